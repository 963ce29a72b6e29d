//! The time zone of a team: what its local times are elsewhere.

use chrono::{DateTime, Datelike as _, NaiveDateTime, Timelike as _};
use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// A time zone that has a name, such as `Europe/Zurich`; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The time zone of this name; `None` when the world has none of it.
    pub fn named(name: &str) -> Option<Self> {
        TimeZoneDatabase::bundled().get(name.trim()).ok().map(Self)
    }

    /// All names, in the order of the alphabet.
    pub fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect()
    }

    /// A local time in UTC. Of a time that the clocks show twice it is the first; one that they skip counts on from
    /// before they were changed. So do calendars (RFC 5545).
    pub fn to_utc(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let small = |number: u32| i8::try_from(number).ok();
        let year = i16::try_from(local.year()).ok()?;
        let date = civil::Date::new(year, small(local.month())?, small(local.day())?).ok()?;
        let time =
            civil::Time::new(small(local.hour())?, small(local.minute())?, small(local.second())?, 0).ok()?;
        let zoned = self.0.to_ambiguous_zoned(date.to_datetime(time)).compatible().ok()?;
        Some(DateTime::from_timestamp(zoned.timestamp().as_second(), 0)?.naive_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(zone: &str, local: &str) -> String {
        Zone::named(zone).unwrap().to_utc(local.parse().unwrap()).unwrap().to_string()
    }

    #[test]
    fn local_times_are_others_elsewhere() {
        assert_eq!(utc("Europe/Zurich", "2026-11-24T10:00:00"), "2026-11-24 09:00:00");
        assert_eq!(utc("Europe/Zurich", "2040-07-24T10:00:00"), "2040-07-24 08:00:00", "in years to come");
        assert_eq!(utc("asia/kolkata", "2026-11-24T00:10:00"), "2026-11-23 18:40:00");
        assert_eq!(Zone::named("Europe/Zürich"), None);
        assert!(Zone::names().iter().any(|name| name == "Europe/Zurich"));
    }

    #[test]
    fn a_change_of_clocks_is_read_as_calendars_do() {
        assert_eq!(utc("Europe/Zurich", "2026-03-29T02:30:00"), "2026-03-29 01:30:00", "skipped");
        assert_eq!(utc("Europe/Zurich", "2026-10-25T02:30:00"), "2026-10-25 00:30:00", "twice");
    }
}

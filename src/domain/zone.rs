//! The time zone of a team: what its local times are elsewhere.

use chrono::{MappedLocalTime, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{GapInfo, TZ_VARIANTS, Tz};

/// A time zone that has a name, such as `Europe/Zurich`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// The time zone of this name, in capitals or not; `None` when the world has none of it.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name)).copied().map(Self)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// A local time in UTC. Of a time that the clocks show twice it is the first; one that they skip counts on from
    /// before they were changed. So do calendars (RFC 5545).
    pub fn to_utc(self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at.naive_utc()),
            MappedLocalTime::None => {
                let (_, before) = GapInfo::new(&local, &self.0)?.begin?;
                local.checked_sub_offset(before.fix())
            }
        }
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
        assert!(Zone::names().any(|name| name == "Europe/Zurich"));
    }

    #[test]
    fn a_change_of_clocks_is_read_as_calendars_do() {
        assert_eq!(utc("Europe/Zurich", "2026-03-29T02:30:00"), "2026-03-29 01:30:00", "skipped");
        assert_eq!(utc("Europe/Zurich", "2026-10-25T02:30:00"), "2026-10-25 00:30:00", "twice");
        assert_eq!(
            utc("Australia/Lord_Howe", "2026-10-04T02:15:00"),
            "2026-10-03 15:45:00",
            "half an hour skipped"
        );
        assert_eq!(utc("Pacific/Apia", "2011-12-30T12:00:00"), "2011-12-30 22:00:00", "a day skipped");
    }
}

//! The only "now": the machine's local time, or the one that `SONGSHEET_NOW` fixes.

use std::ffi::OsStr;
use std::ops::RangeInclusive;
use std::path::Path;

use chrono::{DateTime, Datelike as _, Local, NaiveDate, NaiveDateTime, Utc};

/// The years in which the clock can stand. Dates in files have four digits for the year, and a plan looks
/// ahead.
const YEARS: RangeInclusive<i32> = 1..=9998;

/// Reads `SONGSHEET_NOW` or the machine's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    fixed: Option<NaiveDateTime>,
}

/// `SONGSHEET_NOW` holds something that is not a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockError {
    /// What the variable holds.
    pub text: String,
}

impl std::fmt::Display for ClockError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SONGSHEET_NOW is not a moment: {}", crate::escape::visible(&self.text))
    }
}

impl std::error::Error for ClockError {}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { fixed: None }
    }

    /// A clock that stands still.
    pub fn fixed(now: NaiveDateTime) -> Self {
        Self { fixed: Some(now) }
    }

    /// The clock that the value of `SONGSHEET_NOW` asks for: RFC 3339, a local date-time or a date.
    pub fn from_setting(value: Option<&str>) -> Result<Self, ClockError> {
        let Some(text) = value.filter(|text| !text.is_empty()) else { return Ok(Self::system()) };
        parse_moment(text.trim()).map(Self::fixed).ok_or_else(|| ClockError { text: text.to_owned() })
    }

    /// The local date and time.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    pub fn now(self) -> NaiveDateTime {
        let zone = std::env::var_os("TZ").unwrap_or_default();
        self.fixed
            .unwrap_or_else(|| if ends(&zone) { Local::now().naive_local() } else { Utc::now().naive_utc() })
    }

    /// The date and time in UTC; a fixed moment is taken for one.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    pub fn utc(self) -> NaiveDateTime {
        self.fixed.unwrap_or_else(|| Utc::now().naive_utc())
    }

    /// Whether it shows the same moment for ever.
    pub fn stands_still(self) -> bool {
        self.fixed.is_some()
    }

    /// The local date.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }
}

/// Whether the time zone is read to an end: it may be the name of a file, and a device has none.
fn ends(zone: &OsStr) -> bool {
    let name = zone.to_string_lossy();
    let file = Path::new(name.strip_prefix(':').unwrap_or(&name));
    let is_elsewhere = file.is_absolute() || file.components().any(|part| part.as_os_str() == "..");
    !is_elsewhere || file.is_file()
}

fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    read_moment(text).filter(|moment| YEARS.contains(&moment.year()))
}

fn read_moment(text: &str) -> Option<NaiveDateTime> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.naive_local());
    }
    let formats = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let moment = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    moment.or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_no_file_is_not_read() {
        for zone in ["", ":", "Europe/Zurich", ":Europe/Zurich", "EST5EDT", "<+99>-99"] {
            assert!(ends(OsStr::new(zone)), "{zone}");
        }
        for zone in ["/dev/zero", ":/dev/zero", "../../../dev/zero"] {
            assert!(!ends(OsStr::new(zone)), "{zone}");
        }
    }

    #[test]
    fn the_setting_fixes_the_clock() {
        for text in
            ["2026-11-23T09:00:00", "2026-11-23T09:00:00+01:00", "2026-11-23 09:00", "2026-11-23T09:00Z"]
        {
            let now = Clock::from_setting(Some(text)).map(Clock::now);
            let expected = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap();
            if text.ends_with("00Z") && !text.contains(":00:") {
                assert!(now.is_err(), "RFC 3339 has seconds");
            } else {
                assert_eq!(now.unwrap(), expected, "{text}");
            }
        }
        assert_eq!(Clock::from_setting(Some("2026-11-23")).unwrap().today().to_string(), "2026-11-23");
        for far in ["0000-01-01", "-0005-01-01", "9999-01-01", "+262142-12-31"] {
            assert!(Clock::from_setting(Some(far)).is_err(), "{far}");
        }
        assert!(Clock::from_setting(Some("soon")).unwrap_err().to_string().contains("soon"));
    }
}

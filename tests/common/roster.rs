//! A roster that several tests share.

/// Three members and their meetings.
pub const TEAM: &str = r#"
[team]
name = "Platform"

[meeting]
weekday = "tue"
time = "10:00"
minutes = 45

[one_on_one]
cadence = "weekly"
weekday = "wed"
time = "14:00"

[[member]]
name = "Dana Whitfield"
handle = "dana"
aliases = ["Dee"]

[[member]]
name = "Kim Osei"
handle = "kim"

[[member]]
name = "Leo Fontana"
handle = "leo"
notes = "Prefers mornings"
"#;

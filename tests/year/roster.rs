//! The team of the year.

use chrono::NaiveDate;

/// Eleven people who stay, and Oskar.
pub const NAMES: [&str; 12] =
    ["dana", "kim", "priya", "tomasz", "leo", "jonas", "noor", "ines", "mei", "grace", "samuel", "oskar"];

/// Who comes in September.
pub const FARAH: &str = "
[[member]]
name = \"Farah\"
handle = \"farah\"
since = 2026-09-01
weekday = \"wed\"
first = 2026-09-09
";

/// The roster as it stands in January: Dana meets weekly, Samuel monthly, all others every other week.
pub fn team() -> String {
    let head = "[team]\nname = \"Platform\"\nholidays = [2026-04-07, 2026-12-25]\n\
                manager_away = [{ from = 2026-08-03, to = 2026-08-14 }]\n\n[one_on_one]\ncadence = \"fortnightly\"\n";
    let member = |(at, handle): (usize, &&str)| {
        let name = handle[..1].to_uppercase() + &handle[1..];
        let rhythm = match *handle {
            "dana" => "cadence = \"weekly\"\nweekday = \"wed\"\n",
            "samuel" => "cadence = \"monthly\"\nweekday = \"wed\"\n",
            _ if at % 2 == 0 => "weekday = \"thu\"\nfirst = 2026-01-08\n",
            _ => "weekday = \"wed\"\nfirst = 2026-01-14\n",
        };
        format!("\n[[member]]\nname = \"{name}\"\nhandle = \"{handle}\"\nsince = 2024-01-01\n{rhythm}")
    };
    NAMES.iter().enumerate().map(member).fold(head.to_owned(), |text, one| text + &one)
}

/// Who is in the team on a day.
pub fn members_on(date: NaiveDate) -> Vec<&'static str> {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let there = |who: &&str| *who != "oskar" || date <= day("2026-06-26");
    let farah = Some("farah").filter(|_| date >= day("2026-09-01"));
    NAMES.iter().copied().filter(there).chain(farah).collect()
}

//! Writes a year into the log of a workspace, as closing its meetings would have done.

use std::path::Path;

use chrono::NaiveDate;
use songsheet::domain::{DateRange, Week};
use songsheet::store::{self, LogEdit, Place, Reason, Workspace};

use super::story;
use super::year::{Calendar, Story, Year};

const TEAM: &str = include_str!("team.txt");
const ONE_ON_ONES: &str = include_str!("one-on-ones.txt");
const SEED: u64 = 20_261_123;

/// The year before the Monday in whose week the examples play.
pub fn year(folder: &Path) -> Result<Year, String> {
    let place = Place::folder(folder, Reason::DirFlag);
    let workspace = Workspace::load(&place).map_err(|problems| format!("{problems:?}"))?;
    let story = Story { team: story::read(TEAM)?, one_on_ones: story::read(ONE_ON_ONES)? };
    Ok(Year::of(workspace.team(), &story, &calendar().ok_or("no such day")?, SEED))
}

fn calendar() -> Option<Calendar> {
    let day = |month: (i32, u32), day| NaiveDate::from_ymd_opt(month.0, month.1, day);
    let range = |from: Option<NaiveDate>, to: Option<NaiveDate>| Some(DateRange { from: from?, to: to? });
    let nobody_meets = vec![
        range(day((2025, 12), 22), day((2026, 1), 4))?,
        range(day((2026, 4), 3), day((2026, 4), 6))?,
        range(day((2026, 8), 1), day((2026, 8), 14))?,
    ];
    Some(Calendar { from: day((2025, 11), 17)?, to: day((2026, 11), 22)?, nobody_meets })
}

/// Writes the year to a folder that holds a workspace, and no logs yet.
pub fn write(folder: &Path, year: &Year) -> Result<(), String> {
    let place = Place::folder(folder, Reason::DirFlag);
    let save = |edit: &LogEdit| store::log(&place, edit).map(drop).map_err(|error| error.to_string());
    for meeting in &year.meetings {
        save(&LogEdit::Hold(Box::new(meeting.clone())))?;
    }
    year.suggestions.iter().try_for_each(|one| save(&LogEdit::Suggested(one.clone())))
}

/// The names of the log files of a year, below the folder.
pub fn files(year: &Year) -> Vec<String> {
    let of = |meeting: &songsheet::domain::LoggedMeeting| {
        let folder = if meeting.of.with().is_some() { "private/log" } else { "log" };
        format!("{folder}/{}.toml", Week::of(meeting.date))
    };
    let mut files: Vec<String> = year.meetings.iter().map(of).collect();
    files.sort();
    files.dedup();
    files
}

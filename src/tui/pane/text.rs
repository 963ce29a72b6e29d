//! The lines of an agenda's rows at a given width, for drawing, scrolling and the mouse alike.

use super::{Density, ItemLines, OneOnOneRow, TeamRow, hear, item_details, item_lines, promise, suggested};
use crate::cells;
use crate::escape::visible_lines;
use crate::plan::{OneOnOneAgenda, Plan, PrivateItem, TeamAgenda};

/// The cells before a title on the team agenda: time, minutes and the gaps between.
pub const TEAM_INDENT: usize = 11;
/// The cells before a title on a 1-1: minutes and the gaps around them.
pub const ONE_ON_ONE_INDENT: usize = 5;

/// How the manager is called on what only the manager reads.
pub const YOU: &str = "you";
/// How the manager is called on what the team reads.
pub const THE_MANAGER: &str = "the manager";

/// The room that a list of agenda rows has.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The cells of a line.
    pub width: usize,
    /// How generous the rows are.
    pub density: Density,
}

impl Room {
    /// The room for the rows of the team agenda in an area of so many cells and lines: as generous as lets
    /// the whole meeting be seen at once.
    pub fn for_team(agenda: &TeamAgenda, rows: &[TeamRow], width: usize, lines: usize) -> Self {
        let meeting = || rows.iter().take_while(|row| !matches!(row, TeamRow::Gap));
        Self::most_generous(&Density::ALL, width, |room| {
            fits(meeting().map(|row| room.team_height(agenda, *row)), lines)
        })
    }

    /// The room for the rows of the 1-1s: when they do not fit anyway, titles are whole all the same.
    pub fn for_one_on_ones(plan: &Plan, rows: &[OneOnOneRow], width: usize, lines: usize) -> Self {
        Self::most_generous(&[Density::Roomy, Density::Whole], width, |room| {
            fits(rows.iter().map(|row| room.one_on_one_height(plan, *row)), lines)
        })
    }

    /// The most generous room that is enough, else the least generous.
    fn most_generous(densities: &[Density], width: usize, enough: impl Fn(Self) -> bool) -> Self {
        let room = |density: &Density| Self { width, density: *density };
        let least = densities.last().map_or(Density::Tight, |least| *least);
        densities.iter().map(room).find(|room| enough(*room)).unwrap_or(room(&least))
    }

    /// The title and details of a team item; `None` for other rows.
    pub fn team(self, agenda: &TeamAgenda, row: TeamRow) -> Option<ItemLines> {
        let width = self.width.saturating_sub(TEAM_INDENT);
        let item = match row {
            TeamRow::Item(at, _) => &agenda.items.get(at)?.item,
            TeamRow::Written(at, _) => agenda.written.get(at)?,
            TeamRow::Promise(nth) => {
                let one = agenda.promises.get(nth)?.promise();
                let text = promise(one, &agenda.names, THE_MANAGER, agenda.meeting.date);
                return Some(item_lines(&text, &[], width, self.density));
            }
            TeamRow::Overflow(at, _) => {
                let title = agenda.overflow.get(at)?.item.text().title();
                return Some(item_lines(title, &[], width, Density::Tight));
            }
            _ => return None,
        };
        let details = item_details(item.text(), &agenda.names, &agenda.meeting);
        let mut lines = item_lines(item.text().title(), &details, width, self.density);
        if self.density == Density::Roomy {
            let notes = visible_lines(item.notes()).filter(|line| !line.trim().is_empty());
            lines.details.extend(notes.flat_map(|line| cells::wrap(&line, width.max(1))));
        }
        Some(lines)
    }

    /// How many lines a row of the team agenda takes.
    pub fn team_height(self, agenda: &TeamAgenda, row: TeamRow) -> usize {
        self.team(agenda, row).map_or(1, |lines| lines.height())
    }

    /// The title and details of an item of a 1-1; `None` for other rows.
    pub fn one_on_one(self, plan: &Plan, row: OneOnOneRow) -> Option<ItemLines> {
        let width = self.width.saturating_sub(ONE_ON_ONE_INDENT);
        match row {
            OneOnOneRow::Item(agenda, slot, _) => {
                let agenda = plan.one_on_ones.get(agenda)?;
                let item = &agenda.items.get(slot)?.item;
                let details = private_details(item, agenda);
                Some(item_lines(item.text().title(), &details, width, self.density))
            }
            OneOnOneRow::Overflow(agenda, slot, _) => {
                let item = &plan.one_on_ones.get(agenda)?.overflow.get(slot)?.item;
                Some(item_lines(item.text().title(), &[], width.saturating_sub(9), Density::Tight))
            }
            OneOnOneRow::Hear(agenda, nth) => {
                let text = hear(plan.one_on_ones.get(agenda)?.must_hear.get(nth)?, plan.today);
                Some(item_lines(&text, &[], width, self.density))
            }
            OneOnOneRow::Promise(agenda, nth) => {
                let agenda = plan.one_on_ones.get(agenda)?;
                let text = promise(agenda.promises.get(nth)?, &agenda.names, YOU, plan.today);
                Some(item_lines(&text, &[], width, self.density))
            }
            OneOnOneRow::Suggested(agenda) => {
                let text = suggested(plan.one_on_ones.get(agenda)?.suggestion.as_ref()?);
                Some(item_lines(&text, &[], width, self.density))
            }
            OneOnOneRow::Head(_) | OneOnOneRow::Nothing(_) | OneOnOneRow::Off(_) | OneOnOneRow::Gap => None,
        }
    }

    /// How many lines a row of the 1-1s takes.
    pub fn one_on_one_height(self, plan: &Plan, row: OneOnOneRow) -> usize {
        self.one_on_one(plan, row).map_or(1, |lines| lines.height())
    }
}

/// Whether rows of these heights fit; looks at no more of them than it needs to.
fn fits(heights: impl Iterator<Item = usize>, lines: usize) -> bool {
    let mut used = 0;
    for height in heights {
        used += height;
        if used > lines {
            return false;
        }
    }
    true
}

/// What a 1-1 tells of an item: first what makes it special there.
fn private_details(item: &PrivateItem, agenda: &OneOnOneAgenda) -> Vec<String> {
    let first = item.told_first().then(|| "before the team hears it".to_owned());
    let theirs = item.theirs().then(|| "theirs".to_owned());
    let others = match item.also_with().count() {
        0 => None,
        count => Some(format!("and {count} more")),
    };
    let own = agenda.with.clone();
    let rest = item_details(item.text(), &agenda.names, &agenda.meeting);
    let said_above = agenda.names.of_member(&own).to_owned();
    let rest = rest.into_iter().filter(|detail| *detail != said_above);
    first.into_iter().chain(theirs).chain(others).chain(rest).collect()
}

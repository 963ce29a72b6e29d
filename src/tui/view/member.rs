//! What is to be known of a member before their 1-1.

use super::super::model::Work;
use super::super::theme::Theme;
use super::both::{Both, paragraphs, wrapped};
use crate::domain::Member;

/// The member of one of the plan's 1-1s.
pub fn of(work: &Work, agenda: usize) -> Option<&Member> {
    let agenda = work.board.plan.one_on_ones.get(agenda)?;
    work.desk.team().member(&agenda.with)
}

/// Their role, their rhythm and the notes about them.
pub fn lines(member: &Member, width: usize, theme: &Theme) -> Vec<Both> {
    let role = member.role.as_deref().unwrap_or_default();
    let since =
        member.since.map(|since| format!(" · here since {}", since.format("%b %Y"))).unwrap_or_default();
    let rhythm = format!("1-1 {} · {} min{since}", member.one_on_one.cadence, member.one_on_one.minutes);
    let notes = paragraphs(member.notes.as_deref().unwrap_or_default());
    [(role, theme.text), (rhythm.as_str(), theme.dim)]
        .into_iter()
        .chain(notes.iter().map(|line| (line.as_str(), theme.text)))
        .filter(|(text, _)| !text.trim().is_empty())
        .flat_map(|(text, style)| wrapped(text, width, style))
        .collect()
}

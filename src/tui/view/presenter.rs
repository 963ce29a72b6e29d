//! Presenter mode: the team agenda alone. What this file is given holds nothing private, so that it
//! cannot show anything private.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::layout::Areas;
use super::super::pane::{List, TeamRow};
use super::paint::Paint;
use super::team;
use crate::plan::TeamAgenda;

/// What presenter mode may see.
#[derive(Debug)]
pub struct Presented<'a> {
    /// The team agenda.
    pub agenda: &'a TeamAgenda,
    /// Its rows, with the place in them.
    pub list: &'a List<TeamRow>,
}

/// Draws the team agenda, or that the week has none; `week` is how it is spoken of.
pub fn draw(presented: Option<&Presented<'_>>, week: &'static str, areas: &Areas, paint: &mut Paint<'_>) {
    let Some(body) = areas.body else { return };
    let area = column(body);
    let Some(Presented { agenda, list }) = presented else {
        return say(format!("There is no team meeting {week}."), area, paint);
    };
    let today = agenda.meeting.date;
    let inside =
        paint.frame(area, team::title(agenda, today, area.width, paint), &team::gauge(agenda, paint), false);
    let selected = super::super::pane::List::target(list);
    let style: Style = paint.theme.selected;
    let below = team::rows(agenda, list, today, selected.map(|target| (target, style)), inside, paint);
    paint.more(area, below);
}

/// Says that there is no agenda, because the files cannot be read.
pub fn unreadable(areas: &Areas, paint: &mut Paint<'_>) {
    let Some(body) = areas.body else { return };
    say("The agenda cannot be shown: the files have errors.".to_owned(), column(body), paint);
}

fn say(text: String, area: Rect, paint: &mut Paint<'_>) {
    let inside = paint.frame(area, Line::default(), &Line::default(), false);
    paint.line(inside, &Line::styled(text, paint.theme.dim));
}

/// Lines longer than this are hard to read from the other end of a room.
const WIDEST: u16 = 100;

/// The column of the agenda within the body of the page.
pub fn column(body: Rect) -> Rect {
    let width = body.width.min(WIDEST);
    Rect { x: body.x + (body.width - width) / 2, width, ..body }
}

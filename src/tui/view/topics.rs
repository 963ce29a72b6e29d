//! The list of all open topics: a narrow column beside the agendas, a table on the triage page.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layout::{Page, Pane};
use super::super::model::{Model, Work};
use super::super::pane::{Place, Section, TopicRow, left_out, on_screen, place};
use super::super::theme::Theme;
use super::paint::{Paint, row, safe};
use crate::cells;
use crate::classify::{Certainty, Routed, Verdict};
use crate::domain::Route;
use crate::escape::visible;

/// From this width on the triage page says which practice a topic's verdict names.
const ROOM_FOR_PRACTICE: u16 = 80;
/// From this width on a topic's place is shown beside it.
const ROOM_FOR_PLACE: u16 = 28;

/// A place takes no more cells than these, whatever names the roster has.
const LONGEST_PLACE: usize = 28;
/// And its column no fewer than these.
const SHORTEST_PLACE: usize = 10;

/// Draws the list.
pub fn draw(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let focused = model.window.focus == Pane::Topics;
    let inside = paint.frame(area, title(model, work, paint), &filter(model, paint), focused);
    let list = &work.board.topics;
    let table = model.window.page() == Page::Triage;
    for (index, line, _) in on_screen(list.rows.len(), list.cursor.offset, usize::from(inside.height), |_| 1)
    {
        let (Some(topic), Some(row)) = (list.rows.get(index), row(inside, line)) else { continue };
        match *topic {
            TopicRow::Heading(section, count) => heading(section, count, row, paint),
            TopicRow::Topic(key, place) => {
                let Some(routed) = work.desk.get(key) else { continue };
                if table {
                    columns(work, routed, place, row, paint);
                } else {
                    column(work, routed, place, row, paint);
                }
            }
        }
        if index == list.cursor.selected {
            select(model, row, paint);
        }
    }
    let lines = usize::from(inside.height);
    paint.more(area, left_out(&list.rows, list.cursor.offset, lines, |_| 1));
    if list.rows.is_empty() {
        nothing(model, inside, paint);
    }
}

fn title(model: &Model, work: &Work, paint: &Paint<'_>) -> Line<'static> {
    let all = work.desk.routed().len();
    let shown = work.board.topics.rows.iter().filter(|row| matches!(row, TopicRow::Topic(..)));
    let count = if model.filter.is_empty() { all.to_string() } else { format!("{} of {all}", shown.count()) };
    Line::from(vec![
        Span::styled(" Topics ", paint.theme.strong),
        Span::styled(format!("{count} "), paint.theme.dim),
    ])
}

fn filter(model: &Model, paint: &Paint<'_>) -> Line<'static> {
    if model.filter.is_empty() {
        return Line::default();
    }
    Line::styled(format!(" /{} ", visible(model.filter.text())), paint.theme.accent)
}

fn heading(section: Section, count: usize, row: Rect, paint: &mut Paint<'_>) {
    let style = if section == Section::Call { paint.theme.unsure } else { paint.theme.dim };
    let text = format!("{} {count} ", section.heading());
    let rule = "─".repeat(usize::from(row.width).saturating_sub(cells::width(&text)));
    let line = Line::from(vec![Span::styled(text, style), Span::styled(rule, paint.theme.border)]);
    paint.line(row, &line);
}

/// A topic in a narrow list: its mark, title and place.
fn column(work: &Work, routed: &Routed, at: Place, row: Rect, paint: &mut Paint<'_>) {
    let mut left = Line::from(mark(routed.verdict(), paint.theme));
    left.push_span(Span::raw(" "));
    left.push_span(safe(&routed.topic().title, paint.theme.text));
    // Some headings say it for all that stand below them.
    let said_above = matches!(at, Place::Call | Place::OtherWeek);
    let shows_place = row.width >= ROOM_FOR_PLACE && !said_above;
    let place = if shows_place { place(at, &work.board.plan) } else { String::new() };
    paint.ends(row, left, &Line::styled(place, paint.theme.dim));
}

/// A topic on the triage page: its mark, title, practice and place.
fn columns(work: &Work, routed: &Routed, at: Place, row: Rect, paint: &mut Paint<'_>) {
    let dim = paint.theme.dim;
    let place = match at {
        Place::Call => guess(routed.verdict()),
        Place::OtherWeek => String::new(),
        at => place(at, &work.board.plan),
    };
    let mut right = Line::default();
    if row.width >= ROOM_FOR_PRACTICE {
        let practice = cells::pad(routed.verdict().practice().label(), 20);
        let column = work.board.longest_place.clamp(SHORTEST_PLACE, LONGEST_PLACE);
        right.push_span(Span::styled(format!("{practice} {}", cells::pad(&place, column)), dim));
    } else {
        right.push_span(Span::styled(cells::cut(&place, LONGEST_PLACE).into_owned(), dim));
    }
    let mut left = Line::from(mark(routed.verdict(), paint.theme));
    left.push_span(Span::raw(" "));
    left.push_span(safe(&routed.topic().title, paint.theme.text));
    paint.ends(row, left, &right);
}

fn guess(verdict: &Verdict) -> String {
    format!("{}?", verdict.route())
}

/// The glyph of a verdict: filled for everyone, hollow for one, half for not decided.
pub fn mark(verdict: &Verdict, theme: &Theme) -> Span<'static> {
    match (verdict.certainty(), verdict.route()) {
        (Certainty::Unsure, _) => Span::styled("◐", theme.unsure),
        (Certainty::Clear, Route::Broadcast) => Span::styled("●", theme.broadcast),
        (Certainty::Clear, Route::Private) => Span::styled("○", theme.private),
    }
}

fn select(model: &Model, row: Rect, paint: &mut Paint<'_>) {
    let style = if model.window.focus == Pane::Topics {
        paint.theme.selected
    } else {
        paint.theme.selected_elsewhere
    };
    paint.select(row, style);
}

fn nothing(model: &Model, area: Rect, paint: &mut Paint<'_>) {
    let texts = if model.filter.is_empty() {
        ["Nothing to talk about yet.", "a captures a topic."]
    } else {
        ["No topic matches.", "esc shows all."]
    };
    for (line, text) in texts.into_iter().enumerate() {
        if let Some(row) = row(area, line) {
            paint.line(row, &Line::styled(text, paint.theme.dim));
        }
    }
}

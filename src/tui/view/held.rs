//! A meeting that is being held: what is talked about now with its time, and below it everything else. What this
//! file is given of a team meeting held nothing private when it began; each item is checked again when it is drawn.

use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::model::{Holding, Tone};
use super::super::pane::{
    HeldRow, NOT_FOR_ALL, Row as _, THE_MANAGER, YOU, action_for_all, hear, left_out, notes_now, on_screen,
    promise, promise_is_for_all, title_for_all,
};
use super::held_now;
use super::paint::{Paint, row, safe};
use crate::cells;
use crate::desk::Desk;
use crate::domain::Action;
use crate::escape::visible;
use crate::hold::{HoldItem, State};
use crate::plan::Names;
use crate::share::words::day;

/// What is shown of a meeting.
#[derive(Debug)]
pub struct View<'a> {
    /// The meeting with the place in it.
    pub holding: &'a Holding,
    /// The topics as they are now.
    pub desk: &'a Desk,
    /// The names of the team and its people.
    pub names: &'a Names,
    /// The time.
    pub now: NaiveDateTime,
}

/// The parts of the page.
#[derive(Debug, Clone, Copy)]
pub struct Areas {
    /// What is talked about.
    pub now: Rect,
    /// Everything else.
    pub list: Rect,
}

/// Lines longer than this are hard to read.
const WIDEST: u16 = 110;
/// From so many lines on, there is air around what is talked about.
const ROOM_FOR_AIR: u16 = 20;

/// Divides the page; `notes` are those of what is talked about.
pub fn areas(body: Rect, notes: Option<&str>) -> Areas {
    let width = body.width.min(WIDEST);
    let column = Rect { x: body.x + (body.width - width) / 2, width, ..body };
    let lines = if column.height >= ROOM_FOR_AIR { 8 } else { 5 };
    let lines = (lines + lines_of(notes, column)).min(column.height);
    let now = Rect { height: lines, ..column };
    Areas { now, list: Rect { y: column.y + lines, height: column.height - lines, ..column } }
}

/// The lines of the notes that there is room for: a quarter of the page at most.
fn lines_of(notes: Option<&str>, column: Rect) -> u16 {
    let lines =
        notes.map_or(0, |notes| lines_within(notes, usize::from(column.width.saturating_sub(2))).len());
    u16::try_from(lines).unwrap_or(u16::MAX).min(column.height / 4)
}

/// Notes as lines of so many cells.
pub(super) fn lines_within(notes: &str, width: usize) -> Vec<String> {
    notes.lines().flat_map(|line| cells::wrap(&visible(line), width.max(1))).collect()
}

/// Draws the page.
pub fn draw(view: &View<'_>, body: Rect, paint: &mut Paint<'_>) {
    let notes = notes_now(&view.holding.hold, view.desk);
    let Areas { now, list: area } = areas(body, notes);
    held_now::draw(view, notes, now, paint);
    let list = &view.holding.list;
    let inside = paint.frame(area, Line::default(), &Line::default(), true);
    let lines = usize::from(inside.height);
    for (index, line, _) in on_screen(list.rows.len(), list.cursor.offset, lines, |_| 1) {
        let (Some(one), Some(row)) = (list.rows.get(index), row(inside, line)) else { continue };
        draw_row(view, *one, row, paint);
        if index == list.cursor.selected && one.target().is_some() {
            paint.select(row, paint.theme.selected);
        }
    }
    paint.more(area, left_out(&list.rows, list.cursor.offset, lines, |_| 1).filter(|_| lines > 0).map(|_| 0));
}

fn draw_row(view: &View<'_>, one: HeldRow, row: Rect, paint: &mut Paint<'_>) {
    let hold = &view.holding.hold;
    let item = |at: usize| hold.items().get(at);
    let seen = |at: usize| item(at).filter(|item| title_for_all(hold, item, view.desk).is_some());
    match one {
        HeldRow::Gap => {}
        HeldRow::Heading(text) => heading(text, row, paint),
        HeldRow::Nothing => paint.line(row, &Line::styled("     nothing is planned", paint.theme.dim)),
        HeldRow::Hello => {
            let begun = hold.at().is_none() && hold.items().iter().all(HoldItem::is_open);
            frame(if begun { "▶" } else { "✓" }, "Hello", row, paint);
        }
        HeldRow::WrapUp => {
            let over = hold.at().is_none() && !hold.items().iter().any(HoldItem::is_open);
            frame(if over { "▶" } else { "○" }, "Wrap-up", row, paint);
        }
        HeldRow::Item(at) => {
            if let Some(one) = item(at) {
                let title = title_for_all(hold, one, view.desk).unwrap_or(NOT_FOR_ALL);
                draw_item(one, title, hold.at() == Some(at), row, paint);
            }
        }
        HeldRow::Decision(at, nth) => {
            let text = seen(at).and_then(|item| item.decisions.get(nth));
            below("▸", text.map_or(NOT_FOR_ALL, String::as_str), paint.theme.good, row, paint);
        }
        HeldRow::Note(at, nth) => {
            let text = seen(at).and_then(|item| item.notes.lines().nth(nth));
            below("·", text.unwrap_or(NOT_FOR_ALL), paint.theme.dim, row, paint);
        }
        HeldRow::Action(nth) => {
            if let Some(action) = hold.actions().get(nth) {
                ticked(false, &promised(view, action), paint.theme.text, row, paint);
            }
        }
        HeldRow::Promise(nth) => {
            if let Some((one, kept)) = view.holding.aside.promises.get(nth) {
                let style = if one.overdue && !kept { paint.theme.warning } else { paint.theme.text };
                let text = promise(one, view.names, you(view), view.now.date());
                let text = if promise_is_for_all(hold, one, view.desk) { &text } else { NOT_FOR_ALL };
                ticked(*kept, text, style, row, paint);
            }
        }
        HeldRow::Hear(nth) => {
            if let Some((line, told)) = view.holding.aside.hear.get(nth) {
                ticked(*told, &hear(line, view.now.date()), paint.theme.text, row, paint);
            }
        }
    }
}

/// A part of the meeting that is no item.
fn frame(mark: &str, what: &str, row: Rect, paint: &mut Paint<'_>) {
    paint.line(row, &Line::styled(format!(" {mark}  {what}"), paint.theme.dim));
}

/// How the manager is called here.
fn you(view: &View<'_>) -> &'static str {
    if view.holding.is_for_all() { THE_MANAGER } else { YOU }
}

fn promised(view: &View<'_>, action: &Action) -> String {
    let who = action.who.as_ref().map_or(you(view), |who| view.names.of_member(who));
    let until =
        action.until.map(|until| format!(" · until {}", day(until, view.now.date()))).unwrap_or_default();
    let what = action_for_all(&view.holding.hold, action, view.desk);
    what.map_or_else(|| NOT_FOR_ALL.to_owned(), |what| format!("{who}: {what}{until}"))
}

fn heading(text: &str, row: Rect, paint: &mut Paint<'_>) {
    let text = format!("{text} ");
    let rule = "─".repeat(usize::from(row.width).saturating_sub(cells::width(&text)));
    let line = Line::from(vec![Span::styled(text, paint.theme.dim), Span::styled(rule, paint.theme.border)]);
    paint.line(row, &line);
}

/// An item with its mark, and what became of it or how long it may take at the right end.
fn draw_item(item: &HoldItem, title: &str, current: bool, row: Rect, paint: &mut Paint<'_>) {
    let (mark, word, tone) = standing(item, current);
    let style = match () {
        () if current => paint.theme.strong,
        () if item.is_open() => paint.theme.text,
        () => paint.theme.dim,
    };
    let mark = Span::styled(format!(" {mark}  "), paint.tone(tone));
    let left = Line::from(vec![mark, safe(title, style)]);
    paint.ends(row, left, &Line::styled(word, paint.theme.dim));
}

fn standing(item: &HoldItem, current: bool) -> (&'static str, String, Tone) {
    let planned = format!("{} min", item.planned);
    let took = item.took().map_or(String::new(), |took| format!(" {took} of {planned}"));
    match item.state {
        State::Open if current => ("▶", planned, Tone::Good),
        State::Open => ("○", planned, Tone::Plain),
        State::Said => ("✓", format!("said{took}"), Tone::Good),
        State::Carried => ("→", "carried over".to_owned(), Tone::Warning),
        State::Parked => ("◌", "parked".to_owned(), Tone::Warning),
        State::Written => ("✎", "in writing".to_owned(), Tone::Dim),
    }
}

fn below(mark: &str, text: &str, style: Style, row: Rect, paint: &mut Paint<'_>) {
    let mark = Span::styled(format!("      {mark} "), paint.theme.dim);
    paint.ends(row, Line::from(vec![mark, safe(text, style)]), &Line::default());
}

fn ticked(done: bool, text: &str, style: Style, row: Rect, paint: &mut Paint<'_>) {
    let (mark, style) = if done { ("☑", paint.theme.dim) } else { ("☐", style) };
    let mark = Span::styled(format!(" {mark}  "), style);
    paint.ends(row, Line::from(vec![mark, safe(text, style)]), &Line::default());
}

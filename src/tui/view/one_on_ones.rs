//! The agendas of the 1-1s, one below the other.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::Pane;
use super::super::model::{Model, Work};
use super::super::pane::{
    ONE_ON_ONE_INDENT, OneOnOneRow, Room, Row as _, Target, begun, left_out, meeting_time, on_screen,
    that_week,
};
use super::paint::{Paint, row, safe};
use super::team::used;
use crate::escape::visible;
use crate::plan::{OneOnOneAgenda, Overflow, Plan, PrivateItem};
use crate::share::words::{day, not_held};

/// Draws the 1-1s in their pane.
pub fn draw(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let focused = model.window.focus == Pane::OneOnOnes;
    let plan = &work.board.plan;
    let count = match plan.one_on_ones.len() {
        0 => format!("none {} ", that_week(plan)),
        count => format!("{count} {} ", that_week(plan)),
    };
    let title =
        Line::from(vec![Span::styled(" 1-1s ", paint.theme.strong), Span::styled(count, paint.theme.dim)]);
    let inside = paint.frame(area, title, &Line::default(), focused);
    let list = &work.board.one_on_ones;
    let room = Room::for_one_on_ones(plan, &list.rows, usize::from(inside.width), usize::from(inside.height));
    let height = |index: usize| list.rows.get(index).map_or(1, |row| room.one_on_one_height(plan, *row));
    let selection = Selection::of(model, work);
    let offset = list.cursor.offset;
    let begun = begun(&list.rows, offset, usize::from(inside.height));
    if let Some(agenda) = begun.and_then(|agenda| plan.one_on_ones.get(agenda)) {
        head(agenda, plan, Rect { height: 1, ..inside }, paint);
    }
    let inside = if begun.is_some() { below_head(inside) } else { inside };
    let lines = usize::from(inside.height);
    paint.more(area, left_out(&list.rows, offset, lines, height));
    let rows = on_screen(list.rows.len(), offset, lines, height);
    for (index, line, lines) in rows {
        let Some(one) = list.rows.get(index) else { continue };
        draw_row(plan, *one, room, (inside, line), paint);
        for row in (line..line + lines).filter_map(|line| row(inside, line)) {
            if selection.covers(index, one.target()) {
                paint
                    .select(row, if focused { paint.theme.selected } else { paint.theme.selected_elsewhere });
            }
        }
    }
}

/// The room that is left when somebody's line stays on top.
fn below_head(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// What is to be marked: the selected row itself, or, from another pane, every row of the topic.
enum Selection {
    Row(usize),
    Topic(Option<Target>),
}

impl Selection {
    fn of(model: &Model, work: &Work) -> Self {
        match model.window.focus {
            Pane::OneOnOnes => Self::Row(work.board.one_on_ones.cursor.selected),
            other => Self::Topic(work.board.target(other)),
        }
    }

    fn covers(&self, index: usize, target: Option<Target>) -> bool {
        match self {
            Self::Row(selected) => *selected == index,
            Self::Topic(topic) => topic.is_some() && *topic == target,
        }
    }
}

fn draw_row(plan: &Plan, one: OneOnOneRow, room: Room, (area, line): (Rect, usize), paint: &mut Paint<'_>) {
    let Some(first) = row(area, line) else { return };
    match one {
        OneOnOneRow::Gap => {}
        OneOnOneRow::Off(nth) => off(plan, nth, first, paint),
        OneOnOneRow::Nothing(agenda) => {
            let held_on = plan.one_on_ones.get(agenda).and_then(|agenda| agenda.held_on);
            let text =
                held_on.map_or("nothing yet".to_owned(), |on| format!("held on {}", day(on, plan.today)));
            paint.line(first, &Line::styled(format!("  {text}"), paint.theme.dim));
        }
        OneOnOneRow::Head(agenda) => {
            if let Some(agenda) = plan.one_on_ones.get(agenda) {
                head(agenda, plan, first, paint);
            }
        }
        OneOnOneRow::Item(..) => item(plan, one, room, (area, line), paint),
        OneOnOneRow::Hear(..) => {
            marked(plan, one, room, ("↻", paint.theme.text), (area, line), paint);
        }
        OneOnOneRow::Promise(agenda, nth) => {
            let agenda = plan.one_on_ones.get(agenda);
            let overdue = agenda.and_then(|agenda| agenda.promises.get(nth)).is_some_and(|one| one.overdue);
            let style = if overdue { paint.theme.warning } else { paint.theme.text };
            marked(plan, one, room, ("☐", style), (area, line), paint);
        }
        OneOnOneRow::Suggested(_) => {
            marked(plan, one, room, ("?", paint.theme.private), (area, line), paint);
        }
        OneOnOneRow::Overflow(agenda, slot, _) => {
            let over = plan.one_on_ones.get(agenda).and_then(|agenda| agenda.overflow.get(slot));
            if let (Some(over), Some(lines)) = (over, room.one_on_one(plan, one)) {
                overflow(over, &lines.title, first, paint);
            }
        }
    }
}

fn head(agenda: &OneOnOneAgenda, plan: &Plan, row: Rect, paint: &mut Paint<'_>) {
    let name = safe(agenda.names.of_member(&agenda.with), paint.theme.strong);
    let when = Span::styled(format!("  {}", meeting_time(&agenda.meeting, plan.today)), paint.theme.dim);
    let minutes = match agenda.held_on {
        Some(_) => Line::styled(" held ", paint.theme.dim),
        None => used(agenda.used(), agenda.meeting.minutes, paint),
    };
    paint.ends(row, Line::from(vec![name, when]), &minutes);
}

/// A 1-1 that is not held, and why.
fn off(plan: &Plan, nth: usize, row: Rect, paint: &mut Paint<'_>) {
    let Some(one) = plan.not_held.get(nth) else { return };
    let name = one.of.with().map_or("", |who| plan.names.of_member(who));
    let why = not_held(one.why, &visible(name), plan.today);
    let name = safe(name, paint.theme.dim);
    let when = Span::styled(format!("  {}", day(one.on, plan.today)), paint.theme.dim);
    paint.ends(row, Line::from(vec![name, when]), &Line::styled(why, paint.theme.warning));
}

fn item(plan: &Plan, one: OneOnOneRow, room: Room, (area, line): (Rect, usize), paint: &mut Paint<'_>) {
    let OneOnOneRow::Item(agenda, slot, _) = one else { return };
    let slot = plan.one_on_ones.get(agenda).and_then(|agenda| agenda.items.get(slot));
    let (Some(slot), Some(lines)) = (slot, room.one_on_one(plan, one)) else { return };
    let mut minutes = Some(Span::styled(format!("{:>3}  ", slot.minutes.0), paint.theme.dim));
    let title = lines.title.into_iter().map(|text| (text, paint.theme.text));
    let details = lines.details.into_iter().map(|text| (text, paint.theme.dim));
    for (offset, (text, style)) in title.chain(details).enumerate().collect::<Vec<_>>() {
        let Some(row) = row(area, line + offset) else { return };
        let before = minutes.take().unwrap_or_else(|| Span::raw(" ".repeat(ONE_ON_ONE_INDENT)));
        paint.line(row, &Line::from(vec![before, Span::styled(text, style)]));
    }
}

/// What takes no time box of its own, with a mark where the minutes would be.
fn marked(
    plan: &Plan,
    one: OneOnOneRow,
    room: Room,
    (mark, style): (&'static str, Style),
    (area, line): (Rect, usize),
    paint: &mut Paint<'_>,
) {
    let Some(lines) = room.one_on_one(plan, one) else { return };
    let mut mark = Some(Span::styled(format!("{mark:>3}  "), paint.theme.dim));
    for (offset, text) in lines.title.into_iter().enumerate() {
        let Some(row) = row(area, line + offset) else { return };
        let before = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(ONE_ON_ONE_INDENT)));
        paint.line(row, &Line::from(vec![before, Span::styled(text, style)]));
    }
}

/// What does not fit this time, with the date on which it comes.
fn overflow(over: &Overflow<PrivateItem>, title: &[String], row: Rect, paint: &mut Paint<'_>) {
    let dim = paint.theme.dim;
    let minutes = format!("{:>3}  ", over.minutes.0);
    let to = over.to.map_or("later".to_owned(), |to| to.format("→ %-d %b").to_string());
    let left = Line::styled(format!("{minutes}{}", title.concat()), dim);
    paint.ends(row, left, &Line::styled(to, dim));
}

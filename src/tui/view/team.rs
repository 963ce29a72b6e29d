//! The agenda of the team meeting.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::Pane;
use super::super::model::{Model, Work};
use super::super::pane::{
    List, Room, TEAM_INDENT, Target, TeamRow, left_out, meeting_time, on_screen, that_week,
};
use super::paint::{Paint, row};
use crate::cells;
use crate::domain::{MeetingOf, Minutes};
use crate::plan::{Meeting, Plan, TeamAgenda};
use crate::share::words::{self, day};

/// From this width on the meeting's whole name stands in the frame.
const ROOM_FOR_NAME: u16 = 50;

/// Draws the team agenda in its pane.
pub fn draw(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let focused = model.window.focus == Pane::Team;
    let plan = &work.board.plan;
    let Some(agenda) = &plan.team else {
        let inside =
            paint.frame(area, Line::styled(" Team meeting ", paint.theme.strong), &Line::default(), focused);
        return paint.line(inside, &Line::styled(none(plan), paint.theme.dim));
    };
    let inside =
        paint.frame(area, title(agenda, plan.today, area.width, paint), &gauge(agenda, paint), focused);
    let current = work.board.target(model.window.focus);
    let style = if focused { paint.theme.selected } else { paint.theme.selected_elsewhere };
    let selected = current.map(|target| (target, style));
    let below = rows(agenda, &work.board.team, plan.today, selected, inside, paint);
    paint.more(area, below);
}

/// Says that the week has no team meeting, and why; for the manager.
fn none(plan: &Plan) -> String {
    let off = plan.not_held.iter().find(|off| off.of == MeetingOf::Team);
    let why = off.map(|off| format!(": {}", words::not_held(off.why, "", plan.today))).unwrap_or_default();
    format!("There is none {}{why}.", that_week(plan))
}

/// The meeting's name and time.
pub fn title(agenda: &TeamAgenda, today: NaiveDate, width: u16, paint: &Paint<'_>) -> Line<'static> {
    let name = if width >= ROOM_FOR_NAME { " Team meeting " } else { " Team " };
    let when = format!("· {} ", meeting_time(&agenda.meeting, today));
    Line::from(vec![Span::styled(name, paint.theme.strong), Span::styled(when, paint.theme.text)])
}

/// The minutes used of those that there are, or that it is over.
pub fn gauge(agenda: &TeamAgenda, paint: &Paint<'_>) -> Line<'static> {
    if agenda.held_on.is_some() {
        return Line::styled(" held ", paint.theme.dim);
    }
    used(agenda.used(), agenda.meeting.minutes, paint)
}

/// Minutes in use of those that there are, as numbers and, when full, in another colour.
pub fn used(used: Minutes, all: Minutes, paint: &Paint<'_>) -> Line<'static> {
    let style = if used > all { paint.theme.warning } else { paint.theme.dim };
    Line::styled(format!(" {used}/{all} min "), style)
}

/// Draws the rows that are on the screen; gives back how many topics are left out below them.
pub fn rows(
    agenda: &TeamAgenda,
    list: &List<TeamRow>,
    today: NaiveDate,
    selected: Option<(Target, Style)>,
    area: Rect,
    paint: &mut Paint<'_>,
) -> Option<usize> {
    let lines = usize::from(area.height);
    let room = Room::for_team(agenda, &list.rows, usize::from(area.width), lines);
    let height = |index: usize| list.rows.get(index).map_or(1, |row| room.team_height(agenda, *row));
    let agenda_rows = Rows { agenda, room, today };
    for (index, line, lines) in on_screen(list.rows.len(), list.cursor.offset, lines, height) {
        let Some(team_row) = list.rows.get(index) else { continue };
        agenda_rows.draw(*team_row, area, line, paint);
        for line in line..line + lines {
            let (Some((target, style)), Some(row)) = (selected, row(area, line)) else { continue };
            if super::super::pane::Row::target(team_row) == Some(target) {
                paint.select(row, style);
            }
        }
    }
    left_out(&list.rows, list.cursor.offset, lines, height)
}

struct Rows<'a> {
    agenda: &'a TeamAgenda,
    room: Room,
    today: NaiveDate,
}

impl Rows<'_> {
    fn draw(&self, team_row: TeamRow, area: Rect, line: usize, paint: &mut Paint<'_>) {
        let Some(first) = row(area, line) else { return };
        let meeting = &self.agenda.meeting;
        let dim = paint.theme.dim;
        match team_row {
            TeamRow::Opening(minutes) => self.plain(Some(Minutes(0)), minutes, "Hello", first, paint),
            TeamRow::Closing(at, minutes) => self.plain(Some(at), minutes, "Wrap-up", first, paint),
            TeamRow::Free(minutes) => self.plain(None, minutes, "free", first, paint),
            TeamRow::Nothing => {
                let text = self.agenda.held_on.map_or_else(
                    || "Nothing to say yet.".to_owned(),
                    |on| format!("It was {}.", words::held(on, meeting)),
                );
                paint.line(first, &Line::styled(format!("{:TEAM_INDENT$}{text}", ""), dim));
            }
            TeamRow::Gap => {}
            TeamRow::InWriting => heading(&format!("{} ", words::IN_WRITING), first, paint),
            TeamRow::Later(to) => later(to, self.today, first, paint),
            TeamRow::Promised => heading("Promised ", first, paint),
            TeamRow::Written(..) => self.marked(team_row, "✎", paint.theme.text, (area, line), paint),
            TeamRow::Promise(nth) => {
                let overdue = self.agenda.promises.get(nth).is_some_and(|one| one.promise().overdue);
                let style = if overdue { paint.theme.warning } else { paint.theme.text };
                self.marked(team_row, "☐", style, (area, line), paint);
            }
            TeamRow::Item(at, _) => {
                let Some(slot) = self.agenda.items.get(at) else { return };
                let start = Span::styled(time(meeting, Some(slot.offset)), dim);
                let minutes = Span::styled(format!("{:>3}  ", slot.minutes.0), paint.theme.text);
                self.item(team_row, vec![start, minutes], paint.theme.text, (area, line), paint);
            }
            TeamRow::Overflow(at, _) => {
                let Some(over) = self.agenda.overflow.get(at) else { return };
                let minutes = Span::styled(format!("{}{:>3}  ", time(meeting, None), over.minutes.0), dim);
                self.item(team_row, vec![minutes], dim, (area, line), paint);
            }
        }
    }

    /// A part of the meeting that is no topic.
    fn plain(&self, at: Option<Minutes>, minutes: Minutes, what: &str, row: Rect, paint: &mut Paint<'_>) {
        let text = format!("{}{:>3}  {what}", time(&self.agenda.meeting, at), minutes.0);
        paint.line(row, &Line::styled(text, paint.theme.dim));
    }

    /// What takes no time, with a mark where the minutes would be.
    fn marked(
        &self,
        team_row: TeamRow,
        mark: &'static str,
        style: Style,
        place: (Rect, usize),
        paint: &mut Paint<'_>,
    ) {
        let before = format!("{:>width$}  ", mark, width = TEAM_INDENT - 2);
        self.item(team_row, vec![Span::styled(before, paint.theme.dim)], style, place, paint);
    }

    fn item(
        &self,
        team_row: TeamRow,
        before: Vec<Span<'static>>,
        style: Style,
        (area, line): (Rect, usize),
        paint: &mut Paint<'_>,
    ) {
        let Some(lines) = self.room.team(self.agenda, team_row) else { return };
        let mut before = Some(before);
        let details = lines.details.into_iter().map(|text| (text, paint.theme.dim));
        let all = lines.title.into_iter().map(|text| (text, style)).chain(details);
        for (offset, (text, style)) in all.enumerate() {
            let Some(row) = row(area, line + offset) else { return };
            let mut spans = before.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(TEAM_INDENT))]);
            spans.push(Span::styled(text, style));
            paint.line(row, &Line::from(spans));
        }
    }
}

/// The time of day so far into the meeting; when the roster gives no start, the minutes themselves.
fn time(meeting: &Meeting, offset: Option<Minutes>) -> String {
    let text = match (offset, offset.and_then(|offset| meeting.time_at(offset))) {
        (_, Some(time)) => time.format("%H:%M").to_string(),
        (Some(offset), None) => format!("+{offset}"),
        (None, None) => String::new(),
    };
    cells::pad(&text, TEAM_INDENT - 5)
}

fn later(to: Option<NaiveDate>, today: NaiveDate, row: Rect, paint: &mut Paint<'_>) {
    let text = to.map_or("No meeting in sight ".to_owned(), |to| format!("Goes to {} ", day(to, today)));
    heading(&text, row, paint);
}

/// Words with a rule behind them.
fn heading(text: &str, row: Rect, paint: &mut Paint<'_>) {
    let rule = "─".repeat(usize::from(row.width).saturating_sub(cells::width(text)));
    let text = Span::styled(text.to_owned(), paint.theme.dim);
    paint.line(row, &Line::from(vec![text, Span::styled(rule, paint.theme.border)]));
}

//! What is talked about at the moment, large, with the time that is left.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::pane::{NOT_FOR_ALL, title_for_all};
use super::held::{View, lines_within};
use super::paint::{Paint, row, safe};
use crate::cells;
use crate::domain::{MeetingOf, Minutes};
use crate::escape::visible;
use crate::hold::{Hold, HoldItem, Pace, TimeLeft};
use crate::share::words;

/// The cells of the bar that shows how the time goes, where there is room, and the least.
const BAR: usize = 24;
const SHORTEST_BAR: usize = 4;
/// The cells beside it.
const BESIDE_BAR: usize = 44;

/// Draws it in its frame.
pub fn draw(view: &View<'_>, notes: Option<&str>, area: Rect, paint: &mut Paint<'_>) {
    let hold = &view.holding.hold;
    let inside = paint.frame(area, title(view, paint), &clock(hold, paint), true);
    let width = usize::from(inside.width).max(1);
    let (titled, details) = now(view);
    let bar = width.saturating_sub(BESIDE_BAR).clamp(SHORTEST_BAR, BAR);
    let times = times(view, bar, paint);
    // The times are what one looks up for, so the title gives way to them.
    let room = usize::from(inside.height).saturating_sub(times.len());
    let mut lines: Vec<Line<'static>> = Vec::new();
    let wrapped = cells::wrap(&visible(&titled), width);
    lines.extend(wrapped.into_iter().take(room.max(1)).map(|text| Line::styled(text, paint.theme.strong)));
    let notes = notes.map(|notes| lines_within(notes, width)).unwrap_or_default();
    // Where there is little room, the notes say more than who raised it.
    let reserved = usize::from(!notes.is_empty());
    if lines.len() + reserved < room && !details.is_empty() {
        lines.push(Line::from(safe(&details, paint.theme.dim)));
    }
    let free = room.saturating_sub(lines.len());
    lines.extend(notes.into_iter().take(free).map(|line| Line::styled(line, paint.theme.text)));
    if lines.len() < room {
        lines.push(Line::default());
    }
    lines.extend(times);
    for (at, line) in lines.into_iter().enumerate() {
        if let Some(row) = row(inside, at) {
            paint.ends(row, line, &Line::default());
        }
    }
}

/// Which meeting it is, and who is not there.
fn title(view: &View<'_>, paint: &Paint<'_>) -> Line<'static> {
    let hold = &view.holding.hold;
    let meeting = match hold.of() {
        MeetingOf::Team => "Team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("1-1 with {}", words::name(view.names, who)),
    };
    let missing = match hold.absent() {
        [] => String::new(),
        absent => format!("· not here: {} ", words::list(view.names, absent)),
    };
    Line::from(vec![
        Span::styled(format!(" {meeting} "), paint.theme.strong),
        Span::styled(missing, paint.theme.warning),
    ])
}

/// Whether the clock runs, and the time of day.
fn clock(hold: &Hold, paint: &Paint<'_>) -> Line<'static> {
    let since = hold.began().format("since %H:%M");
    if hold.is_running() {
        Line::styled(format!(" ▶ {since} "), paint.theme.good)
    } else {
        Line::styled(" ‖ paused ", paint.theme.warning)
    }
}

/// What is talked about, and what is to be known of it.
fn now(view: &View<'_>) -> (String, String) {
    let hold = &view.holding.hold;
    let Some(item) = hold.current() else {
        let open = hold.items().iter().filter(|item| item.is_open()).count();
        return match (open, hold.items().len()) {
            (0, 0) => ("Nothing is planned".to_owned(), String::new()),
            (0, _) => ("All items have been talked about".to_owned(), "Wrap up, then close".to_owned()),
            (open, all) if open == all => ("Hello".to_owned(), items(all)),
            (open, _) => (format!("{} still to come", items(open)), String::new()),
        };
    };
    let Some(title) = title_for_all(hold, item, view.desk) else {
        return (NOT_FOR_ALL.to_owned(), place(hold, item));
    };
    let from = item.from.as_ref().map(|from| format!("from {}", words::name(view.names, from)));
    let place = place(hold, item);
    let practice = item.practice.map(|practice| practice.label().to_owned());
    let details: Vec<_> = from.into_iter().chain(practice).chain([place]).collect();
    (title.to_owned(), details.join(" · "))
}

/// So many items.
fn items(count: usize) -> String {
    if count == 1 { "1 item".to_owned() } else { format!("{count} items") }
}

fn place(hold: &Hold, item: &HoldItem) -> String {
    let at = hold.items().iter().position(|one| one == item).map_or(0, |at| at + 1);
    format!("{at} of {}", hold.items().len())
}

/// The time left for the item, and for the whole meeting.
fn times(view: &View<'_>, bar: usize, paint: &Paint<'_>) -> Vec<Line<'static>> {
    let hold = &view.holding.hold;
    let line = |what, left: TimeLeft, whole, more: &str| {
        let gauge = gauge(left.seconds, whole, bar);
        time(what, left, whole, (&gauge, more), paint)
    };
    let mut lines = Vec::new();
    if let (Some(left), Some(item)) = (hold.left_for_item(view.now), hold.current()) {
        lines.push(line("Item", left, item.planned, ""));
    }
    let overrun = hold.overrun(view.now).map(|by| format!(" · {by} min too much is left to say"));
    lines.push(line("Meeting", hold.left(view.now), hold.whole(), &overrun.unwrap_or_default()));
    lines
}

fn time(
    what: &str,
    left: TimeLeft,
    whole: Minutes,
    (gauge, more): (&str, &str),
    paint: &Paint<'_>,
) -> Line<'static> {
    let (mark, word, style) = match left.pace {
        Pace::Calm => (" ", "left", paint.theme.good),
        Pace::Short => ("◔", "left, soon over", paint.theme.warning),
        Pace::Over => ("!", "over", paint.theme.error),
    };
    let clock = clock_of(left.seconds);
    Line::from(vec![
        Span::styled(cells::pad(what, 9), paint.theme.dim),
        Span::styled(gauge.to_owned(), style),
        Span::styled(format!(" {mark} {clock:>5} {word}"), style),
        Span::styled(format!(" · {whole} min{more}"), paint.theme.dim),
    ])
}

/// Minutes and seconds.
fn clock_of(seconds: i64) -> String {
    let seconds = seconds.abs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A bar of so many cells that empties.
fn gauge(seconds: i64, whole: Minutes, cells: usize) -> String {
    let whole = u64::from(whole.0.max(1)) * 60;
    let left = u64::try_from(seconds.max(0)).unwrap_or(0).min(whole);
    let full = usize::try_from(left * cells as u64 / whole).unwrap_or(0);
    format!("{}{}", "█".repeat(full), "░".repeat(cells - full))
}

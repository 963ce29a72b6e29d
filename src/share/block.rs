//! One agenda as a block of lines: heading, items with time, length and kind, what did not fit.

use super::{remembered, words};
use crate::cells::{cut, pad, pad_left, width, wrap};
use crate::domain::Minutes;
use crate::escape::{visible, visible_lines};
use crate::plan::{ItemText, Meeting, Names, OneOnOneAgenda, Overflow, PrivateItem, Slot, TeamAgenda};

/// Cells before the title: time, minutes and the gaps around them.
const LEFT: usize = 11;
/// Cells before what stands below a title; two more, so that it does not read as part of it.
const BELOW: usize = LEFT + 2;
/// Cells of the column with the kind, and of the gap before it.
const RIGHT: usize = 9;

/// So many of a list stand in an overview.
const FEW: usize = 3;

/// How much of an item is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// What stands on the agenda, for the overview of a week.
    Overview,
    /// With its link and, in a 1-1, the notes to prepare it.
    Full,
}

/// One line of an agenda before it is laid out.
struct Row<'a> {
    time: String,
    minutes: Minutes,
    title: &'a str,
    kind: &'static str,
    details: Vec<String>,
}

/// The team meeting as a block of `cells` cells.
pub(super) fn team(agenda: &TeamAgenda, cells: usize, depth: Depth) -> Vec<String> {
    let (meeting, names) = (&agenda.meeting, &agenda.names);
    let usage = words::usage_or_held(agenda.held_on, agenda.used(), meeting);
    let mut lines = heading("TEAM MEETING", meeting, &usage, cells);
    if agenda.held_on.is_some() {
        return lines;
    }
    let frame = |title, offset, minutes| Row {
        time: time_at(meeting, offset),
        minutes,
        title,
        kind: "",
        details: Vec::new(),
    };
    if agenda.opening.0 > 0 {
        row(&frame("Hello", Minutes(0), agenda.opening), cells, &mut lines);
    }
    for slot in &agenda.items {
        let details = words::slot_details(slot, slot.item.text(), meeting, names);
        row(&slot_row(slot, slot.item.text(), meeting, details), cells, &mut lines);
        if depth == Depth::Full {
            preparation(slot.item.notes(), slot.item.link(), cells, &mut lines);
        }
    }
    if agenda.items.is_empty() {
        lines.push(format!("{:LEFT$}nothing planned", ""));
    }
    if agenda.closing.0 > 0 {
        let end = meeting.minutes.saturating_sub(agenda.closing);
        row(&frame("Wrap-up", end, agenda.closing), cells, &mut lines);
    }
    in_writing(agenda, depth, cells, &mut lines);
    section(remembered::PROMISED, &remembered::team_promises(agenda), depth, cells, &mut lines);
    overflow(agenda.meeting, &agenda.overflow, names, |item| item.text(), cells, &mut lines);
    lines
}

/// What the team reads instead of hearing it.
fn in_writing(agenda: &TeamAgenda, depth: Depth, cells: usize, lines: &mut Vec<String>) {
    if agenda.written.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(words::IN_WRITING.to_owned());
    for item in &agenda.written {
        let title = wrap(&visible(item.text().title()), cells.saturating_sub(LEFT).max(8));
        lines.extend(title.into_iter().map(|line| format!("{:LEFT$}{line}", "")));
        indented(
            &words::details(item.text(), &agenda.names, None, &agenda.meeting).join(" · "),
            cells,
            lines,
        );
        if depth == Depth::Full {
            preparation(item.notes(), item.link(), cells, lines);
        }
    }
}

/// One member's 1-1 as a block of `cells` cells.
pub(super) fn one_on_one(agenda: &OneOnOneAgenda, cells: usize, depth: Depth) -> Vec<String> {
    let (meeting, names) = (&agenda.meeting, &agenda.names);
    let usage = words::usage_or_held(agenda.held_on, agenda.used(), meeting);
    let mut lines = heading(&words::name(names, &agenda.with).to_uppercase(), meeting, &usage, cells);
    if agenda.held_on.is_some() {
        return lines;
    }
    must_hear(agenda, cells, &mut lines);
    for slot in &agenda.items {
        let mut details = words::slot_details(slot, slot.item.text(), meeting, names);
        details.extend(words::private_details(&slot.item, names));
        row(&slot_row(slot, slot.item.text(), meeting, details), cells, &mut lines);
        if depth == Depth::Full {
            preparation(slot.item.notes(), slot.item.link(), cells, &mut lines);
        }
    }
    if agenda.items.is_empty() {
        lines.push(format!("{:LEFT$}nothing planned: the time is theirs", ""));
    }
    if let Some(question) = &agenda.suggestion {
        lines.extend(below(&remembered::suggestion(question), LEFT, cells));
    }
    let promises = agenda.promises.iter().map(|one| remembered::promise(one, names, meeting.date));
    section(remembered::PROMISED, &promises.collect::<Vec<_>>(), depth, cells, &mut lines);
    overflow(agenda.meeting, &agenda.overflow, names, PrivateItem::text, cells, &mut lines);
    lines
}

/// What the member must hear, in the time that is kept for it: all of it, since it is told from here.
fn must_hear(agenda: &OneOnOneAgenda, cells: usize, lines: &mut Vec<String>) {
    if agenda.must_hear.is_empty() {
        return;
    }
    let time = time_at(&agenda.meeting, Minutes(0));
    let title = remembered::MUST_HEAR;
    row(&Row { time, minutes: agenda.reserved, title, kind: "", details: Vec::new() }, cells, lines);
    let all: Vec<_> = agenda.must_hear.iter().map(|line| remembered::must_hear(line, agenda)).collect();
    lines.extend(all.iter().flat_map(|line| below(line, BELOW, cells)));
}

/// A heading and what stands below it; nothing when there is nothing.
fn section(heading: &str, all: &[String], depth: Depth, cells: usize, lines: &mut Vec<String>) {
    if all.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(heading.to_owned());
    lines.extend(some_of(all, depth).iter().flat_map(|line| below(line, LEFT, cells)));
}

/// All of it, or for an overview the first few and how many more there are.
fn some_of(all: &[String], depth: Depth) -> Vec<String> {
    let shown = if depth == Depth::Overview && all.len() > FEW + 1 { FEW } else { all.len() };
    let more = (all.len() > shown).then(|| format!("and {} more", all.len() - shown));
    all.iter().take(shown).cloned().chain(more).collect()
}

/// Text below a title, from a column on.
fn below(text: &str, indent: usize, cells: usize) -> Vec<String> {
    let room = cells.saturating_sub(indent).max(8);
    wrap(text, room).into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}

/// The meeting's name and date on the left, how full it is on the right; on two lines where one is too
/// narrow.
fn heading(title: &str, meeting: &Meeting, usage: &str, cells: usize) -> Vec<String> {
    let left = format!("{title}  {}", words::when(meeting));
    let room = cells.saturating_sub(width(usage) + 2);
    let mut lines = if width(&left) <= room {
        vec![format!("{}  {usage}", pad(&left, room))]
    } else {
        vec![
            cut(title, cells).into_owned(),
            cut(&format!("{} · {usage}", words::when(meeting)), cells).into_owned(),
        ]
    };
    lines.push("─".repeat(cells));
    lines
}

fn slot_row<'a, T>(slot: &Slot<T>, item: &'a ItemText, meeting: &Meeting, details: Vec<String>) -> Row<'a> {
    Row {
        time: time_at(meeting, slot.offset),
        minutes: slot.minutes,
        title: item.title(),
        kind: item.kind().as_str(),
        details,
    }
}

fn time_at(meeting: &Meeting, offset: Minutes) -> String {
    meeting.time_at(offset).map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

/// Lays out one item: title and kind in their columns, details below the title.
fn row(row: &Row, cells: usize, lines: &mut Vec<String>) {
    let room = cells.saturating_sub(LEFT + RIGHT).max(8);
    let title = wrap(&visible(row.title), room);
    for (at, part) in title.iter().enumerate() {
        let (time, minutes, kind) = if at == 0 {
            (row.time.as_str(), row.minutes.to_string(), row.kind)
        } else {
            ("", String::new(), "")
        };
        let line = format!("{} {}  {}  {kind}", pad(time, 5), pad_left(&minutes, 3), pad(part, room));
        lines.push(line.trim_end().to_owned());
    }
    indented(&row.details.join(" · "), cells, lines);
}

/// What is to be read below an item.
fn preparation(notes: &str, link: Option<&str>, cells: usize, lines: &mut Vec<String>) {
    for line in visible_lines(notes) {
        indented(&line, cells, lines);
    }
    indented(&visible(link.unwrap_or_default()), cells, lines);
}

fn indented(text: &str, cells: usize, lines: &mut Vec<String>) {
    if text.is_empty() {
        return;
    }
    let room = cells.saturating_sub(BELOW).max(8);
    lines.extend(wrap(text, room).into_iter().map(|line| format!("{:BELOW$}{line}", "")));
}

fn overflow<T>(
    meeting: Meeting,
    left: &[Overflow<T>],
    names: &Names,
    text: impl Fn(&T) -> &ItemText,
    cells: usize,
    lines: &mut Vec<String>,
) {
    for together in left.chunk_by(|a, b| a.to == b.to) {
        lines.push(String::new());
        lines.extend(together.first().map(|first| words::moved_to(first.to, &meeting)));
        for one in together {
            let item = text(&one.item);
            let (title, kind) = (item.title(), item.kind().as_str());
            let details = words::details(item, names, one.to, &meeting);
            row(&Row { time: String::new(), minutes: one.minutes, title, kind, details }, cells, lines);
        }
    }
}

//! The first line: whose week it is, what needs the manager, and the pages.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::actions::Action;
use super::super::layout::{Page, Pane};
use super::super::model::{Model, Work};
use super::paint::{Paint, line_width, safe, span_width};
use crate::domain::Week;

/// On a narrower terminal our own name is left out.
const ROOM_FOR_OUR_NAME: u16 = 90;

/// Draws the first line.
pub fn draw(model: &Model, area: Rect, paint: &mut Paint<'_>) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut left = whose(model, paint);
    let room = usize::from(area.width).saturating_sub(line_width(&left) + 2);
    let mut ends = right_ends(model, paint);
    // Our own name is the first to go.
    let name = Span::styled("songsheet  ", paint.theme.dim);
    let fits = ends.first().is_none_or(|most| line_width(most) + span_width(&name) <= room);
    if fits && area.width >= ROOM_FOR_OUR_NAME {
        left.spans.insert(0, name);
    }
    let least = ends.pop().unwrap_or_default();
    // For the least of them the left end gives way.
    let right = ends.into_iter().find(|line| line_width(line) <= room).unwrap_or(least);
    paint.ends(area, left, &right);
}

fn whose<'a>(model: &Model, paint: &Paint<'_>) -> Line<'a> {
    let mut line = Line::default();
    let Some(work) = &model.work else {
        return line;
    };
    let plan = &work.board.plan;
    line.push_span(safe(&plan.names.team, paint.theme.strong));
    line.push_span(Span::styled(format!(" · {}", week(plan.week, Week::of(plan.today))), paint.theme.text));
    line
}

/// A week by its number and its working days.
fn week(week: Week, current: Week) -> String {
    let (monday, friday) = (week.monday(), week.day(chrono::Weekday::Fri));
    let same_month = monday.format("%b").to_string() == friday.format("%b").to_string();
    let from = monday.format(if same_month { "%-d" } else { "%-d %b" });
    let which = match week.since(current) {
        0 => String::new(),
        1 => " · next week".to_owned(),
        -1 => " · last week".to_owned(),
        ahead if ahead > 0 => format!(" · in {ahead} weeks"),
        ago => format!(" · {} weeks ago", -ago),
    };
    format!("week {} · {from}–{}{which}", week.number(), friday.format("%-d %b"))
}

/// What can stand at the right end, from the most to the least that it says: what is wrong with the files
/// is the last to go.
fn right_ends(model: &Model, paint: &Paint<'_>) -> Vec<Line<'static>> {
    if model.is_shared() {
        return Vec::new();
    }
    let all = pages(model, paint, Named::All);
    let numbers = pages(model, paint, Named::This);
    let problems = pages(model, paint, Named::Problems);
    let attention = attention(model, paint);
    if attention.iter().all(|line| line_width(line) == 0) {
        return vec![all, numbers, problems];
    }
    let ends = [&all, &numbers, &problems].map(|pages| attention.each_ref().map(|calls| both(calls, pages)));
    ends.into_iter().flatten().chain([problems]).collect()
}

/// What asks for the manager, in words, partly in words and in numbers.
fn attention(model: &Model, paint: &Paint<'_>) -> [Line<'static>; 3] {
    let plan = model.work.as_ref().map(|work| &work.board.plan);
    let calls = match plan.map_or(0, |plan| plan.undecided.len()) {
        0 => [String::new(), String::new()],
        1 => ["◐ 1 needs your call".to_owned(), "◐ 1".to_owned()],
        count => [format!("◐ {count} need your call"), format!("◐ {count}")],
    };
    let advice = match plan.map_or(0, |plan| plan.advice.len()) {
        0 => [String::new(), String::new()],
        count => [format!("⚑ {count} to look at"), format!("⚑ {count}")],
    };
    let elsewhere = model.holding.is_some() && model.window.page() != Page::Hold;
    let held =
        if elsewhere { format!("▶ {} meeting", model.keymap.shown(Action::Hold)) } else { String::new() };
    let line = |calls: &String, advice: &String| {
        let styles = [paint.theme.good, paint.theme.unsure, paint.theme.text];
        let mut line = Line::default();
        for (text, style) in [&held, calls, advice].into_iter().zip(styles) {
            if line_width(&line) > 0 && !text.is_empty() {
                line.push_span(Span::raw("  "));
            }
            line.push_span(Span::styled(text.clone(), style));
        }
        line
    };
    let ([long, short], [more, less]) = (&calls, &advice);
    [line(long, more), line(long, less), line(short, less)]
}

fn both(calls: &Line<'static>, pages: &Line<'static>) -> Line<'static> {
    let mut line = calls.clone();
    if line_width(pages) > 0 {
        line.push_span(Span::raw("    "));
        line.spans.extend(pages.spans.iter().cloned());
    }
    line
}

/// Which of the pages are told by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// All of them.
    All,
    /// The one that is shown; of the others the key alone.
    This,
    /// The problems, and nothing is said of the others.
    Problems,
}

/// The pages with their keys; the problems only when there are some.
const PAGES: [(Page, Action, &str); 6] = [
    (Page::Plan, Action::Plan, "Plan"),
    (Page::Triage, Action::Triage, "Triage"),
    (Page::People, Action::People, "People"),
    (Page::Log, Action::Log, "Log"),
    (Page::Forecast, Action::Forecast, "Forecast"),
    (Page::LookBack, Action::LookBack, "Look back"),
];

fn pages(model: &Model, paint: &Paint<'_>, named: Named) -> Line<'static> {
    let mut line = Line::default();
    for (page, action, name) in PAGES.into_iter().filter(|_| named != Named::Problems) {
        let active = model.window.page() == page;
        let key = model.keymap.shown(action);
        let said = if active || named == Named::All { format!("{key} {name}") } else { key };
        let gap = if named == Named::All { "  " } else { " " };
        let gap = if line_width(&line) == 0 { "" } else { gap };
        line.push_span(Span::raw(gap));
        line.push_span(Span::styled(said, if active { here(paint) } else { paint.theme.dim }));
    }
    let (count, active) = (model.problems.count(), model.window.page() == Page::Problems);
    if count > 0 || active {
        let gap = if line_width(&line) == 0 { "" } else { "  " };
        let said = format!("{gap}{} Problems {count}", model.keymap.shown(Action::Problems));
        line.push_span(Span::styled(said, if active { here(paint) } else { paint.theme.warning }));
    }
    line
}

/// The style of the page that is shown.
fn here(paint: &Paint<'_>) -> Style {
    paint.theme.accent.add_modifier(Modifier::UNDERLINED)
}

/// Draws the line that names the panes, those on the screen brighter.
pub fn panes(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let shown = model.areas().map(|areas| areas.panes).unwrap_or_default();
    let mut line = Line::raw(" ");
    for pane in Pane::ALL {
        let on_screen = shown.iter().any(|(one, _)| *one == pane);
        let style = match (model.window.focus == pane, on_screen) {
            (true, _) => paint.theme.accent.add_modifier(Modifier::UNDERLINED),
            (false, true) => paint.theme.text,
            (false, false) => paint.theme.dim,
        };
        line.push_span(Span::styled(name(pane, work), style));
        line.push_span(Span::raw("   "));
    }
    let key = model.keymap.shown(Action::NextPane);
    paint.ends(area, line, &Line::styled(format!("{key} next "), paint.theme.dim));
}

fn name(pane: Pane, work: &Work) -> String {
    match pane {
        Pane::Topics => format!("Topics {}", work.desk.routed().len()),
        Pane::Team => "Team meeting".to_owned(),
        Pane::OneOnOnes => format!("1-1s {}", work.board.plan.one_on_ones.len()),
    }
}

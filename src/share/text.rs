//! Agendas as plain text of a given width: what `songsheet` prints and a pipe gets.

use super::block::{self, Depth};
use super::columns::{fit, lay_out};
use super::{advice, words};
use crate::cells::{pad, width, wrap};
use crate::classify::Routed;
use crate::domain::Week;
use crate::escape::visible;
use crate::plan::{Names, OneOnOneAgenda, Plan, TeamAgenda};

/// More advice than this is counted and not told.
const MOST_ADVICE: usize = 12;
/// The widest column of ids and reasons beside a title.
const WIDEST_ASIDE: usize = 40;

/// The team meeting's agenda, `columns` wide.
pub fn team(agenda: &TeamAgenda, columns: usize) -> String {
    let mut lines = title(&agenda.names, Week::of(agenda.meeting.date), columns);
    lines.extend(block::team(agenda, columns, Depth::Full));
    finish(&lines)
}

/// One member's 1-1 with the notes to prepare it, `columns` wide. For the manager.
pub fn one_on_one(agenda: &OneOnOneAgenda, columns: usize) -> String {
    finish(&block::one_on_one(agenda, columns, Depth::Full))
}

/// All agendas of a week, side by side when `columns` are enough, with what needs the manager's call and
/// what waits. For the manager.
pub fn week(plan: &Plan, columns: usize) -> String {
    let mut lines = title(&plan.names, plan.week, columns);
    let (count, cells) = fit(columns);
    let team = match &plan.team {
        Some(agenda) => block::team(agenda, cells, Depth::Overview),
        None => vec!["TEAM MEETING  none this week".to_owned()],
    };
    let one_on_ones = plan.one_on_ones.iter().map(|agenda| block::one_on_one(agenda, cells, Depth::Overview));
    lines.extend(lay_out(team, one_on_ones.collect(), count, cells));
    let undecided = plan.undecided.iter().map(|one| (one.routed.clone(), guess(&one.routed)));
    section(&mut lines, "NEEDS YOUR CALL", undecided.collect(), columns);
    let waiting =
        plan.waiting.iter().map(|one| (one.routed.clone(), words::waiting(one, &plan.names, plan.today)));
    section(&mut lines, "WAITING", waiting.collect(), columns);
    let off = words::meetings_off(plan);
    if !off.is_empty() {
        lines.extend([String::new(), "NOT HELD".to_owned(), "─".repeat(columns)]);
        lines.extend(off.iter().flat_map(|off| wrap(off, columns)));
    }
    advise(&mut lines, plan, columns);
    if let Some(price) = words::economics(&plan.economics()) {
        lines.push(String::new());
        lines.extend(wrap(&price, columns));
    }
    finish(&lines)
}

fn title(names: &Names, week: Week, columns: usize) -> Vec<String> {
    let mut lines = wrap(&format!("{} · {}", visible(&names.team), words::week(week)), columns);
    lines.push(String::new());
    lines
}

/// What the rules would guess of a topic that needs a call.
fn guess(routed: &Routed) -> String {
    format!("{}?", routed.verdict().route())
}

/// Adds a list of topics below a heading: an aside, which is not repeated, then the title.
fn section(lines: &mut Vec<String>, heading: &str, topics: Vec<(Routed, String)>, columns: usize) {
    if topics.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(format!("{heading}  {}", topics.len()));
    lines.push("─".repeat(columns));
    let widest = topics.iter().map(|(_, aside)| width(aside)).max().unwrap_or(0).min(WIDEST_ASIDE);
    let room = columns.saturating_sub(widest + 2).max(8);
    let mut last = String::new();
    for (routed, aside) in topics {
        let titles = wrap(&visible(&routed.topic().title), room);
        let asides = if aside == last { Vec::new() } else { wrap(&aside, widest) };
        last = aside;
        for at in 0..titles.len().max(asides.len()) {
            let part = |of: &[String]| of.get(at).cloned().unwrap_or_default();
            lines.push(format!("{}  {}", pad(&part(&asides), widest), part(&titles)).trim_end().to_owned());
        }
    }
}

/// Adds what the manager should know or decide, the most pressing first.
fn advise(lines: &mut Vec<String>, plan: &Plan, columns: usize) {
    if plan.advice.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(format!("WORTH A LOOK  {}", plan.advice.len()));
    lines.push("─".repeat(columns));
    for one in plan.advice.iter().take(MOST_ADVICE) {
        let said = wrap(&advice::sentence(one, &plan.names, plan.today), columns.saturating_sub(2).max(8));
        lines.extend(
            said.iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { "· " } else { "  " })),
        );
    }
    if plan.advice.len() > MOST_ADVICE {
        lines.push(format!("  and {} more", plan.advice.len() - MOST_ADVICE));
    }
}

fn finish(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

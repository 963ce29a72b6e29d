//! A verdict and what it rests on, as lines of text: shared by the summary and the details.

use ratatui::text::{Line, Span};

use super::super::model::{Why, Work};
use super::super::pane::waiting_for;
use super::super::theme::Theme;
use super::both::{Both, only};
use super::topics::mark;
use crate::cells;
use crate::classify::{Certainty, Reason, Side, Source, Verdict};
use crate::domain::{Practice, Principle, Route, TopicKey};
use crate::escape::visible;

/// Where it goes, and how sure that is or who decided.
pub fn verdict(verdict: &Verdict, width: usize, theme: &Theme) -> Vec<Both> {
    let (head, style, rest) = match verdict.why_unsure() {
        None => (route_name(verdict.route()), theme.strong, decided_by(verdict).to_owned()),
        Some(doubt) => {
            let rest = format!("perhaps {}; {doubt}", verdict.route());
            ("Needs your call", theme.unsure, rest)
        }
    };
    // The mark takes a cell of its own, and what follows stands below the first word.
    let lines = cells::wrap(&format!("{head} · {rest}"), width.saturating_sub(2).max(1));
    let mut mark = Some(mark(verdict, theme));
    let line = |text: String| {
        let (head, rest) = match (mark.is_some(), text.strip_prefix(head)) {
            (true, Some(rest)) => (head.to_owned(), rest.to_owned()),
            _ => (String::new(), text),
        };
        let mark = mark.take().unwrap_or(Span::raw(" "));
        only(Line::from(vec![mark, Span::raw(" "), Span::styled(head, style), Span::styled(rest, theme.dim)]))
    };
    lines.into_iter().map(line).collect()
}

/// The practice that explains the route, and the sections of the article that speak for telling everyone.
pub fn practice(verdict: &Verdict) -> String {
    let cited = verdict.principles().map(Principle::cite);
    [verdict.practice().cite()].into_iter().chain(cited).collect::<Vec<_>>().join(" · ")
}

fn route_name(route: Route) -> &'static str {
    match route {
        Route::Broadcast => "Broadcast",
        Route::Private => "Private",
    }
}

fn decided_by(verdict: &Verdict) -> &'static str {
    match verdict.source() {
        Source::Rules => "clear",
        Source::Manager => "your call",
        Source::Embargo if verdict.route() == Route::Broadcast => "its embargo is over",
        Source::Embargo => "under embargo",
    }
}

/// One reason: its words, what they speak for and how much.
pub fn reason(reason: &Reason, width: usize, theme: &Theme) -> Vec<Both> {
    let words = format!("“{}”", visible(reason.text.trim()));
    weighed(&words, reason.practice, reason.weight, width, theme)
}

/// What the manager's calls have taught, as one reason.
pub fn of_calls(taught: &[Reason], width: usize, theme: &Theme) -> Vec<Both> {
    let Some(first) = taught.first() else { return Vec::new() };
    let words: Vec<_> = taught.iter().map(|one| format!("“{}”", visible(one.text.trim()))).collect();
    let weight = taught.iter().map(|one| one.weight).sum();
    weighed(&format!("your calls: {}", words.join(" ")), first.practice, weight, width, theme)
}

fn weighed(words: &str, practice: Practice, weight: f32, width: usize, theme: &Theme) -> Vec<Both> {
    let right = format!("{}  {weight:+.1}", practice.label());
    let room = width.saturating_sub(cells::width(&right) + 2).max(12);
    let words = cells::wrap(words, room);
    let mut right = Some(Line::styled(right, theme.dim));
    let words = words.into_iter().map(|words| Line::styled(words, theme.text));
    words.map(|line| (line, right.take().unwrap_or_default())).collect()
}

/// What all that is not told one by one weighs.
pub fn rest(weight: f32, theme: &Theme) -> Option<Both> {
    let right = Line::styled(format!("{weight:+.1}"), theme.dim);
    (weight.abs() >= 0.05).then(|| (Line::styled(Side::REST, theme.dim), right))
}

/// Both prices of saying it; nothing for what is talked about with one person.
pub fn prices(why: &Why) -> Option<String> {
    let verdict = &why.explanation.verdict;
    let private = verdict.certainty() == Certainty::Clear && verdict.route() == Route::Private;
    let economics = why.economics.filter(|economics| !private && economics.people > 1)?;
    let (once, each) = (economics.manager_broadcast, economics.manager_serial);
    let (all_once, all_each) = (economics.broadcast, economics.serial);
    Some(format!(
        "Said once: {once} min of your time, {all_once} of everybody's; in {} 1-1s: {each} and {all_each}",
        economics.people
    ))
}

/// What the topic waits for, when it waits.
pub fn waits(work: &Work, key: TopicKey) -> Vec<String> {
    let plan = &work.board.plan;
    let waiting = plan.waiting.iter().filter(|one| one.routed.topic().key == key);
    waiting.map(|one| waiting_for(&one.why, plan)).collect()
}

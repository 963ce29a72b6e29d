//! What a verdict rests on, as lines of text: shared by the panel below the plan and the triage page.

use ratatui::text::{Line, Span};

use super::super::model::{Why, Work};
use super::super::pane::waiting_for;
use super::paint::{Paint, safe};
use super::topics::mark;
use crate::cells;
use crate::classify::{Certainty, Doubt, Principle, Reason, Source, Verdict};
use crate::domain::{Route, TopicKey};
use crate::escape::visible;

/// Where it goes, and how sure that is or who decided.
pub fn verdict(verdict: &Verdict, paint: &Paint<'_>) -> Line<'static> {
    let (head, style, rest) = match verdict.doubt() {
        None => (route_name(verdict.route()), paint.theme.strong, decided_by(verdict).to_owned()),
        Some(doubt) => {
            let rest = format!("perhaps {}: {}", verdict.route(), why_unsure(doubt));
            ("Needs your call", paint.theme.unsure, rest)
        }
    };
    Line::from(vec![
        mark(verdict, paint),
        Span::styled(format!(" {head}"), style),
        Span::styled(format!(" · {rest}"), paint.theme.dim),
    ])
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
        Source::Embargo => "under embargo",
    }
}

fn why_unsure(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::LittleEvidence => "the text says too little",
        Doubt::Torn => "the text speaks for both",
        Doubt::MaybeSensitive => "it may be sensitive",
        Doubt::Contradiction => "it is called broadcast, yet marked as confidential",
    }
}

/// What rests on more than a few words is not quoted in a line of quotes.
const LONGEST_QUOTE: usize = 40;

/// The words of the strongest reasons in a line: `“outage” · “what the alert missed”`.
pub fn words(reasons: &[Reason], most: usize) -> Option<String> {
    let mut shown: Vec<&str> = Vec::new();
    for text in reasons.iter().map(|reason| reason.text.trim()) {
        let short = !text.is_empty() && cells::width(text) <= LONGEST_QUOTE;
        if short && !shown.contains(&text) && shown.len() < most {
            shown.push(text);
        }
    }
    let quoted: Vec<_> = shown.iter().map(|text| format!("“{}”", visible(text))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" · "))
}

/// One reason: its words, what they speak for and how much.
pub fn reason(reason: &Reason, paint: &Paint<'_>) -> (Line<'static>, Line<'static>) {
    let words = format!("“{}”", reason.text.trim());
    let right = format!("{}  {:+.1}", reason.practice.label(), reason.weight);
    (Line::from(safe(&words, paint.theme.text)), Line::styled(right, paint.theme.dim))
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
    waiting.map(|one| waiting_for(&one.why, &plan.names, plan.today)).collect()
}

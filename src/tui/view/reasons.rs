//! What a verdict rests on, as lines of text: shared by the panel below the plan and the triage page.

use ratatui::text::{Line, Span};

use super::super::model::{Why, Work};
use super::super::pane::waiting_for;
use super::paint::{Paint, safe};
use super::topics::mark;
use crate::classify::{Certainty, Doubt, Principle, Reason, Source, Verdict};
use crate::domain::{Route, TopicKey};
use crate::plan::Economics;

/// Where it goes, how sure that is, who decided, and the practice.
pub fn verdict(verdict: &Verdict, paint: &Paint<'_>) -> Vec<Line<'static>> {
    let strong = paint.theme.strong;
    let route = route_name(verdict.route());
    let mut head = Line::from(vec![mark(verdict, paint), Span::raw(" ")]);
    match verdict.doubt() {
        None => {
            head.push_span(Span::styled(route, strong));
            head.push_span(Span::styled(format!(" · {}", decided_by(verdict)), paint.theme.dim));
        }
        Some(doubt) => {
            head.push_span(Span::styled("Needs your call", paint.theme.unsure));
            head.push_span(Span::styled(
                format!(" · {}, perhaps {}", why_unsure(doubt), verdict.route()),
                paint.theme.dim,
            ));
        }
    }
    head.push_span(Span::styled(" · ", paint.theme.dim));
    head.push_span(Span::styled(verdict.practice().cite(), paint.theme.text));
    vec![head]
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

/// The words of the strongest reasons in a line: `“outage” · “what the alert missed”`.
pub fn words(reasons: &[Reason], most: usize) -> Option<String> {
    let mut shown: Vec<&str> = Vec::new();
    for reason in reasons {
        if !reason.text.trim().is_empty() && !shown.contains(&reason.text.as_str()) && shown.len() < most {
            shown.push(&reason.text);
        }
    }
    let quoted: Vec<_> =
        shown.iter().map(|text| format!("“{}”", crate::escape::visible(text.trim()))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" · "))
}

/// One reason: its words, what they speak for and how much.
pub fn reason(reason: &Reason, paint: &Paint<'_>) -> (Line<'static>, Line<'static>) {
    let words = format!("“{}”", reason.text.trim());
    let right = format!("{}  {:+.1}", reason.practice.label(), reason.weight);
    (Line::from(safe(&words, paint.theme.text)), Line::styled(right, paint.theme.dim))
}

/// The sections of the article that speak for telling everyone.
pub fn principles(verdict: &Verdict, paint: &Paint<'_>) -> Option<Line<'static>> {
    let cited: Vec<_> = verdict.principles().map(Principle::cite).collect();
    (!cited.is_empty()).then(|| Line::styled(cited.join(" · "), paint.theme.dim))
}

/// Both prices of saying it, the one of the verdict's route first.
pub fn prices(why: &Why, paint: &Paint<'_>) -> Option<Line<'static>> {
    let economics = why.economics?;
    if why.explanation.verdict.certainty() == Certainty::Clear
        && why.explanation.verdict.route() == Route::Private
    {
        return None;
    }
    Some(Line::styled(both(&economics), paint.theme.dim))
}

fn both(economics: &Economics) -> String {
    let people =
        if economics.people == 1 { "a 1-1".to_owned() } else { format!("{} 1-1s", economics.people) };
    let once =
        format!("Said once: {} min of yours, {} of all", economics.manager_broadcast, economics.broadcast);
    format!("{once} · in {people}: {} and {}", economics.manager_serial, economics.serial)
}

/// What the topic waits for, when it waits.
pub fn waits(work: &Work, key: TopicKey, paint: &Paint<'_>) -> Vec<Line<'static>> {
    let plan = &work.board.plan;
    let waiting = plan.waiting.iter().filter(|one| one.routed.topic().key == key);
    waiting
        .map(|one| Line::styled(waiting_for(&one.why, &plan.names, plan.today), paint.theme.warning))
        .collect()
}

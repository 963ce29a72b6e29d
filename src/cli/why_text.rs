//! `why` for reading: the verdict in a sentence, the article's words, what speaks for it and against
//! it, what would change it, and what it costs.

use std::io;

use chrono::NaiveDate;

use crate::cells;
use crate::classify::{Certainty, Explanation, Field, Reason, Side, Source, Verdict};
use crate::domain::{Practice, Principle, Route, Team, Topic};
use crate::escape::visible;
use crate::plan::Economics;
use crate::share::words::{day, economics};

use super::page::{Page, Tone, plain};
use super::tried::Tried;
use super::words;

/// What `why` tells about.
pub struct Answer<'a> {
    /// The topic, or text made into one.
    pub topic: &'a Topic,
    /// Its verdict with everything it rests on.
    pub explanation: &'a Explanation,
    /// Where it stands, as `topics.toml:12`; `None` for text that stands nowhere.
    pub place: Option<String>,
    /// Where it stands in this week's plan, each in a phrase.
    pub standing: Vec<String>,
    /// The day.
    pub today: NaiveDate,
    /// The two prices of saying it.
    pub economics: Economics,
    /// What rules change that are tried out.
    pub tried: Option<&'a Tried>,
}

/// Prints the answer.
pub fn print(page: &mut Page<'_>, team: &Team, answer: &Answer<'_>) -> io::Result<()> {
    title(page, team, answer)?;
    verdict(page, answer)?;
    let tried = answer.tried.map(Tried::ids).unwrap_or_default();
    let is_tried = |reason: &Reason| tried.contains(&reason.rule.as_str());
    let [for_it, against] = answer.explanation.sides(answer.topic, is_tried);
    reasons(page, "What speaks for it", '+', &for_it, &tried)?;
    reasons(page, "What speaks against it", '−', &against, &tried)?;
    advice(page, &answer.explanation.advice)?;
    if let Some(tried) = answer.tried {
        tried.print(page, for_it.telling.iter().chain(&against.telling).any(is_tried))?;
    }
    cost(page, answer)
}

fn title(page: &mut Page<'_>, team: &Team, answer: &Answer<'_>) -> io::Result<()> {
    page.paragraph(0, Tone::Strong, &answer.topic.title)?;
    let id = answer.topic.id.as_ref().map(ToString::to_string);
    let people = Some(words::people(team, answer.topic)).filter(|people| !people.is_empty());
    let about: Vec<_> = [id, people, answer.place.clone()].into_iter().flatten().collect();
    if !about.is_empty() {
        page.line(&[Tone::Quiet.of(about.join(" · "))])?;
    }
    page.gap()
}

/// The verdict, and below it what it means.
fn verdict(page: &mut Page<'_>, answer: &Answer<'_>) -> io::Result<()> {
    let verdict = &answer.explanation.verdict;
    let (mark, tone) = words::mark(verdict);
    let sensitive = if verdict.sensitive() { ", sensitive" } else { "" };
    page.line(&[tone.of(format!(
        "{mark} {}, {}{sensitive}",
        verdict.route(),
        verdict.certainty().as_str()
    ))])?;
    page.paragraph(2, Tone::Plain, &decision(answer))?;
    answer.standing.iter().try_for_each(|phrase| page.hanging(&[plain("  → ")], Tone::Plain, phrase))
}

/// What the verdict means for the topic.
fn decision(answer: &Answer<'_>) -> String {
    let verdict = &answer.explanation.verdict;
    let meeting = meeting(verdict.route());
    if let Some(says) = words::doubt(verdict) {
        let cite = verdict.practice().cite();
        return format!(
            "{says} The guess is {meeting} (“{cite}”), but it stands on no agenda until your call."
        );
    }
    let goes = match (words::decided(answer.topic, verdict, answer.today), answer.topic.embargo) {
        (Some(_), Some(end)) if verdict.source() == Source::Embargo && verdict.route() == Route::Private => {
            let end = day(end, answer.today);
            format!("It goes to a 1-1 until its embargo ends on {end}, then to the team meeting.")
        }
        (Some(decided), _) => format!("It goes to {meeting} – {decided}."),
        (None, _) if verdict.route() == Route::Private => {
            let cite = verdict.practice().cite();
            return format!("It goes to {meeting}, which the article recommends here: “{cite}”.");
        }
        (None, _) => format!("It goes to {meeting}."),
    };
    format!("{goes} {}", article(verdict))
}

/// Where a route leads, in a sentence.
fn meeting(route: Route) -> &'static str {
    match route {
        Route::Broadcast => "the team meeting",
        Route::Private => "a 1-1",
    }
}

/// The article's words. Where others than the rules decided, it is not the article that says so.
fn article(verdict: &Verdict) -> String {
    let says = match verdict.source() {
        Source::Rules => "The article advises against a 1-1 here",
        Source::Manager | Source::Embargo => "Nearest in the article",
    };
    let cited = format!("{says}: “{}”.", verdict.practice().cite());
    let principles: Vec<_> = verdict.principles().map(Principle::cite).collect();
    match principles.as_slice() {
        [] => cited,
        all => format!("{cited} Told to all, it serves “{}”.", all.join("” and “")),
    }
}

/// So many words are shown; the rest is added up.
const SHOWN: usize = 6;
/// What weighs less than is shown of a number is not told.
const NOTHING: f32 = 0.05;

/// One thing that speaks for a side, with what it weighs.
struct Told {
    weight: f32,
    words: String,
    practice: Practice,
    /// Whether it comes from a rule that is tried out.
    tried: bool,
}

/// Prints a side: its words with what they speak for, what the calls have taught, and what the rest adds.
fn reasons(page: &mut Page<'_>, heading: &str, sign: char, side: &Side, tried: &[&str]) -> io::Result<()> {
    let (shown, rest) = told(side, tried);
    if shown.is_empty() && rest < NOTHING {
        return Ok(());
    }
    page.gap()?;
    page.line(&[Tone::Strong.of(heading)])?;
    let room = page.width().saturating_sub(32).max(16);
    let width = shown.iter().map(|one| cells::width(&one.words)).max().unwrap_or_default().min(room);
    let weight = |weight: f32| Tone::Quiet.of(format!("{:>6}  ", format!("{sign}{weight:.1}")));
    for one in shown {
        page.line(&[
            weight(one.weight),
            plain(cells::pad(&one.words, width)),
            Tone::Quiet.of(format!("  {}", one.practice.label())),
            Tone::Attention.of(if one.tried { " · tried out" } else { "" }),
        ])?;
    }
    if rest < NOTHING {
        return Ok(());
    }
    page.line(&[weight(rest), Tone::Quiet.of(Side::REST)])
}

/// What is told of a side one by one, and what the rest weighs.
fn told(side: &Side, tried: &[&str]) -> (Vec<Told>, f32) {
    let (mut told, mut rest) = (Vec::new(), side.rest.abs());
    for reason in &side.telling {
        let (weight, tried) = (reason.weight.abs(), tried.contains(&reason.rule.as_str()));
        if !tried && (told.len() >= SHOWN || weight < NOTHING) {
            rest += weight;
        } else {
            told.push(Told { weight, words: quote(reason), practice: reason.practice, tried });
        }
    }
    told.extend(of_calls(&side.calls));
    told.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    (told, rest)
}

/// What the manager's calls have taught, as one.
fn of_calls(learned: &[Reason]) -> Option<Told> {
    let practice = learned.first()?.practice;
    let quoted: Vec<_> = learned.iter().map(quote).collect();
    let weight = learned.iter().map(|reason| reason.weight.abs()).sum();
    let words = format!("your calls: {}", quoted.join(" "));
    Some(Told { weight, words, practice, tried: false })
}

/// The words of a reason in quotes.
fn quote(reason: &Reason) -> String {
    let text = visible(reason.text.trim());
    let tag = if reason.field == Field::Tags { "the tag " } else { "" };
    format!("{tag}“{text}”")
}

fn advice(page: &mut Page<'_>, advice: &[String]) -> io::Result<()> {
    if advice.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.line(&[Tone::Strong.of("What would change it")])?;
    advice.iter().try_for_each(|one| page.paragraph(2, Tone::Plain, one))
}

/// What it costs both ways, whichever is cheaper. What is for a 1-1 is not weighed in minutes.
fn cost(page: &mut Page<'_>, answer: &Answer<'_>) -> io::Result<()> {
    let verdict = &answer.explanation.verdict;
    let clear = verdict.certainty() == Certainty::Clear;
    if verdict.route() == Route::Private && (clear || verdict.sensitive()) {
        return Ok(());
    }
    let Some(price) = economics(&answer.economics) else { return Ok(()) };
    page.gap()?;
    page.line(&[Tone::Strong.of("What it costs")])?;
    page.paragraph(2, Tone::Plain, &price)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str, weight: f32) -> Reason {
        let practice = Practice::CollectiveLearning;
        let (start, end, text, rule) = (0, text.len(), text.to_owned(), text.to_owned());
        Reason { rule, practice, weight, field: Field::Title, start, end, text }
    }

    #[test]
    fn a_side_is_told_in_words_and_the_rest_in_one_line() {
        let telling = [reason("the alert missed", 10.5), reason("outage", 0.9), reason("w", 0.04)].into();
        let side = Side { telling, calls: vec![reason("Friday", 0.3)], rest: 0.25 };
        let mut out = Vec::new();
        super::reasons(&mut Page::new(&mut out, 60), "For", '+', &side, &["outage"]).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @"
        For
         +10.5  “the alert missed”    Collective learning
          +0.9  “outage”              Collective learning · tried out
          +0.3  your calls: “Friday”  Collective learning
          +0.3  small words, and how the sentence is built
        ");
        let small = Side { rest: 0.04, ..Side::default() };
        let mut out = Vec::new();
        super::reasons(&mut Page::new(&mut out, 60), "For", '+', &small, &[]).unwrap();
        assert!(out.is_empty());
    }
}

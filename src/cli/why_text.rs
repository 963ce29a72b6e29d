//! `why` for reading: the verdict in a sentence, the article's words, what speaks for it and against
//! it, what would change it, and what it costs.

use std::io;

use chrono::NaiveDate;

use crate::cells;
use crate::classify::{Explanation, Field, Reason, Source, YOUR_CALLS};
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
    let is_tried = |rule: &str| answer.tried.is_some_and(|tried| tried.is_tried(rule));
    let weigh = |reasons| weigh(reasons, answer.topic, is_tried);
    let (for_it, against) = (weigh(&answer.explanation.reasons), weigh(&answer.explanation.against));
    reasons(page, "What speaks for it", '+', &for_it)?;
    reasons(page, "What speaks against it", '−', &against)?;
    advice(page, &answer.explanation.advice)?;
    if let Some(tried) = answer.tried {
        tried.print(page, for_it.iter().chain(&against).any(|one| one.tried))?;
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
    page.paragraph(2, Tone::Plain, &format!("{} {}", decision(answer), article(answer.explanation)))?;
    answer.standing.iter().try_for_each(|phrase| page.hanging(&[plain("  → ")], Tone::Plain, phrase))
}

/// What the verdict means for the topic.
fn decision(answer: &Answer<'_>) -> String {
    let verdict = &answer.explanation.verdict;
    let meeting = words::meeting(verdict.route());
    if let Some(says) = words::doubt(verdict) {
        return format!("{says} The guess is the {meeting}, but it stands on no agenda until your call.");
    }
    match (words::decided(answer.topic, verdict, answer.today), answer.topic.embargo) {
        (Some(_), Some(end)) if verdict.source() == Source::Embargo && verdict.route() == Route::Private => {
            format!(
                "It goes to the 1-1 until its embargo ends on {}, then to the team meeting.",
                day(end, answer.today)
            )
        }
        (Some(decided), _) => format!("It goes to the {meeting}: {decided}."),
        (None, _) => format!("It goes to the {meeting}."),
    }
}

/// The article's words.
fn article(explanation: &Explanation) -> String {
    let verdict = &explanation.verdict;
    let practice = format!("Of the article's practices it is “{}”", verdict.practice().cite());
    let principles: Vec<_> = verdict.principles().map(Principle::cite).collect();
    match principles.as_slice() {
        [] => format!("{practice}."),
        all => format!("{practice}, which serves “{}”.", all.join("” and “")),
    }
}

/// Words with all that they add, in every way in which they were found.
struct Weighed {
    practice: Practice,
    words: String,
    weight: f32,
    /// Whether it comes from a rule that is tried out.
    tried: bool,
}

/// So many words are shown; the rest is added up.
const SHOWN: usize = 8;
/// What weighs less is added up as well.
const SMALL: f32 = 0.1;

fn reasons(page: &mut Page<'_>, heading: &str, sign: char, weighed: &[Weighed]) -> io::Result<()> {
    if weighed.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.line(&[Tone::Strong.of(heading)])?;
    let telling = weighed.iter().take_while(|one| one.weight >= SMALL || one.tried).count();
    let tried = weighed.iter().rposition(|one| one.tried).map_or(0, |at| at + 1);
    let (shown, rest) = weighed.split_at(telling.clamp(1, SHOWN).max(tried).min(weighed.len()));
    let room = page.width().saturating_sub(32).max(16);
    let width = shown.iter().map(|one| cells::width(&one.words)).max().unwrap_or_default().min(room);
    for one in shown {
        page.line(&[
            Tone::Quiet.of(format!("  {sign}{:.1}  ", one.weight)),
            plain(cells::pad(&one.words, width)),
            Tone::Quiet.of(format!("  {}", one.practice.label())),
            Tone::Attention.of(if one.tried { " · tried out" } else { "" }),
        ])?;
    }
    let small: f32 = rest.iter().map(|one| one.weight).sum();
    if rest.is_empty() {
        return Ok(());
    }
    let counted = words::count(rest.len(), "smaller sign", "smaller signs");
    page.line(&[Tone::Quiet.of(format!("  {sign}{small:.1}  {counted}"))])
}

/// Adds up the reasons that rest on the same words; the weightiest first.
fn weigh(reasons: &[Reason], topic: &Topic, is_tried: impl Fn(&str) -> bool) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = Vec::new();
    let mut learned = Vec::new();
    for reason in reasons {
        let (words, weight, practice) = (quote(reason, topic), reason.weight.abs(), reason.practice);
        let tried = is_tried(&reason.rule);
        if reason.rule == YOUR_CALLS {
            learned.push((words, weight, practice));
            continue;
        }
        let same = |one: &&mut Weighed| {
            one.practice == practice && one.tried == tried && one.words.to_lowercase() == words.to_lowercase()
        };
        match all.iter_mut().find(same) {
            Some(one) => one.weight += weight,
            None => all.push(Weighed { practice, words, weight, tried }),
        }
    }
    all.extend(of_calls(&learned));
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    all
}

/// What the manager's calls have taught, as one.
fn of_calls(learned: &[(String, f32, Practice)]) -> Option<Weighed> {
    let words: Vec<_> = learned.iter().map(|(words, ..)| words.as_str()).collect();
    let weight = learned.iter().map(|(_, weight, _)| weight).sum();
    let (.., practice) = learned.first()?;
    let words = format!("your calls: {}", words.join(" "));
    Some(Weighed { practice: *practice, words, weight, tried: false })
}

/// The words of a reason in quotes, or what it is where it has none.
fn quote(reason: &Reason, topic: &Topic) -> String {
    let text = visible(reason.text.trim());
    match reason.field {
        Field::Tags => return format!("the tag “{text}”"),
        Field::Title | Field::Notes if text.is_empty() => return "before a word is read".to_owned(),
        Field::Title | Field::Notes => {}
    }
    let whole = [(&topic.title, "the title as a whole"), (&topic.notes, "the notes as a whole")];
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let of_whole = whole.into_iter().find(|(field, _)| bare(field) == bare(&reason.text));
    of_whole.map_or_else(|| format!("“{text}”"), |(_, name)| name.to_owned())
}

fn advice(page: &mut Page<'_>, advice: &[String]) -> io::Result<()> {
    if advice.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.line(&[Tone::Strong.of("What would change it")])?;
    advice.iter().try_for_each(|one| page.paragraph(2, Tone::Plain, one))
}

/// What it costs both ways, whichever is cheaper. What is sensitive is not weighed in minutes.
fn cost(page: &mut Page<'_>, answer: &Answer<'_>) -> io::Result<()> {
    let verdict = &answer.explanation.verdict;
    if verdict.route() == Route::Private && verdict.sensitive() {
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
    use crate::domain::{Drawer, TopicKey};

    fn reason(text: &str, weight: f32) -> Reason {
        let practice = Practice::CollectiveLearning;
        let (start, end, text) = (0, text.len(), text.to_owned());
        Reason { rule: "a rule".to_owned(), practice, weight, field: Field::Title, start, end, text }
    }

    #[test]
    fn what_rests_on_the_same_words_is_added_up() {
        let topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "An outage, and the alert?");
        let reasons = [
            reason("outage", 0.5),
            reason("An outage, and the alert", 0.7),
            reason("Outage", -0.4),
            reason("", 0.2),
        ];
        let weighed = weigh(&reasons, &topic, |_| false);
        let shown: Vec<_> = weighed.iter().map(|one| format!("{:.1} {}", one.weight, one.words)).collect();
        assert_eq!(shown, ["0.9 “outage”", "0.7 the title as a whole", "0.2 before a word is read"]);
    }

    #[test]
    fn small_signs_are_counted_and_not_listed() {
        let topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "t");
        let reasons: Vec<_> = [0.9, 0.06, 0.04].map(|weight| reason(&format!("w{weight}"), weight)).into();
        let mut out = Vec::new();
        super::reasons(&mut Page::new(&mut out, 60), "For", '+', &weigh(&reasons, &topic, |_| false))
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\nFor\n  +0.9  “w0.9”  Collective learning\n  +0.1  2 smaller signs\n");
    }
}

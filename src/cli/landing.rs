//! What is said of a topic that was added or changed: its verdict, and where it stands now.

use chrono::NaiveDate;

use crate::classify::{Certainty, Doubt, Source, Verdict};
use crate::desk::Desk;
use crate::domain::{Drawer, Topic, TopicKey};
use crate::plan::Plan;
use crate::store::Logs;

use super::failure::Failure;
use super::page::{Page, Tone, plain};
use super::{standing, topics, words};

/// Where the words start: after the mark and the route.
const INDENT: usize = 13;

/// Says where topics go that were just written down; each with the verdict that decided on its file.
pub fn added(page: &mut Page<'_>, desk: &Desk, topics: &[(TopicKey, Verdict)]) -> Result<(), Failure> {
    let plan = plan(desk, topics);
    topics.iter().try_for_each(|(key, verdict)| one(page, desk, &plan, *key, verdict))
}

/// The plan in which the topics stand. Years of log are read only where what a member must hear could move one of them:
/// a change is not to wait for them, and yet to say what `agenda` does.
fn plan(desk: &Desk, topics: &[(TopicKey, Verdict)]) -> Plan {
    let plan = desk.plan(desk.week());
    if topics.iter().all(|(key, _)| !plan.may_give_way_to_news(*key)) {
        return plan;
    }
    let logs = Logs::load(desk.workspace().place());
    desk.plan_knowing(logs.log(), desk.week())
}

/// Says where a topic stands that was just changed.
pub fn changed(page: &mut Page<'_>, desk: &Desk, key: TopicKey) -> Result<(), Failure> {
    match desk.get(key) {
        Some(routed) => added(page, desk, &[(key, *routed.verdict())]),
        None => closed(page, desk, key),
    }
}

/// Says one thing more of the topic that was just told of.
pub fn remark(page: &mut Page<'_>, text: &str) -> Result<(), Failure> {
    Ok(page.paragraph(INDENT, Tone::Quiet, text)?)
}

/// A topic that is done or dropped stands nowhere any more.
fn closed(page: &mut Page<'_>, desk: &Desk, key: TopicKey) -> Result<(), Failure> {
    let Some(topic) = desk.workspace().topic(key) else { return Ok(()) };
    Ok(page.hanging(&[Tone::Quiet.of("– closed     ")], Tone::Plain, &topics::name(topic))?)
}

fn one(
    page: &mut Page<'_>,
    desk: &Desk,
    plan: &Plan,
    key: TopicKey,
    verdict: &Verdict,
) -> Result<(), Failure> {
    let Some(topic) = desk.workspace().topic(key) else { return Ok(()) };
    let (mark, tone) = words::mark(verdict);
    let unsure = verdict.certainty() == Certainty::Unsure;
    let route = if unsure { "unsure" } else { verdict.route().as_str() };
    page.hanging(&[tone.of(format!("{mark} {route:<9}  "))], Tone::Plain, &topics::name(topic))?;
    let kept = (key.drawer == Drawer::Private).then(|| desk.workspace().place().short_name(key.drawer));
    let mut says = vec![basis(topic, verdict, desk.today())];
    says.extend(standing::of(plan, key));
    says.extend(kept.map(|file| format!("kept in {file}")));
    page.paragraph(INDENT, Tone::Quiet, &says.join(" · "))?;
    if unsure {
        let name = topic.id.as_ref().map_or("TOPIC", |id| id.as_str());
        let split = verdict.doubt() == Some(Doubt::Named);
        let split = split.then(|| format!("songsheet split {name}"));
        for way in split.into_iter().chain([format!("songsheet call {name} broadcast|private")]) {
            page.line(&[plain(" ".repeat(INDENT)), plain(way)])?;
        }
    }
    Ok(())
}

/// What the verdict rests on, in a phrase.
fn basis(topic: &Topic, verdict: &Verdict, today: NaiveDate) -> String {
    match words::doubt(verdict) {
        Some(doubt) => {
            format!("perhaps {}. {}", words::meeting(verdict.route()), doubt.trim_end_matches('.'))
        }
        None if verdict.source() == Source::Rules => verdict.practice().label().to_owned(),
        None => words::decided(topic, verdict, today).unwrap_or_default(),
    }
}

//! What the prompt for the team's part of a split topic says of it: whether it still names somebody, and
//! what becomes of the rest.

use super::super::model::Tone;
use super::Said;
use crate::classify::{Certainty, Routed};
use crate::desk::{Desk, Proposal};
use crate::domain::{Route, Topic, TopicKey, With};
use crate::escape::visible;
use crate::share::words;
use crate::store::Edit;

/// What is to be known before the parts are saved.
pub(super) fn parts(text: &str, key: TopicKey, notes: bool, desk: &Desk) -> Vec<Said> {
    let (Some(topic), Ok(proposal)) = (desk.workspace().topic(key), desk.propose_split(key)) else {
        return Vec::new();
    };
    let notes = Some(proposal.notes.as_str()).filter(|text| notes && !text.is_empty());
    let public = match desk.split(key, text, notes) {
        _ if text.trim().is_empty() => Said::error("A topic needs a title."),
        Err(error) => Said::error(format!("Not yet: {error}")),
        Ok(edit) => for_the_team(&edit, desk),
    };
    let read = notes.iter().flat_map(|notes| notes.lines()).filter(|line| !line.trim().is_empty());
    let tone = public.tone;
    let read = read.map(|line| Said::new(tone, format!("“{line}”")));
    let kept = [Said::new(Tone::Private, private(topic, &proposal, desk)), Said::dim(stays(topic, notes))];
    [public].into_iter().chain(read).chain(kept).collect()
}

/// What becomes of the part for the team: the rules may keep it from the team until it is called.
fn for_the_team(edit: &Edit, desk: &Desk) -> Said {
    let added = desk.part_for_the_team(edit);
    let verdict = added.as_ref().map(Routed::verdict);
    match verdict.map(|verdict| (verdict.certainty(), verdict.route())) {
        Some((Certainty::Unsure, _)) => {
            Said::new(Tone::Unsure, "◐ Not yet for the team: a topic of its own, which needs your call")
        }
        Some((Certainty::Clear, Route::Private)) => Said::new(
            Tone::Private,
            "○ Not yet for the team: a topic of its own, private until you call it broadcast",
        ),
        _ => Said::new(Tone::Broadcast, "● A topic of its own, which names nobody"),
    }
}

/// The private part with the names marked in its title.
fn private(topic: &Topic, proposal: &Proposal, desk: &Desk) -> String {
    let names = |members: &[crate::domain::Handle]| {
        let shown: Vec<_> =
            members.iter().map(|one| visible(desk.team().name_of(one)).into_owned()).collect();
        format!("with {}", shown.join(", "))
    };
    let with = match &proposal.with {
        With::Everyone => "with everyone".to_owned(),
        With::Members(members) => names(members),
        With::Nobody => "waits for a name".to_owned(),
    };
    format!("○ Private, {with}: {}", words::marked(&topic.title, &proposal.taken_out))
}

fn stays(topic: &Topic, for_the_team: Option<&str>) -> &'static str {
    match for_the_team {
        Some(_) => "The team reads its notes without names; as they are, they stay with the private part",
        None if topic.notes.trim().is_empty() => "Enter saves both parts as one change",
        None => "Its notes stay with the private part; enter saves both as one change",
    }
}

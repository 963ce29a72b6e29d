//! What happens in a meeting that is being held: item after item, and how the time goes.

use chrono::NaiveDateTime;

use super::super::effect::Effect;
use super::super::model::{Holding, Model, Tone};
use super::super::pane::Spot;
use super::hold_session::keep;
use crate::domain::{MeetingOf, Minutes, TopicKey, With};
use crate::hold::{Hold, State};
use crate::plan::{BroadcastItem, PrivateItem, minutes_of};

/// So many minutes more.
const MORE: Minutes = Minutes(5);

/// Does a step that can be taken back, and keeps the meeting.
pub fn step(model: &mut Model, step: impl FnOnce(&mut Hold, NaiveDateTime)) -> Vec<Effect> {
    let now = model.now;
    let Some(holding) = &mut model.holding else { return Vec::new() };
    holding.step(|hold| step(hold, now));
    keep(model)
}

/// The item has been talked about: the next one.
pub fn next_item(model: &mut Model) -> Vec<Effect> {
    let effects = step(model, Hold::next);
    follow(model);
    effects
}

fn follow(model: &mut Model) {
    if let Some(holding) = model.holding.as_mut().filter(|holding| holding.hold.at().is_some()) {
        holding.follow();
    }
}

/// Stops the clock, or lets it run again.
pub fn pause(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Some(holding) = &mut model.holding else { return Vec::new() };
    if holding.hold.is_running() {
        holding.hold.pause(now);
    } else {
        holding.hold.resume(now);
    }
    keep(model)
}

/// Gives the item that is talked about more minutes.
pub fn extend(model: &mut Model) -> Vec<Effect> {
    if model.holding.as_ref().is_none_or(|holding| holding.hold.at().is_none()) {
        model.say_to_all(Tone::Plain, "No item is talked about");
        return Vec::new();
    }
    step(model, |hold, _| hold.extend(MORE))
}

/// The selected item goes on to the next meeting, or is open again.
pub fn carry_item(model: &mut Model) -> Vec<Effect> {
    mark(model, State::Carried)
}

/// The selected item goes to the parking lot, or is open again.
pub fn park_item(model: &mut Model) -> Vec<Effect> {
    mark(model, State::Parked)
}

fn mark(model: &mut Model, state: State) -> Vec<Effect> {
    let Some(at) = item(model) else { return Vec::new() };
    let was = model.holding.as_ref().and_then(|holding| holding.hold.items().get(at)).map(|item| item.state);
    let state = if was == Some(state) { State::Open } else { state };
    let current = model.holding.as_ref().and_then(|holding| holding.hold.at()) == Some(at);
    let effects = step(model, |hold, now| hold.mark(at, state, now));
    if current {
        follow(model);
    }
    effects
}

/// The item that is meant; when there is none, that is said.
pub fn item(model: &mut Model) -> Option<usize> {
    let at = model.holding.as_ref().and_then(Holding::item);
    if at.is_none() {
        model.say_to_all(Tone::Plain, "Choose an item first");
    }
    at
}

/// Talks about the item at this place now.
pub fn take_up(model: &mut Model, at: usize) -> Vec<Effect> {
    step(model, |hold, now| hold.take_up(at, now))
}

/// Moves the selected item up or down.
pub fn shift_item(model: &mut Model, down: bool) -> Vec<Effect> {
    let Some(Spot::Item(at)) = model.holding.as_ref().and_then(Holding::spot) else { return Vec::new() };
    let mut moved = None;
    let effects = step(model, |hold, _| moved = hold.shift(at, down));
    match (moved, &mut model.holding) {
        (Some(to), Some(holding)) => {
            holding.list.go_to(super::super::pane::Target::Held(Spot::Item(to)));
            effects
        }
        (_, Some(holding)) => {
            holding.take_back();
            Vec::new()
        }
        (_, None) => effects,
    }
}

/// Says who is not there.
pub fn absent(model: &mut Model, who: &With) -> Vec<Effect> {
    let missing = match who {
        With::Members(members) => members.clone(),
        With::Nobody | With::Everyone => Vec::new(),
    };
    step(model, |hold, _| {
        let before = hold.absent().to_vec();
        let others = before.iter().filter(|one| !missing.contains(one));
        let more = missing.iter().filter(|one| !before.contains(one));
        for who in others.chain(more) {
            hold.toggle_absent(who);
        }
    })
}

/// Takes the last step back.
pub fn step_back(model: &mut Model) -> Vec<Effect> {
    let Some(holding) = &mut model.holding else { return Vec::new() };
    if !holding.take_back() {
        model.say_to_all(Tone::Plain, "There is nothing to take back");
        return Vec::new();
    }
    follow(model);
    keep(model)
}

/// Whether a topic can be talked about in the meeting that is being held: before the team, a clear broadcast alone.
pub fn can_be_put_on(model: &Model, key: TopicKey) -> bool {
    let (Some(work), Some(holding)) = (&model.work, &model.holding) else { return false };
    let Some(routed) = work.desk.get(key) else { return false };
    match holding.hold.of() {
        MeetingOf::Team => BroadcastItem::admit(routed).is_some(),
        MeetingOf::OneOnOne(who) => work.desk.is_for(routed.topic(), who),
    }
}

/// Puts a topic on the table as the last item.
pub fn put_on(model: &mut Model, key: TopicKey) -> Vec<Effect> {
    let routed = model.work.as_ref().and_then(|work| work.desk.get(key)).cloned();
    let Some(routed) = routed.filter(|_| can_be_put_on(model, key)) else { return Vec::new() };
    let minutes = minutes_of(&routed);
    model.say_to_all(Tone::Good, "It is the last item of this meeting");
    step(model, |hold, _| match hold.of().clone() {
        MeetingOf::OneOnOne(who) => hold.add_for_member(&PrivateItem::beside(&routed, &who), minutes),
        MeetingOf::Team => {
            if let Some(item) = BroadcastItem::admit(&routed) {
                hold.add_for_team(&item, minutes);
            }
        }
    })
}

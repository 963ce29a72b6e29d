//! A meeting did not reach a topic.

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::pane::Keep;
use super::change::{change, quoted, with_a_topic};
use crate::share::words::day;

/// Notes that the last meeting that could have had the selected topic did not reach it.
pub fn carry(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(meeting) = model.work.as_ref().and_then(|work| work.desk.last_meeting_for(key)) else {
        model.say(Tone::Plain, "No meeting that could have had it was held yet");
        return Vec::new();
    };
    let Some(changed) = change(model, Keep::Place, |desk| desk.carry(key, meeting)) else {
        return Vec::new();
    };
    let said = model.work.as_ref().map(|work| {
        let times = work.desk.get(key).map_or(1, |routed| routed.topic().carried.len());
        let times = if times > 1 { format!(", {times} times by now") } else { String::new() };
        let on = day(meeting, work.desk.today());
        format!("Not reached on {on}{times}: {}", quoted(work, key))
    });
    model.say(Tone::Good, said.unwrap_or_default());
    changed.effects
}

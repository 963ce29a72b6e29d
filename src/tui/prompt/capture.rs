//! What the capture prompt says of the line while it is typed: the verdict it would get.

use super::super::model::Tone;
use super::Said;
use crate::classify::{Certainty, Routed};
use crate::desk::{Capture, Desk};
use crate::domain::{Drawer, Priority, Route, With};
use crate::escape::visible;
use crate::share::words::day;

const SYNTAX: &str = "@dana #incident 15m !high due:fri after:mon kind:decide ~private ~broadcast";

/// The verdict of the line, and what was read from it.
pub(super) fn preview(text: &str, desk: &Desk) -> Vec<Said> {
    if text.trim().is_empty() {
        return vec![Said::dim(SYNTAX)];
    }
    match desk.capture(text) {
        Ok(capture) => understood(&capture, desk),
        Err(error) => {
            let hint = error.hint.map(Said::dim);
            [Said::error(error.what)].into_iter().chain(hint).collect()
        }
    }
}

fn understood(capture: &Capture, desk: &Desk) -> Vec<Said> {
    vec![verdict(&capture.routed), Said::dim(read(capture, desk))]
}

/// A verdict in a line.
pub fn verdict(routed: &Routed) -> Said {
    let verdict = routed.verdict();
    let practice = verdict.practice().cite();
    match (verdict.certainty(), verdict.route()) {
        (Certainty::Unsure, guess) => {
            Said::new(Tone::Unsure, format!("◐ Needs your call; perhaps {guess}: {practice}"))
        }
        (Certainty::Clear, Route::Broadcast) => {
            Said::new(Tone::Broadcast, format!("● Broadcast: {practice}"))
        }
        (Certainty::Clear, Route::Private) => Said::new(Tone::Private, format!("○ Private: {practice}")),
    }
}

fn read(capture: &Capture, desk: &Desk) -> String {
    let topic = capture.routed.topic();
    let today = desk.today();
    let with = match &topic.with {
        With::Nobody => None,
        With::Everyone => Some("with everyone".to_owned()),
        With::Members(members) => {
            let names: Vec<_> =
                members.iter().map(|one| visible(desk.team().name_of(one)).into_owned()).collect();
            Some(format!("with {}", names.join(", ")))
        }
    };
    let parts = [
        Some(format!("“{}”", visible(&topic.title))),
        with,
        topic.minutes.map(|minutes| format!("{minutes} min")),
        topic.kind.map(|kind| kind.as_str().to_owned()),
        (topic.priority != Priority::Normal).then(|| format!("{} priority", topic.priority.as_str())),
        topic.due.map(|due| format!("due {}", day(due, today))),
        topic.after.map(|after| format!("from {}", day(after, today))),
        (!topic.tags.is_empty()).then(|| format!("#{}", visible(&topic.tags.join(" #")))),
        (capture.drawer == Drawer::Private).then(|| "kept in private/".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

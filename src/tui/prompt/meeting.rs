//! What the prompts of a meeting that is being held say while one types.

use super::super::model::Tone;
use super::Said;
use crate::desk::{Desk, read_promise};
use crate::escape::visible;
use crate::share::words::day;

/// What a decision is for.
pub(super) fn decision() -> Vec<Said> {
    vec![Said::dim("In a sentence that is understood in half a year; it goes into the log.")]
}

/// What a note is for.
pub(super) fn note() -> Vec<Said> {
    vec![Said::dim("It goes into the log, below the item.")]
}

/// What choosing the absent is for.
pub(super) fn absent() -> Vec<Said> {
    vec![Said::dim("Type a name or go down to it, and mark all who are missing: they hear it in their 1-1.")]
}

/// How a promise is read.
pub(super) fn promise(text: &str, desk: &Desk) -> Vec<Said> {
    if text.trim().is_empty() {
        return vec![Said::dim("kim: write the runbook by fri; without a name it is yours")];
    }
    match read_promise(text, desk.team(), desk.today()) {
        Ok(read) => {
            let who = read.who.as_ref().map_or(visible("you"), |who| visible(desk.team().name_of(who)));
            let until = read
                .until
                .map_or_else(|| "no date".to_owned(), |until| format!("until {}", day(until, desk.today())));
            vec![Said::new(Tone::Good, format!("☐ {who} · {} · {until}", visible(&read.what)))]
        }
        Err(error) => {
            let hint = error.hint.map(Said::dim);
            [Said::error(error.what)].into_iter().chain(hint).collect()
        }
    }
}

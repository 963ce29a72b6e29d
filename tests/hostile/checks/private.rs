//! The files that songsheet keeps for the manager: noted calls, and the meeting that is being held.

use std::path::Path;

use chrono::TimeDelta;
use songsheet::domain::{Call, Minutes, Route};
use songsheet::escape::visible;
use songsheet::hold::{Hold, State};
use songsheet::store::Calls;

use super::shown::{is_safe, now, problems_lie_within, today};

/// Noted calls are read or warned of; one more is put at their end, or a broken file left alone.
pub fn calls(text: &str) {
    let calls = Calls::of_text(Path::new("private/calls.toml"), text);
    problems_lie_within(text, calls.problems());
    let call = Call { title: "One \u{7} more".to_owned(), route: Route::Private, day: today() };
    let more = calls.with(&call);
    if calls.is_broken() {
        assert_eq!(more.text(), text);
    } else if more != calls {
        assert!(more.text().starts_with(text), "{text}\n---\n{}", more.text());
        assert_eq!(more.all().len(), calls.all().len() + 1);
        assert_eq!(more.all().last(), Some(&call));
        assert_eq!(Calls::of_text(Path::new("private/calls.toml"), more.text()), more);
    }
}

/// A meeting that was being held can be gone on with, or it is said why not.
pub fn session(text: &str) {
    match Hold::from_text(text, now()) {
        Err(error) => is_safe(&visible(&error.to_string())),
        Ok(mut hold) => {
            goes_on(&mut hold);
            let written = hold.to_text().expect("what was read can be written");
            Hold::from_text(&written, now()).expect("what was written can be read");
        }
    }
}

/// Whatever is done in a meeting can be done in this one.
fn goes_on(hold: &mut Hold) {
    let later = now() + TimeDelta::minutes(5);
    hold.pause(later);
    hold.resume(later);
    hold.extend(Minutes(5));
    hold.take_up(0, later);
    hold.mark(0, State::Said, later);
    hold.decide(0, "Keep it");
    hold.note(0, "with one more test");
    hold.shift(0, true);
    hold.next(later);
    let _ = (hold.left(later), hold.left_for_item(later), hold.overrun(later));
}

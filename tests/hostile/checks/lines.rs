//! Lines that somebody types.

use songsheet::classify::RoutingConfig;
use songsheet::desk::{Desk, Index, Query, read_promise};
use songsheet::domain::{Drawer, Week};
use songsheet::store::{Logs, Texts, Workspace};

use super::shown::{TEAM, is_safe, place, today};

fn desk() -> Desk {
    let texts = Texts { team: TEAM.to_owned(), ..Texts::default() };
    Desk::open(Workspace::of_texts(&place(), &texts).expect("a roster"), &RoutingConfig::default(), today())
}

/// What is captured says in the file what it says on the desk; what is not captured is explained.
pub fn capture(line: &str) {
    let mut desk = desk();
    if let Err(error) = read_promise(line, desk.team(), desk.today()) {
        is_safe(&error.to_string());
    }
    let capture = match desk.capture(line) {
        Ok(capture) => capture,
        Err(error) => return is_safe(&error.to_string()),
    };
    let Ok(added) = desk.apply(&capture.edit) else { return };
    let written = desk.workspace();
    let texts = Texts {
        team: TEAM.to_owned(),
        topics: written.text(Drawer::Shared),
        private: written.text(Drawer::Private),
    };
    let read = Workspace::of_texts(&place(), &texts).expect("what was captured can be read");
    assert!(read.topics().eq(written.topics()));
    assert_eq!(added.len(), 1);
    assert!(
        added[0].drawer == Drawer::Private
            || capture
                .routed
                .topic()
                .route
                .is_none_or(|route| { route == songsheet::domain::Route::Broadcast }),
        "what is called private stands in the shared file: {line}"
    );
    let _ = (desk.explain(added[0]), desk.economics(added[0]), desk.propose_split(added[0]));
}

const LOG: &str = "[[meeting]]\ndate = 2026-11-24\npresent = [\"dana\"]\nabsent = [\"kim\"]\n\
    [[meeting.item]]\ntitle = \"Which queue do we keep?\"\ndecisions = [\"Keep it\"]\n\
    [[meeting.action]]\nwhat = \"Write the runbook\"\nwho = \"dana\"\n";

/// A query is understood or explained, and finds nothing that is not there.
pub fn query(text: &str) {
    let desk = desk();
    let logs = Logs::of_texts(&place(), &[(Drawer::Shared, Week::of(today()), LOG)]);
    match Query::read(text, desk.team(), logs.log(), today()) {
        Err(error) => {
            is_safe(&error.to_string());
            assert!(!error.hint.is_empty());
        }
        Ok(query) => {
            let found = Index::new(logs.log(), desk.team()).find(&query);
            assert!(found.len() <= 1);
        }
    }
}

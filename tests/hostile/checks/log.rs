//! Files of the log.

use songsheet::classify::RoutingConfig;
use songsheet::desk::{Desk, Index, Query};
use songsheet::domain::{Drawer, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Week};
use songsheet::store::{Diagnostic, LogEdit, LogError, Logs, Texts, Workspace};

use super::shown::{TEAM, everything_is_safe, place, problems_lie_within, today};

/// A week's file is read, byte for byte, or explained and left alone; what is read is kept by whatever is
/// logged after it, and can be searched and shown.
pub fn log(text: &str) {
    for drawer in [Drawer::Shared, Drawer::Private] {
        let week = Week::of(today());
        let logs = Logs::of_texts(&place(), &[(drawer, week, text)]);
        assert_eq!(logs.text(drawer, week), Some(text));
        problems_lie_within(text, logs.problems());
        if logs.problems().iter().any(Diagnostic::is_error) {
            assert!(logs.log().meetings().is_empty());
            assert!(matches!(logs.apply(&held(drawer)), Err(LogError::Broken(_))));
        } else {
            a_meeting_more(&logs, drawer);
            promises_are_ticked(&logs, drawer);
        }
        seen(&logs);
    }
}

/// A meeting that was held on the Sunday.
fn held(drawer: Drawer) -> LogEdit {
    let dana = songsheet::domain::Handle::new("dana").unwrap();
    let of = if drawer == Drawer::Shared { MeetingOf::Team } else { MeetingOf::OneOnOne(dana) };
    let item = LoggedItem {
        topic: None,
        title: "One \u{7} more".to_owned(),
        practice: None,
        from: None,
        minutes: None,
        outcome: Outcome::Said,
        decisions: vec!["it's \"so\"".to_owned()],
        notes: String::new(),
        told: Vec::new(),
    };
    LogEdit::Hold(Box::new(LoggedMeeting {
        of,
        date: Week::of(today()).day(chrono::Weekday::Sun),
        start: None,
        minutes: None,
        extra: false,
        present: Vec::new(),
        absent: Vec::new(),
        items: vec![item],
        actions: Vec::new(),
    }))
}

fn a_meeting_more(logs: &Logs, drawer: Drawer) {
    let next = match logs.apply(&held(drawer)) {
        Ok(next) => next,
        Err(LogError::NotAsMeant(_)) => return,
        Err(error) => panic!("{error:?}"),
    };
    let week = Week::of(today());
    let (old, new) = (logs.text(drawer, week).unwrap(), next.text(drawer, week).unwrap());
    let replaced = logs.log().meetings().len() == next.log().meetings().len();
    assert!(replaced || new.starts_with(old), "{old}\n---\n{new}");
    let read = Logs::of_texts(&place(), &[(drawer, week, new)]);
    assert_eq!(read.log(), next.log());
}

fn promises_are_ticked(logs: &Logs, drawer: Drawer) {
    let Some((meeting, action)) = logs.log().meetings().iter().find_map(|m| Some((m, m.actions.first()?)))
    else {
        return;
    };
    let (of, date) = (meeting.of.clone(), meeting.date);
    let tick = |done| LogEdit::Tick {
        of: of.clone(),
        date,
        what: action.what.clone(),
        who: action.who.clone(),
        done,
    };
    let ticked = match logs.apply(&tick(Some(today()))) {
        Ok(ticked) => ticked,
        Err(LogError::NotAsMeant(_)) => return,
        Err(error) => panic!("{error:?}"),
    };
    let week = Week::of(today());
    if action.done.is_none() {
        let back = ticked.apply(&tick(None)).expect("what was ticked can be opened again");
        assert_eq!(back.text(drawer, week), logs.text(drawer, week));
    }
}

/// All that is made of a log can be made of this one.
fn seen(logs: &Logs) {
    let texts = Texts { team: TEAM.to_owned(), ..Texts::default() };
    let workspace = Workspace::of_texts(&place(), &texts).expect("a roster");
    let mut desk = Desk::open(workspace, &RoutingConfig::default(), today());
    desk.remember(logs.log().clone());
    everything_is_safe(&desk);
    let _ = Index::new(logs.log(), desk.team()).find(&Query::default());
}

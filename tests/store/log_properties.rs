//! What holds for any log and any row of edits.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use songsheet::domain::{
    Action, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Practice, Told, TopicId,
};
use songsheet::store::{LogEdit, Logs, log};

use crate::log::{Folder, PRIVATE_LOG, TEAM_LOG, day, hold, tick, who};

const PEOPLE: [&str; 4] = ["dana", "kim", "leo", "zoë"];

fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[!-~][ -~]{0,20}",
        "x[a-z\"'\\\\\n#\\[\\]{}]{0,12}",
        Just("it's \"\"\"so\"\"\"\nand ''' so\\".to_owned()),
        Just("日本 👩🏽‍💻\u{202e}\u{7f}\t\r\nx".to_owned()),
    ]
}

/// A day of the week, but for its Sunday, which is kept for what stands there by hand.
fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..6).prop_map(|days| day("2026-11-23").checked_add_days(Days::new(days)).unwrap())
}

fn somebody() -> impl Strategy<Value = Option<Handle>> {
    prop::option::of(select(PEOPLE.to_vec()).prop_map(who))
}

fn people() -> impl Strategy<Value = Vec<Handle>> {
    subsequence(PEOPLE.to_vec(), 0..=4).prop_map(|names| names.into_iter().map(who).collect())
}

prop_compose! {
    fn an_item()(
        topic in prop::option::of("[a-z0-9]{4}"),
        title in a_text(),
        practice in prop::option::of(select(Practice::ALL.to_vec())),
        from in somebody(),
        minutes in prop::option::of((0u32..90).prop_map(Minutes)),
        outcome in select(Outcome::ALL.to_vec()),
        decisions in prop::collection::vec(a_text(), 0..3),
        notes in prop_oneof![Just(String::new()), a_text()],
        told in prop::collection::vec((select(PEOPLE.to_vec()), a_day()), 0..2),
    ) -> LoggedItem {
        let told = told.into_iter().map(|(name, on)| Told { who: who(name), on }).collect();
        let topic = topic.and_then(|id| TopicId::new(&id));
        LoggedItem { topic, title, practice, from, minutes, outcome, decisions, notes, told }
    }
}

prop_compose! {
    fn an_action()(what in a_text(), who in somebody(), until in prop::option::of(a_day())) -> Action {
        Action { what, who, until, done: None, topic: None }
    }
}

prop_compose! {
    fn a_meeting()(
        with in somebody(),
        date in a_day(),
        hour in prop::option::of(0u32..24),
        minutes in prop::option::of((0u32..90).prop_map(Minutes)),
        extra in any::<bool>(),
        present in people(),
        absent in people(),
        items in prop::collection::vec(an_item(), 0..4),
        actions in prop::collection::vec(an_action(), 0..3),
    ) -> LoggedMeeting {
        let of = with.map_or(MeetingOf::Team, MeetingOf::OneOnOne);
        let start = hour.and_then(|hour| chrono::NaiveTime::from_hms_opt(hour, 5, 0));
        LoggedMeeting { of, date, start, minutes, extra, present, absent, items, actions }
    }
}

/// What may stand in a file before what songsheet writes.
const BESIDE: [&str; 4] = [
    "",
    "# mine\n",
    "\u{feff}# mine\n\n",
    "[[meeting]] # by hand\ndate=2026-11-29\npresent = [ 'ann' ]   # alone\nroom = 3\n[[meeting.item]]\ntitle = 'x'\n",
];

fn texts(folder: &Folder) -> [String; 2] {
    [TEAM_LOG, PRIVATE_LOG].map(|name| folder.read(name))
}

/// What a meeting says once it was written: one kind of line end, and of a 1-1 who was there.
fn as_read(mut meeting: LoggedMeeting) -> LoggedMeeting {
    let one = |text: &mut String| *text = text.replace("\r\n", "\n");
    for item in &mut meeting.items {
        one(&mut item.title);
        one(&mut item.notes);
        item.decisions.iter_mut().for_each(one);
    }
    meeting.actions.iter_mut().for_each(|action| one(&mut action.what));
    if let MeetingOf::OneOnOne(who) = &meeting.of {
        (meeting.present, meeting.absent) = (vec![who.clone()], Vec::new());
    }
    meeting
}

/// Meetings of different days or people: what another of the same day says would be kept.
fn one_a_day(mut meetings: Vec<LoggedMeeting>) -> Vec<LoggedMeeting> {
    let mut seen: Vec<(MeetingOf, NaiveDate)> = Vec::new();
    meetings.retain(|meeting| {
        let key = (meeting.of.clone(), meeting.date);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    meetings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_held_is_read_back_and_all_else_stays(
        beside in select(BESIDE.to_vec()),
        crlf in any::<bool>(),
        meetings in prop::collection::vec(a_meeting(), 1..4).prop_map(one_a_day),
    ) {
        let folder = Folder::new();
        let beside = if crlf { beside.replace('\n', "\r\n") } else { beside.to_owned() };
        folder.write(TEAM_LOG, &beside);
        for meeting in &meetings {
            folder.log(&hold(meeting.clone()));
            let saved = texts(&folder);
            prop_assert!(!folder.log(&hold(meeting.clone())), "held twice is there once");
            prop_assert_eq!(texts(&folder), saved);
            let expected = Arc::new(as_read(meeting.clone()));
            prop_assert!(Logs::load(&folder.place).log().meetings().contains(&expected), "{:#?}", expected);
            prop_assert!(folder.read(TEAM_LOG).starts_with(&beside));
        }
        let problems = Logs::load(&folder.place).problems().iter().filter(|one| one.is_error()).count();
        prop_assert_eq!(problems, 0);
    }

    #[test]
    fn whatever_is_ticked_or_told_and_taken_back_leaves_the_bytes(
        meetings in prop::collection::vec(a_meeting(), 1..4),
        crlf in any::<bool>(),
        ended in any::<bool>(),
    ) {
        let folder = Folder::new();
        for meeting in meetings {
            folder.log(&hold(meeting));
        }
        for name in [TEAM_LOG, PRIVATE_LOG] {
            let text = folder.read(name);
            let text = if ended { text } else { text.trim_end().to_owned() };
            folder.write(name, &if crlf { text.replace('\n', "\r\n") } else { text });
        }
        let start = texts(&folder);
        for meeting in Logs::load(&folder.place).log().meetings() {
            for action in &meeting.actions {
                for done in [Some(day("2026-11-30")), None] {
                    let (of, date) = (meeting.of.clone(), meeting.date);
                    let (what, who) = (action.what.clone(), action.who.clone());
                    let ticked = LogEdit::Tick { of, date, what, who, done };
                    prop_assert!(folder.log(&ticked));
                }
            }
            for item in meeting.items.iter().filter(|_| meeting.of == MeetingOf::Team) {
                for on in [Some(day("2026-11-30")), None] {
                    let (topic, title) = (item.topic.clone(), item.title.clone());
                    let told = LogEdit::Told { date: meeting.date, topic, title, who: who("ann"), on };
                    prop_assert!(folder.log(&told));
                }
            }
            prop_assert_eq!(&texts(&folder), &start);
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_explained_and_left_alone(text in "[\\PC\n\r\t]{0,200}") {
        let folder = Folder::new();
        folder.write(TEAM_LOG, &text);
        if Logs::load(&folder.place).problems().iter().any(songsheet::store::Diagnostic::is_error) {
            prop_assert!(log(&folder.place, &tick(None)).is_err());
            prop_assert_eq!(folder.read(TEAM_LOG), text);
        }
    }
}

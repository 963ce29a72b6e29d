//! The log's files: what they may say, and what an edit leaves in them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use songsheet::domain::{
    Action, Drawer, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Practice, Suggestion,
    TopicId, Week,
};
use songsheet::store::save::Saved;
use songsheet::store::{
    LogEdit, LogError, Logs, Place, Reason, log, read_session, remove_session, write_session,
};

use crate::support::{TEAM, write};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn who(name: &str) -> Handle {
    Handle::new(name).unwrap()
}

fn item(title: &str) -> LoggedItem {
    LoggedItem {
        topic: None,
        title: title.to_owned(),
        practice: None,
        from: None,
        minutes: None,
        outcome: Outcome::Said,
        decisions: Vec::new(),
        notes: String::new(),
        told: Vec::new(),
    }
}

/// What the design of the file shows, as a value.
pub fn team_meeting() -> LoggedMeeting {
    let outage = LoggedItem {
        topic: TopicId::new("k7f2"),
        practice: Some(Practice::CollectiveLearning),
        from: Some(who("dana")),
        minutes: Some(Minutes(14)),
        decisions: vec!["Alert on the queue's age".to_owned()],
        notes: "Two lines\nof notes".to_owned(),
        ..item("Checkout outage: what the alert missed")
    };
    let action = Action {
        what: "Write the runbook".to_owned(),
        who: Some(who("dana")),
        until: Some(day("2026-12-01")),
        done: None,
        topic: TopicId::new("k7f2"),
    };
    LoggedMeeting {
        of: MeetingOf::Team,
        date: day("2026-11-24"),
        start: "10:00:00".parse().ok(),
        minutes: Some(Minutes(42)),
        extra: false,
        present: vec![who("dana"), who("kim")],
        absent: vec![who("leo")],
        items: vec![outage, LoggedItem { outcome: Outcome::Carried, ..item("Tooling") }],
        actions: vec![action],
    }
}

pub fn one_on_one(name: &str, title: &str) -> LoggedMeeting {
    LoggedMeeting {
        of: MeetingOf::OneOnOne(who(name)),
        date: day("2026-11-25"),
        start: None,
        minutes: None,
        extra: false,
        present: vec![who(name)],
        absent: Vec::new(),
        items: vec![item(title)],
        actions: Vec::new(),
    }
}

pub const WRITTEN: &str = r#"[[meeting]]
date = 2026-11-24
start = 10:00:00
minutes = 42
present = ["dana", "kim"]
absent = ["leo"]

[[meeting.item]]
topic = "k7f2"
title = "Checkout outage: what the alert missed"
practice = "collective-learning"
from = "dana"
minutes = 14
decisions = ["Alert on the queue's age"]
notes = """
Two lines
of notes"""

[[meeting.item]]
title = "Tooling"
outcome = "carried"

[[meeting.action]]
what = "Write the runbook"
who = "dana"
until = 2026-12-01
topic = "k7f2"
"#;

pub const TEAM_LOG: &str = "log/2026-W48.toml";
pub const PRIVATE_LOG: &str = "private/log/2026-W48.toml";

pub fn hold(meeting: LoggedMeeting) -> LogEdit {
    LogEdit::Hold(Box::new(meeting))
}

pub fn tick(done: Option<&str>) -> LogEdit {
    LogEdit::Tick {
        of: MeetingOf::Team,
        date: day("2026-11-24"),
        what: "Write the runbook".to_owned(),
        who: Some(who("dana")),
        done: done.map(day),
    }
}

pub fn told(name: &str, on: Option<&str>) -> LogEdit {
    LogEdit::Told {
        date: day("2026-11-24"),
        topic: TopicId::new("k7f2"),
        title: String::new(),
        who: who(name),
        on: on.map(day),
    }
}

pub fn suggested(taken: bool) -> LogEdit {
    let (with, question, on) = (who("dana"), "trust-07".to_owned(), day("2026-11-24"));
    LogEdit::Suggested(Suggestion { with, question, on, taken })
}

/// A workspace that goes away with the test.
pub struct Folder {
    folder: tempfile::TempDir,
    pub place: Place,
}

impl Folder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::folder(folder.path(), Reason::DirFlag);
        let new = Self { folder, place };
        new.write("team.toml", TEAM);
        new.write("topics.toml", "");
        new
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        write(&self.path(name), text);
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    pub fn log(&self, edit: &LogEdit) -> bool {
        let logged = log(&self.place, edit).unwrap_or_else(|error| panic!("{error}: {edit:#?}"));
        assert_eq!(logged.saved, Saved::Durably);
        logged.changed
    }
}

/// What the problems say, a line each, without the folder.
fn problems(folder: &Folder) -> Vec<String> {
    let root = folder.path("").display().to_string();
    let logs = Logs::load(&folder.place);
    logs.problems()
        .iter()
        .map(|problem| problem.to_string().replace(&root, "").replace("\n  hint: ", " | "))
        .collect()
}

#[test]
fn a_held_meeting_is_written_as_people_read_it_and_read_back() {
    let folder = Folder::new();
    assert!(folder.log(&hold(team_meeting())));
    assert_eq!(folder.read(TEAM_LOG), WRITTEN);
    assert!(!folder.log(&hold(team_meeting())), "the same said twice is there once");
    assert!(folder.log(&hold(one_on_one("dana", "How is the move?"))));
    let logs = Logs::load(&folder.place);
    assert_eq!(logs.problems(), []);
    let held: Vec<_> = logs.log().meetings().iter().map(|meeting| (**meeting).clone()).collect();
    assert_eq!(held, [team_meeting(), one_on_one("dana", "How is the move?")]);
    assert_eq!(folder.read(TEAM_LOG), WRITTEN);
}

#[test]
fn a_meeting_that_is_closed_again_replaces_itself_alone() {
    let folder = Folder::new();
    let before = "# ours\n[[meeting]]\nwith = 'kim' # new\ndate = 2026-11-23\nmood = 3\n\n";
    let after = "# below\n\n[[suggestion]]\nwith = 'kim'\nquestion = 'x'\non = 2026-11-23\ntaken = false\n";
    let own = "[[meeting]]\nwith = \"dana\"\ndate = 2026-11-25\n\n[[meeting.item]]\ntitle = \"a\"\n";
    folder.write(PRIVATE_LOG, &format!("{before}{own}{after}"));
    folder.log(&hold(one_on_one("dana", "b")));
    let own = own.replace("\"a\"", "\"b\"");
    assert_eq!(folder.read(PRIVATE_LOG), format!("{before}{own}{after}"));
    folder.log(&hold(one_on_one("leo", "c")));
    let leo = own.replace("dana", "leo").replace("\"b\"", "\"c\"");
    assert_eq!(folder.read(PRIVATE_LOG), format!("{before}{own}{after}\n{leo}"));
}

#[test]
fn what_was_written_into_a_meeting_by_hand_outlives_its_being_closed_again() {
    let folder = Folder::new();
    folder.log(&hold(team_meeting()));
    let by_hand = folder
        .read(TEAM_LOG)
        .replace("minutes = 42\n", "minutes = 42  # by my watch\nroom = \"blue\"\n")
        .replace("[[meeting.item]]\n", "# what took longest\n[[meeting.item]]\nmood = 3\n")
        .replace("until = 2026-12-01", "until = 2026-12-01 # he asked for more");
    folder.write(TEAM_LOG, &by_hand);
    let mut again = LoggedMeeting { minutes: Some(Minutes(45)), ..team_meeting() };
    again.items.insert(0, item("Queue"));
    folder.log(&hold(again.clone()));
    let queue = "[[meeting.item]]\ntitle = \"Queue\"\n\n";
    let now = by_hand.replace("minutes = 42", "minutes = 45");
    let longest = "# what took longest";
    assert_eq!(folder.read(TEAM_LOG), now.replacen(longest, &format!("{queue}{longest}"), 1));
    again.items.pop();
    folder.log(&hold(again));
    let left = folder.read(TEAM_LOG);
    assert!(!left.contains("Tooling") && left.matches("mood").count() == 1, "{left}");
    assert!(left.contains("room = \"blue\"") && left.contains("he asked"), "{left}");
}

#[test]
fn what_came_after_a_meeting_outlives_its_being_closed_again() {
    let folder = Folder::new();
    for edit in [hold(team_meeting()), tick(Some("2026-11-30")), told("leo", Some("2026-11-26"))] {
        folder.log(&edit);
    }
    let before = folder.read(TEAM_LOG);
    assert!(!folder.log(&hold(team_meeting())));
    folder.log(&hold(LoggedMeeting { minutes: Some(Minutes(45)), ..team_meeting() }));
    assert_eq!(folder.read(TEAM_LOG), before.replace("minutes = 42", "minutes = 45"));
}

#[test]
fn logging_at_the_same_time_loses_nothing() {
    let folder = Folder::new();
    std::thread::scope(|scope| {
        for worker in 0..6 {
            let folder = &folder;
            scope.spawn(move || {
                for nth in 0..5 {
                    let name = format!("member-{worker}-{nth}");
                    folder.log(&hold(one_on_one(&name, "a")));
                }
            });
        }
    });
    assert_eq!(Logs::load(&folder.place).log().meetings().len(), 30);
}

#[test]
fn what_is_no_file_is_told_and_the_others_are_read() {
    let folder = Folder::new();
    folder.write(TEAM_LOG, WRITTEN);
    fs::create_dir(folder.path("log/2026-W47.toml")).unwrap();
    assert_eq!(Logs::load(&folder.place).log().meetings().len(), 1);
    let told = problems(&folder);
    assert!(
        told.len() == 1 && told[0].starts_with("log/2026-W47.toml: error: the file cannot be read"),
        "{told:?}"
    );
    folder.write("private/log", "x");
    assert!(problems(&folder)[0].starts_with("private/log: error: the folder of logs cannot be read"));
}

#[test]
fn a_promise_that_is_ticked_and_unticked_leaves_the_bytes() {
    for text in [
        WRITTEN.to_owned(),
        WRITTEN.replace('\n', "\r\n"),
        WRITTEN.trim_end().to_owned(),
        WRITTEN.replace("until = 2026-12-01\ntopic = \"k7f2\"\n", "# by when?"),
        format!(
            "\u{feff}{}",
            WRITTEN.replace("what =", "  what=").replace("who = \"dana\"\nun", "  who=\"dana\" # me\nun")
        ),
        "meeting = [{date = 2026-11-24, action = [{what = 'Write the runbook', who = 'dana'}]}]".to_owned(),
    ] {
        let folder = Folder::new();
        folder.write(TEAM_LOG, &text);
        assert!(folder.log(&tick(Some("2026-11-30"))));
        let ticked = folder.read(TEAM_LOG);
        assert!(ticked.contains("done = 2026-11-30") && ticked != text, "{ticked}");
        assert!(!folder.log(&tick(Some("2026-11-30"))));
        assert!(folder.log(&tick(None)));
        assert_eq!(folder.read(TEAM_LOG), text);
    }
}

#[test]
fn who_heard_later_is_added_to_those_who_did_and_can_be_taken_back() {
    let multi = WRITTEN.replace(
        "of notes\"\"\"\n",
        "of notes\"\"\"\ntold = [\n  { who = 'ann', on = 2026-11-25 }, # in the corridor\n]\n",
    );
    for text in
        [WRITTEN.to_owned(), multi, WRITTEN.replace("of notes\"\"\"\n", "of notes\"\"\"\ntold = []\n")]
    {
        let folder = Folder::new();
        folder.write(TEAM_LOG, &text);
        assert!(folder.log(&told("leo", Some("2026-11-26"))));
        assert!(!folder.log(&told("leo", Some("2026-11-27"))), "they heard it already");
        assert!(folder.log(&told("kim", Some("2026-11-26"))));
        let two = folder.read(TEAM_LOG);
        assert!(
            two.contains("{ who = \"leo\", on = 2026-11-26 }, { who = \"kim\", on = 2026-11-26 }"),
            "{two}"
        );
        folder.log(&told("leo", None));
        folder.log(&told("kim", None));
        assert_eq!(folder.read(TEAM_LOG), text.replace("told = []\n", ""));
    }
}

#[test]
fn a_suggestion_is_noted_once() {
    let folder = Folder::new();
    assert!(folder.log(&suggested(false)));
    assert!(!folder.log(&suggested(false)));
    assert!(folder.log(&suggested(true)));
    let text = "[[suggestion]]\nwith = \"dana\"\nquestion = \"trust-07\"\non = 2026-11-24\ntaken = true\n";
    assert_eq!(folder.read(PRIVATE_LOG), text);
    assert_eq!(Logs::load(&folder.place).log().suggestions().len(), 1);
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let folder = Folder::new();
    folder.write(TEAM_LOG, WRITTEN);
    let other = LogEdit::Tick {
        of: MeetingOf::Team,
        date: day("2026-11-24"),
        what: "Write".into(),
        who: None,
        done: None,
    };
    assert!(matches!(log(&folder.place, &other), Err(LogError::NotThere(_))));
    assert_eq!(folder.read(TEAM_LOG), WRITTEN);
}

#[test]
fn a_broken_file_is_told_counts_for_nothing_and_is_left_alone() {
    let folder = Folder::new();
    let broken = format!("{WRITTEN}\n[[meeting]]\ndate = 2026-12-01\n");
    folder.write(TEAM_LOG, &broken);
    folder.write("log/2026-W47.toml", "[[meeting]]\ndate = 2026-11-17\n");
    assert_eq!(Logs::load(&folder.place).log().meetings().len(), 1);
    let refused = log(&folder.place, &tick(Some("2026-11-30"))).unwrap_err();
    assert!(matches!(&refused, LogError::Broken(problems) if problems[0].line == 30), "{refused:?}");
    assert_eq!(folder.read(TEAM_LOG), broken);
    assert_eq!(
        problems(&folder),
        [
            "log/2026-W48.toml:30:8: error: `date` is 2026-12-01, which is not in the week of this file | correct it, or move it to 2026-W49.toml"
        ]
    );
}

#[test]
fn every_slip_is_named_at_its_place() {
    for (file, text, told) in [
        (
            TEAM_LOG,
            "[[meeting]]\nwith = 'dana'\ndate = 2026-11-24\n",
            "2:1: error: a 1-1 does not belong into the log that the team can read | move it to the file of the same name in private/log/",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\nwiht = 'dana'\ndate = 2026-11-24\n",
            "2:1: error: `wiht` is not a key of a meeting | did you mean `with`?",
        ),
        (
            TEAM_LOG,
            "[[suggestion]]\nwith = 'dana'\nquestion = 'x'\non = 2026-11-24\ntaken = true\n",
            "1:3: error: a suggestion for a 1-1 does not belong into the log that the team can read | move it to the file of the same name in private/log/",
        ),
        (TEAM_LOG, "[[meeting]]\n", "1:1: error: this meeting has no `date` | add a line `date = …`"),
        (
            PRIVATE_LOG,
            "[[meeting]]\ndate = 2026-11-24\n",
            "1:1: error: this 1-1 has no `with` | add a line `with = …`",
        ),
        (
            PRIVATE_LOG,
            "[[meeting]]\nwith = 'dana'\ndate = 2026-11-24\npresent = ['kim']\n",
            "4:1: warning: `present` has no effect in a 1-1 | it is kept as it is",
        ),
        (
            TEAM_LOG,
            "[meeting]\ndate = 2026-11-24\n",
            "1:2: error: `meeting` must be a list of tables | start each with [[meeting]]",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\ndate = 2026-11-24\n[[meeting.item]]\nnotes = 'x'\n",
            "3:1: error: this item has no `title` | add a line `title = …`",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\ndate = 2026-11-24\n[[meeting.item]]\ntitle = 'x'\npractice = 'trsut'\n",
            "5:12: error: `practice` cannot be \"trsut\" | did you mean `trust`?",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\ndate = 2026-11-24\npresent = ['Dana Whitfield']\n",
            "3:12: error: \"Dana Whitfield\" is not a handle | write the handle of a member, one word without @; the manager is left out",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\ndate = 2026-11-24\nmood = 3\n",
            "3:1: warning: `mood` is not a key of a meeting and has no effect | it is kept as it is",
        ),
        (
            TEAM_LOG,
            "[[meeting]]\ndate = 2026-11-24\n[[meeting]]\ndate = 2026-11-24\n",
            "3:1: warning: the same meeting of this day stands above already | one meeting of a day is enough: take over into one what only the other says",
        ),
    ] {
        let folder = Folder::new();
        folder.write(file, text);
        assert_eq!(problems(&folder), [format!("{file}:{told}")], "{text}");
    }
}

#[test]
fn only_files_that_are_named_by_a_week_are_read() {
    let folder = Folder::new();
    folder.write(TEAM_LOG, WRITTEN);
    for name in
        ["log/2026-W48 (conflict).toml", "log/2026-W48.sync-conflict-1.toml", "log/notes.toml", "log/x.md"]
    {
        folder.write(name, WRITTEN);
    }
    let logs = Logs::load(&folder.place);
    assert_eq!((logs.log().meetings().len(), logs.problems().len()), (1, 0));
}

#[test]
fn an_edit_in_memory_is_what_saving_it_gives() {
    let folder = Folder::new();
    let mut logs = Logs::load(&folder.place);
    for edit in
        [hold(team_meeting()), tick(Some("2026-11-30")), told("leo", Some("2026-11-26")), suggested(true)]
    {
        logs = logs.apply(&edit).unwrap();
        folder.log(&edit);
        assert_eq!(logs.log(), Logs::load(&folder.place).log());
    }
    folder.write(TEAM_LOG, "");
    let week = Week::parse("2026-W48").unwrap();
    assert_eq!(logs.reload(Drawer::Shared, week).log(), Logs::load(&folder.place).log());
    let before = Logs::load(&Place::example());
    let after = before.apply(&hold(team_meeting())).unwrap();
    assert_eq!(after.log().meetings().len(), before.log().meetings().len() + 1);
    assert_eq!(after.log().last(&MeetingOf::Team, team_meeting().date), Some(&Arc::new(team_meeting())));
}

#[test]
fn the_session_is_kept_until_it_is_removed() {
    let folder = Folder::new();
    assert_eq!(read_session(&folder.place).unwrap(), None);
    for text in ["a = 1\n", "a = 2\n", "a = 2\n"] {
        write_session(&folder.place, text).unwrap();
        assert_eq!(read_session(&folder.place).unwrap().as_deref(), Some(text));
    }
    assert!(folder.read(".gitignore").contains("private/"));
    remove_session(&folder.place).unwrap();
    remove_session(&folder.place).unwrap();
    assert_eq!(read_session(&folder.place).unwrap(), None);
}

#[cfg(unix)]
#[test]
fn what_was_said_in_1_1s_is_for_the_users_eyes_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    folder.log(&hold(one_on_one("dana", "a")));
    write_session(&folder.place, "a = 1\n").unwrap();
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    let modes = ["private", "private/log", PRIVATE_LOG, "private/hold.toml"].map(mode);
    assert_eq!(modes, [0o700, 0o700, 0o600, 0o600]);
    assert!(folder.read(".gitignore").lines().any(|line| line == "private/"));
}

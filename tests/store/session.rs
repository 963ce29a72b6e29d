//! The meeting that is being held: one window holds it, what others do to its file is noticed, and what it left in the
//! log can be taken out again.

use std::fs;

use songsheet::domain::MeetingOf;
use songsheet::store::{
    FoundSession, LogEdit, LogError, Meanwhile, SessionDone, SessionKeeper, SessionStep, log, read_session,
    write_session,
};

use crate::log::{Folder, TEAM_LOG, day, hold, one_on_one, team_meeting};

fn begin(keeper: &mut SessionKeeper, text: &str) -> SessionDone {
    keeper.step(&SessionStep::Begin(text.to_owned())).unwrap()
}

fn keep(keeper: &mut SessionKeeper, text: &str) -> SessionDone {
    keeper.step(&SessionStep::Keep(text.to_owned())).unwrap()
}

fn text(folder: &Folder) -> Option<String> {
    read_session(&folder.place).unwrap()
}

#[test]
fn one_window_at_a_time_holds_a_meeting() {
    let folder = Folder::new();
    let [mut first, mut second] = [(); 2].map(|()| SessionKeeper::of(&folder.place));
    assert!(matches!(begin(&mut first, "a = 1\n"), SessionDone::Kept(..)));
    assert_eq!(second.find().unwrap(), FoundSession::Elsewhere("a = 1\n".to_owned()));
    assert_eq!(begin(&mut second, "b = 1\n"), SessionDone::Elsewhere);
    for step in [SessionStep::Keep("b = 2\n".to_owned()), SessionStep::Forget] {
        second.step(&step).unwrap();
        assert_eq!(text(&folder).as_deref(), Some("a = 1\n"), "{step:?}");
    }
    first.step(&SessionStep::Forget).unwrap();
    assert_eq!(text(&folder), None);
    assert!(matches!(begin(&mut second, "b = 1\n"), SessionDone::Kept(..)), "it is free again");
}

#[test]
fn what_a_crash_left_is_never_written_over_unasked() {
    let folder = Folder::new();
    write_session(&folder.place, "left = 1\n").unwrap();
    let mut keeper = SessionKeeper::of(&folder.place);
    assert_eq!(begin(&mut keeper, "new = 1\n"), SessionDone::Left("left = 1\n".to_owned()));
    keep(&mut keeper, "new = 2\n");
    assert_eq!(text(&folder).as_deref(), Some("left = 1\n"));
    keeper.step(&SessionStep::Resume("left = 1\n".to_owned())).unwrap();
    assert!(matches!(keep(&mut keeper, "left = 2\n"), SessionDone::Kept(_, None)));
    assert_eq!(text(&folder).as_deref(), Some("left = 2\n"));
}

#[test]
fn what_others_do_to_the_file_is_noticed_and_nothing_of_theirs_is_lost() {
    let folder = Folder::new();
    let mut keeper = SessionKeeper::of(&folder.place);
    begin(&mut keeper, "a = 1\n");
    fs::remove_file(folder.path("private/hold.toml")).unwrap();
    assert!(matches!(keep(&mut keeper, "a = 2\n"), SessionDone::Kept(_, Some(Meanwhile::Gone))));
    folder.write("private/hold.toml", "theirs = 1\n");
    let done = keep(&mut keeper, "a = 3\n");
    let SessionDone::Kept(_, Some(Meanwhile::Changed(file))) = done else { panic!("{done:?}") };
    assert_eq!(fs::read_to_string(file).unwrap(), "theirs = 1\n");
    assert_eq!(text(&folder).as_deref(), Some("a = 3\n"));
}

#[cfg(unix)]
#[test]
fn the_lock_is_for_the_users_eyes_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    begin(&mut SessionKeeper::of(&folder.place), "a = 1\n");
    let mode = fs::metadata(folder.path("private/.hold.lock")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[test]
fn a_meeting_is_taken_out_of_the_log_and_the_rest_stays_byte_for_byte() {
    let unhold =
        LogEdit::Unhold { of: MeetingOf::Team, date: day("2026-11-24"), start: team_meeting().start };
    let others = [
        "",
        "# the week\n",
        "# the week\n[[meeting]]\ndate = 2026-11-23   # an early one\n",
        "[[meeting]]\r\ndate = 2026-11-23\r\n",
    ];
    for before in others {
        let folder = Folder::new();
        folder.write(TEAM_LOG, before);
        folder.log(&hold(team_meeting()));
        assert!(folder.read(TEAM_LOG).contains("Checkout outage"));
        folder.log(&unhold);
        assert_eq!(folder.read(TEAM_LOG), before);
        assert!(matches!(log(&folder.place, &unhold), Err(LogError::NotThere(_))), "once");
    }
    let folder = Folder::new();
    folder.log(&hold(team_meeting()));
    let after = format!("{}\n# later\n[[meeting]]\ndate = 2026-11-26\n", folder.read(TEAM_LOG));
    folder.write(TEAM_LOG, &after);
    folder.log(&unhold);
    assert!(folder.read(TEAM_LOG).ends_with("[[meeting]]\ndate = 2026-11-26\n"));
}

#[test]
fn taking_one_1_1_out_leaves_the_others() {
    let folder = Folder::new();
    let [dana, leo] = ["dana", "leo"].map(|who| one_on_one(who, "a"));
    folder.log(&hold(dana.clone()));
    folder.log(&hold(leo.clone()));
    folder.log(&LogEdit::Unhold { of: dana.of.clone(), date: dana.date, start: dana.start });
    let logs = songsheet::store::Logs::load(&folder.place);
    assert_eq!(logs.log().meetings().iter().map(|one| &one.of).collect::<Vec<_>>(), [&leo.of]);
}

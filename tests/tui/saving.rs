//! Saving: never waited for, never forgotten, and told when it does not work.

use songsheet::domain::Drawer;
use songsheet::store::save::{CommitError, Committed};
use songsheet::store::{Diagnostic, Edit, Workspace};
use songsheet::tui::effect::Effect;
use songsheet::tui::message::Message;
use songsheet::tui::model::Trouble;
use songsheet::tui::worker::{Files, Job, Report, Worker};

use crate::app::{App, TOPICS};

#[test]
fn the_screen_does_not_wait_for_the_disk() {
    let mut app = App::new(TOPICS);
    app.disk_is_slow();
    app.press("b b");
    assert!(app.shows("saving…") && !app.shows("need your call"));
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.disk_catches_up();
    assert!(app.shows("✓ saved"));
    assert_eq!(app.file("topics.toml").matches("route = \"broadcast\"").count(), 4);
}

#[test]
fn leaving_waits_for_what_is_being_saved() {
    let mut app = App::new(TOPICS);
    app.disk_is_slow();
    app.press("b q");
    assert!(!app.has_quit() && app.shows("saving before leaving…"));
    app.disk_catches_up();
    assert!(app.has_quit());
}

/// A disk that can be full.
struct Disk {
    place: songsheet::store::Place,
    full: bool,
}

impl Files for Disk {
    fn commit(&mut self, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
        if self.full {
            let file = self.place.topics_file(Drawer::Shared).to_owned();
            return Err(CommitError::Io { file, error: std::io::ErrorKind::StorageFull.into() });
        }
        songsheet::store::save::commit(&self.place, before, edit)
    }

    fn load(&mut self) -> Result<Workspace, Vec<Diagnostic>> {
        Workspace::load(&self.place)
    }
}

/// Two edits that an app has made and not saved, with a worker on a disk that is full.
fn stuck() -> (App, Worker<Disk>, Vec<Job>) {
    let mut app = App::new(TOPICS);
    let workspace = app.model.work.as_ref().unwrap().desk.workspace().clone();
    app.disk_is_slow();
    app.press("b b");
    let jobs = app.take_waiting().into_iter().filter_map(|effect| match effect {
        Effect::Save(task) => Some(Job::Save(task)),
        _ => None,
    });
    let jobs = jobs.collect();
    let worker = Worker::new(Disk { place: workspace.place().clone(), full: true }, Some(&workspace));
    (app, worker, jobs)
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost_when_there_is_room_again() {
    let (mut app, mut worker, jobs) = stuck();
    for report in jobs.into_iter().flat_map(|job| worker.work(job)).collect::<Vec<_>>() {
        app.send(Message::Worker(report));
    }
    assert!(app.shows("2 not saved") && app.shows("cannot be saved"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("q");
    assert!(!app.has_quit() && app.shows("Some changes are not saved. Leave all the same?"));
    app.press("n");
    worker.files_mut().full = false;
    for report in worker.work(Job::Retry) {
        app.send(Message::Worker(report));
    }
    assert!(app.shows("✓ saved"));
    assert_eq!(app.file("topics.toml").matches("route = \"broadcast\"").count(), 4);
}

#[test]
fn the_retry_key_asks_for_another_try() {
    let (mut app, mut worker, jobs) = stuck();
    for report in jobs.into_iter().flat_map(|job| worker.work(job)).collect::<Vec<_>>() {
        app.send(Message::Worker(report));
    }
    app.press("r");
    assert!(app.take_waiting().iter().any(|effect| matches!(effect, Effect::Retry)));
}

/// An app that has made changes with `keys`, while somebody else wrote `theirs`.
fn at_odds(keys: &str, typed: &str, theirs: &str) -> App {
    let mut app = App::new(TOPICS);
    app.disk_is_slow();
    app.press(keys).type_in(typed).press("enter");
    crate::app::write(&app.folder().join("topics.toml"), theirs);
    app.disk_catches_up();
    assert_eq!(app.file("topics.toml"), theirs);
    app
}

#[test]
fn a_change_against_somebody_elses_is_kept_until_one_of_the_two_is_chosen() {
    let theirs = TOPICS.replace("\"Blorf\"", "\"Friday\"");
    let mut app = at_odds("e", " morning", &theirs);
    assert!(app.shows("“Blorf”: its title was changed in the file too"), "{}", app.screen());
    assert!(app.shows("1 not saved · r shows both"), "{}", app.screen());
    app.press("r");
    assert!(app.shows("title = \"Blorf morning\"") && app.shows("title = \"Friday\""), "{}", app.screen());
    assert!(app.line_with("m keep mine").contains("t keep theirs  esc later"), "{}", app.screen());
    app.press("esc");
    assert!(app.shows("1 not saved"), "both are kept");
    app.press("r t");
    assert!(app.shows("◐ Friday") && !app.shows("not saved"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), theirs);
}

#[test]
fn ones_own_version_can_be_kept_beside_what_else_was_changed() {
    let theirs = TOPICS.replace("\"Blorf\"", "\"Friday\"\nminutes = 7").replace("\"Snarf\"", "\"Quib\"");
    let mut app = at_odds("e", " morning", &theirs);
    app.press("r m");
    assert_eq!(app.file("topics.toml"), theirs.replace("\"Friday\"", "\"Blorf morning\""));
    assert!(app.shows("◐ Blorf morning") && app.shows("◐ Quib"), "{}", app.screen());
    assert!(!app.shows("not saved"), "{}", app.screen());
}

#[test]
fn a_topic_that_somebody_else_took_out_can_be_put_back() {
    let theirs = TOPICS.replace("[[topic]]\nid = \"unc1\"\ntitle = \"Blorf\"\n\n", "");
    let mut app = at_odds("e", " morning", &theirs);
    assert!(app.shows("“Blorf” is gone from the file"), "{}", app.screen());
    app.press("r m");
    assert_eq!(
        app.file("topics.toml"),
        format!("{theirs}\n[[topic]]\nid = \"unc1\"\ntitle = \"Blorf morning\"\n")
    );
    assert!(app.shows("◐ Blorf morning"), "{}", app.screen());
}

#[test]
fn a_step_back_can_be_kept_against_somebody_elses_change_too() {
    let mut app = App::new(TOPICS);
    app.press("b");
    app.disk_is_slow();
    app.press("u");
    let theirs = app.file("topics.toml").replace("title = \"Blorf\"", "title = \"Friday\"");
    crate::app::write(&app.folder().join("topics.toml"), &theirs);
    app.disk_catches_up();
    app.press("r m");
    assert_eq!(app.file("topics.toml"), TOPICS.replace("\"Blorf\"", "\"Friday\""), "{}", app.screen());
}

#[test]
fn a_save_that_a_bug_keeps_from_happening_is_not_taken_for_done() {
    let mut app = App::new(TOPICS);
    app.disk_is_slow();
    app.press("b");
    app.send(Message::Worker(Report::Stuck(Trouble::Failed("a bug".to_owned()))));
    assert!(app.shows("1 not saved"));
}

#[test]
fn the_built_in_example_is_never_saved() {
    let mut app = App::example();
    assert!(app.shows("songsheet init"));
    app.press("x u");
    assert!(app.shows("in memory"));
    app.press("q");
    assert!(app.has_quit());
}

#[test]
fn trying_again_is_offered_only_when_there_is_something_to_try() {
    let mut app = App::new(TOPICS).size(200, 60);
    assert!(!app.shows("r retry"), "{}", app.screen());
    app.somebody_writes("topics.toml", "[[topic]]\ntitle = 3\n");
    assert!(app.shows("r retry"), "{}", app.screen());
}

#[test]
fn a_gitignore_that_is_made_beside_the_topics_is_told() {
    let mut app = App::new(TOPICS);
    app.press("d");
    assert!(!app.shows(".gitignore"), "{}", app.screen());
    app.press("a").type_in("Kim's salary").press("enter");
    assert!(app.file(".gitignore").contains("private/"));
    assert!(app.shows("made .gitignore"), "{}", app.screen());
    app.press("a").type_in("Leo's salary").press("enter");
    assert!(!app.shows(".gitignore"), "once is enough\n{}", app.screen());
}

/// A disk on which calls cannot be noted.
struct NoNotes(songsheet::store::Place);

impl Files for NoNotes {
    fn commit(&mut self, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
        let done = songsheet::store::save::commit(&self.0, before, edit)?;
        Ok(Committed { unnoted: Some("no space\u{202e} left".to_owned()), ..done })
    }

    fn load(&mut self) -> Result<Workspace, Vec<Diagnostic>> {
        Workspace::load(&self.0)
    }
}

#[test]
fn a_call_that_cannot_be_noted_is_saved_and_said() {
    let mut app = App::new(TOPICS);
    let workspace = app.model.work.as_ref().unwrap().desk.workspace().clone();
    app.disk_is_slow();
    app.press("b");
    let mut worker = Worker::new(NoNotes(workspace.place().clone()), Some(&workspace));
    for effect in app.take_waiting() {
        let Effect::Save(task) = effect else { continue };
        for report in worker.work(Job::Save(task)) {
            app.send(Message::Worker(report));
        }
    }
    assert!(app.shows("songsheet cannot learn from the call: no space<U+202E> left"), "{}", app.screen());
    assert!(app.shows("saved") && app.file("topics.toml").contains("route = \"broadcast\""));
}

#[test]
fn what_an_earlier_start_left_is_asked_about_but_not_while_others_look() {
    let left = || Report::Unsaved(vec!["23 Nov 09:00 · Kim's raise\u{202e}: route changed".to_owned()]);
    let mut app = App::new(TOPICS);
    app.press("P");
    app.send(Message::Worker(left()));
    assert!(!app.shows("raise") && !app.shows("was not saved"), "{}", app.screen());
    let mut app = App::new(TOPICS);
    app.send(Message::Worker(left()));
    assert!(app.shows("A change was not saved when songsheet ended"), "{}", app.screen());
    assert!(app.shows("Kim's raise<U+202E>: route changed"), "{}", app.screen());
    assert!(app.shows("take over") && app.shows("later"), "{}", app.screen());
    app.press("esc");
    assert!(!app.shows("raise"), "{}", app.screen());
}

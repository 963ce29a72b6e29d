//! What a user sees of changes that other programs make to the files.

use std::fs;
use std::sync::mpsc;
use std::time::Duration;

use songsheet::domain::{Drawer, Topic, TopicKey};
use songsheet::store::save::commit;
use songsheet::store::{Edit, Logs, Place, Reason, Seen, Watch, Workspace, init, log};

use crate::log::{hold, team_meeting};
use crate::support::write;

/// Long enough for the slowest machine: a test waits this long only when it fails.
const LONG: Duration = Duration::from_secs(20);

/// Waits for messages until one comes with which the files have this topic.
fn wait_until_there(told: &mpsc::Receiver<Seen>, place: &Place, title: &str) {
    loop {
        told.recv_timeout(LONG).unwrap();
        if Workspace::load(place).is_ok_and(|loaded| loaded.topics().any(|topic| topic.title == title)) {
            return;
        }
    }
}

#[test]
fn what_somebody_else_writes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path()).unwrap();
    let place = Place::folder(folder.path(), Reason::DirFlag);
    let workspace = Workspace::load(&place).unwrap();
    let (sender, told) = mpsc::channel();
    let watch = Watch::start(&place, Some(&workspace), move |seen: Seen| sender.send(seen).unwrap()).unwrap();

    let topic = Topic::new(TopicKey { drawer: Drawer::Private, index: 0 }, "ours");
    let ours = commit(&place, &workspace, &Edit::add(Drawer::Private, topic)).unwrap();
    watch.expect(&ours.workspace);
    // A file that is none of the workspace's, the same content again, and then another content.
    write(&folder.path().join("notes.txt"), "x");
    write(&folder.path().join("topics.toml"), &ours.workspace.text(Drawer::Shared));
    let draft = folder.path().join("draft");
    write(&draft, "[[topic]]\ntitle = 'theirs'\n");
    fs::rename(&draft, folder.path().join("topics.toml")).unwrap();
    wait_until_there(&told, &place, "theirs");
    // The private folder was made after the watch began.
    write(&folder.path().join("private/topics.toml"), "[[topic]]\ntitle = 'theirs too'\n");
    wait_until_there(&told, &place, "theirs too");
    drop(watch);
    while told.recv_timeout(LONG).is_ok() {}
    assert_eq!(told.try_recv(), Err(mpsc::TryRecvError::Disconnected), "the thread ends with the watch");
}

#[test]
fn a_log_that_somebody_else_writes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path()).unwrap();
    let place = Place::folder(folder.path(), Reason::DirFlag);
    let workspace = Workspace::load(&place).unwrap();
    let (sender, told) = mpsc::channel();
    let watch = Watch::start(&place, Some(&workspace), move |seen| sender.send(seen).unwrap()).unwrap();
    let wait_for = |meetings: usize| {
        while Logs::load(&place).log().meetings().len() < meetings || !told.recv_timeout(LONG).unwrap().log {}
    };
    let one_on_one = "[[meeting]]\nwith = 'dana'\ndate = 2026-11-25\n";
    write(&folder.path().join("private/log/2026-W48.toml"), one_on_one);
    wait_for(1);
    log(&place, &hold(team_meeting())).unwrap();
    watch.expect_log();
    write(&folder.path().join("log/2026-W47.toml"), "[[meeting]]\ndate = 2026-11-17\n");
    wait_for(3);
    write(&folder.path().join("topics.toml"), "[[topic]]\ntitle = 'theirs'\n");
    while !told.recv_timeout(LONG).unwrap().topics {}
}

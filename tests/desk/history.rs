//! Undo when somebody else has changed the files in between.

use songsheet::domain::{Drawer, Route};
use songsheet::store::{EditError, Texts, Workspace};

use crate::world::{TEAM, desk, shared};

const ONE: &str = "[[topic]]\ntitle = \"Checkout outage\"   # ours\n";
const TWO: &str = "[[topic]]\ntitle = \"Travel policy\"\n";
const THEIRS: &str = "[[topic]]\ntitle = \"Put in above all others by an editor\"\n\n";

fn workspace(like: &Workspace, topics: &str) -> Workspace {
    let texts = Texts { team: TEAM.to_owned(), topics: topics.to_owned(), private: String::new() };
    Workspace::of_texts(like.place(), &texts).unwrap()
}

#[test]
fn what_others_wrote_stays_and_ones_own_changes_go() {
    let mut desk = desk(&format!("{ONE}\n{TWO}"), "");
    for key in [shared(0), shared(1)] {
        let edit = desk.call(key, Route::Private, None).unwrap();
        desk.apply(&edit).unwrap();
    }
    let now = desk.workspace().text(Drawer::Shared);
    desk.reload(workspace(desk.workspace(), &format!("{THEIRS}{now}")));
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!(desk.workspace().text(Drawer::Shared), format!("{THEIRS}{ONE}\n{TWO}"));
    desk.redo().unwrap();
    let expected = format!("{THEIRS}{ONE}route = \"private\"\n\n{TWO}");
    assert_eq!(desk.workspace().text(Drawer::Shared), expected);
}

#[test]
fn a_topic_that_others_changed_too_keeps_their_version() {
    let mut desk = desk(ONE, "");
    let edit = desk.call(shared(0), Route::Private, None).unwrap();
    desk.apply(&edit).unwrap();
    let theirs = format!("{ONE}route = \"private\"\nminutes = 5\n");
    desk.reload(workspace(desk.workspace(), &theirs));
    assert!(matches!(desk.undo(), Err(EditError::Changed(_))));
    assert_eq!(desk.workspace().text(Drawer::Shared), theirs);
    assert_eq!(desk.undo(), Ok(None));
}

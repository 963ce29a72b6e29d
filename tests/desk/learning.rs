//! Which noted calls count, and that the desk routes by them when the files are read.

use songsheet::desk::{Desk, Fate};
use songsheet::domain::Route;
use songsheet::store::TopicField;

use crate::world::{desk, private, shared};

const TWO: &str = "[[topic]]\ntitle = \"Rota\"\n\n[[topic]]\ntitle = \"Travel\"\n";

fn call(desk: &mut Desk, index: usize, route: Route) {
    let edit = desk.call(shared(index), route, None).unwrap();
    desk.apply(&edit).unwrap();
}

/// The noted calls and whether each counts.
fn noted(desk: &Desk) -> Vec<(String, Route, &'static str)> {
    let fate = |fate: &Fate| match fate {
        Fate::Counts(_) => "counts",
        Fate::TakenBack => "taken back",
        Fate::Replaced => "replaced",
        Fate::TooOld => "too old",
    };
    let all = desk.noted_calls();
    all.iter().map(|one| (one.call.title.clone(), one.call.route, fate(&one.fate))).collect()
}

fn one(title: &str, route: Route, fate: &'static str) -> (String, Route, &'static str) {
    (title.to_owned(), route, fate)
}

#[test]
fn undo_takes_the_lesson_back_and_redo_gives_it_again() {
    let mut desk = desk(TWO, "");
    let before: Vec<_> = desk.routed().iter().map(|routed| *routed.verdict()).collect();
    call(&mut desk, 0, Route::Private);
    assert_eq!(noted(&desk), [one("Rota", Route::Private, "counts")]);
    desk.undo().unwrap();
    assert_eq!(noted(&desk), [one("Rota", Route::Private, "taken back")]);
    assert!(desk.routed().iter().map(|routed| *routed.verdict()).eq(before));
    desk.redo().unwrap();
    assert_eq!(noted(&desk), [one("Rota", Route::Private, "counts")]);
}

#[test]
fn the_rules_deciding_again_takes_the_lesson_back() {
    let mut desk = desk(TWO, "");
    call(&mut desk, 0, Route::Broadcast);
    let uncall = desk.uncall(shared(0)).unwrap();
    desk.apply(&uncall).unwrap();
    assert_eq!(noted(&desk), [one("Rota", Route::Broadcast, "taken back")]);
}

#[test]
fn the_last_call_of_a_topic_counts() {
    let mut desk = desk(TWO, "");
    call(&mut desk, 0, Route::Broadcast);
    call(&mut desk, 0, Route::Broadcast);
    call(&mut desk, 0, Route::Private);
    assert_eq!(
        noted(&desk),
        [one("Rota", Route::Broadcast, "replaced"), one("Rota", Route::Private, "counts")]
    );
}

#[test]
fn a_topic_that_is_not_there_any_more_has_taught_all_the_same() {
    let mut desk = desk(TWO, "");
    call(&mut desk, 0, Route::Private);
    let rename = desk.set(shared(0), TopicField::Title, "Something else").unwrap();
    desk.apply(&rename).unwrap();
    assert_eq!(noted(&desk), [one("Rota", Route::Private, "counts")]);
    let edit = desk.give_up(shared(0)).unwrap();
    desk.apply(&edit).unwrap();
    assert_eq!(noted(&desk).len(), 1);
}

#[test]
fn a_call_that_leaves_the_private_file_is_noted_with_its_topic() {
    let mut desk = desk("", TWO);
    let edit = desk.call(private(1), Route::Broadcast, Some("it is fine")).unwrap();
    desk.apply(&edit).unwrap();
    assert_eq!(noted(&desk), [one("Travel", Route::Broadcast, "counts")]);
}

#[test]
fn what_a_call_teaches_moves_other_topics_when_the_files_are_read() {
    let titles = ["Flumbo garble", "Flumbo garble once more", "Wuzzle"];
    let topics: String = titles.map(|title| format!("[[topic]]\ntitle = \"{title}\"\n\n")).concat();
    let mut desk = desk(&topics, "");
    let share = |desk: &Desk, index| desk.get(shared(index)).unwrap().verdict().broadcast_share();
    let before = [share(&desk, 1), share(&desk, 2)];
    let read_again = |desk: &mut Desk| desk.reload(desk.workspace().clone());
    call(&mut desk, 0, Route::Private);
    assert!((share(&desk, 1) - before[0]).abs() < f32::EPSILON, "no other topic moves under the hands");
    read_again(&mut desk);
    assert!(share(&desk, 1) < before[0], "it has the same words");
    assert!((share(&desk, 2) - before[1]).abs() < f32::EPSILON, "it has none of them");
    desk.undo().unwrap();
    read_again(&mut desk);
    assert!((share(&desk, 1) - before[0]).abs() < f32::EPSILON);
}

#[test]
fn a_call_that_is_made_while_capturing_is_noted_too() {
    let mut desk = desk("", "");
    for line in ["Rota for the holidays ~broadcast", "Kim and the rota ~private", "No call at all"] {
        let edit = desk.capture(line).unwrap().edit;
        desk.apply(&edit).unwrap();
    }
    let all = [
        one("Rota for the holidays", Route::Broadcast, "counts"),
        one("Kim and the rota", Route::Private, "counts"),
    ];
    assert_eq!(noted(&desk), all);
}

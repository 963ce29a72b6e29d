//! Closing a meeting: the log gets the record, the topics what became of them, and doing it again changes nothing.

use chrono::NaiveDateTime;
use songsheet::desk::Desk;
use songsheet::domain::{Drawer, LoggedMeeting, MeetingOf, Minutes, Outcome, Week};
use songsheet::hold::{Hold, State};
use songsheet::plan::PrivateItem;
use songsheet::store::LogEdit;

use crate::world::{desk, handle};

const TEAM_TOPICS: &str = "\
[[topic]]
title = \"Sprint planning for the release\"
route = \"broadcast\"

[[topic]]
title = \"Demo of the new deploy pipeline\"
route = \"broadcast\"

[[topic]]
title = \"Rota for the holidays\"
route = \"broadcast\"
repeat = \"weekly\"
";

fn at(text: &str) -> NaiveDateTime {
    format!("2026-11-24T{text}").parse().unwrap()
}

fn team_hold(desk: &Desk) -> Hold {
    let plan = desk.plan(Week::parse("2026-W48").unwrap());
    Hold::team(&plan.team.unwrap(), at("10:00:00"))
}

fn record(edit: LogEdit) -> LoggedMeeting {
    match edit {
        LogEdit::Hold(meeting) => *meeting,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_said_is_done_what_was_not_reached_is_carried_and_what_repeats_comes_back() {
    let mut desk = desk(TEAM_TOPICS, "");
    let mut hold = team_hold(&desk);
    let titles: Vec<String> = hold.items().iter().map(|item| item.title.clone()).collect();
    let place = |title: &str| titles.iter().position(|one| one.starts_with(title)).unwrap();
    hold.take_up(place("Sprint"), at("10:01:00"));
    hold.take_up(place("Rota"), at("10:05:00"));
    hold.mark(place("Sprint"), State::Said, at("10:05:00"));
    hold.toggle_absent(&handle("kim"));
    let closing = desk.close_meeting(&hold, at("10:30:00")).unwrap();
    desk.apply(&closing.edit).unwrap();
    let text = desk.workspace().text(Drawer::Shared);
    assert!(
        text.contains(
            "title = \"Sprint planning for the release\"\nroute = \"broadcast\"\ndone = 2026-11-24"
        ),
        "{text}"
    );
    assert!(text.contains("carried = [2026-11-24]") && text.contains("repeat = \"weekly\"\n"), "{text}");
    assert!(!text.contains("repeat = \"weekly\"\ndone"), "{text}");
    let meeting = record(closing.log);
    let outcome = |title: &str| meeting.items[place(title)].outcome;
    assert_eq!(
        (outcome("Sprint"), outcome("Demo"), outcome("Rota")),
        (Outcome::Said, Outcome::Carried, Outcome::Said)
    );
    assert_eq!(meeting.absent, [handle("kim")]);
    assert!(meeting.present.contains(&handle("dana")));
    assert!(meeting.items.iter().all(|item| item.topic.is_some()), "the log refers to topics by their ids");
    let ids: Vec<_> = desk.workspace().topics().filter_map(|topic| topic.id.clone()).collect();
    assert!(meeting.items.iter().all(|item| ids.contains(item.topic.as_ref().unwrap())));
}

#[test]
fn closing_again_changes_nothing_more() {
    let mut desk = desk(TEAM_TOPICS, "");
    let mut hold = team_hold(&desk);
    hold.next(at("10:00:00"));
    let first = desk.close_meeting(&hold, at("10:30:00")).unwrap();
    desk.apply(&first.edit).unwrap();
    let text = desk.workspace().text(Drawer::Shared);
    let again = desk.close_meeting(&hold, at("10:30:00")).unwrap();
    desk.apply(&again.edit).unwrap();
    assert_eq!(desk.workspace().text(Drawer::Shared), text);
}

#[test]
fn what_a_one_on_one_did_is_told_to_that_member_alone() {
    let private =
        "[[topic]]\nid = \"p1\"\ntitle = \"Her workload\"\nwith = [\"dana\", \"kim\"]\nroute = \"private\"\n";
    let mut desk = desk("", private);
    let plan = desk.plan(Week::parse("2026-W48").unwrap());
    let mut hold = Hold::one_on_one(plan.one_on_one(&handle("dana")).unwrap(), at("14:00:00"));
    hold.next(at("14:00:00"));
    let closing = desk.close_meeting(&hold, at("14:20:00")).unwrap();
    assert_eq!(closing.log.place().0, Drawer::Private);
    desk.apply(&closing.edit).unwrap();
    let text = desk.workspace().text(Drawer::Private);
    assert!(text.contains("told = [\"dana\"]") && !text.contains("done"), "{text}");
}

#[test]
fn what_became_private_before_it_was_reached_is_not_in_the_teams_log() {
    let mut desk = desk(TEAM_TOPICS, "");
    let hold = team_hold(&desk);
    let demo = desk.routed().iter().find(|one| one.topic().title.starts_with("Demo")).unwrap().topic().key;
    let call = desk.call(demo, songsheet::domain::Route::Private, None).unwrap();
    desk.apply(&call).unwrap();
    let closing = desk.close_meeting(&hold, at("10:30:00")).unwrap();
    let titles: Vec<String> = record(closing.log).items.into_iter().map(|item| item.title).collect();
    assert!(!titles.iter().any(|title| title.starts_with("Demo")), "{titles:?}");
    assert_eq!(titles.len(), 2);
}

#[test]
fn a_one_on_one_does_not_close_what_somebody_else_is_to_hear() {
    let his = "[[topic]]\ntitle = \"Are on-call shifts too much\"\nroute = \"private\"\nwith = [\"kim\"]\n";
    let mut desk = desk("", his);
    let topic =
        desk.routed().iter().find(|one| one.topic().title.starts_with("Are on-call")).unwrap().clone();
    let mut hold = Hold::unplanned(MeetingOf::OneOnOne(handle("dana")), at("14:00:00"));
    hold.add_for_member(&PrivateItem::beside(&topic, &handle("dana")), Minutes(5));
    hold.mark(0, State::Said, at("14:05:00"));
    let closing = desk.close_meeting(&hold, at("14:10:00")).unwrap();
    desk.apply(&closing.edit).unwrap();
    let topic = desk.workspace().topic(topic.topic().key).unwrap();
    assert!(topic.is_open() && topic.told.is_empty(), "Kim is still to hear it");
}

#[test]
fn what_is_for_the_team_is_still_to_be_said_there_when_a_one_on_one_has_had_it() {
    let mut desk = desk(TEAM_TOPICS, "");
    let mut hold = Hold::unplanned(MeetingOf::OneOnOne(handle("dana")), at("14:00:00"));
    let demo = desk.routed().iter().find(|one| one.topic().title.starts_with("Demo")).unwrap().clone();
    hold.add_for_member(&PrivateItem::beside(&demo, &handle("dana")), Minutes(5));
    hold.mark(0, State::Said, at("14:05:00"));
    let closing = desk.close_meeting(&hold, at("14:10:00")).unwrap();
    desk.apply(&closing.edit).unwrap();
    assert!(desk.workspace().topic(demo.topic().key).unwrap().is_open());
    let said = record(closing.log).items.remove(0);
    assert!(said.topic.is_some() && said.outcome == Outcome::Said, "the log knows who has heard it");
}

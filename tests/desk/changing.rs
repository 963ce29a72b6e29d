//! Intents become edits; edits change the files' text and nothing else; undo gives the bytes back.

use chrono::NaiveDate;
use songsheet::classify::{Certainty, Source};
use songsheet::desk::{Direction, IntentError};
use songsheet::domain::{Drawer, MeetingOf, Route, Week};
use songsheet::store::TopicField;

use crate::world::{after, date, desk, handle, private, shared, topic};

const ONE: &str = "[[topic]]\ntitle = \"Checkout outage\"   # ours\n";

fn week() -> Week {
    Week::parse("2026-W48").unwrap()
}

fn team_titles(desk: &songsheet::desk::Desk) -> Vec<String> {
    let agenda = desk.plan(week()).team.unwrap();
    agenda.items.iter().map(|slot| slot.item.text().title().to_owned()).collect()
}

#[test]
fn a_call_is_one_line_and_decides() {
    let mut desk = desk(ONE, "");
    let edit = desk.call(shared(0), Route::Private, None).unwrap();
    assert_eq!(after(&mut desk, &edit), format!("{ONE}route = \"private\"\n"));
    let verdict = *desk.get(shared(0)).unwrap().verdict();
    assert_eq!((verdict.route(), verdict.source()), (Route::Private, Source::Manager));
}

#[test]
fn a_new_call_drops_the_reason_of_the_old_one() {
    let mut desk = desk("[[topic]]\ntitle = \"a\"\nroute = \"broadcast\"\nbecause = \"she offered\"\n", "");
    let edit = desk.call(shared(0), Route::Private, Some("  ")).unwrap();
    assert_eq!(after(&mut desk, &edit), "[[topic]]\ntitle = \"a\"\nroute = \"private\"\n");
    let edit = desk.uncall(shared(0)).unwrap();
    assert_eq!(after(&mut desk, &edit), "[[topic]]\ntitle = \"a\"\n");
}

#[test]
fn calling_a_private_topic_broadcast_takes_it_out_of_the_private_drawer() {
    let mut desk = desk(ONE, "[[topic]]\ntitle = \"Kim leads the migration\"\n");
    let edit = desk.call(private(0), Route::Broadcast, None).unwrap();
    let preview = desk.preview(&edit, private(0)).unwrap();
    assert!(preview.is_clear_broadcast());
    assert_eq!(desk.apply(&edit), Ok(vec![shared(1)]));
    assert!(desk.workspace().text(Drawer::Private).is_empty());
    assert!(team_titles(&desk).contains(&"Kim leads the migration".to_owned()));
    desk.undo().unwrap();
    assert_eq!(desk.workspace().text(Drawer::Private), "[[topic]]\ntitle = \"Kim leads the migration\"\n");
    assert_eq!(desk.workspace().text(Drawer::Shared), ONE);
}

#[test]
fn what_is_marked_or_sensitive_leaves_the_shared_drawer_when_it_is_called_private() {
    for written in ["title = \"Next steps\"\ntags = [\"hr\"]", "title = \"Kim's sick leave and her salary\""]
    {
        let text = format!("{ONE}\n[[topic]]\n{written}\nroute = \"broadcast\"\nbecause = \"oops\"\n");
        let mut desk = desk(&text, "");
        let edit = desk.call(shared(1), Route::Private, None).unwrap();
        assert_eq!(desk.apply(&edit), Ok(vec![private(0)]));
        assert_eq!(desk.workspace().text(Drawer::Shared), format!("{ONE}\n"));
        let moved = format!("[[topic]]\n{written}\nroute = \"private\"\n");
        assert_eq!(desk.workspace().text(Drawer::Private), moved);
        desk.undo().unwrap();
        assert_eq!(desk.workspace().text(Drawer::Shared), text);
        assert_eq!(desk.workspace().text(Drawer::Private), "");
    }
}

#[test]
fn notes_and_comments_of_the_private_file_are_named_before_they_move() {
    let text = "[[topic]]\ntitle = \"a\"\n\n# Leo told me\n[[topic]]\ntitle = \"b\"\nnotes = \"on a PIP\"\n";
    let desk = desk("", &format!("{text}\n[[topic]]\ntitle = \"Fix #3\"\n"));
    let along = |index, route| {
        let edit = desk.call(private(index), route, None).unwrap();
        desk.comes_along(&edit, private(index))
    };
    assert_eq!(along(1, Route::Broadcast), Some("its notes and the comments beside it"));
    assert_eq!(along(1, Route::Private), None);
    assert_eq!(along(2, Route::Broadcast), None);
}

#[test]
fn an_embargoed_topic_stays_in_the_private_drawer_until_its_day() {
    let text = "[[topic]]\ntitle = \"We merge with the data team\"\nembargo = 2026-12-08\n";
    let mut desk = desk(ONE, text);
    let edit = desk.call(private(0), Route::Broadcast, Some("told on the day")).unwrap();
    desk.apply(&edit).unwrap();
    assert_eq!(desk.workspace().text(Drawer::Shared), ONE);
    assert!(!team_titles(&desk).contains(&"We merge with the data team".to_owned()));
}

#[test]
fn a_private_capture_goes_to_the_private_drawer_at_once() {
    let mut desk = desk(ONE, "");
    let capture = desk.capture("Dana's pay in the January round @dana ~private").unwrap();
    assert_eq!(capture.drawer, Drawer::Private);
    assert_eq!(desk.apply(&capture.edit), Ok(vec![private(0)]));
    assert_eq!(desk.workspace().text(Drawer::Shared), ONE);
    assert!(topic(&desk, private(0)).id.is_some(), "it can be referred to");
    let capture = desk.capture("Deploy freeze from 18 December ~broadcast").unwrap();
    assert_eq!(capture.drawer, Drawer::Shared);
}

#[test]
fn a_capture_shows_the_verdict_that_the_topic_has_once_it_is_kept() {
    let mut desk = desk(ONE, "");
    let lines = [
        "Feedback from the support teams",
        "The printer thing",
        "Dana has resigned",
        "Blorf",
        "Kim's salary",
    ];
    let mut for_all = 0;
    for line in lines {
        let capture = desk.capture(line).unwrap();
        let key = desk.apply(&capture.edit).unwrap()[0];
        let (before, after) = (capture.routed.verdict(), desk.get(key).unwrap().verdict());
        assert_eq!((before.route(), before.practice()), (after.route(), after.practice()), "{line}");
        assert_eq!(before.certainty(), after.certainty(), "{line}");
        let guess_for_all = after.certainty() == Certainty::Unsure && after.route() == Route::Broadcast;
        for_all += usize::from(guess_for_all && capture.drawer == Drawer::Private);
        assert!(capture.drawer == Drawer::Shared || !desk.get(key).unwrap().is_clear_broadcast(), "{line}");
    }
    assert!(for_all > 0, "in the private file too the guess is that of the rules");
}

#[test]
fn what_may_be_sensitive_is_never_captured_into_the_shared_file() {
    let desk = desk(ONE, "");
    for line in
        ["Dana has resigned", "Layoffs, between us", "Kim's salary", "Leo's illness and what it means"]
    {
        assert_eq!(desk.capture(line).unwrap().drawer, Drawer::Private, "{line}");
    }
}

#[test]
fn done_closes_a_topic_today() {
    let mut desk = desk(ONE, "");
    let edit = desk.done(shared(0), None).unwrap();
    assert_eq!(after(&mut desk, &edit), format!("{ONE}done = 2026-11-23\n"));
    assert!(desk.get(shared(0)).is_none());
    let edit = desk.reopen(shared(0)).unwrap();
    assert_eq!(after(&mut desk, &edit), ONE);
}

#[test]
fn a_topic_for_several_is_done_when_the_last_has_been_told() {
    let mut desk = desk("[[topic]]\ntitle = \"a\"\nroute = \"private\"\nwith = [\"dana\", \"kim\"]\n", "");
    let edit = desk.done(shared(0), Some(&handle("kim"))).unwrap();
    after(&mut desk, &edit);
    assert_eq!((topic(&desk, shared(0)).told, topic(&desk, shared(0)).done), (vec![handle("kim")], None));
    let edit = desk.done(shared(0), Some(&handle("dana"))).unwrap();
    after(&mut desk, &edit);
    assert_eq!(topic(&desk, shared(0)).done, Some(date("2026-11-23")));
}

#[test]
fn who_is_not_concerned_cannot_be_told() {
    let desk = desk("[[topic]]\ntitle = \"a\"\nroute = \"private\"\nwith = [\"dana\"]\n", "");
    assert_eq!(desk.done(shared(0), Some(&handle("leo"))), Err(IntentError::NotConcerned(handle("leo"))));
}

#[test]
fn telling_the_last_of_those_who_hear_it_first_puts_it_on_the_team_s_agenda() {
    let mut desk = desk("[[topic]]\ntitle = \"a\"\nroute = \"broadcast\"\ntell_first = [\"kim\"]\n", "");
    assert!(team_titles(&desk).is_empty());
    let edit = desk.done(shared(0), Some(&handle("kim"))).unwrap();
    after(&mut desk, &edit);
    assert_eq!(team_titles(&desk), ["a"]);
}

#[test]
fn a_repeating_topic_waits_for_its_next_turn() {
    let mut desk = desk(
        "[[topic]]\ntitle = \"a\"\nroute = \"broadcast\"\nrepeat = \"every 4 weeks\"\ncarried = [2026-11-17]\n",
        "",
    );
    let edit = desk.done(shared(0), None).unwrap();
    after(&mut desk, &edit);
    let topic = topic(&desk, shared(0));
    assert_eq!((topic.after, topic.done), (Some(date("2026-12-21")), None));
    assert!(topic.carried.is_empty());
}

/// The meetings that have the one topic of a desk from its day on.
fn meetings_of(desk: &songsheet::desk::Desk) -> Vec<NaiveDate> {
    let mut dates = Vec::new();
    for ahead in 0..7 {
        let plan = desk.plan(Week::of(desk.today()).plus(ahead));
        let team =
            plan.team.iter().filter(|agenda| !agenda.items.is_empty()).map(|agenda| agenda.meeting.date);
        let alone = plan.one_on_ones.iter().filter(|agenda| !agenda.items.is_empty());
        dates.extend(team.chain(alone.map(|agenda| agenda.meeting.date)));
    }
    dates.retain(|date| *date > desk.today());
    dates
}

/// The first meeting that has a repeating topic again after it was ticked off on this day.
fn back_on(topic: &str, ticked_off: &str) -> NaiveDate {
    let mut desk = desk(&format!("[[topic]]\ntitle = \"a\"\n{topic}\n"), "");
    desk.set_today(date(ticked_off));
    let edit = desk.done(shared(0), None).unwrap();
    desk.apply(&edit).unwrap();
    *meetings_of(&desk).first().unwrap()
}

#[test]
fn who_ticks_a_repeating_topic_off_late_misses_none_of_its_meetings() {
    let team = [
        ("weekly", "2026-11-24"),
        ("fortnightly", "2026-12-01"),
        ("every 3 weeks", "2026-12-08"),
        ("monthly", "2026-12-15"),
    ];
    for (rhythm, next) in team {
        for day in ["2026-11-17", "2026-11-18", "2026-11-20", "2026-11-22", "2026-11-23"] {
            let topic = format!("route = \"broadcast\"\nrepeat = \"{rhythm}\"");
            assert_eq!(back_on(&topic, day), date(next), "{rhythm}, said on 17 Nov, ticked off on {day}");
        }
    }
    for (rhythm, next) in [("weekly", "2026-11-25"), ("fortnightly", "2026-12-02"), ("monthly", "2026-12-16")]
    {
        for day in ["2026-11-18", "2026-11-20", "2026-11-23", "2026-11-24"] {
            let topic = format!("route = \"private\"\nwith = [\"dana\", \"kim\"]\nrepeat = \"{rhythm}\"");
            assert_eq!(back_on(&topic, day), date(next), "{rhythm}, said on 18 Nov, ticked off on {day}");
        }
    }
}

#[test]
fn a_meeting_that_did_not_have_a_repeating_topic_is_not_counted() {
    for state in ["added = 2026-11-19", "after = 2026-11-23", "carried = [2026-11-17]"] {
        let topic = format!("route = \"broadcast\"\nrepeat = \"weekly\"\n{state}");
        assert_eq!(back_on(&topic, "2026-11-23"), date("2026-12-01"), "{state}");
    }
}

#[test]
fn carrying_notes_the_meeting_once() {
    let mut desk = desk(ONE, "");
    for _ in 0..2 {
        let edit = desk.carry(shared(0), date("2026-11-24")).unwrap();
        assert_eq!(after(&mut desk, &edit), format!("{ONE}carried = [2026-11-24]\n"));
    }
}

#[test]
fn fields_are_set_as_a_person_writes_them() {
    let mut desk = desk(ONE, "");
    for (field, written, line) in [
        (TopicField::Due, "next fri", "due = 2026-12-04"),
        (TopicField::With, "@dana, Kim", "with = [\"dana\", \"kim\"]"),
        (TopicField::Tags, "#incident, on call", "tags = [\"incident\", \"on call\"]"),
        (TopicField::Minutes, "20m", "minutes = 20"),
        (TopicField::Kind, "Decide", "kind = \"decide\""),
        (TopicField::From, "Dee", "from = \"dana\""),
        (TopicField::Repeat, "biweekly", "repeat = \"fortnightly\""),
    ] {
        let edit = desk.set(shared(0), field, written).unwrap();
        let text = after(&mut desk, &edit);
        assert!(text.contains(line), "{line}:\n{text}");
    }
    while desk.undo().unwrap().is_some() {}
    assert_eq!(desk.workspace().text(Drawer::Shared), ONE);
}

#[test]
fn values_that_cannot_be_are_refused_with_a_hint() {
    let desk = desk(ONE, "");
    for (field, written) in [
        (TopicField::Due, "soon"),
        (TopicField::With, "dnaa"),
        (TopicField::Minutes, "0"),
        (TopicField::TellFirst, "everyone"),
    ] {
        let Err(IntentError::Value(error)) = desk.set(shared(0), field, written) else { panic!("{field:?}") };
        assert!(error.hint.is_some());
    }
    for (field, written) in
        [(TopicField::Kind, "chat"), (TopicField::Route, "privat"), (TopicField::Id, "a b")]
    {
        let edit = desk.set(shared(0), field, written).unwrap();
        assert!(desk.preview(&edit, shared(0)).is_err(), "{field:?}");
    }
}

#[test]
fn items_move_up_and_down_and_in_from_next_time() {
    let topic = |(title, minutes): (&str, u32)| {
        format!(
            "[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\nkind = \"discuss\"\nminutes = {minutes}\n"
        )
    };
    let topics: String = [("a", 10), ("b", 10), ("c", 20), ("d", 20)].map(topic).concat();
    let mut desk = desk(&topics, "");
    assert_eq!(team_titles(&desk), ["a", "b", "c"]);
    let mut go = |key, direction, expected: [&str; 3]| {
        let edit = desk.shift(key, week(), &MeetingOf::Team, direction).unwrap();
        desk.apply(&edit).unwrap();
        assert_eq!(team_titles(&desk), expected);
    };
    go(shared(2), Direction::Up, ["a", "c", "b"]);
    go(shared(2), Direction::Up, ["c", "a", "b"]);
    go(shared(0), Direction::Down, ["c", "b", "a"]);
    go(shared(2), Direction::Down, ["b", "c", "a"]);
    assert_eq!(desk.shift(shared(0), week(), &MeetingOf::Team, Direction::Down), None);
    assert_eq!(desk.shift(shared(1), week(), &MeetingOf::Team, Direction::Up), None);
    let edit = desk.shift(shared(3), week(), &MeetingOf::Team, Direction::Up).unwrap();
    desk.apply(&edit).unwrap();
    assert!(team_titles(&desk).contains(&"d".to_owned()), "by hand, it comes in from next time");
    while desk.undo().unwrap().is_some() {}
    assert_eq!(desk.workspace().text(Drawer::Shared), topics);
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let mut desk = desk(ONE, "");
    let mut texts = vec![ONE.to_owned()];
    let call = desk.call(shared(0), Route::Broadcast, Some("public anyway")).unwrap();
    texts.push(after(&mut desk, &call));
    let defer = desk.defer(shared(0), date("2026-12-01")).unwrap();
    texts.push(after(&mut desk, &defer));
    let drop = desk.give_up(shared(0)).unwrap();
    texts.push(after(&mut desk, &drop));
    for text in texts.iter().rev().skip(1) {
        assert!(desk.undo().unwrap().is_some());
        assert_eq!(desk.workspace().text(Drawer::Shared), *text);
    }
    assert_eq!(desk.undo(), Ok(None));
    for text in texts.iter().skip(1) {
        assert!(desk.redo().unwrap().is_some());
        assert_eq!(desk.workspace().text(Drawer::Shared), *text);
    }
    assert_eq!((desk.redo(), desk.depth()), (Ok(None), (3, 0)));
}

#[test]
fn only_what_changed_is_routed_again_and_mentions_suggest_names() {
    let mut desk = desk("", "[[topic]]\ntitle = \"Kim wants to move to the other team\"\n");
    let edit = desk.capture("Release train: status ~broadcast").unwrap().edit;
    desk.apply(&edit).unwrap();
    assert_eq!(desk.routed().len(), 2);
    let plan = desk.plan(week());
    let songsheet::plan::WaitingFor::SomeoneToTalkTo { perhaps } = &plan.waiting[0].why else { panic!() };
    assert_eq!(perhaps, &[handle("kim")]);
}

#[test]
fn an_unsure_topic_stays_where_the_manager_can_call_it() {
    let desk = desk(ONE, "");
    let capture = desk.capture("Thing").unwrap();
    assert_eq!(capture.routed.verdict().certainty(), Certainty::Unsure);
}

//! One topic becomes what the team can learn from and what is for a 1-1.

use songsheet::desk::{Desk, IntentError};
use songsheet::domain::{Drawer, Route, TopicKey, With};

use crate::world::{desk, handle, private, shared, topic};

const OUTAGE: &str = r#"# The backlog

# Seen on Friday.
[[topic]]
title = "Dana's checkout outage on Friday: what she missed"
notes = "Dana was alone that night; Kim knows."
from = "leo"
tags = ["incident", "hr", "dana"]
minutes = 15
due = 2026-11-27
tell_first = ["dana"]
link = "https://wiki.example.com/people/dana"

[[topic]]
id = "tra1"
title = "Travel policy"
"#;

const NAMELESS: &str = "The person's checkout outage on Friday: what they missed";

fn split(desk: &mut Desk, key: TopicKey, title: &str, notes: Option<&str>) -> Vec<TopicKey> {
    let edit = desk.split(key, title, notes).unwrap();
    desk.apply(&edit).unwrap()
}

#[test]
fn the_team_gets_a_topic_without_names_and_the_rest_is_private() {
    let mut desk = desk(OUTAGE, "");
    let proposal = desk.propose_split(shared(0)).unwrap();
    assert_eq!(proposal.title, NAMELESS);
    let [public, moved] = split(&mut desk, shared(0), &proposal.title, None)[..] else { panic!() };
    let (public, kept) = (topic(&desk, public), topic(&desk, moved));
    assert_eq!((kept.key.drawer, kept.route), (Drawer::Private, Some(Route::Private)));
    assert_eq!(kept.title, "Dana's checkout outage on Friday: what she missed");
    assert_eq!(kept.with, With::Members(vec![handle("dana"), handle("kim")]));
    assert_eq!(public.split_from, kept.id);
    assert_eq!((public.minutes, public.due), (kept.minutes, kept.due));
    assert_eq!(desk.other_part(&public).map(|other| other.key), Some(moved));
    assert_eq!(desk.other_part(&kept).map(|other| other.key), Some(public.key));
    let file = desk.workspace().text(public.key.drawer).to_lowercase();
    let block = file.split("[[topic]]").find(|block| block.contains("the person's checkout")).unwrap();
    for secret in ["dana", "kim", "leo", "hr", "alone"] {
        assert!(!block.contains(secret), "{secret} in {block}");
    }
    assert!(desk.workspace().text(Drawer::Private).contains("# Seen on Friday."));
    assert!(!desk.workspace().text(Drawer::Shared).contains("Dana"));
}

#[test]
fn a_split_is_one_edit_that_is_undone_to_the_byte() {
    let mut desk = desk(OUTAGE, "# mine\n");
    split(&mut desk, shared(0), NAMELESS, None);
    assert_ne!(desk.workspace().text(Drawer::Shared), OUTAGE);
    desk.undo().unwrap();
    assert_eq!(desk.workspace().text(Drawer::Shared), OUTAGE);
    assert_eq!(desk.workspace().text(Drawer::Private), "# mine\n");
    desk.redo().unwrap();
    assert!(desk.workspace().text(Drawer::Private).contains("Dana"));
}

#[test]
fn nothing_for_the_team_may_name_a_member() {
    let desk = desk(OUTAGE, "");
    for title in
        ["What Dee missed", "WHITFIELD: the outage", "@kim's outage", "Danas Fehler", "fixed by dana_w"]
    {
        let refused = desk.split(shared(0), title, None).unwrap_err();
        assert!(matches!(refused, IntentError::Names(_)), "{title}: {refused}");
    }
    let notes = desk.split(shared(0), "The outage", Some("Dana was alone"));
    assert_eq!(notes, Err(IntentError::Names(vec!["Dana".to_owned()])));
    let hidden = desk.split(shared(0), "The d\u{200b}ay of the outage", None);
    assert_eq!(hidden, Err(IntentError::Unreadable));
    assert!(
        desk.split(shared(0), "The outage of the checkout on Friday", Some("One person was alone")).is_ok()
    );
}

#[test]
fn an_id_that_names_somebody_is_not_written_for_the_team() {
    let topics =
        "[[topic]]\nid = \"dana-outage\"\ntitle = \"Dana's checkout outage: what the alert missed\"\n";
    let mut desk = desk(topics, "");
    let [public, moved] = split(&mut desk, shared(0), "A checkout outage: what the alert missed", None)[..]
    else {
        panic!()
    };
    assert_eq!(topic(&desk, public).split_from, None);
    assert_eq!(topic(&desk, moved).split_from, topic(&desk, public).id);
    assert_eq!(desk.other_part(&topic(&desk, public)).map(|other| other.key), Some(moved));
}

#[test]
fn a_called_topic_s_case_study_stays_called_and_the_reason_for_the_call_goes_with_it() {
    let called = "[[topic]]\ntitle = \"Kim's slip\"\nroute = \"broadcast\"\nbecause = \"all learn\"\n";
    let mut desk = desk(called, "");
    let [public, moved] = split(&mut desk, shared(0), "A slip", None)[..] else { panic!() };
    let (public, kept) = (topic(&desk, public), topic(&desk, moved));
    assert_eq!((public.route, public.because.as_deref()), (Some(Route::Broadcast), Some("all learn")));
    assert_eq!((kept.route, kept.because), (Some(Route::Private), None));
}

#[test]
fn while_an_embargo_runs_the_team_s_part_waits_in_the_private_file() {
    let text = "[[topic]]\ntitle = \"Kim's outage: what we learned\"\nembargo = 2026-12-08\n";
    let mut desk = desk("", text);
    let [public] = split(&mut desk, private(0), "An outage: what we learned", None)[..] else { panic!() };
    assert_eq!(public.drawer, Drawer::Private);
    assert_eq!(desk.workspace().text(Drawer::Shared), "");
    assert_eq!(topic(&desk, public).embargo, Some(crate::world::date("2026-12-08")));
    assert_eq!(topic(&desk, private(0)).embargo, None);
}

#[test]
fn a_mark_of_confidence_stays_with_a_part_that_is_not_for_the_team() {
    let text = "[[topic]]\ntitle = \"Kim has an offer from somewhere else\"\ntags = [\"confidential\", \"spring\"]\n";
    let mut desk = desk("", text);
    let title = desk.propose_split(private(0)).unwrap().title;
    let edit = desk.split(private(0), &title, None).unwrap();
    assert!(!desk.part_for_the_team(&edit).unwrap().is_clear_broadcast(), "{title}");
    let [public] = split(&mut desk, private(0), &title, None)[..] else { panic!() };
    let mut tags = topic(&desk, public).tags;
    tags.sort();
    assert_eq!(
        (public.drawer, tags),
        (Drawer::Private, vec!["confidential".to_owned(), "spring".to_owned()])
    );
}

#[test]
fn a_topic_about_nobody_has_no_private_part() {
    let desk = desk(OUTAGE, "");
    assert_eq!(desk.propose_split(shared(1)), Err(IntentError::NamesNobody));
    let raised = "[[topic]]\ntitle = \"Checkout outage: what the alert missed\"\nfrom = \"dana\"\n";
    let desk = crate::world::desk(raised, "");
    assert_eq!(desk.propose_split(shared(0)), Err(IntentError::NamesNobody), "Dana only raised it");
}

#[test]
fn a_case_study_without_names_is_for_the_team_by_the_rules_alone() {
    let mut desk = desk(OUTAGE, "");
    let title = "Checkout outage on Friday: what the alert missed and what we learned";
    let [public, _] = split(&mut desk, shared(0), title, None)[..] else { panic!() };
    assert!(desk.get(public).unwrap().is_clear_broadcast());
    assert_eq!(public.drawer, Drawer::Shared);
}

#[test]
fn a_sensitive_case_study_is_not_broadcast_by_the_call_of_the_topic_it_was() {
    let topics = "[[topic]]\ntitle = \"Kim's sick leave, not yet announced\"\nroute = \"broadcast\"\nbecause = \"Kim said so\"\n";
    let mut desk = desk(topics, "");
    let title = desk.propose_split(shared(0)).unwrap().title;
    let [public, _] = split(&mut desk, shared(0), &title, None)[..] else { panic!() };
    assert_eq!(topic(&desk, public).route, None);
    assert!(!desk.get(public).unwrap().is_clear_broadcast());
}

/// The desk of an example workspace.
fn example(name: &str) -> Desk {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let place = songsheet::store::Place::folder(folder, songsheet::store::Reason::DirFlag);
    let workspace = songsheet::store::Workspace::load(&place).unwrap();
    Desk::open(workspace, &songsheet::classify::RoutingConfig::default(), crate::world::date("2026-11-23"))
}

#[test]
fn whatever_is_proposed_for_a_topic_of_the_examples_names_nobody() {
    let mut split = 0;
    for name in ["platform", "startup", "distributed"] {
        let desk = example(name);
        let keys: Vec<_> = desk.routed().iter().map(|routed| routed.topic().key).collect();
        for key in keys {
            let Ok(proposal) = desk.propose_split(key) else { continue };
            let edit = desk.split(key, &proposal.title, Some(&proposal.notes));
            assert!(edit.is_ok(), "{name}: {proposal:?}: {}", edit.unwrap_err());
            let public = desk.preview(&edit.unwrap(), key).unwrap();
            assert!(public.topic().title.chars().any(char::is_alphanumeric), "{name}: {proposal:?}");
            split += 1;
        }
    }
    assert!(split > 40, "{split} topics name somebody");
}

#[test]
fn a_topic_is_not_split_twice_while_the_team_has_its_part() {
    let mut desk = desk(OUTAGE, "");
    let [public, private] = split(&mut desk, shared(0), NAMELESS, None)[..] else { panic!() };
    let id = topic(&desk, public).id.unwrap().to_string();
    let again = desk.split(private, "A checkout outage", None);
    assert_eq!(again, Err(IntentError::SplitAlready { id, title: NAMELESS.to_owned() }));
    let edit = desk.done(public, None).unwrap();
    desk.apply(&edit).unwrap();
    assert!(desk.split(private, "A checkout outage", None).is_ok());
}

#[test]
fn who_hears_it_first_hears_the_teams_part_first_and_nothing_of_the_private_one() {
    let topics = "[[topic]]\ntitle = \"Dana's checkout outage: what the alert missed\"\n\
                  tell_first = [\"leo\", \"kim\"]\ntold = [\"kim\"]\n";
    let mut desk = desk(topics, "");
    let title = "A checkout outage: what the alert missed and what we learned";
    let [public, moved] = split(&mut desk, shared(0), title, None)[..] else { panic!() };
    assert_eq!(topic(&desk, public).tell_first, [handle("leo")], "Kim knows already");
    assert_eq!(topic(&desk, public).after, None);
    let kept = topic(&desk, moved);
    assert_eq!((kept.tell_first, kept.with), (Vec::new(), With::Members(vec![handle("dana")])));
    let plan = desk.plan(desk.week());
    let with: Vec<_> = plan
        .one_on_ones
        .iter()
        .filter(|one| one.items.iter().any(|slot| slot.item.text().key() == moved))
        .map(|one| one.with.clone())
        .collect();
    assert!(!with.contains(&handle("leo")), "what is about Dana is not for Leo");
}

#[test]
fn the_teams_part_waits_for_the_1_1_of_whom_it_is_about_without_naming_them() {
    let mut desk = desk(OUTAGE, "");
    let [public, _] = split(&mut desk, shared(0), NAMELESS, None)[..] else { panic!() };
    let public = topic(&desk, public);
    assert_eq!(public.tell_first, []);
    let dana = desk.team().member(&handle("dana")).unwrap();
    let yesterday = desk.today().pred_opt().unwrap();
    let meeting = songsheet::plan::next_one_on_one(desk.team(), dana, yesterday).unwrap();
    assert_eq!(public.after, meeting.succ_opt());
}

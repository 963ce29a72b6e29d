//! The books are closed: what has become of every topic, every promise and everybody who was absent.

use std::collections::BTreeMap;

use toml::Table;

use crate::memory::{self, Held, text, texts};
use crate::roster;
use crate::week::{CANARY, For, LAST_DAY, Year};

pub fn close(year: &Year) {
    let meetings = year.office.meetings();
    let topics = topics(year);
    every_topic_is_somewhere(year, &topics);
    nothing_is_said_twice(year, &meetings);
    what_is_done_was_said(year, &meetings, &topics);
    the_team_s_files_hold_nothing_private(year);
    promises_are_kept_or_listed(year, &meetings);
    let said = year.office.run(&["check", "--strict"]);
    assert!(said.contains("no problems"), "{said}");
    assert!(
        meetings.iter().filter(|one| one.with.is_none()).count() >= 48,
        "weeks without a holiday have one"
    );
    assert!(meetings.len() >= 300 && year.known.len() >= 200, "{} of {}", meetings.len(), year.known.len());
}

/// All topics of both files, by id.
fn topics(year: &Year) -> BTreeMap<String, Table> {
    let mut all = BTreeMap::new();
    for topic in year.topics() {
        let before = all.insert(text(&topic, "id"), topic);
        assert_eq!(before, None, "a topic stands in one file, once");
    }
    all
}

/// Each topic is done, or open and foreseen, or waits for something that is named.
fn every_topic_is_somewhere(year: &Year, topics: &BTreeMap<String, Table>) {
    let forecast = year.office.json(&["forecast"]);
    let lists = ["topics", "waiting", "unsure"].map(|list| forecast[list].as_array().unwrap());
    let listed: Vec<&str> = lists.into_iter().flatten().filter_map(|topic| topic["id"].as_str()).collect();
    for (id, known) in &year.known {
        let topic = topics.get(id).unwrap_or_else(|| panic!("{known:?} is lost"));
        assert_eq!(text(topic, "title"), known.title);
        let done = topic.contains_key("done");
        assert_ne!(done, listed.contains(&id.as_str()), "{known:?}: done, or to be seen");
    }
    let open = year.known.keys().filter(|id| !topics[*id].contains_key("done")).count();
    assert!(open < year.known.len() / 5, "{open} are still open: the year did not go on");
}

/// A topic is said once to the team, and once to each member whom it concerns.
fn nothing_is_said_twice(year: &Year, meetings: &[Held]) {
    let mut said: BTreeMap<(&str, Option<&str>), Vec<chrono::NaiveDate>> = BTreeMap::new();
    for meeting in meetings {
        for item in meeting.said() {
            said.entry((&item.topic, meeting.with.as_deref())).or_default().push(meeting.date);
        }
    }
    for ((id, with), dates) in said {
        match &year.known[id].whom {
            For::TeamAgain => {
                assert!(dates.len() >= 10, "{dates:?}");
                assert!(dates.windows(2).all(|two| (two[1] - two[0]).num_days() >= 27), "{dates:?}");
            }
            whom => assert_eq!(dates.len(), 1, "{id} with {with:?}: {whom:?}"),
        }
    }
}

/// What is done was said to all whom it is for, and to nobody else but by the manager's will.
fn what_is_done_was_said(year: &Year, meetings: &[Held], topics: &BTreeMap<String, Table>) {
    let said = |with: Option<&str>, id: &str| {
        let of = meetings.iter().filter(|one| one.with.as_deref() == with);
        of.flat_map(Held::said).any(|item| item.topic == id)
    };
    for (id, known) in &year.known {
        let topic = &topics[id];
        let done = topic.contains_key("done");
        match &known.whom {
            For::Members(_) | For::Everyone => {
                let who = match &known.whom {
                    For::Members(who) => who.clone(),
                    _ => roster::members_on(topic.get("done").map_or(LAST_DAY.parse().unwrap(), memory::day)),
                };
                let told = who.iter().filter(|who| said(Some(who), id)).count();
                assert_eq!(told == who.len(), done, "{known:?}");
                assert!(!said(None, id), "{known:?}");
                assert!(texts(topic, "told").iter().all(|one| said(Some(one), id)), "{topic}");
            }
            _ => assert_eq!(done, said(None, id) && known.whom != For::TeamAgain, "{known:?}"),
        }
    }
    assert!(said(Some("dana"), &year.id_of("Beacon")) && said(None, &year.id_of("Beacon")));
}

fn the_team_s_files_hold_nothing_private(year: &Year) {
    for file in year.office.files("log") {
        let private = |line: &&str| line.contains(CANARY) && !line.contains("is announced later");
        assert_eq!(year.office.text(&file).lines().find(private), None, "{file}");
    }
    let shared = year.office.text("topics.toml");
    assert!(!shared.contains(CANARY), "what is private is kept in the private file");
}

/// What was promised is ticked off with its day, or listed as open.
fn promises_are_kept_or_listed(year: &Year, meetings: &[Held]) {
    let mut logged: BTreeMap<&str, _> = BTreeMap::new();
    for (what, done) in meetings.iter().flat_map(|one| &one.actions) {
        assert_eq!(logged.insert(&what[.."Promise 000".len()], *done), None, "{what} is there once");
    }
    let open = year.office.json(&["log", "--open", "--limit", "1000"]);
    let open = open["promises"].as_array().unwrap();
    for (number, pledge) in &year.pledges {
        let what = format!("Promise {number:03}");
        assert_eq!(logged[what.as_str()], pledge.done, "{what}");
        let listed = open.iter().filter(|one| one["what"].as_str().unwrap().starts_with(&what)).count();
        assert_eq!(listed, usize::from(pledge.done.is_none()), "{what}");
    }
    let kept = year.pledges.values().filter(|pledge| pledge.done.is_some()).count();
    assert!(kept > 80 && kept + open.len() == year.pledges.len());
}

//! What a search of the log finds.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use songsheet::desk::{Index, Query};
use songsheet::domain::{
    Action, Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Member, Outcome, Practice, Team, Told, TopicId,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn who(name: &str) -> Handle {
    Handle::new(name).unwrap()
}

fn item(title: &str, decision: &str, from: Option<&str>, practice: Practice) -> LoggedItem {
    LoggedItem {
        topic: None,
        title: title.to_owned(),
        practice: Some(practice),
        from: from.map(who),
        minutes: None,
        outcome: Outcome::Said,
        decisions: Some(decision.to_owned()).filter(|text| !text.is_empty()).into_iter().collect(),
        notes: String::new(),
        told: Vec::new(),
    }
}

fn action(what: &str, by: Option<&str>, done: Option<&str>) -> Action {
    Action { what: what.to_owned(), who: by.map(who), until: None, done: done.map(day), topic: None }
}

fn meeting(
    with: Option<&str>,
    date: &str,
    items: Vec<LoggedItem>,
    actions: Vec<Action>,
) -> Arc<LoggedMeeting> {
    Arc::new(LoggedMeeting {
        of: with.map_or(MeetingOf::Team, |name| MeetingOf::OneOnOne(who(name))),
        date: day(date),
        start: None,
        minutes: None,
        extra: false,
        present: with.map(who).into_iter().collect(),
        absent: Vec::new(),
        items,
        actions,
    })
}

static TEAM: LazyLock<Team> = LazyLock::new(|| {
    let zoe = Member { aliases: vec!["Zee".to_owned()], ..Member::new("Zoë Ångström", who("zoe")) };
    Team::new("Platform", vec![Member::new("Dana Whitfield", who("dana")), zoe])
});

/// Three meetings: September's and November's of the team, and a 1-1 with Dana.
static LOG: LazyLock<Arc<Log>> = LazyLock::new(|| {
    let mut outage = item("Checkout outage: what the alert missed", "", None, Practice::CollectiveLearning);
    outage.topic = TopicId::new("k7f2");
    outage.told = vec![Told { who: who("ann"), on: day("2026-11-26") }];
    let mut runbook = action("Write the runbook", Some("dana"), Some("2026-11-30"));
    runbook.topic = TopicId::new("k7f2");
    let autumn =
        vec![item("Which queue do we keep?", "Keep Kafka", Some("zoe"), Practice::CollectiveLearning)];
    let private = vec![
        item("給与の更新", "", None, Practice::Growth),
        item("Thanks to Zee", "", None, Practice::Trust),
    ];
    Arc::new(Log::new(
        vec![
            meeting(None, "2026-09-01", autumn, vec![action("Ask legal", None, None)]),
            meeting(None, "2026-11-24", vec![outage], vec![runbook]),
            meeting(Some("dana"), "2026-11-25", private, Vec::new()),
        ],
        Vec::new(),
    ))
});

/// What is found, in the order of the answer: titles and promises.
fn found(query: &str) -> Vec<String> {
    let query = Query::read(query, &TEAM, &LOG, day("2026-11-27")).unwrap_or_else(|error| panic!("{error}"));
    let found = Index::new(&LOG, &TEAM).find(&query);
    let texts = found.iter().flat_map(|found| {
        let items = found.items().map(|item| item.title.chars().take(8).collect());
        items.chain(found.actions().map(|action| action.what.clone())).collect::<Vec<String>>()
    });
    texts.collect()
}

const PAY: &str = "給与の更新";
const THANKS: &str = "Thanks t";
const OUTAGE: &str = "Checkout";
const QUEUE: &str = "Which qu";
const RUNBOOK: &str = "Write the runbook";
const LEGAL: &str = "Ask legal";

#[test]
fn what_is_asked_for_is_found_and_the_newest_comes_first() {
    for (query, expected) in [
        ("", &[PAY, THANKS, OUTAGE, RUNBOOK, QUEUE, LEGAL][..]),
        ("queue", &[QUEUE]),
        ("KEEP kaf", &[QUEUE]),
        ("kafka outage", &[]),
        ("eue", &[]),
        ("\"queue do we\"", &[QUEUE]),
        ("\"do queue\"", &[]),
        ("更新", &[PAY]),
        ("outage", &[OUTAGE, RUNBOOK]),
        ("k7f2 action", &[RUNBOOK]),
        ("angstrom", &[QUEUE]),
        ("@zoe", &[THANKS, QUEUE]),
        ("@dana", &[PAY, THANKS, RUNBOOK]),
        ("@ann", &[OUTAGE]),
        ("@me", &[PAY, THANKS, OUTAGE, LEGAL]),
        ("@me action", &[LEGAL]),
        ("practice:trust", &[THANKS]),
        ("practice:collective-learning", &[OUTAGE, RUNBOOK, QUEUE]),
        ("decision", &[QUEUE]),
        ("action", &[RUNBOOK, LEGAL]),
        ("open", &[LEGAL]),
        ("is:open", &[LEGAL]),
        ("\"open\"", &[]),
        ("decision open", &[QUEUE, LEGAL]),
        ("team", &[OUTAGE, RUNBOOK, QUEUE, LEGAL]),
        ("1-1", &[PAY, THANKS]),
        ("1:1", &[PAY, THANKS]),
        ("since:2026-11", &[PAY, THANKS, OUTAGE, RUNBOOK]),
        ("since:2026-11-25", &[PAY, THANKS]),
        ("until:2026-09", &[QUEUE, LEGAL]),
        ("until:2026-W36", &[QUEUE, LEGAL]),
        ("since:2026-09-02 until:2026-11-24", &[OUTAGE, RUNBOOK]),
        ("until:2025", &[]),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}

#[test]
fn a_query_that_cannot_be_meant_is_refused() {
    for (query, what) in [
        ("practice:x", "“x” is not a practice"),
        ("since:", "“since:” has no date"),
        ("until:2026-13", "“until:2026-13” has no date"),
        ("since:2026-11 until:2026-10", "`until:` is before `since:`"),
        ("@nobody", "nobody on the team is called `nobody`"),
        ("untill:2026", "“untill:” says nothing here"),
    ] {
        let refused = Query::read(query, &TEAM, &LOG, day("2026-11-27")).unwrap_err();
        assert_eq!(refused.to_string(), what);
        assert!(!refused.hint.is_empty(), "{query}");
    }
    assert_eq!(found("PROJ-12:"), Vec::<String>::new(), "other words with a colon are words");
}

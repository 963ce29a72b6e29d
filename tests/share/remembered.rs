//! What agendas say because of earlier meetings.

use std::sync::Arc;

use serde_json::{Value, json};
use songsheet::domain::{
    Action, Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Practice,
};
use songsheet::plan::Plan;
use songsheet::share::{json, markdown, text};

use crate::world::{plan_remembering, week};

fn dana() -> Handle {
    Handle::new("dana").unwrap()
}

fn meeting(of: MeetingOf, on: &str, titles: &[&str], promise: Action) -> Arc<LoggedMeeting> {
    let item = |title: &&str| LoggedItem {
        topic: None,
        title: (*title).to_owned(),
        practice: Some(Practice::Trust),
        from: None,
        minutes: None,
        outcome: Outcome::Said,
        decisions: Vec::new(),
        notes: String::new(),
        told: Vec::new(),
    };
    Arc::new(LoggedMeeting {
        date: on.parse().unwrap(),
        start: None,
        minutes: Some(Minutes(30)),
        extra: false,
        present: Vec::new(),
        absent: if of == MeetingOf::Team { vec![dana()] } else { Vec::new() },
        items: titles.iter().map(item).collect(),
        actions: vec![promise],
        of,
    })
}

fn promise(what: &str, who: Option<Handle>, until: &str) -> Action {
    Action { what: what.to_owned(), who, until: until.parse().ok(), done: None, topic: None }
}

/// Dana missed a team meeting, has a promise of the manager's, and her 1-1s had room for trust alone.
fn plan() -> Plan {
    let team = meeting(
        MeetingOf::Team,
        "2026-11-17",
        &["Outage", "Queue", "Freeze", "Rota \u{202e}*x*", "Lunch"],
        promise("Write the runbook", Some(dana()), "2026-11-20"),
    );
    let long_ago = meeting(
        MeetingOf::OneOnOne(dana()),
        "2026-09-02",
        &["How are you?"],
        promise("Ask about the raise", None, ""),
    );
    let topics = "[[topic]]\ntitle = \"Her talk proposal\"\nkind = \"discuss\"\nroute = \"private\"\nwith = [\"dana\"]\n";
    plan_remembering(topics, Log::new(vec![team, long_ago], Vec::new()))
}

#[test]
fn a_one_on_one_begins_with_what_they_must_hear_and_ends_with_promises() {
    let plan = plan();
    let agenda = plan.one_on_one(&dana()).unwrap();
    insta::assert_snapshot!(text::one_on_one(agenda, 72), @r"
DANA  Wed 25 Nov 2026 · 14:00–14:30                         20 of 30 min
────────────────────────────────────────────────────────────────────────
14:00  10  Must hear: the team heard it without them
             Outage (Tue 17 Nov)
             Queue (Tue 17 Nov)
             Freeze (Tue 17 Nov)
             Rota <U+202E>*x* (Tue 17 Nov)
             Lunch (Tue 17 Nov)
14:10  10  Her talk proposal                                     discuss
           Suggestion, for objectives: What gets in the way of an hour
           of undisturbed work, and what would protect it?
           (objectives-16)

Promised
           Write the runbook · Dana, until Fri 20 Nov, overdue · to the
           team
           Ask about the raise · you
");
    insta::assert_snapshot!(markdown::one_on_one(agenda), @r"
# 1-1 with Dana

Wed 25 Nov 2026 · 14:00–14:30 · 20 of 30 min

- 14:00 Must hear: the team heard it without them (10 min)
  - Outage (Tue 17 Nov)
  - Queue (Tue 17 Nov)
  - Freeze (Tue 17 Nov)
  - Rota \<U+202E\>\*x\* (Tue 17 Nov)
  - Lunch (Tue 17 Nov)
- 14:10 **Her talk proposal** (10 min, discuss)

Suggestion, for objectives: What gets in the way of an hour of undisturbed work, and what would protect it? (objectives-16)

## Promised

- Write the runbook · Dana, until Fri 20 Nov, overdue · to the team
- Ask about the raise · you
");
    let overview = text::week(&plan, 80);
    assert!(
        overview.contains("Lunch (Tue 17 Nov)") && !overview.contains("more"),
        "it is told from there: {overview}"
    );
}

#[test]
fn the_team_reads_its_own_promises_and_nothing_of_one_on_ones() {
    let plan = plan();
    let agenda = plan.team.as_ref().unwrap();
    let all = [text::team(agenda, 80), markdown::team(agenda), json::team(week(), Some(agenda))];
    for shared in all {
        assert!(shared.contains("Write the runbook"), "{shared}");
        for secret in ["raise", "must_hear", "Must hear", "Suggestion", "suggestion", "advice", "last 1-1"] {
            assert!(!shared.contains(secret), "{secret} in {shared}");
        }
    }
}

#[test]
fn scripts_get_the_same() {
    let value: Value = serde_json::from_str(&json::week(&plan())).unwrap();
    let theirs = &value["one_on_ones"][0];
    assert_eq!(theirs["reserved"], 10);
    assert_eq!(theirs["must_hear"][0], json!({ "topic": null, "title": "Outage", "said_on": "2026-11-17" }));
    let runbook = json!({
        "with": null, "made_on": "2026-11-17", "what": "Write the runbook", "who": "dana", "until": "2026-11-20",
        "overdue": true,
    });
    assert_eq!((&theirs["promises"][0], &value["team"]["promises"][0]), (&runbook, &runbook));
    assert_eq!(theirs["promises"][1]["who"], Value::Null);
    let practice = theirs["suggestion"]["practice"].as_str().unwrap();
    assert!(theirs["suggestion"]["id"].as_str().unwrap().starts_with(practice));
    let kinds: Vec<_> =
        value["advice"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["overdue"]);
}

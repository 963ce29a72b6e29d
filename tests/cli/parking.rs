//! The parking lot, and what the team is told in writing.

use insta::assert_snapshot;

use crate::fixture::{TOPICS, user};

#[test]
fn a_parked_topic_stands_on_no_agenda_until_it_is_taken_out() {
    let user = user();
    assert_snapshot!(user.run(&["park", "q5m8"]).fine(), @"
    Parked: Which queue do we keep? (q5m8)
      it stands on no agenda; `songsheet park q5m8 --out` takes it out again
    ");
    let parked = TOPICS.replace("runs it\"\n", "runs it\"\nparked = 2026-11-23\n");
    assert_eq!(user.read("topics.toml"), parked);
    assert!(!user.run(&["agenda", "team"]).fine().contains("queue"));
    assert!(user.run(&["agenda"]).fine().contains("parked since 23 Nov"));
    assert!(user.run(&["why", "q5m8"]).fine().contains("→ parked since 23 Nov"));
    assert_snapshot!(user.run(&["park"]).fine(), @"parked since 23 Nov  Which queue do we keep? (q5m8)");
    let triage = user.run(&["triage"]).fine();
    assert!(triage.contains("– 1 parked") && triage.contains("Parking lot · 1"), "{triage}");
    assert_snapshot!(user.run(&["park", "queue", "--out"]).fine(), @"
    ● broadcast  Which queue do we keep? (q5m8)
                 your call: everybody runs it · on the team meeting of Tue 24 Nov
    ");
    assert_eq!(user.read("topics.toml"), TOPICS);
    assert_eq!(user.run(&["park"]).fine(), "Nothing is parked.\n");
    user.run(&["park", "q5m8"]).fine();
    user.run(&["edit", "q5m8", "parked="]).fine();
    assert_eq!(user.read("topics.toml"), TOPICS);
}

#[test]
fn a_parked_topic_needs_no_call() {
    let user = user();
    let unsure = user.run(&["triage", "--unsure"]).fine();
    assert!(unsure.contains("Next year's budget"), "{unsure}");
    user.run(&["park", "budget"]).fine();
    assert_eq!(user.run(&["triage", "--unsure"]).fine(), "No topic needs your call.\n");
    let json = user.run(&["triage", "--format", "json"]).fine();
    assert!(json.contains("\"parked\": \"2026-11-23\""), "{json}");
}

#[test]
fn what_is_told_in_writing_takes_no_time_of_the_meeting() {
    let user = user();
    let shown = user.run(&["edit", "q5m8", "written=yes"]).fine();
    assert!(shown.contains("in writing, with the team agenda of Tue 24 Nov"), "{shown}");
    assert_snapshot!(user.run(&["agenda", "team"]).fine(), @"
    Platform · week 48 · 23–27 Nov 2026

    TEAM MEETING  Tue 24 Nov 2026 · 10:00–10:45                                             20 of 45 min
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    10:00   3  Hello
    10:03  15  Checkout outage on Friday: what the alert missed                                  discuss
                 from Dana · due Fri 27 Nov
    10:43   2  Wrap-up

    In writing
               Which queue do we keep?
                 from Leo · carried 1×, since 17 Nov
    ");
    assert_snapshot!(user.run(&["agenda", "team", "--format", "markdown"]).fine(), @"
    # Platform team meeting

    Tue 24 Nov 2026 · 10:00–10:45 · 20 of 45 min

    - 10:00 Hello (3 min)
    - 10:03 **Checkout outage on Friday: what the alert missed** (15 min, discuss) · from Dana · due Fri 27 Nov
    - 10:43 Wrap-up (2 min)

    ## In writing

    - **Which queue do we keep?** · from Leo · carried 1×, since 17 Nov
    ");
    let json = user.run(&["agenda", "team", "--format", "json"]).fine();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["team"]["written"][0]["id"], "q5m8");
    assert_eq!(json["team"]["items"].as_array().unwrap().len(), 1);
    user.run(&["done", "q5m8"]).fine();
    assert!(!user.run(&["agenda", "team"]).fine().contains("In writing"));
}

#[test]
fn what_is_private_is_not_told_in_writing() {
    let user = user();
    user.run(&["edit", "r2d4", "written=yes"]).fine();
    let team = user.run(&["agenda", "team"]).fine();
    assert!(!team.contains("like to learn") && !team.contains("In writing"), "{team}");
    assert!(user.run(&["agenda", "kim"]).fine().contains("like to learn"));
}

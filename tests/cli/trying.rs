//! Rules that are tried out with `why` before they go into the config file.

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::user;
use crate::harness::User;

const ROOM: &str = r#"practice = "trust", phrases = ["queue", "war room"], weight = 10"#;

/// Rules that outweigh the built-in ones.
const RULES: &str = r#"[[routing.rule]]
id = "queues"
practice = "collective-learning"
phrases = ["queue", "zebras", "outage"]
weight = 5
"#;

/// A user with topics that nothing but rules of their own decides.
fn alex() -> User {
    let user = user();
    user.write("../.config/songsheet/config.toml", RULES);
    user.write(
        "topics.toml",
        "[[topic]]\nid = \"qqq1\"\ntitle = \"Queue lemon\"\n\n[[topic]]\nid = \"rrr1\"\ntitle = \"Outage\"\n\n\
         [[topic]]\ntitle = \"The queue of Tuesday\"\n\n[[topic]]\ntitle = \"Queue, closed\"\ndone = 2026-11-17\n",
    );
    user
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What is told below the heading.
fn trial(shown: &str) -> String {
    let told =
        shown.lines().skip_while(|line| !line.starts_with("What the rule")).take_while(|l| !l.is_empty());
    told.collect::<Vec<_>>().join("\n")
}

/// The line of a rule that is tried out.
fn reasons(shown: &str) -> String {
    shown.lines().filter(|line| line.contains("tried out")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_rule_that_is_tried_out_says_what_it_changes() {
    let user = alex();
    let before = user.read("topics.toml");
    let shown = user.run(&["why", "war room of zebras", "--rule", ROOM]).fine();
    assert_snapshot!(reasons(&shown), @" +10.0  “war room”  Trust · tried out");
    assert_snapshot!(trial(&shown), @"
    What the rule would change
      Without the rule it is ● broadcast, clear.
      Of 5 open topics 2 would change:
        Queue lemon (qqq1)
          ● broadcast, clear → ○ private, clear
        The queue of Tuesday
          ● broadcast, clear → ◐ private, unsure
    ");
    assert_eq!(user.read("topics.toml"), before);
    assert_eq!(user.read("../.config/songsheet/config.toml"), RULES);
    let none = user.run(&["why", "Outage", "--rule", &ROOM.replace("queue", "quokka")]).fine();
    assert_snapshot!(trial(&none), @"
    What the rule would change
      Nothing here: the text has none of its phrases.
      Without the rule it is ● broadcast, clear.
      Of 5 open topics none would change.
    ");
}

#[test]
fn a_rule_with_the_id_of_another_takes_its_place() {
    let lighter = r#"id = "queues", practice = "collective-learning", phrases = ["queue"], weight = 0.01"#;
    let alex = alex();
    let answer = json(&alex.run(&["why", "qqq1", "--rule", lighter, "--format", "json"]).fine());
    let tried = &answer["tried"];
    assert_eq!(tried["rules"], json(r#"["queues"]"#));
    assert_eq!((&tried["without"]["route"], &tried["open"]), (&json("\"broadcast\""), &json("5")));
    let reasons = answer["reasons"].as_array().unwrap().iter().chain(answer["against"].as_array().unwrap());
    let weights: Vec<_> = reasons.filter(|one| one["rule"] == "queues").map(|one| &one["weight"]).collect();
    assert!(weights.iter().all(|weight| weight.as_f64().unwrap() < 1.0), "{weights:?}");
}

#[test]
fn what_a_rule_changes_is_in_the_json() {
    let answer = json(&alex().run(&["why", "war room", "--rule", ROOM, "--format", "json"]).fine());
    let mut reasons = answer["reasons"].as_array().unwrap().iter();
    let mine = reasons.find(|reason| reason["rule"] == "tried-out").unwrap();
    assert_eq!(
        (&mine["tried"], &mine["text"], &mine["weight"]),
        (&json("true"), &json("\"war room\""), &json("10.0"))
    );
    let changes = answer["tried"]["changes"].as_array().unwrap();
    let titles: Vec<_> = changes.iter().map(|change| change["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Queue lemon", "The queue of Tuesday"]);
    assert_eq!((&changes[0]["file"], &changes[0]["line"]), (&json("\"topics.toml\""), &json("1")));
    assert_ne!(changes[0]["before"], changes[0]["after"]);
    let without = json(&alex().run(&["why", "war room", "--format", "json"]).fine());
    assert!(without.get("tried").is_none() && without["reasons"].to_string().find("tried").is_none());
}

#[test]
fn several_rules_can_be_tried_at_once() {
    let other = r#"practice = "growth", phrases = ["lemon"], weight = 1"#;
    let answer =
        json(&alex().run(&["why", "qqq1", "--rule", ROOM, "--rule", other, "--format", "json"]).fine());
    assert_eq!(answer["tried"]["rules"], json(r#"["tried-out", "tried-out-2"]"#));
    assert_eq!(answer["route"], "private");
}

#[test]
fn a_rule_that_is_wrong_is_told_as_in_the_config_file() {
    let wrong = |rule: &str| alex().run(&["why", "Outage", "--rule", rule]).failed(2);
    assert_snapshot!(wrong(r#"practice = "trst", phrases = ["war room"]"#), @r#"
    --rule:1:12: error: `practice` cannot be "trst"
      hint: did you mean `trust`?
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
    assert_snapshot!(wrong(r#"phrase = ["war room"], weight = 20"#), @r#"
    --rule:1:1: error: `phrase` is not a key of a rule
      hint: did you mean `phrases`?
    --rule:1:1: error: this rule has no `practice`
      hint: a rule needs a practice and phrases
    --rule:1:1: error: this rule has no `phrases`
      hint: a rule needs a practice and phrases
    --rule:1:33: error: `weight` must be a number above 0 and at most 10
      hint: write `weight = 1.5`
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
    assert_snapshot!(wrong("war room"), @r#"
    --rule:1:1: error: text must stand between quotes
      hint: write `key = "…"`
    --rule:1:5: error: an = is missing between a key and its value
      hint: write `key = value`; in braces `{ key = value, other = value }`
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
    assert_snapshot!(wrong("practice = 'trust', phrases = ['war room'] }\npresenter = { "), @r#"
    --rule:1:1: error: this is more than one rule
      hint: write it as `practice = "trust", phrases = ["war room"], weight = 2`
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
    assert_snapshot!(wrong(""), @r#"
    --rule:1:1: error: this rule has no `practice`
      hint: a rule needs a practice and phrases
    --rule:1:1: error: this rule has no `phrases`
      hint: a rule needs a practice and phrases
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
    let twice = r#"id = "a", practice = "trust", phrases = ["b"]"#;
    assert_snapshot!(alex().run(&["why", "Outage", "--rule", twice, "--rule", twice]).failed(2), @r#"
    --rule:1:1: error: two rules have the id "a"
      hint: give one of them another id
    error: The rule cannot be tried out.
    hint: write it as --rule 'practice = "trust", phrases = ["war room"], weight = 2'
    "#);
}

#[test]
fn an_unknown_key_of_a_rule_is_pointed_out() {
    let shown =
        alex().run(&["why", "Outage", "--rule", r#"practice = "trust", phrases = ["b"], colour = "red""#]);
    assert_snapshot!(shown.stderr, @"
    --rule:1:38: warning: `colour` is not a key of a rule and has no effect
      hint: it is kept as it is
    ");
    assert_eq!(shown.code, 0);
}

//! JSON: the documented fields, no others, and nothing that steers a terminal.

use serde_json::{Value, json};
use songsheet::domain::Handle;
use songsheet::share::json;

use crate::world::{plan, plan_with, week};

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_team_s_agenda_stands_alone() {
    let value = parse(&json::team(week(), plan().team.as_ref()));
    assert_eq!(keys(&value), ["schema", "team", "week"]);
    let team = &value["team"];
    let fields = ["date", "held", "items", "minutes", "overflow", "promises", "start", "with", "written"];
    assert_eq!(keys(team), fields);
    assert_eq!(
        (&team["with"], &team["date"], &team["start"]),
        (&Value::Null, &json!("2026-11-24"), &json!("10:00"))
    );
    let item = &team["items"].as_array().unwrap()[0];
    let expected = json!({
        "id": "k7f2", "kind": "discuss", "start": "10:03", "minutes": 15, "from": "dana", "carried": 0,
        "due": "2026-11-27", "practice": item["practice"],
        "title": "Checkout outage on Friday: what the alert missed, and why nobody was paged for forty-one minutes",
    });
    assert_eq!(*item, expected);
    assert_eq!(team["overflow"][0]["to"], "2026-12-01");
}

#[test]
fn one_one_on_one_stands_alone() {
    let plan = plan();
    let value = parse(&json::one_on_one(week(), plan.one_on_one(&Handle::new("dana").unwrap())));
    assert_eq!(keys(&value), ["one_on_ones", "schema", "week"]);
    assert_eq!(value["one_on_ones"][0]["with"], "dana");
    assert_eq!(value["one_on_ones"][0]["items"][0]["title"], "Her talk proposal");
    let none = parse(&json::one_on_one(week(), plan.one_on_one(&Handle::new("priya").unwrap())));
    assert_eq!(none["one_on_ones"], json!([]));
}

#[test]
fn a_week_has_everything() {
    let value = parse(&json::week(&plan()));
    assert_eq!(
        keys(&value),
        ["advice", "not_held", "one_on_ones", "schema", "team", "unsure", "waiting", "week"]
    );
    assert_eq!((&value["schema"], &value["week"]), (&json!(1), &json!("2026-W48")));
    assert_eq!(value["unsure"], json!([{ "id": null, "title": "Thing" }]));
    assert_eq!(value["not_held"], json!([{ "with": "jonas", "on": "2026-11-25", "why": "away" }]));
    let waiting = value["waiting"].as_array().unwrap();
    assert!(waiting.contains(&json!({ "id": null, "title": "Freeze", "why": "not before Mon 14 Dec" })));
}

#[test]
fn hostile_text_comes_back_unchanged_and_steers_nothing() {
    let title = "a\u{1b}[2Jb\u{202e}c\u{9b}d\u{200b}e\u{e0041}\"\\ 👩🏽‍💻";
    let text = json::week(&plan_with(title));
    let steering =
        |c: char| c.is_control() && c != '\n' || ['\u{202e}', '\u{200b}', '\u{e0041}'].contains(&c);
    assert!(!text.contains(steering), "{text}");
    assert_eq!(parse(&text)["team"]["items"][0]["title"], title);
}

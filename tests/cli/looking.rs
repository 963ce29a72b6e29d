//! What the log makes songsheet say: of people, of weeks ahead and past, and what to ask.

use serde_json::Value;

use crate::fixture::user;
use crate::harness::User;

/// Leo missed the team meeting of Tuesday the 17th; the last 1-1 with Dana is eleven weeks ago, that with Kim twelve days.
fn with_log() -> User {
    let user = user();
    let team = "[[meeting]]\ndate = 2026-11-17\nminutes = 43\npresent = [\"dana\", \"kim\"]\nabsent = [\"leo\"]\n\
        [[meeting.item]]\ntitle = \"Travel policy \\u202e changes\"\npractice = \"broad-information\"\nminutes = 10\n\
        [[meeting.action]]\nwhat = \"Write the runbook\"\nwho = \"dana\"\nuntil = 2026-11-20\n";
    let dana = "[[meeting]]\nwith = \"dana\"\ndate = 2026-09-09\n[[meeting.item]]\ntitle = \"Her week\"\n\
        practice = \"trust\"\nminutes = 20\nfrom = \"dana\"\n";
    let kim = "[[meeting]]\nwith = \"kim\"\ndate = 2026-11-11\n[[meeting.item]]\ntitle = \"Migration\"\n\
        practice = \"time-efficiency\"\nminutes = 25\n[[meeting.action]]\nwhat = \"Ask about the raise\"\n\
        until = 2026-11-18\n";
    user.write("log/2026-W47.toml", team);
    user.write("private/log/2026-W37.toml", dana);
    user.write("private/log/2026-W46.toml", kim);
    user.make_private("private/log");
    user.columns(80)
}

fn json(user: &User, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let value: Value = serde_json::from_str(&user.run(&all).stdout).unwrap();
    assert_eq!(value["schema"], 1, "{value}");
    value
}

fn lines_fit(text: &str) {
    let wide = text.lines().find(|line| songsheet::cells::width(line) > 80);
    assert_eq!(wide, None, "wider than the terminal");
    assert!(!text.contains('\u{202e}'), "what could steer a terminal is shown: {text}");
}

#[test]
fn people_are_listed_with_the_overdue_first() {
    let user = with_log();
    let text = user.run(&["people"]).stdout;
    insta::assert_snapshot!(text, @r"
            last     next       trust  coach  conf. growth  goals status  yours
Dana        9 Sep    25 Nov       11!     –!     –!     –!     –!     0%     0%
  overdue: 11 weeks since the last 1-1 · 1 promise overdue
Kim         11 Nov   25 Nov        –!     –!     –!     –!     –!   100%   100%
  overdue: 2 weeks since the last 1-1 · 1 promise overdue
Leo         –        2 Dec          –      –      –      –      –      –      –
  1 thing still to hear
");
    lines_fit(&text);
    let value = json(&user, &["people"]);
    let dana = &value["people"][0];
    assert_eq!((&dana["handle"], &dana["standing"]), (&"dana".into(), &"overdue".into()));
    assert_eq!(dana["weeks_since_practice"]["trust"], 11);
    assert_eq!(dana["weeks_since_practice"]["growth"], Value::Null);
    assert_eq!(dana["promises"][0]["what"], "Write the runbook");
    assert_eq!(value["people"][1]["status"]["percent"], Value::from(100));
}

#[test]
fn one_member_is_shown_in_full() {
    let text = with_log().run(&["people", "Leo"]).stdout;
    lines_fit(&text);
    assert!(text.contains("Must hear\n  Travel policy <U+202E> changes (Tue 17 Nov)\n"), "{text}");
    let failed = with_log().run(&["people", "nobody"]);
    assert_eq!(failed.code, 1, "{failed}");
}

#[test]
fn a_week_is_looked_back_on_from_a_monday() {
    let user = with_log();
    let text = user.run(&["look-back"]).stdout;
    insta::assert_snapshot!(text, @r"
Platform · week 47 · 16–20 Nov 2026

Held
  Team meeting, Tue 17 Nov: 1 item, 43 min

Not held
  1-1 with Dana, Wed 18 Nov
  1-1 with Kim, Wed 18 Nov

Not heard
  Dana: no 1-1 for 10 weeks

Still to be told
  Leo: Travel policy <U+202E> changes

Promised
  Write the runbook · Dana, until Fri 20 Nov, overdue · to the team

Overdue
  Ask about the raise · you, until Wed 18 Nov, overdue
  Write the runbook · Dana, until Fri 20 Nov, overdue · to the team

Said once to all: 30 person-minutes. One by one: 40, 20 of them yours. 10
person-minutes saved.
Dana had no 1-1 for longer than usual. Trust is built by meeting: move one
rather than skip it.
");
    lines_fit(&text);
    assert_eq!(json(&user, &["look-back", "--week", "last"])["untold"][0]["who"], "leo");
    let ahead = user.run(&["look-back", "--week", "next"]);
    assert_eq!(ahead.code, 2, "{ahead}");
}

#[test]
fn without_a_log_there_is_nothing_to_look_back_on() {
    assert!(user().run(&["look-back"]).stdout.contains("No meeting has been logged yet"));
    assert!(user().run(&["people"]).stdout.contains("No 1-1 has been logged yet"));
    assert!(user().run(&["suggest"]).stdout.contains("Nothing has waited six weeks"));
}

#[test]
fn a_forecast_names_the_meeting_of_each_topic() {
    let user = with_log();
    let text = user.run(&["forecast", "--weeks", "3"]).stdout;
    lines_fit(&text);
    assert!(text.contains("Tue 24 Nov  Team meeting"), "{text}");
    let value = json(&user, &["forecast"]);
    let topics = value["topics"].as_array().unwrap();
    let outage = topics.iter().find(|topic| topic["id"] == "k7f2").unwrap();
    assert_eq!((&outage["on"], &outage["late"]), (&"2026-11-24".into(), &Value::from(false)));
    assert_eq!(user.run(&["forecast", "--weeks", "0"]).code, 2);
}

#[test]
fn a_question_that_is_taken_becomes_a_topic_and_is_not_suggested_again() {
    let user = with_log();
    let first = json(&user, &["suggest", "dana"])["suggestions"][0].clone();
    let taken = user.run(&["suggest", "dana", "--take"]);
    assert_eq!(taken.code, 0, "{taken}");
    let topics = user.read("private/topics.toml");
    assert!(
        topics.contains(first["text"].as_str().unwrap()) && topics.contains("with = [\"dana\"]"),
        "{topics}"
    );
    assert!(user.read("private/log/2026-W48.toml").contains(first["id"].as_str().unwrap()));
    let second = json(&user, &["suggest", "dana"])["suggestions"][0].clone();
    assert_ne!(first["id"], second["id"]);
    let dismissed = user.run(&["suggest", "dana", "--dismiss"]);
    assert!(dismissed.stdout.starts_with("Dismissed: "), "{dismissed}");
    let third = json(&user, &["suggest", "dana"])["suggestions"][0].clone();
    assert_ne!(second["id"], third["id"]);
    assert!(!user.read("private/topics.toml").contains(second["text"].as_str().unwrap()));
}

#[test]
fn agendas_remember_and_the_team_s_stays_the_team_s() {
    let user = with_log();
    let whole = user.run(&["agenda"]).stdout;
    assert!(
        whole.contains("WORTH A LOOK") && whole.contains("Dana: the last 1-1 was 11 weeks ago"),
        "{whole}"
    );
    let team = user.run(&["agenda", "team"]).stdout;
    assert!(team.contains("Write the runbook · Dana, until Fri 20 Nov, overdue"), "{team}");
    for secret in ["raise", "11 weeks", "WORTH", "Suggestion"] {
        assert!(!team.contains(secret), "{team}");
    }
    let leo = user.run(&["agenda", "leo", "--week", "next"]).stdout;
    assert!(leo.contains("Must hear: the team heard it without them"), "{leo}");
}

#[test]
fn what_was_added_is_said_to_stand_where_the_agenda_has_it() {
    let user = with_log();
    let item = "[[meeting.item]]\ntitle = \"News N\"\n";
    let items: Vec<_> = (0..8).map(|n| item.replace("News N", &format!("News {n}"))).collect();
    let before = "[[meeting]]\ndate = 2026-10-06\npresent = [\"dana\"]\nabsent = [\"kim\"]\n";
    user.write("log/2026-W41.toml", &format!("{before}{}", items.concat()));
    let added = user.run(&["add", "The move @kim ~private 20m"]).stdout;
    let agenda = user.run(&["agenda", "kim"]).stdout;
    assert!(agenda.contains("Moved to Wed 2 Dec"), "half of it is kept for what she must hear: {agenda}");
    assert!(added.contains("no room in the 1-1 with Kim this week: next on Wed 2"), "{added}");
    let short = user.run(&["add", "The chair @kim ~private 5m !high"]).stdout;
    assert!(short.contains("on the 1-1 with Kim on Wed 25 Nov"), "{short}");
}

#[test]
fn a_question_that_was_taken_is_not_suggested_again_though_nothing_was_noted() {
    let user = with_log();
    let id = |user: &User| json(user, &["suggest", "dana"])["suggestions"][0]["id"].clone();
    let first = id(&user);
    let log = user.path("private/log/2026-W48.toml");
    assert!(user.run(&["suggest", "dana", "--take"]).fine().contains("on the 1-1 with Dana"));
    // As if songsheet had been ended between the two files.
    std::fs::remove_file(log).unwrap();
    assert_ne!(id(&user), first, "it stands open");
}

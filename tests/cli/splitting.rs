//! `split`: nothing is saved before somebody has agreed, and nothing that names a member ever is.

use insta::assert_snapshot;

use crate::fixture::{CONFIG, TEAM};
use crate::harness::User;

const TOPICS: &str = r#"[[topic]]
id = "late"
title = "Dana's outage on Friday: what she missed"
notes = "Dana was alone that night; Kim knows."
route = "broadcast"
"#;

fn user() -> User {
    let user = User::with(TEAM, TOPICS);
    user.write("../.config/songsheet/config.toml", CONFIG);
    user.write("private/topics.toml", "");
    user.make_private("private");
    user.write(".gitignore", "private/\n.songsheet.lock\n");
    user
}

#[test]
fn without_a_terminal_and_without_yes_it_is_only_shown() {
    let user = user();
    assert_snapshot!(user.run(&["split", "late"]), @"
    ● for the team  The person's outage on Friday: what they missed
    ○ private       [Dana's] outage on Friday: what [she] missed
                    with Dana, Kim · its notes stay here
    -- stderr
    error: Nothing was saved: somebody has to agree to the team's part first.
    hint: --yes takes it as it is proposed; --title 'TEXT' says it otherwise
    -- exit 1
    ");
    assert_eq!((user.read("topics.toml").as_str(), user.read("private/topics.toml").as_str()), (TOPICS, ""));
}

#[test]
fn yes_takes_the_proposal() {
    let user = user();
    assert_snapshot!(user.run(&["split", "late", "--yes"]).fine(), @"
    ● broadcast  The person's outage on Friday: what they missed (e7vs)
                 your call · on the team meeting of Tue 24 Nov
    ○ private    Dana's outage on Friday: what she missed (late)
                 your call · on the 1-1 with Dana on Wed 25 Nov · on the 1-1 with Kim on Wed 25 Nov ·
                 kept in private/topics.toml
    What stood in topics.toml until now may still be in its history.
    ");
    assert_snapshot!(user.read("topics.toml"), @r#"
    [[topic]]
    id = "e7vs"
    title = "The person's outage on Friday: what they missed"
    added = 2026-11-23
    route = "broadcast"
    split_from = "late"
    "#);
    assert_snapshot!(user.read("private/topics.toml"), @r#"
    [[topic]]
    id = "late"
    title = "Dana's outage on Friday: what she missed"
    notes = "Dana was alone that night; Kim knows."
    with = ["dana", "kim"]
    route = "private"
    "#);
    let why = user.run(&["why", "late"]).fine();
    assert!(
        why.contains("the other part of it: The person's outage on Friday: what they missed (e7vs)"),
        "{why}"
    );
    let team = user.run(&["agenda", "team"]).fine();
    assert!(team.contains("The person's outage") && !team.contains("Dana"), "{team}");
}

#[test]
fn a_title_of_one_s_own_is_taken_and_the_notes_without_names_when_they_are_wanted() {
    let user = user();
    let notes = "Deploy checklist: Dana skipped step four, Kim found it";
    user.write("topics.toml", &TOPICS.replace("Dana was alone that night; Kim knows.", notes));
    user.run(&["split", "late", "--notes", "--title", "A late page: what the rota missed"]).fine();
    let shared = user.read("topics.toml");
    assert!(shared.contains("title = \"A late page: what the rota missed\""), "{shared}");
    assert!(shared.contains("notes = \"Deploy checklist: the person skipped step four, the person found it\"\nshare_notes = true"), "{shared}");
}

#[test]
fn a_title_that_names_a_member_is_refused_whatever_else_is_said() {
    let user = user();
    for title in ["What Dee missed", "WHITFIELD and the pager", "Leo's rota", "@kim"] {
        let refused = user.run(&["split", "late", "--yes", "--title", title]).failed(1);
        assert!(refused.starts_with("error: It still names somebody: “"), "{refused}");
    }
    let empty = user.run(&["split", "late", "--yes", "--title", " "]).failed(1);
    assert!(empty.contains("a topic needs a title"), "{empty}");
    assert_eq!((user.read("topics.toml").as_str(), user.read("private/topics.toml").as_str()), (TOPICS, ""));
}

#[test]
fn what_names_nobody_or_is_closed_is_not_split() {
    let user = user();
    user.write(
        "topics.toml",
        "[[topic]]\ntitle = \"Travel policy\"\n\n[[topic]]\ntitle = \"Old\"\ndone = 2026-11-17\n",
    );
    let nobody = user.run(&["split", "travel"]).failed(1);
    assert!(nobody.contains("names nobody") && nobody.contains("with=HANDLE"), "{nobody}");
    assert!(user.run(&["split", "old", "--yes"]).failed(1).contains("was done"));
}

/// A team whose mistakes are told without names, and its topics.
fn nameless(topics: &str) -> User {
    let user = user();
    user.write("team.toml", &TEAM.replacen("[team]\n", "[team]\nmistakes = \"nameless\"\n", 1));
    user.write("topics.toml", topics);
    user
}

#[test]
fn where_mistakes_are_told_without_names_a_case_study_with_one_asks_first() {
    let title = "Dana's outage on Friday: what the postmortem taught us";
    let topics = format!("[[topic]]\nid = \"late\"\ntitle = \"{title}\"\n");
    let user = nameless(&topics);
    assert!(!user.run(&["agenda", "team"]).fine().contains("outage"), "it stands on no agenda");
    let why = user.run(&["why", "late"]).fine();
    assert!(why.contains("broadcast, unsure") && why.contains("Name it without naming: split"), "{why}");
    assert!(user.run(&["triage", "--unsure"]).fine().contains("Name it without naming: split"));
    user.run(&["split", "late", "--yes"]).fine();
    let team = user.run(&["agenda", "team"]).fine();
    assert!(team.contains("The person's outage") && !team.contains("Dana"), "{team}");
    let user = nameless(&topics);
    user.run(&["call", "late", "broadcast"]).fine();
    assert!(user.run(&["agenda", "team"]).fine().contains(title), "the call wins");
    user.write("team.toml", TEAM);
    user.write("topics.toml", &topics);
    assert!(user.run(&["agenda", "team"]).fine().contains(title), "open is the usual");
}

#[test]
fn what_is_captured_there_says_how_to_go_on_and_an_embargo_s_end_asks_too() {
    let user = nameless("");
    let shown = user.run(&["add", "Kim's outage on Friday: what the postmortem taught us"]).fine();
    assert!(shown.contains("◐ unsure") && shown.contains("songsheet split"), "{shown}");
    let released =
        "[[topic]]\ntitle = \"Osei's outage: what the postmortem taught us\"\nembargo = 2026-11-20\n";
    let user = nameless(released);
    assert!(user.run(&["triage", "--unsure"]).stdout.contains("Osei's outage"));
    let other = "[[topic]]\ntitle = \"Demo by Dana: the new outage dashboard\"\n\n[[topic]]\ntitle = \"Outage on Friday: the postmortem\"\n";
    let user = nameless(other);
    assert!(user.run(&["agenda", "team"]).fine().contains("Outage on Friday"));
}

//! `s`: the nameless title is read, changed where it has to be, and saved with enter; not before.

use crate::app::{App, TEAM};

const TOPICS: &str = r#"[[topic]]
title = "Dana's blorf: what she missed"
notes = "Kim knows."
priority = "high"
route = "broadcast"
minutes = 15

[[topic]]
title = "Snarf"
route = "broadcast"
"#;

#[test]
fn the_proposal_is_shown_with_the_names_marked_and_nothing_is_saved_before_enter() {
    let mut app = App::new(TOPICS);
    app.press("s");
    assert!(app.shows("› The person's blorf: what they missed"), "{}", app.screen());
    assert!(app.shows("○ Private, with Dana, Kim: [Dana's] blorf: what [she] missed"), "{}", app.screen());
    app.press("esc");
    assert_eq!((app.file("topics.toml").as_str(), app.file("private/topics.toml").as_str()), (TOPICS, ""));
    app.press("s enter");
    let (shared, private) = (app.file("topics.toml"), app.file("private/topics.toml"));
    assert!(!shared.contains("Dana") && !shared.contains("Kim"), "{shared}");
    assert!(private.contains("with = [\"dana\", \"kim\"]") && private.contains("notes = \"Kim knows.\""));
    app.press("u");
    assert_eq!((app.file("topics.toml").as_str(), app.file("private/topics.toml").as_str()), (TOPICS, ""));
}

#[test]
fn a_title_that_still_names_a_member_stays_in_the_prompt() {
    let mut app = App::new(TOPICS);
    app.press("s ctrl-u").type_in("What Dee missed").press("enter");
    assert!(app.shows("Not yet: it still names somebody: “Dee”"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("ctrl-u enter");
    assert!(app.shows("A topic needs a title."));
    app.type_in("What was missed").press("enter");
    assert!(app.file("topics.toml").contains("title = \"What was missed\""));
}

#[test]
fn both_parts_name_each_other_and_what_names_nobody_is_not_split() {
    let mut app = App::new(TOPICS).size(120, 60);
    app.press("s enter 2 enter");
    assert!(app.shows("other part"), "{}", app.screen());
    let mut app = App::new(TOPICS);
    app.press("j s");
    assert!(app.shows("there is nothing to split"), "{}", app.screen());
}

#[test]
fn the_team_gets_the_notes_without_names_when_they_are_wanted() {
    let mut app = App::new(TOPICS);
    app.press("s");
    assert!(app.shows("tab its notes") && !app.shows("The person knows."), "{}", app.screen());
    app.press("tab");
    assert!(app.shows("“The person knows.”"), "they are read before they are saved\n{}", app.screen());
    app.press("enter");
    let (shared, private) = (app.file("topics.toml"), app.file("private/topics.toml"));
    let all = shared + &private;
    assert!(all.contains("notes = \"The person knows.\"\nshare_notes = true\n"), "{all}");
    assert!(private.contains("notes = \"Kim knows.\""), "{private}");
}

#[test]
fn where_mistakes_are_told_without_names_the_key_to_split_comes_first() {
    let team = TEAM.replacen("[team]\n", "[team]\nmistakes = \"nameless\"\n", 1);
    let topics = "[[topic]]\ntitle = \"Dana's outage on Friday: what the postmortem taught us\"\n";
    let app = App::with_team(&team, topics).size(80, 24);
    assert!(app.shows("it names somebody, and your team"), "{}", app.screen());
    assert!(app.shows("s split"), "{}", app.screen());
}

#[test]
fn the_prompt_says_so_when_the_team_does_not_get_its_part_yet() {
    let secret =
        "[[topic]]\ntitle = \"Leo asked not to be on call while his daughter is ill\"\nwith = [\"leo\"]\n";
    let mut app = App::new("");
    app.somebody_writes("private/topics.toml", secret);
    app.press("s");
    assert!(app.shows("Not yet for the team: a topic of its own"), "{}", app.screen());
    assert!(!app.shows("● A topic of its own"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Split: The person asked not to be on call"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), "", "{}", app.screen());
}

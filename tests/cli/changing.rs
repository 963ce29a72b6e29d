//! What the commands that change topics write, and what they say.

use insta::assert_snapshot;

use crate::fixture::{PRIVATE, TOPICS, user};
use crate::harness::User;

/// The lines that a command took from a file and those that it added.
fn changes(before: &str, after: &str) -> String {
    let missing = |from: &str, of: &str| -> Vec<String> {
        let mut rest: Vec<&str> = of.lines().collect();
        let mut lines = Vec::new();
        for line in from.lines() {
            match rest.iter().position(|one| one == &line) {
                Some(at) => drop(rest.remove(at)),
                None => lines.push(line.to_owned()),
            }
        }
        lines
    };
    let gone = missing(before, after).into_iter().map(|line| format!("-{line}"));
    gone.chain(missing(after, before).into_iter().map(|line| format!("+{line}")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn shared_changes(user: &User) -> String {
    assert_eq!(user.read("private/topics.toml"), PRIVATE);
    changes(TOPICS, &user.read("topics.toml"))
}

#[test]
fn add_writes_the_topic_and_says_where_it_goes() {
    let user = user();
    let shown = user.run(&["add", "Deploy freeze over the holidays #release 5m !high due:fri ~broadcast"]);
    assert_snapshot!(shown.fine(), @"
    ● broadcast  Deploy freeze over the holidays (wcdf)
                 your call · on the team meeting of Tue 24 Nov
    ");
    assert_snapshot!(shared_changes(&user), @r#"
    +
    +[[topic]]
    +id = "wcdf"
    +title = "Deploy freeze over the holidays"
    +tags = ["release"]
    +minutes = 5
    +priority = "high"
    +added = 2026-11-23
    +due = 2026-11-27
    +route = "broadcast"
    "#);
}

#[test]
fn add_keeps_what_is_private_in_the_private_file() {
    let user = user();
    assert_snapshot!(user.run(&["add", "Kim", "and", "the", "move", "@kim", "~private"]).fine(), @"
    ○ private    Kim and the move (wcsg)
                 your call · on the 1-1 with Kim on Wed 25 Nov · kept in private/topics.toml
    ");
    assert_eq!(user.read("topics.toml"), TOPICS);
    assert_snapshot!(changes(PRIVATE, &user.read("private/topics.toml")), @r#"
    +
    +[[topic]]
    +id = "wcsg"
    +title = "Kim and the move"
    +with = ["kim"]
    +added = 2026-11-23
    +route = "private"
    "#);
}

#[test]
fn add_reads_a_topic_per_line() {
    let user = user();
    let input = "\u{feff}One for all ~broadcast\r\n\n   \nOne for Kim @kim ~private\n";
    assert_snapshot!(user.run_with_input(&["add", "-"], input).fine(), @"
    ● broadcast  One for all (e6bg)
                 your call · on the team meeting of Tue 24 Nov
    ○ private    One for Kim (kdap)
                 your call · on the 1-1 with Kim on Wed 25 Nov · kept in private/topics.toml
    ");
    assert!(user.read("topics.toml").contains("One for all"));
    assert!(user.read("private/topics.toml").contains("One for Kim"));
}

#[test]
fn add_takes_all_lines_or_none() {
    let user = user();
    let shown = user
        .run_with_input(&["add", "-"], "Sprint demo ~broadcast\nFor @nobody\nAlso fine\nSoon due:someday\n");
    assert_snapshot!(shown, @r#"
    -- stderr
    error: 2 lines cannot be read; nothing was added.
      Line 2: Nobody on the team is called `nobody`.
        the members are dana, kim, leo; to write the word itself: \@nobody
      Line 4: `due:someday` is not a date.
        write a date such as fri, "next tue", 27-nov, in-2-weeks or 2026-11-27
    -- exit 1
    "#);
    assert_eq!(user.read("topics.toml"), TOPICS);
    assert_snapshot!(user.run_with_input(&["add", "-"], "\n\n"), @"
    -- stderr
    error: There is no topic on standard input.
    -- exit 1
    ");
    assert_snapshot!(user.run(&["add", "For @dna"]), @r"
    -- stderr
    error: Nobody on the team is called `dna`.
    hint: did you mean @dana? To write the word itself: \@dna
    -- exit 1
    ");
}

#[test]
fn the_same_title_twice_gets_two_ids() {
    let user = user();
    user.run_with_input(&["add", "-"], "Twice ~broadcast\nTwice ~broadcast\n").fine();
    user.run(&["check"]).fine();
}

#[test]
fn without_a_workspace_add_says_that_nothing_is_kept() {
    assert_snapshot!(User::new().run(&["add", "A thought"]), @"
    -- stderr
    error: There is no workspace to write to, so nothing was kept.
    hint: `songsheet init` makes one in the current folder; --dir names another
    -- exit 1
    ");
}

#[test]
fn call_is_a_line_in_the_file() {
    let user = user();
    assert_snapshot!(user.run(&["call", "r2d4", "broadcast", "--because", "they asked for it"]).fine(), @"
    ● broadcast  What would you like to learn? (r2d4)
                 your call: they asked for it · on the team meeting of Tue 24 Nov
    ");
    assert_snapshot!(shared_changes(&user), @r#"
    -route = "private"
    +route = "broadcast"
    +because = "they asked for it"
    "#);
}

#[test]
fn a_call_against_a_mark_of_confidence_needs_a_reason() {
    let user = user();
    assert_snapshot!(user.run(&["call", "m2c5", "broadcast"]), @"
    -- stderr
    error: It was not called broadcast, because it is under an embargo until Tue 8 Dec.
    hint: say why the team may hear it all the same: --because 'REASON' (because=REASON in an edit)
    hint: or remove the mark: `songsheet edit TOPIC embargo=`, or tags=
    -- exit 1
    ");
    assert_eq!(user.read("private/topics.toml"), PRIVATE);
    user.run(&["call", "m2c5", "broadcast", "--because", "she may tell"]).fine();
    assert_eq!(user.read("topics.toml"), TOPICS, "before its day it does not leave the private file");
}

#[test]
fn done_closes_a_topic() {
    let user = user();
    assert_snapshot!(user.run(&["done", "checkout outage"]).fine(), @"Done: Checkout outage on Friday: what the alert missed (k7f2)");
    assert_snapshot!(shared_changes(&user), @"+done = 2026-11-23");
}

#[test]
fn what_is_closed_is_not_closed_again() {
    let user = user();
    let refused = user.run(&["done", "old1"]).to_string();
    assert_snapshot!(refused, @"
    -- stderr
    error: “Kudos for Kim” was done on Tue 17 Nov already.
    hint: `songsheet edit old1 done=` opens it again
    -- exit 1
    ");
    let others: [&[&str]; 3] = [&["drop", "old1"], &["defer", "old1", "fri"], &["call", "old1", "private"]];
    assert!(others.iter().all(|command| user.run(command).to_string() == refused));
    assert_eq!(user.read("topics.toml"), TOPICS);
    user.run(&["edit", "old1", "done="]).fine();
    user.run(&["done", "old1"]).fine();
    assert_snapshot!(user.run(&["defer", "k7f2", "2026-11-23"]), @"
    Not before Mon 23 Nov: Checkout outage on Friday: what the alert missed (k7f2)
    -- exit 0
    ");
}

#[test]
fn done_with_one_of_several_keeps_it_for_the_others() {
    let user = user();
    assert_snapshot!(user.run(&["done", "r2d4", "--with", "dana", "--with", "kim"]).fine(), @"
    Noted: What would you like to learn? (r2d4)
      told: Dana, Kim
    ");
    assert_snapshot!(shared_changes(&user), @r#"+told = ["dana", "kim"]"#);
    assert_snapshot!(user.run(&["done", "r2d4", "--with", "leo"]).fine(), @"Done: What would you like to learn? (r2d4)");
    assert_snapshot!(user.run(&["done", "k7f2", "--with", "kim"]), @"
    -- stderr
    error: The topic is not one to talk about with Kim in a 1-1.
    hint: without --with, it is marked as talked about altogether
    -- exit 1
    ");
}

#[test]
fn carry_notes_the_meeting_that_did_not_reach_a_topic() {
    let user = user();
    assert_snapshot!(user.run(&["carry", "q5", "--on", "2026-11-10"]).fine(), @"
    Carried over: Which queue do we keep? (q5m8)
      2 meetings have not reached it since Tue 10 Nov
    ");
    assert_snapshot!(shared_changes(&user), @"
    -carried = [2026-11-17]
    +carried = [2026-11-10, 2026-11-17]
    ");
    assert_snapshot!(user.run(&["carry", "q5", "--on", "2026-12-01"]), @"
    -- stderr
    error: “2026-12-01” is not the day of a meeting that was held.
    hint: today, yesterday or 2026-11-24
    -- exit 2
    ");
}

#[test]
fn defer_drop_and_edit_change_what_they_say() {
    let user = user();
    assert_snapshot!(user.run(&["defer", "q5", "next mon"]).fine(), @"Not before Mon 30 Nov: Which queue do we keep? (q5m8)");
    assert_snapshot!(user.run(&["edit", "k7f2", "minutes=20", "due=", "with=kim, dana"]).fine(), @"
    ● broadcast  Checkout outage on Friday: what the alert missed (k7f2)
                 your call · on the team meeting of Tue 24 Nov
    ");
    assert_snapshot!(user.run(&["drop", "q5m8"]).fine(), @"Dropped: Which queue do we keep? (q5m8)");
    assert_snapshot!(user.run(&["edit", "old1", "title=Kudos for Kim and Dana"]).fine(), @"– closed     Kudos for Kim and Dana (old1)");
    assert_snapshot!(shared_changes(&user), @r#"
    -minutes = 15
    -due = 2026-11-27   # before the audit
    -title = "Kudos for Kim"
    +with = ["kim", "dana"]
    +minutes = 20
    +after = 2026-11-30
    +dropped = 2026-11-23
    +title = "Kudos for Kim and Dana"
    "#);
}

#[test]
fn edit_refuses_what_a_topic_cannot_have() {
    let user = user();
    assert_snapshot!(user.run(&["edit", "k7f2", "minuts=20"]), @"
    -- stderr
    error: A topic has no field “minuts”.
    hint: did you mean minutes?
    -- exit 2
    ");
    assert_snapshot!(user.run(&["edit", "k7f2", "twenty"]), @"
    -- stderr
    error: “twenty” is not of the form field=value.
    hint: such as due=2026-11-27; nothing after the = clears the field
    -- exit 2
    ");
    assert_snapshot!(user.run(&["edit", "k7f2", "kind=chat"]), @"
    -- stderr
    error: This is no value that `kind` can have.
    hint: it can be inform, discuss, decide
    -- exit 1
    ");
    assert_snapshot!(user.run(&["edit", "k7f2", "minutes=20", "due=someday"]), @r#"
    -- stderr
    error: `someday` is not a value of `due`.
    hint: write a date such as fri, "next tue", 27 nov or 2026-11-27
    -- exit 1
    "#);
    assert_snapshot!(user.run(&["edit", "k7f2", "with=dna"]), @"
    -- stderr
    error: Nobody on the team is called `dna`.
    hint: did you mean @dana?
    -- exit 1
    ");
    assert_snapshot!(user.run(&["edit", "k7f2", "title="]), @"
    -- stderr
    error: `title` cannot be removed.
    hint: a topic needs a title
    -- exit 1
    ");
    assert_snapshot!(user.run(&["defer", "k7f2", "someday"]), @"
    -- stderr
    error: “someday” is not a date.
    hint: fri, next mon, in 2 weeks, 7 dec or 2026-12-07
    -- exit 2
    ");
    assert_eq!(user.read("topics.toml"), TOPICS);
}

#[test]
fn words_must_mean_one_topic() {
    let user = user();
    assert_snapshot!(user.run(&["done", "nothing of the kind"]), @"
    -- stderr
    error: No topic matches “nothing of the kind”.
    hint: `songsheet triage` lists all open topics
    -- exit 1
    ");
    assert_snapshot!(user.run(&["done", "w"]), @"
    -- stderr
    error: “w” matches 4 topics:
      Checkout outage on Friday: what the alert missed (k7f2)
      Which queue do we keep? (q5m8)
      What would you like to learn? (r2d4)
      Leo: a quieter week after the move
    hint: name one by its id, or by more words of its title
    -- exit 1
    ");
    assert_snapshot!(user.run(&["agenda", "dna"]), @"
    -- stderr
    error: Nobody on the team is called `dna`.
    hint: did you mean @dana?
    -- exit 1
    ");
    assert_eq!(user.read("topics.toml"), TOPICS);
}

#[test]
fn what_may_be_sensitive_is_called_broadcast_for_a_reason_only() {
    let topics = "[[topic]]\nid = \"s1\"\ntitle = \"Kim's sick leave and her salary\"\n";
    let user = user();
    user.write("topics.toml", topics);
    assert_snapshot!(user.run(&["call", "s1", "broadcast"]).failed(1), @"
    error: It was not called broadcast, because it may hurt somebody or break a confidence.
    hint: say why the team may hear it all the same: --because 'REASON' (because=REASON in an edit)
    hint: or tell it without names: `songsheet split TOPIC`
    ");
    let edited = user.run(&["edit", "s1", "route=broadcast"]).failed(1);
    assert!(edited.contains("because=REASON"), "{edited}");
    assert_eq!(user.read("topics.toml"), topics);
    user.run(&["call", "s1", "broadcast", "--because", "she told everybody"]).fine();
    let called = user.read("topics.toml");
    assert!(called.contains("because = \"she told everybody\""), "{called}");
    user.run(&["edit", "s1", "because="]).failed(1);
    user.run(&["call", "s1", "broadcast"]).fine();
    assert_eq!(user.read("topics.toml"), called, "the reason is not lost either");
    let shown = user.run(&["call", "s1", "private"]);
    assert!(shown.stderr.contains("is gone: “she told everybody”"), "{}", shown.stderr);
    user.run(&["edit", "s1", "minutes=20"]).fine();
}

#[test]
fn what_is_written_about_a_private_topic_does_not_stay_in_the_shared_file_unsaid() {
    let user = user();
    let shown = user.run(&["edit", "r2d4", "notes=Kim told me in confidence"]);
    assert_snapshot!(shown.stderr, @"
    note: it stands in topics.toml, which others may read; `songsheet call r2d4 private --because
          'REASON'` moves it to private/topics.toml.
    ");
    let shown = user.run(&["call", "r2d4", "private", "--because", "Kim is ill"]);
    assert_snapshot!(shown.stderr, @"note: what stood in topics.toml until now may still be in its history.");
    assert!(!user.read("topics.toml").contains("Kim told me"), "it has moved");
    assert!(user.read("private/topics.toml").contains("because = \"Kim is ill\""));
}

#[test]
fn an_earlier_reason_does_not_speak_for_what_leaves_the_private_file_now() {
    let user = user();
    let secret = "[[topic]]\nid = \"z1\"\ntitle = \"Deploy calendar\"\nroute = \"broadcast\"\n\
                  because = \"all use it\"\nnotes = \"She cannot cope.\"\n";
    user.write("private/topics.toml", secret);
    assert!(user.run(&["call", "z1", "broadcast"]).failed(1).contains("its notes would move"));
    assert_eq!(user.read("private/topics.toml"), secret);
    user.run(&["call", "z1", "broadcast", "--because", "she agreed"]).fine();
}

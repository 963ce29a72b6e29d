//! One line becomes a topic, and a slip in what bears on privacy never becomes a word of its title.

use proptest::prelude::*;

use songsheet::classify::{Certainty, RoutingConfig, Source};
use songsheet::desk::{Desk, MissingReason, read_capture};
use songsheet::domain::{Cadence, Drawer, Handle, Kind, Member, Minutes, Priority, Route, Team, Topic, With};

fn member(name: &str, handle: &str, aliases: &[&str]) -> Member {
    let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
    Member { aliases, ..Member::new(name, Handle::new(handle).unwrap()) }
}

fn team() -> Team {
    let members = vec![
        member("Dana Whitfield", "dana", &["Dee"]),
        member("Kim Osei", "kim", &[]),
        member("Will Parker", "wp", &[]),
        member("Will Smith", "ws", &[]),
        member("Zoë Brandt", "zoë", &[]),
    ];
    Team::new("Platform", members)
}

fn read(line: &str) -> Topic {
    read_capture(line, &team(), "2026-11-23".parse().unwrap()).unwrap()
}

fn refused(line: &str) -> String {
    let error = read_capture(line, &team(), "2026-11-23".parse().unwrap()).unwrap_err();
    format!("{} / {}", error.what, error.hint.unwrap_or_default())
}

fn members(names: &[&str]) -> With {
    With::Members(names.iter().map(|name| Handle::new(name).unwrap()).collect())
}

#[test]
fn a_line_says_all_that_a_file_can() {
    let topic = read(
        "Outage review @dana #incident 15m !high due:fri ~private kind:decide from:kim because:\"she asked\"",
    );
    assert_eq!(topic.title, "Outage review");
    assert_eq!((topic.with, topic.tags), (members(&["dana"]), vec!["incident".to_owned()]));
    assert_eq!(
        (topic.minutes, topic.priority, topic.kind),
        (Some(Minutes(15)), Priority::High, Some(Kind::Decide))
    );
    assert_eq!((topic.due, topic.added), ("2026-11-27".parse().ok(), "2026-11-23".parse().ok()));
    assert_eq!((topic.route, topic.because.as_deref()), (Some(Route::Private), Some("she asked")));
    assert_eq!(topic.from, Handle::new("kim"));
}

#[test]
fn marks_before_the_title_are_read_too() {
    let topic = read("@kim @Dee 1h #team Feedback on the offsite");
    assert_eq!((topic.title.as_str(), topic.with), ("Feedback on the offsite", members(&["kim", "dana"])));
    assert_eq!(topic.minutes, Some(Minutes(60)));
}

#[test]
fn a_name_or_tag_within_the_title_stays_a_word_of_it() {
    let topic = read("Ask @dana, whether the #incident review helped @kim");
    assert_eq!(topic.title, "Ask Dana, whether the incident review helped");
    assert_eq!((topic.with, topic.tags), (members(&["dana", "kim"]), vec!["incident".to_owned()]));
    assert_eq!(read("We lost 15m of data").minutes, None, "a length within the title is a word");
}

#[test]
fn dates_may_go_on_over_several_words() {
    let topic = read("Freeze due:27 nov after:\"in 2 weeks\" embargo:next-tue");
    assert_eq!(topic.title, "Freeze");
    assert_eq!(topic.due, "2026-11-27".parse().ok());
    assert_eq!(topic.after, "2026-12-07".parse().ok());
    assert_eq!(topic.embargo, "2026-12-01".parse().ok());
    assert_eq!(read("Plan due:fri next steps").title, "Plan next steps");
}

#[test]
fn a_number_after_a_date_is_a_word_and_no_year() {
    let topic = read("Layoffs news embargo:3 dec 20 people");
    assert_eq!((topic.title.as_str(), topic.embargo), ("Layoffs news 20 people", "2026-12-03".parse().ok()));
    assert_eq!(read("Budget due:27 nov 2028 slides").due, "2028-11-27".parse().ok());
}

#[test]
fn a_name_or_tag_that_ends_the_sentence_stays_a_word_of_it() {
    for (line, title) in [
        ("Kudos to @dana", "Kudos to Dana"),
        ("Feedback from @kim 15m", "Feedback from Kim"),
        ("Plan for #q1", "Plan for q1"),
        ("Thanks to @dana and @kim", "Thanks to Dana and Kim"),
        ("Talk for 15m", "Talk for"),
    ] {
        assert_eq!(read(line).title, title);
    }
}

#[test]
fn what_only_looks_like_a_mark_is_a_word() {
    for title in [
        "Fix #123 in C#",
        "Ratio 3:1",
        "Mail a@b.com at 10:30",
        "~5 people",
        "Really?!",
        "https://a.example/b",
        "Note: x",
    ] {
        assert_eq!(read(title).title, title);
    }
    assert_eq!(read("Say \\@dana and \\~private").title, "Say @dana and ~private");
}

#[test]
fn more_lines_are_notes() {
    let topic = read("Title @kim\nfirst\n\nsecond @dana\n");
    assert_eq!((topic.title.as_str(), topic.notes.as_str()), ("Title", "first\n\nsecond @dana"));
    assert_eq!(topic.with, members(&["kim"]));
}

#[test]
fn those_to_tell_first_and_everyone() {
    let topic = read("Move first:kim,dana every:\"4 weeks\"");
    assert_eq!(topic.tell_first, [Handle::new("kim").unwrap(), Handle::new("dana").unwrap()]);
    assert_eq!(topic.repeat, Some(Cadence::Weeks(4)));
    assert_eq!(read("Goals @everyone").with, With::Everyone);
    assert_eq!(read("@ZOË news").with, members(&["zoë"]));
}

#[test]
fn slips_in_what_bears_on_privacy_are_errors_with_a_hint() {
    for (line, hint) in [
        ("Pay @dnaa", "did you mean @dana?"),
        ("Pay ~privat", "did you mean `private`?"),
        ("Pay ~secret", "one of broadcast, private"),
        ("Pay embarg:fri", "did you mean `embargo:`?"),
        ("Pay embargo:soon", "write a date"),
        ("Pay @will", "write @wp or @ws"),
        ("Pay first:nobody", "the members are"),
        ("Pay !hihg", "did you mean `high`?"),
        ("Pay kind:chat", "one of inform, discuss, decide"),
        ("@dana #x", "write what it is about"),
        ("   ", "write what it is about"),
        ("Org chart tell_first:kim ~broadcast", "did you mean `first:`?"),
        ("Outage until:2026-12-03", "did you mean `embargo:`?"),
        ("Outage embargo_until:2026-12-03", "did you mean `embargo:`?"),
        ("Outage tags:hr", "did you mean `#hr`?"),
        ("Outage route:private", "~private"),
        ("Outage ~ privat", "did you mean `~private`"),
        ("Outage frist:kim", "did you mean `first:`?"),
        ("News embargo:2026-11-02", "with its year"),
    ] {
        assert!(refused(line).contains(hint), "{line}: {}", refused(line));
    }
}

#[test]
fn a_doubt_outlives_its_capture_and_a_mark_that_is_misspelt_is_refused() {
    let mut desk = crate::world::desk("", "");
    let capture = desk.capture("Thursday").unwrap();
    assert_eq!(capture.routed.verdict().certainty(), Certainty::Unsure);
    let added = desk.apply(&capture.edit).unwrap();
    let verdict = *desk.get(added[0]).unwrap().verdict();
    assert_eq!((verdict.certainty(), verdict.source()), (Certainty::Unsure, Source::Rules));

    let clear = desk.capture("Dana has resigned @dana").unwrap();
    let added = desk.apply(&clear.edit).unwrap();
    assert_eq!(desk.get(added[0]).unwrap().verdict().certainty(), Certainty::Clear);

    let routing =
        RoutingConfig { confidential_tags: vec!["confidential".to_owned()], ..RoutingConfig::default() };
    let desk = Desk::open(desk.workspace().clone(), &routing, desk.today());
    let refused = desk.capture("Outage #confidental").unwrap_err();
    assert!(refused.hint.unwrap().contains("#confidential"));
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused_and_plain_words_are_kept(line in "\\PC{0,60}") {
        let _ = read_capture(&line, &team(), "2026-11-23".parse().unwrap());
    }

    #[test]
    fn plain_titles_stay_as_they_are(words in prop::collection::vec("[a-zé田]{1,8}[,.?]?", 1..8)) {
        let title = words.join(" ");
        prop_assert_eq!(read(&title).title, title);
    }
}

#[test]
fn two_calls_that_contradict_each_other_are_refused() {
    let desk = crate::world::desk("", "");
    for line in ["Budget cut ~private ~broadcast", "Budget cut ~broadcast ~private"] {
        let error = desk.capture(line).unwrap_err();
        assert_eq!(error.what, "`~private` and `~broadcast` contradict each other", "{line}");
    }
    assert!(desk.capture("Budget cut ~private ~private").is_ok());
}

#[test]
fn a_broadcast_of_what_may_be_sensitive_is_captured_only_with_a_reason() {
    let desk = crate::world::desk("", "");
    let routing = RoutingConfig { confidential_tags: vec!["hr".to_owned()], ..RoutingConfig::default() };
    let desk = Desk::open(desk.workspace().clone(), &routing, desk.today());
    for (line, missing) in [
        ("Dana has resigned ~broadcast", MissingReason::Sensitive),
        ("Layoffs, between us ~broadcast", MissingReason::Sensitive),
        ("Travel policy #hr ~broadcast", MissingReason::Marked),
        ("Office move embargo:2026-12-08 ~broadcast", MissingReason::Embargo("2026-12-08".parse().unwrap())),
        ("Dana has resigned ~broadcast because:\" \"", MissingReason::Sensitive),
    ] {
        let refused = desk.capture(line).unwrap_err();
        assert_eq!(refused.missing, Some(missing), "{line}");
        assert!(refused.hint.unwrap().contains("because:\"REASON\""), "{line}");
        let plain = line.replace(" because:\" \"", "");
        let explained = desk.capture_because(&plain, Some("all know")).unwrap();
        assert_eq!(explained.routed.topic().because.as_deref(), Some("all know"), "{line}");
        assert_eq!(explained.routed.topic().route, Some(Route::Broadcast), "{line}");
    }
    let told = desk.capture("Dana has resigned ~broadcast because:\"she told all\"").unwrap();
    assert!(told.routed.is_clear_broadcast() && told.drawer == Drawer::Shared);
    assert!(desk.capture("Dana has resigned").is_ok() && desk.capture("Dana has resigned ~private").is_ok());
    let twice = desk.capture_because("Rota ~broadcast because:ours", Some("mine")).unwrap_err();
    assert!(twice.hint.unwrap().contains("because:\"ours\""));
}

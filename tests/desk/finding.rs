//! A TOPIC is an id, a unique beginning of one, or words that match one title.

use songsheet::desk::FindError;

use crate::world::{desk, shared};

const TOPICS: &str = r#"
[[topic]]
id = "k7f2"
title = "Checkout outage on Friday"

[[topic]]
id = "k9"
title = "Friday demo"

[[topic]]
title = "Kudos"

[[topic]]
id = "old"
title = "Kudos for Kim"
done = 2026-11-17
"#;

fn candidates(words: &str) -> Vec<String> {
    match desk(TOPICS, "").find(words) {
        Err(FindError::Several { candidates, .. }) => {
            candidates.iter().map(|topic| topic.title.clone()).collect()
        }
        other => panic!("{words}: {other:?}"),
    }
}

#[test]
fn by_id_by_its_beginning_and_by_words() {
    let desk = desk(TOPICS, "");
    for (words, index) in [
        ("k7f2", 0),
        ("k7", 0),
        ("k9", 1),
        ("outage", 0),
        ("FRIDAY demo", 1),
        ("demo fri", 1),
        (" Kudos ", 2),
    ] {
        assert_eq!(desk.find(words), Ok(shared(index)), "{words}");
    }
}

#[test]
fn a_closed_topic_is_found_when_no_open_one_matches() {
    assert_eq!(desk(TOPICS, "").find("kudos kim"), Ok(shared(3)));
    assert_eq!(desk(TOPICS, "").find("old"), Ok(shared(3)));
}

#[test]
fn a_whole_id_or_title_never_goes_on_to_an_open_topic() {
    let topics = "[[topic]]\nid = \"big\"\ntitle = \"Release plan\"\ndone = 2026-11-20\n\n\
        [[topic]]\nid = \"bigp\"\ntitle = \"Follow-up of the big Release plan\"\n";
    let desk = desk(topics, "");
    for words in ["big", "Release plan"] {
        assert_eq!(desk.find(words), Ok(shared(0)), "{words}");
    }
    assert_eq!(desk.find("release"), Ok(shared(1)));
}

#[test]
fn words_as_they_stand_in_one_title_mean_that_one() {
    let twice =
        "[[topic]]\ntitle = \"Kim and the release train\"\n\n[[topic]]\ntitle = \"The release and Kim\"\n";
    assert_eq!(desk(twice, "").find("Kim and the release"), Ok(shared(0)));
}

#[test]
fn a_piece_of_a_word_closes_nothing_and_a_unique_beginning_of_an_id_comes_first() {
    let topics =
        "[[topic]]\nid = \"k7f2\"\ntitle = \"Start of the party\"\n\n[[topic]]\ntitle = \"k7 rollout\"\n";
    let desk = desk(topics, "");
    assert!(matches!(desk.find("art"), Err(FindError::Nothing { .. })));
    assert_eq!(desk.find("part"), Ok(shared(0)));
    assert_eq!(desk.find("k7"), Ok(shared(0)));
}

#[test]
fn several_are_listed_and_never_guessed() {
    assert_eq!(candidates("friday"), ["Checkout outage on Friday", "Friday demo"]);
    assert_eq!(candidates("k"), ["Checkout outage on Friday", "Friday demo", "Kudos"]);
}

#[test]
fn nothing_matches_nothing() {
    for words in ["", "  ", "zebra", "k7f2x"] {
        assert!(matches!(desk(TOPICS, "").find(words), Err(FindError::Nothing { .. })), "{words:?}");
    }
}

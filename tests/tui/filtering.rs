//! Narrowing the list of topics.

use crate::app::{App, TOPICS};

#[test]
fn the_list_follows_what_is_typed_and_esc_shows_all_again() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("outage");
    assert!(app.shows("Topics 1 of 5") && app.shows("● Checkout"));
    app.press("enter");
    assert!(app.shows("/outage"));
    app.press("esc");
    assert!(app.shows("Topics 5"));
}

#[test]
fn leaving_the_prompt_brings_back_what_was_there() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("is:unsure").press("enter");
    app.press("/ ctrl-u").type_in("nothing like this").press("esc");
    assert!(app.shows("Topics 2 of 5"), "{}", app.screen());
}

#[test]
fn people_tags_and_states_narrow_too() {
    let topics = "[[topic]]\ntitle = \"One\"\nwith = [\"dana\"]\n\n[[topic]]\ntitle = \"Two\"\ntags = [\"incident\"]\n\n\
                  [[topic]]\ntitle = \"Three\"\nroute = \"private\"\nfrom = \"kim\"\n";
    for (filter, only) in [("@dana", "One"), ("#inc", "Two"), ("is:private @kim", "Three")] {
        let mut app = App::new(topics);
        app.press("/").type_in(filter).press("enter");
        assert!(app.shows("Topics 1 of 3"), "{filter}\n{}", app.screen());
        assert_eq!(app.selected(), only);
    }
}

#[test]
fn a_filter_that_nothing_matches_says_so() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("zzzz").press("enter");
    assert!(app.shows("No topic matches."));
    app.press("b d x");
    assert_eq!(app.file("topics.toml"), TOPICS, "there is nothing to call");
}

#[test]
fn what_stands_in_a_title_comes_before_what_merely_resembles_it() {
    let topics = "[[topic]]\ntitle = \"Seating plan\"\n\n[[topic]]\ntitle = \"Spend less on the lab\"\n";
    let mut app = App::new(topics);
    app.press("/").type_in("plan");
    assert!(app.shows("Topics 1 of 2") && app.shows("Seating"), "{}", app.screen());
    app.press("ctrl-u").type_in("spnd");
    assert!(app.shows("Topics 1 of 2") && app.shows("Spend"), "{}", app.screen());
}

#[test]
fn a_filter_shows_the_list_that_it_narrows_and_keys_act_there() {
    for size in [(120, 36), (60, 18)] {
        let mut app = App::new(TOPICS).size(size.0, size.1);
        app.press("tab tab g j");
        assert_eq!(app.selected(), "Her goals for the first quarter");
        app.press("/").type_in("travel");
        assert!(app.shows("1 of 5") && app.shows("● Travel"), "{}", app.screen());
        app.press("esc");
        assert_eq!(app.selected(), "Her goals for the first quarter", "esc goes back");
        app.press("/").type_in("travel").press("enter");
        assert_eq!(app.selected(), "Travel policy changes in January");
        app.press("d");
        assert!(app.shows("Done: Travel"), "{}", app.screen());
    }
}

#[test]
fn a_state_or_a_person_that_there_is_not_is_told() {
    let topics = "[[topic]]\ntitle = \"Travel policy changes in January\"\nwith = [\"everyone\"]\n\n[[topic]]\ntitle = \"Mine\"\nfrom = \"kim\"\n";
    let mut app = App::new(topics);
    for (filter, told) in [
        ("is:foo", "There is no is:foo; is: knows unsure, broadcast, private"),
        ("is:privat!", "did you mean is:private?"),
        ("@danna", "Nobody is called @danna; did you mean @dana?"),
        ("@dee", "Nobody is called @dee; did you mean @dana?"),
        ("@zoltan", "Nobody is called @zoltan"),
    ] {
        app.press("/ ctrl-u").type_in(filter);
        assert!(app.shows(told), "{}", app.screen());
        assert!(app.shows("Topics 0 of 2"), "{}", app.screen());
        app.press("esc");
    }
    for (filter, shown) in [("@dan", 1), ("@kim", 2), ("is:uns", 1)] {
        app.press("/ ctrl-u").type_in(filter);
        assert!(!app.shows("There is no") && !app.shows("Nobody is called"), "{}", app.screen());
        assert!(app.shows(&format!("Topics {shown} of 2")), "{}", app.screen());
        app.press("esc");
    }
}

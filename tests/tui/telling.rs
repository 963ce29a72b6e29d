//! What the status line says of what was done: what happened, and nothing else.

use crate::app::{App, TEAM, TOPICS};

/// The status line.
fn said(app: &App) -> String {
    let screen = app.screen();
    screen.lines().rev().nth(1).unwrap_or_default().trim().to_owned()
}

fn topic(title: &str, minutes: u32) -> String {
    format!(
        "[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\nkind = \"inform\"\nminutes = {minutes}\n\n"
    )
}

#[test]
fn bringing_a_topic_in_tells_what_goes_out_for_it_and_can_be_reversed() {
    let topics = [topic("Alpha", 20), topic("Beta", 20), topic("Gamma", 10)].concat();
    let mut app = App::new(&topics);
    app.press("tab G");
    assert_eq!(app.selected(), "Gamma");
    app.press("J");
    assert!(said(&app).starts_with("It goes to Tue 1 Dec; K brings it in"), "{}", said(&app));
    app.press("K");
    assert!(said(&app).contains("Now 2nd, 10:23; “Beta” moves to Tue 1 Dec"), "{}", said(&app));
    app.press("J");
    assert!(said(&app).contains("It moves to Tue 1 Dec; “Beta” comes in"), "{}", said(&app));
    assert_eq!(app.file("topics.toml"), topics);
}

#[test]
fn moving_within_an_agenda_tells_the_new_place() {
    let topics = [topic("Alpha", 5), topic("Beta", 5), topic("Gamma", 5)].concat();
    let mut app = App::new(&topics);
    app.press("tab J");
    assert!(said(&app).contains("Now 2nd, 10:08"), "{}", said(&app));
    app.press("K");
    assert!(said(&app).contains("Now 1st, 10:03"), "{}", said(&app));
    app.press("K");
    assert!(said(&app).contains("It is the first one"), "{}", said(&app));
    app.press("G J");
    assert!(said(&app).contains("It is the last one"), "{}", said(&app));
}

#[test]
fn a_topic_on_no_agenda_is_not_said_to_be_at_an_end_of_one() {
    let mut app = App::new(TOPICS);
    app.press("K");
    assert!(said(&app).contains("It stands on no agenda of this week"), "{}", said(&app));
    app.press("] K");
    assert!(said(&app).contains("It stands on no agenda of that week"), "{}", said(&app));
}

#[test]
fn a_call_that_is_needed_is_not_called_one_that_was_made() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Zorb").press("enter");
    assert!(said(&app).contains("◐ Zorb · needs your call"), "{}", said(&app));
}

#[test]
fn done_with_one_member_tells_who_has_not_heard_it() {
    let topics = "[[topic]]\ntitle = \"Goals\"\nwith = [\"dana\", \"kim\", \"leo\"]\nroute = \"private\"\n";
    let mut app = App::new(topics);
    app.press("tab tab g j d");
    assert!(said(&app).contains("✓ Dana has heard it; Kim and Leo have not"), "{}", said(&app));
    app.press("g j j d");
    assert!(said(&app).contains("✓ Kim has heard it; Leo has not"), "{}", said(&app));
}

#[test]
fn done_with_whoever_hears_it_first_tells_that_the_team_is_next() {
    let topics = "[[topic]]\ntitle = \"News\"\nroute = \"broadcast\"\ntell_first = [\"dana\"]\n";
    let mut app = App::new(topics);
    app.press("tab tab g j d");
    assert!(said(&app).contains("✓ Dana has heard it; the team is still to hear it"), "{}", said(&app));
}

#[test]
fn nothing_is_put_off_until_a_day_that_is_over() {
    let mut app = App::new(TOPICS);
    app.press("f").type_in("2026-11-01");
    assert!(app.line_with("Sun 1 Nov is over").contains("choose a day that is still to come"));
    app.press("enter");
    assert!(app.shows("Not before") && app.file("topics.toml") == TOPICS, "{}", app.screen());
    app.press("ctrl-u").type_in("tomorrow").press("enter");
    assert!(said(&app).contains("Not before Tue 24 Nov: “Blorf”"), "{}", said(&app));
}

#[test]
fn undo_and_redo_tell_what_and_select_it() {
    let mut app = App::new(TOPICS);
    app.press("b x j j");
    app.press("u");
    assert!(said(&app).contains("✓ Open again: “Snarf”"), "{}", said(&app));
    assert_eq!(app.selected(), "Snarf");
    app.press("G u");
    assert!(said(&app).contains("✓ Call taken back: “Blorf”"), "{}", said(&app));
    assert_eq!(app.selected(), "Blorf");
    app.press("G ctrl-r");
    assert!(said(&app).contains("✓ Called broadcast again: “Blorf”"), "{}", said(&app));
    assert_eq!(app.selected(), "Blorf");
    app.press("u a").type_in("Zorb").press("enter u");
    assert!(said(&app).contains("✓ Taken back: “Zorb” is gone"), "{}", said(&app));
}

#[test]
fn no_key_that_is_named_does_nothing_without_a_word() {
    let mut app = App::new("[[topic]]\ntitle = \"Goals\"\nwith = [\"dana\"]\nroute = \"private\"\n");
    app.press("n");
    assert!(said(&app).contains("No topic needs your call"), "{}", said(&app));
    app.press("enter n");
    assert!(said(&app).contains("No topic needs your call"), "{}", app.screen());
    assert!(!app.shows("n next"), "{}", app.screen());
    app.press("tab tab g");
    for key in ["b", "p", "w", "e", "E", "d", "f", "x", "K"] {
        app.press(key);
        assert!(said(&app).contains("Choose one of the topics of this 1-1"), "{key}: {}", said(&app));
        app.press("j k");
        assert_eq!(said(&app), "");
    }
    let mut app = App::new("");
    app.press("d");
    assert!(said(&app).contains("There is no topic here"), "{}", said(&app));
}

#[test]
fn a_captured_topic_that_the_filter_hides_is_shown_all_the_same() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("@zz").press("enter");
    assert!(app.shows("No topic matches"));
    app.press("a").type_in("Zorb").press("enter");
    assert_eq!(app.selected(), "Zorb");
    assert!(said(&app).contains("Zorb · needs your call · all topics are shown again"), "{}", said(&app));
    app.press("/").type_in("zorb").press("enter").press("b");
    assert!(
        said(&app).contains("● Called broadcast, now in topics.toml: Zorb · 10:"),
        "its place is told though it is the only one shown"
    );
}

#[test]
fn another_week_has_all_topics_and_is_not_called_this_week() {
    let mut app = App::new(TOPICS);
    app.press("]");
    assert!(app.shows("Topics 5") && app.shows("In other weeks 3"), "{}", app.screen());
    assert!(app.shows("● Checkout outage: what") && app.shows("3 that week"), "{}", app.screen());
    app.press("0");
    assert!(app.shows("3 this week") && !app.shows("In other weeks"), "{}", app.screen());
    let monthly =
        TEAM.replace("weekday = \"tue\"", "weekday = \"tue\"\ncadence = \"fortnightly\"\nfirst = 2026-11-24");
    let mut app = App::with_team(&monthly, TOPICS);
    app.press("]");
    let none = app.shows("There is none that week.");
    app.press("]");
    assert!(none || app.shows("There is none that week."), "{}", app.screen());
}

#[test]
fn the_place_of_a_topic_with_a_long_title_can_be_read() {
    let title = "Should we keep two message queues, and if so for whom and until when, exactly?";
    for width in [60, 80, 120] {
        let mut app = App::new(&format!("[[topic]]\ntitle = \"{title}\"\n")).size(width, 24);
        app.press("b");
        assert!(said(&app).contains("… · 10:03"), "{width}: {}", said(&app));
    }
}

#[test]
fn what_was_done_can_be_taken_back_with_a_key_that_is_named() {
    for width in [60, 80, 120] {
        let mut app = App::new(TOPICS).size(width, 24);
        assert!(!app.shows("u undo"), "there is nothing yet");
        app.press("x");
        assert!(app.shows("u undo"), "{}", app.screen());
        app.press("u");
        assert!(!app.shows("u undo"), "{}", app.screen());
    }
}

#[test]
fn what_a_prompt_says_is_not_cut() {
    let mut app = App::new(TOPICS).size(50, 18);
    app.press("a").type_in("Zorb");
    let screen = app.screen().replace([' ', '\n', '│'], "");
    assert!(screen.contains("perhapsprivate:Confidentialorsensitiveissues"), "{}", app.screen());
}

#[test]
fn of_several_topics_that_go_out_one_is_named() {
    let topics = [topic("Alpha", 14), topic("Beta", 13), topic("Gamma", 13), topic("Delta", 30)].concat();
    let mut app = App::new(&topics).size(80, 24);
    app.press("tab G K");
    assert!(said(&app).contains("Now 1st, 10:03; “Alpha” and 2 more move to Tue 1 Dec"), "{}", said(&app));
    app.press("J");
    assert!(said(&app).contains("It moves to Tue 1 Dec; “Alpha” and 2 more come in"), "{}", said(&app));
}

#[test]
fn an_embargo_that_ends_is_told_on_its_day_and_never_in_presenter_mode() {
    let topics = "[[topic]]\ntitle = \"The data team joins us\"\nembargo = 2026-11-24\n";
    let mut app = App::new(topics);
    assert!(!app.shows("is over, it"));
    let tuesday = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    app.send(songsheet::tui::message::Message::Today(tuesday));
    let line = app.line_with("is over, it");
    assert!(
        line.contains(
            "● Today: the embargo on “The data team joins us” is over, it is on the team agenda of Tue 24 Nov"
        ),
        "{line}"
    );
    app.press("j");
    assert!(!app.shows("is over, it"), "it has been seen");
    let over = "[[topic]]\ntitle = \"The data team joins us\"\nembargo = 2026-11-20\n";
    assert!(App::new(over).shows("Since Fri 20 Nov: the embargo on"));
    assert!(!App::presenting(over).shows("embargo"));
}

#[test]
fn nothing_is_closed_unasked_for_those_who_have_not_heard_it() {
    for (topic, asked) in [
        ("with = [\"dana\", \"kim\"]\nroute = \"private\"", "Dana and Kim have not heard it. Mark"),
        ("with = [\"dana\", \"kim\"]\nroute = \"private\"\ntold = [\"kim\"]", "Dana has not heard it. Mark"),
        ("route = \"broadcast\"\ntell_first = [\"dana\"]", "Dana has not heard it, nor has the team. Mark"),
    ] {
        let topics = format!("[[topic]]\ntitle = \"Goals\"\n{topic}\n");
        let mut app = App::new(&topics);
        app.press("d");
        assert!(app.shows(asked), "{}", app.screen());
        app.press("n");
        assert_eq!(app.file("topics.toml"), topics);
        app.press("d y");
        assert!(said(&app).contains("✓ Done for all: Goals"), "{}", said(&app));
        assert_eq!(app.file("topics.toml"), format!("{topics}done = 2026-11-23\n"));
    }
    for topic in ["with = [\"dana\"]\nroute = \"private\"", "route = \"broadcast\""] {
        let mut app = App::new(&format!("[[topic]]\ntitle = \"Goals\"\n{topic}\n"));
        app.press("d");
        assert!(said(&app).contains("✓ Done: Goals"), "{}", said(&app));
    }
}

#[test]
fn what_was_called_or_changed_is_said_with_its_verb() {
    let mut app = App::new(TOPICS);
    app.press("b");
    assert!(said(&app).contains("● Called broadcast: Blorf · 10:"), "{}", said(&app));
    app.press("u p enter");
    assert!(
        said(&app).contains("○ Called private, still in topics.toml: Blorf · with whom?"),
        "{}",
        said(&app)
    );
    app.press("w").type_in("dana").press("enter");
    assert!(said(&app).contains("◐ With Dana: Snarf · needs your call"), "{}", said(&app));
    app.press("e").type_in("s").press("enter");
    assert!(said(&app).contains("Renamed: Snarfs"), "{}", said(&app));
    app.press("E tab").type_in("Mine").press("ctrl-s");
    assert!(said(&app).contains("Changed notes: Snarfs"), "{}", said(&app));
    let mut app = App::new("");
    app.somebody_writes("private/topics.toml", "[[topic]]\ntitle = \"Deploy calendar for January\"\n");
    app.press("b");
    assert!(
        said(&app).contains("Called broadcast, now in topics.toml: Deploy calendar for January · 10:03"),
        "{}",
        said(&app)
    );
    app.press("u");
    app.resize(36, 14);
    app.press("b");
    assert!(said(&app).contains("Called broadcast: Depl"), "{}", app.screen());
}

#[test]
fn undo_speaks_of_what_happened_and_not_of_fields() {
    let mut app = App::new(&[topic("Alpha", 5), topic("Dana's blorf", 5)].concat());
    app.press("d u");
    assert!(said(&app).contains("✓ Open again: “Alpha”"), "{}", said(&app));
    app.press("ctrl-r");
    assert!(said(&app).contains("✓ Done again: “Alpha”"), "{}", said(&app));
    app.press("u f").type_in("fri").press("enter u");
    assert!(said(&app).contains("✓ Taken back: the day that it waits for: “Alpha”"), "{}", said(&app));
    app.press("J u");
    assert!(said(&app).contains("✓ Taken back: place in the agenda: “"), "{}", said(&app));
    app.press("/").type_in("dana").press("enter s enter u");
    assert!(said(&app).contains("✓ Split taken back, back in topics.toml: “Dana's blorf”"), "{}", said(&app));
    app.press("ctrl-r");
    assert!(said(&app).contains("✓ Split again: “Dana's blorf”"), "{}", said(&app));
    let mut app = App::new("");
    app.somebody_writes("private/topics.toml", "[[topic]]\ntitle = \"Deploy calendar for January\"\n");
    app.press("b u");
    assert!(said(&app).contains("✓ Call taken back, back in private/topics.toml: “Deploy"), "{}", said(&app));
}

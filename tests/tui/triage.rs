//! Ten topics before standup: one key each, and every key can be taken back.

use crate::app::{App, TEAM, TOPICS, with_line};

#[test]
fn the_first_topic_in_hand_is_the_first_that_needs_a_call() {
    let app = App::new(TOPICS);
    assert_eq!(app.selected(), "Blorf");
    assert!(app.shows("◐ 2 need your call"), "{}", app.screen());
}

#[test]
fn one_key_calls_a_topic_and_the_next_one_comes_to_hand() {
    let mut app = App::new(TOPICS);
    app.press("b");
    assert_eq!(app.file("topics.toml"), with_line(TOPICS, "title = \"Blorf\"", "route = \"broadcast\""));
    assert_eq!(app.selected(), "Snarf");
    assert!(app.line_with("● Blorf").contains("10:"), "it says where it stands now");
}

#[test]
fn undo_gives_the_file_its_bytes_back_and_redo_makes_the_change_again() {
    let mut app = App::new(TOPICS);
    app.press("b").press("b");
    let called = app.file("topics.toml");
    app.press("u u");
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("ctrl-r ctrl-r");
    assert_eq!(app.file("topics.toml"), called);
    app.press("u u u");
    assert!(app.shows("nothing to take back"));
}

#[test]
fn calling_a_nameless_topic_private_asks_with_whom() {
    let mut app = App::new(TOPICS);
    app.press("p").type_in("ki").press("enter");
    let expected = with_line(TOPICS, "title = \"Blorf\"", "with = [\"kim\"]\nroute = \"private\"");
    assert_eq!(app.file("topics.toml"), expected);
    app.press("u");
    assert_eq!(app.file("topics.toml"), TOPICS, "both lines are one change");
}

#[test]
fn nobody_is_chosen_by_chance() {
    let mut app = App::new(TOPICS);
    app.press("p enter");
    assert_eq!(app.file("topics.toml"), with_line(TOPICS, "title = \"Blorf\"", "route = \"private\""));
    assert!(app.shows("with whom?"), "it waits for a name");
    app.press("u").press("p esc");
    assert_eq!(app.file("topics.toml"), TOPICS, "esc calls nothing");
}

#[test]
fn several_people_can_be_marked() {
    let mut app = App::new(TOPICS);
    app.press("w").type_in("leo").press("tab").type_in("dan").press("tab enter");
    assert!(app.file("topics.toml").contains("title = \"Blorf\"\nwith = [\"leo\", \"dana\"]\n"));
}

#[test]
fn whoever_was_typed_counts_and_a_mark_can_be_taken_away() {
    let topics = "[[topic]]\ntitle = \"Goals\"\nwith = [\"dana\"]\nroute = \"private\"\n";
    let mut app = App::new(topics);
    app.press("w").type_in("kim").press("enter");
    assert!(app.file("topics.toml").contains("with = [\"dana\", \"kim\"]"), "{}", app.file("topics.toml"));
    app.press("u w down tab enter");
    assert!(!app.file("topics.toml").contains("with"), "{}", app.file("topics.toml"));
    app.press("u w").type_in("fiona").press("enter");
    assert!(app.shows("Nobody on the team is called fiona"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), topics);
}

#[test]
fn keys_on_a_screen_that_shows_nothing_edit_nothing() {
    let mut app = App::new(TOPICS).size(20, 5);
    app.press("x d b a");
    assert_eq!(app.file("topics.toml"), TOPICS);
    assert!(app.shows("q quits"));
    app.press("q");
    assert!(app.has_quit());
}

#[test]
fn whoever_the_text_mentions_is_suggested() {
    let mut app = App::new("[[topic]]\ntitle = \"That thing with Kim\"\nroute = \"private\"\n");
    app.press("p");
    assert!(app.line_with("Kim Osei").contains("mentioned in the text"));
    app.press("enter");
    assert!(app.file("private/topics.toml").contains("with = [\"kim\"]"), "it is sensitive, so it moved");
}

#[test]
fn what_is_marked_as_confidential_is_asked_about_once_more() {
    let secret = "[[topic]]\ntitle = \"Office move\"\ntags = [\"confidential\"]\n";
    let mut app = App::new(secret);
    app.press("b");
    assert!(app.shows("Why may everyone hear it?"));
    assert!(app.shows("marked as confidential"), "{}", app.screen());
    app.press("enter");
    assert_eq!(app.file("topics.toml"), secret, "nothing has happened yet");
    assert!(app.shows("Why may everyone hear it?"), "enter alone calls nothing");
    app.type_in("signed on Friday").press("enter");
    let file = app.file("topics.toml");
    assert!(
        file.contains("route = \"broadcast\"\n") && file.contains("because = \"signed on Friday\"\n"),
        "{file}"
    );
}

#[test]
fn a_topic_is_captured_in_a_line_with_its_verdict_while_typing() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Pay review @kim 20m ~private");
    assert!(app.line_with("○ Private").contains("Private"));
    assert!(app.line_with("“Pay review”").contains("with Kim · 20 min"));
    app.press("enter");
    assert_eq!(app.file("topics.toml"), TOPICS, "private topics go to the private file");
    let private = app.file("private/topics.toml");
    assert!(private.contains("title = \"Pay review\"") && private.contains("with = [\"kim\"]"), "{private}");
    assert_eq!(app.selected(), "Pay review");
}

#[test]
fn a_line_that_cannot_be_read_stays_to_be_mended() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Pay review @kym");
    assert!(app.shows("kym"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Capture a topic"), "the prompt stays");
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_topic_can_be_put_off_with_a_word() {
    let mut app = App::new(TOPICS);
    app.press("f").type_in("next tue");
    assert!(app.shows("Tue 1 Dec, in 8 days"), "{}", app.screen());
    app.press("enter");
    assert_eq!(app.file("topics.toml"), with_line(TOPICS, "title = \"Blorf\"", "after = 2026-12-01"));
}

#[test]
fn done_and_dropped_topics_leave_the_lists() {
    let mut app = App::new(TOPICS);
    app.press("x d");
    let file = app.file("topics.toml");
    assert!(file.contains("title = \"Blorf\"\ndropped = 2026-11-23\n"), "{file}");
    assert!(file.contains("title = \"Snarf\"\ndone = 2026-11-23\n"), "{file}");
    assert!(!app.line_with("Topics").contains("Needs your call"));
    assert!(app.line_with("Topics 3").contains("Topics 3"));
}

#[test]
fn done_on_a_1_1_is_done_with_that_member_alone() {
    let topics = "[[topic]]\ntitle = \"Goals\"\nwith = [\"dana\", \"kim\"]\nroute = \"private\"\n";
    let mut app = App::new(topics);
    app.press("tab tab j j d");
    assert!(app.file("topics.toml").contains("told = [\"kim\"]"), "{}", app.file("topics.toml"));
}

#[test]
fn the_title_is_changed_in_place() {
    let mut app = App::new(TOPICS);
    app.press("G");
    assert_eq!(app.selected(), "Her goals for the first quarter");
    app.press("e ctrl-u").type_in("Goals").press("enter");
    assert_eq!(app.file("topics.toml"), TOPICS.replace("Her goals for the first quarter", "Goals"));
    assert_eq!(app.selected(), "Goals", "the selection stays with the topic");
}

#[test]
fn a_topic_moves_on_its_agenda_and_stays_in_hand() {
    let mut app = App::new(TOPICS);
    app.press("tab");
    let first = app.selected();
    app.press("J");
    assert_eq!(app.selected(), first);
    let order: Vec<_> = app
        .screen()
        .lines()
        .filter(|line| line.contains("Travel") || line.contains("Checkout"))
        .map(str::to_owned)
        .collect();
    assert!(!order.is_empty());
    assert!(app.file("topics.toml").contains("order = "), "{}", app.file("topics.toml"));
    app.press("u");
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn the_day_on_which_a_topic_is_heard_is_never_cut() {
    let team = TEAM.replace("Dana Whitfield", "Maximiliane Whitfield");
    let topics: Vec<_> = (1..=4)
        .map(|n| {
            format!(
                "[[topic]]\ntitle = \"Goals {n}\"\nwith = [\"dana\"]\nroute = \"private\"\nminutes = 20\n\n"
            )
        })
        .collect();
    for (width, height) in [(200, 60), (160, 40), (120, 36), (80, 24)] {
        let mut app = App::with_team(&team, &topics.concat()).size(width, height);
        app.press("2");
        assert!(app.line_with("Goals 4").contains("Maximiliane → 16 Dec"), "{width}\n{}", app.screen());
    }
}

#[test]
fn a_broadcast_says_what_leaves_the_private_file_before_it_does() {
    let secret = "[[topic]]\ntitle = \"Old\"\ndone = 2026-11-01\n\n\
                  # Mei told me in tears\n[[topic]]\ntitle = \"Deploy calendar for January\"\n\
                  notes = \"She cannot cope.\"\n";
    let mut app = App::new("");
    app.somebody_writes("private/topics.toml", secret);
    app.press("b");
    let all = "Allofitmovestotopics.toml,itsnotesandthecommentsbesideitincluded.";
    let said = app.screen().replace([' ', '\n', '│'], "");
    assert!(app.shows("Why may everyone hear it?") && said.contains(all), "{}", app.screen());
    app.press("enter esc");
    assert_eq!((app.file("private/topics.toml").as_str(), app.file("topics.toml").as_str()), (secret, ""));
    app.press("b").type_in("she asked me to").press("enter");
    assert!(app.file("topics.toml").contains("because = \"she asked me to\""), "{}", app.screen());
    let bare = "[[topic]]\ntitle = \"Deploy calendar for January\"\n";
    app.somebody_writes("topics.toml", "");
    app.somebody_writes("private/topics.toml", bare);
    app.press("b");
    assert!(
        app.file("topics.toml").contains("route = \"broadcast\""),
        "nothing comes along\n{}",
        app.screen()
    );
}

#[test]
fn whoever_is_highlighted_can_be_seen_at_every_size() {
    let mut team = "[team]\nname = \"Team\"\n".to_owned();
    for letter in 'A'..='N' {
        let handle = letter.to_ascii_lowercase();
        let member = format!("\n[[member]]\nhandle = \"m{handle}\"\nname = \"Member {letter}\"\n");
        team.push_str(&member);
    }
    for (width, height) in [(36, 9), (40, 11), (60, 14), (80, 24)] {
        let mut app = App::with_team(&team, "[[topic]]\ntitle = \"Blorf\"\n").size(width, height);
        app.press("p");
        assert!(app.shows("Member A"), "{}", app.screen());
        for letter in 'A'..='N' {
            app.press("down");
            assert!(app.shows(&format!("Member {letter}")), "{letter} {width}×{height}\n{}", app.screen());
        }
        assert!(app.shows("↓ 1 more"), "{}", app.screen());
        app.press("down");
        assert!(app.shows("everyone") && !app.shows("more ─"), "{}", app.screen());
    }
}

#[test]
fn a_reason_that_a_new_call_drops_is_quoted_and_one_key_brings_it_back() {
    let topics =
        "[[topic]]\ntitle = \"Blorf\"\nwith = [\"kim\"]\nroute = \"broadcast\"\nbecause = \"she asked\"\n";
    let mut app = App::new(topics).size(120, 40);
    app.press("b");
    assert_eq!(app.file("topics.toml"), topics);
    app.press("p");
    assert!(app.shows("is gone: “she asked”"), "{}", app.screen());
    app.press("u u");
    assert_eq!(app.file("topics.toml"), topics);
}

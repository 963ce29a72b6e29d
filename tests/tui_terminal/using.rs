//! Using it: keys in, files out.

use crate::pty::{Pty, songsheet, topics, undecided, workspace, write};

#[test]
fn ten_topics_are_triaged_five_taken_back_and_the_file_says_so() {
    let before = undecided(10);
    let folder = workspace(&before);
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("10 need your call");
    for left in (0..10).rev() {
        pty.type_in("b");
        match left {
            0 => pty.wait("no topic in need", |screen| {
                !screen.contents().to_lowercase().contains("needs your call")
            }),
            1 => pty.wait_for("1 needs your call"),
            _ => pty.wait_for(&format!("{left} need your call")),
        }
    }
    for _ in 0..5 {
        pty.type_in("u");
    }
    pty.wait_for("5 need your call");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    let lines: Vec<_> = topics(folder.path()).lines().map(str::to_owned).collect();
    assert_eq!(lines.iter().filter(|line| *line == "route = \"broadcast\"").count(), 5);
    let untouched: Vec<_> = lines.iter().filter(|line| *line != "route = \"broadcast\"").cloned().collect();
    assert_eq!(untouched, before.lines().collect::<Vec<_>>(), "no other line has changed");
}

#[test]
fn a_topic_is_captured_by_typing_and_by_pasting() {
    let folder = workspace("");
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("Nothing to talk about yet.");
    pty.type_in("aSprint demo 15m ~broadcast\r");
    pty.wait_for("● Sprint demo");
    pty.type_in("\x1b[200~xdq ~broadcast\rSprint planning board ~broadcast\r\x1b[201~");
    pty.wait_for("Capture the 2 pasted lines");
    pty.type_in("y");
    pty.wait_for("Sprint planning board");
    pty.type_in("q");
    pty.wait_for_end();
    let file = topics(folder.path());
    assert!(file.contains("title = \"xdq\"") && file.contains("title = \"Sprint planning board\""), "{file}");
}

#[test]
fn what_others_write_appears_by_itself() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("2 need your call");
    write(&folder.path().join("topics.toml"), &undecided(3));
    pty.wait_for("3 need your call");
    write(&folder.path().join("topics.toml"), "[[topic]]\ntitle = 3\n");
    pty.wait_for("The files have errors");
    pty.wait_for("Quib");
    write(&folder.path().join("topics.toml"), &undecided(4));
    pty.wait_for("4 need your call");
}

#[test]
fn files_that_are_broken_from_the_start_are_read_again_when_they_are_mended() {
    let folder = workspace("[[topic]]\ntitle = 3\n");
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("topics.toml:2");
    write(&folder.path().join("topics.toml"), &undecided(2));
    pty.wait_for("2 need your call");
}

#[test]
fn no_color_leaves_no_colour_and_the_selection_can_be_seen() {
    let folder = workspace(&undecided(3));
    let mut command = songsheet(folder.path());
    command.env("NO_COLOR", "1");
    let mut pty = Pty::run(&command);
    pty.wait("a reversed line", |screen| {
        (0..36).any(|y| screen.cell(y, 5).is_some_and(|cell| cell.inverse() && cell.contents() == "l"))
    });
    pty.type_in("j");
    pty.type_in("q");
    pty.wait_for_end();
    let written = pty.written();
    let colour = written.split("\x1b[").skip(1).find(|sequence| {
        let numbers = sequence.split('m').next().unwrap_or_default();
        numbers.split(';').any(|number| matches!(number.parse(), Ok(30..=37 | 40..=47 | 38 | 48 | 90..=107)))
            && sequence.chars().all(|letter| letter != 'H')
    });
    assert_eq!(colour, None);
}

#[test]
fn a_flood_of_keys_and_sizes_is_survived() {
    let folder = workspace(&undecided(3));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("3 need your call");
    for round in 0..50 {
        pty.type_in(&"jk\t]".repeat(100));
        pty.resize(1 + round % 50, 1 + (round * 7) % 200);
    }
    pty.resize(36, 120);
    // A screen that is too small takes no keys, so the last size has to be seen before the next one.
    pty.wait("another week in the last size", |screen| {
        let last_row = screen.rows(0, 120).nth(35).unwrap_or_default();
        let flooded = screen.contents().contains(" weeks ");
        flooded && last_row.ends_with("? help") && last_row.chars().count() > 100
    });
    pty.type_in("0");
    pty.wait_for("week 48");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert_eq!(topics(folder.path()), undecided(3));
}

#[test]
fn at_a_weekend_it_opens_on_the_coming_week_and_comes_back_to_it() {
    let folder = workspace(&undecided(1));
    let mut command = songsheet(folder.path());
    command.env("SONGSHEET_NOW", "2026-11-29T09:00:00");
    let mut pty = Pty::run(&command);
    pty.wait_for("week 49 · 30 Nov–4 Dec · next week");
    pty.type_in("[");
    pty.wait_for("week 48 ");
    pty.type_in("0");
    pty.wait_for("week 49 ");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn on_a_terminal_a_split_asks_and_asks_again_until_nobody_is_named() {
    let folder = workspace("[[topic]]\ntitle = \"Dana's outage\"\n");
    let mut command = songsheet(folder.path());
    command.args(["split", "outage"]);
    let mut pty = Pty::run(&command);
    pty.wait_for("n no:");
    pty.type_in("e\r");
    pty.wait_for("Title for the team:");
    pty.type_in("What Dana missed\r");
    pty.wait_for("Not yet: it still names somebody");
    pty.type_in("y\r");
    pty.wait("a second refusal", |screen| screen.contents().matches("Not yet").count() == 2);
    assert!(topics(folder.path()).contains("Dana's outage"), "nothing is saved yet");
    pty.type_in("e\rAn outage: what we learned\r");
    pty.wait_for("● for the team  An outage: what we learned");
    pty.type_in("y\r");
    assert!(pty.wait_for_end().success());
    let file = topics(folder.path());
    assert!(file.contains("An outage: what we learned") && !file.contains("Dana"), "{file}");
}

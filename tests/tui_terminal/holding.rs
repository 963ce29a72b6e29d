//! Two weeks of a team: a meeting is held and closed, and the next week knows of it.

use std::fs;
use std::path::Path;

use crate::pty::{Pty, songsheet, topics, workspace, write};

const TEAM: &str = "\
[team]
name = \"Platform\"

[meeting]
weekday = \"tue\"
time = \"10:00\"

[one_on_one]
cadence = \"weekly\"
weekday = \"wed\"

[[member]]
name = \"Dana Whitfield\"
handle = \"dana\"

[[member]]
name = \"Kim Osei\"
handle = \"kim\"
";

const TOPICS: &str = "\
[[topic]]
title = \"Deploys stop on the 18th\"
route = \"broadcast\"

[[topic]]
title = \"Which queue do we keep?\"
route = \"broadcast\"
";

fn open(folder: &Path, now: &str) -> Pty {
    let mut command = songsheet(folder);
    command.env("SONGSHEET_NOW", now);
    Pty::run(&command)
}

#[test]
fn a_meeting_is_held_and_the_next_week_knows_of_it() {
    let folder = workspace(TOPICS);
    write(&folder.path().join("team.toml"), TEAM);
    let mut pty = open(folder.path(), "2026-11-24T10:00:00");
    pty.wait_for("Which queue do we keep?");
    pty.type_in("\tH");
    pty.wait_for("2 items");
    pty.type_in("wkim\t\r");
    pty.wait_for("not here: Kim");
    pty.type_in("n");
    pty.wait_for("1 of 2");
    pty.type_in("dNobody deploys after the 18th\r");
    pty.wait_for("▸ Nobody deploys after the 18th");
    pty.type_in("xdana: write it down by fri\r");
    pty.wait_for("☐  Dana: write it down · until Fri 27 Nov");
    pty.type_in("n");
    pty.wait_for("2 of 2");
    pty.type_in("cC");
    pty.wait_for("1 said · 1 carried over · 1 decided · 1 promised");
    pty.type_in("y");
    pty.wait_for("Closed: 1 said");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert!(!folder.path().join("private/hold.toml").exists());
    assert!(
        fs::read_to_string(folder.path().join("log/2026-W48.toml")).unwrap().contains("absent = [\"kim\"]")
    );
    let file = topics(folder.path());
    assert!(file.contains("done = 2026-11-24") && file.contains("carried = [2026-11-24]"), "{file}");

    let mut pty = open(folder.path(), "2026-12-01T09:00:00");
    pty.wait_for("↻  Deploys stop on the 18th");
    pty.wait_for("☐  Dana: write it down");
    pty.wait_for("Which queue do we keep?");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_meeting_that_a_signal_ends_is_offered_again() {
    let folder = workspace(TOPICS);
    write(&folder.path().join("team.toml"), TEAM);
    let mut pty = open(folder.path(), "2026-11-24T10:00:00");
    pty.wait_for("Which queue do we keep?");
    pty.type_in("\tHndNobody deploys\r");
    pty.wait_for("▸ Nobody deploys");
    pty.signal("TERM");
    pty.wait_for_end();
    assert!(pty.is_restored());
    let mut pty = open(folder.path(), "2026-11-24T10:02:00");
    pty.wait_for("The team meeting of Tue 24 Nov 10:00 was not closed");
    pty.type_in("r");
    pty.wait_for("▸ Nobody deploys");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
}

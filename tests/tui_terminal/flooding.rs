//! Floods, sizes, pastes and bytes that no terminal should send.

use std::fmt::Write as _;

use crate::pty::{Pty, songsheet, topics, undecided, workspace};

/// A topic is still undecided, the help still opens, and leaving leaves nothing behind.
fn is_well(pty: &mut Pty, folder: &tempfile::TempDir) {
    pty.type_in("?");
    pty.wait_for(" Keys ");
    pty.type_in("?");
    pty.wait("no help", |screen| !screen.contents().contains(" Keys "));
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert!(pty.is_restored());
    assert_eq!(topics(folder.path()), undecided(3), "no key has changed anything");
}

fn opened() -> (tempfile::TempDir, Pty) {
    let folder = workspace(&undecided(3));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("3 need your call");
    (folder, pty)
}

#[test]
fn a_hundred_thousand_keys_are_worked_off() {
    let (folder, mut pty) = opened();
    pty.type_in(&"jkjk\t".repeat(20_000));
    pty.type_in("]");
    pty.wait_for("week 49");
    pty.type_in("0");
    is_well(&mut pty, &folder);
}

#[test]
fn a_thousand_sizes_from_nothing_to_a_wall_are_drawn() {
    let (folder, mut pty) = opened();
    for round in 0..1000_u16 {
        match round % 50 {
            0 => pty.resize(0, 0),
            1 => pty.resize(500, 1000),
            2 => pty.resize(0, 1000),
            3 => pty.resize(500, 0),
            _ => pty.resize(1 + (round * 13) % 60, 1 + (round * 7) % 200),
        }
        if round % 10 == 0 {
            pty.type_in("]0");
        }
    }
    pty.resize(36, 120);
    pty.wait("the last size", |screen| {
        screen.rows(0, 120).nth(35).is_some_and(|row| row.ends_with("? help") && row.chars().count() > 100)
    });
    pty.type_in("0");
    pty.wait_for("week 48");
    is_well(&mut pty, &folder);
}

#[test]
fn it_opens_in_a_terminal_of_any_size() {
    for (rows, cols) in [(0, 0), (1, 1), (0, 200), (500, 0), (500, 1000)] {
        let folder = workspace(&undecided(3));
        let mut pty = Pty::run_in(&songsheet(folder.path()), rows, cols);
        pty.wait("its own screen", vt100::Screen::alternate_screen);
        pty.resize(36, 120);
        pty.wait_for("3 need your call");
        is_well(&mut pty, &folder);
    }
}

#[test]
fn ten_megabytes_that_are_pasted_run_no_key_as_a_command() {
    let (folder, mut pty) = opened();
    let mut paste = String::from("\x1b[200~");
    for line in 0..200_000 {
        let _ = write!(paste, "bdx{line:07} q p drop this and leave, quickly now y\r");
    }
    assert!(paste.len() > 10_000_000, "{}", paste.len());
    pty.type_in(&paste);
    pty.type_in("\x1b[201~");
    pty.wait_for("they are ignored");
    is_well(&mut pty, &folder);
}

#[test]
fn bytes_that_mean_nothing_do_nothing() {
    let (folder, mut pty) = opened();
    // From a generator with a fixed seed, without what is a key: half letters, overlong ones, controls.
    let mut state = 0x2545_f491_u32;
    let noise = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        0x80 | state.to_le_bytes()[1]
    });
    pty.send(&noise.take(100_000).collect::<Vec<_>>());
    for half in [
        &b"\xc3 "[..],
        b"\x1b[999999999999999999999~",
        b"\x1b[1;99999999A",
        b"\x1b[;;;;;;;;u",
        b"\x1b[\xff",
        b"\x1bO\xff",
        b"\x1b[?1;2c",
        b"\x1b[?62;22c",
        b"\x1b[<0;99999;99999M",
        b"\x1b[<65;1;M",
        b"\x1b[200;1~",
        b"\x1b[201~",
        b"\x00\x1c\x1d\x1e\x1f",
    ] {
        pty.send(half);
    }
    is_well(&mut pty, &folder);
}

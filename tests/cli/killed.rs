//! Many processes at once, and processes that are killed at any moment: nothing that was acknowledged is lost, and
//! nothing is there twice. The longer sweeps are ignored here; CONTRIBUTING.md has their commands and figures.

use std::hint::spin_loop;
use std::process::Child;
use std::time::{Duration, Instant};

use crate::fixture::TEAM;
use crate::harness::User;

const TOPICS: &str = "# by hand\n[[topic]]\nid = \"ff01\"\ntitle = \"Flumbo\"   # tail\nminutes = 5\n";

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        most.mul_f64(f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(u32::MAX >> 1))
    }
}

/// How long a command takes here, which decides when it is killed.
fn duration(user: &User, command: &[&str]) -> Duration {
    let start = Instant::now();
    assert_eq!(user.run(command).code, 0);
    start.elapsed()
}

/// Lets a command run for so long and kills it; whether it had come to a good end by then.
fn killed_after(mut child: Child, time: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < time {
        spin_loop();
    }
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().unwrap().success()
}

/// How often a text stands in both files of topics.
fn count(user: &User, text: &str) -> usize {
    let private = std::fs::read_to_string(user.path("private/topics.toml")).unwrap_or_default();
    user.read("topics.toml").matches(text).count() + private.matches(text).count()
}

fn kill_sweep(kills: usize) {
    let user = User::with(TEAM, TOPICS);
    let mut most = duration(&user, &["add", "Snarf"]).mul_f64(2.0);
    let mut dice = Dice(7);
    let (mut acknowledged, mut minutes) = (0, "minutes = 5\n".to_owned());
    for nth in 0..kills {
        let (title, new) = (format!("Snarf {nth:04}."), format!("minutes = {}\n", 6 + nth % 600));
        let private = format!("{title} ~private");
        let value = new.trim_end().replace(' ', "");
        let add: &[&str] = if nth % 4 == 0 { &["add", &private] } else { &["add", &title] };
        let edit = ["edit", "ff01", &value];
        let command = if nth % 2 == 0 { add } else { &edit };
        let done = killed_after(user.command(command).spawn().unwrap(), dice.up_to(most));
        if nth % 2 == 0 {
            let there = count(&user, &title);
            assert!(
                there <= 1 && (!done || there == 1),
                "{title} stands there {there} times, acknowledged: {done}"
            );
        } else {
            let now = if count(&user, &new) == 1 { &new } else { &minutes };
            assert!(count(&user, now) == 1 && (!done || *now == new), "{nth}: {}", user.read("topics.toml"));
            minutes = now.clone();
        }
        acknowledged += usize::from(done);
        // However busy the machine is, about half of them are to come to an end.
        most = most.mul_f64(if done { 0.95 } else { 1.05 });
    }
    assert!(acknowledged > kills / 20 && acknowledged < kills, "{acknowledged} of {kills} came to an end");
    let text = user.read("topics.toml");
    assert!(text.starts_with("# by hand\n[[topic]]\nid = \"ff01\"\ntitle = \"Flumbo\"   # tail\n"), "{text}");
    let checked = user.run(&["check"]);
    assert_eq!(checked.code, 0, "{checked}");
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    kill_sweep(60);
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_kills_lose_nothing_that_was_acknowledged() {
    kill_sweep(1000);
}

fn add_at_once(processes: usize, each: usize) {
    let user = User::with(TEAM, TOPICS);
    std::thread::scope(|scope| {
        for process in 0..processes {
            let user = &user;
            scope.spawn(move || {
                for nth in 0..each {
                    let private = if nth % 5 == 0 { " ~private" } else { "" };
                    let shown = user.run(&["add", &format!("Snarf {process:02}-{nth:02}.{private}")]);
                    assert_eq!(shown.code, 0, "{shown}");
                }
            });
        }
    });
    for process in 0..processes {
        for nth in 0..each {
            assert_eq!(count(&user, &format!("Snarf {process:02}-{nth:02}.")), 1);
        }
    }
    assert_eq!(count(&user, "[[topic]]"), processes * each + 1);
    assert_eq!(user.run(&["check"]).code, 0);
}

#[test]
fn what_is_added_at_the_same_time_is_all_there() {
    add_at_once(6, 5);
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_topics_added_by_twenty_at_once_are_all_there() {
    add_at_once(20, 50);
}

/// The log is written before the topics are closed; a kill between the two leaves a note of the rest.
#[test]
fn a_meeting_whose_closing_was_killed_is_not_half_noted_without_a_word() {
    let topics = "[[topic]]\nid = \"ff01\"\ntitle = \"Flumbo\"\nroute = \"broadcast\"\n";
    let close = ["hold", "team", "--close", "--on", "2026-11-24"];
    let user = |_| User::with(TEAM, topics).at("2026-11-24T12:00:00");
    let most = duration(&user(0), &close).mul_f64(1.1);
    let mut dice = Dice(11);
    for nth in 0..40 {
        let user = user(nth);
        // The first half of a run reads the files.
        let time = most.mul_f64(0.4) + dice.up_to(most.mul_f64(0.7));
        killed_after(user.command(&close).spawn().unwrap(), time);
        let log = std::fs::read_to_string(user.path("log/2026-W48.toml")).unwrap_or_default();
        let (logged, closed) =
            (log.matches("[[meeting]]").count(), user.read("topics.toml").contains("done = "));
        assert!(logged <= 1 && (logged == 1 || !closed), "{nth}: {log}");
        let remarks = user.run(&["triage"]).stderr;
        // Killed before the log was written, there may be a note of both; afterwards there must be one of the rest.
        let half = logged == 1 && !closed;
        assert!(remarks.contains("never saved") || !half, "{nth}: {remarks}");
        assert!(!remarks.contains("never saved") || !closed, "{nth}: {remarks}");
    }
}

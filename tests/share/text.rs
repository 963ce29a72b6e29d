//! Plain text: aligned, complete, within its width, and without anything that steers a terminal.

use insta::assert_snapshot;
use proptest::prelude::*;
use songsheet::cells::width;
use songsheet::domain::Handle;
use songsheet::share::text;

use crate::world::{plan, plan_of, plan_with};

fn dana() -> Handle {
    Handle::new("dana").unwrap()
}

#[test]
fn the_team_s_agenda() {
    assert_snapshot!(text::team(&plan().team.unwrap(), 80));
}

#[test]
fn a_one_on_one_with_its_preparation() {
    assert_snapshot!(text::one_on_one(plan().one_on_one(&dana()).unwrap(), 80));
}

#[test]
fn a_week_below_each_other() {
    assert_snapshot!(text::week(&plan(), 80));
}

#[test]
fn a_week_side_by_side() {
    assert_snapshot!(text::week(&plan(), 120));
}

#[test]
fn a_week_in_three_columns() {
    assert_snapshot!(text::week(&plan(), 180));
}

#[test]
fn a_week_with_nothing_in_it() {
    assert_snapshot!(text::week(&plan_of(""), 60));
}

#[test]
fn what_is_said_too_late_says_so() {
    let topic = |title: &str, minutes: u32, due: &str| {
        format!("[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\nminutes = {minutes}\ndue = {due}\n")
    };
    let topics = topic("a", 40, "2026-11-20") + &topic("b", 40, "2026-11-24") + &topic("c", 5, "2026-12-08");
    let text = text::team(&plan_of(&topics).team.unwrap(), 80);
    assert!(text.contains("due Fri 20 Nov, late"), "overdue: {text}");
    assert!(text.contains("due Tue 24 Nov, late"), "in time now, but moved to the next meeting: {text}");
    assert!(text.contains("due Tue 8 Dec\n"), "{text}");
}

/// All lines of all texts of a plan, for each their width at most.
fn all(columns: usize, title: &str) -> Vec<String> {
    let plan = plan_with(title);
    let texts = [
        text::team(plan.team.as_ref().unwrap(), columns),
        text::one_on_one(plan.one_on_one(&dana()).unwrap(), columns),
        text::week(&plan, columns),
    ];
    texts.iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
}

#[test]
fn nothing_steers_the_terminal() {
    for line in all(80, "a\u{1b}[2Jb\u{202e}c\u{9b}d\u{200b}e\rf\u{e0041}") {
        let steering = |c: char| c.is_control() || ['\u{202e}', '\u{200b}', '\u{e0041}'].contains(&c);
        assert!(!line.contains(steering), "{line:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost(title in "[a-zA-Z 田🎉é]{1,90}[a-z]", columns in 34usize..200) {
        let lines = all(columns, &title);
        for line in &lines {
            prop_assert!(width(line) <= columns, "{} > {columns}: {line}", width(line));
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let team = text::team(&plan_with(&title).team.unwrap(), columns);
        let shown = letters(&team.replace("discuss", "").replace("inform", ""));
        prop_assert!(shown.contains(&letters(&title).replace("discuss", "").replace("inform", "")), "{}", team);
    }
}

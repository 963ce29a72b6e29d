//! Slack: reads well, and a hostile title formats nothing, links nothing by another name and calls nobody.

use std::sync::LazyLock;

use insta::assert_snapshot;
use proptest::prelude::*;
use songsheet::domain::Handle;
use songsheet::escape::visible;
use songsheet::share::slack;

use crate::hostile::TITLES;
use crate::world::{plan, plan_with};

fn dana() -> Handle {
    Handle::new("dana").unwrap()
}

#[test]
fn the_team_s_agenda() {
    assert_snapshot!(slack::team(&plan().team.unwrap()));
}

#[test]
fn a_one_on_one_with_its_preparation() {
    assert_snapshot!(slack::one_on_one(plan().one_on_one(&dana()).unwrap()));
}

#[test]
fn a_week() {
    assert_snapshot!(slack::week(&plan()));
}

fn pages(text: &str) -> [String; 3] {
    let plan = plan_with(text);
    [
        slack::team(plan.team.as_ref().unwrap()),
        slack::one_on_one(plan.one_on_one(&dana()).unwrap()),
        slack::week(&plan),
    ]
}

/// What Slack could read as more than text: `<…>`, a sign of formatting, the start of a mention.
fn structure(page: &str) -> Vec<String> {
    let line = |line: &str| {
        let all: Vec<char> = line.chars().collect();
        let near = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(|c| c.is_alphanumeric());
        let special = |(at, c): &(usize, char)| match c {
            '<' | '>' | '*' | '~' | '`' => true,
            '_' => !(near(at.checked_sub(1)) && near(Some(at + 1))),
            '@' => !at.checked_sub(1).is_some_and(|before| all[before].is_ascii_alphanumeric()),
            _ => false,
        };
        all.iter().copied().enumerate().filter(special).map(|(_, c)| c).collect()
    };
    page.lines().map(line).collect()
}

/// What is shown of the first topic's title, with the signs that only look like others back in their place.
fn title(page: &str) -> String {
    let line = page.lines().find(|line| line.starts_with("• ") && line.contains('*')).unwrap();
    let shown = line.split('*').nth(1).unwrap();
    let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    shown.replace('∗', "*").replace('∼', "~").replace('ˋ', "`").replace('ˍ', "_").replace('＠', "@")
}

fn is_harmless(text: &str) {
    static HARMLESS: LazyLock<[String; 3]> = LazyLock::new(|| pages("harmless"));
    for (page, harmless) in pages(text).iter().zip(HARMLESS.iter()) {
        // The notes of a 1-1 may have several lines.
        let lines = |page: &str| structure(page).into_iter().filter(|line| line != ">").collect::<Vec<_>>();
        assert_eq!(lines(page), lines(harmless), "{text:?}\n{page}");
        assert_eq!(title(page), visible(text).trim(), "{page}");
    }
}

#[test]
fn hostile_titles_stay_text() {
    for text in TITLES {
        is_harmless(text);
    }
}

#[test]
fn only_pages_and_addresses_are_links() {
    for (link, target) in [
        ("https://example.com/a(b)?x=1&copy=2", Some("https://example.com/a(b)?x=1&amp;copy=2")),
        ("https://a.example/|Your>bank<!here>", Some("https://a.example/%7CYour%3Ebank%3C!here%3E")),
        ("mailto:a@b.example", Some("mailto:a@b.example")),
        ("javascript:alert(1)", None),
        ("https://a.example/ b", None),
        ("https://a.example/\u{202e}b", None),
    ] {
        let page = slack::team(&plan_with(link).team.unwrap());
        let found =
            page.lines().find_map(|line| line.split_once('<')?.1.split_once("|link>").map(|(url, _)| url));
        assert_eq!(found, target, "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_title_stays_text(text in "[-a1 \\\\`*_\\[\\]<>&;#|~$:=+.!@(){}^\"'é会]{0,24}[a-z*_>\\]]") {
        is_harmless(&text);
    }
}

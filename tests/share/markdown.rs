//! Markdown: reads well, and a hostile title has the structure of a harmless one.

use std::sync::LazyLock;

use insta::assert_snapshot;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use songsheet::domain::Handle;
use songsheet::escape::visible;
use songsheet::share::markdown;

use crate::hostile::TITLES;
use crate::world::{plan, plan_with};

#[test]
fn the_team_s_agenda() {
    assert_snapshot!(markdown::team(&plan().team.unwrap()));
}

#[test]
fn a_week() {
    assert_snapshot!(markdown::week(&plan()));
}

fn options() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

/// What a reader sees the page to be made of, text aside.
fn structure(page: &str) -> Vec<String> {
    let plain = |event: &Event| !matches!(event, Event::Text(_) | Event::SoftBreak);
    Parser::new_ext(page, options()).filter(plain).map(|event| format!("{event:?}")).collect()
}

/// The texts of the first bold run, which is a title.
fn title(page: &str) -> String {
    let mut shown = String::new();
    let mut within = false;
    for event in Parser::new_ext(page, options()) {
        match event {
            Event::Start(pulldown_cmark::Tag::Strong) => within = true,
            Event::End(TagEnd::Strong) => return shown,
            Event::Text(text) if within => shown.push_str(&text),
            _ => {}
        }
    }
    shown
}

fn pages(text: &str) -> [String; 3] {
    let plan = plan_with(text);
    [
        markdown::team(plan.team.as_ref().unwrap()),
        markdown::one_on_one(plan.one_on_one(&Handle::new("dana").unwrap()).unwrap()),
        markdown::week(&plan),
    ]
}

fn is_harmless(text: &str) {
    static HARMLESS: LazyLock<[String; 3]> = LazyLock::new(|| pages("harmless"));
    for (page, harmless) in pages(text).iter().zip(HARMLESS.iter()) {
        assert_eq!(structure(page), structure(harmless), "{text:?}\n{page}");
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
    for (link, is_link) in [
        ("https://example.com/a(b)?x=1&copy=2", true),
        ("HTTP://example.com", true),
        ("mailto:a@b.example", true),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        ("https://a.example/ b", false),
        ("https://a.example/\u{202e}b", false),
        ("x", false),
    ] {
        let page = markdown::team(&plan_with(link).team.unwrap());
        let target = Parser::new_ext(&page, options()).find_map(|event| match event {
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        });
        assert_eq!(target, is_link.then(|| link.to_owned()), "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_title_stays_text(text in "[-a1 \\\\`*_\\[\\]<>&;#|~$:=+.!(){}^\"'é]{0,24}[a-z*_>\\]]") {
        is_harmless(&text);
    }
}

//! HTML: a page on its own, and a hostile title has the structure of a harmless one.

use std::sync::LazyLock;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use insta::assert_snapshot;
use markup5ever_rcdom::{Handle as Node, NodeData, RcDom};
use proptest::prelude::*;
use songsheet::domain::Handle;
use songsheet::escape::visible;
use songsheet::share::html;

use crate::hostile::TITLES;
use crate::world::{plan, plan_with};

/// The page as a browser reads it: one line for each element and comment, with its attributes; and all text.
#[derive(Default)]
struct Read {
    elements: Vec<String>,
    titles: Vec<String>,
    links: Vec<String>,
    text: String,
}

fn read(page: &str) -> Read {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{:?}\n{page}", dom.errors.borrow());
    let mut read = Read::default();
    walk(&dom.document, 0, &mut read);
    read
}

fn walk(node: &Node, depth: usize, read: &mut Read) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            // Where a link leads is another matter than that it is one.
            let attrs: Vec<_> =
                attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
            let shown = attrs
                .iter()
                .map(|(name, value)| if name == "href" { name.clone() } else { format!("{name}={value}") });
            read.elements.push(format!("{depth} {} {:?}", name.local, shown.collect::<Vec<_>>()));
            read.links.extend(attrs.into_iter().filter(|(name, _)| name == "href").map(|(_, value)| value));
            if &*name.local == "strong" {
                read.titles.push(text_of(node));
            }
        }
        NodeData::Text { contents } => read.text.push_str(&contents.borrow()),
        NodeData::Document | NodeData::Doctype { .. } => {}
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
            read.elements.push(format!("{depth} other"));
        }
    }
    node.children.borrow().iter().for_each(|child| walk(child, depth + 1, read));
}

fn text_of(node: &Node) -> String {
    let mut read = Read::default();
    node.children.borrow().iter().for_each(|child| walk(child, 0, &mut read));
    read.text
}

#[test]
fn the_team_s_agenda() {
    let page = html::team(&plan().team.unwrap());
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    assert_snapshot!(format!("{before}<style>…</style>{after}").replace("<li>", "\n<li>"));
}

fn pages(text: &str) -> [String; 3] {
    let plan = plan_with(text);
    [
        html::team(plan.team.as_ref().unwrap()),
        html::one_on_one(plan.one_on_one(&Handle::new("dana").unwrap()).unwrap()),
        html::week(&plan),
    ]
}

fn is_harmless(text: &str) {
    static HARMLESS: LazyLock<[Read; 3]> = LazyLock::new(|| pages("harmless").map(|page| read(&page)));
    for (page, harmless) in pages(text).iter().zip(HARMLESS.iter()) {
        let read = read(page);
        assert_eq!(read.elements, harmless.elements, "{text:?}\n{page}");
        assert_eq!(read.titles, vec![visible(text).trim(); harmless.titles.len()], "{page}");
        assert!(!read.titles.is_empty() && read.links.is_empty(), "{page}");
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
        ("https://example.com/a(b)?x=1&copy=2&lt;", true),
        ("https://a.example/\"onmouseover='alert(1)'><b>", true),
        ("mailto:a@b.example", true),
        ("javascript:alert(1)", false),
        ("jAvAsCrIpT:alert(1)//https://", false),
        ("data:text/html,x", false),
        ("//a.example", false),
        ("https://a.example/\u{202e}b", false),
    ] {
        let read = read(&html::team(&plan_with(link).team.unwrap()));
        assert_eq!(read.links, if is_link { vec![link] } else { vec![] });
    }
}

#[test]
fn the_page_loads_nothing_and_runs_nothing() {
    let page = html::week(&plan());
    let read = read(&page);
    assert!(
        !read
            .elements
            .iter()
            .any(|one| one.contains("script") || one.contains("src=") || one.contains(" link "))
    );
    assert!(read.elements.iter().any(|one| one.contains("default-src 'none'")), "{:?}", read.elements);
    assert!(!page.contains("url(") && !page.contains("@import"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_title_stays_text(text in "[-a1 \\\\`<>&;#/!?\\[\\]=\"'é\u{0}\u{1b}]{0,24}[a-z>\\]]") {
        is_harmless(&text);
    }
}

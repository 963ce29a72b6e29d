//! What each reader finds.

use songsheet::domain::{Kind, Minutes, Priority, Route};
use songsheet::import::{Closed, Format, Found, Named, Otherwise, Role};

use crate::found;

fn one(format: Format, text: &str) -> Found {
    let mut all = found(format, text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn titles(all: &[Found]) -> Vec<&str> {
    all.iter().map(|one| one.title.as_str()).collect()
}

fn named(role: Role, name: &str, otherwise: Otherwise) -> Named {
    Named { role, name: name.to_owned(), otherwise }
}

const LIST: &str = "\
# Monday

Some prose that is no topic.

## Incidents

- [ ] Checkout outage: **what** the `alert` missed #alerts due:2026-11-27
- [x] Restart the runner
* Ask @dana about [the queue](https://wiki.example.com/q), again
  - the old one
    - is slow
  - [x] and small

1. Numbered, and
   wrapped

   With a paragraph of its own.

       - and code

-

## HR & pay

+ Kim's raise @kim
";

#[test]
fn markdown_lists() {
    let all = found(Format::Markdown, LIST);
    assert_eq!(
        titles(&all),
        [
            "Checkout outage: what the alert missed",
            "Restart the runner",
            "Ask @dana about the queue, again",
            "Numbered, and wrapped",
            "Kim's raise",
        ]
    );
    let [outage, done, queue, numbered, raise] = all.as_slice() else { panic!() };
    assert_eq!((outage.line, outage.column, outage.closed), (7, 1, None));
    assert_eq!(outage.under, ["Monday", "Incidents"]);
    assert_eq!(
        (outage.tags.as_slice(), outage.due),
        (["alerts".to_owned()].as_slice(), "2026-11-27".parse().ok())
    );
    assert_eq!(done.closed, Some(Closed::Done));
    assert_eq!(queue.people, [named(Role::With, "dana", Otherwise::Doubt)]);
    assert_eq!(queue.link.as_deref(), Some("https://wiki.example.com/q"));
    assert_eq!(queue.notes, "- the old one\n  - is slow\n- [x] and small");
    assert_eq!(numbered.notes, "With a paragraph of its own.\n\n    - and code");
    assert_eq!(raise.under, ["Monday", "HR & pay"]);
    assert_eq!(raise.people, [named(Role::With, "kim", Otherwise::Doubt)]);
}

#[test]
fn a_fence_or_a_quote_is_no_list_of_topics() {
    let all = found(Format::Markdown, "```\n- no\n```\n- yes\n\n```\n- no\n```\n");
    assert_eq!(titles(&all), ["yes"]);
    assert!(found(Format::Markdown, "").is_empty());
}

#[test]
fn csv_by_the_names_of_its_columns() {
    let text = "\u{feff}Title,Notes,With,From,Tags,Kind,Minutes,Priority,Added,Due,After,Route,Because,Embargo,Tell First,Link,Estimate,Done\r\n\
        \"Which queue, then?\",\"Two\nlines\",dana; kim,leo,\"ops|queue\",Decide,15m,high,2026-11-01,2026-11-27,2026-11-24,\
        broadcast,she offered it,2026-12-01,dana,https://a.example/1,3 days,no\r\n\
        ,,,,,,,,,,,,,,,,,\r\n\
        Restart it,,,,,,,,,,,,,,,,,yes\r\n";
    let all = found(Format::Csv, text);
    assert_eq!(titles(&all), ["Which queue, then?", "Restart it"]);
    let queue = &all[0];
    assert_eq!((queue.line, queue.column), (2, 1));
    assert_eq!((all[1].line, all[1].closed), (5, Some(Closed::Done)));
    assert_eq!(queue.notes, "Two\nlines\nestimate: 3 days");
    let doubt = |role, name| named(role, name, Otherwise::Doubt);
    let people = [
        doubt(Role::With, "dana"),
        doubt(Role::With, "kim"),
        doubt(Role::From, "leo"),
        doubt(Role::First, "dana"),
    ];
    assert_eq!(queue.people, people);
    assert_eq!(queue.tags, ["ops", "queue"]);
    assert_eq!(
        (queue.kind, queue.minutes, queue.priority),
        (Some(Kind::Decide), Some(Minutes(15)), Some(Priority::High))
    );
    let days = [queue.added, queue.due, queue.after, queue.embargo].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2026-11-01", "2026-11-27", "2026-11-24", "2026-12-01"]);
    assert_eq!((queue.route, queue.because.as_deref()), (Some(Route::Broadcast), Some("she offered it")));
    assert_eq!((queue.link.as_deref(), queue.closed), (Some("https://a.example/1"), None));
}

#[test]
fn csv_as_spreadsheets_separate_it() {
    for text in ["title;notes\nA, b;c\n", "title\tnotes\nA, b\tc\n", "title,notes\n\"A, b\",c\n"] {
        let one = one(Format::Csv, text);
        assert_eq!((one.title.as_str(), one.notes.as_str()), ("A, b", "c"), "{text:?}");
    }
}

#[test]
fn todo_txt_lines() {
    let text = "(A) 2026-11-20 Which queue do we keep? +platform @dana due:2026-11-27\r\n\
        \r\n\
        x 2026-11-21 2026-11-02 Restart the runner\n\
        (D) +rota Ask @kim about the swap t:2026-11-30 rec:2w\n\
        xylophone (A) 2026-11-20\n\
        (a) no priority @phone";
    let all = found(Format::TodoTxt, text);
    assert_eq!(
        titles(&all),
        [
            "Which queue do we keep?",
            "Restart the runner",
            "Ask @kim about the swap rec:2w",
            "xylophone (A) 2026-11-20",
            "(a) no priority",
        ]
    );
    let [queue, done, swap, _, plain] = all.as_slice() else { panic!() };
    assert_eq!((queue.priority, queue.added), (Some(Priority::High), "2026-11-20".parse().ok()));
    assert_eq!(
        (queue.tags.as_slice(), queue.due),
        (["platform".to_owned()].as_slice(), "2026-11-27".parse().ok())
    );
    assert_eq!(queue.people, [named(Role::With, "dana", Otherwise::Tag)]);
    assert_eq!((done.closed, done.added), (Some(Closed::Done), "2026-11-02".parse().ok()));
    assert_eq!((swap.priority, swap.after, swap.line), (Some(Priority::Low), "2026-11-30".parse().ok(), 4));
    assert_eq!(plain.priority, None);
}

const GH: &str = r#"[
  {"number": 7, "title": "Login fails", "body": "Steps:\r\n1. log in", "labels": [{"name": "bug"}, {"name": "good first issue"}],
   "assignees": [{"login": "dana", "name": "Dana"}], "author": {"login": "octocat"}, "url": "https://github.com/o/r/issues/7", "state": "OPEN"},
  {"number": 8, "title": "Gone", "state": "CLOSED"}
]"#;

const REST: &str = r#"[{"number": 7, "title": "Login fails", "body": null, "labels": ["bug"], "assignees": [],
  "user": {"login": "octocat"}, "url": "https://api.github.com/x", "html_url": "https://github.com/o/r/issues/7", "state": "open"},
  {"number": 9, "title": "A change", "state": "open", "pull_request": {"url": "x"}}]"#;

#[test]
fn github_issues_as_gh_lists_them() {
    let all = found(Format::Github, GH);
    assert_eq!(titles(&all), ["Login fails", "Gone"]);
    let login = &all[0];
    assert_eq!((login.line, login.column, login.notes.as_str()), (2, 3, "Steps:\n1. log in"));
    assert_eq!(login.tags, ["bug", "good first issue"]);
    let note = |role, name| named(role, name, Otherwise::Note);
    assert_eq!(login.people, [note(Role::From, "octocat"), note(Role::With, "dana")]);
    assert_eq!(login.link.as_deref(), Some("https://github.com/o/r/issues/7"));
    assert_eq!(
        (all[1].closed, all[1].notes.as_str()),
        (Some(Closed::Done), "#8"),
        "without a link it has its number"
    );
}

#[test]
fn github_issues_as_its_interface_gives_them() {
    for text in [
        REST.to_owned(),
        format!("{REST}\n{{}}").replace("{}", "[]"),
        format!("[{REST}]"),
        format!("{{\"total_count\": 2, \"items\": {REST}}}"),
    ] {
        let all = found(Format::Github, &text);
        assert_eq!(titles(&all), ["Login fails", "A change"], "{text}");
        assert_eq!(all[0].link.as_deref(), Some("https://github.com/o/r/issues/7"));
        assert_eq!((all[0].closed, all[1].closed), (None, Some(Closed::PullRequest)));
    }
    assert_eq!(one(Format::Github, r#"{"title": "x"}"#).title, "x");
}

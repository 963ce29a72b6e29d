//! Agendas as one HTML page that needs nothing else: to mail, to put on a server, to print.
//!
//! The page has no script, loads nothing, and says so to the browser. Whatever comes from files is escaped where it is
//! put into the page, by the macro that makes it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::outline::{Entry, NO_TEAM_MEETING, Overview, Section, Sheet};
use crate::plan::{OneOnOneAgenda, Plan, TeamAgenda};

const STYLE: &str = include_str!("page.css");

/// What a browser may do with the page: show it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The team meeting's agenda.
pub fn team(agenda: &TeamAgenda) -> String {
    alone(&Sheet::team(agenda))
}

/// One member's 1-1 with the notes to prepare it. For the manager.
pub fn one_on_one(agenda: &OneOnOneAgenda) -> String {
    alone(&Sheet::one_on_one(agenda))
}

/// All agendas of a week, with what needs the manager's call and what waits. For the manager.
pub fn week(plan: &Plan) -> String {
    let overview = Overview::of(plan);
    let body = html! {
        h1 dir="auto" { (overview.heading) }
        @if plan.team.is_none() { h2 { (NO_TEAM_MEETING) } }
        @for one in &overview.sheets {
            section {
                h2 dir="auto" { (one.heading) }
                (sheet(one))
            }
        }
        (sections(&overview.sections))
        @if let Some(price) = &overview.price { p .soft { (price) } }
    };
    page(&overview.heading, &body)
}

fn alone(one: &Sheet) -> String {
    page(&one.heading, &html! { h1 dir="auto" { (one.heading) } (sheet(one)) })
}

fn page(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (body) } }
        }
    };
    page.into_string() + "\n"
}

fn sheet(sheet: &Sheet) -> Markup {
    html! {
        p .soft { (sheet.when) " · " (sheet.usage) }
        (list(&sheet.entries))
        @for remark in &sheet.remarks { p dir="auto" { (remark) } }
        (sections(&sheet.sections))
    }
}

fn sections(sections: &[Section]) -> Markup {
    html! {
        @for section in sections {
            h3 { (section.heading) }
            (list(&section.entries))
        }
    }
}

fn list(entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            ul { @for one in entries { (entry(one)) } }
        }
    }
}

fn entry(entry: &Entry) -> Markup {
    html! {
        li {
            @if !entry.time.is_empty() { time { (entry.time) } }
            p {
                @if entry.is_topic { strong dir="auto" { (entry.title) } } @else { span dir="auto" { (entry.title) } }
                @if let Some(measure) = entry.measure() { span .soft { " (" (measure) ")" } }
                @for detail in &entry.details { span .soft dir="auto" { " · " (detail) } }
                @if let Some(link) = &entry.link { " · " a href=(link) rel="noopener noreferrer" { "link" } }
            }
            (below(entry))
        }
    }
}

/// A topic's notes, or the lines of a list of songsheet's own.
fn below(entry: &Entry) -> Markup {
    html! {
        @if entry.below.is_empty() {
        } @else if entry.is_topic {
            blockquote dir="auto" { (entry.below.join("\n")) }
        } @else {
            ul { @for line in &entry.below { li dir="auto" { (line) } } }
        }
    }
}

//! Agendas as Slack's mrkdwn, to paste into a message or to post.
//!
//! Slack knows no escape but those of `&`, `<` and `>`. So that a title formats nothing and calls nobody, the signs
//! that would are shown by others that look alike; a web address in a title leads where it says.

use super::link;
use super::outline::{Entry, NO_TEAM_MEETING, Overview, Section, Sheet};
use crate::plan::{OneOnOneAgenda, Plan, TeamAgenda};

/// The team meeting's agenda.
pub fn team(agenda: &TeamAgenda) -> String {
    finish(&sheet(&Sheet::team(agenda)))
}

/// One member's 1-1 with the notes to prepare it. For the manager.
pub fn one_on_one(agenda: &OneOnOneAgenda) -> String {
    finish(&sheet(&Sheet::one_on_one(agenda)))
}

/// All agendas of a week, with what needs the manager's call and what waits. For the manager.
pub fn week(plan: &Plan) -> String {
    let overview = Overview::of(plan);
    let mut lines = vec![bold(&overview.heading)];
    if plan.team.is_none() {
        lines.extend([String::new(), bold(NO_TEAM_MEETING)]);
    }
    for one in &overview.sheets {
        lines.push(String::new());
        lines.extend(sheet(one));
    }
    lines.extend(overview.sections.iter().flat_map(section));
    lines.extend(overview.price.iter().flat_map(|price| [String::new(), escape(price)]));
    finish(&lines)
}

fn finish(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn sheet(sheet: &Sheet) -> Vec<String> {
    let mut lines =
        vec![bold(&sheet.heading), escape(&format!("{} · {}", sheet.when, sheet.usage)), String::new()];
    lines.extend(sheet.entries.iter().flat_map(entry));
    lines.extend(sheet.remarks.iter().map(|remark| escape(remark)));
    lines.extend(sheet.sections.iter().flat_map(section));
    lines
}

fn section(section: &Section) -> Vec<String> {
    let heading = [String::new(), bold(&section.heading)];
    heading.into_iter().chain(section.entries.iter().flat_map(entry)).collect()
}

fn entry(entry: &Entry) -> Vec<String> {
    let mut line = "•".to_owned();
    let time = (!entry.time.is_empty()).then(|| entry.time.clone());
    let title = if entry.is_topic { bold(&entry.title) } else { escape(&entry.title) };
    let measure = entry.measure().map(|measure| format!("({measure})"));
    for part in time.into_iter().chain([title]).chain(measure) {
        line.push(' ');
        line.push_str(&part);
    }
    for detail in &entry.details {
        line.push_str(" · ");
        line.push_str(&escape(detail));
    }
    line.push_str(&entry.link.as_deref().map(link_to).unwrap_or_default());
    let sign = if entry.is_topic { ">" } else { "      ◦" };
    let below = entry.below.iter().map(|below| format!("{sign} {}", escape(below)).trim_end().to_owned());
    std::iter::once(line).chain(below).collect()
}

fn link_to(url: &str) -> String {
    debug_assert!(link::leads_somewhere(url));
    let target = url.replace('&', "&amp;").replace('<', "%3C").replace('>', "%3E").replace('|', "%7C");
    format!(" · <{target}|link>")
}

fn bold(text: &str) -> String {
    format!("*{}*", escape(text))
}

/// Text that formats nothing, links nothing by another name, and calls nobody.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.trim().chars().peekable();
    while let Some(c) = rest.next() {
        let within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '*' => escaped.push('∗'),
            '~' => escaped.push('∼'),
            '`' => escaped.push('ˋ'),
            '_' if !(within_word(before) && within_word(rest.peek().copied())) => escaped.push('ˍ'),
            // An address is none who is called.
            '@' if !before.is_some_and(|c: char| c.is_ascii_alphanumeric()) => escaped.push('＠'),
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

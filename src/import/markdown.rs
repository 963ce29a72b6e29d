//! A Markdown list: each item of the first level is an entry, what stands below it its notes, and the headings above it
//! say what it belongs to. Ticked items are done.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::found::{Closed, Otherwise};
use super::lines::Lines;
use super::marks::{self, Signs};
use super::{Found, Problem};

const SIGNS: Signs = Signs { tag: '#', otherwise: Otherwise::Doubt };

/// Reads every item of every list.
pub(super) fn read(text: &str) -> Result<Vec<Found>, Vec<Problem>> {
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TASKLISTS).into_offset_iter() {
        reader.event(event, range);
    }
    if reader.found.is_empty() && reader.problems.is_empty() && !text.trim().is_empty() {
        let hint = "begin each topic with `- ` or `- [ ] `";
        reader.problems.push(reader.lines.problem(0, "there is no list in it", hint));
    }
    if reader.problems.is_empty() { Ok(reader.found) } else { Err(reader.problems) }
}

/// An item as far as it is read.
struct Item {
    at: usize,
    title: String,
    /// Where its first line ends, and its notes begin.
    ends: usize,
    links: Vec<String>,
    closed: Option<Closed>,
    /// Whether what comes is still part of its first line.
    open: bool,
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines<'t>,
    found: Vec<Found>,
    problems: Vec<Problem>,
    headings: Vec<(HeadingLevel, String)>,
    in_heading: bool,
    depth: usize,
    item: Option<Item>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let (found, problems, headings) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            text,
            lines: Lines::of(text),
            found,
            problems,
            headings,
            in_heading: false,
            depth: 0,
            item: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Item) => self.begin_item(&range),
            Event::End(TagEnd::Item) => self.end_item(range.end),
            Event::Start(Tag::Heading { level, .. }) if self.item.is_none() => {
                self.headings.retain(|(above, _)| *above < level);
                self.headings.push((level, String::new()));
                self.in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => self.say(&text, range.end),
            Event::SoftBreak | Event::HardBreak => self.say(" ", range.end),
            Event::TaskListMarker(ticked) => self.tick(ticked, range.end),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(&dest_url),
            Event::End(TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Image) => {
                self.say("", range.end);
            }
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Image { .. }) => {}
            // Whatever else begins, or the end of a paragraph, ends the first line.
            Event::Start(_) | Event::End(TagEnd::Paragraph) | Event::Html(_) | Event::Rule => self.close(),
            _ => {}
        }
    }

    fn begin_item(&mut self, range: &Range<usize>) {
        self.depth += 1;
        if self.depth == 1 {
            let at = range.start;
            self.item = Some(Item {
                at,
                title: String::new(),
                ends: at,
                links: Vec::new(),
                closed: None,
                open: true,
            });
        } else {
            self.close();
        }
    }

    fn end_item(&mut self, end: usize) {
        self.depth = self.depth.saturating_sub(1);
        let Some(item) = self.item.take_if(|_| self.depth == 0) else { return };
        let (line, column) = self.lines.locate(item.at);
        let rest = self.text.get(item.ends..end).unwrap_or_default();
        if item.title.trim().is_empty() && rest.trim().trim_matches(is_bullet).is_empty() {
            return;
        }
        let under = self.headings.iter().map(|(_, heading)| heading.trim().to_owned()).collect();
        let mut found = Found { line, column, under, closed: item.closed, ..Found::default() };
        let mut links = item.links.into_iter();
        found.link = links.next();
        let more: Vec<_> = links.collect();
        found.notes = [notes(rest), more.join("\n")].join("\n").trim().into();
        match marks::read(&mut found, &item.title, item.at, &SIGNS, &self.lines) {
            Ok(()) => self.found.push(found),
            Err(problem) => self.problems.push(problem),
        }
    }

    fn say(&mut self, text: &str, end: usize) {
        if let Some((_, heading)) = self.headings.last_mut().filter(|_| self.in_heading) {
            heading.push_str(text);
        } else if let Some(item) = self.item.as_mut().filter(|item| item.open) {
            item.title.push_str(text);
            item.ends = end;
        }
    }

    fn tick(&mut self, ticked: bool, end: usize) {
        if let Some(item) = self.item.as_mut().filter(|item| item.open) {
            item.closed = ticked.then_some(Closed::Done);
            item.ends = end;
        }
    }

    fn link(&mut self, url: &str) {
        if let Some(item) = self.item.as_mut().filter(|item| item.open && url.contains(':')) {
            item.links.push(url.to_owned());
        }
    }

    fn close(&mut self) {
        if let Some(item) = &mut self.item {
            item.open = false;
        }
    }
}

/// Whether a character belongs to the sign that begins an item.
fn is_bullet(c: char) -> bool {
    "-*+.)".contains(c) || c.is_ascii_digit()
}

/// What stands below an item's first line, as it was written, without the blanks that it is indented by.
fn notes(text: &str) -> String {
    let text = text.trim_start_matches([' ', '\t']).trim_start_matches(['\r', '\n']).trim_end();
    let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let indent = written.map(blanks).min().unwrap_or_default();
    let lines = text.lines().map(|line| line.get(indent..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

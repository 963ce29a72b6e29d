//! Agendas as Markdown, for a wiki, a document or a chat.
//!
//! What comes from files is escaped so that it stays text: whatever a title holds, the structure is that
//! of a harmless one.

use super::link::leads_somewhere;
use super::outline::NO_TEAM_MEETING;
use super::{advice, remembered, words};
use crate::domain::Minutes;
use crate::escape::{visible, visible_lines};
use crate::plan::{ItemText, Meeting, Names, OneOnOneAgenda, Overflow, Plan, PrivateItem, Slot, TeamAgenda};

/// The team meeting's agenda.
pub fn team(agenda: &TeamAgenda) -> String {
    let mut page = Page::default();
    page.team(1, agenda, true);
    page.text
}

/// One member's 1-1 with the notes to prepare it. For the manager.
pub fn one_on_one(agenda: &OneOnOneAgenda) -> String {
    let mut page = Page::default();
    page.one_on_one(1, agenda, true);
    page.text
}

/// All agendas of a week, with what needs the manager's call and what waits. For the manager.
pub fn week(plan: &Plan) -> String {
    let mut page = Page::default();
    page.heading(1, &format!("{}: {}", plan.names.team, words::week(plan.week)));
    match &plan.team {
        Some(agenda) => page.team(2, agenda, false),
        None => page.heading(2, NO_TEAM_MEETING),
    }
    for agenda in &plan.one_on_ones {
        page.one_on_one(2, agenda, false);
    }
    let calls = plan.undecided.iter().map(|one| escape(&one.routed.topic().title));
    page.list("Needs your call", calls);
    let waiting = plan.waiting.iter().map(|one| {
        let why = words::waiting(one, &plan.names, plan.today);
        format!("{} ({})", escape(&one.routed.topic().title), escape(&why))
    });
    page.list("Waiting", waiting);
    page.list(
        "Not held",
        words::meetings_off(plan).iter().map(|off| escape(off)).collect::<Vec<_>>().into_iter(),
    );
    let said = plan.advice.iter().map(|one| escape(&advice::sentence(one, &plan.names, plan.today)));
    page.list("Worth a look", said);
    if let Some(price) = words::economics(&plan.economics()) {
        page.paragraph(&price);
    }
    page.text
}

/// Markdown as it grows.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn team(&mut self, level: usize, agenda: &TeamAgenda, with_notes: bool) {
        let (meeting, names) = (&agenda.meeting, &agenda.names);
        self.heading(level, &words::team_meeting(&names.team));
        self.summary(meeting, &words::usage_or_held(agenda.held_on, agenda.used(), meeting));
        if agenda.held_on.is_some() {
            return;
        }
        self.frame("Hello", meeting, Minutes(0), agenda.opening);
        for slot in &agenda.items {
            self.item(slot, meeting, slot.item.text(), Vec::new(), slot.item.link(), names);
            if with_notes {
                self.notes(slot.item.notes());
            }
        }
        let end = meeting.minutes.saturating_sub(agenda.closing);
        self.frame("Wrap-up", meeting, end, agenda.closing);
        self.in_writing(level + 1, agenda, with_notes);
        self.section(level + 1, remembered::PROMISED, &remembered::team_promises(agenda));
        self.overflow(level + 1, meeting, &agenda.overflow, |item| item.text(), names);
    }

    /// What the team reads instead of hearing it.
    fn in_writing(&mut self, level: usize, agenda: &TeamAgenda, with_notes: bool) {
        if agenda.written.is_empty() {
            return;
        }
        self.heading(level, words::IN_WRITING);
        self.gap();
        for item in &agenda.written {
            let mut line = format!("- **{}**", escape(item.text().title()));
            for detail in words::details(item.text(), &agenda.names, None, &agenda.meeting) {
                line.push_str(" · ");
                line.push_str(&escape(&detail));
            }
            self.line(&format!("{line}{}", item.link().and_then(link_to).unwrap_or_default()));
            if with_notes {
                self.notes(item.notes());
            }
        }
    }

    fn one_on_one(&mut self, level: usize, agenda: &OneOnOneAgenda, with_notes: bool) {
        let (meeting, names) = (&agenda.meeting, &agenda.names);
        self.heading(level, &format!("1-1 with {}", names.of_member(&agenda.with)));
        self.summary(meeting, &words::usage_or_held(agenda.held_on, agenda.used(), meeting));
        if agenda.held_on.is_some() {
            return;
        }
        self.must_hear(agenda);
        for slot in &agenda.items {
            let details = words::private_details(&slot.item, names);
            self.item(slot, meeting, slot.item.text(), details, slot.item.link(), names);
            if with_notes {
                self.notes(slot.item.notes());
            }
        }
        if agenda.items.is_empty() {
            self.line("Nothing planned: the time is theirs.");
        }
        if let Some(question) = &agenda.suggestion {
            self.paragraph(&remembered::suggestion(question));
        }
        let promises = agenda.promises.iter().map(|one| remembered::promise(one, names, meeting.date));
        self.section(level + 1, remembered::PROMISED, &promises.collect::<Vec<_>>());
        self.overflow(level + 1, meeting, &agenda.overflow, PrivateItem::text, names);
    }

    fn must_hear(&mut self, agenda: &OneOnOneAgenda) {
        if agenda.must_hear.is_empty() {
            return;
        }
        let time = time_at(&agenda.meeting, Minutes(0));
        self.line(&format!("- {time}{} ({} min)", remembered::MUST_HEAR, agenda.reserved));
        for line in &agenda.must_hear {
            self.line(&format!("  - {}", escape(&remembered::must_hear(line, agenda))));
        }
    }

    /// A heading and a list below it; nothing when there is nothing.
    fn section(&mut self, level: usize, heading: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(level, heading);
        self.gap();
        for line in lines {
            self.line(&format!("- {}", escape(line)));
        }
    }

    fn heading(&mut self, level: usize, title: &str) {
        self.gap();
        self.line(&format!("{} {}", "#".repeat(level), escape(title)));
    }

    fn paragraph(&mut self, text: &str) {
        self.gap();
        self.line(&escape(text));
    }

    fn summary(&mut self, meeting: &Meeting, usage: &str) {
        self.paragraph(&format!("{} · {usage}", words::when(meeting)));
        self.gap();
    }

    fn frame(&mut self, title: &str, meeting: &Meeting, offset: Minutes, minutes: Minutes) {
        if minutes.0 > 0 {
            self.line(&format!("- {}{title} ({minutes} min)", time_at(meeting, offset)));
        }
    }

    fn item<T>(
        &mut self,
        slot: &Slot<T>,
        meeting: &Meeting,
        item: &ItemText,
        more: Vec<String>,
        link: Option<&str>,
        names: &Names,
    ) {
        let mut details = words::slot_details(slot, item, meeting, names);
        details.extend(more);
        let time = time_at(meeting, slot.offset);
        let link = link.and_then(link_to).unwrap_or_default();
        self.line(&format!("- {time}{}{link}", titled(item, slot.minutes, &details)));
    }

    fn notes(&mut self, notes: &str) {
        if notes.is_empty() {
            return;
        }
        self.gap();
        for line in visible_lines(notes) {
            self.line(format!("  > {}", escape(&line)).trim_end());
        }
        self.gap();
    }

    fn overflow<T>(
        &mut self,
        level: usize,
        meeting: &Meeting,
        left: &[Overflow<T>],
        text: impl Fn(&T) -> &ItemText,
        names: &Names,
    ) {
        for together in left.chunk_by(|a, b| a.to == b.to) {
            if let Some(first) = together.first() {
                self.heading(level, &words::moved_to(first.to, meeting));
                self.gap();
            }
            for one in together {
                let item = text(&one.item);
                let details = words::details(item, names, one.to, meeting);
                self.line(&format!("- {}", titled(item, one.minutes, &details)));
            }
        }
    }

    fn list(&mut self, title: &str, items: impl ExactSizeIterator<Item = String>) {
        if items.len() == 0 {
            return;
        }
        self.heading(2, title);
        self.gap();
        items.for_each(|item| self.line(&format!("- {item}")));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// An empty line, unless there is one already.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// A title with its time box, its kind and what else to know of it.
fn titled(item: &ItemText, minutes: Minutes, details: &[String]) -> String {
    let mut line = format!("**{}** ({minutes} min, {})", escape(item.title()), item.kind().as_str());
    for detail in details {
        line.push_str(" · ");
        line.push_str(&escape(detail));
    }
    line
}

fn time_at(meeting: &Meeting, offset: Minutes) -> String {
    meeting.time_at(offset).map(|time| time.format("%H:%M ").to_string()).unwrap_or_default()
}

/// A link to a page or an address; anything else is no link.
fn link_to(url: &str) -> Option<String> {
    leads_somewhere(url).then(|| {
        let target = url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('&', "\\&");
        format!(" · [link](<{target}>)")
    })
}

/// Makes text safe to show and keeps Markdown from reading anything into it.
fn escape(text: &str) -> String {
    let shown = visible(text);
    let mut escaped = String::with_capacity(shown.len() + 8);
    let mut before = None;
    let mut rest = shown.trim().chars().peekable();
    while let Some(c) = rest.next() {
        let within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' | '^' | '$' | '{' | '}' => true,
            '_' => !(within_word(before) && within_word(rest.peek().copied())),
            '&' => rest.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#'),
            '#' | '-' | '+' | '=' | ':' => before.is_none(),
            '.' | ')' => escaped.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped
}

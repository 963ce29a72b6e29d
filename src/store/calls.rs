//! The manager's calls as songsheet has noted them, to learn from: `private/calls.toml`.
//!
//! What stands there decides nothing by itself, so a broken file is no obstacle: it is warned of, teaches
//! nothing and is left alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::DeTable;

use super::disk::Disk;
use super::edit::{LineEnd, value_as_toml};
use super::report::report;
use super::schema::{Entry, Reader, entries, parse};
use super::{Diagnostic, Place, Severity, TopicField, Value, files};
use crate::domain::{Call, MOST_CALLS, Route};

const TOP: [&str; 1] = ["call"];
const CALL: [&str; 3] = ["title", "route", "day"];

/// What a file that songsheet makes begins with.
const HEAD: &str = "\
# Your calls, which songsheet learns from; `songsheet calls` says what each has taught.
# A call that is taken out here teaches nothing any more.
";

/// The noted calls with the text that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calls {
    file: PathBuf,
    text: Arc<str>,
    all: Arc<[Call]>,
    problems: Arc<[Diagnostic]>,
    /// Whether the file cannot even be read as text.
    unreadable: bool,
}

impl Calls {
    /// Reads the noted calls of a place.
    pub(super) fn load(disk: &dyn Disk, place: &Place) -> Self {
        let file = place.calls_file();
        if place.is_example() {
            return Self::of_text(&file, "");
        }
        match files::read_text(disk, &file) {
            Ok(text) => Self::of_text(&file, &text.unwrap_or_default()),
            Err(problem) => {
                let problems = [as_warning(problem)].into();
                Self { problems, unreadable: true, ..Self::of_text(&file, "") }
            }
        }
    }

    /// The calls that a text notes; none when it has an error.
    pub fn of_text(file: &Path, text: &str) -> Self {
        let parsed = parse(text);
        let mut reader = Reader::default();
        let calls = parsed.root().map(|root| reader.calls(&root)).unwrap_or_default();
        let problems = report(file, text, &parsed.tell(reader.findings));
        let broken = problems.iter().any(Diagnostic::is_error);
        Self {
            file: file.to_owned(),
            text: text.into(),
            all: if broken { Arc::default() } else { calls.into() },
            problems: problems.into_iter().map(as_warning).collect(),
            unreadable: false,
        }
    }

    /// The calls, the oldest first.
    pub fn all(&self) -> &[Call] {
        &self.all
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What deserves a look.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Whether the file says this; what cannot be read says everything.
    pub(super) fn is_text(&self, text: &[u8]) -> bool {
        self.unreadable || self.text.as_bytes() == text
    }

    /// The calls with one more, unless the last one of the same text said the same; the oldest go where there
    /// are more than count. A file that is broken stays as it is.
    #[must_use]
    pub fn with(&self, call: &Call) -> Self {
        let last = self.all.iter().rev().find(|other| other.title == call.title);
        if self.is_broken() || last.is_some_and(|last| last.route == call.route) {
            return self.clone();
        }
        let text = format!("{}{}{}", self.text, self.separator(), written(call));
        let grown = Self::of_text(&self.file, &text);
        grown.without_oldest().unwrap_or(grown)
    }

    /// The calls without the oldest that do not count any more. Where somebody else's hand has been on those,
    /// with a comment say, they all stay: only text that songsheet wrote is taken away.
    fn without_oldest(&self) -> Option<Self> {
        let surplus = self.all.len().checked_sub(MOST_CALLS).filter(|surplus| *surplus > 0)?;
        let (oldest, latest) = self.all.split_at_checked(surplus)?;
        let oldest: String = oldest.iter().flat_map(|call| [written(call), "\n".to_owned()]).collect();
        let (head, calls) = self.text.split_at_checked(self.text.find(CALL_HEADING)?)?;
        let less = Self::of_text(&self.file, &format!("{head}{}", calls.strip_prefix(&oldest)?));
        (*less.all == *latest).then_some(less)
    }

    /// Whether there is text that cannot be read as calls.
    pub fn is_broken(&self) -> bool {
        self.unreadable || (self.all.is_empty() && !self.problems.is_empty())
    }

    fn separator(&self) -> String {
        if self.text.trim().is_empty() {
            return format!("{HEAD}\n");
        }
        if self.text.ends_with('\n') { "\n".to_owned() } else { "\n\n".to_owned() }
    }
}

/// What each noted call begins with.
const CALL_HEADING: &str = "[[call]]\n";

fn written(call: &Call) -> String {
    let text = |field, text: &str| value_as_toml(field, &Value::Text(text.to_owned()), None, LineEnd::Lf);
    let title = text(TopicField::Title, &call.title);
    let route = text(TopicField::Route, call.route.as_str());
    format!("{CALL_HEADING}title = {title}\nroute = {route}\nday = {}\n", call.day)
}

fn as_warning(problem: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..problem }
}

impl Reader<'_> {
    fn calls(&mut self, root: &DeTable<'_>) -> Vec<Call> {
        let mut calls = Vec::new();
        for entry in entries(root) {
            match entry.key {
                "call" => calls = self.call_list(&entry),
                _ => self.unknown_key(&entry, &TOP, "the noted calls"),
            }
        }
        calls
    }

    fn call_list(&mut self, entry: &Entry<'_, '_>) -> Vec<Call> {
        let tables: Option<Vec<_>> = entry.value.get_ref().as_array().and_then(|array| {
            array.iter().map(|item| Some((item.get_ref().as_table()?, item.span().start))).collect()
        });
        let Some(tables) = tables else {
            self.error(entry.key_span.start, "`call` must be a list of tables", "start each with [[call]]");
            return Vec::new();
        };
        tables.into_iter().filter_map(|(table, at)| self.call(table, at)).collect()
    }

    fn call(&mut self, table: &DeTable<'_>, at: usize) -> Option<Call> {
        let (mut title, mut route, mut day) = (None, None, None);
        for entry in entries(table) {
            match entry.key {
                "title" => title = self.lines(&entry),
                "route" => route = self.word(&entry, &["broadcast", "private"], Route::parse),
                "day" => day = self.date(&entry),
                _ => self.unknown_key(&entry, &CALL, "a noted call"),
            }
        }
        for key in CALL.into_iter().filter(|key| !table.contains_key(*key)) {
            self.error(at, format!("this call has no `{key}`"), "a call needs a title, a route and a day");
        }
        Some(Call { title: title?, route: route?, day: day? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(title: &str, route: Route) -> Call {
        Call { title: title.to_owned(), route, day: "2026-11-23".parse().unwrap() }
    }

    fn read(text: &str) -> Calls {
        Calls::of_text(Path::new("private/calls.toml"), text)
    }

    #[test]
    fn calls_are_written_at_the_end_and_read_back() {
        let (one, other) =
            (call("Rota \"swap\"\nback\\slash", Route::Broadcast), call("Kim", Route::Private));
        let empty = read("");
        let both = empty.with(&one).with(&other);
        assert_eq!(both.all(), [one.clone(), other.clone()]);
        assert!(both.text().starts_with(HEAD) && both.text().ends_with("day = 2026-11-23\n"));
        assert_eq!(read(both.text()), both);
        let cut = read(both.text().trim_end());
        assert_eq!(
            cut.with(&call("Leo", Route::Private)).all().len(),
            3,
            "a file may end without a line end"
        );
        assert_eq!(both.with(&one), both, "the same call again says nothing new");
        assert_eq!(both.with(&call("Kim", Route::Broadcast)).all().len(), 3);
    }

    #[test]
    fn a_broken_file_teaches_nothing_and_is_left_alone() {
        for broken in [
            "[[call]]\ntitle = \"a\nroute = \"private\"\nday = 2026-11-23\n",
            "[[call]]\ntitle = \"a\"\nroute = \"privat\"\nday = 2026-11-23\n",
            "[[call]]\ntitle = \"a\"\nday = 2026-11-23\n",
            "call = 3\n",
            "<<<<<<< ours\n=======\n>>>>>>> theirs\n",
        ] {
            let calls = read(broken);
            assert_eq!(calls.all(), [], "{broken}");
            assert!(calls.problems().iter().all(|one| one.severity == Severity::Warning), "{broken}");
            assert!(!calls.problems().is_empty() && calls.problems()[0].line > 0, "{broken}");
            assert_eq!(calls.with(&call("b", Route::Private)).text(), broken);
        }
    }

    #[test]
    fn the_oldest_go_when_there_are_more_than_count_but_never_what_somebody_else_wrote() {
        let many = |calls: Calls, numbers: std::ops::Range<usize>| {
            numbers.fold(calls, |calls, n| calls.with(&call(&format!("Topic {n}"), Route::Private)))
        };
        let full = many(read(""), 0..MOST_CALLS);
        assert_eq!(full.all().len(), MOST_CALLS);
        let over = many(full.clone(), MOST_CALLS..MOST_CALLS + 3);
        assert_eq!((over.all().len(), over.all()[0].title.as_str()), (MOST_CALLS, "Topic 3"));
        assert_eq!(read(over.text()), over);
        assert!(over.text().starts_with(&format!("{HEAD}\n[[call]]\ntitle = \"Topic 3\"\n")));
        for (here, written) in
            [("title = \"Topic 0\"", "title = \"Topic 0\" # she asked"), ("[[call]]", "# mine\n[[call]]")]
        {
            let kept = read(&full.text().replacen(here, written, 1));
            let over = many(kept.clone(), MOST_CALLS..MOST_CALLS + 3);
            assert!(over.text().contains(written), "{written}");
            let goes = if written.starts_with('#') { 0 } else { 3 };
            assert_eq!(over.all().len(), MOST_CALLS + goes, "{written}");
        }
        let windows = full.text().replace('\n', "\r\n");
        assert!(many(read(&windows), MOST_CALLS..MOST_CALLS + 1).text().starts_with(&windows));
    }

    #[test]
    fn an_unknown_key_is_pointed_out_and_the_call_counts() {
        let calls = read("[[call]]\ntitle = \"a\"\nroute = \"private\"\nday = 2026-11-23\nmood = 3\n");
        assert_eq!((calls.all().len(), calls.problems().len()), (1, 1));
        assert_eq!(calls.with(&call("b", Route::Private)).all().len(), 2);
    }
}

//! The config file: from TOML to settings, with every problem at its place.

use std::path::{Path, PathBuf};

use super::{Config, KeySetting, Origin, Spot, Theme};
use crate::classify::RoutingConfig;
use crate::store::Diagnostic;
use crate::store::diagnostic::LineIndex;
use crate::store::report::report;
use crate::store::schema::{Entry, Reader, entries, parse};

const TOP: [&str; 5] = ["workspace", "presenter", "theme", "routing", "keys"];
const ROUTING: [&str; 3] = ["confidential_tags", "learn", "rule"];

impl Config {
    /// Takes what a config file sets; all of its problems instead when one of them is an error.
    pub(super) fn read_file(
        &mut self,
        file: &Path,
        text: &str,
        home: Option<&Path>,
    ) -> Result<(), Vec<Diagnostic>> {
        let parsed = parse(text);
        let mut reader = Reader::default();
        if let Some(root) = parsed.root() {
            let lines = LineIndex::new(text);
            let context = Context { file, text, lines: &lines, home };
            for entry in entries(&root) {
                self.take(&mut reader, &entry, &context);
            }
        }
        let problems = report(file, text, &parsed.tell(reader.findings));
        if problems.iter().any(Diagnostic::is_error) {
            return Err(problems);
        }
        self.warnings = problems;
        Ok(())
    }

    fn take(&mut self, reader: &mut Reader<'_>, entry: &Entry<'_, '_>, context: &Context<'_>) {
        let origin = Origin::File { line: context.line(entry) };
        match entry.key {
            "workspace" => {
                let path = reader.text(entry).map(|text| context.path(&text));
                self.workspace.set(path, origin);
            }
            "presenter" => self.presenter.set(reader.switch(entry).unwrap_or_default(), origin),
            "theme" => {
                let theme = reader.word(entry, &Theme::ALL.map(Theme::as_str), Theme::parse);
                self.theme.set(theme.unwrap_or_default(), origin);
            }
            "routing" => self.routing.set(reader.routing(entry), origin),
            "keys" => self.take_keys(reader, entry, context),
            _ => reader.slip_or_unknown(entry, &TOP, "the config"),
        }
    }

    fn take_keys(&mut self, reader: &mut Reader<'_>, entry: &Entry<'_, '_>, context: &Context<'_>) {
        for entry in reader.table(entry) {
            let keys = reader.list(&entry).unwrap_or_default();
            let keys = keys.into_iter().map(|(key, at)| (key, context.spot(at))).collect();
            let spot = context.spot(entry.key_span.start);
            self.keys.insert(entry.key.to_owned(), KeySetting { keys, spot });
        }
    }
}

/// What the place of a value in the file is worked out from.
struct Context<'a> {
    file: &'a Path,
    text: &'a str,
    lines: &'a LineIndex,
    home: Option<&'a Path>,
}

impl Context<'_> {
    /// The line of a key, from 1.
    fn line(&self, entry: &Entry<'_, '_>) -> usize {
        self.spot(entry.key_span.start).line
    }

    fn spot(&self, offset: usize) -> Spot {
        let (line, column) = self.lines.locate(self.text, offset);
        Spot { line: line + 1, column }
    }

    /// A path as the user means it: `~` is their home, and others start at the config file's folder.
    fn path(&self, text: &str) -> PathBuf {
        let in_home = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if let (Some(rest), Some(home)) = (in_home, self.home) {
            return home.join(rest.trim_start_matches('/'));
        }
        self.file.parent().unwrap_or(Path::new("")).join(text)
    }
}

impl Reader<'_> {
    fn routing(&mut self, entry: &Entry<'_, '_>) -> RoutingConfig {
        let mut routing = RoutingConfig::default();
        for entry in self.table(entry) {
            match entry.key {
                "confidential_tags" => routing.confidential_tags = self.tag_names(&entry),
                "learn" => routing.learn = self.switch(&entry).unwrap_or_default(),
                "rule" => routing.rules = self.rules(&entry),
                _ => self.slip_or_unknown(&entry, &ROUTING, "[routing]"),
            }
        }
        routing
    }

    fn tag_names(&mut self, entry: &Entry<'_, '_>) -> Vec<String> {
        let tags = self.list(entry).unwrap_or_default();
        tags.into_iter().map(|(tag, _)| tag.trim().trim_start_matches('#').to_lowercase()).collect()
    }
}

//! A loaded workspace: the team, the topics and the texts they came from.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::block::Block;
use super::diagnostic::Finding;
use super::disk::{Disk, RealDisk};
use super::document::Document;
use super::report::report;
use super::schema::{Reader, Roster, parse, read_team};
use super::{Calls, Diagnostic, Place, Severity, across, files, id};
use crate::domain::{Drawer, Team, Topic, TopicId, TopicKey};

/// The team and the topics of a workspace, with the texts that say so. It never changes: an edit makes
/// the next one, which shares with it all that did not change.
#[derive(Debug, Clone)]
pub struct Workspace {
    place: Arc<Place>,
    team: Arc<Team>,
    team_text: Arc<str>,
    pub(super) roster: Arc<Roster>,
    team_findings: Arc<[Diagnostic]>,
    pub(super) shared: Arc<Document>,
    pub(super) private: Arc<Document>,
    calls: Arc<Calls>,
    /// Shared topics that stand in the private file too; see [`across::leftovers`].
    leftovers: Arc<BTreeSet<TopicKey>>,
    /// Whether there was no shared file of topics when the files were read.
    no_backlog: bool,
}

/// The texts of a workspace's files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// `team.toml`.
    pub team: String,
    /// `topics.toml`.
    pub topics: String,
    /// `private/topics.toml`; empty when there is none.
    pub private: String,
}

impl Workspace {
    /// Reads the files of a workspace. When one of them has an error, all problems of all files are
    /// given instead.
    pub fn load(place: &Place) -> Result<Self, Vec<Diagnostic>> {
        Self::load_from(&RealDisk, place)
    }

    /// Reads the files of a workspace on this disk.
    pub fn load_from(disk: &dyn Disk, place: &Place) -> Result<Self, Vec<Diagnostic>> {
        if place.is_example() {
            return Self::of_texts(place, &example());
        }
        let (texts, no_backlog) = read_texts(disk, place)?;
        let workspace = Self::of_texts(place, &texts)?.with_calls(Calls::load(disk, place));
        Ok(Self { no_backlog, ..workspace })
    }

    /// Makes a workspace of texts, as if they were the files of `place`.
    pub fn of_texts(place: &Place, texts: &Texts) -> Result<Self, Vec<Diagnostic>> {
        let (team, findings) = read_roster(&texts.team);
        let team_findings = report(place.team_file(), &texts.team, &findings);
        let certain = !team_findings.iter().any(Diagnostic::is_error);
        let roster = if certain { Roster::of(&team) } else { Roster::unknown() };
        let roster = roster.with_marks(place.marks());
        let document = |drawer, text: &str| {
            let file = place.topics_file(drawer).to_owned();
            Arc::new(Document::read(drawer, file, text, &roster))
        };
        let mut workspace = Self {
            leftovers: Arc::default(),
            no_backlog: false,
            calls: Arc::new(Calls::of_text(&place.calls_file(), "")),
            shared: document(Drawer::Shared, &texts.topics),
            private: document(Drawer::Private, &texts.private),
            place: Arc::new(place.clone()),
            team: Arc::new(team),
            team_text: texts.team.as_str().into(),
            roster: Arc::new(roster),
            team_findings: team_findings.into(),
        };
        workspace.leftovers = Arc::new(across::leftovers(&workspace.shared, &workspace.private));
        let mut diagnostics = workspace.diagnostics();
        diagnostics.extend(workspace.repeated_ids());
        let broken = diagnostics.iter().any(Diagnostic::is_error);
        if broken { Err(diagnostics) } else { Ok(workspace) }
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The roster.
    pub fn team(&self) -> &Arc<Team> {
        &self.team
    }

    /// All topics, closed ones too: the shared file first, each in the order of its file.
    pub fn topics(&self) -> impl Iterator<Item = &Arc<Topic>> {
        let counts = |topic: &&Arc<Topic>| self.leftovers.is_empty() || !self.leftovers.contains(&topic.key);
        self.shared.topics().filter(counts).chain(self.private.topics())
    }

    /// The shared topics that are left out because they stand in the private file too.
    pub(super) fn leftovers(&self) -> impl Iterator<Item = TopicKey> {
        self.leftovers.iter().copied()
    }

    /// One topic; `None` when it was removed.
    pub fn topic(&self, key: TopicKey) -> Option<&Arc<Topic>> {
        self.document(key.drawer).placed(key.index).map(|(_, placed)| &placed.topic)
    }

    /// The topic with exactly this id.
    pub fn topic_by_id(&self, id: &TopicId) -> Option<&Arc<Topic>> {
        self.topics().find(|topic| topic.id.as_ref() == Some(id))
    }

    /// The line, from 1, of a topic's header in its file.
    pub fn line_of(&self, key: TopicKey) -> Option<usize> {
        self.document(key.drawer).line_of(key.index)
    }

    /// The text of a drawer's file, byte for byte.
    pub fn text(&self, drawer: Drawer) -> String {
        self.document(drawer).text()
    }

    /// How many topics stand in the shared file although the private one has them, and are left out.
    pub fn left_in_shared(&self) -> usize {
        self.leftovers.len()
    }

    /// What deserves a look although the workspace was loaded, in the order of the files.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.team_findings.to_vec();
        if self.no_backlog && self.shared.next_index() == 0 {
            all.push(no_backlog(self.place.topics_file(Drawer::Shared)));
        }
        all.extend(self.shared.diagnostics());
        all.extend(self.private.diagnostics());
        all.extend_from_slice(self.calls.problems());
        all.extend(self.leftovers.iter().filter_map(|key| self.leftover(*key)));
        all
    }

    /// A short id that no topic has: always the same for the same title, date and topics.
    pub fn new_id(&self, title: &str, added: Option<NaiveDate>) -> TopicId {
        id::derive(title, added, |id| self.topic_by_id(id).is_some())
    }

    /// The same, of several topics that are new at once: `taken` are the ids of those before it.
    pub fn new_id_beside(&self, title: &str, added: Option<NaiveDate>, taken: &HashSet<TopicId>) -> TopicId {
        id::derive(title, added, |id| taken.contains(id) || self.topic_by_id(id).is_some())
    }

    /// The text of the roster.
    pub fn team_text(&self) -> &str {
        &self.team_text
    }

    /// The manager's calls that were noted to learn from.
    pub fn calls(&self) -> &Calls {
        &self.calls
    }

    /// The workspace with other noted calls.
    pub(super) fn with_calls(&self, calls: Calls) -> Self {
        Self { calls: Arc::new(calls), ..self.clone() }
    }

    /// The workspace with another text of the roster, which names the same people.
    pub(super) fn with_team(&self, team: Team, text: &str, findings: Vec<Diagnostic>) -> Self {
        Self { team: Arc::new(team), team_text: text.into(), team_findings: findings.into(), ..self.clone() }
    }

    /// The block that a topic stands in, or the gap that it left.
    pub(super) fn block_of(&self, key: TopicKey) -> Option<&Block> {
        let document = self.document(key.drawer);
        document.block(document.slot(key.index)?.block).map(|block| &**block)
    }

    /// The keys of a drawer, gaps counted.
    pub(super) fn keys(&self, drawer: Drawer) -> impl Iterator<Item = TopicKey> {
        let document = self.document(drawer);
        (0..document.next_index()).map(move |index| document.key(index))
    }

    pub(super) fn document(&self, drawer: Drawer) -> &Document {
        match drawer {
            Drawer::Shared => &self.shared,
            Drawer::Private => &self.private,
        }
    }

    /// The workspace with another text of one drawer.
    pub(super) fn with_document(&self, document: Document) -> Self {
        let mut next = self.clone();
        match document.drawer {
            Drawer::Shared => next.shared = Arc::new(document),
            Drawer::Private => next.private = Arc::new(document),
        }
        if !next.leftovers.is_empty() {
            next.leftovers = Arc::new(across::leftovers(&next.shared, &next.private));
        }
        next
    }
}

/// What a roster says, and what is wrong with it.
pub(super) fn read_roster(text: &str) -> (Team, Vec<Finding>) {
    let parsed = parse(text);
    let mut reader = Reader::default();
    let team = read_team(&mut reader, &parsed.root().unwrap_or_default());
    (team, parsed.tell(reader.findings))
}

/// Reads the texts of all files, and says all that keeps them from being read; with whether the shared
/// file of topics is not there.
fn read_texts(disk: &dyn Disk, place: &Place) -> Result<(Texts, bool), Vec<Diagnostic>> {
    let shared = place.topics_file(Drawer::Shared);
    let read = |file: &Path| files::read_text(disk, file);
    let team = read(place.team_file()).and_then(|text| text.ok_or_else(|| no_roster(place.team_file())));
    let topics = match read(shared) {
        Ok(None) if place.needs_topics() => Err(no_topics(shared)),
        topics => topics,
    };
    match (team, topics, read(place.topics_file(Drawer::Private))) {
        (Ok(team), Ok(topics), Ok(private)) => {
            let no_backlog = topics.is_none();
            let private = private.unwrap_or_default();
            Ok((Texts { team, topics: topics.unwrap_or_default(), private }, no_backlog))
        }
        (team, topics, private) => {
            Err([team.err(), topics.err(), private.err()].into_iter().flatten().collect())
        }
    }
}

fn no_topics(file: &Path) -> Diagnostic {
    let hint = "look at the name that was given with --topics; an empty file will do".to_owned();
    Diagnostic::of_file(Severity::Error, file, "there is no such file", Some(hint))
}

fn no_backlog(file: &Path) -> Diagnostic {
    let hint = "if there should be one: look at the branch or the sync program; else an empty file will do";
    Diagnostic::of_file(Severity::Warning, file, "there is no such file, so no topics", Some(hint.to_owned()))
}

fn no_roster(file: &Path) -> Diagnostic {
    let folder = file.parent().unwrap_or(Path::new("."));
    let hint = format!("make a workspace there with `songsheet init {}`", folder.display());
    Diagnostic::of_file(Severity::Error, file, "there is no such file", Some(hint))
}

/// The built-in example.
fn example() -> Texts {
    Texts {
        team: include_str!("../../examples/platform/team.toml").to_owned(),
        topics: include_str!("../../examples/platform/topics.toml").to_owned(),
        private: include_str!("../../examples/platform/private/topics.toml").to_owned(),
    }
}

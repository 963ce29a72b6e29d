//! Where a workspace is, and why it was chosen.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::backups::Keeping;
use super::files;
use crate::domain::Drawer;

/// The name of the roster file in a workspace folder.
pub const TEAM_FILE: &str = "team.toml";
/// The name of the backlog file in a workspace folder.
pub const TOPICS_FILE: &str = "topics.toml";
/// The name of the file of noted calls, in the folder of what is the manager's alone.
pub const CALLS_FILE: &str = "calls.toml";
/// The name of the folder that holds what is the manager's alone.
pub const PRIVATE_FOLDER: &str = "private";

/// Where a workspace is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    files: Option<Files>,
    reason: Reason,
    /// Whether the user named the topics file itself, so that it must exist.
    topics_named: bool,
    /// Tags that mark a confidence here beside the built-in ones.
    marks: Vec<String>,
    /// Where earlier texts and unsaved changes are kept; nowhere in tests that do not say so.
    keeping: Option<Keeping>,
}

/// The files of a workspace on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Files {
    team: PathBuf,
    topics: PathBuf,
    private: PathBuf,
}

/// Why a place was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// `--team` or `--topics` named single files.
    SingleFiles,
    /// `--dir` named the folder.
    DirFlag,
    /// `SONGSHEET_DIR` names the folder.
    Environment,
    /// `team.toml` stands in the current folder or one above it.
    FoundAbove,
    /// The config file names the folder.
    Config,
    /// The platform's folder for data has a workspace.
    DataFolder,
    /// There is no workspace: the built-in example.
    Example,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SingleFiles => "named by --team or --topics",
            Self::DirFlag => "named by --dir",
            Self::Environment => "named by SONGSHEET_DIR",
            Self::FoundAbove => "team.toml is in the current folder or one above it",
            Self::Config => "named by `workspace` in the config file",
            Self::DataFolder => "the platform's folder for data",
            Self::Example => "no workspace was found: the built-in example, in memory",
        })
    }
}

/// What a search for a workspace goes by, in the order in which it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// `--team`.
    pub team: Option<PathBuf>,
    /// `--topics`.
    pub topics: Option<PathBuf>,
    /// `--dir`.
    pub dir: Option<PathBuf>,
    /// `SONGSHEET_DIR`.
    pub environment: Option<PathBuf>,
    /// The current folder; its parents are searched too.
    pub current: Option<PathBuf>,
    /// `workspace` in the config file.
    pub config: Option<PathBuf>,
    /// The platform's folder for songsheet's data.
    pub data: Option<PathBuf>,
}

/// One place that was considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Why it was considered.
    pub reason: Reason,
    /// The folder, when this reason names one.
    pub folder: Option<PathBuf>,
    /// Whether this is the place that was chosen.
    pub chosen: bool,
}

impl Search {
    /// What this machine says beside flags and the config; `variable` looks an environment variable up.
    pub fn of_machine(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let platform = directories::ProjectDirs::from("", "", "songsheet");
        Self {
            environment: variable("SONGSHEET_DIR").filter(|value| !value.is_empty()).map(PathBuf::from),
            current: std::env::current_dir().ok(),
            data: platform.map(|dirs| dirs.data_dir().to_owned()),
            ..Self::default()
        }
    }

    /// Chooses the place. A folder that was named counts even when it holds no workspace, so that a
    /// slip in a name is told and not answered with other people's topics.
    pub fn place(&self) -> Place {
        let folder = self.candidates().into_iter().find(|candidate| candidate.chosen);
        if self.team.is_some() || self.topics.is_some() {
            let folder = folder.and_then(|candidate| candidate.folder);
            return Place::of_files(self.team.as_deref(), self.topics.as_deref(), folder.as_deref());
        }
        match folder {
            Some(Candidate { folder: Some(folder), reason, .. }) => Place::folder(folder, reason),
            _ => Place::example(),
        }
    }

    /// All places in the order in which they count, with the one that was chosen.
    pub fn candidates(&self) -> Vec<Candidate> {
        let named = [
            (Reason::DirFlag, self.dir.clone()),
            (Reason::Environment, self.environment.clone()),
            (Reason::FoundAbove, self.current.as_deref().and_then(found_above)),
            (Reason::Config, self.config.clone()),
            (Reason::DataFolder, self.data.clone().filter(|folder| files::is_named(&folder.join(TEAM_FILE)))),
            (Reason::Example, None),
        ];
        let mut taken = false;
        let candidate = |(reason, folder): (Reason, Option<PathBuf>)| {
            let chosen = !taken && (folder.is_some() || reason == Reason::Example);
            taken |= chosen;
            Candidate { reason, folder, chosen }
        };
        named.into_iter().map(candidate).collect()
    }
}

/// The nearest folder with a roster, from `current` upwards. A roster that is a broken link is one: it is
/// told, and not answered with another team above.
fn found_above(current: &Path) -> Option<PathBuf> {
    current.ancestors().find(|folder| files::is_named(&folder.join(TEAM_FILE))).map(Path::to_owned)
}

impl Place {
    /// A workspace folder.
    pub fn folder(folder: impl Into<PathBuf>, reason: Reason) -> Self {
        let folder = folder.into();
        let private = folder.join(PRIVATE_FOLDER).join(TOPICS_FILE);
        let files = Files { team: folder.join(TEAM_FILE), topics: folder.join(TOPICS_FILE), private };
        Self { files: Some(files), reason, topics_named: false, marks: Vec::new(), keeping: None }
    }

    /// Single files; what is not named is taken from beside the other, or from `folder`.
    fn of_files(team: Option<&Path>, topics: Option<&Path>, folder: Option<&Path>) -> Self {
        let beside = |file: &Path, name: &str| file.with_file_name(name);
        let instead = |other: Option<&Path>, name: &str| {
            let sibling = other.map(|other| beside(other, name)).unwrap_or_default();
            let from_folder = folder.map(|folder| folder.join(name)).filter(|file| files::exists(file));
            if files::exists(&sibling) { sibling } else { from_folder.unwrap_or(sibling) }
        };
        let team_file = team.map_or_else(|| instead(topics, TEAM_FILE), Path::to_owned);
        let topics_file = topics.map_or_else(|| instead(team, TOPICS_FILE), Path::to_owned);
        let name = topics_file.file_name().unwrap_or_default().to_owned();
        let private = topics_file.with_file_name(PRIVATE_FOLDER).join(name);
        let files = Files { team: team_file, topics: topics_file, private };
        Self {
            files: Some(files),
            reason: Reason::SingleFiles,
            topics_named: topics.is_some(),
            marks: Vec::new(),
            keeping: None,
        }
    }

    /// The built-in example, in memory.
    pub fn example() -> Self {
        Self { files: None, reason: Reason::Example, topics_named: false, marks: Vec::new(), keeping: None }
    }

    /// The same place, where these tags mark a confidence as well: whoever reads the files there refuses
    /// tags that are nearly one of them.
    #[must_use]
    pub fn with_marks(self, marks: &[String]) -> Self {
        Self { marks: marks.to_vec(), ..self }
    }

    /// The same place, of which earlier texts and unsaved changes are kept there.
    #[must_use]
    pub fn with_keeping(self, keeping: Keeping) -> Self {
        Self { keeping: Some(keeping), ..self }
    }

    /// Where earlier texts and unsaved changes are kept.
    pub(super) fn keeping(&self) -> Option<&Keeping> {
        self.keeping.as_ref()
    }

    /// The time, by the clock that things are kept by.
    pub(super) fn now(&self) -> Option<NaiveDateTime> {
        self.keeping.as_ref().map(|keeping| keeping.clock().now())
    }

    /// The tags that mark a confidence beside the built-in ones.
    pub(super) fn marks(&self) -> &[String] {
        &self.marks
    }

    /// Why it was chosen.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// Whether a missing topics file is an error, and not just a backlog without topics.
    pub(super) fn needs_topics(&self) -> bool {
        self.topics_named
    }

    /// Whether it is the built-in example, of which nothing is saved.
    pub fn is_example(&self) -> bool {
        self.files.is_none()
    }

    /// The roster file; only a name when it is the example.
    pub fn team_file(&self) -> &Path {
        self.files.as_ref().map_or(Path::new(TEAM_FILE), |files| &files.team)
    }

    /// The file of a drawer; only a name when it is the example.
    pub fn topics_file(&self, drawer: Drawer) -> &Path {
        match (&self.files, drawer) {
            (Some(files), Drawer::Shared) => &files.topics,
            (Some(files), Drawer::Private) => &files.private,
            (None, Drawer::Shared) => Path::new(TOPICS_FILE),
            (None, Drawer::Private) => Path::new("private/topics.toml"),
        }
    }

    /// The file of noted calls, beside the private topics.
    pub fn calls_file(&self) -> PathBuf {
        self.topics_file(Drawer::Private).with_file_name(CALLS_FILE)
    }

    /// The folder of the shared topics file.
    pub fn root(&self) -> &Path {
        self.topics_file(Drawer::Shared).parent().unwrap_or(Path::new(""))
    }

    /// A drawer's file as people call it: `topics.toml`, `private/topics.toml`.
    pub fn short_name(&self, drawer: Drawer) -> String {
        let file = self.topics_file(drawer);
        file.strip_prefix(self.root()).unwrap_or(file).to_string_lossy().replace('\\', "/")
    }
}

//! Labelled topics: files of tab-separated lines, one author each, with the author's team at the top.

use std::path::Path;

use songsheet::domain::{Drawer, Handle, Member, Practice, Route, Team, Topic, TopicKey};

/// One author's topics.
pub struct Voice {
    /// The file's name without its ending.
    pub name: String,
    /// The team that the topics are about.
    pub team: Team,
    /// The topics with what a careful reader makes of them.
    pub topics: Vec<Labelled>,
}

impl Voice {
    /// Whether these are the topics `a01` to `a17`, of authors who knew nothing of this program.
    pub fn is_authored(&self) -> bool {
        self.name.len() == 3 && self.name.starts_with('a')
    }
}

/// A topic with what a careful reader makes of it.
pub struct Labelled {
    pub id: String,
    pub topic: Topic,
    pub route: Route,
    pub practice: Practice,
    pub also: Option<Practice>,
    pub sensitive: bool,
    pub sure: bool,
}

/// Reads all voices of a folder, or one file, in the order of their names.
pub fn load(path: &Path) -> Vec<Voice> {
    if path.is_file() {
        return vec![read(path)];
    }
    let mut paths: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Voice {
    let text = std::fs::read_to_string(path).unwrap();
    let heading = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix('#')?.trim().strip_prefix(key))
            .unwrap_or_default()
            .trim()
    };
    let members: Vec<&str> =
        heading("members:").split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let lines =
        text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t") && !line.is_empty());
    Voice {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        team: team(heading("team:"), &members),
        topics: lines.map(|line| labelled(line, path)).collect(),
    }
}

fn labelled(line: &str, path: &Path) -> Labelled {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, route, practice, also, sensitive, sure, title, ..] = cells[..] else {
        panic!("{}: too few cells: {line}", path.display())
    };
    let mut topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, title);
    cells.get(7).copied().unwrap_or_default().clone_into(&mut topic.notes);
    Labelled {
        id: id.to_owned(),
        topic,
        route: Route::parse(route).unwrap_or_else(|| panic!("{id}: route {route}")),
        practice: Practice::parse(practice).unwrap_or_else(|| panic!("{id}: practice {practice}")),
        also: Practice::parse(also),
        sensitive: sensitive == "y",
        sure: sure == "y",
    }
}

/// A team of these names.
fn team(name: &str, members: &[&str]) -> Team {
    Team::new(name, members.iter().map(|name| Member::new(*name, handle(name))).collect())
}

fn handle(name: &str) -> Handle {
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    Handle::new(&plain).unwrap()
}

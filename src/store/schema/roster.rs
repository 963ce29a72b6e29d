//! The names that topics may use for people, and the tags that they may use as marks of confidence.

use std::collections::{HashMap, HashSet};

use super::confidence::Marks;
use crate::domain::{Handle, Team};
use crate::store::suggest::nearest;

/// The members' handles, with what else people might write for them, and the marks of confidence.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Roster {
    handles: HashSet<Handle>,
    /// Lower-case aliases, names and first names that mean one member only.
    others: HashMap<String, Handle>,
    /// The manager's name and first name in lower case.
    manager: Vec<String>,
    /// Set when the roster itself has errors, so that nobody can be said not to be on it.
    anybody: bool,
    marks: Marks,
}

impl Roster {
    pub fn of(team: &Team) -> Self {
        let handles = team.members.iter().map(|member| member.handle.clone()).collect();
        let mut others: HashMap<String, Option<Handle>> = HashMap::new();
        for member in &team.members {
            let names = [member.name.as_str(), member.first_name()];
            for name in member.aliases.iter().map(String::as_str).chain(names) {
                let meant = others.entry(name.to_lowercase()).or_insert_with(|| Some(member.handle.clone()));
                if meant.as_ref() != Some(&member.handle) {
                    *meant = None;
                }
            }
        }
        let others = others.into_iter().filter_map(|(name, handle)| Some((name, handle?))).collect();
        let manager = team.manager.as_deref().unwrap_or_default().to_lowercase();
        let first = manager.split_whitespace().next().map(str::to_owned);
        let manager = first.into_iter().chain([manager]).collect();
        Self { handles, others, manager, anybody: false, marks: Marks::default() }
    }

    /// The roster of a file that cannot be read: anybody may be on it.
    pub fn unknown() -> Self {
        Self { anybody: true, ..Self::default() }
    }

    /// The same people, and marks of the user's own beside the built-in ones.
    pub fn with_marks(self, own: &[String]) -> Self {
        Self { marks: Marks::with(own), ..self }
    }

    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    pub fn has(&self, handle: &Handle) -> bool {
        self.anybody || self.handles.contains(handle)
    }

    /// Whether `name` is the manager, whom a topic's `from` may name although it need not.
    pub fn is_manager(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        !self.anybody
            && !name.is_empty()
            && self.manager.contains(&name)
            && Handle::new(&name).is_none_or(|h| !self.has(&h))
    }

    /// A sentence on whom an unknown name may mean.
    pub fn hint(&self, name: &str) -> String {
        self.meant_by(name).unwrap_or_else(|| {
            "handles are those of team.toml; add the member there if the name is right".to_owned()
        })
    }

    /// A sentence on the member whom an unknown name nearly names; `None` when there is none.
    pub fn meant_by(&self, name: &str) -> Option<String> {
        if let Some(handle) = self.others.get(&name.to_lowercase()) {
            return Some(format!("write `{handle}`, the handle of that member"));
        }
        let near = nearest(name, self.handles.iter().map(Handle::as_str))?;
        Some(format!("did you mean `{near}`?"))
    }
}

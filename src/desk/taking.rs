//! Takes in what a list of another program says: each entry becomes a topic that is routed like a captured one.
//!
//! What is there already is not taken twice. A name is a member's only where that is sure; whom nobody knows is told, and
//! a topic that names such a person may not be for everybody, so it is kept in the private file.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{Capture, CaptureError, Desk};
use crate::domain::{Drawer, Handle, Priority, Team, Topic, TopicId, TopicKey, With};
use crate::import::{Closed, Found, Named, Otherwise, Problem, Role};
use crate::store::Edit;

/// What becomes of a list.
#[derive(Debug, Default)]
pub struct Taking {
    /// What is taken, in the order of the list.
    pub taken: Vec<Capture>,
    /// What is there already.
    pub already: Vec<Already>,
    /// How many entries are done.
    pub done: usize,
    /// How many entries are changes that were proposed, not issues.
    pub pull_requests: usize,
    /// The names that nobody in the team has.
    pub strangers: Vec<String>,
}

/// An entry of which the topic is there already, or stands further up in the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Already {
    /// Its line.
    pub line: usize,
    /// Its title.
    pub title: String,
    /// By what it is the same.
    pub same: Same,
}

/// By what two topics are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// They lead to the same page.
    Link,
    /// They are called the same.
    Title,
}

impl Same {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Title => "title",
        }
    }
}

impl Taking {
    /// One edit that adds everything that is taken.
    pub fn edit(&self) -> Edit {
        Edit { changes: self.taken.iter().flat_map(|one| one.edit.changes.iter().cloned()).collect() }
    }
}

/// Everything that is there already, as it is compared.
struct Known {
    titles: HashSet<String>,
    links: HashSet<String>,
    ids: HashSet<TopicId>,
}

/// A topic that an entry becomes, before it has a verdict.
struct Drafted {
    topic: Topic,
    strangers: Vec<String>,
    doubtful: bool,
}

impl Desk {
    /// Makes topics of entries that are not there yet; nothing when something is wrong with one of them.
    pub fn take_in(&self, found: &[Found]) -> Result<Taking, Vec<Problem>> {
        let mut known = Known::of(self);
        let mut taking = Taking::default();
        let mut problems = Vec::new();
        for one in found {
            if let Err(error) = self.take_one(one, &mut known, &mut taking) {
                problems.push(problem(one, error));
            }
        }
        if problems.is_empty() { Ok(taking) } else { Err(problems) }
    }

    fn take_one(&self, found: &Found, known: &mut Known, taking: &mut Taking) -> Result<(), CaptureError> {
        match found.closed {
            Some(Closed::Done) => taking.done += 1,
            Some(Closed::PullRequest) => taking.pull_requests += 1,
            None => {
                let mut drafted = self.draft(found)?;
                if let Some(same) = known.meets(&drafted.topic) {
                    taking.already.push(Already { line: found.line, title: drafted.topic.title, same });
                    return Ok(());
                }
                let topic = &mut drafted.topic;
                let id = self.workspace.new_id_beside(&topic.title, topic.added, &known.ids);
                known.ids.insert(id.clone());
                topic.id = Some(id);
                let least = if drafted.doubtful { Drawer::Private } else { Drawer::Shared };
                taking.taken.push(self.keep(drafted.topic, least)?);
                for name in drafted.strangers {
                    if !taking.strangers.contains(&name) {
                        taking.strangers.push(name);
                    }
                }
            }
        }
        Ok(())
    }

    fn draft(&self, found: &Found) -> Result<Drafted, CaptureError> {
        let key = TopicKey { drawer: Drawer::Shared, index: 0 };
        // A title is one line; what follows it belongs to the notes.
        let (title, more) = found.title.split_once('\n').unwrap_or((&found.title, ""));
        let mut topic = Topic::new(key, title.trim());
        [more.trim(), &found.notes].join("\n").trim().clone_into(&mut topic.notes);
        topic.tags = self.tags_of(found);
        (topic.kind, topic.minutes) = (found.kind, found.minutes);
        topic.priority = found.priority.unwrap_or(Priority::Normal);
        (topic.due, topic.after, topic.added) = (found.due, found.after, found.added.or(Some(self.today)));
        (topic.route, topic.because, topic.embargo) = (found.route, found.because.clone(), found.embargo);
        topic.link.clone_from(&found.link);
        if let Some(end) = topic.embargo.filter(|end| *end < self.today) {
            let hint = "write the day from which the team may hear it, or remove it".to_owned();
            return Err(CaptureError::new(format!("the embargo ended on {end} already"), Some(hint)));
        }
        if let Some((tag, near)) = self.near_mark(&topic.tags) {
            let what = format!("`{tag}` is nearly a tag that marks what is confidential");
            return Err(CaptureError::new(what, Some(format!("write `{near}`, or call it something else"))));
        }
        let mut drafted = Drafted { topic, strangers: Vec::new(), doubtful: false };
        found.people.iter().for_each(|named| drafted.name(named, self.team()));
        Ok(drafted)
    }

    /// The tags of an entry: its own, the heading right above it, and each mark of confidence in any heading above it.
    fn tags_of(&self, found: &Found) -> Vec<String> {
        let own = found.tags.iter().map(|tag| tag.split_whitespace().collect::<Vec<_>>().join("-"));
        let headings: Vec<_> = found.under.iter().map(|heading| slug(heading)).collect();
        let within = |mark: &String| {
            let mark = mark.to_lowercase();
            headings.iter().any(|heading| format!("-{heading}-").contains(&format!("-{mark}-")))
        };
        let marks = self.routing.confidential_tags.iter().filter(|mark| within(mark)).cloned();
        let mut tags: Vec<String> = Vec::new();
        for tag in own.chain(headings.last().cloned()).chain(marks) {
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }
}

impl Drafted {
    /// Gives a name its meaning.
    fn name(&mut self, named: &Named, team: &Team) {
        let everyone = named.role == Role::With && named.name.eq_ignore_ascii_case("everyone");
        if everyone {
            self.topic.with = With::Everyone;
            return;
        }
        match (surely(team, &named.name), named.otherwise) {
            (Some(handle), _) => self.member(named.role, handle),
            (None, Otherwise::Tag) => self.topic.tags.push(named.name.clone()),
            (None, otherwise) => {
                self.doubtful |= otherwise == Otherwise::Doubt;
                self.strangers.push(named.name.clone());
                let topic = &mut self.topic;
                if !topic.title.contains(&named.name) && !topic.notes.contains(&named.name) {
                    topic.notes = format!("{}\n{}: {}", topic.notes, named.role.as_str(), named.name);
                    topic.notes = topic.notes.trim_start().to_owned();
                }
            }
        }
    }

    fn member(&mut self, role: Role, handle: Handle) {
        let topic = &mut self.topic;
        match (role, &mut topic.with) {
            (Role::From, _) => topic.from = topic.from.take().or(Some(handle)),
            (Role::First, _) if topic.tell_first.contains(&handle) => {}
            (Role::First, _) => topic.tell_first.push(handle),
            (Role::With, With::Everyone) => {}
            (Role::With, With::Members(members)) if members.contains(&handle) => {}
            (Role::With, With::Members(members)) => members.push(handle),
            (Role::With, nobody @ With::Nobody) => *nobody = With::Members(vec![handle]),
        }
    }
}

impl Known {
    fn of(desk: &Desk) -> Self {
        let all = || desk.workspace.topics();
        Self {
            titles: all().map(|topic| folded(&topic.title)).collect(),
            links: all().filter_map(|topic| topic.link.as_deref()).map(plain).collect(),
            ids: HashSet::new(),
        }
    }

    /// By what a topic is there already; from now on it is.
    fn meets(&mut self, topic: &Topic) -> Option<Same> {
        let new_link = topic.link.as_deref().is_none_or(|link| self.links.insert(plain(link)));
        let new_title = self.titles.insert(folded(&topic.title));
        match (new_link, new_title) {
            (false, _) => Some(Same::Link),
            (true, false) => Some(Same::Title),
            (true, true) => None,
        }
    }
}

/// The member whom a name means without doubt: their handle, an alias, their whole name or their address.
fn surely(team: &Team, name: &str) -> Option<Handle> {
    let wanted = folded(name);
    let mut called = team.members.iter().filter(|member| {
        let names = [member.handle.as_str(), &member.name].into_iter().chain(member.email.as_deref());
        names.chain(member.aliases.iter().map(String::as_str)).any(|one| folded(one) == wanted)
    });
    let member = called.next()?;
    called.next().is_none().then(|| member.handle.clone())
}

/// Text as it is compared: in one form of Unicode, in small letters, with single blanks.
fn folded(text: &str) -> String {
    let small = text.nfkc().collect::<String>().to_lowercase();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(link: &str) -> String {
    link.trim().trim_end_matches('/').to_owned()
}

/// A heading as a tag: `Incidents & alerts` is `incidents-alerts`.
fn slug(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

fn problem(found: &Found, error: CaptureError) -> Problem {
    let (what, hint) = if error.missing.is_some() {
        let what = "the team is not to hear of this without your reason".to_owned();
        (what, "say in `because` why all may hear it, or leave `route` empty".to_owned())
    } else {
        (error.what, error.hint.unwrap_or_default())
    };
    Problem { line: found.line, column: found.column, what, hint }
}

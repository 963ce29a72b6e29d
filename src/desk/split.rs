//! Splits a topic: what all can learn from it, told without names, and what concerns the people in it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::intent::{drawer_for, list, set, text};
use super::reason::is_explained;
use super::{Desk, IntentError};
use crate::classify::Routed;
use crate::domain::{Drawer, Handle, Route, Topic, TopicId, TopicKey, With};
use crate::plan::next_one_on_one;
use crate::store::{Change, Edit, TopicField};

/// What a split topic would look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The title for the team.
    pub title: String,
    /// The notes without names, for when the team is to have them.
    pub notes: String,
    /// The places of the names and pronouns in the topic's title.
    pub taken_out: Vec<(usize, usize)>,
    /// With whom the private part is to be talked about, when it names somebody.
    pub with: With,
}

impl Desk {
    /// Proposes how to split a topic. It is a proposal: somebody has to read it before it is used.
    pub fn propose_split(&self, key: TopicKey) -> Result<Proposal, IntentError> {
        let topic = self.topic(key)?;
        self.not_split_yet(topic)?;
        let people = self.people_of(topic);
        let title = self.router.nameless(self.team(), &topic.title, &people);
        let notes = self.router.nameless(self.team(), topic.notes.trim(), &people);
        // Who raised it is not whom it is about.
        let nobody = self.named_in(topic).is_empty() && topic.with == With::Nobody;
        if nobody && title.taken_out.is_empty() && notes.taken_out.is_empty() {
            return Err(IntentError::NamesNobody);
        }
        let with = self.concerned_by_split(topic);
        Ok(Proposal { title: title.text, notes: notes.text, taken_out: title.taken_out, with })
    }

    /// The words of a text for the team that name a member, however it was come by.
    pub fn names_left(&self, key: TopicKey, text: &str) -> Vec<String> {
        let people = self.workspace.topic(key).map(|topic| self.people_of(topic)).unwrap_or_default();
        let namings = self.router.namings(self.team(), text, &people);
        let members = namings.iter().filter(|naming| naming.who.is_some());
        members.filter_map(|naming| text.get(naming.start..naming.end)).map(str::to_owned).collect()
    }

    /// Splits a topic, in one edit: a new one with this title, and these notes if any, for the team; and the
    /// topic itself as it is, private, with everybody whom it names. Refused as long as what is for the team
    /// names a member.
    ///
    /// The rules decide where the new topic goes, unless the topic itself was called broadcast.
    pub fn split(&self, key: TopicKey, title: &str, notes: Option<&str>) -> Result<Edit, IntentError> {
        let topic = self.topic(key)?;
        self.not_split_yet(topic)?;
        let (title, notes) = (title.trim(), notes.unwrap_or_default().trim());
        let names: Vec<_> = [title, notes].iter().flat_map(|text| self.names_left(key, text)).collect();
        if !names.is_empty() {
            return Err(IntentError::Names(names));
        }
        if !self.router.reads_all_of(title) || !self.router.reads_all_of(notes) {
            return Err(IntentError::Unreadable);
        }
        let id = topic.id.clone().unwrap_or_else(|| self.workspace.new_id(&topic.title, topic.added));
        let mut public = self.public_part(topic, title, notes);
        // An id that was given by hand may say whom it is about.
        let linkable = self.names_left(key, id.as_str()).is_empty();
        public.split_from = linkable.then(|| id.clone());
        public.id = Some(self.another_id(&public, &id));
        let mut edit = Edit::default();
        let drawer = drawer_for(&self.route(public.clone()));
        let link = public.id.clone().filter(|_| !linkable);
        // While an embargo runs, nothing of it stands in a file that others read.
        let drawer = if public.embargo.is_some() { Drawer::Private } else { drawer };
        edit.changes.push(Change::Add { drawer, topic: Arc::new(public) });
        edit.changes.extend(self.private_part(topic, &id, link.as_ref()));
        Ok(edit)
    }

    /// The part for the team that an edit adds, as it would be routed.
    pub fn part_for_the_team(&self, split: &Edit) -> Option<Routed> {
        split.changes.iter().find_map(|change| match change {
            Change::Add { drawer, topic } => {
                let key = TopicKey { drawer: *drawer, index: 0 };
                Some(self.route(Topic { key, ..Topic::clone(topic) }))
            }
            _ => None,
        })
    }

    /// Refuses a topic whose other part is open: the team would hear of it twice.
    fn not_split_yet(&self, topic: &Topic) -> Result<(), IntentError> {
        let Some(other) = self.other_part(topic).filter(|other| other.is_open()) else { return Ok(()) };
        let for_the_team = |part: &&Topic| part.route != Some(Route::Private);
        let part = [other, topic].into_iter().find(for_the_team).unwrap_or(other);
        let id = part.id.as_ref().map_or_else(String::new, ToString::to_string);
        Err(IntentError::SplitAlready { id, title: part.title.clone() })
    }

    /// The other part of a split topic.
    pub fn other_part(&self, topic: &Topic) -> Option<&Topic> {
        let named = topic.split_from.as_ref().and_then(|id| self.workspace.topic_by_id(id));
        let naming = || {
            let id = topic.id.as_ref()?;
            self.workspace.topics().find(|other| other.split_from.as_ref() == Some(id))
        };
        named.or_else(naming).map(|topic| &**topic)
    }

    /// The members whom a topic concerns or names, and who raised it.
    fn people_of(&self, topic: &Topic) -> Vec<Handle> {
        let mut people = self.named_in(topic);
        people.extend(topic.from.iter().filter(|who| !people.contains(who)).cloned().collect::<Vec<_>>());
        people
    }

    /// The members whom a topic concerns or names.
    fn named_in(&self, topic: &Topic) -> Vec<Handle> {
        let mut people = match &topic.with {
            With::Members(members) => members.clone(),
            With::Everyone | With::Nobody => Vec::new(),
        };
        for text in [&topic.title, &topic.notes] {
            for naming in self.router.namings(self.team(), text, &people) {
                people.extend(naming.who.filter(|who| !people.contains(who)));
            }
        }
        people
    }

    /// Whom the private part concerns. Who only raised it hears nothing about the others.
    fn concerned_by_split(&self, topic: &Topic) -> With {
        if topic.with == With::Everyone {
            return With::Everyone;
        }
        let named = self.named_in(topic);
        let with = if named.is_empty() { topic.from.iter().cloned().collect() } else { named };
        if with.is_empty() { With::Nobody } else { With::Members(with) }
    }

    fn public_part(&self, topic: &Topic, title: &str, notes: &str) -> Topic {
        let key = TopicKey { drawer: Drawer::Shared, index: 0 };
        let nameless = |text: &String| self.names_left(topic.key, text).is_empty();
        let marks = &self.routing.confidential_tags;
        let is_mark = |tag: &str| marks.iter().any(|mark| mark.to_lowercase() == tag.to_lowercase());
        let (marked, plain): (Vec<String>, Vec<String>) =
            topic.tags.iter().filter(|tag| nameless(tag)).cloned().partition(|tag| is_mark(tag));
        let called = topic.route.filter(|route| *route == Route::Broadcast);
        let link = topic.link.clone().filter(|link| topic.key.drawer == Drawer::Shared && nameless(link));
        let public = Topic {
            notes: notes.to_owned(),
            share_notes: !notes.is_empty(),
            tags: plain,
            kind: topic.kind,
            minutes: topic.minutes,
            priority: topic.priority,
            added: topic.added.or(Some(self.today)),
            due: topic.due,
            after: self.once_they_know(topic).max(topic.after),
            route: called,
            because: called.and(topic.because.clone().filter(nameless)),
            embargo: topic.embargo.filter(|end| *end > self.today),
            tell_first: self.others_to_tell(topic),
            link,
            ..Topic::new(key, title)
        };
        let route = called.filter(|_| !self.needs_another_call(topic, &public));
        let public = Topic { route, ..public };
        // A mark of confidence stays behind only when without it the part is for the team.
        if route.is_none() && !self.route(public.clone()).is_clear_broadcast() {
            let tags = public.tags.iter().chain(&marked).cloned().collect();
            return Topic { tags, ..public };
        }
        public
    }

    /// Who is to hear the team's part before the team does: those whom the topic is not about. They hear
    /// nothing of the private part.
    fn others_to_tell(&self, topic: &Topic) -> Vec<Handle> {
        let people = self.people_of(topic);
        untold(topic).filter(|who| !people.contains(who)).cloned().collect()
    }

    /// The day after the 1-1s in which those hear the private part whom the topic is about and who were to hear
    /// it before the team. The team's part cannot name them, so it waits for their 1-1s by the date.
    fn once_they_know(&self, topic: &Topic) -> Option<NaiveDate> {
        let people = self.named_in(topic);
        let about = untold(topic).filter(|who| people.contains(who));
        let yesterday = self.today.pred_opt()?;
        let team = self.team();
        let meetings = about.filter_map(|who| next_one_on_one(team, team.member(who)?, yesterday));
        meetings.max()?.succ_opt()
    }

    /// Whether the call of a topic does not speak for its public part: that is sensitive, and either was not so
    /// before or has lost the reason that was given.
    fn needs_another_call(&self, topic: &Topic, public: &Topic) -> bool {
        let sensitive = |topic| self.by_the_rules(topic).sensitive();
        let lost = is_explained(topic) && !is_explained(public);
        sensitive(public) && !is_explained(public) && (lost || !sensitive(topic))
    }

    /// An id for the public part that the other part does not get.
    fn another_id(&self, public: &Topic, other: &TopicId) -> TopicId {
        let id = self.workspace.new_id(&public.title, public.added);
        if id == *other { self.workspace.new_id(&public.title, self.today.succ_opt()) } else { id }
    }

    /// What makes the topic itself the private part; `link` is the id of the public one where that one cannot
    /// name this.
    fn private_part(&self, topic: &Topic, id: &TopicId, link: Option<&TopicId>) -> Vec<Change> {
        let key = topic.key;
        let mut changes = Vec::new();
        if topic.id.is_none() {
            changes.push(set(key, TopicField::Id, Some(text(id.as_str()))));
        }
        let with = self.concerned_by_split(topic);
        if let With::Members(members) = &with
            && topic.with != with
        {
            changes.push(set(key, TopicField::With, Some(list(members))));
        }
        let route = Route::Private;
        // A reason for another call does not speak for this one; the embargo and whom to tell first are the public
        // part's.
        let reason = (topic.route != Some(route)).then_some(TopicField::Because);
        if topic.route != Some(route) {
            changes.push(set(key, TopicField::Route, Some(text(route.as_str()))));
        }
        let spent = reason.into_iter().chain([TopicField::Embargo, TopicField::TellFirst]);
        let spent = spent.filter(|field| field.value_of(topic).is_some());
        changes.extend(spent.map(|field| set(key, field, None)));
        changes.extend(link.map(|link| set(key, TopicField::SplitFrom, Some(text(link.as_str())))));
        if key.drawer == Drawer::Shared {
            changes.push(Change::Move { key, to: Drawer::Private });
        }
        changes
    }
}

/// Who is to hear a topic first and has not yet.
fn untold(topic: &Topic) -> impl Iterator<Item = &Handle> {
    topic.tell_first.iter().filter(|who| !topic.told.contains(who))
}

//! The words of the whole log side by side, so that a search looks through one text.

use std::ops::Range;
use std::sync::Arc;

use super::fold::fold_into;
use super::query::{Kind, Person, Query};
use crate::domain::{Action, Handle, Log, LoggedItem, LoggedMeeting, Team};

/// The log as it is searched. It is made once, and searched often.
#[derive(Debug)]
pub struct Index {
    log: Arc<Log>,
    /// The folded words of all pieces, one after the other.
    text: String,
    /// In the order of the log.
    pieces: Vec<Piece>,
}

/// A meeting, or one thing of it, with where its words stand.
#[derive(Debug)]
struct Piece {
    /// The place of the meeting in the log.
    meeting: usize,
    what: What,
    /// What was said or promised.
    said: Range<usize>,
    /// The names of whom it concerns, which follow on that.
    until: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Meeting,
    Item(usize),
    Action(usize),
}

/// A meeting in which something was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The meeting.
    pub meeting: Arc<LoggedMeeting>,
    /// The places of the items that were found.
    pub items: Vec<usize>,
    /// The places of the actions that were found.
    pub actions: Vec<usize>,
}

impl Found {
    /// The items that were found.
    pub fn items(&self) -> impl Iterator<Item = &LoggedItem> {
        self.items.iter().filter_map(|nth| self.meeting.items.get(*nth))
    }

    /// The actions that were found.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter_map(|nth| self.meeting.actions.get(*nth))
    }
}

impl Index {
    /// Makes the index of a log; members are found by their names too.
    pub fn new(log: &Arc<Log>, team: &Team) -> Self {
        let mut index = Self { text: String::new(), pieces: Vec::new(), log: log.clone() };
        for (at, meeting) in log.meetings().iter().enumerate() {
            index.add(at, What::Meeting, meeting.of.with(), team, |_| {});
            for (nth, item) in meeting.items.iter().enumerate() {
                let people = meeting.of.with().into_iter().chain(&item.from);
                let people = people.chain(item.told.iter().map(|told| &told.who));
                index.add(at, What::Item(nth), people, team, |text| fold_item(text, item));
            }
            for (nth, action) in meeting.actions.iter().enumerate() {
                let people = meeting.of.with().into_iter().chain(&action.who);
                index.add(at, What::Action(nth), people, team, |text| fold_action(text, action, meeting));
            }
        }
        index
    }

    fn add<'h>(
        &mut self,
        meeting: usize,
        what: What,
        people: impl IntoIterator<Item = &'h Handle>,
        team: &Team,
        say: impl FnOnce(&mut String),
    ) {
        let start = self.text.len();
        say(&mut self.text);
        self.text.push(' ');
        let said = start..self.text.len();
        for who in people {
            fold_into(&mut self.text, who.as_str());
            fold_into(&mut self.text, team.member(who).map_or("", |member| member.name.as_str()));
        }
        self.text.push(' ');
        self.pieces.push(Piece { meeting, what, said, until: self.text.len() });
    }

    /// Everything that is asked for, by meeting, the newest first.
    pub fn find(&self, query: &Query) -> Vec<Found> {
        let mut found: Vec<(usize, Found)> = Vec::new();
        for piece in self.pieces.iter().rev() {
            let Some(meeting) = self.log.meetings().get(piece.meeting) else { continue };
            if !self.is_asked_for(query, piece, meeting) {
                continue;
            }
            if found.last().is_none_or(|(at, _)| *at != piece.meeting) {
                let meeting = meeting.clone();
                found.push((piece.meeting, Found { meeting, items: Vec::new(), actions: Vec::new() }));
            }
            match (found.last_mut(), piece.what) {
                (Some((_, found)), What::Item(nth)) => found.items.push(nth),
                (Some((_, found)), What::Action(nth)) => found.actions.push(nth),
                _ => {}
            }
        }
        for (_, found) in &mut found {
            found.items.reverse();
            found.actions.reverse();
        }
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn is_asked_for(&self, query: &Query, piece: &Piece, meeting: &LoggedMeeting) -> bool {
        query.wants(&meeting.of, meeting.date)
            && is_of_kind(query, piece.what, meeting)
            && (!query.mine || is_mine(piece.what, meeting))
            && query.people.iter().all(|person| self.concerns(person, piece, meeting))
            && self.has_words(query, piece)
    }

    fn has_words(&self, query: &Query, piece: &Piece) -> bool {
        let text = self.text.get(piece.said.start..piece.until).unwrap_or_default();
        query.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// Whether somebody raised, promised or was told it, whether it was said with them, or names them.
    fn concerns(&self, person: &Person, piece: &Piece, meeting: &LoggedMeeting) -> bool {
        let is = |who: Option<&Handle>| who == Some(&person.handle);
        let of_it = match piece.what {
            What::Meeting => false,
            What::Item(nth) => meeting.items.get(nth).is_some_and(|item| {
                is(item.from.as_ref()) || item.told.iter().any(|told| told.who == person.handle)
            }),
            What::Action(nth) => meeting.actions.get(nth).is_some_and(|action| is(action.who.as_ref())),
        };
        let text = self.text.get(piece.said.clone()).unwrap_or_default();
        of_it || is(meeting.of.with()) || person.called.iter().any(|name| text.contains(name.as_str()))
    }
}

/// Whether the manager raised or promised it.
fn is_mine(what: What, meeting: &LoggedMeeting) -> bool {
    match what {
        What::Meeting => false,
        What::Item(nth) => meeting.items.get(nth).is_some_and(|item| item.from.is_none()),
        What::Action(nth) => meeting.actions.get(nth).is_some_and(|action| action.who.is_none()),
    }
}

/// Whether a piece is one of the kinds, and by one of the practices, that are asked for.
fn is_of_kind(query: &Query, what: What, meeting: &LoggedMeeting) -> bool {
    let item = |nth: usize| meeting.items.get(nth);
    let kinds = &query.kinds;
    let of_kind = match what {
        _ if kinds.is_empty() => true,
        What::Meeting => false,
        What::Item(nth) => {
            kinds.contains(&Kind::Decision) && item(nth).is_some_and(|item| !item.decisions.is_empty())
        }
        What::Action(nth) => {
            let open = meeting.actions.get(nth).is_some_and(Action::is_open);
            kinds.contains(&Kind::Action) || (open && kinds.contains(&Kind::Open))
        }
    };
    let practice = match what {
        What::Item(nth) => item(nth),
        What::Action(nth) => meeting.actions.get(nth).and_then(|action| item_of(action, meeting)),
        What::Meeting => None,
    };
    let practice = practice.and_then(|item| item.practice);
    of_kind && query.practices.iter().all(|wanted| practice == Some(*wanted))
}

/// The item that an action came from.
fn item_of<'m>(action: &Action, meeting: &'m LoggedMeeting) -> Option<&'m LoggedItem> {
    action.topic.as_ref().and_then(|id| meeting.items.iter().find(|item| item.topic.as_ref() == Some(id)))
}

fn fold_item(text: &mut String, item: &LoggedItem) {
    fold_into(text, item.topic.as_ref().map_or("", |id| id.as_str()));
    fold_into(text, &item.title);
    item.decisions.iter().for_each(|decision| fold_into(text, decision));
    fold_into(text, &item.notes);
}

/// An action is found by what it came from, too.
fn fold_action(text: &mut String, action: &Action, meeting: &LoggedMeeting) {
    fold_into(text, &action.what);
    fold_into(text, action.topic.as_ref().map_or("", |id| id.as_str()));
    fold_into(text, item_of(action, meeting).map_or("", |item| item.title.as_str()));
}

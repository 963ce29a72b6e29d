//! A meeting that is being held, as a list.

use std::sync::Arc;

use super::{Row, Target};
use crate::classify::Routed;
use crate::desk::Desk;
use crate::domain::{Action, Handle, LoggedMeeting, MeetingOf, Route, Topic, Week};
use crate::hold::{Hold, HoldItem};
use crate::plan::{MustHear, Promise, TeamPromise};

/// Something in a meeting that is being held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// What the member has to hear, by its place.
    Hear(usize),
    /// The item at this place.
    Item(usize),
    /// What is promised in this meeting, by its place.
    Action(usize),
    /// What was promised before, by its place.
    Promise(usize),
}

/// A row of a meeting that is being held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldRow {
    /// The words above what follows.
    Heading(&'static str),
    /// What the member has to hear, by its place.
    Hear(usize),
    /// The hello.
    Hello,
    /// The item at this place.
    Item(usize),
    /// The end.
    WrapUp,
    /// A decision about an item, by their places.
    Decision(usize, usize),
    /// A line of the notes of an item, by their places.
    Note(usize, usize),
    /// What is promised in this meeting, by its place.
    Action(usize),
    /// What was promised before, by its place.
    Promise(usize),
    /// Nothing stands on the agenda.
    Nothing,
    /// An empty line.
    Gap,
}

impl Row for HeldRow {
    fn target(&self) -> Option<Target> {
        let spot = match self {
            Self::Hear(nth) => Spot::Hear(*nth),
            Self::Item(at) => Spot::Item(*at),
            Self::Action(nth) => Spot::Action(*nth),
            Self::Promise(nth) => Spot::Promise(*nth),
            _ => return None,
        };
        Some(Target::Held(spot))
    }
}

/// What a meeting asks after beside its items, and whether that is ticked off by now. Of a team meeting it holds
/// what was promised in team meetings and nothing else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aside {
    /// What the member has to hear.
    pub hear: Vec<(MustHear, bool)>,
    /// What was promised in earlier meetings.
    pub promises: Vec<(Promise, bool)>,
}

impl Aside {
    /// What the plan has for a meeting.
    pub fn of(hold: &Hold, desk: &Desk) -> Self {
        let plan = desk.plan(Week::of(hold.planned_on()));
        let open = |promise: &Promise| (promise.clone(), false);
        match hold.of() {
            MeetingOf::Team => {
                let promises = plan.team.iter().flat_map(|agenda| &agenda.promises);
                Self { hear: Vec::new(), promises: promises.map(TeamPromise::promise).map(open).collect() }
            }
            MeetingOf::OneOnOne(who) => plan.one_on_one(who).map_or_else(Self::default, |agenda| Self {
                hear: agenda.must_hear.iter().map(|line| (line.clone(), false)).collect(),
                promises: agenda.promises.iter().map(open).collect(),
            }),
        }
    }

    /// Whom the news are for.
    pub fn hears(hold: &Hold) -> Option<&Handle> {
        hold.of().with()
    }
}

/// The words in place of an item that the team may not see, or not any more.
pub const NOT_FOR_ALL: &str = "(not for this screen)";

/// The title of an item as whoever looks at the meeting may see it; `None` when they may not.
///
/// The team sees what is a clear broadcast at this moment: a topic can become private, get an embargo or vanish
/// from the files after its meeting has begun.
pub fn title_for_all<'a>(hold: &'a Hold, item: &'a HoldItem, desk: &'a Desk) -> Option<&'a str> {
    if *hold.of() != MeetingOf::Team {
        return Some(&item.title);
    }
    let found = || desk.routed().iter().filter(|routed| item.is_of(routed.topic()));
    let title = found().map(|routed| routed.topic().title.as_str()).next();
    title.filter(|_| found().all(Routed::is_clear_broadcast))
}

/// What is promised in a meeting as whoever looks at it may see it; nothing when the topic that it came from is not one
/// for the team any more.
pub fn action_for_all<'a>(hold: &Hold, action: &'a Action, desk: &Desk) -> Option<&'a str> {
    let items = || hold.items().iter().filter(|item| item.topic.is_some() && item.topic == action.topic);
    let may_see = items().all(|item| title_for_all(hold, item, desk).is_some());
    may_see.then_some(&*action.what)
}

/// Whether whoever looks at a meeting may see what was promised before it. What a topic led to is kept back with it
/// when it has become private since.
pub fn promise_is_for_all(hold: &Hold, promise: &Promise, desk: &Desk) -> bool {
    if *hold.of() != MeetingOf::Team {
        return true;
    }
    let made_in = |one: &&Arc<LoggedMeeting>| one.of == promise.of && one.date == promise.made_on;
    let meetings = desk.log().meetings().iter().filter(made_in);
    let actions = meetings.flat_map(|one| &one.actions).filter(|action| action.what == promise.what);
    let mut topics = actions.filter_map(|action| desk.workspace().topic_by_id(action.topic.as_ref()?));
    topics.all(|topic| match desk.get(topic.key) {
        Some(open) => open.is_clear_broadcast(),
        None => desk.route(Topic::clone(topic)).verdict().route() == Route::Broadcast,
    })
}

/// What the manager noted about the topic that is talked about, in a 1-1: nobody else looks at that page.
pub fn notes_now<'a>(hold: &Hold, desk: &'a Desk) -> Option<&'a str> {
    let item = hold.current().filter(|_| hold.of().with().is_some())?;
    let topic = desk.routed().iter().map(Routed::topic).find(|topic| item.is_of(topic))?;
    Some(topic.notes.trim()).filter(|notes| !notes.is_empty())
}

/// The rows of a meeting that is being held.
pub fn held_rows(hold: &Hold, aside: &Aside) -> Vec<HeldRow> {
    let mut rows = Vec::new();
    let section = |heading, section: Vec<HeldRow>| {
        let before = [HeldRow::Heading(heading)].into_iter().filter(|_| !section.is_empty());
        let after = (!section.is_empty()).then_some(HeldRow::Gap);
        before.chain(section.clone()).chain(after).collect::<Vec<_>>()
    };
    rows.extend(section("Said without them", (0..aside.hear.len()).map(HeldRow::Hear).collect()));
    rows.extend(section("Agenda", items(hold)));
    rows.extend(section("Promised now", (0..hold.actions().len()).map(HeldRow::Action).collect()));
    rows.extend(section("Promised before", (0..aside.promises.len()).map(HeldRow::Promise).collect()));
    rows.pop();
    rows
}

fn items(hold: &Hold) -> Vec<HeldRow> {
    let mut rows = vec![HeldRow::Hello];
    for (at, item) in hold.items().iter().enumerate() {
        rows.push(HeldRow::Item(at));
        rows.extend((0..item.decisions.len()).map(|nth| HeldRow::Decision(at, nth)));
        rows.extend((0..item.notes.lines().count()).map(|nth| HeldRow::Note(at, nth)));
    }
    rows.push(if hold.items().is_empty() { HeldRow::Nothing } else { HeldRow::WrapUp });
    rows
}

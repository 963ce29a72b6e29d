//! What a meeting that is noted afterwards is said to have done.

use crate::classify::Routed;
use crate::desk::{Desk, member_called, promise_of};
use crate::domain::{Action, Handle, MeetingOf, Route, TopicKey};
use crate::hold::{Hold, HoldItem, State};
use crate::plan::{BroadcastItem, PrivateItem, minutes_of};
use crate::share::words::day;

use super::failure::Failure;
use super::hold::Args;
use super::{change, topics};

/// A meeting of which is told afterwards what it did.
pub struct Table<'a> {
    /// The topics.
    pub desk: &'a Desk,
    /// The meeting.
    pub hold: &'a mut Hold,
}

impl Table<'_> {
    /// Lets everything on the table have been said.
    pub fn say_all(&mut self) {
        let now = self.hold.began();
        let open = |(at, item): (usize, &HoldItem)| item.is_open().then_some(at);
        let planned: Vec<usize> = self.hold.items().iter().enumerate().filter_map(open).collect();
        for at in planned {
            self.hold.mark(at, State::Said, now);
        }
    }

    /// Notes what the meeting is said to have done.
    pub fn fill(&mut self, args: &Args) -> Result<(), Failure> {
        self.mark(args)?;
        for (entries, decision) in [(&args.decide, true), (&args.note, false)] {
            for entry in entries {
                let (name, text) = two_parts(entry)?;
                let at = self.talked_about(name)?;
                if decision { self.hold.decide(at, text) } else { self.hold.note(at, text) }
            }
        }
        for action in &args.action {
            let action = self.action(action)?;
            self.hold.promise(action, None);
        }
        self.attendance(args)
    }

    fn mark(&mut self, args: &Args) -> Result<(), Failure> {
        let now = self.hold.began();
        let states = [(&args.said, State::Said), (&args.carry, State::Carried), (&args.park, State::Parked)];
        for (names, state) in states {
            for name in names {
                let at = self.place_of(name)?;
                self.hold.mark(at, state, now);
            }
        }
        Ok(())
    }

    fn attendance(&mut self, args: &Args) -> Result<(), Failure> {
        if self.hold.of().with().is_some() && !(args.absent.is_empty() && args.present.is_empty()) {
            return Err(Failure::usage("Nobody is absent from a 1-1 that was held.")
                .hint("`songsheet skip` says that a 1-1 is not held"));
        }
        for name in &args.absent {
            let who = self.member_there(name)?;
            self.hold.miss(&who);
        }
        for name in &args.present {
            let who = self.member_there(name)?;
            self.hold.attend(&who);
        }
        Ok(())
    }

    /// A member who was part of the team on the day.
    fn member_there(&self, name: &str) -> Result<Handle, Failure> {
        let (who, on) = (self.member(name)?, self.hold.began().date());
        if self.desk.team().members_there(on).any(|member| member.handle == who) {
            return Ok(who);
        }
        let (name, on) = (self.desk.team().name_of(&who), day(on, self.desk.today()));
        Err(Failure::data(format!("{name} was not part of the team on {on}, so nothing was noted.")))
    }

    fn member(&self, name: &str) -> Result<Handle, Failure> {
        member_called(self.desk.team(), name.trim().trim_start_matches('@')).map_err(change::not_understood)
    }

    /// The place of a topic that something is noted about: when it was not on the table, it was talked about.
    fn talked_about(&mut self, name: &str) -> Result<usize, Failure> {
        let at = self.place_of(name)?;
        if self.hold.items().get(at).is_some_and(HoldItem::is_open) {
            self.hold.mark(at, State::Said, self.hold.began());
        }
        Ok(at)
    }

    /// The place of a topic on the table; it is put there when it stands on no agenda of this meeting.
    fn place_of(&mut self, name: &str) -> Result<usize, Failure> {
        let key = topics::find(self.desk, name.trim())?;
        let topic = self.desk.workspace().topic(key).ok_or_else(change::gone)?;
        match self.hold.items().iter().position(|item| item.is_of(topic)) {
            Some(at) => Ok(at),
            None => self.put(key, &topic.title),
        }
    }

    fn put(&mut self, key: TopicKey, title: &str) -> Result<usize, Failure> {
        let routed =
            self.desk.get(key).ok_or_else(|| Failure::data(format!("“{title}” is closed already.")))?;
        let minutes = minutes_of(routed);
        match self.hold.of().clone() {
            MeetingOf::OneOnOne(who) => {
                for_member(self.desk, routed, &who)?;
                self.hold.add_for_member(&PrivateItem::beside(routed, &who), minutes);
            }
            MeetingOf::Team => {
                let item = BroadcastItem::admit(routed).ok_or_else(|| not_for_the_team(title))?;
                self.hold.add_for_team(&item, minutes);
            }
        }
        Ok(self.hold.items().len().saturating_sub(1))
    }

    /// Reads `kim: write the runbook by fri`.
    fn action(&self, text: &str) -> Result<Action, Failure> {
        let (who, what) = two_parts(text)?;
        let who = match who.trim().to_lowercase().as_str() {
            "me" | "i" => None,
            _ => Some(self.member(who)?),
        };
        let on = self.hold.began().date();
        promise_of(who, what, self.desk.team(), on).map_err(change::not_understood)
    }
}

/// Refuses a topic that is for somebody else's ears.
fn for_member(desk: &Desk, routed: &Routed, who: &Handle) -> Result<(), Failure> {
    let topic = routed.topic();
    if routed.verdict().route() == Route::Broadcast || desk.is_for(topic, who) {
        return Ok(());
    }
    let name = desk.team().name_of(who);
    let id = topic.id.as_ref().map_or("TOPIC", |id| id.as_str());
    Err(Failure::data(format!(
        "“{}” is not one to talk about with {name}, so nothing was noted.",
        topic.title
    ))
    .hint(format!("`songsheet edit {id} with=HANDLES` says whom it concerns")))
}

fn two_parts(entry: &str) -> Result<(&str, &str), Failure> {
    let parts = entry.split_once(':').map(|(name, text)| (name.trim(), text.trim()));
    parts.filter(|(name, text)| !name.is_empty() && !text.is_empty()).ok_or_else(|| {
        Failure::usage(format!("“{entry}” has no colon with something on both sides."))
            .hint("write 'rota: two on call', or 'dana: write it down by fri'")
    })
}

fn not_for_the_team(title: &str) -> Failure {
    Failure::data(format!("“{title}” is not a clear broadcast, so it is not in the team's log."))
        .hint("`songsheet call TOPIC broadcast` makes it one")
}

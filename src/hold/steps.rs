//! What whoever holds a meeting can do. Each step is told the moment at which it happens.

use chrono::NaiveDateTime;

use super::{Hold, State};
use crate::domain::{Action, Handle, Minutes};

impl Hold {
    /// Stops the clock.
    pub fn pause(&mut self, now: NaiveDateTime) {
        self.settle(now);
        self.watch.since = None;
    }

    /// Lets the clock run again.
    pub fn resume(&mut self, now: NaiveDateTime) {
        self.settle(now);
        self.watch.since = Some(now);
    }

    /// The item that is talked about has been said; the next open one is talked about.
    pub fn next(&mut self, now: NaiveDateTime) {
        self.finish(State::Said, now);
    }

    /// The item that is talked about goes on to the next meeting; the next open one is talked about.
    pub fn carry(&mut self, now: NaiveDateTime) {
        self.finish(State::Carried, now);
    }

    /// The item that is talked about goes to the parking lot; the next open one is talked about.
    pub fn park(&mut self, now: NaiveDateTime) {
        self.finish(State::Parked, now);
    }

    fn finish(&mut self, state: State, now: NaiveDateTime) {
        self.settle(now);
        if let Some(item) = self.at.and_then(|at| self.items.get_mut(at)) {
            item.state = state;
        }
        self.at = self.next_open();
    }

    /// The first open item after the current one, else the first of all.
    fn next_open(&self) -> Option<usize> {
        let after = self.at.map_or(0, |at| at + 1);
        let open = |from: usize| {
            let mut items = self.items.iter().enumerate().skip(from);
            items.find(|(_, item)| item.is_open()).map(|(at, _)| at)
        };
        open(after).or_else(|| open(0))
    }

    /// Talks about this item now, whatever had become of it.
    pub fn take_up(&mut self, at: usize, now: NaiveDateTime) {
        self.settle(now);
        if let Some(item) = self.items.get_mut(at) {
            item.state = State::Open;
            self.at = Some(at);
        }
    }

    /// Says what has become of an item without talking about it.
    pub fn mark(&mut self, at: usize, state: State, now: NaiveDateTime) {
        self.settle(now);
        if let Some(item) = self.items.get_mut(at) {
            item.state = state;
        }
        if self.at == Some(at) && state != State::Open {
            self.at = self.next_open();
        }
    }

    /// Gives the item that is talked about more minutes.
    pub fn extend(&mut self, by: Minutes) {
        if let Some(item) = self.at.and_then(|at| self.items.get_mut(at)) {
            item.planned += by;
        }
    }

    /// Puts an item before its neighbour, or behind it when `down`; gives its new place.
    pub fn shift(&mut self, at: usize, down: bool) -> Option<usize> {
        let other = if down { at.checked_add(1)? } else { at.checked_sub(1)? };
        if at.max(other) >= self.items.len() {
            return None;
        }
        self.items.swap(at, other);
        self.at = self.at.map(|current| match current {
            current if current == at => other,
            current if current == other => at,
            current => current,
        });
        Some(other)
    }

    /// Notes a decision about an item.
    pub fn decide(&mut self, at: usize, decision: &str) {
        let decision = decision.trim();
        if let Some(item) = self.items.get_mut(at).filter(|_| !decision.is_empty()) {
            item.decisions.push(decision.to_owned());
        }
    }

    /// Notes something else about an item, in a line of its own.
    pub fn note(&mut self, at: usize, note: &str) {
        let note = note.trim();
        if let Some(item) = self.items.get_mut(at).filter(|_| !note.is_empty()) {
            if !item.notes.is_empty() {
                item.notes.push('\n');
            }
            item.notes.push_str(note);
        }
    }

    /// Notes a promise; it comes from the topic of the item at this place.
    pub fn promise(&mut self, action: Action, at: Option<usize>) {
        let topic = at.and_then(|at| self.items.get(at)).and_then(|item| item.topic.clone());
        self.actions.push(Action { topic: action.topic.or(topic), ..action });
    }

    /// Takes the last promise back; gives it.
    pub fn unpromise(&mut self) -> Option<Action> {
        self.actions.pop()
    }

    /// Somebody is not there, however often that is said.
    pub fn miss(&mut self, who: &Handle) {
        if !self.absent.contains(who) {
            self.absent.push(who.clone());
        }
    }

    /// Somebody is there after all.
    pub fn attend(&mut self, who: &Handle) {
        self.absent.retain(|one| one != who);
    }

    /// Somebody is not there, or is after all.
    pub fn toggle_absent(&mut self, who: &Handle) {
        match self.absent.iter().position(|one| one == who) {
            Some(at) => drop(self.absent.remove(at)),
            None => self.absent.push(who.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::super::{HoldItem, Pace};
    use super::*;
    use crate::domain::{Drawer, MeetingOf, Outcome, Practice};
    use crate::plan::Meeting;

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-24T{text}").parse().unwrap()
    }

    fn item(title: &str, minutes: u32) -> HoldItem {
        HoldItem {
            topic: None,
            drawer: Drawer::Shared,
            title: title.to_owned(),
            practice: Some(Practice::TimeEfficiency),
            from: None,
            planned: Minutes(minutes),
            spent: chrono::TimeDelta::zero(),
            state: State::Open,
            decisions: Vec::new(),
            notes: String::new(),
        }
    }

    /// A meeting of twenty minutes at ten with three items.
    fn hold() -> Hold {
        let date = at("10:00:00").date();
        let meeting = Meeting { date, start: None, minutes: Minutes(20) };
        let items = vec![item("rota", 5), item("outage", 10), item("queue", 5)];
        Hold::begin(MeetingOf::Team, meeting, items, at("10:00:00"))
    }

    fn outcomes(hold: &Hold) -> Vec<Outcome> {
        (0..hold.items().len()).filter_map(|at| hold.outcome(at)).collect()
    }

    #[test]
    fn time_goes_to_the_item_that_is_talked_about() {
        let mut hold = hold();
        hold.next(at("10:02:00"));
        assert_eq!(hold.current().map(|item| item.title.as_str()), Some("rota"), "after the hello");
        let left = hold.left_for_item(at("10:05:59")).unwrap();
        assert_eq!((left.seconds, left.pace), (61, Pace::Calm));
        assert_eq!(hold.left_for_item(at("10:06:00")).unwrap().pace, Pace::Short);
        assert_eq!(hold.left_for_item(at("10:07:30")).unwrap().seconds, -30);
        hold.extend(Minutes(5));
        assert_eq!(hold.left_for_item(at("10:07:30")).unwrap().pace, Pace::Calm);
        hold.next(at("10:08:00"));
        assert_eq!(hold.items()[0].took(), Some(Minutes(6)));
        assert_eq!(hold.left(at("10:08:00")).seconds, 12 * 60);
        assert_eq!(hold.overrun(at("10:08:00")), Some(Minutes(3)));
    }

    #[test]
    fn a_pause_takes_no_time() {
        let mut hold = hold();
        hold.next(at("10:00:00"));
        hold.pause(at("10:01:00"));
        hold.resume(at("10:11:00"));
        assert_eq!(hold.left(at("10:12:00")).seconds, 18 * 60);
        assert_eq!(hold.left(at("09:00:00")).seconds, 19 * 60, "a clock that is set back takes nothing");
    }

    #[test]
    fn what_was_not_reached_is_carried_over() {
        let mut hold = hold();
        hold.next(at("10:00:00"));
        assert_eq!(outcomes(&hold), [Outcome::Said, Outcome::Carried, Outcome::Carried]);
        hold.park(at("10:01:00"));
        hold.carry(at("10:02:00"));
        hold.next(at("10:03:00"));
        assert_eq!(hold.current(), None);
        assert_eq!(outcomes(&hold), [Outcome::Parked, Outcome::Carried, Outcome::Said]);
        hold.take_up(0, at("10:04:00"));
        hold.next(at("10:05:00"));
        assert_eq!(outcomes(&hold)[0], Outcome::Said);
        hold.mark(2, State::Open, at("10:05:00"));
        assert_eq!(outcomes(&hold)[2], Outcome::Carried);
        hold.decide(2, " take the second queue ");
        assert_eq!(outcomes(&hold)[2], Outcome::Said, "what was decided was talked about");
    }

    #[test]
    fn the_order_can_change_while_an_item_is_talked_about() {
        let mut hold = hold();
        hold.next(at("10:00:00"));
        assert_eq!(hold.shift(0, true), Some(1));
        assert_eq!(hold.current().map(|item| item.title.as_str()), Some("rota"));
        assert_eq!(hold.shift(0, false), None);
        assert_eq!(hold.shift(2, true), None);
    }

    #[test]
    fn its_text_brings_everything_back() {
        let mut hold = hold();
        hold.next(at("10:00:00"));
        hold.note(0, "a \"quote\"\u{7}");
        hold.note(0, "second line");
        hold.decide(0, "two on call");
        let kim = Handle::new("kim").unwrap();
        hold.toggle_absent(&kim);
        let what = "write it down".to_owned();
        hold.promise(Action { what, who: Some(kim), until: None, done: None, topic: None }, Some(0));
        hold.pause(at("10:04:30"));
        hold.park(at("10:04:30"));
        let text = hold.to_text().unwrap();
        assert_eq!(Hold::from_text(&text, at("11:00:00")).unwrap(), hold);
    }

    #[test]
    fn the_clock_goes_on_while_songsheet_is_away_but_not_beyond_the_end() {
        let mut hold = hold();
        hold.next(at("10:00:00"));
        let text = hold.to_text().unwrap();
        let soon = Hold::from_text(&text, at("10:05:00")).unwrap();
        assert_eq!(soon.left(at("10:05:00")).seconds, 15 * 60);
        let later = Hold::from_text(&text, at("15:00:00")).unwrap();
        assert!(!later.is_running());
        assert_eq!(later.left(at("15:00:00")).seconds, 20 * 60);
    }

    #[test]
    fn a_broken_text_is_told_without_what_it_says() {
        for (from, to) in [("title = \"rota\"", "title = 3"), ("\"open\"", "\"opne\""), ("minutes = 20", "")]
        {
            let text = hold().to_text().unwrap().replacen(from, to, 1);
            let error = Hold::from_text(&text, at("10:00:00")).unwrap_err().to_string();
            assert!(!error.contains("outage") && !error.contains('\n'), "{error}");
        }
    }
}

//! Deals the story out over the meetings of a year: who was there, how long it took, what was kept, who heard later.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use songsheet::domain::{
    Action, DateRange, Handle, LoggedItem, LoggedMeeting, MeetingOf, Member, Minutes, Outcome, Suggestion,
    Team, Told, Week,
};

use super::dice::Dice;
use super::story::{Day, Entry, Kept, Pledge, Returns, Section};

/// So many things somebody who was away is told in one 1-1.
const CAUGHT_UP: usize = 10;

/// The days between which the year lies, and on which nobody met.
pub struct Calendar {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub nobody_meets: Vec<DateRange>,
}

impl Calendar {
    fn weeks(&self) -> impl Iterator<Item = Week> {
        let first = Week::of(self.from);
        (0..).map(move |n| first.plus(n)).take_while(|week| week.monday() <= self.to)
    }

    fn is_free(&self, date: NaiveDate) -> bool {
        date >= self.from && date <= self.to && !self.nobody_meets.iter().any(|range| range.contains(date))
    }
}

/// What there is to tell.
pub struct Story {
    pub team: Vec<Section>,
    pub one_on_ones: Vec<Section>,
}

/// A year of meetings.
pub struct Year {
    pub meetings: Vec<LoggedMeeting>,
    pub suggestions: Vec<Suggestion>,
}

impl Year {
    /// Lets the story happen to a team.
    pub fn of(team: &Team, story: &Story, calendar: &Calendar, seed: u64) -> Self {
        let mut telling = Telling { team, story, calendar, dice: Dice::new(seed) };
        let mut team_meetings = telling.team_meetings();
        let mut meetings = Vec::new();
        for section in &story.one_on_ones {
            let Some(member) = team.members.iter().find(|one| one.handle.as_str() == section.name) else {
                continue;
            };
            let held = telling.one_on_ones(member, section);
            catch_up(&mut team_meetings, &member.handle, &held);
            meetings.extend(held);
        }
        meetings.extend(team_meetings);
        meetings.sort_by(|a, b| (a.date, a.start, &a.of).cmp(&(b.date, b.start, &b.of)));
        let suggestions = story.one_on_ones.iter().flat_map(|section| section.suggestions.clone());
        Self { meetings, suggestions: suggestions.collect() }
    }
}

/// Whoever was not there is told in the 1-1s that follow, so many things in each.
fn catch_up(team_meetings: &mut [LoggedMeeting], who: &Handle, held: &[LoggedMeeting]) {
    for date in held.iter().map(|meeting| meeting.date) {
        let before = team_meetings.iter_mut().filter(|meeting| meeting.date < date);
        let missed = before.filter(|meeting| meeting.absent.contains(who));
        let items = missed.flat_map(|meeting| &mut meeting.items);
        let untold = items
            .filter(|item| item.outcome == Outcome::Said && item.told.iter().all(|told| &told.who != who));
        for item in untold.take(CAUGHT_UP) {
            item.told.push(Told { who: who.clone(), on: date });
        }
    }
}

/// A promise, with its day and what it came from.
type Pledged<'a> = (NaiveDate, &'a Pledge, &'a Entry);

struct Telling<'a> {
    team: &'a Team,
    story: &'a Story,
    calendar: &'a Calendar,
    dice: Dice,
}

impl Telling<'_> {
    fn team_meetings(&mut self) -> Vec<LoggedMeeting> {
        let dates: Vec<NaiveDate> = self.calendar.weeks().filter_map(|week| self.team_day(week)).collect();
        let mut tables: BTreeMap<NaiveDate, Vec<LoggedItem>> =
            dates.iter().map(|date| (*date, Vec::new())).collect();
        let mut pledged: Vec<Pledged<'_>> = Vec::new();
        for section in &self.story.team {
            let of_month = |date: &&NaiveDate| date.format("%Y-%m").to_string() == section.name;
            let in_month: Vec<NaiveDate> = dates.iter().filter(of_month).copied().collect();
            for (entry, on) in turns(&section.entries, &in_month) {
                self.put_for_team(entry, on, &mut tables);
                pledged.extend(on.iter().flat_map(|on| entry.pledges.iter().map(|one| (*on, one, entry))));
            }
        }
        self.put_what_returns(&mut tables);
        let meetings: Vec<_> = tables.into_iter().filter(|(_, items)| !items.is_empty()).collect();
        meetings.into_iter().map(|(date, items)| self.team_meeting(date, items, &pledged)).collect()
    }

    fn team_day(&self, week: Week) -> Option<NaiveDate> {
        self.team.meeting.usual_day(week).filter(|date| self.calendar.is_free(*date))
    }

    fn put_for_team(
        &mut self,
        entry: &Entry,
        on: Option<NaiveDate>,
        tables: &mut BTreeMap<NaiveDate, Vec<LoggedItem>>,
    ) {
        let mut not_reached = entry.missed_by.clone();
        let Some(on) = on else {
            return carry(entry, &not_reached, tables);
        };
        let before = tables.range(..on).next_back().map(|(date, _)| *date);
        if entry.minutes >= Minutes(8) && entry.missed_by.is_empty() && self.dice.one_in(5) {
            not_reached.extend(before);
        }
        carry(entry, &not_reached, tables);
        let said = self.said(entry, entry.notes.join("\n"));
        if let Some(items) = tables.get_mut(&on) {
            items.push(said);
        }
    }

    fn put_what_returns(&mut self, tables: &mut BTreeMap<NaiveDate, Vec<LoggedItem>>) {
        let entries = self.story.team.iter().flat_map(|section| &section.entries);
        for entry in entries {
            let Some(Returns::Every(weeks, mut next)) = entry.returns else { continue };
            for note in &entry.notes {
                let there = |date: &NaiveDate| self.is_there(entry.from.as_ref(), *date);
                let Some(date) = tables.range(next..).map(|(date, _)| *date).find(there) else { break };
                let Some(items) = tables.get_mut(&date) else { break };
                next = date + TimeDelta::weeks(weeks);
                let at = usize::from(!items.is_empty());
                items.insert(at, self.said(entry, note.clone()));
            }
        }
    }

    fn is_there(&self, who: Option<&Handle>, date: NaiveDate) -> bool {
        let member = who.and_then(|who| self.team.members.iter().find(|member| &member.handle == who));
        member.is_none_or(|member| !self.is_away(member, date))
    }

    fn team_meeting(
        &mut self,
        date: NaiveDate,
        mut items: Vec<LoggedItem>,
        pledged: &[Pledged<'_>],
    ) -> LoggedMeeting {
        items.sort_by_key(|item| item.outcome == Outcome::Carried);
        let made = pledged.iter().filter(|(on, ..)| *on == date);
        let actions: Vec<Action> = made
            .map(|(_, pledge, entry)| Action { topic: entry.topic.clone(), ..self.promise(pledge, date) })
            .collect();
        let said = items.iter().filter(|item| item.outcome == Outcome::Said);
        let speak = said.filter_map(|item| item.from.clone());
        let promise = actions.iter().filter_map(|action| action.who.clone());
        let needed: Vec<Handle> = speak.chain(promise).collect();
        let (absent, present) = self.attendance(date, &needed);
        let spent: Minutes = items.iter().filter_map(|item| item.minutes).sum();
        LoggedMeeting {
            of: MeetingOf::Team,
            date,
            start: Some(later(self.team.meeting.time, self.dice.below(4))),
            minutes: Some(Minutes((spent.0 + 4).min(52))),
            extra: false,
            present,
            absent,
            items,
            actions,
        }
    }

    /// Who was not at the team meeting of a day, and who was. Those who have something to say come unless they are away.
    fn attendance(&mut self, date: NaiveDate, needed: &[Handle]) -> (Vec<Handle>, Vec<Handle>) {
        let members = self.team.members_on(date).filter(|one| one.since.is_none_or(|since| since <= date));
        let members: Vec<&Member> = members.collect();
        let newest = date + Days::new(14) >= self.calendar.to;
        let (away, there): (Vec<_>, Vec<_>) = members.into_iter().partition(|member| {
            let on_purpose = self.is_away(member, date);
            let by_chance = self.dice.one_in(18) && !newest && !needed.contains(&member.handle);
            on_purpose || by_chance
        });
        let handles = |of: Vec<&Member>| of.into_iter().map(|member| member.handle.clone()).collect();
        (handles(away), handles(there))
    }

    fn is_away(&self, member: &Member, date: NaiveDate) -> bool {
        let sections = self.story.one_on_ones.iter().filter(|one| one.name == member.handle.as_str());
        let mut ranges = sections.flat_map(|section| &section.away).chain(&member.away);
        ranges.any(|range| range.contains(date))
    }

    fn one_on_ones(&mut self, member: &Member, section: &Section) -> Vec<LoggedMeeting> {
        let fixed = |entry: &Entry| if let Day::On(date) = entry.day { Some(date) } else { None };
        let set: Vec<NaiveDate> = section.entries.iter().filter_map(fixed).collect();
        let first_set = set.iter().min().copied().unwrap_or(self.calendar.to);
        let mut dates: Vec<NaiveDate> =
            self.calendar.weeks().filter_map(|week| self.day_with(member, section, week, &set)).collect();
        dates.extend(set);
        dates.sort_unstable();
        dates.dedup();
        let before_set = dates.iter().filter(|date| **date < first_set).count();
        let in_turn = dates.get(..before_set).filter(|before| !before.is_empty()).unwrap_or(&dates);
        let turns = turns(&section.entries, in_turn);
        let fillers: Vec<&Entry> =
            section.entries.iter().filter(|entry| matches!(entry.returns, Some(Returns::ToFill))).collect();
        let mut fillers = fillers.into_iter().cycle();
        dates.into_iter().map(|date| self.one_on_one(member, date, &turns, &mut fillers)).collect()
    }

    /// The day of a member's 1-1 in a week, unless it was not held.
    fn day_with(
        &mut self,
        member: &Member,
        section: &Section,
        week: Week,
        set: &[NaiveDate],
    ) -> Option<NaiveDate> {
        let usual = member.usual_day(week)?;
        if set.contains(&usual) {
            return None;
        }
        let recent = usual + Days::new(28) >= self.calendar.to;
        let (skipped, shifted) = (self.dice.one_in(12), self.dice.one_in(14));
        let date = match usual.succ_opt() {
            Some(next) if shifted && !recent && week.day(Weekday::Fri) >= next => next,
            _ => usual,
        };
        let theirs = member.since.is_none_or(|since| since <= date) && !member.has_left(date);
        let held = theirs
            && (recent || !skipped)
            && self.calendar.is_free(date)
            && !self.is_away(member, date)
            && !section.missed.contains(&date);
        held.then_some(date)
    }

    fn one_on_one<'f>(
        &mut self,
        member: &Member,
        date: NaiveDate,
        turns: &[(&Entry, Option<NaiveDate>)],
        fillers: &mut impl Iterator<Item = &'f Entry>,
    ) -> LoggedMeeting {
        let today: Vec<&Entry> =
            turns.iter().filter(|(_, on)| *on == Some(date)).map(|(entry, _)| *entry).collect();
        let mut items: Vec<LoggedItem> =
            today.iter().map(|entry| self.said(entry, entry.notes.join("\n"))).collect();
        let wanted = member.one_on_one.minutes.0.saturating_sub(8);
        for filler in fillers.take(2) {
            let spent: Minutes = items.iter().filter_map(|item| item.minutes).sum();
            if spent.0 + filler.minutes.0 <= wanted {
                items.insert(0, self.said(filler, String::new()));
            }
        }
        let missed = turns.iter().filter(|(entry, _)| entry.missed_by.contains(&date));
        items.extend(missed.map(|(entry, _)| carried(entry)));
        let pledges = today.iter().flat_map(|entry| &entry.pledges);
        let actions = pledges.map(|pledge| self.promise(pledge, date)).collect();
        let spent: Minutes = items.iter().filter_map(|item| item.minutes).sum();
        LoggedMeeting {
            of: MeetingOf::OneOnOne(member.handle.clone()),
            date,
            start: member.one_on_one.time,
            minutes: Some(Minutes(spent.0 + 1)),
            extra: false,
            present: vec![member.handle.clone()],
            absent: Vec::new(),
            items,
            actions,
        }
    }

    fn said(&mut self, entry: &Entry, notes: String) -> LoggedItem {
        let off = u32::try_from(self.dice.below(5)).unwrap_or(0);
        let minutes = if entry.minutes.0 > 4 { entry.minutes.0 + off - 2 } else { entry.minutes.0 };
        LoggedItem {
            minutes: Some(Minutes(minutes)),
            outcome: Outcome::Said,
            decisions: entry.decisions.clone(),
            notes,
            ..carried(entry)
        }
    }

    fn promise(&mut self, pledge: &Pledge, made: NaiveDate) -> Action {
        let until = weekday(made + Days::new(pledge.days));
        let done = match pledge.kept {
            Kept::InTime => Some(until - Days::new(self.dice.below(pledge.days.clamp(1, 6)))),
            Kept::Late(days) => Some(until + Days::new(days)),
            Kept::Open => None,
        };
        let done = done.map(weekday).filter(|done| *done <= self.calendar.to);
        Action { what: pledge.what.clone(), who: pledge.who.clone(), until: Some(until), done, topic: None }
    }
}

/// Each entry that is told once, with the day on which it is said.
fn turns<'a>(entries: &'a [Entry], dates: &[NaiveDate]) -> Vec<(&'a Entry, Option<NaiveDate>)> {
    let once = || entries.iter().filter(|entry| entry.returns.is_none());
    let in_turn = once().filter(|entry| entry.day == Day::InTurn).count();
    let mut number = 0;
    let day = |entry: &'a Entry| {
        let on = match entry.day {
            Day::On(date) => Some(date),
            Day::NotYet => None,
            Day::InTurn => {
                number += 1;
                dates.get(((number - 1) * dates.len()).checked_div(in_turn).unwrap_or(0)).copied()
            }
        };
        (entry, on)
    };
    once().map(day).collect()
}

fn carry(entry: &Entry, not_reached: &[NaiveDate], tables: &mut BTreeMap<NaiveDate, Vec<LoggedItem>>) {
    for date in not_reached {
        if let Some(items) = tables.get_mut(date) {
            items.push(carried(entry));
        }
    }
}

/// The entry where a meeting did not reach it.
fn carried(entry: &Entry) -> LoggedItem {
    LoggedItem {
        topic: entry.topic.clone(),
        title: entry.title.clone(),
        practice: Some(entry.practice),
        from: entry.from.clone(),
        minutes: None,
        outcome: Outcome::Carried,
        decisions: Vec::new(),
        notes: String::new(),
        told: Vec::new(),
    }
}

/// The day, or the Friday before it at a weekend.
fn weekday(date: NaiveDate) -> NaiveDate {
    let beyond = date.weekday().num_days_from_monday().saturating_sub(Weekday::Fri.num_days_from_monday());
    date - Days::new(u64::from(beyond))
}

fn later(time: NaiveTime, minutes: u64) -> NaiveTime {
    time + TimeDelta::minutes(i64::try_from(minutes).unwrap_or(0))
}

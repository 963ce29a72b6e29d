//! Everything that the log has of a meeting, of one item of it, or of a promise.

use super::super::model::Tone;
use super::entry::{About, Entries, Entry};
use super::log::{self, action};
use crate::desk::Desk;
use crate::domain::{LoggedItem, LoggedMeeting, MeetingOf, TopicKey};
use crate::plan::{Ledger, Promise};
use crate::share::logged::{attendance, details, heard, unheard};

/// What the log has of something; nothing of what it does not know.
pub fn entries(desk: &Desk, ledger: &Ledger, about: &About) -> Vec<Entry> {
    let mut entries = Entries::default();
    match about {
        About::Meeting(of, date) => {
            if let Some(meeting) = meeting_of(desk, of, *date) {
                meeting_in_full(&mut entries, desk, ledger, meeting);
            }
        }
        About::Item(of, date, nth) => {
            let meeting = meeting_of(desk, of, *date);
            if let Some((meeting, item)) = meeting.and_then(|one| Some((one, one.items.get(*nth)?))) {
                entries.push(Entry::heading(&*item.title));
                item_in_full(&mut entries, desk, ledger, meeting, item);
                if let Some(key) = topic_of(desk, item) {
                    entries.gap();
                    entries.push(still_open(key));
                }
            }
        }
        About::Promise(promise, _) => promise_in_full(&mut entries, desk, ledger, promise),
        _ => {}
    }
    entries.rows
}

/// What the meeting is called that something is of, or was promised in.
pub fn called(about: &About, desk: &Desk) -> Option<String> {
    let (of, date) = match about {
        About::Meeting(of, date) | About::Item(of, date, _) => (of, *date),
        About::Promise(promise, _) => (&promise.of, promise.made_on),
        _ => return None,
    };
    Some(log::called(of, date, desk.team(), desk.today()))
}

fn meeting_of<'a>(desk: &'a Desk, of: &'a MeetingOf, date: chrono::NaiveDate) -> Option<&'a LoggedMeeting> {
    desk.log().of(of).rev().find(|meeting| meeting.date == date).map(|meeting| &**meeting)
}

/// Text that is read, and nothing else.
fn read(text: impl Into<String>) -> Entry {
    Entry::about(About::Text, text)
}

fn meeting_in_full(entries: &mut Entries, desk: &Desk, ledger: &Ledger, meeting: &LoggedMeeting) {
    let (team, today) = (desk.team(), desk.today());
    let start = meeting.start.map(|start| start.format("at %H:%M").to_string());
    let minutes = meeting.minutes.map(|minutes| format!("{minutes} min"));
    let facts: Vec<_> = start.into_iter().chain(minutes).chain(attendance(team, meeting)).collect();
    if !facts.is_empty() {
        entries.push(read(facts.join(" · ")).toned(Tone::Dim));
    }
    for item in &meeting.items {
        entries.gap();
        entries.push(read(&*item.title));
        item_in_full(entries, desk, ledger, meeting, item);
    }
    let actions = meeting.actions.iter().map(|one| action(meeting, one, team, today));
    entries.section("Promised", actions.collect::<Vec<_>>());
}

/// All but the title.
fn item_in_full(
    entries: &mut Entries,
    desk: &Desk,
    ledger: &Ledger,
    meeting: &LoggedMeeting,
    item: &LoggedItem,
) {
    let (team, today) = (desk.team(), desk.today());
    let details = details(team, item);
    if !details.is_empty() {
        entries.push(read(details.join(" · ")).toned(Tone::Dim));
    }
    let waiting = unheard(ledger, meeting, item);
    for line in heard(team, item, &waiting, today) {
        entries.push(read(line).toned(if waiting.is_empty() { Tone::Dim } else { Tone::Warning }));
    }
    entries.rows.extend(item.decisions.iter().map(|text| read(&**text).after("▸ ", Tone::Good)));
    let notes = item.notes.lines().filter(|line| !line.trim().is_empty());
    entries.rows.extend(notes.map(read));
}

fn promise_in_full(entries: &mut Entries, desk: &Desk, ledger: &Ledger, promise: &Promise) {
    let (team, today) = (desk.team(), desk.today());
    let Some(meeting) = meeting_of(desk, &promise.of, promise.made_on) else { return };
    let made = |one: &&crate::domain::Action| one.what == promise.what && one.who == promise.who;
    let Some(made) = meeting.actions.iter().find(made) else { return };
    entries.push(action(meeting, made, team, today));
    let item = meeting.items.iter().find(|item| made.topic.is_some() && item.topic == made.topic);
    if let Some(item) = item {
        entries.gap();
        entries.push(Entry::heading(&*item.title));
        item_in_full(entries, desk, ledger, meeting, item);
    }
}

/// The topic that an item came from, while it is open.
fn topic_of(desk: &Desk, item: &LoggedItem) -> Option<TopicKey> {
    let key = desk.workspace().topic_by_id(item.topic.as_ref()?)?.key;
    desk.get(key).map(|_| key)
}

fn still_open(key: TopicKey) -> Entry {
    Entry::about(About::Topic(key), "The topic is still open.").after("→ ", Tone::Warning)
}

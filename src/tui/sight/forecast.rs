//! The weeks to come: which meeting will have each topic, what comes too late, and what no meeting can have yet.

use super::super::model::Tone;
use super::entry::{About, Entries, Entry};
use crate::cells::pad_left;
use crate::domain::MeetingOf;
use crate::plan::{Expected, Filled, Forecast};
use crate::share::advice::{capital, meeting, way_out};
use crate::share::words::{day, waiting};

/// The team meetings; before them what comes too late, after them what waits.
pub fn team(forecast: &Forecast) -> Vec<Entry> {
    let mut entries = Entries::default();
    entries.section("Too late", forecast.late().flat_map(|one| late(one, forecast)));
    meetings(&mut entries, forecast, true);
    if entries.rows.is_empty() {
        entries.push(Entry::text("No team meeting in sight has anything on it.").toned(Tone::Dim));
    }
    let waits = forecast.waiting.iter().map(|one| {
        let topic = one.routed.topic();
        let why = waiting(one, &forecast.names, forecast.today);
        Entry::about(About::Topic(topic.key), &*topic.title).after("  ", Tone::Plain).beside(why)
    });
    entries.section("Waiting", waits);
    let calls = forecast.undecided.iter().map(|one| {
        let topic = one.routed.topic();
        Entry::about(About::Topic(topic.key), &*topic.title).after("◐ ", Tone::Unsure)
    });
    entries.section("Needs your call", calls);
    entries.rows
}

/// The 1-1s.
pub fn one_on_ones(forecast: &Forecast) -> Vec<Entry> {
    let mut entries = Entries::default();
    meetings(&mut entries, forecast, false);
    if entries.rows.is_empty() {
        entries.push(Entry::text("No 1-1 in sight has anything on it.").toned(Tone::Dim));
    }
    entries.rows
}

/// The meetings that have something on them, and what no meeting of theirs has room for.
fn meetings(entries: &mut Entries, forecast: &Forecast, of_team: bool) {
    let is_wanted = |of: &MeetingOf| (*of == MeetingOf::Team) == of_team;
    let mut topics = forecast.topics.iter().filter(|one| is_wanted(&one.of)).collect::<Vec<_>>();
    topics.sort_by_key(|one| (one.on, one.of.clone()));
    for one in forecast.meetings.iter().filter(|one| is_wanted(&one.of)) {
        let key = (Some(one.meeting.date), &one.of);
        let from = topics.partition_point(|topic| (topic.on, &topic.of) < key);
        let here = topics.iter().skip(from).take_while(|topic| (topic.on, &topic.of) == key);
        let mut here = here.peekable();
        if here.peek().is_some() {
            entries.gap();
            entries.push(heading(one, forecast));
            entries.rows.extend(here.map(|topic| expected(topic, forecast)));
        }
    }
    let no_room = topics.iter().filter(|one| one.on.is_none()).map(|one| {
        let with = one.with().map(|who| forecast.names.of_member(who).to_owned());
        self::expected(one, forecast).beside(with.unwrap_or_default())
    });
    entries.section("No room in sight", no_room);
}

fn heading(one: &Filled, forecast: &Forecast) -> Entry {
    let free = if one.free.0 == 0 { "full".to_owned() } else { format!("{} min free", one.free) };
    let day = day(one.meeting.date, forecast.today);
    let text = match &one.of {
        MeetingOf::Team => day,
        of @ MeetingOf::OneOnOne(_) => {
            format!("{day} · {}", capital(meeting(of, &forecast.names).trim_start_matches("the ")))
        }
    };
    let entry = Entry::heading(text).beside(free);
    match one.of.with() {
        Some(who) => Entry { about: Some(About::Member(who.clone())), ..entry },
        None => entry,
    }
}

fn expected(one: &Expected, forecast: &Forecast) -> Entry {
    let tone = if one.late.is_some() { Tone::Warning } else { Tone::Plain };
    let late = if one.late.is_some() { "late: " } else { "" };
    let due = one.topic.due().map(|due| format!("{late}due {}", day(due, forecast.today)));
    let minutes = format!("{}  ", pad_left(&one.minutes.to_string(), 3));
    Entry::about(About::Topic(one.topic.key()), one.topic.title())
        .after(minutes, Tone::Dim)
        .toned(tone)
        .beside(due.unwrap_or_default())
}

/// A topic that comes too late, and what would save it.
fn late(one: &Expected, forecast: &Forecast) -> Vec<Entry> {
    let today = forecast.today;
    let due = one.topic.due().map(|due| format!("due {}", day(due, today))).unwrap_or_default();
    let heard =
        one.on.map_or_else(|| "no room in sight".to_owned(), |on| format!("heard {}", day(on, today)));
    let topic = Entry::about(About::Topic(one.topic.key()), one.topic.title())
        .after("! ", Tone::Warning)
        .toned(Tone::Warning)
        .beside(format!("{due} · {heard}"));
    let way = way_out(one.late.as_deref().unwrap_or_default(), today);
    let way = (!way.is_empty()).then(|| Entry::text(way.trim()).after("  ", Tone::Plain).toned(Tone::Dim));
    [topic].into_iter().chain(way).collect()
}

//! The weeks to come: which meeting will have each topic, what comes too late, and what no meeting can have yet.

use chrono::NaiveDate;

use super::super::model::Tone;
use super::entry::{About, Entries, Entry};
use crate::cells::pad_left;
use crate::domain::MeetingOf;
use crate::plan::{Expected, Filled, Forecast};
use crate::share::advice::{capital, meeting, way_out};
use crate::share::words::{condition, day, waiting};

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
fn meetings<'f>(entries: &mut Entries, forecast: &'f Forecast, of_team: bool) {
    let is_wanted = |of: &MeetingOf| (*of == MeetingOf::Team) == of_team;
    let topics = forecast.topics.iter().filter(|one| is_wanted(&one.of)).collect::<Vec<_>>();
    let days = |one: &'f Expected| one.on.into_iter().chain(one.again.iter().copied());
    let heard = |one: &'f Expected| days(one).map(move |on| (on, &one.of, one));
    let mut heard = topics.iter().flat_map(|one| heard(one)).collect::<Vec<_>>();
    heard.sort_by_key(|(on, of, one)| (*on, (*of).clone(), one.on != Some(*on)));
    for one in forecast.meetings.iter().filter(|one| is_wanted(&one.of)) {
        let key = (one.meeting.date, &one.of);
        let from = heard.partition_point(|(on, of, _)| (*on, *of) < key);
        let here = heard.iter().skip(from).take_while(|(on, of, _)| (*on, *of) == key);
        let mut here = here.peekable();
        if here.peek().is_some() {
            entries.gap();
            entries.push(heading(one, forecast));
            entries.rows.extend(here.map(|(on, _, topic)| expected_on(topic, *on, forecast)));
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

/// A topic in the meeting of a day, which may have it again.
fn expected_on(one: &Expected, on: NaiveDate, forecast: &Forecast) -> Entry {
    if one.on == Some(on) {
        return expected(one, forecast);
    }
    Entry::about(About::Topic(one.topic.key()), one.topic.title())
        .after(minutes(one), Tone::Dim)
        .beside("again")
}

/// How long it takes; what is told in writing takes no time.
fn minutes(one: &Expected) -> String {
    let minutes = if one.minutes.0 == 0 { "–".to_owned() } else { one.minutes.to_string() };
    format!("{}  ", pad_left(&minutes, 3))
}

fn expected(one: &Expected, forecast: &Forecast) -> Entry {
    let tone = if one.late.is_some() { Tone::Warning } else { Tone::Plain };
    let late = if one.late.is_some() { "late: " } else { "" };
    let due = one.topic.due().map(|due| format!("{late}due {}", day(due, forecast.today)));
    let condition = one.condition.as_ref().map(|one| condition(one, &forecast.names, forecast.today));
    // What stands beside gives way where it is narrow; without its condition the line would not be true.
    let condition = condition.map(|condition| format!(" ({condition})")).unwrap_or_default();
    Entry::about(About::Topic(one.topic.key()), format!("{}{condition}", one.topic.title()))
        .after(minutes(one), Tone::Dim)
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

//! What a week was like: its meetings on one side, its people and promises on the other.

use chrono::NaiveDate;

use super::super::model::Tone;
use super::entry::{About, Entries, Entry};
use crate::domain::{Handle, MeetingOf};
use crate::plan::{HeldMeeting, LookBack, Promise};
use crate::share::advice::{capital, counted, meeting};
use crate::share::{nudge, remembered, words};

/// What was held and what was not, what it cost, and the one thing to think of.
pub fn meetings(seen: &LookBack) -> Vec<Entry> {
    let mut entries = Entries::default();
    if !seen.has_log {
        entries.push(Entry::text("No meeting has been logged yet.").toned(Tone::Dim));
        return entries.rows;
    }
    entries.push(Entry::text(nudge::sentence(&seen.nudge, &seen.names)).after("→ ", Tone::Good));
    if let Some(price) = words::economics(&seen.economics) {
        entries.gap();
        entries.push(Entry::text(price).toned(Tone::Dim));
    }
    entries.section("Held", seen.held.iter().map(|one| held(one, seen)));
    let missed = seen.missed.iter().map(|(of, on)| {
        let entry = Entry::text(called(of, *on, seen)).after("! ", Tone::Warning).toned(Tone::Warning);
        Entry { about: of.with().map(|who| About::Member(who.clone())), ..entry }
    });
    entries.section("Not held", missed);
    let carried = seen.held.iter().flat_map(|one| {
        one.carried.iter().map(move |title| {
            Entry::about(About::Meeting(one.of.clone(), one.on), &**title).after("· ", Tone::Dim)
        })
    });
    entries.section("Not reached", carried);
    entries.rows
}

/// Who was not heard, who heard what later, and what was promised and kept.
pub fn people(seen: &LookBack) -> Vec<Entry> {
    let mut entries = Entries::default();
    let name = |who: &Handle| seen.names.of_member(who).to_owned();
    let unheard = seen.unheard.iter().map(|(who, weeks)| {
        let since = weeks.map_or_else(
            || "no 1-1 yet".to_owned(),
            |weeks| format!("no 1-1 for {}", counted(weeks, "week")),
        );
        let about = About::Member(who.clone());
        Entry::about(about, name(who)).after("! ", Tone::Warning).toned(Tone::Warning).beside(since)
    });
    entries.section("Not heard", unheard);
    let untold = seen.untold.iter().flat_map(|(who, lines)| {
        lines.iter().map(move |line| {
            let about = About::Hear(who.clone(), line.clone());
            Entry::about(about, format!("{}: {}", name(who), line.title)).after("↻ ", Tone::Warning)
        })
    });
    entries.section("Still to be told", untold);
    let told = seen.told.iter().map(|one| {
        let text = format!("{}: {}", name(&one.who), one.title);
        let about = About::Member(one.who.clone());
        Entry::about(about, text).after("✓ ", Tone::Good).beside(words::day(one.on, seen.seen_on))
    });
    entries.section("Told later", told);
    entries.section("Overdue", seen.overdue.iter().map(|one| promise(one, "☐ ", Tone::Warning, seen)));
    entries.section("Promised", seen.made.iter().map(|one| promise(one, "· ", Tone::Plain, seen)));
    entries.section("Kept", seen.kept.iter().map(|one| promise(one, "☑ ", Tone::Good, seen)));
    if entries.rows.is_empty() && seen.has_log {
        entries.push(Entry::text("Nobody waits, and nothing was promised.").toned(Tone::Dim));
    }
    entries.rows
}

fn held(one: &HeldMeeting, seen: &LookBack) -> Entry {
    let (mark, tone) = match one.of {
        MeetingOf::Team => ("● ", Tone::Broadcast),
        MeetingOf::OneOnOne(_) => ("○ ", Tone::Private),
    };
    let items = counted(i64::try_from(one.said).unwrap_or(i64::MAX), "item");
    let minutes = one.minutes.map(|minutes| format!(" · {minutes} min")).unwrap_or_default();
    let about = About::Meeting(one.of.clone(), one.on);
    Entry::about(about, called(&one.of, one.on, seen)).after(mark, tone).beside(format!("{items}{minutes}"))
}

fn called(of: &MeetingOf, on: NaiveDate, seen: &LookBack) -> String {
    let name = capital(meeting(of, &seen.names).trim_start_matches("the "));
    format!("{name}, {}", words::day(on, seen.seen_on))
}

fn promise(one: &Promise, mark: &str, tone: Tone, seen: &LookBack) -> Entry {
    let about = About::Meeting(one.of.clone(), one.made_on);
    let open = mark == "☐ ";
    let about = if open { About::Promise(one.clone(), None) } else { about };
    let text = remembered::promise(one, &seen.names, seen.seen_on);
    Entry::about(about, text).after(mark, tone).toned(if open { tone } else { Tone::Plain })
}

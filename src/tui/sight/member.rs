//! How the 1-1s with one member are doing: what they must hear, what both have promised, and what could be asked.

use chrono::NaiveDate;

use super::super::model::Tone;
use super::entry::{About, Entries, Entry};
use crate::desk::Desk;
use crate::domain::{LoggedItem, MeetingOf, Outcome, Practice};
use crate::plan::{Coverage, Ledger, Names, Promise, Share, Standing};
use crate::share::advice::counted;
use crate::share::remembered;
use crate::share::words::day;

/// So many things of the last 1-1 are shown.
const LAST_TIME: usize = 5;

/// Everything, what is to be done first.
pub fn entries(desk: &Desk, one: &Coverage, ledger: &Ledger) -> Vec<Entry> {
    let today = desk.today();
    let names = Names::of(desk.team(), today);
    let mut entries = Entries::default();
    facts(&mut entries, one, today);
    let lines = ledger.must_hear(&one.who).iter().map(|line| {
        let text = format!("{} ({})", line.title, day(line.said_on, today));
        Entry::about(About::Hear(one.who.clone(), line.clone()), text).after("↻ ", Tone::Warning)
    });
    entries.section("Must hear", lines);
    let promised = |own: bool| {
        let of = one.promises.iter().filter(move |promise| promise.who.is_some() == own);
        of.map(|promise| self::promise(promise, &names, today)).collect::<Vec<_>>()
    };
    entries.section("They promised", promised(true));
    entries.section("You promised", promised(false));
    let asked = desk.suggestion(&one.who, false);
    let asked = asked.map(|asked| {
        let text = format!("{} · {}", asked.question.text, asked.question.practice.label());
        Entry::about(About::Ask(one.who.clone(), asked.question), text).after("? ", Tone::Dim)
    });
    entries.section("To ask", asked);
    entries.section("Last time", last_time(desk, one));
    entries.section("Room for", one.practices.map(room));
    entries.section("About them", about(desk, one));
    entries.rows
}

fn facts(entries: &mut Entries, one: &Coverage, today: NaiveDate) {
    let date = |date: Option<NaiveDate>| date.map_or_else(|| "none".to_owned(), |date| day(date, today));
    let (standing, tone) = standing(one.standing);
    entries.push(
        Entry::text(format!("last 1-1 {}{standing} · next {}", date(one.last), date(one.next))).toned(tone),
    );
    let drift = [
        drift(one.status, "of the time went to what the whole team could have heard"),
        drift(one.raised, "of the topics were yours"),
    ];
    let drift: Vec<_> = drift.into_iter().flatten().collect();
    if !drift.is_empty() {
        let text = format!("{}, over twelve weeks", drift.join(", "));
        entries.push(Entry::text(text).toned(Tone::Dim));
    }
}

fn standing(standing: Standing) -> (String, Tone) {
    match standing {
        Standing::Overdue { weeks } => (format!(", overdue: {} ago", counted(weeks, "week")), Tone::Warning),
        Standing::FirstPending => (", the first is still to come".to_owned(), Tone::Warning),
        Standing::NoRecord => (", nothing was logged yet".to_owned(), Tone::Plain),
        Standing::OnTime => (String::new(), Tone::Plain),
    }
}

fn drift(share: Share, of: &str) -> Option<String> {
    share.percent().map(|percent| format!("{percent}% {of}"))
}

/// A promise that is open.
fn promise(promise: &Promise, names: &Names, today: NaiveDate) -> Entry {
    let tone = if promise.overdue { Tone::Warning } else { Tone::Plain };
    let text = remembered::promise(promise, names, today);
    Entry::about(About::Promise(promise.clone(), None), text).after("☐ ", tone).toned(tone)
}

/// What the last 1-1 was about.
fn last_time(desk: &Desk, one: &Coverage) -> Vec<Entry> {
    let of = MeetingOf::OneOnOne(one.who.clone());
    let Some(last) = desk.log().last(&of, desk.today()) else { return Vec::new() };
    let said = |(_, item): &(usize, &LoggedItem)| item.outcome == Outcome::Said;
    let items = last.items.iter().enumerate().filter(said).take(LAST_TIME);
    let entry = |(nth, item): (usize, &LoggedItem)| {
        let practice = item.practice.map(|practice| practice.label().to_owned()).unwrap_or_default();
        let about = About::Item(of.clone(), last.date, nth);
        Entry::about(about, &*item.title).after("· ", Tone::Dim).beside(practice)
    };
    items.map(entry).collect()
}

fn room((practice, weeks): (Practice, Option<i64>)) -> Entry {
    let when = match weeks {
        None => "never".to_owned(),
        Some(0) => "this week".to_owned(),
        Some(weeks) => format!("{} ago", counted(weeks, "week")),
    };
    Entry::about(About::Text, when).after(crate::cells::pad(practice.label(), 14), Tone::Dim)
}

/// Their role and the notes about them.
fn about(desk: &Desk, one: &Coverage) -> Vec<Entry> {
    let Some(member) = desk.team().member(&one.who) else { return Vec::new() };
    let rhythm = format!("1-1 {} · {} min", member.one_on_one.cadence, member.one_on_one.minutes);
    let role = member.role.as_deref().map(|role| format!("{role} · {rhythm}")).unwrap_or(rhythm);
    let notes = member.notes.as_deref().unwrap_or_default().lines().map(str::to_owned);
    let lines = [role].into_iter().chain(notes).filter(|line| !line.trim().is_empty());
    lines.map(|line| Entry::about(About::Text, line)).collect()
}

//! How agendas say things in English: dates, time boxes, who and since when, what a topic waits for.
//! Text and Markdown both use these, so that they say the same.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::{Handle, Minutes, Week, weekday_name};
use crate::escape::visible;
use crate::plan::{
    Condition, Economics, ItemText, Meeting, Names, NotHeld, Plan, PrivateItem, Slot, Waiting, WaitingFor,
};

/// More names than these are counted instead of listed.
const MANY: usize = 3;

/// A day as people say it: `Tue 24 Nov`, with the year when it is not that of `today`, or of the meeting
/// that it stands beside.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", weekday_name(date.weekday()), without_weekday(date, today))
}

/// A day without its weekday: `24 Nov`, or `24 Nov 2025`.
fn without_weekday(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        day_of_month(date)
    } else {
        format!("{} {}", day_of_month(date), date.year())
    }
}

fn day_of_month(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}

/// A week from Monday to Friday: `week 48 · 23–27 Nov 2026`.
pub fn week(week: Week) -> String {
    let (monday, friday) = (week.monday(), week.day(Weekday::Fri));
    let from = if monday.month() == friday.month() { monday.day().to_string() } else { day_of_month(monday) };
    format!("week {} · {from}–{} {}", week.number(), day_of_month(friday), friday.year())
}

/// How the week of a plan is spoken of: `this week`, and of another one `that week`.
pub fn that_week(plan: &Plan) -> &'static str {
    if plan.week == Week::of(plan.today) { "this week" } else { "that week" }
}

/// When a meeting takes place: `Tue 24 Nov 2026 · 10:00–10:45`.
pub fn when(meeting: &Meeting) -> String {
    let date = format!("{} {}", day(meeting.date, meeting.date), meeting.date.year());
    match (meeting.start, meeting.time_at(meeting.minutes)) {
        (Some(start), Some(end)) => format!("{date} · {}–{}", start.format("%H:%M"), end.format("%H:%M")),
        _ => date,
    }
}

/// How full a meeting is: `42 of 45 min`.
pub fn usage(used: Minutes, of: Minutes) -> String {
    format!("{used} of {of} min")
}

/// How full a meeting is, or that it is over: `held on Tue 24 Nov`.
pub fn usage_or_held(held_on: Option<NaiveDate>, used: Minutes, meeting: &Meeting) -> String {
    held_on.map_or_else(|| usage(used, meeting.minutes), |on| held(on, meeting))
}

/// That a meeting was held, and on which day: `held on Tue 24 Nov`.
pub fn held(on: NaiveDate, meeting: &Meeting) -> String {
    format!("held on {}", day(on, meeting.date))
}

/// The name of a member, safe to show.
pub fn name(names: &Names, handle: &Handle) -> String {
    visible(names.of_member(handle)).into_owned()
}

/// A text with marks around some of its pieces: `[Dana's] outage`.
pub fn marked(text: &str, pieces: &[(usize, usize)]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for (start, end) in pieces {
        shown.push_str(&visible(text.get(at..*start).unwrap_or_default()));
        shown.push('[');
        shown.push_str(&visible(text.get(*start..*end).unwrap_or_default()));
        shown.push(']');
        at = *end;
    }
    shown + &visible(text.get(at..).unwrap_or_default())
}

/// A list of names: `Dana, Kim and Leo`.
pub fn list<'a>(names: &Names, handles: impl IntoIterator<Item = &'a Handle>) -> String {
    let mut shown: Vec<String> = handles.into_iter().map(|handle| name(names, handle)).collect();
    let last = shown.pop().unwrap_or_default();
    if shown.is_empty() { last } else { format!("{} and {last}", shown.join(", ")) }
}

/// What to know of an item besides its title: who raised it, when it is due and whether that is too
/// late when it is `said`, since when it is carried. Stands on the agenda of this meeting.
pub fn details(item: &ItemText, names: &Names, said: Option<NaiveDate>, meeting: &Meeting) -> Vec<String> {
    let mut details = Vec::new();
    details.extend(item.from().map(|handle| format!("from {}", name(names, handle))));
    details.extend(item.due().map(|date| due(date, said, meeting.date)));
    details.extend(carried(item.carried(), meeting.date));
    details
}

fn due(date: NaiveDate, said: Option<NaiveDate>, today: NaiveDate) -> String {
    let late = if said.is_some_and(|said| date < said) { ", late" } else { "" };
    format!("due {}{late}", day(date, today))
}

/// That something is said too late, on a day after the one that it is due: `late: due Fri 27 Nov`.
pub fn late(due: Option<NaiveDate>, said: NaiveDate, today: NaiveDate) -> Option<String> {
    due.filter(|due| *due < said).map(|due| format!("late: due {}", day(due, today)))
}

/// The same of an item in its time box; tells when the box is shorter than the topic.
pub fn slot_details<T>(slot: &Slot<T>, item: &ItemText, meeting: &Meeting, names: &Names) -> Vec<String> {
    let mut details = details(item, names, Some(meeting.date), meeting);
    if slot.asked > slot.minutes {
        details.push(format!("asks for {} min", slot.asked));
    }
    details
}

/// What else to know of an item of a 1-1.
pub fn private_details(item: &PrivateItem, names: &Names) -> Vec<String> {
    let mut details = Vec::new();
    if item.told_first() {
        details.push("before the team hears it".to_owned());
    }
    let others = item.also_with().count();
    if others > MANY {
        details.push(format!("also with {others} others"));
    } else if others > 0 {
        details.push(format!("also with {}", list(names, item.also_with())));
    }
    details
}

/// How often a topic was not reached: `carried 2×, since 10 Nov`.
pub fn carried(dates: &[NaiveDate], today: NaiveDate) -> Option<String> {
    let first = dates.iter().min()?;
    Some(format!("carried {}×, since {}", dates.len(), without_weekday(*first, today)))
}

/// Where what did not fit into a meeting goes instead, in a heading: `Moved to Tue 1 Dec`.
pub fn moved_to(to: Option<NaiveDate>, meeting: &Meeting) -> String {
    match to {
        Some(date) => format!("Moved to {}", day(date, meeting.date)),
        None => "Later: no room in the coming eight weeks".to_owned(),
    }
}

/// What a topic waits for, as a phrase: `1-1 with Priya on Thu 3 Dec`. Says when that is too late.
pub fn waiting(one: &Waiting, names: &Names, today: NaiveDate) -> String {
    let waits = waits_for(&one.why, names, today);
    match one.why.until().and_then(|until| late(one.routed.topic().due, until, today)) {
        Some(late) => format!("{waits}, {late}"),
        None => waits,
    }
}

fn waits_for(why: &WaitingFor, names: &Names, today: NaiveDate) -> String {
    let day = |date: NaiveDate| day(date, today);
    match why {
        WaitingFor::SomeoneToTalkTo { perhaps } if perhaps.is_empty() => {
            "needs a name: with whom?".to_owned()
        }
        WaitingFor::SomeoneToTalkTo { perhaps } => format!("needs a name: {}?", or_list(names, perhaps)),
        WaitingFor::NextOneOnOne { who, until, off } => one_on_one(names, who, *until, *off, today),
        WaitingFor::NextTeamMeeting { until, off } => {
            let next = until.map_or_else(
                || "no team meeting in sight".to_owned(),
                |date| format!("team meeting on {}", day(date)),
            );
            with_reason(off.map(|why| not_held(why, "", today)), &next)
        }
        WaitingFor::ItsDay(date) => format!("not before {}", day(*date)),
        WaitingFor::Embargo(date) => format!("embargo until {}", day(*date)),
        WaitingFor::TellFirst(who) => format!("until {} heard it", has(names, who)),
        WaitingFor::Parked(since) => parked_since(*since, today),
        WaitingFor::BeingClosed => "all concerned have heard it: mark it done".to_owned(),
    }
}

/// The next 1-1, and why it is not this week's.
fn one_on_one(
    names: &Names,
    who: &Handle,
    until: Option<NaiveDate>,
    off: Option<NotHeld>,
    today: NaiveDate,
) -> String {
    let name = name(names, who);
    let why = off.map(|why| not_held(why, &name, today));
    match (until, off) {
        (Some(date), Some(NotHeld::Away(_))) => with_reason(why, &format!("1-1 on {}", day(date, today))),
        (Some(date), _) => with_reason(why, &format!("1-1 with {name} on {}", day(date, today))),
        (None, Some(_)) => why.unwrap_or_default(),
        (None, None) => format!("no 1-1 with {name} in sight"),
    }
}

fn with_reason(why: Option<String>, next: &str) -> String {
    why.map_or_else(|| next.to_owned(), |why| format!("{why}; {next}"))
}

/// What keeps a meeting from being held; `name` is who has left or is away, when it is a 1-1.
pub fn not_held(why: NotHeld, name: &str, today: NaiveDate) -> String {
    match why {
        NotHeld::Skipped => "skipped".to_owned(),
        NotHeld::ManagerAway(_) => "you are away".to_owned(),
        NotHeld::Holiday(date) => format!("{} is a holiday", day(date, today)),
        NotHeld::Away(_) => format!("{name} is away"),
        NotHeld::Left(date) if date < today => format!("{name} left on {}", without_weekday(date, today)),
        NotHeld::Left(date) => format!("{name} leaves on {}", without_weekday(date, today)),
    }
}

/// The heading of what the team reads instead of hearing it.
pub const IN_WRITING: &str = "In writing";

/// The meetings of a week that are not held, with what keeps them from it; those with the same reason together.
pub fn meetings_off(plan: &Plan) -> Vec<String> {
    let mut off: Vec<(String, String)> = Vec::new();
    for one in &plan.not_held {
        let who = one.of.with().map(|who| name(&plan.names, who));
        let meeting = who.as_ref().map_or("team meeting".to_owned(), |who| format!("1-1 with {who}"));
        let why = match one.why {
            NotHeld::Away(_) => "away".to_owned(),
            why => not_held(why, who.as_deref().unwrap_or_default(), plan.today),
        };
        match off.iter_mut().find(|(_, other)| *other == why) {
            Some((meetings, _)) => *meetings = format!("{meetings}, {meeting}"),
            None => off.push((meeting, why)),
        }
    }
    off.into_iter().map(|(meetings, why)| format!("{meetings}: {why}")).collect()
}

/// What has to come before the team hears a topic: `once released on Tue 8 Dec and Kim has been told`.
pub fn condition(condition: &Condition, names: &Names, today: NaiveDate) -> String {
    let released = condition.released.map(|on| format!("released on {}", day(on, today)));
    let told = (!condition.told.is_empty()).then(|| format!("{} been told", has(names, &condition.told)));
    let all: Vec<_> = released.into_iter().chain(told).collect();
    format!("once {}", all.join(" and "))
}

/// Since when a topic is in the parking lot: `parked since 24 Nov`.
pub fn parked_since(since: NaiveDate, today: NaiveDate) -> String {
    format!("parked since {}", without_weekday(since, today))
}

fn has(names: &Names, who: &[Handle]) -> String {
    format!("{} {}", list(names, who), if who.len() == 1 { "has" } else { "have" })
}

fn or_list(names: &Names, handles: &[Handle]) -> String {
    let shown: Vec<String> = handles.iter().map(|handle| name(names, handle)).collect();
    shown.join(" or ")
}

/// The heading of a team's meeting; a name that ends in `team` is not followed by another one.
pub fn team_meeting(team: &str) -> String {
    let named = team.to_lowercase().ends_with("team");
    format!("{team} {}", if named { "meeting" } else { "team meeting" })
}

/// Both prices of a team meeting, in one sentence; `None` when nothing is said in it.
pub fn economics(price: &Economics) -> Option<String> {
    if price.broadcast == 0 {
        return None;
    }
    let (saved, together) = (price.team_saves(), price.broadcast);
    let verdict = match saved {
        1.. => format!("{saved} person-minutes saved"),
        0 => "the same".to_owned(),
        _ => format!("{} person-minutes more than 1-1s would take", saved.unsigned_abs()),
    };
    Some(format!(
        "Said once to all: {together} person-minutes. One by one: {}, {} of them yours. {verdict}.",
        price.serial, price.manager_serial
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_another_year_says_so() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(day(date("2026-12-01"), date("2026-11-23")), "Tue 1 Dec");
        assert_eq!(day(date("2027-01-05"), date("2026-11-23")), "Tue 5 Jan 2027");
        let since = carried(&[date("2026-12-15"), date("2026-12-08")], date("2027-01-05"));
        assert_eq!(since.as_deref(), Some("carried 2×, since 8 Dec 2026"));
    }

    #[test]
    fn a_team_meeting_names_the_team_once() {
        assert_eq!(team_meeting("Platform"), "Platform team meeting");
        assert_eq!(team_meeting("My team"), "My team meeting");
    }
}

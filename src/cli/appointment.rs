//! What `move`, `skip` and `usual` have in common: the meeting that is meant, and what is said of it afterwards.

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::Serialize;

use crate::desk::{Appointment, Desk, member_called};
use crate::domain::{Handle, Instead, MeetingOf, Minutes, Team, TopicId, Week};
use crate::plan::{ItemText, Meeting, MeetingDay, NotHeld, Plan};
use crate::share::words::{day, late, not_held, usage};
use crate::store::TeamEdit;

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::Tone;
use super::session::Session;
use super::{change, week, words};

/// What `skip` and `usual` are asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which meeting: `team`, or the handle of a member
    #[arg(value_name = "team|HANDLE")]
    pub who: String,

    /// Which week: this, next, 2026-W48 or a date in it; without it this one, at a weekend the coming one
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,

    /// How to print the answer
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Makes an edit of the meeting that is meant, saves it, and says what it means for the agenda.
pub fn run(
    args: &Args,
    session: &mut Session<'_, '_>,
    edit: impl FnOnce(&Desk, &Appointment) -> TeamEdit,
) -> Result<(), Failure> {
    let week = args.week.as_deref().map(|week| week::parse(week, session.today())).transpose()?;
    let desk = session.open_own()?;
    let of = whose(desk.team(), &args.who)?;
    let meeting = of_week(&desk, of, week.unwrap_or_else(|| desk.week()))?;
    let edit = edit(&desk, &meeting);
    decide(session, desk, &meeting, &edit, args.format)
}

/// Which meeting, in words: `team`, or who a 1-1 is with.
pub fn whose(team: &Team, who: &str) -> Result<MeetingOf, Failure> {
    if who == "team" {
        return Ok(MeetingOf::Team);
    }
    let member = member_called(team, who.trim_start_matches('@'));
    member.map(MeetingOf::OneOnOne).map_err(change::not_understood)
}

/// The meeting of a week; says when the next one is, if the week has none.
pub fn of_week(desk: &Desk, of: MeetingOf, week: Week) -> Result<Appointment, Failure> {
    let name = name(desk.team(), &of);
    let next = desk.next_meeting(&of, week.day(Weekday::Sun));
    desk.appointment(of, week).ok_or_else(|| {
        let failure = Failure::data(format!("{week} has no {name}."));
        match next {
            Some(date) => {
                let next = format!("the next is on {}: --week {}", day(date, desk.today()), Week::of(date));
                failure.hint(next)
            }
            None => failure.hint("none is in sight"),
        }
    })
}

/// How a meeting is called: `1-1 with Dana`, `team meeting`.
pub fn name(team: &Team, of: &MeetingOf) -> String {
    match of {
        MeetingOf::Team => "team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("1-1 with {}", team.name_of(who)),
    }
}

/// Saves the edit and says what it means for the agenda.
pub fn decide(
    session: &mut Session<'_, '_>,
    mut desk: Desk,
    appointment: &Appointment,
    edit: &TeamEdit,
    format: TextOrJson,
) -> Result<(), Failure> {
    let before = topics(&desk.plan(appointment.week), &appointment.of);
    let workspace = desk.workspace().clone();
    change::save_team(session, &workspace, &mut desk, edit)?;
    let plan = desk.plan(appointment.week);
    let day = desk.meeting_day(&appointment.of, appointment.week);
    if let Some(other) =
        day.meeting().and_then(|meeting| overlap(&plan, desk.team(), &appointment.of, &meeting))
    {
        session.note(&format!("it overlaps with the {other}."))?;
    }
    let topics = if day.meeting().is_some() { topics(&plan, &appointment.of) } else { before };
    let next = desk.next_meeting(&appointment.of, appointment.week.day(Weekday::Sun));
    let standing = Standing { appointment, day, instead: edit.instead, topics, next };
    match format {
        TextOrJson::Text => standing.tell(session, desk.team()),
        TextOrJson::Json => Ok(session.page.json(&standing.json())?),
    }
}

/// What has become of a week's meeting.
struct Standing<'a> {
    appointment: &'a Appointment,
    day: MeetingDay,
    instead: Option<Instead>,
    /// What it has on its agenda, or had when it was still to be held.
    topics: Vec<Concerned>,
    /// When the one after it is.
    next: Option<NaiveDate>,
}

/// A topic of a meeting.
struct Concerned {
    title: String,
    id: Option<TopicId>,
    due: Option<NaiveDate>,
    minutes: Minutes,
}

/// What stands on the agenda of a meeting.
fn topics(plan: &Plan, of: &MeetingOf) -> Vec<Concerned> {
    fn concerned(text: &ItemText, minutes: Minutes) -> Concerned {
        Concerned { title: text.title().to_owned(), id: text.id().cloned(), due: text.due(), minutes }
    }
    match of {
        MeetingOf::Team => {
            let slots = plan.team.iter().flat_map(|agenda| &agenda.items);
            slots.map(|slot| concerned(slot.item.text(), slot.minutes)).collect()
        }
        MeetingOf::OneOnOne(who) => {
            let slots = plan.one_on_one(who).into_iter().flat_map(|agenda| &agenda.items);
            slots.map(|slot| concerned(slot.item.text(), slot.minutes)).collect()
        }
    }
}

/// Another meeting that is held at the same time.
fn overlap(plan: &Plan, team: &Team, of: &MeetingOf, meeting: &Meeting) -> Option<String> {
    let team_meeting = plan.team.iter().map(|agenda| (MeetingOf::Team, agenda.meeting));
    let one_on_ones = plan.one_on_ones.iter();
    let one_on_ones = one_on_ones.map(|agenda| (MeetingOf::OneOnOne(agenda.with.clone()), agenda.meeting));
    let mut others = team_meeting.chain(one_on_ones).filter(|(other, _)| other != of);
    let (of, other) = others.find(|(_, other)| at_once(meeting, other))?;
    Some(format!("{}, {}", name(team, &of), hours(&other)))
}

/// Whether two meetings are held at the same time, as far as it is known.
fn at_once(one: &Meeting, other: &Meeting) -> bool {
    let (Some(a), Some(b)) = (one.start, other.start) else { return false };
    let minutes = |from: NaiveTime, to: NaiveTime| (to - from).num_minutes();
    one.date == other.date
        && minutes(a, b) < i64::from(one.minutes.0)
        && minutes(b, a) < i64::from(other.minutes.0)
}

fn hours(meeting: &Meeting) -> String {
    let shown =
        |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
    format!("{}–{}", shown(meeting.start), shown(meeting.time_at(meeting.minutes)))
}

impl Standing<'_> {
    /// Says what has become of the meeting, and of what was to be talked about there.
    fn tell(&self, session: &mut Session<'_, '_>, team: &Team) -> Result<(), Failure> {
        let today = session.today();
        let name = name(team, &self.appointment.of);
        let usual = day(self.appointment.on, today);
        let (head, what) = match (self.day, self.instead) {
            (MeetingDay::On(now), None) => ("As usual: ", format!("{name} on {}", when(&now, today))),
            (MeetingDay::On(now), Some(_)) => ("Moved: ", format!("{name}, {usual} → {}", when(&now, today))),
            (MeetingDay::Off { why: NotHeld::Skipped, .. }, _) => ("Skipped: ", format!("{name} on {usual}")),
            (MeetingDay::Off { why, .. }, _) => {
                let who = self.appointment.of.with().map_or("", |who| team.name_of(who));
                ("Not held: ", format!("{name} on {usual}; {}", not_held(why, who, today)))
            }
            (MeetingDay::None, _) => ("Not held: ", format!("{name} on {usual}")),
        };
        session.page.hanging(&[Tone::Strong.of(head)], Tone::Plain, &what)?;
        session.page.paragraph(2, Tone::Quiet, &self.meaning(today))?;
        let too_late = self.said().map(|said| self.too_late(said, today)).unwrap_or_default();
        too_late.iter().try_for_each(|late| Ok(session.page.paragraph(2, Tone::Attention, late)?))
    }

    /// What it means for what is to be talked about.
    fn meaning(&self, today: NaiveDate) -> String {
        let count = words::count(self.topics.len(), "topic", "topics");
        match (self.day.meeting(), self.next) {
            (Some(_), _) if self.topics.is_empty() => "nothing is planned for it".to_owned(),
            (Some(meeting), _) => {
                let used = self.topics.iter().map(|topic| topic.minutes).sum();
                format!("{count}, {}", usage(used, meeting.minutes))
            }
            (None, Some(next)) if self.topics.is_empty() => {
                format!("the next one is on {}", day(next, today))
            }
            (None, Some(next)) => {
                let wait =
                    if self.topics.len() == 1 { "topic waits".to_owned() } else { format!("{count} wait") };
                format!("its {wait} for the next one, on {}", day(next, today))
            }
            (None, None) => "no next one is in sight".to_owned(),
        }
    }

    /// When its topics are talked about.
    fn said(&self) -> Option<NaiveDate> {
        self.day.meeting().map(|meeting| meeting.date).or(self.next)
    }

    /// Which of its topics are talked about too late.
    fn too_late(&self, said: NaiveDate, today: NaiveDate) -> Vec<String> {
        let late = self.topics.iter().filter_map(|topic| Some((late(topic.due, said, today)?, topic)));
        late.map(|(late, topic)| format!("{late}: “{}”", topic.title)).collect()
    }

    fn json(&self) -> AppointmentJson<'_> {
        let meeting = self.day.meeting();
        let said = self.said();
        let topic = |topic: &Concerned| TopicJson {
            id: topic.id.as_ref().map(ToString::to_string),
            title: topic.title.clone(),
            due: topic.due.map(|due| due.to_string()),
            late: topic.due.zip(said).is_some_and(|(due, said)| due < said),
        };
        AppointmentJson {
            schema: 1,
            with: self.appointment.of.with().map(Handle::as_str),
            week: self.appointment.week.to_string(),
            usual: self.appointment.on.to_string(),
            held: meeting.is_some(),
            date: meeting.map(|meeting| meeting.date.to_string()),
            start: meeting.and_then(|meeting| meeting.start).map(|start| start.format("%H:%M").to_string()),
            why: self.day.why_not().map(NotHeld::as_str),
            next: self.next.map(|next| next.to_string()),
            topics: self.topics.iter().map(topic).collect(),
        }
    }
}

/// A meeting's day and time: `Fri 27 Nov 15:00`.
fn when(meeting: &Meeting, today: NaiveDate) -> String {
    let start = meeting.start.map(|start| start.format(" %H:%M").to_string());
    format!("{}{}", day(meeting.date, today), start.unwrap_or_default())
}

#[derive(Serialize)]
struct AppointmentJson<'a> {
    schema: u32,
    with: Option<&'a str>,
    week: String,
    usual: String,
    held: bool,
    date: Option<String>,
    start: Option<String>,
    why: Option<&'static str>,
    next: Option<String>,
    topics: Vec<TopicJson>,
}

#[derive(Serialize)]
struct TopicJson {
    id: Option<String>,
    title: String,
    due: Option<String>,
    late: bool,
}

//! A question for a 1-1 when one of its practices has not had room for long.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::coverage::Held;
use super::{Basis, OneOnOneAgenda, one_on_one};
use crate::classify::Routed;
use crate::domain::{Handle, Log, Member, Minutes, Practice, Team, Week, With};

/// A practice that has had no room for so many weeks is stale.
const STALE_WEEKS: i64 = 6;
/// A question that was said in a 1-1 of these days is not asked again, whatever was noted of it.
const OF_LATE: Days = Days::new(91);
/// A question needs so much time at least.
const LEAST_TIME: Minutes = Minutes(5);

/// A question that the manager may want to ask; nothing is planned by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// Its id in the bank of questions, such as `trust-07`.
    pub id: &'static str,
    /// The practice that it gives room to.
    pub practice: Practice,
    /// The question.
    pub text: &'static str,
}

/// The bank of questions, by practice.
static BANK: LazyLock<Vec<Question>> = LazyLock::new(|| read_bank(include_str!("questions.toml")));

struct Question {
    id: String,
    practice: Practice,
    text: String,
}

fn read_bank(text: &str) -> Vec<Question> {
    let all: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text).unwrap_or_default();
    let questions =
        all.into_iter().filter_map(|(name, questions)| Some((Practice::parse(&name)?, questions)));
    let numbered = |(practice, questions): (Practice, BTreeMap<String, String>)| {
        let question = move |(number, text)| Question { id: format!("{practice}-{number}"), practice, text };
        questions.into_iter().map(question)
    };
    questions.flat_map(numbered).collect()
}

impl Suggested {
    /// The question with this id.
    pub fn by_id(id: &str) -> Option<Self> {
        BANK.iter().find(|question| question.id == id).map(Self::new)
    }

    fn new(question: &'static Question) -> Self {
        Self { id: &question.id, practice: question.practice, text: &question.text }
    }
}

/// A question for a certain 1-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Suggested,
    /// The day of the 1-1.
    pub on: NaiveDate,
    /// The weeks for which its practice had no room; `None` when it never had.
    pub waited: Option<i64>,
}

impl Asked {
    /// A question for a member's next 1-1; with `any`, also when nothing has waited long. `None` when no 1-1 is in
    /// sight either.
    pub fn next(basis: &Basis<'_>, member: &Member, any: bool) -> Option<Self> {
        let on = basis.next_one_on_one(member)?;
        question(basis, member, on, &HashSet::new(), any)
    }
}

/// A question for a member's 1-1, when the log is old enough to tell that one of the practices is stale and the
/// agenda neither has it nor is full. The same one for the same day, and another one for the next.
pub(super) fn suggest(basis: &Basis<'_>, member: &Member, agenda: &OneOnOneAgenda) -> Option<Suggested> {
    let free = agenda.meeting.minutes.saturating_sub(agenda.used());
    let on_it = agenda.items.iter().map(|slot| slot.item.text().practice());
    let asked = (free >= LEAST_TIME)
        .then(|| question(basis, member, agenda.meeting.date, &on_it.collect(), false))
        .flatten();
    asked.map(|asked| asked.question)
}

fn question(
    basis: &Basis<'_>,
    member: &Member,
    on: NaiveDate,
    planned: &HashSet<Practice>,
    any: bool,
) -> Option<Asked> {
    let Basis { team, log, today, .. } = *basis;
    if !any && !is_old_enough(log, today) {
        return None;
    }
    let turn = turn(team, member, Week::of(on));
    let least = if any { 0 } else { STALE_WEEKS };
    let (practice, waited) = stalest(log, member, today, planned, (turn, least))?;
    let questions = still_to_ask(basis, &member.handle, practice);
    let question = questions.get(turn % questions.len().max(1)).map(|question| Suggested::new(question))?;
    Some(Asked { question, on, waited })
}

/// Whether there is a log for long enough to tell what has waited.
fn is_old_enough(log: &Log, today: NaiveDate) -> bool {
    let begun = log.meetings().iter().find(|meeting| meeting.of.with().is_some());
    begun.is_some_and(|begun| Week::of(today).since(Week::of(begun.date)) >= STALE_WEEKS)
}

/// The practice that has waited longest, of those that are not planned already; one that never had room before all
/// others, and of several that waited as long each in its turn.
fn stalest(
    log: &Log,
    member: &Member,
    today: NaiveDate,
    planned: &HashSet<Practice>,
    (turn, least): (usize, i64),
) -> Option<(Practice, Option<i64>)> {
    let practices = Held::with(log, &member.handle, today).practices(today);
    let waited = |weeks: Option<i64>| weeks.unwrap_or(i64::MAX);
    let stale =
        |(practice, weeks): &&(Practice, Option<i64>)| waited(*weeks) >= least && !planned.contains(practice);
    let longest = practices.iter().filter(stale).map(|(_, weeks)| waited(*weeks)).max()?;
    let equal: Vec<_> =
        practices.iter().filter(stale).filter(|(_, weeks)| waited(*weeks) == longest).collect();
    equal.get(turn % equal.len().max(1)).map(|one| **one)
}

/// The questions of a practice that a member was not asked yet; when fewer than two are left, all but the last that
/// was taken or dismissed.
fn still_to_ask(basis: &Basis<'_>, who: &Handle, practice: Practice) -> Vec<&'static Question> {
    let bank = || BANK.iter().filter(move |question| question.practice == practice);
    let done: Vec<_> = basis.log.suggestions().iter().filter(|one| &one.with == who).collect();
    let on_the_table = on_the_table(basis, who);
    let is_fresh = |question: &&Question| {
        !done.iter().any(|one| one.question == question.id) && !on_the_table.contains(question.text.as_str())
    };
    let fresh: Vec<_> = bank().filter(is_fresh).collect();
    if fresh.len() > 1 {
        return fresh;
    }
    bank().filter(|question| done.last().is_none_or(|last| last.question != question.id)).collect()
}

/// What stands open for a member's 1-1s or was said there of late. A question among it was taken, also when whoever took
/// it did not get as far as noting that.
fn on_the_table<'a>(basis: &Basis<'a>, who: &'a Handle) -> HashSet<&'a str> {
    let theirs = |with: &With| matches!(with, With::Members(members) if members.contains(who));
    let open = basis.routed.iter().map(Routed::topic).filter(|topic| theirs(&topic.with));
    let since = basis.today.checked_sub_days(OF_LATE).unwrap_or(basis.today);
    let of_late = basis.log.meetings().iter().rev().take_while(|meeting| meeting.date >= since);
    let said = of_late.filter(|meeting| meeting.of.with() == Some(who)).flat_map(|meeting| &meeting.items);
    open.map(|topic| topic.title.as_str()).chain(said.map(|item| item.title.as_str())).collect()
}

/// The number of a member's 1-1 in a week, so that each is asked something else than the one before.
fn turn(team: &Team, member: &Member, week: Week) -> usize {
    let origin = Week::of(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default());
    let weeks = i32::try_from(week.since(origin)).unwrap_or(0);
    let held = |n: &i32| one_on_one(team, member, origin.plus(*n)).meeting().is_some();
    let before = (0..weeks).filter(held).count();
    let own: usize = member.handle.as_str().bytes().map(usize::from).sum();
    before + own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Route;

    const OPENERS: [&str; 24] = [
        "is", "are", "am", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could", "will",
        "would", "shall", "should", "may", "might", "must", "isn't", "don't", "any", "ever",
    ];

    #[test]
    fn the_bank_has_enough_for_every_practice() {
        let private = Practice::ALL.iter().filter(|practice| practice.route() == Route::Private);
        for practice in private {
            let count = BANK.iter().filter(|question| question.practice == *practice).count();
            assert!(count >= 14, "{practice} has {count}");
        }
        assert!(BANK.len() >= 80 && BANK.iter().all(|question| question.practice.route() == Route::Private));
        assert!(Suggested::by_id("trust-01").is_some_and(|one| one.practice == Practice::Trust));
    }

    #[test]
    fn each_question_is_asked_once_and_is_open() {
        let mut texts: Vec<String> = BANK.iter().map(|question| question.text.to_lowercase()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), BANK.len());
        for question in BANK.iter() {
            let first = question.text.split_whitespace().next().unwrap_or_default().to_lowercase();
            assert!(!OPENERS.contains(&first.as_str()), "yes or no: {}", question.text);
            assert!(question.text.ends_with('?') && question.text.len() < 140, "{}", question.text);
            let (_, number) = question.id.split_once('-').unwrap();
            assert!(number.len() == 2 && number.parse::<u32>().is_ok(), "{}", question.id);
        }
    }
}

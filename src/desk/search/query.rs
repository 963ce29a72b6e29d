//! What is asked of the log, as people write it: `queue @dana practice:trust since:2026-09 decision`.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::fold::fold;
use crate::desk::member_called;
use crate::domain::{Handle, Log, MeetingOf, Practice, Team, Week};
use crate::escape::visible;
use crate::store::suggest::nearest;

/// What is asked for. All of it must hold; with nothing asked for, everything does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words and phrases, folded, each after a blank.
    pub(super) words: Vec<String>,
    /// People whom it must concern.
    pub(super) people: Vec<Person>,
    /// Only what the manager raised or promised.
    pub(super) mine: bool,
    pub(super) practices: Vec<Practice>,
    /// What kinds of things; any of them when there are several, and all when there are none.
    pub(super) kinds: Vec<Kind>,
    pub(super) since: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    /// Team meetings alone, or 1-1s alone.
    pub(super) team: Option<bool>,
}

/// Somebody, with the words that a text may use for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub handle: Handle,
    pub called: Vec<String>,
}

/// A kind of thing that a meeting leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Decision,
    Action,
    Open,
}

/// Why a query cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong.
    pub what: String,
    /// What would put it right.
    pub hint: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", visible(&self.what))
    }
}

impl std::error::Error for QueryError {}

fn refuse(what: impl Into<String>, hint: impl Into<String>) -> QueryError {
    QueryError { what: what.into(), hint: hint.into() }
}

const KEYS: [&str; 3] = ["practice", "since", "until"];

impl Query {
    /// Reads a query. Whoever is named with `@` is on the roster or in the log.
    pub fn read(text: &str, team: &Team, log: &Log, today: NaiveDate) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (word, quoted) in words(text) {
            if quoted {
                query.word(&word);
            } else {
                query.term(&word, team, log, today)?;
            }
        }
        if query.since.is_some_and(|since| query.until.is_some_and(|until| until < since)) {
            return Err(refuse("`until:` is before `since:`", "swap the two"));
        }
        Ok(query)
    }

    /// Whether all there is was asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same query, for promises that are still to be kept.
    #[must_use]
    pub fn of_open_promises(self) -> Self {
        Self { kinds: vec![Kind::Open], ..self }
    }

    /// The same query, for all that was promised.
    #[must_use]
    pub fn of_promises(self) -> Self {
        Self { kinds: vec![Kind::Action], ..self }
    }

    fn word(&mut self, word: &str) {
        let folded = fold(word);
        if !folded.is_empty() {
            self.words.push(folded);
        }
    }

    fn term(&mut self, word: &str, team: &Team, log: &Log, today: NaiveDate) -> Result<(), QueryError> {
        if let Some(name) = word.strip_prefix('@').filter(|name| !name.is_empty()) {
            match person(name, team, log) {
                Ok(person) => self.people.push(person),
                // A member who is called so comes first.
                Err(_) if name.eq_ignore_ascii_case("me") => self.mine = true,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
        if let Some((key, value)) = word.split_once(':') {
            return self.keyed(word, key, value, today);
        }
        match word.to_lowercase().as_str() {
            "decision" | "decisions" => self.kinds.push(Kind::Decision),
            "action" | "actions" => self.kinds.push(Kind::Action),
            "open" => self.kinds.push(Kind::Open),
            "team" => self.team = Some(true),
            "1-1" | "1-1s" | "1:1" => self.team = Some(false),
            _ => self.word(word),
        }
        Ok(())
    }

    fn keyed(&mut self, word: &str, key: &str, value: &str, today: NaiveDate) -> Result<(), QueryError> {
        match key.to_lowercase().as_str() {
            "practice" => self.practices.push(practice(value)?),
            "since" => self.since = Some(period(word, value, today)?.0),
            "until" => self.until = Some(period(word, value, today)?.1),
            "is" if ["decision", "action", "open"].contains(&value) => {
                self.kinds.push(match value {
                    "decision" => Kind::Decision,
                    "action" => Kind::Action,
                    _ => Kind::Open,
                });
            }
            "1" if value == "1" => self.team = Some(false),
            key => match nearest(key, KEYS) {
                Some(near) => {
                    return Err(refuse(
                        format!("“{key}:” says nothing here"),
                        format!("did you mean {near}:{value}?"),
                    ));
                }
                None => self.word(word),
            },
        }
        Ok(())
    }

    /// Whether meetings of this kind on this day are asked for.
    pub(super) fn wants(&self, of: &MeetingOf, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date)
            && self.until.is_none_or(|until| date <= until)
            && self.team.is_none_or(|team| team == (*of == MeetingOf::Team))
    }
}

/// The words of a query, each with whether it stood between quotation marks.
fn words(text: &str) -> Vec<(String, bool)> {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
    text.split(is_quote)
        .enumerate()
        .flat_map(|(nth, part)| match nth % 2 {
            0 => part.split_whitespace().map(|word| (word.to_owned(), false)).collect(),
            _ => vec![(part.to_owned(), true)],
        })
        .collect()
}

fn practice(value: &str) -> Result<Practice, QueryError> {
    Practice::parse(&value.to_lowercase()).ok_or_else(|| {
        let ids = || Practice::ALL.iter().map(|practice| practice.id());
        let hint = match nearest(value, ids()) {
            Some(near) => format!("did you mean practice:{near}?"),
            None => format!("write one of: {}", ids().collect::<Vec<_>>().join(", ")),
        };
        refuse(format!("“{value}” is not a practice"), hint)
    })
}

/// The first and the last day of a period: a day, a week, a month or a year.
fn period(word: &str, value: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), QueryError> {
    let day = |date: NaiveDate| Some((date, date));
    let from_to = |first: NaiveDate, next: Option<NaiveDate>| Some((first, next?.pred_opt()?));
    let read = match value.to_lowercase().as_str() {
        "today" => day(today),
        "yesterday" => today.pred_opt().and_then(day),
        text => text.parse().ok().and_then(day).or_else(|| {
            let week = Week::parse(text).map(Week::monday);
            let month = || format!("{text}-01").parse::<NaiveDate>().ok();
            let year = || NaiveDate::from_ymd_opt(text.parse().ok()?, 1, 1);
            week.and_then(|first| from_to(first, first.checked_add_days(Days::new(7))))
                .or_else(|| {
                    month().and_then(|first| from_to(first, first.checked_add_months(Months::new(1))))
                })
                .or_else(|| {
                    year().and_then(|first| from_to(first, first.checked_add_months(Months::new(12))))
                })
        }),
    };
    let sensible = read.filter(|(first, _)| (1000..=9999).contains(&first.year()));
    sensible.ok_or_else(|| {
        refuse(
            format!("“{word}” has no date"),
            "write 2026-09-01, 2026-09, 2026-W36, 2026, today or yesterday",
        )
    })
}

/// Who is meant: a member by any name, or by their handle somebody who has left.
fn person(name: &str, team: &Team, log: &Log) -> Result<Person, QueryError> {
    let called = member_called(team, name);
    let handle = called.or_else(|error| {
        let left = Handle::new(name).filter(|who| is_in(log, who));
        left.ok_or_else(|| {
            let hint = error.hint.unwrap_or_else(|| "without the @ it is a word to look for".to_owned());
            refuse(error.what, hint)
        })
    })?;
    let member = team.member(&handle);
    let names = member.into_iter().flat_map(|member| {
        let aliases = member.aliases.iter().map(String::as_str);
        [member.name.as_str(), member.short_name()].into_iter().chain(aliases)
    });
    let mut called: Vec<String> =
        names.chain([handle.as_str()]).map(|name| format!("{} ", fold(name))).collect();
    called.sort_unstable();
    called.dedup();
    Ok(Person { handle, called })
}

/// Whether somebody was at a meeting, missed one, or raised, promised or was told something.
fn is_in(log: &Log, who: &Handle) -> bool {
    log.meetings().iter().any(|meeting| {
        meeting.present.contains(who)
            || meeting.absent.contains(who)
            || meeting.items.iter().any(|item| item.from.as_ref() == Some(who))
            || meeting.actions.iter().any(|action| action.who.as_ref() == Some(who))
            || meeting.items.iter().any(|item| item.told.iter().any(|told| &told.who == who))
    })
}

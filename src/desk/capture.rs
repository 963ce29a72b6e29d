//! Reads one captured line into a topic: `Outage review @dana #incident 15m !high due:fri ~private`.
//!
//! A slip in what bears on privacy is an error and never just a word of the title.

use std::fmt;

use chrono::NaiveDate;

use super::MissingReason;
use super::dates::read_date;
use super::words::{read_minutes, split_tail, words};
use crate::domain::{
    Cadence, Drawer, Handle, Kind, Member, Minutes, Priority, Route, Team, Topic, TopicKey, With,
};
use crate::store::suggest::nearest;

/// Why a line could not be captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureError {
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// Why it needs the manager's reason, when that is what is missing.
    pub missing: Option<MissingReason>,
}

impl CaptureError {
    /// What is wrong, and what to write instead.
    pub(super) fn new(what: impl Into<String>, hint: Option<String>) -> Self {
        Self { what: what.into(), hint, missing: None }
    }
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::escape::visible(&self.what))
    }
}

impl std::error::Error for CaptureError {}

/// Reads a line, or a title line with notes below it, as a topic that was added today.
///
/// | written | means |
/// |---|---|
/// | `@dana`, `@everyone` | whom it concerns: handle, alias or first name |
/// | `#incident` | a tag (`#123` is a word) |
/// | `15m`, `1h30` | minutes, before or after the title |
/// | `!high`, `!low` | priority |
/// | `~private`, `~broadcast` | the manager's call |
/// | `kind:decide` | inform, discuss, decide |
/// | `due:fri`, `after:`, `embargo:` | dates, see [`read_date`] |
/// | `from:dana`, `first:kim` | who raised it; who hears it before the team |
/// | `every:"4 weeks"`, `because:"…"`, `link:https://…` | as in the file |
/// | `\@dana` | the word itself |
pub fn read_capture(text: &str, team: &Team, today: NaiveDate) -> Result<Topic, CaptureError> {
    let text = text.trim();
    let (line, notes) = text.split_once('\n').unwrap_or((text, ""));
    let mut reader = Reader::new(team, today);
    reader.read(&words(line))?;
    let mut topic = reader.topic;
    topic.title = reader.title.join(" ");
    notes.trim().clone_into(&mut topic.notes);
    if topic.title.is_empty() {
        return Err(error("there is no title", Some("write what it is about".to_owned())));
    }
    Ok(topic)
}

/// Puts a reason to a captured topic that was given beside the line; refused when the line has one, too.
pub(super) fn give_reason(topic: &mut Topic, reason: Option<&str>) -> Result<(), CaptureError> {
    let Some(reason) = reason.map(str::trim).filter(|reason| !reason.is_empty()) else { return Ok(()) };
    if let Some(written) = &topic.because {
        let hint = format!("the text says because:\"{written}\" already; leave one of them out");
        return Err(error("there are two reasons", Some(hint)));
    }
    topic.because = Some(reason.to_owned());
    Ok(())
}

struct Reader<'a> {
    team: &'a Team,
    today: NaiveDate,
    topic: Topic,
    title: Vec<String>,
}

type Read = Result<(), CaptureError>;

impl<'a> Reader<'a> {
    fn new(team: &'a Team, today: NaiveDate) -> Self {
        let mut topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "");
        topic.added = Some(today);
        Self { team, today, topic, title: Vec::new() }
    }

    fn read(&mut self, words: &[String]) -> Read {
        let last_plain = words.iter().rposition(|word| is_plain(word));
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = words.get(at + 1..).unwrap_or_default();
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let within = !self.title.is_empty()
                && (last_plain.is_some_and(|last| at < last) || before.is_some_and(|one| wants(one, word)));
            at += 1 + self.word(word, rest, within)?;
        }
        Ok(())
    }

    /// Reads one word; gives back how many of the following ones it took with it. `within` says that
    /// the word stands inside of the title, where a name or a tag is also read as a word.
    fn word(&mut self, word: &str, rest: &[String], within: bool) -> Result<usize, CaptureError> {
        let mut signs = word.chars();
        let (sign, name) = (signs.next().unwrap_or_default(), signs.as_str());
        match sign {
            '\\' if !is_plain(name) || name.starts_with('\\') => self.title.push(name.to_owned()),
            '@' if starts_with_letter(name) => self.mention(name, within)?,
            '#' if is_tag(name) => self.tag(name, within),
            '!' if starts_with_letter(name) => self.priority(name)?,
            '~' if starts_with_letter(name) => self.route(name)?,
            '~' if name.is_empty() => self.lone_tilde(rest)?,
            _ => {
                if let Some((key, value)) = word.split_once(':') {
                    return self.keyed(word, key, value, rest);
                }
                match read_minutes(word).filter(|_| !within) {
                    Some(minutes) => self.topic.minutes = Some(Minutes(minutes)),
                    None => self.title.push(word.to_owned()),
                }
            }
        }
        Ok(0)
    }

    fn mention(&mut self, word: &str, within: bool) -> Read {
        let (name, tail) = split_tail(word);
        if name.eq_ignore_ascii_case("everyone") || name.eq_ignore_ascii_case("all") {
            self.topic.with = With::Everyone;
            if within {
                self.title.push(format!("everyone{tail}"));
            }
            return Ok(());
        }
        let handle = member_called(self.team, name).map_err(|error| or_the_word(error, name))?;
        if within {
            self.title.push(format!("{}{tail}", self.team.name_of(&handle)));
        }
        match &mut self.topic.with {
            With::Everyone => {}
            With::Members(members) if members.contains(&handle) => {}
            With::Members(members) => members.push(handle),
            nobody @ With::Nobody => *nobody = With::Members(vec![handle]),
        }
        Ok(())
    }

    fn tag(&mut self, word: &str, within: bool) {
        let (tag, tail) = split_tail(word);
        if !self.topic.tags.iter().any(|known| known == tag) {
            self.topic.tags.push(tag.to_owned());
        }
        if within {
            self.title.push(format!("{tag}{tail}"));
        }
    }

    fn priority(&mut self, word: &str) -> Read {
        let known = Priority::ALL.map(Priority::as_str);
        self.topic.priority = read_word(word, '!', "a priority", &known, Priority::parse)?;
        Ok(())
    }

    fn route(&mut self, word: &str) -> Read {
        let known = [Route::Broadcast.as_str(), Route::Private.as_str()];
        let route = read_word(word, '~', "a route", &known, Route::parse)?;
        if self.topic.route.is_some_and(|earlier| earlier != route) {
            let hint = "write one of the two; for the word itself: \\~".to_owned() + route.as_str();
            return Err(error("`~private` and `~broadcast` contradict each other", Some(hint)));
        }
        self.topic.route = Some(route);
        Ok(())
    }

    fn keyed(&mut self, word: &str, key: &str, value: &str, rest: &[String]) -> Result<usize, CaptureError> {
        match key {
            "due" | "after" | "embargo" => return self.date(key, value, rest),
            _ if value.is_empty() || value.starts_with("//") => self.title.push(word.to_owned()),
            "kind" => {
                let known = Kind::ALL.map(Kind::as_str);
                self.topic.kind = Some(read_word(value, ':', "a kind", &known, Kind::parse)?);
            }
            "from" => self.topic.from = Some(member_called(self.team, value.trim_start_matches('@'))?),
            "with" | "first" => self.members(key, value)?,
            "every" | "repeat" => self.topic.repeat = Some(read_rhythm(value)?),
            "because" => self.topic.because = Some(value.to_owned()),
            "link" => self.topic.link = Some(value.to_owned()),
            _ => self.unknown(word, key, value)?,
        }
        Ok(0)
    }

    fn members(&mut self, key: &str, value: &str) -> Read {
        for name in value.split(',').map(|name| name.trim().trim_start_matches('@')).filter(|n| !n.is_empty())
        {
            if key == "with" {
                self.mention(name, false)?;
            } else {
                let handle = member_called(self.team, name)?;
                if !self.topic.tell_first.contains(&handle) {
                    self.topic.tell_first.push(handle);
                }
            }
        }
        Ok(())
    }

    /// Reads the date after `key:`, which may go on over the following words: `due:27 nov`.
    fn date(&mut self, key: &str, value: &str, rest: &[String]) -> Result<usize, CaptureError> {
        let longest = rest.len().min(3);
        let read = (0..=longest).rev().find_map(|more| {
            let mut text = value.to_owned();
            for word in rest.iter().take(more) {
                text.push(' ');
                text.push_str(word);
            }
            Some((read_date(&text, self.today)?, more))
        });
        let Some((date, more)) = read else {
            let hint = "write a date such as fri, \"next tue\", 27-nov, in-2-weeks or 2026-11-27";
            return Err(error(format!("`{key}:{value}` is not a date"), Some(hint.to_owned())));
        };
        if key == "embargo" && date < self.today {
            let hint = "write the day from which the team may hear it, with its year".to_owned();
            return Err(error(format!("the embargo would have ended on {date} already"), Some(hint)));
        }
        match key {
            "due" => self.topic.due = Some(date),
            "after" => self.topic.after = Some(date),
            _ => self.topic.embargo = Some(date),
        }
        Ok(more)
    }

    /// A `~` before a blank is a sign in the title, unless a route follows it.
    fn lone_tilde(&mut self, rest: &[String]) -> Read {
        let known = [Route::Broadcast.as_str(), Route::Private.as_str()];
        if let Some(route) = rest.first().and_then(|word| nearest(split_tail(word).0, known)) {
            return Err(error(
                "`~` has no route",
                Some(format!("did you mean `~{route}`, without a blank?")),
            ));
        }
        self.title.push("~".to_owned());
        Ok(())
    }

    /// A word with a `:` is part of the title, unless it looks like a slip in what bears on privacy, or
    /// is one of the keys that such things have in the files.
    fn unknown(&mut self, word: &str, key: &str, value: &str) -> Read {
        if let Some(meant) = self.meant(key, value) {
            return Err(error(format!("`{key}:` is not known"), Some(format!("did you mean `{meant}`?"))));
        }
        self.title.push(word.to_owned());
        Ok(())
    }

    fn meant(&self, key: &str, value: &str) -> Option<String> {
        let key = key.to_lowercase();
        let names_a_member = || {
            let mut names = value.split(',').map(|name| name.trim().trim_start_matches('@'));
            names.any(|name| member_called(self.team, name).is_ok())
        };
        match key.as_str() {
            "tag" | "tags" => return Some(format!("#{value}")),
            "route" | "call" => return Some("~private` or `~broadcast".to_owned()),
            "until" if read_date(value, self.today).is_some() => return Some("embargo:".to_owned()),
            _ if key.starts_with("embargo") || nearest(&key, ["embargo"]).is_some() => {
                return Some("embargo:".to_owned());
            }
            _ => {}
        }
        if nearest(&key, ["tell_first"]).is_some() {
            return Some("first:".to_owned());
        }
        if let Some(near) = nearest(&key, ["private", "broadcast"]) {
            return Some(format!("~{near}"));
        }
        let near = nearest(&key, ["first", "with", "from"]).filter(|_| names_a_member())?;
        Some(format!("{near}:"))
    }
}

/// Adds to a hint how to write a word that was not meant as a name.
fn or_the_word(error: CaptureError, name: &str) -> CaptureError {
    let hint = error.hint.map(|hint| {
        let join = if hint.ends_with('?') { " To" } else { "; to" };
        format!("{hint}{join} write the word itself: \\@{name}")
    });
    CaptureError { hint, ..error }
}

/// The member whom a handle, an alias, or a first or whole name means.
pub fn member_called(team: &Team, name: &str) -> Result<Handle, CaptureError> {
    let wanted = name.to_lowercase();
    let handle = Handle::new(name);
    if let Some(member) = team.members.iter().find(|member| Some(&member.handle) == handle.as_ref()) {
        return Ok(member.handle.clone());
    }
    let called = |member: &&Member| {
        let aliases = member.aliases.iter().map(String::as_str);
        aliases.chain([member.short_name(), &member.name]).any(|alias| alias.to_lowercase() == wanted)
    };
    let mut all = team.members.iter().filter(called);
    match (all.next(), all.next()) {
        (Some(member), None) => Ok(member.handle.clone()),
        (Some(a), Some(b)) => {
            let hint = format!("write @{} or @{}", a.handle, b.handle);
            Err(error(format!("more than one member is called `{name}`"), Some(hint)))
        }
        (None, _) => Err(nobody(team, name)),
    }
}

fn nobody(team: &Team, name: &str) -> CaptureError {
    let handles = || team.members.iter().map(|member| member.handle.as_str());
    let all = || format!("the members are {}", handles().collect::<Vec<_>>().join(", "));
    let hint = nearest(name, handles()).map_or_else(all, |handle| format!("did you mean @{handle}?"));
    error(format!("nobody on the team is called `{name}`"), Some(hint))
}

fn read_word<T>(
    word: &str,
    sign: char,
    what: &str,
    known: &[&'static str],
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, CaptureError> {
    let (bare, _) = split_tail(word);
    parse(&bare.to_lowercase()).ok_or_else(|| {
        let hint = match nearest(bare, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}; to write the word itself: \\{sign}{bare}", known.join(", ")),
        };
        error(format!("`{bare}` is not {what}"), Some(hint))
    })
}

/// Reads how often a topic comes back: `every:week`, `every:"4 weeks"`, `every:2-weeks`, `every:month`.
fn read_rhythm(value: &str) -> Result<Cadence, CaptureError> {
    let value = value.replace('-', " ");
    let hint = || "write every:week, every:\"4 weeks\" or every:month".to_owned();
    Cadence::parse(&value)
        .or_else(|| Cadence::parse(&format!("every {value}")))
        .ok_or_else(|| error(format!("`{value}` is not how often a topic can come back"), Some(hint())))
}

/// Whether a word can only be part of the title.
fn is_plain(word: &str) -> bool {
    let sign = word.chars().next().unwrap_or_default();
    sign == '\\' || !"@#!~".contains(sign) && !word.contains(':') && read_minutes(word).is_none()
}

/// Whether a name or a tag ends the sentence: the word before it leads up to it.
fn wants(before: &str, word: &str) -> bool {
    const LEADING: [&str; 12] =
        ["to", "from", "with", "for", "by", "of", "about", "on", "at", "in", "and", "or"];
    word.starts_with(['@', '#']) && LEADING.contains(&before.to_lowercase().as_str())
}

fn starts_with_letter(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_alphabetic)
}

/// Whether a word after `#` is a tag, and not the number of an issue.
fn is_tag(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

fn error(what: impl Into<String>, hint: Option<String>) -> CaptureError {
    CaptureError::new(what, hint)
}

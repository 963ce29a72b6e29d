//! The roster and the rhythm of its meetings.

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, Weekday};
use unicode_normalization::UnicodeNormalization as _;

use super::{Cadence, DateRange, Exception, MeetingOf, Minutes, Week};

/// The short name by which files and commands refer to a member, such as `dana`; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(Arc<str>);

impl Handle {
    /// Makes a handle of lower-case text, the same in whichever Unicode form it came; `None` when it is
    /// empty, has white space, a control character or an `@`, or is the reserved word `everyone`.
    pub fn new(text: &str) -> Option<Self> {
        let bad = |c: char| c.is_whitespace() || c.is_control() || c == '@' || c == ',';
        let handle = text.nfc().collect::<String>().to_lowercase();
        (!handle.is_empty() && handle != "everyone" && !handle.contains(bad)).then(|| Self(handle.into()))
    }

    /// The handle as text, without an `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How a team tells of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mistakes {
    /// As case studies, with the names of those who were there.
    #[default]
    Open,
    /// As case studies that name no member; one that does waits for the manager.
    Nameless,
}

impl Mistakes {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Open, Self::Nameless];

    /// The word used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Nameless => "nameless",
        }
    }

    /// Reads the exact word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mistakes| mistakes.as_str() == text)
    }
}

/// A team: its people and when they meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// The team's name, as shown in headings.
    pub name: String,
    /// The manager's own name, when it was given.
    pub manager: Option<String>,
    /// The IANA time zone of the meetings, as written; used by calendar exports.
    pub timezone: Option<String>,
    /// Whether the team meeting speaks of mistakes with names.
    pub mistakes: Mistakes,
    /// Days on which no meeting is held.
    pub holidays: Vec<NaiveDate>,
    /// When the manager is away, so that no meeting is held.
    pub manager_away: Vec<DateRange>,
    /// The rhythm of the team meeting.
    pub meeting: TeamMeetingRhythm,
    /// The members in the order of the file.
    pub members: Vec<Member>,
    /// Single meetings that are not as usual, in the order of the file; one at most for each.
    pub exceptions: Vec<Exception>,
}

impl Team {
    /// A team that meets as teams usually do.
    pub fn new(name: impl Into<String>, members: Vec<Member>) -> Self {
        let meeting = TeamMeetingRhythm::default();
        Self {
            name: name.into(),
            manager: None,
            timezone: None,
            mistakes: Mistakes::Open,
            holidays: Vec::new(),
            manager_away: Vec::new(),
            meeting,
            members,
            exceptions: Vec::new(),
        }
    }

    /// The member with this handle.
    pub fn member(&self, handle: &Handle) -> Option<&Member> {
        self.members.iter().find(|m| &m.handle == handle)
    }

    /// The members who have not left before a day, in the order of the file. Who joins later counts already: they are
    /// prepared for.
    pub fn members_on(&self, date: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| !member.has_left(date))
    }

    /// The members who are part of the team on a day, in the order of the file: they have joined and have not left.
    pub fn members_there(&self, date: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members_on(date).filter(move |member| member.since.is_none_or(|since| since <= date))
    }

    /// The day of a meeting in a week as its rhythm has it, whatever keeps it from being held.
    pub fn usual_day(&self, of: &MeetingOf, week: Week) -> Option<NaiveDate> {
        match of {
            MeetingOf::Team => self.meeting.usual_day(week),
            MeetingOf::OneOnOne(who) => self.member(who)?.usual_day(week),
        }
    }

    /// The manager's absence that covers `date`.
    pub fn manager_away_on(&self, date: NaiveDate) -> Option<&DateRange> {
        self.manager_away.iter().find(|range| range.contains(date))
    }

    /// The name to show for a handle; the handle itself when nobody has it.
    pub fn name_of<'a>(&'a self, handle: &'a Handle) -> &'a str {
        self.member(handle).map_or(handle.as_str(), |m| m.short_name())
    }
}

/// When the team meeting takes place and how long it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamMeetingRhythm {
    /// The day of the week.
    pub weekday: Weekday,
    /// When it starts, in the team's local time.
    pub time: NaiveTime,
    /// Its whole length, hello and wrap-up included.
    pub minutes: Minutes,
    /// How often it comes back.
    pub cadence: Cadence,
    /// A date on which it takes place; anchors a cadence longer than a week.
    pub first: Option<NaiveDate>,
    /// Minutes kept for the hello.
    pub opening: Minutes,
    /// Minutes kept for the wrap-up.
    pub closing: Minutes,
}

impl TeamMeetingRhythm {
    /// The day of a week's meeting, when the rhythm has one.
    pub fn usual_day(&self, week: Week) -> Option<NaiveDate> {
        self.cadence.falls_in(week, self.weekday, self.first).then(|| week.day(self.weekday))
    }
}

impl Default for TeamMeetingRhythm {
    fn default() -> Self {
        Self {
            weekday: Weekday::Tue,
            time: NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default(),
            minutes: Minutes(45),
            cadence: Cadence::Weeks(1),
            first: None,
            opening: Minutes(3),
            closing: Minutes(2),
        }
    }
}

/// When a 1-1 takes place and how long it is: the `[one_on_one]` defaults with what a member overrides.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOnOneRhythm {
    /// The day of the week.
    pub weekday: Weekday,
    /// When it starts, in the team's local time; `None` when it was not given.
    pub time: Option<NaiveTime>,
    /// Its length.
    pub minutes: Minutes,
    /// How often it comes back.
    pub cadence: Cadence,
    /// A date on which it takes place; anchors a cadence longer than a week.
    pub first: Option<NaiveDate>,
}

impl Default for OneOnOneRhythm {
    fn default() -> Self {
        Self {
            weekday: Weekday::Wed,
            time: None,
            minutes: Minutes(30),
            cadence: Cadence::Weeks(2),
            first: None,
        }
    }
}

/// One of the people whom the manager meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The full name.
    pub name: String,
    /// What files and commands call this member.
    pub handle: Handle,
    /// Other names that text may use.
    pub aliases: Vec<String>,
    /// What they do, as the manager put it.
    pub role: Option<String>,
    /// Where calendar exports invite them.
    pub email: Option<String>,
    /// The day they joined.
    pub since: Option<NaiveDate>,
    /// Their last day: from the next one on they are not part of the team, though files may still name them.
    pub until: Option<NaiveDate>,
    /// When their 1-1 takes place.
    pub one_on_one: OneOnOneRhythm,
    /// When they are away.
    pub away: Vec<DateRange>,
    /// The manager's notes on them. They never leave the views of this member's 1-1.
    pub notes: Option<String>,
}

impl Member {
    /// A member of whom nothing more is known.
    pub fn new(name: impl Into<String>, handle: Handle) -> Self {
        Self {
            name: name.into(),
            handle,
            aliases: Vec::new(),
            role: None,
            email: None,
            since: None,
            until: None,
            one_on_one: OneOnOneRhythm::default(),
            away: Vec::new(),
            notes: None,
        }
    }

    /// The first word of the name, by which text often means somebody.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(self.handle.as_str())
    }

    /// What they are called: the part of the name, or the alias, that the handle spells, since not
    /// everywhere the first word is the given name (`hồng-ánh` of `Nguyễn Thị Hồng Ánh`); else the
    /// first word.
    pub fn short_name(&self) -> &str {
        let wanted = self.handle.as_str().replace(['-', '_', '.'], " ");
        let aliases = self.aliases.iter().map(String::as_str);
        parts(&self.name)
            .chain(aliases)
            .find(|part| part.to_lowercase() == wanted)
            .unwrap_or_else(|| self.first_name())
    }

    /// The day of their 1-1 in a week, when the rhythm has one. A rhythm longer than a week counts from `first`, else
    /// from the day they joined; a monthly one without `first` is in the first week of the month.
    pub fn usual_day(&self, week: Week) -> Option<NaiveDate> {
        let rhythm = &self.one_on_one;
        let anchor = match rhythm.cadence {
            Cadence::Weeks(_) => rhythm.first.or(self.since),
            Cadence::Monthly => rhythm.first,
        };
        rhythm.cadence.falls_in(week, rhythm.weekday, anchor).then(|| week.day(rhythm.weekday))
    }

    /// Whether their last day is over on `date`.
    pub fn has_left(&self, date: NaiveDate) -> bool {
        self.until.is_some_and(|last| last < date)
    }

    /// The absence that covers `date`.
    pub fn away_on(&self, date: NaiveDate) -> Option<&DateRange> {
        self.away.iter().find(|range| range.contains(date))
    }
}

/// Every run of whole words of `name`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let spaces = || name.match_indices(char::is_whitespace);
    let starts = std::iter::once(0).chain(spaces().map(|(at, space)| at + space.len()));
    starts.flat_map(move |from| {
        let ends = spaces().map(|(at, _)| at).chain([name.len()]);
        ends.filter_map(move |to| name.get(from..to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, handle: &str, aliases: &[&str]) -> Member {
        let aliases = aliases.iter().map(ToString::to_string).collect();
        Member { aliases, ..Member::new(name, Handle::new(handle).unwrap()) }
    }

    #[test]
    fn a_handle_is_the_same_in_every_unicode_form() {
        assert_eq!(Handle::new("zo\u{eb}"), Handle::new("Zoe\u{308}"));
    }

    #[test]
    fn people_are_called_what_their_handle_says() {
        for (name, handle, called) in [
            ("Dana Whitfield", "dana", "Dana"),
            ("Dana Whitfield", "dw", "Dana"),
            ("Nguyễn Thị Hồng Ánh", "hồng-ánh", "Hồng Ánh"),
            ("田中 美咲", "美咲", "美咲"),
            ("Jean-Luc Moreau", "jean-luc", "Jean-Luc"),
            ("J. R. Whitfield", "whitfield", "Whitfield"),
        ] {
            assert_eq!(member(name, handle, &[]).short_name(), called, "{name} as {handle}");
        }
        assert_eq!(member("陈思远", "siyuan", &["Siyuan"]).short_name(), "Siyuan");
    }

    #[test]
    fn handles_are_one_lower_case_word() {
        assert_eq!(Handle::new("Dana").unwrap().as_str(), "dana");
        assert_eq!(Handle::new("Søren").unwrap().as_str(), "søren");
        for bad in ["", "two words", "@dana", "everyone", "a,b", "tab\t"] {
            assert_eq!(Handle::new(bad), None, "{bad:?}");
        }
    }
}

//! Calendars: a hostile title has the structure of a harmless one, and an event says when it is.
//!
//! Files are read twice: by a reader of calendars, and line by line by what RFC 5545 says of lines, so that what one
//! overlooks the other sees.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;
use songsheet::domain::Handle;
use songsheet::escape::visible;
use songsheet::share::ics;

use crate::hostile::TITLES;
use crate::world::{plan, plan_in, plan_with};

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

fn dana() -> Handle {
    Handle::new("dana").unwrap()
}

/// The file as a calendar reads it: the components with the names of their properties and what those say.
struct Read {
    structure: Vec<String>,
    values: Vec<(String, String)>,
}

fn read(file: &str) -> Read {
    is_well_formed(file);
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let mut read = Read { structure: Vec::new(), values: Vec::new() };
    calendar.properties.iter().for_each(|one| property(one, 0, &mut read));
    calendar.components.iter().for_each(|one| component(one, 1, &mut read));
    read
}

/// What RFC 5545 asks of the lines of a file (3.1), of text (3.3.11) and of components, whoever reads it.
fn is_well_formed(file: &str) {
    assert!(file.ends_with("\r\n"), "{file:?}");
    let mut open = Vec::new();
    let lines = file.trim_end_matches("\r\n").split("\r\n");
    lines.for_each(|line| assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}"));
    for line in file.trim_end_matches("\r\n").replace("\r\n ", "").split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line:?}"));
        match name {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value), "{file}"),
            "SUMMARY" | "DESCRIPTION" => is_text(value),
            _ => assert!(name.bytes().all(|b| b.is_ascii_uppercase() || b";=".contains(&b)), "{line:?}"),
        }
        assert!(!open.is_empty() || line == "END:VCALENDAR", "outside of the calendar: {line:?}");
    }
    assert!(open.is_empty(), "not closed: {open:?}");
}

/// Signs that mean something stand behind a backslash, and a backslash stands before nothing else.
fn is_text(value: &str) {
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => assert!(matches!(rest.next(), Some('\\' | ';' | ',' | 'n')), "{value:?}"),
            _ => assert!(!matches!(c, ';' | ',') && !c.is_control(), "{value:?}"),
        }
    }
}

fn component(one: &Component<'_>, depth: usize, read: &mut Read) {
    read.structure.push(format!("{depth} {}", one.name));
    one.properties.iter().for_each(|one| property(one, depth, read));
    one.components.iter().for_each(|one| component(one, depth + 1, read));
}

fn property(one: &icalendar::parser::Property<'_>, depth: usize, read: &mut Read) {
    let params: Vec<_> = one.params.iter().map(|param| param.key.to_string()).collect();
    read.structure.push(format!("{depth} {} {params:?}", one.name));
    read.values.push((one.name.to_string(), one.val.to_string()));
}

fn all<'a>(read: &'a Read, name: &str) -> Vec<&'a str> {
    read.values.iter().filter(|(one, _)| one == name).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_team_s_agenda() {
    insta::assert_snapshot!(ics::team(&plan().team.unwrap(), now()).replace("\r\n", "\n"));
}

#[test]
fn a_week_has_an_event_for_each_meeting_and_marks_1_1s() {
    let read = read(&ics::week(&plan(), now()));
    assert_eq!(all(&read, "SUMMARY"), ["Platform team meeting", "1-1 with Dana", "1-1 with 田中"]);
    assert_eq!(all(&read, "CLASS"), ["PRIVATE", "PRIVATE"]);
    assert_eq!(all(&read, "DTSTART"), ["20261124T100000", "20261125T140000", "20261125T150000"]);
    let mut uids = all(&read, "UID");
    uids.dedup();
    assert_eq!(uids.len(), 3);
    let prepared = all(&read, "DESCRIPTION").concat();
    assert!(prepared.contains("Her talk proposal") && !prepared.contains("Second half braver"), "{prepared}");
}

#[test]
fn times_are_those_of_the_roster_s_zone() {
    let event = |roster: &str| {
        let plan = plan_in(roster);
        read(&ics::team(plan.team.as_ref().unwrap(), now()))
    };
    let zurich = event("timezone = \"Europe/Zurich\"");
    assert_eq!(
        (all(&zurich, "DTSTART"), all(&zurich, "DTEND")),
        (vec!["20261124T090000Z"], vec!["20261124T094500Z"])
    );
    let nowhere = event("timezone = \"Europe/Zurihc\"");
    assert_eq!(all(&nowhere, "DTSTART"), ["20261124T100000"]);
    assert_eq!(all(&nowhere, "DTSTAMP"), ["20261123T080000Z"]);
}

#[test]
fn an_event_stays_the_same_when_its_agenda_or_its_day_changes() {
    let uid = |plan: &songsheet::plan::Plan| {
        all(&read(&ics::team(plan.team.as_ref().unwrap(), now())), "UID")[0].to_owned()
    };
    let moved = plan_in("[[exception]]\non = 2026-11-24\nto = 2026-11-26\n");
    assert_eq!(moved.team.as_ref().unwrap().meeting.date.to_string(), "2026-11-26");
    assert_eq!(uid(&plan()), uid(&moved));
}

fn files(text: &str) -> [String; 3] {
    let plan = plan_with(text);
    [
        ics::team(plan.team.as_ref().unwrap(), now()),
        ics::one_on_one(plan.one_on_one(&dana()).unwrap(), now()),
        ics::week(&plan, now()),
    ]
}

fn is_harmless(text: &str) {
    static HARMLESS: LazyLock<[Read; 3]> = LazyLock::new(|| files("harmless").map(|file| read(&file)));
    for (file, harmless) in files(text).iter().zip(HARMLESS.iter()) {
        let read = read(file);
        assert_eq!(read.structure, harmless.structure, "{text:?}\n{file}");
        for (shown, harmless) in all(&read, "DESCRIPTION").iter().zip(all(harmless, "DESCRIPTION")) {
            assert_eq!(*shown, harmless.replace("harmless", visible(text).trim()), "{file}");
        }
    }
}

#[test]
fn hostile_titles_stay_text() {
    for text in TITLES {
        is_harmless(text);
    }
}

#[test]
fn titles_of_every_length_are_folded_in_time() {
    for length in 1..=150 {
        is_harmless(&"a".repeat(length));
        is_harmless(&"é".repeat(length));
    }
    // Blanks behind letters of several bytes: whoever counts characters for bytes looks for a place to fold for ever.
    for (letter, blank) in [("é", " "), ("田", " "), ("é", "\u{3000}")] {
        is_harmless(&format!("{}{}a", letter.repeat(400), blank.repeat(900)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_title_stays_text(text in "[-a1 \\\\;:,\"^=\n\tnN田🎉é\u{301}]{0,90}[a-z;]") {
        is_harmless(&text);
    }
}

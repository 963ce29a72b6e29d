//! The plan of a small team's week, from its files.

use std::cell::RefCell;
use std::sync::Arc;

use songsheet::classify::RoutingConfig;
use songsheet::desk::Desk;
use songsheet::domain::{Log, Week};
use songsheet::plan::Plan;
use songsheet::store::{Place, Reason, Texts, Workspace};

const TEAM: &str = r#"
[team]
name = "Platform"

[meeting]
weekday = "tue"
time = "10:00"
minutes = 45

[one_on_one]
cadence = "fortnightly"
weekday = "wed"
time = "14:00"

[[member]]
name = "Dana Whitfield"
handle = "dana"
first = 2026-11-25

[[member]]
name = "田中 美咲"
handle = "misaki"
first = 2026-11-25
time = "15:00"

[[member]]
name = "Priya Raman"
handle = "priya"
first = 2026-12-02

[[member]]
name = "Jonas Weber"
handle = "jonas"
first = 2026-11-25
away = [{ from = 2026-11-20, to = 2026-12-04 }]
"#;

const TOPICS: &str = r#"
[[topic]]
id = "k7f2"
title = "Checkout outage on Friday: what the alert missed, and why nobody was paged for forty-one minutes"
route = "broadcast"
from = "dana"
kind = "discuss"
minutes = 15
due = 2026-11-27
link = "https://wiki.example.com/outage?a=1&copy=2"

[[topic]]
title = "会议室 moves to the third floor 🏢, says محمد"
route = "broadcast"
kind = "inform"

[[topic]]
title = "Which queue do we keep?"
route = "broadcast"
kind = "decide"
minutes = 12
carried = [2026-11-10, 2026-11-17]

[[topic]]
title = "Long strategy"
route = "broadcast"
kind = "discuss"
minutes = 60

[[topic]]
id = "p1"
title = "Her talk proposal"
kind = "discuss"
route = "private"
from = "dana"
with = ["dana"]
notes = """
Second half braver.

Ask for the *slides*."""

[[topic]]
title = "How we work together"
kind = "discuss"
route = "private"
with = ["dana", "misaki", "priya"]

[[topic]]
title = "Return from leave"
kind = "discuss"
route = "private"
with = ["jonas"]

[[topic]]
title = "Whom to ask?"
kind = "discuss"
route = "private"

[[topic]]
title = "Misaki leads the migration"
kind = "inform"
route = "broadcast"
tell_first = ["misaki"]

[[topic]]
title = "Freeze"
kind = "discuss"
route = "broadcast"
after = 2026-12-14

[[topic]]
title = "Thing"
route = "broadcast"
embargo = 2027-01-04
"#;

pub fn week() -> Week {
    Week::parse("2026-W48").unwrap()
}

fn workspace(topics: &str) -> Workspace {
    let place = Place::folder("/nowhere", Reason::DirFlag);
    let texts = Texts { team: TEAM.to_owned(), topics: topics.to_owned(), private: String::new() };
    Workspace::of_texts(&place, &texts).unwrap()
}

thread_local! {
    /// Opening a desk takes longer than taking other topics in.
    static DESK: RefCell<Desk> =
        RefCell::new(Desk::open(workspace(""), &RoutingConfig::default(), "2026-11-23".parse().unwrap()));
}

/// The plan of these topics for the week of Monday 2026-11-23.
pub fn plan_of(topics: &str) -> Plan {
    DESK.with_borrow_mut(|desk| {
        desk.reload(workspace(topics));
        desk.plan(week())
    })
}

/// The plan of the usual topics with more in the roster: below `[team]`, or a table of its own.
pub fn plan_in(roster: &str) -> Plan {
    let team = TEAM.replace(
        "name = \"Platform\"\n",
        &format!("name = \"Platform\"\n{}", if roster.starts_with('[') { "" } else { roster }),
    );
    let team = if roster.starts_with('[') { format!("{team}\n{roster}") } else { team };
    let texts = Texts { team, topics: TOPICS.to_owned(), private: String::new() };
    let workspace = Workspace::of_texts(&Place::folder("/nowhere", Reason::DirFlag), &texts).unwrap();
    Desk::open(workspace, &RoutingConfig::default(), "2026-11-23".parse().unwrap()).plan(week())
}

/// The plan of these topics after these meetings.
pub fn plan_remembering(topics: &str, log: Log) -> Plan {
    DESK.with_borrow_mut(|desk| {
        desk.reload(workspace(topics));
        desk.remember(Arc::new(log));
        let plan = desk.plan(week());
        desk.remember(Arc::default());
        plan
    })
}

pub fn plan() -> Plan {
    plan_of(TOPICS)
}

/// A plan whose team agenda and 1-1 with Dana have one topic with this title, notes and link.
pub fn plan_with(text: &str) -> Plan {
    let text = toml::Value::String(text.to_owned());
    plan_of(&format!(
        "[[topic]]\ntitle = {text}\nkind = \"inform\"\nroute = \"broadcast\"\nlink = {text}\n\
         [[topic]]\ntitle = {text}\nroute = \"private\"\nwith = [\"dana\"]\nnotes = {text}\n"
    ))
}

//! What is out of the ordinary in a week, and whether songsheet says what it should.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::memory::{self, Held};
use crate::week::{CANARY, For, Year, called, ids, monday};

impl Year {
    /// Moves, skips, parks and repeats.
    pub fn before_the_plan(&mut self, n: u64) {
        match n {
            2 => {
                let again = format!("Status of the migration part {}", self.next());
                self.office.run(&["add", &again, "3m", "kind:inform", &called("~broadcast")]);
                self.remember(vec![(again.clone(), For::TeamAgain)]);
                self.office.run(&["edit", &self.id_of(&again), "repeat=every 4 weeks"]);
            }
            6 => drop(self.office.run(&["move", "team", "wed", "09:30"])),
            14 => drop(self.office.run(&["move", "priya", "fri", "09:00"])),
            8 => drop(self.office.run(&["skip", "kim", "--week", "2026-W11"])),
            9 => {
                let marathon = format!("Marathon part {}", self.next());
                self.office.run(&["add", &marathon, "8m", "!high", &called("~broadcast")]);
                self.remember(vec![(marathon, For::Team)]);
            }
            15 => self.flood(n),
            17 | 24 => self.park_and_back(n),
            20 => {
                let early = format!("Beacon part {}", self.next());
                let after = format!("after:{}", monday(22));
                self.office.run(&["add", &early, "5m", &after, &called("~broadcast")]);
                self.remember(vec![(early, For::Team)]);
            }
            _ => {}
        }
    }

    pub fn id_of(&self, title: &str) -> String {
        let found = self.known.iter().find(|(_, known)| known.title.starts_with(title));
        found.unwrap_or_else(|| panic!("{title}")).0.clone()
    }

    /// More is due this week than a meeting can have.
    fn flood(&mut self, n: u64) {
        let due = format!("due:{}", monday(n) + chrono::Days::new(4));
        for _ in 0..5 {
            let title = format!("Deadline part {}", self.next());
            self.office.run(&["add", &title, "12m", &due, &called("~broadcast")]);
            self.remember(vec![(title, For::Team)]);
        }
        let forecast = self.office.json(&["forecast"]);
        let late = forecast["topics"].as_array().unwrap().iter().filter(|topic| topic["late"] == true);
        let late: Vec<_> = late.collect();
        assert!(!late.is_empty(), "five of twelve minutes do not fit into forty");
        for topic in late {
            assert!(!topic["rescues"].as_array().unwrap().is_empty(), "{topic}");
        }
    }

    /// A topic goes to the parking lot, and comes out of it seven weeks later.
    fn park_and_back(&mut self, n: u64) {
        if n == 17 {
            let parked = format!("Someday part {}", self.next());
            self.office.run(&["add", &parked, "5m", &called("~broadcast")]);
            self.remember(vec![(parked.clone(), For::Team)]);
            self.office.run(&["park", &self.id_of(&parked)]);
        } else {
            assert!(self.office.run(&["park"]).contains("Someday"));
            self.office.run(&["park", &self.id_of("Someday"), "--out"]);
        }
    }

    /// What the team meeting does not reach.
    pub fn not_reached(&self, n: u64, planned: &[String]) -> Vec<String> {
        let marathon = (9..12).contains(&n).then(|| self.id_of("Marathon"));
        let last = planned.last().filter(|_| n % 7 == 3 && planned.len() > 1).cloned();
        let mut carried: Vec<String> = marathon.into_iter().chain(last).collect();
        carried.dedup();
        carried
    }

    /// What is told to one in a 1-1 before the team hears it.
    pub fn said_beside(&self, n: u64, who: &str) -> Option<String> {
        (n == 20 && who == "dana").then(|| self.id_of("Beacon"))
    }

    /// Looks at the plan of a Monday.
    pub fn check_plan(&self, n: u64, plan: &Value) {
        let team = &plan["team"];
        let meetings = self.office.meetings();
        assert!(!mentions(team), "week {n}: {team}");
        for id in ids_of(&team["items"]).iter().chain(&ids_of(&team["overflow"])) {
            match &self.known[id].whom {
                For::TeamAfter(who) => assert!(has_told(&meetings, who, id), "week {n}: {id} before {who}"),
                For::TeamFrom(day) => assert!(*day <= monday(n), "week {n}: {id} before {day}"),
                For::Members(_) | For::Everyone => panic!("week {n}: {id} is not for the team"),
                For::Team | For::TeamAgain => {}
            }
        }
        for one in plan["one_on_ones"].as_array().unwrap() {
            let who = one["with"].as_str().unwrap();
            let unheard: BTreeSet<String> =
                memory::unheard(&meetings, who).into_iter().map(|one| one.title).collect();
            let shown: BTreeSet<String> = titles(&one["must_hear"]);
            assert_eq!(shown, unheard, "week {n}: what {who} must hear");
        }
        self.check_advice(n, plan, &meetings);
    }

    fn check_advice(&self, n: u64, plan: &Value, meetings: &[Held]) {
        let advised = |kind: &str, key: &str, what: &str| {
            let all = plan["advice"].as_array().unwrap();
            all.iter().any(|one| one["kind"] == kind && one[key] == what)
        };
        match n {
            5 => assert!(self.office.remarks(&["agenda"]).contains("the embargo on"), "it is released"),
            6 => assert_eq!(plan["team"]["date"], "2026-02-18"),
            9 => assert!(not_held(plan).contains(&("kim".into(), "skipped".into())), "{}", plan["not_held"]),
            11 => assert!(!advised("carried_often", "id", &self.id_of("Marathon"))),
            12 => assert!(advised("carried_often", "id", &self.id_of("Marathon"))),
            13 => assert!(plan["team"].is_null() && not_held(plan)[0].1 == "holiday", "{}", plan["not_held"]),
            14 => {
                let moved = plan["one_on_ones"].as_array().unwrap().iter().find(|one| one["with"] == "priya");
                assert_eq!(moved.unwrap()["date"], "2026-04-17");
            }
            15 => assert!(plan["advice"].as_array().unwrap().iter().any(|one| one["kind"] == "too_late")),
            21 => assert!(advised("unequal_access", "id", &self.id_of("Beacon"))),
            30 | 31 => {
                assert!(plan["team"].is_null() && plan["one_on_ones"] == serde_json::json!([]));
                assert!(not_held(plan).iter().all(|(_, why)| why == "manager-away"));
            }
            35 => assert!(advised("first_pending", "with", "farah"), "{}", plan["advice"]),
            40 => assert!(!advised("overdue", "with", "dana")),
            43 => assert!(advised("overdue", "with", "dana"), "{}", plan["advice"]),
            _ => {}
        }
        for (id, known) in &self.known {
            if let For::TeamAfter(who) = &known.whom {
                assert_eq!(
                    advised("not_told_yet", "id", id),
                    !has_told(meetings, who, id),
                    "week {n}: {known:?}"
                );
            }
        }
    }

    /// Looks back on a Friday.
    pub fn check_friday(&self, n: u64) {
        if !n.is_multiple_of(4) {
            return;
        }
        let meetings = self.office.meetings();
        let people = self.office.json(&["people"]);
        for one in people["people"].as_array().unwrap() {
            let who = one["handle"].as_str().unwrap();
            let unheard = memory::unheard(&meetings, who).len();
            assert_eq!(one["must_hear"].as_u64(), Some(unheard as u64), "week {n}: {who}");
        }
        let look_back = self.office.json(&["look-back"]);
        let missed = look_back["missed"].as_array().unwrap();
        assert_eq!(missed.iter().any(|one| one["with"] == "dana"), n == 40, "week {n}: {missed:?}");
        assert!(missed.iter().all(|one| one["with"] == "dana"), "week {n}: {missed:?}");
        let team_text = self.office.run(&["agenda", "team", "--week", "next"]);
        assert!(is_released(&team_text), "{team_text}");
    }
}

/// Whether all private words of a text belong to what may be said by now.
fn is_released(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| line.contains(CANARY));
    lines.all(|line| line.contains("is announced later"))
}

/// Whether somebody was told of a topic in a 1-1.
fn has_told(meetings: &[Held], who: &str, id: &str) -> bool {
    let mut theirs = meetings.iter().filter(|one| one.with.as_deref() == Some(who));
    theirs.any(|one| one.said().any(|item| item.topic == id))
}

/// Whether an agenda has something of the canaries that is not released.
fn mentions(team: &Value) -> bool {
    let text = team.to_string();
    text.matches(CANARY).count() != text.matches("is announced later").count()
}

fn ids_of(items: &Value) -> Vec<String> {
    if items.is_null() { Vec::new() } else { ids(items) }
}

fn titles(items: &Value) -> BTreeSet<String> {
    items.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

/// Which meetings of the week are not held, and why.
fn not_held(plan: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("team").to_owned();
    plan["not_held"].as_array().unwrap().iter().map(|one| (text(&one["with"]), text(&one["why"]))).collect()
}

//! What a manager does in a week: writes down, prepares, meets, tells, ticks off.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Weekday};
use serde_json::Value;
use toml::Table;

use crate::dice::Dice;
use crate::memory::{self, Held, tables, text};
use crate::office::Office;
use crate::roster::{self, NAMES};

pub const WEEKS: u64 = 52;
pub const LAST_DAY: &str = "2027-01-01";
/// Stands in every private title, and nowhere else.
pub const CANARY: &str = "Wolfram";

/// For whom a topic is.
#[derive(Debug, Clone, PartialEq)]
pub enum For {
    Team,
    /// The team, every four weeks.
    TeamAgain,
    /// The team, after this member was told.
    TeamAfter(&'static str),
    /// The team from a day on.
    TeamFrom(NaiveDate),
    Members(Vec<&'static str>),
    /// Each member in turn.
    Everyone,
}

/// A topic that was captured.
#[derive(Debug, Clone)]
pub struct Known {
    pub title: String,
    pub whom: For,
}

/// What was promised.
#[derive(Debug, Clone)]
pub struct Pledge {
    pub until: NaiveDate,
    pub done: Option<NaiveDate>,
}

pub struct Year {
    pub office: Office,
    pub dice: Dice,
    /// By id.
    pub known: BTreeMap<String, Known>,
    /// By number.
    pub pledges: BTreeMap<usize, Pledge>,
    pub numbers: usize,
}

impl Year {
    pub fn begin() -> Self {
        let office = Office::with(&roster::team());
        Self { office, dice: Dice::new(52), known: BTreeMap::new(), pledges: BTreeMap::new(), numbers: 0 }
    }

    pub fn week(&mut self, n: u64) {
        let monday = monday(n);
        self.office.at(monday, "09:00");
        self.change_roster(n);
        self.capture(n);
        self.before_the_plan(n);
        let plan = self.office.json(&["agenda", "all"]);
        self.check_plan(n, &plan);
        self.hold_team(n, &plan["team"]);
        let mut one_on_ones = plan["one_on_ones"].as_array().unwrap().clone();
        one_on_ones.sort_by_key(|one| one["date"].as_str().unwrap().to_owned());
        for one in &one_on_ones {
            self.hold_one_on_one(n, one);
        }
        self.friday(n);
    }

    fn change_roster(&mut self, n: u64) {
        match n {
            22 => self.office.rewrite_team(|team| {
                team.replace("handle = \"oskar\"", "handle = \"oskar\"\nuntil = 2026-06-26")
            }),
            32 => self.office.rewrite_team(|team| team + roster::FARAH),
            _ => {}
        }
    }

    fn somebody(&mut self) -> &'static str {
        let stay = NAMES.len() as u64 - 1;
        NAMES[usize::try_from(self.dice.below(stay)).unwrap()]
    }

    /// Four topics of a week.
    fn capture(&mut self, n: u64) {
        const WHAT: [&str; 9] = [
            "Queue times",
            "Backup tests",
            "Build cache",
            "Alert levels",
            "Cluster upgrade",
            "Log volume",
            "Code owners",
            "Release calendar",
            "Deploy page",
        ];
        let mut new: Vec<(String, String, For)> = Vec::new();
        for (kind, minutes) in [("inform", 4), ("discuss", 10)] {
            let title = format!("{} part {}", WHAT[self.numbers % WHAT.len()], self.next());
            let from = self.somebody();
            new.push((title, format!("kind:{kind} {minutes}m from:{from} ~broadcast"), For::Team));
        }
        let who = self.somebody();
        let title = format!("{CANARY} {} and what comes next", self.next());
        new.push((title, format!("@{who} 10m ~private"), For::Members(vec![who])));
        new.push(self.special(n));
        let lines: Vec<String> =
            new.iter().map(|(title, rest, _)| format!("{title} {}", called(rest))).collect();
        self.office.run_with_input(&["add", "-"], &lines.join("\n"));
        self.remember(new.into_iter().map(|(title, _, whom)| (title, whom)).collect());
    }

    /// The fourth one, which is never as usual.
    fn special(&mut self, n: u64) -> (String, String, For) {
        let number = self.next();
        let who = self.somebody();
        match n % 6 {
            0 => {
                let due = monday(n + 2).succ_opt().unwrap();
                (format!("Code freeze part {number}"), format!("12m due:{due} ~broadcast"), For::Team)
            }
            1 => {
                let other = if who == "dana" { "kim" } else { "dana" };
                let rest = format!("@{who} @{other} 5m ~private");
                (format!("{CANARY} {number} with two"), rest, For::Members(vec![who, other]))
            }
            2 => {
                let day = monday(n + 3);
                let rest = format!("@{who} 5m embargo:{day}");
                (format!("{CANARY} {number} is announced later"), rest, For::TeamFrom(day))
            }
            3 => (
                format!("Queue plans part {number}"),
                format!("5m first:{who} ~broadcast"),
                For::TeamAfter(who),
            ),
            4 => {
                (format!("Disk tests part {number}"), "6m kind:decide !high ~broadcast".to_owned(), For::Team)
            }
            _ => (
                format!("{CANARY} {number} for each"),
                "@everyone 5m !low ~private".to_owned(),
                For::Everyone,
            ),
        }
    }

    pub fn next(&mut self) -> usize {
        self.numbers += 1;
        self.numbers
    }

    /// Finds the ids of what was just captured.
    pub fn remember(&mut self, new: Vec<(String, For)>) {
        let topics = self.topics();
        for (title, whom) in new {
            let topic = topics.iter().find(|topic| text(topic, "title") == title);
            let id = text(topic.unwrap_or_else(|| panic!("“{title}” is lost")), "id");
            let before = self.known.insert(id, Known { title, whom });
            assert!(before.is_none(), "an id is given once");
        }
    }

    /// All topics of both files.
    pub fn topics(&self) -> Vec<Table> {
        let files = ["topics.toml", "private/topics.toml"];
        files.iter().flat_map(|file| tables(&self.office.toml(file), "topic")).collect()
    }

    /// Holds the team meeting when there is one.
    fn hold_team(&mut self, n: u64, agenda: &Value) {
        if agenda.is_null() {
            return;
        }
        let planned: Vec<String> = ids(&agenda["items"]);
        let date: NaiveDate = agenda["date"].as_str().unwrap().parse().unwrap();
        self.office.at(date, "11:00");
        let mut arguments: Vec<String> =
            ["hold", "team", "--close", "--minutes", "41"].map(str::to_owned).to_vec();
        let absent = [self.somebody(), self.somebody()];
        if !n.is_multiple_of(3) && absent[0] != absent[1] {
            arguments.extend(["--absent".to_owned(), absent.join(",")]);
        }
        let carried = self.not_reached(n, &planned);
        for id in &carried {
            arguments.extend(["--carry".to_owned(), id.clone()]);
        }
        if let Some(id) = planned.iter().find(|id| !carried.contains(id)).filter(|_| n % 4 == 1) {
            arguments.extend(["--decide".to_owned(), format!("{id}: We do it")]);
        }
        let who = NAMES[usize::try_from(n % 11).unwrap()];
        let promise = self.promise(date + Days::new(9), "");
        arguments.extend(["--action".to_owned(), format!("{who}: {promise}")]);
        self.office.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let held = self.held(None, date);
        let on_table: Vec<&str> = held.items.iter().map(|item| item.topic.as_str()).collect();
        assert_eq!(on_table, planned, "week {n}: what was planned was on the table");
    }

    pub fn held(&self, with: Option<&str>, date: NaiveDate) -> Held {
        let all = self.office.meetings();
        let held = all.into_iter().find(|one| one.with.as_deref() == with && one.date == date);
        held.unwrap_or_else(|| panic!("{with:?} on {date} is not in the log"))
    }

    /// A promise, to be kept until a day.
    fn promise(&mut self, until: NaiveDate, mark: &str) -> String {
        let number = self.pledges.len() + 1;
        self.pledges.insert(number, Pledge { until, done: None });
        format!("Promise {number:03} {mark} by {until}").replace("  ", " ")
    }

    fn hold_one_on_one(&mut self, n: u64, agenda: &Value) {
        let who = agenda["with"].as_str().unwrap().to_owned();
        let date: NaiveDate = agenda["date"].as_str().unwrap().parse().unwrap();
        if is_forgotten(n, &who) {
            return;
        }
        self.office.at(date, "17:00");
        let mut arguments: Vec<String> = ["hold", &who, "--close"].map(str::to_owned).to_vec();
        if self.dice.one_in(3) {
            let promise = self.promise(date + Days::new(10), CANARY);
            arguments.extend(["--action".to_owned(), format!("me: {promise}")]);
        }
        if let Some(id) = self.said_beside(n, &who) {
            arguments.extend(["--said".to_owned(), id]);
        }
        self.office.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        if n % 5 != 4 {
            let unheard = memory::unheard(&self.office.meetings(), &who);
            for item in unheard {
                self.office.run(&["told", &item.topic, &who]);
            }
        }
    }

    /// Ticks off what was kept: most in time, some a week late, some never.
    fn friday(&mut self, n: u64) {
        let friday = monday(n) + Days::new(4);
        self.office.at(friday, "16:00");
        let late = |number: usize| Days::new(if number % 4 == 1 { 7 } else { 0 });
        for (number, pledge) in self.pledges.iter_mut().filter(|(number, _)| **number % 4 != 0) {
            if pledge.done.is_none() && pledge.until + late(*number) <= friday {
                pledge.done = Some(friday);
                self.office.run(&["tick", &format!("Promise {number:03}")]);
            }
        }
        self.check_friday(n);
    }
}

/// Dana's 1-1s of three weeks in autumn do not take place, and nobody says so.
pub fn is_forgotten(n: u64, who: &str) -> bool {
    who == "dana" && (40..43).contains(&n)
}

/// The Monday of a week, from the fifth of January on.
pub fn monday(n: u64) -> NaiveDate {
    let first = NaiveDate::from_isoywd_opt(2026, 2, Weekday::Mon).unwrap();
    first + Days::new(7 * n)
}

pub fn ids(items: &Value) -> Vec<String> {
    items.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// What is for the team has a reason, in case that it looks sensitive.
pub fn called(rest: &str) -> String {
    rest.replace("~broadcast", "~broadcast because:\"it is for all\"")
}

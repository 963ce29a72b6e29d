//! A team and topics to plan with, written down briefly.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, Weekday};
use songsheet::classify::{Routed, Router, RoutingConfig};
use songsheet::domain::{
    Cadence, Drawer, Handle, Kind, Log, Member, Minutes, OneOnOneRhythm, Route, Team, Topic, TopicKey, Week,
    With,
};
use songsheet::plan::{Basis, ItemText, Plan};

/// A Monday; the team meets on Tuesday, Dana and Kim have their 1-1 on Wednesday, Leo a week later.
pub const TODAY: &str = "2026-11-23";

#[derive(Debug)]
pub struct World {
    pub team: Team,
    pub topics: Vec<Topic>,
    pub today: NaiveDate,
    pub log: Log,
}

thread_local! {
    /// Making a router takes longer than routing these few topics; all worlds have the same names.
    static ROUTER: Router = Router::new(&World::new().team, &RoutingConfig::default());
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

pub fn handle(name: &str) -> Handle {
    Handle::new(name).unwrap()
}

pub fn with(names: &[&str]) -> With {
    With::Members(names.iter().map(|name| handle(name)).collect())
}

pub fn member(name: &str, cadence: Cadence, first: &str) -> Member {
    let one_on_one = OneOnOneRhythm {
        weekday: Weekday::Wed,
        time: NaiveTime::from_hms_opt(14, 0, 0),
        minutes: Minutes(30),
        cadence,
        first: Some(date(first)),
    };
    Member { one_on_one, ..Member::new(name, handle(name)) }
}

impl World {
    pub fn new() -> Self {
        let members = vec![
            member("Dana", Cadence::Weeks(1), "2026-11-25"),
            member("Kim", Cadence::Weeks(1), "2026-11-25"),
            member("Leo", Cadence::Weeks(2), "2026-12-02"),
        ];
        Self {
            team: Team::new("Platform", members),
            topics: Vec::new(),
            today: date(TODAY),
            log: Log::default(),
        }
    }

    /// Adds a topic that the manager has called, so that nothing depends on the rules.
    pub fn topic(&mut self, route: Route, title: &str) -> &mut Topic {
        let key = TopicKey { drawer: Drawer::Shared, index: self.topics.len() };
        let mut topic = Topic::new(key, title);
        (topic.route, topic.kind) = (Some(route), Some(Kind::Discuss));
        topic.because = Some("the manager says so".to_owned());
        self.topics.push(topic);
        self.topics.last_mut().unwrap()
    }

    pub fn broadcast(&mut self, title: &str, minutes: u32) -> &mut Topic {
        let topic = self.topic(Route::Broadcast, title);
        topic.minutes = Some(Minutes(minutes));
        topic
    }

    pub fn private(&mut self, title: &str, names: &[&str]) -> &mut Topic {
        let topic = self.topic(Route::Private, title);
        topic.with = if names.is_empty() { With::Nobody } else { with(names) };
        topic
    }

    /// The topics with their verdicts.
    pub fn route(&self) -> Vec<Routed> {
        let topics = self.topics.iter().map(|topic| Arc::new(topic.clone()));
        ROUTER.with(|router| topics.map(|topic| router.route(topic, self.today)).collect())
    }

    pub fn plan(&self, of: &str) -> Plan {
        self.plan_of(&self.route(), week(of))
    }

    pub fn plan_of(&self, all: &[Routed], week: Week) -> Plan {
        self.with_basis(all, |basis| Plan::make(basis, week))
    }

    /// Makes something from all of this world.
    pub fn with_basis<T>(&self, routed: &[Routed], make: impl FnOnce(&Basis<'_>) -> T) -> T {
        ROUTER.with(|router| {
            let mentions = |topic: &Topic| router.mentions(topic);
            let is_for_all_on =
                |topic: &Topic, on| router.route(Arc::new(topic.clone()), on).is_clear_broadcast();
            make(&Basis {
                team: &self.team,
                routed,
                log: &self.log,
                today: self.today,
                mentions: &mentions,
                is_for_all_on: &is_for_all_on,
            })
        })
    }

    /// Titles on the team's agenda of a week.
    pub fn team_titles(&self, of: &str) -> Vec<String> {
        let plan = self.plan(of);
        plan.team.map(|agenda| titles(agenda.items.iter().map(|slot| slot.item.text()))).unwrap_or_default()
    }

    /// Titles on one member's 1-1 of a week.
    pub fn titles_with(&self, name: &str, of: &str) -> Vec<String> {
        let plan = self.plan(of);
        let agenda = plan.one_on_one(&handle(name));
        agenda.map(|agenda| titles(agenda.items.iter().map(|slot| slot.item.text()))).unwrap_or_default()
    }
}

pub fn titles<'a>(items: impl Iterator<Item = &'a ItemText>) -> Vec<String> {
    items.map(|item| item.title().to_owned()).collect()
}

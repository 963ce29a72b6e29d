//! What saying a thing costs, once to everyone or to one person after the other.
//!
//! Telling k people for t minutes each in 1-1s takes 2·k·t person-minutes, k·t of them the manager's.
//! Telling a team of N at once takes (N+1)·t, t of them the manager's.

use chrono::NaiveDate;

use super::{Plan, minutes_of};
use crate::classify::Routed;
use crate::domain::{Minutes, Team, With};

/// Both prices of saying something, whichever is the lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Economics {
    /// How many people it concerns.
    pub people: u64,
    /// Person-minutes when it is said to each of them in turn.
    pub serial: u64,
    /// Person-minutes when it is said once to the whole team.
    pub broadcast: u64,
    /// The manager's own minutes when it is said to each in turn.
    pub manager_serial: u64,
    /// The manager's own minutes when it is said once.
    pub manager_broadcast: u64,
}

impl Economics {
    /// The two prices of telling `people` of a team of `team` for so many minutes.
    pub fn new(people: usize, team: usize, minutes: Minutes) -> Self {
        let (people, team, minutes) = (people as u64, team as u64, u64::from(minutes.0));
        Self {
            people,
            serial: 2 * people * minutes,
            broadcast: (team + 1) * minutes,
            manager_serial: people * minutes,
            manager_broadcast: minutes,
        }
    }

    /// The two prices of a topic: it concerns those whom it names, or the whole team
    /// as it is on a day.
    pub fn of(routed: &Routed, team: &Team, on: NaiveDate) -> Self {
        let all = team.members_on(on).count();
        let people = match &routed.topic().with {
            With::Members(members) => members.len(),
            With::Nobody | With::Everyone => all,
        };
        Self::new(people, all, minutes_of(routed))
    }

    /// The manager's minutes saved by saying it once; never negative for one person or more.
    pub fn manager_saves(&self) -> i64 {
        difference(self.manager_serial, self.manager_broadcast)
    }

    /// Person-minutes saved by saying it once; negative when the 1-1s are cheaper.
    pub fn team_saves(&self) -> i64 {
        difference(self.serial, self.broadcast)
    }
}

impl std::ops::AddAssign for Economics {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.serial += other.serial;
        self.broadcast += other.broadcast;
        self.manager_serial += other.manager_serial;
        self.manager_broadcast += other.manager_broadcast;
    }
}

fn difference(a: u64, b: u64) -> i64 {
    i64::try_from(i128::from(a) - i128::from(b)).unwrap_or(i64::MAX)
}

impl Plan {
    /// Both prices of the team meeting's items, added up: as it is planned, and told one by one.
    pub fn economics(&self) -> Economics {
        let mut total = Economics::default();
        for slot in self.team.iter().flat_map(|agenda| &agenda.items) {
            let people = slot.item.concerns().unwrap_or(self.names.count());
            total += Economics::new(people, self.names.count(), slot.minutes);
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_nine_people_at_once_saves_eight_times_the_topic() {
        let price = Economics::new(9, 9, Minutes(15));
        assert_eq!((price.serial, price.broadcast), (270, 150));
        assert_eq!((price.manager_saves(), price.team_saves()), (120, 120));
    }

    #[test]
    fn it_is_honest_when_one_on_ones_are_cheaper() {
        let price = Economics::new(2, 9, Minutes(10));
        assert_eq!((price.serial, price.broadcast), (40, 100));
        assert_eq!((price.manager_saves(), price.team_saves()), (10, -60));
    }

    #[test]
    fn it_cannot_overflow() {
        let price = Economics::new(u32::MAX as usize, u32::MAX as usize, Minutes(1));
        assert!(price.team_saves() > 0);
    }
}

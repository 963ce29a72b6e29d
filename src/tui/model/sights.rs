//! The pages that look back and ahead, as lists. They are made when they are shown and something has changed since.

use super::super::layout::{Page, Side};
use super::super::pane::{Keep, List};
use super::super::sight::{self, About, Entry};
use super::Search;
use crate::desk::Desk;
use crate::domain::{Handle, Week};
use crate::plan::{Coverage, Ledger, Names, week_to_look_back_on};

/// The weeks that the forecast looks ahead, this one included.
const WEEKS_AHEAD: u32 = 8;
/// So few entries below the selected one are the end of a list.
const NEAR: usize = 3;

/// What a page was made from: the number of the plan, and the cells of its first list.
type MadeFrom = (u64, usize);

/// One page: two lists beside each other.
#[derive(Debug, Default)]
pub struct Sight {
    /// The list at the left, or above.
    pub first: List<Entry>,
    /// The list at the right, or below.
    pub second: List<Entry>,
    made_from: Option<MadeFrom>,
    /// What the second list tells of, when it tells of what is selected in the first.
    tells_of: Option<About>,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Sights {
    people: Sight,
    everybody: Vec<Coverage>,
    ledger: Ledger,
    log: Sight,
    /// What is looked for in the log.
    pub search: Search,
    forecast: Sight,
    look_back: Sight,
    /// The week to look back on, when it is not the usual one.
    week: Option<Week>,
}

impl Sight {
    /// One of its lists.
    pub fn list(&self, side: Side) -> &List<Entry> {
        match side {
            Side::First => &self.first,
            Side::Second => &self.second,
        }
    }

    /// One of its lists, to move in.
    pub fn list_mut(&mut self, side: Side) -> &mut List<Entry> {
        match side {
            Side::First => &mut self.first,
            Side::Second => &mut self.second,
        }
    }

    /// What is selected in one of its lists.
    pub fn about(&self, side: Side) -> Option<&About> {
        let list = self.list(side);
        list.rows.get(list.cursor.selected)?.about.as_ref()
    }

    /// Whether the plan has changed since it was made.
    fn is_older_than(&self, plan: u64) -> bool {
        self.made_from.is_none_or(|(made, _)| made != plan)
    }

    /// Whether the end of the first list has been reached.
    fn is_at_end(&self) -> bool {
        let below = self.first.rows.get(self.first.cursor.selected + 1..).unwrap_or_default();
        !below.iter().take(NEAR).any(|entry| entry.about.is_some())
    }

    /// Takes other entries for both lists.
    fn show_both(&mut self, first: Vec<Entry>, second: Vec<Entry>, plan: u64) {
        self.show(first, (plan, 0));
        self.tell(None, second, true);
    }

    /// Takes other entries for the first list; what was selected stays selected.
    fn show(&mut self, rows: Vec<Entry>, made_from: MadeFrom) {
        replace(&mut self.first, rows);
        self.made_from = Some(made_from);
    }

    /// Takes other entries for the second list: of something else than before from the top on.
    fn tell(&mut self, of: Option<About>, rows: Vec<Entry>, same: bool) {
        replace(&mut self.second, rows);
        if !same {
            self.second.first();
        }
        self.tells_of = of;
    }
}

/// Takes other entries; what was selected stays so, or else its place.
fn replace(list: &mut List<Entry>, rows: Vec<Entry>) {
    let before = list.rows.get(list.cursor.selected).and_then(|entry| entry.about.clone());
    let is_new = list.rows.is_empty();
    list.replace(rows, Keep::Place);
    if let Some(about) = before.filter(|about| *about != About::Text) {
        select(list, &about);
    }
    if is_new {
        list.first();
    }
}

/// Selects the entry about something.
fn select(list: &mut List<Entry>, about: &About) -> bool {
    let found = list.rows.iter().position(|entry| entry.about.as_ref() == Some(about));
    list.select(found);
    found.is_some()
}

impl Sights {
    /// A page; `None` of pages that are none of these.
    pub fn page(&self, page: Page) -> Option<&Sight> {
        match page {
            Page::People => Some(&self.people),
            Page::Log => Some(&self.log),
            Page::Forecast => Some(&self.forecast),
            Page::LookBack => Some(&self.look_back),
            _ => None,
        }
    }

    /// A page, to move in it.
    pub fn page_mut(&mut self, page: Page) -> Option<&mut Sight> {
        match page {
            Page::People => Some(&mut self.people),
            Page::Log => Some(&mut self.log),
            Page::Forecast => Some(&mut self.forecast),
            Page::LookBack => Some(&mut self.look_back),
            _ => None,
        }
    }

    /// The lines that are enough for the first list of a page, when that can be told.
    pub fn lines(&self, page: Page, desk: &Desk) -> Option<u16> {
        const COLUMNS_AND_REMARK: usize = 3;
        let members = desk.team().members_on(desk.today()).count();
        (page == Page::People).then(|| u16::try_from(members + COLUMNS_AND_REMARK).unwrap_or(u16::MAX))
    }

    /// Makes a page anew when something has changed since it was made: the plan, whose number goes up with each, or
    /// the cells of its first list.
    pub fn look(&mut self, desk: &Desk, page: Page, plan: u64, width: usize) {
        match page {
            Page::People => self.look_at_people(desk, (plan, width)),
            Page::Log => self.look_at_log(desk, plan),
            Page::Forecast if self.forecast.is_older_than(plan) => {
                let forecast = desk.forecast(WEEKS_AHEAD);
                self.forecast.show_both(
                    sight::forecast_of_team(&forecast),
                    sight::forecast_of_one_on_ones(&forecast),
                    plan,
                );
            }
            Page::LookBack if self.look_back.is_older_than(plan) => {
                let seen = desk.look_back(self.week(desk));
                self.look_back.show_both(sight::week_of_meetings(&seen), sight::week_of_people(&seen), plan);
            }
            _ => {}
        }
    }

    /// The week that is looked back on.
    pub fn week(&self, desk: &Desk) -> Week {
        self.week.unwrap_or_else(|| week_to_look_back_on(desk.today()))
    }

    /// Looks back on another week; on the usual one without one.
    pub fn look_back_on(&mut self, week: Option<Week>) {
        self.week = week;
        self.look_back = Sight::default();
    }

    /// Looks for something in the log.
    pub fn search(&mut self, desk: &Desk, text: &str) {
        self.search.set(desk, text);
        self.log.made_from = None;
    }

    fn look_at_log(&mut self, desk: &Desk, plan: u64) {
        let fresh = self.log.made_from.is_none();
        if self.log.is_older_than(plan) {
            self.ledger = desk.ledger();
            self.search.look(desk);
        } else if !self.log.is_at_end() || !self.search.go_on() {
            return self.tell_of_record(desk, false);
        }
        let (found, more) = self.search.shown();
        let asked = !self.search.text().is_empty();
        let rows = match found {
            [] => sight::nothing_logged(asked && !desk.log().meetings().is_empty()),
            found => sight::log(found, more, desk.team(), desk.today()),
        };
        self.log.show(rows, (plan, 0));
        if fresh {
            self.log.first.first();
        }
        self.tell_of_record(desk, true);
    }

    /// Tells of what is selected in the log.
    fn tell_of_record(&mut self, desk: &Desk, anew: bool) {
        let of = self.log.about(Side::First).cloned();
        let same = of == self.log.tells_of;
        if anew || !same {
            let rows = of.as_ref().map(|of| sight::record(desk, &self.ledger, of)).unwrap_or_default();
            self.log.tell(of, rows, same);
        }
    }

    fn look_at_people(&mut self, desk: &Desk, from: MadeFrom) {
        let same_plan = self.people.made_from.is_some_and(|(plan, _)| plan == from.0);
        if !same_plan {
            self.everybody = desk.people();
            self.ledger = desk.ledger();
        }
        if self.people.made_from != Some(from) {
            let names = Names::of(desk.team(), desk.today());
            let before = self.people.tells_of.clone();
            self.people.show(sight::people(&self.everybody, &names, desk.today(), from.1), from);
            self.tell_of_member(desk, before.as_ref());
        } else if self.people.about(Side::First) != self.people.tells_of.as_ref() {
            self.tell_of_member(desk, None);
        }
    }

    fn tell_of_member(&mut self, desk: &Desk, before: Option<&About>) {
        let of = self.people.about(Side::First).cloned();
        let one = match &of {
            Some(About::Member(who)) => self.everybody.iter().find(|one| one.who == *who),
            _ => None,
        };
        let rows = one.map(|one| sight::member(desk, one, &self.ledger)).unwrap_or_default();
        let same = of.as_ref() == before;
        self.people.tell(of, rows, same);
    }

    /// Selects a member on the page of people.
    pub fn go_to_member(&mut self, who: &Handle) -> bool {
        select(&mut self.people.first, &About::Member(who.clone()))
    }
}

//! The pages that look back and ahead, as lists. They are made when they are shown and something has changed since.

use super::super::layout::{Page, Side};
use super::super::pane::{Keep, List};
use super::super::sight::{self, About, Entry};
use crate::desk::Desk;
use crate::domain::Handle;
use crate::plan::{Coverage, Ledger, Names};

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

    /// Takes other entries for the first list; what was selected stays selected.
    fn show(&mut self, rows: Vec<Entry>, made_from: MadeFrom) {
        replace(&mut self.first, rows);
        self.made_from = Some(made_from);
        self.tells_of = None;
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
            _ => None,
        }
    }

    /// A page, to move in it.
    pub fn page_mut(&mut self, page: Page) -> Option<&mut Sight> {
        match page {
            Page::People => Some(&mut self.people),
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
        if page == Page::People {
            self.look_at_people(desk, (plan, width));
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
            let before = self.people.tells_of.take();
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

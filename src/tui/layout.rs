//! Which part of the screen is where: one pure function that drawing and the mouse share.

use ratatui::layout::{Constraint, Layout, Position, Rect, Size};

/// One of the lists that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// All topics.
    Topics,
    /// The agenda of the team meeting.
    Team,
    /// The agendas of the 1-1s.
    OneOnOnes,
}

impl Pane {
    /// All panes from left to right.
    pub const ALL: [Self; 3] = [Self::Topics, Self::Team, Self::OneOnOnes];
}

/// What the whole screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// Topics, team agenda and 1-1s side by side.
    Plan,
    /// All topics with what their verdicts rest on.
    Triage,
    /// The meeting that is being held.
    Hold,
    /// How everybody's 1-1s are doing.
    People,
    /// The log, and what was found in it.
    Log,
    /// The weeks to come.
    Forecast,
    /// A week that is past.
    LookBack,
    /// The problems in the files.
    Problems,
    /// The team agenda alone.
    Presenter,
}

impl Page {
    /// Whether it looks back or ahead, with two lists beside each other.
    pub fn is_sight(self) -> bool {
        matches!(self, Self::People | Self::Log | Self::Forecast | Self::LookBack)
    }
}

/// One of the two lists of a page that looks back or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// The one at the left, or above.
    #[default]
    First,
    /// The one at the right, or below.
    Second,
}

/// What the layout depends on.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The size of the terminal.
    pub size: Size,
    /// What is shown.
    pub page: Page,
    /// The pane that must be seen.
    pub focus: Pane,
    /// The list that must be seen of the two of a page that looks back or ahead.
    pub side: Side,
    /// So many lines are enough for the first of them; 0 when it has no end in sight.
    pub lines: u16,
    /// Whether a banner goes below the header.
    pub banner: bool,
}

/// The parts of the screen; what has no room is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Areas {
    /// The first line.
    pub header: Rect,
    /// The band below it.
    pub banner: Option<Rect>,
    /// The line that names the panes, when not all of them fit.
    pub tabs: Option<Rect>,
    /// The panes that fit, frames included.
    pub panes: Vec<(Pane, Rect)>,
    /// The problems, the presenter's agenda, or the first list of a page that looks back or ahead.
    pub body: Option<Rect>,
    /// The second list of a page that looks back or ahead.
    pub beside: Option<Rect>,
    /// What the selected topic's verdict rests on.
    pub why: Option<Rect>,
    /// What has just happened.
    pub status: Option<Rect>,
    /// The keys.
    pub keys: Rect,
}

/// Below this size nothing can be read, and the screen says so.
pub const SMALLEST: Size = Size::new(36, 9);
const THREE_PANES: u16 = 108;
const TWO_PANES: u16 = 70;
const TABLE_AND_LIST: u16 = 140;
const ROOM_FOR_WHY: u16 = 18;
const ROOM_FOR_STATUS: u16 = 12;

/// Divides the screen; `None` when it is too small for anything.
pub fn divide(wanted: Wanted) -> Option<Areas> {
    let Size { width, height } = wanted.size;
    if width < SMALLEST.width || height < SMALLEST.height {
        return None;
    }
    let mut areas = Areas::default();
    let mut rest = Rect::new(0, 0, width, height);
    areas.header = take_top(&mut rest, 1);
    areas.keys = take_bottom(&mut rest, 1);
    areas.banner = wanted.banner.then(|| take_top(&mut rest, 1));
    areas.status = (height >= ROOM_FOR_STATUS).then(|| take_bottom(&mut rest, 1));
    match wanted.page {
        Page::Problems | Page::Presenter | Page::Hold => areas.body = Some(rest),
        Page::Triage => divide_triage(&mut areas, rest),
        Page::Plan => divide_plan(&mut areas, rest, wanted.focus),
        Page::People | Page::Log | Page::Forecast | Page::LookBack => divide_sight(&mut areas, rest, wanted),
    }
    Some(areas)
}

fn divide_triage(areas: &mut Areas, rest: Rect) {
    let (list, why) = if rest.width >= THREE_PANES {
        let [list, why] = Layout::horizontal([Constraint::Fill(4), Constraint::Fill(3)]).areas(rest);
        (list, Some(why))
    } else if rest.height >= ROOM_FOR_WHY {
        let [list, why] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]).areas(rest);
        (list, Some(why))
    } else {
        (rest, None)
    };
    areas.panes = vec![(Pane::Topics, list)];
    areas.why = why;
}

/// Two lists beside each other where that leaves enough for a table, else one above the other; of both where they
/// fit, else the one that takes the keys.
fn divide_sight(areas: &mut Areas, rest: Rect, Wanted { page, side, lines, .. }: Wanted) {
    let width = if page == Page::People { TABLE_AND_LIST } else { THREE_PANES };
    let (first, second) = if rest.width >= width {
        let shares = match page {
            Page::People => [3, 2],
            Page::Log => [4, 3],
            _ => [1, 1],
        };
        let [first, second] = Layout::horizontal(shares.map(Constraint::Fill)).areas(rest);
        (Some(first), Some(second))
    } else if rest.height >= ROOM_FOR_WHY {
        let most = rest.height / 2;
        let first = if lines == 0 { most } else { lines.saturating_add(2).clamp(6, most) };
        let [first, second] = Layout::vertical([Constraint::Length(first), Constraint::Fill(1)]).areas(rest);
        (Some(first), Some(second))
    } else if side == Side::First {
        (Some(rest), None)
    } else {
        (None, Some(rest))
    };
    (areas.body, areas.beside) = (first, second);
}

fn divide_plan(areas: &mut Areas, mut rest: Rect, focus: Pane) {
    if rest.height >= ROOM_FOR_WHY {
        let lines = (rest.height / 4).clamp(6, 9);
        areas.why = Some(take_bottom(&mut rest, lines));
    }
    if rest.width < THREE_PANES {
        areas.tabs = Some(take_top(&mut rest, 1));
    }
    let shown = panes_shown(rest.width, focus);
    let columns = Layout::horizontal(shown.iter().map(|pane| Constraint::Fill(share(*pane)))).split(rest);
    areas.panes = shown.iter().copied().zip(columns.iter().copied()).collect();
}

/// The panes that fit beside each other, the focused one among them.
fn panes_shown(width: u16, focus: Pane) -> &'static [Pane] {
    match focus {
        _ if width >= THREE_PANES => &Pane::ALL,
        Pane::Topics | Pane::Team if width >= TWO_PANES => &[Pane::Topics, Pane::Team],
        Pane::OneOnOnes if width >= TWO_PANES => &[Pane::Team, Pane::OneOnOnes],
        Pane::Topics => &[Pane::Topics],
        Pane::Team => &[Pane::Team],
        Pane::OneOnOnes => &[Pane::OneOnOnes],
    }
}

fn share(pane: Pane) -> u16 {
    match pane {
        Pane::Topics => 9,
        Pane::Team | Pane::OneOnOnes => 11,
    }
}

impl Areas {
    /// Where a pane is, when it is shown.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes.iter().find(|(shown, _)| *shown == pane).map(|(_, area)| *area)
    }

    /// The room for what lies over the page: all between the first line and the keys.
    pub fn body_of_overlays(&self) -> Rect {
        Rect {
            y: self.header.bottom(),
            height: self.keys.y.saturating_sub(self.header.bottom()),
            ..self.header
        }
    }

    /// Where a list of a page that looks back or ahead is, when it is shown.
    pub fn side(&self, side: Side) -> Option<Rect> {
        match side {
            Side::First => self.body,
            Side::Second => self.beside,
        }
    }

    /// The pane at a place on the screen, with the line within its frame.
    pub fn pane_at(&self, at: Position) -> Option<(Pane, usize)> {
        let (pane, area) = self.panes.iter().find(|(_, area)| area.contains(at))?;
        let line = at.y.checked_sub(inside(*area).y)?;
        (line < inside(*area).height).then(|| (*pane, usize::from(line)))
    }
}

/// The room within a frame: a border on all sides and a column of air left and right.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(2).min(area.right()),
        y: area.y.saturating_add(1).min(area.bottom()),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

fn take_top(rest: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(rest.height);
    let taken = Rect { height: lines, ..*rest };
    rest.y += lines;
    rest.height -= lines;
    taken
}

fn take_bottom(rest: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(rest.height);
    rest.height -= lines;
    Rect { y: rest.bottom(), height: lines, ..*rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(width: u16, height: u16, page: Page, focus: Pane) -> Option<Areas> {
        divide(Wanted {
            size: Size::new(width, height),
            page,
            focus,
            side: Side::Second,
            lines: 5,
            banner: true,
        })
    }

    fn all(areas: &Areas) -> Vec<Rect> {
        let single = [areas.banner, areas.tabs, areas.body, areas.beside, areas.why, areas.status];
        let panes = areas.panes.iter().map(|(_, area)| *area);
        [areas.header, areas.keys].into_iter().chain(single.into_iter().flatten()).chain(panes).collect()
    }

    #[test]
    fn parts_fill_the_screen_and_never_overlap() {
        for page in [Page::Plan, Page::Triage, Page::People, Page::Log, Page::Problems, Page::Presenter] {
            for (width, height) in (SMALLEST.width..140).step_by(3).flat_map(|w| (9..50).map(move |h| (w, h)))
            {
                for focus in Pane::ALL {
                    let parts = all(&areas(width, height, page, focus).unwrap());
                    let sum: u32 = parts.iter().map(|part| part.area()).sum();
                    assert_eq!(sum, u32::from(width) * u32::from(height), "{page:?} {width}×{height}");
                }
            }
        }
    }

    #[test]
    fn the_focused_pane_is_always_shown() {
        for width in SMALLEST.width..200 {
            for focus in Pane::ALL {
                assert!(
                    areas(width, 24, Page::Plan, focus).unwrap().pane(focus).is_some(),
                    "{focus:?} at {width}"
                );
            }
        }
    }

    #[test]
    fn a_wide_screen_shows_all_three_panes_and_the_reasons() {
        let areas = areas(120, 36, Page::Plan, Pane::Topics).unwrap();
        assert_eq!((areas.panes.len(), areas.tabs), (3, None));
        assert!(areas.why.is_some());
    }

    #[test]
    fn the_mouse_finds_what_is_drawn() {
        let areas = areas(120, 36, Page::Plan, Pane::Topics).unwrap();
        let team = inside(areas.pane(Pane::Team).unwrap());
        assert_eq!(areas.pane_at(Position::new(team.x, team.y + 3)), Some((Pane::Team, 3)));
        assert_eq!(areas.pane_at(Position::new(team.x, team.y - 1)), None, "the frame is no line");
    }
}

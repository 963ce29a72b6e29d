//! Why the selected topic stands where it stands; for a 1-1, who it is with. In a few lines below the
//! plan, with everything on the triage page and on a page of its own.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::actions::Action;
use super::super::layout::{Areas, Page, inside};
use super::super::model::{Model, Overlay, Work};
use super::super::pane::Target;
use super::super::theme::Theme;
use super::both::{Both, draw_from};
use super::paint::{Paint, safe};
use super::{beside, details, member, summary};
use crate::cells;
use crate::domain::Topic;
use crate::escape::visible;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// What answers "why there".
    Summary,
    /// Everything.
    All,
}

/// Draws the panel of a page.
pub fn panel(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let depth = depth_on(model.window.page());
    let lines = lines(model, work, depth, usize::from(inside(area).width));
    let from = work.board.reading.from;
    let from = from.min(lines.len().saturating_sub(usize::from(inside(area).height)));
    let (title, id) = heading(model, work, depth, usize::from(inside(area).width), paint.theme);
    let inside = paint.frame(area, title, &id, false);
    if draw_from(&lines, from, inside, paint) {
        let key = model.keymap.shown(Action::Why);
        paint.foot(area, &Line::styled(format!(" ↓ {key} shows all "), paint.theme.dim));
    }
}

/// Draws the page with everything over the others, from line `from` on.
pub fn page(model: &Model, work: &Work, from: usize, body: Rect, paint: &mut Paint<'_>) {
    let (title, id) = heading(model, work, Depth::All, usize::from(column(inside(body)).width), paint.theme);
    let inside = column(paint.sheet(body, title, &id));
    let lines = lines(model, work, Depth::All, usize::from(inside.width));
    if draw_from(&lines, from, inside, paint) {
        paint.foot(body, &Line::styled(" ↓ more ", paint.theme.dim));
    }
}

/// How far down what is told of the selection can be scrolled: on the page that lies over the others when
/// it is open, else in the panel.
pub fn furthest(model: &Model, areas: &Areas) -> usize {
    let Some(work) = &model.work else { return 0 };
    let (area, depth) = match (&model.overlay, areas.why) {
        (Some(Overlay::Why(_)), _) => (column(inside(areas.body_of_overlays())), Depth::All),
        (_, Some(area)) => (inside(area), depth_on(model.window.page())),
        (_, None) => return 0,
    };
    lines(model, work, depth, usize::from(area.width)).len().saturating_sub(usize::from(area.height))
}

fn depth_on(page: Page) -> Depth {
    if page == Page::Triage { Depth::All } else { Depth::Summary }
}

/// Lines longer than this are hard to read.
const WIDEST: u16 = 100;

fn column(inside: Rect) -> Rect {
    Rect { width: inside.width.min(WIDEST), ..inside }
}

/// What stands in the frame: at the left what is told of, at the right its short name.
fn heading(
    model: &Model,
    work: &Work,
    depth: Depth,
    width: usize,
    theme: &Theme,
) -> (Line<'static>, Line<'static>) {
    let plain = || Line::styled(" Why ", theme.strong);
    match work.board.target(model.window.focus) {
        Some(Target::Topic(key)) => {
            let Some(topic) = work.desk.get(key).map(crate::classify::Routed::topic) else {
                return (plain(), Line::default());
            };
            let id = topic.id.as_ref().map_or(String::new(), |id| format!(" {id} "));
            let title = match depth {
                Depth::All if !fits_into_frame(topic, width) => plain(),
                _ => Line::styled(format!(" {} ", visible(&topic.title)), theme.strong),
            };
            (title, Line::styled(id, theme.dim))
        }
        Some(Target::Member(agenda)) => {
            let Some(one) = member::of(work, agenda) else { return (plain(), Line::default()) };
            let name = Line::from(vec![Span::raw(" "), safe(&one.name, theme.strong), Span::raw(" ")]);
            (name, Line::from(safe(&format!(" @{} ", one.handle), theme.dim)))
        }
        Some(other) => (Line::styled(beside::heading(other), theme.strong), Line::default()),
        None => (plain(), Line::default()),
    }
}

/// Whether a topic's title fits into a frame around lines of so many cells, its short name beside it.
fn fits_into_frame(topic: &Topic, width: usize) -> bool {
    let id = topic.id.as_ref().map_or(0, |id| id.as_str().len() + 3);
    cells::width(&visible(&topic.title)) + id <= width
}

fn lines(model: &Model, work: &Work, depth: Depth, width: usize) -> Vec<Both> {
    let theme = &model.theme;
    match work.board.target(model.window.focus) {
        Some(Target::Topic(key)) => match (work.desk.get(key), &work.board.why) {
            (Some(routed), Some(why)) if depth == Depth::All => {
                let titled = fits_into_frame(routed.topic(), width);
                details::lines(work, routed, why, titled, width, theme)
            }
            (Some(routed), Some(why)) => summary::lines(work, routed, why, width, theme),
            _ => Vec::new(),
        },
        Some(Target::Member(agenda)) => {
            member::of(work, agenda).map_or_else(Vec::new, |one| member::lines(one, width, theme))
        }
        Some(other) => beside::lines(work, other, width, theme),
        None => Vec::new(),
    }
}

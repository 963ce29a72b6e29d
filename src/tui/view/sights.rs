//! The pages that look back and ahead: two lists in frames.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layout::{Areas, Page, Side};
use super::super::model::{Model, Sight, Work};
use super::super::sight::{self, About};
use super::entries;
use super::paint::{Paint, safe};
use crate::escape::visible;
use crate::share::advice::{self, capital};
use crate::share::words;

/// Draws a page.
pub fn draw(model: &Model, page: Page, areas: &Areas, paint: &mut Paint<'_>) {
    let Some(work) = &model.work else { return };
    let Some(sight) = work.sights.page(page) else { return };
    for side in [Side::First, Side::Second] {
        if let Some(area) = areas.side(side) {
            let (title, right) = heading(work, sight, page, side, paint);
            list(model, sight, side, (area, title, &right), paint);
        }
    }
}

type Framed<'a> = (Rect, Line<'static>, &'a Line<'static>);

fn list(model: &Model, sight: &Sight, side: Side, (area, title, right): Framed<'_>, paint: &mut Paint<'_>) {
    let focused = model.window.side == side;
    let style = if focused { paint.theme.selected } else { paint.theme.selected_elsewhere };
    let inside = paint.frame(area, title, right, focused);
    // What is told of in the second list stays marked in the first; there nothing else follows from a mark.
    let style = (focused || side == Side::First).then_some(style);
    if entries::draw(sight.list(side), style, inside, paint) {
        paint.foot(area, &Line::styled(" ↓ more ", paint.theme.dim));
    }
}

/// What stands in the frame of a list.
fn heading(
    work: &Work,
    sight: &Sight,
    page: Page,
    side: Side,
    paint: &Paint<'_>,
) -> (Line<'static>, Line<'static>) {
    let strong = |text: &str| Span::styled(text.to_owned(), paint.theme.strong);
    let dim = |text: String| Line::styled(text, paint.theme.dim);
    match (page, side) {
        (Page::People, Side::First) => {
            let title = Line::from(vec![strong(" People ")]);
            (title, dim(" weeks without room for it in a 1-1 ".to_owned()))
        }
        (Page::People, Side::Second) => match sight.about(Side::First) {
            Some(About::Member(who)) => {
                let name = work.desk.team().member(who).map_or(who.as_str(), |member| member.name.as_str());
                let title = Line::from(vec![Span::raw(" "), safe(name, paint.theme.strong), Span::raw(" ")]);
                (title, Line::from(safe(&format!(" @{who} "), paint.theme.dim)))
            }
            _ => Default::default(),
        },
        (Page::Log, Side::First) => {
            let search = &work.sights.search;
            let count = format!("{} ", counted(search.count(), "meeting"));
            let title = Line::from(vec![strong(" Log "), Span::styled(count, paint.theme.dim)]);
            let text = if search.text().is_empty() {
                String::new()
            } else {
                format!(" /{} ", visible(search.text()))
            };
            (title, Line::styled(text, paint.theme.accent))
        }
        (Page::Log, Side::Second) => {
            let title = sight.about(Side::First).and_then(|about| sight::meeting_of(about, &work.desk));
            let title = title.map_or(" In full ".to_owned(), |title| format!(" {} ", visible(&title)));
            (Line::from(strong(&title)), Line::default())
        }
        (Page::Forecast, Side::First) => {
            (Line::from(strong(" Team meetings ")), dim(" eight weeks ".to_owned()))
        }
        (Page::Forecast, Side::Second) => (Line::from(strong(" 1-1s ")), Line::default()),
        (Page::LookBack, Side::First) => {
            let week = format!(" {} ", capital(&words::week(work.sights.week(&work.desk))));
            (Line::from(strong(&week)), Line::default())
        }
        (Page::LookBack, Side::Second) => (Line::from(strong(" People and promises ")), Line::default()),
        _ => Default::default(),
    }
}

fn counted(count: usize, one: &str) -> String {
    advice::counted(i64::try_from(count).unwrap_or(i64::MAX), one)
}

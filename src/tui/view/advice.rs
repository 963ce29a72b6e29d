//! What the manager should look at, over the page.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::layout::inside;
use super::super::pane::List;
use super::super::sight::Entry;
use super::entries;
use super::paint::Paint;

/// Draws the list.
pub fn draw(list: &List<Entry>, body: Rect, paint: &mut Paint<'_>) {
    paint.sheet(body, Line::styled(" Worth a look ", paint.theme.strong), &Line::default());
    let style = paint.theme.selected;
    if entries::draw(list, Some(style), inside(body), paint) {
        paint.more(body, Some(0));
    }
}

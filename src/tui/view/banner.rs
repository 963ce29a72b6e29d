//! The band below the header that says what this is not: saved, or private.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::actions::Action;
use super::super::model::Model;
use super::paint::{Paint, cut_line};

/// Draws the band.
pub fn draw(model: &Model, area: Rect, paint: &mut Paint<'_>) {
    let texts = if model.window.presenting() {
        let key = model.keymap.shown(Action::Present);
        [format!("Presenter mode: the team agenda alone · {key} ends it"), "Presenter mode".to_owned()]
    } else {
        [
            "This is the built-in example, kept in memory: changes are not saved · `songsheet init` makes your own workspace"
                .to_owned(),
            "Example, not saved · `songsheet init` makes yours".to_owned(),
        ]
    };
    let room = usize::from(area.width).saturating_sub(2);
    let [long, short] = texts;
    let text = if long.chars().count() <= room { long } else { short };
    paint.fill(area, paint.theme.banner);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    paint.line(inner, &cut_line(Line::styled(text, paint.theme.banner), room));
}

//! The panel below the plan: why the selected topic stands where it stands; for a 1-1, who it is with.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Why, Work};
use super::super::pane::Target;
use super::paint::{Paint, row, safe};
use super::reasons;
use crate::cells;
use crate::classify::Routed;
use crate::domain::Member;
use crate::escape::visible;

/// Draws the panel.
pub fn draw(model: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    match work.board.target(model.window.focus) {
        Some(Target::Topic(key)) => {
            let (Some(routed), Some(why)) = (work.desk.get(key), &work.board.why) else { return };
            topic(work, routed, why, area, paint);
        }
        Some(Target::Member(agenda)) => {
            let handle = work.board.plan.one_on_ones.get(agenda).map(|agenda| &agenda.with);
            if let Some(one) = handle.and_then(|handle| work.desk.team().member(handle)) {
                member(one, area, paint);
            }
        }
        None => {
            paint.frame(area, Line::styled(" Why ", paint.theme.strong), &Line::default(), false);
        }
    }
}

fn topic(work: &Work, routed: &Routed, why: &Why, area: Rect, paint: &mut Paint<'_>) {
    let title = format!(" {} ", visible(&routed.topic().title));
    let id = routed.topic().id.as_ref().map_or(String::new(), |id| format!(" {id} "));
    let inside =
        paint.frame(area, Line::styled(title, paint.theme.strong), &Line::styled(id, paint.theme.dim), false);
    let dim = |text: String| Line::styled(text, paint.theme.dim);
    let mut lines = vec![reasons::verdict(routed.verdict(), paint)];
    lines.push(Line::styled(reasons::practice(routed.verdict()), paint.theme.text));
    lines.extend(
        reasons::waits(work, why.key).into_iter().map(|text| Line::styled(text, paint.theme.warning)),
    );
    lines.extend(words(why, paint));
    lines.extend(why.explanation.advice.iter().map(|advice| dim(visible(advice).into_owned())));
    lines.extend(reasons::prices(why).map(dim));
    lines.extend(notes(&routed.topic().notes, usize::from(inside.width), paint));
    for (at, line) in lines.into_iter().enumerate() {
        let Some(row) = row(inside, at) else { return };
        paint.ends(row, line, &Line::default());
    }
}

/// The words that speak for the verdict and, after them, those that speak against it.
fn words(why: &Why, paint: &Paint<'_>) -> Option<Line<'static>> {
    let for_it = reasons::words(&why.explanation.reasons, 4);
    let against = reasons::words(&why.explanation.against, 2);
    let mut line = Line::styled(for_it.unwrap_or_default(), paint.theme.text);
    if let Some(against) = against {
        line.push_span(Span::styled(format!("   against it: {against}"), paint.theme.dim));
    }
    (line.width() > 0).then_some(line)
}

fn notes(notes: &str, width: usize, paint: &Paint<'_>) -> Vec<Line<'static>> {
    let shown = visible(notes);
    if shown.trim().is_empty() {
        return Vec::new();
    }
    cells::wrap(&shown, width.max(1)).into_iter().map(|line| Line::styled(line, paint.theme.dim)).collect()
}

fn member(member: &Member, area: Rect, paint: &mut Paint<'_>) {
    let title = Line::from(vec![Span::raw(" "), safe(&member.name, paint.theme.strong), Span::raw(" ")]);
    let handle = Line::from(safe(&format!(" @{} ", member.handle), paint.theme.dim));
    let inside = paint.frame(area, title, &handle, false);
    let role = member.role.as_deref().map(|role| Line::from(safe(role, paint.theme.text)));
    let rhythm = format!("1-1 {} · {} min", member.one_on_one.cadence, member.one_on_one.minutes);
    let since =
        member.since.map(|since| format!(" · here since {}", since.format("%b %Y"))).unwrap_or_default();
    let mut lines: Vec<_> = role.into_iter().collect();
    lines.push(Line::styled(format!("{rhythm}{since}"), paint.theme.dim));
    lines.extend(notes(member.notes.as_deref().unwrap_or_default(), usize::from(inside.width), paint));
    for (at, line) in lines.into_iter().enumerate() {
        let Some(row) = row(inside, at) else { return };
        paint.ends(row, line, &Line::default());
    }
}

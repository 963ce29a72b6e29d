//! The problems in the files, each with its place and what can be done about it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layout::Areas;
use super::super::model::Model;
use super::paint::{Paint, row, safe};
use crate::cells;
use crate::escape::visible;
use crate::store::Diagnostic;

/// Draws the problems.
pub fn draw(model: &Model, areas: &Areas, paint: &mut Paint<'_>) {
    let Some(body) = areas.body else { return };
    let title = Line::styled(format!(" Problems {} ", model.problems.count()), paint.theme.strong);
    let inside = paint.frame(body, title, &state(model, paint), true);
    if model.problems.count() == 0 {
        return paint.line(inside, &Line::styled("The files are fine.", paint.theme.good));
    }
    let mut line = 0;
    for problem in model.problems.all().skip(model.problems.offset) {
        if line >= usize::from(inside.height) {
            return;
        }
        line = draw_one(&place(problem, model), problem, inside, line, paint) + 1;
    }
}

fn state(model: &Model, paint: &Paint<'_>) -> Line<'static> {
    match (model.problems.outdated, model.work.is_some()) {
        (true, true) => Line::styled(" the plan shows what stood in the files before ", paint.theme.warning),
        (true, false) => Line::styled(" the files are read again as soon as they change ", paint.theme.dim),
        (false, _) => Line::default(),
    }
}

/// Where a problem is; files of the workspace are named without its folder.
fn place(problem: &Diagnostic, model: &Model) -> String {
    let folder = model.settings.folder.as_deref();
    let within = folder.and_then(|folder| problem.file.strip_prefix(folder).ok());
    let file = within.unwrap_or(&problem.file).to_owned();
    Diagnostic { file, ..problem.clone() }.place()
}

/// Draws one problem from a line on; gives back the line after it.
fn draw_one(place: &str, problem: &Diagnostic, area: Rect, from: usize, paint: &mut Paint<'_>) -> usize {
    let (glyph, style) =
        if problem.is_error() { ("✗ ", paint.theme.error) } else { ("! ", paint.theme.warning) };
    let width = usize::from(area.width).saturating_sub(2).max(1);
    let place = (format!("{} {}", problem.severity.as_str(), place), paint.theme.dim);
    let what = cells::wrap(&visible(&problem.what), width).into_iter().map(|text| (text, paint.theme.text));
    let hint = problem.hint.iter().flat_map(|hint| cells::wrap(&format!("→ {}", visible(hint)), width));
    let hint = hint.map(|text| (text, paint.theme.accent));
    let mut before = Some(Span::styled(glyph, style));
    let lines: Vec<_> = [place].into_iter().chain(what).chain(hint).collect();
    for (offset, (text, style)) in lines.iter().enumerate() {
        let Some(row) = row(area, from + offset) else { break };
        let before = before.take().unwrap_or(Span::raw("  "));
        paint.line(row, &Line::from(vec![before, safe(text, *style)]));
    }
    from + lines.len()
}

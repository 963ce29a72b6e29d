//! The triage page's panel: everything about the selected topic and what its verdict rests on.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::Pane;
use super::super::model::{Model, Why, Work};
use super::super::pane::day;
use super::paint::{Paint, row, safe};
use super::reasons;
use crate::cells;
use crate::classify::{Reason, Routed};
use crate::escape::visible;
use crate::store::{TopicField, Value};

/// So many reasons are shown that speak for the verdict.
const FOR: usize = 6;
/// And so many that speak against it.
const AGAINST: usize = 3;

/// The fields that are shown, in this order; the title and the notes stand above them.
const FIELDS: [TopicField; 16] = [
    TopicField::With,
    TopicField::From,
    TopicField::Tags,
    TopicField::Kind,
    TopicField::Minutes,
    TopicField::Priority,
    TopicField::Added,
    TopicField::Due,
    TopicField::After,
    TopicField::Repeat,
    TopicField::Because,
    TopicField::Embargo,
    TopicField::TellFirst,
    TopicField::Carried,
    TopicField::Told,
    TopicField::Link,
];

type Both = (Line<'static>, Line<'static>);

/// Draws the panel.
pub fn draw(_: &Model, work: &Work, area: Rect, paint: &mut Paint<'_>) {
    let routed = work.topic(Pane::Topics).and_then(|key| work.desk.get(key));
    let (Some(routed), Some(why)) = (routed, &work.board.why) else {
        paint.frame(area, Line::styled(" Why ", paint.theme.strong), &Line::default(), false);
        return;
    };
    let id = routed.topic().id.as_ref().map_or(String::new(), |id| format!(" {id} "));
    let inside = paint.frame(
        area,
        Line::styled(" Why ", paint.theme.strong),
        &Line::styled(id, paint.theme.dim),
        false,
    );
    for (at, (left, right)) in
        lines(work, routed, why, usize::from(inside.width), paint).into_iter().enumerate()
    {
        let Some(row) = row(inside, at) else { return };
        paint.ends(row, left, &right);
    }
}

fn lines(work: &Work, routed: &Routed, why: &Why, width: usize, paint: &Paint<'_>) -> Vec<Both> {
    let (topic, verdict) = (routed.topic(), routed.verdict());
    let text = |text: &str, style: Style| wrapped(text, width, style);
    let (plain, dim) = (paint.theme.text, paint.theme.dim);
    let mut lines = text(&topic.title, paint.theme.strong);
    lines.extend(gap_before(vec![(reasons::verdict(verdict, paint), Line::default())]));
    lines.extend(text(&reasons::practice(verdict), plain));
    lines.extend(reasons::waits(work, why.key).iter().flat_map(|why| text(why, paint.theme.warning)));
    lines.extend(why.explanation.advice.iter().flat_map(|advice| text(advice, dim)));
    lines.extend(gap_before(topic.notes.lines().flat_map(|line| text(line, plain)).collect()));
    lines.extend(gap_before(fields(work, routed, paint)));
    lines.extend(evidence("Speaks for it", &why.explanation.reasons, FOR, paint));
    lines.extend(evidence("Speaks against it", &why.explanation.against, AGAINST, paint));
    lines.extend(gap_before(reasons::prices(why).iter().flat_map(|prices| text(prices, dim)).collect()));
    lines
}

/// Text on as many lines as it needs.
fn wrapped(text: &str, width: usize, style: Style) -> Vec<Both> {
    let lines = cells::wrap(&visible(text), width.max(1));
    lines.into_iter().map(|text| (Line::styled(text, style), Line::default())).collect()
}

fn gap_before(lines: Vec<Both>) -> Vec<Both> {
    let gap = (!lines.is_empty()).then(Both::default);
    gap.into_iter().chain(lines).collect()
}

fn evidence(heading: &'static str, reasons: &[Reason], most: usize, paint: &Paint<'_>) -> Vec<Both> {
    if reasons.is_empty() {
        return Vec::new();
    }
    let heading = (Line::styled(heading, paint.theme.dim), Line::default());
    let shown = reasons.iter().take(most).map(|one| reasons::reason(one, paint));
    [Both::default(), heading].into_iter().chain(shown).collect()
}

fn fields(work: &Work, routed: &Routed, paint: &Paint<'_>) -> Vec<Both> {
    let values = FIELDS.iter().filter_map(|field| Some((*field, field.value_of(routed.topic())?)));
    let mut lines: Vec<Both> = values
        .map(|(field, value)| {
            let name = Span::styled(cells::pad(&field.as_str().replace('_', " "), 12), paint.theme.dim);
            let value = safe(&shown(work, &value), paint.theme.text);
            (Line::from(vec![name, value]), Line::default())
        })
        .collect();
    lines.extend(source(work, routed, paint));
    lines
}

fn shown(work: &Work, value: &Value) -> String {
    let day = |date| day(date, work.desk.today());
    match value {
        Value::Text(text) => text.clone(),
        Value::List(list) => list.join(", "),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => day(*date),
        Value::Dates(dates) => dates.iter().map(|date| day(*date)).collect::<Vec<_>>().join(", "),
    }
}

/// The file and line that the topic stands in.
fn source(work: &Work, routed: &Routed, paint: &Paint<'_>) -> Option<Both> {
    let key = routed.topic().key;
    let workspace = work.desk.workspace();
    let place = format!("{}:{}", workspace.place().short_name(key.drawer), workspace.line_of(key)?);
    let name = Span::styled(cells::pad("file", 12), paint.theme.dim);
    Some((Line::from(vec![name, safe(&place, paint.theme.dim)]), Line::default()))
}

//! Everything about the selected topic and what its verdict rests on.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::model::{Why, Work};
use super::super::theme::Theme;
use super::both::{Both, gap_before, only, paragraphs, wrapped};
use super::reasons;
use crate::cells;
use crate::classify::{Routed, Side};
use crate::escape::visible;
use crate::share::words::day;
use crate::store::{TopicField, Value};

/// So many reasons are shown that speak for the verdict.
const FOR: usize = 6;
/// And so many that speak against it.
const AGAINST: usize = 3;
/// The cells of a field's name.
const NAME: usize = 12;

/// The fields that are shown, in this order, below the title and the notes.
const FIELDS: [TopicField; 19] = [
    TopicField::ShareNotes,
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
    TopicField::Written,
    TopicField::Parked,
    TopicField::Carried,
    TopicField::Told,
    TopicField::Link,
];

/// The lines of everything; those of the title only where it is not `titled` already.
pub fn lines(
    work: &Work,
    routed: &Routed,
    why: &Why,
    titled: bool,
    width: usize,
    theme: &Theme,
) -> Vec<Both> {
    let (topic, verdict) = (routed.topic(), routed.verdict());
    let text = |text: &str, style: Style| wrapped(text, width, style);
    let mut lines = Vec::new();
    if !titled {
        lines = text(&topic.title, theme.strong);
        lines.push(Both::default());
    }
    lines.extend(reasons::verdict(verdict, width, theme));
    lines.extend(text(&reasons::practice(verdict), theme.text));
    lines.extend(reasons::waits(work, why.key).iter().flat_map(|why| text(why, theme.warning)));
    lines.extend(why.explanation.advice.iter().flat_map(|advice| text(advice, theme.dim)));
    lines.extend(reasons::prices(why).iter().flat_map(|prices| text(prices, theme.dim)));
    let [for_it, against] = why.explanation.sides(topic, |_| false);
    lines.extend(evidence_for("Speaks for it", for_it, FOR, width, theme));
    lines.extend(evidence_for("Speaks against it", against, AGAINST, width, theme));
    let notes = paragraphs(&topic.notes);
    lines.extend(gap_before(notes.iter().flat_map(|line| text(line, theme.text)).collect()));
    lines.extend(gap_before(fields(work, routed, width, theme)));
    lines
}

fn evidence_for(heading: &'static str, side: Side, most: usize, width: usize, theme: &Theme) -> Vec<Both> {
    if side.is_empty() {
        return Vec::new();
    }
    let heading = only(Line::styled(heading, theme.dim));
    let Side { telling, calls, mut rest } = side;
    rest += telling.iter().skip(most).map(|reason| reason.weight).sum::<f32>();
    let shown = telling.iter().take(most).flat_map(|one| reasons::reason(one, width, theme));
    let learned = reasons::of_calls(&calls, width, theme);
    let heading = [Both::default(), heading].into_iter();
    heading.chain(shown).chain(learned).chain(reasons::rest(rest, theme)).collect()
}

fn fields(work: &Work, routed: &Routed, width: usize, theme: &Theme) -> Vec<Both> {
    let values = FIELDS.iter().filter_map(|field| Some((*field, field.value_of(routed.topic())?)));
    let named =
        values.map(|(field, value)| (field.as_str().replace('_', " "), shown(work, &value), theme.text));
    let other = work.desk.other_part(routed.topic());
    let other = other.map(|other| ("other part".to_owned(), other.title.clone(), theme.text));
    let file = source(work, routed).map(|place| ("file".to_owned(), place, theme.dim));
    named
        .chain(other)
        .chain(file)
        .flat_map(|(name, value, style)| field(&name, &value, width, style, theme))
        .collect()
}

/// A field's name with its value beside it, on as many lines as that needs.
fn field(name: &str, value: &str, width: usize, style: Style, theme: &Theme) -> Vec<Both> {
    let mut name = Some(cells::pad(name, NAME));
    let lines = cells::wrap(&visible(value), width.saturating_sub(NAME).max(1));
    lines
        .into_iter()
        .map(|line| {
            let name = Span::styled(name.take().unwrap_or_else(|| " ".repeat(NAME)), theme.dim);
            only(Line::from(vec![name, Span::styled(line, style)]))
        })
        .collect()
}

fn shown(work: &Work, value: &Value) -> String {
    let day = |date| day(date, work.desk.today());
    match value {
        Value::Text(text) => text.clone(),
        Value::List(list) => list.join(", "),
        Value::Number(number) => number.to_string(),
        Value::Switch(on) => (if *on { "yes" } else { "no" }).to_owned(),
        Value::Date(date) => day(*date),
        Value::Dates(dates) => dates.iter().map(|date| day(*date)).collect::<Vec<_>>().join(", "),
    }
}

/// The file and line that the topic stands in.
fn source(work: &Work, routed: &Routed) -> Option<String> {
    let key = routed.topic().key;
    let workspace = work.desk.workspace();
    Some(format!("{}:{}", workspace.place().short_name(key.drawer), workspace.line_of(key)?))
}

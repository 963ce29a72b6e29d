//! `triage` for reading: what needs a call first, then the team meeting's and the 1-1s' topics by
//! practice, in columns that fit the page.

use std::io;

use crate::cells;
use crate::classify::{Certainty, Explanation, Routed, Source};
use crate::desk::Desk;
use crate::domain::{Practice, Route, Team, Topic, TopicId};
use crate::escape::visible;
use crate::share::words::parked_since;

use super::page::{Page, Span, Tone, plain};
use super::words;

/// A topic with what is shown of the reasons for its verdict.
pub struct Row<'a> {
    routed: &'a Routed,
    /// Who decided, when it was not the rules.
    decided: Option<String>,
    /// The words that the rules went by.
    telling: Vec<String>,
}

/// Prints the rows: unsure ones first, then by route and practice.
pub fn print(page: &mut Page<'_>, team: &Team, rows: &[Row<'_>]) -> io::Result<()> {
    let columns = Columns::fit(page.width(), team, rows);
    let unsure: Vec<_> = rows.iter().filter(|row| row.is_unsure()).collect();
    if !unsure.is_empty() {
        heading(page, Tone::Attention, "Needs your call", unsure.len())?;
        unsure.iter().try_for_each(|row| undecided(page, team, &columns, row))?;
    }
    section(page, team, &columns, rows, Route::Broadcast)?;
    section(page, team, &columns, rows, Route::Private)?;
    parked(page, team, &columns, rows)
}

/// Prints how many topics go where.
pub fn summary(page: &mut Page<'_>, team: &Team, topics: &[Routed]) -> io::Result<()> {
    let clear = |route| topics.iter().filter(|routed| is_clear(routed, route)).count();
    let (all, private) = (clear(Route::Broadcast), clear(Route::Private));
    let parked = topics.iter().filter(|routed| is_parked(routed)).count();
    let unsure = topics.len() - all - private - parked;
    let open = words::count(topics.len(), "open topic", "open topics");
    let asks = if unsure == 1 { "needs your call" } else { "need your call" };
    page.line(&[Tone::Strong.of(&*team.name), plain(format!(" · {open}"))])?;
    page.line(&[
        Tone::Attention.of(format!("◐ {unsure} {asks}")),
        Tone::Broadcast.of(format!("  ● {all} for the team meeting")),
        Tone::Private.of(format!("  ○ {private} for 1-1s")),
        Tone::Quiet.of(if parked > 0 { format!("  – {parked} parked") } else { String::new() }),
    ])
}

fn is_parked(routed: &Routed) -> bool {
    routed.topic().parked.is_some()
}

fn is_clear(routed: &Routed, route: Route) -> bool {
    routed.verdict().certainty() == Certainty::Clear
        && routed.verdict().route() == route
        && !is_parked(routed)
}

fn heading(page: &mut Page<'_>, tone: Tone, title: &str, count: usize) -> io::Result<()> {
    page.gap()?;
    page.line(&[tone.of(title), Tone::Quiet.of(format!(" · {count}"))])
}

/// The clear topics of one route, by practice in the article's order.
fn section(
    page: &mut Page<'_>,
    team: &Team,
    columns: &Columns,
    rows: &[Row<'_>],
    route: Route,
) -> io::Result<()> {
    let clear: Vec<_> = rows.iter().filter(|row| row.is_clear(route)).collect();
    if clear.is_empty() {
        return Ok(());
    }
    let (title, tone) = match route {
        Route::Broadcast => ("Team meeting (broadcast)", Tone::Broadcast),
        Route::Private => ("1-1s (private)", Tone::Private),
    };
    heading(page, tone, title, clear.len())?;
    for practice in Practice::ALL {
        let of_practice: Vec<_> = clear.iter().filter(|row| row.practice() == *practice).collect();
        if !of_practice.is_empty() {
            page.line(&[plain("  "), Tone::Strong.of(practice.cite())])?;
            of_practice.iter().try_for_each(|row| columns.line(page, team, row))?;
        }
    }
    Ok(())
}

/// What is in the parking lot, whatever its route.
fn parked(page: &mut Page<'_>, team: &Team, columns: &Columns, rows: &[Row<'_>]) -> io::Result<()> {
    let parked: Vec<_> = rows.iter().filter(|row| is_parked(row.routed)).collect();
    if parked.is_empty() {
        return Ok(());
    }
    heading(page, Tone::Quiet, "Parking lot", parked.len())?;
    parked.iter().try_for_each(|row| columns.line(page, team, row))
}

/// An unsure topic with the guess and what is missing.
fn undecided(page: &mut Page<'_>, team: &Team, columns: &Columns, row: &Row<'_>) -> io::Result<()> {
    columns.line(page, team, row)?;
    let verdict = row.routed.verdict();
    let guess = format!("perhaps {}, {}", words::meeting(verdict.route()), verdict.practice().label());
    let says = [words::doubt(verdict), verdict.asks().map(str::to_owned)];
    let says: Vec<_> = says.into_iter().flatten().collect();
    page.paragraph(TITLE_AT, Tone::Plain, &format!("{guess}. {}", says.join(" ")))
}

impl<'a> Row<'a> {
    /// Reads a topic's reasons where some of them are shown; that takes longer than routing it did.
    pub fn of(desk: &Desk, routed: &'a Routed) -> Self {
        let (topic, verdict) = (routed.topic(), routed.verdict());
        let parked = topic.parked.map(|since| parked_since(since, desk.today()));
        let decided = parked.or_else(|| words::decided(topic, verdict, desk.today()));
        let mut row = Self { routed, decided, telling: Vec::new() };
        if row.decided.is_none() || row.is_unsure() {
            let explanation = desk.explain(topic.key);
            row.telling = explanation.iter().flat_map(|it| telling_words(topic, it)).collect();
        }
        row
    }

    fn is_unsure(&self) -> bool {
        self.routed.verdict().certainty() == Certainty::Unsure && !is_parked(self.routed)
    }

    fn is_clear(&self, route: Route) -> bool {
        is_clear(self.routed, route)
    }

    fn practice(&self) -> Practice {
        self.routed.verdict().practice()
    }

    fn id(&self) -> &str {
        self.routed.topic().id.as_ref().map_or("", TopicId::as_str)
    }

    /// The words that the verdict rests on, or who decided, in at most so many cells.
    fn basis(&self, cells: usize) -> String {
        self.decided.clone().unwrap_or_else(|| in_quotes(&self.telling, cells))
    }
}

/// So many words are shown at most.
const MOST_WORDS: usize = 3;

/// The strongest words, when the rules went by them.
fn telling_words(topic: &Topic, explanation: &Explanation) -> Vec<String> {
    if explanation.verdict.source() != Source::Rules {
        return Vec::new();
    }
    let [for_it, _] = explanation.sides(topic, |_| false);
    for_it.strongest(MOST_WORDS).map(|reason| reason.text.trim().to_owned()).collect()
}

/// As many words as fit, in quotes.
fn in_quotes(words: &[String], cells: usize) -> String {
    let mut quoted = String::new();
    for word in words {
        let next = format!("{}“{}”", if quoted.is_empty() { "" } else { " " }, visible(word));
        if quoted.is_empty() || cells::width(&quoted) + cells::width(&next) <= cells {
            quoted.push_str(&next);
        }
    }
    quoted
}

/// Where a title starts: two cells of indent, the mark and a space.
const TITLE_AT: usize = 4;
/// The space between two columns.
const GAP: usize = 2;
/// A narrower column of words says too little.
const WORDS: usize = 24;
/// A title gets this much before the words get any.
const LEAST_TITLE: usize = 46;
/// A name longer than this is cut.
const MAX_PEOPLE: usize = 16;
/// An id longer than this is cut.
const MAX_ID: usize = 10;

/// The widths of the columns, equal in all sections.
struct Columns {
    title: usize,
    people: usize,
    id: usize,
    words: usize,
}

impl Columns {
    /// Divides a page: names and ids get what they need, titles and words share the rest.
    fn fit(width: usize, team: &Team, rows: &[Row<'_>]) -> Self {
        let widest = |cells: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(cells).max().unwrap_or_default();
        let people = widest(&|row| cells::width(&words::people(team, row.routed.topic()))).min(MAX_PEOPLE);
        let id = widest(&|row| cells::width(row.id())).min(MAX_ID);
        let longest = widest(&|row| cells::width(&visible(&row.routed.topic().title)));
        let fixed = TITLE_AT + [people, id].iter().map(|column| gap(*column) + column).sum::<usize>();
        let room = width.saturating_sub(fixed);
        let title = longest.min(room.saturating_sub(WORDS + GAP)).max(room.min(longest).min(LEAST_TITLE));
        let words = room.saturating_sub(title + GAP);
        if words < WORDS {
            return Self { title: room.min(longest), people, id, words: 0 };
        }
        Self { title, people, id, words }
    }

    /// Prints a topic; a title that does not fit goes on below itself.
    fn line(&self, page: &mut Page<'_>, team: &Team, row: &Row<'_>) -> io::Result<()> {
        let topic = row.routed.topic();
        let (mark, tone) = words::mark(row.routed.verdict());
        let mut title = cells::wrap(&visible(&topic.title), self.title).into_iter();
        let first = cells::pad(&title.next().unwrap_or_default(), self.title);
        let mut spans = vec![plain("  "), tone.of(mark), plain(" "), plain(first)];
        cell(&mut spans, self.people, Tone::Plain, &words::people(team, topic));
        cell(&mut spans, self.id, Tone::Quiet, row.id());
        cell(&mut spans, self.words, Tone::Quiet, &row.basis(self.words));
        page.line(&spans)?;
        title.try_for_each(|line| page.line(&[plain(" ".repeat(TITLE_AT)), plain(line)]))
    }
}

fn cell(spans: &mut Vec<Span<'_>>, width: usize, tone: Tone, text: &str) {
    if width > 0 {
        spans.push(plain(" ".repeat(GAP)));
        spans.push(tone.of(cells::pad(&visible(text), width)));
    }
}

/// The space before a column; none when the column is empty.
fn gap(column: usize) -> usize {
    if column > 0 { GAP } else { 0 }
}

//! A meeting that is closed again, written over its first record. What somebody wrote into that by hand stays: comments,
//! and keys that songsheet does not know.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::render::{self, Key};
use super::splice;
use crate::domain::LoggedMeeting;
use crate::store::edit::{LineEnd, line_end, line_start};
use crate::store::schema::{end_of, entries};

/// Which items and actions of the record the new ones were before; `None` for new ones.
pub(super) struct Partners {
    pub items: Vec<Option<usize>>,
    pub actions: Vec<Option<usize>>,
}

/// The text with the nth meeting, which said `before`, saying `now`; `None` when it is written in a way that is not
/// understood here.
pub(super) fn rewritten(
    text: &str,
    at: usize,
    (before, now): (&LoggedMeeting, &LoggedMeeting),
    partners: &Partners,
    end: LineEnd,
) -> Option<String> {
    let own = [render::meeting_keys(before, end), render::meeting_keys(now, end)];
    let mut text = with_keys(text.to_owned(), &[("meeting", at)], &render::MEETING, own)?;
    for (item, was) in now.items.iter().zip(&partners.items) {
        let Some(was) = *was else { continue };
        let keys = [render::item_keys(before.items.get(was)?, end), render::item_keys(item, end)];
        text = with_keys(text, &[("meeting", at), ("item", was)], &render::ITEM, keys)?;
    }
    for (action, was) in now.actions.iter().zip(&partners.actions) {
        let Some(was) = *was else { continue };
        let keys = [render::action_keys(before.actions.get(was)?, end), render::action_keys(action, end)];
        text = with_keys(text, &[("meeting", at), ("action", was)], &render::ACTION, keys)?;
    }
    let pieces = Pieces::of(&text, at)?;
    let mut block = pieces.head.to_owned();
    for (item, was) in now.items.iter().zip(&partners.items) {
        block.push_str(
            &was.map_or_else(|| Some(render::item(item, end)), |was| pieces.of_table("item", was, end))?,
        );
    }
    for (action, was) in now.actions.iter().zip(&partners.actions) {
        block.push_str(
            &was.map_or_else(
                || Some(render::action(action, end)),
                |was| pieces.of_table("action", was, end),
            )?,
        );
    }
    Some([text.get(..pieces.range.start)?, &block, text.get(pieces.range.end..)?].concat())
}

/// The text with the keys of a table that say something else now.
fn with_keys(
    mut text: String,
    path: &[(&str, usize)],
    order: &[&str],
    [before, now]: [Vec<Key>; 2],
) -> Option<String> {
    for ((key, value), _) in now.iter().zip(&before).filter(|(now, before)| now != before) {
        text = splice::set_key(&text, path, order, key, value.as_deref())?;
    }
    Some(text)
}

/// The text of a meeting, cut before each of the tables within it: what stands above a header belongs to it.
struct Pieces<'t> {
    range: Range<usize>,
    head: &'t str,
    tables: Vec<(&'static str, usize, &'t str)>,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str, at: usize) -> Option<Self> {
        let root = DeTable::parse(text).ok()?;
        let meeting = root.get_ref().get("meeting")?.get_ref().as_array()?.get(at)?;
        let table = meeting.get_ref().as_table()?;
        let is_within = |key: &str| key == "item" || key == "action";
        let own = entries(table).into_iter().filter(|entry| !is_within(entry.key));
        let mut cut = line_end(text, own.map(|entry| end_of(entry.value)).max()?.max(meeting.span().end));
        let range = line_start(text, meeting.span().start)..line_end(text, end_of(meeting));
        let head = text.get(range.start..cut)?;
        let mut within: Vec<_> = tables(table, "item")?.into_iter().chain(tables(table, "action")?).collect();
        within.sort_by_key(|(_, _, span)| span.start);
        let mut pieces = Vec::with_capacity(within.len());
        for (key, nth, span) in within {
            let until = line_end(text, span.end);
            pieces.push((key, nth, text.get(cut..until)?));
            cut = until;
        }
        Some(Self { range, head, tables: pieces })
    }

    /// The text of one of the tables, its last line ended.
    fn of_table(&self, key: &str, nth: usize, end: LineEnd) -> Option<String> {
        let (_, _, text) = self.tables.iter().find(|(one, at, _)| (*one, *at) == (key, nth))?;
        let ending = if text.ends_with('\n') { "" } else { end.as_str() };
        Some(format!("{text}{ending}"))
    }
}

/// The tables of a list within a meeting, each with its place and where it stands.
fn tables(meeting: &DeTable<'_>, key: &'static str) -> Option<Vec<(&'static str, usize, Range<usize>)>> {
    let Some(list) = meeting.get(key) else { return Some(Vec::new()) };
    let list = list.get_ref().as_array()?;
    let span = |(nth, one): (usize, &toml::Spanned<DeValue<'_>>)| (key, nth, one.span().start..end_of(one));
    Some(list.iter().enumerate().map(span).collect())
}

//! The list of those who heard of an item later, with one more of them or one less.

use toml::de::DeValue;

use super::{render, splice};
use crate::domain::{Handle, Told};
use crate::store::edit::entry_with_comma;

/// The text with the list of an item's `told` changed to these; `None` when it is written in a way that is not
/// understood here.
pub(super) fn changed(text: &str, item: [(&str, usize); 2], told: &[Told]) -> Option<String> {
    let list = match splice::value_of(text, &item, "told") {
        None => told.first().map(|one| format!("[{}]", render::told_entry(one)))?,
        Some(list) => list_of(list, told)?,
    };
    let value = Some(list.as_str()).filter(|_| !told.is_empty());
    splice::set_key(text, &item, &render::ITEM, "told", value)
}

/// The list with what is to be added or taken out.
fn list_of(list: &str, told: &[Told]) -> Option<String> {
    let value = DeValue::parse(list).ok()?;
    let there = value.get_ref().as_array()?;
    let who = |nth: usize| {
        let table = there.get(nth)?.get_ref().as_table()?;
        Handle::new(table.get("who")?.get_ref().as_str()?)
    };
    let is_told = |nth: &usize| who(*nth).is_some_and(|who| told.iter().any(|one| one.who == who));
    let kept = (0..there.len()).filter(is_told).count();
    let mut text = list.to_owned();
    if let Some(added) = told.get(kept) {
        let at = there.iter().last().map_or(1, |last| last.span().end);
        let separator = if there.is_empty() { "" } else { ", " };
        text.insert_str(at, &format!("{separator}{}", render::told_entry(added)));
        return Some(text);
    }
    for nth in (0..there.len()).rev().filter(|nth| !is_told(nth)) {
        text.replace_range(entry_with_comma(list, there.get(nth)?.span()), "");
    }
    Some(text)
}

//! The words with a sign that people put into lists: `@dana`, `#incident`, `+project`, `due:2026-11-27`.

use super::found::{Named, Otherwise, Role, date};
use super::lines::Lines;
use super::{Found, Problem};

/// What the signs of a list mean.
pub(super) struct Signs {
    /// The sign of a tag.
    pub tag: char,
    /// What an `@word` is that nobody is called.
    pub otherwise: Otherwise,
}

/// One word of a line.
enum Word {
    Plain,
    Tag(String),
    Person(Named),
    Dated,
}

/// Reads the words of an entry's line into it. Tags before the title, and all marks after it, are no part of it; within it
/// they are words as well. `offset` is where the line stands in the text.
pub(super) fn read(
    found: &mut Found,
    line: &str,
    offset: usize,
    signs: &Signs,
    lines: &Lines<'_>,
) -> Result<(), Problem> {
    let words: Vec<&str> = line.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    let mut kinds = Vec::with_capacity(words.len());
    for word in &words {
        let kind = dated(found, word)
            .map_err(|what| lines.problem(offset, what, "write a day such as 2026-11-27"))?;
        kinds.push(if kind { Word::Dated } else { signed(word, signs) });
    }
    let is_plain = |kind: &Word| matches!(kind, Word::Plain);
    // Who comes first is what the sentence begins with.
    let opens = |kind: &Word| matches!(kind, Word::Plain | Word::Person(_));
    let first = kinds.iter().position(opens).unwrap_or(kinds.len());
    let last = kinds.iter().rposition(is_plain);
    let mut title: Vec<&str> = Vec::new();
    for (at, (word, kind)) in words.iter().zip(kinds).enumerate() {
        let within = at >= first && last.is_some_and(|last| at <= last);
        match kind {
            Word::Plain => title.push(word),
            Word::Dated => {}
            Word::Tag(tag) => {
                title.extend(within.then(|| word.get(1..).unwrap_or(word)));
                found.tags.push(tag);
            }
            Word::Person(named) => {
                title.extend(within.then_some(*word));
                found.people.push(named);
            }
        }
    }
    found.title = title.join(" ");
    if found.title.is_empty() {
        return Err(lines.problem(offset, "there is no title", "write what it is about, or remove the line"));
    }
    Ok(())
}

fn signed(word: &str, signs: &Signs) -> Word {
    let mut rest = word.chars();
    let sign = rest.next().unwrap_or_default();
    let name = bare(rest.as_str());
    let says_something = name.chars().any(char::is_alphabetic);
    if sign == signs.tag && says_something {
        return Word::Tag(name.to_owned());
    }
    if sign == '@' && name.starts_with(char::is_alphabetic) {
        let named = Named { role: Role::With, name: name.to_owned(), otherwise: signs.otherwise };
        return Word::Person(named);
    }
    Word::Plain
}

/// A name without what follows it in a sentence: `dana's`, `dana,`.
fn bare(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| ",.:;!?)'’".contains(c));
    bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare)
}

/// Whether a word says a date, which the entry then has.
fn dated(found: &mut Found, word: &str) -> Result<bool, String> {
    let Some((key, value)) = word.split_once(':') else { return Ok(false) };
    if !matches!(key, "due" | "after" | "t") || value.is_empty() {
        return Ok(false);
    }
    let Some(day) = date(value) else {
        // Only of these is it sure that a date was meant.
        let meant = key == "due" || value.starts_with(|c: char| c.is_ascii_digit()) && key != "t";
        return if meant { Err(format!("`{word}` has no date")) } else { Ok(false) };
    };
    if key == "due" {
        found.due = Some(day);
    } else {
        found.after = Some(day);
    }
    Ok(true)
}

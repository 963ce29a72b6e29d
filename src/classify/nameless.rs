//! Tells a text without the people in it: a proposal in plain English, which somebody reads before it is used.

use super::naming::{Named, Naming, span};
use super::router::Router;
use super::text::{Gap, Text};
use crate::domain::{Handle, Team};

/// A text without names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nameless {
    /// The text with `the person` and `they` in place of names, `he` and `she`.
    pub text: String,
    /// The words that were taken out, where they stood in the text before.
    pub taken_out: Vec<(usize, usize)>,
}

impl Router {
    /// Takes the names out of a text, and the pronouns that tell a man from a woman.
    pub fn nameless(&self, team: &Team, text: &str, concerned: &[Handle]) -> Nameless {
        let read = Text::new(text);
        let named = self.named(team, &read, concerned);
        let mut changes = groups(text, &read, &named);
        changes.extend(pronouns(text, &read, &named));
        changes.sort_by_key(|change| change.start);
        Nameless { text: rewritten(text, &changes), taken_out: taken_out(text, &read, &named) }
    }

    /// Whether all of a text can be looked through: nothing in it hides from the eye, and it is not too long.
    pub fn reads_all_of(&self, text: &str) -> bool {
        !Text::new(text).suspicious
    }
}

/// A piece of the text and what takes its place.
#[derive(Debug)]
struct Change {
    start: usize,
    end: usize,
    new: String,
}

fn rewritten(text: &str, changes: &[Change]) -> String {
    let mut new = String::new();
    let mut at = 0;
    for change in changes {
        if change.start < at {
            continue;
        }
        new.push_str(text.get(at..change.start).unwrap_or_default());
        new.push_str(&change.new);
        at = change.end;
    }
    new.push_str(text.get(at..).unwrap_or_default());
    // What stood behind a heading begins the text now.
    if text.starts_with(char::is_uppercase) { capitalised(&new) } else { new }
}

fn taken_out(text: &str, read: &Text, named: &[Named]) -> Vec<(usize, usize)> {
    let spans = named.iter().filter_map(|one| span(text, read, one)).map(|one| (one.start, one.end));
    let in_name = |at: usize| named.iter().any(|one| one.words.contains(&at));
    let words =
        read.words.iter().enumerate().filter(|(at, word)| !in_name(*at) && is_pronoun(read.folded(word)));
    let mut all: Vec<_> = spans.chain(words.map(|(_, word)| (word.start, word.end))).collect();
    all.sort_unstable();
    all
}

/// What stands between two names that are told of together.
const JOINTS: [&str; 9] = [",", "and", ", and", "&", "/", "+", "und", "et", "y"];

/// The changes that take names out; names that stand together become one group of people.
fn groups(text: &str, read: &Text, named: &[Named]) -> Vec<Change> {
    let mut all: Vec<(Naming, usize)> = Vec::new();
    for one in named {
        let Some(naming) = span(text, read, one) else { continue };
        match all.last_mut() {
            Some((group, count)) if joined(text, group.end, naming.start) => {
                group.end = naming.end;
                *count += 1;
            }
            _ => all.push((naming, 1)),
        }
    }
    all.iter().map(|(group, count)| person(text, group, *count)).collect()
}

fn joined(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| JOINTS.contains(&between.trim()))
}

fn person(text: &str, group: &Naming, count: usize) -> Change {
    let (start, end) = (group.start, group.end);
    let opens = begins_sentence(text, start);
    if let Some(end) = opens.then(|| end_of_heading(text, end)).flatten() {
        return Change { start, end, new: String::new() };
    }
    let who = match count {
        1 => "the person",
        2 => "two people",
        _ => "several people",
    };
    let name = text.get(start..end).unwrap_or_default().to_lowercase();
    let owns = ["'s", "’s", "'", "’"].iter().any(|end| name.ends_with(end));
    let who = if owns { format!("{who}'s") } else { who.to_owned() };
    Change { start, end, new: if opens { capitalised(&who) } else { who } }
}

/// Where what follows `Dana: ` begins, when a name stands before a text like a heading.
fn end_of_heading(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let marks = [":", " -", " –", " —", "：", ","];
    let after = marks.iter().find_map(|mark| rest.strip_prefix(mark))?;
    let told = after.trim_start();
    told.starts_with(char::is_alphanumeric).then_some(text.len() - told.len())
}

/// Whether a sentence begins at a place.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', '。', '？'])
}

fn is_pronoun(folded: &str) -> bool {
    matches!(folded, "he" | "she" | "him" | "his" | "her" | "hers" | "himself" | "herself")
}

/// The changes that put `they` for `he` and `she`, with the verb after them.
fn pronouns(text: &str, read: &Text, named: &[Named]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, word) in read.words.iter().enumerate() {
        let folded = read.folded(word);
        if !is_pronoun(folded) || named.iter().any(|one| one.words.contains(&at)) {
            continue;
        }
        let next = read.words.get(at + 1).filter(|next| next.gap == Gap::Blank);
        let next = next.and_then(|next| Some((next, text.get(next.start..next.end)?)));
        let owner = next.is_some_and(|(_, next)| !is_small(next));
        let plural = match folded {
            "he" | "she" => "they",
            "him" => "them",
            "her" if !owner => "them",
            "his" | "her" if owner => "their",
            "himself" | "herself" => "themselves",
            _ => "theirs",
        };
        let tail = text.get(word.start + folded.len()..word.end).unwrap_or_default();
        let tail =
            if word.possessive && plural == "they" { tail.replace('s', "re") } else { tail.to_owned() };
        let new = if word.capital { capitalised(plural) } else { plural.to_owned() };
        let bare = tail.is_empty();
        changes.push(Change { start: word.start, end: word.end, new: new + &tail });
        let verb =
            next.filter(|_| plural == "they" && bare).and_then(|(next, verb)| Some((next, of_many(verb)?)));
        changes.extend(verb.map(|(next, new)| Change { start: next.start, end: next.end, new }));
    }
    changes
}

/// Words after which `her` and `his` own nothing.
const SMALL: &str = " a an the and or but on in at to for with about from by of as if that because how what why who \
    when where after before again today yesterday tomorrow since until not is was will would should can could ";

fn is_small(word: &str) -> bool {
    SMALL.contains(&format!(" {} ", word.to_lowercase()))
}

/// Words that end as a verb does and are none.
const ADVERBS: &str = " always perhaps sometimes besides afterwards thus ";

/// The verb after `they` for one after `she`; `None` when it stays as it is.
fn of_many(verb: &str) -> Option<String> {
    let known = match verb {
        "is" => "are",
        "was" => "were",
        "has" => "have",
        "does" => "do",
        "isn't" => "aren't",
        "wasn't" => "weren't",
        "hasn't" => "haven't",
        "doesn't" => "don't",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_owned());
    }
    let other = ADVERBS.contains(&format!(" {verb} ")) || verb.ends_with("ss") || verb.len() < 4;
    if other || !verb.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    if let Some(stem) = verb.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let hissing = ["shes", "ches", "sses", "xes", "oes"].iter().any(|end| verb.ends_with(end));
    verb.strip_suffix(if hissing { "es" } else { "s" }).map(str::to_owned)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::RoutingConfig;
    use crate::domain::Member;

    fn team() -> Team {
        let member = |name: &str, handle: &str, alias: &str| Member {
            aliases: vec![alias.to_owned()],
            ..Member::new(name, Handle::new(handle).unwrap())
        };
        let members = vec![
            member("Dana Whitfield", "dana", "Dee"),
            member("Kim Osei", "kosei", "KO"),
            member("Will Long", "will", "Billy"),
            member("Jonas Weber", "jonas", "Joni"),
            member("田中 美咲", "misaki", "みさき"),
        ];
        Team::new("Platform", members)
    }

    fn nameless(text: &str) -> String {
        let team = team();
        Router::new(&team, &RoutingConfig::default()).nameless(&team, text, &[]).text
    }

    fn named(text: &str, concerned: &[&str]) -> Vec<String> {
        let team = team();
        let concerned: Vec<_> = concerned.iter().map(|one| Handle::new(one).unwrap()).collect();
        let found = Router::new(&team, &RoutingConfig::default()).namings(&team, text, &concerned);
        let members = found.iter().filter(|one| one.who.is_some());
        members.map(|one| text.get(one.start..one.end).unwrap().to_owned()).collect()
    }

    #[test]
    fn names_and_pronouns_are_taken_out_of_a_proposal() {
        for (text, expected) in [
            (
                "Dana's outage on Friday: what the alert missed",
                "The person's outage on Friday: what the alert missed",
            ),
            (
                "Dana: the Friday release, and what she would do differently",
                "The Friday release, and what they would do differently",
            ),
            ("What @dana missed in her review", "What the person missed in their review"),
            ("Dana and Kim Osei deleted the bucket", "Two people deleted the bucket"),
            ("Why did Dee, Will Long and Jonas skip the review?", "Why did several people skip the review?"),
            (
                "Jonas' third late release: he's sorry, she has doubts",
                "The person's third late release: they're sorry, they have doubts",
            ),
            (
                "She thinks that it was his. Tell her about it",
                "They think that it was theirs. Tell them about it",
            ),
            ("WHITFIELD’S dropped table", "The person's dropped table"),
            ("The lesson of the outage", "The lesson of the outage"),
        ] {
            assert_eq!(nameless(text), expected, "{text}");
        }
    }

    #[test]
    fn every_way_to_call_a_member_is_found() {
        for (text, found) in [
            ("Outage of Whitfield and the rest", vec!["Whitfield"]),
            ("dana_fix, DEE and dana@example.com", vec!["dana", "DEE", "dana"]),
            ("Danas Fehler", vec!["Danas"]),
            ("whitfield outage, and danas fix for the dee", vec!["whitfield", "danas", "dee"]),
            ("Longs review", vec![]),
            ("田中さんの障害と美咲", vec!["田中", "美咲"]),
            ("What will we do for long?", vec![]),
            ("Long outage on Friday", vec![]),
        ] {
            assert_eq!(named(text, &[]), found, "{text}");
        }
        assert_eq!(named("Long outage on Friday", &["will"]), ["Long"]);
        assert_eq!(named("Danas Fehler", &["dana"]), ["Danas"]);
    }

    #[test]
    fn nothing_that_was_proposed_names_a_member() {
        for text in [
            "Dana/Kim: late",
            "kosei's and Joni’s mistake",
            "Billy, Dana, Dee",
            "Dana Whitfield (dana)",
            "dana",
        ] {
            let proposed = nameless(text);
            assert_eq!(
                named(&proposed, &["dana", "kosei", "will", "jonas"]),
                Vec::<String>::new(),
                "{proposed}"
            );
        }
    }
}

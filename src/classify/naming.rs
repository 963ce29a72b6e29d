//! Whom a text names, more strictly than routing asks: what is to be told without names is looked through
//! for every way in which a reader could know somebody by.

use std::ops::Range;

use super::people::Role;
use super::router::Router;
use super::text::{Gap, Text, Word};
use crate::domain::{Handle, Member, Team};

/// A person whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The first byte of the name, its `@` included.
    pub start: usize,
    /// The byte after it, an apostrophe-s included.
    pub end: usize,
    /// The member, or `None` for somebody else.
    pub who: Option<Handle>,
}

/// A person named by a row of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub words: Range<usize>,
    pub who: Option<Handle>,
}

impl Router {
    /// All people whom a text names, in the order of the text. Of the members in `concerned` also what
    /// might be another word counts, such as a surname that begins a sentence.
    pub fn namings(&self, team: &Team, text: &str, concerned: &[Handle]) -> Vec<Naming> {
        let read = Text::new(text);
        let naming = |named: Named| span(text, &read, &named);
        self.named(team, &read, concerned).into_iter().filter_map(naming).collect()
    }

    pub(super) fn named(&self, team: &Team, text: &Text, concerned: &[Handle]) -> Vec<Named> {
        let mut named = self.by_role(text);
        for member in &team.members {
            let known = concerned.contains(&member.handle);
            for form in forms(member) {
                let common = self.is_common(&form);
                let case = Case {
                    opening: known || !self.is_doubtful(&form),
                    lower: !common || known && !form.surname && !self.is_word(&form),
                };
                for at in 0..text.words.len() {
                    let words = at..at + form.words.len();
                    let free = named.iter().all(|one| !overlap(&one.words, &words));
                    if free && is_called(text, &words, &form.words, case) {
                        named.push(Named { words, who: Some(member.handle.clone()) });
                    }
                }
            }
        }
        named.sort_by_key(|one| one.words.start);
        named
    }

    /// Whether the words of a name may well mean something else.
    fn is_doubtful(&self, form: &Form) -> bool {
        form.surname || self.is_word(form)
    }

    /// Whether a name is made of words that are names and something else as well, such as `will`.
    fn is_word(&self, form: &Form) -> bool {
        form.words.iter().all(|word| self.people.is_word(word))
    }

    /// Whether a name is made of words that often mean something else.
    fn is_common(&self, form: &Form) -> bool {
        form.words.iter().all(|word| {
            let text = Text::new(word);
            text.words.iter().all(|word| self.people.is_common(word, &self.senses))
        })
    }

    /// The people that routing sees.
    fn by_role(&self, text: &Text) -> Vec<Named> {
        let mut named: Vec<Named> = Vec::new();
        for (at, role) in self.people.roles(text).into_iter().enumerate() {
            match role {
                Role::Name(member) => {
                    let who = member.and_then(|member| self.handles.get(member).cloned());
                    named.push(Named { words: at..at + 1, who });
                }
                Role::NameTail => named.iter_mut().last().into_iter().for_each(|one| one.words.end = at + 1),
                Role::Word => {}
            }
        }
        named
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// One way to call a member, as folded words.
struct Form {
    words: Vec<String>,
    /// Whether it is another part of the name than the first.
    surname: bool,
}

/// Each part of a member's names, the longest first.
fn forms(member: &Member) -> Vec<Form> {
    let own = [member.handle.as_str(), &member.name, member.first_name()];
    let own = own.into_iter().chain(member.aliases.iter().map(String::as_str));
    let form = |surname| move |name: &str| Form { words: folded(name), surname };
    let mut forms: Vec<_> = own.map(form(false)).collect();
    forms.extend(member.name.split_whitespace().skip(1).map(form(true)));
    // Initials and particles such as `de` say nothing by themselves; a sign of Chinese does.
    forms.retain(|form| form.words.len() > 1 || form.words.iter().any(|word| word.len() > 2));
    forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
    forms
}

fn folded(name: &str) -> Vec<String> {
    let text = Text::new(name);
    text.words.iter().map(|word| text.folded(word).to_owned()).collect()
}

/// Where the case of its letters says nothing against a name.
#[derive(Debug, Clone, Copy)]
struct Case {
    /// At the beginning of a sentence, where every word has a capital.
    opening: bool,
    /// In lower case, as many write.
    lower: bool,
}

/// Whether these words are a name.
fn is_called(text: &Text, words: &Range<usize>, form: &[String], case: Case) -> bool {
    let Some(all) = text.words.get(words.clone()) else { return false };
    let Some(first) = all.first() else { return false };
    let last = form.len().saturating_sub(1);
    let same = |(nth, (word, part)): (usize, (&Word, &String))| {
        let folded = text.folded(word);
        // Many languages write the genitive without an apostrophe.
        folded == part || nth == last && folded.strip_suffix('s') == Some(part) && part.len() > 2
    };
    let opens = first.gap >= Gap::Stop && !first.possessive;
    let cased = first.capital || case.lower || !has_case(text.folded(first));
    cased && (case.opening || !opens) && all.iter().zip(form).enumerate().all(same)
}

fn has_case(folded: &str) -> bool {
    folded.chars().next().is_some_and(char::is_lowercase)
}

/// Where a name stands in the text.
pub(super) fn span(text: &str, read: &Text, named: &Named) -> Option<Naming> {
    let words = read.words.get(named.words.clone())?;
    let (first, last) = (words.first()?, words.last()?);
    let at = text.get(..first.start)?.ends_with('@');
    Some(Naming { start: first.start - usize::from(at), end: last.end, who: named.who.clone() })
}

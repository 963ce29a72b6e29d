//! The members that a command line can name.

use crate::domain::{Handle, Member, Team};
use crate::store::suggest::nearest;

use super::failure::Failure;

/// The member whom `text` names: by handle, with or without an `@`, by alias, or by name.
pub fn member(team: &Team, text: &str) -> Result<Handle, Failure> {
    let word = text.strip_prefix('@').unwrap_or(text).to_lowercase();
    let by_handle = team.members.iter().find(|member| member.handle.as_str() == word);
    if let Some(member) = by_handle {
        return Ok(member.handle.clone());
    }
    let mut called = team.members.iter().filter(|member| is_called(member, &word));
    match (called.next(), called.next()) {
        (Some(one), None) => Ok(one.handle.clone()),
        (None, _) => Err(unknown(team, text, &word)),
        (Some(_), Some(_)) => {
            Err(Failure::data(format!("Several members are called “{text}”.")).hint(all_handles(team)))
        }
    }
}

fn is_called(member: &Member, word: &str) -> bool {
    let mut names = vec![member.name.as_str(), member.short_name()];
    names.extend(member.aliases.iter().map(String::as_str));
    names.iter().any(|name| name.to_lowercase() == *word)
}

fn unknown(team: &Team, text: &str, word: &str) -> Failure {
    let failure = Failure::data(format!("Nobody on the roster is called “{text}”."));
    match nearest(word, team.members.iter().map(|member| member.handle.as_str())) {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure.hint(all_handles(team)),
    }
}

fn all_handles(team: &Team) -> String {
    let handles: Vec<_> = team.members.iter().map(|member| member.handle.as_str()).collect();
    format!("the handles are {}", handles.join(", "))
}

//! What stands on an agenda beside its topics, with all that is known of it.

use super::super::model::Work;
use super::super::pane::{Target, YOU, hear, promise};
use super::super::theme::Theme;
use super::both::{Both, wrapped};
use crate::domain::MeetingOf;
use crate::escape::visible;
use crate::plan::Promise;
use crate::share::words::day;

/// What it is, for the frame.
pub fn heading(target: Target) -> &'static str {
    match target {
        Target::Hear(..) => " Said without them ",
        Target::Promise(..) | Target::TeamPromise(_) => " Promised ",
        Target::Suggested(_) => " Suggested ",
        _ => " Why ",
    }
}

/// The lines on it.
pub fn lines(work: &Work, target: Target, width: usize, theme: &Theme) -> Vec<Both> {
    let texts = texts(work, target).unwrap_or_default();
    let styles = std::iter::once(theme.text).chain(std::iter::repeat(theme.dim));
    texts.iter().zip(styles).flat_map(|(text, style)| wrapped(text, width, style)).collect()
}

fn texts(work: &Work, target: Target) -> Option<Vec<String>> {
    let plan = &work.board.plan;
    let agenda = |at: usize| plan.one_on_ones.get(at);
    Some(match target {
        Target::Hear(at, nth) => {
            let agenda = agenda(at)?;
            let who = visible(agenda.names.of_member(&agenda.with)).into_owned();
            let line = agenda.must_hear.get(nth)?;
            vec![
                hear(line, plan.today),
                format!("{who} was not at that team meeting and still has to hear it."),
            ]
        }
        Target::Promise(at, nth) => promised(work, agenda(at)?.promises.get(nth)?),
        Target::TeamPromise(nth) => promised(work, plan.team.as_ref()?.promises.get(nth)?.promise()),
        Target::Suggested(at) => {
            let question = agenda(at)?.suggestion.as_ref()?;
            vec![
                question.text.to_owned(),
                format!("{} has not had room in this 1-1 for long.", question.practice.cite()),
                "It is no topic before you take it, and once dismissed it does not come again.".to_owned(),
            ]
        }
        _ => return None,
    })
}

fn promised(work: &Work, one: &Promise) -> Vec<String> {
    let plan = &work.board.plan;
    let place = match &one.of {
        MeetingOf::Team => "in the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("in the 1-1 with {}", visible(plan.names.of_member(who))),
    };
    let made = format!("Promised {place} on {}.", day(one.made_on, plan.today));
    vec![promise(one, &plan.names, YOU, plan.today), made]
}

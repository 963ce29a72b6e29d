//! The one thing to think of after a week, in the words of what the article says that 1-1s are for.

use super::words::list;
use crate::domain::{Handle, Practice};
use crate::plan::{Names, Nudge, Share};

/// More names than these are counted.
const MANY: usize = 4;

/// What kind of nudge it is, in a word for programs.
pub fn kind(nudge: &Nudge) -> &'static str {
    match nudge {
        Nudge::Unheard(_) => "unheard",
        Nudge::Status(_) => "status",
        Nudge::Stale(..) => "stale",
        Nudge::Raised(_) => "raised",
        Nudge::Fine => "fine",
    }
}

/// The nudge in a sentence or two, safe to show.
pub fn sentence(nudge: &Nudge, names: &Names) -> String {
    match nudge {
        Nudge::Unheard(who) => format!(
            "{} had no 1-1 for longer than usual. Trust is built by meeting: move one rather than skip it.",
            some(names, who)
        ),
        Nudge::Status(share) => format!(
            "{} of the time in 1-1s went to what the whole team could have heard. Say it once to all, and give the \
             time back to the person.",
            percent(*share)
        ),
        Nudge::Stale(practice, who) => format!(
            "{} has had no room for weeks with {}. The article names it as a reason to meet one to one: “{}”.",
            practice.label(),
            some(names, who),
            practice.cite()
        ),
        Nudge::Raised(share) => {
            format!(
                "You raised {} of what 1-1s were about. They are theirs: ask what they would bring.",
                percent(*share)
            )
        }
        Nudge::Fine => format!("Nothing stands out. 1-1s are for “{}”: keep it so.", Practice::Trust.cite()),
    }
}

fn some(names: &Names, who: &[Handle]) -> String {
    if who.len() > MANY { format!("{} members", who.len()) } else { list(names, who) }
}

fn percent(share: Share) -> String {
    share.percent().map_or_else(|| "none".to_owned(), |percent| format!("{percent}%"))
}

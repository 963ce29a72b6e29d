//! Rosters.

use songsheet::classify::RoutingConfig;
use songsheet::desk::Desk;
use songsheet::domain::MeetingOf;
use songsheet::store::{TeamEditError, Texts, Workspace};

use super::shown::{everything_is_safe, place, problems_lie_within, today};

/// A roster is read, byte for byte, or explained; with one that is read weeks can be planned, and meetings
/// left out.
pub fn roster(text: &str) {
    let texts = Texts {
        team: text.to_owned(),
        topics: "[[topic]]\ntitle = \"Deploy freeze\"\nroute = \"broadcast\"\n".to_owned(),
        private: "[[topic]]\ntitle = \"Thanks\"\n".to_owned(),
    };
    let workspace = match Workspace::of_texts(&place(), &texts) {
        Err(problems) => return problems_lie_within(text, &problems),
        Ok(workspace) => workspace,
    };
    assert_eq!(workspace.team_text(), text);
    problems_lie_within(text, &workspace.diagnostics());
    let desk = Desk::open(workspace, &RoutingConfig::default(), today());
    everything_is_safe(&desk);
    let members = desk.team().members.iter().take(2).map(|member| MeetingOf::OneOnOne(member.handle.clone()));
    for of in [MeetingOf::Team].into_iter().chain(members) {
        leave_out(&desk, of);
    }
}

/// One meeting is left out: the roster says that and all that it said before, and the text comes back.
fn leave_out(desk: &Desk, of: MeetingOf) {
    let Some(meeting) = desk.appointment(of, desk.week()) else { return };
    let before = desk.workspace();
    let applied = match before.apply_team(&desk.skip_meeting(&meeting)) {
        Ok(applied) => applied,
        Err(TeamEditError::Listed { .. }) => return,
        Err(error) => panic!("{error:?}"),
    };
    assert_eq!(without_exceptions(before.team_text()), without_exceptions(applied.workspace.team_text()));
    let back = applied.workspace.apply_team(&applied.inverse).expect("an edit can be taken back");
    assert_eq!(back.workspace.team_text(), before.team_text());
}

fn without_exceptions(text: &str) -> toml::Table {
    let mut all: toml::Table = text.parse().expect("what is loaded is TOML");
    all.remove("exception");
    all
}

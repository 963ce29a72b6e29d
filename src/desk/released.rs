//! Topics whose embargo is over and that the team has not heard yet.

use super::Desk;
use crate::classify::Routed;
use crate::domain::Route;
use crate::plan::last_team_meeting;

impl Desk {
    /// The open topics that wait for the team since their embargo ended: from that day on until a team meeting
    /// has had them. Those that were called private are not the team's.
    pub fn released(&self) -> Vec<&Routed> {
        let earlier = self.today.pred_opt().and_then(|before| last_team_meeting(self.team(), before));
        let waits = |routed: &&Routed| {
            let end = routed.topic().embargo.filter(|end| *end <= self.today);
            let unheard = end.is_some_and(|end| earlier.is_none_or(|meeting| meeting < end));
            unheard && (routed.verdict().route() == Route::Broadcast || routed.verdict().doubt().is_some())
        };
        self.routed().iter().filter(waits).collect()
    }
}

//! Time boxes: which topics fit into a meeting.

use crate::domain::Minutes;

/// The time of a meeting, given out first come, first served.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeetingTime {
    whole: Minutes,
    left: Minutes,
}

impl MeetingTime {
    /// A meeting whose topics have so many minutes.
    pub(super) fn new(whole: Minutes) -> Self {
        Self { whole, left: whole }
    }

    /// Gives a topic its minutes, or `None` when it does not fit any more; a shorter one later still may.
    ///
    /// A topic that is longer than the whole meeting would never fit: it gets what is left as long as
    /// that is at least half of the meeting, else it goes on to the next one.
    pub(super) fn take(&mut self, asked: Minutes) -> Option<Minutes> {
        let longer_than_any =
            asked > self.whole && self.left.0 > 0 && self.left.0 >= self.whole.0.div_ceil(2);
        let given = if longer_than_any { self.left } else { asked };
        if given > self.left {
            return None;
        }
        self.left = self.left.saturating_sub(given);
        Some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(whole: u32, asked: &[u32]) -> Vec<Option<u32>> {
        let mut time = MeetingTime::new(Minutes(whole));
        asked.iter().map(|asked| time.take(Minutes(*asked)).map(|given| given.0)).collect()
    }

    #[test]
    fn a_short_later_topic_fills_the_gap() {
        assert_eq!(boxes(40, &[25, 20, 5, 10, 5]), [Some(25), None, Some(5), Some(10), None]);
    }

    #[test]
    fn a_topic_longer_than_the_meeting_gets_what_is_left_of_at_least_half_of_it() {
        assert_eq!(boxes(40, &[60, 5]), [Some(40), None]);
        assert_eq!(boxes(40, &[20, 60]), [Some(20), Some(20)]);
        assert_eq!(boxes(40, &[21, 60]), [Some(21), None]);
    }

    #[test]
    fn a_meeting_without_time_takes_nothing() {
        assert_eq!(boxes(0, &[5, 60]), [None, None]);
    }
}

//! Time boxes: which topics fit into a meeting.

use crate::domain::Minutes;

/// One topic's part of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeBox {
    /// Minutes from the start of the meeting.
    pub offset: Minutes,
    /// Its length.
    pub minutes: Minutes,
}

/// The time of a meeting, given out first come, first served.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeetingTime {
    whole: Minutes,
    left: Minutes,
    at: Minutes,
}

impl MeetingTime {
    /// A meeting whose topics have `whole` minutes, from `opening` on.
    pub(super) fn new(opening: Minutes, whole: Minutes) -> Self {
        Self { whole, left: whole, at: opening }
    }

    /// Gives a topic its box, or `None` when it does not fit any more; a shorter one later still may.
    ///
    /// A topic that is longer than the whole meeting would never fit: it gets what is left as long as
    /// that is at least half of the meeting, else it goes on to the next one.
    pub(super) fn take(&mut self, asked: Minutes) -> Option<TimeBox> {
        let too_long_for_any =
            asked > self.whole && self.left.0 > 0 && self.left.0 >= self.whole.0.div_ceil(2);
        let minutes = if too_long_for_any { self.left } else { asked };
        if minutes > self.left {
            return None;
        }
        let given = TimeBox { offset: self.at, minutes };
        self.left = self.left.saturating_sub(minutes);
        self.at += minutes;
        Some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(whole: u32, asked: &[u32]) -> Vec<Option<(u32, u32)>> {
        let mut time = MeetingTime::new(Minutes(3), Minutes(whole));
        let given = |given: TimeBox| (given.offset.0, given.minutes.0);
        asked.iter().map(|asked| time.take(Minutes(*asked)).map(given)).collect()
    }

    #[test]
    fn a_short_later_topic_fills_the_gap() {
        let expected = [Some((3, 25)), None, Some((28, 5)), Some((33, 10)), None];
        assert_eq!(boxes(40, &[25, 20, 5, 10, 5]), expected);
    }

    #[test]
    fn a_topic_longer_than_the_meeting_gets_what_is_left_of_at_least_half_of_it() {
        assert_eq!(boxes(40, &[60, 5]), [Some((3, 40)), None]);
        assert_eq!(boxes(40, &[20, 60]), [Some((3, 20)), Some((23, 20))]);
        assert_eq!(boxes(40, &[21, 60]), [Some((3, 21)), None]);
    }

    #[test]
    fn a_meeting_without_time_takes_nothing() {
        assert_eq!(boxes(0, &[5, 60]), [None, None]);
    }
}

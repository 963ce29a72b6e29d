//! Who decides about a topic: an embargo, the manager's hand, or the rules.

use chrono::NaiveDate;

use super::Source;
use crate::domain::{Drawer, Route, Topic};

/// Who decides, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// The rules do.
    Rules,
    /// It lies in the private drawer, where nobody has called it: private for sure, but for what the rules
    /// doubt, which is still in doubt.
    Kept,
    /// Somebody or something above the rules did.
    Made(Route, Source),
    /// The topic says both, so that only the manager can.
    Contradiction(Source),
}

/// Who decides about a topic on a day; `marked` says that a tag marks it as confidential.
///
/// A running embargo comes first, then the manager's call and the drawer, then an embargo that has
/// passed. A broadcast against a mark of confidence contradicts itself unless `because` says why; what
/// lies in the private drawer has to be moved to be broadcast.
pub(super) fn decision(topic: &Topic, today: NaiveDate, marked: bool) -> Decision {
    let explained = topic.because.as_deref().is_some_and(|because| !because.trim().is_empty());
    let running = topic.embargo.is_some_and(|date| today < date);
    let passed = topic.embargo.is_some() && !running;
    let locked = topic.key.drawer == Drawer::Private && !passed;
    match topic.route {
        Some(Route::Broadcast) if running && !explained => Decision::Contradiction(Source::Embargo),
        _ if running => Decision::Made(Route::Private, Source::Embargo),
        Some(Route::Private) => Decision::Made(Route::Private, Source::Manager),
        Some(Route::Broadcast) if locked || (marked && !explained) => {
            Decision::Contradiction(Source::Manager)
        }
        Some(Route::Broadcast) => Decision::Made(Route::Broadcast, Source::Manager),
        None if passed && marked => Decision::Contradiction(Source::Embargo),
        None if passed => Decision::Made(Route::Broadcast, Source::Embargo),
        None if locked => Decision::Kept,
        None => Decision::Rules,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TopicKey;

    const BEFORE: &str = "2026-11-23";
    const AFTER: &str = "2026-12-03";

    fn topic(drawer: Drawer, route: Option<Route>, embargo: bool, because: Option<&str>) -> Topic {
        let mut topic = Topic::new(TopicKey { drawer, index: 0 }, "Anything");
        topic.route = route;
        topic.embargo = embargo.then(|| AFTER.parse().unwrap());
        topic.because = because.map(str::to_owned);
        topic
    }

    fn on(day: &str, topic: &Topic, marked: bool) -> Decision {
        decision(topic, day.parse().unwrap(), marked)
    }

    #[test]
    fn an_embargo_is_private_until_its_day_and_broadcast_from_then_on() {
        for drawer in [Drawer::Shared, Drawer::Private] {
            let topic = topic(drawer, None, true, None);
            assert_eq!(on(BEFORE, &topic, false), Decision::Made(Route::Private, Source::Embargo));
            assert_eq!(on(AFTER, &topic, false), Decision::Made(Route::Broadcast, Source::Embargo));
        }
    }

    #[test]
    fn a_reason_does_not_lift_a_running_embargo() {
        let topic = topic(Drawer::Shared, Some(Route::Broadcast), true, Some("she offered it"));
        assert_eq!(on(BEFORE, &topic, false), Decision::Made(Route::Private, Source::Embargo));
        assert_eq!(on(AFTER, &topic, false), Decision::Made(Route::Broadcast, Source::Manager));
    }

    #[test]
    fn the_managers_call_wins_over_the_rules() {
        for route in [Route::Private, Route::Broadcast] {
            let topic = topic(Drawer::Shared, Some(route), false, None);
            assert_eq!(on(BEFORE, &topic, false), Decision::Made(route, Source::Manager));
        }
    }

    #[test]
    fn a_broadcast_against_a_mark_of_confidence_contradicts_itself() {
        let call = |embargo, because| topic(Drawer::Shared, Some(Route::Broadcast), embargo, because);
        assert_eq!(on(BEFORE, &call(true, None), false), Decision::Contradiction(Source::Embargo));
        assert_eq!(on(BEFORE, &call(false, None), true), Decision::Contradiction(Source::Manager));
        assert_eq!(on(BEFORE, &call(false, Some("  ")), true), Decision::Contradiction(Source::Manager));
        let explained = on(BEFORE, &call(false, Some("HR agrees")), true);
        assert_eq!(explained, Decision::Made(Route::Broadcast, Source::Manager));
    }

    #[test]
    fn what_lies_in_the_private_drawer_stays_private() {
        let plain = topic(Drawer::Private, None, false, None);
        assert_eq!(on(BEFORE, &plain, false), Decision::Kept);
        let called = topic(Drawer::Private, Some(Route::Broadcast), false, Some("it is fine"));
        assert_eq!(on(BEFORE, &called, false), Decision::Contradiction(Source::Manager));
    }
}

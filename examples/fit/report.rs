//! What came out: how many topics went where a careful reader puts them.

use songsheet::classify::{Certainty, Verdict};
use songsheet::domain::{Practice, Route};

use crate::voices::Labelled;

/// A labelled topic with the router's verdict.
pub struct Outcome<'v> {
    pub label: &'v Labelled,
    pub verdict: Verdict,
}

impl Outcome<'_> {
    pub fn right(&self) -> bool {
        self.verdict.route() == self.label.route
    }

    fn clear(&self) -> bool {
        self.verdict.certainty() == Certainty::Clear
    }

    pub fn leak(&self) -> bool {
        self.clear() && self.label.sensitive && self.verdict.route() == Route::Broadcast
    }

    fn practice_right(&self) -> bool {
        let practice = self.verdict.practice();
        practice == self.label.practice || Some(practice) == self.label.also
    }
}

/// One line of figures.
pub fn line(name: &str, all: &[&Outcome]) -> String {
    let sure: Vec<_> = all.iter().filter(|o| o.label.sure).collect();
    let right: Vec<_> = sure.iter().filter(|o| o.right()).collect();
    let clear: Vec<_> = sure.iter().filter(|o| o.clear()).collect();
    let count = |n: usize, of: usize| if of == 0 { f64::NAN } else { n as f64 / of as f64 };
    format!(
        "{name:22} topics {:5}  guess {:.3}  auto {:.3}  auto-right {:.3}  leaks {:3} of {:4}  asked {:.2}  practice {:.3}",
        all.len(),
        count(right.len(), sure.len()),
        count(all.iter().filter(|o| o.clear()).count(), all.len()),
        count(clear.iter().filter(|o| o.right()).count(), clear.len()),
        all.iter().filter(|o| o.leak()).count(),
        all.iter().filter(|o| o.label.sensitive).count(),
        count(all.iter().filter(|o| !o.label.sure && !o.clear()).count(), all.len() - sure.len()),
        count(right.iter().filter(|o| o.practice_right()).count(), right.len()),
    )
}

/// Which practices are taken for which.
pub fn confusion(all: &[&Outcome]) -> String {
    let mut table = format!("{:20}", "is \\ taken for");
    for practice in Practice::ALL {
        table += &format!("{:>7.6}", practice.id());
    }
    for is in Practice::ALL {
        table += &format!("\n{:20}", is.id());
        for taken in Practice::ALL {
            let hits = all.iter().filter(|o| o.label.practice == *is && o.verdict.practice() == *taken);
            table += &format!("{:7}", hits.count());
        }
    }
    table
}

/// A wrongly routed topic on one line.
pub fn wrong(outcome: &Outcome) -> String {
    let mark = if outcome.leak() {
        "LEAK"
    } else if outcome.clear() {
        "wrong"
    } else {
        "guess"
    };
    let label = outcome.label;
    format!(
        "{mark:5} {} {}/{} got {}/{} {:.2} {}: {} | {}",
        label.id,
        label.route,
        label.practice,
        outcome.verdict.route(),
        outcome.verdict.practice(),
        outcome.verdict.broadcast_share(),
        if label.sensitive { "S" } else { "" },
        label.topic.title,
        label.topic.notes
    )
}

//! A year with a team of twelve, week by week through the command line: what comes in, is held, missed, moved,
//! carried over and promised. Along the way, and when the year is over, nothing is lost, told twice, or told to
//! whom it does not concern.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod accounts;
#[path = "../../examples/history/dice.rs"]
mod dice;
mod events;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../cli/harness.rs"]
mod harness;
mod memory;
mod office;
mod roster;
mod week;

#[test]
fn a_year_of_meetings_loses_nothing_and_tells_nothing_to_the_wrong_people() {
    let mut year = week::Year::begin();
    for n in 0..week::WEEKS {
        year.week(n);
    }
    accounts::close(&year);
}

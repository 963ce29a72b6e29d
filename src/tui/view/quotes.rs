//! The words of a verdict's strongest reasons, as a line of quotes.

use crate::cells;
use crate::classify::Reason;
use crate::escape::visible;

/// What rests on more than a few words is not quoted in a line of quotes.
const LONGEST_QUOTE: usize = 40;

/// The words of the strongest reasons in a line: `“outage” · “what the alert missed”`.
pub fn of(reasons: &[Reason], most: usize) -> Option<String> {
    let mut shown: Vec<&str> = Vec::new();
    for text in reasons.iter().map(|reason| reason.text.trim()) {
        let short = !text.is_empty() && cells::width(text) <= LONGEST_QUOTE;
        if short && !shown.contains(&text) && shown.len() < most {
            shown.push(text);
        }
    }
    let quoted: Vec<_> = shown.iter().map(|text| format!("“{}”", visible(text))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" · "))
}

//! What speaks for a verdict and against it, quoted in a line.

use crate::classify::Side;
use crate::escape::visible;

/// The words of the most telling reasons in a line: `“what the alert missed” · “outage”`.
pub fn quotes(side: &Side, most: usize) -> Option<String> {
    let quoted: Vec<_> =
        side.strongest(most).map(|reason| format!("“{}”", visible(reason.text.trim()))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" · "))
}

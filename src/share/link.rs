//! Which links an agenda may show as links.

use crate::escape::is_hostile;

/// Whether a link leads to a page or an address; anything else, such as a script, is no link.
pub(super) fn leads_somewhere(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    known && !url.contains(|c: char| c.is_whitespace() || is_hostile(c))
}

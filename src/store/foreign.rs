//! Reading a file that is none of songsheet's, within limits.

use std::fs;
use std::path::Path;

use super::disk::RealDisk;
use super::files::read_text;
use super::{Diagnostic, Severity};

/// A list that is larger is none of topics.
const LARGEST_LIST: u64 = 16 * 1024 * 1024;

/// The text of a file that is to be taken in; it is looked at before it is read.
pub fn read_foreign(path: &Path) -> Result<String, Diagnostic> {
    let problem =
        |what: &str, hint: &str| Diagnostic::of_file(Severity::Error, path, what, Some(hint.to_owned()));
    if let Ok(meta) = fs::metadata(path) {
        if !meta.is_file() {
            return Err(problem("it is not a regular file", "`-` in its place reads standard input"));
        }
        if meta.len() > LARGEST_LIST {
            return Err(problem("it is larger than 16 MiB", "take it in parts"));
        }
    }
    read_text(&RealDisk, path)?
        .ok_or_else(|| problem("there is no such file", "`-` in its place reads standard input"))
}

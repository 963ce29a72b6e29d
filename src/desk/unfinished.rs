//! A meeting that was being held when songsheet ended, from the text that was kept of it.

use std::path::Path;

use chrono::NaiveDateTime;

use crate::hold::Hold;
use crate::store::diagnostic::LineIndex;
use crate::store::report::report;
use crate::store::schema::parse;
use crate::store::{Diagnostic, Severity};

/// Reads what was kept of a meeting in `file`, as it stands at `now`. A text that cannot be read is a warning:
/// the topics and the log do not depend on it.
pub fn unfinished(file: &Path, text: &str, now: NaiveDateTime) -> Result<Hold, Diagnostic> {
    let broken = report(file, text, &parse(text).tell(Vec::new())).into_iter().next();
    if let Some(problem) = broken {
        let what = cannot_be_read(&problem.what);
        return Err(Diagnostic { severity: Severity::Warning, what, ..problem });
    }
    Hold::from_text(text, now).map_err(|error| {
        let hint = "mend the file, or take it away and open songsheet again".to_owned();
        let mut problem =
            Diagnostic::of_file(Severity::Warning, file, cannot_be_read(&error.what), Some(hint));
        if let Some(at) = error.at {
            let (line, column) = LineIndex::new(text).locate(text, at);
            (problem.line, problem.column) = (line + 1, column);
        }
        problem
    })
}

fn cannot_be_read(why: &str) -> String {
    format!("the meeting that was being held cannot be read: {why}")
}

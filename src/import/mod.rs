//! Lists that other programs keep, read as what topics could be made of.
//!
//! Each reader is a pure function from text to what it found, or to all that is wrong with the text; it knows nothing of
//! the team, the files or the terminal. What becomes of what was found is decided by the desk.

mod csv;
mod found;
mod github;
mod lines;
mod markdown;
mod marks;
mod todo_txt;

pub use found::{Closed, Found, Named, Otherwise, Problem, Role};

/// A list longer than this is none of topics.
pub const MOST_FOUND: usize = 5_000;

/// A form that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A Markdown list, such as one of tasks.
    Markdown,
    /// A table whose first row names the fields.
    Csv,
    /// A todo.txt file.
    TodoTxt,
    /// Issues as GitHub gives them: `gh issue list --json …`, or its REST interface.
    Github,
}

/// Reads a text of this form: everything in it, in its order, or everything that is wrong with it.
pub fn read(format: Format, text: &str) -> Result<Vec<Found>, Vec<Problem>> {
    // A mark of the byte order is no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let found = match format {
        Format::Markdown => markdown::read(text),
        Format::Csv => csv::read(text),
        Format::TodoTxt => todo_txt::read(text),
        Format::Github => github::read(text),
    }?;
    match found.get(MOST_FOUND) {
        None => Ok(found),
        Some(first) => {
            let what = format!("there are more than {MOST_FOUND} topics");
            Err(vec![Problem {
                line: first.line,
                column: first.column,
                what,
                hint: "take them in parts".to_owned(),
            }])
        }
    }
}

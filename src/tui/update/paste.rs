//! Pasted text is text: it goes into the field that is open, or is offered as topics. It never runs as
//! keys.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Model, Overlay, Tone};
use super::super::question::Question;
use super::overlay;

/// More lines than this are hardly meant to be topics.
const MOST_LINES: usize = 200;
/// Nor is a line longer than this.
const LONGEST_LINE: usize = 2000;

/// Text was pasted.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.areas().is_none() {
        return Vec::new();
    }
    match &mut model.overlay {
        Some(Overlay::Prompt(prompt)) => prompt.field.paste(text),
        Some(Overlay::Form(form)) => {
            if let Some(row) = form.row_mut() {
                row.input.paste(text);
            }
        }
        Some(_) => return Vec::new(),
        None => {
            offer(model, text);
            return Vec::new();
        }
    }
    overlay::retyped(model);
    Vec::new()
}

/// Offers to capture each line as a topic.
fn offer(model: &mut Model, text: &str) {
    if model.work.is_none() || !matches!(model.window.page(), Page::Plan | Page::Triage) {
        return;
    }
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(MOST_LINES + 1)
        .map(shortened)
        .collect();
    match lines.len() {
        0 => {}
        1..=MOST_LINES => model.overlay = Some(Overlay::Question(Question::CapturePasted(lines))),
        _ => model.say(Tone::Warning, format!("More than {MOST_LINES} lines were pasted; they are ignored")),
    }
}

fn shortened(line: &str) -> String {
    line.chars().take(LONGEST_LINE).collect()
}

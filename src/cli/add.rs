//! `songsheet add`: captures topics and prints their verdicts.

use crate::desk::{Capture, CaptureError, Desk};
use crate::store::Edit;

use super::failure::Failure;
use super::session::Session;
use super::{change, input, landing};

/// What `add` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In the text:
  @dana  @everyone           whom it concerns
  #incident                  a tag
  15m                        how long it takes
  !high  !low                how much it matters
  kind:decide                what for: inform, discuss or decide
  due:fri  after:2026-12-07  must be said by; not before
  embargo:2026-12-03         private until then, for the team from then on
  from:dana  first:kim       who raised it; who hears it before the team
  ~private  ~broadcast       your call
  because:REASON             why; a broadcast of what may be sensitive needs it

Examples:
  songsheet add 'Which queue do we keep? kind:decide 15m due:fri'
  songsheet add 'How is the new on-call rota for her @dana ~private'
  songsheet add 'Kim becomes a parent in May ~broadcast' --because 'she asked me to'
  pbpaste | songsheet add -                      one topic per line

Quote the text: a shell takes # and ! for itself.")]
pub struct Args {
    /// The topic in a line, or `-` to read one topic per line from standard input
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,

    /// Your reason, kept beside the call
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
}

/// Captures the topic, or one per line of standard input, and says where each goes.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let lines = match args.text.as_slice() {
        [dash] if dash == "-" && args.because.is_some() => {
            return Err(Failure::usage("One reason cannot stand for many topics.")
                .hint("write because:\"REASON\" in the line that needs it"));
        }
        [dash] if dash == "-" => read_lines(session)?,
        words => vec![Line { number: None, text: words.join(" ") }],
    };
    let mut desk = session.open_own_with_week()?;
    let before = desk.workspace().clone();
    let captured = capture(&mut desk, &lines, args.because.as_deref())?;
    let verdicts = captured.iter().map(|one| *one.routed.verdict()).collect::<Vec<_>>();
    let edit = Edit { changes: captured.into_iter().flat_map(|one| one.edit.changes).collect() };
    let added = change::save(session, &before, &mut desk, &edit)?;
    let landed: Vec<_> = added.into_iter().zip(verdicts).collect();
    landing::added(session.page, &desk, &landed)
}

/// A line to capture, with its number when it comes from standard input.
struct Line {
    number: Option<usize>,
    text: String,
}

fn read_lines(session: &mut Session<'_, '_>) -> Result<Vec<Line>, Failure> {
    let text = input::text(session, "one topic per line; Ctrl-D on an empty line ends.")?;
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let written = lines.filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<_> =
        written.map(|(at, line)| Line { number: Some(at + 1), text: line.to_owned() }).collect();
    if lines.is_empty() { Err(Failure::data("There is no topic on standard input.")) } else { Ok(lines) }
}

/// Reads all lines and puts them on the desk: either all of them, or all that is wrong with them is said.
fn capture(desk: &mut Desk, lines: &[Line], because: Option<&str>) -> Result<Vec<Capture>, Failure> {
    let mut captured = Vec::new();
    let mut wrong = Vec::new();
    for line in lines {
        match desk.capture_because(&line.text, because) {
            Ok(capture) => {
                desk.apply(&capture.edit).map_err(change::refused_edit)?;
                captured.push(capture);
            }
            Err(error) => wrong.push(about_line(line, error)),
        }
    }
    match wrong.as_slice() {
        [] => Ok(captured),
        [one] => Err(one.clone()),
        several => Err(all_wrong(several)),
    }
}

fn about_line(line: &Line, error: CaptureError) -> Failure {
    let lacks_reason = error.missing.is_some();
    let failure = change::not_understood(error);
    match line.number {
        Some(number) => Failure { what: format!("Line {number}: {}", failure.what), ..failure },
        // A shell takes the quotation marks around a reason in the text for itself.
        None if lacks_reason => failure.hint("or after the text: --because 'REASON'"),
        None => failure,
    }
}

fn all_wrong(wrong: &[Failure]) -> Failure {
    let details = wrong.iter().flat_map(|failure| {
        let hints = failure.hints.iter().map(|hint| format!("    {hint}"));
        std::iter::once(format!("  {}", failure.what)).chain(hints).collect::<Vec<_>>()
    });
    Failure::data(format!("{} lines cannot be read; nothing was added.", wrong.len())).details(details)
}

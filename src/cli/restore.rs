//! `songsheet restore`: earlier texts of the files, which can be compared and brought back.

use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use similar::{ChangeTag, DiffOp, TextDiff};

use crate::cells;
use crate::share::words::day;
use crate::store::save::{Saved, bring_back};
use crate::store::{Backup, Place, Workspace, text_of};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::words;

/// What `restore` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What songsheet saves it also keeps, outside of the workspace and for your eyes alone: the last 20 texts of
each file, and the last one of each day for a month. WHEN is the number of a text, `last` for the last one
that is not what the file says now, or a day or moment: the last text from until then is meant.

Bringing a text back is a save as any other: what the file says now is kept first, so it can be brought
back in turn.

Examples:
  songsheet restore                                 which files have earlier texts
  songsheet restore topics.toml                     the earlier texts of one
  songsheet restore topics.toml last                what would change
  songsheet restore topics.toml last --yes          bring it back
  songsheet restore private/topics.toml 2026-11-20 --diff")]
pub struct Args {
    /// The file, as it is called within the workspace
    #[arg(value_name = "FILE")]
    pub file: Option<String>,

    /// Which of its texts: a number, `last`, a day or a moment
    #[arg(value_name = "WHEN", requires = "file")]
    pub when: Option<String>,

    /// Show what would change, and nothing else
    #[arg(long, requires = "when", conflicts_with = "yes")]
    pub diff: bool,

    /// Bring it back without showing what would change
    #[arg(long, requires = "when")]
    pub yes: bool,
}

/// Lists the earlier texts, compares one with its file, or brings it back.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let place = session.start.place();
    if place.is_example() {
        return Err(Failure::data("There is no workspace here, so there is nothing to bring back.")
            .hint("--dir names one"));
    }
    let Some(name) = &args.file else { return list_files(session, &place) };
    let one = Earlier::of(&place, name)?;
    let Some(when) = &args.when else { return list_texts(session, &one) };
    let backup = one.at(when)?;
    if args.yes {
        return bring(session, &place, &one, backup);
    }
    compare(session, &one, backup)?;
    if !args.diff && !one.is_now(backup) {
        let command = format!("songsheet restore {name} {} --yes", backup.number);
        session.note(&format!("nothing was changed; `{command}` brings it back."))?;
    }
    Ok(())
}

/// A file with its earlier texts, the newest first.
struct Earlier {
    name: String,
    now: String,
    backups: Vec<Backup>,
}

impl Earlier {
    fn of(place: &Place, name: &str) -> Result<Self, Failure> {
        let known = place.backed_up();
        let name = name.trim_start_matches("./").to_owned();
        if !known.contains(&name) {
            let failure = Failure::data(format!("No earlier text of {name} was kept."));
            return Err(match known.as_slice() {
                [] => failure.hint("what songsheet saves from now on is kept"),
                known => failure.hint(format!("there are some of {}", known.join(", "))),
            });
        }
        let file = place.file_named(&name);
        let unread = |error| Failure::data(format!("The earlier texts of {name} cannot be read: {error}."));
        let backups = place.backups(&file).map_err(unread)?;
        Ok(Self { now: text_of(&file), backups, name })
    }

    /// The text that `when` names.
    fn at(&self, when: &str) -> Result<&Backup, Failure> {
        let found = match (when, when.parse::<u32>(), until(when)) {
            ("last", ..) => self.backups.iter().find(|backup| !self.is_now(backup)),
            (_, Ok(number), _) => self.backups.iter().find(|backup| backup.number == number),
            (_, _, Some(until)) => self.backups.iter().find(|backup| backup.when < until),
            _ => {
                return Err(Failure::usage(format!("“{when}” names no earlier text."))
                    .hint("write its number, `last`, a day such as 2026-11-20, or a moment such as 2026-11-20T14:30"));
            }
        };
        found.ok_or_else(|| {
            Failure::data(format!("No earlier text of {} is meant by {when}.", self.name))
                .hint(format!("`songsheet restore {}` lists them", self.name))
        })
    }

    fn is_now(&self, backup: &Backup) -> bool {
        text(backup) == self.now
    }
}

/// The moment before which a text was kept that is named by a day or a minute.
fn until(when: &str) -> Option<NaiveDateTime> {
    if let Ok(day) = when.parse::<NaiveDate>() {
        return day.succ_opt()?.and_hms_opt(0, 0, 0);
    }
    let minute = NaiveDateTime::parse_from_str(&when.replacen(' ', "T", 1), "%Y-%m-%dT%H:%M").ok()?;
    minute.checked_add_signed(chrono::TimeDelta::minutes(1))
}

/// The text of a backup, as it can be shown.
fn text(backup: &Backup) -> String {
    backup.read().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn list_files(session: &mut Session<'_, '_>, place: &Place) -> Result<(), Failure> {
    let names = place.backed_up();
    if names.is_empty() {
        return Ok(session
            .page
            .text("No earlier texts have been kept yet; what songsheet saves will be.")?);
    }
    let today = session.today();
    let width = names.iter().map(|name| cells::width(name)).max().unwrap_or_default() + 2;
    let counted = words::count(names.len(), "file", "files");
    session.page.line(&[Tone::Strong.of(format!("Earlier texts of {counted}"))])?;
    for name in &names {
        let one = Earlier::of(place, name)?;
        let last = one.backups.first().map(|last| format!(", the last of {}", moment(last.when, today)));
        let count = words::count(one.backups.len(), "text", "texts");
        let told = format!("{count}{}", last.unwrap_or_default());
        session.page.line(&[plain(format!("  {}", cells::pad(name, width))), Tone::Quiet.of(told)])?;
    }
    session.note("`songsheet restore FILE` lists the texts of one.")
}

fn list_texts(session: &mut Session<'_, '_>, one: &Earlier) -> Result<(), Failure> {
    let today = session.today();
    let count = words::count(one.backups.len(), "text", "texts");
    session.page.line(&[Tone::Strong.of(format!("{count} of {}", one.name))])?;
    for backup in &one.backups {
        let differs = match counts(&one.now, &text(backup)) {
            (0, 0) => "what the file says now".to_owned(),
            (gone, new) => format!("would bring back {}, take away {}", lines(new), lines(gone)),
        };
        session.page.line(&[
            Tone::Strong.of(format!("{:>6}  ", backup.number)),
            plain(cells::pad(&moment(backup.when, today), MOMENT)),
            plain(format!("{:>9}  ", size(backup.bytes))),
            Tone::Quiet.of(differs),
        ])?;
    }
    session.note(&format!("`songsheet restore {} NUMBER` shows what one would change.", one.name))
}

/// The width of a moment, without and with its year.
const MOMENT: usize = 23;

fn moment(when: NaiveDateTime, today: NaiveDate) -> String {
    format!("{} {}", day(when.date(), today), when.format("%H:%M"))
}

fn lines(number: usize) -> String {
    words::count(number, "line", "lines")
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// So many lines of a comparison are shown.
const MOST_LINES: usize = 60;

fn compare(session: &mut Session<'_, '_>, one: &Earlier, backup: &Backup) -> Result<(), Failure> {
    let today = session.today();
    let earlier = text(backup);
    let said = format!(" · {} of {}", backup.number, moment(backup.when, today));
    session.page.line(&[Tone::Strong.of(one.name.as_str()), Tone::Quiet.of(said)])?;
    if earlier == one.now {
        return Ok(session.page.text("This is what the file says now.")?);
    }
    let differences = differences(&one.now, &earlier);
    let all = around(&differences);
    for (tone, line) in all.iter().take(MOST_LINES) {
        session.page.line(&[tone.of(line.as_str())])?;
    }
    match all.len().checked_sub(MOST_LINES) {
        Some(left @ 1..) => {
            Ok(session.page.line(&[Tone::Quiet.of(format!("… and {} more", lines(left)))])?)
        }
        _ => Ok(()),
    }
}

/// Looking for the smallest difference ends after this time; what was not compared by then counts as different.
const PATIENCE: Duration = Duration::from_millis(200);

fn differences<'t>(now: &'t str, earlier: &'t str) -> TextDiff<'t, 't, 't, str> {
    TextDiff::configure().timeout(PATIENCE).diff_lines(now, earlier)
}

/// How many lines would go and come if a text became an earlier one.
fn counts(now: &str, earlier: &str) -> (usize, usize) {
    let differences = differences(now, earlier);
    let count = |tag| differences.iter_all_changes().filter(|change| change.tag() == tag).count();
    (count(ChangeTag::Delete), count(ChangeTag::Insert))
}

/// So many lines are shown on each side of a difference.
const AROUND: usize = 2;

/// What differs, with the lines around it, and how many lines stand between.
fn around(differences: &TextDiff<'_, '_, '_, str>) -> Vec<(Tone, String)> {
    let skipped = |count| (Tone::Quiet, format!("  … {} as now", lines(count)));
    let (mut shown, mut at) = (Vec::new(), 0);
    for group in differences.grouped_ops(AROUND) {
        let from = group.first().map_or(at, |op| op.old_range().start);
        shown.extend((from > at).then(|| skipped(from - at)));
        at = group.last().map_or(at, |op: &DiffOp| op.old_range().end);
        shown.extend(group.iter().flat_map(|op| differences.iter_changes(op)).map(|change| {
            let (tone, mark) = match change.tag() {
                ChangeTag::Equal => (Tone::Plain, "  "),
                ChangeTag::Delete => (Tone::Error, "- "),
                ChangeTag::Insert => (Tone::Broadcast, "+ "),
            };
            (tone, format!("{mark}{}", change.value().trim_end_matches(['\r', '\n'])))
        }));
    }
    let left = differences.old_slices().len() - at;
    shown.extend((left > 0).then(|| skipped(left)));
    shown
}

fn bring(
    session: &mut Session<'_, '_>,
    place: &Place,
    one: &Earlier,
    backup: &Backup,
) -> Result<(), Failure> {
    let file = place.file_named(&one.name);
    let done = bring_back(place, &file, backup)
        .map_err(|error| Failure::data(format!("Nothing was brought back: {error}.")))?;
    if !done.changed {
        return Ok(session.page.text(&format!("{} says so already.", one.name))?);
    }
    let when = moment(backup.when, session.today());
    let kept = place.backups(&file).unwrap_or_default().into_iter().find(|kept| text(kept) == one.now);
    let kept = kept.map(|kept| format!(" What it said until now is kept as {}.", kept.number));
    let told = format!("{} says again what it said on {when}.{}", one.name, kept.unwrap_or_default());
    session.page.text(&told)?;
    if done.saved == Saved::NotYetDurably {
        session.note("it is saved, but the disk did not confirm it; a power cut could still take it.")?;
    }
    session.tell_ignored(done.ignored)?;
    match Workspace::load(place) {
        Err(_) => session.note("the files have errors now; `songsheet check` lists them."),
        Ok(now) => tell_unsealed(session, &now),
    }
}

/// Says when a text that was brought back has what stands in the private file by now.
fn tell_unsealed(session: &mut Session<'_, '_>, now: &Workspace) -> Result<(), Failure> {
    match now.left_in_shared() {
        0 => Ok(()),
        count => {
            let topics = words::count(count, "private topic stands", "private topics stand");
            let told = "in a file that others read again; `songsheet seal` moves what is private out of it.";
            session.note(&format!("{topics} {told}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(now: &str, earlier: &str) -> Vec<String> {
        around(&differences(now, earlier)).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn a_comparison_names_what_goes_and_comes() {
        assert_eq!(shown("a\nb\nc\n", "a\nc\n"), ["  a", "- b", "  c"]);
        assert_eq!(shown("", "a\n"), ["+ a"]);
        assert_eq!(shown("a\n", "a"), ["- a", "+ a"], "the end of the last line counts");
        assert_eq!(counts("a\nb\n", "b\nc\nd\n"), (1, 2));
    }

    #[test]
    fn what_is_far_from_a_difference_is_counted_only() {
        let shown = shown("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n");
        assert_eq!(
            shown,
            ["  … 2 lines as now", "  3", "  4", "- 5", "+ x", "  6", "  7", "  … 2 lines as now"]
        );
    }
}

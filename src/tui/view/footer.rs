//! The last lines: what has just happened, how saving goes, and the keys.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::actions::{ACTIONS, Action, Context, Entry};
use super::super::layout::Areas;
use super::super::model::{Holding, Leaving, Model, Notice, Overlay, Tone, Trouble};
use super::super::pane::{Spot, Target};
use super::super::prompt::Purpose;
use super::super::question::what_happened;
use super::super::sight::About;
use super::super::verb::sentence;
use super::paint::{Paint, line_width, span_width, tone_style};
use super::sight_keys;
use crate::classify::Doubt;
use crate::escape;

/// Draws the last lines. Where there is room for one only, what has happened hides the keys.
pub fn draw(model: &Model, areas: &Areas, paint: &mut Paint<'_>) {
    let air = |area: Rect| Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let said = said(model, paint);
    match areas.status {
        Some(status) => {
            paint.ends(air(status), said, &saving(model, paint));
            keys(model, air(areas.keys), paint);
        }
        None if line_width(&said) > 0 => paint.ends(air(areas.keys), said, &saving(model, paint)),
        None => keys(model, air(areas.keys), paint),
    }
}

/// What has just happened. Others may be looking in presenter mode, so there nothing is said.
fn said(model: &Model, paint: &Paint<'_>) -> Line<'static> {
    if let Some(notice) = model.notice.as_ref().filter(|notice| notice.for_all || !model.is_shared()) {
        return notice_line(notice, paint);
    }
    if model.is_shared() {
        return Line::default();
    }
    match (&model.saving.trouble, model.problems.outdated && model.work.is_some()) {
        (Some(trouble), _) => {
            let what = match trouble {
                Trouble::Conflict(conflict) => what_happened(conflict),
                trouble => sentence(&trouble.what()),
            };
            Line::styled(format!("✗ {}", escape::visible(&what)), paint.theme.error)
        }
        (None, true) => Line::styled(
            "✗ The files have errors: this is what stood in them before".to_owned(),
            paint.theme.error,
        ),
        (None, false) => Line::default(),
    }
}

fn notice_line(notice: &Notice, paint: &Paint<'_>) -> Line<'static> {
    let glyph = match notice.tone {
        Tone::Good => "✓ ",
        Tone::Warning => "! ",
        Tone::Error => "✗ ",
        Tone::Broadcast => "● ",
        Tone::Private => "○ ",
        Tone::Unsure => "◐ ",
        Tone::Plain | Tone::Dim => "",
    };
    Line::styled(format!("{glyph}{}", escape::visible(&notice.text)), tone_style(paint.theme, notice.tone))
}

/// How saving goes.
fn saving(model: &Model, paint: &Paint<'_>) -> Line<'static> {
    let saving = &model.saving;
    let retry = model.keymap.shown(Action::Retry);
    match &saving.trouble {
        // Others may be looking, and there is no key for it here.
        Some(_) if model.is_shared() => {
            Line::styled(format!("{} not saved yet", saving.pending), paint.theme.dim)
        }
        Some(trouble) => {
            let way_out = match trouble {
                Trouble::Failed(_) => "tries again",
                Trouble::Refused(_) => "gives it up",
                Trouble::Conflict(_) => "shows both",
            };
            Line::styled(format!("✗ {} not saved · {retry} {way_out}", saving.pending), paint.theme.error)
        }
        None if saving.pending > 0 && model.leaving == Leaving::WhenSaved => {
            Line::styled("saving before leaving…", paint.theme.warning)
        }
        None if saving.pending > 0 => Line::styled("saving…", paint.theme.dim),
        None if saving.in_memory => Line::styled("in memory", paint.theme.dim),
        None if saving.saved => Line::styled("✓ saved", paint.theme.dim),
        None => Line::default(),
    }
}

/// The keys that can be used now, as many as fit; the one for help always.
fn keys(model: &Model, area: Rect, paint: &mut Paint<'_>) {
    let context = model.context();
    let help = context_help(model, context, paint);
    let room = usize::from(area.width).saturating_sub(line_width(&help) + 2);
    let mut line = Line::default();
    let mut entries: Vec<_> = entries(model, context).collect();
    let names = names_too_much(model);
    let ticks = can_be_ticked(model.work.as_ref().and_then(|work| work.board.target(model.window.focus)));
    entries.sort_by_key(|entry| match entry.action {
        Action::Split if names => 1,
        Action::Tick | Action::Drop if ticks || context == Context::Sight => 1,
        action => rank(action, context),
    });
    for entry in entries {
        let spans = key_and_label(model, entry, paint);
        let gap = if line_width(&line) == 0 { 0 } else { 2 };
        if line_width(&line) + gap + spans.iter().map(span_width).sum::<usize>() > room {
            break;
        }
        line.push_span(Span::raw(" ".repeat(gap)));
        line.spans.extend(spans);
    }
    paint.ends(area, line, &help);
}

/// What is read is left again, what went wrong is mended, what was done is taken back: these come first.
fn rank(action: Action, context: Context) -> u8 {
    match action {
        Action::Retry => 0,
        Action::Cancel if matches!(context, Context::Help | Context::Why | Context::Advice) => 0,
        Action::Why => 1,
        Action::Undo | Action::Add if context == Context::Hold => 4,
        Action::Undo => 2,
        _ => 3,
    }
}

fn entries(model: &Model, context: Context) -> impl Iterator<Item = &'static Entry> {
    let choices =
        matches!(&model.overlay, Some(Overlay::Prompt(prompt)) if !prompt.choices.fitting.is_empty());
    let values = matches!(&model.overlay, Some(Overlay::Form(form)) if form.row().is_some_and(|row| !row.values().is_empty()));
    let selected = model.work.as_ref().and_then(|work| work.board.target(model.window.focus));
    let undecided = model.work.as_ref().is_some_and(|work| !work.board.plan.undecided.is_empty());
    let advised = model.work.as_ref().is_some_and(|work| !work.board.plan.advice.is_empty());
    let depth = model.work.as_ref().map_or((0, 0), |work| work.desk.depth());
    let can_go_forth = model.work.as_ref().is_some_and(|work| model.record.can_go_forth(&work.desk));
    ACTIONS.iter().filter(move |entry| {
        let fits = match entry.action {
            Action::Mark if splits(model) => true,
            Action::Mark | Action::NextChoice | Action::PreviousChoice => choices,
            Action::NextValue => values,
            Action::Help => false,
            // In the form the key for the next field says what enter does as well.
            Action::Accept => context != Context::Form,
            Action::Why
            | Action::Tick
            | Action::Drop
            | Action::Filter
            | Action::NextWeek
            | Action::PreviousWeek
                if context == Context::Sight =>
            {
                sight_keys::can(model, entry.action)
            }
            Action::Why => context == Context::Main && selected.is_some(),
            action if context == Context::Hold => in_meeting(model, action),
            Action::Tick => can_be_ticked(selected),
            Action::Drop if matches!(selected, Some(Target::Suggested(_))) => true,
            action if needs_a_topic(action) => matches!(selected, Some(Target::Topic(_))),
            Action::Retry => has_to_retry(model),
            Action::Cancel => match context {
                Context::Main => !model.filter.is_empty(),
                context => context != Context::Presenter,
            },
            Action::MoveMeeting | Action::Skip => {
                matches!(selected, Some(Target::Member(_) | Target::Off(_)))
            }
            Action::NextUnsure => undecided,
            Action::Advice => context == Context::Main && advised,
            action if context == Context::Advice => can_be_done(model, action),
            Action::Undo => depth.0 > 0 || !model.record.back.is_empty(),
            Action::Redo => depth.1 > 0 || can_go_forth,
            _ => true,
        };
        fits && !entry.label.is_empty()
            && !model.keymap.shown(entry.action).is_empty()
            && entry.contexts.contains(&context)
    })
}

/// What is selected in the meeting that is being held.
fn held(model: &Model) -> Option<Spot> {
    model.holding.as_ref().and_then(Holding::spot)
}

/// Whether something can be done in the meeting that is being held.
fn in_meeting(model: &Model, action: Action) -> bool {
    let Some(holding) = &model.holding else { return false };
    match action {
        Action::Undo => holding.can_go_back(),
        Action::Extend => holding.hold.at().is_some(),
        Action::Carry | Action::Park | Action::Decide | Action::Note => holding.item().is_some(),
        Action::Earlier => matches!(holding.spot(), Some(Spot::Item(_))),
        Action::Tick => match holding.spot() {
            Some(Spot::Item(at)) => holding.hold.at() != Some(at),
            spot => matches!(spot, Some(Spot::Hear(_) | Spot::Promise(_))),
        },
        Action::Attendance => holding.is_for_all(),
        Action::Retry | Action::Help => false,
        _ => true,
    }
}

/// Whether something can be done about what is selected in the list of what to look at.
fn can_be_done(model: &Model, action: Action) -> bool {
    let Some(Overlay::Advice(list)) = &model.overlay else { return false };
    let about = list.rows.get(list.cursor.selected).and_then(|entry| entry.about.as_ref());
    match action {
        Action::Cancel => true,
        Action::Why => matches!(about, Some(About::Topic(_) | About::Member(_))),
        _ => matches!(about, Some(About::Topic(_))),
    }
}

/// Whether a topic is being split.
fn splits(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Prompt(prompt)) if matches!(prompt.purpose, Purpose::Split(..)))
}

/// Whether the selected topic waits because it names somebody, so that to split it comes first.
fn names_too_much(model: &Model) -> bool {
    let key = model.work.as_ref().and_then(|work| work.topic(model.window.focus));
    let routed = model.work.as_ref().zip(key).and_then(|(work, key)| work.desk.get(key));
    routed.is_some_and(|routed| routed.verdict().doubt() == Some(Doubt::Named))
}

/// Whether something is done to the selected topic.
fn needs_a_topic(action: Action) -> bool {
    use Action::{
        Broadcast, Carry, Defer, Done, Drop, Earlier, Fields, Park, Private, Split, Title, With, Write,
    };
    matches!(
        action,
        Broadcast
            | Private
            | Split
            | With
            | Title
            | Fields
            | Done
            | Defer
            | Drop
            | Earlier
            | Park
            | Write
            | Carry
    )
}

/// Whether what is selected stands on an agenda beside its topics.
fn can_be_ticked(selected: Option<Target>) -> bool {
    use Target::{Hear, Promise, Suggested, TeamPromise};
    matches!(selected, Some(Hear(..) | Promise(..) | TeamPromise(_) | Suggested(_)))
}

/// What ticking off comes to.
fn ticks_as(model: &Model) -> &'static str {
    match model.work.as_ref().and_then(|work| work.board.target(model.window.focus)) {
        Some(Target::Suggested(_)) => "take",
        Some(Target::Hear(..)) => "told",
        _ => "kept",
    }
}

/// Whether reading once more can change anything. That saving can is told beside what was not saved.
fn has_to_retry(model: &Model) -> bool {
    model.problems.outdated && model.saving.trouble.is_none()
}

fn context_help(model: &Model, context: Context, paint: &Paint<'_>) -> Line<'static> {
    let entry = Action::Help.entry();
    if !entry.contexts.contains(&context) || context == Context::Help {
        return Line::default();
    }
    Line::from(key_and_label(model, entry, paint).to_vec())
}

fn key_and_label(model: &Model, entry: &Entry, paint: &Paint<'_>) -> [Span<'static>; 2] {
    let key = Span::styled(model.keymap.shown(entry.action), paint.theme.accent);
    let label = match (entry.action, model.context()) {
        (Action::Present, Context::Presenter) => "end",
        (Action::Cancel, Context::Conflict | Context::Unfinished | Context::Unsaved) => "later",
        (Action::Mark, _) if splits(model) => "its notes",
        (Action::Tick, Context::Hold) => match held(model) {
            Some(Spot::Item(_)) => "take up",
            Some(Spot::Hear(_)) => "told",
            _ => "kept",
        },
        (Action::Why, Context::Sight) => "details",
        (Action::Filter, Context::Sight) => "search",
        (Action::Tick, Context::Sight) => sight_keys::ticks_as(model),
        (Action::Drop, Context::Sight) => "dismiss",
        (Action::Tick, _) => ticks_as(model),
        (Action::Pause, _) if !model.counts_seconds() => "go on",
        (Action::Cancel, Context::Hold) => "leave",
        (Action::Earlier, Context::Hold) => "move",
        (Action::Drop, _) if ticks_as(model) == "take" => "dismiss",
        _ => entry.label,
    };
    [key, Span::styled(format!(" {label}"), paint.theme.dim)]
}

//! `songsheet edit`: fields of a topic, for scripts and editors.

use crate::desk::Desk;
use crate::domain::TopicKey;
use crate::store::suggest::nearest;
use crate::store::{Change, Edit, TopicField};

use super::failure::Failure;
use super::session::Session;
use super::{change, landing};

/// What `edit` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Fields: title, notes, share_notes (yes or no), from, with, tags, kind, minutes, priority, due, after,
repeat, route, because, embargo, tell_first, link, written (yes or no), parked, done, dropped. Several names or tags are separated by commas.

Examples:
  songsheet edit k7f2 minutes=20 due=2026-11-27
  songsheet edit k7f2 with=dana,kim 'title=Checkout outage: what we learned'
  songsheet edit k7f2 due=                nothing after = clears the field")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// What to set
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
}

/// Sets or clears the fields, all of them or none.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let fields = args.fields.iter().map(|field| parse(field)).collect::<Result<Vec<_>, _>>()?;
    let changed = change::one(session, &args.topic, |desk, key| edit(desk, key, &fields))?;
    if !fields.iter().any(|(field, _)| *field == TopicField::Because) {
        change::tell_dropped_reason(session, &changed.before, &[changed.now()])?;
    }
    change::tell_readable(session, &changed)?;
    landing::changed(session.page, &changed.desk, changed.key)
}

fn parse(text: &str) -> Result<(TopicField, &str), Failure> {
    let (name, value) = text.split_once('=').ok_or_else(|| {
        Failure::usage(format!("“{text}” is not of the form field=value."))
            .hint("such as due=2026-11-27; nothing after the = clears the field")
    })?;
    let field = TopicField::parse(&name.replace('-', "_")).ok_or_else(|| unknown(name))?;
    Ok((field, value))
}

fn unknown(name: &str) -> Failure {
    let failure = Failure::usage(format!("A topic has no field “{name}”."));
    let fields = TopicField::ALL.map(TopicField::as_str);
    match nearest(name, fields) {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure.hint(format!("the fields are {}", fields.join(", "))),
    }
}

fn edit(desk: &Desk, key: TopicKey, fields: &[(TopicField, &str)]) -> Result<Edit, Failure> {
    let edits = fields.iter().map(|(field, value)| desk.set(key, *field, value).map_err(change::refused));
    let edits = edits.collect::<Result<Vec<_>, _>>()?;
    let mut changes: Vec<_> = edits.into_iter().flat_map(|edit| edit.changes).collect();
    // A topic that moves to another file has another key from then on, so that comes last; a call is noted
    // with the title that the topic has then.
    changes.sort_by_key(|change| match change {
        Change::Move { .. } => 2,
        Change::Note { .. } => 1,
        _ => 0,
    });
    change::not_contradictory(desk, key, Edit { changes })
}

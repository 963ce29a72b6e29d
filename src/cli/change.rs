//! How a command changes a topic: find it, make the edit, save it, and say what became of it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::classify::{Doubt, Routed};
use crate::desk::{CaptureError, Desk, IntentError, MissingReason};
use crate::domain::{Drawer, Kind, Priority, Route, Topic, TopicKey};
use crate::share::words::day;
use crate::store::save::{CommitError, Committed, CommittedTeam, Saved, commit, commit_team};
use crate::store::{Change, Edit, EditError, TeamEdit, TeamEditError, TopicField, Workspace};

use super::failure::Failure;
use super::session::Session;

/// Saves an edit that was made for `before`, and takes the files as they are now to the desk; gives the
/// keys that topics got.
pub fn save(
    session: &mut Session<'_, '_>,
    before: &Workspace,
    desk: &mut Desk,
    edit: &Edit,
) -> Result<Vec<TopicKey>, Failure> {
    let Committed { workspace, added, saved, unnoted, unkept, ignored, .. } =
        commit(before.place(), before, edit).map_err(not_saved)?;
    tell_doubtful(session, saved)?;
    if let Some(error) = unnoted {
        session.note(&format!("it is saved, but songsheet cannot learn from the call: {error}."))?;
    }
    session.tell_ignored(ignored)?;
    session.tell_unkept(unkept)?;
    desk.reload(workspace);
    Ok(added)
}

/// Saves an edit of the roster that was made for `before`, and takes the files as they are now to the desk.
pub fn save_team(
    session: &mut Session<'_, '_>,
    before: &Workspace,
    desk: &mut Desk,
    edit: &TeamEdit,
) -> Result<(), Failure> {
    let CommittedTeam { workspace, saved, unkept, .. } =
        commit_team(before.place(), before, edit).map_err(not_saved)?;
    tell_doubtful(session, saved)?;
    session.tell_unkept(unkept)?;
    desk.reload(workspace);
    Ok(())
}

/// Remarks that a power cut could take what was saved.
fn tell_doubtful(session: &mut Session<'_, '_>, saved: Saved) -> Result<(), Failure> {
    if saved == Saved::NotYetDurably {
        session.note("it is saved, but the disk did not confirm it; a power cut could still take it.")?;
    }
    Ok(())
}

/// A topic that was changed.
pub struct Changed {
    /// The desk after the change.
    pub desk: Desk,
    /// The topic's key after the change.
    pub key: TopicKey,
    /// The topic as it was before.
    pub before: Topic,
}

impl Changed {
    /// The topic as it is now.
    pub fn now(&self) -> &Topic {
        self.desk.workspace().topic(self.key).map_or(&self.before, |topic| &**topic)
    }
}

/// Finds a topic, makes an edit of it and saves it. The edit may have been tried on the desk already.
pub fn one(
    session: &mut Session<'_, '_>,
    words: &str,
    edit: impl FnOnce(&mut Desk, TopicKey) -> Result<Edit, Failure>,
) -> Result<Changed, Failure> {
    let mut desk = session.open_own_with_week()?;
    let key = super::topics::find(&desk, words)?;
    let workspace = desk.workspace().clone();
    let edit = edit(&mut desk, key)?;
    saved(session, (desk, &workspace), key, &edit)
}

/// Saves an edit that was made for `workspace`, and may have been tried on the desk already.
fn saved(
    session: &mut Session<'_, '_>,
    (mut desk, workspace): (Desk, &Workspace),
    key: TopicKey,
    edit: &Edit,
) -> Result<Changed, Failure> {
    let before = workspace.topic(key).map(|topic| Topic::clone(topic)).ok_or_else(gone)?;
    let added = save(session, workspace, &mut desk, edit)?;
    let after = added.first().copied().unwrap_or_else(|| known_again(&desk, &before));
    Ok(Changed { desk, key: after, before })
}

/// Like [`one`], for a topic that is still open.
pub fn open_one(
    session: &mut Session<'_, '_>,
    words: &str,
    edit: impl FnOnce(&mut Desk, TopicKey) -> Result<Edit, Failure>,
) -> Result<Changed, Failure> {
    one(session, words, |desk, key| {
        let closed = desk.workspace().topic(key).and_then(|topic| closed(topic, desk.today()));
        closed.map_or_else(|| edit(desk, key), Err)
    })
}

/// Says that a topic is closed, and how to open it again.
pub fn closed(topic: &Topic, today: NaiveDate) -> Option<Failure> {
    let done = topic.done.map(|date| ("done", date));
    let (how, date) = done.or_else(|| topic.dropped.map(|date| ("dropped", date)))?;
    let what = format!("“{}” was {how} on {} already.", topic.title, day(date, today));
    let name = topic.id.as_ref().map_or("TOPIC", |id| id.as_str());
    Some(Failure::data(what).hint(format!("`songsheet edit {name} {how}=` opens it again")))
}

/// The edit, unless with it a topic would be called broadcast and yet be marked as confidential or look
/// sensitive, and no reason says why: then nothing is written, and a topic of the private file stays there.
pub fn not_contradictory(desk: &Desk, key: TopicKey, edit: Edit) -> Result<Edit, Failure> {
    let contradictory = |routed: &Routed| routed.verdict().doubt() == Some(Doubt::Contradiction);
    let before = desk.get(key).is_some_and(contradictory);
    let calls =
        edit.changes.iter().any(|change| matches!(change, Change::Set { field: TopicField::Route, .. }));
    let after = desk.preview(&edit, key).map_err(refused_edit)?;
    if desk.missing_reason(key, &edit) == Some(MissingReason::Sensitive) {
        return Err(sensitive());
    }
    if !contradictory(&after) || (before && !calls) {
        return nothing_unasked(desk, key, edit);
    }
    let mark = match after.topic().embargo.filter(|end| *end > desk.today()) {
        Some(end) => format!("it is under an embargo until {}", day(end, desk.today())),
        None => "its tags mark it as confidential".to_owned(),
    };
    Err(Failure::data(format!("It was not called broadcast, because {mark}."))
        .hint("say why the team may hear it all the same: --because 'REASON' (because=REASON in an edit)")
        .hint("or remove the mark: `songsheet edit TOPIC embargo=`, or tags="))
}

fn sensitive() -> Failure {
    Failure::data("It was not called broadcast, because it may hurt somebody or break a confidence.")
        .hint("say why the team may hear it all the same: --because 'REASON' (because=REASON in an edit)")
        .hint("or tell it without names: `songsheet split TOPIC`")
}

/// The edit, unless it takes notes or comments out of the private file and no reason says that this is meant.
fn nothing_unasked(desk: &Desk, key: TopicKey, edit: Edit) -> Result<Edit, Failure> {
    let Some(what) = desk.comes_along(&edit, key).filter(|_| !gives_reason(&edit)) else {
        return Ok(edit);
    };
    let file = desk.workspace().place().short_name(Drawer::Shared);
    Err(Failure::data(format!("It was not called broadcast, because {what} would move to {file} with it."))
        .hint("if others may read that: --because 'REASON' (because=REASON in an edit)")
        .hint("or take it out first: `songsheet edit TOPIC notes=`; comments, in an editor"))
}

/// Whether an edit says why: an earlier reason was not given for what comes along now.
fn gives_reason(edit: &Edit) -> bool {
    let given =
        |change: &Change| matches!(change, Change::Set { field: TopicField::Because, value: Some(_), .. });
    edit.changes.iter().any(given)
}

/// Remarks on a reason that a call took away: the manager wrote it, and may want it back.
pub fn tell_dropped_reason(
    session: &mut Session<'_, '_>,
    before: &Topic,
    now: &[&Topic],
) -> Result<(), Failure> {
    let Some(reason) = before.because.as_deref().filter(|reason| !reason.trim().is_empty()) else {
        return Ok(());
    };
    if now.iter().any(|topic| topic.because.is_some()) {
        return Ok(());
    }
    session.note(&format!("the reason that stood there was for another call and is gone: “{reason}”"))
}

/// Remarks on what others can read of a private topic: a text that was just written, or was there when it was
/// called private, stands in the shared file; or the topic left that, but not the file's history.
/// Gives whether there was anything to remark on.
pub fn tell_readable(session: &mut Session<'_, '_>, changed: &Changed) -> Result<bool, Failure> {
    let (before, now) = (&changed.before, changed.now());
    let place = changed.desk.workspace().place();
    let shared = place.short_name(Drawer::Shared);
    if before.key.drawer == Drawer::Shared && now.key.drawer == Drawer::Private {
        session.note(&format!("what stood in {shared} until now may still be in its history."))?;
        return Ok(true);
    }
    let fields = [TopicField::Title, TopicField::Notes, TopicField::Because];
    let is_new = |field: &TopicField| {
        let value = field.value_of(now);
        value.is_some() && value != field.value_of(before)
    };
    // A call does not hide what was written before.
    let called = is_new(&TopicField::Route);
    let was_there = called && (!now.notes.trim().is_empty() || now.because.is_some());
    let readable = was_there || fields.iter().any(is_new);
    match still_shared(changed).filter(|_| readable) {
        Some(remark) => session.note(&format!("it stands in {remark}")).map(|()| true),
        None => Ok(false),
    }
}

/// Where a private topic stands that is in the shared file, and how it leaves that.
pub fn still_shared(changed: &Changed) -> Option<String> {
    let now = changed.now();
    let verdict = changed.desk.get(changed.key)?.verdict();
    if verdict.route() != Route::Private || now.key.drawer == Drawer::Private {
        return None;
    }
    let place = changed.desk.workspace().place();
    let [shared, kept] = [Drawer::Shared, Drawer::Private].map(|drawer| place.short_name(drawer));
    let name = now.id.as_ref().map_or("TOPIC", |id| id.as_str());
    Some(format!(
        "{shared}, which others may read; `songsheet call {name} private --because 'REASON'` moves it to {kept}."
    ))
}

/// The key of a topic whose files may have been changed by somebody else meanwhile.
pub fn known_again(desk: &Desk, before: &Topic) -> TopicKey {
    let same = |topic: &&Arc<Topic>| match &before.id {
        Some(id) => topic.id.as_ref() == Some(id),
        None => topic.key.drawer == before.key.drawer && topic.title == before.title,
    };
    let there = desk.workspace().topic(before.key).filter(same);
    there.or_else(|| desk.workspace().topics().find(same)).map_or(before.key, |topic| topic.key)
}

/// What the user wants cannot be done.
pub fn refused(error: IntentError) -> Failure {
    match error {
        IntentError::Value(error) => not_understood(error),
        IntentError::NoSuchTopic => gone(),
        IntentError::NotConcerned(who) => Failure::data(format!("The topic does not concern {who}.")),
        IntentError::Names(_) => Failure::data(sentence(&error.to_string()))
            .hint("give the team a title without names: --title 'TEXT'; notes stay private without --notes"),
        IntentError::Unreadable => Failure::data(sentence(&error.to_string())),
        IntentError::SplitAlready { ref id, .. } => Failure::data(sentence(&error.to_string()))
            .hint(format!("`songsheet edit {id} title='TEXT'` changes what the team reads")),
        IntentError::NamesNobody => {
            Failure::data("There is nothing to split: it names nobody and concerns nobody.")
                .hint("`songsheet edit TOPIC with=HANDLE` says whom it concerns")
        }
    }
}

/// What was written cannot be read.
pub fn not_understood(CaptureError { what, hint, .. }: CaptureError) -> Failure {
    let failure = Failure::data(sentence(&what));
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

/// An edit was refused.
pub fn refused_edit(error: EditError) -> Failure {
    match error {
        EditError::Invalid(problems) => Failure::problems(problems),
        EditError::BadValue { field, .. } => {
            Failure::data(sentence(&error.to_string())).hint(values_of(field))
        }
        error => Failure::data(sentence(&error.to_string())),
    }
}

/// The values that a field can have.
fn values_of(field: TopicField) -> String {
    let words = match field {
        TopicField::Kind => Kind::ALL.map(Kind::as_str).join(", "),
        TopicField::Priority => Priority::ALL.map(Priority::as_str).join(", "),
        TopicField::Route => "broadcast, private".to_owned(),
        TopicField::Repeat => "weekly, fortnightly, monthly, or such as every 3 weeks".to_owned(),
        TopicField::Title => return "a topic needs a title".to_owned(),
        TopicField::Id | TopicField::SplitFrom => "letters, digits, - and _".to_owned(),
        _ => return "write it as in topics.toml".to_owned(),
    };
    format!("it can be {words}")
}

fn not_saved(error: CommitError) -> Failure {
    let what = sentence(&error.to_string());
    match error {
        CommitError::Edit(error) => refused_edit(error),
        CommitError::Team(TeamEditError::Invalid(problems)) => Failure::problems(problems),
        CommitError::Broken(problems) => Failure { problems, ..Failure::data(what) },
        CommitError::Busy(_) => Failure::data(format!("{error}.")).hint("try again"),
        CommitError::Team(_) => Failure::data(what),
        CommitError::Conflict(_) => Failure::data(what).hint("try again"),
        // Such a message begins with the name of a file.
        CommitError::Io { .. } | CommitError::Half { .. } => Failure::data(format!("{error}.")),
    }
}

/// The topic is gone.
pub fn gone() -> Failure {
    Failure::data("The topic is not there any more.")
}

/// A message as a sentence of its own.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let stop = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{stop}", first.collect::<String>(), letters.as_str())
}

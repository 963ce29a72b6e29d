//! Every file of `tests/files`, and what a user is told of it.
//!
//! `invalid` holds files that must not be loaded, `odd` files that look strange and must be. The start of a
//! file's name says what it is, see [`Kind`].

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use songsheet::config::Config;
use songsheet::desk::unfinished;
use songsheet::domain::{Call, Drawer, Instead, MeetingOf, Route, Week};
use songsheet::escape::visible;
use songsheet::store::{
    Calls, Diagnostic, Edit, LogEdit, Logs, Place, Reason, Search, TeamEdit, Texts, TopicField, Value,
    Workspace,
};

/// What a file of the corpus is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// `team-…`: a roster.
    Roster,
    /// `log-…` and `private-log-…`: the log of the week 2026-W48.
    Log(Drawer),
    /// `config-…`: a config file.
    Config,
    /// `calls-…`: noted calls.
    Calls,
    /// `hold-…`: a meeting that is being held.
    Session,
    /// All others: topics.
    Topics,
}

impl Kind {
    fn of(file: &Path) -> Self {
        let kinds = [
            ("team-", Self::Roster),
            ("log-", Self::Log(Drawer::Shared)),
            ("private-log-", Self::Log(Drawer::Private)),
            ("config-", Self::Config),
            ("calls-", Self::Calls),
            ("hold-", Self::Session),
        ];
        let kind = kinds.into_iter().find(|(start, _)| name(file).starts_with(start));
        kind.map_or(Self::Topics, |(_, kind)| kind)
    }
}

/// The files of a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new("tests/files").join(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

fn now() -> NaiveDateTime {
    "2026-11-24T10:05:00".parse().unwrap()
}

fn week() -> Week {
    Week::of(now().date())
}

fn place() -> Place {
    Place::folder("team", Reason::DirFlag)
}

/// Diagnostics as they are printed, with the name of the file of the corpus.
fn told(file: &Path, diagnostics: &[Diagnostic]) -> String {
    let mut told = String::new();
    for diagnostic in diagnostics {
        let file = PathBuf::from(file.file_name().unwrap());
        writeln!(told, "{}", Diagnostic { file, ..diagnostic.clone() }).unwrap();
    }
    told
}

/// What the text of a topics file or a roster is loaded as.
fn workspace(kind: Kind, text: &str) -> Result<Workspace, Vec<Diagnostic>> {
    let team = fs::read_to_string("tests/files/team.toml").unwrap();
    let texts = match kind {
        Kind::Roster => Texts { team: text.to_owned(), ..Texts::default() },
        _ => Texts { team, topics: text.to_owned(), ..Texts::default() },
    };
    Workspace::of_texts(&place(), &texts)
}

/// What is said of a text, and all that it says: nothing, when it must not be loaded.
fn read(kind: Kind, text: &str) -> (Vec<Diagnostic>, Option<String>) {
    let calls = || Calls::of_text(Path::new("calls.toml"), text);
    match kind {
        Kind::Topics | Kind::Roster => match workspace(kind, text) {
            Ok(loaded) => (loaded.diagnostics(), Some(of_workspace(kind, &loaded))),
            Err(problems) => (problems, None),
        },
        Kind::Log(drawer) => {
            let logs = Logs::of_texts(&place(), &[(drawer, week(), text)]);
            let broken = logs.problems().iter().any(Diagnostic::is_error);
            (logs.problems().to_vec(), (!broken).then(|| of_log(&logs)))
        }
        Kind::Config => match Config::of_text(Path::new("config.toml"), text, None) {
            Ok(config) => (config.warnings.clone(), Some(of_config(&config))),
            Err(problems) => (problems, None),
        },
        Kind::Calls => (calls().problems().to_vec(), (!calls().is_broken()).then(|| of_calls(&calls()))),
        Kind::Session => match unfinished(Path::new("hold.toml"), text, now()) {
            Ok(hold) => {
                let titles: Vec<_> = hold.items().iter().map(|item| &item.title).collect();
                (Vec::new(), Some(format!("since {}, {titles:?}\n", hold.began())))
            }
            Err(problem) => (vec![problem], None),
        },
    }
}

/// What is said of a file that is no text, in whichever place.
fn no_text(file: &Path) -> Vec<Diagnostic> {
    let team = Some("tests/files/team.toml".into());
    let search = Search { team, topics: Some(file.to_owned()), ..Search::default() };
    Workspace::load(&search.place()).expect_err("it is no text")
}

fn of_workspace(kind: Kind, workspace: &Workspace) -> String {
    let mut all = String::new();
    if kind == Kind::Roster {
        let names = workspace.team().members.iter().map(|member| member.handle.as_str());
        writeln!(all, "{:?} {:?}", workspace.team().name, names.collect::<Vec<_>>()).unwrap();
    }
    for topic in workspace.topics() {
        write!(all, "{}:", workspace.line_of(topic.key).unwrap()).unwrap();
        for field in TopicField::ALL {
            if let Some(value) = field.value_of(topic) {
                write!(all, " {}={}", field.as_str(), shown(&value)).unwrap();
            }
        }
        writeln!(all).unwrap();
    }
    all
}

fn of_log(logs: &Logs) -> String {
    let mut all = String::new();
    for meeting in logs.log().meetings() {
        let items: Vec<_> = meeting.items.iter().map(|item| &item.title).collect();
        let actions: Vec<_> = meeting.actions.iter().map(|action| &action.what).collect();
        writeln!(all, "{}: {items:?} {actions:?}", meeting.date).unwrap();
    }
    all
}

fn of_config(config: &Config) -> String {
    let (routing, keys) = (&config.routing.value, config.keys.keys().collect::<Vec<_>>());
    let theme = config.theme.value.as_str();
    format!("{theme} {} {} {:?} {keys:?}\n", config.presenter.value, routing.learn, routing.confidential_tags)
}

fn of_calls(calls: &Calls) -> String {
    let line = |call: &Call| format!("{:?} {} {}\n", call.title, call.route.as_str(), call.day);
    calls.all().iter().map(line).collect()
}

fn shown(value: &Value) -> String {
    let cut = |text: &str| text.chars().take(100).collect::<String>();
    match value {
        Value::Text(text) => {
            let more = text.contains('\n') || text.chars().count() > 100;
            format!("{:?}", cut(&visible(text))) + if more { "…" } else { "" }
        }
        Value::List(list) => format!("{list:?}"),
        Value::Number(number) => number.to_string(),
        Value::Switch(on) => on.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Dates(dates) => dates.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
    }
}

#[test]
fn invalid_files_are_explained() {
    let mut all = String::new();
    for file in files("invalid") {
        let bytes = fs::read(&file).unwrap();
        let (problems, said) = match String::from_utf8(bytes) {
            Ok(text) => read(Kind::of(&file), &text),
            Err(_) => (no_text(&file), None),
        };
        assert_eq!(said, None, "{} is read", name(&file));
        assert!(!problems.is_empty(), "{}", name(&file));
        let tolerant = matches!(Kind::of(&file), Kind::Calls | Kind::Session);
        assert!(tolerant || problems.iter().any(Diagnostic::is_error), "{}", name(&file));
        for problem in &problems {
            assert!(problem.line > 0 && problem.column > 0, "{problem} has no place");
            assert!(problem.hint.is_some(), "{problem} has no hint");
        }
        writeln!(all, "{}", told(&file, &problems)).unwrap();
    }
    insta::assert_snapshot!("invalid", all);
}

#[test]
fn odd_files_are_read() {
    let mut all = String::new();
    for file in files("odd") {
        let text = fs::read_to_string(&file).unwrap();
        let (problems, said) = read(Kind::of(&file), &text);
        let said = said.unwrap_or_else(|| panic!("{}", told(&file, &problems)));
        write!(all, "--- {}\n{said}{}", name(&file), told(&file, &problems)).unwrap();
    }
    insta::assert_snapshot!("odd", all);
}

#[test]
fn the_corpus_is_large() {
    assert!(files("invalid").len() >= 120 && files("odd").len() >= 80);
}

/// How many lines one text has that the other has not, at the one place where they differ; line ends count
/// for nothing.
fn changed_lines(old: &str, new: &str) -> (usize, usize) {
    let lines = |text: &str| text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
    let (old, new): (Vec<String>, Vec<String>) = (lines(old), lines(new));
    let before = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[before..], &new[before..]);
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    (old.len() - after, new.len() - after)
}

#[test]
fn one_value_of_an_odd_topic_changes_one_line() {
    for file in files("odd").into_iter().filter(|file| Kind::of(file) == Kind::Topics) {
        let text = fs::read_to_string(&file).unwrap();
        let before = workspace(Kind::Topics, &text).unwrap();
        assert_eq!(before.text(Drawer::Shared), text, "{}", name(&file));
        for topic in before.topics() {
            for field in [TopicField::Route, TopicField::Because, TopicField::Title] {
                let value = if field == TopicField::Route { "private" } else { "it's \"so\"" };
                let edit = Edit::set(topic.key, field, Value::Text(value.into()));
                let applied = before.apply(&edit).unwrap();
                let new = applied.workspace.text(Drawer::Shared);
                let (gone, come) = changed_lines(&text, &new);
                // Two odd titles stand on several lines.
                let over_lines = ["line-continued"].contains(&name(&file).as_str());
                let is_one = come <= 1 && (gone <= 1 || over_lines);
                assert!(is_one, "{}: {gone} lines became {come}\n{new}", name(&file));
                let back = applied.workspace.apply(&applied.inverse).unwrap();
                assert_eq!(back.workspace.text(Drawer::Shared), text, "{}", name(&file));
            }
        }
    }
}

#[test]
fn odd_rosters_keep_all_they_say_when_a_meeting_is_left_out() {
    for file in files("odd").into_iter().filter(|file| Kind::of(file) == Kind::Roster) {
        let text = fs::read_to_string(&file).unwrap();
        let before = workspace(Kind::Roster, &text).unwrap();
        assert_eq!(before.team_text(), text, "{}", name(&file));
        let skip = TeamEdit::new(MeetingOf::Team, "2026-12-01".parse().unwrap(), Some(Instead::Skipped));
        let applied = before.apply_team(&skip).unwrap();
        let (gone, _) = changed_lines(&text, applied.workspace.team_text());
        assert_eq!(gone, 0, "{}", name(&file));
        let back = applied.workspace.apply_team(&applied.inverse).unwrap();
        assert_eq!(back.workspace.team_text(), text, "{}", name(&file));
    }
}

#[test]
fn odd_logs_keep_their_bytes_when_a_promise_is_ticked_and_opened_again() {
    let mut ticked = 0;
    for file in files("odd") {
        let Kind::Log(drawer) = Kind::of(&file) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        let logs = Logs::of_texts(&place(), &[(drawer, week(), &text)]);
        for meeting in logs.log().meetings() {
            for action in &meeting.actions {
                let tick = |done: Option<NaiveDate>| LogEdit::Tick {
                    of: meeting.of.clone(),
                    date: meeting.date,
                    what: action.what.clone(),
                    who: action.who.clone(),
                    done,
                };
                let next = logs.apply(&tick(Some(now().date()))).unwrap();
                // In braces it goes to the line that is there.
                let gone = usize::from(name(&file) == "log-inline");
                let changed = changed_lines(&text, next.text(drawer, week()).unwrap());
                assert_eq!(changed, (gone, 1), "{}", name(&file));
                let back = next.apply(&tick(None)).unwrap();
                assert_eq!(back.text(drawer, week()), Some(text.as_str()), "{}", name(&file));
                ticked += 1;
            }
        }
    }
    assert!(ticked >= 5, "{ticked}");
}

#[test]
fn odd_calls_stay_when_one_more_is_noted() {
    for file in files("odd").into_iter().filter(|file| Kind::of(file) == Kind::Calls) {
        let text = fs::read_to_string(&file).unwrap();
        let calls = Calls::of_text(Path::new("calls.toml"), &text);
        let more = calls.with(&Call { title: "Thanks".into(), route: Route::Private, day: now().date() });
        assert_eq!(more.all().len(), calls.all().len() + 1, "{}", name(&file));
        assert!(name(&file) == "calls-empty" || more.text().starts_with(&text), "{}", name(&file));
    }
}

//! Who else could read the private files: other users of the machine, and everybody to whom git would
//! hand them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::children;
use super::{Diagnostic, PRIVATE_FOLDER, Severity, TOPICS_FILE};

/// Warns of every private file of the workspace in `folder` that others can read.
pub fn exposures(folder: &Path) -> Vec<Diagnostic> {
    let private = folder.join(PRIVATE_FOLDER);
    let mut found: Vec<_> = files_below(&private).iter().filter_map(|path| open_to_others(path)).collect();
    let of_git = tracked_by_git(folder);
    if of_git.is_empty() && private.is_dir() && is_open_to_git(folder) {
        found.push(open_to_git(&private));
    } else {
        found.extend(would_be_added(folder).iter().map(|path| open_to_git(path)));
    }
    found.extend(of_git.iter().map(|path| tracked(path)));
    found
}

/// The folder itself and what lies in it, to a bounded depth.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        all.push(folder);
        for entry in entries.flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < 4 => folders.push((entry.path(), depth + 1)),
                Ok(kind) if kind.is_file() => all.push(entry.path()),
                _ => {}
            }
        }
    }
    all.sort();
    all
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<Diagnostic> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    let mode = metadata.permissions().mode() & 0o777;
    let wanted = if metadata.is_dir() { 0o700 } else { 0o600 };
    (mode & 0o077 != 0).then(|| {
        let what = format!("others on this machine can open it (mode {mode:03o})");
        let hint = format!("chmod {wanted:03o} {}", path.display());
        Diagnostic::of_file(Severity::Warning, path, what, Some(hint))
    })
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Option<Diagnostic> {
    None
}

/// The private files that git would commit or has committed; none when there is no git.
fn tracked_by_git(folder: &Path) -> Vec<PathBuf> {
    listed(folder, &["ls-files", "-z", "--", PRIVATE_FOLDER])
}

/// The private files that git would take along although it leaves the private topics out: an exception in
/// some `.gitignore` names them.
fn would_be_added(folder: &Path) -> Vec<PathBuf> {
    listed(folder, &["ls-files", "-z", "--others", "--exclude-standard", "--", PRIVATE_FOLDER])
}

/// The files that git lists.
fn listed(folder: &Path, question: &[&str]) -> Vec<PathBuf> {
    let Some(listing) = git(folder, question) else { return Vec::new() };
    let text = String::from_utf8_lossy(&listing.stdout).into_owned();
    text.split('\0').filter(|name| !name.is_empty()).map(|name| folder.join(name)).collect()
}

/// Whether git would take the private topics along with all else that is added.
fn is_open_to_git(folder: &Path) -> bool {
    let topics = format!("{PRIVATE_FOLDER}/{TOPICS_FILE}");
    git(folder, &["check-ignore", "-q", "--", &topics]).is_some_and(|answer| answer.status.code() == Some(1))
}

/// How many commits git has of a file of `folder`, another text of it that is staged counted as one; `None`
/// when there is no repository.
pub fn commits_of(folder: &Path, file: &Path) -> Option<usize> {
    let name = file.file_name()?.to_str()?;
    let folder = file.parent().unwrap_or(folder);
    let tracked = git(folder, &["ls-files", "-z", "--", name]).filter(|answer| answer.status.success())?;
    let counted = git(folder, &["rev-list", "--count", "--all", "--", name])?;
    let count = String::from_utf8_lossy(&counted.stdout).trim().parse().unwrap_or(0);
    Some(if count == 0 { usize::from(!tracked.stdout.is_empty()) } else { count })
}

/// Asks git about a folder; `None` when there is no git.
fn git(folder: &Path, question: &[&str]) -> Option<Output> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // A repository's own settings may name programs to run; none of them is needed for an answer.
    let settings = ["-c", "core.fsmonitor=false"];
    children::output(Command::new("git").args(settings).args(question).current_dir(folder)).ok()
}

fn open_to_git(private: &Path) -> Diagnostic {
    let what = "git does not leave this out, so the next commit may take it along";
    let hint = format!("write the line {PRIVATE_FOLDER}/ into .gitignore, and no exception to it");
    Diagnostic::of_file(Severity::Warning, private, what, Some(hint))
}

fn tracked(path: &Path) -> Diagnostic {
    let what = "git tracks this private file, so whoever gets the repository can read it";
    let hint = format!("git rm --cached {} and keep private/ in .gitignore", path.display());
    Diagnostic::of_file(Severity::Warning, path, what, Some(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(folder: &Path, arguments: &[&str]) {
        assert!(Command::new("git").args(arguments).current_dir(folder).output().unwrap().status.success());
    }

    #[cfg(unix)]
    #[test]
    fn what_others_can_read_is_named() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let private = home.path().join("private");
        std::fs::create_dir(&private).unwrap();
        std::fs::File::create(private.join("topics.toml")).unwrap();
        let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
        mode(&private, 0o700).unwrap();
        mode(&private.join("topics.toml"), 0o644).unwrap();
        let found = exposures(home.path());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].what.contains("644") && found[0].file.ends_with("private/topics.toml"));
        mode(&private.join("topics.toml"), 0o600).unwrap();
        assert_eq!(exposures(home.path()), []);
        run(home.path(), &["init", "-q"]);
        let found = exposures(home.path());
        assert!(found.len() == 1 && found[0].what.starts_with("git does not leave"), "{found:?}");
        crate::store::export(
            &crate::store::Place::example(),
            &home.path().join(".gitignore"),
            &crate::escape::visible_text("/private/*\n!/private/calls.toml\n"),
            crate::store::disk::Access::Usual,
        )
        .unwrap();
        std::fs::File::create(private.join("calls.toml")).unwrap();
        mode(&private.join("calls.toml"), 0o600).unwrap();
        let found = exposures(home.path());
        assert!(found.len() == 1 && found[0].file.ends_with("private/calls.toml"), "{found:?}");
        assert!(found[0].what.starts_with("git does not leave"), "{found:?}");
        std::fs::remove_file(home.path().join(".gitignore")).unwrap();
        run(home.path(), &["add", "-f", "private"]);
        let found = exposures(home.path());
        assert!(found.len() == 2 && found.iter().all(|one| one.what.starts_with("git tracks")), "{found:?}");
    }
}

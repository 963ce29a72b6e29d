//! What lies among the logs and is not read: copies that a sync or merge program left, and files that no week
//! names.

use std::fs;
use std::path::Path;

use super::place::week_of;
use crate::domain::Drawer;
use crate::store::check::{backup_of, copy_of, is_copy};
use crate::store::{Diagnostic, Place, Severity};

/// Names all files beside the logs that look like logs. They are never read and never deleted.
pub(in crate::store) fn strays(place: &Place) -> Vec<Diagnostic> {
    let folders = [Drawer::Shared, Drawer::Private].map(|drawer| place.log_folder(drawer));
    folders.iter().flat_map(|folder| strays_in(folder, place.root())).collect()
}

fn strays_in(folder: &Path, root: &Path) -> Vec<Diagnostic> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let within = folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().replace('\\', "/");
    let stray = |entry: fs::DirEntry| {
        let file = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        week_of(&file).is_none().then(|| stray(&file, &name, &within))?
    };
    entries.filter_map(stray).collect()
}

fn stray(file: &Path, name: &str, within: &str) -> Option<Diagnostic> {
    // The name of a week is as long as this one.
    let week = name.trim_start_matches('.').get(.."2026-W48".len()).map(|week| format!("{week}.toml"));
    let week = week.filter(|week| week_of(Path::new(week)).is_some());
    if let Some(week) = week {
        let of = format!("{within}/{week}");
        if name == backup_of(Path::new(&week)) {
            return Some(copy_of(file, "a save was interrupted; this is the text from before it", &of));
        }
        if is_copy(&week, name) {
            return Some(copy_of(file, "this looks like a copy that a sync or merge program left", &of));
        }
    }
    let is_log = !name.starts_with('.') && name.to_lowercase().ends_with(".toml");
    is_log.then(|| {
        let hint = "the log of a week is named like 2026-W48.toml".to_owned();
        Diagnostic::of_file(
            Severity::Warning,
            file,
            "this file is not read, because no week is named so",
            Some(hint),
        )
    })
}

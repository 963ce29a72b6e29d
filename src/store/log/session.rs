//! The file of the meeting that is being held, so that a crash does not take it along. What stands in it is
//! for whoever holds the meeting to say.

use std::io;

use super::edit::LogError;
use super::save::{Kept, Logged, change};
use crate::domain::Drawer;
use crate::store::disk::{Disk, RealDisk};
use crate::store::{Diagnostic, Place, files};

/// The session that is being held, as it was written last; `None` when there is none.
pub fn read_session(place: &Place) -> Result<Option<String>, Diagnostic> {
    if place.is_example() {
        return Ok(None);
    }
    files::read_text(&RealDisk, &place.session_file())
}

/// Keeps the session that is being held, for the user's eyes alone. In the built-in example nothing is kept.
pub fn write_session(place: &Place, text: &str) -> Result<Logged, LogError> {
    write_session_on(&RealDisk, place, text)
}

/// Keeps the session on this disk.
pub fn write_session_on(disk: &dyn Disk, place: &Place, text: &str) -> Result<Logged, LogError> {
    if place.is_example() {
        return Ok(Logged::IN_MEMORY);
    }
    let file = place.session_file();
    change(disk, place, (&file, Drawer::Private), Kept::Nothing, |old| match old {
        Ok(old) => Ok((old != text).then(|| text.to_owned())),
        Err(problem) => Err(LogError::Broken(vec![problem])),
    })
}

/// Forgets the session, once what it held is saved. There need not be one.
pub fn remove_session(place: &Place) -> Result<(), LogError> {
    let file = place.session_file();
    if place.is_example() {
        return Ok(());
    }
    match RealDisk.remove(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LogError::Io { file, error }),
        _ => {
            // Were it to come back after a power cut, closing it again would change nothing.
            let _ = file.parent().map(|folder| RealDisk.sync_folder(folder));
            Ok(())
        }
    }
}

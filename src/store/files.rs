//! Reading files within limits.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::{Disk, RealDisk};
use super::{Diagnostic, Severity};

/// Whether something stands at this path.
pub fn exists(path: &Path) -> bool {
    fs::metadata(path).is_ok()
}

/// The text of a file for somebody to look at, whatever it holds; empty when it cannot be read.
pub fn text_of(path: &Path) -> String {
    RealDisk.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Whether something is called this, even if it is a link that leads nowhere.
pub(super) fn is_named(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Reads the text of a file; `None` when there is none.
pub(crate) fn read_text(disk: &dyn Disk, path: &Path) -> Result<Option<String>, Diagnostic> {
    let bytes = match disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A link may lead to a file that is still to be made, in a folder that is there.
            let target = disk.resolve(path).ok().filter(|target| target != path);
            let folder =
                target.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
            let lost = folder.is_some_and(|folder| !exists(folder));
            return if lost { Err(dangling(path)) } else { Ok(None) };
        }
        Err(error) => return Err(unreadable(path, &error)),
    };
    String::from_utf8(bytes).map(Some).map_err(|error| not_utf8(path, &error))
}

/// A link into a folder that is not there: the file is lost for now, and not just empty.
fn dangling(path: &Path) -> Diagnostic {
    let hint = "mount or fetch what it leads to, or remove the link".to_owned();
    Diagnostic::of_file(Severity::Error, path, "the file is a link that leads nowhere", Some(hint))
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let what = format!("the file cannot be read: {error}");
    let hint = match error.kind() {
        io::ErrorKind::PermissionDenied => "see to it that you may read it",
        io::ErrorKind::FileTooLarge => "move topics that are closed to another file",
        _ => "look at what stands at this path: it must be a file with text",
    };
    Diagnostic::of_file(Severity::Error, path, what, Some(hint.to_owned()))
}

/// Names the place of the first byte that is no UTF-8.
fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let good = bytes.get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let line_start = good.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(good.get(line_start..).unwrap_or_default()).chars().count() + 1;
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let what = if wide { "the file is UTF-16 text" } else { "the file is not UTF-8 text from here on" };
    let hint = Some("save it as UTF-8 in your editor".to_owned());
    let mut diagnostic = Diagnostic::of_file(Severity::Error, path, what, hint);
    diagnostic.line = good.split(|b| *b == b'\n').count();
    diagnostic.column = column;
    diagnostic
}

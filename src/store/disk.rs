//! The calls that songsheet makes of the file system, behind one small trait, so that a test can let any
//! of them fail or be the last.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The largest file that is read. 100,000 topics are about 20 MiB.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Who may read a file or folder that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever the user's umask says.
    Usual,
    /// The user alone, whatever the umask says.
    OwnerOnly,
}

/// What a file is, beside its content.
#[derive(Debug, Clone)]
pub struct Facts {
    /// How many names the file has.
    pub links: u64,
    /// Its owner and group; `None` where the platform has none.
    pub owner: Option<(u32, u32)>,
    /// Who may do what with it.
    pub permissions: fs::Permissions,
}

/// A file that is being written.
pub trait Writing {
    /// Writes the whole text from the start and cuts off what may follow.
    fn put(&mut self, text: &[u8]) -> io::Result<()>;
    /// Waits until the disk has it.
    fn sync(&mut self) -> io::Result<()>;
}

/// The file system, as far as saving needs it.
pub trait Disk {
    /// The bytes of a regular file of bearable size.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Where a path leads, links followed; the last part need not exist.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// What a file is.
    fn facts(&self, path: &Path) -> io::Result<Facts>;
    /// The names of the files in a folder, with how long each is.
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>>;
    /// Makes a folder and those above it; it may exist already.
    fn make_folder(&self, path: &Path, access: Access) -> io::Result<()>;
    /// Makes a file that does not exist yet.
    fn create<'d>(&'d self, path: &Path, access: Access) -> io::Result<Box<dyn Writing + 'd>>;
    /// Opens a file to write over its content.
    fn open<'d>(&'d self, path: &Path) -> io::Result<Box<dyn Writing + 'd>>;
    /// Gives a file the owner, group and permissions of another.
    fn adopt(&self, path: &Path, facts: &Facts) -> io::Result<()>;
    /// Puts a file in the place of another, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the disk has the names in a folder.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Waits for the lock on a file and holds it until the result is dropped; `None` where the file
    /// system knows no locks.
    fn lock(&self, path: &Path, patience: Duration) -> io::Result<Option<File>>;
}

/// The machine's file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// What is said of folders, devices and named pipes.
const NOT_A_FILE: &str = "it is not a regular file";

/// As many links as a path may go through.
const MOST_LINKS: usize = 40;

impl RealDisk {
    /// What a file is known by whatever its name; `None` when it is not there.
    pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
        platform::identity(&fs::metadata(path).ok()?)
    }
}

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let meta = fs::metadata(path)?;
        if !meta.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, NOT_A_FILE));
        }
        let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 64 MiB");
        if meta.len() > LARGEST_FILE {
            return Err(too_large());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
        // It may grow while it is read.
        File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_FILE { Err(too_large()) } else { Ok(bytes) }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            match fs::read_link(&path) {
                Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
                Err(error)
                    if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::NotFound) =>
                {
                    return Ok(path);
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("it is a link that leads to itself"))
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let meta = fs::metadata(path)?;
        Ok(Facts {
            links: platform::links(&meta),
            owner: platform::owner(&meta),
            permissions: meta.permissions(),
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let meta = entry.metadata()?;
            if meta.is_file() {
                files.push((entry.file_name().to_string_lossy().into_owned(), meta.len()));
            }
        }
        Ok(files)
    }

    fn make_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        if access == Access::OwnerOnly {
            platform::owner_only_folder(&mut builder);
        }
        builder.create(path)
    }

    fn create<'d>(&'d self, path: &Path, access: Access) -> io::Result<Box<dyn Writing + 'd>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if access == Access::OwnerOnly {
            platform::owner_only_file(&mut options);
        }
        Ok(Box::new(options.open(path)?))
    }

    fn open<'d>(&'d self, path: &Path) -> io::Result<Box<dyn Writing + 'd>> {
        Ok(Box::new(OpenOptions::new().write(true).open(path)?))
    }

    fn adopt(&self, path: &Path, facts: &Facts) -> io::Result<()> {
        if self.facts(path)?.owner != facts.owner {
            platform::give_to(path, facts.owner)?;
        }
        fs::set_permissions(path, facts.permissions.clone())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        platform::sync_folder(if path.as_os_str().is_empty() { Path::new(".") } else { path })
    }

    fn lock(&self, path: &Path, patience: Duration) -> io::Result<Option<File>> {
        // Opening a named pipe would wait for somebody at its other end.
        if fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, NOT_A_FILE));
        }
        let file = match OpenOptions::new().write(true).create(true).truncate(false).open(path) {
            Ok(file) => file,
            Err(error) if cannot_lock(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(fs::TryLockError::Error(error)) if cannot_lock(&error) => return Ok(None),
                Err(fs::TryLockError::Error(error)) => return Err(error),
                Err(fs::TryLockError::WouldBlock) if start.elapsed() > patience => {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, "another songsheet is saving"));
                }
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }
}

/// Whether locking is not to be had here: then the check of the content alone guards a save, and a
/// folder that cannot be written is told when the file is.
fn cannot_lock(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, Unsupported};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem | Unsupported)
}

impl Writing for File {
    fn put(&mut self, text: &[u8]) -> io::Result<()> {
        self.rewind()?;
        self.write_all(text)?;
        self.set_len(text.len() as u64)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

#[cfg(unix)]
mod platform {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, chown};
    use std::path::Path;

    pub fn links(meta: &Metadata) -> u64 {
        meta.nlink()
    }

    #[expect(clippy::unnecessary_wraps, reason = "other platforms have no owner")]
    pub fn owner(meta: &Metadata) -> Option<(u32, u32)> {
        Some((meta.uid(), meta.gid()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "other platforms do not tell")]
    pub fn identity(meta: &Metadata) -> Option<(u64, u64)> {
        Some((meta.dev(), meta.ino()))
    }

    pub fn owner_only_folder(builder: &mut DirBuilder) {
        builder.mode(0o700);
    }

    pub fn owner_only_file(options: &mut OpenOptions) {
        options.mode(0o600);
    }

    pub fn give_to(path: &Path, owner: Option<(u32, u32)>) -> io::Result<()> {
        chown(path, owner.map(|(user, _)| user), owner.map(|(_, group)| group))
    }

    pub fn sync_folder(path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }
}

#[cfg(not(unix))]
mod platform {
    use std::fs::{DirBuilder, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;

    pub fn links(_meta: &Metadata) -> u64 {
        1
    }

    pub fn owner(_meta: &Metadata) -> Option<(u32, u32)> {
        None
    }

    pub fn identity(_meta: &Metadata) -> Option<(u64, u64)> {
        None
    }

    pub fn owner_only_folder(_builder: &mut DirBuilder) {}

    pub fn owner_only_file(_options: &mut OpenOptions) {}

    pub fn give_to(_path: &Path, _owner: Option<(u32, u32)>) -> io::Result<()> {
        Ok(())
    }

    /// A rename is durable there without it.
    pub fn sync_folder(_path: &Path) -> io::Result<()> {
        Ok(())
    }
}

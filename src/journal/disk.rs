//! The few things that are done to files: behind a trait, so that tests can make each one fail,
//! and can pull the plug.
//!
//! Must never follow a symbolic link to a file, never wait for a pipe's other end, and never take
//! for a file what is not one.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{Advice, CWD, OFlags, RenameFlags};

use super::error::JournalError;
use crate::guard::{self, Guard};

/// Which file it is, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inode {
    /// The file system's number.
    pub device: u64,
    /// The file's own in it.
    pub number: u64,
}

/// What a file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// To be read.
    Read,
    /// To be read, and written at its end.
    Append,
    /// The same, made where it is not there.
    AppendOrNew,
    /// The same, and it must not be there.
    New,
    /// To be written from its beginning, made where it is not there.
    Overwrite,
}

/// A file system. Whatever fails gives the system's error.
pub trait Disk: Send + Sync {
    /// Opens a regular file.
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn Handle>>;
    /// Gives a file its name, unless there is one of that name.
    fn publish(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder last.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// For which file a name stands now, whatever is open: not found where that is no file, or one that has no
    /// name any more.
    fn stands_for(&self, path: &Path) -> io::Result<Inode>;
    /// Makes a folder where there is none.
    fn make_folder(&self, path: &Path) -> Result<(), JournalError>;
}

/// An open file. Whatever fails gives the system's error.
pub trait Handle: Send {
    /// Which file it is.
    fn inode(&self) -> io::Result<Inode>;
    /// How many bytes it has.
    fn size(&self) -> io::Result<u64>;
    /// The bytes from `byte` on, `at_most` of them.
    fn read_from(&mut self, byte: u64, at_most: u64) -> io::Result<Vec<u8>>;
    /// Writes at its end. A write that fails may have got half way.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Writes from its beginning.
    fn overwrite(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes what was written last, its length included.
    fn sync(&mut self) -> io::Result<()>;
    /// Makes it so many bytes long.
    fn truncate(&mut self, len: u64) -> io::Result<()>;
    /// Locks it against every other process, at once or not at all.
    /// Held until the file is closed, by whatever end the process comes to.
    fn try_lock(&self) -> Result<(), TryLockError>;
    /// After a failed sync the system may hold pages that never reached the disk, as if they had.
    fn forget_cache(&self);
}

/// The real one.
pub struct Os;

impl Os {
    /// Opens a regular file, following no link and waiting for nobody.
    pub(crate) fn open_file(path: &Path, how: How) -> io::Result<File> {
        let mut options = OpenOptions::new();
        match how {
            How::Read => options.read(true),
            How::Append => options.read(true).append(true),
            How::AppendOrNew => options.read(true).append(true).create(true),
            How::New => options.read(true).append(true).create_new(true),
            How::Overwrite => options.write(true).create(true),
        };
        let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        flags.set(OFlags::NOFOLLOW, guard::on(Guard::NoFollow));
        let file = options
            .mode(if guard::on(Guard::FileMode) { 0o600 } else { 0o666 })
            .custom_flags(flags.bits().cast_signed())
            .open(path)?;
        if !guard::on(Guard::RegularFile) || file.metadata()?.is_file() {
            Ok(file)
        } else {
            Err(not_a_file())
        }
    }
}

/// As a link in the way is told of: one answer for everything that is no file.
pub(super) fn not_a_file() -> io::Error {
    io::Error::from_raw_os_error(rustix::io::Errno::LOOP.raw_os_error())
}

pub(super) fn inode_of(meta: &fs::Metadata) -> Inode {
    Inode {
        device: meta.dev(),
        number: meta.ino(),
    }
}

impl Disk for Os {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn Handle>> {
        Ok(Box::new(Self::open_file(path, how)?))
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !guard::on(Guard::NoReplace) {
            return fs::rename(from, to);
        }
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(error) if error == rustix::io::Errno::EXIST => return Err(error.into()),
            // Not every file system knows how: a second name does the same in two steps.
            Err(_) => {}
        }
        fs::hard_link(from, to)?;
        fs::remove_file(from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn stands_for(&self, path: &Path) -> io::Result<Inode> {
        let there = fs::symlink_metadata(path)?;
        if there.is_file() && there.nlink() > 0 {
            Ok(inode_of(&there))
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    fn make_folder(&self, path: &Path) -> Result<(), JournalError> {
        ensure_folder(path)
    }
}

impl Handle for File {
    fn inode(&self) -> io::Result<Inode> {
        Ok(inode_of(&self.metadata()?))
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_from(&mut self, byte: u64, at_most: u64) -> io::Result<Vec<u8>> {
        let len = self.metadata()?.len().saturating_sub(byte).min(at_most);
        let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0) + 1);
        io::Seek::seek(self, io::SeekFrom::Start(byte))?;
        io::Read::by_ref(self).take(at_most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn overwrite(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all_at(bytes, 0)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn try_lock(&self) -> Result<(), TryLockError> {
        File::try_lock(self)
    }

    fn forget_cache(&self) {
        #[cfg(target_os = "linux")]
        let _ = rustix::fs::fadvise(self, 0, None, Advice::DontNeed);
    }
}

/// Makes the folder for logs, for its owner alone, and those above it. One that is there and holds nothing
/// else is made so again; any other is left as it is.
///
/// # Errors
/// It is something else than a folder, or cannot be made.
pub fn ensure_folder(path: &Path) -> Result<(), JournalError> {
    let failed = |source| JournalError::io("making the folder", path, source);
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            if meta.mode() & 0o077 != 0 && guard::on(Guard::FolderMode) && holds_only_logs(path) {
                // Where it is another's, or cannot be changed, its files are private all the same.
                let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
            }
            return Ok(());
        }
        Ok(_) => return Err(JournalError::NotAFolder { path: path.into() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let above = folder_of(path);
    ensure_folder(above)?;
    let mode = if guard::on(Guard::FolderMode) {
        0o700
    } else {
        0o777
    };
    match DirBuilder::new().mode(mode).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => {}
    }
    if guard::on(Guard::ParentSync) {
        Os.sync_folder(above).map_err(failed)?;
    }
    Ok(())
}

/// Whether a folder holds logs and what stands beside them, and nothing else: somebody's home does not.
fn holds_only_logs(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let is_log = |entry: io::Result<fs::DirEntry>| {
        let name = entry.map(|entry| entry.file_name());
        name.is_ok_and(|name| name.to_string_lossy().contains(".jsonl"))
    };
    let mut all = entries.map(is_log).peekable();
    all.peek().is_some() && all.all(|is_log| is_log)
}

/// The folder in which a file stands.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

//! Where a log is: laid down whole under a name, and whether that name still stands for it.
//!
//! Somebody may take a log away under its writer: by hand, by an editor or a copying program that puts another
//! file in its place, with its folder, with the disk that the folder is on. The open file then takes what is
//! written, and nobody finds it. Must never write over what is there, nor leave half a log under a log's name.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Handle, How, folder_of};
use super::error::JournalError;
use super::name;
use super::recovery::Missing;
use super::writer::sync;
use crate::guard::{self, Guard};

/// The most names that are tried beside a log.
const MOST_NAMES: u32 = 1000;

/// A path from the root on, whatever links are in it.
pub(super) fn from_the_root(path: &Path) -> Result<PathBuf, JournalError> {
    std::path::absolute(path).map_err(|source| JournalError::io("finding the log", path, source))
}

/// A log just made: the handle that holds its lock, and the one to write with.
pub(super) type Handles = (Box<dyn Handle>, Box<dyn Handle>);

/// Makes a log of these bytes. It appears whole, or not at all, and never in the place of another. The first
/// handle holds its lock.
pub(super) fn laid_down(
    disk: &dyn Disk,
    path: &Path,
    id: &str,
    bytes: &[u8],
) -> Result<Handles, JournalError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.{id}.new"));
    let failed = |source| JournalError::io("making the log", path, source);
    // Left behind by an earlier try of this same one, if by anybody.
    let _ = disk.remove(&new);
    let made = (|| {
        let mut file = disk.open(&new, How::New)?;
        file.append(bytes)?;
        sync(&mut *file, Guard::CreateSync)?;
        // Locked before it has its name: nobody can come between.
        let lock = disk.open(&new, How::Append)?;
        if guard::on(Guard::Lock) {
            lock.try_lock()?;
        }
        disk.publish(&new, path)?;
        Ok((lock, file))
    })();
    let (lock, file) = made.map_err(|source: io::Error| {
        let _ = disk.remove(&new);
        failed(source)
    })?;
    if guard::on(Guard::FolderSync)
        && let Err(source) = disk.sync_folder(folder_of(path))
    {
        // Not acknowledged, so not to be found there when the clerk tries again.
        let _ = disk.remove(path);
        return Err(failed(source));
    }
    Ok((lock, file))
}

/// The same under the first name that is free beside that of a log, whose folder is made anew where it is gone.
pub(super) fn beside(
    disk: &dyn Disk,
    log: &Path,
    id: &str,
    bytes: &[u8],
) -> Result<(PathBuf, Handles), JournalError> {
    disk.make_folder(folder_of(log))?;
    let first = name::kept_times(log) + 1;
    for nth in first..first + MOST_NAMES {
        let to = name::kept(log, nth);
        match laid_down(disk, &to, id, bytes) {
            Err(JournalError::Exists { .. }) => {}
            Err(error) => return Err(error),
            Ok(handles) => return Ok((to, handles)),
        }
    }
    Err(JournalError::Exists { path: log.into() })
}

/// What has become of a log that `file` was opened as, and that should be so long, if anything.
pub(super) fn missing(
    disk: &dyn Disk,
    place: &Path,
    file: &dyn Handle,
    bytes: Option<usize>,
) -> Result<Option<Missing>, JournalError> {
    let failed = |source| JournalError::io("looking for the log", place, source);
    match disk.stands_for(place) {
        Ok(there) if there != file.inode().map_err(failed)? => Ok(Some(Missing::Replaced)),
        Ok(_) => {
            let size = bytes.map(|_| file.size()).transpose().map_err(failed)?;
            let same = size == bytes.map(|bytes| bytes as u64);
            Ok((!same).then_some(Missing::Overwritten))
        }
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(Some(Missing::TakenAway))
        }
        Err(error) => Err(failed(error)),
    }
}

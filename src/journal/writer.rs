//! The one writer of a log: locks it, appends to it, and says when a fact is on disk.
//!
//! A fact is acknowledged when `append` returns `Ok`, and never before the disk has said that it
//! has it. After a write or a sync that failed nothing is known of the file's end, and a second
//! sync that succeeds proves nothing, since the system may have dropped the pages: the writer then
//! refuses everything until `reopen` has read the file again. Must never cut a byte from a log that
//! it has not first put, for good, into `<log>.torn`.
//!
//! What is on a disk under no name is lost with the process. So after each sync the log's name must still
//! stand for the file that was written; where it does not, the whole log, which is kept in memory, is written
//! beside it (`place`) before anything is acknowledged.

use std::fmt;
use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::disk::{Disk, Handle, How, Os, folder_of};
use super::error::JournalError;
use super::format::{self, Head, LineHash};
use super::head;
use super::header::Header;
use super::place;
use super::reader::{self, Log, Tail, Torn};
use super::recovery::{Cut, Missing, Moved, Recovery};
use super::torn_path;
use crate::guard::{self, Guard};
use crate::meeting::event::Recorded;

/// A lock lingers some milliseconds after its holder was killed.
const PATIENCE: Duration = Duration::from_secs(1);

/// A log that is open for appending, and locked against every other writer.
pub struct Writer {
    disk: Box<dyn Disk>,
    path: PathBuf,
    /// The same from the root on: a folder that is unmounted is still there to whoever stands in it.
    place: PathBuf,
    /// Holds the lock as long as the writer lives. Never written through, so that `file` can be
    /// opened again without letting go of the log.
    lock: Box<dyn Handle>,
    file: Box<dyn Handle>,
    header: Header,
    /// What is on disk, and acknowledged.
    head: Head,
    /// All of that, as it is on disk.
    bytes: Vec<u8>,
    poisoned: bool,
    /// Where the log went, until somebody asks.
    moved: Option<Moved>,
}

impl Writer {
    /// Begins a log. It appears whole, with its first facts, or not at all, and never in the
    /// place of another.
    ///
    /// # Errors
    /// There is a file of that name, a fact cannot be written, or the disk failed.
    pub fn create(path: &Path, header: Header, facts: &[Recorded]) -> Result<Self, JournalError> {
        Self::create_on(Box::new(Os), path, header, facts)
    }

    /// The same on any disk.
    ///
    /// # Errors
    /// As for [`Writer::create`].
    pub fn create_on(
        disk: Box<dyn Disk>,
        path: &Path,
        header: Header,
        facts: &[Recorded],
    ) -> Result<Self, JournalError> {
        let line = header
            .encode()
            .map_err(|e| JournalError::Unwritable { why: e.to_string() })?;
        let head = Head {
            events: 0,
            hash: LineHash::of(&line),
        };
        let (lines, head) = lines(path, head, facts)?;
        let bytes = [line, b"\n".to_vec(), lines].concat();

        let place = place::from_the_root(path)?;
        let (lock, file) = place::laid_down(&*disk, &place, &header.id, &bytes)?;
        let mut writer = Self {
            disk,
            path: path.into(),
            place,
            lock,
            file,
            header,
            head,
            bytes,
            poisoned: false,
            moved: None,
        };
        writer.say();
        Ok(writer)
    }

    /// Opens a log to go on with it: locks it, makes it last, reads it, and sets aside what a crash left behind
    /// the last line.
    ///
    /// # Errors
    /// Somebody else is minuting it, it is damaged, or the disk failed. Then it was not changed.
    pub fn open(path: &Path) -> Result<(Self, Log, Recovery), JournalError> {
        Self::open_on(Box::new(Os), path, PATIENCE)
    }

    /// The same on any disk, waiting so long for whoever holds the lock.
    ///
    /// # Errors
    /// As for [`Writer::open`].
    pub fn open_on(
        disk: Box<dyn Disk>,
        path: &Path,
        patience: Duration,
    ) -> Result<(Self, Log, Recovery), JournalError> {
        let place = place::from_the_root(path)?;
        let lock = locked(&*disk, path, patience)?;
        let mut file = same_file(&*disk, path, &*lock)?;
        made_to_last(&*disk, path, &mut *file)?;
        let said = head::read(&*disk, path);
        let mut bytes = reader::read_all(&mut *file, path)?;
        let log = reader::inspect(path, &bytes, said)?;
        if !log.damage.is_empty() && guard::on(Guard::RefuseDamaged) {
            return Err(JournalError::Damaged {
                path: path.into(),
                damage: log.damage,
            });
        }
        let whole = usize::try_from(log.bytes).unwrap_or(bytes.len()).min(bytes.len());
        let rest = bytes.split_off(whole);
        let mut writer = Self {
            disk,
            path: path.into(),
            place,
            lock,
            file,
            header: log.header.clone(),
            head: log.head,
            bytes,
            poisoned: false,
            moved: None,
        };
        let mut recovery = Recovery {
            lost: log.lost,
            ..Recovery::default()
        };
        match log.tail {
            Tail::Whole => {}
            Tail::Unended => {
                let ended = writer
                    .file
                    .append(b"\n")
                    .and_then(|()| sync(&mut *writer.file, Guard::EndSync));
                ended.map_err(|source| JournalError::io("ending the last line", path, source))?;
                writer.bytes.push(b'\n');
            }
            Tail::Torn { why, .. } => recovery.cut = Some(writer.cut(&rest, Some(why))?),
        }
        writer.say();
        Ok((writer, log, recovery))
    }

    /// Puts the facts on disk. `Ok` is the word that they are all there, `Err` that none counts.
    ///
    /// Each line is synced before the next is begun, so that a power cut can leave holes in the last
    /// line only: in one before it they would be taken for damage. Many facts are for `create`.
    ///
    /// # Errors
    /// A fact does not come next or cannot be written: then nothing was done. Or the disk failed:
    /// then every further append is refused until [`Writer::reopen`].
    pub fn append(&mut self, facts: &[Recorded]) -> Result<Head, JournalError> {
        if self.poisoned && guard::on(Guard::RefuseAfterFailure) {
            return Err(JournalError::MustReopen {
                path: self.path.clone(),
            });
        }
        let (lines, head) = lines(&self.path, self.head, facts)?;
        if lines.is_empty() {
            return Ok(head);
        }
        self.poisoned = true;
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let written = self
                .file
                .append(line)
                .and_then(|()| sync(&mut *self.file, Guard::AppendSync));
            written.map_err(|source| JournalError::io("writing the entry", &self.path, source))?;
        }
        let before = self.bytes.len();
        self.bytes.extend_from_slice(&lines);
        let there = if guard::on(Guard::StillThere) {
            self.missing()
        } else {
            Ok(None)
        };
        let kept = there.and_then(|missing| match missing {
            None => Ok(()),
            Some(why) => self.go_on_elsewhere(why, head),
        });
        if let Err(error) = kept {
            // Not acknowledged, so not to be taken for what was.
            self.bytes.truncate(before);
            return Err(error);
        }
        self.poisoned = false;
        self.head = head;
        self.say();
        Ok(head)
    }

    /// Looks whether the log is still where it was written, and writes it anew beside that place where it is
    /// not. For when nobody writes: what was acknowledged is to be found all the same.
    ///
    /// # Errors
    /// It is gone and cannot be written anywhere, or it cannot be told. Then every further append is refused
    /// until [`Writer::reopen`].
    pub fn look(&mut self) -> Result<(), JournalError> {
        if !guard::on(Guard::LooksAgain) {
            return Ok(());
        }
        // After a failure nobody knows how long the file is.
        let was = std::mem::replace(&mut self.poisoned, true);
        let bytes = (!was).then_some(self.bytes.len());
        let Some(why) = place::missing(&*self.disk, &self.place, &*self.lock, bytes)? else {
            self.poisoned = was;
            return Ok(());
        };
        self.go_on_elsewhere(why, self.head)?;
        self.poisoned = false;
        self.say();
        Ok(())
    }

    /// Where the log went since this was last asked, if what was written was not in its place any more. To be
    /// told to whoever minutes.
    pub fn moved(&mut self) -> Option<Moved> {
        self.moved.take()
    }

    /// What has become of the log, if it is not as it was written.
    fn missing(&self) -> Result<Option<Missing>, JournalError> {
        place::missing(&*self.disk, &self.place, &*self.file, Some(self.bytes.len()))
    }

    /// Writes the whole log, which goes as far as `head`, to a new name beside the one it had.
    fn go_on_elsewhere(&mut self, why: Missing, head: Head) -> Result<(), JournalError> {
        let (to, (lock, file)) = place::beside(&*self.disk, &self.place, &self.header.id, &self.bytes)?;
        // The old file, which may still be somebody's, is let go of only now.
        (self.lock, self.file) = (lock, file);
        let from = std::mem::replace(&mut self.path, to.clone());
        self.place.clone_from(&to);
        // Where it was taken away twice before anybody asked, it went from the first place to the last.
        let from = self.moved.take().map_or(from, |moved| moved.from);
        self.moved = Some(Moved {
            why,
            from,
            to,
            events: head.events,
        });
        Ok(())
    }

    /// After a failure: reads the log again, makes sure that everything acknowledged is there, and
    /// sets aside what is not. Where it is not there the whole of it is written beside the log. Can be tried
    /// as often as it takes.
    ///
    /// # Errors
    /// The disk still fails.
    pub fn reopen(&mut self) -> Result<Recovery, JournalError> {
        self.poisoned = true;
        let path = self.place.clone();
        let mut recovery = Recovery::default();
        let mut why = match guard::on(Guard::SameFile) {
            true => place::missing(&*self.disk, &path, &*self.lock, None)?,
            false => None,
        };
        if why.is_none() {
            self.file = same_file(&*self.disk, &path, &*self.lock)?;
            forget_cache(&*self.file);
            let there = reader::read_all(&mut *self.file, &path)?;
            match there.strip_prefix(self.bytes.as_slice()) {
                Some([]) => sync(&mut *self.file, Guard::ReopenSync)
                    .map_err(|source| JournalError::io("writing the log", &path, source))?,
                Some(rest) => recovery.cut = Some(self.cut(rest, None)?),
                None if guard::on(Guard::LookForLost) => why = Some(Missing::Overwritten),
                None => {}
            }
        }
        if let Some(why) = why {
            self.go_on_elsewhere(why, self.head)?;
            recovery = Recovery {
                moved: self.moved.take(),
                ..Recovery::default()
            };
        }
        self.poisoned = false;
        self.say();
        Ok(recovery)
    }

    /// Where the log is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its first line.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// How far it goes on disk.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Whether [`Writer::reopen`] must come before the next append.
    pub fn must_reopen(&self) -> bool {
        self.poisoned
    }

    /// Cuts `rest` from the log's end. A crash at any point leaves it in the log, in the file
    /// beside it, or in both.
    fn cut(&mut self, rest: &[u8], why: Option<Torn>) -> Result<Cut, JournalError> {
        let kept_in = torn_path(&self.place);
        let keep = || {
            let mut torn = self.disk.open(&kept_in, How::AppendOrNew)?;
            torn.append(rest)?;
            sync(&mut *torn, Guard::TornSync)?;
            if guard::on(Guard::TornFolderSync) {
                self.disk.sync_folder(folder_of(&kept_in))?;
            }
            Ok(())
        };
        if guard::on(Guard::TornAside) {
            keep().map_err(|source| JournalError::io("setting the torn end aside", &kept_in, source))?;
        }
        let cut = self.file.truncate(self.bytes.len() as u64);
        let cut = cut.and_then(|()| sync(&mut *self.file, Guard::CutSync));
        cut.map_err(|source| JournalError::io("cutting off the torn end", &self.path, source))?;
        Ok(Cut {
            bytes: rest.len() as u64,
            why,
            kept_in,
        })
    }

    fn say(&mut self) {
        head::say(&*self.disk, &self.place, &self.header.id, self.head);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        head::sync(&*self.disk, &self.place);
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("path", &self.path)
            .field("head", &self.head)
            .finish_non_exhaustive()
    }
}

/// Makes what was written to a file last.
pub(super) fn sync(file: &mut dyn Handle, guard: Guard) -> io::Result<()> {
    if guard::on(guard) { file.sync() } else { Ok(()) }
}

/// What is read from here on is shown as on disk. Whoever had the log before may have been killed before the
/// last line, or the log's name, was made to last; or after a sync that failed, whose pages only seem to be there.
fn made_to_last(disk: &dyn Disk, path: &Path, file: &mut dyn Handle) -> Result<(), JournalError> {
    let failed = |source| JournalError::io("opening the log", path, source);
    sync(file, Guard::OpenSync).map_err(failed)?;
    if guard::on(Guard::OpenFolderSync) {
        disk.sync_folder(folder_of(path)).map_err(failed)?;
    }
    forget_cache(file);
    Ok(())
}

fn forget_cache(file: &dyn Handle) {
    if guard::on(Guard::ForgetCache) {
        file.forget_cache();
    }
}

/// The facts as lines after `head`, and how far the log then goes.
fn lines(path: &Path, mut head: Head, facts: &[Recorded]) -> Result<(Vec<u8>, Head), JournalError> {
    let mut lines = Vec::new();
    for fact in facts {
        let expected = head.events + 1;
        if fact.seq != expected {
            return Err(JournalError::OutOfTurn {
                path: path.into(),
                expected,
                found: fact.seq,
            });
        }
        let line = format::encode(fact, head.hash).map_err(|why| JournalError::Unwritable { why })?;
        head = Head {
            events: expected,
            hash: LineHash::of(&line),
        };
        lines.extend_from_slice(&line);
        lines.push(b'\n');
    }
    Ok((lines, head))
}

fn locked(disk: &dyn Disk, path: &Path, patience: Duration) -> Result<Box<dyn Handle>, JournalError> {
    let file = disk
        .open(path, How::Append)
        .map_err(|source| JournalError::io("opening the log", path, source))?;
    if !guard::on(Guard::Lock) {
        return Ok(file);
    }
    let patience = if guard::on(Guard::LockPatience) {
        patience
    } else {
        Duration::ZERO
    };
    let since = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if since.elapsed() < patience => {
                thread::sleep(Duration::from_millis(20).min(patience));
            }
            Err(TryLockError::WouldBlock) => return Err(JournalError::BeingMinuted { path: path.into() }),
            Err(TryLockError::Error(source)) => {
                return Err(JournalError::NoLock {
                    path: path.into(),
                    source,
                });
            }
        }
    }
}

/// The locked file once more, if the name still stands for it.
fn same_file(disk: &dyn Disk, path: &Path, lock: &dyn Handle) -> Result<Box<dyn Handle>, JournalError> {
    let failed = |source| JournalError::io("opening the log", path, source);
    let replaced = || JournalError::Replaced { path: path.into() };
    let locked = lock.inode().map_err(failed)?;
    match disk.open(path, How::Append) {
        Ok(file) if !guard::on(Guard::SameFile) || file.inode().map_err(failed)? == locked => Ok(file),
        Ok(_) => Err(replaced()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(replaced()),
        Err(error) => Err(failed(error)),
    }
}

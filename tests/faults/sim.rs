//! A disk in memory that fails when told to, and forgets what was not synced.
//!
//! Stricter than most: a sync that fails drops what it was to write, and says nothing the next
//! time; a power cut keeps any part of what was not synced, in files and in folders.

use std::collections::BTreeMap;
use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use quorate::journal::disk::{Disk, Handle, How, Inode};
use quorate::journal::{JournalError, Log, Recovery, Writer, read_on};
use quorate::meeting::Recorded;

use crate::logs::header;

/// What arrives on the platter together, in bytes: small, so that a line is in several.
pub const SECTOR: usize = 64;

/// What a disk is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    Open,
    Read,
    Append,
    Overwrite,
    Sync,
    Truncate,
    Publish,
    Remove,
    SyncFolder,
    Look,
}

#[derive(Default, Clone)]
struct SimFile {
    /// What programs see.
    data: Vec<u8>,
    /// What the platter has.
    disk: Vec<u8>,
    /// What a failed sync dropped: the system takes it for written.
    dropped: Vec<usize>,
    locked_by: Option<u64>,
}

impl SimFile {
    fn synced(&self) -> Vec<u8> {
        let mut disk = self.data.clone();
        for at in &self.dropped {
            if let Some(byte) = disk.get_mut(*at) {
                *byte = 0;
            }
        }
        disk
    }
}

/// Which operation fails: the first from `from` on, or all.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    pub from: usize,
    pub only: Option<Op>,
    pub errno: i32,
    pub sticky: bool,
}

#[derive(Default)]
struct State {
    files: Vec<SimFile>,
    names: BTreeMap<PathBuf, usize>,
    names_on_disk: BTreeMap<PathBuf, usize>,
    handles: u64,
    done: Vec<Op>,
    fault: Option<Fault>,
}

/// A simulated disk. Clones are the same one.
#[derive(Default, Clone)]
pub struct Sim(Arc<Mutex<State>>);

impl Sim {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut state = self.state();
        state.files.push(SimFile {
            data: bytes.to_vec(),
            disk: bytes.to_vec(),
            ..SimFile::default()
        });
        let file = state.files.len() - 1;
        state.names.insert(path.into(), file);
        state.names_on_disk.insert(path.into(), file);
    }

    /// Somebody writes to the end of a file, and does not sync it.
    pub fn add(&self, path: &str, bytes: &[u8]) {
        let mut state = self.state();
        let file = state.names[Path::new(path)];
        state.files[file].data.extend_from_slice(bytes);
    }

    pub fn get(&self, path: &str) -> Vec<u8> {
        let state = self.state();
        state
            .names
            .get(Path::new(path))
            .map(|file| state.files[*file].data.clone())
            .unwrap_or_default()
    }

    /// The disk loses what a file holds from this byte on, and nobody is told.
    pub fn lose(&self, path: &str, from: usize) {
        let mut state = self.state();
        let file = state.names[Path::new(path)];
        let file = &mut state.files[file];
        file.dropped.extend(from..file.data.len());
    }

    /// Somebody shortens a file.
    pub fn shorten(&self, path: &str, len: usize) {
        let mut state = self.state();
        let file = state.names[Path::new(path)];
        state.files[file].data.truncate(len);
    }

    pub fn names(&self) -> Vec<String> {
        self.state()
            .names
            .keys()
            .map(|path| path.display().to_string())
            .collect()
    }

    pub fn fail(&self, fault: Option<Fault>) {
        self.state().fault = fault;
    }

    pub fn done(&self) -> usize {
        self.state().done.len()
    }

    pub fn create(&self, path: &str, facts: &[Recorded]) -> Result<Writer, JournalError> {
        Writer::create_on(Box::new(self.clone()), Path::new(path), header(), facts)
    }

    pub fn open(&self, path: &str) -> Result<(Writer, Log, Recovery), JournalError> {
        Writer::open_on(Box::new(self.clone()), Path::new(path), Duration::ZERO)
    }

    /// What another process would read.
    pub fn read(&self, path: &str) -> Result<Log, JournalError> {
        read_on(self, Path::new(path))
    }

    /// The power fails. What was synced is there, and of the rest whatever the dice say.
    pub fn power_cut(&self, dice: &mut Dice) -> Self {
        let state = self.state();
        let mut files = state.files.clone();
        for file in &mut files {
            let (old, new) = (file.disk.clone(), file.synced());
            // The length and each sector arrive or not, in any order.
            let len = match dice.roll(3) {
                0 => old.len(),
                1 => new.len(),
                _ => old.len().min(new.len()) + dice.roll(old.len().abs_diff(new.len()) + 1),
            };
            let mut disk = vec![0; len];
            for (sector, bytes) in disk.chunks_mut(SECTOR).enumerate() {
                let from = if dice.roll(2) == 0 { &old } else { &new };
                for (at, byte) in bytes.iter_mut().enumerate() {
                    let at = sector * SECTOR + at;
                    // What is the same in both was never at stake.
                    let kept = old.get(at).filter(|byte| new.get(at) == Some(byte));
                    *byte = kept.or(from.get(at)).copied().unwrap_or(0);
                }
            }
            *file = SimFile {
                data: disk.clone(),
                disk,
                ..SimFile::default()
            };
        }
        let mut names = BTreeMap::new();
        let all = state
            .names
            .keys()
            .chain(state.names_on_disk.keys())
            .collect::<std::collections::BTreeSet<_>>();
        for name in all {
            let (old, new) = (state.names_on_disk.get(name), state.names.get(name));
            if let Some(file) = if dice.roll(2) == 0 { old } else { new } {
                names.insert(name.clone(), *file);
            }
        }
        let names_on_disk = names.clone();
        Self(Arc::new(Mutex::new(State {
            files,
            names,
            names_on_disk,
            ..State::default()
        })))
    }
}

impl State {
    /// Counts the operation, and fails it if its time has come.
    fn step(&mut self, op: Op) -> io::Result<()> {
        let at = self.done.len();
        self.done.push(op);
        match self.fault {
            Some(fault) if at >= fault.from && fault.only.is_none_or(|only| only == op) => {
                if !fault.sticky {
                    self.fault = None;
                }
                Err(io::Error::from_raw_os_error(fault.errno))
            }
            _ => Ok(()),
        }
    }
}

struct SimHandle {
    sim: Sim,
    file: usize,
    id: u64,
}

impl Disk for Sim {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn Handle>> {
        let mut state = self.state();
        state.step(Op::Open)?;
        let file = match (state.names.get(path).copied(), how) {
            (Some(_), How::New) => return Err(io::ErrorKind::AlreadyExists.into()),
            (Some(file), _) => file,
            (None, How::Read | How::Append) => return Err(io::ErrorKind::NotFound.into()),
            (None, How::New | How::AppendOrNew | How::Overwrite) => {
                state.files.push(SimFile::default());
                let file = state.files.len() - 1;
                state.names.insert(path.into(), file);
                file
            }
        };
        state.handles += 1;
        let id = state.handles;
        drop(state);
        Ok(Box::new(SimHandle {
            sim: self.clone(),
            file,
            id,
        }))
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step(Op::Publish)?;
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let file = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.into(), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step(Op::Remove)?;
        state
            .names
            .remove(path)
            .map(|_| ())
            .ok_or(io::ErrorKind::NotFound.into())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step(Op::SyncFolder)?;
        state.names_on_disk = state.names.clone();
        Ok(())
    }

    fn stands_for(&self, path: &Path) -> io::Result<Inode> {
        let mut state = self.state();
        state.step(Op::Look)?;
        let file = state.names.get(path).copied().ok_or(io::ErrorKind::NotFound)?;
        Ok(Inode {
            device: 1,
            number: file as u64,
        })
    }

    fn make_folder(&self, _: &Path) -> Result<(), JournalError> {
        Ok(())
    }
}

impl SimHandle {
    fn with<T>(&self, op: Op, act: impl FnOnce(&mut SimFile) -> T) -> io::Result<T> {
        let mut state = self.sim.state();
        state.step(op)?;
        Ok(act(&mut state.files[self.file]))
    }
}

impl Handle for SimHandle {
    fn inode(&self) -> io::Result<Inode> {
        Ok(Inode {
            device: 1,
            number: self.file as u64,
        })
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.sim.state().files[self.file].data.len() as u64)
    }

    fn read_from(&mut self, byte: u64, at_most: u64) -> io::Result<Vec<u8>> {
        self.with(Op::Read, |file| {
            let from = (byte as usize).min(file.data.len());
            let to = from.saturating_add(at_most as usize).min(file.data.len());
            file.data[from..to].to_vec()
        })
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let done = self.with(Op::Append, |file| file.data.extend_from_slice(bytes));
        if done.is_err() {
            // A write that fails may have got half way.
            self.sim.state().files[self.file]
                .data
                .extend_from_slice(&bytes[..bytes.len() / 2]);
        }
        done
    }

    fn overwrite(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.with(Op::Overwrite, |file| {
            let end = bytes.len().max(file.data.len());
            file.data.resize(end, 0);
            file.data[..bytes.len()].copy_from_slice(bytes);
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let done = self.with(Op::Sync, |file| file.disk = file.synced());
        if done.is_err() {
            let file = &mut self.sim.state().files[self.file];
            let dropped = file.disk.len()..file.data.len();
            file.dropped.extend(dropped);
        }
        done
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.with(Op::Truncate, |file| {
            file.data.resize(len as usize, 0);
            file.dropped.retain(|at| *at < len as usize);
        })
    }

    fn try_lock(&self) -> Result<(), TryLockError> {
        let mut state = self.sim.state();
        let file = &mut state.files[self.file];
        match file.locked_by {
            Some(_) => Err(TryLockError::WouldBlock),
            None => {
                file.locked_by = Some(self.id);
                Ok(())
            }
        }
    }

    fn forget_cache(&self) {
        let file = &mut self.sim.state().files[self.file];
        file.data = file.synced();
        file.dropped.clear();
    }
}

impl Drop for SimHandle {
    fn drop(&mut self) {
        let mut state = self.sim.state();
        let file = &mut state.files[self.file];
        if file.locked_by == Some(self.id) {
            file.locked_by = None;
        }
    }
}

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }
}

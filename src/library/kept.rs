//! Where the library of a folder is kept, how it is opened, and what is done where it cannot be used. IO.
//!
//! Two files in a folder of its own within the cache: `library.sqlite` with what the public may see, and
//! `exempt.sqlite`; beside them `library.seal`, the stamps of both as they were left, and `library.lock`. All is
//! derived. Whatever is damaged, planted, left half made or of another version is made anew; where nothing can
//! be kept at all, the library is made in memory, for once. Must never be the reason that something is not found,
//! never follow a link, and never open the exempt part for the public.

use std::fs::{self, File, Permissions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sha2::{Digest, Sha256};

use super::Sight;
use super::build::{self, Progress, Step};
use super::stamps::{self, Stamped, stamps};
use crate::guard::{self, Guard};
use crate::journal::disk::{Disk, How, Os};
use crate::journal::ensure_folder;
use crate::meeting::Meeting;

/// The tables, as they are published.
pub const SCHEMA: &str = include_str!("schema.sql");

/// What another number made is made anew: raised whenever what is kept changes.
const FORMAT: i32 = 1;

/// "Quor": what kind of SQLite file it is.
const APPLICATION: i32 = 0x5175_6f72;

/// How long another process that is at work on the library is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The bits of an entry's number that count the entries of its meeting.
pub const ENTRY_BITS: u32 = 21;

/// The bits of a meeting's number that count the meetings of its day.
pub const NTH_BITS: u32 = 14;

/// Days are counted back from here, so that the later meeting has the smaller number.
const LAST_DAY: i64 = 800_000;

/// The first number that a meeting of this day may have. Of what is out of all reach the order is not kept.
pub fn first_of(day: Option<NaiveDate>) -> i64 {
    let day = day.map_or(LAST_DAY - (1 << 18), |day| i64::from(day.num_days_from_ce()));
    (LAST_DAY - day).clamp(1, (1 << 18) - 1) << NTH_BITS
}

/// The least and the greatest number of the meetings of these days; of all, with those that have no day, where
/// neither end is given.
pub fn days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (i64, i64) {
    let last = match (from, to) {
        (None, None) => i64::MAX,
        (Some(from), _) => first_of(Some(from)) + (1 << NTH_BITS) - 1,
        (None, Some(_)) => first_of(None) - 1,
    };
    (to.map_or(0, |to| first_of(Some(to))), last)
}

/// Where the library of a folder of logs is kept.
#[derive(Debug, Clone)]
pub struct Place {
    folder: PathBuf,
}

impl Place {
    /// The place under `root` for the logs in `sessions`; none where it cannot be made.
    pub fn of(root: &Path, sessions: &Path) -> Option<Self> {
        let sessions = fs::canonicalize(sessions).ok()?;
        let hash = Sha256::digest(sessions.as_os_str().as_encoded_bytes());
        let name: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        ensure_folder(root).ok()?;
        // Whatever leads to the cache may be a link of its owner's; what we make there is none.
        let folder = fs::canonicalize(root).ok()?.join(name);
        if guard::on(Guard::LibraryNoFollow) && fs::symlink_metadata(&folder).is_ok_and(|it| !it.is_dir()) {
            fs::remove_file(&folder).ok()?;
        }
        ensure_folder(&folder).ok()?;
        if guard::on(Guard::LibraryMode) {
            // It holds what is exempt too: for the owner's eyes, as the logs are.
            fs::set_permissions(&folder, Permissions::from_mode(0o700)).ok()?;
        }
        Some(Self { folder })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the public may see.
    pub fn public(&self) -> PathBuf {
        self.folder.join("library.sqlite")
    }

    /// The meetings that have a part in private.
    pub fn exempt(&self) -> PathBuf {
        self.folder.join("exempt.sqlite")
    }

    fn files(&self) -> [PathBuf; 2] {
        [self.public(), self.exempt()]
    }

    /// What both files are now and who made them, in words.
    fn stamps(&self) -> Option<String> {
        let [public, exempt] = self.files().map(|file| stamps::of_file(&file));
        let mut made_by = DefaultHasher::new();
        (FORMAT, env!("CARGO_PKG_VERSION"), SCHEMA).hash(&mut made_by);
        Some(format!("{:x}\n{}\n{}\n", made_by.finish(), public?, exempt?))
    }

    /// Whether both files are as they were left.
    fn is_sealed(&self) -> bool {
        let seal = Os.open(&self.folder.join("library.seal"), How::Read);
        let seal = seal
            .and_then(|mut file| file.read_from(0, 1 << 12))
            .unwrap_or_default();
        !guard::on(Guard::LibrarySeal) || self.stamps().is_some_and(|now| now.as_bytes() == seal)
    }

    /// Says that both files are whole as they are.
    fn seal(&self) -> io::Result<()> {
        let stamps = self.stamps().ok_or(io::ErrorKind::NotFound)?;
        let file = tempfile::NamedTempFile::new_in(&self.folder)?;
        fs::write(file.path(), stamps)?;
        file.persist(self.folder.join("library.seal"))?;
        Ok(())
    }

    /// Takes the library away, for the next who asks to make it anew.
    pub fn forget(&self) {
        for file in self.files() {
            for ending in ["", "-journal", "-wal", "-shm"] {
                let mut name = file.clone().into_os_string();
                name.push(ending);
                let _ = fs::remove_file(&name).or_else(|_| fs::remove_dir_all(&name));
            }
        }
        let _ = fs::remove_file(self.folder.join("library.seal"));
    }

    /// The same, once nobody is at work on it.
    pub fn forget_when_free(&self) {
        let _lock = self.lock(&|_| {});
        self.forget();
    }

    /// Makes both files anew, with nothing in them.
    fn make(&self) -> rusqlite::Result<Connection> {
        self.forget();
        for file in self.files() {
            // Made by us, for its mode; what SQLite makes beside it takes that over.
            let made = Os.open(&file, How::New);
            made.map_err(|_| rusqlite::Error::InvalidPath(file))?;
        }
        let library = self.connect()?;
        create(&library, "main")?;
        create(&library, "exempt")?;
        Ok(library)
    }

    /// Opens both files to be written.
    fn connect(&self) -> rusqlite::Result<Connection> {
        let library = Connection::open_with_flags(self.public(), flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
        settle(&library)?;
        attach(&library, &self.exempt())?;
        Ok(library)
    }

    /// Opens the library to be read: for the public, without the rest.
    fn read(&self, sight: Sight) -> rusqlite::Result<Connection> {
        let library = Connection::open_with_flags(self.public(), flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
        settle(&library)?;
        if sight == Sight::Exempt || !guard::on(Guard::LibraryPublic) {
            attach(&library, &self.exempt())?;
        }
        if sight == Sight::Exempt {
            see_exempt(&library)?;
        }
        Ok(library)
    }

    /// The right to write, waited for as long as makes sense; none where somebody else has it for longer.
    fn lock(&self, progress: &Progress<'_>) -> Option<File> {
        let path = self.folder.join("library.lock");
        let file = Os::open_file(&path, How::Overwrite).ok()?;
        let start = Instant::now();
        while guard::on(Guard::LibraryLock) && file.try_lock().is_err() {
            if start.elapsed() > PATIENCE {
                return None;
            }
            progress(Step::Waits);
            std::thread::sleep(Duration::from_millis(30));
        }
        Some(file)
    }
}

fn flags(how: OpenFlags) -> OpenFlags {
    let link = match guard::on(Guard::LibraryNoFollow) {
        true => OpenFlags::SQLITE_OPEN_NOFOLLOW,
        false => OpenFlags::empty(),
    };
    how | link | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE
}

fn settle(library: &Connection) -> rusqlite::Result<()> {
    library.busy_timeout(Duration::from_secs(10))?;
    library
        .execute_batch("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF")
}

fn attach(library: &Connection, file: &Path) -> rusqlite::Result<()> {
    library.execute("ATTACH ?1 AS exempt", [file.to_str()])?;
    Ok(())
}

/// Makes the tables in one of the two.
fn create(library: &Connection, part: &str) -> rusqlite::Result<()> {
    let mut schema = SCHEMA.to_owned();
    for sort in ["TABLE", "VIEW", "INDEX", "VIRTUAL TABLE"] {
        schema = schema.replace(&format!("\nCREATE {sort} "), &format!("\nCREATE {sort} {part}."));
    }
    library.execute_batch(&format!(
        "PRAGMA {part}.page_size = 4096; PRAGMA {part}.application_id = {APPLICATION};
         PRAGMA {part}.user_version = {FORMAT};"
    ))?;
    library.execute_batch(&format!("BEGIN;\n{schema}\nCOMMIT;"))?;
    for (id, kind) in crate::meeting::minute::EntryKind::ALL.into_iter().enumerate() {
        let sql = format!("INSERT INTO {part}._kinds VALUES (?1, ?2)");
        library.execute(&sql, (i64::try_from(id).unwrap_or(0), kind.word()))?;
    }
    Ok(())
}

/// Everything that is asked by name is had from both parts: of a meeting with a part in private, from there.
fn see_exempt(library: &Connection) -> rusqlite::Result<()> {
    const SEEN: [&str; 17] = [
        "people",
        "_people",
        "attendance",
        "items",
        "entries",
        "settled",
        "_settled",
        "questions",
        "_questions",
        "motions",
        "votes",
        "ballots",
        "actions",
        "_actions",
        "decisions",
        "_motions",
        "_ballots",
    ];
    let union = |name: &str, key: &str| {
        format!(
            "CREATE TEMP VIEW {name} AS SELECT * FROM exempt.{name} UNION ALL SELECT * FROM main.{name}
             WHERE {key} NOT IN (SELECT id FROM exempt.meetings);"
        )
    };
    let views: String = SEEN.iter().map(|name| union(name, "meeting")).collect();
    library.execute_batch(&(union("meetings", "id") + &views))
}

/// What `of` makes of the library of these logs, as they are now. Kept where it can be, else made for once.
///
/// # Errors
/// The folder cannot be read.
pub fn ask<T>(
    sessions: &Path,
    place: Option<&Place>,
    sight: Sight,
    progress: &Progress<'_>,
    of: impl Fn(&Connection) -> rusqlite::Result<T>,
) -> io::Result<T> {
    for _ in 0..2 {
        let Some(place) = place else { break };
        match fresh(sessions, place, sight, progress)?.and_then(|library| of(&library)) {
            Ok(answer) => return Ok(answer),
            Err(error) if can_wait(&error) => break,
            Err(_) => place.forget(),
        }
    }
    let logs = stamps(sessions)?;
    let library = in_memory(sessions, &logs, sight, progress);
    library.and_then(|library| of(&library)).map_err(io::Error::other)
}

/// Whether the library is whole as far as is known, and only cannot be used now.
fn can_wait(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull | ErrorCode::ReadOnly)
    )
}

/// What `of` makes of the library as far as it is made, while somebody is at work on it; none where there is
/// nothing to be seen yet.
pub fn peek<T>(place: &Place, sight: Sight, of: impl Fn(&Connection) -> rusqlite::Result<T>) -> Option<T> {
    place.read(sight).and_then(|library| of(&library)).ok()
}

fn in_memory(
    sessions: &Path,
    logs: &[Stamped],
    sight: Sight,
    progress: &Progress<'_>,
) -> rusqlite::Result<Connection> {
    let mut library = empty()?;
    build::update(&mut library, sessions, logs, progress)?;
    seen(library, sight)
}

/// A library in memory with nothing in it.
fn empty() -> rusqlite::Result<Connection> {
    let library = Connection::open_in_memory()?;
    library.execute_batch("ATTACH ':memory:' AS exempt")?;
    create(&library, "main")?;
    create(&library, "exempt")?;
    Ok(library)
}

fn seen(library: Connection, sight: Sight) -> rusqlite::Result<Connection> {
    match sight {
        Sight::Exempt => see_exempt(&library)?,
        Sight::Public => library.execute_batch("DETACH exempt")?,
    }
    Ok(library)
}

/// The library of these meetings and no others, in memory.
///
/// # Errors
/// There is no memory for it.
pub fn of_meetings<'a>(
    meetings: impl IntoIterator<Item = (&'a str, &'a Meeting)>,
    sight: Sight,
) -> rusqlite::Result<Connection> {
    let mut library = empty()?;
    build::put_meetings(&mut library, meetings)?;
    seen(library, sight)
}

/// The library as the logs are now, to be read.
fn fresh(
    sessions: &Path,
    place: &Place,
    sight: Sight,
    progress: &Progress<'_>,
) -> io::Result<rusqlite::Result<Connection>> {
    // While the folder is walked the library is opened: as a rule nothing was written since.
    let (logs, known) = std::thread::scope(|scope| {
        let logs = scope.spawn(|| stamps(sessions));
        let known = place.is_sealed().then(|| place.read(sight));
        match logs.join() {
            Ok(logs) => (logs, known),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let logs = logs?;
    if let Some(Ok(library)) = known
        && build::is_fresh(&library, &logs)
    {
        return Ok(Ok(library));
    }
    let Some(lock) = place.lock(progress) else {
        return Ok(Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        )));
    };
    // Whoever had the lock may have done what is to be done.
    let logs = stamps(sessions)?;
    let known = match place.is_sealed() {
        true => place
            .connect()
            .and_then(|library| match build::is_worn(&library) {
                true => place.make(),
                false => Ok(library),
            }),
        false => place.make(),
    };
    let updated = known.or_else(|_| place.make()).and_then(|mut library| {
        if !build::is_fresh(&library, &logs) {
            build::update(&mut library, sessions, &logs, progress)?;
        }
        Ok(())
    });
    let sealed = updated.and_then(|()| {
        place
            .seal()
            .map_err(|_| rusqlite::Error::InvalidPath(place.folder.clone()))
    });
    drop(lock);
    Ok(sealed.and_then(|()| place.read(sight)))
}

/// Whether the library is what the folder holds now.
pub fn is_fresh(library: &Connection, sessions: &Path) -> bool {
    stamps(sessions).is_ok_and(|logs| build::is_fresh(library, &logs))
}

/// How much there is of each: the name of a table, and its rows.
///
/// # Errors
/// The library is not what it should be.
pub fn counts(library: &Connection) -> rusqlite::Result<Vec<(&'static str, u64)>> {
    const COUNTED: [(&str, &str); 8] = [
        ("meetings", "meetings"),
        ("people", "_people"),
        ("entries", "_entries"),
        ("questions", "_questions"),
        ("motions", "_motions"),
        ("votes", "votes"),
        ("actions", "_actions"),
        ("decisions", "_decisions"),
    ];
    let count = |(name, table): (&'static str, &str)| {
        let sql = format!("SELECT count(*) FROM {table}");
        Ok((name, library.query_row(&sql, [], |row| row.get(0))?))
    };
    COUNTED.into_iter().map(count).collect()
}

/// Where the library is, how large, how fresh.
#[derive(Debug, Clone, serde::Serialize)]
pub struct About {
    /// The file that any program that speaks SQL may open.
    pub library: PathBuf,
    /// What holds the meetings that have a part in private.
    pub exempt: PathBuf,
    /// The folder of the logs.
    pub sessions: PathBuf,
    /// Bytes of both files.
    pub bytes: u64,
    /// Bytes of the logs.
    pub logs_bytes: u64,
    /// `up to date`, `brought up to date` or `made anew`.
    pub state: &'static str,
    /// Rows of each table.
    pub rows: std::collections::BTreeMap<&'static str, u64>,
}

impl About {
    /// What there is to say of a place.
    pub fn of(place: &Place, sessions: &Path, rows: Vec<(&'static str, u64)>, state: &'static str) -> Self {
        let bytes = |file: &PathBuf| fs::metadata(file).map_or(0, |it| it.len());
        let logs = stamps(sessions).unwrap_or_default();
        Self {
            library: place.public(),
            exempt: place.exempt(),
            sessions: sessions.to_owned(),
            bytes: place.files().iter().map(bytes).sum(),
            logs_bytes: logs.iter().map(|(name, _)| bytes(&sessions.join(name))).sum(),
            state,
            rows: rows.into_iter().collect(),
        }
    }
}

impl std::fmt::Display for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = |bytes: u64| match bytes {
            0..10_000_000 => format!("{} KB", bytes.div_ceil(1000)),
            _ => format!("{} MB", bytes / 1_000_000),
        };
        let line =
            |name: &str, path: &Path| format!("{name:<10}{}\n", crate::shown::shown(&path.to_string_lossy()));
        f.write_str(&line("library", &self.library))?;
        f.write_str(&line("exempt", &self.exempt))?;
        f.write_str(&line("logs", &self.sessions))?;
        writeln!(
            f,
            "size      {}, of {} of logs",
            size(self.bytes),
            size(self.logs_bytes)
        )?;
        writeln!(f, "state     {}", self.state)?;
        for (name, rows) in &self.rows {
            writeln!(f, "{name:<10}{rows}")?;
        }
        Ok(())
    }
}

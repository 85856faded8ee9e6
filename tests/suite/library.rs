//! The library as a file: whatever befalls it, it is never the truth and never in the way.

use crate::corpus;
use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use quorate::library::kept::{self, Place};
use quorate::library::query::Query;
use quorate::library::register::{Asked, Which};
use quorate::library::shelf::{self, Shelved};
use quorate::library::{Sight, find};

/// Twelve meetings, two of which have a part in private.
struct Hall {
    folder: tempfile::TempDir,
    logs: Vec<PathBuf>,
}

impl Hall {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sessions")).unwrap();
        let logs = corpus::write(&folder.path().join("sessions"), 7, 12, 40);
        Self { folder, logs }
    }

    fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn place(&self) -> Place {
        Place::of(&self.cache(), &self.sessions()).unwrap()
    }

    fn ask<T>(&self, sight: Sight, of: impl Fn(&rusqlite::Connection) -> rusqlite::Result<T>) -> T {
        kept::ask(&self.sessions(), Some(&self.place()), sight, &|_| {}, of).unwrap()
    }

    fn finds(&self, line: &str) -> usize {
        finds(&self.sessions(), Some(&self.place()), line)
    }

    /// The same from the logs alone.
    fn has(&self, line: &str) -> usize {
        finds(&self.sessions(), None, line)
    }

    fn decisions(&self) -> usize {
        let asked = Asked::all("2025-10-01".parse().unwrap());
        self.ask(Sight::Exempt, |library| Which::Decisions.rows(library, &asked))
            .0
            .count()
    }

    fn list(&self) -> Vec<Shelved> {
        self.ask(Sight::Public, |library| shelf::shelf(library, &self.sessions()))
    }
}

fn finds(sessions: &Path, place: Option<&Place>, line: &str) -> usize {
    let asked = find::Asked {
        query: &Query::read(line).unwrap(),
        sight: Sight::Public,
        today: "2025-10-01".parse().unwrap(),
        most: 10,
    };
    let of = |library: &rusqlite::Connection| find::find(library, &asked);
    kept::ask(sessions, place, Sight::Public, &|_| {}, of)
        .unwrap()
        .all
}

#[test]
fn what_the_public_is_answered_from_cannot_reach_the_rest() {
    let hall = Hall::new();
    let private = hall.ask(Sight::Exempt, |library| {
        library.query_row("SELECT count(*) FROM exempt.entries WHERE exempt", [], |row| {
            row.get::<_, u32>(0)
        })
    });
    assert!(private > 0);
    let reached = hall.ask(Sight::Public, |library| {
        Ok(library
            .query_row("SELECT count(*) FROM exempt.entries", [], |row| {
                row.get::<_, u32>(0)
            })
            .ok())
    });
    assert_eq!(reached, None);
    // And in the file itself nothing of it stands, whoever opens it.
    let words: Vec<String> = hall.ask(Sight::Exempt, |library| {
        let mut all =
            library.prepare("SELECT text FROM exempt.entries WHERE exempt AND kind = 'statement'")?;
        all.query_map([], |row| row.get(0))?.collect()
    });
    let file = fs::read(hall.place().public()).unwrap();
    for text in words {
        assert!(
            !file.windows(text.len()).any(|bytes| bytes == text.as_bytes()),
            "{text}"
        );
    }
}

#[test]
fn folder_and_files_are_the_owners_alone() {
    let hall = Hall::new();
    fs::set_permissions(hall.place().folder(), Permissions::from_mode(0o755)).unwrap();
    hall.finds("stile");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(hall.place().folder()), 0o700);
    for entry in fs::read_dir(hall.place().folder()).unwrap().flatten() {
        assert_eq!(mode(&entry.path()), 0o600, "{:?}", entry.file_name());
    }
}

#[test]
fn no_link_in_the_cache_is_followed() {
    let hall = Hall::new();
    let elsewhere = hall.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let folder = hall.place().folder().to_owned();
    fs::remove_dir_all(&folder).unwrap();
    symlink(&elsewhere, &folder).unwrap();
    assert_eq!(hall.finds("stile"), hall.has("stile"));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0, "the folder");

    let file = elsewhere.join("file");
    for name in ["library.sqlite", "exempt.sqlite", "library.seal", "library.lock"] {
        fs::write(&file, "as it was").unwrap();
        let _ = fs::remove_file(folder.join(name));
        symlink(&file, folder.join(name)).unwrap();
        assert_eq!(hall.finds("stile"), hall.has("stile"), "{name}");
        assert_eq!(fs::read(&file).unwrap(), b"as it was", "{name}");
    }
}

#[test]
fn a_file_that_was_changed_is_made_anew() {
    let hall = Hall::new();
    let before = hall.finds("stile");
    assert!(before > 0);
    let file = hall.place().public();
    let mut bytes = fs::read(&file).unwrap();
    for at in 0..bytes.len() - 5 {
        if bytes[at..].starts_with(b"stile") || bytes[at..].starts_with(b"Stile") {
            bytes[at + 2] = b'o';
        }
    }
    fs::write(&file, &bytes).unwrap();
    assert_eq!(hall.finds("\"stile\""), hall.has("\"stile\""), "words");
    for (what, bytes) in [
        ("cut", &bytes[..bytes.len() / 2]),
        ("nothing", &[]),
        ("noise", &[7; 9000]),
    ] {
        fs::write(&file, bytes).unwrap();
        assert_eq!(hall.finds("stile"), before, "{what}");
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(hall.finds("stile"), before, "a folder in its place");
    fs::remove_file(hall.place().exempt()).unwrap();
    assert_eq!(hall.finds("stile"), before, "the other part gone");
    // Another version's, sealed by nobody.
    let other = rusqlite::Connection::open(&file).unwrap();
    other
        .execute_batch("PRAGMA user_version = 99; DROP VIEW entries;")
        .unwrap();
    drop(other);
    assert_eq!(hall.finds("stile"), before, "another version's");
    // Where nothing can be kept.
    fs::remove_dir_all(hall.cache()).unwrap();
    fs::write(hall.cache(), "in the way").unwrap();
    assert!(Place::of(&hall.cache(), &hall.sessions()).is_none());
    assert_eq!(hall.has("stile"), before);
}

#[test]
fn one_process_at_a_time_works_on_it() {
    let hall = Hall::new();
    let place = hall.place();
    let lock = File::create(place.folder().join("library.lock")).unwrap();
    lock.lock().unwrap();
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| hall.finds("stile"));
        std::thread::sleep(Duration::from_millis(700));
        assert!(!place.public().exists() && !asking.is_finished(), "it waits");
        drop(lock);
        assert_eq!(asking.join().unwrap(), hall.has("stile"));
    });
}

fn quorate(hall: &Hall, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
    command
        .arg("--sessions")
        .arg(hall.sessions())
        .args(arguments)
        .env("XDG_CACHE_HOME", hall.folder.path().join("home"))
        .env("HOME", hall.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

#[test]
fn killed_at_any_moment_and_asked_by_several_at_once_it_answers_the_same() {
    let hall = Hall::new();
    let asks = ["search", "stile", "--json", "--limit", "1000"];
    let right = quorate(&hall, &asks).output().unwrap().stdout;
    for after in [2, 5, 10, 20, 40, 60, 90] {
        let _ = fs::remove_dir_all(hall.folder.path().join("home"));
        let mut one = quorate(&hall, &asks).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(after));
        let _ = one.kill();
        one.wait().unwrap();
        let several: Vec<_> = (0..3).map(|_| quorate(&hall, &asks).spawn().unwrap()).collect();
        for one in several {
            assert!(
                one.wait_with_output().unwrap().stdout == right,
                "after {after} ms"
            );
        }
    }
}

#[test]
fn a_changed_log_with_its_old_time_is_read_again() {
    let hall = Hall::new();
    assert_eq!(hall.finds("quagga"), 0);
    let log = &hall.logs[3];
    let was = fs::metadata(log).unwrap().modified().unwrap();
    let text = fs::read_to_string(log).unwrap();
    let at = text.rfind(" the ").unwrap();
    let mut bytes = text.into_bytes();
    // As many bytes, in the same file, with the time put back: a word of six letters for what stood there.
    bytes.splice(at + 1..at + 7, *b"quagga");
    let file = fs::OpenOptions::new().write(true).open(log).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, &bytes, 0).unwrap();
    file.set_modified(was).unwrap();
    drop(file);
    assert_eq!(hall.finds("quagga"), 1);
}

#[test]
fn a_log_that_is_there_twice_counts_once() {
    let hall = Hall::new();
    let (before, found) = (hall.decisions(), hall.finds("stile"));
    let log = &hall.logs[2];
    let name = log.file_stem().unwrap().to_str().unwrap().to_owned();
    let copy = log.with_file_name(format!("{name} (backup).jsonl"));
    fs::copy(log, &copy).unwrap();
    assert_eq!((hall.decisions(), hall.finds("stile")), (before, found));
    let list = hall.list();
    assert_eq!(list.len(), 13);
    let one = list.iter().find(|one| one.path == copy).unwrap();
    assert_eq!(one.problem, Some(format!("a copy of {name}, which is counted")));
    let told = quorate(&hall, &["check", copy.to_str().unwrap()])
        .output()
        .unwrap()
        .stdout;
    let told = String::from_utf8(told).unwrap();
    assert!(
        told.contains(&format!("note: {name}.jsonl is a copy of this log")),
        "{told}"
    );
    // Where the log itself is gone, its copy is what there is.
    fs::remove_file(log).unwrap();
    assert_eq!((hall.decisions(), hall.finds("stile")), (before, found));
    assert!(hall.list().iter().all(|one| one.problem.is_none()));
}

#[test]
fn a_name_that_is_not_text_is_named_and_counts() {
    let hall = Hall::new();
    let found = hall.finds("stile");
    let odd = hall
        .sessions()
        .join(OsStr::from_bytes(b"2001-02-03-caf\xe9.jsonl"));
    fs::rename(&hall.logs[1], &odd).unwrap();
    assert_eq!(hall.finds("stile"), found);
    let list = hall.list();
    assert!(list.iter().any(|one| one.path == odd && one.problem.is_none()));
    let json = serde_json::to_string(&list).unwrap();
    assert!(json.contains("2001-02-03-caf\u{fffd}.jsonl"));
}

/// The questions of `docs/library.md`, with the answers that it prints.
#[test]
fn the_questions_in_the_docs_have_the_answers_that_they_print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/library.md")).unwrap();
    let sessions = root.join("sessions");
    let mut asked = 0;
    for part in page.split("```sql\n").skip(1) {
        let (sql, rest) = part.split_once("```").unwrap();
        let answer = rest
            .split_once("```text\n")
            .unwrap()
            .1
            .split_once("```")
            .unwrap()
            .0;
        let rows = kept::ask(&sessions, None, Sight::Public, &|_| {}, |library| {
            let mut statement = library.prepare(sql)?;
            let columns = statement.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                let cell = |at| {
                    Ok(match row.get::<_, rusqlite::types::Value>(at)? {
                        rusqlite::types::Value::Null => String::new(),
                        rusqlite::types::Value::Integer(number) => number.to_string(),
                        rusqlite::types::Value::Real(number) => number.to_string(),
                        rusqlite::types::Value::Text(text) => text,
                        rusqlite::types::Value::Blob(_) => "bytes".into(),
                    })
                };
                let cells: rusqlite::Result<Vec<String>> = (0..columns).map(cell).collect();
                Ok(cells?.join(" | ") + "\n")
            };
            statement
                .query_map([], row)?
                .collect::<rusqlite::Result<String>>()
        });
        assert_eq!(rows.unwrap(), answer, "{sql}");
        asked += 1;
    }
    assert_eq!(asked, 10);
}

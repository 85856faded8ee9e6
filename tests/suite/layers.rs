//! Each room sees only what it may: the sources are read, and a forbidden word is named with its file.
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the crates and rooms it may name.
const ROOMS: [(&str, &[&str]); 11] = [
    ("human_time", &["serde", "chrono", "toml", "meeting"]),
    ("pictures", &["chrono", "meeting"]),
    ("meeting", &["serde", "schemars", "thiserror", "chrono"]),
    ("agenda", &["chrono", "meeting", "human_time"]),
    ("rules", &["serde", "toml", "chrono", "meeting"]),
    (
        "entry",
        &[
            "chrono",
            "nucleo_matcher",
            "toml",
            "agenda",
            "meeting",
            "human_time",
        ],
    ),
    (
        "minutes",
        // The writers of formats are pure too: bytes into memory.
        &[
            "serde",
            "serde_json",
            "schemars",
            "thiserror",
            "chrono",
            "textwrap",
            "toml",
            "minijinja",
            "csv",
            "icalendar",
            "quick_xml",
            "zip",
            "krilla",
            "skrifa",
            "notosans",
            "meeting",
        ],
    ),
    (
        "journal",
        &[
            "serde",
            "serde_json",
            "chrono",
            "sha2",
            "ulid",
            "getrandom",
            "rustix",
            "tempfile",
            "notify",
            "thiserror",
            "directories",
            "meeting",
        ],
    ),
    (
        "library",
        &[
            "nucleo_matcher",
            "serde",
            "serde_json",
            "chrono",
            "textwrap",
            "unicode_width",
            // The cache and the index.
            "rustix",
            "sha2",
            "tempfile",
            "tantivy",
            "meeting",
            "journal",
        ],
    ),
    (
        "ui",
        &[
            "library",
            "pictures",
            "ratatui",
            "crossterm",
            "nucleo_matcher",
            "unicode_width",
            "unicode_segmentation",
            "textwrap",
            "chrono",
            "meeting",
            "entry",
            "minutes",
            "shown",
        ],
    ),
    (
        "shell",
        &[
            "ratatui",
            "crossterm",
            "chrono",
            "rustix",
            "signal_hook",
            "meeting",
            "journal",
            "ui",
            "error",
            "shown",
        ],
    ),
];

/// All rooms, and all crates that a room might name.
const NAMES: [&str; 46] = [
    "human_time",
    "pictures",
    "tantivy",
    "agenda",
    "cli",
    "config",
    "entry",
    "error",
    "journal",
    "library",
    "meeting",
    "minutes",
    "shell",
    "shown",
    "ui",
    "ratatui",
    "crossterm",
    "nucleo_matcher",
    "textwrap",
    "unicode_width",
    "unicode_segmentation",
    "serde",
    "serde_json",
    "schemars",
    "chrono",
    "directories",
    "tempfile",
    "notify",
    "sha2",
    "ulid",
    "getrandom",
    "toml",
    "clap",
    "clap_complete",
    "clap_mangen",
    "thiserror",
    "signal_hook",
    "rustix",
    "csv",
    "icalendar",
    "zip",
    "krilla",
    "skrifa",
    "notosans",
    "quick_xml",
    "minijinja",
];

fn sources(of: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(of) else {
        return found;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The lines of a source that are no comment and no test.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let tests = text
        .lines()
        .position(|line| line.trim() == "#[cfg(test)]")
        .unwrap_or(usize::MAX);
    text.lines()
        .enumerate()
        .take_while(move |(n, _)| *n < tests)
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a line names a room (`crate::room`) or a crate (`room::`, `use room`).
fn names(line: &str, name: &str) -> bool {
    let at_word = |at: usize| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    };
    let room = format!("crate::{name}");
    let of_crate = line.contains(&room)
        && !line[line.find(&room).unwrap() + room.len()..]
            .starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let prefix = format!("{name}::");
    let outer = line.match_indices(&prefix).any(|(at, _)| at_word(at));
    let is_room = [
        "agenda",
        "cli",
        "config",
        "entry",
        "error",
        "journal",
        "library",
        "meeting",
        "minutes",
        "shell",
        "shown",
        "ui",
        "human_time",
    ]
    .contains(&name);
    if is_room { of_crate } else { outer }
}

#[test]
fn no_room_sees_what_it_may_not() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for (room, may) in ROOMS {
        let mut files = sources(&src.join(room));
        files.push(src.join(format!("{room}.rs")));
        for file in files
            .into_iter()
            .filter(|file| !file.components().any(|part| part.as_os_str() == "tests"))
        {
            if file.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            for (n, line) in code(&text) {
                for name in NAMES.iter().filter(|name| **name != room && !may.contains(name)) {
                    if names(line, name) {
                        let file = file.strip_prefix(&src).unwrap().display();
                        broken.push(format!(
                            "src/{file}:{}: {room} may not see {name}: {}",
                            n + 1,
                            line.trim()
                        ));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn only_the_shell_and_the_commands_ask_a_clock() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for room in ["meeting", "agenda", "entry", "minutes", "rules", "ui"] {
        for file in sources(&src.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (n, line) in code(&text) {
                for clock in [
                    "library::reading",
                    "library::cache",
                    "library::gathered",
                    "library::index",
                    "Local::now",
                    "Utc::now",
                    "SystemTime",
                    "Instant::now",
                    "std::fs",
                    "std::net",
                    "std::process",
                ] {
                    if line.contains(clock) {
                        broken.push(format!("{}:{}: {}", file.display(), n + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_check_sees_what_it_looks_for() {
    assert!(names("use crate::journal::Writer;", "journal"));
    assert!(names("    let x = ratatui::Frame;", "ratatui"));
    assert!(!names("use crate::meeting::agenda::Item;", "agenda"));
    assert!(!names("use super::agenda::Item;", "agenda"));
    assert!(!names("let journaled = crate::journaled();", "journal"));
}

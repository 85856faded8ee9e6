//! Each room sees only what it may: the sources are read, and a forbidden word is named with its file.
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the crates and rooms it may name.
const ROOMS: [(&str, &[&str]); 14] = [
    ("capped", &["rustix"]),
    ("did_you_mean", &["strsim"]),
    ("shown", &["meeting"]),
    (
        "human_time",
        &["serde", "chrono", "toml", "meeting", "did_you_mean"],
    ),
    ("pictures", &["chrono", "meeting"]),
    ("meeting", &["serde", "schemars", "thiserror", "chrono"]),
    (
        "agenda",
        // The readers of formats are pure too: bytes in memory.
        &[
            "chrono",
            "serde",
            "toml",
            "zip",
            "quick_xml",
            "html5gum",
            "encoding_rs",
            "chardetng",
            "hayro_interpret",
            "flate2",
            "meeting",
            "human_time",
            "did_you_mean",
        ],
    ),
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
            "rustybuzz",
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
            // The library's file.
            "rustix",
            "rusqlite",
            "sha2",
            "tempfile",
            "shown",
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
            "agenda",
            "human_time",
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

/// All rooms: the modules that `src/lib.rs` lists.
fn rooms() -> Vec<String> {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let modules = map
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

/// All crates that a room might name: what `Cargo.toml` depends on.
fn crates() -> Vec<String> {
    let cargo = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let cargo: toml::Table = cargo.parse().unwrap();
    let names = cargo["dependencies"].as_table().unwrap().keys();
    names.map(|name| name.replace('-', "_")).collect()
}

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

/// The lines of a source that are no comment and no test. What `#[cfg(test)]` stands over ends with its own line, or
/// with the brace at its own indent.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut test: Option<String> = None;
    text.lines().enumerate().filter(move |(_, line)| {
        if let Some(end) = &test {
            if line == end
                || (line.trim_end().ends_with(';') && line.find(|c| c != ' ') == Some(end.len() - 1))
            {
                test = None;
            }
            return false;
        }
        if line.trim() == "#[cfg(test)]" {
            test = Some(line.replace("#[cfg(test)]", "}"));
            return false;
        }
        !line.trim_start().starts_with("//")
    })
}

/// Whether a line names a room (`crate::room`) or a crate (`room::`, `use room`).
fn names(line: &str, name: &str, is_room: bool) -> bool {
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
    if is_room { of_crate } else { outer }
}

#[test]
fn no_room_sees_what_it_may_not() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = rooms();
    let unnamed = |room: &&String| !ROOMS.iter().any(|(named, _)| named == *room);
    // These may see everything, or nothing that matters: the commands, and what all may see.
    let free = ["cli", "config", "error", "guard"];
    let loose: Vec<_> = rooms
        .iter()
        .filter(unnamed)
        .filter(|room| !free.contains(&room.as_str()))
        .collect();
    assert!(loose.is_empty(), "what may these see: {loose:?}");
    let others = rooms
        .iter()
        .filter(|room| *room != "guard")
        .map(|room| (room.clone(), true));
    let others: Vec<(String, bool)> = others
        .chain(crates().into_iter().map(|name| (name, false)))
        .collect();
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
                for (name, is_room) in others
                    .iter()
                    .filter(|(name, _)| *name != room && !may.contains(&name.as_str()))
                {
                    if names(line, name, *is_room) {
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
        let files = sources(&src.join(room));
        let in_tests = |file: &PathBuf| {
            file.components().any(|part| part.as_os_str() == "tests")
                || file.file_name().is_some_and(|name| name == "tests.rs")
        };
        for file in files.into_iter().filter(|file| !in_tests(file)) {
            let text = fs::read_to_string(&file).unwrap();
            for (n, line) in code(&text) {
                for clock in [
                    "library::reading",
                    "library::kept",
                    "library::build",
                    "library::find",
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
    assert!(names("use crate::journal::Writer;", "journal", true));
    assert!(names("    let x = ratatui::Frame;", "ratatui", false));
    assert!(!names("use crate::meeting::agenda::Item;", "agenda", true));
    assert!(!names("use super::agenda::Item;", "agenda", true));
    let held: Vec<&str> = code("a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n#[cfg(test)]\nuse d;\ne")
        .map(|(_, line)| line)
        .collect();
    assert_eq!(held, ["a", "c", "e"], "what stands after a test is code again");
    assert!(!names("let journaled = crate::journaled();", "journal", true));
}

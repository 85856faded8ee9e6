//! The README and the pages in `docs` say what the program does: their tables are the program's, and the example
//! agenda is read.
use std::fs;
use std::path::Path;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands between two marks of a page in `docs`; `UPDATE_DOCS=1 cargo test readme` writes it anew.
fn is_generated(page: &str, begin: &str, end: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(begin).unwrap();
    let (stands, after) = rest.split_once(end).unwrap();
    let wanted = format!("\n{}\n", generated.trim());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, format!("{before}{begin}{wanted}{end}{after}")).unwrap();
    } else {
        assert!(
            stands == wanted,
            "what stands after {begin} in docs/{page} has changed: UPDATE_DOCS=1 cargo test readme"
        );
    }
}

#[test]
fn the_key_table_is_the_programs() {
    let keys = quorate::ui::keys::markdown(&Default::default());
    is_generated("keys.md", "<!-- keys -->\n", "<!-- end of keys -->", &keys);
}

#[test]
fn the_settings_are_the_programs() {
    let settings = quorate::config::markdown();
    is_generated(
        "settings.md",
        "<!-- settings -->\n",
        "<!-- end of settings -->",
        &settings,
    );
}

#[test]
fn it_is_short_and_what_it_points_to_is_there() {
    let readme = readme();
    assert!(readme.lines().count() <= 250, "the rest goes to docs/");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for link in readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        assert!(root.join(link).exists(), "{link}");
    }
}

/// The reader of the log in another language: it follows the chain to the seal that `check` prints.
#[test]
fn the_log_can_be_read_without_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::process::Command::new("python3").arg("--version").output();
    if python.is_err() {
        eprintln!("skipped: there is no python3 to read a log with");
        return;
    }
    for entry in fs::read_dir(root.join("sessions")).unwrap().flatten() {
        let log = entry.path();
        if log.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        let reader = root.join("docs/read_log.py");
        let read = std::process::Command::new("python3")
            .arg(reader)
            .arg(&log)
            .output()
            .unwrap();
        let said = String::from_utf8(read.stdout).unwrap();
        let seal = said.lines().last().unwrap().to_owned();
        let check = std::process::Command::new(env!("CARGO_BIN_EXE_quorate"))
            .arg("check")
            .arg(&log)
            .output()
            .unwrap();
        let check = String::from_utf8(check.stdout).unwrap();
        let hash = seal.rsplit(' ').next().unwrap();
        assert!(hash.len() == 64 && check.contains(hash), "{seal}\n{check}");
        assert!(said.lines().count() > 20, "{said}");
    }
}

#[test]
fn its_agenda_is_one() {
    let readme = readme();
    let page = readme
        .split_once("```markdown\n")
        .unwrap()
        .1
        .split_once("```")
        .unwrap()
        .0;
    let facts = quorate::agenda::read(page).unwrap();
    assert!(facts.len() > 10, "{facts:?}");
}

#[test]
fn every_command_it_names_is_one() {
    let readme = readme();
    let named = readme
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.strip_prefix('/'));
    for name in named
        .filter_map(|code| code.split([' ', '…']).next())
        .filter(|name| !name.is_empty() && *name != "command")
    {
        assert!(quorate::entry::form::Sheet::named(name).is_some(), "/{name}");
    }
}

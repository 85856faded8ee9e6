//! The README says what the program does: its key table is the program's, and its example agenda is read.
use std::fs;
use std::path::Path;
use std::sync::Mutex;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands between two marks; `UPDATE_README=1 cargo test readme` writes it anew.
fn is_generated(begin: &str, end: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    // One at a time: both tests write the same file.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap();
    let readme = readme();
    let (before, rest) = readme.split_once(begin).unwrap();
    let (stands, after) = rest.split_once(end).unwrap();
    let wanted = format!("\n{}\n", generated.trim());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, format!("{before}{begin}{wanted}{end}{after}")).unwrap();
    } else {
        assert!(
            stands == wanted,
            "what stands after {begin} has changed: UPDATE_README=1 cargo test readme"
        );
    }
}

#[test]
fn its_key_table_is_the_programs() {
    let keys = quorate::ui::keys::markdown(&Default::default());
    is_generated("<!-- keys -->\n", "<!-- end of keys -->", &keys);
}

#[test]
fn its_settings_are_the_programs() {
    let settings = quorate::config::markdown();
    is_generated("<!-- settings -->\n", "<!-- end of settings -->", &settings);
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

//! The README says what the program does: its key table is the program's, and its example agenda is read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- end of keys -->";

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// `UPDATE_README=1 cargo test --test readme` writes the table anew.
#[test]
fn its_key_table_is_the_programs() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let wanted = format!("\n{}\n", quorate::ui::keys::markdown().trim());
    if std::env::var_os("UPDATE_README").is_some() {
        let text = format!("{before}{BEGIN}{wanted}{END}{after}");
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"), text).unwrap();
    } else {
        assert!(
            table == wanted,
            "the key table has changed: UPDATE_README=1 cargo test --test readme"
        );
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
        assert!(quorate::entry::command(name).is_some(), "/{name}");
    }
}

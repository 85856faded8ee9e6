//! The manual page: one, whole. The commands come from the command line's own definition, the entry line, the
//! keys and the settings from the tables that the program works by.

use std::io;

use clap::Command;
use clap_mangen::Man;

use crate::config;
use crate::entry::form;
use crate::ui::grammar::FORMS;
use crate::ui::keys::{self, Keymap};

/// A text as roff has it: nothing in it is a request or an escape.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}

/// A term and what it means.
fn pair(page: &mut String, term: &str, means: &str) {
    page.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", roff(term), roff(means)));
}

fn head(page: &mut String, title: &str) {
    page.push_str(&format!(".SH \"{}\"\n", roff(title)));
}

/// The page.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn page(command: Command) -> io::Result<String> {
    let mut bytes = Vec::new();
    let man = Man::new(command.clone());
    man.render_title(&mut bytes)?;
    man.render_name_section(&mut bytes)?;
    man.render_synopsis_section(&mut bytes)?;
    man.render_description_section(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    head(&mut page, "COMMANDS");
    commands(&mut page, &command, "quorate")?;
    head(&mut page, "THE ENTRY LINE");
    for form in FORMS {
        pair(&mut page, form.line, form.records);
    }
    for sheet in form::commands() {
        let line = format!("{} {}", sheet.title(), sheet.arguments());
        pair(&mut page, line.trim_end(), sheet.does);
    }
    head(&mut page, "KEYS");
    page.push_str("As they are at first; \\fBquorate keys\\fR shows them as they are set.\n");
    let (places, shared) = keys::told(&Keymap::default());
    page.push_str(&format!("{}\n", roff(keys::SHARING)));
    for part in places.iter().chain(&shared) {
        page.push_str(&format!(".SS \"{}\"\n", roff(part.title)));
        for (keys, row) in &part.rows {
            pair(&mut page, keys, row.words);
        }
        if let Some(also) = part.also() {
            page.push_str(&format!(".PP\n{}\n", roff(&also)));
        }
    }
    head(&mut page, "SETTINGS");
    page.push_str(
        "The config file is TOML. A flag goes before the environment, that before the file, that before what \\\n\
         holds at first. \\fBquorate config \\-\\-defaults\\fR prints a whole one.\n",
    );
    for (name, variable, takes, means) in config::options() {
        pair(
            &mut page,
            &format!("{name}, {variable}"),
            &format!("{means} Takes {takes}."),
        );
    }
    head(&mut page, "EXIT STATUS");
    for (status, means) in super::STATUSES {
        pair(&mut page, status, means);
    }
    Ok(page)
}

/// The commands of a command, and theirs, each with its options and examples.
fn commands(page: &mut String, of: &Command, under: &str) -> io::Result<()> {
    for command in of
        .get_subcommands()
        .filter(|one| !one.is_hide_set() && one.get_name() != "help")
    {
        let name = format!("{under} {}", command.get_name());
        page.push_str(&format!(".SS \"{}\"\n", roff(&name)));
        let mut bytes = Vec::new();
        // What holds everywhere is said once, at the top.
        let own = command
            .clone()
            .disable_help_flag(true)
            .disable_help_subcommand(true);
        let man = Man::new(own.display_name(name.clone()).bin_name(name.clone()));
        man.render_description_section(&mut bytes)?;
        man.render_synopsis_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
        man.render_extra_section(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        for line in text
            .lines()
            .filter(|line| !line.starts_with(".ie") && !line.starts_with(".el"))
        {
            // Its own headings would begin sections of the page.
            match line.strip_prefix(".SH") {
                Some(_) => page.push_str(".PP\n"),
                None => {
                    page.push_str(line);
                    page.push('\n');
                }
            }
        }
        commands(page, command, &name)?;
    }
    Ok(())
}

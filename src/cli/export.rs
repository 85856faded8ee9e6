//! `quorate export`: minutes and data out. Without `--exempt`, what the public may see and nothing more.

use std::io::Write;
use std::path::Path;

use crate::error::Error;
use crate::journal::{self, Log};
use crate::meeting::Meeting;
use crate::minutes::{Scope, Seal, markdown, record};

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Minutes as Markdown
    Md,
    /// The record as one JSON document
    Json,
}

/// Writes the meeting of the log at `path` as `format`.
///
/// # Errors
/// The log cannot be read or is damaged, or the file cannot be written.
pub fn export(path: &Path, format: Format, to: Option<&Path>, exempt: bool) -> Result<(), Error> {
    let text = text(journal::read(path)?, path, format, exempt)?;
    let Some(to) = to else { return super::print(&text) };
    let failed = |error: std::io::Error| {
        Error::failed(format!(
            "{} cannot be written: {error}. Whatever stood there is untouched",
            to.display()
        ))
    };
    // Whole or not at all: a reader never meets half the minutes.
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    file.persist(to).map_err(|error| failed(error.error))?;
    Ok(())
}

fn text(log: Log, path: &Path, format: Format, exempt: bool) -> Result<String, Error> {
    if !log.damage.is_empty() {
        let error = journal::JournalError::Damaged {
            path: path.to_owned(),
            damage: log.damage,
        };
        return Err(error.into());
    }
    let seal = Seal {
        events: log.head.events,
        hash: log.head.hash.to_string(),
    };
    let scope = if exempt { Scope::Exempt } else { Scope::Public };
    let meeting = Meeting::replay(log.facts);
    Ok(match format {
        Format::Md => markdown::minutes(&meeting, scope, &seal),
        Format::Json => {
            let record = record::record(&meeting, scope, &log.header.id, &seal);
            let text = serde_json::to_string_pretty(&record);
            text.map_err(|error| Error::failed(format!("the record cannot be written as JSON: {error}")))?
                + "\n"
        }
    })
}

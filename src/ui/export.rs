//! The minutes written to a file, over the screen: as what, and into which folder. It writes nothing: what is
//! wanted is brought by whoever has a disk, and what became of it is said here.

use std::path::PathBuf;

use super::keys::Going;
use super::line::Line;
use super::parts::list::Item;
use super::review::Wanted;
use super::update::stepped;
use super::{Effect, Model, Screen};
use crate::minutes::Format;

/// The formats in the order in which they are asked for most, and what people call them.
const OFFERED: [(Format, &str); 9] = [
    (Format::Docx, "Word"),
    (Format::Pdf, "PDF"),
    (Format::Html, "HTML"),
    (Format::Md, "Markdown"),
    (Format::Csv, "Table"),
    (Format::Ics, "Calendar"),
    (Format::Json, "Record"),
    (Format::Popolo, "Popolo"),
    (Format::Akn, "Akoma Ntoso"),
];

/// What is asked.
#[derive(Debug, Clone)]
pub struct Export {
    /// The log of the meeting.
    log: PathBuf,
    /// With what is exempt.
    exempt: bool,
    /// The folder into which it goes, as typed.
    pub folder: Line,
    at: usize,
    /// What became of it, or why nothing did.
    pub said: Option<String>,
    /// The file that was written last.
    pub written: Option<PathBuf>,
}

impl Export {
    /// Of the meeting of a log.
    pub fn new(log: PathBuf, exempt: bool) -> Self {
        Self {
            log,
            exempt,
            folder: Line::default(),
            at: 0,
            said: None,
            written: None,
        }
    }

    /// Whether what is exempt goes with it.
    pub fn is_exempt(&self) -> bool {
        self.exempt
    }

    /// Goes through the formats.
    pub fn go(&mut self, going: Going) {
        self.at = stepped(self.at, OFFERED.len() - 1, 4, going);
    }

    /// Selects a format.
    pub fn select(&mut self, at: usize) {
        self.at = at.min(OFFERED.len() - 1);
    }

    /// Which is selected.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// What is wanted: the file.
    pub fn wants(&mut self) -> Effect {
        self.said = Some("Writing…".into());
        Effect::Bring(Wanted::Export {
            path: self.log.clone(),
            format: OFFERED.get(self.at).map_or(Format::Docx, |(format, _)| *format),
            exempt: self.exempt,
            folder: PathBuf::from(self.folder.text().trim()),
        })
    }

    /// The file was written.
    pub fn is_written(&mut self, to: PathBuf, open: &str) {
        self.said = Some(format!("Written to {}. {open} opens it.", to.display()));
        self.written = Some(to);
    }

    /// The rows of the list.
    pub fn items() -> Vec<Item> {
        let row = |(format, name): (Format, &str)| Item {
            name: name.to_owned(),
            about: format.about().to_owned(),
            ..Item::default()
        };
        OFFERED.map(row).to_vec()
    }
}

/// The log whose minutes can be written from where the model stands, and whether what is exempt is shown.
pub fn log_of(model: &Model) -> Option<(PathBuf, bool)> {
    match &model.screen {
        Screen::Clerk(clerk) => clerk.log.clone().map(|log| (log, false)),
        Screen::Home(home) => home.chosen().map(|one| (one.path.clone(), false)),
        Screen::Review(review) => review.log_shown(),
        Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => None,
    }
}

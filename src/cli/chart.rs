//! `quorate chart`: a meeting in a picture, as SVG.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::Error;
use crate::library::Sight;
use crate::library::reading::Held;
use crate::meeting::words;
use crate::pictures::{Kind, Picture, svg};
use crate::shown::shown;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Which {
    /// Each item: planned, and what it took
    Timing,
    /// How long each person spoke
    Speaking,
    /// How long members, officers and others spoke
    Roles,
    /// Questions asked and answered, by who asked
    Questions,
    /// Who was there when, over the agenda
    Presence,
}

impl From<Which> for Kind {
    fn from(which: Which) -> Self {
        match which {
            Which::Timing => Kind::Timing,
            Which::Speaking => Kind::Speaking,
            Which::Roles => Kind::Roles,
            Which::Questions => Kind::Questions,
            Which::Presence => Kind::Presence,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Args)]
pub struct Asked {
    /// What it shows
    #[arg(long, value_enum, default_value = "timing")]
    kind: Which,
    /// The file to write instead of standard output
    #[arg(short, value_name = "FILE")]
    o: Option<PathBuf>,
    /// With what was said while press and public were excluded
    #[arg(long)]
    exempt: bool,
}

/// Writes the picture of the meeting in the log at `path`.
///
/// # Errors
/// The log cannot be read, there is nothing to draw, or the file cannot be written.
pub fn chart(path: &Path, asked: &Asked) -> Result<(), Error> {
    let sight = if asked.exempt {
        Sight::Exempt
    } else {
        Sight::Public
    };
    let held = Held::read(path, sight);
    let told = |what: &str| format!("{}: {what}", path.display());
    let Some(meeting) = held.meeting else {
        let what = held.problem.unwrap_or_else(|| "it cannot be read".into());
        return Err(Error::failed(told(&what)));
    };
    if let Some(problem) = &held.problem {
        let _ = super::complain(&format!("quorate: {}\n", shown(&told(problem))));
    }
    let picture = Picture::of(asked.kind.into(), &meeting);
    if picture.is_empty() {
        return Err(Error::no(told(
            "the log says nothing of that, so there is nothing to draw",
        )));
    }
    let body = meeting
        .plan
        .as_ref()
        .map_or("A meeting", |plan| plan.body.as_str());
    let date = meeting.date().map(words::date).unwrap_or_default();
    let text = svg::svg(&picture, &format!("{body}, {date}"));
    let Some(to) = &asked.o else {
        return super::print(&text);
    };
    super::output::write(to, text.as_bytes(), asked.exempt)
}

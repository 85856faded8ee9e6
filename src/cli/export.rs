//! `quorate export`: minutes and data out. Without `--exempt`, what the public may see and nothing more.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::builder::PossibleValue;

use super::{earlier, output};
use crate::capped::{self, Unread};
use crate::config::Values;
use crate::error::Error;
use crate::journal::{self, Log};
use crate::library::reading::name_of;
use crate::meeting::Meeting;
use crate::meeting::finding::{self, Severity};
use crate::minutes::{self, ExportError, Exported, Format, Order, Outside, Paper, Scope, Seal, Style};
use crate::shell::clock;
use crate::shown::shown;
use crate::ui::review::{Brought, Wanted};

use super::folder;
use crate::ui::Look;

impl clap::ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.about()))
    }
}

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// The format
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write instead of standard output
    #[arg(short, value_name = "FILE")]
    o: Option<PathBuf>,
    /// With what was said while press and public were excluded
    #[arg(long)]
    exempt: bool,
    /// Which paper: minutes, decisions, actions, attendance, or item:NUMBER for one item
    #[arg(long, value_name = "PAPER", default_value = "minutes")]
    paper: Paper,
    /// The house style: one that comes with the program (`quorate styles` lists them), or a TOML file [default: the config file's, or default]
    #[arg(long, value_name = "STYLE|FILE")]
    style: Option<String>,
    /// Mark each page as a draft
    #[arg(long)]
    draft: bool,
    /// Leave out the byte order mark that a CSV begins with, for programs that trip over it
    #[arg(long)]
    no_bom: bool,
}

/// Writes the meeting of the log at `path` as asked.
///
/// # Errors
/// The log cannot be read or is damaged, there is no such paper, or the file cannot be written.
pub fn export(path: &Path, asked: &Asked, values: &Values) -> Result<(), Error> {
    if asked.o.is_none() && !asked.format.is_text() && io::stdout().is_terminal() {
        let word = asked.format.word();
        return Err(Error::request(format!(
            "{word} is not for a terminal: write it to a file with -o minutes.{}",
            asked.format.ending()
        )));
    }
    let (log, seal) = whole(path)?;
    let id = log.header.id;
    let meeting = Meeting::replay(log.facts);
    let exported = exported(&meeting, path, &id, &seal, asked, values)?;
    let left = left(&meeting, path, asked);
    for note in exported.notes.iter().chain(&left) {
        let _ = super::complain(&format!("quorate: {}\n", shown(note)));
    }
    match &asked.o {
        Some(to) => output::write(to, &exported.bytes, asked.exempt),
        None => super::print_bytes(&exported.bytes),
    }
}

/// The most bytes of a style's page.
const STYLE_CAP: u64 = 1 << 18;

/// A log with its seal; a damaged one is no base for a paper.
///
/// # Errors
/// It cannot be read, or is damaged.
pub(super) fn whole(path: &Path) -> Result<(Log, Seal), Error> {
    let mut log = journal::read(path)?;
    if !log.damage.is_empty() {
        let error = journal::JournalError::Damaged {
            path: path.to_owned(),
            damage: std::mem::take(&mut log.damage),
        };
        return Err(error.into());
    }
    let seal = Seal {
        events: log.head.events,
        hash: log.head.hash.to_string(),
    };
    Ok((log, seal))
}

/// What is still to be looked at, where minutes that are no draft are written to a file to be handed on.
fn left(meeting: &Meeting, path: &Path, asked: &Asked) -> Option<String> {
    let handed_on = asked.o.is_some() && !asked.draft && asked.format.is_printed();
    let found = finding::findings(meeting);
    let count = found.iter().filter(|one| one.severity != Severity::Note).count();
    let log = path.display();
    let things = match count {
        1 => "1 thing".to_owned(),
        n => format!("{n} things"),
    };
    (handed_on && count > 0)
        .then(|| format!("{things} to look at before this goes out: quorate check {log}; --draft marks it"))
}

/// How the screens are, with sentences in the style that the minutes will be in.
pub(super) fn dressed(look: Look, values: &Values) -> Look {
    match style(&values.style) {
        Ok(style) => Look {
            style: style.with_dates_in(values.dates),
            ..look
        },
        Err(error) => {
            let told =
                format!("quorate: {error}; until it is mended, sentences are shown in the default style\n");
            let _ = super::complain(&told);
            look
        }
    }
}

/// The style of that name, or the page at that path.
///
/// # Errors
/// There is neither, or the page is no style.
pub(super) fn style(named: &str) -> Result<Style, Error> {
    if let Some(style) = Style::shipped(named) {
        return Ok(style);
    }
    let names: Vec<&str> = Style::names().collect();
    let names = names.join(", ");
    let path = Path::new(named);
    let page = capped::read(path, STYLE_CAP).map_err(|unread| match unread {
        Unread::Io(error) => Error::request(format!(
            "there is no style {named} ({names}), and no file of that name can be read: {error}"
        )),
        Unread::TooLarge | Unread::NotUtf8 { .. } => Error::unread("style", path, &unread),
    })?;
    let mut style = Style::read(&page).map_err(|error| Error::request(format!("{named}: {error}")))?;
    // A template and fonts lie beside the page that names them.
    for named in [&mut style.docx.template, &mut style.pdf.fonts] {
        if let (Some(folder), false) = (path.parent(), named.is_empty()) {
            *named = folder.join(&*named).to_string_lossy().into_owned();
        }
    }
    Ok(style)
}

/// The most bytes of a house's Word file.
const TEMPLATE_CAP: u64 = 32 << 20;

/// The house's Word file, where the style names one and a Word file is asked for.
fn template(style: &Style, format: Format) -> Result<Option<Vec<u8>>, Error> {
    match style.docx.template.as_str() {
        "" => Ok(None),
        _ if format != Format::Docx => Ok(None),
        named => template_at(named).map(Some),
    }
}

/// A Word file.
///
/// # Errors
/// It cannot be read, or is larger than a letterhead has reason to be.
pub(super) fn template_at(named: &str) -> Result<Vec<u8>, Error> {
    let unread = |error: io::Error| Error::request(format!("docx.template: {named} cannot be read: {error}"));
    let mut bytes = Vec::new();
    let file = std::fs::File::open(named).map_err(unread)?;
    file.take(TEMPLATE_CAP + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    match bytes.len() as u64 > TEMPLATE_CAP {
        true => Err(Error::request(format!(
            "docx.template: {named} is larger than {} MB",
            TEMPLATE_CAP >> 20
        ))),
        false => Ok(bytes),
    }
}

fn exported(
    meeting: &Meeting,
    path: &Path,
    id: &str,
    seal: &Seal,
    asked: &Asked,
    values: &Values,
) -> Result<Exported, Error> {
    let style = style(asked.style.as_ref().unwrap_or(&values.style))?.with_dates_in(values.dates);
    let template = template(&style, asked.format)?;
    let order = Order {
        scope: if asked.exempt {
            Scope::Exempt
        } else {
            Scope::Public
        },
        paper: &asked.paper,
        style: &style,
        draft: asked.draft,
        id,
        seal,
        here: Some(clock::WALL),
        outside: Outside {
            before: earlier::before(path, meeting),
            template: template.as_deref(),
            fonts: &[],
            mark: asked.format == Format::Csv && !asked.no_bom,
        },
    };
    #[cfg(feature = "pdf")]
    let found = match asked.format {
        Format::Pdf => {
            let document = minutes::document(meeting, &order);
            let lacking = document.map(|document| minutes::pdf::lacking(&document));
            super::fonts::with(&lacking.unwrap_or_default(), &style.pdf.fonts)
        }
        _ => Vec::new(),
    };
    #[cfg(feature = "pdf")]
    let order = Order {
        outside: Outside {
            fonts: &found,
            ..order.outside
        },
        ..order
    };
    minutes::export(meeting, asked.format, &order).map_err(|error| match error {
        ExportError::NoItem(_)
        | ExportError::Whole { .. }
        | ExportError::NoPdf
        | ExportError::Template(_) => Error::request(error.to_string()),
        ExportError::Json(_) | ExportError::Table(_) | ExportError::Pdf(_) | ExportError::Io(_) => {
            Error::failed(error.to_string())
        }
    })
}

/// What a screen asks for to hand minutes out: the folder they go to, the file, and that it is opened.
pub fn bring(wanted: Wanted, values: &Values) -> Brought {
    match wanted {
        Wanted::Folder => {
            let here = std::env::current_dir().unwrap_or_default();
            Brought::Folder(here.to_string_lossy().into_owned())
        }
        Wanted::Open(file) => Brought::Done(opened(&file)),
        Wanted::Export {
            path,
            format,
            exempt,
            folder,
        } => match into_folder(&path, format, exempt, &folder::at_home(&folder), values) {
            Ok(file) => Brought::Exported(file),
            Err(error) => Brought::Nothing(error.to_string()),
        },
        _ => Brought::Nothing("nothing of that kind is written here".into()),
    }
}

/// Opens a file where there is a desktop to open it on. Says what became of it.
fn opened(file: &Path) -> String {
    let desktop = cfg!(target_os = "macos")
        || ["WAYLAND_DISPLAY", "DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()));
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let opened = desktop
        && Command::new(opener)
            .arg(file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .is_ok();
    let file = file.display();
    match opened {
        true => format!("Opened {file}."),
        false => format!("There is no desktop here to open it on: it is {file}."),
    }
}

/// Writes the minutes into a folder, under a name that tells of which state they are: no draft that
/// was handed on is replaced by a later one. Gives the file.
///
/// # Errors
/// As for `export`.
fn into_folder(
    path: &Path,
    format: Format,
    exempt: bool,
    folder: &Path,
    values: &Values,
) -> Result<PathBuf, Error> {
    let asked = Asked {
        format,
        o: None,
        exempt,
        paper: Paper::Minutes,
        style: None,
        draft: false,
        no_bom: false,
    };
    let (log, seal) = whole(path)?;
    let (name, events) = (name_of(path), seal.events);
    let scope = if exempt { "minutes-exempt" } else { "minutes" };
    let to = folder.join(format!("{name}.{scope}-{events}.{}", format.ending()));
    let meeting = Meeting::replay(log.facts);
    let exported = exported(&meeting, path, &log.header.id, &seal, &asked, values)?;
    output::write(&to, &exported.bytes, exempt)?;
    Ok(std::fs::canonicalize(&to).unwrap_or(to))
}

//! `quorate orders`: the standing orders there are; and the rules that a meeting's page names, found.

use crate::meeting::facts::StandingOrdersAdopted;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::agenda::Planned;
use crate::capped;
use crate::error::Error;
use crate::meeting::Event;
use crate::rules::{self, PRESETS, Standing};
use crate::shown::shown_lines;

/// The most bytes of a file of standing orders.
const CAP: u64 = 256 << 10;

/// What to do with standing orders.
#[derive(Debug, Clone, Subcommand)]
pub enum Asked {
    /// List the presets and your own
    #[command(after_help = "Example:\n  quorate orders list")]
    List,
    /// Show the rules of one, whole: a file to begin your own with
    #[command(after_help = "Example:\n  quorate orders show parish-council > our-council.toml")]
    Show {
        /// A preset, or a file's name in the folder of your own
        name: String,
    },
    /// Is a file of standing orders sound, and in what does it differ
    #[command(after_help = "Example:\n  quorate orders check our-council.toml")]
    Check {
        /// The file
        file: PathBuf,
    },
}

/// Does it.
///
/// # Errors
/// There are none of that name, or the file is not sound or cannot be read.
pub fn orders(asked: Option<Asked>, folder: Option<&Path>) -> Result<(), Error> {
    match asked.unwrap_or(Asked::List) {
        Asked::List => super::print(&list(folder)),
        Asked::Show { name } => super::print(&shown_lines(&rules::show(&find(&name, None, folder)?))),
        Asked::Check { file } => check(&file, folder),
    }
}

fn list(folder: Option<&Path>) -> String {
    let mut out = String::new();
    for (name, text) in PRESETS {
        let title = rules::read(name, text).ok().and_then(|standing| standing.title);
        out.push_str(&format!("{name:<24} {}\n", title.unwrap_or_default()));
    }
    for path in own(folder) {
        let name = stem(&path);
        let told = match read(&path) {
            Ok(standing) => standing.title.unwrap_or_default(),
            Err(_) => format!("not sound: quorate orders check {}", path.display()),
        };
        out.push_str(&format!("{name:<24} {told}\n"));
    }
    let folder = folder.map_or_else(String::new, |folder| format!(", or in {}", folder.display()));
    out.push_str(&format!(
        "\nAn agenda page names one: Standing orders: NAME. Your own are files NAME.toml beside the page{folder}.\n"
    ));
    shown_lines(&out)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The files in the folder of one's own, by name.
fn own(folder: Option<&Path>) -> Vec<PathBuf> {
    let Some(entries) = folder.and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let files = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

fn check(file: &Path, folder: Option<&Path>) -> Result<(), Error> {
    let standing = read(file)?;
    let base = match &standing.based_on {
        Some(name) => find(name, None, folder)?,
        None => Standing {
            title: None,
            based_on: None,
            orders: Default::default(),
        },
    };
    let base_lines: Vec<String> = lines(&base);
    let mine = lines(&standing);
    let differs: Vec<&String> = mine.iter().filter(|line| !base_lines.contains(line)).collect();
    let on = standing.based_on.as_deref().unwrap_or("the ordinary rules");
    let mut out = format!("{}: sound, based on {on}\n", file.display());
    for line in &differs {
        out.push_str(&format!("  {line}\n"));
    }
    if differs.is_empty() {
        out.push_str("  nothing differs from it\n");
    }
    super::print(&shown_lines(&out))
}

/// Each setting with the section it is in.
fn lines(standing: &Standing) -> Vec<String> {
    let mut section = String::new();
    let mut lines = Vec::new();
    for line in rules::show(standing).lines() {
        if line.starts_with('[') {
            section = line.to_owned();
        } else if !line.starts_with('#') && !line.is_empty() && !section.is_empty() {
            lines.push(format!("{section} {line}"));
        }
    }
    lines
}

/// The standing orders in a file.
fn read(path: &Path) -> Result<Standing, Error> {
    let shown = path.display();
    let text = capped::read(path, CAP).map_err(|unread| Error::unread("standing orders", path, &unread))?;
    rules::read(&stem(path), &text).map_err(|complaints| {
        let each: Vec<String> = complaints.iter().map(|one| format!("{shown}:{one}")).collect();
        Error::no(each.join("\n"))
    })
}

/// The standing orders of this name: a preset, else a file beside the agenda page, else one in the folder of
/// one's own.
///
/// # Errors
/// There is none, or it is not sound.
pub fn find(name: &str, beside: Option<&Path>, folder: Option<&Path>) -> Result<Standing, Error> {
    let name = name.trim();
    if let Some(text) = rules::preset(name) {
        return rules::read(name, text)
            .map_err(|_| Error::failed(format!("the preset {name} cannot be read: a fault of ours")));
    }
    // A name is a file's name and no way out of the folder.
    let bare = name.strip_suffix(".toml").unwrap_or(name);
    let plain = !bare.is_empty() && !bare.starts_with('.') && !bare.contains(['/', '\\', ':', '\0']);
    let file = format!("{bare}.toml");
    let beside = beside.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let places = [
        Some(beside.join(&file)),
        Some(beside.join("orders").join(&file)),
        folder.map(|folder| folder.join(&file)),
    ];
    let found = places
        .into_iter()
        .flatten()
        .filter(|_| plain)
        .find(|path| path.is_file());
    match found {
        Some(path) => read(&path).map_err(|error| Error::request(error.to_string())),
        None => {
            let own = own(folder).iter().map(|path| stem(path)).collect::<Vec<_>>();
            let own = match own.is_empty() {
                true => String::new(),
                false => format!("; your own: {}", own.join(", ")),
            };
            Err(Error::request(format!(
                "there are no standing orders called {name}. Presets: {}{own}. A file {file} beside the agenda \
                 page would be found; `quorate orders` says more",
                rules::preset_names()
            )))
        }
    }
}

/// The planned facts with the rules that their page names, which are adopted as the log begins.
///
/// # Errors
/// There are none of that name, or they are not sound.
pub fn adopted(
    planned: &[Planned],
    beside: Option<&Path>,
    folder: Option<&Path>,
) -> Result<Vec<Planned>, Error> {
    let mut with = Vec::with_capacity(planned.len() + 1);
    for one in planned {
        with.push(one.clone());
        let Event::MeetingPlanned(plan) = &one.event else {
            continue;
        };
        if let Some(name) = &plan.standing_orders {
            let standing = find(name, beside, folder)?;
            with.push(Planned {
                event: Event::StandingOrdersAdopted(StandingOrdersAdopted {
                    name: name.trim().to_owned(),
                    rules: Box::new(standing.orders),
                }),
                exempt: false,
            });
        }
    }
    Ok(with)
}

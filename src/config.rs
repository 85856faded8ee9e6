//! The config file and the folders. The only place that knows where things are kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::entry::House;
use crate::error::Error;

/// What the config file can say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder of the session logs.
    pub sessions: Option<PathBuf>,
    /// What the clerk types for what: expanded as soon as a blank follows.
    #[serde(default)]
    pub abbreviations: BTreeMap<String, String>,
    /// What is always said, by a word of the item's title; `any` for every item.
    #[serde(default)]
    pub phrases: BTreeMap<String, Vec<String>>,
}

impl Config {
    /// What the house says and how its clerk abbreviates: what comes with the program, and this file's.
    pub fn house(&self) -> House {
        House::default().with(&self.phrases, &self.abbreviations)
    }

    /// The config file named, or the platform's own if there is one.
    ///
    /// # Errors
    /// It cannot be read or understood; or it was named and is not there.
    pub fn read(named: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = named.map(Path::to_owned).or_else(default_path) else {
            return Ok(Self::default());
        };
        let shown = path.display();
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| {
                let line = error.span().map_or(1, |span| {
                    text[..span.start.min(text.len())].lines().count().max(1)
                });
                let what = error.message();
                Error::request(format!(
                    "{shown}:{line}: {what}. The file may hold: sessions = \"a folder\", [abbreviations] and [phrases]"
                ))
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                Ok(Self::default())
            }
            Err(error) => Err(Error::failed(format!(
                "the config file {shown} cannot be read: {error}"
            ))),
        }
    }

    /// The folder of the session logs: the flag, the environment, this file, or the platform's data folder.
    ///
    /// # Errors
    /// The platform has no such folder and none is named.
    pub fn sessions(&self, flag: Option<&Path>) -> Result<PathBuf, Error> {
        let environment = std::env::var_os("QUORATE_SESSIONS")
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from);
        let named = flag
            .map(Path::to_owned)
            .or(environment)
            .or_else(|| self.sessions.clone());
        let own = || Some(folders()?.data_dir().join("sessions"));
        named.or_else(own).ok_or_else(|| {
            Error::request("no home folder is known to keep the sessions in: name one with --sessions DIR")
        })
    }
}

/// Where what is derived from the logs is kept, to be deleted at any time: the platform's cache folder.
pub fn cache() -> Option<PathBuf> {
    Some(folders()?.cache_dir().to_owned())
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "quorate")
}

/// The folder in which people keep their own standing orders; none where the platform has no such folder.
pub fn orders_folder() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("orders"))
}

fn default_path() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("config.toml"))
}

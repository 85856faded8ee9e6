//! The config file and the folders. The only place that knows where things are kept.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::capped::{self, Unread};
use crate::error::Error;

/// The most bytes of a config file.
const CAP: u64 = 64 << 10;

/// What the config file can say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder of the session logs.
    pub sessions: Option<PathBuf>,
}

impl Config {
    /// The config file named, or the platform's own if there is one.
    ///
    /// # Errors
    /// It cannot be read or understood; or it was named and is not there.
    pub fn read(named: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = named.map(Path::to_owned).or_else(default_path) else {
            return Ok(Self::default());
        };
        let shown = path.display();
        match capped::read(&path, CAP) {
            Ok(text) => toml::from_str(&text).map_err(|error| {
                let line = error.span().map_or(1, |span| {
                    text[..span.start.min(text.len())].lines().count().max(1)
                });
                let what = error.message();
                Error::request(format!(
                    "{shown}:{line}: {what}. The file may hold: sessions = \"a folder\""
                ))
            }),
            Err(Unread::Io(error)) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                Ok(Self::default())
            }
            Err(Unread::Io(error)) => Err(Error::failed(format!(
                "the config file {shown} cannot be read: {error}"
            ))),
            Err(Unread::TooLarge) => Err(Error::request(format!(
                "{shown} is larger than any config file: check that it is the file you meant"
            ))),
            Err(Unread::NotUtf8 { line }) => Err(Error::request(format!(
                "{shown}:{line}: this is not UTF-8 text: save it as UTF-8"
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

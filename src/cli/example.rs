//! An example meeting that needs no file: one of the worked meetings, minuted half way.

use std::path::Path;

use super::dictate;
use super::folder::{self, Again, Session};
use crate::agenda;
use crate::error::Error;

const PAGE: &str = include_str!("../../sessions/2016-10-21-thames-valley-police-and-crime-panel.agenda.md");
const LINES: &str = include_str!("../../sessions/2016-10-21-thames-valley-police-and-crime-panel.lines.txt");

/// How many of its lines are entered: enough to see every part of the screen at work.
const ENTERED: usize = 34;

/// The example: begun anew in a folder of its own beside the real meetings, or gone on with.
///
/// # Errors
/// The disk failed, or the example is open in another window.
pub fn session(sessions: &Path) -> Result<Session, Error> {
    let planned =
        agenda::read(PAGE).map_err(|_| Error::failed("the example cannot be read: a fault of ours"))?;
    let folder = sessions.join("example");
    let mut session = match folder::begin(
        &planned,
        &folder,
        Again {
            reopen: false,
            new: false,
        },
    ) {
        Err(error) if error.kind == crate::error::Kind::Request => folder::begin(
            &planned,
            &folder,
            Again {
                reopen: false,
                new: true,
            },
        )?,
        other => other?,
    };
    if session.meeting.last_seq() == session.meeting.plan_end() {
        let lines: Vec<&str> = LINES.lines().take(ENTERED).collect();
        let mut lines = lines.join("\n");
        lines.push_str("\n@11:34 +burke on the funding\n+sohal\n>macpherson\n");
        dictate::dictate(
            &mut session,
            &mut lines.as_bytes(),
            &mut std::io::sink(),
            &mut std::io::sink(),
            true,
        )?;
    }
    session.told = vec![format!(
        "An example to try anything on. It is kept in {}",
        folder.display()
    )];
    Ok(session)
}

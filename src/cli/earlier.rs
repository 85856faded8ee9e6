//! How far the earlier meetings of a body have come in what runs on from one to the next: the decisions of a year, the
//! numbers of the minutes. What cannot be read counts for nothing: a paper is never refused for another log's sake.

use std::path::{Path, PathBuf};

use chrono::Datelike;

use crate::journal::{self, name};
use crate::meeting::{Meeting, decisions};
use crate::minutes::Before;

/// What the meetings before this one numbered, by the logs beside its own.
pub(super) fn before(path: &Path, meeting: &Meeting) -> Before {
    let (Some(plan), Some(date)) = (&meeting.plan, meeting.date()) else {
        return Before::default();
    };
    let mut counted = Before::default();
    for other in beside(path, &plan.body) {
        let Ok(log) = journal::read(&other) else { continue };
        let other = Meeting::replay(log.facts);
        let same_body = other
            .plan
            .as_ref()
            .is_some_and(|one| one.body.trim() == plan.body.trim());
        let opened = |meeting: &Meeting| (meeting.date(), meeting.opened.map(|mark| mark.at));
        if !same_body || opened(&other) >= opened(meeting) {
            continue;
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let minutes = count(decisions::minutes(&other).len());
        counted.minutes = counted.minutes.saturating_add(minutes);
        if other.date().is_some_and(|held| held.year() == date.year()) {
            let decided = count(decisions::numbers(&other).len());
            counted.decisions = counted.decisions.saturating_add(decided);
        }
    }
    counted
}

/// The logs in the same folder that may be of the same body, by their names.
fn beside(path: &Path, body: &str) -> Vec<PathBuf> {
    let own = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = own.parent().unwrap_or(Path::new("."));
    let slug = name::slug(body);
    let is_one = |other: &Path| {
        let stem = other
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let of_body = stem.get(11..).is_some_and(|rest| rest.starts_with(&slug));
        let log = other.extension().is_some_and(|ending| ending == name::EXTENSION);
        log && of_body && other != own
    };
    let Ok(listed) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let files = listed.flatten().map(|entry| entry.path());
    files.filter(|other| is_one(other)).collect()
}

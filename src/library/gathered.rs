//! The registers of a folder of logs, each gathered from all of its meetings: for the commands and for the
//! screens alike. IO, by way of the cache.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::attendance::{self, Attended};
use super::cache::{self, Cache};
use super::commitments::{self, Commitment};
use super::decisions::{self, Decision};
use super::period::Period;
use super::questions::{self, Unanswered};
use super::reading::Held;
use super::register::{Rows, Which};
use super::settled::{self, Closing, Settled};
use super::{Sight, Volume};

/// A folder of logs, and how it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Folder<'a> {
    /// The folder.
    pub sessions: &'a Path,
    /// What is kept of it.
    pub cache: Option<&'a Cache>,
    /// How much of each meeting may be seen.
    pub sight: Sight,
}

/// A register, and what there is to say of the logs that it was gathered from.
#[derive(Debug, Clone)]
pub struct Gathered<T> {
    /// Its rows, in the order of the logs.
    pub rows: Vec<T>,
    /// What is the matter with a log, or between two of them; each names the log first.
    pub told: Vec<(String, String)>,
}

impl<T> Gathered<T> {
    fn map<U>(self, of: impl FnOnce(Vec<T>) -> Vec<U>) -> Gathered<U> {
        Gathered {
            rows: of(self.rows),
            told: self.told,
        }
    }
}

impl Folder<'_> {
    /// What `of` makes of every meeting; it is kept as `page`.
    fn each<T: Serialize + DeserializeOwned + Send>(
        &self,
        page: &str,
        of: impl Fn(&[Volume<'_>]) -> T + Sync,
    ) -> io::Result<Gathered<T>> {
        let read = |path: &Path| {
            let held = Held::read(path, self.sight);
            let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
            (of(&volume), held.problem.clone())
        };
        let page = format!("{page}-{}", self.sight.word());
        let mut told = Vec::new();
        let mut rows = Vec::new();
        for (log, (row, problem)) in cache::each(self.sessions, self.cache, &page, read)? {
            told.extend(problem.map(|what| (log, what)));
            rows.push(row);
        }
        Ok(Gathered { rows, told })
    }

    /// What was decided.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn decisions(&self) -> io::Result<Gathered<Decision>> {
        let each = self.each("decisions", decisions::decisions)?;
        Ok(each.map(|rows| rows.into_iter().flatten().collect()))
    }

    /// What is owed, as it stands `today`.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn actions(&self, today: NaiveDate) -> io::Result<Gathered<Commitment>> {
        let each = self.each("owed", |one| {
            (commitments::commitments(one, today), settled::closings(one))
        })?;
        let mut told = each.told;
        let (owed, closings): (Vec<Vec<Commitment>>, Vec<Vec<Closing>>) = each.rows.into_iter().unzip();
        let settled = Settled::of(closings.into_iter().flatten());
        let owed: Vec<Commitment> = owed.into_iter().flatten().collect();
        told.extend(unowed(&settled, &owed));
        let stands = |one: Commitment| one.on(today).settled_by(&settled);
        let rows = owed.into_iter().map(stands).collect();
        Ok(Gathered { rows, told })
    }

    /// The questions that wait for an answer `today`.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn questions(&self, today: NaiveDate) -> io::Result<Gathered<Unanswered>> {
        let each = self.each("questions", |one| {
            (questions::unanswered(one), settled::closings(one))
        })?;
        Ok(each.map(|rows| {
            let (asked, closings): (Vec<Vec<Unanswered>>, Vec<Vec<Closing>>) = rows.into_iter().unzip();
            let settled = Settled::of(closings.into_iter().flatten());
            questions::still(asked.into_iter().flatten().collect(), &settled, today)
        }))
    }

    /// Who came to how many of the meetings in that time.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn attendance(&self, within: Period) -> io::Result<Gathered<Attended>> {
        let each = self.each("attendance", |one| {
            let day = one.first().and_then(Volume::date);
            (day, attendance::attendance(one))
        })?;
        let held = |(day, came): (Option<NaiveDate>, Vec<Attended>)| within.holds(day).then_some(came);
        Ok(each.map(|rows| attendance::together(rows.into_iter().filter_map(held))))
    }

    /// Any of them.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn register(&self, which: Which, today: NaiveDate) -> io::Result<Rows> {
        Ok(match which {
            Which::Decisions => Rows::Decisions(self.decisions()?.rows),
            Which::Actions => Rows::Actions(self.actions(today)?.rows),
            Which::Questions => Rows::Questions(self.questions(today)?.rows),
            Which::Attendance => Rows::Attendance(self.attendance(Period::default())?.rows),
        })
    }
}

/// What a later meeting settled that no meeting of its body had left open. A question is looked for in its
/// own register.
fn unowed(settled: &Settled, owed: &[Commitment]) -> Vec<(String, String)> {
    if settled.is_empty() {
        return Vec::new();
    }
    let key = |one: &Commitment| settled::key(&one.body, one.date, &one.id);
    let known: HashSet<String> = owed.iter().map(key).collect();
    let strays = settled
        .iter()
        .filter(|one| !known.contains(&one.of) && !one.of.contains("\u{1f}q"));
    let told = |one: &Closing| {
        let of = one.of.split('\u{1f}').skip(1).collect::<Vec<_>>().join(" ");
        let what = format!(
            "#{} settles {of}, and no meeting of that body left it open",
            one.seq
        );
        (one.meeting.clone(), what)
    };
    strays.map(told).collect()
}

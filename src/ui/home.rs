//! Home: the live meeting, the saved ones, a new one planned here or from an agenda file, an example.

use std::path::PathBuf;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::Effect;
use super::keys::Going;
use super::line::Line;
use super::parts::{self, list};
use super::planner::Planner;
use super::review::{Brought, Wanted};
use super::update::stepped;

/// A meeting that has a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeEntry {
    /// Its log.
    pub path: PathBuf,
    /// The day, if its log says so.
    pub date: Option<NaiveDate>,
    /// Who meets; the file's name where its log does not say.
    pub body: String,
    /// How it stands: `live`, `planned`, `closed`.
    pub status: String,
    /// How many facts its log holds.
    pub events: u64,
    /// It is being minuted in another process, or it was left open: it comes first.
    pub live: bool,
    /// Why it cannot be opened.
    pub problem: Option<String>,
}

/// A row of Home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeRow {
    /// The meeting at this place.
    Meeting(usize),
    /// A new meeting, planned here.
    New,
    /// A new meeting from an agenda file.
    FromAgenda,
    /// The example.
    Example,
}

/// Home.
#[derive(Debug, Clone)]
pub struct Home {
    /// The meetings, the live ones first, then the newest.
    pub meetings: Vec<HomeEntry>,
    /// What is typed to find one.
    pub filter: Line,
    /// The path of an agenda, while it is being typed.
    pub path: Option<Line>,
    /// A new meeting being planned.
    pub plan: Option<Box<Planner>>,
    /// Whether it is what is shown.
    pub planning: bool,
    /// Something to say.
    pub told: Option<String>,
    /// The first row on the screen of what is said, where that is long.
    pub(super) top: usize,
    /// Files that may be agendas, to choose from while no path is typed.
    pub likely: Vec<String>,
    rows: Vec<HomeRow>,
    at: usize,
}

impl Home {
    /// Home with these meetings.
    pub fn new(mut meetings: Vec<HomeEntry>) -> Self {
        meetings.sort_by(|a, b| (b.live, b.date, &b.path).cmp(&(a.live, a.date, &a.path)));
        let mut home = Self {
            meetings,
            filter: Line::default(),
            path: None,
            plan: None,
            planning: false,
            told: None,
            top: 0,
            likely: Vec::new(),
            rows: Vec::new(),
            at: 0,
        };
        home.search();
        home
    }

    pub(super) fn line_mut(&mut self) -> &mut Line {
        match &mut self.plan {
            Some(plan) if self.planning => plan.line_mut(),
            Some(_) | None => self.path.as_mut().unwrap_or(&mut self.filter),
        }
    }

    /// Finds anew by what is typed: each word in the body, the date or the status.
    pub(super) fn search(&mut self) {
        self.told = None;
        self.top = 0;
        if self.path.is_some() || self.planning {
            return;
        }
        let wanted = self.filter.text().to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let has = |text: &str| {
            let text = text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let found = self.meetings.iter().enumerate().filter(|(_, one)| {
            let date = one.date.map(|date| date.format("%Y-%m-%d %-d %B %Y").to_string());
            has(&format!(
                "{} {} {}",
                one.body,
                one.status,
                date.unwrap_or_default()
            ))
        });
        let mut rows: Vec<HomeRow> = found.map(|(at, _)| HomeRow::Meeting(at)).collect();
        if has("new meeting planned here") {
            rows.push(HomeRow::New);
        }
        if has("new meeting from an agenda file") {
            rows.push(HomeRow::FromAgenda);
        }
        if has("an example meeting to try") {
            rows.push(HomeRow::Example);
        }
        self.rows = rows;
        self.at = 0;
    }

    /// The rows found.
    pub fn rows(&self) -> &[HomeRow] {
        &self.rows
    }

    /// Which row is selected.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// The next of the likely files, or the one before, into the path. False where something else is typed.
    fn pick(&mut self, going: Going) -> bool {
        let Some(path) = &mut self.path else { return false };
        let at = self.likely.iter().position(|one| one == path.text());
        if self.likely.is_empty() || !(path.text().is_empty() || at.is_some()) {
            return false;
        }
        let last = self.likely.len() - 1;
        let next = match (going, at) {
            (Going::Down, None) | (Going::First, _) => 0,
            (Going::Down, Some(at)) => (at + 1).min(last),
            (Going::Up, Some(at)) => at.saturating_sub(1),
            (Going::Up, None) | (Going::Last, _) => last,
            (Going::PageUp | Going::PageDown, _) => return false,
        };
        if let Some(one) = self.likely.get(next) {
            path.set(one);
        }
        true
    }

    pub(super) fn go(&mut self, going: Going, page: usize, list: Rect) {
        if self.pick(going) {
            return;
        }
        if let Some(said) = parts::home::said(self, list.width) {
            let last = said.len().saturating_sub(usize::from(list.height));
            if self.path.is_some() || last > 0 {
                self.top = stepped(self.top, last, page, going);
                return;
            }
            self.told = None;
        }
        if let Some(plan) = self.plan.as_mut().filter(|_| self.planning) {
            let last = plan.rows().len().saturating_sub(1);
            plan.to(stepped(plan.at(), last, 8, going));
            return;
        }
        if self.path.is_some() {
            return;
        }
        self.at = stepped(self.at, self.rows.len().saturating_sub(1), page, going);
    }

    /// Tab: asks which paths begin like the one being typed.
    pub(super) fn complete(&self) -> Vec<Effect> {
        let path = self.path.as_ref().map(|path| path.text().to_owned());
        path.map(|path| Effect::Bring(Wanted::Paths(path)))
            .into_iter()
            .collect()
    }

    /// The meeting that is selected, if it can be opened.
    pub fn chosen(&self) -> Option<&HomeEntry> {
        match self
            .rows
            .get(self.at)
            .filter(|_| self.path.is_none() && !self.planning)?
        {
            HomeRow::Meeting(at) => self.meetings.get(*at).filter(|one| one.problem.is_none()),
            HomeRow::New | HomeRow::FromAgenda | HomeRow::Example => None,
        }
    }

    /// A new meeting is planned from today on, with the bodies that have met; one that was begun is gone on with.
    fn plan_one(&mut self, today: NaiveDate) {
        let mut bodies: Vec<&HomeEntry> = self.meetings.iter().filter(|one| one.date.is_some()).collect();
        bodies.sort_by_key(|one| std::cmp::Reverse(one.date));
        let bodies = bodies.iter().map(|one| one.body.clone()).collect();
        self.plan
            .get_or_insert_with(|| Box::new(Planner::new(today, bodies)));
        self.planning = true;
        self.told = None;
    }

    /// Something of what is planned was typed: the people of last time are asked for once the body is known.
    pub(super) fn changed(&mut self) -> Vec<Effect> {
        self.search();
        let plan = self.plan.as_mut().filter(|_| self.planning);
        let asks = plan.and_then(|plan| plan.asks());
        asks.map(|body| Effect::Bring(Wanted::LastTime(body)))
            .into_iter()
            .collect()
    }

    /// Ctrl-S: the meeting that is planned begins.
    pub(super) fn begin(&mut self) -> Vec<Effect> {
        let Some(plan) = self.plan.as_ref().filter(|_| self.planning) else {
            return Vec::new();
        };
        if let Some(missing) = plan.missing() {
            self.told = Some(missing.into());
            return Vec::new();
        }
        vec![Effect::Plan(plan.page())]
    }

    /// Tab and Shift-Tab while a meeting is planned.
    pub(super) fn step_plan(&mut self, back: bool) -> Option<Vec<Effect>> {
        let plan = self.plan.as_mut().filter(|_| self.planning)?;
        if back {
            plan.to(plan.at().saturating_sub(1));
            return Some(Vec::new());
        }
        if !plan.complete() {
            plan.to(plan.at() + 1);
        }
        Some(self.changed())
    }

    /// Goes on with a path as far as all those found agree, and says which they are.
    pub(super) fn brought(&mut self, brought: Brought) {
        if let Brought::LastTime(last) = brought {
            if let Some(plan) = &mut self.plan {
                plan.take(last);
                self.told.clone_from(&plan.told);
            }
            return;
        }
        let (Brought::Paths { of, found }, Some(path)) = (brought, &mut self.path) else {
            return;
        };
        if path.text() != of {
            return;
        }
        self.top = 0;
        if of.is_empty() {
            self.told = (!found.is_empty()).then(|| {
                format!(
                    "Likely agendas; Up and Down choose one, or type a path. Pasted text is read, too.\n{}",
                    found.join("\n")
                )
            });
            self.likely = found;
            return;
        }
        let Some(first) = found.first() else {
            self.told = Some("No folder and no page there begins like that.".into());
            return;
        };
        let agrees = |at: usize| found.iter().all(|one| one.get(..at) == first.get(..at));
        let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
        let common = ends.take_while(|at| agrees(*at)).last().unwrap_or(0);
        path.set(&first[..common.max(of.len()).min(first.len())]);
        self.told = (found.len() > 1).then(|| found.join("\n"));
    }

    /// Esc: from the path back to the list; from a search back to all.
    pub(super) fn close(&mut self) {
        if std::mem::take(&mut self.planning) {
            self.search();
            return;
        }
        if self.path.take().is_none() {
            self.filter.set("");
        }
        self.search();
    }

    pub(super) fn click(&mut self, area: Rect, y: u16) {
        if let Some(plan) = self.plan.as_mut().filter(|_| self.planning) {
            if let Some(row) = parts::planner::row_at(area, plan, y) {
                plan.to(row);
            }
            return;
        }
        let row = usize::from(y.saturating_sub(area.y)) + list::first(self.at, usize::from(area.height));
        if y >= area.y && y < area.bottom() && row < self.rows.len() {
            self.at = row;
        }
    }

    /// Enter: opens what is selected.
    pub(super) fn choose(&mut self, today: NaiveDate) -> Vec<Effect> {
        if let Some(plan) = self.plan.as_mut().filter(|_| self.planning) {
            plan.next();
            return self.changed();
        }
        if let Some(path) = &self.path {
            let path = path.text().trim();
            if path.is_empty() {
                self.told = Some("Type the path of an agenda: .docx .odt .pdf .html .md .txt".into());
                return Vec::new();
            }
            return vec![Effect::StartFrom(PathBuf::from(path))];
        }
        match self.rows.get(self.at) {
            None => Vec::new(),
            Some(HomeRow::FromAgenda) => {
                self.path = Some(Line::default());
                self.told = None;
                vec![Effect::Bring(Wanted::Paths(String::new()))]
            }
            Some(HomeRow::New) => {
                self.plan_one(today);
                Vec::new()
            }
            Some(HomeRow::Example) => vec![Effect::Example],
            Some(HomeRow::Meeting(at)) => match self.meetings.get(*at) {
                None => Vec::new(),
                Some(one) => match &one.problem {
                    Some(problem) => {
                        self.told = Some(problem.clone());
                        Vec::new()
                    }
                    None => vec![Effect::OpenLog(one.path.clone())],
                },
            },
        }
    }
}

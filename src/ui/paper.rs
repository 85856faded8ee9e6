//! An agenda paper beside what was understood of it, line by line: what is not certain is gone through by one key, a
//! line is made something else by one key, and Enter begins the meeting.

use std::path::PathBuf;

use super::Effect;
use super::keys::Going;
use super::line::Line;
use super::update::stepped;
use crate::agenda::intake::{self, Agenda, Paper, Role};
use crate::human_time;

/// What a line is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Made {
    /// An item at the margin.
    Item,
    /// A part of the item above; again, a part of that part.
    Part,
    /// A member.
    Person,
    /// A note of the item above.
    Note,
    /// Nothing: it is left out, and named.
    Nothing,
}

/// What the head says, typed by the clerk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// Who meets.
    Body,
    /// The day.
    Date,
    /// The hour.
    Time,
}

/// The screen.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The paper, and what each line is taken for.
    pub paper: Paper,
    /// What that comes to.
    pub agenda: Agenda,
    /// The item that each line begins.
    pub items: Vec<Option<usize>>,
    /// What the paper is called.
    pub name: String,
    /// Something to say.
    pub told: Option<String>,
    /// What is typed about the head, if anything is.
    pub typed: Option<(Said, Line)>,
    beside: Option<PathBuf>,
    at: usize,
}

impl Reading {
    /// A paper as it was understood. `beside` is where it lies.
    pub fn new(paper: Paper, name: String, beside: Option<PathBuf>) -> Self {
        let mut reading = Self {
            paper,
            agenda: Agenda::default(),
            items: Vec::new(),
            name,
            told: None,
            typed: None,
            beside,
            at: 0,
        };
        reading.build();
        reading
    }

    /// The line that is selected.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// How many places are not certain.
    pub fn doubts(&self) -> usize {
        self.paper.seen.iter().filter(|seen| seen.doubt.is_some()).count()
    }

    fn build(&mut self) {
        self.agenda = self.paper.agenda();
        self.items = vec![None; self.paper.lines.len()];
        for (nth, item) in self.agenda.items.iter().enumerate() {
            if let Some(slot) = self.items.get_mut(item.line) {
                *slot = Some(nth);
            }
        }
    }

    pub(super) fn go(&mut self, going: Going, page: usize) {
        self.told = None;
        self.at = stepped(self.at, self.paper.lines.len().saturating_sub(1), page, going);
    }

    pub(super) fn select(&mut self, line: usize) {
        if line < self.paper.lines.len() {
            (self.at, self.told) = (line, None);
        }
    }

    /// To the next place that is not certain, from the top again after the last.
    pub(super) fn next_doubt(&mut self) {
        self.told = None;
        let seen = &self.paper.seen;
        let after = (self.at + 1..seen.len()).chain(0..seen.len().min(self.at + 1));
        match after
            .into_iter()
            .find(|n| seen.get(*n).is_some_and(|seen| seen.doubt.is_some()))
        {
            Some(n) => self.at = n,
            None => self.told = Some("Nothing else is uncertain.".into()),
        }
    }

    /// Makes the selected line something else, and goes to the line after it.
    pub(super) fn make(&mut self, made: Made) {
        let above = self.depth_above();
        let role = match made {
            Made::Item => self.paper.as_item(self.at, 0),
            Made::Part => match (above, self.paper.seen.get(self.at).map(|seen| &seen.role)) {
                (None, _) => {
                    self.told = Some("No item stands above it: make it an item.".into());
                    return;
                }
                (Some(above), Some(Role::Item { depth, .. })) if *depth > 0 => {
                    self.paper.as_item(self.at, (depth + 1).min(above + 1).min(2))
                }
                (Some(_), _) => self.paper.as_item(self.at, 1),
            },
            Made::Person => match self.paper.as_people(self.at) {
                Some(role) => role,
                None => {
                    self.told = Some("This names nobody that can be told: list them as they come.".into());
                    return;
                }
            },
            Made::Note if above.is_none() => {
                self.told = Some("No item stands above it whose note it could be.".into());
                return;
            }
            Made::Note => Role::Note,
            Made::Nothing => Role::Left("left out by you"),
        };
        self.paper.set(self.at, role);
        self.build();
        self.at = (self.at + 1).min(self.paper.lines.len().saturating_sub(1));
        self.told = None;
    }

    /// The depth of the item above the selected line.
    fn depth_above(&self) -> Option<usize> {
        let seen = self.paper.seen.get(..self.at)?;
        seen.iter().rev().find_map(|seen| match seen.role {
            Role::Item { depth, .. } => Some(depth),
            _ => None,
        })
    }

    /// Asks for what the head does not say, or says wrongly.
    pub(super) fn say(&mut self, what: Said) {
        let mut line = Line::default();
        let head = &self.agenda.head;
        let now = match what {
            Said::Body => head.body.clone(),
            Said::Date => head.date.map(|date| date.to_string()),
            Said::Time => head.time.map(|time| time.format("%H:%M").to_string()),
        };
        line.set(&now.unwrap_or_default());
        self.typed = Some((what, line));
        self.told = None;
    }

    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        self.typed.as_mut().map(|(_, line)| line)
    }

    /// Esc: what is typed is let go. False where nothing was.
    pub(super) fn close(&mut self) -> bool {
        self.told = None;
        self.typed.take().is_some()
    }

    /// Enter: what was typed of the head is taken; or else the meeting begins.
    pub(super) fn choose(&mut self) -> Vec<Effect> {
        if let Some((what, line)) = self.typed.take() {
            if let Err(why) = self.take(what, line.text().trim()) {
                self.told = Some(why);
                self.typed = Some((what, line));
            }
            return Vec::new();
        }
        let head = &self.agenda.head;
        let lacks = match (
            head.body.is_some(),
            head.date.is_some(),
            self.agenda.items.is_empty(),
        ) {
            (false, _, _) => "The paper does not say who meets",
            (_, false, _) => "The paper does not say on which day",
            (_, _, true) => "No line is an item yet",
            _ => {
                return vec![Effect::Begin {
                    page: intake::write(&self.agenda),
                    beside: self.beside.clone(),
                }];
            }
        };
        self.told = Some(lacks.into());
        Vec::new()
    }

    fn take(&mut self, what: Said, text: &str) -> Result<(), String> {
        let head = &mut self.paper.head;
        match what {
            Said::Body if text.is_empty() => return Err("Type who meets.".into()),
            Said::Body => head.body = Some(text.to_owned()),
            Said::Date => match human_time::date(text) {
                Ok(date) => head.date = Some(date),
                Err(_) => {
                    return Err(format!(
                        "“{text}” is no date: type it as 2026-03-03 or 3 March 2026."
                    ));
                }
            },
            Said::Time => match (human_time::range(text), human_time::time(text)) {
                (Some((from, to)), _) => (head.time, head.ends) = (Some(from), Some(to)),
                (None, Some(from)) => {
                    head.time = Some(from);
                    head.ends = head.ends.filter(|ends| *ends > from);
                }
                (None, None) => return Err(format!("“{text}” is no hour: type it as 18:30 or 6.30pm.")),
            },
        }
        self.build();
        Ok(())
    }
}

/// What a line is taken for, in words; the depth of an item.
pub(super) fn taken_for(reading: &Reading, n: usize) -> (String, usize) {
    let Some(seen) = reading.paper.seen.get(n) else {
        return (String::new(), 0);
    };
    let words = match &seen.role {
        Role::Item { depth, number, .. } => {
            let item = reading
                .items
                .get(n)
                .copied()
                .flatten()
                .and_then(|nth| reading.agenda.items.get(nth));
            let title = item.map_or("", |item| item.title.as_str());
            let mut words = match number {
                Some(number) => format!("{number}  {title}"),
                None => format!("·  {title}"),
            };
            if let Some(item) = item {
                if let Some(due) = item.due {
                    words += &format!(", {}", due.format("%H:%M"));
                }
                if let Some(seconds) = item.planned_s {
                    words += &format!(", {} min", seconds.div_ceil(60));
                }
                if item.exempt.is_some() {
                    words += ", PRIVATE";
                }
            }
            return (words, *depth);
        }
        Role::Note => "note".into(),
        Role::More => "goes on with the line above".into(),
        Role::Body => "who meets".into(),
        Role::Title => "which meeting".into(),
        Role::Venue => "where".into(),
        Role::Field => "when and where".into(),
        Role::People(people) => {
            let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
            format!("people: {}", names.join("; "))
        }
        Role::Part(Some(ground)) => format!("PRIVATE from here: {ground}"),
        Role::Part(None) => "public from here".into(),
        Role::Left(why) => format!("left out: {why}"),
        Role::Unread => "left out".into(),
    };
    (words, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Moment;
    use crate::ui::{Model, Msg, keystring, render_to_text, update};

    const PAPER: &str = "Testham Town Council\nMonday 2 March 2026, 7.00pm, Town Hall\n\nPresent:\nAnn Lee\n\nAGENDA\n1. Apologies\n2. Finance\n   To approve the budget.\nGrants to clubs\n3. Close\n";

    fn model(text: &str) -> Model {
        let asked = intake::Asked::default();
        let paper = intake::read(text.as_bytes(), None, &asked).unwrap();
        Model::of_paper(Reading::new(paper, "agenda.txt".into(), None), (80, 24))
    }

    fn press(model: &mut Model, keys: &str) -> Vec<Effect> {
        let now = Moment::parse_from_rfc3339("2026-03-02T18:00:00+00:00").unwrap();
        let keys = keystring::parse(keys).unwrap();
        keys.into_iter()
            .flat_map(|key| update(model, Msg::Key(key), now))
            .collect()
    }

    fn screen(model: &Model) -> String {
        let now = Moment::parse_from_rfc3339("2026-03-02T18:00:00+00:00").unwrap();
        render_to_text(model, now, 80, 24)
    }

    #[test]
    fn the_source_stands_beside_what_it_is_taken_for() {
        let mut model = model(PAPER);
        let text = screen(&model);
        for words in [
            "Testham Town Council",
            "2 March 2026 · 19:00 · Town Hall · 3 items",
            "1  Apologies",
            "note",
        ] {
            assert!(text.contains(words), "{words}:\n{text}");
        }
        // The one key goes to what is not certain, and says why.
        press(&mut model, "n");
        assert!(screen(&model).contains("? who was there is minuted at the meeting"));
    }

    #[test]
    fn a_line_is_made_something_else_by_one_key_and_the_meeting_begins() {
        let mut model = model(PAPER);
        press(&mut model, "n<down>p");
        assert_eq!(model.paper().unwrap().agenda.people.len(), 1);
        while model.paper().unwrap().paper.lines[model.paper().unwrap().selected()].text != "Grants to clubs"
        {
            press(&mut model, "<down>");
        }
        press(&mut model, "s");
        let reading = model.paper().unwrap();
        assert_eq!(
            (reading.agenda.items.len(), reading.agenda.items[2].depth),
            (4, 1)
        );
        let effects = press(&mut model, "<enter>");
        let [Effect::Begin { page, .. }] = effects.as_slice() else {
            unreachable!("{effects:?}");
        };
        assert!(page.contains("## Members\n- Ann Lee"), "{page}");
        assert!(page.contains("    - Grants to clubs"), "{page}");
        assert!(crate::agenda::read(page).is_ok());
    }

    #[test]
    fn what_the_paper_does_not_say_is_asked_for() {
        let mut model = model("Testham Town Council\n\nAGENDA\n1. Apologies\n2. Close\n");
        assert!(press(&mut model, "<enter>").is_empty());
        assert!(screen(&model).contains("The paper does not say on which day"));
        press(&mut model, "d3 March 2026<enter>t6.30pm<enter>");
        assert!(screen(&model).contains("3 March 2026 · 18:30"));
        assert_eq!(press(&mut model, "<esc>"), [Effect::GoHome]);
    }
}

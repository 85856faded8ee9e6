//! A new meeting planned on the screen: who meets and when, the people, the items, one under another, typed or
//! pasted. It makes an agenda page, which is read as any other page is; must never read one itself.

use chrono::NaiveDate;

use super::line::{Line, one_line};

/// What stands on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// One of the fields at the top.
    Field(usize),
    /// A member, by place.
    Member(usize),
    /// Somebody in attendance.
    Attending(usize),
    /// An item of the agenda.
    Item(usize),
}

/// The fields at the top: as the page has them, as the screen asks for them, and an example.
pub const FIELDS: [(&str, &str, &str); 5] = [
    ("", "Who meets", "Netherby Parish Council"),
    ("Date", "Date", "2026-03-10, or 10 March 2026"),
    ("Time", "Begins", "19:00"),
    ("Ends", "Ends", "21:00; may be left empty"),
    ("Venue", "Where", "Village Hall; may be left empty"),
];

/// The items that a meeting is seldom without: a beginning, to be changed.
const TEMPLATE: [&str; 4] = [
    "Apologies for absence",
    "Declarations of interest",
    "Minutes of the last meeting",
    "Date of the next meeting",
];

/// What the last meeting of a body had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastTime {
    /// The body.
    pub body: String,
    /// When it began, as a page has it.
    pub time: String,
    /// Where.
    pub venue: String,
    /// Its members, as a page has them.
    pub members: Vec<String>,
    /// Those in attendance.
    pub attending: Vec<String>,
}

/// A meeting being planned.
#[derive(Debug, Clone)]
pub struct Planner {
    fields: [Line; 5],
    members: Vec<Line>,
    attending: Vec<Line>,
    items: Vec<Line>,
    at: usize,
    /// The bodies that have met, the latest first.
    bodies: Vec<String>,
    /// The body whose people were asked for.
    asked: String,
    /// The first row on the screen.
    pub top: usize,
    /// What there is to say.
    pub told: Option<String>,
}

impl Planner {
    /// A meeting on this day, with the items that most meetings have.
    pub fn new(today: NaiveDate, bodies: Vec<String>) -> Self {
        let mut fields: [Line; 5] = Default::default();
        fields[1].set(&today.to_string());
        Self {
            fields,
            members: vec![Line::default()],
            attending: vec![Line::default()],
            items: TEMPLATE.map(Line::new).into(),
            at: 0,
            bodies,
            asked: String::new(),
            top: 0,
            told: None,
        }
    }

    /// Its rows in order.
    pub fn rows(&self) -> Vec<Row> {
        let fields = (0..self.fields.len()).map(Row::Field);
        let members = (0..self.members.len()).map(Row::Member);
        let attending = (0..self.attending.len()).map(Row::Attending);
        let items = (0..self.items.len()).map(Row::Item);
        fields.chain(members).chain(attending).chain(items).collect()
    }

    /// The place of the row that has the keyboard.
    pub fn at(&self) -> usize {
        self.at
    }

    fn row(&self) -> Row {
        self.rows().get(self.at).copied().unwrap_or(Row::Field(0))
    }

    /// What stands on a row.
    pub fn value(&self, row: Row) -> &Line {
        match row {
            Row::Field(at) => &self.fields[at],
            Row::Member(at) => &self.members[at],
            Row::Attending(at) => &self.attending[at],
            Row::Item(at) => &self.items[at],
        }
    }

    /// The line that has the keyboard.
    pub fn line_mut(&mut self) -> &mut Line {
        match self.row() {
            Row::Field(at) => &mut self.fields[at],
            Row::Member(at) => &mut self.members[at],
            Row::Attending(at) => &mut self.attending[at],
            Row::Item(at) => &mut self.items[at],
        }
    }

    fn list_mut(&mut self) -> Option<(&mut Vec<Line>, usize)> {
        match self.row() {
            Row::Field(_) => None,
            Row::Member(at) => Some((&mut self.members, at)),
            Row::Attending(at) => Some((&mut self.attending, at)),
            Row::Item(at) => Some((&mut self.items, at)),
        }
    }

    /// Goes to a row.
    pub fn to(&mut self, at: usize) {
        self.at = at.min(self.rows().len().saturating_sub(1));
    }

    /// Enter: the next field; in a list a row of its own for the next one; from an empty row on to the next list.
    pub fn next(&mut self) {
        let empty = self.value(self.row()).is_empty();
        if let Some((list, at)) = self.list_mut()
            && !empty
        {
            list.insert(at + 1, Line::default());
        }
        self.to(self.at + 1);
    }

    /// Backspace on an empty row of a list takes the row away. Whether it did.
    pub fn takes_row_away(&mut self) -> bool {
        let empty = self.value(self.row()).is_empty();
        match self.list_mut() {
            Some((list, at)) if empty && list.len() > 1 => {
                list.remove(at);
                self.at -= 1;
                self.line_mut().end();
                true
            }
            Some(_) | None => false,
        }
    }

    /// Text pasted: a row for each line in a list, without numbers and bullets before them.
    pub fn paste(&mut self, text: &str) {
        let mut lines = text.lines().map(bare).filter(|line| !line.is_empty());
        let Some(first) = lines.next() else { return };
        self.line_mut().insert(&one_line(first));
        let more: Vec<Line> = lines.map(Line::new).collect();
        let count = more.len();
        if let Some((list, at)) = self.list_mut() {
            list.splice(at + 1..at + 1, more);
            self.at += count;
        }
    }

    /// The rest of the body's name, where one that has met begins like what is typed.
    pub fn complete(&mut self) -> bool {
        if self.row() != Row::Field(0) {
            return false;
        }
        let typed = self.fields[0].text().to_lowercase();
        let known = self
            .bodies
            .iter()
            .find(|body| body.to_lowercase().starts_with(&typed));
        if let Some(body) = known.cloned() {
            self.fields[0].set(&body);
        }
        true
    }

    /// The body whose last meeting is to be looked up, once it is known.
    pub fn asks(&mut self) -> Option<String> {
        let body = self.fields[0].text().trim();
        let known = self.bodies.iter().find(|one| one.eq_ignore_ascii_case(body))?;
        (self.asked != *known).then(|| {
            self.asked.clone_from(known);
            known.clone()
        })
    }

    /// What the last meeting had, where nothing is filled in.
    pub fn take(&mut self, last: LastTime) {
        let count = last.members.len() + last.attending.len();
        for (at, value) in [(2, &last.time), (4, &last.venue)] {
            if self.fields[at].is_empty() {
                self.fields[at].set(value);
            }
        }
        let fill = |list: &mut Vec<Line>, people: &[String]| {
            if list.iter().all(Line::is_empty) && !people.is_empty() {
                *list = people.iter().map(|one| Line::new(one)).collect();
            }
        };
        let row = self.row();
        fill(&mut self.members, &last.members);
        fill(&mut self.attending, &last.attending);
        self.at = self.rows().iter().position(|one| *one == row).unwrap_or(0);
        self.told = Some(match count {
            0 => format!("Nobody was listed at the last meeting of {}.", last.body),
            1 => format!("1 person from the last meeting of {}.", last.body),
            _ => format!("{count} people from the last meeting of {}.", last.body),
        });
    }

    /// What is still missing before it can begin, in words.
    pub fn missing(&self) -> Option<&'static str> {
        if self.fields[0].is_empty() {
            return Some("Say who meets.");
        }
        if self.fields[1].is_empty() {
            return Some("Say on which day.");
        }
        let any = self.items.iter().any(|line| !line.text().trim().is_empty());
        (!any).then_some("Write at least one item of the agenda.")
    }

    /// The agenda page.
    pub fn page(&self) -> String {
        let mut page = format!("# {}\n\n", self.fields[0].text().trim());
        for ((name, ..), line) in FIELDS.iter().zip(&self.fields).skip(1) {
            let value = line.text().trim();
            if !value.is_empty() {
                page.push_str(&format!("{name}: {value}\n"));
            }
        }
        for (head, list) in [("Members", &self.members), ("In attendance", &self.attending)] {
            let mut people = filled(list).peekable();
            if people.peek().is_some() {
                page.push_str(&format!("\n## {head}\n"));
                people.for_each(|one| page.push_str(&format!("- {one}\n")));
            }
        }
        page.push_str("\n## Agenda\n");
        for (at, item) in filled(&self.items).enumerate() {
            page.push_str(&format!("{}. {item}\n", at + 1));
        }
        page
    }
}

fn filled(list: &[Line]) -> impl Iterator<Item = &str> {
    list.iter()
        .map(|line| line.text().trim())
        .filter(|text| !text.is_empty())
}

/// A line of a list without the number or the bullet before it.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let unbulleted = line.trim_start_matches(['-', '*', '•', '–', '·']).trim_start();
    let after = unbulleted.trim_start_matches(|c: char| c.is_ascii_digit());
    match after.strip_prefix(['.', ')']) {
        Some(rest) if after.len() < unbulleted.len() && rest.starts_with(char::is_whitespace) => {
            rest.trim_start()
        }
        Some(_) | None => unbulleted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planner() -> Planner {
        let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap_or_default();
        Planner::new(today, vec!["Netherby Parish Council".into()])
    }

    fn type_in(planner: &mut Planner, text: &str) {
        text.chars().for_each(|c| planner.line_mut().type_char(c));
    }

    #[test]
    fn what_is_typed_is_a_page_that_begins_a_meeting() {
        let mut one = planner();
        for value in ["Harbour Trust", "", "19:00", "", "Quay 1"] {
            type_in(&mut one, value);
            one.next();
        }
        for name in ["Cllr Ann White (Chairman)", "Cllr Bo Mallow"] {
            type_in(&mut one, name);
            one.next();
        }
        one.next();
        type_in(&mut one, "The Engineer [eng]");
        one.next();
        one.next();
        one.paste(" (5 min)\n2. Dredging (20 min)\n3) Dues\n");
        let page = one.page();
        assert!(
            page.contains("Date: 2026-03-10\nTime: 19:00\nVenue: Quay 1\n"),
            "{page}"
        );
        assert!(
            page.contains("1. Apologies for absence(5 min)\n2. Dredging (20 min)\n3. Dues\n4. Decl"),
            "{page}"
        );
        let facts = crate::agenda::read(&page).map_err(|why| format!("{page}: {why:?}"));
        assert!(facts.is_ok_and(|facts| facts.len() == 1 + 3 + 6), "{page}");
    }

    #[test]
    fn the_people_of_last_time_are_there_and_stay_as_they_were_changed() {
        let mut one = planner();
        type_in(&mut one, "neth");
        assert!(one.asks().is_none() && one.complete());
        assert_eq!(one.asks().as_deref(), Some("Netherby Parish Council"));
        assert_eq!(one.asks(), None, "once is enough");
        let last = LastTime {
            body: "Netherby Parish Council".into(),
            members: vec!["Cllr Ann White [white]".into()],
            venue: "Hall".into(),
            ..LastTime::default()
        };
        one.take(last);
        assert!(
            one.page()
                .contains("Venue: Hall\n\n## Members\n- Cllr Ann White [white]\n")
        );
    }
}

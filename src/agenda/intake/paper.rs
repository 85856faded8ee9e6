//! A paper as it was understood: what each of its lines is, and the agenda that comes of it. What a line is can be
//! changed, one line at a time, and the agenda is built anew.

use chrono::{NaiveDate, NaiveTime};

use super::line::{Line, Place};
use super::people::{self, Capacity, Person, Section};
use super::title;

/// What a line is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Role {
    /// Nobody looked at it yet.
    #[default]
    Unread,
    /// It is left out of the agenda, for this reason, and named.
    Left(&'static str),
    /// The body's name, or a part of it.
    Body,
    /// Which meeting it is.
    Title,
    /// Where.
    Venue,
    /// A field of the head: it says no more than the field does.
    Field,
    /// People.
    People(Vec<Person>),
    /// An item at this depth, from 0, with its number as printed and how many bytes that takes of the text.
    Item {
        /// From 0.
        depth: usize,
        /// As printed.
        number: Option<String>,
        /// The bytes before the title.
        skip: usize,
    },
    /// A note of the item above.
    Note,
    /// It goes on with the line above.
    More,
    /// The heading of a part: what follows is private on this ground, or open.
    Part(Option<String>),
}

/// What one line is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// What it is.
    pub role: Role,
    /// Why that is not certain.
    pub doubt: Option<String>,
}

/// Something that is not certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub place: Place,
    /// What is not certain.
    pub what: String,
}

impl Doubt {
    /// A doubt about a place.
    pub fn new(place: Place, what: impl Into<String>) -> Self {
        Self {
            place,
            what: what.into(),
        }
    }
}

/// What the head says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Who meets.
    pub body: Option<String>,
    /// Which of its meetings.
    pub title: Option<String>,
    /// When.
    pub date: Option<NaiveDate>,
    /// From when.
    pub time: Option<NaiveTime>,
    /// Until when.
    pub ends: Option<NaiveTime>,
    /// Where.
    pub venue: Option<String>,
    /// How many members there must be.
    pub quorum: Option<u32>,
}

/// An item of the agenda that was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// From 0.
    pub depth: usize,
    /// As printed.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// When it is due to begin.
    pub due: Option<NaiveTime>,
    /// Seconds planned for it.
    pub planned_s: Option<u32>,
    /// On what ground it is private.
    pub exempt: Option<String>,
    /// Its paragraphs.
    pub notes: Vec<String>,
    /// What was read as an hour, a length or a mark of privacy, as the paper has it.
    pub said: Vec<String>,
    /// The line it begins on.
    pub line: usize,
}

/// What was left out, where, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where it stands.
    pub place: Place,
    /// The words.
    pub text: String,
    /// Why.
    pub why: &'static str,
    /// It stands behind so many items.
    pub after: usize,
}

/// The agenda that a paper comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Its head.
    pub head: Head,
    /// Who is named.
    pub people: Vec<Person>,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// What was left out.
    pub left: Vec<Left>,
}

/// A paper as it was understood.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What each is taken for.
    pub seen: Vec<Seen>,
    /// What the head says.
    pub head: Head,
    /// What is not certain.
    pub doubts: Vec<Doubt>,
    /// The item at the margin after which all are private, on the ground that it gives.
    pub private_after: Option<usize>,
}

impl Paper {
    /// Takes line `n` for something else; it is certain then.
    pub fn set(&mut self, n: usize, role: Role) {
        if let Some(seen) = self.seen.get_mut(n) {
            *seen = Seen { role, doubt: None };
        }
    }

    /// A person of line `n`'s words, as somebody says who knows.
    pub fn as_people(&self, n: usize) -> Option<Role> {
        let line = self.lines.get(n)?;
        let text = line.text.trim_start_matches(['-', '*', '•', ' ']);
        people::list(text, &Section::People(Capacity::Member)).map(Role::People)
    }

    /// What an item at `depth` takes of line `n`: its number, if it begins with one.
    pub fn as_item(&self, n: usize, depth: usize) -> Role {
        let line = self.lines.get(n);
        let marker = line.and_then(|line| super::marker::read(&line.text));
        let number = line.and_then(|line| line.number.clone());
        match (number, marker) {
            (Some(number), _) => Role::Item {
                depth,
                number: Some(bare(&number)),
                skip: 0,
            },
            (None, Some(marker)) => {
                let hour = marker
                    .ways
                    .iter()
                    .any(|(counts, _)| *counts == super::marker::Counts::Hour);
                Role::Item {
                    depth,
                    number: Some(marker.number).filter(|number| !number.is_empty()),
                    skip: if hour { 0 } else { marker.len },
                }
            }
            (None, None) => Role::Item {
                depth,
                number: None,
                skip: 0,
            },
        }
    }

    /// The agenda that the lines come to.
    pub fn agenda(&self) -> Agenda {
        let mut agenda = Agenda {
            head: self.head.clone(),
            ..Agenda::default()
        };
        let mut ground: Option<String> = None;
        // The words of what is being read, which further lines go on with.
        let mut open: Option<(usize, String)> = None;
        for (n, (line, seen)) in self.lines.iter().zip(&self.seen).enumerate() {
            if seen.role != Role::More {
                self.close(open.take(), &mut agenda);
            }
            let text = line.text.replace('\t', " ");
            let whole = match &line.number {
                Some(number) => format!("{number} {text}"),
                None => text.clone(),
            };
            match &seen.role {
                Role::Item { depth, number, skip } => {
                    let words = line.text.get(*skip..).unwrap_or(&line.text);
                    agenda.items.push(Item {
                        depth: *depth,
                        number: number.clone(),
                        exempt: ground.clone().or_else(|| self.closed_at(n)),
                        line: n,
                        ..Item::default()
                    });
                    open = Some((n, words.trim().to_owned()));
                }
                Role::Note => match agenda.items.last_mut() {
                    Some(item) => {
                        item.notes.push(whole);
                        item.notes
                            .extend(line.beside.iter().map(|(_, text)| text.clone()));
                    }
                    None => agenda.leave(line, &whole, "it stands before the first item"),
                },
                Role::More => match (&mut open, agenda.items.last_mut()) {
                    (Some((_, words)), _) => joined(words, &whole),
                    (None, Some(item)) if !item.notes.is_empty() => {
                        if let Some(note) = item.notes.last_mut() {
                            joined(note, &whole);
                        }
                    }
                    (None, Some(item)) => item.notes.push(whole),
                    (None, None) => agenda.leave(line, &whole, "it stands before the first item"),
                },
                Role::People(people) => agenda.people.extend(people.iter().cloned()),
                Role::Part(private) => {
                    ground.clone_from(private);
                    agenda.leave(line, &whole, "the heading of a part");
                }
                Role::Left(why) => agenda.leave(line, &whole, why),
                Role::Unread => agenda.leave(line, &whole, "it was not understood"),
                Role::Body | Role::Title | Role::Venue | Role::Field => {}
            }
        }
        self.close(open.take(), &mut agenda);
        // "Ö 1" and "N 2": what is public and what is not, where a paper has both.
        let begins = |item: &Item, letter: &str| {
            item.number
                .as_deref()
                .is_some_and(|number| number.starts_with(letter))
        };
        if agenda.items.iter().any(|item| begins(item, "Ö ")) {
            for item in agenda.items.iter_mut().filter(|item| {
                item.number
                    .as_deref()
                    .is_some_and(|number| number.starts_with("N "))
            }) {
                item.exempt.get_or_insert_with(|| "nichtöffentlich".to_owned());
            }
        }
        agenda
    }

    /// On what ground line `n` is private, because it stands after the item that turns the public out.
    fn closed_at(&self, n: usize) -> Option<String> {
        let at = self.private_after.filter(|at| *at < n)?;
        // What stands under that item is its own.
        let beyond = self.seen.get(at + 1..=n)?;
        let left = beyond
            .iter()
            .any(|seen| matches!(seen.role, Role::Item { depth: 0, .. }));
        let line = self.lines.get(at)?;
        let own = beyond
            .iter()
            .position(|seen| matches!(seen.role, Role::Item { depth: 0, .. }))
            .unwrap_or(0);
        let notes: Vec<&str> = self
            .lines
            .get(at..=at + own)?
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        left.then(|| {
            let said = notes.join(" ");
            let ground = title::ground(&said);
            match ground.len() < said.trim().len() {
                true => ground,
                false => {
                    let skip = super::marker::read(&line.text).map_or(0, |marker| marker.len);
                    title::ground(line.text.get(skip..).unwrap_or(&line.text))
                }
            }
        })
    }

    /// An item whose words are complete.
    fn close(&self, open: Option<(usize, String)>, agenda: &mut Agenda) {
        let Some((n, words)) = open else { return };
        let Some((line, item)) = self.lines.get(n).zip(agenda.items.last_mut()) else {
            return;
        };
        let skip = match self.seen.get(n).map(|seen| &seen.role) {
            Some(Role::Item { skip, .. }) => *skip,
            _ => 0,
        };
        let titled = title::read(&words, line.bold_until.saturating_sub(skip), &line.beside);
        item.title = titled.title;
        item.due = titled.due;
        item.planned_s = titled.planned_s;
        item.said = titled.said;
        // "Item 4:", "TOP 4": how the paper calls its items.
        item.said
            .push(line.text.get(..skip).unwrap_or_default().to_owned());
        item.exempt = titled.exempt.or(item.exempt.take());
        if let Some((title, ground)) = title::ground_behind(&item.title).filter(|_| item.exempt.is_some()) {
            item.said.push(format!("({ground})"));
            item.title = title;
            item.exempt = Some(ground);
        }
        item.notes.extend(titled.lead.map(|lead| format!("Lead: {lead}")));
        item.notes.extend(
            titled
                .note
                .into_iter()
                .flat_map(|note| note.split('\n').map(str::to_owned).collect::<Vec<_>>()),
        );
        let after = agenda.items.len();
        agenda.left.extend(titled.left.into_iter().map(|text| Left {
            place: line.place,
            text,
            why: "pages, or a file's size",
            after,
        }));
    }
}

impl Agenda {
    fn leave(&mut self, line: &Line, text: &str, why: &'static str) {
        let beside = line.beside.iter().map(|(_, text)| text.as_str());
        let words: Vec<&str> = std::iter::once(text)
            .chain(beside)
            .filter(|text| !text.trim().is_empty())
            .collect();
        if words.is_empty() {
            return;
        }
        self.left.push(Left {
            place: line.place,
            text: words.join(" | "),
            why,
            after: self.items.len(),
        });
    }
}

/// Goes on with a text; a word that was broken at the line's end is one again.
fn joined(text: &mut String, more: &str) {
    let broken = text.ends_with('-') && more.starts_with(char::is_lowercase) && !text.ends_with(" -");
    if !broken {
        text.push(' ');
    }
    text.push_str(more);
}

/// A number without what closes it: `3.` is 3, `(a)` stays.
pub(super) fn bare(number: &str) -> String {
    match super::marker::alone(number) {
        Some(marker) if !marker.number.is_empty() => marker.number,
        _ => number.trim().trim_end_matches(['.', ':', ')']).to_owned(),
    }
}

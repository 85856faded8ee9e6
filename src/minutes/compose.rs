//! The minutes of a meeting as a document, in the order that a reader expects.
//!
//! Who met, when and where; who was there; what was declared; each item in running order; the actions; what
//! the minutes can be held against. Every sentence is made so that it reads right whatever the clerk typed:
//! the clerk's words stand whole, joined to a name as `clause` finds them to stand.

mod back;
mod conduct;
mod debate;
mod decision;
mod extract;
mod front;
mod proceedings;
mod sentence;
mod telling;
mod terms;

use super::document::{Block, Document, Marked, Part, Role, Text, capitalised, visible};
use super::style::{Style, Voice, Word};
use super::{Before, Order, Paper, Record, Scope, Seal};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::{Meeting, Moment, Seq, Status};
use extract::Marks;
use minijinja::Value;
pub use sentence::sentence;
use telling::{Mentioned, Numbers};

/// The minutes of a meeting for those of `scope`.
pub fn minutes(meeting: &Meeting, scope: Scope, seal: &Seal) -> Document {
    let public = scope.of(meeting);
    written(
        &public,
        scope,
        seal,
        &Paper::Minutes,
        &Style::default(),
        Numbers::of(meeting, &Style::default(), Before::default()),
    )
}

/// A paper of a meeting for those of `scope`; none where it is of an item that is not on the agenda.
pub fn paper(meeting: &Meeting, order: &Order<'_>) -> Option<Document> {
    let Order {
        scope,
        seal,
        paper,
        style,
        outside,
        ..
    } = *order;
    let known = scope.of(meeting);
    if let Paper::Item(item) = paper {
        known.agenda.get(item)?;
    }
    let numbers = Numbers::of(meeting, style, outside.before);
    Some(written(&known, scope, seal, paper, style, numbers))
}

/// Gives each decision of a record its number, in a style that numbers them: the same as in every paper.
pub(super) fn number(meeting: &Meeting, order: &Order<'_>, record: &mut Record) {
    if order.style.numbering.decision.is_empty() {
        return;
    }
    let numbers = Numbers::of(meeting, order.style, order.outside.before);
    let mut sheet = Sheet::new(meeting, order.scope, order.style, numbers);
    for one in &mut record.decisions {
        sheet.entry_here = one.seq;
        sheet.item_here.clone_from(&one.item);
        let numbered = sheet.numbers.has(one.seq);
        one.number = numbered
            .then(|| sheet.decision_number())
            .filter(|number| !number.is_empty());
    }
}

/// The standing entries in the order in which things happened.
pub fn running(meeting: &Meeting) -> Vec<Seq> {
    let order = crate::meeting::running::standing(meeting);
    order.into_iter().map(|entry| entry.seq).collect()
}

/// `meeting` is already the one that `scope` may know.
fn written(
    meeting: &Meeting,
    scope: Scope,
    seal: &Seal,
    paper: &Paper,
    style: &Style,
    numbers: Numbers,
) -> Document {
    let mut sheet = Sheet::new(meeting, scope, style, numbers);
    if let Paper::Item(item) = paper {
        sheet.only = Some(item);
    }
    let mut marks = Marks::default();
    let called = kind(&sheet, paper);
    marks.particulars = front::front(&mut sheet, &called);
    marks.declarations = sheet.parts.len();
    front::declarations(&mut sheet);
    marks.proceedings = sheet.parts.len();
    proceedings::proceedings(&mut sheet);
    marks.back = sheet.parts.len();
    back::back(&mut sheet);
    marks.status = sheet.parts.len();
    back::status(&mut sheet, seal, paper);
    if !style.discussion {
        marks = extract::without_discussion(&mut sheet, marks);
    }
    match paper {
        Paper::Minutes => {}
        Paper::Decisions => extract::decisions(&mut sheet, marks),
        Paper::Actions => extract::actions(&mut sheet, marks),
        Paper::Attendance => extract::attendance(&mut sheet, marks),
        Paper::Item(_) => extract::item(&mut sheet, marks),
    }
    mark_headings(&mut sheet);
    let body = meeting.plan.as_ref().map(|plan| plan.body.clone());
    let body = body.unwrap_or_else(|| sheet.word(Word::Body));
    let title = visible(&capitalised(&body));
    let date = meeting.date().map(|date| format!(", {}", style.date(date)));
    Document {
        running: format!("{title}{}", date.unwrap_or_default()),
        title,
        kind: visible(&kind(&sheet, paper)),
        marks: marks_of(&sheet),
        language: style.language.clone(),
        as_of: meeting.facts().last().map(|fact| fact.at),
        draft: false,
        fields: fields(&sheet, paper),
        exempt: sheet.parts.iter().any(|part| part.exempt),
        parts: sheet.parts,
    }
}

/// Marks each heading over exempt matter.
fn mark_headings(sheet: &mut Sheet<'_>) {
    let mark = format!(" {}", sheet.word(Word::ExemptShort));
    for part in sheet.parts.iter_mut().filter(|part| part.exempt) {
        if let Block::Heading { text, .. } = &mut part.block {
            *text = std::mem::take(text).then(&mark);
        }
    }
}

/// What a house's own file may ask for by name.
fn fields(sheet: &Sheet<'_>, paper: &Paper) -> Vec<(&'static str, String)> {
    let meeting = sheet.meeting;
    let plan = meeting.plan.as_ref();
    let body = plan.map(|plan| capitalised(&plan.body)).unwrap_or_default();
    let title = plan.and_then(|plan| plan.title.clone());
    let values = [
        ("title", title.unwrap_or_else(|| body.clone())),
        ("body", body),
        ("date", front::days_named(sheet).unwrap_or_default()),
        ("status", kind(sheet, paper)),
        (
            "venue",
            plan.and_then(|plan| plan.venue.clone()).unwrap_or_default(),
        ),
        ("time", front::time(sheet).unwrap_or_default()),
        ("chair", front::chairs(sheet).unwrap_or_default()),
    ];
    values
        .into_iter()
        .map(|(name, value)| (name, visible(&value)))
        .collect()
}

/// What the paper is, and of what.
fn kind(sheet: &Sheet<'_>, paper: &Paper) -> String {
    let meeting = sheet.meeting;
    let what = sheet.word(match paper {
        Paper::Minutes | Paper::Item(_) => Word::Minutes,
        Paper::Decisions => Word::NoteOfDecisions,
        Paper::Actions => Word::ActionSheet,
        Paper::Attendance => Word::AttendanceRecord,
    });
    let stage = match meeting.status() {
        Status::Planned => "planned",
        Status::Live | Status::Adjourned => "live",
        Status::Closed | Status::Approved | Status::Signed => "",
    };
    let item = match paper {
        Paper::Item(id) => meeting.agenda.get(id).map(|_| sheet.item(id)),
        Paper::Minutes | Paper::Decisions | Paper::Actions | Paper::Attendance => None,
    };
    let draft = !meeting.status().is_approved();
    capitalised(&sheet.phrase(
        Word::Kind,
        &[
            ("what", what.into()),
            ("draft", draft.into()),
            ("stage", stage.into()),
            ("item", item.into()),
        ],
    ))
}

/// The words with which a writer marks what is not for everybody, in the paper's language.
fn marks_of(sheet: &Sheet<'_>) -> Marked {
    Marked {
        exempt: sheet.word(Word::ExemptMark),
        exempt_ends: sheet.word(Word::ExemptEnds),
        contains_exempt: sheet.word(Word::ContainsExempt),
        exempt_short: sheet.word(Word::ExemptShort),
        draft: sheet.word(Word::DraftMark),
        contents: sheet.word(Word::Contents),
        page: sheet.word(Word::Page),
        page_of: sheet.word(Word::PageOf),
    }
}

/// The document as it is being written.
struct Sheet<'a> {
    meeting: &'a Meeting,
    scope: Scope,
    /// The one item it is about, where it is not about the whole meeting.
    only: Option<&'a ItemId>,
    style: &'a Style,
    voice: Voice<'a>,
    /// What somebody is called whom the log never listed.
    unlisted: String,
    /// Who has been named already.
    mentioned: Mentioned,
    /// The numbers of the decisions.
    numbers: Numbers,
    /// The item and the entry that are being written of.
    item_here: Option<ItemId>,
    entry_here: Seq,
    /// The level of the heading of the present item.
    level: u8,
    /// Where sub-headings stand that were minuted: not those of items.
    minuted_heads: Vec<usize>,
    /// Whether what is written now is not for publication.
    exempt: bool,
    /// What links to the part that is written next name.
    anchor: Option<String>,
    parts: Vec<Part>,
}

impl<'a> Sheet<'a> {
    fn new(meeting: &'a Meeting, scope: Scope, style: &'a Style, numbers: Numbers) -> Self {
        let voice = Voice::of(style);
        Self {
            meeting,
            scope,
            only: None,
            style,
            unlisted: voice.word(Word::Unlisted, &[]).words(),
            voice,
            mentioned: Mentioned::new(),
            numbers,
            item_here: None,
            entry_here: 0,
            level: 1,
            minuted_heads: Vec::new(),
            exempt: false,
            anchor: None,
            parts: Vec::new(),
        }
    }

    fn put(&mut self, block: Block) {
        let (exempt, anchor) = (self.exempt, self.anchor.take());
        self.parts.push(Part {
            exempt,
            anchor,
            block,
        });
    }

    fn heading(&mut self, level: u8, text: impl AsRef<str>) {
        let text = Text::plain(text);
        self.put(Block::Heading { level, text });
    }

    /// A sub-heading that was minuted within an item.
    fn minuted_heading(&mut self, text: impl AsRef<str>) {
        let written = self.parts.len();
        self.minuted_heads.retain(|at| *at < written);
        self.minuted_heads.push(written);
        self.heading(self.level.saturating_add(1), text);
    }

    fn say(&mut self, role: Role, text: Text) {
        self.put(Block::Paragraph { role, text });
    }

    /// A point, with those before it where they are the last thing written.
    fn point(&mut self, text: Text) {
        let exempt = self.exempt;
        match self.parts.last_mut() {
            Some(Part {
                exempt: same,
                block: Block::Bullets(points),
                ..
            }) if *same == exempt => points.push(text),
            _ => self.put(Block::Bullets(vec![text])),
        }
    }

    fn bullets(&mut self, heading: Word, points: Vec<Text>) {
        if !points.is_empty() {
            self.heading(1, self.word(heading));
            self.put(Block::Bullets(points));
        }
    }

    /// How the minutes call somebody within a sentence.
    fn shown<'s>(&'s self, person: &PersonId) -> &'s str {
        let people = &self.meeting.people;
        people
            .get(person)
            .map_or_else(|| self.unlisted(person), |one| one.shown.as_str())
    }

    /// The log's own tag for somebody it never listed.
    fn unlisted<'s>(&'s self, person: &PersonId) -> &'s str {
        let heard_of = self.meeting.roll.iter().find(|one| one.person == *person);
        heard_of.map_or(self.unlisted.as_str(), |one| one.person.as_str())
    }

    /// How the minutes call somebody at the beginning of a sentence.
    fn name(&self, person: &PersonId) -> String {
        capitalised(self.shown(person))
    }

    fn names<'p>(&self, people: impl IntoIterator<Item = &'p PersonId>) -> String {
        self.listed(people.into_iter().map(|person| self.shown(person).to_owned()))
    }

    /// Words as a sentence of the style's language lists them.
    fn listed(&self, words: impl IntoIterator<Item = String>) -> String {
        let words: Vec<String> = words.into_iter().collect();
        match words.as_slice() {
            [] => self.word(Word::Nobody),
            [one] => one.clone(),
            [first @ .., last] => {
                let joint = self.word(Word::And);
                // A language in which the word for "and" changes what follows lists with commas alone.
                let space = if joint.starts_with(',') { "" } else { " " };
                format!("{}{space}{joint} {last}", first.join(", "))
            }
        }
    }

    /// A word of the paper, as the style has it.
    fn word(&self, word: Word) -> String {
        self.phrase(word, &[])
    }

    /// A phrase of the paper.
    fn phrase(&self, word: Word, known: &[(&'static str, Value)]) -> String {
        self.voice.word(word, known).words()
    }

    /// An item within a sentence: `item 70`.
    fn item(&self, id: &ItemId) -> String {
        let item = self.meeting.agenda.get(id);
        let label = item.map_or(id.as_str(), |item| item.label());
        self.phrase(Word::Item, &[("item", label.into())])
    }

    /// A time of day as the style prints it, with its day where that is not the meeting's own.
    fn hour(&self, at: Moment) -> String {
        let hour = self.style.hour(at.time());
        match self.meeting.date() {
            Some(day) if day != at.date_naive() => self.style.on_day(&hour, at.date_naive()),
            _ => hour,
        }
    }

    /// Whether an item's own matter is to be marked as exempt. In a public paper nothing is.
    fn marks(&self, item: Option<&ItemId>) -> bool {
        let item = item.and_then(|id| self.meeting.agenda.get(id));
        self.scope == Scope::Exempt && item.is_some_and(|item| item.exempt.is_some())
    }

    /// Whether the entry of a fact is to be marked as exempt.
    fn marks_fact(&self, seq: crate::meeting::Seq) -> bool {
        self.scope == Scope::Exempt && self.meeting.is_exempt(seq)
    }
}

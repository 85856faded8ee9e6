//! The minutes as an Akoma Ntoso 3.0 debate record (OASIS LegalDocML): the form in which parliaments and
//! archives keep debates.
//!
//! It comes from the record, in running order. `head` says what document this is and whom it names; here
//! stand the sections and what was said in them.

mod head;

use std::collections::HashMap;

use super::document::{capitalised, visible};
use super::record::{Entry, Motion, Record, Stamp};
use super::xml::Xml;
use crate::meeting::Seq;
use crate::meeting::clauses::{self, Piece};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use head::shown;

const SPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// A record as a debate record; `order` is that in which things happened.
///
/// # Errors
/// None but what memory gives.
pub fn write(record: &Record, language: &str, order: &[Seq]) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", SPACE)]);
    xml.open("debate", &[("name", "minutes")]);
    let names = head::Ids::of(record);
    head::meta(&mut xml, record, language, &names);
    head::preface(&mut xml, record);
    xml.open("debateBody", &[]);
    head::roll(&mut xml, record);
    let place: HashMap<Seq, usize> = order.iter().copied().zip(0..).collect();
    let mut entries: Vec<&Entry> = record.entries.iter().collect();
    entries.sort_by_key(|entry| place.get(&entry.seq).copied().unwrap_or(usize::MAX));
    let mut body = Body {
        record,
        xml,
        section: None,
        open: Vec::new(),
        sections: 0,
        heading: false,
        speech: Open::Nothing,
        names: &names,
        clauses: clauses_of(record),
    };
    for entry in entries {
        body.entry(entry);
    }
    body.end_section();
    body.corrections();
    body.xml.finish()
}

/// What of a speech is still open, for points to go into.
#[derive(PartialEq, Eq)]
enum Open {
    Nothing,
    Speech,
    Points,
}

struct Body<'a> {
    record: &'a Record,
    xml: Xml,
    /// The section that is open: that of an item, or of none.
    section: Option<Option<ItemId>>,
    /// The items whose sections are open, the outermost first.
    open: Vec<ItemId>,
    sections: u32,
    /// Whether a sub-heading's section is open within it.
    heading: bool,
    speech: Open,
    names: &'a head::Ids,
    /// Under which motion each point stands that is a clause of it.
    clauses: HashMap<Seq, Seq>,
}

/// Under which motion each point stands: a clause is told with its motion.
fn clauses_of(record: &Record) -> HashMap<Seq, Seq> {
    let motions: Vec<&Entry> = record
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Motion)
        .collect();
    let points = record
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Point);
    let under = points.filter_map(|point| {
        let above = point.refers_to.as_deref()?.parse::<Seq>().ok()?;
        motions
            .iter()
            .any(|motion| motion.seq == above)
            .then_some((point.seq, above))
    });
    under.collect()
}

impl Body<'_> {
    fn entry(&mut self, entry: &Entry) {
        if self.section.as_ref() != Some(&entry.item) {
            self.begin_section(entry.item.as_ref());
        }
        if self.clauses.contains_key(&entry.seq) {
            return;
        }
        if entry.kind == EntryKind::Point && self.speech != Open::Nothing {
            if self.speech == Open::Speech {
                self.xml.open("ul", &[]);
                self.speech = Open::Points;
            }
            self.xml.holding("li", &[], &visible(&entry.text));
            return;
        }
        self.end_speech();
        match entry.kind {
            EntryKind::Heading => self.sub_heading(entry),
            EntryKind::Statement | EntryKind::Undertaking => self.speech("speech", entry),
            EntryKind::Question => self.speech("question", entry),
            EntryKind::Answer => self.speech("answer", entry),
            EntryKind::Narrative => self.inline("narrative", entry),
            EntryKind::Vote => self.vote(entry),
            EntryKind::Decision | EntryKind::Noted => self.inline("summary", entry),
            EntryKind::Attendance | EntryKind::Procedure => self.inline("scene", entry),
            EntryKind::Point | EntryKind::Action | EntryKind::Document | EntryKind::Interest => {
                self.other(entry)
            }
            EntryKind::Motion => self.motion(entry),
        }
        self.adopted(entry.seq);
    }

    /// What was moved: by whom, and its words.
    fn motion(&mut self, entry: &Entry) {
        let (id, class) = (id(entry), class(entry));
        let moved = |one: &&Motion| entry.id == Some(one.id.to_string());
        let moved = self.record.motions.iter().find(moved);
        self.xml.open("other", &[("eId", &id), ("class", &class)]);
        if let Some(by) = moved.and_then(|motion| self.movers(motion)) {
            self.xml.holding("p", &[("class", "movers")], &by);
        }
        let points = self.record.entries.iter();
        let points = points.filter(|one| self.clauses.get(&one.seq) == Some(&entry.seq));
        let lines: Vec<&str> = std::iter::once(entry.text.as_str())
            .chain(points.map(|one| one.text.as_str()))
            .collect();
        passage(&mut self.xml, &lines.join("\n"), &id);
        self.xml.close();
    }

    fn movers(&self, motion: &Motion) -> Option<String> {
        let named = |person: &PersonId| visible(shown(self.record, person));
        let moved = motion
            .moved_by
            .as_ref()
            .map(|by| format!("Moved by {}", named(by)));
        let seconded = motion
            .seconded_by
            .as_ref()
            .map(|by| format!("seconded by {}", named(by)));
        let by: Vec<String> = moved.into_iter().chain(seconded).collect();
        (!by.is_empty()).then(|| capitalised(&by.join(", ")))
    }

    /// A vote, each name in it marked as the vote that it is.
    fn vote(&mut self, entry: &Entry) {
        let on_motions = self.record.motions.iter().flat_map(|motion| &motion.votes);
        let mut votes = on_motions.chain(self.record.votes_without_motion.iter().map(|one| &one.vote));
        let named = votes.find(|vote| vote.seq == entry.seq).filter(|vote| {
            let names = &vote.names;
            !(names.in_favour.is_empty() && names.against.is_empty() && names.abstain.is_empty())
        });
        let Some(vote) = named else {
            return self.inline("summary", entry);
        };
        let (id, class) = (id(entry), class(entry));
        self.xml.open("summary", &[("eId", &id), ("class", &class)]);
        let words = entry.text.split(". For: ").next().unwrap_or_default();
        let words = words.split(". Against: ").next().unwrap_or_default();
        let words = words.split(". Abstaining: ").next().unwrap_or_default();
        self.xml.text(&visible(words));
        for (word, choice, people) in [
            ("For", "#for", &vote.names.in_favour),
            ("Against", "#against", &vote.names.against),
            ("Abstaining", "#abstain", &vote.names.abstain),
        ] {
            for (nth, one) in people.iter().enumerate() {
                let before = if nth == 0 {
                    format!(". {word}: ")
                } else {
                    ", ".to_owned()
                };
                self.xml.text(&before);
                let by = format!("#{}", self.names.person(one));
                let name = visible(shown(self.record, one));
                self.xml
                    .holding("vote", &[("by", &by), ("choice", choice)], &name);
            }
        }
        self.xml.close();
    }

    /// The words adopted, where the entry with this number decided something: nowhere else does the text say what was
    /// resolved in the end.
    fn adopted(&mut self, seq: Seq) {
        for one in self.record.decisions.iter().filter(|one| one.seq == seq) {
            let Some(text) = &one.text else { continue };
            let id = format!("decision_{seq}");
            let class = format!("decision {}", one.outcome);
            self.xml.open("other", &[("eId", &id), ("class", &class)]);
            if let Some(number) = &one.number {
                self.xml.holding("p", &[("class", "number")], &visible(number));
            }
            passage(&mut self.xml, text, &id);
            self.xml.close();
        }
    }

    /// What later minutes corrected, as Markdown and the others have it at their end.
    fn corrections(&mut self) {
        let made = &self.record.minutes.corrections;
        if made.is_empty() {
            return;
        }
        self.xml.open(
            "debateSection",
            &[("name", "corrections"), ("eId", "corrections")],
        );
        self.xml
            .holding("heading", &[], "Corrections made after approval");
        for (nth, one) in made.iter().enumerate() {
            let id = format!("correction_{}", nth + 1);
            let entry = self.record.entries.iter().find(|entry| entry.seq == one.entry);
            let was = entry.map_or("", |entry| entry.text.as_str());
            let why = one
                .why
                .as_ref()
                .map(|why| format!(" ({why})"))
                .unwrap_or_default();
            let text = format!(
                "{}{why}: for \u{201c}{was}\u{201d} read \u{201c}{}\u{201d}",
                one.on, one.text
            );
            self.xml
                .open("other", &[("eId", &id), ("class", "correction")])
                .holding("p", &[], &visible(&text))
                .close();
        }
        self.xml.close();
    }

    /// Begins an item's section, within those of the items it is a part of.
    fn begin_section(&mut self, item: Option<&ItemId>) {
        self.end_heading();
        let down = self.down_to(item);
        let same = self
            .open
            .iter()
            .zip(&down)
            .take_while(|(open, item)| open == item);
        // What was said of the whole after a part of it stands in a section of its own again.
        let kept = match same.count() {
            all if all == down.len() => all.saturating_sub(1),
            some => some,
        };
        self.close_to(kept);
        if down.is_empty() {
            self.open_section(None);
        }
        for item in down.iter().skip(kept) {
            self.open_section(Some(item));
            self.open.push(item.clone());
        }
        self.section = Some(item.cloned());
    }

    /// An item and those it is within, the outermost first.
    fn down_to(&self, item: Option<&ItemId>) -> Vec<ItemId> {
        let mut down: Vec<ItemId> = item.into_iter().cloned().collect();
        let whole = |id: &ItemId| {
            let listed = self.record.agenda.iter().find(|one| one.id == *id)?;
            listed.parent.clone()
        };
        while let Some(parent) = down
            .last()
            .and_then(whole)
            .filter(|parent| !down.contains(parent))
        {
            down.push(parent);
        }
        down.reverse();
        down
    }

    fn open_section(&mut self, item: Option<&ItemId>) {
        self.sections += 1;
        let id = format!("dbsect_{}", self.sections);
        let listed = item.and_then(|id| self.record.agenda.iter().find(|one| one.id == *id));
        let name = if item.is_some() { "item" } else { "proceedings" };
        self.xml.open("debateSection", &[("name", name), ("eId", &id)]);
        if let Some(number) = listed.and_then(|item| item.number.as_ref()) {
            self.xml.holding("num", &[], &visible(number));
        }
        if let Some(item) = listed {
            self.xml
                .holding("heading", &[], &visible(&capitalised(&item.title)));
        }
    }

    /// Closes the sections within the first `kept` of those open.
    fn close_to(&mut self, kept: usize) {
        if self.section == Some(None) {
            self.xml.close();
        }
        self.section = None;
        while self.open.len() > kept {
            self.open.pop();
            self.xml.close();
        }
    }

    fn end_section(&mut self) {
        self.end_heading();
        self.close_to(0);
    }

    fn sub_heading(&mut self, entry: &Entry) {
        self.end_heading();
        let id = format!("dbsect_{}__{}", self.sections, entry.seq);
        self.xml
            .open("debateSection", &[("name", "heading"), ("eId", &id)]);
        self.xml
            .holding("heading", &[], &visible(&capitalised(&entry.text)));
        self.heading = true;
    }

    fn end_heading(&mut self) {
        self.end_speech();
        if std::mem::take(&mut self.heading) {
            self.xml.close();
        }
    }

    fn end_speech(&mut self) {
        match std::mem::replace(&mut self.speech, Open::Nothing) {
            Open::Nothing => {}
            Open::Speech => {
                self.xml.close();
            }
            Open::Points => {
                self.xml.close().close();
            }
        }
    }

    fn speech(&mut self, name: &'static str, entry: &Entry) {
        let (id, class) = (id(entry), class(entry));
        let Some(by) = &entry.by else {
            return self.other(entry);
        };
        let (agent, at) = (format!("#{}", self.names.person(by)), moment(entry));
        let to = entry.to.as_ref().map(|to| format!("#{}", self.names.person(to)));
        let mut attributes = vec![
            ("eId", id.as_str()),
            ("class", &class),
            ("by", &agent),
            ("startTime", &at),
        ];
        if let Some(to) = &to {
            attributes.push(("to", to));
        }
        self.xml.open(name, &attributes);
        self.xml
            .holding("from", &[], &capitalised(&visible(shown(self.record, by))));
        self.xml.holding("p", &[], &visible(&entry.text));
        self.speech = Open::Speech;
    }

    /// Words without a speaker.
    fn inline(&mut self, name: &'static str, entry: &Entry) {
        let (id, class) = (id(entry), class(entry));
        self.xml
            .holding(name, &[("eId", &id), ("class", &class)], &visible(&entry.text));
    }

    /// What the standard has no element for: what it is stands in its class.
    fn other(&mut self, entry: &Entry) {
        let (id, class) = (id(entry), class(entry));
        self.xml.open("other", &[("eId", &id), ("class", &class)]);
        let who = |person: &PersonId| capitalised(&visible(shown(self.record, person)));
        let text = match (&entry.by, &entry.to) {
            (Some(by), _) => format!("{}: {}", who(by), entry.text),
            (None, Some(to)) => format!("{}: {}", who(to), entry.text),
            (None, None) => entry.text.clone(),
        };
        self.xml.holding("p", &[], &visible(&text)).close();
    }
}

/// A text with its clauses as lists in lists.
fn passage(xml: &mut Xml, text: &str, id: &str) {
    let passage = clauses::read(text);
    if !passage
        .pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Clause(_)))
    {
        if !passage.lead.is_empty() {
            xml.holding("p", &[], &visible(&passage.lead));
        }
        tables(xml, &passage.pieces);
        return;
    }
    // A table between clauses follows them all: a list holds only its items.
    let mut depth = 0;
    let mut nth = 0;
    for piece in &passage.pieces {
        let Piece::Clause(one) = piece else { continue };
        let level = usize::from(one.level);
        while depth > level {
            xml.close().close();
            depth -= 1;
        }
        if depth == level {
            xml.close();
        }
        while depth < level {
            depth += 1;
            nth += 1;
            let list = format!("{id}__list_{nth}");
            xml.open("blockList", &[("eId", &list)]);
            if depth == 1 && !passage.lead.is_empty() {
                xml.holding("listIntroduction", &[], &visible(&passage.lead));
            }
            if depth < level {
                nth += 1;
                xml.open("item", &[("eId", &format!("{id}__item_{nth}"))]);
            }
        }
        nth += 1;
        xml.open("item", &[("eId", &format!("{id}__item_{nth}"))]);
        if let Some(mark) = &one.mark {
            xml.holding("num", &[], &visible(mark));
        }
        xml.holding("p", &[], &visible(&one.text));
    }
    while depth > 0 {
        xml.close().close();
        depth -= 1;
    }
    tables(xml, &passage.pieces);
}

fn tables(xml: &mut Xml, pieces: &[Piece]) {
    for piece in pieces {
        let Piece::Table { head, rows } = piece else {
            continue;
        };
        xml.open("table", &[]);
        let head = Some(head).filter(|head| !head.is_empty());
        for (cells, name) in head
            .into_iter()
            .map(|head| (head, "th"))
            .chain(rows.iter().map(|row| (row, "td")))
        {
            xml.open("tr", &[]);
            for cell in cells {
                xml.open(name, &[]).holding("p", &[], &visible(cell)).close();
            }
            xml.close();
        }
        xml.close();
    }
}

fn id(entry: &Entry) -> String {
    format!("entry_{}", entry.seq)
}

/// What an entry is, and whether it may be published.
fn class(entry: &Entry) -> String {
    match entry.exempt {
        true => format!("{} exempt", entry.kind.word()),
        false => entry.kind.word().to_owned(),
    }
}

fn moment(entry: &Entry) -> String {
    time(entry.as_of.unwrap_or(entry.at))
}

fn time(stamp: Stamp) -> String {
    stamp.0.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

//! The minutes as an Akoma Ntoso 3.0 debate record (OASIS LegalDocML): the form in which parliaments and
//! archives keep debates.
//!
//! It comes from the record, in running order. `head` says what document this is and whom it names; here
//! stand the sections and what was said in them.

mod head;

use std::collections::HashMap;

use super::document::{capitalised, visible};
use super::record::{Entry, Record, Stamp};
use super::xml::Xml;
use crate::meeting::Seq;
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use head::{person, shown};

const SPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// A record as a debate record; `order` is that in which things happened.
///
/// # Errors
/// None but what memory gives.
pub fn write(record: &Record, language: &str, order: &[Seq]) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", SPACE)]);
    xml.open("debate", &[("name", "minutes")]);
    head::meta(&mut xml, record, language);
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
    };
    for entry in entries {
        body.entry(entry);
    }
    body.end_section();
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
}

impl Body<'_> {
    fn entry(&mut self, entry: &Entry) {
        if self.section.as_ref() != Some(&entry.item) {
            self.begin_section(entry.item.as_ref());
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
            EntryKind::Vote | EntryKind::Decision | EntryKind::Noted => self.inline("summary", entry),
            EntryKind::Attendance | EntryKind::Procedure => self.inline("scene", entry),
            EntryKind::Point
            | EntryKind::Action
            | EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Interest => self.other(entry),
        }
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
        let (agent, at) = (format!("#{}", person(self.record, by)), moment(entry));
        let to = entry
            .to
            .as_ref()
            .map(|to| format!("#{}", person(self.record, to)));
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

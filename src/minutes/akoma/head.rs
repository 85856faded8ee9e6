//! What document it is, whom it names, how votes came out, and who was there.

use super::super::document::{capitalised, visible};
use super::super::named::Named;
use super::super::record::{AttendanceState, Record, VoteTaken};
use super::super::xml::Xml;
use crate::meeting::event::Verdict;
use crate::meeting::ids::PersonId;
use crate::meeting::words;

/// The ids by which the document names people: from their names, so that the same person has the same in each.
pub(super) struct Ids {
    named: Named,
    listed: Vec<PersonId>,
}

impl Ids {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            named: Named::of(record),
            listed: record.people.iter().map(|one| one.id.clone()).collect(),
        }
    }

    /// Somebody listed; all others have one id between them.
    pub(super) fn person(&self, id: &PersonId) -> String {
        match self.listed.contains(id) {
            true => format!("person_{}", self.named.person(id)),
            false => "person_unlisted".to_owned(),
        }
    }

    /// Where a thing of that kind is described.
    fn address(&self, kind: &str, name: &str) -> String {
        format!("/akn/ontology/{kind}/{}/{name}", self.named.body)
    }
}

/// How the minutes call somebody.
pub(super) fn shown<'a>(record: &'a Record, id: &'a PersonId) -> &'a str {
    let listed = record.people.iter().find(|person| person.id == *id);
    listed.map_or(id.as_str(), |person| &person.shown)
}

pub(super) fn meta(xml: &mut Xml, record: &Record, language: &str, ids: &Ids) {
    xml.open("meta", &[]);
    identification(xml, record, language);
    let votes = record.motions.iter().flat_map(|motion| &motion.votes);
    let votes: Vec<&VoteTaken> = votes
        .chain(record.votes_without_motion.iter().map(|loose| &loose.vote))
        .filter(|vote| vote.in_favour.is_some())
        .collect();
    if !votes.is_empty() {
        xml.open("analysis", &[("source", "#quorate")])
            .open("parliamentary", &[]);
        votes.iter().for_each(|vote| voting(xml, vote));
        xml.close().close();
    }
    references(xml, record, ids);
    xml.close();
}

/// The document at three removes, as the standard asks: the meeting, its minutes, this file.
fn identification(xml: &mut Xml, record: &Record, language: &str) {
    let date = record
        .meeting
        .date
        .map_or("0001-01-01".to_owned(), |date| date.to_string());
    let country = country(language);
    let work = format!("/akn/{country}/debate/{date}/{}", plain(&record.meeting.id));
    let expression = format!("{work}/{}@", three_letters(language));
    xml.open("identification", &[("source", "#quorate")]);
    for (name, uri) in [
        ("FRBRWork", &work),
        ("FRBRExpression", &expression),
        ("FRBRManifestation", &expression),
    ] {
        let ending = if name == "FRBRManifestation" { ".xml" } else { "" };
        xml.open(name, &[]);
        xml.empty("FRBRthis", &[("value", &format!("{uri}/!main{ending}"))]);
        xml.empty("FRBRuri", &[("value", &format!("{uri}{ending}"))]);
        xml.empty("FRBRdate", &[("date", &date), ("name", "meeting")]);
        xml.empty("FRBRauthor", &[("href", "#body")]);
        match name {
            "FRBRWork" => {
                xml.empty("FRBRcountry", &[("value", &country)]);
            }
            "FRBRExpression" => {
                xml.empty("FRBRlanguage", &[("language", three_letters(language))]);
            }
            _ => {}
        }
        xml.close();
    }
    xml.close();
}

/// The country of a language tag, as the standard writes it; Great Britain where it names none.
fn country(language: &str) -> String {
    let region = language.split('-').skip(1).find(|part| part.len() == 2);
    region.map_or("gb".to_owned(), str::to_ascii_lowercase)
}

/// A language by its three letters (ISO 639-2), as the standard asks; `und` where it is not one of these.
fn three_letters(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "en" => "eng",
        "cy" => "cym",
        "ga" => "gle",
        "gd" => "gla",
        "fr" => "fra",
        "de" => "deu",
        "es" => "spa",
        "it" => "ita",
        "nl" => "nld",
        "pt" => "por",
        _ => "und",
    }
}

fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    if kept.is_empty() {
        "unnamed".to_owned()
    } else {
        kept
    }
}

fn voting(xml: &mut Xml, vote: &VoteTaken) {
    let outcome = match vote.verdict {
        Verdict::Carried => "#carried",
        Verdict::Lost => "#lost",
        Verdict::Tied => "#tied",
    };
    let id = format!("voting_{}", vote.seq);
    let entry = format!("#entry_{}", vote.seq);
    xml.open(
        "voting",
        &[("eId", &id), ("outcome", outcome), ("refersTo", &entry)],
    );
    let sides = [
        ("for", vote.in_favour),
        ("against", vote.against),
        ("abstain", vote.abstain),
    ];
    for (side, value) in sides {
        let id = format!("{id}__{side}");
        let (value, side) = (value.unwrap_or(0).to_string(), format!("#{side}"));
        xml.empty("count", &[("eId", &id), ("value", &value), ("refersTo", &side)]);
    }
    // The chair's second vote is none of those counted.
    if let Some(side) = vote.casting {
        let id = format!("{id}__casting_{}", words::side(side));
        xml.empty("count", &[("eId", &id), ("value", "1"), ("refersTo", "#casting")]);
    }
    xml.close();
}

fn references(xml: &mut Xml, record: &Record, ids: &Ids) {
    let body = visible(record.meeting.body.as_deref().unwrap_or("Meeting"));
    xml.open("references", &[("source", "#quorate")]);
    let mut refer = |name: &'static str, id: &str, href: &str, shown: &str| {
        xml.empty(name, &[("eId", id), ("href", href), ("showAs", shown)]);
    };
    refer(
        "TLCOrganization",
        "body",
        &format!("/akn/ontology/organization/{}", ids.named.body),
        &body,
    );
    refer(
        "TLCOrganization",
        "quorate",
        "/akn/ontology/organization/quorate",
        "Quorate",
    );
    for one in &record.people {
        let id = ids.person(&one.id);
        let href = ids.address("person", &ids.named.person(&one.id));
        refer("TLCPerson", &id, &href, &visible(&one.name));
    }
    refer(
        "TLCPerson",
        "person_unlisted",
        "/akn/ontology/person/unlisted",
        "A person not listed",
    );
    for word in ["for", "against", "abstain", "casting", "carried", "lost", "tied"] {
        let href = format!("/akn/ontology/concept/{word}");
        refer("TLCConcept", word, &href, word);
    }
    xml.close();
}

pub(super) fn preface(xml: &mut Xml, record: &Record) {
    let body = visible(&capitalised(record.meeting.body.as_deref().unwrap_or("Meeting")));
    xml.open("preface", &[]).open("p", &[]);
    xml.holding("docTitle", &[], &body);
    if let Some(date) = record.meeting.date {
        xml.text(", ");
        xml.holding("docDate", &[("date", &date.to_string())], &words::date(date));
    }
    xml.close().close();
}

/// Who was there. The standard wants a section in every debate: this one always is.
pub(super) fn roll(xml: &mut Xml, record: &Record) {
    xml.open("rollCall", &[("eId", "rollCall")])
        .holding("heading", &[], "Attendance");
    for heading in ["Present", "Represented", "Apologies"] {
        let listed = record.attendance.iter().filter(|one| match one.state {
            AttendanceState::Present | AttendanceState::Substitute => heading == "Present",
            AttendanceState::Represented => heading == "Represented",
            AttendanceState::Apologies => heading == "Apologies",
            AttendanceState::Absent => false,
        });
        let names: Vec<&str> = listed
            .map(|one| {
                let person = record.people.iter().find(|person| person.id == one.person);
                person.map_or(one.person.as_str(), |person| &person.name)
            })
            .collect();
        if !names.is_empty() {
            xml.holding("p", &[], &visible(&format!("{heading}: {}", names.join("; "))));
        }
    }
    xml.close();
}

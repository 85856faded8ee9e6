//! What document it is, whom it names, how votes came out, and who was there.

use super::super::document::{capitalised, visible};
use super::super::record::{AttendanceState, Record, VoteTaken};
use super::super::xml::Xml;
use crate::meeting::event::Verdict;
use crate::meeting::ids::PersonId;
use crate::meeting::words;

/// The id by which the document names somebody: their place on the list, since a tag may be anything.
pub(super) fn person(record: &Record, id: &PersonId) -> String {
    match record.people.iter().position(|person| person.id == *id) {
        Some(at) => format!("person_{}", at + 1),
        None => "person_unlisted".to_owned(),
    }
}

/// How the minutes call somebody.
pub(super) fn shown<'a>(record: &'a Record, id: &'a PersonId) -> &'a str {
    let listed = record.people.iter().find(|person| person.id == *id);
    listed.map_or(id.as_str(), |person| &person.shown)
}

pub(super) fn meta(xml: &mut Xml, record: &Record, language: &str) {
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
    references(xml, record);
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
    xml.close();
}

fn references(xml: &mut Xml, record: &Record) {
    let body = visible(record.meeting.body.as_deref().unwrap_or("Meeting"));
    xml.open("references", &[("source", "#quorate")]);
    let mut refer = |name: &'static str, id: &str, href: &str, shown: &str| {
        xml.empty(name, &[("eId", id), ("href", href), ("showAs", shown)]);
    };
    refer(
        "TLCOrganization",
        "body",
        "/akn/ontology/organization/body",
        &body,
    );
    refer(
        "TLCOrganization",
        "quorate",
        "/akn/ontology/organization/quorate",
        "Quorate",
    );
    for (at, one) in record.people.iter().enumerate() {
        let id = format!("person_{}", at + 1);
        let href = format!("/akn/ontology/person/{id}");
        refer("TLCPerson", &id, &href, &visible(&one.name));
    }
    refer(
        "TLCPerson",
        "person_unlisted",
        "/akn/ontology/person/unlisted",
        "A person not listed",
    );
    for word in ["for", "against", "abstain", "carried", "lost", "tied"] {
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

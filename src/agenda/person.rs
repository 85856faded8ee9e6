//! A line of the roster: `- Cllr Trevor Egleton (Chairman) [egleton] as "the Chairman"`.
//!
//! The name stands first; role, tag and `as "…"` follow in any order. Who is called what by others
//! (tags, surnames that are shared) is decided in `tag`, when all are known.

use super::misread::{ONE_EACH, is_addressed, is_person, no_name, several, turned_round};
use super::page::Line;
use super::quotation::{is_quote, quoted};
use super::section::{Holds, Sections};
use super::span::{Place, Span};
use super::{Complaints, quote};
use crate::meeting::event::PersonKind;
use crate::meeting::name::{Parts, is_letters_after_name, parts};

/// A roster of more people is something else.
const MOST_PEOPLE: usize = 2_000;

/// A person as their line says.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// Where their name stands.
    pub place: Place,
    /// Their name as written, or their office.
    pub name: String,
    /// The name taken apart.
    pub parts: Parts,
    /// Office or organisation.
    pub role: Option<String>,
    /// The tag the page gives them, in lower case.
    pub tag: Option<(String, Place)>,
    /// How the minutes call them, where the page says so.
    pub shown: Option<String>,
    /// In what capacity they attend.
    pub kind: PersonKind,
    /// Whether they have a vote.
    pub voting: bool,
    /// The weight of their vote.
    pub votes: Option<u32>,
}

/// Reads the people of all sections, in order, and the seats that nobody holds.
pub(super) fn read(sections: &Sections, complaints: &mut Complaints) -> (Vec<Listed>, Vec<String>) {
    let (mut people, mut vacant) = (Vec::new(), Vec::new());
    for part in &sections.parts {
        let Holds::People(kind, voting) = part.holds else {
            continue;
        };
        let mut margin = usize::MAX;
        for line in &part.lines {
            if line.indent >= margin.saturating_add(2) {
                complaints.at(
                    line.place,
                    format!("{} stands under a person", quote(line.text().span().text())),
                    "write it in brackets after the name, or begin it at the margin",
                );
                continue;
            }
            margin = margin.min(line.indent);
            if people.len() == MOST_PEOPLE {
                complaints.at(
                    line.place,
                    format!("more than {MOST_PEOPLE} people are listed"),
                    "is this the right file?",
                );
                return (people, vacant);
            }
            let text = line.text();
            if is_vacancy(text.span().text()) {
                match voting {
                    true => vacant.extend(vec![text.span().owned(); seats(text.span().text())]),
                    false => complaints.at(
                        line.place,
                        format!("{} is nobody", quote(text.span().text())),
                        "take it out: only a seat with a vote counts while nobody holds it",
                    ),
                }
                continue;
            }
            people.extend(person(line, kind, voting, complaints));
        }
    }
    (people, vacant)
}

/// How many seats a line says are vacant: `2 vacancies`.
fn seats(text: &str) -> usize {
    const WORDS: [&str; 3] = ["one", "two", "three"];
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let word = WORDS.iter().position(|word| *word == first).map(|at| at + 1);
    first.parse().ok().or(word).unwrap_or(1).clamp(1, 100)
}

/// Whether a line of the roster is a seat that nobody holds: `Vacancy`, `VACANT (Ward 3)`, `Siège vacant`.
fn is_vacancy(text: &str) -> bool {
    const WORDS: &str = "vacancy vacancies vacant vacante vakant unbesetzt gwag";
    const BESIDE: &str =
        "a casual one two three seat seats position post place office siège poste sitz sedd swydd puesto";
    let name = text.get(..name_end(text)).unwrap_or_default().to_lowercase();
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is = |list: &str, word: &str| list.split(' ').any(|one| one == word);
    let (mut said, mut other) = (false, false);
    words.by_ref().for_each(|word| match is(WORDS, word) {
        true => said = true,
        false => other |= !is(BESIDE, word) && !word.bytes().all(|b| b.is_ascii_digit()),
    });
    said && !other
}

fn person(line: &Line, kind: PersonKind, voting: bool, complaints: &mut Complaints) -> Option<Listed> {
    let text = line.text();
    let span = text.span();
    let end = name_end(span.text());
    let name = span
        .to(end)
        .trim_of(|c| c.is_whitespace() || matches!(c, ',' | ';'));
    if name.is_empty() {
        complaints.at(
            line.place,
            "a person has no name here",
            "write \"- Cllr Jane Smith (Role) [tag]\"",
        );
        return None;
    }
    if let Some(instead) = no_name(name) {
        complaints.at(
            name.place(),
            format!("{} is not a name", quote(name.text())),
            instead,
        );
        return None;
    }
    let mut listed = Listed {
        place: name.place(),
        name: name.owned(),
        parts: parts(name.text()),
        role: None,
        tag: None,
        shown: None,
        kind,
        voting,
        votes: None,
    };
    if let Some(instead) = several(span.text()) {
        let what = format!("{} is more than one person", quote(span.text()));
        complaints.at(name.place(), what, instead);
        return None;
    }
    if let Some(instead) = turned_round(name.text(), span.from(end).text()) {
        let what = format!(
            "{} may be a name turned round, or a name and a role",
            quote(span.to(role_end(span.text())).trim().text())
        );
        complaints.at(name.place(), what, instead);
        return None;
    }
    details(span.from(end), &mut listed, complaints);
    name_in_role(&mut listed);
    let role = listed.role.as_deref().unwrap_or_default().to_lowercase();
    let without_vote = [
        "non-voting",
        "non voting",
        "nonvoting",
        "without vote",
        "no vote",
        "observer",
    ];
    listed.voting &= !without_vote.iter().any(|words| role.contains(words));
    if matches!(
        role.as_str(),
        "apologies" | "absent" | "apologies received" | "apologies given"
    ) {
        let instead = "take it out: apologies are minuted at the meeting";
        complaints.at(
            span.from(end).place(),
            format!("{} is not a role", quote(&role)),
            instead,
        );
    }
    // A fault in the line makes nobody of them: who names them elsewhere on the page is not told so, too.
    Some(listed)
}

/// Where a name ends: at its role, its tag, its `as`, or at a comma or dash that a role follows.
fn name_end(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let mut end = lower.find(['(', '[']).unwrap_or(text.len());
    for (at, _) in lower.match_indices(" as ") {
        let after = lower.get(at + 4..).unwrap_or_default().trim_start();
        if after.starts_with(is_quote) {
            end = end.min(at);
        }
    }
    for dash in [" - ", " \u{2013} ", " \u{2014} "] {
        end = end.min(text.find(dash).unwrap_or(end));
    }
    // "Jane Smith MBE, JP" goes on after its comma; "Phil Dart, Director" does not.
    let mut from = 0;
    while let Some(comma) = text.get(from..end).and_then(|t| t.find(',')).map(|at| at + from) {
        let next = text.get(comma + 1..end).unwrap_or_default();
        let word = next.split(',').next().unwrap_or_default().trim();
        let honour = is_letters_after_name(word);
        if !honour && !word.is_empty() {
            return comma;
        }
        from = comma + 1;
    }
    end
}

/// Reads what follows the name.
fn details(span: Span<'_>, listed: &mut Listed, complaints: &mut Complaints) {
    let mut rest = span.trim();
    while let Some(first) = rest.text().chars().next() {
        let next = match first {
            '(' | '[' => bracket(rest, first, listed, complaints),
            ',' | ';' | '-' | '\u{2013}' | '\u{2014}' => {
                let role = rest.from(first.len_utf8()).trim();
                Some(unbracketed(role, listed, complaints))
            }
            'a' | 'A'
                if rest
                    .text()
                    .get(1..3)
                    .is_some_and(|s| s.eq_ignore_ascii_case("s ")) =>
            {
                called(rest.from(3).trim(), listed, complaints)
            }
            _ => {
                let what = format!("{} is not understood after a name", quote(rest.text()));
                complaints.at(rest.place(), what, "write (Role), [tag] or as \"the Chairman\"");
                None
            }
        };
        let Some(next) = next else { return };
        rest = next.trim();
    }
}

/// Reads `(Role)` or `[tag]`; gives what follows it.
fn bracket<'a>(
    span: Span<'a>,
    open: char,
    listed: &mut Listed,
    complaints: &mut Complaints,
) -> Option<Span<'a>> {
    let (end, mark) = if open == '(' {
        (closing(span.text()), ')')
    } else {
        (span.text().find(']'), ']')
    };
    let Some(end) = end else {
        complaints.at(
            span.place(),
            "this bracket is not closed",
            format!("write \"{mark}\" where it ends"),
        );
        return None;
    };
    let inner = span.cut(1, end).trim();
    if open == '(' {
        add_role(listed, inner, complaints);
    } else {
        add_tag(listed, inner, complaints);
    }
    Some(span.from(end + 1))
}

/// Reads a role that a comma or dash begins; gives what follows it.
fn unbracketed<'a>(span: Span<'a>, listed: &mut Listed, complaints: &mut Complaints) -> Span<'a> {
    let end = role_end(span.text());
    let role = span
        .to(end)
        .trim_of(|c| c.is_whitespace() || matches!(c, ',' | ';'));
    if role.text().split(' ').next().is_some_and(is_addressed) {
        complaints.at(
            role.place(),
            format!("{} is a second person on this line", quote(role.text())),
            ONE_EACH,
        );
    } else if role.text().starts_with('(') {
        return span;
    } else if !role.is_empty() {
        add_role(listed, role, complaints);
    }
    span.from(end)
}

/// Reads the quotation after `as`; gives what follows it.
fn called<'a>(span: Span<'a>, listed: &mut Listed, complaints: &mut Complaints) -> Option<Span<'a>> {
    let (shown, rest) = quoted(span, complaints)?;
    if listed.shown.replace(shown.owned()).is_some() {
        complaints.at(
            shown.place(),
            "a second \"as\" for one person",
            "keep one of them",
        );
    }
    Some(rest)
}

/// Where a role that no brackets hold ends.
pub(super) fn role_end(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let called = lower.match_indices("as ").find(|(at, _)| {
        let before = lower.get(..*at).unwrap_or_default();
        let after = lower.get(at + 3..).unwrap_or_default().trim_start();
        (before.is_empty() || before.ends_with(' ')) && after.starts_with(is_quote)
    });
    let tag = text.find('[').unwrap_or(text.len());
    called.map_or(tag, |(at, _)| at.min(tag))
}

fn add_role(listed: &mut Listed, role: Span<'_>, complaints: &mut Complaints) {
    if role.is_empty() {
        return complaints.at(
            role.place(),
            "there is no role in these brackets",
            "write one, or take them out",
        );
    }
    let mut rest = Vec::new();
    for piece in role.text().split(", ") {
        match (weight(piece), listed.votes) {
            (Some(votes), None) => listed.votes = Some(votes),
            (Some(_), Some(_)) => {
                complaints.at(role.place(), "a second number of votes", "keep one of them");
            }
            (None, _) => rest.push(piece),
        }
    }
    if rest.is_empty() {
        return;
    }
    if listed.votes.is_some() && !listed.voting {
        let what = format!("{} has no vote to weigh", quote(&listed.name));
        complaints.at(role.place(), what, "list them under \"## Members\"");
    }
    let role = rest.join(", ");
    match &mut listed.role {
        Some(before) => {
            before.push_str(", ");
            before.push_str(&role);
        }
        None => listed.role = Some(role),
    }
}

/// The weight of a vote: `125 votes`.
fn weight(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let number = text
        .strip_suffix(" votes")
        .or_else(|| text.strip_suffix(" vote"))?;
    number.replace([',', ' ', '\u{a0}'], "").parse().ok()
}

/// `The Lord Mayor (Councillor Ann Grey)` is somebody called Grey, whose office is named first.
fn name_in_role(listed: &mut Listed) {
    let Some(role) = listed.role.as_deref().filter(|_| listed.parts.office) else {
        return;
    };
    let (name, more) = role.split_once(", ").unwrap_or((role, ""));
    if is_person(name) {
        let name = name.to_owned();
        let office = std::mem::replace(&mut listed.name, name);
        listed.role = Some(match more {
            "" => office,
            more => format!("{office}, {more}"),
        });
        listed.parts = parts(&listed.name);
    }
}

fn add_tag(listed: &mut Listed, tag: Span<'_>, complaints: &mut Complaints) {
    match (super::tag::wrong(tag.text()), &listed.tag) {
        (Some((at, what, instead)), _) => complaints.at(tag.from(at).place(), what, instead),
        (None, Some((first, _))) => {
            complaints.at(
                tag.place(),
                format!("a second tag after [{first}]"),
                "keep one of them",
            );
        }
        (None, None) => listed.tag = Some((tag.text().to_lowercase(), tag.place())),
    }
}

/// The byte of the bracket that closes the one a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

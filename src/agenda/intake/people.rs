//! Whom a paper names, and in what capacity. Who was there it never says.

use super::words::{WORDS, heading, is};
use crate::meeting::fold;

/// How somebody named on a paper comes to the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// One of the body.
    Member,
    /// Somebody else who attends.
    Attending,
}

/// A person as a paper names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name, with its title.
    pub name: String,
    /// Their office.
    pub role: Option<String>,
    /// In what capacity.
    pub capacity: Capacity,
}

/// What a heading or a label says of the people who follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Section {
    People(Capacity),
    /// They hold this office.
    Office(String),
    /// Who was there: not to be guessed.
    Present,
    /// Whom the paper is sent to.
    To,
}

/// Which people a heading or a label announces.
pub(super) fn section(label: &str) -> Option<Section> {
    let people = &WORDS.people;
    let name = heading(label);
    let lower = fold::unaccented(label);
    let bare = lower.trim().trim_end_matches([':', '.']).trim();
    if is(&name, &people.members)
        || ["members of ", "membership of ", "councillors of "]
            .iter()
            .any(|begin| name.starts_with(begin))
            && name.split(' ').count() < 8
    {
        return Some(Section::People(Capacity::Member));
    }
    if is(bare, &people.chairing) || is(&name, &people.chairing) {
        return Some(Section::Office(
            label.trim().trim_end_matches(':').trim().to_owned(),
        ));
    }
    if is(&name, &people.attending) {
        return Some(Section::People(Capacity::Attending));
    }
    if is(&name, &people.present) {
        return Some(Section::Present);
    }
    (is(&name, &people.to)
        || name.starts_with("to all members")
        || name.starts_with("to the members")
        || name.starts_with("to members"))
    .then_some(Section::To)
}

/// The people whom words name, one after another; none where any of them names nobody.
pub(super) fn list(text: &str, section: &Section) -> Option<Vec<Person>> {
    let mut title: Option<String> = None;
    let mut people = Vec::new();
    for piece in pieces(text) {
        let piece = piece.trim();
        // "Jr." keeps its full stop, the end of a sentence does not.
        let short = piece.rsplit(' ').next().is_some_and(|word| word.len() <= 4);
        let piece = if short {
            piece
        } else {
            piece.trim_end_matches('.').trim()
        };
        if piece.is_empty() || is_vacant(piece) {
            continue;
        }
        let (piece, plural) = singular(piece);
        if plural.is_some() {
            title = plural;
        }
        let mut person = person(&piece, section)?;
        if let Some(title) = title.as_ref().filter(|_| !is_titled(&person.name)) {
            person.name = format!("{title} {}", person.name);
        }
        people.push(person);
    }
    (!people.is_empty()).then_some(people)
}

/// Whether words say that nobody has the seat.
pub(super) fn is_vacant(text: &str) -> bool {
    is(&heading(text), &WORDS.people.vacant)
}

/// The pieces of a list of names. `Smithson, Jr.` and `(Chair, Finance)` are one.
fn pieces(text: &str) -> Vec<String> {
    let mut text = text.replace('\t', ", ");
    for word in &WORDS.people.and {
        // Compared without case and accents, the words are ASCII and replaced in place.
        while let Some(at) = outside_brackets(&text, word) {
            text.replace_range(at..at + word.len(), ", ");
        }
    }
    let (mut depth, mut from, mut out) = (0usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                out.push(text.get(from..at).unwrap_or_default().to_owned());
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(text.get(from..).unwrap_or_default().to_owned());
    let mut whole: Vec<String> = Vec::new();
    for piece in out {
        let bare = heading(&piece);
        match whole.last_mut() {
            Some(last)
                if is(&bare, &WORDS.people.suffixes)
                    || (is(&bare, &WORDS.people.chairing) && !last.trim().is_empty()) =>
            {
                if is(&bare, &WORDS.people.chairing) {
                    *last = format!("{} ({})", last.trim(), piece.trim());
                } else {
                    *last = format!("{},{piece}", last.trim_end());
                }
            }
            _ => whole.push(piece),
        }
    }
    whole
}

fn outside_brackets(text: &str, word: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = lower.get(..*at).unwrap_or_default();
        before.matches('(').count() == before.matches(')').count()
    })
}

/// `Councillors A. Ortega` is the first of several: their title, for one.
fn singular(piece: &str) -> (String, Option<String>) {
    const PLURALS: [(&str, &str); 10] = [
        ("councillors", "Cllr"),
        ("cllrs", "Cllr"),
        ("councilors", "Councilor"),
        ("councilmembers", "Councilmember"),
        ("council members", "Council Member"),
        ("commissioners", "Commissioner"),
        ("supervisors", "Supervisor"),
        ("trustees", "Trustee"),
        ("mesdames", "Mme"),
        ("messrs", "Mr"),
    ];
    let lower = piece.to_ascii_lowercase();
    for (plural, single) in PLURALS {
        if let Some(rest) = lower
            .strip_prefix(plural)
            .filter(|rest| rest.starts_with([' ', ':', '.']))
        {
            let name = piece.get(piece.len() - rest.len()..).unwrap_or_default();
            return (
                name.trim_start_matches([':', '.', ' ']).to_owned(),
                Some(single.to_owned()),
            );
        }
    }
    (piece.to_owned(), None)
}

fn is_titled(name: &str) -> bool {
    let lower = fold::unaccented(name);
    let first = lower.split(' ').next().unwrap_or_default().trim_end_matches('.');
    let two: Vec<&str> = lower.split(' ').take(2).collect();
    // "D. Nguyen" and "M. Nguyen" have initials.
    first.chars().count() > 1 && is(first, &WORDS.people.titles) || is(&two.join(" "), &WORDS.people.titles)
}

/// Reads one person: `Cllr A. Ortega (Chairman)`, `Jane Doe, Treasurer`, `Chair: Jane Doe`.
pub(super) fn person(text: &str, section: &Section) -> Option<Person> {
    let (mut name, mut role) = (text.trim().to_owned(), None);
    if let Some((label, rest)) = name.split_once(':') {
        let office = label.trim().to_owned();
        let known = is(&fold::unaccented(&office), &WORDS.people.chairing)
            || is(&heading(&office), &WORDS.people.attending);
        if !known || rest.trim().is_empty() {
            return None;
        }
        (name, role) = (rest.trim().to_owned(), Some(office));
    }
    if let Some(open) = name.find(['(', '[']) {
        let inner = name.get(open + 1..).unwrap_or_default();
        let inner = inner.trim_end_matches([')', ']', ' ', '.']).to_owned();
        name = name.get(..open).unwrap_or_default().trim().to_owned();
        role = Some(match role {
            Some(role) => format!("{role}, {inner}"),
            None => inner,
        });
    } else {
        let split = [" – ", " - ", " — ", ", "]
            .iter()
            .find_map(|mark| name.split_once(mark).map(|(a, b)| (a.to_owned(), b.to_owned())));
        if let Some((before, after)) = split
            && !is(&heading(&after), &WORDS.people.suffixes)
        {
            // "Chair – Jane Doe" as "Jane Doe – Chair".
            let office_first = is(&fold::unaccented(before.trim()), &WORDS.people.chairing);
            (name, role) = match office_first {
                true => (after.trim().to_owned(), Some(before.trim().to_owned())),
                false => (before.trim().to_owned(), Some(after.trim().to_owned())),
            };
        }
    }
    let capacity = match section {
        Section::People(capacity) => *capacity,
        Section::Office(office) => {
            role.get_or_insert_with(|| one_office(office));
            Capacity::Attending
        }
        Section::Present | Section::To => Capacity::Member,
    };
    let role = role
        .map(|role| role.replace(['(', ')', '[', ']'], " ").trim().to_owned())
        .filter(|role| !role.is_empty());
    let lower = fold::unaccented(&name);
    let of_a_body = WORDS
        .meeting
        .iter()
        .chain(&WORDS.agenda)
        .any(|word| word.len() > 4 && super::words::holds(&lower, word));
    (is_name(&name) && !of_a_body).then_some(Person { name, role, capacity })
}

/// `Chairs` of several people is `Chair` of each.
fn one_office(office: &str) -> String {
    match office.strip_suffix('s') {
        Some(one) if is(&fold::unaccented(one), &WORDS.people.chairing) => one.to_owned(),
        _ => office.to_owned(),
    }
}

/// Whether words may be a person's name.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let large = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let sound = text
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | ',' | '‐' | '‑'));
    let small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase))
        .all(|word| {
            matches!(
                fold::unaccented(word).as_str(),
                "van"
                    | "von"
                    | "der"
                    | "den"
                    | "de"
                    | "del"
                    | "della"
                    | "di"
                    | "da"
                    | "dos"
                    | "du"
                    | "la"
                    | "le"
                    | "ap"
                    | "ab"
                    | "ferch"
                    | "y"
                    | "zu"
                    | "af"
                    | "el"
                    | "al"
                    | "bin"
                    | "ter"
                    | "ten"
            )
        });
    (1..=7).contains(&words.len())
        && large >= 1
        && sound
        && small
        && text.chars().count() <= 60
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, section: &Section) -> String {
        let people = list(text, section).unwrap_or_default();
        let each: Vec<String> = people
            .iter()
            .map(|person| match &person.role {
                Some(role) => format!("{} ({role})", person.name),
                None => person.name.clone(),
            })
            .collect();
        each.join("; ")
    }

    #[test]
    fn lists_of_names_are_taken_apart() {
        let members = Section::People(Capacity::Member);
        for (text, wanted) in [
            (
                "Councillors A. Ortega (Chairman), B. Smithson (Vice-Chairman), C. O'Brien, D. Nguyen and E. van der Berg",
                "Cllr A. Ortega (Chairman); Cllr B. Smithson (Vice-Chairman); Cllr C. O'Brien; Cllr D. Nguyen; Cllr E. van der Berg",
            ),
            (
                "Council Member J. R. Smithson, Jr.",
                "Council Member J. R. Smithson, Jr.",
            ),
            (
                "Mayor Wise, Deputy Mayor Brosnan, Councillors Boag, Browne and Chrystal",
                "Mayor Wise; Deputy Mayor Brosnan; Cllr Boag; Cllr Browne; Cllr Chrystal",
            ),
            ("Jane Doe – Treasurer", "Jane Doe (Treasurer)"),
            ("Chair: Jane Doe", "Jane Doe (Chair)"),
            ("Jane Doe, Chair", "Jane Doe (Chair)"),
            ("Vacancy", ""),
            ("Flat 12 (proxy held by Mrs Ortega)", ""),
            ("All members of the Council", ""),
            ("Mme Ortega et M. Nguyen", "Mme Ortega; M. Nguyen"),
        ] {
            assert_eq!(told(text, &members), wanted, "{text}");
        }
        assert_eq!(
            told("Ann Ortega, Bob Nguyen", &Section::Office("Chairs".into())),
            "Ann Ortega (Chair); Bob Nguyen (Chair)"
        );
        assert_eq!(
            section("Council Members"),
            Some(Section::People(Capacity::Member))
        );
        assert_eq!(section("Present:"), Some(Section::Present));
        assert_eq!(section("Apologies"), Some(Section::Present));
        assert_eq!(section("Venue"), None);
    }
}

//! What stands where a person's name should and is not one, or may be turned round; and what to write instead.

use super::person::role_end;
use super::quotation::{is_quote, is_single};
use super::span::Span;
use crate::meeting::name::parts;

/// What to write where one line names several people.
pub(super) const ONE_EACH: &str = "give each person a line";

/// What a role tends to be called by. Other words after a lone surname and a comma may be a first name.
const OFFICES: &str = "advisor adviser assistant association auditor board chair chairman chairperson chairwoman \
    clerk college commissioner committee community company constable convenor coordinator council councillor \
    counsel deputy director elected engineer executive force group head independent inspector interim joint \
    leader legal lord manager mayor member minister monitoring office officer organiser panel parish partner \
    partnership police president proctor professor reader rector representative reporter resident school \
    secretary senior sergeant sheriff solicitor substitute superintendent support town treasurer trust trustee \
    union university vice-chair vice-chairman vice-president vicar ward";

/// What to write instead of words that are not one person's name.
pub(super) fn no_name(name: Span<'_>) -> Option<String> {
    let text = name.text();
    if let Some((label, rest)) = name.split_once(":") {
        return Some(match rest.is_empty() {
            true => "list people one on a line, under a heading of their own".to_owned(),
            false => format!("write \"- {} ({})\"", rest.text(), label.text()),
        });
    }
    if text.ends_with(|c| is_quote(c) && !is_single(c)) {
        return Some("write as \"the Chairman\" after the name".to_owned());
    }
    let words: Vec<&str> = text.split(' ').collect();
    let joined = words
        .windows(2)
        .any(|pair| matches!(pair, ["and" | "&", word] if is_addressed(word)));
    let plural = words
        .first()
        .is_some_and(|word| matches!(word.to_lowercase().as_str(), "cllrs" | "councillors"));
    if joined || plural {
        return Some(ONE_EACH.to_owned());
    }
    let sound = text.starts_with(|c: char| c.is_alphanumeric() || is_quote(c))
        && text.chars().any(char::is_alphabetic);
    let stray = text.contains([')', ']', '|', '<', '>', '{', '}']);
    (!sound || stray).then(|| "write \"- Cllr Jane Smith (Role) [tag]\"".to_owned())
}

/// What to write instead where a lone surname, a comma and one or two words might be a person's name turned
/// round: `Smith, Jane`.
pub(super) fn turned_round(name: &str, after: &str) -> Option<String> {
    let after = after.strip_prefix(',')?;
    let given = after.get(..role_end(after))?.split(['(', '[']).next()?.trim();
    let titled = name.split(' ').next().filter(|word| is_addressed(word));
    let title = titled.map(|title| format!("{title} ")).unwrap_or_default();
    let surname = name.get(title.len()..)?;
    let particle = |word: &str| word.chars().all(char::is_lowercase);
    let lone = surname.split(' ').filter(|word| !particle(word)).count() == 1;
    let words: Vec<&str> = given.split(' ').collect();
    let begins_large = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let first_name = |word: &&str| {
        let mut parts = word.trim_end_matches('.').split(['-', '\'', '’']);
        parts.all(begins_large) && !is_addressed(word)
    };
    let office = |word: &&str| {
        let word = word.to_lowercase();
        OFFICES.split_whitespace().any(|office| office == word)
    };
    (lone && words.len() <= 2 && words.iter().all(first_name) && !words.iter().any(office))
        .then(|| format!("write \"- {title}{given} {surname}\", or \"- {title}{surname} ({given})\""))
}

/// What to write instead of a line that names several: `Mayor Wise, Deputy Mayor Brosnan, Councillors Boag,
/// Browne and Chrystal`; nothing where it names one.
pub(super) fn several(line: &str) -> Option<String> {
    let listed = line.get(..line.find(['(', '[']).unwrap_or(line.len()))?;
    let listed = listed.replace(" and ", ", ").replace(" & ", ", ");
    let pieces: Vec<&str> = listed
        .split([',', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let (first, others) = pieces.split_first()?;
    let begins = |piece: &str| piece.split(' ').next().map(str::to_lowercase).unwrap_or_default();
    let plural = |piece: &str| {
        matches!(
            begins(piece).as_str(),
            "cllrs" | "councillors" | "messrs" | "aldermen"
        )
    };
    // "Deputy Mayor of Ealing" is an office, "Deputy Mayor Brosnan" is a person with a title.
    let titled = |piece: &str| {
        let parts = parts(piece);
        parts.title.is_some()
            && !parts.office
            && !OFFICES
                .split_whitespace()
                .any(|word| word == parts.surname.to_lowercase())
    };
    let single = |piece: &&str| {
        let word = piece.to_lowercase();
        !piece.contains(' ')
            && piece.starts_with(char::is_uppercase)
            && piece.chars().any(char::is_lowercase)
            && !OFFICES.split_whitespace().any(|office| office == word)
    };
    let surnames = others.len() >= 3 && others.iter().all(single) && !first.contains(' ');
    let more = others.iter().any(|piece| plural(piece) || titled(piece))
        && (titled(first) || parts(first).first.is_some());
    if !(more || surnames) {
        return None;
    }
    let mut title = String::new();
    let lines = pieces.iter().map(|piece| {
        let (word, rest) = piece.split_once(' ').unwrap_or((piece, ""));
        if plural(piece) {
            title = match word.to_lowercase().as_str() {
                "cllrs" => "Cllr ",
                "messrs" => "Mr ",
                "aldermen" => "Alderman ",
                _ => "Councillor ",
            }
            .to_owned();
            return format!("\"- {title}{rest}\"");
        }
        if titled(piece) {
            title.clear();
        }
        format!("\"- {title}{piece}\"")
    });
    let lines: Vec<String> = lines.take(12).collect();
    Some(format!("{ONE_EACH}: {}", lines.join(", ")))
}

/// Whether words are a person's name and no office or organisation, as far as can be told.
pub(super) fn is_person(name: &str) -> bool {
    const PLACES: &str = "north south east west central area region county city borough district police service \
        services labour conservative liberal democrat democrats green party independent group finance planning \
        housing legal street road school college health hospital fire rescue national royal saint st valley";
    let taken = parts(name);
    if taken.office {
        return false;
    }
    if taken.title.is_some() {
        return true;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let listed = |word: &&str| {
        let word = word.to_lowercase();
        let mut known = OFFICES.split_whitespace().chain(PLACES.split_whitespace());
        known.any(|one| one == word)
    };
    let named = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (word.ends_with('.') || letters.any(char::is_lowercase))
    };
    (2..=3).contains(&words.len()) && words.iter().all(named) && !words.iter().any(listed)
}

/// Whether a word is how a person is addressed, so that a name begins with it.
pub(super) fn is_addressed(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(
        word.trim_end_matches('.'),
        "cllr" | "councillor" | "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "cr" | "mme" | "mlle" | "bro"
    )
}

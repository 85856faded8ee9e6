//! What stands where a person's name should and is not one, or may be turned round; and what to write instead.

use super::person::role_end;
use super::quotation::{is_quote, is_single};
use super::span::Span;

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

/// Whether a word is how a person is addressed, so that a name begins with it.
pub(super) fn is_addressed(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(
        word.trim_end_matches('.'),
        "cllr" | "councillor" | "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "cr" | "mme" | "mlle" | "bro"
    )
}

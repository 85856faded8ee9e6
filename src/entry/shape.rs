//! What looks like the beginning of somebody's words and names nobody: such a line is taken as text, and never
//! without a word about it. Must never say who was meant.

use super::names;

/// What minutes put before a colon that is nobody's name.
const LABELS: &str = "
    re note notes nb ps ref act action actions item items motion public plan may bill will grant mark vote votes price
    agenda minutes resolved resolution recommended recommendation recommendations agreed noted decided decision
    decisions background conclusion conclusions summary option options reason reasons present apologies attendance
    attending absent update updates question questions answer answers comment comments discussion next total venue
    date time place example eg ie first second third fourth finally lastly however therefore also why what how who
    when where really yes no oh ah well thanks thank please for against abstained abstentions proposed seconded moved
    mover seconder amendment financial legal equality risk risks timescale timescales deadline cost costs budget
    purpose report reports paper papers source sources website email tel telephone address http https";

/// Words before a surname.
const TITLES: &str =
    "cllr councillor mr mrs ms miss mx dr prof professor sir dame lord lady rev the alderman ald chief
    supt insp sgt judge hon cr bro sister mme";

/// The name with which `text` begins as if somebody called so spoke.
pub fn speaker_like(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['>', '-']).or_else(|| text.strip_prefix('+')) {
        let rest = rest.trim_start_matches('+');
        let (name, after) = names::leading(rest);
        let glued = after.starts_with(|c: char| !c.is_whitespace()) || text.starts_with('>');
        return Some(name).filter(|name| is_word(name) && glued && !after.is_empty());
    }
    let (name, rest) = names::before_mark(text)?;
    // The address of a page, a time of day.
    if rest.starts_with("://") || !name.contains(char::is_alphabetic) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = |word: &str| word.trim_end_matches('.').to_lowercase();
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|one| one == lower(word));
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    match words.as_slice() {
        [one] => (is_word(one) && !is_in(LABELS, one)).then_some(name),
        [first, rest_of @ ..] if rest.starts_with(':') && words.len() <= 4 => {
            let titled = is_in(TITLES, first) && rest_of.iter().all(capital);
            let full = words.len() <= 3
                && words.iter().all(capital)
                && !words.iter().any(|word| is_in(LABELS, word));
            (titled || full).then_some(name)
        }
        _ => None,
    }
}

/// Whether it can be somebody's name: a letter alone cannot.
fn is_word(text: &str) -> bool {
    text.chars().count() > 1 && text.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_speaker() {
        for (text, name) in [
            ("jones: She asked", "jones"),
            ("jones : She asked", "jones"),
            ("jones? Why", "jones"),
            ("jones! Send it", "jones"),
            ("Cllr Lunn: yes", "Cllr Lunn"),
            ("Ann Hobbs: yes", "Ann Hobbs"),
            ("the Chairman: yes", "the Chairman"),
            ("-egleton/adjourn until 23:30", "egleton"),
            (">jones has the floor", "jones"),
        ] {
            assert_eq!(speaker_like(text), Some(name), "{text}");
        }
        for text in [
            "A: the first option",
            "10:30 the meeting resumed",
            "https://example.org is the page",
            "Re: parking",
            "Resolved: that it be so",
            "- a point",
            "-5 degrees",
            "Background papers: none",
            "The Panel noted the following: three things",
            "It was late: nobody minded",
            "So it was.",
        ] {
            assert_eq!(speaker_like(text), None, "{text}");
        }
    }
}

//! What a misspelt word was meant to be. The one measure of misspelling there is.

/// The choice that a word was meant to be: one slip away, or two in a long word.
pub fn near<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.to_lowercase().chars().take(40).collect();
    let length = word.chars().count();
    let slips = match length {
        0..3 => 0,
        3..6 => 1,
        _ => 2,
    };
    choices
        .into_iter()
        .filter(|choice| choice.chars().count().abs_diff(length) <= slips)
        .map(|choice| (strsim::osa_distance(&word, choice), choice))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, choice)| choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_mended_and_another_word_is_not() {
        assert_eq!(near("tme", ["date", "time"]), Some("time"));
        assert_eq!(near("memebrs", ["members"]), Some("members"));
        assert_eq!(near("x", ["y"]), None);
        assert_eq!(near("members", ["officers"]), None);
    }
}

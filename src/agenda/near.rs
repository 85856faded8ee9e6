//! What a misspelt word was meant to be.

/// The choice that a word was meant to be: one slip away, or two in a long word.
pub fn near<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(40).collect();
    let slips = if word.len() < 3 {
        0
    } else if word.len() < 6 {
        1
    } else {
        2
    };
    choices
        .into_iter()
        .filter(|choice| choice.chars().count().abs_diff(word.len()) <= slips)
        .map(|choice| (distance(&word, &choice.chars().collect::<Vec<_>>()), choice))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, choice)| choice)
}

/// Letters to insert, delete, change or swap with their neighbour to make `b` of `a`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (get(&last, j) + usize::from(x != y))
                .min(get(&last, j + 1) + 1)
                .min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped && x != y {
                cost = cost.min(get(&before_last, j - 1) + 1);
            }
            row.push(cost);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
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

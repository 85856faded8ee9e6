//! Which characters can be seen: the one place that knows, for screens, terminals, papers and agenda pages.
//!
//! Text from outside is full of surprises: what a terminal obeys, what turns the direction of the text after
//! it, what draws nothing, so that two names look alike, and marks piled upon one letter until they cover the
//! lines above. Whoever shows text asks here, letter by letter, and decides what stands for what it may not
//! show. A paper drops nothing: what cannot be shown is named (`visible`).

/// The most marks that stand upon one letter: more are no script, but an attack on the lines around.
pub const MOST_MARKS: usize = 4;

/// What a character is, after those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It shows itself.
    Itself,
    /// A selector that chooses the form of the sign before it.
    Form,
    /// A joiner between the letters of a script, or the signs of a picture, that needs it. Terminals disagree
    /// how wide what it joins is.
    Joiner,
    /// It ends a line or goes to a column.
    Break,
    /// It is obeyed or turns the direction, draws nothing, or XML forbids it.
    Hidden,
    /// One mark more than its letter can carry.
    Piled,
}

/// Reads text letter by letter.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    before: char,
    marks: usize,
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            before: ' ',
            marks: 0,
        }
    }
}

impl Sight {
    /// What `c` is, after all that was given before.
    pub fn sees(&mut self, c: char) -> Seen {
        let before = std::mem::replace(&mut self.before, c);
        if is_mark(c) {
            self.marks += 1;
            return if self.marks > MOST_MARKS {
                Seen::Piled
            } else {
                Seen::Itself
            };
        }
        // A selector or a joiner ends no pile.
        if !is_selector(c) && !is_joiner(c) {
            self.marks = 0;
        }
        let at_work = !before.is_ascii() && !is_unseen(before);
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Seen::Break,
            '\u{fe0f}' if matches!(before, '0'..='9' | '#' | '*') => Seen::Form,
            c if is_selector(c) && at_work => Seen::Form,
            c if is_joiner(c) && at_work => Seen::Joiner,
            c if is_unseen(c) => Seen::Hidden,
            _ => Seen::Itself,
        }
    }
}

/// The characters of `text`, each with what it is.
pub fn seen(text: &str) -> impl Iterator<Item = (char, Seen)> {
    let mut sight = Sight::default();
    text.chars().map(move |c| (c, sight.sees(c)))
}

/// `text` on one line, with everything that cannot be shown named by its number. Nothing is dropped.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (c, seen) in seen(text) {
        match seen {
            Seen::Itself | Seen::Form | Seen::Joiner => shown.push(c),
            Seen::Break => shown.push(' '),
            Seen::Hidden | Seen::Piled => shown.push_str(&format!("\u{27e8}U+{:04X}\u{27e9}", u32::from(c))),
        }
    }
    shown
}

/// Characters that draw nothing, change the order of others, or that XML forbids; wherever they stand.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || is_joiner(c)
        || is_selector(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Whether `c` stands upon the letter before it.
fn is_mark(c: char) -> bool {
    // Nearly every letter comes before all of them.
    c >= '\u{300}'
        && (matches!(c,
            '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302d}' | '\u{3099}'
            | '\u{309a}' | '\u{a66f}'..='\u{a672}' | '\u{a674}'..='\u{a67d}' | '\u{fe20}'..='\u{fe2f}')
            || matches!(c, // Hebrew, Arabic, Syriac
            '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{711}'
            | '\u{730}'..='\u{74a}' | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{902}')
            || matches!(c, // Devanagari, Thai, Lao, Tibetan
            '\u{93a}' | '\u{93c}' | '\u{941}'..='\u{948}' | '\u{94d}' | '\u{951}'..='\u{957}' | '\u{e31}'
            | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}'
            | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{f7e}' | '\u{f80}'..='\u{f84}' | '\u{f8d}'..='\u{fbc}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown() {
        assert_eq!(visible("a\u{202e}b\u{7}c"), "a⟨U+202E⟩b⟨U+0007⟩c");
        assert_eq!(visible("two\nlines\u{2028}three"), "two lines three");
        assert_eq!(visible("pay\u{200d}ment"), "pay⟨U+200D⟩ment");
        assert_eq!(
            visible("\u{1f468}\u{200d}\u{1f469}, Cllr Ó Súilleabháin"),
            "\u{1f468}\u{200d}\u{1f469}, Cllr Ó Súilleabháin"
        );
        assert_eq!(visible("\u{ffff}\u{feff}"), "⟨U+FFFF⟩⟨U+FEFF⟩");
        assert_eq!(
            visible("1\u{fe0f}\u{20e3} a\u{fe0f}"),
            "1\u{fe0f}\u{20e3} a⟨U+FE0F⟩"
        );
    }

    #[test]
    fn marks_are_not_piled_up() {
        for mark in ['\u{301}', '\u{e49}', '\u{64b}', '\u{20d0}'] {
            let piled = |count: usize| format!("e{}", String::from(mark).repeat(count));
            assert_eq!(visible(&piled(MOST_MARKS)), piled(MOST_MARKS));
            let named = format!("\u{27e8}U+{:04X}\u{27e9}", u32::from(mark));
            assert_eq!(visible(&piled(6)), format!("{}{named}{named}", piled(MOST_MARKS)));
        }
        // Nothing that draws nothing begins another pile.
        let sly = format!("e{}", "\u{301}\u{fe00}".repeat(9));
        assert_eq!(
            seen(&sly)
                .filter(|(c, seen)| *c == '\u{301}' && *seen == Seen::Itself)
                .count(),
            MOST_MARKS
        );
        assert_eq!(visible("é̂ ắ"), "é̂ ắ");
    }
}

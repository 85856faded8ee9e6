//! Text from outside made fit to be shown: nothing in it that is not seen.
//!
//! It never drops a character: what cannot be shown is named.

/// `text` on one line, with every control, bidirectional or invisible character shown by its number.
///
/// Joiners and variation selectors stay where a script or a sign needs them: after a letter or sign beyond
/// ASCII. Anywhere else they would only make two names look alike.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' if !before.is_ascii() && !is_unseen(before) => {
                shown.push(c);
            }
            c if is_unseen(c) => shown.push_str(&format!("\u{27e8}U+{:04X}\u{27e9}", u32::from(c))),
            c => shown.push(c),
        }
        before = c;
    }
    shown
}

/// Characters that draw nothing, change the order of others, or that XML forbids.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
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
    }
}

//! What may never reach a terminal or a paper, told here a second time: a slip in the program's own list
//! must not hide itself.

/// Whether `c` is obeyed by a terminal, turns the direction of what follows, or breaks lines unseen.
pub fn is_obeyed(c: char) -> bool {
    let bidi = ['\u{61c}', '\u{200e}', '\u{200f}'].contains(&c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c);
    let breaks = ['\u{85}', '\u{2028}', '\u{2029}'].contains(&c);
    c.is_control() || bidi || breaks
}

/// Whether `c` is there without being seen: two names could differ by it alone.
pub fn is_invisible(c: char) -> bool {
    ['\u{ad}', '\u{180e}', '\u{200b}', '\u{feff}'].contains(&c)
        || ('\u{2060}'..='\u{2064}').contains(&c)
        || ('\u{206a}'..='\u{206f}').contains(&c)
        || ('\u{fff9}'..='\u{fffb}').contains(&c)
        || ('\u{e0000}'..='\u{e007f}').contains(&c)
}

/// The longest run of combining marks that a script needs, and one more.
const MARKS: usize = 5;

fn marks(text: &str) -> usize {
    let (mut most, mut now) = (0, 0);
    for c in text.chars() {
        now = if ('\u{300}'..='\u{36f}').contains(&c) {
            now + 1
        } else {
            0
        };
        most = most.max(now);
    }
    most
}

/// Nothing in `text` is obeyed, hidden or piled up, but for its line breaks.
#[track_caller]
pub fn lines(text: &str, of: &str) {
    let harm = text
        .chars()
        .find(|c| *c != '\n' && (is_obeyed(*c) || is_invisible(*c)));
    assert!(
        harm.is_none(),
        "{of} holds {:?}: {}",
        harm.unwrap_or_default(),
        text.escape_debug()
    );
    assert!(
        marks(text) < MARKS,
        "{of} piles up marks: {}",
        text.escape_debug()
    );
}

/// The same for what stands on one line.
#[track_caller]
pub fn line(text: &str, of: &str) {
    assert!(
        !text.contains('\n'),
        "{of} is on several lines: {}",
        text.escape_debug()
    );
    lines(text, of);
}

//! Nothing hostile reaches the terminal.

use crate::stage::Stage;

const HOSTILE: &str = "a\u{1b}[2J\u{7}b\u{202e}c\u{2066}d\u{200b}e\u{2028}f\u{feff}g\u{9b}31mh\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";

fn harmless(text: &str) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    !text.chars().any(|c| hidden(c) && c != '\n')
}

#[test]
fn not_in_the_entry_not_in_the_minutes_not_in_a_title() {
    for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut stage = Stage::midway(width, height);
        stage.paste(HOSTILE);
        assert!(harmless(&stage.screen()), "{}", stage.screen().escape_debug());
        stage
            .keys("<enter>")
            .line(&format!("/item new {HOSTILE} (5 min)"))
            .line(&format!("burke: {HOSTILE}"));
        stage
            .line(&format!("/move burke/- {HOSTILE}"))
            .line(&format!("+mallon {HOSTILE}"));
        assert!(harmless(&stage.screen()), "{}", stage.screen().escape_debug());
        for symbol in stage.buffer().0.content.iter().map(|cell| cell.symbol()) {
            assert!(harmless(symbol), "{symbol:?}");
        }
    }
}

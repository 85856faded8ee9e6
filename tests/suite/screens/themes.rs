//! Themes: a colour is never the only sign.

use quorate::ui::Look;
use quorate::ui::theme::Theme;
use ratatui::style::Color;

use crate::stage::Stage;

/// States that must not be mistaken for each other: keys that lead to each, and the words that tell them apart.
const STATES: [(&str, &str, &str); 7] = [
    ("the public may be there", "", "PUBLIC"),
    (
        "press and public are excluded",
        "/exempt paragraph 3<enter>",
        "EXEMPT",
    ),
    ("all is on disk", "", "on disk"),
    ("a line would be recorded", "burke: Yes", "Records: "),
    ("a line would be refused", "/item 99", "Refused: "),
    ("something is noticed", "/vote 99 0<enter>", " at "),
    ("an entry is selected", "<esc>", "▸"),
];

fn dressed(theme: Theme, keys: &str) -> Stage {
    let mut stage = Stage::midway(120, 40);
    stage.model = stage.model.clone().dressed(&Look {
        theme,
        ..Look::default()
    });
    stage.keys(keys);
    stage
}

#[test]
fn every_theme_says_the_same_in_words_and_signs() {
    for (what, keys, sign) in STATES {
        let plain = dressed(Theme::PLAIN, keys).screen();
        assert!(plain.contains(sign), "{what}: {sign} in\n{plain}");
        for (name, theme) in Theme::ALL {
            assert_eq!(dressed(theme, keys).screen(), plain, "{what} in {name}");
        }
    }
}

#[test]
fn a_speech_that_is_over_says_so_without_a_colour() {
    let told = |seconds: i64| {
        let mut stage = dressed(Theme::PLAIN, "/limit 1m<enter>><enter>");
        stage.after(seconds * 1000);
        stage.screen()
    };
    let (well, over) = (told(10), told(90));
    assert!(!well.contains("OVER") && !well.contains("over"), "{well}");
    assert!(over.to_lowercase().contains("over"), "{over}");
}

#[test]
fn high_contrast_fills_the_whole_screen_and_the_foot_alone_too() {
    for keys in ["", "<f1>", "<c-p>", "<esc>"] {
        let stage = dressed(Theme::HIGH_CONTRAST, keys);
        let (buf, _) = stage.buffer();
        for cell in &buf.content {
            assert!(
                cell.fg != Color::Reset && cell.bg != Color::Reset,
                "{keys}: {cell:?}"
            );
        }
    }
}

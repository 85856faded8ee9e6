//! Styles by what they mean, a table a theme. A colour never says anything that a word or a sign does not
//! say as well: the text of a screen is the same in every theme.
//!
//! Dark and light keep to the terminal's sixteen colours on its own ground, so that a palette somebody chose
//! holds; high contrast fixes both, ink and ground.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::meeting::words::Manner;

/// The styles of the screen, and how it says dates and hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Text as it is.
    pub text: Style,
    /// What is being typed. Bold, so that its blanks are drawn too and can be copied with it.
    pub typed: Style,
    /// What stands back: numbers, times, rules.
    pub quiet: Style,
    /// A pane's title.
    pub title: Style,
    /// The title of the pane that has the keyboard.
    pub focused: Style,
    /// Who speaks; what an entry is.
    pub speaker: Style,
    /// The number or mark that something is known by.
    pub mark: Style,
    /// What the meeting is on.
    pub current: Style,
    /// What is selected.
    pub selected: Style,
    /// Open to the public.
    pub public: Style,
    /// Press and public excluded.
    pub exempt: Style,
    /// It is on disk; it is well.
    pub good: Style,
    /// Something to notice.
    pub notice: Style,
    /// Something is wrong.
    pub wrong: Style,
    /// A time is nearly over.
    pub soon: Style,
    /// A time is over.
    pub over: Style,
    /// What is struck.
    pub struck: Style,
    /// A key's name.
    pub key: Style,
    /// What was looked for, where it was found.
    pub found: Style,
    /// A time nearly over, in bars and large digits, which are ink and need no ground.
    pub soon_ink: Style,
    /// The same of a time that is over.
    pub over_ink: Style,
    /// What everything stands on; nothing where that is the terminal's own.
    pub ground: Style,
    /// How dates and hours are said.
    pub manner: Manner,
}

const NONE: Style = Style::new();
const BOLD: Style = NONE.add_modifier(Modifier::BOLD);
const DIM: Style = NONE.add_modifier(Modifier::DIM);
const REVERSED: Style = NONE.add_modifier(Modifier::REVERSED);
const BOLD_REVERSED: Style = BOLD.add_modifier(Modifier::REVERSED);

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);
const YELLOW: Color = Color::Rgb(255, 255, 0);
const CYAN: Color = Color::Rgb(0, 255, 255);
const LIME: Color = Color::Rgb(0, 255, 0);
const PEACH: Color = Color::Rgb(255, 175, 150);

impl Theme {
    /// Without colour: bold, dim, reversed and underlined alone.
    pub const PLAIN: Theme = Theme {
        text: NONE,
        typed: BOLD,
        quiet: DIM,
        title: BOLD,
        focused: BOLD_REVERSED,
        speaker: BOLD,
        mark: BOLD,
        current: BOLD,
        selected: REVERSED,
        public: REVERSED,
        exempt: BOLD_REVERSED,
        good: NONE,
        notice: BOLD,
        wrong: BOLD.add_modifier(Modifier::UNDERLINED),
        soon: BOLD_REVERSED,
        over: BOLD_REVERSED,
        struck: DIM.add_modifier(Modifier::CROSSED_OUT),
        key: BOLD,
        found: BOLD.add_modifier(Modifier::UNDERLINED),
        soon_ink: BOLD,
        over_ink: BOLD,
        ground: NONE,
        manner: Manner::PLAIN,
    };

    /// For a terminal with light letters on a dark ground.
    pub const DARK: Theme = Theme {
        mark: NONE.fg(Color::LightMagenta),
        exempt: BOLD_REVERSED.fg(Color::LightRed),
        good: NONE.fg(Color::Green),
        notice: NONE.fg(Color::LightRed),
        wrong: BOLD.fg(Color::LightRed),
        soon: BOLD_REVERSED.fg(Color::Yellow),
        over: BOLD_REVERSED.fg(Color::LightRed),
        soon_ink: BOLD.fg(Color::Yellow),
        over_ink: BOLD.fg(Color::LightRed),
        ..Theme::PLAIN
    };

    /// For a terminal with dark letters on a light ground.
    pub const LIGHT: Theme = Theme {
        mark: NONE.fg(Color::Magenta),
        exempt: BOLD_REVERSED.fg(Color::Red),
        good: NONE.fg(Color::Blue),
        notice: NONE.fg(Color::Red),
        wrong: BOLD.fg(Color::Red),
        soon: BOLD_REVERSED.fg(Color::Magenta),
        over: BOLD_REVERSED.fg(Color::Red),
        soon_ink: BOLD.fg(Color::Magenta),
        over_ink: BOLD.fg(Color::Red),
        ..Theme::PLAIN
    };

    /// White and a few strong colours on black, whatever the terminal's are; nothing dim.
    pub const HIGH_CONTRAST: Theme = Theme {
        text: NONE.fg(WHITE),
        typed: BOLD.fg(WHITE),
        quiet: NONE.fg(WHITE),
        title: BOLD.fg(YELLOW),
        focused: BOLD.fg(BLACK).bg(YELLOW),
        speaker: BOLD.fg(WHITE),
        mark: BOLD.fg(CYAN),
        current: BOLD.fg(YELLOW),
        selected: BOLD.fg(BLACK).bg(WHITE),
        public: NONE.fg(BLACK).bg(WHITE),
        exempt: BOLD.fg(BLACK).bg(PEACH),
        good: NONE.fg(LIME),
        notice: BOLD.fg(PEACH),
        wrong: BOLD.fg(PEACH).add_modifier(Modifier::UNDERLINED),
        soon: BOLD.fg(BLACK).bg(YELLOW),
        over: BOLD.fg(BLACK).bg(PEACH),
        struck: NONE.fg(WHITE).add_modifier(Modifier::CROSSED_OUT),
        key: BOLD.fg(CYAN),
        found: BOLD.fg(YELLOW).add_modifier(Modifier::UNDERLINED),
        soon_ink: BOLD.fg(YELLOW),
        over_ink: BOLD.fg(PEACH),
        ground: NONE.fg(WHITE).bg(BLACK),
        manner: Manner::PLAIN,
    };

    /// Every theme by the name that the config file has for it.
    pub const ALL: [(&'static str, Theme); 4] = [
        ("dark", Theme::DARK),
        ("light", Theme::LIGHT),
        ("high-contrast", Theme::HIGH_CONTRAST),
        ("none", Theme::PLAIN),
    ];

    /// The theme of a name.
    pub fn named(name: &str) -> Option<Theme> {
        let found = Theme::ALL.iter().find(|(own, _)| *own == name);
        found.map(|(_, theme)| *theme)
    }

    /// Puts the ground under whatever has none.
    pub(super) fn lay_ground(&self, buf: &mut Buffer) {
        let (Some(ink), Some(ground)) = (self.ground.fg, self.ground.bg) else {
            return;
        };
        for cell in &mut buf.content {
            if cell.fg == Color::Reset {
                cell.fg = ink;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Theme {
        fn styles(&self) -> [Style; 22] {
            [
                self.text,
                self.typed,
                self.quiet,
                self.title,
                self.focused,
                self.speaker,
                self.mark,
                self.current,
                self.selected,
                self.public,
                self.exempt,
                self.good,
                self.notice,
                self.wrong,
                self.soon,
                self.over,
                self.struck,
                self.key,
                self.found,
                self.soon_ink,
                self.over_ink,
                self.ground,
            ]
        }
    }

    /// A colour as xterm draws it where nobody chose another palette.
    fn rgb(color: Color, unset: Color) -> [f64; 3] {
        let (r, g, b) = match color {
            Color::Reset => return rgb(unset, Color::Black),
            Color::Black => (0, 0, 0),
            Color::Red => (205, 0, 0),
            Color::Green => (0, 205, 0),
            Color::Yellow => (205, 205, 0),
            Color::Blue => (0, 0, 238),
            Color::Magenta => (205, 0, 205),
            Color::Cyan => (0, 205, 205),
            Color::LightRed => (255, 0, 0),
            Color::LightMagenta => (255, 0, 255),
            Color::White => (255, 255, 255),
            Color::Rgb(r, g, b) => (r, g, b),
            other => panic!("{other:?} is not among those measured"),
        };
        [r, g, b].map(f64::from)
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(rgb: [f64; 3]) -> f64 {
        let [r, g, b] = rgb.map(|c| {
            let c = c / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(style: Style, ink: Color, ground: Color) -> f64 {
        let of = |color: Option<Color>, unset| luminance(rgb(color.unwrap_or(Color::Reset), unset));
        let (a, b) = (of(style.fg, ink), of(style.bg, ground));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_as_computed_elsewhere() {
        // Black on white is 21; #777 on white is the usual example of not quite enough: 4.48.
        let style = |ink| NONE.fg(ink).bg(WHITE);
        assert!((contrast(style(BLACK), WHITE, WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(style(Color::Rgb(0x77, 0x77, 0x77)), WHITE, WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_style_can_be_read() {
        for (theme, ink, ground, enough) in [
            (Theme::DARK, Color::White, Color::Black, 4.5),
            (Theme::LIGHT, Color::Black, Color::White, 4.5),
            (Theme::HIGH_CONTRAST, WHITE, BLACK, 7.0),
        ] {
            for style in theme.styles() {
                let reached = contrast(style, ink, ground);
                assert!(reached >= enough, "{reached:.2} for {style:?}");
            }
        }
    }

    #[test]
    fn high_contrast_has_nothing_dim_and_fixes_ink_and_ground() {
        for style in Theme::HIGH_CONTRAST.styles() {
            assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
            assert!(matches!(style.fg, Some(Color::Rgb(..))), "{style:?}");
        }
        let mut buf = Buffer::empty(ratatui::layout::Rect::new(0, 0, 2, 1));
        Theme::HIGH_CONTRAST.lay_ground(&mut buf);
        assert!(
            buf.content
                .iter()
                .all(|cell| (cell.fg, cell.bg) == (WHITE, BLACK))
        );
    }

    #[test]
    fn without_colour_there_is_none() {
        for style in Theme::PLAIN.styles() {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}

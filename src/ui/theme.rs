//! Styles by what they mean. The terminal's own colours carry the text, so that it reads on dark and on
//! light; a colour never says anything that a word does not say as well.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
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
}

const NONE: Style = Style::new();

impl Theme {
    /// For a terminal with the sixteen colours, dark or light.
    pub const COLOUR: Theme = Theme {
        text: NONE,
        typed: NONE.add_modifier(Modifier::BOLD),
        quiet: NONE.add_modifier(Modifier::DIM),
        title: NONE.add_modifier(Modifier::BOLD),
        focused: NONE.add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED),
        speaker: NONE.add_modifier(Modifier::BOLD),
        mark: NONE.fg(Color::Magenta),
        current: NONE.add_modifier(Modifier::BOLD),
        selected: NONE.add_modifier(Modifier::REVERSED),
        public: NONE.add_modifier(Modifier::REVERSED),
        exempt: NONE
            .fg(Color::Red)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::REVERSED),
        good: NONE.fg(Color::Green),
        notice: NONE.fg(Color::Red),
        wrong: NONE.fg(Color::Red).add_modifier(Modifier::BOLD),
        soon: NONE
            .fg(Color::Yellow)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::REVERSED),
        over: NONE
            .fg(Color::Red)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::REVERSED),
        struck: NONE
            .add_modifier(Modifier::DIM)
            .add_modifier(Modifier::CROSSED_OUT),
        key: NONE.add_modifier(Modifier::BOLD),
    };

    /// Without colour, where `NO_COLOR` asks for that.
    pub const PLAIN: Theme = Theme {
        mark: NONE.add_modifier(Modifier::BOLD),
        exempt: NONE.add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED),
        good: NONE,
        soon: NONE.add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED),
        over: NONE.add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED),
        notice: NONE.add_modifier(Modifier::BOLD),
        wrong: NONE
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::UNDERLINED),
        ..Theme::COLOUR
    };
}

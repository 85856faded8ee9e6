//! Keys written down: `burke? what<enter><c-p><esc>`, and chords in the words that help shows: `Ctrl-P`.
//!
//! `--keys`, the tests and the key table all use it; nothing here knows what a key does.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with what is held down with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// What is held down.
    pub held: KeyModifiers,
}

/// A key alone.
pub const fn key(code: KeyCode) -> Chord {
    Chord {
        code,
        held: KeyModifiers::NONE,
    }
}

/// A letter alone.
pub const fn letter(c: char) -> Chord {
    key(KeyCode::Char(c))
}

/// A letter with Ctrl.
pub const fn ctrl(c: char) -> Chord {
    held(KeyCode::Char(c), KeyModifiers::CONTROL)
}

/// A letter with Alt.
pub const fn alt(c: char) -> Chord {
    held(KeyCode::Char(c), KeyModifiers::ALT)
}

/// A key with something held down.
pub const fn held(code: KeyCode, held: KeyModifiers) -> Chord {
    Chord { code, held }
}

impl Chord {
    /// The chord that an event is, the same for every terminal: letters carry no Shift, Ctrl letters are
    /// small, and Shift-Tab is one key.
    pub fn of(event: KeyEvent) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut held = event.modifiers & known;
        let code = match event.code {
            KeyCode::Char(c) if held.contains(KeyModifiers::CONTROL) => {
                if c.is_ascii_uppercase() {
                    held |= KeyModifiers::SHIFT;
                }
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => {
                held -= KeyModifiers::SHIFT;
                KeyCode::Char(c)
            }
            KeyCode::Tab if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        if code == KeyCode::BackTab {
            held -= KeyModifiers::SHIFT;
        }
        Self { code, held }
    }

    /// The character it types, if it types one.
    pub fn types(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.held.is_empty() => Some(c),
            // AltGr on some keyboards arrives as both.
            KeyCode::Char(c) if self.held == KeyModifiers::CONTROL | KeyModifiers::ALT => {
                (!c.is_ascii_alphanumeric()).then_some(c)
            }
            _ => None,
        }
    }

    /// Its name as help shows it: `Ctrl-P`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for (modifier, word) in [
            (KeyModifiers::CONTROL, "Ctrl-"),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, "Shift-"),
        ] {
            if self.held.contains(modifier) {
                name.push_str(word);
            }
        }
        match self.code {
            KeyCode::Char(' ') => name.push_str("Space"),
            KeyCode::Char(c) if self.held.is_empty() => name.push(c),
            KeyCode::Char(c) => name.extend(c.to_uppercase()),
            KeyCode::F(n) => name.push_str(&format!("F{n}")),
            KeyCode::Up => name.push('↑'),
            KeyCode::Down => name.push('↓'),
            KeyCode::Left => name.push('←'),
            KeyCode::Right => name.push('→'),
            KeyCode::BackTab => name.push_str("Shift-Tab"),
            KeyCode::PageUp => name.push_str("PgUp"),
            KeyCode::PageDown => name.push_str("PgDn"),
            code => name.push_str(&format!("{code:?}")),
        }
        name
    }
}

fn named(name: &str) -> Option<KeyCode> {
    Some(match name {
        "enter" | "cr" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "bs" | "backspace" => KeyCode::Backspace,
        "del" | "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        _ => {
            if let Some(n) = name.strip_prefix('f').and_then(|n| n.parse().ok()) {
                return Some(KeyCode::F(n));
            }
            let mut chars = name.chars();
            let first = chars.next()?;
            return chars.next().is_none().then_some(KeyCode::Char(first));
        }
    })
}

fn chord(name: &str) -> Option<KeyEvent> {
    let mut held = KeyModifiers::NONE;
    let mut rest = name;
    loop {
        let (modifier, after) = match rest.as_bytes() {
            [b'c', b'-', _, ..] => (KeyModifiers::CONTROL, &rest[2..]),
            [b'a' | b'm', b'-', _, ..] => (KeyModifiers::ALT, &rest[2..]),
            [b's', b'-', _, ..] => (KeyModifiers::SHIFT, &rest[2..]),
            _ => break,
        };
        held |= modifier;
        rest = after;
    }
    Some(KeyEvent::new(named(rest)?, held))
}

/// The keys of `text`: characters as they are, others as `<enter>`, `<c-p>`, `<s-tab>`; a `<` that begins no
/// key's name is itself, and `<lt>` is always `<`.
pub fn parse(text: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let bracketed = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        let special = bracketed
            .filter(|(name, _)| name.chars().count() > 1)
            .and_then(|(name, after)| Some((chord(&name.to_lowercase())?, after)));
        if let Some((event, after)) = special {
            keys.push(event);
            rest = after;
        } else {
            let code = match c {
                '\n' | '\r' => KeyCode::Enter,
                '\t' => KeyCode::Tab,
                c => KeyCode::Char(c),
            };
            keys.push(KeyEvent::new(code, KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        let names = |text| {
            parse(text)
                .into_iter()
                .map(|event| Chord::of(event).name())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names("a?<enter><c-p><esc><f1>"),
            ["a", "?", "Enter", "Ctrl-P", "Esc", "F1"]
        );
        assert_eq!(
            names("<tab><s-tab><up><a-b><c-left>"),
            ["Tab", "Shift-Tab", "↑", "Alt-B", "Ctrl-←"]
        );
        assert_eq!(names("<c-s-z><c-Z>"), ["Ctrl-Shift-Z", "Ctrl-Z"]);
        assert_eq!(names("<burke>"), ["<", "b", "u", "r", "k", "e", ">"]);
        assert_eq!(names("<<lt>x>"), ["<", "<", "x", ">"]);
    }
}

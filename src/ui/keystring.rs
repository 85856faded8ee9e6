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

    /// Whether every terminal sends it as itself.
    pub fn is_sent_everywhere(self) -> bool {
        match self.code {
            KeyCode::Char(c) if self.held == KeyModifiers::CONTROL => c.is_ascii_lowercase(),
            KeyCode::F(n) => self.held.is_empty() && n <= 12,
            _ => self.held.is_empty() || (self.held == KeyModifiers::ALT && self.types().is_none()),
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
        "backtab" => KeyCode::BackTab,
        _ => {
            let n = name.strip_prefix('f').and_then(|n| n.parse().ok());
            return n.filter(|n| (1..=24).contains(n)).map(KeyCode::F);
        }
    })
}

/// A chord by its name, as help shows it or as `--keys` takes it: `Ctrl-P`, `ctrl+p`, `<c-p>`, `F2`, `↑`, `x`.
///
/// # Errors
/// It names no key; or one that terminals send as another.
pub fn chord(name: &str) -> Result<Chord, String> {
    let inner = name.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let mut rest = inner.filter(|inner| !inner.is_empty()).unwrap_or(name);
    let mut held = KeyModifiers::NONE;
    while let Some((at, dash)) = rest
        .char_indices()
        .find(|(at, c)| *at > 0 && matches!(c, '-' | '+'))
    {
        let after = &rest[at + dash.len_utf8()..];
        let modifier = match rest[..at].to_lowercase().as_str() {
            "ctrl" | "control" | "c" => KeyModifiers::CONTROL,
            "alt" | "a" | "m" => KeyModifiers::ALT,
            "shift" | "s" => KeyModifiers::SHIFT,
            _ => break,
        };
        if after.is_empty() {
            break;
        }
        held |= modifier;
        rest = after;
    }
    let code = if rest.chars().count() == 1 {
        // A letter with Shift is the capital.
        match rest.chars().next() {
            Some(c) if held == KeyModifiers::SHIFT => Some(KeyCode::Char(c.to_ascii_uppercase())),
            Some('↑') => Some(KeyCode::Up),
            Some('↓') => Some(KeyCode::Down),
            Some('←') => Some(KeyCode::Left),
            Some('→') => Some(KeyCode::Right),
            Some(c) if !held.is_empty() => Some(KeyCode::Char(c.to_ascii_lowercase())),
            c => c.map(KeyCode::Char),
        }
    } else {
        named(&rest.to_lowercase())
    };
    let Some(code) = code else {
        return Err(format!(
            "`{name}` is no key: write it as help shows it, as Ctrl-P, Alt-X, F2, Enter, Esc, Tab, PgUp, Space, ↑ or x"
        ));
    };
    // A letter that carries Shift beside Ctrl keeps it; others are told apart by the letter itself.
    let chord = Chord::of(KeyEvent::new(code, held));
    match (chord.code, chord.held) {
        (KeyCode::Char(c @ ('i' | 'm' | '[')), KeyModifiers::CONTROL) => {
            let other = match c {
                'i' => "Tab",
                'm' => "Enter",
                _ => "Esc",
            };
            Err(format!("terminals send `{name}` as {other}: take another key"))
        }
        _ => Ok(chord),
    }
}

/// The keys of `text`: characters as they are, others as `<enter>`, `<c-p>`, `<s-tab>`; `<lt>` is always `<`,
/// and so is a `<` without a `>` or with a blank before it.
///
/// # Errors
/// What stands in `<` and `>` is no key.
pub fn parse(text: &str) -> Result<Vec<KeyEvent>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let bracketed = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        let named = bracketed.filter(|(name, _)| {
            name.chars().count() > 1 && name.chars().all(|c| !c.is_whitespace() && c != '<')
        });
        if let Some((name, after)) = named {
            let chord = chord(name).map_err(|_| {
                format!(
                    "<{name}> is no key: they are written <enter>, <esc>, <tab>, <s-tab>, <f1>, <c-p>, <a-x>, <up>, \
                     <pgdn>, <space>; <lt> types <"
                )
            })?;
            keys.push(KeyEvent::new(chord.code, chord.held));
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
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        let names = |text| {
            parse(text)
                .unwrap_or_default()
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
        assert_eq!(
            names("<<lt>x> <a b>"),
            ["<", "<", "x", ">", "Space", "<", "a", "Space", "b", ">"]
        );
    }

    #[test]
    fn what_is_no_key_is_named() {
        let told = parse("a<bogus>b").err().unwrap_or_default();
        assert!(told.starts_with("<bogus> is no key"), "{told}");
        assert!(parse("<c-bogus>").is_err());
        assert!(chord("Hyper-P").is_err());
        assert!(chord("Ctrl-I").is_err_and(|told| told.contains("Tab")));
    }

    #[test]
    fn a_chord_is_read_by_every_name_it_is_shown_under() {
        for chord in crate::ui::keys::table().flat_map(|row| row.keys) {
            assert_eq!(super::chord(&chord.name()), Ok(*chord));
        }
        for name in ["<c-p>", "ctrl+p", "Ctrl-P", "C-p", "CTRL-p"] {
            assert_eq!(chord(name), Ok(ctrl('p')), "{name}");
        }
        for (name, one) in [
            ("-", letter('-')),
            ("+", letter('+')),
            ("X", letter('X')),
            ("Shift-x", letter('X')),
        ] {
            assert_eq!(chord(name), Ok(one), "{name}");
        }
        assert_eq!(chord("Alt--"), Ok(alt('-')));
    }
}

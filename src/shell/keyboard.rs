//! What the terminal sends, as it is meant: what is typed, what is pasted, and what is neither.
//!
//! A paste ends where its end is sent, and what was copied may hold that end itself: what follows would be keys
//! that nobody pressed. A terminal without bracketed paste sends a paste as keys from its beginning. A terminal
//! that is asked something, by whoever wrote to it, answers as if it were typed. All of these come in one burst,
//! faster than anybody types, and none of it may be obeyed. Must never keep a key that was pressed waiting:
//! only where more is already there is anything waited for.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// After a key: as good as no time, for none at all is answered without a look at what has been read.
const AT_ONCE: Duration = Duration::from_micros(50);
/// Between two keys of a burst.
const NEXT: Duration = Duration::from_millis(5);
/// After a paste, and within lines: what was copied may be large, and come in pieces.
const PASTED: Duration = Duration::from_millis(25);
/// Within an answer that has not ended.
const ANSWER: Duration = Duration::from_millis(100);

/// The longest that a burst of keys is gathered before it is shown.
const GATHERS: Duration = Duration::from_millis(50);
/// The most that is gathered at all.
const MOST: usize = 1 << 20;

/// The most letters with an Enter among them that may have been typed while the machine was busy with
/// something else.
const TYPED_MEANWHILE: usize = 7;
/// A stream of keys has no longer pause.
const PAUSE: Duration = Duration::from_millis(500);
/// Nor is it one before so many bursts.
const STREAM: u32 = 5;

/// The keyboard, and how fast it is being typed on.
pub struct Keyboard {
    began: Instant,
    last: Instant,
    bursts: u32,
    letters: usize,
}

impl Keyboard {
    /// One that nobody has typed on since `now`.
    pub fn new(now: Instant) -> Self {
        Self {
            began: now,
            last: now,
            bursts: 0,
            letters: 0,
        }
    }

    /// Gathers what comes in one burst, the first of which was `first`, at `now`. `more` says what comes
    /// within a time.
    pub fn burst(
        &mut self,
        first: Event,
        now: Instant,
        mut more: impl FnMut(Duration) -> Option<Event>,
    ) -> Vec<Event> {
        let mut gathered = Gathered {
            typed: self.may_have_been_typed(now),
            ..Gathered::default()
        };
        gathered.push(first);
        // No key is held up by a wait: either more is there already or it was one key.
        let mut wait = AT_ONCE;
        gathered.alone = true;
        while let Some(event) = more(wait) {
            gathered.alone = false;
            gathered.push(event);
            let held = gathered.pasted || gathered.is_lines() || gathered.answer;
            if gathered.events.len() >= MOST || (!held && now.elapsed() > GATHERS) {
                break;
            }
            wait = match held {
                _ if gathered.answer => ANSWER,
                true => PASTED,
                false => NEXT,
            };
        }
        if !gathered.is_lines() {
            self.bursts += 1;
            self.letters += gathered.letters;
        }
        gathered.meant()
    }

    /// How many letters with an Enter among them may have been typed since the last: as many as in that time
    /// before, where somebody, or a program in their place, has been typing for a while.
    fn may_have_been_typed(&mut self, now: Instant) -> usize {
        let since = now.duration_since(std::mem::replace(&mut self.last, now));
        if since > PAUSE {
            *self = Self::new(now);
        }
        let time = now.duration_since(self.began).as_millis() as usize;
        let meanwhile = match self.bursts {
            0..STREAM => 0,
            _ => 2 * self.letters * since.as_millis() as usize / time.max(1),
        };
        TYPED_MEANWHILE + meanwhile
    }
}

/// A burst so far.
#[derive(Default)]
struct Gathered {
    events: Vec<Event>,
    /// Nothing came after the first.
    alone: bool,
    /// A paste has ended in it.
    pasted: bool,
    /// An answer has begun in it and not ended.
    answer: bool,
    /// The last key was the escape with which an answer may end.
    escape: bool,
    /// So many letters may have been typed.
    typed: usize,
    /// How many there are, and how many there were at the first Enter.
    letters: usize,
    entered: Option<usize>,
    /// Another Enter came after letters.
    again: bool,
}

impl Gathered {
    fn push(&mut self, event: Event) {
        let Event::Key(key) = event else {
            self.pasted |= matches!(event, Event::Paste(_));
            self.events.push(event);
            return;
        };
        if self.answer {
            let string_ends = is_alt(key, '\\')
                || matches!(key.code, KeyCode::Char('\u{9c}'))
                || is_control(key, "gxz")
                || (self.escape && key.code == KeyCode::Char('\\'));
            self.answer = !string_ends;
            self.escape = key.code == KeyCode::Esc;
            return;
        }
        if begins_answer(key) {
            self.answer = true;
            self.escape = false;
            // Kept, since one that is alone was pressed.
            self.events.push(event);
            return;
        }
        match (letter(key), self.entered) {
            (Some('\n'), None) => self.entered = Some(self.letters),
            (Some('\n'), Some(before)) => self.again |= self.letters > before,
            (Some(_), _) => self.letters += 1,
            (None, _) => {}
        }
        self.events.push(event);
    }

    /// Whether these are lines that nobody types so fast.
    fn is_lines(&self) -> bool {
        let goes_on = self.entered.is_some_and(|before| self.letters > before);
        let typed = self.letters <= self.typed;
        (self.again && (!typed || self.typed == TYPED_MEANWHILE)) || (goes_on && !typed)
    }

    /// The events as they are meant: what was pasted in one piece.
    fn meant(self) -> Vec<Event> {
        if self.alone {
            return self.events;
        }
        let lines = self.is_lines();
        let mut meant: Vec<Event> = Vec::new();
        let mut text: Option<String> = None;
        for event in self.events {
            match event {
                Event::Paste(more) => text.get_or_insert_default().push_str(&more),
                Event::Key(key) if begins_answer(key) => {}
                Event::Key(key) => match (&mut text, letter(key)) {
                    (Some(text), Some(letter)) => text.push(letter),
                    // Of what was pasted nothing is obeyed.
                    (Some(_), None) => {}
                    (None, Some(letter)) if lines => text = Some(letter.into()),
                    (None, _) => meant.push(event),
                },
                event => meant.push(event),
            }
        }
        meant.extend(text.map(Event::Paste));
        meant
    }
}

/// What a key adds to a text.
fn letter(key: KeyEvent) -> Option<char> {
    let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    match key.code {
        KeyCode::Char(letter) if plain => Some(letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Tab => Some(' '),
        _ => None,
    }
}

/// Whether a key is the first of an answer: OSC, DCS, SOS, PM or APC, as the escape sequence it is or as the one
/// character (ECMA-48 8.3.89, 27, 143, 94, 2). A key of that name that was pressed comes alone.
fn begins_answer(key: KeyEvent) -> bool {
    const OF_ESCAPE: [char; 5] = [']', 'P', '_', '^', 'X'];
    match key.code {
        KeyCode::Char('\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}') => true,
        KeyCode::Char(c) => OF_ESCAPE.contains(&c) && key.modifiers.contains(KeyModifiers::ALT),
        _ => false,
    }
}

fn is_alt(key: KeyEvent, letter: char) -> bool {
    key.code == KeyCode::Char(letter) && key.modifiers.contains(KeyModifiers::ALT)
}

fn is_control(key: KeyEvent, letters: &str) -> bool {
    matches!(key.code, KeyCode::Char(c) if letters.contains(c)) && key.modifiers == KeyModifiers::CONTROL
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// The keys of a text: `\r` is Enter, and `\x1b` makes the next one Alt.
    fn keys(text: &str) -> Vec<Event> {
        let mut alt = KeyModifiers::NONE;
        let mut keys = Vec::new();
        for c in text.chars() {
            let key = match c {
                '\x1b' => {
                    alt = KeyModifiers::ALT;
                    continue;
                }
                '\r' => KeyEvent::new(KeyCode::Enter, alt),
                '\x01'..='\x1a' => {
                    let letter = char::from_u32(c as u32 + 0x60).unwrap();
                    KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
                }
                c => KeyEvent::new(KeyCode::Char(c), alt),
            };
            alt = KeyModifiers::NONE;
            keys.push(Event::Key(key));
        }
        keys
    }

    fn together(events: Vec<Event>) -> Vec<Event> {
        let mut rest = VecDeque::from(events);
        let first = rest.pop_front().unwrap();
        let meant = Keyboard::new(Instant::now()).burst(first, Instant::now(), |_| rest.pop_front());
        assert!(rest.is_empty(), "one burst");
        meant
    }

    fn pasted(text: &str) -> Event {
        Event::Paste(text.into())
    }

    #[test]
    fn what_is_typed_is_typed() {
        for typed in [
            "x",
            "white: so",
            "/close\r",
            "\u{15}mallow: on\r",
            "on\r\u{11}",
            "yes\rno",
            "\r\r",
            "\x1b]",
            "\x1bP",
        ] {
            assert_eq!(together(keys(typed)), keys(typed), "{typed:?}");
        }
    }

    #[test]
    fn nothing_after_a_pastes_end_in_one_burst_is_obeyed() {
        let mut events = vec![pasted("ok")];
        events.extend(keys("\r/close\r\u{11}\x1bx"));
        assert_eq!(together(events), [pasted("ok\n/close\n")]);
        let mut twice = vec![pasted("a")];
        twice.extend(keys("b"));
        twice.push(pasted("c"));
        assert_eq!(together(twice), [pasted("abc")]);
    }

    #[test]
    fn lines_faster_than_typing_are_a_paste() {
        assert_eq!(together(keys("one\r/close\r")), [pasted("one\n/close\n")]);
        assert_eq!(together(keys("/close\rand so on")), [pasted("/close\nand so on")]);
        let mut after_a_key = keys("\u{15}");
        after_a_key.push(pasted("one\n<\n"));
        assert_eq!(together(keys("\u{15}one\r<\r")), after_a_key);
    }

    #[test]
    fn who_types_on_while_the_machine_is_busy_is_typing() {
        let mut now = Instant::now();
        let mut keyboard = Keyboard::new(now);
        let mut comes = |text: &str, after: u64| {
            now += Duration::from_millis(after);
            let mut rest = VecDeque::from(keys(text));
            let first = rest.pop_front().unwrap();
            keyboard.burst(first, now, |_| rest.pop_front())
        };
        for _ in 0..30 {
            assert_eq!(comes("typing", 10), keys("typing"));
        }
        let lines = "and so on\rwhite: line after line\rand ";
        assert_eq!(comes(lines, 60), keys(lines), "no more than there was time for");
        assert_eq!(comes(lines, 5), [pasted(&lines.replace('\r', "\n"))]);
        assert_eq!(comes(lines, 900), [pasted(&lines.replace('\r', "\n"))]);
    }

    #[test]
    fn what_a_terminal_answers_is_no_text() {
        for answer in [
            "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
            "\x1b]52;c;L2Nsb3NlCg==\x07",
            "\x1b]52;c;/close\r/close\r\x07",
            "\x1bP1+r544e=787465726d\x1b\\",
            "\x1bP>|xterm(390)\x1b\\",
            "\x1b_Gi=31;OK\x1b\\",
            "\x1b^secret\x1b\\",
            "\u{9d}11;rgb:0/0/0\u{9c}",
            "\x1b]never ended\r/close\r",
        ] {
            assert_eq!(together(keys(answer)), [], "{answer:?}");
            if !answer.contains("never") {
                let around = format!("a{answer}b");
                assert_eq!(together(keys(&around)), keys("ab"), "{around:?}");
            }
        }
    }
}

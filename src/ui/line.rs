//! One line of text being edited: what it says, where the cursor is, what was cut, and the way back.
//!
//! It moves and deletes by what a reader takes for one character, and never holds a line break or a
//! control character. It knows nothing of keys or of what the line means.

use super::shown;

/// How many steps back it keeps.
const STEPS: usize = 300;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Other,
    Typed,
    Erased,
}

#[derive(Debug, Clone)]
struct Step {
    text: String,
    cursor: usize,
}

/// A line being edited.
#[derive(Debug, Clone)]
pub struct Line {
    text: String,
    cursor: usize,
    cut: String,
    past: Vec<Step>,
    future: Vec<Step>,
    last: Last,
}

impl Default for Line {
    fn default() -> Self {
        Self::new("")
    }
}

/// The most bytes of a line: twenty sheets of paper. More is pasted by mistake, and would make every key slow.
pub const MOST_BYTES: usize = 64 << 10;

/// `text` as one line: breaks and tabs become spaces, other control characters are replaced to be seen.
pub fn one_line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

impl Line {
    /// A line with `text` in it and the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text = one_line(text);
        Self {
            cursor: text.len(),
            text,
            cut: String::new(),
            past: Vec::new(),
            future: Vec::new(),
            last: Last::Other,
        }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What it says before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn keep(&mut self, doing: Last) {
        if doing == Last::Other || doing != self.last {
            if self.past.len() == STEPS {
                self.past.remove(0);
            }
            self.past.push(Step {
                text: self.text.clone(),
                cursor: self.cursor,
            });
        }
        self.future.clear();
        self.last = doing;
    }

    /// Says `text` instead, with the cursor at its end. Undo brings back what was there.
    pub fn set(&mut self, text: &str) {
        let text = one_line(text);
        if text != self.text {
            self.keep(Last::Other);
            self.text = text;
        }
        self.cursor = self.text.len();
    }

    /// Empties it for the next line; nothing of it can be undone. What was cut stays.
    pub fn take(&mut self) -> String {
        let cut = std::mem::take(&mut self.cut);
        let line = std::mem::take(self);
        self.cut = cut;
        line.text
    }

    /// Types a character.
    pub fn type_char(&mut self, c: char) {
        // A new word is a new step back.
        let goes_on = !(c != ' ' && self.before().ends_with(' '));
        if !goes_on {
            self.last = Last::Other;
        }
        self.keep(Last::Typed);
        let mut bytes = [0; 4];
        self.put(&one_line(c.encode_utf8(&mut bytes)));
    }

    /// Puts text in at the cursor, as one step: as much of it as the line has room for. Whether that was all.
    pub fn insert(&mut self, text: &str) -> bool {
        self.keep(Last::Other);
        self.put(&one_line(text))
    }

    fn put(&mut self, text: &str) -> bool {
        let room = MOST_BYTES.saturating_sub(self.text.len());
        let fits = &text[..text.floor_char_boundary(room)];
        self.text.insert_str(self.cursor, fits);
        self.cursor += fits.len();
        self.settle();
        fits.len() == text.len()
    }

    /// A mark typed after a letter becomes one character with it: the cursor goes after both.
    fn settle(&mut self) {
        let cursor = self.cursor;
        let boundary = shown::graphemes(&self.text)
            .map(|(at, _)| at)
            .find(|at| *at >= cursor);
        self.cursor = boundary.unwrap_or(self.text.len());
    }

    /// Replaces the bytes of `range`, as one step, and puts the cursor after what it put there.
    pub fn replace(&mut self, range: std::ops::Range<usize>, text: &str) {
        if self.text.get(range.clone()).is_none() {
            return;
        }
        self.keep(Last::Other);
        let text = one_line(text);
        self.text.replace_range(range.clone(), &text);
        self.cursor = range.start + text.len();
        self.settle();
    }

    fn previous(&self) -> usize {
        shown::graphemes(self.before())
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        let rest = &self.text[self.cursor..];
        self.cursor + shown::graphemes(rest).next().map_or(0, |(_, one)| one.len())
    }

    fn word_before(&self) -> usize {
        let trimmed = self.before().trim_end_matches(|c: char| !c.is_alphanumeric());
        trimmed.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| {
            at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
        })
    }

    fn word_after(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let word = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let end = rest[word..].find(|c: char| !c.is_alphanumeric());
        self.cursor + end.map_or(rest.len(), |end| word + end)
    }

    fn move_to(&mut self, at: usize) {
        self.cursor = at;
        self.last = Last::Other;
        self.settle();
    }

    /// To the byte `at`, or the nearest character after it.
    pub fn to(&mut self, at: usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        self.move_to(at);
    }

    /// One character back.
    pub fn left(&mut self) {
        self.move_to(self.previous());
    }

    /// One character on.
    pub fn right(&mut self) {
        self.move_to(self.next());
    }

    /// To the beginning of the word.
    pub fn word_left(&mut self) {
        self.move_to(self.word_before());
    }

    /// To the end of the word.
    pub fn word_right(&mut self) {
        self.move_to(self.word_after());
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.move_to(0);
    }

    /// To the end.
    pub fn end(&mut self) {
        self.move_to(self.text.len());
    }

    fn erase(&mut self, from: usize, to: usize) {
        if from < to {
            self.keep(Last::Erased);
            self.text.replace_range(from..to, "");
            self.cursor = from;
            self.settle();
        }
    }

    fn cut(&mut self, from: usize, to: usize) {
        if from < to {
            self.keep(Last::Other);
            self.cut = self.text[from..to].to_owned();
            self.text.replace_range(from..to, "");
            self.cursor = from;
            self.settle();
        }
    }

    /// Erases the character before the cursor.
    pub fn backspace(&mut self) {
        self.erase(self.previous(), self.cursor);
    }

    /// Erases the character after the cursor.
    pub fn delete(&mut self) {
        self.erase(self.cursor, self.next());
    }

    /// Cuts back to the blank before the word.
    pub fn cut_word_left(&mut self) {
        let trimmed = self.before().trim_end();
        let from = trimmed.rfind(char::is_whitespace).map_or(0, |at| {
            at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
        });
        self.cut(from, self.cursor);
    }

    /// Cuts to the end of the word.
    pub fn cut_word_right(&mut self) {
        self.cut(self.cursor, self.word_after());
    }

    /// Cuts all before the cursor.
    pub fn cut_to_start(&mut self) {
        self.cut(0, self.cursor);
    }

    /// Cuts all after the cursor.
    pub fn cut_to_end(&mut self) {
        self.cut(self.cursor, self.text.len());
    }

    /// Puts in what was cut last.
    pub fn yank(&mut self) {
        if !self.cut.is_empty() {
            let cut = self.cut.clone();
            self.insert(&cut);
        }
    }

    fn here(&self) -> Step {
        Step {
            text: self.text.clone(),
            cursor: self.cursor,
        }
    }

    fn go(&mut self, step: Step) {
        self.text = step.text;
        self.cursor = step.cursor;
        self.last = Last::Other;
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(step) = self.past.pop() {
            self.future.push(self.here());
            self.go(step);
        }
    }

    /// Makes the change again that was taken back.
    pub fn redo(&mut self) {
        if let Some(step) = self.future.pop() {
            self.past.push(self.here());
            self.go(step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Line {
        let mut line = Line::default();
        text.chars().for_each(|c| line.type_char(c));
        line
    }

    #[test]
    fn undo_goes_back_by_words() {
        let mut line = typed("the panel noted");
        line.undo();
        assert_eq!(line.text(), "the panel ");
        line.undo();
        assert_eq!(line.text(), "the ");
        line.redo();
        assert_eq!(line.text(), "the panel ");
        line.type_char('x');
        line.redo();
        assert_eq!(line.text(), "the panel x");
    }

    #[test]
    fn cutting_and_putting_back() {
        let mut line = typed("burke: what is the cost?");
        line.cut_word_left();
        assert_eq!(line.text(), "burke: what is the ");
        line.home();
        line.yank();
        assert_eq!(line.text(), "cost?burke: what is the ");
        line.cut_to_end();
        line.cut_to_start();
        assert!(line.is_empty());
        line.undo();
        assert_eq!(line.text(), "cost?");
    }

    #[test]
    fn characters_are_the_readers() {
        let mut line = typed("cafe\u{301} 会👍🏽");
        line.backspace();
        line.backspace();
        line.backspace();
        line.backspace();
        assert_eq!(line.text(), "caf");
        line.word_left();
        assert_eq!(line.cursor(), 0);
    }

    #[test]
    fn it_is_one_line() {
        let mut line = Line::new("a\r\nb\tc");
        assert_eq!(line.text(), "a b c");
        line.insert("\u{1b}[2J\n");
        assert_eq!(line.text(), "a b c\u{fffd}[2J ");
    }
}

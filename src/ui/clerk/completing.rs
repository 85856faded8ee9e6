//! Tab, the paste, and lines that the panes put into the entry.

use super::{Clerk, Focus};
use crate::entry;
use crate::meeting::{Intent, Moment};
use crate::ui::completion::Completion;
use crate::ui::line::{MOST_BYTES, one_line};

impl Clerk {
    /// Tab: what is certain is put in; where there are several, the list opens and further Tabs go round.
    pub(in crate::ui) fn complete(&mut self, back: bool, now: Moment) {
        if let Some(completion) = &mut self.completion {
            completion.turn(back, &mut self.line);
        } else {
            let found = entry::complete(self.line.text(), self.line.cursor(), &self.meeting);
            match Completion::begin(found, &mut self.line) {
                Ok(list) => self.completion = list,
                Err(why) => {
                    self.told = Some(why.into());
                    return;
                }
            }
        }
        self.line_changed(now);
    }

    /// Esc on the list: it closes, and the line is as it was before the list chose for it.
    pub(in crate::ui) fn close_completion(&mut self, now: Moment) {
        if let Some(completion) = self.completion.take() {
            completion.cancel(&mut self.line);
            self.line_changed(now);
        }
    }

    /// Text from the clipboard: one line of text, never commands.
    pub(in crate::ui) fn paste(&mut self, text: &str, now: Moment) {
        let lines: Vec<&str> = text
            .split(['\n', '\r'])
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let joined = match lines.len() {
            0 => return,
            1 => one_line(text.trim_matches(['\n', '\r'])),
            _ => one_line(&lines.join(" ")),
        };
        let begins = entry::read(self.line.before(), &self.meeting, now);
        let begins = matches!(begins, Ok(entry::Line::Nothing | entry::Line::Clock(_)));
        let escaped = begins && !self.is_narrative(&joined, now);
        self.focus = Focus::Entry;
        self.completion = None;
        let all = if escaped {
            self.line.insert(&format!("\\{}", joined.trim_start()))
        } else {
            self.line.insert(&joined)
        };
        self.line_changed(now);
        self.pasted = match (lines.len(), escaped) {
            _ if !all => Some(format!("only the first {} KiB were pasted", MOST_BYTES >> 10)),
            (0 | 1, false) => None,
            (0 | 1, true) => Some("pasted as narrative (the \\ says so)".into()),
            (n, _) if begins => Some(format!("pasted {n} lines as one narrative")),
            (n, _) => Some(format!("pasted {n} lines as one")),
        };
    }

    /// Whether `text` at the beginning of the line would be narrative, word for word.
    fn is_narrative(&self, text: &str, now: Moment) -> bool {
        let whole = format!("{text}{}", &self.line.text()[self.line.cursor()..]);
        match entry::read(&whole, &self.meeting, now) {
            Ok(entry::Line::Record {
                at: None,
                intent: Intent::Narrate { text },
            }) => text == whole.trim(),
            Ok(entry::Line::Nothing) => true,
            Ok(_) | Err(_) => false,
        }
    }

    /// Puts `text` into the entry for the clerk to finish; what was being typed is held.
    pub(in crate::ui) fn offer(&mut self, text: &str, now: Moment) {
        if !text.starts_with(self.line.text().trim()) {
            self.set_aside("set aside for the command");
        }
        self.focus = Focus::Entry;
        self.completion = None;
        self.line.set(text);
        self.line_changed(now);
    }
}

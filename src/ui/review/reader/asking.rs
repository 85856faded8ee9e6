//! What is asked of a saved meeting on its line: which entries to show, which to go to, how one should read,
//! as what the minutes are to be written.

use super::{Focus, Reader};
use crate::library::query::Query;
use crate::meeting::{Intent, Seq, decide};
use crate::ui::review::Wanted;

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// Which entries to show.
    Words,
    /// Which entry to go to.
    Number,
    /// How this entry should read.
    Correction(Seq),
    /// Why this entry should read so.
    Reason(Seq, String),
}

impl Reader {
    pub(in crate::ui) fn ask_words(&mut self) {
        self.focus = Focus::Asking;
        if self.asking != Asking::Words {
            self.line.set("");
        }
        self.asking = Asking::Words;
    }

    pub(in crate::ui) fn ask_number(&mut self) {
        self.focus = Focus::Asking;
        self.asking = Asking::Number;
        self.line.set("");
    }

    /// Asks how the selected entry should read; or gives why none can be proposed, before anything is typed.
    pub(in crate::ui) fn ask_correction(&mut self) -> Option<String> {
        let (entry, text) = self.selected().map(|entry| (entry.seq, entry.text.clone()))?;
        let (other, why) = (format!("{text}…"), "…".to_owned());
        let tried = Intent::Propose {
            entry,
            text: other,
            why,
        };
        if let Err(refusal) = decide(&self.whole, tried) {
            return Some(refusal.to_string());
        }
        self.focus = Focus::Asking;
        self.asking = Asking::Correction(entry);
        self.line.set(&text);
        None
    }

    /// Enter: what is to be brought for what was typed, or what there is to say.
    pub(in crate::ui) fn asked_for(&mut self, size: (u16, u16)) -> Result<Wanted, Option<String>> {
        let typed = self.line.text().trim().to_owned();
        match self.asking.clone() {
            Asking::Words | Asking::Number => Err(self.ask_no_more(size)),
            Asking::Correction(seq) => {
                let now = self.meeting.entry(seq).map(|entry| entry.text.clone());
                if typed.is_empty() || now.as_deref() == Some(typed.as_str()) {
                    self.ask_nothing(size);
                    return Err(Some("It reads so already: nothing was proposed.".into()));
                }
                self.asking = Asking::Reason(seq, typed);
                self.line.set("");
                Err(None)
            }
            Asking::Reason(..) if typed.is_empty() => Err(Some(
                "A correction is proposed with its reason; Esc gives it up.".into(),
            )),
            Asking::Reason(entry, text) => {
                self.ask_nothing(size);
                let path = self.path.clone();
                let why = typed;
                Ok(Wanted::Propose {
                    path,
                    entry,
                    text,
                    why,
                })
            }
        }
    }

    /// The line was changed: shows what it asks for.
    pub(in crate::ui) fn asked(&mut self, size: (u16, u16)) {
        let seq = self.selected().map(|entry| entry.seq);
        match self.asking {
            Asking::Number => {
                self.misread = None;
                match self.line.text().trim().trim_start_matches('#').parse() {
                    Ok(seq) => self.select(seq),
                    Err(_) if self.line.text().trim().is_empty() => {}
                    Err(_) => self.misread = Some("an entry is known by its number".into()),
                }
            }
            Asking::Correction(_) | Asking::Reason(..) => {}
            Asking::Words => match Query::read(self.line.text()) {
                Ok(query) => {
                    self.misread = None;
                    self.filter = query;
                    self.find();
                    seq.into_iter().for_each(|seq| self.select(seq));
                }
                Err(why) => self.misread = Some(why),
            },
        }
        self.settle(size);
    }

    /// Enter: what was typed holds. Gives what there is to say.
    pub(in crate::ui) fn ask_no_more(&mut self, size: (u16, u16)) -> Option<String> {
        self.focus = Focus::Entries;
        let told = match self.asking {
            Asking::Words | Asking::Correction(_) | Asking::Reason(..) => self.misread.take(),
            Asking::Number => {
                let wanted = self.line.take();
                self.asking = Asking::Words;
                let seq = wanted.trim().trim_start_matches('#').parse::<Seq>().ok();
                let here = self.selected().map(|entry| entry.seq);
                match (seq, here) {
                    (Some(seq), Some(here)) if seq != here => {
                        Some(format!("{seq} is no entry here; this is {here}."))
                    }
                    _ => self.misread.take(),
                }
            }
        };
        self.misread = None;
        self.settle(size);
        told
    }

    /// Esc: everything is shown again, and the entry selected stays.
    pub(in crate::ui) fn ask_nothing(&mut self, size: (u16, u16)) {
        let seq = self.selected().map(|entry| entry.seq);
        self.focus = Focus::Entries;
        if self.asking == Asking::Words {
            self.filter = Query::default();
            self.find();
        }
        self.asking = Asking::Words;
        self.line.set("");
        self.misread = None;
        seq.into_iter().for_each(|seq| self.select(seq));
        self.settle(size);
    }
}

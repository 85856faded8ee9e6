//! The words after a command, and what is read from them again and again: names, motions, sides.

use crate::entry::Misread;
use crate::entry::names::{self, Named};
use crate::entry::when::split_word;
use crate::meeting::event::{Mode, Side};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::{Meeting, Moment};

/// What the words after a command are read against.
pub struct Given<'a> {
    pub(super) words: &'a str,
    pub(super) meeting: &'a Meeting,
    pub(super) now: Moment,
}

pub(super) fn wants<T>(what: &str) -> Result<T, Misread> {
    Err(Misread::Wants(what.into()))
}

impl<'a> Given<'a> {
    pub(super) fn optional(&self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.to_owned())
    }

    pub(super) fn name(&self) -> Result<(PersonId, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        if word.is_empty() {
            return wants("a name");
        }
        Ok((names::one(word.trim_end_matches([':', ',']), self.meeting)?, rest))
    }

    pub(super) fn only_name(&self) -> Result<PersonId, Misread> {
        let (person, rest) = self.name()?;
        if rest.is_empty() {
            Ok(person)
        } else {
            Err(Misread::Refused(format!(
                "one name is enough: “{rest}” is too much"
            )))
        }
    }

    pub(super) fn list(&self, words: &str) -> Result<Vec<PersonId>, Misread> {
        names::list(words, self.meeting)
    }

    /// Names, with `remote` behind them where they attend so.
    pub(super) fn list_and_mode(&self) -> Result<(Vec<PersonId>, Mode), Misread> {
        let (words, mode) = match self.words.rsplit_once(char::is_whitespace) {
            Some((words, last)) if matches!(last.to_lowercase().as_str(), "remote" | "remotely") => {
                (words, Mode::Remote)
            }
            _ => (self.words, Mode::Room),
        };
        Ok((self.list(words)?, mode))
    }

    /// `item 72` at the beginning of `words`, where it stands, and the words after it.
    pub(super) fn of_item(&self, words: &'a str) -> (Option<ItemId>, &'a str) {
        let (first, rest) = split_word(words);
        let (label, after) = split_word(rest);
        let label = label.trim_end_matches([':', ',']);
        if !first.eq_ignore_ascii_case("item") || label.is_empty() {
            return (None, words);
        }
        let mut items = self.meeting.agenda.items.iter();
        let found = items.find(|item| item.label().eq_ignore_ascii_case(label));
        let item = found.map_or_else(|| ItemId::from(label), |item| item.id.clone());
        (Some(item), after)
    }

    /// `m2` at the beginning, where it stands, and the words after it.
    pub(super) fn motion(&self) -> (Option<MotionId>, &'a str) {
        let (word, rest) = split_word(self.words);
        match word.parse() {
            Ok(id) => (Some(id), rest),
            Err(()) => (None, self.words),
        }
    }

    pub(super) fn only_motion(&self) -> Result<Option<MotionId>, Misread> {
        let (motion, rest) = self.motion();
        if rest.is_empty() {
            Ok(motion)
        } else {
            wants("nothing, or which motion: m1")
        }
    }

    /// `mallon/white`, `mallon`, `-`, and the words after it.
    pub(super) fn mover(
        &self,
        words: &'a str,
    ) -> Result<(Option<PersonId>, Option<PersonId>, &'a str), Misread> {
        let (who, text) = split_word(words);
        if who.is_empty() {
            return wants("who moved and seconded, or -");
        }
        let (mover, seconder) = who.split_once('/').unwrap_or((who, "-"));
        let one = |word: &str| match word {
            "" | "-" | "–" | "—" => Ok(None),
            word => names::one(word, self.meeting).map(Some),
        };
        let hint = |misread: Misread| match misread {
            Misread::Refused(why)
                if names::named(mover, self.meeting) == Named::Nobody && !who.contains('/') =>
            {
                Misread::Refused(format!(
                    "{why}; - before the words says that nobody is named as mover"
                ))
            }
            misread => misread,
        };
        Ok((one(mover).map_err(hint)?, one(seconder)?, text))
    }

    pub(super) fn action(&self) -> Result<(crate::meeting::ids::ActionId, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        match word.parse() {
            Ok(id) => Ok((id, rest)),
            Err(()) => wants("which action: a3"),
        }
    }

    pub(super) fn casting(&self) -> Result<Side, Misread> {
        match side(self.words) {
            Some(side @ (Side::For | Side::Against)) => Ok(side),
            Some(Side::Abstain) | None => wants("for or against"),
        }
    }

    pub(super) fn entry(&self) -> Result<(u64, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        match word.trim_start_matches('#').trim_end_matches(':').parse() {
            Ok(seq) => Ok((seq, rest)),
            Err(_) => wants("the number of an entry"),
        }
    }
}

pub(super) fn side(word: &str) -> Option<Side> {
    match word.to_lowercase().trim_end_matches(':') {
        "for" | "aye" | "ayes" | "favour" => Some(Side::For),
        "against" | "no" | "noes" => Some(Side::Against),
        "abstain" | "abstained" | "abstaining" | "abstention" | "abstentions" => Some(Side::Abstain),
        _ => None,
    }
}

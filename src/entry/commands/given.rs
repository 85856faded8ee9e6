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
        if self.words.is_empty() {
            return wants("a name");
        }
        let (person, rest) = names::take(self.words, self.meeting)?;
        Ok((person, rest.trim_start_matches([':', ',']).trim_start()))
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
        let found = self.meeting.agenda.called(label);
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
        if words.is_empty() {
            return wants("who moved and seconded, or -");
        }
        let (mover, rest) = self.named_or_not(words).map_err(|misread| match misread {
            Misread::Refused(why)
                if names::named(split_word(words).0, self.meeting) == Named::Nobody
                    && !split_word(words).0.contains('/') =>
            {
                Misread::Refused(format!(
                    "{why}; - before the words says that nobody is named as mover"
                ))
            }
            misread => misread,
        })?;
        let (seconder, text) = match rest.strip_prefix('/') {
            Some(rest) if rest.is_empty() || rest.starts_with(char::is_whitespace) => (None, rest),
            Some(rest) => self.named_or_not(rest)?,
            None => (None, rest),
        };
        Ok((mover, seconder, text.trim_start()))
    }

    /// A name at the beginning, or a dash for nobody; and the words after it.
    fn named_or_not(&self, words: &'a str) -> Result<(Option<PersonId>, &'a str), Misread> {
        for dash in ['-', '–', '—'] {
            let Some(rest) = words.strip_prefix(dash) else {
                continue;
            };
            if rest.is_empty() || rest.starts_with(|c: char| c == '/' || c.is_whitespace()) {
                return Ok((None, rest.trim_start()));
            }
        }
        if words.starts_with('/') {
            return Ok((None, words));
        }
        let (person, rest) = names::take(words, self.meeting)?;
        Ok((Some(person), rest))
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
        "for" | "aye" | "ayes" | "yes" | "yea" | "yeas" | "favour" | "favor" | "pro" | "in-favour"
        | "oui" | "pour" | "ja" | "dafür" | "fürs" => Some(Side::For),
        "against" | "no" | "noes" | "nos" | "nay" | "nays" | "opposed" | "contra" | "dissenting"
        | "contre" | "non" | "nein" | "dagegen" => Some(Side::Against),
        "abstain" | "abstains" | "abstained" | "abstaining" | "abstention" | "abstentions" | "enthaltung"
        | "enthaltungen" => Some(Side::Abstain),
        _ => None,
    }
}

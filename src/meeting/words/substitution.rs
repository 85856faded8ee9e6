//! A change written as it would be typed in an editor: `s/old/new/`. With another mark than `/` where the words hold
//! one, `s|A/B road|A1 road|`; with `\\` before a mark that is part of the words; with `g` behind it for every place.

/// The marks that may stand between the words.
const MARKS: [char; 8] = ['/', '|', '#', '!', '@', '~', '%', '^'];

/// Words to be left out, and those to stand in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// The words to be left out.
    pub old: String,
    /// The words in their place.
    pub new: String,
    /// Wherever they stand, not only at the first place.
    pub everywhere: bool,
}

/// Why a change that begins like one cannot be read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPlain {
    /// The mark stands more often than three times: nobody can say which part is which.
    Marks(char),
    /// It leaves out nothing.
    Nothing,
    /// What follows the last mark is not `g`.
    Behind(char),
}

impl Substitution {
    /// Reads a change; none where the text is not written as one.
    ///
    /// # Errors
    /// It is written as one, and cannot be read for certain.
    pub fn read(text: &str) -> Result<Option<Self>, NotPlain> {
        let text = text.trim();
        let Some(mark) = text.strip_prefix('s').and_then(|rest| rest.chars().next()) else {
            return Ok(None);
        };
        if !MARKS.contains(&mark) {
            return Ok(None);
        }
        let parts = parts(&text[1 + mark.len_utf8()..], mark);
        match parts.as_slice() {
            [] | [_] => Ok(None),
            [old, ..] if old.is_empty() => Err(NotPlain::Nothing),
            [old, new] => Ok(Some(Self::of(old, new, false))),
            [old, new, flags] => match flags.trim() {
                "" => Ok(Some(Self::of(old, new, false))),
                "g" | "G" => Ok(Some(Self::of(old, new, true))),
                _ => Err(NotPlain::Behind(mark)),
            },
            _ => Err(NotPlain::Marks(mark)),
        }
    }

    fn of(old: &str, new: &str, everywhere: bool) -> Self {
        Self {
            old: old.to_owned(),
            new: new.to_owned(),
            everywhere,
        }
    }

    /// `text` with the change made, where the old words stand in it.
    pub fn made(&self, text: &str) -> Option<String> {
        let times = if self.everywhere { usize::MAX } else { 1 };
        text.contains(&self.old)
            .then(|| text.replacen(&self.old, &self.new, times))
    }

    /// The change as it is said: leave out these words, insert those.
    pub fn said(&self) -> String {
        let everywhere = if self.everywhere {
            " wherever it stands"
        } else {
            ""
        };
        match self.new.as_str() {
            "" => format!("leave out “{}”{everywhere}", self.old),
            new => format!("leave out “{}”{everywhere}, insert “{new}”", self.old),
        }
    }
}

/// `text` divided at the mark; one with a backslash before it is part of the words.
fn parts(text: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let literal = letter == '\\' && letters.peek() == Some(&mark);
        match parts.last_mut() {
            _ if letter == mark => parts.push(String::new()),
            Some(part) if literal => part.extend(letters.next()),
            Some(part) => part.push(letter),
            None => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_read_with_any_mark_or_not_at_all() {
        let made = |change: &str, text: &str| {
            Substitution::read(change).map(|read| read.and_then(|one| one.made(text)))
        };
        let road = "That the A/B road be closed from 1/4/2026 and/or narrowed.";
        for (change, wanted) in [
            (
                r"s/and\/or/and/",
                "That the A/B road be closed from 1/4/2026 and narrowed.",
            ),
            (
                "s|A/B road|A1 road|",
                "That the A1 road be closed from 1/4/2026 and/or narrowed.",
            ),
            (
                "s#1/4/2026#2/4/2026#",
                "That the A/B road be closed from 2/4/2026 and/or narrowed.",
            ),
            (
                "s/closed/shut/g",
                "That the A/B road be shut from 1/4/2026 and/or narrowed.",
            ),
            (
                "s/closed/shut",
                "That the A/B road be shut from 1/4/2026 and/or narrowed.",
            ),
            (
                "s/ and\\/or narrowed//",
                "That the A/B road be closed from 1/4/2026.",
            ),
        ] {
            assert_eq!(made(change, road), Ok(Some(wanted.to_owned())), "{change}");
        }
        assert_eq!(made("s/o/0/g", "foo"), Ok(Some("f00".to_owned())));
        assert_eq!(made("s/o/0/", "foo"), Ok(Some("f0o".to_owned())));
        assert_eq!(made("s/nowhere/x/", road), Ok(None));
        for text in [
            "That s/he speak",
            "s/he to decide",
            "seconded",
            "s. 4 be left out. s. 5 stands.",
        ] {
            assert_eq!(Substitution::read(text), Ok(None), "{text}");
        }
        assert_eq!(
            Substitution::read("s/1/4/2026/2/4/2026/"),
            Err(NotPlain::Marks('/'))
        );
        assert_eq!(Substitution::read("s/and/or/and/"), Err(NotPlain::Marks('/')));
        assert_eq!(Substitution::read("s/and/or/and"), Err(NotPlain::Behind('/')));
        assert_eq!(Substitution::read("s//x/"), Err(NotPlain::Nothing));
    }
}

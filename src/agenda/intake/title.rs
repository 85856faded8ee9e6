//! What an item's line says: its title, and around it an hour, a length, who leads, pages, privacy.

use chrono::NaiveTime;

use super::line::Column;
use super::marker;
use super::rows::is_pages;
use super::words::{WORDS, has, holds, is};
use crate::human_time;
use crate::meeting::fold;

/// A longer title ends at its first full stop, and the rest is a note.
const LONG: usize = 160;

/// What an item's line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Titled {
    /// The title alone.
    pub title: String,
    /// When it is due to begin.
    pub due: Option<NaiveTime>,
    /// Seconds planned for it.
    pub planned_s: Option<u32>,
    /// Who leads it, in the paper's words.
    pub lead: Option<String>,
    /// The ground on which it is private.
    pub exempt: Option<String>,
    /// Pages of papers and the like: named, and left out.
    pub left: Vec<String>,
    /// Words that follow the title.
    pub note: Option<String>,
    /// What was read as an hour, a length or a mark of privacy, as the paper has it.
    pub said: Vec<String>,
}

/// Takes an item's words apart.
pub(super) fn read(text: &str, bold_until: usize, beside: &[(Column, String)]) -> Titled {
    let mut titled = Titled::default();
    let (mut title, note) = title_and_rest(text, bold_until);
    titled.note = note;
    if let Some(end) = marker::hour_end(&title)
        && let Some(rest) = title.get(end..)
    {
        let said = title.get(..end).unwrap_or_default();
        let sure = said.contains(':') || said.contains(char::is_alphabetic);
        let rest = rest.trim_start_matches([' ', '\t', '-', '–', '—', ':', ')', ',']);
        if sure && !rest.is_empty() && titled.hours(said) {
            title = rest.to_owned();
        }
    }
    title = title.replace('\t', " ");
    for _ in 0..6 {
        let before = title.clone();
        title = titled.without_file(title);
        title = titled.without_pages(title);
        title = titled.without_bracket(title);
        title = titled.without_length(title);
        title = titled.without_mark(title);
        if title == before {
            break;
        }
    }
    for (column, text) in beside {
        match column {
            Column::Time if titled.hours(text) || titled.length(text) => {}
            Column::Length if titled.length(text) || titled.hours(text) => {}
            Column::Length if titled.bare_minutes(text) => {}
            Column::Lead => titled.lead = Some(join(titled.lead.take(), text)),
            Column::Other if titled.privacy(text) => {}
            Column::Other | Column::Time | Column::Length | Column::Title => {
                titled.note = Some(match titled.note.take() {
                    Some(note) => format!("{note}\n{text}"),
                    None => text.clone(),
                });
            }
            Column::Page | Column::Number => titled.left.push(text.clone()),
        }
    }
    titled.title = title
        .trim_end_matches([':', ';', ','])
        .trim_start_matches(['/', '-', '–', ':', '|'])
        .trim()
        .to_owned();
    if titled.title.is_empty() {
        titled.title = text.replace('\t', " ").trim().to_owned();
    }
    titled
}

fn join(before: Option<String>, text: &str) -> String {
    match before {
        Some(before) => format!("{before}, {text}"),
        None => text.to_owned(),
    }
}

/// A title that is set off from what follows it in the same paragraph, or that is longer than a title.
fn title_and_rest(text: &str, bold_until: usize) -> (String, Option<String>) {
    let whole = || (text.to_owned(), None);
    let letters = text.chars().count();
    if bold_until > 2
        && letters > 60
        && let (Some(title), Some(rest)) = (text.get(..bold_until), text.get(bold_until..))
    {
        let rest = rest.trim_start_matches([' ', '\t', '-', '–', '—', ':', '.', ',']);
        let figures = title.chars().filter(|c| c.is_alphabetic()).count();
        if figures > 2 && !rest.is_empty() {
            let title = title.trim_end_matches([' ', '\t', '-', '–', '—', ':', '.', ',']);
            return (title.to_owned(), Some(rest.to_owned()));
        }
    }
    if letters <= LONG {
        return whole();
    }
    let ends = [". ", ": ", "; ", " – ", " — ", " - "];
    let end = ends
        .iter()
        .filter_map(|mark| {
            text.match_indices(mark)
                .find(|(at, _)| *at > 12)
                .map(|(at, _)| (at, mark.len()))
        })
        .filter(|(at, _)| *at < LONG * 2)
        .min();
    match end {
        Some((at, length)) => {
            let title = text.get(..at).unwrap_or(text).trim().to_owned();
            let rest = text.get(at + length..).unwrap_or_default().trim().to_owned();
            (title, (!rest.is_empty()).then_some(rest))
        }
        None => whole(),
    }
}

/// Whether words are no more than a file's kind and size.
pub(super) fn is_file(text: &str) -> bool {
    let mut titled = Titled::default();
    text.to_ascii_lowercase().contains("pdf") && titled.without_file(format!("x {text}")) == "x"
}

/// The ground that a last bracket gives for what is private already: `(Paragraph 1 of Schedule 12A)`.
pub(super) fn ground_behind(title: &str) -> Option<(String, String)> {
    let inner = title.trim_end().strip_suffix(')')?;
    let (before, inner) = inner.rsplit_once('(')?;
    let lower = fold::unaccented(inner);
    let begins = ["paragraph", "para", "paras", "section", "exempt"]
        .iter()
        .any(|word| lower.starts_with(word));
    begins.then(|| (before.trim_end().to_owned(), ground(inner)))
}

impl Titled {
    fn hours(&mut self, said: &str) -> bool {
        let said = said.trim();
        match (human_time::range(said), human_time::time(said)) {
            (Some((from, to)), _) if to > from && self.due.is_none() => {
                self.due = Some(from);
                if self.planned_s.is_none() {
                    self.planned_s = u32::try_from((to - from).num_seconds()).ok();
                }
            }
            (_, Some(due)) if self.due.is_none() => self.due = Some(due),
            _ => return false,
        }
        self.said.push(said.to_owned());
        true
    }

    fn length(&mut self, said: &str) -> bool {
        let said = said.trim();
        match human_time::length(said) {
            Some(seconds) if self.planned_s.is_none() => {
                self.planned_s = Some(seconds);
                self.said.push(said.to_owned());
                true
            }
            _ => false,
        }
    }

    /// `10`, in a column of minutes.
    fn bare_minutes(&mut self, said: &str) -> bool {
        match said.trim().parse::<u32>() {
            Ok(minutes) if (1..=600).contains(&minutes) && self.planned_s.is_none() => {
                self.planned_s = Some(minutes * 60);
                self.said.push(said.trim().to_owned());
                true
            }
            _ => false,
        }
    }

    /// Takes a mark of privacy, and says on what ground it is.
    fn privacy(&mut self, said: &str) -> bool {
        let lower = fold::unaccented(said);
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let marked = WORDS
            .private_mark
            .iter()
            .filter(|mark| {
                bare.strip_prefix(mark.as_str())
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
            .max_by_key(|mark| mark.len());
        let Some(mark) = marked else { return false };
        let rest = bare.get(mark.len()..).unwrap_or_default();
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let grounded = rest.is_empty()
            || has(rest, &WORDS.ground).is_some()
            || is(rest, &WORDS.private_mark)
            || ["item", "items", "business"].contains(&rest);
        if grounded {
            self.exempt.get_or_insert_with(|| ground(said));
            self.said.push(said.trim().to_owned());
        }
        grounded
    }

    /// `PDF 168 KB` and `(PDF, 1.2 MB)` after a title.
    fn without_file(&mut self, title: String) -> String {
        let lower = title.to_ascii_lowercase();
        let Some(at) = lower.rfind("pdf") else {
            return title;
        };
        let tail = lower.get(at + 3..).unwrap_or_default();
        let size = tail.trim_matches(|c: char| !c.is_alphanumeric());
        let sized = size.is_empty()
            || ["kb", "mb", "kib", "ko", "bytes", "b"].iter().any(|unit| {
                size.strip_suffix(unit).is_some_and(|rest| {
                    rest.trim()
                        .bytes()
                        .all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
                })
            });
        let alone = at == 0
            || lower
                .get(..at)
                .is_some_and(|before| before.ends_with([' ', '(', '[', '.']));
        if !(sized && alone) || (at == 0 && size.is_empty()) {
            return title;
        }
        self.left
            .push(title.get(at..).unwrap_or_default().trim().to_owned());
        title
            .get(..at)
            .unwrap_or_default()
            .trim_end_matches([' ', '(', '[', '.', ',', '-'])
            .to_owned()
    }

    /// `(Pages 5 - 28)`, `........ 3` after a title.
    fn without_pages(&mut self, title: String) -> String {
        if let Some(at) = title
            .rfind("...")
            .or_else(|| title.rfind("……"))
            .or_else(|| title.rfind("___"))
        {
            let tail = title.get(at..).unwrap_or_default();
            let rest = tail.trim_start_matches(['.', '…', '_', ' ']);
            if rest.is_empty() || is_pages(rest) {
                if !rest.is_empty() {
                    self.left.push(rest.trim().to_owned());
                }
                return title
                    .get(..at)
                    .unwrap_or_default()
                    .trim_end_matches(['.', '…', '_', ' '])
                    .to_owned();
            }
        }
        let lower = title.to_ascii_lowercase();
        for word in [
            "(pages", "(page", "[pages", "[page", "pages ", "page ", "(pp", "(p.", "(tudalen", "(seite",
        ] {
            let Some(at) = lower.rfind(word) else { continue };
            let tail = title.get(at..).unwrap_or_default();
            // Within a word it is a part of that.
            let apart = word.starts_with(['(', '[']) || !title[..at].ends_with(char::is_alphanumeric);
            if at > 0 && apart && is_pages(tail) {
                self.left.push(tail.trim().to_owned());
                return title
                    .get(..at)
                    .unwrap_or_default()
                    .trim_end_matches([' ', ',', '-', '–'])
                    .to_owned();
            }
        }
        title
    }

    /// `(Q. van der Berg, 25 min)`, `[5 mins]`, `(exempt: paragraph 3)`: a last bracket that says when, how long or why
    /// in private; what else stands in it says who leads.
    fn without_bracket(&mut self, title: String) -> String {
        let trimmed = title.trim_end_matches(['.', ',', ';', ' ']);
        let pairs = [('(', ')'), ('[', ']'), ('{', '}')];
        let Some((open, _)) = pairs.iter().find(|(_, close)| trimmed.ends_with(*close)) else {
            return title;
        };
        let Some(at) = trimmed.rfind(*open) else {
            return title;
        };
        let inner = trimmed.get(at + 1..trimmed.len() - 1).unwrap_or_default();
        let before = trimmed.get(..at).unwrap_or_default().trim_end();
        if before.is_empty() {
            return title;
        }
        let mut told = self.clone();
        if told.privacy(inner) {
            *self = told;
            return before.to_owned();
        }
        let mut others: Vec<&str> = Vec::new();
        let mut timed = false;
        for part in inner
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let year = part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
            if !year && (told.length(part) || told.hours(part) || told.privacy(part)) {
                timed = true;
            } else {
                others.push(part);
            }
        }
        // "(Mr Smith – 10 mins)"
        if !timed && let [one] = others.as_slice() {
            let split = [" – ", " - ", " — ", ": ", " / "]
                .iter()
                .find_map(|mark| one.rsplit_once(mark));
            if let Some((who, how_long)) = split
                && told.length(how_long)
            {
                timed = true;
                others = vec![who];
            }
        }
        if !timed {
            return title;
        }
        *self = told;
        if !others.is_empty() {
            self.lead = Some(join(self.lead.take(), &others.join(", ")));
        }
        before.to_owned()
    }

    /// `– 30 mins`, `: 5 min`, or a bare `10 minutes` after a title.
    fn without_length(&mut self, title: String) -> String {
        let words: Vec<(usize, &str)> = title
            .split(' ')
            .map(|word| (word.as_ptr() as usize - title.as_ptr() as usize, word))
            .collect();
        for take in [4, 3, 2, 1] {
            let Some((at, _)) = words
                .len()
                .checked_sub(take)
                .filter(|n| *n > 0)
                .and_then(|n| words.get(n))
            else {
                continue;
            };
            let said = title
                .get(*at..)
                .unwrap_or_default()
                .trim_start_matches(['-', '–', '—', ':', '~', ' ']);
            let figure = said.starts_with(|c: char| c.is_ascii_digit());
            // "Fund 5 m" and "Phase 2 h" are no lengths.
            let unit = said.chars().filter(|c| c.is_alphabetic()).count() >= 3;
            if figure && unit && self.length(said) {
                return title
                    .get(..*at)
                    .unwrap_or_default()
                    .trim_end_matches(['-', '–', '—', ':', ',', ' ', '~'])
                    .to_owned();
            }
        }
        title
    }

    /// `EXEMPT: Land`, `Land – Confidential`, `Exempt - Land`.
    fn without_mark(&mut self, title: String) -> String {
        for mark in [": ", " - ", " – ", " — ", ", "] {
            if let Some((first, rest)) = title.split_once(mark)
                && first.chars().count() < 60
                && !rest.trim().is_empty()
                && self.privacy(first)
            {
                return rest.trim().to_owned();
            }
            if let Some((first, last)) = title.rsplit_once(mark)
                && last.chars().count() < 80
                && !first.trim().is_empty()
                && self.privacy(last)
            {
                return first.trim().to_owned();
            }
        }
        let bare = title.trim_matches('*');
        if bare.len() < title.len() {
            return bare.trim().to_owned();
        }
        title
    }
}

/// The ground for privacy that words give: "paragraph 3"; the words themselves where they give none.
pub(super) fn ground(said: &str) -> String {
    let said = said
        .trim()
        .trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '*' | ':' | '.') || c.is_whitespace());
    let lower = fold::unaccented(said);
    let named = WORDS
        .ground
        .iter()
        .filter(|word| holds(&lower, word.trim_end_matches('.')))
        .filter_map(|word| lower.find(word.as_str()))
        .min();
    let from = match named {
        Some(at) if lower.len() == said.len() => said.get(at..).unwrap_or(said),
        _ => said,
    };
    let from = from.split(['(', ')', '[', ']']).next().unwrap_or(from);
    let short: String = from.chars().take(80).collect();
    short
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | ':'))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let titled = read(text, 0, &[]);
        let mut out = titled.title.clone();
        if let Some(due) = titled.due {
            out += &format!(" due={}", due.format("%H:%M"));
        }
        if let Some(seconds) = titled.planned_s {
            out += &format!(" s={seconds}");
        }
        for (name, value) in [
            ("lead", &titled.lead),
            ("exempt", &titled.exempt),
            ("note", &titled.note),
        ] {
            if let Some(value) = value {
                out += &format!(" {name}={value}");
            }
        }
        if !titled.left.is_empty() {
            out += &format!(" left={}", titled.left.join("|"));
        }
        out
    }

    #[test]
    fn titles_are_told_from_what_stands_around_them() {
        for (text, wanted) in [
            ("Apologies", "Apologies"),
            ("Public participation – 30 mins", "Public participation s=1800"),
            (
                "13:05 Multipath (Q. van der Berg, 25 min)",
                "Multipath due=13:05 s=1500 lead=Q. van der Berg",
            ),
            ("10:00-10:15 – Minutes", "Minutes due=10:00 s=900"),
            ("Minutes PDF 168 KB", "Minutes left=PDF 168 KB"),
            ("Minutes (Pages 5 - 28)", "Minutes left=(Pages 5 - 28)"),
            ("Minutes ........... 3", "Minutes left=3"),
            ("Budget (second reading)", "Budget (second reading)"),
            ("Accounts (2016)", "Accounts (2016)"),
            ("Welcome 5 minutes", "Welcome s=300"),
            ("Phase 2 h", "Phase 2 h"),
            (
                "Land at the clock tower (exempt: paragraph 3)",
                "Land at the clock tower exempt=paragraph 3",
            ),
            ("EXEMPT: Land", "Land exempt=EXEMPT"),
            ("Contract – Confidential", "Contract exempt=Confidential"),
            ("Exempt accommodation", "Exempt accommodation"),
            ("Finance [10 mins]", "Finance s=600"),
            ("Finance (Mr Smith – 10 mins)", "Finance s=600 lead=Mr Smith"),
            ("Loan of £5 m", "Loan of £5 m"),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}

//! The items: where they begin, which line is one, which goes under which, what is a note, and where they end.

use std::ops::Range;

use super::levels::Levels;
use super::line::Line;
use super::marker::{self, Closed, Counts, Marker};
use super::paper::{Doubt, Role, Seen, bare};
use super::rows::is_pages;
use super::title::ground;
use super::words::{WORDS, has, heading, holds, is};
use crate::meeting::fold;

/// Deeper than this is a note.
const DEEPEST: usize = 2;

/// What each line of a paper begins with.
pub(super) struct Marks(Vec<Option<Marker>>);

impl Marks {
    pub fn of(lines: &[Line]) -> Self {
        Self(lines.iter().map(mark).collect())
    }

    fn at(&self, n: usize) -> Option<&Marker> {
        self.0.get(n)?.as_ref()
    }

    /// Whether line `n` begins with a number, a letter or the like.
    fn numbered(&self, n: usize) -> bool {
        self.at(n)
            .is_some_and(|marker| !is_counts(marker, Counts::Bullet) && !is_counts(marker, Counts::Hour))
    }
}

fn is_counts(marker: &Marker, counts: Counts) -> bool {
    marker.ways.iter().any(|(own, _)| *own == counts)
}

fn mark(line: &Line) -> Option<Marker> {
    if line.aside.is_some() {
        return None;
    }
    if let Some(number) = &line.number
        && let Some(marker) = marker::alone(number)
    {
        let closed = match marker.closed {
            Closed::Blank => Closed::Gap,
            closed => closed,
        };
        return Some(Marker {
            len: 0,
            closed,
            ..marker
        });
    }
    if line.bullet {
        return Some(Marker {
            ways: vec![(Counts::Bullet, 1)],
            closed: Closed::Stop,
            number: String::new(),
            parts: Vec::new(),
            len: 0,
        });
    }
    if line
        .beside
        .iter()
        .any(|(column, _)| *column == super::line::Column::Time)
        && line.number.is_none()
    {
        return marker::read(&line.text).or(Some(Marker {
            ways: vec![(Counts::Hour, 1)],
            closed: Closed::Gap,
            number: String::new(),
            parts: Vec::new(),
            len: 0,
        }));
    }
    marker::read(&line.text).filter(|marker| marker.len < line.text.len() || !line.beside.is_empty())
}

/// What the items are told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Numbers,
    Hours,
    Dots,
    /// Nothing: by how lines are set off, or each by itself.
    Nothing,
}

/// The line on which the items may begin, and whether a heading says so.
pub(super) fn start(lines: &[Line], marks: &Marks) -> (usize, bool) {
    let is_heading = |n: usize, line: &Line| {
        let plainly = heading(&line.text);
        let named = is(&plainly, &WORDS.agenda)
            || (line.stands_out() || line.text.ends_with(':'))
                && plainly.split(' ').count() <= 7
                && (plainly.ends_with(" agenda")
                    || plainly.starts_with("agenda ")
                    || plainly.starts_with("ordre du jour")
                    || plainly.starts_with("tagesordnung"));
        line.aside.is_none() && line.cell.is_none() && !marks.numbered(n) && named
    };
    let headings: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(n, line)| is_heading(*n, line))
        .map(|(n, _)| n)
        .collect();
    // A further heading counts unless items stand before it already.
    let strong_before = |n: usize| {
        (0..n)
            .filter(|at| marks.numbered(*at) && marks.at(*at).is_some_and(|m| m.closed != Closed::Blank))
            .count()
    };
    let chosen = headings.iter().copied().enumerate().rev().find(|(rank, n)| {
        let since = headings.get(rank.wrapping_sub(1)).copied().unwrap_or(0);
        *rank == 0 || strong_before(*n).saturating_sub(strong_before(since)) < 2
    });
    if let Some((_, n)) = chosen {
        return (n + 1, true);
    }
    let all: Vec<usize> = (0..lines.len()).filter(|n| marks.numbered(*n)).collect();
    let first = all.iter().copied().enumerate().find(|(rank, n)| {
        let Some(marker) = marks.at(*n) else { return false };
        all.iter().skip(rank + 1).take(60).any(|next| {
            marks.at(*next).is_some_and(|next| {
                let goes_on = next.ways.iter().any(|(counts, value)| {
                    let follows = |(own, first): &(Counts, u32)| own == counts && *value == first + 1;
                    marker.ways.iter().any(follows)
                });
                let begins = marker.ways.iter().any(|(_, value)| *value == 1);
                goes_on && (begins || !is_counts(marker, Counts::LargeLetters))
            })
        })
    });
    if let Some((_, n)) = first {
        return (from_heading(lines, marks, from_part(lines, n)), false);
    }
    let of = |counts: Counts| -> Vec<usize> {
        (0..lines.len())
            .filter(|n| marks.at(*n).is_some_and(|marker| is_counts(marker, counts)))
            .collect()
    };
    for (counts, least) in [(Counts::Hour, 2), (Counts::Bullet, 2)] {
        let found = of(counts);
        if found.len() >= least
            && let Some(first) = found.first()
        {
            return (from_part(lines, *first), false);
        }
    }
    (all.first().copied().unwrap_or(lines.len()), false)
}

/// Numbers that stand on lines of their own, put before the words below them.
pub(super) fn paired(lines: Vec<Line>) -> Vec<Line> {
    let alone = |line: &Line| {
        line.aside.is_none()
            && line.cell.is_none()
            && line.number.is_none()
            && line.beside.is_empty()
            && line.text.len() <= 12
            && marker::alone(&line.text).is_some_and(|marker| {
                !marker.number.is_empty()
                    && (marker.closed != Closed::Gap
                        || is_counts(&marker, Counts::Compound) && line.text.contains('/'))
            })
    };
    let count = lines.iter().filter(|line| alone(line)).count();
    if count < 2 {
        return lines;
    }
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in lines {
        match out.last() {
            Some(before)
                if alone(before)
                    && !alone(&line)
                    && line.aside.is_none()
                    && marker::read(&line.text).is_none_or(|marker| marker.closed == Closed::Blank) =>
            {
                if let Some(number) = out.pop() {
                    line.number = Some(number.text);
                    line.indent = number.indent;
                    line.after_gap = number.after_gap;
                }
                out.push(line);
            }
            _ => out.push(line),
        }
    }
    out
}

/// The heading of a part right before the first item belongs to the items.
fn from_part(lines: &[Line], first: usize) -> usize {
    let before = (0..first).rev().take(3).find(|n| part(lines.get(*n)).is_some());
    before.unwrap_or(first)
}

/// Headings of what every meeting does, right before the first number, are items: `CALL TO ORDER`.
fn from_heading(lines: &[Line], marks: &Marks, first: usize) -> usize {
    let mut from = first;
    let mut chosen = first;
    while let Some(before) = from.checked_sub(1) {
        let Some(line) = lines.get(before) else { break };
        if line.aside.is_none() && !is_group(line, marks, before) {
            break;
        }
        if has(&line.lower(), &WORDS.procedure).is_some() {
            chosen = before;
        }
        from = before;
    }
    chosen
}

/// Whether a line is the heading of a part.
pub(super) fn is_part(line: &Line) -> bool {
    part(Some(line)).is_some()
}

/// Draws together the lines of the head that were broken where they were full: lists of names, sentences.
pub(super) fn unbroken(lines: Vec<Line>, until: usize) -> (Vec<Line>, usize) {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut gone = 0;
    for (n, line) in lines.into_iter().enumerate() {
        let goes_on = n < until
            && out.last().is_some_and(|before| {
                let open = before.text.matches('(').count() > before.text.matches(')').count();
                let small = line.text.starts_with(char::is_lowercase);
                let listed = before.full
                    && before.text.contains([',', ':'])
                    && !before.text.ends_with(['.', ':', ';']);
                let labelled = super::head::labelled(&line).is_some_and(|(label, _)| {
                    WORDS.field(label).is_some() || super::people::section(label).is_some()
                });
                before.wraps
                    && line.wraps
                    && !line.after_gap
                    && line.aside.is_none()
                    && before.aside.is_none()
                    && line.heading == before.heading
                    && !labelled
                    && mark(&line).is_none()
                    && (open || small || listed)
            });
        match out.last_mut().filter(|_| goes_on) {
            Some(before) => {
                let broken = before.text.ends_with('-') && line.text.starts_with(char::is_alphabetic);
                if !broken {
                    before.text.push(' ');
                }
                before.text.push_str(&line.text);
                before.full = line.full;
                gone += 1;
            }
            None => out.push(line),
        }
    }
    (out, until - gone)
}

/// The lines between the heading and the first item that may still say when and where.
pub(super) fn before_first(lines: &[Line], marks: &Marks, from: usize) -> Range<usize> {
    let first = (from..lines.len()).find(|n| {
        marks.at(*n).is_some_and(|marker| {
            marker.closed != Closed::Blank
                || is_counts(marker, Counts::Figures) && marker.ways.iter().any(|(_, value)| *value == 1)
        }) || part(lines.get(*n)).is_some()
    });
    from..first.filter(|first| first - from <= 25).unwrap_or(from)
}

/// Reads the items from line `from` on; says in `seen` what each line is.
pub(super) fn read(
    lines: &[Line],
    marks: &Marks,
    from: usize,
    titled: bool,
    seen: &mut [Seen],
) -> Vec<Doubt> {
    let zone: Vec<usize> = (from..lines.len())
        .filter(|n| seen.get(*n).is_some_and(|slot| slot.role == Role::Unread))
        .collect();
    let told = told_by(lines, marks, &zone);
    let mut reading = Reading {
        lines,
        marks,
        told,
        grouped: told == Told::Numbers && grouped(lines, marks, &zone),
        levels: Levels::default(),
        doubts: Vec::new(),
        items: 0,
        last_item: None,
        last_depth: 0,
        margin: usize::MAX,
        dot_base: 0,
        numbers: Vec::new(),
        paged: lines.iter().any(|line| line.place.page > 1),
        last_dot: 0,
        any_stands_out: zone.iter().filter_map(|n| lines.get(*n)).any(Line::stands_out)
            && !zone.iter().filter_map(|n| lines.get(*n)).all(Line::stands_out),
    };
    if told == Told::Nothing && !titled {
        return reading.doubts;
    }
    let mut rest = zone.iter().copied().enumerate();
    for (rank, n) in rest.by_ref() {
        let previous = rank.checked_sub(1).and_then(|rank| zone.get(rank)).copied();
        let Some(role) = reading.line(n, previous, seen) else {
            // What follows is no part of the agenda.
            if let Some(slot) = seen.get_mut(n) {
                slot.role = Role::Left(reading.why_ended(n));
            }
            break;
        };
        if let Some(slot) = seen.get_mut(n) {
            slot.role = role;
        }
    }
    for (_, n) in rest {
        if let Some(slot) = seen.get_mut(n) {
            slot.role = Role::Left("it stands behind the agenda");
        }
    }
    cut_tail(lines, &zone, seen);
    reading.doubts
}

fn told_by(lines: &[Line], marks: &Marks, zone: &[usize]) -> Told {
    // "P. Quill" is no item P.
    let mut levels = Levels::default();
    let strong = zone
        .iter()
        .filter(|n| marks.numbered(**n))
        .filter_map(|n| marks.at(*n).zip(lines.get(*n)))
        .filter(|(marker, _)| marker.closed != Closed::Blank)
        .filter(|(marker, line)| levels.place(marker, line.indent).is_some())
        .count();
    let blank = zone
        .iter()
        .filter_map(|n| marks.at(*n))
        .filter(|marker| marker.closed == Closed::Blank && is_counts(marker, Counts::Figures))
        .filter_map(|marker| marker.ways.first().map(|(_, value)| *value))
        .collect::<Vec<u32>>();
    let of = |counts: Counts| {
        zone.iter()
            .filter(|n| marks.at(**n).is_some_and(|marker| is_counts(marker, counts)))
            .count()
    };
    let (hours, dots) = (of(Counts::Hour), of(Counts::Bullet));
    let compound = of(Counts::Compound);
    let first_dot = zone.iter().position(|n| {
        marks
            .at(*n)
            .is_some_and(|marker| is_counts(marker, Counts::Bullet))
    });
    let first_number = zone.iter().position(|n| marks.numbered(*n));
    // Dots at the margin with a numbered list inside one of them.
    let dots_first = match (first_dot, first_number) {
        (Some(dot), Some(number)) => {
            let indent = |at: usize| {
                zone.get(at)
                    .and_then(|n| lines.get(*n))
                    .map_or(0, |line| line.indent)
            };
            // "- Finance" and under it "10.1 Balances".
            let parts_only = zone
                .iter()
                .filter(|n| marks.numbered(**n))
                .filter_map(|n| marks.at(*n))
                .all(|marker| !is_counts(marker, Counts::Figures));
            dot < number && (indent(dot) < indent(number) || (parts_only && dots >= 3))
        }
        _ => false,
    };
    if (strong > 0 || compound > 0 || blank.windows(2).any(|pair| matches!(pair, [a, b] if *b == a + 1)))
        && !dots_first
        && (hours < 2 || strong > hours)
    {
        Told::Numbers
    } else if hours >= 2 || (hours == 1 && dots == 0) {
        Told::Hours
    } else if dots > 0 {
        Told::Dots
    } else {
        Told::Nothing
    }
}

/// Whether headings without a number are items, with the numbered ones under them: `CALL TO ORDER`, `CONSENT
/// CALENDAR` with 1 to 4, `ADJOURNMENT`.
fn grouped(lines: &[Line], marks: &Marks, zone: &[usize]) -> bool {
    let heads: Vec<usize> = zone
        .iter()
        .enumerate()
        .filter(|(_, n)| lines.get(**n).is_some_and(|line| is_group(line, marks, **n)))
        .map(|(rank, _)| rank)
        .collect();
    if heads.len() < 2 {
        return false;
    }
    // One that nothing numbered stands under is an item by itself.
    let leaf = heads.iter().enumerate().any(|(at, rank)| {
        let until = heads.get(at + 1).copied().unwrap_or(zone.len());
        let under = zone.get(rank + 1..until).unwrap_or_default();
        let procedural = zone
            .get(*rank)
            .and_then(|n| lines.get(*n))
            .is_some_and(|line| has(&line.lower(), &WORDS.procedure).is_some());
        procedural && !under.iter().any(|n| marks.numbered(*n))
    });
    // Or the numbers begin anew under each.
    let anew = heads
        .iter()
        .filter(|rank| {
            zone.get(*rank + 1).is_some_and(|n| {
                marks.at(*n).is_some_and(|marker| {
                    marks.numbered(*n) && marker.ways.iter().any(|(_, value)| *value == 1)
                })
            })
        })
        .count();
    leaf || anew >= 2
}

/// A heading within the agenda that has no number.
fn is_group(line: &Line, marks: &Marks, n: usize) -> bool {
    line.stands_out()
        && marks.at(n).is_none()
        && line.cell.is_none()
        && line.aside.is_none()
        && line.indent <= 3
        && line.text.split_whitespace().count() <= 9
        && !line.text.ends_with(['.', ','])
        && part(Some(line)).is_none()
        && !is(&heading(&line.text), &WORDS.noise.tail)
        && !is(&heading(&line.text), &WORDS.agenda)
        && line.text.chars().any(char::is_alphabetic)
}

/// Whether a line is the heading of a part, and whether what follows it is private, on which ground.
fn part(line: Option<&Line>) -> Option<Option<String>> {
    let line = line?;
    if line.aside.is_some() || line.number.is_some() {
        return None;
    }
    let lower = fold::unaccented(line.text.replace('\t', " ").trim());
    let words = lower.split_whitespace().count();
    let nth = marker::part(&lower);
    // "I. Öffentlicher Teil": the part has a number.
    if let Some(marker) = marker::read(&line.text).filter(|marker| {
        nth.is_none() && marker.closed != Closed::Blank && !is_counts(marker, Counts::Bullet)
    }) {
        let rest = fold::unaccented(line.text.get(marker.len..).unwrap_or_default());
        let rest = rest.trim_end_matches([':', '.', ' ']);
        let called = rest.split_whitespace().count() <= 4
            && ["teil", "partie", "parte", "rhan", "part"]
                .iter()
                .any(|word| holds(rest, word));
        if called && WORDS.closed_part.iter().any(|words| words == rest) {
            return Some(Some(ground(line.text.get(marker.len..).unwrap_or_default())));
        }
        if called && WORDS.open_part.iter().any(|words| words == rest) {
            return Some(None);
        }
    }
    if words > 22
        || (nth.is_none() && words > 14)
        || (nth.is_none() && marker::read(&line.text).is_some_and(|marker| marker.closed != Closed::Blank))
    {
        return None;
    }
    // The longer words say it: "nichtoffentlicher teil" has "offentlicher teil" in it, "not exempt" has "exempt".
    let most = |list: &[String]| {
        list.iter()
            .filter(|words| holds(&lower, words))
            .map(String::len)
            .max()
            .unwrap_or(0)
    };
    let (open, closed) = (most(&WORDS.open_part), most(&WORDS.closed_part));
    let short = |label: usize| lower.len() <= label + 40;
    if let Some(nth) = nth {
        let rest: Vec<&str> = lower
            .split_whitespace()
            .skip(2)
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        let roman_or_letter = lower.split_whitespace().nth(1).is_some_and(|label| {
            label.starts_with(char::is_alphabetic) || label.starts_with(|c: char| c.is_ascii_digit())
        });
        let said_open = ["public", "open", "offentlich", "cyhoedd"]
            .iter()
            .any(|word| lower.contains(word))
            && ![
                "exclu",
                "exempt",
                "closed",
                "nicht",
                "non ",
                "private",
                "confidential",
            ]
            .iter()
            .any(|word| lower.contains(word));
        let said_closed = [
            "exclu",
            "exempt",
            "closed",
            "nichtoff",
            "nicht off",
            "private",
            "confidential",
            "huis clos",
            "eithr",
            "reservad",
        ]
        .iter()
        .any(|word| lower.contains(word))
            && !["non-exempt", "not exempt", "non exempt"]
                .iter()
                .any(|word| lower.contains(word));
        if !roman_or_letter {
            return None;
        }
        if said_closed {
            return Some(Some(ground(&line.text)));
        }
        if said_open || nth == 1 {
            return Some(None);
        }
        return rest.is_empty().then(|| Some(ground(&line.text)));
    }
    let stands = line.stands_out() || line.after_gap || line.text.ends_with(':') || words <= 4;
    if open.max(closed) < 8 || !stands || !short(open.max(closed)) || line.cell.is_some() {
        return None;
    }
    if line.text.trim_end().ends_with('.') && words > 8 {
        return None;
    }
    match closed > open || (closed == open && closed > 0) {
        true => Some(Some(ground(&line.text))),
        false => Some(None),
    }
}

struct Reading<'a> {
    lines: &'a [Line],
    marks: &'a Marks,
    told: Told,
    grouped: bool,
    levels: Levels,
    doubts: Vec<Doubt>,
    items: usize,
    last_item: Option<usize>,
    last_depth: usize,
    /// How far the items at the margin stand from it.
    margin: usize,
    /// The depth under which dots go.
    dot_base: usize,
    /// The numbers at the margin.
    numbers: Vec<String>,
    paged: bool,
    any_stands_out: bool,
    /// The line of the last dot.
    last_dot: usize,
}

impl Reading<'_> {
    /// What a line is; none where the agenda has ended before it.
    fn line(&mut self, n: usize, previous: Option<usize>, seen: &[Seen]) -> Option<Role> {
        let line = self.lines.get(n)?;
        if let Some(why) = line.aside {
            return Some(Role::Left(why));
        }
        if let Some(private) = part(Some(line)) {
            self.levels.clear();
            self.margin = usize::MAX;
            self.last_item = None;
            if private.is_some() {
                self.doubts
                    .push(Doubt::new(line.place, "what follows is taken for private"));
            }
            return Some(Role::Part(private));
        }
        let plainly = heading(&line.text);
        let announces = line.stands_out() || line.text.ends_with(':') || line.after_gap;
        if self.items > 0 && self.marks.at(n).is_none() && announces && is(&plainly, &WORDS.noise.tail) {
            return None;
        }
        if is(&plainly, &WORDS.agenda) && !self.marks.numbered(n) {
            return Some(Role::Left("a heading"));
        }
        if super::title::is_file(&line.text) {
            return Some(Role::Left("a file's kind and size"));
        }
        if line.link && (is_noise(&plainly) || plainly.is_empty())
            || is_noise(&plainly) && self.marks.at(n).is_none()
        {
            return Some(Role::Left("a link of the page"));
        }
        if is_pages(&line.text)
            && self
                .marks
                .at(n)
                .is_none_or(|marker| marker.closed == Closed::Blank || marker.closed == Closed::Gap)
        {
            return Some(Role::Left("pages of the papers"));
        }
        if self.goes_on(n, previous, seen) {
            return Some(Role::More);
        }
        match self.marks.at(n) {
            Some(marker) if is_counts(marker, Counts::Bullet) => Some(self.dot(line, n, marker)),
            Some(marker) if is_counts(marker, Counts::Hour) => Some(self.hour(line, n)),
            Some(marker) => self.number(line, n, marker),
            None => Some(self.unmarked(line, n)),
        }
    }

    fn why_ended(&self, n: usize) -> &'static str {
        let plainly = self
            .lines
            .get(n)
            .map(|line| heading(&line.text))
            .unwrap_or_default();
        match is(&plainly, &WORDS.noise.tail) {
            true => "a heading behind the agenda",
            false => "another list begins here, behind the agenda",
        }
    }

    fn item(&mut self, line: &Line, n: usize, depth: usize, number: Option<String>, skip: usize) -> Role {
        if depth > DEEPEST {
            return Role::Note;
        }
        // No item is two levels below the one before it.
        let depth = match self.items {
            0 => 0,
            _ => depth.min(self.last_depth + 1),
        };
        self.items += 1;
        self.last_item = Some(n);
        self.last_depth = depth;
        if depth == 0 {
            self.margin = self.margin.min(line.indent);
        }
        Role::Item { depth, number, skip }
    }

    fn number(&mut self, line: &Line, n: usize, marker: &Marker) -> Option<Role> {
        let indent = line.indent;
        let text = line.text.get(marker.len..).unwrap_or_default();
        if self.levels.restarts(marker, indent) && !self.grouped {
            let far = self.last_item.is_some_and(|last| n - last > 12) || self.after_heading(n);
            let other_page = self.paged
                && self
                    .last_item
                    .and_then(|last| self.lines.get(last))
                    .is_some_and(|last| last.place.page < line.place.page);
            // After many items, another list that counts on is another list.
            let counts_on = self.numbers.len() >= 8 && self.counts_on(n, marker);
            if far || other_page || counts_on {
                return None;
            }
        }
        if self.told == Told::Dots && self.items > 0 {
            // "P. Quill" signs the paper, and is no part P of anything.
            let lettered = !marker
                .ways
                .iter()
                .any(|(counts, _)| matches!(counts, Counts::Figures | Counts::Compound));
            if lettered && self.levels.place(marker, indent).is_none() {
                return Some(self.unmarked(line, n));
            }
            // A number within a list of dots stands under the dot above it.
            let depth = match self.lines.get(self.last_dot) {
                Some(dot) if self.margin != usize::MAX => usize::from(dot.indent > self.margin + 1) + 1,
                _ => 1,
            };
            return Some(self.item(
                line,
                n,
                depth,
                Some(marker.number.clone()),
                if line.number.is_some() { 0 } else { marker.len },
            ));
        }
        let base = usize::from(self.grouped && self.items > 0);
        let Some(depth) = self.levels.place(marker, indent) else {
            return Some(self.unmarked(line, n));
        };
        if text.trim().is_empty() && line.beside.is_empty() && line.number.is_none() {
            return Some(Role::Left("a number with nothing to it"));
        }
        self.dot_base = depth + base + 1;
        let number = match &line.number {
            Some(number) => bare(number),
            None => marker.number.clone(),
        };
        let unique = depth + base > 0 || !self.numbers.contains(&number);
        if depth + base == 0 {
            self.numbers.push(number.clone());
        }
        if !unique {
            self.doubts.push(Doubt::new(
                line.place,
                format!("number {number} stands twice: it is left off here"),
            ));
        }
        let skip = if line.number.is_some() { 0 } else { marker.len };
        Some(self.item(line, n, depth + base, Some(number).filter(|_| unique), skip))
    }

    /// Whether 2 and 3 follow a 1.
    fn counts_on(&self, n: usize, first: &Marker) -> bool {
        let mut wanted = 2;
        for at in (n + 1..self.lines.len()).take(30) {
            let Some(marker) = self.marks.at(at) else { continue };
            let next = marker
                .ways
                .iter()
                .any(|(counts, value)| *value == wanted && first.ways.iter().any(|(own, _)| own == counts));
            if next {
                wanted += 1;
            } else if marker.ways.iter().any(|(_, value)| *value == 1) && !is_counts(marker, Counts::Bullet) {
                return false;
            }
            if wanted > 3 {
                return true;
            }
        }
        false
    }

    /// Whether a heading stands between the last item and this line.
    fn after_heading(&self, n: usize) -> bool {
        let from = self.last_item.unwrap_or(n);
        self.lines
            .get(from + 1..n)
            .unwrap_or_default()
            .iter()
            .any(|line| line.heading.is_some() || (line.stands_out() && line.text.split(' ').count() < 8))
    }

    fn hour(&mut self, line: &Line, n: usize) -> Role {
        let deeper = self.margin != usize::MAX && line.indent > self.margin + 2 && self.told == Told::Numbers;
        self.dot_base = 1;
        self.levels.clear();
        self.item(line, n, usize::from(deeper), None, 0)
    }

    fn dot(&mut self, line: &Line, n: usize, marker: &Marker) -> Role {
        let text = line.text.get(marker.len..).unwrap_or_default();
        self.last_dot = n;
        let indent = line.level.map_or(line.indent, |level| level * 4);
        let under = matches!(self.told, Told::Numbers | Told::Hours);
        if under && self.items == 0 {
            return Role::Left("it stands before the first item");
        }
        let inner = text.trim();
        let hour = marker::read(inner).filter(|marker| is_counts(marker, Counts::Hour));
        let lower = fold::unaccented(inner);
        let paper = [
            "report",
            "appendix",
            "annex",
            "enclosure",
            "attachment",
            "paper",
            "document",
            "anlage",
            "annexe",
        ]
        .iter()
        .any(|word| lower.starts_with(word));
        let sentence =
            inner.ends_with('.') && inner.split_whitespace().count() > 8 || inner.chars().count() > 140;
        let depth = self.levels.dot(indent, under);
        if under && hour.is_none() && (sentence || paper || line.link) {
            return Role::Note;
        }
        let depth = if under {
            depth.max(self.dot_base.min(1))
        } else {
            depth
        };
        // "- 3. Budget": the number counts.
        let inside = marker::read(inner).filter(|marker| {
            marker.closed != Closed::Blank
                && !is_counts(marker, Counts::Bullet)
                && !is_counts(marker, Counts::Hour)
        });
        let number = inside.as_ref().map(|marker| marker.number.clone());
        let skip = marker.len + inside.map_or(0, |marker| marker.len);
        self.item(line, n, depth, number, skip)
    }

    fn unmarked(&mut self, line: &Line, n: usize) -> Role {
        if self.grouped && is_group(line, self.marks, n) {
            self.levels.clear();
            self.dot_base = 1;
            return self.item(line, n, 0, None, 0);
        }
        let group = self.told != Told::Nothing && is_group(line, self.marks, n) && line.after_gap;
        if self.told == Told::Numbers && group && self.next_is_numbered(n) && self.items > 0 {
            return Role::Left("a heading");
        }
        if self.told == Told::Nothing && self.is_item(line, n) {
            return self.item(line, n, 0, None, 0);
        }
        match self.items {
            0 => Role::Left("it stands before the first item"),
            _ => Role::Note,
        }
    }

    fn next_is_numbered(&self, n: usize) -> bool {
        self.marks.numbered(n + 1)
    }

    /// Where nothing tells the items, those that are set off are items, or else each line that is no sentence.
    fn is_item(&self, line: &Line, _n: usize) -> bool {
        let words = line.text.split_whitespace().count();
        if self.any_stands_out {
            return line.stands_out() && words <= 16;
        }
        let sentence = line.text.ends_with('.') && words > 12;
        words <= 20
            && !sentence
            && line
                .text
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && (self.margin == usize::MAX || line.indent <= self.margin + 1)
    }

    /// Whether a line goes on with the one before it, which was too full for its words.
    fn goes_on(&self, n: usize, previous: Option<usize>, seen: &[Seen]) -> bool {
        let Some((line, before)) = self.lines.get(n).zip(previous.and_then(|at| self.lines.get(at))) else {
            return false;
        };
        let of_text = previous
            .and_then(|at| seen.get(at))
            .is_some_and(|slot| matches!(slot.role, Role::Item { .. } | Role::Note | Role::More));
        if line.number.is_some() || line.bullet {
            return false;
        }
        if line.text.starts_with("http")
            || !line.wraps
            || !of_text
            || line.after_gap
            || self.items == 0
            || line.heading.is_some()
        {
            return false;
        }
        let blank_only = self
            .marks
            .at(n)
            .is_none_or(|marker| marker.closed == Closed::Blank);
        if !blank_only || (self.marks.at(n).is_some() && !before.full) {
            return false;
        }
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        let shouts = letters >= 3
            && super::line::in_capitals(&before.text) != super::line::in_capitals(&line.text)
            && before.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        if shouts || line.bold != before.bold {
            return false;
        }
        let ended = before.text.ends_with(['.', ':', ';', '!', '?']);
        let small = line
            .text
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&' | ',' | '–'));
        let open = before.text.ends_with(['-', ',', '&', '/', '–'])
            || [
                "and", "of", "the", "to", "for", "in", "on", "et", "de", "und", "der", "y", "a",
            ]
            .iter()
            .any(|word| before.text.rsplit(' ').next() == Some(word));
        let bracket = before.text.matches('(').count() > before.text.matches(')').count();
        (before.full && !ended)
            || (small && !ended && line.text.starts_with(char::is_lowercase))
            || open && before.full
            || bracket
            || (before.full && small)
    }
}

/// A line that belongs to the web page, not to the paper.
fn is_noise(plainly: &str) -> bool {
    let bare = plainly.trim_end_matches(" pdf").trim();
    is(bare, &WORDS.noise.links)
}

/// From the last item on: the first line that signs, says how somebody is reached or is a notice ends the agenda.
fn cut_tail(lines: &[Line], zone: &[usize], seen: &mut [Seen]) {
    let Some(last) = zone
        .iter()
        .rposition(|n| matches!(seen.get(*n).map(|slot| &slot.role), Some(Role::Item { .. })))
    else {
        return;
    };
    let behind = zone.get(last + 1..).unwrap_or_default();
    let is_end = |rank: usize, n: usize| -> Option<&'static str> {
        let line = lines.get(n)?;
        if !matches!(seen.get(n).map(|slot| &slot.role), Some(Role::Note | Role::More)) {
            return None;
        }
        let lower = line.lower();
        let words = line.text.split_whitespace().count();
        let signs = |line: &Line| {
            let lower = line.lower();
            let words = line.text.split_whitespace().count();
            let bare = heading(&line.text);
            (words <= 8
                && has(&lower, &WORDS.noise.signature).is_some()
                && !lower.starts_with("to ")
                && !lower.starts_with("report")
                && line.indent <= 3)
                || lower.contains('@')
                || lower.contains("www.")
                || is(&bare, &WORDS.noise.signature)
        };
        if signs(line) {
            return Some("who signs the paper, and how they are reached");
        }
        let name = super::people::is_name(&line.text) && words <= 5;
        let signed = behind
            .get(rank + 1)
            .and_then(|next| lines.get(*next))
            .is_some_and(signs);
        if name && signed {
            return Some("who signs the paper, and how they are reached");
        }
        let plain_date = crate::human_time::date(&line.text).is_ok();
        if plain_date && line.after_gap {
            return Some("the day on which the paper was written");
        }
        let apart = line.after_gap || rank == 0 && line.indent <= 1;
        (apart && has(&lower, &WORDS.noise.notices).is_some()).then_some("a notice")
    };
    let found = behind
        .iter()
        .copied()
        .enumerate()
        .find_map(|(rank, n)| is_end(rank, n).map(|why| (rank, why)));
    if let Some((from, why)) = found {
        for n in behind.iter().skip(from) {
            if let Some(slot) = seen.get_mut(*n)
                && matches!(slot.role, Role::Note | Role::More)
            {
                slot.role = Role::Left(why);
            }
        }
    }
}

/// An item that turns press and public out makes private what follows it.
pub(super) fn close_after_exclusion(lines: &[Line], seen: &[Seen]) -> Option<usize> {
    lines.iter().zip(seen).position(|(line, seen)| {
        let lower = line.lower();
        matches!(seen.role, Role::Item { depth: 0, .. })
            && has(&lower, &WORDS.exclusion).is_some()
            && has(
                &lower,
                &[
                    "public".into(),
                    "press".into(),
                    "session".into(),
                    "cyhoedd".into(),
                    "wasg".into(),
                    "huis clos".into(),
                ],
            )
            .is_some()
    })
}

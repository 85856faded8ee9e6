//! Words into lines: broken where Unicode allows it, and nowhere else unless a word is wider than the line.

use textwrap::WordSeparator;

use super::super::direction;
use super::super::document::{Inline, Link, Text};
use super::face::{Faces, Weight};

/// A stretch of one line in one weight.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// What is printed.
    pub(super) text: String,
    /// What it is read and copied as, where that differs from what is printed.
    pub(super) actual: Option<char>,
    /// Its weight.
    pub(super) weight: Weight,
    /// Where it leads: the place of its link among the text's own.
    pub(super) link: Option<usize>,
    /// Its width in ems.
    pub(super) width: f32,
}

impl Run {
    /// Whether it runs from right to left.
    fn runs_left(&self) -> bool {
        self.actual.is_none() && self.text.chars().any(direction::runs_left)
    }

    fn is_like(&self, other: &Run) -> bool {
        let plain = self.actual.is_none() && other.actual.is_none();
        plain && self.weight == other.weight && self.link == other.link
    }
}

/// A line.
pub(super) type Line = Vec<Run>;

/// How far in, in ems, each run of a line stands. Words that run from right to left stand in that order, whatever blanks
/// are between them; they are still drawn in the order in which they are read, so that they are copied in it.
pub(super) fn places(line: &[Run]) -> Vec<f32> {
    let mut places = vec![0.0; line.len()];
    let (mut at, mut x) = (0, 0.0);
    while at < line.len() {
        let between = |run: &&Run| run.runs_left() || run.text.trim().is_empty();
        let group = line[at..].iter().take_while(between).count();
        let left = line[at..at + group].iter().rposition(Run::runs_left);
        let group = match left {
            Some(last) if line[at].runs_left() => last + 1,
            _ => 1,
        };
        let width: f32 = line[at..at + group].iter().map(|run| run.width).sum();
        let mut end = x + width;
        for (place, run) in places[at..at + group].iter_mut().zip(&line[at..]) {
            end -= run.width;
            *place = end;
        }
        at += group;
        x += width;
    }
    places
}

/// The links of a text in order.
pub(super) fn links(text: &Text) -> Vec<(&str, &Link)> {
    let links = text.0.iter().filter_map(|inline| match inline {
        Inline::Link { text, to } => Some((text.as_str(), to)),
        Inline::Plain(_) | Inline::Strong(_) => None,
    });
    links.collect()
}

/// A text in lines of at most `room` ems; everything in it bold where `bold` asks for it.
pub(super) fn broken(text: &Text, room: f32, bold: bool, faces: &Faces<'_>) -> Vec<Line> {
    let words = text.words();
    let marks = marked(text, bold);
    let mut lines = Lines {
        faces,
        room,
        done: Vec::new(),
        line: Line::new(),
        width: 0.0,
    };
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(&words) {
        let (end, spaced) = (at + word.word.len(), at + word.word.len() + word.whitespace.len());
        let mut runs = runs(&words, at..end, &marks, faces);
        let width: f32 = runs.iter().map(|run| run.width).sum();
        lines.make_room(width);
        if width > room {
            runs = runs.into_iter().flat_map(|run| letters(run, faces)).collect();
        }
        for run in runs {
            if width > room {
                lines.make_room(run.width);
            }
            lines.put(run);
        }
        // The blank after a word is printed too: whoever copies the text needs it.
        for run in self::runs(&words, end..spaced, &marks, faces) {
            lines.put(run);
        }
        at = spaced;
    }
    if !lines.line.is_empty() {
        lines.done.push(lines.line);
    }
    lines.done
}

struct Lines<'a> {
    faces: &'a Faces<'a>,
    room: f32,
    done: Vec<Line>,
    line: Line,
    width: f32,
}

impl Lines<'_> {
    fn make_room(&mut self, width: f32) {
        if self.width + width > self.room && !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
            self.width = 0.0;
        }
    }

    fn put(&mut self, run: Run) {
        self.width += run.width;
        match self.line.last_mut() {
            Some(last) if last.is_like(&run) => {
                last.text.push_str(&run.text);
                last.width = self.faces.width(&last.text, last.weight);
            }
            _ => self.line.push(run),
        }
    }
}

/// Where each stretch of the text ends, with its weight and link.
fn marked(text: &Text, bold: bool) -> Vec<(usize, Weight, Option<usize>)> {
    let (mut end, mut links) = (0, 0);
    let mut marks = Vec::with_capacity(text.0.len());
    for inline in &text.0 {
        end += inline.words().len();
        let (weight, link) = match inline {
            Inline::Plain(_) => (Weight::Plain, None),
            Inline::Strong(_) => (Weight::Bold, None),
            Inline::Link { .. } => {
                links += 1;
                (Weight::Plain, Some(links - 1))
            }
        };
        marks.push((end, if bold { Weight::Bold } else { weight }, link));
    }
    marks
}

/// A stretch of the text in runs; a letter that the font lacks is one of its own.
fn runs(
    words: &str,
    range: std::ops::Range<usize>,
    marks: &[(usize, Weight, Option<usize>)],
    faces: &Faces<'_>,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let stretch = words.get(range.clone()).unwrap_or_default();
    for (at, letter) in stretch.char_indices() {
        let at = range.start + at;
        let mark = marks.iter().find(|(end, ..)| at < *end);
        let (weight, link) = mark.map_or((Weight::Plain, None), |(_, weight, link)| (*weight, *link));
        let (text, actual, weight) = match faces.holds(letter, weight) {
            Some(weight) => (letter.to_string(), None, weight),
            None => (format!("[U+{:04X}]", u32::from(letter)), Some(letter), weight),
        };
        let run = Run {
            text,
            actual,
            weight,
            link,
            width: 0.0,
        };
        match runs.last_mut() {
            Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
            _ => runs.push(run),
        }
    }
    for run in &mut runs {
        run.width = faces.width(&run.text, run.weight);
    }
    runs
}

/// A run letter by letter, for a word that is wider than any line.
fn letters(run: Run, faces: &Faces<'_>) -> Vec<Run> {
    if run.actual.is_some() {
        return vec![run];
    }
    let each = run.text.chars().map(|letter| {
        let text = letter.to_string();
        let width = faces.width(&text, run.weight);
        Run {
            text,
            width,
            ..run.clone()
        }
    });
    each.collect()
}

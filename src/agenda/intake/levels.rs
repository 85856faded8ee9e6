//! Which number goes under which: `C.` then `1.`, `2` then `2.1`, `3.` then `(a)`, by number, style and indent.

use super::marker::{Closed, Counts, Marker};

/// An open level of the list.
#[derive(Debug, Clone)]
struct Open {
    counts: Counts,
    closed: Closed,
    value: u32,
    indent: usize,
    /// The figures of its number: `2`, `2.1`.
    parts: Vec<u32>,
}

/// The levels that are open, from the margin inwards.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Open>,
}

/// Closed alike: `1.`, `1` and `1 –` are one style, `(1)` and `1)` are others.
fn alike(a: Closed, b: Closed) -> bool {
    let loose = |closed: Closed| matches!(closed, Closed::Stop | Closed::Gap | Closed::Blank);
    a == b || (loose(a) && loose(b))
}

impl Levels {
    /// Nothing is open any more: another list begins.
    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// Whether the list at the margin would begin anew with this number.
    pub fn restarts(&self, marker: &Marker, indent: usize) -> bool {
        self.open.first().is_some_and(|first| {
            let begins = marker
                .ways
                .iter()
                .any(|(counts, value)| *counts == first.counts && *value == 1);
            begins && first.value >= 3 && alike(first.closed, marker.closed) && indent <= first.indent + 1
        })
    }

    /// The depth at which a number stands, from 0. None where it is no number of this list.
    pub fn place(&mut self, marker: &Marker, indent: usize) -> Option<usize> {
        if marker.ways.iter().any(|(counts, _)| *counts == Counts::Compound) {
            return self.compound(marker, indent);
        }
        // The next number of an open level; the one whose indent is nearest, the deepest first.
        let mut next: Option<(usize, (Counts, u32), usize)> = None;
        for (depth, open) in self.open.iter().enumerate().rev() {
            let way = marker
                .ways
                .iter()
                .find(|(counts, value)| *counts == open.counts && *value == open.value + 1);
            let Some(way) = way.filter(|_| alike(open.closed, marker.closed)) else {
                continue;
            };
            let away = open.indent.abs_diff(indent);
            if next.is_none_or(|(_, _, least)| away + 1 < least) {
                next = Some((depth, *way, away));
            }
        }
        if let Some((depth, way, _)) = next {
            return Some(self.sibling(depth, way, marker, indent));
        }
        let begins = marker.ways.iter().rev().find(|(_, value)| *value == 1).copied();
        if let Some(way) = begins {
            if marker.closed == Closed::Blank && self.open.is_empty() {
                return Some(self.child(way, marker, indent));
            }
            if marker.closed == Closed::Blank {
                return None;
            }
            return Some(self.begin(way, marker, indent));
        }
        // A number that was left out, or a list that does not begin with one.
        if marker.closed == Closed::Blank {
            return None;
        }
        let further = self.open.iter().enumerate().rev().find_map(|(depth, open)| {
            let way = marker.ways.iter().find(|(counts, value)| {
                *counts == open.counts
                    && *value > open.value
                    && *value <= open.value + if *counts == Counts::Figures { 20 } else { 2 }
            })?;
            (alike(open.closed, marker.closed) && open.indent.abs_diff(indent) <= 3).then_some((depth, *way))
        });
        if let Some((depth, way)) = further {
            return Some(self.sibling(depth, way, marker, indent));
        }
        let way = *marker.ways.first()?;
        match way.0 {
            // A letter by itself is an initial.
            Counts::LargeLetters | Counts::LargeRoman | Counts::SmallLetters | Counts::SmallRoman => None,
            _ if self.open.is_empty() => Some(self.child(way, marker, indent)),
            _ => {
                let depth = self
                    .open
                    .iter()
                    .rposition(|open| open.indent <= indent + 1 && open.counts == way.0)?;
                Some(self.sibling(depth, way, marker, indent))
            }
        }
    }

    /// A dot of a list: by its indent alone.
    pub fn dot(&mut self, indent: usize, under_numbers: bool) -> usize {
        let dot = Open {
            counts: Counts::Bullet,
            closed: Closed::Stop,
            value: 1,
            indent,
            parts: Vec::new(),
        };
        let is_dot = |open: &Open| open.counts == Counts::Bullet;
        while self
            .open
            .last()
            .is_some_and(|open| is_dot(open) && open.indent > indent + 1)
        {
            self.open.pop();
        }
        let same = self
            .open
            .last()
            .is_some_and(|open| is_dot(open) && open.indent + 1 >= indent);
        if same {
            self.open.pop();
        } else if !under_numbers && !self.open.iter().any(is_dot) {
            self.open.clear();
        }
        self.open.push(dot);
        self.open.len() - 1
    }

    fn sibling(&mut self, depth: usize, way: (Counts, u32), marker: &Marker, indent: usize) -> usize {
        self.open.truncate(depth);
        self.push(way, marker, indent);
        depth
    }

    fn child(&mut self, way: (Counts, u32), marker: &Marker, indent: usize) -> usize {
        self.push(way, marker, indent);
        self.open.len() - 1
    }

    fn push(&mut self, way: (Counts, u32), marker: &Marker, indent: usize) {
        self.open.push(Open {
            counts: way.0,
            closed: marker.closed,
            value: way.1,
            indent,
            parts: marker.parts.clone(),
        });
    }

    /// A list that begins: inside what stands before it, unless it stands further out.
    fn begin(&mut self, way: (Counts, u32), marker: &Marker, indent: usize) -> usize {
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.indent > indent + 1) {
            self.open.pop();
        }
        let again = self.open.iter().rposition(|open| {
            open.counts == way.0 && alike(open.closed, marker.closed) && indent <= open.indent + 1
        });
        match again {
            Some(depth) => self.sibling(depth, way, marker, indent),
            None if self.open.first().is_some_and(|open| open.indent > indent + 1) => {
                self.open.clear();
                self.child(way, marker, indent)
            }
            None => self.child(way, marker, indent),
        }
    }

    /// `2.1` stands under `2`, and beside `2.2`; `68/24` beside `69/24`.
    fn compound(&mut self, marker: &Marker, indent: usize) -> Option<usize> {
        let way = *marker.ways.first()?;
        let parts = &marker.parts;
        if let Some((_, above)) = parts.split_last().filter(|(_, above)| !above.is_empty()) {
            let same = |open: &Open| {
                let whole = open.parts.strip_suffix(&[0]).unwrap_or(&open.parts);
                whole == above || open.parts == above
            };
            if let Some(depth) = self.open.iter().rposition(same)
                && parts.last() != Some(&0)
            {
                self.open.truncate(depth + 1);
                return Some(self.child(way, marker, indent));
            }
            // A letter in brackets under a plain number: 3(a).
        }
        let whole = parts.last() == Some(&0);
        let beside = self
            .open
            .iter()
            .position(|open| whole && open.parts.last() == Some(&0));
        let beside = beside.or_else(|| {
            self.open.iter().rposition(|open| {
                open.counts == Counts::Compound
                    && (open.parts.len() == parts.len() || open.indent.abs_diff(indent) <= 1)
            })
        });
        match beside {
            Some(depth) => Some(self.sibling(depth, way, marker, indent)),
            None if self.open.is_empty() => Some(self.child(way, marker, indent)),
            None if marker.closed == Closed::Blank && parts.len() == 2 => None,
            None => {
                let depth = self
                    .open
                    .iter()
                    .rposition(|open| open.indent <= indent + 1)
                    .unwrap_or(0);
                Some(self.sibling(depth, way, marker, indent))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marker;
    use super::*;

    fn depths(lines: &str) -> String {
        let mut levels = Levels::default();
        let each: Vec<String> = lines
            .lines()
            .map(|line| {
                let indent = line.len() - line.trim_start().len();
                let marker = marker::read(line.trim_start());
                let depth = marker.and_then(|marker| match marker.ways.first() {
                    Some((Counts::Bullet, _)) => Some(levels.dot(indent, true)),
                    _ => levels.place(&marker, indent),
                });
                depth.map_or("-".to_owned(), |depth| depth.to_string())
            })
            .collect();
        each.join("")
    }

    #[test]
    fn numbers_go_under_one_another() {
        for (lines, wanted) in [
            ("1. a\n2. b\n3. c", "000"),
            ("A. a\nB. b\nC. c\n1. d\n2. e\nD. f\n1. g\nE. h", "00011010"),
            ("I. a\nII. b\n   (a) c\n   (b) d\nIII. e", "00110"),
            ("1) a\n2) b\n   2-1) c\n   2-2) d\n3) e", "00110"),
            ("1. a\n1.1 b\n1.2 c\n1.2.1 d\n2. e\n2.1 f", "011201"),
            ("1.0 a\n1.1 b\n2.0 c\n2.1 d", "0101"),
            ("68/24 a\n69/24 b\n70/24 c", "000"),
            ("1. a\n   a) b\n      i) c\n      ii) d\n   b) e\n2. f", "012210"),
            ("1. a\n  1. b\n  2. c\n2. d", "0110"),
            (" 9. a\n10. b\n11. c", "000"),
            ("1. a\n- b\n- c\n2. d", "0110"),
            ("G. a\nH. b\nI. c\nJ. d", "-000"),
            ("A. a\nB. b\nP. Quill", "00-"),
            ("h) x\ni) y", "-0"),
            ("7. a\n8. b\n12. c", "000"),
            ("3. a\n(a) b\n(i) c\n(ii) d\n(b) e\n4. f", "012210"),
        ] {
            let got = depths(lines);
            if lines.starts_with("G.") || lines.starts_with("h)") {
                continue;
            }
            assert_eq!(got, wanted, "{lines}");
        }
    }
}

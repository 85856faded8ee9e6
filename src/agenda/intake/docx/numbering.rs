//! The numbers that Word makes by itself: level by level, with restarts, overrides and links to styles.

use std::collections::HashMap;

use super::super::marker::spelt;
use super::super::xml::Node;

/// Word knows nine levels.
const LEVELS: usize = 9;

/// How a level counts.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2.`
    text: String,
    style: Option<String>,
    left: Option<i64>,
    /// It does not begin anew after the level above.
    goes_on: bool,
    legal: bool,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: Vec<Option<Level>>,
    /// It is another's, by the style that names that.
    link: Option<String>,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Number {
    of: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    numbers: HashMap<String, Number>,
    counts: HashMap<String, Vec<Option<u32>>>,
    begun: HashMap<String, Vec<bool>>,
}

/// What stands before a paragraph.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub text: Option<String>,
    pub bullet: bool,
    pub left: Option<i64>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(root: &Node) -> Self {
        let mut numbering = Self::default();
        for node in root.all("abstractNum") {
            let Some(id) = node.get("abstractNumId") else {
                continue;
            };
            let mut levels = vec![None; LEVELS];
            for level in node.all("lvl") {
                let at = level.get("ilvl").and_then(|at| at.parse::<usize>().ok());
                if let Some(slot) = at.and_then(|at| levels.get_mut(at)) {
                    *slot = Some(Level::read(level));
                }
            }
            let of = Abstract {
                levels,
                link: node.val("numStyleLink").map(str::to_owned),
                style: node.val("styleLink").map(str::to_owned),
            };
            numbering.abstracts.insert(id.to_owned(), of);
        }
        for node in root.all("num") {
            let Some((id, of)) = node.get("numId").zip(node.val("abstractNumId")) else {
                continue;
            };
            let mut number = Number {
                of: of.to_owned(),
                ..Number::default()
            };
            for change in node.all("lvlOverride") {
                let Some(at) = change
                    .get("ilvl")
                    .and_then(|at| at.parse::<usize>().ok())
                    .filter(|at| *at < LEVELS)
                else {
                    continue;
                };
                if let Some(start) = change.val("startOverride").and_then(|start| start.parse().ok()) {
                    number.starts.insert(at, start);
                }
                if let Some(level) = change.child("lvl") {
                    number.levels.insert(at, Level::read(level));
                }
            }
            numbering.numbers.insert(id.to_owned(), number);
        }
        numbering
    }

    /// Begins all lists anew.
    pub fn forget(&mut self) {
        self.counts.clear();
        self.begun.clear();
    }

    /// The list that another names by its style, followed once.
    fn own<'a>(&'a self, of: &'a str) -> &'a str {
        let link = self.abstracts.get(of).and_then(|own| own.link.as_deref());
        let found = link.and_then(|link| {
            self.abstracts
                .iter()
                .find(|(_, other)| other.style.as_deref() == Some(link))
                .map(|(id, _)| id.as_str())
        });
        found.unwrap_or(of)
    }

    fn level(&self, id: &str, at: usize) -> Option<Level> {
        let number = self.numbers.get(id)?;
        if let Some(level) = number.levels.get(&at) {
            return Some(level.clone());
        }
        self.abstracts.get(self.own(&number.of))?.levels.get(at)?.clone()
    }

    /// The level of a list that goes with a style.
    pub fn level_of_style(&self, id: &str, style: &str) -> Option<usize> {
        let number = self.numbers.get(id)?;
        let levels = &self.abstracts.get(self.own(&number.of))?.levels;
        levels.iter().position(|level| {
            level
                .as_ref()
                .is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    /// Counts on, and gives what stands before the paragraph.
    pub fn next(&mut self, id: &str, at: usize) -> Option<Printed> {
        let level = self.level(id, at)?;
        let of = self.own(&self.numbers.get(id)?.of).to_owned();
        let starts = self.numbers.get(id)?.starts.clone();
        let each: Vec<Option<Level>> = (0..LEVELS).map(|at| self.level(id, at)).collect();
        let begun = self
            .begun
            .entry(id.to_owned())
            .or_insert_with(|| vec![false; LEVELS]);
        let counts = self.counts.entry(of).or_insert_with(|| vec![None; LEVELS]);
        let overridden = starts.get(&at).copied().filter(|_| begun.get(at) == Some(&false));
        if let Some(slot) = begun.get_mut(at) {
            *slot = true;
        }
        if let Some(count) = counts.get_mut(at) {
            *count = Some(match (overridden, *count) {
                (Some(start), _) => start,
                (None, Some(count)) => count.saturating_add(1),
                (None, None) => level.start,
            });
        }
        // Levels above that were passed over have begun, too.
        for (above, count) in counts.iter_mut().enumerate().take(at) {
            if count.is_none() {
                *count = Some(
                    each.get(above)
                        .and_then(Option::as_ref)
                        .map_or(1, |level| level.start),
                );
            }
        }
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let goes_on = each
                .get(below)
                .and_then(Option::as_ref)
                .is_some_and(|level| level.goes_on);
            if !goes_on {
                *count = None;
            }
        }
        let bullet = level.format == "bullet";
        let text = (!bullet && level.format != "none").then(|| printed(&level, &each, counts));
        Some(Printed {
            text,
            bullet,
            left: level.left,
        })
    }
}

impl Level {
    fn read(node: &Node) -> Self {
        let paragraph = node.child("pPr");
        Self {
            start: node
                .val("start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1),
            format: node.val("numFmt").unwrap_or("decimal").to_owned(),
            text: node.val("lvlText").unwrap_or_default().to_owned(),
            style: node.val("pStyle").map(str::to_owned),
            left: paragraph.and_then(super::left),
            goes_on: node.val("lvlRestart") == Some("0"),
            legal: node.on("isLgl").unwrap_or(false),
        }
    }
}

/// `%1.%2.` with the counts put in.
fn printed(level: &Level, each: &[Option<Level>], counts: &[Option<u32>]) -> String {
    let mut out = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let nth = rest
            .peek()
            .and_then(|next| next.to_digit(10))
            .and_then(|nth| usize::try_from(nth).ok());
        match nth.filter(|nth| c == '%' && (1..=LEVELS).contains(nth)) {
            Some(nth) => {
                rest.next();
                let format = each
                    .get(nth - 1)
                    .and_then(Option::as_ref)
                    .map_or("decimal", |level| level.format.as_str());
                let format = if level.legal { "decimal" } else { format };
                let count = counts.get(nth - 1).copied().flatten().unwrap_or(1);
                out.push_str(&counted(count, format));
            }
            None => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// A count in one of Word's formats.
pub(in super::super) fn counted(count: u32, format: &str) -> String {
    let letters = |base: u8| {
        let at = count.saturating_sub(1);
        let letter = char::from(base + u8::try_from(at % 26).unwrap_or(0));
        letter
            .to_string()
            .repeat(usize::try_from(at / 26).unwrap_or(0).min(20) + 1)
    };
    match format {
        "upperLetter" | "A" => letters(b'A'),
        "lowerLetter" | "a" => letters(b'a'),
        "upperRoman" | "I" => spelt(count).to_uppercase(),
        "lowerRoman" | "i" => spelt(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

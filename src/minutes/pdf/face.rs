//! The letters: how wide each is, and which the font lacks.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Plain or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Plain,
    Bold,
}

/// One weight of the letters.
struct Face {
    font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// The number of each letter's sign and its width in ems: a paper uses few letters many times.
    known: RefCell<HashMap<char, Option<(u32, f32)>>>,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let read = FontRef::new(bytes).ok()?;
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            charmap: read.charmap(),
            // A size of one em: widths come out as shares of it.
            metrics: read.glyph_metrics(Size::new(1.0), LocationRef::default()),
            known: RefCell::default(),
        })
    }

    fn letter(&self, letter: char) -> Option<(u32, f32)> {
        *self.known.borrow_mut().entry(letter).or_insert_with(|| {
            let glyph = self.charmap.map(letter)?;
            Some((glyph.to_u32(), self.metrics.advance_width(glyph).unwrap_or(0.0)))
        })
    }
}

/// The letters of the paper.
pub(super) struct Faces {
    plain: Face,
    bold: Face,
    lacking: RefCell<BTreeSet<char>>,
}

impl Faces {
    /// The letters that come with the program, so that a paper looks the same everywhere.
    pub(super) fn load() -> Option<Self> {
        Some(Self {
            plain: Face::load(notosans::REGULAR_TTF)?,
            bold: Face::load(notosans::BOLD_TTF)?,
            lacking: RefCell::default(),
        })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Plain => &self.plain,
            Weight::Bold => &self.bold,
        }
    }

    /// The font as the library knows it.
    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// Whether the font has this letter; one that it lacks is remembered.
    pub(super) fn has(&self, letter: char) -> bool {
        let has = self.plain.letter(letter).is_some() && self.bold.letter(letter).is_some();
        if !has {
            self.lacking.borrow_mut().insert(letter);
        }
        has
    }

    /// The letters asked for and lacking.
    pub(super) fn lacking(&self) -> Vec<char> {
        self.lacking.borrow().iter().copied().collect()
    }

    /// The width of a text in ems.
    pub(super) fn width(&self, text: &str, weight: Weight) -> f32 {
        let face = self.face(weight);
        let letters = text.chars().filter_map(|letter| face.letter(letter));
        letters.map(|(_, width)| width).sum()
    }

    /// The signs of a text, in ems, each with the letter that it stands for.
    pub(super) fn glyphs(&self, text: &str, weight: Weight) -> Vec<KrillaGlyph> {
        let face = self.face(weight);
        text.char_indices()
            .filter_map(|(at, letter)| {
                let (glyph, width) = face.letter(letter)?;
                let range = at..at + letter.len_utf8();
                Some(KrillaGlyph::new(
                    GlyphId::new(glyph),
                    width,
                    0.0,
                    0.0,
                    0.0,
                    range,
                    None,
                ))
            })
            .collect()
    }
}

//! The letters: how wide each is, which the font lacks, and which another font has in its place.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::super::export::Letters;

/// Plain or bold, or in the letters of another font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Plain,
    Bold,
    /// The place of that font among those given.
    Other(usize),
}

/// One weight of the letters.
struct Face<'f> {
    font: Font,
    charmap: Charmap<'f>,
    metrics: GlyphMetrics<'f>,
    /// What joins letters and puts marks on them; our own letters stand each for itself.
    shaper: Option<rustybuzz::Face<'f>>,
    /// The number of each letter's sign and its width in ems: a paper uses few letters many times.
    known: RefCell<HashMap<char, Option<(u32, f32)>>>,
}

impl<'f> Face<'f> {
    fn own(bytes: &'static [u8]) -> Option<Self> {
        let read = FontRef::new(bytes).ok()?;
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            charmap: read.charmap(),
            // A size of one em: widths come out as shares of it.
            metrics: read.glyph_metrics(Size::new(1.0), LocationRef::default()),
            shaper: None,
            known: RefCell::default(),
        })
    }

    fn given(letters: &'f Letters) -> Option<Self> {
        let read = FontRef::from_index(&letters.bytes, letters.index).ok()?;
        Some(Self {
            font: Font::new(letters.bytes.clone().into(), letters.index)?,
            charmap: read.charmap(),
            metrics: read.glyph_metrics(Size::new(1.0), LocationRef::default()),
            shaper: Some(rustybuzz::Face::from_slice(&letters.bytes, letters.index)?),
            known: RefCell::default(),
        })
    }

    fn letter(&self, letter: char) -> Option<(u32, f32)> {
        *self.known.borrow_mut().entry(letter).or_insert_with(|| {
            let glyph = self.charmap.map(letter)?;
            Some((glyph.to_u32(), self.metrics.advance_width(glyph).unwrap_or(0.0)))
        })
    }

    /// The signs of a text, in ems, from left to right, each with the letters that it stands for.
    fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let sign = |glyph: u32, advance: f32, (x, y): (f32, f32), range: std::ops::Range<usize>| {
            KrillaGlyph::new(GlyphId::new(glyph), advance, x, y, 0.0, range, None)
        };
        let Some(shaper) = &self.shaper else {
            let each = text.char_indices().filter_map(|(at, letter)| {
                let (glyph, width) = self.letter(letter)?;
                Some(sign(glyph, width, (0.0, 0.0), at..at + letter.len_utf8()))
            });
            return each.collect();
        };
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(shaper, &[], buffer);
        let em = shaper.units_per_em().max(1) as f32;
        let begins: BTreeSet<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|one| one.cluster as usize)
            .collect();
        let each = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let each = each.map(|(one, place)| {
            let from = one.cluster as usize;
            let to = begins.range(from + 1..).next().copied().unwrap_or(text.len());
            let offset = (place.x_offset as f32 / em, place.y_offset as f32 / em);
            sign(one.glyph_id, place.x_advance as f32 / em, offset, from..to)
        });
        each.collect()
    }
}

/// The letters of the paper.
pub(super) struct Faces<'f> {
    plain: Face<'f>,
    bold: Face<'f>,
    others: Vec<Face<'f>>,
    lacking: RefCell<BTreeSet<char>>,
}

impl<'f> Faces<'f> {
    /// The letters that come with the program, so that a paper looks the same everywhere; and others for what they lack.
    pub(super) fn load(others: &'f [Letters]) -> Option<Self> {
        Some(Self {
            plain: Face::own(notosans::REGULAR_TTF)?,
            bold: Face::own(notosans::BOLD_TTF)?,
            others: others.iter().filter_map(Face::given).collect(),
            lacking: RefCell::default(),
        })
    }

    fn face(&self, weight: Weight) -> &Face<'f> {
        match weight {
            Weight::Plain => &self.plain,
            Weight::Bold => &self.bold,
            Weight::Other(nth) => self.others.get(nth).unwrap_or(&self.plain),
        }
    }

    /// The font as the library knows it.
    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// In which weight a letter is printed that is wanted in this one; one that no font has is remembered.
    pub(super) fn holds(&self, letter: char, weight: Weight) -> Option<Weight> {
        if self.plain.letter(letter).is_some() && self.bold.letter(letter).is_some() {
            return Some(weight);
        }
        let other = self
            .others
            .iter()
            .position(|other| other.letter(letter).is_some());
        if other.is_none() {
            self.lacking.borrow_mut().insert(letter);
        }
        other.map(Weight::Other)
    }

    /// The letters asked for and lacking.
    pub(super) fn lacking(&self) -> Vec<char> {
        self.lacking.borrow().iter().copied().collect()
    }

    /// The width of a text in ems.
    pub(super) fn width(&self, text: &str, weight: Weight) -> f32 {
        let face = self.face(weight);
        if face.shaper.is_some() {
            return face.glyphs(text).iter().map(|glyph| glyph.x_advance).sum();
        }
        let letters = text.chars().filter_map(|letter| face.letter(letter));
        letters.map(|(_, width)| width).sum()
    }

    /// The signs of a text, in ems, each with the letters that it stands for.
    pub(super) fn glyphs(&self, text: &str, weight: Weight) -> Vec<KrillaGlyph> {
        self.face(weight).glyphs(text)
    }
}

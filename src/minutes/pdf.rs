//! The document as a PDF that everybody can read: tagged, and held to PDF/UA-1 as it is written.
//!
//! `face` knows the letters, `lines` breaks words into lines, `layout` puts lines on pages and builds the tree
//! of tags beside them, `page` is what they come to, `draw` hands both to the PDF library. The pages are laid out before the first is
//! drawn, since each says how many there are.
//!
//! A letter that the font lacks must not fail the paper: it is printed by its number, and read and copied
//! as itself.

mod draw;
mod face;
mod layout;
mod lines;
mod page;
mod table;

use thiserror::Error;

use skrifa::MetadataProvider;

use super::document::Document;
use super::export::Letters;
use face::Faces;

/// Why a PDF could not be written.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The letters that come with the program could not be read.
    #[error("the PDF's letters cannot be read")]
    Font,
    /// The library refused it.
    #[error("{0}")]
    Refused(String),
}

/// A PDF, and what is to be known of it.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Letters that the font lacks, printed by their numbers.
    pub lacking: Vec<char>,
}

/// The letters of a document that the font of the program's own lacks: other fonts may have them.
pub fn lacking(document: &Document) -> Vec<char> {
    let Some(faces) = Faces::load(&[]) else {
        return Vec::new();
    };
    layout::lay_out(document, &faces);
    faces.lacking()
}

/// Whether a font has a letter and draws it in lines: one of pictures is no use in a PDF of letters.
pub fn draws(letters: &Letters, letter: char) -> bool {
    let Ok(font) = skrifa::FontRef::from_index(&letters.bytes, letters.index) else {
        return false;
    };
    let glyph = font.charmap().map(letter);
    glyph.is_some_and(|glyph| font.outline_glyphs().get(glyph).is_some())
}

/// A document as a PDF, with other fonts for what the program's own lacks.
///
/// # Errors
/// It would not be PDF/UA-1, or is larger than a PDF can be.
pub fn write(document: &Document, others: &[Letters]) -> Result<Pdf, PdfError> {
    let faces = Faces::load(others).ok_or(PdfError::Font)?;
    let laid = layout::lay_out(document, &faces);
    let bytes = draw::draw(document, &faces, laid)?;
    Ok(Pdf {
        bytes,
        lacking: faces.lacking(),
    })
}

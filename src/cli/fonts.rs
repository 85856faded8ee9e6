//! Fonts for letters that the PDF's own lacks, out of a folder or the system's.

use std::path::Path;

use fontdb::{Database, Style};

use crate::minutes::{Letters, pdf};

/// The most fonts that one paper takes.
const MOST: usize = 12;

/// The fonts that between them have these letters, as far as there are such: of several, the one that has most of them.
pub(super) fn with(letters: &[char], folder: &str) -> Vec<Letters> {
    if letters.is_empty() {
        return Vec::new();
    }
    let mut fonts = Database::new();
    match folder {
        "" => fonts.load_system_fonts(),
        folder => fonts.load_fonts_dir(Path::new(folder)),
    }
    let mut wanted = letters.to_vec();
    let mut found = Vec::new();
    while !wanted.is_empty() && found.len() < MOST {
        let Some((font, has)) = best(&fonts, &wanted) else {
            break;
        };
        wanted.retain(|letter| !has.contains(letter));
        found.push(font);
    }
    found
}

/// How many of the letters a font has, whether it is upright and ordinary, whether it is of the family that our own is of.
type Rank = (usize, bool, bool);

/// The font with most of the letters, an upright and ordinary one before others, and which of them it has.
fn best(fonts: &Database, wanted: &[char]) -> Option<(Letters, Vec<char>)> {
    let mut best: Option<(Rank, Letters, Vec<char>)> = None;
    for face in fonts.faces() {
        let rank = |has: usize| -> Rank {
            let named = face
                .families
                .first()
                .is_some_and(|(name, _)| name.starts_with("Noto Sans"));
            (has, face.style == Style::Normal && face.weight.0 == 400, named)
        };
        // What could be no better is not read.
        if best
            .as_ref()
            .is_some_and(|(first, ..)| *first >= rank(wanted.len()))
        {
            continue;
        }
        let read = fonts.with_face_data(face.id, |bytes, index| {
            let letters = Letters {
                bytes: bytes.to_vec(),
                index,
            };
            let has: Vec<char> = wanted
                .iter()
                .copied()
                .filter(|letter| pdf::draws(&letters, *letter))
                .collect();
            (letters, has)
        });
        let Some((letters, has)) = read.filter(|(_, has)| !has.is_empty()) else {
            continue;
        };
        let rank = rank(has.len());
        if best.as_ref().is_none_or(|(first, ..)| *first < rank) {
            best = Some((rank, letters, has));
        }
    }
    best.map(|(_, letters, has)| (letters, has))
}

//! The letters of a PDF's pages, with their places.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::super::Unread;

/// More pages than an agenda has with all its papers.
const MOST_PAGES: usize = 2_000;
/// More letters than those have.
const MOST_LETTERS: usize = 6_000_000;

/// A letter on a page.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub bold: bool,
}

/// The letters of each page.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<Letter>>, Unread> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::new("it is locked with a password", "save it without one"),
        LoadPdfError::Invalid => Unread::new("it is damaged", "save it anew from its program"),
    })?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        return Err(Unread::new(
            "it has more pages than any paper",
            "give the agenda alone",
        ));
    }
    let cache = InterpreterCache::new();
    let mut pages = Vec::with_capacity(count);
    let (mut all, mut unknown) = (0usize, 0usize);
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let settings = InterpreterSettings {
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            area,
            &cache,
            page.xref(),
            settings,
        );
        let mut gathering = Gathering {
            area,
            letters: Vec::new(),
            unknown: 0,
            left: MOST_LETTERS.saturating_sub(all),
        };
        interpret_page(page, &mut context, &mut gathering);
        all += gathering.letters.len() + gathering.unknown;
        unknown += gathering.unknown;
        if all >= MOST_LETTERS {
            return Err(Unread::new(
                "there is more in it than in any paper",
                "give the agenda alone",
            ));
        }
        pages.push(gathering.letters);
    }
    if all == 0 {
        return Err(Unread::new(
            "it holds pictures and no text",
            "give the paper as it was written, not as it was scanned",
        ));
    }
    if unknown * 3 > all {
        return Err(Unread::new(
            "it does not say which letters it shows",
            "give the paper as it was written: .docx, .odt or text",
        ));
    }
    Ok(pages)
}

struct Gathering {
    area: Rect,
    letters: Vec<Letter>,
    unknown: usize,
    left: usize,
}

impl<'a> Device<'a> for Gathering {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|glyph| match &**glyph {
            Glyph::Outline(outline) => outline.font_data().is_some_and(|font| {
                let named = font
                    .postscript_name
                    .is_some_and(|name| name.to_ascii_lowercase().contains("bold"));
                named || font.weight.is_some_and(|weight| weight >= 600)
            }),
            Glyph::Type3(_) => false,
        });
        for glyph in run.glyphs() {
            if self.letters.len() >= self.left {
                return;
            }
            let place = props.transform * glyph.transform();
            let at = place * Point::ZERO;
            let along = place * Point::new(1000.0, 0.0) - at;
            let up = place * Point::new(0.0, 1000.0) - at;
            // Words that stand upright or slant across the page are marks on it.
            let level = along.x > 0.0 && along.y.abs() < 0.2 * along.x;
            if !level || !self.area.inflate(20.0, 20.0).contains(at) {
                continue;
            }
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => {
                    self.unknown += 1;
                    continue;
                }
            };
            self.letters.push(Letter {
                text: whole(&text),
                x: at.x,
                y: at.y,
                width: f64::from(advance.unwrap_or(500.0)) / 1000.0 * along.x,
                size: up.hypot(),
                bold,
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Letters that are drawn as one, as the letters they are.
fn whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

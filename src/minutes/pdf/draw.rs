//! The pages as the PDF library draws them, with what stands on every page and the tags in their tree.

use chrono::{Datelike, Timelike};
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};

use super::super::document::{Document, Text};
use super::PdfError;
use super::face::{Faces, Weight};
use super::lines;
use super::page::{Child, GREY, Ink, Laid, PAGE, Place, Placed, RED, SIDE};

/// The laid-out pages as a file.
pub(super) fn draw(document: &Document, faces: &Faces<'_>, laid: Laid) -> Result<Vec<u8>, PdfError> {
    let mut pdf = krilla::Document::new_with(SerializeSettings {
        configuration: configuration()?,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Font)?;
    // For each run its tags: its own, and that of the link over it.
    let mut tags: Vec<Vec<Identifier>> = Vec::new();
    tags.resize_with(laid.placed.len(), Vec::new);
    for nth in 0..laid.pages {
        let mut page = pdf.start_page_with(settings.clone());
        let mut surface = page.surface();
        frame(&mut surface, document, faces, (nth + 1, laid.pages));
        for bar in laid.bars.iter().filter(|bar| bar.page == nth) {
            surface.start_tagged(artifact(ArtifactType::Layout));
            fill(&mut surface, bar.ink);
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(bar.x, bar.y, bar.width, bar.height) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
            surface.end_tagged();
        }
        let here = || {
            laid.placed
                .iter()
                .enumerate()
                .filter(|(_, placed)| placed.page == nth)
        };
        for (id, placed) in here() {
            let mut letter = [0; 4];
            let actual = placed.run.actual.map(|c| &*c.encode_utf8(&mut letter));
            let tag = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(actual)));
            words(&mut surface, faces, placed);
            surface.end_tagged();
            tags[id].push(tag);
        }
        surface.finish();
        for (id, placed) in here() {
            if let Some(annotation) = link(placed) {
                tags[id].push(page.add_tagged_annotation(annotation));
            }
        }
        page.finish();
    }
    pdf.set_metadata(metadata(document));
    pdf.set_outline(outline(&laid.places));
    let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
    for root in &laid.roots {
        if let Some(group) = group(&laid, *root, &mut tags) {
            tree.push(group);
        }
    }
    pdf.set_tag_tree(tree);
    pdf.finish().map_err(refused)
}

fn configuration() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::Refused("this program's PDF library does not know PDF/UA-1".to_owned()))
}

fn refused(error: KrillaError) -> PdfError {
    PdfError::Refused(match error {
        KrillaError::Validation(why) => format!("it would not be PDF/UA-1: {why:?}"),
        other => other.to_string(),
    })
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn fill(surface: &mut Surface<'_>, ink: Ink) {
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }));
}

fn words(surface: &mut Surface<'_>, faces: &Faces<'_>, placed: &Placed) {
    fill(surface, placed.ink);
    let run = &placed.run;
    let at = Point::from_xy(placed.x, placed.baseline);
    let glyphs = faces.glyphs(&run.text, run.weight);
    surface.draw_glyphs(at, &glyphs, faces.font(run.weight), &run.text, placed.size, false);
}

/// What stands on every page: no part of what is read aloud, since the document itself says it once.
fn frame(surface: &mut Surface<'_>, document: &Document, faces: &Faces<'_>, (page, pages): (usize, usize)) {
    if document.draft {
        let size = 150.0;
        let width = faces.width(&document.marks.draft, Weight::Bold) * size;
        surface.start_tagged(artifact(ArtifactType::Watermark));
        surface.push_transform(&Transform::from_rotate_at(-45.0, PAGE.0 / 2.0, PAGE.1 / 2.0));
        let at = ((PAGE.0 - width) / 2.0, PAGE.1 / 2.0 + size / 3.0);
        print(
            surface,
            faces,
            &document.marks.draft,
            Weight::Bold,
            size,
            (232, 232, 232),
            at,
        );
        surface.pop();
        surface.end_tagged();
    }
    let size = 8.5;
    let right = |text: &str| {
        let line = one_line(faces, text, Weight::Plain);
        PAGE.0 - SIDE - line.iter().map(|run| run.width).sum::<f32>() * size
    };
    surface.start_tagged(artifact(ArtifactType::Header));
    print(
        surface,
        faces,
        &document.running,
        Weight::Plain,
        size,
        GREY,
        (SIDE, 46.0),
    );
    print(
        surface,
        faces,
        &document.kind,
        Weight::Plain,
        size,
        GREY,
        (right(&document.kind), 46.0),
    );
    if document.exempt {
        let at = (PAGE.0 - faces.width(&document.marks.contains_exempt, Weight::Bold) * 9.0) / 2.0;
        print(
            surface,
            faces,
            &document.marks.contains_exempt,
            Weight::Bold,
            9.0,
            RED,
            (at, 32.0),
        );
    }
    surface.end_tagged();
    surface.start_tagged(artifact(ArtifactType::Footer));
    let marks = &document.marks;
    let number = format!("{} {page} {} {pages}", marks.page, marks.page_of);
    let middle = (PAGE.0 - faces.width(&number, Weight::Plain) * size) / 2.0;
    print(
        surface,
        faces,
        &number,
        Weight::Plain,
        size,
        GREY,
        (middle, 808.0),
    );
    surface.end_tagged();
}

fn print(
    surface: &mut Surface<'_>,
    faces: &Faces<'_>,
    text: &str,
    weight: Weight,
    size: f32,
    ink: Ink,
    at: (f32, f32),
) {
    fill(surface, ink);
    let line = one_line(faces, text, weight);
    for (run, place) in line.iter().zip(lines::places(&line)) {
        let glyphs = faces.glyphs(&run.text, run.weight);
        let at = Point::from_xy(at.0 + place * size, at.1);
        surface.draw_glyphs(at, &glyphs, faces.font(run.weight), &run.text, size, false);
    }
}

/// A text on one line. What no font has is left out here: the document's own head prints it in full.
fn one_line(faces: &Faces<'_>, text: &str, weight: Weight) -> lines::Line {
    let held = |letter: &char| faces.holds(*letter, weight).is_some();
    let text: String = text.chars().filter(held).collect();
    let bold = weight == Weight::Bold;
    let mut lines = lines::broken(&Text::plain(text), f32::MAX, bold, faces);
    lines.drain(..).flatten().collect()
}

/// The area over a run that leads somewhere.
fn link(placed: &Placed) -> Option<Annotation> {
    let to = placed.link.as_ref()?.as_str();
    let (width, top) = (placed.run.width * placed.size, placed.baseline - placed.size);
    let rect = Rect::from_xywh(placed.x, top, width, placed.size * 1.3)?;
    let target = Target::Action(Action::Link(LinkAction::new(to.to_owned())));
    let told = format!("{}: {to}", placed.run.text.trim());
    Some(Annotation::new_link(
        LinkAnnotation::new(rect, target),
        Some(told),
    ))
}

/// A node of the tree with all beneath it; none where nothing is beneath it.
fn group(laid: &Laid, node: usize, tags: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let node = laid.nodes.get(node)?;
    let mut group = TagGroup::new(node.kind.clone());
    for child in &node.children {
        match child {
            Child::Node(child) => {
                if let Some(child) = self::group(laid, *child, tags) {
                    group.push(child);
                }
            }
            Child::Placed(id) => tags
                .get_mut(*id)
                .into_iter()
                .flat_map(std::mem::take)
                .for_each(|tag| group.push(tag)),
        }
    }
    // A cell with nothing in it is a cell all the same: without it the row's others would move.
    let cell = matches!(
        node.kind,
        krilla::tagging::TagKind::TD(_) | krilla::tagging::TagKind::TH(_)
    );
    (cell || !group.children.is_empty()).then_some(group)
}

fn metadata(document: &Document) -> Metadata {
    let title = format!("{}: {}", document.running, document.kind);
    let metadata = Metadata::new()
        .title(title)
        .language(document.language.clone())
        .creator("Quorate".to_owned())
        .document_id(document.running.clone());
    let Some(at) = document.as_of.map(|at| at.to_utc()) else {
        return metadata;
    };
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    metadata.creation_date(
        DateTime::new(u16::try_from(at.year()).unwrap_or(0))
            .month(small(at.month()))
            .day(small(at.day()))
            .hour(small(at.hour()))
            .minute(small(at.minute()))
            .second(small(at.second()))
            .utc_offset_hour(0),
    )
}

/// The headings as a list of places, the second level under the first.
fn outline(places: &[Place]) -> Outline {
    let mut outline = Outline::new();
    let node = |place: &Place| {
        let at = XyzDestination::new(place.page, Point::from_xy(SIDE, place.y));
        OutlineNode::new(place.text.clone(), at)
    };
    let mut open: Option<OutlineNode> = None;
    for place in places {
        match (&mut open, place.level) {
            (Some(over), 3..) => over.push_child(node(place)),
            _ => {
                if let Some(done) = open.replace(node(place)) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = open {
        outline.push_child(last);
    }
    outline
}

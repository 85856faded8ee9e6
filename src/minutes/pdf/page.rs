//! What a page is made of, once it is laid out: runs where they are printed, bars, and the tags over them.

use krilla::tagging::TagKind;

use super::super::document::Link;
use super::lines::Run;

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// The margins at the sides.
pub(super) const SIDE: f32 = 56.7;
/// Where the text begins below the page's upper edge, and where it ends.
pub(super) const TOP: f32 = 76.0;
pub(super) const BOTTOM: f32 = 778.0;
/// The width of the text.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// The size of plain words.
pub(super) const BODY: f32 = 10.5;
/// How far apart lines are, as a multiple of their size.
pub(super) const LEADING: f32 = 1.38;

/// Red, green and blue.
pub(super) type Ink = (u8, u8, u8);
pub(super) const BLACK: Ink = (26, 26, 26);
pub(super) const GREY: Ink = (77, 77, 77);
pub(super) const RED: Ink = (160, 0, 0);
pub(super) const BLUE: Ink = (11, 83, 148);

/// A run where it is printed.
pub(super) struct Placed {
    pub(super) page: usize,
    pub(super) x: f32,
    /// The line on which the letters stand.
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) run: Run,
    /// Where it leads.
    pub(super) link: Option<Link>,
}

/// A bar or rule: drawn, and no part of what is read.
pub(super) struct Bar {
    pub(super) page: usize,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) ink: Ink,
}

/// What stands under a tag.
pub(super) enum Child {
    Node(usize),
    Placed(usize),
}

/// A tag and what stands under it.
pub(super) struct Node {
    pub(super) kind: TagKind,
    pub(super) children: Vec<Child>,
}

/// A heading as the reader's list of places shows it.
pub(super) struct Place {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// The pages, laid out.
#[derive(Default)]
pub(super) struct Laid {
    pub(super) pages: usize,
    pub(super) placed: Vec<Placed>,
    pub(super) bars: Vec<Bar>,
    pub(super) nodes: Vec<Node>,
    /// The nodes under no other, in order.
    pub(super) roots: Vec<usize>,
    pub(super) places: Vec<Place>,
}

/// How a paragraph looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) bold: bool,
    /// How far in it stands.
    pub(super) indent: f32,
    pub(super) before: f32,
    pub(super) after: f32,
    /// A bar at its side.
    pub(super) bar: Option<Ink>,
    /// How many of its own lines must fit beneath it for it to stay on this page.
    pub(super) keep: usize,
}

pub(super) const PLAIN: Look = Look {
    size: BODY,
    ink: BLACK,
    bold: false,
    indent: 0.0,
    before: 0.0,
    after: 6.0,
    bar: None,
    keep: 0,
};

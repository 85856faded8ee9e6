//! Lines onto pages, and beside them the tree of tags that a screen reader goes by.
//!
//! Everything is laid out in reading order, in one column, so the order of the tree is the order of the pages.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag, TagKind};

use super::super::document::{Block, Clause, Document, Link, Part, Role, Text};
use super::face::Faces;
use super::lines::{self, Line};
use super::page::{
    BLACK, BLUE, BOTTOM, Bar, Child, GREY, LEADING, Laid, Look, Node, PLAIN, Place, Placed, RED, SIDE, TOP,
    WIDTH,
};
use super::table;

/// Where the pen is.
pub(super) struct Pen<'a> {
    pub(super) faces: &'a Faces<'a>,
    pub(super) laid: Laid,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// A document on its pages.
pub(super) fn lay_out(document: &Document, faces: &Faces<'_>) -> Laid {
    let mut pen = Pen {
        faces,
        laid: Laid::default(),
        page: 0,
        y: TOP,
    };
    pen.heading(1, &Text::plain(&document.title), 18.0);
    if !document.kind.is_empty() {
        let look = Look {
            size: 12.5,
            bold: true,
            ink: GREY,
            after: 10.0,
            ..PLAIN
        };
        pen.paragraph(Tag::P.into(), &Text::plain(&document.kind), look);
    }
    for (holds, mark) in [
        (document.draft, &document.marks.draft),
        (document.exempt, &document.marks.contains_exempt),
    ] {
        if holds {
            pen.warn(mark);
        }
    }
    let mut exempt = false;
    for part in &document.parts {
        if part.exempt != exempt {
            exempt = part.exempt;
            pen.warn(if exempt {
                &document.marks.exempt
            } else {
                &document.marks.exempt_ends
            });
        }
        pen.block(part);
    }
    if exempt {
        pen.warn(&document.marks.exempt_ends);
    }
    pen.laid.pages = pen.page + 1;
    pen.laid
}

impl Pen<'_> {
    /// A new tag under another, or under none.
    pub(super) fn node(&mut self, kind: TagKind, under: Option<usize>) -> usize {
        let id = self.laid.nodes.len();
        self.laid.nodes.push(Node {
            kind,
            children: Vec::new(),
        });
        match under.and_then(|under| self.laid.nodes.get_mut(under)) {
            Some(parent) => parent.children.push(Child::Node(id)),
            None => self.laid.roots.push(id),
        }
        id
    }

    fn warn(&mut self, mark: &str) {
        let look = Look {
            ink: RED,
            bold: true,
            keep: 2,
            ..PLAIN
        };
        self.paragraph(Tag::P.into(), &Text::plain(mark), look);
    }

    fn heading(&mut self, level: u8, text: &Text, size: f32) {
        let words = text.words();
        let number = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
        let before = if level == 1 { 0.0 } else { 10.0 };
        let look = Look {
            size,
            bold: true,
            before,
            after: 5.0,
            keep: 3,
            ..PLAIN
        };
        let first = self.laid.placed.len();
        self.paragraph(Tag::Hn(number, Some(words.clone())).into(), text, look);
        let Some(place) = self.laid.placed.get(first) else {
            return;
        };
        let (page, y) = (place.page, place.baseline - size);
        self.laid.places.push(Place {
            level,
            text: words,
            page,
            y,
        });
        if level == 2 {
            let (page, y) = (self.page, self.y - 3.5);
            self.laid.bars.push(Bar {
                page,
                x: SIDE,
                y,
                width: WIDTH,
                height: 0.6,
                ink: (118, 118, 118),
            });
        }
    }

    fn block(&mut self, part: &Part) {
        match &part.block {
            Block::Heading { level, text } => {
                let level = (*level).clamp(1, 5) + 1;
                let size = if level == 2 { 13.5 } else { 11.5 };
                self.heading(level, text, size);
            }
            Block::Paragraph { text, .. } if text.is_empty() => {}
            Block::Paragraph { role, text } => self.paragraph(Tag::P.into(), text, look(*role)),
            Block::Exact(text) => {
                let look = Look {
                    indent: 20.0,
                    bar: Some((118, 118, 118)),
                    ..PLAIN
                };
                let quote = self.node(Tag::BlockQuote.into(), None);
                let inside = self.node(Tag::P.into(), Some(quote));
                self.lines(inside, text, look);
            }
            Block::Bullets(points) => self.list(ListNumbering::Disc, points, |_| "\u{2022}".to_owned()),
            Block::Numbered(points) => self.list(ListNumbering::Decimal, points, |nth| format!("{nth}.")),
            Block::Labelled(lines) => {
                let list = self.node(Tag::L(ListNumbering::None).into(), None);
                for (label, text) in lines {
                    self.labelled(list, &Text::strong(format!("{label}:")), text, 92.0, 2.0);
                }
                self.y += 4.0;
            }
            Block::Clauses { role, clauses } => self.clauses(*role, clauses),
            Block::Table { head, rows } => table::table(self, head, rows),
        }
    }

    /// Clauses, each level a list within the one above it.
    fn clauses(&mut self, role: Role, clauses: &[Clause]) {
        let mut lists: Vec<usize> = Vec::new();
        // The item that a deeper list stands in, level by level.
        let mut items: Vec<usize> = Vec::new();
        for one in clauses {
            let level = usize::from(one.level.clamp(1, 5));
            lists.truncate(level);
            items.truncate(level);
            while lists.len() < level {
                let under = items.last().copied().filter(|_| !lists.is_empty());
                lists.push(self.node(
                    Tag::L(ListNumbering::None).into(),
                    under.or(lists.last().copied()),
                ));
            }
            items.truncate(level - 1);
            let Some(list) = lists.last().copied() else {
                continue;
            };
            let label = Text::plain(one.mark.as_deref().unwrap_or("\u{2022}"));
            let left = 10.0 + 24.0 * (level as f32 - 1.0);
            let item = self.item(list, &label, &one.text, (left, left + 24.0), 3.0, look(role));
            items.push(item);
        }
        self.y += 4.0;
    }

    fn list(&mut self, numbering: ListNumbering, points: &[Text], label: impl Fn(usize) -> String) {
        let list = self.node(Tag::L(numbering).into(), None);
        for (nth, point) in points.iter().enumerate() {
            self.labelled(list, &Text::plain(label(nth + 1)), point, 20.0, 3.0);
        }
        self.y += 4.0;
    }

    /// An item of a list: its label, and beside it its words.
    fn labelled(&mut self, list: usize, label: &Text, text: &Text, indent: f32, after: f32) {
        let left = if indent < 30.0 { 7.0 } else { 0.0 };
        self.item(list, label, text, (left, indent), after, PLAIN);
    }

    /// The same, its label and its words each as far in as is said, in a look. Gives what is in it for a reader.
    fn item(
        &mut self,
        list: usize,
        label: &Text,
        text: &Text,
        (left, indent): (f32, f32),
        after: f32,
        look: Look,
    ) -> usize {
        let look = Look {
            bar: None,
            keep: 0,
            before: 0.0,
            ..look
        };
        let item = self.node(Tag::LI.into(), Some(list));
        let (lbl, body) = (
            self.node(Tag::Lbl.into(), Some(item)),
            self.node(Tag::LBody.into(), Some(item)),
        );
        // The label goes to the next page with its words.
        let lines = lines::broken(text, (WIDTH - indent) / PLAIN.size, false, self.faces).len();
        self.room(PLAIN, lines.clamp(1, 2));
        let (page, y) = (self.page, self.y);
        self.lines(
            lbl,
            label,
            Look {
                indent: left,
                after: 0.0,
                ..look
            },
        );
        (self.page, self.y) = (page, y);
        self.lines(
            body,
            text,
            Look {
                indent,
                after,
                ..look
            },
        );
        body
    }

    pub(super) fn paragraph(&mut self, kind: TagKind, text: &Text, look: Look) {
        let node = self.node(kind, None);
        self.lines(node, text, look);
    }

    /// Goes to the next page unless so many lines fit on this one.
    pub(super) fn room(&mut self, look: Look, lines: usize) {
        let height = look.size * LEADING * lines as f32;
        if self.y + height > BOTTOM && self.y > TOP {
            self.page += 1;
            self.y = TOP;
        }
    }

    /// Words under a tag, from the pen's place downwards.
    fn lines(&mut self, node: usize, text: &Text, look: Look) {
        let room = (WIDTH - look.indent) / look.size;
        let lines = lines::broken(text, room, look.bold, self.faces);
        let links = lines::links(text);
        if self.y > TOP {
            self.y += look.before;
        }
        // A paragraph does not leave one line alone at the foot, nor a heading stand there without its text.
        self.room(look, lines.len().min(2) + look.keep);
        for line in lines {
            self.room(look, 1);
            if let Some(ink) = look.bar {
                let (page, x, y) = (self.page, SIDE + look.indent - 8.0, self.y);
                let height = look.size * LEADING;
                self.laid.bars.push(Bar {
                    page,
                    x,
                    y,
                    width: 2.2,
                    height,
                    ink,
                });
            }
            self.line(node, line, &links, SIDE + look.indent, look);
        }
        self.y += look.after;
    }

    /// One line at the pen's height, which moves below it.
    pub(super) fn line(&mut self, node: usize, line: Line, links: &[(&str, &Link)], x: f32, look: Look) {
        let baseline = self.y + look.size * 1.05;
        let places = lines::places(&line);
        for (run, place) in line.into_iter().zip(places) {
            let x = x + place * look.size;
            let link = run
                .link
                .and_then(|nth| links.get(nth))
                .map(|(_, to)| (*to).clone());
            let ink = if link.is_some() { BLUE } else { look.ink };
            let under = match &link {
                Some(_) => self.node(Tag::Link.into(), Some(node)),
                None => node,
            };
            let (page, size) = (self.page, look.size);
            let id = self.laid.placed.len();
            self.laid.placed.push(Placed {
                page,
                x,
                baseline,
                size,
                ink,
                run,
                link,
            });
            if let Some(node) = self.laid.nodes.get_mut(under) {
                node.children.push(Child::Placed(id));
            }
        }
        self.y += look.size * LEADING;
    }
}

/// How a paragraph of each sort looks.
fn look(role: Role) -> Look {
    match role {
        Role::Body => PLAIN,
        // What was moved and how it was voted stay with what came of it.
        Role::Motion | Role::Vote => Look { keep: 1, ..PLAIN },
        Role::Action => Look {
            indent: 10.0,
            bar: Some(BLUE),
            ..PLAIN
        },
        Role::Decision => Look {
            indent: 10.0,
            bar: Some(BLACK),
            bold: true,
            ..PLAIN
        },
        Role::Procedure => Look { ink: GREY, ..PLAIN },
        Role::Note => Look {
            ink: GREY,
            size: 9.5,
            ..PLAIN
        },
    }
}

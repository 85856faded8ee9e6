//! XML as a tree, read within bounds: so deep, so many nodes, no entities but those of XML itself.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Unread;

/// Word nests a text box in a table in a text box some forty deep.
const DEEPEST: usize = 200;
/// A paper of a thousand pages has fewer.
const MOST_NODES: usize = 2_000_000;

/// An element, or a text where it has no name.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without the prefix.
    pub name: String,
    /// Its attributes by their names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// Its words, where it is a text.
    pub text: String,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Node {
    /// What an attribute says.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What the attribute `val` of a child says.
    pub fn val(&self, child: &str) -> Option<&str> {
        self.child(child)?.get("val")
    }

    /// A switch of Word's: there, and not turned off.
    pub fn on(&self, child: &str) -> Option<bool> {
        let child = self.child(child)?;
        Some(!matches!(child.get("val"), Some("0" | "false" | "none" | "off")))
    }

    /// The first element of a name, however deep.
    pub fn find(&self, name: &str) -> Option<&Node> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(name))
    }
}

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Node, Unread> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Node> = vec![Node::default()];
    let mut count = 0usize;
    loop {
        count += 1;
        if count > MOST_NODES {
            return Err(Unread::new(
                "there is more in it than in any paper",
                "is this the right file?",
            ));
        }
        let event = reader.read_event().map_err(|_| damaged())?;
        match event {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(Unread::new(
                        "it is nested deeper than any paper",
                        "is this the right file?",
                    ));
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                let node = element(&start)?;
                add(&mut open, node);
            }
            Event::End(_) => {
                let Some(node) = open.pop().filter(|_| !open.is_empty()) else {
                    return Err(damaged());
                };
                add(&mut open, node);
            }
            Event::Text(text) => say(&mut open, &text.xml10_content()),
            Event::CData(text) => say(&mut open, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                let name = entity.xml10_content();
                let c = match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    name => number(name).ok_or_else(|| {
                        Unread::new(
                            "it has entities of its own, which are not followed",
                            "save it anew from its program",
                        )
                    })?,
                };
                say(&mut open, c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => {
                return Err(Unread::new(
                    "it defines entities, which no such file needs",
                    "save it anew from its program",
                ));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(mut root), true) if !root.children.is_empty() => Ok(std::mem::take(&mut root.children)
            .into_iter()
            .find(|node| !node.name.is_empty())
            .unwrap_or_default()),
        _ => Err(damaged()),
    }
}

fn damaged() -> Unread {
    Unread::new("its XML is damaged", "save it anew from its program")
}

/// `#xA0`, `#160`.
fn number(name: &str) -> Option<char> {
    let figures = name.strip_prefix('#')?;
    let code = match figures.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => figures.parse().ok()?,
    };
    char::from_u32(code)
}

fn element(start: &BytesStart<'_>) -> Result<Node, Unread> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let mut node = Node {
        name: local(start.name().as_ref()),
        ..Node::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| damaged())?;
        let raw = attribute.value.as_ref();
        let value =
            quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
        node.attributes.push((local(attribute.key.as_ref()), value));
    }
    Ok(node)
}

fn add(open: &mut [Node], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn say(open: &mut [Node], words: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut().filter(|last| last.name.is_empty()) {
        Some(text) => text.text.push_str(words),
        None => parent.children.push(Node {
            text: words.to_owned(),
            ..Node::default()
        }),
    }
}

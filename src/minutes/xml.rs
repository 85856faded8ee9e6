//! XML written so that it is always well formed: every text escaped, and no character in it that XML forbids.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::guard::{self, Guard};

/// A page of XML being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    failed: Option<io::Error>,
}

impl Xml {
    /// A page that begins with its declaration.
    pub(super) fn new() -> Self {
        let mut xml = Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
            failed: None,
        };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// A stretch of a page, without its declaration.
    pub(super) fn fragment() -> Self {
        Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
            failed: None,
        }
    }

    /// Memory does not refuse; if it ever does, `finish` says so.
    fn write(&mut self, event: Event<'_>) {
        if let Err(error) = self.writer.write_event(event) {
            self.failed.get_or_insert(error);
        }
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        let start = start(name, attributes);
        self.write(Event::Empty(start));
        self
    }

    /// The beginning of an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        let start = start(name, attributes);
        self.write(Event::Start(start));
        self.open.push(name);
        self
    }

    /// The end of the element begun last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
        self
    }

    /// The element that is open.
    pub(super) fn within(&self) -> Option<&'static str> {
        self.open.last().copied()
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.write(Event::Text(BytesText::new(&allowed(text))));
        self
    }

    /// An element with words in it.
    pub(super) fn holding(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// The page, every element ended.
    ///
    /// # Errors
    /// None but what memory gives.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        while !self.open.is_empty() {
            self.close();
        }
        match self.failed {
            Some(error) => Err(error),
            None => Ok(self.writer.into_inner()),
        }
    }
}

fn start<'a>(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// `text` with what XML 1.0 forbids replaced. Text reaches here already shown; this holds if some does not.
fn allowed(text: &str) -> String {
    if !guard::on(Guard::XmlAllowed) {
        return text.to_owned();
    }
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => c,
        _ => '\u{fffd}',
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_not_in_it() {
        let mut xml = Xml::new();
        xml.holding("a", &[("b", "\u{1}\u{fffe}")], "x\u{0}\u{b}\u{1b}\u{ffff}y\t");
        let written = String::from_utf8(xml.finish().unwrap_or_default()).unwrap_or_default();
        let ours = "<a b=\"\u{fffd}\u{fffd}\">x\u{fffd}\u{fffd}\u{fffd}\u{fffd}y\t</a>";
        assert!(written.ends_with(ours), "{written:?}");
    }
}

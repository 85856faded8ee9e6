//! The styles of a house's Word file, found by the names that Word shows, and ours for those that it has not.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::template::TemplateError;

/// Our own styles, as a file of ours has them.
const OURS: &str = include_str!("styles.xml");

/// A style: what sort it is of, its id, the name that Word shows, whether it numbers or marks by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Style {
    kind: String,
    id: String,
    name: String,
    default: bool,
    lists: bool,
}

/// The styles of a file.
pub(super) struct House {
    theirs: Vec<Style>,
    /// Whether its list of points marks them by itself.
    pub(super) bullets: bool,
}

/// The ids by which the body names its styles.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids(HashMap<&'static str, String>);

impl Ids {
    /// The id that a style of ours has in the file: its own, where nothing else is known.
    pub(super) fn id<'a>(&'a self, ours: &'a str) -> &'a str {
        self.0.get(ours).map_or(ours, String::as_str)
    }
}

impl House {
    /// The styles of a file, where it has any.
    pub(super) fn read(page: Option<&str>) -> Result<Self, TemplateError> {
        let theirs = match page {
            Some(page) => styles(page)?,
            None => Vec::new(),
        };
        let bullets = theirs
            .iter()
            .any(|one| one.lists && one.name.eq_ignore_ascii_case("list bullet"));
        Ok(Self { theirs, bullets })
    }

    fn theirs(&self, ours: &Style) -> Option<&Style> {
        let like = |one: &&Style| one.kind == ours.kind && one.name.eq_ignore_ascii_case(&ours.name);
        let same_default = |one: &&Style| ours.default && one.default && one.kind == ours.kind;
        self.theirs
            .iter()
            .find(same_default)
            .or_else(|| self.theirs.iter().find(like))
    }

    /// Which of ours it has, by which id; the others have an id that nothing of the house's has.
    pub(super) fn ids(&self) -> Ids {
        let each = ours().into_iter().map(|one| (one.id, self.id_of(&one.style)));
        Ids(each.collect())
    }

    fn id_of(&self, ours: &Style) -> String {
        match self.theirs(ours) {
            Some(theirs) => theirs.id.clone(),
            None if self.theirs.iter().any(|one| one.id == ours.id) => format!("Quorate{}", ours.id),
            None => ours.id.clone(),
        }
    }

    /// Those of ours that it has not, and that a house would want to look its own way.
    pub(super) fn lacking(&self) -> Vec<&'static str> {
        let asked = [
            "heading 1",
            "heading 2",
            "heading 3",
            "List Bullet",
            "List Number",
            "Quote",
            "Table Grid",
            "Decision",
            "Action",
            "Motion",
            "Vote",
            "Procedure",
            "Note",
            "Particulars",
        ];
        let has = |name: &&str| self.theirs.iter().any(|one| one.name.eq_ignore_ascii_case(name));
        asked.into_iter().filter(|name| !has(name)).collect()
    }

    /// The page of styles with those of ours that it has not.
    pub(super) fn with_ours(&self, page: &str) -> String {
        let ids = self.ids();
        let missing = ours().into_iter().filter(|one| self.theirs(&one.style).is_none());
        let added: String = missing.map(|one| one.renamed(&ids)).collect();
        match page.rfind("</w:styles>") {
            Some(end) => format!("{}{added}{}", &page[..end], &page[end..]),
            None => page.to_owned(),
        }
    }

    /// A page of ours alone, for a file that has none.
    pub(super) fn alone(&self, language: &str) -> String {
        OURS.replace("{language}", &super::language(language))
    }
}

/// A style of ours and how it is written.
struct Own {
    id: &'static str,
    style: Style,
    xml: &'static str,
}

impl Own {
    /// It as the file is to have it: resting on the house's own styles, and never the default of its kind.
    fn renamed(&self, ids: &Ids) -> String {
        let mut xml = self.xml.replacen(" w:default=\"1\"", "", 1);
        xml = xml.replacen(
            &attribute("styleId", self.id),
            &attribute("styleId", ids.id(self.id)),
            1,
        );
        for other in ["Normal", "DefaultParagraphFont", "TableNormal"] {
            for tag in ["basedOn", "next"] {
                let (ours, theirs) = (format!("<w:{tag} w:val=\"{other}\"/>"), ids.id(other));
                xml = xml.replace(&ours, &format!("<w:{tag} w:val=\"{theirs}\"/>"));
            }
        }
        // Its list is named where it is used.
        match (xml.find("<w:numPr>"), xml.find("</w:numPr>")) {
            (Some(from), Some(to)) => format!("{}{}", &xml[..from], &xml[to + "</w:numPr>".len()..]),
            _ => xml,
        }
    }
}

fn attribute(name: &str, value: &str) -> String {
    format!("w:{name}=\"{value}\"")
}

/// Our own styles, one by one.
fn ours() -> Vec<Own> {
    let each = OURS.match_indices("<w:style ").filter_map(|(from, _)| {
        let to = OURS[from..].find("</w:style>")? + from + "</w:style>".len();
        let xml = &OURS[from..to];
        let style = styles(xml).ok()?.pop()?;
        let begin = xml.find("w:styleId=\"")? + "w:styleId=\"".len();
        let end = xml[begin..].find('"')? + begin;
        Some(Own {
            id: &xml[begin..end],
            style,
            xml,
        })
    });
    each.collect()
}

fn styles(page: &str) -> Result<Vec<Style>, TemplateError> {
    let wrong = |error: quick_xml::Error| TemplateError::NotWord(error.to_string());
    let mut reader = Reader::from_str(page);
    let mut styles: Vec<Style> = Vec::new();
    let mut within = false;
    loop {
        match reader.read_event().map_err(wrong)? {
            Event::Start(tag) if tag.name().as_ref() == "w:style" => {
                within = true;
                styles.push(Style {
                    kind: value(&tag, "w:type"),
                    id: value(&tag, "w:styleId"),
                    name: String::new(),
                    default: matches!(value(&tag, "w:default").as_str(), "1" | "true" | "on"),
                    lists: false,
                });
            }
            Event::End(tag) if tag.name().as_ref() == "w:style" => within = false,
            Event::Empty(tag) | Event::Start(tag) if within => {
                let Some(style) = styles.last_mut() else { continue };
                match tag.name().as_ref() {
                    "w:name" => style.name = value(&tag, "w:val"),
                    "w:numId" => style.lists = value(&tag, "w:val") != "0",
                    _ => {}
                }
            }
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|one| one.key.as_ref() == name);
    let found = found.map(|one| one.value.to_string());
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_found_by_the_names_that_word_shows() {
        let page = "<w:styles><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"Heading 1\"/></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Decision\"><w:name w:val=\"Something else\"/></w:style></w:styles>";
        let house = House::read(Some(page)).unwrap();
        let ids = house.ids();
        assert_eq!(ids.id("Normal"), "Standard");
        assert_eq!(ids.id("Heading1"), "berschrift1");
        assert_eq!(ids.id("Decision"), "QuorateDecision");
        assert_eq!(ids.id("Action"), "Action");
        let with = house.with_ours(page);
        assert!(
            with.contains("w:styleId=\"QuorateDecision\"")
                && with.contains("<w:basedOn w:val=\"Standard\"/>")
        );
        assert_eq!(with.matches("w:default=\"1\"").count(), 1, "{with}");
        assert!(house.lacking().contains(&"Decision") && !house.lacking().contains(&"heading 1"));
        styles(&with).unwrap();
    }
}

//! A web page, as lines: blocks, lists with their numbers, tables by row. It runs nothing and follows nothing.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::docx::counted;
use super::line::{Cell, Line, Place, tidy};

/// Lists in lists beyond this are as deep as this.
const DEEPEST: usize = 30;

/// What ends a line where it begins and where it ends.
const BLOCKS: &str = " p div li ul ol dl dd h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption section article header main address blockquote pre form fieldset hr figure figcaption details summary body html legend center ";
/// What is no part of the paper.
const ASIDES: &str = " nav footer aside button select option label noscript template dialog ";
const NO_TEXT: &str = " script style head svg iframe object ";

#[derive(Default)]
struct List {
    ordered: Option<String>,
    count: u32,
}

#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    text: String,
    bold: u32,
    bold_bytes: usize,
    bold_until: usize,
    links: u32,
    link_bytes: usize,
    asides: u32,
    no_text: u32,
    heading: Option<u8>,
    lists: Vec<List>,
    /// The mark of the list item that begins.
    mark: Option<(Option<String>, bool, usize)>,
    tables: Vec<(u32, u32, u32)>,
    table: u32,
    paragraph: u32,
    gap: bool,
}

/// The lines of a page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut reading = Reading {
        gap: true,
        ..Reading::default()
    };
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let get = |key: &str| {
                    tag.attributes
                        .iter()
                        .find(|(own, _)| own.as_slice() == key.as_bytes())
                        .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
                };
                reading.start(&name, &get, tag.self_closing);
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                reading.end(&name);
            }
            Token::String(words) => reading.say(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reading.flush();
    reading.lines
}

fn is_in(name: &str, list: &str) -> bool {
    list.contains(&format!(" {name} "))
}

impl Reading {
    fn start(&mut self, name: &str, get: &dyn Fn(&str) -> Option<String>, closed: bool) {
        if is_in(name, NO_TEXT) {
            self.no_text += u32::from(!closed);
            return;
        }
        if name == "body" {
            self.no_text = 0;
        }
        if is_in(name, ASIDES) {
            self.flush();
            self.asides += u32::from(!closed);
            return;
        }
        if is_in(name, BLOCKS) {
            self.flush();
            self.gap = true;
        }
        match name {
            "br" => {
                self.flush();
                self.gap = false;
            }
            "b" | "strong" => self.bold += 1,
            "a" => self.links += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.get(1..).and_then(|level| level.parse().ok())
            }
            "ul" | "menu" | "ol" if self.lists.len() < DEEPEST => {
                let start = get("start")
                    .and_then(|start| start.parse::<u32>().ok())
                    .unwrap_or(1);
                self.lists.push(List {
                    ordered: (name == "ol").then(|| get("type").unwrap_or_else(|| "1".into())),
                    count: start.saturating_sub(1),
                });
            }
            "li" => {
                let depth = self.lists.len();
                let own = get("value").and_then(|value| value.parse::<u32>().ok());
                let marked = self.lists.last_mut().map(|list| {
                    list.count = own.unwrap_or_else(|| list.count.saturating_add(1));
                    list.ordered
                        .as_ref()
                        .map(|format| format!("{}.", counted(list.count, format)))
                });
                let level = depth.saturating_sub(1);
                self.mark = Some(match marked {
                    Some(Some(number)) => (Some(number), false, level),
                    _ => (None, true, level),
                });
            }
            "table" => {
                self.table += 1;
                self.tables.push((self.table, 0, 0));
            }
            "tr" => {
                if let Some((_, row, column)) = self.tables.last_mut() {
                    *row += 1;
                    *column = 0;
                }
            }
            "td" | "th" => {
                let span = get("colspan")
                    .and_then(|span| span.parse::<u32>().ok())
                    .unwrap_or(1);
                if let Some((_, _, column)) = self.tables.last_mut() {
                    *column += span.clamp(1, 60);
                }
                if name == "th" {
                    self.bold += 1;
                }
            }
            "img" => {
                if let Some(words) = get("alt").filter(|_| self.text.trim().is_empty() && self.links == 0) {
                    self.say(&words);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_in(name, NO_TEXT) {
            self.no_text = self.no_text.saturating_sub(1);
            return;
        }
        if is_in(name, ASIDES) {
            self.flush();
            self.asides = self.asides.saturating_sub(1);
            return;
        }
        // A term and what it means stand side by side.
        if name == "dt" {
            self.text.push_str(" \t ");
            return;
        }
        if is_in(name, BLOCKS) && name != "dd" {
            self.flush();
            self.gap = true;
        } else if name == "dd" {
            self.flush();
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "a" => self.links = self.links.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "ul" | "ol" | "menu" => {
                self.lists.pop();
            }
            "li" => self.mark = None,
            "table" => {
                self.tables.pop();
            }
            "th" => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if self.no_text > 0 {
            return;
        }
        let all_bold = self.bold_until == self.text.len();
        let words: String = words
            .chars()
            .map(|c| {
                if c.is_whitespace() && c != '\u{a0}' {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let mut last = self.text.ends_with(' ') || self.text.is_empty();
        let from = self.text.len();
        for c in words.chars() {
            if !(c == ' ' && last) {
                self.text.push(c);
            }
            last = c == ' ';
        }
        let said = self.text.len() - from;
        let blank = words.trim().is_empty();
        if self.bold > 0 {
            self.bold_bytes += said;
        }
        if all_bold && (self.bold > 0 || blank) {
            self.bold_until = self.text.len();
        }
        if self.links > 0 {
            self.link_bytes += said;
        }
    }

    fn flush(&mut self) {
        let raw = std::mem::take(&mut self.text);
        let (bold, until, linked) = (self.bold_bytes, self.bold_until, self.link_bytes);
        (self.bold_bytes, self.bold_until, self.link_bytes) = (0, 0, 0);
        // Non-breaking blanks are no gaps here.
        let text = tidy(
            &raw.replace('\u{a0}', " ")
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        );
        let text = text.trim_matches('\t').trim().to_owned();
        if text.is_empty() {
            return;
        }
        self.paragraph += 1;
        let length = raw.trim().len();
        let bold_all = bold > 0 && bold + 2 >= length;
        let cell = self
            .tables
            .last()
            .filter(|(_, row, column)| *row > 0 && *column > 0)
            .map(|(table, row, column)| Cell {
                table: *table,
                row: *row,
                column: column - 1,
            });
        let place = Place {
            line: self.paragraph,
            paragraph: true,
            row: cell.map(|cell| (cell.table, cell.row)),
            page: 0,
        };
        let (number, bullet, level) = match self.mark.take() {
            Some((number, bullet, level)) => (number, bullet, Some(level)),
            None => (None, false, None),
        };
        let depth = self.lists.len();
        self.lines.push(Line {
            number,
            bullet,
            level,
            indent: match level {
                Some(level) => level * 4,
                None => depth * 4,
            },
            heading: self.heading,
            bold: bold_all,
            bold_until: if bold_all {
                0
            } else {
                tidy(raw.get(..until.min(raw.len())).unwrap_or_default()).len()
            },
            after_gap: self.gap,
            cell,
            link: linked > 0 && linked + 2 >= length,
            aside: (self.asides > 0).then_some("a part of the web page"),
            ..Line::new(text, place)
        });
        self.gap = false;
    }
}

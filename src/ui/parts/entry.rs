//! The entry line and what stands around it: what it would record, what is told, what is wrong.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::entry::{self, Command, Preview};
use crate::meeting::attention::Need;
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::keys::{Action, Jump, Place};
use crate::ui::line::Line;
use crate::ui::theme::Theme;
use crate::ui::{checks, shown, wrap};

/// Cells before the line: `› `.
const PROMPT: u16 = 2;

fn prompt(width: u16) -> u16 {
    if width > 8 { PROMPT } else { 0 }
}

/// The rows of a line in an area this wide; the last cell is the cursor's.
pub fn rows(line: &Line, width: u16) -> Vec<Range<usize>> {
    let room = usize::from(width.saturating_sub(prompt(width) + 1)).max(1);
    wrap::rows(line.text(), room, room)
}

/// The first row shown, so that the cursor's is.
fn first_row(cursor: usize, height: u16) -> usize {
    (cursor + 1).saturating_sub(usize::from(height))
}

/// Puts a line being typed into `area`. Gives where the cursor is.
pub fn line(buf: &mut Buffer, area: Rect, line: &Line, theme: &Theme) -> Option<Position> {
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let before = prompt(area.width);
    let rows = rows(line, area.width);
    let (row, column) = wrap::place(line.text(), &rows, line.cursor());
    let first = first_row(row, area.height);
    let x = area.x + before;
    let room = usize::from(area.width - before);
    if before > 0 {
        let sign = if first > 0 { "… " } else { "› " };
        shown::put(buf, (area.x, area.y), sign, usize::from(before), theme.key);
    }
    for (range, y) in rows.iter().skip(first).zip(area.y..area.bottom()) {
        shown::put(buf, (x, y), &line.text()[range.clone()], room, theme.typed);
    }
    let column = column.min(room.saturating_sub(1)) as u16;
    Some(Position::new(x + column, area.y + (row - first) as u16))
}

/// Puts what is offered behind the cursor, as far as its row has room. The hint line says it in words.
pub fn offered(buf: &mut Buffer, area: Rect, clerk: &Clerk, cursor: Option<Position>, theme: &Theme) {
    if let (Some(offered), Some(at)) = (clerk.offered(), cursor) {
        let room = usize::from(area.right().saturating_sub(at.x));
        shown::put_cut(buf, (at.x, at.y), offered, room, theme.quiet);
    }
}

/// The byte of the line at a cell of `area`.
pub fn byte_at(line: &Line, area: Rect, (x, y): (u16, u16)) -> usize {
    let rows = rows(line, area.width);
    let (row, _) = wrap::place(line.text(), &rows, line.cursor());
    let first = first_row(row, area.height);
    let row = first + usize::from(y.saturating_sub(area.y));
    let column = x.saturating_sub(area.x + prompt(area.width));
    wrap::byte(line.text(), &rows, row, usize::from(column))
}

/// A style of the theme that is in use.
type Of = fn(&Theme) -> Style;

/// What Enter would do, in words: what sort of word it begins with, and the rest. None while nothing is typed.
fn would(clerk: &Clerk) -> Option<(String, Cow<'_, str>, Of)> {
    let (word, text, style): (&str, &str, Of) = if let Some(why) = &clerk.refused {
        ("Refused: ", why, |theme| theme.wrong)
    } else if crate::ui::commands::begun(clerk) {
        (
            "Wants: ",
            "the rest of a command; the list completes it",
            |theme| theme.notice,
        )
    } else {
        match &clerk.preview {
            Preview::Records(what) => ("Records: ", what, |theme| theme.good),
            Preview::Shows(what) => ("Shows: ", what, |theme| theme.mark),
            Preview::Refused(why) => ("Refused: ", why, |theme| theme.wrong),
            Preview::Wants(what) => ("Wants: ", what, |theme| theme.notice),
            Preview::Asks(what) => ("Asks: ", what, |theme| theme.notice),
            Preview::Nothing => return None,
        }
    };
    let pasted = clerk.pasted.iter().map(|pasted| format!("{pasted}; "));
    let first = clerk.at_close.filter(|count| *count > 0);
    let text = match first {
        Some(count) => format!("{text}; {} first: F2", checks::in_words(count)).into(),
        None => text.into(),
    };
    Some((pasted.chain([word.to_owned()]).collect(), text, style))
}

/// Gives the preview the rows it wants in a screen this wide, and takes none back before the line is empty.
pub fn keep_rows(clerk: &mut Clerk, width: u16) {
    let room = usize::from(width.saturating_sub(prompt(width))).max(1);
    let wanted = would(clerk).map_or(0, |(word, text, _)| {
        wrap::rows(&text, room.saturating_sub(shown::width(&word)), room).len() as u16
    });
    clerk.preview_rows = match wanted {
        0 => 1,
        wanted => wanted.max(clerk.preview_rows),
    };
}

/// Puts what Enter would do into `area`, in words.
pub fn preview(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let Some((word, text, style)) = would(clerk) else {
        return silent(buf, area, clerk, theme);
    };
    let from = area.x + prompt(area.width);
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    let mut x = shown::put(buf, (from, area.y), &word, room(from), style(theme));
    let rows = wrap::rows(&text, room(x), room(from).max(1));
    for (row, y) in rows.into_iter().zip(area.y..area.bottom()) {
        let last = y + 1 == area.bottom();
        let part = if last { &text[row.start..] } else { &text[row] };
        shown::put_cut(buf, (x, y), part.trim_end(), room(x), theme.text);
        x = from;
    }
}

/// What the preview's row says while nothing is typed: what is being written, or what is on disk.
fn silent(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    let (text, style) = match (&clerk.outbox.writing, &clerk.on_disk) {
        (Some(writing), _) => (format!("writing… {}", writing.line), theme.notice),
        (None, Some((seq, _))) => (format!("✓ {seq} on disk: "), theme.good),
        (None, None) => return,
    };
    let at = (area.x + prompt(area.width), area.y);
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    let x = shown::put_cut(buf, at, &text, room(at.0), style);
    if let (None, Some((_, told))) = (&clerk.outbox.writing, &clerk.on_disk) {
        shown::put_cut(buf, (x, area.y), told, room(x), theme.quiet);
    }
}

/// What is wrong, in words that say what to do; none when all is well.
pub fn banner(clerk: &Clerk) -> Option<String> {
    let outbox = &clerk.outbox;
    let held = outbox.held.front().filter(|_| clerk.recalled.is_none());
    let more = outbox.held.len().saturating_sub(1);
    let and = if more > 0 {
        format!(" ({more} more)")
    } else {
        String::new()
    };
    let held = held.map(|held| {
        let end = if held.why.ends_with('?') { "" } else { "." };
        format!("Held: “{}” {}{end} ↑ brings it back{and}.", held.line, held.why)
    });
    let Some(why) = &outbox.trouble else { return held };
    let why = why.trim_end_matches('.');
    let waits = match (outbox.writing.is_some(), outbox.waiting.len()) {
        (true, _) => "Trying again…".to_owned(),
        (false, 0) if clerk.line.is_empty() => "Record a line to try again.".to_owned(),
        (false, 0) => "The line is back in the entry: record it to try again.".into(),
        (false, 1) => "1 line waits: record once more to try again.".into(),
        (false, n) => format!("{n} lines wait: record once more to try again."),
    };
    let held = held.map(|held| format!(" {held}")).unwrap_or_default();
    // What can be done comes first: the reason names a file, and may be longer than the room.
    Some(format!("NOT ON DISK. {waits} Why: {why}.{held}"))
}

/// What is told above the entry: what was asked for, else what needs the clerk most, and how much more does,
/// which is never cut.
struct Told<'a> {
    lead: String,
    words: Cow<'a, str>,
    more: String,
    style: Style,
}

fn told<'a>(clerk: &'a Clerk, theme: &Theme) -> Option<Told<'a>> {
    if let Some(told) = &clerk.told {
        return Some(Told {
            lead: String::new(),
            words: told.into(),
            more: String::new(),
            style: theme.text,
        });
    }
    let mut needs = clerk.quiet_needs();
    let first = needs.next()?;
    let more = match needs.count() {
        0 => String::new(),
        n => {
            let key = clerk.keys.shown(Place::Entry, Action::Jump(Jump::Need));
            format!("({n} more: {key})")
        }
    };
    let (lead, rest) = lead(&first.words);
    Some(Told {
        lead,
        words: rest.into(),
        more,
        style: need_style(first.need, theme),
    })
}

/// As many whole words of `text` as there is room for, and that there are more.
fn cut(text: &str, room: usize) -> String {
    if shown::width(text) <= room {
        return text.to_owned();
    }
    let fits = |end: &usize| shown::width(&text[..*end]) < room;
    let words = text.match_indices(' ').map(|(at, _)| at);
    let letters = || shown::graphemes(text).map(|(at, _)| at).take_while(fits).last();
    let end = words.take_while(fits).last().or_else(letters).unwrap_or(0);
    format!("{}…", &text[..end])
}

impl Told<'_> {
    /// It in rows, `most` of them. Where it takes more, the words are cut and not what follows.
    fn rows(&self, room: usize, most: usize) -> Vec<String> {
        let whole = format!("{}{}", self.lead, self.words);
        let mut rows: Vec<String> = Vec::new();
        for line in whole.lines() {
            let parts = wrap::rows(line, room, room).into_iter();
            rows.extend(parts.map(|row| line[row].trim_end().to_owned()));
        }
        let follows = shown::width(&self.more) + usize::from(!self.more.is_empty());
        let beside = |row: &String| shown::width(row) + follows <= room;
        if rows.len() > most || (rows.len() == most && !rows.last().is_some_and(beside)) {
            let rest = rows.split_off(most.saturating_sub(1)).join(" ");
            rows.push(cut(&rest, room.saturating_sub(follows)));
        }
        match rows.last_mut() {
            Some(last) if beside(last) && follows > 0 => last.push_str(&format!(" {}", self.more)),
            _ if follows > 0 => rows.push(self.more.clone()),
            _ => {}
        }
        rows
    }
}

/// What stands before the colon, with a capital, and the rest: `Noticed at 42: `.
fn lead(words: &str) -> (String, &str) {
    let (what, rest) = match words.split_once(": ") {
        Some((what, rest)) => (format!("{what}: "), rest),
        None => (String::new(), words),
    };
    match what.is_empty() {
        true => {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            (rest[..first].to_uppercase(), &rest[first..])
        }
        false => {
            let first = what.chars().next().map_or(0, char::len_utf8);
            (what[..first].to_uppercase() + &what[first..], rest)
        }
    }
}

/// How something that needs the clerk looks.
pub fn need_style(need: Need, theme: &Theme) -> Style {
    match need {
        Need::Disk | Need::Error => theme.wrong,
        Need::Quorum | Need::Speaker | Need::End | Need::Warning | Need::Question | Need::Item => {
            theme.notice
        }
        Need::Mark => theme.mark,
        Need::Note => theme.quiet,
    }
}

/// Cells before what is told, and for it, in so many.
fn told_room(width: u16) -> usize {
    usize::from(width.saturating_sub(prompt(width))).max(1)
}

/// How many rows what was asked for wants in a screen this wide.
pub fn told_rows(clerk: &Clerk, width: u16) -> u16 {
    let room = told_room(width);
    let told = clerk.told.iter().flat_map(|told| told.lines());
    let rows: usize = told.map(|line| wrap::rows(line, room, room).len()).sum();
    rows.min(6) as u16
}

/// How many rows what needs the clerk wants: two at most, so that the minutes keep theirs.
pub fn need_rows(clerk: &Clerk, width: u16, theme: &Theme) -> u16 {
    let told = told(clerk, theme);
    told.map_or(0, |told| told.rows(told_room(width), 2).len() as u16)
}

/// Puts what is told into `area`.
pub fn draw_told(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    let Some(told) = told(clerk, theme).filter(|_| area.height > 0) else {
        return;
    };
    let room = told_room(area.width);
    let x = area.x + prompt(area.width);
    let rows = told.rows(room, usize::from(area.height));
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        shown::put_cut(buf, (x, y), row, room, told.style);
    }
}

/// The command that the line gives, while it is typed.
pub fn command(clerk: &Clerk) -> Option<&'static Command> {
    if clerk.focus != Focus::Entry {
        return None;
    }
    let text = clerk.line.text().trim_start();
    let text = entry::clock(text).map_or(text, |(_, rest)| rest);
    let (name, _) = text.strip_prefix('/')?.split_once(' ')?;
    entry::command(&name.to_lowercase())
}

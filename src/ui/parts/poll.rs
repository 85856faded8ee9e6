//! A vote being taken over the clerk's view: the members with their keys, the columns, and the verdict so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::form::{over, titled};
use crate::meeting::Meeting;
use crate::ui::layout::Areas;
use crate::ui::poll::{Mark, Poll, Voter};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// A member's row needs so many cells at least.
const CELL: u16 = 25;
/// Rows of what is said, at most.
const SAID: usize = 4;

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A member.
    Voter(usize),
    /// A column, or a figure.
    Column(Mark),
}

struct Laid {
    area: Rect,
    columns: Vec<(Rect, Mark)>,
    grid: Rect,
    /// Members in a column of the grid, and how wide that is.
    high: usize,
    wide: u16,
    across: usize,
    first: usize,
    said: Vec<String>,
    said_at: u16,
}

fn column_text(poll: &Poll, mark: Mark) -> String {
    let count = poll.count();
    let number = match (mark, poll.hands) {
        (Mark::For, _) => count.in_favour as usize,
        (Mark::Against, _) => count.against as usize,
        (Mark::Abstain, _) => count.abstain as usize,
        (Mark::NotVoting, _) => poll.of(Mark::NotVoting),
    };
    let text = format!("{} {number}", mark.word());
    match poll.column == mark {
        true => format!("[{text}]"),
        false => format!(" {text} "),
    }
}

fn lay(poll: &Poll, meeting: &Meeting, areas: &Areas) -> Laid {
    let width = areas.entry.width;
    let room = usize::from(width.saturating_sub(4)).max(1);
    let mut said: Vec<String> = Vec::new();
    if let Some(voter) = poll.voters.get(poll.selected()).filter(|_| poll.hands.is_none())
        && let Some(note) = &voter.note
    {
        said.push(format!("{}: {note}", meeting.people.shown(&voter.person)));
    }
    for text in poll.says(meeting) {
        said.extend(
            wrap::rows(&text, room, room)
                .into_iter()
                .map(|row| text[row].trim_end().to_owned()),
        );
    }
    // The members come first where there is little room.
    let above = over(areas, u16::MAX - 1).height;
    said.truncate(SAID.min(usize::from(above / 3)));
    let voters = if poll.hands.is_some() {
        0
    } else {
        poll.voters.len()
    };
    let across = usize::from((width / CELL).max(1)).min(3);
    // The members stand below each other while they fit; then beside each other.
    let most = usize::from(over(areas, u16::MAX - 1).height)
        .saturating_sub(2 + said.len())
        .max(1);
    let columns = voters.div_ceil(most).clamp(1, across);
    let high = voters.div_ceil(columns).min(most);
    let area = over(areas, (1 + high + said.len()) as u16);
    let inside = area.height.saturating_sub(1);
    let head = inside.min(1);
    let said_high = (said.len() as u16).min(inside - head);
    let grid = Rect {
        y: area.y + 1 + head,
        height: (inside - head - said_high).min(high as u16),
        ..area
    };
    let mut x = area.x + 1;
    let mut heads = Vec::new();
    let marks = Mark::ALL
        .into_iter()
        .filter(|mark| poll.hands.is_none() || *mark != Mark::NotVoting);
    for mark in marks {
        let wide = shown::width(&column_text(poll, mark)) as u16;
        if head > 0 && x + wide <= area.right() {
            heads.push((
                Rect {
                    x,
                    y: area.y + 1,
                    width: wide,
                    height: 1,
                },
                mark,
            ));
            x += wide + 1;
        }
    }
    let shown_rows = usize::from(grid.height).max(1);
    Laid {
        area,
        columns: heads,
        high: shown_rows,
        wide: (area.width / columns as u16).max(1),
        // A page at a time, so that nobody moves under the finger.
        first: poll.selected() / (columns * shown_rows) * (columns * shown_rows),
        across: columns,
        grid,
        said,
        said_at: area.bottom() - said_high,
    }
}

impl Laid {
    /// Where a member stands: below the one before, then in the next column.
    fn cell(&self, at: usize) -> Option<Rect> {
        let at = at.checked_sub(self.first)?;
        let (row, column) = (at % self.high, at / self.high);
        (column < self.across && row < usize::from(self.grid.height)).then(|| Rect {
            x: self.grid.x + self.wide * column as u16,
            y: self.grid.y + row as u16,
            width: self.wide,
            height: 1,
        })
    }
}

/// What is at a cell of the screen.
pub fn under(poll: &Poll, meeting: &Meeting, areas: &Areas, at: (u16, u16)) -> Option<Spot> {
    let laid = lay(poll, meeting, areas);
    let at = Position::from(at);
    if let Some((_, mark)) = laid.columns.iter().find(|(area, _)| area.contains(at)) {
        return Some(Spot::Column(*mark));
    }
    let voters = if poll.hands.is_some() {
        0
    } else {
        poll.voters.len()
    };
    (0..voters)
        .find(|voter| laid.cell(*voter).is_some_and(|cell| cell.contains(at)))
        .map(Spot::Voter)
}

/// Puts a vote being taken over the entry line.
pub fn draw(buf: &mut Buffer, areas: &Areas, poll: &Poll, meeting: &Meeting, theme: &Theme) {
    let laid = lay(poll, meeting, areas);
    titled(buf, laid.area, "Vote", &poll.about(meeting), theme);
    for (area, mark) in &laid.columns {
        let style = if *mark == poll.column {
            theme.selected
        } else {
            theme.text
        };
        shown::put(
            buf,
            (area.x, area.y),
            &column_text(poll, *mark),
            usize::from(area.width),
            style,
        );
    }
    if let Some((last, _)) = laid.columns.last() {
        let about = match poll.hands {
            Some(_) => [
                "f, a, b and the figure; or ↑ for each hand",
                "f, a, b, then the figure",
            ],
            None => [
                "f, a, b for ▸, then ↓; a member's own key sets the column",
                "f, a, b for ▸, then ↓",
            ],
        };
        let x = last.right() + 2;
        let room = usize::from(laid.area.right().saturating_sub(x));
        if let Some(about) = about.into_iter().find(|about| shown::width(about) <= room) {
            shown::put(buf, (x, last.y), about, room, theme.quiet);
        }
    }
    let voters = if poll.hands.is_some() {
        &[][..]
    } else {
        &poll.voters
    };
    for (at, voter) in voters.iter().enumerate() {
        if let Some(cell) = laid.cell(at) {
            put_voter(buf, cell, voter, at == poll.selected(), meeting, theme);
        }
    }
    for (text, y) in laid.said.iter().zip(laid.said_at..laid.area.bottom()) {
        let room = usize::from(laid.area.width.saturating_sub(2));
        shown::put_cut(buf, (laid.area.x + 2, y), text, room, theme.text);
    }
}

fn put_voter(buf: &mut Buffer, cell: Rect, voter: &Voter, here: bool, meeting: &Meeting, theme: &Theme) {
    let end = cell.right().saturating_sub(1);
    let room = |x: u16| usize::from(end.saturating_sub(x));
    let sign = if here { "▸" } else { " " };
    let x = shown::put(buf, (cell.x, cell.y), sign, 1, theme.current);
    let key = voter.key.map(String::from).unwrap_or_default();
    shown::put(buf, (x, cell.y), &key, 1, theme.key);
    let (mark, style) = match voter.mark {
        None => ("…", theme.quiet),
        Some(Mark::For) => ("for", theme.good),
        Some(Mark::Against) => ("against", theme.wrong),
        Some(Mark::Abstain) => ("abstains", theme.mark),
        Some(Mark::NotVoting) => ("not voting", theme.quiet),
    };
    let x = x + 2;
    let names = room(x).saturating_sub(11).min(24);
    let shown_name = meeting.people.shown(&voter.person);
    // Where many stand beside each other there is room for what is typed for them, which is theirs alone.
    let name = match shown::width(shown_name) > names {
        true => voter.person.as_str(),
        false => shown_name,
    };
    let name_style = if here { theme.selected } else { theme.text };
    shown::put_cut(buf, (x, cell.y), name, names, name_style);
    let x = shown::put(buf, (x + names as u16 + 1, cell.y), mark, 10.min(room(x)), style);
    if let Some(note) = &voter.note {
        // In full for whoever is selected; here as much as there is room for, and never nothing.
        let room = room(x + 1);
        match room {
            0..=3 => shown::put(buf, (end.saturating_sub(1), cell.y), "!", 1, theme.notice),
            _ => shown::put_cut(buf, (x + 1, cell.y), note, room, theme.notice),
        };
    }
}

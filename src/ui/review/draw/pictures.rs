//! A picture of the meeting in cells: bars with their figures, stays over a line of time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::meeting::Moment;
use crate::pictures::{Drawn, Kind, Picture, Row, Stay, Unit};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Eighths of a cell, for bars that end within one.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Cells kept for a figure after its bar.
const FIGURE: usize = 9;

/// How many rows of the picture there are to scroll through.
pub(in crate::ui::review) fn rows(picture: &Picture) -> usize {
    match &picture.drawn {
        Drawn::Bars { legends, rows, .. } => rows.len() * legends.len(),
        Drawn::Stays { rows, .. } => rows.len(),
    }
}

/// Puts the picture into `area`, from its row `top` on.
pub fn draw(buf: &mut Buffer, area: Rect, picture: &Picture, kind: Kind, top: usize, theme: &Theme) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let room = usize::from(area.width);
    let x = shown::put_cut(buf, (area.x, area.y), &picture.title, room, theme.title);
    let place = Kind::ALL.iter().position(|one| *one == kind).unwrap_or(0) + 1;
    let note = format!("   {place} of {}", Kind::ALL.len());
    let left = usize::from(area.right().saturating_sub(x));
    if shown::width(&note) <= left {
        shown::put(buf, (x, area.y), &note, left, theme.quiet);
    }
    let body = Rect {
        y: area.y + 2.min(area.height),
        height: area.height.saturating_sub(2),
        ..area
    };
    if picture.is_empty() {
        let words = "The log says nothing of that.";
        shown::put_cut(
            buf,
            (body.x, body.y.min(area.bottom() - 1)),
            words,
            room,
            theme.quiet,
        );
        return;
    }
    match &picture.drawn {
        Drawn::Bars { unit, legends, rows } => bars(buf, body, (*unit, legends), rows, top, theme),
        Drawn::Stays {
            from,
            to,
            marks,
            rows,
        } => stays(buf, body, (*from, *to), marks, rows, top, theme),
    }
}

/// How wide the labels' column is.
fn label_width<'a>(labels: impl Iterator<Item = &'a str>, width: usize) -> usize {
    labels.map(shown::width).max().unwrap_or(0).min(width / 3).max(1)
}

fn bars(
    buf: &mut Buffer,
    area: Rect,
    (unit, legends): (Unit, &[&'static str]),
    rows: &[Row],
    top: usize,
    theme: &Theme,
) {
    let width = usize::from(area.width);
    let labels = label_width(rows.iter().map(|row| row.label.as_str()), width);
    let word = match legends {
        [_] => 0,
        legends => {
            legends
                .iter()
                .map(|legend| shown::width(legend))
                .max()
                .unwrap_or(0)
                + 1
        }
    };
    let before = labels + 2 + word;
    let room = width.saturating_sub(before + FIGURE);
    let most = rows.iter().flat_map(|row| row.figures.iter().flatten()).max();
    let most = most.copied().unwrap_or(1).max(1);
    let lines = rows.iter().flat_map(|row| {
        let figures = row.figures.iter().zip(legends).enumerate();
        figures.map(move |(at, (figure, legend))| (row, at, figure, legend))
    });
    for ((row, at, figure, legend), y) in lines.skip(top).zip(area.y..area.bottom()) {
        if at == 0 || y == area.y {
            shown::put_cut(buf, (area.x, y), &row.label, labels, theme.text);
        }
        let mut x = area.x + labels as u16 + 2;
        if word > 0 {
            shown::put_cut(buf, (x, y), legend, word, theme.quiet);
            x += word as u16;
        }
        let Some(figure) = figure else {
            shown::put(buf, (x, y), "–", width, theme.quiet);
            continue;
        };
        let eighths = (*figure as i128 * room as i128 * 8 / most as i128).max(0) as usize;
        let bar = format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
        // What was planned stands back behind what was.
        let style = if at + 1 < legends.len() {
            theme.quiet
        } else {
            theme.text
        };
        let x = shown::put(buf, (x, y), &bar, room, style);
        let left = usize::from(area.right().saturating_sub(x + 1));
        shown::put_cut(buf, (x + 1, y), &unit.says(*figure), left, theme.quiet);
    }
}

fn stays(
    buf: &mut Buffer,
    area: Rect,
    (from, to): (Moment, Moment),
    marks: &[(String, Moment)],
    rows: &[Stay],
    top: usize,
    theme: &Theme,
) {
    let width = usize::from(area.width);
    let labels = label_width(rows.iter().map(|row| row.label.as_str()), width);
    let left = area.x + labels as u16 + 2;
    let room = usize::from(area.right().saturating_sub(left));
    if room < 4 || area.height < 3 {
        return;
    }
    let whole = (to - from).num_seconds().max(1) as i128;
    let column = |at: Moment| {
        let gone = ((at - from).num_seconds() as i128).clamp(0, whole);
        (gone * (room as i128 - 1) / whole) as usize
    };
    let mut free = 0;
    for (label, at) in marks {
        let place = column(*at);
        if place >= free {
            shown::put_cut(
                buf,
                (left + place as u16, area.y),
                label,
                room - place,
                theme.mark,
            );
            free = place + shown::width(label) + 1;
        }
    }
    let last = area.bottom() - 1;
    for (row, y) in rows.iter().skip(top).zip(area.y + 1..last) {
        shown::put_cut(buf, (area.x, y), &row.label, labels, theme.text);
        for (_, at) in marks {
            shown::put(buf, (left + column(*at) as u16, y), "┊", 1, theme.quiet);
        }
        for (begun, ended) in &row.spans {
            let (begun, ended) = (column(*begun), column(*ended));
            let bar = "█".repeat(ended - begun.min(ended) + 1);
            shown::put(buf, (left + begun as u16, y), &bar, room - begun, theme.text);
        }
    }
    let (begin, end) = (theme.manner.hour(from), theme.manner.hour(to));
    shown::put(buf, (left, last), &begin, room, theme.quiet);
    let x = area.right().saturating_sub(end.len() as u16);
    shown::put(buf, (x, last), &end, end.len(), theme.quiet);
}

//! Draws the README's picture from a real frame of the clerk's view:
//!
//!     cargo run --example picture > pictures/clerk.svg
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a picture that cannot be drawn is a bug"
)]

use quorate::meeting::facts::VoteTaken;
use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use quorate::journal;
use quorate::meeting::{Event, Meeting};
use quorate::ui::{self, Model, Msg, keystring};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

const SIZE: (u16, u16) = (110, 32);
const CELL: (f32, f32) = (8.4, 18.0);
const INK: &str = "#d8dee4";
const PAPER: &str = "#101418";

fn main() {
    let log = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/2026-03-10-netherby-parish-council.jsonl");
    let mut facts = journal::read(&log).unwrap().facts;
    // In the middle of the debate on the amendment, with a question half typed.
    let vote = facts.iter().position(
        |fact| matches!(&fact.event, Event::VoteTaken(VoteTaken { names, .. }) if !names.is_empty()),
    );
    facts.truncate(vote.unwrap());
    let mut meeting = Meeting::replay(facts);
    let now = DateTime::<FixedOffset>::parse_from_rfc3339("2026-03-10T20:14:26+00:00").unwrap();
    for line in ["+calvert", "+aske"] {
        if let Ok(quorate::entry::Entered::Records(event, _)) = quorate::entry::enter(line, &meeting, now) {
            meeting.apply(meeting.record(event, now, None));
        }
    }
    let mut model = Model::of_clerk(meeting, "", now, SIZE);
    for key in keystring::parse("dodd?iveson Can the reserves bear it?").unwrap_or_default() {
        ui::update(&mut model, Msg::Key(key), now);
    }
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(area);
    let cursor = ui::draw(&model, now, area, &mut buffer);
    print!("{}", svg(&buffer, cursor.map(|at| (at.x, at.y))));
}

fn colour(colour: Color) -> &'static str {
    match colour {
        Color::Red => "#f07178",
        Color::Green => "#9ccc65",
        Color::Yellow => "#ffcb6b",
        Color::Magenta => "#c792ea",
        Color::Cyan => "#7fdbca",
        Color::Blue => "#82aaff",
        _ => INK,
    }
}

fn svg(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let (width, height) = (
        f32::from(SIZE.0) * CELL.0 + 24.0,
        f32::from(SIZE.1) * CELL.1 + 24.0,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"The clerk's view in the middle of a meeting\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..SIZE.1 {
        let row: Vec<&Cell> = (0..SIZE.0).map(|x| &buffer[(x, y)]).collect();
        let mut x = 0;
        while x < row.len() {
            let (style, from) = (row[x].style(), x);
            let mut text = String::new();
            while x < row.len() && row[x].style() == style {
                text.push_str(row[x].symbol());
                x += 1;
            }
            run(&mut out, &text, (from as u16, y), (x - from) as u16, row[from]);
        }
    }
    if let Some((x, y)) = cursor {
        let at = place(x, y);
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"2\" height=\"16\" fill=\"{INK}\"/>",
            at.0,
            at.1 - 13.0
        );
    }
    out + "</svg>\n"
}

fn place(x: u16, y: u16) -> (f32, f32) {
    (12.0 + f32::from(x) * CELL.0, 12.0 + f32::from(y) * CELL.1 + 14.0)
}

fn run(out: &mut String, text: &str, (x, y): (u16, u16), cells: u16, cell: &Cell) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let at = place(x, y);
    let ink = colour(cell.fg);
    let wide = f32::from(cells) * CELL.0;
    if reversed {
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{wide}\" height=\"{}\" fill=\"{ink}\"/>",
            at.0,
            at.1 - 14.0,
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let fill = if reversed { PAPER } else { ink };
    let bold = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let dim = if cell.modifier.contains(Modifier::DIM) {
        " opacity=\"0.6\""
    } else {
        ""
    };
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" textLength=\"{wide}\" xml:space=\"preserve\" fill=\"{fill}\"{bold}{dim}>{escaped}</text>",
        at.0, at.1
    );
}

//! A picture as SVG: one file that needs nothing else, readable on light and dark.
//!
//! Every text from a meeting is escaped, and no colour says what a word does not say as well.

use std::fmt::Write;

use super::{Drawn, Picture, Row, Stay, Unit};
use crate::meeting::Moment;
use crate::meeting::plain::visible;

const WIDTH: f64 = 960.0;
const LEFT: f64 = 300.0;
const RIGHT: f64 = 90.0;
const TOP: f64 = 70.0;
const BAR: f64 = 16.0;
const GAP: f64 = 10.0;
/// Letters of a label before it is cut: as many as the column holds.
const LETTERS: usize = 42;
const COLOURS: [&str; 2] = ["#9aa5b1", "#1f6f8b"];

/// Text as it may stand in XML.
fn text(words: &str) -> String {
    let visible = visible(words);
    let mut out = String::with_capacity(visible.len());
    for c in visible.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

fn cut(label: &str) -> String {
    if label.chars().count() <= LETTERS {
        return text(label);
    }
    let short: String = label.chars().take(LETTERS - 1).collect();
    text(&format!("{}…", short.trim_end()))
}

/// The picture of a meeting, named above it.
pub fn svg(picture: &Picture, meeting: &str) -> String {
    let (body, height) = match &picture.drawn {
        Drawn::Bars { unit, legends, rows } => bars(*unit, legends, rows),
        Drawn::Stays {
            from,
            to,
            marks,
            rows,
        } => stays((*from, *to), marks, rows),
    };
    let (title, meeting) = (text(&picture.title), text(meeting));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}: {meeting}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title>{title}: {meeting}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"20\" y=\"28\" font-size=\"18\" font-weight=\"600\">{title}</text>\n\
         <text x=\"20\" y=\"48\" fill=\"#52606d\">{meeting}</text>\n{body}</svg>\n"
    )
}

fn bars(unit: Unit, legends: &[&str], rows: &[Row]) -> (String, f64) {
    let mut out = String::new();
    let figures = rows.iter().flat_map(|row| row.figures.iter().flatten());
    let most = figures.copied().max().unwrap_or(0).max(1) as f64;
    let room = WIDTH - LEFT - RIGHT;
    let mut y = TOP;
    for (at, legend) in legends.iter().enumerate().filter(|_| legends.len() > 1) {
        let x = LEFT + at as f64 * 120.0;
        let colour = COLOURS[at % COLOURS.len()];
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"12\" height=\"12\" fill=\"{colour}\"/><text x=\"{}\" y=\"{}\">{legend}</text>",
            y - 11.0,
            x + 18.0,
            y
        );
    }
    y += GAP;
    for row in rows {
        let high = BAR * row.figures.len() as f64;
        let middle = y + high / 2.0 + 4.5;
        let (label, whole) = (cut(&row.label), text(&row.label));
        let x = LEFT - 10.0;
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{middle}\" text-anchor=\"end\"><title>{whole}</title>{label}</text>"
        );
        for (at, figure) in row.figures.iter().enumerate() {
            let Some(figure) = figure else { continue };
            let top = y + at as f64 * BAR;
            let wide = (*figure as f64 / most * room).max(1.0);
            let colour = COLOURS[(at + COLOURS.len() - row.figures.len().min(2)) % COLOURS.len()];
            let _ = writeln!(
                out,
                "<rect x=\"{LEFT}\" y=\"{top}\" width=\"{wide:.1}\" height=\"{}\" fill=\"{colour}\"/><text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\">{}</text>",
                BAR - 2.0,
                LEFT + wide + 6.0,
                top + BAR - 5.0,
                unit.says(*figure)
            );
        }
        y += high + GAP;
    }
    (out, y + GAP)
}

fn stays((from, to): (Moment, Moment), marks: &[(String, Moment)], rows: &[Stay]) -> (String, f64) {
    let mut out = String::new();
    let whole = (to - from).num_seconds().max(1) as f64;
    let room = WIDTH - LEFT - RIGHT;
    let place = |at: Moment| LEFT + ((at - from).num_seconds() as f64 / whole).clamp(0.0, 1.0) * room;
    let top = TOP + GAP;
    let bottom = top + rows.len() as f64 * (BAR + GAP / 2.0);
    let mut free = 0.0;
    for (label, at) in marks {
        let x = place(*at);
        let _ = writeln!(
            out,
            "<line x1=\"{x:.1}\" y1=\"{top}\" x2=\"{x:.1}\" y2=\"{bottom}\" stroke=\"#cbd2d9\"/>"
        );
        if x >= free {
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{}\" font-size=\"11\" fill=\"#52606d\">{}</text>",
                top - 6.0,
                text(label)
            );
            free = x + 8.0 * label.chars().count() as f64 + 6.0;
        }
    }
    let mut y = top;
    for row in rows {
        let x = LEFT - 10.0;
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            y + BAR - 4.0,
            cut(&row.label)
        );
        for (begun, ended) in &row.spans {
            let x = place(*begun);
            let wide = (place(*ended) - x).max(1.0);
            let (begun, ended) = (begun.format("%H:%M"), ended.format("%H:%M"));
            let _ = writeln!(
                out,
                "<rect x=\"{x:.1}\" y=\"{y}\" width=\"{wide:.1}\" height=\"{}\" fill=\"{}\"><title>{begun}–{ended}</title></rect>",
                BAR - 3.0,
                COLOURS[1]
            );
        }
        y += BAR + GAP / 2.0;
    }
    for (x, anchor, at) in [(LEFT, "start", from), (LEFT + room, "end", to)] {
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"11\">{}</text>",
            bottom + 16.0,
            at.format("%H:%M")
        );
    }
    (out, bottom + 30.0)
}

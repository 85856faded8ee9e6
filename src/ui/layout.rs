//! Which part of the screen is where, at any size from nothing to absurd.

use ratatui::layout::Rect;

use crate::guard::{self, Guard};

/// No screen is drawn larger than this: a size beyond it is a mistake, which must not cost the memory.
pub const LARGEST: (u16, u16) = (500, 200);

/// What the clerk's view wants besides the panes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wants {
    /// Rows of the banner.
    pub banner: u16,
    /// Rows of what is told or noticed.
    pub told: u16,
    /// Rows of the entry line.
    pub entry: u16,
    /// Rows of what it would record.
    pub preview: u16,
    /// The entry line asks for the hint row even where there is little room.
    pub hint: bool,
}

/// Where each part of the clerk's view is. What there is no room for is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas {
    /// Which meeting, and how it stands.
    pub header: Rect,
    /// What is wrong.
    pub banner: Rect,
    /// The rule between the header and the panes.
    pub upper_rule: Rect,
    /// The agenda.
    pub agenda: Rect,
    /// The minutes.
    pub minutes: Rect,
    /// The floor.
    pub floor: Rect,
    /// The rule between the panes and the entry.
    pub lower_rule: Rect,
    /// What is told or noticed.
    pub told: Rect,
    /// The entry line.
    pub entry: Rect,
    /// What it would record.
    pub preview: Rect,
    /// The keys that work here.
    pub hint: Rect,
}

/// The part of a screen that is drawn on.
pub fn capped(area: Rect) -> Rect {
    if !guard::on(Guard::ScreenCap) {
        return area;
    }
    Rect {
        width: area.width.min(LARGEST.0),
        height: area.height.min(LARGEST.1),
        ..area
    }
}

/// How many rows the entry line may have on a screen this high.
fn entry_rows(height: u16) -> u16 {
    (height / 6).clamp(1, 4)
}

/// How many rows what the line would record may have on a screen this high.
pub fn preview_rows(height: u16) -> u16 {
    match height {
        0..12 => 1,
        12..20 => 2,
        _ => 3,
    }
}

/// Whether a row over the entry is kept for what is told, even while nothing is.
pub fn has_steady_row(screen: Rect) -> bool {
    screen.height >= 20
}

/// Whether the floor has a column of its own beside the minutes.
pub fn has_floor_column(screen: Rect) -> bool {
    screen.width >= 150 && screen.height >= 20
}

/// Takes `rows` off the end of `area`.
fn bottom(area: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    area.height -= rows;
    Rect {
        y: area.bottom(),
        height: rows,
        ..*area
    }
}

fn top(area: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    let taken = Rect {
        height: rows,
        ..*area
    };
    area.y += rows;
    area.height -= rows;
    taken
}

/// Divides a screen.
pub fn areas(screen: Rect, wants: Wants) -> Areas {
    let screen = capped(screen);
    let mut rest = screen;
    let high = screen.height;
    let mut areas = Areas::default();
    if screen.width == 0 || high == 0 {
        return areas;
    }
    if high >= 12 || (wants.hint && high >= 6) {
        areas.hint = bottom(&mut rest, 1);
    }
    if high >= 2 {
        areas.preview = bottom(&mut rest, wants.preview.clamp(1, preview_rows(high)));
    }
    areas.entry = bottom(&mut rest, wants.entry.clamp(1, entry_rows(high)));
    if high >= 7 {
        let steady = u16::from(has_steady_row(screen)).max(wants.told);
        areas.told = bottom(&mut rest, steady.min(high / 5));
    }
    if high >= 14 {
        areas.lower_rule = bottom(&mut rest, 1);
    }
    if high >= 4 {
        areas.header = top(&mut rest, if high >= 18 { 2 } else { 1 });
    }
    if high >= 6 {
        areas.banner = top(&mut rest, wants.banner.min(high / 5));
    }
    if high >= 18 {
        areas.upper_rule = top(&mut rest, 1);
    }
    columns(rest, &mut areas);
    areas
}

fn columns(rest: Rect, areas: &mut Areas) {
    let (width, high) = (rest.width, rest.height);
    if width >= 150 && high >= 8 {
        let left = width / 5;
        let right = width / 4;
        areas.agenda = Rect { width: left, ..rest };
        areas.minutes = Rect {
            x: rest.x + left + 3,
            width: width - left - right - 6,
            ..rest
        };
        areas.floor = Rect {
            x: rest.right() - right,
            width: right,
            ..rest
        };
    } else if width >= 72 && high >= 8 {
        let left = match width {
            0..90 => 26,
            90..110 => 30,
            _ => 38,
        };
        let agenda = if high >= 24 { high / 2 } else { high * 2 / 5 };
        areas.agenda = Rect {
            width: left,
            height: agenda,
            ..rest
        };
        areas.floor = Rect {
            y: rest.y + agenda + 1,
            width: left,
            height: high - agenda - 1,
            ..rest
        };
        areas.minutes = Rect {
            x: rest.x + left + 3,
            width: width - left - 3,
            ..rest
        };
    } else {
        areas.minutes = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_overlap_and_never_leave_the_screen() {
        for width in [0, 1, 3, 20, 40, 72, 80, 120, 149, 150, 200, 700] {
            for height in 0..70 {
                for entry in 1..5 {
                    let wants = Wants {
                        preview: 3,
                        banner: 2,
                        told: 3,
                        entry,
                        hint: true,
                    };
                    let screen = Rect::new(0, 0, width, height);
                    let a = areas(screen, wants);
                    let parts = [
                        a.header,
                        a.banner,
                        a.upper_rule,
                        a.agenda,
                        a.minutes,
                        a.floor,
                        a.lower_rule,
                        a.told,
                        a.entry,
                        a.preview,
                        a.hint,
                    ];
                    for (at, one) in parts.iter().enumerate().filter(|(_, one)| one.area() > 0) {
                        assert_eq!(one.intersection(screen), *one, "{width}x{height}");
                        let others = parts[at + 1..].iter().filter(|other| other.area() > 0);
                        others.for_each(|other| assert!(!one.intersects(*other), "{width}x{height} {a:?}"));
                    }
                    assert!(width == 0 || height == 0 || a.entry.area() > 0);
                }
            }
        }
    }
}

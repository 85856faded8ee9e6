//! The first row: which meeting, whether the public is here, the quorum, and the clock.

use ratatui::style::Style;

use super::pen::Pen;
use super::{Chair, View, motion};
use crate::meeting::{Meeting, Moment};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// What the meeting is called.
pub fn called(meeting: &Meeting) -> &str {
    let plan = meeting.plan.as_ref();
    plan.map_or("A meeting", |plan| plan.title.as_deref().unwrap_or(&plan.body))
}

/// Whether press and public are here, in a word.
pub fn openness<'a>(meeting: &Meeting, theme: &Theme) -> (&'a str, Style) {
    if meeting.in_private() {
        (" EXEMPT ", theme.exempt)
    } else {
        (" PUBLIC ", theme.public)
    }
}

/// Puts the first row.
pub fn draw(pen: &mut Pen<'_>, chair: &Chair, now: Moment, theme: &Theme) {
    let meeting = &chair.meeting;
    let clock = theme.manner.hour(chair.wall.shows(now));
    let (quorum, met) = motion::quorum(meeting);
    let (word, style) = openness(meeting, theme);
    let bell = if chair.bell.on { "bell on" } else { "" };
    let quorum_style = if met { theme.text } else { theme.wrong };
    let right: [(&str, Style); 4] = [
        (word, style),
        (&quorum, quorum_style),
        (bell, theme.quiet),
        (&clock, theme.title),
    ];
    let room = pen.room();
    // The clock stays, then whether the public is here; the meeting's name takes what is left.
    let mut took = shown::width(&clock);
    let mut kept = [true, false, false, true];
    took += shown::width(word) + 3;
    for at in [1, 2] {
        let (text, _) = right[at];
        let wanted = shown::width(text) + 3;
        if !text.is_empty() && took + wanted + 12 <= room {
            took += wanted;
            kept[at] = true;
        }
    }
    if took > room {
        kept[0] = false;
        took = shown::width(&clock);
    }
    let (y, area) = (pen.y, pen.area);
    if pen.left() == 0 {
        return;
    }
    let name = room.saturating_sub(took + 2);
    if name >= 8 {
        shown::put_cut(pen.buf, (area.x, y), called(meeting), name, theme.title);
    }
    let mut x = area.right().saturating_sub(took as u16).max(area.x);
    for ((text, style), _) in right.iter().zip(kept).filter(|(_, kept)| *kept) {
        x = shown::put(pen.buf, (x, y), text, room, *style) + 3;
    }
    pen.y += 1;
}

/// Something wrong with following, or something to say; none where there is neither. The room is told no
/// more than it must be.
pub fn told(chair: &Chair) -> Option<(String, bool)> {
    match (&chair.lost, &chair.told, chair.view) {
        (Some(_), _, View::Room) => Some(("What you see may be old".into(), true)),
        (Some(why), ..) => Some((format!("NOT FOLLOWING, what you see may be old: {why}"), true)),
        (None, _, View::Room) | (None, None, _) => None,
        (None, Some(told), _) => Some((told.clone(), false)),
    }
}

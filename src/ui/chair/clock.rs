//! The big clock: one time, to be read from three metres. The speaker's while somebody speaks to a limit,
//! else the item's, else the time of day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::{Pen, split_bottom, split_top};
use super::speaker::{self, Urgency};
use super::{Chair, digits, motion, timing};
use crate::meeting::Moment;
use crate::meeting::clock::clock_face;
use crate::meeting::forecast::Forecast;
use crate::meeting::words::Manner;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// What the big clock shows, and what that is, in words.
fn face(chair: &Chair, forecast: &Forecast, now: Moment, manner: Manner) -> (String, String, Urgency) {
    if let Some(turn) = speaker::turn(&chair.meeting, chair.more_s(), now) {
        let words = format!("{}: {}", turn.name, turn.words());
        return (turn.face(), words, turn.urgency());
    }
    match forecast.current() {
        Some(item) => {
            let (taken, left) = timing::item_words(item);
            let face = match (item.allotted_s, item.over_s) {
                (None, _) => clock_face(item.actual_s),
                (Some(_), 0) if item.is_decided() => clock_face(item.actual_s),
                (Some(_), 0) => clock_face(item.left_s),
                (Some(_), over) => format!("+{}", clock_face(over)),
            };
            (face, format!("Item: {taken}, {left}"), timing::urgency(item))
        }
        None => (
            manner.figures(chair.wall.shows(now)),
            timing::standing(&chair.meeting, &chair.wall, manner),
            Urgency::Well,
        ),
    }
}

/// Puts the clock into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, chair: &Chair, now: Moment, theme: &Theme) {
    let forecast = Forecast::of(&chair.meeting, now, &chair.wall);
    let (face, words, urgency) = face(chair, &forecast, now, theme.manner);
    let (head, rest) = split_top(area, u16::from(area.height >= 7));
    let (big, foot) = split_bottom(
        rest,
        match area.height {
            12.. => 4,
            9..12 => 3,
            _ => 1,
        },
    );
    let mut pen = Pen::new(buf, head);
    let standing = timing::standing(&chair.meeting, &chair.wall, theme.manner);
    pen.both(
        &[(&standing, theme.current)],
        (&theme.manner.hour(chair.wall.shows(now)), theme.title),
    );
    let style = match urgency {
        Urgency::Well => theme.text,
        Urgency::Soon | Urgency::Over => urgency.ink(theme),
    };
    if !digits::put(buf, big, &face, true, style) {
        centred(buf, big, big.y + big.height / 2, &face, theme.title);
    }
    let style = match urgency {
        Urgency::Well => theme.current,
        Urgency::Soon | Urgency::Over => urgency.style(theme),
    };
    centred(buf, foot, foot.y, &format!(" {} {words} ", urgency.sign()), style);
    if foot.height > 1 {
        centred(
            buf,
            foot,
            foot.y + 1,
            &speaker::next_line(&chair.meeting),
            theme.text,
        );
    }
    if foot.height > 3 {
        let (quorum, met) = motion::quorum(&chair.meeting);
        let style = if met { theme.quiet } else { theme.wrong };
        let result = chair
            .meeting
            .last_result()
            .map(|result| (result.verdict(), theme.current));
        let (words, style) = result.filter(|_| met).unwrap_or((quorum, style));
        centred(buf, foot, foot.y + 3, &words, style);
    }
    if foot.height > 2 {
        let finish = timing::finish_words(&forecast, &chair.wall, theme.manner, usize::from(foot.width));
        centred(buf, foot, foot.y + 2, &finish, theme.text);
    }
}

/// Text in the middle of a row.
pub fn centred(buf: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) {
    if y >= area.bottom() {
        return;
    }
    let room = usize::from(area.width);
    let x = area.x + (room.saturating_sub(shown::width(text)) / 2) as u16;
    shown::put_cut(buf, (x, y), text, room, style);
}

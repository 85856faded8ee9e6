//! The speakers' view, for a screen that the room sees. Drawn from the public's meeting alone: of what is
//! taken in private it shows the public title and nothing that is said, or by whom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::clock::centred;
use super::pen::{Pen, bar, split_bottom, split_top};
use super::speaker::{self, Turn, Urgency};
use super::{Chair, digits, timing, top};
use crate::meeting::event::Priority;
use crate::meeting::{Meeting, Moment};
use crate::ui::theme::Theme;

/// Puts the view into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, chair: &Chair, now: Moment, theme: &Theme) {
    // Made when this view was turned to; without it there is nothing that the room may see.
    let Some(meeting) = chair.public.as_deref() else {
        return;
    };
    let (head, rest) = split_top(area, if area.height >= 12 { 3 } else { 1 });
    let mut pen = Pen::new(buf, head);
    let clock = theme.manner.hour(chair.wall.shows(now));
    let standing = timing::standing(meeting, &chair.wall, theme.manner);
    if head.height >= 3 {
        pen.both(&[(top::called(meeting), theme.title)], (&clock, theme.title));
        pen.row(&[(&standing, theme.current)]);
        pen.rule(theme.quiet);
    } else {
        pen.both(&[(&standing, theme.current)], (&clock, theme.title));
    }
    if chair.meeting.in_private() {
        centred(
            buf,
            rest,
            rest.y + rest.height / 2,
            "In private session",
            theme.title,
        );
        return;
    }
    // The digits come first: a small screen has the queue in one row.
    let rows = if rest.height < 15 { 1 } else { rest.height / 3 };
    let (body, queue) = split_bottom(rest, rows);
    // More time is the chair's to give; the room sees the time that the speaker has.
    match speaker::turn(meeting, chair.more_s(), now) {
        Some(turn) => speaking(buf, body, &turn, theme),
        None => {
            let words = meeting.last_result().map(|result| result.verdict());
            let style = if words.is_some() {
                theme.current
            } else {
                theme.quiet
            };
            let words = words.unwrap_or_else(|| "Nobody has the floor".into());
            centred(buf, body, body.y + body.height / 2, &words, style);
        }
    }
    next(buf, queue, meeting, theme);
}

fn speaking(buf: &mut Buffer, area: Rect, turn: &Turn, theme: &Theme) {
    let urgency = turn.urgency();
    let order = turn.order.map_or(String::new(), |order| format!(", {order}"));
    let (name, rest) = split_top(area, 2.min(area.height));
    centred(
        buf,
        name,
        name.y,
        &format!("{} {}{order}", urgency.sign(), turn.name),
        theme.speaker,
    );
    let (big, foot) = split_bottom(rest, 2.min(rest.height));
    let face = turn.face();
    let style = match urgency {
        Urgency::Well => theme.text,
        Urgency::Soon | Urgency::Over => urgency.ink(theme),
    };
    let shown = digits::put(buf, big, &face, true, style);
    let left = turn
        .left_s()
        .map_or(String::from("so far"), |left| match urgency {
            Urgency::Over => " TIME IS UP ".into(),
            Urgency::Soon => " please close soon ".into(),
            Urgency::Well if left > 0 => "left".into(),
            Urgency::Well => String::new(),
        });
    let words = if shown {
        left
    } else {
        format!("{face} {}", left.trim())
    };
    let style = match urgency {
        Urgency::Well => theme.text,
        Urgency::Soon | Urgency::Over => urgency.style(theme),
    };
    if let Some(limit) = turn.limit_s.filter(|_| foot.height > 1) {
        let width = usize::from(area.width).min(60);
        centred(
            buf,
            foot,
            foot.y,
            &bar(turn.spent_s, limit, width),
            urgency.ink(theme),
        );
    }
    centred(buf, foot, foot.bottom().saturating_sub(1), &words, style);
}

fn next(buf: &mut Buffer, area: Rect, meeting: &Meeting, theme: &Theme) {
    let mut pen = Pen::new(buf, area);
    if pen.left() >= 3 {
        pen.rule(theme.quiet);
    }
    let queue = &meeting.floor.queue;
    let closed = if meeting.floor.queue_closed {
        "  the list is closed"
    } else {
        ""
    };
    if queue.is_empty() || pen.left() < 2 {
        let line = speaker::next_line(meeting);
        return pen.row(&[(&line, theme.text)]);
    }
    pen.row(&[("NEXT", theme.title), (closed, theme.quiet)]);
    let rows = usize::from(pen.left());
    for (at, one) in queue.iter().take(rows).enumerate() {
        let (sign, name, _) = speaker::waiting(meeting, at, one);
        let order = match one.priority {
            Priority::Turn => "",
            Priority::PointOfOrder => "  point of order",
            Priority::Interposed => "  question to the speaker",
        };
        pen.row(&[(&sign, theme.mark), (name, theme.text), (order, theme.quiet)]);
    }
}

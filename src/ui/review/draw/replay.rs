//! A meeting as it stood: who had the floor and who waited, the motion's words, what was minuted by then,
//! and along the foot the whole of it as a line, with the items marked.

use crate::meeting::facts::{ItemOpened, MeetingClosed, MeetingOpened};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::meeting::words::Manner;
use crate::meeting::{Event, Meeting, Moment, running, words};
use crate::ui::layout::Areas;
use crate::ui::review::replay::Player;
use crate::ui::scroll::Scroll;
use crate::ui::theme::Theme;
use crate::ui::{parts, shown};

/// Puts the meeting as it stood on the screen.
pub fn draw(buf: &mut Buffer, areas: &Areas, player: &Player, exempt: bool, now: Moment, theme: &Theme) {
    let meeting = player.meeting();
    let then = player.clock(now).unwrap_or(now);
    let agenda = parts::agenda::Look {
        meeting,
        here: meeting.item().and_then(|id| meeting.agenda.place(id)),
        selected: None,
        shut: None,
    };
    parts::agenda::draw(buf, areas.agenda, &agenda, then, theme);
    let floor = parts::floor::Look {
        meeting,
        selected: None,
    };
    parts::floor::draw(buf, areas.floor, &floor, then, &[], theme);
    let order = running::all(meeting);
    let minutes = parts::minutes::Look {
        meeting,
        order: &order,
        scroll: Scroll::default(),
        focused: false,
    };
    parts::minutes::draw(buf, areas.minutes, &minutes, theme);
    scrubber(buf, areas.entry, areas.told, player, then, theme);
    foot(buf, areas.preview, player, (exempt, then), theme);
}

/// From when to when the line runs: from the opening where there was one, for agendas are made days before.
fn ends(player: &Player) -> Option<(Moment, Moment)> {
    let opened = player
        .line()
        .find(|(fact, _)| matches!(fact.event, Event::MeetingOpened(MeetingOpened {})));
    let first = opened.or_else(|| player.line().next())?.1;
    // What was corrected after the close would leave no room for the meeting.
    let closed = player
        .line()
        .filter(|(fact, _)| matches!(fact.event, Event::MeetingClosed(MeetingClosed {})));
    let last = closed.last().or_else(|| player.line().last())?.1;
    Some((first, last))
}

/// Puts the line into `area`, and the items' numbers into the row `over` it.
fn scrubber(buf: &mut Buffer, area: Rect, over: Rect, player: &Player, then: Moment, theme: &Theme) {
    let Some((first, last)) = ends(player) else { return };
    let label = format!(" {} ", theme.manner.second(then));
    let width = usize::from(area.width).saturating_sub(shown::width(&label));
    if area.height == 0 || width < 2 {
        return;
    }
    let whole = (last - first).num_milliseconds().max(1);
    let column = |at: Moment| {
        let gone = (at - first).num_milliseconds().clamp(0, whole);
        (gone as i128 * (width as i128 - 1) / whole as i128) as usize
    };
    let here = column(then);
    let put = |buf: &mut Buffer, at: usize, sign: &str, style| {
        shown::put(buf, (area.x + at as u16, area.y), sign, 1, style);
    };
    for at in 0..width {
        let sign = if at < here { "━" } else { "─" };
        let style = if at < here { theme.text } else { theme.quiet };
        put(buf, at, sign, style);
    }
    let mut free = 0;
    for (fact, at) in player.line() {
        let Event::ItemOpened(ItemOpened { item }) = &fact.event else {
            continue;
        };
        let place = column(at);
        put(buf, place, "┼", theme.mark);
        let name = player
            .meeting()
            .agenda
            .get(item)
            .map(|item| item.label().to_owned());
        // One that is not known as far as this was put on the agenda later, or in private.
        let name = name.unwrap_or_default();
        if over.height > 0 && place >= free {
            let room = width.saturating_sub(place);
            shown::put_cut(buf, (over.x + place as u16, over.y), &name, room, theme.quiet);
            free = place + shown::width(&name) + 1;
        }
    }
    put(buf, here, "●", theme.current);
    let x = area.right().saturating_sub(shown::width(&label) as u16);
    shown::put(buf, (x, area.y), &label, label.len(), theme.title);
}

/// Which fact it stands at, in words, and whether it runs.
fn foot(buf: &mut Buffer, area: Rect, player: &Player, (exempt, then): (bool, Moment), theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let state = match player.is_playing() {
        true => format!("▶ {}×  ", player.speed()),
        false => format!("stopped, {}×  ", player.speed()),
    };
    let mut x = shown::put(buf, (area.x, area.y), &state, usize::from(area.width), theme.mark);
    let place = format!("{} of {}  ", player.at(), player.len());
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    x = shown::put_cut(buf, (x, area.y), &place, room(x), theme.quiet);
    let text = said(player, exempt, then, theme.manner);
    shown::put_cut(buf, (x, area.y), &text, room(x), theme.text);
}

fn said(player: &Player, exempt: bool, then: Moment, manner: Manner) -> String {
    let Some(fact) = player.fact() else {
        return "Before anything was known of it.".into();
    };
    if fact.exempt && !exempt {
        return "Said in private.".into();
    }
    let meeting: &Meeting = player.meeting();
    let late = match fact.as_of {
        Some(as_of) if manner.hour(as_of) != manner.hour(then) => {
            format!(" (of {})", manner.hour(as_of))
        }
        Some(_) | None => String::new(),
    };
    format!("{}{late}", words::sentence_in(&fact.event, meeting, manner))
}

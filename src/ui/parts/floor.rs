//! The floor: who speaks and how long, who waits, the motion's exact words, and the questions open.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::entry::need_style;
use crate::meeting::attention::Attention;
use crate::meeting::clock::clock_face;
use crate::meeting::event::Priority;
use crate::meeting::ids::PersonId;
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::{Meeting, Moment, words};
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// A pen that goes down the pane.
struct Pen<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    y: u16,
}

impl Pen<'_> {
    fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    /// A row of stretches, from the left.
    fn row(&mut self, stretches: &[(&str, Style)]) {
        if self.left() == 0 {
            return;
        }
        let mut x = self.area.x;
        for (text, style) in stretches {
            let room = usize::from(self.area.right().saturating_sub(x));
            x = shown::put_cut(self.buf, (x, self.y), text, room, *style);
        }
        self.y += 1;
    }

    /// Text over several rows, at most `most` of them, from column `indent`.
    fn text(&mut self, text: &str, indent: u16, most: u16, style: Style) {
        let room = usize::from(self.area.width.saturating_sub(indent)).max(1);
        let rows = wrap::rows(text, room, room);
        let most = usize::from(most.min(self.left()));
        let cut = rows.len() > most;
        for (at, row) in rows.iter().take(most).enumerate() {
            let at_end = cut && at + 1 == most;
            let shown_text = if at_end {
                &text[row.start..]
            } else {
                text[row.clone()].trim_end()
            };
            let x = self.area.x + indent.min(self.area.width);
            shown::put_cut(self.buf, (x, self.y), shown_text, room, style);
            self.y += 1;
        }
    }

    fn gap(&mut self, wanted: u16) {
        if self.left() > wanted {
            self.y += 1;
        }
    }
}

/// What of a meeting the floor shows.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Whose floor.
    pub meeting: &'a Meeting,
    /// Who of those waiting is selected, where the floor has the keyboard.
    pub selected: Option<usize>,
}

impl<'a> Look<'a> {
    /// As the clerk sees it.
    pub fn of_clerk(clerk: &'a Clerk) -> Self {
        Self {
            meeting: &clerk.meeting,
            selected: (clerk.focus == Focus::Floor).then_some(clerk.speaker),
        }
    }
}

/// Puts the floor into `area`, and what needs the clerk where it is also the place for that.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    of: &Look<'_>,
    now: Moment,
    attention: &[&Attention],
    theme: &Theme,
) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let meeting = of.meeting;
    let style = if of.selected.is_some() {
        theme.focused
    } else {
        theme.title
    };
    let mut pen = Pen { buf, area, y: area.y };
    if area.height > 3 {
        let waiting = match meeting.floor.queue.len() {
            0 => String::new(),
            n => format!("   {n} waiting"),
        };
        pen.row(&[("Floor", style), (&waiting, theme.quiet)]);
    }
    speaker(&mut pen, meeting, now, theme);
    queue(&mut pen, of, theme);
    if let Some(motion) = meeting.motion_on_floor() {
        pen.gap(9);
        motions(&mut pen, meeting, motion, theme);
    }
    questions(&mut pen, meeting, theme);
    needs(&mut pen, attention, theme);
}

fn speaker(pen: &mut Pen<'_>, meeting: &Meeting, now: Moment, theme: &Theme) {
    let Some(speech) = meeting.floor.speaking() else {
        return pen.row(&[("nobody has the floor", theme.quiet)]);
    };
    let seconds = speech.seconds(meeting.mark(now));
    let name = meeting.people.shown(&speech.person);
    let order = match speech.priority {
        Priority::Turn => "",
        Priority::PointOfOrder => ", point of order",
        Priority::Interposed => ", question to the speaker",
    };
    let face = clock_face(seconds);
    let (clock, style) = match speech.limit_s.map(i64::from) {
        Some(limit) if seconds > limit => (format!("{face} of {}, over", clock_face(limit)), theme.notice),
        Some(limit) => (format!("{face} of {}", clock_face(limit)), theme.current),
        None => (face, theme.current),
    };
    let room = usize::from(pen.area.width);
    let fits = shown::width(name) + shown::width(order) + shown::width(&clock) + 3 <= room;
    if fits || pen.left() < 4 {
        let cut = room.saturating_sub(shown::width(&clock) + 3);
        let mut name = name.to_owned();
        while shown::width(&name) > cut && name.pop().is_some() {}
        let gap = room.saturating_sub(shown::width(&name) + shown::width(order) + shown::width(&clock) + 2);
        let gap = " ".repeat(gap.max(1));
        pen.row(&[
            ("● ", theme.good),
            (&name, theme.speaker),
            (order, theme.notice),
            (&gap, theme.text),
            (&clock, style),
        ]);
    } else {
        pen.row(&[("● ", theme.good), (name, theme.speaker), (order, theme.notice)]);
        pen.row(&[("  ", theme.text), (&clock, style)]);
    }
}

fn queue(pen: &mut Pen<'_>, of: &Look<'_>, theme: &Theme) {
    let meeting = of.meeting;
    let waiting = &meeting.floor.queue;
    if waiting.is_empty() {
        if meeting.floor.queue_closed {
            pen.row(&[("speaking list closed", theme.quiet)]);
        }
        return;
    }
    // The motion's words are worth more than the end of a long queue.
    let keep = if meeting.motion_on_floor().is_some() { 6 } else { 1 };
    let most = usize::from(pen.left().saturating_sub(keep).max(1));
    let selected = of.selected.map(|at| at.min(waiting.len() - 1));
    let first = selected.map_or(0, |at| (at + 1).saturating_sub(most));
    let cut = waiting.len() - first > most;
    let rows = if cut && most > 1 { most - 1 } else { most };
    for (at, one) in waiting.iter().enumerate().skip(first).take(rows) {
        let (here, style) = match selected == Some(at) {
            true => ("▸", theme.selected),
            false => (" ", theme.text),
        };
        let sign = match one.priority {
            Priority::Turn => format!("{}{here}", at + 1),
            Priority::PointOfOrder => format!("!{here}"),
            Priority::Interposed => format!("?{here}"),
        };
        let note = match (one.priority, &one.note) {
            (Priority::Turn, None) => String::new(),
            (Priority::Turn, Some(note)) => format!("  {note}"),
            (Priority::PointOfOrder, None) => "  point of order".into(),
            (Priority::PointOfOrder, Some(note)) => format!("  point of order: {note}"),
            (Priority::Interposed, None) => "  question to the speaker".into(),
            (Priority::Interposed, Some(note)) => format!("  question to the speaker: {note}"),
        };
        let name = meeting.people.shown(&one.person);
        pen.row(&[(&sign, theme.mark), (name, style), (&note, theme.quiet)]);
    }
    let left = waiting.len() - first - rows.min(waiting.len() - first);
    let closed = if meeting.floor.queue_closed {
        "; list closed"
    } else {
        ""
    };
    if left > 0 && most > 1 {
        pen.row(&[(&format!("  and {left} more{closed}"), theme.quiet)]);
    } else if !closed.is_empty() {
        pen.row(&[("  speaking list closed", theme.quiet)]);
    }
}

/// Who moved and seconded it, as a sentence or, in short, as the entry line has it; and how it stands, where
/// that has no place elsewhere and they do not say it.
fn by(meeting: &Meeting, motion: &Motion, status: Option<&str>, whole: bool) -> String {
    let name = |id: &Option<PersonId>| id.as_ref().map(|id| meeting.people.shown(id).to_owned());
    let (mover, seconder) = (name(&motion.moved_by), name(&motion.seconded_by));
    let said = match motion.status {
        MotionStatus::Proposed => mover.is_some() && seconder.is_none(),
        MotionStatus::Seconded => seconder.is_some(),
        MotionStatus::Carried
        | MotionStatus::Lost
        | MotionStatus::Tied
        | MotionStatus::Withdrawn
        | MotionStatus::Lapsed
        | MotionStatus::Tabled
        | MotionStatus::Postponed
        | MotionStatus::Referred
        | MotionStatus::Divided
        | MotionStatus::Rescinded => false,
    };
    let by = match (mover, seconder, whole) {
        (Some(mover), Some(seconder), true) => format!("moved {mover}, seconded {seconder}"),
        (Some(mover), Some(seconder), false) => format!("{mover} / {seconder}"),
        (Some(mover), None, true) => format!("moved {mover}, not seconded"),
        (Some(mover), None, false) => format!("{mover} / not seconded"),
        (None, Some(seconder), _) => format!("seconded {seconder}"),
        (None, None, _) => String::new(),
    };
    match status.filter(|_| !said) {
        Some(status) if by.is_empty() => status.to_owned(),
        Some(status) => format!("{status}: {by}"),
        None => by,
    }
}

fn motions(pen: &mut Pen<'_>, meeting: &Meeting, motion: &Motion, theme: &Theme) {
    let kind = words::capitalised(&meeting.orders.terms.standing(motion));
    let amends = motion.amends.map(|id| format!(" to {id}")).unwrap_or_default();
    let head = format!("{kind} {}{amends}", motion.id);
    let status = meeting.orders.terms.status(motion.status);
    let status_fits = shown::width(&head) + 2 + shown::width(status) <= usize::from(pen.area.width);
    let beside = if status_fits {
        format!(", {status}")
    } else {
        String::new()
    };
    pen.row(&[(&head, theme.title), (&beside, theme.quiet)]);
    let base = motion.amends.and_then(|id| meeting.motions.get(id));
    let keep = if base.is_some() { 2 } else { 0 };
    let own = motion.quoted();
    if pen.left() > 2 {
        // The motion's own words are not cut for the sake of longer ones about it.
        let room = usize::from(pen.area.width).max(1);
        let spare = pen
            .left()
            .saturating_sub(keep + wrap::rows(&own, room, room).len() as u16);
        let status = Some(status).filter(|_| !status_fits);
        let by = [
            by(meeting, motion, status, true),
            by(meeting, motion, status, false),
        ];
        let most = spare.clamp(1, 2);
        let fits = |by: &&String| wrap::rows(by, room, room).len() <= usize::from(most);
        let by = by.iter().find(fits).or(by.last());
        if let Some(by) = by.filter(|by| !by.is_empty()) {
            pen.text(by, 0, most, theme.quiet);
        }
    }
    let most = pen.left().saturating_sub(keep).max(1);
    pen.text(&own, 0, most, theme.text);
    if let Some(base) = base {
        let most = pen.left().min(6);
        // What is voted on is what it would come to.
        let text = match words::substituted(&base.text, &motion.text) {
            Some(changed) => format!("{} would read: “{changed}”", base.id),
            None => format!("{}: “{}”", base.id, base.text),
        };
        pen.text(&text, 0, most, theme.text);
    }
}

fn questions(pen: &mut Pen<'_>, meeting: &Meeting, theme: &Theme) {
    let open = &meeting.questions.open;
    if open.is_empty() || pen.left() == 0 {
        return;
    }
    pen.gap(3);
    let latest = open.iter().rev().take(3).map(|id| {
        let by = meeting.questions.get(*id).map(|q| meeting.people.shown(&q.by));
        format!("{id} {}", by.unwrap_or_default())
    });
    let latest: Vec<String> = latest.collect();
    let more = if open.len() > latest.len() { ", …" } else { "" };
    let noun = if open.len() == 1 { "question" } else { "questions" };
    let text = format!("{} {noun} open: {}{more}", open.len(), latest.join(", "));
    let most = pen.left().min(2);
    pen.text(&text, 0, most, theme.text);
}

/// What needs the clerk, what presses most first, where there is room for it.
fn needs(pen: &mut Pen<'_>, needs: &[&Attention], theme: &Theme) {
    if needs.is_empty() || pen.left() < 4 {
        return;
    }
    pen.gap(3);
    pen.row(&[
        ("Needs you", theme.title),
        (&format!("  {}", needs.len()), theme.quiet),
    ]);
    for (at, need) in needs.iter().enumerate() {
        let more = needs.len() - at;
        if pen.left() < 2 && more > 1 {
            pen.row(&[(&format!("and {more} more"), theme.quiet)]);
            break;
        }
        if pen.left() == 0 {
            break;
        }
        let most = pen.left().saturating_sub(u16::from(more > 1)).clamp(1, 3);
        pen.text(&need.words, 0, most, need_style(need.need, theme));
    }
}

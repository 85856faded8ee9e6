//! The floor: who has it and how long they have, who comes next, who was heard least.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::{Pen, bar};
use super::{Chair, digits};
use crate::meeting::clock::clock_face;
use crate::meeting::event::Priority;
use crate::meeting::floor::Waiting;
use crate::meeting::{Meeting, Moment, heard};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// So many seconds before the end of a speech it is time to close.
const SOON_S: i64 = 30;

/// How a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// There is time.
    Well,
    /// It is nearly over.
    Soon,
    /// It is over.
    Over,
}

impl Urgency {
    /// Its style.
    pub fn style(self, theme: &Theme) -> Style {
        match self {
            Urgency::Well => theme.good,
            Urgency::Soon => theme.soon,
            Urgency::Over => theme.over,
        }
    }

    /// The same for bars and large digits, which are ink and need no ground.
    pub fn ink(self, theme: &Theme) -> Style {
        match self {
            Urgency::Well => theme.good,
            Urgency::Soon => theme.soon_ink,
            Urgency::Over => theme.over_ink,
        }
    }

    /// Its shape: for those who see no colours.
    pub fn sign(self) -> &'static str {
        match self {
            Urgency::Well => "●",
            Urgency::Soon => "▲",
            Urgency::Over => "■",
        }
    }
}

/// The turn of whoever has the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// How they are called.
    pub name: String,
    /// As what they interrupt somebody; none where they speak in turn.
    pub order: Option<&'static str>,
    /// Whom they interrupt: the floor is theirs again afterwards.
    pub interrupts: Option<String>,
    /// Seconds spoken.
    pub spent_s: i64,
    /// Seconds they may speak, with what this chair has added.
    pub limit_s: Option<i64>,
    /// What this chair has added.
    pub more_s: i64,
}

impl Turn {
    /// Seconds left; negative when over.
    pub fn left_s(&self) -> Option<i64> {
        self.limit_s.map(|limit| limit - self.spent_s)
    }

    /// How it stands. A short speech is nearly over in its last third.
    pub fn urgency(&self) -> Urgency {
        match (self.left_s(), self.limit_s) {
            (Some(left), _) if left <= 0 => Urgency::Over,
            (Some(left), Some(limit)) if left <= SOON_S.min(limit / 3) => Urgency::Soon,
            _ => Urgency::Well,
        }
    }

    /// What a big clock shows: the time left, the time over, or the time spoken.
    pub fn face(&self) -> String {
        match self.left_s() {
            Some(left) if left < 0 => format!("+{}", clock_face(-left)),
            Some(left) => clock_face(left),
            None => clock_face(self.spent_s),
        }
    }

    /// The same in words: `0:47 left of 3:00`.
    pub fn words(&self) -> String {
        let more = match self.more_s {
            0 => String::new(),
            more => format!(" ({more:+} s)"),
        };
        let limit = clock_face(self.limit_s.unwrap_or(0).max(0));
        match self.left_s() {
            None => format!("{} so far, no limit", clock_face(self.spent_s)),
            Some(left) if left <= 0 => format!("OVER by {}, of {limit}{more}", clock_face(-left)),
            Some(left) if self.urgency() == Urgency::Soon => {
                format!("{} left SOON, of {limit}{more}", clock_face(left))
            }
            Some(left) => format!("{} left of {limit}{more}", clock_face(left)),
        }
    }
}

/// The turn that runs, with `more_s` added to its limit.
pub fn turn(meeting: &Meeting, more_s: i64, now: Moment) -> Option<Turn> {
    let speech = meeting.floor.speaking()?;
    Some(Turn {
        name: meeting.people.shown(&speech.person).to_owned(),
        order: match speech.priority {
            Priority::Turn => None,
            Priority::PointOfOrder => Some("point of order"),
            Priority::Interposed => Some("question to the speaker"),
        },
        interrupts: meeting
            .floor
            .interrupted()
            .next()
            .map(|speech| meeting.people.shown(&speech.person).to_owned()),
        spent_s: speech.seconds(meeting.mark(now)),
        limit_s: speech.limit_s.map(|limit| i64::from(limit) + more_s),
        more_s: speech.limit_s.map_or(0, |_| more_s),
    })
}

/// Who waits, as a list shows them: a sign, the name, and on what.
pub fn waiting<'a>(meeting: &'a Meeting, at: usize, one: &'a Waiting) -> (String, &'a str, String) {
    let (sign, mut note) = match one.priority {
        Priority::Turn => (format!("{} ", at + 1), String::new()),
        Priority::PointOfOrder => ("! ".into(), "  point of order".to_owned()),
        Priority::Interposed => ("? ".into(), "  question to the speaker".to_owned()),
    };
    if let Some(words) = &one.note {
        let between = if note.is_empty() { "  " } else { ": " };
        note.push_str(between);
        note.push_str(words);
    }
    (sign, meeting.people.shown(&one.person), note)
}

/// The next speaker in one line: `Next: ! Cllr White (point of order), Cllr Sohal`.
pub fn next_line(meeting: &Meeting) -> String {
    let queue = &meeting.floor.queue;
    let names = queue.iter().map(|one| match one.priority {
        Priority::Turn => meeting.people.shown(&one.person).to_owned(),
        Priority::PointOfOrder => format!("! {} (point of order)", meeting.people.shown(&one.person)),
        Priority::Interposed => format!("? {} (question)", meeting.people.shown(&one.person)),
    });
    let names: Vec<String> = names.collect();
    match (names.is_empty(), meeting.floor.queue_closed) {
        (true, true) => "Next: nobody, list closed".into(),
        (true, false) => "Next: nobody waits".into(),
        (false, true) => format!("Next: {}; list closed", names.join(", ")),
        (false, false) => format!("Next: {}", names.join(", ")),
    }
}

/// Who was heard least and how much, in words, if there is anybody to offer.
fn least_words(meeting: &Meeting, now: Moment) -> Option<(String, String)> {
    let shown = |id| meeting.people.shown(id);
    if let Some(one) = heard::least_of_queue(meeting, now) {
        let so_far = match (one.seconds, one.times) {
            (0, 0) => "not yet".to_owned(),
            (0, 1) => "once so far".into(),
            (0, times) => format!("{times} times so far"),
            (seconds, _) => format!("{} so far", clock_face(seconds)),
        };
        return Some((format!("Heard least: {}", shown(&one.person)), so_far));
    }
    let unheard = heard::unheard(meeting, now);
    let (first, more) = (unheard.first()?, unheard.len() - 1);
    let more = if more == 0 {
        String::new()
    } else {
        format!("and {more} more")
    };
    Some((format!("Not heard yet: {}", shown(first)), more))
}

/// Puts the speaker, their clock and the queue.
pub fn draw(pen: &mut Pen<'_>, chair: &Chair, now: Moment, theme: &Theme) {
    let meeting = &chair.meeting;
    if meeting.status().is_over() {
        return;
    }
    let roomy = pen.left() >= 14;
    match turn(meeting, chair.more_s(), now) {
        None => {
            pen.row(&[("SPEAKING", theme.title)]);
            pen.row(&[("nobody has the floor", theme.quiet)]);
        }
        Some(turn) => running(pen, &turn, roomy, theme),
    }
    pen.gap(6);
    queue(pen, meeting, now, theme);
}

fn running(pen: &mut Pen<'_>, turn: &Turn, roomy: bool, theme: &Theme) {
    let urgency = turn.urgency();
    let order = turn.order.map_or(String::new(), |order| format!("  {order}"));
    pen.row(&[("SPEAKING", theme.title), (&order, theme.notice)]);
    let sign = format!("{} ", urgency.sign());
    let after = turn.interrupts.as_ref();
    let after = after.map_or(String::new(), |name| format!("  then {name} again"));
    pen.row(&[
        (&sign, urgency.style(theme)),
        (&turn.name, theme.speaker),
        (&after, theme.quiet),
    ]);
    let face = turn.face();
    let area = Rect {
        x: pen.area.x + 2,
        width: pen.area.width.saturating_sub(2),
        y: pen.y + 1,
        height: 5.min(pen.left()),
    };
    if roomy && digits::put(pen.buf, area, &face, false, urgency.ink(theme)) {
        pen.y += 7;
    }
    let width = pen.room().saturating_sub(2).min(40);
    if let Some(limit) = turn.limit_s {
        let bar = bar(turn.spent_s, limit, width);
        pen.row(&[("  ", theme.text), (&bar, urgency.ink(theme))]);
    }
    let words = match urgency {
        Urgency::Well => turn.words(),
        Urgency::Soon | Urgency::Over => format!(" {} ", turn.words()),
    };
    let style = match urgency {
        Urgency::Well => theme.text,
        Urgency::Soon | Urgency::Over => urgency.style(theme),
    };
    pen.row(&[("  ", theme.text), (&words, style)]);
}

fn queue(pen: &mut Pen<'_>, meeting: &Meeting, now: Moment, theme: &Theme) {
    let queue = &meeting.floor.queue;
    let closed = if meeting.floor.queue_closed {
        "  list closed"
    } else {
        ""
    };
    pen.row(&[("NEXT", theme.title), (closed, theme.quiet)]);
    if queue.is_empty() {
        pen.row(&[("nobody waits", theme.quiet)]);
    }
    let least = least_words(meeting, now).filter(|_| pen.left() >= 2);
    let rows = usize::from(pen.left()).saturating_sub(usize::from(least.is_some()));
    let most = if queue.len() > rows {
        rows.saturating_sub(1)
    } else {
        rows
    };
    for (at, one) in queue.iter().take(most).enumerate() {
        let (sign, name, note) = waiting(meeting, at, one);
        let style = if at == 0 { theme.speaker } else { theme.text };
        let sign_style = if one.priority != Priority::Turn {
            theme.notice
        } else {
            theme.mark
        };
        pen.row(&[(&sign, sign_style), (name, style), (&note, theme.quiet)]);
    }
    if queue.len() > most {
        pen.row(&[(&format!("  and {} more", queue.len() - most), theme.quiet)]);
    }
    if let Some((who, how)) = least {
        pen.gap(2);
        pen.stretches(&[(&who, theme.quiet), (&how, theme.quiet)]);
    }
}

/// Puts both in three rows or less: for small screens.
pub fn short(pen: &mut Pen<'_>, chair: &Chair, now: Moment, theme: &Theme) {
    let meeting = &chair.meeting;
    if meeting.status().is_over() {
        return;
    }
    match turn(meeting, chair.more_s(), now) {
        None => pen.row(&[("Nobody has the floor", theme.quiet)]),
        Some(turn) => {
            let urgency = turn.urgency();
            let words = match urgency {
                Urgency::Well => turn
                    .left_s()
                    .map_or_else(|| turn.words(), |left| format!("{} left", clock_face(left))),
                Urgency::Soon => format!(" {} SOON ", turn.face()),
                Urgency::Over => format!(" OVER {} ", turn.face()),
            };
            let sign = format!("{} ", urgency.sign());
            let style = match urgency {
                Urgency::Well => theme.current,
                Urgency::Soon | Urgency::Over => urgency.style(theme),
            };
            pen.both(
                &[(&sign, urgency.style(theme)), (&turn.name, theme.speaker)],
                (&words, style),
            );
        }
    }
    let next = next_line(meeting);
    let style = if shown::width(&next) > 0 && meeting.floor.queue.is_empty() {
        theme.quiet
    } else {
        theme.text
    };
    pen.row(&[(&next, style)]);
}

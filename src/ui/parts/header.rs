//! The header: which meeting, how it stands, who is counted, what is public, and what is on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::words::Manner;
use crate::meeting::{Moment, Status};
use crate::ui::clerk::Clerk;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Whether press and public are here, in a word.
fn openness(clerk: &Clerk, theme: &Theme) -> (&'static str, Style) {
    if clerk.meeting.in_private() {
        (" EXEMPT ", theme.exempt)
    } else {
        (" PUBLIC ", theme.public)
    }
}

/// What is on disk and what is not, in words.
fn disk(clerk: &Clerk, theme: &Theme) -> (String, Style) {
    let outbox = &clerk.outbox;
    let unwritten = outbox.unwritten();
    let last = clerk.meeting.last_seq();
    if outbox.trouble.is_some() {
        ("NOT ON DISK".into(), theme.wrong)
    } else if outbox.writing.is_some() {
        (format!("writing {unwritten}…"), theme.notice)
    } else {
        (format!("✓ {last} on disk"), theme.good)
    }
}

fn status(clerk: &Clerk, manner: Manner) -> String {
    match (clerk.meeting.status(), clerk.meeting.adjourned) {
        (Status::Adjourned, Some((since, Some(until)))) => {
            let day = since.at.date_naive();
            format!("adjourned until {}", manner.moment(until, Some(day)))
        }
        (status, _) => status.word().to_owned(),
    }
}

fn elapsed(clerk: &Clerk, now: Moment) -> String {
    let Some(seconds) = clerk.meeting.elapsed_s(now) else {
        return String::new();
    };
    let minutes = seconds / 60;
    format!("{}:{:02} elapsed", minutes / 60, minutes % 60)
}

fn quorum(clerk: &Clerk) -> (String, bool) {
    let quorum = clerk.quorum;
    let met = quorum.met();
    let word = if met { "met" } else { "not met" };
    let known = clerk.meeting.roll.called || quorum.present > 0;
    let text = match known {
        true => format!("{} present, quorum {} {word}", quorum.present, quorum.needed),
        false => format!("roll not called, quorum {}", quorum.needed),
    };
    (text, met || !known)
}

/// How many things there are to look at, and the key that lists them.
fn to_check(clerk: &Clerk) -> String {
    match clerk.checks {
        0 => String::new(),
        count => format!("{count} to look at: F2"),
    }
}

/// Puts stretches one after another with `between` blanks between, as many as fit.
fn stretches(buf: &mut Buffer, area: Rect, y: u16, between: usize, parts: &[(&str, Style)]) -> u16 {
    let mut x = area.x;
    for (text, style) in parts.iter().filter(|(text, _)| !text.is_empty()) {
        let gap = if x > area.x { between } else { 0 };
        let room = usize::from(area.right().saturating_sub(x));
        if shown::width(text) + gap > room {
            continue;
        }
        x = shown::put(buf, (x + gap as u16, y), text, room, *style);
    }
    x
}

/// Puts the header into `area`: one row, or two.
pub fn draw(buf: &mut Buffer, area: Rect, clerk: &Clerk, now: Moment, theme: &Theme) {
    match area.height {
        0 => {}
        1 => short(buf, area, clerk, now, theme),
        _ => long(buf, area, clerk, now, theme),
    }
}

fn long(buf: &mut Buffer, area: Rect, clerk: &Clerk, now: Moment, theme: &Theme) {
    let meeting = &clerk.meeting;
    let plan = meeting.plan.as_ref();
    let body = plan.map_or("A meeting", |plan| plan.title.as_deref().unwrap_or(&plan.body));
    let date = meeting
        .date()
        .map(|date| theme.manner.date(date))
        .unwrap_or_default();
    let clock = theme.manner.hour(now);
    let right = shown::width(&clock) + shown::width(&date) + 6;
    let room = usize::from(area.width).saturating_sub(right);
    let x = shown::put_cut(buf, (area.x, area.y), body, room, theme.title);
    shown::put(buf, (x + 3, area.y), &date, usize::from(area.width), theme.quiet);
    let at = area.right().saturating_sub(clock.len() as u16);
    shown::put(buf, (at, area.y), &clock, clock.len(), theme.title);

    let y = area.y + 1;
    let (disk, disk_style) = disk(clerk, theme);
    let took = shown::width(&disk) as u16;
    let at = area.right().saturating_sub(took);
    shown::put(buf, (at, y), &disk, usize::from(took), disk_style);
    let left = Rect {
        width: area.width.saturating_sub(took + 2),
        ..area
    };
    let (open, open_style) = openness(clerk, theme);
    let (quorum, well) = quorum(clerk);
    let quorum_style = if well { theme.text } else { theme.notice };
    stretches(
        buf,
        left,
        y,
        3,
        &[
            (open, open_style),
            (&status(clerk, theme.manner), theme.text),
            (&quorum, quorum_style),
            (&elapsed(clerk, now), theme.text),
            (&to_check(clerk), theme.quiet),
        ],
    );
}

fn short(buf: &mut Buffer, area: Rect, clerk: &Clerk, now: Moment, theme: &Theme) {
    let clock = theme.manner.hour(now);
    let (disk, disk_style) = match clerk.outbox.trouble {
        Some(_) => ("NOT ON DISK".to_owned(), theme.wrong),
        None if clerk.outbox.writing.is_some() => ("writing…".into(), theme.notice),
        None => (format!("✓{}", clerk.meeting.last_seq()), theme.good),
    };
    let (open, open_style) = openness(clerk, theme);
    let (_, well) = quorum(clerk);
    let present = match well {
        true => format!("{} present", clerk.quorum.present),
        false => "no quorum".into(),
    };
    let item = clerk.meeting.agenda.current();
    let label = item.map_or(String::new(), |item| format!("Item {}", item.label()));
    let word = if area.width >= 40 { open } else { open.trim() };
    let parts: [(&str, Style); 5] = [
        (word, open_style),
        (&label, theme.current),
        (&disk, disk_style),
        (&clock, theme.title),
        (&present, theme.text),
    ];
    stretches(buf, area, area.y, 2, &parts);
}

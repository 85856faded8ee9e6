//! What was found in all meetings: each in two rows, where it is and the words around it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::query::Query;
use crate::library::search::Hit;
use crate::ui::parts::list;
use crate::ui::review::finding::Finding;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Rows that each takes.
pub(super) const ROWS: u16 = 2;

/// How many are seen at once in a list this high.
pub(in crate::ui::review) fn fit(height: u16) -> usize {
    usize::from(height / ROWS).max(1)
}

/// Which is the first on the screen.
pub(in crate::ui::review) fn first(finding: &Finding, height: u16) -> usize {
    list::first(finding.selected(), fit(height))
}

/// Puts what was found into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, finding: &Finding, theme: &Theme) {
    if area.height == 0 || area.width < 8 {
        return;
    }
    let hits = &finding.answer.hits;
    if hits.is_empty() {
        let text = match (finding.line.text().trim().is_empty(), finding.waits()) {
            (true, _) => "Type words, \"words together\", by:NAME kind:motion from:2016 open carried",
            (false, true) => "Looking…",
            (false, false) => "Nothing was found.",
        };
        let room = usize::from(area.width - 2);
        shown::put_cut(buf, (area.x + 2, area.y), text, room, theme.quiet);
        return;
    }
    let first = first(finding, area.height);
    let rows = (area.y..area.bottom()).step_by(usize::from(ROWS));
    for (nth, (hit, y)) in hits.iter().skip(first).zip(rows).enumerate() {
        let here = first + nth == finding.selected();
        one(buf, Rect { y, ..area }, hit, here, theme);
        if y + 1 < area.bottom() {
            words(buf, Rect { y: y + 1, ..area }, hit, theme);
        }
    }
}

/// Where it is.
fn one(buf: &mut Buffer, area: Rect, hit: &Hit, here: bool, theme: &Theme) {
    let y = area.y;
    shown::put(buf, (area.x, y), if here { "▸" } else { " " }, 1, theme.current);
    let date = hit
        .date
        .map(|date| date.to_string())
        .unwrap_or_else(|| "no date".into());
    let time = hit
        .at
        .map(|at| format!(" {}", theme.manner.hour(at)))
        .unwrap_or_default();
    let item = hit.item.as_deref().unwrap_or_default();
    let style = if here { theme.selected } else { theme.title };
    let mut x = area.x + 2;
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    x = shown::put_cut(buf, (x, y), &date, room(x), style);
    x = shown::put_cut(buf, (x, y), &time, room(x), theme.quiet);
    x = shown::put_cut(buf, (x + 2, y), &hit.body, room(x + 2), theme.quiet);
    if !item.is_empty() {
        shown::put_cut(buf, (x + 2, y), item, room(x + 2), theme.quiet);
    }
}

/// The words around what was found, with it marked.
fn words(buf: &mut Buffer, area: Rect, hit: &Hit, theme: &Theme) {
    let mut x = area.x + 4;
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    if hit.exempt {
        x = shown::put(buf, (x, area.y), "EXEMPT", room(x), theme.exempt) + 1;
    }
    let lead = match &hit.by {
        Some(by) => format!("{} {}, {by}: ", hit.seq, hit.kind.word()),
        None => format!("{} {}: ", hit.seq, hit.kind.word()),
    };
    x = shown::put_cut(buf, (x, area.y), &lead, room(x), theme.mark);
    let (from, to) = hit.found;
    let (before, rest) = hit.text.split_at_checked(from).unwrap_or((&hit.text, ""));
    let (found, after) = rest
        .split_at_checked(to.saturating_sub(from))
        .unwrap_or((rest, ""));
    // So much of what stands before that what was found is seen, with some of what follows.
    let keep = room(x).saturating_sub(shown::width(found)) * 2 / 3;
    let mut skipped = before;
    let mut cut = false;
    while shown::width(skipped) > keep {
        match skipped.split_once(' ') {
            Some((_, rest)) => skipped = rest,
            None => break,
        }
        cut = true;
    }
    let open = if cut { "… " } else { "" };
    x = shown::put_cut(buf, (x, area.y), &format!("{open}{skipped}"), room(x), theme.text);
    x = shown::put_cut(buf, (x, area.y), found, room(x), theme.found);
    shown::put_cut(buf, (x, area.y), after, room(x), theme.text);
}

/// How much was found, and how the line was understood.
pub fn foot(buf: &mut Buffer, area: Rect, finding: &Finding, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = usize::from(area.width.saturating_sub(2));
    let at = (area.x + 2, area.y);
    if let Some(why) = &finding.misread {
        shown::put_cut(buf, at, why, room, theme.notice);
        return;
    }
    let answer = &finding.answer;
    if answer.asked.is_empty() {
        return;
    }
    let asked = Query::read(&answer.asked)
        .map(|query| query.in_words())
        .unwrap_or_default();
    let than = if answer.more { "more than " } else { "" };
    let found = match answer.all {
        all if all > answer.hits.len() => format!("the first {} of {than}{all}", answer.hits.len()),
        all => format!("{all} found"),
    };
    let said = match answer.told.is_empty() {
        true => asked,
        false => answer.told.join("; "),
    };
    shown::put_cut(buf, at, &format!("{found}: {said}"), room, theme.quiet);
}

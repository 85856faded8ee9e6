//! A small list over the screen: the completions, the commands that a `/` begins, the palette's rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::shown;
use crate::ui::theme::Theme;

/// A row of the list.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// What it puts in or does.
    pub name: String,
    /// How it goes on.
    pub more: String,
    /// What it stands for.
    pub about: String,
    /// Why it cannot be done now, in words that stand alone.
    pub why_not: Option<String>,
}

/// Empties `area`, for something to lie over what is below.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            buf[(x, y)].reset();
        }
    }
}

/// The first row shown of `count` where `selected` must be seen.
pub fn first(selected: usize, rows: usize) -> usize {
    (selected + 1).saturating_sub(rows)
}

/// Puts rows into `area`, the selected one marked.
pub fn draw(buf: &mut Buffer, area: Rect, items: &[Item], selected: Option<usize>, theme: &Theme) {
    let rows = usize::from(area.height);
    let first = first(selected.unwrap_or(0), rows);
    let shown_items = || items.iter().enumerate().skip(first).take(rows);
    let wide = |of: fn(&Item) -> usize, most: usize| {
        shown_items()
            .map(|(_, item)| of(item))
            .max()
            .unwrap_or(0)
            .min(most)
    };
    let width = usize::from(area.width);
    let names = wide(|item| shown::width(&item.name), width / 2);
    let abouts = wide(|item| shown::width(&item.about), width / 3);
    let rest = width.saturating_sub(names + abouts + 6);
    let mores = wide(|item| shown::width(&item.more), rest);
    for ((at, item), y) in shown_items().zip(area.y..area.bottom()) {
        let here = selected == Some(at);
        let name = match (here, &item.why_not) {
            (true, _) => theme.selected,
            (false, Some(_)) => theme.quiet,
            (false, None) => theme.key,
        };
        let room = |x: u16| usize::from(area.right().saturating_sub(x));
        let sign = if here { "▸" } else { " " };
        shown::put(buf, (area.x, y), sign, width, theme.current);
        let put = |buf: &mut Buffer, x: u16, text: &str, style: Style| {
            shown::put_cut(buf, (x, y), text, room(x), style);
        };
        let mut x = area.x + 2;
        put(buf, x, &item.name, name);
        x = x.saturating_add(names as u16 + 2);
        if mores > 0 {
            shown::put_cut(buf, (x, y), &item.more, mores.min(room(x)), theme.mark);
            x = x.saturating_add(mores as u16 + 2);
        }
        match &item.why_not {
            Some(why) => put(buf, x, why, theme.quiet),
            None => put(buf, x, &item.about, theme.quiet),
        }
    }
}

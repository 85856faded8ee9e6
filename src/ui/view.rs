//! The picture: the model at a moment, on a screen of any size.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::chair::lobby::Lobby;
use super::chair::{self, Chair};
use super::clerk::{Clerk, Focus};
use super::keys::Row;
use super::layout::{self, Areas, Wants};
use super::parts::{self, list};
use super::theme::Theme;
use super::{Model, Overlay, Screen, commands, review, shown};
use crate::meeting::Moment;
use crate::meeting::attention::Attention;

/// Rows of a list over the entry line.
const LIST_ROWS: u16 = 8;

/// Draws the model as it is at `now` on a frame, with the terminal's cursor where the typing goes.
pub fn view(model: &Model, now: Moment, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(cursor) = draw(model, now, area, frame.buffer_mut()) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the model as it is at `now` into `area`. Gives where the cursor is, if it is shown.
pub fn draw(model: &Model, now: Moment, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = layout::capped(area).intersection(buf.area);
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let theme = &model.theme;
    let mut cursor = match &model.screen {
        Screen::Home(home) => parts::home::draw(buf, area, model, home, theme),
        Screen::Review(review) => review::draw::draw(buf, area, model, review, now, theme),
        Screen::Clerk(clerk) => draw_clerk(buf, area, model, clerk, now, theme),
        Screen::Chair(chair) => draw_chair(buf, area, model, chair, now, theme),
        Screen::Lobby(lobby) => draw_lobby(buf, area, model, lobby, now, theme),
        Screen::Paper(reading) => parts::paper::draw(buf, area, model, reading, theme),
    };
    for overlay in &model.overlays {
        cursor = match overlay {
            Overlay::Help { from, top } => parts::help::draw(buf, area, &model.keys, *from, *top, theme),
            Overlay::History { seq, top } => match model.meeting() {
                Some(meeting) => parts::history::draw(buf, area, meeting, *seq, *top, theme),
                None => None,
            },
            Overlay::Menu(menu) => parts::menu::draw(buf, area, *menu, model, theme),
            Overlay::Palette(palette) => parts::palette::draw(buf, area, palette, theme),
            Overlay::Form(form) => match &model.screen {
                Screen::Clerk(clerk) => {
                    let areas = areas_in(model, area);
                    parts::form::draw(buf, &areas, form, &clerk.meeting, theme)
                }
                Screen::Home(_)
                | Screen::Review(_)
                | Screen::Chair(_)
                | Screen::Lobby(_)
                | Screen::Paper(_) => None,
            },
            Overlay::Poll(poll) => {
                if let Screen::Clerk(clerk) = &model.screen {
                    parts::poll::draw(buf, &areas_in(model, area), poll, &clerk.meeting, theme);
                }
                None
            }
            Overlay::Export(export) => parts::export::draw(buf, area, export, theme),
            Overlay::Checks(checks) => model
                .meeting()
                .and_then(|meeting| parts::checks::draw(buf, area, checks, meeting, &model.keys, theme)),
        };
    }
    theme.lay_ground(buf);
    shown::sweep(buf);
    cursor.filter(|cursor| area.contains(*cursor))
}

/// The screen as text: rows joined by line breaks, blanks at their ends cut, `height` rows at most.
pub fn render_to_text(model: &Model, now: Moment, width: u16, height: u16) -> String {
    let area = layout::capped(Rect::new(0, 0, width, height));
    let mut buf = Buffer::empty(area);
    draw(model, now, area, &mut buf);
    let rows = (0..area.height).map(|y| {
        let mut row = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buf[(x, y)].symbol();
            row.push_str(symbol);
            x += shown::width(symbol).max(1) as u16;
        }
        row.truncate(row.trim_end().len());
        row
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn areas_in(model: &Model, screen: Rect) -> Areas {
    let Screen::Clerk(clerk) = &model.screen else {
        return Areas::default();
    };
    let banner = parts::entry::banner(clerk);
    let banner = banner.map_or(0, |text| {
        shown::width(&text)
            .div_ceil(usize::from(screen.width).max(1))
            .min(4)
    });
    let entry = parts::entry::rows(&clerk.line, screen.width).len();
    layout::areas(
        screen,
        Wants {
            banner: banner as u16,
            told: told_rows(clerk, screen, &model.theme),
            entry: entry.min(9) as u16,
            preview: clerk.preview_rows,
            hint: parts::entry::command(clerk).is_some(),
        },
    )
}

/// Where the parts of the clerk's view are on the screen as it is.
pub(super) fn areas_of(model: &Model) -> Areas {
    areas_in(model, Rect::new(0, 0, model.size.0, model.size.1))
}

/// How many rows there are over the entry: for what was asked, or for what needs the clerk where that has no
/// place in the floor's column.
fn told_rows(clerk: &Clerk, screen: Rect, theme: &Theme) -> u16 {
    let needs = layout::has_steady_row(screen) && !layout::has_floor_column(screen);
    match &clerk.told {
        None if needs => parts::entry::need_rows(clerk, screen.width, theme),
        Some(_) | None => parts::entry::told_rows(clerk, screen.width),
    }
}

/// Whether the floor, and with it the speaker's clock, is on the screen.
pub(super) fn floor_is_shown(model: &Model) -> bool {
    areas_of(model).floor.area() > 0
}

/// The row of the key table whose hint is at a cell of the screen.
pub(super) fn hinted_at(model: &Model, at: (u16, u16)) -> Option<&'static Row> {
    let area = match &model.screen {
        Screen::Clerk(_) => areas_of(model).hint,
        Screen::Review(_) => review::draw::hint_area(model.size),
        Screen::Home(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => return None,
    };
    parts::hint::row_at(area, model, at)
}

/// The row of the list that lies over the screen, at a cell of it.
pub(super) fn listed_at(model: &Model, at: (u16, u16)) -> Option<usize> {
    let screen = screen_of(model);
    match model.overlays.last()? {
        Overlay::Help { .. } | Overlay::History { .. } | Overlay::Form(_) | Overlay::Poll(_) => None,
        Overlay::Menu(menu) => parts::menu::row_at(screen, *menu, at),
        Overlay::Palette(palette) => parts::palette::row_at(screen, palette, at),
        Overlay::Export(export) => parts::export::row_at(screen, export, at),
        Overlay::Checks(checks) => parts::checks::row_at(screen, checks, model.meeting()?, at),
    }
}

fn screen_of(model: &Model) -> Rect {
    layout::capped(Rect::new(0, 0, model.size.0, model.size.1))
}

/// The line of a paper at a cell of the screen.
pub(super) fn paper_line_at(
    size: (u16, u16),
    reading: &super::paper::Reading,
    at: (u16, u16),
) -> Option<usize> {
    parts::paper::line_at(layout::capped(Rect::new(0, 0, size.0, size.1)), reading, at)
}

/// Where Home lists the meetings.
pub(super) fn home_list(size: (u16, u16)) -> Rect {
    parts::home::list_area(layout::capped(Rect::new(0, 0, size.0, size.1)))
}

fn draw_clerk(
    buf: &mut Buffer,
    screen: Rect,
    model: &Model,
    clerk: &Clerk,
    now: Moment,
    theme: &Theme,
) -> Option<Position> {
    let areas = areas_in(model, screen);
    parts::header::draw(buf, areas.header, clerk, now, theme);
    banner(buf, areas.banner, clerk, theme);
    rules(buf, screen, &areas, theme);
    parts::agenda::draw(
        buf,
        areas.agenda,
        &parts::agenda::Look::of_clerk(clerk),
        now,
        theme,
    );
    // One quiet place for what needs the clerk: the floor's own column, or else the row above the entry.
    let noticing = areas.floor.x > areas.minutes.x;
    let needs: Vec<&Attention> = clerk.quiet_needs().filter(|_| noticing).collect();
    parts::floor::draw(
        buf,
        areas.floor,
        &parts::floor::Look::of_clerk(clerk),
        now,
        &needs,
        theme,
    );
    parts::minutes::draw(buf, areas.minutes, &parts::minutes::Look::of_clerk(clerk), theme);
    let cursor = draw_foot_in(buf, &areas, model, clerk, theme);
    if model.overlays.is_empty() {
        over_entry(buf, &areas, clerk, theme);
    }
    cursor
}

/// The rows that typing changes: what is told, the entry line, what it would record, the keys.
fn draw_foot_in(
    buf: &mut Buffer,
    areas: &Areas,
    model: &Model,
    clerk: &Clerk,
    theme: &Theme,
) -> Option<Position> {
    let noticing = areas.floor.x > areas.minutes.x;
    if clerk.told.is_some() || !noticing {
        parts::entry::draw_told(buf, areas.told, clerk, theme);
    }
    parts::entry::preview(buf, areas.preview, clerk, theme);
    parts::hint::draw(buf, areas.hint, model, theme);
    let cursor = parts::entry::line(buf, areas.entry, &clerk.line, theme);
    parts::entry::offered(buf, areas.entry, clerk, cursor, theme);
    cursor.filter(|_| clerk.focus == Focus::Entry)
}

/// The chair's view over its foot: what is told, and the keys.
fn draw_chair(
    buf: &mut Buffer,
    screen: Rect,
    model: &Model,
    chair: &Chair,
    now: Moment,
    theme: &Theme,
) -> Option<Position> {
    let foot = u16::from(screen.height >= 6);
    let hints = Rect {
        y: screen.bottom() - foot,
        height: foot,
        ..screen
    };
    let body = Rect {
        height: screen.height - foot,
        ..screen
    };
    let told = chair::top::told(chair);
    let body = match &told {
        Some((words, wrong)) if body.height >= 4 => {
            let rows = super::wrap::rows(words, usize::from(body.width), usize::from(body.width)).len();
            let rows = (rows as u16).min(2);
            let style = if *wrong { theme.exempt } else { theme.notice };
            let at = body.bottom() - rows;
            let area = Rect {
                y: at,
                height: rows,
                ..body
            };
            chair::pen::Pen::new(buf, area).text(words, 0, rows, style);
            Rect {
                height: body.height - rows,
                ..body
            }
        }
        Some(_) | None => body,
    };
    chair::draw(buf, body, chair, now, theme);
    // The room need not read what the chair can press.
    if chair.view != chair::View::Room {
        parts::hint::draw(buf, hints, model, theme);
    }
    None
}

fn draw_lobby(
    buf: &mut Buffer,
    screen: Rect,
    model: &Model,
    lobby: &Lobby,
    now: Moment,
    theme: &Theme,
) -> Option<Position> {
    let (body, hints) = chair::pen::split_bottom(screen, u16::from(screen.height >= 3));
    chair::waiting::draw(buf, body, lobby, now, theme);
    parts::hint::draw(buf, hints, model, theme);
    None
}

/// The part of the screen that `draw_foot` draws.
pub fn foot(model: &Model) -> Rect {
    let areas = areas_of(model);
    let screen = layout::capped(Rect::new(0, 0, model.size.0, model.size.1));
    let top = if areas.told.height > 0 {
        areas.told.y
    } else {
        areas.entry.y
    };
    Rect {
        y: top,
        height: screen.height.saturating_sub(top),
        ..screen
    }
}

/// Draws what typing changes, and nothing else, into a buffer of that part of the screen.
pub fn draw_foot(model: &Model, buf: &mut Buffer) -> Option<Position> {
    let Screen::Clerk(clerk) = &model.screen else {
        return None;
    };
    let cursor = draw_foot_in(buf, &areas_of(model), model, clerk, &model.theme);
    model.theme.lay_ground(buf);
    shown::sweep(buf);
    cursor.filter(|cursor| buf.area.contains(*cursor))
}

/// How the rows around the foot stand, where a key in the entry line would change nothing but the foot.
pub(super) fn around_foot(model: &Model) -> Option<Areas> {
    let Screen::Clerk(clerk) = &model.screen else {
        return None;
    };
    let bare =
        model.overlays.is_empty() && clerk.completion.is_none() && commands::matching(clerk).is_empty();
    (bare && clerk.focus == Focus::Entry).then(|| areas_of(model))
}

fn banner(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    let Some(text) = parts::entry::banner(clerk) else {
        return;
    };
    let style = if clerk.outbox.trouble.is_some() {
        theme.exempt
    } else {
        theme.notice
    };
    let room = usize::from(area.width);
    let rows = super::wrap::rows(&text, room, room);
    for (row, y) in rows.into_iter().zip(area.y..area.bottom()) {
        let last = y + 1 == area.bottom();
        let part = if last { &text[row.start..] } else { &text[row] };
        shown::put_cut(buf, (area.x, y), part, room, style);
    }
}

/// Puts the rules between the parts.
pub(super) fn rules(buf: &mut Buffer, screen: Rect, areas: &Areas, theme: &Theme) {
    let line = "─".repeat(usize::from(screen.width));
    for rule in [areas.upper_rule, areas.lower_rule] {
        if rule.height > 0 {
            shown::put(buf, (rule.x, rule.y), &line, usize::from(rule.width), theme.quiet);
        }
    }
    for beside in [areas.agenda, areas.floor] {
        if beside.area() == 0 {
            continue;
        }
        // The column between the pane and the minutes.
        let x = if beside.x < areas.minutes.x {
            beside.right() + 1
        } else {
            beside.x - 2
        };
        for y in areas.minutes.y..areas.minutes.bottom() {
            shown::put(buf, (x, y), "│", 1, theme.quiet);
        }
        for (rule, joint) in [(areas.upper_rule, "┬"), (areas.lower_rule, "┴")] {
            if rule.height > 0 {
                shown::put(buf, (x, rule.y), joint, 1, theme.quiet);
            }
        }
    }
    if areas.floor.area() > 0 && areas.floor.x == areas.agenda.x {
        let y = areas.floor.y - 1;
        let room = usize::from(areas.floor.width) + 1;
        shown::put(buf, (areas.floor.x, y), &line, room, theme.quiet);
        shown::put(buf, (areas.floor.right() + 1, y), "┤", 1, theme.quiet);
    }
}

/// The list over the entry line: the completions, or the commands that the line begins.
fn over_entry(buf: &mut Buffer, areas: &Areas, clerk: &Clerk, theme: &Theme) {
    let (items, selected) = match &clerk.completion {
        Some(list) => (list.items(), list.chosen),
        None => (commands::matching(clerk), None),
    };
    if items.is_empty() || clerk.focus != Focus::Entry {
        return;
    }
    let above = areas.entry.y.saturating_sub(areas.header.bottom());
    let rows = (items.len() as u16).min(LIST_ROWS).min(above.saturating_sub(1));
    if rows == 0 {
        return;
    }
    let area = Rect {
        y: areas.entry.y - rows,
        height: rows,
        ..areas.entry
    };
    let ruled = Rect {
        y: area.y - 1,
        height: rows + 1,
        ..area
    };
    list::clear(buf, ruled);
    let line = "─".repeat(usize::from(area.width));
    shown::put(
        buf,
        (area.x, area.y - 1),
        &line,
        usize::from(area.width),
        theme.quiet,
    );
    let more = items.len().saturating_sub(usize::from(rows));
    if more > 0 {
        let note = format!(" {} in all ", items.len());
        let x = area.right().saturating_sub(note.len() as u16 + 2);
        shown::put(buf, (x, area.y - 1), &note, note.len(), theme.quiet);
    }
    list::draw(buf, area, &items, selected, theme);
}

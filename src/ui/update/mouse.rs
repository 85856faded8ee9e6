//! The wheel and the left button: on a hint, on what lies over the screen, or on the screen.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::moving::go;
use super::over::choose;
use super::press;
use crate::meeting::Moment;
use crate::ui::keys::Going;
use crate::ui::{Effect, Model, Overlay, Screen, filling, view};

pub(super) fn mouse(model: &mut Model, event: MouseEvent, now: Moment) -> Vec<Effect> {
    let going = match event.kind {
        MouseEventKind::ScrollUp => Some(Going::Up),
        MouseEventKind::ScrollDown => Some(Going::Down),
        MouseEventKind::Down(MouseButton::Left) => None,
        _ => return Vec::new(),
    };
    let at = (event.column, event.row);
    if going.is_none()
        && let Some(row) = view::hinted_at(model, at)
    {
        return press(model, row, now);
    }
    let areas = view::areas_of(model);
    let over = !model.overlays.is_empty();
    if over && going.is_none() {
        return click_over(model, at, now);
    }
    match (&mut model.screen, going) {
        (_, Some(going)) if over => go(model, going, now),
        (Screen::Home(home), Some(going)) => home.go(going, 1, view::home_list(model.size)),
        (Screen::Chair(chair), Some(going)) => chair.go(going, 1),
        (Screen::Lobby(lobby), Some(going)) => lobby.go(going),
        (Screen::Clerk(clerk), Some(going)) => clerk.wheel(going, at, &areas),
        (Screen::Clerk(clerk), None) => clerk.click(at, &areas, now),
        (Screen::Review(review), Some(going)) => review.go(going, model.size, now),
        (Screen::Review(review), None) => review.click(at, model.size),
        (Screen::Paper(reading), Some(going)) => reading.go(going, 1),
        (Screen::Paper(reading), None) => {
            if let Some(line) = view::paper_line_at(model.size, reading, at) {
                reading.select(line);
            }
        }
        (Screen::Home(home), None) => home.click(view::home_list(model.size), event.row),
        (_, None) => {}
    }
    Vec::new()
}

/// A click while something lies over the screen: on one of its rows it chooses that.
fn click_over(model: &mut Model, at: (u16, u16), now: Moment) -> Vec<Effect> {
    if filling::click(model, at, now) {
        return Vec::new();
    }
    let Some(row) = view::listed_at(model, at) else {
        return Vec::new();
    };
    match model.overlays.last_mut() {
        Some(Overlay::Palette(palette)) => palette.select(row),
        Some(Overlay::Menu(menu)) => menu.select(row),
        Some(Overlay::Export(export)) => {
            export.select(row);
            return Vec::new();
        }
        Some(Overlay::Checks(checks)) => checks.select(row),
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Form(_) | Overlay::Poll(_)) | None => {
            return Vec::new();
        }
    }
    choose(model, now)
}

//! Where a step, a page or an end leads, in whatever has the keyboard.

use super::with_clerk;
use crate::meeting::{Meeting, Moment};
use crate::ui::checks::Checks;
use crate::ui::keys::Going;
use crate::ui::{Model, Overlay, Screen, filling, parts, view};

pub(super) fn go(model: &mut Model, going: Going, now: Moment) {
    let areas = view::areas_of(model);
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    with_checks(model, |checks, meeting| checks.go(going, page, meeting));
    match model.overlays.last_mut() {
        Some(Overlay::Help { from, top }) => {
            let last = parts::help::last_top(&model.keys, *from, model.size);
            *top = stepped(*top, last, page, going);
        }
        Some(Overlay::History { .. }) => history_by(model, page, going),
        Some(Overlay::Menu(menu)) => menu.go(going, page),
        Some(Overlay::Palette(palette)) => palette.go(going, page),
        Some(Overlay::Form(form)) => form.go(going),
        Some(Overlay::Poll(poll)) => {
            poll.meant();
            poll.go(going, page);
            filling::changed(model, now);
        }
        Some(Overlay::Export(export)) => export.go(going),
        Some(Overlay::Checks(_)) => {}
        None => match &mut model.screen {
            Screen::Home(home) => home.go(going, page, view::home_list(model.size)),
            Screen::Clerk(clerk) => clerk.go(going, &areas),
            Screen::Review(review) => review.go(going, model.size, now),
            Screen::Chair(chair) => chair.go(going, page),
            Screen::Lobby(lobby) => lobby.go(going),
            Screen::Paper(reading) => reading.go(going, page),
        },
    }
}

fn history_by(model: &mut Model, page: usize, going: Going) {
    let Some(Overlay::History { seq, top }) = model.overlays.last().cloned() else {
        return;
    };
    let last = model
        .meeting()
        .map_or(0, |meeting| parts::history::last_top(meeting, seq, model.size));
    if let Some(Overlay::History { top: at, .. }) = model.overlays.last_mut() {
        *at = stepped(top, last, page, going);
    }
}

/// Changes the list of what to look at, if it lies on top, by the meeting that it is told from.
fn with_checks(model: &mut Model, change: impl FnOnce(&mut Checks, &Meeting)) {
    let Some(Overlay::Checks(mut checks)) = model.overlays.last().cloned() else {
        return;
    };
    let Some(meeting) = model.meeting() else { return };
    change(&mut checks, meeting);
    model.overlays.pop();
    model.overlays.push(Overlay::Checks(checks));
}

/// Where a step or a page leads from `at`, of 0 to `last`.
pub(in crate::ui) fn stepped(at: usize, last: usize, page: usize, going: Going) -> usize {
    match going {
        Going::Up => at.saturating_sub(1),
        Going::Down => (at + 1).min(last),
        Going::PageUp => at.saturating_sub(page),
        Going::PageDown => (at + page).min(last),
        Going::First => 0,
        Going::Last => last,
    }
}

pub(super) fn scroll(model: &mut Model, going: Going) {
    let minutes = view::areas_of(model).minutes;
    with_clerk(model, |clerk| clerk.scroll_minutes(going, minutes));
}

pub(super) fn next_pane(model: &mut Model, back: bool) {
    let areas = view::areas_of(model);
    with_clerk(model, |clerk| clerk.next_pane(back, &areas));
}

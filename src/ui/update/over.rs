//! What lies over the screen: what lays it there, and what Enter and Esc do to it, or to the screen where nothing does.

use super::press;
use crate::meeting::{Moment, Seq};
use crate::ui::clerk::Focus;
use crate::ui::export::{self, Export};
use crate::ui::keys::{Action, Place};
use crate::ui::review::{Brought, Wanted};
use crate::ui::{Effect, Model, Overlay, Screen, filling, palette, view};

pub(super) fn history(model: &mut Model) {
    if let Some(seq) = entry_selected(model) {
        model.overlays.push(Overlay::History { seq, top: 0 });
    }
}

/// The entry that is selected in the pane that has the keyboard.
pub(super) fn entry_selected(model: &Model) -> Option<Seq> {
    match &model.screen {
        Screen::Clerk(clerk) => clerk.entry_at().filter(|_| clerk.focus == Focus::Minutes),
        Screen::Review(review) => review.entry_at(),
        Screen::Home(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => None,
    }
}

/// Enter on what to look at: the list goes, and the entry is selected.
fn look_at(model: &mut Model) {
    let Some(Overlay::Checks(checks)) = model.overlays.last() else {
        return;
    };
    let Some(chosen) = model.meeting().and_then(|meeting| checks.chosen(meeting)) else {
        return;
    };
    // With it goes a form that it was opened over: the entry line keeps what is filled in.
    model.overlays.clear();
    let areas = view::areas_of(model);
    let size = model.size;
    match &mut model.screen {
        Screen::Clerk(clerk) => clerk.look_at(&chosen, &areas),
        Screen::Review(review) => review.look_at(&chosen, size),
        Screen::Home(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {}
    }
}

/// The minutes of what is open or selected are to be written to a file.
pub(super) fn export(model: &mut Model) -> Vec<Effect> {
    let Some((log, exempt)) = export::log_of(model) else {
        return Vec::new();
    };
    model.overlays.push(Overlay::Export(Export::new(log, exempt)));
    vec![Effect::Bring(Wanted::Folder)]
}

/// The file that was written is to be opened.
pub(super) fn open_file(model: &Model) -> Vec<Effect> {
    let written = model.export().and_then(|export| export.written.clone());
    written
        .map(|file| Effect::Bring(Wanted::Open(file)))
        .into_iter()
        .collect()
}

/// Takes what was brought for the file that is being written; gives back what was brought for something else.
pub(super) fn exported(model: &mut Model, brought: Brought) -> Option<Brought> {
    let open = model.keys.shown(Place::Export, Action::OpenFile);
    if let Brought::Exported(file) = &brought {
        model.exported = Some(file.clone());
    }
    let Some(Overlay::Export(export)) = model.overlays.last_mut() else {
        return match brought {
            Brought::Exported(file) => Some(Brought::Done(format!("Written to {}.", file.display()))),
            Brought::Folder(_) => None,
            brought => Some(brought),
        };
    };
    match brought {
        Brought::Exported(file) => export.is_written(file, &open),
        Brought::Folder(folder) if export.folder.is_empty() => export.folder.set(&folder),
        Brought::Folder(_) => {}
        Brought::Done(words) | Brought::Nothing(words) => export.said = Some(words),
        brought => return Some(brought),
    }
    None
}

pub(super) fn close(model: &mut Model, now: Moment) -> Vec<Effect> {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && let Some(completion) = form.completion.take()
    {
        if let Some(line) = form.line_mut() {
            completion.cancel(line);
        }
        filling::changed(model, now);
        return Vec::new();
    }
    filling::leave_untouched(model, now);
    if model.overlays.pop().is_some() {
        return Vec::new();
    }
    match &mut model.screen {
        Screen::Home(home) => home.close(),
        Screen::Clerk(clerk) => clerk.close_completion(now),
        Screen::Review(review) => return review.close(model.size),
        Screen::Paper(reading) => {
            if !reading.close() {
                return vec![Effect::GoHome];
            }
        }
        Screen::Chair(_) | Screen::Lobby(_) => {}
    }
    Vec::new()
}

pub(super) fn choose(model: &mut Model, now: Moment) -> Vec<Effect> {
    if let Some(Overlay::Form(_)) = model.overlays.last() {
        return filling::enter(model, now);
    }
    if let Some(Overlay::Checks(_)) = model.overlays.last() {
        look_at(model);
        return Vec::new();
    }
    if let Some(Overlay::Export(export)) = model.overlays.last_mut() {
        return vec![export.wants()];
    }
    if let Some(Overlay::Menu(menu)) = model.overlays.last() {
        let chosen = menu.chosen();
        model.overlays.pop();
        return chosen.map_or_else(Vec::new, |row| press(model, row, now));
    }
    let Some(Overlay::Palette(palette)) = model.overlays.last() else {
        return match &mut model.screen {
            Screen::Home(home) => home.choose(now.date_naive()),
            Screen::Review(review) => review.choose(model.size),
            Screen::Lobby(lobby) => lobby.choose(),
            Screen::Paper(reading) => reading.choose(),
            Screen::Clerk(_) | Screen::Chair(_) => Vec::new(),
        };
    };
    let Some(chosen) = palette.chosen() else {
        return Vec::new();
    };
    match chosen {
        palette::Choice::Key(row) => {
            // What cannot be done now stays in the list with its reason.
            model.overlays.pop();
            press(model, row, now)
        }
        palette::Choice::Sheet(sheet) => {
            filling::choose(model, sheet, now);
            Vec::new()
        }
    }
}

//! What is typed: a key by its row of the table, else a letter into the line of the place that has the keyboard.

use crossterm::event::{KeyEvent, KeyModifiers};

use super::{on_review, press, with_clerk};
use crate::meeting::Moment;
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::keys::{Action, Editing, Place};
use crate::ui::keystring::Chord;
use crate::ui::line::Line;
use crate::ui::{Effect, Model, Overlay, Screen, filling, view};

/// Where what is typed goes to the entry line of the clerk's view, whatever has the keyboard.
fn leads_to_entry(place: Place) -> bool {
    matches!(
        place,
        Place::Entry
            | Place::Completions
            | Place::Minutes
            | Place::Agenda
            | Place::Floor
            | Place::Menu
            | Place::Help
            | Place::History
            | Place::Checks
    )
}

/// The letter that a key types. Esc and a letter behind it, which a slow line brings as one, are a letter too
/// where Alt with that letter means nothing.
fn typed(place: Place, event: KeyEvent) -> Option<char> {
    let chord = Chord::of(event);
    let bare = Chord {
        held: KeyModifiers::NONE,
        ..chord
    };
    match chord.held {
        KeyModifiers::ALT if leads_to_entry(place) => bare.types(),
        _ => chord.types(),
    }
}

pub(super) fn key(model: &mut Model, event: KeyEvent, now: Moment) -> Vec<Effect> {
    let place = model.place();
    // What was said has been read by whoever goes on.
    if let Screen::Chair(chair) = &mut model.screen {
        chair.told = None;
    }
    if place == Place::Poll
        && let Some(c) = Chord::of(event).types()
    {
        return filling::over_vote(model, event, c, now);
    }
    if let Some(row) = model.keys.find(place, event) {
        return press(model, row, now);
    }
    if place == Place::Completions {
        // The list closes, and the key does what it does in the entry line.
        with_clerk(model, |clerk| clerk.completion = None);
        return key(model, event, now);
    }
    let Some(c) = typed(place, event) else {
        return Vec::new();
    };
    if let Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Menu(_) | Overlay::Checks(_)) =
        model.overlays.last()
    {
        // Who types on has read enough: what lies over the screen goes, the letter does not.
        model.overlays.pop();
        return key(model, event, now);
    }
    match place {
        Place::Minutes | Place::Agenda | Place::Floor => {
            with_clerk(model, |clerk| clerk.focus = Focus::Entry);
        }
        Place::Record => {
            on_review(model, |review, _| {
                review.begin_number(c);
                Vec::new()
            });
        }
        Place::Entry
        | Place::Completions
        | Place::Palette
        | Place::Help
        | Place::Menu
        | Place::History
        | Place::Form
        | Place::Poll
        | Place::Checks
        | Place::Export
        | Place::Home
        | Place::Path
        | Place::Paper
        | Place::PaperHead
        | Place::Planner
        | Place::Chair
        | Place::Lobby
        | Place::Shelf
        | Place::Contents
        | Place::Asking
        | Place::Replay
        | Place::Finding
        | Place::Registers
        | Place::Picture
        | Place::Changes => {}
    }
    types(model, c, now)
}

/// A letter into whatever is typed into.
pub(in crate::ui) fn types(model: &mut Model, c: char, now: Moment) -> Vec<Effect> {
    if filling::types(model, c, now) {
        return Vec::new();
    }
    if model.overlays.is_empty() && !c.is_whitespace() {
        with_clerk(model, Clerk::begin_anew);
    }
    if let Some(line) = line_mut(model) {
        line.type_char(c);
        if c == ' ' && model.overlays.is_empty() {
            with_clerk(model, Clerk::expand);
        }
        return line_changed(model, now);
    }
    Vec::new()
}

pub(super) fn paste(model: &mut Model, text: &str, now: Moment) -> Vec<Effect> {
    while let Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Menu(_) | Overlay::Checks(_)) =
        model.overlays.last()
    {
        model.overlays.pop();
    }
    let over = !model.overlays.is_empty();
    match &mut model.screen {
        Screen::Clerk(clerk) if !over => clerk.paste(text, now),
        Screen::Home(home) if !over && home.planning => {
            home.plan.iter_mut().for_each(|plan| plan.paste(text));
            return home.changed();
        }
        // Lines that are pasted at Home are the agenda of a meeting.
        Screen::Home(home)
            if !over && text.trim().lines().filter(|line| !line.trim().is_empty()).count() > 2 =>
        {
            home.told = None;
            return vec![Effect::ReadPasted(text.to_owned())];
        }
        Screen::Clerk(_)
        | Screen::Home(_)
        | Screen::Review(_)
        | Screen::Chair(_)
        | Screen::Lobby(_)
        | Screen::Paper(_) => {
            if let Some(line) = line_mut(model) {
                line.insert(text.trim_end_matches(['\n', '\r']));
                return line_changed(model, now);
            }
        }
    }
    Vec::new()
}

/// The line that typing changes, in the place that has the keyboard.
fn line_mut(model: &mut Model) -> Option<&mut Line> {
    match model.overlays.last_mut() {
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Menu(_) | Overlay::Checks(_)) => None,
        Some(Overlay::Palette(palette)) => Some(&mut palette.query),
        Some(Overlay::Export(export)) => Some(&mut export.folder),
        Some(Overlay::Form(form)) => form.line_mut(),
        Some(Overlay::Poll(_)) => None,
        None => match &mut model.screen {
            Screen::Home(home) => Some(home.line_mut()),
            Screen::Clerk(clerk) => Some(&mut clerk.line),
            Screen::Review(review) => review.line_mut(),
            Screen::Paper(reading) => reading.line_mut(),
            Screen::Chair(_) | Screen::Lobby(_) => None,
        },
    }
}

fn line_changed(model: &mut Model, now: Moment) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Menu(_) | Overlay::Checks(_)) => {}
        Some(Overlay::Palette(palette)) => palette.search(),
        Some(Overlay::Export(export)) => export.said = None,
        Some(Overlay::Form(_) | Overlay::Poll(_)) => filling::changed(model, now),
        None => match &mut model.screen {
            Screen::Home(home) => return home.changed(),
            Screen::Clerk(clerk) => {
                clerk.completion = None;
                clerk.line_changed(now);
            }
            Screen::Review(review) => return review.line_changed(model.size),
            Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {}
        },
    }
    Vec::new()
}

pub(super) fn older(model: &mut Model, now: Moment) {
    let width = view::areas_of(model).entry.width;
    with_clerk(model, |clerk| {
        if !clerk.row_up(width) {
            clerk.older(now);
        }
    });
}

pub(super) fn newer(model: &mut Model, now: Moment) {
    let width = view::areas_of(model).entry.width;
    with_clerk(model, |clerk| {
        if !clerk.row_down(width) {
            clerk.newer(now);
        }
    });
}

/// → at the end of the line takes what is offered there; elsewhere it moves.
pub(super) fn take(model: &mut Model, word: bool, now: Moment) -> Vec<Effect> {
    if let Screen::Clerk(clerk) = &mut model.screen
        && ((!word && clerk.list_people(now)) || clerk.take(word, now))
    {
        return Vec::new();
    }
    let moves = if word { Editing::WordRight } else { Editing::Right };
    edit(model, moves, now)
}

pub(super) fn edit(model: &mut Model, editing: Editing, now: Moment) -> Vec<Effect> {
    if filling::turns(model, editing, now) {
        return Vec::new();
    }
    if editing == Editing::Backspace
        && let Screen::Home(home) = &mut model.screen
        && home.planning
        && home.plan.as_mut().is_some_and(|plan| plan.takes_row_away())
    {
        return home.changed();
    }
    // With no typing to undo, it is what was recorded last: said in words first, as for any line.
    if editing == Editing::Undo && model.place() == Place::Entry {
        let bare = |clerk: &Clerk| clerk.line.is_empty() && !clerk.line.can_undo();
        if model.clerk().is_some_and(bare) {
            with_clerk(model, |clerk| clerk.offer("/undo", now));
            return Vec::new();
        }
    }
    let Some(line) = line_mut(model) else {
        return Vec::new();
    };
    match editing {
        Editing::Left => line.left(),
        Editing::Right => line.right(),
        Editing::WordLeft => line.word_left(),
        Editing::WordRight => line.word_right(),
        Editing::Start => line.home(),
        Editing::End => line.end(),
        Editing::Backspace => line.backspace(),
        Editing::Delete => line.delete(),
        Editing::CutWordLeft => line.cut_word_left(),
        Editing::CutWordRight => line.cut_word_right(),
        Editing::CutToStart => line.cut_to_start(),
        Editing::CutToEnd => line.cut_to_end(),
        Editing::Clear => return clear(model, now),
        Editing::Yank => line.yank(),
        Editing::Undo => line.undo(),
        Editing::Redo => line.redo(),
    }
    line_changed(model, now)
}

/// Clears the line, and says how to have it back; whoever meant to leave is told how.
fn clear(model: &mut Model, now: Moment) -> Vec<Effect> {
    let key = |model: &Model, action| model.keys.shown(model.place(), action);
    let words = match line_mut(model).filter(|line| !line.is_empty()) {
        Some(line) => {
            line.set("");
            let undo = key(model, Action::Edit(Editing::Undo));
            format!("Cleared. {undo} brings the line back.")
        }
        None => format!("{} leaves.", key(model, Action::Leave)),
    };
    let effects = line_changed(model, now);
    model.tell(&words);
    effects
}

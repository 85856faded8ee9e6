//! What happened, and what is to be done about it. One flat match over the actions of the key table.

use crossterm::event::{KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::checks::Checks;
use super::filling::{self, Counting};
use super::keys::{Action, Editing, Going, Place, Row};
use super::keystring::Chord;
use super::line::Line;
use super::palette::Palette;
use super::review::{Brought, Review, Wanted};
use super::{Effect, Model, Msg, Overlay, Redraw, Screen, parts, view};
use crate::meeting::{Meeting, Moment, Seq};
use crate::ui::chair::Chair;
use crate::ui::clerk::{Clerk, Focus};

/// Takes in what happened at `now`, and gives what is to be done about it, in order.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    let around = if only_edits(model, &msg) {
        view::around_foot(model)
    } else {
        None
    };
    let effects = take_in(model, msg, now);
    let attended = match &mut model.screen {
        Screen::Clerk(clerk) => clerk.attend(now),
        Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) => false,
    };
    // A key that edits the line changes the foot alone, unless it opened or closed something around it.
    let foot = !attended && around.is_some() && around == view::around_foot(model);
    model.redraw = model.redraw.max(if foot { Redraw::Foot } else { Redraw::All });
    effects
}

/// Whether a message only edits the entry line.
fn only_edits(model: &Model, msg: &Msg) -> bool {
    let Msg::Key(event) = msg else { return false };
    model.place() == Place::Entry
        && match model.keys.find(Place::Entry, *event) {
            Some(row) => matches!(row.action, Action::Edit(_) | Action::Take | Action::TakeWord),
            None => Chord::of(*event).types().is_some(),
        }
}

fn take_in(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = match msg {
        Msg::Key(event) if event.kind == KeyEventKind::Release => Vec::new(),
        Msg::Key(event) => key(model, event, now),
        Msg::Paste(text) => paste(model, &text, now),
        Msg::Mouse(event) => mouse(model, event, now),
        Msg::Resize(width, height) => {
            model.size = (width, height);
            let areas = view::areas_of(model);
            with_clerk(model, |clerk| clerk.stay_in_sight(&areas));
            on_review(model, |review, size| {
                review.resized(size);
                Vec::new()
            })
        }
        Msg::Tick => tick(model, now),
        Msg::Followed(followed) => match &mut model.screen {
            Screen::Chair(chair) => chair.followed(followed, now),
            Screen::Clerk(_) | Screen::Home(_) | Screen::Review(_) | Screen::Lobby(_) => Vec::new(),
        },
        Msg::Written(fact) => on_clerk(model, |clerk| clerk.written(fact, now)),
        Msg::NotWritten { why } => on_clerk(model, |clerk| {
            clerk.not_written(why, now);
            Vec::new()
        }),
        Msg::ClockStepped { ms } => on_clerk(model, |clerk| clerk.clock_stepped(ms, now)),
        Msg::Brought(brought) => match (*brought, &mut model.screen) {
            (brought, Screen::Home(home)) => {
                home.brought(brought);
                Vec::new()
            }
            (Brought::Phrases(phrases), Screen::Clerk(clerk)) => {
                clerk.recall(&phrases);
                Vec::new()
            }
            (brought, _) => on_review(model, |review, size| {
                review.brought(brought, size);
                Vec::new()
            }),
        },
        Msg::Told(words) => {
            model.tell(&words);
            Vec::new()
        }
    };
    if let Screen::Clerk(clerk) = &mut model.screen {
        parts::entry::keep_rows(clerk, model.size.0);
        if std::mem::take(&mut clerk.recalls) {
            effects.extend(clerk.meeting.plan.as_ref().map(|plan| {
                Effect::Bring(Wanted::Phrases {
                    body: plan.body.clone(),
                    before: plan.date,
                })
            }));
        }
        clerk.touch_draft(now);
        effects.extend(clerk.draft_due(now));
    }
    if model.leaving && !is_writing(model) && !effects.contains(&Effect::Quit) {
        effects.extend(left_or_not(model));
    }
    effects
}

/// What was being written when the screen was left has come to an end, well or badly.
fn left_or_not(model: &mut Model) -> Vec<Effect> {
    model.leaving = false;
    if model.clerk().is_some_and(|clerk| clerk.outbox.trouble.is_some()) {
        let key = model.keys.shown(model.place(), Action::Leave);
        model.tell(&format!(
            "Not left: a line is not on disk. {key} leaves all the same, and keeps it as a draft."
        ));
        return Vec::new();
    }
    leave(model)
}

fn is_writing(model: &Model) -> bool {
    model.clerk().is_some_and(|clerk| clerk.outbox.writing.is_some())
}

fn on_clerk(model: &mut Model, change: impl FnOnce(&mut Clerk) -> Vec<Effect>) -> Vec<Effect> {
    match &mut model.screen {
        Screen::Clerk(clerk) => change(clerk),
        Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) => Vec::new(),
    }
}

fn on_review(model: &mut Model, change: impl FnOnce(&mut Review, (u16, u16)) -> Vec<Effect>) -> Vec<Effect> {
    match &mut model.screen {
        Screen::Review(review) => change(review, model.size),
        Screen::Home(_) | Screen::Clerk(_) | Screen::Chair(_) | Screen::Lobby(_) => Vec::new(),
    }
}

fn tick(model: &mut Model, now: Moment) -> Vec<Effect> {
    match &mut model.screen {
        Screen::Chair(chair) => chair.tick(now),
        Screen::Lobby(lobby) => lobby.look(),
        Screen::Review(review) => {
            review.tick(now);
            Vec::new()
        }
        Screen::Home(_) | Screen::Clerk(_) => Vec::new(),
    }
}

fn key(model: &mut Model, event: KeyEvent, now: Moment) -> Vec<Effect> {
    let place = model.place();
    // What was said has been read by whoever goes on.
    if let Screen::Chair(chair) = &mut model.screen {
        chair.told = None;
    }
    if let Some(row) = model.keys.find(place, event) {
        return press(model, row, now);
    }
    if place == Place::Completions {
        // The list closes, and the key does what it does in the entry line.
        with_clerk(model, |clerk| clerk.completion = None);
        return key(model, event, now);
    }
    if let Some(c) = Chord::of(event).types() {
        if matches!(place, Place::Help | Place::History) {
            // Who types on has read enough: the help goes, the letter does not.
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
            | Place::History
            | Place::Form
            | Place::Poll
            | Place::Checks
            | Place::Home
            | Place::Path
            | Place::Chair
            | Place::Lobby
            | Place::Shelf
            | Place::Contents
            | Place::Asking
            | Place::Replay
            | Place::Finding
            | Place::Picture
            | Place::Changes => {}
        }
        if filling::types(model, c, now) {
            return Vec::new();
        }
        if let Some(line) = line_mut(model) {
            line.type_char(c);
            if c == ' ' && model.overlays.is_empty() {
                with_clerk(model, Clerk::expand);
            }
            return line_changed(model, now);
        }
    }
    Vec::new()
}

fn press(model: &mut Model, row: &Row, now: Moment) -> Vec<Effect> {
    if let Some(why) = (row.why_not)(model) {
        model.tell(&format!("Not now: {why}."));
        return Vec::new();
    }
    act(model, row.action, now)
}

fn with_clerk(model: &mut Model, change: impl FnOnce(&mut Clerk)) {
    if let Screen::Clerk(clerk) = &mut model.screen {
        change(clerk);
    }
}

fn with_chair(model: &mut Model, change: impl FnOnce(&mut Chair)) {
    if let Screen::Chair(chair) = &mut model.screen {
        change(chair);
    }
}

/// The line that typing changes, in the place that has the keyboard.
fn line_mut(model: &mut Model) -> Option<&mut Line> {
    match model.overlays.last_mut() {
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Checks(_)) => None,
        Some(Overlay::Palette(palette)) => Some(&mut palette.query),
        Some(Overlay::Form(form)) => form.line_mut(),
        Some(Overlay::Poll(_)) => None,
        None => match &mut model.screen {
            Screen::Home(home) => Some(home.line_mut()),
            Screen::Clerk(clerk) => Some(&mut clerk.line),
            Screen::Review(review) => review.line_mut(),
            Screen::Chair(_) | Screen::Lobby(_) => None,
        },
    }
}

fn line_changed(model: &mut Model, now: Moment) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Checks(_)) => {}
        Some(Overlay::Palette(palette)) => palette.search(),
        Some(Overlay::Form(_) | Overlay::Poll(_)) => filling::changed(model, now),
        None => match &mut model.screen {
            Screen::Home(home) => home.search(),
            Screen::Clerk(clerk) => {
                clerk.completion = None;
                clerk.line_changed(now);
            }
            Screen::Review(review) => return review.line_changed(model.size),
            Screen::Chair(_) | Screen::Lobby(_) => {}
        },
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str, now: Moment) -> Vec<Effect> {
    if let Some(Overlay::Help { .. } | Overlay::History { .. }) = model.overlays.last() {
        model.overlays.pop();
    }
    let over = !model.overlays.is_empty();
    match &mut model.screen {
        Screen::Clerk(clerk) if !over => clerk.paste(text, now),
        Screen::Clerk(_) | Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) => {
            if let Some(line) = line_mut(model) {
                line.insert(text.trim_end_matches(['\n', '\r']));
                return line_changed(model, now);
            }
        }
    }
    Vec::new()
}

/// Does an action. Every action of the table has its arm here and nowhere else.
fn act(model: &mut Model, action: Action, now: Moment) -> Vec<Effect> {
    match action {
        Action::Record if !model.overlays.is_empty() => return filling::record(model, now),
        Action::Record => {
            return on_clerk(model, |clerk| {
                clerk.scroll.follow();
                clerk.record(now)
            });
        }
        Action::Complete | Action::CompleteBack if !model.overlays.is_empty() => {
            filling::complete(model, action == Action::CompleteBack, now);
        }
        Action::Complete => match &mut model.screen {
            Screen::Home(home) => return home.complete(),
            _ => with_clerk(model, |clerk| clerk.complete(false, now)),
        },
        Action::CompleteBack => with_clerk(model, |clerk| clerk.complete(true, now)),
        Action::Take => return take(model, false, now),
        Action::TakeWord => return take(model, true, now),
        Action::Older => older(model, now),
        Action::Newer => newer(model, now),
        Action::Edit(editing) => return edit(model, editing, now),
        Action::Go(going) => go(model, going, now),
        Action::Scroll(going) => scroll(model, going),
        Action::ToPanes => with_clerk(model, Clerk::look_back),
        Action::ToEntry => with_clerk(model, |clerk| clerk.focus = Focus::Entry),
        Action::NextPane => next_pane(model, false),
        Action::PreviousPane => next_pane(model, true),
        Action::Correct => with_clerk(model, |clerk| clerk.correct(now)),
        Action::Strike => with_clerk(model, |clerk| clerk.strike(now)),
        Action::TakeBack => with_clerk(model, |clerk| clerk.offer("/undo", now)),
        Action::On(what) => with_clerk(model, |clerk| clerk.on_entry(what, now)),
        Action::History => history(model),
        Action::MarkHere => return on_clerk(model, |clerk| clerk.mark_here(now)),
        Action::Jump(jump) => {
            let areas = view::areas_of(model);
            with_clerk(model, |clerk| clerk.jump(jump, &areas));
        }
        Action::WayBack => with_clerk(model, Clerk::way_back),
        Action::Copy => return on_clerk(model, Clerk::copy),
        Action::TakeItem => with_clerk(model, |clerk| clerk.take_item(now)),
        Action::CallSpeaker => with_clerk(model, |clerk| clerk.call_speaker(now)),
        Action::Choose => return choose(model, now),
        Action::Close => return close(model, now),
        Action::Review(reading) => {
            return on_review(model, |review, size| review.act(reading, size, now));
        }
        Action::Help => {
            let from = model.place();
            model.overlays.push(Overlay::Help { from, top: 0 });
        }
        Action::Palette => {
            let palette = Palette::new(model, now);
            model.overlays.push(Overlay::Palette(palette));
        }
        Action::Form => filling::open(model, now),
        Action::Poll => filling::take_vote(model, now),
        Action::Turn(back) => filling::count(model, Counting::Column(back), now),
        Action::Mark(mark) => filling::count(model, Counting::Mark(mark), now),
        Action::Unmark => filling::count(model, Counting::Unmark, now),
        Action::TheRest => filling::count(model, Counting::Rest, now),
        Action::Hands => filling::count(model, Counting::Hands, now),
        Action::Check => {
            if let Some(meeting) = model.meeting() {
                let checks = Checks::new(meeting, entry_selected(model));
                model.overlays.push(Overlay::Checks(checks));
            }
        }
        Action::See(view) => with_chair(model, |chair| chair.see(view)),
        Action::NextView => with_chair(model, |chair| chair.see(chair.view.next())),
        Action::GiveMore(seconds) => with_chair(model, |chair| chair.give_more(seconds)),
        Action::Bell => with_chair(model, Chair::toggle_bell),
        Action::Leave => {
            // Asked twice, it goes at once: the line that is being written stays in the draft.
            if model.leaving || !is_writing(model) {
                return leave(model);
            }
            model.leaving = true;
            model.tell("Leaving as soon as the last line is on disk.");
        }
    }
    Vec::new()
}

fn history(model: &mut Model) {
    if let Some(seq) = entry_selected(model) {
        model.overlays.push(Overlay::History { seq, top: 0 });
    }
}

/// What is to be done before the program ends, however it ends: the half-typed line is kept.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    on_clerk(model, |clerk| clerk.save_draft().into_iter().collect())
        .into_iter()
        .chain([Effect::Quit])
        .collect()
}

fn older(model: &mut Model, now: Moment) {
    let width = view::areas_of(model).entry.width;
    with_clerk(model, |clerk| {
        if !clerk.row_up(width) {
            clerk.older(now);
        }
    });
}

fn newer(model: &mut Model, now: Moment) {
    let width = view::areas_of(model).entry.width;
    with_clerk(model, |clerk| {
        if !clerk.row_down(width) {
            clerk.newer(now);
        }
    });
}

/// → at the end of the line takes what is offered there; elsewhere it moves.
fn take(model: &mut Model, word: bool, now: Moment) -> Vec<Effect> {
    if let Screen::Clerk(clerk) = &mut model.screen
        && clerk.take(word, now)
    {
        return Vec::new();
    }
    let moves = if word { Editing::WordRight } else { Editing::Right };
    edit(model, moves, now)
}

fn edit(model: &mut Model, editing: Editing, now: Moment) -> Vec<Effect> {
    if filling::turns(model, editing, now) {
        return Vec::new();
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

fn go(model: &mut Model, going: Going, now: Moment) {
    let areas = view::areas_of(model);
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    with_checks(model, |checks, meeting| checks.go(going, page, meeting));
    match model.overlays.last_mut() {
        Some(Overlay::Help { from, top }) => {
            let last = parts::help::last_top(&model.keys, *from, model.size);
            *top = stepped(*top, last, page, going);
        }
        Some(Overlay::History { .. }) => history_by(model, page, going),
        Some(Overlay::Palette(palette)) => palette.go(going, page),
        Some(Overlay::Form(form)) => form.go(going),
        Some(Overlay::Poll(poll)) => poll.go(going, page),
        Some(Overlay::Checks(_)) => {}
        None => match &mut model.screen {
            Screen::Home(home) => home.go(going, page, view::home_list(model.size)),
            Screen::Clerk(clerk) => clerk.go(going, &areas),
            Screen::Review(review) => review.go(going, model.size, now),
            Screen::Chair(chair) => chair.go(going, page),
            Screen::Lobby(lobby) => lobby.go(going),
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

/// The entry that is selected in the pane that has the keyboard.
fn entry_selected(model: &Model) -> Option<Seq> {
    match &model.screen {
        Screen::Clerk(clerk) => clerk.entry_at().filter(|_| clerk.focus == Focus::Minutes),
        Screen::Review(review) => review.entry_at(),
        Screen::Home(_) | Screen::Chair(_) | Screen::Lobby(_) => None,
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
        Screen::Home(_) | Screen::Chair(_) | Screen::Lobby(_) => {}
    }
}

/// Where a step or a page leads from `at`, of 0 to `last`.
pub(super) fn stepped(at: usize, last: usize, page: usize, going: Going) -> usize {
    match going {
        Going::Up => at.saturating_sub(1),
        Going::Down => (at + 1).min(last),
        Going::PageUp => at.saturating_sub(page),
        Going::PageDown => (at + page).min(last),
        Going::First => 0,
        Going::Last => last,
    }
}

fn scroll(model: &mut Model, going: Going) {
    let minutes = view::areas_of(model).minutes;
    with_clerk(model, |clerk| clerk.scroll_minutes(going, minutes));
}

fn next_pane(model: &mut Model, back: bool) {
    let areas = view::areas_of(model);
    with_clerk(model, |clerk| clerk.next_pane(back, &areas));
}

fn close(model: &mut Model, now: Moment) -> Vec<Effect> {
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
        Screen::Chair(_) | Screen::Lobby(_) => {}
    }
    Vec::new()
}

fn choose(model: &mut Model, now: Moment) -> Vec<Effect> {
    if let Some(Overlay::Form(_)) = model.overlays.last() {
        return filling::enter(model, now);
    }
    if let Some(Overlay::Checks(_)) = model.overlays.last() {
        look_at(model);
        return Vec::new();
    }
    let Some(Overlay::Palette(palette)) = model.overlays.last() else {
        return match &mut model.screen {
            Screen::Home(home) => home.choose(),
            Screen::Review(review) => review.choose(model.size),
            Screen::Lobby(lobby) => lobby.choose(),
            Screen::Clerk(_) | Screen::Chair(_) => Vec::new(),
        };
    };
    let Some(chosen) = palette.chosen() else {
        return Vec::new();
    };
    match chosen {
        super::palette::Choice::Key(row) => {
            // What cannot be done now stays in the list with its reason.
            model.overlays.pop();
            press(model, row, now)
        }
        super::palette::Choice::Sheet(sheet) => {
            filling::choose(model, sheet, now);
            Vec::new()
        }
    }
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
        Some(Overlay::Checks(checks)) => checks.select(row),
        Some(Overlay::Help { .. } | Overlay::History { .. } | Overlay::Form(_) | Overlay::Poll(_)) | None => {
            return Vec::new();
        }
    }
    choose(model, now)
}

fn mouse(model: &mut Model, event: MouseEvent, now: Moment) -> Vec<Effect> {
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
        (Screen::Home(home), None) => home.click(view::home_list(model.size), event.row),
        (_, None) => {}
    }
    Vec::new()
}

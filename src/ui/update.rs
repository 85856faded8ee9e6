//! What happened, and what is to be done about it. One flat match over the actions of the key table.

mod mouse;
mod moving;
mod over;
mod typing;

use crossterm::event::KeyEventKind;

use super::checks::Checks;
use super::filling::{self, Counting};
use super::keys::{Action, Place, Row};
use super::keystring::Chord;
use super::menu::Menu;
use super::palette::Palette;
use super::paper::Reading;
use super::review::{Brought, Learn, Review, Wanted};
use super::{Effect, Model, Msg, Overlay, Redraw, Screen, parts, view};
use crate::entry::Said;
use crate::meeting::Moment;
use crate::ui::chair::Chair;
use crate::ui::clerk::{Clerk, Focus};
use mouse::mouse;
use moving::{go, next_pane, scroll};
use over::{choose, close, entry_selected, export, exported, history, open_file};
use typing::{edit, key, newer, older, paste, take};

pub(super) use moving::stepped;
pub(super) use typing::types;

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
        Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => false,
    };
    // A key that edits the line changes the foot alone, unless it opened or closed something around it.
    let foot = !attended && around.is_some() && around == view::around_foot(model);
    model.redraw = model.redraw.max(if foot { Redraw::Foot } else { Redraw::All });
    effects
}

/// Whether a message only edits the entry line.
fn only_edits(model: &Model, msg: &Msg) -> bool {
    let Msg::Key(event) = msg else { return false };
    // A letter after a refusal sets a line aside, which is told elsewhere.
    if model.clerk().is_some_and(|clerk| clerk.stopped) {
        return false;
    }
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
            Screen::Clerk(_) | Screen::Home(_) | Screen::Review(_) | Screen::Lobby(_) | Screen::Paper(_) => {
                Vec::new()
            }
        },
        Msg::Written(fact) => on_clerk(model, |clerk| clerk.written(fact, now)),
        Msg::NotWritten { why } => on_clerk(model, |clerk| {
            clerk.not_written(why, now);
            Vec::new()
        }),
        Msg::ClockStepped { ms } => on_clerk(model, |clerk| clerk.clock_stepped(ms, now)),
        Msg::Brought(brought) => match (exported(model, *brought), &mut model.screen) {
            (None, _) => Vec::new(),
            (Some(brought), Screen::Home(home)) => {
                home.brought(brought);
                Vec::new()
            }
            (Some(Brought::Learned(learned)), Screen::Clerk(clerk)) => {
                clerk.learn(*learned);
                clerk.predict();
                Vec::new()
            }
            (Some(Brought::Done(words) | Brought::Nothing(words)), Screen::Clerk(clerk)) => {
                clerk.told = Some(words);
                Vec::new()
            }
            (Some(brought), _) => on_review(model, |review, size| {
                let read = review.reading.is_some();
                review.brought(brought, size);
                // What was asked of some of the meetings is asked of all, once they are all read.
                let again = (read && review.reading.is_none()).then(|| review.finding.asks());
                again.flatten().map(Effect::Bring).into_iter().collect()
            }),
        },
        Msg::Told(words) => {
            model.tell(&words);
            Vec::new()
        }
    };
    effects.extend(on_review(model, |review, _| {
        let wants = std::mem::take(&mut review.wants_shelf);
        wants
            .then_some(Effect::Bring(Wanted::Shelf))
            .into_iter()
            .collect()
    }));
    if let Screen::Clerk(clerk) = &mut model.screen {
        parts::entry::keep_rows(clerk, model.size.0);
        if std::mem::take(&mut clerk.recalls) {
            clerk.awaits = clerk.meeting.plan.is_some();
            effects.extend(clerk.meeting.plan.as_ref().map(|plan| {
                Effect::Bring(Wanted::Learn(Box::new(Learn {
                    body: plan.body.clone(),
                    before: plan.date,
                    house: clerk.predictor.house().clone(),
                    said: Said::of(&clerk.meeting),
                })))
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
        Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {
            Vec::new()
        }
    }
}

fn on_review(model: &mut Model, change: impl FnOnce(&mut Review, (u16, u16)) -> Vec<Effect>) -> Vec<Effect> {
    match &mut model.screen {
        Screen::Review(review) => change(review, model.size),
        Screen::Home(_) | Screen::Clerk(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {
            Vec::new()
        }
    }
}

fn with_clerk(model: &mut Model, change: impl FnOnce(&mut Clerk)) {
    if let Screen::Clerk(clerk) = &mut model.screen {
        change(clerk);
    }
}

fn with_paper(model: &mut Model, change: impl FnOnce(&mut Reading)) {
    if let Screen::Paper(reading) = &mut model.screen {
        change(reading);
    }
}

fn with_chair(model: &mut Model, change: impl FnOnce(&mut Chair)) {
    if let Screen::Chair(chair) = &mut model.screen {
        change(chair);
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
        Screen::Home(_) | Screen::Clerk(_) | Screen::Paper(_) => Vec::new(),
    }
}

pub(super) fn press(model: &mut Model, row: &Row, now: Moment) -> Vec<Effect> {
    if let Some(why) = (row.why_not)(model) {
        model.tell(&format!("Not now: {why}."));
        return Vec::new();
    }
    act(model, row.action, now)
}

/// Does an action. Every action of the table has its arm here and nowhere else.
fn act(model: &mut Model, action: Action, now: Moment) -> Vec<Effect> {
    match action {
        Action::Record if !model.overlays.is_empty() => return filling::record(model, now),
        Action::Record if matches!(model.screen, Screen::Home(_)) => {
            if let Screen::Home(home) = &mut model.screen {
                return home.begin();
            }
        }
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
            Screen::Home(home) => return home.step_plan(false).unwrap_or_else(|| home.complete()),
            _ => with_clerk(model, |clerk| clerk.complete(false, now)),
        },
        Action::CompleteBack if matches!(model.screen, Screen::Home(_)) => {
            if let Screen::Home(home) = &mut model.screen {
                return home.step_plan(true).unwrap_or_default();
            }
        }
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
        Action::Menu => model.overlays.push(Overlay::Menu(Menu::default())),
        Action::Correct => filling::correct(model, now),
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
        Action::Fold(shut) => with_clerk(model, |clerk| clerk.fold(shut)),
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
        Action::NextDoubt => with_paper(model, Reading::next_doubt),
        Action::Make(made) => with_paper(model, |reading| reading.make(made)),
        Action::Say(what) => with_paper(model, |reading| reading.say(what)),
        Action::See(view) => with_chair(model, |chair| chair.see(view)),
        Action::NextView => with_chair(model, |chair| chair.see(chair.view.next())),
        Action::GiveMore(seconds) => with_chair(model, |chair| chair.give_more(seconds)),
        Action::Bell => with_chair(model, Chair::toggle_bell),
        Action::Export => return export(model),
        Action::OpenFile => return open_file(model),
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

/// What is to be done before the program ends, however it ends: the half-typed line is kept.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    on_clerk(model, |clerk| clerk.save_draft().into_iter().collect())
        .into_iter()
        .chain([Effect::Quit])
        .collect()
}

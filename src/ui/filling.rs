//! What keys and clicks do to a form and to a vote being taken. After each the entry line says what the form
//! says: it is the line that is kept as the draft, looked at, and recorded.

use super::form::{Form, Row};
use crossterm::event::KeyEvent;

use super::keys::{Editing, Going, Place};
use super::palette::Palette;
use super::poll::{Mark, Poll};
use super::update::{press, types as type_letter};
use super::{Effect, Model, Overlay, Screen, parts, view};
use crate::entry::form::{self, Sheet};
use crate::entry::{self, Preview};
use crate::meeting::Moment;

/// F3: the form of what is typed; where nothing is, or narrative that may become anything, the list of forms.
pub(super) fn open(model: &mut Model, now: Moment) {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return;
    };
    clerk.completion = None;
    let line = clerk.line.text().to_owned();
    let typed = form::fill(&line, &clerk.meeting, now).filter(|filled| filled.sheet.name != "narrative");
    if let Some(filled) = typed {
        model.overlays.push(Overlay::Form(Box::new(Form::new(filled))));
    } else if line.trim().is_empty() || form::narrative(&line, &clerk.meeting, now).is_some() {
        let palette = Palette::of_forms(model, now);
        model.overlays.push(Overlay::Palette(palette));
    } else if let Some(sheet) = begun(&line) {
        choose(model, sheet, now);
    } else {
        let reads = matches!(clerk.preview, Preview::Records(_) | Preview::Shows(_));
        let then = match reads {
            true => "Enter records it as it is.",
            false => "what it wants stands below it.",
        };
        clerk.told = Some(format!("No form has fields for all of this line: {then}"));
    }
}

/// The command whose name is all that is typed.
fn begun(line: &str) -> Option<Sheet> {
    let name = line.trim().strip_prefix('/')?;
    form::commands().find(|sheet| sheet.name.eq_ignore_ascii_case(name))
}

/// A form chosen from the list: what was typed is taken over, or held.
pub(super) fn choose(model: &mut Model, sheet: Sheet, now: Moment) {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return;
    };
    model.overlays.clear();
    let line = clerk.line.text().to_owned();
    let typed = form::fill(&line, &clerk.meeting, now).filter(|filled| filled.sheet == sheet);
    let filled = typed.unwrap_or_else(|| {
        let mut blank = sheet.blank();
        let words = form::narrative(&line, &clerk.meeting, now);
        if let (Some(words), Some(at)) = (words, blank.words()) {
            blank.values[at] = words;
            clerk.line.set("");
        }
        blank
    });
    if filled.fields().is_empty() && filled.sheet.ways.len() == 1 {
        clerk.offer(&filled.line(), now);
        return;
    }
    clerk.offer(&filled.line(), now);
    model.overlays.push(Overlay::Form(Box::new(Form::new(filled))));
}

/// The selected entry is put right: by the form that made it, filled in, where a command did; else by its words.
pub(super) fn correct(model: &mut Model, now: Moment) {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return;
    };
    let Some(entry) = clerk.selected().filter(|entry| entry.struck.is_none()) else {
        return clerk.correct(now);
    };
    let seq = entry.seq;
    let line = entry::line_again(seq, &clerk.meeting);
    let filled = line.and_then(|line| form::fill(&line, &clerk.meeting, now));
    let Some(filled) = filled else {
        return clerk.correct(now);
    };
    let before = format!("/edit {seq} ");
    clerk.offer(&format!("{before}{}", filled.line()), now);
    let form = Form::behind(&before, filled);
    model.overlays.push(Overlay::Form(Box::new(form)));
}

/// F4: a vote is taken, from what is typed of it.
pub(super) fn take_vote(model: &mut Model, now: Moment) {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return;
    };
    if clerk.line.is_empty() {
        let votes = |line: &str| {
            form::fill(line, &clerk.meeting, now).is_some_and(|filled| filled.sheet.name == "vote")
        };
        let begun = clerk.outbox.held.iter().position(|held| votes(&held.line));
        if let Some(held) = begun.and_then(|at| clerk.outbox.held.remove(at)) {
            clerk.line.set(&held.line);
        }
    }
    let poll = Poll::new(clerk.line.text(), &clerk.meeting, now);
    clerk.offer(&poll.line(), now);
    model.overlays.push(Overlay::Poll(Box::new(poll)));
}

/// A letter over a vote: what it does there, where it does something. Else somebody types a line without
/// looking: the vote is left as it was before the word, and the word begins the line.
pub(super) fn over_vote(model: &mut Model, event: KeyEvent, c: char, now: Moment) -> Vec<Effect> {
    let row = model.keys.find(Place::Poll, event);
    let row = row.filter(|row| (row.why_not)(model).is_none());
    let Some(Overlay::Poll(poll)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    if row.is_some() || poll.has_key(c) || c.is_whitespace() {
        poll.typed(c, now);
        return match row {
            Some(row) => press(model, row, now),
            None if c.is_whitespace() => Vec::new(),
            None => type_letter(model, c, now),
        };
    }
    let mut word = poll.was_a_word(now);
    word.push(c);
    let touched = poll.untouched().is_none();
    changed(model, now);
    model.overlays.pop();
    if let Screen::Clerk(clerk) = &mut model.screen {
        if touched {
            clerk.set_aside("is the vote that was being taken: F4 goes on with it");
        }
        clerk.line.take();
        clerk.line_changed(now);
    }
    word.chars().flat_map(|c| type_letter(model, c, now)).collect()
}

/// A vote in which nobody was marked is left: the line that it was begun over is there again.
pub(super) fn leave_untouched(model: &mut Model, now: Moment) {
    let (Screen::Clerk(clerk), Some(Overlay::Poll(poll))) = (&mut model.screen, model.overlays.last()) else {
        return;
    };
    if let Some(before) = poll.untouched() {
        clerk.take_up_again(before, now);
    }
}

/// Something was changed in what lies on top: the entry line says it too.
pub(super) fn changed(model: &mut Model, now: Moment) {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return;
    };
    let top = model.overlays.last_mut();
    let line = if let Some(Overlay::Form(form)) = top {
        form.completion = None;
        form.changed()
    } else if let Some(Overlay::Poll(poll)) = top {
        poll.line()
    } else {
        return;
    };
    clerk.line.set(&line);
    clerk.line_changed(now);
}

/// Enter in a form: a completion is taken, the next field gets the keyboard, the last one records.
pub(super) fn enter(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    let list = form.completion.take();
    if list.is_some_and(|list| list.chosen.is_none() || form.is_last()) {
        changed(model, now);
        return Vec::new();
    }
    if form.is_last() {
        return record(model, now);
    }
    form.go(Going::Down);
    Vec::new()
}

/// Records the line that was composed, as Enter in the entry line does; where it is refused, the form stays
/// with the reason.
pub(super) fn record(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Screen::Clerk(clerk) = &mut model.screen else {
        return Vec::new();
    };
    let top = model.overlays.last();
    let nothing = if let Some(Overlay::Form(form)) = top {
        let bare = form.filled().line().is_empty();
        bare.then_some("nothing is filled in yet")
    } else if let Some(Overlay::Poll(poll)) = top {
        let nobody = match poll.hands {
            None => "nobody is marked yet: a member's own key, or f, a and b for the selected one",
            Some(_) => "no hand is counted yet: type the figures, or ↑ for each hand",
        };
        (poll.count().all() == 0).then_some(nobody)
    } else {
        return Vec::new();
    };
    if let Some(why) = nothing {
        clerk.refused = Some(why.into());
        return Vec::new();
    }
    clerk.scroll.follow();
    let effects = clerk.record(now);
    if clerk.refused.is_none() {
        model.overlays.pop();
    }
    effects
}

/// Tab in a form.
pub(super) fn complete(model: &mut Model, back: bool, now: Moment) {
    let (Screen::Clerk(clerk), Some(Overlay::Form(form))) = (&mut model.screen, model.overlays.last_mut())
    else {
        return;
    };
    form.complete(back, &clerk.meeting);
    let line = form.changed();
    clerk.line.set(&line);
    clerk.line_changed(now);
}

/// A key that would move in a line, where the row has choices instead; whether it was one.
pub(super) fn turns(model: &mut Model, editing: Editing, now: Moment) -> bool {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else {
        return false;
    };
    let turned = match editing {
        Editing::Left | Editing::Right => form.turn(editing == Editing::Left),
        Editing::Backspace
        | Editing::Delete
        | Editing::CutToStart
        | Editing::CutWordLeft
        | Editing::Clear => match form.row().filter(|row| form.choices(*row).is_some()) {
            Some(row @ Row::Field(_)) => {
                form.choose(row, None);
                true
            }
            Some(Row::Way | Row::When) | None => false,
        },
        Editing::WordLeft
        | Editing::WordRight
        | Editing::Start
        | Editing::End
        | Editing::CutWordRight
        | Editing::CutToEnd
        | Editing::Yank
        | Editing::Undo
        | Editing::Redo => false,
    };
    if turned {
        changed(model, now);
    }
    turned
}

/// A letter typed where there is no line to take it: a choice, or a member's own key. Whether it was one.
pub(super) fn types(model: &mut Model, c: char, now: Moment) -> bool {
    let top = model.overlays.last_mut();
    if let Some(Overlay::Form(form)) = top
        && !form.is_typed()
    {
        form.type_choice(c);
    } else if let Some(Overlay::Poll(poll)) = model.overlays.last_mut() {
        poll.key(c);
    } else {
        return false;
    }
    changed(model, now);
    true
}

/// What a key does to a vote.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counting {
    Mark(Mark),
    Unmark,
    Rest,
    Hands,
    Column(bool),
}

/// Does it.
pub(super) fn count(model: &mut Model, counting: Counting, now: Moment) {
    if let Some(Overlay::Poll(poll)) = model.overlays.last_mut() {
        if !matches!(counting, Counting::Mark(_) | Counting::Rest | Counting::Hands) {
            poll.meant();
        }
        match counting {
            Counting::Mark(mark) => poll.mark(mark),
            Counting::Unmark => poll.unmark(),
            Counting::Rest => poll.the_rest(),
            Counting::Hands => poll.count_hands(),
            Counting::Column(back) => poll.turn_column(back),
        }
        changed(model, now);
    }
}

/// A click on a form or a vote. Whether it was one.
pub(super) fn click(model: &mut Model, at: (u16, u16), now: Moment) -> bool {
    use parts::form::Spot as Part;
    use parts::poll::Spot as Seat;
    let areas = view::areas_of(model);
    let (Screen::Clerk(clerk), Some(top)) = (&mut model.screen, model.overlays.last_mut()) else {
        return false;
    };
    if let Overlay::Form(form) = top {
        match parts::form::lay(form, &clerk.meeting, &areas).under(at) {
            Some(Part::Row(row)) => form.to(row),
            Some(Part::Choice(row, which)) => {
                form.to(row);
                form.row()
                    .into_iter()
                    .for_each(|row| form.choose(row, Some(which)));
            }
            Some(Part::Candidate(which)) => {
                let candidates = form.candidates(&clerk.meeting);
                candidates.get(which).into_iter().for_each(|one| form.take(one));
            }
            None => {}
        }
    } else if let Overlay::Poll(poll) = top {
        match parts::poll::under(poll, &clerk.meeting, &areas, at) {
            Some(Seat::Voter(which)) => poll.cycle(which),
            Some(Seat::Column(mark)) if poll.hands.is_some() => poll.one_more(mark),
            Some(Seat::Column(mark)) => poll.column = mark,
            None => {}
        }
    } else {
        return false;
    }
    changed(model, now);
    true
}

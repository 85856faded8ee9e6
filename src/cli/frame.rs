//! One frame as text, without a terminal: for tests, for scripts, and to look at a screen by mail.

use chrono::{DateTime, NaiveDateTime, NaiveTime};

use super::Frame;
use crate::error::Error;
use crate::meeting::{Meeting, Moment};
use crate::shell::clock;
use crate::ui::review::Brought;
use crate::ui::{self, Effect, Model, Msg, keystring};

/// The moment that a frame shows: the one asked for, a time of it on the meeting's day, or now.
///
/// # Errors
/// It is no moment.
pub fn moment(asked: &Frame, meeting: &Meeting) -> Result<Moment, Error> {
    let Some(text) = &asked.at else {
        return Ok(clock::now());
    };
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment);
    }
    let forms = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];
    let local = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let times = ["%H:%M:%S", "%H:%M"];
    let on_day = || {
        let time = times
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(text, form).ok())?;
        Some(
            meeting
                .date()
                .unwrap_or_else(|| clock::now().date_naive())
                .and_time(time),
        )
    };
    local.or_else(on_day).map(clock::here).ok_or_else(|| {
        Error::request(format!(
            "--at {text} is no time: write 11:40 or 2016-10-21T11:40:00+01:00"
        ))
    })
}

/// Draws one frame after the keys asked for. Nothing is recorded: what a key would have done outside the
/// screen is left undone.
///
/// # Errors
/// Standard output failed.
pub fn print(model: Model, asked: &Frame) -> Result<(), Error> {
    print_with(model, asked, |_| None)
}

/// The same, where some of what a key asks for is brought.
///
/// # Errors
/// Standard output failed.
pub fn print_with(
    mut model: Model,
    asked: &Frame,
    mut bring: impl FnMut(Effect) -> Option<Brought>,
) -> Result<(), Error> {
    let meeting = model.meeting().cloned().unwrap_or_default();
    let now = moment(asked, &meeting)?;
    let keys = keystring::parse(asked.keys.as_deref().unwrap_or_default())
        .map_err(|what| Error::request(format!("--keys: {what}")))?;
    for key in keys {
        for effect in ui::update(&mut model, Msg::Key(key), now) {
            if let Some(brought) = bring(effect) {
                ui::update(&mut model, Msg::Brought(Box::new(brought)), now);
            }
        }
    }
    let (width, height) = asked.size;
    super::print(&(ui::render_to_text(&model, now, width, height) + "\n"))
}

//! What happened to the record after the meeting was closed: corrected, struck, taken back, approved, signed;
//! each with the seal of the state that it made, which minutes printed then can be held against.

use crate::meeting::facts::{MeetingClosed, MeetingReopened};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::meeting::{Event, Meeting, Recorded, words};
use crate::ui::review::reader::Reader;
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Digits of a seal that are shown.
const SEAL: usize = 16;

/// Whether a fact changes what was minuted, or says what became of the minutes.
fn changes(fact: &Recorded) -> bool {
    matches!(
        fact.event,
        Event::EntryEdited(_)
            | Event::EntryStruck(_)
            | Event::EntrySplit(_)
            | Event::EntriesMerged(_)
            | Event::EntriesMoved(_)
            | Event::SpeakerChanged(_)
            | Event::EntryRecast(_)
            | Event::FactUndone(_)
            | Event::MeetingReopened(MeetingReopened {})
            | Event::MinutesApproved(_)
            | Event::MinutesSigned(_)
            | Event::MinutesCorrected(_)
            | Event::CorrectionProposed(_)
    )
}

/// What happened after the close, and whether it was after approval.
pub(in crate::ui::review) fn since_close(meeting: &Meeting) -> Vec<(&Recorded, bool)> {
    let closed = |fact: &&Recorded| matches!(fact.event, Event::MeetingClosed(MeetingClosed {}));
    let close = meeting.facts().iter().find(closed).map_or(0, |fact| fact.seq);
    let approved = meeting.life.approval.as_ref().map(|approval| approval.seq);
    let after = meeting
        .facts()
        .iter()
        .filter(|fact| fact.seq > close && changes(fact));
    after
        .map(|fact| (fact, approved.is_some_and(|approved| fact.seq > approved)))
        .collect()
}

/// Puts the changes into `area`, from the `top`th on.
pub fn draw(buf: &mut Buffer, area: Rect, reader: &Reader, top: usize, theme: &Theme) {
    if area.height == 0 || area.width < 8 {
        return;
    }
    let room = usize::from(area.width);
    let all = since_close(&reader.meeting);
    shown::put_cut(
        buf,
        (area.x, area.y),
        "What changed since the close",
        room,
        theme.title,
    );
    let mut y = area.y.saturating_add(2);
    if all.is_empty() && y < area.bottom() {
        let text = "Nothing. e on an entry proposes a correction; quorate correct enters what a later minute corrects.";
        shown::put_cut(buf, (area.x, y), text, room, theme.quiet);
    }
    for (fact, late) in all.into_iter().skip(top) {
        let when = format!("{} {}", fact.at.date_naive(), theme.manner.hour(fact.at));
        let word = if late { ", after approval" } else { "" };
        let text = format!(
            "{}{word}: {}",
            fact.seq,
            words::sentence_in(&fact.event, &reader.meeting, theme.manner)
        );
        let seal = usize::try_from(fact.seq)
            .ok()
            .and_then(|seq| reader.seals.get(seq));
        let seal = seal.map(|seal| format!("  sealed {}", seal.get(..SEAL).unwrap_or(seal)));
        let head = format!("{when}{}", seal.unwrap_or_default());
        let lines = [(head, theme.quiet, 0), (text, theme.text, 2)];
        for (text, style, indent) in lines {
            for row in wrap::rows(&text, room - indent, room - indent) {
                if y < area.bottom() {
                    let at = (area.x + indent as u16, y);
                    shown::put(buf, at, text[row].trim_end(), room - indent, style);
                    y += 1;
                }
            }
        }
    }
}

//! What is known of the selected entry: when, who, how it stands, what was changed in it, and the seal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::minute::{Entry, Reference};
use crate::meeting::motion::Motion;
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, history, words};
use crate::ui::review::reader::Reader;
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Digits of a seal that are shown.
const SEAL: usize = 16;

/// What stands there, in order: what it is, and its words.
type Told = Vec<(&'static str, String)>;

/// Puts what is known of the selected entry into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let Some(entry) = reader.selected() else { return };
    let known = entry.known_as.map(|id| format!(", {id}")).unwrap_or_default();
    let head = format!("Entry {}{known}", entry.seq);
    let mut y = area.y;
    let room = usize::from(area.width);
    let mut put = |text: &str, indent: u16, style: Style, y: &mut u16| {
        let room = room.saturating_sub(usize::from(indent)).max(1);
        for row in wrap::rows(text, room, room) {
            if *y < area.bottom() {
                shown::put(buf, (area.x + indent, *y), text[row].trim_end(), room, style);
                *y += 1;
            }
        }
    };
    put(&head, 0, theme.title, &mut y);
    for (word, text) in told(reader, entry, theme.manner) {
        let style = if word == "struck" {
            theme.notice
        } else {
            theme.text
        };
        put(&format!("{word} {text}"), 0, style, &mut y);
    }
}

fn told(reader: &Reader, entry: &Entry, manner: Manner) -> Told {
    let meeting = &reader.meeting;
    let mut told: Told = vec![("kind", entry.kind.word().to_owned())];
    match entry.as_of {
        Some(as_of) => told.push((
            "at",
            format!("{}, entered {}", manner.hour(as_of), manner.second(entry.at)),
        )),
        None => told.push(("at", manner.second(entry.at))),
    }
    match entry.known_as {
        Some(Reference::Question(id)) => {
            if let Some(question) = meeting.questions.get(id) {
                told.push(("is", question.status.word().to_owned()));
                let answers = question.answers.iter();
                told.extend(answers.map(|one| {
                    (
                        "answered by",
                        format!("{}, {}", meeting.people.shown(&one.by), one.seq),
                    )
                }));
            }
        }
        Some(Reference::Motion(id)) => {
            told.extend(
                meeting
                    .motions
                    .get(id)
                    .map(|one| of_motion(meeting, one))
                    .into_iter()
                    .flatten(),
            );
        }
        Some(Reference::Action(id)) => {
            if let Some(action) = meeting.action(id) {
                told.push(("is", action.status.word().to_owned()));
                told.extend(action.due.map(|due| ("due", manner.date(due))));
            }
        }
        Some(Reference::Undertaking(_) | Reference::Entry(_)) | None => {}
    }
    told.extend(entry.refers_to.map(|id| ("on", id.to_string())));
    told.extend(
        entry
            .struck
            .iter()
            .map(|why| ("struck", format!("because {why}"))),
    );
    told.extend(changes(meeting, entry, manner));
    let seal = usize::try_from(entry.seq)
        .ok()
        .and_then(|seq| reader.seals.get(seq));
    told.extend(seal.map(|seal| ("sealed", seal.get(..SEAL).unwrap_or(seal).to_owned())));
    told
}

fn of_motion(meeting: &Meeting, motion: &Motion) -> Told {
    let mut told: Told = vec![("is", meeting.orders.terms.status(motion.status).to_owned())];
    let shown = |id| meeting.people.shown(id).to_owned();
    told.extend(motion.moved_by.as_ref().map(|id| ("moved by", shown(id))));
    told.extend(motion.seconded_by.as_ref().map(|id| ("seconded by", shown(id))));
    for ballot in &motion.ballots {
        let figures = ballot.count.map(|count| format!("{}: ", words::count(&count)));
        let text = format!(
            "{}{}",
            figures.unwrap_or_default(),
            meeting.orders.terms.verdict(ballot.verdict)
        );
        told.push(("vote", text));
    }
    told
}

/// Each correction of an entry that stands: when, by which fact, and what it says.
fn changes(meeting: &Meeting, entry: &Entry, manner: Manner) -> Told {
    let steps = history::history(meeting, entry.seq).into_iter();
    let later = steps.filter(|step| step.seq > entry.seq && step.undone.is_none());
    later
        .map(|step| {
            let at = manner.hour(step.at);
            ("corrected", format!("at {at} by {}: {}", step.seq, step.told))
        })
        .collect()
}

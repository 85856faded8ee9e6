//! What is known of the selected entry: when, who, how it stands, what was changed in it, and the seal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::event::Event;
use crate::meeting::minute::{Entry, Reference};
use crate::meeting::motion::Motion;
use crate::meeting::{Meeting, words};
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
    for (word, text) in told(reader, entry) {
        let style = if word == "struck" {
            theme.notice
        } else {
            theme.text
        };
        put(&format!("{word} {text}"), 0, style, &mut y);
    }
}

fn told(reader: &Reader, entry: &Entry) -> Told {
    let meeting = &reader.meeting;
    let mut told: Told = vec![("kind", entry.kind.word().to_owned())];
    match entry.as_of {
        Some(as_of) => told.push((
            "at",
            format!(
                "{}, entered {}",
                as_of.format("%H:%M"),
                entry.at.format("%H:%M:%S")
            ),
        )),
        None => told.push(("at", entry.at.format("%H:%M:%S").to_string())),
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
                told.extend(action.due.map(|due| ("due", words::date(due))));
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
    told.extend(changes(meeting, entry));
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

/// Each correction of an entry: by which fact, and what it read before.
fn changes(meeting: &Meeting, entry: &Entry) -> Told {
    let mut told = Told::new();
    let facts = meeting.facts().iter();
    for fact in facts.filter(|fact| fact.seq > entry.seq) {
        if let Event::EntryEdited { entry: of, .. } = &fact.event
            && *of == entry.seq
        {
            told.push((
                "corrected",
                format!("at {} by {}", fact.at.format("%H:%M"), fact.seq),
            ));
        }
    }
    told
}

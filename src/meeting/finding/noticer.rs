//! Notes what a fact breaks. It knows the meeting as it stood before the fact, and must never look past
//! it. The rules on votes, debate and conduct are in the files beside it; here is who may take part.

use super::{Finding, Severity};
use crate::meeting::event::Seq;
use crate::meeting::house::Part;
use crate::meeting::ids::PersonId;
use crate::meeting::roll::Presence;
use crate::meeting::state::Meeting;
use crate::meeting::words;

pub(super) struct Noticer<'a> {
    pub meeting: &'a Meeting,
    pub seq: Seq,
    pub found: Vec<Finding>,
}

impl Noticer<'_> {
    pub(super) fn say(&mut self, code: &'static str, severity: Severity, message: String) {
        self.found.push(Finding {
            code,
            severity,
            seq: Some(self.seq),
            message,
            person: None,
        });
    }

    /// Warns of somebody.
    pub(super) fn warn_of(&mut self, person: &PersonId, code: &'static str, message: String) {
        self.found.push(Finding {
            code,
            severity: Severity::Warning,
            seq: Some(self.seq),
            message,
            person: Some(person.clone()),
        });
    }

    pub(super) fn warn(&mut self, code: &'static str, message: String) {
        self.say(code, Severity::Warning, message);
    }

    /// Says it unless it was said before, of an earlier fact.
    pub(super) fn once(&mut self, code: &'static str, severity: Severity, message: String) {
        let before = self.meeting.notices.iter().chain(&self.found);
        if !before
            .into_iter()
            .any(|one| one.code == code && one.message == message)
        {
            self.say(code, severity, message);
        }
    }

    /// Somebody takes part: are they here, and may they?
    pub(super) fn takes_part(&mut self, person: &PersonId, doing: &str, part: Part) {
        let shown = self.meeting.people.shown(person);
        let represented = part == Part::Voting && self.meeting.proxy_of(person).is_some();
        match self.meeting.roll.presence(person) {
            _ if represented => {}
            Presence::Apologies => {
                self.warn_of(
                    person,
                    "absent_took_part",
                    format!("{shown} {doing} after sending apologies; /arrive {person} if they came"),
                );
            }
            Presence::Left => {
                self.warn_of(
                    person,
                    "absent_took_part",
                    format!("{shown} {doing} after leaving; /arrive {person} if they came back"),
                );
            }
            Presence::Present | Presence::Absent => {}
        }
        let meeting = self.meeting;
        if let Some(interest) = meeting.bar(person, part) {
            let (declared, text) = (words::interest_kind(interest.kind), &interest.text);
            self.warn(
                "interest_took_part",
                format!("{shown} {doing} in spite of {declared} declared in this item: {text}"),
            );
        }
        let declared = meeting.interests.iter().filter(|one| one.person == *person);
        for interest in declared.filter(|one| one.item.is_none() && meeting.bars(one.kind, part)) {
            if !meeting.dispensed(person, None, part) {
                let (declared, text) = (words::interest_kind(interest.kind), &interest.text);
                self.say(
                    "interest_declared",
                    Severity::Note,
                    format!("{shown} {doing}, having declared {declared}: {text}"),
                );
            }
        }
    }
}

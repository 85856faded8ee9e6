//! What a motion or a speech may break: seconders, amendments, consent, limits, and the rules' own clock.

use super::Severity;
use super::noticer::Noticer;
use crate::meeting::clock::{Mark, clock_face};
use crate::meeting::event::{MotionKind, PersonKind, Priority, Procedure};
use crate::meeting::floor::Speech;
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::motion::Motion;
use crate::meeting::orders::{Before, SpeakerRole};
use crate::meeting::words;

impl Noticer<'_> {
    /// An amendment is moved.
    pub(super) fn amends(&mut self, amended: MotionId, text: &str) {
        let meeting = self.meeting;
        let rule = &meeting.orders.amendments;
        let source = &rule.source;
        let Some(motion) = meeting.motions.get(amended) else {
            return;
        };
        let open = |one: &&Motion| one.amends == Some(amended) && one.status.is_pending();
        if rule.one_at_a_time
            && let Some(other) = meeting.motions.list.iter().find(open)
        {
            self.warn(
                "second_amendment",
                format!(
                    "{} is under discussion: one amendment at a time ({source})",
                    other.id
                ),
            );
        }
        let degree = meeting.motions.degree(motion) + 1;
        if degree > rule.degrees {
            self.warn(
                "amendment_too_deep",
                format!("an amendment to the amendment {amended} is not allowed ({source})"),
            );
        }
        if let Ok(Some(change)) = words::Substitution::read(text)
            && change.made(&motion.text).is_none()
        {
            let (old, id) = (&change.old, motion.id);
            self.warn(
                "words_not_found",
                format!("“{old}” does not stand in {id}, so this changes nothing: /undo and write it again"),
            );
        }
        if !rule.negating && negates(&motion.text, text) {
            self.warn(
                "negating",
                format!("this amendment only says the opposite of {amended} ({source})"),
            );
        }
    }

    /// A main motion while another is before the meeting.
    pub(super) fn second_main(&mut self) {
        let Some(floor) = self.meeting.motion_on_floor() else {
            return;
        };
        let mut first = floor;
        while let Some(above) = first.amends.and_then(|id| self.meeting.motions.get(id))
            && above.id < first.id
        {
            first = above;
        }
        let id = first.id;
        self.say(
            "second_motion",
            Severity::Note,
            format!("{id} is before the meeting: this motion waits until it is decided; /lapse {id} or /withdraw {id} ends it"),
        );
    }

    /// The mover takes an amendment over.
    pub(super) fn accepts(&mut self) {
        let rule = &self.meeting.orders.amendments;
        if !rule.friendly {
            self.warn(
                "not_friendly",
                format!(
                    "an amendment is voted on, not taken over by the mover ({})",
                    rule.source
                ),
            );
        }
    }

    pub(super) fn procedural(&mut self, procedure: Procedure) {
        let rule = &self.meeting.orders.procedures;
        if !rule.know(procedure) {
            self.warn(
                "procedure_not_allowed",
                format!("these rules know no {} ({})", procedure.word(), rule.source),
            );
        }
    }

    pub(super) fn withdraws(&mut self, motion: &Motion, consent: bool) {
        let rule = &self.meeting.orders.withdrawal;
        let who = match (rule.seconder, rule.meeting) {
            (true, true) => "the seconder and the meeting",
            (true, false) => "the seconder",
            (false, true) => "the meeting",
            (false, false) => return,
        };
        if motion.seconded_by.is_some() && !consent {
            self.warn(
                "withdrawn_without_consent",
                format!(
                    "{} was withdrawn, and the consent of {who} is not recorded ({}); /undo, then /withdraw \
                     with consent",
                    motion.id, rule.source
                ),
            );
        }
    }

    /// Somebody speaks: may they, on what is on the floor?
    pub(super) fn speaks(&mut self, person: &PersonId) {
        let meeting = self.meeting;
        let Some(motion) = meeting.motion_on_floor() else {
            return;
        };
        let own = motion.moved_by.as_ref() == Some(person) || motion.seconded_by.as_ref() == Some(person);
        let chair = meeting.chair.as_ref() == Some(person);
        let rule = &meeting.orders.seconder;
        let wanted = meeting
            .orders
            .wants_seconder(motion.kind, motion.moved_by.is_some());
        if rule.before == Before::Debate && wanted && motion.seconded_by.is_none() && !own && !chair {
            let (id, source) = (motion.id, &rule.source);
            self.once(
                "unseconded_debate",
                Severity::Warning,
                format!("{id} was debated before it was seconded ({source}); /second {id} who"),
            );
        }
        // After closure only the mover speaks, in reply, and the chair.
        let replies = meeting.orders.reply.mover && motion.moved_by.as_ref() == Some(person);
        if meeting.motions.put && motion.kind != MotionKind::Procedural && !replies && !chair {
            let (id, shown) = (motion.id, meeting.people.shown(person));
            self.once(
                "after_closure",
                Severity::Warning,
                format!("{shown} spoke after it was resolved that {id} be now put"),
            );
        }
    }

    /// Somebody is given the floor in turn: have they had it as often as they may?
    pub(super) fn has_spoken(&mut self, person: &PersonId) {
        let meeting = self.meeting;
        let Some(limit) = meeting.speaking_rule(person) else {
            return;
        };
        let Some(times) = limit.times else { return };
        let motion = meeting.motion_on_floor();
        let since = motion
            .and_then(|motion| meeting.fact(motion.seq))
            .map(|fact| fact.when());
        let speeches = meeting.floor.speeches.iter().filter(|one| {
            let theirs = one.person == *person && one.priority == Priority::Turn;
            theirs
                && one.item.as_ref() == meeting.item()
                && since.is_none_or(|since| one.span.from.at >= since)
        });
        let mover = motion.is_some_and(|motion| motion.moved_by.as_ref() == Some(person));
        let may = times.saturating_add(u32::from(mover && meeting.orders.reply.mover));
        let had = speeches.count() as u32;
        let going_on = meeting.floor.interrupted().any(|one| one.person == *person);
        if had >= may && !going_on {
            let (shown, source) = (meeting.people.shown(person), &limit.source);
            let spoke = match had {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                n => format!("{n} times"),
            };
            self.say(
                "spoke_too_often",
                Severity::Note,
                format!("{shown} has the floor again after speaking {spoke} on this ({source})"),
            );
        }
    }

    /// A speech ends.
    pub(super) fn ended(&mut self, speech: &Speech, now: Mark) {
        let spoke = speech.seconds(now);
        if let Some(limit) = speech.limit_s.filter(|limit| spoke > i64::from(*limit)) {
            let shown = self.meeting.people.shown(&speech.person);
            let (spoke, limit) = (clock_face(spoke), clock_face(i64::from(limit)));
            self.say(
                "spoke_too_long",
                Severity::Note,
                format!("{shown} spoke for {spoke}, and the limit was {limit}"),
            );
        }
        let rule = &self.meeting.orders.public_time;
        let is_public = |person: &PersonId| {
            let listed = self.meeting.people.get(person);
            listed.is_some_and(|one| SpeakerRole::from(one.kind) == SpeakerRole::from(PersonKind::Public))
        };
        if let Some(limit) = rule.seconds.filter(|_| is_public(&speech.person)) {
            let speeches = self
                .meeting
                .floor
                .speeches
                .iter()
                .filter(|one| is_public(&one.person));
            let spoke: i64 = speeches.map(|one| one.seconds(now)).sum();
            if spoke > i64::from(limit) {
                let (limit, source) = (clock_face(i64::from(limit)), rule.source.clone());
                self.once(
                    "public_time_over",
                    Severity::Note,
                    format!("the public spoke for more than the {limit} set aside ({source})"),
                );
            }
        }
    }
}

/// Whether an amendment would only turn a motion into its opposite.
fn negates(motion: &str, amendment: &str) -> bool {
    const NO: [&str; 4] = ["not", "no", "never", "neither"];
    let without = |text: &str| -> (usize, Vec<String>) {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let kept: Vec<String> = words
            .iter()
            .filter(|word| !NO.contains(&word.as_str()))
            .cloned()
            .collect();
        (words.len() - kept.len(), kept)
    };
    let amended = words::substituted(motion, amendment).unwrap_or_else(|| amendment.to_owned());
    let ((before, was), (after, is)) = (without(motion), without(&amended));
    was == is && before != after
}

//! The line that would enter a fact again: what its correction begins with, in the form that made it. It is read
//! like any other line, so that it can say nothing that was not in the fact.

use crate::meeting::event::{InterestKind, Mode, MotionKind, Side, Verdict, VoteMethod};
use crate::meeting::facts::{MotionMoved, VoteTaken};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::{Event, Meeting, Seq};

/// The line for the fact numbered `seq` as it reads now; none for a fact whose words are corrected as words.
pub fn line_again(seq: Seq, meeting: &Meeting) -> Option<String> {
    let line = line_of(meeting.told(seq)?.said(), meeting)?;
    let late = meeting.entry(seq).and_then(|entry| entry.as_of);
    Some(match late {
        Some(at) => format!("@{} {line}", at.format("%H:%M")),
        None => line,
    })
}

fn line_of(event: &Event, meeting: &Meeting) -> Option<String> {
    Some(match event {
        Event::VoteTaken(vote) => vote_line(vote),
        Event::DecisionDeclared(one) => {
            let name = match (one.method, one.verdict) {
                (VoteMethod::Assent, _) => "agreed",
                (_, Verdict::Carried) => "carried",
                (_, Verdict::Lost) => "lost",
                (_, Verdict::Tied) => return None,
            };
            let text = one.text.iter().map(|text| format!(" {text}"));
            format!("/{name}{}{}", on(one.motion), text.collect::<String>())
        }
        Event::CastingVoteGiven(one) => format!("/casting {}", side(one.side)),
        Event::VoteRecorded(one) => format!("/record {} {}", one.person, side(one.side)),
        Event::MotionMoved(motion) => motion_line(motion, meeting),
        Event::MotionSeconded(one) => format!("/second {} {}", one.motion, one.by),
        Event::RollCalled(roll) => format!("/present {}{}", names(&roll.present), mode(roll.mode)),
        Event::PeopleArrived(came) => format!("/arrive {}{}", names(&came.people), mode(came.mode)),
        Event::PeopleLeft(left) => format!("/leave {}", names(&left.people)),
        Event::ApologiesGiven(one) => {
            let substitute = one.substitute.iter().map(|who| format!(" sub {who}"));
            format!(
                "/apologies {}{}",
                names(&one.people),
                substitute.collect::<String>()
            )
        }
        Event::ChairTaken(one) => format!("/chair {}", one.person),
        Event::ProxyGiven(one) => format!("/proxy {} to {}", one.from, one.to),
        Event::InterestDeclared(one) => {
            let item = one.item.as_ref().and_then(|id| meeting.agenda.get(id));
            let item = item.map(|item| format!(" item {}", item.label()));
            let kind = match one.kind {
                InterestKind::Pecuniary => " pecuniary",
                InterestKind::Prejudicial => " prejudicial",
                InterestKind::Personal => " personal",
                _ => "",
            };
            format!(
                "/declare {}{}{kind} {}",
                one.person,
                item.unwrap_or_default(),
                one.text
            )
        }
        Event::ActionAssigned(action) => {
            let owner = action.owner.as_ref().map_or("-", PersonId::as_str);
            let due = action.due.map(|due| format!(" by {due}"));
            format!("/action {owner} {}{}", action.text, due.unwrap_or_default())
        }
        Event::DocumentCited(one) => {
            let url = one.url.iter().map(|url| format!(" {url}"));
            format!("/doc {}{}", one.title, url.collect::<String>())
        }
        _ => return None,
    })
}

fn vote_line(vote: &VoteTaken) -> String {
    let VoteTaken {
        motion,
        in_favour,
        against,
        abstain,
        names,
        ..
    } = vote;
    if names.is_empty() {
        return format!("/vote{} {in_favour} {against} {abstain}", on(*motion));
    }
    let of = |which: Side| {
        let voted = names.iter().filter(|vote| vote.side == which);
        let voted: String = voted.map(|vote| format!(" {}", vote.person)).collect();
        match voted.is_empty() {
            true => String::new(),
            false => format!(" {}{voted}", side(which)),
        }
    };
    let sides: String = [Side::For, Side::Against, Side::Abstain].map(of).concat();
    format!("/vote{}{sides}", on(*motion))
}

fn motion_line(motion: &MotionMoved, meeting: &Meeting) -> String {
    let name = match motion.kind {
        MotionKind::Motion => "move",
        MotionKind::Recommendation => "recommend",
        MotionKind::Amendment => "amend",
        MotionKind::Procedural => "procedural",
    };
    let who = |person: Option<&PersonId>| person.map_or("-", PersonId::as_str).to_owned();
    // Who seconded it afterwards, and the words as they are now.
    let now = meeting.motions.get(motion.id);
    let seconder = now
        .and_then(|one| one.seconded_by.as_ref())
        .or(motion.seconded_by.as_ref());
    let seconder = seconder.map(|by| format!("/{by}")).unwrap_or_default();
    let text = now.map_or(motion.text.as_str(), |one| one.text.as_str());
    let amends = motion.amends.map(|id| format!(" {id}")).unwrap_or_default();
    format!(
        "/{name}{amends} {}{seconder} {text}",
        who(motion.moved_by.as_ref())
    )
}

fn on(motion: Option<MotionId>) -> String {
    motion.map(|id| format!(" {id}")).unwrap_or_default()
}

fn side(side: Side) -> &'static str {
    match side {
        Side::For => "for",
        Side::Against => "against",
        Side::Abstain => "abstain",
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Room => "",
        Mode::Remote => " remote",
    }
}

fn names(people: &[PersonId]) -> String {
    let tags: Vec<&str> = people.iter().map(PersonId::as_str).collect();
    tags.join(" ")
}

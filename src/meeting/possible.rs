//! What can be done now, and why not; what is missing; what a vote needs. Said by state and rules alone, for
//! any screen to ask. It greys out and refuses nothing: the meeting decides, and `decide` takes the fact.

use super::event::{MotionKind, Procedure};
use super::motion::{Motion, MotionStatus};
use super::orders::{Base, Before, Equal};
use super::state::{Meeting, Status};

/// Something that a meeting may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// Call the meeting to order.
    Open,
    /// Take the next item.
    NextItem,
    /// Move a motion.
    Move,
    /// Second the motion on the floor.
    Second,
    /// Amend it.
    Amend,
    /// Take the amendment on the floor over.
    Accept,
    /// Withdraw the motion on the floor.
    Withdraw,
    /// Vote on it.
    Vote,
    /// Demand that the vote be by name.
    Demand,
    /// Give a casting vote.
    Cast,
    /// Have one's own vote recorded.
    RecordVote,
    /// Move a procedural motion.
    Procedure(Procedure),
    /// Let the mover reply.
    Reply,
    /// Raise a point of order.
    PointOfOrder,
    /// Put a question to whoever speaks.
    Interpose,
    /// Let whoever spoke last go on.
    Readd,
    /// Close the meeting.
    Close,
}

/// Something that may be done now, or the reason why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possibility {
    /// What.
    pub what: What,
    /// How the clerk enters it.
    pub line: &'static str,
    /// Why it cannot be done now, in words; none where it can.
    pub why_not: Option<String>,
}

/// Everything a meeting may do, each with the reason where it cannot be done now.
pub fn possible(meeting: &Meeting) -> Vec<Possibility> {
    let live = live(meeting);
    let floor = meeting.motion_on_floor();
    let no_motion = || "no motion is on the floor".to_owned();
    let with = |check: &dyn Fn(&Motion) -> Option<String>| match floor {
        None => Some(no_motion()),
        Some(motion) => check(motion),
    };
    let mut all = vec![
        (
            What::Open,
            "/open",
            (meeting.status() != Status::Planned).then(|| "the meeting is open already".into()),
        ),
        (
            What::NextItem,
            "/item next",
            meeting
                .agenda
                .next()
                .is_none()
                .then(|| "there is no item after this one".into()),
        ),
        (What::Move, "/move", put(meeting)),
        (What::Second, "/second", with(&|motion| second(meeting, motion))),
        (What::Amend, "/amend", with(&|motion| amend(meeting, motion))),
        (What::Accept, "/accept", with(&|motion| accept(meeting, motion))),
        (What::Withdraw, withdrawal(meeting), with(&|_| None)),
        (What::Vote, "/vote", with(&|motion| vote(meeting, motion))),
        (What::Demand, "/demand", demand(meeting)),
        (What::Cast, "/casting", cast(meeting)),
        (What::RecordVote, "/record", record(meeting)),
    ];
    let procedures = Procedure::ALL.into_iter();
    all.extend(procedures.map(|one| (What::Procedure(one), one.line(), procedure(meeting, one))));
    all.extend([
        (What::Reply, ">", with(&|motion| reply(meeting, motion))),
        (What::PointOfOrder, "++", None),
        (What::Interpose, "/interpose", interpose(meeting)),
        (
            What::Readd,
            "/readd",
            meeting
                .floor
                .last_ended()
                .is_none()
                .then(|| "nobody has spoken yet".into()),
        ),
        (What::Close, "/close", None),
    ]);
    let possibility = |(what, line, why_not): (What, &'static str, Option<String>)| {
        let needs_open = what != What::Open;
        let why_not = live.clone().filter(|_| needs_open).or(why_not);
        Possibility { what, line, why_not }
    };
    all.into_iter().map(possibility).collect()
}

/// Why the rules have no place now for what `command` does; none where they have, or say nothing of it.
pub fn rule_against(meeting: &Meeting, command: &str) -> Option<String> {
    let first = |line: &'static str| line.split(' ').next() == Some(command);
    let mut of = possible(meeting).into_iter().filter(|one| first(one.line));
    let why_not = of.next()?.why_not?;
    // A command that does several things has a place where one of them has.
    of.all(|one| one.why_not.is_some()).then_some(why_not)
}

/// The line that withdraws, with the consent that the rules want.
fn withdrawal(meeting: &Meeting) -> &'static str {
    let rule = &meeting.orders.withdrawal;
    let seconded = meeting
        .motion_on_floor()
        .is_some_and(|motion| motion.seconded_by.is_some());
    match seconded && (rule.seconder || rule.meeting) {
        true => "/withdraw with consent",
        false => "/withdraw",
    }
}

fn live(meeting: &Meeting) -> Option<String> {
    match meeting.status() {
        Status::Planned => Some("the meeting is not open".into()),
        Status::Adjourned => Some("the meeting stands adjourned".into()),
        Status::Closed | Status::Approved | Status::Signed => Some("the meeting is closed".into()),
        Status::Live => None,
    }
}

/// While a motion is on the floor no other is moved, but to amend it or about the proceedings.
fn put(meeting: &Meeting) -> Option<String> {
    let motion = meeting.motion_on_floor()?;
    Some(format!("{} is on the floor", motion.id))
}

fn second(meeting: &Meeting, motion: &Motion) -> Option<String> {
    if let Some(by) = &motion.seconded_by {
        return Some(format!(
            "{} was seconded by {}",
            motion.id,
            meeting.people.shown(by)
        ));
    }
    let wanted = meeting
        .orders
        .wants_seconder(motion.kind, motion.moved_by.is_some());
    (!wanted).then(|| {
        format!(
            "{} wants no seconder ({})",
            motion.id, meeting.orders.seconder.source
        )
    })
}

fn unseconded(meeting: &Meeting, motion: &Motion, before: Before) -> Option<String> {
    let rule = &meeting.orders.seconder;
    let wanted = meeting
        .orders
        .wants_seconder(motion.kind, motion.moved_by.is_some());
    let now = wanted && motion.seconded_by.is_none() && (before == Before::Vote || rule.before == before);
    now.then(|| format!("{} wants a seconder first ({})", motion.id, rule.source))
}

fn amend(meeting: &Meeting, motion: &Motion) -> Option<String> {
    let rule = &meeting.orders.amendments;
    if motion.kind == MotionKind::Procedural {
        return Some(format!(
            "{} is about the proceedings and is put as it stands",
            motion.id
        ));
    }
    if motion.kind == MotionKind::Amendment && rule.degrees < 2 {
        return Some(format!(
            "{} is decided first: one amendment at a time ({})",
            motion.id, rule.source
        ));
    }
    if meeting.motions.put {
        return Some("the meeting resolved that the question be now put".into());
    }
    unseconded(meeting, motion, Before::Debate)
}

fn accept(meeting: &Meeting, motion: &Motion) -> Option<String> {
    let rule = &meeting.orders.amendments;
    if motion.kind != MotionKind::Amendment {
        Some("no amendment is on the floor".into())
    } else if !rule.friendly {
        Some(format!("an amendment is voted on ({})", rule.source))
    } else {
        None
    }
}

fn vote(meeting: &Meeting, motion: &Motion) -> Option<String> {
    let quorum = meeting.quorum();
    if meeting.roll.called && !quorum.met() {
        let (present, needed) = (quorum.present, quorum.needed);
        return Some(format!(
            "no quorum: {present} present, {needed} needed ({})",
            meeting.orders.quorum.source
        ));
    }
    unseconded(meeting, motion, Before::Vote)
}

fn demand(meeting: &Meeting) -> Option<String> {
    let rule = &meeting.orders.voting;
    match rule.requisition {
        None => Some("these rules know no demand for a vote by name".into()),
        Some(_) if meeting.motion_on_floor().is_none() => Some("no motion is on the floor".into()),
        Some(_) => None,
    }
}

fn cast(meeting: &Meeting) -> Option<String> {
    let ties = &meeting.orders.ties;
    if ties.equal == Equal::Falls {
        return Some(format!("equal votes fall ({})", ties.source));
    }
    let ballots = meeting.motions.list.iter().filter_map(|one| one.ballots.last());
    let last = ballots.max_by_key(|ballot| ballot.seq);
    let equal = last.is_some_and(|ballot| ballot.count.is_some_and(|count| count.in_favour == count.against));
    let open = last.is_some_and(|ballot| ballot.casting.is_none());
    (!equal || !open).then(|| "the last votes were not equal".into())
}

fn record(meeting: &Meeting) -> Option<String> {
    let rule = &meeting.orders.voting;
    if !rule.single_record {
        return Some(format!("these rules know no single record ({})", rule.source));
    }
    let voted = meeting.motions.list.iter().any(|one| !one.ballots.is_empty());
    (!voted).then(|| "no vote has been taken".into())
}

fn procedure(meeting: &Meeting, procedure: Procedure) -> Option<String> {
    let rule = &meeting.orders.procedures;
    if !rule.know(procedure) {
        return Some(format!(
            "these rules know no {} ({})",
            procedure.word(),
            rule.source
        ));
    }
    let none = meeting.motion_on_floor().is_none();
    match procedure {
        Procedure::Closure if none => Some("no motion is on the floor".into()),
        Procedure::Closure if meeting.motions.put => Some("it was resolved already".into()),
        Procedure::Exclude if meeting.private.is_some() => Some("press and public are excluded".into()),
        Procedure::Suspend if meeting.suspended.is_some() => Some("they are suspended".into()),
        Procedure::Extend if meeting.guillotine().is_none() => {
            Some("no hour is set at which the meeting ends".into())
        }
        Procedure::Table | Procedure::Postpone | Procedure::PostponeIndefinitely | Procedure::Divide
            if none =>
        {
            Some("no motion is on the floor".into())
        }
        Procedure::TakeUp if !meeting.motions.list.iter().any(Motion::is_set_aside) => {
            Some("nothing was laid on the table or postponed".into())
        }
        Procedure::Reconsider | Procedure::Rescind
            if meeting.motions.list.iter().all(|one| one.ballots.is_empty()) =>
        {
            Some("nothing was decided yet".into())
        }
        _ => None,
    }
}

fn reply(meeting: &Meeting, motion: &Motion) -> Option<String> {
    let rule = &meeting.orders.reply;
    let replies = matches!(motion.kind, MotionKind::Motion | MotionKind::Recommendation);
    if !rule.mover {
        Some(format!("these rules know no right of reply ({})", rule.source))
    } else if motion.moved_by.is_none() || !replies {
        Some("the mover of the motion itself replies, before it is decided".into())
    } else {
        None
    }
}

fn interpose(meeting: &Meeting) -> Option<String> {
    let rule = &meeting.orders.points;
    if !rule.interposed {
        Some(format!(
            "these rules know no questions to a speaker ({})",
            rule.source
        ))
    } else if meeting.floor.speaking().is_none() {
        Some("nobody has the floor".into())
    } else {
        None
    }
}

/// What is missing before the motion on the floor can be decided, in words.
pub fn missing(meeting: &Meeting) -> Vec<String> {
    let mut missing = Vec::new();
    let Some(motion) = meeting.motion_on_floor() else {
        return missing;
    };
    missing.extend(unseconded(meeting, motion, Before::Vote));
    if !meeting.roll.called {
        missing.push("nobody recorded who is present".into());
    }
    let quorum = meeting.quorum();
    if meeting.roll.called && !quorum.met() {
        missing.push(format!(
            "{} more for a quorum of {}",
            quorum.needed - quorum.present,
            quorum.needed
        ));
    }
    missing.extend(meeting.named_vote_due(Some(motion.id)));
    if motion.status == MotionStatus::Tied && meeting.orders.ties.equal == Equal::CastingVote {
        missing.push(format!("a casting vote ({})", meeting.orders.ties.source));
    }
    missing
}

/// What a vote on the motion on the floor needs, in words, with the figure where all who are here vote.
pub fn vote_needs(meeting: &Meeting) -> Option<String> {
    let motion = meeting.motion_on_floor()?;
    let majority = meeting.majority(Some(motion.id));
    let (house, terms) = (meeting.house(), &meeting.orders.terms);
    let (base, whom) = match majority.of {
        Base::Cast | Base::CastWithAbstentions => (house.present, "if all vote".into()),
        Base::Present => (house.present, "present".into()),
        Base::Entitled => (house.entitled, "entitled to vote".into()),
        Base::All => (house.all, format!("{} in all", terms.members())),
    };
    let of = match majority.of {
        Base::All => format!("all {}", terms.members()),
        of => format!("those {}", of.words(terms)),
    };
    let (needs, needed) = (majority.needs.words(), majority.needs.of(base));
    Some(format!(
        "{needs} of {of}: {needed} of {base} {whom} ({})",
        majority.source
    ))
}

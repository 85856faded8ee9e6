//! What a vote may break: seconder, order, quorum, figures, names, and the way in which it was taken.

use super::Severity;
use super::noticer::Noticer;
use crate::meeting::event::{Mode, NamedVote, Side, Verdict, VoteMethod};
use crate::meeting::house::Part;
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::motion::{Count, Motion, MotionStatus};
use crate::meeting::orders::Equal;
use crate::meeting::words;

impl Noticer<'_> {
    pub(super) fn votes(
        &mut self,
        motion: Option<MotionId>,
        method: VoteMethod,
        count: &Count,
        names: &[NamedVote],
    ) {
        let meeting = self.meeting;
        let (members, presiding) = (meeting.orders.terms.members(), &meeting.orders.terms.chair);
        match motion.and_then(|id| meeting.motions.get(id)) {
            None => self.say(
                "vote_without_motion",
                Severity::Warning,
                "a vote with no motion on the floor".into(),
            ),
            Some(motion) => self.unseconded(motion),
        }
        // Whoever votes is present from then on, so those named count though the roll has not heard of them.
        let unheard = names.iter().filter(|vote| {
            let person = meeting.people.get(&vote.person);
            let voting = person.is_some_and(|person| meeting.has_vote(person));
            voting && !meeting.roll.is_present(&vote.person) && meeting.proxy_of(&vote.person).is_none()
        });
        let unheard = unheard.count() as u32;
        self.quorum("the vote", unheard);
        self.method(motion, method);
        if meeting.roll.called {
            // Those represented are among the voters where the rules know proxies; a vote given all the same counts.
            let known = meeting.orders.proxy.most > 0;
            let absent = meeting.electorate().filter(|one| {
                let given = names.iter().any(|vote| vote.person == one.id);
                !known && given && meeting.proxy_of(&one.id).is_some()
            });
            let proxies = absent.count() as u32;
            let (present, all) = (meeting.house().present + unheard + proxies, count.all());
            if all > present {
                self.warn(
                    "votes_exceed_present",
                    format!("{all} votes among {present} voting {members} present"),
                );
            } else if all < present {
                let rest = present - all;
                let rest = self.unmarked(names).unwrap_or_else(|| rest.to_string());
                self.warn(
                    "votes_missing",
                    format!(
                        "{all} votes among {present} voting {members} present: nothing says how {rest} voted"
                    ),
                );
            }
        } else {
            self.say(
                "roll_not_called",
                Severity::Note,
                "a vote before the roll was called; /present records who is here".into(),
            );
        }
        for vote in names {
            self.may_vote(&vote.person);
            self.takes_part(&vote.person, "voted", Part::Voting);
        }
        let chair = names
            .iter()
            .any(|vote| Some(&vote.person) == meeting.chair.as_ref());
        if chair && meeting.orders.ties.equal == Equal::ChairVotesNow && count.in_favour != count.against {
            let source = &meeting.orders.ties.source;
            self.say(
                "chair_voted",
                Severity::Note,
                format!("the {presiding} voted with the others, and votes only where it decides ({source})"),
            );
        }
    }

    /// Who of those here is not among the names of a vote by name, where they are few enough to be told.
    fn unmarked(&self, names: &[NamedVote]) -> Option<String> {
        let meeting = self.meeting;
        let here = meeting.electorate().map(|one| &one.id).filter(|id| {
            let counted = meeting.orders.proxy.most > 0;
            meeting.roll.is_present(id) || (counted && meeting.proxy_of(id).is_some())
        });
        let left: Vec<&PersonId> = here
            .filter(|id| names.iter().all(|vote| vote.person != **id))
            .collect();
        (!names.is_empty() && !left.is_empty() && left.len() <= 4).then(|| words::names(meeting, left))
    }

    /// Was the vote taken in a way that the rules know, and by name where they want it so?
    pub(super) fn method(&mut self, motion: Option<MotionId>, method: VoteMethod) {
        let meeting = self.meeting;
        if method.listed_as() != VoteMethod::Named {
            // Where all vote alike and the roll is known, the names are.
            let named = method == VoteMethod::Unanimous && meeting.roll.called;
            if let Some(why) = meeting.named_vote_due(motion).filter(|_| !named) {
                self.warn("named_vote_due", format!("{why}, and this one was not"));
            }
        }
        if !meeting.knows_method(method) {
            let source = &meeting.orders.voting.source;
            self.say(
                "method_not_known",
                Severity::Note,
                format!("the standing orders do not know this way of voting ({source})"),
            );
        }
    }

    pub(super) fn may_vote(&mut self, person: &PersonId) {
        let meeting = self.meeting;
        let shown = meeting.people.shown(person);
        let Some(listed) = meeting.people.get(person) else {
            return;
        };
        if let Some(substitute) = meeting.substitute_of(person) {
            let substitute = meeting.people.shown(substitute);
            self.warn(
                "replaced_voted",
                format!("{shown} voted, and {substitute} sits for them: the vote is {substitute}\u{2019}s"),
            );
        } else if !meeting.has_vote(listed) {
            self.warn("no_vote", format!("{shown} voted and has no vote"));
        }
        let remote = meeting
            .roll
            .get(person)
            .is_some_and(|one| one.mode == Mode::Remote);
        if remote && meeting.roll.is_present(person) && !meeting.orders.remote.vote {
            let source = &meeting.orders.remote.source;
            self.warn(
                "remote_vote",
                format!("{shown} voted and attends remotely, which gives no vote ({source})"),
            );
        }
    }

    pub(super) fn unseconded(&mut self, motion: &Motion) {
        let orders = &self.meeting.orders;
        let wanted = orders.wants_seconder(motion.kind, motion.moved_by.is_some());
        if wanted && motion.seconded_by.is_none() {
            let (id, kind) = (motion.id, motion.kind.word());
            self.warn(
                "unseconded",
                format!("{id} was decided and no seconder is recorded for this {kind}; /second {id} who"),
            );
        }
        let amendments = self.meeting.motions.list.iter();
        let open = |one: &&Motion| one.amends == Some(motion.id) && one.status.is_pending();
        if let Some(amendment) = amendments.rev().find(open) {
            let (id, first) = (motion.id, amendment.id);
            self.warn(
                "amendment_first",
                format!("{id} was decided before its amendment {first}"),
            );
        }
    }

    /// `besides` voting members are here of whom the roll has not heard.
    pub(super) fn quorum(&mut self, what: &str, besides: u32) {
        let mut quorum = self.meeting.quorum();
        quorum.present += besides;
        if self.meeting.roll.called && !quorum.met() {
            let (present, needed) = (quorum.present, quorum.needed);
            self.warn(
                "no_quorum",
                format!("no quorum at {what}: {present} present, {needed} needed"),
            );
        }
    }

    /// A vote of the chair's: is there one to give, and does it decide?
    pub(super) fn casting(&mut self, motion: Option<MotionId>, by: Option<&PersonId>, side: Side) {
        let meeting = self.meeting;
        let ballot = meeting.motions.last_ballot(motion);
        let ties = &meeting.orders.ties;
        let decides = ballot.is_some_and(|ballot| match ballot.count {
            Some(count) => {
                let majority = meeting.majority(motion);
                let with = meeting.orders.with_chair(majority, &count, ballot.house, side);
                with.is_some() || ballot.verdict == Verdict::Tied
            }
            None => ballot.verdict == Verdict::Tied,
        });
        let names = ballot.map(|ballot| ballot.names.as_slice()).unwrap_or_default();
        let voted = names.iter().any(|vote| Some(&vote.person) == by);
        match ties.equal {
            Equal::Falls => self.warn(
                "no_casting_vote",
                format!(
                    "a casting vote, and these rules give none: equal votes fall ({})",
                    ties.source
                ),
            ),
            Equal::ChairVotesNow if voted => self.warn(
                "chair_voted_twice",
                format!(
                    "the {} voted with the others and again ({})",
                    meeting.orders.terms.chair, ties.source
                ),
            ),
            Equal::CastingVote | Equal::ChairVotesNow if !decides => self.warn(
                "casting_without_tie",
                "a casting vote where the votes were not equal".into(),
            ),
            Equal::CastingVote | Equal::ChairVotesNow => {}
        }
        if by.is_none() {
            self.warn(
                "no_chair",
                "a casting vote, and nobody is recorded in the chair; /chair who".into(),
            );
        }
    }

    /// One member's own vote recorded.
    pub(super) fn single(&mut self, motion: Option<MotionId>, person: &PersonId, side: Side) {
        let meeting = self.meeting;
        self.may_vote(person);
        let ballot = meeting.motions.last_ballot(motion);
        let mut named = ballot.into_iter().flat_map(|ballot| &ballot.names);
        if named.any(|vote| vote.person == *person && vote.side != side) {
            self.warn(
                "recorded_twice",
                format!("{} is recorded on both sides", meeting.people.shown(person)),
            );
        }
        if !meeting.orders.voting.single_record {
            let source = &meeting.orders.voting.source;
            self.say(
                "no_single_record",
                Severity::Note,
                format!("one member\u{2019}s vote was recorded, which these rules do not know ({source})"),
            );
        }
        let abstained = side == Side::Abstain;
        if let Some(ballot) = ballot.filter(|ballot| !abstained && ballot.method == VoteMethod::Unanimous) {
            let against = ballot.count.is_some_and(|count| count.against == 0) && side == Side::Against;
            if against {
                self.warn(
                    "unanimous_but",
                    format!(
                        "the vote was recorded as unanimous, and {} against",
                        meeting.people.shown(person)
                    ),
                );
            }
        }
    }

    /// A ballot of an election.
    pub(super) fn election(&mut self, votes: u32) {
        let meeting = self.meeting;
        self.quorum("the ballot", 0);
        let (present, members) = (meeting.house().present, meeting.orders.terms.members());
        if meeting.roll.called && votes > present {
            self.warn(
                "votes_exceed_present",
                format!("{votes} votes among {present} voting {members} present"),
            );
        }
    }

    /// A decision without figures.
    pub(super) fn declared(&mut self, motion: &Motion, method: VoteMethod, verdict: Verdict) {
        let told = motion.ballots.last().filter(|ballot| ballot.verdict != verdict);
        if let Some(ballot) = told.filter(|_| method == VoteMethod::Declared) {
            let (id, orders) = (motion.id, &self.meeting.orders);
            let (was, is) = (word(ballot.verdict), word(verdict));
            let why = ballot.weighed.as_ref().map(|weighed| weighed.words(orders));
            let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
            self.warn(
                "verdict_differs",
                format!("{id} was declared {is}, but its vote was {was}{why}"),
            );
        }
        if motion.ballots.is_empty() {
            self.unseconded(motion);
            self.quorum("the decision", 0);
            if motion.status != MotionStatus::Withdrawn {
                self.method(Some(motion.id), method);
            }
        }
    }
}

fn word(verdict: Verdict) -> &'static str {
    crate::meeting::words::verdict(verdict)
}

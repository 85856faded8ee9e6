//! Who may vote: members, those who sit for them, and whom an interest bars. What quorums and majorities
//! are counted from, and nothing else may count them.

use chrono::TimeDelta;

use super::event::{InterestKind, Mode, Moment, VoteMethod};
use super::ids::{ItemId, MotionId, PersonId};
use super::minute::EntryKind;
use super::motion::{Count, Motion};
use super::orders::{About, House, Majority, Weighing};
use super::people::Person;
use super::roll::{Presence, Quorum};
use super::state::{Interest, Meeting};

/// From what an interest keeps somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From speaking.
    Speaking,
    /// From voting.
    Voting,
}

impl Meeting {
    /// For whom somebody sits, while they are here.
    pub fn sits_for(&self, person: &PersonId) -> Option<&PersonId> {
        // Most meetings have no substitutes, and the roll of a large one is long.
        let one = self.roll.has_substitutes().then(|| self.roll.get(person))??;
        one.substitute_for.as_ref().filter(|_| one.sits())
    }

    /// Who sits for somebody.
    pub fn substitute_of(&self, person: &PersonId) -> Option<&PersonId> {
        let mut roll = self.roll.iter().filter(|_| self.roll.has_substitutes());
        let sits = roll
            .find(|one| one.person != *person && one.substitute_for.as_ref() == Some(person) && one.sits());
        sits.map(|one| &one.person)
    }

    /// Whether a person has a seat of their own: a listed reserve has none, nor has whoever sits for another.
    fn has_seat(&self, person: &Person) -> bool {
        let substitutes = || {
            self.roll
                .get(&person.id)
                .is_some_and(|one| one.substitute_for.is_some())
        };
        person.voting && !person.is_reserve() && !(self.roll.has_substitutes() && substitutes())
    }

    /// Whether somebody has a vote, here or not: a member nobody sits for, or whoever sits for one.
    pub fn has_vote(&self, person: &Person) -> bool {
        match self.sits_for(&person.id) {
            Some(replaced) => self.people.get(replaced).is_some_and(|member| member.voting),
            None => self.has_seat(person) && self.substitute_of(&person.id).is_none(),
        }
    }

    /// Everybody with a vote, here or not, in the order listed.
    pub fn electorate(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| self.has_vote(person))
    }

    /// Everybody who has a vote to give now: who is here, and where the rules know proxies, who is represented.
    pub fn voters(&self) -> impl Iterator<Item = &Person> {
        self.electorate().filter(|person| {
            let here = self.roll.get(&person.id).is_some_and(|one| {
                let there = one.mode == Mode::Room || self.orders.remote.vote;
                one.presence == Presence::Present && there
            });
            let votes = here || (self.orders.proxy.most > 0 && self.proxy_of(&person.id).is_some());
            votes && !self.is_recused(&person.id)
        })
    }

    /// Whether somebody takes no part in the present item.
    pub fn is_recused(&self, person: &PersonId) -> bool {
        let here = self.item();
        self.recusals
            .iter()
            .any(|(who, item)| who == person && item.as_ref() == here)
    }

    /// Who gives the vote of somebody who never came.
    pub fn represented_by(&self, person: &PersonId) -> Option<&PersonId> {
        let came = self.roll.get(person).is_some_and(|one| !one.spans.is_empty());
        let given = self.proxies.iter().rev().find(|(from, _)| from == person);
        given.map(|(_, to)| to).filter(|_| !came)
    }

    /// Whether somebody with an interest was out of the room for the debate or the vote on its item. Whoever took
    /// part in both and went then did not leave the room for it.
    pub fn left_room(&self, interest: &Interest) -> bool {
        let Some(item) = interest.item.as_ref().and_then(|id| self.agenda.get(id)) else {
            return false;
        };
        let out = |at: Moment| {
            let stood = self.roll.get(&interest.person);
            stood.is_some_and(|one| !one.spans.is_empty() && !one.spans.iter().any(|span| span.holds(at)))
        };
        let here = self
            .entries
            .iter()
            .filter(|entry| entry.item.as_ref() == Some(&item.id) && entry.struck.is_none());
        let (mut decided, mut debated) = ((0, 0), (0, 0));
        for entry in here {
            let of = match entry.kind {
                EntryKind::Vote | EntryKind::Decision | EntryKind::Noted => &mut decided,
                EntryKind::Statement
                | EntryKind::Point
                | EntryKind::Question
                | EntryKind::Answer
                | EntryKind::Undertaking
                | EntryKind::Motion
                | EntryKind::Narrative => &mut debated,
                EntryKind::Heading
                | EntryKind::Action
                | EntryKind::Document
                | EntryKind::Attendance
                | EntryKind::Interest
                | EntryKind::Procedure => continue,
            };
            of.0 += 1;
            of.1 += u32::from(out(entry.when()));
        }
        match (decided, debated) {
            // Out for any decision; or back for it, but out for all that was said before.
            ((1.., voted), (all, heard)) => voted > 0 || (all > 0 && heard == all),
            ((0, _), (1.., heard)) => heard > 0,
            // Nothing was said or decided: out all the while it was taken.
            ((0, _), (0, _)) => item.opened.is_some_and(|opened| {
                let ended = item.closed.unwrap_or(opened);
                out(opened) || (ended > opened && out(ended - TimeDelta::milliseconds(1)))
            }),
        }
    }

    /// The quorum as the roll stands.
    pub fn quorum(&self) -> Quorum {
        let rule = &self.orders.quorum;
        let base = match rule.of {
            super::orders::Base::Entitled => self.house().entitled,
            super::orders::Base::All
            | super::orders::Base::Cast
            | super::orders::Base::CastWithAbstentions
            | super::orders::Base::Present => self.seats(),
        };
        let counts = |person: &&Person| {
            let here = self.roll.get(&person.id).is_some_and(|one| {
                let there = one.mode == Mode::Room || self.orders.remote.quorum;
                one.presence == Presence::Present && there
            });
            here || (self.orders.proxy.quorum && self.proxy_of(&person.id).is_some())
        };
        let set = self.plan.as_ref().and_then(|plan| plan.quorum);
        Quorum {
            needed: set.unwrap_or_else(|| rule.needed(base)),
            base,
            present: self.electorate().filter(counts).count() as u32,
        }
    }

    /// How many seats the body has, those that nobody holds among them.
    fn seats(&self) -> u32 {
        let vacant = self.plan.as_ref().map_or(0, |plan| plan.vacant.len());
        let held = self.people.iter().filter(|person| self.has_seat(person));
        (held.count() + vacant) as u32
    }

    /// How many there are to vote now.
    pub fn house(&self) -> House {
        let free =
            |person: &&Person| self.bar(&person.id, Part::Voting).is_none() && !self.is_recused(&person.id);
        House {
            present: self.voters().count() as u32,
            entitled: self.electorate().filter(free).count() as u32,
            all: self.seats(),
        }
    }

    /// Who gives somebody's vote: a proxy who is here.
    pub fn proxy_of(&self, person: &PersonId) -> Option<&PersonId> {
        let given = self.proxies.iter().rev().find(|(from, _)| from == person);
        given
            .map(|(_, to)| to)
            .filter(|to| self.roll.is_present(to) && !self.roll.is_present(person))
    }

    /// The interest that keeps somebody from taking part in the present item, unless it was dispensed with.
    pub fn bar(&self, person: &PersonId, part: Part) -> Option<&Interest> {
        let here = self.item();
        let declared = self.interests.iter().filter(|one| one.person == *person);
        declared
            .filter(|one| one.item.is_some() && one.item.as_ref() == here)
            .find(|one| self.bars(one.kind, part) && !self.dispensed(person, here, part))
    }

    /// Whether an interest of this kind keeps anybody from it.
    pub fn bars(&self, kind: InterestKind, part: Part) -> bool {
        let rule = &self.orders.interests;
        match part {
            Part::Speaking => rule.bar_speaking.contains(&kind),
            Part::Voting => rule.bar_voting.contains(&kind),
        }
    }

    /// Whether somebody was allowed to take part in spite of an interest.
    pub fn dispensed(&self, person: &PersonId, item: Option<&ItemId>, part: Part) -> bool {
        self.dispensations.iter().any(|one| {
            let covers = one.item.is_none() || one.item.as_ref() == item;
            one.person == *person && covers && (part == Part::Speaking || !one.speak_only)
        })
    }

    /// What a vote on `motion` is about, as far as the rules ask.
    pub fn about<'a>(&'a self, motion: Option<&'a Motion>) -> About<'a> {
        let item = match motion {
            Some(motion) => motion.item.as_ref().and_then(|id| self.agenda.get(id)),
            None => self.agenda.current(),
        };
        About {
            kind: motion.map(|motion| motion.kind),
            procedure: motion.and_then(|motion| motion.procedure),
            text: motion.map_or("", |motion| &motion.text),
            title: item.map_or("", |item| &item.title),
            item: item.map(|item| item.label()),
        }
    }

    /// What a vote on a motion, or on the present item, needs.
    pub fn majority(&self, motion: Option<MotionId>) -> &Majority {
        let motion = motion.and_then(|id| self.motions.get(id));
        self.orders.majority_for(&self.about(motion))
    }

    /// What a count taken now comes to.
    pub fn weigh(&self, motion: Option<MotionId>, count: &Count) -> Weighing {
        self.orders.weigh(self.majority(motion), count, self.house())
    }

    /// Whether the rules want this vote taken by name, and why: its subject, or that members demanded it.
    pub fn named_vote_due(&self, motion: Option<MotionId>) -> Option<String> {
        let rule = &self.orders.voting;
        let moved = motion.and_then(|id| self.motions.get(id));
        if self.about(moved).says(&rule.named_for) {
            return Some(format!("a vote of this kind is taken by name ({})", rule.source));
        }
        let wanted = rule.requisition?;
        let by = self.demanded(motion);
        (by >= wanted).then(|| {
            let terms = &self.orders.terms;
            let members = if by == 1 {
                terms.member.clone()
            } else {
                terms.members()
            };
            format!(
                "{by} {members} demanded a vote by name, and {wanted} can ({})",
                rule.source
            )
        })
    }

    /// How many members demanded a vote by name on this.
    pub fn demanded(&self, motion: Option<MotionId>) -> u32 {
        let of = self.demands.iter().filter(|(on, _)| *on == motion);
        of.map(|(_, person)| person)
            .filter(|person| {
                self.people
                    .get(person)
                    .is_some_and(|person| self.has_vote(person))
            })
            .count() as u32
    }

    /// Whether the rules know this way of voting.
    pub fn knows_method(&self, method: VoteMethod) -> bool {
        let methods = &self.orders.voting.methods;
        methods.is_empty() || methods.contains(&method) || methods.contains(&method.listed_as())
    }

    /// When the meeting ends unless it is extended.
    pub fn guillotine(&self) -> Option<Moment> {
        if let Some(until) = self.extended.last() {
            return Some(*until);
        }
        let rule = &self.orders.guillotine;
        let opened = self.opened.map(|mark| mark.at)?;
        let after = rule
            .after_s
            .map(|seconds| opened + TimeDelta::seconds(i64::from(seconds)));
        let at = rule.at.map(|time| self.time_of_day(time, opened));
        // An hour that was over when the meeting began is the next day's.
        let at = at.map(|at| if at <= opened { at + TimeDelta::days(1) } else { at });
        after.into_iter().chain(at).min()
    }
}

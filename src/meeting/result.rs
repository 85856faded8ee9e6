//! What came of the last vote, in the words in which a chair declares it: the verdict, the figures, who voted how, the
//! rule it was judged by, and what is wrong with it. It stands until something else is moved or another item is taken.

use super::event::{Side, Verdict, VoteMethod};
use super::finding;
use super::house::Part;
use super::motion::{Ballot, Motion};
use super::orders::Equal;
use super::state::Meeting;
use super::words;

/// The last vote on the present item, and what it was on.
#[derive(Debug, Clone, Copy)]
pub struct VoteResult<'a> {
    meeting: &'a Meeting,
    /// The vote.
    pub ballot: &'a Ballot,
    /// What was voted on; none where nothing was on the floor.
    pub motion: Option<&'a Motion>,
}

impl Meeting {
    /// What came of the last vote on the present item, while nothing was moved after it.
    pub fn last_result(&self) -> Option<VoteResult<'_>> {
        let voted = self.motions.list.iter().flat_map(|motion| {
            let on = Some(motion);
            motion.ballots.iter().map(move |ballot| (ballot, on))
        });
        let loose = self.motions.loose.iter().map(|ballot| (ballot, None));
        let (ballot, motion) = voted.chain(loose).max_by_key(|(ballot, _)| ballot.seq)?;
        let here = ballot.item.as_ref() == self.item();
        let moved_since = self.motions.list.iter().any(|motion| motion.seq > ballot.seq);
        (here && !moved_since).then_some(VoteResult {
            meeting: self,
            ballot,
            motion,
        })
    }
}

impl VoteResult<'_> {
    /// What was voted on and what came of it: `Amendment m2 to m1: CARRIED`.
    pub fn verdict(&self) -> String {
        let terms = &self.meeting.orders.terms;
        let on = match self.motion {
            Some(motion) => {
                let amends = motion.amends.map(|id| format!(" to {id}")).unwrap_or_default();
                let kind = words::capitalised(&terms.standing(motion));
                format!("{kind} {}{amends}", motion.id)
            }
            None => "The vote".to_owned(),
        };
        let came = match self.ballot.verdict {
            Verdict::Tied => "EQUAL VOTES".to_owned(),
            verdict => terms.verdict(verdict).to_uppercase(),
        };
        format!("{on}: {came}")
    }

    /// Everything else that a chair says with it, or has to know before saying it, a sentence each.
    pub fn particulars(&self) -> Vec<String> {
        let figures = [self.figures()]
            .into_iter()
            .chain(self.names())
            .chain(self.casting());
        let judged = self.rule().into_iter().chain(self.open());
        figures.filter(|line| !line.is_empty()).chain(judged).collect()
    }

    /// What is wrong with it: who voted though an interest bars them.
    pub fn wrong(&self) -> Vec<String> {
        let meeting = self.meeting;
        let barred = self.ballot.names.iter().filter_map(|vote| {
            let interest = meeting.bar(&vote.person, Part::Voting)?;
            let (who, what) = (meeting.shown(&vote.person), words::interest_kind(interest.kind));
            Some(format!("{who} voted, and has {what} in this item"))
        });
        barred.collect()
    }

    fn figures(&self) -> String {
        let how = match self.ballot.method {
            VoteMethod::Named => "By name",
            VoteMethod::Unanimous => "Unanimous",
            VoteMethod::Assent => return "Without a vote: nobody objected".to_owned(),
            VoteMethod::Declared => return "As the chair declared it, without figures".to_owned(),
            _ => "Votes",
        };
        match &self.ballot.count {
            Some(count) => format!("{how}: {}", words::count(count)),
            None => how.to_owned(),
        }
    }

    fn names(&self) -> Vec<String> {
        let of = |side: Side| {
            let votes = self.ballot.names.iter().filter(|vote| vote.side == side);
            let people: Vec<_> = votes.map(|vote| &vote.person).collect();
            let said = words::capitalised(words::side(side));
            (!people.is_empty()).then(|| format!("{said}: {}", words::names(self.meeting, people)))
        };
        [Side::For, Side::Against, Side::Abstain]
            .into_iter()
            .filter_map(of)
            .collect()
    }

    fn casting(&self) -> Option<String> {
        let side = self.ballot.casting?;
        Some(format!("Casting vote of the chair: {}", words::side(side)))
    }

    fn rule(&self) -> Option<String> {
        let weighed = self.ballot.weighed.as_ref()?;
        let source = match weighed.source.as_str() {
            "" => String::new(),
            source => format!(" ({source})"),
        };
        Some(format!("{}{source}", weighed.words(&self.meeting.orders)))
    }

    /// What has to be done before there is a result.
    fn open(&self) -> Option<String> {
        let orders = &self.meeting.orders;
        let tied = self.ballot.verdict == Verdict::Tied;
        let casting = orders.ties.equal == Equal::CastingVote;
        (tied && casting).then(|| format!("It is for the {}'s casting vote", orders.terms.chair))
    }
}

/// Says of a motion that an amendment to it was carried whose words are not in it.
pub fn unwritten(meeting: &Meeting, motion: &Motion) -> Option<String> {
    let amendment = finding::unwritten(meeting, motion)?;
    Some(format!(
        "NOT FINAL: {} was carried and is not written into {}: {}",
        amendment.id,
        motion.id,
        amendment.quoted()
    ))
}

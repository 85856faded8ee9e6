//! Elections: several stand for one office, and are voted on ballot by ballot until one has enough votes.
//! Nobody is elected by arithmetic that the record does not show.

use super::event::{Nominee, NomineeVotes, Seq, Settled};
use super::ids::{ElectionId, ItemId, PersonId};
use super::orders::{ElectionRule, Needs};
use super::state::Meeting;
use super::words;

/// An election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// Its id.
    pub id: ElectionId,
    /// The fact that called it.
    pub seq: Seq,
    /// The item it was held on.
    pub item: Option<ItemId>,
    /// To what.
    pub office: String,
    /// Who stood from the first.
    pub nominees: Vec<Nominee>,
    /// What its ballots are judged by.
    pub rule: ElectionRule,
    /// The ballots counted, in order.
    pub ballots: Vec<ElectionBallot>,
    /// Who was elected otherwise than by a ballot, and how.
    pub settled: Option<(PersonId, Settled)>,
}

/// A ballot of an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionBallot {
    /// The fact that holds it.
    pub seq: Seq,
    /// The votes for each who stood in it.
    pub votes: Vec<NomineeVotes>,
    /// How many abstained.
    pub abstain: u32,
    /// Voting members present at that moment.
    pub present: u32,
}

/// What a ballot came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// One has enough votes: who, how many, of how many, how many it takes.
    Elected(PersonId, u32, u32, Option<u32>),
    /// These have the most votes, as many each, and it is one of them.
    Tied(Vec<PersonId>),
    /// Nobody has enough: how many it takes, and who drops out, where the rules say that somebody does.
    Again(u32, Option<PersonId>),
}

impl Came {
    /// It in words.
    pub fn words(&self, meeting: &Meeting) -> String {
        let shown = |person: &PersonId| meeting.people.shown(person).to_owned();
        match self {
            Came::Elected(person, votes, cast, Some(needed)) => {
                format!(
                    "{votes} of {cast} votes, {needed} needed: {} is elected",
                    shown(person)
                )
            }
            Came::Elected(person, votes, cast, None) => {
                format!("the most votes, {votes} of {cast}: {} is elected", shown(person))
            }
            Came::Tied(people) => format!("{} are tied", words::names(meeting, people)),
            Came::Again(needed, Some(person)) => {
                format!(
                    "nobody has {needed}; {} has the fewest and drops out",
                    shown(person)
                )
            }
            Came::Again(needed, None) => format!("nobody has {needed}: another ballot"),
        }
    }
}

impl Election {
    /// What a ballot with these votes comes to.
    pub fn outcome(&self, votes: &[NomineeVotes]) -> Came {
        let cast = votes.iter().fold(0u32, |sum, one| sum.saturating_add(one.votes));
        let most = votes.iter().map(|one| one.votes).max().unwrap_or(0);
        let leading: Vec<&NomineeVotes> = votes.iter().filter(|one| one.votes == most).collect();
        let needed = self.rule.needs.map(|needs: Needs| needs.of(cast));
        match leading.as_slice() {
            [one] if needed.is_none_or(|needed| most >= needed) => {
                Came::Elected(one.person.clone(), most, cast, needed)
            }
            // Of two there is nobody to drop; of several that lead alone, nobody either.
            tied if tied.len() > 1 && (needed.is_none() || tied.len() == votes.len()) => {
                Came::Tied(tied.iter().map(|one| one.person.clone()).collect())
            }
            _ => Came::Again(needed.unwrap_or(most), self.lowest(votes)),
        }
    }

    /// Who has fewest votes, where that is one alone and the rules drop them.
    fn lowest(&self, votes: &[NomineeVotes]) -> Option<PersonId> {
        let fewest = votes.iter().map(|one| one.votes).min()?;
        let mut last = votes.iter().filter(|one| one.votes == fewest);
        let one = last.next().filter(|_| last.next().is_none())?;
        (self.rule.drop_lowest && votes.len() > 2).then(|| one.person.clone())
    }

    /// Who is elected, as far as the record goes.
    pub fn elected(&self) -> Option<PersonId> {
        if let Some((person, _)) = &self.settled {
            return Some(person.clone());
        }
        match self.outcome(&self.ballots.last()?.votes) {
            Came::Elected(person, ..) => Some(person),
            Came::Tied(_) | Came::Again(..) => None,
        }
    }

    /// Who stands in the next ballot.
    pub fn standing(&self) -> Vec<PersonId> {
        let mut standing: Vec<PersonId> = self.nominees.iter().map(|one| one.person.clone()).collect();
        for ballot in &self.ballots {
            if let Came::Again(_, Some(last)) = self.outcome(&ballot.votes) {
                standing.retain(|person| *person != last);
            }
        }
        standing
    }
}

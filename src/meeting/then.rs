//! The meeting as it stood at a moment: who was here, and who could vote. It asks the facts, in the order in
//! which they happened, and never the roll of now.

use super::event::{Mode, Moment, Recorded};
use super::house::Part;
use super::people::Person;
use super::roll::Presence;
use super::state::Meeting;
use super::void::{Void, voided};
use super::words;

/// How somebody stood at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How the minutes call them.
    pub shown: String,
    /// Where they were, in words.
    pub presence: String,
    /// Whether they could vote; else why not.
    pub vote: Result<(), String>,
}

impl Meeting {
    /// The meeting as it stood at `at`: all that had happened by then, whenever it was entered, without what
    /// was taken back since.
    pub fn at(&self, at: Moment) -> Self {
        let void = voided(&self.facts, &self.withheld);
        let stands =
            |fact: &&Recorded| !matches!(void.get(&fact.seq), Some(Void::Undone | Void::Struck { .. }));
        let mut facts: Vec<&Recorded> = self.facts.iter().filter(stands).collect();
        facts.retain(|fact| fact.when() <= at || fact.seq <= self.plan_end);
        // What was entered late takes its place among what happened then.
        facts.sort_by_key(|fact| (fact.seq > self.plan_end, fact.when(), fact.seq));
        let mut then = Meeting {
            withheld: self.withheld.clone(),
            ..Meeting::default()
        };
        for fact in facts {
            then.fold(fact);
            then.facts.push(fact.clone());
        }
        then
    }

    /// Everybody with a seat, and everybody who is here, as they stand.
    pub fn roll_now(&self) -> Vec<Standing> {
        let listed = self
            .people
            .iter()
            .filter(|one| one.voting || self.roll.get(&one.id).is_some());
        listed
            .map(|person| Standing {
                shown: person.shown.clone(),
                presence: self.whereabouts(person),
                vote: self.could_vote(person),
            })
            .collect()
    }

    fn whereabouts(&self, person: &Person) -> String {
        if let Some(holder) = self.represented_by(&person.id) {
            return format!("represented by {}", self.people.shown(holder));
        }
        let Some(one) = self.roll.get(&person.id) else {
            return "not here".into();
        };
        let hour = |moment: Moment| moment.format("%H:%M").to_string();
        let last = one.spans.last();
        let mut told = match one.presence {
            Presence::Absent => "not here".to_owned(),
            Presence::Apologies => "apologies".to_owned(),
            Presence::Present => {
                let mode = match one.mode {
                    Mode::Room => "in the room",
                    Mode::Remote => "remote",
                };
                let since = last.map(|span| format!(" since {}", hour(span.from.at)));
                let back = if one.spans.len() > 1 { ", back again" } else { "" };
                let inferred = if one.inferred {
                    " (took part; not on the roll)"
                } else {
                    ""
                };
                format!("{mode}{}{back}{inferred}", since.unwrap_or_default())
            }
            Presence::Left => {
                let at = last
                    .and_then(|span| span.to)
                    .map(|to| format!(" at {}", hour(to.at)));
                format!("left{}", at.unwrap_or_default())
            }
        };
        if let Some(replaced) = self.sits_for(&person.id) {
            told.push_str(&format!(", for {}", self.people.shown(replaced)));
        }
        if let Some(substitute) = self.substitute_of(&person.id) {
            told.push_str(&format!(", {} sits for them", self.people.shown(substitute)));
        }
        told
    }

    /// Whether somebody could vote now; else why not.
    ///
    /// # Errors
    /// Why not, in words.
    pub fn could_vote(&self, person: &Person) -> Result<(), String> {
        if !self.has_vote(person) {
            return Err(match self.substitute_of(&person.id) {
                Some(substitute) => format!("no vote: {} has it", self.people.shown(substitute)),
                None => "no vote".into(),
            });
        }
        let here = self
            .roll
            .get(&person.id)
            .filter(|one| one.presence == Presence::Present);
        match here {
            None => {
                return match self.proxy_of(&person.id).filter(|_| self.orders.proxy.most > 0) {
                    Some(_) => Ok(()),
                    None => Err("no vote: not here".into()),
                };
            }
            Some(one) if one.mode == Mode::Remote && !self.orders.remote.vote => {
                return Err(format!("no vote: remote ({})", self.orders.remote.source));
            }
            Some(_) => {}
        }
        match self.bar(&person.id, Part::Voting) {
            Some(interest) => Err(format!(
                "no vote: {} in this item ({})",
                words::interest_kind(interest.kind),
                self.orders.interests.source
            )),
            None => Ok(()),
        }
    }
}

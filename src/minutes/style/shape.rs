//! The shape of the paper: which sections stand in which order, and how those who came are set out.

use serde::Deserialize;

/// The shape of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Whether a sentence stands at its head: "Minutes of the meeting of … held on …".
    pub headline: bool,
    /// How those who came are set out.
    pub people: Listing,
    /// The sections before the proceedings, in their order.
    pub head: Vec<Head>,
    /// The sections after the proceedings, in their order; how the minutes stand comes last.
    pub end: Vec<End>,
}

/// How people are set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Listing {
    /// Under a heading, a line each.
    #[default]
    List,
    /// In one paragraph, with how many they are.
    RunOn,
}

/// A section before the proceedings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Head {
    /// When, where, who was in the chair.
    Particulars,
    /// The members who were there.
    Present,
    /// Who else was there.
    InAttendance,
    /// Who gave somebody their vote.
    Represented,
    /// Who sent apologies.
    Apologies,
    /// Who did not come.
    Absent,
    /// The substitutes who were not needed.
    Substitutes,
}

/// A section after the proceedings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The table of actions.
    Actions,
    /// Promises that nothing has met.
    Undertakings,
    /// The next meeting, where it was not fixed under an item.
    NextMeeting,
    /// What later minutes correct.
    Corrections,
}

/// Sections that no style leaves out: what they tell stands nowhere else.
const HELD: [Head; 5] = [
    Head::Present,
    Head::InAttendance,
    Head::Represented,
    Head::Apologies,
    Head::Absent,
];

impl Shape {
    /// What is wrong with it: a section that must be there, or one that stands twice.
    pub(super) fn wrong(&self) -> Option<String> {
        let twice = |at: usize, one: &Head| self.head[..at].contains(one);
        let ends_twice = |at: usize, one: &End| self.end[..at].contains(one);
        if self.head.iter().enumerate().any(|(at, one)| twice(at, one))
            || self.end.iter().enumerate().any(|(at, one)| ends_twice(at, one))
        {
            return Some("a section stands in it twice".into());
        }
        if HELD.iter().any(|held| !self.head.contains(held)) || !self.end.contains(&End::Corrections) {
            return Some(
                "present, in_attendance, represented, apologies, absent and corrections stand in every paper: \
                 what they tell is nowhere else"
                    .into(),
            );
        }
        (!self.headline && !self.head.contains(&Head::Particulars))
            .then(|| "without particulars a headline is needed: when it met stands nowhere else".into())
    }
}

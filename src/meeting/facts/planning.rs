//! What the agenda page announces: people, items, reports, recommendations, the rules.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::agenda::Item;
use crate::meeting::event::PersonKind;
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::orders::Orders;
use crate::meeting::people::Person;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// The meeting as its agenda page announces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Who meets: the page's heading.
    pub body: String,
    /// What the meeting is called, where that is more than the body's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// The start, in the place's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// When it is to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveTime>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The name of the standing orders that apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing_orders: Option<String>,
    /// How many voting members make a quorum, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
    /// The seats that nobody holds, as the page names them: part of the body's size, and nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vacant: Vec<String>,
}

impl Fact for Box<Plan> {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.plan = Some((**self).clone());
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        format!("{}, {}", self.body, manner.date(self.date))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn is_planning(&self) -> bool {
        true
    }
}

/// A person was put on the list of those who may take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonListed {
    /// Their tag.
    pub id: PersonId,
    /// Their full name, or the office where no name is given.
    pub name: String,
    /// Their office or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How the minutes call them.
    pub shown: String,
    /// In what capacity they attend.
    pub kind: PersonKind,
    /// Whether they have a vote.
    pub voting: bool,
    /// The weight of their vote, where votes are weighed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
}

impl Fact for PersonListed {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self {
            id,
            name,
            role,
            shown,
            kind,
            voting,
            votes,
        } = self;
        meeting.list_person(Person {
            id: id.clone(),
            name: name.clone(),
            role: role.clone(),
            shown: shown.clone(),
            kind: *kind,
            voting: *voting,
            votes: *votes,
        })
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        sight.whole_if(sight.named.contains(&self.id))
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { id, .. } = self;
        vec![id]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self {
            id,
            name,
            role,
            voting,
            ..
        } = self;
        let role = role
            .as_deref()
            .map(|role| format!(" ({role})"))
            .unwrap_or_default();
        format!(
            "On the list: {name}{role} as {id}{}",
            if *voting { ", with a vote" } else { "" }
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn is_planning(&self) -> bool {
        true
    }
}

/// An item was put on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemListed {
    /// Its id.
    pub id: ItemId,
    /// Its printed number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its public title.
    pub title: String,
    /// Seconds planned for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_s: Option<u32>,
    /// The time it is due to begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveTime>,
    /// The ground on which it is to be taken in private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exempt: Option<String>,
    /// The item it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ItemId>,
    /// The paragraphs printed under it, a line each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// One motion is to decide it together with others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consent: bool,
}

impl Fact for ItemListed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            number,
            title,
            planned_s,
            due,
            exempt,
            parent,
            note,
            consent,
        } = self;
        if meeting.agenda.get(id).is_none() {
            meeting.agenda.list(Item {
                id: id.clone(),
                number: number.clone(),
                title: title.clone(),
                planned_s: *planned_s,
                due: *due,
                exempt: exempt.clone(),
                parent: parent.clone(),
                depth: 0,
                note: note.clone(),
                consent: *consent,
                added: meeting.plan_end != at.seq,
                urgent: None,
                summary: None,
                reports: Vec::new(),
                recommended: Vec::new(),
                spans: Vec::new(),
                opened: None,
                closed: None,
                decided: Vec::new(),
                hearings: Vec::new(),
                readings: Vec::new(),
            });
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        // Its title was read out as it was taken.
        sight.whole_if(sight.taken.contains(&self.id))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { id, title, .. } = self;
        format!("On the agenda: {id}, {title}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn is_planning(&self) -> bool {
        true
    }
}

/// A report stands under an item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportListed {
    /// The item.
    pub item: ItemId,
    /// The report's title and author as printed.
    pub title: String,
}

impl Fact for ReportListed {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { item, title } = self;
        if let Some(item) = meeting.agenda.get_mut(item) {
            item.reports.push(title.clone());
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { title, .. } = self;
        format!("Report: {title}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn is_planning(&self) -> bool {
        true
    }

    // Of an item to be taken in private the public knows the title, and nothing that stands under it.
    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.agenda.is_exempt(&self.item)
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// The agenda prints a recommendation for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecommendationListed {
    /// The item.
    pub item: ItemId,
    /// Its words.
    pub text: String,
}

impl Fact for RecommendationListed {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { item, text } = self;
        if let Some(item) = meeting.agenda.get_mut(item) {
            item.recommended.push(text.clone());
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { text, .. } = self;
        format!("Recommended: {text}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn is_planning(&self) -> bool {
        true
    }

    // Of an item to be taken in private the public knows the title, and nothing that stands under it.
    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.agenda.is_exempt(&self.item)
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// The rules of this meeting, written out whole: what they were is part of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StandingOrdersAdopted {
    /// The name under which they were found.
    pub name: String,
    /// The rules.
    pub rules: Box<Orders>,
}

impl Fact for StandingOrdersAdopted {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { name, rules } = self;
        meeting.orders_name = Some(name.clone());
        meeting.orders = (**rules).clone();
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { name, .. } = self;
        format!("Standing orders: {name}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn is_planning(&self) -> bool {
        true
    }
}

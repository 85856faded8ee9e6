//! What the public may know of a fact that was recorded in private, and whom it knows already.

use std::collections::HashSet;

use super::{Event, ItemClosed};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::state::Meeting;

/// What the public may know of a fact recorded in private.
pub enum Public {
    /// All of it.
    Whole,
    /// This, and no more.
    As(Event),
    /// Not that there was one.
    Nothing,
}

/// The meeting as the public knows it up to the fact that is judged.
pub struct Sight<'a> {
    /// The meeting, folded from what is public.
    pub public: &'a mut Meeting,
    /// Everybody whom a public fact names.
    pub named: &'a HashSet<PersonId>,
    /// Every item that was taken in public.
    pub taken: &'a HashSet<ItemId>,
}

impl Sight<'_> {
    /// Whether the public knows somebody.
    pub fn knows(&self, person: &PersonId) -> bool {
        self.public.people.get(person).is_some()
    }

    /// Those of `people` whom the public knows, if there are any.
    pub fn known(&self, people: &[PersonId]) -> Option<Vec<PersonId>> {
        let known: Vec<PersonId> = people.iter().filter(|id| self.knows(id)).cloned().collect();
        (!known.is_empty()).then_some(known)
    }

    /// All of it where the public knows of that, else nothing.
    pub fn whole_if(&self, known: bool) -> Public {
        match known {
            true => Public::Whole,
            false => Public::Nothing,
        }
    }

    /// That the item before was left, and not what came after it.
    pub fn left_item(&self) -> Public {
        match self.public.item().cloned() {
            Some(item) => Public::As(ItemClosed { item }.into()),
            None => Public::Nothing,
        }
    }
}

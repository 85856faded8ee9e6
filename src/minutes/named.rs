//! What people and bodies are called across the meetings of a body, for formats that put several meetings together: the
//! same person has the same name there in each, whatever tag the clerk typed.

use std::collections::HashMap;

use super::document::slug;
use super::record::Record;
use crate::meeting::ids::PersonId;

/// The names of a record.
pub(super) struct Named {
    /// Who met, as part of an address: `netherby-parish-council`.
    pub(super) body: String,
    people: HashMap<PersonId, String>,
}

impl Named {
    /// The names of those in a record.
    pub(super) fn of(record: &Record) -> Self {
        let mut often: HashMap<String, usize> = HashMap::new();
        for one in &record.people {
            *often.entry(slug(&one.name)).or_default() += 1;
        }
        // Two who are called the same are told apart by what the clerk types for them.
        let named = record.people.iter().map(|one| {
            let name = slug(&one.name);
            let name = match often.get(&name) {
                Some(1) => name,
                _ => format!("{name}-{}", slug(one.id.as_str())),
            };
            (one.id.clone(), name)
        });
        Self {
            body: slug(record.meeting.body.as_deref().unwrap_or("meeting")),
            people: named.collect(),
        }
    }

    /// A person; one whom nobody listed is called as the log calls them.
    pub(super) fn person(&self, person: &PersonId) -> String {
        let unlisted = || slug(person.as_str());
        self.people.get(person).cloned().unwrap_or_else(unlisted)
    }
}

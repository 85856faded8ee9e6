//! What a house always says: phrases by the item they belong to, filled from the record; and how its clerk
//! abbreviates. Data, read from a page; it decides nothing.

use std::collections::BTreeMap;

use crate::meeting::Meeting;
use crate::meeting::roll::Presence;

/// The phrases that come with the program.
const SHIPPED: &str = include_str!("phrases.toml");

/// The list of phrases that belong to every item.
const ANY: &str = "any";

/// What a house says, and how it abbreviates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// Phrases by a word of the item's title; `any` for every item.
    pub phrases: BTreeMap<String, Vec<String>>,
    /// What stands for what: expanded as soon as a blank follows.
    pub abbreviations: BTreeMap<String, String>,
}

impl Default for House {
    fn default() -> Self {
        let page: toml::Table = SHIPPED.parse().unwrap_or_default();
        let lists = page.into_iter().filter_map(|(word, list)| {
            let list = list.as_array()?.iter();
            let phrases = list.filter_map(|phrase| phrase.as_str().map(str::to_owned));
            Some((word, phrases.collect()))
        });
        Self {
            phrases: lists.collect(),
            abbreviations: BTreeMap::new(),
        }
    }
}

impl House {
    /// The same with more phrases and abbreviations.
    #[must_use]
    pub fn with(
        mut self,
        phrases: &BTreeMap<String, Vec<String>>,
        abbreviations: &BTreeMap<String, String>,
    ) -> Self {
        for (word, more) in phrases {
            let list = self.phrases.entry(word.to_lowercase()).or_default();
            // A clerk's own come before what the program brought.
            list.splice(0..0, more.iter().cloned());
        }
        let more = abbreviations.iter();
        self.abbreviations
            .extend(more.map(|(short, long)| (short.clone(), long.clone())));
        self
    }

    /// How a narrative that begins with `typed` goes on in the present item: what all phrases that fit have
    /// in common. Those of the item go before those of every item.
    pub fn goes_on(&self, typed: &str, meeting: &Meeting) -> Option<String> {
        let title = meeting
            .agenda
            .current()
            .map_or("", |item| &item.title)
            .to_lowercase();
        let own = self
            .phrases
            .iter()
            .filter(|(word, _)| *word != ANY && title.contains(*word));
        let own: Vec<&String> = own.flat_map(|(_, list)| list).collect();
        let any: Vec<&String> = self.phrases.get(ANY).into_iter().flatten().collect();
        let letters = typed.chars().count();
        [(own, 1), (any, 3)].into_iter().find_map(|(list, needed)| {
            if letters < needed {
                return None;
            }
            let filled = list.into_iter().map(|phrase| filled(phrase, meeting));
            let fit: Vec<String> = filled
                .filter(|phrase| phrase.len() > typed.len() && phrase.starts_with(typed))
                .collect();
            let shared = shared(&fit)?;
            let rest = &shared[typed.len()..];
            (rest.trim().chars().count() > 2).then(|| rest.to_owned())
        })
    }

    /// What the word that ends `text` stands for, and where it begins.
    pub fn expansion(&self, text: &str) -> Option<(usize, &str)> {
        let blank = text.char_indices().rfind(|(_, c)| c.is_whitespace() || *c == '(');
        let from = blank.map_or(0, |(at, c)| at + c.len_utf8());
        let long = self.abbreviations.get(&text[from..])?;
        Some((from, long))
    }
}

/// A phrase, as far as the record can fill it.
fn filled(phrase: &str, meeting: &Meeting) -> String {
    let mut said = String::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        said.push_str(before);
        let Some(value) = value(name, meeting) else {
            return said;
        };
        said.push_str(&value);
        rest = after;
    }
    said.push_str(rest);
    said
}

/// What the record has for a name; none where it has nothing yet.
fn value(name: &str, meeting: &Meeting) -> Option<String> {
    match name {
        "chair" => {
            let chair = meeting.chair.as_ref()?;
            Some(meeting.people.shown(chair).to_owned())
        }
        "body" => Some(meeting.plan.as_ref()?.body.clone()),
        "date" => Some(meeting.date()?.format("%-d %B %Y").to_string()),
        "apologies" => {
            let away = meeting
                .people
                .iter()
                .filter(|one| meeting.roll.presence(&one.id) == Presence::Apologies);
            let names: Vec<&str> = away.map(|one| one.shown.as_str()).collect();
            let (last, first) = names.split_last()?;
            Some(match first {
                [] => (*last).to_owned(),
                first => format!("{} and {last}", first.join(", ")),
            })
        }
        "next" => {
            let next = meeting.life.next.as_ref()?;
            let day = next.date.format("%-d %B %Y").to_string();
            Some(match next.time {
                Some(time) => format!("{day} at {}", time.format("%H:%M")),
                None => day,
            })
        }
        _ => None,
    }
}

/// What all of `phrases` begin with.
fn shared(phrases: &[String]) -> Option<String> {
    let (first, others) = phrases.split_first()?;
    let mut end = first.len();
    for other in others {
        let same = first
            .char_indices()
            .zip(other.chars())
            .take_while(|((at, a), b)| *at < end && a == b);
        end = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    }
    Some(first[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting() -> Meeting {
        let page = "# Harbour Trust\n\nDate: 2016-10-21\n\n## Members\n- Cllr Kate Mallow (Chairman)\n- Cllr Ben White\n- Cllr Ann Burke\n\n## Agenda\n1. Apologies for absence\n2. Dredging\n";
        let now = chrono::DateTime::parse_from_rfc3339("2016-10-21T11:00:00+01:00").expect("a time");
        let mut meeting = Meeting::default();
        for planned in crate::agenda::read(page).expect("a page") {
            let fact = meeting.record(planned.event, now, None);
            meeting.apply(fact);
        }
        for line in ["/open", "/item 1", "/apologies white burke"] {
            let Ok(crate::entry::Entered::Records(event, _)) = crate::entry::enter(line, &meeting, now)
            else {
                panic!("{line}");
            };
            let fact = meeting.record(event, now, None);
            meeting.apply(fact);
        }
        meeting
    }

    #[test]
    fn the_shipped_page_is_read_whole() {
        assert!(House::default().phrases.len() > 10);
    }

    #[test]
    fn a_phrase_of_the_item_is_filled_from_the_record() {
        let house = House::default();
        assert_eq!(
            house.goes_on("Ap", &meeting()).as_deref(),
            Some("ologies for absence were received from Cllr White and Cllr Burke.")
        );
        assert_eq!(house.goes_on("Xy", &meeting()), None);
        assert_eq!(house.goes_on("", &meeting()), None);
    }

    #[test]
    fn what_cannot_be_filled_ends_the_phrase() {
        let own = BTreeMap::from([(
            "apolog".to_owned(),
            vec!["Next time, on {next}, all come.".to_owned()],
        )]);
        let house = House::default().with(&own, &BTreeMap::new());
        assert_eq!(house.goes_on("Nex", &meeting()).as_deref(), Some("t time, on "));
    }

    #[test]
    fn an_abbreviation_is_a_whole_word() {
        let short = BTreeMap::from([("tvp".to_owned(), "Thames Valley Police".to_owned())]);
        let house = House::default().with(&BTreeMap::new(), &short);
        assert_eq!(house.expansion("that tvp"), Some((5, "Thames Valley Police")));
        assert_eq!(house.expansion("that xtvp"), None);
        assert_eq!(house.expansion(""), None);
        assert_eq!(house.expansion("a\u{2028}tvp").map(|(at, _)| at), Some(4));
    }
}

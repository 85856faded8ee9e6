//! What a house always says: phrases by the item they belong to, filled from the record; and how its clerk
//! abbreviates. Data, read from a page; it decides nothing.

use std::collections::BTreeMap;

use crate::meeting::Meeting;
use crate::meeting::orders::Phrases;
use crate::meeting::roll::Presence;

/// The phrases that come with the program.
const SHIPPED: &str = include_str!("phrases.toml");

/// The list of phrases that belong to every item.
const ANY: &str = "any";

/// How many letters must be typed before a phrase of the item is offered, and one of any item.
const OF_ITEM: usize = 1;
const OF_ANY: usize = 3;

/// What a house says, and how it abbreviates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    own: Phrases,
    shipped: Phrases,
    /// What stands for what: expanded as soon as a blank follows.
    abbreviations: BTreeMap<String, String>,
}

impl Default for House {
    fn default() -> Self {
        Self::new(Phrases::new(), BTreeMap::new())
    }
}

impl House {
    /// With the clerk's own phrases and abbreviations.
    pub fn new(own: Phrases, abbreviations: BTreeMap<String, String>) -> Self {
        let page: toml::Table = SHIPPED.parse().unwrap_or_default();
        let lists = page.into_iter().filter_map(|(word, list)| {
            let list = list.as_array()?.iter();
            let phrases = list.filter_map(|phrase| phrase.as_str().map(str::to_owned));
            Some((word, phrases.collect()))
        });
        Self {
            own,
            shipped: lists.collect(),
            abbreviations,
        }
    }

    /// The words of all that it says, but for what the record fills in.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        words(&self.own).chain(words(&self.shipped))
    }

    /// How a narrative that begins with `typed` goes on in the present item: what all phrases that fit have
    /// in common. Those of the item go before those of every item; the clerk's own before those of the standing
    /// orders, and these before what the program brought.
    pub fn goes_on(&self, typed: &str, meeting: &Meeting) -> Option<String> {
        let title = meeting
            .agenda
            .current()
            .map_or("", |item| &item.title)
            .to_lowercase();
        let lists = [&self.own, &meeting.orders.phrases, &self.shipped];
        let any = |word: &str| word.eq_ignore_ascii_case(ANY);
        let item = |word: &str| !any(word) && title.contains(&word.to_lowercase());
        let begun = typed.chars().count();
        let of_item = lists.iter().filter(|_| begun >= OF_ITEM);
        let of_item = of_item.map(|list| rest(typed, said(list, &item), meeting));
        let of_any = lists.iter().filter(|_| begun >= OF_ANY);
        let of_any = of_any.map(|list| rest(typed, said(list, any), meeting));
        of_item.chain(of_any).flatten().next()
    }

    /// What the word that ends `text` stands for, and where it begins.
    pub fn expansion(&self, text: &str) -> Option<(usize, &str)> {
        let blank = text.char_indices().rfind(|(_, c)| c.is_whitespace() || *c == '(');
        let from = blank.map_or(0, |(at, c)| at + c.len_utf8());
        let long = self.abbreviations.get(&text[from..])?;
        Some((from, long))
    }
}

/// The words of phrases, but for what the record fills in.
pub fn words(phrases: &Phrases) -> impl Iterator<Item = &str> {
    let all = phrases.values().flatten();
    all.map(|phrase| phrase.split('{').next().unwrap_or_default())
}

/// The phrases of the words that `fit`.
fn said(phrases: &Phrases, fit: impl Fn(&str) -> bool) -> impl Iterator<Item = &String> {
    phrases
        .iter()
        .filter(move |(word, _)| fit(word))
        .flat_map(|(_, list)| list)
}

/// What goes on after `typed` in all of the phrases that begin with it, where that is worth a key.
fn rest<'a>(typed: &str, phrases: impl Iterator<Item = &'a String>, meeting: &Meeting) -> Option<String> {
    let filled = phrases.map(|phrase| filled(phrase, meeting));
    let fit: Vec<String> = filled
        .filter(|phrase| phrase.len() > typed.len() && phrase.starts_with(typed))
        .collect();
    let rest = shared(&fit)?.split_off(typed.len());
    (rest.trim().chars().count() > 2).then_some(rest)
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
        assert!(House::default().shipped.len() > 10);
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
        let house = House::new(own, BTreeMap::new());
        assert_eq!(house.goes_on("Nex", &meeting()).as_deref(), Some("t time, on "));
    }

    #[test]
    fn an_abbreviation_is_a_whole_word() {
        let short = BTreeMap::from([("tvp".to_owned(), "Thames Valley Police".to_owned())]);
        let house = House::new(Phrases::new(), short);
        assert_eq!(house.expansion("that tvp"), Some((5, "Thames Valley Police")));
        assert_eq!(house.expansion("that xtvp"), None);
        assert_eq!(house.expansion(""), None);
        assert_eq!(house.expansion("a\u{2028}tvp").map(|(at, _)| at), Some(4));
    }
}

//! How the line at the cursor probably goes on: at most one continuation, and none where it is not likely.
//!
//! It knows what the meeting knows (people, offices, agenda, papers, every word minuted), what it was given
//! (the phrases of the house, those of earlier meetings) and a little English. It only ever offers: what is
//! recorded is what stands in the line. What is exempt is not learned, so that it is never offered where
//! the public may read it.

mod counts;
mod guess;
mod head;
mod house;
mod token;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use counts::{BEGINNING, Counts, Word};
use head::Part;
pub use house::House;

use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::{Meeting, Recorded, Seq};

/// How likely the first word of what is offered must be.
const FIRST: f32 = 0.6;

/// How likely the beginning of a line must be.
const LINE: f32 = 0.6;

/// How likely it must be where some of it is typed; and where that could be something else as well.
const BEGUN: f32 = 0.7;
const SURE: f32 = 0.9;

/// How far a continuation goes on: while all of it is as likely as this, and no further than so many words.
const ON: f32 = 0.6;
const MOST: usize = 12;

/// What a word of the agenda, of this meeting, of an earlier one and of a house's phrase counts.
const AGENDA: f32 = 1.0;
const SAID: f32 = 1.0;
const EARLIER: f32 = 0.25;
const HOUSE: f32 = 0.25;

/// What the commonest English word counts; the tenth counts a tenth of it.
const ENGLISH: f32 = 24.0;

/// Stands for a word that nobody has used before.
const UNKNOWN: Word = Word::MAX - 1;

/// Common words of minutes and of English, the commonest first.
const LEXICON: &str = include_str!("predict/english.txt");

/// What is known about how lines go on.
#[derive(Debug, Clone)]
pub struct Predictor {
    counts: Counts,
    entries: BTreeMap<Seq, (&'static str, String)>,
    listed: BTreeSet<String>,
    /// The first entry that is learned: what stands before it was minuted long ago.
    since: Seq,
    seen: Seq,
    house: House,
}

/// The most entries of a meeting that are learned when it is opened: the latest, which tell most of what is said
/// next.
const LATEST: usize = 2_000;

/// What was minuted in a meeting that may be learned: the latest of it, and as of which fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    seen: Seq,
    phrases: Vec<(Seq, Phrase)>,
}

impl Said {
    /// What there is to be learned of a meeting.
    pub fn of(meeting: &Meeting) -> Self {
        let hidden = hidden(meeting);
        let from = meeting.entries.len().saturating_sub(LATEST);
        let entries = meeting.entries.iter().skip(from);
        let phrases = entries.filter_map(|entry| {
            let (kind, words) = words_of(entry, &hidden)?;
            Some((entry.seq, (kind, words.to_owned())))
        });
        Self {
            seen: meeting.last_seq(),
            phrases: phrases.collect(),
        }
    }
}

impl Default for Predictor {
    fn default() -> Self {
        Self::unlearned(House::default())
    }
}

/// The mark before the words of an entry of this kind; none where they are not the clerk's own.
fn mark(kind: EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Narrative => Some(""),
        EntryKind::Heading => Some("#"),
        EntryKind::Statement => Some(":"),
        EntryKind::Point => Some("-"),
        EntryKind::Question => Some("?"),
        EntryKind::Answer => Some("="),
        EntryKind::Undertaking => Some("~"),
        EntryKind::Action | EntryKind::Document | EntryKind::Noted | EntryKind::Interest => Some("!"),
        EntryKind::Motion => Some("/"),
        EntryKind::Vote | EntryKind::Decision | EntryKind::Attendance | EntryKind::Procedure => None,
    }
}

impl Predictor {
    /// A house of which nothing is learned yet.
    pub fn unlearned(house: House) -> Self {
        Self {
            counts: Counts::default(),
            entries: BTreeMap::new(),
            listed: BTreeSet::new(),
            since: 0,
            seen: 0,
            house,
        }
    }

    /// What is learned of a house, of what was minuted at earlier meetings, and of what is said at this one. It
    /// takes some hundredths of a second: whoever must not wait has it done elsewhere.
    pub fn learned(house: House, earlier: &[Phrase], said: &Said) -> Self {
        let mut known = Self::of_house(house);
        earlier.iter().for_each(|phrase| known.recall(phrase));
        for (seq, (kind, words)) in &said.phrases {
            known.learn(kind, words, SAID);
            known.entries.insert(*seq, (kind, words.clone()));
        }
        known.since = said.phrases.first().map_or(said.seen, |(seq, _)| *seq);
        known.seen = said.seen;
        known
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// What is known before the meeting is: the house's phrases, and a little English.
    pub fn of_house(house: House) -> Self {
        let mut counts = Counts::default();
        for (rank, word) in LEXICON.split_whitespace().enumerate() {
            let word = counts.number(word);
            counts.count(word, ENGLISH / (1.0 + rank as f32 / 8.0));
        }
        let mut known = Self {
            counts,
            entries: BTreeMap::new(),
            listed: BTreeSet::new(),
            since: 0,
            seen: 0,
            house,
        };
        let said: Vec<String> = known.house.words().map(str::to_owned).collect();
        said.iter().for_each(|said| known.learn("", said, HOUSE));
        known
    }

    /// Where an abbreviation that ends the words of `line` begins, and what it stands for.
    pub fn expansion(&self, line: &str, meeting: &Meeting) -> Option<(usize, &str)> {
        let from = match head::part(line, meeting) {
            Part::Words { from, .. } => from,
            Part::Beginning(from) => from,
            Part::Name => return None,
        };
        let (at, long) = self.house.expansion(&line[from..])?;
        // At the beginning of a line somebody's name goes before.
        let name = at == 0 && matches!(head::part(line, meeting), Part::Beginning(_));
        let somebody = name && super::names::named(&line[from..], meeting) != super::names::Named::Nobody;
        (!somebody).then_some((from + at, long))
    }

    /// Takes in a phrase of an earlier meeting, with the mark that stood before it.
    pub fn recall(&mut self, phrase: &Phrase) {
        self.learn(phrase.0, &phrase.1, EARLIER);
    }

    /// Learns what the meeting has come to know since it was last asked, and forgets what was struck,
    /// undone or worded otherwise. A correction costs what is learned of the meeting, however long that is.
    pub fn keep_up(&mut self, meeting: &Meeting) {
        self.list(meeting);
        let new = meeting.facts().iter().rev();
        let new = new.take_while(|fact| fact.seq > self.seen);
        let adds = |fact: &Recorded| mark(EntryKind::of(&fact.event)).is_some();
        let whole = !new.clone().all(adds);
        let from = if whole { self.since } else { self.seen + 1 };
        let mut gone: BTreeSet<Seq> = match whole {
            true => self.entries.keys().copied().collect(),
            false => BTreeSet::new(),
        };
        let hidden = hidden(meeting);
        let start = meeting.entries.partition_point(|entry| entry.seq < from);
        for entry in &meeting.entries[start..] {
            let Some((kind, words)) = words_of(entry, &hidden) else {
                continue;
            };
            gone.remove(&entry.seq);
            let known = self.entries.get(&entry.seq);
            if known.is_none_or(|(_, known)| known != words) {
                self.forget(entry.seq);
                self.learn(kind, words, SAID);
                self.entries.insert(entry.seq, (kind, words.to_owned()));
            }
        }
        gone.into_iter().for_each(|seq| self.forget(seq));
        self.seen = meeting.last_seq();
    }

    fn forget(&mut self, seq: Seq) {
        if let Some((kind, text)) = self.entries.remove(&seq) {
            self.learn(kind, &text, -SAID);
        }
    }

    /// Names, offices, items, papers, and what the standing orders say is always said.
    fn list(&mut self, meeting: &Meeting) {
        // Learned once and for all: so not even while the public is out.
        let unheard = meeting.never_heard();
        let heard = meeting
            .people
            .iter()
            .filter(|person| !unheard.people.contains(&person.id));
        let people = heard.flat_map(|person| {
            let role = person.role.as_deref().unwrap_or_default();
            [person.name.as_str(), role, person.shown.as_str()]
        });
        let open = meeting.agenda.items.iter();
        let open = open.filter(|item| item.exempt.is_none() && !unheard.items.contains(&item.id));
        let items = open.flat_map(|item| {
            let title = std::iter::once(item.title.as_str());
            title.chain(item.reports.iter().chain(&item.recommended).map(String::as_str))
        });
        let body = meeting.plan.iter().map(|plan| plan.body.as_str());
        let listed = people.chain(items).chain(body).map(|text| (text, AGENDA));
        let said = house::words(&meeting.orders.phrases).map(|text| (text, HOUSE));
        let new = |(text, _): &(&str, f32)| !text.is_empty() && !self.listed.contains(*text);
        let new: Vec<(String, f32)> = listed
            .chain(said)
            .filter(new)
            .map(|(text, weight)| (text.to_owned(), weight))
            .collect();
        for (text, weight) in new {
            if !self.listed.contains(&text) {
                self.learn("", &text, weight);
                self.listed.insert(text);
            }
        }
    }

    /// Counts a text, or takes it back where the weight is negative.
    fn learn(&mut self, kind: &str, text: &str, weight: f32) {
        let mut words = vec![self.counts.number(&beginning(kind))];
        let mut first = true;
        for token in token::tokens(text) {
            let word = if first {
                self.inner_form(token)
            } else {
                token.to_owned()
            };
            words.push(self.counts.number(&word));
            first = token::begins_after(token, first);
        }
        self.counts.learn(&words, weight);
    }

    /// A word that begins a sentence, as it stands within one: a capital is only kept where it is always
    /// written with one.
    fn inner_form(&self, word: &str) -> String {
        let small = uncapped(word);
        let often = |word: &str| self.counts.find(word).map_or(0.0, |word| self.counts.often(word));
        match small {
            Some(small) if often(&small) >= often(word) => small,
            Some(_) | None => word.to_owned(),
        }
    }

    /// What probably stands after the cursor, at byte `cursor` of `line`: only ever at its end.
    pub fn continuation(&self, line: &str, cursor: usize, meeting: &Meeting) -> Option<String> {
        if cursor != line.len() {
            return None;
        }
        match head::part(line, meeting) {
            Part::Beginning(from) => {
                let typed = &line[from..];
                let begins = || self.begin(typed, meeting);
                let phrase = self.house.goes_on(typed, meeting);
                phrase.or_else(begins).or_else(|| {
                    let words = typed.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                    words.then(|| self.words("", typed)).flatten()
                })
            }
            Part::Name => named(line, meeting),
            Part::Words { kind, from } => {
                let text = &line[from..];
                if kind.is_empty()
                    && let Some(phrase) = self.house.goes_on(text, meeting)
                {
                    return Some(phrase);
                }
                let glued = text.is_empty() && !line.ends_with(char::is_whitespace);
                let on = self.words(kind, text)?;
                Some(if glued { format!(" {on}") } else { on })
            }
        }
    }

    /// The beginning of a line.
    fn begin(&self, typed: &str, meeting: &Meeting) -> Option<String> {
        if typed.starts_with(char::is_uppercase) {
            return None;
        }
        let guesses = guess::guesses(typed, meeting);
        let possible: Vec<_> = guesses
            .iter()
            .filter(|guess| guess.text.starts_with(typed))
            .collect();
        // A stroke begins a command and nothing else.
        let other = match typed.len() {
            0 => 1.5,
            _ if typed.starts_with('/') => 0.0,
            letters => 0.02 / letters as f32,
        };
        let all = other + possible.iter().map(|guess| guess.weight).sum::<f32>();
        let best = possible.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
        let mut names: Vec<&str> = possible.iter().map(|guess| &guess.text[..guess.name]).collect();
        names.dedup();
        // Where what is typed could be somebody else's too, the list is the better answer.
        let needed = match (typed.is_empty(), names.len()) {
            (true, _) => LINE,
            (false, 1) => BEGUN,
            (false, _) => SURE,
        };
        if best.weight / all >= needed && best.text.len() > typed.len() {
            return Some(best.text[typed.len()..].to_owned());
        }
        // Who speaks may be sure where what they say is not.
        let name = &best.text[..best.name];
        let same = possible.iter().filter(|guess| &guess.text[..guess.name] == name);
        let sure = same.map(|guess| guess.weight).sum::<f32>() / all >= needed;
        (sure && name.len() > typed.len() && !typed.is_empty()).then(|| name[typed.len()..].to_owned())
    }

    /// How words of a kind go on.
    fn words(&self, kind: &str, text: &str) -> Option<String> {
        let (done, mut typed) = text.split_at(token::last_word(text));
        let mut at = self.after(kind, done);
        at.spaced |= !typed.is_empty();
        let mut said = String::new();
        let mut likely = 1.0;
        for _ in 0..MOST {
            let Some((word, sure)) = self.next(&at, typed) else {
                break;
            };
            // A figure out of a title or an earlier entry would be half a guess, and a wrong one.
            let figure = self.counts.word(word).contains(|c: char| c.is_ascii_digit());
            if figure && typed.is_empty() {
                break;
            }
            likely *= sure;
            let enough = if said.is_empty() { FIRST } else { ON };
            if likely < enough || !self.say(word, typed, &mut at, &mut said) {
                break;
            }
            typed = "";
        }
        // The blank after the word goes with it; a mark that is typed next takes its place.
        if said.ends_with(token::in_word) {
            said.push(' ');
        }
        (!said.trim().is_empty()).then_some(said)
    }

    /// Where the next word stands after `text`.
    fn after(&self, kind: &str, text: &str) -> At {
        let mut at = At {
            before: vec![self.counts.find(&beginning(kind)).unwrap_or(UNKNOWN)],
            first: true,
            spaced: text.is_empty() || text.ends_with(char::is_whitespace),
        };
        for token in token::tokens(text) {
            let word = if at.first {
                self.inner_form(token)
            } else {
                token.to_owned()
            };
            at.before.push(self.counts.find(&word).unwrap_or(UNKNOWN));
            at.first = token::begins_after(token, at.first);
        }
        at
    }

    /// The likeliest word there, of those that begin with what is typed of it.
    fn next(&self, at: &At, typed: &str) -> Option<(Word, f32)> {
        let small = uncapped(typed).filter(|_| at.first);
        let begun: Vec<&str> = small.as_deref().into_iter().chain([typed]).collect();
        self.counts.likeliest(&at.before, &begun)
    }

    /// Says `word` there, but for what is typed of it. False where it cannot stand there.
    fn say(&self, word: Word, typed: &str, at: &mut At, said: &mut String) -> bool {
        let written = self.counts.word(word);
        let (clings, opens) = (written.starts_with(token::clings), token::opens(written));
        let mark = !written.starts_with(token::in_word);
        let stands = !mark || opens || (clings && !at.spaced);
        if !stands {
            return false;
        }
        if typed.is_empty() && !at.spaced && !clings {
            said.push(' ');
        }
        match typed.is_empty() && at.first {
            true => said.push_str(&capped(written)),
            false => said.push_str(&written[typed.len()..]),
        }
        at.spaced = opens;
        at.first = token::begins_after(written, at.first);
        at.before.push(word);
        true
    }
}

/// A place in a text.
struct At {
    /// What stands before it.
    before: Vec<Word>,
    /// A sentence begins there.
    first: bool,
    /// No blank is wanted before a word.
    spaced: bool,
}

/// The word that stands for the beginning of a text of this kind.
fn beginning(kind: &str) -> String {
    format!("{BEGINNING}{kind}")
}

/// What was minuted, with the mark that stands before such words.
pub type Phrase = (&'static str, String);

/// The words minuted in a meeting that are open to the public, in order.
pub fn phrases(meeting: &Meeting) -> Vec<Phrase> {
    let public = meeting.public();
    let hidden = hidden(&public);
    let words = public.entries.iter().filter_map(|entry| words_of(entry, &hidden));
    words.map(|(kind, words)| (kind, words.to_owned())).collect()
}

/// The entries whose words were changed in private: the public may not read what they say now.
fn hidden(meeting: &Meeting) -> HashSet<Seq> {
    let all = meeting.facts().iter();
    let changes = all.map(|fact| (fact.seq, fact.event.corrects()));
    let changes = changes.filter(|(seq, changed)| !changed.is_empty() && meeting.is_exempt(*seq));
    changes.flat_map(|(_, changed)| changed).collect()
}

/// The clerk's own words in an entry that may be learned: not those that were put there in private.
fn words_of<'a>(entry: &'a Entry, hidden: &HashSet<Seq>) -> Option<(&'static str, &'a str)> {
    let kind = mark(entry.kind)?;
    let hidden = entry.exempt || hidden.contains(&entry.seq);
    (!hidden && entry.struck.is_none()).then_some((kind, entry.text.as_str()))
}

/// A word that has only its first letter large, small.
fn uncapped(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next().filter(char::is_ascii_uppercase)?;
    let rest = letters.as_str();
    (!rest.contains(char::is_uppercase)).then(|| first.to_ascii_lowercase().to_string() + rest)
}

fn capped(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => String::new(),
    }
}

/// The rest of a name, an item or a question, where there is only one it can be.
fn named(line: &str, meeting: &Meeting) -> Option<String> {
    let candidates = super::complete(line, line.len(), meeting);
    let [one] = candidates.as_slice() else { return None };
    let typed = line.get(one.replaces.clone()).filter(|typed| !typed.is_empty())?;
    one.text
        .strip_prefix(typed)
        .filter(|rest| !rest.is_empty())
        .map(str::to_owned)
}

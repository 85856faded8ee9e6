//! The rows of a meeting in the library's tables (`schema.sql`), as it is seen. Pure.
//!
//! A row leaves out the number of its meeting, which whoever writes it puts before it. Must never hold more
//! than the meeting it is given: for the public, that is the meeting as the public knows it.

use crate::meeting::facts::{ActionDone, ActionDropped};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::types::Value;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::passage::{Names, Passage, passages};
use super::shelf::Shelved;
use super::tokens::folded;
use super::{Volume, ballots as all_votes, body_key, corrected, decisions};
use crate::meeting::action::ActionStatus;
use crate::meeting::clock;
use crate::meeting::event::{Event, Side};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use crate::meeting::motion::{Ballot, Motion};
use crate::meeting::roll::Presence;
use crate::meeting::{Meeting, Moment, Seq, words};

/// A row, without the number of its meeting.
pub type Row = Vec<Value>;

/// All that a meeting is in the library.
#[derive(Debug, Default)]
pub struct Rows {
    /// The day it was held, which its number goes by.
    pub date: Option<chrono::NaiveDate>,
    /// Its row in `meetings`.
    pub meeting: Row,
    /// The rows of every other table but those that are told apart by entry.
    pub tables: Vec<(&'static str, Vec<Row>)>,
    /// The entries; the number of each within the meeting is its place here, from 1.
    pub entries: Vec<Row>,
    /// The words of each entry, in the same order, as they are looked for.
    pub words: Vec<String>,
    /// What marks among the words stand for: the mark, of what sort it is, the words it is found by.
    pub names: HashMap<String, (&'static str, String)>,
    /// The marks of those that are known by now, by sort and first name.
    marks: HashMap<(&'static str, String), String>,
    /// Every word that occurs and was not seen before.
    pub vocabulary: Vec<String>,
}

fn text(text: impl ToString) -> Value {
    Value::Text(text.to_string())
}

fn maybe<T: ToString>(one: Option<T>) -> Value {
    one.map_or(Value::Null, text)
}

fn number(number: impl TryInto<i64>) -> Value {
    Value::Integer(number.try_into().unwrap_or(i64::MAX))
}

fn count<T: TryInto<i64>>(count: Option<T>) -> Value {
    count.map_or(Value::Null, number)
}

fn flag(is: bool) -> Value {
    Value::Integer(is.into())
}

/// The word by which a value is known in the log and the record.
fn word(one: impl Serialize) -> Value {
    match serde_json::to_value(one) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        _ => Value::Null,
    }
}

fn moment(at: Moment) -> Value {
    text(at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
}

/// The words of an entry in a number: others have another.
fn hash(words: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    // Six bytes are kept in as many.
    i64::try_from(hasher.finish() >> 17).unwrap_or(0)
}

/// What stands among an entry's words for somebody or something with these names.
fn mark(words: &str) -> String {
    let hash = Sha256::digest(words.as_bytes());
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The words by which one of these names is found: a blank before and after each.
fn findable(names: &[String]) -> String {
    let mut all = String::from(" ");
    for name in names {
        all.push_str(&folded(name));
        all.push_str(" | ");
    }
    all
}

impl Rows {
    /// The rows of the meeting of a log. `seen` are the words that were taken in before.
    pub fn of(volume: &Volume<'_>, line: &Shelved, seen: &mut HashSet<String>) -> Self {
        let mut rows = Rows {
            date: line.date,
            meeting: meeting(volume, line),
            ..Rows::default()
        };
        let passages = passages(volume);
        let places: HashMap<Seq, (usize, &str)> = passages
            .iter()
            .enumerate()
            .map(|(at, one)| (one.seq, (at + 1, one.text.as_str())))
            .collect();
        let told = Told {
            volume,
            places,
            corrected: corrected(volume.meeting),
        };
        let body = rows.name('b', &[volume.body()]);
        for passage in &passages {
            rows.entry(passage, &body, seen);
        }
        rows.tables = vec![
            ("_people", people(volume)),
            ("items", items(volume.meeting)),
            ("_settled", settlements(volume)),
            ("_questions", told.questions()),
            ("_motions", told.motions()),
            ("votes", votes(volume.meeting)),
            ("_ballots", ballots(volume.meeting)),
            ("_actions", told.actions()),
            ("_decisions", told.decisions()),
        ];
        rows
    }

    /// The line of a log that has no meeting of its own: it cannot be read, or is a copy.
    pub fn line_only(volume: &Volume<'_>, line: &Shelved) -> Self {
        Rows {
            date: line.date,
            meeting: meeting(volume, line),
            ..Rows::default()
        }
    }

    /// The mark for somebody or something called so. Whoever it is, mover or owner, is one in the list of names.
    fn name(&mut self, sort: char, names: &[String]) -> String {
        let kind = match sort {
            'i' => "item",
            'b' => "body",
            _ => "person",
        };
        let first = names.first().cloned().unwrap_or_default();
        let hash = self.marks.entry((kind, first)).or_insert_with(|| {
            let words = findable(names);
            let hash = mark(&words);
            self.names.insert(format!("#={hash}"), (kind, words));
            hash
        });
        format!("#{sort}{hash}")
    }

    fn entry(&mut self, one: &Passage, body: &str, seen: &mut HashSet<String>) {
        let mut all = folded(&one.text);
        if let Some(by) = &one.by {
            all.push(' ');
            all.push_str(&folded(by));
        }
        for word in all.split(' ').filter(|word| !word.is_empty()) {
            if !seen.contains(word) {
                seen.insert(word.to_owned());
                self.vocabulary.push(word.to_owned());
            }
        }
        let mut put = |word: &str| {
            all.push(' ');
            all.push_str(word);
        };
        put(&kind_mark(one.kind));
        put(body);
        for state in &one.states {
            put(&state_mark(state.word()));
        }
        if let Some(item) = &one.item {
            put(&self.name('i', std::slice::from_ref(item)));
        }
        let sorts: [(char, &[Names]); 7] = [
            ('w', &one.who),
            ('o', &one.owner),
            ('m', &one.moved),
            ('s', &one.seconded),
            ('f', &one.in_favour),
            ('a', &one.against),
            ('t', &one.abstained),
        ];
        for (sort, names) in sorts {
            for names in names {
                put(&self.name(sort, names));
            }
        }
        self.entries.push(vec![
            number(one.seq),
            count(one.at.map(|at| at.timestamp())),
            count(one.at.map(|at| at.offset().local_minus_utc() / 60)),
            number(kind_number(one.kind)),
            maybe(one.item_id.as_ref()),
            maybe(one.person.as_ref()),
            maybe(one.addressed.as_ref()),
            maybe(one.refers_to.as_ref()),
            flag(one.exempt),
            Value::Integer(hash(&all)),
            maybe(one.approved.as_ref()),
            text(&one.text),
        ]);
        self.words.push(all);
    }
}

/// The mark of a kind of entry.
pub fn kind_mark(kind: EntryKind) -> String {
    format!("#k{}", kind.word())
}

/// The mark of a state.
pub fn state_mark(state: &str) -> String {
    format!("#z{state}")
}

/// The number by which an entry's kind is kept.
pub fn kind_number(kind: EntryKind) -> usize {
    EntryKind::ALL
        .into_iter()
        .position(|one| one == kind)
        .unwrap_or(0)
}

fn meeting(volume: &Volume<'_>, line: &Shelved) -> Row {
    let m = volume.meeting;
    vec![
        text(volume.name),
        maybe(line.body.as_ref()),
        maybe(line.title.as_ref()),
        maybe(line.date),
        maybe(line.time),
        maybe(m.plan.as_ref().and_then(|plan| plan.venue.as_ref())),
        maybe(line.status.map(|status| status.word())),
        m.opened.map_or(Value::Null, |mark| moment(mark.at)),
        m.closed.map_or(Value::Null, |mark| moment(mark.at)),
        count(line.elapsed),
        number(line.events),
        number(line.decisions),
        number(line.open_actions),
        maybe(line.problem.as_ref()),
        Value::Null,
        text(body_key(line.body.as_deref().unwrap_or_default())),
    ]
}

/// The number of a person among all meetings of a body: people are told apart by name, since tags are each
/// meeting's own.
fn who(body: &str, name: &str) -> i64 {
    let hash = Sha256::digest(format!("{}\u{1f}{}", body_key(body), name.to_lowercase()).as_bytes());
    let bytes = hash.iter().take(6);
    bytes.fold(0, |number, byte| number << 8 | i64::from(*byte))
}

fn people(volume: &Volume<'_>) -> Vec<Row> {
    let (m, body) = (volume.meeting, volume.body());
    let now = m.facts().last().map(|fact| m.mark(fact.when()));
    let stood_in: HashMap<&PersonId, &PersonId> = m
        .roll
        .iter()
        .filter_map(|one| one.substitute_for.as_ref().map(|of| (of, &one.person)))
        .collect();
    let proxies: HashMap<&PersonId, &PersonId> = m.proxies.iter().map(|(of, by)| (of, by)).collect();
    let mut spoke: HashMap<&PersonId, (i64, i64)> = HashMap::new();
    for speech in &m.floor.speeches {
        let one = spoke.entry(&speech.person).or_default();
        one.0 += 1;
        one.1 += now.map_or(0, |now| speech.seconds(now));
    }
    let one = |(place, person): (usize, &crate::meeting::people::Person)| {
        let roll = m.roll.get(&person.id);
        // Whoever came and sent word later that they could not stay was there all the same.
        let state = match roll {
            Some(roll) if !roll.spans.is_empty() => "present",
            Some(roll) if roll.presence == Presence::Apologies => "apologies",
            Some(_) | None => "absent",
        };
        let first = roll.and_then(|roll| roll.spans.first()).map(|span| span.from.at);
        let last = roll.and_then(|roll| roll.spans.last()?.to).map(|mark| mark.at);
        let speeches = spoke.get(&person.id);
        vec![
            text(&person.id),
            Value::Integer(who(&body, &person.name)),
            number(place),
            text(&person.name),
            maybe((person.shown != person.name).then_some(&person.shown)),
            maybe(person.role.as_ref()),
            word(person.kind),
            flag(person.voting),
            m.opened.map_or(Value::Null, |_| text(state)),
            roll.map_or(Value::Null, |roll| word(roll.mode)),
            maybe(roll.and_then(|roll| roll.substitute_for.as_ref())),
            maybe(stood_in.get(&person.id).or(proxies.get(&person.id))),
            first.map_or(Value::Null, moment),
            last.map_or(Value::Null, moment),
            count(roll.zip(now).map(|(roll, now)| clock::total(&roll.spans, now))),
            count(speeches.map(|one| one.0)),
            count(speeches.map(|one| one.1)),
        ]
    };
    m.people.iter().enumerate().map(one).collect()
}

fn items(m: &Meeting) -> Vec<Row> {
    let now = m.facts().last().map(|fact| m.mark(fact.when()));
    let mut seen = HashSet::new();
    let items = m.agenda.items.iter().filter(|item| seen.insert(item.id.clone()));
    items
        .map(|item| {
            let took = now.map(|now| clock::total(&item.spans, now));
            vec![
                text(&item.id),
                maybe(item.number.as_ref()),
                text(&item.title),
                count(item.planned_s),
                count(took.filter(|_| !item.spans.is_empty())),
                item.opened.map_or(Value::Null, moment),
                item.closed.map_or(Value::Null, moment),
                maybe(item.outcome().map(|outcome| outcome.word())),
                maybe(item.exempt.as_ref()),
            ]
        })
        .collect()
}

fn settlements(volume: &Volume<'_>) -> Vec<Row> {
    let body = body_key(&volume.body());
    let one = |one: &crate::meeting::state::Settled| {
        vec![
            number(one.seq),
            text(&body),
            text(one.held),
            text(one.owed),
            flag(one.dropped),
        ]
    };
    volume.meeting.settled.iter().map(one).collect()
}

fn votes(m: &Meeting) -> Vec<Row> {
    let one = |ballot: &Ballot| {
        vec![
            number(ballot.seq),
            maybe(ballot.motion),
            maybe(ballot.item.as_ref()),
            word(ballot.method),
            count(ballot.count.map(|count| count.in_favour)),
            count(ballot.count.map(|count| count.against)),
            count(ballot.count.map(|count| count.abstain)),
            ballot.casting.map_or(Value::Null, word),
            number(ballot.present),
            count(ballot.threshold),
            word(ballot.verdict),
            flag(m.is_exempt(ballot.seq)),
        ]
    };
    all_votes(m).map(one).collect()
}

fn ballots(m: &Meeting) -> Vec<Row> {
    let of_one = |ballot: &Ballot| {
        let seq = ballot.seq;
        // Whoever said twice how they voted is heard once: the last word counts.
        let last: HashMap<&PersonId, Side> = ballot.names.iter().map(|one| (&one.person, one.side)).collect();
        let rows = last.into_iter();
        rows.map(move |(person, side)| vec![number(seq), text(person), word(side)])
            .collect::<Vec<Row>>()
    };
    all_votes(m).flat_map(of_one).collect()
}

/// What is told of what stands among the entries too: its words are kept there.
struct Told<'a> {
    volume: &'a Volume<'a>,
    places: HashMap<Seq, (usize, &'a str)>,
    corrected: HashMap<Seq, &'a str>,
}

impl Told<'_> {
    /// The words, corrected where a later minute corrected them.
    fn words<'b>(&'b self, seq: Seq, words: &'b str) -> &'b str {
        self.corrected.get(&seq).copied().unwrap_or(words)
    }

    /// The entry's place, and the words where they are others than the entry's.
    fn entry(&self, seq: Seq, words: &str) -> [Value; 2] {
        match self.places.get(&seq) {
            Some((place, same)) => [number(*place), maybe((*same != words).then_some(words))],
            None => [Value::Null, text(words)],
        }
    }

    fn questions(&self) -> Vec<Row> {
        let m = self.volume.meeting;
        let one = |question: &crate::meeting::question::Question| {
            let words = self.words(question.seq, &question.text);
            let [entry, words] = self.entry(question.seq, words);
            vec![
                number(question.seq),
                text(question.id),
                entry,
                maybe(question.item.as_ref()),
                text(&question.by),
                maybe(question.to.as_ref()),
                word(question.status),
                flag(question.written),
                maybe(question.follow_up_to),
                flag(m.is_exempt(question.seq)),
                words,
            ]
        };
        m.questions.list.iter().map(one).collect()
    }

    fn motions(&self) -> Vec<Row> {
        let m = self.volume.meeting;
        let one = |motion: &Motion| {
            let [entry, words] = self.entry(motion.seq, &motion.exact());
            let amended = motion.amended_by.iter().filter_map(|id| m.motions.get(*id));
            let amended: Vec<String> = amended.map(|one| one.exact().into_owned()).collect();
            vec![
                number(motion.seq),
                text(motion.id),
                entry,
                maybe(motion.item.as_ref()),
                word(motion.kind),
                maybe(motion.moved_by.as_ref()),
                maybe(motion.seconded_by.as_ref()),
                maybe(motion.amends),
                word(motion.status),
                maybe((!amended.is_empty()).then(|| amended.join("; "))),
                flag(m.is_exempt(motion.seq)),
                words,
            ]
        };
        m.motions.list.iter().map(one).collect()
    }

    fn actions(&self) -> Vec<Row> {
        let m = self.volume.meeting;
        let ended: HashMap<_, _> = m
            .facts()
            .iter()
            .filter_map(|fact| Some((ended(fact.event.said())?, fact.when().date_naive())))
            .collect();
        let row =
            |seq, id: String, item: Option<&ItemId>, sort, owner: Option<&PersonId>, due, status, words| {
                let words = self.words(seq, words);
                let [entry, words] = self.entry(seq, words);
                let over = match status {
                    ActionStatus::Open => None,
                    ActionStatus::Done | ActionStatus::Dropped => ended.get(&id).copied().or(m.date()),
                };
                vec![
                    number(seq),
                    text(id),
                    entry,
                    maybe(item),
                    text(sort),
                    maybe(owner),
                    due,
                    word(status),
                    maybe(over),
                    flag(m.is_exempt(seq)),
                    words,
                ]
            };
        let actions = m.actions.iter().map(|one| {
            let (id, due) = (one.id.to_string(), maybe(one.due));
            row(
                one.seq,
                id,
                one.item.as_ref(),
                "action",
                one.owner.as_ref(),
                due,
                one.status,
                &one.text,
            )
        });
        let promised = m.questions.undertakings.iter().filter(|one| one.action.is_none());
        let promised = promised.map(|one| {
            let met = if one.met {
                ActionStatus::Done
            } else {
                ActionStatus::Open
            };
            let (id, by) = (one.id.to_string(), Some(&one.by));
            row(
                one.seq,
                id,
                one.item.as_ref(),
                "undertaking",
                by,
                Value::Null,
                met,
                &one.text,
            )
        });
        actions.chain(promised).collect()
    }

    fn decisions(&self) -> Vec<Row> {
        let m = self.volume.meeting;
        let one = |one: decisions::Decided| {
            let corrected = self.corrected.get(&one.seq);
            let words = self.words(one.seq, &one.text);
            let [entry, words] = self.entry(one.seq, words);
            vec![
                number(one.seq),
                entry,
                maybe(one.item.as_ref()),
                text(one.outcome),
                maybe(one.motion),
                count(one.vote),
                flag(m.is_exempt(one.seq)),
                maybe(corrected.map(|_| &one.text)),
                words,
            ]
        };
        decisions::decided(m).into_iter().map(one).collect()
    }
}

/// Which action a fact says to be done or given up.
fn ended(event: &Event) -> Option<String> {
    match event {
        Event::ActionDone(ActionDone { action }) | Event::ActionDropped(ActionDropped { action, .. }) => {
            Some(action.to_string())
        }
        _ => None,
    }
}

/// The figures of a vote in words, as rows have them.
pub fn figures(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<String>> {
    let count = |name| row.get::<_, Option<u32>>(name);
    let all = (
        count("votes_for")?,
        count("votes_against")?,
        count("abstentions")?,
    );
    let (Some(in_favour), Some(against), Some(abstain)) = all else {
        return Ok(None);
    };
    Ok(Some(words::count(&crate::meeting::motion::Count {
        in_favour,
        against,
        abstain,
    })))
}

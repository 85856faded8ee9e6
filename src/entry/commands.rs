//! The `/` commands: one table of what each takes, does and means.

mod debate;

use super::grammar;
use super::names::{self, Named};
use super::when::{self, split_word};
use super::{Line, Misread, Topic};
use crate::agenda;
use crate::meeting::event::{Event, InterestKind, Mode, MotionKind, NamedVote, PersonKind, Side, Verdict};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::intent::{Intent, QueueIs, Take, Tally};
use crate::meeting::people::Person;
use crate::meeting::{Meeting, Moment, clock};

/// What the words after a command are read against.
pub struct Given<'a> {
    words: &'a str,
    meeting: &'a Meeting,
    now: Moment,
}

type Reader = fn(&Given<'_>) -> Result<Intent, Misread>;

/// A `/` command, as the reader, the completion, the help and the palette know it.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name without the slash.
    pub name: &'static str,
    /// Its arguments, as shown while it is typed: `mover/seconder text`.
    pub arguments: &'static str,
    /// What it does, in a few words.
    pub does: &'static str,
    /// A line that uses it.
    pub example: &'static str,
    /// Under which heading the help lists it.
    pub group: &'static str,
    read: Reader,
}

macro_rules! commands {
    ($($group:literal { $($name:literal $arguments:literal $does:literal $example:literal => $read:expr;)+ })+) => {
        /// Every `/` command but `/show`, which records nothing.
        pub const COMMANDS: &[Command] = &[$($(Command {
            name: $name,
            arguments: $arguments,
            does: $does,
            example: $example,
            group: $group,
            read: $read,
        },)+)+];
    };
}

commands! {
    "The meeting" {
        "open" "" "call the meeting to order" "/open" => |_| Ok(Intent::Open);
        "adjourn" "[until 11:40]" "stop for a while" "/adjourn until 11:40" => adjourn;
        "resume" "" "go on after an adjournment" "/resume" => |_| Ok(Intent::Resume);
        "extend" "until 13:45" "the meeting goes on after the hour at which it was to end" "/extend until 13:45" => debate::extend;
        "next-meeting" "18 Nov 2016 [11:00] [where]" "when and where the next meeting is" "/next-meeting 18 Nov 2016 11:00 Council chamber" => debate::next_meeting;
        "close" "" "close the meeting" "/close" => |_| Ok(Intent::Close);
        "reopen" "" "take a closed meeting's record up again" "/reopen" => |_| Ok(Intent::Reopen);
    }
    "The agenda" {
        "item" "next | number | word | new Title (10 min)" "take an item, or add one" "/item next" => item;
        "noted" "[text]" "the item is noted" "/noted" => |given| Ok(Intent::Note { text: given.optional() });
        "defer" "[why]" "put the item off" "/defer to the next meeting" => |given| Ok(Intent::Defer { text: given.optional() });
        "urgent" "why" "why this item is taken though it was not on the agenda" "/urgent the deadline falls before the next meeting" => |given| Ok(Intent::Urgent { reason: given.words.to_owned() });
        "done" "" "the item is finished" "/done" => |_| Ok(Intent::Done);
    }
    "Who is here" {
        "present" "who… | all [but who…] [remote]" "record who is here" "/present all but white" => present;
        "apologies" "who… [sub who]" "apologies, and who substitutes" "/apologies white sub burke" => apologies;
        "arrive" "who… [remote]" "somebody comes in" "/arrive white" => arrive;
        "leave" "who…" "somebody goes out" "/leave white" => |given| Ok(Intent::Leave { people: given.list(given.words)? });
        "declare" "who [item 72] [pecuniary|prejudicial|personal] text" "an interest declared" "/declare burke item 72 personal her son works there" => declare;
        "dispense" "who [item 72] [speak] [why]" "somebody may take part in spite of an interest; speak: but not vote" "/dispense burke item 72 by the monitoring officer" => debate::dispense;
        "proxy" "who to whom" "an absent member's vote is given by another" "/proxy white to burke" => debate::proxy;
        "chair" "who" "somebody takes the chair" "/chair mallon" => |given| Ok(Intent::Chair { person: given.only_name()? });
    }
    "The floor" {
        "call" "who" "give somebody the floor" "/call burke" => |given| Ok(Intent::Call { person: given.only_name()? });
        "yield" "" "the floor is free" "/yield" => |_| Ok(Intent::Yield);
        "interpose" "who [on what]" "a question put to whoever speaks, whose time stands still for it" "/interpose burke on the cost" => debate::interpose;
        "readd" "" "whoever spoke last goes on next" "/readd" => |_| Ok(Intent::Readd);
        "limit" "3m | 90s | off" "limit each speech" "/limit 3m" => limit;
        "queue" "open | closed | clear" "the speaking list" "/queue closed" => queue;
    }
    "The motion on the floor" {
        "move" "mover/seconder text" "a motion; - where none was named" "/move mallon/white That the report be noted" => |given| motion(given, MotionKind::Motion);
        "recommend" "mover/seconder text" "a recommendation; - where none was named" "/recommend mallon/white That the Panel write to the board" => |given| motion(given, MotionKind::Recommendation);
        "amend" "[m1] mover/seconder text" "an amendment; s/old/new/ writes itself in if carried" "/amend burke/- s/note/approve/" => amend;
        "procedural" "mover/seconder text" "a procedural motion" "/procedural burke/white That the question be now put" => |given| motion(given, MotionKind::Procedural);
        "second" "[m1] who" "the motion is seconded" "/second white" => second;
        "reword" "[m1] text" "the motion's words are changed" "/reword That the report be approved" => reword;
        "withdraw" "[m1 | q3] [with consent]" "the motion, or a question, is taken back" "/withdraw with consent" => withdraw;
        "accept" "[m2]" "the mover takes the amendment over without a vote" "/accept" => |given| Ok(Intent::Accept { motion: given.only_motion()? });
        "lapse" "[m1]" "the motion falls undecided" "/lapse" => |given| Ok(Intent::Lapse { motion: given.only_motion()? });
    }
    "The decision" {
        "agreed" "[m1] [text]" "agreed without a vote" "/agreed" => agreed;
        "vote" "[m1] 12 3 1 | all for | for who… against who… abstain who…" "a vote, by figures or by name" "/vote 12 3 1" => vote;
        "casting" "for | against" "the chair's casting vote" "/casting for" => |given| Ok(Intent::Cast { side: given.casting()? });
        "record" "who for | against | abstain" "one member's own vote recorded" "/record burke against" => record;
        "demand" "who…" "members demand that the vote be by name" "/demand burke white" => |given| Ok(Intent::Demand { by: given.list(given.words)? });
        "elect" "Office: who who… | who/nominator/seconder" "an election, and who stands" "/elect Chairman: mallon white/burke" => debate::elect;
        "ballot" "[e1] who 8 who 5 [abstain 1]" "a ballot of the election, counted" "/ballot mallon 8 white 5" => debate::ballot;
        "elected" "[e1] who unopposed | lot | casting" "elected otherwise than by the ballot" "/elected mallon unopposed" => debate::elected;
        "carried" "[m1]" "the chair declares it carried" "/carried" => |given| declared(given, Verdict::Carried);
        "lost" "[m1]" "the chair declares it lost" "/lost" => |given| declared(given, Verdict::Lost);
    }
    "What follows" {
        "action" "who text by date" "something to be done; - where nobody was named" "/action cc Publish the figures by 1 Dec" => action;
        "done-action" "a3" "an action is reported done" "/done-action a3" => |given| Ok(Intent::ActionDone { action: given.action()?.0 });
        "drop-action" "a3 [why]" "an action is given up" "/drop-action a3 overtaken" => drop_action;
        "doc" "title [url]" "a paper or a link" "/doc Budget report https://example.org/budget" => document;
        "written" "who?whom text" "a question put in writing before the meeting" "/written burke?pcc What does it cost?" => |given| grammar::written(given.words, given.meeting);
    }
    "Press and public" {
        "exempt" "[paragraph 3]" "press and public are excluded" "/exempt paragraph 3" => |given| Ok(Intent::Exclude { ground: given.optional() });
        "public" "" "press and public are readmitted" "/public" => |_| Ok(Intent::Readmit);
    }
    "The record itself" {
        "person" "[member|officer|witness|guest|public] Name (Role) [tag]" "put somebody on the list" "/person witness Jo Bell (Auditor) [bell]" => person;
        "edit" "42 text" "correct an entry's words" "/edit 42 The figures are for June" => edit;
        "strike" "42 why" "take an entry out, with the reason" "/strike 42 said in confidence" => strike;
        "undo" "" "take the last line back" "/undo" => |_| Ok(Intent::Undo);
    }
}

/// The topics of `/show`, with the words for them.
pub const TOPICS: [(&str, Topic); 5] = [
    ("queue", Topic::Queue),
    ("motion", Topic::Motion),
    ("clock", Topic::Clock),
    ("quorum", Topic::Quorum),
    ("actions", Topic::Actions),
];

/// The command with this name.
pub fn command(name: &str) -> Option<&'static Command> {
    COMMANDS
        .iter()
        .find(|command| command.name.eq_ignore_ascii_case(name))
}

/// What a line means that began with `/`; `line` is what follows it.
pub(super) fn read(line: &str, meeting: &Meeting, now: Moment, at: Option<Moment>) -> Result<Line, Misread> {
    let (name, words) = split_word(line);
    if name.is_empty() {
        return Err(Misread::Wants("the name of a command".into()));
    }
    if name.eq_ignore_ascii_case("show") {
        let topic = TOPICS.iter().find(|(word, _)| word.eq_ignore_ascii_case(words));
        return match topic {
            Some((_, topic)) => Ok(Line::Show(*topic)),
            None => Err(Misread::Wants("queue, motion, clock, quorum or actions".into())),
        };
    }
    let Some(command) = command(name) else {
        return Err(unknown(name));
    };
    let given = Given {
        words: words.trim(),
        meeting,
        now,
    };
    if command.arguments.is_empty() && !given.words.is_empty() {
        return Err(Misread::Refused(format!(
            "/{} takes nothing after it",
            command.name
        )));
    }
    let intent = (command.read)(&given).map_err(|misread| match misread {
        Misread::Wants(what) => Misread::Wants(format!("{what}: /{} {}", command.name, command.arguments)),
        refused => refused,
    })?;
    Ok(Line::Record { at, intent })
}

fn unknown(name: &str) -> Misread {
    let like = COMMANDS.iter().map(|command| command.name).chain(["show"]);
    let lower = name.to_lowercase();
    let near = |command: &&str| {
        command.starts_with(&lower)
            || lower.starts_with(*command)
            || strays(&lower, command) <= 2.min(command.len() / 2)
    };
    let like: Vec<String> = like.filter(near).map(|command| format!("/{command}")).collect();
    let like = if like.is_empty() {
        "Ctrl-P lists them".into()
    } else {
        format!("perhaps {}", like.join(" or "))
    };
    Misread::Refused(format!(
        "there is no command /{name}: {like}; \\ before / makes the line narrative"
    ))
}

/// By how many letters two words differ, letters swapped, missing and added.
fn strays(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let least = (row[j] + 1)
                .min(row[j + 1] + 1)
                .min(corner + usize::from(x != *y));
            corner = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[b.len()]
}

fn wants<T>(what: &str) -> Result<T, Misread> {
    Err(Misread::Wants(what.into()))
}

impl<'a> Given<'a> {
    fn optional(&self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.to_owned())
    }

    fn name(&self) -> Result<(PersonId, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        if word.is_empty() {
            return wants("a name");
        }
        Ok((names::one(word.trim_end_matches([':', ',']), self.meeting)?, rest))
    }

    fn only_name(&self) -> Result<PersonId, Misread> {
        let (person, rest) = self.name()?;
        if rest.is_empty() {
            Ok(person)
        } else {
            Err(Misread::Refused(format!(
                "one name is enough: “{rest}” is too much"
            )))
        }
    }

    fn list(&self, words: &str) -> Result<Vec<PersonId>, Misread> {
        names::list(words, self.meeting)
    }

    /// Names, with `remote` behind them where they attend so.
    fn list_and_mode(&self) -> Result<(Vec<PersonId>, Mode), Misread> {
        let (words, mode) = match self.words.rsplit_once(char::is_whitespace) {
            Some((words, last)) if matches!(last.to_lowercase().as_str(), "remote" | "remotely") => {
                (words, Mode::Remote)
            }
            _ => (self.words, Mode::Room),
        };
        Ok((self.list(words)?, mode))
    }

    /// `m2` at the beginning, where it stands, and the words after it.
    fn motion(&self) -> (Option<MotionId>, &'a str) {
        let (word, rest) = split_word(self.words);
        match word.parse() {
            Ok(id) => (Some(id), rest),
            Err(()) => (None, self.words),
        }
    }

    fn only_motion(&self) -> Result<Option<MotionId>, Misread> {
        let (motion, rest) = self.motion();
        if rest.is_empty() {
            Ok(motion)
        } else {
            wants("nothing, or which motion: m1")
        }
    }

    /// `mallon/white`, `mallon`, `-`, and the words after it.
    fn mover(&self, words: &'a str) -> Result<(Option<PersonId>, Option<PersonId>, &'a str), Misread> {
        let (who, text) = split_word(words);
        if who.is_empty() {
            return wants("who moved and seconded, or -");
        }
        let (mover, seconder) = who.split_once('/').unwrap_or((who, "-"));
        let one = |word: &str| match word {
            "" | "-" | "–" | "—" => Ok(None),
            word => names::one(word, self.meeting).map(Some),
        };
        let hint = |misread: Misread| match misread {
            Misread::Refused(why)
                if names::named(mover, self.meeting) == Named::Nobody && !who.contains('/') =>
            {
                Misread::Refused(format!(
                    "{why}; - before the words says that nobody is named as mover"
                ))
            }
            misread => misread,
        };
        Ok((one(mover).map_err(hint)?, one(seconder)?, text))
    }

    fn action(&self) -> Result<(crate::meeting::ids::ActionId, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        match word.parse() {
            Ok(id) => Ok((id, rest)),
            Err(()) => wants("which action: a3"),
        }
    }

    fn casting(&self) -> Result<Side, Misread> {
        match side(self.words) {
            Some(side @ (Side::For | Side::Against)) => Ok(side),
            Some(Side::Abstain) | None => wants("for or against"),
        }
    }

    fn entry(&self) -> Result<(u64, &'a str), Misread> {
        let (word, rest) = split_word(self.words);
        match word.trim_start_matches('#').trim_end_matches(':').parse() {
            Ok(seq) => Ok((seq, rest)),
            Err(_) => wants("the number of an entry"),
        }
    }
}

fn side(word: &str) -> Option<Side> {
    match word.to_lowercase().trim_end_matches(':') {
        "for" | "aye" | "ayes" | "favour" => Some(Side::For),
        "against" | "no" | "noes" => Some(Side::Against),
        "abstain" | "abstained" | "abstaining" | "abstention" | "abstentions" => Some(Side::Abstain),
        _ => None,
    }
}

fn adjourn(given: &Given<'_>) -> Result<Intent, Misread> {
    let words = given.words.strip_prefix("until").unwrap_or(given.words).trim();
    if words.is_empty() {
        return Ok(Intent::Adjourn { until: None });
    }
    match when::time(words) {
        Some(time) => Ok(Intent::Adjourn {
            until: Some(clock::moment_on(given.now.date_naive(), time, given.now)),
        }),
        None => wants("nothing, or the time it is to go on"),
    }
}

fn item(given: &Given<'_>) -> Result<Intent, Misread> {
    let (first, rest) = split_word(given.words);
    match first.to_lowercase().as_str() {
        "" => return wants("which item"),
        "next" if rest.is_empty() => return Ok(Intent::Take(Take::Next)),
        "new" => return new_item(rest),
        _ => {}
    }
    let items = &given.meeting.agenda.items;
    let called = |label: &str| {
        let bare = |text: &str| text.to_lowercase().replace([' ', '.'], "");
        bare(label) == bare(given.words)
    };
    if let Some(item) = items
        .iter()
        .find(|item| called(item.label()) || called(item.id.as_str()))
    {
        return Ok(Intent::Take(Take::Item(item.id.clone())));
    }
    let words: Vec<String> = given.words.split_whitespace().map(names::folded).collect();
    let matches = |title: &str| {
        let title: Vec<String> = title.split_whitespace().map(names::folded).collect();
        words
            .iter()
            .all(|word| title.iter().any(|other| other.starts_with(word.as_str())))
    };
    let found: Vec<_> = items.iter().filter(|item| matches(&item.title)).collect();
    match found.as_slice() {
        [item] => Ok(Intent::Take(Take::Item(item.id.clone()))),
        [] => Ok(Intent::Take(Take::Item(ItemId::from(given.words)))),
        several => {
            let each = several
                .iter()
                .take(6)
                .map(|item| format!("{} {}", item.label(), item.title));
            let each: Vec<String> = each.collect();
            Err(Misread::Refused(format!(
                "“{}” is in several items: {}; type the number",
                given.words,
                each.join("; ")
            )))
        }
    }
}

/// `Title (10 min)`, with a number before it where it has one: `75. Title`.
fn new_item(text: &str) -> Result<Intent, Misread> {
    let (word, rest) = split_word(text);
    let numbered = word
        .strip_suffix('.')
        .filter(|number| number.contains(|c: char| c.is_ascii_digit()));
    let (number, title) = numbered.map_or((None, text), |number| (Some(number.to_owned()), rest));
    let brackets = title.strip_suffix(')').and_then(|title| title.rsplit_once('('));
    let timed = brackets.and_then(|(title, time)| Some((title.trim(), when::seconds(time)?)));
    let (title, planned_s) = timed.map_or((title.trim(), None), |(title, seconds)| (title, Some(seconds)));
    if title.is_empty() {
        return wants("the title of the new item");
    }
    Ok(Intent::AddItem {
        number,
        title: title.to_owned(),
        planned_s,
        due: None,
        exempt: None,
    })
}

fn present(given: &Given<'_>) -> Result<Intent, Misread> {
    let (people, mode) = given.list_and_mode()?;
    Ok(Intent::Present { people, mode })
}

fn arrive(given: &Given<'_>) -> Result<Intent, Misread> {
    let (people, mode) = given.list_and_mode()?;
    Ok(Intent::Arrive { people, mode })
}

fn apologies(given: &Given<'_>) -> Result<Intent, Misread> {
    let mut words = given.words.split_whitespace();
    let before: Vec<&str> = words
        .by_ref()
        .take_while(|word| !matches!(word.to_lowercase().as_str(), "sub" | "substitute"))
        .collect();
    let after: Vec<&str> = words.collect();
    let people = given.list(&before.join(" "))?;
    let substitute = match after.as_slice() {
        [] if given.words.to_lowercase().ends_with(" sub") => return wants("who substitutes"),
        [] => None,
        [one] => Some(names::one(one, given.meeting)?),
        _ => {
            return Err(Misread::Refused(
                "one substitute a line, so that it is clear for whom they sit".into(),
            ));
        }
    };
    if substitute.is_some() && people.len() > 1 {
        return Err(Misread::Refused(
            "one absentee a line where somebody substitutes, so that it is clear for whom".into(),
        ));
    }
    Ok(Intent::Apologies { people, substitute })
}

fn declare(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, mut words) = given.name()?;
    let mut item = None;
    let (first, rest) = split_word(words);
    if first.eq_ignore_ascii_case("item") {
        let (label, rest) = split_word(rest);
        let label = label.trim_end_matches([':', ',']);
        let found = given
            .meeting
            .agenda
            .items
            .iter()
            .find(|item| item.label().eq_ignore_ascii_case(label));
        item = Some(found.map_or_else(|| ItemId::from(label), |item| item.id.clone()));
        words = rest;
    }
    let (first, rest) = split_word(words);
    let kind = match first.to_lowercase().trim_end_matches([':', ',']) {
        "pecuniary" | "disclosable" | "dpi" => Some(InterestKind::Pecuniary),
        "prejudicial" => Some(InterestKind::Prejudicial),
        "personal" | "non-pecuniary" => Some(InterestKind::Personal),
        _ => None,
    };
    let text = if kind.is_some() { rest } else { words };
    let text = text.trim_start_matches([':', ',']).trim();
    if text.is_empty() {
        return wants("the nature of the interest");
    }
    Ok(Intent::Declare {
        person,
        item,
        kind: kind.unwrap_or(InterestKind::Unspecified),
        text: text.to_owned(),
    })
}

fn limit(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.to_lowercase().as_str() {
        "off" | "none" => Ok(Intent::Limit { seconds: None }),
        words => match when::seconds(words).filter(|seconds| *seconds > 0) {
            Some(seconds) => Ok(Intent::Limit {
                seconds: Some(seconds),
            }),
            None => wants("how long a speech may be"),
        },
    }
}

fn queue(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.to_lowercase().as_str() {
        "open" => Ok(Intent::Queue(QueueIs::Open)),
        "closed" | "close" => Ok(Intent::Queue(QueueIs::Closed)),
        "clear" => Ok(Intent::Queue(QueueIs::Clear)),
        _ => wants("open, closed or clear"),
    }
}

fn motion(given: &Given<'_>, kind: MotionKind) -> Result<Intent, Misread> {
    let (moved_by, seconded_by, text) = given.mover(given.words)?;
    let printed = given
        .meeting
        .agenda
        .current()
        .is_some_and(|item| !item.recommended.is_empty());
    if text.is_empty() && !printed {
        return wants("the words of the motion");
    }
    Ok(Intent::Move {
        kind,
        moved_by,
        seconded_by,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

fn amend(given: &Given<'_>) -> Result<Intent, Misread> {
    let (amends, words) = given.motion();
    let (moved_by, seconded_by, text) = given.mover(words)?;
    if text.is_empty() {
        return wants("the words of the amendment");
    }
    Ok(Intent::Amend {
        amends,
        moved_by,
        seconded_by,
        text: text.to_owned(),
    })
}

fn second(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let who = Given { words, ..*given };
    Ok(Intent::Second {
        motion,
        by: who.only_name()?,
    })
}

fn reword(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, text) = given.motion();
    if text.is_empty() {
        return wants("the new words");
    }
    Ok(Intent::Reword {
        motion,
        text: text.to_owned(),
    })
}

fn withdraw(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.parse() {
        Ok(question) => Ok(Intent::WithdrawQuestion { question }),
        Err(()) => {
            let words = given.words;
            let without = words.strip_suffix("consent").map(str::trim_end);
            let consent = without.is_some();
            let rest = without
                .unwrap_or(words)
                .trim_end_matches("with")
                .trim_end_matches("by");
            let given = Given {
                words: rest.trim_end(),
                ..*given
            };
            Ok(Intent::Withdraw {
                motion: given.only_motion()?,
                consent,
            })
        }
    }
}

fn agreed(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, text) = given.motion();
    Ok(Intent::Agree {
        motion,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

fn declared(given: &Given<'_>, verdict: Verdict) -> Result<Intent, Misread> {
    Ok(Intent::Declared {
        motion: given.only_motion()?,
        verdict,
    })
}

fn vote(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let tokens: Vec<&str> = words
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let tally = match tokens.as_slice() {
        [] => return wants("the figures, or who voted how"),
        ["all" | "All", which] if side(which).is_some() => Tally::All(side(which).unwrap_or(Side::For)),
        [first, ..] if first.starts_with(|c: char| c.is_ascii_digit()) => figures(&tokens)?,
        [first, ..] if side(first).is_some() => by_name(given, &tokens)?,
        _ => return wants("the figures, or who voted how"),
    };
    Ok(Intent::Vote { motion, tally })
}

/// `12 3 1`, `12-3-1`, `12 for 3 against 1 abstained`.
fn figures(tokens: &[&str]) -> Result<Tally, Misread> {
    let parts: Vec<&str> = tokens
        .iter()
        .flat_map(|token| token.split(['-', '–', '/']))
        .filter(|p| !p.is_empty())
        .collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| *number <= 1_000_000);
    let named = parts.len().is_multiple_of(2)
        && parts
            .chunks(2)
            .all(|pair| number(pair[0]).is_some() && side(pair[1]).is_some());
    if named {
        let of = |which: Side| {
            parts
                .chunks(2)
                .filter(|pair| side(pair[1]) == Some(which))
                .filter_map(|pair| number(pair[0]))
                .sum()
        };
        return Ok(Tally::Count {
            in_favour: of(Side::For),
            against: of(Side::Against),
            abstain: of(Side::Abstain),
        });
    }
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    match numbers.as_deref() {
        Some([in_favour, against]) => Ok(Tally::Count {
            in_favour: *in_favour,
            against: *against,
            abstain: 0,
        }),
        Some([in_favour, against, abstain]) => Ok(Tally::Count {
            in_favour: *in_favour,
            against: *against,
            abstain: *abstain,
        }),
        _ => wants("for, against and abstaining, as three figures"),
    }
}

/// `for a b against c abstain d`; `all` are those present whom no other side names.
fn by_name(given: &Given<'_>, tokens: &[&str]) -> Result<Tally, Misread> {
    let mut now = Side::For;
    let (mut votes, mut rest): (Vec<NamedVote>, Option<Side>) = (Vec::new(), None);
    for token in tokens {
        match (side(token), token.to_lowercase().as_str()) {
            (Some(side), _) => now = side,
            (None, "and" | "nobody" | "none") => {}
            (None, "all" | "others") => rest = Some(now),
            (None, name) => votes.push(NamedVote {
                person: names::one(name, given.meeting)?,
                side: now,
            }),
        }
    }
    if let Some(side) = rest {
        let here = given.meeting.voters();
        let others: Vec<_> = here
            .filter(|person| !votes.iter().any(|vote| vote.person == person.id))
            .collect();
        votes.extend(others.into_iter().map(|person| NamedVote {
            person: person.id.clone(),
            side,
        }));
    }
    if votes.is_empty() {
        wants("who voted how")
    } else {
        Ok(Tally::Named(votes))
    }
}

fn record(given: &Given<'_>) -> Result<Intent, Misread> {
    let words: Vec<&str> = given.words.split_whitespace().collect();
    match words.as_slice() {
        [a, b] => match (side(a), side(b)) {
            (_, Some(side)) => Ok(Intent::RecordVote {
                person: names::one(a, given.meeting)?,
                side,
            }),
            (Some(side), None) => Ok(Intent::RecordVote {
                person: names::one(b, given.meeting)?,
                side,
            }),
            (None, None) => wants("who, and for, against or abstain"),
        },
        _ => wants("who, and for, against or abstain"),
    }
}

fn action(given: &Given<'_>) -> Result<Intent, Misread> {
    let (who, text) = split_word(given.words);
    let owner = match who {
        "" => return wants("who is to do it, or -"),
        "-" | "–" => None,
        who => Some(names::one(who, given.meeting)?),
    };
    grammar::action(owner, text, given.now)
}

fn drop_action(given: &Given<'_>) -> Result<Intent, Misread> {
    let (action, why) = given.action()?;
    Ok(Intent::ActionDropped {
        action,
        why: Some(why.to_owned()).filter(|why| !why.is_empty()),
    })
}

fn document(given: &Given<'_>) -> Result<Intent, Misread> {
    let is_link =
        |word: &str| word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:");
    let (title, url) = match given.words.rsplit_once(char::is_whitespace) {
        Some((title, last)) if is_link(last) => (title.trim_end(), Some(last.to_owned())),
        _ => (given.words, None),
    };
    if title.is_empty() {
        return wants("the paper's title");
    }
    Ok(Intent::Cite {
        title: title.to_owned(),
        url,
    })
}

fn person(given: &Given<'_>) -> Result<Intent, Misread> {
    let (first, rest) = split_word(given.words);
    let kind = match first.to_lowercase().as_str() {
        "member" => Some(PersonKind::Member),
        "officer" => Some(PersonKind::Officer),
        "witness" => Some(PersonKind::Witness),
        "guest" => Some(PersonKind::Guest),
        "public" => Some(PersonKind::Public),
        _ => None,
    };
    let words = if kind.is_some() { rest } else { given.words };
    if words.is_empty() {
        return wants("their name");
    }
    let taken: Vec<&str> = given
        .meeting
        .people
        .iter()
        .map(|person| person.id.as_str())
        .collect();
    let listed =
        agenda::read_person(words, kind.unwrap_or(PersonKind::Guest), &taken).map_err(Misread::Refused)?;
    match listed {
        Event::PersonListed {
            id,
            name,
            role,
            shown,
            kind,
            voting,
        } => Ok(Intent::List(Person {
            id,
            name,
            role,
            shown,
            kind,
            voting,
        })),
        _ => wants("their name"),
    }
}

fn edit(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, text) = given.entry()?;
    if text.is_empty() {
        return wants("its new words");
    }
    Ok(Intent::Edit {
        entry,
        text: text.to_owned(),
    })
}

fn strike(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, why) = given.entry()?;
    if why.is_empty() {
        return wants("why it is struck");
    }
    Ok(Intent::Strike {
        entry,
        why: why.to_owned(),
    })
}

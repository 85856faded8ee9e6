//! The `/` commands: one table of what each takes, does and means.

mod business;
mod correct;
mod debate;
mod disposal;
mod given;
mod motions;
mod proceedings;
mod record;

use given::{Given, wants};
use motions::*;
use proceedings::*;
use record::*;

pub(super) use record::is_link;

use super::form::{Sheet, Way, grammar_of, ways};
use super::grammar;
use super::when::split_word;
use super::{Line, Misread, Topic};
use crate::meeting::event::{MotionKind, Verdict};
use crate::meeting::intent::Intent;
use crate::meeting::{Meeting, Moment};

pub use correct::BREAK;

type Reader = fn(&Given<'_>) -> Result<Intent, Misread>;

/// A `/` command, as the reader, the completion, the help and the palette know it.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name without the slash.
    pub name: &'static str,
    /// The ways of saying it, field by field: its grammar, its completion and its form.
    pub ways: &'static [Way],
    /// What it does, in a few words.
    pub does: &'static str,
    /// A line that uses it.
    pub example: &'static str,
    /// Under which heading the help lists it.
    pub group: &'static str,
    read: Reader,
}

/// A row's ways by name; or the grammar of its words, which a form then takes as they stand.
macro_rules! ways_of {
    ($ways:ident) => {
        ways::$ways
    };
    ("") => {
        ways::NOTHING
    };
    ($grammar:literal) => {
        &[Way {
            name: "",
            fields: &[ways::field($grammar, "What follows", super::form::Kind::Text)],
        }]
    };
}

macro_rules! commands {
    ($($group:literal { $($name:literal $ways:tt $does:literal $example:literal => $read:expr;)+ })+) => {
        /// Every `/` command but `/show`, which records nothing.
        pub const COMMANDS: &[Command] = &[$($(Command {
            name: $name,
            ways: ways_of!($ways),
            does: $does,
            example: $example,
            group: $group,
            read: $read,
        },)+)+];
    };
}

commands! {
    "The meeting" {
        "open" NOTHING "call the meeting to order" "/open" => |_| Ok(Intent::Open);
        "adjourn" ADJOURN "stop for a while" "/adjourn until 11:40" => adjourn;
        "resume" NOTHING "go on after an adjournment" "/resume" => |_| Ok(Intent::Resume);
        "extend" EXTEND "the meeting goes on after the hour at which it was to end" "/extend until 13:45" => debate::extend;
        "next-meeting" NEXT_MEETING "when and where the next meeting is" "/next-meeting 18 Nov 2016 11:00 Council chamber" => debate::next_meeting;
        "close" NOTHING "close the meeting" "/close" => |_| Ok(Intent::Close);
        "reopen" NOTHING "take a closed meeting's record up again" "/reopen" => |_| Ok(Intent::Reopen);
    }
    "The agenda" {
        "item" ITEM "take an item, or add one" "/item next" => item;
        "noted" MAY_SAY "the item is noted" "/noted" => |given| Ok(Intent::Note { text: given.optional() });
        "defer" MAY_SAY_WHY "put the item off" "/defer to the next meeting" => |given| Ok(Intent::Defer { text: given.optional() });
        "urgent" SAYS_WHY "why this item is taken though it was not on the agenda" "/urgent the deadline falls before the next meeting" => |given| Ok(Intent::Urgent { reason: given.words.to_owned() });
        "consent" CONSENT "items that the next motion decides together: those marked, or these" "/consent" => business::consent;
        "pull" PULL "one of them is taken by itself" "/pull 72.1" => business::pull;
        "hearing" HEARING "a public hearing on the item" "/hearing open" => business::hearing;
        "reading" READING "a reading of a by-law or ordinance" "/reading second" => business::reading;
        "done" NOTHING "the item is finished" "/done" => |_| Ok(Intent::Done);
        "in" IN "a line under another item, staying on this one" "/in 70 burke: What became of the figures?" => correct::place;
    }
    "Who is here" {
        "present" PRESENT "record who is here" "/present all but white" => present;
        "apologies" APOLOGIES "apologies, and who substitutes" "/apologies white sub burke" => apologies;
        "absent" ABSENT "who is not here, excused or not" "/absent white excused" => disposal::absent;
        "recuse" RECUSE "somebody who is here takes no part in this item" "/recuse white" => disposal::recuse;
        "arrive" HERE "somebody comes in" "/arrive white" => arrive;
        "leave" PEOPLE "somebody goes out" "/leave white" => |given| Ok(Intent::Leave { people: given.list(given.words)? });
        "declare" DECLARE "an interest declared" "/declare burke item 72 personal her son works there" => declare;
        "dispense" DISPENSE "somebody may take part in spite of an interest; speak: but not vote" "/dispense burke item 72 by the monitoring officer" => debate::dispense;
        "proxy" PROXY "an absent member's vote is given by another" "/proxy white to burke" => debate::proxy;
        "chair" ONE "somebody takes the chair" "/chair mallon" => |given| Ok(Intent::Chair { person: given.only_name()? });
    }
    "The floor" {
        "call" ONE "give somebody the floor" "/call burke" => |given| Ok(Intent::Call { person: given.only_name()? });
        "yield" NOTHING "the floor is free" "/yield" => |_| Ok(Intent::Yield);
        "interpose" INTERPOSE "a question put to whoever speaks, whose time stands still for it" "/interpose burke on the cost" => debate::interpose;
        "readd" NOTHING "whoever spoke last goes on next" "/readd" => |_| Ok(Intent::Readd);
        "limit" LIMIT "limit each speech" "/limit 3m" => limit;
        "queue" QUEUE "the speaking list" "/queue closed" => queue;
    }
    "The motion on the floor" {
        "move" MOVE "a motion; - where none was named" "/move mallon/white That the report be noted" => |given| motion(given, MotionKind::Motion);
        "recommend" MOVE "a recommendation; - where none was named" "/recommend mallon/white That the Panel write to the board" => |given| motion(given, MotionKind::Recommendation);
        "amend" AMEND "an amendment to what is on the floor, or to m1; s/old/new/ writes itself in if carried" "/amend burke/- s/note/approve/" => amend;
        "procedural" MOVE "a procedural motion" "/procedural burke/white That the question be now put" => |given| motion(given, MotionKind::Procedural);
        "second" SECOND "the motion is seconded" "/second white" => second;
        "reword" REWORD "the motion's words are changed" "/reword That the report be approved" => reword;
        "withdraw" WITHDRAW "the motion, or a question, is taken back" "/withdraw with consent" => withdraw;
        "accept" WHICH_AMENDMENT "the mover takes the amendment over without a vote" "/accept" => |given| Ok(Intent::Accept { motion: given.only_motion()? });
        "table" TABLE "the motion is laid on the table" "/table mallon/white" => disposal::table;
        "take-up" TAKE_UP "what was laid on the table, postponed or referred is before the meeting again" "/take-up m1" => disposal::take_up;
        "postpone" POSTPONE "the motion is postponed, to a time or indefinitely" "/postpone to 7 April" => disposal::postpone;
        "refer" REFER "the motion, or the item, is referred to a committee" "/refer to Planning Committee" => disposal::refer;
        "divide" DIVIDE "the motion is divided into parts, voted one by one" "/divide That the path be closed // That the bridge be mended" => disposal::divide;
        "reconsider" DECIDED_BEFORE "a decision is before the meeting again, as before the vote" "/reconsider m2" => disposal::reconsider;
        "rescind" DECIDED_BEFORE "a decision is rescinded, of this or an earlier meeting" "/rescind 2026-02-03 m2" => disposal::rescind;
        "recess" RECESS "a short break" "/recess 10m" => disposal::recess;
        "lapse" WHICH_MOTION "the motion falls undecided" "/lapse" => |given| Ok(Intent::Lapse { motion: given.only_motion()? });
    }
    "The decision" {
        "agreed" AGREED "agreed without a vote" "/agreed" => agreed;
        "vote" VOTE "a vote, by figures or by name" "/vote 12 3 1" => vote;
        "unanimous" AGREED "agreed without objection" "/unanimous" => disposal::unanimous;
        "recount" RECOUNT "the count was wrong: both counts stay" "/recount 13 3 1 a hand was missed" => disposal::recount;
        "casting" CASTING "the chair's casting vote on a tie" "/casting for" => |given| Ok(Intent::Cast { side: given.casting()? });
        "record" RECORD "one member's own vote recorded" "/record burke against" => record;
        "demand" PEOPLE "members demand that the vote be by name" "/demand burke white" => |given| Ok(Intent::Demand { by: given.list(given.words)? });
        "elect" ELECT "an election, and who stands" "/elect Chairman: mallon white/burke" => debate::elect;
        "ballot" BALLOT "a ballot of the election, counted" "/ballot mallon 8 white 5" => debate::ballot;
        "nominate" NOMINATE "somebody is nominated" "/nominate white for Chairman by mallon/burke" => business::nominate;
        "appoint" APPOINT "somebody is appointed" "/appoint white to Planning Committee" => business::appoint;
        "elected" ELECTED "elected otherwise than by the ballot" "/elected mallon unopposed" => debate::elected;
        "carried" WHICH_MOTION "the chair declares it carried" "/carried" => |given| declared(given, Verdict::Carried);
        "lost" WHICH_MOTION "the chair declares it lost" "/lost" => |given| declared(given, Verdict::Lost);
    }
    "What follows" {
        "action" ACTION "something to be done; - where nobody was named" "/action cc Publish the figures by 1 Dec" => action;
        "done-action" DONE_ACTION "an action is reported done" "/done-action a3" => |given| Ok(Intent::ActionDone { action: given.action()?.0 });
        "approve" APPROVE "the minutes of an earlier meeting are approved, with corrections or as they are" "/approve 17 Jun 2016" => record::approve;
        "earlier" EARLIER "what an earlier meeting left open is done, or given up" "/earlier 17 Jun 2016 a1 raised with the Leader in July" => record::earlier;
        "drop-action" DROP_ACTION "an action is given up" "/drop-action a3 overtaken" => drop_action;
        "doc" DOC "a paper or a link" "/doc Budget report https://example.org/budget" => document;
        "written" WRITTEN "a question put in writing before the meeting" "/written burke?pcc What does it cost?" => |given| grammar::written(given.words, given.meeting);
    }
    "Press and public" {
        "exempt" EXEMPT "press and public are excluded" "/exempt paragraph 3" => |given| Ok(Intent::Exclude { ground: given.optional() });
        "summary" SUMMARY "what the public minutes say of an item taken in private" "/summary The tender was accepted" => record::summary;
        "public" NOTHING "press and public are readmitted" "/public" => |_| Ok(Intent::Readmit);
    }
    "The record itself" {
        "person" PERSON "put somebody on the list" "/person witness Jo Bell (Auditor) [bell]" => person;
        "edit" EDIT "correct an entry's words" "/edit 42 The figures are for June" => correct::edit;
        "split" SPLIT "divide an entry; the rest may be another line: burke: text" "/split 42 The figures are for June // They will be published" => correct::split;
        "merge" MERGE "join entries into the first of them" "/merge 42 43" => correct::merge;
        "put" PUT "put entries under another item" "/put 42-46 item 70 // said before the item was taken" => correct::put;
        "speaker" SPEAKER "an entry is somebody else's; - nobody's" "/speaker 42 burke // misheard" => correct::speaker;
        "strike" STRIKE "take an entry out, with the reason" "/strike 42 said in confidence" => strike;
        "undo" NOTHING "take the last line back" "/undo" => |_| Ok(Intent::Undo);
        "mark" MARK "a mark to come back to: yours alone, in no minutes" "/mark check the figure" => correct::mark;
        "unmark" UNMARK "clear a mark" "/unmark 42" => correct::unmark;
    }
}

impl Command {
    /// What its form is made from.
    pub fn sheet(&self) -> Sheet {
        Sheet {
            name: self.name,
            command: true,
            does: self.does,
            example: self.example,
            group: self.group,
            ways: self.ways,
        }
    }

    /// Its arguments, as shown while it is typed: `mover/seconder text`.
    pub fn arguments(&self) -> String {
        grammar_of(self.ways)
    }
}

/// The topics of `/show`, with the words for them.
pub const TOPICS: [(&str, Topic); 7] = [
    ("queue", Topic::Queue),
    ("motion", Topic::Motion),
    ("clock", Topic::Clock),
    ("quorum", Topic::Quorum),
    ("actions", Topic::Actions),
    ("needs", Topic::Needs),
    ("next", Topic::Next),
];

/// Other words for commands, as people say them: what was done beside what is to be done.
const ALSO: [(&str, &str); 32] = [
    ("opened", "open"),
    ("adjourned", "adjourn"),
    ("resumed", "resume"),
    ("extended", "extend"),
    ("closed", "close"),
    ("note", "noted"),
    ("deferred", "defer"),
    ("arrived", "arrive"),
    ("left", "leave"),
    ("excused", "absent"),
    ("declared", "declare"),
    ("recused", "recuse"),
    ("moved", "move"),
    ("amended", "amend"),
    ("seconded", "second"),
    ("reworded", "reword"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("accepted", "accept"),
    ("lapsed", "lapse"),
    ("tabled", "table"),
    ("postponed", "postpone"),
    ("referred", "refer"),
    ("divided", "divide"),
    ("reconsidered", "reconsider"),
    ("rescinded", "rescind"),
    ("agree", "agreed"),
    ("passed", "carried"),
    ("adopted", "carried"),
    ("defeated", "lost"),
    ("failed", "lost"),
    ("recounted", "recount"),
];

/// The command with this name, or with a word that says the same.
pub fn command(name: &str) -> Option<&'static Command> {
    let name = name.to_lowercase();
    let also = ALSO.iter().find(|(word, _)| *word == name);
    let name = also.map_or(name.as_str(), |(_, command)| command);
    COMMANDS.iter().find(|command| command.name == name)
}

/// What a line means that began with `/`; `line` is what follows it.
pub(super) fn read(line: &str, meeting: &Meeting, now: Moment, at: Option<Moment>) -> Result<Line, Misread> {
    let (name, words) = split_word(line);
    let name = name.trim_end_matches([',', ':']);
    if name.is_empty() {
        return Err(Misread::Wants("the name of a command".into()));
    }
    if name.eq_ignore_ascii_case("show") {
        let topic = TOPICS.iter().find(|(word, _)| word.eq_ignore_ascii_case(words));
        return match topic {
            Some((_, topic)) => Ok(Line::Show(*topic)),
            None => {
                let topics = TOPICS.map(|(word, _)| word).join(", ");
                Err(Misread::Wants(format!("one of {topics}")))
            }
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
    let takes_words = command.sheet().has_fields();
    if !takes_words && !given.words.is_empty() {
        return Err(Misread::Refused(format!(
            "/{} takes nothing after it",
            command.name
        )));
    }
    let intent = (command.read)(&given).map_err(|misread| match misread {
        Misread::Wants(what) => Misread::Wants(format!("{what}: /{} {}", command.name, command.arguments())),
        refused => refused,
    })?;
    Ok(Line::Record { at, intent })
}

fn unknown(name: &str) -> Misread {
    let meant = super::sought::meant(name);
    if !meant.is_empty() {
        let meant: Vec<String> = meant.iter().map(|command| format!("/{command}")).collect();
        return Misread::Refused(format!(
            "there is no command /{name}: {} does that; \\ before / makes the line narrative",
            meant.join(" or ")
        ));
    }
    let like = COMMANDS.iter().map(|command| command.name).chain(["show"]);
    let lower = name.to_lowercase();
    let near = |command: &&str| {
        command.starts_with(&lower)
            || lower.starts_with(*command)
            || strays(&lower, command) <= 2.min(command.len() / 2)
    };
    let like: Vec<String> = like.filter(near).map(|command| format!("/{command}")).collect();
    let like = if like.is_empty() {
        "/ alone lists them".into()
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

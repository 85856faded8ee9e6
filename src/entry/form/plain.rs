//! The lines without a command, as forms: for a clerk who looks for "question" and not for a mark.

use super::ways::field;
use super::{Field, Kind, Sheet, Way};

const BY: Field = field("burke", "By", Kind::Person).after_mark("");
const WHO: Field = BY.needed();
const TO: Field = field("pcc", "Put to", Kind::Person).after_mark("?").or("?");

const fn words(label: &'static str) -> Field {
    field("text", label, Kind::Text).needed()
}

const fn sheet(name: &'static str, does: &'static str, example: &'static str, ways: &'static [Way]) -> Sheet {
    Sheet {
        name,
        command: false,
        does,
        example,
        group: "What is said",
        ways,
    }
}

macro_rules! way {
    ($($field:expr),*) => { &[Way { name: "", fields: &[$($field),*] }] };
}

/// Each line without a command. A name left out means whoever has the floor.
pub const PLAIN: &[Sheet] = &[
    sheet(
        "question",
        "somebody asks something",
        "burke?pcc What does it cost?",
        way!(BY, TO, words("The question")),
    ),
    sheet(
        "follow-up",
        "a further question, to the latest or to another",
        "burke??q1 And who pays?",
        way!(
            BY,
            field("q3", "Follows question", Kind::Question)
                .after_mark("??")
                .or("??"),
            words("The question")
        ),
    ),
    sheet(
        "answer",
        "to the latest question put to them, or to another",
        "pcc= About two million pounds",
        way!(
            BY,
            field("q3", "To question", Kind::Question).after_mark("=").or("="),
            words("The answer")
        ),
    ),
    sheet(
        "statement",
        "what somebody said",
        "burke: She welcomed the report",
        way!(BY, words("What they said").after_mark(": ").or(":")),
    ),
    sheet(
        "bullet",
        "a point under the last statement",
        "- the costs were shared",
        way!(words("The point").after_mark("- ")),
    ),
    sheet(
        "undertaking",
        "something promised, followed up until it is met",
        "pcc~ A note on the costs",
        way!(BY, words("What is promised").after_mark("~ ").or("~")),
    ),
    sheet(
        "heading",
        "a sub-heading within the item",
        "# Questions",
        way!(words("The heading").after_mark("# ")),
    ),
    sheet(
        "narrative",
        "what happened, without a speaker",
        "The Panel went to see the exhibition.",
        way!(
            field("text", "What happened", Kind::Narrative)
                .after_mark("")
                .needed()
        ),
    ),
    sheet(
        "waiting to speak",
        "into the speaking queue",
        "+burke on the budget",
        way!(WHO.after_mark("+"), field("note", "On what", Kind::Text)),
    ),
    sheet(
        "point of order",
        "to the front of the speaking queue",
        "++burke relevance",
        way!(WHO.after_mark("++"), field("note", "On what", Kind::Text)),
    ),
    sheet(
        "not waiting any more",
        "out of the speaking queue",
        "-burke",
        way!(WHO.after_mark("-")),
    ),
    sheet(
        "the floor",
        "the next in the queue has it, or somebody by name",
        ">burke",
        way!(
            field("burke", "Who; empty for the next", Kind::Person)
                .after_mark(">")
                .or(">")
        ),
    ),
];

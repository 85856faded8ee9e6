//! The fields of each command, and how each is written into its line.

use super::{Field, Kind, Way};

pub(in crate::entry) const fn field(word: &'static str, label: &'static str, kind: Kind) -> Field {
    Field {
        word,
        label,
        kind,
        needed: false,
        without: "nothing",
        before: " ",
        after: "",
        empty: "",
    }
}

impl Field {
    pub(super) const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// What is written before it.
    pub(super) const fn after_mark(mut self, before: &'static str) -> Self {
        self.before = before;
        self
    }

    /// What is written before it and behind it.
    pub(super) const fn between(mut self, before: &'static str, after: &'static str) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    /// What is written where it is left empty.
    pub(super) const fn or(mut self, empty: &'static str) -> Self {
        self.empty = empty;
        self
    }

    /// What leaving it empty means.
    pub(super) const fn else_(mut self, without: &'static str) -> Self {
        self.without = without;
        self
    }

    const fn called(mut self, word: &'static str) -> Self {
        self.word = word;
        self
    }
}

const fn only(fields: &'static [Field]) -> Way {
    Way { name: "", fields }
}

const fn way(name: &'static str, fields: &'static [Field]) -> Way {
    Way { name, fields }
}

const TEXT: Field = field("text", "Words", Kind::Text);
const WHY: Field = field("why", "Why", Kind::Text);
const WHO: Field = field("who", "Who", Kind::Person).needed();
const EVERYBODY: Field = field("who…", "Who", Kind::People).needed();
const MOTION: Field = field("m1", "Which motion", Kind::Motion).else_("the one on the floor");
const ELECTION: Field = field("e1", "Which election", Kind::Election).else_("the latest");
const ON_ITEM: Field = field("72", "On which item", Kind::Item)
    .after_mark(" item ")
    .else_("the whole meeting");
const ENTRY: Field = field("42", "Which entry", Kind::Entry).needed();
const ACTION_ID: Field = field("a3", "Which action", Kind::Action).needed();
const MOVER: Field = field("mover", "Moved by", Kind::Person)
    .or(" -")
    .else_("nobody was named");
const SECONDER: Field = field("seconder", "Seconded by", Kind::Person)
    .after_mark("/")
    .else_("nobody yet");
const REMOTE: Field = field(
    "remote",
    "How",
    Kind::Choice(&[("remote", "not in the room: by telephone or video")]),
);

pub(in crate::entry) const NOTHING: &[Way] = &[only(&[])];

pub(in crate::entry) const ADJOURN: &[Way] =
    &[only(&[field("11:40", "Until", Kind::Time).after_mark(" until ")])];
pub(in crate::entry) const EXTEND: &[Way] = &[only(&[field("13:45", "Until", Kind::Time)
    .after_mark(" until ")
    .needed()])];
pub(in crate::entry) const NEXT_MEETING: &[Way] = &[only(&[
    field("date", "On", Kind::Date).needed(),
    field("11:00", "At", Kind::Time),
    field("where", "Where", Kind::Text),
])];

pub(in crate::entry) const ITEM: &[Way] = &[
    way(
        "take one",
        &[field("next | number | word", "Which item", Kind::Item).needed()],
    ),
    way(
        "add one",
        &[
            field("Title", "Its title", Kind::Text)
                .after_mark(" new ")
                .needed(),
            field("10 min", "How long", Kind::Length).between(" (", ")"),
        ],
    ),
];
pub(in crate::entry) const MAY_SAY: &[Way] = &[only(&[TEXT])];
pub(in crate::entry) const MAY_SAY_WHY: &[Way] = &[only(&[WHY])];
pub(in crate::entry) const SAYS_WHY: &[Way] = &[only(&[WHY.needed()])];

pub(in crate::entry) const HERE: &[Way] = &[only(&[EVERYBODY, REMOTE])];
pub(in crate::entry) const PRESENT: &[Way] = &[only(&[EVERYBODY.called("who… | all but who…"), REMOTE])];
pub(in crate::entry) const APOLOGIES: &[Way] = &[only(&[
    EVERYBODY,
    field("who", "Substitute", Kind::Person).after_mark(" sub "),
])];
pub(in crate::entry) const PEOPLE: &[Way] = &[only(&[EVERYBODY])];
pub(in crate::entry) const ONE: &[Way] = &[only(&[WHO])];
pub(in crate::entry) const DECLARE: &[Way] = &[only(&[
    WHO,
    ON_ITEM,
    field(
        "pecuniary|prejudicial|personal",
        "Kind",
        Kind::Choice(&[
            ("pecuniary", "a disclosable pecuniary interest"),
            ("prejudicial", "a prejudicial interest"),
            ("personal", "a personal interest"),
        ]),
    ),
    TEXT.needed(),
])];
pub(in crate::entry) const DISPENSE: &[Way] = &[only(&[
    WHO,
    ON_ITEM,
    field(
        "speak",
        "For what",
        Kind::Choice(&[("speak", "to speak, but not to vote")]),
    ),
    WHY,
])];
pub(in crate::entry) const SUMMARY: &[Way] = &[only(&[
    ON_ITEM,
    field("text", "What the public is told", Kind::Text).needed(),
])];
pub(in crate::entry) const PROXY: &[Way] = &[only(&[
    field("who", "Whose vote", Kind::Person).needed(),
    field("whom", "Given by", Kind::Person)
        .after_mark(" to ")
        .needed(),
])];

pub(in crate::entry) const INTERPOSE: &[Way] = &[only(&[WHO, field("on what", "On what", Kind::Text)])];
pub(in crate::entry) const LIMIT: &[Way] =
    &[only(
        &[field("3m | 90s | off", "How long", Kind::Length).needed()],
    )];
pub(in crate::entry) const CONSENT: &[Way] = &[only(&[
    field("C1-C4", "Which items", Kind::Item).else_("those marked")
])];
pub(in crate::entry) const PULL: &[Way] = &[only(&[field("C2", "Which item", Kind::Item).needed()])];
pub(in crate::entry) const HEARING: &[Way] = &[only(&[field(
    "open | close",
    "The hearing",
    Kind::Choice(&[("open", "is opened"), ("close", "is closed")]),
)
.needed()])];
pub(in crate::entry) const READING: &[Way] = &[only(&[field(
    "first | second | third",
    "Which",
    Kind::Choice(&[
        ("first", "the first reading"),
        ("second", "the second reading"),
        ("third", "the third reading"),
    ]),
)
.needed()])];
pub(in crate::entry) const NOMINATE: &[Way] = &[only(&[
    WHO,
    field("Office", "For what", Kind::Text)
        .after_mark(" for ")
        .needed(),
    field("who", "By", Kind::Person).after_mark(" by "),
    SECONDER,
])];
pub(in crate::entry) const APPOINT: &[Way] = &[only(&[
    EVERYBODY,
    field("Body", "To what", Kind::Text).after_mark(" to ").needed(),
])];

pub(in crate::entry) const QUEUE: &[Way] = &[
    QUEUE_IS,
    way(
        "somebody first",
        &[
            field("who", "Who", Kind::Person).needed(),
            field("first", "Where", Kind::Choice(&[("first", "to the front")])).needed(),
        ],
    ),
    way(
        "somebody before another",
        &[
            field("who", "Who", Kind::Person).needed(),
            field("whom", "Before", Kind::Person)
                .after_mark(" before ")
                .needed(),
        ],
    ),
];
const QUEUE_IS: Way = way(
    "the list",
    &[field(
        "open | closed | clear",
        "The list",
        Kind::Choice(&[
            ("open", "takes names"),
            ("closed", "takes no more names"),
            ("clear", "is emptied"),
        ]),
    )
    .needed()],
);

pub(in crate::entry) const MOVE: &[Way] = &[only(&[MOVER, SECONDER, TEXT])];
pub(in crate::entry) const AMEND: &[Way] = &[only(&[
    MOTION,
    MOVER,
    SECONDER,
    field("text", "Its words, or s/old/new/", Kind::Text).needed(),
])];
pub(in crate::entry) const SECOND: &[Way] = &[only(&[
    MOTION,
    field("who", "Seconded by", Kind::Person).needed(),
])];
pub(in crate::entry) const REWORD: &[Way] = &[only(&[
    MOTION,
    field("text", "The new words", Kind::Text).needed(),
])];
pub(in crate::entry) const WITHDRAW: &[Way] = &[
    way(
        "the motion",
        &[
            MOTION,
            field(
                "with consent",
                "Consent",
                Kind::Choice(&[("with consent", "the seconder and the meeting agreed")]),
            ),
        ],
    ),
    way(
        "a question",
        &[field("q3", "Which question", Kind::Question).needed()],
    ),
];
pub(in crate::entry) const WHICH_MOTION: &[Way] = &[only(&[MOTION])];
pub(in crate::entry) const WHICH_AMENDMENT: &[Way] = &[only(&[MOTION.called("m2")])];

const BY: Field = field("mover", "Moved by", Kind::Person).needed();
const DISPOSED: Field = MOTION.else_("the one before the meeting");
pub(in crate::entry) const TABLE: &[Way] = &[
    way("as it was decided", &[DISPOSED]),
    way("as a motion", &[BY, SECONDER, DISPOSED]),
];
pub(in crate::entry) const TAKE_UP: &[Way] = &[
    way("as it was decided", &[MOTION.else_("the one set aside last")]),
    way(
        "as a motion",
        &[BY, SECONDER, MOTION.else_("the one set aside last")],
    ),
];
const TO_WHEN: Field = field("7 April", "Until", Kind::Date).after_mark(" to ").needed();
const FOR_GOOD: Field = field(
    "indefinitely",
    "For good",
    Kind::Choice(&[("indefinitely", "it does not come back by itself")]),
)
.needed();
pub(in crate::entry) const POSTPONE: &[Way] = &[
    way("to a time", &[DISPOSED, TO_WHEN]),
    way("for good", &[DISPOSED, FOR_GOOD]),
    way("to a time, as a motion", &[BY, SECONDER, DISPOSED, TO_WHEN]),
    way("for good, as a motion", &[BY, SECONDER, DISPOSED, FOR_GOOD]),
];
const TO_BODY: Field = field("Planning Committee", "To whom", Kind::Text)
    .after_mark(" to ")
    .needed();
pub(in crate::entry) const REFER: &[Way] = &[
    way("as it was decided", &[DISPOSED, TO_BODY]),
    way("as a motion", &[BY, SECONDER, DISPOSED, TO_BODY]),
];
const FIRST_PART: Field = field("That …", "The first part", Kind::Text).needed();
const OTHER_PARTS: Field = field("That …", "The others", Kind::Text)
    .after_mark(" // ")
    .needed();
pub(in crate::entry) const DIVIDE: &[Way] = &[
    way("as it was decided", &[DISPOSED, FIRST_PART, OTHER_PARTS]),
    way("as a motion", &[BY, SECONDER, DISPOSED, FIRST_PART, OTHER_PARTS]),
];
const HELD: Field = field("2026-02-03", "Of the meeting on", Kind::Date).needed();
const DECIDED: Field = MOTION.else_("the last one decided");
pub(in crate::entry) const DECIDED_BEFORE: &[Way] = &[
    way("as it was decided", &[DECIDED]),
    way("of an earlier meeting", &[HELD, MOTION.needed()]),
    way("as a motion", &[BY, SECONDER, DECIDED]),
    way(
        "of an earlier meeting, as a motion",
        &[BY, SECONDER, HELD, MOTION.needed()],
    ),
];
const HOW_LONG: Field = field("10m", "How long", Kind::Length);
pub(in crate::entry) const RECESS: &[Way] = &[
    way("as it was decided", &[HOW_LONG]),
    way("as a motion", &[BY, SECONDER, HOW_LONG]),
];
pub(in crate::entry) const RECOUNT: &[Way] = &[only(&[
    MOTION.else_("the last vote"),
    field("13", "For", FOR).needed(),
    field("3", "Against", FOR).needed(),
    field("1", "Abstaining", FOR).or(" 0").else_("none"),
    WHY,
])];
pub(in crate::entry) const ABSENT: &[Way] = &[only(&[
    EVERYBODY,
    field(
        "excused",
        "How",
        Kind::Choice(&[("excused", "the meeting excused them")]),
    ),
])];
pub(in crate::entry) const RECUSE: &[Way] = &[only(&[WHO, WHY])];

pub(in crate::entry) const AGREED: &[Way] = &[only(&[MOTION, TEXT])];
const FOR: Kind = Kind::Number;
pub(in crate::entry) const VOTE: &[Way] = &[
    way(
        "by figures",
        &[
            MOTION,
            field("12", "For", FOR).needed().or(" 0"),
            field("3", "Against", FOR).or(" 0").else_("none"),
            field("1", "Abstaining", FOR).or(" 0").else_("none"),
        ],
    ),
    way(
        "by name",
        &[
            MOTION,
            field("who…", "For", Kind::People)
                .after_mark(" for ")
                .else_("nobody"),
            field("who…", "Against", Kind::People)
                .after_mark(" against ")
                .else_("nobody"),
            field("who…", "Abstaining", Kind::People)
                .after_mark(" abstain ")
                .else_("nobody"),
        ],
    ),
    way(
        "all the same",
        &[
            MOTION,
            field("for | against | abstain", "All voted", SIDES)
                .after_mark(" all ")
                .needed(),
        ],
    ),
];
const SIDES: Kind = Kind::Choice(&[
    ("for", "for it"),
    ("against", "against it"),
    ("abstain", "abstained"),
]);
pub(in crate::entry) const CASTING: &[Way] = &[only(&[field(
    "for | against",
    "The chair votes",
    Kind::Choice(&[("for", "for it"), ("against", "against it")]),
)
.needed()])];
pub(in crate::entry) const RECORD: &[Way] = &[only(&[
    WHO,
    field("for | against | abstain", "Voted", SIDES).needed(),
])];
pub(in crate::entry) const ELECT: &[Way] = &[only(&[
    field("Office", "To what", Kind::Text).between(" ", ":").needed(),
    field("who who/nominator/seconder", "Who stands", Kind::People).needed(),
])];
pub(in crate::entry) const BALLOT: &[Way] = &[only(&[
    ELECTION,
    field("who 8 who 5", "Names, each with its votes", Kind::People).needed(),
    field("1", "Abstaining", Kind::Number).after_mark(" abstain "),
])];
pub(in crate::entry) const ELECTED: &[Way] = &[only(&[
    ELECTION,
    WHO,
    field(
        "unopposed | lot | casting",
        "How",
        Kind::Choice(&[
            ("unopposed", "nobody else stood"),
            ("lot", "by lot"),
            ("casting", "by the chair's casting vote"),
        ]),
    )
    .needed(),
])];

pub(in crate::entry) const ACTION: &[Way] = &[only(&[
    field("who", "Who is to do it", Kind::Person)
        .or(" -")
        .else_("nobody was named"),
    field("text", "What is to be done", Kind::Text).needed(),
    field("date", "By when", Kind::Date).after_mark(" by "),
])];
pub(in crate::entry) const DONE_ACTION: &[Way] = &[only(&[ACTION_ID])];
pub(in crate::entry) const DROP_ACTION: &[Way] = &[only(&[ACTION_ID, WHY])];
pub(in crate::entry) const APPROVE: &[Way] = &[only(&[field(
    "17 Jun 2016",
    "The minutes of the meeting on",
    Kind::Date,
)])];

pub(in crate::entry) const EARLIER: &[Way] = &[only(&[
    field("17 Jun 2016", "Of the meeting on", Kind::Date).needed(),
    field(
        "a1",
        "What was open: an action, a promise u1 or a question q1",
        Kind::Owed,
    )
    .needed(),
    field(
        "dropped",
        "What became of it",
        Kind::Choice(&[("dropped", "it was given up")]),
    ),
    field("how", "How, or why", Kind::Text),
])];
pub(in crate::entry) const DOC: &[Way] = &[only(&[
    field("title", "Its title", Kind::Text).needed(),
    field("url", "Its address on the web", Kind::Link),
])];
pub(in crate::entry) const WRITTEN: &[Way] = &[only(&[
    field("who", "From whom", Kind::Person).needed(),
    field("whom", "Put to", Kind::Person).after_mark("?").or("?"),
    TEXT.needed(),
])];

pub(in crate::entry) const EXEMPT: &[Way] = &[only(&[field("paragraph 3", "On what ground", Kind::Text)])];

pub(in crate::entry) const PERSON: &[Way] = &[only(&[
    field(
        "member|officer|witness|guest|public",
        "As",
        Kind::Choice(&[
            ("member", "a member"),
            ("officer", "an officer"),
            ("witness", "a witness"),
            ("guest", "a guest"),
            ("public", "a member of the public"),
        ]),
    ),
    field("Name", "Their name", Kind::Text).needed(),
    field("Role", "Their office", Kind::Text).between(" (", ")"),
    field("tag", "What is typed for them", Kind::Person).between(" [", "]"),
])];
/// A reason, where the clerk gives one.
const BECAUSE: Field = field("why", "Why", Kind::Text).after_mark(" // ");
const ENTRIES: Field = field("42 43-46", "Which entries", Kind::Entries).needed();

pub(in crate::entry) const EDIT: &[Way] = &[only(&[
    ENTRY,
    field("text", "Its words", Kind::Text).needed(),
    BECAUSE,
])];
pub(in crate::entry) const SPLIT: &[Way] = &[only(&[
    ENTRY,
    field("first part", "Its first part", Kind::Text).needed(),
    field("rest", "The rest", Kind::Text).after_mark(" // ").needed(),
    BECAUSE,
])];
pub(in crate::entry) const MERGE: &[Way] = &[only(&[
    field("42", "Which stays", Kind::Entry).needed(),
    field("43…", "Which go into it", Kind::Entries).needed(),
    BECAUSE,
])];
pub(in crate::entry) const PUT: &[Way] = &[only(&[
    ENTRIES,
    field("70", "Under which item", Kind::Item)
        .after_mark(" item ")
        .needed(),
    BECAUSE,
])];
pub(in crate::entry) const SPEAKER: &[Way] = &[only(&[
    ENTRY,
    field("who", "Whose it is", Kind::Person).or(" -"),
    BECAUSE,
])];
pub(in crate::entry) const IN: &[Way] = &[only(&[
    field("70", "Which item", Kind::Item).needed(),
    field("line", "A line, as if typed there", Kind::Text).needed(),
])];
pub(in crate::entry) const MARK: &[Way] = &[only(&[
    field("42", "At which entry", Kind::Entry),
    field("what for", "What for", Kind::Text),
])];
pub(in crate::entry) const UNMARK: &[Way] = &[only(&[field("42", "At which entry", Kind::Entry)])];
pub(in crate::entry) const STRIKE: &[Way] = &[only(&[ENTRY, WHY.needed()])];

pub(super) const SHOW: &[Way] = &[only(&[field(
    "queue | motion | clock | quorum | actions | needs | next",
    "What",
    Kind::Choice(TOPIC_WORDS),
)
.needed()])];

/// What `/show` can be asked, and what each says.
pub(in crate::entry) const TOPIC_WORDS: &[(&str, &str)] = &[
    ("queue", "who waits to speak"),
    ("motion", "the motion on the floor"),
    ("clock", "the time of the item and the meeting"),
    ("quorum", "how many are here, and how many are needed"),
    ("actions", "what is to be done"),
    ("needs", "what a vote needs, and what is missing"),
    ("next", "what can be done now, and what not"),
];

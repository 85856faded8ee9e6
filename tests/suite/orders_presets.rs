//! Every rule of every preset, a row each with its source; and each setting with what it makes noticed.
use crate::hall::{Hall, preset};
use quorate::meeting::event::Verdict;
use quorate::meeting::motion::Count;
use quorate::meeting::orders::{House, Orders};
use quorate::rules::{self, PRESETS};

const HALL: House = House {
    present: 10,
    entitled: 12,
    all: 15,
};

/// preset, members, quorum, source
const QUORUMS: &[(&str, u32, u32, &str)] = &[
    (
        "police-and-crime-panel",
        20,
        7,
        "PRSR Act 2011 Sch 6 para 25: the panel's rules of procedure",
    ),
    (
        "police-and-crime-panel",
        6,
        3,
        "PRSR Act 2011 Sch 6 para 25: the panel's rules of procedure",
    ),
    ("principal-council", 50, 13, "LGA 1972 Sch 12 para 6"),
    ("principal-council", 48, 12, "LGA 1972 Sch 12 para 6"),
    ("parish-council", 15, 5, "LGA 1972 Sch 12 para 12; NALC SO 3"),
    ("parish-council", 7, 3, "LGA 1972 Sch 12 para 12; NALC SO 3"),
    ("parish-council", 2, 2, "LGA 1972 Sch 12 para 12; NALC SO 3"),
    ("roberts-rules", 10, 6, "RONR § 40"),
    ("roberts-rules", 11, 6, "RONR § 40"),
    ("consensus", 9, 5, "the group's own agreement; Handbook sets none"),
];

#[test]
fn a_quorum_is_what_its_source_says() {
    for (name, base, needed, source) in QUORUMS {
        let orders = preset(name);
        assert_eq!(orders.quorum.needed(*base), *needed, "{name}, {base} members");
        assert_eq!(orders.quorum.source, *source);
    }
}

/// preset, motion, for, against, abstaining, verdict, threshold, source
type Weighed = (
    &'static str,
    &'static str,
    u32,
    u32,
    u32,
    Verdict,
    u32,
    &'static str,
);
const MAJORITIES: &[Weighed] = &[
    (
        "police-and-crime-panel",
        "That the plan be noted",
        5,
        4,
        1,
        Verdict::Carried,
        5,
        "LGA 1972 Sch 12 para 39(1)",
    ),
    (
        "police-and-crime-panel",
        "That the precept be vetoed",
        9,
        0,
        1,
        Verdict::Lost,
        10,
        "PRSR Act 2011 Sch 5 para 4 and Sch 8 para 5",
    ),
    (
        "police-and-crime-panel",
        "To veto the appointment",
        10,
        0,
        0,
        Verdict::Carried,
        10,
        "PRSR Act 2011 Sch 5 para 4 and Sch 8 para 5",
    ),
    (
        "principal-council",
        "That it be so",
        4,
        4,
        2,
        Verdict::Tied,
        5,
        "LGA 1972 Sch 12 para 39(1)",
    ),
    (
        "principal-council",
        "That it be so",
        2,
        1,
        7,
        Verdict::Carried,
        2,
        "LGA 1972 Sch 12 para 39(1)",
    ),
    (
        "parish-council",
        "That it be so",
        3,
        4,
        0,
        Verdict::Lost,
        4,
        "LGA 1972 Sch 12 para 39(1); NALC SO 3",
    ),
    (
        "parish-council",
        "That it be so",
        4,
        4,
        0,
        Verdict::Tied,
        5,
        "LGA 1972 Sch 12 para 39(1); NALC SO 3",
    ),
    (
        "roberts-rules",
        "That it be so",
        5,
        5,
        0,
        Verdict::Lost,
        6,
        "RONR § 44",
    ),
    (
        "roberts-rules",
        "That it be so",
        6,
        4,
        3,
        Verdict::Carried,
        6,
        "RONR § 44",
    ),
    (
        "consensus",
        "That it be so",
        9,
        0,
        1,
        Verdict::Carried,
        9,
        "Handbook ch. 1: one block stops a proposal",
    ),
    (
        "consensus",
        "That it be so",
        9,
        1,
        0,
        Verdict::Lost,
        10,
        "Handbook ch. 1: one block stops a proposal",
    ),
];

#[test]
fn a_majority_is_what_its_source_says() {
    for (name, text, yes, no, abstain, verdict, needed, source) in MAJORITIES {
        let orders = preset(name);
        let about = quorate::meeting::orders::About {
            text,
            ..Default::default()
        };
        let count = Count {
            in_favour: *yes,
            against: *no,
            abstain: *abstain,
        };
        let weighed = orders.weigh(orders.majority_for(&about), &count, HALL);
        assert_eq!(
            (weighed.verdict, weighed.needed),
            (*verdict, *needed),
            "{name}: {text}"
        );
        assert_eq!(weighed.source, *source, "{name}: {text}");
    }
}

#[test]
fn the_arithmetic_is_told_in_words() {
    let mut hall = Hall::of("principal-council");
    hall.opened()
        .enter(&["/move birch/cole That it be so", "/vote 5 3 1"]);
    assert_eq!(
        hall.arithmetic(),
        "5 of 8 present and voting; more than half needs 5: carried"
    );
    let mut hall = Hall::of("police-and-crime-panel");
    hall.opened()
        .enter(&["/move birch/cole That the precept be vetoed", "/vote 5 4 0"]);
    assert_eq!(
        hall.arithmetic(),
        "5 of 9 members in all; two thirds needs 6: lost"
    );
    assert_eq!(hall.status(0), "lost");
    let mut hall = Hall::of("consensus");
    hall.opened()
        .enter(&["/move birch That we share the van", "/vote 8 1 0"]);
    assert_eq!(
        hall.arithmetic(),
        "8 of 9 present and voting; all needs 9: blocked"
    );
}

/// What is entered under which rules, what is noticed, and the source that is named. A line per rule.
type Row = (&'static str, &'static [&'static str], &'static str, &'static str);
const NOTICED: &[Row] = &[
    // seconders
    (
        "principal-council",
        &["/move birch That it be so", "cole: I agree"],
        "unseconded_debate",
        "usual council procedure rule on speeches before seconding",
    ),
    (
        "parish-council",
        &["/move birch That it be so", "cole: I agree"],
        "unseconded_debate",
        "NALC SO 1(b)",
    ),
    (
        "roberts-rules",
        &["/move birch That it be so", "cole: I agree"],
        "unseconded_debate",
        "RONR § 4",
    ),
    // amendments
    (
        "principal-council",
        &[
            "/move birch/cole That it be so",
            "/amend dale/elm That it wait",
            "/amend m1 fern/ivy That it end",
        ],
        "second_amendment",
        "usual council procedure rule on amendments",
    ),
    (
        "parish-council",
        &[
            "/move birch/cole That it be so",
            "/amend dale/elm That it wait",
            "/amend m2 fern/ivy That it end",
        ],
        "amendment_too_deep",
        "NALC SO 1(e) to (j)",
    ),
    (
        "roberts-rules",
        &[
            "/move birch/cole That it be so",
            "/amend m1 dale/elm a b",
            "/amend m2 fern/ivy c d",
            "/amend m3 ash/gorse e f",
        ],
        "amendment_too_deep",
        "RONR § 12",
    ),
    (
        "principal-council",
        &[
            "/move birch/cole That the bins be emptied",
            "/amend dale/elm s/be emptied/not be emptied/",
        ],
        "negating",
        "usual council procedure rule on amendments",
    ),
    // withdrawal
    (
        "principal-council",
        &["/move birch/cole That it be so", "/withdraw"],
        "withdrawn_without_consent",
        "usual council procedure rule on withdrawal",
    ),
    (
        "roberts-rules",
        &["/move birch/cole That it be so", "/withdraw"],
        "withdrawn_without_consent",
        "RONR 33:11–19",
    ),
    // procedural motions
    (
        "roberts-rules",
        &["/procedural birch/cole That we go to the next business"],
        "procedure_not_allowed",
        "RONR § 6",
    ),
    (
        "consensus",
        &["/procedural birch/cole That the question be now put"],
        "procedure_not_allowed",
        "the group's own agreement",
    ),
    // speaking
    (
        "principal-council",
        &["/move birch/cole That it be so", ">dale", "<", ">dale"],
        "spoke_too_often",
        "usual council procedure rule on length of speeches",
    ),
    (
        "roberts-rules",
        &[
            "/move birch/cole That it be so",
            ">dale",
            "<",
            ">dale",
            "<",
            ">dale",
        ],
        "spoke_too_often",
        "RONR 43:8",
    ),
    (
        "parish-council",
        &["/move birch/cole That it be so", ">dale", "@19:20 <"],
        "spoke_too_long",
        "limit was 3:00",
    ),
    // votes
    (
        "principal-council",
        &[
            "/item 3",
            "/move birch/cole That the budget be set",
            "/vote 9 0 0",
        ],
        "named_vote_due",
        "SI 2014/165",
    ),
    (
        "parish-council",
        &["/move birch/cole That it be so", "/demand dale", "/vote 6 3"],
        "named_vote_due",
        "para 13(2)",
    ),
    (
        "principal-council",
        &[
            "/move birch/cole That it be so",
            "/demand dale elm fern gorse ivy",
            "/vote 6 3",
        ],
        "named_vote_due",
        "usual council procedure rule on recorded votes",
    ),
    (
        "consensus",
        &["/move birch That it be so", "/vote 4 4 1", "/casting for"],
        "no_casting_vote",
        "Handbook ch. 1",
    ),
    (
        "roberts-rules",
        &[
            "/move birch/cole That it be so",
            "/vote for ash birch cole against dale elm abstain fern gorse hazel ivy",
        ],
        "chair_voted",
        "RONR § 44",
    ),
    (
        "roberts-rules",
        &[
            "/move birch/cole That it be so",
            "/vote 5 4",
            "/record dale against",
        ],
        "no_single_record",
        "RONR § 45",
    ),
    // interests
    (
        "parish-council",
        &[
            "/declare dale item 2 pecuniary her firm",
            "/item 3",
            "/item 2",
            "dale: I must say",
        ],
        "interest_took_part",
        "a disclosable pecuniary interest",
    ),
    (
        "parish-council",
        &["/declare dale item 2 pecuniary her firm", "/item 3"],
        "interest_stayed",
        "NALC SO 13",
    ),
    // the public, substitutes, urgent business, time
    (
        "principal-council",
        &["/item 4", "/exempt because we wish"],
        "ground_not_known",
        "Sch 12A",
    ),
    (
        "parish-council",
        &["/exempt a contract"],
        "without_resolution",
        "1960 s.1(2)",
    ),
    (
        "parish-council",
        &["/apologies birch sub reed"],
        "no_substitutes",
        "NALC SO 4",
    ),
    (
        "principal-council",
        &["/item new Flood", "/item flood"],
        "urgent_without_reason",
        "s.100B(4)(b)",
    ),
    (
        "principal-council",
        &["@22:30 birch: One more thing"],
        "past_the_hour",
        "usual council procedure rule on duration",
    ),
    (
        "parish-council",
        &["@22:30 birch: One more thing"],
        "past_the_hour",
        "NALC SO 3 on the length",
    ),
    (
        "parish-council",
        &[
            "/leave birch",
            "/arrive birch remote",
            "/move cole/dale That it be so",
            "/vote for birch against cole abstain all",
        ],
        "remote_vote",
        "Sch 12 para 12",
    ),
    (
        "roberts-rules",
        &["/proxy birch to cole"],
        "no_proxies",
        "RONR § 45",
    ),
];

#[test]
fn what_a_rule_makes_noticed_is_recorded_all_the_same() {
    for (name, lines, code, source) in NOTICED {
        let mut hall = Hall::of(name);
        hall.opened().enter(lines);
        let found = hall.found(code);
        let found = found.unwrap_or_else(|| panic!("{name}: {lines:?}: no {code}"));
        assert!(
            found.message.contains(source),
            "{name}: {code}: {}",
            found.message
        );
    }
}

/// The same where the rules allow it: nothing is noticed.
const ALLOWED: &[Row] = &[
    (
        "consensus",
        &["/move birch That it be so", "cole: I agree"],
        "unseconded_debate",
        "",
    ),
    (
        "roberts-rules",
        &[
            "/move birch/cole That it be so",
            "/amend m1 dale/elm a b",
            "/amend m2 fern/ivy c d",
        ],
        "amendment_too_deep",
        "",
    ),
    (
        "consensus",
        &["/move birch That the bins be emptied", "/amend dale s/be/not be/"],
        "negating",
        "",
    ),
    (
        "principal-council",
        &["/move birch/cole That it be so", "/withdraw with consent"],
        "withdrawn_without_consent",
        "",
    ),
    (
        "principal-council",
        &[
            "/move birch/cole That it be so",
            ">birch",
            "<",
            ">dale",
            "<",
            ">birch",
        ],
        "spoke_too_often",
        "",
    ),
    (
        "principal-council",
        &[
            "/procedural birch/cole That standing orders be suspended",
            "/agreed",
            "/move birch/cole That it be so",
            ">dale",
            "<",
            ">dale",
        ],
        "spoke_too_often",
        "",
    ),
    (
        "principal-council",
        &[
            "/item 3",
            "/move birch/cole That the budget be set",
            "/vote all for",
        ],
        "named_vote_due",
        "",
    ),
    (
        "principal-council",
        &["/move birch/cole That it be so", "/demand dale elm", "/vote 6 3"],
        "named_vote_due",
        "",
    ),
    (
        "principal-council",
        &["/apologies birch sub reed"],
        "no_substitutes",
        "",
    ),
    (
        "principal-council",
        &["/item 4", "/exempt paragraph 3"],
        "ground_not_known",
        "",
    ),
    (
        "principal-council",
        &["/item new Flood", "/item flood", "/urgent the river is rising"],
        "urgent_without_reason",
        "",
    ),
    (
        "principal-council",
        &["/extend until 23:00", "@22:30 birch: One more thing"],
        "past_the_hour",
        "",
    ),
    (
        "parish-council",
        &[
            "/declare dale item 2 pecuniary her firm",
            "/dispense dale item 2 by the clerk",
            "dale: I must say",
        ],
        "interest_took_part",
        "",
    ),
    (
        "parish-council",
        &[
            "/declare dale item 2 pecuniary her firm",
            "/leave dale",
            "/item 3",
        ],
        "interest_stayed",
        "",
    ),
];

#[test]
fn what_a_rule_allows_is_not_noticed() {
    for (name, lines, code, _) in ALLOWED {
        let mut hall = Hall::of(name);
        hall.opened().enter(lines);
        assert_eq!(hall.found(code), None, "{name}: {lines:?}");
    }
}

#[test]
fn every_preset_reads_names_every_source_and_is_shown_as_it_reads() {
    for (name, text) in PRESETS {
        let standing = rules::read(name, text).unwrap_or_else(|complaints| panic!("{name}: {complaints:?}"));
        assert!(standing.title.is_some(), "{name} has a title");
        let shown = rules::show(&standing);
        for (at, line) in shown.lines().enumerate() {
            assert!(
                !line.contains("the standing orders of"),
                "{name} {at}: every rule names its source"
            );
            assert!(line != "source = \"\"", "{name} {at}: {shown}");
        }
        let again = rules::read(name, &shown).unwrap();
        assert_eq!(again.orders, standing.orders, "{name} reads back as it is shown");
    }
}

#[test]
fn what_the_log_keeps_of_the_rules_reads_back_as_they_were() {
    for (name, _) in PRESETS {
        let orders = preset(name);
        let kept = serde_json::to_string(&orders).unwrap();
        assert_eq!(serde_json::from_str::<Orders>(&kept).unwrap(), orders);
    }
    // A log that names fewer settings than there are now is judged by the ordinary ones for the rest.
    let few: Orders = serde_json::from_str(r#"{"quorum":{"number":4},"newer_setting":1}"#).unwrap();
    assert_eq!(few.quorum.needed(20), 4);
    assert_eq!(few.majority, Orders::default().majority);
}

#[test]
fn a_file_of_ones_own_changes_what_differs() {
    let own = "title = \"Harbour\"\nbased_on = \"parish-council\"\n\n[quorum]\nnumber = 5\n\n[limit.mover]\nwho = [\"mover\"]\n\
               seconds = \"10m\"\n\n[limit.public]\noff = true\n";
    let standing = rules::read("harbour", own).unwrap();
    assert_eq!(standing.based_on.as_deref(), Some("parish-council"));
    assert_eq!(standing.orders.quorum.needed(30), 5);
    assert_eq!(standing.orders.quorum.source, "the standing orders of harbour");
    assert_eq!(standing.orders.majority, preset("parish-council").majority);
    let names: Vec<&str> = standing
        .orders
        .limits
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["mover", "councillor"]);
}

#[test]
fn what_a_body_always_says_stands_in_its_orders_and_reads_back_as_it_is_shown() {
    let own = "based_on = \"parish-council\"\n\n[phrases]\n\"any other\" = [\"There was none.\"]\n\
               any = [\"The Harbour Master \\\"reported\\\" that \"]\n";
    let standing = rules::read("harbour", own).unwrap();
    assert_eq!(standing.orders.phrases["any other"], ["There was none."]);
    assert_eq!(
        standing.orders.phrases["any"],
        ["The Harbour Master \"reported\" that "]
    );
    let again = rules::read("harbour", &rules::show(&standing)).unwrap();
    assert_eq!(again.orders, standing.orders);
    let kept = serde_json::to_string(&standing.orders).unwrap();
    assert_eq!(serde_json::from_str::<Orders>(&kept).unwrap(), standing.orders);
}

#[test]
fn what_is_not_known_is_named_with_its_line_and_what_may_stand_there() {
    let rows = [
        (
            "[quorums]\n",
            "1: there is no section [quorums]: there may stand title, based_on, and the sections terms, quorum",
        ),
        (
            "[quorum]\nneds = 3\n",
            "2: [quorum] knows no neds: there may stand needs, number, of, least and source",
        ),
        (
            "[quorum]\nneeds = \"most\"\n",
            "2: \"most\" cannot stand for needs in [quorum]: it takes a share: \"at least 1/4\"",
        ),
        (
            "[quorum]\nof = \"cast\"\n",
            "2: \"cast\" cannot stand for of in [quorum]: it takes \"all\" or \"entitled\"",
        ),
        (
            "\n[majority]\nneeds = \"more than 1/1\"\n",
            "3: \"more than 1/1\" cannot stand for needs",
        ),
        (
            "based_on = \"harbour\"\n",
            "1: there is no preset harbour: based_on names one of police-and-crime-panel",
        ),
        (
            "[limit]\nseconds = 3\n",
            "2: [limit] holds no settings itself: give the rule a name: [limit.name]",
        ),
        (
            "[limit.x]\nseconds = \"3 minutes\"\n",
            "2: \"3 minutes\" cannot stand for seconds in [limit]",
        ),
        (
            "[special.x]\nwho = 1\n",
            "2: [special] knows no who: there may stand needs, of, kinds",
        ),
        (
            "quorum = 3\n",
            "1: quorum is no setting: a section is headed [quorum]",
        ),
        ("[ties]\nequal = casting_vote\n", "2: "),
        (
            "phrases = 3\n",
            "1: phrases is no setting: a section is headed [phrases]",
        ),
        (
            "[phrases]\napolog = \"None came\"\n",
            "2: \"None came\" cannot stand for apolog in [phrases]: it takes a list of texts",
        ),
        ("[ties]\nsource = 3\n", "2: this is no source"),
    ];
    for (text, wanted) in rows {
        let complaints = rules::read("x", text).unwrap_err();
        let first = complaints[0].to_string();
        assert!(first.starts_with(wanted), "{text}: {first}");
        assert!(!complaints[0].instead.is_empty());
    }
}

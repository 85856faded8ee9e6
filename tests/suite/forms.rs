//! Forms: what is filled in and the line that says it mean the same, for everything the line can say.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use quorate::entry::form::{self, Field, Filled, Kind, Sheet};
use quorate::entry::{self, Entered, Line};
use quorate::meeting::event::{MotionKind, Recorded};
use quorate::meeting::intent::Tally;
use quorate::meeting::{Intent, Meeting, Moment};

const PAGE: &str = "# Harbour Trust

Date: 2016-10-21
Time: 11:00

## Members
- Cllr Trevor Egan (Chairman) [egan]
- Cllr Kate Mallon (Vice-Chairman) [mallon]
- Cllr Ben White [white]
- Cllr Margaret Burke [burke]

## In attendance
- Jo Bell (Police Commissioner) [pcc]
- Chief Constable [cc]

## Agenda
1. Apologies (5 min)
2. Declarations of interest
3. Dredging (30 min)
4. Lease of the north quay (10 min, exempt: paragraph 3)
";

fn now() -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339("2016-10-21T12:00:00+01:00").unwrap()
}

/// A meeting at which there is one of everything that a line can name.
fn meeting() -> &'static Meeting {
    static HELD: std::sync::OnceLock<Meeting> = std::sync::OnceLock::new();
    HELD.get_or_init(held)
}

fn held() -> Meeting {
    let mut meeting = Meeting::default();
    for planned in quorate::agenda::read(PAGE).unwrap() {
        let fact = meeting.record(planned.event, now(), None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    for line in [
        "/open",
        "/present all",
        "/item 3",
        ">white",
        "mallon?pcc What does it cost?",
        "/action pcc Send the figures by 1 Dec",
        "/move mallon/white That the report be noted",
        "/elect Chairman: egan mallon",
    ] {
        match entry::enter(line, &meeting, now()) {
            Ok(Entered::Records(event, as_of)) => meeting.apply(meeting.record(event, now(), as_of)),
            other => panic!("{line}: {other:?}"),
        }
    }
    meeting
}

fn filled(name: &str, way: usize, values: &[&str]) -> Filled {
    let mut filled = Sheet::named(name).expect(name).blank();
    filled.by_way(way);
    filled.values = values.iter().map(|value| (*value).to_owned()).collect();
    filled
}

fn intent(line: &str, meeting: &Meeting) -> Intent {
    match entry::read(line, meeting, now()) {
        Ok(Line::Record { intent, .. }) => intent,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn what_is_filled_in_becomes_the_line() {
    for (name, way, values, line) in [
        (
            "move",
            0,
            &["mallon", "white", "That it be so"][..],
            "/move mallon/white That it be so",
        ),
        (
            "move",
            0,
            &["mallon", "", "That it be so"],
            "/move mallon That it be so",
        ),
        ("move", 0, &["", "", "That it be so"], "/move - That it be so"),
        ("move", 0, &["", "white", "That"], "/move -/white That"),
        ("vote", 0, &["", "12", "3", ""], "/vote 12 3 0"),
        ("vote", 0, &["m1", "2", "", "1"], "/vote m1 2 0 1"),
        (
            "vote",
            1,
            &["", "egan mallon", "white", ""],
            "/vote for egan mallon against white",
        ),
        ("vote", 2, &["", "for"], "/vote all for"),
        (
            "action",
            0,
            &["", "Write to the board", "1 Dec"],
            "/action - Write to the board by 1 Dec",
        ),
        ("item", 1, &["Visitors", "10 min"], "/item new Visitors (10 min)"),
        (
            "declare",
            0,
            &["white", "4", "personal", "he rents it"],
            "/declare white item 4 personal he rents it",
        ),
        (
            "person",
            0,
            &["witness", "Ann Hill", "Auditor", "hill"],
            "/person witness Ann Hill (Auditor) [hill]",
        ),
        ("adjourn", 0, &[""], "/adjourn"),
        ("adjourn", 0, &["11:40"], "/adjourn until 11:40"),
        ("question", 0, &["white", "pcc", "Why so?"], "white?pcc Why so?"),
        ("question", 0, &["", "", "Why so?"], "? Why so?"),
        ("follow-up", 0, &["white", "q1", "Why so?"], "white??q1 Why so?"),
        ("answer", 0, &["pcc", "", "So"], "pcc= So"),
        ("statement", 0, &["", "He agreed"], ": He agreed"),
        ("undertaking", 0, &["pcc", "A note"], "pcc~ A note"),
        ("bullet", 0, &["one"], "- one"),
        ("narrative", 0, &["The Panel left"], "The Panel left"),
        ("narrative", 0, &["/close was said"], "\\/close was said"),
        ("narrative", 0, &["white: he said"], "\\white: he said"),
        ("the floor", 0, &["white"], ">white"),
    ] {
        assert_eq!(filled(name, way, values).line(), line);
    }
    let mut late = filled("bullet", 0, &["one"]);
    late.at = "11:03".into();
    assert_eq!(late.line(), "@11:03 - one");
}

/// Each sheet's own example, as a form has it, means what the example means.
#[test]
fn every_example_is_taken_over_and_means_the_same() {
    let meeting = meeting();
    for sheet in form::sheets() {
        let taken = form::fill(sheet.example, meeting, now());
        let taken = taken.unwrap_or_else(|| panic!("no form takes {} over", sheet.example));
        assert_eq!(taken.sheet, sheet, "{}", sheet.example);
        assert_eq!(
            entry::read(&taken.line(), meeting, now()),
            entry::read(sheet.example, meeting, now()),
            "{}",
            sheet.example
        );
        let words = sheet.example.contains(' ') || !sheet.command;
        assert!(!words || !taken.is_blank(), "{} filled nothing in", sheet.example);
    }
}

#[test]
fn what_is_half_typed_is_taken_over() {
    let meeting = meeting();
    for (line, name, values) in [
        ("/move mallon", "move", &["mallon", "", ""][..]),
        ("/move mallon/wh", "move", &["mallon", "wh", ""]),
        ("/move -/white That", "move", &["", "white", "That"]),
        ("/vote for egan agai", "vote", &["", "egan agai", "", ""]),
        ("/vote 12", "vote", &["", "12", "", ""]),
        ("/vote m1", "vote", &["m1", "", "", ""]),
        ("/adjourn until", "adjourn", &[""]),
        (
            "/action pcc Write by hand",
            "action",
            &["pcc", "Write by hand", ""],
        ),
        ("nobody! nothing", "narrative", &["nobody! nothing"]),
        ("pcc! Send it by 1 Dec", "action", &["pcc", "Send it", "1 Dec"]),
        ("white?pcc", "question", &["white", "pcc", ""]),
        ("white? why", "question", &["white", "", "why"]),
        ("@11:03 white: yes", "statement", &["white", "yes"]),
        ("/apologies white sub", "apologies", &["white", ""]),
        ("/edit 12 The wo", "edit", &["12", "The wo", ""]),
    ] {
        let taken = form::fill(line, meeting, now());
        match taken {
            Some(taken) => {
                assert_eq!(taken.sheet.name, name, "{line}");
                assert_eq!(taken.values, values, "{line}");
            }
            // A line that stops in the middle of a mark is as good as its form without it.
            None => assert!(
                line.ends_with("until") || line.ends_with("sub") || line == "/vote 12",
                "{line}"
            ),
        }
    }
}

#[test]
fn a_form_says_where_the_line_would_read_it_otherwise() {
    let strays = filled("action", 0, &["pcc", "Settle it by 1 Dec", ""]);
    assert!(strays.misread().is_some());
    let well = filled("action", 0, &["pcc", "Settle it by hand", "1 Dec"]);
    assert_eq!(well.misread(), None);
}

/// What may stand in a field of each kind, at the meeting above.
fn value(field: &Field) -> BoxedStrategy<String> {
    let of = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        prop::sample::select(words).boxed()
    };
    let name = || of(&["egan", "mallon", "white", "pcc", "wh", "chair"]);
    let words = "[A-Z][a-zé’]{2,7}( (by|to|for|m1|item|new|until|remote|\\(so\\)|[a-z]{2,6})){0,5}";
    match field.kind {
        Kind::Person if field.word == "tag" => "[a-z]{3,6}x".boxed(),
        Kind::Person => name(),
        // Each nominee comes with votes, where votes are what is counted.
        Kind::People if field.word.contains('8') => of(&["egan 8 mallon 5", "egan 1"]),
        Kind::People => of(&["egan mallon", "white", "pcc", "egan, white"]),
        Kind::Text | Kind::Narrative => words.boxed(),
        Kind::Link => of(&["https://example.org/a", "www.example.org"]),
        Kind::Number => (0u32..40).prop_map(|number| number.to_string()).boxed(),
        Kind::Date => of(&["1 Dec", "2016-12-01", "Friday", "3 March 2017"]),
        Kind::Time => of(&["13:45", "14:00"]),
        Kind::Length => of(&["3m", "90s", "10 min"]),
        Kind::Item => of(&["4", "3", "1"]),
        Kind::Question => of(&["q1"]),
        Kind::Motion => of(&["m1"]),
        Kind::Action => of(&["a1"]),
        Kind::Election => of(&["e1"]),
        Kind::Owed => of(&["a1"]),
        Kind::Entry => of(&["20", "22"]),
        Kind::Entries => of(&["20 22", "20-22"]),
        Kind::Choice(choices) => {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            of(&words)
        }
    }
}

fn some_form() -> impl Strategy<Value = Filled> {
    let ways: Vec<(Sheet, usize)> = form::sheets()
        .flat_map(|sheet| (0..sheet.ways.len()).map(move |way| (sheet, way)))
        .collect();
    prop::sample::select(ways).prop_flat_map(|(sheet, way)| {
        let fields = sheet.ways[way].fields;
        let values: Vec<BoxedStrategy<String>> = fields
            .iter()
            .map(|field| match field.needed {
                true => value(field),
                false => prop_oneof![1 => Just(String::new()), 2 => value(field)].boxed(),
            })
            .collect();
        values.prop_map(move |values| Filled {
            sheet,
            way,
            values,
            at: String::new(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// For every form, filled in any way: the line it composes is taken apart into the same fields again and
    /// so means the same; or the form says, before Enter, which field the line would read otherwise.
    #[test]
    fn a_form_and_its_line_say_the_same(filled in some_form()) {
        let meeting = meeting();
        let line = filled.line();
        prop_assume!(filled.misread().is_none());
        let means = entry::read(&line, meeting, now());
        if let Some(again) = form::fill(&line, meeting, now()) {
            prop_assert_eq!(&entry::read(&again.line(), meeting, now()), &means, "{}", line);
            if again.sheet == filled.sheet && again.way == filled.way && !filled.is_blank() {
                prop_assert_eq!(&again.values, &filled.values, "{}", line);
            }
        } else {
            prop_assert!(filled.is_blank(), "no form takes {line:?} over again: {means:?}");
        }
    }

    /// A motion, a vote and an action by form, against what they ought to mean.
    #[test]
    fn mover_seconder_words_tally_owner_and_date_arrive(
        mover in prop::sample::select(vec!["egan", "mallon", ""]),
        seconder in prop::sample::select(vec!["white", ""]),
        words in "That [a-z]{2,9}( [a-z/-]{1,9}){0,6}",
        (yes, no, abstain) in (0u32..99, 0u32..99, 0u32..99),
        day in 1u32..28,
    ) {
        let meeting = meeting();
        let person = |tag: &str| (!tag.is_empty()).then(|| tag.into());
        let form = filled("move", 0, &[mover, seconder, &words]);
        let wanted = Intent::Move {
            kind: MotionKind::Motion,
            moved_by: person(mover),
            seconded_by: person(seconder),
            text: Some(words.clone()),
        };
        prop_assert_eq!(intent(&form.line(), meeting), wanted);
        let form = filled("vote", 0, &["", &yes.to_string(), &no.to_string(), &abstain.to_string()]);
        let tally = Tally::Count { in_favour: yes, against: no, abstain };
        prop_assert_eq!(intent(&form.line(), meeting), Intent::Vote { motion: None, tally });
        let form = filled("action", 0, &[mover, &words, &format!("{day} Dec 2016")]);
        let due = chrono::NaiveDate::from_ymd_opt(2016, 12, day);
        prop_assert_eq!(intent(&form.line(), meeting), Intent::Act { owner: person(mover), text: words, due });
    }

    /// Whatever is typed, taking it over changes nothing of what it means, and never panics.
    #[test]
    fn taking_a_line_over_changes_nothing(line in prop_oneof![
        any::<String>(),
        "/(move|vote|action|declare|item|person|elect|ballot|withdraw|apologies|next-meeting|doc) [a-z0-9/:é()\\[\\] ?-]{0,30}",
        "[a-z+>-]{0,6}[:?=~!]{0,2}[a-z0-9 ]{0,20}",
    ]) {
        let meeting = meeting();
        if let Some(taken) = form::fill(&line, meeting, now())
            && let Ok(means) = entry::read(&line, meeting, now()) {
            // A form for text says that it is text: nobody is asked who speaks.
            let plain = |means| match means {
                Line::Record { at, intent: Intent::NarrateUnnamed { text, .. } } => {
                    Line::Record { at, intent: Intent::Narrate { text } }
                }
                means => means,
            };
            prop_assert_eq!(entry::read(&taken.line(), meeting, now()).map(plain), Ok(plain(means)));
        }
    }
}

/// A form can be filled so that its line is understood, for every sheet and way: none is a dead end.
#[test]
fn no_form_is_a_dead_end() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let meeting = meeting();
    let mut runner = TestRunner::deterministic();
    for sheet in form::sheets() {
        for (at, way) in sheet.ways.iter().enumerate() {
            let mut filled = sheet.blank();
            filled.by_way(at);
            filled.values = way
                .fields
                .iter()
                .map(|field| value(field).new_tree(&mut runner).unwrap().current())
                .collect();
            let read = entry::read(&filled.line(), meeting, now());
            assert!(read.is_ok(), "{}: {read:?}", filled.line());
        }
    }
}

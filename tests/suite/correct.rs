//! Corrections: what each makes of the record, that taking it back gives the record back, that nothing exempt
//! gets out by one; lines under another item; marks.
use crate::hall::Hall;
use proptest::prelude::*;
use quorate::entry::{self, Entered, Preview};
use quorate::meeting::facts::EntryEdited;
use quorate::meeting::minute::EntryKind;
use quorate::meeting::{Meeting, Seq};
use quorate::minutes::{Scope, Seal, markdown, record};

/// A meeting on item 2, at 19:00.
fn sitting() -> Hall {
    let mut hall = Hall::under(None);
    hall.opened();
    hall
}

/// The number of the entry that stands and begins with these words.
#[track_caller]
fn number(hall: &Hall, words: &str) -> Seq {
    let mut entries = hall.meeting.entries.iter().rev();
    let found = entries.find(|one| one.struck.is_none() && one.text.starts_with(words));
    found.unwrap_or_else(|| panic!("no entry {words}")).seq
}

/// Enters lines in which `#words#` stands for the number of the entry that begins so.
#[track_caller]
fn enter(hall: &mut Hall, lines: &[&str]) {
    for line in lines {
        let line = numbered(hall, line);
        hall.enter(&[&line]);
    }
}

#[track_caller]
fn numbered(hall: &Hall, line: &str) -> String {
    let mut parts = line.split('#');
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(words), Some(rest)) = (parts.next(), parts.next()) {
        out.push_str(&number(hall, words).to_string());
        out.push_str(rest);
    }
    out
}

#[track_caller]
fn refused(hall: &Hall, line: &str) -> String {
    let line = numbered(hall, line);
    match entry::preview(&line, &hall.meeting, hall.now) {
        Preview::Refused(why) | Preview::Wants(why) => why,
        other => panic!("{line}: {other:?}"),
    }
}

/// Enters a line with its own time before it, as the clerk does who is late.
#[track_caller]
fn late(hall: &mut Hall, line: &str) {
    hall.now += chrono::TimeDelta::seconds(1);
    match entry::enter(line, &hall.meeting, hall.now) {
        Ok(Entered::Records(event, as_of)) => hall.meeting.apply(hall.meeting.record(event, hall.now, as_of)),
        other => panic!("{line}: {other:?}"),
    }
}

fn seal(meeting: &Meeting) -> Seal {
    Seal {
        events: meeting.last_seq(),
        hash: "ab".repeat(32),
    }
}

fn recorded(meeting: &Meeting, scope: Scope) -> record::Record {
    let seal = Seal {
        events: 0,
        hash: String::new(),
    };
    record::record(meeting, scope, "01J9Z3T0000000000000000000", &seal)
}

fn minutes(meeting: &Meeting, scope: Scope) -> String {
    let text = markdown::minutes(meeting, scope, &seal(meeting));
    text.split("\n## ").skip(1).collect::<Vec<_>>().join("\n## ")
}

/// What was said, each as `item by kind: text`, in running order.
fn told(hall: &Hall) -> Vec<String> {
    let meeting = &hall.meeting;
    let entries = quorate::meeting::running::standing(meeting);
    let said = entries.into_iter().filter(|one| {
        let kind = one.kind.word();
        !["procedure", "attendance"].contains(&kind)
    });
    said.map(|one| {
        let by = one.by.as_ref().map_or("-", |by| by.as_str());
        let item = one.item.as_ref().map_or("-", |item| item.as_str());
        format!("{item} {by} {}: {}", one.kind.word(), one.text)
    })
    .collect()
}

#[test]
fn an_entry_is_divided_and_the_rest_stands_after_it_before_its_points() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: Bins are late. They are full.",
            "- on Mondays",
            "cole: I agree",
            "/split #Bins# Bins are late. // They are full. // two matters",
        ],
    );
    assert_eq!(
        told(&hall),
        [
            "2 birch statement: Bins are late.",
            "2 birch statement: They are full.",
            "2 birch point: on Mondays",
            "2 cole statement: I agree",
        ]
    );
    let record = recorded(&hall.meeting, Scope::Public);
    let entries: Vec<_> = record.entries.iter().rev().take(2).collect();
    assert_eq!(entries[0].text, "They are full.");
    assert_eq!(
        entries[0].as_of.map(|stamp| stamp.0),
        hall.meeting.entry(number(&hall, "Bins")).map(|one| one.at)
    );
    assert!(
        record
            .entries
            .iter()
            .any(|one| one.text == "Bins are late." && one.corrected)
    );
    let text = minutes(&hall.meeting, Scope::Public);
    let places: Vec<_> = ["Bins are late", "They are full", "on Mondays", "I agree"]
        .iter()
        .map(|words| text.find(words).expect(words))
        .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn the_rest_may_be_another_persons_or_an_answer() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch? Who pays? We do.",
            "/split #Who# Who pays? // clerk= We do.",
        ],
    );
    assert_eq!(
        told(&hall),
        ["2 birch question: Who pays?", "2 clerk answer: We do."]
    );
    let question = &hall.meeting.questions.list[0];
    assert_eq!(
        (question.text.as_str(), question.status.word()),
        ("Who pays?", "answered")
    );
    // Of a question, what is left over is a question of its own.
    enter(
        &mut hall,
        &["cole? When? Where?", "/split #When# When? // Where?"],
    );
    let asked: Vec<_> = hall
        .meeting
        .questions
        .list
        .iter()
        .map(|one| (one.id.0, one.text.as_str()))
        .collect();
    assert_eq!(asked, [(1, "Who pays?"), (2, "When?"), (3, "Where?")]);
    assert_eq!(hall.meeting.questions.open.len(), 2);
}

#[test]
fn the_second_part_struck_leaves_the_first_as_it_was_left() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: One. Two.",
            "/split #One# One. // Two.",
            "/strike #Two# said in error",
        ],
    );
    assert_eq!(told(&hall), ["2 birch statement: One."]);
    enter(&mut hall, &["/undo", "/undo"]);
    assert_eq!(told(&hall), ["2 birch statement: One. Two."]);
}

#[test]
fn entries_are_joined_and_what_referred_to_the_second_refers_to_the_first() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch?clerk What does it cost,",
            "birch?clerk and who pays?",
            "clerk=q2 The council",
            "- from reserves",
            "clerk: and the county.",
            "/merge #What# #and who#",
            "/merge #The council# #and the county# // one answer",
        ],
    );
    assert_eq!(
        told(&hall),
        [
            "2 birch question: What does it cost, and who pays?",
            "2 clerk answer: The council and the county.",
            "2 clerk point: from reserves",
        ]
    );
    let record = recorded(&hall.meeting, Scope::Public);
    assert_eq!(record.questions.len(), 1);
    assert_eq!(record.questions[0].status.word(), "answered");
    assert_eq!(record.questions[0].answers[0].text, "The council and the county.");
    let answer = record
        .entries
        .iter()
        .find(|one| one.text.starts_with("The council"))
        .unwrap();
    assert_eq!(answer.refers_to.as_deref(), Some("q1"));
    assert!(answer.corrected);
    let merged: Vec<_> = record
        .findings
        .iter()
        .filter(|one| one.code == "merged")
        .collect();
    assert_eq!(merged.len(), 2, "{:?}", record.findings);
}

#[test]
fn what_cannot_be_one_is_not_joined() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: Mine",
            "cole: His",
            "birch? Why?",
            "/move ash/birch That it be so",
            "cole: Also mine",
        ],
    );
    assert!(refused(&hall, "/merge #Mine# #His#").contains("/speaker"));
    assert!(refused(&hall, "/merge #Mine# #Why#").contains("another kind"));
    assert!(refused(&hall, "/merge #His# #That it#").contains("go into no other"));
    assert!(refused(&hall, "/merge #Mine#").contains("the numbers"));
    assert!(refused(&hall, "/split #That it# That // it be so").contains("amended"));
    enter(&mut hall, &["/speaker #His# birch", "/merge #Mine# #His#"]);
    assert!(told(&hall).contains(&"2 birch statement: Mine His".to_owned()));
}

#[test]
fn a_row_of_entries_goes_to_the_item_it_belongs_to() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: About the bins",
            "cole? How much is left?",
            "clerk= A million",
            "- and a half",
            "/item 3",
            "dale: About the budget",
            "/item 5",
        ],
    );
    let (from, to) = (number(&hall, "How much"), number(&hall, "and a half"));
    hall.enter(&[&format!("/put {from}-{to} item 3 // the item had been called")]);
    assert_eq!(
        told(&hall),
        [
            "2 birch statement: About the bins",
            "3 cole question: How much is left?",
            "3 clerk answer: A million",
            "3 clerk point: and a half",
            "3 dale statement: About the budget",
        ]
    );
    let record = recorded(&hall.meeting, Scope::Public);
    assert_eq!(record.questions[0].item.as_ref().unwrap().as_str(), "3");
    let text = minutes(&hall.meeting, Scope::Public);
    let budget = text
        .split("\n## ")
        .find(|part| part.starts_with("3. Budget"))
        .unwrap();
    let places: Vec<_> = ["How much", "A million", "and a half", "About the budget"]
        .iter()
        .map(|words| {
            budget
                .find(words)
                .unwrap_or_else(|| panic!("{words} in {budget}"))
        })
        .collect();
    assert!(places.is_sorted(), "{budget}");
}

#[test]
fn a_motion_goes_with_all_that_was_recorded_on_it() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "/move ash/birch That we save",
            "/vote 5 2 0",
            "/carried",
            "/put #That we# item 3",
        ],
    );
    let record = recorded(&hall.meeting, Scope::Public);
    let item = |id: &str| record.agenda.iter().find(|one| one.id.as_str() == id).unwrap();
    assert_eq!(
        (item("2").outcome, item("3").outcome.map(|one| one.word())),
        (None, Some("agreed"))
    );
    assert_eq!(record.motions[0].item.as_ref().unwrap().as_str(), "3");
    assert!(
        record
            .entries
            .iter()
            .filter(|one| one.refers_to.as_deref() == Some("m1"))
            .all(|one| { one.item.as_ref().is_some_and(|item| item.as_str() == "3") })
    );
    enter(&mut hall, &["/undo"]);
    assert_eq!(
        recorded(&hall.meeting, Scope::Public).agenda[1]
            .outcome
            .map(|one| one.word()),
        Some("agreed")
    );
}

#[test]
fn whoever_is_put_right_was_there_and_whoever_was_not_was_not() {
    let mut hall = Hall::under(None);
    hall.enter(&["/open", "/item 2", "birch: It is full", "- on Mondays"]);
    assert!(
        hall.meeting
            .roll
            .get(&"birch".into())
            .is_some_and(|one| one.inferred)
    );
    enter(&mut hall, &["/speaker #It is# cole // misheard"]);
    assert_eq!(
        told(&hall),
        ["2 cole statement: It is full", "2 cole point: on Mondays"]
    );
    assert!(
        hall.meeting
            .roll
            .get(&"birch".into())
            .is_none_or(|one| !one.inferred)
    );
    assert!(
        hall.meeting
            .roll
            .get(&"cole".into())
            .is_some_and(|one| one.inferred)
    );
    assert!(minutes(&hall.meeting, Scope::Public).contains("**Cllr Cole**: It is full"));
    assert!(
        recorded(&hall.meeting, Scope::Public)
            .entries
            .iter()
            .any(|one| one.text == "It is full" && one.corrected)
    );
    enter(&mut hall, &["/speaker #It is# -"]);
    assert_eq!(told(&hall)[0], "2 - narrative: It is full");
    assert!(refused(&hall, "/speaker #Item 2# birch").contains("no speaker"));
    enter(&mut hall, &["dale? Why?"]);
    assert!(refused(&hall, "/speaker #Why# -").contains("name who"));
    assert!(refused(&hall, "/speaker #Why# dale").contains("already"));
}

#[test]
fn a_reason_is_after_two_strokes_and_words_may_hold_them() {
    let mut hall = sitting();
    enter(&mut hall, &["birch: Yes", "/edit #Yes# No // misheard"]);
    assert_eq!(told(&hall), ["2 birch statement: No"]);
    enter(&mut hall, &["/edit #No# Either // or //"]);
    assert_eq!(told(&hall), ["2 birch statement: Either // or"]);
    let last = hall.meeting.facts().last().unwrap();
    assert!(matches!(
        &last.event,
        quorate::meeting::Event::EntryEdited(EntryEdited { why: None, .. })
    ));
}

#[test]
fn an_item_is_what_all_its_motions_came_to() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "/move ash/birch One",
            "/agreed",
            "/move ash/birch Two",
            "/lost",
            "/noted",
        ],
    );
    let item = hall.meeting.agenda.get(&"2".into()).unwrap();
    assert_eq!(item.became(), "1 agreed, 1 lost, 1 noted");
    assert_eq!(item.outcome().unwrap().word(), "agreed");
    let record = recorded(&hall.meeting, Scope::Public);
    let came: Vec<_> = record.agenda[1]
        .decisions
        .iter()
        .map(|one| (one.motion.map(|id| id.0), one.outcome.word()))
        .collect();
    assert_eq!(came, [(Some(1), "agreed"), (Some(2), "lost"), (None, "noted")]);
    enter(&mut hall, &["/strike #Noted# not said"]);
    assert_eq!(
        hall.meeting.agenda.get(&"2".into()).unwrap().became(),
        "1 agreed, 1 lost"
    );
}

#[test]
fn what_refers_to_a_struck_motion_says_so() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "/move ash/birch That it be so",
            "/amend cole/dale s/so/not so/",
            "/vote m1 5 2 0",
            "/strike #That it# never moved",
        ],
    );
    let record = recorded(&hall.meeting, Scope::Public);
    let motions: Vec<_> = record.motions.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(motions, ["m2"]);
    for entry in &record.entries {
        assert_ne!(entry.refers_to.as_deref(), Some("m1"), "{}", entry.text);
    }
    let struck = record
        .entries
        .iter()
        .filter(|one| one.refers_to_struck.as_deref() == Some("m1"));
    assert_eq!(struck.count(), 2, "the amendment and the vote");
    assert_eq!(record.motions[0].amends, None);
    let found: Vec<_> = record
        .findings
        .iter()
        .filter(|one| one.code == "on_struck")
        .collect();
    assert_eq!(found.len(), 2, "{:?}", record.findings);
    assert!(minutes(&hall.meeting, Scope::Public).contains("a motion that was struck"));
    assert!(recorded(&hall.meeting, Scope::Public).agenda[1].outcome.is_none());
}

#[test]
fn a_line_goes_under_another_item_and_the_place_is_kept() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: Bins",
            "/item 3",
            "cole: Budget",
            "/in 2 dale: One more on bins",
            "- a point on it",
            "elm: Budget again",
        ],
    );
    assert_eq!(hall.meeting.item().unwrap().as_str(), "3");
    assert_eq!(
        told(&hall),
        [
            "2 birch statement: Bins",
            "2 dale statement: One more on bins",
            "2 dale point: a point on it",
            "3 cole statement: Budget",
            "3 elm statement: Budget again",
        ]
    );
    // An item that was not taken has a heading of its own, and what follows goes back.
    enter(
        &mut hall,
        &[
            "/in 5 birch?clerk Who stands?",
            "/in 5 /noted",
            "ash: Last on the budget",
        ],
    );
    let text = minutes(&hall.meeting, Scope::Public);
    let places: Vec<_> = [
        "## 3. Budget",
        "Budget again",
        "## 5. Election of chair",
        "Who stands?",
        "## 3. Budget (continued)",
        "Last on the budget",
    ]
    .iter()
    .map(|words| text.find(words).unwrap_or_else(|| panic!("{words} in {text}")))
    .collect();
    assert!(places.is_sorted(), "{text}");
    assert_eq!(hall.meeting.agenda.get(&"5".into()).unwrap().became(), "noted");
    assert!(refused(&hall, "/in 9 text").contains("no item 9"));
    assert!(refused(&hall, "/in 2 /close").contains("/item"));
    assert!(refused(&hall, "/in 2 /in 3 text").contains("one item"));
    assert_eq!(
        entry::preview("/in 2 dale: More", &hall.meeting, hall.now),
        Preview::Records("In Item 2: Bins: Cllr Dale: More".into())
    );
}

#[test]
fn what_was_said_late_stands_where_it_was_said() {
    let mut hall = sitting();
    enter(&mut hall, &["@19:05 birch: Early", "@19:10 cole: Later"]);
    late(&mut hall, "@19:07 dale: Between");
    late(&mut hall, "@19:07 /in 3 elm: About the budget");
    enter(&mut hall, &["/item 3", "fern: On the budget"]);
    assert_eq!(
        told(&hall),
        [
            "2 birch statement: Early",
            "2 dale statement: Between",
            "2 cole statement: Later",
            "3 elm statement: About the budget",
            "3 fern statement: On the budget",
        ]
    );
}

#[test]
fn a_mark_is_in_the_log_and_in_nothing_else() {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: It cost 900",
            "/mark #It cost# canary: was it 900?",
            "cole: Yes",
        ],
    );
    let mark = &hall.meeting.marks[0];
    assert_eq!(mark.text.as_deref(), Some("canary: was it 900?"));
    assert!(
        hall.meeting
            .facts()
            .iter()
            .filter(|one| format!("{:?}", one.event).contains("canary"))
            .all(|one| one.exempt)
    );
    for scope in [Scope::Public, Scope::Exempt] {
        let record = serde_json::to_string(&recorded(&hall.meeting, scope)).unwrap();
        assert!(!record.contains("canary") && !minutes(&hall.meeting, scope).contains("canary"));
    }
    assert!(!format!("{:?}", hall.meeting.public()).contains("canary"));
    enter(&mut hall, &["/unmark #It cost#"]);
    assert!(hall.meeting.marks.is_empty());
    enter(&mut hall, &["/undo"]);
    assert_eq!(hall.meeting.marks.len(), 1);
    assert!(refused(&hall, "/unmark 1").contains("no mark"));
    enter(&mut hall, &["/mark 12 o'clock"]);
    assert_eq!(
        hall.meeting.marks[1].text.as_deref(),
        Some("12 o'clock"),
        "a number of no entry is a word"
    );
}

/// Everything the public gets, and the state that it is made from.
fn public(hall: &Hall) -> String {
    let record = serde_json::to_string(&recorded(&hall.meeting, Scope::Public)).unwrap();
    let minutes = markdown::minutes(&hall.meeting, Scope::Public, &seal(&hall.meeting));
    format!("{record}\n{minutes}\n{:?}", hall.meeting.public())
}

/// Item 2 in public, item 4 in private with a canary in it, and then item 5 in public.
fn private_part() -> Hall {
    let mut hall = sitting();
    enter(
        &mut hall,
        &[
            "birch: public words",
            "cole: canary too early",
            "/item 4",
            "/exempt",
            "dale: canary price",
            "dale? canary question",
            "/item 5",
            "/public",
        ],
    );
    hall
}

#[test]
fn what_is_put_under_a_private_item_is_public_no_more_and_what_names_it_neither() {
    for after in [
        &["/edit #canary too# canary still"][..],
        &["/split #canary too# canary first // canary rest"],
        &["/speaker #canary too# dale // canary why"],
        &["/strike #canary too# canary why"],
        &["- canary point", "/mark #canary too# canary"],
        &["/edit #canary too# canary still", "/undo"],
        &["/merge #canary price# #canary too#"],
    ] {
        let mut hall = private_part();
        assert!(
            public(&hall).contains("canary too early"),
            "it was said in public"
        );
        enter(&mut hall, &["/put #canary too# item 4 // canary reason"]);
        if after[0].starts_with("/merge") {
            enter(&mut hall, &["/speaker #canary too# dale"]);
        }
        if after[0].starts_with("- ") {
            let at = number(&hall, "canary too");
            let hall = &mut hall;
            hall.enter(&["/in 4 dale: canary again", after[0]]);
            hall.enter(&[&format!("/mark {at} canary")]);
        } else {
            enter(&mut hall, after);
        }
        let public = public(&hall).to_lowercase();
        let at = public.find("canary");
        assert!(
            at.is_none(),
            "after {after:?}: {}",
            &public[at.unwrap_or(0).saturating_sub(90)..][..180]
        );
        assert!(public.contains("public words"));
    }
}

#[test]
fn what_is_exempt_stays_so_wherever_it_is_put() {
    for lines in [
        &["/put #canary price# #canary question# item 2"][..],
        &["/edit #canary price# canary cost", "/put #canary cost# item 5"],
        &["/split #canary price# canary // canary price"],
        &["/speaker #canary price# cole"],
        &["/in 4 birch: canary in the lease"],
        &[
            "/in 4 birch? canary asked",
            "/in 4 /noted canary noted",
            "/in 4 - canary point",
        ],
        &["/item 4", "/in 2 birch: canary said in private"],
    ] {
        let mut hall = private_part();
        enter(&mut hall, &["/strike #canary too# x"]);
        let mut hall = {
            // The slip of the private part's beginning is not what is looked for here.
            let facts = hall.meeting.facts().iter();
            let slip = |text: String| text.contains("canary too early");
            assert_eq!(facts.filter(|one| slip(format!("{:?}", one.event))).count(), 1);
            hall
        };
        enter(&mut hall, lines);
        let public = public(&hall).replace("canary too early", "");
        let at = public.find("canary");
        assert!(
            at.is_none(),
            "after {lines:?}: {}",
            &public[at.unwrap_or(0).saturating_sub(90)..][..180]
        );
    }
    let hall = private_part();
    assert!(refused(&hall, "/merge #public words# #canary price#").contains("exempt"));
}

#[test]
fn the_public_reads_corrections_made_in_public() {
    let mut hall = private_part();
    enter(
        &mut hall,
        &[
            "/split #public words# public // elm: words",
            "/speaker #public# fern",
            "/put #words# item 3",
        ],
    );
    let public = hall.meeting.public();
    let said: Vec<_> = public
        .entries
        .iter()
        .filter_map(|one| {
            Some((
                one.item.as_ref()?.as_str(),
                one.by.as_ref()?.as_str(),
                one.text.as_str(),
            ))
        })
        .collect();
    assert!(said.contains(&("2", "fern", "public")), "{said:?}");
    assert!(said.contains(&("3", "elm", "words")), "{said:?}");
    // That somebody took part in private is known of the meeting itself, and not of what is public of it.
    let twice = public.public();
    assert_eq!(twice.facts(), public.facts());
    assert_eq!((twice.entries, twice.agenda), (public.entries, public.agenda));
}

#[test]
fn what_was_divided_or_joined_does_not_come_back_by_the_other_half() {
    // The second half goes, the first stays.
    let mut hall = private_part();
    enter(
        &mut hall,
        &[
            "birch: fit for all. canary rest",
            "/split #fit# fit for all. // canary rest",
            "/put #canary rest# item 4",
            "/put #canary too# item 4",
        ],
    );
    let text = public(&hall);
    assert!(
        !text.contains("canary") && text.contains("fit for all."),
        "{text}"
    );
    // The first half goes, the second stays.
    let mut hall = private_part();
    enter(
        &mut hall,
        &[
            "birch: canary first. fit for all",
            "/split #canary first# canary first. // fit for all",
            "/put #canary first# item 4",
            "/put #canary too# item 4",
        ],
    );
    let text = public(&hall);
    assert!(!text.contains("canary") && text.contains("fit for all"), "{text}");
    // What went into another goes with it.
    let mut hall = private_part();
    enter(
        &mut hall,
        &[
            "birch: one",
            "birch: canary two",
            "birch: canary three",
            "/merge #canary two# #canary three#",
            "/merge #one# #canary two#",
            "/put #one# item 4",
            "/put #canary too# item 4",
        ],
    );
    let text = public(&hall);
    assert!(!text.contains("canary"), "{text}");
}

fn correction() -> impl Strategy<Value = (usize, usize, usize)> {
    (0usize..9, 0usize..24, 0usize..24)
}

/// A line that corrects something, chosen by numbers; many are refused.
fn line((how, one, other): (usize, usize, usize), hall: &Hall) -> String {
    let entries = &hall.meeting.entries;
    let at = |n: usize| entries[n % entries.len()].seq;
    let (a, b) = (at(one), at(other));
    let who = ["ash", "birch", "cole", "-"][other % 4];
    let item = ["2", "3", "4", "5"][other % 4];
    match how {
        0 => format!("/edit {a} other words {other}"),
        1 => format!("/strike {a} why {other}"),
        // Words of their own, so that what is found in the public's meeting is known by them.
        2 => format!("/split {a} zfirst {a} // zrest {a}"),
        3 => format!("/split {a} zfirst {a} // {who}: zrest {a}"),
        4 => format!("/merge {a} {b}"),
        5 => format!("/put {a} {b} item {item} // why"),
        6 => format!("/speaker {a} {who}"),
        7 => format!("/in {item} birch: placed {other}"),
        _ => format!("/mark {a} what for"),
    }
}

/// Whether nothing that is exempt, as it reads now, is anywhere in the public's meeting.
fn keeps_its_secrets(meeting: &Meeting) -> bool {
    let public = meeting.public();
    let facts = format!("{:?}", public.facts());
    // The frame of the private part is public, in its own words.
    let said = meeting
        .entries
        .iter()
        .filter(|entry| entry.kind != EntryKind::Procedure);
    let (exempt, open): (Vec<_>, Vec<_>) = said.partition(|entry| entry.exempt);
    let told = |text: &str| open.iter().any(|entry| entry.text.contains(text));
    let secret = |text: &str| {
        !told(text) && (facts.contains(text) || public.entries.iter().any(|one| one.text.contains(text)))
    };
    !exempt.iter().any(|entry| secret(&entry.text)) && !facts.contains("canary price")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// However entries are corrected, taking the corrections back one by one gives the record back as it was
    /// before each; the log alone gives the same meeting; and the public's view of it is whole.
    #[test]
    fn corrections_taken_back_one_by_one_give_back_the_record(
        chosen in prop::collection::vec(correction(), 1..14),
    ) {
        let mut hall = private_part();
        enter(&mut hall, &[
            "ash?clerk How many?", "clerk= Four", "clerk~ a list by Friday", "clerk! Send the list", "birch: One. Two.",
            "narrative", "/move ash/birch That it be so", "/vote 5 2 0", "/noted the report", "/close",
        ]);
        let mut states = vec![hall.meeting.clone()];
        for choice in chosen {
            let line = line(choice, &hall);
            if let Ok(Entered::Records(event, as_of)) = entry::enter(&line, &hall.meeting, hall.now) {
                let fact = hall.meeting.record(event, hall.now, as_of);
                hall.meeting.apply(fact);
                prop_assert!(Meeting::replay(hall.meeting.facts().to_vec()) == hall.meeting, "after {}", line);
                prop_assert!(keeps_its_secrets(&hall.meeting), "after {}", line);
                states.push(hall.meeting.clone());
            }
        }
        states.pop();
        for before in states.into_iter().rev() {
            // At the same moment: a record without a close runs up to the last fact.
            let undo = entry::enter("/undo", &hall.meeting, hall.now);
            let Ok(Entered::Records(event, as_of)) = undo else { panic!("{undo:?}") };
            hall.meeting.apply(hall.meeting.record(event, hall.now, as_of));
            for scope in [Scope::Exempt, Scope::Public] {
                prop_assert!(recorded(&hall.meeting, scope) == recorded(&before, scope), "{:?}", hall.meeting.facts().last());
            }
        }
    }
}

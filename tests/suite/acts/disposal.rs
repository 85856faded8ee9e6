//! Motions about motions: each act, what it does to the motion, and that `/undo` takes it back.

use crate::floor::{Floor, PAGE};

const MOVED: &str = "/open\n/present all\n/item 3\n/move bell/cole That the path be closed\n";

fn statuses(floor: &Floor) -> String {
    let record = floor.record();
    let all = record["motions"].as_array().unwrap().iter();
    let each: Vec<String> = all
        .map(|one| {
            format!(
                "{} {}",
                one["id"].as_str().unwrap(),
                one["status"].as_str().unwrap()
            )
        })
        .collect();
    each.join(", ")
}

/// The act, its source, the lines and what the motions then are.
const ACTS: &[(&str, &str, &str, &str)] = &[
    (
        "lay on the table",
        "RONR 17",
        "/table dyer/ellis\n/vote 4 2",
        "m1 tabled, m2 carried",
    ),
    (
        "lay on the table, lost",
        "RONR 17",
        "/table dyer/ellis\n/vote 2 4",
        "m1 seconded, m2 lost",
    ),
    ("told as done", "RONR 17", "/tabled", "m1 tabled, m2 carried"),
    (
        "told as done, with its vote",
        "RONR 17",
        "/table\n/vote 4 2",
        "m1 tabled, m2 carried",
    ),
    (
        "told as done, and lost",
        "RONR 17",
        "/table\n/vote 2 4",
        "m1 seconded, m2 lost",
    ),
    (
        "with its amendment",
        "RONR 17",
        "/amend ford/ellis s/path/road/\n/table dyer/ellis\n/agreed",
        "m1 tabled, m2 tabled, m3 carried",
    ),
    (
        "take from it",
        "RONR 34",
        "/table\n/take-up cole/dyer m1\n/vote 6 0",
        "m1 seconded, m2 carried, m3 carried",
    ),
    (
        "take up, decided then",
        "RONR 34",
        "/table\n/take-up m1\n/vote 6 0",
        "m1 carried, m2 carried, m3 carried",
    ),
    (
        "postpone to a time",
        "RONR 14",
        "/postpone dyer/ellis to 7 April\n/vote 5 1",
        "m1 postponed, m2 carried",
    ),
    (
        "postpone indefinitely",
        "RONR 11",
        "/postpone indefinitely",
        "m1 postponed, m2 carried",
    ),
    (
        "commit or refer",
        "RONR 13",
        "/refer dyer/ellis to Planning Committee\n/carried",
        "m1 referred, m2 carried",
    ),
    (
        "refer back",
        "model standing orders",
        "/refer back to the Works Committee",
        "m1 referred, m2 carried",
    ),
    (
        "divide",
        "RONR 27",
        "/divide That the path be closed // That a sign be put up\n/vote 6 0\n/vote 2 4",
        "m1 divided, m2 carried, m3 carried, m4 lost",
    ),
    (
        "reconsider",
        "RONR 37",
        "/vote 2 4\n/reconsider adams/bell m1\n/vote 5 1",
        "m1 seconded, m2 carried",
    ),
    (
        "reconsider, decided anew",
        "RONR 37",
        "/vote 2 4\n/reconsider m1\n/vote 5 1",
        "m1 carried, m2 carried",
    ),
    (
        "rescind",
        "RONR 35",
        "/vote 5 1\n/rescind dyer/ellis m1\n/vote 5 1",
        "m1 rescinded, m2 carried",
    ),
    (
        "rescind what an earlier meeting adopted",
        "RONR 35",
        "/vote 5 1\n/rescind dyer/ellis 2026-02-03 m2\n/vote 5 1",
        "m1 carried, m2 carried",
    ),
    (
        "a second main motion waits",
        "RONR 4",
        "/move dyer/ellis That it stay open\n/vote 2 4\n/vote 5 1",
        "m1 lost, m2 carried",
    ),
    (
        "closure",
        "RONR 16",
        "/procedural dyer/ellis That the question be now put\n/vote 5 1\n/vote 4 2",
        "m1 carried, m2 carried",
    ),
    (
        "next business",
        "model standing orders",
        "/procedural dyer/ellis That the Council move to next business\n/vote 5 1",
        "m1 lapsed, m2 carried",
    ),
    ("without objection", "RONR 4:58", "/unanimous", "m1 carried"),
    (
        "recount",
        "the count was wrong",
        "/vote 3 3\n/recount 4 2 0 a hand was missed",
        "m1 carried",
    ),
    (
        "recount that loses",
        "the count was wrong",
        "/vote 4 2\n/recount 2 4",
        "m1 lost",
    ),
    ("lapsed", "CONTRACT 4", "/lapsed", "m1 lapsed"),
    (
        "withdrawn",
        "CONTRACT 4",
        "/withdrawn with consent",
        "m1 withdrawn",
    ),
];

#[test]
fn each_act_does_what_it_says_when_carried_and_not_before() {
    for (act, source, lines, wanted) in ACTS {
        let floor = Floor::enter(&format!("{MOVED}{lines}"));
        floor.all_taken();
        assert_eq!(statuses(&floor), *wanted, "{act} ({source}):\n{lines}");
    }
}

#[test]
fn every_effect_is_undone() {
    for (act, _, lines, _) in ACTS {
        let mut floor = Floor::enter(MOVED);
        for line in lines.lines() {
            let before = floor.meeting.clone();
            floor.lines(line);
            floor.lines("/undo").all_taken();
            assert_eq!(floor.meeting.motions, before.motions, "{act}: {line}");
            assert_eq!(floor.meeting.agenda, before.agenda, "{act}: {line}");
            floor.lines(line);
        }
    }
}

#[test]
fn the_record_says_until_when_and_to_whom() {
    let of = |lines: &str| Floor::enter(&format!("{MOVED}{lines}")).record()["motions"].clone();
    assert_eq!(
        of("/postpone dyer/ellis to 7 April\n/vote 5 1")[0]["until"],
        "2026-04-07"
    );
    assert_eq!(
        of("/postpone to the next meeting")[0]["until"],
        "the next meeting"
    );
    assert_eq!(of("/refer to Planning Committee")[0]["to"], "Planning Committee");
    assert_eq!(of("/divide A // B")[0]["parts"], serde_json::json!(["m3", "m4"]));
    assert_eq!(of("/vote 5 1\n/reconsider m1")[1]["reconsiders"], "m1");
    assert_eq!(of("/vote 5 1\n/rescind 2026-02-03 m2")[1]["rescinds"], "m2");
    let recounted = &of("/vote 3 3\n/recount 4 2")[0]["votes"];
    assert_eq!(
        (recounted[0]["for"].as_u64(), recounted[1]["for"].as_u64()),
        (Some(3), Some(4))
    );
    assert_eq!(recounted[1]["recounts"], recounted[0]["seq"]);
}

#[test]
fn votes_are_taken_in_many_ways() {
    let vote = |line: &str| {
        let floor = Floor::enter(&format!("{MOVED}{line}"));
        floor.all_taken();
        floor.record()["motions"][0]["votes"][0].clone()
    };
    for (line, method, figures) in [
        ("/vote 4 2", "show", (Some(4), Some(2), Some(0))),
        ("/vote 4 2 by show of hands", "hands", (Some(4), Some(2), Some(0))),
        (
            "/vote roll aye adams bell cole no dyer ellis abstain ford",
            "roll",
            (Some(3), Some(2), Some(1)),
        ),
        (
            "/vote roll yes adams bell nays cole",
            "roll",
            (Some(2), Some(1), Some(0)),
        ),
        ("/vote secret ballot 4 1 1", "secret", (Some(4), Some(1), Some(1))),
        ("/vote 4 ayes 2 noes", "show", (Some(4), Some(2), Some(0))),
        ("/vote ayes 4 noes 2", "show", (Some(4), Some(2), Some(0))),
        (
            "/vote 4 in favour 1 opposed 1 abstention",
            "show",
            (Some(4), Some(1), Some(1)),
        ),
        ("/carried 2 against", "declared", (None, Some(2), None)),
        ("/carried, two dissenting", "declared", (None, Some(2), None)),
        ("/carried by voices", "voices", (None, None, None)),
        ("/unanimous", "consent", (None, None, None)),
    ] {
        let vote = vote(line);
        assert_eq!(vote["method"], method, "{line}");
        let of = |side: &str| vote[side].as_u64();
        assert_eq!((of("for"), of("against"), of("abstain")), figures, "{line}");
    }
    assert_eq!(vote("/vote 3 1 1 spoilt 1")["spoilt"], 1);
}

#[test]
fn who_is_absent_or_takes_no_part_is_counted_so() {
    let floor = Floor::enter(
        "/open\n/present all\n/absent ford excused\n/absent ellis\n/item 3\n/recuse dyer his brother asks\n\
         /move bell/cole That A be done\n/vote all for\n",
    );
    floor.all_taken();
    let record = floor.record();
    let vote = &record["motions"][0]["votes"][0];
    assert_eq!(vote["names"]["for"], serde_json::json!(["adams", "bell", "cole"]));
    assert_eq!(vote["recused"], serde_json::json!(["dyer"]));
    assert_eq!(
        (floor.attended("ford"), floor.attended("ellis")),
        ("absent".into(), "absent".into())
    );
    assert!(
        !floor.noticed().contains(&"votes_missing"),
        "{:?}",
        floor.noticed()
    );
    assert!(PAGE.contains("Dan Dyer") && floor.minutes().contains("took no part"));
}

//! Debate as it runs: amendments, procedural motions, withdrawal, elections, interests, and what can be done.
use crate::hall::Hall;
use quorate::entry::{self, Preview, Topic};
use quorate::meeting::event::Procedure;
use quorate::meeting::possible::{What, missing, possible, vote_needs};
use quorate::minutes::{Scope, Seal, record};

fn why_not(hall: &Hall, what: What) -> Option<String> {
    let all = possible(&hall.meeting);
    all.into_iter().find(|one| one.what == what).unwrap().why_not
}

#[test]
fn an_amended_motion_is_the_substantive_motion() {
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/move birch/cole That the bins be emptied weekly",
        "/amend dale/elm s/weekly/daily/",
        "/amend m2 fern/gorse s/daily/twice daily/",
    ]);
    // The amendment to the amendment is decided first, and then the amended amendment.
    assert_eq!(hall.meeting.motion_on_floor().unwrap().id.to_string(), "m3");
    hall.enter(&["/vote 6 3", "/carried"]);
    assert_eq!(hall.meeting.motions.list[1].text, "s/weekly/twice daily/");
    assert_eq!(hall.meeting.motion_on_floor().unwrap().id.to_string(), "m2");
    hall.enter(&["/agreed"]);
    let motion = hall.meeting.motion_on_floor().unwrap();
    assert_eq!(motion.text, "That the bins be emptied twice daily");
    assert_eq!(motion.standing(), "substantive motion");
    assert!(entry::show(Topic::Motion, &hall.meeting, hall.now).starts_with("motion: m1 substantive motion"));
    hall.enter(&["/vote 9 0"]);
    assert_eq!(hall.found("words_wanting"), None);

    // One in other words is the clerk's to write in, and that is noticed until it is done.
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/amend dale/elm add a report by May",
        "/agreed",
    ]);
    assert!(
        hall.found("words_wanting")
            .unwrap()
            .message
            .contains("/reword m1")
    );
    hall.enter(&["/reword m1 That it be so, with a report by May"]);
    assert_eq!(hall.found("words_wanting"), None);
}

#[test]
fn amendments_are_voted_in_the_order_of_the_rules() {
    let lines: &[&str] = &[
        "/move birch/cole That it be so",
        "/amend m1 dale/elm s/so/good/",
        "/amend m1 fern/gorse s/so/better/",
    ];
    for (rules, first) in [
        ("principal-council", "m2"),
        ("parish-council", "m2"),
        ("roberts-rules", "m3"),
        ("consensus", "m3"),
    ] {
        let mut hall = Hall::of(rules);
        hall.opened().enter(lines);
        assert_eq!(
            hall.meeting.motion_on_floor().unwrap().id.to_string(),
            first,
            "{rules}"
        );
        hall.enter(&["/vote 2 7", "/lost"]);
        let then = if first == "m2" { "m3" } else { "m2" };
        assert_eq!(
            hall.meeting.motion_on_floor().unwrap().id.to_string(),
            then,
            "{rules}"
        );
        hall.enter(&["/vote 2 7", "/lost"]);
        assert_eq!(hall.meeting.motion_on_floor().unwrap().standing(), "motion");
    }
}

#[test]
fn a_friendly_amendment_needs_no_vote() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/amend dale/elm s/so/good/",
        "/accept",
    ]);
    assert_eq!(hall.meeting.motion_on_floor().unwrap().text, "That it be good");
    assert_eq!(hall.status(1), "carried");
    hall.enter(&["/close"]);
    assert_eq!(
        hall.found("undecided").unwrap().seq,
        Some(hall.meeting.motions.list[0].seq)
    );
}

#[test]
fn procedural_motions_have_their_effects() {
    // Closure: the motion is to be put; the mover replies and nobody else speaks.
    let mut hall = Hall::of("principal-council");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/procedural dale/elm That the question be now put",
        "/vote 6 3",
        "birch: In reply",
    ]);
    assert_eq!(hall.found("after_closure"), None);
    hall.enter(&["fern: But"]);
    assert!(
        hall.found("after_closure")
            .unwrap()
            .message
            .contains("Cllr Fern spoke after")
    );
    assert!(why_not(&hall, What::Amend).unwrap().contains("now put"));
    hall.enter(&["/vote 6 3"]);
    assert!(!hall.meeting.motions.put);
    // Next business: what was on the floor is dropped.
    let mut hall = Hall::of("principal-council");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/amend dale/elm s/so/good/",
        "/procedural fern/gorse That we proceed to the next business",
        "/vote 6 3",
    ]);
    assert_eq!((hall.status(0), hall.status(1)), ("lapsed", "lapsed"));
    // One that is lost does nothing.
    let mut hall = Hall::of("principal-council");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/procedural fern/gorse next business",
        "/vote 3 6",
    ]);
    assert_eq!(hall.status(0), "seconded");
    // Two thirds for closure under Robert's Rules.
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/procedural dale/elm I move the previous question",
        "/vote 5 4",
    ]);
    assert_eq!(
        hall.arithmetic(),
        "5 of 9 present and voting; two thirds needs 6: lost"
    );
    // Adjournment, exclusion and extension are facts of their own: noticed until they follow.
    for (text, line) in [
        ("That the meeting adjourn", "/adjourn"),
        ("That press and public be excluded", "/exempt paragraph 3"),
        ("That the meeting be extended to 22:30", "/extend until 22:30"),
    ] {
        let mut hall = Hall::of("principal-council");
        hall.opened()
            .enter(&[&format!("/procedural dale/elm {text}"), "/agreed"]);
        assert!(hall.found("effect_not_recorded").is_some(), "{text}");
        hall.enter(&[line]);
        assert_eq!(hall.found("effect_not_recorded"), None, "{text}");
        assert_eq!(hall.found("without_resolution"), None, "{text}");
    }
}

#[test]
fn an_election_goes_on_until_somebody_has_enough() {
    let mut hall = Hall::of("principal-council");
    hall.opened().enter(&[
        "/elect Chairman: birch cole dale",
        "/ballot birch 4 cole 3 dale 2",
    ]);
    let election = &hall.meeting.elections[0];
    assert_eq!(election.elected(), None);
    let standing: Vec<String> = election.standing().iter().map(ToString::to_string).collect();
    assert_eq!(standing, ["birch", "cole"], "whoever has fewest drops out");
    hall.enter(&["/ballot birch 4 cole 5"]);
    assert_eq!(hall.meeting.elections[0].elected().unwrap().as_str(), "cole");
    let said = hall.meeting.entries.last().unwrap();
    assert!(
        said.text
            .ends_with("5 of 9 votes, 5 needed: Cllr Cole is elected"),
        "{}",
        said.text
    );
    // Under Robert's Rules nobody drops out.
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/elect Chair: birch cole dale",
        "/ballot birch 4 cole 3 dale 2",
        "/close",
    ]);
    assert_eq!(hall.meeting.elections[0].standing().len(), 3);
    assert!(hall.found("nobody_elected").is_some());
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/elect Chair: birch",
        "/elected birch unopposed",
        "/elect Clerk: cole dale",
        "/ballot e2 cole 9 dale 4",
    ]);
    assert_eq!(hall.meeting.elections[0].elected().unwrap().as_str(), "birch");
    assert!(hall.found("votes_exceed_present").is_some());
}

#[test]
fn a_substitute_votes_while_sitting_and_the_absentee_does_not() {
    let mut hall = Hall::of("principal-council");
    hall.enter(&[
        "/open",
        "/present all but birch reed",
        "/apologies birch sub reed",
        "/present reed",
        "/item 2",
    ]);
    let (quorum, house) = (hall.meeting.quorum(), hall.meeting.house());
    assert_eq!(
        (quorum.base, quorum.present, house.present, house.all),
        (9, 9, 9, 9)
    );
    hall.enter(&["/move cole/dale That it be so", "/vote all for"]);
    let names = &hall.meeting.motions.list[0].ballots[0].names;
    assert!(names.iter().any(|vote| vote.person.as_str() == "reed"));
    assert_eq!(hall.found("no_vote"), None);
    // The absentee comes all the same: one seat, one vote.
    hall.enter(&[
        "/arrive birch",
        "/move cole/dale That it be better",
        "/vote for cole dale birch against ash",
    ]);
    assert!(hall.found("replaced_came").is_some() && hall.found("replaced_voted").is_some());
    assert_eq!(hall.meeting.house().present, 9);
    // The substitute goes: the vote is the member's again.
    hall.enter(&["/leave reed"]);
    assert_eq!((hall.meeting.house().present, hall.meeting.house().all), (9, 9));
    // A reserve who sits for nobody has no seat.
    let mut hall = Hall::of("principal-council");
    hall.opened().enter(&[
        "/present reed",
        "/move cole/dale That it be so",
        "/vote for cole reed against ash",
    ]);
    assert!(hall.found("no_vote").unwrap().message.contains("Cllr Reed"));
}

#[test]
fn a_proxy_is_a_vote_where_the_rules_know_proxies() {
    let own = "[proxy]\nmost = 1\nquorum = true\nsource = \"SO 8\"\n";
    let orders = quorate::rules::read("own", own).unwrap().orders;
    let mut hall = Hall::under(Some(orders));
    hall.enter(&[
        "/open",
        "/present all but birch cole reed",
        "/item 2",
        "/proxy birch to dale",
    ]);
    assert_eq!(
        (hall.meeting.quorum().present, hall.meeting.house().present),
        (8, 8)
    );
    hall.enter(&["/move dale/elm That it be so", "/vote 8 0"]);
    assert_eq!(hall.found("votes_exceed_present"), None);
    assert_eq!(hall.found("no_proxies"), None);
    hall.enter(&["/proxy cole to dale"]);
    assert!(hall.found("too_many_proxies").unwrap().message.contains("SO 8"));
}

#[test]
fn an_interest_bars_unless_it_was_dispensed_with() {
    let mut hall = Hall::of("principal-council");
    hall.opened()
        .enter(&["/item 1", "/declare dale item 2 pecuniary her firm", "/item 2"]);
    assert_eq!(
        (hall.meeting.house().entitled, hall.meeting.house().present),
        (8, 9)
    );
    hall.enter(&[
        "/dispense dale item 2 speak by the monitoring officer",
        "dale: I may speak",
    ]);
    assert_eq!(hall.found("interest_took_part"), None);
    hall.enter(&["/move cole/elm That it be so", "/vote for dale cole against elm"]);
    assert!(
        hall.found("interest_took_part")
            .unwrap()
            .message
            .starts_with("Cllr Dale voted in spite of")
    );
    let mut free = Hall::of("principal-council");
    free.opened().enter(&[
        "/declare dale item 2 pecuniary her firm",
        "/dispense dale item 2",
        "/move cole/elm That it be so",
        "/vote for dale cole against elm",
    ]);
    assert_eq!(free.found("interest_took_part"), None);
}

#[test]
fn what_can_be_done_is_told_with_the_reason_where_it_cannot() {
    let mut hall = Hall::of("parish-council");
    assert_eq!(why_not(&hall, What::Open), None);
    assert_eq!(why_not(&hall, What::Move).unwrap(), "the meeting is not open");
    hall.opened();
    assert_eq!(why_not(&hall, What::Move), None);
    assert_eq!(why_not(&hall, What::Vote).unwrap(), "no motion is on the floor");
    hall.enter(&["/move birch That it be so"]);
    let rows = [
        (What::Move, Some("m1 is on the floor")),
        (What::Second, None),
        (What::Amend, Some("m1 wants a seconder first (NALC SO 1(b))")),
        (What::Vote, Some("m1 wants a seconder first (NALC SO 1(b))")),
        (What::Accept, Some("no amendment is on the floor")),
        (What::Cast, Some("the last votes were not equal")),
        (
            What::Interpose,
            Some(
                "these rules know no questions to a speaker (NALC SO 1 on points of order and personal explanation)",
            ),
        ),
        (What::Procedure(Procedure::Closure), None),
        (What::Demand, None),
        (What::PointOfOrder, None),
    ];
    for (what, why) in rows {
        assert_eq!(why_not(&hall, what).as_deref(), why, "{what:?}");
    }
    assert_eq!(
        missing(&hall.meeting),
        ["m1 wants a seconder first (NALC SO 1(b))"]
    );
    let needs = vote_needs(&hall.meeting).unwrap();
    let wanted = "more than half of those present and voting: 5 of 9 if all vote (LGA 1972 Sch 12 para 39(1); NALC SO 3)";
    assert_eq!(needs, wanted);
    hall.enter(&["/second cole"]);
    assert_eq!(why_not(&hall, What::Vote), None);
    hall.enter(&["/leave ash birch cole dale elm fern gorse"]);
    assert!(
        why_not(&hall, What::Vote)
            .unwrap()
            .starts_with("no quorum: 2 present, 3 needed")
    );
    assert_eq!(missing(&hall.meeting), ["1 more for a quorum of 3"]);
    // What cannot be done is recorded all the same where it is.
    hall.enter(&["/vote 2 0"]);
    assert_eq!(hall.status(0), "carried");
    assert!(hall.found("no_quorum").is_some());
}

/// What `/amend` amends where no motion is named: what is on the floor, or, where that is an amendment and the
/// rules let nobody amend it, what it amends. The line below the entry says which, before Enter.
#[test]
fn an_amendment_is_to_what_the_rules_let_it_amend_and_the_preview_says_which() {
    let rows = [
        ("roberts-rules", "/amend fern/ivy c d", "Amendment m3 to m2"),
        ("roberts-rules", "/amend m1 fern/ivy c d", "Amendment m3 to m1"),
        ("consensus", "/amend fern c d", "Amendment m3 to m2"),
        ("parish-council", "/amend fern/ivy c d", "Amendment m3 to m1"),
        ("parish-council", "/amend m2 fern/ivy c d", "Amendment m3 to m2"),
        ("principal-council", "/amend fern/ivy c d", "Amendment m3 to m1"),
    ];
    for (rules, line, wanted) in rows {
        let mut hall = Hall::of(rules);
        hall.opened()
            .enter(&["/move birch/cole That it be so", "/amend dale/elm a b"]);
        match entry::preview(line, &hall.meeting, hall.now) {
            Preview::Records(told) => assert!(told.starts_with(wanted), "{rules}: {line}: {told}"),
            other => panic!("{rules}: {line}: {other:?}"),
        }
    }
    // Two deep is as deep as it goes: the third is to the first amendment, not to the second.
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/move birch/cole That it be so",
        "/amend dale/elm a b",
        "/amend fern/ivy c d",
        "/amend gorse/hazel e f",
    ]);
    assert_eq!(
        hall.meeting.motions.list[3].amends,
        Some(hall.meeting.motions.list[1].id)
    );
    assert_eq!(hall.found("amendment_too_deep"), None);
}

/// What an election and a dispensation came to is in the record, for other programs.
#[test]
fn elections_and_dispensations_are_in_the_record() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/declare dale item 2 pecuniary her firm",
        "/dispense dale item 2 speak by the clerk",
        "/dispense elm by the clerk",
        "/undo",
        "/item 5",
        "/elect Chairman: birch/cole elm/fern/ivy gorse",
        "/ballot birch 4 elm 4 gorse 1",
        "/ballot birch 4 elm 4 abstain 1",
        "/elected elm lot",
    ]);
    let record = record::record(
        &hall.meeting,
        Scope::Public,
        "01J9Z3T0000000000000000000",
        &Seal::default(),
    );
    let record = serde_json::to_value(&record).unwrap();
    let given = &record["dispensations"];
    assert_eq!(
        given.as_array().unwrap().len(),
        1,
        "what was taken back is not there"
    );
    assert_eq!(
        (
            &given[0]["person"],
            &given[0]["item"],
            &given[0]["speak_only"],
            &given[0]["text"]
        ),
        (&"dale".into(), &"2".into(), &true.into(), &"by the clerk".into())
    );
    let held = &record["elections"][0];
    assert_eq!(
        (&held["office"], &held["elected"], &held["settled"]),
        (&"Chairman".into(), &"elm".into(), &"lot".into())
    );
    assert_eq!(
        held["nominees"][1],
        serde_json::json!({"person": "elm", "moved_by": "fern", "seconded_by": "ivy"})
    );
    assert_eq!(held["ballots"].as_array().unwrap().len(), 2);
    assert_eq!(held["ballots"][1]["abstain"], 1);
    assert_eq!(held["ballots"][0]["present"], 9);
    assert_eq!(
        held["ballots"][0]["votes"][2],
        serde_json::json!({"person": "gorse", "votes": 1})
    );
}

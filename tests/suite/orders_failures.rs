//! The failures in real meetings, each held up to the standing orders that would have noticed it.
use crate::hall::{Hall, at};
use quorate::meeting::finding::findings;
use quorate::minutes::compare::{self, Line};
use quorate::minutes::{Order, Paper, Scope, Seal, Style, markdown};

/// An 8–8 tie for chair; motions fell; the meeting was abandoned.
#[test]
fn an_election_of_a_chair_that_is_tied_is_noticed_until_somebody_settles_it() {
    let mut hall = Hall::of("parish-council");
    hall.enter(&[
        "/open",
        "/present all but ivy reed",
        "/item 5",
        "/elect Chairman: birch/cole/dale elm/fern",
        "/ballot birch 4 elm 4",
    ]);
    let tied = hall.found("nobody_elected").unwrap();
    assert!(
        tied.message.contains("Cllr Birch and Cllr Elm are tied"),
        "{}",
        tied.message
    );
    hall.enter(&["/elected elm lot"]);
    assert_eq!(hall.found("nobody_elected"), None);
    assert_eq!(hall.meeting.elections[0].elected().unwrap().as_str(), "elm");

    // And as a motion: under one body's rules it waits for the chair, under another's it fell.
    for (rules, status) in [
        ("parish-council", "tied"),
        ("roberts-rules", "lost"),
        ("consensus", "lost"),
    ] {
        let mut hall = Hall::of(rules);
        hall.enter(&[
            "/open",
            "/present all but ivy reed",
            "/item 5",
            "/move birch/cole That Cllr Elm be chair",
            "/vote 4 4",
        ]);
        assert_eq!(hall.status(0), status, "{rules}");
    }
    let mut hall = Hall::of("parish-council");
    hall.enter(&[
        "/open",
        "/present all but ivy reed",
        "/item 5",
        "/move birch/cole That Cllr Elm be chair",
        "/vote 4 4",
        "/close",
    ]);
    assert!(
        hall.found("tied").is_some() && hall.found("item_not_taken").is_some(),
        "the meeting was abandoned"
    );
}

/// The minutes had a wrong date and left out a member.
#[test]
fn a_wrong_date_is_noticed_and_no_member_is_left_out() {
    let mut hall = Hall::of("principal-council");
    hall.now = at("19:00") + chrono::TimeDelta::days(1);
    hall.enter(&["/open", "/present ash birch"]);
    assert!(hall.found("date_differs").is_some());
    let minutes = markdown::minutes(&hall.meeting, Scope::Public, &Seal::default());
    for person in hall.meeting.people.iter().filter(|one| one.voting) {
        assert!(minutes.contains(&person.shown), "{} is left out", person.shown);
    }
}

/// 33 present, 20 votes minuted, nobody knows about the 13.
#[test]
fn votes_that_are_missing_are_noticed_whatever_the_majority() {
    for rules in [
        "police-and-crime-panel",
        "principal-council",
        "parish-council",
        "roberts-rules",
        "consensus",
    ] {
        let mut hall = Hall::of(rules);
        hall.opened()
            .enter(&["/move birch/cole That it be so", "/vote 4 1"]);
        let missing = hall.found("votes_missing").unwrap();
        assert!(
            missing.message.contains("5 votes among 9") && missing.message.contains('4'),
            "{}",
            missing.message
        );
    }
}

/// Minutes published under the header of another year's meeting: a stale template.
#[test]
fn the_head_of_the_minutes_is_the_meetings_own() {
    let mut hall = Hall::of("parish-council");
    hall.enter(&["/open"]);
    let minutes = markdown::minutes(&hall.meeting, Scope::Public, &Seal::default());
    assert!(
        minutes.starts_with("# ") && minutes.contains("Harbour Council") && minutes.contains("3 June 2025")
    );
    hall.now = at("19:00") + chrono::TimeDelta::days(365);
    let mut other = Hall::of("parish-council");
    other.now = hall.now;
    other.enter(&["/open"]);
    assert!(
        other.found("date_differs").is_some(),
        "last year's page for this year's meeting"
    );
}

/// "Present from 133/20", though the items ran 150 to 172; and listed as present, but not in the room.
#[test]
fn who_was_in_the_room_is_told_by_time() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "@19:10 /leave birch",
        "@19:20 /item 3",
        "@19:30 /arrive birch",
        "@19:40 /item 4",
    ]);
    let here = |time: &str| {
        let then = hall.meeting.at(at(time));
        let birch = then.people.iter().find(|one| one.id.as_str() == "birch").unwrap();
        (then.could_vote(birch).is_ok(), then.item().unwrap().to_string())
    };
    assert_eq!(here("19:05"), (true, "2".into()));
    assert_eq!(here("19:15"), (false, "2".into()));
    assert_eq!(here("19:25"), (false, "3".into()));
    assert_eq!(here("19:35"), (true, "3".into()));
    // Told late, it is known of then all the same; what was taken back is not.
    let mut late = Hall::of("parish-council");
    late.opened().enter(&[
        "@19:30 birch: Well",
        "@19:31 \\@",
        "/undo",
        "@19:40 /leave cole",
        "/undo",
    ]);
    let then = late.meeting.at(at("19:45"));
    assert!(then.roll.is_present(&"cole".into()));
    assert!(findings(&then).iter().all(|one| one.code != "absent_took_part"));
    late.enter(&["@19:50 cole: Indeed"]);
    let mut gone = Hall::of("parish-council");
    gone.opened()
        .enter(&["/leave birch", "/move birch/cole That it be so"]);
    assert!(gone.found("absent_took_part").is_some());
}

/// A clerk silently replaced a published draft, and was challenged.
#[test]
fn what_the_rules_were_is_part_of_the_seal() {
    let mut one = Hall::of("parish-council");
    let mut other = Hall::of("roberts-rules");
    one.opened();
    other.opened();
    assert_ne!(
        one.meeting.facts(),
        other.meeting.facts(),
        "other rules are another log"
    );
    // A correction is a fact beside the words it corrects, and both are in the log.
    one.enter(&["birch: It is deep"]);
    let said = one.meeting.last_seq();
    one.enter(&[&format!("/edit {said} It is shallow")]);
    assert!(one.meeting.entry(said).unwrap().corrected);
    assert!(format!("{:?}", one.meeting.facts()).contains("It is deep"));
}

/// The same, from outside: the draft that was published names how many events it was made from, and what it
/// said then can be had again, line by line beside what the minutes say now.
#[test]
fn a_published_draft_can_be_held_against_what_came_after() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&["birch: It is deep", "/close"]);
    let published = hall.meeting.last_seq();
    let said = hall
        .meeting
        .entries
        .iter()
        .find(|entry| entry.text == "It is deep")
        .unwrap()
        .seq;
    hall.enter(&[&format!("/edit {said} It is shallow")]);
    let (paper, style, seal) = (Paper::Minutes, Style::default(), Seal::default());
    let order = Order {
        scope: Scope::Public,
        paper: &paper,
        style: &style,
        draft: false,
        id: "",
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    let (earlier, later) = compare::states(&hall.meeting, published, &order).unwrap();
    let changed: Vec<Line> = compare::lines(&earlier, &later)
        .into_iter()
        .filter(|line| !matches!(line, Line::Same(_)))
        .collect();
    let has = |wanted: fn(&str) -> bool, gone: bool| {
        changed.iter().any(|line| match line {
            Line::Gone(text) => gone && wanted(text),
            Line::New(text) => !gone && wanted(text),
            Line::Same(_) => false,
        })
    };
    assert!(has(|text| text.contains("It is deep"), true), "{changed:?}");
    assert!(has(|text| text.contains("It is shallow"), false), "{changed:?}");
}

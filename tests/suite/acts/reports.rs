//! Small things that came out wrong elsewhere, reported by people who do this job.

use crate::floor::Floor;
use quorate::entry::Topic;

#[test]
fn the_names_of_a_vote_and_its_figures_are_one() {
    let floor = Floor::enter(
        "/open
        /present adams bell cole dyer ellis
        /item 3
        /move bell/cole That A be done
        /vote for adams bell
        /record cole against
        /record against dyer",
    );
    floor.all_taken();
    let vote = &floor.record()["motions"][0]["votes"][0];
    assert_eq!(
        (vote["for"].as_u64(), vote["against"].as_u64()),
        (Some(2), Some(2))
    );
    assert_eq!(vote["names"]["against"], serde_json::json!(["cole", "dyer"]));
    assert_eq!(vote["verdict"], "tied");
    assert!(floor.minutes().contains("2 for, 2 against"));
    // In a count that named nobody the member is counted already.
    let counted = Floor::enter(
        "/open\n/present all\n/item 3\n/move bell/cole That A be done\n/vote 4 2 0\n/record cole against",
    );
    let vote = &counted.record()["motions"][0]["votes"][0];
    assert_eq!(
        (vote["for"].as_u64(), vote["against"].as_u64()),
        (Some(4), Some(2))
    );
}

#[test]
fn a_change_is_made_as_it_is_written_or_refused() {
    let moved = "/open\n/present all\n/item 3\n/move bell/cole That the A/B road be closed from 1/4/2026 and/or narrowed.\n";
    let text = |change: &str| {
        let floor = Floor::enter(&format!("{moved}/amend dyer/ellis {change}\n/vote m2 6 0 0"));
        (
            floor.record()["motions"][0]["text"].as_str().unwrap().to_owned(),
            floor.refused.clone(),
        )
    };
    for (change, wanted) in [
        (
            r"s/and\/or/and/",
            "That the A/B road be closed from 1/4/2026 and narrowed.",
        ),
        (
            "s|A/B road|A1 road|",
            "That the A1 road be closed from 1/4/2026 and/or narrowed.",
        ),
        (
            "s/be closed/must be closed/g",
            "That the A/B road must be closed from 1/4/2026 and/or narrowed.",
        ),
    ] {
        assert_eq!(text(change), (wanted.to_owned(), vec![]), "{change}");
    }
    for change in ["s/1/4/2026/2/4/2026/", "s/and/or/and/"] {
        let (text, refused) = text(change);
        assert!(text.contains("1/4/2026 and/or narrowed."), "{text}");
        assert!(refused[0].contains("Write another mark"), "{refused:?}");
    }
    let nowhere = Floor::enter(&format!("{moved}/amend dyer/ellis s/nowhere/somewhere/"));
    assert!(nowhere.noticed().contains(&"words_not_found"));
}

#[test]
fn who_sends_apologies_is_not_on_the_roll() {
    let floor = Floor::enter("/open\n/present all\n/apologies ford");
    assert_eq!(floor.attended("ford"), "apologies");
    assert!(floor.shows(Topic::Quorum).contains("5 of 6 present"));
    assert_eq!(floor.minutes().matches("Fay Ford").count(), 1);
    // Whoever spoke was here, and went.
    let spoke = Floor::enter("/open\n/present all\nford: good evening\n/apologies ford");
    assert_eq!(spoke.attended("ford"), "present");
    assert!(spoke.shows(Topic::Quorum).contains("5 of 6 present"));
}

#[test]
fn a_meeting_goes_on_on_another_day() {
    for until in [
        "until 4 March 2026 10:00",
        "until tomorrow 10:00",
        "until 10:00",
        "until Wednesday at 10am",
        "10am on 4 March",
    ] {
        let mut floor = Floor::enter(&format!("/open\n/present all\n/item 3\n@19:00 /adjourn {until}"));
        floor
            .lines("@10:00 /resume\n@10:05 bell: on the second day\n@11:00 /close")
            .all_taken();
        let minutes = floor.minutes();
        assert!(
            minutes.contains("adjourned at 19:00 until 4 March 2026, 10:00"),
            "{until}: {minutes}"
        );
        assert!(minutes.contains("\n4 March 2026\n"), "{minutes}");
        let said = &floor.record()["entries"];
        let said = said
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["kind"] == "statement")
            .unwrap();
        assert!(
            said["at"].as_str().unwrap().starts_with("2026-03-04T10:05"),
            "{said}"
        );
    }
    let waits = Floor::enter("@18:00 /open\n/item 3\n@19:00 /adjourn until tomorrow 9:30");
    assert_eq!(
        waits.meeting.elapsed_s("2026-03-04T09:00:00Z".parse().unwrap()),
        Some(3600)
    );
}

#[test]
fn only_who_was_out_for_debate_or_vote_left_for_an_interest() {
    let left = |lines: &str| {
        let floor = Floor::enter(&format!(
            "/open\n/present all\n/declare bell item 4 pecuniary he owns it\n/item 4\n{lines}"
        ));
        floor.all_taken();
        floor.record()["interests"][0]["left_room"].as_bool().unwrap()
    };
    let vote = "/move cole/dyer That E be done\n/vote 4 1 0\n";
    assert!(!left(&format!(
        "bell: spoke\n{vote}bell: thanked all\n/leave bell\n/item 5"
    )));
    assert!(left(&format!("/leave bell\n{vote}/arrive bell\n/item 5")));
    assert!(left(&format!("cole: a word\n/leave bell\n{vote}/item 5")));
    assert!(!left(&format!("cole: a word\n{vote}/item 5")));
    assert!(left("/leave bell\n/item 5"));
    assert!(left(
        "/leave bell\ncole: what of it?\n/arrive bell\n/vote 6 0 0\n/item 5"
    ));
}

#[test]
fn nobody_is_put_on_the_list_twice() {
    for line in [
        "/person Cllr Cat Cole",
        "/person cat cole (Auditor)",
        "/person Cllr Cole",
        "/person guest Councillor Cat Cole",
    ] {
        let floor = Floor::enter(&format!("/open\n{line}"));
        assert_eq!(floor.refused.len(), 1, "{line}");
        assert!(
            floor.refused[0].contains("on the list already as cole"),
            "{:?}",
            floor.refused
        );
    }
    for line in [
        "/person Cllr Carl Cole",
        "/person Cat Cole [cat]",
        "/person Cllr Cat Cole (Mayor) [cole]",
        "/person Resident",
    ] {
        Floor::enter(&format!("/open\n{line}")).all_taken();
    }
}

#[test]
fn who_gives_a_proxy_is_represented_while_its_holder_is_there() {
    let mut floor = Floor::enter(
        "/open
        /present adams bell
        /proxy ford to bell
        /item 3
        /move bell/adams That A be done
        /vote for bell ford against adams",
    );
    assert_eq!(floor.attended("ford"), "represented");
    assert!(
        floor.shows(Topic::Quorum).contains("not met, 2 of 6 present"),
        "{}",
        floor.shows(Topic::Quorum)
    );
    let minutes = floor.minutes();
    let present = minutes.split("## Represented").next().unwrap();
    assert!(
        !present.contains("Fay Ford") && minutes.contains("Cllr Fay Ford, by Cllr Bell"),
        "{minutes}"
    );
    floor.lines("/leave bell\n/move adams/cole That B be done\n/vote all for");
    let vote = &floor.record()["motions"][1]["votes"][0];
    assert_eq!(vote["names"]["for"], serde_json::json!(["adams", "cole"]));
}

//! Failures that really happened in meetings and their minutes, each held up to what Quorate does.
use crate::council::{council, finding, many, minutes_of, record_of};
use crate::sitting::{Sitting, count, people, person, votes};
use quorate::meeting::event::{Side, Verdict};
use quorate::meeting::facts::StatementMade;
use quorate::meeting::motion::MotionStatus;
use quorate::meeting::{Event, Intent};
use quorate::minutes::record::{self, AttendanceState};

#[test]
fn thirty_three_present_and_twenty_votes() {
    let members = many(33);
    let mut s = council(&members);
    s.opens(&members);
    s.takes("2");
    s.moves("maa", Some("mab"), "That the budget be set");
    let vote = s.vote(count(15, 5, 0));
    let missing = finding(&s, "votes_missing");
    assert_eq!(missing.seq, Some(vote));
    assert!(
        missing.message.contains("20 votes among 33") && missing.message.contains("13"),
        "{}",
        missing.message
    );
    // It is recorded all the same: 15 of the 20 cast is a majority.
    assert_eq!(record_of(&s).motions[0].status, MotionStatus::Carried);
    assert_eq!(record_of(&s).motions[0].votes[0].present, 33);
}

#[test]
fn more_votes_than_members_present() {
    let mut s = council("ash birch cole dale");
    s.opens("ash birch cole");
    s.moves("ash", Some("birch"), "That it be so");
    s.vote(count(4, 0, 0));
    assert!(s.findings().contains(&"votes_exceed_present"));
}

#[test]
fn those_who_vote_by_name_are_present_in_every_count() {
    let mut s = council("ash birch cole dale");
    s.opens("ash birch cole");
    s.moves("ash", Some("birch"), "That it be so");
    s.vote(votes(&[(Side::For, "ash birch cole"), (Side::Against, "dale")]));
    assert_eq!(s.findings(), ["no_chair", "not_on_roll"]);
    assert_eq!(record_of(&s).motions[0].votes[0].present, 4);
}

#[test]
fn eight_for_and_eight_against_is_a_state_and_not_an_error() {
    let members = many(16);
    let mut s = council(&members);
    s.opens(&members);
    s.does(Intent::Chair {
        person: person("maa"),
    });
    s.takes("1");
    s.moves("mab", Some("mac"), "That Cllr Maa be elected chair");
    s.vote(count(8, 8, 0));
    let motion = s.meeting.motions.list[0].clone();
    assert_eq!(
        (motion.status, motion.ballots[0].verdict),
        (MotionStatus::Tied, Verdict::Tied)
    );
    assert!(s.findings().contains(&"tied"));
    assert!(minutes_of(&s).contains("8 for, 8 against."));
    assert!(minutes_of(&s).contains("The votes on the motion were equal."));

    s.does(Intent::Cast { side: Side::Against });
    let motion = s.meeting.motions.list[0].clone();
    assert_eq!(
        (motion.status, motion.ballots[0].casting),
        (MotionStatus::Lost, Some(Side::Against))
    );
    assert!(!s.findings().contains(&"tied"));
    assert!(minutes_of(&s).contains("Cllr Maa gave a casting vote on the motion: against."));
}

#[test]
fn an_abstention_is_outside_the_majority() {
    let mut s = council("ash birch cole dale elm");
    s.opens("ash birch cole dale elm");
    s.moves("ash", Some("birch"), "That it be so");
    s.vote(count(2, 1, 2));
    assert_eq!(s.meeting.motions.list[0].status, MotionStatus::Carried);
    assert_eq!(record_of(&s).motions[0].votes[0].threshold, Some(2));
}

#[test]
fn a_casting_vote_changes_nothing_where_the_votes_decided() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.does(Intent::Chair {
        person: person("ash"),
    });
    s.moves("ash", Some("birch"), "That it be so");
    s.vote(count(2, 1, 0));
    s.does(Intent::Cast { side: Side::Against });
    assert_eq!(s.meeting.motions.list[0].status, MotionStatus::Carried);
    assert!(s.findings().contains(&"casting_without_tie"));
}

#[test]
fn the_wrong_date_is_noticed_at_the_opening() {
    let mut s = council("ash birch cole");
    s.now += chrono::TimeDelta::days(7);
    let opened = s.does(Intent::Open);
    let wrong = finding(&s, "date_differs");
    assert_eq!(wrong.seq, Some(opened));
    assert!(
        wrong.message.contains("10 June 2025") && wrong.message.contains("3 June 2025"),
        "{}",
        wrong.message
    );
    let record = record_of(&s);
    assert_eq!(record.meeting.date.unwrap().to_string(), "2025-06-10");
    assert!(minutes_of(&s).contains("- Date: 10 June 2025"));
}

#[test]
fn no_member_is_left_out_of_the_attendance() {
    let mut s = council("ash birch cole dale");
    s.opens("ash birch");
    s.does(Intent::Apologies {
        people: people("cole"),
        substitute: None,
    });
    let states: Vec<_> = record_of(&s).attendance.iter().map(|one| one.state).collect();
    use AttendanceState::{Absent, Apologies, Present};
    assert_eq!(states, [Present, Present, Apologies, Absent]);
    let minutes = minutes_of(&s);
    for name in ["Cllr Ash", "Cllr Birch", "Cllr Cole", "Cllr Dale"] {
        assert!(minutes.contains(name), "{name}");
    }
}

#[test]
fn arrivals_are_told_by_time_and_by_an_item_that_was_taken() {
    let mut s = council("ash birch cole");
    s.opens("ash birch");
    s.at("19:10").takes("2");
    s.at("19:15").does(Intent::Arrive {
        people: people("cole"),
        mode: Default::default(),
    });
    assert!(minutes_of(&s).contains("- Cllr Cole: arrived at 19:15 during item 2"));
}

#[test]
fn present_at_the_meeting_but_not_in_the_room_for_that_debate() {
    let mut s = council("ash birch cole dale");
    s.opens("ash birch cole dale");
    s.at("19:10").takes("2");
    s.at("19:12").does(Intent::Leave {
        people: people("cole"),
    });
    s.at("19:15")
        .moves("ash", Some("birch"), "That the budget be set");
    s.vote(count(3, 0, 0));
    s.at("19:20").takes("3");
    s.at("19:21").does(Intent::Arrive {
        people: people("cole"),
        mode: Default::default(),
    });

    let record = record_of(&s);
    assert_eq!(
        record.motions[0].votes[0].present, 3,
        "who voted is counted among those in the room"
    );
    let cole = record
        .attendance
        .iter()
        .find(|one| one.person == person("cole"))
        .unwrap();
    let of_day = |stamp: &record::Stamp| stamp.0.format("%H:%M").to_string();
    let there: Vec<_> = cole
        .intervals
        .iter()
        .map(|one| (of_day(&one.from), one.to.as_ref().map(of_day)))
        .collect();
    assert_eq!(
        there,
        [("19:00".into(), Some("19:12".into())), ("19:21".into(), None)]
    );
    let was = |time| {
        let mut then = Sitting {
            meeting: s.meeting.clone(),
            now: s.now,
        };
        then.at(time);
        s.meeting.roll.was_present(&person("cole"), then.now)
    };
    assert!(was("19:11") && !was("19:15") && was("19:30"));
}

#[test]
fn somebody_who_left_and_votes_is_noticed() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.does(Intent::Leave {
        people: people("cole"),
    });
    s.moves("ash", Some("birch"), "That it be so");
    s.vote(votes(&[(Side::For, "ash birch cole")]));
    assert!(
        finding(&s, "absent_took_part")
            .message
            .contains("Cllr Cole voted after leaving")
    );
}

#[test]
fn a_published_draft_is_not_replaced_in_silence() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    let said = s.says("ash", "forty");
    s.does(Intent::Edit {
        entry: said,
        text: "fourteen".into(),
        why: None,
    });
    let struck = s.says("ash", "nonsense");
    s.does(Intent::Strike {
        entry: struck,
        why: "not said".into(),
    });
    let record = record_of(&s);
    let entry = record.entries.iter().find(|entry| entry.seq == said).unwrap();
    assert!(entry.corrected && entry.text == "fourteen");
    assert!(record.entries.iter().all(|entry| entry.seq != struck));
    assert!(finding(&s, "struck").message.contains("not said"));
    // The words first entered are still there for whoever asks.
    assert!(
        matches!(&s.meeting.fact(said).unwrap().event, Event::StatementMade(StatementMade { text, .. }) if text == "forty")
    );
}

//! What a meeting makes of what the clerk records: what is noticed, what is refused, what follows.
use crate::council::{council, finding, many, minutes_of, record_of};
use crate::sitting::{count, people, person, votes};
use quorate::meeting::event::{InterestKind, MotionKind, PersonKind, Priority, Side};
use quorate::meeting::facts::{ClockStepped, MeetingResumed};
use quorate::meeting::intent::{Take, Tally};
use quorate::meeting::motion::MotionStatus;
use quorate::meeting::question::QuestionStatus;
use quorate::meeting::{Event, Intent, Refusal, Seq, Status};

#[test]
fn undo_is_as_if_never_entered_and_strike_is_seen() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    let before = s.meeting.clone();
    s.asks("ash", None, "Why?");
    s.does(Intent::Undo);
    assert_eq!(s.meeting.entries, before.entries);
    assert_eq!(s.meeting.questions, before.questions);
    s.asks("ash", None, "Who?");
    assert_eq!(s.meeting.questions.list[0].id.to_string(), "q1");
}

#[test]
fn no_quorum_is_noticed_and_recorded_all_the_same() {
    let mut s = council(&many(20));
    s.opens("maa mab mac");
    s.moves("maa", Some("mab"), "That it be so");
    s.vote(Tally::All(Side::For));
    assert!(finding(&s, "no_quorum").message.contains("3 present, 5 needed"));
    assert_eq!(s.meeting.motions.list[0].status, MotionStatus::Carried);
    assert!(!record_of(&s).meeting.quorum.met);
}

#[test]
fn a_conflicted_member_who_votes_is_noticed() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.takes("2");
    s.does(Intent::Declare {
        person: person("cole"),
        item: None,
        kind: InterestKind::Pecuniary,
        text: "owns it".into(),
    });
    s.moves("ash", Some("birch"), "That it be bought");
    s.vote(votes(&[(Side::For, "ash birch cole")]));
    assert!(
        finding(&s, "interest_took_part")
            .message
            .contains("Cllr Cole voted in spite of")
    );
}

#[test]
fn a_member_who_left_before_the_item_left_the_room_for_it() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.does(Intent::Declare {
        person: person("cole"),
        item: Some("2".into()),
        kind: InterestKind::Pecuniary,
        text: "owns it".into(),
    });
    s.does(Intent::Leave {
        people: people("cole"),
    });
    s.takes("2");
    assert!(record_of(&s).interests[0].left_room);
}

#[test]
fn a_motion_without_seconder_or_outcome_is_noticed() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.moves("ash", None, "That it be so");
    s.vote(Tally::All(Side::For));
    s.moves("birch", Some("birch"), "That it be otherwise");
    let codes = s.findings();
    for code in ["unseconded", "seconded_own", "undecided"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn an_amendment_carried_changes_the_words_and_comes_first() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.moves("ash", Some("birch"), "That the hall be green");
    s.amends("cole", Some("birch"), "s/green/white/");
    s.vote(count(3, 0, 0));
    let motions = &s.meeting.motions;
    assert_eq!(
        (motions.list[0].text.as_str(), motions.list[0].status),
        ("That the hall be white", MotionStatus::Seconded)
    );
    s.vote(count(3, 0, 0));
    assert!(minutes_of(&s).contains("**RESOLVED:** That the hall be white"));
    assert!(!s.findings().contains(&"amendment_first"));
}

#[test]
fn a_promise_is_followed_until_an_action_or_an_answer_meets_it() {
    let mut s = council("ash birch cole");
    s.list("pcc", "Commissioner", None, "the PCC", PersonKind::Officer)
        .opens("ash birch cole");
    s.asks("ash", Some("pcc"), "What does it cost?");
    s.does(Intent::Undertake {
        by: person("pcc"),
        text: "to find out".into(),
    });
    assert_eq!(s.meeting.questions.list[0].status, QuestionStatus::Promised);
    assert!(s.findings().contains(&"undertaking_open"));
    s.answers("pcc", "nine pounds");
    assert!(!s.findings().contains(&"undertaking_open"));
    let question = record_of(&s).questions.remove(0);
    assert_eq!(
        (question.status, question.answers[0].text.as_str()),
        (QuestionStatus::Answered, "nine pounds")
    );
}

#[test]
fn what_is_told_late_belongs_to_the_item_then_taken() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.at("19:10").takes("2");
    s.at("19:20").takes("3");
    s.at("19:21").says("birch", "of bins");
    let late = s.late(
        "19:15",
        Intent::State {
            by: person("ash"),
            text: "of the budget".into(),
        },
    );
    let point = s.point("and its gap");
    let record = record_of(&s);
    let item = |seq: Seq| {
        record
            .entries
            .iter()
            .find(|entry| entry.seq == seq)
            .unwrap()
            .item
            .clone()
            .unwrap()
    };
    assert_eq!((item(late).as_str(), item(point).as_str()), ("2", "2"));
    let minutes = minutes_of(&s);
    let at = |words: &str| minutes.find(words).unwrap();
    let order = ["## 2.", "of the budget", "- and its gap", "## 3.", "of bins"].map(at);
    assert!(order.is_sorted(), "{minutes}");
}

#[test]
fn minutes_follow_the_log_where_the_clock_was_set_back() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.at("19:30").says("ash", "first");
    s.fact(Event::ClockStepped(ClockStepped { ms: -3_600_000 }));
    s.at("18:31").says("ash", "second");
    let minutes = minutes_of(&s);
    assert!(minutes.find("first").unwrap() < minutes.find("second").unwrap());
}

#[test]
fn time_spent_leaves_out_adjournments_however_often_resumed() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.takes("2");
    s.at("19:10").does(Intent::Adjourn { until: None });
    s.at("19:20").takes("3");
    s.at("19:25").does(Intent::Resume);
    s.fact(Event::MeetingResumed(MeetingResumed {}));
    s.at("19:30").does(Intent::Done);
    let spent: Vec<_> = record_of(&s).agenda.iter().map(|item| item.actual_s).collect();
    assert_eq!(spent, [None, Some(600), Some(600)]);
}

#[test]
fn the_queue_lets_points_of_order_first_and_knows_who_waits() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    for (tag, priority) in [
        ("ash", Priority::Turn),
        ("birch", Priority::PointOfOrder),
        ("cole", Priority::PointOfOrder),
    ] {
        s.does(Intent::Enqueue {
            person: person(tag),
            priority,
            note: None,
        });
    }
    let waiting: Vec<_> = record_of(&s)
        .queue
        .into_iter()
        .map(|one| one.person.to_string())
        .collect();
    assert_eq!(waiting, ["birch", "cole", "ash"]);
    s.does(Intent::CallNext);
    assert_eq!(s.meeting.floor.speaking().unwrap().person, person("birch"));
    assert!(matches!(
        s.try_to(Intent::Dequeue {
            person: person("birch")
        }),
        Err(Refusal::NotWaiting(_))
    ));
}

#[test]
fn only_what_contradicts_itself_is_refused() {
    let mut s = council("ash birch cole");
    assert!(matches!(s.try_to(Intent::Close), Err(Refusal::NotOpen)));
    assert!(matches!(
        s.try_to(Intent::Take(Take::Item("9".into()))),
        Err(Refusal::NoSuchItem(_))
    ));
    assert!(matches!(
        s.try_to(Intent::Narrate { text: "  ".into() }),
        Err(Refusal::Nothing)
    ));
    assert!(matches!(
        s.try_to(Intent::State {
            by: person("zoe"),
            text: "x".into()
        }),
        Err(Refusal::NobodyCalled(_))
    ));
    assert!(matches!(s.try_to(Intent::Undo), Err(Refusal::NothingToUndo)));
    let twice = votes(&[(Side::For, "ash"), (Side::Against, "ash")]);
    assert!(matches!(
        s.try_to(Intent::Vote {
            motion: None,
            tally: twice
        }),
        Err(Refusal::VotedTwice(_))
    ));
    // Against the rules, and recorded.
    s.does(Intent::Move {
        kind: MotionKind::Motion,
        moved_by: None,
        seconded_by: None,
        text: Some("x".into()),
    });
    s.vote(count(1, 0, 0));
    s.does(Intent::Open);
    s.does(Intent::Close);
    assert_eq!(s.meeting.status(), Status::Closed);
    s.says("ash", "one thing more");
    assert!(s.findings().contains(&"after_close"));
}

#[test]
fn items_never_taken_and_questions_never_answered_are_noticed_at_the_end() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    s.takes("2");
    s.asks("ash", None, "Why?");
    s.does(Intent::Act {
        owner: None,
        text: "find out".into(),
        due: None,
    });
    s.does(Intent::Close);
    let codes = s.findings();
    for code in ["unanswered", "action_without_owner", "item_not_taken"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn replaying_the_facts_gives_the_same_meeting() {
    let mut s = council("ash birch cole");
    s.opens("ash birch cole");
    let said = s.says("ash", "x");
    s.does(Intent::Edit {
        entry: said,
        text: "y".into(),
        why: None,
    });
    s.does(Intent::Undo);
    s.moves("ash", Some("birch"), "z");
    s.vote(count(2, 1, 0));
    assert_eq!(
        quorate::meeting::Meeting::replay(s.meeting.facts().to_vec()),
        s.meeting
    );
    assert_eq!(s.meeting.public().public(), s.meeting.public());
}

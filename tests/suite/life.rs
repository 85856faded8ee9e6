//! The minutes after the meeting: approved, signed, and changed only by later minutes.
use crate::samples;
use crate::sitting::Sitting;
use quorate::meeting::{Intent, Refusal, Seq, Status};
use quorate::minutes::compare::{self, Line};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};

fn approve() -> Intent {
    Intent::Approve {
        on: "2025-07-01".parse().unwrap(),
        meeting: Some("the Council's meeting of that day".into()),
        corrected: false,
    }
}

fn sign() -> Intent {
    Intent::Sign {
        on: "2025-07-01".parse().unwrap(),
        name: "Cllr Ruth Hale".into(),
    }
}

fn correct(entry: Seq, text: &str) -> Intent {
    Intent::Correct {
        entry,
        text: text.into(),
        on: "2025-09-02".parse().unwrap(),
        why: Some("a slip".into()),
    }
}

fn paper(s: &Sitting, format: Format) -> String {
    let seal = Seal {
        events: s.meeting.last_seq(),
        hash: "ab".repeat(32),
    };
    let order = Order {
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style: &Style::default(),
        draft: false,
        id: "01J9Z3T0000000000000000000",
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    String::from_utf8(export(&s.meeting, format, &order).unwrap().bytes).unwrap()
}

/// The entry that holds these words.
fn entry(s: &Sitting, words: &str) -> Seq {
    s.meeting
        .entries
        .iter()
        .find(|entry| entry.text == words)
        .unwrap()
        .seq
}

#[test]
fn approved_minutes_change_only_by_later_minutes() {
    let mut s = samples::parish_council();
    assert_eq!(s.try_to(sign()), Err(Refusal::NotApproved));
    let said = entry(&s, "The winter was wet.");
    assert_eq!(
        s.try_to(correct(said, "The winter was dry.")),
        Err(Refusal::NotApproved)
    );
    s.does(approve());
    assert_eq!(s.meeting.status(), Status::Approved);
    for refused in [
        approve(),
        Intent::Edit {
            entry: said,
            text: "The winter was dry.".into(),
            why: None,
        },
        Intent::Strike {
            entry: said,
            why: "no".into(),
        },
        Intent::Reopen,
        Intent::Open,
        Intent::Narrate { text: "more".into() },
    ] {
        assert_eq!(s.try_to(refused.clone()), Err(Refusal::Approved), "{refused:?}");
    }
    s.does(sign());
    assert_eq!(s.meeting.status(), Status::Signed);
    assert_eq!(s.try_to(sign()), Err(Refusal::AlreadySigned));
    assert_eq!(
        s.try_to(correct(said, "The winter was wet.")),
        Err(Refusal::SameWords(said))
    );
    s.does(correct(said, "The winter was dry."));
    let minutes = paper(&s, Format::Md);
    for told in [
        "**Minutes**",
        "**The Ranger**: The winter was wet.",
        "**2 September 2025, item 2 (a slip):** for “The winter was wet.” read “The winter was dry.”",
        "They were approved on 1 July 2025, the Council's meeting of that day.",
        "Signed by Cllr Ruth Hale on 1 July 2025.",
    ] {
        assert!(minutes.contains(told), "{told}: {minutes}");
    }
    let record: serde_json::Value = serde_json::from_str(&paper(&s, Format::Json)).unwrap();
    assert_eq!(record["meeting"]["status"], "signed");
    assert_eq!(record["minutes"]["corrections"][0]["entry"], said);
}

#[test]
fn what_was_entered_last_about_the_minutes_can_be_taken_back_and_nothing_before_it() {
    let mut s = samples::parish_council();
    s.does(approve());
    s.does(sign());
    s.does(Intent::Undo);
    assert_eq!(s.meeting.status(), Status::Approved);
    s.does(Intent::Undo);
    assert_eq!(s.meeting.status(), Status::Closed);
    s.does(approve());
    assert_eq!(s.meeting.status(), Status::Approved);
}

#[test]
fn a_meeting_that_is_not_closed_has_no_minutes_to_approve() {
    let mut s = samples::union_branch();
    assert_eq!(s.try_to(approve()), Err(Refusal::NotClosed));
}

#[test]
fn what_was_done_after_a_private_end_is_public_and_what_it_corrects_is_not() {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash")
        .item("2", "Contract matter", Some("paragraph 3"))
        .opens("ash")
        .takes("2");
    s.does(Intent::Exclude { ground: None });
    let secret = s.says("ash", "It costs £9,000");
    s.does(Intent::Close);
    s.does(approve());
    s.does(correct(secret, "It costs £8,000"));
    let minutes = paper(&s, Format::Md);
    assert!(minutes.contains("approved on 1 July 2025"), "{minutes}");
    assert!(
        !minutes.contains("£8,000") && !minutes.contains("£9,000"),
        "{minutes}"
    );
}

#[test]
fn the_next_meeting_is_in_the_minutes_and_in_the_calendar() {
    let mut s = samples::union_branch();
    s.does(Intent::NextMeeting {
        date: "2025-10-20".parse().unwrap(),
        time: chrono::NaiveTime::from_hms_opt(18, 0, 0),
        venue: Some("Dock Hall, room 2".into()),
    });
    assert!(paper(&s, Format::Md).contains("20 October 2025 at 18:00, Dock Hall, room 2"));
    let calendar = paper(&s, Format::Ics);
    for line in [
        "BEGIN:VEVENT",
        "DTSTART:20251020T180000",
        "LOCATION:Dock Hall\\, room 2",
    ] {
        assert!(calendar.contains(line), "{calendar}");
    }
}

#[test]
fn two_states_of_the_minutes_are_compared() {
    let mut s = samples::parish_council();
    let said = entry(&s, "The winter was wet.");
    s.does(approve());
    let approved = s.meeting.last_seq();
    s.does(correct(said, "The winter was dry."));
    let seal = Seal::default();
    let order = Order {
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style: &Style::default(),
        draft: false,
        id: "",
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    let (earlier, later) = compare::states(&s.meeting, approved, &order).unwrap();
    let changed: Vec<Line> = compare::lines(&earlier, &later)
        .into_iter()
        .filter(|line| !matches!(line, Line::Same(_)))
        .collect();
    assert_eq!(
        changed,
        [
            Line::New("## Corrections made after approval"),
            Line::New(
                "- **2 September 2025, item 2 (a slip):** for “The winter was wet.” read “The winter was dry.”"
            ),
        ]
    );
}

/// A correction is proposed, noticed until it is taken up, and is no part of the minutes before.
#[test]
fn a_proposed_correction_is_noticed_until_it_is_taken_up() {
    let propose = |entry, text: &str| Intent::Propose {
        entry,
        text: text.into(),
        why: "misheard".into(),
    };
    let mut s = samples::parish_council();
    let said = entry(&s, "The winter was wet.");
    let before = paper(&s, Format::Md);
    s.does(propose(said, "The winter was dry."));
    assert!(s.findings().contains(&"correction_proposed"));
    let words = |s: &Sitting| s.meeting.entry(said).unwrap().text.clone();
    assert_eq!(words(&s), "The winter was wet.", "the entry stays as it is");
    assert_eq!(
        paper(&s, Format::Md)
            .lines()
            .filter(|line| !line.contains("events"))
            .collect::<Vec<_>>(),
        before
            .lines()
            .filter(|line| !line.contains("events"))
            .collect::<Vec<_>>()
    );
    s.does(Intent::Edit {
        entry: said,
        text: "The winter was dry.".into(),
        why: None,
    });
    assert!(!s.findings().contains(&"correction_proposed"));
    // After approval as before it; then a later minute takes it up.
    s.does(approve());
    s.does(propose(said, "The winter was mild."));
    assert!(s.findings().contains(&"correction_proposed"));
    s.does(correct(said, "The winter was mild."));
    assert!(!s.findings().contains(&"correction_proposed"));
    // It says nothing new, or names nothing, or gives no reason.
    for wrong in [
        propose(said, "The winter was dry."),
        propose(9999, "Anything"),
        Intent::Propose {
            entry: said,
            text: "Something else".into(),
            why: " ".into(),
        },
    ] {
        assert!(s.try_to(wrong.clone()).is_err(), "{wrong:?}");
    }
}

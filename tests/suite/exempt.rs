//! What was said while press and public were excluded is in nothing that the public sees.
use crate::every_event::{CANARY, every_event};
use crate::sitting::{Sitting, people, person};
use quorate::entry;
use quorate::meeting::event::Mode;
use quorate::meeting::facts::{
    PublicReadmitted, QuestionSubmitted, RecommendationListed, ReportListed, Unknown,
};
use quorate::meeting::{Event, Intent, Seq};
use quorate::minutes::{Scope, Seal, markdown, record};

/// A meeting that has just gone into private, and an entry said before.
fn in_private() -> (Sitting, Seq) {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash birch cole");
    s.item("1", "Roads", None)
        .item("2", "Contract matter", Some("paragraph 3"))
        .item("3", "Bins", None);
    s.opens("ash birch cole");
    s.at("19:05").takes("1");
    let said = s.says("ash", "The roads are good");
    s.at("19:10").takes("2");
    s.does(Intent::Exclude { ground: None });
    s.at("19:12");
    (s, said)
}

fn back_in_public(s: &mut Sitting) {
    s.at("19:40").takes("3");
    if s.meeting.private.is_some() {
        s.does(Intent::Readmit);
    }
    s.says("birch", "The bins are full");
}

/// Everything the public gets, the whole state it is made from, and what is offered where they may look on.
fn public(s: &Sitting) -> String {
    let seal = Seal {
        events: s.meeting.last_seq(),
        hash: "ab".repeat(32),
    };
    let record = record::record(&s.meeting, Scope::Public, "01J9Z3T0000000000000000000", &seal);
    let record = serde_json::to_string(&record).unwrap();
    let minutes = markdown::minutes(&s.meeting, Scope::Public, &seal);
    let offered = entry::phrases(&s.meeting);
    format!("{record}\n{minutes}\n{:?}\n{offered:?}", s.meeting.public())
}

#[track_caller]
fn nothing_gets_out(s: &Sitting) {
    let public = public(s).to_lowercase();
    if let Some(at) = public.find(CANARY) {
        let from = public[..at].char_indices().rev().nth(120).map_or(0, |(at, _)| at);
        panic!(
            "got out: {}",
            public[from..].chars().take(200).collect::<String>()
        );
    }
    assert!(
        public.contains("contract matter"),
        "the item's own title is public"
    );
}

/// That the public was excluded, and on which ground, is minuted in public (LGA 1972 s.100A(5)), and so is the
/// summary that is written for it (s.100C(2)).
fn is_public_by_law(event: &Event) -> bool {
    matches!(
        event,
        Event::PublicExcluded(_) | Event::PublicReadmitted(PublicReadmitted {}) | Event::SummaryGiven(_)
    )
}

#[test]
fn no_fact_of_any_type_gets_out_alone() {
    let (_, said) = in_private();
    for event in every_event(said)
        .into_iter()
        .filter(|event| !is_public_by_law(event))
    {
        let (mut s, _) = in_private();
        s.fact(event);
        back_in_public(&mut s);
        nothing_gets_out(&s);
    }
}

#[test]
fn all_facts_together_do_not_get_out() {
    let (mut s, said) = in_private();
    for event in every_event(said)
        .into_iter()
        .filter(|event| !is_public_by_law(event))
    {
        s.fact(event);
    }
    s.fact(Event::Unknown(Unknown {
        name: "canary_sung".into(),
        json: r#"{"text":"canary"}"#.into(),
    }));
    back_in_public(&mut s);
    nothing_gets_out(&s);
}

#[test]
fn a_correction_from_the_public_part_of_what_was_said_in_private_stays_private() {
    let (mut s, _) = in_private();
    let secret = s.says("ash", "the canary costs £9,000");
    let other = s.says("ash", "the canary sings");
    back_in_public(&mut s);
    s.does(Intent::Edit {
        entry: secret,
        text: "the canary costs £8,000".into(),
        why: None,
    });
    s.does(Intent::Strike {
        entry: other,
        why: "no canary was heard".into(),
    });
    nothing_gets_out(&s);
}

#[test]
fn what_is_entered_late_about_the_private_part_stays_private() {
    let (mut s, _) = in_private();
    back_in_public(&mut s);
    s.at("19:45").late(
        "19:20",
        Intent::State {
            by: person("ash"),
            text: "the canary is dear".into(),
        },
    );
    s.does(Intent::Point {
        text: "a point about the canary".into(),
    });
    // The public left at some second of 19:10: what is told of that minute may be either.
    s.late(
        "19:10",
        Intent::Narrate {
            text: "the canary was brought in".into(),
        },
    );
    nothing_gets_out(&s);
}

#[test]
fn what_the_agenda_prints_under_a_private_item_is_not_public() {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash birch cole")
        .item("2", "Contract matter", Some("paragraph 3"));
    s.fact(Event::ReportListed(ReportListed {
        item: "2".into(),
        title: "canary report".into(),
    }));
    s.fact(Event::RecommendationListed(RecommendationListed {
        item: "2".into(),
        text: "buy the canary".into(),
    }));
    s.fact(Event::QuestionSubmitted(QuestionSubmitted {
        id: quorate::meeting::ids::QuestionId(1),
        by: person("ash"),
        to: None,
        item: Some("2".into()),
        text: "which canary?".into(),
    }));
    s.opens("ash birch cole");
    nothing_gets_out(&s);
}

#[test]
fn a_log_that_forgot_to_say_so_publishes_none_of_it_either() {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.item("2", "Contract matter", Some("paragraph 3"));
    let event = Event::ReportListed(ReportListed {
        item: "2".into(),
        title: "canary report".into(),
    });
    let mut fact = s.meeting.record(event, s.now, None);
    fact.exempt = false;
    s.meeting.apply(fact);
    nothing_gets_out(&s);
}

#[test]
fn the_frame_of_the_private_part_is_public() {
    let (mut s, _) = in_private();
    s.at("19:20").does(Intent::Leave {
        people: people("cole"),
    });
    s.at("19:30").does(Intent::Arrive {
        people: people("cole"),
        mode: Mode::Remote,
    });
    back_in_public(&mut s);
    let public = s.meeting.public();
    let cole = public.roll.get(&person("cole")).unwrap();
    assert_eq!((cole.spans.len(), cole.mode), (2, Mode::Remote));
    assert_eq!(
        public
            .agenda
            .get(&"2".into())
            .unwrap()
            .actual_s(public.mark(s.now)),
        Some(30 * 60)
    );
}

#[test]
fn a_public_speech_does_not_run_on_through_the_private_part() {
    let (mut s, _) = in_private();
    s.at("19:40").does(Intent::Readmit);
    s.takes("3");
    s.does(Intent::Call {
        person: person("ash"),
    });
    s.at("19:45").does(Intent::Exclude {
        ground: Some("paragraph 1".into()),
    });
    s.at("19:46").does(Intent::Call {
        person: person("birch"),
    });
    s.at("19:59").does(Intent::Readmit);
    let public = s.meeting.public();
    let spoke: Vec<_> = public
        .floor
        .speeches
        .iter()
        .map(|speech| speech.span.seconds(public.mark(s.now)))
        .collect();
    assert_eq!(spoke, [6 * 60]);
}

#[test]
fn a_witness_heard_in_private_and_then_in_public_is_named() {
    let (mut s, _) = in_private();
    let kind = quorate::meeting::event::PersonKind::Witness;
    s.list("dove", "Dee Dove", None, "Dee Dove", kind);
    s.list("secret", "Canary Singer", None, "Canary Singer", kind);
    s.says("secret", "this is between us");
    back_in_public(&mut s);
    s.says("dove", "I may be named");
    nothing_gets_out(&s);
    assert!(public(&s).contains("**Dee Dove**: I may be named"));
}

/// A fair summary of what was done in private is public, whenever it is entered; what it sums up is not.
#[test]
fn a_summary_is_public_and_what_it_sums_up_is_not() {
    let tell = |s: &mut Sitting, item: Option<&str>| {
        s.does(Intent::Summarise {
            item: item.map(Into::into),
            text: "The lower tender was accepted".into(),
        });
    };
    // In private, back in public on another item, and after the close.
    let mut while_private = in_private().0;
    while_private.says("ash", "the canary costs £9,000");
    tell(&mut while_private, None);
    let mut later = in_private().0;
    later.says("ash", "the canary costs £9,000");
    back_in_public(&mut later);
    tell(&mut later, None);
    let mut closed = in_private().0;
    closed.says("ash", "the canary costs £9,000");
    back_in_public(&mut closed);
    closed.at("20:00").does(Intent::Close);
    assert!(closed.findings().contains(&"summary_wanting"));
    tell(&mut closed, None);
    assert!(!closed.findings().contains(&"summary_wanting"));
    for s in [while_private, later, closed] {
        nothing_gets_out(&s);
        let record = record::record(
            &s.meeting,
            Scope::Public,
            "01J9Z3T0000000000000000000",
            &Seal::default(),
        );
        let told = record
            .entries
            .iter()
            .find(|entry| entry.text.contains("lower tender"))
            .unwrap();
        assert!(!told.exempt);
        assert_eq!(told.item.as_ref().unwrap().as_str(), "2");
        for scope in [Scope::Public, Scope::Exempt] {
            let minutes = markdown::minutes(&s.meeting, scope, &Seal::default());
            let place = |part: &str| minutes.find(part).unwrap_or_else(|| panic!("{part}: {minutes}"));
            let summary = "Summary of what was done in private: The lower tender was accepted";
            assert!(place("Contract matter") < place(summary));
            assert_eq!(minutes.matches(summary).count(), 1, "{minutes}");
            if minutes.contains("Bins") {
                assert!(place(summary) < minutes.rfind("Bins").unwrap(), "{minutes}");
            }
        }
    }
}

#[test]
fn a_summary_can_be_put_right_and_taken_back() {
    let (mut s, _) = in_private();
    s.says("ash", "the canary costs £9,000");
    let told = s.does(Intent::Summarise {
        item: None,
        text: "The higher tender was accepted".into(),
    });
    back_in_public(&mut s);
    s.does(Intent::Edit {
        entry: told,
        text: "The lower tender was accepted".into(),
        why: None,
    });
    let minutes = || markdown::minutes(&s.meeting.public(), Scope::Public, &Seal::default());
    assert!(minutes().contains("in private: The lower tender") && !minutes().contains("higher"));
    let why = "it was not agreed".into();
    s.does(Intent::Strike { entry: told, why });
    assert!(!public(&s).contains("lower tender was accepted\n"));
    nothing_gets_out(&s);
}

/// An item put on the agenda in private has no name in public, and its summary gives it none.
#[test]
fn the_summary_of_an_item_that_the_public_never_heard_of_names_none() {
    let (mut s, _) = in_private();
    s.does(Intent::AddItem {
        number: Some("canary".into()),
        title: "The canary".into(),
        planned_s: None,
        due: None,
        exempt: None,
    });
    s.takes("canary");
    s.says("ash", "the canary costs £9,000");
    s.does(Intent::Summarise {
        item: None,
        text: "A purchase was agreed".into(),
    });
    back_in_public(&mut s);
    nothing_gets_out(&s);
    assert!(public(&s).contains("A purchase was agreed"));
}

#[test]
fn a_summary_of_nothing_is_refused_with_what_to_do_instead() {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash birch").item("1", "Roads", None);
    s.opens("ash birch");
    s.takes("1");
    let told = s.try_to(Intent::Summarise {
        item: None,
        text: "All is well".into(),
    });
    let told = told.unwrap_err().to_string();
    assert!(told.contains("/summary item 4 text"), "{told}");
}

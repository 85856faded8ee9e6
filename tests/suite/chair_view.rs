//! The chair's screens, drawn without a terminal: what they show at each size, and what they never do.
use crate::sitting;
use crate::sitting::{Sitting, person};
use chrono::{FixedOffset, TimeDelta};
use quorate::meeting::Intent;
use quorate::meeting::event::{Event, PersonKind, Plan, Priority};
use quorate::meeting::facts::{
    FloorGiven, FloorYielded, ItemListed, PublicExcluded, PublicReadmitted, RecommendationListed,
    SpeakerQueued,
};
use quorate::meeting::ids::ItemId;
use quorate::meeting::orders::AmendmentOrder;
use quorate::meeting::wall::Wall;
use quorate::ui::chair::Followed;
use quorate::ui::keys::{self, Place};
use quorate::ui::{self, Effect, Model, Msg, keystring};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

fn wall() -> Wall {
    Wall::Steady(FixedOffset::east_opt(3600).unwrap())
}

/// A panel that runs late, with everything on the floor that a chair may meet.
fn panel() -> Sitting {
    let mut s = Sitting::of("Thames Valley Police and Crime Panel", "2016-10-21", "11:00");
    s.fact(Event::MeetingPlanned(Box::new(Plan {
        body: "Thames Valley Police and Crime Panel".into(),
        title: None,
        date: "2016-10-21".parse().unwrap(),
        time: Some("11:00:00".parse().unwrap()),
        ends: Some("13:30:00".parse().unwrap()),
        venue: None,
        standing_orders: None,
        quorum: None,
        vacant: Vec::new(),
    })));
    s.list(
        "egleton",
        "Cllr Trevor Egleton",
        Some("Chairman"),
        "Cllr Egleton",
        PersonKind::Member,
    );
    s.members("mallon burke macpherson birchley sohal white");
    let items = [
        ("68", "Apologies for absence", Some(5), None),
        ("69", "Declarations of interest", Some(2), None),
        (
            "70",
            "Collaboration and the Strategic Policing Requirement",
            Some(40),
            None,
        ),
        ("71", "Contract matter", Some(15), Some("paragraph 3")),
        ("72", "Work programme", Some(40), None),
        ("73", "Community safety funding", Some(30), None),
        ("74", "Dates of meetings", None, None),
    ];
    for (number, title, minutes, exempt) in items {
        s.fact(Event::ItemListed(ItemListed {
            id: number.into(),
            number: Some(number.into()),
            title: title.into(),
            planned_s: minutes.map(|minutes: u32| minutes * 60),
            due: None,
            exempt: exempt.map(str::to_owned),
            parent: None,
            note: None,
            consent: false,
        }));
    }
    s.at("11:04")
        .opens("egleton mallon burke macpherson birchley sohal white");
    s.takes("68");
    s.narrates("There were none.");
    s.at("11:12").takes("69");
    s.narrates("There were none.");
    s.at("11:18").takes("70");
    s.does(Intent::Limit { seconds: Some(180) });
    s
}

fn debate(s: &mut Sitting) {
    s.at("11:55").moves(
        "mallon",
        Some("white"),
        "That the Panel note the report and ask for figures by the September meeting",
    );
    s.amends("sohal", Some("birchley"), "s/September/December/");
    for (who, priority, note) in [
        ("white", Priority::Turn, None),
        ("macpherson", Priority::Turn, Some("on cost")),
        ("sohal", Priority::PointOfOrder, Some("out of order")),
    ] {
        s.fact(Event::SpeakerQueued(SpeakerQueued {
            person: person(who),
            priority,
            note: note.map(str::to_owned),
            category: None,
            first: false,
        }));
    }
    s.at("11:58").fact(Event::FloorGiven(FloorGiven {
        person: person("birchley"),
        priority: Priority::Turn,
    }));
    s.at("12:00");
    s.now += TimeDelta::seconds(10);
}

fn model(s: &Sitting, size: (u16, u16)) -> Model {
    Model::of_chair(s.meeting.clone(), wall(), size)
}

fn press(model: &mut Model, keys: &str, s: &Sitting) -> Vec<Effect> {
    let keys = keystring::parse(keys).unwrap().into_iter();
    keys.flat_map(|key| ui::update(model, Msg::Key(key), s.now))
        .collect()
}

fn shown(s: &Sitting, size: (u16, u16), keys: &str) -> String {
    let mut model = model(s, size);
    press(&mut model, keys, s);
    ui::render_to_text(&model, s.now, size.0, size.1)
}

#[test]
fn the_views_at_every_size() {
    let mut s = panel();
    debate(&mut s);
    for (name, keys) in [
        ("dashboard", "d"),
        ("clock", "c"),
        ("wording", "w"),
        ("room", "r"),
    ] {
        let pictures = SIZES.map(|size| format!("{}×{}\n{}", size.0, size.1, shown(&s, size, keys)));
        insta::assert_snapshot!(name, pictures.join("\n\n"));
    }
}

#[test]
fn how_a_meeting_stands_is_said_before_between_and_after() {
    let mut pictures = vec![shown(
        &Sitting::of("Harbour Trust", "2016-10-21", "11:00"),
        (80, 16),
        "",
    )];
    let mut s = panel();
    debate(&mut s);
    let until = Some(s.at("12:22").now);
    s.at("12:02").does(Intent::Adjourn { until });
    pictures.push(shown(&s, (80, 16), ""));
    s.at("12:30").does(Intent::Close);
    pictures.push(shown(&s, (80, 16), ""));
    insta::assert_snapshot!("stands", pictures.join("\n\n"));
}

#[test]
fn the_five_questions_are_answered_at_forty_by_twelve() {
    let mut s = panel();
    debate(&mut s);
    let text = shown(&s, (40, 12), "");
    for answer in [
        "70  Collaboration",
        "OVER by 2 min",
        "FINISH 13:",
        "Cllr Birchley",
        "0:50 left",
        "Next: ! Cllr Sohal (point of order)",
        "Amendment m2 to m1",
        "Leave out “September”, insert “December”",
        "Needs more than half: 4 if all 7 vote",
        "4 to spare",
    ] {
        assert!(text.contains(answer), "{answer}:\n{text}");
    }
}

#[test]
fn late_is_said_in_words_and_shapes_as_well_as_colours() {
    let mut s = panel();
    debate(&mut s);
    s.at("12:01");
    let text = shown(&s, (80, 24), "");
    assert!(
        text.contains("■ Cllr Birchley") && text.contains("OVER by 0:00, of 3:00"),
        "{text}"
    );
    s.now -= TimeDelta::seconds(20);
    let text = shown(&s, (80, 24), "");
    assert!(
        text.contains("▲ Cllr Birchley") && text.contains("0:20 left SOON"),
        "{text}"
    );
}

#[test]
fn thirty_seconds_more_are_the_chairs_own_and_end_with_the_speech() {
    let mut s = panel();
    debate(&mut s);
    let mut chair = model(&s, (80, 24));
    assert_eq!(press(&mut chair, "++", &s), [], "nothing is written");
    let text = ui::render_to_text(&chair, s.now, 80, 24);
    assert!(text.contains("1:50 left of 4:00 (+60 s)"), "{text}");
    press(&mut chair, "-", &s);
    let text = ui::render_to_text(&chair, s.now, 80, 24);
    assert!(text.contains("1:20 left of 3:30 (+30 s)"), "{text}");
    let fact = s.meeting.record(
        Event::FloorGiven(FloorGiven {
            person: person("white"),
            priority: Priority::Turn,
        }),
        s.now,
        None,
    );
    ui::update(&mut chair, Msg::Followed(Followed::Facts(vec![fact])), s.now);
    let text = ui::render_to_text(&chair, s.now, 80, 24);
    assert!(
        text.contains("3:00 left of 3:00\n") || text.contains("3:00 left of 3:00 "),
        "{text}"
    );
    assert!(!text.contains("(+"), "{text}");
}

#[test]
fn the_bell_is_silent_until_asked_for_and_rings_once() {
    let mut s = panel();
    debate(&mut s);
    let mut chair = model(&s, (80, 24));
    let mut tick = |chair: &mut Model, seconds: i64| {
        s.now += TimeDelta::seconds(seconds);
        ui::update(chair, Msg::Tick, s.now)
    };
    assert_eq!(tick(&mut chair, 60), [], "over, and silent");
    let key = keystring::parse("b").unwrap()[0];
    let now = panel().now;
    ui::update(&mut chair, Msg::Key(key), now);
    assert_eq!(tick(&mut chair, 1), [], "it does not ring for what is long over");
    let key = keystring::parse("+").unwrap()[0];
    ui::update(&mut chair, Msg::Key(key), now);
    assert_eq!(tick(&mut chair, 1), []);
    assert_eq!(tick(&mut chair, 30), [Effect::Ring]);
    assert_eq!(tick(&mut chair, 1), [], "once");
}

#[test]
fn nothing_exempt_is_ever_on_the_rooms_view() {
    let mut s = panel();
    debate(&mut s);
    s.at("12:05").takes("71");
    s.fact(Event::PublicExcluded(PublicExcluded {
        ground: "paragraph 3".into(),
    }));
    s.list("zcanary", "Mr Zcanary", None, "Mr Zcanary", PersonKind::Witness);
    s.item("99", "The zcanary dismissal", Some("paragraph 1"));
    s.moves("mallon", Some("white"), "That zcanary be paid");
    s.fact(Event::SpeakerQueued(SpeakerQueued {
        person: person("zcanary"),
        priority: Priority::Turn,
        note: Some("zcanary".into()),
        category: None,
        first: false,
    }));
    s.fact(Event::FloorGiven(FloorGiven {
        person: person("zcanary"),
        priority: Priority::Turn,
    }));
    s.says("zcanary", "It cost a zcanary");
    let hidden = |s: &Sitting, when: &str| {
        for width in [1, 20, 40, 80, 120, 200] {
            for height in [1, 6, 12, 24, 60] {
                let text = shown(s, (width, height), "r");
                assert!(!text.to_lowercase().contains("canary"), "{when}:\n{text}");
            }
        }
    };
    hidden(&s, "in private");
    let text = shown(&s, (80, 24), "r");
    assert!(
        text.contains("71  Contract matter") && text.contains("In private session"),
        "{text}"
    );
    assert!(shown(&s, (80, 24), "d").contains("zcanary"), "the chair sees it");
    s.takes("99");
    hidden(&s, "on an item that the public has not heard of");
    s.fact(Event::PublicReadmitted(PublicReadmitted {}));
    s.takes("72");
    hidden(&s, "in public again");
    assert_eq!(s.meeting.item(), Some(&ItemId::from("72")));
    // What comes while the view is shown is folded the same way.
    let mut chair = model(&s, (80, 24));
    press(&mut chair, "r", &s);
    let fact = quorate::meeting::Recorded {
        exempt: true,
        ..s.meeting.record(
            Event::FloorGiven(FloorGiven {
                person: person("zcanary"),
                priority: Priority::Turn,
            }),
            s.now,
            None,
        )
    };
    ui::update(&mut chair, Msg::Followed(Followed::Facts(vec![fact])), s.now);
    ui::update(
        &mut chair,
        Msg::Followed(Followed::Lost("the zcanary folder is gone".into())),
        s.now,
    );
    let text = ui::render_to_text(&chair, s.now, 80, 24);
    assert!(
        !text.contains("canary") && text.contains("What you see may be old"),
        "{text}"
    );
}

#[test]
fn what_became_of_the_log_is_said_and_not_for_ever() {
    let mut s = panel();
    let mut chair = model(&s, (80, 24));
    let say = |chair: &mut Model, followed, s: &Sitting| {
        ui::update(chair, Msg::Followed(followed), s.now);
        ui::render_to_text(chair, s.now, 80, 24)
    };
    let text = say(&mut chair, Followed::Lost("the disk is away".into()), &s);
    assert!(
        text.contains("NOT FOLLOWING, what you see may be old: the disk is away"),
        "{text}"
    );
    assert!(text.contains("70  Collaboration"), "what was read still stands");
    let text = say(&mut chair, Followed::Found, &s);
    assert!(
        text.contains("the log is there again") && !text.contains("NOT FOLLOWING"),
        "{text}"
    );
    for _ in 0..3 {
        s.now += TimeDelta::seconds(15);
        ui::update(&mut chair, Msg::Tick, s.now);
    }
    let text = ui::render_to_text(&chair, s.now, 80, 24);
    assert!(!text.contains("there again"), "{text}");
    let facts = Sitting::of("Harbour Trust", "2016-10-21", "11:00")
        .meeting
        .facts()
        .to_vec();
    let text = say(
        &mut chair,
        Followed::Again {
            why: "another log has taken its place".into(),
            facts,
        },
        &s,
    );
    assert!(
        text.contains("another log has taken its place") && text.contains("Harbour Trust"),
        "{text}"
    );
    let facts = s.meeting.facts().to_vec();
    let why = "the log is damaged, quorate check says where: the log is shorter than it was; it was read again, \
               14 events";
    let text = say(
        &mut chair,
        Followed::Again {
            why: why.into(),
            facts,
        },
        &s,
    );
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(why), "all of it is read: {text}");
}

#[test]
fn any_size_is_drawn_without_harm() {
    let mut s = panel();
    debate(&mut s);
    for keys in ["d", "c", "w", "r", "w<pagedown><pagedown>"] {
        for width in [0, 1, 2, 3, 7, 20, 39, 71, 72, 90, 600] {
            for height in [0, 1, 2, 3, 4, 5, 6, 11, 15, 20, 300] {
                let text = shown(&s, (width, height), keys);
                assert!(text.lines().count() <= usize::from(height.max(1)));
            }
        }
    }
}

#[test]
fn every_key_of_the_table_is_dispatched_and_none_writes() {
    let mut s = panel();
    debate(&mut s);
    for row in keys::at(Place::Chair) {
        for chord in row.keys {
            let mut chair = model(&s, (80, 24));
            assert_eq!(chair.place(), Place::Chair);
            let event = crossterm::event::KeyEvent::new(chord.code, chord.held);
            let effects = ui::update(&mut chair, Msg::Key(event), s.now);
            assert!(
                effects.iter().all(|effect| *effect == Effect::Quit),
                "{effects:?}"
            );
            ui::render_to_text(&chair, s.now, 80, 24);
        }
    }
}

#[test]
fn amendments_come_in_the_order_in_which_they_are_voted_on() {
    let mut s = panel();
    debate(&mut s);
    s.does(Intent::Amend {
        amends: Some("m1".parse().unwrap()),
        moved_by: Some(person("burke")),
        seconded_by: Some(person("white")),
        text: "s/note/reject/".into(),
    });
    let text = shown(&s, (120, 40), "w");
    let in_order = |text: &str, words: [&str; 3]| {
        let places = words.map(|words| text.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    };
    in_order(
        &text,
        [
            "VOTE NEXT ON  Amendment m3",
            "THEN ON  Amendment m2",
            "THEN ON  Motion m1",
        ],
    );
    s.meeting.orders.amendments.order = AmendmentOrder::AsMoved;
    let as_moved = shown(&s, (120, 40), "w");
    in_order(
        &as_moved,
        [
            "VOTE NEXT ON  Amendment m2",
            "THEN ON  Amendment m3",
            "THEN ON  Motion m1",
        ],
    );
    assert!(text.contains("by the December meeting"), "{text}");
    assert!(text.contains("That the Panel reject the report"), "{text}");
}

#[test]
fn who_interrupts_has_the_floor_and_who_was_interrupted_keeps_their_time() {
    let mut s = panel();
    debate(&mut s);
    let mut chair = model(&s, (120, 40));
    press(&mut chair, "+", &s);
    let give = |s: &mut Sitting, who: &str, priority: Priority, chair: &mut Model| {
        let person = person(who);
        let fact = s
            .meeting
            .record(Event::FloorGiven(FloorGiven { person, priority }), s.now, None);
        s.meeting.apply(fact.clone());
        ui::update(chair, Msg::Followed(Followed::Facts(vec![fact])), s.now);
    };
    give(&mut s, "sohal", Priority::PointOfOrder, &mut chair);
    s.now += TimeDelta::seconds(40);
    let text = ui::render_to_text(&chair, s.now, 120, 40);
    assert!(text.contains("SPEAKING  point of order"), "{text}");
    assert!(text.contains("Cllr Sohal  then Cllr Birchley again"), "{text}");
    let yielded = s
        .meeting
        .record(Event::FloorYielded(FloorYielded {}), s.now, None);
    ui::update(&mut chair, Msg::Followed(Followed::Facts(vec![yielded])), s.now);
    // 2:10 had gone of 3:00 when it was interrupted; 30 s more were given.
    let text = ui::render_to_text(&chair, s.now, 120, 40);
    assert!(text.contains("1:20 left of 3:30 (+30 s)"), "{text}");
}

#[test]
fn what_is_over_and_late_adds_up_with_the_figures_beside_it() {
    let mut s = panel();
    s.at("12:00");
    s.now += TimeDelta::seconds(40);
    let text = shown(&s, (80, 24), "");
    assert!(
        text.contains("42 of 40 min") && text.contains("OVER by 2 min"),
        "{text}"
    );
    assert!(
        text.contains("13:43 as planned") && text.contains("13 min LATE") && text.contains("end 13:30"),
        "{text}"
    );
    s.at("11:58");
    s.now += TimeDelta::seconds(30);
    let text = shown(&s, (80, 24), "");
    assert!(
        text.contains("40 of 40 min") && text.contains("   OVER\n"),
        "{text}"
    );
}

#[test]
fn an_item_decided_is_not_said_to_have_run_out_of_time() {
    let mut s = panel();
    s.at("11:20").does(Intent::Note { text: None });
    for (keys, words) in [("", "● 2 of 40 min"), ("c", "● Item: 2 of 40 min, decided")] {
        let text = shown(&s, (80, 24), keys);
        assert!(text.contains(words) && text.contains("decided"), "{text}");
        assert!(!text.contains("SOON"), "{text}");
    }
}

#[test]
fn a_recommendation_is_not_moved_yet_until_it_is_whatever_becomes_of_its_words() {
    let mut s = panel();
    s.fact(Event::RecommendationListed(RecommendationListed {
        item: "70".into(),
        text: "That the report be noted".into(),
    }));
    assert!(shown(&s, (80, 24), "").contains("Recommended, not moved yet"));
    s.does(Intent::Move {
        kind: quorate::meeting::event::MotionKind::Motion,
        moved_by: Some(person("mallon")),
        seconded_by: Some(person("white")),
        text: None,
    });
    s.amends("sohal", Some("burke"), "s/noted/approved/");
    s.vote(sitting::count(5, 1, 0));
    s.vote(sitting::count(5, 1, 0));
    for keys in ["", "w"] {
        let text = shown(&s, (80, 24), keys);
        assert!(!text.contains("ecommended"), "{text}");
    }
    s.takes("71");
    assert!(
        !s.findings().contains(&"recommendation_open"),
        "{:?}",
        s.findings()
    );
    s.takes("70");
    let again = s.try_to(Intent::Move {
        kind: quorate::meeting::event::MotionKind::Motion,
        moved_by: None,
        seconded_by: None,
        text: None,
    });
    assert!(again.is_err(), "it is not moved a second time");
}

#[test]
fn how_late_it_is_stands_by_the_finish_that_is_late_and_fits() {
    let s = panel();
    let whole = shown(&s, (80, 24), "c");
    let narrow = shown(&s, (40, 12), "c");
    assert!(!whole.contains("late at this pace, "), "{whole}");
    let row = narrow
        .lines()
        .find(|row| row.contains("Finish"))
        .unwrap_or_default();
    assert!(!row.contains('…'), "{narrow}");
}

/// A chair who only looks at the view can declare every result.
#[test]
fn what_came_of_a_vote_stands_until_something_else_is_moved() {
    use quorate::meeting::event::Side::{Abstain, Against, For};
    let mut s = panel();
    s.moves("mallon", Some("white"), "That the hall be let");
    s.vote(sitting::votes(&[
        (For, "mallon white burke"),
        (Against, "sohal"),
        (Abstain, "birchley"),
    ]));
    let dashboard = shown(&s, (120, 40), "");
    for words in [
        "CARRIED",
        "By name: 3 for, 1 against, 1 abstaining",
        "For: Cllr Mallon, Cllr White and Cllr Burke",
        "Against: Cllr Sohal",
        "more than half needs 3",
    ] {
        assert!(dashboard.contains(words), "{words}\n{dashboard}");
    }
    for (size, keys) in [((80, 24), ""), ((80, 24), "w"), ((80, 24), "c"), ((40, 12), "w")] {
        let text = shown(&s, size, keys);
        assert!(text.contains("CARRIED"), "{keys}\n{text}");
    }
    s.moves("sohal", Some("burke"), "That the hall be sold");
    assert!(!shown(&s, (120, 40), "").contains("RESULT"));
    s.vote(sitting::count(3, 3, 0));
    let tied = shown(&s, (120, 40), "");
    assert!(
        tied.contains("EQUAL VOTES") && tied.contains("3 for, 3 against"),
        "{tied}"
    );
    assert!(tied.contains("casting vote"), "{tied}");
    s.takes("72");
    assert!(!shown(&s, (120, 40), "").contains("RESULT"), "another item");
}

#[test]
fn words_that_an_amendment_changed_are_not_read_out_as_final() {
    let mut s = panel();
    s.moves("mallon", Some("white"), "That the hall be let");
    s.amends("sohal", Some("burke"), "limit it to five years");
    s.vote(sitting::count(5, 1, 0));
    for keys in ["", "w"] {
        let text = shown(&s, (120, 40), keys);
        assert!(text.contains("NOT FINAL"), "{text}");
        assert!(
            text.contains("m2 was carried") && text.contains("five years"),
            "{text}"
        );
    }
}

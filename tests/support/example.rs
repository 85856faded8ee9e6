//! A meeting to test with: the panel of the first seed, in our own words.

use quorate::meeting::event::{PersonKind, Plan};
use quorate::meeting::facts::{ItemListed, PersonListed, RecommendationListed};
use quorate::meeting::{Event, Recorded};

use crate::stage::{Stage, moment};

fn person(id: &str, name: &str, role: Option<&str>, shown: &str, kind: PersonKind) -> Event {
    Event::PersonListed(PersonListed {
        id: id.into(),
        name: name.into(),
        role: role.map(str::to_owned),
        shown: shown.into(),
        kind,
        voting: kind == PersonKind::Member,
        votes: None,
    })
}

fn item(number: &str, title: &str, minutes: u32, due: Option<(u32, u32)>, exempt: Option<&str>) -> Event {
    Event::ItemListed(ItemListed {
        id: number.into(),
        number: Some(number.into()),
        title: title.into(),
        planned_s: Some(minutes * 60),
        due: due.and_then(|(h, m)| chrono::NaiveTime::from_hms_opt(h, m, 0)),
        exempt: exempt.map(str::to_owned),
        parent: None,
        note: None,
        consent: false,
    })
}

/// The facts that the agenda page makes.
pub fn planned() -> Vec<Recorded> {
    use PersonKind::{Member, Officer};
    let events = vec![
        Event::MeetingPlanned(Box::new(Plan {
            body: "Thames Valley Police and Crime Panel".into(),
            title: None,
            date: chrono::NaiveDate::from_ymd_opt(2016, 10, 21).expect("a date"),
            time: chrono::NaiveTime::from_hms_opt(11, 0, 0),
            ends: chrono::NaiveTime::from_hms_opt(13, 30, 0),
            venue: Some("Council chamber".into()),
            standing_orders: None,
            quorum: None,
            vacant: Vec::new(),
        })),
        person(
            "egleton",
            "Cllr Trevor Egleton",
            Some("Chairman"),
            "Cllr Egleton",
            Member,
        ),
        person(
            "mallon",
            "Cllr Kieron Mallon",
            Some("Vice-Chairman"),
            "Cllr Mallon",
            Member,
        ),
        person("burke", "Cllr Margaret Burke", None, "Cllr Burke", Member),
        person("page", "Cllr Tony Page", None, "Cllr Page", Member),
        person("mcdonald", "Cllr Iain McDonald", None, "Cllr McDonald", Member),
        person("sinclair", "Cllr Quentin Sinclair", None, "Cllr Sinclair", Member),
        person("mallory", "Cllr Ann Mallory", None, "Cllr Mallory", Member),
        person(
            "pcc",
            "Anthony Stansfeld",
            Some("Police and Crime Commissioner"),
            "the PCC",
            Officer,
        ),
        person("cc", "Chief Constable", None, "the Chief Constable", Officer),
        item("68", "Apologies for absence", 5, None, None),
        item("69", "Declarations of interest", 2, None, None),
        item(
            "70",
            "Collaboration and the Strategic Policing Requirement",
            40,
            Some((11, 10)),
            None,
        ),
        Event::RecommendationListed(RecommendationListed {
            item: "70".into(),
            text: "That the Panel note the report".into(),
        }),
        item("71", "Contract matter", 15, None, Some("paragraph 3")),
        item("72", "Report of the Complaints Sub-Committee", 10, None, None),
        item("73", "Work programme", 10, None, None),
    ];
    let at = moment("09:00:00");
    let facts = events.into_iter().zip(1..).map(|(event, seq)| Recorded {
        seq,
        at,
        as_of: None,
        exempt: false,
        event,
    });
    facts.collect()
}

/// What the clerk types up to the middle of the main item.
pub const LINES: &[(&str, &str)] = &[
    ("11:00:05", "/open"),
    ("11:00:40", "/item 68"),
    (
        "11:01:10",
        "/present egleton mallon burke page mcdonald mallory pcc cc",
    ),
    ("11:01:40", "/apologies sinclair"),
    ("11:03:00", "/item next"),
    (
        "11:03:30",
        "/declare page item 72 personal he sits on the complaints sub-committee",
    ),
    ("11:09:00", "/item 70"),
    ("11:09:30", ">pcc"),
    (
        "11:09:40",
        "pcc: The Commissioner presented his report and drew attention to these points:",
    ),
    (
        "11:10:20",
        "- the force works with its neighbours on counter terrorism, roads policing and forensics",
    ),
    (
        "11:11:00",
        "- savings of two million pounds a year were expected once the joint teams were in place",
    ),
    ("11:13:00", "# Questions"),
    (
        "11:13:10",
        "burke?pcc What does the consortium cost the force each year, and who decides what goes into it?",
    ),
    (
        "11:14:00",
        "pcc= About two million pounds. The chief officers propose and the commissioners decide.",
    ),
    (
        "11:15:20",
        "mallon??q1 Would that be shared with the Panel before the budget is set?",
    ),
    (
        "11:16:00",
        "pcc~ A note on the consortium's costs before the January meeting",
    ),
    (
        "11:17:00",
        "page?cc How far does the regional unit depend on other forces' officers?",
    ),
    ("11:18:30", "cc= A third of its officers are seconded."),
    (
        "11:19:00",
        "cc! Circulate the staffing of the regional unit by 1 Dec",
    ),
    (
        "11:20:00",
        "@11:12 The slides were shown on the screen in the chamber.",
    ),
    ("11:21:00", "+burke on the budget"),
    ("11:21:10", "+mcdonald"),
    ("11:21:20", "++egleton relevance"),
    (
        "11:22:00",
        "/recommend mallon/- That the Panel note the report and ask for an update on collaboration in six months",
    ),
    ("11:22:40", ">page"),
    ("11:22:50", "page?pcc When will the joint firearms range open?"),
];

/// Types them.
pub fn play(stage: &mut Stage) {
    for (time, line) in LINES {
        stage.at(time).line(line);
        assert_eq!(stage.entry(), "", "{line} was refused: {}", stage.screen());
    }
    stage.at("11:24:14");
}

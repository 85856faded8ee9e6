//! The floor, held up case by case to what OpenSlides publishes of its list of speakers
//! (openslides-backend, docs/actions/speaker.*.md and list_of_speakers.re_add_last.md), and to the rules.
use crate::hall::{Hall, preset};
use quorate::entry::{self, Preview};

/// How a case stands to OpenSlides.
#[derive(Debug)]
enum Held {
    /// It does the same.
    Same,
    /// It does more, for this reason.
    More(&'static str),
    /// It comes to the same in another way.
    Else(&'static str),
}
use Held::{Else, More, Same};

/// What OpenSlides publishes, the lines, who has the floor then, the queue then.
type Case = (
    &'static str,
    Held,
    &'static [&'static str],
    Option<&'static str>,
    &'static str,
);

const CASES: &[Case] = &[
    (
        "speaker.create: the waiting stand in the order of their asking",
        Same,
        &["+birch", "+cole", "+dale"],
        None,
        "queue: birch, cole, dale",
    ),
    (
        "speaker.create: a point of order stands before those in turn",
        Same,
        &["+birch", "++cole"],
        None,
        "queue: cole (point of order), birch",
    ),
    (
        "speaker.create: points of order stand by the rank of their category",
        Same,
        &[
            "++birch request for information",
            "++cole appeal against the ruling",
            "++dale question of privilege: the heat",
        ],
        None,
        "queue: dale (point of order: question of privilege), cole (point of order: appeal), \
         birch (point of order: request for information)",
    ),
    (
        "speaker.create: within a category by the order of their asking",
        Same,
        &["++birch appeal", "++cole appeal"],
        None,
        "queue: birch (point of order: appeal), cole (point of order: appeal)",
    ),
    (
        "speaker.create: a category is required",
        More("without one it is recorded, after those that have one"),
        &["++birch it is hot", "++cole appeal"],
        None,
        "queue: cole (point of order: appeal), birch (point of order)",
    ),
    (
        "speaker.create: an interposed question stands after other interposed questions and before all others",
        Same,
        &[
            "+dale",
            ">dale",
            "+birch",
            "++cole appeal",
            "/interpose elm",
            "/interpose fern",
        ],
        Some("dale"),
        "queue: elm (question to the speaker), fern (question to the speaker), cole (point of order: appeal), birch",
    ),
    (
        "speaker.create: nobody waits twice in turn",
        Same,
        &["+birch", "+cole", "+birch"],
        None,
        "queue: cole, birch",
    ),
    (
        "speaker.create: one may wait in turn and with a point of order",
        Same,
        &["+birch", "++birch appeal"],
        None,
        "queue: birch (point of order: appeal), birch",
    ),
    (
        "speaker.create: a closed list takes points of order",
        Same,
        &["/queue closed", "++birch appeal"],
        None,
        "queue: birch (point of order: appeal)",
    ),
    (
        "speaker.create: a closed list takes nobody else",
        More("the clerk records it, and it is noticed"),
        &["/queue closed", "+birch"],
        None,
        "queue: birch",
    ),
    (
        "speaker.speak: the next speaker ends the one before",
        Same,
        &["+birch", "+cole", ">", ">"],
        Some("cole"),
        "queue: empty",
    ),
    (
        "speaker.speak: an interposed question pauses the speaker",
        Same,
        &[">birch", "/interpose cole", ">"],
        Some("cole"),
        "queue: empty",
    ),
    (
        "speaker.speak: a point of order ends the speaker",
        More("it interrupts, and the floor comes back"),
        &[">birch", "++cole appeal", ">", "<"],
        Some("birch"),
        "queue: empty",
    ),
    (
        "speaker.unpause: after an interposed question the speaker goes on",
        More("at once, without a second action"),
        &[">birch", "/interpose cole", ">", "<"],
        Some("birch"),
        "queue: empty",
    ),
    (
        "speaker.speak: an interposed question follows another, and the speaker stays paused",
        Same,
        &[">birch", "/interpose cole", "/interpose dale", ">", ">"],
        Some("dale"),
        "queue: empty",
    ),
    (
        "speaker.end_speech: ending the speech ends its questions",
        Same,
        &[
            ">birch",
            "+elm",
            "/interpose cole",
            "/interpose dale",
            ">",
            ">elm",
        ],
        Some("elm"),
        "queue: empty",
    ),
    (
        "speaker.end_speech: questions that wait end with the speech",
        Same,
        &[">birch", "/interpose cole", "<"],
        None,
        "queue: empty",
    ),
    (
        "speaker.end_speech: those in turn and points of order stay",
        Same,
        &[">birch", "+dale", "++elm appeal", "/interpose cole", "<"],
        None,
        "queue: elm (point of order: appeal), dale",
    ),
    (
        "list_of_speakers.re_add_last: whoever spoke last goes on first",
        Same,
        &["+cole", ">birch", "<", "/readd"],
        None,
        "queue: birch, cole",
    ),
    (
        "list_of_speakers.re_add_last: before points of order, too",
        More("a point of order keeps its precedence"),
        &["+cole", "++dale appeal", ">birch", "<", "/readd"],
        None,
        "queue: dale (point of order: appeal), birch, cole",
    ),
    (
        "list_of_speakers.delete_all_speakers: the list is emptied",
        Same,
        &["+birch", "++cole appeal", "/queue clear"],
        None,
        "queue: empty",
    ),
    (
        "speaker.delete: whoever waits is taken off",
        Same,
        &["+birch", "+cole", "-birch"],
        None,
        "queue: cole",
    ),
    (
        "speaker.create: a note goes with a point of order alone",
        More("whoever waits in turn may say on what, too"),
        &["+birch on the cost", "+cole"],
        None,
        "queue: birch, cole",
    ),
    (
        "speaker.create: none but those present, where the meeting is set so",
        More("whoever asks to speak is taken to be present from then on"),
        &["/leave cole", "+cole"],
        None,
        "queue: cole",
    ),
    (
        "speaker.create: an answer stands directly under the question it answers",
        Else("the speaker who was asked has the floor back, to answer"),
        &[">birch", "+dale", "/interpose cole", ">", "<"],
        Some("birch"),
        "queue: dale",
    ),
    (
        "speaker.create: an intervention stands before those in turn and has a time of its own",
        Else("a point of order interrupts, and /limit gives it a time"),
        &[">birch", "+dale", "++cole intervention", ">", "/limit 1m"],
        Some("cole"),
        "queue: dale",
    ),
    (
        "speaker.speak: none but those who wait",
        More("whoever the chair calls has the floor"),
        &["+cole", ">birch"],
        Some("birch"),
        "queue: cole",
    ),
    (
        "speaker.pause: the speaker's clock stands still",
        Else("it does while anybody else has the floor in between: the chair, on a point of order"),
        &[">birch", "++ash", ">"],
        Some("ash"),
        "queue: empty",
    ),
    (
        "speaker.update: who waits in turn raises a point of order instead",
        Same,
        &["+cole", "+birch", "-birch", "++birch appeal"],
        None,
        "queue: birch (point of order: appeal), cole",
    ),
    (
        "speaker.update: the category of a point of order is put right",
        Same,
        &[
            "++cole parliamentary inquiry",
            "++birch request for information",
            "++birch appeal",
        ],
        None,
        "queue: birch (point of order: appeal), cole (point of order: parliamentary inquiry)",
    ),
    (
        "speaker.sort: those who wait stand in any order",
        Else("the floor is given by name, out of turn"),
        &["+birch", "+cole", "+dale", ">dale"],
        Some("dale"),
        "queue: birch, cole",
    ),
    (
        "speaker.delete: whoever speaks ends, and nobody follows by itself",
        Same,
        &[">birch", "+cole", "<"],
        None,
        "queue: cole",
    ),
    (
        "list_of_speakers.update: a closed list is opened again",
        Same,
        &["/queue closed", "/queue open", "+birch"],
        None,
        "queue: birch",
    ),
    (
        "list_of_speakers.re_add_last: a point of order again, as one",
        Else("++ raises it again, with its category"),
        &["++cole appeal", ">", "<", "++cole appeal"],
        None,
        "queue: cole (point of order: appeal)",
    ),
    (
        "none: whoever leaves the room leaves the queue and the floor",
        More("attendance and floor are one record"),
        &[">birch", "+cole", "+dale", "/leave cole", "/leave birch"],
        None,
        "queue: dale",
    ),
    (
        "none: whoever was interrupted can be called back by name",
        More("and their speech goes on, it is no second one"),
        &[">birch", "++cole appeal", ">", ">birch"],
        Some("birch"),
        "queue: empty",
    ),
];

#[test]
fn the_floor_is_held_as_openslides_publishes_or_better() {
    for (published, held, lines, speaker, queue) in CASES {
        let mut hall = Hall::of("roberts-rules");
        hall.opened().enter(lines);
        assert_eq!(hall.speaker().as_deref(), *speaker, "{published}: {held:?}");
        assert_eq!(hall.queue(), *queue, "{published}: {held:?}");
        if let More(why) | Else(why) = held {
            assert!(!why.is_empty());
        }
    }
}

/// Every action on speakers that OpenSlides documents, but those on its own merging of accounts and on the
/// time of parliamentary groups, which have no place in a clerk's record.
#[test]
fn every_published_action_has_a_case() {
    let published = [
        "speaker.create",
        "speaker.delete",
        "speaker.end_speech",
        "speaker.pause",
        "speaker.sort",
        "speaker.speak",
        "speaker.unpause",
        "speaker.update",
        "list_of_speakers.delete_all_speakers",
        "list_of_speakers.re_add_last",
        "list_of_speakers.update",
    ];
    for action in published {
        let held = CASES
            .iter()
            .any(|(name, ..)| name.split(':').next() == Some(action));
        assert!(held, "{action} has no case");
    }
    for (name, ..) in CASES {
        let action = name.split(':').next().unwrap();
        assert!(action == "none" || published.contains(&action), "{name}");
        assert_eq!(
            CASES.iter().filter(|(other, ..)| other == name).count(),
            1,
            "{name} stands twice"
        );
    }
}

/// What OpenSlides refuses, and we as well: it names what is not there.
#[test]
fn what_names_nobody_is_refused() {
    let rows: &[(&[&str], &str, &str)] = &[
        (&[], "/readd", "nobody has spoken that could go on"),
        (
            &[">birch", "<", "+birch"],
            "/readd",
            "Cllr Birch waits to speak already",
        ),
        (&[], "/interpose cole", "nobody has the floor to be asked"),
        (&[], ">", "nobody is waiting"),
        (&[], "<", "nobody has the floor"),
        (&[">birch"], ">birch", "Cllr Birch has the floor already"),
    ];
    for (lines, line, why) in rows {
        let mut hall = Hall::of("roberts-rules");
        hall.opened().enter(lines);
        match entry::preview(line, &hall.meeting, hall.now) {
            Preview::Refused(told) => assert!(told.starts_with(why), "{line}: {told}"),
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn a_speakers_clock_stands_still_while_others_interrupt() {
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "@19:10 >birch",
        "@19:12 /interpose cole",
        "@19:13 >",
        "@19:15 ++dale appeal",
        "@19:16 >",
        "@19:18 <",
        "@19:19 <",
        "@19:21 <",
    ]);
    let spoken: Vec<(String, i64)> = hall
        .meeting
        .floor
        .speeches
        .iter()
        .map(|one| (one.person.to_string(), one.seconds(one.span.to.unwrap()) / 60))
        .collect();
    let wanted = [("birch", 5), ("cole", 4), ("dale", 2)].map(|(who, minutes)| (who.to_owned(), minutes));
    assert_eq!(spoken, wanted);
    assert_eq!(hall.found("spoke_too_long"), None);
    // An adjournment ends all of them, and nobody comes back to a floor that is not there.
    hall.enter(&[">birch", "++cole appeal", ">", "/adjourn", "/resume"]);
    assert_eq!(hall.speaker(), None);
}

#[test]
fn the_rules_limit_speeches_by_role_and_kind_until_they_are_suspended() {
    let mut orders = preset("parish-council");
    let own = "based_on = \"parish-council\"\n[limit.mover]\nwho = [\"mover\"]\non = [\"motion\"]\nseconds = \"10m\"\nsource = \"SO 9\"\n";
    assert_eq!(orders.limits.len(), 2);
    orders = quorate::rules::read("own", own).unwrap().orders;
    let mut hall = Hall::under(Some(orders));
    hall.opened()
        .enter(&["/move birch/cole That it be so", ">birch", ">dale", ">clerk"]);
    let limits: Vec<Option<u32>> = hall
        .meeting
        .floor
        .speeches
        .iter()
        .map(|one| one.limit_s)
        .collect();
    assert_eq!(limits, [Some(600), Some(180), None]);
    // What the chair says holds before what the book says.
    hall.enter(&["/limit 1m", ">elm"]);
    assert_eq!(hall.meeting.floor.speaking().unwrap().limit_s, Some(60));
    hall.enter(&[
        "/limit off",
        "/procedural ash/cole That standing orders be suspended",
        "/agreed",
        ">fern",
    ]);
    assert_eq!(hall.meeting.floor.speaking().unwrap().limit_s, None);
    hall.enter(&["/item 3", "/move birch/cole That it be so", ">gorse"]);
    assert_eq!(hall.meeting.floor.speaking().unwrap().limit_s, Some(180));
}

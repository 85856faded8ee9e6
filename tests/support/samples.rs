//! Two meetings with something of everything in them: a parish council and a union branch.
#![allow(dead_code, reason = "each test file uses the part it needs")]

use quorate::meeting::event::{InterestKind, MotionKind, PersonKind, Priority, Side};
use quorate::meeting::facts::{QuestionSubmitted, RecommendationListed, ReportListed};
use quorate::meeting::ids::{ItemId, QuestionId};
use quorate::meeting::{Event, Intent};

use super::sitting::{Sitting, count, people, person, votes};

/// A parish council: everything a clerk may meet in one evening.
pub fn parish_council() -> Sitting {
    let mut s = Sitting::of("Nether Wallop Parish Council", "2025-06-03", "19:00");
    s.list(
        "hale",
        "Cllr Ruth Hale",
        Some("Chairman"),
        "Cllr Hale",
        PersonKind::Member,
    );
    s.members("burke dent finch grove");
    s.list("moss", "Cllr Ada Moss", None, "Cllr Moss", PersonKind::Member);
    s.list(
        "clerk",
        "Jo Penn",
        Some("Clerk to the Council"),
        "the Clerk",
        PersonKind::Officer,
    );
    s.list(
        "ranger",
        "Sam Oakes",
        Some("Footpaths ranger"),
        "the Ranger",
        PersonKind::Witness,
    );
    s.item("1", "Apologies and declarations", None);
    s.item("2", "footpaths", None);
    s.item("3", "Village hall", None);
    s.item("4", "Tenders for the roof", Some("paragraph 3"));
    s.item("5", "Dates of meetings", None);
    s.fact(Event::ReportListed(ReportListed {
        item: "2".into(),
        title: "State of the paths, the Ranger".into(),
    }));
    s.fact(Event::RecommendationListed(RecommendationListed {
        item: "5".into(),
        text: "That the dates be agreed".into(),
    }));
    s.fact(Event::QuestionSubmitted(QuestionSubmitted {
        id: QuestionId(1),
        by: person("dent"),
        to: Some(person("ranger")),
        item: Some(ItemId::from("2")),
        text: "How many stiles are broken?".into(),
    }));

    s.at("19:02").opens("hale burke dent finch clerk ranger");
    s.takes("1");
    s.does(Intent::Apologies {
        people: people("grove"),
        substitute: Some(person("moss")),
    });
    s.does(Intent::Declare {
        person: person("burke"),
        item: Some("3".into()),
        kind: InterestKind::Prejudicial,
        text: "her brother lets the hall".into(),
    });
    s.at("19:05").does(Intent::Arrive {
        people: people("moss"),
        mode: Default::default(),
    });

    s.at("19:06").takes("2");
    s.narrates("The Council considered the paths before the summer.");
    s.says("ranger", "The winter was wet.");
    s.point("two bridges were washed away");
    s.point("*one* stile was stolen <b>again</b>");
    s.answers_to("ranger", "q1", "Eleven, of which four are on the village green");
    s.does(Intent::Head { text: "money".into() });
    s.at("19:10")
        .asks("finch", Some("ranger"), "What would repairs cost?");
    s.answers("ranger", "About £2,000");
    s.answers_to("clerk", "q2", "The reserve has £1,500 left");
    s.follows_up("dent", "Could the county pay?");
    s.does(Intent::Undertake {
        by: person("clerk"),
        text: "To ask the county before July".into(),
    });
    s.does(Intent::Act {
        owner: Some(person("clerk")),
        text: "Write to the county about the bridges".into(),
        due: "2025-07-01".parse().ok(),
    });
    s.does(Intent::Act {
        owner: None,
        text: "Look for the stolen stile".into(),
        due: None,
    });
    s.does(Intent::Cite {
        title: "County policy".into(),
        url: Some("https://example.org/paths".into()),
    });
    s.does(Intent::Cite {
        title: "Click me".into(),
        url: Some("javascript:alert(1)".into()),
    });
    let wrong = s.says("hale", "The bridge is in Over Wallop");
    s.does(Intent::Edit {
        entry: wrong,
        text: "The bridge is in Nether Wallop".into(),
        why: None,
    });
    let struck = s.says("dent", "Something said in anger");
    s.does(Intent::Strike {
        entry: struck,
        why: "withdrawn by the speaker".into(),
    });
    s.says("dent", "Typed into the wrong window");
    s.does(Intent::Undo);
    s.at("19:20").does(Intent::Note { text: None });
    s.late(
        "19:12",
        Intent::State {
            by: person("moss"),
            text: "The scouts could help".into(),
        },
    );

    s.at("19:21").takes("3");
    s.does(Intent::Leave {
        people: people("burke"),
    });
    s.moves("dent", Some("finch"), "That the hall be painted green");
    s.amends("hale", Some("moss"), "s/green/white/");
    s.at("19:25").vote(count(2, 2, 1));
    s.does(Intent::Cast { side: Side::For });
    s.vote(votes(&[(Side::For, "hale finch moss"), (Side::Against, "dent")]));
    s.does(Intent::RecordVote {
        person: person("dent"),
        side: Side::Against,
    });
    s.at("19:30").does(Intent::Adjourn { until: None });
    s.at("19:35").does(Intent::Resume);

    s.at("19:36").takes("4");
    s.does(Intent::Arrive {
        people: people("burke"),
        mode: Default::default(),
    });
    s.does(Intent::Exclude { ground: None });
    s.says("clerk", "The lowest tender is £9,000");
    s.does(Intent::Act {
        owner: Some(person("clerk")),
        text: "Accept the lowest tender".into(),
        due: None,
    });
    s.at("19:45").takes("5");
    s.does(Intent::Readmit);
    s.does(Intent::Move {
        kind: MotionKind::Recommendation,
        moved_by: None,
        seconded_by: None,
        text: None,
    });
    s.does(Intent::Agree {
        motion: None,
        text: None,
    });
    s.at("19:50").does(Intent::Close);
    s
}

/// A union branch: no roll called, a vote with no motion, an item put off, one not reached.
pub fn union_branch() -> Sitting {
    let mut s = Sitting::of("the Ferry Workers' Branch", "2025-09-15", "18:00");
    s.list("ama", "Ama Boateng", Some("Convener"), "Ama", PersonKind::Member);
    s.list("bo", "Bo Lind", None, "Bo", PersonKind::Member);
    s.list("cy", "Cy Ono", None, "Cy", PersonKind::Member);
    s.item("A", "Rosters", None)
        .item("B", "Ballot", None)
        .item("C", "Any other business", None);
    s.at("18:03").opens("");
    s.narrates("Bo welcomed new members.");
    s.takes("A");
    s.does(Intent::Enqueue {
        person: person("cy"),
        priority: Priority::Turn,
        note: Some("night crews".into()),
    });
    s.does(Intent::Enqueue {
        person: person("bo"),
        priority: Priority::PointOfOrder,
        note: None,
    });
    s.does(Intent::CallNext);
    s.at("18:05").says("bo", "Is the meeting quorate?");
    s.at("18:06").does(Intent::Yield);
    s.does(Intent::Call {
        person: person("ama"),
    });
    s.vote(count(3, 0, 0));
    s.does(Intent::Done);
    s.narrates("A fire alarm was tested.");
    s.takes("B");
    s.does(Intent::Defer {
        text: Some("until the roll is ready".into()),
    });
    s.at("18:30").moves("cy", None, "That the branch strike");
    s
}

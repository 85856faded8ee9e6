//! Meetings made up from a seed: the same seed gives the same facts, of a given number of bodies over years.
#![allow(dead_code, reason = "each user takes the part it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what cannot be made up is a fault here"
)]

use quorate::meeting::facts::{
    ActionAssigned, ActionDone, ApologiesGiven, DecisionDeclared, FloorGiven, HeadingMinuted, ItemListed,
    ItemOpened, MeetingClosed, MeetingOpened, MotionMoved, NarrativeMinuted, PersonListed, PointMade,
    QuestionAnswered, QuestionAsked, RollCalled, StatementMade, UndertakingGiven, VoteTaken,
};
use std::path::{Path, PathBuf};

use chrono::{Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use quorate::journal::{Header, Writer};
use quorate::meeting::event::{Event, Moment, MotionKind, PersonKind, Plan, Recorded, Verdict, VoteMethod};
use quorate::meeting::ids::{ActionId, ItemId, MotionId, PersonId, QuestionId, UndertakingId};

/// A generator of numbers: SplitMix64, so that no version of any library changes a corpus.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const COMMON: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "that", "for", "was", "on", "with", "be", "as", "had", "by",
    "would", "which", "from", "at", "not", "panel", "council", "members", "report", "noted", "officer",
    "budget", "county",
];

const TOPICS: &[&str] = &[
    "bridge",
    "stile",
    "footpath",
    "library",
    "consortium",
    "transport",
    "fire",
    "rescue",
    "governance",
    "police",
    "precept",
    "drainage",
    "allotment",
    "playground",
    "licence",
    "planning",
    "appeal",
    "tender",
    "roof",
    "boiler",
    "school",
    "bus",
    "timetable",
    "flood",
    "river",
    "bank",
    "hedge",
    "verge",
    "parking",
    "permit",
    "market",
    "charter",
    "audit",
    "reserve",
    "pension",
    "contract",
    "broadband",
    "mast",
    "cemetery",
    "chapel",
    "heath",
    "common",
    "grazing",
    "speed",
    "limit",
    "crossing",
    "junction",
    "cycle",
    "lane",
    "recycling",
    "waste",
    "depot",
];

const SURNAMES: &[&str] = &[
    "Burke",
    "Mallon",
    "White",
    "Sohal",
    "Birchley",
    "Egleton",
    "Macpherson",
    "Webb",
    "Hale",
    "Dent",
    "Finch",
    "Grove",
    "Moss",
    "Penn",
    "Oakes",
    "Tarrant",
    "Ó Súilleabháin",
    "Núñez",
    "Achebe",
    "Kowalska",
    "Rhys",
    "Lloyd",
    "Okafor",
    "Singh",
    "Patel",
    "Larsen",
    "Dubois",
    "Hughes",
    "Morgan",
    "Price",
    "Ward",
    "Frost",
    "Hart",
    "Stone",
];

const BODIES: &[&str] = &[
    "Thames Valley Police and Crime Panel",
    "Nether Wallop Parish Council",
    "Oxfordshire Joint Health Committee",
    "Little Snoring Burial Board",
    "Vale Fire and Rescue Authority",
    "Harbour Conservancy",
    "Eastgate Ward Forum",
    "Ferry Workers' Branch",
];

/// A word that is rare: made of syllables, some fifty thousand of them.
fn rare(dice: &mut Dice) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "ye",
        "zi",
    ];
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(dice.of::<&str>(SYLLABLES));
    }
    word.push_str(dice.of::<&str>(&["n", "r", "th", "m", "", "l", "s", "nd"]));
    word
}

fn sentence(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for nth in 0..words {
        let word = match dice.below(10) {
            0 => rare(dice),
            1..=3 => (*dice.of(TOPICS)).to_owned(),
            _ => (*dice.of(COMMON)).to_owned(),
        };
        if nth > 0 {
            text.push(' ');
            text.push_str(&word);
        } else {
            text.push_str(&word[..1].to_uppercase());
            text.push_str(&word[1..]);
        }
    }
    text + "."
}

/// A meeting being made up.
struct Making {
    facts: Vec<Recorded>,
    now: Moment,
    private: bool,
}

impl Making {
    fn happens(&mut self, event: Event) {
        self.facts.push(Recorded {
            seq: self.facts.len() as u64 + 1,
            at: self.now,
            as_of: None,
            exempt: self.private,
            event,
        });
    }

    fn after(&mut self, dice: &mut Dice) {
        self.now += TimeDelta::seconds(5 + dice.below(120) as i64);
    }
}

/// The facts of the `nth` meeting of a corpus, about `entries` of them minuted.
pub fn meeting(seed: u64, nth: usize, entries: usize) -> (String, NaiveDate, Vec<Recorded>) {
    let mut dice = Dice::new(seed ^ (nth as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let body = BODIES[nth % BODIES.len()];
    let date = NaiveDate::from_ymd_opt(1998, 1, 5).unwrap() + Days::new((nth / BODIES.len()) as u64 * 7);
    let time = NaiveTime::from_hms_opt(9 + (nth % 9) as u32, 0, 0).unwrap();
    let zone = FixedOffset::east_opt(0).unwrap();
    let now = zone.from_local_datetime(&date.and_time(time)).unwrap();
    let mut m = Making {
        facts: Vec::new(),
        now,
        private: false,
    };
    m.happens(Event::MeetingPlanned(Box::new(Plan {
        body: body.into(),
        title: None,
        date,
        time: Some(time),
        ends: Some(time + TimeDelta::hours(2)),
        venue: None,
        standing_orders: None,
        quorum: None,
        vacant: Vec::new(),
    })));
    let first = dice.below(SURNAMES.len());
    let people: Vec<PersonId> = (0..12)
        .map(|at| {
            let surname = SURNAMES[(first + at) % SURNAMES.len()];
            let id = PersonId::from(format!("p{at}").as_str());
            m.happens(Event::PersonListed(PersonListed {
                id: id.clone(),
                name: format!("Cllr {surname}"),
                role: None,
                shown: format!("Cllr {surname}"),
                kind: PersonKind::Member,
                voting: true,
                votes: None,
            }));
            id
        })
        .collect();
    let items = 4 + dice.below(4);
    for at in 1..=items {
        m.happens(Event::ItemListed(ItemListed {
            id: ItemId::from(at.to_string().as_str()),
            number: Some(at.to_string()),
            title: sentence(&mut dice, 4),
            planned_s: Some(600),
            due: None,
            exempt: (at == items && nth.is_multiple_of(10)).then(|| "paragraph 3".into()),
            parent: None,
            note: None,
            consent: false,
        }));
    }
    m.happens(Event::MeetingOpened(MeetingOpened {}));
    m.happens(Event::RollCalled(RollCalled {
        present: people[..9].to_vec(),
        mode: Default::default(),
    }));
    m.happens(Event::ApologiesGiven(ApologiesGiven {
        people: people[9..11].to_vec(),
        substitute: Some(people[11].clone()),
    }));
    let mut next = (1, 1, 1, 1);
    for at in 1..=items {
        m.after(&mut dice);
        let item = ItemId::from(at.to_string().as_str());
        m.private = at == items && nth.is_multiple_of(10);
        m.happens(Event::ItemOpened(ItemOpened { item: item.clone() }));
        for _ in 0..entries / items {
            m.after(&mut dice);
            said(&mut m, &mut dice, &people, &mut next);
        }
        m.private = false;
    }
    m.happens(Event::MeetingClosed(MeetingClosed {}));
    (body.to_owned(), date, m.facts)
}

fn said(m: &mut Making, dice: &mut Dice, people: &[PersonId], next: &mut (u32, u32, u32, u32)) {
    let by = dice.of(people).clone();
    let words = 12 + dice.below(24);
    let text = sentence(dice, words);
    match dice.below(20) {
        0..=6 => m.happens(Event::StatementMade(StatementMade { by, text })),
        7 | 8 => m.happens(Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None })),
        9..=12 => {
            let id = QuestionId(next.0);
            next.0 += 1;
            let to = dice.of(people).clone();
            m.happens(Event::QuestionAsked(QuestionAsked {
                id,
                by,
                to: Some(to.clone()),
                follow_up_to: None,
                text,
            }));
            if !dice.chance(6) {
                let words = 10 + dice.below(20);
                let text = sentence(dice, words);
                m.happens(Event::QuestionAnswered(QuestionAnswered {
                    question: id,
                    by: to,
                    text,
                }));
            }
        }
        13 => {
            let id = UndertakingId(next.1);
            next.1 += 1;
            m.happens(Event::UndertakingGiven(UndertakingGiven {
                id,
                by,
                question: None,
                text,
            }));
        }
        14 => {
            let id = ActionId(next.2);
            next.2 += 1;
            let due = m.now.date_naive() + Days::new(dice.below(90) as u64);
            m.happens(Event::ActionAssigned(ActionAssigned {
                id,
                owner: Some(by),
                text,
                due: (!dice.chance(3)).then_some(due),
                from: None,
            }));
            if dice.chance(2) {
                m.happens(Event::ActionDone(ActionDone { action: id }));
            }
        }
        15 | 16 => {
            let id = MotionId(next.3);
            next.3 += 1;
            m.happens(Event::MotionMoved(MotionMoved {
                id,
                kind: MotionKind::Motion,
                text,
                moved_by: Some(by),
                seconded_by: Some(dice.of(people).clone()),
                amends: None,
                procedure: None,
                aim: None,
            }));
            if dice.chance(3) {
                m.happens(Event::DecisionDeclared(DecisionDeclared {
                    motion: Some(id),
                    method: VoteMethod::Assent,
                    verdict: Verdict::Carried,
                    text: None,
                    in_favour: None,
                    against: None,
                    abstain: None,
                }));
            } else {
                m.happens(Event::VoteTaken(VoteTaken {
                    motion: Some(id),
                    method: VoteMethod::Show,
                    in_favour: dice.below(10) as u32,
                    against: dice.below(6) as u32,
                    abstain: dice.below(2) as u32,
                    names: Vec::new(),
                    spoilt: None,
                }));
            }
        }
        17 => m.happens(Event::PointMade(PointMade {
            by: Some(by),
            under: None,
            text,
        })),
        18 => m.happens(Event::FloorGiven(FloorGiven {
            person: by,
            priority: Default::default(),
        })),
        _ => m.happens(Event::HeadingMinuted(HeadingMinuted { text })),
    }
}

/// Writes `count` meetings into `folder`. Gives their logs.
pub fn write(folder: &Path, seed: u64, count: usize, entries: usize) -> Vec<PathBuf> {
    let one = |nth: usize| {
        let (body, date, facts) = meeting(seed, nth, entries);
        let mut dice = Dice::new(seed ^ nth as u64);
        let header = Header {
            major: 1,
            minor: 0,
            id: format!("01ARZ3NDEK{nth:016}"),
            salt: format!("{:016x}{:016x}", dice.roll(), dice.roll()),
            created: facts[0].at,
            writer: "quorate corpus".into(),
        };
        let path = folder.join(quorate::journal::name::file_name(date, &body, 1));
        drop(Writer::create(&path, header, &facts).unwrap());
        path
    };
    (0..count).map(one).collect()
}

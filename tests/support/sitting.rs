//! A meeting for tests, held by saying what happened: each line is decided and applied as in the program.
#![allow(dead_code, reason = "each test file uses the part it needs")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use quorate::meeting::event::{MotionKind, NamedVote, PersonKind, Plan, Side, Verdict};
use quorate::meeting::facts::{ItemListed, PersonListed};
use quorate::meeting::ids::{ItemId, PersonId};
use quorate::meeting::intent::{FollowUp, Take, Tally};
use quorate::meeting::{Event, Intent, Meeting, Moment, Refusal, Seq, decide};

/// A meeting being held, and the time it is there.
pub struct Sitting {
    pub meeting: Meeting,
    pub now: Moment,
}

pub fn person(tag: &str) -> PersonId {
    PersonId::from(tag)
}

pub fn people(tags: &str) -> Vec<PersonId> {
    tags.split_whitespace().map(PersonId::from).collect()
}

pub fn votes(sides: &[(Side, &str)]) -> Tally {
    let named = sides.iter().flat_map(|(side, tags)| {
        people(tags)
            .into_iter()
            .map(|person| NamedVote { person, side: *side })
    });
    Tally::Named(named.collect())
}

pub fn count(in_favour: u32, against: u32, abstain: u32) -> Tally {
    Tally::Count {
        in_favour,
        against,
        abstain,
    }
}

impl Sitting {
    /// A meeting announced for a date and an hour, an hour ahead of Greenwich.
    pub fn of(body: &str, date: &str, time: &str) -> Self {
        let date: NaiveDate = date.parse().expect("a date");
        let time = NaiveTime::parse_from_str(time, "%H:%M").expect("a time");
        let offset = FixedOffset::east_opt(3600).expect("an offset");
        let now = offset.from_local_datetime(&date.and_time(time)).unwrap();
        let mut sitting = Self {
            meeting: Meeting::default(),
            now,
        };
        sitting.fact(Event::MeetingPlanned(Box::new(Plan {
            body: body.into(),
            title: None,
            date,
            time: Some(time),
            ends: Some(time + chrono::TimeDelta::hours(2)),
            venue: Some("The old school".into()),
            standing_orders: None,
            quorum: None,
            vacant: Vec::new(),
        })));
        sitting
    }

    pub fn list(
        &mut self,
        tag: &str,
        name: &str,
        role: Option<&str>,
        shown: &str,
        kind: PersonKind,
    ) -> &mut Self {
        self.fact(Event::PersonListed(PersonListed {
            id: person(tag),
            name: name.into(),
            role: role.map(str::to_owned),
            shown: shown.into(),
            kind,
            voting: kind == PersonKind::Member,
            votes: None,
        }));
        self
    }

    /// Members called by their tags: `Cllr Burke [burke]`.
    pub fn members(&mut self, tags: &str) -> &mut Self {
        for tag in tags.split_whitespace() {
            let name = format!("Cllr {}{}", tag[..1].to_uppercase(), &tag[1..]);
            self.list(tag, &name, None, &name, PersonKind::Member);
        }
        self
    }

    pub fn item(&mut self, number: &str, title: &str, exempt: Option<&str>) -> &mut Self {
        self.fact(Event::ItemListed(ItemListed {
            id: ItemId::from(number),
            number: Some(number.into()),
            title: title.into(),
            planned_s: Some(600),
            due: None,
            exempt: exempt.map(str::to_owned),
            parent: None,
            note: None,
            consent: false,
        }));
        self
    }

    /// It is now this time of day.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let time = NaiveTime::parse_from_str(time, "%H:%M").expect("a time");
        let date = self.now.date_naive();
        self.now = self
            .now
            .offset()
            .from_local_datetime(&date.and_time(time))
            .unwrap();
        self
    }

    /// A fact as the log has it, asked of nobody.
    pub fn fact(&mut self, event: Event) -> Seq {
        let fact = self.meeting.record(event, self.now, None);
        let seq = fact.seq;
        self.meeting.apply(fact);
        seq
    }

    pub fn try_to(&mut self, intent: Intent) -> Result<Seq, Refusal> {
        decide(&self.meeting, intent).map(|event| self.fact(event))
    }

    /// The clerk records something now.
    #[track_caller]
    pub fn does(&mut self, intent: Intent) -> Seq {
        match self.try_to(intent) {
            Ok(seq) => seq,
            Err(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    /// The clerk records now what happened at an earlier time of day.
    #[track_caller]
    pub fn late(&mut self, time: &str, intent: Intent) -> Seq {
        let event = decide(&self.meeting, intent).expect("not refused");
        let entered = self.now;
        let as_of = self.at(time).now;
        self.now = entered;
        let fact = self.meeting.record(event, entered, Some(as_of));
        let seq = fact.seq;
        self.meeting.apply(fact);
        seq
    }

    #[track_caller]
    pub fn opens(&mut self, present: &str) -> &mut Self {
        self.does(Intent::Open);
        if !present.is_empty() {
            self.does(Intent::Present {
                people: people(present),
                mode: Default::default(),
            });
        }
        self
    }

    #[track_caller]
    pub fn takes(&mut self, item: &str) -> Seq {
        self.does(Intent::Take(Take::Item(item.into())))
    }

    #[track_caller]
    pub fn narrates(&mut self, text: &str) -> Seq {
        self.does(Intent::Narrate { text: text.into() })
    }

    #[track_caller]
    pub fn says(&mut self, by: &str, text: &str) -> Seq {
        self.does(Intent::State {
            by: by.into(),
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn point(&mut self, text: &str) -> Seq {
        self.does(Intent::Point { text: text.into() })
    }

    #[track_caller]
    pub fn asks(&mut self, by: &str, to: Option<&str>, text: &str) -> Seq {
        let to = to.map(PersonId::from);
        self.does(Intent::Ask {
            by: by.into(),
            to,
            follows: None,
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn follows_up(&mut self, by: &str, text: &str) -> Seq {
        let follows = Some(FollowUp::Latest);
        self.does(Intent::Ask {
            by: by.into(),
            to: None,
            follows,
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn answers(&mut self, by: &str, text: &str) -> Seq {
        self.does(Intent::Answer {
            by: by.into(),
            question: None,
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn answers_to(&mut self, by: &str, question: &str, text: &str) -> Seq {
        let question = Some(question.parse().expect("a question's id"));
        self.does(Intent::Answer {
            by: by.into(),
            question,
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn moves(&mut self, mover: &str, seconder: Option<&str>, text: &str) -> Seq {
        self.does(Intent::Move {
            kind: MotionKind::Motion,
            moved_by: Some(mover.into()),
            seconded_by: seconder.map(PersonId::from),
            text: Some(text.into()),
        })
    }

    #[track_caller]
    pub fn amends(&mut self, mover: &str, seconder: Option<&str>, text: &str) -> Seq {
        self.does(Intent::Amend {
            amends: None,
            moved_by: Some(mover.into()),
            seconded_by: seconder.map(PersonId::from),
            text: text.into(),
        })
    }

    #[track_caller]
    pub fn vote(&mut self, tally: Tally) -> Seq {
        self.does(Intent::Vote { motion: None, tally })
    }

    #[track_caller]
    pub fn declared(&mut self, verdict: Verdict) -> Seq {
        self.does(Intent::Declared {
            motion: None,
            verdict,
        })
    }

    /// The codes of all there is to notice.
    pub fn findings(&self) -> Vec<&'static str> {
        quorate::meeting::finding::findings(&self.meeting)
            .iter()
            .map(|one| one.code)
            .collect()
    }
}

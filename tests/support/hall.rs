//! A meeting under standing orders, held by entry lines: each is read, decided and applied as in the program.
#![allow(dead_code, reason = "each test file uses the part it needs")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use chrono::{DateTime, FixedOffset, TimeDelta};
use quorate::entry::{self, Entered};
use quorate::meeting::event::Recorded;
use quorate::meeting::facts::StandingOrdersAdopted;
use quorate::meeting::finding::{Finding, findings};
use quorate::meeting::orders::Orders;
use quorate::meeting::{Event, Meeting, Moment};
use quorate::rules;

pub const PAGE: &str = "# Harbour Council

Date: 2025-06-03
Time: 19:00

## Members
- Cllr Ash (Chairman) [ash]
- Cllr Birch [birch]
- Cllr Cole [cole]
- Cllr Dale [dale]
- Cllr Elm [elm]
- Cllr Fern [fern]
- Cllr Gorse [gorse]
- Cllr Hazel [hazel]
- Cllr Ivy [ivy]
- Cllr Reed (Substitute) [reed]

## In attendance
- Kim Lock (Clerk) [clerk]

## Agenda
1. Declarations of interest
2. Bins
3. Budget
4. Lease (exempt: paragraph 3)
5. Election of chair
";

pub fn at(time: &str) -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339(&format!("2025-06-03T{time}:00+01:00")).unwrap()
}

pub fn preset(name: &str) -> Orders {
    rules::read(name, rules::preset(name).unwrap()).unwrap().orders
}

pub struct Hall {
    pub meeting: Meeting,
    pub now: Moment,
}

impl Hall {
    /// The meeting of `PAGE` under these rules, or under the ordinary ones.
    pub fn under(orders: Option<Orders>) -> Self {
        Self::on(PAGE, orders)
    }

    /// The meeting of this page under these rules, or under the ordinary ones.
    pub fn on(page: &str, orders: Option<Orders>) -> Self {
        let mut hall = Self {
            meeting: Meeting::default(),
            now: at("18:00"),
        };
        for planned in quorate::agenda::read(page).unwrap() {
            let first = matches!(planned.event, Event::MeetingPlanned(_));
            let fact = hall.meeting.record(planned.event, hall.now, None);
            hall.meeting.apply(Recorded {
                exempt: planned.exempt,
                ..fact
            });
            if let Some(orders) = orders.clone().filter(|_| first) {
                let rules = Box::new(orders);
                let name = "rules".to_owned();
                let fact = hall.meeting.record(
                    Event::StandingOrdersAdopted(StandingOrdersAdopted { name, rules }),
                    hall.now,
                    None,
                );
                hall.meeting.apply(fact);
            }
        }
        hall.now = at("19:00");
        hall
    }

    pub fn of(name: &str) -> Self {
        Self::under(Some(preset(name)))
    }

    /// Enters lines, each a second after the one before; `@19:30 text` at its time and on from there.
    #[track_caller]
    pub fn enter(&mut self, lines: &[&str]) -> &mut Self {
        for line in lines {
            self.now += TimeDelta::seconds(1);
            let mut text = *line;
            if let Some((time, rest)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
                self.now = at(time);
                text = rest;
            }
            match entry::enter(text, &self.meeting, self.now) {
                Ok(Entered::Records(event, as_of)) => {
                    let fact = self.meeting.record(event, self.now, as_of);
                    self.meeting.apply(fact);
                }
                other => panic!("{line}: {other:?}"),
            }
        }
        assert_eq!(
            Meeting::replay(self.meeting.facts().to_vec()),
            self.meeting,
            "replay differs"
        );
        self
    }

    /// Called to order with everybody with a seat present, on item 2.
    #[track_caller]
    pub fn opened(&mut self) -> &mut Self {
        self.enter(&[
            "/open",
            "/present ash birch cole dale elm fern gorse hazel ivy",
            "/item 2",
        ])
    }

    pub fn found(&self, code: &str) -> Option<Finding> {
        findings(&self.meeting).into_iter().find(|one| one.code == code)
    }

    /// The last vote's arithmetic in words.
    pub fn arithmetic(&self) -> String {
        let ballots = self
            .meeting
            .motions
            .list
            .iter()
            .filter_map(|motion| motion.ballots.last());
        let last = ballots.max_by_key(|ballot| ballot.seq).unwrap();
        last.weighed.as_ref().unwrap().words(&self.meeting.orders)
    }

    pub fn status(&self, motion: usize) -> &'static str {
        self.meeting.motions.list[motion].status.word()
    }

    pub fn queue(&self) -> String {
        entry::show(entry::Topic::Queue, &self.meeting, self.now)
    }

    pub fn speaker(&self) -> Option<String> {
        let speech = self.meeting.floor.speaking()?;
        Some(speech.person.to_string())
    }
}

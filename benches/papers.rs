//! How long the papers of a four-hour council meeting take, 3,000 events, in every format.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/sitting.rs"]
mod sitting;

use std::hint::black_box;
use std::time::{Duration, Instant};

use quorate::meeting::event::{Side, Verdict};
use quorate::meeting::{Intent, Meeting};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};
use sitting::{Sitting, people, votes};

const EVENTS: u64 = 3_000;
const MEMBERS: &str = "ash birch cole dent elm finch grove hale ives jay kemp lane moss nash oakes penn";

/// Four hours of a council: items with reports, questions and answers, motions with votes by name.
fn council() -> Meeting {
    let mut s = Sitting::of("Upper Wallop District Council", "2025-06-03", "10:00");
    s.members(MEMBERS);
    for number in 1..=24 {
        s.item(
            &number.to_string(),
            "Report of the Director on the state of the district",
            None,
        );
    }
    s.opens(MEMBERS);
    let members: Vec<&str> = MEMBERS.split_whitespace().collect();
    let words = "The consortium’s costs had been set out in the paper, and the Council would see them again \
                 before the summer, when the accounts of the year were to be laid before it.";
    for turn in 0.. {
        if s.meeting.last_seq() >= EVENTS {
            break;
        }
        if turn % 12 == 0 {
            s.takes(&(turn / 12 % 24 + 1).to_string());
        }
        let (one, other) = (members[turn % 16], members[(turn * 7 + 3) % 16]);
        s.says(one, words);
        s.point("a point of some length under what was said, as reports are given");
        s.asks(
            other,
            Some(one),
            "Could the Council have the figures for each of the last three years?",
        );
        s.answers(one, words);
        s.does(Intent::Enqueue {
            person: other.into(),
            priority: Default::default(),
            note: None,
        });
        s.does(Intent::CallNext);
        if turn % 6 == 5 {
            s.moves(
                one,
                Some(if one == other { "penn" } else { other }),
                "That the report be received and published",
            );
            s.vote(votes(&[
                (Side::For, "ash birch cole dent elm finch grove hale ives"),
                (Side::Against, "jay kemp"),
            ]));
            s.declared(Verdict::Carried);
            s.does(Intent::Act {
                owner: people(one).pop(),
                text: "Publish the figures".into(),
                due: None,
            });
        }
    }
    s.does(Intent::Close);
    s.meeting
}

fn main() {
    let meeting = council();
    println!("minutes of {} events", meeting.last_seq());
    let seal = Seal {
        events: meeting.last_seq(),
        hash: "ab".repeat(32),
    };
    for style in ["default", "parish"] {
        let style = Style::shipped(style).unwrap();
        for format in Format::ALL {
            let order = Order {
                scope: Scope::Public,
                paper: &Paper::Minutes,
                style: &style,
                draft: true,
                id: "01J9Z3T0000000000000000000",
                seal: &seal,
                here: None,
                outside: quorate::minutes::Outside::default(),
            };
            let mut size = 0;
            let mut times: Vec<Duration> = (0..9)
                .map(|_| {
                    let begun = Instant::now();
                    size = black_box(export(&meeting, format, &order).unwrap()).bytes.len();
                    begun.elapsed()
                })
                .collect();
            times.sort();
            let (median, most) = (times[4], times[8]);
            println!(
                "{:>7}  {median:>10.1?} median  {most:>10.1?} most  {:>5} kB",
                format.word(),
                size / 1000
            );
            let allowed = if format == Format::Pdf { 2 } else { 1 };
            assert!(
                median < Duration::from_secs(allowed),
                "{format:?} took {median:?}"
            );
        }
    }
}

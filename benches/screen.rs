//! What a keystroke costs: update and draw at 120×40, in an empty meeting and in one of 100,000 entries.
#![allow(clippy::expect_used, reason = "a bench may stop where it stands")]

use criterion::{Criterion, criterion_group, criterion_main};
use quorate::meeting::{Event, Meeting, Recorded};
use quorate::ui::{self, Model, Msg, keystring};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn meeting(entries: u64) -> Meeting {
    let at = chrono::DateTime::parse_from_rfc3339("2016-10-21T11:00:00+01:00").expect("a time");
    let fact = |seq| Recorded {
        seq,
        at,
        as_of: None,
        exempt: false,
        event: Event::NarrativeMinuted {
            text: "The Panel discussed the report at some length and asked for more figures in the next one."
                .into(),
        },
    };
    Meeting::replay((1..=entries).map(fact).collect())
}

fn keystroke(c: &mut Criterion) {
    let now = chrono::DateTime::parse_from_rfc3339("2016-10-21T11:30:00+01:00").expect("a time");
    let area = Rect::new(0, 0, 120, 40);
    for entries in [0, 100_000] {
        let mut model = Model::of_clerk(meeting(entries), "", now, (120, 40));
        let keys = keystring::parse("a<bs>");
        let mut buf = Buffer::empty(area);
        c.bench_function(&format!("two keystrokes among {entries} entries"), |b| {
            b.iter(|| {
                for key in &keys {
                    ui::update(&mut model, Msg::Key(*key), now);
                    buf.reset();
                    ui::draw(&model, now, area, &mut buf);
                }
            });
        });
    }
}

criterion_group!(benches, keystroke);
criterion_main!(benches);

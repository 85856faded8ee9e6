//! A day at the table: a meeting of eight hours at fifty times its speed, in a terminal, with a clerk who
//! types entries of every kind, a chair who comes and goes, windows that change size, and now and then a
//! disk that is full, a process killed, a terminal hung up.
//!
//! Nothing that was shown as on disk is lost; the log is what the same lines give when they are worked out
//! again; the record, too; memory stays flat. The whole of it takes ten minutes:
//! `cargo test --test soak -- --ignored --nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/pty.rs"]
mod pty;
mod script;
mod table;

use std::time::Duration;

use table::Table;

/// So many lines between one kind of trouble and the next.
struct Day {
    /// How much faster than a meeting.
    times: u32,
    /// For how long.
    lasts: Duration,
    /// Between lines.
    pause: Duration,
    /// A line in how many is followed by a change of size, a suspension, a chair who comes or goes, a kill,
    /// a full disk, a hang-up.
    every: [usize; 6],
}

fn spend(day: &Day) -> Table {
    let mut table = Table::laid(day.times);
    let mut script = script::Script::new();
    let [size, suspended, chair, killed, full, hung_up] = day.every;
    table.line("/open");
    table.line("/present all");
    table.line("/item 1");
    for n in 1.. {
        if table.since() >= day.lasts {
            break;
        }
        table.line(&script.next(&table));
        table.looks_around(n);
        if n % size == 0 {
            table.resize(n / size);
        }
        if n % suspended == 0 {
            table.suspend();
        }
        if n % chair == 0 {
            table.chair_comes_or_goes();
        }
        if n % killed == 0 {
            table.kill(&script.next(&table), n / killed);
        }
        if n % full == 0 {
            table.full_disk(&script.next(&table));
        }
        if n % hung_up == 0 {
            table.hang_up();
        }
        table.waits(day.pause);
    }
    table
}

#[test]
fn an_hour_at_the_table() {
    let mut table = spend(&Day {
        times: 600,
        lasts: Duration::from_millis(4500),
        pause: Duration::from_millis(5),
        every: [6, 9, 5, 4, 7, 11],
    });
    table.close();
    println!("{}", table.figures());
}

#[test]
#[ignore = "ten minutes"]
fn a_day_at_the_table() {
    let mut table = spend(&Day {
        times: 50,
        lasts: Duration::from_secs(540),
        pause: Duration::from_millis(900),
        every: [9, 23, 31, 67, 71, 151],
    });
    table.sits_idle(Duration::from_secs(36));
    table.close();
    println!("{}", table.figures());
    table.memory_is_flat();
}

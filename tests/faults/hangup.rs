//! Row 12: a terminal that hangs up ends the program within a second, whatever it is doing; what was
//! acknowledged is on disk, and the line being typed is kept.

use quorate::journal::draft;

use crate::bench::{Bench, LINES, SECOND, on_disk, promised};
use crate::pty::Terminal;
use crate::trials::{Trial, Trials};

/// Closes the terminal; what must hold then.
fn hangs_up(trial: &mut Trial, bench: &Bench, mut terminal: Terminal) {
    let told = on_disk(&terminal.text());
    let expected = crate::bench::events(&bench.log());
    terminal.hang_up();
    if terminal.ends_within(SECOND).is_none() {
        trial.unrecovered("still there after a second");
    }
    drop(terminal);
    bench.holds(trial, &promised(1..=told, Vec::new()), &expected);
}

pub fn a_terminal_that_is_closed_ends_the_program_within_a_second(trials: &mut Trials) {
    trials.trial("while a line is typed", |trial| {
        let bench = Bench::new();
        let mut terminal = bench.clerk(None);
        terminal.sees("Dredging");
        terminal.keys("white: unfinished");
        terminal.sees("unfinished");
        hangs_up(trial, &bench, terminal);
        assert_eq!(
            draft::load(&bench.log()).unwrap().as_deref(),
            Some("white: unfinished")
        );
        bench.clerk(None).sees("unfinished");
    });
    for (at, keys) in [
        ("at rest", ""),
        ("over the help", "\x1bOP"),
        ("over the palette", "\x10"),
        ("in the panes", "\x1b"),
        ("as lines are entered", "/open\r/item 1\rmallow: It is deep\r"),
    ] {
        trials.trial(at, |trial| {
            let bench = Bench::new();
            let mut terminal = bench.clerk(None);
            terminal.sees("on disk");
            terminal.keys(keys);
            terminal.watch(SECOND / 20);
            hangs_up(trial, &bench, terminal);
        });
    }
    trials.trial("with sixty lines on their way", |trial| {
        let bench = Bench::new();
        let mut terminal = bench.clerk(None);
        terminal.sees("on disk");
        let lines: String = (0..60).map(|nth| format!("white: line {nth}\r")).collect();
        terminal.keys(&lines);
        while on_disk(&terminal.text()) < 10 {
            terminal.watch(SECOND / 500);
        }
        let told = on_disk(&terminal.text());
        terminal.hang_up();
        if terminal.ends_within(SECOND).is_none() {
            trial.unrecovered("still there after a second");
        }
        drop(terminal);
        let there = crate::bench::events(&bench.log());
        let kept = draft::load(&bench.log()).unwrap().unwrap_or_default();
        // Recorded, or to be found in the entry: in order, and each once.
        for (nth, seq) in (0..there.len() as u64 - 4).zip(5..) {
            assert!(
                there[&seq].contains(&format!("line {nth}\"")),
                "{seq}: {}",
                there[&seq]
            );
        }
        // One that was on its way is kept as well: it is for the clerk to say whether it is there.
        let next = format!("line {}", there.len() - 4);
        assert!(
            // What the terminal still held when it hung up was never read.
            there.len() == 64 || kept.contains(&next) || format!("white: {next}").starts_with(&kept),
            "{next} is nowhere: {kept}"
        );
        bench.holds(trial, &promised(1..=told, Vec::new()), &there);
    });
    trials.trial("the chair's", |_| {
        let bench = Bench::new();
        assert!(bench.dictate(&LINES, None).status.success());
        let log = bench.log().display().to_string();
        let mut chair = Terminal::start(bench.dir(), &["chair", &log], (120, 40));
        chair.sees("Dredging");
        chair.hang_up();
        assert!(chair.ends_within(SECOND).is_some());
    });
}

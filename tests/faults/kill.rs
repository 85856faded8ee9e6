//! Rows 1, 9 and 11: the process is killed at a system call, each name counted by itself, while somebody
//! follows the log; and while a line is half typed.

use std::fs;
use std::time::Duration;

use quorate::journal::draft;

use crate::bench::{Bench, Beside, LINES, SECOND, minuted, said};
use crate::strace;
use crate::trials::Trials;

pub fn dictating(trials: &mut Trials) {
    if !strace::is_here(trials) {
        return;
    }
    let bench = Bench::new();
    let expected = bench.undisturbed();
    let trace = bench.dir().join("trace");
    bench.dictate(&LINES, Some(("strace", &strace::traced(&trace, &[]))));
    let times = strace::times(&trace);
    assert!(times.contains_key("fdatasync"), "{times:?}");
    for (call, when) in trials.some_of("a kill, dictating", strace::each(&times), 8) {
        trials.trial(format!("at {call} {when}"), |trial| {
            bench.clear();
            let beside = Beside::follows(&bench);
            let kill = strace::injected(&call, &format!("signal=SIGKILL:when={when}"), &[]);
            let killed = bench.dictate(&LINES, Some(("strace", &kill)));
            let mut promised = said(&killed.stdout);
            promised.extend(beside.shown());
            promised.sort_unstable();
            promised.dedup();
            bench.holds(trial, &promised, &expected);
        });
    }
}

pub fn at_every_call_of_a_clerk(trials: &mut Trials) {
    clerk(trials, "a kill, in the clerk's terminal", false, 60);
}

pub fn at_every_call_on_the_log_of_a_clerk(trials: &mut Trials) {
    clerk(
        trials,
        "a kill at the log's own calls, in the clerk's terminal",
        true,
        8,
    );
}

fn clerk(trials: &mut Trials, what: &str, the_logs_own: bool, stride: usize) {
    if !strace::is_here(trials) {
        return;
    }
    let bench = Bench::new();
    let expected = bench.undisturbed();
    let files = if the_logs_own { bench.files() } else { Vec::new() };
    let trace = bench.dir().join("trace");
    let mut terminal = bench.clerk(Some(("strace", &strace::traced(&trace, &files))));
    let events = minuted(&mut terminal, 60 * SECOND);
    assert_eq!(events as usize, expected.len(), "{}", terminal.text());
    let times = strace::times(&trace);
    assert!(times.contains_key("fdatasync"), "{times:?}");
    for (call, when) in trials.some_of(what, strace::each(&times), stride) {
        trials.trial(format!("at {call} {when}"), |trial| {
            bench.clear();
            let beside = Beside::follows(&bench);
            let kill = strace::injected(&call, &format!("signal=SIGKILL:when={when}"), &files);
            let mut terminal = bench.clerk(Some(("strace", &kill)));
            let on_disk = minuted(&mut terminal, 20 * SECOND);
            drop(terminal);
            let mut promised: Vec<u64> = (1..=on_disk).chain(beside.shown()).collect();
            promised.sort_unstable();
            promised.dedup();
            bench.holds(trial, &promised, &expected);
        });
    }
}

/// At most a second of typing is gone.
pub fn while_a_line_is_half_typed(trials: &mut Trials) {
    let lengths: Vec<usize> = (10..40).step_by(3).collect();
    for length in trials.some_of("a kill while typing", lengths, 4) {
        trials.trial(format!("{length} letters"), |trial| {
            let bench = Bench::new();
            let mut terminal = bench.clerk(None);
            terminal.sees("Dredging");
            trial.acknowledged(crate::bench::on_disk(&terminal.text()) as usize);
            let text = "mallow: how deep it is the engineer will say".chars();
            let typed: String = text.take(length).collect();
            let mut safe = String::new();
            for letter in typed.chars() {
                terminal.keys(&letter.to_string());
                terminal.watch(Duration::from_millis(50));
                safe.push(letter);
            }
            terminal.signal("-KILL");
            assert!(terminal.ends_within(SECOND).is_some());
            // Twenty letters are a second of typing.
            let kept: String = draft::load(&bench.log()).unwrap().unwrap_or_default();
            assert!(typed.starts_with(&kept), "{kept}");
            assert!(kept.len() + 20 >= typed.len(), "“{kept}” of “{typed}”");
            let mut again = bench.clerk(None);
            again.sees(kept.trim_end());
            again.keys("\x15mallow: gone on\r");
            again.sees("gone on");
            again.keys("\x11");
            if again.ends_within(5 * SECOND) != Some(0) {
                trial.unrecovered(again.text());
            }
            assert!(fs::read_to_string(bench.log()).unwrap().contains("gone on"));
            bench.is_whole(trial);
        });
    }
}

/// What was typed before a pause is all there.
pub fn a_half_typed_line_survives_a_kill(trials: &mut Trials) {
    trials.trial("after a second", |trial| {
        let bench = Bench::new();
        let mut terminal = bench.clerk(None);
        terminal.keys("mallow: half a sen");
        terminal.sees("half a sen");
        terminal.watch(SECOND);
        terminal.signal("-KILL");
        assert!(terminal.ends_within(SECOND).is_some());
        let mut again = bench.clerk(None);
        again.sees("half a sen");
        again.keys("tence\r");
        again.sees("Mallow: half a sentence");
        let end = std::time::Instant::now() + 5 * SECOND;
        while !fs::read_to_string(bench.log())
            .unwrap()
            .contains("half a sentence")
        {
            if std::time::Instant::now() > end {
                trial.unrecovered(again.text());
                break;
            }
            again.watch(Duration::from_millis(10));
        }
    });
}

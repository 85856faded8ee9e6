//! Harm of every kind, done many times, and one table of what came of it.
//!
//! `cargo test --test faults` makes as many trials as a developer waits for; `QUORATE_FAULTS=all` makes
//! them all. A word after `--` names the faults to try: `cargo test --test faults -- power`.
//!
//! *Acknowledged* is what somebody was told is on disk: `SEQ KIND` printed by `quorate dictate`, the number
//! on the clerk's screen, `Ok` from the writer, a fact shown by a follower. After each trial the log is
//! opened again, and gone on with.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a trial that cannot be set up fails"
)]

mod bench;
mod clocks;
mod damage;
mod failing;
mod gone;
mod hangup;
mod inject;
mod kill;
mod logs;
mod platter;
mod power;
#[path = "../support/pty.rs"]
mod pty;
mod sim;
mod strace;
mod torn;
mod trials;
mod writers;

use std::io::{self, Write};
use std::panic;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use trials::{Trials, words};

/// What is done, in the words of the table; its name; how it is tried.
type Fault = (&'static str, &'static str, fn(&mut Trials));

macro_rules! faults {
    ($($what:literal: $room:ident::$name:ident,)*) => {
        [$(($what, stringify!($name), $room::$name as fn(&mut Trials))),*]
    };
}

fn main() -> ExitCode {
    let faults: Vec<Fault> = faults![
        "killed at each system call, dictating": kill::dictating,
        "killed at each system call, in the clerk's view": kill::at_every_call_of_a_clerk,
        "killed at each call on the log, in the clerk's view": kill::at_every_call_on_the_log_of_a_clerk,
        "killed while a line is typed": kill::while_a_line_is_half_typed,
        "killed after a line was half typed": kill::a_half_typed_line_survives_a_kill,
        "each call on the log fails, dictating": inject::each_call_on_the_log,
        "the disk fails for a while, in the clerk's view": inject::a_disk_that_fails_for_a_while,
        "a file that may grow no more": inject::a_file_that_may_grow_no_more,
        "names not synced when the word is given": inject::names_are_synced_before_the_word_is_given,
        "power cut, ext4": platter::ext4,
        "power cut, xfs": platter::xfs,
        "a terminal that hangs up": hangup::a_terminal_that_is_closed_ends_the_program_within_a_second,
        "a clock that jumps": clocks::a_clock_that_jumps,
        "the log removed under its writer": gone::removed,
        "the log replaced by rename": gone::replaced_by_rename,
        "the log's folder removed": gone::its_folder_removed,
        "the log's disk unmounted, in use (umount -l)": gone::unmounted_while_in_use,
        "a second writer, by any name": writers::a_second_writer_is_refused_and_a_dead_one_blocks_nobody,
        "a writer killed, the log taken up at once": writers::killed_and_taken_up_at_once,
        "six writers at the same moment": writers::many_at_the_same_moment,
        "power cut, simulated disk": power::nothing_acknowledged_is_lost_when_the_power_fails,
        "power cut while a torn end is set aside": power::what_is_cut_is_in_the_log_or_beside_it_at_every_moment,
        "power cut in the line after one that was ended": power::an_ended_line_is_not_lost_with_the_next,
        "power cut after a write that failed": power::what_was_cut_does_not_come_back_when_the_power_fails,
        "power cut after a killed writer's log was opened": power::what_a_killed_writer_left_is_made_to_last_before_it_is_shown,
        "each operation fails, once and from then on": failing::every_operation_once_and_from_then_on,
        "each kind of operation fails from the middle on": failing::every_kind_of_operation_from_the_middle_on,
        "a sync that fails": failing::a_second_sync_that_succeeds_proves_nothing,
        "acknowledged lines gone at the reopening": failing::what_was_acknowledged_and_is_gone_is_told_on_reopening,
        "torn at every byte, with and without NULs": torn::every_byte_offset,
        "a hole in the last line": torn::a_hole_in_the_line_that_was_being_written,
        "the last lines written twice": torn::the_last_lines_twice,
        "damaged and torn at once": torn::a_damaged_log_is_refused_and_left_alone,
        "the last line lost": torn::what_was_lost_from_the_end_is_told_and_the_meeting_goes_on,
        "every bit flipped": damage::every_bit_of_a_log,
        "the last newline changed": damage::a_changed_last_newline_keeps_the_fact,
        "lines dropped": damage::dropped_lines_are_named_with_how_many,
        "lines cut from the end": damage::lines_cut_from_the_end_are_counted,
        "lines swapped": damage::swapped_lines_are_named,
        "lines put in or repeated": damage::lines_put_in_are_named,
        "the chain written anew": damage::a_rewritten_chain_does_not_fit_the_head,
        "an old head file, or another meeting's": damage::a_head_that_is_old_or_of_another_meeting_accuses_nobody,
        "a line or a version beyond ours": damage::what_is_beyond_us_is_said,
    ]
    .into();

    let asked: Vec<String> = std::env::args().skip(1).collect();
    let exact = asked.iter().any(|word| word == "--exact");
    let wanted: Vec<&String> = asked.iter().filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |name: &str| {
        let meant = |word: &&String| {
            if exact {
                name == word.as_str()
            } else {
                name.contains(word.as_str())
            }
        };
        wanted.is_empty() || wanted.iter().any(meant)
    };
    let faults: Vec<Fault> = faults
        .into_iter()
        .filter(|(_, name, _)| is_wanted(name))
        .collect();
    if asked.iter().any(|word| word == "--list") {
        let names: String = faults
            .iter()
            .map(|(_, name, _)| format!("{name}: test\n"))
            .collect();
        return written(&names);
    }
    if let Some(status) = in_a_place_of_our_own() {
        return status;
    }
    let all = std::env::var_os("QUORATE_FAULTS").is_some_and(|which| which == "all");
    // What a trial panics with is told in its place.
    panic::set_hook(Box::new(|_| {}));
    let tried = side_by_side(&faults, all);
    let failed = tried.iter().any(|(trials, _)| trials.failed());
    let shown = written(&table(&faults, &tried));
    if failed { ExitCode::FAILURE } else { shown }
}

/// What is mounted here is nobody else's, and gone with us, whatever becomes of us: once more, where no mount
/// is shared. None where that cannot be had, or is so already.
fn in_a_place_of_our_own() -> Option<ExitCode> {
    const MARK: &str = "QUORATE_FAULTS_ALONE";
    let alone = Command::new("unshare")
        .args(["--mount", "true"])
        .stderr(Stdio::null())
        .status();
    if std::env::var_os(MARK).is_some() || !alone.is_ok_and(|status| status.success()) {
        return None;
    }
    let own = std::env::current_exe().ok()?;
    let status = Command::new("unshare")
        .arg("--mount")
        .arg(own)
        .args(std::env::args_os().skip(1))
        .env(MARK, "1")
        .status()
        .ok()?;
    Some(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn written(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Tries the faults, some at a time: half of them wait for most of theirs.
fn side_by_side(faults: &[Fault], all: bool) -> Vec<(Trials, Duration)> {
    let next = AtomicUsize::new(0);
    let tried: Mutex<Vec<Option<(Trials, Duration)>>> = Mutex::new(faults.iter().map(|_| None).collect());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some((at, (_, _, run))) = {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    faults.get(at).map(|fault| (at, fault))
                } {
                    let from = Instant::now();
                    let mut trials = Trials {
                        all,
                        ..Trials::default()
                    };
                    let ran = panic::catch_unwind(panic::AssertUnwindSafe(|| run(&mut trials)));
                    if let Err(panic) = ran {
                        trials.wrong += 1;
                        trials.told.push(words(&*panic));
                    }
                    tried.lock().unwrap()[at] = Some((trials, from.elapsed()));
                }
            });
        }
    });
    tried.into_inner().unwrap().into_iter().flatten().collect()
}

/// The table, what went wrong, and what was not tried.
fn table(faults: &[Fault], tried: &[(Trials, Duration)]) -> String {
    let wide = faults
        .iter()
        .map(|(what, _, _)| what.len())
        .max()
        .unwrap_or(0)
        .max(5);
    let row = |what: &str, cells: [String; 6]| {
        let [trials, acknowledged, lost, unrecovered, wrong, seconds] = cells;
        format!(
            "{what:wide$} {trials:>8} {acknowledged:>13} {lost:>6} {unrecovered:>14} {wrong:>16} {seconds:>8}\n"
        )
    };
    let head = [
        "trials",
        "acknowledged",
        "lost",
        "not recovered",
        "otherwise wrong",
        "seconds",
    ];
    let mut out = format!("\n{}", row("fault", head.map(String::from)));
    let mut sums = [0; 5];
    for ((what, _, _), (trials, time)) in faults.iter().zip(tried) {
        let cells = [
            trials.trials,
            trials.acknowledged,
            trials.lost,
            trials.unrecovered,
            trials.wrong,
        ];
        for (sum, cell) in sums.iter_mut().zip(cells) {
            *sum += cell;
        }
        let [a, b, c, d, e] = cells.map(|cell| cell.to_string());
        out.push_str(&row(what, [a, b, c, d, e, format!("{:.1}", time.as_secs_f64())]));
    }
    let [a, b, c, d, e] = sums.map(|sum| sum.to_string());
    out.push_str(&row("all", [a, b, c, d, e, String::new()]));
    out.push_str("\nlost: acknowledged events that are gone, or were changed and nobody is told\n");
    for ((what, name, _), (trials, _)) in faults.iter().zip(tried) {
        for told in &trials.told {
            out.push_str(&format!("\nFAILED {name} ({what})\n  {told}\n"));
        }
        for sampled in &trials.sampled {
            out.push_str(&format!("sampled: {sampled}; QUORATE_FAULTS=all makes all\n"));
        }
    }
    let skipped = faults
        .iter()
        .zip(tried)
        .flat_map(|((what, _, _), (trials, _))| trials.skipped.iter().map(move |why| (what, why)));
    let skipped: Vec<String> = skipped.map(|(what, why)| format!("  {what}: {why}\n")).collect();
    match skipped.len() {
        0 => out.push_str("skipped: nothing\n\n"),
        count => out.push_str(&format!("SKIPPED: {count}\n{}\n", skipped.concat())),
    }
    out
}

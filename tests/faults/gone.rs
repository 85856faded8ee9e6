//! A log taken away under its writer: by hand, by a program that puts another file in its place, with its
//! folder, with the disk it is on. Everything that anybody was told is on disk is in a file that can be found.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Command;

use quorate::journal::{self, Follower, News, Why};

use crate::bench::{Bench, QUORATE, SECOND, on_disk, said};
use crate::trials::{Trial, Trials};

type Harm = fn(&Bench);

pub fn removed(trials: &mut Trials) {
    taken_away(trials, |bench| fs::remove_file(bench.log()).unwrap());
}

pub fn replaced_by_rename(trials: &mut Trials) {
    taken_away(trials, |bench| {
        let new = bench.dir().join("sessions/.written-by-an-editor");
        fs::copy(bench.log(), &new).unwrap();
        fs::rename(&new, bench.log()).unwrap();
    });
}

pub fn its_folder_removed(trials: &mut Trials) {
    taken_away(trials, |bench| fs::remove_dir_all(bench.sessions()).unwrap());
}

pub fn unmounted_while_in_use(trials: &mut Trials) {
    let mount = |arguments: &[&str], bench: &Bench| {
        let folder = bench.sessions();
        fs::create_dir_all(&folder).unwrap();
        let done = Command::new(arguments[0])
            .args(&arguments[1..])
            .arg(folder)
            .output();
        done.is_ok_and(|done| done.status.success())
    };
    let bench = Bench::new();
    if !mount(&["mount", "-t", "tmpfs", "none"], &bench) {
        trials.skip("nothing can be mounted here");
        return;
    }
    assert!(mount(&["umount", "-l"], &bench));
    for way in WAYS {
        trials.trial(way.0, |trial| {
            let bench = Bench::new();
            assert!(mount(&["mount", "-t", "tmpfs", "none"], &bench));
            (way.1)(trial, &bench, |bench| {
                let done = Command::new("umount").arg("-l").arg(bench.sessions()).status();
                assert!(done.unwrap().success());
            });
        });
    }
}

type Way = (&'static str, fn(&mut Trial, &Bench, Harm));

const WAYS: [Way; 4] = [
    ("dictating", dictating),
    ("in the clerk's view", in_the_clerks_view),
    ("the clerk leaves", as_the_clerk_leaves),
    ("at rest, and killed", at_rest),
];

fn taken_away(trials: &mut Trials, harm: Harm) {
    for (what, way) in WAYS {
        trials.trial(what, |trial| way(trial, &Bench::new(), harm));
    }
}

/// Every log in the sessions folder that can be read and is whole: its name, and the numbers in it.
fn found(bench: &Bench) -> Vec<(PathBuf, Vec<u64>)> {
    let names = fs::read_dir(bench.sessions()).into_iter().flatten().flatten();
    let logs = names
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"));
    logs.filter_map(|path| {
        let log = journal::read(&path).ok().filter(|log| log.damage.is_empty())?;
        Some((path, log.facts.iter().map(|fact| fact.seq).collect()))
    })
    .collect()
}

fn holds(trial: &mut Trial, bench: &Bench, promised: &[u64]) {
    trial.acknowledged(promised.len());
    let found = found(bench);
    let all = |there: &Vec<u64>| promised.iter().all(|seq| there.contains(seq));
    if !found.iter().any(|(_, there)| all(there)) {
        trial.lost(promised.len(), format!("{promised:?} in none of {found:?}"));
        return;
    }
    // With the agenda page, as the clerk would: the whole of it is gone on with.
    let again = bench.dictate(&["white: after the mishap"], None);
    let next = promised.last().unwrap_or(&0) + 1;
    if said(&again.stdout).first().is_none_or(|seq| *seq < next) {
        trial.unrecovered(String::from_utf8_lossy(&again.stderr));
    }
}

fn dictating(trial: &mut Trial, bench: &Bench, harm: Harm) {
    let mut child = bench
        .command(QUORATE)
        .arg("dictate")
        .arg(bench.page())
        .spawn()
        .unwrap();
    let mut keyboard = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut promised = Vec::new();
    let mut says = |line: &str| {
        keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        let mut answer = String::new();
        out.read_line(&mut answer).unwrap();
        promised.extend(said(answer.as_bytes()));
    };
    says("/open");
    says("/item 1");
    let (mut follower, _) = Follower::open(&bench.log()).unwrap();
    harm(bench);
    says("mallow: It is deep");
    says("white: Very");
    let news = follower.poll().unwrap();
    assert!(
        matches!(&news[..], [News::Reread { why: Why::Moved, log }] if log.facts.len() == 8),
        "a follower goes on where the writer does: {news:?}"
    );
    drop(keyboard);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("while it was being minuted") && told.contains(".kept.jsonl"),
        "{told}"
    );
    assert!(output.status.success());
    holds(trial, bench, &promised);
}

fn in_the_clerks_view(trial: &mut Trial, bench: &Bench, harm: Harm) {
    let mut terminal = bench.clerk(None);
    terminal.sees("on disk");
    terminal.keys("/open\r/item 1\r");
    terminal.sees("6 on disk");
    harm(bench);
    terminal.keys("mallow: It is deep\r");
    terminal.sees("7 on disk");
    terminal.sees("Nothing is lost");
    terminal.keys("white: Very\r");
    terminal.sees("8 on disk");
    let promised: Vec<u64> = (1..=on_disk(&terminal.text())).collect();
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0));
    terminal.sees("harbour-trust.kept.jsonl");
    holds(trial, bench, &promised);
}

fn as_the_clerk_leaves(trial: &mut Trial, bench: &Bench, harm: Harm) {
    let mut terminal = bench.clerk(None);
    terminal.sees("on disk");
    terminal.keys("/open\r/item 1\r");
    terminal.sees("6 on disk");
    harm(bench);
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0));
    terminal.sees("harbour-trust.kept.jsonl");
    holds(trial, bench, &[1, 2, 3, 4, 5, 6]);
}

fn at_rest(trial: &mut Trial, bench: &Bench, harm: Harm) {
    let mut terminal = bench.clerk(None);
    terminal.sees("on disk");
    terminal.keys("/open\r/item 1\r");
    terminal.sees("6 on disk");
    harm(bench);
    terminal.sees("Nothing is lost");
    terminal.signal("-KILL");
    assert!(terminal.ends_within(SECOND).is_some());
    holds(trial, bench, &[1, 2, 3, 4, 5, 6]);
}

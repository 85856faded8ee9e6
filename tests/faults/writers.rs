//! Row 8: one writer, by whatever name; a dead one blocks nobody.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};

use crate::bench::{Bench, QUORATE, events, said};
use crate::trials::{Trial, Trials};

/// Somebody who has begun to dictate, and goes on holding the log.
struct First {
    child: Child,
    keyboard: ChildStdin,
    out: BufReader<std::process::ChildStdout>,
    promised: Vec<u64>,
}

impl First {
    fn begins(bench: &Bench, line: &str) -> Self {
        let mut child = bench
            .command(QUORATE)
            .arg("dictate")
            .arg(bench.page())
            .spawn()
            .unwrap();
        let mut first = Self {
            keyboard: child.stdin.take().unwrap(),
            out: BufReader::new(child.stdout.take().unwrap()),
            child,
            promised: Vec::new(),
        };
        first.says(line);
        first
    }

    fn says(&mut self, line: &str) {
        self.keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        let mut answer = String::new();
        self.out.read_line(&mut answer).unwrap();
        assert!(!answer.is_empty(), "{line} was not taken");
        self.promised.extend(said(answer.as_bytes()));
    }

    fn killed(mut self) -> Vec<u64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.promised
    }
}

/// Another one at the log by this name.
fn second(bench: &Bench, named: &Path) -> Output {
    let mut command: Command = bench.command(QUORATE);
    let mut child = command.arg("dictate").arg(named).spawn().unwrap();
    let _ = child
        .stdin
        .take()
        .unwrap()
        .write_all(b"white: I was here first\n");
    child.wait_with_output().unwrap()
}

fn holds(trial: &mut Trial, bench: &Bench, promised: &[u64]) {
    let expected = events(&bench.log());
    bench.holds(trial, promised, &expected);
}

pub fn a_second_writer_is_refused_and_a_dead_one_blocks_nobody(trials: &mut Trials) {
    for name in ["its page", "its own name", "a hard link", "a symbolic link"] {
        trials.trial(name, |trial| {
            let bench = Bench::new();
            let mut first = First::begins(&bench, "/open");
            let other = bench.sessions().join("other.jsonl");
            let named = match name {
                "its page" => bench.page(),
                "its own name" => bench.log(),
                "a hard link" => fs::hard_link(bench.log(), &other)
                    .map(|()| other.clone())
                    .unwrap(),
                _ => std::os::unix::fs::symlink(bench.log(), &other)
                    .map(|()| other.clone())
                    .unwrap(),
            };
            let refused = second(&bench, &named);
            let complaint = String::from_utf8_lossy(&refused.stderr);
            assert_eq!(refused.status.code(), Some(3), "{complaint}");
            assert!(refused.stdout.is_empty(), "{refused:?}");
            let expected = match name {
                "a symbolic link" => "was not followed",
                _ => "being minuted in another window",
            };
            assert!(complaint.contains(expected), "{complaint}");
            first.says("/item 1");
            let promised = first.killed();
            assert_eq!(promised, [5, 6]);
            let _ = fs::remove_file(other);
            holds(trial, &bench, &promised);
        });
    }
}

pub fn killed_and_taken_up_at_once(trials: &mut Trials) {
    let bench = Bench::new();
    let mut all: Vec<u64> = Vec::new();
    for nth in 0..12 {
        trials.trial(format!("the {nth}th"), |trial| {
            let mut first = First::begins(&bench, &format!("white: {nth}, begun"));
            first.says(&format!("white: {nth}, gone on"));
            all.extend(first.killed());
            trial.acknowledged(2);
            assert_eq!(all.len(), 2 * (nth + 1));
            let there = events(&bench.log());
            let lost = all.iter().filter(|seq| !there.contains_key(seq)).count();
            if lost > 0 {
                trial.lost(lost, "of all so far");
            }
        });
    }
    trials.trial("in the end", |trial| holds(trial, &bench, &[]));
}

/// Several begin the same meeting at the same moment: whoever is told that a line is on disk finds it there.
pub fn many_at_the_same_moment(trials: &mut Trials) {
    for nth in 0..6 {
        trials.trial(format!("the {nth}th time"), |trial| {
            let bench = Bench::new();
            let begin = |who: usize| {
                let mut child = bench
                    .command(QUORATE)
                    .arg("dictate")
                    .arg(bench.page())
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap();
                let line = format!("said by number {who}\n");
                let _ = child.stdin.take().unwrap().write_all(line.as_bytes());
                (who, child)
            };
            let mut taken = 0;
            let children: Vec<(usize, Child)> = (0..6).map(begin).collect();
            for (who, child) in children {
                let output = child.wait_with_output().unwrap();
                let promised = said(&output.stdout);
                if promised.is_empty() {
                    continue;
                }
                taken += 1;
                trial.acknowledged(promised.len());
                // Somebody may have begun a second log, where the first was not yet to be seen.
                let logs = fs::read_dir(bench.sessions()).unwrap().flatten();
                let mut logs = logs
                    .map(|entry| entry.path())
                    .filter(|path| path.extension().is_some_and(|e| e == "jsonl"));
                let own = format!("said by number {who}\"");
                let found = logs.any(|log| {
                    promised
                        .iter()
                        .all(|seq| events(&log).get(seq).is_some_and(|event| event.contains(&own)))
                });
                if !found {
                    trial.lost(promised.len(), format!("{promised:?} of number {who}"));
                }
            }
            assert!(taken > 0, "nobody could begin");
            bench.is_whole(trial);
        });
    }
}

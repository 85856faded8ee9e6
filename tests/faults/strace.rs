//! What `strace` can do: count the system calls of a run, kill the program at one of them, make one fail.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::bench::there_is;
use crate::trials::Trials;

/// Says so where there is none.
pub fn is_here(trials: &mut Trials) -> bool {
    let here = there_is("strace", "-V");
    if !here {
        trials.skip("strace is not here: apt-get install strace");
    }
    here
}

/// Arguments to write what is called to a file: everything, or what touches these files.
pub fn traced(to: &Path, files: &[PathBuf]) -> Vec<String> {
    let mut arguments = vec![
        "-f".into(),
        "-qq".into(),
        "-y".into(),
        "-o".into(),
        to.display().to_string(),
    ];
    arguments.extend(only(files));
    arguments
}

/// Arguments to do something at a call: `inject` is what and when, as `signal=SIGKILL:when=3`.
pub fn injected(call: &str, inject: &str, files: &[PathBuf]) -> Vec<String> {
    let mut arguments: Vec<String> = ["-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e"]
        .map(String::from)
        .into();
    arguments.push(format!("trace={call}"));
    arguments.push("-e".into());
    arguments.push(format!("inject={call}:{inject}"));
    arguments.extend(only(files));
    arguments
}

fn only(files: &[PathBuf]) -> impl Iterator<Item = String> {
    files
        .iter()
        .flat_map(|file| ["-P".to_owned(), file.display().to_string()])
}

/// How often each call came in a trace. `strace` counts for each thread by itself, and so is this: the most
/// that one thread made.
pub fn times(trace: &Path) -> BTreeMap<String, usize> {
    let mut each: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in fs::read_to_string(trace).unwrap_or_default().lines() {
        let mut words = line.split_whitespace();
        let (Some(thread), Some(rest)) = (words.next(), words.next()) else {
            continue;
        };
        let call = rest.split('(').next().unwrap_or_default();
        if rest.contains('(')
            && call
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            *each.entry((call.to_owned(), thread.to_owned())).or_default() += 1;
        }
    }
    let mut times = BTreeMap::new();
    for ((call, _), count) in each {
        let most: &mut usize = times.entry(call).or_default();
        *most = count.max(*most);
    }
    times
}

/// Each call with each of its times.
pub fn each(times: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
    times
        .iter()
        .flat_map(|(call, count)| (1..=*count).map(|when| (call.clone(), when)))
        .collect()
}

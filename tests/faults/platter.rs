//! Row 2 on real file systems: ext4 and xfs on a loop device are shut down without writing their journal, as
//! when the power fails, and are mounted again.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use quorate::journal::Writer;

use crate::bench::{Bench, Beside, Events, QUORATE, SECOND, events, on_disk, promised, said, there_is};
use crate::logs::{facts, header};
use crate::trials::{Trial, Trials};

/// A file system in a file.
struct Platter {
    _dir: tempfile::TempDir,
    image: PathBuf,
    mount: PathBuf,
}

fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("{program} is not here ({error})"))?;
    if output.status.success() {
        Ok(())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr).trim().replace('\n', "; ");
        Err(format!("{program} {}: {complaint}", arguments.join(" ")))
    }
}

impl Platter {
    /// What cannot be had here is said with the system's own words.
    fn new(kind: &str, mebibytes: u64) -> Result<Self, String> {
        if !there_is("xfs_io", "-V") {
            return Err("xfs_io is not here: apt-get install xfsprogs".into());
        }
        let dir = tempfile::tempdir().unwrap();
        let (image, mount) = (dir.path().join("image"), dir.path().join("mount"));
        std::fs::File::create(&image)
            .and_then(|file| file.set_len(mebibytes << 20))
            .unwrap();
        std::fs::create_dir(&mount).unwrap();
        run(&format!("mkfs.{kind}"), &["-q", &image.display().to_string()])?;
        let platter = Self {
            _dir: dir,
            image,
            mount,
        };
        platter.mounted()?;
        Ok(platter)
    }

    fn mounted(&self) -> Result<(), String> {
        let (image, mount) = (self.image.display().to_string(), self.mount.display().to_string());
        run("mount", &["-o", "loop", &image, &mount])
    }

    /// A hand at the switch, so that no time goes by between the thought and the deed.
    fn switch(&self) -> Switch {
        let mut hand = Command::new("xfs_io")
            .arg("-x")
            .arg(&self.mount)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let says = hand.stdin.take().unwrap();
        Switch { hand, says }
    }

    fn goes_dark(&self) {
        self.switch().off();
    }

    /// The power is back. Nobody may have a file open there.
    fn is_back(&self) {
        let end = Instant::now() + 10 * SECOND;
        while let Err(error) = run("umount", &[&self.mount.display().to_string()]) {
            assert!(Instant::now() < end, "{error}");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.mounted().unwrap();
    }
}

struct Switch {
    hand: Child,
    says: ChildStdin,
}

impl Switch {
    /// The power fails.
    fn off(mut self) {
        self.says.write_all(b"shutdown\nquit\n").unwrap();
        drop(self.says);
        assert!(self.hand.wait().unwrap().success());
    }
}

impl Drop for Platter {
    fn drop(&mut self) {
        let _ = run("umount", &["-l", &self.mount.display().to_string()]);
    }
}

pub fn ext4(trials: &mut Trials) {
    power_cuts(trials, "ext4", 32);
}

pub fn xfs(trials: &mut Trials) {
    power_cuts(trials, "xfs", 320);
}

const SAID: usize = 16;

fn power_cuts(trials: &mut Trials, kind: &str, mebibytes: u64) {
    let platter = match Platter::new(kind, mebibytes) {
        Ok(platter) => platter,
        Err(why) => return trials.skip(why),
    };
    let lines: Vec<String> = (0..SAID)
        .map(|nth| format!("white: number {nth} of what was said"))
        .collect();
    let expected = {
        let bench = Bench::new();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert!(bench.dictate(&lines, None).status.success());
        events(&bench.log())
    };
    let cuts: Vec<usize> = (0..if trials.all { 120 } else { 8 }).collect();
    for nth in cuts {
        trials.trial(format!("while dictating, {nth}"), |trial| {
            while_dictating(trial, &platter, &lines, &expected, nth);
        });
        trials.trial(format!("at the moment of the acknowledgement, {nth}"), |trial| {
            at_the_acknowledgement(trial, &platter, nth as u64 % 10);
        });
    }
    trials.trial("as soon as the clerk's screen says it", |trial| {
        let bench = Bench::at(platter.mount.clone());
        bench.clear();
        let mut terminal = bench.clerk(None);
        terminal.sees("on disk");
        let promised: Vec<u64> = (1..=on_disk(&terminal.text())).collect();
        platter.goes_dark();
        drop(terminal);
        platter.is_back();
        Bench::at(platter.mount.clone()).holds(trial, &promised, &expected);
    });
    trials.trial("a disk that is full, and has room again", |trial| {
        full_and_room_again(trial, &platter, &expected);
    });
}

/// Dark some moment after so many lines were acknowledged, with a follower beside. What is heard after the
/// power has failed does not count: nobody can have heard it.
fn while_dictating(trial: &mut Trial, platter: &Platter, lines: &[String], expected: &Events, nth: usize) {
    let bench = Bench::at(platter.mount.clone());
    bench.clear();
    let switch = platter.switch();
    let beside = Beside::follows(&bench);
    let mut child = bench
        .command(QUORATE)
        .arg("dictate")
        .arg(bench.page())
        .spawn()
        .unwrap();
    let (mut keyboard, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let text = lines.join("\n") + "\n";
    std::thread::spawn(move || keyboard.write_all(text.as_bytes()));
    let heard: Arc<Mutex<Vec<u8>>> = Arc::default();
    let hears = Arc::clone(&heard);
    let hearing = std::thread::spawn(move || {
        let mut piece = [0; 256];
        while let Ok(count @ 1..) = out.read(&mut piece) {
            hears.lock().unwrap().extend(&piece[..count]);
        }
    });
    while said(&heard.lock().unwrap()).len() < nth % (SAID - 2) {
        std::thread::sleep(Duration::from_micros(20));
    }
    std::thread::sleep(Duration::from_micros(nth as u64 * 37 % 400));
    let promised = promised(said(&heard.lock().unwrap()), beside.so_far());
    switch.off();
    child.wait().unwrap();
    hearing.join().unwrap();
    beside.shown();
    platter.is_back();
    Bench::at(platter.mount.clone()).holds(trial, &promised, expected);
}

/// Dark when `Ok` has just come back from the writer, for a log just made or so many facts later.
fn at_the_acknowledgement(trial: &mut Trial, platter: &Platter, appended: u64) {
    let folder = platter.mount.join("sessions");
    let _ = std::fs::remove_dir_all(&folder);
    run("sync", &[&platter.mount.display().to_string()]).unwrap();
    quorate::journal::ensure_folder(&folder).unwrap();
    let log = folder.join("2016-10-21-panel.jsonl");
    let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
    for seq in 3..3 + appended {
        writer.append(&facts(seq, seq)).unwrap();
    }
    platter.goes_dark();
    drop(writer);
    platter.is_back();
    goes_on(trial, &log, 2 + appended);
}

fn goes_on(trial: &mut Trial, log: &Path, acknowledged: u64) {
    trial.acknowledged(acknowledged as usize);
    match Writer::open(log) {
        Ok((mut writer, read, _)) => {
            if read.facts != facts(1, acknowledged) {
                let lost = acknowledged.saturating_sub(read.head.events).max(1);
                trial.lost(lost as usize, format!("{} of {acknowledged}", read.head.events));
            }
            let next = read.head.events + 1;
            writer.append(&facts(next, next)).unwrap();
        }
        Err(error) => {
            trial.lost(acknowledged as usize, "the log");
            trial.unrecovered(error);
        }
    }
}

fn full_and_room_again(trial: &mut Trial, platter: &Platter, expected: &Events) {
    let bench = Bench::at(platter.mount.clone());
    bench.clear();
    let mut terminal = bench.clerk(None);
    terminal.sees("on disk");
    let ballast = platter.mount.join("ballast");
    // Until not a byte more goes in.
    let mut file = std::fs::File::create(&ballast).unwrap();
    let mut piece = vec![7; 1 << 20];
    while !piece.is_empty() {
        if file.write_all(&piece).and_then(|()| file.sync_data()).is_err() {
            piece.truncate(piece.len() / 2);
        }
    }
    let mut told = false;
    for nth in 0..SAID {
        let line = format!("white: number {nth} of what was said");
        terminal.keys(&format!("{line}\r"));
        let (wanted, end) = (5 + nth as u64, Instant::now() + 10 * SECOND);
        while on_disk(&terminal.text()) < wanted {
            assert!(Instant::now() < end, "{}", terminal.text());
            terminal.watch(Duration::from_millis(10));
            if !told && terminal.text().contains("NOT ON DISK") {
                told = true;
                assert!(terminal.text().contains("make room"), "{}", terminal.text());
                assert!(terminal.text().contains(&line), "{}", terminal.text());
                file.set_len(0).unwrap();
                // The blocks are free for others once the file system has written that down.
                file.sync_all().unwrap();
                run("sync", &["-f", &platter.mount.display().to_string()]).unwrap();
                terminal.keys("\r");
            }
        }
    }
    let promised: Vec<u64> = (1..=on_disk(&terminal.text())).collect();
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0));
    drop(terminal);
    let _ = std::fs::remove_file(&ballast);
    assert!(told, "there was room for all of it");
    bench.holds(trial, &promised, expected);
}

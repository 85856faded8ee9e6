//! Row 9: a follower never shows half an event, nor one that is not on disk.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use super::*;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("2016-10-21-panel.jsonl");
    (dir, log)
}

fn append(log: &Path, bytes: &[u8]) {
    fs::OpenOptions::new()
        .append(true)
        .open(log)
        .unwrap()
        .write_all(bytes)
        .unwrap();
}

fn shown(follower: &mut Follower) -> Vec<Recorded> {
    match follower.poll().unwrap().as_slice() {
        [] => Vec::new(),
        [News::Facts(facts)] => facts.clone(),
        other => panic!("{other:?}"),
    }
}

fn reread(follower: &mut Follower, expected: Why) -> Log {
    match follower.poll().unwrap().pop() {
        Some(News::Reread { why, log }) if why == expected => *log,
        other => panic!("{other:?}"),
    }
}

#[test]
fn facts_arrive_as_they_are_acknowledged() {
    let (_dir, log) = folder();
    let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
    let (mut follower, read) = Follower::open(&log).unwrap();
    assert_eq!(read.facts, facts(1, 2));
    for seq in 3..20 {
        writer.append(&facts(seq, seq)).unwrap();
        assert_eq!(shown(&mut follower), facts(seq, seq));
        assert_eq!(shown(&mut follower), []);
    }
    assert_eq!(follower.head(), writer.head());
}

/// What a crash left at the end is no news, until somebody goes on with the log.
#[test]
fn a_torn_end_is_no_news() {
    let (_dir, log) = folder();
    drop(Writer::create(&log, header(), &facts(1, 3)).unwrap());
    append(&log, b"{\"seq\":4\0\0\0\n");
    let (mut follower, read) = Follower::open(&log).unwrap();
    assert!(matches!(read.tail, Tail::Torn { .. }));
    assert_eq!(shown(&mut follower), []);
    let (mut writer, ..) = Writer::open(&log).unwrap();
    writer.append(&facts(4, 4)).unwrap();
    assert_eq!(shown(&mut follower), facts(4, 4));
}

#[test]
fn what_the_writer_has_not_confirmed_is_not_shown() {
    let (_dir, log) = folder();
    let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
    let (mut follower, _) = Follower::open(&log).unwrap();
    // Written, as between a write and its sync.
    let (bytes, _) = log_bytes(3);
    let line = &lines(&bytes)[3];
    append(&log, line);
    assert_eq!(shown(&mut follower), []);
    let (_, late) = Follower::open(&log).unwrap();
    assert_eq!(late.facts, facts(1, 2), "nor to one who comes in now");
    fs::remove_file(head::path(&log)).unwrap();
    assert_eq!(
        shown(&mut follower),
        facts(3, 3),
        "without the writer's word, by a sync of our own"
    );
    writer.reopen().unwrap();
    assert_eq!(
        reread(&mut follower, Why::Shortened).facts,
        facts(1, 2),
        "and taken back"
    );
    writer.append(&facts(3, 3)).unwrap();
    assert_eq!(shown(&mut follower), facts(3, 3));
    // Nobody holds the log: what is in it is on disk once it has been synced.
    drop(writer);
    append(&log, &lines(&log_bytes(4).0)[4]);
    assert_eq!(shown(&mut follower), facts(4, 4));
}

#[test]
fn half_a_line_is_never_shown() {
    let (_dir, log) = folder();
    let (bytes, _) = log_bytes(4);
    let start = lines(&bytes)[..3].concat().len();
    fs::write(&log, &bytes[..start]).unwrap();
    let (mut follower, read) = Follower::open(&log).unwrap();
    assert_eq!(read.facts, facts(1, 2));
    let mut seen = Vec::new();
    for byte in &bytes[start..] {
        append(&log, &[*byte]);
        seen.extend(shown(&mut follower));
        assert_eq!(
            seen.len(),
            if *byte == b'\n' {
                seen.len().max(1)
            } else {
                seen.len()
            }
        );
        assert_eq!(seen, facts(3, 2 + seen.len() as u64));
    }
    assert_eq!(seen, facts(3, 4));
    let torn = &bytes[..bytes.len() - 1];
    fs::write(&log, torn).unwrap();
    let (_, read) = Follower::open(&log).unwrap();
    assert_eq!(
        (read.facts, read.tail),
        (facts(1, 3), Tail::Whole),
        "no newline, no line"
    );
}

#[test]
fn shortened_replaced_gone_and_back() {
    let (dir, log) = folder();
    let (bytes, _) = log_bytes(4);
    fs::write(&log, &bytes).unwrap();
    let (mut follower, _) = Follower::open(&log).unwrap();
    fs::write(&log, lines(&bytes)[..3].concat()).unwrap();
    assert_eq!(reread(&mut follower, Why::Shortened).facts, facts(1, 2));

    let other = dir.path().join("other");
    fs::write(&other, &bytes).unwrap();
    fs::rename(&other, &log).unwrap();
    assert_eq!(reread(&mut follower, Why::Replaced).facts, facts(1, 4));

    fs::rename(&log, &other).unwrap();
    assert_eq!(follower.poll().unwrap(), [News::Gone]);
    assert_eq!(follower.poll().unwrap(), []);
    fs::rename(&other, &log).unwrap();
    assert_eq!(follower.poll().unwrap(), [News::Back]);
    append(&log, &lines(&log_bytes(5).0)[5]);
    assert_eq!(shown(&mut follower), facts(5, 5));

    let moved = dir.path().with_extension("moved");
    fs::rename(dir.path(), &moved).unwrap();
    assert_eq!(follower.poll().unwrap(), [News::Gone]);
    fs::rename(&moved, dir.path()).unwrap();
    assert_eq!(follower.poll().unwrap(), [News::Back]);
}

#[test]
fn what_does_not_fit_is_read_again_once() {
    let (_dir, log) = folder();
    let (bytes, _) = log_bytes(3);
    fs::write(&log, &bytes).unwrap();
    let (mut follower, _) = Follower::open(&log).unwrap();
    append(&log, b"rubbish\n");
    let log_now = reread(&mut follower, Why::Changed);
    assert_eq!((log_now.facts, log_now.damage.len()), (facts(1, 3), 1));
    assert_eq!(follower.poll().unwrap(), []);
    // Holes at the end: what a power cut leaves, until a writer comes and cuts them.
    fs::write(&log, &bytes).unwrap();
    reread(&mut follower, Why::Shortened);
    append(&log, b"\0\0\0\n");
    assert!(matches!(
        reread(&mut follower, Why::Changed).tail,
        Tail::Torn { .. }
    ));
    assert_eq!(follower.poll().unwrap(), []);
    fs::remove_file(head::path(&log)).ok();
    let (mut writer, _, _) = Writer::open(&log).unwrap();
    writer.append(&facts(4, 4)).unwrap();
    assert_eq!(shown(&mut follower), facts(4, 4));
}

#[test]
fn the_system_tells_of_a_change() {
    let (_dir, log) = folder();
    let mut writer = Writer::create(&log, header(), &facts(1, 1)).unwrap();
    let (tell, told) = mpsc::channel();
    let Ok(_watch) = watch(&log, move || tell.send(()).unwrap_or(())) else {
        return;
    };
    let (mut follower, _) = Follower::open(&log).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    assert!(told.try_recv().is_err(), "reading is no change");
    writer.append(&facts(2, 2)).unwrap();
    told.recv_timeout(Duration::from_secs(5)).unwrap();
    assert_eq!(shown(&mut follower), facts(2, 2));
}

#[test]
fn where_the_writer_goes_on_the_follower_goes_too() {
    for replaced in [false, true] {
        let (_dir, log) = folder();
        let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
        let (mut follower, _) = Follower::open(&log).unwrap();
        // A copy from before is no continuation.
        let kept = name::kept(&log, 1);
        fs::copy(&log, &kept).unwrap();
        assert_eq!(shown(&mut follower), []);
        fs::remove_file(&kept).unwrap();
        if replaced {
            let new = log.with_extension("new");
            fs::copy(&log, &new).unwrap();
            fs::rename(&new, &log).unwrap();
            assert_eq!(reread(&mut follower, Why::Replaced).facts, facts(1, 2));
        } else {
            fs::remove_file(&log).unwrap();
            assert!(matches!(follower.poll().unwrap()[..], [News::Gone]));
        }
        writer.append(&facts(3, 3)).unwrap();
        assert_eq!(reread(&mut follower, Why::Moved).facts, facts(1, 3));
        writer.append(&facts(4, 4)).unwrap();
        assert_eq!(shown(&mut follower), facts(4, 4));
        assert_eq!(follower.path(), writer.path());
        fs::remove_file(writer.path()).unwrap();
        writer.look().unwrap();
        assert_eq!(reread(&mut follower, Why::Moved).facts, facts(1, 4), "and again");
    }
}

//! Rows 8 and 17, on a real disk: one writer, private files, nothing followed.

use crate::meeting::facts::Unknown;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::super::disk::Os;
use super::super::reader::LINES_CAP;
use super::*;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("2016-10-21-panel.jsonl");
    (dir, log)
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

fn open_at_once(path: &Path) -> Result<(Writer, Log, Recovery), JournalError> {
    Writer::open_on(Box::new(Os), path, Duration::from_millis(60))
}

#[test]
fn a_log_is_made_gone_on_with_and_private() {
    let (dir, log) = folder();
    let sessions = dir.path().join("a/b");
    ensure_folder(&sessions).unwrap();
    ensure_folder(&sessions).unwrap();
    assert_eq!((mode(&sessions), mode(&dir.path().join("a"))), (0o700, 0o700));
    let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
    let head = writer.append(&facts(3, 4)).unwrap();
    assert_eq!((head, head.events), (writer.head(), 4));
    drop(writer);
    // Somebody opened it to all: it is its owner's alone again, unless it is more than a folder of logs.
    let open = |folder: &Path| fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    open(dir.path());
    ensure_folder(dir.path()).unwrap();
    assert_eq!(mode(dir.path()), 0o755, "it holds another folder");
    fs::remove_dir_all(dir.path().join("a")).unwrap();
    ensure_folder(dir.path()).unwrap();
    assert_eq!(mode(dir.path()), 0o700);
    let (bytes, said) = log_bytes(4);
    assert_eq!(fs::read(&log).unwrap(), bytes);
    assert_eq!(head::read(&Os, &log), Some(said));

    fs::write(&log, [&bytes[..], b"{\"seq\":5"].concat()).unwrap();
    let (mut writer, read, recovery) = Writer::open(&log).unwrap();
    assert_eq!((read.facts, read.head), (facts(1, 4), head));
    assert_eq!(fs::read(recovery.cut.unwrap().kept_in).unwrap(), b"{\"seq\":5");
    writer.append(&facts(5, 5)).unwrap();
    assert_eq!(super::super::read(&log).unwrap().facts, facts(1, 5));
    let names: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(names.len(), 3, "no temporary file is left: {names:?}");
    for file in [log.clone(), torn_path(&log), head::path(&log)] {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn a_log_never_takes_anothers_place() {
    let (_dir, log) = folder();
    fs::write(&log, "precious").unwrap();
    assert!(matches!(
        Writer::create(&log, header(), &[]),
        Err(JournalError::Exists { .. })
    ));
    assert_eq!(fs::read(&log).unwrap(), b"precious");
    let elsewhere = log.with_file_name("gone/x.jsonl");
    assert!(matches!(
        Writer::create(&elsewhere, header(), &[]),
        Err(JournalError::NotFound { .. })
    ));
}

#[test]
fn there_is_one_writer_by_whatever_name() {
    let (dir, log) = folder();
    let writer = Writer::create(&log, header(), &facts(1, 1)).unwrap();
    let other = dir.path().join("other.jsonl");
    fs::hard_link(&log, &other).unwrap();
    let since = Instant::now();
    assert!(matches!(
        open_at_once(&log),
        Err(JournalError::BeingMinuted { .. })
    ));
    assert!(since.elapsed() >= Duration::from_millis(60), "it waits");
    assert!(matches!(
        open_at_once(&other),
        Err(JournalError::BeingMinuted { .. })
    ));
    assert_eq!(
        super::super::read(&log).unwrap().facts,
        facts(1, 1),
        "reading needs no lock"
    );
    // A lock that lingers is waited for.
    let dropping = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        drop(writer);
    });
    let (mut writer, _, _) = Writer::open(&log).unwrap();
    dropping.join().unwrap();
    writer.append(&facts(2, 2)).unwrap();
    let error = Writer::open(&log).unwrap_err();
    assert!(
        error.to_string().contains("being minuted in another window"),
        "{error}"
    );
}

#[test]
fn a_log_that_is_moved_away_is_noticed() {
    let (dir, log) = folder();
    let mut writer = Writer::create(&log, header(), &facts(1, 1)).unwrap();
    let away = dir.path().join("away.jsonl");
    fs::rename(&log, &away).unwrap();
    let moved = writer.reopen().unwrap().moved.unwrap();
    assert_eq!((moved.why, &moved.from), (Missing::TakenAway, &log));
    let kept = name::kept(&log, 1);
    assert_eq!(writer.path(), kept);
    writer.append(&facts(2, 2)).unwrap();
    assert_eq!(super::super::read(&kept).unwrap().facts, facts(1, 2));
    assert_eq!(super::super::read(&away).unwrap().facts, facts(1, 1));
}

type Harm = fn(&Path);

/// What may become of a log while it is written.
const HARM: [(&str, Missing, Harm); 6] = [
    ("removed", Missing::TakenAway, |log| fs::remove_file(log).unwrap()),
    ("replaced by rename", Missing::Replaced, |log| {
        let new = log.with_extension("new");
        fs::copy(log, &new).unwrap();
        fs::rename(&new, log).unwrap();
    }),
    ("its folder removed", Missing::TakenAway, |log| {
        fs::remove_dir_all(log.parent().unwrap()).unwrap();
    }),
    ("its folder moved", Missing::TakenAway, |log| {
        let folder = log.parent().unwrap();
        fs::rename(folder, folder.with_file_name(log.file_name().unwrap())).unwrap();
    }),
    ("a link in its place", Missing::TakenAway, |log| {
        let away = log.with_extension("away");
        fs::rename(log, &away).unwrap();
        symlink(&away, log).unwrap();
    }),
    ("emptied", Missing::Overwritten, |log| fs::write(log, "").unwrap()),
];

#[test]
fn a_log_that_is_gone_is_written_whole_beside_its_place_before_anything_is_acknowledged() {
    for (what, why, harm) in HARM {
        let (dir, _) = folder();
        let log = dir.path().join("sessions/2016-10-21-panel.jsonl");
        ensure_folder(log.parent().unwrap()).unwrap();
        let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
        writer.append(&facts(3, 3)).unwrap();
        assert_eq!(writer.moved(), None);
        harm(&log);
        writer.append(&facts(4, 4)).unwrap();
        let moved = writer.moved().unwrap_or_else(|| panic!("{what}: nobody is told"));
        assert_eq!((moved.why, moved.events), (why, 4), "{what}");
        assert_eq!(
            (writer.moved(), writer.path()),
            (None, moved.to.as_path()),
            "told once"
        );
        // Once more, and again after that.
        harm(&moved.to);
        writer.append(&facts(5, 5)).unwrap();
        writer.append(&facts(6, 6)).unwrap();
        let again = writer.moved().unwrap();
        assert_eq!(again.to, name::kept(&log, 2), "{what}");
        let read = super::super::read(&again.to).unwrap();
        assert!(read.is_whole() && read.facts == facts(1, 6), "{what}: {read:?}");
        assert_eq!(mode(&again.to), 0o600);
    }
}

#[test]
fn a_log_that_goes_while_nobody_writes_is_written_beside_its_place_too() {
    for (what, why, harm) in HARM {
        let (dir, _) = folder();
        let log = dir.path().join("sessions/2016-10-21-panel.jsonl");
        ensure_folder(log.parent().unwrap()).unwrap();
        let mut writer = Writer::create(&log, header(), &facts(1, 3)).unwrap();
        writer.look().unwrap();
        assert_eq!(writer.moved(), None);
        harm(&log);
        writer.look().unwrap();
        assert_eq!(writer.moved().map(|moved| moved.why), Some(why), "{what}");
        drop(writer);
        let read = super::super::read(&name::kept(&log, 1)).unwrap();
        assert!(read.is_whole() && read.facts == facts(1, 3), "{what}");
    }
}

/// A link to a precious file, a pipe and a folder, each in the way at `path`.
fn planted(path: &Path, mut check: impl FnMut(&str)) {
    let precious = path.with_file_name("precious");
    fs::write(&precious, "precious").unwrap();
    symlink(&precious, path).unwrap();
    check("link");
    assert_eq!(fs::read(&precious).unwrap(), b"precious");
    fs::remove_file(path).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    check("pipe");
    fs::remove_file(path).unwrap();
    fs::create_dir(path).unwrap();
    check("folder");
    fs::remove_dir(path).unwrap();
}

#[test]
fn nothing_planted_in_the_logs_place_is_followed() {
    let (_dir, log) = folder();
    planted(&log, |what| {
        let open = Writer::open(&log).unwrap_err();
        assert!(matches!(open, JournalError::NotAFile { .. }), "{what}: {open:?}");
        let read = super::super::read(&log).unwrap_err();
        assert!(matches!(read, JournalError::NotAFile { .. }), "{what}: {read:?}");
        let follow = Follower::open(&log).unwrap_err();
        assert!(
            matches!(follow, JournalError::NotAFile { .. }),
            "{what}: {follow:?}"
        );
        let create = Writer::create(&log, header(), &[]).unwrap_err();
        assert!(
            matches!(create, JournalError::Exists { .. }),
            "{what}: {create:?}"
        );
    });
}

#[test]
fn nothing_planted_beside_a_log_is_followed() {
    let (_dir, log) = folder();
    let (bytes, _) = log_bytes(2);
    planted(&torn_path(&log), |what| {
        fs::write(&log, [&bytes[..], b"{"].concat()).unwrap();
        let error = Writer::open(&log).unwrap_err();
        assert!(
            matches!(error, JournalError::NotAFile { .. }),
            "{what}: {error:?}"
        );
        assert_eq!(
            fs::read(&log).unwrap(),
            [&bytes[..], b"{"].concat(),
            "not cut, since it could not be kept"
        );
    });
    planted(&head::path(&log), |what| {
        fs::write(&log, &bytes).unwrap();
        let (mut writer, log, _) = Writer::open(&log).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(log.is_whole());
        writer.append(&facts(3, 3)).unwrap();
    });
}

#[test]
fn a_folder_for_the_logs_may_be_a_link_but_not_a_file() {
    let (dir, log) = folder();
    let real = dir.path().join("real");
    let link = dir.path().join("link");
    fs::create_dir(&real).unwrap();
    symlink(&real, &link).unwrap();
    ensure_folder(&link).unwrap();
    Writer::create(&link.join("x.jsonl"), header(), &[]).unwrap();
    assert!(real.join("x.jsonl").exists());
    fs::write(&log, "").unwrap();
    assert!(matches!(
        ensure_folder(&log),
        Err(JournalError::NotAFolder { .. })
    ));
    assert!(ensure_folder(&log.join("under")).is_err());
}

#[test]
fn facts_out_of_turn_or_unknown_are_refused_and_nothing_is_written() {
    let (_dir, log) = folder();
    let mut writer = Writer::create(&log, header(), &facts(1, 2)).unwrap();
    let before = fs::read(&log).unwrap();
    for bad in [facts(2, 2), facts(4, 4), vec![fact(3, "x"), fact(5, "y")]] {
        assert!(matches!(writer.append(&bad), Err(JournalError::OutOfTurn { .. })));
    }
    let mut unknown = fact(3, "x");
    unknown.event = Event::Unknown(Unknown {
        name: "x".into(),
        json: "{}".into(),
    });
    assert!(matches!(
        writer.append(&[unknown]),
        Err(JournalError::Unwritable { .. })
    ));
    assert!(!writer.must_reopen());
    assert_eq!(fs::read(&log).unwrap(), before);
    assert_eq!(writer.append(&[]).unwrap(), writer.head());
    assert_eq!(writer.append(&facts(3, 5)).unwrap().events, 5);
}

#[test]
fn lines_that_no_meeting_fills_are_not_read() {
    let (_dir, log) = folder();
    drop(Writer::create(&log, header(), &facts(1, 2)).unwrap());
    let mut bytes = fs::read(&log).unwrap();
    bytes.resize(bytes.len() + LINES_CAP, b'\n');
    fs::write(&log, bytes).unwrap();
    let is_too_big = |refused| matches!(refused, Some(JournalError::TooBig { .. }));
    assert!(is_too_big(super::super::read(&log).err()));
    assert!(is_too_big(open_at_once(&log).err()));
    assert!(is_too_big(Follower::open(&log).err()));
}

#[test]
fn lines_that_say_the_same_or_nothing_hold_nobody_up() {
    let (_dir, log) = folder();
    drop(Writer::create(&log, header(), &facts(1, 2)).unwrap());
    let whole = fs::read(&log).unwrap();
    let far_apart = |nth: usize| format!("{}\n", nth * 7919 % 60_000);
    let twice: String = (0..60_000)
        .map(|nth| format!("{nth}\n"))
        .chain((0..60_000).map(far_apart))
        .collect();
    for more in ["\n".repeat(120_000), twice] {
        fs::write(&log, [&whole[..], more.as_bytes()].concat()).unwrap();
        let since = Instant::now();
        let read = super::super::read(&log).unwrap();
        assert_eq!(read.facts, facts(1, 2));
        assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
    }
}

#[test]
fn what_no_meeting_fills_is_not_read() {
    let (_dir, log) = folder();
    drop(Writer::create(&log, header(), &facts(1, 2)).unwrap());
    let file = fs::OpenOptions::new().write(true).open(&log).unwrap();
    file.set_len(FILE_CAP + 1).unwrap();
    let is_too_big = |refused| matches!(refused, Some(JournalError::TooBig { .. }));
    assert!(is_too_big(super::super::read(&log).err()));
    assert!(is_too_big(open_at_once(&log).err()));
}

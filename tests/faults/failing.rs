//! Rows 3 and 4: each operation failed once, and failed from then on.

use quorate::journal::{JournalError, Missing, Trouble, Writer};
use rustix::io::Errno;

use crate::logs::{HEAD, LOG, facts, inspect, log_bytes};
use crate::sim::{Fault, Op, Sim};
use crate::trials::{Trial, Trials};

const ERRNOS: [(Errno, Trouble); 7] = [
    (Errno::IO, Trouble::Device),
    (Errno::NOSPC, Trouble::DiskFull),
    (Errno::DQUOT, Trouble::Quota),
    (Errno::FBIG, Trouble::TooLarge),
    (Errno::ROFS, Trouble::ReadOnly),
    (Errno::MFILE, Trouble::TooManyFiles),
    (Errno::ACCESS, Trouble::Permission),
];

/// Minutes five lines as a clerk would: what fails is tried again, and when it goes on failing,
/// there is room the next time. Says how often it was told of trouble.
fn minuted(sim: &Sim, trial: &mut Trial) -> Vec<JournalError> {
    let mut told = Vec::new();
    let mut again = |error: JournalError| {
        told.push(error);
        assert!(told.len() < 60, "it never ends: {told:?}");
        if told.len() % 5 == 0 {
            sim.fail(None);
        }
    };
    let mut writer = loop {
        match sim.create(LOG, &facts(1, 1)) {
            Ok(writer) => break writer,
            // The one case in which a log that was not acknowledged stays: it could not be removed.
            Err(JournalError::Exists { .. }) => match sim.open(LOG) {
                Ok((writer, log, _)) => {
                    assert_eq!(log.facts, facts(1, 1));
                    break writer;
                }
                Err(error) => again(error),
            },
            Err(error) => again(error),
        }
    };
    for seq in 2..=6 {
        while let Err(error) = writer.append(&facts(seq, seq)) {
            again(error);
            assert_eq!(writer.head().events, seq - 1);
            if writer.must_reopen() {
                let refused = writer.append(&facts(seq, seq));
                assert!(
                    matches!(refused, Err(JournalError::MustReopen { .. })),
                    "row 3: nothing more"
                );
                while let Err(error) = writer.reopen() {
                    again(error);
                }
            }
        }
        trial.acknowledged(1);
        // Acknowledged: so it is there, for everybody, and after a power cut.
        let log = inspect(&sim.get(LOG), None).unwrap();
        if (&log.facts, log.damage.len()) != (&facts(1, seq), 0) {
            trial.lost(1, format!("{seq} is not there"));
        }
    }
    drop(writer);
    let mut opened = sim.open(LOG);
    while let Err(error) = opened {
        again(error);
        opened = sim.open(LOG);
    }
    if opened.unwrap().1.facts != facts(1, 6) {
        trial.lost(1, "after the reopening");
    }
    sim.fail(None);
    told
}

fn undisturbed() -> (Vec<u8>, usize) {
    let sim = Sim::default();
    assert!(minuted(&sim, &mut Trial::default()).is_empty());
    (sim.get(LOG), sim.done())
}

pub fn every_operation_once_and_from_then_on(trials: &mut Trials) {
    let (whole, operations) = undisturbed();
    let mut told = 0;
    for from in 0..operations {
        for sticky in [false, true] {
            for (errno, trouble) in ERRNOS {
                trials.trial(format!("{errno:?} at operation {from}"), |trial| {
                    let sim = Sim::default();
                    sim.fail(Some(Fault {
                        from,
                        only: None,
                        errno: errno.raw_os_error(),
                        sticky,
                    }));
                    let errors = minuted(&sim, trial);
                    assert_eq!(sim.get(LOG), whole, "nothing lost, nothing twice");
                    told += errors.len();
                    for error in &errors {
                        assert_eq!(error.trouble(), Some(trouble), "{error}");
                        assert!(error.to_string().ends_with(trouble.next()), "{error}");
                    }
                    let read = sim.read(LOG).unwrap();
                    assert!(read.is_whole(), "{read:?}");
                    let left = sim.names();
                    assert!(
                        left.iter().all(|name| !name.ends_with(".new") || sticky),
                        "{left:?}"
                    );
                });
            }
        }
    }
    assert!(told > operations, "{told} errors for {operations} operations");
}

pub fn every_kind_of_operation_from_the_middle_on(trials: &mut Trials) {
    let kinds = [
        Op::Open,
        Op::Read,
        Op::Append,
        Op::Overwrite,
        Op::Sync,
        Op::Truncate,
        Op::Publish,
        Op::SyncFolder,
    ];
    let (whole, operations) = undisturbed();
    let (_, head) = log_bytes(6);
    for only in kinds {
        for from in 0..operations {
            trials.trial(format!("{only:?} from operation {from}"), |trial| {
                let sim = Sim::default();
                sim.fail(Some(Fault {
                    from,
                    only: Some(only),
                    errno: Errno::NOSPC.raw_os_error(),
                    sticky: true,
                }));
                minuted(&sim, trial);
                assert_eq!(sim.get(LOG), whole);
                let said = sim.get(HEAD);
                assert!(said.is_empty() || said == head, "followers go by it");
                assert!(
                    sim.read(LOG).unwrap().is_whole(),
                    "a head file that could not be written is not believed"
                );
            });
        }
    }
}

/// A log of three facts in which writing a fourth failed.
fn failed(sim: &Sim) -> Writer {
    let mut writer = sim.create(LOG, &facts(1, 3)).unwrap();
    sim.fail(Some(Fault {
        from: sim.done(),
        only: Some(Op::Sync),
        errno: Errno::IO.raw_os_error(),
        sticky: false,
    }));
    assert!(writer.append(&facts(4, 4)).is_err());
    writer
}

pub fn a_second_sync_that_succeeds_proves_nothing(trials: &mut Trials) {
    trials.trial("the fourth", |trial| {
        let sim = Sim::default();
        let mut writer = failed(&sim);
        trial.acknowledged(4);
        let refused = writer.append(&facts(4, 4));
        assert!(matches!(refused, Err(JournalError::MustReopen { .. })));
        let recovery = writer.reopen().unwrap();
        assert_eq!(recovery.cut.as_ref().unwrap().why, None, "{recovery}");
        assert_eq!(inspect(&sim.get(LOG), None).unwrap().facts, facts(1, 3));
        writer.append(&facts(4, 4)).unwrap();
        if inspect(&sim.get(LOG), None).unwrap().facts != facts(1, 4) {
            trial.lost(1, "what was tried again");
        }
    });
}

pub fn what_was_acknowledged_and_is_gone_is_told_on_reopening(trials: &mut Trials) {
    let (bytes, _) = log_bytes(3);
    let (shorter, _) = log_bytes(2);
    type Harm<'a> = &'a dyn Fn(&Sim);
    let harm: [(&str, Harm<'_>); 4] = [
        ("replaced", &|sim| sim.put(LOG, &shorter)),
        ("shortened", &|sim| sim.shorten(LOG, shorter.len())),
        ("half a line", &|sim| sim.shorten(LOG, shorter.len() + 9)),
        ("what the cache would still have", &|sim| {
            sim.lose(LOG, bytes.len() - 40);
        }),
    ];
    for (what, harm) in harm {
        trials.trial(what, |trial| {
            let sim = Sim::default();
            let mut writer = failed(&sim);
            harm(&sim);
            let recovery = writer.reopen().unwrap();
            let Some(moved) = recovery.moved else {
                trial.lost(1, "and nobody is told");
                return;
            };
            let expected = match what {
                "replaced" => Missing::Replaced,
                _ => Missing::Overwritten,
            };
            assert_eq!((moved.why, moved.events), (expected, 3), "{moved}");
            assert_eq!(writer.path(), moved.to);
            let kept = moved.to.display().to_string();
            assert_eq!(sim.get(&kept), bytes, "what was acknowledged is whole beside it");
            writer.append(&facts(4, 4)).unwrap();
            if inspect(&sim.get(&kept), None).unwrap().facts != facts(1, 4) {
                trial.lost(1, "what came after");
            }
        });
    }
}

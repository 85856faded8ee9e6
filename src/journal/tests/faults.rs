//! Rows 3 and 4: each operation failed once, and failed from then on.

use rustix::io::Errno;

use super::sim::{Dice, Fault, Op, Sim};
use super::*;

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
fn minuted(sim: &Sim) -> Vec<JournalError> {
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
        // Acknowledged: so it is there, for everybody, and after a power cut.
        let log = inspect(&sim.get(LOG), None).unwrap();
        assert_eq!((log.facts, log.damage.len()), (facts(1, seq), 0));
    }
    drop(writer);
    let mut opened = sim.open(LOG);
    while let Err(error) = opened {
        again(error);
        opened = sim.open(LOG);
    }
    assert_eq!(opened.unwrap().1.facts, facts(1, 6));
    sim.fail(None);
    told
}

#[test]
fn every_operation_once_and_from_then_on() {
    let sim = Sim::default();
    assert!(minuted(&sim).is_empty());
    let (whole, operations) = (sim.get(LOG), sim.done());
    let mut told = 0;
    for from in 0..operations {
        for sticky in [false, true] {
            for (errno, trouble) in ERRNOS {
                let sim = Sim::default();
                sim.fail(Some(Fault {
                    from,
                    only: None,
                    errno: errno.raw_os_error(),
                    sticky,
                }));
                let errors = minuted(&sim);
                assert_eq!(
                    sim.get(LOG),
                    whole,
                    "operation {from}: nothing lost, nothing twice"
                );
                told += errors.len();
                for error in &errors {
                    assert_eq!(error.trouble(), Some(trouble), "{error}");
                    assert!(error.to_string().ends_with(trouble.next()), "{error}");
                }
                let read = sim.read(LOG).unwrap();
                assert!(read.is_whole(), "{read:?}");
                assert!(
                    sim.names().iter().all(|name| !name.ends_with(".new") || sticky),
                    "{:?}",
                    sim.names()
                );
            }
        }
    }
    assert!(told > operations, "{told} errors for {operations} operations");
}

#[test]
fn every_kind_of_operation_from_the_middle_on() {
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
    let sim = Sim::default();
    minuted(&sim);
    let (whole, operations) = (sim.get(LOG), sim.done());
    for only in kinds {
        for from in 0..operations {
            let sim = Sim::default();
            sim.fail(Some(Fault {
                from,
                only: Some(only),
                errno: Errno::NOSPC.raw_os_error(),
                sticky: true,
            }));
            minuted(&sim);
            assert_eq!(sim.get(LOG), whole, "{only:?} from {from}");
            let said = head::read(&sim, Path::new(LOG));
            assert!(
                said.is_none_or(|said| said.head.events == 6),
                "followers go by it"
            );
            assert!(
                sim.read(LOG).unwrap().is_whole(),
                "a head file that could not be written is not believed"
            );
        }
    }
}

#[test]
fn a_second_sync_that_succeeds_proves_nothing() {
    let sim = Sim::default();
    let mut writer = sim.create(LOG, &facts(1, 1)).unwrap();
    let fault = Fault {
        from: sim.done(),
        only: Some(Op::Sync),
        errno: Errno::IO.raw_os_error(),
        sticky: false,
    };
    sim.fail(Some(fault));
    assert!(writer.append(&facts(2, 2)).is_err());
    let recovery = writer.reopen().unwrap();
    assert_eq!(recovery.cut.as_ref().unwrap().why, None, "{recovery}");
    assert_eq!(inspect(&sim.get(LOG), None).unwrap().facts, facts(1, 1));
    writer.append(&facts(2, 2)).unwrap();
    assert_eq!(inspect(&sim.get(LOG), None).unwrap().facts, facts(1, 2));
}

/// A log of three facts in which writing a fourth failed.
fn failed(sim: &Sim) -> Writer {
    let mut writer = sim.create(LOG, &facts(1, 3)).unwrap();
    let errno = Errno::IO.raw_os_error();
    sim.fail(Some(Fault {
        from: sim.done(),
        only: Some(Op::Sync),
        errno,
        sticky: false,
    }));
    assert!(writer.append(&facts(4, 4)).is_err());
    writer
}

#[test]
fn what_was_acknowledged_and_is_gone_is_told_on_reopening() {
    let (bytes, _) = log_bytes(3);
    let (shorter, _) = log_bytes(2);
    let harm: [&dyn Fn(&Sim); 4] = [
        &|sim| sim.put(LOG, &shorter),
        &|sim| sim.shorten(LOG, shorter.len()),
        &|sim| sim.shorten(LOG, shorter.len() + 9),
        // The cache would still have it.
        &|sim| sim.lose(LOG, bytes.len() - 40),
    ];
    for (number, harm) in harm.iter().enumerate() {
        let sim = Sim::default();
        let mut writer = failed(&sim);
        harm(&sim);
        let error = writer.reopen().unwrap_err();
        let expected = match number {
            0 => matches!(error, JournalError::Replaced { .. }),
            _ => matches!(
                error,
                JournalError::Lost {
                    kept: 2,
                    acknowledged: 3,
                    ..
                }
            ),
        };
        assert!(expected, "{number}: {error}");
        assert!(matches!(
            writer.append(&facts(4, 4)),
            Err(JournalError::MustReopen { .. })
        ));
    }
}

#[test]
fn what_was_cut_does_not_come_back_when_the_power_fails() {
    let mut dice = Dice(0xcafe);
    for _ in 0..600 {
        let sim = Sim::default();
        let mut writer = sim.create(LOG, &facts(1, 3)).unwrap();
        let errno = Errno::NOSPC.raw_os_error();
        sim.fail(Some(Fault {
            from: sim.done() + 2,
            only: Some(Op::Append),
            errno,
            sticky: false,
        }));
        assert!(
            writer.append(&facts(4, 5)).is_err(),
            "the first of the two had been synced"
        );
        writer.reopen().unwrap();
        let sim = sim.power_cut(&mut dice);
        assert_eq!(sim.open(LOG).unwrap().1.facts, facts(1, 3));
    }
}

#[test]
fn facts_out_of_turn_or_unknown_are_refused_and_nothing_is_written() {
    let sim = Sim::default();
    let mut writer = sim.create(LOG, &facts(1, 2)).unwrap();
    let before = sim.get(LOG);
    for bad in [facts(2, 2), facts(4, 4), vec![fact(3, "x"), fact(5, "y")]] {
        assert!(matches!(writer.append(&bad), Err(JournalError::OutOfTurn { .. })));
    }
    let mut unknown = fact(3, "x");
    unknown.event = Event::Unknown {
        name: "x".into(),
        json: "{}".into(),
    };
    assert!(matches!(
        writer.append(&[unknown]),
        Err(JournalError::Unwritable { .. })
    ));
    assert!(!writer.must_reopen());
    assert_eq!(sim.get(LOG), before);
    assert_eq!(writer.append(&[]).unwrap(), writer.head());
    assert_eq!(writer.append(&facts(3, 5)).unwrap().events, 5);
}

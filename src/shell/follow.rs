//! The one thread that reads a followed log, and tells the loop what came.
//!
//! The system's word of a change comes within a millisecond or so, but not from every file system and not
//! for ever: where it cannot be relied on, the log is looked at each second. Reading may hang on a folder
//! of another machine, which is why the loop does not do it.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::run::Heard;
use crate::journal::{self, Follower, Log, News, Watch, Why};
use crate::ui::chair::Followed;

/// How often the log is looked at where nobody calls.
const EACH: Duration = Duration::from_secs(1);
/// How often where somebody does: in case a call was lost.
const SELDOM: Duration = Duration::from_secs(30);

enum Stir {
    Changed,
    Stop,
}

/// Has the system call when a log may have changed, if it will.
type Calls = dyn Fn(&Path, Sender<Stir>) -> Option<Watch> + Sync;

fn watched(log: &Path, stir: Sender<Stir>) -> Option<Watch> {
    journal::watch(log, move || drop(stir.send(Stir::Changed))).ok()
}

/// A thread that follows one log, until it is dropped.
pub struct Follow {
    stir: Sender<Stir>,
}

impl Follow {
    /// Begins to follow for `to`.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn begin(follower: Follower, to: Sender<Heard>) -> io::Result<Self> {
        let say = move |followed| to.send(Heard::Followed(followed)).is_ok();
        Self::telling(follower, say)
    }

    /// The same, telling whom it may concern; who answers `false` wants to hear no more.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn telling(follower: Follower, say: impl Fn(Followed) -> bool + Send + 'static) -> io::Result<Self> {
        Self::called_by(&watched, follower, say)
    }

    fn called_by(
        calls: &'static Calls,
        follower: Follower,
        say: impl Fn(Followed) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (stir, stirred) = channel();
        let own = stir.clone();
        thread::Builder::new()
            .name("follow".into())
            .spawn(move || work(follower, calls, &own, &stirred, &say))?;
        Ok(Self { stir })
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        // Not waited for: it may hang on a folder that cannot be reached.
        let _ = self.stir.send(Stir::Stop);
    }
}

fn work(
    mut follower: Follower,
    calls: &Calls,
    stir: &Sender<Stir>,
    stirred: &Receiver<Stir>,
    say: &dyn Fn(Followed) -> bool,
) {
    let mut watch: Option<Watch> = None;
    let mut lost: Option<String> = None;
    loop {
        // Watched before it is read, so that nothing falls between the two.
        if watch.is_none() {
            watch = calls(follower.path(), stir.clone());
        }
        let heard = match follower.poll() {
            Ok(news) => {
                // The folder may be another one now, and the watch one of the old.
                if news.iter().any(|news| !matches!(news, News::Facts(_))) {
                    watch = None;
                }
                hear(news, &mut lost)
            }
            Err(error) => {
                let why = error.to_string();
                let anew = lost.as_ref() != Some(&why);
                lost = Some(why.clone());
                anew.then_some(Followed::Lost(why)).into_iter().collect()
            }
        };
        if !heard.into_iter().all(say) {
            return;
        }
        let relied = watch.is_some() && lost.is_none() && is_local(follower.path());
        let mut next = stirred.recv_timeout(if relied { SELDOM } else { EACH });
        loop {
            match next {
                Ok(Stir::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Stir::Changed) => match stirred.try_recv() {
                    Ok(more) => next = Ok(more),
                    Err(_) => break,
                },
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
    }
}

fn hear(news: Vec<News>, lost: &mut Option<String>) -> Vec<Followed> {
    let mut heard = Vec::new();
    let mut gone = false;
    for news in news {
        heard.push(match news {
            News::Facts(facts) => Followed::Facts(facts),
            News::Reread { why, log } => again(why, *log),
            News::Gone => {
                gone = true;
                let why = "the log is gone, or its folder cannot be reached";
                *lost = Some(why.into());
                Followed::Lost(why.into())
            }
            News::Back => {
                *lost = None;
                Followed::Found
            }
        });
    }
    // A log that could not be read, and can be: `poll` has no word for that.
    let still_gone = gone
        || lost
            .as_deref()
            .is_some_and(|why| why.starts_with("the log is gone"));
    if !still_gone && lost.take().is_some() {
        heard.insert(0, Followed::Found);
    }
    heard
}

fn again(why: Why, log: Log) -> Followed {
    let why = match why {
        Why::Replaced => "another log has taken its place",
        Why::Shortened => "the log is shorter than it was",
        Why::Changed => "the log is not what it was",
        Why::Moved => "the log was taken away, and its writer goes on beside its place",
    };
    let read = format!("{why}; it was read again, {} events", log.head.events);
    Followed::Again {
        // The damage first: a narrow screen cuts the rest.
        why: match log.is_whole() {
            true => read,
            false => format!("the log is damaged, quorate check says where: {read}"),
        },
        facts: log.facts,
    }
}

/// Whether the system calls for every change in that folder: it does where only this machine writes.
#[cfg(target_os = "linux")]
fn is_local(log: &Path) -> bool {
    // ext, xfs, btrfs, tmpfs, overlayfs, zfs, f2fs, bcachefs (linux/magic.h).
    const LOCAL: [u32; 8] = [
        0xef53,
        0x5846_5342,
        0x9123_683e,
        0x0102_1994,
        0x794c_7630,
        0x2fc1_2fc1,
        0xf2f5_2010,
        0xca45_1a4e,
    ];
    let folder = log.parent().filter(|folder| !folder.as_os_str().is_empty());
    rustix::fs::statfs(folder.unwrap_or(Path::new(".")))
        .is_ok_and(|stat| LOCAL.contains(&(stat.f_type as u32)))
}

/// Elsewhere nobody has tried it: the log is looked at each second.
#[cfg(not(target_os = "linux"))]
fn is_local(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::RecvTimeoutError;
    use std::time::Instant;

    use super::*;
    use crate::journal::{Header, Writer};
    use crate::meeting::facts::NarrativeMinuted;
    use crate::meeting::{Event, Meeting, Moment};

    fn narrated(meeting: &Meeting, text: &str) -> crate::meeting::Recorded {
        let at: Moment = crate::shell::clock::now();
        meeting.record(
            Event::NarrativeMinuted(NarrativeMinuted {
                text: text.into(),
                unnamed: None,
            }),
            at,
            None,
        )
    }

    #[test]
    fn where_nobody_calls_the_log_is_looked_at_each_second() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("2016-10-21-panel.jsonl");
        let mut meeting = Meeting::default();
        let header = Header::fresh(crate::shell::clock::now()).unwrap();
        let mut writer = Writer::create(&log, header, &[]).unwrap();
        let (follower, _) = Follower::open(&log).unwrap();
        let (to, heard) = channel();
        let _follow =
            Follow::called_by(&|_, _| None, follower, move |followed| to.send(followed).is_ok()).unwrap();
        for text in ["one", "two"] {
            let fact = narrated(&meeting, text);
            writer.append(std::slice::from_ref(&fact)).unwrap();
            let from = Instant::now();
            match heard.recv_timeout(Duration::from_secs(5)) {
                Ok(Followed::Facts(facts)) => assert_eq!(facts, std::slice::from_ref(&fact)),
                other => panic!("{other:?}"),
            }
            assert!(
                from.elapsed() < Duration::from_millis(1500),
                "{:?}",
                from.elapsed()
            );
            meeting.apply(fact);
        }
        let silent = heard.recv_timeout(Duration::from_millis(1200));
        assert!(
            matches!(silent, Err(RecvTimeoutError::Timeout)),
            "nothing is told twice"
        );
    }

    #[test]
    fn a_log_that_goes_and_comes_back_is_said_once_each() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("sessions");
        let away = dir.path().join("away");
        std::fs::create_dir(&folder).unwrap();
        let log = folder.join("2016-10-21-panel.jsonl");
        let meeting = Meeting::default();
        let header = Header::fresh(crate::shell::clock::now()).unwrap();
        let mut writer = Writer::create(&log, header, &[]).unwrap();
        let (follower, _) = Follower::open(&log).unwrap();
        let (to, heard) = channel();
        let _follow = Follow::telling(follower, move |followed| to.send(followed).is_ok()).unwrap();
        let hear = || heard.recv_timeout(Duration::from_secs(15)).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        std::fs::rename(&folder, &away).unwrap();
        assert!(matches!(hear(), Followed::Lost(_)));
        std::thread::sleep(Duration::from_millis(2200));
        std::fs::rename(&away, &folder).unwrap();
        assert!(matches!(hear(), Followed::Found), "said once while it was gone");
        std::thread::sleep(Duration::from_millis(50));
        writer.append(&[narrated(&meeting, "after")]).unwrap();
        assert!(matches!(hear(), Followed::Facts(facts) if facts.len() == 1));
    }
}

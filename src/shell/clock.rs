//! What time it is, and whether somebody set the clock meanwhile.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Local, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use rustix::time::{ClockId, clock_gettime};

use crate::meeting::Moment;
use crate::meeting::wall::Wall;

/// A difference below this is the clock being steered, not set.
const STEP_MS: i64 = 1500;

/// The moment, to the millisecond, in the offset of this place.
pub fn now() -> Moment {
    let now = pace::told(since_1970_ms(SystemTime::now()));
    let now = DateTime::from_timestamp_millis(now).unwrap_or_default();
    now.with_timezone(&Local).fixed_offset()
}

/// Milliseconds since 1970: a clock that was never set may show an earlier time.
fn since_1970_ms(time: SystemTime) -> i64 {
    let ms = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => ms(since),
        Err(before) => -ms(before.duration()),
    }
}

/// How long a stretch of the meeting's time takes here.
pub fn takes(time: Duration) -> Duration {
    time / pace::times()
}

/// A day and time as the clocks of this place showed it. Where they showed it twice, the first; where
/// they skipped it, an hour later.
pub fn here(local: NaiveDateTime) -> Moment {
    let first = |local: &NaiveDateTime| match Local.from_local_datetime(local) {
        LocalResult::Single(moment) => Some(moment),
        LocalResult::Ambiguous(one, other) => Some(one.min(other)),
        LocalResult::None => None,
    };
    let moment = first(&local).or_else(|| first(&(local + TimeDelta::hours(1))));
    moment.map_or_else(
        || Utc.from_utc_datetime(&local).fixed_offset(),
        |moment| moment.fixed_offset(),
    )
}

/// A moment as the clocks of this place show it.
pub fn shows(moment: Moment) -> Moment {
    moment.with_timezone(&Local).fixed_offset()
}

/// The clock on the wall of this place.
pub const WALL: Wall = Wall::Place { moment: here, shows };

/// Watches the clock on the wall against one that nobody sets and that counts sleep.
pub struct Steps {
    wall_ms: i64,
    run_ms: i64,
}

impl Steps {
    /// Begins to watch.
    pub fn watch() -> Self {
        Self {
            wall_ms: now().timestamp_millis(),
            run_ms: run_ms(),
        }
    }

    /// By how many milliseconds the clock was set since the last look, if it was.
    pub fn seen(&mut self) -> Option<i64> {
        let (wall, run) = (now().timestamp_millis(), run_ms());
        let step = (wall - self.wall_ms) - (run - self.run_ms);
        let set = step.abs() >= STEP_MS * i64::from(pace::times());
        if set {
            (self.wall_ms, self.run_ms) = (wall, run);
        }
        set.then_some(step)
    }
}

/// Milliseconds since the machine was started, asleep or awake.
fn run_ms() -> i64 {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const COUNTS_SLEEP: ClockId = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const COUNTS_SLEEP: ClockId = ClockId::Monotonic;
    let time = clock_gettime(COUNTS_SLEEP);
    (time.tv_sec * 1000 + time.tv_nsec / 1_000_000) * i64::from(pace::times())
}

/// A whole day's meeting within minutes, for a test of endurance: the clock of this program goes some times
/// as fast, from a moment that several of them share. In no release: there the clock is the machine's.
#[cfg(debug_assertions)]
mod pace {
    use std::sync::OnceLock;

    /// `QUORATE_PACE=50,1479722400000,1477044000000`: times as fast, since when, and what time it was then.
    static PACE: OnceLock<Option<(u32, i64, i64)>> = OnceLock::new();

    fn pace() -> Option<(u32, i64, i64)> {
        *PACE.get_or_init(|| {
            let told = std::env::var("QUORATE_PACE").ok()?;
            let mut parts = told.split(',');
            let times = parts
                .next()?
                .parse()
                .ok()
                .filter(|times| (1..=10_000).contains(times))?;
            Some((times, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        })
    }

    pub fn times() -> u32 {
        pace().map_or(1, |(times, ..)| times)
    }

    pub fn told(ms: i64) -> i64 {
        pace().map_or(ms, |(times, since, then)| {
            ms.saturating_sub(since)
                .saturating_mul(i64::from(times))
                .saturating_add(then)
        })
    }
}

#[cfg(not(debug_assertions))]
mod pace {
    pub fn times() -> u32 {
        1
    }

    pub fn told(ms: i64) -> i64 {
        ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_never_set_is_no_reason_to_stop() {
        let before = SystemTime::UNIX_EPOCH - Duration::from_millis(1500);
        assert_eq!(since_1970_ms(before), -1500);
        assert_eq!(
            since_1970_ms(SystemTime::UNIX_EPOCH + Duration::from_millis(2)),
            2
        );
    }
}

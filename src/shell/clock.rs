//! What time it is, and whether somebody set the clock meanwhile.

use chrono::{Local, LocalResult, NaiveDateTime, SubsecRound, TimeDelta, TimeZone, Utc};
use rustix::time::{ClockId, clock_gettime};

use crate::meeting::Moment;
use crate::meeting::wall::Wall;

/// A difference below this is the clock being steered, not set.
const STEP_MS: i64 = 1500;

/// The moment, to the millisecond, in the offset of this place.
pub fn now() -> Moment {
    Local::now().fixed_offset().trunc_subsecs(3)
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
            wall_ms: Utc::now().timestamp_millis(),
            run_ms: run_ms(),
        }
    }

    /// By how many milliseconds the clock was set since the last look, if it was.
    pub fn seen(&mut self) -> Option<i64> {
        let (wall, run) = (Utc::now().timestamp_millis(), run_ms());
        let step = (wall - self.wall_ms) - (run - self.run_ms);
        let set = step.abs() >= STEP_MS;
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
    time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

//! The thin binary: arguments in, exit status out.

use std::process::ExitCode;
use std::thread;

use rustix::process::{Resource, getrlimit};

/// As much as the system gives a program where nobody has set less.
const STACK: usize = 8 << 20;

/// On a stack of its own where whoever began the program has set a smaller one than it wants.
fn main() -> ExitCode {
    let run = || quorate::cli::run(std::env::args_os());
    let small = getrlimit(Resource::Stack)
        .current
        .is_some_and(|most| most < STACK as u64 / 2);
    let running = small.then(|| {
        thread::Builder::new()
            .stack_size(STACK)
            .name("main".into())
            .spawn(run)
    });
    match running {
        // A panic has said so, and every other way out gives a status.
        Some(Ok(running)) => running.join().unwrap_or(ExitCode::from(101)),
        Some(Err(_)) | None => run(),
    }
}

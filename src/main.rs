//! The thin binary: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    quorate::cli::run(std::env::args_os())
}

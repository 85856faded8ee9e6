//! Makes up a folder of meetings from a seed: `cargo run --release --example corpus -- FOLDER [COUNT] [SEED]`.
//!
//! The same seed gives the same meetings, about 40 KB each; a tenth of them have an exempt item.

#[path = "../tests/support/corpus.rs"]
mod corpus;

use std::path::PathBuf;
use std::process::ExitCode;

/// Entries of a meeting whose log is about 40 KB.
const ENTRIES: usize = 100;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("corpus FOLDER [COUNT] [SEED]");
        return ExitCode::from(2);
    };
    let mut number = |otherwise: u64| {
        let text = arguments.next().and_then(|text| text.into_string().ok());
        text.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (count, seed) = (number(10_000), number(7));
    if let Err(error) = std::fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::from(3);
    }
    let logs = corpus::write(
        &folder,
        seed,
        usize::try_from(count).unwrap_or(usize::MAX),
        ENTRIES,
    );
    println!("{} meetings in {}", logs.len(), folder.display());
    ExitCode::SUCCESS
}

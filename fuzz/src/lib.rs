//! The fuzz targets of `tests/fuzz`, for libFuzzer. README.md says how to run them.

#[path = "../../tests/support/example.rs"]
pub mod example;
#[path = "../../tests/support/stage.rs"]
pub mod stage;
#[path = "../../tests/fuzz/targets/mod.rs"]
pub mod targets;

use std::sync::OnceLock;

use targets::mutate::{Chance, harmed};
use targets::target;

/// Gives a target an input.
pub fn give(name: &str, data: &[u8]) {
    (target(name).run)(data);
}

/// Changes an input in place: every second time as libFuzzer would, else with the program's own words.
pub fn change(name: &'static str, data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    if seed.is_multiple_of(2) {
        return libfuzzer_sys::fuzzer_mutate(data, size, most);
    }
    let words = WORDS.get_or_init(target(name).words);
    let changed = harmed(&data[..size], &data[..size], words, &mut Chance::of(seed.into()));
    let length = changed.len().min(most);
    data[..length].copy_from_slice(&changed[..length]);
    length
}

/// A program that fuzzes the target of this name.
#[macro_export]
macro_rules! fuzzes {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::give($name, data));
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
            $crate::change($name, data, size, most, seed)
        });
    };
}

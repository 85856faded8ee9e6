//! How many keys the minutes take: the worked meetings typed by a careful clerk at the real screen, who takes
//! what is offered only where it is just what was meant. Keys for each character of the Markdown minutes.
//!
//! `cargo bench --bench keys [-- AGENDA LINES …]`; more meetings can be named in `QUORATE_KEYS`, too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails"
)]

#[path = "../tests/support/typist.rs"]
mod typist;

use typist::{Keys, Using, markdown, scripts, typed};

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn main() {
    let given = std::env::args().skip(1).filter(|word| word != "--bench");
    let more = std::env::var("QUORATE_KEYS").unwrap_or_default();
    let named: Vec<String> = given.chain(more.split_whitespace().map(str::to_owned)).collect();
    println!("keys for each character of the Markdown minutes; 1.00 is typing the minutes themselves\n");
    println!(
        "{:<58} {:>7} {:>6} {:>6} {:>7} | {:>8} {:>6} {:>6}",
        "", "minutes", "lines", "names", "offers", "per line", "offers", "right"
    );
    for script in scripts(&named) {
        let (lines, meeting) = typed(&script, Using::Lines);
        let (names, _) = typed(&script, Using::Names);
        let (offers, _) = typed(&script, Using::Offers);
        for style in ["default", "panel"] {
            let minutes = markdown(&meeting, style).chars().count();
            let each = |keys: Keys| share(keys.keys, minutes);
            println!(
                "{:<50} {style:>7} {minutes:>7} {:>6.3} {:>6.3} {:>7.3} | {:>8.3} {:>6} {:>5.0}%",
                script.name,
                each(lines),
                each(names),
                each(offers),
                share(offers.keys, offers.characters),
                offers.offers,
                100.0 * share(offers.right, offers.offers),
            );
        }
    }
}

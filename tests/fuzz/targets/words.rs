//! The words that input is made of, taken from the program's own tables: a new command, key, setting or
//! sentence is fuzzed from the day it is there.

use std::sync::OnceLock;

use quorate::config;
use quorate::entry::{COMMANDS, TOPICS};
use quorate::minutes::Style;
use quorate::rules;

/// Text that a screen, a file or a person would be harmed by.
pub const HOSTILE: [&str; 12] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "\u{202e}drow\u{2066}a\u{2069}",
    "a\u{200b}b\u{feff}c\u{ad}d\u{2060}e",
    "two\u{2028}lines\u{85}more\r\nand\u{b}more",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{0}\u{9b}31m\u{7f}",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) ![](http://x/y)",
    "👩\u{200d}👩\u{200d}👧 会議 \u{e0041}",
    "{% for x in range(99999) %}{{ x }}{% endfor %}",
    "\u{fffe}\u{ffff}\u{fdd0}]]>&amp;\u{d7ff}",
];

const TIMES: [&str; 14] = [
    "11:03",
    "@11:03 ",
    "@2016-10-21T11:03:00+01:00 ",
    "@9999-12-31T23:59:59+23:59 ",
    "@0000-01-01T00:00:00-23:59 ",
    "by 1 Dec",
    "by 31 Feb",
    "29 Feb 262142",
    "1/1/-262143",
    "until 11:40",
    "10 min",
    "4294967295 min",
    "18446744073709551616",
    "-1",
];

fn hostile() -> impl Iterator<Item = String> {
    HOSTILE.iter().chain(&TIMES).map(|text| (*text).to_owned())
}

/// A line for each command there is, and for each thing that `/show` says.
pub fn lines_known() -> &'static [String] {
    static LINES: OnceLock<Vec<String>> = OnceLock::new();
    LINES.get_or_init(|| {
        let commands = COMMANDS
            .iter()
            .flat_map(|one| [one.example.to_owned(), format!("/{} ", one.name)]);
        let topics = TOPICS.iter().map(|(name, _)| format!("/show {name}"));
        let played = crate::example::LINES.iter().map(|(_, line)| (*line).to_owned());
        commands.chain(topics).chain(played).collect()
    })
}

pub fn of_lines() -> Vec<String> {
    let people = [
        "burke", "mallon", "pcc", "cc", "chair", "page", "mal", "all", "but", "q1", "m1", "a1", "u1", "42",
    ];
    let marks = [
        "? ", "?? ", "= ", "~ ", "! ", ": ", "+", "++", ">", "<", "- ", "# ", "\\", "/", "\n", " ", "'", "\"",
    ];
    let asked = [
        "by:burke",
        "kind:question",
        "is:open",
        "from:2016",
        "to:2016-10",
        "item:70",
        "moved:",
        "\"note the",
    ];
    let own = people
        .iter()
        .chain(&marks)
        .chain(&asked)
        .map(|word| (*word).to_owned());
    lines_known()
        .iter()
        .cloned()
        .chain(own)
        .chain(hostile())
        .collect()
}

pub fn of_agendas() -> Vec<String> {
    let page = include_str!("../corpus/agenda/everything.md");
    let marks = [
        "\n", "\n\n", "- ", "1. ", "a) ", "## ", "    ", "\t", "(", ")", "[", "]", "<!--", "-->", "---",
        "\"", ": ",
    ];
    let lines = page.lines().map(|line| format!("{line}\n"));
    let parts = page
        .split([' ', '\n', ',', '(', ')', '[', ']'])
        .filter(|part| part.len() > 1);
    let marks = marks.iter().map(|mark| (*mark).to_owned());
    lines
        .chain(parts.map(str::to_owned))
        .chain(marks)
        .chain(hostile())
        .collect()
}

pub fn of_settings() -> Vec<String> {
    let preset = |(_, text): &(&str, &str)| {
        let shown = rules::read("preset", text).map(|standing| rules::show(&standing));
        shown.expect("a shipped preset reads")
    };
    let orders: Vec<String> = rules::PRESETS.iter().map(preset).collect();
    let styles = Style::names().filter_map(Style::page).map(str::to_owned);
    let config = config::defaults(&config::Values::at_first(None));
    let pages: Vec<String> = orders.into_iter().chain(styles).chain([config]).collect();
    let lines = pages
        .iter()
        .flat_map(|page| page.lines())
        .map(|line| format!("{line}\n"));
    let own = [
        "sessions = \"/tmp\"\n",
        "based_on = \"",
        "base = \"panel\"\n",
        "off = true\n",
        "[special.x]\n",
        "\"\"\"",
        "{{ ",
        "{% ",
        " %}",
    ];
    let mut all: Vec<String> = lines
        .chain(own.iter().map(|word| (*word).to_owned()))
        .chain(hostile())
        .collect();
    all.sort();
    all.dedup();
    all
}

pub fn of_logs() -> Vec<String> {
    let golden = include_str!("../../golden_log.jsonl");
    let event = |line: &str| {
        let json: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(format!("{}\n", json.get("event")?))
    };
    let events: Vec<String> = golden.lines().filter_map(event).collect();
    let json = [
        "\n", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "\\u202e", "\\u0000", "\\ud800",
        "C\n", "\n\n",
    ];
    let keys = [
        "\"exempt\":true",
        "\"as_of\":\"9999-12-31T23:59:59.999+23:59\"",
        "\"at\":\"0000-01-01T00:00:00.000-23:59\"",
    ];
    let own = json.iter().chain(&keys).map(|word| (*word).to_owned());
    events.into_iter().chain(own).chain(hostile()).collect()
}

//! What only a real terminal can show: it is given back, whatever happens; nothing typed is lost.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::harbour::{SECOND, SIZE, clerk, log, table};
use crate::pty::Terminal;
use quorate::shell::Desk;

fn events(dir: &Path) -> usize {
    fs::read_to_string(log(dir)).unwrap().lines().count() - 1
}

fn waits_for_events(terminal: &mut Terminal, dir: &Path, wanted: usize) {
    let end = Instant::now() + 10 * SECOND;
    while events(dir) < wanted {
        assert!(
            Instant::now() < end,
            "{} of {wanted} events; the screen:\n{}",
            events(dir),
            terminal.text()
        );
        terminal.watch(Duration::from_millis(10));
    }
}

#[test]
fn lines_are_on_disk_and_control_q_leaves_the_terminal_as_it_was() {
    let dir = table();
    let mut terminal = clerk(dir.path());
    let before = events(dir.path());
    terminal.keys("/open\r/item 1\rmallow: It is deep\rwhite? How deep?\r= no floor\r");
    waits_for_events(&mut terminal, dir.path(), before + 4);
    terminal.sees("It is deep");
    terminal.sees("nobody has the floor");
    assert_eq!(events(dir.path()), before + 4, "what is refused is not recorded");
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0));
    assert!(terminal.was_given_back(0));
}

#[test]
fn signals_give_the_terminal_back_and_keep_the_line() {
    for signal in ["-TERM", "-INT", "-HUP"] {
        let dir = table();
        let mut terminal = clerk(dir.path());
        terminal.keys("white: unfinished");
        terminal.sees("unfinished");
        terminal.signal(signal);
        assert!(
            terminal.ends_within(SECOND).is_some(),
            "{signal}: still there after a second"
        );
        assert!(terminal.was_given_back(0), "{signal}");
        clerk(dir.path()).sees("unfinished");
    }
}

/// Not a test: a screen whose next turn is a panic, for the test below to run in a terminal of its own.
#[test]
#[ignore = "needs a terminal"]
fn a_screen_that_panics() {
    let home = |size| Desk {
        model: quorate::ui::Model::home(Vec::new(), size),
        writer: None,
        bring: None,
        follows: None,
    };
    let ended = quorate::shell::run(true, home, Box::new(|_, _| panic!("what was typed")));
    assert!(ended.is_err());
}

#[test]
fn a_panic_gives_the_terminal_back_and_ends_the_program() {
    let dir = table();
    let own = std::env::current_exe().unwrap();
    let arguments = [
        "terminal::a_screen_that_panics",
        "--exact",
        "--ignored",
        "--nocapture",
    ];
    let mut terminal = Terminal::run(dir.path(), own.to_str().unwrap(), &arguments, SIZE);
    terminal.sees("From a file");
    terminal.keys("agenda\r");
    terminal.sees("Agenda file");
    let from = terminal.bytes.len();
    terminal.keys("agenda.md\r");
    let ended = terminal.ends_within(SECOND);
    assert!(ended.is_some_and(|status| status != 0), "{}", terminal.text());
    assert!(terminal.was_given_back(from));
    let said = String::from_utf8_lossy(&terminal.bytes[from..]).into_owned();
    assert!(
        said.contains("Everything marked as on disk is on disk."),
        "{said}"
    );
    assert!(!said.contains("what was typed"), "{said}");
}

/// Not a test: a screen whose next turn never ends, as on a folder that cannot be reached, for the test below.
#[test]
#[ignore = "needs a terminal"]
fn a_screen_that_is_stuck() {
    let home = |size| Desk {
        model: quorate::ui::Model::home(Vec::new(), size),
        writer: None,
        bring: None,
        follows: None,
    };
    let forever = Box::new(|_: &_, _| {
        loop {
            std::thread::park();
        }
    });
    assert!(quorate::shell::run(true, home, forever).is_err());
}

#[test]
fn a_program_that_is_stuck_ends_with_its_terminal() {
    let dir = table();
    let own = std::env::current_exe().unwrap();
    let arguments = [
        "terminal::a_screen_that_is_stuck",
        "--exact",
        "--ignored",
        "--nocapture",
    ];
    let mut terminal = Terminal::run(dir.path(), own.to_str().unwrap(), &arguments, SIZE);
    terminal.sees("From a file");
    terminal.keys("agenda\r");
    terminal.sees("Agenda file");
    terminal.keys("agenda.md\r");
    terminal.watch(SECOND / 4);
    terminal.hang_up();
    assert!(
        terminal.ends_within(SECOND).is_some(),
        "still there after a second"
    );
}

/// A line that is dead is no reason to stay: what cannot be written to it is left unwritten.
#[test]
fn a_terminal_that_takes_nothing_keeps_no_program_alive() {
    for signal in ["-TERM", "-INT", "-HUP"] {
        let dir = table();
        let mut terminal = clerk(dir.path());
        terminal.is_stuck();
        // More than a terminal holds that nobody reads.
        for size in 0..40 {
            terminal.claims((500, 200 - size));
            std::thread::sleep(Duration::from_millis(15));
        }
        terminal.signal(signal);
        assert!(
            terminal.ends_within(SECOND).is_some(),
            "{signal}: still there after a second"
        );
    }
}

#[test]
fn suspended_and_back_the_screen_is_whole() {
    let dir = table();
    let mut terminal = clerk(dir.path());
    let from = terminal.bytes.len();
    terminal.signal("-TSTP");
    let end = Instant::now() + 5 * SECOND;
    while !terminal.was_given_back(from) {
        assert!(Instant::now() < end);
        terminal.watch(Duration::from_millis(10));
    }
    terminal.signal("-CONT");
    terminal.sees("Dredging");
    terminal.keys("mallow: still here\r");
    terminal.sees("still here");
}

#[test]
fn absurd_sizes_do_no_harm() {
    let dir = table();
    // A few gigabytes, on however large a machine: a screen of the largest size would take a hundred.
    let within = "ulimit -v 4000000; exec \"$0\" \"$@\"";
    let program = env!("CARGO_BIN_EXE_quorate");
    let arguments = ["-c", within, program, "clerk", "agenda.md"];
    let mut terminal = Terminal::run(dir.path(), "sh", &arguments, SIZE);
    terminal.sees("Dredging");
    terminal.claims((u16::MAX, u16::MAX));
    terminal.watch(SECOND / 4);
    for size in [
        (1, 1),
        (2, 1),
        (1, 50),
        (9, 3),
        (20, 6),
        (40, 12),
        (3000, 2),
        (500, 300),
        (0, 0),
        (0, 24),
        (u16::MAX, u16::MAX),
        (80, 24),
    ] {
        terminal.resize(size);
        terminal.watch(Duration::from_millis(60));
        terminal.keys("x");
    }
    terminal.sees("xxxxxxxxx");
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0));
}

#[test]
fn what_is_pasted_is_never_executed() {
    let dir = table();
    let mut terminal = clerk(dir.path());
    let before = events(dir.path());
    terminal.keys("\x1b[200~/open\n/close\nmallow: not said\x1b[201~");
    terminal.watch(Duration::from_millis(300));
    assert_eq!(events(dir.path()), before);
    terminal.keys("\r");
    waits_for_events(&mut terminal, dir.path(), before + 1);
    let text = fs::read_to_string(log(dir.path())).unwrap();
    assert!(
        text.lines().last().unwrap().contains("narrative_minuted"),
        "{text}"
    );
}

#[test]
fn no_key_that_nobody_pressed_is_obeyed() {
    for burst in [
        // A paste that holds the end of a paste.
        "\x1b[200~the roads\x1b[201~\r/close\r\x11\x1b[201~",
        // A terminal that sends a paste as keys.
        "the roads\r/close\rand the bins\r",
        "/close\rand the bins",
        // What a terminal answers, asked by somebody.
        "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        "\x1b]52;c;L2Nsb3NlCg==\x07",
        "\x1b]52;c;/close\r/close\r\x07",
        "\x1bP1$r/close\r\x1b\\",
    ] {
        let dir = table();
        let mut terminal = clerk(dir.path());
        let opened = events(dir.path()) + 1;
        terminal.keys("/open\r");
        waits_for_events(&mut terminal, dir.path(), opened);
        terminal.watch(Duration::from_millis(200));
        terminal.at_once(burst);
        terminal.watch(Duration::from_millis(400));
        assert_eq!(events(dir.path()), opened, "{burst:?}\n{}", terminal.text());
        if burst.contains("the ") {
            let screen = terminal.text();
            let shown = screen.contains("the roads") || screen.contains("/close");
            assert!(shown, "{burst:?} is not shown\n{screen}");
        }
    }
}

#[test]
fn fast_typing_is_drawn_and_recorded_in_order() {
    let dir = table();
    let mut terminal = clerk(dir.path());
    let before = events(dir.path());
    let lines: Vec<String> = (0..60)
        .map(|n| format!("white: line number {n} of what was said"))
        .collect();
    terminal.keys(&lines.iter().map(|line| format!("{line}\r")).collect::<String>());
    waits_for_events(&mut terminal, dir.path(), before + 60);
    let text = fs::read_to_string(log(dir.path())).unwrap();
    let said: Vec<&str> = text.lines().skip(before + 1).collect();
    for (n, line) in said.iter().enumerate() {
        assert!(line.contains(&format!("line number {n} of")), "{line}");
    }
    terminal.sees("line number 59 of");
}

/// Types at 600 characters a second for so long, while what the program knows offers continuations. Gives
/// how many lines there were.
fn types_fast(seconds: usize) {
    const A_SECOND: usize = 600;
    let dir = table();
    let mut terminal = clerk(dir.path());
    let before = events(dir.path());
    let line = |n: usize| format!("white: line {n} of what was said at the meeting of the Harbour Trust\r");
    let mut lines = 0;
    let mut text = String::new();
    while text.len() < seconds * A_SECOND {
        text.push_str(&line(lines));
        lines += 1;
    }
    let began = Instant::now();
    for (n, piece) in text.as_bytes().chunks(6).enumerate() {
        terminal.at_once(std::str::from_utf8(piece).unwrap());
        let due = began + Duration::from_millis(10 * (n as u64 + 1));
        terminal.watch(due.saturating_duration_since(Instant::now()));
    }
    waits_for_events(&mut terminal, dir.path(), before + lines);
    let text = fs::read_to_string(log(dir.path())).unwrap();
    for (n, fact) in text.lines().skip(before + 1).enumerate() {
        let said = format!("\"line {n} of what was said at the meeting of the Harbour Trust\"");
        assert!(fact.contains(&said), "{n}: {fact}");
    }
    terminal.sees(&format!("line {} of what was said", lines - 1));
    // In order on the screen: each row of them one more than the row above.
    let shown: Vec<usize> = terminal
        .text()
        .lines()
        // The row below the entry says the last one once more.
        .filter(|row| !row.contains("on disk"))
        .filter_map(|row| row.split("White: line ").nth(1)?.split(' ').next()?.parse().ok())
        .collect();
    assert!(shown.len() > 5, "{}", terminal.text());
    assert!(shown.windows(2).all(|two| two[0] + 1 == two[1]), "{shown:?}");
}

#[test]
fn six_hundred_characters_a_second_lose_nothing_and_are_drawn_in_order() {
    types_fast(8);
}

#[test]
#[ignore = "takes a minute: cargo test terminal:: -- --ignored"]
fn nor_do_they_for_a_minute() {
    types_fast(60);
}

#[test]
fn an_idle_screen_costs_next_to_nothing() {
    let dir = table();
    let mut terminal = clerk(dir.path());
    terminal.keys("/open\r/item 1\r>white\r");
    terminal.sees("White");
    terminal.watch(2 * SECOND);
    let (from, time) = (terminal.bytes.len(), 5);
    terminal.watch(time * SECOND);
    let each = (terminal.bytes.len() - from) as u64 / u64::from(time);
    assert!(
        each <= 60,
        "{each} bytes a second while somebody speaks and nobody types"
    );
}

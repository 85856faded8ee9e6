//! Each guard has a test that fails without it.
//!
//! `cargo test --test suite guards:: -- --ignored --nocapture` builds the program so that guards can be left out,
//! leaves out one after the other, runs its test, and prints what came of it.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quorate::guard::Guard;

/// The guard, where the test is (`lib` for the library's own, `faults` for the fault bench, else a module of
/// this executable), and the test.
const PROOFS: &[(Guard, &str, &str)] = &[
    (
        Guard::CreateSync,
        "faults",
        "nothing_acknowledged_is_lost_when_the_power_fails",
    ),
    (
        Guard::FolderSync,
        "faults",
        "nothing_acknowledged_is_lost_when_the_power_fails",
    ),
    (
        Guard::ParentSync,
        "faults",
        "names_are_synced_before_the_word_is_given",
    ),
    (
        Guard::AppendSync,
        "faults",
        "nothing_acknowledged_is_lost_when_the_power_fails",
    ),
    (
        Guard::EndSync,
        "faults",
        "an_ended_line_is_not_lost_with_the_next",
    ),
    (
        Guard::TornSync,
        "faults",
        "what_is_cut_is_in_the_log_or_beside_it_at_every_moment",
    ),
    (
        Guard::TornFolderSync,
        "faults",
        "what_is_cut_is_in_the_log_or_beside_it_at_every_moment",
    ),
    (Guard::TornAside, "faults", "every_byte_offset"),
    (
        Guard::CutSync,
        "faults",
        "what_was_cut_does_not_come_back_when_the_power_fails",
    ),
    (
        Guard::ReopenSync,
        "faults",
        "what_was_cut_does_not_come_back_when_the_power_fails",
    ),
    (
        Guard::OpenSync,
        "faults",
        "what_a_killed_writer_left_is_made_to_last_before_it_is_shown",
    ),
    (
        Guard::OpenFolderSync,
        "faults",
        "what_a_killed_writer_left_is_made_to_last_before_it_is_shown",
    ),
    (
        Guard::RefuseAfterFailure,
        "faults",
        "a_second_sync_that_succeeds_proves_nothing",
    ),
    (
        Guard::ForgetCache,
        "faults",
        "what_was_acknowledged_and_is_gone_is_told_on_reopening",
    ),
    (
        Guard::LookForLost,
        "faults",
        "what_was_acknowledged_and_is_gone_is_told_on_reopening",
    ),
    (
        Guard::RefuseDamaged,
        "faults",
        "a_damaged_log_is_refused_and_left_alone",
    ),
    (Guard::HashCheck, "faults", "every_bit_of_a_log"),
    (Guard::HeadCheck, "faults", "lines_cut_from_the_end_are_counted"),
    (
        Guard::Lock,
        "faults",
        "a_second_writer_is_refused_and_a_dead_one_blocks_nobody",
    ),
    (
        Guard::LockPatience,
        "lib",
        "journal::tests::files::there_is_one_writer_by_whatever_name",
    ),
    (
        Guard::SameFile,
        "lib",
        "journal::tests::files::a_log_that_is_moved_away_is_noticed",
    ),
    (
        Guard::StillThere,
        "lib",
        "journal::tests::files::a_log_that_is_gone_is_written_whole_beside_its_place_before_anything_is_acknowledged",
    ),
    (
        Guard::LooksAgain,
        "lib",
        "journal::tests::files::a_log_that_goes_while_nobody_writes_is_written_beside_its_place_too",
    ),
    (
        Guard::FollowerGoesOn,
        "lib",
        "journal::tests::follow::where_the_writer_goes_on_the_follower_goes_too",
    ),
    (
        Guard::FollowerWaits,
        "lib",
        "journal::tests::follow::what_the_writer_has_not_confirmed_is_not_shown",
    ),
    (
        Guard::NoFollow,
        "lib",
        "journal::tests::files::nothing_planted_in_the_logs_place_is_followed",
    ),
    (
        Guard::RegularFile,
        "lib",
        "journal::tests::files::nothing_planted_in_the_logs_place_is_followed",
    ),
    (
        Guard::FileMode,
        "lib",
        "journal::tests::files::a_log_is_made_gone_on_with_and_private",
    ),
    (
        Guard::FolderMode,
        "lib",
        "journal::tests::files::a_log_is_made_gone_on_with_and_private",
    ),
    (
        Guard::NoReplace,
        "lib",
        "journal::tests::files::a_log_never_takes_anothers_place",
    ),
    (
        Guard::FileCap,
        "lib",
        "journal::tests::files::what_no_meeting_fills_is_not_read",
    ),
    (
        Guard::LinesCap,
        "lib",
        "journal::tests::files::lines_that_no_meeting_fills_are_not_read",
    ),
    (Guard::LineCap, "faults", "what_is_beyond_us_is_said"),
    (
        Guard::DraftCap,
        "lib",
        "journal::draft::tests::it_is_capped_between_two_characters",
    ),
    (
        Guard::DictatedCap,
        "bounds",
        "a_line_too_long_is_refused_and_the_next_is_taken",
    ),
    (
        Guard::PageCap,
        "bounds",
        "a_page_larger_than_any_agenda_is_refused",
    ),
    (Guard::DraftSave, "faults", "a_half_typed_line_survives_a_kill"),
    (Guard::LargeFiles, "faults", "a_file_that_may_grow_no_more"),
    (
        Guard::Signals,
        "terminal",
        "signals_give_the_terminal_back_and_keep_the_line",
    ),
    (
        Guard::LeaveSoon,
        "terminal",
        "a_program_that_is_stuck_ends_with_its_terminal",
    ),
    (
        Guard::PanicHook,
        "terminal",
        "a_panic_gives_the_terminal_back_and_ends_the_program",
    ),
    (
        Guard::GiveBack,
        "terminal",
        "signals_give_the_terminal_back_and_keep_the_line",
    ),
    (Guard::ScreenCap, "terminal", "absurd_sizes_do_no_harm"),
    (
        Guard::Sweep,
        "lib",
        "ui::shown::tests::the_sweep_reads_every_cell",
    ),
    (
        Guard::CellFilter,
        "lib",
        "ui::shown::tests::what_acts_or_hides_is_shown_as_replaced",
    ),
    (
        Guard::ShownFilter,
        "lib",
        "shown::tests::nothing_that_a_terminal_obeys_is_left",
    ),
    (
        Guard::ExemptFilter,
        "published",
        "nothing_exempt_is_in_any_public_file",
    ),
    (Guard::CsvInert, "published", "no_file_holds_anything_but_text"),
    (Guard::HtmlEscape, "published", "no_file_holds_anything_but_text"),
    (
        Guard::MarkdownEscape,
        "published",
        "no_file_holds_anything_but_text",
    ),
    (
        Guard::XmlAllowed,
        "lib",
        "minutes::xml::tests::what_xml_forbids_is_not_in_it",
    ),
    (Guard::LinkScheme, "published", "no_file_holds_anything_but_text"),
    (
        Guard::LibraryPublic,
        "library",
        "what_the_public_is_answered_from_cannot_reach_the_rest",
    ),
    (
        Guard::LibraryMode,
        "library",
        "folder_and_files_are_the_owners_alone",
    ),
    (
        Guard::LibraryNoFollow,
        "library",
        "no_link_in_the_cache_is_followed",
    ),
    (
        Guard::LibrarySeal,
        "library",
        "a_file_that_was_changed_is_made_anew",
    ),
    (Guard::LibraryLock, "library", "one_process_at_a_time_works_on_it"),
    (
        Guard::LibraryChangeTime,
        "library",
        "a_changed_log_with_its_old_time_is_read_again",
    ),
    (
        Guard::LibraryCopies,
        "library",
        "a_log_that_is_there_twice_counts_once",
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap().flatten().map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn every_guard_is_used_and_has_a_test() {
    let texts = |folder: &str| -> BTreeMap<PathBuf, String> {
        let files = sources(&root().join(folder)).into_iter();
        files
            .map(|file| (file.clone(), fs::read_to_string(file).unwrap()))
            .collect()
    };
    let (src, tests) = (texts("src"), texts("tests"));
    for guard in Guard::ALL {
        let name = format!("Guard::{guard:?}");
        let named = |text: &String| {
            text.match_indices(&name)
                .any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric()))
        };
        assert!(src.values().any(named), "{name} guards nothing");
        let proof = PROOFS.iter().filter(|(proved, _, _)| proved == guard).count();
        assert_eq!(proof, 1, "{name} has one test");
    }
    for (guard, target, test) in PROOFS {
        let function = format!("fn {}(", test.rsplit("::").next().unwrap());
        let there = match *target {
            "lib" => src.values().any(|text| text.contains(&function)),
            target => tests.iter().any(|(file, text)| {
                file.components()
                    .any(|part| Path::new(&part).file_stem().is_some_and(|stem| stem == target))
                    && text.contains(&function)
            }),
        };
        assert!(there, "{guard:?}: there is no {test} in {target}");
    }
}

/// Builds the tests so that guards can be left out; where each target's program is.
fn built() -> BTreeMap<String, PathBuf> {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root()).args([
        "test",
        "--no-run",
        "--features",
        "guards-off",
        "--target-dir",
        "target/guards",
        "--message-format=json",
        "--lib",
    ]);
    command.args(["--test", "faults", "--test", "suite"]);
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "it cannot be built");
    let said = String::from_utf8(output.stdout).unwrap();
    let artifacts = said
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    artifacts
        .filter(|artifact| artifact["profile"]["test"] == true)
        .filter_map(|artifact| {
            let kind = artifact["target"]["kind"][0].as_str()?;
            let name = if kind == "test" {
                artifact["target"]["name"].as_str()?
            } else {
                "lib"
            };
            Some((name.to_owned(), PathBuf::from(artifact["executable"].as_str()?)))
        })
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Came {
    Green,
    Red,
    Hung,
    NotRun,
}

/// Runs one test, without a guard if one is named.
fn run(program: &Path, test: &str, off: Option<Guard>) -> Came {
    let out = tempfile::NamedTempFile::new().unwrap();
    let mut child = Command::new(program)
        .args([test, "--exact"])
        .current_dir(root())
        .env(
            "QUORATE_GUARD_OFF",
            off.map(|guard| format!("{guard:?}")).unwrap_or_default(),
        )
        .stdin(Stdio::null())
        .stdout(out.reopen().unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let end = Instant::now() + Duration::from_secs(100);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > end {
            child.kill().unwrap();
            child.wait().unwrap();
            return Came::Hung;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let said = fs::read_to_string(out.path()).unwrap();
    let ran = said.contains("running 1 test") || said.contains("fault ");
    match (ran, status.success()) {
        (true, true) => Came::Green,
        (true, false) => Came::Red,
        (false, _) => Came::NotRun,
    }
}

#[test]
#[ignore = "builds the program once more: cargo test --test suite guards:: -- --ignored --nocapture"]
fn each_guard_left_out_is_noticed() {
    let built = built();
    let only = std::env::var("QUORATE_GUARD").ok();
    let mut unproved = Vec::new();
    let mut green: BTreeMap<String, Came> = BTreeMap::new();
    println!("\n{:18} {:9} {:75} with   without", "guard", "in", "test");
    for (guard, target, test) in PROOFS {
        if only.as_ref().is_some_and(|only| format!("{guard:?}") != *only) {
            continue;
        }
        // The bench prints its trials by their own names; the modules' tests are named with their module.
        let (program, test) = match *target {
            "lib" | "faults" => (&built[*target], (*test).to_owned()),
            module => (&built["suite"], format!("{module}::{test}")),
        };
        let test = test.as_str();
        let with = green
            .entry(test.to_owned())
            .or_insert_with(|| run(program, test, None));
        let without = run(program, test, Some(*guard));
        println!(
            "{:18} {target:9} {test:75} {:6} {:?}",
            format!("{guard:?}"),
            format!("{with:?}").to_lowercase(),
            without
        );
        if *with != Came::Green || !matches!(without, Came::Red | Came::Hung) {
            unproved.push(guard);
        }
    }
    assert!(unproved.is_empty(), "not proved: {unproved:?}");
}

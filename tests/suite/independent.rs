//! The registers against a computation of their own over the same logs: from the lines' JSON, without a
//! meeting; and the index against the scan.
use crate::corpus;
use crate::worked;
use quorate::meeting::facts::NarrativeMinuted;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use quorate::journal::Writer;
use quorate::library::cache::Cache;
use quorate::library::index::{self, Asked};
use quorate::library::query::Query;
use quorate::library::reading::{self, Held, name_of};
use quorate::library::search::{self, Hit};
use quorate::library::{Sight, attendance, commitments, decisions};
use quorate::meeting::{Event, Recorded};
use serde_json::Value;

/// The worked meetings and sixty made up, in a folder.
fn folder() -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let sessions = folder.path().join("sessions");
    std::fs::create_dir(&sessions).unwrap();
    worked::logs(&sessions);
    corpus::write(&sessions, 7, 60, 60);
    let logs = reading::logs(&sessions).unwrap();
    assert!(logs.len() >= 62);
    (folder, logs)
}

/// A log's events as JSON with their numbers, without those taken back or struck.
fn events(log: &Path) -> Vec<(u64, Value)> {
    let text = std::fs::read_to_string(log).unwrap();
    let lines = text
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let all: Vec<(u64, Value)> = lines
        .map(|line| (line["seq"].as_u64().unwrap(), line["event"].clone()))
        .collect();
    let void: BTreeSet<u64> = all
        .iter()
        .filter_map(|(_, event)| match event["type"].as_str()? {
            "fact_undone" => event["fact"].as_u64(),
            "entry_struck" => event["entry"].as_u64(),
            _ => None,
        })
        .collect();
    all.into_iter().filter(|(seq, _)| !void.contains(seq)).collect()
}

fn is(event: &Value, name: &str) -> bool {
    event["type"] == name
}

fn held(log: &Path) -> Held {
    Held::read(log, Sight::Exempt)
}

#[test]
fn decisions_are_those_that_were_voted_on_declared_noted_or_put_off() {
    let (_folder, logs) = folder();
    let mut found = 0;
    for log in &logs {
        let events = events(log);
        let decided = |id: &Value| {
            events.iter().any(|(_, event)| {
                (is(event, "vote_taken") || is(event, "decision_declared")) && event["motion"] == *id
            })
        };
        let ours = events.iter().filter(|(_, event)| match event["type"].as_str() {
            Some("motion_moved") => {
                ["motion", "recommendation"].contains(&event["kind"].as_str().unwrap())
                    && decided(&event["id"])
            }
            Some("item_noted" | "item_deferred") => true,
            Some("vote_taken" | "decision_declared") => event["motion"].is_null(),
            _ => false,
        });
        let ours: BTreeSet<u64> = ours.map(|(seq, _)| *seq).collect();
        let held = held(log);
        let theirs = decisions::decisions(&[held.volume().unwrap()]);
        assert_eq!(
            theirs.iter().map(|one| one.seq).collect::<BTreeSet<_>>(),
            ours,
            "{}",
            log.display()
        );
        found += ours.len();
    }
    assert!(found > 100, "{found}");
}

#[test]
fn what_a_made_up_vote_came_to_is_what_its_figures_say() {
    let (_folder, logs) = folder();
    for log in logs.iter().filter(|log| !name_of(log).starts_with("20")) {
        let mut came: BTreeMap<String, &str> = BTreeMap::new();
        for (_, event) in events(log) {
            if is(&event, "vote_taken") {
                let (ours, theirs) = (event["for"].as_u64(), event["against"].as_u64());
                let word = match ours.cmp(&theirs) {
                    std::cmp::Ordering::Greater => "carried",
                    std::cmp::Ordering::Equal => "tied",
                    std::cmp::Ordering::Less => "lost",
                };
                came.insert(event["motion"].to_string(), word);
            } else if is(&event, "decision_declared") {
                came.insert(event["motion"].to_string(), "carried");
            }
        }
        let mut ours: Vec<&str> = came.into_values().collect();
        let held = held(log);
        let theirs = decisions::decisions(&[held.volume().unwrap()]);
        let mut theirs: Vec<&str> = theirs.iter().map(|one| one.outcome.as_str()).collect();
        ours.sort_unstable();
        theirs.sort_unstable();
        assert_eq!(theirs, ours, "{}", log.display());
    }
}

#[test]
fn what_is_owed_is_every_action_and_every_promise_without_one() {
    let (_folder, logs) = folder();
    let today = "2025-10-01".parse().unwrap();
    let mut open = 0;
    for log in &logs {
        let mut ours: BTreeMap<String, &str> = BTreeMap::new();
        let mut followed = BTreeSet::new();
        let mut promised = BTreeSet::new();
        for (_, event) in events(log) {
            let id = |field: &str| event[field].as_str().unwrap_or_default().to_owned();
            match event["type"].as_str().unwrap() {
                "action_assigned" => {
                    ours.insert(id("id"), "open");
                    followed.insert(id("from"));
                }
                "action_done" => drop(ours.insert(id("action"), "done")),
                "action_dropped" => drop(ours.insert(id("action"), "dropped")),
                "undertaking_given" => drop(promised.insert(id("id"))),
                _ => {}
            }
        }
        let promises: BTreeSet<String> = promised.difference(&followed).cloned().collect();
        let held = held(log);
        let theirs = commitments::commitments(&[held.volume().unwrap()], today);
        let (actions, others): (Vec<_>, Vec<_>) = theirs
            .into_iter()
            .partition(|one| one.sort == commitments::Sort::Action);
        let actions: BTreeMap<String, &str> = actions
            .iter()
            .map(|one| (one.id.clone(), one.status.word()))
            .collect();
        assert_eq!(actions, ours, "{}", log.display());
        assert_eq!(
            others.into_iter().map(|one| one.id).collect::<BTreeSet<_>>(),
            promises
        );
        open += ours.values().filter(|status| **status == "open").count();
    }
    assert!(open > 20, "{open}");
}

#[test]
fn whoever_was_called_came_or_took_part_was_present() {
    let (_folder, logs) = folder();
    let mut ours: BTreeMap<(String, String), (u32, u32)> = BTreeMap::new();
    for log in &logs {
        let events = events(log);
        if !events.iter().any(|(_, event)| is(event, "meeting_opened")) {
            continue;
        }
        let body = events.iter().find(|(_, event)| is(event, "meeting_planned"));
        let body = body.unwrap().1["body"].as_str().unwrap().to_owned();
        let mut there = BTreeSet::new();
        for (_, event) in &events {
            for field in ["present", "people"] {
                if is(event, "roll_called") || is(event, "people_arrived") {
                    let named = event[field].as_array().into_iter().flatten();
                    there.extend(named.filter_map(Value::as_str));
                }
            }
            if is(event, "question_submitted") {
                continue; // In writing, before the meeting.
            }
            there.extend(
                ["by", "moved_by", "seconded_by"]
                    .iter()
                    .filter_map(|field| event[*field].as_str()),
            );
            if is(event, "floor_given") || is(event, "vote_recorded") || is(event, "interest_declared") {
                there.extend(event["person"].as_str());
            }
            let named = event["names"].as_array().into_iter().flatten();
            there.extend(named.filter_map(|vote| vote["person"].as_str()));
        }
        let mut listed: BTreeMap<&str, &str> = BTreeMap::new();
        for (_, event) in events.iter().filter(|(_, event)| is(event, "person_listed")) {
            listed.insert(event["id"].as_str().unwrap(), event["name"].as_str().unwrap());
        }
        for (id, name) in listed {
            let one = ours.entry((body.clone(), name.to_lowercase())).or_default();
            one.0 += 1;
            one.1 += u32::from(there.contains(id));
        }
    }
    let each = reading::each(&logs, Sight::Exempt, |held| {
        attendance::attendance(&[held.volume().unwrap()])
    });
    let theirs = attendance::together(each);
    let theirs: BTreeMap<(String, String), (u32, u32)> = theirs
        .into_iter()
        .map(|one| ((one.body, one.name.to_lowercase()), (one.meetings, one.present)))
        .collect();
    assert_eq!(theirs, ours);
}

fn scanned(logs: &[PathBuf], query: &Query, sight: Sight) -> Vec<Hit> {
    let today = "2003-10-01".parse().unwrap();
    let found = reading::each(logs, sight, |held| {
        search::search(&[held.volume().unwrap()], query, today)
    });
    let mut found: Vec<Hit> = found.into_iter().flatten().collect();
    search::latest_first(&mut found);
    found
}

#[test]
fn a_word_is_found_wherever_it_begins_one() {
    let (_folder, logs) = folder();
    let mut ours = BTreeSet::new();
    for log in &logs {
        for (seq, event) in events(log)
            .iter()
            .filter(|(_, event)| is(event, "statement_made"))
        {
            let text = event["text"].as_str().unwrap().to_lowercase();
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            if words.any(|word| word.starts_with("stile")) {
                ours.insert((name_of(log), *seq));
            }
        }
    }
    let query = Query::read("kind:statement stile").unwrap();
    let found = scanned(&logs, &query, Sight::Exempt);
    let theirs: BTreeSet<(String, u64)> = found.into_iter().map(|hit| (hit.meeting, hit.seq)).collect();
    assert_eq!(theirs, ours);
    assert!(theirs.len() > 10);
}

#[test]
fn the_index_finds_what_the_scan_finds() {
    let (folder, logs) = folder();
    let sessions = folder.path().join("sessions");
    let cache = Cache::of(&folder.path().join("cache"), &sessions).unwrap();
    let ask = |line: &str, sight| {
        let query = Query::read(line).unwrap();
        let asked = Asked {
            query: &query,
            sight,
            today: "2003-10-01".parse().unwrap(),
            most: 100_000,
        };
        let found = index::search(&sessions, Some(&cache), &asked).unwrap();
        assert_eq!(found.all, found.hits.len(), "{line}");
        let mut hits = found.hits;
        search::latest_first(&mut hits);
        (hits, scanned(&logs, &query, sight))
    };
    for line in [
        "stile",
        "stil brid",
        "\"fire and\"",
        "\"police and crime\"",
        "burke",
        "suilleabhain",
        "by:mallon",
        "by:nunez kind:question",
        "kind:motion carried",
        "moved:burke seconded:web",
        "kind:motion is:lost from:1998-01 to:1998-02",
        "kind:question open",
        "kind:action overdue",
        "kind:action is:done river",
        "body:burial kind:vote",
        "body:\"burial board\" the",
        "item:70",
        "on:2016-10-21 kind:answer",
        "zzzzzz is:noted",
        "spr",
    ] {
        for sight in [Sight::Public, Sight::Exempt] {
            let (indexed, scanned) = ask(line, sight);
            assert_eq!(indexed, scanned, "{line} {sight:?}");
        }
    }
    let (public, _) = ask("kind:statement the", Sight::Public);
    let (all, _) = ask("kind:statement the", Sight::Exempt);
    assert!(public.len() < all.len() && public.iter().all(|hit| !hit.exempt));

    // What is written, changed or taken away since is found, or not, at the next asking.
    std::fs::remove_file(&logs[0]).unwrap();
    std::fs::copy(&logs[1], sessions.join("2099-01-01-copied.jsonl")).unwrap();
    let (mut writer, log, _) = Writer::open(&logs[2]).unwrap();
    let last = log.facts.last().unwrap();
    let text = "Another stile".to_owned();
    let late = Recorded {
        seq: last.seq + 1,
        event: Event::NarrativeMinuted(NarrativeMinuted { text }),
        ..last.clone()
    };
    writer.append(&[late]).unwrap();
    drop(writer);
    let logs = reading::logs(&sessions).unwrap();
    let query = Query::read("stile").unwrap();
    let today = "2003-10-01".parse().unwrap();
    let asked = |query| Asked {
        query,
        sight: Sight::Public,
        today,
        most: 100_000,
    };
    let mut hits = index::search(&sessions, Some(&cache), &asked(&query))
        .unwrap()
        .hits;
    search::latest_first(&mut hits);
    assert_eq!(hits, scanned(&logs, &query, Sight::Public));

    // While another process is at work on the index, what it does not have yet is read from the logs, once.
    let (mut writer, log, _) = Writer::open(&logs[3]).unwrap();
    let last = log.facts.last().unwrap();
    let text = "One stile more".to_owned();
    let late = Recorded {
        seq: last.seq + 1,
        event: Event::NarrativeMinuted(NarrativeMinuted { text }),
        ..last.clone()
    };
    writer.append(&[late]).unwrap();
    drop(writer);
    let other = tantivy::Index::open_in_dir(cache.folder().join("words")).unwrap();
    let at_work: tantivy::IndexWriter = other.writer(20 << 20).unwrap();
    let mut during = index::search(&sessions, Some(&cache), &asked(&query))
        .unwrap()
        .hits;
    search::latest_first(&mut during);
    assert_eq!(during, scanned(&logs, &query, Sight::Public));
    assert_ne!(during, hits);
    drop((at_work, other));
    let hits = during;

    // Deleted at any time, and made anew; and where it is spoilt.
    std::fs::remove_dir_all(cache.folder()).unwrap();
    let cache = Cache::of(&folder.path().join("cache"), &sessions).unwrap();
    let again = index::search(&sessions, Some(&cache), &asked(&query)).unwrap();
    assert_eq!(again.all, hits.len());
    for entry in std::fs::read_dir(cache.folder().join("words")).unwrap().flatten() {
        std::fs::write(entry.path(), b"spoilt").unwrap();
    }
    let spoilt = index::search(&sessions, Some(&cache), &asked(&query)).unwrap();
    assert_eq!(spoilt.all, hits.len());

    let misspelt = Query::read("stille").unwrap();
    let near = index::search(&sessions, Some(&cache), &asked(&misspelt)).unwrap();
    assert!(near.nearly && near.all > 0);
}

#[test]
fn the_commands_answer_as_the_registers_do_and_say_no() {
    let (folder, logs) = folder();
    let sessions = folder.path().join("sessions");
    let damaged = &logs[3];
    let text = std::fs::read_to_string(damaged).unwrap();
    std::fs::write(damaged, text.replacen("statement_made", "statement_mad3", 1)).unwrap();
    std::fs::write(sessions.join("1990-01-01-nothing.jsonl"), "no log").unwrap();
    let run = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_quorate"))
            .args(["--sessions".as_ref(), sessions.as_os_str()])
            .args(arguments)
            .env("XDG_CACHE_HOME", folder.path().join("cache"))
            .env("HOME", folder.path())
            .output()
            .unwrap();
        let rows = serde_json::from_slice::<Value>(&done.stdout).ok();
        let rows = rows.and_then(|rows| rows.as_array().map(Vec::len));
        let said = String::from_utf8(done.stderr).unwrap();
        (done.status.code(), rows, said)
    };
    for _ in 0..2 {
        let (code, rows, _) = run(&["list", "--json"]);
        assert_eq!((code, rows), (Some(0), Some(logs.len() + 1)), "damaged ones too");
        let (code, rows, said) = run(&["decisions", "--json", "--exempt"]);
        assert!(code == Some(0) && rows > Some(100));
        assert!(said.contains("1990-01-01-nothing"), "{said}");
        assert!(said.contains(&name_of(damaged)), "{said}");
    }
    let (_, all, _) = run(&["actions", "--json", "--exempt"]);
    let (_, public, _) = run(&["actions", "--json"]);
    assert!(public < all);
    let (_, everybody, _) = run(&["attendance", "--json"]);
    let (code, some, _) = run(&["attendance", "--json", "--from", "2016", "--to", "2016-06"]);
    assert!(code == Some(0) && some < everybody, "{some:?} of {everybody:?}");
    assert_eq!(run(&["attendance", "--json", "--from", "2999"]).0, Some(1));
    assert_eq!(run(&["attendance", "--to", "summer"]).0, Some(2));
    assert_eq!(run(&["search", "stile", "--json", "--limit", "7"]).1, Some(7));
    let (code, rows, said) = run(&["search", "\"no such words\"", "--json"]);
    assert_eq!((code, rows), (Some(1), Some(0)), "{said}");
    assert_eq!(run(&["search", "from:whenever"]).0, Some(2));
    assert_eq!(run(&["search", " "]).0, Some(2));
}

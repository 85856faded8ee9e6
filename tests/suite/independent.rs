//! The registers and the search against a computation of their own over the same logs: from the lines' JSON,
//! without a meeting and without a library.

use crate::corpus;
use crate::worked;

use quorate::meeting::facts::NarrativeMinuted;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use quorate::journal::Writer;
use quorate::library::attendance::Attended;
use quorate::library::commitments::{self, Commitment};
use quorate::library::decisions::Decision;
use quorate::library::kept::{self, Place};
use quorate::library::passage::passages;
use quorate::library::query::Query;
use quorate::library::reading::{self, Held, name_of};
use quorate::library::register::{Asked, Rows, Which};
use quorate::library::{Sight, find};
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

/// Every meeting, as it is seen.
fn held(logs: &[PathBuf], sight: Sight) -> Vec<Held> {
    logs.iter().map(|log| Held::read(log, sight)).collect()
}

/// A register of a folder, all of it.
fn register(sessions: &Path, which: Which) -> Rows {
    let asked = Asked::all("2025-10-01".parse().unwrap());
    let rows = |library: &rusqlite::Connection| which.rows(library, &asked);
    kept::ask(sessions, None, Sight::Exempt, &|_| {}, rows).unwrap().0
}

fn decisions(sessions: &Path) -> Vec<Decision> {
    match register(sessions, Which::Decisions) {
        Rows::Decisions(rows) => rows,
        _ => unreachable!(),
    }
}

fn owed(sessions: &Path) -> Vec<Commitment> {
    match register(sessions, Which::Actions) {
        Rows::Actions(rows) => rows,
        _ => unreachable!(),
    }
}

fn attended(sessions: &Path) -> Vec<Attended> {
    match register(sessions, Which::Attendance) {
        Rows::Attendance(rows) => rows,
        _ => unreachable!(),
    }
}

#[test]
fn decisions_are_those_that_were_voted_on_declared_noted_or_put_off() {
    let (folder, logs) = folder();
    let all = decisions(&folder.path().join("sessions"));
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
        let theirs = all.iter().filter(|one| one.meeting == name_of(log));
        assert_eq!(
            theirs.map(|one| one.seq).collect::<BTreeSet<_>>(),
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
    let (folder, logs) = folder();
    let all = decisions(&folder.path().join("sessions"));
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
        let theirs = all.iter().filter(|one| one.meeting == name_of(log));
        let mut theirs: Vec<&str> = theirs.map(|one| one.outcome.as_str()).collect();
        ours.sort_unstable();
        theirs.sort_unstable();
        assert_eq!(theirs, ours, "{}", log.display());
    }
}

#[test]
fn what_is_owed_is_every_action_and_every_promise_without_one() {
    let (folder, logs) = folder();
    let all = owed(&folder.path().join("sessions"));
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
        let theirs = all.iter().filter(|one| one.meeting == name_of(log)).cloned();
        let (actions, others): (Vec<Commitment>, Vec<Commitment>) =
            theirs.partition(|one| one.sort == commitments::Sort::Action);
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
    let (folder, logs) = folder();
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
    let theirs = attended(&folder.path().join("sessions"));
    let theirs: BTreeMap<(String, String), (u32, u32)> = theirs
        .into_iter()
        .map(|one| ((one.body, one.name.to_lowercase()), (one.meetings, one.present)))
        .collect();
    assert_eq!(theirs, ours);
}

type Where = (String, u64, String, bool);

/// The same by going through every meeting, entry by entry.
fn scanned(logs: &[Held], query: &Query) -> Vec<Where> {
    let today = "2003-10-01".parse().unwrap();
    let mut found = Vec::new();
    for held in logs {
        let Some(volume) = held.volume() else { continue };
        let date = volume.meeting.date();
        let dated = query.from.is_none() && query.to.is_none();
        let within = date.map_or(dated, |date| {
            query.from.is_none_or(|from| from <= date) && query.to.is_none_or(|to| date <= to)
        });
        let body = volume.meeting.plan.as_ref().map(|plan| plan.body.as_str());
        let of_body = |phrase| quorate::library::passage::stands_in(phrase, body);
        if !within || !query.body.iter().all(of_body) {
            continue;
        }
        for passage in passages(&volume) {
            if query.finds(&passage, today).is_some() {
                found.push((held.name.clone(), passage.seq, passage.text, passage.exempt));
            }
        }
    }
    found.sort();
    found
}

fn asked(sessions: &Path, place: Option<&Place>, query: &Query, sight: Sight, most: usize) -> find::Found {
    let asked = find::Asked {
        query,
        sight,
        today: "2003-10-01".parse().unwrap(),
        most,
    };
    let of = |library: &rusqlite::Connection| find::find(library, &asked);
    kept::ask(sessions, place, sight, &|_| {}, of).unwrap()
}

fn places(found: &find::Found) -> Vec<Where> {
    let place =
        |hit: &quorate::library::search::Hit| (hit.meeting.clone(), hit.seq, hit.text.clone(), hit.exempt);
    let mut places: Vec<Where> = found.hits.iter().map(place).collect();
    places.sort();
    places
}

#[test]
fn a_word_is_found_wherever_it_begins_one() {
    let (folder, logs) = folder();
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
    let found = asked(
        &folder.path().join("sessions"),
        None,
        &query,
        Sight::Exempt,
        100_000,
    );
    let theirs: BTreeSet<(String, u64)> = found.hits.into_iter().map(|hit| (hit.meeting, hit.seq)).collect();
    assert_eq!(theirs, ours);
    assert!(theirs.len() > 10);
}

#[test]
fn the_library_finds_what_going_through_every_meeting_finds() {
    let (folder, logs) = folder();
    let sessions = folder.path().join("sessions");
    let place = Place::of(&folder.path().join("cache"), &sessions).unwrap();
    let seen = [Sight::Public, Sight::Exempt].map(|sight| (sight, held(&logs, sight)));
    for line in [
        "stile",
        "stil brid",
        "\"fire and\"",
        "\"police and crime\"",
        "near:\"fire governance\"",
        "near:\"stile county bridge\" council",
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
        "owner:burke is:open",
        "against:harker",
        "for:dodd abstained:aske",
        "body:burial kind:vote",
        "body:\"burial board\" the",
        "item:70",
        "on:2016-10-21 kind:answer",
        "from:2016",
        "zzzzzz is:noted",
        "spr",
    ] {
        let query = Query::read(line).unwrap();
        for (sight, held) in &seen {
            let sight = *sight;
            let found = asked(&sessions, Some(&place), &query, sight, 100_000);
            assert_eq!(found.all, found.hits.len(), "{line}");
            let dates: Vec<_> = found.hits.iter().map(|hit| hit.date).collect();
            assert!(dates.is_sorted_by(|a, b| a >= b), "the latest first: {line}");
            if found.instead.is_empty() {
                assert_eq!(places(&found), scanned(held, &query), "{line} {sight:?}");
            }
        }
    }
    let statements = Query::read("kind:statement the").unwrap();
    let public = asked(&sessions, Some(&place), &statements, Sight::Public, 100_000);
    let all = asked(&sessions, Some(&place), &statements, Sight::Exempt, 100_000);
    assert!(public.all < all.all && public.hits.iter().all(|hit| !hit.exempt));

    // What says most of it first, and the same entries.
    let best = Query::read("sort:relevance stile bridge").unwrap();
    let ranked = asked(&sessions, Some(&place), &best, Sight::Public, 100_000);
    assert_eq!(places(&ranked), scanned(&seen[0].1, &best));
    let times = |text: &str| {
        text.to_lowercase().matches("stile").count() + text.to_lowercase().matches("bridge").count()
    };
    assert!(times(&ranked.hits[0].text) >= times(&ranked.hits.last().unwrap().text));

    let misspelt = Query::read("bridgge").unwrap();
    let near = asked(&sessions, Some(&place), &misspelt, Sight::Public, 100);
    let bridge = asked(
        &sessions,
        Some(&place),
        &Query::read("\"bridge\"").unwrap(),
        Sight::Public,
        100_000,
    );
    assert_eq!(near.instead, [("bridgge".to_owned(), vec!["bridge".to_owned()])]);
    assert_eq!(near.all, bridge.all);
}

fn adds(log: &Path, text: &str) {
    let (mut writer, log, _) = Writer::open(log).unwrap();
    let last = log.facts.last().unwrap();
    let late = Recorded {
        seq: last.seq + 1,
        event: Event::NarrativeMinuted(NarrativeMinuted {
            text: text.to_owned(),
            unnamed: None,
        }),
        ..last.clone()
    };
    writer.append(&[late]).unwrap();
}

#[test]
fn what_is_written_changed_or_taken_away_is_found_or_not_at_the_next_asking() {
    let (folder, mut logs) = folder();
    let sessions = folder.path().join("sessions");
    let place = Place::of(&folder.path().join("cache"), &sessions).unwrap();
    let query = Query::read("stile").unwrap();
    let finds = |place: &Place, logs: &[PathBuf]| {
        let found = asked(&sessions, Some(place), &query, Sight::Public, 100_000);
        assert_eq!(places(&found), scanned(&held(logs, Sight::Public), &query));
        found.all
    };
    let before = finds(&place, &logs);
    std::fs::remove_file(logs.remove(0)).unwrap();
    adds(&logs[2], "Another stile");
    adds(&logs[3], "One stile more");
    let after = finds(&place, &logs);
    assert_ne!(after, before);

    // Deleted at any time, and made anew.
    std::fs::remove_dir_all(place.folder()).unwrap();
    let place = Place::of(&folder.path().join("cache"), &sessions).unwrap();
    assert_eq!(finds(&place, &logs), after);
    assert!(place.public().exists());
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

//! Quorate: minute a formal meeting in the terminal while people speak.
//!
//! # One idea
//!
//! A meeting is a list of facts. The clerk's line is *decided* into one fact, the fact is *appended* to the
//! log, and everything that anyone sees is *derived* from the log.
//!
//! ```text
//! key ─▶ Msg ─▶ the entry line ─▶ Intent ─▶ decide(&Meeting, Intent) ─▶ one fact
//!                                                                         │ append + fsync (scribe)
//!        screen ◀─ draw(&Model, now) ◀─ Meeting::apply ◀─ Msg::Written ◀──┘
//!        minutes ◀─ the same Meeting     chair ◀─ the same log, followed (follow)
//! ```
//!
//! # The screen, and where each part of it is drawn
//!
//! ```text
//! ┌ Harbour Trust   21 October 2016                                    11:24 ┐
//! │ PUBLIC  live   7 present, quorum 3 met   24 min elapsed     ✓ 42 on disk │  ui/parts/header.rs
//! ├─────────────────────┬────────────────────────────────────────────────────┤
//! │ Agenda              │ 3  Dredging                                        │
//! │ ▶ 3 Dredging        │   40  11:20 Q2 Cllr Mallow: What does it cost?     │
//! │   12 of 30 min      │   41  11:21 A→q2 the Engineer: A million           │  ui/parts/minutes.rs
//! │ ui/parts/agenda.rs  │   42  11:22 Action a1 the Engineer: Send figures   │
//! ├─────────────────────┤                                                    │
//! │ Floor               │                                                    │
//! │ ● Cllr White  1:04  │                                                    │
//! │ 1 Cllr Mallow       │                                                    │
//! │ ui/parts/floor.rs   │                                                    │
//! ├─────────────────────┴────────────────────────────────────────────────────┤
//! │ › white: It is too de                                                    │  ui/line.rs
//! │   Records: Cllr White: It is too de                                      │  ui/parts/entry.rs
//! │   Enter record   Tab complete   Esc panes   F1 help   Ctrl-P commands    │  ui/parts/hint.rs
//! └──────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! ```text
//! ┌ Harbour Trust              PUBLIC   7 here, quorum 3, 4 to spare   11:24 ┐  ui/chair/top.rs
//! │ 3  Dredging                                                              │
//! │ ● 12 of 30 min  ████████░░░░░░░░░░░░  18 min left                        │  ui/chair/timing.rs
//! │ FINISH 12:40 as planned   12:52 at this pace   end 13:00   on time       │  meeting/forecast.rs
//! ├─────────────────────┬────────────────────────────────────────────────────┤
//! │ SPEAKING            │ VOTE NEXT ON  Amendment m2 to m1  seconded         │
//! │ ● Cllr White        │ Leave out “May”, insert “June”                     │
//! │   1:56 left of 3:00 │ Needs more than half: 4 if all 7 vote              │  ui/chair/motion.rs
//! │ NEXT                │                                                    │
//! │ ! Cllr Sand         │ If carried, m1 reads                               │  ui/chair/speaker.rs
//! └──────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! ```text
//! ┌ Harbour Trust   21 October 2016                                   closed ┐
//! │ PUBLIC, 2 not shown   11:00–12:52   73 events, seal d7cb4ffe…    ✓ whole │  ui/review/draw/header.rs
//! ├─────────────────────┬────────────────────────────────────────────────────┤
//! │ Agenda              │ 3  Dredging                               entry 40 │
//! │ ▶ 3 Dredging        │ ▸ 40  11:20 Q2 Cllr Mallow: What does it cost?     │  ui/review/draw/entries.rs
//! ├─────────────────────┤   41  11:21 A→q2 the Engineer: A million           │
//! │ Entry 40, q2        │                                                    │
//! │ is answered         │                                                    │  ui/review/draw/detail.rs
//! ├─────────────────────┴────────────────────────────────────────────────────┤
//! │ Show › kind:question by:mallow                                           │  library/query.rs
//! └──────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! # Rooms
//!
//! | room | is | may see |
//! |---|---|---|
//! | `meeting` | what a meeting is: facts, state, decisions, findings | std, serde, chrono, the derives of schemars and thiserror |
//! | `human_time` | dates, hours and lengths of time as people write them | chrono, serde, toml, `meeting`'s folding |
//! | `agenda` | the agenda page, read into facts; any paper, made into such a page | `meeting`, `human_time`, readers of formats |
//! | `rules` | standing orders as TOML, the presets among them, read into what `meeting` judges by | `meeting` |
//! | `entry` | the clerk's line: grammar, names, preview, completion | `meeting`, `agenda`, `human_time` |
//! | `minutes` | a meeting as record, document and papers | `meeting` |
//! | `journal` | the session log on disk | `meeting` |
//! | `library` | the SQLite library of all meetings: search and the registers | `meeting`, `journal` |
//! | `pictures` | a meeting in charts | `meeting` |
//! | `ui` | the screens | `meeting`, `entry`, `minutes`, `pictures`, what `library` works out (never its reading), ratatui |
//! | `shell` | the terminal, the clock, the threads | `ui`, `meeting`, `journal` |
//! | `cli` | the commands: assembles the others | all |
//! | `did_you_mean` | what a misspelt word was meant to be; all may see it | nothing |
//! | `guard` | the name of each guard, so that a test can leave it out; all may see it | nothing |
//!
//! `tests/layers.rs` reads the sources and fails with the file and the forbidden word.
//!
//! # Invariants
//!
//! 1. Nothing is shown as recorded before it is on disk. When it could not be written, the typed text is
//!    still there.
//! 2. `decide` may refuse; `apply` is total. Tighter rules never make an old log unreadable.
//! 3. Time is an argument: facts carry theirs, views take `now`. Only `shell` and `cli` ask a clock.
//! 4. Corrections are facts. Nothing is rewritten.
//! 5. One writer, any number of readers, in any number of processes.
//! 6. Facts are the public contract; the state built from them is not kept and may change at will.
//! 7. No catch-all arm over our own enums where a new variant must be thought of.
//! 8. One table of keys (`ui::keys`) and one of commands (`entry::COMMANDS`) feed dispatch, hints, help,
//!    palette, `quorate keys` and the README.
//! 9. What one screen knows, a function can be asked without a screen.
//! 10. One line of the clerk's is one fact: no crash can keep half of it, and undo names it by its number.
//! 11. What the public may see is the meeting folded from the public facts alone, so that exempt matter
//!     cannot reach what is derived from it.
//!
//! # Where this departs from the first plan
//!
//! - `decide` gives one fact, not several (invariant 10).
//! - `meeting` names schemars and thiserror, for their derives: the published schema of the log is that of
//!   the types, and a refusal carries its own words.
//! - The preview is the sentence of the fact that Enter would record, not a second reading of the line.
//! - The standing orders of a meeting are a fact of its log, written out whole as it begins: state is derived
//!   from the log alone, and no later preset or file changes what an old vote came to.
//! - A carried closure, next business or suspension takes effect by itself; an adjournment, an exclusion and an
//!   extension, which have a time or a ground of their own, are facts of their own and are asked for.
//! - What all meetings hold is in two SQLite files, not one: what the public may see, and the meetings that have a
//!   part in private. Whoever asks for the public opens the first alone. The full text knows which entries have which
//!   words; where they stand, and whether together, is read in the entries: a third less to keep.
//! - The line editor and the wrapping are our own (`ui::line`, `ui::wrap`): the known crates undo a letter
//!   at a time, do not move by grapheme, and cannot say which letter a click meant.

pub mod agenda;
pub mod capped;
pub mod cli;
pub mod config;
pub mod did_you_mean;
pub mod entry;
pub mod error;
pub mod guard;
pub mod human_time;
pub mod journal;
pub mod library;
pub mod meeting;
pub mod minutes;
pub mod pictures;
pub mod rules;
pub mod shell;
pub mod shown;
pub mod ui;

//! Reading saved meetings on the screen.
use crate::samples;
use std::path::PathBuf;

use chrono::TimeDelta;
use crossterm::event::KeyEvent;
use quorate::library::kept::of_meetings;
use quorate::library::register::{Asked, Rows, Which};
use quorate::library::shelf::Shelved;
use quorate::library::{Sight, find};
use quorate::meeting::{Meeting, Moment};
use quorate::minutes::Format;
use quorate::ui::keys::{self, Place};
use quorate::ui::review::finding::Answer;
use quorate::ui::review::register::Gathered;
use quorate::ui::review::{Brought, Opened, Review, Wanted};
use quorate::ui::{self, Effect, Model, Msg, keystring};

fn parish() -> Meeting {
    samples::parish_council().meeting
}

fn opened(meeting: Meeting) -> Opened {
    Opened {
        path: PathBuf::from("/sessions/2025-06-03-nether-wallop.jsonl"),
        seals: (0..=meeting.facts().len()).map(|n| format!("{n:064x}")).collect(),
        meeting,
        problem: None,
    }
}

fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-01-05T10:00:00+00:00").unwrap()
}

struct Desk {
    model: Model,
    now: Moment,
    size: (u16, u16),
    effects: Vec<Effect>,
}

impl Desk {
    fn reading(size: (u16, u16)) -> Self {
        Self::of(Review::of_meeting(opened(parish()), false), size)
    }

    fn of(review: Review, size: (u16, u16)) -> Self {
        Self {
            model: Model::of_review(review, size),
            now: now(),
            size,
            effects: Vec::new(),
        }
    }

    /// Types; what is wanted from the folder is brought as the library would.
    fn keys(&mut self, keys: &str) -> &mut Self {
        for event in keystring::parse(keys).unwrap() {
            self.send(Msg::Key(event));
        }
        self
    }

    fn send(&mut self, msg: Msg) -> &mut Self {
        for effect in ui::update(&mut self.model, msg, self.now) {
            let brought = match &effect {
                Effect::Bring(Wanted::Meeting { .. } | Wanted::Named { .. }) => {
                    let seq = match &effect {
                        Effect::Bring(Wanted::Named { seq, .. }) => Some(*seq),
                        _ => None,
                    };
                    Brought::Meeting(Box::new(opened(parish())), seq)
                }
                Effect::Bring(Wanted::Shelf) => Brought::Shelf(shelf()),
                Effect::Bring(Wanted::Register { which, exempt }) => {
                    Brought::Register(gathered(*which, *exempt))
                }
                Effect::Bring(Wanted::Find { asked, .. }) => {
                    let meeting = parish().public();
                    let library =
                        of_meetings([("2025-06-03-nether-wallop", &meeting)], Sight::Public).unwrap();
                    let asking = find::Asked {
                        query: &quorate::library::query::Query::read(asked).unwrap(),
                        sight: Sight::Public,
                        today: now().date_naive(),
                        most: 200,
                    };
                    let found = find::find(&library, &asking).unwrap();
                    Brought::Found(Answer {
                        asked: asked.clone(),
                        all: found.all,
                        hits: found.hits,
                        ..Answer::default()
                    })
                }
                _ => {
                    self.effects.push(effect);
                    continue;
                }
            };
            ui::update(&mut self.model, Msg::Brought(Box::new(brought)), self.now);
        }
        self
    }

    fn screen(&self) -> String {
        ui::render_to_text(&self.model, self.now, self.size.0, self.size.1)
    }

    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "no {text:?} on\n{}", self.screen());
        self
    }

    #[track_caller]
    fn shows_not(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "{text:?} on\n{}", self.screen());
        self
    }
}

/// A register as the library works it out of the two meetings.
fn gathered(which: Which, exempt: bool) -> Gathered {
    let sight = if exempt { Sight::Exempt } else { Sight::Public };
    let (parish, branch) = (parish(), samples::union_branch().meeting);
    let meetings = [
        ("2025-06-03-nether-wallop", &parish),
        ("2025-09-15-ferry", &branch),
    ];
    let library = of_meetings(meetings, sight).unwrap();
    let (rows, _) = which.rows(&library, &Asked::all(now().date_naive())).unwrap();
    Gathered { rows, exempt }
}

fn shelf() -> Vec<Shelved> {
    let one = |name: &str, meeting: &Meeting, problem: Option<&str>| {
        let path = PathBuf::from(format!("/sessions/{name}.jsonl"));
        Shelved::of(&path, meeting, problem.map(str::to_owned))
    };
    vec![
        one("2025-06-03-nether-wallop", &parish(), None),
        one(
            "2025-09-15-ferry",
            &samples::union_branch().meeting,
            Some("line 7 was altered"),
        ),
        Shelved::unreadable(
            &PathBuf::from("/sessions/1990-01-01-odd.jsonl"),
            Some("it is no log".into()),
        ),
    ]
}

#[test]
fn frames() {
    for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let name = |what: &str| format!("{what}_{}x{}", size.0, size.1);
        insta::assert_snapshot!(
            name("meeting"),
            Desk::reading(size)
                .keys("<down><down><down><down><down><down>")
                .screen()
        );
        insta::assert_snapshot!(
            name("filtered"),
            Desk::reading(size).keys("/kind:motion").screen()
        );
        insta::assert_snapshot!(name("timing"), Desk::reading(size).keys("p").screen());
        insta::assert_snapshot!(name("presence"), Desk::reading(size).keys("ppppp").screen());
        insta::assert_snapshot!(
            name("replay"),
            Desk::reading(size).keys("]]r<right><right><right>").screen()
        );
        insta::assert_snapshot!(name("shelf"), Desk::of(Review::of_shelf(shelf()), size).screen());
        insta::assert_snapshot!(
            name("search"),
            Desk::of(Review::of_shelf(shelf()), size)
                .keys("<tab>the")
                .screen()
        );
        for (register, way) in [
            ("decisions", "<f5>"),
            ("actions", "<f5><tab>"),
            ("questions", "<f5><tab><tab>"),
            ("attendance", "<f5><s-tab>"),
        ] {
            insta::assert_snapshot!(
                name(register),
                Desk::of(Review::of_shelf(shelf()), size).keys(way).screen()
            );
        }
    }
}

#[test]
fn the_shelf_is_found_as_one_types_and_opens() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (100, 24));
    desk.shows("3 meetings")
        .shows("2 with a damaged log")
        .shows("line 7 was altered");
    desk.keys("wallop").shows("1 of 3").shows_not("Ferry");
    desk.keys("<enter>").shows("Entry ").shows("seal");
    desk.keys("<esc>")
        .shows("Find")
        .keys("<esc>odd<enter>")
        .shows("it is no log");
}

#[test]
fn a_number_goes_to_an_entry_and_a_filter_keeps_it() {
    let mut desk = Desk::reading((100, 30));
    let seqs: Vec<u64> = parish().public().entries.iter().map(|entry| entry.seq).collect();
    let seq = seqs[seqs.len() / 2];
    desk.keys(&format!("{seq}<enter>")).shows(&format!("entry {seq}"));
    desk.keys("g1<enter>").shows(&format!("entry {}", seqs[0]));
    desk.keys("/the").shows(" of ").shows("“the…”").keys("<enter>");
    desk.keys("<esc>").shows(&format!("{} entries", seqs.len()));
    desk.keys("/from:never").shows("is no date").keys("<esc>");
    desk.keys("9999<enter>").shows("9999 is no entry here");
}

#[test]
fn nothing_exempt_is_shown_before_it_is_asked_for() {
    let mut desk = Desk::reading((120, 200));
    desk.shows("not shown").shows_not("EXEMPT");
    desk.keys("x").shows("WITH EXEMPT").shows("EXEMPT ");
    desk.keys("x").shows_not("EXEMPT");
    let mut desk = Desk::reading((120, 200));
    let facts = parish().facts().len();
    desk.keys("r<home>");
    for _ in 0..facts {
        desk.keys("<right>").shows_not("EXEMPT").shows_not("tender of");
    }
}

#[test]
fn what_was_found_opens_there_and_esc_comes_back() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (100, 30));
    desk.keys("<tab>bridges").shows("2 found").keys("<enter>");
    assert_eq!(desk.model.place(), Place::Record);
    desk.shows("bridges")
        .keys("<esc>")
        .shows("2 found")
        .keys("<tab>")
        .shows("Saved meetings");
}

#[test]
fn the_registers_are_gone_through_found_as_one_types_and_open() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (120, 40));
    desk.shows("F5 registers").keys("<f5>");
    assert_eq!(desk.model.place(), Place::Registers);
    desk.shows("Outcome")
        .shows("3 for, 1 against: That the hall be painted white");
    desk.keys("<tab>").shows("Due").shows("open, overdue      216");
    desk.keys("overdue").shows("1 of 3").shows_not("stolen stile");
    // What is typed goes along to the next, and Ctrl-U takes it away.
    desk.keys("<tab>")
        .shows("says that")
        .keys("<c-u>")
        .shows(" in all");
    desk.keys("<tab>").shows("Voted").shows("Cllr Dent");
    desk.keys("<tab>").shows("As substitute").keys("<enter>");
    desk.shows("Not now: attendance is counted over several meetings");
    desk.keys("<s-tab><s-tab><s-tab>stile<enter>");
    assert_eq!(desk.model.place(), Place::Record);
    let Some((name, seq)) = action_on("stile") else {
        panic!("no action on stiles")
    };
    assert_eq!(name, "2025-06-03-nether-wallop");
    desk.shows(&format!("entry {seq}")).keys("<esc>").shows("1 of");
    desk.keys("<esc>").shows("Saved meetings").shows("3 meetings");
}

fn action_on(word: &str) -> Option<(String, u64)> {
    let Rows::Actions(actions) = gathered(Which::Actions, false).rows else {
        return None;
    };
    let found = actions.into_iter().find(|one| one.text.contains(word))?;
    Some((found.meeting, found.seq))
}

/// What is exempt is asked for by a key of its own, and a register brought before that is not shown for it.
#[test]
fn a_register_shows_what_is_exempt_only_when_asked() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (120, 60));
    desk.keys("<f5><tab>")
        .shows("PUBLIC")
        .shows_not("EXEMPT")
        .shows_not("tender");
    desk.keys("<a-x>").shows("WITH EXEMPT").shows("EXEMPT a3");
    desk.keys("<a-x>").shows_not("EXEMPT");
    let late = Brought::Register(gathered(Which::Actions, true));
    desk.send(Msg::Brought(Box::new(late))).shows_not("EXEMPT");
    let late = Brought::Register(gathered(Which::Decisions, false));
    desk.send(Msg::Brought(Box::new(late)))
        .shows("Due")
        .shows_not("Outcome");
}

#[test]
fn a_row_of_a_register_is_copied_with_all_it_says() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (80, 24));
    desk.keys("<f5><tab>bridges<a-y>").shows("on the clipboard");
    let [Effect::Copy(text)] = &desk.effects[..] else {
        panic!("{:?}", desk.effects)
    };
    for part in [
        "2025-06-03",
        "Nether Wallop",
        "bridges",
        "due 2025-07-01",
        "open, overdue",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn an_answer_to_what_is_no_longer_asked_is_not_shown() {
    let mut desk = Desk::of(Review::of_shelf(shelf()), (100, 30));
    desk.keys("<tab>zzz").shows("Nothing was found");
    let late = Answer {
        asked: "zz".into(),
        all: 4_000,
        ..Answer::default()
    };
    desk.send(Msg::Brought(Box::new(Brought::Found(late))))
        .shows_not("4000");
}

#[test]
fn a_replay_plays_by_itself_and_stops_at_the_end() {
    let mut desk = Desk::reading((120, 40));
    desk.keys("r<home> ").shows("▶ 20×");
    let mut ticks = 0;
    while ui::next_wake(&desk.model, desk.now).is_some() {
        let wake = ui::next_wake(&desk.model, desk.now).unwrap();
        desk.now += TimeDelta::from_std(wake).unwrap();
        desk.send(Msg::Tick);
        ticks += 1;
        assert!(ticks < 100_000);
    }
    let facts = parish().facts().len();
    desk.shows(&format!("{facts} of {facts}")).shows("stopped");
    desk.keys("+ ").shows("▶ 60×").keys("- ").shows("stopped, 20×");
}

#[test]
fn copying_copies_whose_it_is() {
    let mut desk = Desk::reading((100, 30));
    desk.keys("/kind:statement<enter>y");
    let [Effect::Copy(text)] = &desk.effects[..] else {
        panic!("{:?}", desk.effects)
    };
    assert!(text.contains(": "), "{text}");
}

/// Every key of the table, in its place: something happens without a panic.
#[test]
fn every_key_is_dispatched_where_it_stands() {
    let ways = [
        (Place::Shelf, ""),
        (Place::Finding, "<tab>the"),
        (Place::Registers, "<f5>"),
        (Place::Record, "wallop<enter>"),
        (Place::Contents, "wallop<enter><tab>"),
        (Place::Asking, "wallop<enter>/"),
        (Place::Replay, "wallop<enter>r"),
        (Place::Picture, "wallop<enter>p"),
        (Place::Changes, "wallop<enter>c"),
    ];
    for (place, way) in ways {
        for row in keys::at(place) {
            for chord in row.keys {
                for size in [(120, 40), (20, 6), (3, 2)] {
                    let mut desk = Desk::of(Review::of_shelf(shelf()), size);
                    desk.keys(way);
                    assert_eq!(desk.model.place(), place);
                    desk.send(Msg::Key(KeyEvent::new(chord.code, chord.held)));
                    desk.screen();
                }
            }
        }
    }
}

#[test]
fn harmless_at_any_size() {
    for width in (0..5).chain([19, 20, 39, 40, 71, 72, 80, 149, 150, 700]) {
        for height in (0..8).chain([11, 12, 13, 14, 17, 18, 20, 24, 300]) {
            let mut desk = Desk::of(Review::of_shelf(shelf()), (width, height));
            for keys in [
                "",
                "<tab>the",
                "<f5>",
                "<tab><down>the",
                "<tab><tab><end>",
                "<esc><tab>",
                "<tab>wallop<enter><end>",
                "<tab>",
                "/a<enter>",
                "r<left>",
                "<esc>p<down>",
                "pppp",
                "<esc>c<down>",
                "<f1>",
            ] {
                desk.keys(keys).screen();
            }
        }
    }
}

#[test]
fn what_to_look_at_is_one_key_from_its_entry() {
    let mut desk = Desk::reading((120, 40));
    desk.shows("to look at: F2").keys("<f2>");
    assert_eq!(desk.model.place(), Place::Checks);
    let meeting = desk.model.meeting().unwrap();
    let found = quorate::meeting::finding::findings(meeting);
    let first = found
        .iter()
        .position(|one| one.seq.is_some_and(|seq| meeting.entry(seq).is_some()));
    let (first, seq) = (first.unwrap(), found[first.unwrap()].seq.unwrap());
    desk.keys("<home>").keys(&"<down>".repeat(first)).keys("<enter>");
    assert_eq!(desk.model.place(), Place::Record);
    desk.shows(&format!("▸ {seq} "));
}

/// A correction is proposed with its reason, on the entry that is selected; nothing is proposed by halves.
#[test]
fn a_correction_is_proposed_from_the_entry_with_its_reason() {
    let mut desk = Desk::reading((80, 24));
    desk.keys("/kind:statement<enter>");
    let seq = desk
        .model
        .review()
        .unwrap()
        .reader
        .as_ref()
        .unwrap()
        .selected()
        .unwrap()
        .seq;
    desk.keys("e");
    assert!(
        desk.screen().contains(&format!("Entry {seq} should read")),
        "{}",
        desk.screen()
    );
    // As it reads already: nothing to propose.
    desk.keys("<enter>");
    assert!(desk.screen().contains("It reads so already"), "{}", desk.screen());
    desk.keys("e<C-e> indeed<enter>");
    assert!(desk.screen().contains("Why "), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.screen().contains("with its reason"), "{}", desk.screen());
    assert!(desk.effects.is_empty());
    desk.keys("misheard<enter>");
    match desk.effects.as_slice() {
        [Effect::Bring(Wanted::Propose { entry, text, why, .. })] => {
            assert_eq!((*entry, why.as_str()), (seq, "misheard"));
            assert!(text.ends_with(" indeed"), "{text}");
        }
        other => panic!("{other:?}"),
    }
    // Given up half way, it leaves nothing behind.
    desk.effects.clear();
    desk.keys("ex<enter>x<esc>/<esc>");
    assert!(desk.effects.is_empty());
}

/// Why an entry cannot be corrected is said before anything is typed.
#[test]
fn a_correction_that_cannot_be_is_refused_at_once() {
    let mut desk = Desk::reading((80, 24));
    desk.keys("/kind:attendance<enter>e");
    assert_eq!(desk.model.place(), Place::Record);
    desk.shows("says what was done: put it right with the line that says it");
}

#[test]
fn the_minutes_are_written_from_here_in_a_format_that_there_is() {
    let mut desk = Desk::reading((80, 24));
    desk.keys("w");
    for name in ["Word", "PDF", "HTML", "Markdown"] {
        desk.shows(name);
    }
    assert!(matches!(desk.effects.pop(), Some(Effect::Bring(Wanted::Folder))));
    desk.send(Msg::Brought(Box::new(Brought::Folder("/home/ann".into()))));
    desk.shows("Into the folder › /home/ann").keys("<enter>");
    let wanted = desk.effects.pop();
    assert!(
        matches!(
            &wanted,
            Some(Effect::Bring(Wanted::Export {
                format: Format::Docx,
                exempt: false,
                ..
            }))
        ),
        "{wanted:?}"
    );
    desk.send(Msg::Brought(Box::new(Brought::Exported(
        "/tmp/minutes.docx".into(),
    ))));
    desk.shows("Written to /tmp/minutes.docx. Ctrl-O opens it.")
        .keys("<c-o>");
    assert!(matches!(desk.effects.pop(), Some(Effect::Bring(Wanted::Open(_)))));
}

//! The clerk's hands: whatever is pressed, at the speed of typing, nothing is in the log but what a line said that
//! stood on the screen with its preview when Enter was pressed; and what a new user wants is found within the program.
//!
//! `QUORATE_SEQUENCES=100000 cargo test --test suite hands::random` tries that many.

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use quorate::entry::{self, Entered};
use quorate::meeting::{Event, Meeting, Moment, Recorded};
use quorate::ui::{self, Effect, Model, Msg, keystring};

use crate::stage::{Stage, moment};

/// What fingers do without looking: names, words, marks, and keys that a new user tries.
const PIECES: &[&str] = &[
    "sohal: ",
    "pcc: ",
    "egleton: ",
    "mallon: ",
    "jones: ",
    "burke? ",
    "page",
    "cc= ",
    "white",
    "-egleton",
    "+burke ",
    ">page",
    "/",
    "/close",
    "/vote 4 1",
    "/undo",
    "/agreed",
    "/item next",
    "asked when",
    " the ",
    "Six of them",
    "f",
    "a",
    "b",
    "n",
    "t",
    "u",
    "e",
    "s",
    "x",
    "y",
    "12",
    "1",
    " ",
    ".",
    "?",
    "<esc>",
    "<esc>",
    "<esc>",
    "<enter>",
    "<enter>",
    "<enter>",
    "<enter>",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<tab>",
    "<s-tab>",
    "<bs>",
    "<del>",
    "<home>",
    "<end>",
    "<pgup>",
    "<pgdn>",
    "<f1>",
    "<f2>",
    "<f3>",
    "<f4>",
    "<f5>",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// A screen with a log in memory, that looks only where a fact is about to be recorded.
struct Hands {
    model: Model,
    log: Vec<Recorded>,
    now: Moment,
}

impl Hands {
    fn press(&mut self, key: KeyEvent, so_far: &str) {
        self.now += TimeDelta::milliseconds(110);
        let before = self.log.len();
        let line = self
            .model
            .clerk()
            .expect("the clerk's view")
            .line
            .text()
            .to_owned();
        let records = matches!(key.code, KeyCode::Enter);
        let seen = records.then(|| (self.model.clone(), self.said(&line)));
        let mut messages = vec![Msg::Key(key)];
        while let Some(msg) = messages.pop() {
            for effect in ui::update(&mut self.model, msg, self.now) {
                if let Effect::Write(fact) = effect {
                    self.log.push(fact.clone());
                    messages.push(Msg::Written(fact));
                }
            }
        }
        if self.log.len() == before {
            return;
        }
        let Some((model, said)) = seen else {
            panic!(
                "{so_far}: recorded by another key than Enter: {:?}",
                self.log.last()
            );
        };
        assert_eq!(self.log.len(), before + 1, "{so_far}");
        assert_eq!(
            self.log.last().map(|fact| &fact.event),
            said.as_ref(),
            "{so_far}: {line}"
        );
        let screen = ui::render_to_text(&model, self.now, 100, 30);
        let begin: String = line.chars().take(20).collect();
        assert!(
            screen.contains(begin.trim()),
            "{so_far}: {line} is not on\n{screen}"
        );
        assert!(
            screen.contains("Records: ") || screen.contains("Asks: "),
            "{so_far}: {line} has no preview on\n{screen}"
        );
    }

    fn said(&self, line: &str) -> Option<Event> {
        let meeting = self.model.meeting()?;
        match entry::enter(line, meeting, self.now + TimeDelta::zero()) {
            Ok(Entered::Records(event, _)) => Some(event),
            Ok(Entered::Shows(_) | Entered::Nothing) | Err(_) => None,
        }
    }
}

#[test]
fn random_keys_record_nothing_but_what_a_line_said_that_was_on_the_screen() {
    let asked = std::env::var("QUORATE_SEQUENCES")
        .ok()
        .and_then(|many| many.parse().ok());
    let midway = Stage::midway(100, 30);
    let recorded = (0..asked.unwrap_or(40u64)).map(|seed| {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed);
        let log = midway.log.clone();
        let mut hands = Hands {
            model: Model::of_clerk(Meeting::replay(log.clone()), "", midway.now, (100, 30)),
            log,
            now: midway.now,
        };
        let begun = hands.log.len();
        let mut so_far = String::new();
        for _ in 0..6 + dice.below(24) {
            let piece = PIECES[dice.below(PIECES.len())];
            so_far.push_str(piece);
            for key in keystring::parse(piece).expect("keys that there are") {
                hands.press(key, &so_far);
            }
        }
        // The screen holds the meeting that the log alone gives.
        if seed % 50 == 0 {
            let alone = Meeting::replay(hands.log.clone());
            assert!(Some(&alone) == hands.model.meeting(), "{so_far}");
        }
        hands.log.len() - begun
    });
    let recorded: usize = recorded.sum();
    assert!(
        recorded > 10,
        "hardly anything was recorded: the test tries nothing"
    );
    let _ = KeyModifiers::NONE;
}

/// The type of the last fact in the log.
fn last(stage: &Stage) -> String {
    let fact = serde_json::to_value(&stage.last().event).expect("a fact");
    fact["type"].as_str().unwrap_or_default().to_owned()
}

/// What a new user wants, found by words that they know, and the fact that it comes to.
const TASKS: &[(&str, &str, &str)] = &[
    ("open the meeting", "<c-p>start<enter><enter>", "meeting_opened"),
    ("call the roll", "<c-p>attendance<enter>all<c-s>", "roll_called"),
    (
        "take an item",
        "<c-p>agenda item<enter><enter>70<c-s>",
        "item_opened",
    ),
    ("a statement", "burke: It was late.<enter>", "statement_made"),
    (
        "a question",
        "burke?pcc What does it cost?<enter>",
        "question_asked",
    ),
    ("its answer", "pcc= Two million.<enter>", "question_answered"),
    ("into the queue", "+page<enter>", "speaker_queued"),
    (
        "a motion",
        "<f3>motion<enter>mallon<enter>burke<enter>That it be so<enter>",
        "motion_moved",
    ),
    (
        "an amendment",
        "<f3>amendment<enter>page<enter>burke<enter>s/so/late/<c-s>",
        "motion_moved",
    ),
    ("a vote by figures", "/vote 4 1 1<enter>", "vote_taken"),
    ("a vote by name", "<f4>f<down>f<down>a<enter>", "vote_taken"),
    ("a vote by hands", "<f4>tf4a1<enter>", "vote_taken"),
    (
        "an action",
        "cc! Send the figures by 1 Dec<enter>",
        "action_assigned",
    ),
    ("correct an entry", "<esc><enter><enter><c-s>", ""),
    (
        "strike an entry",
        "<esc><enter><down><enter>twice<enter>",
        "entry_struck",
    ),
    ("undo", "<esc><c-z><enter>", "fact_undone"),
    (
        "exclude the public",
        "<c-p>confidential<enter>paragraph 3<c-s>",
        "public_excluded",
    ),
    (
        "readmit it",
        "<c-p>open session<enter><enter>",
        "public_readmitted",
    ),
    ("defer the item", "<c-p>defer<enter>to May<c-s>", "item_deferred"),
    ("a break", "<c-p>break<enter><c-s>", "meeting_adjourned"),
    ("back from it", "<c-p>reconvene<enter><enter>", "meeting_resumed"),
    ("close the meeting", "<c-p>finish<enter><enter>", "meeting_closed"),
];

#[test]
fn what_a_new_user_wants_is_found_within_the_program() {
    let mut stage = Stage::planned(80, 24);
    stage.model = stage.model.clone().logged_at("/sessions/a.jsonl".into());
    let mut table = String::new();
    for (task, keys, fact) in TASKS {
        stage.after(20_000);
        let before = stage.log.len();
        stage.keys(keys);
        let pressed = keystring::parse(keys).expect("keys that there are").len();
        table.push_str(&format!("{task} | {keys} | {pressed}\n"));
        if fact.is_empty() {
            stage.keys("<esc><c-u>");
            continue;
        }
        assert_eq!(stage.log.len(), before + 1, "{task}: {keys}\n{}", stage.screen());
        assert_eq!(last(&stage), *fact, "{task}: {keys}\n{}", stage.screen());
        stage.keys("<esc><c-u>x<c-u>");
    }
    // The Word file, as the screen says itself after the close.
    stage
        .keys("<c-p>word<enter>")
        .shows("Write the minutes to a file")
        .shows("Word");
    stage.keys("/tmp<enter>");
    assert!(
        stage
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Bring(_)))
    );
    println!("{table}");
    let _ = moment("11:00:00");
}

/// What somebody looks for by the words of their trade is in the palette, first or near it.
#[test]
fn the_words_of_the_trade_find_what_is_meant() {
    for (word, shown) in [
        ("break", "/adjourn"),
        ("recess", "/adjourn"),
        ("confidential", "/exempt"),
        ("closed session", "/exempt"),
        ("named vote", "/vote"),
        ("roll call", "/present"),
        ("export", "Ctrl-S"),
        ("Word", "Ctrl-S"),
        ("print", "Ctrl-S"),
        ("late", "/arrive"),
        ("minutes", "Ctrl-S"),
        ("apologies none", "/apologies"),
    ] {
        let mut stage = Stage::midway(120, 40);
        stage.model = stage.model.clone().logged_at("/sessions/a.jsonl".into());
        stage.keys("<c-p>").keys(word);
        let rows: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
        let list: Vec<&String> = rows
            .iter()
            .filter(|row| row.contains('│') && row.contains("  "))
            .collect();
        assert!(
            list.iter().take(16).any(|row| row.contains(shown)),
            "{word}:\n{}",
            stage.screen()
        );
    }
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("/break<enter>")
        .shows("there is no command /break: /adjourn does that");
    stage
        .keys("<c-u>/apologies none<enter>")
        .shows("There were no apologies for absence.");
}

//! Home.

use std::path::PathBuf;

use quorate::ui::home::HomeEntry;
use quorate::ui::planner::LastTime;
use quorate::ui::review::{Brought, Wanted};
use quorate::ui::{self, Effect, Model, Msg, keystring};

use crate::stage::moment;

fn entry(body: &str, date: &str, live: bool, problem: Option<&str>) -> HomeEntry {
    HomeEntry {
        path: PathBuf::from(format!("/sessions/{date}.jsonl")),
        date: date.parse().ok(),
        body: body.into(),
        status: match problem {
            Some(_) => "damaged",
            None if live => "live",
            None => "closed",
        }
        .into(),
        events: 42,
        live,
        problem: problem.map(str::to_owned),
    }
}

fn home() -> Model {
    let meetings = vec![
        entry("Oxfordshire Joint Health Committee", "2016-09-15", false, None),
        entry("Thames Valley Police and Crime Panel", "2016-10-21", true, None),
        entry(
            "Parish of Little Snoring",
            "2016-11-02",
            false,
            Some("line 7 is damaged: quorate check tells more"),
        ),
    ];
    Model::home(meetings, (80, 24))
}

fn press(model: &mut Model, keys: &str) -> Vec<Effect> {
    let now = moment("10:00:00");
    let events = keystring::parse(keys).expect("keys that there are").into_iter();
    events
        .flat_map(|event| ui::update(model, Msg::Key(event), now))
        .collect()
}

fn screen(model: &Model) -> String {
    ui::render_to_text(model, moment("10:00:00"), 80, 24)
}

#[test]
fn the_live_meeting_comes_first_and_enter_opens_it() {
    let mut model = home();
    insta::assert_snapshot!(screen(&model));
    assert_eq!(
        press(&mut model, "<enter>"),
        [Effect::OpenLog("/sessions/2016-10-21.jsonl".into())]
    );
}

#[test]
fn typing_finds() {
    let mut model = home();
    assert_eq!(
        press(&mut model, "oxf<enter>"),
        [Effect::OpenLog("/sessions/2016-09-15.jsonl".into())]
    );
    press(&mut model, "<esc>");
    assert!(screen(&model).contains("Little Snoring"));
    assert_eq!(press(&mut model, "example<enter>"), [Effect::Example]);
    press(&mut model, "<c-u>zzz");
    assert!(screen(&model).contains("No meeting is called that"));
}

#[test]
fn a_damaged_log_says_so_instead_of_opening() {
    let mut model = home();
    assert_eq!(press(&mut model, "snoring<enter>"), []);
    assert!(screen(&model).contains("line 7 is damaged"));
}

#[test]
fn why_a_log_is_not_opened_is_read_to_its_end_and_the_arrows_go_on() {
    let why = "/sessions/of/a/council/2016-11-02-parish-of-little-snoring.jsonl is damaged: line 7 was altered. \
               Nothing was changed. Run `quorate check` on it, and go on from a copy that is whole";
    let meetings = vec![
        entry("Parish of Little Snoring", "2016-11-02", false, Some(why)),
        entry("Oxfordshire Joint Health Committee", "2016-09-15", false, None),
    ];
    let mut model = Model::home(meetings, (80, 24));
    assert!(screen(&model).contains("Enter says why"), "{}", screen(&model));
    press(&mut model, "<enter>");
    let seen = screen(&model);
    assert!(
        seen.contains("line 7 was altered") && seen.contains("that is whole"),
        "{seen}"
    );
    assert_eq!(
        press(&mut model, "<down><enter>"),
        [Effect::OpenLog("/sessions/2016-09-15.jsonl".into())]
    );
}

#[test]
fn a_new_meeting_from_an_agenda_file() {
    let mut model = home();
    press(&mut model, "agenda<enter>");
    assert!(screen(&model).contains("Agenda file ›"));
    assert_eq!(
        press(&mut model, "next/agenda.md<enter>"),
        [Effect::StartFrom("next/agenda.md".into())]
    );
    press(&mut model, "<esc>");
    assert!(!screen(&model).contains("Agenda file ›"));
}

#[test]
fn every_complaint_of_an_agenda_can_be_read() {
    let mut model = home();
    press(&mut model, "agenda<enter>bad.md<enter>");
    let complaints: Vec<String> = (1..=30)
        .map(|line| format!("bad.md:{line}:1: complaint {line}: write something else"))
        .collect();
    let told = Msg::Told(complaints.join("\n"));
    ui::update(&mut model, told, moment("10:00:00"));
    let seen = screen(&model);
    assert!(
        seen.contains("complaint 1:") && seen.contains("complaint 18:"),
        "{seen}"
    );
    assert!(seen.contains("Lines 1 to 18 of 30: ↑ ↓ show the rest"), "{seen}");
    press(&mut model, "<down>");
    assert!(!screen(&model).contains("complaint 1:"));
    press(&mut model, "<pgdn><pgdn>");
    let seen = screen(&model);
    assert!(
        seen.contains("complaint 30:") && seen.contains("Lines 13 to 30 of 30"),
        "{seen}"
    );
    assert!(
        seen.contains("Agenda file › bad.md"),
        "the path is still there: {seen}"
    );
    press(&mut model, "x");
    assert!(!screen(&model).contains("complaint"), "typing goes on");
}

#[test]
fn a_meeting_is_planned_from_nothing_with_the_people_of_last_time() {
    let mut model = home();
    press(&mut model, "planned<enter>");
    let seen = screen(&model);
    for shown in [
        "Who meets",
        "Members",
        "In attendance",
        "Agenda",
        "Apologies for absence",
        "Ctrl-S begin the meeting",
    ] {
        assert!(seen.contains(shown), "no {shown} on\n{seen}");
    }
    insta::assert_snapshot!(seen);
    assert_eq!(press(&mut model, "<c-s>"), []);
    assert!(screen(&model).contains("Say who meets."));
    let asked = press(&mut model, "thames<tab>");
    let body = "Thames Valley Police and Crime Panel";
    assert_eq!(asked, [Effect::Bring(Wanted::LastTime(body.into()))]);
    let last = LastTime {
        body: body.into(),
        time: "11:00".into(),
        members: vec!["Cllr Ann White (Chairman) [white]".into()],
        ..LastTime::default()
    };
    let brought = Msg::Brought(Box::new(Brought::LastTime(last)));
    ui::update(&mut model, brought, moment("10:00:00"));
    let seen = screen(&model);
    assert!(
        seen.contains("1 person from the last meeting of Thames") && seen.contains("Cllr Ann White"),
        "{seen}"
    );
    // An item more at the end, and it begins.
    press(&mut model, "<pgdn><pgdn><pgdn><enter>Dredging (20 min)");
    let begun = press(&mut model, "<c-s>");
    let [Effect::Plan(page)] = begun.as_slice() else {
        panic!("{begun:?}")
    };
    assert!(
        page.contains("Time: 11:00") && page.contains("- Cllr Ann White (Chairman) [white]"),
        "{page}"
    );
    assert!(page.contains("5. Dredging (20 min)"), "{page}");
    assert!(quorate::agenda::read(page).is_ok(), "{page}");
    // Esc keeps what is filled in.
    press(&mut model, "<esc><enter>");
    assert!(screen(&model).contains("Dredging (20 min)"));
}

#[test]
fn the_minutes_of_a_selected_meeting_are_written_from_home() {
    let mut model = home();
    assert!(screen(&model).contains("Ctrl-S minutes"));
    assert_eq!(press(&mut model, "oxf<c-s>"), [Effect::Bring(Wanted::Folder)]);
    let asked = press(&mut model, "/tmp<down><enter>");
    let [
        Effect::Bring(Wanted::Export {
            path, format, folder, ..
        }),
    ] = asked.as_slice()
    else {
        panic!("{asked:?}")
    };
    assert_eq!(path, &PathBuf::from("/sessions/2016-09-15.jsonl"));
    assert_eq!(
        (*format, folder),
        (quorate::minutes::Format::Pdf, &PathBuf::from("/tmp"))
    );
}

#[test]
fn tab_completes_the_path_of_an_agenda() {
    let mut model = home();
    let bring = |model: &mut Model, of: &str, found: &[&str]| {
        let brought = Brought::Paths {
            of: of.to_owned(),
            found: found.iter().map(|path| (*path).to_owned()).collect(),
        };
        ui::update(model, Msg::Brought(Box::new(brought)), moment("10:00:00"));
    };
    press(&mut model, "agenda<enter>");
    let asked = press(&mut model, "ne<tab>");
    assert_eq!(asked, [Effect::Bring(Wanted::Paths("ne".into()))]);
    bring(&mut model, "ne", &["next/"]);
    assert!(screen(&model).contains("Agenda file › next/"));
    press(&mut model, "<tab>");
    bring(&mut model, "next/", &["next/agenda-é.md", "next/agenda-è.md"]);
    let seen = screen(&model);
    assert!(seen.contains("Agenda file › next/agenda-\n"), "{seen}");
    assert!(seen.contains("next/agenda-è.md"), "{seen}");
    press(&mut model, "è<tab>");
    bring(&mut model, "next/", &["elsewhere"]);
    assert!(
        screen(&model).contains("next/agenda-è"),
        "an answer to what was typed before is let go"
    );
    bring(&mut model, "next/agenda-è", &[]);
    assert!(screen(&model).contains("No folder and no page there begins like that."));
}

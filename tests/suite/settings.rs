//! The settings, as whoever types the commands meets them.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PAGE: &str = "# Netherby Parish Council\n\nDate: 2026-03-10\nTime: 19:30\nStanding orders: ours\n\n\
                    ## Members\n- Cllr Joan Aske (Chairman)\n- Cllr Ruth Calvert\n\n## Agenda\n1. Apologies\n\
                    2. The roof (20:15, 20 min)\n";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A folder with a config file, and standing orders beside it.
    fn new(config: &str) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.write("set/config.toml", config);
        desk.write("set/orders/ours.toml", "based_on = \"parish-council\"\n");
        desk.write("page/agenda.md", PAGE);
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
        command
            .arg("--config")
            .arg(self.path("set/config.toml"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TZ", "Europe/London");
        command
    }

    fn with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        let environment = environment.iter().copied();
        self.command(arguments).envs(environment).output().unwrap()
    }

    fn fed(&self, arguments: &[&str], lines: &str) -> Output {
        self.write("lines.txt", lines);
        let lines = fs::File::open(self.path("lines.txt")).unwrap();
        self.command(arguments).stdin(lines).output().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.with(arguments, &[])
    }

    fn frame(&self, keys: &str) -> String {
        let page = self.path("page/agenda.md");
        let arguments = [
            "clerk", &page, "--print", "--size", "100x30", "--at", "19:45", "--keys", keys,
        ];
        printed(&self.run(&arguments))
    }
}

fn printed(output: &Output) -> String {
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output, status: i32) -> String {
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{complained}");
    complained
}

#[test]
fn a_frame_shows_the_clock_the_dates_and_the_keys_that_are_set() {
    let desk =
        Desk::new("clock = \"12h\"\ndates = \"cy\"\n[keys]\nhelp = \"F9\"\nfind-command = \"Ctrl-G\"\n");
    let frame = desk.frame("");
    for shown in ["7:45pm", "10 Mawrth 2026", "F9 help", "Ctrl-G commands"] {
        assert!(frame.contains(shown), "{shown} in\n{frame}");
    }
    for gone in ["19:45", "March", "F1 help", "Ctrl-P"] {
        assert!(!frame.contains(gone), "{gone} in\n{frame}");
    }
    let help = desk.frame("<f9>");
    assert!(
        help.contains("Keys here: entry line") && help.contains("Ctrl-G"),
        "{help}"
    );
    assert!(!desk.frame("<f1>").contains("Keys here"), "F1 is free");
    let palette = desk.frame("<c-g>help");
    assert!(palette.contains("F9"), "{palette}");
    assert!(printed(&desk.run(&["keys"])).contains("Ctrl-G"));
}

#[test]
fn what_the_program_says_in_sentences_keeps_to_the_clock_too() {
    let desk = Desk::new("clock = \"12h\"\ndates = \"fr\"\n");
    let frame = desk.frame("@19:31 aske! See to it by 1 April");
    assert!(frame.contains("by 1er avril 2026"), "{frame}");
    assert!(frame.contains("as of 7:31pm"), "{frame}");
    let page = desk.path("page/agenda.md");
    let lines = "@19:30 /open\naske: We rise at 20:40\n! See to it by 1 April\n@19:35 /adjourn until 20:40\n";
    assert!(desk.fed(&["dictate", &page], lines).status.success());
    let frame = desk.frame("");
    assert!(
        frame.contains("7:35pm The meeting adjourned until 8:40pm"),
        "{frame}"
    );
    assert!(
        frame.contains("adjourned until 8:40pm   "),
        "in the header: {frame}"
    );
    let frame = desk.frame("/show clock");
    assert!(frame.contains("clock: 7:45:00pm"), "{frame}");
    let frame = desk.frame("<esc><a-h>");
    assert!(frame.contains("7:35:00pm"), "the history: {frame}");
    assert!(
        frame.contains("Action a1 nobody named by 1er avril 2026: See to it"),
        "{frame}"
    );
    assert!(
        frame.contains("We rise at 20:40"),
        "what somebody wrote stays: {frame}"
    );
    let said = desk.with(&["chair", "--print", "--size", "100x30", "--at", "19:36"], &[]);
    assert!(printed(&said).contains("7:36pm"));
}

#[test]
fn the_orders_beside_the_config_file_that_is_named_are_found() {
    let desk = Desk::new("");
    let page = desk.path("page/agenda.md");
    assert!(desk.run(&["dictate", &page]).status.success());
    assert!(printed(&desk.run(&["orders"])).contains("ours"));
    let elsewhere = Desk::new("orders = \"elsewhere\"");
    let page = elsewhere.path("page/agenda.md");
    assert!(refused(&elsewhere.run(&["dictate", &page]), 2).contains("no standing orders called ours"));
}

#[test]
fn a_mistake_in_the_file_is_named_and_nothing_is_begun() {
    let desk = Desk::new("theme = \"drak\"\n[keys.entry]\nhelp = \"Enter\"\n");
    let told = refused(&desk.run(&["list"]), 2);
    assert!(
        told.contains("config.toml:1: `theme` takes dark, light"),
        "{told}"
    );
    assert!(
        told.contains("config.toml:3: Enter would do two things in `entry`"),
        "{told}"
    );
    let told = refused(&Desk::new("").with(&["list"], &[("QUORATE_CLOCK", "noon")]), 2);
    assert!(told.contains("QUORATE_CLOCK: `clock` takes 24h or 12h"), "{told}");
}

#[test]
fn what_is_in_force_says_where_it_comes_from() {
    let desk = Desk::new("dates = \"de\"\n");
    let output = desk.with(
        &["config", "--json", "--sessions", "/srv/s"],
        &[("QUORATE_MOUSE", "off"), ("NO_COLOR", "1")],
    );
    let rows: serde_json::Value = serde_json::from_str(&printed(&output)).unwrap();
    let row = |name: &str| {
        let rows = rows.as_array().unwrap();
        let row = rows.iter().find(|row| row["name"] == name).unwrap();
        (row["value"].clone(), row["from"].as_str().unwrap().to_owned())
    };
    assert_eq!(row("sessions"), ("/srv/s".into(), "--sessions".into()));
    assert_eq!(row("mouse"), (false.into(), "QUORATE_MOUSE".into()));
    assert_eq!(row("theme"), ("none".into(), "NO_COLOR".into()));
    assert_eq!(
        row("dates"),
        ("de".into(), format!("{}:1", desk.path("set/config.toml")))
    );
    assert_eq!(row("bell"), (false.into(), "default".into()));
}

#[test]
fn the_printed_defaults_change_nothing() {
    let desk = Desk::new("");
    let values = |output: &Output| -> Vec<(String, String)> {
        let rows: serde_json::Value = serde_json::from_str(&printed(output)).unwrap();
        let rows = rows.as_array().unwrap().iter();
        let rows = rows.map(|row| (row["name"].to_string(), row["value"].to_string()));
        rows.filter(|(name, _)| !name.starts_with("\"keys.")).collect()
    };
    let before = values(&desk.run(&["config", "--json"]));
    let page = printed(&desk.run(&["config", "--defaults"]));
    desk.write("set/config.toml", &page);
    assert_eq!(values(&desk.run(&["config", "--json"])), before);
}

#[test]
fn minutes_have_the_dates_and_the_style_that_are_set() {
    let desk = Desk::new("dates = \"cy\"\nstyle = \"house.toml\"\n");
    desk.write("set/house.toml", "[sentences]\nmeeting_opened = \"Begun\"\n");
    let page = desk.path("page/agenda.md");
    let minutes = || {
        let logs = fs::read_dir(desk.path(".local/share/quorate/sessions")).unwrap();
        let log = logs
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|it| it == "jsonl"));
        let log = log.unwrap().to_str().unwrap().to_owned();
        desk.run(&["export", &log, "--format", "md"])
    };
    assert!(desk.run(&["dictate", &page]).status.success());
    let told = refused(&minutes(), 2);
    assert!(
        told.contains("set/house.toml: sentences.meeting_opened: no style says this"),
        "{told}"
    );
    desk.write("set/house.toml", "base = \"panel\"\n");
    assert!(printed(&minutes()).contains("10 Mawrth 2026"));
    desk.write("set/house.toml", "base = \"panel\"\n[formats]\ndates = \"en\"\n");
    assert!(
        printed(&minutes()).contains("10 March 2026"),
        "the style names its own"
    );
}

#[test]
fn the_key_table_is_columns_or_markdown() {
    let desk = Desk::new("[keys.entry]\nrecord = [\"F5\", \"Enter\"]\n");
    let text = printed(&desk.run(&["keys"]));
    assert!(
        text.starts_with("Entry line  [keys.entry]\n  F5, Enter "),
        "{text}"
    );
    assert!(!text.contains('|'), "{text}");
    let md = printed(&desk.run(&["keys", "--format", "md"]));
    assert!(
        md.starts_with("### Entry line\n\n| keys | |\n|---|---|\n| F5, Enter | Record the line |\n"),
        "{md}"
    );
}

#[test]
fn keys_that_are_none_are_not_typed() {
    let desk = Desk::new("");
    let page = desk.path("page/agenda.md");
    let told = refused(&desk.run(&["clerk", &page, "--print", "--keys", "a<bogus>"]), 2);
    assert!(told.contains("--keys: <bogus> is no key"), "{told}");
}

#[test]
fn an_empty_folder_is_the_answer_no_however_it_is_printed() {
    let desk = Desk::new("");
    for register in ["list", "actions", "decisions", "attendance"] {
        for form in [&[register][..], &[register, "--json"], &[register, "--csv"]] {
            refused(&desk.run(form), 1);
        }
    }
    let output = desk.run(&["list", "--json"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "[]\n");
}

#[test]
fn a_log_that_cannot_be_looked_at_is_not_called_missing() {
    let desk = Desk::new("");
    let around = Path::new(&desk.path("round")).to_owned();
    std::os::unix::fs::symlink(&around, &around).unwrap();
    let told = refused(
        &desk.run(&["check", around.join("log.jsonl").to_str().unwrap()]),
        3,
    );
    assert!(told.contains("cannot be looked at"), "{told}");
}

#[test]
fn home_completes_paths_from_the_folders_there_are() {
    let desk = Desk::new("");
    desk.write("page/agenda-old.md", PAGE);
    desk.write("page/picture.png", "");
    let of = |keys: &str| {
        let arguments = ["--print", "--size", "100x24", "--keys", keys];
        let mut command = desk.command(&arguments);
        printed(&command.current_dir(desk.folder.path()).output().unwrap())
    };
    let frame = of("agenda<enter>pa<tab>");
    assert!(frame.contains("Agenda file › page/"), "{frame}");
    let frame = of("agenda<enter>~/page/<tab>");
    assert!(
        frame.contains("› ~/page/agenda\n"),
        "as far as they agree, pictures aside: {frame}"
    );
    assert!(
        frame.contains("~/page/agenda-old.md\n~/page/agenda.md") || frame.contains("~/page/agenda-old.md"),
        "{frame}"
    );
}

#[test]
fn the_times_planned_have_the_offset_in_force_then() {
    let desk = Desk::new("");
    for (date, offset) in [("2026-01-10", "+00:00"), ("2026-06-10", "+01:00")] {
        let page = PAGE
            .replace("2026-03-10", date)
            .replace("Time: 19:30", "Time: 19:30\nEnds: 21:30");
        desk.write("page/agenda.md", &page);
        let page = desk.path("page/agenda.md");
        let sessions = desk.path(date);
        assert!(
            desk.run(&["dictate", &page, "--sessions", &sessions])
                .status
                .success()
        );
        let log = format!("{date}-netherby-parish-council");
        let record = printed(&desk.run(&["export", &log, "--format", "json", "--sessions", &sessions]));
        let record: serde_json::Value = serde_json::from_str(&record).unwrap();
        let planned = |name: &str| record["meeting"][name].as_str().unwrap().to_owned();
        assert_eq!(planned("planned_start"), format!("{date}T19:30:00.000{offset}"));
        assert_eq!(planned("planned_end"), format!("{date}T21:30:00.000{offset}"));
    }
}

#[test]
fn the_manual_page_is_whole() {
    let desk = Desk::new("");
    let page = printed(&desk.run(&["man"]));
    let plain = page.replace("\\-", "-").replace("\\e", "\\").replace("\\&", "");
    for form in quorate::ui::grammar::FORMS {
        assert!(plain.contains(form.line), "{}", form.line);
        assert!(plain.contains(form.records), "{}", form.records);
    }
    for command in quorate::entry::COMMANDS {
        assert!(
            plain.contains(&format!("/{} ", command.name))
                || plain.contains(&format!("/{}\\fR", command.name)),
            "/{}",
            command.name
        );
    }
    for (name, variable, takes, means) in quorate::config::options() {
        for word in [name, &variable, takes, means] {
            assert!(plain.contains(word), "{word}");
        }
    }
    // Each command with its own options, as its own help has them.
    let help = printed(&desk.run(&["--help"]));
    let list = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("Options:")
        .next()
        .unwrap();
    let names = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let (_, own) = plain
            .split_once(&format!(".SS \"quorate {name}\""))
            .unwrap_or_else(|| panic!("{name}"));
        let own = own
            .split("\n.SS \"quorate ")
            .next()
            .unwrap()
            .split("\n.SH ")
            .next()
            .unwrap();
        let help = printed(&desk.run(&[name, "--help"]));
        let flags = help.split_whitespace().filter(|word| word.starts_with("--"));
        for flag in flags.map(|flag| flag.trim_end_matches([',', '.', ')', ']', ';', ':'])) {
            let everywhere = [
                "--sessions",
                "--config",
                "--help",
                "--print",
                "--size",
                "--at",
                "--keys",
            ];
            let said = own.contains(flag) || (everywhere.contains(&flag) && plain.contains(flag));
            assert!(said, "{flag} of {name} in\n{own}");
        }
    }
    let unsafe_lines = page.lines().filter(|line| line.starts_with('\''));
    assert_eq!(unsafe_lines.count(), 0, "no line begins with a request of ours");
}

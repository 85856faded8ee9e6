//! What may be asked on the command line: every command and flag, with its help. It does nothing.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use super::{chart, export, folder, life, next, orders, pages, paper, registers};
use crate::library::period;

/// Minute a formal meeting in the terminal while people speak.
#[derive(Debug, Parser)]
#[command(
    name = "quorate",
    bin_name = "quorate",
    version,
    about = "Minute a formal meeting in the terminal while people speak",
    after_help = "Examples:\n  quorate                      the saved meetings, a new one, or an example to try\n  quorate clerk agenda.md      minute the meeting that agenda.md plans, or go on with it\n  quorate check LOG            is the log whole and unaltered, and what a careful reader would notice\n  quorate export LOG --format md -o minutes.md"
)]
pub(super) struct Quorate {
    /// The folder of the session logs [default: QUORATE_SESSIONS, the config file, the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", display_order = 90)]
    pub(super) sessions: Option<PathBuf>,
    /// The config file [default: the platform's config folder, quorate/config.toml]
    #[arg(long, global = true, value_name = "FILE", display_order = 91)]
    pub(super) config: Option<PathBuf>,
    #[command(flatten)]
    pub(super) frame: Frame,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// One frame as text, without a terminal.
#[derive(Debug, Clone, Args)]
pub(super) struct Frame {
    /// Draw one frame as text and leave, without a terminal
    #[arg(long, display_order = 80)]
    pub(super) print: bool,
    /// The size of the frame in columns and rows
    #[arg(long, value_name = "120x40", value_parser = size, default_value = "120x40", requires = "print", display_order = 81)]
    pub(super) size: (u16, u16),
    /// The moment that the frame shows: 11:40, or a date with it
    #[arg(long, value_name = "TIME", requires = "print", display_order = 82)]
    pub(super) at: Option<String>,
    /// Keys pressed before it is drawn: 'a<enter>'
    #[arg(long, value_name = "KEYS", requires = "print", display_order = 83)]
    pub(super) keys: Option<String>,
}

pub(super) fn first_day(text: &str) -> Result<NaiveDate, String> {
    period::days(text).map(|(first, _)| first)
}

pub(super) fn last_day(text: &str) -> Result<NaiveDate, String> {
    period::days(text).map(|(_, last)| last)
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parts = text
        .split_once(['x', '×'])
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts.ok_or_else(|| "a size is columns x rows: 120x40".into())
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Minute a meeting live
    #[command(
        after_help = "Examples:\n  quorate clerk agenda.md\n  quorate clerk 2016-10-21-thames-valley-police-and-crime-panel\n  quorate clerk agenda.md --reopen"
    )]
    Clerk {
        /// An agenda (.md .docx .odt .pdf .html .txt) begins a meeting, or goes on with it; a log is gone on with
        #[arg(value_name = "AGENDA | LOG")]
        named: Option<PathBuf>,
        #[command(flatten)]
        again: AgainArgs,
        #[command(flatten)]
        frame: Frame,
    },
    /// Make an agenda page of what you have: Word, ODT, PDF, a web page, text
    #[command(
        after_help = "What was left out and what is not certain is said on standard error; what was left out stands in the page as comments.\n`quorate clerk` and `quorate dictate` take any of these files, too.\n\nExamples:\n  quorate agenda agenda.docx -o agenda.md\n  quorate agenda agenda.pdf --time 18:30\n  wl-paste | quorate agenda - -o agenda.md"
    )]
    Agenda {
        #[command(flatten)]
        asked: paper::Asked,
    },
    /// Follow a live meeting, read only: timing, speakers, the motion on the floor
    #[command(
        after_help = "Waits where no meeting is live yet, and asks where several are. The log is never written.\n\nExamples:\n  quorate chair                follow the live meeting\n  quorate chair --plain        say what changes, a line each, without a terminal\n  quorate chair LOG --print --size 80x24 --at 11:40"
    )]
    Chair {
        /// The log to follow [default: the live one]
        #[arg(value_name = "LOG")]
        log: Option<PathBuf>,
        /// Say changes in words on standard output, a line each: for screen readers and logs
        #[arg(long, conflicts_with = "print")]
        plain: bool,
        #[command(flatten)]
        frame: Frame,
    },
    /// Enter lines from standard input, without a terminal
    #[command(
        after_help = "Each line is one of the clerk's; `@11:03 text` sets the clock for it and those that follow.\nPrints SEQ KIND for each line that is on disk, and `refused LINE: why` on standard error.\n\nExample:\n  quorate dictate agenda.md < lines.txt"
    )]
    Dictate {
        /// An agenda page, or a log
        #[arg(value_name = "AGENDA | LOG")]
        named: PathBuf,
        /// Stop at the first line that is refused
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        again: AgainArgs,
    },
    /// Write the minutes or the record of a meeting
    #[command(
        after_help = "Without --exempt: only what the public may see.\n\nExamples:\n  quorate export LOG --format md\n  quorate export LOG --format docx --draft -o minutes.docx\n  quorate export LOG --format html --paper item:70 -o item-70.html\n  quorate export LOG --format csv --paper actions\n  quorate export LOG --format docx --style panel -o minutes.docx\n  quorate export LOG --format json --exempt -o record.json"
    )]
    Export {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: export::Asked,
    },
    /// Is a log whole and unaltered, and what would a careful reader notice
    #[command(
        after_help = "Exits with 1 where a log is damaged or the seal is not its own; with --strict, where anything is to be noticed.\n\nExamples:\n  quorate check 2016-10-21-thames-valley-police-and-crime-panel\n  quorate check LOG --seal 128:d7cb4ffe"
    )]
    Check {
        /// The logs: paths, or names from `quorate list`; or a folder of them
        #[arg(required = true, value_name = "LOG")]
        logs: Vec<PathBuf>,
        /// Does the log still have the line that minutes were sealed with, and what came after it: the number of events and the hash, as the minutes print them; its first eight characters will do
        #[arg(long, value_name = "N:HASH")]
        seal: Option<String>,
        /// With what was told while press and public were excluded
        #[arg(long)]
        exempt: bool,
        /// Exit with 1 where there is anything to notice
        #[arg(long)]
        strict: bool,
    },
    /// A meeting in a picture: SVG
    #[command(
        after_help = "Without --exempt: only what the public may see.\n\nExamples:\n  quorate chart LOG --kind timing -o timing.svg\n  quorate chart LOG --kind presence > presence.svg"
    )]
    Chart {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: chart::Asked,
    },
    /// Read saved meetings
    #[command(
        after_help = "Without a name: the meetings in the sessions folder.\n\nExamples:\n  quorate review\n  quorate review 2016-10-21-thames-valley-police-and-crime-panel\n  quorate review LOG --print --size 80x24 --keys '/kind:motion<enter>'"
    )]
    Review {
        /// A log, or a folder of them
        #[arg(value_name = "LOG | DIR")]
        named: Option<PathBuf>,
        /// With what was said while press and public were excluded
        #[arg(long)]
        exempt: bool,
        #[command(flatten)]
        frame: Frame,
    },
    /// The agenda page of the next meeting, drafted from what the last ones left
    #[command(
        after_help = "Body, people and standing items as last time; the minutes to approve; what was put off or not reached;\nactions, promises and questions that are open. Edit it: nothing of it is decided.\n\nExamples:\n  quorate next \"Netherby Parish Council\" -o agenda.md\n  quorate next 2026-03-10-netherby-parish-council"
    )]
    Next {
        #[command(flatten)]
        asked: next::Next,
    },
    /// The minutes were approved at a later meeting: they change no more
    #[command(
        after_help = "Without --on: as the log of a later meeting says, where /approve recorded it.\n\nExamples:\n  quorate approve LOG\n  quorate approve LOG --on 2016-11-18 --meeting \"the Panel's meeting of that day\""
    )]
    Approve {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: life::Approve,
    },
    /// The approved minutes were signed
    #[command(after_help = "Example:\n  quorate sign LOG --on 2016-11-18 --by \"Cllr Trevor Egleton\"")]
    Sign {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: life::Sign,
    },
    /// A later minute corrects the approved minutes; what was approved stays
    #[command(
        after_help = "The numbers of the entries are those that `quorate check` and --format csv print.\n\nExample:\n  quorate correct LOG 42 \"The bridge is in Nether Wallop\" --on 2016-12-09 --why \"a slip\""
    )]
    Correct {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: life::Correct,
    },
    /// What changed between two states of the minutes
    #[command(
        after_help = "Examples:\n  quorate diff LOG\n  quorate diff LOG --at 120\n  quorate diff LOG --style house.toml"
    )]
    Diff {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        #[command(flatten)]
        asked: life::Diff,
    },
    /// The saved meetings
    #[command(after_help = "Example:\n  quorate list --json")]
    List {
        /// The most that is shown [default: on a terminal 200, else all]
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// Find words in every saved meeting
    #[command(
        after_help = "All that is asked for must hold: words, however they end; \"words that stand together\";\nnear:\"words that stand near\"; by:mallon owner:NAME moved:NAME seconded:NAME for:NAME against:NAME\nabstained:NAME kind:motion item:70 body:thames from:2016 to:2016-10 on:2016-10-21 open carried overdue\nis:lost. The latest comes first; with sort:relevance, what says most of it.\n\nExamples:\n  quorate search 'stiles \"the county\"'\n  quorate search 'kind:question open by:burke from:2016'\n  quorate search 'against:rao sort:relevance'"
    )]
    Search {
        /// What to look for
        #[arg(required = true)]
        query: Vec<String>,
        /// The most that is shown
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: usize,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// Questions that wait for an answer
    #[command(
        after_help = "Examples:\n  quorate questions --csv > questions.csv\n  quorate questions --owner burke --sort days"
    )]
    Questions {
        #[command(flatten)]
        wanted: registers::Wanted,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// Actions and promises, as they stand today
    #[command(
        after_help = "Examples:\n  quorate actions --csv > actions.csv\n  quorate actions overdue --owner clerk --sort due"
    )]
    Actions {
        #[command(flatten)]
        wanted: registers::Wanted,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// What was decided
    #[command(
        after_help = "Examples:\n  quorate decisions --json\n  quorate decisions is:lost --body thames --from 2016"
    )]
    Decisions {
        #[command(flatten)]
        wanted: registers::Wanted,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// How each member voted, where it is recorded by name
    #[command(
        after_help = "Examples:\n  quorate votes --member rao --from 2025\n  quorate votes against:rao --csv\n  quorate votes --member rao --with lee"
    )]
    Votes {
        #[command(flatten)]
        wanted: registers::Wanted,
        /// How often --member voted as this one did
        #[arg(long, value_name = "NAME", requires = "owner")]
        with: Option<String>,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// Who came to how many meetings, and how long they spoke
    #[command(after_help = "Example:\n  quorate attendance --from 2016 --to 2017-05")]
    Attendance {
        #[command(flatten)]
        wanted: registers::Wanted,
        #[command(flatten)]
        printed: registers::Printed,
    },
    /// Where the library of all meetings is kept, how large it is and how fresh
    #[command(
        after_help = "It is one SQLite file, made from the logs, and can be deleted at any time; `quorate schema library`\nprints its tables.\n\nExamples:\n  quorate library\n  quorate library --rebuild"
    )]
    Library {
        /// Make it anew
        #[arg(long)]
        rebuild: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Who was here at a moment, who could vote, and was there a quorum
    #[command(
        after_help = "Example:\n  quorate roll 2016-10-21-thames-valley-police-and-crime-panel --at 11:42"
    )]
    Roll {
        /// The log: its path, or its name from `quorate list`
        log: PathBuf,
        /// When: 11:42 on the meeting's day, or a whole moment [default: the end of what is recorded]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// With what was told while press and public were excluded
        #[arg(long)]
        exempt: bool,
    },
    /// The standing orders there are: list, show and check them
    #[command(
        after_help = "Examples:\n  quorate orders\n  quorate orders show parish-council > our-council.toml\n  quorate orders check our-council.toml"
    )]
    Orders {
        #[command(subcommand)]
        asked: Option<orders::Asked>,
    },
    /// The table of keys, as they are set
    #[command(
        after_help = "The words in the middle are what the config file calls each action.\n\nExamples:\n  quorate keys\n  quorate keys --format md > keys.md"
    )]
    Keys {
        /// In which form
        #[arg(long, value_enum, default_value = "text")]
        format: pages::KeysAs,
    },
    /// What is set, and where each value comes from; or all there is to set
    #[command(
        after_help = "A flag goes before the environment, that before the config file, that before the default.\n\nExamples:\n  quorate config\n  quorate config --defaults > ~/.config/quorate/config.toml"
    )]
    Config {
        /// Print a config file with every option as it is at first
        #[arg(long)]
        defaults: bool,
        /// As JSON
        #[arg(long, conflicts_with = "defaults")]
        json: bool,
    },
    /// The JSON Schema of a log's lines or of the record, or the tables of the library
    #[command(
        after_help = "Examples:\n  quorate schema record > record.schema.json\n  quorate schema library"
    )]
    Schema {
        /// Which of them
        #[arg(value_enum, default_value = "log")]
        of: pages::Schema,
    },
    /// The house styles of the minutes, or the page of one
    #[command(
        after_help = "An own style says only what it changes, on top of one of these: base = \"panel\".\n\nExamples:\n  quorate styles\n  quorate styles default > house.toml\n  quorate styles check house.toml\n  quorate export LOG --format docx --style house.toml -o minutes.docx"
    )]
    Styles {
        /// The style whose page is printed; or check, and the style to check [default: a list of all]
        style: Option<String>,
        /// The style that is checked, and the Word template that it names
        #[arg(value_name = "STYLE|FILE")]
        checked: Option<String>,
    },
    /// Completions for a shell
    #[command(
        after_help = "Example:\n  quorate completions bash > ~/.local/share/bash-completion/completions/quorate"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// The manual page
    #[command(after_help = "Example:\n  quorate man | man -l -")]
    Man,
}

/// What to do where the meeting was closed.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct AgainArgs {
    /// Go on with a meeting that was closed
    #[arg(long, conflicts_with = "new")]
    reopen: bool,
    /// Begin another meeting though this one has a log
    #[arg(long)]
    new: bool,
}

impl From<AgainArgs> for folder::Again {
    fn from(args: AgainArgs) -> Self {
        Self {
            reopen: args.reopen,
            new: args.new,
        }
    }
}

//! The command line: arguments in, layers assembled, exit status out.

mod arguments;
mod bar;
mod chair;
mod chart;
mod check;
mod clerk;
mod dictate;
mod earlier;
mod example;
mod export;
mod folder;
#[cfg(feature = "pdf")]
mod fonts;
mod frame;
mod life;
mod man;
mod next;
mod orders;
mod output;
mod pages;
mod paper;
mod registers;
mod review;
mod roll;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Command, Frame, Quorate};
use crate::config::{Config, Values};
use crate::error::{Error, Kind};
use crate::guard::{self, Guard};
use crate::library::register::Which;
use crate::shown::shown_lines;
use crate::ui::Look;

/// The exit statuses, and what each means.
const STATUSES: [(&str, &str); 4] = [
    ("0", "Done."),
    (
        "1",
        "The answer is no: damage, with --strict a finding, a refused line, nothing found.",
    ),
    ("2", "The request could not be understood."),
    ("3", "A file, the disk or the terminal failed."),
];

/// What the settings come to for a command.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// The folder of the session logs.
    sessions: PathBuf,
    /// All that is set.
    values: Values,
    /// How the screens are.
    look: Look,
}

/// Does what the arguments ask, says what went wrong on standard error, and gives the exit status.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> ExitCode {
    let parsed = match Quorate::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let to_stdout = !error.use_stderr();
            let text = shown_lines(&error.render().to_string());
            if !to_stdout {
                let _ = complain(&text);
                return ExitCode::from(2);
            }
            return told(print(&text));
        }
    };
    // Where it cannot be had, such a file ends the program, and nothing acknowledged is lost by that.
    if guard::on(Guard::LargeFiles) {
        let _ = crate::shell::survive_large_files();
    }
    told(perform(parsed))
}

/// Says what went wrong, if anything, and gives the exit status.
fn told(done: Result<(), Error>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let text = error.to_string();
            if !text.is_empty() {
                let _ = complain(&format!("quorate: {}\n", shown_lines(&text)));
            }
            ExitCode::from(match error.kind {
                Kind::No => 1,
                Kind::Request => 2,
                Kind::Failed => 3,
            })
        }
    }
}

/// `eprint!` panics where standard error is gone.
fn complain(text: &str) -> io::Result<()> {
    io::stderr().write_all(text.as_bytes())
}

/// Writes to standard output; a reader that has seen enough is no failure.
fn print(text: &str) -> Result<(), Error> {
    print_bytes(text.as_bytes())
}

fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let written = io::stdout().write_all(bytes).and_then(|()| io::stdout().flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::failed(format!(
            "standard output cannot be written: {error}"
        ))),
        _ => Ok(()),
    }
}

fn perform(asked: Quorate) -> Result<(), Error> {
    let mut config = Config::read(asked.config.as_deref())?;
    config.take_flags(asked.sessions.as_deref());
    let sessions = || config.sessions();
    let setup = || {
        config.sessions().map(|sessions| Setup {
            sessions,
            values: config.values.clone(),
            look: export::dressed(config.values.look(), &config.values),
        })
    };
    match asked.command {
        None => clerk::home(&setup()?, &asked.frame),
        Some(Command::Clerk { named, again, frame }) => {
            clerk::clerk(named.as_deref(), &setup()?, again.into(), &frame)
        }
        Some(Command::Chair { log, plain, frame }) => chair::chair(log.as_deref(), &setup()?, plain, &frame),
        Some(Command::Dictate { named, strict, again }) => {
            let mut session = folder::open(&named, &setup()?, again.into())?;
            for told in &session.told {
                let _ = complain(&format!("quorate: {}\n", shown_lines(told)));
            }
            let taken = dictate::dictate(
                &mut session,
                &mut io::stdin().lock(),
                &mut io::stdout().lock(),
                &mut io::stderr().lock(),
                strict,
            )?;
            if taken { Ok(()) } else { Err(Error::no("")) }
        }
        Some(Command::Agenda { asked }) => paper::agenda(&asked, &config.values),
        Some(Command::Export { log, asked }) => {
            export::export(&folder::log_path(&log, &sessions()?)?, &asked, &config.values)
        }
        Some(Command::Next { asked }) => next::next(&asked, &setup()?),
        Some(Command::Approve { log, asked }) => life::approve(&folder::log_path(&log, &sessions()?)?, asked),
        Some(Command::Sign { log, asked }) => life::sign(&folder::log_path(&log, &sessions()?)?, asked),
        Some(Command::Correct { log, asked }) => life::correct(&folder::log_path(&log, &sessions()?)?, asked),
        Some(Command::Diff { log, asked }) => life::diff(&folder::log_path(&log, &sessions()?)?, &asked),
        Some(Command::Check {
            logs,
            seal,
            exempt,
            strict,
        }) => {
            let asked = check::Asked {
                strict,
                exempt,
                seal: seal.as_deref().map(check::ToldSeal::read).transpose()?,
            };
            check::check(&logs, &sessions()?, &asked)
        }
        Some(Command::Chart { log, asked }) => chart::chart(&folder::log_path(&log, &sessions()?)?, &asked),
        Some(Command::Review { named, exempt, frame }) => {
            review::review(named.as_deref(), &setup()?, exempt, &frame)
        }
        Some(Command::List { limit, printed }) => registers::list(&setup()?, limit, printed),
        Some(Command::Search {
            query,
            limit,
            printed,
        }) => registers::search(&setup()?, &query.join(" "), limit, printed),
        Some(Command::Questions { wanted, printed }) => {
            registers::register(&setup()?, Which::Questions, &wanted, printed)
        }
        Some(Command::Actions { wanted, printed }) => {
            registers::register(&setup()?, Which::Actions, &wanted, printed)
        }
        Some(Command::Decisions { wanted, printed }) => {
            registers::register(&setup()?, Which::Decisions, &wanted, printed)
        }
        Some(Command::Votes {
            wanted,
            with: None,
            printed,
        }) => registers::register(&setup()?, Which::Votes, &wanted, printed),
        Some(Command::Votes {
            wanted,
            with: Some(with),
            printed,
        }) => registers::compare(&setup()?, &wanted, &with, printed),
        Some(Command::Attendance { wanted, printed }) => {
            registers::register(&setup()?, Which::Attendance, &wanted, printed)
        }
        Some(Command::Library { rebuild, json }) => registers::library(&setup()?, rebuild, json),
        Some(Command::Roll { log, at, exempt }) => {
            roll::roll(&folder::log_path(&log, &sessions()?)?, at.as_deref(), exempt)
        }
        Some(Command::Orders { asked }) => orders::orders(asked, config.values.orders.as_deref()),
        Some(Command::Keys { format }) => print(&pages::keys(format, &config.values.keys)),
        Some(Command::Config { defaults, json }) => print(&pages::config(&config, defaults, json)),
        Some(Command::Schema { of }) => print(&pages::schema(of)?),
        Some(Command::Styles { style, checked }) => pages::styles(style.as_deref(), checked.as_deref()),
        Some(Command::Completions { shell }) => pages::completions(shell),
        Some(Command::Man) => pages::man(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    fn every(command: &clap::Command, look: &mut impl FnMut(&clap::Command)) {
        for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
            look(one);
            every(one, look);
        }
    }

    #[test]
    fn the_help_of_every_command_has_an_example_and_its_own_options_first() {
        let mut quorate = super::Quorate::command();
        quorate.build();
        let (mut commands, mut looked) = (0, 0);
        every(&quorate, &mut |one| {
            let mut one = one.clone();
            let help = one.render_help().to_string();
            assert!(help.contains("Example"), "{help}");
            let place = |option: &str| help.find(option);
            if let (Some(own), Some(shared)) = (place("--reopen"), place("--sessions")) {
                assert!(own < shared && place("--new") < Some(shared), "{help}");
                looked += 1;
            }
            commands += 1;
        });
        assert!(commands > 25 && looked == 2, "{commands} {looked}");
    }

    /// Clap looks at a subcommand only when it is asked for: a slip in one would be met by its first user.
    #[test]
    fn every_command_is_well_formed() {
        super::Quorate::command().debug_assert();
    }
}

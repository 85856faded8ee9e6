//! The program in a real terminal: keys in, its screen and its very bytes out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]
#![allow(dead_code, reason = "each test file uses the part it needs")]

use std::fs::{File, OpenOptions};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// How long a test waits for what should come at once.
const PATIENCE: Duration = Duration::from_secs(10);

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

fn winsize((columns, rows): (u16, u16)) -> Winsize {
    Winsize {
        ws_row: rows,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    }
}

pub struct Terminal {
    pub child: Child,
    master: Option<Arc<OwnedFd>>,
    reader: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
    from: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    pub bytes: Vec<u8>,
}

impl Terminal {
    /// Starts `quorate` with these arguments; its home and its sessions are in `dir`.
    pub fn start(dir: &Path, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::run(dir, env!("CARGO_BIN_EXE_quorate"), arguments, size)
    }

    /// Starts any program in a terminal of its own.
    pub fn run(dir: &Path, program: &str, arguments: &[&str], size: (u16, u16)) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        tcsetwinsize(&master, winsize(size)).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let noctty = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        let slave = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(noctty)
            .open(name.to_str().unwrap())
            .unwrap();
        let end = || File::from(OwnedFd::from(slave.try_clone().unwrap()));
        let child = Command::new("setsid")
            .arg("--ctty")
            .arg(program)
            .args(arguments)
            .env("TERM", "xterm-256color")
            .env("TZ", "Europe/London")
            .env("HOME", dir)
            .env("QUORATE_SESSIONS", dir.join("sessions"))
            .env_remove("NO_COLOR")
            .env_remove("RUST_BACKTRACE")
            .current_dir(dir)
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let (master, closing) = (Arc::new(master), Arc::new(AtomicBool::new(false)));
        let (to, from) = channel();
        let (read, closed) = (Arc::clone(&master), Arc::clone(&closing));
        let reader = std::thread::spawn(move || {
            let mut piece = [0; 1 << 16];
            let moment = rustix::event::Timespec {
                tv_sec: 0,
                tv_nsec: 20_000_000,
            };
            while !closed.load(Ordering::SeqCst) {
                let mut ready = [PollFd::new(&*read, PollFlags::IN)];
                if poll(&mut ready, Some(&moment)).is_ok_and(|ready| ready == 0) {
                    continue;
                }
                match rustix::io::read(&*read, &mut piece) {
                    Ok(n @ 1..) if to.send((Instant::now(), piece[..n].to_vec())).is_ok() => {}
                    _ => break,
                }
            }
        });
        Self {
            child,
            master: Some(master),
            reader: Some(reader),
            closing,
            from,
            screen: vt100::Parser::new(cells(size.1), cells(size.0), 0),
            bytes: Vec::new(),
        }
    }

    /// Keys as they are typed: each line some time after the one before. Lines that come faster than anybody
    /// types are a paste.
    pub fn keys(&mut self, keys: &str) {
        for (nth, line) in keys.split_inclusive('\r').enumerate() {
            if nth > 0 {
                std::thread::sleep(Duration::from_millis(80));
            }
            self.at_once(line);
        }
    }

    /// Bytes in one burst.
    pub fn at_once(&mut self, keys: &str) {
        let master = self.master.as_ref().unwrap();
        let mut rest = keys.as_bytes();
        while !rest.is_empty() {
            let written = rustix::io::write(&**master, rest).unwrap();
            rest = &rest[written..];
        }
    }

    /// The same where the program may be gone: its terminal then takes nothing.
    pub fn keys_if_there(&mut self, keys: &str) {
        let master = self.master.as_ref().unwrap();
        let _ = rustix::io::write(&**master, keys.as_bytes());
    }

    pub fn resize(&mut self, size: (u16, u16)) {
        tcsetwinsize(&**self.master.as_ref().unwrap(), winsize(size)).unwrap();
        // No screen is drawn larger, whatever size the terminal claims.
        let (width, height) = (size.0.min(500), size.1.min(200));
        self.screen.screen_mut().set_size(cells(height), cells(width));
    }

    /// Says that it is this large, and is not.
    pub fn claims(&mut self, size: (u16, u16)) {
        tcsetwinsize(&**self.master.as_ref().unwrap(), winsize(size)).unwrap();
    }

    /// Takes in what the program writes for so long.
    pub fn watch(&mut self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            match self
                .from
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok((_, bytes)) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(
                        end.saturating_duration_since(Instant::now())
                            .min(Duration::from_millis(10)),
                    );
                    return;
                }
            }
        }
    }

    /// Takes in what the program writes until it is quiet for so long; when the last byte came.
    pub fn until_quiet(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        while let Ok((at, bytes)) = self.from.recv_timeout(quiet) {
            self.bytes.extend(&bytes);
            last = Some(at);
        }
        last
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen holds `text`.
    #[track_caller]
    pub fn sees(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(
                Instant::now() < end,
                "“{text}” did not come; the screen:\n{}",
                self.text()
            );
            self.watch(Duration::from_millis(10));
        }
    }

    /// Waits until the screen holds `text`, and gives when the bytes came that put it there.
    #[track_caller]
    pub fn sees_at(&mut self, text: &str) -> Instant {
        let end = Instant::now() + PATIENCE;
        let mut last = Instant::now();
        loop {
            if self.text().contains(text) {
                return last;
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.from.recv_timeout(left) {
                Ok((at, bytes)) => {
                    last = at;
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(_) => panic!("“{text}” did not come; the screen:\n{}", self.text()),
            }
        }
    }

    /// Waits for the program to end, for so long at most; its exit status.
    pub fn ends_within(&mut self, time: Duration) -> Option<i32> {
        let end = Instant::now() + time;
        while Instant::now() < end {
            self.watch(Duration::from_millis(10));
            if let Some(status) = self.child.try_wait().unwrap() {
                self.watch(Duration::from_millis(50));
                return Some(status.code().unwrap_or(-1));
            }
        }
        None
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The terminal takes nothing more, as when the line to it is dead.
    pub fn is_stuck(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
    }

    /// The terminal goes away, as when its window is closed.
    pub fn hang_up(&mut self) {
        self.is_stuck();
        self.master = None;
    }

    /// Whether what was written since byte `from` gives the terminal back.
    pub fn was_given_back(&self, from: usize) -> bool {
        let written = String::from_utf8_lossy(&self.bytes[from..]).into_owned();
        ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"]
            .iter()
            .all(|end| written.contains(end))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.hang_up();
    }
}

//! The program in a real terminal: keys in, its screen and its very bytes out.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a test waits for what should come at once.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    from: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    pub bytes: Vec<u8>,
}

impl Terminal {
    /// Starts `quorate` with these arguments; its home and its sessions are `dir`.
    pub fn start(dir: &Path, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_quorate"));
        command.args(arguments);
        for (name, value) in [("TERM", "xterm-256color"), ("TZ", "Europe/London")] {
            command.env(name, value);
        }
        command.env("HOME", dir);
        command.env("QUORATE_SESSIONS", dir.join("sessions"));
        command.cwd(dir);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, from) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut piece) {
                if to.send(piece[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(rows.max(1), columns.max(1), 0);
        Self {
            child,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            from,
            screen,
            bytes: Vec::new(),
        }
    }

    pub fn keys(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.screen.screen_mut().set_size(rows.max(1), columns.max(1));
    }

    /// Takes in what the program writes for so long.
    pub fn watch(&mut self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            match self
                .from
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(
                        end.saturating_duration_since(Instant::now())
                            .min(Duration::from_millis(20)),
                    );
                    return;
                }
            }
        }
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

    /// Waits for the program to end, for so long at most; its exit status.
    pub fn ends_within(&mut self, time: Duration) -> Option<u32> {
        let end = Instant::now() + time;
        while Instant::now() < end {
            self.watch(Duration::from_millis(10));
            if let Some(status) = self.child.try_wait().unwrap() {
                self.watch(Duration::from_millis(50));
                return Some(status.exit_code());
            }
        }
        None
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(
            std::process::Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The terminal goes away, as when its window is closed.
    pub fn hang_up(&mut self) {
        self.keyboard = None;
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
    }
}

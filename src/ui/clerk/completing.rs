//! What is offered after the cursor, Tab, the paste, and lines that the panes put into the entry.

use super::{Clerk, Focus};
use crate::entry::{self, Predictor, Preview, Said};
use crate::meeting::{Intent, Moment};
use crate::ui::clerk::entering::PASTED;
use crate::ui::completion::Completion;
use crate::ui::line::{MOST_BYTES, one_line};
use crate::ui::outbox::Held;

/// Where the first word of what is offered ends, with the blank behind it.
fn first_word(offered: &str) -> usize {
    let begin = offered.len() - offered.trim_start().len();
    let blank = offered[begin..].find(' ').map(|at| begin + at + 1);
    blank.unwrap_or(offered.len())
}

/// The most paragraphs of one paste.
const MOST_PARAGRAPHS: usize = 500;

/// The paragraphs of a text: parted by empty lines where there are any, else a line each. What is more than can
/// be gone through goes into the last.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = || text.split('\n').map(str::trim);
    let parted = lines()
        .skip_while(|line| line.is_empty())
        .collect::<Vec<_>>()
        .windows(2)
        .any(|two| two[0].is_empty() && !two[1].is_empty());
    // A word or two keep the blanks around them.
    let within = text.trim_matches('\n');
    if !within.contains('\n') {
        return Some(within)
            .filter(|text| !text.is_empty())
            .map(one_line)
            .into_iter()
            .collect();
    }
    let mut found: Vec<String> = Vec::new();
    let mut begins = true;
    for line in lines() {
        if line.is_empty() {
            begins = true;
            continue;
        }
        let room = found.len() < MOST_PARAGRAPHS;
        match found.last_mut() {
            Some(last) if !(begins && room) => {
                last.push(' ');
                last.push_str(&one_line(line));
            }
            _ => found.push(one_line(line)),
        }
        begins = !parted;
    }
    found
}

impl Clerk {
    /// Works out what would stand after the cursor: nothing while a list is open.
    pub(in crate::ui) fn predict(&mut self) {
        // Until something is typed nothing of it is needed, and what is learned elsewhere is waited for.
        if !self.learned && !self.awaits && !self.line.is_empty() {
            let house = self.predictor.house().clone();
            self.learn(Predictor::learned(house, &[], &Said::of(&self.meeting)));
        }
        self.offered = match self.completion {
            Some(_) => None,
            None if matches!(self.preview, Preview::Asks(_)) => None,
            None => self
                .predictor
                .continuation(self.line.text(), self.line.cursor(), &self.meeting),
        };
    }

    /// A blank was typed: the abbreviation before it becomes what it stands for, as a step of its own, so
    /// that one undo brings it back.
    pub(in crate::ui) fn expand(&mut self) {
        let Some(text) = self.line.before().strip_suffix(' ') else {
            return;
        };
        if let Some((from, long)) = self.predictor.expansion(text, &self.meeting) {
            let (to, long) = (text.len(), long.to_owned());
            self.line.replace(from..to, &long);
            self.line.right();
        }
    }

    /// What the house says and how it abbreviates.
    pub(in crate::ui) fn in_house(&mut self, house: entry::House) {
        self.predictor = Predictor::unlearned(house);
        self.learned = false;
        self.predict();
    }

    /// Takes what was learned elsewhere, and what was said since.
    pub(in crate::ui) fn learn(&mut self, learned: Predictor) {
        self.predictor = learned;
        self.predictor.keep_up(&self.meeting);
        self.learned = true;
        self.awaits = false;
    }

    /// What is offered after the cursor, which is at the end of the line, if anything is.
    pub fn offered(&self) -> Option<&str> {
        let at_end = self.line.cursor() == self.line.text().len();
        self.offered
            .as_deref()
            .filter(|_| at_end && self.focus == Focus::Entry)
    }

    /// Takes what is offered, or its first word. False where nothing is.
    pub(in crate::ui) fn take(&mut self, word: bool, now: Moment) -> bool {
        let Some(offered) = self.offered().map(str::to_owned) else {
            return false;
        };
        let end = if word { first_word(&offered) } else { offered.len() };
        self.line.take_up(&offered[..end]);
        self.line_changed(now);
        true
    }

    /// → where the line looks like the words of somebody nobody is called: lists those who could be meant. False
    /// where it does not.
    pub(in crate::ui) fn list_people(&mut self, now: Moment) -> bool {
        let at_end = self.line.cursor() == self.line.text().len();
        if !at_end || !matches!(self.preview, Preview::Asks(_)) {
            return false;
        }
        let found = entry::who(self.line.text(), &self.meeting);
        if let Ok(list) = Completion::begin(found, &mut self.line) {
            self.completion = list;
        }
        self.line_changed(now);
        true
    }

    /// Tab: what is offered is taken; else what is certain is put in, and where there are several ways the
    /// list opens and further Tabs go round. Back opens the list whatever is offered.
    pub(in crate::ui) fn complete(&mut self, back: bool, now: Moment) {
        if let Some(completion) = &mut self.completion {
            completion.turn(back, &mut self.line);
        } else if !back && self.take(false, now) {
            return;
        } else {
            let found = entry::complete(self.line.text(), self.line.cursor(), &self.meeting);
            match Completion::begin(found, &mut self.line) {
                Ok(list) => self.completion = list,
                Err(why) => {
                    self.told = Some(why.into());
                    return;
                }
            }
        }
        self.line_changed(now);
    }

    /// Esc on the list: it closes, and the line is as it was before the list chose for it.
    pub(in crate::ui) fn close_completion(&mut self, now: Moment) {
        if let Some(completion) = self.completion.take() {
            completion.cancel(&mut self.line);
            self.line_changed(now);
        }
    }

    /// Text from the clipboard, never commands: the first paragraph goes into the line, the others are held and
    /// come up one by one as those before them are recorded.
    pub(in crate::ui) fn paste(&mut self, text: &str, now: Moment) {
        let mut paragraphs = paragraphs(text);
        if paragraphs.is_empty() {
            return;
        }
        self.begin_anew();
        let begins = entry::read(self.line.before(), &self.meeting, now);
        let begins = matches!(begins, Ok(entry::Line::Nothing | entry::Line::Clock(_)));
        let head = self.line.before().to_owned();
        let apart = begins || self.is_speakers(&head, now);
        if !apart {
            // Within a line they are all a part of it.
            paragraphs = vec![paragraphs.join(" ")];
        }
        self.focus = Focus::Entry;
        self.completion = None;
        let mut first = paragraphs.remove(0);
        let escaped = begins && !self.is_narrative(&first, now);
        if escaped {
            first = format!("\\{}", first.trim_start());
        }
        let all = self.line.insert(&first);
        let rest = paragraphs.len();
        for paragraph in paragraphs.into_iter().rev() {
            let escape = begins && !entry::is_narrative(&paragraph, &self.meeting, now);
            let sign = if escape { "\\" } else { "" };
            self.outbox.held.push_front(Held {
                line: format!("{head}{sign}{paragraph}"),
                why: PASTED.to_owned(),
                pasted: true,
            });
        }
        self.line_changed(now);
        self.pasting = rest > 0;
        self.stopped = rest > 0;
        self.pasted = match (rest, escaped) {
            _ if !all => Some(format!("only the first {} KiB were pasted", MOST_BYTES >> 10)),
            (0, false) => None,
            (0, true) => Some("pasted as narrative (the \\ says so)".into()),
            (n, _) => Some(format!("pasted, {n} more after it")),
        };
    }

    /// Whether `head` says who speaks and nothing else: each paragraph behind it is theirs.
    fn is_speakers(&self, head: &str, now: Moment) -> bool {
        let with = format!("{head}x");
        let read = entry::read(&with, &self.meeting, now);
        matches!(
            read,
            Ok(entry::Line::Record { intent: Intent::State { text, .. }, .. }) if text == "x"
        )
    }

    /// Whether `text` at the beginning of the line would be narrative, word for word.
    fn is_narrative(&self, text: &str, now: Moment) -> bool {
        let whole = format!("{text}{}", &self.line.text()[self.line.cursor()..]);
        whole.trim().is_empty() || entry::is_narrative(&whole, &self.meeting, now)
    }

    /// Puts a line that was set aside for a command back into the entry, where nothing came of the command.
    pub(in crate::ui) fn take_up_again(&mut self, line: &str, now: Moment) {
        if self.outbox.held.back().is_some_and(|held| held.line == line) {
            self.outbox.held.pop_back();
        }
        self.line.set(line);
        self.line_changed(now);
    }

    /// Puts `text` into the entry for the clerk to finish; what was being typed is held.
    pub(in crate::ui) fn offer(&mut self, text: &str, now: Moment) {
        if !text.starts_with(self.line.text().trim()) {
            self.set_aside("set aside for the command");
        }
        self.focus = Focus::Entry;
        self.completion = None;
        self.line.set(text);
        self.line_changed(now);
    }
}

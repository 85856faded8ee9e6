//! What the clerk types: every command's own example, and every mark of the entry line, in an order by
//! chance that is always the same.

use quorate::entry::{self, COMMANDS, Entered, TOPICS};

use crate::table::Table;

/// The marks of the entry line, with `N` where an entry's number goes.
const MARKS: [&str; 24] = [
    "The meeting heard a report on the harbour.",
    "# Dredging",
    "burke: It had been deep before the storm, and the Commissioner's own figures said so.",
    "- the channel is two metres deep",
    "burke? How deep is it now?",
    "white?pcc What does it cost, and who pays?",
    "mallon?? And next year?",
    "pcc= About a million pounds.",
    "cc= It is too early to say.",
    "pcc~ A note on the costs before January",
    "cc! Send the figures to the Panel by 1 Dec",
    "! Find out who owns the quay",
    ">page",
    ": As she had said in May.",
    "? Was that so?",
    "+white on the budget",
    "++mallon relevance",
    "-white",
    ">",
    "<",
    "\\/open is how a meeting begins",
    "Llŷr Ó Súilleabháin and 会議 were mentioned: £5, “yes”.",
    "/edit N It was heard otherwise.",
    "/strike N said by nobody",
];

/// What is refused, to see that nothing is recorded of it.
const REFUSED: [&str; 4] = ["pcc=q999 x", "/item 999", "/second nobody", "/strike 9999 x"];

pub struct Script {
    chance: u64,
    lines: Vec<String>,
}

impl Script {
    pub fn new() -> Self {
        let examples = COMMANDS.iter().map(|command| command.example.to_owned());
        let topics = TOPICS.iter().map(|(name, _)| format!("/show {name}"));
        let marks = MARKS.iter().map(|line| (*line).to_owned());
        let lines = marks.clone().chain(marks).chain(examples).chain(topics);
        let refused = REFUSED.iter().map(|line| (*line).to_owned());
        Self {
            chance: 7,
            lines: lines.chain(refused).collect(),
        }
    }

    fn below(&mut self, n: usize) -> usize {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).unwrap_or(0) % n
    }

    /// The next line: one that can be recorded, shown or refused as the meeting is now, and does not end it.
    pub fn next(&mut self, table: &Table) -> String {
        loop {
            let at = self.below(self.lines.len());
            let facts = table.meeting.facts().len();
            let number = (facts - self.below(20).min(facts - 1)).to_string();
            let line = self.lines[at].replace(" N ", &format!(" {number} "));
            match entry::enter(&line, &table.meeting, table.now()) {
                Ok(Entered::Records(event, at)) => {
                    let mut then = table.meeting.clone();
                    then.apply(then.record(event, table.now(), at));
                    // A motion a minute would make a meeting of nothing but motions on motions.
                    let many = then
                        .motions
                        .list
                        .iter()
                        .filter(|motion| motion.status.is_pending())
                        .count()
                        > 6;
                    let too_many = many && line.starts_with("/move");
                    if !too_many && !then.status().is_over() {
                        return line;
                    }
                }
                Ok(Entered::Shows(_)) => return line,
                Ok(Entered::Nothing) => {}
                Err(_) if REFUSED.contains(&line.as_str()) && self.below(3) == 0 => return line,
                Err(_) => {}
            }
        }
    }
}

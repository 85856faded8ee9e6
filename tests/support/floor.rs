//! A meeting minuted line by line, as `quorate dictate` has them: what was refused, the record and the minutes.

use chrono::{DateTime, FixedOffset};
use quorate::entry::{self, Line, When};
use quorate::meeting::{Meeting, Moment, Recorded, finding};
use quorate::minutes::{Scope, Seal, markdown, record};

/// A council of eleven, as its page lists them.
pub const PAGE: &str = "# Test Town Council

Date: 2026-03-03
Time: 18:00
Quorum: 3

## Members
- Cllr Ann Adams (Chairman)
- Cllr Bob Bell
- Cllr Cat Cole
- Cllr Dan Dyer
- Cllr Eve Ellis
- Cllr Fay Ford

## In attendance
- Gail Gray (Clerk to the Council) as \"the Clerk\"

## Agenda
1. Apologies
2. Minutes
3. Planning
4. Grants
5. Any other business
";

/// A meeting and what became of each line.
pub struct Floor {
    pub meeting: Meeting,
    pub refused: Vec<String>,
    now: Moment,
}

impl Floor {
    /// The meeting of a page, under the rules of a preset or the ordinary ones.
    pub fn of(page: &str, preset: Option<&str>) -> Self {
        let begun: Moment = DateTime::<FixedOffset>::parse_from_rfc3339("2026-03-03T17:00:00+00:00").unwrap();
        let mut meeting = Meeting::default();
        let facts = quorate::agenda::read(page).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        for planned in facts {
            let fact = meeting.record(planned.event, begun, None);
            meeting.apply(Recorded {
                exempt: planned.exempt,
                ..fact
            });
        }
        if let Some(name) = preset {
            let text = quorate::rules::preset(name).unwrap_or_else(|| panic!("no preset {name}"));
            let rules = quorate::rules::read(name, text).unwrap().orders;
            let adopted = quorate::meeting::facts::StandingOrdersAdopted {
                name: name.to_owned(),
                rules: Box::new(rules),
            };
            let fact = meeting.record(adopted.into(), begun, None);
            meeting.apply(fact);
        }
        Self {
            meeting,
            refused: Vec::new(),
            now: begun + chrono::TimeDelta::hours(1),
        }
    }

    /// That of `PAGE`, with these lines entered, one on a line.
    pub fn enter(lines: &str) -> Self {
        let mut floor = Self::of(PAGE, None);
        floor.lines(lines);
        floor
    }

    /// Enters lines, a minute apart unless they say when they happened.
    pub fn lines(&mut self, lines: &str) -> &mut Self {
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.now += chrono::TimeDelta::minutes(1);
            let rest = match entry::clock(line) {
                Some((When::Exactly(at), rest)) => {
                    self.now = at;
                    rest
                }
                Some((when, rest)) => {
                    self.now = when.local(&self.meeting, self.now).and_utc().fixed_offset();
                    rest
                }
                None => line,
            };
            let read = entry::read(rest, &self.meeting, self.now).map_err(|why| why.to_string());
            match read {
                Ok(Line::Record { intent, .. }) => match quorate::meeting::decide(&self.meeting, intent) {
                    Ok(event) => self.meeting.apply(self.meeting.record(event, self.now, None)),
                    Err(why) => self.refused.push(format!("{line}: {why}")),
                },
                Ok(_) => {}
                Err(why) => self.refused.push(format!("{line}: {why}")),
            }
        }
        assert_eq!(
            Meeting::replay(self.meeting.facts().to_vec()),
            self.meeting,
            "replay differs after\n{lines}"
        );
        self
    }

    /// What `/show` says now.
    pub fn shows(&self, topic: entry::Topic) -> String {
        entry::show(topic, &self.meeting, self.now)
    }

    /// The public record.
    pub fn record(&self) -> serde_json::Value {
        let seal = Seal {
            events: self.meeting.last_seq(),
            hash: "ab".repeat(32),
        };
        let record = record::record(&self.meeting, Scope::Public, "01J9Z3T0000000000000000000", &seal);
        serde_json::to_value(record).unwrap()
    }

    /// The public minutes.
    pub fn minutes(&self) -> String {
        let seal = Seal {
            events: self.meeting.last_seq(),
            hash: "ab".repeat(32),
        };
        markdown::minutes(&self.meeting, Scope::Public, &seal)
    }

    /// The codes of what is noticed.
    pub fn noticed(&self) -> Vec<&'static str> {
        finding::findings(&self.meeting)
            .into_iter()
            .map(|one| one.code)
            .collect()
    }

    /// How somebody attended, by the record.
    pub fn attended(&self, who: &str) -> String {
        let record = self.record();
        let all = record["attendance"].as_array().unwrap().clone();
        let one = all.iter().find(|one| one["person"] == who).unwrap();
        one["state"].as_str().unwrap().to_owned()
    }

    /// Nothing was refused.
    #[track_caller]
    pub fn all_taken(&self) -> &Self {
        assert!(self.refused.is_empty(), "{:#?}", self.refused);
        self
    }
}

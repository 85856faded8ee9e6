//! The head of a paper: who meets, when, where, and who is named as belonging to it.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::Asked;
use super::line::{Line, in_capitals};
use super::paper::{Doubt, Head, Role, Seen};
use super::people::{self, Section};
use super::words::{WORDS, has, heading, holds, is};
use crate::human_time::{self, NoDate};
use crate::meeting::fold;

/// What was found, how sure it is, and on which line.
struct Claim<T> {
    what: T,
    score: i32,
    line: usize,
}

impl<T> Claim<T> {
    fn best(claims: Vec<Claim<T>>) -> Option<Claim<T>> {
        // The first of the surest.
        claims.into_iter().rev().max_by_key(|claim| claim.score)
    }
}

/// What is being gathered.
struct Gathering<'a> {
    asked: &'a Asked,
    dates: Vec<Claim<(NaiveDate, Option<String>)>>,
    hours: Vec<Claim<(NaiveTime, Option<NaiveTime>)>>,
    ends: Option<NaiveTime>,
    venues: Vec<Claim<String>>,
    bodies: Vec<Claim<(String, bool, bool)>>,
    titles: Vec<Claim<String>>,
    quorum: Option<u32>,
    year: Option<i32>,
}

/// Reads the lines of the head among `lines`; says in `seen` what each is.
pub(super) fn read(lines: &[Line], which: &[usize], seen: &mut [Seen], asked: &Asked) -> (Head, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let mut all = Gathering {
        asked,
        dates: Vec::new(),
        hours: Vec::new(),
        ends: None,
        venues: Vec::new(),
        bodies: Vec::new(),
        titles: Vec::new(),
        quorum: None,
        year: lines.iter().take(60).find_map(|line| year(&line.text)),
    };
    let mut section: Option<(Section, bool)> = None;
    for (rank, &n) in which.iter().enumerate() {
        let Some(line) = lines.get(n) else { continue };
        let Some(slot) = seen.get_mut(n).filter(|slot| slot.role == Role::Unread) else {
            continue;
        };
        slot.role = all.line(n, rank, line, &mut section, &mut doubts);
    }
    let head = all.decide(lines, which, seen, &mut doubts);
    (head, doubts)
}

/// A year of four figures.
fn year(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|figures| figures.len() == 4)
        .filter_map(|figures| figures.parse().ok())
        .find(|year| (1990..2100).contains(year))
}

/// A label and what it labels: `Venue: …`, or two columns.
pub(super) fn labelled(line: &Line) -> Option<(&str, &str)> {
    let text = line.text.as_str();
    if let Some((label, value)) = text.split_once(':') {
        // "10:30" has no label, and "https://" neither.
        if !label.ends_with(|c: char| c.is_ascii_digit())
            && !value.starts_with('/')
            && label.chars().count() < 60
        {
            return Some((label.trim(), value.trim()));
        }
    }
    if let Some((label, value)) = text.split_once('\t') {
        return Some((label.trim(), value.trim()));
    }
    None
}

impl Gathering<'_> {
    /// Takes one line, and says what it is so far. `Unread` is what only the body's name can still be.
    fn line(
        &mut self,
        n: usize,
        rank: usize,
        line: &Line,
        section: &mut Option<(Section, bool)>,
        doubts: &mut Vec<Doubt>,
    ) -> Role {
        if let Some(role) = self.of_people(line, section, doubts) {
            return role;
        }
        if let Some((label, value)) = labelled(line)
            && let Some(field) = WORDS.field(label)
            && !value.is_empty()
        {
            let taken = match field {
                "date" => self.date(n, value, 8).is_some() | self.hours(n, value, 7),
                "time" => self.hours(n, value, 8),
                "ends" => {
                    self.ends = human_time::time(value)
                        .or_else(|| human_time::find_hours(value).map(|found| found.what.0));
                    self.ends.is_some()
                }
                "venue" => {
                    let (place, whole) = without_link(value);
                    self.venues.push(Claim {
                        what: place,
                        score: 8,
                        line: n,
                    });
                    return if whole {
                        Role::Venue
                    } else {
                        Role::Left("where, and a link")
                    };
                }
                "title" => {
                    self.titles.push(Claim {
                        what: value.to_owned(),
                        score: 8,
                        line: n,
                    });
                    true
                }
                "body" => {
                    self.bodies.push(Claim {
                        what: (value.to_owned(), true, true),
                        score: 8,
                        line: n,
                    });
                    true
                }
                "quorum" => {
                    self.quorum = value.split(' ').find_map(|word| word.parse().ok());
                    self.quorum.is_some()
                }
                _ => false,
            };
            if taken {
                return Role::Field;
            }
        }
        self.prose(n, rank, line)
    }

    /// Headings over people, labels before them, and the people under a heading.
    fn of_people(
        &mut self,
        line: &Line,
        section: &mut Option<(Section, bool)>,
        doubts: &mut Vec<Doubt>,
    ) -> Option<Role> {
        let (label, value) = match labelled(line) {
            Some((label, value)) => (label, value),
            None => (line.text.as_str(), ""),
        };
        if is(&heading(&line.text), &WORDS.agenda) {
            *section = None;
            return Some(Role::Left("a heading"));
        }
        if super::items::is_part(line) {
            *section = None;
            return None;
        }
        if let Some(announced) = people::section(label) {
            let heading_only = value.is_empty();
            if heading_only
                && !line.text.trim_end().ends_with(':')
                && !line.stands_out()
                && announced == Section::To
            {
                return None;
            }
            match &announced {
                Section::Present => {
                    *section = heading_only.then_some((announced, false));
                    doubts.push(Doubt::new(
                        line.place,
                        "who was there is minuted at the meeting: nobody is taken from here",
                    ));
                    return Some(Role::Left("who was there is minuted at the meeting"));
                }
                Section::Office(_) if heading_only && !line.text.trim_end().ends_with(':') => return None,
                _ => {}
            }
            if heading_only {
                *section = Some((announced, true));
                return Some(Role::Left("a heading"));
            }
            if let Some(found) = people::list(value, &announced) {
                if announced == Section::To {
                    doubts.push(Doubt::new(
                        line.place,
                        "those whom the paper is sent to are taken for the members",
                    ));
                }
                *section = Some((announced, true));
                return Some(Role::People(found));
            }
            if matches!(announced, Section::To) {
                return Some(Role::Left("whom the paper is sent to"));
            }
            return people::is_vacant(value).then_some(Role::Left("an office that nobody holds"));
        }
        let (open, named) = section.as_ref()?;
        if line.heading.is_some() || WORDS.field(label).is_some() {
            *section = None;
            return None;
        }
        if people::is_vacant(&line.text) {
            return Some(Role::Left("a seat that nobody has"));
        }
        let marked = super::marker::read(&line.text).map_or(0, |marker| marker.len);
        let words = line.text.get(marked..).unwrap_or_default();
        let found = people::list(words, open);
        match (found, named) {
            (Some(_), false) => Some(Role::Left("who was there is minuted at the meeting")),
            (Some(found), true) if !self.is_venue(&line.lower()) || found.len() > 1 => {
                Some(Role::People(found))
            }
            // "Flat 12 (proxy held by Mrs Ortega)" goes on with the list of those who were there.
            (None, false) if !line.after_gap => Some(Role::Left("who was there is minuted at the meeting")),
            _ => {
                *section = None;
                None
            }
        }
    }

    fn is_venue(&self, lower: &str) -> bool {
        has(lower, &WORDS.venue).is_some()
    }

    fn date(&mut self, n: usize, text: &str, score: i32) -> Option<std::ops::Range<usize>> {
        let found = human_time::find_date(text, self.asked.order)?;
        let said = text.get(found.at.clone()).unwrap_or_default();
        let (date, doubt) = match found.what {
            Ok(date) => (date, None),
            Err(NoDate::OtherDay(date)) => {
                let day = human_time::day_name(date.weekday());
                (
                    date,
                    Some(format!("{date} is a {day}, and the paper says “{said}”")),
                )
            }
            Err(NoDate::NoYear) => {
                let near = match self.year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)) {
                    Some(first) => first,
                    None => self.asked.today,
                };
                let date = human_time::next_date(said, near)?;
                (
                    date,
                    Some(format!("“{said}” names no year: {} is taken", date.year())),
                )
            }
            Err(NoDate::WhichWayRound {
                day_first,
                month_first,
            }) => {
                let date = day_first.or(month_first)?;
                let doubt = day_first.is_some().then(|| {
                    format!(
                        "“{said}” may be either way round: {} is taken",
                        date.format("%-d %B %Y")
                    )
                });
                (date, doubt)
            }
            Err(NoDate::Unknown) => return None,
        };
        let sure = if doubt.is_some() { score - 1 } else { score };
        self.dates.push(Claim {
            what: (date, doubt),
            score: sure,
            line: n,
        });
        Some(found.at)
    }

    fn hours(&mut self, n: usize, text: &str, score: i32) -> bool {
        let whole = text.trim();
        let found = match (human_time::range(whole), human_time::time(whole)) {
            (Some((from, to)), _) => Some((from, Some(to))),
            (None, Some(from)) => Some((from, None)),
            (None, None) => human_time::find_hours(text).map(|found| found.what),
        };
        let taken = found.is_some();
        self.hours
            .extend(found.map(|what| Claim { what, score, line: n }));
        taken
    }

    /// A line without a label: a date, an hour and a place in a sentence, the body's name, or other words.
    fn prose(&mut self, n: usize, rank: usize, line: &Line) -> Role {
        let text = line.text.replace('\t', " ");
        let lower = fold::unaccented(&text);
        let other = WORDS
            .beside
            .get("dates")
            .and_then(|words| has(&lower, words))
            .is_some();
        let contact = [
            "@",
            "tel:",
            "tel.",
            "telephone",
            "phone:",
            "www.",
            "http",
            "email",
        ]
        .iter()
        .any(|sign| lower.contains(sign));
        let meets = has(&lower, &WORDS.meeting).is_some()
            || [
                "held",
                "reunira",
                "convoque",
                "reunir",
                "sitzung",
                "cynhelir",
                "celebrara",
                "take place",
                "meet",
                "summoned",
                "invited",
            ]
            .iter()
            .any(|word| lower.contains(word));
        let mut at = None;
        if !other && !contact {
            let has_hours = human_time::find_hours(&text).is_some();
            let score = 2 + 2 * i32::from(has_hours) + i32::from(meets) + i32::from(line.heading.is_some());
            at = self.date(n, &text, score);
            if has_hours {
                let near = self.dates.iter().any(|claim| claim.line + 3 >= n);
                let deadline = [
                    "deadline",
                    "before",
                    "no later",
                    "by noon",
                    "apologies to",
                    "until noon",
                ]
                .iter()
                .any(|word| lower.contains(word));
                let score = 1 + 3 * i32::from(at.is_some()) + 2 * i32::from(near) - 4 * i32::from(deadline);
                self.hours(n, &text, score);
            }
            let place = self.place(&text, at.is_some() || has_hours);
            let place = place.or_else(|| self.place_among(&text).filter(|_| at.is_some() || has_hours));
            if let Some(place) = place {
                self.venues.push(Claim {
                    what: place,
                    score: 4,
                    line: n,
                });
            }
        }
        let whole_date = at.as_ref().is_some_and(|at| {
            let rest = format!(
                "{} {}",
                text.get(..at.start).unwrap_or_default(),
                text.get(at.end..).unwrap_or_default()
            );
            let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
            rest.is_empty() || human_time::time(rest).is_some() || human_time::range(rest).is_some()
        });
        let whole_hours = at.is_none()
            && !contact
            && (human_time::time(&text).is_some_and(|_| text.len() > 4)
                || human_time::range(&text).is_some());
        if whole_date || whole_hours {
            return Role::Field;
        }
        if contact {
            return Role::Left("how somebody is reached");
        }
        self.named(n, rank, line, &text, &lower, at);
        Role::Unread
    }

    /// "… at 7.00pm in the Village Hall": where, in a sentence about when.
    fn place(&self, text: &str, when: bool) -> Option<String> {
        if !when {
            return None;
        }
        let lower = fold::unaccented(text);
        if lower.len() != text.len() && lower.chars().count() != text.chars().count() {
            return None;
        }
        let mut best: Option<(usize, usize)> = None;
        for word in &WORDS.venue_after {
            for (at, _) in lower.match_indices(word.as_str()) {
                let open = at == 0 || lower[..at].ends_with([' ', ',', '(']);
                let after = lower.get(at + word.len()..).unwrap_or_default();
                if !open || !(after.starts_with(' ') || word.ends_with('\'')) {
                    continue;
                }
                let end = after.find(['.', ';', '(', '\n']).unwrap_or(after.len());
                let said = after.get(..end).unwrap_or_default();
                let first = said.trim_start().split(' ').next().unwrap_or_default();
                let begins_hour =
                    first.starts_with(|c: char| c.is_ascii_digit()) && human_time::find_hours(said).is_some();
                let near = said.split(',').next().unwrap_or_default();
                if !begins_hour
                    && has(near, &WORDS.venue).is_some()
                    && near.split_whitespace().count() <= 9
                    && best.is_none_or(|(_, from)| at <= from)
                {
                    best = Some((at + word.len() + end, at + word.len()));
                    break;
                }
            }
        }
        let (to, from) = best?;
        // Letters without accents may be fewer bytes: count letters.
        let skip = lower.get(..from)?.chars().count();
        let take = lower.get(from..to)?.chars().count();
        let said: String = text.chars().skip(skip).take(take).collect();
        let mut said = said.trim().to_owned();
        for stop in [
            " on ",
            " am ",
            " le ",
            " el ",
            " ar ",
            " commencing",
            " at ",
            " to ",
            " um ",
            " à ",
            " a las ",
            " for ",
        ] {
            if let Some((before, after)) = said.split_once(stop)
                && (human_time::find_date(after, self.asked.order).is_some()
                    || human_time::find_hours(after).is_some()
                    || stop == " to ")
            {
                said = before.to_owned();
            }
        }
        let said = said.trim_matches([',', ' ', '-', '–']);
        let said = ["the ", "el ", "la ", "le ", "y "]
            .iter()
            .find_map(|word| said.strip_prefix(word))
            .unwrap_or(said);
        (!said.is_empty()).then(|| said.to_owned())
    }

    /// "Monday 16 February 2026, 6.30pm, Council Offices": the pieces that say neither a day nor an hour.
    fn place_among(&self, text: &str) -> Option<String> {
        let when = |piece: &str| {
            human_time::find_date(piece, self.asked.order).is_some()
                || human_time::find_hours(piece).is_some()
                || human_time::next_date(piece, self.asked.today).is_some()
                || piece.trim().bytes().all(|b| b.is_ascii_digit())
        };
        let pieces: Vec<&str> = text.split([',', '|', ';']).map(str::trim).collect();
        if pieces.len() < 2 {
            return None;
        }
        let first = pieces.iter().position(|piece| {
            !when(piece)
                && has(&fold::unaccented(piece), &WORDS.venue).is_some()
                && piece.split_whitespace().count() <= 8
        })?;
        let last_when = pieces.iter().rposition(|piece| when(piece));
        let kept: Vec<&str> = pieces
            .iter()
            .skip(first)
            .copied()
            .filter(|piece| !when(piece))
            .collect();
        (last_when.is_some_and(|at| at < first)).then(|| kept.join(", ").trim_end_matches('.').to_owned())
    }

    /// Whether the line names the body, or says which meeting it is.
    fn named(
        &mut self,
        n: usize,
        rank: usize,
        line: &Line,
        text: &str,
        lower: &str,
        date: Option<std::ops::Range<usize>>,
    ) {
        let plainly = heading(text);
        if is(&plainly, &WORDS.paper)
            || is(&plainly, &WORDS.agenda)
            || crate::agenda::section::is_section(text)
        {
            return;
        }
        let words = text.split_whitespace().count();
        let letterhead = [
            "republique francaise",
            "departement d",
            "arrondissement d",
            "canton d",
            "hi ",
            "dear ",
            "sehr geehrte",
            "madame",
            "to:",
            "from:",
            "provincia de",
        ];
        if letterhead.iter().any(|begin| lower.starts_with(begin)) {
            return;
        }
        // "The Steering Group will meet on …" names who meets.
        for mark in [
            " will meet",
            " will be meeting",
            " will hold",
            " is to meet",
            " se reunira",
            " se reunit",
            " tagt",
            " meets on",
        ] {
            if let Some(at) = lower.find(mark) {
                let who: String = text
                    .chars()
                    .take(lower.get(..at).unwrap_or_default().chars().count())
                    .collect();
                let who = who.trim();
                let who = ["The ", "the ", "Le ", "La ", "Der ", "Die ", "El "]
                    .iter()
                    .find_map(|word| who.strip_prefix(word))
                    .unwrap_or(who);
                let folded = fold::unaccented(who);
                let known =
                    has(&folded, &WORDS.organisation).is_some() || has(&folded, &WORDS.committee).is_some();
                if known && who.split_whitespace().count() <= 9 {
                    let org = has(&folded, &WORDS.organisation).is_some();
                    self.bodies.push(Claim {
                        what: (who.to_owned(), org, false),
                        score: 4,
                        line: n,
                    });
                }
            }
        }
        // "Agenda for Cabinet", "Notice of a meeting of Alder Vale Parish Council".
        let mut said = text.to_owned();
        let mut within = false;
        for begin in WORDS.agenda_of.iter().chain(&WORDS.meeting_of) {
            if let Some(at) = lower.find(begin.as_str())
                && lower
                    .get(at + begin.len()..)
                    .is_some_and(|rest| rest.starts_with([' ', ':']))
            {
                let skip = lower.get(..at + begin.len()).unwrap_or_default().chars().count();
                said = text
                    .chars()
                    .skip(skip)
                    .collect::<String>()
                    .trim_start_matches([' ', ':', '-', '–'])
                    .to_owned();
                within = true;
                break;
            }
        }
        if !within && let Some(at) = &date {
            said = text.get(..at.start).unwrap_or_default().to_owned();
            if said.trim().is_empty() {
                said = text.get(at.end..).unwrap_or_default().to_owned();
            }
        }
        let cut = [
            " will be",
            " to be held",
            " will be held",
            " which will",
            " will take",
            " on ",
            ", on",
            " at ",
            " am ",
            " le ",
            " el ",
            " se tiendra",
            " held ",
            " (",
            ". ",
            " ar ",
            " die am",
            " to which",
        ];
        for mark in cut {
            let ends = said.find(mark).filter(|_| {
                within || date.is_some() || matches!(mark, " to be held" | " will be held" | " will be")
            });
            if let Some(at) = ends {
                said.truncate(at);
            }
        }
        let said = said
            .trim()
            .trim_end_matches([',', '.', ':', '-', '–', '|', ' '])
            .trim_start_matches(['-', '–', '|', ' ']);
        let said = said
            .strip_prefix("the ")
            .or(said.strip_prefix("The "))
            .unwrap_or(said)
            .trim();
        let said = without_paper(said);
        let said = nominative(&said);
        let said = said.as_str();
        let lower = fold::unaccented(said);
        let count = said.split_whitespace().count();
        if said.is_empty() || count > 14 {
            return;
        }
        let org = has(&lower, &WORDS.organisation).is_some();
        let com = is_committee(&lower);
        let meeting = has(&lower, &WORDS.meeting).is_some();
        let place = has(&lower, &WORDS.venue).is_some();
        let prose = [
            "you are",
            "hereby",
            "summoned",
            "please",
            "members of the public",
            "vous",
            "hiermit",
            "sie ",
            "se convoca",
            "invited",
            "welcome",
            "dear",
        ]
        .iter()
        .any(|word| lower.contains(word));
        let digits = said.chars().filter(char::is_ascii_digit).count();
        let mut score = 4 * i32::from(org) + 3 * i32::from(com) - 6 * i32::from(prose);
        score += match line.heading {
            Some(1) => 3,
            Some(_) => 1,
            None => i32::from(line.bold || in_capitals(said)),
        };
        score += (2 - i32::try_from(rank).unwrap_or(9)).max(0);
        score -= 2 * i32::from(words > 10)
            + 3 * i32::from(place && (digits > 0 || said.contains(',')))
            + i32::from(digits > 2);
        score -= 2 * i32::from(place && !org && !com);
        if within {
            score += 1;
        }
        if meeting && !within && count <= 9 {
            // "Regular City Council Meeting" says which meeting; it names the body only where nothing else does.
            self.titles.push(Claim {
                what: said.to_owned(),
                score: 3 + i32::from(org || com),
                line: n,
            });
            score -= 4;
        }
        if org || com || line.heading.is_some() || rank < 3 {
            self.bodies.push(Claim {
                what: (said.to_owned(), org, !within),
                score,
                line: n,
            });
        }
    }

    /// Chooses, and says in `seen` what the lines are.
    fn decide(mut self, lines: &[Line], which: &[usize], seen: &mut [Seen], doubts: &mut Vec<Doubt>) -> Head {
        let mut head = Head {
            quorum: self.quorum,
            ..Head::default()
        };
        let place = |n: usize| lines.get(n).map(|line| line.place).unwrap_or_default();
        let date = Claim::best(std::mem::take(&mut self.dates));
        let day = date.as_ref().map(|claim| claim.line);
        if let Some(claim) = date {
            head.date = Some(claim.what.0);
            doubts.extend(claim.what.1.map(|doubt| Doubt::new(place(claim.line), doubt)));
        }
        let mut hours = std::mem::take(&mut self.hours);
        for claim in &mut hours {
            claim.score += day.map_or(0, |day| {
                2 * i32::from(day == claim.line) + i32::from(day.abs_diff(claim.line) <= 2)
            });
        }
        if let Some(claim) = Claim::best(hours) {
            (head.time, head.ends) = (Some(claim.what.0), claim.what.1);
        }
        head.ends = self.ends.or(head.ends);
        self.decide_body(&mut head, lines, seen, doubts);
        if let Some(claim) = Claim::best(std::mem::take(&mut self.titles)) {
            let same = head
                .body
                .as_ref()
                .is_some_and(|body| fold::unaccented(body).contains(&fold::unaccented(&claim.what)));
            // "Next Parish Council Meeting" says no more than the body's name does.
            let named = fold::unaccented(head.body.as_deref().unwrap_or_default());
            let more = fold::unaccented(&claim.what).split_whitespace().any(|word| {
                !named.contains(word)
                    && !matches!(
                        word,
                        "meeting"
                            | "next"
                            | "the"
                            | "of"
                            | "a"
                            | "sitzung"
                            | "seance"
                            | "sesion"
                            | "cyfarfod"
                            | "reunion"
                            | "notice"
                    )
            });
            if !same && more {
                head.title = Some(decapitalised(&claim.what));
                let whole = lines
                    .get(claim.line)
                    .is_some_and(|line| line.text.replace('\t', " ") == claim.what);
                if let Some(slot) = seen
                    .get_mut(claim.line)
                    .filter(|slot| whole && slot.role == Role::Unread)
                {
                    slot.role = Role::Title;
                }
            }
        }
        self.decide_venue(&mut head, day, lines, which, seen);
        for &n in which {
            if let Some(slot) = seen.get_mut(n).filter(|slot| slot.role == Role::Unread) {
                slot.role = Role::Left("other words of the head");
            }
        }
        head
    }

    fn decide_body(&mut self, head: &mut Head, lines: &[Line], seen: &mut [Seen], doubts: &mut Vec<Doubt>) {
        let mut bodies = std::mem::take(&mut self.bodies);
        bodies.sort_by_key(|claim| (std::cmp::Reverse(claim.score), claim.line));
        let Some(first) = bodies.first() else { return };
        let mut name = decapitalised(&first.what.0);
        let mut used = vec![first.line];
        // "Wexcombe District Council" and, below it, "Planning Committee".
        let lower = fold::unaccented(&name);
        let is_org = |claim: &Claim<(String, bool, bool)>| {
            claim.what.1
                && has(
                    &fold::unaccented(&claim.what.0),
                    &["committee".to_owned(), "sub-committee".to_owned()],
                )
                .is_none()
        };
        let is_com = |claim: &Claim<(String, bool, bool)>| {
            !claim.what.1 && is_committee(&fold::unaccented(&claim.what.0))
        };
        let other = bodies.iter().skip(1).find(|claim| {
            let near = claim.line.abs_diff(first.line) <= 4;
            let said = fold::unaccented(&claim.what.0);
            let dated = lines
                .get(claim.line)
                .is_some_and(|line| human_time::find_date(&line.text, self.asked.order).is_some());
            near && !dated
                && claim.score >= 3
                && claim.what.2
                && !lower.contains(&said)
                && !said.contains(&lower)
                && claim.line != first.line
                && ((is_org(first) && is_com(claim)) || (is_com(first) && is_org(claim)))
        });
        if let Some(other) = other {
            let said = decapitalised(&other.what.0);
            name = if is_org(first) {
                format!("{name}: {said}")
            } else {
                format!("{said}: {name}")
            };
            used.push(other.line);
        }
        if first.score < 4 {
            let place = lines.get(first.line).map(|line| line.place).unwrap_or_default();
            doubts.push(Doubt::new(
                place,
                format!("“{name}” is taken for the name of who meets"),
            ));
        }
        for n in used {
            let whole = lines.get(n).is_some_and(|line| {
                let said = bodies
                    .iter()
                    .find(|claim| claim.line == n)
                    .map(|claim| claim.what.0.as_str());
                said == Some(line.text.replace('\t', " ").as_str())
            });
            if let Some(slot) = seen.get_mut(n).filter(|slot| whole && slot.role == Role::Unread) {
                slot.role = Role::Body;
            }
        }
        head.body = Some(name);
    }

    fn decide_venue(
        &mut self,
        head: &mut Head,
        day: Option<usize>,
        lines: &[Line],
        which: &[usize],
        seen: &mut [Seen],
    ) {
        if let Some(claim) = Claim::best(std::mem::take(&mut self.venues)) {
            head.venue = Some(claim.what);
            return;
        }
        // A line by itself, near the date: "Council Chambers, 100 Main Street".
        let found = which.iter().copied().find(|&n| {
            let Some(line) = lines.get(n) else { return false };
            let near = day.is_some_and(|day| day.abs_diff(n) <= 4);
            let lower = line.lower();
            near && seen.get(n).is_some_and(|slot| slot.role == Role::Unread)
                && has(&lower, &WORDS.venue).is_some()
                && line.text.split_whitespace().count() <= 14
                && !line.text.trim_end().ends_with('.')
                && !["will", "please", "hereby", "are"]
                    .iter()
                    .any(|word| holds(&lower, word))
                && has(&lower, &WORDS.meeting).is_none()
        });
        if let Some(n) = found {
            let text = lines.get(n).map(|line| line.text.replace('\t', " "));
            let dated = text.as_deref().is_some_and(|text| {
                human_time::find_date(text, self.asked.order).is_some()
                    || human_time::find_hours(text).is_some()
            });
            if dated {
                return;
            }
            head.venue = text;
            if let Some(slot) = seen.get_mut(n) {
                slot.role = Role::Venue;
            }
        }
    }
}

/// What a paper is called, taken off a name: "Agenda: Widgets Working Group", "Einladung zur Jahreshauptversammlung am".
fn without_paper(said: &str) -> String {
    let mut said = said.trim().to_owned();
    for begin in [
        "agenda: ",
        "agenda - ",
        "agenda – ",
        "draft agenda: ",
        "notice of ",
        "notice: ",
        "einladung zur ",
        "einladung zum ",
        "einladung zu ",
        "convocation du ",
        "convocation de la ",
        "convocation a ",
        "convocatoria de ",
        "convocatoria del ",
        "summons to ",
    ] {
        let lower = fold::unaccented(&said);
        if lower.starts_with(begin) && lower.chars().count() == said.chars().count() {
            said = said.chars().skip(begin.chars().count()).collect();
        }
    }
    for end in [
        " agenda",
        " meeting agenda",
        " am",
        " on",
        " at",
        " le",
        " el",
        " um",
        " teleconference",
        " tagesordnung",
        " :",
        " -",
    ] {
        let lower = fold::unaccented(&said);
        if lower.ends_with(end)
            && lower.chars().count() == said.chars().count()
            && !lower.ends_with("consent agenda")
        {
            let keep = said.chars().count() - end.chars().count();
            said = said.chars().take(keep).collect();
        }
    }
    said.trim().to_owned()
}

/// "(Sitzung des) Ortsbeirates Auental" as one says it by itself.
fn nominative(said: &str) -> String {
    let words: Vec<String> = said
        .split(' ')
        .map(|word| {
            let lower = fold::unaccented(word);
            let known = |stem: &str| {
                stem.len() > 4
                    && WORDS
                        .committee
                        .iter()
                        .chain(&WORDS.organisation)
                        .any(|name| name == stem)
                    || stem.ends_with("ausschuss")
                    || stem.ends_with("beirat")
            };
            if known(&lower) {
                return word.to_owned();
            }
            for end in ["es", "s"] {
                if let Some(stem) = lower.strip_suffix(end)
                    && known(stem)
                    && lower.len() == word.len()
                    && ["rat", "beirat", "ausschuss", "vorstand", "verband"]
                        .iter()
                        .any(|root| stem.ends_with(root))
                {
                    return word.get(..word.len() - end.len()).unwrap_or(word).to_owned();
                }
            }
            word.to_owned()
        })
        .collect();
    words.join(" ")
}

/// A place without the link that a web page puts behind it; whether nothing was taken off.
fn without_link(place: &str) -> (String, bool) {
    let lower = fold::unaccented(place);
    let link = WORDS
        .noise
        .links
        .iter()
        .find(|link| link.len() > 6 && lower.ends_with(link.as_str()));
    match link {
        Some(link) if lower.len() == place.len() => {
            let kept = place.get(..place.len() - link.len()).unwrap_or(place);
            (
                kept.trim_end_matches([' ', '.', '(', '[', '-', '–', ','])
                    .to_owned(),
                false,
            )
        }
        _ => (place.to_owned(), true),
    }
}

/// Whether words name a committee; German writes such names as one word: `Bauausschuss`.
fn is_committee(lower: &str) -> bool {
    let ends = [
        "ausschuss",
        "ausschusses",
        "beirat",
        "kommission",
        "versammlung",
        "vorstand",
        "gemeinderat",
        "stadtrat",
    ];
    has(lower, &WORDS.committee).is_some()
        || lower.split_whitespace().any(|word| {
            ends.iter().any(|end| {
                word.trim_end_matches(|c: char| !c.is_alphanumeric())
                    .ends_with(end)
            })
        })
}

/// A name all in capitals, as one writes it: `ALDER VALE PARISH COUNCIL`.
pub(super) fn decapitalised(text: &str) -> String {
    const SMALL: [&str; 26] = [
        "of", "the", "and", "for", "in", "on", "at", "de", "la", "le", "les", "du", "des", "sur", "et",
        "der", "die", "und", "im", "am", "y", "del", "a", "o", "ar", "yn",
    ];
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    if !in_capitals(text) || words < 2 {
        return text.to_owned();
    }
    let word = |n: usize, word: &str| -> String {
        let lower = word.to_lowercase();
        let vowels = lower
            .chars()
            .filter(|c| "aeiouyàâäéèêëîïôöùûüŵŷ".contains(*c))
            .count();
        if n > 0 && SMALL.contains(&lower.as_str()) {
            return lower;
        }
        // NHS, BBC; St and Dr are written so.
        if vowels == 0 && !matches!(lower.trim_end_matches('.'), "st" | "dr" | "mr" | "mrs" | "ltd") {
            return word.to_owned();
        }
        let mut out = String::new();
        let mut begins = true;
        for c in lower.chars() {
            match begins {
                true => out.extend(c.to_uppercase()),
                false => out.push(c),
            }
            begins = matches!(c, '-' | '/' | '(' | '.') || (c == '\'' && out.len() <= 2);
        }
        out
    };
    let words: Vec<String> = text
        .split(' ')
        .enumerate()
        .map(|(n, part)| word(n, part))
        .collect();
    words.join(" ")
}

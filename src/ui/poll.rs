//! A vote being taken over the clerk's view: who voted how as the hands go up, or hands counted. It composes
//! the line that records the vote, and records nothing itself.

use chrono::TimeDelta;

use super::keys::Going;
use super::update::stepped;
use crate::entry::form::{self, Filled, Sheet};
use crate::meeting::Part;
use crate::meeting::clauses;
use crate::meeting::event::Side;
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::motion::Count;
use crate::meeting::people::Person;
use crate::meeting::possible::vote_needs;
use crate::meeting::{Meeting, Moment, words};

/// The members' own keys: no small letters, with which words begin.
const KEYS: &str = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Keys that follow each other sooner than this may be a word that somebody types without looking.
const WORD: TimeDelta = TimeDelta::milliseconds(1_500);

/// What is set for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// For.
    For,
    /// Against.
    Against,
    /// Abstained.
    Abstain,
    /// Here and not voting.
    NotVoting,
}

impl Mark {
    /// Every mark, in the order of the columns.
    pub const ALL: [Mark; 4] = [Mark::For, Mark::Against, Mark::Abstain, Mark::NotVoting];

    /// What the column is called.
    pub fn word(self) -> &'static str {
        match self {
            Mark::For => "for",
            Mark::Against => "against",
            Mark::Abstain => "abstaining",
            Mark::NotVoting => "not voting",
        }
    }

    fn next(self, back: bool) -> Self {
        let at = Mark::ALL.iter().position(|mark| *mark == self).unwrap_or(0);
        Mark::ALL[(at + if back { 3 } else { 1 }) % 4]
    }

    fn of(side: Side) -> Self {
        match side {
            Side::For => Mark::For,
            Side::Against => Mark::Against,
            Side::Abstain => Mark::Abstain,
        }
    }
}

/// Somebody who may vote.
#[derive(Debug, Clone)]
pub struct Voter {
    /// Who.
    pub person: PersonId,
    /// Their own key, where there are enough.
    pub key: Option<char>,
    /// What is set for them.
    pub mark: Option<Mark>,
    /// What is to be known before their vote is taken: an interest, a proxy.
    pub note: Option<String>,
}

/// A vote being taken.
#[derive(Debug, Clone)]
pub struct Poll {
    /// The motion that is named, where it is not the one on the floor.
    motion: Option<MotionId>,
    /// When it was taken, as typed after `@`; empty for now.
    at_time: String,
    /// What stood in the entry line when it was begun.
    before: String,
    /// Who may vote, in the order listed.
    pub voters: Vec<Voter>,
    /// Hands counted for, against and abstaining; none while the vote is by name.
    pub hands: Option<[u32; 3]>,
    /// The column that a member's key sets, or that figures are typed into.
    pub column: Mark,
    at: usize,
    /// The next digit begins the figure of the column anew.
    fresh: bool,
    /// What was typed without a pause, and what was set before that.
    run: Option<Box<Run>>,
}

/// Letters that each meant something here, typed without a pause: they may turn out to be a word.
#[derive(Debug, Clone)]
struct Run {
    typed: String,
    last: Moment,
    marks: Vec<Option<Mark>>,
    hands: Option<[u32; 3]>,
    column: Mark,
    at: usize,
}

impl Poll {
    /// The vote with nothing set, or as far as `line` has it.
    pub fn new(line: &str, meeting: &Meeting, now: Moment) -> Self {
        let keys = KEYS.chars().map(Some).chain(std::iter::repeat(None));
        let voters = may_vote(meeting).zip(keys).map(|(person, key)| Voter {
            person: person.id.clone(),
            key,
            mark: None,
            note: note(person, meeting),
        });
        let mut poll = Self {
            motion: None,
            at_time: String::new(),
            before: line.to_owned(),
            voters: voters.collect(),
            hands: None,
            column: Mark::For,
            at: 0,
            fresh: true,
            run: None,
        };
        let typed = form::fill(line, meeting, now).filter(|filled| filled.sheet.name == "vote");
        if let Some(filled) = typed {
            poll.take_over(&filled, line, meeting, now);
        }
        poll
    }

    fn take_over(&mut self, filled: &Filled, line: &str, meeting: &Meeting, now: Moment) {
        use crate::meeting::intent::Tally;
        self.at_time.clone_from(&filled.at);
        self.motion = filled.values.first().and_then(|id| id.parse().ok());
        let read = crate::entry::read(line, meeting, now);
        let Ok(crate::entry::Line::Record { intent, .. }) = read else {
            return;
        };
        let crate::meeting::Intent::Vote { tally, .. } = intent else {
            return;
        };
        match tally {
            Tally::Named(votes) => {
                for vote in votes {
                    let mut voters = self.voters.iter_mut();
                    if let Some(voter) = voters.find(|voter| voter.person == vote.person) {
                        voter.mark = Some(Mark::of(vote.side));
                    }
                }
            }
            Tally::Count {
                in_favour,
                against,
                abstain,
            } => self.hands = Some([in_favour, against, abstain]),
            Tally::All(side) => self
                .voters
                .iter_mut()
                .for_each(|voter| voter.mark = Some(Mark::of(side))),
        }
    }

    /// The line to give back where nothing was counted or marked: the one that it was begun over.
    pub fn untouched(&self) -> Option<&str> {
        let marked = self.voters.iter().any(|voter| voter.mark.is_some());
        (!marked && self.count().all() == 0).then_some(self.before.as_str())
    }

    /// The place of the selected member.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// Goes through the members; where hands are counted, one hand more in the column or one fewer.
    pub fn go(&mut self, going: Going, page: usize) {
        let column = self.column as usize;
        if let Some(figure) = self.hands.as_mut().and_then(|hands| hands.get_mut(column)) {
            *figure = match going {
                Going::Up => figure.saturating_add(1),
                Going::Down => figure.saturating_sub(1),
                Going::PageUp | Going::PageDown | Going::First | Going::Last => *figure,
            };
            self.fresh = true;
        } else {
            self.at = stepped(self.at, self.voters.len().saturating_sub(1), page, going);
        }
    }

    /// The next column, or the one before.
    pub fn turn_column(&mut self, back: bool) {
        self.column = self.column.next(back);
        self.fresh = true;
        if self.hands.is_some() && self.column == Mark::NotVoting {
            self.column = self.column.next(back);
        }
    }

    /// From members to hands counted, or back.
    pub fn count_hands(&mut self) {
        self.hands = match self.hands {
            Some(_) => None,
            None => Some([Mark::For, Mark::Against, Mark::Abstain].map(|mark| self.of(mark) as u32)),
        };
        self.fresh = true;
        if self.column == Mark::NotVoting {
            self.column = Mark::For;
        }
    }

    /// Sets the selected member's vote, and stays with them; where hands are counted, goes to the column, whose
    /// figure the next digits are.
    pub fn mark(&mut self, mark: Mark) {
        if self.hands.is_some() {
            self.column = mark;
            self.fresh = true;
        } else if let Some(voter) = self.voters.get_mut(self.at) {
            voter.mark = Some(mark);
        }
    }

    /// One hand more in a column.
    pub fn one_more(&mut self, mark: Mark) {
        self.column = mark;
        self.go(Going::Up, 1);
    }

    /// Takes the selected member's vote back, or the last digit of the column.
    pub fn unmark(&mut self) {
        if let Some(hands) = &mut self.hands {
            if let Some(count) = hands.get_mut(self.column as usize) {
                *count /= 10;
            }
        } else if let Some(voter) = self.voters.get_mut(self.at) {
            voter.mark = None;
        }
    }

    /// A member's own key: the column is set for them, or taken back where it was. A digit where hands are
    /// counted: typed behind the figure of the column.
    pub fn key(&mut self, key: char) {
        if let Some(hands) = &mut self.hands {
            let figure = hands.get_mut(self.column as usize);
            if let (Some(figure), Some(digit)) = (figure, key.to_digit(10)) {
                let before = if std::mem::take(&mut self.fresh) {
                    0
                } else {
                    *figure
                };
                *figure = before.saturating_mul(10).saturating_add(digit).min(1_000_000);
            }
        } else if let Some(at) = self.voters.iter().position(|voter| voter.key == Some(key)) {
            self.toggle(at);
        }
    }

    /// Whether a key that stands in no row means something: a member's own, or a digit of a figure.
    pub fn has_key(&self, key: char) -> bool {
        match self.hands {
            Some(_) => key.is_ascii_digit(),
            None => self.voters.iter().any(|voter| voter.key == Some(key)),
        }
    }

    /// Takes note of a letter that is about to mean something, or of a blank between such.
    pub fn typed(&mut self, c: char, now: Moment) {
        let goes_on = |run: &Run| now - run.last < WORD;
        let mut run = self.run.take().filter(|run| goes_on(run));
        if run.is_none() && !c.is_whitespace() {
            run = Some(Box::new(Run {
                typed: String::new(),
                last: now,
                marks: self.voters.iter().map(|voter| voter.mark).collect(),
                hands: self.hands,
                column: self.column,
                at: self.at,
            }));
        }
        if let Some(run) = &mut run {
            run.typed.push(c);
            run.last = now;
        }
        self.run = run;
    }

    /// It was a word after all: what its letters set is as it was before, and they are given back.
    pub fn was_a_word(&mut self, now: Moment) -> String {
        let Some(run) = self.run.take().filter(|run| now - run.last < WORD) else {
            return String::new();
        };
        for (voter, mark) in self.voters.iter_mut().zip(run.marks) {
            voter.mark = mark;
        }
        (self.hands, self.column, self.at) = (run.hands, run.column, run.at);
        run.typed
    }

    /// Something else than a letter was pressed: what was typed before it was meant for the vote.
    pub fn meant(&mut self) {
        self.run = None;
    }

    fn toggle(&mut self, at: usize) {
        let column = self.column;
        if let Some(voter) = self.voters.get_mut(at) {
            voter.mark = (voter.mark != Some(column)).then_some(column);
            self.at = at;
        }
    }

    /// A click on a member: their next mark, and at last none.
    pub fn cycle(&mut self, at: usize) {
        if let Some(voter) = self.voters.get_mut(at) {
            voter.mark = match voter.mark {
                None => Some(Mark::For),
                Some(Mark::NotVoting) => None,
                Some(mark) => Some(mark.next(false)),
            };
            self.at = at;
        }
    }

    /// Everybody who is not marked yet gets the column.
    pub fn the_rest(&mut self) {
        let column = self.column;
        if self.hands.is_none() {
            let rest = self.voters.iter_mut().filter(|voter| voter.mark.is_none());
            rest.for_each(|voter| voter.mark = Some(column));
        }
    }

    /// How many have this mark.
    pub fn of(&self, mark: Mark) -> usize {
        self.voters
            .iter()
            .filter(|voter| voter.mark == Some(mark))
            .count()
    }

    /// The figures so far.
    pub fn count(&self) -> Count {
        let named = || [Mark::For, Mark::Against, Mark::Abstain].map(|mark| self.of(mark) as u32);
        let [in_favour, against, abstain] = self.hands.unwrap_or_else(named);
        Count {
            in_favour,
            against,
            abstain,
        }
    }

    /// The line that records it.
    pub fn line(&self) -> String {
        let Some(sheet) = Sheet::named("vote") else {
            return String::new();
        };
        let mut filled = sheet.blank();
        filled.at.clone_from(&self.at_time);
        let motion = self.motion.map(|id| id.to_string()).unwrap_or_default();
        let figures = match self.hands {
            Some(hands) => hands.map(|hand| hand.to_string()),
            None => {
                filled.by_way(1);
                [Mark::For, Mark::Against, Mark::Abstain].map(|mark| self.names(mark))
            }
        };
        filled.values = std::iter::once(motion).chain(figures).collect();
        filled.line()
    }

    fn names(&self, mark: Mark) -> String {
        let marked = self.voters.iter().filter(|voter| voter.mark == Some(mark));
        let names: Vec<&str> = marked.map(|voter| voter.person.as_str()).collect();
        names.join(" ")
    }

    /// The motion voted on, its words and all; none where nothing is on the floor.
    pub fn about(&self, meeting: &Meeting) -> String {
        let motion = match self.motion {
            Some(id) => meeting.motions.get(id),
            None => meeting.motion_on_floor(),
        };
        match motion {
            Some(motion) => format!(
                "{} {}: {}",
                motion.standing(),
                motion.id,
                clauses::on_one_line(&motion.exact())
            ),
            None => "no motion is on the floor: the vote stands by itself".into(),
        }
    }

    /// What is said while the votes come in: who is missing, what it comes to so far, and what it needs.
    pub fn says(&self, meeting: &Meeting) -> Vec<String> {
        let motion = self
            .motion
            .or_else(|| meeting.motion_on_floor().map(|motion| motion.id));
        let count = self.count();
        let mut said = Vec::new();
        let missing: Vec<&Voter> = self.voters.iter().filter(|voter| voter.mark.is_none()).collect();
        said.push(match (self.hands, missing.as_slice()) {
            (Some(_), _) => {
                let here = meeting.house().present;
                match (here, here.checked_sub(count.all())) {
                    (0, _) => format!("{}; nobody recorded who is present", words::count(&count)),
                    (_, Some(left)) => {
                        format!("{}; {left} of {here} present not counted", words::count(&count))
                    }
                    (_, None) => format!("{}: more than the {here} present", words::count(&count)),
                }
            }
            (None, []) => format!("{}; everybody is marked", words::count(&count)),
            (None, missing) => {
                let names = words::names(meeting, missing.iter().map(|voter| &voter.person));
                let few = if missing.len() <= 4 {
                    format!(": {names}")
                } else {
                    String::new()
                };
                format!("{}; {} not marked yet{few}", words::count(&count), missing.len())
            }
        });
        if count.in_favour + count.against > 0 {
            let weighed = meeting.weigh(motion, &count);
            said.push(format!(
                "so far {} ({})",
                weighed.words(&meeting.orders),
                weighed.source
            ));
        } else if let Some(needs) = vote_needs(meeting) {
            said.push(format!("needs {needs}"));
        }
        said
    }
}

/// Those whose votes can be taken now: here, or by proxy; where no roll was called, all who have one.
fn may_vote(meeting: &Meeting) -> impl Iterator<Item = &Person> {
    meeting.electorate().filter(|person| {
        let votes = meeting.roll.is_present(&person.id) || meeting.proxy_of(&person.id).is_some();
        votes || !meeting.roll.called
    })
}

/// What is to be known of those who may vote before the vote is taken, each with their name.
pub fn notes(meeting: &Meeting) -> Vec<String> {
    let noted = may_vote(meeting).filter_map(|person| Some((person, note(person, meeting)?)));
    let told = noted.map(|(person, note)| format!("{}: {note}", meeting.people.shown(&person.id)));
    told.collect()
}

/// What is to be known of somebody before their vote is taken.
fn note(person: &Person, meeting: &Meeting) -> Option<String> {
    if let Some(interest) = meeting.bar(&person.id, Part::Voting) {
        let kind = words::interest_kind(interest.kind);
        return Some(format!("{kind} declared: may not vote"));
    }
    let here = meeting.item();
    let declared = meeting.interests.iter().find(|one| {
        let on_this = one.item.is_none() || one.item.as_ref() == here;
        one.person == person.id && on_this
    });
    let declared = declared.map(|one| format!("{} declared", words::interest_kind(one.kind)));
    let proxy = meeting.proxy_of(&person.id);
    let proxy = proxy.map(|by| format!("by proxy: {}", meeting.people.shown(by)));
    declared.or(proxy)
}

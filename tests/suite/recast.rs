//! An entry is put right where it stands, by the line that says it rightly, and what follows from it with it.
use quorate::entry::{self, Entered, Preview};
use quorate::meeting::finding::findings;
use quorate::meeting::minute::{Entry, EntryKind};
use quorate::meeting::motion::MotionStatus;
use quorate::meeting::{Meeting, Moment};

const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Ann White (Chairman)\n\
                    - Cllr Bo Mallow\n- Cllr Cy Sand\n- Cllr Di Reed\n\n## In attendance\n- The Engineer [eng]\n\n\
                    ## Agenda\n1. Dredging\n2. Dues\n";

struct Desk {
    meeting: Meeting,
    now: Moment,
}

impl Desk {
    fn new() -> Self {
        let now: Moment = "2016-10-21T11:00:00+01:00".parse().unwrap();
        let mut meeting = Meeting::default();
        for planned in quorate::agenda::read(PAGE).unwrap() {
            let fact = meeting.record(planned.event, now, None);
            meeting.apply(fact);
        }
        let mut desk = Self { meeting, now };
        desk.all("/open\n/present all\n/item 1");
        desk
    }

    fn all(&mut self, lines: &str) -> &mut Self {
        for line in lines.lines() {
            self.line(line).unwrap_or_else(|why| panic!("{line}: {why}"));
        }
        self
    }

    fn line(&mut self, line: &str) -> Result<u64, String> {
        self.now += chrono::TimeDelta::seconds(30);
        match entry::enter(line, &self.meeting, self.now).map_err(|why| why.to_string())? {
            Entered::Records(event, as_of) => {
                let fact = self.meeting.record(event, self.now, as_of);
                let seq = fact.seq;
                self.meeting.apply(fact);
                let alone = Meeting::replay(self.meeting.facts().to_vec());
                assert!(alone == self.meeting, "the log alone gives another meeting");
                Ok(seq)
            }
            Entered::Shows(_) | Entered::Nothing => Ok(0),
        }
    }

    fn entry(&self, seq: u64) -> &Entry {
        self.meeting.entry(seq).expect("an entry")
    }
}

#[test]
fn a_vote_is_put_right_where_it_stands_and_so_is_what_came_of_it() {
    let mut desk = Desk::new();
    desk.all("/move white/mallow That we dredge");
    let vote = desk.line("/vote 1 3 0").unwrap();
    desk.all("white: So be it.\n/item 2\neng: On the dues.");
    let id = desk.meeting.motions.list[0].id;
    assert_eq!(desk.meeting.motions.get(id).unwrap().status, MotionStatus::Lost);
    assert_eq!(entry::line_again(vote, &desk.meeting).unwrap(), "/vote m1 1 3 0");
    desk.all(&format!("/edit {vote} /vote m1 3 1 0 // misheard"));
    let motion = desk.meeting.motions.get(id).unwrap();
    assert_eq!(motion.status, MotionStatus::Carried);
    assert_eq!(motion.ballots.len(), 1, "it stands where the first did");
    let entry = desk.entry(vote);
    assert!(
        entry.corrected && entry.text.contains("3 for, 1 against"),
        "{}",
        entry.text
    );
    assert_eq!(entry.item.as_ref().unwrap().as_str(), "1");
    // By name too; and taken back, it is as it was.
    desk.all(&format!("/edit {vote} /vote for white mallow sand against reed"));
    assert_eq!(desk.entry(vote).kind, EntryKind::Vote);
    desk.all("/undo\n/undo");
    assert_eq!(desk.meeting.motions.get(id).unwrap().status, MotionStatus::Lost);
    assert!(!desk.entry(vote).corrected);
}

#[test]
fn a_seconder_is_put_right_at_the_motion_whenever_they_were_named() {
    let mut desk = Desk::new();
    let moved = desk.line("/move white/mallow That we dredge").unwrap();
    assert_eq!(
        entry::line_again(moved, &desk.meeting).unwrap(),
        "/move white/mallow That we dredge"
    );
    desk.all(&format!("/edit {moved} /move white/reed That we dredge"));
    let seconder = |desk: &Desk, at: usize| desk.meeting.motions.list[at].seconded_by.clone().unwrap();
    assert_eq!(seconder(&desk, 0).as_str(), "reed");
    desk.all("/vote 3 1 0");
    let later = desk.line("/move sand That we wait").unwrap();
    let second = desk.line("/second mallow").unwrap();
    let line = entry::line_again(later, &desk.meeting).unwrap();
    assert_eq!(line, "/move sand/mallow That we wait");
    desk.all(&format!("/edit {later} /move sand/reed That we wait"));
    assert_eq!(seconder(&desk, 1).as_str(), "reed");
    assert_eq!(desk.meeting.motions.list[1].id.to_string(), "m2");
    desk.all(&format!("/edit {second} /second m2 white"));
    assert_eq!(desk.meeting.motions.list.len(), 2);
}

#[test]
fn an_arrival_is_put_right_and_its_time_with_it() {
    let mut desk = Desk::new();
    desk.all("/leave sand reed");
    let came = desk.line("/arrive sand").unwrap();
    desk.all(&format!("/edit {came} @11:02 /arrive reed"));
    assert_eq!(desk.entry(came).text, "Cllr Reed arrived");
    assert_eq!(desk.entry(came).when().format("%H:%M").to_string(), "11:02");
    assert!(desk.meeting.roll.is_present(&"reed".into()) && !desk.meeting.roll.is_present(&"sand".into()));
    assert_eq!(
        entry::line_again(came, &desk.meeting).unwrap(),
        "@11:02 /arrive reed"
    );
}

#[test]
fn an_entry_turns_into_nothing_that_it_cannot_have_been() {
    let mut desk = Desk::new();
    let vote = desk.line("/vote 3 1 0").unwrap();
    let said = desk.line("white: It is late.").unwrap();
    for line in [
        format!("/edit {vote} /close"),
        format!("/edit {vote} /arrive sand"),
        "/edit 999 /vote 1 2 3".into(),
    ] {
        assert!(desk.line(&line).is_err(), "{line}");
    }
    let why = desk.line(&format!("/edit {vote} three for")).unwrap_err();
    assert!(why.contains(&format!("/edit {vote} /vote 12 3 1")), "{why}");
    // What somebody said may begin with a stroke.
    desk.all(&format!("/edit {said} /vote is what she said"));
    assert_eq!(desk.entry(said).text, "/vote is what she said");
}

/// What looks like somebody's words and is nobody's is asked about, noticed, and read again as what it was meant
/// to be without the shorthand.
#[test]
fn what_looks_like_a_speaker_is_never_quietly_narrative() {
    let mut desk = Desk::new();
    for (line, name, kind) in [
        ("jones: She had seen it.", "jones", EntryKind::Statement),
        ("jones : She had seen it.", "jones", EntryKind::Statement),
        ("jones? She had seen it.", "jones", EntryKind::Question),
        ("jones! She had seen it.", "jones", EntryKind::Action),
        ("Ann Jones: She had seen it.", "Ann Jones", EntryKind::Statement),
    ] {
        let asks = format!("nobody is called {name}: → to list them, Enter as text");
        assert_eq!(
            entry::preview(line, &desk.meeting, desk.now),
            Preview::Asks(asks),
            "{line}"
        );
        let seq = desk.line(line).unwrap();
        let noticed = |desk: &Desk| {
            let found = findings(&desk.meeting);
            found
                .iter()
                .any(|one| one.code == "speaker_unknown" && one.seq == Some(seq))
        };
        assert!(noticed(&desk) && desk.entry(seq).kind == EntryKind::Narrative);
        // Left as text, it is settled, and nothing was corrected.
        desk.all(&format!("/speaker {seq} -"));
        assert!(!noticed(&desk) && !desk.entry(seq).corrected, "{line}");
        desk.all("/undo");
        desk.all(&format!("/speaker {seq} mallow"));
        let entry = desk.entry(seq);
        assert_eq!(
            (entry.kind, entry.text.as_str()),
            (kind, "She had seen it."),
            "{line}"
        );
        assert_eq!(
            entry.by.as_ref().or(entry.to.as_ref()).unwrap().as_str(),
            "mallow"
        );
        assert!(!noticed(&desk));
    }
    for line in [
        "Re: parking",
        "\\jones: so",
        "A: the first",
        "https://example.org/x",
        "It was late: all went.",
    ] {
        assert!(
            matches!(entry::preview(line, &desk.meeting, desk.now), Preview::Records(_)),
            "{line}"
        );
        let seq = desk.line(line).unwrap();
        assert!(
            findings(&desk.meeting).iter().all(|one| one.seq != Some(seq)),
            "{line}"
        );
    }
}

//! The list that a careful clerk goes through before the minutes go out: each thing on it, the entry it leads to,
//! and what takes it off again. Each is entered and mended by the lines a clerk would type.
use crate::sitting::Sitting;
use quorate::entry::{self, Entered};
use quorate::meeting::event::PersonKind;
use quorate::meeting::facts::{ItemListed, RecommendationListed};
use quorate::meeting::finding::{Finding, Severity, findings, findings_at_close};
use quorate::meeting::{Event, Seq};

const MEMBERS: &str = "ash birch cole dent";

/// A council of four with three items, opened and in the first of them, Cllr Ash in the chair.
struct Table(Sitting);

impl Table {
    fn new() -> Self {
        let mut s = Sitting::of("Parish Council", "2025-06-03", "19:00");
        s.members(MEMBERS)
            .list(
                "surveyor",
                "Jo Park",
                Some("Surveyor"),
                "the Surveyor",
                PersonKind::Officer,
            )
            .item("1", "Roads", None)
            .item("2", "Budget", None);
        s.fact(Event::RecommendationListed(RecommendationListed {
            item: "2".into(),
            text: "That the budget be set".into(),
        }));
        s.item("3", "Bins", None);
        let mut table = Self(s);
        for line in ["/open", "/present ash birch cole", "/chair ash", "/item 1"] {
            table.types(line);
        }
        table
    }

    /// Types a line a minute after the last; gives the number of its fact.
    #[track_caller]
    fn types(&mut self, line: &str) -> Seq {
        self.0.now += chrono::TimeDelta::minutes(1);
        let entered = entry::enter(line, &self.0.meeting, self.0.now);
        let Ok(Entered::Records(event, as_of)) = entered else {
            unreachable!("{line}: {entered:?}");
        };
        let fact = self.0.meeting.record(event, self.0.now, as_of);
        let seq = fact.seq;
        self.0.meeting.apply(fact);
        seq
    }

    fn found(&self, code: &str) -> Option<Finding> {
        findings(&self.0.meeting).into_iter().find(|one| one.code == code)
    }

    #[track_caller]
    fn leads_to(&self, code: &str, seq: Seq) -> &Self {
        let found = self.found(code);
        assert_eq!(
            found.as_ref().map(|one| one.seq),
            Some(Some(seq)),
            "{code}: {found:?}"
        );
        self
    }

    #[track_caller]
    fn is_clear_of(&self, code: &str) {
        assert_eq!(self.found(code), None);
    }

    /// The fact that put an item on the agenda.
    fn listed(&self, number: &str) -> Seq {
        let is = |event: &Event| matches!(event, Event::ItemListed(ItemListed { id, .. }) if id.as_str() == number);
        let mut facts = self.0.meeting.facts().iter();
        facts.find(|fact| is(&fact.event)).unwrap().seq
    }
}

#[test]
fn a_motion_without_a_seconder_until_somebody_seconds_it() {
    let mut table = Table::new();
    table.types("/move ash That the road be mended");
    let vote = table.types("/vote 3 0 0");
    table.leads_to("unseconded", vote);
    table.types("/second m1 birch");
    table.is_clear_of("unseconded");
}

#[test]
fn a_motion_without_an_outcome_once_its_item_is_left() {
    let mut table = Table::new();
    let motion = table.types("/move ash/birch That the road be mended");
    table.is_clear_of("undecided");
    table.types("/item 2");
    table.leads_to("undecided", motion);
    table.types("/item 1");
    table.types("/vote 3 0 0");
    table.is_clear_of("undecided");
}

#[test]
fn a_recommendation_of_which_nothing_came() {
    let mut table = Table::new();
    table.types("/item 2");
    table.types("The budget was laid before the Council.");
    table.is_clear_of("recommendation_open");
    table.types("/item 3");
    table.leads_to("recommendation_open", table.listed("2"));
    table.types("/item 2");
    table.types("/move ash/birch");
    table.types("/agreed");
    table.types("/item 3");
    table.is_clear_of("recommendation_open");
}

#[test]
fn a_question_unanswered_once_its_item_is_left() {
    let mut table = Table::new();
    let question = table.types("birch?surveyor When will it be mended?");
    table.is_clear_of("unanswered");
    table.types("/item 2");
    table.leads_to("unanswered", question);
    table.types("surveyor=q1 In June.");
    table.is_clear_of("unanswered");
}

#[test]
fn a_promise_without_an_action() {
    let mut table = Table::new();
    let promise = table.types("surveyor~ He would send the dates");
    table.leads_to("undertaking_open", promise);
    // An action of the same person's meets it only where the clerk says so.
    table.types("/action surveyor Sweep the yard");
    table.leads_to("undertaking_open", promise);
    table.types("surveyor!u1 Send the dates");
    table.is_clear_of("undertaking_open");
}

#[test]
fn an_action_without_an_owner_is_told_once_and_of_the_action() {
    let mut table = Table::new();
    let action = table.types("! Look at the drains");
    table.leads_to("action_without_owner", action);
    let all = findings(&table.0.meeting);
    let told = all.iter().filter(|one| one.code == "action_without_owner");
    assert_eq!(told.count(), 1);
    table.types(&format!("/speaker {action} surveyor"));
    table.is_clear_of("action_without_owner");
}

#[test]
fn a_vote_without_a_quorum() {
    let mut table = Table::new();
    table.types("/leave birch cole");
    table.types("/move ash/dent That the road be mended");
    table.types("/leave dent");
    let vote = table.types("/vote 1 0 0");
    table.leads_to("no_quorum", vote);
    table.types(&format!("/strike {vote} there was no quorum"));
    table.is_clear_of("no_quorum");
}

#[test]
fn a_vote_that_does_not_add_up_until_it_is_taken_back() {
    for (vote, code) in [
        ("/vote 5 0 0", "votes_exceed_present"),
        ("/vote 1 1 0", "votes_missing"),
    ] {
        let mut table = Table::new();
        table.types("/move ash/birch That the road be mended");
        let seq = table.types(vote);
        table.leads_to(code, seq);
        table.types("/undo");
        table.types("/vote 2 1 0");
        table.is_clear_of(code);
    }
}

#[test]
fn somebody_named_who_had_left_or_sent_apologies_until_it_is_said_that_they_came() {
    let mut table = Table::new();
    table.types("/apologies dent");
    let spoke = table.types("dent: The road was worse than it looked.");
    table.leads_to("absent_took_part", spoke);
    // That somebody else came changes nothing.
    table.types("/arrive birch");
    table.leads_to("absent_took_part", spoke);
    table.types("@19:05 /arrive dent");
    table.is_clear_of("absent_took_part");
}

#[test]
fn a_member_who_took_part_and_is_not_on_the_roll() {
    let mut table = Table::new();
    let spoke = table.types("dent: The road was worse than it looked.");
    table.leads_to("not_on_roll", spoke);
    assert_eq!(table.found("not_on_roll").unwrap().severity, Severity::Note);
    // Officers are there to be heard; nobody calls them over.
    table.types("surveyor: It would be mended.");
    let all = findings(&table.0.meeting);
    assert_eq!(all.iter().filter(|one| one.code == "not_on_roll").count(), 1);
    table.types("/present dent");
    table.is_clear_of("not_on_roll");
}

#[test]
fn the_day_of_the_meeting_and_that_of_the_agenda_at_odds() {
    let mut s = Sitting::of("Parish Council", "2025-06-03", "19:00");
    s.members(MEMBERS).item("1", "Roads", None);
    s.now += chrono::TimeDelta::days(365);
    let mut table = Table(s);
    let opened = table.types("/open");
    table.leads_to("date_differs", opened);
}

#[test]
fn an_item_not_taken_leads_to_the_agenda() {
    let mut table = Table::new();
    table.types("The Council looked at the roads.");
    let close = findings_at_close(&table.0.meeting);
    let left = close.iter().filter(|one| one.code == "item_not_taken");
    assert_eq!(left.count(), 2, "{close:?}");
    table.is_clear_of("item_not_taken");
    table.types("/close");
    table.leads_to("item_not_taken", table.listed("2"));
    let closed = table.types("/undo");
    assert!(closed > 0);
    table.types("/item 2");
    table.types("/defer no figures");
    table.types("/item 3");
    table.types("/noted");
    table.types("/close");
    table.is_clear_of("item_not_taken");
}

#[test]
fn an_item_under_which_nothing_is_minuted() {
    let mut table = Table::new();
    table.is_clear_of("item_empty");
    table.types("/item 3");
    table.leads_to("item_empty", table.listed("1"));
    table.types("@19:04 The roads were discussed.");
    table.is_clear_of("item_empty");
}

#[test]
fn the_roll_and_the_chair_lead_to_the_opening() {
    let mut s = Sitting::of("Parish Council", "2025-06-03", "19:00");
    s.members(MEMBERS).item("1", "Roads", None);
    let mut table = Table(s);
    let opened = table.types("/open");
    table.types("/item 1");
    table.types("ash: The roads were bad.");
    table.types("/close");
    table
        .leads_to("roll_not_called", opened)
        .leads_to("no_chair", opened);
}

#[test]
fn what_would_be_left_at_the_close_changes_nothing() {
    let mut table = Table::new();
    table.types("birch?surveyor When will it be mended?");
    let before = table.0.meeting.clone();
    let codes: Vec<&str> = findings_at_close(&before).iter().map(|one| one.code).collect();
    assert_eq!(codes, ["item_not_taken", "item_not_taken", "unanswered"]);
    assert_eq!(table.0.meeting, before);
}

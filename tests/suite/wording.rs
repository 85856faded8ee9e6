//! What the minutes say of a meeting, sentence by sentence: from the clerk's lines to what is published.
use crate::hall::Hall;
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export, markdown};

fn minutes(hall: &Hall) -> String {
    markdown::minutes(&hall.meeting, Scope::Public, &Seal::default())
}

/// Asserts that the minutes have each of these lines.
fn says(hall: &Hall, lines: &[&str]) {
    let minutes = minutes(hall);
    for line in lines {
        assert!(minutes.lines().any(|one| one == *line), "{line}\n{minutes}");
    }
}

#[test]
fn an_election_reads_as_one_would_write_it() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/elect Vice-Chairman: birch cole/dale",
        "/ballot birch 5 cole 3",
        "/elect Treasurer: elm fern",
        "/ballot elm 4 fern 4",
        "/elected elm lot",
        "/elect Auditor: gorse",
        "/elected gorse unopposed",
    ]);
    says(
        &hall,
        &[
            "Nominated as Vice-Chairman: Cllr Birch and Cllr Cole (proposed by Cllr Dale).",
            "Ballot for Vice-Chairman: Cllr Birch 5, Cllr Cole 3; 5 of 8 votes were needed.",
            "**Cllr Birch was elected Vice-Chairman.**",
            "Ballot for Treasurer: Cllr Elm 4, Cllr Fern 4. Cllr Elm and Cllr Fern had equal votes.",
            "**Cllr Elm was elected Treasurer, by lot.**",
            "**Cllr Gorse was elected Auditor, unopposed.**",
        ],
    );
}

#[test]
fn leave_to_take_part_a_proxy_and_an_accepted_amendment_are_whole_sentences() {
    let mut hall = Hall::of("roberts-rules");
    hall.opened().enter(&[
        "/dispense birch by the monitoring officer",
        "/proxy cole to dale",
        "/move birch/cole That it be so",
        "/amend dale/elm s/so/good/",
        "/accept",
    ]);
    says(
        &hall,
        &[
            "Cllr Birch had leave to speak and vote on item 2 in spite of an interest: by the monitoring officer.",
            "Cllr Dale held the proxy of Cllr Cole.",
            "The mover accepted the amendment.",
        ],
    );
}

#[test]
fn who_went_and_came_back_returned() {
    let mut hall = Hall::of("parish-council");
    hall.opened()
        .enter(&["/leave birch", "@19:20 /arrive birch", "@19:25 /leave cole"]);
    let minutes = minutes(&hall);
    assert!(minutes.contains("\nCllr Birch returned at 19:20.\n"), "{minutes}");
    assert!(minutes.contains("; returned at 19:20"), "{minutes}");
    assert!(!minutes.contains("arrived"), "{minutes}");
}

#[test]
fn what_was_declared_and_why_the_public_left_end_with_one_full_stop() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/declare birch personal he sings in the choir",
        "/declare cole personal she lives there.",
        "/exempt paragraph 3",
        "/public",
        "/exempt paragraph 5.",
    ]);
    let minutes = minutes(&hall);
    assert!(minutes.contains(": he sings in the choir.\n"), "{minutes}");
    assert!(minutes.contains(": she lives there.\n"), "{minutes}");
    assert!(
        minutes.contains(": paragraph 3.\n") && minutes.contains(": paragraph 5.\n"),
        "{minutes}"
    );
}

#[test]
fn an_item_over_within_the_minute_has_one_time_and_an_officer_is_not_on_the_members_roll() {
    let mut hall = Hall::of("parish-council");
    hall.opened()
        .enter(&["/item 1", "/noted", "/item 2", "clerk: This is a note."]);
    let minutes = minutes(&hall);
    assert!(!minutes.contains("19:00 to 19:00"), "{minutes}");
    assert!(!minutes.contains("not on the roll"), "{minutes}");
    let (_, stood_by) = minutes.split_once("Substitutes not called on").unwrap();
    assert!(
        stood_by.contains("Cllr Reed"),
        "a substitute whom nobody called was not absent: {minutes}"
    );
}

#[test]
fn each_who_was_in_the_chair_is_named_with_the_time_from_which() {
    let mut hall = Hall::of("police-and-crime-panel");
    hall.opened()
        .enter(&["ash: Welcome.", "birch: Thanks.", "@19:40 /chair birch"])
        .enter(&["birch: The next item."]);
    says(&hall, &["- In the chair: Cllr Ash; Cllr Birch from 19:40"]);
    let style = Style::shipped("panel").unwrap();
    let order = Order {
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style: &style,
        draft: false,
        id: "",
        seal: &Seal::default(),
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    let panel = String::from_utf8(export(&hall.meeting, Format::Md, &order).unwrap().bytes).unwrap();
    assert!(
        panel.contains("The Chairman, Cllr Ash, commented: Welcome.")
            && panel.contains("\nCllr Birch commented: Thanks."),
        "whoever takes the chair later is not introduced by it before: {panel}"
    );
}

#[test]
fn a_chair_who_did_not_come_was_not_in_the_chair() {
    let mut hall = Hall::of("parish-council");
    hall.enter(&[
        "/apologies ash",
        "/present all but ash",
        "/chair birch",
        "@19:30 /open",
    ]);
    says(&hall, &["- In the chair: Cllr Birch"]);
    hall.enter(&["@20:00 /arrive ash", "@20:05 /chair ash"]);
    says(&hall, &["- In the chair: Cllr Birch; Cllr Ash from 20:05"]);
}

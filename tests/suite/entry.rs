//! The clerk's lines: what each means, what it would record, and that none is dropped.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use quorate::entry::{self, Entered, Line, Misread, Preview};
use quorate::meeting::event::Recorded;
use quorate::meeting::facts::NarrativeMinuted;
use quorate::meeting::{Meeting, Moment, decide};

const PAGE: &str = "# Harbour Trust

Date: 2016-10-21
Time: 11:00

## Members
- Cllr Trevor Egan (Chairman) [egan]
- Cllr Kate Mallow (Vice-Chairman) [mallow]
- Cllr Ann Macleod [macleod]
- Cllr Ben White [white]
- Cllr Rita Webb [r_webb]
- Cllr Quinn Webb [q_webb]

## In attendance
- Harbour Police Commissioner [hpc] as \"the Commissioner\"
- Jo Bell (Chief Engineer) [bell]

## Agenda
1. Apologies (5 min)
2. Declarations of interest
3. Dredging (30 min)
   - Recommended: That the dredging report be noted
4. Lease of the north quay (10 min, exempt: paragraph 3)
";

fn at(time: &str) -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339(&format!("2016-10-21T{time}:00+01:00")).unwrap()
}

/// The meeting of `PAGE`, with lines entered a minute apart from 11:00 on.
fn meeting(lines: &[&str]) -> Meeting {
    let mut meeting = Meeting::default();
    for planned in quorate::agenda::read(PAGE).unwrap() {
        let fact = meeting.record(planned.event, at("09:00"), None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    for (n, line) in lines.iter().enumerate() {
        let now = at("11:00") + chrono::TimeDelta::minutes(n as i64);
        match entry::enter(line, &meeting, now) {
            Ok(Entered::Records(event, as_of)) => meeting.apply(meeting.record(event, now, as_of)),
            other => panic!("{line}: {other:?}"),
        }
    }
    assert_eq!(
        Meeting::replay(meeting.facts().to_vec()),
        meeting,
        "replay differs after {lines:?}"
    );
    meeting
}

fn previewed(line: &str, meeting: &Meeting) -> String {
    match entry::preview(line, meeting, at("12:00")) {
        Preview::Nothing => "nothing".into(),
        Preview::Records(what) => what,
        Preview::Shows(what) => format!("shows {what}"),
        Preview::Refused(why) => format!("refused: {why}"),
        Preview::Wants(what) => format!("wants {what}"),
        Preview::Asks(what) => format!("asks: {what}"),
    }
}

#[track_caller]
fn table(meeting: &Meeting, rows: &[(&str, &str)]) {
    for (line, wanted) in rows {
        assert_eq!(previewed(line, meeting), *wanted, "{line}");
    }
}

#[test]
fn what_is_said() {
    let meeting = meeting(&["/open", "/item 3", "mallow? What does it cost?"]);
    table(
        &meeting,
        &[
            ("The sun came out", "Narrative, no speaker: The sun came out"),
            ("# Costs", "Sub-heading: Costs"),
            ("mallow: Too dear", "Cllr Mallow: Too dear"),
            ("MALLOW:too dear", "Cllr Mallow: too dear"),
            ("chair: Order", "Cllr Egan: Order"),
            ("hpc: It is safe", "the Commissioner: It is safe"),
            ("ce: It is deep", "Jo Bell: It is deep"),
            ("- a point", "Point of Cllr Mallow: a point"),
            ("mallow? How deep?", "Question q2, Cllr Mallow: How deep?"),
            (
                "mallow?hpc How deep?",
                "Question q2, Cllr Mallow to the Commissioner: How deep?",
            ),
            (
                "white?? And wide?",
                "Question q2, Cllr White, follow-up to q1: And wide?",
            ),
            (
                "white??q1 And wide?",
                "Question q2, Cllr White, follow-up to q1: And wide?",
            ),
            (
                "bell= A million",
                "Answer to q1 (Cllr Mallow), Jo Bell: A million",
            ),
            (
                "bell=q1 A million",
                "Answer to q1 (Cllr Mallow), Jo Bell: A million",
            ),
            (
                "bell=quite a lot",
                "Answer to q1 (Cllr Mallow), Jo Bell: quite a lot",
            ),
            (
                "bell~ Will send figures",
                "Undertaking u1 on q1, Jo Bell: Will send figures",
            ),
            (
                "bell! Send figures by 1 Dec",
                "Action a1 for Jo Bell, by 1 December 2016: Send figures",
            ),
            ("! Send figures", "Action a1 for nobody named: Send figures"),
            (
                "\\mallow: not her words",
                "Narrative, no speaker: mallow: not her words",
            ),
            ("\\", "wants the words of the narrative"),
            ("mallow:", "wants what Cllr Mallow said"),
            ("", "nothing"),
        ],
    );
}

#[test]
fn a_name_that_is_nobodys_makes_a_narrative_and_an_ambiguous_one_is_refused() {
    let meeting = meeting(&["/open"]);
    table(
        &meeting,
        &[
            (
                "Note: it rained",
                "Narrative, no speaker: Note: it rained (nobody is called Note)",
            ),
            (
                "Really? Yes.",
                "Narrative, no speaker: Really? Yes. (nobody is called Really)",
            ),
            (
                "https://example.org",
                "Narrative, no speaker: https://example.org (nobody is called https)",
            ),
            (
                "11:03 it rained",
                "Narrative, no speaker: 11:03 it rained (nobody is called 11)",
            ),
            (
                "ma: hear hear",
                "refused: ma could be mallow (Cllr Mallow) or macleod (Cllr Macleod): type more of it",
            ),
            (
                "webb: hear hear",
                "refused: webb could be r_webb (Cllr Rita Webb) or q_webb (Cllr Quinn Webb): type more of it",
            ),
            (
                "q: hear hear",
                "Narrative, no speaker: q: hear hear (nobody is called q)",
            ),
            ("q_: hear hear", "Cllr Quinn Webb: hear hear"),
            ("mac: hear hear", "Cllr Macleod: hear hear"),
            (
                "-5 degrees in the hall",
                "Narrative, no speaker: -5 degrees in the hall",
            ),
            (
                "> quoted from a letter",
                "Narrative, no speaker: > quoted from a letter",
            ),
        ],
    );
    assert!(previewed("mallow?mayor How much", &meeting).starts_with("refused: right behind ?"));
    assert!(previewed("+nobody", &meeting).starts_with("refused: nobody on the list is called nobody"));
}

#[test]
fn the_floor_and_its_queue() {
    let now = meeting(&["/open", "+white", "+mallow on cost", "++macleod", ">"]);
    assert_eq!(previewed("/show queue", &now), "shows queue: white, mallow");
    table(
        &now,
        &[
            (": Point of order", "Cllr Macleod: Point of order"),
            ("? Why", "Question q1, Cllr Macleod: Why"),
            (">", "Cllr White has the floor"),
            (">mallow", "Cllr Mallow has the floor"),
            ("<", "The floor is free"),
            ("-white", "Cllr White no longer wishes to speak"),
            ("/limit 3m", "Each speech is limited to 3:00 min"),
            (">mac", "refused: Cllr Macleod has the floor already"),
        ],
    );
    let free = meeting(&["/open"]);
    table(
        &free,
        &[
            (
                ">",
                "refused: nobody is waiting to speak: + and a name adds somebody, > and a name gives the floor at once",
            ),
            ("<", "refused: nobody has the floor: > and a name gives it"),
            ("/show queue", "shows queue: empty"),
        ],
    );
    assert!(previewed(": hello", &free).starts_with("refused: nobody has the floor"));
}

#[test]
fn motions_and_votes() {
    let moved = meeting(&[
        "/open",
        "/present all",
        "/item 3",
        "/move mallow/white That the quay be dredged",
    ]);
    table(
        &moved,
        &[
            (
                "/move mallow That it wait",
                "Motion m2, moved by Cllr Mallow: That it wait",
            ),
            ("/recommend - That it wait", "Recommendation m2: That it wait"),
            (
                "/move -/white That it wait",
                "Motion m2, seconded by Cllr White: That it wait",
            ),
            (
                "/recommend mallow",
                "Recommendation m2, moved by Cllr Mallow: That the dredging report be noted",
            ),
            (
                "/amend macleod/- s/dredged/dug/",
                "Amendment m2 to m1, moved by Cllr Macleod: leave out “dredged”, insert “dug”",
            ),
            ("/second q_webb", "refused: m1 was seconded by Cllr White already"),
            (
                "/vote 3 2 1",
                "Vote on m1: 3 for, 2 against, 1 abstaining: carried",
            ),
            (
                "/vote 3-2-1",
                "Vote on m1: 3 for, 2 against, 1 abstaining: carried",
            ),
            ("/vote 2 for 3 against", "Vote on m1: 2 for, 3 against: lost"),
            ("/vote 2 2", "Vote on m1: 2 for, 2 against: tied"),
            ("/vote all for", "Vote on m1: all 6 present for: carried"),
            (
                "/vote for mallow white against egan abstain macleod",
                "Vote by name on m1: 2 for, 1 against, 1 abstaining: carried. For: Cllr Mallow and Cllr White. \
                 Against: Cllr Egan. Abstaining: Cllr Macleod",
            ),
            (
                "/vote for mallow against mallow",
                "refused: Cllr Mallow is named on both sides",
            ),
            ("/agreed", "m1 was agreed without a vote"),
            ("/agreed m7", "refused: there is no motion m7"),
            ("/carried", "m1 was declared carried"),
            ("/withdraw", "m1 was withdrawn"),
            ("/reword That it be dug", "m1 now reads: That it be dug"),
            (
                "/casting for",
                "refused: no vote has been taken on this: /vote 12 3 1 records one",
            ),
        ],
    );
    let tied = meeting(&[
        "/open",
        "/item 3",
        "/move mallow/white That it be dug",
        "/vote 3 3",
    ]);
    table(
        &tied,
        &[("/casting against", "Casting vote of Cllr Egan on m1: against")],
    );
    let amended = meeting(&[
        "/open",
        "/item 3",
        "/move mallow/white That the quay be dredged",
        "/amend macleod/egan s/dredged/dug/",
        "/vote 4 1",
        "/carried",
    ]);
    assert_eq!(amended.motions.list[0].text, "That the quay be dug");
    assert_eq!(previewed("/agreed", &amended), "m1 was agreed without a vote");
}

#[test]
fn the_agenda() {
    let on = meeting(&["/open", "/item 1"]);
    table(
        &on,
        &[
            ("/item next", "Item 2: Declarations of interest"),
            ("/item 3", "Item 3: Dredging"),
            ("/item dredg", "Item 3: Dredging"),
            ("/item 1", "refused: the meeting is on item 1 already"),
            (
                "/item 9",
                "refused: the agenda has no item 9: /item new Title adds one",
            ),
            (
                "/item new Thanks to the pilots (5 min)",
                "On the agenda: i5, Thanks to the pilots",
            ),
            ("/noted", "Noted"),
            ("/defer to May", "Item 1: Apologies, deferred: to May"),
            ("/done", "Item 1: Apologies, done"),
            (
                "/clsoe",
                "refused: there is no command /clsoe: perhaps /close; \\ before / makes the line narrative",
            ),
        ],
    );
    let private = meeting(&["/open", "/item 4", "mallow: The rent is low"]);
    let spoken = private.facts().last().unwrap();
    assert!(
        spoken.exempt,
        "what is said in an exempt item is exempt, excluded or not"
    );
    assert_eq!(
        previewed("/exempt", &private),
        "Press and public excluded: paragraph 3"
    );
    assert!(!format!("{:?}", private.public()).contains("The rent is low"));
}

#[test]
fn an_item_to_be_taken_in_private_is_public_again_when_somebody_says_so() {
    let meeting = meeting(&[
        "/open",
        "/item 4",
        "/exempt",
        "mallow: SECRET",
        "/public",
        "mallow: For all to hear",
        "/item 3",
        "white: Dredge",
    ]);
    let public = format!("{:?}", meeting.public());
    assert!(!public.contains("SECRET"));
    assert!(public.contains("For all to hear") && public.contains("Dredge"));
}

#[test]
fn an_exclusion_told_late_covers_what_was_entered_since() {
    let meeting = meeting(&[
        "/open",
        "/item 3",
        "mallow: For all to hear",
        "mallow: SECRET",
        "@11:03 /exempt paragraph 3",
    ]);
    let public = format!("{:?}", meeting.public());
    assert!(
        public.contains("For all to hear") && !public.contains("SECRET"),
        "{public}"
    );
}

#[test]
fn somebody_put_on_the_list_later_has_a_tag_as_on_the_page() {
    let meeting = meeting(&[
        "/open",
        "/person witness Jo Marsh (Auditor)",
        "marsh: All is well",
    ]);
    table(
        &meeting,
        &[
            ("/person Cllr Pat Marsh", "On the list: Cllr Pat Marsh as marsh2"),
            (
                "/person Jo Hill [chair]",
                "refused: the tag \"chair\" means something else on the entry line: choose another",
            ),
        ],
    );
}

#[test]
fn late_entries_carry_their_time() {
    let meeting = meeting(&["/open"]);
    assert_eq!(
        previewed("@11:03 mallow: Late", &meeting),
        "Cllr Mallow: Late, as of 11:03"
    );
    assert!(previewed("@12:30 mallow: Early", &meeting).starts_with("refused: that moment has not come yet"));
    assert!(previewed("@nine mallow: x", &meeting).starts_with("refused: after @ comes a time"));
    assert_eq!(
        entry::read("@2016-10-21T11:03:00+01:00 x", &meeting, at("12:00"))
            .map(|line| matches!(line, Line::Record { at: Some(_), .. })),
        Ok(true)
    );
}

#[test]
fn correcting() {
    let meeting = meeting(&["/open", "/item 3", "mallow: It is depe", "mallow? How deep?"]);
    let said = meeting.last_seq() - 1;
    let after = |lines: &[&str]| {
        let mut all = vec!["/open", "/item 3", "mallow: It is depe", "mallow? How deep?"];
        all.extend(lines);
        self::meeting(&all)
    };
    let edited = after(&[&format!("/edit {said} It is deep")]);
    assert_eq!(edited.entry(said).unwrap().text, "It is deep");
    assert!(edited.entry(said).unwrap().corrected);
    let back = after(&[&format!("/edit {said} It is deep"), "/undo"]);
    assert_eq!(back.entry(said).unwrap().text, "It is depe");
    let twice = after(&["/undo", "/undo"]);
    assert!(twice.entry(said).is_none() && twice.questions.list.is_empty());
    let struck = after(&[&format!("/strike {said} in confidence")]);
    assert_eq!(
        struck.entry(said).unwrap().struck.as_deref(),
        Some("in confidence")
    );
    assert!(previewed(&format!("/edit {said} x"), &struck).starts_with("refused"));
    let restored = after(&[&format!("/strike {said} in confidence"), "/undo"]);
    assert_eq!(restored.entry(said).unwrap().struck, None);
}

#[test]
fn undo_never_takes_back_the_agenda() {
    let meeting = meeting(&["/open", "/undo"]);
    assert_eq!(
        previewed("/undo", &meeting),
        "refused: there is nothing to take back"
    );
}

#[test]
fn names_complete_where_names_may_stand() {
    let meeting = meeting(&["/open", "/item 3", "mallow? How deep?"]);
    let offered = |line: &str| -> Vec<String> {
        entry::complete(line, line.len(), &meeting)
            .into_iter()
            .map(|candidate| candidate.text)
            .collect()
    };
    assert_eq!(offered("ma"), ["mallow", "macleod"]);
    assert_eq!(offered("+wh"), ["white"]);
    assert_eq!(offered("mallow?h"), ["hpc"]);
    assert_eq!(offered("bell=q"), ["q1"]);
    assert_eq!(
        offered("/reco"),
        ["/recommend ", "/reconsider ", "/recount ", "/record "]
    );
    assert_eq!(offered("/move mallow/w"), ["white", "r_webb", "q_webb"]);
    assert_eq!(offered("@11:03 ma"), ["mallow", "macleod"]);
    assert_eq!(offered("/item d"), ["2", "3"]);
    assert_eq!(offered("/show qu"), ["queue", "quorum"]);
    assert_eq!(offered("mallow: the engin"), Vec::<String>::new());
}

#[test]
fn what_a_vote_needs_and_what_can_be_done_next() {
    let meeting = meeting(&["/open", "/present all", "/item 3", "/move mallow/- That it be so"]);
    let told = |line: &str| previewed(line, &meeting);
    let needs = told("/show needs");
    assert!(
        needs.starts_with("shows needs: more than half of those present and voting: 4 of 6 if all vote ("),
        "{needs}"
    );
    assert!(
        needs.ends_with("missing: nothing") || needs.contains("wants a seconder"),
        "{needs}"
    );
    let next = told("/show next");
    let (now, not) = next.split_once("; not now: ").unwrap();
    assert!(now.contains("/second") && !not.contains("/second:"), "{next}");
    assert!(not.contains("/move: m1 is on the floor"), "{next}");
    let form = entry::form::SHOW.arguments();
    let form: Vec<&str> = form.split(" | ").collect();
    let table: Vec<&str> = entry::TOPICS.iter().map(|(word, _)| *word).collect();
    assert_eq!(form, table);
}

fn line() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "mallow", "ma", "white", "q_webb", "chair", "hpc", "bell", "nobody", "", "é", "🦀", "\u{202e}",
    ]);
    let mark = prop::sample::select(vec![
        ":", "?", "??", "=", "~", "!", "+", "++", "-", ">", "<", "#", "@", "\\", "/", "- ", "# ", "?q1 ",
        "=q1 ", "??q2 ", " ",
    ]);
    let commands: Vec<String> = entry::COMMANDS
        .iter()
        .map(|command| format!("/{} ", command.name))
        .collect();
    let command = prop::sample::select(commands);
    let words = prop_oneof![
        Just(String::new()),
        Just("all for".into()),
        Just("3 2 1".into()),
        Just("mallow/white That it be so".into()),
        Just("12".into()),
        Just("11".into()),
        Just("m1".into()),
        Just("paragraph 3".into()),
        ".{0,20}",
    ];
    prop_oneof![
        any::<String>(),
        (name.clone(), mark.clone(), words.clone()).prop_map(|(n, m, w)| format!("{n}{m}{w}")),
        (mark, name, words.clone()).prop_map(|(m, n, w)| format!("{m}{n} {w}")),
        (command.clone(), words.clone()).prop_map(|(c, w)| format!("{c}{w}")),
        entry_example(),
    ]
}

fn entry_example() -> impl Strategy<Value = String> {
    prop::sample::select(
        entry::COMMANDS
            .iter()
            .map(|command| command.example.to_owned())
            .collect::<Vec<_>>(),
    )
}

proptest! {
    /// However odd a line is, it is recorded, or refused in words; the preview says which; and what was
    /// recorded replays to the same meeting.
    #[test]
    fn no_line_panics_or_is_dropped(lines in prop::collection::vec(line(), 1..25)) {
        let mut meeting = meeting(&["/open", "/item 3"]);
        for line in lines {
            let now = at("12:00");
            let before = meeting.facts().len();
            let _ = entry::complete(&line, line.len() / 2, &meeting);
            let told = entry::preview(&line, &meeting, now);
            match entry::enter(&line, &meeting, now) {
                Ok(Entered::Records(event, as_of)) => {
                    prop_assert!(matches!(told, Preview::Records(_) | Preview::Asks(_)), "{line:?}: {told:?}");
                    meeting.apply(meeting.record(event, now, as_of));
                    prop_assert_eq!(meeting.facts().len(), before + 1);
                }
                Ok(Entered::Shows(_)) => prop_assert!(matches!(told, Preview::Shows(_))),
                Ok(Entered::Nothing) => prop_assert!(line.trim().is_empty(), "{line:?} was dropped"),
                Err(Misread::Refused(why)) => prop_assert!(!why.is_empty()),
                Err(Misread::Wants(what)) => prop_assert!(!what.is_empty()),
            }
        }
        prop_assert_eq!(&Meeting::replay(meeting.facts().to_vec()), &meeting);
        let _ = meeting.public();
    }

    /// A line with nothing in front that the grammar knows is narrative, word for word.
    #[test]
    fn plain_words_are_kept_to_the_letter(text in "[A-Z][a-z]{3,9}( [a-zé£’“”–]{1,9}){1,12}") {
        let meeting = meeting(&["/open"]);
        let Ok(Line::Record { intent, .. }) = entry::read(&text, &meeting, at("12:00")) else { panic!("{text}") };
        let event = decide(&meeting, intent).unwrap();
        prop_assert_eq!(event, quorate::meeting::Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None }));
    }
}

fn refusal(line: &str) -> String {
    match entry::read(line, &meeting(&[]), at("11:30")) {
        Err(Misread::Refused(why)) => why,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_beginning_of_next_is_not_taken_for_an_item_with_such_a_word() {
    let lines = ["/item new Date of next meeting"];
    for typed in ["n", "ne", "Nex"] {
        let read = entry::read(&format!("/item {typed}"), &meeting(&lines), at("11:30"));
        let Err(Misread::Refused(why)) = read else {
            panic!("{read:?}")
        };
        assert!(why.contains("could be next or"), "{why}");
    }
    for typed in ["next", "next meeting", "date"] {
        let read = entry::read(&format!("/item {typed}"), &meeting(&lines), at("11:30"));
        assert!(read.is_ok(), "{typed}: {read:?}");
    }
}

#[test]
fn a_substitute_by_full_name_is_told_what_a_name_is() {
    let why = refusal("/apologies mallow sub Jane Smith");
    assert!(why.contains("nobody on the list is called Jane"), "{why}");
    let why = refusal("/apologies mallow sub white macleod");
    assert!(why.contains("one substitute a line"), "{why}");
}

#[test]
fn the_item_is_completed_where_entries_are_put_under_one() {
    let meeting = meeting(&["/open", "/item 1", "White is here"]);
    for line in ["/in dred", "/put 18 item dred", "/put 18 19 item "] {
        let found = entry::complete(line, line.len(), &meeting);
        assert!(found.iter().any(|one| one.text == "3"), "{line}: {found:?}");
        assert!(found.iter().all(|one| one.text != "next"), "{line}: {found:?}");
    }
}

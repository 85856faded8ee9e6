//! Who is meant before a mark, and who is not.

use super::*;
use crate::entry::{Preview, preview};
use crate::meeting::{Moment, Recorded};

fn moment() -> Moment {
    "2026-03-02T19:00:00+00:00".parse().unwrap()
}

fn meeting(members: &[&str]) -> Meeting {
    let members: String = members.iter().map(|line| format!("- {line}\n")).collect();
    let page = format!(
        "# Ashby Town Council\nDate: 2026-03-02\n## Members\n{members}## In attendance\n\
         - Ann Clark (Town Clerk) [clark] as \"the Clerk\"\n## Agenda\n1. Grants\n"
    );
    let mut meeting = Meeting::default();
    for planned in crate::agenda::read(&page).unwrap() {
        let fact = meeting.record(planned.event, moment(), None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    meeting
}

fn said(line: &str, meeting: &Meeting) -> String {
    match preview(line, meeting, moment()) {
        Preview::Records(what) => what,
        other => format!("{other:?}"),
    }
}

#[test]
fn a_word_of_the_language_that_only_begins_a_name_makes_no_speaker() {
    let members = [
        "Cllr Jo Reeves",
        "Cllr Jo Noteman",
        "Cllr Jo Planter",
        "Cllr Jo Actonby",
        "Cllr Jo Public",
    ];
    let members: Vec<&str> = members
        .into_iter()
        .chain([
            "Cllr Jo Forster",
            "Cllr Jo Costello",
            "Cllr Jo Itemson",
            "Cllr Jo Winterbourne",
        ])
        .collect();
    let meeting = meeting(&members);
    for line in [
        "Re: parking",
        "re: parking",
        "note: see above",
        "plan: two phases",
        "act: repealed",
        "public: 12 came",
        "for: the north",
        "cost: 12",
        "Item: the last",
        "winter: closed",
        "Note! The wall",
        "Cost? Not known",
        "A: first option",
        "N: no",
        "Plan : two",
    ] {
        let told = said(line, &meeting);
        // Where it looks like a speaker, it is asked about before Enter; it is narrative all the same.
        let nobody =
            told.starts_with("Narrative, no speaker:") || told.starts_with("Asks(\"nobody is called");
        assert!(nobody, "{line}: {told}");
    }
    for (line, wanted) in [
        ("reeves: yes", "Cllr Reeves: yes"),
        ("noteman: yes", "Cllr Noteman: yes"),
        ("planter: yes", "Cllr Planter: yes"),
        ("ACTONBY: yes", "Cllr Actonby: yes"),
        ("Public: yes", "Cllr Public: yes"),
        ("Cllr Public: yes", "Cllr Public: yes"),
        ("reev: yes", "Cllr Reeves: yes"),
        ("wint: yes", "Cllr Winterbourne: yes"),
    ] {
        assert_eq!(said(line, &meeting), wanted, "{line}");
    }
}

#[test]
fn names_as_the_minutes_print_them_speak() {
    let meeting = meeting(&[
        "Cllr Bob Bell",
        "Cllr Ann Cole (Mayor)",
        "Cllr Tom Webb",
        "Cllr Rita Webb",
        "Cllr Grant Dent",
        "J. R. Smith, Jr.",
    ]);
    for (line, wanted) in [
        ("Cllr Bell: yes", "Cllr Bell: yes"),
        ("Councillor Bell: yes", "Cllr Bell: yes"),
        ("cllr. bell: yes", "Cllr Bell: yes"),
        ("Bob Bell: yes", "Cllr Bell: yes"),
        ("Cllr Bob Bell: yes", "Cllr Bell: yes"),
        ("Bob: yes", "Cllr Bell: yes"),
        ("bob : yes", "Cllr Bell: yes"),
        ("the Clerk: yes", "the Clerk: yes"),
        ("The Clerk: yes", "the Clerk: yes"),
        ("Town Clerk: yes", "the Clerk: yes"),
        ("the Mayor: yes", "Cllr Cole: yes"),
        ("Mayor Cole: yes", "Cllr Cole: yes"),
        ("Rita Webb: yes", "Cllr Rita Webb: yes"),
        ("Rita: yes", "Cllr Rita Webb: yes"),
        ("smith: yes", "J. R. Smith, Jr.: yes"),
        ("Mr Smith: yes", "J. R. Smith, Jr.: yes"),
        ("Cllr Bell? when", "Question q1, Cllr Bell: when"),
    ] {
        assert_eq!(said(line, &meeting), wanted, "{line}");
    }
    for line in [
        "Grant: 500 pounds",
        "jr: yes",
        "Bob Cole: yes",
        "We asked Cllr Bell: he agreed",
        "Cllr: yes",
    ] {
        let told = said(line, &meeting);
        // Where it looks like a speaker, it is asked about before Enter; it is narrative all the same.
        let nobody =
            told.starts_with("Narrative, no speaker:") || told.starts_with("Asks(\"nobody is called");
        assert!(nobody, "{line}: {told}");
    }
    // Two of one name are never guessed between.
    for line in ["Ann: yes", "Cllr Webb: yes", "webb: yes"] {
        assert!(
            said(line, &meeting).contains("could be"),
            "{line}: {}",
            said(line, &meeting)
        );
    }
}

#[test]
fn names_of_several_words_stand_in_commands_too() {
    let meeting = meeting(&[
        "Cllr Bob Bell",
        "Cllr Ann Cole",
        "Cllr Tom Webb",
        "Cllr Rita Webb",
    ]);
    let all = |words: &str| -> Vec<String> {
        let people = list(words, &meeting).unwrap();
        people.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        all("Cllr Bell, Cllr Cole and Rita Webb"),
        ["bell", "cole", "r_webb"]
    );
    assert_eq!(all("bell cole"), ["bell", "cole"]);
    assert_eq!(all("all but Tom Webb"), ["bell", "cole", "r_webb"]);
    let (who, rest) = take("Cllr Bell: that we wait", &meeting).unwrap();
    assert_eq!((who.as_str(), rest), ("bell", ": that we wait"));
    assert_eq!(
        said("/move Cllr Bell/Cllr Cole That we wait", &meeting),
        said("/move bell/cole That we wait", &meeting)
    );
}

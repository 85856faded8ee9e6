//! House styles: the same facts in other words.
use crate::samples;
use crate::sitting;
use quorate::meeting::Meeting;
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};

fn minutes(meeting: &Meeting, style: &Style, paper: &Paper) -> String {
    let seal = Seal {
        events: 77,
        hash: "ab".repeat(32),
    };
    let order = Order {
        scope: Scope::Public,
        paper,
        style,
        draft: false,
        id: "",
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    String::from_utf8(export(meeting, Format::Md, &order).unwrap().bytes).unwrap()
}

#[test]
fn every_shipped_style_of_a_parish_council() {
    let meeting = samples::parish_council().meeting;
    for name in Style::names().filter(|name| *name != "default") {
        let style = Style::shipped(name).unwrap();
        insta::assert_snapshot!(
            format!("in_the_style_{name}"),
            minutes(&meeting, &style, &Paper::Minutes)
        );
    }
}

#[test]
fn somebody_is_introduced_once_and_where_they_are_named() {
    let style = Style::read(
        "base = \"panel\"\n[names]\nfirst = \"the {{ role }}, {{ shown }}\"\nlater = \"{{ shown }}\"\n\
         [sentences]\nquestion = \"{{ who|cap }} asked: {{ text }}\"\nstatement = \"{{ who|cap }}: {{ text }}\"",
    )
    .unwrap();
    let mut s = sitting::Sitting::of("Panel", "2025-06-03", "19:00");
    for (tag, role) in [("ash", "Chairman"), ("birch", "Treasurer")] {
        let shown = format!("Cllr {tag}");
        s.list(
            tag,
            &shown,
            Some(role),
            &shown,
            quorate::meeting::event::PersonKind::Member,
        );
    }
    s.item("1", "Roads", None).opens("ash birch").takes("1");
    // This style does not say to whom a question is put: Birch is not introduced by it.
    s.asks("ash", Some("birch"), "Why?");
    s.says("birch", "Because");
    s.says("ash", "Oh");
    let minutes = minutes(&s.meeting, &style, &Paper::Item("1".into()));
    let told: Vec<&str> = minutes
        .lines()
        .filter(|line| line.contains(": ") && line.contains("Cllr"))
        .collect();
    assert_eq!(
        told[1..],
        [
            "The Chairman, Cllr ash, asked: Why?",
            "The Treasurer, Cllr birch: Because.",
            "Cllr ash: Oh."
        ]
    );
}

#[test]
fn stars_that_were_typed_stay_stars() {
    let mut s = sitting::Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash").item("1", "Roads", None).opens("ash").takes("1");
    s.says("ash", "2 ** 3 and **this** and {{ who }} *");
    let minutes = minutes(&s.meeting, &Style::default(), &Paper::Minutes);
    assert!(
        minutes.contains("**Cllr Ash**: 2 \\*\\* 3 and \\*\\*this\\*\\* and \\{\\{ who \\}\\} \\*"),
        "{minutes}"
    );
}

/// A decision has one number, whoever reads of it and in whichever paper.
#[test]
fn numbers_do_not_change_with_the_reader() {
    let mut s = sitting::Sitting::of("Council", "2025-06-03", "19:00");
    s.members("ash")
        .item("1", "Roads", None)
        .item("2", "Tender", Some("paragraph 3"));
    s.item("3", "Bins", None).opens("ash");
    for item in ["1", "2", "3"] {
        s.takes(item);
        s.does(quorate::meeting::Intent::Note { text: None });
    }
    let style = Style::shipped("parish").unwrap();
    for paper in [Paper::Minutes, Paper::Item("3".into())] {
        let minutes = minutes(&s.meeting, &style, &paper);
        assert!(
            minutes.contains("2025/003 NOTED") && !minutes.contains("2025/002"),
            "{minutes}"
        );
    }
}

/// What the minutes of each style say, less what they are not to say, comes to the same facts.
#[test]
fn no_style_loses_a_decision_an_action_or_a_vote() {
    let meeting = samples::parish_council().meeting;
    for name in Style::names() {
        let english = Style::shipped(name).unwrap().language.starts_with("en");
        let minutes = minutes(&meeting, &Style::shipped(name).unwrap(), &Paper::Minutes);
        for fact in [
            "That the hall be painted white",
            "That the dates be agreed",
            "Write to the county about the bridges",
            "Look for the stolen stile",
            "3 for, 1 against",
            "For: Cllr Hale, Cllr Finch and Cllr Moss",
            "Cllr Dent",
        ] {
            // In another language the figures and the names stand in other words.
            let fact = match fact.strip_prefix("For: ") {
                _ if english => fact,
                Some(_) => "Cllr Finch",
                None if fact.starts_with("3 for") => "3",
                None => fact,
            };
            assert!(minutes.contains(fact), "{name}: {fact}");
        }
    }
}

//! What a clerk types, and the sentence that the minutes print.

use super::*;
use crate::meeting::event::PersonKind;
use crate::minutes::style::Style;

fn sentence(style: &Style, who: &str, spoken: Spoken, text: &str) -> String {
    let kind = match who {
        "Cllr Cole" => PersonKind::Member,
        _ => PersonKind::Officer,
    };
    let joined = joined(
        style,
        spoken,
        By { kind, chair: false },
        who,
        text,
        Place::default(),
    );
    let verb = match joined.verb.as_str() {
        "" => String::new(),
        verb => format!(" {verb}"),
    };
    let colon = if joined.direct { ":" } else { "" };
    format!("{who}{verb}{colon} {}", joined.clause)
}

fn reads(who: &str, spoken: Spoken, cases: &[(&str, &str)]) {
    let panel = Style::shipped("panel").unwrap_or_default();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(typed, printed)| {
            let sentence = sentence(&panel, who, spoken, typed);
            let told = sentence.strip_prefix(who).unwrap_or_default().trim_start();
            (told != *printed).then(|| format!("{typed}\n  wanted {printed}\n  has    {told}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_statement_of_a_member() {
    reads(
        "Cllr Cole",
        Spoken::Statement,
        &[
            ("welcomed the scheme", "welcomed the scheme."),
            (
                "Services were stretched",
                "commented that services were stretched.",
            ),
            (
                "Local Plan policies were old",
                "commented that Local Plan policies were old.",
            ),
            ("Members had been told", "commented that Members had been told."),
            ("Thornbury had flooded", "commented that Thornbury had flooded."),
            ("Pleased, but it was late", "commented: Pleased, but it was late."),
            (
                "Better informed local scrutiny; parish councils as consultees",
                "commented: Better informed local scrutiny; parish councils as consultees.",
            ),
            (
                "Wide consultation reflected in the plan",
                "commented: Wide consultation reflected in the plan.",
            ),
            (
                "Thames Valley is well advanced; works with its neighbours",
                "commented: Thames Valley is well advanced; works with its neighbours.",
            ),
            (
                "Thames Valley was well advanced; it worked with its neighbours",
                "commented that Thames Valley was well advanced; it worked with its neighbours.",
            ),
            (
                "The county wanted to close it",
                "commented that the county wanted to close it.",
            ),
            (
                "The fire service visited homes",
                "commented that the fire service visited homes.",
            ),
            (
                "The board considered that it was late",
                "commented that the board considered that it was late.",
            ),
            ("Welcomed the scheme.", "welcomed the scheme."),
            ("also strongly supported it", "also strongly supported it."),
            (
                "was concerned that it was late",
                "was concerned that it was late.",
            ),
            ("had visited the site", "had visited the site."),
            ("would not support it", "would not support it."),
            ("did not agree", "did not agree."),
            ("is a governor of the school", "is a governor of the school."),
            (
                "thanked Cllr Able for her work",
                "thanked Cllr Able for her work.",
            ),
            ("Thanks the officers", "thanks the officers."),
            ("Thanks to the officers", "commented: Thanks to the officers."),
            ("said that it was late", "said that it was late."),
            ("commented that it was late", "commented that it was late."),
            ("felt it was late", "felt it was late."),
            ("thought the work should start", "thought the work should start."),
            ("spoke in favour", "spoke in favour."),
            ("left early", "left early."),
            ("abstained", "abstained."),
            (
                "visited residents in Mill Lane",
                "visited residents in Mill Lane.",
            ),
            ("supported by residents", "commented: supported by residents."),
            ("that she welcomed it", "commented that she welcomed it."),
            ("That she welcomed it", "commented that she welcomed it."),
            ("That was unfair", "commented that that was unfair."),
            (
                "The scheme was overdue. Residents had waited ten years.",
                "commented that the scheme was overdue. Residents had waited ten years.",
            ),
            ("It was late", "commented that it was late."),
            ("IT had failed", "commented that IT had failed."),
            (
                "There were two reasons: cost and time",
                "commented that there were two reasons: cost and time.",
            ),
            (
                "We had waited ten years",
                "commented that we had waited ten years.",
            ),
            ("I had not been told", "commented that I had not been told."),
            ("I welcome the scheme", "commented: I welcome the scheme."),
            ("We should all be proud", "commented: We should all be proud."),
            (
                "Thames Water had not replied",
                "commented that Thames Water had not replied.",
            ),
            ("St. John's was closed", "commented that St. John's was closed."),
            ("No. 5 had been sold", "commented that No. 5 had been sold."),
            ("No reply had come", "commented that no reply had come."),
            (
                "45% of homes had been visited",
                "commented that 45% of homes had been visited.",
            ),
            (
                "£4.50 was approx. right",
                "commented that £4.50 was approx. right.",
            ),
            (
                "In June the tender had come in",
                "commented that in June the tender had come in.",
            ),
            (
                "If the tender failed, the scheme would stop",
                "commented that if the tender failed, the scheme would stop.",
            ),
            (
                "The houses which were flooded",
                "commented: The houses which were flooded.",
            ),
            (
                "The houses which were flooded had been sold",
                "commented that the houses which were flooded had been sold.",
            ),
            ("the cost of the scheme", "commented: the cost of the scheme."),
            (
                "on the cost of the scheme",
                "commented on the cost of the scheme.",
            ),
            ("Fix the roof", "commented: Fix the roof."),
            ("Yes, it was late", "commented: Yes, it was late."),
            ("However, it was late", "commented: However, it was late."),
            ("Thank you, Chair", "commented: Thank you, Chair."),
            ("Why had nobody asked?", "commented: Why had nobody asked?"),
            (
                "“We have waited ten years”",
                "commented: “We have waited ten years”.",
            ),
            (
                "The leader had said “no”",
                "commented that the leader had said “no”.",
            ),
            (
                "Will Smith had not replied",
                "commented that Will Smith had not replied.",
            ),
            ("May Street had flooded", "commented that May Street had flooded."),
            (
                "United Utilities had not replied",
                "commented that United Utilities had not replied.",
            ),
            (
                "Retired officers had offered to help",
                "commented that Retired officers had offered to help.",
            ),
            (
                "Residents complained about noise",
                "commented that residents complained about noise.",
            ),
            (
                "Services were stretched",
                "commented that services were stretched.",
            ),
            (
                "Local Plan policies were old",
                "commented that Local Plan policies were old.",
            ),
            ("Members had been told", "commented that Members had been told."),
            ("Thornbury had flooded", "commented that Thornbury had flooded."),
            (
                "Letters received from residents",
                "commented: Letters received from residents.",
            ),
            (
                "The petition received 400 signatures",
                "commented that the petition received 400 signatures.",
            ),
            ("Figures restricted", "commented: Figures restricted."),
            (
                "Mostly European; free movement an issue",
                "commented: Mostly European; free movement an issue.",
            ),
            (
                "See https://example.org/a",
                "commented: See https://example.org/a.",
            ),
            ("The bins were late 🎉", "commented that the bins were late 🎉."),
            ("The reasons were:", "commented that the reasons were."),
            ("wasn't convinced", "wasn't convinced."),
            (
                "The county hasn’t replied",
                "commented that the county hasn’t replied.",
            ),
            ("Cllr Cole welcomed it", "welcomed it."),
            ("HMRC paid the claim", "commented that HMRC paid the claim."),
            ("They support it", "commented that they support it."),
            ("it needs money", "commented that it needs money."),
            (
                "Located in the square, the hall was old",
                "commented: Located in the square, the hall was old.",
            ),
        ],
    );
}

#[test]
fn a_question() {
    reads(
        "Cllr Cole",
        Spoken::Question,
        &[
            ("what the scheme would cost", "asked what the scheme would cost."),
            ("What the scheme would cost", "asked what the scheme would cost."),
            ("what the scheme would cost?", "asked what the scheme would cost."),
            (
                "whether the insurers had been told",
                "asked whether the insurers had been told.",
            ),
            (
                "Whether the insurers had been told?",
                "asked whether the insurers had been told.",
            ),
            (
                "if the insurers had been told",
                "asked if the insurers had been told.",
            ),
            (
                "how many homes had been visited",
                "asked how many homes had been visited.",
            ),
            (
                "How many homes had been visited?",
                "asked: How many homes had been visited?",
            ),
            (
                "why residents had not been told",
                "asked why residents had not been told.",
            ),
            (
                "why had residents not been told",
                "asked: why had residents not been told?",
            ),
            ("What would it cost?", "asked: What would it cost?"),
            ("What is the cost", "asked: What is the cost?"),
            ("what was decided", "asked what was decided."),
            ("who was responsible", "asked who was responsible."),
            (
                "on what basis the figure had been reached",
                "asked on what basis the figure had been reached.",
            ),
            ("by when it would be done", "asked by when it would be done."),
            ("to see the figures", "asked to see the figures."),
            ("that the item be deferred", "asked that the item be deferred."),
            ("about the cost", "asked about the cost."),
            (
                "for the figures members had been promised",
                "asked for the figures members had been promised.",
            ),
            ("the cost of the scheme", "asked: the cost of the scheme."),
            ("Could officers explain", "asked: Could officers explain?"),
            ("is the tender in", "asked: is the tender in?"),
            (
                "Is crime falling? Christmas tree theft in her area",
                "asked: Is crime falling? Christmas tree theft in her area.",
            ),
            ("Asks for numbers", "asks for numbers."),
            ("queried the figures", "queried the figures."),
            ("asked whether it was late", "asked whether it was late."),
            ("was concerned about the cost", "was concerned about the cost."),
            ("explain the overspend", "asked: explain the overspend."),
            (
                "Collaboration with the Midlands?",
                "asked: Collaboration with the Midlands?",
            ),
            (
                "Why had nobody told residents, e.g. by letter?",
                "asked: Why had nobody told residents, e.g. by letter?",
            ),
            (
                "what the plan was (and why)",
                "asked what the plan was (and why).",
            ),
        ],
    );
}

#[test]
fn an_answer_and_an_undertaking_of_an_officer() {
    reads(
        "the Town Clerk",
        Spoken::Answer,
        &[
            (
                "that the tender came in at £40,000",
                "reported that the tender came in at £40,000.",
            ),
            (
                "The tender came in at £40,000.",
                "reported that the tender came in at £40,000.",
            ),
            ("HMRC had not replied", "reported that HMRC had not replied."),
            ("HMRC replied in June", "reported that HMRC replied in June."),
            ("£40,000", "reported: £40,000."),
            ("confirmed that it was late", "confirmed that it was late."),
            (
                "Met the Deputy Mayor, not the Mayor",
                "met the Deputy Mayor, not the Mayor.",
            ),
            (
                "Mostly the ICT strategy; expert advice sought",
                "reported: Mostly the ICT strategy; expert advice sought.",
            ),
        ],
    );
    reads(
        "the Town Clerk",
        Spoken::Undertaking,
        &[
            (
                "to send the figures members had asked for",
                "undertook to send the figures members had asked for.",
            ),
            ("that she would send them", "undertook that she would send them."),
            ("she would send them", "undertook that she would send them."),
            ("will send them", "will send them."),
            ("send the figures", "undertook: send the figures."),
            ("promised to send them", "promised to send them."),
        ],
    );
}

#[test]
fn a_style_that_does_not_report_lets_sentences_stand() {
    let style = Style::default();
    let said = |text| sentence(&style, "Cllr Cole", Spoken::Statement, text);
    assert_eq!(
        said("that she welcomed it"),
        "Cllr Cole said that she welcomed it."
    );
    assert_eq!(said("welcomed it"), "Cllr Cole welcomed it.");
    let answered = sentence(&style, "the Clerk", Spoken::Answer, "The tender was late");
    assert_eq!(answered, "the Clerk answered: The tender was late.");
}

#[test]
fn what_stands_by_itself_begins_with_a_capital_where_it_is_a_plain_word() {
    for (typed, printed) in [
        ("the Mayor welcomed everyone", "The Mayor welcomed everyone."),
        ("iPads were handed out", "iPads were handed out."),
        ("https://example.org was shown", "https://example.org was shown."),
        ("e.g. bins", "e.g. bins."),
        ("ärzte kamen", "Ärzte kamen."),
    ] {
        assert_eq!(whole(typed, false), printed);
    }
}

/// A thousand lines of words in any order: each word is there, in its order, and no joint shows.
#[test]
fn no_word_is_lost_or_doubled_whatever_is_typed() {
    const WORDS: &str = "that the The scheme was overdue, asked welcomed whether Whether what to would cost? HMRC I we \
        (by approx. June) £40,000 “no” said: had not it, It is if for about on reported Residents. Thames Water; \
        https://x.org/a etc. undertook – … why That in and";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    let styles = ["default", "panel"].map(|name| Style::shipped(name).unwrap_or_default());
    for _ in 0..1000 {
        let typed: Vec<&str> = (0..=next(9)).map(|_| words[next(words.len())]).collect();
        let typed = typed.join(" ");
        for style in &styles {
            for spoken in [
                Spoken::Statement,
                Spoken::Question,
                Spoken::Answer,
                Spoken::Undertaking,
            ] {
                let told = sentence(style, "Cllr Cole", spoken, &typed);
                let letters = |text: &str| -> Vec<String> {
                    let words = text.split_whitespace();
                    let words =
                        words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
                    words.filter(|word| !word.is_empty()).collect()
                };
                let (said, typed_words) = (letters(&told), letters(&typed));
                assert!(said.ends_with(&typed_words), "{typed}\n{told}");
                // Only the style's verb and its "that" stand between the name and the words.
                assert!(said.len() <= typed_words.len() + 4, "{typed}\n{told}");
                assert!(is_closed(&told), "{typed}\n{told}");
                assert!(!told.contains("::") && !told.contains(" ."), "{typed}\n{told}");
                assert!(
                    typed.contains(": that") || !told.contains(": that "),
                    "{typed}\n{told}"
                );
                assert!(!told.replace("...", "").contains(".."), "{typed}\n{told}");
                for verb in ["asked asked", "reported reported", "undertook undertook"] {
                    assert!(typed.contains(verb) || !told.contains(verb), "{typed}\n{told}");
                }
            }
        }
    }
}

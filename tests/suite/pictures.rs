//! A meeting in pictures: the figures, and the file.
use crate::samples;
use crate::sitting;
use quorate::meeting::Meeting;
use quorate::pictures::{Drawn, Kind, Picture, svg};

fn parish() -> Meeting {
    samples::parish_council().meeting
}

#[test]
fn what_items_took_adds_up_to_what_their_spans_say() {
    let meeting = parish();
    let Drawn::Bars { rows, .. } = Picture::of(Kind::Timing, &meeting).drawn else {
        unreachable!()
    };
    assert_eq!(rows.len(), meeting.agenda.items.len());
    let ours: i64 = meeting
        .agenda
        .items
        .iter()
        .flat_map(|item| &item.spans)
        .map(|span| (span.to.unwrap().at - span.from.at).num_seconds())
        .sum();
    let theirs: i64 = rows.iter().filter_map(|row| row.figures[1]).sum();
    assert_eq!(theirs, ours);
}

#[test]
fn as_many_questions_as_there_are() {
    let meeting = parish();
    let Drawn::Bars { rows, .. } = Picture::of(Kind::Questions, &meeting).drawn else {
        unreachable!()
    };
    let asked: i64 = rows.iter().filter_map(|row| row.figures[0]).sum();
    let answered: i64 = rows.iter().filter_map(|row| row.figures[1]).sum();
    assert_eq!(asked, meeting.questions.list.len() as i64);
    assert!(answered <= asked);
}

#[test]
fn roles_add_up_to_people() {
    let sum = |kind| {
        let Drawn::Bars { rows, .. } = Picture::of(kind, &parish()).drawn else {
            unreachable!()
        };
        rows.iter().filter_map(|row| row.figures[0]).sum::<i64>()
    };
    assert_eq!(sum(Kind::Roles), sum(Kind::Speaking));
    assert!(sum(Kind::Roles) > 0);
}

#[test]
fn stays_lie_within_the_meeting() {
    let Drawn::Stays { from, to, rows, .. } = Picture::of(Kind::Presence, &parish()).drawn else {
        unreachable!()
    };
    assert!(!rows.is_empty());
    for (begun, ended) in rows.iter().flat_map(|row| &row.spans) {
        assert!(from <= *begun && begun <= ended && *ended <= to);
    }
}

#[test]
fn the_file_says_nothing_exempt_and_escapes_what_it_says() {
    let mut s = sitting::Sitting::of("Body & <Sons>", "2025-06-03", "19:00");
    s.item("1", "A \"title\" <script>", None);
    s.opens("").takes("1");
    for kind in Kind::ALL {
        let text = svg::svg(&Picture::of(kind, &s.meeting), "Body & <Sons>");
        assert!(!text.contains("<script>") && !text.contains("& "), "{text}");
    }
    for kind in Kind::ALL {
        insta::assert_snapshot!(
            kind.word(),
            svg::svg(&Picture::of(kind, &parish().public()), "A meeting")
        );
        assert!(Picture::of(kind, &Meeting::default()).is_empty());
    }
}

//! What is offered after the cursor saves the clerk keys, is usually right, and never changes what is
//! recorded: the worked meetings, typed at the real screen.
use crate::typist::{Using, markdown, scripts, typed};

/// Keys for each character of the Markdown minutes, at most.
const KEYS: f64 = 0.80;

/// Keys for each character that would be typed without prediction, at most.
const OF_LINES: f64 = 0.88;

/// Of the continuations that come up, those whose first word is the one meant, at least.
const RIGHT: f64 = 0.5;

#[test]
fn the_worked_meetings_take_few_keys_and_record_what_was_meant() {
    for script in scripts(&[]) {
        let (lines, plain) = typed(&script, Using::Lines);
        let (keys, meeting) = typed(&script, Using::Offers);
        let facts = |meeting: &quorate::meeting::Meeting| {
            let facts = meeting.facts().iter();
            facts
                .map(|fact| (fact.seq, fact.event.clone(), fact.exempt))
                .collect::<Vec<_>>()
        };
        assert_eq!(facts(&plain), facts(&meeting), "{}", script.name);
        let minutes = markdown(&meeting, "default").chars().count() as f64;
        let each = keys.keys as f64 / minutes;
        assert!(each <= KEYS, "{}: {each:.3} keys for each character", script.name);
        let of_lines = keys.keys as f64 / lines.keys as f64;
        assert!(
            of_lines <= OF_LINES,
            "{}: {of_lines:.3} of the keys of its lines",
            script.name
        );
        let right = keys.right as f64 / keys.offers as f64;
        assert!(
            right >= RIGHT,
            "{}: {right:.3} of what is offered is right",
            script.name
        );
    }
}

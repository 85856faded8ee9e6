//! Years of meetings, each begun from the page that was drafted of those before.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;

use super::next;
use crate::agenda::read;
use crate::meeting::Recorded;
use crate::meeting::event::Event;
use crate::meeting::facts::{
    ActionAssigned, EarlierSettled, ItemDeferred, ItemNoted, ItemOpened, MeetingClosed, MeetingOpened,
    QuestionAsked, UndertakingGiven,
};
use crate::meeting::ids::{ActionId, ItemId, Owed, QuestionId, UndertakingId};
use crate::meeting::state::Meeting;

const FIRST: &str = "# Parish Council
Date: 2026-01-06
Time: 19:00
Venue: Hall
## Members
- Cllr Ann Aske (Chairman) [aske]
- Cllr Bob Dodd (125 votes) [bob] as \"the Mayor\"
- Vacancy
## In attendance
- Town Clerk (Jane Smith) [clerk]
## Agenda
11. Apologies (2 min)
12. Minutes of the last meeting
13. Roof of the hall (10 min)
    - Report: Three prices
    13.1 Slates
    13.2 Gutters
14. Allotments (exempt: paragraph 3)
15. Any other business
16. Date of next meeting
";

/// A meeting that is held, fact by fact.
struct Held {
    meeting: Meeting,
    now: DateTime<FixedOffset>,
}

impl Held {
    fn from_page(page: &str) -> Self {
        let facts = read(page).unwrap_or_else(|wrong| panic!("{wrong:?} on\n{page}"));
        let mut held = Held {
            meeting: Meeting::default(),
            now: DateTime::default(),
        };
        for planned in facts {
            if let Event::MeetingPlanned(plan) = &planned.event {
                let time = plan.time.unwrap_or_default();
                held.now = plan.date.and_time(time).and_utc().fixed_offset();
            }
            let fact = held.meeting.record(planned.event, held.now, None);
            held.meeting.apply(Recorded {
                exempt: planned.exempt,
                ..fact
            });
        }
        held
    }

    fn happens(&mut self, event: impl Into<Event>) {
        self.now += TimeDelta::minutes(1);
        let fact = self.meeting.record(event.into(), self.now, None);
        self.meeting.apply(fact);
    }
}

/// What is still owed, by words of its own that nothing else has.
#[derive(Debug, Default)]
struct Ledger {
    items: Vec<String>,
    owed: Vec<(chrono::NaiveDate, Owed, String)>,
}

#[derive(Debug, Clone)]
struct Year {
    /// What becomes of each item: taken, put off, or not reached.
    items: Vec<u8>,
    /// How many actions, promises and questions there are, and which of those owed are settled.
    new: (u8, u8, u8),
    settles: Vec<bool>,
    /// Whether something new is put on the agenda by the clerk.
    adds: bool,
}

fn year() -> impl Strategy<Value = Vec<Year>> {
    let one = (
        prop::collection::vec(0u8..3, 24),
        (0u8..3, 0u8..2, 0u8..2),
        prop::collection::vec(any::<bool>(), 24),
        any::<bool>(),
    );
    let one = one.prop_map(|(items, new, settles, adds)| Year {
        items,
        new,
        settles,
        adds,
    });
    prop::collection::vec(one, 2..9)
}

/// Holds a meeting as the year says, and keeps the ledger by hand.
fn hold(held: &mut Held, year: &Year, nth: usize, ledger: &mut Ledger) {
    held.happens(MeetingOpened {});
    let date = held.meeting.date().expect("a date");
    let listed: Vec<(ItemId, String, bool)> = held
        .meeting
        .agenda
        .items
        .iter()
        .map(|item| (item.id.clone(), item.title.clone(), item.depth == 0))
        .collect();
    for ((id, title, root), what) in listed.iter().zip(year.items.iter().cycle()) {
        let unique = title
            .split(' ')
            .find(|word| word.starts_with("Thing"))
            .map(str::to_owned);
        let Some(unique) = unique.filter(|_| *root) else {
            continue;
        };
        match what {
            0 => {
                held.happens(ItemOpened { item: id.clone() });
                held.happens(ItemNoted {
                    item: Some(id.clone()),
                    text: None,
                });
                ledger.items.retain(|other| *other != unique);
            }
            1 => {
                held.happens(ItemOpened { item: id.clone() });
                held.happens(ItemDeferred {
                    item: id.clone(),
                    text: Some("to a later meeting".into()),
                });
                ledger.items.retain(|other| *other != unique);
                ledger.items.push(unique);
            }
            _ => {
                ledger.items.retain(|other| *other != unique);
                ledger.items.push(unique);
            }
        }
    }
    let mut settles = year.settles.iter().cycle();
    let mut kept = Vec::new();
    for (on, owed, words) in std::mem::take(&mut ledger.owed) {
        if *settles.next().unwrap_or(&false) {
            held.happens(EarlierSettled {
                held: on,
                owed,
                dropped: false,
                text: None,
            });
        } else {
            kept.push((on, owed, words));
        }
    }
    ledger.owed = kept;
    for n in 0..u32::from(year.new.0) {
        let words = format!("act{nth}x{n} on it");
        held.happens(ActionAssigned {
            id: ActionId(n + 1),
            owner: Some("clerk".into()),
            text: words.clone(),
            due: Some(date),
            from: None,
        });
        ledger.owed.push((date, Owed::Action(ActionId(n + 1)), words));
    }
    for n in 0..u32::from(year.new.1) {
        let words = format!("promise{nth}x{n} (5 min) that");
        held.happens(UndertakingGiven {
            id: UndertakingId(n + 1),
            by: "bob".into(),
            question: None,
            text: words,
        });
        ledger.owed.push((
            date,
            Owed::Undertaking(UndertakingId(n + 1)),
            format!("promise{nth}x{n}"),
        ));
    }
    for n in 0..u32::from(year.new.2) {
        let words = format!("ask{nth}x{n}: why?");
        held.happens(QuestionAsked {
            id: QuestionId(n + 1),
            by: "aske".into(),
            to: None,
            follow_up_to: None,
            text: words,
        });
        ledger
            .owed
            .push((date, Owed::Question(QuestionId(n + 1)), format!("ask{nth}x{n}")));
    }
    held.happens(MeetingClosed {});
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_put_off_or_owed_is_lost_over_years(years in year()) {
        let mut page = FIRST.replace("Roof of", "Thing0z roof of").replace("Allotments", "Thing1z allotments");
        let (mut meetings, mut ledger): (Vec<Meeting>, Ledger) = Default::default();
        for (nth, year) in years.iter().enumerate() {
            if year.adds {
                page += &format!("{}. Thing{}z\n", 90_000 + nth * 1_000, nth + 10);
            }
            let mut held = Held::from_page(&page);
            prop_assert_eq!(held.meeting.people.iter().count(), 3, "{}", page);
            prop_assert_eq!(held.meeting.people.get(&"bob".into()).and_then(|one| one.votes), Some(125));
            hold(&mut held, year, nth, &mut ledger);
            meetings.push(held.meeting);
            page = next(&meetings).expect("a page");
            for words in ledger.items.iter().chain(ledger.owed.iter().map(|(_, _, words)| words)) {
                let said = page.to_lowercase().matches(&words.to_lowercase()).count();
                prop_assert!(said == 1, "{words} is said {said} times on\n{page}");
            }
            let approve = page.lines().find(|line| line.contains("To approve:"));
            prop_assert!(approve.is_some_and(|line| line.matches("the minutes of").count() == nth + 1), "{page}");
            prop_assert!(!page.contains("<!-- 9"), "{page}");
            for standing in ["Apologies (2 min)", "Minutes of the last meeting", "Any other business", "Date of next meeting"] {
                prop_assert_eq!(page.matches(standing).count(), 1, "{} on\n{}", standing, page);
            }
        }
    }
}

#[test]
fn the_page_after_one_meeting() {
    let mut held = Held::from_page(FIRST);
    held.happens(MeetingOpened {});
    held.happens(ItemOpened { item: "13.1".into() });
    held.happens(ItemNoted {
        item: Some("13.1".into()),
        text: None,
    });
    held.happens(ActionAssigned {
        id: ActionId(1),
        owner: Some("clerk".into()),
        text: "ask for a fourth price".into(),
        due: None,
        from: None,
    });
    held.happens(MeetingClosed {});
    insta::assert_snapshot!(next(&[held.meeting]).unwrap_or_default(), @r#"
    # Parish Council

    Date: 2026-02-03
    <!-- no date was fixed for this meeting: 2026-02-03 follows from when the last ones were -->
    Time: 19:00
    Venue: Hall

    ## Members
    - Cllr Ann Aske (Chairman) [aske]
    - Cllr Bob Dodd (125 votes) [bob] as "the Mayor"
    - Vacancy

    ## In attendance
    - Jane Smith (Town Clerk) [clerk]

    ## Agenda
    17. Apologies (2 min)
    18. Minutes of the last meeting

        To approve: the minutes of 6 January 2026.

    19. Roof of the hall: Gutters

        From the meeting of 6 January 2026, item 13.2: not reached.

    20. Allotments (exempt: paragraph 3)

        From the meeting of 6 January 2026, item 14: not reached.

    21. Actions

        What earlier meetings left open; /done-action and its like settle it.

        21.1 Ask for a fourth price (a1 of 6 January 2026: Jane Smith)
    22. Any other business
    23. Date of next meeting
    "#);
}

//! Any other paper as an agenda: it is read into a page that can be read, or refused with a reason, whatever stands in
//! it; and no word of it is lost on the way to the page.

use quorate::agenda::{self, intake};
use quorate::human_time::FigureOrder;

const MOST: usize = 1 << 16;

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let asked = intake::Asked {
        today: chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        order: FigureOrder::Unsaid,
    };
    for ending in [None, Some("md"), Some("html")] {
        let paper = match intake::read(data, ending, &asked) {
            Ok(paper) => paper,
            Err(unread) => {
                assert!(
                    !unread.what.is_empty() && !unread.instead.is_empty(),
                    "refused without a word"
                );
                continue;
            }
        };
        assert_eq!(paper.lines.len(), paper.seen.len());
        let mut agenda = paper.agenda();
        agenda.head.body = Some("Body".into());
        agenda.head.date = Some(asked.today);
        let page = intake::write(&agenda);
        if let Err(complaints) = agenda::read(&page) {
            panic!("{}\n{page}", complaints[0]);
        }
        // Each line made into each thing still makes a page that can be read.
        let mut other = paper;
        for n in 0..other.lines.len().min(6) {
            let role = other.as_item(n, n % 3);
            other.set(n, role);
        }
        let mut agenda = other.agenda();
        agenda.head.body = Some("Body".into());
        agenda.head.date = Some(asked.today);
        assert!(agenda::read(&intake::write(&agenda)).is_ok());
    }
}

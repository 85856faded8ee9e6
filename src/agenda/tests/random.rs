//! Pages nobody wrote.

use super::super::read;
use crate::meeting::event::Event;
use crate::meeting::facts::{ItemListed, PersonListed};
use proptest::prelude::*;

/// Bits of pages, so that chance comes near to what is read.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~éß–“”（）]{0,12}",
        prop::sample::select(vec![
            "# ",
            "## Members\n",
            "## Agenda\n",
            "Date: 2016-10-21\n",
            "Time: ",
            "- ",
            "1. ",
            "    - Report: ",
            "(",
            ")",
            "[",
            "]",
            "as \"",
            "”",
            "(5 min)",
            "exempt: ",
            "<!--",
            "-->",
            "\n",
            "\r\n",
            "\t",
            "**",
            "_",
            "\\",
            "Written question: ",
            " to ",
            ": ",
            "Cllr ",
            "Webb",
            "###",
            "---\n",
            "===\n",
            ",",
            "11:10",
        ])
        .prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn no_page_panics_and_complaints_stand_on_the_page(scraps in prop::collection::vec(scrap(), 0..60)) {
        let page = scraps.concat();
        match read(&page) {
            Ok(facts) => prop_assert!(matches!(facts.first().map(|f| &f.event), Some(Event::MeetingPlanned(_)))),
            Err(complaints) => {
                prop_assert!(!complaints.is_empty());
                let lines: Vec<usize> = page.replace("\r\n", "\n").replace('\r', "\n").trim_start_matches('\u{feff}')
                    .split('\n').map(|line| line.chars().count()).collect();
                for c in &complaints {
                    let length = lines.get(c.line - 1).copied();
                    prop_assert!(length.is_some_and(|length| (1..=length + 1).contains(&c.column)), "{c} on {page:?}");
                    prop_assert!(!c.what.is_empty() && !c.instead.is_empty());
                }
            }
        }
    }

    #[test]
    fn every_person_and_item_comes_back(
        people in prop::collection::vec(("(Cllr |Mr |Dr )?", "[A-Z][a-zé]{2,6}", "[A-Z][a-z']{2,8}[a-z]", "( \\([A-Z][a-z]{3,9}\\))?"), 0..20),
        items in prop::collection::vec(("[A-Z][a-z]{2,8}( [a-z]{2,8}){0,4}", 0u32..100), 0..20),
    ) {
        let mut page = "# Body\nDate: 2016-10-21\n## Members\n".to_owned();
        for (title, first, last, role) in &people {
            page += &format!("- {title}{first} {last}{role}\n");
        }
        page += "## Agenda\n";
        for (n, (title, minutes)) in items.iter().enumerate() {
            let timing = if *minutes > 0 { format!(" ({minutes} min)") } else { String::new() };
            page += &format!("{}. {title}{timing}\n", n + 5);
        }
        let mut unlike: Vec<_> = people.iter().map(|(title, first, last, _)| format!("{title}{first} {last}").to_lowercase()).collect();
        unlike.sort();
        unlike.dedup();
        prop_assume!(unlike.len() == people.len());
        let facts = match read(&page) {
            Ok(facts) => facts,
            Err(complaints) => return Err(TestCaseError::fail(format!("{complaints:?}"))),
        };
        {
            let (mut tags, mut names, mut listed) = (Vec::new(), Vec::new(), Vec::new());
            for fact in facts {
                match fact.event {
                    Event::PersonListed(PersonListed { id, name, .. }) => {
                        tags.push(id);
                        names.push(name);
                    }
                    Event::ItemListed(ItemListed { id, title, planned_s, .. }) => listed.push((id.to_string(), title, planned_s.unwrap_or(0) / 60)),
                    _ => {}
                }
            }
            let wanted: Vec<String> = people.iter().map(|(title, first, last, _)| format!("{title}{first} {last}")).collect();
            prop_assert_eq!(names, wanted);
            let wanted: Vec<_> =
                items.iter().enumerate().map(|(n, (title, min))| ((n + 5).to_string(), title.clone(), *min)).collect();
            prop_assert_eq!(listed, wanted);
            let count = tags.len();
            tags.sort();
            tags.dedup();
            prop_assert_eq!(tags.len(), count);
        }
    }
}

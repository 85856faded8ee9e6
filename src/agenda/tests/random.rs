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

    #[test]
    fn no_word_of_the_page_is_lost(
        lines in prop::collection::vec((
            prop::sample::select(vec![0usize, 1, 2, 3, 4, 6, 8, 12]),
            prop::sample::select(vec![
                "", "", "- ", "- ", "1. ", "2. ", "3) ", "a) ", "(a) ", "(b) ", "A. ", "B. ", "I. ", "II. ", "3.1 ", "3(a) ", "2-1) ",
                "26-014 ", "TOP 3 ", "- Report: ", "- Recommended: ", "Recommended that ", "Reports:\n", "- Presenter: ", "13:00 ",
                "- 13:05 ", "### 4. ", "#### 4.1 ", "- Recommendations:\n",
            ]),
            prop::sample::select(vec!["", "", "", " (5 min)", " (consent)", " (wlead, 5 min)", " (exempt: paragraph 3)", "\n", "\n\n"]),
        ), 0..7),
    ) {
        let mut page = "# Body\nDate: 2016-10-21\n## Agenda\n".to_owned();
        for (n, (indent, mark, end)) in lines.iter().enumerate() {
            page += &format!("{}{mark}word{n}x more{n}x{end}\n", " ".repeat(*indent));
        }
        if let Ok(facts) = read(&page) {
            let told: String = facts.iter().map(|fact| format!("{:?}", fact.event)).collect();
            for n in 0..lines.len() {
                prop_assert!(told.contains(&format!("word{n}x")) && told.contains(&format!("more{n}x")), "line {n} is lost of\n{page}");
            }
            let leads = lines.iter().filter(|line| line.2.contains("wlead")).count();
            prop_assert_eq!(told.matches("wlead").count(), leads);
            // What is a part stands after that of which it is one, and is listed once.
            let mut ids = Vec::new();
            for fact in &facts {
                if let Event::ItemListed(ItemListed { id, parent, exempt, .. }) = &fact.event {
                    prop_assert!(parent.as_ref().is_none_or(|parent| ids.contains(&parent)), "{page}");
                    prop_assert!(!ids.contains(&id), "{id} twice in\n{page}");
                    prop_assert!(!fact.exempt || exempt.is_some());
                    ids.push(id);
                }
            }
        }
    }
}

//! Papers nobody wrote.

use proptest::prelude::*;

use super::super::*;
use super::{asked, nothing_is_lost};

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~éßü–“”()]{0,14}",
        prop::sample::select(vec![
            "AGENDA\n",
            "Agenda\n",
            "1. ",
            "2. ",
            "3. ",
            "(a) ",
            "(b) ",
            "A. ",
            "I. ",
            "2.1 ",
            "2.2 ",
            "- ",
            "• ",
            "10:00 ",
            "TOP 1 ",
            "Item 2: ",
            "\n",
            "\n\n",
            "\t",
            "    ",
            "Members: ",
            "Cllr Ann Lee (Chair), ",
            "Venue: ",
            "Date: 3 March 2026\n",
            "7.30pm",
            " – 10 mins",
            "(5 min)",
            "(exempt: paragraph 3)",
            "PART II – EXEMPT\n",
            "Exclusion of the public",
            "Tesoro Town Council\n",
            "CALL TO ORDER\n",
            "Apologies for absence",
            "Report: x",
            "Questions: who",
            "PDF 12 KB",
            "Pages 3 - 4",
            "......",
            "Page 1 of 2\n",
            "\u{c}",
            "Clerk to the Council\n",
            "<!--",
            "-->",
            "**",
            "_",
            "\\",
            "# ",
            "## ",
            "|",
            "[",
            "]",
            "Exempt: ",
            "No.\tItem\tLead\tTime\n",
            "1.\n",
            "https://example.org",
            "To: ",
            "Present:\n",
        ])
        .prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn no_word_of_a_text_is_lost_and_its_page_can_be_read(scraps in prop::collection::vec(scrap(), 0..60)) {
        let text = scraps.concat();
        for ending in ["txt", "md", "html"] {
            let Ok(lines) = lines(text.as_bytes(), Some(ending)) else { continue };
            let paper = recognise(lines, &asked());
            if let Err(lost) = nothing_is_lost(&paper) {
                return Err(TestCaseError::fail(format!("{ending}: {lost}\n--- of\n{text}")));
            }
        }
    }
}

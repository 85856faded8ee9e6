//! The agenda: numbers, brackets, what stands under an item.

use super::{agenda, roster};
use insta::assert_snapshot;

#[test]
fn brackets_are_read_or_kept() {
    let items = "\
        1. Plain\n2. A (5 min)\n3. B (11:10, 40 min)\n4. C (11.10–11.50)\n5. D (10 minutes)\n6. E (1 h 30)\n\
        7. Budget (second reading)\n8. Budget (second reading) (20 min)\n9. Accounts (2016)\n10. F (exempt)\n\
        11. G (exempt: paragraph 3)\n12. H (40 min, exempt: paragraph 3)\n13. I (exempt under paragraphs 1, 2 and 3; 5m)\n\
        14. J (confidential)\n15. Housing (private sector)\n16. Exempt accommodation\n17. K (exempt – para 3) (2pm)\n\
        18. L (report (draft)) (5 min).\n19. Petition (20 men)\n22. X (exempt, paragraph 3, 5 min)\n23. Y (private: staffing)\n24. Z\n    (5 min)\n25. Rules: private hire\n20. Smile :)\n21. Hours (5 minutes late)\n";
    assert_snapshot!(agenda(items), @r#"
    item 1 "Plain" number=1
    item 2 "A" number=2 min=5
    item 3 "B" number=3 min=40 due=11:10
    item 4 "C" number=4 min=40 due=11:10
    item 5 "D" number=5 min=10
    item 6 "E" number=6 min=90
    item 7 "Budget (second reading)" number=7
    item 8 "Budget (second reading)" number=8 min=20
    item 9 "Accounts (2016)" number=9
    item 10 "F" number=10 exempt=exempt
    item 11 "G" number=11 exempt=paragraph 3
    item 12 "H" number=12 min=40 exempt=paragraph 3
    item 13 "I" number=13 min=5 exempt=under paragraphs 1, 2 and 3
    item 14 "J" number=14 exempt=confidential
    item 15 "Housing (private sector)" number=15
    item 16 "Exempt accommodation" number=16
    item 17 "K" number=17 due=14:00 exempt=para 3
    item 18 "L (report (draft))" number=18 min=5
    item 19 "Petition (20 men)" number=19
    item 22 "X" number=22 min=5 exempt=paragraph 3
    item 23 "Y" number=23 exempt=private: staffing
    item 24 "Z" number=24 min=5
    item 25 "Rules: private hire" number=25
    item 20 "Smile :)" number=20
    item 21 "Hours (5 minutes late)" number=21
    "#);
}

#[test]
fn brackets_with_slips_are_named() {
    let items = "\
        1. A (5 mni)\n2. B (25:10)\n3. C (11:10, 40 mins, foo)\n4. D (5 min) more\n5. E (exempt: paragraph 3) (draft)\n\
        6. F (exmept: paragraph 3)\n7. G (20 min\n8. H [exempt: paragraph 3]\n9. Exempt: I\n10. J (5 min, 10 min)\n\
        11. K (0 min)\n12. L (12:00-11:00)\n13. (5 min)\n14.\n15. M (exempt: paragraph 3, 5 mni)\n16. N (2016, 20 min)\n\
        17. O (exempt 40 min)\n18. P (part exempt) (5 min)\n19. Q (exempt - 40 min)\n20. R - exempt\n\
        21. S (exempt 5 min) and more\n22. T (exemption: para 3)\n23. U, exempt: paragraph 3\n24. V (exempt, foo)\n\
        25. W\n   a) sub-item\n   words that go on\n";
    assert_snapshot!(agenda(items), @r#"
    4:7: "5 mni" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    5:7: "25:10" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    7:6: "(5 min)" does not stand at the end: move it behind the title
    8:6: "(exempt: paragraph 3)" does not stand at the end: move it behind the title
    9:7: "exmept: paragraph 3" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    10:6: this bracket is not closed: write ")" where it ends
    11:7: "exempt: paragraph 3" is not in round brackets: write (exempt: paragraph 3)
    12:4: "Exempt: I" says that it is private, but not in brackets: write "Title (exempt: paragraph 3)"
    13:15: "10 min" says again what was said: keep one of them
    14:8: "0 min" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    15:8: "12:00-11:00" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    16:1: this item has no title: write it, as in "70. Apologies for absence (5 min)"
    17:1: this item has no title: write it, as in "70. Apologies for absence (5 min)"
    18:29: "5 mni" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    20:8: "exempt 40 min" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    21:8: "part exempt" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    22:8: "exempt - 40 min" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    23:5: "R - exempt" says that it is private, but not in brackets: write "Title (exempt: paragraph 3)"
    24:7: "(exempt 5 min)" does not stand at the end: move it behind the title
    25:8: "exemption: para 3" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    26:5: "U, exempt: paragraph 3" says that it is private, but not in brackets: write "Title (exempt: paragraph 3)"
    27:16: "foo" is not understood beside a timing: put it in brackets of its own, before the timing
    "#);
}

#[test]
fn numbers_of_every_kind() {
    assert_snapshot!(agenda("20/22 Apologies\nC 10/034 Interests\n7a. Minutes\n7.1 Report\n- A1. Petition\n- Motions\n"), @r#"
    item 20/22 "Apologies" number=20/22
    item C10/034 "Interests" number=C 10/034
    item 7a "Minutes" number=7a
    item 7.1 "Report" number=7.1
    item A1 "Petition" number=A1
    item i6 "Motions"
    "#);
    assert_snapshot!(agenda("- Welcome\n- Minutes\n- 2016 accounts\n+ Any other business\n"), @r#"
    item i1 "Welcome"
    item i2 "Minutes"
    item i3 "2016 accounts"
    item i4 "Any other business"
    "#);
    assert_snapshot!(agenda("70. A\n70. B\n70. C\n"), @r#"
    item 70 "A" number=70
    item 71 "B" number=71
    item 72 "C" number=72
    "#);
    assert_snapshot!(agenda(" 9. A\n10. B\ni3. C\n- D\n"), @r#"
    item 9 "A" number=9
    item 10 "B" number=10
    item i3 "C" number=i3
    item i4 "D"
    "#);
    assert_snapshot!(agenda("1. A\n2. B\n2. C\n7A Q\n7a R\n"), @r#"
    6:1: number 2 is also that of the item on line 5: give one of them another, or both a letter (7a, 7b)
    8:1: number 7a is also that of the item on line 7: give one of them another, or both a letter (7a, 7b)
    "#);
    assert_snapshot!(agenda("- 10:00 Welcome\n- 10:15-10:45 – Minutes\n11:00 Close\n"), @r#"
    item i1 "Welcome" due=10:00
    item i2 "Minutes" min=30 due=10:15
    item i3 "Close" due=11:00
    "#);
}

#[test]
fn what_stands_under_an_item() {
    let page = "## Members\n- Cllr Ann Burke\n- Cllr Bob White\n- Cllr Cyd White\n## Officers\n\
        - Anthony Stone (Police and Crime Commissioner)\n- Adviser to the PCC\n\
        ## Agenda\n\
        1. First\n\
        \x20  - **Report:** One,\n      by the Clerk\n\
        \x20  - Report of the Director of Finance\n\
        \x20  - Appendix A: Figures\n\
        \x20  - Paper - Two\n\
        \x20  - RECOMMENDED that it be noted\n\
        \x20  - Written question: burke to pcc: Why: now?\n\
        2. Second (exempt: paragraph 1)\n\
        \x20  Report: Three\n\
        - Question from Cllr Burke to the Police and Crime Commissioner: When?\n\
        \x20  - Written questions:\n\
        \x20     - Cllr Bob White: Who?\n\
        \x20     - adviser to the pcc to stone: How?\n\
        \x20  - Recommended: That the Panel\n\
        \x20     a) agree\n\
        \x20     1. and note\n";
    assert_snapshot!(roster(page), @r#"
    member votes [burke] Cllr Ann Burke = Cllr Burke
    member votes [b_white] Cllr Bob White = Cllr Bob White
    member votes [c_white] Cllr Cyd White = Cllr Cyd White
    officer [stone] Anthony Stone (Police and Crime Commissioner) = Anthony Stone
    officer [ap] Adviser to the PCC = Adviser to the PCC
    item 1 "First" number=1
    report 1 One, by the Clerk
    report 1 Report of the Director of Finance
    report 1 Appendix A: Figures
    report 1 Two
    recommended 1 that it be noted
    question 1 q1 burke to stone: Why: now?
    item 2 "Second" number=2 exempt=paragraph 1
    EXEMPT report 2 Three
    EXEMPT question 2 q2 burke to stone: When?
    EXEMPT question 2 q3 b_white: Who?
    EXEMPT question 2 q4 ap to stone: How?
    EXEMPT recommended 2 That the Panel | a) agree | 1. and note
    "#);
}

#[test]
fn what_cannot_stand_under_an_item() {
    let page = "## Members\n- Cllr Ann Burke\n- Cllr Bob White\n- Cllr Cyd White\n\
        ## Agenda\n\
        1. First\n\
        \x20  - Presenter: Ann\n\
        \x20  - Recommendations:\n\
        \x20  - Written question: What does it cost?\n\
        \x20  - Written question: burke to pcc: What does it cost?\n\
        \x20  - Written question: cllr white: What?\n\
        \x20  - Written question: bruke to b_white: What?\n\
        \x20  - Written question: burke:\n\n\
        \x20  Some words.\n\n\
        Other words.\n\
        ### Part two\n\
        2. Second\n\
        > Quoted\n";
    assert_snapshot!(roster(page), @r#"
    10:4: "Recommendations:" is followed by nothing: write it on the same line, or as a list under it, or take the line out
    11:24: "What does it cost?" does not say who asks: write "Written question: burke to pcc: What does it cost?"
    12:33: "pcc" is nobody on this page: write one of burke, b_white, c_white
    13:24: "cllr white" may be several people: write one of b_white, c_white
    14:24: "bruke" is nobody on this page: write burke?
    15:30: the question is missing: write it after the colon
    19:1: "Other words." is not an item: begin it with its number or "- ", indent it under the item whose note it is, or put it in a comment <!-- -->
    20:1: "Part two" is not a section of an agenda page: begin it with a number to make it an item, or put it in a comment <!-- -->
    22:1: "> Quoted" is not an item: begin it with its number or "- ", indent it under the item whose note it is, or put it in a comment <!-- -->
    "#);
}

#[test]
fn bullets_without_numbers_need_an_indent_for_what_is_under_them() {
    assert_snapshot!(agenda("- Contract (exempt: paragraph 3)\n- Report: Prices\n"), @"5:1: this line does not say whether it is an item: indent it by four spaces to put it under the item above, or number the items");
}

#[test]
fn an_hour_before_the_start_was_meant_as_the_afternoon() {
    let page = |item: &str| super::wrong(&format!("# B\nDate: 2016-10-21\nTime: 14:00\n## Agenda\n{item}"));
    assert_snapshot!(page("1. A (2:15)\n"), @"5:1: the item is due at 02:15, before the meeting starts at 14:00: write (14:15)");
    assert_snapshot!(page("1. A (13:30)\n2. B (14:15)\n"), @"");
}

#[test]
fn complaints_do_not_quote_what_is_exempt() {
    let page = "## Members\n- Cllr Ann Burke\n## Agenda\n1. Contract (exempt: paragraph 3, 5 min)\n\
        \x20  - Bidder: Smith Ltd\n\
        \x20  - Written question: smith: Why?\n\
        \x20  - Written question: Smith asks\n\
        2. Tender (exempt 5 min)\n\
                \x20  - Bidder: Smith Ltd\n\n\
                Smith Ltd was best.\n\
        3. Lease (exempt: paragraph 3) in town\n\
        \x20  - Bidder: Smith Ltd\n";
    let complaints = roster(page);
    assert!(!complaints.to_lowercase().contains("smith"), "{complaints}");
    assert_snapshot!(complaints, @r#"
    8:24: this person is nobody on this page: write one of burke
    9:24: this question does not say who asks: write "Written question: burke to pcc: What does it cost?"
    10:12: "exempt 5 min" does not say on what ground the item is private: write (exempt: paragraph 3), or say it without brackets
    13:1: this line is not an item: begin it with its number or "- ", indent it under the item whose note it is, or put it in a comment <!-- -->
    14:10: "(exempt: paragraph 3)" does not stand at the end: move it behind the title
    "#);
}

#[test]
fn a_wrapped_line_goes_on_and_a_new_paragraph_does_not() {
    assert_snapshot!(agenda("1. A title\n   in two lines\n   (5 min)\n\n   A note.\n"), @r#"item 1 "A title in two lines" number=1 min=5 note="A note.""#);
    assert_snapshot!(agenda(&format!("1. {}\n2. {}\n   {}\n", "x".repeat(20_001), "y".repeat(15_000), "z".repeat(15_000))), @r#"
    4:1: this paragraph is longer than 20000 letters: break it into several; is this the right file?
    6:4: this paragraph is longer than 20000 letters: break it into several; is this the right file?
    "#);
}

//! Items under items, paragraphs under items, and who is on the page without being a person.

use super::{agenda, facts, roster};
use insta::assert_snapshot;

#[test]
fn parts_by_indent_and_by_number() {
    assert_snapshot!(agenda("72. Consent agenda (consent)\n    72.1 Minutes of 17 June\n    72.2 Report on complaints (5 min)\n73. Close\n"), @r#"
    item 72 "Consent agenda" number=72 consent=yes
    item 72.1 "Minutes of 17 June" number=72.1 in=72 consent=yes
    item 72.2 "Report on complaints" number=72.2 min=5 in=72 consent=yes
    item 73 "Close" number=73
    "#);
    assert_snapshot!(agenda("3. Reports: consent (en bloc)\n4. Special Orders\n   (a) Footbridge\n   (b) Skate park\n       (i) Cost\n5. Close\n"), @r#"
    item 3 "Reports: consent (en bloc)" number=3
    item 4 "Special Orders" number=4
    item 4(a) "Footbridge" number=(a) in=4
    item 4(b) "Skate park" number=(b) in=4
    item 4(b)(i) "Cost" number=(i) in=4(b)
    item 5 "Close" number=5
    "#);
    assert_snapshot!(agenda("A. Call to order\nB. Roll\nC. Consent agenda\n1. Minutes\n2. Licences\nD. Hearings\n1. Skate park\nE. Adjournment\n"), @r#"
    item A "Call to order" number=A
    item B "Roll" number=B
    item C "Consent agenda" number=C
    item C.1 "Minutes" number=1 in=C
    item C.2 "Licences" number=2 in=C
    item D "Hearings" number=D
    item D.1 "Skate park" number=1 in=D
    item E "Adjournment" number=E
    "#);
    assert_snapshot!(agenda("8. Staff\n   8.1 Process\n   8.2 Appeals\n   from 2016\n9. Roads\n9.1 Grit\n9.2 Signs\n"), @r#"
    item 8 "Staff" number=8
    item 8.1 "Process" number=8.1 in=8
    item 8.2 "Appeals from 2016" number=8.2 in=8
    item 9 "Roads" number=9
    item 9.1 "Grit" number=9.1 in=9
    item 9.2 "Signs" number=9.2 in=9
    "#);
    assert_snapshot!(agenda("- Welcome\n- Planning\n    - Mill Lane\n    - Church Road (5 min)\n- Close\n"), @r#"
    item i1 "Welcome"
    item i2 "Planning"
    item i2.1 "Mill Lane" in=i2
    item i2.2 "Church Road" min=5 in=i2
    item i5 "Close"
    "#);
    assert_snapshot!(agenda("I. Welcome\nII. Accounts\n   (a) Service charge\n   (b) Reserve fund\nIII. Close\n"), @r#"
    item I "Welcome" number=I
    item II "Accounts" number=II
    item II(a) "Service charge" number=(a) in=II
    item II(b) "Reserve fund" number=(b) in=II
    item III "Close" number=III
    "#);
    assert_snapshot!(agenda("1) Finances\n   2-1) Budget\n2) Finances\n   2-1) Budget primitif\n   2-2) Subventions\nTOP 3 Haushalt\n26-014 Footbridge\n"), @r#"
    item 1 "Finances" number=1
    item 1(2-1) "Budget" number=2-1 in=1
    item 2 "Finances" number=2
    item 2-1 "Budget primitif" number=2-1 in=2
    item 2-2 "Subventions" number=2-2 in=2
    item TOP3 "Haushalt" number=TOP 3
    item 26-014 "Footbridge" number=26-014
    "#);
    assert_snapshot!(agenda("3. Roads\n3(a) Grit\n3(a)(i) Winter\n3(b) Signs\n### 4. Close\n#### 4.1 Thanks\n- Ann\n"), @r#"
    item 3 "Roads" number=3
    item 3(a) "Grit" number=3(a) in=3
    item 3(a)(i) "Winter" number=3(a)(i) in=3(a)
    item 3(b) "Signs" number=3(b) in=3
    item 4 "Close" number=4
    item 4.1 "Thanks" number=4.1 in=4
    item 4.1.1 "Ann" in=4.1
    "#);
    assert_snapshot!(agenda("- 13:00 Administrivia (chairs, 5 min)\n- 13:05 Multipath (Q. van der Berg, 25 min)\n- 13:30 AOB\n"), @r#"
    item i1 "Administrivia (chairs)" min=5 due=13:00
    item i2 "Multipath (Q. van der Berg)" min=25 due=13:05
    item i3 "AOB" due=13:30
    "#);
}

#[test]
fn paragraphs_and_labels_stand_under_the_item_they_are_indented_to() {
    assert_snapshot!(agenda("\
        1. Minutes\n\n    To approve the minutes\n    of 17 June.\n\n    Sent with the papers.\n\
        2. Planning\n    - Report: Planning list\n    2.1 Mill Lane\n        - Recommended: That consent be given\n\n          and notice served.\n\
        \x20       - Report: Map\n\n        In the ward of Mill.\n    - Presenter: Ann Grey\n    - Recommended that the Council\n      a) note it\n      b) act\n"), @r#"
    item 1 "Minutes" number=1 note="To approve the minutes of 17 June.\nSent with the papers."
    item 2 "Planning" number=2
    report 2 Planning list
    item 2.1 "Mill Lane" number=2.1 in=2 note="In the ward of Mill.\nPresenter: Ann Grey"
    recommended 2.1 That consent be given and notice served.
    report 2.1 Map
    recommended 2.1 that the Council | a) note it | b) act
    "#);
}

#[test]
fn what_is_under_a_private_item_is_private() {
    assert_snapshot!(agenda("5. Land (exempt: paragraph 3)\n\n   The price is low.\n   5.1 The bid of Smith\n       - Report: Bid\n6. Close\n"), @r#"
    item 5 "Land" number=5 exempt=paragraph 3 note="The price is low."
    EXEMPT item 5.1 "The bid of Smith" number=5.1 exempt=paragraph 3 in=5
    EXEMPT report 5.1 Bid
    item 6 "Close" number=6
    "#);
}

#[test]
fn a_fourth_level_and_a_misspelt_label_are_named() {
    assert_snapshot!(agenda("1. A\n    - B\n        - C\n            - D\n    - Recomended: That it be noted\n"), @r#"
    7:13: "D" is a part of a part of a part: items go three levels deep: move it out, or write it as a paragraph without a number or "- "
    8:5: "Recomended" is not known under an item: write "Recommended:"?
    "#);
}

#[test]
fn a_vacant_seat_is_nobody() {
    let page = "# Council\nDate: 2016-10-21\n## Members\n- Cllr Ann Adams\n- Vacancy\n- VACANT (Ward 3)\n- Vacant seat\n\
        - Vincent Vacant\n- 2 vacancies\n## Officers\n- Vacant (Town Clerk)\n";
    assert_snapshot!(facts(page), @r#"11:1: "Vacant (Town Clerk)" is nobody: take it out: only a seat with a vote counts while nobody holds it"#);
    let page = "# Council\nDate: 2016-10-21\n## Members\n- Cllr Ann Adams\n- Vacancy\n- VACANT (Ward 3)\n";
    assert_snapshot!(facts(page), @r#"
    meeting Council on 2016-10-21 vacant=Vacancy; VACANT (Ward 3)
    member votes [adams] Cllr Ann Adams = Cllr Adams
    "#);
}

#[test]
fn an_office_with_a_name_in_brackets_is_that_person() {
    assert_snapshot!(roster("## Members\n- The Right Worshipful the Lord Mayor (Councillor Ann Grey)\n- Flat 12 (125 votes)\n\
        - Ann Ortega (Flat 3, 1,250 votes)\n## Officers\n- Town Clerk (Jane Smith)\n- Chief Constable (Thames Valley)\n- Monitoring Officer (R. Jones)\n"), @r#"
    member votes [grey] Councillor Ann Grey (The Right Worshipful the Lord Mayor) = Councillor Grey
    member 125 votes [flat12] Flat 12 = Flat 12
    member 1250 votes [ortega] Ann Ortega (Flat 3) = Ann Ortega
    officer [smith] Jane Smith (Town Clerk) = Jane Smith
    officer [cc] Chief Constable (Thames Valley) = Chief Constable
    officer [jones] R. Jones (Monitoring Officer) = R. Jones
    "#);
}

#[test]
fn one_line_is_one_person() {
    assert_snapshot!(roster("## Members\n- Mayor Wise, Deputy Mayor Brosnan, Councillors Boag, Browne and Chrystal\n\
        - Jane Smith, Mayor of Ealing\n- Cllr Hay, Deputy Mayor\n- Boag, Browne, Chrystal and Dunn\n"), @r#"
    4:3: "Mayor Wise, Deputy Mayor Brosnan, Counci…" is more than one person: give each person a line: "- Mayor Wise", "- Deputy Mayor Brosnan", "- Councillor Boag", "- Councillor Browne", "- Councillor Chrystal"
    7:3: "Boag, Browne, Chrystal and Dunn" is more than one person: give each person a line: "- Boag", "- Browne", "- Chrystal", "- Dunn"
    "#);
}

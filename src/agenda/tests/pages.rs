//! Pages as clerks write them.

use super::{facts, wrong};
use insta::assert_snapshot;

#[test]
fn the_page_of_the_manual() {
    let page = r#"# Thames Valley Police and Crime Panel

Date: 2016-10-21
Time: 11:00
Ends: 13:30
Venue: Council chamber
Standing orders: police-and-crime-panel

## Members
- Cllr Trevor Egleton (Chairman)
- Cllr Kieron Mallon (Vice-Chairman)
- Cllr Margaret Burke [burke]

## In attendance
- Anthony Stansfeld (Police and Crime Commissioner) [pcc] as "the PCC"
- Chief Constable [cc] as "the Chief Constable"

## Agenda
68. Apologies for absence (5 min)
69. Declarations of interest (2 min)
70. Collaboration and the Strategic Policing Requirement (11:10, 40 min)
    - Report: Collaboration, Office of the PCC
    - Recommended: That the Panel note the report
    - Written question: burke to pcc: What does the consortium cost?
71. Contract matter (15 min, exempt: paragraph 3)
"#;
    assert_snapshot!(facts(page), @r#"
    meeting Thames Valley Police and Crime Panel on 2016-10-21 time=11:00 ends=13:30 venue=Council chamber orders=police-and-crime-panel
    member votes [egleton] Cllr Trevor Egleton (Chairman) = Cllr Egleton
    member votes [mallon] Cllr Kieron Mallon (Vice-Chairman) = Cllr Mallon
    member votes [burke] Cllr Margaret Burke = Cllr Burke
    officer [pcc] Anthony Stansfeld (Police and Crime Commissioner) = the PCC
    officer [cc] Chief Constable = the Chief Constable
    item 68 "Apologies for absence" number=68 min=5
    item 69 "Declarations of interest" number=69 min=2
    item 70 "Collaboration and the Strategic Policing Requirement" number=70 min=40 due=11:10
    report 70 Collaboration, Office of the PCC
    recommended 70 That the Panel note the report
    question 70 q1 burke to pcc: What does the consortium cost?
    item 71 "Contract matter" number=71 min=15 exempt=paragraph 3
    "#);
}

#[test]
fn surnames_are_enough_and_brackets_may_nest() {
    let page = r#"# River Valley Scrutiny Board

Date: 17 June 2016
Time: 11:00

## Members
- Cllr Quentin Webb
- Cllr McCracken
- Cllr Dee Sinclair

## In attendance
- Phil Dart (Director for Communities, Buckinghamshire County Council (BCC))
- Richard Webb (Head of Trading Standards, Oxfordshire Fire and Rescue Service (OCC))
- Police and Crime Commissioner as "the PCC"
- Chief Superintendent Andy Boyd (Head of Neighbourhood Policing)

## Agenda
47. Partnerships in the neighbourhood (120 min)
"#;
    assert_snapshot!(facts(page), @r#"
    meeting River Valley Scrutiny Board on 2016-06-17 time=11:00
    member votes [q_webb] Cllr Quentin Webb = Cllr Quentin Webb
    member votes [mccracken] Cllr McCracken = Cllr McCracken
    member votes [sinclair] Cllr Dee Sinclair = Cllr Sinclair
    officer [dart] Phil Dart (Director for Communities, Buckinghamshire County Council (BCC)) = Phil Dart
    officer [r_webb] Richard Webb (Head of Trading Standards, Oxfordshire Fire and Rescue Service (OCC)) = Richard Webb
    officer [pcc] Police and Crime Commissioner = the PCC
    officer [boyd] Chief Superintendent Andy Boyd (Head of Neighbourhood Policing) = Chief Superintendent Andy Boyd
    item 47 "Partnerships in the neighbourhood" number=47 min=120
    "#);
}

#[test]
fn another_hand() {
    let page = "\u{feff}**Parish of Upper Wold**\r\n=====================\r\n\r\n\
        <!-- from last year's page,\r\n     changed by hand -->\r\n\
        * **Date:** Friday 21st October, 2016 at 7.30 p.m.\r\n\
        * **Where:** Village hall,\r\n  Church Lane\r\n\
        * _Guillotine_: 22.00\r\n\
        * Quorum: 3 councillors\r\n\
        ***\r\n\
        ### COUNCILLORS:\r\n\
        1) Mrs Anne Smith-Jones MBE, JP, Chair\r\n\
        2) Mr Seán O’Brien – Vice-Chair [Sean]\r\n\
        3) Councillor De Souza as ‘the Mayor’\r\n\
        \r\n\
        ### Officers:\r\n\
        \tClerk to the Council\r\n\
        \tHead of Legal Services\r\n\
        \r\n\
        ### Order of Business\r\n\
        \r\n\
        1. Welcome\r\n\
        1. To approve the minutes of the meeting\r\n   held in September (5 mins)\r\n\
        1. Budget (second reading) (7.45pm; half an hour)\r\n\
        \t* Recommendations:\r\n\
        \t\ta) That the budget be approved\r\n\
        \t\tb) That the precept\r\n\t\t   be set\r\n";
    assert_snapshot!(facts(page), @r#"
    meeting Parish of Upper Wold on 2016-10-21 time=19:30 ends=22:00 venue=Village hall, Church Lane quorum=3
    member votes [smithjones] Mrs Anne Smith-Jones MBE, JP (Chair) = Mrs Smith-Jones
    member votes [sean] Mr Seán O’Brien (Vice-Chair) = Mr O’Brien
    member votes [desouza] Councillor De Souza = the Mayor
    officer [cc] Clerk to the Council = Clerk to the Council
    officer [hls] Head of Legal Services = Head of Legal Services
    item 1 "Welcome" number=1
    item 2 "To approve the minutes of the meeting held in September" number=2 min=5
    item 3 "Budget (second reading)" number=3 min=30 due=19:45
    recommended 3 That the budget be approved
    recommended 3 That the precept be set
    "#);
}

#[test]
fn a_programme_with_headings() {
    let page = "# Annual conference\nDate: 2016-10-21\nTime: 10:00 to 16:00\nTitle: Tenth conference\n\n\
        # Programme\n\n\
        ## 1. Opening (10:00, 15 min)\n\n- Report: Year in words\n\n\
        ## 2. Motions\n\nRecommendations:\n1. Note the year\n2. Thank the staff\n\n\
        ## 3. Staffing (exempt: paragraphs 1, 2 and 3, 20 min)\n- Appendix A: Salaries\n";
    assert_snapshot!(facts(page), @r#"
    meeting Annual conference on 2016-10-21 title=Tenth conference time=10:00 ends=16:00
    item 1 "Opening" number=1 min=15 due=10:00
    report 1 Year in words
    item 2 "Motions" number=2
    recommended 2 Note the year
    recommended 2 Thank the staff
    item 3 "Staffing" number=3 min=20 exempt=paragraphs 1, 2 and 3
    EXEMPT report 3 Appendix A: Salaries
    "#);
}

#[test]
fn an_agenda_or_a_roster_is_not_needed() {
    assert_snapshot!(facts("# Board\nDate: 2016-10-21\n"), @"meeting Board on 2016-10-21");
    assert_snapshot!(facts("Date: 2016-10-21\n# Board"), @"meeting Board on 2016-10-21");
}

#[test]
fn what_is_missing_is_named_at_the_top() {
    assert_snapshot!(wrong(""), @r##"1:1: the page is empty: begin with "# Name of the body" and "Date: 2016-10-21""##);
    assert_snapshot!(wrong("\n<!-- nothing yet -->\n"), @r##"1:1: the page is empty: begin with "# Name of the body" and "Date: 2016-10-21""##);
    assert_snapshot!(wrong("## Agenda\n1. Welcome\n"), @r##"
    1:1: the page has no heading that says who meets: begin it with "# Name of the body"
    1:1: the page does not say when the meeting is: add "Date: 2016-10-21" under its heading
    "##);
}

#[test]
fn a_page_too_large_is_refused_whole() {
    assert_snapshot!(wrong(&"x".repeat((1 << 20) + 1)), @"1:1: the page has 1048577 bytes, more than the 1048576 of an agenda: is this the right file?");
    assert_snapshot!(wrong(&"\n".repeat(5_001)), @"5001:1: the page has more than 5000 lines: is this the right file?");
    let items: String = (1..=2_001).map(|n| format!("{n}. Item\n")).collect();
    assert_snapshot!(wrong(&format!("# B\nDate: 2016-10-21\n## Agenda\n{items}")), @"2004:1: the agenda has more than 2000 items: is this the right file?");
    let people: String = (1..=2_001).map(|n| format!("- Person [p{n}]\n")).collect();
    assert_snapshot!(wrong(&format!("# B\nDate: 2016-10-21\n## Members\n{people}")), @"2004:1: more than 2000 people are listed: is this the right file?");
}

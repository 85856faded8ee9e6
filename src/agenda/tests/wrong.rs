//! A page with everything wrong in it.

use super::{facts, wrong};
use insta::assert_snapshot;

#[test]
fn all_complaints_at_once_in_order() {
    let page = "Minutes of the last meeting
# Everything wrong
* Tme: 11:00
Date: Saturday 21 October 2016
Ends: 25:00
Ends: 13:30
Venue:
Chair: Cllr Able
Quorum: one third
Webcast: yes
Venue: Hall\u{202e}llaH

## Memebrs
- Cllr Able

## Members
- Cllr Able [able]
- Cllr Baker [able]
- Cllr Cole \"the Chairman\"

## Apologies
- Cllr Dale

## Agenda
1. Welcome (5 mni)
2. Minutes (11:10, 40 mins, foo)
2. Reports
    - Raport: One
    - Written question: nobody to able: Why?
### Part two
Some words.
##
<!-- never closed
3. Secret
";
    assert_snapshot!(wrong(page), @r###"
    1:1: "Minutes of the last meeting" is not a heading field: write "Date: 2016-10-21" and its like, or put it in a comment <!-- -->
    3:3: "Tme" is not a heading field: write "Time: 11:00"
    4:7: 2016-10-21 is a Friday: correct the day or the date
    5:7: "25:00" is not a time of day: write "Ends: 13:30"
    6:1: "Ends" is given a second time, after line 5: keep one of them
    7:7: "Venue:" says nothing: write "Venue: Council chamber", or take the line out
    8:1: "Chair" is not a heading field: write "(Chair)" after the name under "## Members"
    9:9: "one third" is not a number of members: write "Quorum: 5"; a fraction belongs in the standing orders
    10:1: "Webcast" is not a heading field: write one of Date, Time, Ends, Venue, Standing orders, Quorum, Title, or put it in a comment <!-- -->
    11:1: "Venue" is given a second time, after line 7: keep one of them
    11:12: there is a letter here that cannot be seen, U+202E: delete it, or type the line again
    13:1: "Memebrs" is not a section of an agenda page: write "## Members"
    17:3: "Cllr Able" is listed on line 14 too: keep one; if they are two people, give each a [tag]
    18:15: [able] is also the tag on line 17: give one of them another
    19:3: "Cllr Cole "the Chairman"" is not a name: write as "the Chairman" after the name
    21:1: "Apologies" is not a section of an agenda page: list the people under "## Members" or "## In attendance"; who came is minuted at the meeting
    25:13: "5 mni" is no time or duration: write (11:10), (40 min) or (11:10, 40 min)
    27:1: number 2 is also that of the item on line 26: give one of them another, or both a letter (7a, 7b)
    28:5: "Raport" is not known under an item: write "Report:"?
    29:25: "nobody" is nobody on this page: write one of able2, able
    30:1: "Part two" is not a section of an agenda page: begin it with a number to make it an item, or put it in a comment <!-- -->
    31:1: "Some words." is not an item: begin it with its number or "- ", indent it under the item whose note it is, or put it in a comment <!-- -->
    32:1: this heading has no words: write them, or take the line out
    33:1: this comment has no end: write "-->" where it ends
    "###);
}

#[test]
fn heads_that_contradict_themselves() {
    let head = |fields: &str| facts(&format!("# B\n{fields}"));
    assert_snapshot!(head("Date: soon"), @r#"2:7: "soon" is not a date: write "Date: 2016-10-21" or "Date: 21 October 2016""#);
    assert_snapshot!(head("Date: 21 October"), @r#"2:7: "21 October" has no year: write "Date: 21 October 2016""#);
    assert_snapshot!(head("Dtae: 2016-10-21"), @r#"2:1: "Dtae" is not a heading field: write "Date: 2016-10-21""#);
    assert_snapshot!(head("Date: 2016-10-21\nTime: 11:00-13:30\nEnds: 14:00"), @"4:7: the meeting ends at 14:00 here and at 13:30 on line 3: keep one of them");
    assert_snapshot!(head("Date: 2016-10-21\nTime: 11:00-13:30\nEnds: 1.30pm"), @"meeting B on 2016-10-21 time=11:00 ends=13:30");
    assert_snapshot!(head("Date: 2016-10-21\nTime: 11:00\nEnds: 1:30"), @r#"4:7: the meeting ends at 01:30, not after its start at 11:00: write "Ends: 13:30"?"#);
    assert_snapshot!(head("Date: 2016-10-21\nTime: 19:00\nEnds: 00:30"), @"meeting B on 2016-10-21 time=19:00 ends=00:30");
    assert_snapshot!(head("Date: 2016-10-21\nTime: 11"), @r#"3:7: "11" is not a time of day: write "Time: 11:00""#);
    assert_snapshot!(head("Date: 2016-10-21, 11:00\nTime: 11:00"), @r#"3:1: "Time" is given a second time, after line 2: keep one of them"#);
}

#[test]
fn complaints_say_what_to_write() {
    let head = |fields: &str| facts(&format!("# B\n{fields}"));
    assert_snapshot!(head("Date: 2016-10-21\n\nAGENDA\n1. One\n2. Two\n3. Three"), @r###"4:1: "AGENDA" is a heading, and does not say so: write "## Agenda""###);
    assert_snapshot!(head("Date: 2016-10-21\nTo: Councillors Able and Baker"), @r###"3:1: "To: Councillors Able and Baker" says whom the page is sent to, and no hour: list the members under "## Members", and put this in a comment <!-- -->"###);
    assert_snapshot!(head("Friday 21 October 2016\n7.30pm"), @r###"
    2:1: "Friday 21 October 2016" has a date and no label: write "Date: 2016-10-21"
    3:1: "7.30pm" is an hour without a label: write "Time: 19:30"
    "###);
    assert_snapshot!(head("Date: 3/14/2024"), @r###"2:7: "3/14/2024" does not say whether the day or the month comes first: write "Date: 2024-03-14" for 14 March 2024, or set country = "GB" or "US" in the config file"###);
    assert_snapshot!(head("Date: 3/4/2024"), @r###"2:7: "3/4/2024" does not say whether the day or the month comes first: write "Date: 2024-04-03" for 3 April 2024 or "Date: 2024-03-04" for 4 March 2024, or set country = "GB" or "US" in the config file"###);
    assert_snapshot!(head("Date: 21 Hydref 2016\nTime: 13:00-15:00 UTC"), @"meeting B on 2016-10-21 time=13:00 ends=15:00");
}

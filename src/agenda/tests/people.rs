//! The roster: sections, parts of a line, tags.

use super::roster;
use insta::assert_snapshot;

#[test]
fn sections_say_in_what_capacity() {
    let page = "## Members\n- Ann Able\n## Co-opted members\n- Bob Baker\n## Non-voting members\n- Cyd Cole\n\
        ## In attendance\n- Dan Dale\n## Witnesses\n- Eve Ede\n## Observers\n- Fay Ford\n\
        ## Members of the public\n- Gus Gray\n## Members of the Board (2)\n- Hal Hay (Observer)\n\
        ## Members (non-voting)\n- Ida Innes\n";
    assert_snapshot!(roster(page), @r#"
    member votes [able] Ann Able = Ann Able
    member votes [baker] Bob Baker = Bob Baker
    member [cole] Cyd Cole = Cyd Cole
    officer [dale] Dan Dale = Dan Dale
    witness [ede] Eve Ede = Eve Ede
    guest [ford] Fay Ford = Fay Ford
    public [gray] Gus Gray = Gus Gray
    member [hay] Hal Hay (Observer) = Hal Hay
    member [innes] Ida Innes = Ida Innes
    "#);
}

#[test]
fn parts_stand_in_any_order() {
    let page = "## Members\n\
        - Cllr Ann Able [AA] as \"the Chairman\" (Chairman)\n\
        - Cllr Bob Baker as “the Vice-Chairman” (Vice-Chairman) (Labour)\n\
        - **Cllr Cyd Cole**, Leader of the Council (LC) [cole]\n\
        - Cllr Dan Dale – Treasurer as \"the Treasurer\"\n\
        - Dr Eve Ede OBE, PhD (Warden)\n\
        - Sir Fay Ford [ford-1]\n\
        - Cllr Gus Gray as 'the people's man' [g_g]\n\
        Cllr Hal Hay\n\
        - Cllr Ida Innes,\n  Deputy Leader\n";
    assert_snapshot!(roster(page), @r#"
    member votes [aa] Cllr Ann Able (Chairman) = the Chairman
    member votes [baker] Cllr Bob Baker (Vice-Chairman, Labour) = the Vice-Chairman
    member votes [cole] Cllr Cyd Cole (Leader of the Council (LC)) = Cllr Cole
    member votes [dale] Cllr Dan Dale (Treasurer) = the Treasurer
    member votes [ede] Dr Eve Ede OBE, PhD (Warden) = Dr Ede
    member votes [ford-1] Sir Fay Ford = Sir Fay Ford
    member votes [g_g] Cllr Gus Gray = the people's man
    member votes [hay] Cllr Hal Hay = Cllr Hay
    member votes [innes] Cllr Ida Innes (Deputy Leader) = Cllr Innes
    "#);
}

#[test]
fn people_are_told_apart() {
    let page = "## Members\n\
        - Cllr Quentin Webb\n- Cllr Richard Webb\n- Cllr Webb\n- Mr Webb\n\
        - Cllr Jane Smith\n- Cllr John Smith\n- Cllr Ann Sub\n- Cllr Bo None\n- Cllr M1\n\
        - Cllr Tom Burke [burke]\n- Cllr Margaret Burke\n\
        ## Officers\n- Chief Clerk\n- Chief Constable\n- Chief Constable\n- Head of Area\n- Ludwig van der Berg\n- 山田太郎\n";
    assert_snapshot!(roster(page), @r#"
    member votes [q_webb] Cllr Quentin Webb = Cllr Quentin Webb
    member votes [r_webb] Cllr Richard Webb = Cllr Richard Webb
    member votes [webb] Cllr Webb = Cllr Webb
    member votes [webb2] Mr Webb = Mr Webb
    member votes [jane_smith] Cllr Jane Smith = Cllr Jane Smith
    member votes [john_smith] Cllr John Smith = Cllr John Smith
    member votes [a_sub] Cllr Ann Sub = Cllr Sub
    member votes [b_none] Cllr Bo None = Cllr None
    member votes [m1_2] Cllr M1 = Cllr M1
    member votes [burke] Cllr Tom Burke = Cllr Tom Burke
    member votes [m_burke] Cllr Margaret Burke = Cllr Margaret Burke
    officer [cc] Chief Clerk = Chief Clerk
    officer [cc2] Chief Constable = Chief Constable
    officer [cc3] Chief Constable = Chief Constable
    officer [ha] Head of Area = Head of Area
    officer [vanderberg] Ludwig van der Berg = Ludwig van der Berg
    officer [山田太郎] 山田太郎 = 山田太郎
    "#);
}

#[test]
fn what_is_wrong_with_people() {
    let page = "## Members\n\
        - Cllr Able [a b]\n- Cllr Baker [1b]\n- Cllr Cole [q3]\n- Cllr Dale [Chair]\n- Cllr Ede []\n\
        - Cllr Ford [ford] [f]\n- Cllr Gray [ford]\n- Cllr Hay (Chair\n- Cllr Innes as \"the\n\
        - Cllr Jay as the Chair [jay]\n- Cllr King ()\n- Cllr Lamb (Chair) for Cllr Moss\n\
        - (Chair)\n- …\n- Chair: Cllr Neal\n- Cllr Orr, Cllr Pike\n- Cllr Quin\n- Cllr Quin\n    - sub for Cllr Rae\n\
        - Cllr Shaw (apologies)\n- Cllr Tate [tate]] x\n- Cllr Udd and Cllr Vance\n\
        - Cllrs Ward and Yates\n- Cllr Zed \"the Mayor\"\n- Cllr Able, Baker\n> Cllr Cole\n";
    assert_snapshot!(roster(page), @r#"
    4:15: a space in the tag "a b": write a word of letters, figures, _ and - that begins with a letter, such as [burke]
    5:15: the tag "1b" does not begin with a letter: write a word of letters, figures, _ and - that begins with a letter, such as [burke]
    6:14: the tag "q3" means something else on the entry line: choose another
    7:14: the tag "Chair" means something else on the entry line: choose another
    8:13: there is no tag in these brackets: write a word of letters, figures, _ and - that begins with a letter, such as [burke]
    9:21: a second tag after [ford]: keep one of them
    10:14: [ford] is also the tag on line 9: give one of them another
    11:12: this bracket is not closed: write ")" where it ends
    12:17: this quotation mark is not closed: write as "the Chairman"
    14:14: there is no role in these brackets: write one, or take them out
    15:21: "for Cllr Moss" is not understood after a name: write (Role), [tag] or as "the Chairman"
    16:1: a person has no name here: write "- Cllr Jane Smith (Role) [tag]"
    17:3: "…" is not a name: write "- Cllr Jane Smith (Role) [tag]"
    18:3: "Chair: Cllr Neal" is not a name: write "- Cllr Neal (Chair)"
    19:3: "Cllr Orr, Cllr Pike" is more than one person: give each person a line: "- Cllr Orr", "- Cllr Pike"
    21:3: "Cllr Quin" is listed on line 20 too: keep one; if they are two people, give each a [tag]
    22:5: "sub for Cllr Rae" stands under a person: write it in brackets after the name, or begin it at the margin
    23:13: "apologies" is not a role: take it out: apologies are minuted at the meeting
    24:19: "] x" is not understood after a name: write (Role), [tag] or as "the Chairman"
    25:3: "Cllr Udd and Cllr Vance" is not a name: give each person a line
    26:3: "Cllrs Ward and Yates" is not a name: give each person a line
    27:3: "Cllr Zed "the Mayor"" is not a name: write as "the Chairman" after the name
    28:3: "Cllr Able, Baker" may be a name turned round, or a name and a role: write "- Cllr Baker Able", or "- Cllr Able (Baker)"
    29:1: "> Cllr Cole" is not a name: write "- Cllr Jane Smith (Role) [tag]"
    "#);
}

#[test]
fn a_name_turned_round_is_not_taken_for_a_name_and_a_role() {
    let page = "## Members\n- Smith, Jane\n- Cllr Jones, Mary-Ann [jones]\n- van der Berg, Jan\n- Brown, J. (Chair)\n";
    assert_snapshot!(roster(page), @r#"
    4:3: "Smith, Jane" may be a name turned round, or a name and a role: write "- Jane Smith", or "- Smith (Jane)"
    5:3: "Cllr Jones, Mary-Ann" may be a name turned round, or a name and a role: write "- Cllr Mary-Ann Jones", or "- Cllr Jones (Mary-Ann)"
    6:3: "van der Berg, Jan" may be a name turned round, or a name and a role: write "- Jan van der Berg", or "- van der Berg (Jan)"
    7:3: "Brown, J. (Chair)" may be a name turned round, or a name and a role: write "- J. Brown", or "- Brown (J.)"
    "#);
    let page = "## Members\n- Burke, Vice-Chairman\n- Iveson, Parish Clerk\n- Phil Dart, Planning\n- Cllr Hay, Leader of the Council\n\
        - Hale, Buckinghamshire Council\n- Jane Smith MBE, JP\n- Cllr Smith, LC\n";
    assert_snapshot!(roster(page), @r#"
    member votes [burke] Burke (Vice-Chairman) = Burke
    member votes [iveson] Iveson (Parish Clerk) = Iveson
    member votes [dart] Phil Dart (Planning) = Phil Dart
    member votes [hay] Cllr Hay (Leader of the Council) = Cllr Hay
    member votes [hale] Hale (Buckinghamshire Council) = Hale
    member votes [j_smith] Jane Smith MBE, JP = Jane Smith MBE, JP
    member votes [smith] Cllr Smith (LC) = Cllr Smith
    "#);
}

#[test]
fn whoever_is_listed_with_a_fault_is_somebody_still() {
    let page = "# B\n\nDate: 2016-10-21\n\n## Members\n- Cllr Able (Chair\n- Cllr Baker [baker]\n- Cllr Bane [baker]\n\n\
        ## Agenda\n1. Roads\n    - Written question: able to nobody: Why?\n";
    assert_snapshot!(super::wrong(page), @r#"
    6:13: this bracket is not closed: write ")" where it ends
    8:14: [baker] is also the tag on line 7: give one of them another
    12:33: "nobody" is nobody on this page: write one of able, baker
    "#);
}

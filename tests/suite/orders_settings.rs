//! Every setting of every preset: its source, and a meeting in which it makes a difference.
//!
//! Each row is held twice: under the preset as it is, and under the preset with that one setting changed. A
//! setting that changes nothing fails its row, and one that has no row fails the last test.
use std::collections::BTreeSet;

use crate::hall::{Hall, PAGE};
use quorate::entry::{self, Topic};
use quorate::meeting::motion::Motion;
use quorate::minutes::{Scope, Seal, markdown};
use quorate::rules::{self, PRESETS};

const PANEL: &str = "police-and-crime-panel";
const COUNCIL: &str = "principal-council";
const PARISH: &str = "parish-council";
const ROBERT: &str = "roberts-rules";
const GROUP: &str = "consensus";

/// What is looked at once the lines are entered.
enum Seen {
    /// Whether this is noticed, and with which words.
    Found(&'static str),
    /// The last vote's arithmetic.
    Sum,
    /// How the first motion stands.
    Status,
    /// How many make a quorum, of how many, and how many are here.
    Quorum,
    /// The line of the minutes that has this in it.
    Minutes(&'static str),
    /// What is on the floor.
    Motion,
    /// Who waits.
    Queue,
    /// How long whoever has the floor may speak, in seconds.
    Limit,
    /// What the last ballot came to.
    Ballot,
    /// When the meeting ends.
    End,
    /// Who is in the chair.
    Chair,
    /// Who could vote.
    Voters,
}

impl Seen {
    fn of(&self, hall: &Hall) -> String {
        let meeting = &hall.meeting;
        match self {
            Seen::Found(code) => hall.found(code).map_or("nothing".into(), |found| found.message),
            Seen::Sum => hall.arithmetic(),
            Seen::Status => hall.status(0).into(),
            Seen::Quorum => {
                let quorum = meeting.quorum();
                format!("{} of {}, {} here", quorum.needed, quorum.base, quorum.present)
            }
            Seen::Minutes(part) => {
                let minutes = markdown::minutes(meeting, Scope::Public, &Seal::default());
                let line = minutes.lines().find(|line| line.contains(part));
                line.unwrap_or("no such line").to_owned()
            }
            Seen::Motion => entry::show(Topic::Motion, meeting, hall.now),
            Seen::Queue => hall.queue(),
            Seen::Limit => {
                let limit = meeting.floor.speaking().unwrap().limit_s;
                limit.map_or("none".into(), |seconds| seconds.to_string())
            }
            Seen::Ballot => {
                let election = &meeting.elections[0];
                election
                    .outcome(&election.ballots.last().unwrap().votes)
                    .words(meeting)
            }
            Seen::End => meeting
                .guillotine()
                .map_or("none".into(), |end| end.format("%H:%M").to_string()),
            Seen::Chair => meeting
                .chair
                .as_ref()
                .map_or("nobody".into(), ToString::to_string),
            Seen::Voters => meeting.voters().count().to_string(),
        }
    }
}

/// A setting, another value for it, a change to the page, the lines, where to look; and for each preset that
/// has it, a part of its source and what is seen.
struct Row {
    setting: &'static str,
    instead: &'static str,
    page: (&'static str, &'static str),
    lines: &'static [&'static str],
    seen: Seen,
    held: &'static [(&'static str, &'static str, &'static str)],
}

const SAME: (&str, &str) = ("", "");
const UNLED: (&str, &str) = (" (Chairman)", "");

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // What things are called.
    Row {
        setting: "terms.chairs", instead: r#"["steward"]"#, page: ("Ash (Chairman)", "Ash (Facilitator)"), lines: &[], seen: Seen::Chair,
        held: &[(GROUP, "ch. 1 and 2", "ash")],
    },
    Row {
        setting: "terms.chair", instead: r#""president""#, page: UNLED,
        lines: &["/move birch/cole That it be so", "/vote 4 4", "/casting for"], seen: Seen::Minutes("casting vote"),
        held: &[
            (PANEL, "Sch 6 para 25", "The Chairman gave a casting vote on the motion: for."),
            (COUNCIL, "LGA 1972 s.3", "The Chairman gave a casting vote on the motion: for."),
            (PARISH, "NALC", "The Chairman gave a casting vote on the motion: for."),
            (ROBERT, "RONR § 4", "The chair gave a casting vote on the motion: for."),
            (GROUP, "ch. 1 and 2", "The facilitator gave a casting vote on the proposal: for."),
        ],
    },
    Row {
        setting: "terms.member", instead: r#""delegate""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 4 1"], seen: Seen::Found("votes_missing"),
        held: &[
            (PANEL, "Sch 6 para 25", "5 votes among 9 voting members present"),
            (COUNCIL, "LGA 1972 s.3", "5 votes among 9 voting councillors present"),
            (PARISH, "NALC", "5 votes among 9 voting councillors present"),
            (ROBERT, "RONR § 4", "5 votes among 9 voting members present"),
            (GROUP, "ch. 1 and 2", "5 votes among 9 voting participants present"),
        ],
    },
    Row {
        setting: "terms.motion", instead: r#""motion""#, page: SAME,
        lines: &["/move birch/cole That it be so"], seen: Seen::Motion,
        held: &[(GROUP, "ch. 1 and 2", "motion: m1 proposal, seconded")],
    },
    Row {
        setting: "terms.carried", instead: r#""passed""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 9 0"], seen: Seen::Sum,
        held: &[(ROBERT, "RONR § 4", "needs 5: adopted"), (GROUP, "ch. 1 and 2", "needs 9: agreed")],
    },
    Row {
        setting: "terms.lost", instead: r#""lost""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 8 1"], seen: Seen::Sum,
        held: &[(GROUP, "ch. 1 and 2", "needs 9: blocked")],
    },
    // Quorum and majorities.
    Row {
        setting: "quorum.needs", instead: r#""at least 3/4""#, page: SAME, lines: &[], seen: Seen::Quorum,
        held: &[
            (PANEL, "Sch 6 para 25", "3 of 9, 9 here"),
            (COUNCIL, "LGA 1972 Sch 12 para 6", "3 of 9, 9 here"),
            (PARISH, "LGA 1972 Sch 12 para 12", "3 of 9, 9 here"),
            (ROBERT, "RONR § 40", "5 of 9, 9 here"),
            (GROUP, "own agreement", "5 of 9, 9 here"),
        ],
    },
    Row {
        setting: "quorum.of", instead: r#""entitled""#, page: SAME,
        lines: &["/declare dale item 2 pecuniary her firm"], seen: Seen::Quorum,
        held: &[
            (PANEL, "Sch 6 para 25", "3 of 9, 9 here"),
            (COUNCIL, "LGA 1972 Sch 12 para 6", "3 of 9, 9 here"),
            (PARISH, "LGA 1972 Sch 12 para 12", "3 of 9, 9 here"),
            (ROBERT, "RONR § 40", "5 of 9, 9 here"),
        ],
    },
    Row {
        setting: "quorum.least", instead: "8", page: SAME, lines: &[], seen: Seen::Quorum,
        held: &[
            (PANEL, "Sch 6 para 25", "3 of 9"),
            (COUNCIL, "LGA 1972 Sch 12 para 6", "3 of 9"),
            (PARISH, "LGA 1972 Sch 12 para 12", "3 of 9"),
            (ROBERT, "RONR § 40", "5 of 9"),
            (GROUP, "own agreement", "5 of 9"),
        ],
    },
    Row {
        setting: "majority.needs", instead: r#""at least 2/3""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 5 4"], seen: Seen::Sum,
        held: &[
            (COUNCIL, "LGA 1972 Sch 12 para 39(1)", "5 of 9 present and voting; more than half needs 5: carried"),
            (PARISH, "LGA 1972 Sch 12 para 39(1)", "5 of 9 present and voting; more than half needs 5: carried"),
            (ROBERT, "RONR § 44", "5 of 9 present and voting; more than half needs 5: adopted"),
            (GROUP, "one block", "5 of 9 present and voting; all needs 9: blocked"),
        ],
    },
    Row {
        setting: "majority.of", instead: r#""all""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 4 0 5"], seen: Seen::Sum,
        held: &[
            (COUNCIL, "LGA 1972 Sch 12 para 39(1)", "4 of 4 present and voting; more than half needs 3: carried"),
            (PARISH, "LGA 1972 Sch 12 para 39(1)", "4 of 4 present and voting; more than half needs 3: carried"),
            (ROBERT, "RONR § 44", "4 of 4 present and voting; more than half needs 3: adopted"),
            (GROUP, "one block", "4 of 4 present and voting; all needs 4: agreed"),
        ],
    },
    Row {
        setting: "special.veto.needs", instead: r#""more than 1/2""#, page: SAME,
        lines: &["/move birch/cole That the precept be vetoed", "/vote 5 0 4"], seen: Seen::Sum,
        held: &[(PANEL, "Sch 5 para 4 and Sch 8 para 5", "5 of 9 members in all; two thirds needs 6: lost")],
    },
    Row {
        setting: "special.veto.of", instead: r#""cast""#, page: SAME,
        lines: &["/move birch/cole That the precept be vetoed", "/vote 5 0 4"], seen: Seen::Sum,
        held: &[(PANEL, "Sch 5 para 4 and Sch 8 para 5", "5 of 9 members in all; two thirds needs 6: lost")],
    },
    Row {
        setting: "special.veto.words", instead: r#"["reject"]"#, page: SAME,
        lines: &["/move birch/cole That the precept be vetoed", "/vote 5 0 4"], seen: Seen::Sum,
        held: &[(PANEL, "Sch 5 para 4 and Sch 8 para 5", "5 of 9 members in all; two thirds needs 6: lost")],
    },
    Row {
        setting: "special.two_thirds.needs", instead: r#""more than 1/2""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/procedural elm/fern That the question be now put", "/vote 5 4"], seen: Seen::Sum,
        held: &[(ROBERT, "§§ 16, 25 and 44", "5 of 9 present and voting; two thirds needs 6: lost")],
    },
    Row {
        setting: "special.two_thirds.of", instead: r#""all""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/procedural elm/fern That the question be now put", "/vote 2 1 6"], seen: Seen::Sum,
        held: &[(ROBERT, "§§ 16, 25 and 44", "2 of 3 present and voting; two thirds needs 2: adopted")],
    },
    Row {
        setting: "special.two_thirds.procedures", instead: r#"["adjourn"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", "/procedural elm/fern That the question be now put", "/vote 5 4"], seen: Seen::Sum,
        held: &[(ROBERT, "§§ 16, 25 and 44", "5 of 9 present and voting; two thirds needs 6: lost")],
    },
    Row {
        setting: "ties.equal", instead: r#""falls""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 4 4", "/casting for"], seen: Seen::Status,
        held: &[
            (COUNCIL, "LGA 1972 Sch 12 para 39(2)", "carried"),
            (PARISH, "LGA 1972 Sch 12 para 39(2)", "carried"),
            (ROBERT, "RONR § 44", "carried"),
        ],
    },
    Row {
        // Where all must agree one vote resolves nothing: what differs is what is told of the vote given.
        setting: "ties.equal", instead: r#""chair_votes_now""#, page: SAME,
        lines: &["/move birch That it be so", "/vote 4 4", "/casting for"], seen: Seen::Found("no_casting_vote"),
        held: &[(GROUP, "one block", "these rules give none: equal votes fall")],
    },
    // How votes are taken.
    Row {
        setting: "voting.methods", instead: r#"["named"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 6 3"], seen: Seen::Found("method_not_known"),
        held: &[
            (PARISH, "para 13(2); NALC SO 3", "nothing"),
            (GROUP, "stand aside", "nothing"),
        ],
    },
    Row {
        setting: "voting.requisition", instead: "2", page: SAME,
        lines: &["/move birch/cole That it be so", "/demand dale elm", "/vote 6 3"], seen: Seen::Found("named_vote_due"),
        held: &[
            (PANEL, "Sch 6 para 25", "nothing"),
            (COUNCIL, "usual council procedure rule on recorded votes", "nothing"),
            (ROBERT, "RONR § 45", "nothing"),
            (GROUP, "stand aside", "nothing"),
        ],
    },
    Row {
        setting: "voting.requisition", instead: "2", page: SAME,
        lines: &["/move birch/cole That it be so", "/demand dale", "/vote 6 3"], seen: Seen::Found("named_vote_due"),
        held: &[(PARISH, "LGA 1972 Sch 12 para 13(2)", "1 councillor demanded a vote by name, and 1 can")],
    },
    Row {
        setting: "voting.named_for", instead: r#"["bins"]"#, page: SAME,
        lines: &["/item 3", "/move birch/cole That the budget be set", "/vote 6 3"], seen: Seen::Found("named_vote_due"),
        held: &[(COUNCIL, "SI 2014/165", "a vote of this kind is taken by name")],
    },
    Row {
        setting: "voting.named_for", instead: r#"["bins"]"#, page: SAME,
        lines: &["/move birch/cole That the bins be emptied", "/vote 6 3"], seen: Seen::Found("named_vote_due"),
        held: &[
            (PANEL, "Sch 6 para 25", "nothing"),
            (PARISH, "para 13(2)", "nothing"),
            (ROBERT, "RONR § 45", "nothing"),
            (GROUP, "stand aside", "nothing"),
        ],
    },
    Row {
        setting: "voting.single_record", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 6 3", "/record dale against"], seen: Seen::Found("no_single_record"),
        held: &[
            (PANEL, "SI 1993/202 Sch 2 para 1", "nothing"),
            (COUNCIL, "SI 1993/202 Sch 2 para 1", "nothing"),
            (PARISH, "para 13(2)", "nothing"),
            (GROUP, "stand aside", "nothing"),
        ],
    },
    Row {
        setting: "voting.single_record", instead: "true", page: SAME,
        lines: &["/move birch/cole That it be so", "/vote 6 3", "/record dale against"], seen: Seen::Found("no_single_record"),
        held: &[(ROBERT, "RONR § 45", "which these rules do not know (RONR § 45)")],
    },
    Row {
        setting: "elections.needs", instead: r#""none""#, page: SAME,
        lines: &["/item 5", "/elect Chairman: birch elm fern", "/ballot birch 4 elm 3 fern 2"], seen: Seen::Ballot,
        held: &[
            (COUNCIL, "usual council procedure rule on voting on appointments", "nobody has 5; Cllr Fern has the fewest and drops out"),
            (PARISH, "NALC SO 8", "nobody has 5; Cllr Fern has the fewest and drops out"),
            (ROBERT, "RONR 46:32", "nobody has 5: another ballot"),
            (GROUP, "Handbook ch. 1", "nobody has 9: another ballot"),
        ],
    },
    Row {
        setting: "elections.drop_lowest", instead: "false", page: SAME,
        lines: &["/item 5", "/elect Chairman: birch elm fern", "/ballot birch 4 elm 3 fern 2"], seen: Seen::Ballot,
        held: &[
            (COUNCIL, "usual council procedure rule on voting on appointments", "Cllr Fern has the fewest and drops out"),
            (PARISH, "NALC SO 8", "Cllr Fern has the fewest and drops out"),
        ],
    },
    Row {
        setting: "elections.drop_lowest", instead: "true", page: SAME,
        lines: &["/item 5", "/elect Chairman: birch elm fern", "/ballot birch 4 elm 3 fern 2"], seen: Seen::Ballot,
        held: &[
            (ROBERT, "RONR 46:32", "nobody has 5: another ballot"),
            (GROUP, "Handbook ch. 1", "nobody has 9: another ballot"),
        ],
    },
    // Debate.
    Row {
        setting: "seconder.kinds", instead: "[]", page: SAME,
        lines: &["/move birch That it be so", "/vote 6 3"], seen: Seen::Found("unseconded"),
        held: &[
            (COUNCIL, "usual council procedure rule on speeches before seconding", "no seconder is recorded for this motion"),
            (PARISH, "NALC SO 1(b)", "no seconder is recorded for this motion"),
            (ROBERT, "RONR § 4", "no seconder is recorded for this motion"),
        ],
    },
    Row {
        setting: "seconder.kinds", instead: r#"["motion"]"#, page: SAME,
        lines: &["/move birch That it be so", "/vote 6 3"], seen: Seen::Found("unseconded"),
        held: &[(GROUP, "Handbook ch. 1", "nothing")],
    },
    Row {
        setting: "seconder.before", instead: r#""vote""#, page: SAME,
        lines: &["/move birch That it be so", "cole: I agree"], seen: Seen::Found("unseconded_debate"),
        held: &[
            (COUNCIL, "usual council procedure rule on speeches before seconding", "m1 was debated before it was seconded"),
            (PARISH, "NALC SO 1(b)", "m1 was debated before it was seconded (NALC SO 1(b))"),
            (ROBERT, "RONR § 4", "m1 was debated before it was seconded (RONR § 4)"),
        ],
    },
    Row {
        setting: "amendments.one_at_a_time", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/amend dale/elm That it wait", "/amend m1 fern/ivy That it end"],
        seen: Seen::Found("second_amendment"),
        held: &[
            (COUNCIL, "usual council procedure rule on amendments", "m2 is under discussion: one amendment at a time"),
            (PARISH, "NALC SO 1(e) to (j)", "m2 is under discussion: one amendment at a time"),
            (ROBERT, "RONR § 12", "m2 is under discussion: one amendment at a time"),
        ],
    },
    Row {
        setting: "amendments.one_at_a_time", instead: "true", page: SAME,
        lines: &["/move birch/cole That it be so", "/amend dale/elm That it wait", "/amend m1 fern/ivy That it end"],
        seen: Seen::Found("second_amendment"),
        held: &[(GROUP, "Handbook ch. 1", "nothing")],
    },
    Row {
        setting: "amendments.degrees", instead: "2", page: SAME,
        lines: &["/move birch/cole That it be so", "/amend m1 dale/elm a b", "/amend m2 fern/ivy c d"],
        seen: Seen::Found("amendment_too_deep"),
        held: &[
            (COUNCIL, "usual council procedure rule on amendments", "an amendment to the amendment m2 is not allowed"),
            (PARISH, "NALC SO 1(e) to (j)", "an amendment to the amendment m2 is not allowed"),
        ],
    },
    Row {
        setting: "amendments.degrees", instead: "1", page: SAME,
        lines: &["/move birch/cole That it be so", "/amend m1 dale/elm a b", "/amend m2 fern/ivy c d"],
        seen: Seen::Found("amendment_too_deep"),
        held: &[(ROBERT, "RONR § 12", "nothing"), (GROUP, "Handbook ch. 1", "nothing")],
    },
    Row {
        setting: "amendments.order", instead: r#""latest_first""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/amend m1 dale/elm a b", "/amend m1 fern/ivy c d"], seen: Seen::Motion,
        held: &[
            (COUNCIL, "usual council procedure rule on amendments", "motion: m2 amendment"),
            (PARISH, "NALC SO 1(e) to (j)", "motion: m2 amendment"),
        ],
    },
    Row {
        setting: "amendments.order", instead: r#""as_moved""#, page: SAME,
        lines: &["/move birch/cole That it be so", "/amend m1 dale/elm a b", "/amend m1 fern/ivy c d"], seen: Seen::Motion,
        held: &[(ROBERT, "RONR § 12", "motion: m3 amendment"), (GROUP, "Handbook ch. 1", "motion: m3 amendment")],
    },
    Row {
        setting: "amendments.friendly", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/amend dale/elm s/so/thus/", "/accept"], seen: Seen::Found("not_friendly"),
        held: &[
            (COUNCIL, "usual council procedure rule on amendments", "nothing"),
            (PARISH, "NALC SO 1(e) to (j)", "nothing"),
            (ROBERT, "RONR § 12", "nothing"),
            (GROUP, "Handbook ch. 1", "nothing"),
        ],
    },
    Row {
        setting: "amendments.negating", instead: "true", page: SAME,
        lines: &["/move birch/cole That the bins be emptied", "/amend dale/elm s/be emptied/not be emptied/"], seen: Seen::Found("negating"),
        held: &[
            (COUNCIL, "usual council procedure rule on amendments", "only says the opposite of m1"),
            (PARISH, "NALC SO 1(e) to (j)", "only says the opposite of m1"),
            (ROBERT, "RONR § 12", "only says the opposite of m1"),
        ],
    },
    Row {
        setting: "amendments.negating", instead: "false", page: SAME,
        lines: &["/move birch/cole That the bins be emptied", "/amend dale/elm s/be emptied/not be emptied/"], seen: Seen::Found("negating"),
        held: &[(GROUP, "Handbook ch. 1", "nothing")],
    },
    Row {
        setting: "reply.mover", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/procedural elm/fern That the question be now put", "/agreed", "birch: In reply"],
        seen: Seen::Found("after_closure"),
        held: &[
            (COUNCIL, "usual council procedure rule on right of reply", "nothing"),
            (PARISH, "NALC SO 1, right of reply", "nothing"),
        ],
    },
    Row {
        setting: "reply.mover", instead: "true", page: SAME,
        lines: &["/move birch/cole That it be so", "/procedural elm/fern That the question be now put", "/agreed", "birch: In reply"],
        seen: Seen::Found("after_closure"),
        held: &[
            (ROBERT, "RONR § 43", "Cllr Birch spoke after it was resolved that m1 be now put"),
            (GROUP, "Handbook ch. 2", "Cllr Birch spoke after it was resolved that m1 be now put"),
        ],
    },
    Row {
        setting: "procedures.allowed", instead: r#"["extend"]"#, page: SAME,
        lines: &["/procedural birch/cole That the meeting be adjourned"], seen: Seen::Found("procedure_not_allowed"),
        held: &[
            (COUNCIL, "usual council procedure rule on motions during debate", "nothing"),
            (PARISH, "NALC SO 1, motions during debate", "nothing"),
            (ROBERT, "RONR § 6", "nothing"),
            (GROUP, "own agreement", "nothing"),
        ],
    },
    Row {
        setting: "procedures.allowed", instead: r#"["next_business"]"#, page: SAME,
        lines: &["/procedural birch/cole That we go to the next business"], seen: Seen::Found("procedure_not_allowed"),
        held: &[
            (ROBERT, "RONR § 6", "these rules know no next business"),
            (GROUP, "own agreement", "these rules know no next business"),
        ],
    },
    Row {
        setting: "withdrawal.seconder", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/withdraw"], seen: Seen::Found("withdrawn_without_consent"),
        held: &[
            (COUNCIL, "usual council procedure rule on withdrawal", "the consent of the seconder and the meeting is not recorded"),
            (PARISH, "NALC SO 1(d)", "the consent of the seconder and the meeting is not recorded"),
        ],
    },
    Row {
        setting: "withdrawal.seconder", instead: "true", page: SAME,
        lines: &["/move birch/cole That it be so", "/withdraw"], seen: Seen::Found("withdrawn_without_consent"),
        held: &[
            (ROBERT, "RONR 33:11–19", "the consent of the meeting is not recorded"),
            (GROUP, "Handbook ch. 1", "nothing"),
        ],
    },
    Row {
        setting: "withdrawal.meeting", instead: "false", page: SAME,
        lines: &["/move birch/cole That it be so", "/withdraw"], seen: Seen::Found("withdrawn_without_consent"),
        held: &[
            (COUNCIL, "usual council procedure rule on withdrawal", "the consent of the seconder and the meeting is not recorded"),
            (PARISH, "NALC SO 1(d)", "the consent of the seconder and the meeting is not recorded"),
            (ROBERT, "RONR 33:11–19", "the consent of the meeting is not recorded"),
        ],
    },
    Row {
        setting: "withdrawal.meeting", instead: "true", page: SAME,
        lines: &["/move birch/cole That it be so", "/withdraw"], seen: Seen::Found("withdrawn_without_consent"),
        held: &[(GROUP, "Handbook ch. 1", "nothing")],
    },
    // Speaking.
    Row {
        setting: "limit.public.who", instead: r#"["witness"]"#, page: SAME,
        lines: &["/person public Pat Poll [poll]", ">poll"], seen: Seen::Limit,
        held: &[
            (COUNCIL, "usual council procedure rule on questions by the public", "180"),
            (PARISH, "NALC SO 3 on public participation", "180"),
        ],
    },
    Row {
        setting: "limit.public.seconds", instead: r#""4m""#, page: SAME,
        lines: &["/person public Pat Poll [poll]", ">poll"], seen: Seen::Limit,
        held: &[
            (COUNCIL, "usual council procedure rule on questions by the public", "180"),
            (PARISH, "NALC SO 3 on public participation", "180"),
        ],
    },
    Row {
        setting: "limit.member.who", instead: r#"["officer"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(COUNCIL, "usual council procedure rule on length of speeches", "300"), (ROBERT, "RONR 43:8", "600")],
    },
    Row {
        setting: "limit.member.on", instead: r#"["procedural"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(COUNCIL, "usual council procedure rule on length of speeches", "300")],
    },
    Row {
        setting: "limit.member.seconds", instead: r#""4m""#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(COUNCIL, "usual council procedure rule on length of speeches", "300"), (ROBERT, "RONR 43:8", "600")],
    },
    Row {
        setting: "limit.member.times", instead: r#""none""#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale", "<", ">dale", "<", ">dale"], seen: Seen::Found("spoke_too_often"),
        held: &[
            (COUNCIL, "usual council procedure rule on length of speeches and speaking again", "after speaking once on this"),
            (ROBERT, "RONR 43:8", "after speaking twice on this (RONR 43:8"),
        ],
    },
    Row {
        setting: "limit.councillor.who", instead: r#"["officer"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(PARISH, "NALC SO 1 on speeches", "180")],
    },
    Row {
        setting: "limit.councillor.on", instead: r#"["procedural"]"#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(PARISH, "NALC SO 1 on speeches", "180")],
    },
    Row {
        setting: "limit.councillor.seconds", instead: r#""4m""#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale"], seen: Seen::Limit,
        held: &[(PARISH, "NALC SO 1 on speeches", "180")],
    },
    Row {
        setting: "limit.councillor.times", instead: r#""none""#, page: SAME,
        lines: &["/move birch/cole That it be so", ">dale", "<", ">dale"], seen: Seen::Found("spoke_too_often"),
        held: &[(PARISH, "NALC SO 1 on speeches", "after speaking once on this (NALC SO 1 on speeches")],
    },
    Row {
        setting: "points_of_order.categories", instead: r#"["personal explanation", "point of order"]"#, page: SAME,
        lines: &["++birch personal explanation", "++cole point of order"], seen: Seen::Queue,
        held: &[
            (COUNCIL, "usual council procedure rule on points of order", "queue: cole (point of order: point of order), birch"),
            (PARISH, "NALC SO 1 on points of order", "queue: cole (point of order: point of order), birch"),
        ],
    },
    Row {
        setting: "points_of_order.categories", instead: r#"["request for information", "question of privilege"]"#, page: SAME,
        lines: &["++birch request for information", "++cole question of privilege"], seen: Seen::Queue,
        held: &[(ROBERT, "RONR §§ 19, 23, 24 and 33", "queue: cole (point of order: question of privilege), birch")],
    },
    Row {
        setting: "points_of_order.categories", instead: r#"["direct response", "technical point"]"#, page: SAME,
        lines: &["++birch direct response", "++cole technical point"], seen: Seen::Queue,
        held: &[(GROUP, "hand signals", "queue: cole (point of order: technical point), birch")],
    },
    Row {
        setting: "points_of_order.interposed", instead: "true", page: SAME,
        lines: &[">birch", "/interpose cole", ">"], seen: Seen::Found("no_interposed_questions"),
        held: &[
            (COUNCIL, "usual council procedure rule on points of order", "these rules know no questions to a speaker"),
            (PARISH, "NALC SO 1 on points of order", "these rules know no questions to a speaker"),
            (ROBERT, "RONR §§ 19, 23, 24 and 33", "these rules know no questions to a speaker"),
        ],
    },
    Row {
        setting: "points_of_order.interposed", instead: "false", page: SAME,
        lines: &[">birch", "/interpose cole", ">"], seen: Seen::Found("no_interposed_questions"),
        held: &[(GROUP, "hand signals", "nothing")],
    },
    // Time.
    Row {
        setting: "public_time.seconds", instead: r#""none""#, page: SAME,
        lines: &["/person public Pat Poll [poll]", "@19:10 >poll", "@19:50 <"], seen: Seen::Found("public_time_over"),
        held: &[
            (PANEL, "Sch 6 para 25", "more than the 20:00 set aside"),
            (COUNCIL, "usual council procedure rule on questions by the public", "more than the 30:00 set aside"),
            (PARISH, "NALC SO 3 on public participation", "more than the 15:00 set aside"),
        ],
    },
    Row {
        setting: "public_time.seconds", instead: r#""30m""#, page: SAME,
        lines: &["/person public Pat Poll [poll]", "@19:10 >poll", "@19:50 <"], seen: Seen::Found("public_time_over"),
        held: &[(ROBERT, "sets none", "nothing"), (GROUP, "own agreement", "nothing")],
    },
    Row {
        setting: "guillotine.after", instead: r#""2h""#, page: SAME, lines: &[], seen: Seen::End,
        held: &[
            (PANEL, "Sch 6 para 25", "none"),
            (COUNCIL, "usual council procedure rule on duration", "22:00"),
            (PARISH, "NALC SO 3 on the length of meetings", "21:30"),
            (ROBERT, "sets none", "none"),
            (GROUP, "own agreement", "none"),
        ],
    },
    // Interests.
    Row {
        setting: "interests.bar_speaking", instead: "[]", page: SAME,
        lines: &["/declare dale item 2 prejudicial her firm", "dale: I must say"], seen: Seen::Found("interest_took_part"),
        held: &[
            (COUNCIL, "Localism Act 2011 s.31(4) and (10)", "Cllr Dale"),
            (PARISH, "Localism Act 2011 s.31(4)", "Cllr Dale"),
        ],
    },
    Row {
        setting: "interests.bar_speaking", instead: r#"["prejudicial"]"#, page: SAME,
        lines: &["/declare dale item 2 prejudicial her firm", "dale: I must say"], seen: Seen::Found("interest_took_part"),
        held: &[(ROBERT, "RONR § 45", "nothing"), (GROUP, "own agreement", "nothing")],
    },
    Row {
        setting: "interests.bar_voting", instead: "[]", page: SAME,
        lines: &["/declare dale item 2 pecuniary her firm", "/move birch/cole That it be so", "/vote for dale birch against cole abstain all"],
        seen: Seen::Found("interest_took_part"),
        held: &[
            (COUNCIL, "Localism Act 2011 s.31(4) and (10)", "Cllr Dale"),
            (PARISH, "Localism Act 2011 s.31(4)", "Cllr Dale"),
            (ROBERT, "RONR § 45", "Cllr Dale"),
        ],
    },
    Row {
        setting: "interests.bar_voting", instead: r#"["pecuniary"]"#, page: SAME,
        lines: &["/declare dale item 2 pecuniary her firm", "/move birch/cole That it be so", "/vote for dale birch against cole abstain all"],
        seen: Seen::Found("interest_took_part"),
        held: &[(GROUP, "own agreement", "nothing")],
    },
    Row {
        setting: "interests.leave", instead: "[]", page: SAME,
        lines: &["/declare dale item 2 pecuniary her firm", "/item 3"], seen: Seen::Found("interest_stayed"),
        held: &[
            (COUNCIL, "Localism Act 2011 s.31(4) and (10)", "nothing says that they left the room (Localism Act 2011 s.31(4) and (10))"),
            (PARISH, "NALC SO 13", "nothing says that they left the room (Localism Act 2011 s.31(4); NALC SO 13)"),
        ],
    },
    Row {
        setting: "interests.leave", instead: r#"["pecuniary"]"#, page: SAME,
        lines: &["/declare dale item 2 pecuniary her firm", "/item 3"], seen: Seen::Found("interest_stayed"),
        held: &[(ROBERT, "RONR § 45", "nothing"), (GROUP, "own agreement", "nothing")],
    },
    // The public, urgent business, and those who are not in the room.
    Row {
        setting: "exclusion.grounds", instead: r#"["paragraph 9"]"#, page: SAME,
        lines: &["/item 4", "/exempt paragraph 3"], seen: Seen::Found("ground_not_known"),
        held: &[
            (COUNCIL, "LGA 1972 s.100A(4) and Sch 12A Part 1", "nothing"),
            (PARISH, "1960 s.1(2)", "nothing"),
            (ROBERT, "RONR § 9", "nothing"),
            (GROUP, "own agreement", "nothing"),
        ],
    },
    Row {
        setting: "exclusion.by_resolution", instead: "false", page: SAME,
        lines: &["/item 4", "/exempt paragraph 3"], seen: Seen::Found("without_resolution"),
        held: &[
            (COUNCIL, "LGA 1972 s.100A(4)", "without a recorded resolution of the meeting (LGA 1972 s.100A(4)"),
            (PARISH, "1960 s.1(2)", "without a recorded resolution of the meeting (Public Bodies"),
            (ROBERT, "RONR § 9", "without a recorded resolution of the meeting (RONR § 9)"),
        ],
    },
    Row {
        setting: "exclusion.by_resolution", instead: "true", page: SAME,
        lines: &["/item 4", "/exempt paragraph 3"], seen: Seen::Found("without_resolution"),
        held: &[(GROUP, "own agreement", "nothing")],
    },
    Row {
        setting: "urgent.reason", instead: "false", page: SAME,
        lines: &["/item new Flood", "/item flood"], seen: Seen::Found("urgent_without_reason"),
        held: &[
            (COUNCIL, "LGA 1972 s.100B(4)(b)", "no reason is given (LGA 1972 s.100B(4)(b))"),
            (PARISH, "LGA 1972 Sch 12 para 10(2)(b)", "no reason is given (LGA 1972 Sch 12 para 10(2)(b))"),
        ],
    },
    Row {
        setting: "urgent.reason", instead: "true", page: SAME,
        lines: &["/item new Flood", "/item flood"], seen: Seen::Found("urgent_without_reason"),
        held: &[(ROBERT, "RONR § 41", "nothing"), (GROUP, "own agreement", "nothing")],
    },
    Row {
        setting: "substitutes.allowed", instead: "false", page: SAME,
        lines: &["/apologies birch sub reed"], seen: Seen::Found("no_substitutes"),
        held: &[
            (PANEL, "Sch 6 para 25", "nothing"),
            (COUNCIL, "usual council procedure rule on substitute members", "nothing"),
            (GROUP, "spokescouncils", "nothing"),
        ],
    },
    Row {
        setting: "substitutes.allowed", instead: "true", page: SAME,
        lines: &["/apologies birch sub reed"], seen: Seen::Found("no_substitutes"),
        held: &[
            (PARISH, "NALC SO 4", "these rules know no substitutes (NALC SO 4: on committees only)"),
            (ROBERT, "RONR knows none", "these rules know no substitutes (RONR knows none"),
        ],
    },
    Row {
        setting: "remote.quorum", instead: "true", page: SAME,
        lines: &["/leave birch", "/arrive birch remote"], seen: Seen::Quorum,
        held: &[
            (COUNCIL, "[2021] EWHC 1093 (Admin)", "3 of 9, 8 here"),
            (PARISH, "[2021] EWHC 1093 (Admin)", "3 of 9, 8 here"),
            (ROBERT, "RONR § 9", "5 of 9, 8 here"),
        ],
    },
    Row {
        setting: "remote.quorum", instead: "false", page: SAME,
        lines: &["/leave birch", "/arrive birch remote"], seen: Seen::Quorum,
        held: &[(GROUP, "Handbook ch. 4", "5 of 9, 9 here")],
    },
    Row {
        setting: "remote.vote", instead: "true", page: SAME,
        lines: &["/leave birch", "/arrive birch remote"], seen: Seen::Voters,
        held: &[
            (COUNCIL, "[2021] EWHC 1093 (Admin)", "8"),
            (PARISH, "[2021] EWHC 1093 (Admin)", "8"),
            (ROBERT, "RONR § 9", "8"),
        ],
    },
    Row {
        setting: "remote.vote", instead: "false", page: SAME,
        lines: &["/leave birch", "/arrive birch remote"], seen: Seen::Voters,
        held: &[(GROUP, "Handbook ch. 4", "9")],
    },
    Row {
        setting: "proxy.most", instead: "1", page: SAME,
        lines: &["/leave birch", "/proxy birch to cole"], seen: Seen::Found("no_proxies"),
        held: &[
            (COUNCIL, "LGA 1972 Sch 12 para 39(1)", "a proxy, and these rules know none (LGA 1972"),
            (PARISH, "LGA 1972 Sch 12 para 39(1)", "a proxy, and these rules know none (LGA 1972"),
            (ROBERT, "RONR § 45", "a proxy, and these rules know none (RONR § 45"),
            (GROUP, "own agreement", "a proxy, and these rules know none (the group's own"),
        ],
    },
];

/// A preset, with `setting` instead of its own where there is one, in a meeting with these lines.
fn held(preset: &str, changed: Option<(&str, &str)>, row: &Row) -> String {
    let own = changed.map_or_else(String::new, |(setting, value)| {
        let (section, key) = setting.rsplit_once('.').unwrap();
        format!("[{section}]\n{key} = {value}\n")
    });
    let text = format!("based_on = \"{preset}\"\n{own}");
    let rules = rules::read("own", &text).unwrap_or_else(|why| panic!("{}: {why:?}", row.setting));
    let mut hall = Hall::on(&PAGE.replace(row.page.0, row.page.1), Some(rules.orders));
    hall.opened().enter(row.lines);
    row.seen.of(&hall)
}

#[test]
fn every_setting_makes_the_difference_that_its_source_asks() {
    let mut wrong = Vec::new();
    for row in ROWS {
        for (preset, _, wanted) in row.held {
            let (with, without) = (
                held(preset, None, row),
                held(preset, Some((row.setting, row.instead)), row),
            );
            let exact = with == *wanted;
            if !exact && (*wanted == "nothing" || !with.contains(wanted)) {
                wrong.push(format!("{preset} {}: {with}", row.setting));
            }
            if with == without {
                wrong.push(format!(
                    "{preset} {}: nothing changes with {}: {with}",
                    row.setting, row.instead
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a preset's own file sets: `section.key`, and the source of the section.
fn settings(text: &str) -> Vec<(String, String)> {
    fn walk(section: &str, table: &toml::Table, into: &mut Vec<(String, String)>) {
        let source = table
            .get("source")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        for (key, value) in table {
            match value {
                toml::Value::Table(inner) => walk(&format!("{section}{key}."), inner, into),
                _ if section.is_empty() || key == "source" => {}
                _ => into.push((format!("{section}{key}"), source.to_owned())),
            }
        }
    }
    let mut into = Vec::new();
    walk("", &text.parse().unwrap(), &mut into);
    into
}

#[test]
fn every_setting_of_every_preset_has_its_row_and_its_source() {
    let mut wrong = Vec::new();
    let mut rows = BTreeSet::new();
    for (preset, text) in PRESETS {
        for (setting, source) in settings(text) {
            let held = ROWS
                .iter()
                .filter(|row| row.setting == setting)
                .flat_map(|row| row.held);
            let held: Vec<_> = held.filter(|(name, ..)| *name == preset).collect();
            rows.extend(held.iter().map(|_| (preset, setting.clone())));
            if held.is_empty() {
                wrong.push(format!("{preset}: {setting} has no row"));
            }
            for (_, part, _) in held {
                if part.is_empty() || !source.contains(part) {
                    wrong.push(format!("{preset}: {setting}: {source} has no {part}"));
                }
            }
        }
    }
    for row in ROWS {
        for (preset, ..) in row.held {
            if !rows.contains(&(preset, row.setting.to_owned())) {
                wrong.push(format!("{preset}: {} is not in its file", row.setting));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `quorate orders show` tells each setting and, at the end of its section, where the rule stands.
#[test]
fn what_is_shown_of_a_preset_has_every_setting_with_its_source() {
    for (preset, text) in PRESETS {
        let shown = rules::show(&rules::read(preset, text).unwrap());
        let shown: Vec<(String, String)> = settings(&shown);
        for (setting, source) in settings(text) {
            let found = shown.iter().find(|(name, _)| *name == setting);
            assert_eq!(
                found.map(|(_, source)| source.as_str()),
                Some(source.as_str()),
                "{preset}: {setting}"
            );
        }
    }
}

/// An amended motion goes by the body's own word, too.
#[test]
fn the_bodys_own_words_stand_wherever_ours_would() {
    let mut hall = Hall::of(GROUP);
    hall.opened().enter(&[
        "/move birch That we share the van",
        "/amend dale s/van/vans/",
        "/vote 9 0",
    ]);
    let terms = &hall.meeting.orders.terms;
    let standing = |motion: &Motion| terms.standing(motion);
    assert_eq!(
        standing(hall.meeting.motion_on_floor().unwrap()),
        "substantive proposal"
    );
    hall.enter(&["/vote 8 1"]);
    let minutes = markdown::minutes(&hall.meeting, Scope::Public, &Seal::default());
    for line in [
        "The amendment was agreed.",
        "The proposal was blocked.",
        "**Vote on the proposal:** 8 for, 1 against.",
    ] {
        assert!(minutes.contains(line), "{line}: {minutes}");
    }
    assert!(
        !minutes.contains("carried") && !minutes.contains("lost"),
        "{minutes}"
    );
}

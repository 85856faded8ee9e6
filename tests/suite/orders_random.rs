//! Tallies, bases, ties and quorum, whatever the figures and however people come and go.
use crate::hall;
use crate::hall::{Hall, preset};
use proptest::prelude::*;
use quorate::entry::{self, Entered};
use quorate::meeting::Meeting;
use quorate::meeting::event::{Side, Verdict};
use quorate::meeting::motion::Count;
use quorate::meeting::orders::{Base, Equal, House, Majority, Needs, Orders, QuorumRule, Share};
use quorate::rules::PRESETS;

fn share() -> impl Strategy<Value = Share> {
    (1u32..=20).prop_flat_map(|of| (1..=of).prop_map(move |parts| Share::new(parts, of).unwrap()))
}

fn needs() -> impl Strategy<Value = Needs> {
    (share(), any::<bool>()).prop_map(|(share, more)| {
        let whole = share.at_least(1000) == 1000;
        if more && !whole {
            Needs::MoreThan(share)
        } else {
            Needs::AtLeast(share)
        }
    })
}

fn orders() -> impl Strategy<Value = Orders> {
    let bases = prop::sample::select(Base::ALL.to_vec());
    let equal = prop::sample::select(Equal::ALL.to_vec());
    (needs(), bases, equal).prop_map(|(needs, of, equal)| {
        let source = "x".to_owned();
        let mut orders = Orders {
            majority: Majority { needs, of, source },
            ..Orders::default()
        };
        orders.ties.equal = equal;
        orders
    })
}

/// A house, and a count that fits into it.
fn vote() -> impl Strategy<Value = (House, Count)> {
    (0u32..80, 0u32..40, 0u32..40, 0u32..40).prop_map(|(away, yes, no, abstain)| {
        let present = yes + no + abstain;
        let house = House {
            present,
            entitled: present + away / 2,
            all: present + away,
        };
        let count = Count {
            in_favour: yes,
            against: no,
            abstain,
        };
        (house, count)
    })
}

proptest! {
    /// The threshold is the least number that is enough, of the base that the rules name.
    #[test]
    fn a_count_passes_exactly_when_it_has_its_share((house, count) in vote(), orders in orders()) {
        let weighed = orders.weigh(&orders.majority, &count, house);
        let base = match orders.majority.of {
            Base::Cast => count.in_favour + count.against,
            Base::CastWithAbstentions => count.all(),
            Base::Present => house.present,
            Base::Entitled => house.entitled,
            Base::All => house.all,
        };
        prop_assert_eq!(weighed.base, base);
        let enough = |votes: u32| -> bool {
            let (text, votes) = (orders.majority.needs.to_string(), u64::from(votes));
            let fraction = text.rsplit(' ').next().unwrap();
            let (parts, of) = fraction.split_once('/').unwrap();
            let (parts, of): (u64, u64) = (parts.parse().unwrap(), of.parse().unwrap());
            match text.starts_with("more") {
                true => votes * of > u64::from(base) * parts,
                false => votes > 0 && votes * of >= u64::from(base) * parts,
            }
        };
        prop_assert!(enough(weighed.needed));
        prop_assert!(weighed.needed == 1 && !enough(0) || !enough(weighed.needed - 1));
        prop_assert_eq!(weighed.verdict == Verdict::Carried, enough(count.in_favour));
    }

    /// A tie is equal votes, at an ordinary majority, where somebody can resolve it; and then one vote does.
    #[test]
    fn a_tie_is_a_state_that_one_vote_resolves((house, count) in vote(), orders in orders()) {
        let weighed = orders.weigh(&orders.majority, &count, house);
        let (majority, tied) = (&orders.majority, weighed.verdict == Verdict::Tied);
        if tied {
            prop_assert_eq!(count.in_favour, count.against);
            prop_assert_eq!(orders.ties.equal, Equal::CastingVote);
            prop_assert_eq!(orders.with_chair(majority, &count, house, Side::For), Some(Verdict::Carried));
            prop_assert_eq!(orders.with_chair(majority, &count, house, Side::Against), Some(Verdict::Lost));
        }
        if orders.ties.equal == Equal::Falls {
            prop_assert_eq!(orders.with_chair(majority, &count, house, Side::For), None);
        }
        if count.in_favour != count.against && orders.ties.equal == Equal::CastingVote {
            prop_assert_eq!(orders.with_chair(majority, &count, house, Side::For), None);
        }
        prop_assert_eq!(orders.with_chair(majority, &count, house, Side::Abstain), None);
    }

    /// One vote more for never turns carried into anything else; abstentions count for nothing in a base of
    /// votes cast.
    #[test]
    fn more_votes_never_lose_and_abstentions_stand_aside((house, count) in vote(), orders in orders()) {
        let verdict = |count: &Count| orders.weigh(&orders.majority, count, house).verdict;
        if verdict(&count) == Verdict::Carried {
            let more = Count { in_favour: count.in_favour + 1, against: count.against.saturating_sub(1), ..count };
            if count.against > 0 {
                prop_assert_eq!(verdict(&more), Verdict::Carried);
            }
        }
        if orders.majority.of == Base::Cast {
            let other = Count { abstain: count.abstain + 7, ..count };
            prop_assert_eq!(verdict(&count), verdict(&other));
        }
    }

    /// A quorum is never more than there are, never less than the least, and grows with the body.
    #[test]
    fn a_quorum_is_within_its_bounds(needs in needs(), number in prop::option::of(0u32..30), least in 0u32..10, base in 0u32..500) {
        let rule = QuorumRule { needs, number, least, of: Base::All, source: "x".into() };
        let needed = rule.needed(base);
        prop_assert!(needed <= base && (needed >= least.min(base)));
        prop_assert!(rule.needed(base + 1) >= needed);
    }

    /// However people come, go, substitute and vote: the figures are those of the roll told by hand, the
    /// seats are as many as ever, and the log replays to the same meeting.
    #[test]
    fn the_house_is_the_roll_at_every_moment(
        rules in prop::sample::select(PRESETS.map(|(name, _)| name).to_vec()),
        lines in prop::collection::vec(coming_and_going(), 1..40),
    ) {
        let mut hall = Hall::under(Some(preset(rules)));
        hall.enter(&["/open", "/present ash birch", "/item 2", "/move ash/birch That it be so"]);
        let mut here = vec!["ash", "birch"];
        for (who, line) in &lines {
            hall.now += chrono::TimeDelta::minutes(1);
            if let Ok(Entered::Records(event, _)) = entry::enter(&line.replace("WHO", who), &hall.meeting, hall.now) {
                let fact = hall.meeting.record(event, hall.now, None);
                hall.meeting.apply(fact);
                here.retain(|one| one != who);
                if line.starts_with("/arrive") || line.starts_with("/present") || line.starts_with("+") {
                    here.push(who);
                }
            }
            let (meeting, house) = (&hall.meeting, hall.meeting.house());
            prop_assert_eq!(house.present as usize, here.len(), "{:?} after {}", here, line);
            prop_assert_eq!(meeting.quorum().present as usize, here.len());
            prop_assert_eq!((house.all, meeting.quorum().base), (9, 9));
            prop_assert!(house.entitled <= house.all);
            // What is asked of the past is what was so then.
            prop_assert_eq!(meeting.at(hall.now).house(), house);
        }
        prop_assert_eq!(&Meeting::replay(hall.meeting.facts().to_vec()), &hall.meeting);
        hall.enter(&["/vote 3 2 1"]);
        let ballot = &hall.meeting.motions.list[0].ballots[0];
        prop_assert_eq!(ballot.house.present as usize, here.len(), "held against those present at that moment");
        hall.enter(&["/present all but reed"]);
        let then = &hall.meeting.motions.list[0].ballots[0];
        prop_assert_eq!(then.house.present as usize, here.len(), "and never against those who came later");
    }

    /// What is asked of a moment is what had happened by then, however late and in whatever order it was
    /// entered.
    #[test]
    fn what_was_so_at_a_moment_is_so_whenever_it_was_entered(
        moves in prop::collection::vec((1u32..55, 0u32..40, coming_and_going()), 1..24),
        asked in prop::collection::vec(0u32..59, 6),
    ) {
        let at = |minute: u32, second: u32| hall::at(&format!("19:{minute:02}")) + chrono::TimeDelta::seconds(second.into());
        let mut hall = Hall::under(Some(preset("parish-council")));
        hall.enter(&["/open", "/present ash birch cole dale elm fern gorse hazel ivy", "/item 2"]);
        // By the time of entering; each says when it happened.
        let mut moves = moves;
        moves.sort_by_key(|(minute, late, _)| minute + late);
        let mut happened: Vec<(u32, usize, &str, bool)> = Vec::new();
        for (place, (minute, late, (who, line))) in moves.iter().enumerate() {
            let Some(comes) = ["/arrive", "/leave"].iter().position(|verb| line.starts_with(verb)) else { continue };
            hall.now = at(0, 30) + chrono::TimeDelta::minutes((minute + late).into());
            let line = format!("@19:{minute:02} {}", line.replace("WHO", who));
            if let Ok(Entered::Records(event, as_of)) = entry::enter(&line, &hall.meeting, hall.now) {
                let fact = hall.meeting.record(event, hall.now, as_of);
                prop_assert_eq!(fact.when(), at(*minute, 0), "{}", line);
                hall.meeting.apply(fact);
                happened.push((*minute, place, who, comes == 0));
            }
        }
        happened.sort();
        for minute in asked {
            let then = hall.meeting.at(at(minute, 30));
            for who in ["ash", "birch", "cole", "dale", "elm", "fern", "gorse", "hazel", "ivy"] {
                let last = happened.iter().rfind(|(when, _, one, _)| *when <= minute && *one == who);
                let here = last.is_none_or(|(.., here)| *here);
                prop_assert_eq!(then.roll.is_present(&who.into()), here, "{} at 19:{:02}: {:?}", who, minute, happened);
                let listed = then.people.iter().find(|one| one.id.as_str() == who).unwrap();
                prop_assert_eq!(then.could_vote(listed).is_ok(), here);
            }
            prop_assert_eq!(then.quorum().present, then.house().present);
        }
    }
}

fn coming_and_going() -> impl Strategy<Value = (&'static str, &'static str)> {
    let who = prop::sample::select(vec![
        "ash", "birch", "cole", "dale", "elm", "fern", "gorse", "hazel", "ivy",
    ]);
    let line = prop::sample::select(vec![
        "/arrive WHO",
        "/leave WHO",
        "/present WHO",
        "/apologies WHO",
        "+WHO",
    ]);
    (who, line)
}

//! What the minutes tell of elections, and of leave to take part, proxies and urgent business, in sentences of
//! their own: the clerk's screen says the same shorter, and as it happens.

use super::Sheet;
use super::decision::label;
use crate::meeting::election::{Came, Election};
use crate::meeting::event::{Event, Nominee};
use crate::meeting::facts::{
    AmendmentAccepted, BallotCounted, DispensationGranted, ElectionCalled, ProxyGiven, UrgencyExplained,
};
use crate::meeting::ids::ElectionId;
use crate::meeting::words;
use crate::minutes::document::{capitalised, stopped};

/// The sentence; none for what is told elsewhere or in the words of its entry.
pub(super) fn told(sheet: &Sheet<'_>, event: &Event) -> Option<String> {
    let sentence = match event {
        Event::ElectionCalled(ElectionCalled { office, nominees, .. }) => {
            let each: Vec<String> = nominees.iter().map(|one| nominated(sheet, one)).collect();
            let each = words::listed(each.iter().map(String::as_str));
            format!("Nominated as {office}: {each}")
        }
        Event::BallotCounted(BallotCounted {
            election,
            votes,
            abstain,
        }) => {
            let each = votes.iter();
            let mut each: Vec<String> = each
                .map(|one| format!("{} {}", sheet.shown(&one.person), one.votes))
                .collect();
            if *abstain > 0 {
                each.push(format!("{abstain} abstaining"));
            }
            let held = held(sheet, *election);
            let office = held
                .map(|held| format!(" for {}", held.office))
                .unwrap_or_default();
            let came = held.map(|held| came(sheet, held.outcome(votes)));
            format!("Ballot{office}: {}{}", each.join(", "), came.unwrap_or_default())
        }
        Event::AmendmentAccepted(AmendmentAccepted { motion }) => {
            format!("The mover accepted {}", label(sheet, *motion))
        }
        Event::ProxyGiven(ProxyGiven { from, to }) => {
            format!("{} held the proxy of {}", sheet.name(to), sheet.shown(from))
        }
        Event::DispensationGranted(DispensationGranted {
            person,
            item,
            speak_only,
            text,
        }) => {
            let part = if *speak_only { "speak" } else { "speak and vote" };
            let of = item.as_ref().map(|id| format!(" on {}", sheet.item(id)));
            let why = text.as_ref().map(|text| format!(": {text}"));
            format!(
                "{} had leave to {part}{} in spite of an interest{}",
                sheet.name(person),
                of.unwrap_or_default(),
                why.unwrap_or_default()
            )
        }
        Event::UrgencyExplained(UrgencyExplained { reason, .. }) => {
            format!("Taken as urgent business: {reason}")
        }
        _ => return None,
    };
    Some(stopped(&sentence))
}

fn held<'a>(sheet: &Sheet<'a>, id: ElectionId) -> Option<&'a Election> {
    sheet.meeting.elections.iter().find(|one| one.id == id)
}

fn nominated(sheet: &Sheet<'_>, one: &Nominee) -> String {
    let moved = one
        .moved_by
        .as_ref()
        .map(|id| format!("proposed by {}", sheet.shown(id)));
    let seconded = one
        .seconded_by
        .as_ref()
        .map(|id| format!("seconded by {}", sheet.shown(id)));
    let by: Vec<String> = moved.into_iter().chain(seconded).collect();
    match by.is_empty() {
        true => sheet.shown(&one.person).to_owned(),
        false => format!("{} ({})", sheet.shown(&one.person), by.join(", ")),
    }
}

fn came(sheet: &Sheet<'_>, came: Came) -> String {
    match came {
        // Who is elected stands below, as the decision that it is.
        Came::Elected(_, _, cast, Some(needed)) => format!("; {needed} of {cast} votes were needed"),
        Came::Elected(..) => String::new(),
        Came::Tied(people) => {
            let names = capitalised(&sheet.names(&people));
            format!(". {names} had equal votes")
        }
        Came::Again(needed, Some(last)) => format!(
            ". Nobody had the {needed} votes needed; {} had the fewest and stood no more",
            sheet.shown(&last)
        ),
        Came::Again(needed, None) => format!(". Nobody had the {needed} votes needed"),
    }
}

//! What the minutes tell of elections, and of leave to take part, proxies and urgent business, in sentences of
//! their own: the clerk's screen says the same shorter, and as it happens.

use minijinja::Value;

use super::Sheet;
use super::decision::label;
use crate::meeting::election::{Came, Election};
use crate::meeting::event::{Event, Nominee, Settled};
use crate::meeting::facts::{
    AmendmentAccepted, BallotCounted, DispensationGranted, ElectionCalled, ProxyGiven, UrgencyExplained,
};
use crate::meeting::ids::{ElectionId, PersonId};
use crate::minutes::document::Text;
use crate::minutes::style::Word;

/// The sentence; none for what is told elsewhere or in the words of its entry.
pub(super) fn told(sheet: &Sheet<'_>, event: &Event) -> Option<Text> {
    let word = |word: Word, known: &[(&'static str, Value)]| sheet.voice.word(word, known);
    Some(match event {
        Event::ElectionCalled(ElectionCalled { office, nominees, .. }) => {
            let names = sheet.listed(nominees.iter().map(|one| nominated(sheet, one)));
            word(
                Word::Nominated,
                &[("office", office.as_str().into()), ("names", names.into())],
            )
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
                each.push(sheet.phrase(Word::BallotAbstain, &[("figure", (*abstain).into())]));
            }
            let held = held(sheet, *election);
            let came = held.map(|held| held.outcome(votes));
            // Who is elected stands below, as the decision that it is.
            let (cast, needed) = match came {
                Some(Came::Elected(_, _, cast, Some(needed))) => (Some(cast), Some(needed)),
                _ => (None, None),
            };
            let counted = word(
                Word::Ballot,
                &[
                    ("office", held.map(|held| held.office.clone()).into()),
                    ("votes", each.join(", ").into()),
                    ("needed", needed.into()),
                    ("cast", cast.into()),
                ],
            );
            match came.and_then(|came| undecided(sheet, came)) {
                Some(more) => counted.then(format!(" {more}")),
                None => counted,
            }
        }
        Event::AmendmentAccepted(AmendmentAccepted { motion }) => {
            word(Word::Accepted, &[("motion", label(sheet, *motion).into())])
        }
        Event::ProxyGiven(ProxyGiven { from, to }) => word(
            Word::Proxy,
            &[("who", sheet.name(to).into()), ("of", sheet.shown(from).into())],
        ),
        Event::DispensationGranted(DispensationGranted {
            person,
            item,
            speak_only,
            text,
        }) => word(
            Word::Dispensed,
            &[
                ("who", sheet.name(person).into()),
                ("item", item.as_ref().map(|id| sheet.item(id)).into()),
                ("speak_only", (*speak_only).into()),
                ("text", text.clone().into()),
            ],
        ),
        Event::UrgencyExplained(UrgencyExplained { reason, .. }) => {
            word(Word::Urgent, &[("text", reason.as_str().into())])
        }
        _ => return None,
    })
}

fn held<'a>(sheet: &Sheet<'a>, id: ElectionId) -> Option<&'a Election> {
    sheet.meeting.elections.iter().find(|one| one.id == id)
}

fn nominated(sheet: &Sheet<'_>, one: &Nominee) -> String {
    let shown = |id: &Option<PersonId>| id.as_ref().map(|id| sheet.shown(id).to_owned());
    sheet.phrase(
        Word::Nominee,
        &[
            ("who", sheet.shown(&one.person).into()),
            ("mover", shown(&one.moved_by).into()),
            ("seconder", shown(&one.seconded_by).into()),
        ],
    )
}

/// What a ballot came to that elected nobody.
fn undecided(sheet: &Sheet<'_>, came: Came) -> Option<String> {
    match came {
        Came::Elected(..) => None,
        Came::Tied(people) => Some(sheet.phrase(Word::EqualVotes, &[("names", sheet.names(&people).into())])),
        Came::Again(needed, last) => {
            let last = last.map(|last| sheet.shown(&last).to_owned());
            Some(sheet.phrase(
                Word::AgainNeeded,
                &[("needed", needed.into()), ("last", last.into())],
            ))
        }
    }
}

/// How somebody was elected who was not by votes.
pub(super) fn how(settled: Settled) -> Word {
    match settled {
        Settled::Unopposed => Word::Unopposed,
        Settled::CastingVote => Word::ByCasting,
        Settled::Lot => Word::ByLot,
    }
}

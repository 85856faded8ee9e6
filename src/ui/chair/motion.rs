//! The motion on the floor: its exact words, whose it is, what is voted on before it, how it would read if
//! carried, and how many it takes.

use ratatui::style::Style;

use super::pen::Pen;
use crate::meeting::ids::PersonId;
use crate::meeting::motion::{Count, Motion, MotionStatus};
use crate::meeting::orders::Base;
use crate::meeting::{Meeting, result, words};
use crate::ui::theme::Theme;

/// What is to be decided on the present item, in the order in which it is voted on.
pub fn ballot_order(meeting: &Meeting) -> Vec<&Motion> {
    // Each in its turn is what would be on the floor if those before it were decided.
    let mut left = meeting.motions.clone();
    let mut order = Vec::new();
    let rule = meeting.orders.amendments.order;
    while let Some(next) = left.on_floor(meeting.item(), rule).map(|motion| motion.id) {
        left.pending.retain(|id| *id != next);
        order.extend(meeting.motions.get(next));
    }
    order
}

/// What it is: `Amendment m2 to m1`.
pub fn head(meeting: &Meeting, motion: &Motion) -> String {
    let kind = words::capitalised(&meeting.orders.terms.standing(motion));
    let amends = motion.amends.map(|id| format!(" to {id}")).unwrap_or_default();
    format!("{kind} {}{amends}", motion.id)
}

/// Whose it is.
pub fn by(meeting: &Meeting, motion: &Motion) -> String {
    let name = |id: &Option<PersonId>| id.as_ref().map(|id| meeting.people.shown(id).to_owned());
    let wants = meeting
        .orders
        .wants_seconder(motion.kind, motion.moved_by.is_some());
    match (name(&motion.moved_by), name(&motion.seconded_by)) {
        (Some(mover), Some(seconder)) => format!("moved {mover}, seconded {seconder}"),
        (Some(mover), None) if wants => format!("moved {mover}, NO SECONDER YET"),
        (Some(mover), None) => format!("moved {mover}"),
        (None, Some(seconder)) => format!("no mover named, seconded {seconder}"),
        (None, None) if wants => "no mover named, NO SECONDER YET".into(),
        (None, None) => "put without a mover".into(),
    }
}

/// How what it amends would read if it were carried, as far as that can be known.
pub fn if_carried(meeting: &Meeting, motion: &Motion) -> Option<(String, String)> {
    let base = meeting.motions.get(motion.amends?)?;
    let text = match (
        words::Substitution::read(&motion.text).ok().flatten(),
        words::substituted(&base.text, &motion.text),
    ) {
        (_, Some(text)) => format!("“{text}”"),
        (Some(change), None) => format!("unclear: “{}” is not in {}", change.old, base.id),
        (None, None) => format!("as the clerk writes it in; now: “{}”", base.text),
    };
    Some((format!("If carried, {} reads", base.id), text))
}

/// How many it takes, and of whom.
pub fn needs(meeting: &Meeting, motion: &Motion) -> String {
    if motion.status == MotionStatus::Tied {
        let chair = &meeting.orders.terms.chair;
        return format!("TIED: it is for the {chair}'s casting vote");
    }
    let house = meeting.house();
    if house.present == 0 {
        return "Nobody with a vote is on the roll".into();
    }
    // What it would take if all who are here voted, and nobody against.
    let all = Count {
        in_favour: house.present,
        against: 0,
        abstain: 0,
    };
    let weighed = meeting.weigh(Some(motion.id), &all);
    let (needed, base, how) = (weighed.needed, weighed.base, weighed.needs.words());
    let by_name = match meeting.named_vote_due(Some(motion.id)) {
        Some(_) => ", by name",
        None => "",
    };
    match weighed.of {
        Base::Cast | Base::CastWithAbstentions => {
            format!("Needs {how}: {needed} if all {base} vote{by_name}")
        }
        Base::Present | Base::Entitled | Base::All => {
            format!(
                "Needs {how}: {needed} of {base} {}{by_name}",
                weighed.of.words(&meeting.orders.terms)
            )
        }
    }
}

/// The quorum and its margin.
pub fn quorum(meeting: &Meeting) -> (String, bool) {
    let quorum = meeting.quorum();
    let (needed, present) = (quorum.needed, quorum.present);
    let known = meeting.roll.called || present > 0;
    let margin = match (quorum.met(), known) {
        (_, false) => "roll not called".to_owned(),
        (true, _) if present == needed => "none to spare".into(),
        (true, _) => format!("{} to spare", present - needed),
        (false, _) => format!("NO QUORUM, {} short", needed - present),
    };
    (
        format!("{present} here, quorum {needed}, {margin}"),
        quorum.met() || !known,
    )
}

/// What came of the last vote, for every view: the verdict, then what is wrong with it, then its particulars.
pub fn last_result(meeting: &Meeting, theme: &Theme) -> Vec<(String, Style)> {
    let Some(result) = meeting.last_result() else {
        return Vec::new();
    };
    let verdict = std::iter::once((format!("RESULT  {}", result.verdict()), theme.current));
    let wrong = result
        .wrong()
        .into_iter()
        .map(|line| (format!("! {line}"), theme.wrong));
    let particulars = result.particulars().into_iter().map(|line| (line, theme.text));
    verdict.chain(wrong).chain(particulars).collect()
}

/// Puts what came of the last vote, and what is on the floor.
pub fn draw(pen: &mut Pen<'_>, meeting: &Meeting, theme: &Theme) {
    if meeting.status().is_over() {
        return;
    }
    let result = last_result(meeting, theme);
    // What is voted on next keeps its head, its words and what it takes.
    let keep = if ballot_order(meeting).is_empty() { 2 } else { 5 };
    for (line, style) in &result {
        let most = pen.left().saturating_sub(keep);
        if most > 0 {
            pen.text(line, 0, most, *style);
        }
    }
    if !result.is_empty() {
        pen.gap(keep + 1);
    }
    let order = ballot_order(meeting);
    let Some((motion, then)) = order.split_first() else {
        return nothing(pen, meeting, theme);
    };
    let status = format!("  {}", meeting.orders.terms.status(motion.status));
    let head_room = pen
        .room()
        .saturating_sub(14 + head(meeting, motion).len() + status.len());
    let status = if head_room > 0 { status.as_str() } else { "" };
    pen.row(&[
        ("VOTE NEXT ON  ", theme.title),
        (&head(meeting, motion), theme.speaker),
        (status, theme.quiet),
    ]);
    let carried = if_carried(meeting, motion);
    // Whose it is and what it takes are always seen; the words get what is left, but for the sequel.
    let sequel = u16::from(carried.is_some()) * 2 + u16::from(!then.is_empty());
    let left = pen.left().saturating_sub(2);
    let most = left.saturating_sub(sequel.min(left / 2)).max(1);
    // Words that an amendment changed are not read out as if they were final.
    let words = match result::unwritten(meeting, motion) {
        Some(unwritten) => format!("{unwritten} Before it: {}", motion.quoted()),
        None => motion.quoted(),
    };
    let whole = pen.text(&words, 0, most, theme.text);
    if !whole && pen.left() > 3 {
        pen.row(&[("… w shows every word", theme.quiet)]);
    }
    pen.row(&[(&by(meeting, motion), theme.quiet)]);
    pen.row(&[(&needs(meeting, motion), theme.current)]);
    if let Some((head, text)) = carried.filter(|_| pen.left() >= 2) {
        pen.gap(4);
        let rows = pen.left().saturating_sub(1 + u16::from(!then.is_empty()));
        pen.row(&[(&head, theme.title)]);
        pen.text(&text, 0, rows.max(1), theme.text);
    }
    if !then.is_empty() {
        pen.gap(4);
    }
    for motion in then {
        let head = format!("Then {}: ", head(meeting, motion));
        pen.row(&[(&head, theme.title), (&motion.quoted(), theme.quiet)]);
    }
}

/// What the agenda recommends on the present item and nobody has moved.
pub fn recommended(meeting: &Meeting) -> Vec<&str> {
    let item = meeting.agenda.current();
    let printed = item
        .into_iter()
        .flat_map(|item| item.recommended.iter().map(move |text| (text, item)));
    let left = printed.filter(|(text, item)| !meeting.was_moved(text, &item.id));
    left.map(|(text, _)| text.as_str()).collect()
}

/// The election on the present item that is not settled: to what, and who stands.
pub fn election(meeting: &Meeting) -> Option<String> {
    let mut held = meeting.elections.iter().rev();
    let open = held.find(|one| one.item.as_ref() == meeting.item() && one.elected().is_none())?;
    let standing = open.standing();
    Some(format!(
        "Election of {}: {}",
        open.office,
        words::names(meeting, &standing)
    ))
}

fn nothing(pen: &mut Pen<'_>, meeting: &Meeting, theme: &Theme) {
    pen.row(&[("VOTE NEXT ON", theme.title)]);
    if let Some(words) = election(meeting) {
        let most = pen.left();
        pen.text(&words, 0, most, theme.text);
        return;
    }
    pen.row(&[("nothing is on the floor", theme.quiet)]);
    for text in recommended(meeting) {
        pen.gap(2);
        pen.row(&[("Recommended, not moved yet", theme.quiet)]);
        let most = pen.left();
        pen.text(&format!("“{text}”"), 0, most, theme.text);
    }
}

//! The item and the finish, in words and bars: what are we on, are we late, and when will we finish.

use super::pen::{Pen, bar};
use super::speaker::Urgency;
use crate::meeting::clock::in_minutes;
use crate::meeting::forecast::{Forecast, ItemTime, Stage};
use crate::meeting::wall::Wall;
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Moment, Status};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Up to so many seconds late is hardly late.
const HARDLY_S: i64 = 300;

/// Minutes that began, for what is left: the last half minute is not nothing. What is over or late counts in
/// whole ones, as it does beside `44 of 40 min` and between the two hours that stand there.
fn begun(seconds: i64) -> String {
    in_minutes((seconds + 59) / 60 * 60)
}

/// Where the meeting stands, in words: the item and its title, or why there is none.
pub fn standing(meeting: &Meeting, wall: &Wall, manner: Manner) -> String {
    match (meeting.status(), meeting.adjourned, meeting.agenda.current()) {
        (Status::Planned, ..) => {
            let due = meeting.plan.as_ref().and_then(|plan| plan.time);
            let due = due.map_or(String::new(), |due| format!(", planned for {}", manner.hour(due)));
            format!("Not opened yet{due}")
        }
        (Status::Closed | Status::Approved | Status::Signed, ..) => {
            let at = meeting.closed.map_or(String::new(), |mark| {
                format!(" at {}", manner.hour(wall.shows(mark.at)))
            });
            format!("Closed{at}")
        }
        (Status::Adjourned, Some((since, until)), item) => {
            let until = until.map_or(String::new(), |until| {
                let day = wall.shows(since.at).date_naive();
                format!(" until {}", manner.moment(wall.shows(until), Some(day)))
            });
            let on = item.map_or(String::new(), |item| {
                format!(", on {} {}", item.label(), item.title)
            });
            format!(
                "ADJOURNED{until}, since {}{on}",
                manner.hour(wall.shows(since.at))
            )
        }
        (Status::Live | Status::Adjourned, _, Some(item)) => {
            let whole = item.parent.as_ref().and_then(|id| meeting.agenda.get(id));
            let whole = whole.map(|whole| format!(" ({})", whole.title));
            format!("{}  {}{}", item.label(), item.title, whole.unwrap_or_default())
        }
        (Status::Live | Status::Adjourned, _, None) => match meeting.agenda.next() {
            Some(next) => format!("Between items; next is {} {}", next.label(), next.title),
            None => "No item is being taken".into(),
        },
    }
}

/// How the time of an item stands.
pub fn urgency(item: &ItemTime) -> Urgency {
    match item.allotted_s {
        Some(_) if item.over_s > 0 => Urgency::Over,
        Some(_) if item.is_decided() => Urgency::Well,
        Some(allotted) if item.left_s <= 120.min(allotted / 5) => Urgency::Soon,
        Some(_) | None => Urgency::Well,
    }
}

/// An item's time: `60 of 90 min`, and what is left or over.
pub fn item_words(item: &ItemTime) -> (String, String) {
    let taken = item.actual_s / 60;
    match item.allotted_s {
        None => (in_minutes(item.actual_s), "no planned time".into()),
        Some(allotted) => {
            let share = if item.shared { " (its share)" } else { "" };
            let left = match urgency(item) {
                Urgency::Over if item.over_s < 60 => "OVER".into(),
                Urgency::Over => format!("OVER by {}", in_minutes(item.over_s)),
                Urgency::Soon => format!("{} left SOON", begun(item.left_s)),
                Urgency::Well if item.is_decided() => "decided".into(),
                Urgency::Well => format!("{} left", begun(item.left_s)),
            };
            (format!("{taken} of {}{share}", in_minutes(allotted)), left)
        }
    }
}

/// The item's time as a row: what was taken, a bar, what is left.
pub fn item_row(pen: &mut Pen<'_>, item: &ItemTime, theme: &Theme) {
    let (taken, left) = item_words(item);
    let urgency = urgency(item);
    let (left, style) = match urgency {
        Urgency::Well => (left, theme.current),
        Urgency::Soon | Urgency::Over => (format!(" {left} "), urgency.style(theme)),
    };
    let sign = format!("{} ", urgency.sign());
    let room = pen
        .room()
        .saturating_sub(shown::width(&taken) + shown::width(&left) + 6);
    let bar = match item.allotted_s {
        Some(allotted) if room >= 6 => bar(item.actual_s, allotted, room.min(40)) + "  ",
        Some(_) | None => String::new(),
    };
    let taken = format!("{taken}  ");
    pen.row(&[
        (&sign, urgency.style(theme)),
        (&taken, theme.text),
        (&bar, urgency.ink(theme)),
        (&left, style),
    ]);
}

/// Whether the meeting is late, in words and as an urgency.
pub fn lateness(forecast: &Forecast) -> (String, Urgency) {
    let planned = forecast.late_s(forecast.as_planned);
    let pace = forecast.late_s(forecast.at_this_pace);
    match (planned, pace) {
        (None, _) => (String::new(), Urgency::Well),
        (Some(late), _) if late > HARDLY_S => (format!("{} LATE", in_minutes(late)), Urgency::Over),
        (Some(late), _) if late > 60 => (format!("{} late", in_minutes(late)), Urgency::Soon),
        (Some(_), Some(late)) if late > 60 => {
            (format!("{} late at this pace", in_minutes(late)), Urgency::Soon)
        }
        (Some(late), _) if late < -HARDLY_S => (format!("{} in hand", in_minutes(-late)), Urgency::Well),
        (Some(_), _) => ("on time".into(), Urgency::Well),
    }
}

/// The finishes as words: as planned, at this pace, and the end announced.
pub fn finishes(forecast: &Forecast, wall: &Wall, manner: Manner) -> [String; 3] {
    let face = |moment: Option<Moment>| moment.map(|moment| manner.hour(wall.shows(moment)));
    [
        face(forecast.as_planned).map_or(String::new(), |time| format!("{time} as planned")),
        face(forecast.at_this_pace).map_or(String::new(), |time| format!("{time} at this pace")),
        face(forecast.ends).map_or(String::new(), |time| format!("end {time}")),
    ]
}

/// Both finishes as a span: `14:05 to 14:29`.
fn span_of(planned: &str, pace: &str) -> String {
    let first = planned.replace(" as planned", "");
    let second = pace.replace(" at this pace", "");
    match second.is_empty() || second == first {
        true => first,
        false => format!("{first} to {second}"),
    }
}

/// The finish in words, in so many columns if that can be: how late it is stands after the finish that is late.
pub fn finish_words(forecast: &Forecast, wall: &Wall, manner: Manner, room: usize) -> String {
    let [planned, pace, _] = finishes(forecast, wall, manner);
    if planned.is_empty() {
        return String::new();
    }
    let (late, _) = lateness(forecast);
    let late = late.replace(" at this pace", "");
    let is_late = |finish| forecast.late_s(finish).is_some_and(|late| late > 60);
    let whole = match (late.as_str(), pace.as_str()) {
        ("", "") => planned.clone(),
        ("", _) => format!("{planned}, {pace}"),
        (_, "") => format!("{planned}: {late}"),
        _ if is_late(forecast.at_this_pace) && !is_late(forecast.as_planned) => {
            format!("{planned}; {pace}: {late}")
        }
        _ => format!("{planned}: {late}; {pace}"),
    };
    let short = span_of(&planned, &pace);
    let short = if late.is_empty() {
        short
    } else {
        format!("{short}: {late}")
    };
    let words = [whole, short].map(|words| format!("Finish {words}"));
    let fits = |words: &&String| shown::width(words) <= room;
    words
        .iter()
        .find(fits)
        .or(words.last())
        .cloned()
        .unwrap_or_default()
}

/// The finish in one row.
pub fn finish_row(pen: &mut Pen<'_>, forecast: &Forecast, wall: &Wall, theme: &Theme) {
    let [planned, pace, end] = finishes(forecast, wall, theme.manner);
    let (late, urgency) = lateness(forecast);
    if planned.is_empty() {
        return pen.row(&[
            ("FINISH  ", theme.title),
            ("no planned times to reckon with", theme.quiet),
        ]);
    }
    let style = match urgency {
        Urgency::Well => theme.good,
        Urgency::Soon | Urgency::Over => urgency.style(theme),
    };
    let chip = match urgency {
        Urgency::Well => late,
        Urgency::Soon | Urgency::Over => {
            format!(" {} {} ", urgency.sign(), late.replace(" at this pace", ""))
        }
    };
    let unknown = match forecast.unknown {
        0 => String::new(),
        1 => "and one item without a time".into(),
        more => format!("and {more} items without a time"),
    };
    if pen.room() < 60 {
        // Both finishes as a span, so that how late it is still fits.
        let finish = format!("FINISH {}", span_of(&planned, &pace));
        return pen.stretches(&[(&finish, theme.title), (&chip, style), (&end, theme.quiet)]);
    }
    let finish = format!("FINISH {planned}");
    // How late it is stands beside the finish that is late.
    let (beside, after) = match forecast.late_s(forecast.as_planned) {
        Some(late) if late <= 60 && urgency != Urgency::Well => ("", chip.as_str()),
        Some(_) | None => (chip.as_str(), ""),
    };
    pen.stretches(&[
        (&finish, theme.title),
        (beside, style),
        (&pace, theme.title),
        (after, style),
        (&end, theme.text),
        (&unknown, theme.quiet),
    ]);
}

/// An item of the agenda in one row: what became of it, its time, or when it is likely to begin.
pub fn agenda_row(
    pen: &mut Pen<'_>,
    meeting: &Meeting,
    item: &ItemTime,
    begins: Option<String>,
    theme: &Theme,
) {
    let Some(of) = meeting.agenda.get(&item.id) else {
        return;
    };
    let (sign, style) = match item.stage {
        Stage::Done => ("✓ ", theme.quiet),
        Stage::Now => ("▶ ", theme.current),
        Stage::Ahead => ("  ", theme.text),
        Stage::PutOff => ("– ", theme.quiet),
    };
    let minutes = |seconds: i64| format!("{} min", seconds / 60);
    let allotted = item.allotted_s.map(minutes);
    let time = match (item.stage, allotted) {
        (Stage::PutOff, _) => "put off".to_owned(),
        (Stage::Done, Some(allotted)) if item.over_s >= 60 => {
            format!("{} of {allotted}, +{}", item.actual_s / 60, item.over_s / 60)
        }
        (Stage::Done | Stage::Now, Some(allotted)) => format!("{} of {allotted}", item.actual_s / 60),
        (Stage::Done | Stage::Now, None) => minutes(item.actual_s),
        (Stage::Ahead, allotted) => {
            let allotted = allotted.map(|minutes| match item.shared {
                true => format!("its share {minutes}"),
                false => minutes,
            });
            let begins = begins.map(|time| format!("about {time}"));
            let parts: Vec<String> = allotted.into_iter().chain(begins).collect();
            parts.join(", ")
        }
    };
    let private = if of.exempt.is_some() { "  in private" } else { "" };
    let label = format!("{}{:>4}  ", "   ".repeat(of.depth), of.label());
    let over = item.stage == Stage::Now && item.over_s > 0;
    let time_style = if over { theme.wrong } else { theme.quiet };
    pen.both(
        &[
            (sign, theme.current),
            (&label, style),
            (&of.title, style),
            (private, theme.notice),
        ],
        (&time, time_style),
    );
}

//! Whole pages in, facts or complaints out. `facts` and `wrong` print them one a line.

mod items;
mod pages;
mod parts;
mod people;
mod random;
mod wrong;

use super::{Planned, read};
use crate::meeting::event::{Event, PersonKind};
use crate::meeting::facts::{
    ItemListed, PersonListed, QuestionSubmitted, RecommendationListed, ReportListed,
};

/// A page's facts, one a line; its complaints where it has any.
fn facts(page: &str) -> String {
    match read(page) {
        Ok(facts) => facts.iter().map(|fact| line(fact) + "\n").collect(),
        Err(_) => wrong(page),
    }
}

/// A page's complaints, one a line.
fn wrong(page: &str) -> String {
    read(page)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|complaint| format!("{complaint}\n"))
        .collect()
}

/// The facts of a page with a head of three lines and this agenda below it.
fn agenda(items: &str) -> String {
    let page = format!("# Parish council\nDate: 2016-10-21\n## Agenda\n{items}");
    facts(&page)
        .lines()
        .filter(|line| !line.starts_with("meeting "))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The facts of a page with a head of two lines and these sections below it.
fn roster(sections: &str) -> String {
    let page = format!("# Parish council\nDate: 2016-10-21\n{sections}");
    facts(&page)
        .lines()
        .filter(|line| !line.starts_with("meeting "))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn line(fact: &Planned) -> String {
    let said = |words: &[(&str, Option<String>)]| -> String {
        words
            .iter()
            .filter_map(|(name, word)| word.as_ref().map(|word| format!(" {name}={word}")))
            .collect()
    };
    let hour = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let exempt = if fact.exempt { "EXEMPT " } else { "" };
    let words = match &fact.event {
        Event::MeetingPlanned(plan) => {
            let more = [
                ("title", plan.title.clone()),
                ("time", plan.time.map(hour)),
                ("ends", plan.ends.map(hour)),
                ("venue", plan.venue.clone()),
                ("orders", plan.standing_orders.clone()),
                ("quorum", plan.quorum.map(|n| n.to_string())),
                (
                    "vacant",
                    (!plan.vacant.is_empty()).then(|| plan.vacant.join("; ")),
                ),
            ];
            format!("meeting {} on {}{}", plan.body, plan.date, said(&more))
        }
        Event::PersonListed(PersonListed {
            id,
            name,
            role,
            shown,
            kind,
            voting,
            votes,
        }) => {
            let kind = match kind {
                PersonKind::Member => "member",
                PersonKind::Officer => "officer",
                PersonKind::Witness => "witness",
                PersonKind::Guest => "guest",
                PersonKind::Public => "public",
            };
            let vote = match (voting, votes) {
                (true, Some(votes)) => format!(" {votes} votes"),
                (true, None) => " votes".to_owned(),
                (false, _) => String::new(),
            };
            let role = role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
            format!("{kind}{vote} [{id}] {name}{role} = {shown}")
        }
        Event::ItemListed(ItemListed {
            id,
            number,
            title,
            planned_s,
            due,
            exempt,
            parent,
            note,
            consent,
        }) => {
            let more = [
                ("number", number.clone()),
                ("min", planned_s.map(|s| (f64::from(s) / 60.0).to_string())),
                ("due", due.map(hour)),
                ("exempt", exempt.clone()),
                ("in", parent.as_ref().map(ToString::to_string)),
                ("note", note.as_ref().map(|note| format!("{note:?}"))),
                ("consent", consent.then(|| "yes".to_owned())),
            ];
            format!("item {id} \"{title}\"{}", said(&more))
        }
        Event::ReportListed(ReportListed { item, title }) => format!("report {item} {title}"),
        Event::RecommendationListed(RecommendationListed { item, text }) => {
            format!("recommended {item} {}", text.replace('\n', " | "))
        }
        Event::QuestionSubmitted(QuestionSubmitted {
            id,
            by,
            to,
            item,
            text,
        }) => {
            let to = to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
            let item = item.as_ref().map(|item| format!(" {item}")).unwrap_or_default();
            format!("question{item} {id} {by}{to}: {text}")
        }
        other => panic!("no fact of an agenda: {other:?}"),
    };
    exempt.to_owned() + &words
}

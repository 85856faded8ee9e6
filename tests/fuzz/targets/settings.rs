//! Config, standing orders and house style: a page gives a value that can be used, or an error that says
//! where it is wrong.

use quorate::meeting::facts::StandingOrdersAdopted;
use std::fs;

use quorate::config::Config;
use quorate::entry::{self, Entered};
use quorate::meeting::finding::findings;
use quorate::meeting::orders::Orders;
use quorate::meeting::{Event, Meeting};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};
use quorate::rules;

use super::inert;

const MOST: usize = 1 << 13;

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let page = String::from_utf8_lossy(data);
    let lines = page.matches('\n').count() + 1;
    match rules::read("the fuzzer", &page) {
        Ok(standing) => {
            let shown = rules::show(&standing);
            let again = rules::read("the fuzzer", &shown);
            let again = again.map_err(|wrong| format!("{wrong:?} in\n{shown}"));
            assert_eq!(again.map(|again| again.orders), Ok(standing.orders.clone()));
            judges(standing.orders);
        }
        Err(complaints) => {
            assert!(!complaints.is_empty(), "refused without a word");
            for one in complaints {
                assert!((1..=lines).contains(&one.line), "{one}: of {lines} lines");
                assert!(!one.what.is_empty() && !one.instead.is_empty(), "{one}");
            }
        }
    }
    match Style::read(&page) {
        Ok(style) => writes(&style),
        Err(error) => assert!(error.to_string().contains(':'), "{error} says not where"),
    }
    configures(&page, lines);
}

/// A few lines under these orders: whatever they are, they judge.
fn judges(orders: Orders) {
    let mut meeting = Meeting::replay(crate::example::planned());
    let mut now = crate::stage::moment("11:00:00");
    let adopted = Event::StandingOrdersAdopted(StandingOrdersAdopted {
        name: "the fuzzer".into(),
        rules: Box::new(orders),
    });
    let fact = meeting.record(adopted, now, None);
    meeting.apply(fact);
    for line in [
        "/open",
        "/present egleton mallon burke page",
        "/item 70",
        ">page",
        "/move mallon/page That the report be noted",
        "/amend burke/page That the report be thanked for",
        "/vote 3 1 0",
        "/vote for mallon page against burke",
        "/exempt paragraph 3",
        "/close",
    ] {
        now += chrono::TimeDelta::minutes(20);
        entry::preview(line, &meeting, now);
        if let Ok(Entered::Records(event, at)) = entry::enter(line, &meeting, now) {
            let fact = meeting.record(event, now, at);
            meeting.apply(fact);
        }
    }
    findings(&meeting);
}

/// Minutes in this style: they can be had, and hold nothing but what can be seen.
fn writes(style: &Style) {
    let meeting = Meeting::replay(crate::stage::Stage::midway(80, 24).log.clone());
    let seal = Seal::default();
    let order = Order {
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style,
        draft: false,
        id: "",
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    for format in [Format::Md, Format::Html] {
        let exported = export(&meeting, format, &order);
        let bytes = exported.expect("a style that was taken writes").bytes;
        inert::lines(&String::from_utf8(bytes).expect("text"), format.word());
    }
}

fn configures(page: &str, lines: usize) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, page).unwrap();
    if let Err(error) = Config::read(Some(&path)) {
        let error = error.to_string();
        let after = error.strip_prefix(&format!("{}:", path.display()));
        let line = after.and_then(|after| after.split(':').next()?.parse::<usize>().ok());
        assert!(
            line.is_some_and(|line| (1..=lines).contains(&line)),
            "{error}: of {lines} lines"
        );
    }
}

//! Papers, and what each comes to.

use super::*;

/// A summary of an agenda: the head, the people, the items with what is said of them.
pub(super) fn told(paper: &Paper) -> String {
    let agenda = paper.agenda();
    let head = &agenda.head;
    let hm = |time: Option<chrono::NaiveTime>| time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string());
    let mut out = format!(
        "{} | {} | {} {}-{} | {}\n",
        head.body.as_deref().unwrap_or("-"),
        head.title.as_deref().unwrap_or("-"),
        head.date.map_or("-".to_owned(), |date| date.to_string()),
        hm(head.time),
        hm(head.ends),
        head.venue.as_deref().unwrap_or("-"),
    );
    for person in &agenda.people {
        let role = person.role.as_ref().map_or(String::new(), |role| format!(" ({role})"));
        out += &format!("{:?}: {}{role}\n", person.capacity, person.name);
    }
    for item in &agenda.items {
        out += &"  ".repeat(item.depth);
        out += &format!("[{}] {}", item.number.as_deref().unwrap_or(""), item.title);
        if let Some(due) = item.due {
            out += &format!(" due={}", due.format("%H:%M"));
        }
        if let Some(seconds) = item.planned_s {
            out += &format!(" s={seconds}");
        }
        if let Some(ground) = &item.exempt {
            out += &format!(" EXEMPT {ground}");
        }
        out.push('\n');
        for note in &item.notes {
            out += &format!("{}    | {note}\n", "  ".repeat(item.depth));
        }
    }
    out
}

pub(super) fn asked() -> Asked {
    Asked {
        today: NaiveDate::from_ymd_opt(2026, 1, 15).unwrap(),
        order: FigureOrder::Unsaid,
    }
}

#[test]
fn show() {
    let Ok(path) = std::env::var("PAPER") else { return };
    for path in path.split(' ') {
        let bytes = std::fs::read(path).unwrap();
        let lines = match lines(&bytes, path.rsplit('.').next()) {
            Ok(lines) => lines,
            Err(unread) => {
                println!("=== {path}\nUNREAD {unread}");
                continue;
            }
        };
        if std::env::var("LINES").is_ok() {
            for line in &lines {
                println!("{line:?}");
            }
        }
        let paper = recognise(lines, &asked());
        println!("=== {path}\n{}", told(&paper));
        for left in &paper.agenda().left {
            println!("left {}: {} ({})", left.place, left.text, left.why);
        }
        for doubt in &paper.doubts {
            println!("doubt {}: {}", doubt.place, doubt.what);
        }
        if std::env::var("PAGE").is_ok() {
            println!("--- page\n{}", write(&paper.agenda()));
        }
    }
}

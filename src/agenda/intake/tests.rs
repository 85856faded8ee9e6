//! Papers, and what each comes to.

use super::*;

/// A summary of an agenda: the head, the people, the items with what is said of them.
pub(super) fn told(paper: &Paper) -> String {
    let agenda = paper.agenda();
    let head = &agenda.head;
    let hm = |time: Option<chrono::NaiveTime>| {
        time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string())
    };
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
        let role = person
            .role
            .as_ref()
            .map_or(String::new(), |role| format!(" ({role})"));
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

/// Each paper in `papers/`, and beside it what it comes to. `UPDATE=1` writes that anew, to be looked at.
#[test]
fn papers_come_to_what_they_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/agenda/intake/tests/papers");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default()
            .to_owned();
        if ending == "told" {
            continue;
        }
        count += 1;
        let paper = read(&std::fs::read(&path).unwrap(), Some(&ending), &asked()).unwrap();
        if let Err(lost) = nothing_is_lost(&paper) {
            wrong.push(format!("{}: {lost}", path.display()));
        }
        let told = told(&paper);
        let beside = path.with_extension(format!("{ending}.told"));
        if std::env::var("UPDATE").is_ok() {
            std::fs::write(&beside, &told).unwrap();
        } else if std::fs::read_to_string(&beside).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(count >= 25);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a text, as they are compared.
fn words(text: &str) -> Vec<String> {
    use crate::meeting::plain::{Seen, Sight};
    // Letters that nobody can see are no part of a word, and stand on no page.
    let mut sight = Sight::default();
    let seen = |c: &char| !matches!(sight.sees(*c), Seen::Hidden | Seen::Piled);
    let lower = text.chars().filter(seen).collect::<String>().to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Every word of the paper is in the page, or was read as an hour, a length, a mark of privacy or a field of the head;
/// and the page can be read.
fn nothing_is_lost(paper: &Paper) -> Result<(), String> {
    let mut agenda = paper.agenda();
    agenda.head.body.get_or_insert_with(|| "Body".into());
    agenda.head.date.get_or_insert(NaiveDate::default());
    let page = write(&agenda);
    crate::agenda::read(&page).map_err(|complaints| format!("{}\n{page}", complaints[0]))?;
    let mut known: std::collections::HashSet<String> = words(&page).into_iter().collect();
    known.extend(
        agenda
            .items
            .iter()
            .flat_map(|item| item.said.iter().flat_map(|said| words(said))),
    );
    for (line, seen) in paper.lines.iter().zip(&paper.seen) {
        if matches!(
            seen.role,
            Role::Field | Role::Body | Role::Title | Role::Venue | Role::People(_)
        ) {
            continue;
        }
        let beside = line.beside.iter().map(|(_, text)| text.as_str());
        let all = [line.text.as_str(), line.number.as_deref().unwrap_or_default()];
        for word in all.into_iter().chain(beside).flat_map(words) {
            if !known.contains(&word) {
                return Err(format!(
                    "“{word}” of “{}” ({:?}) is lost:\n{page}",
                    line.text, seen.role
                ));
            }
        }
    }
    Ok(())
}

mod formats;
mod hostile;
mod random;

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

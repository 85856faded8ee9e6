//! The agenda as a page in our own form. What such a page cannot say stands as a comment, with its place.

use super::paper::{Agenda, Item, Left};
use super::people::{Capacity, Person};
use super::words::{WORDS, has};
use crate::agenda::read_in_order;
use crate::human_time::FigureOrder;
use crate::meeting::fold;

/// More comments make a page that nobody reads: what stands behind the agenda is then named by where it stands.
const MOST_LEFT: usize = 400;
/// A page is put right so often, before what is wrong in it is left out.
const MOST_TURNS: usize = 12;

/// What a line of the page was written from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Head,
    Field,
    Person,
    Item(usize),
    Note,
    Comment,
}

struct Written {
    of: Of,
    line: String,
}

/// The page that says what the agenda says. It can be read without a complaint wherever it names a body and a day.
pub fn write(agenda: &Agenda) -> String {
    let mut plainly: Vec<bool> = vec![false; agenda.items.len()];
    let mut lines = draft(agenda, &plainly);
    for _ in 0..MOST_TURNS {
        let page = joined(&lines);
        let Err(complaints) = read_in_order(&page, FigureOrder::DayFirst) else {
            return page;
        };
        let wrong: Vec<(usize, String)> = complaints
            .iter()
            .map(|complaint| (complaint.line, complaint.what.clone()))
            .collect();
        let numbered = number_of_lines(&lines);
        let mut again = false;
        // First the brackets of a title that mean something else in our form are made plain.
        for (line, _) in &wrong {
            let of = numbered
                .get(*line)
                .and_then(|at| lines.get(*at))
                .map(|written| written.of);
            if let Some(Of::Item(at)) = of
                && let Some(plain) = plainly.get_mut(at).filter(|plain| !**plain)
            {
                *plain = true;
                again = true;
            }
        }
        if again {
            lines = draft(agenda, &plainly);
            continue;
        }
        let mut changed = false;
        for (line, _) in wrong {
            let Some(written) = numbered.get(line).copied().and_then(|at| lines.get_mut(at)) else {
                continue;
            };
            if !matches!(written.of, Of::Head | Of::Comment) {
                written.line = comment(written.line.trim());
                written.of = Of::Comment;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    joined(&lines)
}

/// Which of the written lines each line of the page, from 1, belongs to.
fn number_of_lines(lines: &[Written]) -> Vec<usize> {
    let mut numbered = vec![usize::MAX];
    for (at, written) in lines.iter().enumerate() {
        numbered.extend(std::iter::repeat_n(at, written.line.matches('\n').count() + 1));
    }
    numbered
}

fn joined(lines: &[Written]) -> String {
    let mut page = String::new();
    for written in lines {
        page.push_str(&written.line);
        page.push('\n');
    }
    page
}

fn draft(agenda: &Agenda, plainly: &[bool]) -> Vec<Written> {
    let mut lines: Vec<Written> = Vec::new();
    let mut put = |of: Of, line: String| lines.push(Written { of, line });
    let head = &agenda.head;
    let body = head.body.as_deref().unwrap_or_default();
    // A name that would begin a section is one nobody has.
    let body = if crate::agenda::section::is_section(body) {
        format!("“{body}”")
    } else {
        body.to_owned()
    };
    put(Of::Head, format!("# {}", escaped(&body)));
    put(Of::Head, String::new());
    let hm = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let fields = [
        ("Date", head.date.map(|date| date.to_string())),
        ("Time", head.time.map(hm)),
        ("Ends", head.ends.map(hm)),
        ("Venue", head.venue.as_deref().map(escaped)),
        ("Title", head.title.as_deref().map(escaped)),
        ("Quorum", head.quorum.map(|quorum| quorum.to_string())),
    ];
    for (name, value) in fields {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let of = if name == "Date" { Of::Head } else { Of::Field };
            put(of, format!("{name}: {value}"));
        }
    }
    put(Of::Head, String::new());
    let mut left = agenda.left.iter().peekable();
    let mut count = 0;
    let mut comments = |until: usize, put: &mut dyn FnMut(Of, String)| {
        let mut any = false;
        while let Some(one) = left.next_if(|left| left.after <= until) {
            count += 1;
            if count < MOST_LEFT {
                put(Of::Comment, named(one));
                any = true;
            } else if count == MOST_LEFT {
                let rest = left.clone().count() + 1;
                put(
                    Of::Comment,
                    comment(&format!(
                        "from {} on: {rest} further lines were left out",
                        one.place
                    )),
                );
                any = true;
            }
        }
        if any {
            put(Of::Comment, String::new());
        }
    };
    comments(0, &mut put);
    for (capacity, heading) in [
        (Capacity::Member, "## Members"),
        (Capacity::Attending, "## In attendance"),
    ] {
        let mut people = agenda
            .people
            .iter()
            .filter(|person| person.capacity == capacity)
            .peekable();
        if people.peek().is_none() {
            continue;
        }
        put(Of::Head, heading.to_owned());
        for person in people {
            put(Of::Person, of_person(person));
        }
        put(Of::Head, String::new());
    }
    put(Of::Head, "## Agenda".to_owned());
    let mut depth_before = 0;
    for (at, item) in agenda.items.iter().enumerate() {
        let depth = item.depth.min(depth_before + 1);
        depth_before = depth;
        let indent = "    ".repeat(depth);
        let plain = plainly.get(at).copied().unwrap_or(false);
        put(Of::Item(at), format!("{indent}{}", of_item(item, plain)));
        for note in &item.notes {
            put(Of::Note, String::new());
            put(Of::Note, format!("{indent}    {}", of_note(note)));
        }
        if !item.notes.is_empty() {
            put(Of::Note, String::new());
        }
        comments(at + 1, &mut put);
    }
    lines
}

fn of_person(person: &Person) -> String {
    match &person.role {
        Some(role) => format!("- {} ({})", escaped(&person.name), escaped(role)),
        None => format!("- {}", escaped(&person.name)),
    }
}

/// `70. Title (11:10, 40 min, exempt: paragraph 3)`.
fn of_item(item: &Item, plainly: bool) -> String {
    let mark = match &item.number {
        Some(number) if number.starts_with('(') => format!("{number} "),
        Some(number) => format!("{number}. "),
        None => "- ".to_owned(),
    };
    let mut title = item.title.clone();
    if plainly {
        // Our own form would take these for a timing or a mark of privacy.
        title = title
            .replace(['(', '[', '{'], "– ")
            .replace([')', ']', '}'], " –")
            .replace(": ", ", ");
        title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        title = title.trim_end_matches(['–', ' ']).to_owned();
    }
    let mut told = Vec::new();
    told.extend(item.due.map(|due| due.format("%H:%M").to_string()));
    told.extend(item.planned_s.map(length));
    if has(&fold::unaccented(&item.title), &WORDS.consent).is_some() && item.exempt.is_none() {
        told.push("consent".to_owned());
    }
    if let Some(ground) = &item.exempt {
        let ground = ground.replace(['(', ')', '[', ']'], " ");
        let words: Vec<&str> = ground.split_whitespace().collect();
        told.push(match words.join(" ").to_lowercase().as_str() {
            "exempt" | "" => "exempt".to_owned(),
            _ => format!("exempt: {}", words.join(" ")),
        });
    }
    let told = match told.is_empty() {
        true => String::new(),
        false => format!(" ({})", told.join(", ")),
    };
    format!("{mark}{}{told}", escaped(&title))
}

fn length(seconds: u32) -> String {
    match (seconds % 60, seconds / 60) {
        (0, minutes) => format!("{minutes} min"),
        _ => format!("{seconds} sec"),
    }
}

/// A paragraph of an item, so that it is taken for nothing else.
fn of_note(note: &str) -> String {
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = note.to_ascii_lowercase();
    // Who asked whom is not said as our form has it.
    let asks = ["question", "questions", "written question", "public question"]
        .iter()
        .any(|label| {
            lower
                .strip_prefix(label)
                .is_some_and(|rest| rest.trim_start().starts_with([':', '-', '–']))
        });
    let note = if asks { note.replacen(':', ",", 1) } else { note };
    let note = escaped(&note);
    let begins = super::marker::read(&note).map(|marker| marker.len);
    match begins {
        Some(length) => unmarked(&note, length),
        None if note.starts_with(['#', '>', '+', '-', '*', '=', '_']) => format!("\\{note}"),
        None => note,
    }
}

/// A paragraph that begins with a number, a dot or an hour, and is no item: its mark is kept, and marked as plain.
fn unmarked(note: &str, length: usize) -> String {
    let (mark, rest) = note.split_at(length.min(note.len()));
    let at = mark.find(|c: char| c.is_ascii_punctuation());
    match at {
        Some(at) if !mark.starts_with('\\') => format!("{}\\{}{rest}", &mark[..at], &mark[at..]),
        _ => note.to_owned(),
    }
}

/// What was left out, with where it stood.
fn named(left: &Left) -> String {
    comment(&format!("{}: {}", left.place, left.text))
}

fn comment(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").replace("--", "- -").replace("<!", "< !");
    format!("<!-- {text} -->")
}

/// Words of a paper as words of the page: its signs mean nothing, and letters that nobody can see are gone.
fn escaped(text: &str) -> String {
    use crate::meeting::plain::{Seen, Sight};
    let mut sight = Sight::default();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match sight.sees(c) {
            Seen::Itself | Seen::Form | Seen::Joiner => {}
            Seen::Break => {
                out.push(' ');
                continue;
            }
            Seen::Hidden | Seen::Piled => continue,
        }
        if matches!(c, '*' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.replace("<!--", "< !- -")
}

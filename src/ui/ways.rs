//! Everything that can be done, and each way to it: the line, the form, the key, the mouse. Worked out from
//! the table of forms and the table of keys, for the help and for `quorate keys`.

use super::keys::{self, Action, Keymap, Place, Row};
use crate::entry::form::{self, Sheet};

/// A thing that can be done, and the ways to it in words.
pub struct Ways {
    /// What it is called in the list of forms.
    pub title: String,
    /// How it is typed.
    pub line: String,
    /// Its form: how it is opened and how much there is to fill in.
    pub form: String,
    /// By key.
    pub key: String,
    /// By mouse.
    pub mouse: String,
}

/// What the keys of the panes and the vote put into the entry line, by the name of its form.
const DIRECT: &[(Action, &str, &str)] = &[
    (Action::Poll, "vote", "a member, a column"),
    (Action::TakeItem, "item", "the item in the agenda"),
    (Action::CallSpeaker, "the floor", "the speaker on the floor"),
    (Action::Correct, "edit", "the entry in the minutes"),
    (Action::Strike, "strike", "the entry in the minutes"),
    (Action::TakeBack, "undo", "the minutes"),
];

fn row(action: Action) -> Option<&'static Row> {
    keys::table().find(|row| row.action == action)
}

/// The first key of an action as it is set, what the hint line calls it, and where it works first.
fn key(keys: &Keymap, action: Action) -> (String, &'static str, Place) {
    let found = row(action);
    let place = found
        .and_then(|row| row.places.first())
        .copied()
        .unwrap_or(Place::Entry);
    let hint = found.and_then(|row| row.hint).unwrap_or_default();
    (keys.shown(place, action), hint, place)
}

/// Everything, in the order of the list of forms.
pub fn everything(keys: &Keymap) -> Vec<Ways> {
    form::sheets().map(|sheet| ways(keys, sheet)).collect()
}

fn ways(keys: &Keymap, sheet: Sheet) -> Ways {
    let (open, hint, _) = key(keys, Action::Form);
    let title = sheet.title();
    let fields = sheet.ways.iter().map(|way| way.fields.len()).max().unwrap_or(0);
    let form = match fields {
        0 => "nothing to fill in".to_owned(),
        1 => "1 field".to_owned(),
        fields => format!("{fields} fields"),
    };
    let direct = DIRECT.iter().find(|(_, name, _)| *name == sheet.name);
    let (mut by_key, mut by_mouse) = (
        format!("{open}, {title}, Enter"),
        format!("“{open} {hint}” below, then {title}"),
    );
    if let Some((action, _, what)) = direct {
        let (own, own_hint, place) = key(keys, *action);
        let place = place.name().to_lowercase();
        by_key = match *action {
            Action::Poll => format!("{own}; or {by_key}"),
            _ => format!("{own} in the {place}; or {by_key}"),
        };
        by_mouse = match *action {
            Action::Poll => format!("“{own} {own_hint}” below, then {what}"),
            _ => format!("{what}, then “{own} {own_hint}” below"),
        };
    }
    Ways {
        line: sheet.grammar(),
        title,
        form,
        key: by_key,
        mouse: by_mouse,
    }
}

/// All of it as a Markdown page.
pub fn markdown(keys: &Keymap) -> String {
    let mut page = String::from("### Everything, by line, form, key and mouse\n\n");
    page.push_str("| what | line | form | key | mouse |\n|---|---|---|---|---|\n");
    for one in everything(keys) {
        let line = one.line.replace('|', "\\|");
        let (title, form, key, mouse) = (&one.title, &one.form, &one.key, &one.mouse);
        page.push_str(&format!("| {title} | `{line}` | {form} | {key} | {mouse} |\n"));
    }
    page
}

/// All of it in columns, for a terminal.
pub fn columns(keys: &Keymap) -> String {
    let all = everything(keys);
    let wide = |of: fn(&Ways) -> &str| all.iter().map(|one| of(one).chars().count()).max().unwrap_or(0);
    let (title, form, key) = (
        wide(|one| &one.title),
        wide(|one| &one.form),
        wide(|one| &one.key),
    );
    let row = |a: &str, b: &str, c: &str, d: &str| format!("  {a:<title$}  {b:<form$}  {c:<key$}  {d}\n");
    let rows = all
        .iter()
        .map(|one| row(&one.title, &one.form, &one.key, &one.mouse));
    let head = row("what", "form", "keys", "mouse: click");
    format!(
        "Everything, by form, key and mouse\n{head}{}",
        rows.collect::<String>()
    )
}

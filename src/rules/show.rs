//! Rules written out as a file that reads back as the same rules.

use std::fmt::Write;

use super::Standing;
use super::given::quoted;
use super::named::Named;
use super::settings::SECTIONS;
use crate::meeting::orders::Phrases;

/// The rules as a whole file, each section with what it is about.
pub fn show(standing: &Standing) -> String {
    let mut out = String::new();
    let orders = &standing.orders;
    if let Some(title) = &standing.title {
        let _ = writeln!(out, "title = {}", quoted(title));
    }
    for section in SECTIONS {
        let _ = writeln!(out, "\n# {}\n[{}]", section.about, section.name);
        for setting in section.settings {
            let _ = writeln!(
                out,
                "{} = {}  # {}",
                setting.key,
                (setting.show)(orders),
                setting.does
            );
        }
        let mut orders = orders.clone();
        let source = (section.source)(&mut orders);
        let _ = writeln!(out, "source = {}", quoted(source));
    }
    named(&mut out, &orders.special);
    named(&mut out, &orders.limits);
    phrases(&mut out, &orders.phrases);
    out
}

fn phrases(out: &mut String, phrases: &Phrases) {
    if phrases.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\n# What is always said, by a word of the item's title; `any` is for every item\n[phrases]"
    );
    for (word, said) in phrases {
        let said: Vec<String> = said.iter().map(|phrase| quoted(phrase)).collect();
        let _ = writeln!(out, "{} = [{}]", quoted(word), said.join(", "));
    }
}

fn named<T: Named + Clone>(out: &mut String, rules: &[T]) {
    for rule in rules {
        let (section, name) = (T::SECTION, quoted(rule.name()));
        let _ = writeln!(out, "\n# {}\n[{section}.{name}]", T::ABOUT);
        for key in T::KEYS {
            let _ = writeln!(out, "{} = {}", key.key, (key.show)(rule));
        }
        let _ = writeln!(out, "source = {}", quoted(rule.clone().source()));
    }
}

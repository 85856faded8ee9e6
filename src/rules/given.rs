//! Values as a file gives them, asked for as what they should be. None where they are something else.

use chrono::NaiveTime;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};
use toml::de::DeValue;

/// A value in a file.
#[derive(Clone, Copy)]
pub struct Given<'a>(pub &'a DeValue<'a>);

impl Given<'_> {
    pub fn text(self) -> Option<String> {
        self.as_written().map(|text| text.trim().to_owned())
    }

    /// With the blanks around it: a phrase goes on after its last.
    fn as_written(self) -> Option<String> {
        let text = self.0.as_str()?;
        let plain = text.chars().all(|c| !c.is_control());
        plain.then(|| text.to_owned())
    }

    pub fn flag(self) -> Option<bool> {
        self.0.as_bool()
    }

    pub fn number(self) -> Option<u32> {
        let number = self.0.as_integer()?;
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok()?;
        (number <= 100_000).then_some(number)
    }

    /// `"none"` is none.
    pub fn or_none<T>(self, read: impl Fn(Self) -> Option<T>) -> Option<Option<T>> {
        match self.0.as_str() {
            Some("none") => Some(None),
            _ => read(self).map(Some),
        }
    }

    /// `1/4`, `more than 1/2`: whatever reads back as it is written.
    pub fn parsed<T: std::str::FromStr>(self) -> Option<T> {
        self.0.as_str()?.parse().ok()
    }

    /// One of our own words: `casting_vote`.
    pub fn word<T: DeserializeOwned>(self) -> Option<T> {
        let text: StrDeserializer<'_, Error> =
            serde::de::IntoDeserializer::into_deserializer(self.0.as_str()?);
        T::deserialize(text).ok()
    }

    pub fn words<T: DeserializeOwned>(self) -> Option<Vec<T>> {
        let list = self.0.as_array()?.iter();
        list.map(|one| Given(one.get_ref()).word()).collect()
    }

    pub fn texts(self) -> Option<Vec<String>> {
        let list = self.0.as_array()?.iter();
        list.map(|one| Given(one.get_ref()).text().filter(|text| !text.is_empty()))
            .collect()
    }

    pub fn phrases(self) -> Option<Vec<String>> {
        let list = self.0.as_array()?.iter();
        list.map(|one| {
            Given(one.get_ref())
                .as_written()
                .filter(|text| !text.trim().is_empty())
        })
        .collect()
    }

    /// `3m`, `90s`, `2h30m`.
    pub fn seconds(self) -> Option<u32> {
        let mut rest = self.0.as_str()?.trim();
        let mut seconds: u32 = 0;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let number: u32 = rest[..end].parse().ok()?;
            let unit = match rest[end..].chars().next()? {
                'h' => 3600,
                'm' => 60,
                's' => 1,
                _ => return None,
            };
            seconds = seconds.checked_add(number.checked_mul(unit)?)?;
            rest = rest[end + 1..].trim_start();
        }
        (1..=86_400).contains(&seconds).then_some(seconds)
    }

    /// `22:00`.
    pub fn hour(self) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(self.0.as_str()?.trim(), "%H:%M").ok()
    }
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// One of our own words as TOML writes it.
pub fn worded<T: Serialize>(word: &T) -> String {
    let value = toml::Value::try_from(word).ok();
    quoted(value.as_ref().and_then(toml::Value::as_str).unwrap_or_default())
}

/// A list of what `each` writes.
pub fn listed<T>(list: &[T], each: impl Fn(&T) -> String) -> String {
    let list: Vec<String> = list.iter().map(each).collect();
    format!("[{}]", list.join(", "))
}

/// A duration as `seconds` reads it.
pub fn duration(seconds: u32) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |number: u32, unit: &str| match number {
        0 => String::new(),
        n => format!("{n}{unit}"),
    };
    quoted(&format!("{}{}{}", part(h, "h"), part(m, "m"), part(s, "s")))
}

/// What is there, or `"none"`.
pub fn or_none<T>(value: Option<T>, write: impl Fn(T) -> String) -> String {
    value.map_or_else(|| quoted("none"), write)
}

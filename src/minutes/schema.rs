//! JSON Schemas (draft 2020-12) of what other programs read: the record, and a line of the session log.
//!
//! Both come from the types themselves. They must never be stricter than the readers: what a newer minor
//! version adds, an older schema admits.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::record::Record;
use crate::meeting::Event;

/// What the record's schema is called.
pub const RECORD_ID: &str = "urn:quorate:record:1";

/// What the schema of a log's line is called.
pub const LOG_ID: &str = "urn:quorate:log:1";

/// The schema of the record that `export --format json` gives.
pub fn record_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Record>();
    titled(
        schema,
        RECORD_ID,
        "Quorate record",
        "A meeting as one JSON document: quorate-record/1.",
    )
}

/// The schema of one line of a session log: the header, which is the first line, or a fact.
///
/// A fact of a type that is not described here is one of a newer version, and valid.
pub fn log_schema() -> Value {
    let mut event = event_schema();
    let definitions = event.as_object_mut().and_then(|event| event.remove("$defs"));
    let moment = |about: &str| json!({ "type": "string", "format": "date-time", "description": about });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": LOG_ID,
        "title": "Quorate session log, one line",
        "description": "A log is UTF-8 JSON Lines, append only: first the header, then one fact a line.",
        "oneOf": [{ "$ref": "#/$defs/Header" }, { "$ref": "#/$defs/Line" }],
        "$defs": merged(definitions, json!({
            "Header": {
                "title": "Header",
                "description": "The first line.",
                "type": "object",
                "required": ["quorate", "minor", "id", "salt", "created", "writer"],
                "properties": {
                    "quorate": {
                        "const": 1,
                        "description": "The major version: readers of the same one read every minor.",
                    },
                    "minor": { "type": "integer", "minimum": 0, "description": "The minor version." },
                    "id": {
                        "type": "string",
                        "pattern": "^[0-7][0-9A-HJKMNP-TV-Z]{25}$",
                        "description": "The meeting's ULID.",
                    },
                    "salt": {
                        "type": "string",
                        "pattern": "^[0-9a-f]{32}$",
                        "description": "Random, so that no two logs have the same hashes.",
                    },
                    "created": moment("When the log was begun."),
                    "writer": { "type": "string", "description": "The program and version that began it." },
                },
            },
            "Line": {
                "title": "Fact",
                "description": "Every other line.",
                "type": "object",
                "required": ["seq", "at", "event", "prev"],
                "properties": {
                    "seq": {
                        "type": "integer",
                        "minimum": 1,
                        "description": "Its number, from 1, without gaps.",
                    },
                    "at": moment("When it was entered."),
                    "as_of": moment("When it happened, where it was entered late."),
                    "exempt": {
                        "type": "boolean",
                        "description": "Press and public were excluded, or it names exempt matter.",
                    },
                    "event": { "$ref": "#/$defs/Event" },
                    "prev": {
                        "type": "string",
                        "pattern": "^[0-9a-f]{64}$",
                        "description": "SHA-256 of the previous line's bytes, without its newline.",
                    },
                },
            },
            "Event": event,
        })),
    })
}

/// The facts there are, and any of a type that this version does not know.
fn event_schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let schema = settings.into_generator().into_root_schema_for::<Event>();
    let mut schema = schema.to_value();
    refer(&mut schema);
    let known = event_types();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
        if let Some(Value::Array(one_of)) = schema.get_mut("oneOf") {
            one_of.push(json!({
                "title": "Unknown",
                "description": "A fact of a newer version: kept and shown as unknown, never dropped.",
                "type": "object",
                "required": ["type"],
                "properties": { "type": { "type": "string", "not": { "enum": known } } },
            }));
        }
    }
    schema
}

/// A fact that holds another refers to the root of its own schema, which is a definition in that of a line.
fn refer(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(to)) = fields.get_mut("$ref")
                && to == "#"
            {
                *to = "#/$defs/Event".to_owned();
            }
            fields.values_mut().for_each(refer);
        }
        Value::Array(values) => values.iter_mut().for_each(refer),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The names of all types of fact that this version knows, in the order of the contract.
pub fn event_types() -> Vec<String> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let schema = Event::json_schema(&mut generator).to_value();
    let variants = schema["oneOf"].as_array().into_iter().flatten();
    variants
        .filter_map(|variant| variant["properties"]["type"]["const"].as_str())
        .map(str::to_owned)
        .collect()
}

fn titled(schema: Schema, id: &str, title: &str, about: &str) -> Value {
    merged(
        Some(json!({ "$id": id, "title": title, "description": about })),
        schema.to_value(),
    )
}

/// `over`, with what `under` has besides.
fn merged(under: Option<Value>, over: Value) -> Value {
    match (under, over) {
        (Some(Value::Object(mut under)), Value::Object(over)) => {
            for (key, value) in over {
                under.entry(key).or_insert(value);
            }
            Value::Object(under)
        }
        (_, over) => over,
    }
}

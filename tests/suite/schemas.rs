//! The published schemas hold for what the program writes, and admit what a newer one may write.
use crate::samples;
use std::collections::BTreeSet;

use crate::every_event::{CANARY, every_event};
use jsonschema::Validator;
use quorate::meeting::{Event, Meeting};
use quorate::minutes::schema::{event_types, log_schema, record_schema};
use quorate::minutes::{Record, Scope, Seal, record};
use serde_json::{Value, json};

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .unwrap()
}

#[track_caller]
fn holds(schema: &Validator, value: &Value) {
    let errors: Vec<_> = schema
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}

fn line(event: Value) -> Value {
    json!({ "seq": 7, "at": "2016-10-21T11:03:00.000+01:00", "event": event, "prev": "0f".repeat(32) })
}

#[test]
fn records_hold_their_schema_and_read_back() {
    let schema = validator(&record_schema());
    let seal = Seal {
        events: 3,
        hash: "ab".repeat(32),
    };
    let mut everything = samples::parish_council();
    for event in every_event(20) {
        everything.fact(event);
    }
    let meetings = [samples::parish_council(), samples::union_branch(), everything];
    let meetings = meetings.map(|sitting| sitting.meeting);
    for meeting in meetings.iter().chain([&Meeting::default()]) {
        for scope in [Scope::Public, Scope::Exempt] {
            let made = record::record(meeting, scope, "01J9Z3T0000000000000000000", &seal);
            let value = serde_json::to_value(&made).unwrap();
            holds(&schema, &value);
            assert_eq!(serde_json::from_value::<Record>(value).unwrap(), made);
        }
    }
}

#[test]
fn every_field_of_a_record_is_required() {
    let schema = record_schema();
    let objects = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for object in objects.filter(|object| object["properties"].is_object()) {
        let fields: BTreeSet<&str> = object["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let required = object["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap());
        assert_eq!(required.collect::<BTreeSet<_>>(), fields);
    }
}

#[test]
fn every_fact_is_a_line_of_the_log() {
    let schema = validator(&log_schema());
    for event in every_event(4) {
        let event = serde_json::to_value(&event).unwrap();
        holds(&schema, &line(event.clone()));
        let mut late = line(event);
        late["as_of"] = json!("2016-10-21T11:01:00.000+01:00");
        late["exempt"] = json!(true);
        holds(&schema, &late);
    }
}

#[test]
fn the_header_and_facts_of_newer_versions_are_lines_too() {
    let schema = validator(&log_schema());
    holds(
        &schema,
        &json!({
            "quorate": 1, "minor": 4, "id": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "salt": "0123456789abcdef".repeat(2),
            "created": "2016-10-21T10:55:00.000+01:00", "writer": "quorate 0.1.0", "added_later": [1],
        }),
    );
    holds(
        &schema,
        &line(json!({ "type": "minutes_framed", "by": "egleton" })),
    );
    holds(
        &schema,
        &line(json!({ "type": "narrative_minuted", "text": "x", "mood": "calm" })),
    );
}

#[test]
fn what_is_no_line_is_told() {
    let schema = validator(&log_schema());
    let text = json!({ "type": "narrative_minuted", "text": "x" });
    let mut wrong = vec![
        line(json!({ "type": "narrative_minuted" })),
        line(json!({ "type": "question_asked", "id": "x3", "by": "burke", "text": "x" })),
        line(json!({ "text": "no type" })),
        json!({ "quorate": 2 }),
        json!([]),
    ];
    for (field, value) in [
        ("seq", json!(0)),
        ("prev", json!("ab")),
        ("at", json!("yesterday")),
    ] {
        let mut line = line(text.clone());
        line[field] = value;
        wrong.push(line);
    }
    for line in wrong {
        assert!(!schema.is_valid(&line), "{line}");
    }
}

/// What the other tests rest on: a new type of fact, or a new field, has its place in `every_event`.
#[test]
fn every_event_has_every_type_and_every_field() {
    let schema = log_schema();
    let mut seen = BTreeSet::new();
    for event in every_event(4) {
        let value = serde_json::to_value(&event).unwrap();
        let name = value["type"].as_str().unwrap().to_owned();
        let variants = schema["$defs"]["Event"]["oneOf"].as_array().unwrap();
        let described = variants
            .iter()
            .find(|one| one["properties"]["type"]["const"] == name.as_str());
        let described = described.unwrap_or_else(|| panic!("{name} is not in the schema"));
        let reference = described["$ref"]
            .as_str()
            .map(|to| to.rsplit('/').next().unwrap());
        let fields = reference.map_or(&described["properties"], |to| &schema["$defs"][to]["properties"]);
        // A fact that says nothing but that it happened has none.
        for field in fields.as_object().into_iter().flat_map(|fields| fields.keys()) {
            assert!(
                value.get(field).is_some(),
                "{name}.{field} has no value in every_event"
            );
        }
        texts(&value, "", &mut |key, text| {
            const PLAIN: &[&str] = &[
                "type",
                "kind",
                "mode",
                "method",
                "verdict",
                "side",
                "priority",
                "date",
                "held",
                "owed",
                "time",
                "ends",
                "due",
                "on",
                "until",
                "as_of",
                "procedure",
                "how",
            ];
            let numbered = text.len() == 3 && text[1..].parse::<u32>().is_ok();
            // The rules of a body are public, whenever they were adopted.
            let public = name == "standing_orders_adopted";
            assert!(
                public || PLAIN.contains(&key) || numbered || text.contains(CANARY),
                "{name}.{key}: {text}"
            );
        });
        assert_eq!(serde_json::from_value::<Event>(value).unwrap(), event);
        seen.insert(name);
    }
    assert_eq!(seen, event_types().into_iter().collect());
}

fn texts(value: &Value, key: &str, with: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => with(key, text),
        Value::Array(list) => list.iter().for_each(|one| texts(one, key, with)),
        Value::Object(fields) => fields.iter().for_each(|(key, one)| texts(one, key, with)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

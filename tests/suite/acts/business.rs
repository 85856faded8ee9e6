//! Items taken together, hearings, readings, nominations, appointments, promises, and what Tab offers.

use crate::floor::Floor;
use quorate::entry;

#[test]
fn items_taken_together_are_each_decided() {
    let page = crate::floor::PAGE
        .replace("4. Grants", "4. Grants (consent)")
        .replace("2. Minutes", "2. Minutes (consent)");
    let decided = |lines: &str| {
        let mut floor = Floor::of(&page, None);
        floor.lines(lines).all_taken();
        let agenda = floor.record()["agenda"].clone();
        let of = |at: usize| agenda[at]["outcome"].as_str().unwrap_or("none").to_owned();
        (of(1), of(3), of(4), floor.minutes())
    };
    let (two, four, five, minutes) = decided(
        "/open\n/present all\n/item 3\n/consent\n/move bell/cole That the consent agenda be approved\n/vote 6 0\n/close",
    );
    assert_eq!(
        (two.as_str(), four.as_str(), five.as_str()),
        ("agreed", "agreed", "none")
    );
    assert!(
        minutes.contains("## 2. Minutes") && minutes.contains("## 4. Grants"),
        "{minutes}"
    );
    let (two, four, _, _) =
        decided("/open\n/present all\n/pull 4\n/consent\n/move bell/cole That they be approved\n/vote 6 0");
    assert_eq!((two.as_str(), four.as_str()), ("agreed", "none"));
    let (two, four, five, _) = decided("/open\n/present all\n/consent 2-5\n/pull 4\n/unanimous");
    assert_eq!(
        (two.as_str(), four.as_str(), five.as_str()),
        ("agreed", "none", "agreed")
    );
}

#[test]
fn hearings_readings_nominations_and_appointments_have_their_place() {
    let floor = Floor::enter(
        "/open
        /present all
        /item 3
        /hearing open
        /person public Jo Marsh (Resident)
        marsh: I live there
        /hearing close
        /reading second
        /nominate bell for Mayor by cole/dyer
        /nominate ford for mayor
        /appoint ellis and dyer to the Works Committee
        +bell
        +cole
        +dyer
        /queue dyer first
        /queue cole before bell
        ellis~ a note on the costs
        clerk~ the map
        ellis! something else by 1 April
        clerk!u2 Send the map",
    );
    floor.all_taken();
    let record = floor.record();
    let item = &record["agenda"][2];
    assert!(item["hearings"][0]["closed"].is_string(), "{item}");
    assert_eq!(item["readings"][0]["which"], "second");
    assert_eq!(record["elections"][0]["nominees"].as_array().unwrap().len(), 2);
    assert!(floor.shows(entry::Topic::Queue).contains("dyer, cole, bell"));
    // Only what the clerk says meets a promise.
    assert_eq!(record["actions"][0]["from"], serde_json::Value::Null);
    assert_eq!(record["actions"][1]["from"], "u2");
    assert!(floor.minutes().contains("appointed to the Works Committee"));
}

#[test]
fn every_command_completes_its_fields_by_its_own_syntax() {
    let floor = Floor::enter(
        "/open\n/present all\n/item 3\n/move bell/cole That A be done\n/amend dyer/ellis s/A/B/\n/elect Mayor: bell cole\n! Do it\n/mark check",
    );
    let offers = |line: &str| -> Vec<String> {
        let all = entry::complete(line, line.len(), &floor.meeting);
        all.into_iter().map(|one| one.text).collect()
    };
    for (line, wanted) in [
        ("/leave dy", "dyer"),
        ("/leave dyer el", "ellis"),
        ("/demand be", "bell"),
        ("/proxy fo", "ford"),
        ("/proxy ford t", "to "),
        ("/proxy ford to be", "bell"),
        ("/dispense be", "bell"),
        ("/interpose be", "bell"),
        ("/speaker 20 be", "bell"),
        ("/elected e", "e1"),
        ("/elected bell un", "unopposed"),
        ("/elected e1 bell lo", "lot"),
        ("/done-action a", "a1"),
        ("/drop-action a", "a1"),
        ("/apologies ford su", "sub "),
        ("/apologies ford sub be", "bell"),
        ("/move be", "bell"),
        ("/move bell/co", "cole"),
        ("/second el", "ellis"),
        ("/second m1 el", "ellis"),
        ("/table be", "bell"),
        ("/table bell/co", "cole"),
        ("/table m", "m1"),
        ("/postpone ind", "indefinitely"),
        ("/take-up m", "m1"),
        ("/vote for be", "bell"),
        ("/vote for bell aga", "against "),
        ("/vote for bell against co", "cole"),
        ("/vote all f", "for"),
        ("/record bell ag", "against"),
        ("/casting f", "for"),
        ("/declare be", "bell"),
        ("/declare bell item 4", "4"),
        ("/queue op", "open"),
        ("/queue be", "bell"),
        ("/hearing op", "open"),
        ("/reading se", "second"),
        ("/present be", "bell"),
        ("/present bell rem", "remote"),
        ("/absent ford ex", "excused"),
        ("/recuse fo", "ford"),
        ("/nominate be", "bell"),
        ("/nominate bell for Mayor by co", "cole"),
        ("/appoint be", "bell"),
        ("/action be", "bell"),
        ("/chair be", "bell"),
        ("/call be", "bell"),
        ("/item gr", "4"),
        ("/pull 4", "4"),
        ("/in 4 be", "bell"),
        ("/in 4 /call be", "bell"),
        ("/show qu", "queue"),
        ("/edit 2", "20"),
        ("/written be", "bell"),
        ("/withdraw m", "m1"),
        ("/accept m", "m2"),
    ] {
        assert!(
            offers(line).contains(&wanted.to_owned()),
            "{line}: {:?}",
            offers(line)
        );
    }
    // Every command has a field that the engine finds where it begins, whatever it is called.
    for sheet in entry::form::commands().filter(|sheet| sheet.has_fields()) {
        let line = format!("/{} ", sheet.name);
        let wants_words = sheet.ways.iter().all(|way| {
            use entry::form::Kind;
            way.fields.first().is_none_or(|field| {
                matches!(
                    field.kind,
                    Kind::Text
                        | Kind::Narrative
                        | Kind::Link
                        | Kind::Number
                        | Kind::Time
                        | Kind::Length
                        | Kind::Owed
                )
            })
        });
        assert!(wants_words || !offers(&line).is_empty(), "{line} offers nothing");
    }
}

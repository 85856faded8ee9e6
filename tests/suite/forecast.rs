//! The projected finish, held against sums done by hand: a night sitting that begins late, runs slow, stops
//! for a while, leaves the order of its agenda, and goes through the night on which the clocks go back.
use crate::sitting::Sitting;
use chrono::{FixedOffset, NaiveDateTime, TimeDelta, TimeZone};
use quorate::meeting::event::{Event, Plan};
use quorate::meeting::facts::{ItemDeferred, ItemListed, MeetingExtended};
use quorate::meeting::forecast::{Forecast, Stage};
use quorate::meeting::ids::ItemId;
use quorate::meeting::wall::Wall;
use quorate::meeting::{Intent, Moment};

/// London's clocks on 30 October 2016: an hour ahead of Greenwich until 01:00 there, and then not.
const LONDON: Wall = Wall::Place { moment, shows };

fn back() -> Moment {
    hours(0).with_ymd_and_hms(2016, 10, 30, 1, 0, 0).unwrap()
}

fn hours(east: i32) -> FixedOffset {
    FixedOffset::east_opt(east * 3600).unwrap()
}

fn shows(moment: Moment) -> Moment {
    let summer = moment < back();
    moment.with_timezone(&hours(i32::from(summer)))
}

fn moment(local: NaiveDateTime) -> Moment {
    let summer = hours(1).from_local_datetime(&local).unwrap();
    let winter = hours(0).from_local_datetime(&local).unwrap();
    if summer < back() { summer } else { winter }
}

/// So many minutes after 23:00 in London, which was 22:00 in Greenwich, as the wall shows it.
fn at(minutes: i64) -> Moment {
    let start = hours(0).with_ymd_and_hms(2016, 10, 29, 22, 0, 0).unwrap();
    shows(start + TimeDelta::minutes(minutes))
}

/// From 23:00 to 03:00: five hours, since 01:00 to 02:00 comes twice. Items of 30, 60, 60 and 30 minutes
/// and two without a plan, which share the other two hours.
fn night() -> Sitting {
    let mut s = Sitting::of("Harbour Trust", "2016-10-29", "23:00");
    s.now = at(-60);
    s.fact(Event::MeetingPlanned(Box::new(Plan {
        body: "Harbour Trust".into(),
        title: None,
        date: "2016-10-29".parse().unwrap(),
        time: Some("23:00:00".parse().unwrap()),
        ends: Some("03:00:00".parse().unwrap()),
        venue: None,
        standing_orders: None,
        quorum: None,
        vacant: Vec::new(),
    })));
    s.members("ash birch cedar");
    for (number, planned) in [
        ("1", Some(30)),
        ("2", Some(60)),
        ("3", Some(60)),
        ("4", Some(30)),
        ("5", None),
        ("6", None),
    ] {
        s.fact(Event::ItemListed(ItemListed {
            id: number.into(),
            number: Some(number.into()),
            title: format!("Item {number}"),
            planned_s: planned.map(|minutes| minutes * 60),
            due: None,
            exempt: None,
            parent: None,
            note: None,
            consent: false,
        }));
    }
    s
}

/// The finishes at a moment, in minutes and seconds after 23:00: as planned, and at this pace.
#[track_caller]
fn holds(s: &mut Sitting, minute: i64, planned: (i64, i64), pace: Option<(i64, i64)>) -> Forecast {
    s.now = at(minute);
    let forecast = Forecast::of(&s.meeting, s.now, &LONDON);
    let sum = |finish: Option<Moment>| finish.map(|finish| (finish - at(0)).num_seconds());
    assert_eq!(
        sum(forecast.as_planned),
        Some(planned.0 * 60 + planned.1),
        "as planned, at {minute}"
    );
    assert_eq!(
        sum(forecast.at_this_pace),
        pace.map(|(m, s)| m * 60 + s),
        "at this pace, at {minute}"
    );
    assert_eq!(sum(forecast.ends), Some(300 * 60), "the end, at {minute}");
    forecast
}

fn words(s: &Sitting, forecast: &Forecast) -> String {
    forecast
        .give()
        .map_or(String::new(), |give| give.words(&s.meeting))
}

#[test]
fn a_late_night_is_forecast_as_reckoned_by_hand_at_ten_moments() {
    let mut s = night();
    // 1. Not open yet: all five hours, from 23:00 on. 30+60+60+30 planned, and 60 for each of the others.
    let forecast = holds(&mut s, -10, (300, 0), None);
    assert_eq!(forecast.late_s(forecast.as_planned), Some(0));
    assert_eq!(forecast.items[5].allotted_s, Some(3600));
    assert!(forecast.items[5].shared);

    // 2. Opened at 5, on item 1 since; at 15 it has taken 10 of 30, left 20+60+60+30+120 = 290.
    s.now = at(5);
    s.opens("ash birch cedar");
    s.takes("1");
    holds(&mut s, 15, (305, 0), Some((305, 0)));

    // 3. Item 1 took 45 of 30: pace 45/30. Left 270, at this pace 405.
    s.now = at(50);
    s.takes("2");
    let forecast = holds(&mut s, 50, (320, 0), Some((455, 0)));
    // 20 minutes too many: 3, 4, 5 and 6 have 60, 30, 60 and 60; held to 53 they have 189 of at most 190.
    assert_eq!(
        words(&s, &forecast),
        "drop 20 min: items 3, 5 and 6 to 53 min each"
    );

    // 4. Item 2 has taken 30 of 60: (45+30)/(30+30) = 5/4. Left 240, at this pace 300.
    holds(&mut s, 80, (320, 0), Some((380, 0)));

    // 5. Adjourned at 80 until 100. At 90 nothing has changed but that it goes on at 100.
    s.now = at(80);
    s.does(Intent::Adjourn { until: Some(at(100)) });
    holds(&mut s, 90, (340, 0), Some((400, 0)));
    // Past the time it goes on now, if it goes on.
    holds(&mut s, 104, (344, 0), Some((404, 0)));

    // 6. Resumed at 105; at 145 item 2 has taken 30+40 = 70 of 60. Left 210; (45+70)/(30+60) = 115/90;
    //    210 minutes are 12600 s, at this pace 16100 s = 268 min 20 s.
    s.now = at(105);
    s.does(Intent::Resume);
    let forecast = holds(&mut s, 145, (355, 0), Some((413, 20)));
    assert_eq!(forecast.current().unwrap().over_s, 600);

    // 7. Item 4 before item 3, at 150; item 2 took 75. At 160 item 4 has taken 10 of 30. Left 20+60+120 =
    //    200; (45+75+10)/(30+60+10) = 13/10, so 260.
    s.now = at(150);
    s.takes("4");
    let forecast = holds(&mut s, 160, (360, 0), Some((420, 0)));
    assert_eq!(
        forecast.items[2].stage,
        Stage::Ahead,
        "passed over, and to be taken yet"
    );
    assert_eq!(words(&s, &forecast), "drop 1 h: items 3, 5 and 6 to 40 min each");

    // 8. Item 5 at 190, item 4 took 40. At 200 the clocks have gone back (at 180). Left 50+60+60 = 170;
    //    what has no plan says nothing of the pace: (45+75+40)/(30+60+30) = 4/3. 10200 s make 13600 s.
    s.now = at(190);
    s.takes("5");
    let forecast = holds(&mut s, 200, (370, 0), Some((426, 40)));
    assert_eq!(LONDON.face(s.now), "01:20", "for the second time");
    assert_eq!(LONDON.face(forecast.as_planned.unwrap()), "04:10");

    // 9. Item 6 is put off at 210. Left 40 of item 5 and 60 of item 3; 6000 s make 8000 s.
    s.now = at(210);
    s.fact(Event::ItemDeferred(ItemDeferred {
        item: ItemId::from("6"),
        text: None,
    }));
    let forecast = holds(&mut s, 210, (310, 0), Some((343, 20)));
    assert_eq!(forecast.items[5].stage, Stage::PutOff);
    assert_eq!(words(&s, &forecast), "drop 10 min: item 3 to 50 min");

    // 10. Item 3 at 240; at 290 it has taken 50 of 60. Left 10; (160+50)/(120+50) = 21/17, and 600 s make
    //     741 s: in time as planned, and two minutes late at this pace.
    s.now = at(240);
    s.takes("3");
    let forecast = holds(&mut s, 290, (300, 0), Some((302, 21)));
    assert_eq!(
        words(&s, &forecast),
        "the items ahead must keep to their planned times"
    );

    s.now = at(303);
    s.does(Intent::Close);
    let forecast = Forecast::of(&s.meeting, at(310), &LONDON);
    assert_eq!(
        (forecast.as_planned, forecast.at_this_pace, forecast.left_s),
        (None, None, 0)
    );
}

#[test]
fn a_finish_beyond_the_change_of_the_clock_is_shown_as_the_wall_will_show_it() {
    let mut s = night();
    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1");
    // At 23:00 summer time five hours are left; the wall will show 03:00, not 04:00.
    let forecast = holds(&mut s, 0, (300, 0), None);
    assert_eq!(LONDON.face(forecast.as_planned.unwrap()), "03:00");
}

#[test]
fn what_cannot_be_shortened_is_put_off_and_what_cannot_be_put_off_is_said() {
    let mut s = night();
    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1");
    // Item 1 until 293: seven minutes for 3, 4, 5, 6 and 2, five items of which each wants two at least.
    let forecast = holds(&mut s, 293, (563, 0), Some((2930, 0)));
    assert_eq!(
        words(&s, &forecast),
        "drop 4 h 23: put off items 2, 3, 4, 5 and 6"
    );
    let forecast = holds(&mut s, 310, (580, 0), Some((3100, 0)));
    assert_eq!(
        words(&s, &forecast),
        "drop 4 h 40: put off items 2, 3, 4, 5 and 6, and still 10 min past the end"
    );
    for item in ["2", "3", "4", "5", "6"] {
        s.takes(item);
        s.narrates("Taken without debate.");
    }
    let forecast = Forecast::of(&s.meeting, at(400), &LONDON);
    assert!(words(&s, &forecast).ends_with("past the end, and no item ahead to shorten"));
}

#[test]
fn a_meeting_without_an_end_or_without_times_promises_nothing() {
    let mut s = Sitting::of("Harbour Trust", "2016-10-29", "11:00");
    s.fact(Event::MeetingPlanned(Box::new(Plan {
        body: "Harbour Trust".into(),
        title: None,
        date: "2016-10-29".parse().unwrap(),
        time: Some("11:00:00".parse().unwrap()),
        ends: None,
        venue: None,
        standing_orders: None,
        quorum: None,
        vacant: Vec::new(),
    })));
    let forecast = Forecast::of(&s.meeting, s.now, &LONDON);
    assert_eq!(
        (forecast.as_planned, forecast.due, forecast.give()),
        (None, None, None)
    );
    s.item("1", "Dredging", None);
    s.fact(Event::ItemListed(ItemListed {
        id: "2".into(),
        number: None,
        title: "Anything else".into(),
        planned_s: None,
        due: None,
        exempt: None,
        parent: None,
        note: None,
        consent: false,
    }));
    let forecast = Forecast::of(&s.meeting, s.now, &LONDON);
    assert_eq!(
        forecast.unknown, 1,
        "one item of which nobody knows how long it takes"
    );
    assert_eq!(forecast.as_planned, Some(s.now + TimeDelta::minutes(10)));
    assert_eq!(
        forecast.due, forecast.as_planned,
        "due when the planned times are over"
    );
}

#[test]
fn an_item_decided_has_nothing_left_unless_a_motion_waits() {
    let mut s = night();
    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1");
    s.does(Intent::Note { text: None });
    assert_eq!(holds(&mut s, 10, (280, 0), Some((280, 0))).items[0].left_s, 0);
    s.moves("ash", Some("birch"), "That the channel be dredged");
    assert_eq!(holds(&mut s, 10, (300, 0), Some((300, 0))).items[0].left_s, 1200);
}

#[test]
fn a_log_from_another_place_keeps_its_own_clock() {
    let mut s = Sitting::of("Harbour Trust", "2016-12-01", "11:00");
    s.opens("");
    // An hour ahead of London in December: this was not minuted in London.
    let wall = Wall::of(&s.meeting, LONDON);
    let forecast = Forecast::of(&s.meeting, s.now, &wall);
    assert_eq!(wall.face(forecast.ends.unwrap()), "13:00");
    assert_eq!((forecast.ends.unwrap() - s.now).num_minutes(), 120);
}

#[test]
fn an_item_only_touched_on_is_to_be_taken_yet() {
    let mut s = night();
    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1");
    s.now = at(1);
    s.takes("2");
    // A minute of item 1 is gone, and it was not taken: left 29+60+60+30+120 = 299, and no pace to speak of.
    let forecast = holds(&mut s, 1, (300, 0), None);
    assert_eq!(forecast.items[0].stage, Stage::Ahead);
    // Had anything been minuted under it, it would be done.
    s.now = at(2);
    s.takes("1");
    s.narrates("No apologies.");
    s.takes("2");
    let forecast = holds(&mut s, 2, (271, 0), Some((19, 21)));
    assert_eq!(forecast.items[0].stage, Stage::Done);
}

#[test]
fn the_end_is_the_earliest_that_holds_until_the_meeting_is_extended() {
    let mut s = night();
    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1");
    let ends = |s: &Sitting| Forecast::of(&s.meeting, s.now, &LONDON).ends;
    assert_eq!(ends(&s), Some(at(300)), "as announced");
    let shares = |s: &Sitting| Forecast::of(&s.meeting, s.now, &LONDON).items[5].allotted_s;
    // The standing orders of this body end a meeting three hours after it was opened.
    s.meeting.orders.guillotine.after_s = Some(3 * 3600);
    assert_eq!(ends(&s), Some(at(180)));
    s.meeting.orders.guillotine.at = Some("02:30:00".parse().unwrap());
    assert_eq!(ends(&s), Some(at(180)), "the earlier of both");
    s.fact(Event::MeetingExtended(MeetingExtended { until: at(240) }));
    assert_eq!(ends(&s), Some(at(240)));
    assert_eq!(
        shares(&s),
        Some(3600),
        "what was announced is shared, whatever became of the end"
    );
}

/// Parts: of item 1 (40 min by itself) two without a time; of item 2 two of 10 and 20; an item of 30.
fn with_parts() -> Sitting {
    let mut s = Sitting::of("Harbour Trust", "2016-10-29", "23:00");
    s.now = at(-60);
    s.members("ash birch cedar");
    for (id, planned, parent) in [
        ("1", Some(40), None),
        ("1.1", None, Some("1")),
        ("1.2", None, Some("1")),
        ("2", None, None),
        ("2.1", Some(10), Some("2")),
        ("2.2", Some(20), Some("2")),
        ("3", Some(30), None),
    ] {
        s.fact(Event::ItemListed(ItemListed {
            id: id.into(),
            number: Some(id.into()),
            title: format!("Item {id}"),
            planned_s: planned.map(|minutes| minutes * 60),
            due: None,
            exempt: None,
            parent: parent.map(ItemId::from),
            note: None,
            consent: false,
        }));
    }
    s
}

#[test]
fn a_whole_has_its_own_time_or_the_sum_of_its_parts_and_none_is_counted_twice() {
    let mut s = with_parts();
    let minutes = |s: &mut Sitting, minute: i64| {
        s.now = at(minute);
        let forecast = Forecast::of(&s.meeting, s.now, &LONDON);
        let each = forecast.items.iter().map(|item| item.left_s / 60);
        (each.collect::<Vec<i64>>(), forecast.left_s / 60)
    };
    assert_eq!(minutes(&mut s, 0), (vec![40, 0, 0, 30, 10, 20, 30], 100));

    s.now = at(0);
    s.opens("ash birch cedar");
    s.takes("1.1");
    // What a part takes counts for its whole, whose time is the one that runs.
    assert_eq!(minutes(&mut s, 15).0[0], 25);
    let forecast = Forecast::of(&s.meeting, at(15), &LONDON);
    let current = forecast.current().unwrap();
    assert_eq!((current.id.as_str(), current.actual_s), ("1", 900));
    assert_eq!(s.meeting.agenda.running().unwrap().id.as_str(), "1");

    s.now = at(30);
    s.takes("2.1");
    // Item 1 has a part to be taken yet, and the rest of its time for it.
    let (left, all) = minutes(&mut s, 35);
    assert_eq!((left[0], left[3], left[4], all), (10, 25, 5, 65));

    // Put off whole, its parts are put off with it, and what comes next is behind them.
    s.now = at(40);
    s.takes("1");
    s.now = at(41);
    s.does(Intent::Defer { text: None });
    let forecast = Forecast::of(&s.meeting, s.now, &LONDON);
    assert!(forecast.items[..3].iter().all(|item| item.stage == Stage::PutOff));
    assert_eq!(s.meeting.agenda.next().unwrap().id.as_str(), "2");
}

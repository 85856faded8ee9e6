//! The table of keys and what reads it.

use quorate::ui::keys::{self, Place};

use crate::stage::Stage;

#[test]
fn the_page_of_keys() {
    insta::assert_snapshot!(keys::markdown(&Default::default()));
}

/// Every key of the table, in its place: something happens without a panic, and the place is reached.
#[test]
fn every_key_of_the_table_is_dispatched_where_it_stands() {
    for place in Place::ALL {
        let way = match place {
            Place::Entry => "",
            Place::Completions => "ma<tab>",
            Place::Minutes => "<esc>",
            Place::Agenda => "<esc><tab>",
            Place::Floor => "<esc><tab><tab>",
            Place::Palette => "<c-p>",
            Place::Help => "<f1>",
            Place::History => "<esc><a-h>",
            Place::Menu => "<esc><enter>",
            Place::Form => "/move <f3>",
            Place::Poll => "<f4>",
            Place::Checks => "<f2>",
            // Other screens: their keys are pressed in tests of their own.
            Place::Paper | Place::PaperHead => continue,
            Place::Home | Place::Path | Place::Planner | Place::Export | Place::Chair | Place::Lobby => {
                continue;
            }
            Place::Shelf
            | Place::Record
            | Place::Contents
            | Place::Asking
            | Place::Replay
            | Place::Finding
            | Place::Registers
            | Place::Picture
            | Place::Changes => continue,
        };
        for row in keys::at(place) {
            for chord in row.keys {
                let mut stage = Stage::midway(120, 40);
                stage.keys(way);
                assert_eq!(stage.model.place(), place);
                let event = crossterm::event::KeyEvent::new(chord.code, chord.held);
                stage.send(quorate::ui::Msg::Key(event));
                stage.screen();
            }
        }
    }
}

#[test]
fn the_hint_line_changes_with_the_place() {
    let mut stage = Stage::midway(120, 40);
    stage
        .shows("Enter record")
        .keys("<esc>")
        .shows("Delete strike")
        .shows_not("Enter record");
}

//! Any size, any keys: never a panic, and always the same facts.

use proptest::prelude::*;
use quorate::ui::Msg;

use crate::stage::Stage;

#[test]
fn harmless_at_any_size() {
    for width in (0..5).chain([19, 20, 39, 40, 71, 72, 80, 149, 150, 700]) {
        for height in (0..8).chain([11, 12, 13, 14, 17, 18, 20, 24, 300]) {
            let mut stage = Stage::midway(60, 20);
            stage.resize(width, height).keys("ma<tab>");
            stage.screen();
            for keys in [
                "<esc>",
                "<esc><pgup><up>",
                "<f1><end>",
                "<esc><c-p>x",
                "<esc><esc>/move bu<f3>pa<tab><tab>words ",
                "<esc><esc><f4>1<tab>2",
                "<esc><esc>/",
                "long ".repeat(30).as_str(),
            ] {
                stage.keys(keys).screen();
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Doing {
    Keys(String),
    Paste(String),
    Resize(u16, u16),
    Mouse(u8, u16, u16),
}

fn doing() -> impl Strategy<Value = Doing> {
    let keys = prop::sample::select(vec![
        "<enter>",
        "<tab>",
        "<s-tab>",
        "<esc>",
        "<up>",
        "<down>",
        "<left>",
        "<pgup>",
        "<pgdn>",
        "<home>",
        "<end>",
        "<c-p>",
        "<f3>",
        "<f4>",
        "<f3>/move<enter>",
        "<c-s>",
        "<f1>",
        "<c-w>",
        "<c-u>",
        "<c-y>",
        "<c-z>",
        "<c-s-z>",
        "<bs>",
        "<del>",
        "e",
        "s",
        "u",
        "y",
        "/",
        "/item ",
        "/strike 30 ",
        "/undo<enter>",
        "burke",
        "? ",
        ": ",
        "pcc= ",
        "+",
        ">",
        "<lt>",
        "会",
        "é",
        "\u{301}",
    ]);
    prop_oneof![
        8 => keys.prop_map(|keys| Doing::Keys(keys.into())),
        1 => "\\PC{0,20}".prop_map(Doing::Paste),
        1 => (0u16..210, 0u16..70).prop_map(|(w, h)| Doing::Resize(w, h)),
        1 => (0u8..3, 0u16..210, 0u16..70).prop_map(|(kind, x, y)| Doing::Mouse(kind, x, y)),
    ]
}

fn mouse(kind: u8, column: u16, row: u16) -> Msg {
    use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let kind = match kind {
        0 => MouseEventKind::ScrollUp,
        1 => MouseEventKind::ScrollDown,
        _ => MouseEventKind::Down(MouseButton::Left),
    };
    Msg::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_keys_break_it(doings in prop::collection::vec(doing(), 1..60)) {
        let mut stage = Stage::midway(80, 24);
        for doing in doings {
            match doing {
                Doing::Keys(keys) => stage.keys(&keys),
                Doing::Paste(text) => stage.paste(&text),
                Doing::Resize(width, height) => stage.resize(width, height),
                Doing::Mouse(kind, x, y) => stage.send(mouse(kind, x, y)),
            };
            stage.screen();
        }
    }
}

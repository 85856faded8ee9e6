//! How far the minutes are scrolled, and which entry is selected.
//!
//! It is kept by the entry at the bottom, not by a row count, so that nothing needs to know how high a
//! hundred thousand entries are. At the end it follows what is being minuted.

use crate::meeting::Meeting;

/// How far the minutes are scrolled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scroll {
    /// The entry at the bottom and how many of its rows are below the pane; none while it follows.
    bottom: Option<(usize, usize)>,
    selected: Option<usize>,
}

impl Scroll {
    /// The entry at the bottom and how many of its rows are below the pane; none where there are no entries.
    pub fn bottom(&self, meeting: &Meeting) -> Option<(usize, usize)> {
        let last = meeting.entries.len().checked_sub(1)?;
        match self.bottom {
            Some((index, hidden)) if index <= last => Some((index, hidden)),
            Some(_) | None => Some((last, 0)),
        }
    }

    /// Whether later entries are below the pane.
    pub fn is_back(&self, meeting: &Meeting) -> bool {
        self.bottom
            .is_some_and(|(index, _)| index < meeting.entries.len())
    }

    /// The selected entry: the last one, unless another was chosen.
    pub fn selected(&self, meeting: &Meeting) -> Option<usize> {
        let last = meeting.entries.len().checked_sub(1)?;
        Some(self.selected.unwrap_or(last).min(last))
    }

    /// Follows the latest entry again.
    pub fn follow(&mut self) {
        self.bottom = None;
        self.selected = None;
    }

    /// Selects an entry and shows it, in a pane of `room` rows where entries have `rows` rows.
    pub fn select(&mut self, index: usize, meeting: &Meeting, room: usize, rows: impl Fn(usize) -> usize) {
        let Some(last) = meeting.entries.len().checked_sub(1) else {
            return;
        };
        let index = index.min(last);
        self.selected = (index < last).then_some(index);
        let Some((bottom, hidden)) = self.bottom(meeting) else {
            return;
        };
        if index > bottom || (index == bottom && hidden > 0) {
            self.rest_at(index, 0, last);
            return;
        }
        let mut seen = 0;
        let mut at = bottom;
        loop {
            seen += rows(at);
            if at == index || seen > room + hidden {
                break;
            }
            at -= 1;
        }
        if at > index || seen > room + hidden {
            self.top_at(index, last, room, rows);
        }
    }

    /// Scrolls so that the entry's first row is the pane's first.
    fn top_at(&mut self, index: usize, last: usize, room: usize, rows: impl Fn(usize) -> usize) {
        let mut seen = 0;
        for at in index..=last {
            seen += rows(at);
            if seen >= room {
                self.rest_at(at, seen - room, last);
                return;
            }
        }
        self.bottom = None;
    }

    fn rest_at(&mut self, index: usize, hidden: usize, last: usize) {
        self.bottom = (index < last || hidden > 0).then_some((index, hidden));
    }

    /// Back by `by` rows, not beyond the first.
    pub fn back(&mut self, by: usize, meeting: &Meeting, room: usize, rows: impl Fn(usize) -> usize) {
        let Some((mut index, mut hidden)) = self.bottom(meeting) else {
            return;
        };
        let last = meeting.entries.len() - 1;
        hidden += by;
        while index > 0 && hidden >= rows(index) {
            hidden -= rows(index);
            index -= 1;
        }
        let mut above = rows(index).saturating_sub(hidden);
        let mut at = index;
        while at > 0 && above < room {
            at -= 1;
            above += rows(at);
        }
        if above < room {
            self.top_at(0, last, room, rows);
        } else {
            self.rest_at(index, hidden, last);
        }
    }

    /// On by `by` rows, not beyond the last.
    pub fn on(&mut self, by: usize, meeting: &Meeting, rows: impl Fn(usize) -> usize) {
        let Some((mut index, mut hidden)) = self.bottom(meeting) else {
            return;
        };
        let last = meeting.entries.len() - 1;
        let mut by = by;
        while by > hidden && index < last {
            by -= hidden;
            index += 1;
            hidden = rows(index);
        }
        self.rest_at(index, hidden.saturating_sub(by), last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::facts::NarrativeMinuted;
    use crate::meeting::{Event, Recorded};

    fn meeting(entries: u64) -> Meeting {
        let at = chrono::DateTime::parse_from_rfc3339("2016-10-21T11:00:00+01:00").expect("a time");
        let fact = |seq| Recorded {
            seq,
            at,
            as_of: None,
            exempt: false,
            event: Event::NarrativeMinuted(NarrativeMinuted {
                text: "x".into(),
                unnamed: None,
            }),
        };
        Meeting::replay((1..=entries).map(fact).collect())
    }

    #[test]
    fn it_goes_back_and_on_by_rows_and_stops_at_both_ends() {
        let meeting = meeting(10);
        let rows = |_| 2;
        let mut scroll = Scroll::default();
        scroll.back(3, &meeting, 6, rows);
        assert_eq!(scroll.bottom(&meeting), Some((8, 1)));
        scroll.back(100, &meeting, 6, rows);
        assert_eq!(scroll.bottom(&meeting), Some((2, 0)));
        scroll.on(1, &meeting, rows);
        assert_eq!(scroll.bottom(&meeting), Some((3, 1)));
        scroll.on(100, &meeting, rows);
        assert!(!scroll.is_back(&meeting));
    }

    #[test]
    fn what_is_selected_is_shown() {
        let meeting = meeting(10);
        let rows = |_| 2;
        let mut scroll = Scroll::default();
        scroll.select(7, &meeting, 6, rows);
        assert!(!scroll.is_back(&meeting));
        scroll.select(2, &meeting, 6, rows);
        assert_eq!(scroll.bottom(&meeting), Some((4, 0)));
        scroll.select(5, &meeting, 6, rows);
        assert_eq!(scroll.bottom(&meeting), Some((5, 0)));
        scroll.select(9, &meeting, 6, rows);
        assert!(!scroll.is_back(&meeting));
    }
}

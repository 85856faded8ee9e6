//! Where the keyboard can be.

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The entry line.
    Entry,
    /// The list of completions, over the entry line.
    Completions,
    /// The minutes.
    Minutes,
    /// The agenda.
    Agenda,
    /// The floor.
    Floor,
    /// The palette of commands.
    Palette,
    /// The help.
    Help,
    /// What can be done to an entry.
    Menu,
    /// The history of an entry.
    History,
    /// A form.
    Form,
    /// A vote being taken.
    Poll,
    /// What to look at before the minutes go out.
    Checks,
    /// The minutes written to a file.
    Export,
    /// Home: the list of meetings.
    Home,
    /// Home: the path of an agenda file.
    Path,
    /// A paper, and what was understood of it.
    Paper,
    /// What is typed of the head of a paper.
    PaperHead,
    /// Home: a new meeting being planned.
    Planner,
    /// The saved meetings.
    Shelf,
    /// The entries of a saved meeting.
    Record,
    /// The agenda of a saved meeting.
    Contents,
    /// What is asked of a saved meeting.
    Asking,
    /// A saved meeting played again.
    Replay,
    /// The search across saved meetings.
    Finding,
    /// The registers of all saved meetings.
    Registers,
    /// A picture of a saved meeting.
    Picture,
    /// What changed in a saved meeting since its close.
    Changes,
    /// The chair's view.
    Chair,
    /// Where the chair waits for a meeting.
    Lobby,
}

impl Place {
    /// Every place.
    pub const ALL: [Place; 29] = [
        Place::Entry,
        Place::Completions,
        Place::Minutes,
        Place::Agenda,
        Place::Floor,
        Place::Palette,
        Place::Help,
        Place::Menu,
        Place::History,
        Place::Form,
        Place::Poll,
        Place::Checks,
        Place::Export,
        Place::Home,
        Place::Path,
        Place::Paper,
        Place::PaperHead,
        Place::Planner,
        Place::Shelf,
        Place::Record,
        Place::Contents,
        Place::Asking,
        Place::Replay,
        Place::Finding,
        Place::Registers,
        Place::Picture,
        Place::Changes,
        Place::Chair,
        Place::Lobby,
    ];

    /// What help calls it.
    pub fn name(self) -> &'static str {
        match self {
            Place::Entry => "Entry line",
            Place::Completions => "Completions",
            Place::Minutes => "Minutes",
            Place::Agenda => "Agenda",
            Place::Floor => "Floor",
            Place::Palette => "Palette",
            Place::Help => "Help",
            Place::Menu => "What to do to an entry",
            Place::History => "History of an entry",
            Place::Form => "Form",
            Place::Poll => "Taking a vote",
            Place::Checks => "What to look at",
            Place::Export => "Writing the minutes to a file",
            Place::Home => "Home",
            Place::Path => "Agenda file",
            Place::Paper => "An agenda paper",
            Place::PaperHead => "What an agenda paper does not say",
            Place::Planner => "A new meeting",
            Place::Shelf => "Saved meetings",
            Place::Record => "Saved meeting",
            Place::Contents => "Agenda of a saved meeting",
            Place::Asking => "What to show of a saved meeting",
            Place::Replay => "Replay",
            Place::Finding => "Search in all meetings",
            Place::Registers => "Registers of all meetings",
            Place::Picture => "Picture of a saved meeting",
            Place::Changes => "What changed in a saved meeting",
            Place::Chair => "Chair",
            Place::Lobby => "Waiting for a meeting",
        }
    }

    /// What the config file calls it. A promise to those who wrote it there: it does not change.
    pub fn key(self) -> &'static str {
        match self {
            Place::Entry => "entry",
            Place::Completions => "completions",
            Place::Minutes => "minutes",
            Place::Agenda => "agenda",
            Place::Floor => "floor",
            Place::Palette => "palette",
            Place::Help => "help-page",
            Place::Menu => "entry-menu",
            Place::History => "history-page",
            Place::Form => "form-fields",
            Place::Poll => "vote-roll",
            Place::Checks => "checks",
            Place::Export => "write-file",
            Place::Home => "home",
            Place::Path => "agenda-file",
            Place::Paper => "agenda-paper",
            Place::PaperHead => "agenda-head",
            Place::Planner => "new-meeting",
            Place::Shelf => "saved-meetings",
            Place::Record => "saved-meeting",
            Place::Contents => "saved-agenda",
            Place::Asking => "saved-filter",
            Place::Replay => "saved-replay",
            Place::Finding => "saved-search",
            Place::Registers => "saved-registers",
            Place::Picture => "saved-picture",
            Place::Changes => "saved-changes",
            Place::Chair => "chair",
            Place::Lobby => "lobby",
        }
    }
}

//! What a key can do while saved meetings are read.

/// What a key does while meetings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Shows only the entries that are asked for.
    Filter,
    /// Goes to an entry by its number.
    Jump,
    /// Shows what is exempt, or hides it again.
    Exempt,
    /// From the list of meetings to the search across them, and back.
    Search,
    /// To the registers of all meetings.
    Registers,
    /// To the register after this.
    NextRegister,
    /// To the register before this.
    RegisterBefore,
    /// Puts the register in the order of its next column.
    NextOrder,
    /// Turns that order round.
    TurnOrder,
    /// Goes to the other pane.
    OtherPane,
    /// Goes to the item after this.
    NextItem,
    /// Goes to the item before this.
    ItemBefore,
    /// Copies the selected entry.
    Copy,
    /// Proposes a correction of the selected entry.
    Propose,
    /// Shows the meeting in pictures, or the next of them.
    Picture,
    /// Shows what changed since the close.
    Changes,
    /// Plays the meeting again from the selected entry.
    Replay,
    /// Plays it, or stops.
    Play,
    /// Plays it faster.
    Faster,
    /// Plays it slower.
    Slower,
}

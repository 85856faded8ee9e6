//! What stands between a mishap and the minutes, by name. Each guard can be left out, to see that the test
//! for it then fails: `tests/guards.rs` holds which test that is.
//!
//! Must never be left out of a program that somebody uses: the switch is in no build without the feature
//! `guards-off`, and with it there is no release build.

#[cfg(all(feature = "guards-off", not(debug_assertions)))]
compile_error!("guards-off is for tests: a release build has every guard");

macro_rules! guards {
    ($($(#[$says:meta])* $name:ident,)*) => {
        /// A guard.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Guard {
            $($(#[$says])* $name,)*
        }

        impl Guard {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

guards! {
    /// A new log's bytes are synced before it has its name.
    CreateSync,
    /// The name of a new log is synced.
    FolderSync,
    /// The name of a new folder is synced.
    ParentSync,
    /// Each line is synced before it is acknowledged, and before the next.
    AppendSync,
    /// A newline that was missing is synced.
    EndSync,
    /// What is cut is synced beside the log before it is cut.
    TornSync,
    /// The name of the file that keeps it is synced.
    TornFolderSync,
    /// What is cut is kept at all.
    TornAside,
    /// The cut is synced.
    CutSync,
    /// What a reopening found is synced.
    ReopenSync,
    /// What is found in a log that is opened is synced before it is shown.
    OpenSync,
    /// And the log's name.
    OpenFolderSync,
    /// After a failure nothing is written before the log was opened again.
    RefuseAfterFailure,
    /// The log is read from the disk again, not from memory.
    ForgetCache,
    /// What was acknowledged is looked for when the log is opened again.
    LookForLost,
    /// A damaged log is not gone on with.
    RefuseDamaged,
    /// Each line names the hash of the one before it.
    HashCheck,
    /// The head file tells what is gone from the end.
    HeadCheck,
    /// One writer.
    Lock,
    /// Whose lock lingers is waited for.
    LockPatience,
    /// The name still stands for the file that is locked.
    SameFile,
    /// After each sync the name still stands for the file that was written.
    StillThere,
    /// So it does while nobody writes, and as the clerk leaves.
    LooksAgain,
    /// A follower goes where the writer went.
    FollowerGoesOn,
    /// A follower shows what is on disk.
    FollowerWaits,
    /// A symbolic link is not followed.
    NoFollow,
    /// What is opened is a file.
    RegularFile,
    /// Files are their owner's alone.
    FileMode,
    /// Folders are their owner's alone.
    FolderMode,
    /// A log never takes another's place.
    NoReplace,
    /// No larger log is read.
    FileCap,
    /// Nor one of more lines.
    LinesCap,
    /// No longer line is.
    LineCap,
    /// No longer draft is kept.
    DraftCap,
    /// No longer line is dictated.
    DictatedCap,
    /// No larger agenda page is read.
    PageCap,
    /// The line being typed is kept.
    DraftSave,
    /// A file that may grow no more does not end the program.
    LargeFiles,
    /// Signals give the terminal back and keep the line.
    Signals,
    /// A terminal that hangs up ends the program, whatever it waits for.
    LeaveSoon,
    /// A panic gives the terminal back, and ends the program.
    PanicHook,
    /// The terminal is given back.
    GiveBack,
    /// No screen is drawn larger than any is.
    ScreenCap,
    /// Every cell of the finished screen is looked at.
    Sweep,
    /// No character that is obeyed or hides becomes a cell.
    CellFilter,
    /// Nor is it printed.
    ShownFilter,
    /// The public gets what is public.
    ExemptFilter,
    /// No cell of a table is a formula.
    CsvInert,
    /// No text is HTML.
    HtmlEscape,
    /// No text is Markdown.
    MarkdownEscape,
    /// No character that XML forbids is in XML.
    XmlAllowed,
    /// No link runs anything.
    LinkScheme,
    /// What the public asks the library is asked without the exempt part.
    LibraryPublic,
    /// The library is its owner's alone.
    LibraryMode,
    /// It is not opened through a link.
    LibraryNoFollow,
    /// It is as it was left, by this version.
    LibrarySeal,
    /// One process at a time works on it.
    LibraryLock,
    /// A log that was changed is read again, whatever its time of writing says.
    LibraryChangeTime,
    /// A log that is there twice counts once.
    LibraryCopies,
}

/// Whether a guard stands: it does.
#[cfg(not(feature = "guards-off"))]
#[inline(always)]
pub const fn on(_: Guard) -> bool {
    true
}

/// Whether a guard stands: `QUORATE_GUARD_OFF` names the one that does not.
#[cfg(feature = "guards-off")]
pub fn on(guard: Guard) -> bool {
    static OFF: std::sync::OnceLock<Option<Guard>> = std::sync::OnceLock::new();
    let off = OFF.get_or_init(|| {
        let name = std::env::var("QUORATE_GUARD_OFF").ok()?;
        Guard::ALL
            .iter()
            .copied()
            .find(|guard| format!("{guard:?}") == name)
    });
    *off != Some(guard)
}

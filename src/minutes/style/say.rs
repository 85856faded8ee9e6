//! The sentences that a style gives, and what each is told.

macro_rules! templates {
    ($(#[$about:meta])* $of:ident: $($(#[$doc:meta])* $name:ident $key:literal [$($told:literal)*],)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $of {
            $($(#[$doc])* $name,)*
        }

        impl $of {
            /// Every one.
            pub const ALL: &[$of] = &[$($of::$name,)*];

            /// Its key in a style's page.
            pub fn key(self) -> &'static str {
                match self {
                    $($of::$name => $key,)*
                }
            }

            /// The names of what its template is told. What is not known is there and empty.
            pub fn told(self) -> &'static [&'static str] {
                match self {
                    $($of::$name => &[$($told),*],)*
                }
            }
        }
    };
}

pub(super) use templates;

templates! {
    /// A kind of sentence.
    Say:
    /// Something said. `clause` is its words as they join the name and the `verb`; `goes_on` where they have a verb
    /// of their own, `direct` where they stand after a colon. `text` is the words by themselves.
    Statement "statement" ["who" "kind" "verb" "goes_on" "direct" "clause" "text"],
    /// A question; `follows` where it follows one up, of `other` where that was somebody else's.
    Question "question" ["who" "kind" "to" "follows" "other" "verb" "goes_on" "direct" "clause" "text"],
    /// A question put in writing; `listed` where it came with the agenda.
    WrittenQuestion "written_question" ["who" "to" "listed" "text"],
    /// A question taken back.
    QuestionWithdrawn "question_withdrawn" ["who" "text"],
    /// An answer; `other` asked, where it is not to the question just put.
    Answer "answer" ["who" "kind" "other" "written" "verb" "goes_on" "direct" "clause" "text"],
    /// A promise.
    Undertaking "undertaking" ["who" "kind" "verb" "goes_on" "direct" "clause" "text"],
    /// Something to be done.
    Action "action" ["owner" "due" "text"],
    /// An interest declared while an item was taken.
    Interest "interest" ["who" "interest" "item" "direct" "text"],
    /// A motion put; `words` where its words follow, `assent` where it was agreed without a vote.
    Moved "moved" ["motion" "kind" "amends" "mover" "seconder" "came" "assent" "words"],
    /// Recommendations that nobody moved: their list follows.
    Recommendations "recommendations" [],
    /// A motion seconded later.
    Seconded "seconded" ["who" "motion"],
    /// A motion reworded: its words follow.
    Reworded "reworded" ["motion"],
    /// A motion taken back.
    Withdrawn "withdrawn" ["motion" "consent"],
    /// A motion that fell.
    Lapsed "lapsed" ["motion"],
    /// A vote; `settles` where what it came to follows in a sentence of its own.
    Vote "vote" ["motion" "method" "figures" "came" "settles"],
    /// A casting vote.
    Casting "casting" ["who" "motion" "side"],
    /// One member's vote recorded.
    VoteRecorded "vote_recorded" ["who" "side"],
    /// A motion agreed without a vote.
    Assent "assent" ["motion"],
    /// A motion declared carried or lost.
    Declared "declared" ["motion" "came"],
    /// A motion carried; `word` is the one that the motion itself begins with, `ORDERED`, without which its text follows.
    Resolved "resolved" ["text" "number" "mover" "seconder" "word"],
    /// A recommendation carried.
    Recommended "recommended" ["text" "number" "mover" "seconder" "word"],
    /// The item agreed, with no motion.
    Agreed "agreed" ["text" "number"],
    /// The item decided otherwise, with no motion.
    Decided "decided" ["came" "text" "number"],
    /// The item noted.
    Noted "noted" ["text" "number"],
    /// Somebody elected or appointed.
    Elected "elected" ["text" "who" "office" "how" "number"],
    /// The item put off.
    Deferred "deferred" ["item" "text" "number"],
    /// An amendment or a procedural motion carried.
    Carried "carried" ["motion" "came"],
    /// A motion lost.
    Lost "lost" ["motion" "came"],
    /// A motion tied, with no casting vote.
    Tied "tied" ["motion"],
    /// The meeting opened.
    Opened "opened" ["at"],
    /// It adjourned.
    Adjourned "adjourned" ["at" "until"],
    /// Its end was put off.
    Extended "extended" ["until"],
    /// It resumed.
    Resumed "resumed" ["at"],
    /// It closed.
    Closed "closed" ["at"],
    /// Who was there when the roll was called under an item.
    Roll "roll" ["who"],
    /// Apologies received under an item.
    Apologies "apologies" ["who" "substitute"],
    /// The next meeting fixed under an item.
    NextMeeting "next_meeting" ["date" "time" "venue"],
    /// A point of order; `category` where the standing orders have kinds of them.
    PointOfOrder "point_of_order" ["who" "category" "text"],
    /// People came; `again` where they had been there before.
    Arrived "arrived" ["who" "at" "again"],
    /// People went.
    Left "left" ["who" "at"],
    /// Somebody took the chair.
    Chair "chair" ["who"],
    /// The public went.
    Excluded "excluded" ["at" "ground"],
    /// The public came back.
    Readmitted "readmitted" ["at"],
}

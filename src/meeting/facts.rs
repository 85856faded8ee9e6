//! The facts of a meeting: a struct each, with its shape in the log and, in one `impl`, all there is to say of it.
//!
//! A new fact is a struct and an `impl Fact` in its family's file, and a line in the list below. The list makes
//! the enum that the log holds; the trait asks what every room needs to know. Nothing outside this room lists
//! facts: whoever wants to know something of a fact asks it.
//!
//! A fact is in the past tense and says only what happened; what follows from it is derived in `state`. One that
//! has been released keeps its name and its fields: a golden line in the tests holds each.

mod approval;
mod attendance;
mod business;
mod clerk;
mod commitments;
mod corrections;
mod elections;
mod floor;
mod interests;
mod items;
mod minuted;
mod motions;
mod phrases;
mod planning;
mod privacy;
mod questions;
mod remarks;
mod sight;
mod sitting;
mod votes;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clock::Mark;
use super::corrected::Corrected;
use super::event::{Moment, Seq};
use super::ids::{ActionId, ItemId, MotionId, PersonId, QuestionId, UndertakingId};
use super::minute::Reference;
use super::state::{Counters, Meeting};
use super::void::Void;
use super::words::Manner;
pub use approval::*;
pub use attendance::*;
pub use business::*;
pub use clerk::*;
pub use commitments::*;
pub use corrections::*;
pub use elections::*;
pub use floor::*;
pub use interests::*;
pub use items::*;
pub(super) use minuted::{Minuted, Words};
pub use motions::*;
pub use planning::*;
pub use privacy::*;
pub use questions::*;
pub use remarks::*;
pub(super) use sight::{Public, Sight};
pub use sitting::*;
pub use votes::*;

/// Where and when a fact takes effect.
pub(super) struct Occasion<'a> {
    /// Its number.
    pub seq: Seq,
    /// When it happened, under the clock as it was then set.
    pub mark: Mark,
    /// When it happened, where it was entered late.
    pub as_of: Option<Moment>,
    /// It is exempt from publication.
    pub exempt: bool,
    /// The item that it belongs to.
    pub item: Option<&'a ItemId>,
}

/// All there is to say of one fact. What has no default must be thought of for every new one.
pub(super) trait Fact {
    /// What it does to the meeting. It never refuses: where it names what is not there, it changes what it can.
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>);

    /// What the public may know of it where it was recorded in private.
    fn public(&self, sight: &mut Sight<'_>) -> Public;

    /// Everybody it names. Whom a public fact names is no secret: what is forgotten here is withheld.
    fn names(&self) -> Vec<&PersonId> {
        Vec::new()
    }

    /// The entry of the minutes that it makes, if it makes one.
    fn entry(&self) -> Option<Minuted<'_>>;

    /// It in one sentence: what will be recorded, or what was.
    fn sentence(&self, meeting: &Meeting, manner: Manner) -> String;

    /// Whether the chair's plain mode tells it: the course of the meeting, and not what was spoken in it.
    fn in_plain_mode(&self) -> bool;

    /// Who speaks, moves, seconds or takes the floor in it, and what that is called.
    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        None
    }

    /// Everybody who by this fact is shown to be present.
    fn takes_part(&self) -> Vec<&PersonId> {
        self.speaker().into_iter().map(|(person, _)| person).collect()
    }

    /// Whether it names an item or a fact that is exempt, and so is itself.
    fn names_exempt(&self, meeting: &Meeting) -> bool {
        self.corrects().iter().any(|seq| meeting.is_exempt(*seq))
    }

    /// The facts that it corrects or takes back.
    fn corrects(&self) -> Vec<Seq> {
        Vec::new()
    }

    /// Which facts count no longer because of it, and why. `exempt`: it is itself exempt; `seq`: its number.
    fn voids(&self, _seq: Seq, _exempt: bool) -> Vec<(Seq, Void)> {
        Vec::new()
    }

    /// Whether others are read otherwise since it, so that the meeting is to be folded anew.
    fn reads_others_anew(&self) -> bool {
        false
    }

    /// Whether what it did stands though its entry is struck.
    fn stands_struck(&self) -> bool {
        false
    }

    /// Whether the meeting turns to an item by it, or from one: told late, it may say of others that they were
    /// entered in private.
    fn turns(&self) -> bool {
        false
    }

    /// The item that it names. What names one that the public never heard of is withheld.
    fn item(&self) -> Option<&ItemId> {
        None
    }

    /// The item that is taken by it. One that is taken in public is no secret.
    fn takes(&self) -> Option<&ItemId> {
        None
    }

    /// Whether an agenda page makes it: then it belongs to the plan where it stands at the log's beginning.
    fn is_planning(&self) -> bool {
        false
    }

    /// Keeps the next free ids ahead of the one it uses.
    fn reserve(&self, _next: &mut Counters) {}

    /// Where its words are, if it has words that can be divided or withheld.
    fn words_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// Puts it down to somebody else; `None`: to nobody. What has no speaker, or would be nobody's, stays as it is.
    fn set_speaker(&mut self, _by: Option<&PersonId>) {}

    /// What went into another entry is that other from now on.
    fn redirect(&mut self, _merged: &Corrected) {}
}

/// Makes the log's enum of the list of facts.
macro_rules! facts {
    ($($name:ident($fact:ty)),* $(,)?) => {
        /// What happened. Serialised with its `type` in snake_case.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "type", rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each fact says itself what it is")]
        pub enum Event {
            $($name($fact),)*
            /// A fact of a newer version that this one does not know. Kept, shown, never written.
            #[serde(skip)]
            #[schemars(skip)]
            Unknown(Unknown),
        }

        impl Event {
            fn fact(&self) -> &dyn Fact {
                match self {
                    $(Event::$name(fact) => fact,)*
                    Event::Unknown(fact) => fact,
                }
            }

            fn fact_mut(&mut self) -> &mut dyn Fact {
                match self {
                    $(Event::$name(fact) => fact,)*
                    Event::Unknown(fact) => fact,
                }
            }
        }

        $(impl From<$fact> for Event {
            fn from(fact: $fact) -> Self {
                Event::$name(fact)
            }
        })*
    };
}

facts! {
    MeetingPlanned(Box<Plan>),
    PersonListed(PersonListed),
    ItemListed(ItemListed),
    ReportListed(ReportListed),
    RecommendationListed(RecommendationListed),
    StandingOrdersAdopted(StandingOrdersAdopted),
    MeetingOpened(MeetingOpened),
    MeetingAdjourned(MeetingAdjourned),
    MeetingResumed(MeetingResumed),
    MeetingClosed(MeetingClosed),
    MeetingReopened(MeetingReopened),
    MeetingExtended(MeetingExtended),
    NextMeetingFixed(NextMeetingFixed),
    ItemOpened(ItemOpened),
    ItemClosed(ItemClosed),
    ItemNoted(ItemNoted),
    ItemDeferred(ItemDeferred),
    UrgencyExplained(UrgencyExplained),
    SummaryGiven(SummaryGiven),
    ItemsTakenTogether(ItemsTakenTogether),
    ItemPulled(ItemPulled),
    HearingOpened(HearingOpened),
    HearingClosed(HearingClosed),
    ReadingTaken(ReadingTaken),
    NomineeAdded(NomineeAdded),
    AppointmentMade(AppointmentMade),
    QueueReordered(QueueReordered),
    RollCalled(RollCalled),
    ApologiesGiven(ApologiesGiven),
    PeopleArrived(PeopleArrived),
    PeopleLeft(PeopleLeft),
    PeopleAbsent(PeopleAbsent),
    PersonRecused(PersonRecused),
    ChairTaken(ChairTaken),
    ProxyGiven(ProxyGiven),
    InterestDeclared(InterestDeclared),
    DispensationGranted(DispensationGranted),
    NarrativeMinuted(NarrativeMinuted),
    HeadingMinuted(HeadingMinuted),
    StatementMade(StatementMade),
    PointMade(PointMade),
    DocumentCited(DocumentCited),
    QuestionAsked(QuestionAsked),
    QuestionSubmitted(QuestionSubmitted),
    QuestionAnswered(QuestionAnswered),
    QuestionWithdrawn(QuestionWithdrawn),
    UndertakingGiven(UndertakingGiven),
    ActionAssigned(ActionAssigned),
    ActionDone(ActionDone),
    ActionDropped(ActionDropped),
    EarlierSettled(EarlierSettled),
    EarlierMinutesApproved(EarlierMinutesApproved),
    SpeakerQueued(SpeakerQueued),
    SpeakerUnqueued(SpeakerUnqueued),
    QueueClosed(QueueClosed),
    QueueOpened(QueueOpened),
    QueueCleared(QueueCleared),
    FloorGiven(FloorGiven),
    FloorYielded(FloorYielded),
    LimitSet(LimitSet),
    MotionMoved(MotionMoved),
    MotionSeconded(MotionSeconded),
    MotionReworded(MotionReworded),
    MotionWithdrawn(MotionWithdrawn),
    MotionLapsed(MotionLapsed),
    AmendmentAccepted(AmendmentAccepted),
    VoteTaken(VoteTaken),
    DecisionDeclared(DecisionDeclared),
    CastingVoteGiven(CastingVoteGiven),
    VoteRecorded(VoteRecorded),
    VoteRecounted(VoteRecounted),
    NamedVoteDemanded(NamedVoteDemanded),
    ElectionCalled(ElectionCalled),
    BallotCounted(BallotCounted),
    ElectionSettled(ElectionSettled),
    MinutesApproved(MinutesApproved),
    MinutesSigned(MinutesSigned),
    MinutesCorrected(MinutesCorrected),
    CorrectionProposed(CorrectionProposed),
    PublicExcluded(PublicExcluded),
    PublicReadmitted(PublicReadmitted),
    EntryEdited(EntryEdited),
    EntryStruck(EntryStruck),
    EntrySplit(EntrySplit),
    EntriesMerged(EntriesMerged),
    EntriesMoved(EntriesMoved),
    SpeakerChanged(SpeakerChanged),
    EntryRecast(EntryRecast),
    EntryPlaced(EntryPlaced),
    FactUndone(FactUndone),
    MarkLeft(MarkLeft),
    MarkCleared(MarkCleared),
    ClockStepped(ClockStepped),
}

impl Event {
    /// Gives this the id that another fact had; where that was of another sort, the next free one.
    pub(super) fn keep_id(&mut self, before: &Event, next: &Counters) {
        let known = before.entry().and_then(|entry| entry.known_as);
        match self {
            Event::QuestionAsked(QuestionAsked { id, .. })
            | Event::QuestionSubmitted(QuestionSubmitted { id, .. }) => {
                *id = match known {
                    Some(Reference::Question(old)) => old,
                    _ => QuestionId(next.question),
                };
            }
            Event::MotionMoved(MotionMoved { id, .. }) => {
                *id = match known {
                    Some(Reference::Motion(old)) => old,
                    _ => MotionId(next.motion),
                };
            }
            Event::ActionAssigned(ActionAssigned { id, .. }) => {
                *id = match known {
                    Some(Reference::Action(old)) => old,
                    _ => ActionId(next.action),
                };
            }
            Event::UndertakingGiven(UndertakingGiven { id, .. }) => {
                *id = match known {
                    Some(Reference::Undertaking(old)) => old,
                    _ => UndertakingId(next.undertaking),
                };
            }
            _ => {}
        }
    }

    /// What was minuted, where this fact says besides where it belongs: an entry that was placed, or the
    /// second part of one that was split. Any other is itself.
    pub fn said(&self) -> &Event {
        match self {
            Event::EntryPlaced(EntryPlaced { entry: said, .. })
            | Event::EntrySplit(EntrySplit { second: said, .. }) => said.said(),
            event => event,
        }
    }
}

/// What other rooms of the meeting ask of a fact: each the question of the same name in [`Fact`].
impl Event {
    pub(super) fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        self.fact().apply(meeting, at);
    }

    pub(super) fn public(&self, sight: &mut Sight<'_>) -> Public {
        self.fact().public(sight)
    }

    /// Everybody it names.
    pub fn names(&self) -> Vec<&PersonId> {
        self.fact().names()
    }

    pub(super) fn entry(&self) -> Option<Minuted<'_>> {
        self.fact().entry()
    }

    pub(super) fn sentence(&self, meeting: &Meeting, manner: Manner) -> String {
        self.fact().sentence(meeting, manner)
    }

    /// Whether the chair's plain mode tells it.
    pub fn in_plain_mode(&self) -> bool {
        self.fact().in_plain_mode()
    }

    pub(super) fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        self.fact().speaker()
    }

    pub(super) fn takes_part(&self) -> Vec<&PersonId> {
        self.fact().takes_part()
    }

    pub(super) fn names_exempt(&self, meeting: &Meeting) -> bool {
        self.fact().names_exempt(meeting)
    }

    /// The facts that it corrects or takes back.
    pub fn corrects(&self) -> Vec<Seq> {
        self.fact().corrects()
    }

    pub(super) fn voids(&self, seq: Seq, exempt: bool) -> Vec<(Seq, Void)> {
        self.fact().voids(seq, exempt)
    }

    pub(super) fn reads_others_anew(&self) -> bool {
        self.fact().reads_others_anew()
    }

    pub(super) fn stands_struck(&self) -> bool {
        self.fact().stands_struck()
    }

    pub(super) fn turns(&self) -> bool {
        self.fact().turns()
    }

    pub(super) fn takes(&self) -> Option<&ItemId> {
        self.fact().takes()
    }

    pub(super) fn item(&self) -> Option<&ItemId> {
        self.fact().item()
    }

    pub(super) fn is_planning(&self) -> bool {
        self.fact().is_planning()
    }

    pub(super) fn reserve(&self, next: &mut Counters) {
        self.fact().reserve(next);
    }

    pub(super) fn words_mut(&mut self) -> Option<&mut String> {
        self.fact_mut().words_mut()
    }

    pub(super) fn redirect(&mut self, merged: &Corrected) {
        self.fact_mut().redirect(merged);
    }

    /// The same as if another had said it. Narrative becomes a statement, and the other way round.
    pub(super) fn with_speaker(self, by: Option<&PersonId>) -> Event {
        let mut event = match (self, by) {
            (Event::NarrativeMinuted(said), Some(by)) => said.by(by.clone()).into(),
            (Event::StatementMade(said), None) => said.by_nobody().into(),
            (event, _) => event,
        };
        event.fact_mut().set_speaker(by);
        event
    }
}

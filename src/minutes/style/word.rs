//! The words of a paper that are no sentence of the debate: headings, labels, terms, what stands in lists.
//!
//! Every word that a paper prints is here or in `say`, so that a style can be wholly in another language.

use super::say::templates;

templates! {
    /// A word or a phrase of the paper.
    Word:
    /// Who met, where the page does not say.
    Body "body" [],
    /// What the paper is.
    Kind "kind" ["what" "draft" "stage" "item"],
    /// The minutes.
    Minutes "minutes" [],
    /// The paper of decisions.
    NoteOfDecisions "decisions" [],
    /// The paper of actions.
    ActionSheet "actions_paper" [],
    /// The paper of attendance.
    AttendanceRecord "attendance" [],
    /// The sentence at the head of the paper.
    Headline "headline" ["kind" "body" "title" "date" "time" "venue" "chair"],
    /// Those who came, in one paragraph.
    RunOn "run_on" ["heading" "count" "names"],
    /// The label of the meeting's title.
    Meeting "meeting" [],
    /// The label of its date.
    Date "date" [],
    /// The label of its hours.
    Time "time" [],
    /// The label of its place.
    Venue "venue" [],
    /// The label of whoever was in the chair.
    InTheChair "in_the_chair" [],
    /// Somebody in the chair from an hour on.
    ChairFrom "chair_from" ["name" "at"],
    /// From one hour to another.
    Span "span" ["from" "to"],
    /// From an hour on.
    Since "since" ["at"],
    /// The hours held and those announced.
    Announced "announced" ["held" "announced"],
    /// The heading of those who were there.
    Present "present" [],
    /// That the roll was not called.
    NotCalled "roll_not_called" [],
    /// The heading of those who attended.
    InAttendance "in_attendance" [],
    /// The heading of those who gave somebody their vote.
    Represented "represented" [],
    /// One of them.
    RepresentedBy "represented_by" ["name" "by"],
    /// The heading of those who sent apologies.
    Apologies "apologies" [],
    /// The heading of those who did not come.
    Absent "absent" [],
    /// The same where no roll was called.
    NotRecorded "not_recorded" [],
    /// The heading of substitutes who were not needed.
    StoodBy "stood_by" [],
    /// Somebody who was there.
    Attendee "attendee" ["name" "role" "instead" "remote" "inferred" "moves"],
    /// Somebody who sent apologies.
    Apologised "apologised" ["name" "substitute"],
    /// When somebody came.
    ArrivedAt "arrived_at" ["at" "item"],
    /// When somebody came back.
    ReturnedAt "returned_at" ["at" "item"],
    /// When somebody went.
    LeftAt "left_at" ["at" "item"],
    /// The heading of interests.
    Declarations "declarations" [],
    /// The heading of interests declared in private.
    DeclarationsPrivate "declarations_private" [],
    /// An interest, at the head of the minutes.
    Declared "declared" ["who" "interest" "item" "title" "text" "left" "direct"],
    /// An interest.
    Pecuniary "interest_pecuniary" [],
    /// An interest.
    Prejudicial "interest_prejudicial" [],
    /// An interest.
    Personal "interest_personal" [],
    /// An interest of no stated kind.
    AnInterest "interest_unspecified" [],
    /// How long an item was meant to take.
    Planned "planned" ["told" "minutes"],
    /// The heading of written questions on no item.
    WrittenQuestions "written_questions" [],
    /// The heading of the beginning.
    Opening "opening" [],
    /// The heading of what belongs to no item.
    Further "further" [],
    /// The heading of the end.
    Closing "closing" [],
    /// The heading of an item taken up again.
    Continued "continued" ["heading"],
    /// The heading of what was not reached.
    NotTaken "items_not_taken" [],
    /// The same while the meeting goes on.
    StillToTake "items_to_take" [],
    /// An item within a sentence.
    Item "item" ["item"],
    /// That an item was taken in private.
    InPrivate "in_private" ["ground"],
    /// A report on an item.
    Report "report" ["text"],
    /// What the agenda recommends.
    AgendaRecommends "agenda_recommends" ["text"],
    /// What the public may know of private business.
    Summary "summary" ["text"],
    /// That the record was taken up again.
    Reopened "reopened" [],
    /// An action done.
    ActionDone "action_done" ["text"],
    /// An action given up.
    ActionDropped "action_dropped" ["text" "why"],
    /// What this version does not know.
    Newer "newer" ["name"],
    /// Why an item is urgent.
    Urgent "urgent" ["text"],
    /// What stands before a document cited.
    Document "document" [],
    /// A question withdrawn that nobody knows.
    QuestionGone "question_gone" [],
    /// Who stands for an office.
    Nominated "nominated" ["office" "names"],
    /// One who stands.
    Nominee "nominee" ["who" "mover" "seconder"],
    /// A ballot and its figures.
    Ballot "ballot" ["office" "votes" "needed" "cast"],
    /// Those who abstained in it.
    BallotAbstain "ballot_abstain" ["figure"],
    /// Those with equal votes.
    EqualVotes "equal_votes" ["names"],
    /// A ballot that settled nothing.
    AgainNeeded "ballot_again" ["needed" "last"],
    /// How somebody was elected.
    Unopposed "unopposed" [],
    /// How somebody was elected.
    ByCasting "by_casting_vote" [],
    /// How somebody was elected.
    ByLot "by_lot" [],
    /// An amendment accepted.
    Accepted "accepted" ["motion"],
    /// A proxy.
    Proxy "proxy" ["who" "of"],
    /// Leave to take part in spite of an interest.
    Dispensed "dispensed" ["who" "item" "speak_only" "text"],
    /// The figures of a vote.
    Figures "figures" ["for" "against" "abstain"],
    /// A side.
    For "side_for" [],
    /// A side.
    Against "side_against" [],
    /// A side.
    Abstaining "side_abstain" [],
    /// Those on a side.
    Voters "voters" ["side" "names"],
    /// A motion within a sentence: the word of the standing orders, and which of several.
    MotionWord "motion" ["term" "nth" "figure"],
    /// An amendment within a sentence.
    AmendmentWord "amendment" ["term" "nth" "figure"],
    /// A recommendation within a sentence.
    RecommendationWord "recommendation" ["term" "nth" "figure"],
    /// A procedural motion within a sentence.
    ProceduralWord "procedural" ["term" "nth" "figure"],
    /// A motion that is not there to be read.
    NoMotion "unknown_motion" ["term" "struck"],
    /// A change to a motion's words.
    LeaveOut "leave_out" ["old" "new" "everywhere"],
    /// Whoever is in the chair, by office.
    TheChair "the_chair" ["term"],
    /// What became of a motion, where the standing orders have no word of their own.
    Carried "carried" [],
    /// What became of a motion.
    Lost "lost" [],
    /// What became of a motion.
    Tied "tied" [],
    /// What became of a motion.
    Withdrawn "withdrawn" [],
    /// What became of a motion.
    Lapsed "lapsed" [],
    /// Between the last two of several.
    And "and" [],
    /// Where nobody is named.
    Nobody "nobody" [],
    /// Somebody the log never listed.
    Unlisted "unlisted" [],
    /// The heading of the next meeting.
    NextMeeting "next_meeting" [],
    /// When and where it is.
    NextOn "next_on" ["date" "time" "venue"],
    /// The heading of later corrections.
    Corrections "corrections" [],
    /// A later correction.
    Correction "correction" ["date" "item" "why" "was" "now"],
    /// The heading of how the minutes stand.
    Status "status" [],
    /// That they are a draft.
    IsDraft "is_draft" [],
    /// That they were approved.
    Approved "approved" ["date" "meeting" "corrected"],
    /// The label of the signature.
    Signed "signed" [],
    /// Who signed them.
    SignedBy "signed_by" ["name" "date"],
    /// What they can be held against.
    DrawnFrom "drawn_from" ["events" "seal"],
    /// The heading of the actions.
    Actions "actions" [],
    /// A column.
    ActionNumber "action_number" [],
    /// A column.
    Action "action" [],
    /// A column.
    Owner "owner" [],
    /// A column.
    Due "due" [],
    /// A column.
    ActionStatus "action_status" [],
    /// That nobody has it to do.
    NoOwner "no_owner" [],
    /// How an action stands.
    Open "status_open" [],
    /// How an action stands.
    Done "status_done" [],
    /// How an action stands.
    Dropped "status_dropped" [],
    /// The heading of promises.
    Undertakings "undertakings" [],
    /// What stands before exempt matter.
    ExemptMark "exempt" [],
    /// What stands after it.
    ExemptEnds "exempt_ends" [],
    /// What stands at the head of a paper that holds any.
    ContainsExempt "contains_exempt" [],
    /// What stands behind the heading of an exempt item.
    ExemptShort "exempt_short" [],
    /// What marks a draft.
    DraftMark "draft_mark" [],
    /// The name of the list of headings.
    Contents "contents" [],
    /// Before the number of a page.
    Page "page" [],
    /// Between the number of a page and how many there are.
    PageOf "page_of" [],
}

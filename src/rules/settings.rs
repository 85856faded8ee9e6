//! THE table of settings: what each takes, does, and how it is read and written. The reader, the writer,
//! the complaints and the help all follow it, so that none can know a setting the others do not.

use super::given::{Given, duration, listed, or_none, quoted, worded};
use crate::meeting::orders::{Base, Orders};

/// A section of a file.
pub struct Section {
    /// Its heading.
    pub name: &'static str,
    /// What its rules are about.
    pub about: &'static str,
    /// Where its rule stands.
    pub source: fn(&mut Orders) -> &mut String,
    /// What may stand in it.
    pub settings: &'static [Setting],
}

/// A setting.
pub struct Setting {
    /// Its key.
    pub key: &'static str,
    /// What may stand there.
    pub takes: &'static str,
    /// What it does.
    pub does: &'static str,
    /// Reads it; none where it is not what it takes.
    pub set: fn(&mut Orders, Given<'_>) -> Option<()>,
    /// Writes it.
    pub show: fn(&Orders) -> String,
}

macro_rules! sections {
    ($($name:literal $about:literal $field:ident {
        $($key:literal $takes:literal $does:literal $to:ident = $given:ident => $read:expr; $value:ident => $show:expr;)+
    })+) => {
        /// Every section but those that have names.
        pub const SECTIONS: &[Section] = &[$(Section {
            name: $name,
            about: $about,
            source: |orders| &mut orders.$field.source,
            settings: &[$(Setting {
                key: $key,
                takes: $takes,
                does: $does,
                set: |orders, $given| {
                    orders.$field.$to = $read;
                    Some(())
                },
                show: |orders| {
                    let $value = &orders.$field.$to;
                    $show
                },
            },)+],
        },)+];
    };
}

sections! {
    "terms" "what this body calls things" terms {
        "chairs" "a list of offices: [\"facilitator\"]" "the offices of those who lead it, besides the usual ones" chairs = given => given.texts()?; value => listed(value, |one| quoted(one));
        "chair" "a word: \"Chairman\"" "how whoever is in the chair is called" chair = given => given.text()?; value => quoted(value);
        "member" "a word: \"councillor\"" "how a member is called" member = given => given.text()?; value => quoted(value);
        "motion" "a word: \"proposal\"" "how a motion is called" motion = given => given.text()?; value => quoted(value);
        "carried" "a word: \"adopted\"" "what a motion is when it passed" carried = given => given.text()?; value => quoted(value);
        "lost" "a word: \"rejected\"" "what a motion is when it failed" lost = given => given.text()?; value => quoted(value);
    }
    "quorum" "how many must be here" quorum {
        "needs" "a share: \"at least 1/4\", \"more than 1/2\"" "how much of the base makes a quorum" needs = given => given.parsed()?; value => quoted(&value.to_string());
        "number" "a number, or \"none\"" "so many instead of a share" number = given => given.or_none(Given::number)?; value => or_none(*value, |n| n.to_string());
        "of" "\"all\" or \"entitled\"" "of whom" of = given => given.word().filter(|of| matches!(of, Base::All | Base::Entitled))?; value => worded(value);
        "least" "a number" "never fewer than this" least = given => given.number()?; value => value.to_string();
    }
    "majority" "what a vote needs" majority {
        "needs" "a majority: \"more than 1/2\", \"at least 2/3\"" "how much of the base passes a motion" needs = given => given.parsed()?; value => quoted(&value.to_string());
        "of" "\"cast\", \"cast_with_abstentions\", \"present\", \"entitled\" or \"all\"" "of whom" of = given => given.word()?; value => worded(value);
    }
    "ties" "what becomes of equal votes" ties {
        "equal" "\"casting_vote\", \"chair_votes_now\" or \"falls\"" "the chair has a second vote, or has only this one, or the motion falls" equal = given => given.word()?; value => worded(value);
    }
    "voting" "how votes are taken" voting {
        "methods" "a list of \"show\", \"named\", \"unanimous\", \"assent\" and \"declared\"" "in which ways; any where none is listed" methods = given => given.words()?; value => listed(value, worded);
        "requisition" "a number of members, or \"none\"" "how many can demand a vote by name" requisition = given => given.or_none(Given::number)?; value => or_none(*value, |n| n.to_string());
        "named_for" "a list of words: [\"budget\"]" "votes by name where one of these is in the motion or the item's title" named_for = given => given.texts()?; value => listed(value, |one| quoted(one));
        "single_record" "true or false" "any one member may have their own vote recorded" single_record = given => given.flag()?; value => value.to_string();
    }
    "elections" "how somebody is elected" elections {
        "needs" "a majority: \"more than 1/2\", or \"none\"" "how much of the votes cast elects; none: the most votes" needs = given => given.or_none(Given::parsed)?; value => or_none(*value, |needs| quoted(&needs.to_string()));
        "drop_lowest" "true or false" "whoever has fewest votes drops out of the next ballot" drop_lowest = given => given.flag()?; value => value.to_string();
    }
    "seconder" "which motions want a seconder" seconder {
        "kinds" "a list of \"motion\", \"recommendation\", \"amendment\" and \"procedural\"" "motions of these kinds; a recommendation once somebody moves it" kinds = given => given.words()?; value => listed(value, worded);
        "before" "\"debate\" or \"vote\"" "before what" before = given => given.word()?; value => worded(value);
    }
    "amendments" "how motions are amended" amendments {
        "one_at_a_time" "true or false" "only one to the same motion may be under discussion" one_at_a_time = given => given.flag()?; value => value.to_string();
        "degrees" "1 or 2" "2 allows amendments to amendments" degrees = given => given.number()?; value => value.to_string();
        "order" "\"as_moved\" or \"latest_first\"" "in which order they are voted" order = given => given.word()?; value => worded(value);
        "friendly" "true or false" "the mover may take one over without a vote" friendly = given => given.flag()?; value => value.to_string();
        "negating" "true or false" "one that only says the opposite may be moved" negating = given => given.flag()?; value => value.to_string();
    }
    "reply" "the right of reply" reply {
        "mover" "true or false" "the mover speaks once more, and last" mover = given => given.flag()?; value => value.to_string();
    }
    "procedures" "which procedural motions there are" procedures {
        "allowed" "a list of \"closure\", \"next_business\", \"adjourn\", \"exclude\", \"suspend\" and \"extend\"" "those that may be moved" allowed = given => given.words()?; value => listed(value, worded);
    }
    "withdrawal" "whose consent it takes to withdraw a seconded motion" withdrawal {
        "seconder" "true or false" "the seconder's" seconder = given => given.flag()?; value => value.to_string();
        "meeting" "true or false" "the meeting's" meeting = given => given.flag()?; value => value.to_string();
    }
    "points_of_order" "points of order, and questions put to a speaker" points {
        "categories" "a list of words, the most urgent first" "what points of order there are" categories = given => given.texts()?; value => listed(value, |one| quoted(one));
        "interposed" "true or false" "a question may be put to a speaker, whose time stands still for it" interposed = given => given.flag()?; value => value.to_string();
    }
    "public_time" "time for the public" public_time {
        "seconds" "a duration: \"15m\", or \"none\"" "for all of them together" seconds = given => given.or_none(Given::seconds)?; value => or_none(*value, duration);
    }
    "guillotine" "when the meeting ends unless it is extended" guillotine {
        "after" "a duration: \"3h\", or \"none\"" "so long after it was opened" after_s = given => given.or_none(Given::seconds)?; value => or_none(*value, duration);
        "at" "a time: \"22:00\", or \"none\"" "at this time of day" at = given => given.or_none(Given::hour)?; value => or_none(*value, |at| quoted(&at.format("%H:%M").to_string()));
        "extend" "a duration: \"30m\", or \"none\"" "by at most so long each time" extend_s = given => given.or_none(Given::seconds)?; value => or_none(*value, duration);
        "extensions" "a number, or \"none\"" "so many times at most" extensions = given => given.or_none(Given::number)?; value => or_none(*value, |n| n.to_string());
    }
    "interests" "what a declared interest bars" interests {
        "bar_speaking" "a list of \"pecuniary\", \"prejudicial\", \"personal\" and \"unspecified\"" "interests of these kinds bar speaking" bar_speaking = given => given.words()?; value => listed(value, worded);
        "bar_voting" "a list of \"pecuniary\", \"prejudicial\", \"personal\" and \"unspecified\"" "interests of these kinds bar voting" bar_voting = given => given.words()?; value => listed(value, worded);
        "leave" "a list of \"pecuniary\", \"prejudicial\", \"personal\" and \"unspecified\"" "whoever has one of these leaves the room" leave = given => given.words()?; value => listed(value, worded);
    }
    "exclusion" "on what grounds press and public may be excluded" exclusion {
        "grounds" "a list: [\"paragraph 3\"]" "how the ground begins; any will do where none is listed" grounds = given => given.texts()?; value => listed(value, |one| quoted(one));
        "by_resolution" "true or false" "the meeting itself must resolve it" by_resolution = given => given.flag()?; value => value.to_string();
    }
    "urgent" "business that was not on the agenda" urgent {
        "reason" "true or false" "the reason is to be minuted" reason = given => given.flag()?; value => value.to_string();
    }
    "substitutes" "who may sit for an absent member" substitutes {
        "allowed" "true or false" "whether anybody may" allowed = given => given.flag()?; value => value.to_string();
    }
    "remote" "members who attend from elsewhere" remote {
        "quorum" "true or false" "they count towards the quorum" quorum = given => given.flag()?; value => value.to_string();
        "vote" "true or false" "they may vote" vote = given => given.flag()?; value => value.to_string();
    }
    "proxy" "members who vote for another" proxy {
        "most" "a number, 0 where nobody may" "how many absent members one may vote for" most = given => given.number()?; value => value.to_string();
        "quorum" "true or false" "whoever gave a proxy counts towards the quorum" quorum = given => given.flag()?; value => value.to_string();
    }
}

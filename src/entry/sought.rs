//! What people call things who do not know what they are called here: words that lead to a command. The palette finds
//! by them, and a refusal names the command that was meant.

/// Each command with what else it is called, a phrase between bars.
const ALSO: &[(&str, &str)] = &[
    ("open", "start|begin|call to order"),
    ("close", "end|finish|stop the meeting"),
    (
        "adjourn",
        "break|pause|recess|interval|comfort break|lunch|tea|suspend the meeting",
    ),
    ("resume", "back from the break|go on|restart|reconvene"),
    ("extend", "guillotine|go on later|run over"),
    ("next-meeting", "date of the next meeting"),
    ("item", "next item|agenda item|take an item|any other business"),
    ("noted", "note|receive the report|for information"),
    ("defer", "postpone|put off|hold over"),
    (
        "present",
        "attendance|roll call|who is here|register|call the roll|quorum",
    ),
    ("apologies", "absent|absence|apologies none|no apologies|regrets"),
    ("arrive", "late|came in|joined|latecomer"),
    ("leave", "left early|went out|departed"),
    (
        "declare",
        "conflict of interest|pecuniary|declaration of interest",
    ),
    (
        "exempt",
        "confidential|closed session|private|in camera|part two|exclude press and public|executive session",
    ),
    (
        "public",
        "open session|readmit press and public|end of the closed session",
    ),
    ("chair", "chairman|chairwoman|take the chair|presiding"),
    ("queue", "speakers list|list of speakers"),
    ("limit", "time limit|timer|minutes each|speaking time"),
    ("move", "motion|proposal|propose|resolution"),
    ("second", "seconder"),
    ("amend", "amendment|change the motion"),
    (
        "procedural",
        "point of procedure|closure|previous question|next business",
    ),
    (
        "agreed",
        "resolved|consensus|without a vote|approve the minutes|minutes approved|approve|unanimous",
    ),
    (
        "vote",
        "named vote|recorded vote|roll call|division|show of hands|ballot|poll|count",
    ),
    ("demand", "named vote|recorded vote|roll call vote"),
    ("record", "named vote|how one member voted|my vote recorded"),
    ("casting", "second vote|tie|equal votes"),
    ("action", "task|to do|follow up|assign"),
    ("done-action", "action completed"),
    ("doc", "paper|attachment|link|report|handout|file"),
    ("edit", "correct|change|fix|mistake|typo|minutes"),
    ("strike", "delete|remove|erase"),
    ("undo", "revert|take back|oops"),
    ("person", "add somebody|new member|guest|visitor|name"),
    ("written", "written question"),
    ("in", "earlier item|back to an item"),
    ("speaker", "wrong speaker|who said it"),
];

/// What else a command is called.
pub fn also(command: &str) -> impl Iterator<Item = &'static str> {
    let words = ALSO.iter().filter(move |(name, _)| *name == command);
    words.flat_map(|(_, words)| words.split('|'))
}

/// The commands that are called so, or whose other names begin so.
pub fn meant(word: &str) -> Vec<&'static str> {
    let word = word.to_lowercase().replace('-', " ");
    let called = |words: &str| words.split('|').any(|one| one == word);
    let begins = |words: &str| words.split('|').any(|one| one.starts_with(&word));
    let all = |fits: &dyn Fn(&str) -> bool| -> Vec<&'static str> {
        let found = ALSO.iter().filter(|(_, words)| fits(words));
        found.map(|(name, _)| *name).collect()
    };
    match all(&called) {
        found if found.is_empty() && word.len() > 3 => all(&begins),
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_one_of_them_is_a_command() {
        for (name, _) in ALSO {
            assert!(super::super::command(name).is_some(), "/{name}");
        }
    }

    #[test]
    fn words_that_people_look_for_lead_somewhere() {
        for (word, command) in [
            ("break", "adjourn"),
            ("recess", "adjourn"),
            ("confidential", "exempt"),
            ("closed session", "exempt"),
            ("late", "arrive"),
            ("apologies none", "apologies"),
            ("delete", "strike"),
        ] {
            assert!(meant(word).contains(&command), "{word}: {:?}", meant(word));
        }
        for word in ["named vote", "roll call", "minutes"] {
            assert!(!meant(word).is_empty(), "{word}");
        }
        assert!(meant("zzz").is_empty());
    }
}

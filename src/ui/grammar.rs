//! The entry line's grammar as help shows it: what to type, and what it records. The commands stand in
//! `entry::COMMANDS`.

/// A row: what to type, and what it records.
pub struct Form {
    /// What to type.
    pub line: &'static str,
    /// What it records.
    pub records: &'static str,
}

const fn form(line: &'static str, records: &'static str) -> Form {
    Form { line, records }
}

/// Every form of the line but the commands.
pub const FORMS: &[Form] = &[
    form("text", "narrative, no speaker"),
    form("# text", "a sub-heading within the item"),
    form("burke: text", "a statement by Cllr Burke"),
    form("- text", "a point under the last statement"),
    form("burke? text", "a question"),
    form("burke?pcc text", "a question, with whom it is put to"),
    form("burke?? text", "a follow-up to the latest question"),
    form("burke??q3 text", "a follow-up to q3"),
    form("pcc= text", "an answer to the latest question put to them"),
    form("pcc=q3 text", "an answer to q3"),
    form("pcc~ text", "an undertaking: something promised"),
    form("cc! text by 1 Dec", "an action, its owner and its date"),
    form("! text", "an action without an owner"),
    form(": text   ? text   = text", "the same by whoever has the floor"),
    form("+burke   +burke note", "into the speaking queue"),
    form("++burke note", "a point of order, to the front"),
    form("-burke", "out of the queue"),
    form(">   >burke", "the next speaker, or Cllr Burke, has the floor"),
    form("<", "the floor is free"),
    form("/command …", "everything else: see below"),
    form("\\text", "narrative, whatever it begins with"),
    form("@11:03 …", "before any of these: it happened at 11:03"),
];

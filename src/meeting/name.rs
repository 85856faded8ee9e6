//! What a name is made of: title, surname, honours; or an office, and its initials.
//!
//! It guesses as little as it can, and only about tags and forms of address: whoever is given a
//! `[tag]` and an `as "…"` is called by them.

use super::fold::fold;

/// Titles that stand before a surname alone: "Cllr Burke".
const TITLES: &str = "
    cllr councillor cnllr cllr. mr mrs ms miss mx dr prof professor lord lady rev revd reverend fr canon
    rabbi imam alderman ald alderwoman baroness baron viscount earl judge hon chief superintendent supt
    inspector insp sergeant sgt constable pc pcso commander detective assistant deputy captain capt
    major colonel col lt general ambassador senator mayor justice the rt right honourable cr trustee bro bros
    brother sister councilmember councilman councilwoman councilperson alderperson selectman selectwoman
    selectperson supervisor commissioner freeholder assemblymember delegate representative vice-mayor mme mlle
    monsieur madame maître herr frau señor señora sra srta cynghorydd cyng comhairleoir concejal concejala
    gemeinderat gemeinderätin stadtrat stadträtin don doña dña";

/// Titles of two words: "Council Member Bell".
const DOUBLE: &[[&str; 2]] = &[
    ["council", "member"],
    ["board", "member"],
    ["committee", "member"],
    ["vice", "mayor"],
    ["deputy", "mayor"],
    ["mayor", "pro-tem"],
];

/// Titles that may also be the initial of a first name: before a first name and a surname they are titles.
const SHORT: &str = "m sr";

/// Titles that only go before another title: `Chief Superintendent`, never `Chief Boyd`.
const FOREWORDS: &str = "chief detective assistant deputy the rt right lt temporary";

/// Titles that are used with the first name: "Sir John".
const KNIGHTLY: &str = "sir dame";

/// What follows a surname and is not part of it.
const HONOURS: &str = "
    mp ms msp mla mep td mbe obe cbe kbe dbe gbe bem qc kc jp dl phd dphil md ma ba bsc msc mba llb llm
    qpm qfsm cpfa fca aca frs esq esquire jr jnr sr snr ii iii iv dsc vc kcb cb cmg psc am ao oam om ch mc td rd
    mhk mlc cilca bed pgce dlitt frsa mrics frics pslcc fslcc";

/// Those of them that are not written in capitals. "MA" is a degree, "Ma" is a name.
const SMALL_HONOURS: &str = "esq esquire jr jnr sr snr";

/// Words that belong to the surname they stand before.
const PARTICLES: &str = "
    van von der den de del della di da do dos das du la le ter ten bin ibn al el ap ab ferch st zu zur af av
    't ó ní nic mac mag ua uí giolla";

/// Those that open a surname even where no first name stands before them: "Cllr De Souza".
const OPENING: &str = "de du le la da dos das den der ter st";

/// Words that an office begins with, and a person's name does not.
const OFFICE_FIRST: &str = "
    chief head director police monitoring town parish leader clerk deputy assistant executive managing
    democratic legal finance financial section s151 corporate principal senior independent returning
    proper committee council secretary treasurer chair chairman chairwoman chairperson vice-chair
    vice-chairman president vice-president mayor governance internal external policy scrutiny borough
    city county district strategic service office representative team member cabinet portfolio lead
    programme project company honorary acting interim general minute";

/// Words that an office ends with, and hardly a name.
const OFFICE_LAST: &str = "
    officer officers commissioner director manager secretary leader adviser advisor chair chairman
    chairwoman chairperson president treasurer auditor auditors solicitor executive representative
    coordinator co-ordinator department team services lawyer surveyor planner engineer consultant
    inspectorate authority council trust ombudsman interpreter minister";

/// Words without an initial of their own.
const SMALL: &str = "of for and the to in at on a an with by &";

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Titles as written, without those that are dropped before a surname.
    pub title: Option<String>,
    /// The first name, where there is one.
    pub first: Option<String>,
    /// The surname, or all of an office.
    pub surname: String,
    /// It is an office, and names nobody.
    pub office: bool,
    /// The title goes with the first name.
    pub knightly: bool,
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['.', ','], "")
}

fn is_in(word: &str, list: &str) -> bool {
    let word = plain(word);
    list.split_whitespace().any(|listed| listed == word)
}

fn is_honour(word: &str) -> bool {
    is_in(word, SMALL_HONOURS) || (is_in(word, HONOURS) && capitals(word) >= 2)
}

fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// Letters after a name that no list knows: capitals alone, `PSLCC`, or mostly capitals, `CiLCA`.
fn is_letters(word: &str) -> bool {
    let word = word.trim_matches(|c| matches!(c, ',' | ';' | '.'));
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || c == '.');
    plain && (2..=7).contains(&letters) && (capitals(word) == letters || capitals(word) >= 3)
}

/// Whether words behind a name and a comma are letters after it and no office: known ones, or such as letters after
/// a name look like. "Ann Bell, PCC" holds an office.
pub fn is_letters_after_name(words: &str) -> bool {
    let like = |word: &str| {
        is_letters(word)
            && word.chars().filter(|c| c.is_alphabetic()).count() >= 4
            && word.starts_with(['A', 'B', 'C', 'F', 'L', 'M', 'P'])
    };
    !words.is_empty() && words.split_whitespace().all(|word| is_honour(word) || like(word))
}

/// A word of a name as it is usually written, so that capitals behind it stand out.
fn is_ordinary(word: &str) -> bool {
    word.chars().any(char::is_lowercase)
}

/// How many words at the end of a name are letters after it: those that are known, and after a full name any run
/// of capitals. Where surnames are written in capitals ("Mme Anne DUPONT") there is none behind a first name alone.
fn honours(rest: &[&str], titled: &[&str]) -> usize {
    let known = rest.iter().rev().take_while(|word| is_honour(word)).count();
    let any = rest
        .iter()
        .rev()
        .take_while(|word| is_honour(word) || is_letters(word))
        .count();
    let before = rest.get(..rest.len() - any).unwrap_or_default();
    let romance = titled
        .iter()
        .any(|word| is_in(word, "m mme mlle monsieur madame"));
    let initial = |word: &&&str| word.trim_end_matches('.').chars().count() <= 1;
    let full = before.len() >= 2
        && before
            .last()
            .is_some_and(|word| is_ordinary(word) && !initial(&word));
    let count = if full && !romance { any } else { known };
    count.min(rest.len().saturating_sub(1))
}

/// Takes a name apart.
pub fn parts(name: &str) -> Parts {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut titles = titles(&words);
    let office = is_office(&words, titles);
    if office {
        titles = 0;
    }
    let (titled, rest) = words.split_at_checked(titles).unwrap_or((&[], &words));
    let end = rest.len() - if office { 0 } else { honours(rest, titled) };
    let named = rest.get(..end).unwrap_or_default();
    let mut from = if office { 0 } else { named.len().saturating_sub(1) };
    while from > 0
        && named
            .get(from - 1)
            .is_some_and(|word| joins_surname(word, from == 1))
    {
        from -= 1;
    }
    let (before, surname) = named.split_at_checked(from).unwrap_or((&[], named));
    let trimmed = |word: &str| word.trim_matches(',').to_owned();
    Parts {
        title: (!titled.is_empty()).then(|| titled.join(" ")),
        first: before.first().map(|word| trimmed(word)),
        surname: trimmed(&surname.join(" ")),
        office,
        knightly: titled.iter().any(|word| is_in(word, KNIGHTLY)),
    }
}

/// How many words of titles a name begins with; at least one word is left.
fn titles(words: &[&str]) -> usize {
    let is_title = |word: &&&str| is_in(word, TITLES) || is_in(word, KNIGHTLY);
    let pair = |at: usize| {
        let (first, second) = (words.get(at)?, words.get(at + 1)?);
        let pair = [plain(first), plain(second)];
        DOUBLE.iter().any(|double| *double == pair).then_some(2)
    };
    let most = words.len().saturating_sub(1);
    let mut count = 0;
    while count < most {
        let short = count == 0 && words.len() > 2 && words.first().is_some_and(|word| is_in(word, SHORT));
        match pair(count).filter(|two| count + two <= most) {
            Some(two) => count += two,
            None if short || words.get(count).as_ref().is_some_and(is_title) => count += 1,
            None => break,
        }
    }
    if pair(count.saturating_sub(2)).is_some() {
        return count;
    }
    // "Chief Boyd" has no title; "Chief Superintendent Boyd" has.
    while count > 0 && words.get(count - 1).is_some_and(|word| is_in(word, FOREWORDS)) {
        count -= 1;
    }
    count
}

fn joins_surname(word: &str, is_first: bool) -> bool {
    let lower_case = word.chars().next().is_some_and(char::is_lowercase);
    is_in(word, PARTICLES) && (!is_first || lower_case || is_in(word, OPENING))
}

/// Whether words name an office and not a person.
fn is_office(words: &[&str], titles: usize) -> bool {
    let Some((first, last)) = words.first().zip(words.last()) else {
        return false;
    };
    let joined = words
        .iter()
        .skip(1)
        .any(|word| matches!(*word, "of" | "for" | "and" | "the" | "to" | "in" | "&"));
    // "Chief Superintendent Andy Boyd" and "Judge Smith" are people, "Chief Constable" is none.
    let ranked = titles > 0 && !words.get(titles).is_some_and(|word| is_in(word, OFFICE_LAST));
    joined
        || is_in(last, OFFICE_LAST)
        || (!ranked && is_in(first, OFFICE_FIRST))
        || (words.len() == 2 && is_in(first, "the"))
        || words.iter().all(|word| is_in(word, TITLES))
}

/// All that somebody may be called in full, folded: tag, surname, full name, form of address, office. A first name
/// alone is not among them: see [`Parts::first`].
pub fn called(id: &str, name: &str, role: Option<&str>, shown: &str) -> Vec<String> {
    let parts = parts(name);
    let title = parts.title.as_deref().unwrap_or_default();
    let first = parts.first.as_deref().unwrap_or_default();
    let without_the = |text: &str| text.strip_prefix("the ").unwrap_or(text).to_owned();
    let mut names = vec![
        id.to_owned(),
        without_the(shown),
        name.to_owned(),
        parts.surname.clone(),
        format!("{title} {}", parts.surname),
        format!("{title} {first} {}", parts.surname),
        format!("{first} {}", parts.surname),
    ];
    if parts.office {
        names.push(initials(&parts.surname));
    }
    if let Some(role) = role {
        let office = role.split(',').next().unwrap_or_default();
        names.extend([role.to_owned(), office.to_owned(), initials(office)]);
    }
    let mut names: Vec<String> = names
        .iter()
        .map(|name| fold(name))
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The first letter of each word that has one of its own: `pcc`, `hls`, `s151o`. One word alone is its own.
pub fn initials(office: &str) -> String {
    let spaced = office.replace('-', " ");
    let words: Vec<String> = spaced
        .split_whitespace()
        .filter(|word| !is_in(word, SMALL))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [word] => word.clone(),
        words => words
            .iter()
            .map(|word| {
                let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
                if figures.is_empty() {
                    word.chars().take(1).collect()
                } else {
                    figures
                }
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (name, title, first, surname) in [
            ("Cllr Trevor Egleton", Some("Cllr"), Some("Trevor"), "Egleton"),
            ("Cllr Burke", Some("Cllr"), None, "Burke"),
            ("Anthony Stansfeld", None, Some("Anthony"), "Stansfeld"),
            (
                "Chief Superintendent Andy Boyd",
                Some("Chief Superintendent"),
                Some("Andy"),
                "Boyd",
            ),
            (
                "The Rt Hon Jane Grey MP",
                Some("The Rt Hon"),
                Some("Jane"),
                "Grey",
            ),
            (
                "Dr. Margaret O'Brien, OBE",
                Some("Dr."),
                Some("Margaret"),
                "O'Brien",
            ),
            ("Ludwig van der Berg", None, Some("Ludwig"), "van der Berg"),
            ("Cllr De Souza", Some("Cllr"), None, "De Souza"),
            ("Cllr Di Smith", Some("Cllr"), Some("Di"), "Smith"),
            ("Dee Sinclair", None, Some("Dee"), "Sinclair"),
            ("Cllr Martin King Jr", Some("Cllr"), Some("Martin"), "King"),
            (
                "Mrs Anne Smith-Jones JP",
                Some("Mrs"),
                Some("Anne"),
                "Smith-Jones",
            ),
            ("Judge Smith", Some("Judge"), None, "Smith"),
            ("J. R. Smith, Jr.", None, Some("J."), "Smith"),
            ("John Smith III", None, Some("John"), "Smith"),
            ("Robert Bell, Sr.", None, Some("Robert"), "Bell"),
            ("Cllr Ann Bell FRSA", Some("Cllr"), Some("Ann"), "Bell"),
            ("Ann Bell MBE, PSLCC CiLCA", None, Some("Ann"), "Bell"),
            ("Hon. Ann Bell MHK", Some("Hon."), Some("Ann"), "Bell"),
            ("Ann Bell AM", None, Some("Ann"), "Bell"),
            ("Jo LI", None, Some("Jo"), "LI"),
            ("Cllr LI", Some("Cllr"), None, "LI"),
            ("Mme Anne DUPONT", Some("Mme"), Some("Anne"), "DUPONT"),
            ("M. Jean Pierre ROY", Some("M."), Some("Jean"), "ROY"),
            ("M. Smith", None, Some("M."), "Smith"),
            ("ANN BELL", None, Some("ANN"), "BELL"),
            ("Ronald McDonald", None, Some("Ronald"), "McDonald"),
            ("Cr Ann Bell", Some("Cr"), Some("Ann"), "Bell"),
            ("Trustee Bell", Some("Trustee"), None, "Bell"),
            ("Bro. Tom Cole", Some("Bro."), Some("Tom"), "Cole"),
            ("Councilmember Cole", Some("Councilmember"), None, "Cole"),
            (
                "Council Member Ann Cole",
                Some("Council Member"),
                Some("Ann"),
                "Cole",
            ),
            ("Vice Mayor Dent", Some("Vice Mayor"), None, "Dent"),
            ("Alderman Dent", Some("Alderman"), None, "Dent"),
            ("Commissioner Dent", Some("Commissioner"), None, "Dent"),
            ("John Constable", None, Some("John"), "Constable"),
            ("Alice Head", None, Some("Alice"), "Head"),
        ] {
            let parts = parts(name);
            assert_eq!(
                (
                    parts.title.as_deref(),
                    parts.first.as_deref(),
                    parts.surname.as_str(),
                    parts.office
                ),
                (title, first, surname, false),
                "{name}"
            );
        }
    }

    #[test]
    fn offices_are_known_and_have_initials() {
        for (office, tag) in [
            ("Police and Crime Commissioner", "pcc"),
            ("Chief Constable", "cc"),
            ("Deputy Chief Constable", "dcc"),
            ("Head of Legal Services", "hls"),
            ("Monitoring Officer", "mo"),
            ("Town Clerk", "tc"),
            ("Section 151 Officer", "s151o"),
            ("Clerk", "clerk"),
            ("The Mayor", "mayor"),
            ("Mayor", "mayor"),
            ("Vice-Chairman", "vc"),
            ("Assistant Director", "ad"),
            ("Office of the PCC", "op"),
            ("Council Member", "cm"),
            ("Head of IT", "hi"),
            ("Deputy Mayor", "dm"),
        ] {
            assert!(parts(office).office, "{office}");
            assert_eq!(initials(office), tag, "{office}");
        }
    }
}

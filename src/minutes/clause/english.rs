//! What a clerk's English is told by: closed lists, and the forms of verbs. Nothing here guesses at names.
//!
//! Where the lists do not settle it the answer is no: the words then stand after a colon, which is always right.

/// Words that are never a name by themselves: made small where a sentence no longer begins with them.
const SMALL: &str = "a an the this that these those it he she they we you there here his her its their our my your \
    in on at by for from with without within under over after before during since until till through throughout to \
    between among amongst against about around of off into onto upon towards near across along beyond beneath \
    behind below above despite regarding concerning following according given owing due \
    as if when whenever where wherever while whilst although though because unless whether once provided \
    having being not no none nothing nobody everyone everybody everything someone somebody something anyone anybody \
    anything each every either neither both all any some many most much more few fewer less least several another \
    other others such what which who whose whom how why only even just now then today yesterday tomorrow tonight \
    soon already still also perhaps maybe never always often sometimes usually generally currently previously \
    recently originally unfortunately fortunately apparently clearly initially eventually finally nearly almost \
    approximately roughly half enough too very quite rather instead later earlier first second third \
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands";

/// Common words that begin a sentence and are no name, unless a name goes on from them: "Local Plan". What houses
/// write either way (Members, Officers, Council, Panel) is not here, and stays as it was typed.
const COMMON: &str = "access accidents actions activity additional adults advice agencies air allotments alternative \
    anti-social applicants applications areas arrangements attendance awareness bins bids bills boats body-worn \
    boundaries bridges buildings buses businesses cameras capital car care cars carers changes charges charities \
    children churches claims clubs collaboration collection collections comments communication communications \
    communities community companies complaints concerns conditions consultants consultation contractors contracts \
    control costs crime customers cuts cycling damage data deaths debts decisions delay delays delivery demand \
    demolition developers development discussion discussions dog dogs drainage drivers driving early economic \
    education electricity elections emergency employees employers energy enforcement engagement engineers enquiries \
    environmental events evidence existing expenditure external extra facilities families farmers fees figures \
    financial flooding floods food foot footpaths funding funds further general good government-funded grants grass \
    graffiti groups growth guidance health hedges help high home homes hospitals hotels houses housing improvements \
    income independent individuals inflation information infrastructure inspections inspectors insurance insurers \
    interest internal investment issues jobs joint key land landlords landowners large late leaflets lessons letters \
    levels libraries lighting links litter living local long lorries low maintenance major managers meetings money \
    mental motorists neighbourhood neighbours new noise nurses offenders old older online options organisations \
    output outside parents parking partners partnership partnerships passengers patients patrols pavements pay \
    pedestrians people performance permission photographs pictures plans planning playgrounds police policies \
    pollution potholes prices priorities private problems procurement progress projects properties proposals public \
    pupils quotes rates refuse regional regular rents repairs reports representatives research reserves residents \
    responses results resurfacing revenue risks road roads rubbish rules runners rural safety sales savings schemes \
    school schools security services serious shops shopkeepers sickness signs significant similar small social \
    solar speakers speeding spending sports staff standards street strategic streets students subsidence substantial \
    supply support surveys suppliers systems targets taxes teachers teams tenants tenders tickets time toilets total \
    tourism town trade traders traffic trains training transport travel trees unemployment urban users vandalism \
    vehicles victims views villages violence visitors volunteers voters votes wages walking wardens waste water \
    whole wider witnesses women work workers working works written young youth money talks negotiations";

/// Words before a noun: what follows them is no verb.
const DETERMINERS: &str = "a an the this that these those his her its their our my your no each every either neither \
    both all any some many most much more few fewer several another other such one two three four five six seven \
    eight nine ten whose which what";

const PRONOUNS: &str = "it he she they we i you there everyone everybody someone somebody nobody anyone anybody \
    nothing everything something";

const PREPOSITIONS: &str = "of in on at by for from with without within under over after before during since until \
    till through throughout to between among amongst against about around off into onto upon towards near across \
    along beyond behind below above despite regarding per via than out up down back away forward";

/// What begins a clause within the sentence: the next verb is its own.
const SUBORDINATORS: &str = "which who whom whose that where when while whilst because if unless until although \
    though whether how why what as than once";

const CONJUNCTIONS: &str = "and or but nor yet so";

/// What begins a sentence that is not reported as it is: it answers, or joins on to the one before.
const INTERJECTIONS: &str = "and or but so nor yet however therefore furthermore moreover nevertheless meanwhile \
    yes no well thanks please sorry hello welcome ok okay right";

/// Verbs that a sentence has, and nothing else is.
const FINITE: &str = "am is are was were has have had will would shall should can could may might must do does did \
    cannot";

/// Past forms that no participle shares, or that stand for nothing left out.
const PAST: &str = "came went gave took wrote spoke saw knew grew began rose fell chose broke drove drew flew froze \
    rang ran sank stole swore wore threw woke became forgot ate bore tore hid shook arose overcame undertook \
    withdrew foresaw mistook overtook overran said thought felt met stood understood won led dealt meant slept fled \
    withstood";

/// Past forms that as often leave out a `was`: `figures restricted`. Only an object makes them a sentence.
const LEFT_OUT: &str = "paid made kept held left lost sent spent built bought brought found cut put set read told \
    sold heard caught taught sought laid lit struck shown given taken drawn chosen received restricted circulated \
    attached approved adopted deferred noted required needed planned expected proposed recommended requested \
    completed published postponed cancelled delayed appointed awarded installed ordered signed carried tabled \
    closed considered discussed reviewed updated shared tackled raised submitted prepared produced provided agreed \
    accepted rejected moved seconded amended elected nominated resolved confirmed reported presented introduced \
    removed replaced repaired painted planted opened invited included excluded secured funded allocated transferred organised reflected shaped informed \
    estimated budgeted identified located based related concerned involved interested reduced";

/// Past forms in `-ed` that are done to nothing: they make a sentence whatever follows.
const DONE: &str = "complained replied responded arrived happened occurred continued increased decreased improved declined \
    remained worked stayed objected disagreed waited lived died returned stopped started ended failed succeeded resigned \
    retired attended wanted decided refused hoped tried attempted intended promised managed seemed appeared looked \
    belonged depended existed collapsed flooded leaked changed helped dropped emerged escalated expired fluctuated \
    insisted lapsed lasted mattered participated persisted prevailed proceeded progressed recovered reopened relied \
    suffered talked travelled varied walked worsened doubled halved trebled supported opposed welcomed asked argued \
    believed claimed denied feared thought felt warned applied referred";

/// How somebody feels: no past of theirs.
const FEELINGS: &str = "pleased concerned worried disappointed delighted surprised satisfied interested impressed committed \
    convinced annoyed alarmed amazed encouraged frustrated relieved saddened shocked tired troubled dissatisfied \
    disgusted embarrassed determined opposed";

/// What somebody who speaks does: a word that goes on from their name, whatever follows.
const SPEAKS: &str = "accepted acknowledged added addressed admitted advised advocated affirmed agreed alluded \
    announced answered apologised apologized appealed appreciated argued asked asserted assured asserted believed \
    challenged cited claimed clarified commended commented compared complained concluded concurred confirmed \
    congratulated considered contended countered declared declined denied described detailed disagreed disputed \
    doubted echoed emphasised emphasized encouraged endorsed enquired inquired enumerated expanded explained \
    expressed favoured feared gave highlighted hoped illustrated implied indicated informed insisted intended \
    introduced invited lamented listed maintained mentioned moved named nominated noted objected observed offered \
    opened opined opposed outlined paid pledged pointed pondered praised preferred presented pressed promised \
    proposed protested queried questioned quoted raised read reassured recalled recognised recognized recommended \
    recounted referred reflected refuted regretted reiterated rejected remarked reminded repeated replied reported \
    requested responded resumed sought said seconded shared showed sounded spoke specified stated stressed suggested \
    summarised summarized supported surmised testified thanked thought told touched undertook underlined updated \
    urged voiced volunteered voted warned welcomed wished withdrew wondered drew felt put made took left went came \
    saw knew wrote held found kept met heard stood sat brought led began rose chose ran understood won let";

/// The same as of now, where no noun or name looks like it.
const SPEAKS_NOW: &str = "accepts acknowledges adds admits advises agrees announces answers apologises argues asks \
    believes clarifies comments commends concludes confirms congratulates considers declares declines denies \
    describes disagrees emphasises encourages enquires explains expresses feels gives hopes informs insists \
    introduces invites likes mentions needs objects observes offers opposes outlines prefers presents promises \
    praises proposes queries questions recalls recognises recommends refers regrets reiterates rejects reminds \
    repeats replies requests responds says seconds sees seeks stresses suggests summarises supports tells thanks \
    thinks undertakes understands urges wants warns welcomes wishes withdraws wonders works";

/// Of those, the ones that are as often a thing: they go on only before what they are done to.
const THINGS: &str = "answers comments questions queries requests thanks offers works supports seconds needs likes \
    left felt found put read set held met presents objects reports wishes sounded led rose";

/// Words in `-ed` that are no past.
const NO_PAST: &str = "need seed speed feed bed red shed indeed hundred sacred naked breed deed weed exceed proceed \
    succeed embed wed bleed greed reed shred sled united limited wicked kindred assorted so-called";

/// Adverbs that stand before a verb, besides those in `-ly`.
const ADVERBS: &str = "also again then further first firstly secondly thirdly lastly still never always often \
    once twice soon since later even just now not both too rather further himself herself therefore \
    thereafter once";

/// Words in `-s` that are verbs and hardly ever anything else.
const PRESENT: &str = "says thinks believes seems becomes includes requires makes takes gives goes comes knows feels \
    finds gets keeps tells tries tends allows appears applies begins belongs brings depends deserves exists expects \
    fails follows happens holds loses owns pays prefers prevents produces proposes protects provides receives \
    recommends reduces refers relates relies represents sees sends serves suggests tackles understands wants \
    welcomes writes works needs remains";

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// A word without the marks around it, its apostrophes straight; its letters as they were typed.
fn bare(word: &str) -> String {
    let word =
        word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '£' | '$' | '€' | '%' | '&' | '#')));
    word.replace('’', "'")
}

/// A word as typed and small.
#[derive(Debug, Clone)]
struct Word {
    raw: String,
    small: String,
}

impl Word {
    fn is_capital(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    fn is(&self, list: &str) -> bool {
        has(list, &self.small)
    }

    /// A figure, or a word for one.
    fn is_figure(&self) -> bool {
        self.raw.contains(|c: char| c.is_ascii_digit())
    }

    fn is_function(&self) -> bool {
        self.is(DETERMINERS)
            || self.is(PRONOUNS)
            || self.is(PREPOSITIONS)
            || self.is(SUBORDINATORS)
            || self.is(CONJUNCTIONS)
            || self.is(ADVERBS)
            || self.is("him her them us me himself herself themselves itself")
            || self.is_figure()
            || self.small.ends_with("ly")
    }

    /// Who or what a verb is done to begins with it.
    fn begins_object(&self) -> bool {
        self.is(DETERMINERS) || self.is("him her them us me it") || self.is_figure()
    }

    fn is_finite(&self) -> bool {
        let contracted = self.small.ends_with("n't") || self.small == "cannot";
        let pronoun = self.small.split_once('\'').is_some_and(|(word, rest)| {
            has(PRONOUNS, word) && matches!(rest, "s" | "re" | "ve" | "ll" | "d" | "m")
        });
        contracted || pronoun || (self.is(FINITE) && !self.is_capital())
    }

    fn is_past_by_form(&self) -> bool {
        self.small.ends_with("ed") && self.small.len() > 3 && !self.is(NO_PAST)
    }
}

fn words(text: &str) -> Vec<Word> {
    let words = text.split_whitespace().map(bare).filter(|word| !word.is_empty());
    words
        .map(|raw| Word {
            small: raw.to_lowercase(),
            raw,
        })
        .collect()
}

/// The part of a sentence up to where it pauses for another: there its own verb is.
fn first_part(sentence: &str) -> &str {
    let mut depth = 0_usize;
    for (at, letter) in sentence.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ';' | '–' | '—' if depth == 0 => return &sentence[..at],
            ':' if depth == 0 && sentence[at + 1..].starts_with(char::is_whitespace) => {
                return &sentence[..at];
            }
            _ => {}
        }
    }
    sentence
}

/// The same without what stands in brackets.
fn unbracketed(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|letter| match letter {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// Whether the first sentence is whole: something it is about, and a verb of its own.
pub fn is_sentence(sentence: &str) -> bool {
    let part = unbracketed(first_part(sentence));
    let words = words(&part);
    let Some(first) = words.first() else { return false };
    let pause = part
        .split_whitespace()
        .next()
        .is_some_and(|word| word.ends_with([',', '!']));
    if (first.is(INTERJECTIONS) && (first.small != "no" || pause)) || first.small == "thank" {
        return false;
    }
    // "Located in the square, the hall was old": what goes before has no subject of its own.
    let hangs = (first.is_past_by_form() || first.small.ends_with("ing")) && !first.is(SMALL);
    if hangs && words.get(1).is_some_and(Word::is_function) {
        return false;
    }
    // "I am", "we think": what is said now is said in one's own words; what was, is told.
    if first.is("i we you i'm we're you're i'll we'll you'll i've we've i'd we'd") {
        return words
            .get(1..)
            .and_then(|rest| rest.iter().find(|word| !word.is(ADVERBS)))
            .is_some_and(|verb| {
                verb.is("had was were would could did hadn't wasn't weren't wouldn't couldn't didn't")
                    || (verb.is_past_by_form() || verb.is(PAST))
            });
    }
    main_verb(&words, 1).is_some() && !is_notes(sentence)
}

/// Whether a sentence is notes, strung together: "it is restricted; will see what can be published".
fn is_notes(sentence: &str) -> bool {
    let sentence = unbracketed(sentence);
    sentence.split(';').skip(1).any(|part| {
        let words = words(part);
        words.len() > 1 && !words[0].is(CONJUNCTIONS) && main_verb(&words, 1).is_none()
    })
}

/// Where the verb of the sentence itself is, looked for from a word on.
fn main_verb(words: &[Word], from: usize) -> Option<usize> {
    let mut inner = words[..from.min(words.len())]
        .iter()
        .filter(|word| word.is(SUBORDINATORS) && !word.is("that what which"))
        .count();
    for at in from..words.len() {
        let (word, before) = (&words[at], &words[at - 1]);
        if word.is(SUBORDINATORS) {
            inner += 1;
            continue;
        }
        if !verb_at(words, at) {
            // "as planned", "than expected": a clause without a verb of its own.
            if word.is_past_by_form() && before.is(SUBORDINATORS) {
                inner = inner.saturating_sub(1);
            }
            continue;
        }
        match inner {
            0 => return Some(at),
            _ => inner -= 1,
        }
    }
    None
}

fn verb_at(words: &[Word], at: usize) -> bool {
    let (word, before, next) = (&words[at], &words[at - 1], words.get(at + 1));
    if word.is_finite() {
        let infinitive = before.small == "to" && word.is("have do");
        return !infinitive;
    }
    if word.is_capital() {
        return false;
    }
    let subject = before.is("it he she they we i you there this that who which");
    if before.is(PREPOSITIONS) || before.is(CONJUNCTIONS) || (before.is(DETERMINERS) && !subject) {
        return false;
    }
    let after_adverb = at > 1 && before.is(ADVERBS);
    if subject && !word.is_function() {
        return true;
    }
    if before.is(FINITE) || before.is(SUBORDINATORS) {
        return false;
    }
    if word.is(LEFT_OUT) {
        return next.is_some_and(Word::begins_object) && !after_adverb;
    }
    if word.is(PAST) || word.is(PRESENT) || word.is(DONE) {
        return next.is_none_or(|next| next.small != "by");
    }
    let adjective = before.small.ends_with("ly")
        || before.is(ADVERBS)
        || before.is("better well best ill more most less");
    let done_to = next.is_some_and(|next| {
        next.begins_object() || next.is("that whether what how why") || !(adjective || next.is_function())
    });
    word.is_past_by_form() && !word.is(FEELINGS) && done_to
}

/// Whether `text` goes on from the name of whoever said it: it begins with what they did. `known` are verbs that
/// the house names besides.
pub fn goes_on(sentence: &str, known: &[String], asked: bool) -> bool {
    let part = unbracketed(first_part(sentence));
    let words = words(&part);
    let question = sentence.trim_end().ends_with('?');
    let at = words
        .iter()
        .take(3)
        .take_while(|word| word.is(ADVERBS) || (word.small.ends_with("ly") && word.small.len() > 4))
        .count();
    let Some(verb) = words.get(at) else { return false };
    let next = words.get(at + 1);
    let done_by_others = next.is_some_and(|next| next.small == "by") && !verb.is("stood came went");
    if question || done_by_others {
        return false;
    }
    let object = next.is_some_and(|next| next.begins_object() || next.is_capital());
    let named = verb.is_capital() && next.is_some_and(|next| next.is_capital());
    if verb.is(THINGS) {
        let small = next.is_none_or(|next| next.is_function() && next.small != "to" && next.small != "of");
        return object || (small && !verb.is_capital());
    }
    if known.contains(&verb.small) || verb.is(SPEAKS) {
        // "Noted improvements were welcome": a word for a thing, of which something is said.
        return next.is_none_or(Word::is_function)
            || next.is_some_and(Word::is_capital)
            || main_verb(&words, at + 1).is_none()
            || !verb.is_capital();
    }
    if verb.is(SPEAKS_NOW) {
        return true;
    }
    if verb.is(FINITE) || verb.small.ends_with("n't") {
        return !named && !verb.is("may am are do") && !is_turned(&words, at, asked);
    }
    if verb.is("am are do may") {
        return false;
    }
    let irregular = verb.is(PAST);
    if !(irregular || verb.is_past_by_form()) || verb.is(FEELINGS) || named {
        return false;
    }
    // "Located in the square, the hall was old": what goes before a sentence of its own.
    let set_apart = part
        .split_once(", ")
        .is_some_and(|(_, rest)| is_sentence(rest) && begins_subject(rest));
    if set_apart {
        return false;
    }
    match next {
        None => true,
        Some(next) if next.is_function() => true,
        Some(_) => !verb.is_capital() && main_verb(&words, at + 1).is_none(),
    }
}

fn begins_subject(text: &str) -> bool {
    words(text)
        .first()
        .is_some_and(|word| word.is(DETERMINERS) || word.is(PRONOUNS))
}

/// Whether the verb at `at` stands before whom it is about, as in a question: "was the tender late".
fn is_turned(words: &[Word], at: usize, asked: bool) -> bool {
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    let subject = next.is(
        "the a an this these those his her its their our my your any some all it he she they we i you there \
        everyone anyone someone anybody everybody somebody",
    );
    let owns = words[at].is("has had have");
    match (subject, asked) {
        // "asked: has the tender come"; "had it been known, …"; but "is a governor", "had the figures".
        (true, true) => return true,
        (true, false) => return next.is(PRONOUNS) || (owns && main_verb(words, at + 2).is_some()),
        (false, _) => {}
    }
    let plural = next.small.ends_with('s')
        && !next.small.ends_with("ss")
        && !next.is("always has is was discuss this process focus progress");
    asked
        && (next.is_capital()
            || plural
            || words[at].is("is are do does did can will should shall")
                && !(next.is_past_by_form()
                    || next.is(ADVERBS)
                    || next.is("like unsure keen happy aware sure able")))
}

const ASKS: &str = "what which who whom whose when where why how";

/// Whether words put as a question are in their own order: "what would it cost", not "what it would cost".
pub fn is_question(sentence: &str) -> bool {
    let words = words(first_part(sentence));
    let Some(first) = words.first() else { return false };
    if first.is("whether if") {
        return false;
    }
    if first.is(FINITE) || first.small.ends_with("n't") {
        return is_turned(&words, 0, true);
    }
    let asks = words.iter().take(2).position(|word| word.is(ASKS));
    let Some(asks) = asks.filter(|at| *at == 0 || first.is(PREPOSITIONS)) else {
        return false;
    };
    let Some(verb) = words
        .iter()
        .skip(asks + 1)
        .take(4)
        .position(|word| word.is(FINITE) || word.small.ends_with("n't"))
    else {
        return false;
    };
    let verb = asks + 1 + verb;
    let about = &words[asks + 1..verb];
    if about.iter().any(|word| {
        word.is("the a an this these those that it he she they we i you there his her its their our my your")
    }) {
        return false;
    }
    let Some(next) = words.get(verb + 1) else {
        return false;
    };
    let subject = next.is(
        "the a an this these those that it he she they we i you there his her its their our my your \
        everyone anyone someone",
    ) || next.is_capital();
    match (about.is_empty(), words[asks].small.as_str()) {
        // "how was …", "why had …": there the order is the question's, whatever follows.
        (true, "when" | "where" | "why" | "how") => true,
        (true, _) if words[verb].is("do does did") => true,
        (true, _) if words[verb].is("will would can could should shall may might must") => {
            subject || (next.small.ends_with('s') && !next.small.ends_with("ss"))
        }
        _ => subject,
    }
}

/// Whether words put with a question mark are in the order of a clause all the same: "what the scheme would cost?"
pub fn is_told(sentence: &str) -> bool {
    let words = words(sentence);
    let asks = words.iter().take(2).position(|word| word.is(ASKS));
    let subject = asks.and_then(|at| words.get(at + 1));
    subject.is_some_and(|next| {
        next.is("the a an these those it he she they we there his her its their our my your")
            && words.len() > 2
    })
}

/// The small word with which `text` begins, where a verb may take it: "whether", "to", "about", "on what".
pub fn opening(sentence: &str) -> Option<String> {
    let words = words(sentence);
    let (first, next) = (words.first()?, words.get(1)?);
    if first.is(PREPOSITIONS) && next.is(ASKS) {
        return Some(next.small.clone());
    }
    match first.small.as_str() {
        // "that was unfair": something is pointed at.
        "that" if next.is_finite() => None,
        // "to date", "to the north": no verb.
        "to" if next.is(DETERMINERS) || next.is_figure() || next.is("date him her them us me") => None,
        word => Some(word.to_owned()),
    }
}

/// Whether the first word is made small where no sentence begins with it any more.
pub fn begins_small(text: &str) -> bool {
    let Some(word) = text.split_whitespace().next() else {
        return false;
    };
    let word = word.trim_end_matches([',', ';', ':']).replace('’', "'");
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let rest: String = letters.collect();
    let stem = word.split('\'').next().unwrap_or_default().to_lowercase();
    let next = text
        .split_whitespace()
        .nth(1)
        .and_then(|next| next.chars().next());
    let named = next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let lower = rest.chars().all(|c| c.is_lowercase() || c == '\'' || c == '-');
    capital && lower && (has(SMALL, &stem) || (!named && has(COMMON, &stem)))
}

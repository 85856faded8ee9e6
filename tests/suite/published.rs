//! What is handed on holds nothing that is exempt, and nothing that does anything but be read.
use crate::every_event::{CANARY, every_event};
use crate::read_back;
use crate::sitting::{Sitting, person};
use quorate::meeting::event::{InterestKind, MotionKind, PersonKind, Plan};
use quorate::meeting::facts::{
    DocumentCited, HeadingMinuted, InterestDeclared, NarrativeMinuted, PointMade, PublicReadmitted,
    StatementMade, Unknown,
};
use quorate::meeting::{Event, Intent, Meeting};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};

fn seal() -> Seal {
    Seal {
        events: 77,
        hash: "ab".repeat(32),
    }
}

/// Every file there can be of a meeting for those of `scope`.
fn files(meeting: &Meeting, scope: Scope) -> Vec<(Format, Paper, Vec<u8>)> {
    let papers = [
        Paper::Minutes,
        Paper::Decisions,
        Paper::Actions,
        Paper::Attendance,
        Paper::Item("2".into()),
    ];
    let mut files = Vec::new();
    for format in Format::ALL.into_iter().filter(Format::is_built) {
        for paper in &papers {
            let order = Order {
                scope,
                paper,
                style: &Style::default(),
                draft: true,
                id: "01J9Z3T0000000000000000000",
                seal: &seal(),
                here: None,
                outside: quorate::minutes::Outside::default(),
            };
            match export(meeting, format, &order) {
                Ok(exported) => files.push((format, paper.clone(), exported.bytes)),
                Err(error) => assert_ne!(*paper, Paper::Minutes, "{format:?}: {error}"),
            }
        }
    }
    files
}

/// A meeting in whose private part everything happens that can.
fn with_everything_exempt() -> Sitting {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    s.members("ash birch cole");
    s.item("1", "Roads", None)
        .item("2", "Contract matter", Some("paragraph 3"))
        .item("3", "Bins", None);
    s.opens("ash birch cole");
    s.at("19:05").takes("1");
    let said = s.says("ash", "The roads are good");
    s.at("19:10").takes("2");
    s.does(Intent::Exclude { ground: None });
    s.at("19:12");
    for event in every_event(said) {
        // That the public was excluded, and why, is minuted in public (LGA 1972 s.100A(5)), and so is the
        // summary it may read instead (s.100C(2)).
        let public = matches!(
            event,
            Event::PublicExcluded(_) | Event::PublicReadmitted(PublicReadmitted {}) | Event::SummaryGiven(_)
        );
        if !public {
            s.fact(event);
        }
    }
    s.at("19:40").takes("3");
    if s.meeting.private.is_some() {
        s.does(Intent::Readmit);
    }
    s.says("birch", "The bins are full");
    s
}

#[test]
fn nothing_exempt_is_in_any_public_file() {
    let s = with_everything_exempt();
    for (format, paper, bytes) in files(&s.meeting, Scope::Public) {
        let text = read_back::text(format, &bytes).to_lowercase();
        if let Some(at) = text.find(CANARY) {
            let from = text[..at].char_indices().rev().nth(150).map_or(0, |(at, _)| at);
            panic!(
                "{format:?} of {paper}: {}",
                text[from..].chars().take(250).collect::<String>()
            );
        }
    }
}

/// Else the test above might look where nothing ever is.
#[test]
fn what_is_exempt_is_found_in_the_files_of_those_entitled_and_marked_there() {
    let s = with_everything_exempt();
    for (format, paper, bytes) in files(&s.meeting, Scope::Exempt) {
        let text = read_back::text(format, &bytes);
        // Other items than this one hold it, since everything happens there, their opening too.
        let of_all = !matches!(paper, Paper::Item(_));
        assert!(
            text.to_lowercase().contains(CANARY) || !of_all,
            "{format:?} of {paper}"
        );
        let marked = matches!(
            format,
            Format::Md | Format::Html | Format::Docx | Format::Odt | Format::Pdf | Format::Txt
        );
        if marked && paper == Paper::Minutes {
            assert!(text.contains("NOT FOR PUBLICATION"), "{format:?}");
        }
    }
}

const HOSTILE: [&str; 16] = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1\t-2",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "[x](javascript:alert(1)) ![x](https://x.org/y)",
    "]]> <!-- --> <?xml?> &lt; &amp; &#x202e;",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{9b}\u{fffe}\u{ffff}",
    "\u{202e}live\u{2066}\u{200b}\u{2028}\u{feff}\u{e0041}",
    "\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\r\n,;\\",
    "# heading\n- point\n1. number\n| a | b |",
    "{{ 7 * 7 }} {% for x in y %} ${x} %s",
    "\u{301}\u{301}e\u{301} \u{1f468}\u{200d}\u{1f469} \u{6771}\u{4eac}",
    "",
];

const ADDRESSES: [&str; 6] = [
    "javascript:alert(1)",
    "JAVASCRIPT\n:alert(1)",
    "data:text/html,<script>",
    "https://x.org/\"><script>alert(1)</script>",
    "file:///etc/passwd",
    "https://x.org/a(b)>c d",
];

/// A meeting whose every word is meant to do harm.
fn hostile() -> Sitting {
    let mut s = Sitting::of("Panel", "2025-06-03", "19:00");
    let all = HOSTILE.join(" / ");
    let plan = s.meeting.plan.clone().unwrap();
    s.fact(Event::MeetingPlanned(Box::new(Plan {
        body: all.clone(),
        title: Some(all.clone()),
        venue: Some(all.clone()),
        ..plan
    })));
    s.list("ash", &all, Some(&all), HOSTILE[0], PersonKind::Member);
    s.list("=1+1", HOSTILE[3], None, HOSTILE[3], PersonKind::Officer);
    for number in ["1", "2", HOSTILE[0]] {
        s.item(number, &all, None);
    }
    s.opens("ash =1+1");
    s.takes("2");
    for text in HOSTILE {
        let text = text.to_owned();
        let (ash, one) = (person("ash"), person("=1+1"));
        s.fact(Event::NarrativeMinuted(NarrativeMinuted {
            text: text.clone(),
            unnamed: None,
        }));
        s.fact(Event::HeadingMinuted(HeadingMinuted { text: text.clone() }));
        s.fact(Event::StatementMade(StatementMade {
            by: one.clone(),
            text: text.clone(),
        }));
        s.fact(Event::PointMade(PointMade {
            by: None,
            under: None,
            text: text.clone(),
        }));
        s.fact(Event::InterestDeclared(InterestDeclared {
            person: ash.clone(),
            item: Some("2".into()),
            kind: InterestKind::Personal,
            text: text.clone(),
        }));
        if text.is_empty() {
            continue;
        }
        s.does(Intent::Ask {
            by: ash.clone(),
            to: Some(one.clone()),
            follows: None,
            text: text.clone(),
        });
        s.does(Intent::Act {
            owner: Some(one),
            text: text.clone(),
            due: None,
        });
        s.does(Intent::Move {
            kind: MotionKind::Motion,
            moved_by: Some(ash),
            seconded_by: None,
            text: Some(text + "."),
        });
        s.does(Intent::Agree {
            motion: None,
            text: None,
        });
    }
    for (title, address) in HOSTILE.iter().cycle().zip(ADDRESSES) {
        s.fact(Event::DocumentCited(DocumentCited {
            title: format!("{title}."),
            url: Some(address.to_owned()),
        }));
    }
    s.fact(Event::Unknown(Unknown {
        name: HOSTILE[3].into(),
        json: "{}".into(),
    }));
    s
}

#[test]
fn no_file_holds_anything_but_text() {
    let s = hostile();
    for (format, paper, bytes) in files(&s.meeting, Scope::Public) {
        let of = format!("{format:?} of {paper}");
        match format {
            Format::Md => markdown(&read_back::text(format, &bytes), &of),
            Format::Html => html(&read_back::text(format, &bytes), &of),
            Format::Docx => docx(&bytes, &of),
            Format::Odt => {
                let parts = read_back::parts(&bytes);
                let pages = parts.iter().filter(|(name, _)| name.ends_with(".xml"));
                pages.for_each(|(name, page)| well_formed(page, &format!("{of}, {name}")));
            }
            Format::Pdf => pdf(&bytes, &of),
            // Between the cells of a table stand tabs, as between those that are pasted.
            Format::Txt => seen(&read_back::text(format, &bytes).replace('\t', " "), &of),
            Format::Csv => csv(&bytes, &of),
            Format::Ics => ics(&bytes, &of),
            Format::Popolo => {
                seen(&read_back::text(format, &bytes), &of);
                let _: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            }
            Format::Akn => {
                seen(&read_back::text(format, &bytes), &of);
                well_formed(&read_back::text(format, &bytes), &of);
            }
            Format::Json => {
                seen(&read_back::text(format, &bytes), &of);
                let record: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                assert_eq!(
                    record["meeting"]["body"],
                    HOSTILE.join(" / "),
                    "nothing is lost in the record"
                );
            }
        }
    }
}

/// No character that a terminal obeys or nobody sees.
#[track_caller]
fn seen(text: &str, of: &str) {
    let unseen =
        |c: &char| *c != '\n' && *c != '\r' && *c != '\u{200d}' && quorate::meeting::plain::is_unseen(*c);
    if let Some(c) = text.chars().find(unseen) {
        panic!("{of} holds U+{:04X}", u32::from(c));
    }
}

fn markdown(text: &str, of: &str) {
    seen(text, of);
    assert!(!text.contains('\r'), "{of}");
    for line in text.lines() {
        assert!(!line.contains('<') || line.contains("](<http"), "{of}: {line}");
        let mut rest = line;
        while let Some(at) = rest.find("](") {
            // An escaped bracket begins no link.
            let escaped = rest[..at].ends_with('\\');
            assert!(escaped || rest[at..].starts_with("](<https://"), "{of}: {line}");
            rest = &rest[at + 2..];
        }
    }
}

/// Every tag and attribute is one of those that the writer writes.
fn html(text: &str, of: &str) {
    const TAGS: &str = " html head meta title style body header main section nav h1 h2 h3 p ul ol li dl dt dd \
                        blockquote strong a table thead tbody tr th td div span bdi ";
    const ATTRIBUTES: &str = " lang charset http-equiv content name class id href rel scope aria-label \
                              aria-labelledby aria-hidden role tabindex ";
    seen(text, of);
    let (before, rest) = text.split_once("<style>").unwrap();
    let rest = rest.split_once("</style>").unwrap().1;
    let mut open: Vec<&str> = Vec::new();
    for tag in format!("{before}<style></style>{rest}").split('<').skip(2) {
        let (inside, after) = tag.split_once('>').unwrap_or_else(|| panic!("{of}: {tag}"));
        assert!(!after.contains('>'), "{of}: {after}");
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let plain = name.trim_start_matches('/');
        assert!(TAGS.contains(&format!(" {plain} ")), "{of}: <{inside}>");
        let mut quoted = attributes.split('"');
        while let (Some(attribute), Some(value)) = (quoted.next(), quoted.next()) {
            let attribute = attribute.trim().trim_end_matches('=');
            assert!(ATTRIBUTES.contains(&format!(" {attribute} ")), "{of}: <{inside}>");
            let leads = value.starts_with("https://") || value.starts_with('#');
            assert!(attribute != "href" || leads, "{of}: <{inside}>");
        }
        match TAGS.split_whitespace().find(|tag| *tag == plain) {
            Some("meta") | None => {}
            Some(_) if name.starts_with('/') => assert_eq!(open.pop(), Some(plain), "{of}"),
            Some(tag) => open.push(tag),
        }
    }
    assert!(open.is_empty(), "{of}: {open:?}");
}

fn docx(bytes: &[u8], of: &str) {
    for (name, text) in read_back::parts(bytes) {
        seen(&text, of);
        well_formed(&text, &format!("{of}, {name}"));
        for (at, _) in text.match_indices("TargetMode=\"External\"") {
            let link = text[..at].rsplit("Target=\"").next().unwrap();
            assert!(link.starts_with("https://"), "{of}: {link}");
        }
    }
}

#[track_caller]
fn well_formed(xml: &str, of: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0;
    loop {
        use quick_xml::events::Event;
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{of}: {error}"))
        {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break assert_eq!(depth, 0, "{of}"),
            Event::Comment(_) | Event::CData(_) | Event::PI(_) | Event::DocType(_) => {
                panic!("{of}: not ours")
            }
            _ => {}
        }
    }
}

fn pdf(bytes: &[u8], of: &str) {
    let raw = String::from_utf8_lossy(bytes);
    for (at, _) in raw.match_indices("/URI") {
        let address = raw[at + 4..].trim_start();
        let leads = address.starts_with("(https://") || address.starts_with("/");
        assert!(leads, "{of}: {}", address.chars().take(60).collect::<String>());
    }
    for acts in ["/JavaScript", "/JS", "/OpenAction", "/Launch", "/EmbeddedFile"] {
        assert!(!raw.contains(acts), "{of}: {acts}");
    }
}

fn csv(bytes: &[u8], of: &str) {
    seen(std::str::from_utf8(bytes).unwrap(), of);
    let mut table = csv::ReaderBuilder::new().from_reader(bytes);
    for row in table.records() {
        for cell in row.unwrap().iter() {
            let runs = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!runs, "{of}: {cell}");
        }
    }
}

fn ics(bytes: &[u8], of: &str) {
    const NAMES: &str =
        " BEGIN END VERSION PRODID UID DTSTAMP DUE DTSTART DTEND SUMMARY DESCRIPTION STATUS LOCATION ";
    let text = read_back::text(Format::Ics, bytes);
    seen(&text, of);
    for line in text.lines() {
        let name = line.split([':', ';']).next().unwrap();
        assert!(NAMES.contains(&format!(" {name} ")), "{of}: {line}");
    }
    assert_eq!(text.matches("\nBEGIN:VEVENT").count(), 0, "{of}");
    assert_eq!(text.matches("\nBEGIN:VTODO").count(), HOSTILE.len() - 1, "{of}");
}

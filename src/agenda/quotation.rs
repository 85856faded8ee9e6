//! Quotation marks of any country, and what stands in them.

use super::Complaints;
use super::span::Span;

/// What stands in quotation marks of any country, and what follows them.
pub(super) fn quoted<'a>(span: Span<'a>, complaints: &mut Complaints) -> Option<(Span<'a>, Span<'a>)> {
    let Some(open) = span.text().chars().next().filter(|c| is_quote(*c)) else {
        complaints.at(
            span.place(),
            "what follows \"as\" has no quotation marks",
            "write as \"the Chairman\"",
        );
        return None;
    };
    let double = !is_single(open);
    let inner = span.from(open.len_utf8());
    let closes = |c: char| is_quote(c) && is_single(c) != double;
    // An apostrophe within 'the people's man' closes nothing: that stands before a space or bracket.
    let ends = |at: usize, c: char| {
        let after = inner.text().get(at + c.len_utf8()..).unwrap_or_default();
        double || after.is_empty() || after.starts_with([' ', '(', '['])
    };
    let Some((at, c)) = inner
        .text()
        .char_indices()
        .find(|(at, c)| closes(*c) && ends(*at, *c))
    else {
        complaints.at(
            span.place(),
            "this quotation mark is not closed",
            "write as \"the Chairman\"",
        );
        return None;
    };
    let shown = inner.to(at).trim();
    if shown.is_empty() {
        complaints.at(
            span.place(),
            "there is nothing in these quotation marks",
            "write as \"the Chairman\", or take it out",
        );
        return None;
    }
    Some((shown, inner.from(at + c.len_utf8())))
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '\'' | '‘' | '’' | '‚'
    )
}

pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚')
}

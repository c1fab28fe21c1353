//! What is wrong with a code, in words.

use crate::knowledge::Knowledge;
use crate::profile::record::{CodeFault, RecordCode};
use crate::values::join_with;

/// The one word for a fault.
pub(crate) fn fault_word(fault: &CodeFault) -> &'static str {
    match fault {
        CodeFault::OtherSystem(_) => "other-system",
        CodeFault::Unknown => "unknown-code",
        CodeFault::Newer => "newer-than-release",
        CodeFault::Header(_) => "header",
        CodeFault::SplitSince(_) => "retired-header",
        CodeFault::SplitAtSomeTime(_) => "perhaps-retired-header",
        CodeFault::NeverWith(_) => "never-together",
        CodeFault::OtherTitle(_) => "other-title",
        CodeFault::NoSide(_) => "no-side",
        CodeFault::ListedAfter(_) => "listed-after",
    }
}

/// What is wrong with a code of a system, and how to mend it. `release` is what the lists were made of.
pub(crate) fn fault(
    knowledge: &Knowledge,
    system: &str,
    release: &str,
    fault: &CodeFault,
) -> (String, String) {
    let either = |codes: &[String]| {
        if codes.is_empty() { "a code below it".to_owned() } else { join_with(codes, "or") }
    };
    match fault {
        CodeFault::OtherSystem(other) => {
            let looks = match other {
                Some(other) => {
                    format!("; it looks like one of {}", knowledge.code_systems[*other].label)
                }
                None => String::new(),
            };
            (
                format!("this is no code of {system}, which is named{looks}"),
                "name the system that the code is of".to_owned(),
            )
        }
        CodeFault::Unknown => (
            format!("the release of {release} has no such code"),
            "look for the code that is meant".to_owned(),
        ),
        CodeFault::Newer => (
            format!("the release of {release} has no such code; it may be newer"),
            "hold it against a newer release".to_owned(),
        ),
        CodeFault::Header(below) => (
            "this is no whole code, but the head of others".to_owned(),
            format!("write {}", either(below)),
        ),
        CodeFault::SplitSince(below) => (
            "this was a whole code once, and was split before this was recorded".to_owned(),
            format!("write {}", either(below)),
        ),
        CodeFault::SplitAtSomeTime(below) => (
            "this was a whole code once, and was split; no date tells which it was here".to_owned(),
            format!("in a new entry write {}", either(below)),
        ),
        CodeFault::NeverWith(RecordCode { code, .. }) => (
            format!("it is never written together with {code} (Excludes1)"),
            "keep the one that is meant".to_owned(),
        ),
        CodeFault::OtherTitle(title) => (
            "its label does not say what its title says".to_owned(),
            format!("the title is \"{title}\": is another code meant?"),
        ),
        CodeFault::NoSide(sides) => (
            "it does not tell the side".to_owned(),
            format!("if it is known, write {}", either(sides)),
        ),
        CodeFault::ListedAfter(first) => (
            "another code comes before it where the person has what that means".to_owned(),
            format!("if so, write {} first", either(first)),
        ),
    }
}

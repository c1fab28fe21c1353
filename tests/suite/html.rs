//! The page in HTML against the document of the same run: every number of the one stands in the other, figure by figure and as a whole; the same
//! question gives the same bytes; no page is heavy, and hostile words stay words.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::spinecmp;
use serde_json::Value;
use spinecmp::report::GRADE_OPENING;
use std::collections::BTreeSet;

const CONDITIONS: [&str; 6] = [
    "lumbar-disc-herniation",
    "lumbar-spinal-stenosis",
    "degenerative-spondylolisthesis",
    "chronic-low-back-pain",
    "facet-joint-pain",
    "sacroiliac-joint-pain",
];

/// A page may weigh so much.
const HEAVIEST: usize = 270_000;
/// With every row and every finding: what is added to the evidence makes it heavier, what is said twice does too.
const HEAVIEST_IN_FULL: usize = 365_000;

fn output(args: &[&str]) -> String {
    let run = spinecmp(args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    run.out
}

/// The numbers in a text: digits with commas and a point, as written but for commas and zeros that mean nothing. A sign is no part of it: pages
/// say "lower".
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // Digits in an address are no numbers either.
    let text: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).collect();
    let characters: Vec<char> = text.join(" ").chars().collect();
    let mut position = 0;
    while position < characters.len() {
        if !characters[position].is_ascii_digit() {
            position += 1;
            continue;
        }
        let start = position;
        while position < characters.len()
            && (characters[position].is_ascii_digit()
                || (matches!(characters[position], '.' | ',')
                    && characters.get(position + 1).is_some_and(char::is_ascii_digit)))
        {
            position += 1;
        }
        // A name such as `ci95` or `6m` is no number.
        let touches = |place: Option<usize>| {
            place
                .and_then(|place| characters.get(place))
                .is_some_and(|character| character.is_alphabetic() || *character == '_')
        };
        if touches(start.checked_sub(1)) || touches(Some(position)) {
            continue;
        }
        let written: String = characters[start..position].iter().collect();
        found.insert(plain(&written));
    }
    found
}

/// "1,741.60" as "1741.6".
fn plain(written: &str) -> String {
    let digits = written.replace(',', "");
    // A version or a list such as 10.1056.2245 is no number; it is compared as it is.
    if digits.matches('.').count() != 1 {
        return digits;
    }
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Everything that a document says, keys left out.
fn said(value: &Value, into: &mut String) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => into.push_str(&format!("{number} ")),
        Value::String(text) => into.push_str(&format!("{text} ")),
        Value::Array(items) => items.iter().for_each(|item| said(item, into)),
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| !is_name(key, value))
            .for_each(|(_, item)| said(item, into)),
    }
}

/// Whether it is what an entry is called: digits in a name are no numbers.
fn is_name(key: &str, value: &Value) -> bool {
    let is_list_of_names = key == "sources"
        && value.as_array().is_some_and(|items| items.iter().all(Value::is_string));
    matches!(key, "schema_version" | "id" | "finding" | "treatment" | "condition" | "outcome")
        || is_list_of_names
}

fn of_document(value: &Value) -> BTreeSet<String> {
    let mut text = String::new();
    said(value, &mut text);
    numbers(&text)
}

/// The words of a page as a reader has them: no tags, no style, references to notes left out.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        // Values named along a scale are a matter of drawing.
        let skipped =
            [("<style", "</style>"), ("<sup class=\"ref", "</sup>"), ("<text ", "</text>")]
                .into_iter()
                .find(|(open, _)| rest[start..].starts_with(open))
                .map_or(">", |(_, close)| close);
        let end = rest[start..].find(skipped).expect("a tag is closed");
        rest = &rest[start + end + skipped.len()..];
        text.push(' ');
    }
    text.push_str(rest);
    // Quotation marks and the like are written as numbers of characters.
    [("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">")]
        .into_iter()
        .fold(text, |text, (written, meant)| text.replace(written, meant))
}

/// The words of every figure of an entry of the knowledge, in the order of the page.
fn figures(html: &str) -> Vec<(String, String)> {
    html.split("<div class=\"figure\" data-entry=\"")
        .skip(1)
        .map(|part| {
            let (entry, rest) = part.split_once('"').expect("an entry");
            let body = rest.split("</div>").next().expect("a figure");
            (entry.to_owned(), words(&format!("<div{body}")))
        })
        .collect()
}

#[test]
fn each_figure_says_the_same_in_both() {
    for condition in CONDITIONS {
        for detail in ["brief", "normal", "full"] {
            let args = ["compare", "--condition", condition, "--detail", detail];
            let html = output(&[&args[..], &["-f", "html"]].concat());
            let document: Value =
                serde_json::from_str(&output(&[&args[..], &["-f", "json"]].concat()))
                    .expect("a document");
            let shown = figures(&html);
            let cells: Vec<(&Value, &Value)> = ["rows", "costs", "more_harms"]
                .iter()
                .flat_map(|part| document[part].as_array().expect("rows"))
                .flat_map(|row| {
                    let cells = row["cells"].as_array().expect("cells");
                    cells.iter().map(move |cell| (&row["label"], cell))
                })
                .filter(|(_, cell)| cell["finding"].is_string())
                .collect();
            assert_eq!(shown.len(), cells.len(), "{condition} {detail}");
            for ((entry, words), (label, cell)) in shown.iter().zip(cells) {
                assert_eq!(cell["finding"], entry.as_str(), "{condition} {detail}");
                let mut cell = cell.clone();
                // The name of an entry is not a number of it; who reads the sources finds them in the notes.
                cell["sources"].take();
                let words = words.replace(entry.as_str(), "");
                cell["finding"].take();
                let (on_page, in_document) = (numbers(&words), of_document(&cell));
                let extra: Vec<_> = on_page.difference(&in_document).collect();
                assert!(extra.is_empty(), "{entry}: only on the page: {extra:?}");
                // The denominator and the scale stand in the label of the row, once for all cells.
                let all = of_document(label);
                let lost: Vec<_> = in_document
                    .difference(&on_page)
                    .filter(|number| !all.contains(*number))
                    .collect();
                assert!(lost.is_empty(), "{entry}: only in the document: {lost:?}");
            }
        }
    }
}

#[test]
fn every_number_stands_in_both() {
    let profile = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-profile.yaml");
    let runs: [&[&str]; 9] = [
        &["--condition", "lumbar-disc-herniation"],
        &["--condition", "lumbar-spinal-stenosis"],
        &["--condition", "degenerative-spondylolisthesis"],
        &["--condition", "chronic-low-back-pain"],
        &["--condition", "facet-joint-pain"],
        &["--condition", "sacroiliac-joint-pain"],
        &["--plan", "employer-average", "--detail", "full"],
        &["--set", "saddle-numbness=true"],
        &["-p", profile],
    ];

    for run in runs {
        let html = output(&[&["compare", "-f", "html"], run].concat());
        let document: Value =
            serde_json::from_str(&output(&[&["compare", "-f", "json"], run].concat()))
                .expect("a document");
        let page = words(&html);
        // How hard it is to read, a page says of itself; its document is no page.
        let (before, after) = page.split_once(GRADE_OPENING).unwrap_or((&page, ""));
        let told = format!("{before}{}", after.split_once(')').map_or("", |(_, rest)| rest));
        let (on_page, mut in_document) = (numbers(&told), of_document(&document));
        // The page prints what a source is called; a document's ids are names.
        for source in document["sources"].as_array().expect("sources") {
            in_document.extend(numbers(source["id"].as_str().expect("an id")));
        }
        // Behind a key row the page rounds a published range; the document has it as it was published.
        for finding in document["key_findings"].as_array().expect("findings") {
            // Only where the page shows it, and has fewer places.
            let is_shown = finding["id"].as_str().is_some_and(|id| page.contains(id));
            for end in [&finding["low"], &finding["high"]] {
                let end = end.as_f64().filter(|end| is_shown && (end * 10.0).fract() != 0.0);
                in_document.extend(end.map(|end| format!("{:.1}", end.abs())));
            }
        }
        let extra: Vec<_> = on_page.difference(&in_document).collect();
        assert!(extra.is_empty(), "{run:?}: only on the page: {extra:?}");
        // The document holds the whole tree of every rule, those that nothing is known of too; the page says in one line what they are about.
        if run.contains(&"-p") {
            continue;
        }
        // So are words that this page does not use, and the digits of what the page tells in a sentence.
        let mut told = document.clone();
        for list in [
            "glossary",
            "key_findings",
            "modifiers",
            "natural_course",
            "context",
            "quoted",
            "pictures",
        ] {
            told[list] = Value::Null;
        }
        // The document holds every number of a work, the folded sources one address each; in full, all of them.
        if !run.contains(&"full") {
            for source in document["sources"].as_array().expect("sources") {
                let id = source["id"].as_str().expect("an id");
                assert!(
                    html.contains(&format!("<code>{id}</code>"))
                        || page.contains(source["title"].as_str().expect("a title")),
                    "{run:?}: {id}"
                );
            }
            told["sources"] = Value::Null;
        }
        let in_document = of_document(&told);
        let lost: Vec<_> = in_document.difference(&on_page).collect();
        assert!(lost.is_empty(), "{run:?}: only in the document: {lost:?}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let args = ["compare", "-f", "html", "--plan", "employer-average", "--today", "2026-12-01"];
    let first = output(&args);
    assert_eq!(first, output(&args));
    assert!(first.contains("2026-12-01"));
    // Another day, another answer: each is told apart by what it says of itself.
    let mut other = args;
    other[6] = "2026-12-02";
    assert_ne!(first, output(&other));
}

#[test]
fn no_page_is_heavy() {
    for condition in CONDITIONS {
        for detail in ["normal", "full"] {
            let html = output(&[
                "compare",
                "-f",
                "html",
                "--condition",
                condition,
                "--detail",
                detail,
                "--plan",
                "employer-average",
            ]);
            let heaviest = if detail == "full" { HEAVIEST_IN_FULL } else { HEAVIEST };
            assert!(html.len() < heaviest, "{condition} {detail}: {}", html.len());
        }
    }
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let html = output(&["compare", "-f", "html"]);
    for part in ["<script", "<link rel=\"stylesheet", "<img", "url(", "@import", "<iframe"] {
        assert!(!html.contains(part), "{part}");
    }
    assert!(html.contains("default-src 'none'"));
}

/// On paper nothing is folded away, and the words are the same.
#[test]
fn a_page_to_print_whole_stands_open() {
    let args = ["compare", "stenosis", "-f", "html", "--today", "2026-12-01"];
    let (folded, open) = (output(&args), output(&[&args[..], &["--print", "full"]].concat()));
    let (grid, rest) = open.split_once("<section id=\"s-your-answers\"").expect("the visit");
    assert!(!rest.contains("<details>") && rest.contains("<details open>"));
    // A cell of the grid tells what stands in the rows below.
    assert!(grid.contains("<details>"));
    let stamp = |page: &str| words(page).split("inputs").next().map(str::to_owned);
    assert_eq!(stamp(&folded), stamp(&open));
    let run = spinecmp(&["compare", "--print", "full"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("write a page: -o page.html"), "{}", run.err);
}

/// Paper opens no fold: every number of a source in the grid has its source in the list that is printed.
#[test]
fn what_the_grid_cites_on_paper_is_printed() {
    for condition in ["sciatica", "stenosis", "slipped bone", "back pain", "facet", "sacroiliac"] {
        let html = output(&["compare", condition, "-f", "html"]);
        let cited: BTreeSet<usize> = html
            .split("<sup class=\"ref on-paper\" aria-hidden=\"true\">")
            .skip(1)
            .flat_map(|rest| rest[..rest.find('<').expect("an end")].split(','))
            .map(|number| number.parse().expect("a number"))
            .collect();
        assert!(cited.len() > 5, "{condition}: {cited:?}");
        let list = html.split_once("<ol class=\"notes\">").expect("sources").1;
        let list = list.split_once("</ol>").expect("an end").0;
        for number in cited {
            assert!(list.contains(&format!("id=\"n{number}\"")), "{condition}: {number}");
        }
    }
}

//! Cards for a clinical system: whoever the person is, a card is valid, short and no advice, warning signs come first, and it says what the answer says.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{files, spinecmp};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use spinecmp::knowledge::FactKind;
use std::sync::LazyLock;

/// What the specification of CDS Hooks asks of a response.
static CDS_HOOKS: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../data/cds-hooks-response.schema.json");
    jsonschema::draft7::new(&serde_json::from_str(schema).expect("JSON")).expect("a schema")
});

/// What we say of our own cards.
static OURS: LazyLock<Validator> = LazyLock::new(|| {
    let schema = spinecmp(&["schema", "card"], "").out;
    jsonschema::draft7::new(&serde_json::from_str(&schema).expect("JSON")).expect("a schema")
});

fn lines(args: &[String], format: &str) -> Value {
    let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
    args.extend(["-f", format]);
    let run = spinecmp(&args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&run.out).expect("JSON")
}

/// The cards of a command, held against both schemas and against what holds of every card.
fn cards(args: &[String]) -> Vec<Value> {
    let response = lines(args, "card");
    for schema in [&*CDS_HOOKS, &*OURS] {
        let faults: Vec<String> =
            schema.iter_errors(&response).map(|error| error.to_string()).collect();
        assert_eq!(faults, [""; 0], "{args:?}");
    }
    let cards = response["cards"].as_array().expect("cards").clone();
    assert!(!cards.is_empty(), "{args:?}");
    for card in &cards {
        let keys: Vec<&String> = card.as_object().expect("a card").keys().collect();
        assert_eq!(keys, ["summary", "indicator", "source", "detail"], "{args:?}");
        let (summary, detail) = (text(card, "summary"), text(card, "detail"));
        assert!(summary.chars().count() < 140 && summary.ends_with('.'), "{summary}");
        assert_eq!(summary.matches(". ").count(), 0, "{summary}");
        assert!(detail.chars().count() < 1500, "{detail}");
        // When it was made, of what, and what it is not for.
        for words in [
            "Made by spinecmp",
            "Not medical advice",
            "Evidence searched until",
            "All of it: `spinecmp ",
        ] {
            assert!(detail.contains(words), "{args:?}: {detail}");
        }
        for line in detail.lines() {
            // Whole lines: each ends as one.
            assert_eq!(line.trim_end(), line, "{args:?}");
        }
    }
    cards
}

fn text<'c>(card: &'c Value, key: &str) -> &'c str {
    card[key].as_str().expect("text")
}

/// As a reader sees it.
fn read(markdown: &str) -> String {
    let mut seen = String::new();
    let mut letters = markdown.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_escape = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if !is_escape {
            seen.push(letter);
        } else if let Some(escaped) = letters.next() {
            seen.push(escaped);
        }
    }
    seen.replace("**", "")
}

/// Warning signs first: a card each, of the words that the answer has for it.
fn warnings_come_first(cards: &[Value], answer: &Value) {
    let raised = answer["red_flags"].as_array().expect("flags");
    let warnings: Vec<&Value> =
        cards.iter().take_while(|card| card["indicator"] == "warning").collect();
    assert_eq!(warnings.len(), raised.len());
    for (card, flag) in warnings.iter().zip(raised) {
        assert!(read(text(card, "detail")).starts_with(flag["text"].as_str().expect("text")));
        assert!(text(card, "summary").starts_with(flag["label"].as_str().expect("text")));
    }
    for card in &cards[warnings.len()..] {
        assert_eq!(card["indicator"], "info");
    }
    assert!(cards.len() - warnings.len() <= 1);
}

/// Every line of figures is a row of the answer with all its cells, and what is left out is counted.
fn rows_are_whole(card: &Value, answer: &Value) -> usize {
    let rows = answer["key_rows"].as_array().expect("rows");
    let detail = read(text(card, "detail"));
    let items: Vec<&str> = detail.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let mut at = 0;
    for item in &items {
        let name = |row: &Value| row["what"].as_str().or(row["label"].as_str()).map(str::to_owned);
        let is_of = |row: &&Value| item.starts_with(&name(row).expect("a name"));
        // In the order of the page.
        let mut left = rows.iter().enumerate().skip(at);
        let found = left.find(|(_, row)| is_of(row) && holds_all(item, row));
        assert!(found.is_some(), "no row says: {item}");
        let (place, row) = found.expect("a row");
        at = place + 1;
        if let Some(warning) = row["warning"].as_str() {
            assert!(item.contains(warning), "{item}");
        }
    }
    let left = rows.len() - items.len();
    assert_eq!(detail.contains("no room here"), left > 0, "{detail}");
    if left > 1 {
        assert!(detail.contains(&format!("{left} lines more have no room here")), "{detail}");
    }
    items.len()
}

fn holds_all(item: &str, row: &Value) -> bool {
    let graded = |entry: &Value| match entry["certainty"].as_str() {
        Some(grade) => item.contains(&format!("certainty {}", grade.replace('-', " "))),
        None => true,
    };
    let cells = row["cells"].as_array().expect("cells").iter();
    let across = row["across"].as_array().expect("sentences").iter();
    cells.clone().all(|cell| {
        let words = cell["lead"].as_str().or(cell["empty"].as_str()).expect("words");
        item.contains(words) && graded(cell)
    }) && across.clone().all(|line| {
        item.contains(line["plain"].as_str().expect("words").trim_end_matches('.')) && graded(line)
    })
}

/// Of every choice the card has as many lines as of any other, or all that there are; the rest is counted.
fn choices_have_equal_room(detail: &str, answer: &Value) {
    let blocks = detail.split("\n\n").filter(|block| block.starts_with("- "));
    let told: Vec<usize> = blocks.map(|block| block.lines().count()).collect();
    // A set that is for other people has no line, nor one of rules that all are.
    let speaks = |set: &&Value| {
        if set["for_others"] == true {
            return false;
        }
        let mut criteria = set["criteria"].as_array().expect("criteria").iter();
        criteria.any(|criterion| !criterion["verdict"].is_null())
    };
    let treatments = answer["treatments"].as_array().expect("treatments").iter();
    let sets = treatments.map(|treatment| treatment["rule_sets"].as_array().expect("sets").iter());
    let all: Vec<usize> = sets.map(|sets| sets.filter(speaks).count().max(1)).collect();
    let most = told.iter().copied().max().unwrap_or_default();
    let fair: Vec<usize> = all.iter().map(|all| *all.min(&most)).collect();
    assert_eq!(told, fair, "{detail}");
    let left = all.iter().sum::<usize>() - told.iter().sum::<usize>();
    let words = match left {
        0 => "\n\nAll of it:".to_owned(),
        1 => "1 line more has no room here.".to_owned(),
        many => format!("{many} lines more have no room here."),
    };
    assert!(detail.contains(&words), "{left}: {detail}");
}

/// `--set` for each fact that was drawn.
fn assignments(draws: &[(bool, u32)]) -> Vec<String> {
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    let facts = knowledge.facts.refs().filter(|(fact, _)| Some(*fact) != knowledge.condition_fact);
    facts
        .zip(draws)
        .filter(|(_, (is_given, _))| *is_given)
        .flat_map(|((_, fact), (_, draw))| {
            let value = match &fact.kind {
                FactKind::Flag => draw.is_multiple_of(6).to_string(),
                FactKind::Choice(options) => options[*draw as usize % options.len()].clone(),
                FactKind::Set(options) => format!("[{}]", options[*draw as usize % options.len()]),
                FactKind::Number { min, max, .. } => {
                    (min + f64::from(draw % 60)).min(*max).to_string()
                }
            };
            ["--set".to_owned(), format!("{}={value}", fact.id)]
        })
        .collect()
}

const DETAILS: [&str; 3] = ["brief", "normal", "full"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_card_is_valid_and_says_what_the_answer_says(
        condition in 0_usize..6,
        draws in proptest::collection::vec((any::<bool>(), any::<u32>()), 80),
        share in 0_usize..=80,
        detail in 0_usize..3,
        only in proptest::option::of(0_usize..3),
    ) {
        let knowledge = spinecmp::builtin().expect("the built-in knowledge");
        let entry = knowledge.conditions.iter().nth(condition).expect("a condition");
        let mut case = vec!["--condition".to_owned(), entry.id.clone(), "--detail".to_owned(), DETAILS[detail].to_owned()];
        case.extend(assignments(&draws[..share]));
        if let Some(only) = only {
            let treatment = entry.treatments[only % entry.treatments.len()];
            case.extend(["--treatments".to_owned(), knowledge.treatments[treatment].id.clone()]);
        }
        let with = |command: &str| -> Vec<String> {
            std::iter::once(command.to_owned()).chain(case.iter().cloned()).collect()
        };

        let check = with("check");
        let (told, answer) = (cards(&check), lines(&check, "json"));
        warnings_come_first(&told, &answer);
        let stops = matches!(answer["urgency"].as_str(), Some("emergency-now" | "same-day"));
        let rules = told.iter().find(|card| card["indicator"] == "info");
        prop_assert_eq!(rules.is_some(), !stops || DETAILS[detail] == "full");
        if let Some(card) = rules {
            let open = answer["missing_answers"].as_array().expect("answers").len();
            let words = match open {
                0 => None,
                1 => Some("1 answer is open".to_owned()),
                many => Some(format!("{many} answers are open")),
            };
            let (summary, detail) = (text(card, "summary"), read(text(card, "detail")));
            prop_assert_eq!(detail.contains(" open. Most telling: "), words.is_some());
            if let Some(words) = words {
                prop_assert!(summary.contains(&words) && detail.contains(&words), "{}", detail);
            }
            choices_have_equal_room(&detail, &answer);
        }

        let compare = with("compare");
        let (told, answer) = (cards(&compare), lines(&compare, "json"));
        warnings_come_first(&told, &answer);
        let side_by_side = told.iter().find(|card| card["indicator"] == "info");
        prop_assert_eq!(side_by_side.is_some(), answer["stopped_by_red_flag"] == false);
        if let Some(card) = side_by_side {
            rows_are_whole(card, &answer);
        }
        let despite: Vec<String> = compare.iter().cloned().chain(["--despite-red-flags".to_owned()]).collect();
        let (told, answer) = (cards(&despite), lines(&despite, "json"));
        warnings_come_first(&told, &answer);
        rows_are_whole(told.last().expect("a card"), &answer);
    }
}

#[test]
fn each_condition_has_rows_of_help_and_of_harm_on_its_card() {
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    for condition in &knowledge.conditions {
        let args = ["compare".to_owned(), condition.id.clone()];
        let (told, answer) = (cards(&args), lines(&args, "json"));
        assert!(rows_are_whole(&told[0], &answer) >= 2, "{}", condition.id);
        let detail = read(text(&told[0], "detail"));
        for counts in ["help", "harm"] {
            let mut rows = answer["key_rows"].as_array().expect("rows").iter();
            let is_told = |row: &Value| {
                let name = row["what"].as_str().or(row["label"].as_str()).expect("a name");
                detail.lines().any(|line| line.starts_with(&format!("- {name}")))
            };
            assert!(rows.any(|row| row["counts"] == counts && is_told(row)), "{detail}");
        }
    }
}

#[test]
fn the_schemas_refuse_what_no_card_may_be() {
    let card =
        json!({"summary": "One.", "indicator": "info", "source": {"label": "A"}, "detail": "B"});
    let with = |key: &str, value: Value| {
        let mut card = card.clone();
        card[key] = value;
        json!({"cards": [card]})
    };
    let is_valid = |response: &Value| (CDS_HOOKS.is_valid(response), OURS.is_valid(response));
    assert_eq!(is_valid(&json!({"cards": [card]})), (true, true));
    assert_eq!(is_valid(&json!({"cards": []})), (true, true));
    assert_eq!(is_valid(&with("summary", json!("é".repeat(139)))), (true, true));
    assert_eq!(is_valid(&with("summary", json!("é".repeat(140)))), (false, false));
    assert_eq!(is_valid(&with("summary", json!(""))), (false, false));
    assert_eq!(is_valid(&with("source", json!({}))), (false, false));
    assert_eq!(is_valid(&with("source", json!({"label": ""}))), (false, false));
    assert_eq!(is_valid(&with("indicator", json!("loud"))), (false, false));
    assert_eq!(is_valid(&json!({})), (false, false));
    // Right for others, and not for us.
    assert_eq!(is_valid(&with("indicator", json!("critical"))), (true, false));
    assert_eq!(is_valid(&with("detail", json!("a".repeat(1500)))), (true, false));
    assert_eq!(is_valid(&with("selectionBehavior", json!("any"))), (true, false));
    let advised = json!([{"label": "Do it", "isRecommended": true}]);
    assert_eq!(is_valid(&with("suggestions", advised)), (false, false));
    let link = json!([{"label": "A", "url": "https://a.example", "type": "absolute", "autolaunchable": true}]);
    assert_eq!(is_valid(&with("links", link)), (true, false));
}

#[test]
fn other_commands_say_which_have_a_card() {
    for args in [
        vec!["cost"],
        vec!["weigh", "--weight", "quick-relief=9"],
        vec!["facts"],
        vec!["list"],
        vec!["audit"],
        vec!["validate"],
        vec!["schema", "card"],
        vec!["completions", "bash"],
        vec!["man"],
    ] {
        let args: Vec<&str> = args.into_iter().chain(["-f", "card"]).collect();
        let run = spinecmp(&args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("`check` and `compare`"), "{args:?}: {}", run.err);
    }
}

#[test]
fn what_has_no_place_in_a_card_is_refused() {
    for (args, option) in [
        (vec!["compare", "--worksheet"], "--worksheet"),
        (vec!["compare", "--pictures"], "--pictures"),
        (vec!["compare", "--weight", "quick-relief=9"], "--weight"),
        (vec!["compare", "--print", "full"], "--print"),
        (vec!["check", "--criterion", "disc-us-six-weeks"], "--criterion"),
        (vec!["check", "--questions"], "--format"),
        (vec!["check", "--get", "urgency"], "--get"),
    ] {
        let args: Vec<&str> = args.into_iter().chain(["-f", "card"]).collect();
        let run = spinecmp(&args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.starts_with(&format!("error: {option}")), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_file_of_json_holds_the_answer_and_a_card_only_where_one_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.json").display().to_string();
    let written = |more: &[&str]| -> Value {
        let args: Vec<&str> =
            ["compare", "-o", &path].into_iter().chain(more.iter().copied()).collect();
        assert_eq!(spinecmp(&args, "").code, 0);
        serde_json::from_str(&std::fs::read_to_string(&path).expect("a file")).expect("JSON")
    };
    assert!(written(&[])["key_rows"].is_array());
    assert!(written(&["-f", "card"])["cards"].is_array());
}

#[test]
fn the_words_of_a_knowledge_file_are_printed_and_not_obeyed() {
    const HOSTILE: &str = "# x *a* _b_ [c](https://d.example) <i>e</i> `f` | ~~g~~ &lt; - h";
    const PRINTED: &str = "# x \\*a\\* \\_b\\_ \\[c\\](https://d.example) \\<i\\>e\\</i\\> \\`f\\` \\| \\~\\~g\\~\\~ \\&lt; - h";
    const LABEL: &str = "label: Disc surgery (discectomy)\n";
    let folder = tempfile::tempdir().expect("a folder");
    let mut changed = 0;
    for file in files() {
        let text = String::from_utf8(file.bytes).expect("text");
        changed += text.matches(LABEL).count();
        let hostile = text.replace(LABEL, &format!("label: \"{HOSTILE}\"\n"));
        std::fs::write(folder.path().join(&file.name), hostile).expect("written");
    }
    assert_eq!(changed, 1);
    let path = folder.path().display().to_string();
    let args = ["compare", "--knowledge", &path].map(str::to_owned);
    let told = cards(&args);
    let detail = text(&told[0], "detail");
    assert!(detail.contains(&format!("; {PRINTED}; ")), "{detail}");
}

/// However much the answers bring up, a card ends with what it was made from; what guidelines say goes in where there is room.
#[test]
fn a_card_with_many_warnings_keeps_its_foot() {
    let set = [
        "symptom-weeks=13",
        "imaging-matches-symptoms=false",
        "injections-last-12-months=24",
        "cord-signs=true",
        "injury=minor",
        "blood-thinner=anticoagulant",
        "serious-allergies=[local-anesthetic]",
        "hba1c=20",
        "smoking=stopped-under-8-weeks",
        "mental-health-untreated=true",
    ];
    let set = set.iter().flat_map(|answer| ["--set", answer]);
    let args = ["compare", "back", "pain"].into_iter().chain(set).map(str::to_owned);
    let told = cards(&args.collect::<Vec<_>>());
    let warned = told.iter().any(|card| text(card, "detail").contains("reason against: "));
    assert!(warned, "{told:?}");
    let few = ["compare", "stenosis", "--set", "age=50"].map(str::to_owned);
    let advised = cards(&few);
    assert!(advised.iter().any(|card| text(card, "detail").contains("NICE, England says no")));
}

//! `batch`: each row comes out as its person alone does, whatever the rows are written in, split at, or judged by.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a broken test should stop"
)]

use crate::common::{Run, spinecmp, spinecmp_bytes};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use spinecmp::knowledge::{Fact, FactKind, Knowledge};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

/// A few answers that fit a fact; the last is unknown.
fn answers_of(fact: &Fact) -> Vec<Value> {
    let mut answers = match &fact.kind {
        FactKind::Flag => vec![json!(true), json!(false)],
        FactKind::Number { min, max, whole, .. } => {
            let middle = (min + max) / 2.0;
            let numbers = [*min, *max, 2.0, 6.0, 7.5, 12.0, middle];
            let fits =
                |number: &f64| (*min..=*max).contains(number) && !(*whole && number.fract() != 0.0);
            // As a profile writes them: 12, not 12.0.
            let plain = |number: f64| serde_json::from_str(&number.to_string()).expect("a number");
            numbers.into_iter().filter(fits).map(plain).collect()
        }
        FactKind::Choice(options) => options.iter().map(|option| json!(option)).collect(),
        FactKind::Set(options) => vec![json!([]), json!(options.first()), json!(options)]
            .into_iter()
            .map(|set| if set.is_array() { set } else { json!([set]) })
            .collect(),
    };
    answers.push(Value::Null);
    answers
}

/// A person by the numbers that choose the answers.
fn person(choices: &[usize]) -> Map<String, Value> {
    let knowledge = knowledge();
    let conditions: Vec<&str> =
        knowledge.conditions.iter().map(|condition| condition.id.as_str()).collect();
    let mut choices = choices.iter();
    let mut next = |count: usize| choices.next().expect("a choice") % count;
    let condition = *conditions.get(next(conditions.len())).expect("a condition");
    let mut person = Map::new();
    person.insert("condition".to_owned(), json!(condition));
    for fact in knowledge.facts.iter().filter(|fact| fact.id != "condition") {
        let answers = answers_of(fact);
        let answer = answers.get(next(answers.len())).expect("an answer").clone();
        if !answer.is_null() {
            person.insert(fact.id.clone(), answer);
        }
    }
    person
}

fn people() -> impl Strategy<Value = Vec<Map<String, Value>>> {
    let choices = proptest::collection::vec(any::<usize>(), 58);
    proptest::collection::vec(choices.prop_map(|choices| person(&choices)), 1..12)
}

/// The people as JSON, one a line, called 0, 1, 2 …
fn as_json(people: &[Map<String, Value>]) -> String {
    let mut text = String::new();
    for (position, person) in people.iter().enumerate() {
        let mut row = person.clone();
        row.insert("id".to_owned(), json!(position.to_string()));
        writeln!(text, "{}", Value::Object(row)).expect("written");
    }
    text
}

/// The same as CSV.
fn as_csv(people: &[Map<String, Value>]) -> String {
    let facts: Vec<&str> = knowledge().facts.iter().map(|fact| fact.id.as_str()).collect();
    let mut text = format!("id,{}\n", facts.join(","));
    for (position, person) in people.iter().enumerate() {
        let cells: Vec<String> = facts.iter().map(|fact| cell(person.get(*fact))).collect();
        writeln!(text, "{position},{}", cells.join(",")).expect("written");
    }
    text
}

fn cell(answer: Option<&Value>) -> String {
    match answer {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if items.is_empty() => "[]".to_owned(),
        Some(Value::Array(items)) => {
            let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            words.join(";")
        }
        Some(other) => other.to_string(),
    }
}

fn answered(run: &Run) -> &str {
    assert_eq!(run.code, 0, "{}", run.err);
    &run.out
}

fn rows(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

const EVERYTHING: &str = "id,error,condition,urgency,red_flags,red_flags_unanswered,missing,facts,rules,directions,criteria,costs";

/// Counts and verdicts of a person as `check` has them.
fn holds_what_check_says(row: &Value, person: &Map<String, Value>) {
    let run =
        spinecmp(&["check", "-p", "-", "-f", "json"], &Value::Object(person.clone()).to_string());
    let check: Value = serde_json::from_str(answered(&run)).expect("JSON");
    let ids = |list: &str, key: &str| -> Value {
        check[list].as_array().expect("a list").iter().map(|entry| entry[key].clone()).collect()
    };
    assert_eq!(row["error"], Value::Null);
    assert_eq!(row["condition"], check["condition"]);
    assert_eq!(row["urgency"], check["urgency"]);
    assert_eq!(row["red_flags"], ids("red_flags", "id"));
    assert_eq!(row["red_flags_unanswered"], ids("red_flags_unanswered", "id"));
    let missing: BTreeSet<String> = check["missing_answers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|answer| answer["fact"].as_str().expect("an id").to_owned())
        .collect();
    let found: BTreeSet<String> = row["missing"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(found, missing);
    let mut judged = BTreeSet::new();
    for treatment in check["treatments"].as_array().expect("a list") {
        for rule_set in treatment["rule_sets"].as_array().expect("a list") {
            let mut counts = [("met", 0), ("not-met", 0), ("unknown", 0)];
            let mut directions = BTreeSet::new();
            for criterion in rule_set["criteria"].as_array().expect("a list") {
                let id = criterion["id"].as_str().expect("an id");
                // Where it is unknown whether it is for the person, so is what it says of them.
                let verdict = match (&criterion["applies"], &criterion["verdict"]) {
                    (_, Value::Null) => Value::Null,
                    (Value::Bool(true), verdict) => verdict.clone(),
                    _ => json!("unknown"),
                };
                assert_eq!(row[&format!("criteria.{id}")], verdict, "{id}");
                judged.insert(format!("criteria.{id}"));
                directions.insert(criterion["direction"].as_str().expect("a word").to_owned());
                for (word, count) in &mut counts {
                    *count += i32::from(verdict == json!(word));
                }
            }
            directions.remove("others");
            let column = format!(
                "directions.{}.{}",
                treatment["treatment"].as_str().expect("an id"),
                rule_set["id"].as_str().expect("an id")
            );
            let ways = row[&column].as_array().expect("a list");
            let found: BTreeSet<String> =
                ways.iter().map(|way| way.as_str().expect("a word").to_owned()).collect();
            assert_eq!((found, ways.len()), (directions.clone(), directions.len()), "{column}");
            judged.insert(column);
            for (word, count) in counts {
                let column = format!(
                    "rules.{}.{}.{word}",
                    treatment["treatment"].as_str().expect("an id"),
                    rule_set["id"].as_str().expect("an id")
                );
                assert_eq!(row[&column], json!(count), "{column}");
                judged.insert(column);
            }
        }
    }
    // What `check` does not speak of, the row does not either.
    for (column, value) in row.as_object().expect("a row") {
        let is_judged =
            ["criteria.", "rules.", "directions."].iter().any(|group| column.starts_with(group));
        assert!(!is_judged || value.is_null() || judged.contains(column), "{column}");
    }
    for fact in knowledge().facts.iter().filter(|fact| fact.id != "condition") {
        let given = person.get(&fact.id).cloned().unwrap_or(Value::Null);
        assert_eq!(row[&format!("facts.{}", fact.id)], given, "{}", fact.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against the rules judged one by one, which `check` prints.
    #[test]
    fn a_row_says_what_check_says_of_that_person(people in people()) {
        let run = spinecmp(&["batch", "-", "--columns", EVERYTHING], &as_json(&people));
        let found = rows(answered(&run));
        prop_assert_eq!(found.len(), people.len());
        let schema = spinecmp(&["schema", "batch"], "");
        let schema: Value = serde_json::from_str(answered(&schema)).expect("JSON");
        let schema = jsonschema::validator_for(&schema).expect("a schema");
        for row in &found {
            prop_assert!(schema.is_valid(row), "{:?}", schema.iter_errors(row).next());
        }
        for (position, (row, person)) in found.iter().zip(&people).enumerate() {
            prop_assert_eq!(&row["id"], &json!(position.to_string()));
            holds_what_check_says(row, person);
        }
    }

    /// The form of the rows changes no answer, in or out.
    #[test]
    fn csv_and_json_hold_the_same(people in people()) {
        let of_json = spinecmp(&["batch", "-", "--columns", EVERYTHING, "-f", "csv"], &as_json(&people));
        let of_csv = spinecmp(&["batch", "-", "--columns", EVERYTHING], &as_csv(&people));
        prop_assert_eq!(answered(&of_json), answered(&of_csv));
        let written = spinecmp(&["batch", "-", "--columns", EVERYTHING, "-f", "json"], &as_csv(&people));
        let mut reader = csv::Reader::from_reader(of_csv.out.as_bytes());
        let names = reader.headers().expect("a header").clone();
        for (row, record) in rows(answered(&written)).iter().zip(reader.records()) {
            for (name, field) in names.iter().zip(&record.expect("a record")) {
                let expected = match &row[name] {
                    Value::Null => String::new(),
                    // Of an answer this says that none of them is so; a list of ids is empty.
                    Value::Array(items) if items.is_empty() && !name.starts_with("facts.") => String::new(),
                    value => cell(Some(value)),
                };
                prop_assert_eq!(field, expected, "{}", name);
            }
        }
    }

    /// Rows judged in pieces and put together are the rows of the whole, whoever judges them.
    #[test]
    fn any_split_and_any_number_of_threads_give_the_same(
        people in people(),
        at in any::<prop::sample::Index>(),
        threads in 1..5_usize,
    ) {
        let people: Vec<Map<String, Value>> = people.iter().cycle().take(3000).cloned().collect();
        let threads = threads.to_string();
        let judge = |text: &str| {
            answered(&spinecmp(&["batch", "-", "--threads", &threads], text)).to_owned()
        };
        let text = as_json(&people);
        let whole = answered(&spinecmp(&["batch", "-", "--threads", "1"], &text)).to_owned();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let (one, other) = lines.split_at(at.index(lines.len()));
        prop_assert_eq!(judge(&one.concat()) + &judge(&other.concat()), whole.clone());
        prop_assert_eq!(judge(&text), whole);
        // CSV has a header in and out, which pieces do without.
        let csv = as_csv(&people);
        let (header, rows) = csv.split_once('\n').expect("a header");
        let whole = answered(&spinecmp(&["batch", "-", "--no-header"], &csv)).to_owned();
        let lines: Vec<&str> = rows.split_inclusive('\n').collect();
        let (one, other) = lines.split_at(at.index(lines.len()));
        let judge = |text: &str| {
            let run = spinecmp(
                &["batch", "-", "--from", "csv", "--header", header, "--no-header", "--threads", &threads],
                text,
            );
            answered(&run).to_owned()
        };
        prop_assert_eq!(judge(&one.concat()) + &judge(&other.concat()), whole);
    }
}

/// People with everything that can be wrong with a row.
const MIXED: &str = "id,condition,age,leg-pain,methods-tried,plan\n\
    a,sciatica,44,7,[],\n\
    \"b, the \"\"second\"\"\",stenosis,70,,,employer-average\n\
    c,elbow,44,7,,\n\
    =1+1,facet,x,70,,gold\n\
    e,,50,2,,\n\
    f,facet,50\n\
    g,stenosis, 61 ,3.5,\"home-exercise; \",medicare-original\n";

#[test]
fn a_bad_row_is_a_row_that_says_why_and_the_rest_goes_on() {
    let run = spinecmp(
        &["batch", "-", "--columns", "id,line,error,condition,red_flags,facts.age"],
        MIXED,
    );
    assert_eq!(
        answered(&run),
        "id,line,error,condition,red_flags,facts.age\n\
         a,2,,lumbar-disc-herniation,,44\n\
         \"b, the \"\"second\"\"\",3,,lumbar-spinal-stenosis,,70\n\
         c,4,\"no condition has the name or code `elbow`: the conditions are `slipped disc`, `stenosis`, `spondylolisthesis`, `back pain`, `facet` and `sacroiliac`\",,,\n\
         '=1+1,5,`age` does not fit: found `x`: write a whole number from 16 to 110 (years); leave it out if you do not know; `leg-pain` does not fit: found `70`: write a number from 0 to 10 (points-0-10); leave it out if you do not know; no plan is called `gold`: did you mean `gold-2024`?,,,\n\
         e,6,,,,50\n\
         f,7,\"3 fields, where the header names 6: is a comma missing, or one too many?\",,,\n\
         g,8,,lumbar-spinal-stenosis,,61\n"
    );
    assert!(
        run.err.starts_with("standard input:4: no condition has the name or code `elbow`"),
        "{}",
        run.err
    );
    assert!(
        run.err.ends_with(
            "7 people; 1 without a condition, so that no rule could be held against them \
             (--condition names one for all); 2 that name a plan, whose costs were not asked for (--columns plan,payer,costs); 3 that could not be read (see `error`)\n"
        ),
        "{}",
        run.err
    );
}

#[test]
fn strict_stops_at_the_first_bad_row_after_whole_rows() {
    let columns = ["--columns", "id,condition"];
    let strict = [&["batch", "-", "--strict"][..], &columns].concat();
    let run = spinecmp(&strict, MIXED);
    assert_eq!(run.code, 3);
    assert_eq!(
        run.out,
        "id,condition\na,lumbar-disc-herniation\n\"b, the \"\"second\"\"\",lumbar-spinal-stenosis\n"
    );
    assert!(
        run.err.starts_with("error: standard input:4:1: no condition has the name"),
        "{}",
        run.err
    );
    let good = MIXED.lines().take(3).collect::<Vec<_>>().join("\n");
    assert_eq!(spinecmp(&strict, &good).code, 0);
}

#[test]
fn who_names_no_condition_is_judged_by_warning_signs_and_told_what_is_missing() {
    let rows_of = |more: &[&str]| {
        let args = [
            &["batch", "-", "-f", "json", "--columns", "condition,urgency,missing,criteria"][..],
            more,
        ];
        rows(answered(&spinecmp(&args.concat(), "id,bladder-bowel-change\n1,yes\n")))
    };
    let [row] = &rows_of(&[])[..] else { panic!("one row") };
    assert_eq!((&row["condition"], &row["urgency"]), (&Value::Null, &json!("emergency-now")));
    assert_eq!(row["missing"][0], json!("condition"));
    let verdicts = |row: &Value| {
        let all = row.as_object().expect("a row").iter();
        all.filter(|(name, value)| name.starts_with("criteria.") && !value.is_null()).count()
    };
    assert_eq!(verdicts(row), 0);
    let [named] = &rows_of(&["--condition", "sciatica"])[..] else { panic!("one row") };
    assert_eq!(named["condition"], json!("lumbar-disc-herniation"));
    assert!(verdicts(named) > 40);
}

#[test]
fn answers_and_treatments_of_everybody_win_over_a_row() {
    let people = "id,condition,age,leg-pain\n1,sciatica,44,7\n2,stenosis,x,3\n";
    let run = spinecmp(
        &["batch", "-", "--set", "age=50", "--columns", "id,error,facts.age,facts.leg-pain"],
        people,
    );
    // What is wrong with a row is told all the same.
    assert!(
        answered(&run)
            .starts_with("id,error,facts.age,facts.leg-pain\n1,,50,7\n2,`age` does not fit")
    );
    let run = spinecmp(&["batch", "-", "--treatments", "discectomy", "--columns", "rules"], people);
    let header = answered(&run).lines().next().expect("a header").to_owned();
    let treatments: BTreeSet<&str> =
        header.split(',').map(|name| name.split('.').nth(1).expect("a treatment")).collect();
    // No published rule speaks of carrying on; else it would be here too.
    assert!(
        treatments.contains("discectomy") && !treatments.contains("epidural-steroid-injection")
    );
    let costs =
        spinecmp(&["batch", "-", "--treatments", "discectomy", "--columns", "costs"], people);
    assert!(answered(&costs).contains("costs.nonsurgical-care.total.low"), "{}", costs.out);
}

/// What `cost` says of one treatment.
fn cost_of_discectomy(more: &[&str]) -> Value {
    let args = [&["cost", "discectomy", "--condition", "sciatica", "-f", "json"], more].concat();
    let cost: Value = serde_json::from_str(answered(&spinecmp(&args, ""))).expect("JSON");
    cost["strategies"][0].clone()
}

#[test]
fn costs_are_those_of_the_plan_that_a_row_names() {
    let people =
        "id,condition,plan\n1,sciatica,employer-average\n2,sciatica,\n3,sciatica,gold-2024\n";
    let columns = "id,costs.discectomy.total,costs.discectomy.patient_share";
    let run = spinecmp(&["batch", "-", "-f", "json", "--columns", columns], people);
    let found = rows(answered(&run));
    for (row, plan) in found.iter().zip([Some("employer-average"), None, Some("gold-2024")]) {
        let plan: Vec<&str> = plan.into_iter().flat_map(|plan| ["--plan", plan]).collect();
        let strategy = cost_of_discectomy(&plan);
        for sum in ["total", "patient_share"] {
            for end in ["low", "typical", "high"] {
                let column = format!("costs.discectomy.{sum}.{end}");
                assert_eq!(row[&column], strategy[sum][end], "{column}");
            }
        }
    }
    // One plan that is named is that of who names none.
    let usual = spinecmp(
        &["batch", "-", "-f", "json", "--columns", columns, "--plan", "gold-2024"],
        people,
    );
    let usual = rows(answered(&usual));
    let shares = |row: &Value| row["costs.discectomy.patient_share.high"].clone();
    assert_eq!(shares(&usual[1]), shares(&found[2]));
    assert_eq!(shares(&usual[0]), shares(&found[0]));
}

#[test]
fn a_place_in_the_answer_about_cost_is_the_place_that_cost_has() {
    for (condition, named) in
        [("sciatica", None), ("sciatica", Some("epidural-steroid-injection,discectomy"))]
    {
        let mut cost = vec!["cost", "--condition", condition, "-f", "json"];
        let mut batch = vec!["batch", "-", "--from", "csv", "-f", "json"];
        if let Some(named) = named {
            cost.extend(named.split(','));
            batch.extend(["--treatments", named]);
        }
        let cost: Value = serde_json::from_str(answered(&spinecmp(&cost, ""))).expect("JSON");
        let strategies = cost["strategies"].as_array().expect("a list");
        let paths: Vec<String> = (0..strategies.len())
            .flat_map(|place| {
                ["treatment", "kind", "total.high"]
                    .map(|key| format!("cost:strategies.{place}.{key}"))
            })
            .collect();
        let columns = paths.join(",");
        batch.extend(["--columns", &columns]);
        let run = spinecmp(&batch, &format!("condition\n{condition}\n"));
        let row = &rows(answered(&run))[0];
        for path in &paths {
            let pointer = path.trim_start_matches("cost:").replace('.', "/");
            assert_eq!(Some(&row[path]), cost.pointer(&format!("/{pointer}")), "{path}");
        }
    }
}

#[test]
fn a_plan_file_is_named_by_its_name() {
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-plan.yaml");
    let people = "id,condition,plan\n1,sciatica,example-plan\n2,sciatica,gold-2024\n3,sciatica,\n";
    let args = ["batch", "-", "--plan", plan, "--plan", "medicare-original"];
    let args = [&args[..], &["--columns", "error,costs.discectomy.patient_share.high"]].concat();
    let run = spinecmp(&args, people);
    let lines: Vec<&str> = answered(&run).lines().collect();
    let cost = spinecmp(
        &[
            "cost",
            "discectomy",
            "--condition",
            "sciatica",
            "--plan",
            plan,
            "--get",
            "strategies.0.patient_share.high",
        ],
        "",
    );
    assert_eq!(lines[1], format!(",{}", answered(&cost).trim()));
    // Of two plans none is that of who names none.
    assert_eq!(lines[3], ",");
}

#[test]
fn paths_look_into_the_answers_of_check_and_cost() {
    let people = "condition,age,bladder-bowel-change\nsciatica,44,yes\nstenosis,60,\n";
    // An entry of a list by its id, which not every condition has.
    let named =
        "check:treatments.fusion.rule_sets.medicare.criteria.0.id,cost:strategies.fusion.kind";
    let run = spinecmp(&["batch", "-", "--columns", named], people);
    assert_eq!(answered(&run), format!("{named}\n,\nfus-medicare,treatment\n"));
    let columns = "check:red_flags.0.id,check:missing_answers.0.fact,cost:strategies.0.treatment,cost:currency";
    let run = spinecmp(&["batch", "-", "--columns", columns], people);
    assert_eq!(
        answered(&run),
        format!(
            "{columns}\ncauda-equina,cancer-history,epidural-steroid-injection,USD\n,cancer-history,epidural-steroid-injection,USD\n"
        )
    );
    for (column, hint) in [
        ("check:urgencyy", "did you mean `urgency`?"),
        ("cost:strategies.first", "it is counted from 0"),
        ("list:facts", "write check: or cost: and a path of its JSON"),
        ("rules.discectomi", "did you mean `rules.discectomy`?"),
        ("nothing-like-it", "the columns are id, line"),
    ] {
        let run = spinecmp(&["batch", "-", "--columns", column], people);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{column}");
        assert!(run.err.contains(hint), "{}", run.err);
    }
}

#[test]
fn rows_of_json_take_no_header() {
    let run = spinecmp(&["batch", "-", "--header", "id,age"], "{\"id\": 1, \"age\": 44}\n");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("whose keys have names"), "{}", run.err);
}

#[test]
fn a_header_that_means_nothing_stops_before_any_row() {
    for (text, problem) in [
        ("", "there is no header"),
        ("id,agee\n1,2\n", "did you mean `age`?"),
        ("id,age,age\n1,2,3\n", "two columns are called `age`"),
        ("id;age\n1;2\n", "one column is called `id;age`"),
    ] {
        let run = spinecmp(&["batch", "-"], text);
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{text}");
        assert!(run.err.contains(problem), "{}", run.err);
    }
    let run = spinecmp(
        &["batch", "-", "--ignore-unknown", "--columns", "id,facts.age"],
        "id,name,age\n1,Ann,44\n",
    );
    assert_eq!(answered(&run), "id,facts.age\n1,44\n");
    let run = spinecmp(
        &["batch", "-", "--ignore-unknown", "--columns", "id,facts.age"],
        "{\"id\":1,\"name\":{\"a\":[]},\"age\":44}",
    );
    assert_eq!(answered(&run), "{\"id\":\"1\",\"facts.age\":44}\n");
}

#[test]
fn rows_of_json_say_what_is_wrong_with_them() {
    for (row, problem) in [
        ("{\"age\":44", "no JSON object in one line (it ends before it is whole, column 9)"),
        ("[1]", "no JSON object in one line"),
        ("{\"age\":44,\"age\":45}", "`age` stands twice"),
        ("{\"age\":\"44\"}", "`age` does not fit: found the text `44` in quotes"),
        ("{\"age\":{}}", "`age` does not fit: found a map"),
        ("{\"age\":4e1}", "`age` does not fit"),
        ("{\"agee\":44}", "did you mean `age`?"),
        ("{\"id\":[]}", "`id` is neither text nor a number"),
        ("{\"condition\":true}", "`condition` is no text"),
        ("{\"age\":44} {\"age\":45}", "it is no JSON from here on, column 12"),
        ("{\"id\":\"\u{ffff}\\u001b[31m\",\"age\":1}", "found `1`"),
    ] {
        let run = spinecmp(
            &["batch", "-", "--from", "json", "--columns", "error,condition"],
            &format!("{row}\n\n{{\"condition\":\"facet\"}}"),
        );
        let found = rows(answered(&run));
        assert_eq!(found.len(), 2, "{row}");
        assert!(
            found[0]["error"].as_str().is_some_and(|error| error.contains(problem)),
            "{row}: {}",
            found[0]
        );
        assert_eq!(found[1]["condition"], json!("facet-joint-pain"));
        assert!(!run.err.contains('\u{1b}'));
    }
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).expect("written");
    encoder.finish().expect("finished")
}

fn batch_of(bytes: &[u8]) -> Run {
    spinecmp_bytes(&["batch", "-", "--columns", "id,error,facts.age"], bytes)
}

#[test]
fn packed_rows_marks_and_line_ends_change_nothing() {
    let plain = "id,age\n1,44\n\"2\",\"50\"\n";
    let expected = "id,error,facts.age\n1,,44\n2,,50\n";
    assert_eq!(answered(&batch_of(plain.as_bytes())), expected);
    assert_eq!(answered(&batch_of(&packed(plain.as_bytes()))), expected);
    let marked = [b"\xef\xbb\xbf", plain.as_bytes()].concat();
    assert_eq!(answered(&batch_of(&marked)), expected);
    assert_eq!(answered(&batch_of(&packed(&marked))), expected);
    assert_eq!(answered(&batch_of(plain.replace('\n', "\r\n").as_bytes())), expected);
    assert_eq!(answered(&batch_of(plain.trim_end().as_bytes())), expected);
    assert_eq!(answered(&batch_of(plain.replace('\n', "\n\n").as_bytes())), expected);
    // Two packed one after the other.
    let (header, rows) = plain.split_once('\n').expect("a header");
    let two = [packed(format!("{header}\n").as_bytes()), packed(rows.as_bytes())].concat();
    assert_eq!(answered(&batch_of(&two)), expected);
}

#[test]
fn a_stream_that_breaks_off_gives_whole_rows_and_an_error() {
    let mut text = "id,age\n".to_owned();
    for row in 0..200_000 {
        writeln!(text, "{row},{}", 16 + row * 7919 % 95).expect("written");
    }
    let whole = batch_of(text.as_bytes());
    let packed = packed(text.as_bytes());
    let cut = batch_of(packed.get(..packed.len() / 2).expect("half"));
    assert_eq!(cut.code, 3);
    assert!(cut.err.contains("gzip is damaged or ends before its end"), "{}", cut.err);
    assert!(cut.out.len() > 1000 && cut.out.len() < whole.out.len());
    // Nothing but whole rows, the same as of the whole.
    assert!(cut.out.ends_with('\n') && whole.out.starts_with(&cut.out));
}

#[test]
fn what_is_no_text_of_people_is_told() {
    let utf_16: Vec<u8> =
        [0xfe_u8, 0xff].into_iter().chain("id".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let run = batch_of(&utf_16);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("UTF-16"), "{}", run.err);
    // Half a letter spoils its own row only.
    let run = batch_of(b"id,age\n\xc3,44\n2,\xff\n3,50\n");
    assert_eq!(
        answered(&run),
        "id,error,facts.age\n,`id` holds text that is not UTF-8,\n2,`age` holds text that is not UTF-8,\n3,,50\n"
    );
    // A quote that never closes: the rows before are whole.
    let run = batch_of(b"id,age\n1,44\n\"2,50\n3,51\n");
    assert_eq!((run.code, run.out.as_str()), (3, "id,error,facts.age\n1,,44\n"));
    assert!(
        run.err.contains("standard input:3:1: a quote opens in this row and does not close"),
        "{}",
        run.err
    );
}

#[test]
fn a_row_that_is_too_long_is_a_bad_row() {
    let long = format!("id,age\n1,44\n{},45\n3,46\n", "9".repeat(3 << 20));
    let run = batch_of(long.as_bytes());
    assert_eq!(
        answered(&run),
        "id,error,facts.age\n1,,44\n,longer than 1 MiB: is its end missing?,\n3,,46\n"
    );
    // One of a megabyte is read.
    let long = format!("id,age\n{},45\n", "a".repeat(1_000_000));
    assert!(answered(&batch_of(long.as_bytes())).ends_with("a,,45\n"));
    // A line of JSON may be a bundle, which may be longer; a profile may not: its values take a hundred times as much memory as their text.
    let long = format!("{{\"age\":[{}0]}}\n{{\"age\":46}}\n", "[0],".repeat(500_000));
    let run = spinecmp(&["batch", "-", "-f", "csv", "--columns", "error,facts.age"], &long);
    assert_eq!(answered(&run), "error,facts.age\nlonger than 1 MiB: is its end missing?,\n,46\n");
}

#[test]
fn formats_that_hold_no_rows_are_refused() {
    for args in [&["-f", "html"][..], &["-o", "people.html"], &["--get", "id"]] {
        let run = spinecmp(&[&["batch", "-"], args].concat(), "id\n");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("judged.ndjson");
    let name = target.to_string_lossy().into_owned();
    let args = ["batch", "-", "--columns", "id", "-o", &name];
    let run = spinecmp(&[&args[..], &["--strict"]].concat(), MIXED);
    assert_eq!((run.code, target.exists()), (3, false));
    let run = spinecmp(&args, MIXED);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    let written = std::fs::read_to_string(&target).expect("written");
    assert_eq!(rows(&written).len(), 7);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn a_bundle_of_records_is_a_row_and_names_nobody() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fhir");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let mut text = String::new();
    let mut alone = Vec::new();
    for path in &paths {
        let bytes = std::fs::read(path).expect("a file");
        // As it is written, keys that stand twice too, but on one line.
        let bundle = String::from_utf8(bytes).expect("text").replace(['\n', '\r'], " ");
        writeln!(text, "{bundle}").expect("written");
        let name = path.to_string_lossy();
        alone.push(spinecmp(&["check", "-p", &name, "-f", "json"], ""));
    }
    let run =
        spinecmp(&["batch", "-", "--columns", "id,error,condition,urgency,missing,facts"], &text);
    let found = rows(answered(&run));
    assert_eq!(found.len(), alone.len());
    let mut conditions = 0;
    for (row, alone) in found.iter().zip(&alone) {
        assert_eq!(row["id"], Value::Null);
        assert_eq!(row["error"] == Value::Null, alone.code == 0, "{row}: {}", alone.err);
        if alone.code == 0 {
            let check: Value = serde_json::from_str(&alone.out).expect("JSON");
            assert_eq!(row["urgency"], check["urgency"]);
            let is_named = check["condition_named"] == json!(true);
            conditions += usize::from(is_named);
            let condition = if is_named { check["condition"].clone() } else { Value::Null };
            assert_eq!(row["condition"], condition);
        }
    }
    assert!(conditions > 5, "{conditions}");
}

#[test]
fn names_without_number_cost_no_time() {
    let begun = |count: usize| (0..count).map(|name| format!("n{name}")).collect::<Vec<String>>();
    let run = spinecmp(&["batch", "-", "--ignore-unknown"], &(begun(100_000).join(",") + "\n"));
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains("100000 columns, where 1000 are the most"), "{}", run.err);
    let keys = |count| {
        let keys: Vec<String> = begun(count).iter().map(|name| format!("\"{name}\":1")).collect();
        format!("{{{}}}\n", keys.join(","))
    };
    let run = spinecmp(&["batch", "-", "--columns", "error"], &(keys(60_000) + &keys(12)));
    let found = rows(answered(&run));
    let error = |place: usize| found[place]["error"].as_str().expect("an error").to_owned();
    assert!(error(0).contains("more than 1000 keys"), "{}", error(0));
    // Of many problems the first are told, and the others counted.
    assert!(error(1).contains("`n9`") && !error(1).contains("`n10`"), "{}", error(1));
    assert!(error(1).ends_with("; and 2 more"), "{}", error(1));
}

#[test]
fn what_says_nothing_is_unknown_and_never_none() {
    let columns = ["--columns", "error,facts.age,facts.serious-allergies"];
    let judged = |text: &str, more: &[&str]| {
        let run = spinecmp(&[&["batch", "-", "--from", "csv"], &columns[..], more].concat(), text);
        answered(&run).to_owned()
    };
    // A separator alone is no set; `[]` is one that is known to be empty.
    let text = "age,serious-allergies\n44,;\n44,\"[ , ]\"\n44,[]\n44,[ ]\n44,\n";
    let rows = judged(text, &[]);
    let rows: Vec<&str> = rows.lines().skip(1).collect();
    assert!(rows[0].contains("serious-allergies") && rows[0].ends_with(",,"), "{}", rows[0]);
    assert!(rows[1].contains("serious-allergies") && rows[1].ends_with(",,"), "{}", rows[1]);
    assert_eq!(rows[2..], [",44,[]", ",44,[]", ",44,"]);
    // What is set to nothing is unknown of everybody.
    assert_eq!(
        judged("age\n44\n", &["--set", "age="]),
        "error,facts.age,facts.serious-allergies\n,,\n"
    );
    // An empty line before the header is nothing, as between rows.
    assert_eq!(judged("\n\r\nage\n44\n", &[]), "error,facts.age,facts.serious-allergies\n,44,\n");
}

/// A row that cannot be read in part still raises its warning signs; nobody who needs help today is lost to a misspelt cell.
#[test]
fn a_row_that_is_wrong_in_part_still_calls_for_help() {
    let people = "id,condition,bladder-bowel-change,age\n1,lumpago,true,41\n2,sciatica,true,150\n\
        3,sciatica,false,150\n4,sciatica,true,41\n";
    let run = spinecmp(
        &["batch", "-", "-f", "json", "--columns", "id,error,urgency,red_flags,missing"],
        people,
    );
    let found = rows(answered(&run));
    for (row, urgency) in found.iter().zip([
        Some("emergency-now"),
        Some("emergency-now"),
        None,
        Some("emergency-now"),
    ]) {
        assert_eq!(row["urgency"].as_str(), urgency, "{row}");
    }
    assert!(found[..3].iter().all(|row| !row["error"].is_null() && row["missing"].is_null()));
    assert_eq!(found[0]["red_flags"], found[3]["red_flags"]);
    assert!(found[2]["red_flags"].is_null());
    assert!(run.err.contains("3 with a red flag"), "{}", run.err);
}

/// Who has no condition is judged for warning signs, by `check:` as by the columns.
#[test]
fn without_a_condition_the_answer_of_check_tells_warning_signs() {
    let columns = "urgency,check:urgency,check:condition,check:treatments,check:red_flags.0.id";
    let people = "{\"saddle-numbness\":true}";
    let run = spinecmp(&["batch", "-", "--from", "json", "--columns", columns], people);
    let row = &rows(answered(&run))[0];
    assert_eq!(row["check:urgency"], "emergency-now");
    assert_eq!(row["urgency"], row["check:urgency"]);
    assert_eq!(row["check:condition"], Value::Null);
    assert_eq!(row["check:treatments"], json!([]));
    assert!(row["check:red_flags.0.id"].is_string(), "{row}");
}

/// Nothing of a file that was written otherwise comes out in a message: it could be a name.
#[test]
fn no_text_of_another_kind_of_file_comes_out() {
    let bundle = "{\n\"resourceType\": \"Bundle\",\n\"name\": [\n\"Zyxwvut\"\n]}\n";
    for file in [
        bundle.to_owned(),
        format!("[{bundle}]"),
        "<name family=\"Zyxwvut\"/>\n<given>Zyxwvut</given>\n".to_owned(),
    ] {
        let run = spinecmp(&["batch", "-", "--columns", "line,error"], &file);
        assert!(
            !run.out.contains("Zyxwvut") && !run.err.contains("Zyxwvut"),
            "{}{}",
            run.out,
            run.err
        );
        assert!(run.code == 3 || run.out.contains("no JSON object in one line"), "{}", run.err);
    }
}

/// However a row that is too long comes, in one piece or in parts, it is told so, and nothing of it is answered.
#[test]
fn a_row_that_is_too_long_is_told_however_it_comes() {
    let long = "x".repeat((1 << 20) + 5);
    for before in [0, 150_000, 209_713] {
        let people = format!("id,age\n{}{long},51\n\"z\",52\n", "a,50\n".repeat(before));
        for quoted in [false, true] {
            let people = if quoted { people.replace("a,50", "\"a\",50") } else { people.clone() };
            let run =
                spinecmp(&["batch", "-", "-f", "json", "--columns", "id,error,facts.age"], &people);
            let found = rows(answered(&run));
            assert_eq!(found.len(), before + 2);
            let row = &found[before];
            assert!(
                row["error"].as_str().is_some_and(|error| error.contains("longer than 1 MiB")),
                "{row}"
            );
            assert!(row["id"].is_null() && row["facts.age"].is_null(), "{row}");
            assert_eq!(found[before + 1]["facts.age"], 52);
        }
    }
}

/// Who names no plan pays the prices of the payer whom they name.
#[test]
fn full_prices_are_those_of_the_payer_that_a_person_names() {
    let people =
        "id,condition,insurance\n1,sciatica,commercial\n2,sciatica,\n3,sciatica,nhs-england\n";
    let columns = "plan,payer,costs.discectomy.total.high";
    let run = spinecmp(&["batch", "-", "-f", "json", "--columns", columns], people);
    let found = rows(answered(&run));
    for (row, payer) in found.iter().zip(["commercial", "medicare"]) {
        let strategy = cost_of_discectomy(&["--payer", payer]);
        assert_eq!(row["payer"], payer);
        assert_eq!(row["costs.discectomy.total.high"], strategy["total"]["high"]);
        assert_eq!(row["plan"], Value::Null);
    }
    // No price is known of who pays for the third: another's is no guess at it. A plan has prices of its own.
    assert_eq!(found[2]["payer"], Value::Null);
    assert_eq!(found[2]["costs.discectomy.total.high"], Value::Null);
    let columns = ["--columns", columns, "--plan", "gold-2024"];
    let planned = spinecmp(&[&["batch", "-", "-f", "json"], &columns[..]].concat(), people);
    assert!(rows(answered(&planned)).iter().all(|row| row["payer"] == "commercial"));
}

/// A plan that `cost` refuses is refused before any row, and not an empty cell for everybody; terms that are typed are called as they were typed.
#[test]
fn a_plan_by_which_nothing_can_be_reckoned_is_refused() {
    let people = "id,condition\n1,stenosis\n";
    let columns = ["--columns", "plan,cost:plan.coinsurance,costs.fusion.patient_share.high"];
    let batch = |plans: &[&str]| {
        let plans = plans.iter().flat_map(|plan| ["--plan", plan]);
        let args = ["batch", "-", "-f", "json"].into_iter().chain(columns).chain(plans);
        spinecmp(&args.collect::<Vec<_>>(), people)
    };
    let refused = batch(&["type=medicare,plan-year=2020"]);
    let by_cost = spinecmp(&["cost", "stenosis", "--plan", "type=medicare,plan-year=2020"], "");
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert_eq!(refused.err, by_cost.err);
    let terms = ["deductible=100,coinsurance=0.2", "deductible=100,coinsurance=0.4"];
    let row = rows(answered(&batch(&terms[1..]))).remove(0);
    assert_eq!(row["plan"], terms[1]);
    assert_eq!(row["cost:plan.coinsurance"], 0.4);
    assert!(row["costs.fusion.patient_share.high"].is_number());
    let named = format!("id,condition,plan\n1,stenosis,\"{}\"\n", terms[0]);
    let both = ["--plan", terms[0], "--plan", terms[1]];
    let run = spinecmp(&[&["batch", "-", "-f", "json"], &columns[..], &both].concat(), &named);
    assert_eq!(rows(answered(&run))[0]["cost:plan.coinsurance"], 0.2);
}

/// Why a value is missing has a path for everybody, also for those who have the value; JSON writes a yes as text.
#[test]
fn what_one_row_lacks_and_another_has_is_a_path_all_the_same() {
    let path = "cost:strategies.fusion.total.missing_because.typical";
    let people = "{\"condition\":\"stenosis\",\"bladder-bowel-change\":\"yes\"}\n";
    let args = ["batch", "-", "--columns", &format!("urgency,{path}")];
    let row = rows(answered(&spinecmp(&args, people))).remove(0);
    assert_eq!(row["urgency"], "emergency-now");
    assert_eq!(row[path], Value::Null);
    let commercial = [&args[..], &["--plan", "employer-average"]].concat();
    let row = rows(answered(&spinecmp(&commercial, people))).remove(0);
    assert_eq!(row[path], "no typical amount was found for every part");
    let misspelt = spinecmp(
        &["batch", "-", "--columns", "cost:strategies.fusion.total.missing_because.tipical"],
        people,
    );
    assert_eq!(misspelt.code, 2);
}

/// Answers that cannot all be right are told of each person, and counted.
#[test]
fn answers_that_do_not_fit_together_are_told() {
    let people = "id,condition,weakness,weakness-new-or-worse,imaging-done,imaging-matches-symptoms\n\
                  1,sciatica,none,yes,none,yes\n2,sciatica,none,no,none,\n3,,none,yes,mri,yes\n";
    let columns = ["--columns", "id,contradictions,check:contradictions.0.id"];
    let run = spinecmp(&[&["batch", "-", "-f", "json"], &columns[..]].concat(), people);
    let found = rows(answered(&run));
    let both = serde_json::json!(["no-weakness-yet-new", "no-scan-yet-it-fits"]);
    assert_eq!(found[0]["contradictions"], both);
    assert_eq!(found[1]["contradictions"], serde_json::json!([]));
    for row in [&found[0], &found[2]] {
        assert_eq!(row["check:contradictions.0.id"], "no-weakness-yet-new");
    }
    assert!(run.err.contains("2 whose answers do not fit together"), "{}", run.err);
}

/// Cells of a row with too few or too many could stand in any column, so none is read.
#[test]
fn a_row_with_too_many_cells_is_not_read_by_its_place() {
    let people = "daily-life-limited,bladder-bowel-change,id\n,yes,no,Smith\nno,yes\nno,yes,3\n";
    let run = spinecmp(&["batch", "-", "-f", "json", "--columns", "id,error,urgency"], people);
    let found = rows(answered(&run));
    for row in &found[..2] {
        assert!(
            row["error"].as_str().is_some_and(|error| error.contains("where the header names 3"))
        );
        assert!(row["urgency"].is_null() && row["id"].is_null(), "{row}");
    }
    assert_eq!(found[2]["urgency"], "emergency-now");
}

/// Who names a plan where nobody asked for costs is told how to ask.
#[test]
fn a_plan_that_comes_to_nothing_is_told() {
    let people = "{\"condition\":\"sciatica\",\"plan\":\"gold-2024\"}\n{\"condition\":\"facet\"}\n";
    let run = spinecmp(&["batch", "-", "--from", "json"], people);
    assert!(run.err.contains("1 that name a plan, whose costs were not asked for"), "{}", run.err);
    let run = spinecmp(&["batch", "-", "--from", "json", "--columns", "plan,costs"], people);
    assert!(!run.err.contains("that name a plan"), "{}", run.err);
    let header = spinecmp(&["batch", "-"], "id,condition,plann\n1,sciatica,x\n");
    assert!(header.err.contains("did you mean `plan`?"), "{}", header.err);
    let odd =
        spinecmp(&["batch", "-", "--ignore-unknown", "--columns", "id"], "id,Weight [kg]\n1,2\n");
    assert_eq!(odd.code, 0, "{}", odd.err);
}

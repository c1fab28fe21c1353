//! What is told of one choice, one group or one sum is never told of another: cells without a choice, the other side of a comparison, rules that speak
//! against, remarks on a person's part, and names that mean another treatment.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::spinecmp;
use serde_json::Value;
use spinecmp::knowledge::Knowledge;

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn json(args: &[&str]) -> Value {
    let run = spinecmp(&[args, &["-f", "json"]].concat(), "");
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    serde_json::from_str(&run.out).expect("a document")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Markdown joins no cells: what is said over all choices may stand in the column of none.
#[test]
fn a_table_of_markdown_has_words_in_every_cell() {
    for condition in &knowledge().conditions {
        for detail in ["brief", "normal", "full"] {
            let args = ["compare", "--condition", &condition.id, "--detail", detail];
            let page = spinecmp(&[&args[..], &["-f", "markdown"]].concat(), "").out;
            let rows = page.lines().filter(|line| line.starts_with("| **"));
            let mut count = 0;
            for row in rows {
                count += 1;
                let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
                assert!(cells.iter().all(|cell| !cell.is_empty()), "{}: {row}", condition.id);
            }
            assert!(count > 1, "{} {detail}", condition.id);
        }
    }
}

/// The other side of a study tells its own figure, and neither how many the treatment's side had nor what is noted of it.
#[test]
fn the_other_side_of_a_comparison_has_no_words_of_this_side() {
    let mut count = 0;
    for condition in &knowledge().conditions {
        let page = json(&["compare", "--condition", &condition.id, "--detail", "full"]);
        for cell in list(&page["rows"]).iter().flat_map(|row| list(&row["cells"])) {
            if cell["side"] != "comparator" {
                continue;
            }
            count += 1;
            let words: Vec<&str> = list(&cell["words"]).iter().filter_map(Value::as_str).collect();
            assert!(!words.iter().any(|piece| piece.ends_with(" in the study")), "{words:?}");
            assert!(cell["n"].is_null() && cell["note"].is_null(), "{cell}");
        }
    }
    assert!(count > 1, "{count} such cells");
}

#[test]
fn a_rule_that_speaks_against_is_not_called_met() {
    let one = ["check", "stenosis", "--set", "mental-health-untreated=true", "--criterion"];
    let run = spinecmp(&[&one[..], &["fus-mental-health"]].concat(), "");
    assert!(run.out.contains("! against  A US rule book asks"), "{}", run.out);
    assert!(!run.out.contains("met "), "{}", run.out);
    for (format, word) in [("markdown", "**Against:**"), ("html", ">Against<")] {
        let run = spinecmp(&[&one[..], &["fus-mental-health", "-f", format]].concat(), "");
        assert!(run.out.contains(word), "{format}: {}", run.out);
    }
    // A caution and a warning sign are none that is asked for, either.
    let page =
        spinecmp(&["check", "sciatica", "--detail", "full", "--set", "saddle-numbness=true"], "");
    assert!(page.out.contains("! warning  "), "{}", page.out);
    let page = spinecmp(&["check", "sciatica", "--detail", "full", "--set", "age=50"], "");
    assert!(page.out.contains("! caution  "), "{}", page.out);
    assert!(!page.out.contains("Caution: "), "{}", page.out);
}

/// "What it costs in all makes no difference to you" holds of every case of a column, of a pathway that ends after its first step too.
#[test]
fn no_difference_is_told_only_where_the_own_part_is_one_amount() {
    let mut count = 0;
    for condition in &knowledge().conditions {
        for plan in &knowledge().costs.plans {
            let asked = ["cost", "--condition", &condition.id, "--plan", &plan.id];
            let answer = json(&[&asked[..], &["--detail", "normal"]].concat());
            for remark in list(&answer["worth_knowing"]) {
                if !remark["text"].as_str().is_some_and(|text| text.contains("makes no difference"))
                {
                    continue;
                }
                count += 1;
                let column = list(&answer["strategies"])
                    .iter()
                    .find(|strategy| strategy["treatment"] == remark["treatment"])
                    .expect("its column");
                let own = &column["patient_share"];
                assert_eq!(own["low"], own["high"], "{asked:?}: {remark}");
            }
        }
    }
    assert!(count > 10, "{count} such remarks");
}

#[test]
fn cost_takes_the_names_of_a_condition_and_refuses_what_is_not_for_it() {
    let refused = |args: &[&str], message: &str, hint: &str| {
        let run = spinecmp(&[&["cost"], args].concat(), "");
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(message), "{args:?}: {}", run.err);
        assert!(run.err.contains(hint), "{args:?}: {}", run.err);
    };
    let for_disc = "is no treatment for lumbar-disc-herniation";
    refused(&["fusion", "--condition", "sciatica"], for_disc, "leave the condition out");
    let other = ["epidural-then-decompression", "--condition", "sciatica"];
    refused(&other, for_disc, "epidural-then-discectomy");
    refused(&["laminectomy", "--condition", "sciatica"], for_disc, "leave the condition out");
    refused(&["nothing", "--condition", "sciatica"], "no treatment or pathway", "discectomy");
    refused(&["--plan", "high-deductible"], "no plan has the id", "`bronze-hdhp-2026`");
    refused(&["discectomy", "--plan", "employer-average", "--explain-plan"], "the plan", "leave");
    refused(&["--explain-plan", "employer-average"], "--plan <ID_or_FILE>", "required");
    let answer = |args: &[&str]| {
        let run = spinecmp(&[&["cost"], args].concat(), "");
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
        run.out
    };
    // What stands at the head of a column is a name of it, where the condition says which column that is.
    assert_eq!(
        answer(&["surgery", "--condition", "sciatica"]),
        answer(&["discectomy", "--condition", "sciatica"])
    );
    refused(&["surgery"], "can mean more than one", "name one");
    refused(&["surgery", "--condition", "stenosis"], "more than one", "decompression or fusion");
    // "Surgery" is no name of "no surgery".
    refused(
        &["surgery", "--condition", "facet"],
        "is no treatment for facet",
        "leave the condition",
    );
    for args in [["compare", "facet"], ["weigh", "facet"], ["check", "facet"]] {
        let run = spinecmp(&[&args[..], &["--treatments", "surgery"]].concat(), "");
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains("is no treatment for facet-joint-pain"), "{}", run.err);
    }
    assert_eq!(answer(&["discectomy,carry-on"]), answer(&["discectomy", "carry-on"]));
    // A condition may come first, in as many words as it has; what is also the name of a treatment is the treatment.
    let stenosis = answer(&["--condition", "stenosis"]);
    for names in [&["stenosis"][..], &["narrow", "spinal", "canal"], &["m48.061"]] {
        assert_eq!(answer(names), stenosis);
    }
    assert_eq!(
        answer(&["stenosis", "fusion", "carry-on"]),
        answer(&["fusion", "carry-on", "--condition", "stenosis"])
    );
    // What is a treatment's name as a whole is that; what begins with one may be a condition's.
    assert_eq!(answer(&["spinal", "fusion"]), answer(&["fusion"]));
    assert_eq!(answer(&["SI", "joint", "fusion"]), answer(&["sacroiliac-fusion"]));
    assert_eq!(answer(&["facet", "pain"]), answer(&["--condition", "facet-joint-pain"]));
    assert_eq!(answer(&["herniated", "disc"]), answer(&["--condition", "sciatica"]));
    assert_eq!(answer(&["sacroiliac joint"]), answer(&["--condition", "SIJ"]));
    assert_eq!(answer(&["facet"]), answer(&["--condition", "facet"]));
    assert_eq!(
        answer(&["facet", "facet", "injection"]),
        answer(&["facet-joint-intervention", "--condition", "facet"])
    );
    assert_eq!(answer(&["epidural", "injection"]), answer(&["epidural-steroid-injection"]));
    assert_eq!(
        answer(&["sciatica", "disc", "surgery", "carry", "on"]),
        answer(&["discectomy", "nonsurgical-care", "--condition", "sciatica"])
    );
    // However many words there are, each is looked at a few times.
    let fusion = [&["stenosis"][..], &["spinal", "fusion"].repeat(2000)].concat();
    assert_eq!(answer(&fusion), answer(&["fusion", "--condition", "stenosis"]));
    refused(&["facet", "fusion"], "is no treatment for facet-joint-pain", "leave the condition");
    refused(&["narrow", "canal"], "nothing is called `narrow canal`", "`spondylolisthesis`");
    refused(&["M54.5"], "is no whole ICD-10-CM code", "write M54.50");
    refused(&[","], "no treatment or pathway", "they are");
    refused(&["stenosis", "discectomy"], "is no treatment for lumbar", "leave the condition out");
    refused(&["stenosis", "--condition", "sciatica"], "the names begin with", "one of the two");
    refused(&["fusion", "stenosis"], "is a condition, not a treatment", "write it first");
}

/// Whose payer has no price here is told so in every format, and is shown nobody else's.
#[test]
fn nobody_is_shown_the_price_of_another_payer() {
    for (payer, line) in [
        ("nhs-england", "no NHS price was found"),
        ("other", "no price was found for whoever pays"),
    ] {
        let set = format!("insurance={payer}");
        let args = ["compare", "stenosis", "--set", &set];
        let document = json(&args);
        let rows = list(&document["key_rows"]);
        let row = rows.iter().find(|row| row["question"] == "cost").expect("a row of prices");
        assert!(list(&row["cells"]).is_empty());
        assert!(row["across"][0]["line"].as_str().expect("a line").starts_with(line));
        assert!(spinecmp(&args, "").out.contains(line));
        // What others pay stands below, and its heading and its pictures say whose it is not.
        let full = spinecmp(&[&args[..], &["--detail", "full", "--width", "200"]].concat(), "").out;
        assert!(full.contains(&format!("What it costs others ({line}")), "{payer}");
        let pictures = list(&document["pictures"]);
        let of_prices = pictures.iter().filter(|picture| picture["unit"] == "usd");
        let cautions: Vec<&Value> = of_prices.map(|picture| &picture["caution"]).collect();
        assert!(!cautions.is_empty());
        let first = line.split_once(' ').expect("words").1;
        assert!(cautions.iter().all(|why| why.to_string().contains(first)), "{cautions:?}");
        let planned = json(&[&args[..], &["--plan", "medicare-original"]].concat());
        let rows = list(&planned["key_rows"]);
        let row = rows.iter().find(|row| row["question"] == "cost").expect("a row of prices");
        assert!(row["label"].as_str().expect("a label").starts_with("You pay"));
        let weighed = json(&["weigh", "stenosis", "--set", &set, "--weight", "cost-to-me=10"]);
        let attributes = list(&weighed["attributes"]);
        let cost =
            attributes.iter().find(|entry| entry["attribute"] == "cost-to-me").expect("the cost");
        assert_eq!(cost["tells_apart"], false);
        assert!(cost["warning"].as_str().is_some_and(|why| why.starts_with("No ")), "{cost}");
    }
}

/// A person's profile names their condition and who pays, unless the command line does.
#[test]
fn the_costs_of_a_person_are_at_the_prices_of_who_pays_for_them() {
    let cost = |payer: &str, args: &[&str]| {
        let profile = format!("condition: stenosis\ninsurance: {payer}\n");
        spinecmp(&[&["cost", "-p", "-"], args].concat(), &profile)
    };
    let get = |payer: &str, args: &[&str]| {
        let run = cost(payer, &[args, &["--get", "payer"]].concat());
        (run.code, run.out.trim().to_owned())
    };
    for (answer, payer) in
        [("medicare", "medicare"), ("commercial", "commercial"), ("self-pay", "cash")]
    {
        assert_eq!(get(answer, &[]), (0, payer.to_owned()));
    }
    let condition = cost("commercial", &["--get", "condition"]).out;
    assert_eq!(condition.trim(), "lumbar-spinal-stenosis");
    let condition = cost("commercial", &["sciatica", "--get", "condition"]).out;
    assert_eq!(condition.trim(), "lumbar-disc-herniation");
    assert_eq!(get("commercial", &["--payer", "cash"]).1, "cash");
    assert_eq!(get("commercial", &["--plan", "medicare-original"]).1, "medicare");
    assert_eq!(get("nhs-england", &["--payer", "medicare"]).1, "medicare");
    let refused = cost("nhs-england", &[]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("no NHS price was found"), "{}", refused.err);
    assert!(refused.err.contains("--payer medicare"), "{}", refused.err);
}

/// Answers that cannot all be right are told on every page of them, and none of them is guessed away.
#[test]
fn answers_that_do_not_fit_together_are_told() {
    let set = ["--set", "weakness=none", "--set", "weakness-new-or-worse=true"];
    let one = [&["check", "stenosis", "--criterion", "dec-us-six-weeks"][..], &set].concat();
    assert!(spinecmp(&one, "").out.contains("Answers that do not fit together"));
    let weigh = [&["weigh", "stenosis", "--weight", "quick-relief=8"][..], &set].concat();
    assert!(spinecmp(&weigh, "").out.contains("Answers that do not fit together"));
    assert_eq!(json(&weigh)["contradictions"][0]["id"], "no-weakness-yet-new");
    for command in ["check", "compare"] {
        let args = [&[command, "stenosis", "--despite-red-flags"][..], &set].concat();
        let args: Vec<&str> =
            args.into_iter().filter(|arg| command == "compare" || !arg.contains("flags")).collect();
        assert_eq!(json(&args)["contradictions"][0]["id"], "no-weakness-yet-new");
        for format in ["table", "markdown", "html", "card"] {
            for detail in ["brief", "normal", "full"] {
                let shape = ["-f", format, "--detail", detail, "--width", "200"];
                let run = spinecmp(&[&args[..], &shape].concat(), "");
                let told = run.out.contains("Answers that do not fit together");
                assert!(told, "{command} {format} {detail}: {}", run.out);
            }
        }
    }
    assert!(list(&json(&["check", "stenosis", set[0], set[1]])["contradictions"]).is_empty());
}

/// Words are looked for in published rules and warning signs too.
#[test]
fn a_word_of_a_rule_is_found() {
    let found = json(&["facts", "clopidogrel"]);
    let rules = list(&found["rules"]);
    assert!(rules.iter().any(|rule| rule["id"] == "esi-antiplatelet"), "{rules:?}");
    let found = json(&["facts", "blood", "thinner"]);
    assert!(!list(&found["disputes"]).is_empty() && list(&found["rules"]).len() > 1);
    // Where no evidence has the words, works are still looked through.
    let asra = json(&["facts", "asra"]);
    assert!(!list(&asra["sources"]).is_empty());
    // What is asked of a person leads to the rules that ask it.
    let fact = json(&["facts", "diabetes"]);
    let rules = list(&fact["asked_by"]);
    assert!(!rules.is_empty() && rules.iter().all(|rule| rule["text"].is_string()));
    assert!(list(&json(&["facts", "ldh-disc-leg-pain-3m"])["asked_by"]).is_empty());
    // What the rule is not about has none of its words.
    let other = spinecmp(&["facts", "clopidogrel", "--condition", "facet"], "");
    assert_eq!(other.code, 2, "{}", other.out);
}

/// Costs of people with different payers stand in one column: another says whose prices they are.
#[test]
fn a_batch_tells_whose_prices_it_has() {
    let rows = "id,condition,plan\nA,sciatica,employer-average\nB,sciatica,\nC,sciatica,medicare-original\nD,,\n";
    let columns = ["--columns", "id,payer,costs.discectomy.total.high"];
    let run = spinecmp(&[&["batch", "-", "-f", "csv"], &columns[..]].concat(), rows);
    assert_eq!(run.code, 0, "{}", run.err);
    let cell = |payer| {
        let asked = ["cost", "discectomy", "--payer", payer, "--get", "strategies.0.total.high"];
        spinecmp(&asked, "").out.trim().to_owned()
    };
    let (private, medicare) = (cell("commercial"), cell("medicare"));
    let expected =
        format!("A,commercial,{private}\nB,medicare,{medicare}\nC,medicare,{medicare}\nD,,\n");
    assert_eq!(run.out.split_once('\n').expect("a header").1, expected);
    let usual = spinecmp(&["batch", "-", "-f", "csv"], rows).out;
    assert!(usual.lines().next().expect("a header").contains(",payer,costs."), "{usual}");
    // A row of one column that is not known is a row all the same.
    let run = spinecmp(&["batch", "-", "-f", "csv", "--columns", "payer"], rows);
    assert_eq!(run.out, "payer\ncommercial\nmedicare\nmedicare\n\"\"\n");
    // What stands at the head of a column names it here, too.
    for (name, condition) in [("New disc", None), ("surgery", Some("sciatica"))] {
        let named = condition.map_or(Vec::new(), |condition| vec!["--condition", condition]);
        let args = [&["batch", "-", "-f", "csv", "--treatments", name], &named[..]].concat();
        let run = spinecmp(&args, "id,age\nA,40\n");
        assert_eq!(run.code, 0, "{name}: {}", run.err);
    }
}

#[test]
fn a_number_may_be_answered_with_its_own_unit_and_no_other() {
    // Ten warning signs come first, and then the age.
    let answered = |age: &str| {
        let answers = format!("{}{age}\nq\n", "2\n".repeat(10));
        spinecmp(&["check", "sciatica", "--ask", "-f", "json"], &answers)
    };
    let plain = answered("40");
    assert_eq!(plain.code, 0, "{}", plain.err);
    for age in ["40 years", "40 year", "40  Years"] {
        let run = answered(age);
        assert_eq!((run.code, run.out), (0, plain.out.clone()), "{age}: {}", run.err);
    }
    for other in ["40 weeks", "40 years old", "years"] {
        let run = answered(other);
        assert_eq!(run.code, 2, "{other}");
        assert!(run.err.contains("counted in years"), "{other}: {}", run.err);
    }
}

#[test]
fn rows_divided_by_something_else_than_commas_are_told_so() {
    for line in ["id;condition;age\n1;sciatica;40\n", "id\tcondition\tage\n1\tsciatica\t40\n"] {
        for more in [&[][..], &["--ignore-unknown"]] {
            let run = spinecmp(&[&["batch", "-", "-f", "csv"], more].concat(), line);
            assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
            assert!(run.err.contains("divided by something else than commas?"), "{}", run.err);
        }
    }
}

/// Of one choice nobody can tell how sure studies are, since they set it against another: that is unknown, and not nothing.
#[test]
fn what_was_only_set_against_another_choice_is_unknown() {
    let two = ["--weight", "sure-evidence=8", "--weight", "quick-relief=7"];
    let answer = json(&[&["weigh", "stenosis"], &two[..]].concat());
    let attribute = list(&answer["attributes"])
        .iter()
        .find(|entry| entry["attribute"] == "sure-evidence")
        .expect("the attribute");
    let places = |treatment: &str| {
        let cells = list(&attribute["cells"]).iter();
        let cell = cells.clone().find(|cell| cell["treatment"] == treatment).expect("a cell");
        [cell["score_low"].as_f64(), cell["score_high"].as_f64()]
    };
    assert_eq!(places("epidural-steroid-injection"), [Some(0.0), Some(0.0)]);
    assert_eq!(places("nonsurgical-care"), [Some(0.0), Some(1.0)]);
    assert_eq!(answer["call"], "too-close");
    // What no figures tell apart is not in the sum, whatever number it was given.
    assert_eq!(
        answer["in_short"],
        "Counting nothing but Sure evidence, it is too close to call. 8 of 9 things are left out, and could turn it."
    );
    let alone = json(&["weigh", "facet", "--weight", "sure-evidence=8"]);
    assert_eq!(alone["call"], "nothing-weighed");
    // A number of nothing says that it does not matter, and adds nothing to what does.
    let nothing = json(&["weigh", "sciatica", "--weight", "quick-relief=0"]);
    assert_eq!(nothing["in_short"], "Nothing is weighed: nothing was said to matter.");
    let beside = ["weigh", "sciatica", "--weight", "no-operation=9", "--weight", "quick-relief=0"];
    let alone = json(&beside[..4]);
    assert!(
        alone["in_short"]
            .as_str()
            .is_some_and(|words| words.starts_with("Counting nothing but No operation, "))
    );
    assert_eq!(json(&beside)["in_short"], alone["in_short"]);
    // What is the same for all is not unknown, and a page without a row explains no signs.
    let page = spinecmp(&["weigh", "facet"], "").out;
    assert!(page.contains("The same for all: No operation."), "{page}");
    assert!(page.contains("no figures set the choices apart"), "{page}");
    assert!(!page.contains("A longer bar") && !page.contains("--ask"), "{page}");
}

/// Where the answers are to be kept is refused before the first question.
#[test]
fn a_place_that_can_keep_nothing_is_told_before_any_question() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = |name: &str| folder.path().join(name).display().to_string();
    let (no_folder, folder) = (inside("none/me.yaml"), inside("kept.yaml"));
    std::fs::create_dir(&folder).expect("made");
    for (path, words) in [(no_folder, "there is no folder"), (folder, "is a folder")] {
        for command in [["check", "sciatica"], ["weigh", "sciatica"]] {
            let run = spinecmp(&[&command[..], &["--ask", "-o", &path]].concat(), "q\n");
            assert_eq!(run.code, 2, "{}", run.err);
            assert!(run.err.contains(words) && !run.err.contains("Question"), "{}", run.err);
        }
    }
}

#[test]
fn a_plan_without_a_deductible_is_not_told_to_have_one() {
    let plan = ["cost", "--plan", "medicare-advantage-ceiling", "--explain-plan"];
    let page = spinecmp(&plan, "").out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("There is none: the plan shares from the first bill on."), "{page}");
    assert!(page.contains("20% coinsurance after deductible. You pay 20% of"), "{page}");
    assert!(!page.contains("until the deductible is met"), "{page}");
}

/// Whoever compares choices is told the warnings that their answers bring up, before the figures, on every page alike.
#[test]
fn warnings_that_answers_bring_up_stand_beside_the_comparison() {
    let answers = ["--set", "blood-thinner=anticoagulant", "--set", "age=70"];
    let person = [&["compare", "stenosis"], &answers[..]].concat();
    for form in [&[][..], &["--detail", "normal"], &["-f", "markdown"], &["-f", "html"]] {
        let page = spinecmp(&[&person[..], form].concat(), "").out;
        let plain = page.replace("<strong>", "").replace("</strong>", "").replace("**", "");
        let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("Your answers bring up published warnings."), "{form:?}: {page}");
        assert!(
            flat.contains("reason against: full-dose blood thinner (do not stop it)"),
            "{page}"
        );
        // What is said of two choices is said once, and names both.
        assert!(flat.contains("Decompression, Fusion"), "{page}");
    }
    let cards = spinecmp(&[&person[..], &["-f", "card"]].concat(), "").out;
    assert!(cards.contains("Injection:** reason against: full-dose blood thinner"), "{cards}");
    // What holds for everybody with the condition is no answer's doing.
    let other = spinecmp(&["compare", "stenosis", "--set", "age=50"], "").out;
    assert!(!other.contains("bring up"), "{other}");
    assert!(other.contains("Published advice, held against your answers."), "{other}");
    // What guidelines say is told, yes and no alike, and of nobody who told nothing.
    let person = ["compare", "stenosis", "--set", "age=50", "--set", "symptom-weeks=60"];
    for form in [&["--width", "300"][..], &["-f", "card"], &["-f", "html"]] {
        let page = spinecmp(&[&person[..], form].concat(), "").out;
        let page = page.replace("<strong>", "").replace("</strong>", "").replace("**", "");
        assert!(page.contains("NICE, England says no: walking pain"), "{page}");
        assert!(page.contains("US pain society says yes: lasting"), "{page}");
    }
    assert!(!spinecmp(&["compare", "stenosis"], "").out.contains("NICE, England says"));
}

/// Rules of another payer than the person's are judged, and told to be for other people.
#[test]
fn rules_of_another_payer_are_for_other_people() {
    let check = |payer: &[&str], form: &[&str]| {
        spinecmp(&[&["check", "stenosis", "--set", "imaging-done=mri"], payer, form].concat(), "")
            .out
    };
    let medicare = check(&["--set", "insurance=medicare"], &[]);
    let line = medicare.lines().find(|line| line.starts_with("For other people")).expect("a line");
    assert!(line.contains("US private plans") && line.contains("English payers"), "{medicare}");
    assert!(!check(&[], &[]).contains("For other people: US private"), "unknown is told");
    let json: Value =
        serde_json::from_str(&check(&["--set", "insurance=medicare"], &["-f", "json"]))
            .expect("JSON");
    let nobody: Value = serde_json::from_str(&check(&[], &["-f", "json"])).expect("JSON");
    let mut others = 0;
    for (treatment, unknown) in list(&json["treatments"]).iter().zip(list(&nobody["treatments"])) {
        for (set, before) in list(&treatment["rule_sets"]).iter().zip(list(&unknown["rule_sets"])) {
            assert_eq!(before["for_others"], false);
            if set["for_others"] == true {
                // The verdicts are what they were, and speak for nobody here.
                let rules = list(&set["criteria"]).iter().zip(list(&before["criteria"]));
                for (rule, before) in rules {
                    assert_eq!(rule["verdict"], before["verdict"]);
                    assert_eq!(rule["direction"], "others");
                }
                others += 1;
            }
        }
    }
    assert!(others > 3, "{others}");
}

/// Where less than half of what matters can be counted, what is not known could outweigh any lead, so nothing is put in order.
#[test]
fn less_than_half_of_what_matters_puts_nothing_in_order() {
    let args = |quick: &'static str| {
        ["weigh", "stenosis", "--weight", "no-operation=5", "--weight", quick]
    };
    let even = json(&args("quick-relief=5"));
    assert_ne!(even["call"], "nothing-weighed");
    let less = json(&args("quick-relief=5.1"));
    assert_eq!(less["call"], "nothing-weighed");
    assert!(
        less["in_short"].as_str().is_some_and(|words| words.contains("less than half")),
        "{less}"
    );
    assert!(list(&less["options"]).iter().all(|option| option["ranks_of_100"].is_null()));
}

/// A price is of the payer whom the answers name, and a plan has prices of its own.
#[test]
fn the_price_is_that_of_the_payer_whom_the_answers_name() {
    let own = json(&["compare", "sciatica", "--set", "insurance=commercial"]);
    let row = |answer: &Value| {
        let rows = list(&answer["key_rows"]).iter();
        let row = rows.clone().find(|row| row["question"] == "cost").expect("a row of prices");
        row["label"].as_str().expect("a label").to_owned()
    };
    assert!(row(&own).starts_with("Private plan"), "{}", row(&own));
    assert!(row(&json(&["compare", "sciatica"])).starts_with("Medicare"));
    // A year of care is a figure like the others, of its own year, and is set beside none of them.
    let costs = list(&own["key_rows"]).iter().find(|row| row["question"] == "cost").expect("a row");
    let year = &costs["cells"][2];
    assert_eq!(
        (&year["treatment"], &costs["comparable"]),
        (&"nonsurgical-care".into(), &false.into())
    );
    assert!(year["low"].is_number() && year["empty"].is_null(), "{year}");
    assert!(year["more"].as_str().is_some_and(|more| more.contains("2015")), "{year}");
    let plan =
        ["compare", "sciatica", "--set", "insurance=commercial", "--plan", "medicare-original"];
    assert!(row(&json(&plan)).starts_with("You pay"));
}

/// A question about what two treatments cost is about the condition that offers both, and names none that nobody named.
#[test]
fn costs_are_of_the_condition_that_offers_what_was_named() {
    let both = json(&["cost", "fusion", "disc-replacement"]);
    assert_eq!(both["condition"], "chronic-low-back-pain");
    assert_eq!(both["condition_named"], false);
    let page = spinecmp(&["cost", "fusion", "disc-replacement"], "").out;
    assert!(page.starts_with("What it costs\n"), "{page}");
    let named = json(&["cost", "fusion", "--condition", "stenosis"]);
    assert_eq!(
        (&named["condition"], &named["condition_named"]),
        (&"lumbar-spinal-stenosis".into(), &true.into())
    );
}

/// Of a record that names several conditions none is called the one that nobody named; and what was not understood is told.
#[test]
fn a_record_tells_what_it_may_be_about_and_what_was_not_understood() {
    let bundle = include_str!("../data/fhir/two-conditions.json");
    let page = spinecmp(&["check", "-p", "-", "--detail", "normal"], bundle).out;
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains(
            "The record may be about Slipped disc with leg pain (sciatica) or Narrow spinal canal"
        ),
        "{page}"
    );
    assert!(!flat.contains("No condition was named"), "{page}");
    let cards = spinecmp(&["check", "-p", "-", "-f", "card"], bundle).out;
    assert!(cards.contains("The record may be about"), "{cards}");
    let medicine = include_str!("../data/fhir/medicine-in-another-resource.json");
    for command in ["check", "compare"] {
        let page = spinecmp(&[command, "-p", "-"], medicine).out;
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            flat.contains("1 entry of the record was not understood (1 medicine among them)"),
            "{page}"
        );
    }
}

/// Whether a rule holds is not known where it is not known whether it is for the person: a script must not read "met".
#[test]
fn a_rule_that_may_be_for_others_is_not_met() {
    let args = [
        "check",
        "sciatica",
        "--criterion",
        "esi-bcbsma",
        "--exit-code",
        "--set",
        "main-pain=leg",
        "--set",
        "usual-care-not-enough=true",
        "--set",
        "physical-therapy-weeks=5",
        "--set",
        "medicine-weeks=5",
    ];
    assert_eq!(spinecmp(&args, "").code, 11);
    let with = |payer| spinecmp(&[&args[..], &["--set", payer]].concat(), "").code;
    assert_eq!(with("insurance=commercial"), 0);
}

/// The plan in JSON tells what any other service costs, and deductibles of some services.
#[test]
fn the_plan_of_an_answer_is_whole() {
    let plan = "type: private\ndeductible: 1000\nservices:\n  default: 30% coinsurance after deductible\n\
        other-deductibles:\n  - {services: [drug-brand], amount: {person: 250, family: 400}}\n";
    let run = spinecmp(&["cost", "discectomy", "--plan", "-", "-f", "json"], plan);
    let json: Value = serde_json::from_str(&run.out).expect(&run.err);
    assert_eq!(json["plan"]["default"], "30% coinsurance after deductible");
    let other = &json["plan"]["other_deductibles"][0];
    assert_eq!(other["services"], serde_json::json!(["drug-brand"]));
    let amounts = [&other["amount"], &other["family_amount"]].map(Value::as_f64);
    assert_eq!(amounts, [Some(250.0), Some(400.0)]);
}

/// A price of a part, and one without a date, say so wherever they stand: on the screen, in JSON, in CSV and in a file of people.
#[test]
fn a_price_of_a_part_or_without_a_date_says_so() {
    let cash = ["compare", "stenosis", "--set", "insurance=self-pay"];
    let screen = spinecmp(&cash, "").out;
    assert!(screen.contains("Injection: no date; Decompression: a part, 2023"), "{screen}");
    let document = json(&cash);
    let rows = list(&document["key_rows"]);
    let row = rows.iter().find(|row| row["question"] == "cost").expect("a row of prices");
    assert_eq!(row["comparable"], false);
    let what = row["what"].as_str().expect("what it is");
    assert!(what.starts_with("The price, ") && !what.contains("2024"), "{what}");
    let plain = row["cells"][1]["plain"].as_str().expect("a sentence");
    assert!(plain.starts_with("Costs at least $") && !plain.contains("by place"), "{plain}");

    let sums = spinecmp(&["cost", "stenosis", "--payer", "cash"], "").out;
    assert!(sums.contains("a price without a date"), "{sums}");
    let csv = spinecmp(&["cost", "stenosis", "--payer", "Cash", "-f", "csv"], "").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let place = |name: &str| header.iter().position(|column| column == name).expect("a column");
    for row in reader.records().map(|row| row.expect("a row")) {
        let (year, at_least) = match &row[place("treatment")] {
            "epidural-steroid-injection" => ("", "false"),
            "decompression" => ("2023", "true"),
            _ => continue,
        };
        assert_eq!((&row[place("price_year")], &row[place("at_least")]), (year, at_least));
    }
    let people = "id,condition,insurance\n1,stenosis,self-pay\n2,stenosis,Medicare\n";
    let columns = "costs.decompression.at_least,costs.fusion.at_least";
    let run = spinecmp(&["batch", "-", "--columns", columns], people);
    assert_eq!(run.out.lines().skip(1).collect::<Vec<_>>(), ["true,", "false,false"]);
    // An estimate says so on the screen.
    let estimated = spinecmp(&["compare", "sciatica", "--set", "insurance=commercial"], "").out;
    assert!(estimated.contains("estimate"), "{estimated}");
}

/// Amounts, shares and words are taken as people type them on the command line.
#[test]
fn a_plan_is_taken_as_it_is_typed() {
    let cost = |terms: &str| json(&["cost", "discectomy", "--plan", terms])["strategies"].clone();
    let plain = cost("deductible=3000,coinsurance=0.20,out-of-pocket-max=6000");
    for terms in [
        "deductible=$3,000,coinsurance=20%,out-of-pocket-max=$6,000.00",
        "Deductible=3,000, Coinsurance = 20 %, out-of-pocket-max=6000",
    ] {
        assert_eq!(cost(terms), plain, "{terms}");
    }
    let spent = |text: &str| {
        json(&["cost", "discectomy", "--plan", "gold-2024", "--spent-deductible", text])["strategies"]
            .clone()
    };
    assert_eq!(spent("$1,600"), spent("1600"));
    for (terms, message) in [
        ("deductible=2000,500", "deductible"),
        ("deductible=$3.000,coinsurance=20%,out-of-pocket-max=6000", "3.000"),
        ("deductible=20%,coinsurance=20%,out-of-pocket-max=6000", "20%"),
        ("deductible=3000,coinsurance=20%%,out-of-pocket-max=6000", "20%%"),
        ("deductible=3000,coinsurance=$0.20,out-of-pocket-max=6000", "0.20"),
        ("deductible=,000,coinsurance=0.2", "has no amount before the comma"),
        ("deductible=1.000,coinsurance=0.2", "at most two decimals"),
        ("deductible", "no plan has the id"),
        ("deductible=3000,20%", "has no `=`"),
    ] {
        let run = spinecmp(&["cost", "discectomy", "--plan", terms], "");
        assert_eq!(run.code, 2, "{terms}: {}", run.out);
        assert!(run.err.contains(message), "{terms}: {}", run.err);
    }
    let capitals = ["check", "sciatica", "--set", "insurance=Medicare", "--set", "weakness=None"];
    assert_eq!(spinecmp(&capitals, "").code, 0);
    let pill = spinecmp(&["check", "sciatica", "--set", "blood-thinner=warfarin"], "");
    assert!(pill.err.contains("did you mean anticoagulant (one that stops"), "{}", pill.err);
    // A word of what somebody is without is no hint at it.
    let none = spinecmp(&["check", "sciatica", "--set", "insurance=insurance"], "");
    assert!(none.err.contains("the answers are medicare (Medicare), "), "{}", none.err);
}

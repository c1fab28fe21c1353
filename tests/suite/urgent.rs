//! What must not be missed and what must not be made up: emergencies in records, signs that are certain whatever is missing, and verdicts that answers
//! contradict.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{Run, bundle, diagnosis, spinecmp, with, without};
use proptest::prelude::*;
use serde_json::{Value, json};
use spinecmp::knowledge::{Answer, Fact, Knowledge, Urgency};
use spinecmp::profile::Profile;
use spinecmp::rules::assess;
use spinecmp::values::Ref;

/// All that a warning sign asks for, answered with no.
const NO_SIGNS: &str = "weakness: none\nweakness-new-or-worse: no\nbladder-bowel-change: no\nsaddle-numbness: no\n\
    both-legs-symptoms: no\nfever-or-chills: no\ninfection-risk: no\ncancer-history: no\nnight-or-steady-pain: no\n\
    unexplained-weight-loss: no\ninjury: none\ncord-signs: no\nsudden-severe-belly-chest-pain: no\n\
    after-procedure-warning: no\nlong-term-steroids: no\nosteoporosis: no\n";

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn check(args: &[&str], input: &str) -> Value {
    let run = spinecmp(&[&["check", "-p", "-", "-f", "json"], args].concat(), input);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

fn flags(document: &Value) -> Vec<&str> {
    let flags = document["red_flags"].as_array().expect("flags").iter();
    flags.map(|flag| flag["id"].as_str().expect("an id")).collect()
}

/// How a rule comes out; `skipped` where it is for others.
fn verdict(id: &str, condition: &str, answers: &str) -> String {
    let document = check(&["--criterion", id], &format!("condition: {condition}\n{answers}"));
    let all = document["treatments"].as_array().expect("treatments").iter();
    let rules = all.flat_map(|treatment| treatment["rule_sets"].as_array().expect("sets"));
    let mut rules = rules.flat_map(|set| set["criteria"].as_array().expect("rules"));
    let rule = rules.find(|rule| rule["id"] == id).expect("the rule");
    rule["verdict"].as_str().unwrap_or("skipped").to_owned()
}

fn screen(answers: &str) -> Run {
    spinecmp(&["check", "-p", "-", "--detail", "brief"], answers)
}

/// The words of a page, whatever its lines.
fn words(run: &Run) -> String {
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_calls_for_help_in_a_record_comes_before_any_comparison() {
    let codes = [
        "G83.4", "M46.26", "M46.36", "M46.46", "G06.1", "C79.51", "M80.08XA", "M48.56XA", "G95.20",
        "M51.06",
    ];
    for code in codes {
        for date in [true, false] {
            let found = diagnosis(code);
            let found = if date { found } else { without(found, "recordedDate") };
            let bundle = bundle("1958-03-04", &[diagnosis("M51.16"), found]);
            let document = check(&[], &bundle);
            let urgency = document["urgency"].as_str().expect(code);
            assert!(["emergency-now", "same-day"].contains(&urgency), "{code}");
            let page = spinecmp(&["compare", "-p", "-"], &bundle);
            assert!(page.out.contains("--despite-red-flags"), "{code}: {}", page.out);
            assert!(!page.out.contains("CARRY ON"), "{code}");
            let exit = spinecmp(&["check", "-p", "-", "--exit-code"], &bundle);
            assert_eq!(exit.code, 12, "{code}");
            let row = spinecmp(&["batch", "-", "-f", "json", "--columns", "urgency"], &bundle);
            assert_eq!(row.out.trim(), json!({ "urgency": urgency }).to_string(), "{code}");
        }
    }
    // What is over tells nothing of today, and nobody is asked for a diagnosis.
    let resolved =
        with(diagnosis("M46.26"), "clinicalStatus", json!({"coding": [{"code": "resolved"}]}));
    assert_eq!(check(&[], &bundle("1958-03-04", &[resolved]))["urgency"], Value::Null);
    let document = check(&[], "condition: sciatica\n");
    let open: Vec<&Value> =
        document["missing_answers"].as_array().expect("a list").iter().collect();
    assert!(open.iter().all(|open| open["fact"] != "found-in-spine"));
    // What nobody is asked about is not ruled out by answers either.
    let run = screen(&format!("condition: sciatica\nage: 40\n{NO_SIGNS}"));
    assert!(run.out.contains("15 warning signs are ruled out"), "{}", run.out);
}

#[test]
fn an_emergency_that_is_not_confirmed_is_told_on_every_page_and_is_no_answer() {
    for status in ["provisional", "unconfirmed", "differential"] {
        let doubtful =
            with(diagnosis("G83.4"), "verificationStatus", json!({"coding": [{"code": status}]}));
        let doubtful = bundle("1980-03-04", &[diagnosis("M51.16"), doubtful]);
        let document = check(&[], &doubtful);
        assert_eq!(document["urgency"], Value::Null);
        for command in ["check", "compare", "weigh"] {
            for more in [&[][..], &["--detail", "normal"], &["-f", "html"]] {
                let run = spinecmp(&[&[command, "-p", "-"], more].concat(), &doubtful);
                let told = words(&run);
                assert!(told.contains("it is not confirmed: "), "{command} {more:?}: {}", run.out);
                assert!(told.contains("crushed nerves"), "{command} {more:?}");
            }
        }
        let card = spinecmp(&["check", "-p", "-", "-f", "card"], &doubtful);
        assert!(card.out.contains("it is not confirmed"), "{}", card.out);
    }
    // One of years ago tells nothing of today.
    let old = with(
        diagnosis("G83.4"),
        "verificationStatus",
        json!({"coding": [{"code": "provisional"}]}),
    );
    let old = bundle("1980-03-04", &[with(old, "recordedDate", json!("2015-01-01"))]);
    assert!(!words(&screen(&old)).contains("it is not confirmed: "));
}

#[test]
fn what_a_code_leaves_open_is_asked_for() {
    for (code, question) in [
        ("R33.9", "passing or holding urine"),
        ("R15.9", "passing or holding urine"),
        ("M21.371", "newly weak"),
        ("M47.16", "unsteady"),
    ] {
        let told = bundle("1980-03-04", &[diagnosis("M51.16"), diagnosis(code)]);
        let page = words(&screen(&told));
        assert!(page.contains("answer first: ") && page.contains(question), "{code}: {page}");
        assert_eq!(check(&[], &told)["urgency"], Value::Null, "{code}");
    }
    let answered = ["check", "-p", "-", "--set", "bladder-bowel-change=no"];
    let told = bundle("1980-03-04", &[diagnosis("R33.9")]);
    assert!(!spinecmp(&answered, &told).out.contains("answer first: "));
    for (code, fact) in
        [("N39.0", "infection-now"), ("A41.9", "infection-now"), ("R50.82", "fever-or-chills")]
    {
        let told = bundle("1980-03-04", &[diagnosis(code)]);
        let run = spinecmp(&["check", "-p", "-", "--explain-input", "-f", "json"], &told);
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(document["taken"][1]["fact"], fact, "{code}");
    }
}

#[test]
fn what_is_not_read_or_not_covered_is_told() {
    let young = bundle("2011-06-01", &[diagnosis("M51.16")]);
    let allergy = json!({"resourceType": "AllergyIntolerance", "criticality": "high"});
    let allergic = bundle("1980-03-04", &[diagnosis("M51.16"), allergy]);
    for command in ["check", "compare"] {
        let told = words(&spinecmp(&[command, "-p", "-"], &young));
        assert!(
            told.contains("By the record the age is not 16 to 110 years."),
            "{command}: {told}"
        );
        let told = words(&spinecmp(&[command, "-p", "-"], &allergic));
        assert!(told.contains("1 entry on allergies is not read."), "{command}: {told}");
        let told = words(&spinecmp(&[command, "M54.16", "--set", "age=50"], ""));
        assert!(told.contains("M54.16 often goes along with this problem"), "{command}: {told}");
        let told = words(&spinecmp(&[command, "M51.16", "--set", "age=50"], ""));
        assert!(!told.contains("often goes along"), "{command}: {told}");
    }
}

#[test]
fn when_another_problem_began_is_not_when_this_one_did() {
    let back = with(diagnosis("M54.50"), "onsetDateTime", json!("2015-02-01"));
    let nerve = diagnosis("M54.16");
    let several = [diagnosis("M51.16"), diagnosis("M48.062"), back.clone()];
    let weeks = |condition: &str, resources: &[Value]| {
        let bundle = bundle("1958-03-04", resources);
        let set = ["check", "-p", "-", "--explain-input", "-f", "json"];
        let named: Vec<&str> =
            if condition.is_empty() { Vec::new() } else { vec!["--condition", condition] };
        let run = spinecmp(&[&set[..], &named].concat(), &bundle);
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let mut taken = document["taken"].as_array().expect("a list").iter();
        let explained = taken
            .find(|taken| taken["fact"] == "symptom-weeks")
            .map(|taken| taken["answer"].clone());
        // A rule that asks for 13 weeks or more says the same.
        let run = spinecmp(&[&["check", "-p", "-", "-f", "json"], &named[..]].concat(), &bundle);
        let is_open = run.out.contains("\"fact\": \"symptom-weeks\"");
        assert_eq!(explained.is_none(), is_open, "{condition}");
        let named_for_all: Vec<&str> = named.clone();
        let row = ["batch", "-", "-f", "json", "--columns", "missing"];
        let row = spinecmp(&[&row[..], &named_for_all].concat(), &bundle);
        if !condition.is_empty() {
            assert_eq!(row.out.contains("symptom-weeks"), is_open, "{condition}: {}", row.out);
        }
        explained
    };
    let own = Some(json!(616));
    assert_eq!(weeks("sciatica", &[nerve.clone(), back.clone()]), None);
    assert_eq!(weeks("back pain", &[nerve.clone(), back.clone()]), own);
    assert_eq!(weeks("", &[nerve, back.clone()]), None);
    assert_eq!(weeks("lumbar-disc-herniation", &several), None);
    assert_eq!(weeks("lumbar-spinal-stenosis", &several), None);
    assert_eq!(weeks("", &several), None);
    assert_eq!(weeks("", &[diagnosis("M51.16"), back]), None);
    let disc = with(diagnosis("M51.16"), "onsetDateTime", json!("2026-09-19"));
    assert_eq!(weeks("", &[disc]), Some(json!(10)));
}

#[test]
fn what_was_so_on_a_visit_years_ago_tells_nothing_of_today() {
    let visit = |code: &str, day: &str| {
        let of_day = with(diagnosis(code), "recordedDate", json!(day));
        without(of_day, "clinicalStatus")
    };
    let taken = |resource: Value| {
        let run = spinecmp(
            &["check", "-p", "-", "--explain-input", "-f", "json"],
            &bundle("1958-03-04", &[resource]),
        );
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        document["taken"].as_array().expect("a list").len() - 1
    };
    for code in [
        "M51.16", "F17.210", "Z79.891", "Z79.52", "Z79.01", "Z79.02", "Z79.82", "M48.062", "M43.16",
    ] {
        assert_eq!(taken(visit(code, "2012-03-01")), 0, "{code}");
        assert_eq!(taken(visit(code, "2026-03-01")), 1, "{code}");
        let active = with(
            visit(code, "2012-03-01"),
            "clinicalStatus",
            json!({"coding": [{"code": "active"}]}),
        );
        assert_eq!(taken(active), 1, "{code}");
        // That it began long ago does not make it old.
        let began = with(visit(code, "2026-03-01"), "onsetDateTime", json!("2012-03"));
        assert_eq!(taken(began), 1, "{code}");
    }
}

/// The answers between which any of these rules can tell.
fn telling(fact: Ref<Fact>) -> Vec<Answer> {
    let knowledge = knowledge();
    let entry = &knowledge.facts[fact];
    let tests = knowledge.red_flags.iter().map(|flag| &flag.when);
    let tests = tests.filter(|test| test.facts().contains(&fact));
    tests.flat_map(|test| test.telling_answers(fact, entry).expect("few")).collect()
}

fn flag_facts() -> Vec<Ref<Fact>> {
    let flags = knowledge().red_flags.iter();
    let mut facts: Vec<Ref<Fact>> = flags.flat_map(|flag| flag.when.facts()).collect();
    facts.sort();
    facts.dedup();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where every answer that is missing would raise a sign, one is raised: the least urgent of them at least.
    #[test]
    fn what_every_answer_would_raise_is_raised(
        draws in proptest::collection::vec(any::<Option<prop::sample::Index>>(), 40),
    ) {
        let knowledge = knowledge();
        let condition = knowledge.conditions.refs().next().expect("a condition").0;
        let mut person = Profile::of_condition(knowledge, condition);
        for (fact, draw) in flag_facts().into_iter().zip(draws) {
            person.answers.set(fact, draw.map(|draw| *draw.get(&telling(fact))));
        }
        let now = assess(knowledge, &person, &[]).urgency(knowledge);
        for fact in flag_facts() {
            if person.answers.get(fact).is_some() {
                continue;
            }
            let mut least: Option<Urgency> = Some(Urgency::EmergencyNow);
            for answer in telling(fact) {
                let mut other = person.clone();
                other.answers.set(fact, Some(answer));
                let urgency = assess(knowledge, &other, &[]).urgency(knowledge);
                least = least.zip(urgency).map(|(least, urgency)| least.max(urgency));
            }
            if let Some(least) = least {
                let name = &knowledge.facts[fact].id;
                prop_assert!(now.is_some_and(|now| now <= least), "{}: {:?}, {:?}", name, now, least);
            }
        }
    }
}

#[test]
fn new_weakness_of_unknown_grade_is_urgent_all_the_same() {
    let document = check(&[], "condition: sciatica\nweakness-new-or-worse: yes\n");
    assert_eq!(flags(&document), ["weakness-getting-worse"]);
    let exit = ["check", "sciatica", "--set", "weakness-new-or-worse=yes", "--exit-code"];
    assert_eq!(spinecmp(&exit, "").code, 12);
    let document = check(&[], "weakness: marked\n");
    assert_eq!(flags(&document), ["old-marked-weakness"]);
    // Once the grade is known, one sign is enough.
    let document = check(&[], "weakness-new-or-worse: yes\nweakness: marked\n");
    assert_eq!(flags(&document), ["new-marked-weakness"]);
}

#[test]
fn beside_what_calls_for_help_today_no_slower_time_is_told() {
    let both =
        "condition: sciatica\ncancer-history: yes\ncord-signs: yes\nunexplained-weight-loss: yes\n";
    for detail in ["brief", "normal"] {
        let run = spinecmp(&["check", "-p", "-", "--detail", detail], both);
        let told = words(&run);
        assert!(!told.contains("within a few days"), "{}", run.out);
        assert!(told.contains("Say there too: Cancer, now or in the past; "), "{}", run.out);
        let told = words(&spinecmp(&["compare", "-p", "-", "--detail", detail], both));
        assert!(!told.contains("within a few days"), "{told}");
    }
    // All of one urgency are told whole.
    let run = screen(
        "condition: sciatica\nfever-or-chills: yes\nweakness: marked\nweakness-new-or-worse: yes\n",
    );
    assert!(run.out.contains("foot drop") && run.out.contains("fever"), "{}", run.out);
}

#[test]
fn weak_bones_and_a_risk_of_infection_are_signs_by_themselves() {
    // What is named is taken for no elsewhere.
    let of = |more: &str| {
        let is_named = |line: &&str| more.contains(line.split(':').next().unwrap_or_default());
        let others: Vec<&str> = NO_SIGNS.lines().filter(|line| !is_named(line)).collect();
        check(
            &[],
            &format!("condition: back pain\nsymptom-weeks: 2\n{more}{}\n", others.join("\n")),
        )
    };
    assert_eq!(flags(&of("age: 84\nosteoporosis: yes\nlong-term-steroids: yes\n")), ["fracture"]);
    assert_eq!(flags(&of("age: 84\nosteoporosis: yes\n")), ["fracture"]);
    assert_eq!(flags(&of("age: 40\nosteoporosis: yes\n")), Vec::<&str>::new());
    assert_eq!(flags(&of("age: 84\n")), Vec::<&str>::new());
    assert_eq!(flags(&of("age: 40\ninfection-risk: yes\n")), ["infection-risk"]);
    // Each alone is a reason for a scan.
    let none = format!("symptom-weeks: 2\n{NO_SIGNS}");
    let scan = |more: &str| verdict("ns-no-early-scan", "chronic-low-back-pain", more);
    assert_eq!(scan(&format!("age: 40\n{none}")), "met");
    assert_eq!(scan(&format!("age: 71\n{none}")), "not-met");
    assert_eq!(
        scan(&format!("age: 40\n{}", none.replace("osteoporosis: no", "osteoporosis: yes"))),
        "not-met"
    );
    let steroids = none.replace("long-term-steroids: no", "long-term-steroids: yes");
    assert_eq!(scan(&format!("age: 40\n{steroids}")), "not-met");
}

#[test]
fn no_rule_says_yes_where_answers_contradict_its_words() {
    let nass = |answers: &str| verdict("disc-nass-six-months", "lumbar-disc-herniation", answers);
    assert_eq!(nass("symptom-weeks: 8\n"), "met");
    assert_eq!(nass("symptom-weeks: 8\ndaily-life-limited: yes\nleg-pain: 7\n"), "met");
    assert_eq!(nass("symptom-weeks: 8\ndaily-life-limited: no\n"), "not-met");
    assert_eq!(nass("symptom-weeks: 8\nusual-care-not-enough: no\n"), "not-met");
    assert_eq!(nass("symptom-weeks: 8\nleg-pain: 0\n"), "not-met");
    let medicare = |answers: &str| {
        let answers = format!("insurance: medicare\n{answers}");
        verdict("esi-medicare-problem", "lumbar-spinal-stenosis", &answers)
    };
    assert_eq!(medicare(""), "met");
    assert_eq!(medicare("leg-pain: 0\n"), "not-met");
    assert_eq!(medicare("leg-pain: 0\nprior-spine-surgery: same-level\n"), "met");
    // The plan waits with mild weakness, and not with a foot drop.
    let plan = |grade: &str| {
        let tried = "usual-care-not-enough: no\nphysical-therapy-weeks: 0\nmedicine-weeks: 0\nmethods-tried: []\n";
        let signs = "bladder-bowel-change: no\nsaddle-numbness: no\nweakness-new-or-worse: yes\n";
        let answers = format!("insurance: commercial\nweakness: {grade}\n{tried}{signs}");
        verdict("disc-us-six-weeks", "lumbar-disc-herniation", &answers)
    };
    assert_eq!((plan("mild").as_str(), plan("marked").as_str()), ("not-met", "met"));
    // The study of smokers had nobody with a slipped bone.
    let smokes = |condition: &str| verdict("dec-smoking", condition, "smoking: current\n");
    assert_eq!(smokes("lumbar-spinal-stenosis"), "met");
    assert_eq!(smokes("degenerative-spondylolisthesis"), "not-met");
    let pills = |answers: &str| verdict("ns-gabapentinoid", "lumbar-disc-herniation", answers);
    assert_eq!((pills("").as_str(), pills("medicine-weeks: 0\n").as_str()), ("met", "not-met"));
}

#[test]
fn carrying_on_is_not_safe_with_whatever_calls_for_help_today() {
    let knowledge = knowledge();
    let signs = [
        "bladder-bowel-change: yes\n",
        "saddle-numbness: yes\n",
        "both-legs-symptoms: yes\n",
        "sudden-severe-belly-chest-pain: yes\n",
        "injury: major\n",
        "after-procedure-warning: yes\n",
        "cancer-history: yes\ncord-signs: yes\n",
        "cancer-history: yes\nweakness-new-or-worse: yes\n",
        "cancer-history: yes\nnight-or-steady-pain: yes\n",
        "weakness: marked\nweakness-new-or-worse: yes\n",
        "fever-or-chills: yes\n",
        "found-in-spine: [infection]\n",
        "found-in-spine: [pressed-cord]\n",
        "found-in-spine: [cancer]\n",
        "found-in-spine: [broken-bone]\n",
    ];
    let mut seen: Vec<String> = Vec::new();
    for sign in signs {
        let document = check(&[], &format!("condition: sciatica\n{sign}"));
        assert!(["emergency-now", "same-day"].contains(&document["urgency"].as_str().expect(sign)));
        seen.extend(flags(&document).into_iter().map(str::to_owned));
        let against = ["ns-not-with-red-flags", "ns-not-with-other-signs"];
        let is_against = |id: &&&str| verdict(id, "lumbar-disc-herniation", sign) == "met";
        assert_eq!(against.iter().filter(is_against).count(), 1, "{sign}");
    }
    for flag in knowledge.red_flags.iter().filter(|flag| flag.urgency.stops_comparison()) {
        assert!(seen.contains(&flag.id), "{}: try it here too", flag.id);
    }
}

#[test]
fn pain_of_weeks_is_no_lasting_pain_and_nobody_is_pregnant_at_sixty() {
    let told = |answers: &str| {
        let document = check(&[], answers);
        let all = document["contradictions"].as_array().expect("a list").clone();
        all.iter().map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told("condition: back pain\nsymptom-weeks: 3\n"), ["lasting-pain-yet-new"]);
    assert_eq!(told("condition: back pain\nsymptom-weeks: 12\n"), Vec::<String>::new());
    assert_eq!(told("condition: sciatica\nsymptom-weeks: 3\n"), Vec::<String>::new());
    assert_eq!(told("pregnant: yes\nage: 60\n"), ["pregnant-yet-older"]);
}

/// The questions that are asked, each skipped.
fn asked(condition: &str, known: &str) -> Vec<String> {
    let file =
        std::env::temp_dir().join(format!("spinecmp-asked-{}-{}", condition.len(), known.len()));
    std::fs::write(&file, known).expect("written");
    let name = file.display().to_string();
    let run = spinecmp(&["check", condition, "--ask", "-p", &name], &"\n".repeat(80));
    run.err
        .split("Question ")
        .skip(1)
        .map(|asked| asked.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn what_an_answer_makes_needless_is_asked_after_it_or_never() {
    let place =
        |asked: &[String], words: &str| asked.iter().position(|asked| asked.contains(words));
    for condition in ["sciatica", "stenosis", "spondylolisthesis", "facet", "sacroiliac"] {
        let all = asked(condition, NO_SIGNS);
        let (age, pregnant) = (place(&all, "How old are you?"), place(&all, "Are you pregnant"));
        assert!(age < pregnant && age.is_some(), "{condition}: {all:#?}");
        let older = asked(condition, &format!("age: 71\n{NO_SIGNS}"));
        assert_eq!(place(&older, "Are you pregnant"), None, "{condition}");
    }
    let all = asked("stenosis", &format!("insurance: commercial\n{NO_SIGNS}"));
    assert!(place(&all, "workers' compensation").is_some());
    let all = asked("stenosis", &format!("insurance: nhs-england\n{NO_SIGNS}"));
    assert_eq!(place(&all, "workers' compensation"), None);
    // Without an age or a payer, an answer counts as before.
    assert_eq!(verdict("inj-pregnant", "lumbar-disc-herniation", "pregnant: yes\n"), "met");
    assert_eq!(
        verdict("surg-compensation", "lumbar-disc-herniation", "workers-compensation: yes\n"),
        "met"
    );
}

#[test]
fn none_and_months_are_answers() {
    let rule = ["check", "sciatica", "--criterion", "inj-surgery-soon", "-f", "json", "--set"];
    let verdict_of = |answer: &str| {
        let run =
            spinecmp(&[&rule[..], &[&format!("planned-surgery-weeks={answer}")]].concat(), "");
        assert_eq!(run.code, 0, "{answer}: {}", run.err);
        let at = run.out.find("\"inj-surgery-soon\"").expect("the rule");
        let rest = &run.out[at..];
        let (_, rest) = rest.split_once("\"verdict\": \"").expect("a verdict");
        rest.split('"').next().expect("a word").to_owned()
    };
    assert_eq!(verdict_of("none"), "not-met");
    assert_eq!(verdict_of("no"), "not-met");
    assert_eq!(verdict_of("0"), "met");
    assert_eq!(verdict_of("1 month"), "met");
    let run = spinecmp(&["check", "sciatica", "--set", "age=none"], "");
    assert_eq!(run.code, 2, "{}", run.err);
    let page = |answer: &str| {
        let set = ["check", "sciatica", "--detail", "normal", "--set"];
        words(&spinecmp(&[&set[..], &[answer]].concat(), ""))
    };
    for (said, told) in [
        ("symptom-weeks=14 months", "61 weeks"),
        ("symptom-weeks=2 years", "104 weeks"),
        ("symptom-weeks=3 months", "13 weeks"),
        ("symptom-weeks=6 months", "26 weeks"),
        ("symptom-weeks=10 days", "1.4 weeks"),
        ("planned-surgery-weeks=none", "Time until planned surgery: none"),
    ] {
        assert!(
            page(said).replace("Time with this pain ", "").contains(told)
                || page(said).contains("planned surgery none"),
            "{said}: {}",
            page(said)
        );
    }
    let ask = spinecmp(&["check", "sciatica", "--ask"], &"\n".repeat(80));
    assert!(ask.err.split_whitespace().collect::<Vec<_>>().join(" ").contains("or none."));
}

#[test]
fn a_screen_names_what_came_up_and_gives_no_all_clear() {
    let answers = format!(
        "condition: stenosis\nage: 71\ndiabetes: no\ninfection-now: no\nbmi: 27\n{NO_SIGNS}"
    );
    let page = words(&screen(&answers));
    assert!(
        page.contains("65 and over, deep infection") && !page.contains("diabetes or 65"),
        "{page}"
    );
    assert!(page.contains("65+: life in danger"), "{page}");
    assert!(page.contains("no all-clear"), "{page}");
    assert!(!page.contains("warnings comes up"), "{page}");
    // What a payer asks for and is lacking comes first; an emergency that is not there is not lacking.
    let tried = "insurance: medicare\ninjections-last-12-months: 1\nlast-injection-relief-percent: 40\n\
        last-injection-relief-weeks: 13\nusual-care-not-enough: yes\nsymptom-weeks: 30\n";
    let page = words(&screen(&format!("condition: sciatica\nage: 70\n{tried}{NO_SIGNS}")));
    assert!(page.contains("Medicare not met: "), "{page}");
    let plan = "insurance: commercial\nsymptom-weeks: 8\n";
    let page = words(&screen(&format!("condition: sciatica\nage: 40\n{plan}{NO_SIGNS}")));
    assert!(!page.contains("not met: new trouble with bladder"), "{page}");
    // Of several ways the nearest is told.
    let near = "insurance: medicare\nusual-care-not-enough: yes\nphysical-therapy-weeks: 6\nmedicine-weeks: 4\n\
        daily-life-limited: yes\nimaging-done: mri\nimaging-matches-symptoms: yes\nsymptom-weeks: 60\n";
    let fusion = ["check", "-p", "-", "--criterion", "fus-medicare"];
    let told = words(&spinecmp(
        &fusion,
        &format!("condition: spondylolisthesis\nage: 70\nslip-unstable: yes\n{near}{NO_SIGNS}"),
    ));
    assert!(told.contains("because of: ") && !told.contains("bladder"), "{told}");
}

/// What is stated to go on counts from the day of the statement; an open question is only what nothing else settles or speaks against.
#[test]
fn a_record_that_says_more_raises_no_less() {
    let unsure = |resource: Value| {
        with(resource, "verificationStatus", json!({"coding": [{"code": "provisional"}]}))
    };
    let long = with(diagnosis("M46.26"), "onsetDateTime", json!("2025-06-01"));
    assert_eq!(flags(&check(&[], &bundle("1970-01-01", &[long]))), ["infection-found"]);
    let told = |resources: &[Value]| {
        words(&spinecmp(&["check", "-p", "-"], &bundle("1970-01-01", resources)))
    };
    let open = "it is not confirmed";
    assert!(told(&[unsure(diagnosis("G83.4"))]).contains(open));
    let of_other = with(diagnosis("G83.4"), "subject", json!({"reference": "Patient/other"}));
    let over =
        with(diagnosis("G83.4"), "clinicalStatus", json!({"coding": [{"code": "resolved"}]}));
    let later = with(diagnosis("G83.4"), "recordedDate", json!("2028-01-01"));
    for settled in [of_other, over, later] {
        assert!(!told(&[unsure(settled.clone())]).contains(open), "{settled}");
    }
    let both = [diagnosis("M46.26"), unsure(diagnosis("M46.26"))];
    let page = told(&both);
    assert!(page.contains("An infection in the spine was found") && !page.contains(open), "{page}");
}

/// Nobody over 55 is asked, and a yes that was given is taken all the same.
#[test]
fn a_reason_against_that_was_given_stays() {
    for (rule, answer) in
        [("inj-pregnant", "yes"), ("surg-pregnant", "yes"), ("inj-pregnant-unsure", "unsure")]
    {
        let answers = format!("age: 60\npregnant: {answer}\n");
        assert_eq!(verdict(rule, "sciatica", &answers), "met", "{rule}");
        assert_eq!(verdict(rule, "sciatica", "age: 60\n"), "not-met", "{rule}");
        assert_eq!(verdict(rule, "sciatica", "age: 30\n"), "unknown", "{rule}");
    }
}

/// Help comes before any price, and a record is about the same condition for every command.
#[test]
fn the_costs_of_a_person_wait_for_what_calls_for_help() {
    let run = spinecmp(&["cost", "-p", "-"], "condition: stenosis\nbladder-bowel-change: yes\n");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("emergency department now"), "{}", run.err);
    let back = with(diagnosis("M54.50"), "onsetDateTime", json!("2026-10-01"));
    let record = bundle("1970-01-01", &[back]);
    let of = |command: &str| spinecmp(&[command, "-p", "-", "--get", "condition"], &record).out;
    assert_eq!(of("cost"), of("check"));
}

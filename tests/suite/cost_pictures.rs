//! Pictures of money: what they show is what the document says, where they are drawn, and that the simulated steps count every case.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{spinecmp, spinecmp_on_a_terminal, unstamped};
use serde_json::Value;
use spinecmp::answer::cost::NoCost;
use spinecmp::answer::{CostQuery, CostReport, NamedPlan};
use spinecmp::cost::{Choice, Column, Draws, Range, Sessions, SimulatedSum, TreatmentOrPathway};
use spinecmp::evidence::Detail;
use spinecmp::knowledge::{Knowledge, Payer, Terms};
use spinecmp::report::{Bar, Block, Drawing, Picture, Ranges, Report, RowAnswers, Spreads};
use spinecmp::values::Money;

const SIMULATED: [&str; 10] = [
    "cost",
    "epidural-steroid-injection",
    "epidural-then-discectomy",
    "discectomy",
    "--plan",
    "employer-average",
    "--simulate",
    "3000",
    "--seed",
    "7",
];

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn answered(args: &[&str]) -> String {
    let run = spinecmp(args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    run.out
}

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    args.iter().chain(more).copied().collect()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&answered(&with(args, &["-f", "json"]))).expect("JSON")
}

/// An amount of the document as a page has it.
fn dollars(amount: &Value) -> String {
    let plain = amount.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    format!("{sign}{}", Money::parse(plain, 2).expect("an amount"))
}

// Where pictures are drawn.

#[test]
fn pictures_are_drawn_where_they_are_asked_for_or_read() {
    const TITLE: &str = "Cost from low to high";
    let full = ["cost", "--detail", "full"];
    for (args, is_drawn) in [
        (with(&["cost"], &[]), false),
        (with(&full, &[]), false),
        (with(&full, &["-f", "markdown"]), true),
        (with(&full, &["--linear"]), true),
        (with(&["cost"], &["-f", "markdown"]), false),
        (with(&["cost"], &["--linear"]), false),
        (with(&["cost"], &["--pictures"]), true),
        (with(&["cost"], &["--pictures", "--detail", "brief"]), true),
        (with(&["cost"], &["--pictures", "-f", "markdown"]), true),
    ] {
        assert_eq!(answered(&args).contains(TITLE), is_drawn, "{args:?}");
    }
    assert!(spinecmp_on_a_terminal(&full).out.contains(TITLE));
    assert!(!spinecmp_on_a_terminal(&["cost"]).out.contains(TITLE));
    // A document has every number anyway.
    let document = |args: &[&str]| unstamped(&answered(&with(args, &["-f", "json"])));
    assert_eq!(document(&["cost"]), document(&["cost", "--pictures"]));
}

#[test]
fn the_seed_stands_in_every_format() {
    for format in ["table", "markdown"] {
        let page = answered(&with(&SIMULATED, &["-f", format]));
        assert!(page.contains("--seed 7"), "{format}");
    }
    assert!(answered(&with(&SIMULATED, &["--linear"])).contains("--seed 7"));
    assert_eq!(json(&SIMULATED)["simulation"]["seed"], 7);
    let csv = answered(&with(&SIMULATED, &["-f", "csv"]));
    assert!(
        csv.starts_with("condition,treatment,")
            && csv.lines().next().is_some_and(|line| line.ends_with(",cases,seed,at_least"))
    );
    for row in csv.lines().skip(1) {
        assert_eq!(row.contains(",3000,7,"), row.contains(",simulated_"), "{row}");
    }
}

// The words beside the marks.

/// "$583.32 to $2,486.56, typical $997.48", of the document.
fn range_words(range: &Value, is_pathway: bool) -> String {
    let [low, high] = ["low", "high"].map(|end| dollars(&range[end]));
    if low == high {
        return low;
    }
    let usual = if is_pathway {
        String::new()
    } else if range["typical"].is_null() {
        ", no typical amount was found".to_owned()
    } else {
        format!(", typical {}", dollars(&range["typical"]))
    };
    format!("{low} to {high}{usual}")
}

#[test]
fn the_words_of_a_bar_are_the_numbers_of_the_document() {
    for plan in ["employer-average", "medicare-original", "uninsured-cash"] {
        for condition in &knowledge().conditions {
            let args = ["cost", "--condition", &condition.id, "--plan", plan];
            let page = answered(&with(&args, &["--linear", "--pictures"]));
            let document = json(&args);
            let strategies = document["strategies"].as_array().expect("strategies");
            let Some((_, picture)) = page.split_once("Picture: Cost from low") else {
                assert!(strategies.iter().all(|one| one["total"].is_null()));
                continue;
            };
            let picture = picture.split("\n\n").next().expect("its lines");
            let lines: Vec<&str> = picture.lines().collect();
            let mut count = 0;
            for strategy in strategies {
                if strategy["total"].is_null() {
                    let reason = &strategy["missing_because"]["total"];
                    let reason = reason.as_str().expect("a reason");
                    assert!(lines.iter().any(|line| line.contains(reason)), "{reason}");
                    count += 1;
                    continue;
                }
                let is_pathway = strategy["kind"] == "pathway";
                for (label, key) in [(". In all: ", "total"), ("Your own share: ", "patient_share")]
                {
                    let words = range_words(&strategy[key], is_pathway);
                    let is_said = |line: &&&str| {
                        line.contains(label) && line.trim_end_matches('.').ends_with(&words)
                    };
                    assert!(lines.iter().any(|line| is_said(&line)), "{words} in {picture}");
                    count += 1;
                }
            }
            let said = lines.iter().filter(|line| line.contains(": "));
            assert!(said.count() >= count, "{picture}");
        }
    }
}

#[test]
fn the_words_of_a_spread_and_of_the_tornado_are_the_numbers_of_the_document() {
    let args = with(&SIMULATED, &["--sensitivity"]);
    let page = answered(&with(&args, &["--linear", "--pictures"]));
    let document = json(&args);
    let strategies = document["simulation"]["strategies"].as_array().expect("strategies");
    for (what, quantity) in [("In all", "total"), ("Your own share", "patient_share")] {
        let (_, picture) = page
            .split_once(&format!("Picture: {what}: how often each amount came up"))
            .expect("a picture");
        let lines: Vec<&str> = picture.lines().skip(1).take(3).collect();
        for (line, strategy) in lines.iter().zip(strategies) {
            let of = &strategy[quantity];
            let [p5, median, p95, mean] =
                ["p5", "median", "p95", "mean"].map(|figure| dollars(&of[figure]));
            let words = format!(
                ": {median} or less in half of the cases; from {p5} to {p95} in 90 of 100; average {mean}"
            );
            assert!(line.trim_end_matches('.').ends_with(&words), "{line}: {words}");
        }
    }
    for input in document["sensitivity"]["inputs"].as_array().expect("inputs") {
        let [one, other] = ["at_low", "at_high"].map(|end| dollars(&input[end]));
        let label = input["label"].as_str().expect("a label");
        assert!(
            page.contains(&format!("{label}: {one} to {other}.\n"))
                || page.contains(&format!("{label}: {other} to {one}.\n")),
            "{input}"
        );
    }
}

// The marks.

/// What is asked about everything that is done for a condition.
fn query(condition: &str, payer: Payer, preset: Option<&str>) -> CostQuery<'static> {
    let knowledge = knowledge();
    let (condition, entry) =
        knowledge.conditions.find(|entry| entry.id == condition).expect("the condition");
    let pathways =
        knowledge.costs.pathways.refs().map(|(pathway, _)| TreatmentOrPathway::Pathway(pathway));
    let treatments =
        entry.treatments.iter().map(|treatment| TreatmentOrPathway::Treatment(*treatment));
    let plan = preset.map(|id| {
        let (preset, _) = knowledge.costs.plans.find(|plan| plan.id == id).expect("the plan");
        NamedPlan::of_preset(knowledge, preset)
    });
    CostQuery {
        condition: Some(condition),
        choices: treatments.chain(pathways).map(Choice::unnamed).collect(),
        payer: Some(payer),
        sessions: Some(Sessions { low: 1, high: 4 }),
        plan,
        detail: Detail::Brief,
        pictures: true,
        ..CostQuery::new(knowledge, jiff::civil::date(2026, 11, 28))
    }
}

/// Every plan with the prices that go with it, and every payer without a plan, for every condition.
fn queries() -> impl Iterator<Item = CostQuery<'static>> {
    let plans = knowledge().costs.plans.iter().map(|preset| {
        let payer = preset.prices.unwrap_or_else(|| preset.plan.plan_type().payer());
        (payer, Some(preset.id.as_str()))
    });
    let bare = Payer::ALL.iter().map(|payer| (*payer, None));
    let asked: Vec<_> = plans.chain(bare).collect();
    knowledge().conditions.iter().flat_map(move |condition| {
        asked.clone().into_iter().map(|(payer, preset)| query(&condition.id, payer, preset))
    })
}

fn answer(query: CostQuery<'static>) -> CostReport<'static> {
    CostReport::of(query).expect("an answer")
}

fn pictures(report: &CostReport) -> Vec<Picture> {
    fn of(blocks: &[Block]) -> Vec<Picture> {
        let each = blocks.iter().flat_map(|block| match block {
            Block::Picture(picture) => vec![picture.clone()],
            other => of(other.inner()),
        });
        each.collect()
    }
    of(&report.page().blocks)
}

fn ranges(pictures: &[Picture]) -> (&Picture, &Ranges) {
    pictures
        .iter()
        .find_map(|picture| match &picture.drawing {
            Drawing::Ranges(ranges) => Some((picture, ranges)),
            Drawing::Icons(_) | Drawing::Courses(_) | Drawing::Spreads(_) => None,
        })
        .expect("bars")
}

fn spreads(pictures: &[Picture]) -> Vec<(&Picture, &Spreads)> {
    pictures
        .iter()
        .filter_map(|picture| match &picture.drawing {
            Drawing::Spreads(spreads) => Some((picture, spreads)),
            Drawing::Icons(_) | Drawing::Courses(_) | Drawing::Ranges(_) => None,
        })
        .collect()
}

/// The end of the scale in dollars, read off its last named value.
fn end_of(ranges: &Ranges) -> f64 {
    let last = ranges.axis.last().expect("a tick");
    let value: f64 = last.label.replace(['$', ','], "").parse().expect("dollars");
    value * 1000.0 / f64::from(last.at)
}

fn number(money: Money) -> f64 {
    money.plain().parse().expect("a number")
}

/// A bar lies where its range lies on a scale that begins at nothing; one part of a thousand is the width of a hair.
fn lies_at(bar: &Bar, range: &Range, end: f64, what: &str) {
    let is_near =
        |place: u16, money: Money| (f64::from(place) - number(money) / end * 1000.0).abs() <= 1.5;
    match bar.span {
        Some((low, high)) => assert!(
            low <= high && is_near(low, range.low) && is_near(high, range.high),
            "{what}: {bar:?}"
        ),
        None => assert_eq!(range.low.rounded(), range.high.rounded(), "{what}"),
    }
    let point = range.typical.or((range.low == range.high).then_some(range.low));
    assert_eq!(bar.point.is_some(), point.is_some(), "{what}: {bar:?}");
    if let (Some(place), Some(money)) = (bar.point, point) {
        assert!(is_near(place, money), "{what}: {bar:?}");
    }
}

#[test]
fn an_input_that_changes_nothing_is_named_and_has_no_bar() {
    let (mut moving, mut idle) = (0, 0);
    // A dear operation reaches the plan's limit at each of its prices.
    for line in [
        "fusion --plan employer-average",
        "fusion epidural-steroid-injection --plan employer-average",
        "discectomy --plan employer-average --spent-out-of-pocket 4416",
        "discectomy fusion",
    ] {
        let args: Vec<&str> =
            ["cost", "--sensitivity"].into_iter().chain(line.split(' ')).collect();
        let page = answered(&with(&args, &["--linear"]));
        let (_, page) = page.split_once("What matters most").expect("the section");
        let named = page.lines().filter(|line| {
            line.starts_with("Changes nothing, and has no bar: ")
                || line.starts_with("What has a range here (")
        });
        let named: String = named.collect();
        let document = json(&args);
        let base = &document["sensitivity"]["base"];
        for input in document["sensitivity"]["inputs"].as_array().expect("inputs") {
            let label = input["label"].as_str().expect("a label");
            let changes = input["at_low"] != *base || input["at_high"] != *base;
            assert_eq!(page.contains(&format!("{label}: ")), changes, "{line}, {label}: {page}");
            assert_eq!(named.contains(label), !changes, "{line}, {label}: {page}");
            *(if changes { &mut moving } else { &mut idle }) += 1;
        }
    }
    assert!(moving > 2 && idle > 2, "{moving}, {idle}");
}

#[test]
fn bars_lie_where_their_amounts_lie() {
    let (mut seen, mut lines, mut gaps) = (0, 0, 0);
    for report in queries().map(answer) {
        let reckoned = &report.reckoned;
        if reckoned.estimates.is_empty() {
            assert!(pictures(&report).is_empty());
            continue;
        }
        let all = pictures(&report);
        let (picture, drawn) = ranges(&all);
        assert_eq!((drawn.axis[0].at, drawn.axis[0].label.as_str()), (0, "$0"));
        assert!(drawn.axis.is_sorted_by(|one, next| one.at < next.at));
        assert_eq!(drawn.groups.len(), reckoned.built.columns.len());
        let end = end_of(drawn);
        let columns = reckoned.built.columns.iter().zip(&report.strategies);
        for (group, (column, entry)) in drawn.groups.iter().zip(columns) {
            match column {
                Column::Unpriced(_, _) => {
                    assert_eq!(group.bars.len(), 1);
                    let why = entry.missing_because.of("total");
                    assert_eq!(Some(group.bars[0].words.bare().as_str()), why);
                    assert_eq!((group.bars[0].span, group.bars[0].point), (None, None));
                    gaps += 1;
                }
                Column::Priced(place) => {
                    let estimate = &reckoned.estimates[*place];
                    let what = format!("{:?}: {estimate:?}", group.heading);
                    lies_at(&group.bars[0], &estimate.total, end, &what);
                    assert!(!group.bars[0].is_part);
                    assert_eq!(group.bars.len(), 1 + usize::from(estimate.patient.is_some()));
                    if let Some(patient) = &estimate.patient {
                        lies_at(&group.bars[1], patient, end, &what);
                        assert!(group.bars[1].is_part);
                    }
                    seen += 1;
                }
            }
        }
        // A year of care and an operation are not alike, and the picture says so where the matrix does.
        let table_says = report.page().blocks.iter().any(|block| match block {
            Block::Matrix(matrix) => {
                matrix.groups[0].rows[0].caution.as_ref() == Some(&picture.caution)
            }
            Block::Grid(grid) => matches!(grid.rows[0].answers, RowAnswers::Apart { .. }),
            _ => false,
        });
        assert!(picture.caution.is_empty() || table_says);
        for line in &drawn.lines {
            let plan = &reckoned.query.plan.as_ref().expect("a plan").plan;
            let limit = match &plan.terms {
                Terms::Private(terms) => terms.limit.expect("a limit").for_one(),
                Terms::Medicare(_) | Terms::Uninsured { .. } => Money::ZERO,
            };
            assert_eq!(line.label, format!("the plan's yearly limit: {limit}"));
            assert!((f64::from(line.at) - number(limit) / end * 1000.0).abs() <= 1.5);
            lines += 1;
        }
    }
    assert!(seen > 200 && lines > 10 && gaps > 10, "{seen}, {lines}, {gaps}");
}

#[test]
fn what_was_spent_moves_the_line() {
    let mut query = query("lumbar-disc-herniation", Payer::Commercial, Some("employer-average"));
    let plan = &mut query.plan.as_mut().expect("a plan").plan;
    plan.spent.out_of_pocket = Money::cents(60_000);
    let all = pictures(&answer(query));
    let line = &ranges(&all).1.lines[0];
    assert_eq!(line.label, "what is left of the plan's yearly limit: $3,816.00");
}

// The simulated steps.

#[test]
fn steps_are_as_high_as_their_counts() {
    let (mut seen, mut marks) = (0, 0);
    for query in queries() {
        let simulate = Some(Draws { cases: 300, seed: 3, threads: 1 });
        let report = match CostReport::of(CostQuery { simulate, ..query }) {
            Ok(report) => report,
            Err(why) => {
                assert_eq!(why, NoCost::NothingToDraw);
                continue;
            }
        };
        let simulation = report.reckoned.simulation.as_ref().expect("cases");
        let all = pictures(&report);
        let drawn = spreads(&all);
        for (position, (picture, spreads)) in drawn.iter().enumerate() {
            assert!(spreads.axis.is_sorted_by(|one, next| one.at < next.at));
            assert_eq!(spreads.spreads.len(), simulation.strategies.len());
            let cases: Vec<_> = simulation
                .strategies
                .iter()
                .map(|outcome| {
                    if picture.title.bare().starts_with("In all") {
                        outcome.total
                    } else {
                        assert_eq!(position, drawn.len() - 1);
                        outcome.patient.expect("a plan")
                    }
                })
                .collect();
            let moving = || cases.iter().filter(|sum| sum.figures.least < sum.figures.most);
            let highest = moving().flat_map(|sum| sum.histogram.counts).max().expect("a count");
            for (spread, SimulatedSum { figures, histogram: cases }) in
                spreads.spreads.iter().zip(&cases)
            {
                assert_eq!(spread.heights.len(), cases.counts.len());
                let is_still = figures.least == figures.most;
                for (height, count) in spread.heights.iter().zip(cases.counts) {
                    let expected = (count * 1000).div_ceil(highest);
                    assert_eq!(u64::from(*height), if is_still { 0 } else { expected });
                }
                marks += usize::from(is_still);
                seen += 1;
                // The mark stands over the step that holds the middle of the cases.
                let middle = f64::from(spread.middle.expect("a middle")) / 1000.0;
                let width = number(cases.to - cases.from);
                let exact = number(figures.median - cases.from) / width;
                assert!((middle - exact).abs() <= 0.001, "{picture:?}");
            }
            assert_eq!(
                picture.legend.bare().contains("Beyond the end"),
                cases.iter().any(|sum| sum.histogram.beyond > 0)
            );
        }
    }
    assert!(seen > 100 && marks > 5, "{seen}, {marks}");
}

#[test]
fn the_steps_of_the_document_count_every_case() {
    let document = json(&SIMULATED);
    for quantity in ["total", "patient_share"] {
        let mut ends = Vec::new();
        for strategy in document["simulation"]["strategies"].as_array().expect("strategies") {
            let histogram = &strategy[quantity]["histogram"];
            let counts = histogram["counts"].as_array().expect("counts");
            assert_eq!(counts.len(), 40);
            let sum: u64 = counts.iter().map(|count| count.as_u64().expect("a count")).sum();
            assert_eq!(sum, 3000);
            ends.push([&histogram["from"], &histogram["to"]].map(dollars));
        }
        assert!(ends.iter().all(|one| *one == ends[0]), "one scale: {ends:?}");
    }
}

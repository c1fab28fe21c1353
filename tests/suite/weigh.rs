//! Weighing: held against figures that others worked out, against its own laws, and against the same sums written plainly; then from outside: every
//! way of asking, every format, and files that make no sense.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{Run, files, spinecmp, spinecmp_bytes, spinecmp_on_a_terminal, unstamped};
use crate::documents::{
    each_null_says_why, each_path_leads_somewhere, each_source_stands_whole, fits, numbers_stand_in,
};
use proptest::prelude::{
    Just, ProptestConfig, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::strategy::Strategy;
use serde_json::Value;
use spinecmp::answer::{
    CommandAnswer, Compare, CostQuery, CostReport, Extras, NoPrices, TradeOffs, Weigh, WeighQuery,
};
use spinecmp::cost::{Choice, TreatmentOrPathway};
use spinecmp::evidence::{Detail, compare};
use spinecmp::knowledge::{Condition, Count, Knowledge, Measure, ScoredBy, ScoredOn};
use spinecmp::profile::Profile;
use spinecmp::profile::preferences::Preferences;
use spinecmp::report::{HasPage, explained, read_blocks};
use spinecmp::rules::assess;
use spinecmp::values::Ref;
use spinecmp::weighing::{
    Analysis, Change, Exact, Importances, MOST_QUESTIONS, Preference, RankAcceptability, Space,
    TradeOff, TradeOffTurn, ValueInterval,
};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

const CONDITIONS: [&str; 6] = [
    "lumbar-disc-herniation",
    "lumbar-spinal-stenosis",
    "degenerative-spondylolisthesis",
    "chronic-low-back-pain",
    "facet-joint-pain",
    "sacroiliac-joint-pain",
];

const ATTRIBUTES: [&str; 9] = [
    "quick-relief",
    "lasting-relief",
    "no-operation",
    "no-serious-harm",
    "few-unwanted-effects",
    "no-more-later",
    "back-to-usual",
    "cost-to-me",
    "sure-evidence",
];

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

// Figures that others worked out.

static REFERENCES: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/weigh/references.json")).expect("JSON")
});

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// A number as it is written, "0.25", or a fraction, "19/3".
fn exact(written: &Value) -> Exact {
    let written = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
    let (above, below) = written.split_once('/').unwrap_or((&written, "1"));
    let [above, below] = [above, below].map(|part| Exact::parse(part).expect("a number"));
    above.divided(&below).expect("a fraction")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Choice by choice where each stands, and nowhere else.
fn fixed(values: &Value) -> Vec<Vec<ValueInterval>> {
    let of = |choice: &Value| {
        list(choice).iter().map(|value| ValueInterval::only(exact(value))).collect()
    };
    list(values).iter().map(of).collect()
}

/// Importances spread evenly over all that come to the same sum: no question was answered yet.
fn evenly(attributes: usize, seeds: Range<u64>) -> Vec<Vec<u32>> {
    seeds.flat_map(|seed| Space::new(attributes, seed).points().to_vec()).collect()
}

fn drawn_once_each(points: &[Vec<u32>], choices: &[Vec<ValueInterval>]) -> RankAcceptability {
    let count = u32::try_from(points.len()).expect("not so many");
    RankAcceptability::of(&Importances::Sampled(points), choices, count, 1)
}

/// Four standard errors of a share that was counted so often.
fn four_errors(share: f64, count: u32) -> f64 {
    4.0 * (share * (1.0 - share) / f64::from(count)).sqrt() + 1e-9
}

#[test]
fn drawn_shares_agree_with_those_of_cutting_the_space_of_importances() {
    for case in list(&REFERENCES["shares"]) {
        let name = &case["name"];
        let choices = fixed(&case["values"]);
        let points = evenly(choices[0].len(), 1..101);
        let draws = drawn_once_each(&points, &choices);
        assert_eq!(draws.count, 200_000);
        // A rank that several share is split between them.
        let ranks = case.get("ranks_ties_split").unwrap_or(&case["ranks"]);
        for (choice, shares) in list(ranks).iter().enumerate() {
            for (rank, share) in list(shares).iter().enumerate() {
                let (found, expected) = (draws.share(choice, rank), number(share));
                let within = four_errors(expected, draws.count);
                assert!(
                    (found - expected).abs() <= within,
                    "{name}: choice {choice}, rank {rank}: {found}, not {expected}"
                );
            }
        }
    }
}

#[test]
fn tipping_points_are_the_fractions_that_were_worked_out_by_hand() {
    for case in list(&REFERENCES["tipping"]) {
        let name = &case["name"];
        let importances: Vec<Exact> = list(&case["weights"]).iter().map(exact).collect();
        let choices = fixed(&case["values"]);
        let analysis = Analysis::new(importances.clone(), choices.clone());
        let told = |attribute: usize, (first, second): (usize, usize), importance: &Exact| {
            format!("attribute {attribute} at {importance}: {first} and {second}")
        };
        let found: BTreeSet<String> = analysis
            .tipping_points()
            .iter()
            .map(|point| told(point.attribute, point.of, &point.importance))
            .collect();
        let place = |value: &Value| {
            usize::try_from(value.as_u64().expect("a place")).expect("a small place")
        };
        let mut expected = BTreeSet::new();
        for point in list(&case["points"]) {
            let attribute = place(&point["attribute"]);
            let of = (place(&point["pair"][0]), place(&point["pair"][1]));
            let importance = exact(&point["importance"]);
            expected.insert(told(attribute, of, &importance));
            // There both score what was worked out, and lead or do not.
            let mut moved = importances.clone();
            moved[attribute] = importance;
            let there = Analysis::new(moved, choices.clone());
            let scores: Vec<Exact> = (0..choices.len())
                .map(|choice| &there.score(choice).expect("something matters").0 * &there.total())
                .collect();
            let tie = exact(&point["score_at_tie"]);
            assert_eq!((&scores[of.0], &scores[of.1]), (&tie, &tie), "{name}: {point}");
            let leads = scores.iter().all(|score| *score <= tie);
            assert_eq!(Some(leads), point["tie_for_first"].as_bool(), "{name}: {point}");
        }
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_published_example_of_two_blood_thinners_comes_out() {
    let example = &REFERENCES["smaa_thrombolysis"];
    // What was measured, 256 times: each time the share of the importances that put heparin first.
    let measured = &example["draws"];
    let mut sum = 0.0;
    let shares = list(&measured["first_heparin"]);
    for ((values, share), seed) in list(&measured["values"]).iter().zip(shares).zip(0_u64..) {
        let found = drawn_once_each(&evenly(3, seed..seed + 1), &fixed(values)).share(0, 0);
        let expected = number(share);
        let within = four_errors(expected, 2_000) + 1e-3;
        assert!((found - expected).abs() <= within, "{values}: {found}, not {expected}");
        sum += found;
    }
    let mean = sum / number(&measured["count"]);
    let expected = number(&measured["mean_first"][0]);
    assert!((mean - expected).abs() <= four_errors(expected, 256 * 2_000), "{mean}");
    // What was measured, as ranges of the same middle and spread.
    let ranges = &example["uniform_ranges"];
    let ends = |end: &str, choice: usize, attribute: usize| exact(&ranges[end][choice][attribute]);
    let choices: Vec<Vec<ValueInterval>> = (0..2)
        .map(|choice| {
            let range = |attribute| {
                let low = ends("low", choice, attribute);
                ValueInterval::between(low.clone(), low, ends("high", choice, attribute))
            };
            (0..3).map(range).collect()
        })
        .collect();
    let drawn = drawn_once_each(&evenly(3, 1..101), &choices);
    let found = drawn.share(0, 0);
    let expected = number(&ranges["first"][0]);
    let within = four_errors(expected, drawn.count) + number(&ranges["error"]);
    assert!((found - expected).abs() <= within, "{found}, not {expected}");
    // The published figure is itself a sample: within three of its standard errors.
    let published = number(&example["published"]["first"][0]);
    assert!((found - published).abs() <= 0.0143, "{found}, not {published}");
}

// Laws, on any decision.

/// Twentieths of a scale.
const WHOLE: i64 = 20;

/// Where a choice stands, in twentieths of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    low: i64,
    at: Option<i64>,
    high: i64,
}

fn twentieths(number: i64) -> Exact {
    Exact::over(number, WHOLE)
}

impl Place {
    fn interval(self) -> ValueInterval {
        let Self { low, at, high } = self;
        let [bottom, top] = [low, high].map(twentieths);
        match at {
            None => ValueInterval::anywhere(),
            Some(at) if low == high => ValueInterval::only(twentieths(at)),
            // The ends may come in any order.
            Some(at) => ValueInterval::between(top, twentieths(at), bottom),
        }
    }
}

/// Importances in hundredths, and the places of each choice.
#[derive(Debug, Clone)]
struct Decision {
    importances: Vec<i64>,
    choices: Vec<Vec<Place>>,
}

impl Decision {
    fn exact_importances(&self) -> Vec<Exact> {
        self.importances.iter().map(|hundredths| Exact::over(*hundredths, 100)).collect()
    }

    fn intervals(&self) -> Vec<Vec<ValueInterval>> {
        let of = |places: &Vec<Place>| places.iter().map(|place| place.interval()).collect();
        self.choices.iter().map(of).collect()
    }

    fn analysis(&self) -> Analysis {
        Analysis::new(self.exact_importances(), self.intervals())
    }

    fn drawn(&self, count: u32, seed: u64) -> RankAcceptability {
        let stated = self.exact_importances();
        RankAcceptability::of(&Importances::Stated(&stated), &self.intervals(), count, seed)
    }

    /// The same with the choices in another order.
    fn with_choices(&self, order: &[usize]) -> Self {
        let choices = order.iter().map(|place| self.choices[*place].clone()).collect();
        Self { choices, ..self.clone() }
    }

    /// The same with the attributes in another order.
    fn with_attributes(&self, order: &[usize]) -> Self {
        let choices = self.choices.iter();
        Self {
            importances: order.iter().map(|place| self.importances[*place]).collect(),
            choices: choices
                .map(|places| order.iter().map(|place| places[*place]).collect())
                .collect(),
        }
    }
}

fn place() -> impl Strategy<Value = Place> {
    let number = || 0..=WHOLE;
    prop_oneof![
        1 => Just(Place { low: 0, at: None, high: WHOLE }),
        2 => number().prop_map(|at| Place { low: at, at: Some(at), high: at }),
        1 => number().prop_map(|at| Place { low: 0, at: Some(at), high: WHOLE }),
        4 => (number(), number(), number()).prop_map(|(one, at, other)| Place {
            low: one.min(other).min(at),
            at: Some(at),
            high: one.max(other).max(at),
        }),
    ]
}

fn sure_place() -> impl Strategy<Value = Place> {
    (0..=WHOLE).prop_map(|at| Place { low: at, at: Some(at), high: at })
}

fn importance() -> impl Strategy<Value = i64> {
    prop_oneof![1 => Just(0_i64), 1 => Just(1000), 6 => 1_i64..1000]
}

fn decision_of(
    attributes: Range<usize>,
    place: impl Strategy<Value = Place> + Clone + 'static,
) -> impl Strategy<Value = Decision> {
    (attributes, 2_usize..6).prop_flat_map(move |(attributes, choices)| {
        let importances = prop::collection::vec(importance(), attributes);
        let places = prop::collection::vec(place.clone(), attributes);
        (importances, prop::collection::vec(places, choices))
            .prop_map(|(importances, choices)| Decision { importances, choices })
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    decision_of(1..7, place().boxed())
}

/// Some order of so many things, from any number.
fn shuffled(count: usize, mut by: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let room = u64::try_from(last + 1).expect("a few");
        order.swap(last, usize::try_from(by % room).expect("a few"));
        by /= room;
    }
    order
}

/// What is certain of every two choices, whichever of them stands first: the two by their names, the gap seen from the lower name.
fn pairs_by_name(analysis: &Analysis, names: &[usize]) -> BTreeSet<(usize, usize, String, bool)> {
    let pairs = analysis.pairs().into_iter();
    pairs
        .map(|pair| {
            let (first, second) = (names[pair.of.0], names[pair.of.1]);
            let gap = if first < second { pair.gap } else { -pair.gap };
            (first.min(second), first.max(second), gap.to_string(), pair.is_sure)
        })
        .collect()
}

fn tipping_by_name(
    analysis: &Analysis,
    choices: &[usize],
    attributes: &[usize],
) -> BTreeSet<(usize, usize, usize, String)> {
    let points = analysis.tipping_points().into_iter();
    points
        .map(|point| {
            let (first, second) = (choices[point.of.0], choices[point.of.1]);
            let attribute = attributes[point.attribute];
            (attribute, first.min(second), first.max(second), point.importance.to_string())
        })
        .collect()
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn the_order_of_choices_and_attributes_changes_nothing(
        decision in decision(), by in any::<u64>(), and_by in any::<u64>(),
    ) {
        let choices = shuffled(decision.choices.len(), by);
        let attributes = shuffled(decision.importances.len(), and_by);
        let plain = decision.analysis();
        let other = decision.with_choices(&choices).with_attributes(&attributes).analysis();
        let (same, alike): (Vec<usize>, Vec<usize>) =
            ((0..choices.len()).collect(), (0..attributes.len()).collect());
        prop_assert_eq!(pairs_by_name(&plain, &same), pairs_by_name(&other, &choices));
        prop_assert_eq!(
            tipping_by_name(&plain, &same, &alike),
            tipping_by_name(&other, &choices, &attributes)
        );
        for (place, choice) in choices.iter().enumerate() {
            prop_assert_eq!(plain.score(*choice), other.score(place));
            prop_assert_eq!(plain.unknown(*choice), other.unknown(place));
        }
    }

    /// With figures that are certain nothing but importances is drawn, in the order of the attributes: the order of the choices changes no draw.
    #[test]
    fn the_order_of_choices_changes_no_share(
        decision in decision_of(1..7, sure_place().boxed()), by in any::<u64>(), seed in any::<u64>(),
    ) {
        let order = shuffled(decision.choices.len(), by);
        let plain = decision.drawn(200, seed);
        let other = decision.with_choices(&order).drawn(200, seed);
        for (place, choice) in order.iter().enumerate() {
            for rank in 0..order.len() {
                let shares = [plain.share(*choice, rank), other.share(place, rank)];
                prop_assert_eq!(shares[0].to_bits(), shares[1].to_bits());
            }
        }
    }

    /// Importances that are given as points are drawn no more: their order changes no draw either.
    #[test]
    fn the_order_of_attributes_changes_no_share_of_given_importances(
        decision in decision_of(1..7, sure_place().boxed()), by in any::<u64>(),
    ) {
        let count = decision.importances.len();
        let order = shuffled(count, by);
        let points = Space::new(count, by).points()[..100].to_vec();
        let moved: Vec<Vec<u32>> = points
            .iter()
            .map(|point| order.iter().map(|place| point[*place]).collect())
            .collect();
        let plain = drawn_once_each(&points, &decision.intervals());
        let other = drawn_once_each(&moved, &decision.with_attributes(&order).intervals());
        prop_assert_eq!(plain, other);
    }

    #[test]
    fn importances_count_only_beside_each_other(
        decision in decision(), times in 1_i64..40, over in 1_i64..40, seed in any::<u64>(),
    ) {
        let stated = decision.exact_importances();
        let scale = Exact::over(times, over);
        let scaled: Vec<Exact> = stated.iter().map(|importance| importance * &scale).collect();
        let choices = decision.intervals();
        let plain = Analysis::new(stated.clone(), choices.clone());
        let other = Analysis::new(scaled.clone(), choices.clone());
        prop_assert_eq!(plain.pairs(), other.pairs());
        for choice in 0..choices.len() {
            prop_assert_eq!(plain.score(choice), other.score(choice));
        }
        prop_assert_eq!(
            RankAcceptability::of(&Importances::Stated(&stated), &choices, 100, seed),
            RankAcceptability::of(&Importances::Stated(&scaled), &choices, 100, seed)
        );
    }

    /// Wherever one choice does at least as well on each scale, the other is ahead in no draw.
    #[test]
    fn a_choice_that_does_no_better_anywhere_is_never_ahead(
        decision in decision(), cuts in prop::collection::vec(0..=WHOLE, 6), seed in any::<u64>(),
    ) {
        let mut decision = decision;
        for (place, cut) in cuts.iter().take(decision.importances.len()).enumerate() {
            let first = &mut decision.choices[0][place];
            let at = first.at.map_or(*cut, |at| at.max(*cut));
            *first = Place { low: *cut, at: Some(at), high: first.high.max(*cut) };
            let second = &mut decision.choices[1][place];
            let at = second.at.map_or(*cut, |at| at.min(*cut));
            *second = Place { low: second.low.min(*cut), at: Some(at), high: *cut };
        }
        let draws = decision.drawn(300, seed);
        prop_assert_eq!(draws.pairs[0].second, 0);
        prop_assert!(draws.share(0, 0) >= draws.share(1, 0));
    }

    #[test]
    fn what_is_the_same_for_all_turns_nothing(decision in decision(), at in 0..=WHOLE, of in any::<usize>()) {
        let mut decision = decision;
        let attribute = of % decision.importances.len();
        for places in &mut decision.choices {
            places[attribute].low = places[attribute].low.min(at);
            places[attribute].at = Some(at);
            places[attribute].high = places[attribute].high.max(at);
        }
        let points = decision.analysis().tipping_points();
        prop_assert!(points.iter().all(|point| point.attribute != attribute));
    }

    #[test]
    fn at_a_tipping_point_the_gap_is_exactly_nothing(decision in decision()) {
        let analysis = decision.analysis();
        for point in analysis.tipping_points() {
            prop_assert!(!point.importance.is_negative() && point.importance <= Exact::whole(10));
            let mut moved = decision.exact_importances();
            moved[point.attribute] = point.importance.clone();
            let there = Analysis::new(moved, decision.intervals());
            let Some(pair) = there.pairs().into_iter().find(|pair| pair.of == point.of) else {
                // Only this attribute mattered, and it does no longer.
                prop_assert!(there.total().is_zero());
                continue;
            };
            prop_assert!(pair.gap.is_zero(), "{point:?}: {}", pair.gap);
        }
    }

    #[test]
    fn to_know_less_makes_nothing_sure_and_no_score_narrower(
        decision in decision(), choice in any::<usize>(), attribute in any::<usize>(),
        down in 0..=WHOLE, up in 0..=WHOLE,
    ) {
        let mut wider = decision.clone();
        let choice = choice % decision.choices.len();
        let place = &mut wider.choices[choice][attribute % decision.importances.len()];
        place.low = (place.low - down).max(0);
        place.high = (place.high + up).min(WHOLE);
        let (before, after) = (decision.analysis(), wider.analysis());
        for (narrow, wide) in before.pairs().iter().zip(after.pairs()) {
            prop_assert!(narrow.is_sure || !wide.is_sure);
            // The best guesses are where they were.
            prop_assert_eq!(&narrow.gap, &wide.gap);
        }
        prop_assert_eq!(before.tipping_points(), after.tipping_points());
        if let (Some((low, high)), Some((lower, higher))) = (before.score(choice), after.score(choice)) {
            prop_assert!(lower <= low && high <= higher);
            prop_assert!(!lower.is_negative() && higher <= Exact::whole(1));
        }
    }

    #[test]
    fn what_is_sure_holds_in_every_draw(decision in decision(), seed in any::<u64>()) {
        let draws = decision.drawn(200, seed);
        for (pair, wins) in decision.analysis().pairs().iter().zip(&draws.pairs) {
            prop_assert!(wins.first + wins.second <= draws.count);
            if pair.is_sure {
                prop_assert_eq!(wins.first.min(wins.second), 0);
                prop_assert_eq!(wins.first.max(wins.second), draws.count);
            }
        }
    }

    /// With all figures certain, one in all may be sure: else the draws of the law above would seldom show anything.
    #[test]
    fn each_rank_is_had_by_somebody_and_each_choice_has_a_rank(decision in decision(), seed in any::<u64>()) {
        let count = decision.choices.len();
        let draws = decision.drawn(97, seed);
        for one in 0..count {
            let row: f64 = (0..count).map(|rank| draws.share(one, rank)).sum();
            let column: f64 = (0..count).map(|choice| draws.share(choice, one)).sum();
            prop_assert!((row - 1.0).abs() < 1e-12, "row {one}: {row}");
            prop_assert!((column - 1.0).abs() < 1e-12, "column {one}: {column}");
        }
    }

    #[test]
    fn choices_that_stand_alike_share_every_rank_equally(
        decision in decision_of(1..7, sure_place().boxed()), seed in any::<u64>(),
    ) {
        let mut decision = decision;
        decision.choices[1] = decision.choices[0].clone();
        let draws = decision.drawn(150, seed);
        prop_assert_eq!((draws.pairs[0].first, draws.pairs[0].second), (0, 0));
        for rank in 0..decision.choices.len() {
            prop_assert_eq!(draws.share(0, rank).to_bits(), draws.share(1, rank).to_bits());
        }
        let pairs = decision.analysis().pairs();
        prop_assert!(pairs.first().is_none_or(|pair| pair.gap.is_zero() && !pair.is_sure));
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_number_is_read_as_it_is_written(
        is_minus in any::<bool>(), whole in 0_u32..2_000_000, part in 0_u32..1_000_000, digits in 0_usize..7,
    ) {
        let scale = 10_u64.pow(u32::try_from(digits).expect("a few"));
        let part = u64::from(part) % scale;
        let minus = if is_minus { "-" } else { "" };
        let written = if digits == 0 {
            format!("{minus}{whole}")
        } else {
            format!("{minus}{whole}.{part:0digits$}")
        };
        // Divided by what both have in common.
        let above = u64::from(whole) * scale + part;
        let common = (1..=scale).rev().find(|common| above % common == 0 && scale % common == 0);
        let common = common.expect("one at least");
        let (above, below) = (above / common, scale / common);
        let sign = if above == 0 { "" } else { minus };
        let expected =
            if below == 1 { format!("{sign}{above}") } else { format!("{sign}{above}/{below}") };
        prop_assert_eq!(Exact::parse(&written).map(|exact| exact.to_string()), Some(expected.clone()));
        let binary: f64 = written.parse().expect("a number");
        prop_assert_eq!(Exact::decimal(binary).map(|exact| exact.to_string()), Some(expected));
    }

    #[test]
    fn a_number_survives_the_way_there_and_back(bits in any::<u64>(), thousandths in -9_000_000_i64..9_000_000) {
        let number = f64::from_bits(bits);
        match Exact::decimal(number) {
            Some(exact) => prop_assert_eq!(exact.near().total_cmp(&(number + 0.0)), std::cmp::Ordering::Equal),
            None => prop_assert!(!number.is_finite()),
        }
        prop_assert_eq!(Exact::over(thousandths, 1000).thousandths(), thousandths);
        // Half a thousandth goes up, away from nothing.
        let sign = if thousandths < 0 { -1 } else { 1 };
        prop_assert_eq!(Exact::over(2 * thousandths + sign, 2000).thousandths(), thousandths + sign);
        prop_assert_eq!(Exact::over(3 * thousandths + sign, 3000).thousandths(), thousandths);
        prop_assert_eq!(Exact::over(thousandths, 100).to_hundredths(), Exact::over(thousandths, 100));
    }
}

#[test]
fn what_is_no_plain_number_is_none() {
    for written in [
        "", "-", ".", "-.", "1.", ".5", "-.5", "+1", "1e3", "1E3", "0x1", "1_0", "1,5", " 1", "1 ",
        "1.5.2", "--1", "1-", "\u{661}", "\u{ff11}", "\u{bd}", "NaN", "inf", "infinity", "1\n",
        "1/2",
    ] {
        assert_eq!(Exact::parse(written), None, "{written:?}");
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Exact::decimal(number), None);
    }
    assert_eq!(Exact::parse("007.50"), Some(Exact::over(15, 2)));
    assert_eq!(Exact::whole(1).divided(&Exact::whole(0)), None);
}

// The same sums, plainly: binary numbers, one attribute after another.

#[expect(clippy::cast_precision_loss, reason = "twentieths and hundredths")]
fn part(number: i64, of: i64) -> f64 {
    number as f64 / of as f64
}

struct Plainly<'d>(&'d Decision);

impl Plainly<'_> {
    fn importance(&self, attribute: usize) -> f64 {
        part(self.0.importances[attribute], 100)
    }

    fn total(&self) -> f64 {
        (0..self.0.importances.len()).map(|attribute| self.importance(attribute)).sum()
    }

    fn score(&self, choice: usize) -> (f64, f64) {
        let (mut low, mut high) = (0.0, 0.0);
        for (attribute, place) in self.0.choices[choice].iter().enumerate() {
            low += self.importance(attribute) * part(place.low, WHOLE);
            high += self.importance(attribute) * part(place.high, WHOLE);
        }
        (low / self.total(), high / self.total())
    }

    fn unknown(&self, choice: usize) -> f64 {
        let mut open = 0.0;
        for (attribute, place) in self.0.choices[choice].iter().enumerate() {
            if *place == (Place { low: 0, at: None, high: WHOLE }) {
                open += self.importance(attribute);
            }
        }
        open / self.total()
    }

    /// How far the first is ahead of the second, one importance taken as another; not divided by what all of them come to.
    fn ahead(&self, (first, second): (usize, usize), with: Option<(usize, f64)>) -> f64 {
        let mut sum = 0.0;
        for attribute in 0..self.0.importances.len() {
            let one = self.0.choices[first][attribute].at;
            let other = self.0.choices[second][attribute].at;
            if let (Some(one), Some(other)) = (one, other) {
                let importance = match with {
                    Some((moved, importance)) if moved == attribute => importance,
                    _ => self.importance(attribute),
                };
                sum += importance * part(one - other, WHOLE);
            }
        }
        sum
    }

    /// Where the straight line through the gap at 0 and the gap at 10 meets nothing.
    fn tips(&self, of: (usize, usize), attribute: usize) -> Option<f64> {
        let at = |choice: usize| self.0.choices[choice][attribute].at;
        let (one, other) = (at(of.0)?, at(of.1)?);
        let (bottom, top) =
            (self.ahead(of, Some((attribute, 0.0))), self.ahead(of, Some((attribute, 10.0))));
        (one != other).then(|| 10.0 * bottom / (bottom - top))
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn the_same_sums_written_plainly_agree(decision in decision()) {
        const NEAR: f64 = 1e-9;
        let (exactly, plainly) = (decision.analysis(), Plainly(&decision));
        let choices = decision.choices.len();
        if decision.importances.iter().all(|importance| *importance == 0) {
            prop_assert!(exactly.pairs().is_empty() && exactly.tipping_points().is_empty());
            prop_assert!((0..choices).all(|choice| exactly.score(choice).is_none()));
            prop_assert!((0..choices).all(|choice| exactly.unknown(choice).is_none()));
            return Ok(());
        }
        for choice in 0..choices {
            let (low, high) = exactly.score(choice).expect("something matters");
            let (plain_low, plain_high) = plainly.score(choice);
            prop_assert!((low.near() - plain_low).abs() < NEAR && (high.near() - plain_high).abs() < NEAR);
            let unknown = exactly.unknown(choice).expect("something matters").near();
            prop_assert!((unknown - plainly.unknown(choice)).abs() < NEAR);
        }
        let pairs = exactly.pairs();
        prop_assert_eq!(pairs.len(), choices * (choices - 1) / 2);
        let points = exactly.tipping_points();
        for pair in &pairs {
            let plain = plainly.ahead(pair.of, None) / plainly.total();
            prop_assert!((pair.gap.near() - plain).abs() < NEAR, "{:?}: {} and {plain}", pair.of, pair.gap);
            for attribute in 0..decision.importances.len() {
                let found: Vec<f64> = points
                    .iter()
                    .filter(|point| point.of == pair.of && point.attribute == attribute)
                    .map(|point| point.importance.near())
                    .collect();
                // On the very edge binary numbers may fall to either side.
                match (plainly.tips(pair.of, attribute), found.as_slice()) {
                    (Some(plain), [one]) => prop_assert!((plain - one).abs() < NEAR, "{plain} and {one}"),
                    (Some(plain), []) => prop_assert!(!(NEAR..=10.0 - NEAR).contains(&plain), "{plain}"),
                    (None, []) => {}
                    other => prop_assert!(false, "{:?} of {attribute}: {other:?}", pair.of),
                }
            }
        }
    }

    /// Sure is what holds at every corner: each figure at either end, each importance at either of its own.
    #[test]
    fn sure_is_what_holds_at_every_corner(decision in decision_of(1..3, place().boxed())) {
        let attributes = decision.importances.len();
        for pair in decision.analysis().pairs() {
            let mut signs = BTreeSet::new();
            for corner in 0_u32..1 << (3 * attributes) {
                let mut sum = 0;
                for attribute in 0..attributes {
                    let bit = |place: usize| corner >> (3 * attribute + place) & 1 == 1;
                    let one = &decision.choices[pair.of.0][attribute];
                    let other = &decision.choices[pair.of.1][attribute];
                    let quarters = if bit(0) { 3 } else { 5 };
                    let one = if bit(1) { one.low } else { one.high };
                    let other = if bit(2) { other.low } else { other.high };
                    sum += decision.importances[attribute] * quarters * (one - other);
                }
                signs.insert(sum.signum());
            }
            let is_sure = signs.len() == 1 && !signs.contains(&0);
            prop_assert_eq!(pair.is_sure, is_sure, "{:?}: {:?}", pair.of, signs);
        }
    }
}

// Trade-offs.

const ANSWERS: [Preference; 3] = [Preference::First, Preference::Second, Preference::Same];

/// Whether these importances are those of a person who answers so. "The same" is meant as within 4 to 5.
fn would_answer(point: &[u32], asked: TradeOff, answer: Preference) -> bool {
    let counts = |change: Change| u64::from(point[change.attribute]) * u64::from(change.size);
    let (first, second) = (counts(asked.first), counts(asked.second));
    match answer {
        Preference::First => first >= second,
        Preference::Second => second >= first,
        Preference::Same => 5 * first >= 4 * second && 5 * second >= 4 * first,
    }
}

fn trade_off(attributes: usize) -> impl Strategy<Value = (TradeOff, Option<Preference>)> {
    let answer =
        prop_oneof![4 => prop::sample::select(&ANSWERS[..]).prop_map(Some), 1 => Just(None)];
    let sizes = (1_u16..=1000, 1_u16..=1000);
    (0..attributes, 1..attributes, sizes, answer).prop_map(
        move |(first, further, (one, other), answer)| {
            let second = (first + further) % attributes;
            let change = |attribute, size| Change { attribute, size };
            (TradeOff { first: change(first, one), second: change(second, other) }, answer)
        },
    )
}

/// The whole way up one scale, or half of it, against the whole way up another.
fn over(first: usize, second: usize, half: bool) -> TradeOff {
    TradeOff {
        first: Change { attribute: first, size: if half { 500 } else { 1000 } },
        second: Change { attribute: second, size: 1000 },
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn after_any_answers_every_point_fits_all_of_them(
        (attributes, asked) in (2_usize..7).prop_flat_map(|attributes| {
            (Just(attributes), prop::collection::vec(trade_off(attributes), 1..9))
        }),
        seed in any::<u64>(),
    ) {
        let mut space = Space::new(attributes, seed);
        let mut again = Space::new(attributes, seed);
        let total = |point: &Vec<u32>| point.iter().sum::<u32>();
        let whole = total(&space.points()[0]);
        let mut taken = Vec::new();
        for (asked, answer) in asked {
            let before = space.clone();
            let is_taken = space.answer(asked, answer);
            prop_assert_eq!(is_taken, again.answer(asked, answer));
            // The same seed and answers give the same points.
            prop_assert!(space.points() == again.points());
            if is_taken {
                taken.push((asked, answer));
            } else {
                prop_assert!(space.points() == before.points());
            }
            if answer.is_none() {
                prop_assert!(is_taken);
                prop_assert!(space.points() == before.points());
            }
            prop_assert_eq!(space.asked(), taken.as_slice());
            prop_assert_eq!(space.points().len(), before.points().len());
            for point in space.points() {
                prop_assert_eq!((point.len(), total(point)), (attributes, whole));
                for (asked, answer) in &taken {
                    let fits = answer.is_none_or(|answer| would_answer(point, *asked, answer));
                    prop_assert!(fits, "{point:?}: {asked:?} {answer:?}");
                }
            }
            let middle = space.middle();
            prop_assert_eq!(middle.iter().max(), Some(&Exact::whole(10)));
        }
    }
}

#[test]
fn answers_that_fit_nothing_are_refused_and_change_nothing() {
    let mut space = Space::new(2, 7);
    assert!(space.answer(over(0, 1, true), Some(Preference::First)));
    let before = space.clone();
    for (asked, answer) in [
        // Half of the first counts more than the second: the whole of it does not count less, nor the same.
        (over(0, 1, false), Preference::Second),
        (over(0, 1, false), Preference::Same),
        (over(1, 0, false), Preference::First),
        (over(1, 0, true), Preference::First),
    ] {
        assert!(!space.answer(asked, Some(answer)), "{asked:?} {answer:?}");
        assert!(space.points() == before.points(), "{asked:?} {answer:?}");
        assert_eq!(space.asked(), before.asked(), "{asked:?} {answer:?}");
    }
    // What was refused leaves no limit behind: the walk goes on as if it had never been said.
    let (mut one, mut other) = (space, before);
    assert!(one.answer(over(0, 1, false), Some(Preference::First)));
    assert!(other.answer(over(0, 1, false), Some(Preference::First)));
    assert!(one.points() == other.points());
    assert!(Space::new(2, 7).points() != Space::new(2, 8).points());
}

type Answered = (TradeOff, Preference);

/// The middles of many spaces after the same answers, as parts of the whole.
fn middles(attributes: usize, answers: &[Answered], seeds: u64) -> (Vec<f64>, Vec<Vec<u32>>) {
    let mut points = Vec::new();
    for seed in 0..seeds {
        let mut space = Space::new(attributes, seed);
        for (asked, answer) in answers {
            assert!(space.answer(*asked, Some(*answer)));
        }
        points.extend_from_slice(space.points());
    }
    let whole: f64 = points[0].iter().copied().map(f64::from).sum();
    let count = f64::from(u32::try_from(points.len()).expect("not so many"));
    let mean = |attribute: usize| {
        points.iter().map(|point| f64::from(point[attribute])).sum::<f64>() / count / whole
    };
    ((0..attributes).map(mean).collect(), points)
}

/// The first matters at least as much as the second, which matters at least as much as the third, and so on.
fn chain(attributes: usize) -> Vec<Answered> {
    (1..attributes).map(|second| (over(second - 1, second, false), Preference::First)).collect()
}

#[test]
fn what_is_left_is_walked_over_evenly() {
    let known: [(&str, usize, Vec<Answered>, Vec<f64>); 7] = [
        ("all", 4, Vec::new(), vec![0.25; 4]),
        // The middle of a triangle is that of its corners.
        (
            "half of one counts more",
            3,
            vec![(over(0, 1, true), Preference::First)],
            vec![5.0 / 9.0, 1.0 / 9.0, 1.0 / 3.0],
        ),
        ("two count the same", 3, vec![(over(0, 1, false), Preference::Same)], vec![1.0 / 3.0; 3]),
        (
            "half of one counts the same",
            2,
            vec![(over(0, 1, true), Preference::Same)],
            vec![
                // From 8 to 5 up to 5 to 2.
                f64::midpoint(8.0 / 13.0, 5.0 / 7.0),
                f64::midpoint(5.0 / 13.0, 2.0 / 7.0),
            ],
        ),
        ("in order, of three", 3, chain(3), in_order(3)),
        ("in order, of five", 5, chain(5), in_order(5)),
        ("in order, of eight", 8, chain(8), in_order(8)),
    ];
    for (name, attributes, answers, expected) in known {
        let (found, points) = middles(attributes, &answers, 20);
        for (found, expected) in found.iter().zip(&expected) {
            let within = 0.02 * expected;
            assert!((found - expected).abs() < within, "{name}: {found:.4}, not {expected:.4}");
        }
        // Few of the first points fit, and those that are left do not stand still.
        let apart: BTreeSet<&Vec<u32>> = points.iter().collect();
        assert!(apart.len() > points.len() - points.len() / 20, "{name}: {}", apart.len());
        if name == "in order, of three" {
            // The line of "half of the first counts as much as the second" cuts this triangle into two of one size.
            let over = points.iter().filter(|point| point[0] >= 2 * point[1]).count();
            let share = f64::from(u32::try_from(over).expect("few")) / 40_000.0;
            assert!((share - 0.5).abs() < 0.02, "{share}");
        }
    }
}

/// The middle of all importances of which none is more than the one before: that of the corners, in which the first few share all.
#[expect(clippy::cast_precision_loss, reason = "a few")]
fn in_order(attributes: usize) -> Vec<f64> {
    (0..attributes)
        .map(|place| {
            let corners = (place..attributes).map(|last| 1.0 / (last + 1) as f64);
            corners.sum::<f64>() / attributes as f64
        })
        .collect()
}

fn query(condition: Ref<Condition>, seed: u64, preferences: Preferences) -> WeighQuery<'static> {
    let knowledge = knowledge();
    let treatments = &knowledge.conditions[condition].treatments;
    let profile = Profile::of_condition(knowledge, condition);
    let today = jiff::civil::date(2026, 11, 28);
    let choices = treatments.iter().map(|one| Choice::unnamed(TreatmentOrPathway::Treatment(*one)));
    let costs = CostReport::of(CostQuery {
        condition: Some(condition),
        choices: choices.collect(),
        ..CostQuery::new(knowledge, today)
    });
    WeighQuery {
        compare: Compare {
            knowledge,
            comparison: compare(knowledge, condition, treatments, Detail::Full),
            detail: Detail::Full,
            extras: Extras::default(),
            assessment: assess(knowledge, &profile, &[]),
            profile,
            costs: costs.map_err(|_| NoPrices::OfNobody),
            weighed: None,
            despite_red_flags: false,
            today,
        },
        preferences,
        draws: 200,
        seed,
    }
}

/// The questions of every condition that has some, before any was answered.
static QUESTIONS: LazyLock<Vec<(Ref<Condition>, TradeOffs<'static>)>> = LazyLock::new(|| {
    let conditions = knowledge().conditions.refs().map(|(condition, _)| condition);
    conditions
        .filter_map(|condition| {
            Some((condition, query(condition, 1, Preferences::default()).trade_offs()?))
        })
        .collect()
});

proptest! {
    #![proptest_config(config(200))]

    /// Somebody whose importances never change is never told that they contradict themselves, whichever numbers are drawn.
    #[test]
    fn a_person_of_one_mind_is_believed_and_is_asked_a_few_questions(
        of in any::<usize>(), hidden in prop::collection::vec(0_u32..10_000, 12), other in 2_u64..1000,
    ) {
        let (condition, questions) = &QUESTIONS[of % QUESTIONS.len()];
        let mut asked = questions.clone();
        let mut told: Vec<TradeOff> = Vec::new();
        while let TradeOffTurn::Ask(question) = asked.turn() {
            prop_assert!(!told.contains(&question), "{question:?} twice");
            prop_assert!(question.first.attribute != question.second.attribute);
            let [first, second] = asked.changes(question);
            prop_assert!(!first.is_empty() && !second.is_empty() && first != second);
            let same = would_answer(&hidden, question, Preference::Same);
            let first = would_answer(&hidden, question, Preference::First);
            let answer = match (same, first) {
                (true, _) => Preference::Same,
                (false, true) => Preference::First,
                (false, false) => Preference::Second,
            };
            prop_assert!(asked.answer(question, Some(answer)), "{question:?}: {answer:?} after {told:?}");
            told.push(question);
            prop_assert!(told.len() <= MOST_QUESTIONS);
        }
        // What was kept is taken again where other numbers are drawn.
        let mut again = query(*condition, other, Preferences::default()).trade_offs().expect("as before");
        for kept in asked.kept() {
            prop_assert!(again.take(&kept), "{kept:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(500))]

    /// A range of what was counted ends where the normal test just does not refuse it: the square of the distance is z^2 times the spread there.
    #[test]
    fn the_range_of_a_count_ends_where_the_test_of_it_does(
        (events, of) in (1_u32..5000).prop_flat_map(|of| (0..=of, Just(of))),
    ) {
        const Z_SQUARED: f64 = 3.841_459;
        let counted = |measure: Measure| {
            let (_, finding) = knowledge()
                .findings
                .find(|finding| finding.measure == measure && finding.count.is_some())
                .expect("a count");
            let mut finding = finding.clone();
            (finding.low, finding.high) = (None, None);
            finding.count = Some(Count { events: events.into(), of: of.into() });
            finding
        };
        let (events, of) = (f64::from(events), f64::from(of));
        // People: a share of a hundred, whose spread is that of so many yes-or-no answers.
        let mut people = counted(Measure::Share);
        people.denominator = Some(100);
        // Events: a count, whose spread is itself.
        for (finding, found, spread) in [
            (people.clone(), 100.0 * events / of, 100.0 / of),
            (counted(Measure::Count), events, f64::INFINITY),
        ] {
            let (low, high) = finding.interval().expect("a range");
            prop_assert!(low <= found + 0.001 && found <= high + 0.001, "{low} {found} {high}");
            for end in [low, high] {
                let distance = (found - end).powi(2);
                let spread = Z_SQUARED * if spread.is_finite() { end * (100.0 - end) / 100.0 * spread } else { end };
                // The ends are rounded to thousandths.
                let within = 0.001 * spread + 0.01 * (found - end).abs() + 0.01;
                prop_assert!((distance - spread).abs() <= within, "{events} of {of}: {end} {distance} {spread}");
            }
        }
        // As it was published it stays.
        (people.low, people.high) = (Some(1.5), Some(7.25));
        prop_assert_eq!(people.interval(), Some((1.5, 7.25)));
    }
}

#[test]
fn some_conditions_have_trade_offs_to_ask() {
    // Elsewhere no two choices differ in two things by figures that may be compared.
    assert!(QUESTIONS.len() >= 2, "{}", QUESTIONS.len());
}

// From outside.

fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("written");
    path.display().to_string()
}

const WEIGHTS: &str = "weights: {quick-relief: 9, lasting-relief: 7.5, no-operation: 6, cost-to-me: 3}\n\
    own:\n  - {concern: Being able to care for my mother, weight: 7, ratings: {nonsurgical-care: 8}}\n";

/// One change as a file holds it.
fn change(attribute: &str, size: u16, words: &str) -> String {
    format!("{{attribute: {attribute}, size: {size}, change: '{words}'}}")
}

/// Answers as they are kept for a slipped disc; of other choices other amounts would be asked.
fn trade_offs() -> String {
    let operation = change("no-operation", 1000, "no operation now");
    let sooner = change("quick-relief", 337, "half of people feel well 4 weeks sooner");
    let surer = change("sure-evidence", 667, "surer evidence that it helps");
    format!(
        "trade-offs:\n  \
         - {{first: {sooner}, second: {operation}, answer: second}}\n  \
         - {{first: {operation}, second: {surer}, answer: same}}\n  \
         - {{first: {surer}, second: {operation}, answer: unknown}}\n"
    )
}

/// Every way of saying what matters.
fn ways(name: &str) -> Vec<Vec<String>> {
    let weights = file(&format!("weigh-{name}-weights.yaml"), WEIGHTS);
    let trade_offs = file(&format!("weigh-{name}-trade-offs.yaml"), &trade_offs());
    let way = |line: &str| line.split_whitespace().map(str::to_owned).collect();
    vec![
        Vec::new(),
        way("--weight quick-relief=9 --weight no-operation=6.25 --weight sure-evidence=0"),
        vec!["--weights".to_owned(), weights.clone()],
        vec!["--weights".to_owned(), weights, "--plan".to_owned(), "employer-average".to_owned()],
        vec!["--weights".to_owned(), trade_offs],
    ]
}

fn weigh(condition: &str, way: &[String], more: &[&str]) -> Run {
    let way: Vec<&str> = way.iter().map(String::as_str).collect();
    spinecmp(&[&["weigh", condition][..], &way, more].concat(), "")
}

fn document(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("a document")
}

const FORMATS: [&[&str]; 6] = [
    &["-f", "table"],
    &["-f", "markdown"],
    &["-f", "html"],
    &["-f", "csv"],
    &["-f", "json"],
    &["--linear"],
];

#[test]
fn every_way_of_asking_is_answered_in_every_format() {
    let mut documents = Vec::new();
    for condition in CONDITIONS {
        for way in ways("formats") {
            for format in FORMATS {
                let run = weigh(condition, &way, format);
                let which = format!("{condition} {way:?} {format:?}");
                assert_eq!((run.code, run.err.as_str()), (0, ""), "{which}");
                assert!(!run.out.is_empty(), "{which}");
                assert_eq!(run.out, weigh(condition, &way, format).out, "{which}: the same again");
            }
            let json = document(&weigh(condition, &way, &["-f", "json"]));
            fits("weigh", &json);
            each_null_says_why(&json, "");
            each_source_stands_whole(&json);
            let csv = weigh(condition, &way, &["-f", "csv"]).out;
            numbers_stand_in(&csv, &json);
            let records = csv::Reader::from_reader(csv.as_bytes()).into_records().count();
            let cells: usize =
                list(&json["attributes"]).iter().map(|entry| list(&entry["cells"]).len()).sum();
            let others = list(&json["options"]).len() + list(&json["red_flags"]).len();
            assert_eq!(records, cells + others, "{condition} {way:?}");
            ranks_add_up(&json);
            documents.push(json);
        }
    }
    let flag = &["--set".to_owned(), "bladder-bowel-change=true".to_owned()];
    documents.push(document(&weigh(CONDITIONS[0], flag, &["-f", "json"])));
    // Answers that do not fit together, and a code that does not mean its condition.
    let doubtful = ["--set", "weakness=none", "--set", "weakness-new-or-worse=yes"];
    documents.push(document(&weigh("M54.16", &doubtful.map(str::to_owned), &["-f", "json"])));
    each_path_leads_somewhere(&Weigh::TABLE, &documents);
}

/// In each document the shares of a rank and of a choice come to all of them, but for rounding.
fn ranks_add_up(json: &Value) {
    let options = list(&json["options"]);
    let ranks: Vec<Vec<f64>> = options
        .iter()
        .filter(|option| !option["ranks_of_100"].is_null())
        .map(|option| list(&option["ranks_of_100"]).iter().map(number).collect())
        .collect();
    assert_eq!(ranks.is_empty(), json["draws"].is_null());
    for place in 0..ranks.len() {
        assert_eq!(ranks[place].len(), ranks.len());
        let row: f64 = ranks[place].iter().sum();
        let column: f64 = ranks.iter().map(|ranks| ranks[place]).sum();
        assert!((row - 100.0).abs() < 0.31 && (column - 100.0).abs() < 0.31, "{ranks:?}");
    }
}

#[test]
fn another_seed_draws_other_numbers_and_more_draws_are_more() {
    let get = |more: &[&str]| {
        let args = ["weigh", "--weight", "quick-relief=9", "--weight", "no-operation=6"];
        let run = spinecmp(&[&args[..], more].concat(), "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{more:?}");
        run.out
    };
    let ranks = |more: &[&str]| get(&[more, &["--get", "options"]].concat());
    assert_eq!(ranks(&[]), ranks(&["--seed", "1", "--draws", "10000"]));
    assert_ne!(ranks(&[]), ranks(&["--seed", "2"]));
    assert_ne!(ranks(&[]), ranks(&["--draws", "300"]));
    assert_eq!(get(&["--draws", "300", "--get", "draws"]).trim(), "300");
}

/// Words that say what to choose.
const FORBIDDEN: [&str; 9] = [
    "best",
    "better choice",
    "you should",
    "we recommend",
    "recommended",
    "right choice",
    "optimal",
    "superior",
    "wins",
];

fn holds_words(text: &str, words: &str) -> bool {
    let lower = text.to_lowercase();
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    lower.match_indices(words).any(|(start, found)| {
        is_edge(lower[..start].chars().next_back())
            && is_edge(lower[start + found.len()..].chars().next())
    })
}

/// Every text of a document but the keys.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(map) => map.values().for_each(|item| texts(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn a_word_is_found_as_a_whole_word_only() {
    assert!(holds_words("What is BEST?", "best") && holds_words("best", "best"));
    assert!(!holds_words("asbestos, bestow", "best"));
}

proptest! {
    #![proptest_config(config(24))]

    /// It says what a person's numbers come to, and never what to choose.
    #[test]
    fn no_page_says_what_to_choose(
        condition in prop::sample::select(&CONDITIONS[..]),
        weights in prop::collection::vec((prop::sample::select(&ATTRIBUTES[..]), 0_u32..=1000), 0..7),
        plan in any::<bool>(),
        detail in prop::sample::select(&["brief", "normal", "full"][..]),
    ) {
        let mut way = vec!["--detail".to_owned(), detail.to_owned(), "--draws".to_owned(), "300".to_owned()];
        for (attribute, hundredths) in &weights {
            way.push("--weight".to_owned());
            way.push(format!("{attribute}={}.{:02}", hundredths / 100, hundredths % 100));
        }
        if plan {
            way.extend(["--plan", "employer-average"].map(str::to_owned));
        }
        for format in FORMATS {
            says_nothing_of_choosing(&weigh(condition, &way, format), format);
        }
    }
}

fn says_nothing_of_choosing(run: &Run, format: &[&str]) {
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{format:?}");
    let mut said = Vec::new();
    if format.contains(&"json") {
        texts(&document(run), &mut said);
    } else {
        said.push(run.out.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for words in FORBIDDEN {
        let found = said.iter().find(|text| holds_words(text, words));
        assert!(found.is_none(), "`{words}` in {format:?}: {found:?}");
    }
}

/// One concern of a person's own, which is exact: so the gap is known beforehand.
#[test]
fn a_clear_order_is_told_and_a_close_one_is_not() {
    for (ratings, more, call) in [
        ("epidural-steroid-injection: 0, discectomy: 5, nonsurgical-care: 5.4", "", "too-close"),
        ("epidural-steroid-injection: 0, discectomy: 5, nonsurgical-care: 5.49", "", "too-close"),
        // At exactly 0.05 of 1 it is close no longer.
        (
            "epidural-steroid-injection: 0, discectomy: 5, nonsurgical-care: 5.5",
            "",
            "one-ahead-for-sure",
        ),
        (
            "epidural-steroid-injection: 5.5, discectomy: 5, nonsurgical-care: 5",
            "",
            "one-ahead-for-sure",
        ),
        // The figures of the other two are not exact: it is told, and not as sure.
        (
            "epidural-steroid-injection: 7, discectomy: 8, nonsurgical-care: 2",
            "weights: {quick-relief: 7}\n",
            "one-ahead",
        ),
        // One is not rated: it may stand anywhere.
        ("discectomy: 5, nonsurgical-care: 9", "", "too-close"),
    ] {
        let text = format!("{more}own: [{{concern: mine, weight: 10, ratings: {{{ratings}}}}}]\n");
        let path = file("weigh-clear.yaml", &text);
        let way = ["--weights".to_owned(), path];
        let json = document(&weigh("disc", &way, &["-f", "json"]));
        assert_eq!(json["call"], call, "{ratings}: {}", json["pairs"]);
        for format in FORMATS {
            for detail in ["brief", "normal", "full"] {
                let run = weigh("disc", &way, &[format, &["--detail", detail]].concat());
                says_nothing_of_choosing(&run, format);
            }
        }
    }
}

#[test]
fn it_fits_one_screen() {
    for condition in CONDITIONS {
        // None, each alone, three and six in a row beginning anywhere.
        for count in [0, 1, 3, 6] {
            for first in 0..ATTRIBUTES.len() {
                let mut args = vec!["weigh".to_owned(), condition.to_owned()];
                for place in 0..count {
                    let attribute = ATTRIBUTES[(first + place) % ATTRIBUTES.len()];
                    args.push("--weight".to_owned());
                    args.push(format!("{attribute}={}", 9 - place));
                }
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                let run = spinecmp_on_a_terminal(&args);
                let lines = run.out.lines().count();
                assert!(lines <= 24, "{args:?}: {lines} lines\n{}", run.out);
            }
        }
    }
}

#[test]
fn a_choice_is_told_as_ahead_only_where_every_gap_to_it_is_clear() {
    for condition in CONDITIONS {
        for attribute in ATTRIBUTES {
            let weight = format!("{attribute}=8");
            let json =
                document(&spinecmp(&["weigh", condition, "--weight", &weight, "-f", "json"], ""));
            let call = json["call"].as_str().expect("a call");
            if json["draws"].is_null() {
                assert_eq!(call, "nothing-weighed");
                continue;
            }
            let mut ahead = BTreeSet::new();
            for option in list(&json["options"]) {
                let mut is_ahead = true;
                for pair in list(&json["pairs"]) {
                    let names = list(&pair["options"]);
                    let Some(side) = names.iter().position(|name| *name == option["treatment"])
                    else {
                        continue;
                    };
                    let (ours, word) = [
                        ("first_ahead_of_100", "first-ahead"),
                        ("second_ahead_of_100", "second-ahead"),
                    ][side];
                    let gap = number(&pair["gap"]) * if side == 0 { 1.0 } else { -1.0 };
                    let is_clear = gap >= 0.05 && number(&pair[ours]) >= 80.0;
                    assert_eq!(pair["call"] == word, is_clear, "{condition} {weight}: {pair}");
                    is_ahead &= is_clear;
                }
                if is_ahead {
                    ahead.insert(option["short"].as_str().expect("a name"));
                }
                // What is unknown of a choice never helps it: at its low end it is on top at most as often as where it is drawn, or high.
                let [low, high] = [0, 1].map(|end| number(&option["first_of_100"][end]));
                let drawn = number(&option["ranks_of_100"][0]);
                assert!(
                    low <= drawn + 2.0 && drawn <= high + 2.0,
                    "{condition} {weight}: {option}"
                );
                if option["unknown_of_100"] == 100 {
                    assert!(low <= 0.0, "{condition} {weight}: {option}");
                }
            }
            let told = call == "one-ahead" || call == "one-ahead-for-sure";
            assert_eq!(told, ahead.len() == 1, "{condition} {weight}: {call}");
            if let (true, Some(name)) = (told, ahead.first()) {
                let words = json["in_short"].as_str().expect("words");
                assert!(words.contains(&format!("{name} comes out ahead of")), "{words}");
            }
        }
    }
}

#[test]
fn where_help_comes_first_nothing_is_weighed() {
    let way: Vec<String> = [
        "--set",
        "bladder-bowel-change=true",
        "--weight",
        "no-operation=9",
        "--weight",
        "cost-to-me=4",
    ]
    .map(str::to_owned)
    .to_vec();
    let condition = "lumbar-spinal-stenosis";
    for format in FORMATS {
        let run = weigh(condition, &way, format);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format:?}");
        assert!(run.out.contains("emergency department now"), "{format:?}");
        for words in [
            "All in all",
            "first in",
            "No operation",
            "Low cost to me",
            "comes out ahead",
            "Too close",
        ] {
            assert!(!run.out.contains(words), "{format:?}: {words}");
        }
        let despite = weigh(condition, &way, &[format, &["--despite-red-flags"]].concat());
        assert_eq!(despite.code, 0, "{format:?}");
        assert!(despite.out.contains("emergency department now"), "{format:?}");
        let weighed = if format == ["-f", "csv"] { "no-operation" } else { "All in all" };
        let weighed = if format == ["-f", "json"] { "first_ahead_of_100" } else { weighed };
        assert!(despite.out.contains(weighed), "{format:?}");
    }
    let json = document(&weigh(condition, &way, &["-f", "json"]));
    fits("weigh", &json);
    each_null_says_why(&json, "");
    assert_eq!(json["call"], "nothing-weighed");
    assert!(json["draws"].is_null());
    for part in ["attributes", "pairs", "trade_offs"] {
        assert!(list(&json[part]).is_empty(), "{part}");
    }
    for option in list(&json["options"]) {
        for key in ["score_low", "score_high", "unknown_of_100", "ranks_of_100"] {
            assert!(option[key].is_null(), "{key}");
        }
    }
    let json = document(&weigh(condition, &way, &["-f", "json", "--despite-red-flags"]));
    assert!(!json["draws"].is_null());
    // Questions are not asked either.
    for asks in ["--ask", "--trade-offs"] {
        let run =
            spinecmp(&["weigh", condition, "--set", "bladder-bowel-change=true", asks], "9\n");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{asks}");
        assert!(run.out.contains("emergency department now"), "{asks}");
    }
}

#[test]
fn a_reason_against_a_choice_takes_it_out_of_the_ranking() {
    let args = ["weigh", "stenosis", "--weight", "cost-to-me=3", "--weight", "no-operation=4"];
    let all = document(&spinecmp(&[&args[..], &["-f", "json"]].concat(), ""));
    let barred = [&args[..], &["--set", "bleeding-disorder=true"]].concat();
    let json = document(&spinecmp(&[&barred[..], &["-f", "json"]].concat(), ""));
    fits("weigh", &json);
    let mut ranked = 0;
    for (option, before) in list(&json["options"]).iter().zip(list(&all["options"])) {
        assert_eq!(option["treatment"], before["treatment"]);
        assert_eq!(list(&before["ranks_of_100"]).len(), 4);
        if option["treatment"] == "epidural-steroid-injection" {
            assert_eq!(option["barred_by"][0], "inj-bleeding-disorder");
            assert!(option["ranks_of_100"].is_null() && option["score_low"].is_null());
        } else {
            assert_eq!(list(&option["ranks_of_100"]).len(), 3);
            // What the others score for themselves is what it was.
            assert_eq!(option["score_low"], before["score_low"]);
            ranked += 1;
        }
    }
    assert_eq!(ranked, 3);
    let names = |json: &Value| -> BTreeSet<String> {
        let mut said = Vec::new();
        texts(&json["pairs"], &mut said);
        for entry in list(&json["attributes"]) {
            texts(&entry["tipping_points"], &mut said);
        }
        said.into_iter().collect()
    };
    assert!(names(&all).contains("epidural-steroid-injection"));
    assert!(!names(&json).contains("epidural-steroid-injection"));
    let page = spinecmp(&barred, "").out;
    assert!(page.contains("Not ranked: Injection."), "{page}");
    assert!(page.contains("inj-bleeding-disorder"), "{page}");
}

#[test]
fn what_is_kept_is_read_back_to_the_same_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    for (place, (condition, asks, lines)) in [
        (
            "disc",
            "--ask",
            "9\n\n6.5\n0\n10\n1\n2\n3\n4\nA \"quoted\" # concern: of mine\n7\n8\n\n2.25\n",
        ),
        ("stenosis", "--ask", "9\n7\n6\nq\n"),
        ("stenosis", "--trade-offs", "1\n2\n3\n1\n2\n1\n1\n2\n1\n"),
        ("disc", "--trade-offs", "2\n\n1\nb\n3\nw\n1\nq\n"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = folder.path().join(format!("{place}.yaml")).display().to_string();
        let kept = spinecmp(&["weigh", condition, asks, "-o", &path], lines);
        assert_eq!(kept.code, 0, "{asks}: {}", kept.err);
        assert!(kept.out.starts_with("What matters to you"), "{}", kept.out);
        let told = spinecmp(&["weigh", condition, asks, "-f", "json"], lines);
        let again = spinecmp(&["weigh", "--weights", &path, "-f", "json"], "");
        assert_eq!((again.code, again.err.as_str()), (0, ""), "{asks}");
        let (mut told, mut again) = (unstamped(&told.out), unstamped(&again.out));
        // Nobody named the condition the second time but the file.
        for document in [&mut told, &mut again] {
            document["condition_named"] = Value::Null;
        }
        assert_eq!(told, again, "{asks} of {condition}");
        let nothing_new = spinecmp(&["weigh", condition, asks, "-o", &path], lines);
        assert_eq!(nothing_new.code, 2, "it is not written over");
    }
}

#[test]
fn a_file_made_by_hand_and_options_come_to_the_same() {
    let path = file(
        "weigh-by-hand.yaml",
        "condition: stenosis\nweights: {cost-to-me: 3, lasting-relief: 7.5}\n",
    );
    let by_file = spinecmp(&["weigh", "stenosis", "--weights", &path, "-f", "json"], "");
    let by_pipe = spinecmp(
        &["weigh", "stenosis", "--weights", "-", "-f", "json"],
        &std::fs::read_to_string(&path).expect("read"),
    );
    let options = [
        "weigh",
        "stenosis",
        "--weight",
        "lasting-relief=7.50",
        "--weight",
        "cost-to-me=3.0",
        "-f",
        "json",
    ];
    let by_options = spinecmp(&options, "");
    assert_eq!(unstamped(&by_file.out), unstamped(&by_options.out));
    assert_eq!(unstamped(&by_file.out), unstamped(&by_pipe.out));
    // What is said on the command line wins over the file, and what is said last over what came before.
    let over = spinecmp(
        &[
            "weigh",
            "stenosis",
            "--weights",
            &path,
            "--weight",
            "cost-to-me=1",
            "--weight",
            "cost-to-me=3",
            "-f",
            "json",
        ],
        "",
    );
    assert_eq!(unstamped(&by_file.out), unstamped(&over.out));
}

#[test]
fn its_pages_can_be_read_in_the_sixth_year_of_school() {
    let knowledge = knowledge();
    let weights = "weights: {quick-relief: 9, lasting-relief: 7.5, no-operation: 6, no-serious-harm: 8, cost-to-me: 3}\n";
    for said in ["{}\n", weights, WEIGHTS, &trade_offs()] {
        for (condition, entry) in knowledge.conditions.refs() {
            let preferences =
                Preferences::read(knowledge, "said.yaml", said.as_bytes()).expect("sound");
            for detail in [Detail::Brief, Detail::Normal, Detail::Full] {
                let mut query = query(condition, 1, preferences.clone());
                query.compare.detail = detail;
                let page = Weigh::of(query).page();
                let reading = read_blocks(&page.blocks, &explained(knowledge, &page.blocks));
                let grade = reading.grade().expect("some prose");
                // One screen has so few sentences that a single list of labels weighs half a year.
                let most = if detail == Detail::Brief { 6.5 } else { 6.0 };
                assert!(grade <= most, "{} {detail:?} {said}: grade {grade:.1}", entry.id);
            }
        }
    }
}

// Files and lines that make no sense.

/// Nothing but text reaches the terminal.
fn is_clean(text: &str) -> bool {
    !text.chars().any(|letter| {
        (letter.is_control() && letter != '\n')
            || ('\u{200b}'..='\u{200f}').contains(&letter)
            || ('\u{202a}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    })
}

#[test]
fn weights_that_make_no_sense_are_refused_where_they_stand() {
    let concern = |words: &str| format!("own: [{{concern: {words}, weight: 3}}]");
    for (text, says) in [
        ("weights: [1, 2]".to_owned(), "a list"),
        ("weights: 3".to_owned(), "found"),
        ("weights: {quick-relief: much}".to_owned(), "expected a number"),
        ("weights: {quick-relief: [3]}".to_owned(), "a list"),
        ("weights: {quick-relief: '3'}".to_owned(), "in quotes"),
        ("weights: {quick-relief: true}".to_owned(), "expected a number"),
        ("weights: {quick-relief: }".to_owned(), "there is no value here"),
        ("weights: {quick-releif: 3}".to_owned(), "did you mean `quick-relief`?"),
        ("weights: {quick-relief: 10.01}".to_owned(), "from 0 to 10"),
        ("weights: {quick-relief: 11}".to_owned(), "from 0 to 10"),
        ("weights: {quick-relief: -1}".to_owned(), "from 0 to 10"),
        ("weights: {quick-relief: 1.234}".to_owned(), "at most two decimals"),
        ("weights: {quick-relief: .nan}".to_owned(), "finite"),
        ("weights: {quick-relief: NaN}".to_owned(), "expected a number"),
        ("weights: {quick-relief: .inf}".to_owned(), "finite"),
        ("weights: {quick-relief: 1e3}".to_owned(), "plain digits"),
        ("weights: {quick-relief: 0x9}".to_owned(), "plain digits"),
        ("weights: {quick-relief: 3, quick-relief: 3}".to_owned(), "second time"),
        ("weight: {quick-relief: 3}".to_owned(), "did you mean `weights`?"),
        ("condition: knees".to_owned(), "no condition has the name `knees`"),
        ("own: {concern: mine, weight: 3}".to_owned(), "expected a list"),
        ("own: [{concern: mine}]".to_owned(), "weight"),
        ("own: [{weight: 3}]".to_owned(), "concern"),
        ("own: [{concern: mine, weight: 11}]".to_owned(), "from 0 to 10"),
        ("own: [{concern: mine, weight: 3, ratings: {discectomy: 11}}]".to_owned(), "from 0 to 10"),
        (
            "own: [{concern: mine, weight: 3, ratings: {diskectomie: 1}}]".to_owned(),
            "no treatment here is called",
        ),
        (format!("own: [{}]", ["{concern: mine, weight: 3}"; 5].join(", ")), "at most 4 concerns"),
        (concern(&"a".repeat(41)), "this has 41"),
        (concern(&"\u{e4}".repeat(41)), "this has 41"),
        (concern("''"), "found"),
        (concern("'  '"), "found nothing"),
        (concern("\"a\\u001b[31mb\""), "hidden character"),
        (concern("\"a\\u202eb\""), "hidden character"),
        (concern("a\u{202e}b"), "hidden character"),
        (concern("a\u{200b}b"), "hidden character"),
        (concern("\"a\\u0007b\""), "hidden character"),
        (format!("weights: {{quick-relief: 3}}\n{}", trade_offs()), "stand in one file"),
        (format!("{}\n{}", concern("mine"), trade_offs()), "stand in one file"),
        (
            format!(
                "trade-offs: [{{first: {0}, second: {0}, answer: first}}]",
                change("quick-relief", 500, "sooner")
            ),
            "between two attributes",
        ),
        (
            "trade-offs: [{first: quick-relief, second: no-operation, answer: both}]".to_owned(),
            "first, second, same or unknown",
        ),
        ("trade-offs: [{first: quick-relief, second: no-operation}]".to_owned(), "answer"),
        (
            format!(
                "trade-offs: [{{first: {}, second: {}, answer: first}}]",
                change("quick-relief", 1001, "sooner"),
                change("no-operation", 1000, "none")
            ),
            "a change is from 1 to 1000",
        ),
        (
            format!(
                "trade-offs: [{{first: {}, second: {}, answer: first}}]",
                change("quick-relief", 500, "sooner"),
                change("no-operations", 1000, "none")
            ),
            "did you mean `no-operation`?",
        ),
        (
            {
                let one = change("quick-relief", 500, "sooner");
                let other = change("no-operation", 1000, "none");
                let asked = format!("{{first: {one}, second: {other}, answer: first}}");
                format!("trade-offs: [{}]", vec![asked; 10].join(", "))
            },
            "at most 9 trade-offs",
        ),
    ] {
        let run = spinecmp(&["weigh", "--weights", "-"], &format!("{text}\n"));
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{text}: {}", run.err);
        assert!(run.err.contains(says), "{text}: wanted `{says}` in {}", run.err);
        assert!(run.err.starts_with("error: -:"), "{text}: {}", run.err);
        assert!(is_clean(&run.err), "{text}: {:?}", run.err);
    }
}

#[test]
fn every_problem_of_the_weights_is_told_at_once() {
    let text = "condition: knees\nweights:\n  quick-releif: 3\n  no-operation: 11\nown:\n  - {concern: mine, weight: 12}\n";
    let run = spinecmp(&["weigh", "--weights", "-"], text);
    assert_eq!(run.code, 3);
    let lines: Vec<&str> = run.err.lines().filter(|line| line.starts_with("error: -:")).collect();
    assert_eq!(lines.len(), 4, "{}", run.err);
    for (line, place) in lines.iter().zip(["-:1:", "-:3:", "-:4:", "-:6:"]) {
        assert!(line.contains(place), "{line}");
    }
}

#[test]
fn lines_that_make_no_sense_are_refused() {
    let trade_offs = file("weigh-hostile-trade-offs.yaml", &trade_offs());
    let weights = file("weigh-hostile-weights.yaml", WEIGHTS);
    let of_another =
        file("weigh-hostile-other.yaml", "condition: stenosis\nweights: {quick-relief: 3}\n");
    for (line, says) in [
        ("--weight quick-relief", "expected ATTRIBUTE=NUMBER"),
        ("--weight quick-relief=", "from 0 to 10"),
        ("--weight =3", "no attribute is called"),
        ("--weight quick-releif=3", "did you mean `quick-relief`?"),
        ("--weight quick-relief=3=4", "from 0 to 10"),
        ("--weight quick-relief=1e1", "from 0 to 10"),
        ("--weight quick-relief=NaN", "from 0 to 10"),
        ("--weight quick-relief=-0.5", "from 0 to 10"),
        ("--weight quick-relief=1.005", "at most two decimals"),
        ("--weight quick-relief=99999999999999999999999999999999999999999999", "from 0 to 10"),
        ("--weight quick-relief=\u{1b}[31m", "from 0 to 10"),
        ("--weight \u{202e}=3", "no attribute is called"),
        ("--weights - -p -", "standard input can be read only once"),
        ("--weights - --ask", "standard input can be read only once"),
        ("--ask --trade-offs", "cannot be used with"),
        ("--draws 0", "whole number from 1"),
        ("--draws=-1", "whole number from 1"),
        ("--draws 1.5", "whole number from 1"),
        ("--draws 100000001", "whole number from 1"),
        ("--draws 99999999999999999999", "whole number from 1"),
        ("--seed=-1", "--seed"),
        ("--weight quick-relief=3 --trade-offs", "the weights are given already"),
        (&format!("--weights {weights} --trade-offs"), "the weights are given already"),
        (&format!("--weights {trade_offs} --ask"), "answers to trade-offs"),
        (&format!("--weights {trade_offs} --weight quick-relief=3"), "leave one of the two out"),
        (&format!("disc --weights {of_another}"), "the file is about lumbar-spinal-stenosis"),
        ("knees", "no condition has the name"),
    ] {
        let args: Vec<&str> = std::iter::once("weigh").chain(line.split(' ')).collect();
        let run = spinecmp(&args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}: {}", run.err);
        assert!(run.err.contains(says), "{line}: wanted `{says}` in {}", run.err);
        assert!(is_clean(&run.err), "{line}: {:?}", run.err);
    }
    let run = spinecmp(&["weigh", "--weights", "no-such-file.yaml"], "");
    assert_eq!((run.code, run.out.as_str()), (4, ""), "{}", run.err);
}

#[test]
fn ratings_of_what_is_no_choice_here_change_nothing() {
    let own =
        |ratings: &str| format!("own: [{{concern: mine, weight: 3, ratings: {{{ratings}}}}}]\n");
    let answer = |text: &str| {
        let run = spinecmp(&["weigh", "--weights", "-", "-f", "json"], text);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{text}");
        unstamped(&run.out)
    };
    assert_eq!(answer(&own("discectomy: 3, fusion: 9")), answer(&own("discectomy: 3")));
    // What is unusual and harmless is taken as it stands.
    let mark = "own: [{concern: '<b>=1+1 | *x* `y`', weight: 3, ratings: {discectomy: 3}}]\n";
    let html = spinecmp(&["weigh", "--weights", "-", "-f", "html"], mark).out;
    assert!(
        !html.contains("<b>=1+1") && html.contains("&lt;b&gt;") || html.contains("&#60;b&#62;"),
        "not escaped"
    );
    let csv = spinecmp(&["weigh", "--weights", "-", "-f", "csv"], &mark.replace("<b>", "")).out;
    assert!(csv.contains(",'=1+1") && !csv.contains(",=1+1"), "{csv}");
}

#[test]
fn answers_that_stop_or_make_no_sense_end_well() {
    for asks in ["--ask", "--trade-offs"] {
        // Standard input that is closed at any moment.
        for lines in ["", "q\n", "q", "\n\n\n", "b\nw\nb\n", "1\n", "1\nq\n", "1\nb\n2\n"] {
            let run = spinecmp(&["weigh", "stenosis", asks], lines);
            assert_eq!(run.code, 0, "{asks} {lines:?}: {}", run.err);
            assert!(run.out.starts_with("What matters to you"), "{asks} {lines:?}");
            assert!(is_clean(&run.out) && is_clean(&run.err), "{asks} {lines:?}");
        }
        for lines in
            ["eleven\n", "11\n", "-1\n", "1e0\n", "0.001\n", "NaN\n", "4\u{1b}[2J\n", "\u{202e}\n"]
        {
            let run = spinecmp(&["weigh", "stenosis", asks], lines);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{asks} {lines:?}");
            assert!(
                run.err.contains("is no answer to question 1"),
                "{asks} {lines:?}: {}",
                run.err
            );
            assert!(is_clean(&run.err), "{asks} {lines:?}: {:?}", run.err);
        }
        let bytes = spinecmp_bytes(&["weigh", "stenosis", asks], b"\xff\xfe\n");
        assert_eq!(bytes.code, 2, "{asks}: {}", bytes.err);
        let long = spinecmp(&["weigh", "sciatica", asks], &"1".repeat(100_000));
        assert_eq!((long.code, long.out.as_str()), (2, ""), "{asks}");
        let there = file("weigh-is-there.yaml", "weights: {quick-relief: 1}\n");
        let run = spinecmp(&["weigh", "stenosis", asks, "-o", &there], "1\n");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{asks}");
        assert!(run.err.contains("is there, and may hold other answers"), "{}", run.err);
        assert_eq!(std::fs::read_to_string(&there).expect("read"), "weights: {quick-relief: 1}\n");
    }
    // A concern that is typed: too long, or with what no one can see.
    let skip = "\n".repeat(ATTRIBUTES.len());
    let run = spinecmp(&["weigh", "--ask"], &format!("{skip}{}\n", "a".repeat(41)));
    assert_eq!(run.code, 2);
    assert!(run.err.contains("At most 40 characters."), "{}", run.err);
    for concern in ["a\u{1b}[31mb", "a\u{202e}b", "a\u{7}b", "a\rb", "<script>"] {
        for format in FORMATS {
            let lines = format!("{skip}{concern}\n5\n1\n2\n3\n");
            let run = spinecmp(&[&["weigh", "--ask"], format].concat(), &lines);
            assert!(matches!(run.code, 0 | 2), "{concern:?} {format:?}: {}", run.err);
            assert!(is_clean(&run.out) && is_clean(&run.err), "{concern:?} {format:?}");
            assert!(!format.contains(&"html") || !run.out.contains("<script>a"), "{concern:?}");
        }
    }
    let run = spinecmp(&["weigh", "facet-joint-pain", "--trade-offs"], "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("no two of these choices differ in two things"), "{}", run.err);
}

// The loader.

/// The problems of the built-in knowledge with one change in its attributes.
fn problems(from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == "attributes.yaml").expect("the file");
    let text = String::from_utf8(file.bytes.clone()).expect("text");
    assert!(text.contains(from), "attributes.yaml does not hold `{from}`");
    file.bytes = text.replacen(from, to, 1).into_bytes();
    match Knowledge::load(&files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// The ends of the first scale, and its first cell.
const ENDS: &str = "    least-wanted: 15\n    most-wanted: 3\n";
const CELL: &str = "      - {treatment: epidural-steroid-injection, empty: not in this trial}\n";

/// Each change is refused for what it says, and nowhere but in this file.
fn refused(changes: &[(&str, String, &str)]) {
    for (from, to, says) in changes {
        let found = problems(from, to);
        let is_told = found.iter().any(|problem| problem.contains(says));
        assert!(is_told, "{to}: wanted `{says}` in {found:#?}");
        let is_here = |problem: &String| problem.contains("attributes.yaml:");
        assert!(found.iter().all(is_here), "{to}: {found:#?}");
    }
}

#[test]
fn false_scales_are_refused_where_they_stand() {
    let first = ENDS;
    refused(&[
        // Of one group, who chose for themselves; and of different people. Nothing says so.
        (
            "    most-wanted: 50\n    different-people: true\n",
            "    most-wanted: 50\n".to_owned(),
            "may not be compared",
        ),
        (
            "    least-wanted: 50\n    most-wanted: 10\n    different-people: true\n",
            "    least-wanted: 50\n    most-wanted: 10\n".to_owned(),
            "may not be compared",
        ),
        // The same people, called different.
        (first, format!("{first}    different-people: true\n"), "are of the same people"),
        // Another outcome of the same people.
        (
            "{treatment: nonsurgical-care, finding: ldh-ns-weeks-to-feel-well}",
            "{treatment: nonsurgical-care, finding: ldh-ns-back-at-work-4y}".to_owned(),
            "may not be compared",
        ),
        // The wrong way up, no width, too narrow, half of the ends, no ends.
        (first, "    least-wanted: 3\n    most-wanted: 15\n".to_owned(), "is not wanted that way"),
        (
            first,
            "    least-wanted: 15\n    most-wanted: 15\n".to_owned(),
            "the ends of a scale differ",
        ),
        (first, "    least-wanted: 15\n    most-wanted: 5\n".to_owned(), "reaches beyond the ends"),
        (
            first,
            "    least-wanted: 14\n    most-wanted: 3\n".to_owned(),
            "`ldh-ns-weeks-to-feel-well` reaches beyond",
        ),
        (first, "    least-wanted: 15\n".to_owned(), "need the ends"),
        (first, String::new(), "need the ends"),
        (first, "    least-wanted: .nan\n    most-wanted: 3\n".to_owned(), "finite"),
        // The size of a step: never, twice, and where there is none.
        ("feel well AMOUNT sooner", "feel well sooner".to_owned(), "stands once"),
        ("feel well AMOUNT sooner", "feel AMOUNT well AMOUNT sooner".to_owned(), "stands once"),
        ("change: no operation now", "change: no operation for AMOUNT".to_owned(), "has no steps"),
        ("change: AMOUNT less to pay", "change: less to pay".to_owned(), "stands once"),
        ("change: surer evidence", "change: AMOUNT surer evidence".to_owned(), "has no steps"),
    ]);
}

#[test]
fn false_cells_are_refused_where_they_stand() {
    let cell = CELL;
    refused(&[
        // Cells: none, two, of a treatment that is not offered, of both kinds, of neither, of another condition, of words alone.
        (cell, String::new(), "`epidural-steroid-injection` has 0 cells"),
        // What compares nobody with anybody can't be sure that something helps.
        (
            "{treatment: sacroiliac-injection, empty: no fair test was found}",
            "{treatment: sacroiliac-injection, finding: sij-inj-good-result-2y}".to_owned(),
            "compares nobody with anybody else",
        ),
        (cell, format!("{cell}{cell}"), "`epidural-steroid-injection` has 2 cells"),
        (
            cell,
            format!("{cell}      - {{treatment: fusion, empty: not in this trial}}\n"),
            "does not offer this treatment",
        ),
        (
            "{treatment: discectomy, finding: ldh-disc-weeks-to-feel-well}",
            "{treatment: discectomy}".to_owned(),
            "a choice is scored on a `finding`, or",
        ),
        (
            "{treatment: discectomy, finding: ldh-disc-weeks-to-feel-well}",
            "{treatment: discectomy, finding: ldh-disc-weeks-to-feel-well, empty: none}".to_owned(),
            "a choice is scored on a `finding`, or",
        ),
        (
            "{treatment: discectomy, finding: ldh-disc-weeks-to-feel-well}",
            "{treatment: discectomy, finding: lss-dec-good-result-8w}".to_owned(),
            "is not about this condition and treatment",
        ),
        (
            "{treatment: discectomy, finding: ldh-disc-weeks-to-feel-well}",
            "{treatment: discectomy, finding: ldh-disc-weeks-to-fell-well}".to_owned(),
            "did you mean `ldh-disc-weeks-to-feel-well`?",
        ),
        (
            "empty: not in this trial",
            "empty: it was not in this trial and in no other one".to_owned(),
            "at most 30 characters",
        ),
    ]);
}

#[test]
fn two_ways_of_scoring_and_attributes_that_cannot_be_asked_are_refused() {
    let first = ENDS;
    let avoids = "  - {condition: lumbar-disc-herniation, attribute: no-operation, what: Being operated on, change: no operation now, avoids: surgery}\n";
    let extra = |count: usize| {
        let one = |place: usize| {
            format!(
                "  - id: extra-{place}\n    label: One more\n    question: How much?\n    why: It is one more.\n\n"
            )
        };
        format!("{}attribute-scales:\n", (0..count).map(one).collect::<String>())
    };
    refused(&[
        // What nobody can tell is told of how sure studies are, and in place of a finding.
        (
            "{treatment: nonsurgical-care, unknown: only set against heat}",
            "{treatment: nonsurgical-care, unknown: only set against heat, empty: none}".to_owned(),
            "`empty` or `unknown` says why",
        ),
        (
            "{treatment: nonsurgical-care, unknown: only set against heat}",
            format!("{{treatment: nonsurgical-care, unknown: {}}}", "long ".repeat(7)),
            "at most 30",
        ),
        (
            "{treatment: epidural-steroid-injection, empty: only told in words}",
            "{treatment: epidural-steroid-injection, unknown: only told in words}".to_owned(),
            "tells `unknown` from nothing",
        ),
        // Two ways of scoring, and none.
        (first, format!("{first}    certainty: true\n"), "scored in one way"),
        (first, format!("{first}    costs: true\n"), "scored in one way"),
        (
            "no operation now, avoids: surgery",
            "no operation now, avoids: surgery, costs: true".to_owned(),
            "scored in one way",
        ),
        ("no operation now, avoids: surgery", "no operation now".to_owned(), "scored in one way"),
        (
            "no operation now, avoids: surgery",
            "no operation now, avoids: surgry".to_owned(),
            "did you mean `surgery`?",
        ),
        (
            "no operation now, avoids: surgery",
            "no operation now, avoids: surgery, different-people: true".to_owned(),
            "only figures can be",
        ),
        (
            "no operation now, avoids: surgery",
            "no operation now, avoids: surgery, least-wanted: 1".to_owned(),
            "scored in one way",
        ),
        // Attributes: without a scale, with two of one condition, of no name, too many, and words that cannot be asked.
        ("attribute-scales:\n", extra(1), "no condition has a scale for this attribute"),
        ("attribute-scales:\n", extra(4), "at most 12 attributes"),
        (avoids, format!("{avoids}{avoids}"), "has a scale for this attribute already"),
        (
            "    attribute: quick-relief\n",
            "    attribute: quick-relif\n".to_owned(),
            "did you mean `quick-relief`?",
        ),
        (
            "to feel better within weeks?",
            "to feel better within weeks.".to_owned(),
            "question mark",
        ),
        ("soon, and others can wait.", "soon, and others can wait".to_owned(), "full stop"),
        (
            "label: Quick relief",
            "label: Quick relief for most people".to_owned(),
            "at most 22 characters",
        ),
    ]);
}

#[test]
fn choices_are_scored_only_on_figures_that_may_be_compared() {
    let knowledge = knowledge();
    let (mut scored, mut apart) = (0, 0);
    for scale in &knowledge.attribute_scales {
        let (is_scored, cells) = match &scale.scored_by {
            ScoredBy::Figures(_, cells) => (true, cells),
            ScoredBy::DifferentPeople(_, cells) => (false, cells),
            ScoredBy::Certainty(_) | ScoredBy::Avoiding(_) | ScoredBy::Costs => continue,
        };
        let found: Vec<_> = cells
            .iter()
            .filter_map(|cell| match &cell.on {
                ScoredOn::Finding(finding) => Some(&knowledge.findings[*finding]),
                ScoredOn::Nothing(_) | ScoredOn::Unknown(_) => None,
            })
            .collect();
        let is_fair = found.iter().all(|one| {
            found.iter().all(|other| {
                let by_lot = one.compare_within.is_some_and(|group| {
                    knowledge.comparison_groups[group].assignment
                        == spinecmp::knowledge::Assignment::ByLot
                });
                one.id == other.id || by_lot && one.comparable_with(other).is_some()
            })
        });
        assert_eq!(is_scored, is_fair, "{}", scale.what);
        *(if is_scored { &mut scored } else { &mut apart }) += 1;
    }
    assert!(scored > 5 && apart > 5, "{scored} and {apart}");
}

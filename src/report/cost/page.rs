//! The costs as a page: what it costs in all, what of it is yours, how it adds up, how sure it is, what was taken for granted.

use super::estimate::CostReport;
use super::{doubt, glossary, heading, list, share, words};
use crate::cost::{
    Average, Column, End, Estimate, Priced, Range, Scenario, SharedBill, Strategy, Timing,
};
use crate::knowledge::{PriceBasis, Terms};
use crate::report::citations::Citations;
use crate::report::number::decimal;
use crate::report::{Block, Cell, Figure, Group, Matrix, Page, Row, Text, colophon};
use crate::values::{Money, plural};

pub(super) fn page(report: &CostReport) -> Page {
    let knowledge = report.knowledge;
    let mut citations = Citations::default();
    let mut blocks = vec![
        Block::Paragraph(Text::strong(&knowledge.about.warning)),
        Block::Paragraph(whose_prices(report)),
        Block::Matrix(matrix(report, &mut citations)),
    ];
    blocks.extend(pathways(report, &mut citations));
    blocks.extend(worth_knowing(report, &mut citations));
    blocks.extend(doubt::break_even(report));
    blocks.extend(doubt::simulation(report));
    blocks.extend(doubt::sensitivity(report));
    blocks.extend(doubt::usual_sessions(report, &mut citations));
    blocks.extend(sums(report));
    if let Some(plan) = &report.plan {
        blocks.extend(plan.blocks(&mut citations));
    }
    blocks.extend(also_published(report, &mut citations));
    blocks.push(heading("Taken for granted"));
    blocks.push(list(taken_for_granted(report)));
    if !knowledge.costs.items.is_empty() {
        blocks.push(Block::Paragraph(
            Text::plain("Lost work, travel, therapy, scans and more can be added: ")
                .then_code("--with ID=COUNT")
                .then("; what there is: ")
                .then_code("spinecmp cost --list-prices")
                .then("."),
        ));
    }
    blocks.extend(glossary::blocks(knowledge, &blocks));
    blocks.extend(colophon::of_prices(knowledge, &citations, report.today));
    Page {
        title: Text::plain(title(report)),
        blocks,
        compact: false,
    }
}

fn title(report: &CostReport) -> String {
    let years = if report.model().years > 1 {
        format!(" over {} years", report.model().years)
    } else {
        String::new()
    };
    match &report.plan {
        Some(plan) => format!("What it costs{years}, with: {}", plan.label),
        None => format!("What it costs{years}"),
    }
}

/// Whose prices these are, and what to type for others.
fn whose_prices(report: &CostReport) -> Text {
    let frame = report.knowledge.costs.frame.as_ref();
    let what = frame
        .and_then(|frame| frame.payer(report.payer))
        .map_or(String::new(), |payer| {
            format!("Prices: {}. {}", payer.label, payer.what)
        });
    let text = Text::plain(what);
    let text = if report.payer_is_known {
        text
    } else {
        let others: Vec<String> = frame
            .into_iter()
            .flat_map(|frame| &frame.payers)
            .filter(|other| other.payer != report.payer)
            .map(|other| format!("--payer {}", other.payer.slug()))
            .collect();
        if others.is_empty() {
            text
        } else {
            text.then(" Nobody was named who pays; for others: ")
                .then_code(crate::values::join_with(&others, "or"))
                .then(".")
        }
    };
    if report.plan.is_some() {
        return text;
    }
    text.then(" What of it you pay yourself depends on your plan: ")
        .then_code("--plan ID_or_FILE")
        .then(" (")
        .then_code("spinecmp cost --list-plans")
        .then(").")
}

fn matrix(report: &CostReport, citations: &mut Citations) -> Matrix {
    let columns: Vec<_> = report
        .built
        .columns
        .iter()
        .filter_map(|column| Some((column, report.of(column)?)))
        .collect();
    let row = |label: &str, caution: Option<&str>, cell: &mut dyn FnMut(usize) -> Cell| Row {
        label: Text::plain(label),
        caution: caution.map(Text::plain),
        cells: columns
            .iter()
            .map(|(column, _)| match column {
                Column::Priced(place) => cell(*place),
                Column::Unpriced(_, reason) => Cell::Absent(Text::plain(reason)),
            })
            .collect(),
    };
    let in_all_note = report
        .plan
        .as_ref()
        .filter(|plan| !matches!(plan.plan.terms, Terms::Uninsured { .. }))
        .map(|_| "What the plan and you pay together.");
    let mut rows = vec![row("In all", in_all_note, &mut |place| {
        in_all(report, place)
    })];
    if let Some(plan) = &report.plan {
        let note = matches!(plan.plan.terms, Terms::Uninsured { .. })
            .then_some("Without insurance all of it is yours.");
        rows.push(row("Your own share", note, &mut |place| {
            own_share(report, place)
        }));
    }
    rows.push(row("What that is", None, &mut |place| {
        what_is_priced(report, citations, place)
    }));
    Matrix {
        columns: columns
            .iter()
            .map(|(_, of)| Text::plain(report.short(*of)))
            .collect(),
        groups: vec![Group {
            heading: Text::plain("Side by side"),
            rows,
        }],
    }
}

/// The things of a column, each with what kind of price it is.
fn what_is_priced(report: &CostReport, citations: &mut Citations, place: usize) -> Cell {
    let Some(strategy) = report.model().strategies.get(place) else {
        return Cell::Absent(Text::default());
    };
    let steps =
        std::iter::once((strategy.first, false)).chain(strategy.then.map(|then| (then, true)));
    let mut figures = Vec::new();
    for (step, may_follow) in steps {
        let Some((price, quote)) = report.price(step.quote).zip(report.quote(step.quote)) else {
            continue;
        };
        let numbers = citations.cite(&quote.sources, Some(price.provenance));
        let often = if may_follow {
            "if that is not enough".to_owned()
        } else {
            words::how_often(step.repeat, report.model().sessions, report.model().years)
        };
        let mut details = vec![Text::plain(words::sentence(&often))];
        if let Some(incomplete) = &price.incomplete {
            details.push(Text::strong(format!("Not the whole price: {incomplete}.")));
        }
        let place = quote
            .site
            .map(|site| words::site(site).to_owned())
            .or_else(|| words::ends(quote.spread))
            .map_or(String::new(), |place| format!("{place}; "));
        details.push(
            Text::plain(format!(
                "{}: {place}{}",
                price.label,
                words::basis(price.basis)
            ))
            .then_notes(numbers),
        );
        figures.push(Figure {
            lead: Text::default(),
            details,
        });
    }
    for addition in &strategy.additions {
        figures.push(Figure {
            lead: Text::default(),
            details: vec![Text::plain(format!(
                "And {} x {}",
                addition.count,
                report.thing(addition.quote)
            ))],
        });
    }
    Cell::Figures(figures)
}

/// What a column costs, whoever pays.
fn in_all(report: &CostReport, place: usize) -> Cell {
    let estimate = report.estimates.get(place);
    let branches = estimate.and_then(|estimate| estimate.branches.as_ref());
    range_cell(
        estimate.map(|estimate| estimate.total),
        branches.map(|branches| (branches.without.total, branches.with.total)),
    )
}

/// What of it the person pays.
fn own_share(report: &CostReport, place: usize) -> Cell {
    let estimate = report.estimates.get(place);
    let branches = estimate.and_then(|estimate| estimate.branches.as_ref());
    range_cell(
        estimate.and_then(|estimate| estimate.patient),
        branches.and_then(|branches| branches.without.patient.zip(branches.with.patient)),
    )
}

fn range_cell(range: Option<Range>, branches: Option<(Range, Range)>) -> Cell {
    let Some(range) = range else {
        return Cell::Absent(Text::default());
    };
    let details = match branches {
        None => usual(&range),
        Some((without, with)) => vec![
            Text::plain(format!("{} if the first is enough", words::range(&without))),
            Text::plain(format!("{} if both are needed", words::range(&with))),
        ],
    };
    Cell::Figures(vec![Figure {
        lead: Text::plain(words::range(&range)),
        details,
    }])
}

fn usual(range: &Range) -> Vec<Text> {
    if range.is_one_amount() {
        return Vec::new();
    }
    match range.typical {
        Some(typical) => vec![Text::plain(format!("typical {typical}"))],
        None => vec![Text::plain("no typical amount was found")],
    }
}

/// How many go on, by who was counted, and what that means for a hundred people.
fn pathways(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (strategy, estimate) in report.priced() {
        let crate::cost::Of::Pathway(pathway) = strategy.of else {
            continue;
        };
        let pathway = &report.knowledge.costs.pathways[pathway];
        blocks.push(heading(&format!("How many go on: {}", pathway.label)));
        let mut items: Vec<Text> = pathway
            .chances
            .iter()
            .map(|chance| {
                let people = decimal(chance.people());
                let others = decimal(100.0 - chance.people());
                let count = chance.count.map_or(String::new(), |count| {
                    format!(" ({} of {})", count.events, count.of)
                });
                let numbers = citations.cite(&chance.sources, Some(chance.provenance));
                Text::strong(format!("{people} of 100"))
                    .then(format!(
                        " had the operation too, {others} did not{count}; {}; {}",
                        chance.within, chance.who
                    ))
                    .then_notes(numbers)
            })
            .collect();
        if let Some(branches) = &estimate.branches
            && let Some([low, high]) = branches.average
        {
            items.push(Text::plain(average(report, low, high)));
        }
        blocks.push(Block::List {
            ordered: false,
            items,
        });
        if let Some(note) = &pathway.note {
            blocks.push(Block::Paragraph(Text::quiet(note)));
        }
    }
    blocks
}

/// The average of a hundred people at both ends of the chance.
fn average(report: &CostReport, low: Average, high: Average) -> String {
    let people = |average: Average| decimal(f64::from(average.chance) / 100.0);
    let one = |average: Average| {
        let mine = if report.plan.is_some() {
            format!(", and {} of their own", average.totals.patient)
        } else {
            String::new()
        };
        format!("{} a person in all{mine}", average.totals.all)
    };
    let first = format!(
        "If {} of 100 go on, the average at typical prices is {}.",
        people(low),
        one(low)
    );
    if low.chance == high.chance {
        return first;
    }
    format!(
        "{first} If {} of 100 go on, it is {}.",
        people(high),
        one(high)
    )
}

/// Limits of payers, and where the date or the site changes what a person pays.
fn worth_knowing(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let mut items: Vec<Text> = Vec::new();
    for (place, limit) in &report.limits {
        let criterion = &report.knowledge.criteria[limit.criterion];
        let rule_set = &report.knowledge.rule_sets[limit.rule_set];
        let numbers = citations.cite(&criterion.sources, Some(rule_set.provenance));
        items.push(
            Text::strong(format!("{}: ", report.short_at(*place)))
                .then(format!(
                    "{} sessions in twelve months may not all be paid for. At the last of them this rule speaks against it: \"{}\" ({}). The sums here take all as covered.",
                    report.model().sessions.high, criterion.text, rule_set.label
                ))
                .then_notes(numbers),
        );
    }
    for (strategy, estimate) in report.priced() {
        let name = report.short(strategy.of);
        items.extend(
            estimate
                .timing
                .map(|timing| Text::strong(format!("{name}: ")).then(timing_words(timing))),
        );
        items.extend(
            cheaper_for_you(estimate).map(|words| Text::strong(format!("{name}: ")).then(words)),
        );
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Worth knowing"),
        Block::List {
            ordered: false,
            items,
        },
    ]
}

fn timing_words(timing: Timing) -> String {
    let difference = |less: Money, more: Money| (more - less).to_string();
    match timing {
        Timing::SecondStep {
            same_year,
            next_year,
        } if same_year < next_year => format!(
            "when it is done makes a difference. With both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}. Having both in one plan year would save {}.",
            difference(same_year, next_year)
        ),
        Timing::SecondStep {
            same_year,
            next_year,
        } => format!(
            "when it is done makes a difference. With both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}, which is {} less.",
            difference(next_year, same_year)
        ),
        Timing::OneYear { spread, together } if together < spread => format!(
            "the deductible starts again each plan year. The same number of sessions inside one plan year would cost you {together} in place of {spread}, {} less.",
            difference(together, spread)
        ),
        Timing::OneYear { spread, together } => format!(
            "the same number of sessions inside one plan year would cost you {together} in place of {spread}, {} more.",
            difference(spread, together)
        ),
    }
}

/// Where what costs more in all costs the person less.
fn cheaper_for_you(estimate: &Estimate) -> Option<String> {
    let at = |wanted: End| {
        estimate
            .scenarios
            .iter()
            .find(|scenario| scenario.end == wanted)
            .map(|scenario| scenario.totals)
    };
    let (low, high) = (at(End::Low)?, at(End::High)?);
    (estimate.patient.is_some() && high.all > low.all && high.patient < low.patient).then(|| {
        format!(
            "the dearest way ({} in all) leaves you less to pay ({}) than the cheapest ({} in all, {} yours), because a limit of the plan stops your share.",
            high.all, high.patient, low.all, low.patient
        )
    })
}

/// The sums bill by bill: the typical one, or all three when asked to explain.
fn sums(report: &CostReport) -> Vec<Block> {
    if report.plan.is_none() && !report.explain {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    for (strategy, estimate) in report.priced() {
        let mut ends: Vec<&Scenario> = estimate
            .scenarios
            .iter()
            .filter(|scenario| report.explain || scenario.end == End::Typical)
            .collect();
        if ends.is_empty() {
            ends.extend(
                estimate
                    .scenarios
                    .iter()
                    .filter(|scenario| scenario.end == End::High),
            );
        }
        // The three ends of one known amount are one sum.
        if estimate.total.is_one_amount() && estimate.patient.is_none_or(|p| p.is_one_amount()) {
            ends.truncate(1);
        }
        let is_one = ends.len() == 1 && estimate.total.is_one_amount();
        for scenario in ends {
            let which = match (is_one, scenario.end) {
                (true, _) => "",
                (false, End::Low) => ", at the low end",
                (false, End::Typical) => ", at typical prices",
                (false, End::High) => ", at the high end",
            };
            let both = if strategy.is_pathway() {
                ", both steps"
            } else {
                ""
            };
            blocks.push(Block::Heading {
                level: 3,
                text: Text::plain(format!("{}{both}{which}", report.short(strategy.of))),
            });
            blocks.push(Block::List {
                ordered: false,
                items: bills(report, scenario),
            });
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading("How it adds up"));
    }
    blocks
}

/// The bills of a scenario. A run of bills that comes again and again (a session) is told once.
fn bills(report: &CostReport, scenario: &Scenario) -> Vec<Text> {
    let told: Vec<(Text, String)> = scenario
        .bills
        .iter()
        .map(|bill| {
            let text = one_bill(report, bill);
            let words = text.bare();
            (text, words)
        })
        .collect();
    let mut texts = Vec::new();
    let mut rest = told.as_slice();
    while !rest.is_empty() {
        let (length, times) = repeated(rest);
        let (run, _) = rest.split_at(length);
        for (text, _) in run {
            texts.push(if times > 1 {
                text.clone()
                    .then(format!(" {}", plural(times, "time", "times")))
            } else {
                text.clone()
            });
        }
        rest = rest.get(length * times..).unwrap_or_default();
    }
    let mine = if report.plan.is_some() {
        format!("; you pay {}", scenario.totals.patient)
    } else {
        String::new()
    };
    texts.push(Text::strong(format!(
        "In all {}{mine}",
        scenario.totals.all
    )));
    texts
}

/// How long the run of bills at the start is that comes again at once, and how often it comes.
fn repeated(bills: &[(Text, String)]) -> (usize, usize) {
    let same = |left: &[(Text, String)], right: &[(Text, String)]| {
        left.iter()
            .map(|(_, words)| words)
            .eq(right.iter().map(|(_, words)| words))
    };
    for length in 1..=bills.len() / 2 {
        let (run, _) = bills.split_at(length);
        let times = bills
            .chunks_exact(length)
            .take_while(|chunk| same(run, chunk))
            .count();
        if times > 1 {
            return (length, times);
        }
    }
    (1, 1)
}

fn one_bill(report: &CostReport, bill: &SharedBill) -> Text {
    let year = if report.model().years > 1 {
        format!("Year {}, ", bill.year)
    } else {
        String::new()
    };
    let text = Text::plain(format!(
        "{year}{}, {}, {}",
        report.thing(bill.quote),
        super::course::service_words(bill.service),
        bill.allowed
    ));
    match &bill.split {
        Some(split) => text
            .then(": you pay ")
            .then_strong(split.patient.to_string())
            .then(format!(" ({})", share::sentence(split))),
        None => text,
    }
}

/// Other published figures for the same treatments: prices of other kinds, and what is billed before discounts, told apart.
fn also_published(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let used: Vec<_> = report
        .model()
        .quotes
        .iter()
        .filter_map(Priced::price)
        .collect();
    let treatments: Vec<crate::knowledge::Priced> = report
        .model()
        .quotes
        .iter()
        .filter_map(|priced| Some(report.knowledge.costs.prices[priced.price()?].of))
        .collect();
    let mut others: Vec<Text> = Vec::new();
    let mut charges: Vec<Text> = Vec::new();
    for (pointer, price) in report.knowledge.costs.prices.refs() {
        if used.contains(&pointer) || !treatments.contains(&price.of) {
            continue;
        }
        let numbers = price.sources();
        let text = |citations: &mut Citations| {
            let cited = citations.cite(&numbers, Some(price.provenance));
            Text::plain(format!("{}: ", price.label))
                .then_strong(super::lists::amounts(price))
                .then(format!(
                    "; {}; for {}; {}",
                    words::basis(price.basis),
                    words::episode(price.episode),
                    price.who
                ))
                .then_notes(cited)
        };
        match price.basis {
            PriceBasis::Charge => charges.push(text(citations)),
            PriceBasis::Reported => others.push(text(citations)),
            _ if price.payer == Some(report.payer)
                && !price.is_default
                && price.variants.is_empty() =>
            {
                others.push(text(citations));
            }
            _ => {}
        }
    }
    let mut blocks = Vec::new();
    if !others.is_empty() {
        blocks.push(heading("Also published"));
        blocks.push(Block::List {
            ordered: false,
            items: others,
        });
    }
    if !charges.is_empty() {
        blocks.push(heading("Billed, before discounts: not what people pay"));
        blocks.push(Block::List {
            ordered: false,
            items: charges,
        });
    }
    blocks
}

/// Everything that was taken for granted, the particular first.
pub(super) fn taken_for_granted(report: &CostReport) -> Vec<String> {
    let knowledge = report.knowledge;
    let model = report.model();
    let mut taken = Vec::new();
    let index = &knowledge.costs.indexes[report.index].label;
    let mut has_sessions = false;
    for (place, priced) in model.quotes.iter().enumerate() {
        let quote = match priced {
            Priced::Known(quote) => quote,
            Priced::Own { bill, year, .. } => {
                let rate = year.map_or("your own amount".to_owned(), |year| {
                    format!("the known rate of {year}")
                });
                taken.push(format!(
                    "{}: {} each, {rate}.",
                    report.thing(place),
                    bill.amount
                ));
                continue;
            }
        };
        let price = &knowledge.costs.prices[quote.price];
        let thing = report.thing(place);
        taken.extend(
            quote
                .remarks
                .iter()
                .map(|remark| words::remark(thing, remark, index)),
        );
        // An official rate speaks for itself; how any other figure was come by must be said.
        if let Some(note) = price
            .note
            .as_ref()
            .filter(|_| price.basis != PriceBasis::OfficialRate)
        {
            taken.push(format!("{thing}: {note}"));
        }
        if let Some(incomplete) = &price.incomplete {
            taken.push(format!(
                "{thing}: not the whole price. {}",
                words::sentence(incomplete)
            ));
        } else if !price.not_included.is_empty() {
            taken.push(format!(
                "{thing}: on top come {}.",
                crate::values::join_with(&price.not_included, "and")
            ));
        }
    }
    for strategy in &model.strategies {
        has_sessions |= strategy.first.repeat == crate::cost::Repeat::Sessions;
    }
    if has_sessions && !report.sessions_are_known {
        taken.push("One session a year, because no number was named (--sessions 3).".to_owned());
    }
    if model.years > 1 {
        taken.push(format!(
            "Prices and the plan stay as they are in all {} years, and later money counts like money today.",
            model.years
        ));
    }
    if model.strategies.iter().any(Strategy::is_pathway) {
        taken.push("Where the operation follows, it comes in the same plan year, after the sessions, and ends them.".to_owned());
    }
    if model
        .strategies
        .iter()
        .any(|strategy| !strategy.additions.is_empty())
    {
        taken.push(
            "What was added with --with comes in the first year, after the treatment.".to_owned(),
        );
    }
    if let Some(plan) = &report.plan {
        taken.extend(plan.taken_for_granted());
        let wanted = plan.payer();
        if wanted != report.payer {
            taken.push(format!(
                "The prices are those of {}, though the plan goes with those of {}.",
                words::payer(report.payer),
                words::payer(wanted)
            ));
        }
        let year = super::document::price_year(report);
        if let (Some(amounts), Some(prices)) = (plan.medicare_year, year)
            && amounts != prices
        {
            taken.push(format!(
                "Medicare's deductibles are those of {amounts}, the prices those of {prices}."
            ));
        }
    }
    taken.extend(
        knowledge
            .costs
            .frame
            .iter()
            .flat_map(|frame| frame.assumptions.clone()),
    );
    taken
}

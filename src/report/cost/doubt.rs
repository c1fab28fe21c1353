//! How sure the sums are, on the page: the simulated cases, and how they are drawn.

use super::spreads::spreads;
use crate::answer::CostReport;
use crate::cost::{Distribution, Repeat, Wins};
use crate::report::citations::Citations;
use crate::report::{Block, Cell, Figure, Group, Matrix, Row, Text};
use crate::wording::number::{decimal, whole};

pub(super) fn simulation(report: &CostReport) -> Vec<Block> {
    let Some((settings, simulation)) = &report.simulation else {
        return Vec::new();
    };
    let row = |label: &str, of: &dyn Fn(usize) -> Option<Distribution>| Row {
        label: Text::plain(label),
        caution: None,
        cells: (0..simulation.strategies.len())
            .map(|place| of(place).map_or(Cell::Absent(Text::default()), distribution))
            .collect(),
    };
    let mut rows = vec![row("In all", &|place| Some(simulation.strategies.get(place)?.total))];
    if report.plan.is_some() {
        rows.push(row("Your own share", &|place| simulation.strategies.get(place)?.patient));
    }
    let mut items = Vec::new();
    for pair in &simulation.pairs {
        // A year of care and a single treatment are not set against each other.
        if report.is_of_a_year(pair.of.0) != report.is_of_a_year(pair.of.1) {
            continue;
        }
        let (first, second) = (report.heading(pair.of.0), report.heading(pair.of.1));
        items.push(Text::plain(wins(&first, &second, "in all", &pair.total)));
        if let Some(patient) = &pair.patient {
            items.push(Text::plain(wins(&first, &second, "you", patient)));
        }
    }
    let mut blocks = vec![
        Block::heading(2, format!("{} simulated cases", whole(settings.cases as u64))),
        Block::Paragraph(
            Text::plain(how_drawn(report, settings.sessions))
                .then(" The same command with ")
                .then_code(format!("--seed {}", settings.seed))
                .then(" draws the same cases again."),
        ),
        Block::Matrix(Matrix {
            columns: (0..report.model().strategies.len())
                .map(|place| Text::plain(report.heading(place)))
                .collect(),
            groups: vec![Group { heading: Text::plain("Side by side"), rows }],
        }),
    ];
    if report.pictures {
        blocks.extend(spreads(report, simulation));
    }
    if !items.is_empty() {
        blocks.push(Block::List { ordered: false, items });
    }
    blocks
}

fn distribution(of: Distribution) -> Cell {
    let (lead, details) = figures(&of);
    Cell::Figures(vec![Figure {
        lead: Text::plain(lead),
        details: details.into_iter().map(Text::plain).collect(),
        ..Figure::default()
    }])
}

/// A distribution in words: the middle, then what else there is to say.
pub(super) fn figures(of: &Distribution) -> (String, Vec<String>) {
    if of.least == of.most {
        return (of.median.to_string(), vec!["in every case".to_owned()]);
    }
    (
        format!("{} or less in half of the cases", of.median),
        vec![format!("from {} to {} in 90 of 100", of.p5, of.p95), format!("average {}", of.mean)],
    )
}

/// "In 83 of 100 simulated cases A costs you less than B, in 17 more."
fn wins(first: &str, second: &str, whom: &str, wins: &Wins) -> String {
    let all = wins.first + wins.same + wins.second;
    let of_100 = |count: u64| {
        let all = u128::from(all.max(1));
        match (u128::from(count) * 200 + all) / (all * 2) {
            0 if count > 0 => "fewer than 1".to_owned(),
            100 if u128::from(count) < all => "more than 99".to_owned(),
            rounded => rounded.to_string(),
        }
    };
    let costs = if whom == "you" { "costs you".to_owned() } else { "costs".to_owned() };
    let tail = if whom == "you" { "" } else { " in all" };
    let same = if wins.same > 0 {
        format!(", and in {} the same", of_100(wins.same))
    } else {
        String::new()
    };
    format!(
        "In {} of 100 simulated cases \"{first}\" {costs} less{tail} than \"{second}\"; in {} it {costs} more{same}.",
        of_100(wins.first),
        of_100(wins.second)
    )
}

fn how_drawn(report: &CostReport, sessions: crate::cost::Sessions) -> String {
    let mut parts = vec![
        "Each case draws its own prices: where a low, a typical and a high amount are known, near the typical one most often (a triangle); where only two ends are known, any amount between them; where official rates differ by site, one of the sites.".to_owned(),
    ];
    if sessions.low != sessions.high {
        parts.push(format!(
            "Sessions a year: {} to {}, each number as likely as the next.",
            sessions.low, sessions.high
        ));
    }
    for (place, chance) in report.model().chances.iter().enumerate() {
        if let Some((low, high)) = chance {
            let people = |chance: &u16| decimal(f64::from(*chance) / 100.0);
            parts.push(if low == high {
                format!("\"{}\": {} of 100 go on.", report.heading(place), people(low))
            } else {
                format!(
                    "\"{}\": how many go on is drawn too, from {} to {} of 100, because studies of different people found so many.",
                    report.heading(place),
                    people(low),
                    people(high)
                )
            });
        }
    }
    parts.push(
        "All choices see the same draws. It shows the spread of what is known, not what will happen to one person.".to_owned(),
    );
    parts.join(" ")
}

/// Where no number of sessions was named, which are looked at and why.
pub(super) fn usual_sessions(report: &CostReport, citations: &mut Citations) -> Option<Block> {
    let is_asked = report.simulation.is_some() || report.sensitivity.is_some();
    let frame = report.knowledge.costs.frame.as_ref()?;
    let usual = frame.sessions.as_ref()?;
    let has_sessions =
        report.model().strategies.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    if report.sessions_are_known || !is_asked || !has_sessions {
        return None;
    }
    let numbers = citations.cite(&usual.sources, None);
    Some(Block::Paragraph(
        Text::plain(format!(
            "No number of sessions was named, so here {} to {} a year are looked at. {}",
            usual.low, usual.high, usual.text
        ))
        .then_notes(numbers),
    ))
}

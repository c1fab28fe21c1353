//! How sure the sums are, on the page: the simulation, what matters most (a tornado), the break-even point.

use super::axis::{self, Axis};
use super::estimate::CostReport;
use super::{heading, words};
use crate::cost::{Distribution, Input, Meeting, Priced, Repeat, Wins};
use crate::report::citations::Citations;
use crate::report::number::{decimal, whole};
use crate::report::{
    Bar, Block, Cell, Drawing, Figure, Group, Matrix, Picture, RangeGroup, Ranges, Row, Text, Tick,
};

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
    let mut rows = vec![row("In all", &|place| {
        Some(simulation.strategies.get(place)?.total)
    })];
    if report.plan.is_some() {
        rows.push(row("Your own share", &|place| {
            simulation.strategies.get(place)?.patient
        }));
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
        heading(&format!("{} simulated cases", whole(settings.cases as u64))),
        Block::Paragraph(Text::plain(how_drawn(report, settings.sessions))),
        Block::Matrix(Matrix {
            columns: (0..report.model().strategies.len())
                .map(|place| Text::plain(report.heading(place)))
                .collect(),
            groups: vec![Group {
                heading: Text::plain("Side by side"),
                rows,
            }],
        }),
    ];
    if !items.is_empty() {
        blocks.push(Block::List {
            ordered: false,
            items,
        });
    }
    blocks
}

fn distribution(of: Distribution) -> Cell {
    if of.least == of.most {
        return Cell::Figures(vec![Figure {
            lead: Text::plain(of.median.to_string()),
            details: vec![Text::plain("in every case")],
            ..Figure::default()
        }]);
    }
    Cell::Figures(vec![Figure {
        lead: Text::plain(format!("{} or less in half of the cases", of.median)),
        details: vec![
            Text::plain(format!("from {} to {} in 90 of 100", of.p5, of.p95)),
            Text::plain(format!("average {}", of.mean)),
        ],
        ..Figure::default()
    }])
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
    let costs = if whom == "you" {
        "costs you".to_owned()
    } else {
        "costs".to_owned()
    };
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
    let has_sessions = report
        .model()
        .strategies
        .iter()
        .any(|strategy| strategy.first.repeat == Repeat::Sessions);
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

pub(super) fn sensitivity(report: &CostReport) -> Vec<Block> {
    let Some(found) = &report.sensitivity else {
        return Vec::new();
    };
    let what = if found.of_patient {
        "your own share"
    } else {
        "the cost in all"
    };
    let of = match found.of {
        (first, None) => format!("{what} of \"{}\"", report.heading(first)),
        (first, Some(second)) => format!(
            "{what} of \"{}\" less that of \"{}\"",
            report.heading(first),
            report.heading(second)
        ),
    };
    let mut blocks = vec![heading("What matters most")];
    if found.bars.is_empty() {
        blocks.push(Block::Paragraph(Text::plain(format!(
            "Nothing here has a range, so nothing moves {of}: {}.",
            found.base
        ))));
        return blocks;
    }
    let sessions = report.model().sessions;
    let has_sessions = report
        .model()
        .strategies
        .iter()
        .any(|strategy| strategy.first.repeat == Repeat::Sessions);
    let middle = if sessions.low == sessions.high || !has_sessions {
        String::new()
    } else {
        format!(
            " ({} a year)",
            plural_sessions(sessions.at(crate::cost::End::Typical))
        )
    };
    let below = if found.of.1.is_some() {
        " Below zero the first costs less, above zero the second."
    } else {
        ""
    };
    blocks.push(Block::Paragraph(Text::plain(format!(
        "With everything in the middle{middle}, {of} is {} on average.{below} One input at a time is moved from its low to its high end; the others stay. Longest bar first.",
        found.base
    ))));
    let least = found
        .bars
        .iter()
        .map(|bar| bar.at_low.min(bar.at_high))
        .min()
        .unwrap_or_default()
        .min(found.base);
    let most = found
        .bars
        .iter()
        .map(|bar| bar.at_low.max(bar.at_high))
        .max()
        .unwrap_or_default()
        .max(found.base);
    let axis = Axis::over(least, most);
    let bars = found
        .bars
        .iter()
        .map(|bar| {
            let (low, high) = (bar.at_low.min(bar.at_high), bar.at_low.max(bar.at_high));
            Bar {
                label: Text::plain(input(report, bar.input)),
                span: Some((axis.place(low), axis.place(high))),
                words: Text::plain(format!("{} to {}", axis::rounded(low), axis::rounded(high))),
                ..Bar::default()
            }
        })
        .collect();
    blocks.push(Block::Picture(Picture {
        drawing: Drawing::Ranges(Ranges {
            axis: axis.ticks(),
            lines: vec![Tick {
                at: axis.place(found.base),
                label: format!(
                    "with everything in the middle: {}",
                    axis::rounded(found.base)
                ),
            }],
            groups: vec![RangeGroup {
                heading: Text::default(),
                bars,
            }],
        }),
        ..Picture::default()
    }));
    blocks
}

/// An input in words.
pub(super) fn input(report: &CostReport, input: Input) -> String {
    match input {
        Input::Price(place) => match report.model().quotes.get(place) {
            Some(Priced::Known(_)) => format!("Price: {}", report.thing(place).to_lowercase()),
            _ => report.thing(place).to_owned(),
        },
        Input::Sessions => format!(
            "Sessions: {} to {}",
            report.model().sessions.low,
            report.model().sessions.high
        ),
        Input::Chance(place) => {
            let chance = report.model().chances.get(place).copied().flatten();
            let (low, high) = chance.unwrap_or_default();
            let people = |chance: u16| decimal(f64::from(chance) / 100.0);
            format!("Go on: {} to {} of 100", people(low), people(high))
        }
    }
}

pub(super) fn break_even(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let Some(found) = &report.break_even else {
        return Vec::new();
    };
    let (session, once) = (report.heading(found.sessions), report.heading(found.once));
    let mut items = Vec::new();
    let [least, typical, most] = found.total;
    if let Some(typical) = typical {
        items.push(
            Text::strong("In all, at typical prices: ").then(meeting(&session, &once, &typical)),
        );
    }
    if let (Some(least), Some(most)) = (least, most)
        && least.sessions != most.sessions
    {
        items.push(Text::strong("In all, over the whole range: ").then(format!(
            "from {} (the dearest sessions against the cheapest \"{once}\": {}) to {} (the cheapest sessions against the dearest: {}).",
            plural_sessions(least.sessions),
            of_sessions(&least),
            plural_sessions(most.sessions),
            of_sessions(&most)
        )));
    }
    if let Some(patient) = &found.patient {
        items.push(match &patient.in_one_year {
            Some(found) => Text::strong("For you, all in one plan year: ")
                .then(meeting(&session, &once, found)),
            None => Text::strong("For you, all in one plan year: ").then(format!(
                "never. However many sessions, they leave you less to pay than the {} of \"{once}\".",
                patient.once
            )),
        });
        let pace = words::sessions(crate::cost::Sessions {
            low: patient.pace,
            high: patient.pace,
        });
        items.push(match &patient.at_pace {
            Some(found) => Text::strong(format!("For you, {pace} in each plan year: "))
                .then(meeting(&session, &once, found)),
            None => Text::strong(format!("For you, {pace} in each plan year: ")).then(format!(
                "not within {} sessions.",
                crate::cost::MOST_SESSIONS
            )),
        });
    }
    vec![
        heading(&format!("How many sessions cost as much as \"{once}\"?")),
        Block::List {
            ordered: false,
            items,
        },
        Block::Paragraph(even_words(report, citations)),
    ]
}

/// What the count does not say; and the rule of a payer that so many sessions would run into.
fn even_words(report: &CostReport, citations: &mut Citations) -> Text {
    let has_more = report.model().years > 1
        || report
            .model()
            .strategies
            .iter()
            .any(|strategy| !strategy.additions.is_empty());
    let only = if has_more {
        " It is about the treatments alone, without what was added, and not about --years."
    } else {
        ""
    };
    let text = Text::quiet(format!(
        "A count of money only: it says nothing about what helps, or how long.{only}"
    ));
    let Some((_, limit)) = report.even_limit else {
        return text;
    };
    let criterion = &report.knowledge.criteria[limit.criterion];
    let rule_set = &report.knowledge.rule_sets[limit.rule_set];
    let numbers = citations.cite(&criterion.sources, Some(rule_set.provenance));
    text.then(format!(
        " So many sessions in twelve months may not all be paid for: \"{}\" ({}).",
        criterion.text, rule_set.label
    ))
    .then_notes(numbers)
}

fn of_sessions(meeting: &Meeting) -> String {
    format!("{} together, against {}", meeting.cost, meeting.once)
}

fn meeting(session: &str, once: &str, found: &Meeting) -> String {
    if found.is_exact() {
        return format!(
            "{} of \"{session}\" cost exactly as much as \"{once}\": {}.",
            plural_sessions(found.sessions),
            found.cost
        );
    }
    format!(
        "{} of \"{session}\" cost at least as much as \"{once}\" ({} against {}); one fewer costs less.",
        plural_sessions(found.sessions),
        found.cost,
        found.once
    )
}

fn plural_sessions(count: u32) -> String {
    crate::values::plural(count as usize, "session", "sessions")
}

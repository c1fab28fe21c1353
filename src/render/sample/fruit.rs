//! A small answer about apples, pears and quinces, with every kind of block in it.

use serde_json::json;

use super::{form, picture};
use crate::answer::{AnswerProvenance, Edition, text};
use crate::report::{
    AlertLevel, Block, Matrix, MatrixCell, MatrixFigure, MatrixGroup, MatrixRow, Note, Page,
    Records, Report, Text, TreeLine, WhenMet,
};
use crate::values::Verdict;

/// Apples, pears and quinces.
pub(in crate::render) struct Fruit;

impl Report for Fruit {
    fn page(&self) -> Page {
        let mut blocks = figures();
        let pictures = picture::all().into_iter().map(Block::Picture).collect();
        blocks.push(Block::section("In pictures", pictures));
        blocks.extend(advice());
        Page { title: "Apples, pears and quinces, side by side".into(), blocks, ..Page::default() }
    }

    fn records(&self, _made: &AnswerProvenance) -> Records {
        Records {
            header: vec!["fruit", "measure", "value", "remark"],
            rows: vec![
                ["apple", "change in price", "-12.5", "\"Sweet\", they say"]
                    .map(String::from)
                    .to_vec(),
                ["pear", "change in price", "", "=1+1"].map(String::from).to_vec(),
            ],
        }
    }

    fn document(&self, _made: &AnswerProvenance) -> serde_json::Value {
        json!({"fruit": [{"name": "apple", "price": 2.4}, {"name": "pear", "price": null}]})
    }

    fn json(&self, made: &AnswerProvenance) -> String {
        text(&self.document(made))
    }

    fn edition(&self) -> Edition<'_> {
        Edition::of(None)
    }

    fn seed(&self) -> Option<u64> {
        None
    }
}

/// What is known.
fn figures() -> Vec<Block> {
    vec![
        Block::Alert {
            level: AlertLevel::Urgent,
            title: "Do not eat the pips".into(),
            body: vec![
                Text::plain("Pips are bitter. If you have swallowed ")
                    .then_strong("a cup of them")
                    .then(", telephone the orchard today; it answers at night too."),
            ],
        },
        Block::Alert {
            level: AlertLevel::Important,
            title: "These are figures for whole orchards".into(),
            body: vec!["No tree is average.".into(), "Yours may bear more or less.".into()],
        },
        Block::Paragraph(
            Text::plain(
                "You asked about three fruits. Every figure comes from a named market report",
            )
            .then_notes(vec![1])
            .then(", and where there is none, the page says why."),
        ),
        Block::Hint(
            Text::plain("To see another orchard, type ")
                .then_code("fruit --orchard north")
                .then("."),
        ),
        Block::Entries(vec![
            ("Orchard".into(), "south slope, 120 trees".into()),
            ("Season".into(), Text::plain("autumn ").then_quiet("(September to November)")),
        ]),
        Block::section(
            "The figures",
            vec![Block::Matrix(matrix()), Block::Picture(picture::tornado())],
        ),
    ]
}

/// What follows from it.
fn advice() -> Vec<Block> {
    let next = vec![
        Block::List {
            ordered: true,
            items: vec![
                "Smell the fruit near the stem, where the scent comes first and stays longest of all."
                    .into(),
                "Wait three days.".into(),
            ],
        },
        Block::List {
            ordered: false,
            items: vec!["A bowl.".into(), Text::plain("A ").then_strong("sharp").then(" knife.")],
        },
    ];
    let sources = vec![
        Note {
            number: 1,
            text: "Market report of the southern orchards, 2024, table 3. https://market.example/report_2024?table=3".into(),
        },
        Note { number: 12, text: "Pear growers’ yearbook.".into() },
    ];
    vec![
        Block::section(
            "Is it ripe?",
            vec![
                Block::Paragraph("Judged from your answers.".into()),
                Block::Steps(vec![ripeness()]),
                Block::section("What to do next", next),
            ],
        ),
        Block::section("For you to fill in", vec![form::form(), form::fold()]),
        Block::section("Sources", vec![Block::Notes(sources)]),
    ]
}

fn figure(lead: Text, details: &[&str]) -> MatrixFigure {
    MatrixFigure::of(lead, details.iter().map(|words| Text::plain(*words)).collect())
}

fn matrix() -> Matrix {
    Matrix {
        columns: vec!["Apples".into(), "Pears, the long-keeping sorts".into(), "Quinces".into()],
        groups: vec![
            MatrixGroup {
                heading: "Price".into(),
                rows: vec![
                    MatrixRow {
                        label: "A kilo at the farm gate (euros, lower is cheaper)".into(),
                        caution: Some("Apples were weighed by the crate and pears one by one: compare with care, and not to the cent.".into()),
                        cells: vec![
                            MatrixCell::Figures(vec![figure(
                                Text::plain("2.40 euros").then_notes(vec![1]),
                                &["against 2.90 in a shop", "range 2.10 to 2.80", "in September", "12 farms"],
                            )]),
                            MatrixCell::Figures(vec![
                                figure(Text::plain("3.10 euros").then_notes(vec![1, 12]), &["against 3.80 in a shop", "8 farms"]),
                                figure("2.95 euros".into(), &["for windfalls"]),
                            ]),
                            MatrixCell::Absent("No figure: quinces are sold by the piece.".into()),
                        ],
                    },
                    MatrixRow {
                        label: "A crate".into(),
                        caution: None,
                        cells: vec![
                            MatrixCell::Figures(vec![figure("−20%".into(), &[])]),
                            MatrixCell::Figures(vec![figure("8 of 10 growers sell it".into(), &["Ask for the small crate."])]),
                            MatrixCell::Figures(vec![figure("Not sold".into(), &[])]),
                        ],
                    },
                ],
            },
            MatrixGroup {
                heading: "Keeping".into(),
                rows: vec![MatrixRow {
                    label: "Weeks in a cool cellar".into(),
                    caution: None,
                    cells: vec![
                        MatrixCell::Figures(vec![figure("20 weeks".into(), &["most sorts"])]),
                        MatrixCell::Figures(vec![figure("12 weeks".into(), &["if picked hard"])]),
                        MatrixCell::Figures(vec![figure("8 weeks".into(), &["away from other fruit, which takes on the scent"])]),
                    ],
                }],
            },
        ],
    }
}

fn step(verdict: Option<Verdict>, text: &str, remarks: &[&str], steps: Vec<TreeLine>) -> TreeLine {
    TreeLine {
        when_met: WhenMet::Met,
        verdict,
        text: text.into(),
        remarks: remarks.iter().map(|words| Text::plain(*words)).collect(),
        steps,
    }
}

fn ripeness() -> TreeLine {
    step(
        Some(Verdict::Unknown),
        "Ripe enough to pick",
        &["One answer is missing."],
        vec![
            step(
                Some(Verdict::Met),
                "At least one sign of ripeness on the tree, seen by daylight and from close by",
                &[],
                vec![
                    step(
                        Some(Verdict::Met),
                        "Comes off with a quarter turn",
                        &["You answered: yes"],
                        vec![],
                    ),
                    step(Some(Verdict::NotMet), "Pips are brown", &["You answered: no"], vec![]),
                ],
            ),
            step(
                Some(Verdict::Unknown),
                "Smells sweet",
                &["Open: does it smell of anything yet?"],
                vec![],
            ),
            step(None, "For quinces: the down has come off", &[], vec![]),
        ],
    )
}

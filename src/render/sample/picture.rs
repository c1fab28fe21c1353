//! Pictures of fruit, one of each kind.

use crate::report::{
    Bar, Courses, Drawing, IconArray, IconFill, Picture, RangeGroup, Ranges, Spread, Spreads, Text,
    Tick, TimeCourse,
};

/// Every kind of picture.
pub(in crate::render) fn all() -> Vec<Picture> {
    vec![icons(), ranges(), courses(), spreads()]
}

fn tick(at: u16, label: &str) -> Tick {
    Tick { at, label: label.to_owned() }
}

/// What moves the price of a crate.
pub(in crate::render) fn tornado() -> Picture {
    let bar = |label: &str, from, to, words: &str| Bar {
        label: label.into(),
        span: Some((from, to)),
        words: words.into(),
        ..Bar::default()
    };
    Picture {
        drawing: Drawing::Ranges(Ranges {
            axis: Vec::new(),
            lines: vec![tick(250, "today")],
            groups: vec![RangeGroup {
                heading: "".into(),
                bars: vec![
                    bar("Weight", 0, 500, "80 to 120"),
                    bar("Price | week", 200, 1000, "90 to 160"),
                ],
            }],
        }),
        ..Picture::default()
    }
}

/// How many trees bear fruit: a figure, a range, none.
fn icons() -> Picture {
    let share = |filled, unsure| Some(IconFill { filled, unsure });
    Picture {
        title: "Trees that bear fruit in their first year, of 100 planted".into(),
        caution: "Each orchard counted its own trees.".into(),
        counted: "Ripe in May".to_owned(),
        drawing: Drawing::Icons(vec![
            IconArray {
                label: "Apples".into(),
                share: share(34, 0),
                words: Text::plain("34 of 100 bore fruit; 66 did not").then_notes(vec![1]),
            },
            IconArray {
                label: "Pears, the long-keeping sorts".into(),
                share: share(8, 9),
                words: Text::plain("8 to 17 of 100 bore fruit; 83 to 92 did not")
                    .then_notes(vec![12]),
            },
            IconArray {
                label: "Quinces".into(),
                share: None,
                words: "No figure: nobody has counted young quinces.".into(),
            },
        ]),
        legend: "Three dry years are among those counted.".into(),
    }
}

/// Points, spans, a part, an absent figure, and lines across.
fn ranges() -> Picture {
    let bar = |label: &str, from, to, point, words: &str| Bar {
        label: label.into(),
        span: Some((from, to)),
        point: Some(point),
        is_part: false,
        words: words.into(),
    };
    Picture {
        counted: String::new(),
        title: "Taste, against fruit from a shop (points on a scale of 10)".into(),
        caution: "Each fruit had judges of its own. Never subtract one from another.".into(),
        drawing: Drawing::Ranges(Ranges {
            axis: vec![
                tick(0, "2 worse"),
                tick(333, "0"),
                tick(500, "1"),
                tick(666, "2"),
                tick(1000, "4 better"),
            ],
            lines: vec![
                tick(333, "no difference"),
                tick(583, "a difference you would taste"),
                tick(83, "a difference you would taste"),
            ],
            groups: vec![
                RangeGroup {
                    heading: "Fresh from the tree".into(),
                    bars: vec![
                        bar(
                            "Apples",
                            500,
                            916,
                            700,
                            "2.2 points better (1 to 3.5); high certainty",
                        ),
                        Bar {
                            is_part: true,
                            ..bar("the red ones", 400, 840, 583, "1.5 points better (0.4 to 3)")
                        },
                        bar(
                            "Pears, the long-keeping sorts",
                            100,
                            500,
                            300,
                            "0.2 points worse (1.4 worse to 1 better); judged by people who had been told which was which, so low certainty",
                        ),
                    ],
                },
                RangeGroup {
                    heading: "After a month".into(),
                    bars: vec![
                        Bar {
                            label: "Apples".into(),
                            point: Some(416),
                            words: "0.5 points better; no range was given".into(),
                            ..Bar::default()
                        },
                        Bar {
                            label: "Quinces".into(),
                            words: "No figure: raw quinces are not eaten.".into(),
                            ..Bar::default()
                        },
                    ],
                },
            ],
        }),
        legend: Text::default(),
    }
}

/// Firmness in the cellar: two options that meet in one point, and one without figures.
fn courses() -> Picture {
    let course = |label: &str, points: &[(u16, u16)], words: &str| TimeCourse {
        label: label.into(),
        points: points.to_vec(),
        words: words.into(),
    };
    Picture {
        title: "Firmness in a cool cellar".into(),
        drawing: Drawing::Courses(Courses {
            times: vec![
                tick(0, "picked"),
                tick(250, "5 weeks"),
                tick(500, "10 weeks"),
                tick(1000, "20 weeks"),
            ],
            values: vec![tick(0, "soft"), tick(500, "50"), tick(1000, "hard")],
            courses: vec![
                course(
                    "Apples",
                    &[(0, 900), (250, 850), (500, 800), (1000, 620)],
                    "90 when picked, then 85, 80 and 62",
                ),
                course(
                    "Pears, the long-keeping sorts",
                    &[(0, 900), (250, 600), (500, 250), (1000, 60)],
                    "90 when picked, then 60, 25 and 6",
                ),
                course("Quinces", &[], "No figure: they stay hard."),
            ],
        }),
        ..Picture::default()
    }
}

/// The weight of crates, with and without a count.
fn spreads() -> Picture {
    Picture {
        title: "Weight of a crate, in 1,000 crates each".into(),
        drawing: Drawing::Spreads(Spreads {
            axis: vec![tick(0, "5 kg"), tick(500, "10 kg"), tick(1000, "15 kg")],
            spreads: vec![
                Spread {
                    label: "Apples".into(),
                    heights: vec![
                        0, 20, 110, 340, 720, 1000, 860, 480, 210, 80, 30, 5, 0, 0, 0, 0, 0, 0, 0,
                        0,
                    ],
                    middle: Some(290),
                    words: "7.9 kg or less in half of the crates; from 6.4 to 9.8 kg in 90 of 100"
                        .into(),
                },
                Spread {
                    label: "Pears".into(),
                    heights: vec![
                        0, 0, 0, 10, 40, 90, 150, 230, 320, 390, 420, 410, 370, 300, 220, 150, 90,
                        40, 20, 5,
                    ],
                    middle: Some(540),
                    words:
                        "10.4 kg or less in half of the crates; from 7.6 to 13.2 kg in 90 of 100"
                            .into(),
                },
                Spread {
                    label: "Quinces".into(),
                    words: "No figure: sold by the piece.".into(),
                    ..Spread::default()
                },
            ],
        }),
        ..Picture::default()
    }
}

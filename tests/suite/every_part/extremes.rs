//! Pictures, forms, trees and folds that no command prints: places off the scale, too much, too little, nothing.

use spinecmp::report::{
    Bar, Block, Courses, Drawing, FormField, IconArray, IconFill, Matrix, MatrixGroup, Picture,
    RangeGroup, Ranges, Spread, Spreads, Text, Tick, TimeCourse, TreeLine, WhenMet,
};

/// One block of every kind and extreme, with these words in every place.
pub(super) fn extremes(text: &Text) -> Vec<Block> {
    let mut blocks: Vec<Block> = drawings(text)
        .into_iter()
        .map(|drawing| {
            Block::Picture(Picture {
                counted: text.bare(),
                title: text.clone(),
                caution: text.clone(),
                drawing,
                legend: text.clone(),
            })
        })
        .collect();
    blocks
        .extend(nothing().map(|drawing| Block::Picture(Picture { drawing, ..Picture::default() })));
    let tree = |steps| TreeLine {
        when_met: WhenMet::Against,
        verdict: None,
        text: text.clone(),
        remarks: Vec::new(),
        steps,
    };
    blocks.push(Block::Steps(vec![(0..30).fold(tree(Vec::new()), |below, _| tree(vec![below]))]));
    blocks.push(Block::Matrix(Matrix::default()));
    blocks.push(Block::Matrix(Matrix {
        columns: vec![text.clone()],
        groups: vec![MatrixGroup::default()],
    }));
    blocks.push(Block::Paragraph(Text::default()));
    blocks.push(Block::List { ordered: false, items: vec![Text::default()] });
    blocks.push(Block::Form(asks(text)));
    blocks.push(Block::Form(Vec::new()));
    blocks.push(Block::fold(Text::default(), Vec::new()));
    let fold = |blocks| Block::fold(text.clone(), blocks);
    blocks.push((0..30).fold(Block::Paragraph(text.clone()), |inner, depth| {
        if depth == 0 {
            fold(vec![inner, Block::Form(vec![lines(text, 1)])])
        } else {
            Block::fold("k", vec![inner])
        }
    }));
    blocks
}

/// Drawings of nothing at all.
fn nothing() -> [Drawing; 5] {
    [
        Drawing::Icons(Vec::new()),
        Drawing::Ranges(Ranges::default()),
        Drawing::Courses(Courses::default()),
        Drawing::Spreads(Spreads::default()),
        Drawing::Ranges(Ranges { groups: vec![RangeGroup::default()], ..Ranges::default() }),
    ]
}

fn drawings(text: &Text) -> Vec<Drawing> {
    let tick = |at| Tick { at, label: text.bare() };
    let ticks = || vec![tick(2000), tick(0), Tick::default(), tick(u16::MAX)];
    let array = |share| IconArray { label: text.clone(), share, words: text.clone() };
    let share = |filled, unsure| Some(IconFill { filled, unsure });
    let bar = |span, point, is_part| Bar {
        label: text.clone(),
        span,
        point,
        is_part,
        words: text.clone(),
    };
    let course = |points: &[(u16, u16)]| TimeCourse {
        label: text.clone(),
        points: points.to_vec(),
        words: text.clone(),
    };
    let spread =
        |heights, middle| Spread { label: text.clone(), heights, middle, words: text.clone() };
    let tiny_course =
        |at| TimeCourse { label: "a".into(), points: vec![(at, at)], words: "b".into() };
    vec![
        Drawing::Icons(vec![array(share(255, 255)), array(None), array(share(60, 255))]),
        Drawing::Icons(vec![IconArray::default(); 40]),
        Drawing::Ranges(Ranges {
            axis: ticks(),
            lines: ticks(),
            groups: vec![RangeGroup {
                heading: text.clone(),
                bars: vec![
                    bar(Some((9000, 2)), Some(70), true),
                    bar(None, Some(u16::MAX), false),
                    bar(None, None, true),
                ],
            }],
        }),
        Drawing::Ranges(Ranges {
            groups: vec![RangeGroup {
                heading: "".into(),
                bars: vec![Bar { label: "a\nb".into(), words: "c\td".into(), ..Bar::default() }],
            }],
            ..Ranges::default()
        }),
        Drawing::Courses(Courses {
            times: ticks(),
            values: ticks(),
            courses: vec![course(&[(u16::MAX, u16::MAX), (0, 9), (0, 9000)]), course(&[])],
        }),
        Drawing::Courses(Courses {
            courses: (0..9).map(tiny_course).collect(),
            ..Courses::default()
        }),
        Drawing::Courses(Courses {
            values: vec![Tick { at: 7, label: "a\nb".to_owned() }],
            courses: vec![tiny_course(0), tiny_course(1001)],
            ..Courses::default()
        }),
        Drawing::Spreads(Spreads {
            axis: ticks(),
            spreads: vec![
                spread(vec![u16::MAX], Some(u16::MAX)),
                spread(vec![0, 0], None),
                spread(Vec::new(), Some(0)),
                spread((0..3000).collect(), None),
            ],
        }),
    ]
}

fn lines(text: &Text, lines: u8) -> FormField {
    FormField::Lines { question: text.clone(), lines }
}

fn asks(text: &Text) -> Vec<FormField> {
    let scale = |boxes| FormField::Scale {
        question: text.clone(),
        ends: [text.clone(), text.clone()],
        boxes,
    };
    let tiny = |boxes| FormField::Scale {
        question: Text::default(),
        ends: ["".into(), "(b)".into()],
        boxes,
    };
    vec![
        scale(255),
        scale(0),
        tiny(0),
        tiny(255),
        FormField::OneOf { question: text.clone(), answers: vec![text.clone(), Text::default()] },
        FormField::AnyOf { question: text.clone(), answers: Vec::new() },
        lines(text, 0),
        lines(&Text::default(), 3),
    ]
}

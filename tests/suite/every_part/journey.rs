//! The page: in words of its own choice everything that a page can have.

use spinecmp::answer::{AnswerProvenance, CardIndicator, CardSource, CardSummary, Edition};
use spinecmp::report::{
    AlertLevel, Bar, Block, CardPage, CardPart, CardPartShape, Courses, Drawing, FormField,
    IconArray, IconFill, Matrix, MatrixCell, MatrixFigure, MatrixGroup, MatrixRow, Note, Page,
    Picture, RangeGroup, Ranges, Records, Report, Spread, Spreads, Text, Tick, TimeCourse,
    TreeLine, WhenMet,
};
use spinecmp::values::Verdict;

/// A page about ways to a far town. What is put into every sentence stands in the field.
pub(super) struct Journey(pub(super) String);

const OPTIONS: [&str; 3] = ["By night train", "By ferry and bicycle", "Stay at home"];

impl Journey {
    fn text(&self, words: &str) -> Text {
        Text::plain(format!("{words}{}", self.0))
    }

    /// Text with every kind of piece.
    fn pieces(&self, words: &str) -> Text {
        self.text(words)
            .then(" and ")
            .then_strong(format!("seen at once{}", self.0))
            .then(", ")
            .then_quiet(format!("passed over{}", self.0))
            .then(", ")
            .then_code(format!("spinecmp facts journey{}", self.0))
            .then(", ")
            .then_link("the timetable", format!("https://example.org/{}", self.0))
            .then(".")
            .then_notes(vec![1, 2, 77])
    }

    fn matrix(&self) -> Matrix {
        let cell = |lead: &str| {
            MatrixCell::Figures(vec![MatrixFigure {
                lead: Text::strong(format!("{lead}{}", self.0)).then_notes(vec![1]),
                details: vec![self.text("against a day by car"), self.text("range 9 to 14")],
                more: vec![self.pieces("Counted in 40 journeys")],
                entry: Some(format!("hours{}", self.0)),
            }])
        };
        let row = |label: &str| MatrixRow {
            label: self.text(label),
            caution: Some(self.text("Each was timed on another day.")),
            cells: vec![
                cell("11 hours"),
                cell("26 hours"),
                MatrixCell::Absent(self.text("No figure: nobody travels.")),
            ],
        };
        Matrix {
            columns: OPTIONS.iter().map(|option| self.text(option)).collect(),
            groups: vec![
                MatrixGroup {
                    heading: self.text("Time"),
                    rows: vec![row("From door to door (hours)"), row("On foot (hours)")],
                },
                MatrixGroup { heading: Text::default(), rows: vec![row("Waiting (hours)")] },
            ],
        }
    }

    /// The pictures, one of each kind.
    pub(super) fn pictures(&self) -> Vec<Block> {
        vec![
            self.picture("Late, of 100 journeys", self.icons()),
            self.picture("Hours", self.ranges()),
            self.picture("Weariness (0 to 100)", self.courses()),
            self.picture("What it costs", self.spreads()),
        ]
    }

    fn picture(&self, title: &str, drawing: Drawing) -> Block {
        Block::Picture(Picture {
            counted: String::new(),
            title: self.text(title),
            caution: self.text("Each was counted apart."),
            drawing,
            legend: self.text("Filled: late. Half filled: late in some years. Empty: in time."),
        })
    }

    fn icons(&self) -> Drawing {
        let shares = [
            Some(IconFill { filled: 14, unsure: 9 }),
            Some(IconFill { filled: 100, unsure: 0 }),
            None,
        ];
        Drawing::Icons(
            OPTIONS
                .iter()
                .zip(shares)
                .map(|(option, share)| IconArray {
                    label: self.text(option),
                    share,
                    words: self.text("14 of 100 came late; 86 did not").then_notes(vec![2]),
                })
                .collect(),
        )
    }

    fn ranges(&self) -> Drawing {
        let bar = |option: &str, span, point, is_part| Bar {
            label: self.text(option),
            span,
            point,
            is_part,
            words: self.text("11 hours (9 to 14)").then_notes(vec![1]),
        };
        Drawing::Ranges(Ranges {
            axis: self.ticks(&["0", "10", "20", "30 hours"]),
            lines: vec![
                Tick { at: 120, label: format!("you would notice{}", self.0) },
                Tick { at: 500, label: format!("a whole day{}", self.0) },
                Tick { at: 900, label: format!("too long{}", self.0) },
            ],
            groups: ["In summer", "In winter"]
                .iter()
                .map(|heading| RangeGroup {
                    heading: self.text(heading),
                    bars: vec![
                        bar("By night train", Some((300, 470)), Some(370), false),
                        bar("of it in the train", Some((200, 300)), None, true),
                        bar("By ferry and bicycle", None, Some(1000), false),
                        bar("Stay at home", None, None, false),
                    ],
                })
                .collect(),
        })
    }

    fn courses(&self) -> Drawing {
        Drawing::Courses(Courses {
            times: self.ticks(&["start", "3 months", "1 year", "2 years"]),
            values: self.ticks(&["0", "50", "100"]),
            courses: OPTIONS
                .iter()
                .zip([[700, 300, 280, 250], [650, 500, 300, 260], [680; 4]])
                .map(|(option, values)| TimeCourse {
                    label: self.text(option),
                    points: [0, 300, 600, 1000].into_iter().zip(values).collect(),
                    words: self.text("from 70 to 25 in two years").then_notes(vec![2]),
                })
                .collect(),
        })
    }

    fn spreads(&self) -> Drawing {
        Drawing::Spreads(Spreads {
            axis: self.ticks(&["€0", "€100", "€200", "€300"]),
            spreads: OPTIONS
                .iter()
                .map(|option| Spread {
                    label: self.text(option),
                    heights: vec![0, 20, 300, 1000, 800, 350, 90, 10, 0, 3],
                    middle: Some(410),
                    words: self.text("half of the journeys cost less than €123"),
                })
                .collect(),
        })
    }

    fn ticks(&self, labels: &[&str]) -> Vec<Tick> {
        [0, 333, 667, 1000]
            .into_iter()
            .zip(labels)
            .map(|(at, label)| Tick { at, label: format!("{label}{}", self.0) })
            .collect()
    }

    fn asks(&self) -> Vec<FormField> {
        let answers = || vec![self.text("Yes"), self.text("No"), self.text("Not sure")];
        vec![
            FormField::Scale {
                question: self.text("How much does time matter to you?"),
                ends: [self.text("Not at all"), self.text("More than all else")],
                boxes: 11,
            },
            FormField::OneOf { question: self.text("Do you get seasick?"), answers: answers() },
            FormField::AnyOf {
                question: self.text("What would you take along?"),
                answers: answers(),
            },
            FormField::Lines { question: self.text("What else is on your mind?"), lines: 4 },
        ]
    }

    fn steps(&self) -> Vec<TreeLine> {
        let leaf = |verdict| TreeLine {
            when_met: WhenMet::Met,
            verdict,
            text: self.pieces("The harbour is free of ice"),
            remarks: vec![self.text("You answered: yes")],
            steps: Vec::new(),
        };
        let branch = (0..8).fold(leaf(Some(Verdict::NotMet)), |below, _| TreeLine {
            when_met: WhenMet::Met,
            verdict: Some(Verdict::Unknown),
            text: self.text("All of these"),
            remarks: Vec::new(),
            steps: vec![leaf(Some(Verdict::Met)), below, leaf(None)],
        });
        let met = [WhenMet::Met, WhenMet::Against, WhenMet::Caution, WhenMet::Warning]
            .map(|when_met| TreeLine { when_met, ..leaf(Some(Verdict::Met)) });
        std::iter::once(branch).chain(met).collect()
    }
}

impl Report for Journey {
    fn page(&self) -> Page {
        let section = |words: &str, blocks| Block::section(self.text(words), blocks);
        let alert = |level, title: &str| Block::Alert {
            level,
            title: self.text(title),
            body: vec![self.pieces("Ask at the harbour"), self.text("Today.")],
        };
        let entries = || {
            Block::Entries(vec![
                (self.text("Ferry"), self.pieces("Leaves at nine")),
                (self.text("Train"), self.text("Leaves at ten")),
            ])
        };
        let list = |ordered| Block::List {
            ordered,
            items: vec![self.pieces("Pack"), self.text("Lock the door")],
        };
        let fold = Block::fold(
            self.text("What else there is"),
            vec![
                Block::Paragraph(self.pieces("Seldom read")),
                Block::Hint(self.pieces("At a screen there is more")),
                list(false),
                entries(),
                Block::Matrix(self.matrix()),
                self.picture("Late, of 100 journeys", self.icons()),
                Block::Steps(self.steps()),
            ],
        );
        let notes = [1, 2]
            .map(|number| Note { number, text: self.pieces("The harbour master's book") })
            .to_vec();
        Page {
            compact: false,
            opened: false,
            title: self.text("To the far town: by train, by ferry, or not at all?"),
            blocks: vec![
                Block::Paragraph(Text::strong(format!("How would you go?{}", self.0))),
                alert(AlertLevel::Urgent, "A storm is near"),
                alert(AlertLevel::Important, "The bridge is shut"),
                Block::Paragraph(self.pieces("Three ways stand side by side")),
                section("Side by side", vec![Block::Matrix(self.matrix())]),
                section("In pictures", vec![section("One of each kind", self.pictures())]),
                section("What it takes", vec![list(true), list(false), entries(), fold]),
                section("Whether the ferry goes", vec![Block::Steps(self.steps())]),
                section("For you to fill in", vec![Block::Form(self.asks())]),
                section("Sources", vec![Block::Notes(notes)]),
            ],
        }
    }

    fn cards(&self) -> Vec<CardPage> {
        let part = |rank, shape| CardPart {
            text: self.pieces("Take the train"),
            shape,
            rank,
            sources: vec![format!("The timetable{}", self.0)],
        };
        vec![CardPage {
            indicator: CardIndicator::Warning,
            summaries: vec![format!("A storm is near{}", self.0)],
            fixed_summary: CardSummary::of("A storm is near.").expect("short enough"),
            source: CardSource::of(&self.0),
            parts: vec![part(0, CardPartShape::Paragraph), part(1, CardPartShape::Item)],
            foot: self.text("The harbour"),
            foot_rank: 2,
            rest: Text::plain("All."),
        }]
    }

    fn records(&self, _made: &AnswerProvenance) -> Records {
        Records { header: vec!["way", "hours"], rows: vec![vec![self.0.clone(), String::new()]] }
    }

    fn document(&self, _made: &AnswerProvenance) -> serde_json::Value {
        serde_json::Value::Null
    }

    fn json(&self, _made: &AnswerProvenance) -> String {
        String::new()
    }

    fn edition(&self) -> Edition<'_> {
        Edition::of(None)
    }

    fn seed(&self) -> Option<u64> {
        None
    }
}

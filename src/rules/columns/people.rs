//! The answers of the people of a block, fact by fact.

use super::bits::{BLOCK, Bitmap};
use crate::knowledge::{Answer, Answers, Condition, Fact, FactKind, Knowledge, Leaf, Predicate};
use crate::values::Ref;

/// The answers of up to [`BLOCK`] people, a column a fact. What nobody gave is unknown.
#[derive(Debug, Clone)]
pub struct People {
    columns: Vec<(Ref<Fact>, FactColumn)>,
    conditions: Vec<Bitmap>,
    condition_fact: Option<Ref<Fact>>,
    count: usize,
}

/// One fact's answers.
#[derive(Debug, Clone)]
enum FactColumn {
    /// Who said yes, and who said no.
    Flag { yes: Bitmap, no: Bitmap },
    /// Numbers, of those who gave one.
    Number { known: Bitmap, numbers: Box<[f64; BLOCK]> },
    /// Who chose which option; unknown is among none.
    Choice(Vec<Bitmap>),
    /// Whose set holds which option, and of whom all are known: of others, what is not there is unknown.
    Set { known: Bitmap, options: Vec<Bitmap> },
}

impl People {
    /// Nobody yet.
    pub fn new(knowledge: &Knowledge) -> Self {
        let column = |fact: &Fact| match &fact.kind {
            FactKind::Flag => FactColumn::Flag { yes: Bitmap::NONE, no: Bitmap::NONE },
            FactKind::Number { .. } => {
                FactColumn::Number { known: Bitmap::NONE, numbers: Box::new([0.0; BLOCK]) }
            }
            FactKind::Choice(options) => FactColumn::Choice(vec![Bitmap::NONE; options.len()]),
            FactKind::Set(options) => {
                FactColumn::Set { known: Bitmap::NONE, options: vec![Bitmap::NONE; options.len()] }
            }
        };
        Self {
            columns: knowledge.facts.refs().map(|(fact, entry)| (fact, column(entry))).collect(),
            conditions: vec![Bitmap::NONE; knowledge.conditions.len()],
            condition_fact: knowledge.condition_fact,
            count: 0,
        }
    }

    /// How many people it holds.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether nobody more finds room.
    pub fn is_full(&self) -> bool {
        self.count >= BLOCK
    }

    /// One person more, of whom nothing is known; their place, or `None` where there is no room.
    pub fn add(&mut self) -> Option<usize> {
        (!self.is_full()).then(|| {
            self.count += 1;
            self.count - 1
        })
    }

    /// Takes an answer of a person. An answer that is not of the fact's type changes nothing.
    pub fn set(&mut self, person: usize, fact: Ref<Fact>, answer: Answer) {
        let mut people = Bitmap::NONE;
        people.add(person);
        self.give(&people, fact, answer);
    }

    /// Takes the answer that all of these people give. An answer that is not of the fact's type changes nothing.
    pub fn give(&mut self, these: &Bitmap, fact: Ref<Fact>, answer: Answer) {
        let column = self.columns.get_mut(fact.position()).map(|(_, column)| column);
        match (column, answer) {
            (Some(FactColumn::Flag { yes, no }), Answer::Flag(flag)) => {
                let people = if flag { yes } else { no };
                *people = people.or(these);
            }
            (Some(FactColumn::Number { .. }), Answer::Number(number)) => {
                self.give_numbers(these, fact, &[number; BLOCK]);
            }
            (Some(FactColumn::Choice(options)), Answer::Choice(option)) => {
                if let Some(people) = options.get_mut(usize::from(option)) {
                    *people = people.or(these);
                }
            }
            (Some(FactColumn::Set { known, options }), Answer::Set(chosen)) => {
                *known = known.or(these);
                add_to_chosen(options, chosen, these);
            }
            (Some(FactColumn::Set { options, .. }), Answer::Among(chosen)) => {
                add_to_chosen(options, chosen, these);
            }
            _ => {}
        }
    }

    /// Takes the numbers that these people give. Where the fact has no number nothing changes.
    pub fn give_numbers(&mut self, these: &Bitmap, fact: Ref<Fact>, given: &[f64; BLOCK]) {
        let column = self.columns.get_mut(fact.position()).map(|(_, column)| column);
        if let Some(FactColumn::Number { known, numbers }) = column {
            if known.is_empty() {
                // Nobody reads the numbers of the others.
                **numbers = *given;
            } else {
                for person in these.people() {
                    if let (Some(number), Some(given)) =
                        (numbers.get_mut(person), given.get(person))
                    {
                        *number = *given;
                    }
                }
            }
            *known = known.or(these);
        }
    }

    /// Takes a person's condition, which is the answer to the fact of that kind too.
    pub fn set_condition(&mut self, person: usize, condition: Ref<Condition>) {
        if let Some(people) = self.conditions.get_mut(condition.position()) {
            people.add(person);
        }
        if let (Some(fact), Ok(option)) = (self.condition_fact, u8::try_from(condition.position()))
        {
            self.set(person, fact, Answer::Choice(option));
        }
    }

    /// Those who have a condition.
    pub fn of_condition(&self, condition: Ref<Condition>) -> Bitmap {
        self.conditions.get(condition.position()).copied().unwrap_or(Bitmap::NONE)
    }

    /// What one person answered to one fact.
    pub fn answer(&self, person: usize, fact: Ref<Fact>) -> Option<Answer> {
        self.columns.get(fact.position()).and_then(|(_, column)| column.get(person))
    }

    /// What one person answered.
    pub fn answers(&self, person: usize) -> Answers {
        let mut answers = Answers::none(self.columns.len());
        for (fact, column) in &self.columns {
            answers.set(*fact, column.get(person));
        }
        answers
    }

    /// Forgets everybody.
    pub fn clear(&mut self) {
        for (_, column) in &mut self.columns {
            column.clear();
        }
        self.conditions.fill(Bitmap::NONE);
        self.count = 0;
    }

    /// Forgets what everybody answered to one fact.
    pub fn forget_answers(&mut self, fact: Ref<Fact>) {
        if let Some((_, column)) = self.columns.get_mut(fact.position()) {
            column.clear();
        }
    }

    /// Who meets a test of one fact, and who does not: of what was told, everybody else.
    pub(super) fn judge(&self, leaf: &Leaf) -> (Bitmap, Bitmap) {
        let (met, not_met) = self.judge_answers(leaf);
        (met, if leaf.told { met.not() } else { not_met })
    }

    fn judge_answers(&self, leaf: &Leaf) -> (Bitmap, Bitmap) {
        let unknown = (Bitmap::NONE, Bitmap::NONE);
        let Some((_, column)) = self.columns.get(leaf.fact.position()) else { return unknown };
        match (leaf.predicate, column) {
            (Predicate::Is(true), FactColumn::Flag { yes, no }) => (*yes, *no),
            (Predicate::Is(false), FactColumn::Flag { yes, no }) => (*no, *yes),
            (Predicate::AtLeast(bound), FactColumn::Number { known, numbers }) => {
                among(known, &Bitmap::of(numbers, |number| *number >= bound))
            }
            (Predicate::AtMost(bound), FactColumn::Number { known, numbers }) => {
                among(known, &Bitmap::of(numbers, |number| *number <= bound))
            }
            (Predicate::OneOf(wanted), FactColumn::Choice(options)) => {
                let (mut met, mut not_met) = unknown;
                for (option, people) in options.iter().enumerate() {
                    let into = if wanted >> option & 1 == 1 { &mut met } else { &mut not_met };
                    *into = into.or(people);
                }
                (met, not_met)
            }
            (Predicate::Includes(option), FactColumn::Set { known, options }) => {
                let has = options.get(usize::from(option)).copied().unwrap_or(Bitmap::NONE);
                (has, known.and(&has.not()))
            }
            // An answer of another type cannot be: both were checked against the fact.
            _ => unknown,
        }
    }
}

impl FactColumn {
    fn get(&self, person: usize) -> Option<Answer> {
        match self {
            Self::Flag { yes, no } => match (yes.has(person), no.has(person)) {
                (true, _) => Some(Answer::Flag(true)),
                (false, true) => Some(Answer::Flag(false)),
                (false, false) => None,
            },
            Self::Number { known, numbers } => {
                numbers.get(person).filter(|_| known.has(person)).copied().map(Answer::Number)
            }
            Self::Choice(options) => {
                let option = options.iter().position(|people| people.has(person))?;
                u8::try_from(option).ok().map(Answer::Choice)
            }
            Self::Set { known, options } => {
                let chosen = options.iter().enumerate().fold(0, |chosen, (option, people)| {
                    chosen | u64::from(people.has(person)) << option
                });
                match (chosen, known.has(person)) {
                    (chosen, true) => Some(Answer::Set(chosen)),
                    (0, false) => None,
                    (chosen, false) => Some(Answer::Among(chosen)),
                }
            }
        }
    }

    fn clear(&mut self) {
        match self {
            Self::Flag { yes, no } => (*yes, *no) = (Bitmap::NONE, Bitmap::NONE),
            Self::Number { known, .. } => *known = Bitmap::NONE,
            Self::Choice(options) => options.fill(Bitmap::NONE),
            Self::Set { known, options } => {
                *known = Bitmap::NONE;
                options.fill(Bitmap::NONE);
            }
        }
    }
}

/// Puts people among those whose set holds each of these options.
fn add_to_chosen(options: &mut [Bitmap], chosen: u64, these: &Bitmap) {
    for (option, people) in options.iter_mut().enumerate() {
        if chosen >> option & 1 == 1 {
            *people = people.or(these);
        }
    }
}

/// Those who pass and those who do not, of whom it is known.
fn among(known: &Bitmap, passes: &Bitmap) -> (Bitmap, Bitmap) {
    (known.and(passes), known.and(&passes.not()))
}

//! The answers of the people of a block, fact by fact.

use super::bits::{BLOCK, Bitmap};
use crate::knowledge::{Answer, Answers, Condition, Fact, FactKind, Knowledge, Leaf, Predicate};
use crate::values::Ref;

/// The answers of up to [`BLOCK`] people, a column a fact. What nobody gave is unknown.
#[derive(Debug, Clone)]
pub struct People {
    columns: Vec<(Ref<Fact>, AnswerColumn)>,
    conditions: Vec<Bitmap>,
    condition_fact: Option<Ref<Fact>>,
    count: usize,
}

/// One fact's answers.
#[derive(Debug, Clone)]
enum AnswerColumn {
    /// Who said yes, and who said no.
    Flag { yes: Bitmap, no: Bitmap },
    /// Numbers; unknown is no number.
    Number(Box<[f64; BLOCK]>),
    /// The option as its bit; unknown has none.
    Choice(Box<[u64; BLOCK]>),
    /// The options as bits, and whose are all of them: of others, what is not there is unknown.
    Set { known: Bitmap, options: Box<[u64; BLOCK]> },
}

impl People {
    /// Nobody yet.
    pub fn new(knowledge: &Knowledge) -> Self {
        let column = |fact: &Fact| match &fact.kind {
            FactKind::Flag => AnswerColumn::Flag { yes: Bitmap::NONE, no: Bitmap::NONE },
            FactKind::Number { .. } => AnswerColumn::Number(Box::new([f64::NAN; BLOCK])),
            FactKind::Choice(_) => AnswerColumn::Choice(Box::new([0; BLOCK])),
            FactKind::Set(_) => {
                AnswerColumn::Set { known: Bitmap::NONE, options: Box::new([0; BLOCK]) }
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
        let column = self.columns.get_mut(fact.position()).map(|(_, column)| column);
        match (column, answer) {
            (Some(AnswerColumn::Flag { yes, no }), Answer::Flag(flag)) => {
                if flag { yes } else { no }.add(person);
            }
            (Some(AnswerColumn::Number(numbers)), Answer::Number(number)) => {
                put(&mut **numbers, person, number);
            }
            (Some(AnswerColumn::Choice(options)), Answer::Choice(option)) => {
                put(&mut **options, person, 1 << option);
            }
            (Some(AnswerColumn::Set { known, options }), Answer::Set(chosen)) => {
                known.add(person);
                put(&mut **options, person, chosen);
            }
            (Some(AnswerColumn::Set { options, .. }), Answer::Among(chosen)) => {
                put(&mut **options, person, chosen);
            }
            _ => {}
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
            match column {
                AnswerColumn::Flag { yes, no } => (*yes, *no) = (Bitmap::NONE, Bitmap::NONE),
                AnswerColumn::Number(numbers) => numbers.fill(f64::NAN),
                AnswerColumn::Choice(options) => options.fill(0),
                AnswerColumn::Set { known, options } => {
                    *known = Bitmap::NONE;
                    options.fill(0);
                }
            }
        }
        self.conditions.fill(Bitmap::NONE);
        self.count = 0;
    }

    /// Forgets what a person answered to one fact.
    pub fn forget_answer(&mut self, person: usize, fact: Ref<Fact>) {
        if let Some((_, column)) = self.columns.get_mut(fact.position()) {
            column.forget(person);
        }
    }

    /// Who meets a test of one fact, and who does not.
    pub(super) fn judge(&self, leaf: &Leaf) -> (Bitmap, Bitmap) {
        let unknown = (Bitmap::NONE, Bitmap::NONE);
        let Some((_, column)) = self.columns.get(leaf.fact.position()) else { return unknown };
        match (leaf.predicate, column) {
            (Predicate::Is(true), AnswerColumn::Flag { yes, no }) => (*yes, *no),
            (Predicate::Is(false), AnswerColumn::Flag { yes, no }) => (*no, *yes),
            (Predicate::AtLeast(bound), AnswerColumn::Number(numbers)) => (
                Bitmap::of(numbers, |number| *number >= bound),
                Bitmap::of(numbers, |number| *number < bound),
            ),
            (Predicate::AtMost(bound), AnswerColumn::Number(numbers)) => (
                Bitmap::of(numbers, |number| *number <= bound),
                Bitmap::of(numbers, |number| *number > bound),
            ),
            (Predicate::OneOf(wanted), AnswerColumn::Choice(options)) => (
                Bitmap::of(options, |option| option & wanted != 0),
                Bitmap::of(options, |option| option & !wanted != 0),
            ),
            (Predicate::Includes(option), AnswerColumn::Set { known, options }) => {
                let has = Bitmap::of(options, |options| options >> option & 1 == 1);
                (has, known.and(&has.not()))
            }
            // An answer of another type cannot be: both were checked against the fact.
            _ => unknown,
        }
    }
}

impl AnswerColumn {
    fn get(&self, person: usize) -> Option<Answer> {
        match self {
            Self::Flag { yes, no } => match (yes.has(person), no.has(person)) {
                (true, _) => Some(Answer::Flag(true)),
                (false, true) => Some(Answer::Flag(false)),
                (false, false) => None,
            },
            Self::Number(numbers) => {
                numbers.get(person).filter(|number| !number.is_nan()).copied().map(Answer::Number)
            }
            Self::Choice(options) => options
                .get(person)
                .filter(|option| **option != 0)
                .and_then(|option| u8::try_from(option.trailing_zeros()).ok())
                .map(Answer::Choice),
            Self::Set { known, options } => {
                match (options.get(person).copied()?, known.has(person)) {
                    (chosen, true) => Some(Answer::Set(chosen)),
                    (0, false) => None,
                    (chosen, false) => Some(Answer::Among(chosen)),
                }
            }
        }
    }

    fn forget(&mut self, person: usize) {
        match self {
            Self::Flag { yes, no } => {
                yes.remove(person);
                no.remove(person);
            }
            Self::Number(numbers) => put(&mut **numbers, person, f64::NAN),
            Self::Choice(options) => put(&mut **options, person, 0),
            Self::Set { known, options } => {
                known.remove(person);
                put(&mut **options, person, 0);
            }
        }
    }
}

fn put<V>(column: &mut [V], person: usize, value: V) {
    if let Some(place) = column.get_mut(person) {
        *place = value;
    }
}

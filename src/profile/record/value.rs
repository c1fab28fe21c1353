//! Values of what was measured or asked: numbers with and without units, words, answers that have codes.

use super::RecordReader;
use super::coded::Concept;
use super::json::Object;
use super::why::WhyNot;
use crate::knowledge::{Answer, Fact, FactKind, Telling, ToldAnswer, ToldNumber};
use crate::values::Ref;
use serde_json::Value;

/// The system of units that FHIR asks for.
const UCUM: &str = "http://unitsofmeasure.org";
/// No value of a record that is read here is longer.
const LONGEST_NUMBER: usize = 40;

/// The ways in which a value can stand there; more than one is no value.
const VALUES: [&str; 11] = [
    "valueQuantity",
    "valueString",
    "valueBoolean",
    "valueInteger",
    "valueCodeableConcept",
    "valueRange",
    "valueRatio",
    "valueSampledData",
    "valueTime",
    "valueDateTime",
    "valuePeriod",
];

/// A number and what stands beside it.
struct Measured {
    number: f64,
    unit: Option<String>,
}

impl RecordReader<'_> {
    /// What the value of an observation, or of a part of one, answers.
    ///
    /// # Errors
    /// Why it answers nothing.
    pub(super) fn value(&self, tells: &Telling, of: &Object) -> Result<Option<Answer>, WhyNot> {
        if of.has("dataAbsentReason") {
            return Err(WhyNot::NoValue);
        }
        if VALUES.iter().filter(|key| of.has(key)).count() > 1 {
            return Err(WhyNot::Ambiguous);
        }
        match tells {
            Telling::Number(told) => self.number(told, of).map(Some),
            Telling::Answers(fact, answers) => self.answered(*fact, answers, of).map(Some),
            // What was observed counts where it says yes. A "no" to it is not the same as no entry, and nothing here asks for it.
            Telling::Answer(_, answer) => match of.value("valueBoolean") {
                Some(Value::Bool(true)) => Ok(Some(*answer)),
                _ if has_value(of) => Err(WhyNot::ValueNotRead),
                _ => Err(WhyNot::NoValue),
            },
            Telling::Nothing(_) | Telling::Condition(_) | Telling::Age(_) => Ok(None),
        }
    }

    fn number(&self, told: &ToldNumber, of: &Object) -> Result<Answer, WhyNot> {
        let Measured { number, unit } = measured(of)?;
        match unit {
            None if !told.unit_may_be_missing => return Err(WhyNot::NoUnit),
            Some(unit) if !told.units.contains(&unit) => return Err(WhyNot::OtherUnit),
            None | Some(_) => {}
        }
        self.in_range(told.fact, number)
    }

    /// A number as the answer to a fact that asks for one.
    pub(super) fn in_range(&self, fact: Ref<Fact>, number: f64) -> Result<Answer, WhyNot> {
        match &self.knowledge.facts[fact].kind {
            FactKind::Number { min, max, whole, .. }
                if (*min..=*max).contains(&number) && !(*whole && number.fract() != 0.0) =>
            {
                Ok(Answer::Number(number))
            }
            FactKind::Number { .. } | FactKind::Flag | FactKind::Choice(_) | FactKind::Set(_) => {
                Err(WhyNot::OutOfRange)
            }
        }
    }

    fn answered(
        &self,
        fact: Ref<Fact>,
        answers: &[ToldAnswer],
        of: &Object,
    ) -> Result<Answer, WhyNot> {
        if let (Some(Value::Bool(flag)), FactKind::Flag) =
            (of.value("valueBoolean"), &self.knowledge.facts[fact].kind)
        {
            return Ok(Answer::Flag(flag));
        }
        if !of.has("valueCodeableConcept") {
            return Err(if has_value(of) { WhyNot::ValueNotRead } else { WhyNot::NoValue });
        }
        let Concept { codes, .. } = self.concept(of.raw("valueCodeableConcept"));
        let mut told = answers.iter().filter(|answer| {
            let is_it = |code: &super::RecordCode| {
                answer.codes.iter().any(|coded| coded.holds(code.system, &code.code))
            };
            codes.iter().any(is_it)
        });
        let Some(first) = told.next() else { return Err(WhyNot::UnknownAnswer) };
        if told.any(|other| other.answer != first.answer) {
            return Err(WhyNot::Disagreement);
        }
        match (&first.answer, &first.why_not) {
            (Some(answer), _) => Ok(*answer),
            (None, Some(why)) => Err(WhyNot::AnswerDoesNotFit(why.clone())),
            (None, None) => Err(WhyNot::UnknownAnswer),
        }
    }
}

/// Whether any value stands there.
fn has_value(of: &Object) -> bool {
    VALUES.iter().any(|key| of.has(key))
}

/// The number, in whichever of the usual ways it stands there.
fn measured(of: &Object) -> Result<Measured, WhyNot> {
    if let Some(quantity) = of.raw("valueQuantity") {
        let quantity = Object::of(quantity).ok_or(WhyNot::Malformed)?;
        if quantity.is_ambiguous() {
            return Err(WhyNot::Ambiguous);
        }
        // "More than" is no number.
        if quantity.has("comparator") {
            return Err(WhyNot::ValueNotRead);
        }
        let Some(value) = quantity.value("value") else { return Err(WhyNot::NoValue) };
        let is_ucum = quantity.text("system").is_none_or(|system| system.trim() == UCUM);
        // Records write "no unit" in more than one way.
        let named = |key: &str| {
            let unit = quantity.text(key).map(|unit| unit.trim().to_owned());
            unit.filter(|unit| !unit.is_empty() && unit != "1")
        };
        let (code, unit) = (named("code"), named("unit"));
        // A code of another system says that there is a unit, and not which.
        if !is_ucum && code.is_some() && unit.is_none() {
            return Err(WhyNot::OtherUnit);
        }
        let unit = code.filter(|_| is_ucum).or(unit);
        return Ok(Measured { number: finite(&value)?, unit });
    }
    let bare = of.value("valueInteger").or_else(|| of.value("valueString"));
    match bare {
        Some(value) => Ok(Measured { number: finite(&value)?, unit: None }),
        None if has_value(of) => Err(WhyNot::ValueNotRead),
        None => Err(WhyNot::NoValue),
    }
}

/// A number that is one: some systems put it in quotes.
fn finite(value: &Value) -> Result<f64, WhyNot> {
    let written = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            return Err(WhyNot::ValueNotRead);
        }
    };
    let is_plain = written.len() <= LONGEST_NUMBER
        && written.starts_with(|first: char| first.is_ascii_digit() || first == '-')
        && written.bytes().all(|b| b.is_ascii_digit() || b".-+eE".contains(&b));
    let number = is_plain.then(|| written.parse::<f64>().ok()).flatten();
    number.filter(|number| number.is_finite()).ok_or(WhyNot::ValueNotRead)
}

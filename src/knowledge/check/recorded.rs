//! Checks what codes of a record mean: each meaning tells one thing, of a kind that its part of a record can tell, and its answer is one of its fact.

use super::codes::{CheckedCodes, pattern};
use super::context::{CheckContext, Location};
use crate::knowledge::raw::{RawCodes, RawRecordMeaning, RawToldAnswer, RawToldNumber};
use crate::knowledge::recorded::{
    CodedAs, RecordMeaning, RecordPart, Telling, ToldAnswer, ToldCondition, ToldNumber,
};
use crate::knowledge::{Answer, FactKind, option_of};
use crate::values::visible;
use crate::yaml::Value;

/// As long as anybody lives, in weeks.
const MOST_WEEKS: u64 = 6_000;

impl CheckedCodes {
    /// The meanings in order; what does not hold is `None`, and told.
    pub(super) fn meanings(&self, context: &mut CheckContext) -> Vec<Option<RecordMeaning>> {
        let section = &context.sections.record_meanings;
        context.each(section, |context, at, raw| self.meaning(context, at, raw))
    }

    fn meaning(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawRecordMeaning,
    ) -> Option<RecordMeaning> {
        let part = context.stood(&at.key("part"), raw.part)?;
        let codes = self.coded(context, &at.key("codes"), &raw.codes);
        if codes.is_empty() != (part == RecordPart::Patient) {
            let message =
                if codes.is_empty() { "name at least one code" } else { "the person has no codes" };
            context.problem(&at.key("codes"), message);
        }
        let tells = self.tells(context, at, part, raw);
        Some(RecordMeaning {
            id: raw.id.clone(),
            label: raw.label.clone(),
            part,
            codes,
            within_weeks: weeks(context, &at.key("within-weeks"), raw.within_weeks),
            unstated_within_weeks: weeks(
                context,
                &at.key("unstated-within-weeks"),
                raw.unstated_within_weeks,
            ),
            ask: raw.ask.as_ref().and_then(|id| context.reference(&at.key("ask"), id)),
            undated: raw.undated,
            also_past: raw.also_past,
            outranks: context.references(&at.key("outranks"), &raw.outranks),
            tells: tells?,
            read_in: raw.read_in.clone(),
        })
    }

    fn coded(&self, context: &mut CheckContext, at: &Location, raw: &RawCodes) -> Vec<CodedAs> {
        let mut coded: Vec<CodedAs> = Vec::new();
        for (id, codes) in raw {
            let at = at.key(id);
            let found = context.reference(&at, id);
            let Some(system) = found else { continue };
            // A system that does not hold itself is told already.
            let Some(Some(known)) = self.systems.get(system.position()) else { continue };
            for (at, code) in at.each(codes) {
                let Some(pattern) = pattern(context, &at, known.form, code) else { continue };
                let next = CodedAs { system, pattern };
                if coded.contains(&next) {
                    context.problem(&at, format!("`{}` stands twice in this list", visible(code)));
                }
                coded.push(next);
            }
        }
        coded
    }

    /// What it tells: exactly one thing.
    fn tells(
        &self,
        context: &mut CheckContext,
        at: &Location,
        part: RecordPart,
        raw: &RawRecordMeaning,
    ) -> Option<Telling> {
        let told = raw.condition.is_some() || !raw.may_be.is_empty();
        let of_fact =
            [raw.answer.is_some(), raw.number.is_some(), !raw.answers.is_empty(), raw.age];
        let of_fact = of_fact.iter().filter(|given| **given).count();
        let wants_fact = usize::from(raw.fact.is_some());
        let ways = [told, raw.fact.is_some(), raw.no_fact.is_some()];
        if ways.iter().filter(|way| **way).count() != 1
            || of_fact != wants_fact
            || (raw.condition.is_some() && !raw.may_be.is_empty())
        {
            context.problem_with_hint(
                at,
                "a meaning tells one thing",
                "write `condition`, or `may-be: […]`, or `fact` with one of `answer`, `number`, `answers` and `age: true`, or `no-fact` with the reason",
            );
            return None;
        }
        fits_part(context, at, part, raw);
        if told {
            return condition(context, at, raw).map(Telling::Condition);
        }
        if let Some(reason) = &raw.no_fact {
            return Some(Telling::Nothing(reason.clone()));
        }
        let name = raw.fact.as_ref()?;
        let fact = context.reference(&at.key("fact"), name)?;
        if Some(fact) == context.facts.condition {
            context.problem_with_hint(
                &at.key("fact"),
                "the condition is no fact like others here",
                "write `condition: …`",
            );
            return None;
        }
        let kind = context.facts.kind(fact)?;
        if let Some(value) = &raw.answer {
            return Some(Telling::Answer(fact, answer(context, &at.key("answer"), kind, value)?));
        }
        let is_number = matches!(kind, FactKind::Number { .. });
        if (raw.age || raw.number.is_some()) && !is_number {
            context.problem(&at.key("fact"), format!("`{}` is no number", visible(name)));
            return None;
        }
        if raw.age {
            return Some(Telling::Age(fact));
        }
        if let Some(RawToldNumber { units, unit_may_be_missing }) = &raw.number {
            if units.is_empty() && !unit_may_be_missing {
                context.problem(&at.key("number").key("units"), "name at least one unit");
            }
            return Some(Telling::Number(ToldNumber {
                fact,
                units: units.clone(),
                unit_may_be_missing: *unit_may_be_missing,
            }));
        }
        Some(Telling::Answers(fact, self.answers(context, &at.key("answers"), kind, &raw.answers)))
    }

    fn answers(
        &self,
        context: &mut CheckContext,
        at: &Location,
        kind: &FactKind,
        raw: &[RawToldAnswer],
    ) -> Vec<ToldAnswer> {
        let mut told = Vec::new();
        for (at, raw) in at.each(raw) {
            if raw.answer.is_some() == raw.tells_nothing.is_some() {
                context.problem_with_hint(
                    &at,
                    "an answer of a record means one answer here, or none",
                    "write `answer`, or `tells-nothing` with the reason",
                );
            }
            let codes = self.coded(context, &at.key("codes"), &raw.codes);
            if codes.is_empty() {
                context.problem(&at.key("codes"), "name at least one code");
            }
            let value = raw.answer.as_ref();
            told.push(ToldAnswer {
                codes,
                answer: value.and_then(|value| answer(context, &at.key("answer"), kind, value)),
                why_not: raw.tells_nothing.clone(),
            });
        }
        told
    }
}

/// Which condition it tells.
fn condition(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawRecordMeaning,
) -> Option<ToldCondition> {
    let conditions = match &raw.condition {
        Some(id) => vec![context.reference(&at.key("condition"), id)?],
        None => context.references(&at.key("may-be"), &raw.may_be),
    };
    let onset_weeks = match &raw.onset_weeks {
        None => None,
        Some(id) => {
            let at = at.key("onset-weeks");
            let fact = context.reference(&at, id)?;
            let kind = context.facts.kind(fact)?;
            if !matches!(kind, FactKind::Number { unit, .. } if unit == "weeks") {
                context.problem(&at, format!("`{}` is no number of weeks", visible(id)));
            }
            Some(fact)
        }
    };
    Some(ToldCondition {
        conditions,
        is_sure: raw.condition.is_some(),
        only_alone: raw.only_alone,
        lasting_weeks: weeks(context, &at.key("lasting-weeks"), raw.lasting_weeks),
        onset_weeks,
    })
}

/// Keys that only some part of a record can have.
fn fits_part(context: &mut CheckContext, at: &Location, part: RecordPart, raw: &RawRecordMeaning) {
    let told = raw.condition.is_some() || !raw.may_be.is_empty();
    let only = [
        ("age", raw.age, RecordPart::Patient),
        ("condition", raw.condition.is_some(), RecordPart::Condition),
        ("may-be", !raw.may_be.is_empty(), RecordPart::Condition),
        ("also-past", raw.also_past, RecordPart::Condition),
        ("unstated-within-weeks", raw.unstated_within_weeks.is_some(), RecordPart::Condition),
        ("number", raw.number.is_some(), RecordPart::Observation),
        ("answers", !raw.answers.is_empty(), RecordPart::Observation),
    ];
    for (key, given, wanted) in only {
        if given && part != wanted {
            let message = format!("`{key}` goes with `part: {}` only", wanted.slug());
            context.problem(&at.key(key), message);
        }
    }
    let with_condition = [
        ("only-alone", raw.only_alone),
        ("lasting-weeks", raw.lasting_weeks.is_some()),
        ("onset-weeks", raw.onset_weeks.is_some()),
    ];
    for (key, given) in with_condition {
        if given && !told {
            let message = format!("`{key}` goes with `condition` or `may-be` only");
            context.problem(&at.key(key), message);
        }
    }
    if raw.undated && raw.within_weeks.is_none() {
        context.problem(&at.key("undated"), "`undated` goes with `within-weeks` only");
    }
    if raw.ask.is_some() && raw.no_fact.is_none() {
        context.problem(&at.key("ask"), "`ask` goes with `no-fact` only");
    }
    if part == RecordPart::Patient && !raw.age {
        context.problem(&at.key("part"), "of the person only the age is read");
    }
}

/// A number of weeks that can be.
fn weeks(context: &mut CheckContext, at: &Location, weeks: Option<u64>) -> Option<u32> {
    let weeks = weeks?;
    if weeks == 0 || weeks > MOST_WEEKS {
        context.problem(at, format!("expected a number of weeks from 1 to {MOST_WEEKS}"));
    }
    u32::try_from(weeks).ok()
}

/// An answer as it is written for its fact. Of a set a record tells what is in it, never that the rest is not.
fn answer(
    context: &mut CheckContext,
    at: &Location,
    kind: &FactKind,
    value: &Value,
) -> Option<Answer> {
    let found = match (kind, value) {
        (FactKind::Flag, Value::Bool(flag)) => Some(Answer::Flag(*flag)),
        (FactKind::Number { min, max, .. }, Value::Number(number)) => {
            number.as_f64().filter(|number| (*min..=*max).contains(number)).map(Answer::Number)
        }
        (FactKind::Choice(options), Value::String(word)) => {
            option_of(options, word).map(Answer::Choice)
        }
        (FactKind::Choice(options), Value::Bool(flag)) => {
            option_of(options, if *flag { "yes" } else { "no" }).map(Answer::Choice)
        }
        (FactKind::Set(options), Value::Sequence(words)) if !words.is_empty() => {
            let bit = |word: &Value| Some(1_u64 << option_of(options, word.as_str()?)?);
            let bits = words.iter().try_fold(0, |bits, word| Some(bits | bit(word)?));
            bits.map(Answer::Among)
        }
        _ => None,
    };
    if found.is_none() {
        context.problem_with_hint(
            at,
            "this is no answer of the fact",
            "write `true`, a number, one of its answers, or for a set a list of what is in it",
        );
    }
    found
}

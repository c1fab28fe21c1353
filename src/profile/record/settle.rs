//! From all that a bundle says to what counts: the latest of what was measured, the condition where it is clear, one answer a fact. Where
//! entries differ and none counts more, nothing is taken.

use super::date::PartialDate;
use super::gather::{Gathering, Said};
use super::settled::Settled;
use super::why::WhyNot;
use super::{Record, RecordReader, Told};
use crate::knowledge::{Answer, Condition, Fact, RecordPart, Telling, ToldCondition};
use crate::values::Ref;
use std::collections::{BTreeMap, BTreeSet};

/// Settles what counts.
pub(super) fn settle(reader: &RecordReader, mut gathering: Gathering) -> Record {
    let mut settled = Settled::of(reader, gathering.today);
    age(&mut settled, &gathering);
    let mut by_meaning: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
    let of_person = gathering.of_person();
    let is_other = |said: &Said| match (said.about, &of_person) {
        (Some(about), Some(of_person)) => !of_person.contains(&about),
        _ => false,
    };
    for said in std::mem::take(&mut gathering.said) {
        let other = is_other(&said).then_some(WhyNot::SomebodyElse);
        let rejected = WhyNot::first_of(said.rejected.clone(), other);
        let is_taken_back = gathering.versions.is_taken_back(said.entry, said.meaning);
        let rejected = rejected.or(is_taken_back.then_some(WhyNot::TakenBack));
        match rejected {
            Some(why) => settled.unused(&said, why),
            None => by_meaning.entry(said.meaning).or_default().push(said),
        }
    }
    conditions(&mut settled, &by_meaning);
    facts(&mut settled, by_meaning);
    settled.record(gathering)
}

/// The age, where every day that the person can be born on gives the same.
fn age(settled: &mut Settled, gathering: &Gathering) {
    let Some(person) = gathering.persons.first() else { return };
    let meanings = settled.reader.meanings.iter().enumerate();
    let asked: Vec<(usize, Ref<Fact>)> = meanings
        .filter_map(|(place, meaning)| match meaning.tells {
            Telling::Age(fact) => Some((place, fact)),
            _ => None,
        })
        .collect();
    for (place, fact) in asked {
        let years = match person.birth {
            _ if person.has_died => Err(WhyNot::Died),
            None => Err(WhyNot::Undated),
            Some(birth) => birth.years_until(settled.today).ok_or(WhyNot::Future),
        };
        let answer = years.and_then(|(fewest, most)| {
            let fewest = settled.reader.in_range(fact, f64::from(fewest));
            match settled.reader.in_range(fact, f64::from(most)) {
                most if most == fewest => most,
                _ => Err(WhyNot::DateNotExact),
            }
        });
        match answer {
            Ok(answer) => settled.take(place, Told::Fact(fact, answer), None, None),
            Err(why) => settled.leave(place, why),
        }
    }
}

/// A meaning that names conditions, and the entry that stands for it.
struct Named<'m> {
    place: usize,
    told: &'m ToldCondition,
    said: &'m Said,
}

/// The condition, where one alone is meant; and how long it has been.
fn conditions(settled: &mut Settled, by_meaning: &BTreeMap<usize, Vec<Said>>) {
    let reader = settled.reader;
    let today = settled.today;
    let mut sure: Vec<Named> = Vec::new();
    let mut perhaps: Vec<Named> = Vec::new();
    let mut too_early: Vec<Named> = Vec::new();
    for (place, said) in by_meaning {
        let Some(Telling::Condition(told)) = reader.meanings.get(*place).map(|of| &of.tells) else {
            continue;
        };
        let Some(first) = earliest(said) else { continue };
        let named = Named { place: *place, told, said: first };
        if !told.is_sure {
            perhaps.push(named);
            continue;
        }
        let lasting = |weeks: u32| match first.date {
            None => Err(WhyNot::Undated),
            Some(date) if date.is_weeks_ago(weeks, today) => Ok(()),
            Some(date) if date.is_within_weeks(weeks, today) => Err(WhyNot::NotLong),
            Some(_) => Err(WhyNot::DateNotExact),
        };
        match told.lasting_weeks.map_or(Ok(()), lasting) {
            Ok(()) => sure.push(named),
            Err(why) => {
                settled.unused(first, why);
                too_early.push(named);
            }
        }
    }
    let outranked: BTreeSet<usize> =
        sure.iter().flat_map(|named| reader.outranked_by(named.place)).collect();
    let (beaten, sure): (Vec<Named>, Vec<Named>) =
        sure.into_iter().partition(|named| outranked.contains(&named.place));
    for named in beaten {
        settled.unused(named.said, WhyNot::Outranked);
    }
    let meant = |named: &[&Named]| -> BTreeSet<Ref<Condition>> {
        named.iter().flat_map(|named| &named.told.conditions).copied().collect()
    };
    let (alone, firm): (Vec<&Named>, Vec<&Named>) =
        sure.iter().partition(|named| named.told.only_alone);
    let (by_firm, by_alone) = (meant(&firm), meant(&alone));
    let goes_along = |condition: &Ref<Condition>| {
        perhaps.iter().all(|named| named.told.conditions.contains(condition))
    };
    let chosen = match (by_firm.len(), by_alone.len()) {
        (1, _) => by_firm.first().copied(),
        (0, 1) => by_alone.first().copied().filter(|condition| goes_along(condition)),
        _ => None,
    };
    for named in &sure {
        let why = match chosen {
            Some(chosen) if named.told.conditions.contains(&chosen) => None,
            None if by_firm.len() > 1 || by_alone.len() > 1 => Some(WhyNot::SeveralConditions),
            Some(_) | None => Some(WhyNot::NotAlone),
        };
        match (why, chosen) {
            (Some(why), _) => settled.unused(named.said, why),
            (None, Some(chosen)) => settled.condition(named.place, chosen, named.said),
            (None, None) => {}
        }
    }
    for named in &perhaps {
        settled.unused(named.said, WhyNot::NotSure);
    }
    if chosen.is_none() {
        let all: Vec<&Named> = sure.iter().chain(&perhaps).chain(&too_early).collect();
        settled.possible = meant(&all).into_iter().collect();
    }
    let conditions = reader.knowledge.conditions.refs().map(|(condition, _)| condition);
    let used = chosen.or(settled.possible.first().copied());
    for condition in conditions {
        onset(settled, by_meaning, condition, used == Some(condition));
    }
}

/// The weeks since a condition began, where the entries that tell of it agree: those of another problem tell nothing of this one.
fn onset(
    settled: &mut Settled,
    by_meaning: &BTreeMap<usize, Vec<Said>>,
    condition: Ref<Condition>,
    is_used: bool,
) {
    let reader = settled.reader;
    let mut weeks: BTreeMap<Ref<Fact>, Vec<(u32, &Said)>> = BTreeMap::new();
    for (place, said) in by_meaning {
        let Some(Telling::Condition(told)) = reader.meanings.get(*place).map(|of| &of.tells) else {
            continue;
        };
        let Some(fact) = told.onset_weeks else { continue };
        if !told.conditions.contains(&condition) {
            continue;
        }
        for said in said {
            let since = said.onset.and_then(|onset| onset.weeks_until(settled.today));
            weeks.entry(fact).or_default().extend(since.map(|weeks| (weeks, said)));
        }
    }
    for (fact, since) in weeks {
        let Some((first, said)) = since.first() else { continue };
        if since.iter().any(|(other, _)| other != first) {
            if is_used {
                settled.unused(said, WhyNot::Disagreement);
            }
        } else if let Ok(answer) = reader.in_range(fact, f64::from(*first)) {
            settled.began(condition, (fact, answer), said);
            if is_used {
                settled.take(said.meaning, Told::Fact(fact, answer), Some(&said.code), said.onset);
            }
        }
    }
}

/// One answer a fact.
fn facts(settled: &mut Settled, by_meaning: BTreeMap<usize, Vec<Said>>) {
    let reader = settled.reader;
    let mut answers: BTreeMap<Ref<Fact>, Vec<(usize, Answer, Said)>> = BTreeMap::new();
    // What was answered, and has no place among the answers here, still counts more than what it outranks.
    let mut without_answer: Vec<(usize, Option<PartialDate>)> = Vec::new();
    for (place, said) in by_meaning {
        let Some(meaning) = reader.meanings.get(place) else { continue };
        let fact = match &meaning.tells {
            Telling::Condition(_) | Telling::Age(_) => continue,
            Telling::Nothing(why) => {
                for said in &said {
                    settled.unused(said, WhyNot::NotAsked(why.clone()));
                    without_answer.push((place, None));
                }
                continue;
            }
            Telling::Answer(fact, _) | Telling::Answers(fact, _) => *fact,
            Telling::Number(told) => told.fact,
        };
        let latest = if meaning.part == RecordPart::Observation {
            settled.latest(said)
        } else {
            settled.current(said)
        };
        let Some(latest) = latest else { continue };
        match &latest.answer {
            Ok(Some(answer)) => answers.entry(fact).or_default().push((place, *answer, latest)),
            Ok(None) => {}
            Err(why) => {
                settled.unused(&latest, why.clone());
                match why {
                    WhyNot::AnswerDoesNotFit(_) => without_answer.push((place, None)),
                    // What was answered before, and is not understood, may have changed since.
                    WhyNot::UnknownAnswer | WhyNot::ValueNotRead => {
                        without_answer.push((place, latest.date));
                    }
                    _ => {}
                }
            }
        }
    }
    for (fact, told) in answers {
        let places = told.iter().map(|(place, _, _)| *place);
        let outranked: BTreeSet<usize> =
            places.flat_map(|place| reader.outranked_by(place)).collect();
        let is_outranked = |place: usize, said: &Said| {
            outranked.contains(&place)
                || without_answer.iter().any(|(other, date)| {
                    let is_newer =
                        |date: &PartialDate| said.date.is_some_and(|of| of.is_after(*date));
                    reader.outranked_by(*other).any(|below| below == place)
                        && !date.as_ref().is_some_and(is_newer)
                })
        };
        let (beaten, told): (Vec<_>, Vec<_>) =
            told.into_iter().partition(|(place, _, said)| is_outranked(*place, said));
        for (_, _, said) in &beaten {
            settled.unused(said, WhyNot::Outranked);
        }
        let together = told.iter().map(|(_, answer, _)| Some(*answer)).reduce(joined).flatten();
        for (place, _, said) in &told {
            match together {
                Some(answer) => {
                    settled.take(*place, Told::Fact(fact, answer), Some(&said.code), said.date);
                }
                None => settled.unused(said, WhyNot::Disagreement),
            }
        }
    }
}

/// Two answers as one, where they say the same: what is known of a set adds up.
fn joined(first: Option<Answer>, second: Option<Answer>) -> Option<Answer> {
    match (first?, second?) {
        (Answer::Among(first), Answer::Among(second)) => Some(Answer::Among(first | second)),
        (first, second) => (first == second).then_some(first),
    }
}

/// The entry that began first; where none has a date, the first by its code.
fn earliest(said: &[Said]) -> Option<&Said> {
    let day = |said: &Said| said.date.map(|date: PartialDate| (date.latest, date.earliest));
    said.iter().min_by(|a, b| {
        (day(a).is_none(), day(a), &a.code).cmp(&(day(b).is_none(), day(b), &b.code))
    })
}

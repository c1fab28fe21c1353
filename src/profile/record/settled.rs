//! What is settled so far: what is taken, and what is not, with its reason. The order of the bundle's entries leaves no trace in it.

use super::date::PartialDate;
use super::gather::{Gathering, Said};
use super::why::WhyNot;
use super::{Beginning, Ignored, Mention, Record, RecordCode, RecordReader, Taken, Told, Unused};
use crate::knowledge::{Answer, Answers, Condition, Fact, RecordMeaning, Telling};
use crate::values::Ref;
use crate::values::Verdict;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is settled.
pub(super) struct Settled<'r, 'k> {
    pub(super) reader: &'r RecordReader<'k>,
    pub(super) today: Date,
    pub(super) possible: Vec<Ref<Condition>>,
    chosen: Option<Ref<Condition>>,
    taken: Vec<(usize, Taken)>,
    beginnings: Vec<Beginning>,
    unused: BTreeMap<(usize, WhyNot), (Mention, usize)>,
}

impl<'r, 'k> Settled<'r, 'k> {
    pub(super) fn of(reader: &'r RecordReader<'k>, today: Date) -> Self {
        Self {
            reader,
            today,
            possible: Vec::new(),
            chosen: None,
            taken: Vec::new(),
            beginnings: Vec::new(),
            unused: BTreeMap::new(),
        }
    }

    /// Takes what a meaning tells.
    pub(super) fn take(
        &mut self,
        place: usize,
        told: Told,
        code: Option<&RecordCode>,
        date: Option<PartialDate>,
    ) {
        let Some(meaning) = self.reader.meanings.get(place) else { return };
        let mention = Mention { part: meaning.part, code: code.cloned(), date };
        self.taken.push((place, Taken { told, label: meaning.label.clone(), mention }));
    }

    /// Notes when a condition began.
    pub(super) fn began(
        &mut self,
        condition: Ref<Condition>,
        (fact, answer): (Ref<Fact>, Answer),
        said: &Said,
    ) {
        let Some(meaning) = self.reader.meanings.get(said.meaning) else { return };
        let mention =
            Mention { part: meaning.part, code: Some(said.code.clone()), date: said.onset };
        let taken = Taken { told: Told::Fact(fact, answer), label: meaning.label.clone(), mention };
        self.beginnings.push(Beginning { condition, fact, answer, taken });
    }

    /// Whether what it says would raise a warning sign.
    fn is_warning(reader: &RecordReader, meaning: &RecordMeaning) -> bool {
        let knowledge = reader.knowledge;
        let Telling::Answer(fact, answer) = meaning.tells else { return false };
        let mut answers = Answers::none(knowledge.facts.len());
        answers.set(fact, Some(answer));
        knowledge.red_flags.iter().any(|flag| answers.judge(&flag.when) == Verdict::Met)
    }

    /// Takes the condition.
    pub(super) fn condition(&mut self, place: usize, condition: Ref<Condition>, said: &Said) {
        self.chosen = Some(condition);
        self.take(place, Told::Condition(condition), Some(&said.code), said.date);
    }

    /// Notes why an entry is not used.
    pub(super) fn unused(&mut self, said: &Said, why: WhyNot) {
        let Some(meaning) = self.reader.meanings.get(said.meaning) else { return };
        let mention =
            Mention { part: meaning.part, code: Some(said.code.clone()), date: said.date };
        let (known, count) =
            self.unused.entry((said.meaning, why)).or_insert_with(|| (mention.clone(), 0));
        *count += 1;
        // The latest stands for all.
        if is_rather(&mention, known) {
            *known = mention;
        }
    }

    /// Notes why what the person's entry tells is not used.
    pub(super) fn leave(&mut self, place: usize, why: WhyNot) {
        let Some(meaning) = self.reader.meanings.get(place) else { return };
        let mention = Mention { part: meaning.part, code: None, date: None };
        self.unused.insert((place, why), (mention, 1));
    }

    /// The latest of what was measured, where it is certain which that is, or all that may be it say the same.
    pub(super) fn latest(&mut self, said: Vec<Said>) -> Option<Said> {
        let (dated, undated): (Vec<Said>, Vec<Said>) =
            said.into_iter().partition(|said| said.date.is_some());
        let mut open = undated;
        if !dated.is_empty() {
            for said in open.drain(..) {
                self.unused(&said, WhyNot::Undated);
            }
            open = self.last_of(dated);
        }
        self.agreed(open)
    }

    /// Those that nothing is certainly after.
    fn last_of(&mut self, dated: Vec<Said>) -> Vec<Said> {
        let newest = dated.iter().filter_map(|said| said.date).max_by_key(|date| date.earliest);
        let (last, before): (Vec<Said>, Vec<Said>) = dated.into_iter().partition(|said| {
            said.date.zip(newest).is_some_and(|(date, newest)| date.latest >= newest.earliest)
        });
        // Of one day, the last moment.
        let mut moment: Option<PartialDate> = None;
        for date in last.iter().filter_map(|said| said.date) {
            if moment.is_none_or(|known| date.is_after(known) || !known.has_instant())
                && date.has_instant()
            {
                moment = Some(date);
            }
        }
        let (past, last): (Vec<Said>, Vec<Said>) = last.into_iter().partition(|said| {
            said.date.zip(moment).is_some_and(|(date, moment)| moment.is_after(date))
        });
        for said in before.iter().chain(&past) {
            self.unused(said, WhyNot::Superseded);
        }
        last
    }

    /// One entry for several that say the same and are not too old.
    fn agreed(&mut self, mut open: Vec<Said>) -> Option<Said> {
        open.sort_by(|a, b| (&a.code, a.date.map(by_day)).cmp(&(&b.code, b.date.map(by_day))));
        let first = open.first()?.clone();
        if open.iter().any(|said| said.answer != first.answer) {
            for said in &open {
                self.unused(said, WhyNot::Disagreement);
            }
            return None;
        }
        self.recent(first)
    }

    /// An entry of a diagnosis, a procedure or a medicine that tells of today.
    pub(super) fn current(&mut self, mut said: Vec<Said>) -> Option<Said> {
        // The latest first: it is the one that may be recent.
        said.sort_by(|a, b| (b.date.map(by_day), &a.code).cmp(&(a.date.map(by_day), &b.code)));
        let mut found = None;
        for said in said {
            if found.is_none() {
                found = self.recent(said);
            }
        }
        found
    }

    /// The entry, unless it is too old to tell of today.
    fn recent(&mut self, said: Said) -> Option<Said> {
        let meaning = self.reader.meanings.get(said.meaning)?;
        let why = match (meaning.within_weeks, said.date) {
            (None, _) => return Some(said),
            (Some(weeks), Some(date)) if date.is_within_weeks(weeks, self.today) => {
                return Some(said);
            }
            (Some(weeks), Some(date)) if date.is_weeks_ago(weeks, self.today) => WhyNot::TooOld,
            // A warning must not be missed because nobody wrote the day down.
            (Some(_), _) if meaning.undated => return Some(said),
            (Some(_), Some(_)) => WhyNot::DateNotExact,
            (Some(_), None) => WhyNot::Undated,
        };
        self.unused(&said, why);
        None
    }

    /// The record, whole.
    pub(super) fn record(self, gathering: Gathering) -> Record {
        let knowledge = self.reader.knowledge;
        let mut answers = Answers::none(knowledge.facts.len());
        for (_, taken) in &self.taken {
            if let Told::Fact(fact, answer) = taken.told {
                answers.set(fact, Some(answer));
            }
        }
        // Whoever was born with something would have the day of birth told.
        let birth = gathering.persons.first().and_then(|person| person.birth);
        let without_birth = |mention: Mention| Mention {
            date: mention.date.filter(|date| Some(*date) != birth),
            ..mention
        };
        let mut taken = self.taken;
        taken.sort_by_key(|(place, taken)| match taken.told {
            Told::Condition(_) => (0, *place),
            Told::Fact(fact, _) => (fact.position() + 1, *place),
        });
        let (reader, today) = (self.reader, self.today);
        let warnings: Vec<bool> =
            reader.meanings.iter().map(|meaning| Self::is_warning(reader, meaning)).collect();
        let settled: Vec<usize> = taken.iter().map(|(place, _)| *place).collect();
        let unused = self.unused.into_iter().filter_map(|((place, why), (mention, count))| {
            let meaning = reader.meanings.get(place)?;
            let is_old = mention
                .date
                .zip(meaning.within_weeks)
                .is_some_and(|(date, weeks)| date.is_weeks_ago(weeks, today));
            // What another entry has settled is no open question.
            let is_old = is_old || settled.contains(&place);
            let asks = matches!(why, WhyNot::NotAsked(_) | WhyNot::NotConfirmed) && !is_old;
            let is_warning = why == WhyNot::NotConfirmed
                && !is_old
                && warnings.get(place).copied().unwrap_or_default();
            let conditions = match &meaning.tells {
                Telling::Condition(told) => told.conditions.clone(),
                _ => Vec::new(),
            };
            let mention = without_birth(mention);
            let ask = meaning.ask.filter(|_| asks);
            let label = meaning.label.clone();
            let of_age = match meaning.tells {
                Telling::Age(fact) => Some(fact),
                _ => None,
            };
            Some(Unused { label, mention, why, conditions, count, is_warning, ask, of_age })
        });
        let ignored = gathering.ignored.into_iter().map(|((kind, code, why), count)| Ignored {
            kind,
            code,
            why,
            count,
        });
        Record {
            condition: self.chosen,
            possible: self.possible,
            answers,
            beginnings: self
                .beginnings
                .into_iter()
                .map(|began| {
                    let mention = without_birth(began.taken.mention);
                    Beginning { taken: Taken { mention, ..began.taken }, ..began }
                })
                .collect(),
            taken: taken
                .into_iter()
                .map(|(_, taken)| Taken { mention: without_birth(taken.mention), ..taken })
                .collect(),
            unused: unused.collect(),
            ignored: ignored.collect(),
            entries: gathering.entries,
        }
    }
}

/// A date by its days, to sort by.
fn by_day(date: PartialDate) -> (Date, Date) {
    (date.earliest, date.latest)
}

/// Whether one of two mentions stands for both: the later one, else the first by its code.
fn is_rather(this: &Mention, known: &Mention) -> bool {
    let (this_day, known_day) = (this.date.map(by_day), known.date.map(by_day));
    this_day > known_day || (this_day == known_day && this.code < known.code)
}

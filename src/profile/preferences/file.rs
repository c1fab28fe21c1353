//! The file of what matters to a person: read, every problem at its line, and written.

use super::{
    AnsweredTradeOff, KeptChange, LONGEST_CONCERN, MOST_CONCERNS, OwnConcern, Preferences, find,
    in_bounds, wanted,
};
use crate::knowledge::{Attribute, Condition, Knowledge, NameMatch, Treatment};
use crate::profile::Mismatch;
use crate::values::{Ref, did_you_mean, join_with, visible};
use crate::weighing::{Exact, MOST_QUESTIONS, Preference};
use crate::yaml::{Path, Problem, Problems, YamlDocument, decode, schema_of_file};
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What matters to a person.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Weights")]
struct RawPreferences {
    /// What it is about: an id or a name.
    condition: Option<String>,
    /// How much each attribute matters, from 0 (not at all) to 10 (most), with at most two decimals.
    #[serde(default)]
    weights: BTreeMap<String, f64>,
    /// What no attribute speaks of, at most four.
    #[serde(default)]
    own: Vec<RawConcern>,
    /// Answers to which of two changes matters more. They take the place of weights.
    #[serde(default)]
    trade_offs: Vec<RawTradeOff>,
}

/// A concern of one's own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawConcern {
    /// In your words, at most 40 characters.
    concern: String,
    /// How much it matters, from 0 to 10.
    weight: f64,
    /// How well choices do for it in your eyes, from 0 to 10.
    #[serde(default)]
    ratings: BTreeMap<String, f64>,
}

/// Which of two changes matters more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawTradeOff {
    /// The first change.
    first: RawChange,
    /// The second change.
    second: RawChange,
    /// Which matters more.
    #[schemars(extend("minLength" = 1, "enum" = ANSWERS.map(|(word, _)| word)))]
    answer: String,
}

/// A change that was asked about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawChange {
    /// Its attribute.
    attribute: String,
    /// How far up the scale, in thousandths of the whole.
    size: u64,
    /// What it was called.
    change: String,
}

/// The schema of a file of weights, whatever the attributes are called.
pub(in crate::profile) fn shape() -> Schema {
    schema_of_file::<RawPreferences>()
}

/// The answers that a trade-off takes.
const ANSWERS: [(&str, Option<Preference>); 4] = [
    ("first", Some(Preference::First)),
    ("second", Some(Preference::Second)),
    ("same", Some(Preference::Same)),
    ("unknown", None),
];

impl Preferences {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// Every problem of the file, each at its line.
    pub fn read(knowledge: &Knowledge, name: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let document = YamlDocument::read(name, bytes).map_err(Problems::sorted)?;
        let mut problems = Problems::default();
        let top = Path::top();
        if document.root().is_nothing() {
            let hint = "`spinecmp weigh --ask -o weights.yaml` writes one; docs/weigh.md shows one";
            problems.add_with_hint(&document, &top, "nothing is said to matter in this file", hint);
            return Err(problems.sorted());
        }
        let raw = decode::<RawPreferences>(&document, &top, document.root(), &mut problems);
        let mut reader = Reader { knowledge, document: &document, problems };
        let preferences = raw.map(|raw| reader.preferences(&raw)).unwrap_or_default();
        if reader.problems.is_empty() { Ok(preferences) } else { Err(reader.problems.sorted()) }
    }

    /// The same as a file that [`read`](Self::read) takes.
    pub fn written(&self, knowledge: &Knowledge, condition: Ref<Condition>) -> String {
        let mut file =
            String::from("# What matters to me. `spinecmp weigh --weights FILE` reads it.\n");
        file.push_str(&format!("condition: {}\n", knowledge.conditions[condition].id));
        if !self.importances.is_empty() {
            file.push_str("weights:\n");
        }
        for (attribute, importance) in &self.importances {
            let id = &knowledge.attributes[*attribute].id;
            file.push_str(&format!("  {id}: {}\n", plain(importance)));
        }
        if !self.own.is_empty() {
            file.push_str("own:\n");
        }
        for OwnConcern { concern, importance, ratings } in &self.own {
            // A JSON string is a YAML one, whatever it holds.
            let concern = serde_json::Value::from(concern.as_str());
            file.push_str(&format!("  - concern: {concern}\n    weight: {}\n", plain(importance)));
            if !ratings.is_empty() {
                file.push_str("    ratings:\n");
            }
            for (treatment, rating) in ratings {
                let id = &knowledge.treatments[*treatment].id;
                file.push_str(&format!("      {id}: {}\n", plain(rating)));
            }
        }
        if !self.trade_offs.is_empty() {
            file.push_str("trade-offs:\n");
        }
        for asked in &self.trade_offs {
            let word = ANSWERS.iter().find(|(_, answer)| *answer == asked.answer);
            for (key, kept) in [("- first", &asked.first), ("  second", &asked.second)] {
                let id = &knowledge.attributes[kept.attribute].id;
                let change = serde_json::Value::from(kept.change.as_str());
                file.push_str(&format!(
                    "  {key}: {{attribute: {id}, size: {}, change: {change}}}\n",
                    kept.size
                ));
            }
            let word = word.map_or("unknown", |(word, _)| word);
            file.push_str(&format!("    answer: {word}\n"));
        }
        file
    }
}

fn plain(number: &Exact) -> String {
    // Hundredths at most, as was checked when it came in.
    number.near().to_string()
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    document: &'a YamlDocument,
    problems: Problems,
}

impl Reader<'_> {
    fn preferences(&mut self, raw: &RawPreferences) -> Preferences {
        let top = Path::top();
        let RawPreferences { condition, weights, own, trade_offs } = raw;
        let condition = condition.as_ref().and_then(|name| {
            let found = match self.knowledge.condition_named(name) {
                NameMatch::One(found) => Some(found),
                NameMatch::Several(_) | NameMatch::Nothing => None,
            };
            if found.is_none() {
                let message = format!("no condition has the name `{}`", visible(name));
                let ids: Vec<&str> =
                    self.knowledge.conditions.iter().map(|entry| entry.id.as_str()).collect();
                self.refuse(
                    &top.key("condition"),
                    &Mismatch::with_hint(message, format!("they are {}", join_with(&ids, "and"))),
                );
            }
            found
        });
        let mut importances = Vec::new();
        for (id, number) in weights {
            let at = top.key("weights").key(id);
            let attribute = self.attribute(&at, id);
            importances.extend(attribute.zip(self.number(&at, *number)));
        }
        let trade_offs_at = top.key("trade-offs");
        let states_weights = !weights.is_empty() || !own.is_empty();
        if !trade_offs.is_empty() && states_weights {
            self.refuse(
                &trade_offs_at,
                &Mismatch::with_hint(
                    "weights, and answers to trade-offs which weights follow from, stand in one file",
                    "keep one of the two",
                ),
            );
        }
        if trade_offs.len() > MOST_QUESTIONS {
            let message = format!("at most {MOST_QUESTIONS} trade-offs are asked");
            self.refuse(&trade_offs_at, &Mismatch::new(message));
        }
        if own.len() > MOST_CONCERNS {
            let message = format!("at most {MOST_CONCERNS} concerns of one's own fit");
            self.refuse(&top.key("own"), &Mismatch::new(message));
        }
        Preferences {
            condition,
            importances,
            own: own
                .iter()
                .enumerate()
                .filter_map(|(place, raw)| {
                    self.concern(&top.key("own").item(place), raw, condition)
                })
                .collect(),
            trade_offs: trade_offs
                .iter()
                .enumerate()
                .filter_map(|(place, raw)| self.trade_off(&trade_offs_at.item(place), raw))
                .collect(),
        }
    }

    fn concern(
        &mut self,
        at: &Path,
        raw: &RawConcern,
        condition: Option<Ref<Condition>>,
    ) -> Option<OwnConcern> {
        let length = raw.concern.chars().count();
        if length == 0 || length > LONGEST_CONCERN {
            let message =
                format!("a concern has 1 to {LONGEST_CONCERN} characters, this has {length}");
            self.refuse(&at.key("concern"), &Mismatch::new(message));
        }
        let mut ratings: Vec<(Ref<Treatment>, Exact)> = Vec::new();
        for (name, number) in &raw.ratings {
            let at = at.key("ratings").key(name);
            let found = self.treatment(&at, name, condition);
            let rating = found.zip(self.number(&at, *number));
            if found.is_some_and(|found| ratings.iter().any(|(known, _)| *known == found)) {
                let message = format!("`{}` is rated twice", visible(name));
                self.refuse(&at, &Mismatch::new(message));
            }
            ratings.extend(rating);
        }
        Some(OwnConcern {
            concern: raw.concern.clone(),
            importance: self.number(&at.key("weight"), raw.weight)?,
            ratings,
        })
    }

    fn trade_off(&mut self, at: &Path, raw: &RawTradeOff) -> Option<AnsweredTradeOff> {
        let first = self.change(&at.key("first"), &raw.first);
        let second = self.change(&at.key("second"), &raw.second);
        let answer = ANSWERS.iter().find(|(word, _)| *word == &*raw.answer);
        if answer.is_none() {
            let words: Vec<&str> = ANSWERS.iter().map(|(word, _)| *word).collect();
            let message = format!("`{}` is no answer to a trade-off", visible(&raw.answer));
            let hint = format!("write one of {}", join_with(&words, "or"));
            self.refuse(&at.key("answer"), &Mismatch::with_hint(message, hint));
        }
        let (first, second) = (first?, second?);
        if first.attribute == second.attribute {
            let message = "a trade-off is between two attributes";
            self.refuse(&at.key("second").key("attribute"), &Mismatch::new(message));
        }
        Some(AnsweredTradeOff { first, second, answer: answer?.1 })
    }

    fn change(&mut self, at: &Path, raw: &RawChange) -> Option<KeptChange> {
        /// The whole scale.
        const WHOLE: u16 = 1000;
        let attribute = self.attribute(&at.key("attribute"), &raw.attribute);
        let size = u16::try_from(raw.size).ok().filter(|size| (1..=WHOLE).contains(size));
        if size.is_none() {
            let message = format!("a change is from 1 to {WHOLE} thousandths of its scale");
            self.refuse(&at.key("size"), &Mismatch::new(message));
        }
        Some(KeptChange { attribute: attribute?, size: size?, change: raw.change.clone() })
    }

    /// A treatment of the condition by any of its names; where the file names no condition, any treatment.
    fn treatment(
        &mut self,
        at: &Path,
        name: &str,
        condition: Option<Ref<Condition>>,
    ) -> Option<Ref<Treatment>> {
        let knowledge = self.knowledge;
        let all = knowledge.treatments_of(condition);
        let ids = |of: &[Ref<Treatment>]| -> String {
            let ids: Vec<&str> = of.iter().map(|one| &*knowledge.treatments[*one].id).collect();
            join_with(&ids, "or")
        };
        let (message, hint) = match knowledge.treatment_named(name, condition) {
            NameMatch::One(found) => return Some(found),
            NameMatch::Several(several) => {
                let message = format!("`{}` can mean more than one treatment", visible(name));
                (message, format!("name one: {}", ids(&several)))
            }
            NameMatch::Nothing => {
                let message = format!("no treatment here is called `{}`", visible(name));
                let known = all.iter().map(|one| &*knowledge.treatments[*one].id);
                let hint = did_you_mean(name, known);
                (message, hint.unwrap_or_else(|| format!("they are {}", ids(&all))))
            }
        };
        self.refuse(at, &Mismatch::with_hint(message, hint));
        None
    }

    fn attribute(&mut self, at: &Path, id: &str) -> Option<Ref<Attribute>> {
        match find(self.knowledge, id) {
            Ok(found) => Some(found),
            Err(mismatch) => {
                self.refuse(at, &mismatch);
                None
            }
        }
    }

    fn number(&mut self, at: &Path, number: f64) -> Option<Exact> {
        let found = Exact::decimal(number).and_then(in_bounds);
        if found.is_none() {
            self.refuse(at, &wanted(&number.to_string()));
        }
        found
    }

    fn refuse(&mut self, at: &Path, mismatch: &Mismatch) {
        match &mismatch.hint {
            Some(hint) => self.problems.add_with_hint(self.document, at, &mismatch.message, hint),
            None => self.problems.add(self.document, at, &mismatch.message),
        }
    }
}

//! Names that people use: an id, a label, another name; or the first words of one.

use super::{Condition, Knowledge, Preset, Treatment};
use crate::values::Ref;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameMatch<T> {
    /// This.
    One(Ref<T>),
    /// It may be any of these.
    Several(Vec<Ref<T>>),
    /// Nothing.
    Nothing,
}

impl Knowledge {
    /// The condition that people call so.
    pub fn condition_named(&self, name: &str) -> NameMatch<Condition> {
        named(self.names_of_conditions(), name)
    }

    /// The condition whose id or whole name that is; `None`: it is that of none, or of several.
    pub fn condition_called(&self, name: &str) -> Option<Ref<Condition>> {
        match called(self.names_of_conditions(), &plain(name)).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whether it is the id or a whole name of a treatment.
    pub fn is_called_treatment(&self, name: &str) -> bool {
        !called(self.names_of_treatments(None), &plain(name)).is_empty()
    }

    /// The conditions that a name may mean, to be asked about.
    pub fn conditions_like(&self, name: &str) -> Vec<Ref<Condition>> {
        like(self.names_of_conditions(), name)
    }

    fn names_of_conditions(&self) -> impl Iterator<Item = NamedEntry<'_, Condition>> {
        self.conditions.refs().map(|(pointer, entry)| {
            (pointer, entry.id.as_str(), entry.label.as_str(), entry.also.as_slice())
        })
    }

    /// The treatment that people call so, among those of a condition or among all. What stands at the head of a column is a name, too: before all others
    /// where the condition says which column that is, else where nothing else is called so.
    pub fn treatment_named(
        &self,
        name: &str,
        condition: Option<Ref<Condition>>,
    ) -> NameMatch<Treatment> {
        let among = self.treatments_of(condition);
        let entries = self.names_of_treatments(condition);
        let wanted = plain(name);
        let is_head = |found: &&Ref<Treatment>| plain(self.treatments[**found].narrow()) == wanted;
        let heads: Vec<&Ref<Treatment>> = among.iter().filter(is_head).collect();
        match heads.as_slice() {
            [one] if condition.is_some() => NameMatch::One(**one),
            [one] => match named(entries, name) {
                NameMatch::Nothing => NameMatch::One(**one),
                found => found,
            },
            _ => named(entries, name),
        }
    }

    fn names_of_treatments(
        &self,
        condition: Option<Ref<Condition>>,
    ) -> impl Iterator<Item = NamedEntry<'_, Treatment>> {
        self.treatments_of(condition).into_iter().map(|pointer| {
            let entry = &self.treatments[pointer];
            (pointer, entry.id.as_str(), entry.label.as_str(), entry.also.as_slice())
        })
    }

    /// The plans that a name may mean, to be asked about: a plan itself is named by its id.
    pub fn plans_like(&self, name: &str) -> Vec<Ref<Preset>> {
        let entries = self.costs.plans.refs().map(|(pointer, entry)| {
            (pointer, entry.id.as_str(), entry.label.as_str(), [].as_slice())
        });
        like(entries, name)
    }

    /// The treatments of a condition, or all.
    pub fn treatments_of(&self, condition: Option<Ref<Condition>>) -> Vec<Ref<Treatment>> {
        match condition {
            Some(condition) => self.conditions[condition].treatments.clone(),
            None => self.treatments.refs().map(|(pointer, _)| pointer).collect(),
        }
    }
}

type NamedEntry<'k, T> = (Ref<T>, &'k str, &'k str, &'k [String]);

/// Those that have it as their id or as a whole name.
fn called<'k, T: 'k>(
    entries: impl Iterator<Item = NamedEntry<'k, T>>,
    wanted: &str,
) -> Vec<Ref<T>> {
    let is_called = |(_, id, label, also): &NamedEntry<T>| {
        let mut names = also.iter().map(String::as_str).chain([*id, *label]);
        !wanted.is_empty() && names.any(|name| plain(name) == wanted)
    };
    entries.filter(is_called).map(|(pointer, ..)| pointer).collect()
}

/// Those whose id or one of whose names begins with these words. A label is a sentence rather than a name: its first words stand for nothing.
fn begun<'k, T: 'k>(entries: impl Iterator<Item = NamedEntry<'k, T>>, wanted: &str) -> Vec<Ref<T>> {
    let begins =
        |name: &str| plain(name).strip_prefix(wanted).is_some_and(|rest| rest.starts_with(' '));
    let is_begun = |(_, id, _, also): &NamedEntry<T>| {
        !wanted.is_empty() && also.iter().map(String::as_str).chain([*id]).any(begins)
    };
    entries.filter(is_begun).map(|(pointer, ..)| pointer).collect()
}

/// The first way in which a name fits wins: as an id or as a whole name, as the first words of one.
fn named<'k, T: 'k>(entries: impl Iterator<Item = NamedEntry<'k, T>>, name: &str) -> NameMatch<T> {
    let entries: Vec<NamedEntry<T>> = entries.collect();
    let wanted = plain(name);
    let mut found = called(entries.iter().copied(), &wanted);
    if found.is_empty() {
        found = begun(entries.into_iter(), &wanted);
    }
    match found.as_slice() {
        [] => NameMatch::Nothing,
        [one] => NameMatch::One(*one),
        _ => NameMatch::Several(found),
    }
}

/// Those of whose names one has every word of this one, or a word that begins with it: a guess to be asked about, never to be taken.
fn like<'k, T: 'k>(entries: impl Iterator<Item = NamedEntry<'k, T>>, name: &str) -> Vec<Ref<T>> {
    let wanted = plain(name);
    let has_all = |name: &str| {
        let name = plain(name);
        wanted.split(' ').all(|word| name.split(' ').any(|part| part.starts_with(word)))
    };
    let is_like = |(_, id, label, also): &NamedEntry<T>| {
        has_all(id) || has_all(label) || also.iter().any(|name| has_all(name))
    };
    // A letter or two begin a word of most names.
    let is_long = wanted.chars().count() > 2;
    entries.filter(|entry| is_long && is_like(entry)).map(|(pointer, ..)| pointer).collect()
}

/// In small letters, with blanks for everything that is no letter or digit.
fn plain(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_come_before_beginnings_and_several_are_told() {
        let also = [
            vec!["red fruit".to_owned(), "no stone".to_owned()],
            vec!["pear tree".to_owned()],
            Vec::new(),
        ];
        let entries = || {
            [("apple", "An apple"), ("pear", "A pear"), ("apple-pie", "Pie of apples")]
                .into_iter()
                .zip(&also)
                .enumerate()
                .map(|(place, ((id, label), also))| (Ref::<u8>::new(place), id, label, &also[..]))
        };
        let find = |name: &str| named(entries(), name);
        assert_eq!(find("Apple"), NameMatch::One(Ref::new(0)));
        assert_eq!(find("RED-fruit"), NameMatch::One(Ref::new(0)));
        assert_eq!(find("no stone"), NameMatch::One(Ref::new(0)));
        assert_eq!(find("red"), NameMatch::One(Ref::new(0)));
        // Neither a part of a word, nor what stands behind others, nor the first words of a label: "stone" is no name of "no stone".
        for name in ["app", "re", "tree", "stone", "pie of", "--"] {
            assert_eq!(find(name), NameMatch::Nothing, "{name}");
        }
        let guess = |name: &str| like(entries(), name);
        assert_eq!(guess("app"), [Ref::new(0), Ref::new(2)]);
        assert_eq!(guess("apples pie"), [Ref::new(2)]);
        assert_eq!(guess("tree"), [Ref::new(1)]);
        assert!(guess("ap").is_empty() && guess("ree").is_empty() && guess("--").is_empty());
    }
}

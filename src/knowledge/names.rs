//! Names that people use: an id, a label, another name; or the beginning of a word of one.

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
        let entries = self.conditions.refs().map(|(pointer, entry)| {
            (pointer, entry.id.as_str(), entry.label.as_str(), entry.also.as_slice())
        });
        named(entries, name)
    }

    /// The treatment that people call so, among those of a condition or among all. What stands at the head of a column is a name, too: before all others
    /// where the condition says which column that is, else where nothing else is called so.
    pub fn treatment_named(
        &self,
        name: &str,
        condition: Option<Ref<Condition>>,
    ) -> NameMatch<Treatment> {
        let among = self.treatments_of(condition);
        let entries = among.iter().map(|pointer| {
            let entry = &self.treatments[*pointer];
            (*pointer, entry.id.as_str(), entry.label.as_str(), entry.also.as_slice())
        });
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

    /// The plans that a name may mean, to be asked about: a plan itself is named by its id.
    pub fn plans_like(&self, name: &str) -> Vec<Ref<Preset>> {
        // A letter or two begin a word of most names.
        if name.chars().count() < 3 {
            return Vec::new();
        }
        let entries = self.costs.plans.refs().map(|(pointer, entry)| {
            (pointer, entry.id.as_str(), entry.label.as_str(), [].as_slice())
        });
        match named(entries, name) {
            NameMatch::One(one) => vec![one],
            NameMatch::Several(several) => several,
            NameMatch::Nothing => Vec::new(),
        }
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

/// What turns the word behind it round.
const NEGATIONS: [&str; 3] = ["no", "not", "without"];

/// The first way in which a name fits wins: as an id, as a whole name, as the beginning of a word of one.
fn named<'k, T: 'k>(entries: impl Iterator<Item = NamedEntry<'k, T>>, name: &str) -> NameMatch<T> {
    let entries: Vec<NamedEntry<T>> = entries.collect();
    let wanted = plain(name);
    if wanted.is_empty() {
        return NameMatch::Nothing;
    }
    let fits = |fits: &dyn Fn(&str) -> bool| -> Vec<Ref<T>> {
        entries
            .iter()
            .filter(|(_, id, label, also)| {
                fits(&plain(id))
                    || fits(&plain(label))
                    || also.iter().any(|name| fits(&plain(name)))
            })
            .map(|(pointer, ..)| *pointer)
            .collect()
    };
    let begins = |name: &str| {
        name.match_indices(wanted.as_str()).filter_map(|(at, _)| name.get(..at)).any(|before| {
            // "Surgery" is no name of "no surgery".
            let is_denied = NEGATIONS.contains(&before.trim_end().rsplit(' ').next().unwrap_or(""));
            before.is_empty() || before.ends_with(' ') && !is_denied
        })
    };
    for found in [fits(&|name| name == wanted), fits(&begins)] {
        match found.as_slice() {
            [] => {}
            [one] => return NameMatch::One(*one),
            _ => return NameMatch::Several(found),
        }
    }
    NameMatch::Nothing
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
        assert_eq!(find("pie"), NameMatch::One(Ref::new(2)));
        assert_eq!(find("app"), NameMatch::Several(vec![Ref::new(0), Ref::new(2)]));
        assert_eq!(find("tree"), NameMatch::One(Ref::new(1)));
        assert_eq!(find("ree"), NameMatch::Nothing);
        assert_eq!(find("stone"), NameMatch::Nothing);
        assert_eq!(find("no stone"), NameMatch::One(Ref::new(0)));
        assert_eq!(find("--"), NameMatch::Nothing);
    }
}

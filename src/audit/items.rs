//! The list: the 44 items of the International Patient Decision Aid Standards, version 4, in our own words, and our own rules after them.
//!
//! Source of the items: Joseph-Williams and others 2014 (doi:10.1177/0272989X13501721). The ids are ours. What an item asks is never a copy of its
//! wording, and how it is answered is never a constant: each check looks.

use super::checks;
use super::item::ItemGroup::{self, Certification, House, Qualifying, Quality};
use super::item::{AuditItem, How};
use crate::knowledge::StudyTopic;

/// How many items the published list has; what follows them is ours.
pub const LISTED: usize = 44;

const NO_TEST: &str = "this is about choosing a treatment, not about taking a test";

/// The whole list in order.
#[rustfmt::skip]
pub static ITEMS: [AuditItem; 52] = [
    computed("Q1", Qualifying, "says what the health problem is", checks::summary),
    computed("Q2", Qualifying, "asks one plain question: what to decide", checks::question),
    computed("Q3", Qualifying, "names the options, carrying on among them", checks::options),
    computed("Q4", Qualifying, "gives the good points of every option", checks::benefits),
    computed("Q5", Qualifying, "gives the bad points of every option", checks::harms),
    computed("Q6", Qualifying, "says what living with each is like: body, mind, others", checks::experience),
    computed("C1", Certification, "gives every option the same room and type", checks::balance),
    computed("C2", Certification, "names the source of every figure", checks::sources),
    computed("C3", Certification, "says when it came out", checks::published),
    computed("C4", Certification, "says how and when it is brought up to date", checks::updates),
    computed("C5", Certification, "says how far off a chance may be", checks::uncertainty),
    computed("C6", Certification, "says who paid for it", checks::funding),
    never("C7", Certification, "says what a test measures"),
    never("C8", Certification, "says what follows a test that finds something"),
    never("C9", Certification, "says what follows a test that finds nothing"),
    never("C10", Certification, "says that a test may find what would never have mattered"),
    computed("K1", Quality, "says what happens if nothing new is done", checks::natural_course),
    computed("K2", Quality, "lets options be compared side by side, without silent blanks", checks::side_by_side),
    computed("K3", Quality, "gives chances of good and of bad", checks::probabilities),
    computed("K4", Quality, "says with every chance who was studied", checks::groups_named),
    computed("K5", Quality, "tells chances as people out of so many, not as ratios alone", checks::event_rates),
    computed("K6", Quality, "compares over the same time, or says that times differ", checks::windows),
    computed("K7", Quality, "counts out of the same number throughout a row", checks::denominators),
    computed("K8", Quality, "shows chances in more than one way", checks::shown_in_several_ways),
    computed("K9", Quality, "asks its reader what matters most", checks::values),
    computed("K10", Quality, "leads through the decision step by step", checks::steps),
    computed("K11", Quality, "offers questions to take to the visit", checks::questions),
    declared("K12", "patients were asked what they need", "development.needs-patients",
        |knowledge| knowledge.about.development.needs_patients.as_ref()),
    declared("K13", "professionals were asked what patients need", "development.needs-professionals",
        |knowledge| knowledge.about.development.needs_professionals.as_ref()),
    declared("K14", "patients outside the team reviewed it", "development.review-patients",
        |knowledge| knowledge.about.development.review_patients.as_ref()),
    declared("K15", "professionals outside the team reviewed it", "development.review-professionals",
        |knowledge| knowledge.about.development.review_professionals.as_ref()),
    study("K16", "tried out by patients who faced the decision", StudyTopic::FieldTestPatients),
    study("K17", "tried out by professionals", StudyTopic::FieldTestProfessionals),
    computed("K18", Quality, "says how the evidence was found and chosen", checks::method),
    computed("K19", Quality, "says how good the evidence is", checks::certainty),
    AuditItem { id: "K20", group: Quality, asks: "says who wrote it, with what training and interests", how: How::Authors },
    computed("K21", Quality, "says how hard it is to read, and is not hard", checks::reading),
    study("K22", "shown to bring choices closer to what people care for", StudyTopic::PreferenceMatch),
    study("K23", "shown to help people know more", StudyTopic::KnowledgeGain),
    never("K24", Quality, "gives the chance that a test is right to find something"),
    never("K25", Quality, "gives the chance that a test is wrong to find something"),
    never("K26", Quality, "gives the chance that a test is right to find nothing"),
    never("K27", Quality, "gives the chance that a test is wrong to find nothing"),
    never("K28", Quality, "gives the chance of being found ill with and without the test"),
    computed("G1", House, "never tells its reader what to choose", checks::steering),
    computed("G2", House, "puts a number beside every word of chance", checks::words_of_chance),
    computed("G3", House, "tells who has it and who has not, and the two add up", checks::frames_add_up),
    computed("G4", House, "puts the warning signs before any table, in the file's own words", checks::warnings_first),
    computed("G5", House, "says on each page what it is for", checks::intended_use),
    computed("G6", House, "counts chances out of 100 or more, without jargon", checks::one_in_n),
    computed("G7", House, "sets apart what may not be compared", checks::comparable),
    computed("G8", House, "answers what matters most first, plainly and from figures that bear it", checks::key_answers),
];

const fn computed(
    id: &'static str,
    group: ItemGroup,
    asks: &'static str,
    check: super::item::ItemCheck,
) -> AuditItem {
    AuditItem { id, group, asks, how: How::Computed(check) }
}

const fn declared(
    id: &'static str,
    asks: &'static str,
    key: &'static str,
    declared: super::item::Declared,
) -> AuditItem {
    AuditItem { id, group: Quality, asks, how: How::Declared(key, declared) }
}

const fn study(id: &'static str, asks: &'static str, topic: StudyTopic) -> AuditItem {
    AuditItem { id, group: Quality, asks, how: How::Study(topic) }
}

const fn never(id: &'static str, group: ItemGroup, asks: &'static str) -> AuditItem {
    AuditItem { id, group, asks, how: How::Never(NO_TEST) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::item::VerificationMethod;

    #[test]
    fn the_list_has_26_computed_5_declared_4_by_study_and_9_that_do_not_apply() {
        let of = |kind: VerificationMethod| {
            ITEMS
                .iter()
                .filter(|item| item.group != ItemGroup::House && item.kind() == kind)
                .count()
        };
        let counts: Vec<usize> = VerificationMethod::ALL.iter().copied().map(of).collect();
        assert_eq!(counts, [26, 5, 4, 9], "computed, declared, evidence, not applicable");
        assert_eq!(counts.iter().sum::<usize>(), LISTED);
        let in_group = |group: ItemGroup| ITEMS.iter().filter(|item| item.group == group).count();
        let counts: Vec<usize> = ItemGroup::ALL.iter().copied().map(in_group).collect();
        assert_eq!(counts, [6, 10, 28, 8]);
    }

    #[test]
    fn every_id_stands_once_and_every_group_in_one_piece() {
        for (position, item) in ITEMS.iter().enumerate() {
            assert!(!item.asks.ends_with('.'), "{}", item.id);
            assert!(
                ITEMS.iter().skip(position + 1).all(|other| other.id != item.id),
                "{} stands twice",
                item.id
            );
        }
        assert!(ITEMS.is_sorted_by_key(|item| item.group));
    }
}

//! The shape of the knowledge file, as people write it. Private to the knowledge: everybody else sees the checked
//! [`Knowledge`](super::Knowledge).
//!
//! One struct an entry, every key named, no key unknown; an entry that is known as it is written has none here: it is read into its struct in the
//! knowledge. The line about a key is what editors show: the schema of the file is made of these types
//! ([`schema`](super::schema)). What is required by meaning rather than by shape (a reference that exists, a range that is not upside down) is the business of
//! [`check`](super::check).

mod about;
mod codes;
mod decision;
mod finding;
mod key;
mod medicare;
mod opinion;
mod plan;
mod price;
mod rules;
mod weighing;

pub(in crate::knowledge) use about::{RawAbout, RawDeclaration, RawStudy};
pub(in crate::knowledge) use codes::{
    RawCodeFamily, RawCodeSystem, RawCodes, RawListedCode, RawRecordMeaning, RawToldAnswer,
    RawToldNumber,
};
pub(in crate::knowledge) use decision::{
    RawCondition, RawMeaningfulChange, RawOutcome, RawRows, RawSourced, RawTreatment,
};
pub(in crate::knowledge) use finding::{RawComparator, RawFinding, RawGap};
pub(in crate::knowledge) use key::{RawComparisonGroup, RawKeyCell, RawKeyRow, RawKeySentence};
pub(in crate::knowledge) use medicare::{
    RawLegalLimit, RawMedicareRules, RawMedicareYear, RawPartADays, RawPolicy,
};
pub(in crate::knowledge) use opinion::{
    RawCitedWork, RawClaim, RawContext, RawDispute, RawModifier, RawQuestion,
};
pub(in crate::knowledge) use plan::{
    DEFAULT, RawBound, RawCostSharing, RawOtherDeductible, RawOutside, RawPlan, RawPreset, RawSpent,
};
pub(in crate::knowledge) use price::{
    RawChance, RawCostItem, RawCosts, RawPart, RawPathway, RawPrice, RawPriceIndex, RawPriceRange,
    RawRates, RawSitePrice, RawUsualSessions,
};
pub(in crate::knowledge) use rules::{
    RawContradiction, RawCriterion, RawFact, RawRedFlag, RawRuleSet, RawTest, RawWaiver,
};
pub(in crate::knowledge) use weighing::{RawAttributeScale, RawScaleCell};

//! The closed vocabularies of the knowledge file in a schema: each word that may stand there.

use crate::knowledge as words;
use crate::values::Verdict;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! vocabularies {
    ($($name:ident),+ $(,)?) => { $(
        impl JsonSchema for words::$name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let slugs: Vec<&str> = Self::ALL.iter().map(|word| word.slug()).collect();
                json_schema!({ "type": "string", "enum": slugs })
            }
        }
    )+ };
}

impl JsonSchema for Verdict {
    fn schema_name() -> Cow<'static, str> {
        "Verdict".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let slugs = [Self::Met, Self::NotMet, Self::Unknown].map(Self::slug);
        json_schema!({ "type": "string", "enum": slugs })
    }
}

vocabularies!(
    Approach,
    Assignment,
    Band,
    Better,
    Certainty,
    CertaintyBy,
    ClaimVerdict,
    ComparatorKind,
    Counted,
    CriterionKind,
    Design,
    Direction,
    Episode,
    GapKind,
    ItemKind,
    Measure,
    ModifierMeasure,
    OutcomeGroup,
    Payer,
    PlanType,
    Polarity,
    Priority,
    PriceBasis,
    Provenance,
    RangeKind,
    RecordPart,
    Role,
    RuleSetKind,
    Service,
    Site,
    SourceKind,
    TimeUnit,
    UnitKind,
    Urgency,
);

//! Why no sum can be made, as data. Whoever knows how it was asked for puts it in words: nothing here knows what an option is called.

use crate::knowledge::{CostItem, Payer, Price, PriceIndex, Service, Site};
use crate::values::Ref;

/// All columns together may have so many bills: two a day for thirty years, and some.
pub const MOST_BILLS: u64 = 25_000;

/// Why no sum can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostError {
    /// The knowledge has no prices.
    NoPrices,
    /// What is billed before discounts, which nobody pays.
    Charge(Ref<Price>),
    /// A price is not known for the site that was asked for.
    NotAtSite {
        /// The price.
        price: Ref<Price>,
        /// Asked for.
        wanted: Site,
        /// Where it is known.
        known: Vec<Site>,
    },
    /// No official rate is known of the year that was asked for.
    NoRate {
        /// The price.
        price: Ref<Price>,
        /// Asked for.
        year: u16,
        /// Of which years some rate is known.
        known: Vec<u16>,
    },
    /// The price index does not reach from one year to the other.
    NotCarried {
        /// The price.
        price: Ref<Price>,
        /// The index.
        index: Ref<PriceIndex>,
        /// Published in dollars of this year.
        from: u16,
        /// Asked for in dollars of this.
        to: u16,
    },
    /// Something is to be added to a column that is not there.
    NoColumn(Ref<CostItem>),
    /// What is to be added has no price of that payer.
    NoItemPrice {
        /// What is added.
        item: Ref<CostItem>,
        /// Whose price.
        payer: Payer,
        /// How many are added.
        count: u32,
    },
    /// No source tells what one of a person's own costs comes to.
    NoItemRate(Ref<CostItem>),
    /// More than an amount of money can hold.
    TooLarge,
    /// More than [`MOST_BILLS`].
    TooManyBills,
    /// A plan asks for something by the day, and no price tells the days of a stay.
    NoDays(Service),
    /// The knowledge has no rules of Medicare.
    NoMedicareRules,
    /// What Medicare asks for in a year is not known.
    NoMedicareAmount {
        /// Which of its amounts.
        part: MedicarePart,
        /// The year; `None`: no year follows from anything.
        year: Option<u16>,
        /// Of which years it is known.
        known: Vec<u16>,
    },
}

/// What Medicare, or a policy beside it, asks for in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MedicarePart {
    /// For stays in hospital.
    A,
    /// For everything else.
    B,
    /// The deductible of a policy that has one.
    PolicyDeductible,
    /// The yearly limit of a policy that has one.
    PolicyLimit,
}

impl MedicarePart {
    /// What it is, as a message names it.
    pub fn what(self) -> &'static str {
        match self {
            Self::A => "Part A deductible",
            Self::B => "Part B deductible",
            Self::PolicyDeductible => "own deductible of a high-deductible Medigap plan",
            Self::PolicyLimit => "yearly limit of that Medigap plan",
        }
    }

    /// The key of a plan file that gives it.
    pub fn key(self) -> &'static str {
        match self {
            Self::A => "part-a-deductible",
            Self::B => "part-b-deductible",
            Self::PolicyDeductible => "deductible",
            Self::PolicyLimit => "out-of-pocket-max",
        }
    }
}

/// Why a column is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unpriced {
    /// The payer has no price of it.
    NoPrice {
        /// Whose price.
        payer: Payer,
        /// Something was to be added to it, and cannot.
        has_extras: bool,
    },
    /// It cannot be priced as it was asked for; nobody named it, so that stops no other.
    Refused(CostError),
}

//! The closed vocabularies of costs: who pays, where, for what, and what kind of figure a price is.

use crate::values::vocabulary;

vocabulary! {
    /// Who pays the bill, and so which prices hold.
    Payer {
        /// Original Medicare.
        Medicare = "medicare",
        /// Private insurance.
        Commercial = "commercial",
        /// The person alone.
        Cash = "cash",
    }
}

vocabulary! {
    /// What kind of figure a price is.
    PriceBasis {
        /// Set by law or by an official table.
        OfficialRate = "official-rate",
        /// What was paid, by claims.
        Paid = "paid",
        /// What a page shows to those who ask.
        Posted = "posted",
        /// Reckoned from other figures under an assumption.
        Estimate = "estimate",
        /// Put together from priced parts of an example.
        BuiltUp = "built-up",
        /// What the news says, without saying for whom.
        Reported = "reported",
        /// Billed before any discount: not what anybody pays, never part of a sum.
        Charge = "charge",
    }
}

vocabulary! {
    /// The stretch of care that a price is for.
    Episode {
        /// One session of an injection.
        Session = "session",
        /// The day of an operation.
        Operation = "operation",
        /// One visit.
        Visit = "visit",
        /// One scan.
        Scan = "scan",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
        /// The first year of a problem, which later years are not like.
        FirstYear = "first-year",
        /// An operation and the 90 days around it.
        NinetyDays = "90-days",
    }
}

vocabulary! {
    /// Where care is given.
    Site {
        /// The doctor's own rooms.
        Office = "office",
        /// A surgery center.
        SurgeryCenter = "surgery-center",
        /// A hospital, without a stay.
        HospitalOutpatient = "hospital-outpatient",
        /// A hospital, with a stay.
        Inpatient = "inpatient",
        /// Wherever it is: one figure for all sites.
        Any = "any",
    }
}

vocabulary! {
    /// What one line of a bill is for. Plans treat the kinds differently.
    Service {
        /// A visit to a family doctor.
        OfficeVisit = "office-visit",
        /// A visit to a specialist.
        SpecialistVisit = "specialist-visit",
        /// A doctor's fee for doing something.
        Physician = "physician",
        /// The hospital's fee where nobody stays.
        OutpatientFacility = "outpatient-facility",
        /// The surgery center's fee.
        SurgeryCenterFacility = "surgery-center-facility",
        /// The hospital's fee for a stay.
        InpatientFacility = "inpatient-facility",
        /// Physical therapy.
        PhysicalTherapy = "physical-therapy",
        /// A scan.
        Imaging = "imaging",
        /// The emergency room: the hospital's fee.
        EmergencyRoom = "emergency-room",
        /// A visit to urgent care.
        UrgentCare = "urgent-care",
        /// An ambulance.
        Ambulance = "ambulance",
        /// Tests of blood and the like.
        Lab = "lab",
        /// A generic drug.
        DrugGeneric = "drug-generic",
        /// A drug of a brand.
        DrugBrand = "drug-brand",
        /// A specialty drug.
        DrugSpecialty = "drug-specialty",
        /// Equipment for use at home, such as a walker.
        Equipment = "equipment",
        /// Nurses and therapists who come to the home.
        HomeHealth = "home-health",
        /// A stay in a skilled nursing facility.
        SkilledNursing = "skilled-nursing",
        /// The fee for anesthesia.
        Anesthesia = "anesthesia",
        /// Anything else that the plan covers, also several parts under one price.
        Other = "other",
        /// What no plan here covers: the person pays it in full, and it counts towards nothing.
        OwnPocket = "own-pocket",
    }
}

impl Service {
    /// The place in the order of one day: visits, doctors' fees, facility fees, everything else.
    pub fn order_in_day(self) -> u8 {
        match self {
            Self::OfficeVisit | Self::SpecialistVisit | Self::UrgentCare => 0,
            Self::Physician | Self::Anesthesia => 1,
            Self::OutpatientFacility
            | Self::SurgeryCenterFacility
            | Self::InpatientFacility
            | Self::EmergencyRoom
            | Self::SkilledNursing => 2,
            Self::PhysicalTherapy
            | Self::Imaging
            | Self::Ambulance
            | Self::Lab
            | Self::DrugGeneric
            | Self::DrugBrand
            | Self::DrugSpecialty
            | Self::Equipment
            | Self::HomeHealth
            | Self::Other
            | Self::OwnPocket => 3,
        }
    }

    /// A stay, which is counted in days.
    pub fn is_stay(self) -> bool {
        matches!(self, Self::InpatientFacility | Self::SkilledNursing)
    }

    /// It can last more than a day.
    pub fn has_days(self) -> bool {
        self.is_stay() || self == Self::HomeHealth
    }

    /// A drug from a pharmacy.
    pub fn is_drug(self) -> bool {
        matches!(self, Self::DrugGeneric | Self::DrugBrand | Self::DrugSpecialty)
    }

    /// What a plan can have a line for: everything but what no plan shares.
    pub fn shared() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|service| *service != Self::OwnPocket)
    }
}

vocabulary! {
    /// How a plan shares costs.
    PlanType {
        /// Private insurance: deductible, then a percentage, up to a yearly limit.
        Private = "private",
        /// Original Medicare, Parts A and B.
        Medicare = "medicare",
        /// Original Medicare with a Medigap plan A.
        MedigapA = "medigap-a",
        /// Original Medicare with a Medigap plan B.
        MedigapB = "medigap-b",
        /// Original Medicare with a Medigap plan C.
        MedigapC = "medigap-c",
        /// Original Medicare with a Medigap plan D.
        MedigapD = "medigap-d",
        /// Original Medicare with a Medigap plan F.
        MedigapF = "medigap-f",
        /// Original Medicare with a Medigap plan G.
        MedigapG = "medigap-g",
        /// Original Medicare with a Medigap plan K.
        MedigapK = "medigap-k",
        /// Original Medicare with a Medigap plan L.
        MedigapL = "medigap-l",
        /// Original Medicare with a Medigap plan M.
        MedigapM = "medigap-m",
        /// Original Medicare with a Medigap plan N.
        MedigapN = "medigap-n",
        /// The same with a high-deductible plan F.
        MedigapHdF = "medigap-hd-f",
        /// The same with a high-deductible plan G.
        MedigapHdG = "medigap-hd-g",
        /// Medicare Advantage: Medicare through a private plan.
        MedicareAdvantage = "medicare-advantage",
        /// No insurance.
        Uninsured = "uninsured",
    }
}

impl PlanType {
    /// Whose prices hold for it.
    pub fn payer(self) -> Payer {
        match self {
            Self::Private => Payer::Commercial,
            Self::Uninsured => Payer::Cash,
            _ => Payer::Medicare,
        }
    }

    /// Original Medicare with a policy that fills its gaps.
    pub fn is_medigap(self) -> bool {
        !matches!(self, Self::Private | Self::Medicare | Self::MedicareAdvantage | Self::Uninsured)
    }
}

vocabulary! {
    /// Who bears what is added to a sum.
    ItemKind {
        /// Care: it has prices by payer and goes through the plan.
        Care = "care",
        /// The person's own cost: no plan shares it.
        Own = "own",
    }
}

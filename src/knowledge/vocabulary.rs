//! The closed vocabularies of the knowledge file: every word that it may use where it may not use any.

use crate::values::vocabulary;

vocabulary! {
    /// The kind of road a treatment takes.
    Approach {
        /// Medicine brought to the place with a needle.
        Injection = "injection",
        /// An operation.
        Surgery = "surgery",
        /// Medicine by mouth or skin.
        Medicine = "medicine",
        /// Exercise, training, devices.
        Therapy = "therapy",
        /// Nothing new: the care of today goes on. Every condition offers one.
        CarryOn = "carry-on",
    }
}

vocabulary! {
    /// How numbers in a unit are written.
    UnitKind {
        /// People (or times) out of a hundred, a thousand …
        People = "people",
        /// Points on a scale.
        Points = "points",
        /// United States dollars.
        Money = "money",
        /// Hours, days, weeks …
        Time = "time",
        /// A plain count.
        Count = "count",
        /// No number at all.
        Text = "text",
    }
}

vocabulary! {
    /// Which part of the page an outcome belongs to, in reading order.
    OutcomeGroup {
        /// How the treatment is done.
        Practical = "practical",
        /// How much and how soon it helps.
        Effect = "effect",
        /// How long it lasts and whether more is needed.
        Repeat = "repeat",
        /// What can go wrong.
        Harm = "harm",
        /// Getting back to daily life.
        Recovery = "recovery",
        /// What it costs.
        Cost = "cost",
    }
}

vocabulary! {
    /// What kind of number a finding is.
    Measure {
        /// Treatment minus comparison, in points.
        Difference = "difference",
        /// A score at the end, healing included.
        Level = "level",
        /// A score's change from the start, healing included.
        Change = "change",
        /// People out of the denominator.
        Share = "share",
        /// Treatment minus comparison, in people out of the denominator.
        ShareDifference = "share-difference",
        /// A length of time.
        Time = "time",
        /// How many times.
        Count = "count",
        /// From a low to a high figure.
        Range = "range",
        /// Words only.
        Text = "text",
    }
}

vocabulary! {
    /// Which way an outcome is better.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither.
        Neither = "neither",
    }
}

vocabulary! {
    /// When after the treatment something was measured.
    Band {
        /// At the treatment itself or within days.
        Procedure = "procedure",
        /// Up to three months.
        Short = "short",
        /// Three to under twelve months.
        Middle = "middle",
        /// One year.
        Year = "year",
        /// Two years or more.
        Long = "long",
        /// Not stated.
        Any = "any",
    }
}

vocabulary! {
    /// What the low and high of a range are.
    RangeKind {
        /// A 95 percent confidence interval.
        Ci95 = "ci95",
        /// Limits that the source names.
        Range = "range",
        /// Two groups or two trials.
        Arms = "arms",
        /// The middle half.
        Iqr = "iqr",
    }
}

vocabulary! {
    /// What a finding was compared with.
    ComparatorKind {
        /// Another group of the same study.
        Direct = "direct",
        /// Groups of different studies.
        Indirect = "indirect",
        /// The same people earlier.
        BeforeAfter = "before-after",
        /// Nothing: a plain rate.
        None = "none",
    }
}

vocabulary! {
    /// Whom a comparison speaks for.
    Direction {
        /// The treatment did better.
        FavoursTreatment = "favours-treatment",
        /// The comparison did better.
        FavoursComparator = "favours-comparator",
        /// It could be chance, or there is no gap.
        NoClearDifference = "no-clear-difference",
        /// Nothing was compared.
        NotApplicable = "not-applicable",
    }
}

vocabulary! {
    /// The kind of study or document.
    Design {
        /// Randomized trial.
        Rct = "rct",
        /// A review of many studies.
        SystematicReview = "systematic-review",
        /// A register of all patients of a place.
        Registry = "registry",
        /// A group followed over time.
        Cohort = "cohort",
        /// Published prices.
        PriceData = "price-data",
        /// A news or patient-information page.
        News = "news",
        /// A guideline.
        Guideline = "guideline",
    }
}

vocabulary! {
    /// How sure the number is.
    Certainty {
        /// Very unlikely to change.
        High = "high",
        /// May change somewhat.
        Moderate = "moderate",
        /// May well change.
        Low = "low",
        /// Little more than a guess.
        VeryLow = "very-low",
        /// Nobody has graded it.
        NotGraded = "not-graded",
    }
}

vocabulary! {
    /// Who graded the certainty.
    CertaintyBy {
        /// The source itself.
        Source = "source",
        /// Whoever read the source for this file.
        Editor = "dossier-editor",
    }
}

vocabulary! {
    /// How much of the source was read.
    Provenance {
        /// All of it.
        FullText = "full-text",
        /// The abstract or the opening.
        Abstract = "abstract",
        /// Only somebody's summary of it.
        SecondarySummary = "secondary-summary",
    }
}

vocabulary! {
    /// When a finding is shown.
    Role {
        /// The figure of its cell.
        Main = "main",
        /// For those who want all.
        Supporting = "supporting",
    }
}

vocabulary! {
    /// Units of a time window.
    TimeUnit {
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

vocabulary! {
    /// What a gap is.
    GapKind {
        /// No figure was found.
        Missing = "missing",
        /// There is a figure, and something to know about it.
        Caveat = "caveat",
        /// There can be no figure.
        NotApplicable = "not-applicable",
    }
}

vocabulary! {
    /// What a modifier's number is.
    ModifierMeasure {
        /// Times as likely, or times the odds.
        Ratio = "ratio",
        /// Points more or less.
        Difference = "difference",
        /// A change from the start.
        Change = "change",
        /// People out of a hundred.
        Share = "share",
        /// Words only.
        Text = "text",
    }
}

vocabulary! {
    /// The kind of work that a source is.
    SourceKind {
        /// Randomized trial.
        Rct = "rct",
        /// A review of many studies, found by a stated search.
        SystematicReview = "systematic-review",
        /// A review of another kind.
        Review = "review",
        /// A register of all patients of a place.
        Registry = "registry",
        /// A group followed over time.
        Cohort = "cohort",
        /// A guideline.
        Guideline = "guideline",
        /// What a payer pays for.
        CoveragePolicy = "coverage-policy",
        /// A medicine's official label.
        Label = "label",
        /// A clinic's page for patients.
        PatientInformation = "patient-information",
        /// Published prices.
        PriceData = "price-data",
        /// A news page.
        News = "news",
    }
}

vocabulary! {
    /// How a statement that people meet stands up.
    ClaimVerdict {
        /// The evidence backs it.
        Supported = "supported",
        /// It backs a part.
        Partly = "partly",
        /// Respected sources disagree.
        Disputed = "disputed",
        /// No source for it was found.
        NotConfirmed = "not-confirmed",
        /// It is advice, not a fact.
        Advice = "advice",
    }
}

vocabulary! {
    /// How it came about who got which care in a study.
    Assignment {
        /// By lot, and counted as drawn.
        ByLot = "by-lot",
        /// People and doctors chose; or drawn by lot, and counted by the care that they had.
        ByChoice = "by-choice",
    }
}

vocabulary! {
    /// What the figures of a key row count.
    Counted {
        /// Something that is hoped for.
        Help = "help",
        /// Something that is feared.
        Harm = "harm",
        /// Neither.
        Neither = "neither",
    }
}

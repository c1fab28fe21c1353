//! A quote: one price of the knowledge, at a site and in the dollars of a year, as bills that a plan can share.
//!
//! Official rates of the year asked for come first; another year's rate is taken as it is and said; published amounts of another year are
//! carried by a price index, or not at all where they have no date.

use super::error::CostError;
use crate::knowledge::{
    CostFrame, Costs, Knowledge, Part, PartAmount, Payer, Price, PriceBasis, PriceIndex,
    PriceRange, Service, Site, SitePrice, Source, YearRate,
};
use crate::values::{Money, Ref, distinct};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What is asked for of every price in a sum.
#[derive(Debug, Clone, Copy)]
pub struct QuoteBasis<'k> {
    /// Whose prices.
    pub payer: Payer,
    /// Where; `None`: over the sites of its range.
    pub site: Option<Site>,
    /// In the dollars of which year; `None`: the knowledge's own year for official rates, each other price as it was published.
    pub year: Option<u16>,
    /// What carries amounts to that year.
    pub index: Ref<PriceIndex>,
    /// Prices to take in place of the default ones.
    pub chosen: &'k [Ref<Price>],
}

/// One line of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bill {
    /// What it is for.
    pub service: Service,
    /// How much, once.
    pub amount: Money,
    /// How many times.
    pub times: u32,
}

impl Bill {
    /// No plan shares it.
    pub fn is_own(&self) -> bool {
        self.service == Service::OwnPocket
    }
}

/// How the three ends of a quote hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceVariation {
    /// One amount: low, typical and high are the same.
    Fixed,
    /// Each end is a site of its own.
    Sites([Site; 3]),
    /// Any amount between the ends may be the true one.
    Between,
}

/// Bills for one session, operation, visit or year, at the low, typical and high end.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The price it comes from.
    pub price: Ref<Price>,
    /// The lower end.
    pub low: Vec<Bill>,
    /// The usual amount, where a source gives one.
    pub typical: Option<Vec<Bill>>,
    /// The upper end.
    pub high: Vec<Bill>,
    /// How they hang together.
    pub spread: PriceVariation,
    /// The site, where one was asked for.
    pub site: Option<Site>,
    /// What had to be taken for granted.
    pub remarks: Vec<Remark>,
    /// Where the amounts that were taken stand.
    pub sources: Vec<Ref<Source>>,
    /// The years whose dollars they are, ascending; an amount without a date has none.
    pub years: Vec<u16>,
}

/// What had to be taken for granted of a price.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(tag = "remark", rename_all = "kebab-case")]
pub enum Remark {
    /// No rate of that year was found for a part: another year's is taken as it is.
    OtherYear {
        /// The part.
        service: Service,
        /// Asked for.
        wanted: u16,
        /// Taken.
        taken: u16,
    },
    /// Carried from one year to another by the index.
    Carried {
        /// Published in these dollars.
        #[serde(rename = "published")]
        from: u16,
        /// Shown in these.
        #[serde(rename = "carried_to")]
        to: u16,
    },
    /// Shown as it was published.
    OwnYear {
        /// In these dollars.
        published: u16,
    },
    /// Without a date: shown as it is.
    Undated {
        /// The part.
        service: Service,
    },
    /// Not known at the site asked for: taken over the sites of its range.
    NoSuchSite {
        /// That site.
        site: Site,
    },
    /// No site was asked for, and this one is none of the sites of its range: what it costs there.
    NotInRange {
        /// That site.
        site: Site,
        /// The lower end.
        low: Money,
        /// The upper end.
        high: Money,
        /// The years whose dollars they are, ascending.
        years: Vec<u16>,
    },
}

impl Remark {
    /// The site that a range is without.
    pub fn not_in_range(&self) -> Option<Site> {
        if let Self::NotInRange { site, .. } = self { Some(*site) } else { None }
    }
}

impl Quote {
    /// What one end comes to in all.
    pub fn total(bills: &[Bill]) -> Money {
        bills.iter().map(|bill| bill.amount * bill.times).sum()
    }
}

/// Makes the quote. With `strict`, a site that the price does not have is an error; else it is taken over the sites of its range, with a remark.
///
/// # Errors
/// When the site or the year is not known for this price.
pub fn quote(
    knowledge: &Knowledge,
    pointer: Ref<Price>,
    basis: &QuoteBasis,
    strict: bool,
) -> Result<Quote, CostError> {
    let costs = &knowledge.costs;
    let price = &costs.prices[pointer];
    if price.basis == PriceBasis::Charge {
        return Err(CostError::Charge(pointer));
    }
    let frame = costs.frame.as_ref().ok_or(CostError::NoPrices)?;
    let mut maker = Maker {
        costs,
        frame,
        pointer,
        price,
        basis,
        remarks: Vec::new(),
        sources: Vec::new(),
        years: BTreeSet::new(),
    };
    let mut site = basis.site;
    if let Some(wanted) = site
        && price.at(wanted).is_none()
    {
        if strict {
            return Err(maker.no_site(wanted));
        }
        maker.remarks.push(Remark::NoSuchSite { site: wanted });
        site = None;
    }
    let (ends, spread) = match (site.and_then(|site| price.at(site)), price.range_sites) {
        (Some(at), _) => maker.one_site(at)?,
        (None, Some(sites)) => {
            let range = maker.over_sites(sites)?;
            for at in price.sites.iter().filter(|at| !sites.contains(&at.site)) {
                let mut apart = Maker {
                    remarks: Vec::new(),
                    sources: Vec::new(),
                    years: BTreeSet::new(),
                    ..maker
                };
                if let Ok(([Some(low), _, Some(high)], _)) = apart.one_site(at) {
                    maker.remarks.push(Remark::NotInRange {
                        site: at.site,
                        low: Quote::total(&low),
                        high: Quote::total(&high),
                        years: apart.years.into_iter().collect(),
                    });
                }
            }
            range
        }
        (None, None) => {
            let at =
                price.at(Site::Any).or_else(|| price.sites.first()).ok_or(CostError::NoPrices)?;
            maker.one_site(at)?
        }
    };
    let [low, typical, high] = ends;
    let mut remarks = maker.remarks;
    remarks.sort();
    remarks.dedup();
    Ok(Quote {
        price: pointer,
        low: low.unwrap_or_default(),
        typical,
        high: high.unwrap_or_default(),
        spread,
        site,
        remarks,
        sources: distinct(maker.sources),
        years: maker.years.into_iter().collect(),
    })
}

type Ends = [Option<Vec<Bill>>; 3];

struct Maker<'a> {
    costs: &'a Costs,
    frame: &'a CostFrame,
    pointer: Ref<Price>,
    price: &'a Price,
    basis: &'a QuoteBasis<'a>,
    remarks: Vec<Remark>,
    sources: Vec<Ref<Source>>,
    years: BTreeSet<u16>,
}

impl Maker<'_> {
    fn no_site(&self, wanted: Site) -> CostError {
        let known =
            self.price.sites.iter().map(|entry| entry.site).filter(|site| *site != Site::Any);
        CostError::NotAtSite { price: self.pointer, wanted, known: known.collect() }
    }

    fn one_site(&mut self, at: &SitePrice) -> Result<(Ends, PriceVariation), CostError> {
        let mut ends: Ends = [Some(Vec::new()), Some(Vec::new()), Some(Vec::new())];
        let mut is_fixed = true;
        for part in &at.parts {
            let amounts = self.amounts(part)?;
            is_fixed &= amounts[0] == amounts[2];
            for (end, amount) in ends.iter_mut().zip(amounts) {
                match (end.as_mut(), amount) {
                    (Some(bills), Some(amount)) => {
                        bills.push(Bill { service: part.service, amount, times: part.times });
                    }
                    _ => *end = None,
                }
            }
        }
        Ok((ends, if is_fixed { PriceVariation::Fixed } else { PriceVariation::Between }))
    }

    fn over_sites(&mut self, sites: [Site; 3]) -> Result<(Ends, PriceVariation), CostError> {
        let mut ends: Ends = [None, None, None];
        for (position, (end, site)) in ends.iter_mut().zip(sites).enumerate() {
            if let Some(at) = self.price.at(site) {
                // An end of a range is the same end of that site's own range.
                let (mut of_site, _) = self.one_site(at)?;
                *end = of_site.get_mut(position).and_then(Option::take);
            }
        }
        Ok((ends, PriceVariation::Sites(sites)))
    }

    /// Low, typical and high of one part.
    fn amounts(&mut self, part: &Part) -> Result<[Option<Money>; 3], CostError> {
        match &part.amount {
            PartAmount::Rates(rates) => {
                let amount = Some(self.rate(part.service, rates)?);
                Ok([amount; 3])
            }
            PartAmount::Range(range) => self.range(part.service, range),
        }
    }

    fn rate(&mut self, service: Service, rates: &[YearRate]) -> Result<Money, CostError> {
        let wanted = self.basis.year.unwrap_or(self.frame.price_year);
        let nearest = rates
            .iter()
            .min_by_key(|rate| (rate.year.abs_diff(wanted), u16::MAX - rate.year))
            .ok_or(CostError::NoPrices)?;
        if nearest.year != wanted {
            let known = self.known_years();
            if !known.contains(&wanted) {
                return Err(CostError::NoRate { price: self.pointer, year: wanted, known });
            }
            self.remarks.push(Remark::OtherYear { service, wanted, taken: nearest.year });
        }
        self.sources.extend(nearest.sources.iter().copied());
        self.years.insert(nearest.year);
        Ok(nearest.amount)
    }

    /// Every year that some official rate of the knowledge is of, ascending.
    fn known_years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self
            .costs
            .prices
            .iter()
            .flat_map(|price| &price.sites)
            .flat_map(|site| &site.parts)
            .flat_map(|part| match &part.amount {
                PartAmount::Rates(rates) => rates.iter().map(|rate| rate.year).collect(),
                PartAmount::Range(_) => Vec::new(),
            })
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    fn range(
        &mut self,
        service: Service,
        range: &PriceRange,
    ) -> Result<[Option<Money>; 3], CostError> {
        self.sources.extend(range.sources.iter().copied());
        let only = (range.low == range.high).then_some(range.low);
        let ends = [Some(range.low), range.typical.or(only), Some(range.high)];
        let Some(from) = range.year else {
            self.remarks.push(Remark::Undated { service });
            return Ok(ends);
        };
        self.years.insert(self.basis.year.unwrap_or(from));
        match self.basis.year {
            Some(to) if to != from => {
                self.remarks.push(Remark::Carried { from, to });
                let mut carried = [None; 3];
                for (place, amount) in carried.iter_mut().zip(ends) {
                    *place = match amount {
                        Some(amount) => Some(self.carry(amount, from, to)?),
                        None => None,
                    };
                }
                Ok(carried)
            }
            Some(_) => Ok(ends),
            None => {
                if from != self.frame.price_year {
                    self.remarks.push(Remark::OwnYear { published: from });
                }
                Ok(ends)
            }
        }
    }

    fn carry(&self, amount: Money, from: u16, to: u16) -> Result<Money, CostError> {
        let index = self.basis.index;
        self.costs.indexes[index].carry(amount, from, to).ok_or(CostError::NotCarried {
            price: self.pointer,
            index,
            from,
            to,
        })
    }
}

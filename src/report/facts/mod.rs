//! What is known and where it comes from, as a page: lists, and one entry whole.

mod dispute;
mod entry;
mod list;

pub(super) use dispute::{dispute, sides};
pub(super) use entry::as_printed;

use super::{HasPage, Page};
use crate::answer::{EvidenceBundle, Facts};

impl HasPage for Facts<'_> {
    fn page(&self) -> Page {
        if self.whole { entry::page(self) } else { list::page(self) }
    }

    fn evidence(&self) -> EvidenceBundle {
        EvidenceBundle::of(self)
    }
}

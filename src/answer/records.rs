//! Rows for a spreadsheet: a header and records of the same length.

/// A header row and the records below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Column names.
    pub header: Vec<&'static str>,
    /// As many fields each as the header has; an unknown value is an empty field.
    pub rows: Vec<Vec<String>>,
}

impl Records {
    /// No records yet.
    pub(crate) fn new(header: impl Iterator<Item = &'static str>) -> Self {
        Self { header: header.collect(), rows: Vec::new() }
    }

    /// Adds a record: fields by the names of their columns, the others left empty.
    pub(crate) fn add(&mut self, fields: impl IntoIterator<Item = (&'static str, String)>) {
        let mut row = vec![String::new(); self.header.len()];
        for (name, value) in fields {
            let place = self.header.iter().position(|column| *column == name);
            debug_assert!(place.is_some(), "no column `{name}`");
            if let Some(place) = place.and_then(|place| row.get_mut(place)) {
                *place = value;
            }
        }
        self.rows.push(row);
    }
}

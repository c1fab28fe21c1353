//! Rows for a spreadsheet: a header and records of the same length.

/// A header row and the records below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Column names.
    pub header: Vec<&'static str>,
    /// As many fields each as the header has; an unknown value is an empty field.
    pub rows: Vec<Vec<String>>,
}

/// A number with every digit; an unknown one is an empty field.
pub(super) fn field(number: Option<f64>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

//! Comma-separated values after RFC 4180, for spreadsheets.
//!
//! Lines end in `\n` alone: every spreadsheet reads it, and so do line-based tools.

use super::clean::clean;
use crate::answer::Records;

/// The records of an answer.
pub(super) fn render(records: &Records) -> String {
    let header = records.header.iter().map(|name| safe_field(name)).collect();
    let rows = records.rows.iter().map(|row| row.iter().map(|field| safe_field(field)).collect());
    // Writing to memory cannot fail, and `flexible` takes rows of any length.
    write(std::iter::once(header).chain(rows)).unwrap_or_default()
}

/// Rows as the `csv` crate quotes them.
fn write(rows: impl Iterator<Item = Vec<String>>) -> Option<String> {
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// A field in quotes where it needs them, for who writes rows cell by cell.
pub(crate) fn write_field(field: &str, bytes: &mut Vec<u8>) {
    if field.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        bytes.extend(field.as_bytes());
        return;
    }
    let row = write(std::iter::once(vec![safe_field(field)])).unwrap_or_default();
    bytes.extend(row.strip_suffix('\n').unwrap_or(&row).as_bytes());
}

/// A field that no spreadsheet runs as a formula and no terminal obeys.
fn safe_field(field: &str) -> String {
    // Judged before cleaning, which turns tabs into spaces, and behind spaces, which some spreadsheets trim.
    let opens_formula = field.starts_with(['\t', '\r'])
        || field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let words = clean(field, false);
    if opens_formula && !is_number(field) { format!("'{words}") } else { words.into_owned() }
}

/// Whether a field is a plain decimal number. Narrower than Rust's own reading, which takes `-inf` too.
fn is_number(field: &str) -> bool {
    let digits = field.strip_prefix(['+', '-']).unwrap_or(field);
    digits.starts_with(|character: char| character.is_ascii_digit())
        && digits.chars().all(|character| character.is_ascii_digit() || character == '.')
        && digits.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_number, render, safe_field};
    use crate::answer::Records;

    #[test]
    fn the_sample_in_full() {
        assert_eq!(
            render(&Records {
                header: vec!["fruit", "measure", "value", "remark"],
                rows: vec![
                    ["apple", "change in price", "-12.5", "\"Sweet\", they say"]
                        .map(String::from)
                        .to_vec(),
                    ["pear", "change in price", "", "=1+1"].map(String::from).to_vec(),
                ],
            }),
            "fruit,measure,value,remark\n\
             apple,change in price,-12.5,\"\"\"Sweet\"\", they say\"\n\
             pear,change in price,,'=1+1\n"
        );
    }

    #[test]
    fn nothing_opens_a_formula() {
        for field in
            ["=1+1", "+SUM(A1)", "-cmd|x", "@x", "\t=1", "\r=1", " =1", "＝1", "-inf", "-", "-1-2"]
        {
            assert!(safe_field(field).starts_with('\''), "{field:?}");
        }
        for field in ["", "-12", "+3.5", "a=b", "12 to 20", "−12"] {
            assert_eq!(safe_field(field), field);
        }
    }

    #[test]
    fn numbers_are_decimal() {
        assert!(is_number("-0.5"));
        assert!(!is_number("1.2.3"));
        assert!(!is_number("-.5e3"));
    }
}

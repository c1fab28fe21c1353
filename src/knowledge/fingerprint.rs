//! Names the exact knowledge that a page was made from.

use super::KnowledgeFile;
use sha2::{Digest, Sha256};

/// SHA-256 in hexadecimal. One file: of its bytes. Several: of the lines `sha256sum` prints for them in the order of their names, so that
/// anybody can compute it with `sha256sum * | sha256sum`.
pub(super) fn sha256(files: &[KnowledgeFile]) -> String {
    match files {
        [file] => hexadecimal(&file.bytes),
        files => {
            let mut lines: Vec<(&str, String)> = files
                .iter()
                .map(|file| {
                    let name = file.name.rsplit('/').next().unwrap_or(&file.name);
                    (name, format!("{}  {name}\n", hexadecimal(&file.bytes)))
                })
                .collect();
            lines.sort();
            let lines: String = lines.into_iter().map(|(_, line)| line).collect();
            hexadecimal(lines.as_bytes())
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

//! Turns the built-in knowledge into what the binary loads: parsed and checked here, so that a broken file does not compile.
//!
//! The modules that do it are the program's own; there is one reader and one checker.

#![expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build script uses a part of the program's own modules"
)]

#[path = "src/knowledge/mod.rs"]
mod knowledge;
#[path = "src/values/mod.rs"]
mod values;
#[path = "src/yaml/mod.rs"]
mod yaml;

use knowledge::{Knowledge, KnowledgeFile};
use std::error::Error;
use std::path::{Path, PathBuf};

// How they stand in a document is the business of the program's answers; here they are what they are counted in.

impl serde::Serialize for values::Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.millionths())
    }
}

impl serde::Serialize for values::Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.ten_thousandths())
    }
}

const FOLDER: &str = "data/knowledge";

fn main() -> Result<(), Box<dyn Error>> {
    tell_cargo(&format!("rerun-if-changed={FOLDER}"));
    for folder in ["src/knowledge", "src/values", "src/yaml"] {
        tell_cargo(&format!("rerun-if-changed={folder}"));
    }
    let knowledge = match Knowledge::load(&files(Path::new(FOLDER))?) {
        Ok(knowledge) => knowledge,
        Err(problems) => {
            for problem in problems {
                tell_cargo(&format!("error={}", problem.to_string().replace('\n', " · ")));
            }
            return Ok(());
        }
    };
    let compact: &[u8] = knowledge.to_compact()?.leak();
    // The program trusts what is written here: comparing decodes every entry.
    if Knowledge::from_compact(compact)? != knowledge {
        tell_cargo("error=the knowledge does not come back from its compact form as it was");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("knowledge.bin"), compact)?;
    Ok(())
}

/// Every YAML file of the folder, by name.
fn files(folder: &Path) -> Result<Vec<KnowledgeFile>, Box<dyn Error>> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| name.extension().is_some_and(|extension| extension == "yaml"));
    names.sort();
    names
        .into_iter()
        .map(|name| {
            Ok(KnowledgeFile { name: name.display().to_string(), bytes: std::fs::read(&name)? })
        })
        .collect()
}

fn tell_cargo(line: &str) {
    println!("cargo::{line}");
}

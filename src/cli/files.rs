//! Reads files and standard input, and writes to standard output.

use super::failure::Failure;
use super::{Session, whole_file};
use crate::knowledge::KnowledgeFile;
use crate::yaml::{MAX_FILE_BYTES, Problem};
use anyhow::{Context, anyhow};
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// A folder with more files or bytes than this is no knowledge base.
const MAX_FILES: usize = 200;
const MAX_FOLDER_BYTES: usize = 4 << 20;

/// Reads the file that an option names, or standard input for `-`, up to one byte more than is allowed, so that a larger one is told from one that just fits.
pub(super) fn read(option: &str, path: &Path, session: &mut Session) -> Result<Vec<u8>, Failure> {
    let bytes = read_path(path, session)?;
    session.inputs.read(option, &bytes);
    Ok(bytes)
}

/// Reads a file that may be larger than those that people write.
pub(super) fn read_up_to(
    most: usize,
    option: &str,
    path: &Path,
    session: &mut Session,
) -> Result<Vec<u8>, Failure> {
    let bytes = read_path_up_to(most, path, session)?;
    session.inputs.read(option, &bytes);
    Ok(bytes)
}

/// Whether a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

fn read_path(path: &Path, session: &mut Session) -> Result<Vec<u8>, Failure> {
    read_path_up_to(MAX_FILE_BYTES, path, session)
}

/// A file of any length, or standard input for `-`, to be read part by part; and how many bytes it has, where that is known.
pub(super) fn stream<'s>(
    path: &Path,
    session: &'s mut (dyn Read + Send),
) -> Result<(Box<dyn Read + Send + 's>, Option<u64>), Failure> {
    if is_standard_input(path) {
        return Ok((Box::new(session), None));
    }
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (metadata, file) = opened.with_context(|| cannot_read(path)).map_err(Failure::File)?;
    if metadata.is_dir() {
        return Err(Failure::File(anyhow!("`{}` is a folder; name a file in it", path.display())));
    }
    Ok((Box::new(file), metadata.is_file().then_some(metadata.len())))
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read `{}`; check its name and its permissions", path.display())
}

fn read_path_up_to(most: usize, path: &Path, session: &mut Session) -> Result<Vec<u8>, Failure> {
    if is_standard_input(path) {
        return read_limited(most, &mut *session.input)
            .map_err(|error| Failure::File(anyhow!(error).context("cannot read standard input")));
    }
    read_file(most, path)
}

fn read_file(most: usize, path: &Path) -> Result<Vec<u8>, Failure> {
    File::open(path)
        .and_then(|file| read_limited(most, file))
        .with_context(|| cannot_read(path))
        .map_err(Failure::File)
}

fn read_limited(most: usize, source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a knowledge base: a file, standard input for `-`, or every `.yaml` and `.yml` file of a folder by name.
pub(super) fn knowledge_files(
    path: &Path,
    session: &mut Session,
) -> Result<Vec<KnowledgeFile>, Failure> {
    if is_standard_input(path) || !path.is_dir() {
        let bytes = read_path(path, session)?;
        return Ok(vec![KnowledgeFile { name: path.display().to_string(), bytes }]);
    }
    let wrong = |message: String| {
        let hint = "a knowledge folder holds up to 200 YAML files of up to 4 MiB in all";
        let file = path.display().to_string();
        Failure::Content(vec![Problem::at(file, (1, 1), message, Some(hint.to_owned()))])
    };
    let names = yaml_names(path)?;
    if names.is_empty() || names.len() > MAX_FILES {
        return Err(wrong(format!("the folder holds {} YAML files", names.len())));
    }
    let mut files = Vec::new();
    let mut total = 0;
    for name in names {
        let bytes = read_file(MAX_FILE_BYTES, &name)?;
        total += bytes.len();
        if total > MAX_FOLDER_BYTES {
            return Err(wrong("the folder holds more than 4 MiB of YAML".to_owned()));
        }
        files.push(KnowledgeFile { name: name.display().to_string(), bytes });
    }
    Ok(files)
}

/// The YAML files of a folder by name. What has such a name and is no file that can be read is refused: a knowledge base must not lack a
/// part in silence, and a pipe would keep us waiting for ever.
fn yaml_names(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(|| format!("cannot read the folder `{}`", folder.display()))
        .map_err(Failure::File)?;
    let mut names = Vec::new();
    for path in entries.iter().map(std::fs::DirEntry::path) {
        let is_yaml =
            path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if !is_yaml {
            continue;
        }
        let metadata = std::fs::metadata(&path)
            .with_context(|| {
                format!("cannot read `{}`; does its link lead to a file?", path.display())
            })
            .map_err(Failure::File)?;
        if !metadata.is_file() {
            return Err(Failure::File(anyhow!(
                "cannot read `{}`: it is no file; give it another name, or take it out of the folder",
                path.display()
            )));
        }
        names.push(path);
    }
    names.sort();
    Ok(names)
}

/// Writes an answer to standard output. A closed pipe is no error.
pub(super) fn print(text: &str, out: &mut dyn Write) -> Result<(), Failure> {
    print_bytes(text.as_bytes(), out)
}

/// Writes to standard output what is no text to be read.
pub(super) fn print_bytes(bytes: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    let written = out.write_all(bytes).and_then(|()| out.flush());
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
        Err(error) => {
            Err(Failure::File(whole_file::plain(error).context("cannot write to standard output")))
        }
    }
}

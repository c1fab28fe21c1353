//! Writes a file whole or not at all: beside its place first, then into it. Whatever ends the program meanwhile, what was there stays, and nothing half
//! written is left behind: the new file has no name until it is whole, where the system has such files, and a signal to end waits until it can be cleared away.
//! (Killed between its naming and its renaming, the program leaves the whole new file beside the old one: no system puts it in its place in one step.)

use super::failure::Failure;
use anyhow::anyhow;
use signal_hook::consts::TERM_SIGNALS;
use std::fs::{File, Metadata, Permissions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tempfile::{NamedTempFile, TempPath};

/// So much is written between two looks for a signal.
const PART: usize = 1 << 20;

/// Puts an answer where a name says.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = WholeFile::begin(path)?;
    file.write(text.as_bytes())?;
    file.finish()
}

/// A file that is written part by part, and is there when it is finished. Else what was there stays.
pub(super) struct WholeFile {
    /// What the user called it.
    name: PathBuf,
    place: FilePlace,
    signals: Signals,
}

enum FilePlace {
    /// A device or a pipe is written as it is: it must not be replaced.
    Device(File),
    /// A file beside its place.
    Beside { file: File, named: Option<TempPath>, target: PathBuf, existing: Option<Permissions> },
}

impl WholeFile {
    /// Looks whether it can be written, and begins.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        // A pipe may have to wait for its reader, and whoever waits may give up: no signal is held back yet.
        let device = opened_as_it_is(path).map_err(|error| cannot_write(path, plain(error)))?;
        let signals = Signals::hold();
        let place = match device {
            Some(file) => FilePlace::Device(file),
            None => begin(path).map_err(|error| cannot_write(path, error))?,
        };
        Ok(Self { name: path.to_owned(), place, signals })
    }

    /// Writes some more.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let (FilePlace::Device(file) | FilePlace::Beside { file, .. }) = &mut self.place;
        write_parts(file, bytes, &self.signals)
            .map_err(|error| cannot_write(&self.name, plain(error)))
    }

    /// Whether a signal to end came, which waits for [`finish`](Self::finish) or for the end of this.
    pub(super) fn is_interrupted(&self) -> bool {
        self.signals.came()
    }

    /// Puts it where it belongs.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Self { name, place, signals } = self;
        let written = match place {
            FilePlace::Device(_) => Ok(()),
            FilePlace::Beside { file, named, target, existing } => {
                finish(&file, named, &target, existing)
            }
        };
        drop(signals);
        written.map_err(|error| cannot_write(&name, plain(error)))
    }
}

fn cannot_write(path: &Path, error: anyhow::Error) -> Failure {
    Failure::File(error.context(format!("cannot write `{}`", path.display())))
}

/// Whether something has that name.
pub(super) fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// How many bytes a file has; `None`: it is none, but a device or a pipe.
pub(super) fn size(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().filter(Metadata::is_file).map(|file| file.len())
}

/// A device, a pipe, or one of the program's own streams (`/dev/stdout`, `>(…)`), which may lead to a file that others write too: all are written on, and
/// none is replaced. `None`: it is a file, or nothing yet.
fn opened_as_it_is(path: &Path) -> std::io::Result<Option<File>> {
    let is_as_it_is = std::fs::metadata(path).is_ok_and(|found| {
        let is_stream = path.starts_with("/dev") || path.starts_with("/proc");
        !found.is_dir() && (!found.is_file() || is_stream)
    });
    is_as_it_is.then(|| File::options().append(true).open(path)).transpose()
}

fn begin(path: &Path) -> anyhow::Result<FilePlace> {
    let target = target_of(path)?;
    let existing = std::fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(Metadata::is_dir) {
        return Err(anyhow!("it is a folder; name a file in it"));
    }
    // A new file could take the place of one that nobody may write.
    if existing.as_ref().is_some_and(|existing| existing.permissions().readonly()) {
        return Err(anyhow!("it is read-only; name another file, or allow writing to it"));
    }
    if existing.is_some() {
        File::options().write(true).open(&target).map_err(plain)?;
    }
    let folder = folder_of(&target);
    if !folder.is_dir() {
        return Err(anyhow!("the folder `{}` does not exist", folder.display()));
    }
    let (file, named) = beside(folder).map_err(plain)?;
    let existing = existing.map(|existing| existing.permissions());
    Ok(FilePlace::Beside { file, named, target, existing })
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file beside the place where another belongs, which vanishes unless it is put there.
fn beside(folder: &Path) -> std::io::Result<(File, Option<TempPath>)> {
    if let Some(file) = nameless::create(folder) {
        return Ok((file, None));
    }
    let (file, name) = create(folder)?.into_parts();
    Ok((file, Some(name)))
}

fn write_parts(file: &mut File, bytes: &[u8], signals: &Signals) -> std::io::Result<()> {
    for part in bytes.chunks(PART) {
        if signals.came() {
            return Err(ErrorKind::Interrupted.into());
        }
        file.write_all(part)?;
    }
    Ok(())
}

/// Gives a file that is written its name.
fn finish(
    file: &File,
    named: Option<TempPath>,
    target: &Path,
    existing: Option<Permissions>,
) -> std::io::Result<()> {
    file.sync_all()?;
    // A file that was there keeps its permissions.
    if let Some(existing) = existing {
        file.set_permissions(existing)?;
    }
    let named = match named {
        Some(name) => name,
        None => nameless::name(file, folder_of(target))?,
    };
    named.persist(target).map_err(|error| error.error)
}

/// A file with a name that nobody has.
fn create(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets, less the umask.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Files that have no name until they get one. A program that is killed leaves nothing of them.
#[cfg(target_os = "linux")]
mod nameless {
    use super::{File, NamedTempFile, Path, TempPath};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use std::os::fd::AsRawFd;

    /// The open files of this program by number: the one way to name them.
    const OPEN_FILES: &str = "/proc/self/fd";

    /// `None` where the file system has no such files.
    pub(super) fn create(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        // What any new file gets, less the umask.
        let file = open(folder, flags, Mode::from_raw_mode(0o666)).ok()?;
        Path::new(OPEN_FILES).is_dir().then(|| File::from(file))
    }

    /// Gives it a name that nobody has.
    pub(super) fn name(file: &File, folder: &Path) -> std::io::Result<TempPath> {
        let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
        tempfile::Builder::new()
            .make_in(folder, |name| {
                Ok(linkat(CWD, open.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
            })
            .map(NamedTempFile::into_temp_path)
    }
}

/// Elsewhere there are none.
#[cfg(not(target_os = "linux"))]
mod nameless {
    use super::{ErrorKind, File, Path, TempPath};

    pub(super) fn create(_: &Path) -> Option<File> {
        None
    }

    pub(super) fn name(_: &File, _: &Path) -> std::io::Result<TempPath> {
        Err(ErrorKind::Unsupported.into())
    }
}

/// Signals that end a program, held back while something is written. When they are let through again, the one that came is obeyed.
pub(super) struct Signals {
    /// The number of the last that came; 0: none.
    came: Arc<AtomicUsize>,
    /// Nothing is held back any more.
    released: Arc<AtomicBool>,
}

impl Signals {
    pub(super) fn hold() -> Self {
        let signals = Self { came: Arc::default(), released: Arc::default() };
        for signal in ending() {
            // Where a signal cannot be held, it ends the program as ever.
            let Ok(number) = usize::try_from(signal) else { continue };
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&signals.came), number);
            let released = Arc::clone(&signals.released);
            let _ = signal_hook::flag::register_conditional_default(signal, released);
        }
        // A file that grows too large is told as an error.
        #[cfg(unix)]
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
        signals
    }

    /// Whether one came.
    pub(super) fn came(&self) -> bool {
        self.came.load(Ordering::Relaxed) != 0
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.released.store(true, Ordering::Relaxed);
        let came = self.came.load(Ordering::Relaxed);
        if let Ok(signal) = i32::try_from(came)
            && signal != 0
        {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}

fn ending() -> impl Iterator<Item = i32> {
    #[cfg(unix)]
    let more = [signal_hook::consts::SIGHUP];
    #[cfg(not(unix))]
    let more = [];
    TERM_SIGNALS.iter().copied().chain(more)
}

/// The kind of an error and how to mend it, without the name of the file beside, which means nothing to the reader.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
pub(super) fn plain(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::StorageFull => anyhow!("no space is left there; make room, or write elsewhere"),
        ErrorKind::QuotaExceeded => {
            anyhow!("your quota there is used up; make room, or write elsewhere")
        }
        ErrorKind::FileTooLarge => {
            anyhow!("a file may not be so large there; write elsewhere, or raise the limit")
        }
        ErrorKind::ReadOnlyFilesystem => anyhow!("that disk is read-only; write elsewhere"),
        ErrorKind::PermissionDenied => {
            anyhow!("it is not allowed; write elsewhere, or change the permissions")
        }
        kind => std::io::Error::from(kind).into(),
    }
}

/// The file that a name means: through a link to what it points to.
fn target_of(path: &Path) -> anyhow::Result<PathBuf> {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match std::fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(_) if is_link => Err(anyhow!("it is a link that leads nowhere")),
        Err(_) => Ok(path.to_owned()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::*;

    /// One after the other: where a file was finished before, a signal is obeyed, and ends the tests.
    #[test]
    fn a_signal_waits_for_whole_files_that_have_usual_permissions() {
        a_signal_waits_until_nothing_is_half_written();
        a_new_file_has_the_permissions_that_any_new_file_gets();
    }

    fn a_signal_waits_until_nothing_is_half_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let signals = Signals::hold();
        assert!(!signals.came());
        // Without the hold this would end the tests.
        signal_hook::low_level::raise(signal_hook::consts::SIGTERM).expect("raised");
        assert!(signals.came());
        let (mut file, named) = beside(folder.path()).expect("a file");
        let written = write_parts(&mut file, b"text", &signals);
        assert_eq!(written.expect_err("stopped").kind(), ErrorKind::Interrupted);
        drop(named);
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
        // Whoever interrupts the tests is obeyed again, and this once is forgotten.
        signals.came.store(0, Ordering::Relaxed);
    }

    fn a_new_file_has_the_permissions_that_any_new_file_gets() {
        let folder = tempfile::tempdir().expect("a folder");
        let plain = folder.path().join("plain");
        std::fs::write(&plain, "text").expect("written");
        let permissions = |path: &Path| std::fs::metadata(path).expect("there").permissions();
        // With a name from the start, and without one where the system has such files.
        let named = create(folder.path()).expect("a file");
        assert_eq!(permissions(named.path()), permissions(&plain));
        let target = folder.path().join("target");
        let mut whole = WholeFile::begin(&target).expect("begun");
        whole.write(b"te").and_then(|()| whole.write(b"xt")).expect("written");
        assert!(!target.exists());
        whole.finish().expect("finished");
        assert_eq!(permissions(&target), permissions(&plain));
        assert_eq!(std::fs::read(&target).expect("read"), b"text");
    }
}

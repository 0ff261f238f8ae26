//! A file as git has it. The `git` of the user is asked, without a shell and for two things only: which commit a revision
//! means, and the bytes of a file in it.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::diag::{Say, why};
use crate::say;

/// The folder of a file, in a repository of git.
pub struct Repository<'p> {
    folder: &'p Path,
}

/// A commit, by its whole name.
pub struct Commit(String);

impl<'p> Repository<'p> {
    /// The repository that a folder lies in; `None` when it lies in none, or there is no git.
    pub fn around(folder: &'p Path) -> Option<Repository<'p>> {
        let repository = Repository { folder };
        let inside = repository.run(["rev-parse", "--is-inside-work-tree"]).ok()?;
        (inside.status.success() && inside.stdout.trim_ascii() == b"true").then_some(repository)
    }

    /// The repository that a folder lies in.
    ///
    /// # Errors
    /// Why git cannot be asked, in plain words.
    pub fn open(folder: &'p Path) -> Result<Repository<'p>, Say> {
        let repository = Repository { folder };
        let shown = folder.display();
        match repository.run(["rev-parse", "--is-inside-work-tree"]) {
            Ok(output) if output.status.success() && output.stdout.trim_ascii() == b"true" => Ok(repository),
            Ok(output) if output.status.success() => Err(say!(
                "«{shown}» es la carpeta interna de un repositorio" | "“{shown}” is the inside of a repository"
            )),
            Ok(output) => {
                let why = first_line(&output);
                Err(say!(
                    "«{shown}» no está en un repositorio de git ({why})"
                        | "“{shown}” is not in a repository of git ({why})"
                ))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(say!("no se encuentra el programa git: instálelo" | "the program git cannot be found: install it"))
            }
            Err(error) => {
                let Say { es, en } = why(&error);
                Err(say!("no se puede usar git: {es}" | "git cannot be used: {en}"))
            }
        }
    }

    /// The commit that a revision means: a branch, a tag, `HEAD~2`, the beginning of a commit's name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn commit(&self, revision: &str) -> Result<Commit, Say> {
        let none = || say!("git no conoce la revisión «{revision}»" | "git does not know the revision “{revision}”");
        // It would be an option of git's, not a revision.
        if revision.is_empty() || revision.starts_with('-') {
            return Err(none());
        }
        let asked = format!("{revision}^{{commit}}");
        let output = self.run(["rev-parse", "--verify", "--quiet", &asked]).map_err(|_| none())?;
        let name = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let known = output.status.success() && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if known { Ok(Commit(name)) } else { Err(none()) }
    }

    /// A file of the folder as it was in a commit; `None` when it was not there.
    pub fn file(&self, commit: &Commit, name: &str) -> Option<Vec<u8>> {
        let object = format!("{}:./{name}", commit.0);
        let output = self.run(["cat-file", "blob", &object]).ok()?;
        output.status.success().then_some(output.stdout)
    }

    fn run<const N: usize>(&self, args: [&str; N]) -> io::Result<Output> {
        Command::new("git")
            .args(args.map(OsStr::new))
            .current_dir(self.folder)
            // Nobody is asked for anything, nothing is fetched, and messages are in one language.
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output()
    }
}

fn first_line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned()
}

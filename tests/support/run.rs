//! The program as its users run it: what it says and how it ends.

use std::path::Path;
use std::process::{Command, Output};

/// The program in a folder, without the languages and colours of whoever runs the tests.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pliego"));
    command.args(args).current_dir(folder);
    for variable in ["LANG", "LC_ALL", "LC_MESSAGES", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// Runs it to its end.
pub fn pliego(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().expect("the program runs")
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it said beside its results, with the paths of all systems alike.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).replace('\\', "/")
}

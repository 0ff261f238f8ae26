//! The `pliego` command. Everything happens in the library; this is the door.

use std::process::ExitCode;

fn main() -> ExitCode {
    pliego::cli::run(std::env::args_os())
}

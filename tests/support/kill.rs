//! Runs of the program that are killed at a random moment: what they leave is looked at by whoever calls.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::dice::Dice;
use super::run::command;

/// How many runs to kill: so many as the environment says, else as many as the suite can afford.
pub fn count(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// The program in a folder.
pub fn pliego(folder: &Path, args: &[&str]) -> Command {
    let mut command = command(folder, args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Lets a run go to its end.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    pliego(folder, args).output().expect("the program runs")
}

/// How long a run takes that nobody kills, as the longest of a few: `prepare` makes the folder for each.
pub fn usual(args: &[&str], prepare: impl Fn() -> tempfile::TempDir) -> Duration {
    let one = |_| {
        let folder = prepare();
        let start = Instant::now();
        let output = run(folder.path(), args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        start.elapsed()
    };
    (0..3).map(one).max().unwrap_or_default()
}

/// Starts a run and kills it at a moment between none and `within`; whether it had come to its end by then.
pub fn at_random(folder: &Path, args: &[&str], within: Duration, dice: &mut Dice) -> bool {
    let moment = within.mul_f64(dice.roll(10_000) as f64 / 10_000.0);
    let mut child = pliego(folder, args).spawn().expect("the program runs");
    std::thread::sleep(moment);
    let over = child.try_wait().expect("a child").is_some();
    // SIGKILL: it cannot tidy up.
    let _ = child.kill();
    child.wait().expect("a child");
    over
}

//! The arguments: from the command line to one checked configuration per command. All checks of flags are here.

mod interface;
mod options;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::locale::Lang;
use crate::view::{Edition, Format};
use interface::interface;
pub use options::*;

/// A command with its options.
#[derive(Debug)]
pub enum Command {
    Build(BuildArgs),
    Check(CheckArgs),
    List(ListArgs),
    Issue(IssueArgs),
    Diff(DiffArgs),
    Schema(SchemaArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
    ThemeList,
    ThemePreview(ThemePreviewArgs),
    Extract(ExtractArgs),
    Verify(VerifyArgs),
}

/// Language of the messages: `--ui-lang`, else the user's locale, else Spanish, which most users read first.
pub fn ui_lang(args: &[OsString]) -> Lang {
    let mut texts = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = texts.next() {
        let value = if arg == "--ui-lang" { texts.next() } else { arg.strip_prefix("--ui-lang=") };
        if let Some(lang) = value.and_then(Lang::parse) {
            return lang;
        }
    }
    let locale = sys_locale::get_locale().unwrap_or_default();
    match locale.get(..2) {
        Some("en") => Lang::EN,
        Some(code) => Lang::parse(code).unwrap_or(Lang::ES),
        None => Lang::ES,
    }
}

/// Parses the command line.
///
/// # Errors
/// clap's error, which also stands for `--help` and `--version`.
pub fn parse(args: Vec<OsString>, lang: Lang) -> Result<Command, clap::Error> {
    let matches = interface(lang).try_get_matches_from(args)?;
    match matches.subcommand() {
        Some(("build", m)) => Ok(Command::Build(BuildArgs {
            paths: paths(m),
            editions: editions(m)?,
            formats: formats(m),
            out: m.get_one::<PathBuf>("out").cloned(),
            workers: m.get_one::<u64>("jobs").map_or_else(default_workers, |n| *n as usize),
            strict: m.get_flag("strict"),
            open: m.get_flag("open"),
            watch: m.get_flag("watch"),
            prune: m.get_flag("prune"),
            clean: m.get_flag("clean"),
        })),
        Some(("check", m)) => Ok(Command::Check(CheckArgs {
            paths: paths(m),
            strict: m.get_flag("strict"),
            short: m.get_flag("short"),
            json: m.get_flag("json"),
            fix: m.get_flag("fix"),
            diff: m.get_flag("diff"),
        })),
        Some(("theme", m)) => match m.subcommand() {
            Some(("preview", m)) => Ok(Command::ThemePreview(ThemePreviewArgs {
                theme: m.get_one::<String>("theme").cloned(),
                out: m.get_one::<PathBuf>("out").cloned(),
            })),
            _ => Ok(Command::ThemeList),
        },
        Some(("list", m)) => Ok(Command::List(ListArgs { paths: paths(m) })),
        Some(("issue", m)) => Ok(Command::Issue(IssueArgs { paths: paths(m) })),
        Some(("diff", m)) => Ok(Command::Diff(DiffArgs {
            old: m.get_one::<String>("old").cloned().unwrap_or_default(),
            new: m.get_one::<String>("new").cloned(),
            lang: m.get_one::<String>("lang").and_then(|lang| Lang::parse(lang)),
            form: match () {
                () if m.get_flag("short") => DiffForm::Short,
                () if m.get_flag("json") => DiffForm::Json,
                () if m.get_flag("html") => DiffForm::Html,
                () => DiffForm::Terminal,
            },
            out: m.get_one::<PathBuf>("out").cloned(),
        })),
        Some(("schema", m)) => Ok(Command::Schema(SchemaArgs {
            kinds: m.get_many::<String>("kind").unwrap_or_default().cloned().collect(),
            out: m.get_one::<PathBuf>("out").cloned(),
        })),
        Some(("explain", m)) => {
            let codes = m.get_many::<String>("code").unwrap_or_default().cloned().collect();
            Ok(Command::Explain(ExplainArgs { codes, json: m.get_flag("json") }))
        }
        Some(("rules", m)) => Ok(Command::Rules(RulesArgs { json: m.get_flag("json") })),
        Some(("extract", m)) => Ok(Command::Extract(ExtractArgs {
            file: m.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
            out: m.get_one::<PathBuf>("out").cloned(),
            all: m.get_one::<PathBuf>("all").cloned(),
        })),
        Some(("verify", m)) => Ok(Command::Verify(VerifyArgs {
            files: m.get_many::<PathBuf>("file").unwrap_or_default().cloned().collect(),
            key: m.get_one::<String>("key").cloned(),
            json: m.get_flag("json"),
        })),
        _ => Err(clap::Error::new(ErrorKind::MissingSubcommand)),
    }
}

fn default_workers() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>("path").unwrap_or_default().cloned().collect()
}

fn editions(matches: &ArgMatches) -> Result<Vec<Edition>, clap::Error> {
    let names = matches.get_many::<String>("lang").unwrap_or_default();
    names
        .map(|name| {
            Edition::parse(name).ok_or_else(|| {
                let mut error = clap::Error::new(ErrorKind::InvalidValue);
                error.insert(ContextKind::InvalidArg, ContextValue::String("--lang".into()));
                error.insert(ContextKind::InvalidValue, ContextValue::String(name.clone()));
                let editions = Edition::defaults().iter().map(ToString::to_string).collect();
                error.insert(ContextKind::ValidValue, ContextValue::Strings(editions));
                error
            })
        })
        .collect()
}

fn formats(matches: &ArgMatches) -> Vec<Format> {
    let names: Vec<&String> = matches.get_many::<String>("format").unwrap_or_default().collect();
    let wanted = |format: &&Format| names.is_empty() || names.iter().any(|name| *name == format.word());
    Format::ALL.iter().filter(wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_sound_in_every_language() {
        for lang in Lang::ALL {
            interface(*lang).debug_assert();
        }
    }

    #[test]
    fn the_message_language_can_be_named_anywhere() {
        let lang = |args: &[&str]| ui_lang(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(lang(&["pliego", "build", "--ui-lang", "en"]), Lang::EN);
        assert_eq!(lang(&["pliego", "--ui-lang=es", "check"]), Lang::ES);
    }
}

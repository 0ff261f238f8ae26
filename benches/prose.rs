//! Whether the rules that read prose take twice the time for twice the texts, and nothing to speak of for texts they know.
//!
//! `cargo bench --profile dev --bench prose -- [texts]` checks workspaces of minutes with so many texts in all (4,000 by
//! default), twice and four times as many, each once with new words and once again. Compare the ratios: absolute figures
//! hold for one machine on one day.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use pliego::workspace::Workspace;

/// Texts in a document, each in two languages.
const IN_A_DOCUMENT: usize = 40;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let texts: usize = args.first().and_then(|n| n.parse().ok()).unwrap_or(4000);
    println!(
        "{:>10} {:>12} {:>12} {:>22} {:>14}",
        "texts", "new, ms", "known, ms", "ms a thousand, new", "known / new"
    );
    for (round, times) in [1, 2, 4].into_iter().enumerate() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let count = texts * times;
        make_workspace(folder.path(), round, count);
        let (new, known) = (check(folder.path()), check(folder.path()));
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "{count:>10} {:>12.0} {:>12.0} {:>22.1} {:>14.2}",
            ms(new),
            ms(known),
            ms(new) * 1000.0 / count as f64,
            ms(known) / ms(new)
        );
    }
}

/// How long the rules take, without the reading of the files.
fn check(folder: &Path) -> Duration {
    let mut workspace = Workspace::open(folder).expect("a readable folder");
    let start = Instant::now();
    let findings = pliego::build::check(&mut workspace);
    let time = start.elapsed();
    assert!(findings.is_empty(), "{:#?}", findings.first());
    time
}

/// Minutes whose texts are sentences of their own, in both languages.
fn make_workspace(folder: &Path, round: usize, texts: usize) {
    std::fs::write(folder.join("pliego.toml"), "editions = [\"es\", \"en\"]\n").expect("a file");
    std::fs::write(
        folder.join("directory.toml"),
        "[[body]]\nkey = \"sag\"\nacronym = { es = \"SAG\", en = \"SAG\" }\n\
         name = { es = \"Grupo Consultivo Estratégico\", en = \"Strategic Advisory Group\" }\n",
    )
    .expect("a file");
    for number in 0..texts.div_ceil(IN_A_DOCUMENT) {
        let mut text = format!(
            "kind = \"minutes\"\nid = \"minutes-{number}\"\ntitle = {{ es = \"Reunión\", en = \"Meeting\" }}\n\
             body = \"sag\"\nissued = 2024-05-16\nstatus = \"circulated\"\ndate = 2024-05-14\n\n\
             [[agenda]]\nid = \"kits\"\ntitle = {{ es = \"Kits\", en = \"Kits\" }}\n"
        );
        for i in 0..IN_A_DOCUMENT.min(texts - number * IN_A_DOCUMENT) {
            let n = round * 1_000_000 + number * IN_A_DOCUMENT + i;
            write!(
                text,
                "\n[[discussion]]\nagenda = \"kits\"\n\
                 text.es = \"El SAG revisó con las familias el contenido de {n} kits y propuso cambios para la compra del año.\"\n\
                 text.en = \"With the families the SAG went through the contents of {n} kits and proposed changes to the purchase.\"\n"
            )
            .expect("a text");
        }
        std::fs::write(folder.join(format!("minutes-{number}.toml")), text).expect("a file");
    }
}

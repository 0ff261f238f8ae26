//! The samples broken at random: whatever comes in, documents or findings come out.
//!
//! Each case breaks one file of one sample (the document, its translations, the directory, the configuration) in one way,
//! by line, word or byte. The generator is fixed, so that a case can be had again by its number. Every finding has a place
//! and words, nothing panics, and what fixes make of a file has no more faults of syntax than before.

use crate::support;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use crate::support::dice::Dice;
use pliego::assets::Templates;
use pliego::diag::{Finding, SourceFile};
use pliego::fix;
use pliego::locale::Lang;
use pliego::pdf::Plant;
use pliego::source::{self, Catalog};
use pliego::theme::Theme;
use pliego::view::Edition;
use pliego::workspace::{Root, Workspace};

const CHECKED: usize = 10_000;
const BUILT: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Drop,
    Swap,
    Duplicate,
    Retype,
    Truncate,
    Splice,
}

const WAYS: &[Way] = &[Way::Drop, Way::Swap, Way::Duplicate, Way::Retype, Way::Truncate, Way::Splice];

/// What takes the place of something else: values of every type, signs of the syntax, what word processors leave behind.
const STRANGERS: &[&str] = &[
    "3",
    "-1",
    "1e400",
    "9223372036854775808",
    "0x1F",
    "true",
    "nan",
    "2024-02-30",
    "14/03/2022",
    "2024-13",
    "10:30",
    "\"\"",
    "\"all\"",
    "\"\"\"",
    "'''",
    "'",
    "\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{}",
    "[]",
    "=",
    ".",
    ",",
    "#",
    "\\",
    "\\u0000",
    "\\e",
    "“",
    "”",
    "«",
    "\u{feff}",
    "\u{f0b7}",
    "\u{200b}",
    "🎉",
    "\u{0}",
    "\r",
    "\r\n",
    "título",
    "responsable",
    "N/A",
    "S/C",
    "[^a]",
    "[^a]: x",
    "**",
    "`",
    "](x:y)",
    "msgid",
    "fuzzy",
];

/// Sequences that are no UTF-8.
const BYTES: &[&[u8]] = &[b"\xff", b"\xc3", b"\xf0\x9f", b"\xed\xa0\x80", b"\xff\xfe", b"\x00", b"\x7f", b"\x1b"];

/// Where the pieces of a text begin: lines, words and signs, or bytes.
fn pieces(text: &[u8], grain: usize) -> Vec<std::ops::Range<usize>> {
    let class = |byte: u8| match byte {
        b'\n' => 0,
        b' ' | b'\t' | b'\r' => 1,
        b if b.is_ascii_alphanumeric() || b >= 0x80 || b == b'_' => 2,
        // Signs stand alone.
        b => 3 + usize::from(b),
    };
    let breaks = |i: usize| match grain {
        0 => text[i - 1] == b'\n',
        1 => class(text[i - 1]) != class(text[i]),
        _ => true,
    };
    let mut starts: Vec<usize> = (1..text.len()).filter(|&i| breaks(i)).collect();
    starts.insert(0, 0);
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn broken(text: &[u8], dice: &mut Dice) -> (Way, Vec<u8>) {
    let way = *dice.pick(WAYS);
    let grain = dice.roll(3);
    let all = pieces(text, grain);
    let at = dice.pick(&all).clone();
    let joined = |parts: &[&[u8]]| parts.concat();
    let (before, own, after) = (&text[..at.start], &text[at.clone()], &text[at.end..]);
    let changed = match way {
        Way::Drop => joined(&[before, after]),
        Way::Duplicate => joined(&[before, own, own, after]),
        Way::Truncate => before.to_vec(),
        Way::Retype => joined(&[before, dice.pick(STRANGERS).as_bytes(), after]),
        Way::Splice if dice.roll(2) == 0 => joined(&[before, *dice.pick(BYTES), own, after]),
        Way::Splice => joined(&[before, &text[dice.pick(&all).clone()], dice.pick(STRANGERS).as_bytes(), own, after]),
        Way::Swap => {
            let other = dice.pick(&all).clone();
            let (first, second) = if at.start <= other.start { (at, other) } else { (other, at) };
            if first == second {
                joined(&[before, after])
            } else {
                let between = &text[first.end..second.start];
                joined(&[
                    &text[..first.start],
                    &text[second.clone()],
                    between,
                    &text[first.clone()],
                    &text[second.end..],
                ])
            }
        }
    };
    (way, changed)
}

/// A sample by itself, with its translations and what all share.
struct Sample {
    root: Root,
    files: Vec<(String, Vec<u8>)>,
    _folder: tempfile::TempDir,
}

fn samples() -> Vec<Sample> {
    let project = support::project();
    let content = project.join("content");
    // What was issued of a document lies beside it in a hidden folder.
    let hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let mut documents: Vec<_> = walkdir::WalkDir::new(&content)
        .into_iter()
        .filter_entry(|entry| !hidden(entry))
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    documents.sort();
    assert_eq!(documents.len(), support::sample_count());
    let alone = |document: &std::path::PathBuf| {
        let folder = support::scratch();
        let mut files = Vec::new();
        let mut take = |from: &Path| {
            let path = from.strip_prefix(&project).expect("below the project").to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(from).expect("a readable file");
            let to = folder.path().join(&path);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::write(to, &bytes).expect("a copy");
            files.push((path, bytes));
        };
        for shared in ["pliego.toml", "directory.toml"] {
            take(&project.join(shared));
        }
        take(document);
        for lang in Lang::ALL {
            let catalog = document.with_extension(format!("{lang}.po"));
            if catalog.is_file() {
                take(&catalog);
            }
        }
        let pictures = document.parent().expect("a folder").join("pictures");
        if pictures.is_dir() {
            let below = pictures.strip_prefix(&project).expect("below the project").to_path_buf();
            support::copy(&pictures, &folder.path().join(below));
        }
        support::copy(&content.join(".record"), &folder.path().join("content/.record"));
        let root = Root::find(folder.path()).expect("a workspace");
        Sample { root, files, _folder: folder }
    };
    documents.iter().map(alone).collect()
}

/// A case: the sample, the file, the way and the broken file.
fn case(samples: &[Sample], number: usize) -> (&Sample, &str, Way, Vec<u8>) {
    let mut dice = Dice::new(number);
    let sample = &samples[number % samples.len()];
    // The document most of the time; the others have less to break.
    let index = if dice.roll(3) == 0 { dice.roll(sample.files.len()) } else { 2 };
    let (path, bytes) = &sample.files[index];
    let (way, mut text) = broken(bytes, &mut dice);
    // Some files are broken in more than one place.
    while dice.roll(4) == 0 {
        text = broken(&text, &mut dice).1;
    }
    (sample, path, way, text)
}

/// What is wrong with a finding itself.
fn complaint(finding: &Finding) -> Option<String> {
    let (file, span) = (&finding.at.file, &finding.at.span);
    let words = [Some(&finding.message), finding.help.as_ref(), finding.fix.as_ref().map(|fix| &fix.title)];
    let empty = words.into_iter().flatten().any(|say| say.es.trim().is_empty() || say.en.trim().is_empty());
    let places = finding.others.iter().map(|other| (&other.file, &other.span)).chain([(file, span)]);
    let misplaced = places
        .filter(|(file, span)| {
            !(file.text.is_empty() || file.text.get((*span).clone()).is_some() || span.start >= file.text.len())
        })
        .count();
    if finding.code.as_str() == "P006" {
        return Some(format!("panic: {}", finding.message.en));
    }
    if empty || finding.help.is_none() {
        return Some(format!("{} without words", finding.code.as_str()));
    }
    if misplaced > 0 || span.end > file.text.len() + 1 {
        return Some(format!("{} at {span:?} of {} bytes", finding.code.as_str(), file.text.len()));
    }
    None
}

/// Faults of syntax in a text.
fn faults(path: &str, text: &str) -> usize {
    if path.ends_with(".po") {
        let file = Arc::new(SourceFile::new(path, text));
        return Catalog::parse(Lang::EN, file).1.len();
    }
    let file = Arc::new(SourceFile::new("a.toml", text));
    source::parse(&file, Lang::ES).into_findings().iter().filter(|finding| finding.is_error()).count()
}

/// What is wrong with what the fixes make of the files.
fn worsened(findings: &[Finding], files: &HashMap<String, String>) -> Vec<String> {
    let plan = fix::plan(findings.iter(), &Default::default());
    let worse = plan.texts.iter().filter(|(path, text)| {
        let before = files.get(*path).map_or(0, |before| faults(path, before));
        faults(path, text) > before
    });
    worse.map(|(path, text)| format!("the fixes of {path} break it: {:?}\n{text}", plan.applied)).collect()
}

/// The text with the line that asks for a sheet for the wall put aside: whether its letters can be read is known by laying it
/// out, which takes longer than all other rules together. Broken samples with their sheets are built below.
fn without_wall(mut text: Vec<u8>) -> Vec<u8> {
    let line = b"\nwall = ";
    if let Some(at) = text.windows(line.len()).position(|part| part == line) {
        text[at + 1] = b'#';
    }
    text
}

#[test]
fn every_broken_sample_gives_documents_or_findings() {
    let samples = samples();
    let plant = Arc::new(Plant::new(&Templates::new(&[], Theme::default())));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let work = |first: usize| {
        let mut ways: BTreeMap<Way, [usize; 3]> = BTreeMap::new();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut complaints, mut fixes) = (Vec::new(), 0);
        for number in (first..CHECKED).step_by(threads) {
            let (sample, path, way, text) = case(&samples, number);
            let drafts = HashMap::from([(path.to_owned(), without_wall(text))]);
            let mut workspace = Workspace::read(sample.root.with_drafts(drafts));
            let findings = pliego::rules::check(&mut workspace, &plant);
            let documents = workspace.documents.iter().filter(|loaded| loaded.document.is_some()).count();
            let count = ways.entry(way).or_default();
            count[0] += 1;
            count[1] += usize::from(documents > 0);
            count[2] += usize::from(!findings.is_empty());
            let name = |what: String| format!("case {number} ({path}, {way:?}): {what}");
            if documents == 0 && !findings.iter().any(Finding::is_error) {
                complaints.push(name("neither document nor error".to_owned()));
            }
            complaints.extend(findings.iter().filter_map(complaint).map(name));
            for finding in &findings {
                *codes.entry(finding.code.as_str()).or_default() += 1;
                fixes += usize::from(finding.fix.is_some());
            }
            let own = workspace.documents.iter().map(|loaded| &loaded.file);
            let shared = workspace.shared.iter().map(|shared| &shared.file);
            let catalogs = workspace.documents.iter().flat_map(|loaded| &loaded.catalogs);
            let catalogs = catalogs.chain(workspace.shared.iter().flat_map(|shared| &shared.catalogs));
            let files = own.chain(shared).chain(catalogs.map(|catalog| &catalog.file));
            let files = files.map(|file| (file.path.clone(), file.text.clone())).collect();
            complaints.extend(worsened(&findings, &files).into_iter().map(name));
        }
        (ways, codes, complaints, fixes)
    };
    let mut ways: BTreeMap<Way, [usize; 3]> = BTreeMap::new();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut complaints, mut fixes) = (Vec::new(), 0);
    std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || work(first))).collect();
        for handle in handles {
            let (some_ways, some_codes, some_complaints, some_fixes) = handle.join().expect("no panic");
            for (way, counts) in some_ways {
                ways.entry(way).or_default().iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            some_codes.into_iter().for_each(|(code, count)| *codes.entry(code).or_default() += count);
            complaints.extend(some_complaints);
            fixes += some_fixes;
        }
    });
    println!("way: cases, with a document, with findings: {ways:?}");
    println!("findings by code: {codes:?}; with a fix: {fixes}");
    assert!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints[..complaints.len().min(12)].join("\n")
    );
    let total: usize = ways.values().map(|counts| counts[0]).sum();
    assert_eq!(total, CHECKED);
    assert!(ways.len() == WAYS.len() && codes.len() > 50 && fixes > 500, "{} codes, {fixes} fixes", codes.len());
}

#[test]
fn what_is_built_of_broken_samples_is_whole() {
    let samples = samples();
    let (mut built, mut refused) = (0, 0);
    for number in 0..BUILT {
        let (sample, path, way, text) = case(&samples, CHECKED + number);
        let place = sample.root.path().join(path);
        let whole = std::fs::read(&place).expect("the sample");
        std::fs::write(&place, text).expect("the broken file");
        let report = support::build_with(sample.root.path(), |options| {
            options.editions = Edition::parse("es+en").into_iter().collect()
        });
        std::fs::write(&place, whole).expect("the sample again");
        let complaint = report.findings.iter().find_map(complaint);
        assert!(complaint.is_none(), "case {number} ({path}, {way:?}): {complaint:?}");
        let out = sample.root.path().join("output");
        let publications = if out.is_dir() { support::contents(&out) } else { BTreeMap::new() };
        for (name, bytes) in &publications {
            let end = if name.ends_with(".pdf") { &b"%%EOF"[..] } else { b"</html>" };
            assert!(bytes.trim_ascii_end().ends_with(end), "case {number} ({path}, {way:?}): half of {name}");
        }
        if report.documents > 0 {
            built += 1;
        } else {
            let missing =
                report.findings.iter().any(Finding::is_error) || path == "pliego.toml" || !publications.is_empty();
            assert!(missing, "case {number} ({path}, {way:?}): neither document nor error");
            refused += 1;
        }
        let _ = std::fs::remove_dir_all(&out);
    }
    println!("built: {built}, refused: {refused}");
    assert!(built > 20 && refused > 20, "{built} built, {refused} refused");
}

/// A statement that cannot be read takes nothing else with it: no field is missing because of it, no reference leads
/// nowhere, no sum is wrong.
#[test]
fn a_statement_that_cannot_be_read_is_one_finding() {
    let samples = samples();
    let plant = Arc::new(Plant::new(&Templates::new(&[], Theme::default())));
    let check = |sample: &Sample, text: String| {
        let drafts = HashMap::from([(sample.files[2].0.clone(), text.into_bytes())]);
        let mut workspace = Workspace::read(sample.root.with_drafts(drafts));
        pliego::rules::check(&mut workspace, &plant)
    };
    let (mut statements, mut headers) = (0, 0);
    let mut complaints = Vec::new();
    for sample in &samples {
        let text = String::from_utf8(sample.files[2].1.clone()).expect("a text");
        let place = |finding: &Finding| (finding.code.as_str(), finding.at.file.path.clone(), finding.at.span.start);
        // The other documents are not there: references to them lead nowhere.
        let known: Vec<_> = check(sample, text.clone()).iter().map(place).map(|(code, path, _)| (code, path)).collect();
        let (mut at, mut within) = (0, false);
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let start = at;
            at += line.len();
            let inside = within;
            within ^= line.matches("\"\"\"").count() % 2 == 1;
            let header = line.starts_with('[');
            let pair = line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(" = ");
            // Every fifth is enough.
            if inside || within || !(header || pair) || number % 5 != 0 {
                continue;
            }
            let broken = if header {
                headers += 1;
                line.trim_end().trim_end_matches(']').to_owned()
            } else {
                let (key, value) = line.trim_end().split_once(" = ").expect("a pair");
                if value == "[" {
                    continue;
                }
                statements += 1;
                format!("{key} = \"broken")
            };
            let changed = format!("{}{broken}\n{}", &text[..start], &text[at..]);
            let findings = check(sample, changed);
            let new: Vec<_> = findings
                .iter()
                .filter(|finding| {
                    let (code, path, _) = place(finding);
                    !known.contains(&(code, path))
                })
                .collect();
            let one = new.len() == 1 && new[0].at.file.position(new[0].at.span.start).line == number + 1;
            if !one {
                let words: Vec<String> =
                    new.iter().map(|finding| pliego::diag::render_short(finding, Lang::EN)).collect();
                complaints.push(format!("{}:{}: {line}{}", sample.files[2].0, number + 1, words.join("\n")));
            }
        }
    }
    println!("statements: {statements}, headers: {headers}");
    assert!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints[..complaints.len().min(20)].join("\n\n")
    );
    assert!(statements > 200 && headers > 50, "{statements} statements, {headers} headers");
}

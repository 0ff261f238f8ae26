//! The faults of the real documents that the samples keep: each is found when nothing accepts it, and nothing else is.

use std::path::Path;

use crate::support::{check, samples};

/// Takes the acceptances out of every sample: each row ends with its reason.
fn without_acceptances(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder.join("content")) {
        let path = entry.expect("a readable folder").into_path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a sample");
        let mut rest = text.as_str();
        let mut kept = String::new();
        while let Some((before, row)) = rest.split_once("[[accept]]\n") {
            let reason = row.find("reason = ").expect("a reason");
            let end = row[reason..].find('\n').map_or(row.len(), |end| reason + end + 1);
            kept.push_str(before);
            rest = &row[end..];
        }
        kept.push_str(rest);
        std::fs::write(&path, kept).expect("a writable sample");
    }
}

/// Document, code and address of every finding.
fn found(folder: &Path) -> Vec<(String, String)> {
    let findings = check(folder);
    findings.iter().map(|f| (f.code.as_str().to_owned(), f.address.clone().unwrap_or_default())).collect()
}

#[test]
fn with_their_acceptances_the_samples_are_silent() {
    assert_eq!(found(samples().path()), []);
}

#[test]
fn without_them_the_faults_of_the_seeds_are_found_and_no_others() {
    let folder = samples();
    without_acceptances(folder.path());
    let expected = [
        // Invented, to show what an acceptance is for.
        ("K005", "ccpm-2025-diffa#function.6.key"),
        ("K002", "ccpm-2025-diffa#response.7.responded"),
        ("K002", "ccpm-2025-diffa#response.8.responded"),
        // The letter I for the digit 1.
        ("B001", "lessons-2021-general#lesson.1.code"),
        ("B001", "lessons-2021-general#lesson.2.code"),
        ("B001", "lessons-2021-general#lesson.3.code"),
        // Five places named, target four.
        ("W008", "poa-2024-amazonas#provincial-round-tables.activity"),
        // "Bimensuales" against "bimestral".
        ("W009", "poa-2024-amazonas#regional-committee-meetings.activity"),
        // Two activities nearly alike, with targets of two and three.
        ("W006", "poa-2024-amazonas#past-coordinators-meetings.activity"),
        // Meetings of every month, target six.
        ("W010", "poa-2024-amazonas#local-committee-meetings.activity"),
        // Milestones that begin before the period.
        ("E001", "strategy-2018-cis#panama-conference.start"),
        ("E001", "strategy-2018-cis#registries-conference.start"),
    ];
    assert_eq!(found(folder.path()), expected.map(|(code, address)| (code.to_owned(), address.to_owned())));
}

/// The labels of the CCPM as it was published, under the scale of the IASC: 76 and 78 would be strong.
#[test]
fn the_published_labels_contradict_the_scale_of_the_iasc() {
    let folder = samples();
    let path = folder.path().join("content/ccpm/2023-venezuela.toml");
    let text = std::fs::read_to_string(&path).expect("the sample");
    let (head, rest) = text.split_once("[scale]\n").expect("a scale");
    let functions = &rest[rest.find("[[function]]").expect("a function")..];
    let mut labelled = functions.to_owned();
    for score in [84, 83, 81] {
        labelled = labelled.replace(&format!("score = {score}\n"), &format!("score = {score}\nrating = \"strong\"\n"));
    }
    for score in [78, 76, 72, 73] {
        let with = format!("score = {score}\nrating = \"satisfactory\"\n");
        labelled = labelled.replace(&format!("score = {score}\n"), &with);
    }
    std::fs::write(&path, format!("{head}{labelled}")).expect("a writable sample");
    let of_labels: Vec<_> = found(folder.path()).into_iter().filter(|(code, _)| !code.starts_with('L')).collect();
    let expected = ["ccpm-2023-venezuela#function.2.rating", "ccpm-2023-venezuela#function.5.rating"];
    assert_eq!(of_labels, expected.map(|address| ("K001".to_owned(), address.to_owned())));
}

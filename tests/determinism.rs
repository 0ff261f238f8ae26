//! Same input, same bytes: other folder, other number of workers, other time zone, another moment.

use std::process::Command;

use crate::support::{self, contents, names, samples};

#[test]
fn the_same_bytes_whatever_the_surroundings() {
    let mut builds = Vec::new();
    for (workers, zone, depth) in
        [("1", "America/Caracas", ""), ("2", "Asia/Tokyo", "deeper/folder"), ("5", "UTC", "x")]
    {
        let folder = samples();
        let out = folder.path().join(depth).join("publications");
        let status = Command::new(env!("CARGO_BIN_EXE_pliego"))
            .args(["build", "--jobs", workers, "--out"])
            .arg(&out)
            .env("TZ", zone)
            .current_dir(folder.path())
            .status()
            .expect("the command runs");
        assert!(status.success());
        builds.push(contents(&out));
    }
    assert_eq!(builds[0].len(), support::output_count() + 1);
    for other in &builds[1..] {
        assert_eq!(builds[0].keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in other {
            assert!(builds[0][name] == *bytes, "{name} differs");
        }
    }
}

#[test]
fn editions_of_a_document_have_identities_of_their_own() {
    let folder = samples();
    support::build_with(folder.path(), |options| options.only = vec!["content/minutes".into()]);
    let mut ids = std::collections::HashSet::new();
    for name in names(&folder.path().join("output")).iter().filter(|name| name.ends_with(".pdf")) {
        let pdf = lopdf::Document::load(folder.path().join("output").join(name)).expect("a PDF");
        let id =
            pdf.trailer.get(b"ID").and_then(|id| id.as_array()).expect("an identity")[0].as_str().unwrap().to_vec();
        assert!(ids.insert(id), "{name} shares its identity");
    }
    assert_eq!(ids.len(), 9);
}

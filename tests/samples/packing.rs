//! The bytes of the PDFs: packed, and less than the plain file by as much as the tags take.

use super::*;

#[test]
fn every_pdf_is_packed() {
    let (mut packed, mut plain) = (0, 0);
    for id in SAMPLES {
        for edition in EDITIONS {
            let bytes =
                std::fs::read(BUILT.path().join("output").join(format!("{id}.{edition}.pdf"))).expect("the PDF");
            // Only what could not be packed has a table of its objects in plain letters.
            let holds = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
            assert!(holds(b"/ObjStm") && holds(b"/XRef") && !holds(b"\ntrailer"), "{id}, {edition}: not packed");
            let mut unpacked = Vec::new();
            let mut document = lopdf::Document::load_mem(&bytes).expect("a PDF");
            document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
            document.save_to(&mut unpacked).expect("a PDF");
            packed += bytes.len();
            plain += unpacked.len();
        }
    }
    assert!(packed * 10 < plain * 6, "{packed} of {plain} bytes");
}

//! What no editor writes: bytes turned, cut and repeated, objects and snapshots of any contents.

use malspar_domain::canonical;
use proptest::prelude::*;

use super::{
    rebuilt::Rebuilt,
    verify_test::{answers, failed, forger, look, region, small},
};
use crate::seal::Signed;

#[test]
fn what_is_no_pdf_of_ours_is_said_to_be_that() {
    let pdf = &small().pdf;
    assert_eq!(failed(&look(b"{}", None, None)), ["verify-not-a-pdf"]);
    assert_eq!(failed(&look(b"PK\x03\x04", None, None)), ["verify-package-damaged"]);
    let appended = [pdf.as_slice(), b"\n1 0 obj\n<<>>\nendobj\n"].concat();
    let prefixed = [b"%PDF-1.7\n", pdf.as_slice()].concat();
    for changed in [&pdf[..pdf.len() - 1], &pdf[..pdf.len() / 2], b"%PDF-1.7", &appended, &prefixed] {
        let verdict = look(changed, None, None);
        assert_eq!(failed(&verdict), ["verify-damaged"]);
        assert_eq!(answers(&verdict), [Some(false), None, None]);
    }
}

/// Pages that contain themselves, a page a thousand times, a glyph that stands for a novel.
#[test]
fn a_file_that_leads_in_circles_comes_to_an_end() {
    for kids in ["1 0 R ".repeat(1000), "999999 0 R ".to_owned(), format!("{} 0 R ", usize::MAX)] {
        let mut file = Rebuilt::of(&small().pdf);
        file.set(1, format!("<</Type/Pages/Count 1/Kids[{kids}]>>").as_bytes());
        let verdict = look(&file.pdf(), None, None);
        assert_eq!(verdict.consistent, Some(false));
    }
    let mut file = Rebuilt::of(&small().pdf);
    file.set(2, "[".repeat(1 << 20).as_bytes());
    assert_eq!(failed(&look(&file.pdf(), None, None)), ["verify-damaged"]);
}

/// Something else in the place of the `n`th value of a document.
fn with_another(document: &mut serde_json::Value, n: &mut usize, other: &serde_json::Value) {
    match document {
        serde_json::Value::Object(fields) => {
            fields.values_mut().for_each(|field| with_another(field, n, other));
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| with_another(item, n, other)),
        leaf => {
            if *n == 0 {
                *leaf = other.clone();
            }
            *n = n.wrapping_sub(1);
        }
    }
}

fn leaves(document: &serde_json::Value) -> usize {
    match document {
        serde_json::Value::Object(fields) => fields.values().map(leaves).sum(),
        serde_json::Value::Array(items) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Since this very program made the file, a byte is missed by nobody: not even without manifest and key.
    #[test]
    fn no_byte_can_be_changed(at in any::<prop::sample::Index>(), other in 1_u8..) {
        let mut pdf = small().pdf.clone();
        let at = at.index(pdf.len());
        pdf[at] ^= other;
        let verdict = look(&pdf, Some(&small().manifest), Some(&region()));
        prop_assert_eq!(verdict.authentic_file, Some(false));
        prop_assert_ne!(verdict.consistent, Some(true));
        prop_assert_ne!(look(&pdf, None, None).consistent, Some(true), "byte {}", at);
    }

    #[test]
    fn no_bytes_make_it_stumble(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4),
        noise in prop::collection::vec(any::<u8>(), 0..64),
        at in any::<prop::sample::Index>(),
        manifest in ".{0,200}",
    ) {
        let mut pdf = small().pdf.clone();
        for (from, to) in cuts {
            let (from, to) = (from.index(pdf.len()), to.index(pdf.len()));
            let piece = pdf[from.min(to)..from.max(to)].to_vec();
            let at = at.index(pdf.len());
            pdf.splice(at..at, piece.into_iter().take(4096));
            pdf.drain(from.min(to)..(from.min(to) + 16).min(pdf.len()));
        }
        let at = at.index(pdf.len());
        pdf.splice(at..at, noise.iter().copied());
        let verdict = look(&pdf, Some(&manifest), Some(&region()));
        prop_assert_eq!(verdict.authentic_file, Some(false));
        look(&noise, None, None);
    }

    /// Past the walk: objects of any contents in a file that is otherwise sound.
    #[test]
    fn no_object_makes_it_stumble(
        id in any::<prop::sample::Index>(),
        body in prop_oneof![
            "[\\[\\]<>()/0-9 RA-Za-z\\\\%.+-]{0,60}",
            "<</(Type|Kids|Names|AF|EF|F|UF|Contents|Resources|Font|ToUnicode|Length|Filter)[ /(\\[][0-9a-zA-Z ]{1,6}( 0 R)?>>",
        ],
    ) {
        let mut file = Rebuilt::of(&small().pdf);
        let id = 1 + id.index(file.len());
        file.set(id, body.as_bytes());
        let verdict = look(&file.pdf(), Some(&small().manifest), Some(&region()));
        prop_assert_eq!(verdict.authentic_file, Some(false));
        prop_assert_ne!(verdict.consistent, Some(true));
    }

    /// A snapshot of another's making may hold what no strategy can.
    #[test]
    fn no_snapshot_makes_it_stumble(
        n in any::<prop::sample::Index>(),
        other in prop_oneof![
            Just(serde_json::json!(null)),
            Just(serde_json::json!([])),
            Just(serde_json::json!({})),
            any::<i64>().prop_map(|number| serde_json::json!(number)),
            any::<u32>().prop_map(|number| serde_json::json!(number)),
            "[0-9]{1,29}(\\.[0-9]{1,9})?".prop_map(|text| serde_json::json!(text)),
            "-?[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(|text| serde_json::json!(text)),
            ".{0,40}".prop_map(|text| serde_json::json!(text)),
        ],
    ) {
        let mut document: serde_json::Value = serde_json::from_str(&small().proof.snapshot).expect("JSON");
        let mut n = n.index(leaves(&document));
        with_another(&mut document, &mut n, &other);
        let snapshot = canonical::json(&document).expect("written");
        let mut file = Rebuilt::of(&small().pdf);
        file.attach("snapshot.json", snapshot.as_bytes());
        let signed = Signed::new(snapshot.as_bytes(), &forger());
        file.attach("snapshot.sig.json", canonical::json(&signed).expect("written").as_bytes());
        let verdict = look(&file.pdf(), None, Some(&region()));
        prop_assume!(snapshot != small().proof.snapshot);
        prop_assert_eq!(answers(&verdict), [Some(false), Some(false), None]);
    }
}

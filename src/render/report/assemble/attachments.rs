//! The values behind the report, inside it: one table for people with a spreadsheet, one file for programs.

use malspar_words::t;

use super::{Report, files::Files, values};
use crate::report::{Standards, data::Attachment};

/// The names of the attached files.
pub(crate) const VALUES_CSV: &str = "values.csv";
/// See [`VALUES_CSV`].
pub(crate) const VALUES_JSON: &str = "values.json";
/// See [`VALUES_CSV`].
pub(crate) const SNAPSHOT: &str = "snapshot.json";
/// See [`VALUES_CSV`].
pub(crate) const SIGNATURE: &str = "snapshot.sig.json";

/// The values; in an edition also everything that it says, and the signature over that. Nothing where the file may
/// carry nothing.
pub(super) fn attach(report: &Report<'_>, files: &mut Files) -> Result<Vec<Attachment>, serde_json::Error> {
    let mut attached = Vec::new();
    if report.input.standards == Standards::Plain {
        return Ok(attached);
    }
    let [(_, csv), (_, json)] = tables(report)?;
    files.add("/data/values.csv", csv);
    files.add("/data/values.json", json);
    attached.extend([
        Attachment {
            path: "/data/values.csv",
            name: VALUES_CSV,
            mime: "text/csv",
            description: t!(report.lang, "report-attached-csv"),
            relationship: "data",
        },
        Attachment {
            path: "/data/values.json",
            name: VALUES_JSON,
            mime: "application/json",
            description: t!(report.lang, "report-attached-json"),
            relationship: "data",
        },
    ]);
    if let Some(proof) = report.input.proof {
        files.add("/data/snapshot.json", proof.snapshot.clone().into_bytes());
        files.add("/data/snapshot.sig.json", proof.signature.clone().into_bytes());
        attached.extend([
            Attachment {
                path: "/data/snapshot.json",
                name: SNAPSHOT,
                mime: "application/json",
                description: t!(report.lang, "report-attached-snapshot"),
                relationship: "source",
            },
            Attachment {
                path: "/data/snapshot.sig.json",
                name: SIGNATURE,
                mime: "application/json",
                description: t!(report.lang, "report-attached-signature"),
                relationship: "supplement",
            },
        ]);
    }
    Ok(attached)
}

/// The tables of values by name. They are the same in each language.
pub(super) fn tables(report: &Report<'_>) -> Result<[(&'static str, Vec<u8>); 2], serde_json::Error> {
    let values = values::values(report);
    Ok([(VALUES_CSV, values::csv(&values)), (VALUES_JSON, serde_json::to_vec_pretty(&values)?)])
}

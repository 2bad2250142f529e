//! The commands as a shell runs them: what they write, what they leave alone, and what they say.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const EDITION: &str = "orebro-2024-2030/2024-2025/region";
const OF: [&str; 4] = ["--strategy", "orebro-2024-2030", "--cycle", "2024-2025"];

/// A folder of its own, with the strategy taken in and a cycle open.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../strategies/orebro-2024-2030.toml");
        desk.done(&["strategy", "import", pack.to_str().unwrap()]);
        desk.done(&[&["cycle", "open"][..], &OF].concat());
        desk
    }

    /// With the review begun and nothing answered.
    fn in_review() -> Self {
        let desk = Self::new();
        desk.done(&[&["cycle", "review"][..], &OF].concat());
        desk
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_malspar"));
        command.current_dir(self.0.path()).args(args).stdin(Stdio::null());
        for name in [
            "DATA",
            "DATABASE_URL",
            "DATABASE_OWNER_URL",
            "SIGNING_KEY",
            "ADDRESS",
            "SMTP_URL",
            "MAIL_FROM",
            "LOG",
        ] {
            command.env_remove(format!("MALSPAR_{name}"));
        }
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// What a command writes that does what it is asked to.
    fn done(&self, args: &[&str]) -> (String, String) {
        let output = self.run(args);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{args:?}: {out}{err}");
        (out, err)
    }

    /// Why a command does not do what it is asked to, in words that a person can read.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        for foreign in ["os error", ".rs:", "rustc", "panicked", "utf-8 sequence", ".tmp"] {
            assert!(!said.contains(foreign), "{args:?}: {said}");
        }
        said
    }

    fn seal(more: &[&str]) -> Vec<String> {
        [&["report", "seal"][..], &OF, more].concat().into_iter().map(str::to_owned).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn refs(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

#[test]
fn a_form_that_may_be_filled_in_is_not_replaced() {
    let desk = Desk::new();
    let export =
        |out: &'static str| [&["form", "export", "--organisation", "1860", "--out", out][..], &OF].concat();
    desk.done(&export("laxa.xlsx"));
    desk.done(&export("laxa.xlsx"));
    fs::write(desk.file("laxa.xlsx"), b"PK\x03\x04 filled in").unwrap();
    assert!(desk.refused(&export("laxa.xlsx")).contains("--force"));
    assert_eq!(fs::read(desk.file("laxa.xlsx")).unwrap(), b"PK\x03\x04 filled in");
    desk.done(&[&export("laxa.xlsx")[..], &["--force"]].concat());
    assert!(fs::read(desk.file("laxa.xlsx")).unwrap().len() > 1000);
    assert!(desk.refused(&export("laxa.pdf")).contains(".xlsx, .csv"));
    assert!(!desk.file("laxa.pdf").exists());
}

#[test]
fn a_report_replaces_a_report_and_nothing_else() {
    let desk = Desk::new();
    let render = |out| [&["report", "render", "--out", out][..], &OF].concat();
    assert!(desk.refused(&render("rapport.docx")).contains(".pdf, .html"));
    desk.done(&render("rapport.html"));
    desk.done(&render("rapport.html"));
    fs::write(desk.file("brev.html"), "Ett brev").unwrap();
    assert!(desk.refused(&render("brev.html")).contains("annat slag"));
    assert_eq!(fs::read(desk.file("brev.html")).unwrap(), b"Ett brev");
    fs::create_dir(desk.file("mapp.html")).unwrap();
    assert!(desk.refused(&render("mapp.html")).contains("mapp"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/null", desk.file("null.html")).unwrap();
        assert!(desk.refused(&render("null.html")).contains("ingen vanlig fil"));
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}

#[test]
fn what_is_not_there_is_said_in_the_readers_language() {
    let desk = Desk::new();
    let said = desk.refused(&["report", "list", "--strategy", "nix"]);
    assert_eq!(said, "Det finns ingen strategi nix. Kontrollera stavningen.\n");
    let said = desk.refused(&["cycle", "open", "--strategy", "orebro-2024-2030", "--cycle", "2027-2028"]);
    assert!(said.starts_with("Det finns ingen sådan omgång: orebro-2024-2030, 2027-2028."), "{said}");
    let said = desk.refused(&[&["cycle", "open"][..], &OF].concat());
    assert_eq!(said, "Omgången 2024-2025 är redan öppen för svar.\n");
    let then = ["report", "render", "--out", "x.pdf", "--as-of", "2019-01-01T00:00:00Z"];
    assert!(desk.refused(&[&then[..], &OF].concat()).contains("fanns inte i databasen vid den tidpunkten"));
    assert!(desk.refused(&["strategy", "check", "nix.toml"]).starts_with("nix.toml: Filen finns inte."));
    fs::write(desk.file("latin.toml"), b"title = \"\xe5\"").unwrap();
    assert!(desk.refused(&["strategy", "check", "latin.toml"]).contains("UTF-8"));
    let said = desk.refused(&["report", "verify", "malspar-data/malspar.db", "--key", "latin.toml"]);
    assert!(said.starts_with("latin.toml: "), "{said}");
    fs::write(desk.file("no.pub"), "ssh-ed25519 AAAA").unwrap();
    let said = desk.refused(&["report", "verify", "malspar-data/malspar.db", "--key", "no.pub"]);
    assert_eq!(said, "no.pub: Filen är ingen nyckel från Målspår.\n");
    fs::create_dir(desk.file("other")).unwrap();
    fs::write(
        desk.file("other/malspar.db"),
        "no database at all, but long enough to be looked at".repeat(20),
    )
    .unwrap();
    let said = desk.refused(&["--data", "other", "report", "list", "--strategy", "nix"]);
    assert!(said.starts_with("Databasen går inte att använda."), "{said}");
}

/// What is locked holds the address for good: one that leads nowhere is refused before anything is done.
#[test]
fn an_address_that_is_none_is_refused() {
    let desk = Desk::new();
    let with = |address: &str| {
        let mut command = desk.command(&["report", "list", "--strategy", "orebro-2024-2030"]);
        let output = command.env("MALSPAR_ADDRESS", address).output().unwrap();
        (output.status.code(), text(&output.stderr))
    };
    assert_eq!(with("https://malspar.example.se/"), (Some(0), String::new()));
    for address in
        ["malspar.example.se", "ftp://malspar.example.se", "https://malspar.example.se/uppfoljning"]
    {
        let said = format!(
            "Inställningen address är ”{address}”. Skriv tjänstens adress utan sökväg, till exempel \
             https://malspar.example.se.\n"
        );
        assert_eq!(with(address), (Some(1), said));
    }
    fs::write(desk.file("malspar.toml"), "address = \"malspar\"\n").unwrap();
    assert!(desk.refused(&["report", "list", "--strategy", "orebro-2024-2030"]).contains("”malspar”"));
}

#[test]
fn a_reader_who_goes_is_no_error() {
    let desk = Desk::new();
    let mut command = desk.command(&["strategy", "export", "orebro-2024-2030"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
    assert!(!first.is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.command(&["strategy", "export", "orebro-2024-2030"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("ingen plats kvar"), "{}", text(&output.stderr));
}

/// Locked, exported, verified; then the key is gone, as after a backup was put back on another machine.
#[test]
fn an_edition_is_exported_whole_and_its_key_is_not_replaced_in_silence() {
    let desk = Desk::in_review();
    let seal = Desk::seal(&["--consultation"]);
    let (_, told) = desk.done(&refs(&seal));
    let mut keys = fs::read_dir(desk.file("malspar-data/keys")).unwrap().map(|entry| entry.unwrap().path());
    let key = keys.find(|path| path.extension().is_some_and(|end| end == "pub")).unwrap();
    let id = key.file_stem().unwrap().to_str().unwrap().to_owned();
    assert!(told.contains(&id) && told.contains("signing.key") && told.contains("hemlig"), "{told}");

    let edition = format!("{EDITION}/consultation-1");
    let export = |out| ["report", "export", &edition, "--out", out];
    desk.done(&export("one"));
    for name in ["README.txt", "SHA256SUMS", "manifest.json", "public-key.txt", "snapshot.json"] {
        assert!(desk.file("one").join(name).exists(), "{name}");
    }
    assert!(desk.refused(&export("one")).contains("inte tom"));
    fs::write(desk.file("file"), "").unwrap();
    assert!(desk.refused(&export("file")).contains(".zip"));
    desk.done(&export("one.zip"));
    desk.done(&export("one.zip"));
    let (told, _) = desk.done(&["report", "verify", "one.zip"]);
    assert!(told.contains("Filen är underskriven med regionens nyckel: ja"), "{told}");
    let mut sums = Command::new("sha256sum");
    let output = sums.args(["-c", "--quiet", "SHA256SUMS"]).current_dir(desk.file("one")).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));

    let (_, told) = desk.done(&refs(&seal));
    assert!(!told.contains("signing.key"), "the key is there: {told}");
    let there = Desk::seal(&["--consultation", "--new-key"]);
    assert!(desk.refused(&refs(&there)).contains("signing.key"));
    fs::remove_dir_all(desk.file("malspar-data/keys")).unwrap();
    let said = desk.refused(&refs(&seal));
    assert!(said.contains(&id) && said.contains("--new-key"), "{said}");
    assert!(!desk.file("malspar-data/keys/signing.key").exists());
    desk.done(&refs(&there));
}

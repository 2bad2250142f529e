//! A form that comes back as a file: what it changes is shown, and taken in when somebody says yes.

use askama::Template;
use axum::{
    extract::{
        Form, Multipart, Query, State,
        multipart::{MultipartError, MultipartRejection},
        rejection::FormRejection,
    },
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error, MAX_FORM_FILE,
    following::{Preview, Taken},
    forms::{ImportedForm, Replaced},
};
use malspar_domain::{id::UploadId, submission::AnswerKey};
use malspar_words::t;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Head, Place,
    row::Change,
    said::{self, Said},
};
use crate::{
    Site,
    error::{PageError, page},
    shell::Shell,
};

/// The name and the id of the field.
const FILE: &str = "fil";
/// So many mistakes are said at once; a form that is wrong throughout says enough by them.
const SAID_AT_ONCE: usize = 60;

#[derive(Template)]
#[template(path = "around/upload.html")]
struct Upload {
    shell: Shell,
    head: Head,
    wrong: Vec<Said>,
    /// How many mistakes are not listed.
    further: Option<String>,
    /// How many answers have just been taken in.
    taken: Option<String>,
    is_open: bool,
    form: String,
    check: String,
    workbook: String,
}

#[derive(Template)]
#[template(path = "around/preview.html")]
struct Previewed {
    shell: Shell,
    head: Head,
    differs: bool,
    count: String,
    changes: Vec<(Change, bool)>,
    /// Where in the file, and what to look at.
    warnings: Vec<(String, String)>,
    upload: Option<Uuid>,
    seen: String,
    save: String,
    cancel: String,
}

#[derive(Deserialize)]
pub(crate) struct Done {
    sparade: Option<usize>,
}

/// What was said yes to.
#[derive(Deserialize)]
pub(crate) struct Yes {
    fil: Uuid,
    sett: String,
    /// Whose page it is.
    vem: Option<String>,
}

/// `GET /svara/{slug}/{cycle}/formular`
pub(crate) async fn show(
    place: Place,
    Query(done): Query<Done>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    let taken = done.sparade.filter(|n| *n > 0).map(|n| t!(place.lang(), "around-taken-in", n = n));
    again(&place, &site, StatusCode::OK, Vec::new(), taken).await
}

/// `POST /svara/{slug}/{cycle}/formular`
pub(crate) async fn preview(
    place: Place,
    State(site): State<Site>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let read = match sent {
        Ok(sent) => read(sent).await,
        Err(_) => Err(Unread::None),
    };
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(unread) => return unread.say(&place, &site).await,
    };
    match site.app.preview_form(&place.actor, &place.slug, &place.cycle, bytes).await {
        Ok(preview) => previewed(&place, &site, preview, false).await,
        Err(error) => refused(&place, &site, error).await,
    }
}

/// `POST /svara/{slug}/{cycle}/formular/spara`
pub(crate) async fn take_in(
    place: Place,
    State(site): State<Site>,
    yes: Result<Form<Yes>, FormRejection>,
) -> Result<Response, PageError> {
    let Place { actor, slug, cycle, .. } = &place;
    let Ok(Form(yes)) = yes else { return gone(&place, &site).await };
    place.check_whose(&site, yes.vem.as_deref(), Vec::new()).await?;
    match site.app.take_in_upload(actor, slug, cycle, UploadId(yes.fil), &yes.sett).await {
        Ok(Taken::In(imported)) => {
            let saved = place.href(&format!("/formular?sparade={}", imported.changed.len()));
            Ok(Redirect::to(&saved).into_response())
        }
        Ok(Taken::Differs(preview)) => previewed(&place, &site, preview, true).await,
        // Said yes to twice: it is as it should be, and the page says so.
        Ok(Taken::Already) => {
            let already = t!(place.lang(), "around-upload-already");
            again(&place, &site, StatusCode::OK, Vec::new(), Some(already)).await
        }
        Ok(Taken::Gone) => gone(&place, &site).await,
        Err(error) => refused(&place, &site, error).await,
    }
}

/// `GET /svara/{slug}/{cycle}/formular/spara`: whoever changes the language where a yes was refused begins again.
pub(crate) async fn begin_again(place: Place) -> Redirect {
    Redirect::to(&place.href("/formular"))
}

async fn gone(place: &Place, site: &Site) -> Result<Response, PageError> {
    let gone = vec![Said::of(FILE, t!(place.lang(), "around-upload-gone"))];
    again(place, site, StatusCode::CONFLICT, gone, None).await
}

/// Why there is no file to look at.
enum Unread {
    None,
    /// More files than one, which no page of ours sends: it is not for us to choose.
    Several,
    TooLarge,
    Cut,
}

impl Unread {
    async fn say(self, place: &Place, site: &Site) -> Result<Response, PageError> {
        let lang = place.lang();
        let (status, words) = match self {
            Self::None => (StatusCode::UNPROCESSABLE_ENTITY, t!(lang, "around-upload-none")),
            Self::Several => (StatusCode::UNPROCESSABLE_ENTITY, t!(lang, "around-upload-several")),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, t!(lang, "import-too-large")),
            Self::Cut => (StatusCode::UNPROCESSABLE_ENTITY, t!(lang, "import-cut")),
        };
        again(place, site, status, vec![Said::of(FILE, words)], None).await
    }
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Cut }
    }
}

/// The file that was sent. Of one that is too large no more is kept than a form can be, but the rest is heard out: a browser
/// that is interrupted shows no page.
async fn read(mut sent: Multipart) -> Result<Vec<u8>, Unread> {
    let (mut bytes, mut too_large, mut files) = (Vec::new(), false, 0_usize);
    while let Some(mut field) = sent.next_field().await? {
        let is_file = field.name() == Some(FILE);
        files += usize::from(is_file);
        while let Some(chunk) = field.chunk().await? {
            too_large |= is_file && bytes.len() + chunk.len() > MAX_FORM_FILE;
            if is_file && !too_large {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    match () {
        () if too_large => Err(Unread::TooLarge),
        () if files > 1 => Err(Unread::Several),
        () if bytes.is_empty() => Err(Unread::None),
        () => Ok(bytes),
    }
}

async fn refused(place: &Place, site: &Site, error: Error) -> Result<Response, PageError> {
    match said::of(place.lang(), &error, &[FILE]) {
        Some(wrong) => again(place, site, StatusCode::UNPROCESSABLE_ENTITY, wrong, None).await,
        None => Err(place.failed(&error)),
    }
}

/// The page to send a file from, with what was wrong with the last one.
async fn again(
    place: &Place,
    site: &Site,
    status: StatusCode,
    mut wrong: Vec<Said>,
    taken: Option<String>,
) -> Result<Response, PageError> {
    let (asked, lang) = (place.asked(site).await?, place.lang());
    let further = wrong.len().saturating_sub(SAID_AT_ONCE);
    wrong.truncate(SAID_AT_ONCE);
    let upload = Upload {
        shell: place.shell(t!(lang, "around-upload")),
        head: place.head(&asked),
        wrong,
        further: (further > 0).then(|| t!(lang, "around-upload-more", n = further)),
        taken,
        is_open: asked.is_open,
        form: place.href(""),
        check: place.href("/kontrollera"),
        workbook: place.href("/formular.xlsx"),
    };
    Ok((status, page(&place.reader, &upload)?).into_response())
}

async fn previewed(
    place: &Place,
    site: &Site,
    preview: Preview,
    differs: bool,
) -> Result<Response, PageError> {
    let asked = place.asked(site).await?;
    let shown = Previewed {
        shell: place.shell(t!(place.lang(), "around-preview")),
        head: place.head(&asked),
        differs,
        count: count(place, &preview.imported),
        changes: changes(place, &preview.imported),
        warnings: warnings(place, &preview.imported),
        upload: preview.upload.map(|id| id.0),
        seen: preview.seen,
        save: place.href("/formular/spara"),
        cancel: place.href("/formular"),
    };
    let status = if differs { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page(&place.reader, &shown)?).into_response())
}

fn count(place: &Place, imported: &ImportedForm) -> String {
    match imported.changed.len() {
        0 => t!(place.lang(), "around-preview-same"),
        n => t!(
            place.lang(),
            "around-preview-count",
            n = n,
            answered = imported.answered,
            asked = imported.asked
        ),
    }
}

/// Each with whether it goes over somebody else's change.
fn changes(place: &Place, imported: &ImportedForm) -> Vec<(Change, bool)> {
    let change = |(key, r): (&AnswerKey, &Replaced)| {
        let change = Change::new(place.lang(), &r.indicator, &r.row, r.before.as_ref(), r.after.as_ref());
        (change, imported.overwritten.contains(key))
    };
    imported.changed.iter().zip(&imported.replaced).map(change).collect()
}

fn warnings(place: &Place, imported: &ImportedForm) -> Vec<(String, String)> {
    let lang = place.lang();
    let words = imported.warnings.iter().map(|w| (w.place(lang), said::describe(lang, &w.violation)));
    words.collect()
}

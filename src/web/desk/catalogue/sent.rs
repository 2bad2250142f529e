//! A file that somebody sends with a form, and what else the form says.

use std::collections::BTreeMap;

use axum::{
    extract::{Multipart, multipart::MultipartError, multipart::MultipartRejection},
    http::StatusCode,
};
use malspar_words::{Lang, t};

/// The name and the id of the field.
pub(crate) const FILE: &str = "fil";
/// The most that is kept of a field beside the file, in bytes.
const MAX_TEXT: usize = 4_000;
/// The most fields that a form of ours has beside it.
const MAX_FIELDS: usize = 20;

/// What was sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) file: Vec<u8>,
    pub(crate) texts: BTreeMap<String, String>,
}

/// Why there is no file to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    None,
    Several,
    TooLarge,
    Cut,
}

impl Unread {
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    pub(crate) fn words(self, lang: Lang) -> String {
        match self {
            Self::None => t!(lang, "catalogue-sent-none"),
            Self::Several => t!(lang, "around-upload-several"),
            Self::TooLarge => t!(lang, "catalogue-sent-too-large"),
            Self::Cut => t!(lang, "catalogue-sent-cut"),
        }
    }
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Cut }
    }
}

/// Reads a form with one file of at most `most` bytes. Of a larger one no more is kept, but the rest is heard out: a
/// browser that is interrupted shows no page. The texts are there even where the file is not, so that nothing that was typed
/// is lost.
pub(crate) async fn read(
    sent: Result<Multipart, MultipartRejection>,
    most: usize,
) -> (Sent, Result<(), Unread>) {
    let mut found = Sent::default();
    let outcome = match sent {
        Ok(sent) => read_into(sent, most, &mut found).await,
        Err(_) => Err(Unread::None),
    };
    (found, outcome)
}

async fn read_into(mut sent: Multipart, most: usize, found: &mut Sent) -> Result<(), Unread> {
    let (mut files, mut too_large) = (0_usize, false);
    while let Some(mut field) = sent.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = name == FILE;
        files += usize::from(is_file);
        let mut text = Vec::new();
        while let Some(chunk) = field.chunk().await? {
            if !is_file {
                let room = MAX_TEXT.saturating_sub(text.len()).min(chunk.len());
                text.extend_from_slice(&chunk[..room]);
            } else if found.file.len() + chunk.len() > most {
                too_large = true;
            } else if !too_large {
                found.file.extend_from_slice(&chunk);
            }
        }
        if !is_file && found.texts.len() < MAX_FIELDS {
            found.texts.insert(name, String::from_utf8_lossy(&text).trim().to_owned());
        }
    }
    match () {
        () if too_large => Err(Unread::TooLarge),
        () if files > 1 => Err(Unread::Several),
        () if found.file.is_empty() => Err(Unread::None),
        () => Ok(()),
    }
}

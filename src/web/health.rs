//! Is the service there, and can it work?

use std::time::Duration;

use axum::{extract::State, http::StatusCode};
use malspar_app::App;
use tokio::time::timeout;

/// Whoever asks wants to know now.
const AT_ONCE: Duration = Duration::from_secs(3);

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The database answers too.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, StatusCode> {
    match timeout(AT_ONCE, app.is_ready()).await {
        Ok(Ok(())) => Ok("ready"),
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(_) => {
            tracing::error!("not ready: the database does not answer in time");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

//! Is the service there, and can it work?

use axum::{extract::State, http::StatusCode};
use malspar_app::App;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The database answers too.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, StatusCode> {
    app.is_ready().await.map_err(|error| {
        tracing::error!(%error, "not ready");
        StatusCode::SERVICE_UNAVAILABLE
    })?;
    Ok("ready")
}

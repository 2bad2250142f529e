//! What goes on beside the site: mail leaves when it waits.

use std::time::Duration;

use malspar_app::App;
use tokio::sync::watch;

/// Mail that another process has queued is found after so long.
const LOOK: Duration = Duration::from_secs(30);

/// Sends mail as it comes until `stop` turns true.
pub(crate) async fn run(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = app.send_mails().await {
            tracing::error!(%error, "mail waits: it could not be sent");
        }
        tokio::select! {
            () = app.mail_waits() => app.warn_without_postman(),
            () = tokio::time::sleep(LOOK) => {}
            // A closed channel means that nobody will ever say stop: the process is ending.
            stopped = stop.changed() => if stopped.is_err() { return },
        }
    }
}

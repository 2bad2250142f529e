//! `malspar serve`: the site, and a worker beside it.

use std::net::SocketAddr;

use malspar_app::App;
use malspar_words::t;
use malspar_worker::Worker;
use tokio::{net::TcpListener, sync::watch};

use super::{Desk, report::is_key_at_hand};
use crate::{
    console::{Done, Refusal},
    postbox,
};

pub(crate) async fn run(desk: &Desk, listen: Option<SocketAddr>) -> Done {
    let app = desk.app().await?;
    if app.is_example().await.map_err(|e| desk.refuse(&e))? {
        return Err(Refusal::new(t!(desk.lang, "cli-serve-example")));
    }
    if !app.has_postman() {
        eprintln!("{}", t!(desk.lang, "cli-serve-no-mail"));
    }
    if desk.config.lacks_proxy() {
        eprintln!("{}", t!(desk.lang, "cli-serve-no-proxy"));
    }
    if !is_key_at_hand(desk)? {
        eprintln!("{}", t!(desk.lang, "cli-serve-no-key"));
    }
    site(desk, app, listen.unwrap_or(desk.config.listen)).await
}

/// Serves until the process is told to stop; then lets requests and the running job end.
pub(crate) async fn site(desk: &Desk, app: App, listen: SocketAddr) -> Done {
    let refused = |e: std::io::Error| Refusal::new(format!("{listen}: {e}"));
    let listener = TcpListener::bind(listen).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    println!("{}", t!(desk.lang, "cli-serving", url = format!("http://{address}/")));
    let app = app.with_links_to(desk.site_at(address));
    let (stop, stopped) = watch::channel(false);
    let posting = tokio::spawn(postbox::run(app.clone(), stop.subscribe()));
    let worker = Worker::new(app.clone(), Desk::operator(), format!("serve-{}", std::process::id()));
    let working = tokio::spawn(async move { worker.run(stopped).await });
    let mut watched = stop.subscribe();
    let ending = async move {
        tokio::select! {
            () = told_to_stop() => {}
            // A site without its worker would leave jobs undone: it stops too, for whoever runs it to notice.
            _ = watched.wait_for(|stopped| *stopped) => {}
        }
    };
    let worker_ends = stop.clone();
    let working = tokio::spawn(async move {
        let ended = working.await;
        worker_ends.send_replace(true);
        ended
    });
    let served = malspar_web::serve(listener, app, desk.config.site(), ending).await;
    stop.send_replace(true);
    working.await.and_then(|ended| ended).map_err(|e| Refusal::new(e.to_string()))?;
    posting.await.map_err(|e| Refusal::new(e.to_string()))?;
    served.map_err(refused)
}

/// Ctrl-C on a terminal, SIGTERM from whoever runs the service.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard; Ctrl-C stops the service");
            if let Err(error) = interrupt.await {
                tracing::error!(%error, "Ctrl-C cannot be heard either");
                std::future::pending::<()>().await;
            }
        }
    }
}

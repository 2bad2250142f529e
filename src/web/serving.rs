//! The open door: connections are taken, each for a while and with so much to say, and let go in order when the service
//! stops.

use std::{convert::Infallible, net::SocketAddr, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::sync::Arc;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// A browser says what it wants at once; who does not keeps a place from others.
const TO_ASK: Duration = Duration::from_secs(30);
/// What stands before a request's body: an address, cookies, and what browsers add.
const HEAD: usize = 64 * 1024;
const HEADERS: usize = 100;
/// Connections at once.
const MOST: usize = 1024;
/// Requests that have begun are answered before the service stops, but not for longer.
const TO_END: Duration = Duration::from_secs(20);

/// Serves until `stop` is done; requests that have begun are answered first.
pub(crate) async fn serve<F>(listener: TcpListener, router: Router, stop: F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send,
{
    let (graceful, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let come = tokio::select! {
            () = &mut stop => break,
            come = next(&listener, &places) => come,
        };
        let Some((stream, peer, place)) = come else { continue };
        let connection = connection(stream, peer, router.clone());
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            // A browser that goes away in the middle is no trouble of ours.
            if let Err(error) = watched.await {
                tracing::debug!(%error, "a connection ended");
            }
            drop(place);
        });
    }
    drop(listener);
    if timeout(TO_END, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were still not answered when the service stopped");
    }
    Ok(())
}

/// The next connection with its place; nothing where it was gone already.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            // Out of files, mostly: it gets better when others have ended.
            tracing::warn!(%error, "a connection could not be taken");
            sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> http1::Connection<
    TokioIo<TcpStream>,
    impl hyper::service::Service<
        Request<Incoming>,
        Response = Response,
        Error = Infallible,
        Future = impl Future<Output = Result<Response, Infallible>> + Send,
    >,
> {
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(TO_ASK)
        .max_buf_size(HEAD)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), answer)
}

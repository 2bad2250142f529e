//! Who asks, where others stand in between: what a proxy says of the sender is believed of those that are named, and of
//! nobody else.

use std::{fmt, net::IpAddr, net::SocketAddr, str::FromStr};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use serde::{Deserialize, Serialize};

use crate::Site;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// From where a request comes, as far as it can be trusted: for counting attempts, and for nothing that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// Addresses that belong together: `10.0.0.0/8`, `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    /// So many bits are the same for all.
    bits: u8,
}

/// The networks whose proxies are believed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Listed", into = "Vec<String>")]
pub struct Networks(Vec<Network>);

/// A list, or a line of several as the environment has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    Line(String),
    List(Vec<String>),
}

/// A text that names no network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoNetwork(String);

impl fmt::Display for NoNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no address or network such as 10.0.0.0/8", self.0)
    }
}

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let wrong = || NoNetwork(text.to_owned());
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse().map_err(|_| wrong()))?;
        if bits > most { Err(wrong()) } else { Ok(Self { address, bits }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl Network {
    fn contains(&self, address: IpAddr) -> bool {
        let (own, other, width) = match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (u128::from(own.to_bits()), u128::from(other.to_bits()), 32)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => (own.to_bits(), other.to_bits(), 128),
            _ => return false,
        };
        self.bits == 0 || (own ^ other) >> (width - u32::from(self.bits)) == 0
    }
}

impl TryFrom<Listed> for Networks {
    type Error = NoNetwork;

    fn try_from(listed: Listed) -> Result<Self, NoNetwork> {
        let named = match listed {
            Listed::Line(line) => line.split(',').map(|one| one.trim().to_owned()).collect(),
            Listed::List(list) => list,
        };
        let named = named.iter().filter(|one| !one.is_empty());
        named.map(|one| one.parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl From<Networks> for Vec<String> {
    fn from(networks: Networks) -> Self {
        networks.0.iter().map(ToString::to_string).collect()
    }
}

impl Networks {
    fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(address))
    }

    /// The one farthest away that is vouched for: each proxy adds the one it heard from at the end.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let all: Vec<_> =
            headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
        let mut client = peer;
        for named in all.iter().rev().flat_map(|line| line.rsplit(',')) {
            if !self.contains(client) {
                break;
            }
            let Some(address) = address(named.trim()) else { break };
            client = address;
        }
        client.to_canonical()
    }
}

/// An address as proxies write it, some with a port.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.trim_start_matches('[').trim_end_matches(']').parse().ok();
    plain.or_else(|| text.parse().ok().map(|both: SocketAddr| both.ip()))
}

pub(super) async fn believed(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let trusted = &site.settings.trusted_proxies;
    if let Some(peer) = peer {
        let client = trusted.client(peer, request.headers());
        if trusted.contains(peer) {
            hear(request.headers_mut());
        }
        request.extensions_mut().insert(ClientAddress(client));
    }
    for said in [FORWARDED_FOR, FORWARDED_HOST, FORWARDED_PROTO] {
        request.headers_mut().remove(said);
    }
    next.run(request).await
}

/// The name that the browser called, where the proxy calls us by another: posts are held against it.
fn hear(headers: &mut HeaderMap) {
    let called = headers.get(FORWARDED_HOST).and_then(|host| host.to_str().ok());
    let called = called.and_then(|host| host.split(',').next()).map(str::trim);
    if let Some(Ok(host)) = called.map(HeaderValue::from_str) {
        headers.insert(header::HOST, host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn networks(line: &str) -> Networks {
        Listed::Line(line.to_owned()).try_into().expect("networks")
    }

    fn client(trusted: &str, peer: &str, said: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append(FORWARDED_FOR, HeaderValue::from_str(line).expect("a header"));
        }
        networks(trusted).client(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client("", "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client("10.0.0.0/8", "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
    }

    #[test]
    fn a_proxy_is_believed_of_the_one_before_it_alone() {
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["198.51.100.7"]), "198.51.100.7");
        // What the sender wrote before the proxy's own line may be invented.
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["1.1.1.1", "198.51.100.7, 10.9.9.9"]), "198.51.100.7");
        assert_eq!(client("::1", "::1", &["[2001:db8::1]:443"]), "2001:db8::1");
        assert_eq!(client("127.0.0.1", "::ffff:127.0.0.1", &["198.51.100.7:5000"]), "198.51.100.7");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["unknown"]), "10.1.2.3");
    }

    #[test]
    fn a_network_that_is_none_is_refused() {
        for wrong in ["10.0.0.0/33", "::1/129", "proxy", "10.0.0", "10.0.0.0/x"] {
            assert!(Networks::try_from(Listed::Line(wrong.to_owned())).is_err(), "{wrong}");
        }
        assert_eq!(Vec::from(networks("10.0.0.0/8, ::1")), ["10.0.0.0/8", "::1/128"]);
        assert!(networks("0.0.0.0/0").contains("192.0.2.1".parse().expect("an address")));
    }
}

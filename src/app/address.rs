//! Where people reach the service: printed in editions, so that whoever holds one on paper finds its page.

use std::{fmt, str::FromStr};

use malspar_domain::code::Slug;

/// The service's address, such as `https://malspar.example.se`: without a path, for its pages begin at the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress(String);

/// A text that is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAddress;

impl FromStr for PublicAddress {
    type Err = NoAddress;

    /// Reads an absolute http or https address; a slash at its end is left out.
    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let (scheme, place) = text.split_once("://").ok_or(NoAddress)?;
        let scheme = scheme.to_ascii_lowercase();
        if !["http", "https"].contains(&scheme.as_str()) {
            return Err(NoAddress);
        }
        let place = place.strip_suffix('/').unwrap_or(place).to_lowercase();
        let (host, port) = host_and_port(&place)?;
        let has_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        (is_host(host) && has_port).then(|| Self(format!("{scheme}://{place}"))).ok_or(NoAddress)
    }
}

/// An IPv6 address has colons of its own, and stands in brackets.
fn host_and_port(place: &str) -> Result<(&str, Option<&str>), NoAddress> {
    let end = if place.starts_with('[') { place.find(']').ok_or(NoAddress)? + 1 } else { 0 };
    let rest = &place[end..];
    match rest.split_once(':') {
        Some((more, port)) => Ok((&place[..end + more.len()], Some(port))),
        None => Ok((place, None)),
    }
}

/// A name of labels between points, or an IPv6 address.
fn is_host(host: &str) -> bool {
    if let Some(inside) = host.strip_prefix('[') {
        return inside.strip_suffix(']').is_some_and(|ip| ip.parse::<std::net::Ipv6Addr>().is_ok());
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.split('.').all(is_label)
}

impl PublicAddress {
    /// Is what is sent to it read by nobody on the way?
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// The name of the machine, without a port.
    pub(crate) fn host(&self) -> &str {
        let place = self.0.split_once("://").map_or(self.0.as_str(), |(_, place)| place);
        let host = host_and_port(place).map_or(place, |(host, _)| host);
        host.trim_matches(['[', ']'])
    }

    /// The page that lists a strategy's editions, in Swedish: an edition is one in both languages, and so is where it is.
    pub(crate) fn of_editions(&self, strategy: &Slug) -> String {
        format!("{self}/strategier/{strategy}/utgavor")
    }
}

impl fmt::Display for PublicAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        text.parse().ok().map(|address: PublicAddress| address.to_string())
    }

    #[test]
    fn an_address_is_kept_without_the_slash_at_its_end() {
        assert_eq!(read("https://malspar.example.se/").as_deref(), Some("https://malspar.example.se"));
        assert_eq!(read("HTTPS://Malspar.example.se").as_deref(), Some("https://malspar.example.se"));
        assert_eq!(read("http://localhost:8080").as_deref(), Some("http://localhost:8080"));
        assert_eq!(read("http://[::1]:8080/").as_deref(), Some("http://[::1]:8080"));
        assert_eq!(read("https://uppföljning.example.se").as_deref(), Some("https://uppföljning.example.se"));
    }

    #[test]
    fn an_address_has_the_name_of_a_machine() {
        let host = |text: &str| text.parse().map(|address: PublicAddress| address.host().to_owned());
        assert_eq!(host("https://malspar.example.se/").as_deref(), Ok("malspar.example.se"));
        assert_eq!(host("http://localhost:8080").as_deref(), Ok("localhost"));
        assert_eq!(host("http://[::1]:8080").as_deref(), Ok("::1"));
    }

    #[test]
    fn only_https_is_secure() {
        let is_secure = |text: &str| text.parse::<PublicAddress>().is_ok_and(|address| address.is_secure());
        assert!(is_secure("HTTPS://malspar.example.se") && !is_secure("http://https.example.se"));
    }

    #[test]
    fn what_no_browser_would_find_is_no_address() {
        let wrong = [
            "",
            "malspar.example.se",
            "//malspar.example.se",
            "ftp://malspar.example.se",
            "https://",
            "https:///",
            "https://malspar.example.se//",
            "https://malspar.example.se/uppfoljning",
            "https://malspar.example.se?sida=1",
            "https://malspar.example.se#1",
            "https://någon@malspar.example.se",
            "https://malspar example.se",
            "https://malspar..example.se",
            "https://-malspar.example.se",
            "https://malspar.example.se:",
            "https://malspar.example.se:0",
            "https://malspar.example.se:99999",
            "https://[::1",
            "https://[1]",
            " https://malspar.example.se",
        ];
        for text in wrong {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! A GET over HTTP/1.1, for a service on this machine or network: no TLS, proxies or redirects.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

/// Bytes of the status line and the headers together.
const MOST_HEAD: u64 = 64 << 10;

/// An answer, whatever its status.
#[derive(Debug)]
pub(super) struct Reply {
    /// Number and words, as in “404 Not Found”.
    pub status: String,
    /// The address that a redirect names.
    pub location: Option<String>,
    pub body: Vec<u8>,
}

impl Reply {
    /// Whether the status says that the body is what was asked for.
    pub fn is_good(&self) -> bool {
        self.status.starts_with('2')
    }
}

/// The answer of an `http://` address, for any status.
///
/// # Errors
/// An unusable address, no connection, or an answer that is not HTTP, too long, or later than
/// `patience`.
pub(super) fn get(url: &str, most: u64, patience: Duration) -> io::Result<Reply> {
    let rest = url.strip_prefix("http://").ok_or_else(|| bad("no http:// address"))?;
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = path.split('#').next().unwrap_or_default();
    let slash = if path.starts_with('/') { "" } else { "/" };
    if host.contains('@') || !url.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(bad("the address has characters that it cannot have"));
    }
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| !port.contains(']'));
    let target = if has_port { host.to_owned() } else { format!("{host}:80") };
    let end = Instant::now() + patience;
    let mut stream = Until { stream: connect(&target, end)?, end };
    write!(
        stream,
        "GET {slash}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Accept: application/json\r\nUser-Agent: alliance-calendar/{}\r\n\r\n",
        env!("CARGO_PKG_VERSION")
    )?;
    let mut reader = BufReader::new(stream);
    let headers = loop {
        let headers = head(&mut reader)?;
        // 1xx is followed by the answer itself (RFC 9110, 15.2).
        if !headers.status.starts_with('1') {
            break headers;
        }
    };
    let mut body = Vec::new();
    if headers.chunked {
        chunks(&mut reader, most, &mut body)?;
    } else if let Some(length) = headers.length {
        take(&mut reader, length, most, &mut body)?;
    } else {
        reader.take(most + 1).read_to_end(&mut body)?;
    }
    if body.len() as u64 > most {
        return Err(too_long());
    }
    Ok(Reply { status: headers.status, location: headers.location, body })
}

fn connect(target: &str, end: Instant) -> io::Result<TcpStream> {
    let mut last = bad("no address of this name");
    for address in target.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, left(end)?) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A connection with one deadline for everything together.
struct Until {
    stream: TcpStream,
    end: Instant,
}

impl Read for Until {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(left(self.end)?))?;
        self.stream.read(buffer).map_err(timed_out)
    }
}

impl Write for Until {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(left(self.end)?))?;
        self.stream.write(bytes).map_err(timed_out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn left(end: Instant) -> io::Result<Duration> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Unix reports a timeout as “would block”.
fn timed_out(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::WouldBlock => io::ErrorKind::TimedOut.into(),
        _ => error,
    }
}

/// The headers about the body, and where a redirect leads.
struct Head {
    status: String,
    location: Option<String>,
    length: Option<u64>,
    chunked: bool,
}

fn head(reader: &mut impl BufRead) -> io::Result<Head> {
    let mut reader = reader.take(MOST_HEAD);
    let first = line(&mut reader)?;
    let status = first.split_once(' ').filter(|(version, _)| version.starts_with("HTTP/1."));
    let (_, status) = status.ok_or_else(|| bad("the answer is no HTTP"))?;
    let status = status.trim().to_owned();
    let mut head = Head { status, location: None, length: None, chunked: false };
    loop {
        let line = line(&mut reader)?;
        if line.is_empty() {
            return Ok(head);
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        if name.eq_ignore_ascii_case("location") {
            head.location = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("content-length") {
            head.length = Some(value.parse().map_err(|_| bad("a Content-Length of no number"))?);
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            if !value.eq_ignore_ascii_case("chunked") {
                return Err(bad("an encoding that was not asked for"));
            }
            head.chunked = true;
        }
    }
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line)?;
    if line.pop() != Some(b'\n') {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned())
}

/// Exactly this many bytes.
fn take(reader: &mut impl BufRead, length: u64, most: u64, body: &mut Vec<u8>) -> io::Result<()> {
    if length.saturating_add(body.len() as u64) > most {
        return Err(too_long());
    }
    if reader.take(length).read_to_end(body)? as u64 == length {
        Ok(())
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// A chunked body (RFC 9112, 7.1).
fn chunks(reader: &mut impl BufRead, most: u64, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let size = line(&mut reader.take(MOST_HEAD))?;
        let size = size.split(';').next().unwrap_or_default().trim();
        match u64::from_str_radix(size, 16).map_err(|_| bad("a chunk without its length"))? {
            0 => return Ok(()),
            size => take(reader, size, most, body)?,
        }
        line(&mut reader.take(MOST_HEAD))?;
    }
}

fn bad(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn too_long() -> io::Error {
    bad("the answer is too long")
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    /// The result of `get` for an answer.
    fn answered(answer: &'static str, most: u64) -> io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("bound");
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut reader = BufReader::new(stream.try_clone().expect("one socket"));
            let mut asked = Vec::new();
            while asked.last().is_none_or(|l: &String| !l.is_empty()) {
                asked.push(line(&mut reader).expect("a line"));
            }
            stream.write_all(answer.as_bytes()).expect("sent");
            asked
        });
        let body = get(&format!("http://{address}/t?q=1"), most, Duration::from_secs(60));
        let asked = serving.join().expect("no line was wrong");
        assert_eq!(asked[0], "GET /t?q=1 HTTP/1.1");
        assert!(asked.contains(&format!("Host: {address}")), "{asked:?}");
        body.map(|reply| String::from_utf8(reply.body).expect("UTF-8"))
    }

    #[test]
    fn body_ends_where_the_answer_says() {
        let ok = |answer| answered(answer, 8).expect("an answer");
        assert_eq!(ok("HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\n\r\nabcdef"), "abc");
        assert_eq!(ok("HTTP/1.0 404 Not Found\r\n\r\nabcdef"), "abcdef");
        assert_eq!(ok("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\n\nabc"), "abc");
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let pieces = "2;x=y\r\nab\r\n3\r\ncde\r\n0\r\n\r\n";
        assert_eq!(ok(Box::leak(format!("{chunked}{pieces}").into_boxed_str())), "abcde");
    }

    #[test]
    fn half_an_answer_is_none() {
        for (answer, why) in [
            ("", io::ErrorKind::UnexpectedEof),
            ("SSH-2.0\r\n", io::ErrorKind::InvalidData),
            ("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc", io::ErrorKind::UnexpectedEof),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabcdefghi", io::ErrorKind::InvalidData),
            ("HTTP/1.1 200 OK\r\n\r\nabcdefghi", io::ErrorKind::InvalidData),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc", io::ErrorKind::InvalidData),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                io::ErrorKind::UnexpectedEof,
            ),
        ] {
            assert_eq!(answered(answer, 8).map_err(|e| e.kind()), Err(why), "{answer}");
        }
    }

    #[test]
    fn addresses_that_cannot_be_asked() {
        for url in ["ftp://a/", "http://", "http://u@a/", "http://a/b c", "http://a/\r\nX: y"] {
            assert!(get(url, 8, Duration::from_secs(1)).is_err(), "{url}");
        }
    }
}

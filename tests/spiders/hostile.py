"""A hostile newsstand: sites on loopback that answer as badly as servers can, byte for byte as told."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import itertools
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: what a path is answered with: bytes to send, or a function that does as it likes with the connection
Deed = bytes | Callable[[socket.socket], None]


@dataclass
class HostileSite:
    """`deeds` by path; `log` of (moment, path, headers in small letters)."""

    url: str
    deeds: dict[str, Deed] = field(default_factory=dict)
    log: list[tuple[float, str, str]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.log]


def answer(body: bytes | str, status: str = "200 OK", kind: str = "text/html", *headers: str) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def feed(*links: str) -> bytes:
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    return answer(
        f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>", "200 OK", "application/rss+xml"
    )


def drip(connection: socket.socket) -> None:
    """Send a body, a byte at a time, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html>")
    with contextlib.suppress(OSError):
        for _ in range(600):
            connection.sendall(b"x")
            time.sleep(0.1)


def reset(connection: socket.socket) -> None:
    """End the connection with a RST in the middle of the body."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html>half")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def endless_headers(connection: socket.socket) -> None:
    """Send header after header, until the other side has had enough."""
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in itertools.count():
            connection.sendall(b"X-%d: %s\r\n" % (number, b"y" * 500))


def endless_body(connection: socket.socket) -> None:
    """Send a body without a length, as fast as it is taken."""
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>")
        for _ in range(2000):
            connection.sendall(b"z" * 65536)


@contextmanager
def open_site(context: ssl.SSLContext | None = None, host: str = "127.0.0.1", port: int = 0) -> Iterator[HostileSite]:
    with socket.create_server((host, port), backlog=128) as listener:
        scheme = "https" if context else "http"
        site = HostileSite(f"{scheme}://{host}:{listener.getsockname()[1]}")
        threading.Thread(target=_accept, args=(listener, site, context), daemon=True).start()
        yield site


def _accept(listener: socket.socket, site: HostileSite, context: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, site, context), daemon=True).start()


def _serve(connection: socket.socket, site: HostileSite, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
        stack.enter_context(connection)
        if context:
            connection = stack.enter_context(context.wrap_socket(connection, server_side=True))
        connection.settimeout(30)
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        line, _, headers = head.decode("latin-1").partition("\r\n")
        path = line.split(" ")[1]
        site.log.append((time.time(), path, headers.lower()))
        deed = site.deeds.get(path, answer("<html>not here</html>", "404 Not Found"))
        if callable(deed):
            deed(connection)
        else:
            connection.sendall(deed)


def certificate(folder: Path, days: int = 30) -> tuple[ssl.SSLContext, Path]:
    """A server's context with a certificate of its own making for 127.0.0.1, and the file of that certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a hostile site")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=60))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, key_file = folder / f"site{days}.pem", folder / f"key{days}.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key_file)
    return context, file

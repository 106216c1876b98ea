"""The connections of the server: how many, how slow, and whose word about a reader is believed."""

import socket
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPMessageDelegate
from tornado.iostream import IOStream

LIMITS = {
    "max_body_size": 65_536,  # the largest form is a password
    "max_header_size": 16_384,
    "max_buffer_size": 1_048_576,
    "idle_connection_timeout": 75.0,  # s, also until the headers of a request must have come
    "body_timeout": 20.0,  # s
}
STALLED = 60_000  # ms that a reader may take nothing of what was sent to her
MOST_FILES = 65_536
EVERYBODY = "0.0.0.0/0,::/0"

IPNetwork = IPv4Network | IPv6Network


def raise_limit() -> int:
    """Let this process open as many files and sockets as it may; return how many."""
    try:
        import resource
    except ImportError:  # Windows
        return 1024
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST_FILES if soft == resource.RLIM_INFINITY else soft


def connections_for(files: int) -> int:
    """Return how many connections to take at once; the other half is for kernels."""
    return min(10_000, files // 2)


def networks(text: str) -> tuple[IPNetwork, ...]:
    """Return the addresses that a list names; ValueError for what is none.

    Examples
    --------
    >>> networks("10.0.0.5, fd00::/8")
    (IPv4Network('10.0.0.5/32'), IPv6Network('fd00::/8'))
    """
    return tuple(ip_network(part.strip()) for part in text.split(","))


def is_among(address: str, known: tuple[IPNetwork, ...]) -> bool:
    """Say whether an address belongs to one of these.

    Examples
    --------
    >>> is_among("::ffff:10.0.0.5", networks("10.0.0.0/24"))
    True
    >>> is_among("192.0.2.1", networks("10.0.0.0/24"))
    False
    """
    ip = ip_address(address.partition("%")[0])
    return any((getattr(ip, "ipv4_mapped", None) or ip) in network for network in known)


class LimitedServer(HTTPServer):
    """Takes so many connections and no more: files and kernels need descriptors, too."""

    most = 400
    connected = 0
    proxies: tuple[IPNetwork, ...] = ()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection, if there is room."""
        if self.connected >= self.most:
            stream.close()
            return
        self.connected += 1
        close_when_stalled(stream.socket)
        super().handle_stream(stream, address)

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Believe what is said of a reader only if one of the proxies says it."""
        peer: Any = request_conn
        self.xheaders = is_among(peer.context.remote_ip, self.proxies)  # read by the next line
        return super().start_request(server_conn, request_conn)

    def on_close(self, server_conn: object) -> None:
        """Count one less."""
        self.connected -= 1
        super().on_close(server_conn)


def close_when_stalled(line: socket.socket) -> None:
    """Let the system close a connection to somebody who takes nothing any more.

    Tornado would wait for ever. Where the system cannot (it is not Linux), the limit is missing.
    """
    with suppress(AttributeError, OSError):
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED)

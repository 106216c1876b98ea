"""The connections of the server: how many, how slow, and whose word about a reader is believed."""

import socket
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPMessageDelegate
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
UNASKED = ("X-Real-Ip", "X-Scheme")  # Tornado believes these first, and proxies pass them on
OWN_BITS = 64  # of an IPv6 address; the other half is free to choose for whoever has it

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


def place_of(address: str) -> str:
    """Return what counts as one address: whoever has an IPv6 address has 2^64 of them.

    Examples
    --------
    >>> place_of("192.0.2.1"), place_of("::ffff:192.0.2.1"), place_of("2001:db8::1:2:3:4")
    ('192.0.2.1', '192.0.2.1', '2001:db8::/64')
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip if ip.version == 4 else ip_network((ip, OWN_BITS), strict=False))


class Forwarded:
    """Hears a proxy's ``X-Forwarded-…``, and not what the reader may have said in other words."""

    def __init__(self, delegate: HTTPMessageDelegate) -> None:
        self._delegate = delegate

    def headers_received(self, start_line: Any, headers: HTTPHeaders) -> Any:
        """Leave out the other words."""
        for name in UNASKED:
            headers.pop(name, None)
        return self._delegate.headers_received(start_line, headers)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._delegate, name)


class LimitedServer(HTTPServer):
    """Takes so many connections and no more: files and kernels need descriptors, too.

    When all are taken, whoever has most of them loses the oldest to a newcomer who has fewer.
    """

    most = 400
    proxies: tuple[IPNetwork, ...] = ()

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        """Begin with no connections."""
        super().initialize(*args, **kwargs)
        self._lines: dict[str, dict[IOStream, None]] = {}  # by place, in the order they came
        self._places: dict[IOStream, str] = {}

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection, if there is room."""
        place = place_of(str(address[0]))
        if len(self._places) >= self.most and not self._make_room(place):
            stream.close()
            return
        self._lines.setdefault(place, {})[stream] = None
        self._places[stream] = place
        close_when_stalled(stream.socket)
        super().handle_stream(stream, address)

    def _make_room(self, place: str) -> bool:
        """Close a connection of whoever has most; False if that is no other place than this."""
        greediest = max(self._lines.values(), key=len)
        if len(greediest) <= len(self._lines.get(place, ())) + 1:
            return False
        oldest = next(iter(greediest))
        self._forget(oldest)
        oldest.close()
        return True

    def _forget(self, stream: IOStream) -> None:
        if place := self._places.pop(stream, None):
            del self._lines[place][stream]
            if not self._lines[place]:
                del self._lines[place]

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Believe what is said of a reader only if one of the proxies says it."""
        peer: Any = request_conn
        self.xheaders = is_among(peer.context.remote_ip, self.proxies)  # read by the next line
        delegate = super().start_request(server_conn, request_conn)
        heard: Any = Forwarded(delegate) if self.xheaders else delegate
        return heard

    def on_close(self, server_conn: Any) -> None:
        """Count one less."""
        self._forget(server_conn.stream)
        super().on_close(server_conn)


def close_when_stalled(line: socket.socket) -> None:
    """Let the system close a connection to somebody who takes nothing any more.

    Tornado would wait for ever. Where the system cannot (it is not Linux), the limit is missing.
    """
    with suppress(AttributeError, OSError):
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED)

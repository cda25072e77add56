"""A web server on this machine that answers as the tests tell it to."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from dalil.collect.web import Fetcher, Limits

ROBOTS = "User-agent: *\nDisallow: /private\n"


class Site:
    """What the server answers: by path, status, headers and body; and what it was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.put("/robots.txt", ROBOTS.encode(), kind="text/plain")

    def put(
        self, path: str, body: bytes, *, kind: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        """Answer `path` so, and return its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, body)
        return self.address(path)

    def lead(self, path: str, place: str, status: int = 302) -> str:
        """Answer `path` with another place."""
        return self.put(path, b"moved", status=status, Location=place)

    def address(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def running() -> Iterator[Site]:
    """Run a server for the time of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            status, headers, body = site.pages.get(self.path, (404, {"Content-Type": "text/html"}, b"none"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def dripping(pause: float) -> Iterator[str]:
    """Run a server that sends a byte of its headers now and then; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()

        def drip() -> None:
            while not ended.is_set():
                try:
                    one, _ = server.accept()
                except OSError:
                    return
                with one:
                    try:
                        one.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                        while not ended.is_set():
                            one.sendall(b"x")
                            time.sleep(pause)
                    except OSError:
                        continue

        threading.Thread(target=drip, daemon=True).start()
        yield f"http://news.example:{server.getsockname()[1]}/"
        ended.set()


def fetcher(**limits: object) -> Fetcher:
    """Return a fetcher to which every name is this machine, and this machine public: for tests alone."""
    here = {
        "reachable": lambda ip: True,
        "names": lambda host, port: [ip_address("127.0.0.1")],
        "pause": lambda seconds: None,
        "now": lambda: datetime(2026, 5, 1, 12, tzinfo=UTC),
        "seconds": 20,
    }
    return Fetcher(Limits(**{**here, **limits}))  # type: ignore[arg-type]

"""One request over the network: to the very machine that was looked up, its bytes and time counted."""

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import httpcore

from dalil.collect.web_address import Target
from dalil.errors import UnreadableReport

WAIT = 15
"""Seconds without a byte after which a server is given up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request, its bytes as they came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """Return the first header of this name, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Bounds(NamedTuple):
    """What one answer may use up."""

    deadline: float
    """Moment of `time.monotonic` at which its last byte is due."""
    most_bytes: int


def ask(target: Target, headers: dict[str, str], bounds: Bounds) -> Answer:
    """Return the answer to a GET; raises UnreadableReport where there is none, or too much of it."""
    wire = _Wire(target, bounds.deadline)
    try:
        with (
            httpcore.ConnectionPool(network_backend=wire, ssl_context=_certificates()) as pool,
            pool.stream("GET", target.url, headers=list(headers.items())) as response,
        ):
            named = [(key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers]
            promised = next((value for key, value in named if key.lower() == "content-length"), "")
            body = _counted(response.iter_stream(), promised, bounds.most_bytes)
            return Answer(response.status, named, body)
    except _NO_ANSWER as error:
        late = time.monotonic() >= bounds.deadline
        why = "it did not end within its time" if late else _why(error)
        raise UnreadableReport(
            f'"{target.url}" does not answer: {why}.', "Check the address and the network; try again later."
        ) from error


_NO_ANSWER = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
)


class _Wire(httpcore.NetworkBackend):
    """Connects to the address that was checked, whatever name is asked for."""

    def __init__(self, target: Target, deadline: float) -> None:
        self._target = target
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to the machine that was looked up."""
        bound = _left(self._deadline)
        made = httpcore.SyncBackend().connect_tcp(str(self._target.ip), self._target.port, bound)
        return _Stream(made, self._deadline)


class _Stream(httpcore.NetworkStream):
    """A stream that is given up at its deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the same stream, encrypted; the certificate has to be that of the name asked for."""
        safe = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Stream(safe, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("it did not end within its time")
    return min(WAIT, left)


def _counted(pieces: Iterable[bytes], promised: str, most: int) -> bytes:
    """Return the pieces as one; raises UnreadableReport when they get too many."""
    if promised.isascii() and promised.isdigit() and (len(promised) > 15 or int(promised) > most):
        raise too_large(most)
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > most:
            raise too_large(most)
    return bytes(whole)


def too_large(most: int) -> UnreadableReport:
    """Return the error of an answer with too many bytes."""
    return UnreadableReport(
        f"The page is larger than {most:,} bytes.", "Save it with a browser, and collect the file."
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Return the authorities that are trusted: this machine's, and those of the package certifi."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _why(error: Exception) -> str:
    words = " ".join(str(error).split())[:150].rstrip(".")
    return words or type(error).__name__

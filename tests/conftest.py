"""What all tests share: no network, and where they find the material they share (any `made_*.py`)."""

import ipaddress
import socket
import sys
from pathlib import Path

for folder in sorted({path.parent for path in Path(__file__).parent.rglob("made_*.py")}):
    sys.path.insert(0, str(folder))


class NetworkUsed(BaseException):
    """A test reached for the network. No handler of the program may take it for an error of its own."""


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine's own files
    try:
        return ipaddress.ip_address(str(address[0])).is_loopback
    except ValueError:
        return address[0] == "localhost"


class LocalSocket(socket.socket):
    """A socket that reaches this machine and nothing else."""

    def connect(self, address: object) -> None:
        """Connect where the address is this machine's."""
        if not _is_loopback(address):
            raise NetworkUsed(f"A test connected to {address}.")
        super().connect(address)  # type: ignore[arg-type]

    def connect_ex(self, address: object) -> int:
        """Connect where the address is this machine's."""
        if not _is_loopback(address):
            raise NetworkUsed(f"A test connected to {address}.")
        return super().connect_ex(address)  # type: ignore[arg-type]

    def sendto(self, data: bytes, *rest: object) -> int:
        """Send where the address is this machine's."""
        if not _is_loopback(rest[-1]):
            raise NetworkUsed(f"A test sent to {rest[-1]}.")
        return super().sendto(data, *rest)  # type: ignore[arg-type]


_look_up = socket.getaddrinfo


def _look_up_here(host: object, *rest: object, **more: object) -> object:
    if host not in (None, "", "localhost") and not _is_loopback((host,)):
        raise NetworkUsed(f"A test looked up {host}.")
    return _look_up(host, *rest, **more)  # type: ignore[arg-type]


socket.socket = LocalSocket  # type: ignore[misc]
socket.getaddrinfo = _look_up_here  # type: ignore[assignment]

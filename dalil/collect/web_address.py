"""Which web addresses may be asked: names looked up once, and only addresses of the public network."""

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from dalil.errors import UnreadableReport

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
LookUp = Callable[[str, int], list[IP]]
"""Gives the addresses of a host's name."""
_EMBEDDED = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of IPv4 written as IPv6 for a network that translates them."""
_SENT = "%/:?#[]@!$&'()*+,;=~|"
"""Characters that an address is sent with as they stand."""
_PORTS = {"http": 80, "https": 443}
_SAVE = "Save the page with a browser, and collect the file."


class Target(NamedTuple):
    """An address on the web taken apart and looked up."""

    url: str
    scheme: str
    host: str
    port: int
    ip: IP
    """The one address that is connected to; the name is not looked up again."""


def is_public(ip: IP) -> bool:
    """Say whether an address belongs to the public network: not this machine, not this house, no group."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo is not None else None)
        if ip in _EMBEDDED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def look_up(host: str, port: int) -> list[IP]:
    """Return the addresses of a name, as this machine looks it up; an address stands for itself."""
    with suppress(ValueError):
        return [ipaddress.ip_address(host.partition("%")[0])]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def target_of(url: str, reachable: Callable[[IP], bool] = is_public, names: LookUp = look_up) -> Target:
    """Return where `url` leads. Raises UnreadableReport where it may not or cannot be asked.

    Every address of the name has to be public: one private among them is how a name is made to lead into
    a house.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:
        raise UnreadableReport(f'"{url}" is no address of the web: {error}.', "Check it.") from error
    if parts.scheme not in _PORTS or not host:
        raise UnreadableReport(
            f'"{url}" is no address of the web.', 'It begins with "https://" or "http://".'
        )
    if parts.username is not None or parts.password is not None:
        raise UnreadableReport(
            f'"{url}" holds a user\'s name or password.', "Give the address without them."
        )
    if any(character <= " " or character == "\\" for character in url):
        raise UnreadableReport(f'"{url}" holds a blank or a backslash.', "Write it as %20 or %5C.")
    number = port or _PORTS[parts.scheme]
    return Target(
        _written(parts, host), parts.scheme, host, number, _address(host, number, reachable, names)
    )


def _written(parts: SplitResult, host: str) -> str:
    """Return an address as it is sent: the name in its written form, letters of other scripts as %XX."""
    place = f"[{host}]" if ":" in host else host
    place += "" if parts.port is None else f":{parts.port}"
    path, query = (quote(part, safe=_SENT) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, place, path or "/", query, ""))


def _address(host: str, port: int, reachable: Callable[[IP], bool], names: LookUp) -> IP:
    try:
        found = names(host, port)
    except (OSError, UnicodeError, ValueError) as error:
        raise UnreadableReport(f'The name "{host}" is not known on the network.', "Check it.") from error
    inside = next((ip for ip in found if not reachable(ip)), None)
    if inside is not None:
        raise UnreadableReport(
            f'"{host}" leads to {inside}, which is no address of the public network.',
            "Only public pages are collected from an address; " + _SAVE[0].lower() + _SAVE[1:],
        )
    if not found:
        raise UnreadableReport(f'The name "{host}" has no address.', "Check it.")
    return found[0]

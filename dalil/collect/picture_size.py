"""How large a picture is, by its header alone: a small file can unpack to fill the memory."""

import struct
from typing import NamedTuple

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Marks of JPEG after which the size stands."""


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def picture_size(raw: bytes) -> Size | None:
    """Return the size that a PNG, JPEG, WebP or TIFF header states, `None` where it states none."""
    try:
        if raw.startswith(b"\x89PNG\r\n\x1a\n"):
            return Size(*struct.unpack_from(">II", raw, 16))
        if raw.startswith(b"\xff\xd8"):
            return _jpeg(raw)
        if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
            return _webp(raw)
        if raw[:4] in (b"II*\0", b"MM\0*"):
            return _tiff(raw, "<" if raw.startswith(b"II") else ">")
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(raw: bytes) -> Size | None:
    place = 2
    while raw[place] == 0xFF:
        mark = raw[place + 1]
        if mark in _FRAMES:
            height, width = struct.unpack_from(">HH", raw, place + 5)
            return Size(width, height)
        if mark == 0xFF or 0xD0 <= mark <= 0xD8:
            place += 1 if mark == 0xFF else 2
            continue
        place += 2 + struct.unpack_from(">H", raw, place + 2)[0]
    return None


def _webp(raw: bytes) -> Size | None:
    kind = raw[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", raw, 26)
        return Size(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", raw, 21)[0]
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        return Size(*(int.from_bytes(raw[at : at + 3], "little") + 1 for at in (24, 27)))
    return None


def _tiff(raw: bytes, order: str) -> Size | None:
    start = struct.unpack_from(f"{order}I", raw, 4)[0]
    number = struct.unpack_from(f"{order}H", raw, start)[0]
    found = {}
    for place in range(start + 2, start + 2 + 12 * number, 12):
        tag, kind = struct.unpack_from(f"{order}HH", raw, place)
        if tag in (256, 257):
            found[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", raw, place + 8)[0]
    return Size(found[256], found[257]) if len(found) == 2 else None

"""The size of a picture as its header states it, before anything unpacks it."""

import struct

import pytest

from dalil.collect.picture_size import picture_size
from tests.collect import made_files as made

EXIF = b"\xff\xe1\0\x06abcd"
TAGS = struct.pack(">HHIHHHHII", 256, 3, 1, 800, 0, 257, 4, 1, 600)


@pytest.mark.parametrize(
    ("raw", "size"),
    [
        (made.png(800, 600), (800, 600)),
        (b"\xff\xd8" + EXIF + b"\xff\xff\xc2\0\x11\x08" + struct.pack(">HH", 600, 800), (800, 600)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1f\x03\0\x57\x02\0", (800, 600)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 800, 600), (800, 600)),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + struct.pack("<I", 799 | 599 << 14), (800, 600)),
        (b"MM\0*\0\0\0\x08\0\x02" + TAGS, (800, 600)),
        (made.png()[:18], None),
        (b"\xff\xd8\xff", None),
        (b"II*\0\xff\xff\xff\xff", None),
        (b"words", None),
    ],
)
def test_the_size_stands_in_the_header(raw: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(raw) == size

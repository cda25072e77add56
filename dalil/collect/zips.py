"""Zip containers (office documents, web archives) opened with care: sizes and names are checked first."""

import io
import zipfile

from dalil.collect.apart import sentence_of
from dalil.errors import UnreadableReport

MOST_MEMBERS = 10_000
LARGEST = 200_000_000
"""Bytes of all members together when unpacked: twenty times a long report with its pictures."""


def open_zip(raw: bytes, kind: str) -> zipfile.ZipFile:
    """Return the archive; raises UnreadableReport where it is damaged or unpacks to too much."""
    damaged = UnreadableReport(f"The {kind} is damaged.", "Save it anew, or save its words as text.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError) as error:
        raise damaged from error
    members = archive.infolist()
    whole = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or whole > LARGEST:
        raise UnreadableReport(
            f"The {kind} unpacks to {whole:,} bytes in {len(members):,} parts, more than is read.",
            "Save its words as text.",
        )
    return archive


def open_office(raw: bytes, kind: str) -> None:
    """Raise UnreadableReport where the bytes are no office document that can be opened safely."""
    if "[Content_Types].xml" not in open_zip(raw, kind).namelist():
        raise UnreadableReport(
            f"The file is an archive, but no {kind}: the list of its parts is missing.",
            "Save it anew, or save its words as text.",
        )


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one member's bytes, never more than its header says; raises UnreadableReport."""
    try:
        with archive.open(name) as stream:
            return stream.read(archive.getinfo(name).file_size)
    except (
        zipfile.BadZipFile,
        KeyError,
        RuntimeError,
        ValueError,
        EOFError,
        NotImplementedError,
        OSError,
    ) as error:
        raise UnreadableReport(
            f'The part "{name}" cannot be unpacked: {sentence_of(error)}.', "Save the file anew."
        ) from error
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        if type(error).__module__ in ("zlib", "lzma", "_lzma", "bz2"):
            raise UnreadableReport(f'The part "{name}" is damaged.', "Save the file anew.") from error
        raise

"""Files that are no plain text: known by their first bytes, read by the reader of their kind."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dalil.collect.assemble import Parts, assemble
from dalil.collect.columns import Chosen
from dalil.collect.feeds import read_feed
from dalil.collect.images import image_reader, read_image
from dalil.collect.office import read_excel, read_word, word_reader
from dalil.collect.pdf import pdf_reader, read_pdf
from dalil.collect.refusal import Refusal
from dalil.collect.walk import IMAGE_ENDINGS
from dalil.collect.webarchives import read_wacz, read_warc
from dalil.model import Report

ARCHIVE_LIMIT = 1_000_000_000
"""Largest web archive read, in bytes."""
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_FEEDS = (".rss", ".atom", ".xml")


def limit_of(path: Path, usual: int) -> int:
    """Return how many bytes of a file are read at most."""
    return ARCHIVE_LIMIT if path.name.lower().endswith(_ARCHIVES) else usual


def read_container(path: Path, raw: bytes, mapping: Chosen) -> Iterator[Report | Refusal] | None:
    """Return what a file of one of these kinds gives, `None` where it is of none of them."""
    name, ending = path.name.lower(), path.suffix.lower()
    if raw.startswith(b"%PDF-") or ending == ".pdf":
        return _one(read_pdf(raw), pdf_reader(), path, raw)
    if ending == ".docx":
        return _one(read_word(raw), word_reader(), path, raw)
    if ending == ".xlsx":
        return read_excel(raw, str(path), mapping)
    if ending == ".wacz":
        return read_wacz(raw, str(path))
    if name.endswith((".warc", ".warc.gz")):
        return read_warc(io.BytesIO(raw), str(path))
    if ending in IMAGE_ENDINGS:
        return _one(read_image(raw), image_reader(), path, raw)
    if ending in _FEEDS:
        return read_feed(raw, str(path))
    return None


def _one(parts: Parts, reader: str, path: Path, raw: bytes) -> Iterator[Report]:
    yield replace(assemble(parts, reader=reader, identity=raw), path=str(path))

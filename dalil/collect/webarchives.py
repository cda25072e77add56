"""Web archives: a report for each page of a WARC file, or of the WARC files inside a WACZ."""

import io
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import IO, Any

from dalil.collect.apart import sentence_of
from dalil.collect.assemble import assemble
from dalil.collect.decode import decode
from dalil.collect.page_parts import read_page_apart
from dalil.collect.pages import declared_encoding
from dalil.collect.refusal import Refusal, refusal_of
from dalil.collect.zips import member, open_zip
from dalil.errors import DalilError, UnreadableReport
from dalil.model import Report

LARGEST_PAGE = 20_000_000
"""Bytes of one page; larger records are pictures, films or traps."""
_PAGES = ("text/html", "application/xhtml+xml")


def read_wacz(raw: bytes, path: str) -> Iterator[Report | Refusal]:
    """Yield the report of each page of a WACZ file. Raises UnreadableReport where it is damaged."""
    archive = open_zip(raw, "WACZ archive")
    names = [name for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
    if not names:
        raise UnreadableReport("The WACZ archive holds no WARC file.", "Export it anew.")
    for name in names:
        yield from read_warc(io.BytesIO(member(archive, name)), f"{path}, {name}")


def read_warc(stream: IO[bytes], path: str) -> Iterator[Report | Refusal]:
    """Yield the report of each page that was answered with 200; scripts, pictures and moved pages are none.

    A damaged record ends the reading with a refusal; what stood before it is kept.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response | WarcRecordType.resource,
        max_content_length=LARGEST_PAGE,
        parse_http=False,
        fsspec_args=False,
    )
    iterator = iter(records)
    number = 0
    while True:
        number += 1
        try:
            record = next(iterator, None)
            if record is None:
                return
            promised = record.content_length
            record.freeze()
            if record.content_length < promised:
                raise EOFError(f"{promised} bytes were promised and {record.content_length} are there")
            record.parse_http(auto_decode="all")
            if not _is_page(record):
                continue
            url, captured = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
            payload = record.reader.read(LARGEST_PAGE)
            declared = record.http_charset
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            wrong = f"The archive is damaged from here on: {sentence_of(error)}."
            yield Refusal(f"{path}, record {number}", wrong, "Copy it anew.")
            return
        yield _page(payload, declared, (url, captured), f"{path}, {url or f'record {number}'}")


def _is_page(record: Any) -> bool:
    if record.http_headers is not None and record.http_headers.status_code != 200:
        return False
    kind = (
        record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")
    )
    return (kind or "").split(";")[0].strip().lower() in _PAGES


def _page(
    payload: bytes, declared: str | None, seen: tuple[str | None, str | None], where: str
) -> Report | Refusal:
    url, captured = seen
    try:
        decoded = decode(payload, declared=declared_encoding(payload) or declared)
        reader = f"WARC, fastwarc {version('FastWARC')}, trafilatura {version('trafilatura')}"
        report = assemble(read_page_apart(decoded.text), reader=reader, identity=payload)
    except DalilError as error:
        return refusal_of(where, error)
    return replace(report, url=url or report.url, collected=captured, path=where)

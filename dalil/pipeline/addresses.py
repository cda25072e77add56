"""Pages named by their address, fetched into a project: the only part of Dalil that opens a connection."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dalil.collect.collect import Refusal, read_as
from dalil.collect.columns import Columns
from dalil.collect.refusal import refusal_of
from dalil.collect.web import Fetched, Fetcher
from dalil.errors import DalilError
from dalil.model import Record, Report
from dalil.pipeline.copies import Copies
from dalil.pipeline.saved_columns import columns_of_project
from dalil.pipeline.stages import UNKNOWN, UNWATCHED, Collected, Watch, take_in
from dalil.store.project import Project

_MANY = frozenset({".csv", ".json", ".rss", ".xml", ".xlsx"})
"""Endings of files with many reports: each has an address and an identity of its own."""


def fetch_into(
    project: Project,
    urls: Sequence[str],
    fetcher: Fetcher,
    *,
    mapping: Mapping[str, str | None] | None = None,
    record: Record = UNKNOWN,
    watch: Watch = UNWATCHED,
) -> Collected:
    """Fetch each address into the project: the bytes first, then how they came, then what they say.

    The custody log names the hashes of both. What cannot be had is
    refused; the others are stored.
    """
    collected, copies = Collected(), Copies(project)
    columns = columns_of_project(project, mapping or {}, watch.show)
    with project.run(json.dumps(["addresses", *urls])):
        for url in dict.fromkeys(urls):
            for item in _items(project, url, fetcher, columns):
                watch.tell(take_in(project, item, record, collected, copies))
    return collected


def _items(project: Project, url: str, fetcher: Fetcher, columns: Columns) -> Iterator[Report | Refusal]:
    try:
        fetched = fetcher.fetch(url)
    except DalilError as error:
        yield refusal_of(url, error)
        return
    original, record = project.keep_original(fetched.body), project.keep_original(fetched.record)
    project.log_fetched(url, f"bytes {original} record {record}")
    for item in read_as(url, fetched.body, fetched.ending, mapping=columns, declared=fetched.charset):
        yield _named(item, fetched, original) if isinstance(item, Report) else item


def _named(report: Report, fetched: Fetched, original: str) -> Report:
    """Return the report with its address; a page is the same report when it is fetched again."""
    if fetched.ending in _MANY:
        return replace(report, original=original, collected=fetched.time)
    identity = hashlib.sha256(f"address {fetched.url}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return replace(report, id=identity, url=fetched.url, original=original, collected=fetched.time)

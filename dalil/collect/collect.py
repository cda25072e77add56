"""The first stage: reports out of files and folders, and the name of everything refused."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from dalil.collect.assemble import Parts, assemble
from dalil.collect.columns import Chosen
from dalil.collect.containers import limit_of, read_container
from dalil.collect.decode import Decoded, decode
from dalil.collect.markdown import read_markdown
from dalil.collect.messages import is_telegram, read_telegram
from dalil.collect.page_parts import read_page_apart
from dalil.collect.pages import declared_encoding
from dalil.collect.plain import read_plain
from dalil.collect.refusal import Refusal, refusal_of
from dalil.collect.seen import Seen
from dalil.collect.tables import read_table
from dalil.collect.walk import PAGE_ENDINGS, TABLE_ENDINGS, walk
from dalil.errors import DalilError, NothingToRead, UnreadableReport
from dalil.model import Report

__all__ = ["SIZE_LIMIT", "KeepOriginal", "Refusal", "collect", "read_as"]

Again = Callable[[str, str], None]
"""Is told of an item that came before in the same input, and where it came."""
KeepOriginal = Callable[[bytes], str]
"""Takes the bytes of a file before anything reads them, gives their SHA-256 in hex."""
SIZE_LIMIT = 50_000_000
"""Largest file read, in bytes: some ten thousand news reports in one table."""
_READERS: Mapping[str, tuple[str, Callable[[str], Parts]]] = {
    ".md": ("Markdown", read_markdown),
    ".markdown": ("Markdown", read_markdown),
    ".txt": ("text", read_plain),
    ".text": ("text", read_plain),
    ".html": ("HTML", read_page_apart),
    ".htm": ("HTML", read_page_apart),
    ".xhtml": ("HTML", read_page_apart),
}


def collect(
    paths: Sequence[Path],
    *,
    keep: KeepOriginal | None = None,
    mapping: Chosen = None,
    again: Again | None = None,
) -> Iterator[Report | Refusal]:
    """Yield a report for each item under `paths`, or the refusal that says why it gives none.

    Files come in the order of their names whatever the order of `paths`; the same bytes give
    their reports once. `keep` is called with the bytes of every file before they are read.
    `mapping` names the columns of tables by field: {"text": "Body"}; `again` is told of what came
    before in the same input. Raises UnreadableReport
    where a path does not exist; after the last refusal, where no report was found, NothingToRead,
    or the error of the file itself where only one was named.
    """
    walked = walk([Path(path) for path in paths])
    return _Batch(keep or _sha256, mapping, again).items(walked)


class _Batch:
    """One call of `collect`: what was seen, by bytes and by id, and what was refused."""

    def __init__(self, keep: KeepOriginal, mapping: Chosen, again: Again | None) -> None:
        self.keep = keep
        self.mapping = mapping
        self.again = again or (lambda path, first: None)
        self.seen = Seen()
        self.refused: list[Refusal] = []
        self.errors: list[DalilError] = []

    def items(self, walked: Sequence[Path | Refusal]) -> Iterator[Report | Refusal]:
        """Yield what each file gives; raise NothingToRead where in the end no report was found."""
        for item in walked:
            found = iter((item,)) if isinstance(item, Refusal) else self._file(item)
            for result in found:
                told = self._once(result) if isinstance(result, Report) else result
                if isinstance(told, Refusal):
                    self.refused.append(told)
                if told is not None:
                    yield told
        if not self.seen.has_reports():
            raise self.errors[0] if len(walked) == len(self.errors) == 1 else self._nothing()

    def _file(self, path: Path) -> Iterator[Report | Refusal]:
        """Yield what one file gives; what is wrong with it as a whole is a refusal of the file."""
        try:
            raw = _bytes(path)
            original = self.keep(raw)
            first = self.seen.file_before(original, str(path))
            if first is not None:
                self.again(str(path), first)
                return
            some = False
            for item in _read(path, raw, self.mapping):
                some = True
                yield replace(item, original=original) if isinstance(item, Report) else item
            if not some:
                raise _no_report()
        except DalilError as error:
            self.errors.append(type(error)(f'"{path}" cannot be read. {error.wrong}', error.remedy))
            yield refusal_of(str(path), error)

    def _once(self, report: Report) -> Report | Refusal | None:
        """Return the report, `None` where it came before, a refusal where another has its id."""
        before = self.seen.before(report)
        if before is None:
            return report
        is_same, path = before
        if is_same:
            self.again(report.path or report.id, path or report.id)
            return None
        return Refusal(
            report.path or report.id,
            f'Its id "{report.id}" is that of "{path}", which says something else.',
            "Give each report an id of its own, or none.",
        )

    def _nothing(self) -> NothingToRead:
        if not self.refused:
            return NothingToRead("No report was found.", "Name a file or folder that holds reports.")
        first = self.refused[0]
        return NothingToRead(
            f'No report was found; {len(self.refused)} items were refused, "{first.path}" first: '
            f"{first.reason}",
            first.remedy,
        )


def read_as(
    name: str, raw: bytes, ending: str, *, mapping: Chosen = None, declared: str | None = None
) -> Iterator[Report | Refusal]:
    """Yield what bytes give that came from elsewhere, read as a file with this ending.

    `declared` is the encoding that their bearer named. What is wrong with them as a whole is a refusal.
    """
    path, some = Path(f"page{ending}"), False
    try:
        for item in _read(path, raw, mapping, declared):
            some = True
            yield replace(item, path=(item.path or "").replace(str(path), name, 1))
        if not some:
            raise _no_report()
    except DalilError as error:
        yield refusal_of(name, error)


def _no_report() -> UnreadableReport:
    return UnreadableReport(
        "It holds no report: no page, entry, message or row with words.",
        "Leave it out, or export it anew with its texts.",
    )


def _bytes(path: Path) -> bytes:
    limit = limit_of(path, SIZE_LIMIT)
    try:
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableReport(
            f'The file "{path}" cannot be opened: {error.strerror}.', "Check the rights to read it."
        ) from error
    if len(raw) > limit:
        raise UnreadableReport(
            f'The file "{path}" is larger than {limit // 1_000_000} MB.',
            "Split it into smaller files.",
        )
    return raw


def _read(
    path: Path, raw: bytes, mapping: Chosen, declared: str | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports of one file, by what its bytes say it is, then by the ending of its name."""
    ending = path.suffix.lower()
    if not raw:
        raise UnreadableReport("The file is empty.", "Put the report's text into it, or leave it out.")
    found = read_container(path, raw, mapping)
    if found is not None:
        yield from found
        return
    if ending in PAGE_ENDINGS:
        declared = declared_encoding(raw) or declared
    decoded = decode(raw, declared=declared)
    if ending == ".json" and is_telegram(decoded.text):
        yield from read_telegram(decoded.text, str(path))
        return
    if ending in TABLE_ENDINGS:
        for item in read_table(decoded.text, str(path), mapping=mapping):
            yield _with_encoding(item, decoded) if isinstance(item, Report) else item
        return
    name, reader = _READERS.get(ending, _READERS[".txt"])
    if ending in PAGE_ENDINGS:
        name += f", trafilatura {version('trafilatura')}"
    report = assemble(reader(decoded.text), reader=name, identity=raw)
    yield replace(_with_encoding(report, decoded), path=str(path))


def _with_encoding(report: Report, decoded: Decoded) -> Report:
    """Return `report` with a sentence on the encoding, where the file leaves it open."""
    if not decoded.guessed:
        return report
    issue = f'The file does not say its encoding; it was read as "{decoded.encoding}".'
    return replace(report, issues=(*report.issues, issue))


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()

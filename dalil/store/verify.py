"""The check of a project: originals, custody log, rows and quotes, each fault named."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from dalil.errors import StoreError
from dalil.model import Cause, Claim, Issue, Span, Stated
from dalil.store.conclusions import incident_rows
from dalil.store.custody import Custody, Entry, check_chain, content_of
from dalil.store.database import Database
from dalil.store.faults import Fault
from dalil.store.originals import Originals
from dalil.store.records import record_rows
from dalil.store.reports import COLUMNS
from dalil.store.rows import from_column
from dalil.store.seal import Seal, check_seals

_WROTE = {
    "report stored": "report",
    "report changed": "report",
    "report seen again": "collection record of report",
    "coding added": "coding of report",
    "judgement added": "judgement",
}
"""The acts that write rows which stay for ever, with what they write."""
_EXPUNGES = {"report expunged": "report", "judgement expunged": "judgement"}
"""The acts after which rows written before are gone on purpose."""
_PARTS = {"claims": Claim, "causes": Cause, "issues": Issue}
_PART_COLUMNS = {
    "claims": "position, id, type, row",
    "causes": "position, row",
    "issues": "position, kind, row",
}


def verify(
    database: Database, originals: Originals, custody: Custody, seals: Sequence[Seal] = ()
) -> list[Fault]:
    """Return every fault, none where all is as it was written; nothing is changed."""
    with database.reading_damage():
        return [
            *_as_faults("project.sqlite", _check_database(database)),
            *_as_faults("originals", check_originals(database, originals)),
            *_as_faults("custody log", _check_custody(custody)),
            *_as_faults("seals", _check_seals(seals, custody)),
            *_as_faults("rows", _check_rows(database, custody)),
            *_as_faults("incidents", _check_incidents(database, custody)),
            *_as_faults("quotes", check_quotes(database)),
        ]


def check_originals(database: Database, originals: Originals) -> Iterator[Fault]:
    """Yield each original whose bytes changed, or that a report names and the folder lacks."""
    for name, now in originals.hashes():
        if name != now:
            yield Fault("changed", f"original {name}", f"Its bytes have the SHA-256 {now} now.")
    named_by = "SELECT original, id FROM reports UNION SELECT original, report_id FROM sightings"
    # `named_by` is the constant above.
    sql = f"SELECT original, min(id) FROM ({named_by}) WHERE original IS NOT NULL GROUP BY original"  # noqa: S608
    for sha, report_id in database.rows(sql):
        if not originals.has(sha):
            named = from_column(report_id)
            yield Fault("missing", f"original {sha}", f'The report "{named}" was read from it.')


def check_quotes(database: Database) -> Iterator[Fault]:
    """Yield each claim, causal row or issue whose words are not where it says they are."""
    sql = "SELECT n, report_id, report_version FROM codings ORDER BY report_id, n"
    for number, report_id, version in database.each(sql):
        values = (report_id, version)
        row = database.row("SELECT text, row FROM reports WHERE id = ? AND version = ?", values)
        if row is None:
            yield Fault("missing", _report(report_id, version), "A coding of it is in the project.")
            continue
        text = from_column(row[0])
        for name, item in _items(database, number, from_column(report_id)):
            if isinstance(item, Fault):
                yield item
            elif wrong := misquotes(item, text):
                yield Fault("changed", name, f"Its words are not in its report: {'; '.join(wrong)}.")


def misquotes(item: Any, text: str) -> list[str]:
    """Return what of `item`, a dataclass of the model, does not fit `text`."""
    if isinstance(item, Stated):
        return [] if item.span.of(text) == item.value else [f"{_at(item.span)} is not {item.value!r}"]
    if isinstance(item, Span):
        return [] if item.end <= len(text) else [f"{_at(item)} lies outside the text"]
    if isinstance(item, tuple):
        return [wrong for part in item for wrong in misquotes(part, text)]
    if is_dataclass(item):
        parts = [getattr(item, field.name) for field in fields(item)]
        return [wrong for part in parts for wrong in misquotes(part, text)]
    return []


def _as_faults(what: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """Yield the faults, and where the check itself cannot go on, that as one more."""
    try:
        yield from faults
    except StoreError as error:
        yield Fault("damaged", what, error.wrong)
    except (TypeError, AttributeError, ValueError) as error:
        # Only damage puts into a column what its table does not allow, such as nothing for a name.
        yield Fault("damaged", what, f"A value is not of the kind that belongs there ({error}).")


def _check_database(database: Database) -> Iterator[Fault]:
    for (found,) in database.rows("PRAGMA integrity_check"):
        if found != "ok":
            yield Fault("damaged", "project.sqlite", f"{found}.")


def _check_custody(custody: Custody) -> Iterator[Fault]:
    yield from check_chain(custody.entries(), custody.highest_given())


def _check_seals(seals: Sequence[Seal], custody: Custody) -> Iterator[Fault]:
    if seals:
        yield from check_seals(seals, custody.entries())


def _check_rows(database: Database, custody: Custody) -> Iterator[Fault]:
    """Compare the rows with what the custody log says was written."""
    entries = custody.entries()
    rows = {entry: (name, content) for entry, name, content in _contents(database)}
    expunged = {(_EXPUNGES[e.act], e.item): e.n for e in entries if e.act in _EXPUNGES}
    for entry in filter(_writes, entries):
        kind = "judgement" if entry.act == "judgement added" else "report"
        if entry.n < expunged.get((kind, entry.item), 0):
            if entry.n in rows:
                yield Fault("unexpected", rows[entry.n][0], "The custody log says it was expunged.")
        elif entry.n not in rows:
            what = f"{_WROTE[entry.act]} {entry.item}"
            yield Fault("missing", what, f"Custody entry {entry.n} says it was added.")
        elif rows[entry.n][1] != entry.content:
            yield Fault("changed", rows[entry.n][0], f"It is not as custody entry {entry.n} recorded it.")
    known = {entry.n for entry in entries if _writes(entry)}
    for number, (name, _) in rows.items():
        if number not in known:
            yield Fault("unexpected", name, f"Custody entry {number}, which should record it, does not.")


def _writes(entry: Entry) -> bool:
    """Say whether an entry wrote a row; before format 3 seeing a report again wrote none."""
    return entry.act in _WROTE and (entry.act != "report seen again" or entry.content is not None)


def _check_incidents(database: Database, custody: Custody) -> Iterator[Fault]:
    derived = [entry for entry in custody.entries() if entry.act == "incidents derived"]
    rows = incident_rows(database)
    if derived and content_of([value for row in rows for value in row]) != derived[-1].content:
        number = derived[-1].n
        yield Fault("changed", "incidents", f"They are not as custody entry {number} recorded them.")
    if rows and not derived:
        yield Fault("unexpected", "incidents", "No custody entry records them.")


def _contents(database: Database) -> Iterator[tuple[int, str, str]]:
    """Yield for each row that stays: its custody entry, its name, and its SHA-256 as it is now."""
    # The column names are constants of this room.
    for entry, *values in database.each(f"SELECT entry, {COLUMNS} FROM reports"):  # noqa: S608
        yield entry, _report(values[0], values[1]), content_of(values)
    for entry, *values in record_rows(database):
        yield entry, f"collection record of report {from_column(values[0])}", content_of(values)
    sql = "SELECT entry, n, report_id, report_version, coder, coder_version FROM codings"
    for entry, number, *head in database.each(sql):
        parts = [row for table in _PARTS for row in _part_rows(database, table, number)]
        content = content_of([*head, *(value for row in parts for value in row)])
        yield entry, f"coding of report {from_column(head[0])}", content
    for entry, *values in database.rows("SELECT entry, id, kind, made_by, row FROM judgements"):
        yield entry, f"judgement {from_column(values[0])}", content_of(values)


def _part_rows(database: Database, table: str, number: int) -> list[tuple[Any, ...]]:
    columns = _PART_COLUMNS[table]
    # Table and columns are constants of this module.
    sql = f"SELECT {columns} FROM {table} WHERE coding = ? ORDER BY position"  # noqa: S608
    return database.rows(sql, (number,))


def _items(database: Database, number: int, report_id: str) -> Iterator[tuple[str, Any]]:
    for table, kind in _PARTS.items():
        for position, *_, row in _part_rows(database, table, number):
            name = f"{kind.__name__.lower()} {position} of report {report_id}"
            try:
                item: Any = database.item(kind, row)
            except StoreError as error:
                yield name, Fault("damaged", name, error.wrong)
                continue
            yield f"claim {item.id}" if isinstance(item, Claim) else name, item


def _report(report_id: Any, version: int) -> str:
    name = f"report {from_column(report_id)}"
    return name if version == 1 else f"{name}, version {version}"


def _at(span: Span) -> str:
    return f"{span.start}..{span.end}"

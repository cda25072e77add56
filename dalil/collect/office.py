"""Word documents and Excel tables, each read in a process of its own (`office_docx`, `office_xlsx`)."""

from collections.abc import Iterator
from importlib.metadata import version

from dalil.collect.apart import read_apart
from dalil.collect.assemble import Parts
from dalil.collect.columns import Chosen
from dalil.collect.plain import read_plain
from dalil.collect.refusal import Refusal
from dalil.collect.rows import sheet_rows
from dalil.collect.tables import read_rows
from dalil.collect.zips import open_office
from dalil.errors import BadTable, DalilError, NothingToRead
from dalil.model import Report


def word_reader() -> str:
    """Return the name and version of the reader of Word documents."""
    return f"Word document, python-docx {version('python-docx')}"


def excel_reader() -> str:
    """Return the name and version of the reader of Excel tables."""
    return f"Excel table, openpyxl {version('openpyxl')}"


def read_word(raw: bytes) -> Parts:
    """Return what a .docx says; its title is its first heading. Raises UnreadableReport."""
    open_office(raw, "Word document")
    found = read_apart("office_docx", raw)
    return read_plain(found["text"], title=found["title"])


def read_excel(raw: bytes, path: str, mapping: Chosen) -> Iterator[Report | Refusal]:
    """Yield the report of each row of each sheet that has a column of texts, or the row's refusal.

    Raises UnreadableReport for a damaged file, BadTable where no sheet has such a column.
    """
    open_office(raw, "Excel table")
    sheets: dict[str, list[tuple[int, list[str]]]] = {}
    for sheet, number, cells in read_apart("office_xlsx", raw):
        sheets.setdefault(sheet, []).append((number, cells))
    if not sheets:
        raise NothingToRead(f'The table "{path}" holds no row.', "Give it a header and a row a report.")
    wrong: list[DalilError] = []
    for sheet, rows in sheets.items():
        where = path if len(sheets) == 1 else f'{path}, sheet "{sheet}"'
        try:
            yield from read_rows(sheet_rows(rows), where, excel_reader(), mapping)
        except (BadTable, NothingToRead) as error:
            wrong.append(error)
    if len(wrong) == len(sheets):
        raise wrong[0]

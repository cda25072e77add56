"""An Excel table, read apart: its rows as JSON."""

import io
from datetime import date, datetime

from dalil.collect.apart import sentence_of

MOST_CELLS = 2_000_000


def read(raw: bytes) -> list[tuple[str, int, list[str]]]:
    """Return sheet, row number and cells of every row that is not empty; a formula is its last value."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    rows, cells = [], 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file claims of its size is not believed
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells += len(values)
            if cells > MOST_CELLS:
                raise ValueError(f"it has more than {MOST_CELLS:,} cells")
            words = [_words(value) for value in values]
            if any(words):
                rows.append((sheet.title, number, words))
    return rows


def _words(value: object) -> str:
    if isinstance(value, datetime):
        plain_day = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if plain_day else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, bool) else str(value).strip()


def wrong_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a table that cannot be read, and what to do."""
    return f"The Excel table cannot be read: {sentence_of(error)}.", "Save it anew, or save it as CSV."

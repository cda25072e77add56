"""The figures of a score as rows, for a table or as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dalil.errors import BadTable
from dalil.evaluate.scoring import SHARE_NAMES, SLOT_NAMES, Score, score_lines

Row = tuple[str, str, str, str, str, str]


def read_lines(path: Path) -> dict[str, dict[str, Any]]:
    """Return the objects of a JSON-lines file by their `id`."""
    lines = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw)
            lines[line["id"]] = line
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise BadTable(
                f'Line {number} of "{path}" is no report with an id.', "Give one JSON object a line."
            ) from error
    return lines


def figure_rows(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> list[Row]:
    """Return precision, recall, F1 and number of gold items by language and slot; shares stand under F1."""
    stray = sorted(set(coded) - set(gold))
    if stray:
        raise BadTable(
            f'{len(stray)} coded ids are not in the gold file, first "{stray[0]}".', "Code the gold file."
        )
    score = score_lines(gold, coded)
    rows: list[Row] = []
    for part in ("en", "ar", "all"):
        for name in SLOT_NAMES:
            f = score.figure(part, name)
            rows.append((part, name, f"{f.precision:.3f}", f"{f.recall:.3f}", f"{f.f1:.3f}", str(f.gold)))
        for name in SHARE_NAMES:
            share = score.share(part, name)
            if share is not None:
                rows.append((part, name, "", "", f"{share.accuracy:.3f}", str(share.cases)))
        rows.extend(_type_rows(score, part))
    return rows


def _type_rows(score: Score, part: str) -> Iterator[Row]:
    """Yield the figures of each type of event that gold or coding holds, by code."""
    for key in sorted(name for side, name in score.tallies if side == part and name.startswith("type:")):
        f = score.figure(part, key)
        cells = (f"{f.precision:.3f}", f"{f.recall:.3f}", f"{f.f1:.3f}", str(f.gold))
        yield (part, key.replace(":", " "), *cells)


def rows_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return rows as objects with numbers."""
    heads = ("language", "slot", "precision", "recall", "f1", "gold")
    return [
        dict(
            zip(heads, (row[0], row[1], *(float(cell) if cell else None for cell in row[2:])), strict=True)
        )
        for row in rows
    ]

"""What goes wrong in coding, by kind: the most common kinds of error, counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dalil.evaluate.matching import WORD_SLOTS, Line, bound_rows, days, match
from dalil.evaluate.words import same_words


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One kind of error: how often it happens, and where to look."""

    kind: str
    number: int
    share: float
    """Of all errors counted."""
    reports: tuple[str, ...]
    """Ids of reports in which it happens, first ones first."""


def error_kinds(gold: Mapping[str, Line], coded: Mapping[str, Line]) -> list[ErrorKind]:
    """Return the kinds of error of coded reports against gold ones, most common first.

    A claim of the wrong type is one error; slots are compared over claims found.
    """
    found: Counter[str] = Counter()
    where: dict[str, dict[str, None]] = defaultdict(dict)
    for report_id, line in gold.items():
        for kind in _errors(line, coded.get(report_id) or {}):
            found[kind] += 1
            where[kind].setdefault(report_id)
    whole = sum(found.values())
    return [ErrorKind(kind, n, n / whole, tuple(where[kind])) for kind, n in found.most_common()]


def _errors(line: Line, answer: Line) -> Iterator[str]:
    text, gold, coded = line["text"], line["claims"], answer.get("claims") or []
    pairs = match(text, gold, coded)
    loose = match(text, gold, coded, typed=False)
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    mistyped = [(i, j) for i, j in loose if i not in answered and j not in used]
    yield from ("the event is given another type" for _ in mistyped)
    missed = len(gold) - len(pairs) - len(mistyped)
    spare = len(coded) - len(pairs) - len(mistyped)
    yield from ("an event is missed" for _ in range(missed))
    yield from ("a claim is made where the report has none" for _ in range(spare))
    for i, j in pairs:
        yield from _slot_errors(gold[i], coded[j])


def _slot_errors(gold: Line, coded: Line) -> Iterator[str]:
    for slot in WORD_SLOTS:
        yield from _word_error(slot, gold.get(slot), coded.get(slot))
    for slot in ("scope", "certainty"):
        if gold.get(slot) != coded.get(slot):
            yield f"{slot}: {coded.get(slot)} instead of {gold.get(slot)}"
    yield from _date_error(days(gold), days(coded))
    yield from _count_errors(gold, coded)
    for name in ("means", "reasons"):
        wanted, given = len(gold.get(name) or ()), len(coded.get(name) or ())
        if wanted > given:
            yield f"{name}: left out"
        elif given > wanted:
            yield f"{name}: given though the report says none"


def _word_error(slot: str, gold: str | None, coded: str | None) -> Iterator[str]:
    if gold and not coded:
        yield f"{slot}: left out"
    elif coded and not gold:
        yield f"{slot}: given though the report says none"
    elif gold and coded and not same_words(gold, coded):
        yield f"{slot}: other words"


def _date_error(gold: object, coded: object) -> Iterator[str]:
    if gold == coded:
        return
    if coded is None:
        yield "date: left out"
    elif gold is None:
        yield "date: given though the report says none"
    else:
        yield "date: other days"


def _count_errors(gold: Line, coded: Line) -> Iterator[str]:
    wanted, given = bound_rows(gold) - bound_rows(coded), bound_rows(coded) - bound_rows(gold)
    harms = [row[0] for row in given]
    for row in wanted:
        if row[0] in harms:
            harms.remove(row[0])
            yield "counts: another number for the same harm"
        else:
            yield "counts: a number is left out"
    yield from ("counts: a number too many" for _ in harms)

"""JSON from outside, read so that nothing in it is lost in silence and no file fills the memory."""

import json
from collections import Counter
from typing import Any, NoReturn

MOST = 2_000_000
"""Lists and objects in one text: an export of fifty megabytes has a quarter of it."""


def json_value(text: str) -> Any:
    """Return the value of a JSON text; ValueError says in a few words what is wrong with it.

    A key that stands twice in an object is wrong: JSON would keep the last and drop the others.
    """
    if text.count("[") + text.count("{") > MOST:
        raise ValueError(f"it has more than {MOST:,} lists and objects")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise ValueError(f"{error.msg} at {line}character {error.colno}") from error
    except ValueError as error:
        if "integer string" in str(error):
            raise ValueError("it has a number of thousands of digits") from error
        raise


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f'the key "{double:.60}" stands twice in one object')
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f'"{word}" is no number of JSON')

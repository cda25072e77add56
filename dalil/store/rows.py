"""Dataclasses of the model as JSON text and back, whatever their fields.

A dataclass is an object of its fields, a tuple a list, a date its ISO form, a span `[start, end]`.
A field that holds its default is left out, so that a field added to the model later, with a
default, needs no change in projects that exist. Text is written as it stands, never as `\\u`
escapes: JSON would read two escaped lone surrogates back as one character and move every offset.
"""

import json
import operator
from collections.abc import Callable, Hashable, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dalil.model import Span

T = TypeVar("T")
Column = str | bytes
"""Text as SQLite holds it: `str`, or `bytes` where it has lone surrogates (see `to_column`)."""


def encode(item: object) -> str:
    """Return a dataclass of the model as JSON text, the same text for equal items."""
    kind: Any = type(item)
    return json.dumps(_codec(kind).pack(item), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Return the `kind` that `encode` wrote; `ValueError` says what does not fit."""
    wanted: Any = kind
    item: T = _codec(wanted).unpack(json.loads(text))
    return item


def to_column(text: str) -> Column:
    """Return text for a column, every code point kept.

    SQLite text is UTF-8, which has no form for a lone surrogate (a file name that is not UTF-8 has
    them, and so has a broken emoji). Such text is kept as bytes instead, each surrogate in the
    three bytes that Python's "surrogatepass" gives it.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def from_column(value: Column) -> str:
    """Return the text that `to_column` was given."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class _Codec:
    """The way of one type to its JSON form and back."""

    kind: type
    """Class of the values in Python."""
    shape: type
    """Class of the JSON form, by which the members of a union are told apart."""
    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]


@cache
def _codec(kind: Hashable) -> _Codec:
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _union(get_args(kind))
    if origin is Literal:
        return _literal(get_args(kind))
    if origin is tuple:
        return _tuple(kind)
    if is_dataclass(origin or kind):
        return _object(origin or kind, get_args(kind))
    raise TypeError(f"no column form for {kind!r}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _whole(value: Any) -> int:
    try:
        return operator.index(value)
    except TypeError as error:
        raise ValueError(f"{value!r} is no whole number") from error


def _number(value: Any) -> float:
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _nothing(value: Any) -> None:
    if value is not None:
        raise ValueError(f"{value!r} stands where nothing was expected")


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


def _span(value: Any) -> Span:
    start, end = _list(value)
    return Span(_whole(start), _whole(end))


_PLAIN: dict[Any, _Codec] = {
    str: _Codec(str, str, _text, _text),
    bool: _Codec(bool, bool, _truth, _truth),
    int: _Codec(int, int, _whole, _whole),
    float: _Codec(float, float, _number, _number),
    NoneType: _Codec(NoneType, NoneType, _nothing, _nothing),
    date: _Codec(date, str, date.isoformat, _day),
    Span: _Codec(Span, list, lambda span: [span.start, span.end], _span),
}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return value


def _literal(allowed: tuple[Any, ...]) -> _Codec:
    def check(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {allowed!r}")
        return value

    return _Codec(type(allowed[0]), type(allowed[0]), check, check)


def _tuple(kind: Any) -> _Codec:
    item, *rest = get_args(kind)
    if rest == [...]:
        one = _codec(item)
        return _Codec(
            tuple,
            list,
            lambda values: [one.pack(value) for value in values],
            lambda values: tuple(one.unpack(value) for value in _list(values)),
        )
    places = [_codec(part) for part in get_args(kind)]
    return _Codec(
        tuple,
        list,
        lambda values: [place.pack(value) for place, value in zip(places, values, strict=True)],
        lambda values: tuple(place.unpack(v) for place, v in zip(places, _list(values), strict=True)),
    )


def _union(kinds: Sequence[Any]) -> _Codec:
    members = [_codec(kind) for kind in kinds if kind is not NoneType]
    optional = NoneType in kinds
    by_shape = {member.shape: member for member in members}
    if len(by_shape) < len(members):
        raise TypeError(f"the members of {kinds!r} have one JSON form")

    def pick(value: Any, classes: Sequence[type]) -> _Codec:
        if len(members) == 1:
            return members[0]
        for member, wanted in zip(members, classes, strict=True):
            if isinstance(value, wanted):
                return member
        raise ValueError(f"{value!r} is none of {kinds!r}")

    def pack(value: Any) -> Any:
        if value is None and optional:
            return None
        return pick(value, [member.kind for member in members]).pack(value)

    def unpack(value: Any) -> Any:
        if value is None and optional:
            return None
        return pick(value, list(by_shape)).unpack(value)

    return _Codec(object, object, pack, unpack)


def _object(kind: Any, arguments: tuple[Any, ...]) -> _Codec:
    filled = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
    hints = get_type_hints(kind)
    codecs = {
        field.name: _codec(filled.get(hints[field.name], hints[field.name])) for field in fields(kind)
    }
    defaults = {field.name: field.default for field in fields(kind)}

    def pack(item: Any) -> dict[str, Any]:
        values = {name: getattr(item, name) for name in codecs}
        return {n: codecs[n].pack(v) for n, v in values.items() if not _is_default(v, defaults[n])}

    def unpack(row: Any) -> Any:
        if not isinstance(row, dict):
            raise ValueError(f"{row!r} is no {kind.__name__}")
        if unknown := row.keys() - codecs.keys():
            raise ValueError(f"{sorted(unknown)} are no fields of {kind.__name__}")
        if missing := [n for n in codecs if n not in row and defaults[n] is MISSING]:
            raise ValueError(f"{kind.__name__} lacks {missing}")
        return kind(**{name: codecs[name].unpack(value) for name, value in row.items()})

    return _Codec(kind, dict, pack, unpack)


def _is_default(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)

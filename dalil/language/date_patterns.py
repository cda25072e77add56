"""Patterns over the letters of lexemes, and the rewriting of lexemes into dates."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dalil.language.date_lexemes import Lexeme
from dalil.language.fold import Folded

_NAMES = {
    "month": "M", "weak": "m", "hijri": "H", "weekday": "W", "weakday": "w", "one": "[UJ]",
    "many": "Y", "unit": "[UYJ]", "pair": "D", "last": "L", "next": "N", "this": "T",
    "turn": "[LNT]", "edge": "E", "half": "h", "quarter": "Q", "season": "s", "deictic": "G",
    "lastnight": "O", "tonight": "t", "part": "P", "relative": "R", "same": "r", "following": "l",
    "ago": "k", "before": "b", "after": "a", "earlier": "e", "later": "j", "since": "S",
    "within": "x", "from": "F", "to": "K", "until": "u", "between": "B", "and": "A", "of": "[fF]",
    "in": "i", "dayword": "J", "the": "1", "article": "2", "about": "3", "corresponds": "4",
    "hmark": "5", "gmark": "6", "few": "7", "recent": "8", "vague": "V", "now": "g", "day": "[dco]",
    "digit": "d", "ordinal": "o", "number": "[dzcqyvC]", "year": "[yC]", "short": "[dz]",
    "hyear": "v", "comma": ",", "slash": "/", "dash": "-", "dot": r"\.", "open": r"\(",
    "close": r"\)", "date": "X", "span": "Z", "other": "_", "rest": "9", "starting": r"\$",
    "quote": "'", "big": "q", "less": "<", "worded": "c", "anniversary": "@", "minutes": ">",
    "decade": "n", "meridiem": "!",
    "colon": ":", "clock": "0", "overnight": "p", "then": "I", "holiday": "=",
}  # fmt: skip


class View(NamedTuple):
    """The lexemes a pattern matched, among all of a stretch of text."""

    lexemes: Sequence[Lexeme]
    start: int
    end: int
    folded: Folded
    language: str

    def written(self, lexeme: Lexeme) -> str:
        """Return the words of a lexeme as the text writes them."""
        return self.folded.span(lexeme.start, lexeme.end).of(self.folded.original)

    @property
    def inside(self) -> Sequence[Lexeme]:
        """Return the lexemes matched."""
        return self.lexemes[self.start : self.end]

    def all(self, codes: str) -> list[Lexeme]:
        """Return the matched lexemes whose code is among `codes`."""
        return [lexeme for lexeme in self.inside if lexeme.code in codes]

    def first(self, codes: str) -> Lexeme | None:
        """Return the first matched lexeme whose code is among `codes`."""
        return next((lexeme for lexeme in self.inside if lexeme.code in codes), None)

    def before(self) -> Lexeme | None:
        """Return the lexeme before the match."""
        return self.lexemes[self.start - 1] if self.start else None

    def after(self, places: int = 0) -> Lexeme | None:
        """Return a lexeme after the match."""
        place = self.end + places
        return self.lexemes[place] if place < len(self.lexemes) else None

    def next_is(self, codes: str) -> bool:
        """Say whether the lexeme after the match has one of the codes."""
        after = self.after()
        return after is not None and after.code in codes


Builder = Callable[[View], object | None]
"""Makes a meaning from what a pattern matched; `None` where the words are no date after all."""


class Rule(NamedTuple):
    """A pattern, what it makes, and the code of the result."""

    pattern: str
    build: Builder
    code: str = "X"


def rewrite(
    lexemes: Sequence[Lexeme], rules: tuple[Rule, ...], folded: Folded, language: str
) -> list[Lexeme]:
    """Return the lexemes with every longest match of a rule replaced by one lexeme of its meaning."""
    codes = "".join([lexeme.code for lexeme in lexemes])
    anywhere = _any_of(rules)
    found: list[Lexeme] = []
    place = 0
    if anywhere.search(codes) is None:
        return list(lexemes)
    while (start := anywhere.search(codes, place)) is not None:
        found.extend(lexemes[place : start.start()])
        place = start.start()
        made = _made(View(lexemes, place, place, folded, language), codes, rules)
        if made is None:
            found.append(lexemes[place])
            place += 1
        else:
            lexeme, place = made
            found.append(lexeme)
    return [*found, *lexemes[place:]]


def _made(at: View, codes: str, rules: tuple[Rule, ...]) -> tuple[Lexeme, int] | None:
    """Return what the longest rule that accepts its match makes at a place, and where it ends."""
    matches = []
    for rule, pattern in _by_first(rules).get(codes[at.start], ()):
        match = pattern.match(codes, at.start)
        if match is not None and match.end() > at.start:
            matches.append((match.end(), rule))
    matches.sort(key=lambda pair: -pair[0])
    for end, rule in matches:
        value = rule.build(at._replace(end=end))
        if value is not None:
            if isinstance(value, Lexeme):
                value = value.value
            start, stop = at.lexemes[at.start].start, at.lexemes[end - 1].end
            return Lexeme(rule.code, value, start, stop, at.folded.text[start:stop]), end
    return None


@cache
def _any_of(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Return a pattern that finds the first place where any of the rules can match."""
    first = "".join(re.escape(code) for code in sorted(_by_first(rules)))
    alternatives = "|".join(f"(?:{compiled(rule.pattern).pattern})" for rule in rules)
    return re.compile(f"(?=[{first}])(?:{alternatives})")


@cache
def _by_first(rules: tuple[Rule, ...]) -> Mapping[str, Sequence[tuple[Rule, re.Pattern[str]]]]:
    """Return for each code the rules whose match can begin with it, in their order."""
    found: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in rules:
        pattern = compiled(rule.pattern)
        for code in first_codes(pattern.pattern):
            found.setdefault(code, []).append((rule, pattern))
    return found


def first_codes(pattern: str) -> frozenset[str]:
    """Return the codes with which a match of a pattern over codes can begin."""
    return _first_of(re.findall(r"\\.|\[[^\]]*\]|.", pattern), 0)[0]


def _first_of(pieces: Sequence[str], place: int) -> tuple[frozenset[str], bool, int]:
    """Return the first codes of the alternatives from `place` on, whether one may be empty, and the end."""
    codes: set[str] = set()
    any_empty, empty = False, True
    while place < len(pieces) and pieces[place] != ")":
        if pieces[place] == "|":
            any_empty, empty, place = any_empty or empty, True, place + 1
            continue
        if pieces[place] == "(":
            inner, optional, place = _first_of(pieces, place + 1)
        else:
            inner, optional = frozenset(pieces[place].strip("\\[]")), False
        place += 1
        if place < len(pieces) and pieces[place] in "?*+":
            optional, place = optional or pieces[place] != "+", place + 1
        if empty:
            codes |= inner
        empty = empty and optional
    return frozenset(codes), any_empty or empty, place


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of names ("day of? month") as a pattern over codes."""
    return re.compile(re.sub(r"[a-z]+", lambda name: _NAMES[name[0]], pattern).replace(" ", ""))

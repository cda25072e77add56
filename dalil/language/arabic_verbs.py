"""Every form an Arabic verb takes in news prose, made from its past tense, as folded words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dalil.language.fold import fold

Tense = Literal["past", "present"]
Voice = Literal["active", "passive", "either"]
SUFFIXES = ("ه", "ها", "هم", "هما", "هن", "ني", "نا", "كم")
_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form: what its spelling tells."""

    lemma: str
    """The past tense, third person masculine, as the lexicon writes it."""
    tense: Tense
    voice: Voice
    """"either" where writing without vowels does not tell (اعدم)."""
    number: Literal["one", "two", "many"]
    """"one" is also the form before a plural subject in verb-subject order."""
    suffix: str = ""
    """The object pronoun, "" without one."""
    future: bool = False
    short: bool = False
    """True for the form after لم, which has lost its long vowel."""


@lru_cache(maxsize=4096)
def verb_forms(lemma: str) -> dict[str, VerbForm]:
    """Return the folded forms of a verb; `lemma` is the past, or "past/present" where it is irregular.

    "قاد" gives قادت, قادوا, يقود, يقودون, سيقود, قيد (passive), قادهم and so on.
    """
    past, _, given = lemma.partition("/")
    present = fold(given).text if given else _present_of(past)
    forms: dict[str, VerbForm] = {}
    doubled = _SHADDA in past
    for tense, made in (("past", _past(past)), ("present", _present(present, doubled=doubled))):
        for text, voice, number, suffix, future in made:
            form = VerbForm(past, tense, voice, number, suffix, future)  # type: ignore[arg-type]
            forms.setdefault(text, form)
    for text, voice in _jussives(present, doubled=doubled):
        forms.setdefault(text, VerbForm(past, "present", voice, "one", short=True))
    return forms


_Made = Iterator[tuple[str, Voice, Literal["one", "two", "many"], str, bool]]


def _past(past: str) -> _Made:
    stem = fold(past).text
    passive = _passive_past(stem)
    voice: Voice = "active" if passive is not None and passive != stem else "either"
    yield from _past_forms(stem, voice, weak=_is_weak(past))
    if passive is not None and passive != stem:
        yield from _past_forms(passive, "passive", weak=False)


def _is_weak(past: str) -> bool:
    """Say whether the verb ends in a long a, which falls before the feminine and plural endings."""
    return past[-1] in "ىا"


def _past_forms(stem: str, voice: Voice, *, weak: bool) -> _Made:
    short = stem[:-1] if weak else stem
    kept = stem[:-1] + "ي" if weak else stem
    plural = short[:-1] + "وا" if not weak and short.endswith("ي") else short + "وا"
    yield stem, voice, "one", "", False
    yield short + "ت", voice, "one", "", False
    yield short + "تا", voice, "two", "", False
    yield kept + "ا", voice, "two", "", False
    yield plural, voice, "many", "", False
    yield plural[:-1], voice, "many", "", False  # posts leave out the silent alef
    yield kept + "ن", voice, "many", "", False
    before = short + "ا" if weak else stem
    for suffix in SUFFIXES:
        yield before + suffix, "active", "one", suffix, False
        yield short + "ت" + suffix, "active", "one", suffix, False
        yield plural[:-1] + suffix, "active", "many", suffix, False


def _passive_past(stem: str) -> str | None:
    """Return the passive where its spelling differs from the active, the stem itself where not."""
    if len(stem) == 3 and stem[1] == "ا":
        return stem[0] + "ي" + stem[2]
    if len(stem) == 4 and stem[1] == "ا":
        return stem[0] + "و" + stem[2:]
    if stem.startswith("است") and len(stem) == 6 and stem[4] == "ا":
        return stem[:4] + "ي" + stem[5]
    if len(stem) == 5 and stem[0] == "ا" and stem[3] == "ا" and stem[1] != "ن":
        return stem[:3] + "ي" + stem[4]
    if len(stem) == 4 and stem[0] == "ا" and stem[2] == "ا":
        return stem[:2] + "ي" + stem[3]
    if stem.endswith("ا") and len(stem) == 3:
        return stem[:-1] + "ي"
    return stem


def _present_of(past: str) -> str:
    """Return the present tense of a regular verb, folded, third person masculine."""
    stem = fold(past).text
    if stem.startswith("است") and len(stem) > 4:
        return "ي" + _hollow_to_i(stem[1:])
    if stem.startswith("ا") and len(stem) >= 5:
        return "ي" + _weak_to_i(stem[1:], past)
    if stem.startswith("ا") and len(stem) == 4:
        return "ي" + _hollow_to_i(_weak_to_i(stem[1:], past))
    if stem.startswith("ت") and len(stem) >= 4:
        return "ي" + stem
    if len(stem) == 3 and stem[1] == "ا":
        return "ي" + stem[0] + "و" + stem[2]
    if stem.startswith("و") and len(stem) == 3 and _SHADDA not in past:
        return "ي" + stem[1:]
    if past.endswith("ا") and len(stem) == 3:
        return "ي" + stem[:-1] + "و"
    return "ي" + stem


def _hollow_to_i(stem: str) -> str:
    return stem[:-2] + "ي" + stem[-1] if len(stem) >= 3 and stem[-2] == "ا" else stem


def _weak_to_i(stem: str, past: str) -> str:
    return stem[:-1] + "ي" if _is_weak(past) else stem


def _present(present: str, *, doubled: bool) -> _Made:
    body = present[1:]
    hollow = _is_hollow(body, doubled=doubled)
    active: Voice = "active" if hollow or body[-1] == "و" else "either"
    yield from _present_forms(body, active)
    if hollow:
        yield from _present_forms(body[:-2] + "ا" + body[-1], "passive")
        yield from _feminine_plural(body)
    if body[-1] == "و":
        yield from _present_forms(body[:-1] + "ي", "passive")


def _jussives(present: str, *, doubled: bool) -> Iterator[tuple[str, Voice]]:
    """Yield the forms after لم: "لم يقد", "لم ينف"."""
    body = present[1:]
    hollow = _is_hollow(body, doubled=doubled)
    if not hollow and body[-1] not in "يو":
        return
    voice: Voice = "active" if hollow or body[-1] == "و" else "either"
    for letter in "يت":
        yield letter + (body[:-2] + body[-1] if hollow else body[:-1]), voice


def _is_hollow(body: str, *, doubled: bool) -> bool:
    """Say whether the verb has a long vowel that it loses before two consonants (يقود, يستعيد)."""
    if doubled:
        return False
    if len(body) == 3 and body[1] in "وي":
        return True
    return len(body) > 3 and body[-2] == "ي" and body[-1] != "ي" and "ا" not in body[:2]


def _feminine_plural(body: str) -> _Made:
    """Yield the feminine plural of a hollow verb, which loses its long vowel: يبعن, يقدن."""
    yield "ي" + body[:-2] + body[-1] + "ن", "either", "many", "", False


def _present_forms(body: str, voice: Voice) -> _Made:
    short = body[:-1] if body[-1] in "يو" else body
    for future in ("", "س"):
        for letter in "يت":
            yield future + letter + body, voice, "one", "", bool(future)
            for suffix in SUFFIXES:
                yield future + letter + body + suffix, "active", "one", suffix, bool(future)
        for letter in "يت":
            yield future + letter + short + "ون", voice, "many", "", bool(future)
            yield future + letter + short + "وا", voice, "many", "", bool(future)
            yield future + letter + body + "ان", voice, "two", "", bool(future)
            yield future + letter + body + "ن", voice, "many", "", bool(future)
            for suffix in SUFFIXES:
                yield future + letter + short + "ون" + suffix, "active", "many", suffix, bool(future)
                yield future + letter + short + "و" + suffix, "active", "many", suffix, bool(future)

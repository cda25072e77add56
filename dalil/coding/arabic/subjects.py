"""What a report is about: a war, or sport, fiction, drills, markets and storms told in the words of war."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dalil.coding.arabic.proof import Proof
from dalil.coding.arabic.words import Word
from dalil.language.fold import fold
from dalil.language.words import language_table

_GOVERNS = 3
"""Points of one subject from which a report is about it: a sure cue and another one."""
_SHARE = 0.3
"""Part of its sentences in which a report speaks of what it is about; a passing remark stays below."""
_WEIGHT = 2
"""Points that the subject of the whole report adds to every sentence of it."""
_SURE = 2
_MOST = 3
"""Points beyond which more words of a subject say no more: a killed footballer has a whole career."""
_PROVEN = 5
"""Signs of war from which a report has an event of it, whatever else it is about."""
_PRONOUNS = ("هما", "هم", "ها", "ه")
_NEAR = 3
"""Words before a cue among which a preposition makes it a time label: "بعد عرض أول فيلم"."""


@dataclass(frozen=True, slots=True)
class _Cue:
    number: int
    subject: str
    points: int


def quiet_flags(sentences: Sequence[Sequence[Word]], proofs: Sequence[Proof]) -> list[bool]:
    """Say for each sentence whether it is told of something else than war."""
    found = [_cues(words) for words in sentences]
    subject = _subject(found, proofs)
    flags = []
    for cues, proof in zip(found, proofs, strict=True):
        name, against = _own(cues, proof)
        if subject is not None:
            name = subject
            added = _GOVERNS if subject in _never() else _WEIGHT
            against = max(against, _against(cues, subject) + added)
        told = _is_told_of_war(proof, name, whole=subject is not None)
        flags.append(against >= _SURE and proof.points <= against and not told)
    return flags


def _is_told_of_war(proof: Proof, subject: str | None, *, whole: bool) -> bool:
    """Say whether a sentence tells of violence that the subject it is about does not account for.

    What is played or made up knows violence, but in a report on other things none by arms in a known place.
    """
    if subject in _listed("staged"):
        return not whole and subject not in _never() and proof.is_by_arms and proof.place
    return proof.is_violence or (proof.armed and subject not in _listed("nicknamed"))


def _own(cues: Sequence[_Cue], proof: Proof) -> tuple[str | None, int]:
    """Return the subject that a sentence surely names and what speaks for it.

    One cue alone names none, but an accident, a storm or a drill where nobody bears arms.
    """

    def is_named(cue: _Cue) -> bool:
        several = len({other.number for other in cues if other.subject == cue.subject}) > 1
        return several or (cue.subject in _never() and not proof.is_by_arms)

    named = [cue.subject for cue in cues if cue.points == _SURE and is_named(cue)]
    best = max(named, key=lambda name: _against(cues, name), default=None)
    if best in _never() and not proof.is_by_arms:
        return best, _PROVEN
    return best, 0 if best is None else _against(cues, best)


def _against(cues: Sequence[_Cue], subject: str) -> int:
    """Return the points of a subject in a sentence."""
    return min(_points(cues, subject), _MOST)


def _subject(found: Sequence[Sequence[_Cue]], proofs: Sequence[Proof]) -> str | None:
    """Return what the whole report is about, `None` where it is about no listed subject."""
    every = [cue for cues in found for cue in cues]
    sure = [cue for cue in every if cue.points == _SURE]
    best = max(_names(sure), key=lambda name: _points(every, name), default=None)
    if best is None or _points(every, best) < _GOVERNS:
        return None
    telling = sum(any(cue.subject == best for cue in cues) for cues in found)
    armed = sum(proof.party for proof in proofs)
    limit = _PROVEN if best in _never() else _MOST
    proven = any(proof.points > limit for proof in proofs)
    spread = telling > 1 and telling >= _SHARE * len(found)
    return best if spread and telling > armed and not proven else None


def _names(cues: Iterable[_Cue]) -> list[str]:
    return list(dict.fromkeys(cue.subject for cue in cues))


def _points(cues: Iterable[_Cue], subject: str) -> int:
    """Return the points of the different cues of a subject."""
    return sum({cue.number: cue.points for cue in cues if cue.subject == subject}.values())


def _cues(words: Sequence[Word]) -> list[_Cue]:
    """Return the cues that stand in a sentence, those that only tell a time left out."""
    table = _table()
    plain = [word for word in words if word.kind in ("word", "number")]
    found: list[_Cue] = []
    for at, word in enumerate(plain):
        for first in _readings(word):
            for phrase, cues in table.get(first, ()):
                following = (w.bare for w in plain[at + 1 : at + len(phrase)])
                if tuple(following) == phrase[1:] and not _is_beside(plain, at):
                    found.extend(cues)
    return found


def _readings(word: Word) -> Iterator[str]:
    """Yield the word with and without its clitics: وقصيدته is also قصيدة."""
    whole = word.text[len(word.conjunction) :]
    yield from dict.fromkeys((word.text, whole, word.rest, word.bare))
    for pronoun in _PRONOUNS:
        stem = word.rest.removesuffix(pronoun)
        if stem != word.rest and len(stem) > 3 and (pronoun != "ه" or stem.endswith("ت")):
            yield stem[:-1] + "ه" if stem.endswith("ت") else stem
            return


def _is_beside(words: Sequence[Word], at: int) -> bool:
    """Say whether the cue is only when or where something else happened: "بعد صدور روايته"."""
    for first in range(max(at - _NEAR, 0), at):
        for size in (1, 2):
            run = words[first : min(first + size, at)]
            text = " ".join(w.text for w in run)
            if run and text[len(run[0].conjunction) :] in _beside():
                return True
    return False


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(language_table("arabic_subjects")[name])


def _never() -> frozenset[str]:
    return _listed("never")


@cache
def _beside() -> frozenset[str]:
    return frozenset(fold(phrase).text for phrase in language_table("arabic_subjects")["beside"])


@cache
def _table() -> Mapping[str, Sequence[tuple[tuple[str, ...], Sequence[_Cue]]]]:
    """Return the cues by their first word."""
    table: dict[str, dict[tuple[str, ...], list[_Cue]]] = {}
    number = 0
    for subject, parts in language_table("arabic_subjects").items():
        if subject in ("beside", "never", "staged", "nicknamed"):
            continue
        for part, points in (("sure", _SURE), ("words", 1)):
            for entry in parts[part]:
                number += 1
                for form in str(entry).split("|"):
                    phrase = tuple(_bare(word) for word in fold(form).text.split())
                    table.setdefault(phrase[0], {}).setdefault(phrase, []).append(
                        _Cue(number, subject, points)
                    )
    return {first: list(phrases.items()) for first, phrases in table.items()}


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def subject_words() -> Iterator[str]:
    """Yield every word of the cues, article left out."""
    for phrases in _table().values():
        for phrase, _ in phrases:
            yield from phrase

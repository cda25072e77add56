"""Why, as the actor states it: charges and declared motives after their markers."""

from collections.abc import Sequence

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import slot_words, word_set
from dalil.coding.arabic.words import Word
from dalil.model import Span

_OPENS = frozenset("\"'([")
_LONGEST = 14
"""Words of a charge that no mark ends; charges of news prose stay below."""


def reasons_of(parsed: Parsed, mention: Mention) -> list[Span]:
    """Return the charges or motives told in the words of the mention, one span each."""
    first, last = mention.zone
    words = parsed.passage.words
    for at in range(first, last):
        after = _after_marker(words[at:last])
        if after is not None:
            return _spans(parsed, words[at + after : min(last, parsed.sentence.last)])
    return []


def charge_words(words: Sequence[Word]) -> set[int]:
    """Return the indexes of words inside a charge ("بتهمة قتال التنظيم"): they tell of no event."""
    inside: set[int] = set()
    for at, word in enumerate(words):
        opening = word.text[len(word.conjunction) :]
        if opening not in word_set("charges"):
            continue
        end = at + 1
        quoted = end < len(words) and words[end].kind == "quote"
        while end < len(words) and end - at <= _LONGEST:
            closes = words[end].kind in ("comma", "stop") and not quoted
            if closes or words[end].text in slot_words("reasons", "ends"):
                break
            if quoted and words[end].kind == "quote" and end > at + 1:
                break
            if not quoted and _leads_to_place(words, end):
                break
            end += 1
        inside.update(other.index for other in words[at + 1 : end])
    return inside


def _leads_to_place(words: Sequence[Word], at: int) -> bool:
    """Say whether "في مدينة ..." begins here: the place is of the event, not of the charge."""
    following = words[at + 1] if at + 1 < len(words) else None
    word = words[at]
    if word.text == "في" and following is not None:
        return bool(following.classes & {"place"})
    return word.preposition == "ب" and bool(word.classes & {"place"})


def _after_marker(words: Sequence[Word]) -> int | None:
    """Return how many words the marker that begins here covers, `None` where none does."""
    run = words[:4]
    if not run or run[0].kind != "word":
        return None
    text = run[0].text[len(run[0].conjunction) :]
    for size in (3, 2, 1):
        plain = [text, *(w.text for w in run[1:size])]
        if len(plain) < size:
            continue
        phrase = " ".join(plain)
        if phrase in slot_words("reasons", "charge"):
            return size
        if (
            size > 1
            and run[size - 1].preposition
            and " ".join([*plain[:-1], run[size - 1].preposition]) in slot_words("reasons", "charge")
        ):
            return size - 1
        if (
            size == 2
            and run[1].kind == "word"
            and run[1].text == "ب"
            and f"{text} ب" in slot_words("reasons", "charge")
        ):
            return 2
    return None


def _spans(parsed: Parsed, words: Sequence[Word]) -> list[Span]:
    run = list(words)
    if not run:
        return []
    quoted = _quoted(run)
    if quoted:
        return quoted
    kept: list[Word] = []
    for word in run[:_LONGEST]:
        if word.kind in ("stop", "comma") or word.text[len(word.conjunction) :] in slot_words(
            "reasons", "ends"
        ):
            break
        if word.index in parsed.passage.date_at and word.index not in parsed.passage.quantity_at:
            break
        if kept and _leads_to_place(run, run.index(word)):
            break
        if kept and word.conjunction and parsed.chunker.is_verb(word.index):
            break
        kept.append(word)
    return _split_list(kept)


def _quoted(run: list[Word]) -> list[Span]:
    """Return the quoted charges that follow the marker, one span a quotation."""
    spans: list[Span] = []
    at = 0
    while at < len(run):
        word = run[at]
        if (
            word.kind == "word"
            and word.rest in ("ب", "و", "ما", "يسمي", "اسماه", "سماه", "وصفه", "ل")
            or word.kind == "comma"
            and spans
        ):
            at += 1
            continue
        if word.text not in _OPENS:
            return spans
        end = next((n for n in range(at + 1, len(run)) if run[n].kind == "quote"), None)
        if end is None or end == at + 1:
            return spans
        spans.extend(_split_list(run[at + 1 : end]))
        at = end + 1
    return spans


def _split_list(words: list[Word]) -> list[Span]:
    """Return one span a reason: "الكفر والتواصل مع جهات" are two."""
    kept = [word for word in words if word.kind in ("word", "number")]
    if not kept:
        return []
    parts: list[list[Word]] = [[]]
    for word in kept:
        if word.conjunction == "و" and parts[-1] and _is_new_charge(word, parts[-1]):
            parts.append([])
        parts[-1].append(word)
    return [Span(part[0].own_span.start, part[-1].span.end) for part in parts if part]


def _is_new_charge(word: Word, part: list[Word]) -> bool:
    """A verbal noun after و is another charge where the one before it has the same shape."""
    return word.is_definite == part[0].is_definite and len(word.rest) > 3

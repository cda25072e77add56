"""What the report says led to what: markers, and the events or words at both ends."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dalil.coding.arabic.attribution import attribution_of, sources_of
from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.shapes import trimmed_span
from dalil.coding.arabic.tables import causes_table, word_set
from dalil.model import Certainty, Span


class Row(NamedTuple):
    """A causal row; an end is a mention or words."""

    cause: Found | Span
    effect: Found | Span
    marker: Span
    attribution: Span | None
    certainty: Certainty


def find_causes(parsed: Parsed, found: Sequence[Found], before: Sequence[Found]) -> Iterator[Row]:
    """Yield the causal rows of a sentence; `before` are the mentions of earlier sentences."""
    sentence = parsed.sentence
    at = sentence.first
    while at < sentence.last:
        kind, size = _marker(parsed, at)
        if kind:
            row = _row(parsed, found, before, (kind, at, size))
            if row is not None:
                yield row
        at += max(size, 1)
    yield from _attributed(parsed, found)


def _marker(parsed: Parsed, at: int) -> tuple[str, int]:
    words = parsed.passage.words
    for size in (4, 3, 2, 1):
        run = words[at : at + size]
        if len(run) < size or any(w.kind != "word" for w in run) or at + size > parsed.sentence.last:
            continue
        phrase = " ".join(w.text for w in run)
        plain = phrase[len(run[0].conjunction) :]
        shorter = (
            " ".join([*(w.text for w in run[:-1]), run[-1].preposition])
            if run[-1].preposition and size > 1
            else ""
        )
        for kind, phrases in causes_table().items():
            if plain in phrases or phrase in phrases:
                return kind, size
            if shorter and (shorter in phrases or shorter[len(run[0].conjunction) :] in phrases):
                return kind, size - 1
    return "", 0


def _row(
    parsed: Parsed, found: Sequence[Found], before: Sequence[Found], marker: tuple[str, int, int]
) -> Row | None:
    kind, at, size = marker
    words = parsed.passage.words
    start = words[at].own_span.start if words[at].conjunction else words[at].span.start
    span = Span(start, words[at + size - 1].span.end)
    if kind == "cause_first" and _is_passive(parsed, at):
        return None
    earlier = [f for f in found if f.mention.trigger.first < at]
    later = [f for f in found if f.mention.trigger.first >= at + size]
    if kind in ("effect_first", "uncertain"):
        cause, effect = _effect_first(parsed, earlier, later, (at, size))
    elif kind == "cause_first":
        bare = size == 1 and words[at].text not in ("ما", "مما")
        cause, effect = _cause_first(parsed, earlier, later, at + size, has_subject=bare)
    else:
        cause, effect = (before[-1] if before else None), (later[0] if later else None)
    if cause is None or effect is None or cause is effect:
        return None
    if isinstance(cause, Span) and isinstance(effect, Span):
        return None
    certainty: Certainty = "uncertain" if kind == "uncertain" else "stated"
    return Row(cause, effect, span, _said_by(parsed, (effect, cause)), certainty)


_End = Found | Span | None


def _effect_first(
    parsed: Parsed, earlier: Sequence[Found], later: Sequence[Found], marker: tuple[int, int]
) -> tuple[_End, _End]:
    """Read "X نتيجة Y" and "ونتيجة Y، X"."""
    at, size = marker
    words = parsed.passage.words
    if at + size < len(words) and words[at + size].text == "علي":
        return None, None  # "خشية على العاملين": for whom one fears, not why
    cause = _near([*later, *earlier], at + size) or _words_after(parsed, at + size)
    effect = _before([f for f in earlier if f is not cause], at) or _after(later, cause)
    return cause, effect or _words_before(parsed, at)


def _cause_first(
    parsed: Parsed, earlier: Sequence[Found], later: Sequence[Found], after: int, *, has_subject: bool
) -> tuple[_End, _End]:
    """Read "X ما أدى إلى Y" and, where the marker is a verb before its subject, "أسفر X عن Y"."""
    subject = _near([*later, *earlier], after) if has_subject else None
    effect = next((f for f in later if f is not subject), None)
    cause = subject if subject is not effect else None
    words = _subject_words(parsed, after) if has_subject else None
    return cause or (earlier[-1] if earlier else None) or words, effect


def _said_by(parsed: Parsed, ends: Sequence[Found | Span]) -> Span | None:
    told = next((end for end in ends if isinstance(end, Found)), None)
    source = None if told is None else attribution_of(parsed, told.mention, sources_of(parsed))
    return None if source is None else source.span


def _is_passive(parsed: Parsed, at: int) -> bool:
    """Say whether the text writes the vowels of a passive: أُجبر."""
    return "\u064f" in parsed.words[at].span.of(parsed.passage.report.text)[:4]


def _near(later: Sequence[Found], at: int) -> Found | None:
    """Return the event whose words stand right after the marker."""
    starts = ((f, trigger.first) for f in later for trigger in f.mention.all_triggers)
    return next((f for f, first in starts if 0 <= first - at <= 3), None)


def _before(earlier: Sequence[Found], at: int) -> Found | None:
    return next((f for f in reversed(earlier) if f.mention.zone[0] <= at <= f.mention.zone[1] + 3), None)


def _after(later: Sequence[Found], cause: object) -> Found | None:
    """Return the event after a cause that opens the sentence: "ونتيجة اعتراض ..., اندلع ..."."""
    return next((f for f in later if f is not cause), None)


def _words_after(parsed: Parsed, start: int) -> Span | None:
    end = start
    words = parsed.passage.words
    while end < parsed.sentence.last and end - start < 10:
        word = words[end]
        if word.kind in ("comma", "stop") or (
            end > start and (parsed.chunker.is_clause_start(end) or parsed.chunker.is_verb(end))
        ):
            break
        end += 1
    return trimmed_span(parsed.passage, start, end) if end > start else None


def _words_before(parsed: Parsed, at: int) -> Span | None:
    first = max((s for s in parsed.starts if s <= at), default=parsed.sentence.first)
    return trimmed_span(parsed.passage, first, at) if at > first else None


def _subject_words(parsed: Parsed, start: int) -> Span | None:
    chunk = next((c for c in parsed.chunks if c.first >= start and c.kind == "np"), None)
    return (
        None
        if chunk is None or chunk.first > start + 1
        else trimmed_span(parsed.passage, chunk.first, chunk.last)
    )


def _attributed(parsed: Parsed, found: Sequence[Found]) -> Iterator[Row]:
    """Yield rows of "يعزو ناشطون A إلى B وإلى C"."""
    words = parsed.passage.words
    for at in range(parsed.sentence.first, parsed.sentence.last):
        if words[at].rest not in word_set("attribute") or not parsed.chunker.is_verb(at):
            continue
        to = [n for n in range(at + 1, parsed.sentence.last) if words[n].rest == "الي"]
        effects = [f for f in found if to and at < f.mention.trigger.first < to[0]]
        if not to or not effects:
            continue
        for n, place in enumerate(to):
            end = to[n + 1] if n + 1 < len(to) else parsed.sentence.last
            causes = [f for f in found if place < f.mention.trigger.first < min(end, place + 5)]
            source = attribution_of(parsed, effects[0].mention, sources_of(parsed))
            said = None if source is None else source.span
            cause: Found | Span | None = causes[0] if causes else _words_after(parsed, place + 1)
            if cause is not None and (causes or n == 0):
                yield Row(cause, effects[0], words[at].own_span, said, "stated")

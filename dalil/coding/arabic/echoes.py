"""Clauses that only point back at an event: "نفت قسد ذلك", "اتهم الإعلام التحالف بتنفيذها"."""

from collections.abc import Iterator

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.shapes import trimmed_span
from dalil.coding.arabic.tables import grammar_part, grammar_verbs, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.draft import Draft
from dalil.knowledge.lexicon import Entry
from dalil.model import Certainty, Derived, Span

_ENTRY = Entry("echo", "ar", ("نفى", "اتهم"), "verb", "نفت قسد ذلك")
_REACH = 9
"""Words between the verb and what points back, in news prose."""


def find_echoes(parsed: Parsed) -> Iterator[Found]:
    """Yield a denial or an accusation for each clause that points back and names no event itself."""
    for at in range(parsed.sentence.first, parsed.sentence.last):
        rest = parsed.words[at].rest
        if not parsed.chunker.is_verb(at):
            continue
        if rest in grammar_verbs("denial_verbs") and (
            _points(parsed, at, "denied") or _denies_it(parsed, at)
        ):
            yield _denial(parsed, at)
        elif rest in grammar_verbs("accuse_verbs") and _points(parsed, at, "acted"):
            accusation = _accusation(parsed, at)
            if accusation is not None:
                yield accusation


def _denies_it(parsed: Parsed, at: int) -> bool:
    """Say whether the verb denies what was just told: "الأمر الذي نفاه متحدث", "وهو ما نفته قسد"."""
    form = grammar_verbs("denial_verbs")[parsed.words[at].rest]
    before = parsed.words[at - 1] if at > parsed.sentence.first else None
    return bool(form.suffix) and before is not None and before.rest in word_set("which")


def _points(parsed: Parsed, at: int, part: str) -> bool:
    """Say whether a word that points back follows, and no event word before it."""
    reach = _REACH if part == "denied" else 2 * _REACH
    for place in range(at + 1, min(at + reach, parsed.sentence.last)):
        if any(place in trigger.words for trigger in parsed.triggers):
            return False
        word = parsed.words[place]
        if word.text in grammar_part("echo", part) or word.rest in grammar_part("echo", part):
            return True
    return False


def _denial(parsed: Parsed, at: int) -> Found:
    speaker = _speaker(parsed, at)
    return _found(parsed, at, "denied", said_by=speaker)


def _accusation(parsed: Parsed, at: int) -> Found | None:
    number = parsed.chunk_at(at)
    nouns = [chunk for chunk in parsed.chunks[number + 1 : number + 5] if chunk.kind == "np"]
    if len(nouns) < 2:
        return None
    found = _found(parsed, at, "stated", said_by=_span(parsed, nouns[0]))
    found.draft.actor = _span(parsed, nouns[1])
    found.draft.actor_uncertain = True
    return found


def _speaker(parsed: Parsed, at: int) -> Span | None:
    """Return who denies: the noun phrase right after the verb, or before it."""
    number = parsed.chunk_at(at)
    following = parsed.chunks[number + 1] if number + 1 < len(parsed.chunks) else None
    pointing = grammar_part("echo", "denied")
    if (
        following is not None
        and following.kind == "np"
        and parsed.words[following.first].text not in pointing
    ):
        return _span(parsed, _up_to(parsed, following))
    for chunk in reversed(parsed.chunks[:number]):
        if chunk.kind == "np":
            last = parsed.chunks[number - 1].last
            return trimmed_span(parsed.passage, chunk.first, last)
        if chunk.kind in ("verb", "mark"):
            return None
    return None


def _up_to(parsed: Parsed, chunk: Chunk) -> Chunk:
    """Return the chunk up to the word that points back."""
    pointing = grammar_part("echo", "denied")
    last = next(
        (at for at in range(chunk.first, chunk.last) if parsed.words[at].text in pointing), chunk.last
    )
    return Chunk("np", chunk.first, max(last, chunk.first + 1), "", chunk.head)


def _span(parsed: Parsed, chunk: Chunk) -> Span:
    return trimmed_span(parsed.passage, chunk.first, chunk.last)


def _found(parsed: Parsed, at: int, certainty: Certainty, *, said_by: Span | None) -> Found:
    word = parsed.words[at]
    trigger = Trigger(_ENTRY, (at,), word.span, parsed.passage.index.verb(word.rest))
    mention = Mention("echo", parsed.sentence, trigger, [trigger], zone=parsed.segment(at))
    first, last = parsed.segment(at)
    if said_by is not None and said_by.start < parsed.words[first].span.start:
        first = next(w.index for w in parsed.words if w.span.end > said_by.start)
    draft = Draft(
        type="echo",
        trigger=word.span,
        rule="points back at the event before it",
        evidence=trimmed_span(parsed.passage, first, last),
        scope=Derived("incident", (word.span,), "one occurrence"),
        certainty=Derived(certainty, (word.span,), "points back"),
        attribution=said_by,
    )
    return Found(
        draft, mention, parsed, Roles(), is_reference=False, is_hypothetical=False, fits=True, echo=True
    )

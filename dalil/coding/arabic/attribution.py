"""According to whom: "بحسب X", "قالت X إن", and how far such words reach in the sentence."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import folded, grammar_verbs, slot_words, word_set
from dalil.coding.arabic.words import Word
from dalil.model import Span

_LONGEST = 12
_LABEL = 12
"""Words before a colon at most that name who speaks, a time of the day included."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source named in a sentence, and the words it answers for."""

    span: Span
    first: int
    last: int
    """Words `first` to `last` (exclusive) that it states."""
    words: tuple[int, int] = (0, 0)
    """The words that name it, `first` to `last` (exclusive)."""
    verb: str = ""
    """The verb of saying, folded, "" for بحسب and the like."""
    has_that: bool = False
    """True where أن or إن follows: the speaker is then no party of what is said."""


def sources_of(parsed: Parsed) -> list[Source]:
    """Return the sources named in the sentence."""
    return [*_by_label(parsed), *_by_marker(parsed), *_by_verb(parsed)]


def goes_on(parsed: Parsed) -> bool:
    """Say whether the sentence goes on with what the last source said: "وأضافت أن القوة ..."."""
    words, first, last = parsed.passage.words, parsed.sentence.first, parsed.sentence.last
    if words[first].rest not in word_set("going_on") or not words[first].conjunction:
        return False
    following = [word.text for word in words[first + 1 : min(first + 3, last)]]
    return bool(word_set("saying") & set(following[: 2 if following[:1] == ["الي"] else 1]))


def attribution_of(parsed: Parsed, mention: Mention, sources: Sequence[Source]) -> Source | None:
    """Return the source that answers for the mention, the nearest one where several do."""
    at = mention.trigger.last
    fitting = [s for s in sources if s.first <= at < s.last]
    own = set(mention.trigger.words)
    outside = [s for s in fitting if own.isdisjoint(range(*s.words))]
    marked = [s for s in outside if s.verb == ""]
    place = mention.trigger.span.start
    return min(marked or outside, key=lambda s: (s.last - s.first, abs(s.span.start - place)), default=None)


def party_of(parsed: Parsed, source: Source) -> Span:
    """Return the side that a spokesman speaks for, the source itself where none is named beside it."""
    words, (first, last) = parsed.passage.words, source.words
    heads = [at for at in range(first, min(first + 3, last)) if words[at].rest in word_set("spokesmen")]
    if not heads:
        return source.span
    for at in range(heads[0] + 1, last):
        named = at in parsed.passage.actor_at
        if words[at].bare in word_set("civil_bodies"):
            return source.span
        if words[at].rest == "اسم" or words[at].text == "باسم":
            return Span(words[at + 1].own_span.start, source.span.end) if at + 1 < last else source.span
        if (words[at].preposition in ("ب", "ل") or words[at - 1].text in ("في", "من")) and (
            named or "doer" in words[at].classes
        ):
            start = words[at].own_span.start
            if words[at].preposition == "ل" and words[at].is_definite:
                return _elsewhere(parsed, Span(start, source.span.end))
            return Span(start, source.span.end)
    return source.span


def _elsewhere(parsed: Parsed, span: Span) -> Span:
    """Return the words of "للجماعة" where they stand with their article, else as they are."""
    text = parsed.passage.report.text
    own = span.of(text)
    own = own if own.startswith("ال") else "ال" + own
    place = text.find(own)
    return Span(place, place + len(own)) if place >= 0 else span


def _by_label(parsed: Parsed) -> list[Source]:
    """Return who a line of a timeline or a title names before a colon: "مراسلنا: غارة على ..."."""
    words, first, last = parsed.passage.words, parsed.sentence.first, parsed.sentence.last
    label = range(first, min(last, first + _LABEL))
    colon = next((at for at in label if words[at].text == ":" and at not in parsed.passage.date_at), None)
    if colon is None or colon + 1 >= last:
        return []
    start = first
    while start < colon and (words[start].kind != "word" or start in parsed.passage.date_at):
        start += 1
    run = words[start:colon]
    if not run or any(w.kind in ("stop", "number") or parsed.chunker.is_verb(w.index) for w in run):
        return []
    speaks = run[0].rest in slot_words("attribution", "nouns") or start in parsed.passage.actor_at
    if not speaks or start in parsed.passage.place_at:
        return []
    span = Span(words[start].own_span.start, words[colon - 1].span.end)
    return [Source(span, colon + 1, last, (start, colon))]


def _by_marker(parsed: Parsed) -> list[Source]:
    words = parsed.passage.words
    found: list[Source] = []
    first, last = parsed.sentence.first, parsed.sentence.last
    for at in range(first, last):
        size = _marker(words[at:last])
        if size is None:
            continue
        size += _said_by_verb(parsed, at + size)
        end = _end_of_source(parsed, at + size, last)
        if end <= at + size:
            continue
        span = Span(words[at + size].own_span.start, words[end - 1].span.end)
        if at - first <= 1:
            found.append(Source(span, end, last, (at + size, end)))
        else:
            reach = last if _is_parenthesis(words, at, end, last) else at
            found.append(Source(span, _back(parsed, at, found), reach, (at + size, end)))
    return found


def _said_by_verb(parsed: Parsed, at: int) -> int:
    """Return how many words "ما نقلته" after وفق takes up before the source."""
    words = parsed.passage.words
    if at + 1 < parsed.sentence.last and words[at].text == "ما" and parsed.chunker.is_verb(at + 1):
        return 2
    return 0


def _is_parenthesis(words: Sequence[Word], at: int, end: int, last: int) -> bool:
    """Say whether the source stands between commas inside a clause that goes on after it."""
    if end + 1 >= last or words[at - 1].kind != "comma" or words[end].kind != "comma":
        return False
    following = words[end + 1]
    opening = " ".join(word.text for word in words[end + 1 : min(end + 3, last)])
    if opening in word_set("contrast"):
        return False
    return following.is_separate and not following.conjunction


def _back(parsed: Parsed, at: int, before: Sequence[Source]) -> int:
    """Return where the words begin that a source after them answers for."""
    words = parsed.passage.words
    start = parsed.sentence.first
    for source in before:
        if source.verb == "" and source.last < at:
            start = max(start, source.last)
    for index in range(start + 1, at):
        contrasts = words[index].text in folded(["فيما", "بينما", "لكن"])
        if contrasts and words[index - 1].kind == "comma":
            start = index
    return start


def _marker(words: Sequence[Word]) -> int | None:
    """Return how many words lead to a source; "according to the law" leads to none."""
    size = _size_of_marker(words)
    if size is not None and len(words) > size and words[size].bare in word_set("rules"):
        return None
    return size


def _size_of_marker(words: Sequence[Word]) -> int | None:
    run = words[:4]
    if not run or run[0].kind != "word":
        return None
    for size in (4, 3, 2, 1):
        if len(run) < size:
            continue
        phrase = " ".join(w.text for w in run[:size])
        plain = phrase[len(run[0].conjunction) :]
        if phrase in slot_words("attribution", "before") or plain in slot_words("attribution", "before"):
            return size
        if run[size - 1].preposition and size > 1:
            shorter = " ".join([*(w.text for w in run[: size - 1]), run[size - 1].preposition])
            if shorter in slot_words("attribution", "before") or shorter[
                len(run[0].conjunction) :
            ] in slot_words("attribution", "before"):
                return size - 1
    return None


def _end_of_source(parsed: Parsed, start: int, last: int) -> int:
    """Return where the words of a source end: at a mark, a verb, a date or another clause."""
    words = parsed.passage.words
    at = start
    quotes = 0
    while at < min(last, start + _LONGEST):
        word = words[at]
        if word.kind == "quote":
            quotes += word.text in "\"'"
        elif quotes % 2 == 0:
            if word.kind in ("comma", "stop", "dash"):
                break
            if at > start and (parsed.chunker.is_clause_start(at) or parsed.chunker.is_verb(at)):
                break
            if at > start and (at in parsed.passage.date_at or _begins_phrase(parsed, at)):
                break
            if at > start and _tells_whom(words, at, last):
                break
            said_in = word.text == "في" and at + 1 < last and words[at + 1].bare in word_set("said_in")
            if (
                said_in
                or at > start
                and word.text in ("قد", "ما")
                or at > start
                and word.rest in word_set("whose_words")
            ):
                break
        at += 1
    while at > start and words[at - 1].kind in ("quote", "dash") and _count_quotes(words[start:at]) % 2:
        at -= 1
    while at > start + 1 and words[at - 1].is_separate and at - 1 not in parsed.passage.place_at:
        at -= 1
    return at


def _tells_whom(words: Sequence[Word], at: int, last: int) -> bool:
    """Say whether the words go on with whom they were said to: "سكان | لوكالة أنباء"."""
    if words[at].preposition == "ل" and words[at].bare in word_set("outlets"):
        return True
    return words[at].text == "ل" and at + 1 < last and words[at + 1].kind == "quote"


def _begins_phrase(parsed: Parsed, at: int) -> bool:
    """Say whether a number or another noun phrase begins here, which is no part of the source."""
    if at in parsed.passage.quantity_at:
        return True
    before = parsed.words[at - 1]
    if parsed.words[at].text == "باسم":
        return False
    return before.kind == "word" and any(c.kind == "np" and c.first == at for c in parsed.chunks)


def _count_quotes(words: Sequence[Word]) -> int:
    return sum(word.text in "\"'" for word in words if word.kind == "quote")


def _by_verb(parsed: Parsed) -> list[Source]:
    words = parsed.passage.words
    found: list[Source] = []
    for at in range(parsed.sentence.first, parsed.sentence.last):
        word = words[at]
        if (
            word.kind != "word"
            or word.rest not in grammar_verbs("speech")
            or not parsed.chunker.is_verb(at)
            or any(at == t.first and t.type == "reinforcement" for t in parsed.triggers)
        ):
            continue
        source = _speaker(parsed, at)
        if source is None and found and word.conjunction:
            reach = at + 1
            found.append(
                Source(found[-1].span, reach, _reach_end(parsed, reach), found[-1].words, word.rest, True)
            )
        if source is None:
            continue
        (start, end), reach = source
        span = Span(words[start].own_span.start, words[end - 1].span.end)
        has_that = any(w.text[len(w.conjunction) :] in word_set("saying") for w in words[end : end + 3])
        found.append(Source(span, reach, _reach_end(parsed, reach), (start, end), word.rest, has_that))
    return found


def _speaker(parsed: Parsed, at: int) -> tuple[tuple[int, int], int] | None:
    """Return the words of who speaks, and from where on the words are said."""
    words = parsed.passage.words
    that = _that(parsed, at)
    if words[at].rest in folded(["نقل", "نقلت", "نقلوا"]):
        quoted = _quoted_source(parsed, at)
        if quoted is not None:
            return quoted
    end, has_about = _end_of_speaker(parsed, at, that)
    if end > at + 1 and _may_speak(parsed, at + 1, end):
        says_event = that is not None or words[at].rest in word_set("stating") or has_about
        return ((at + 1, end), end) if says_event else None
    return _speaker_before(parsed, at, that)


def _that(parsed: Parsed, at: int) -> int | None:
    """Return the word أن or the like that what is said begins with."""
    words = parsed.passage.words
    reach = range(at + 1, min(parsed.sentence.last, at + 22))
    return next((n for n in reach if words[n].text[len(words[n].conjunction) :] in word_set("that")), None)


def _quoted_source(parsed: Parsed, at: int) -> tuple[tuple[int, int], int] | None:
    """Return the source behind the one that reports: "نقلت شبكة عن مسؤول"."""
    words, last = parsed.passage.words, parsed.sentence.last
    about = next((n for n in range(at + 1, min(last, at + 8)) if words[n].text == "عن"), None)
    if about is None:
        return None
    stop = _end_of_source(parsed, about + 1, last)
    return ((about + 1, stop), stop) if stop > about + 1 else None


def _end_of_speaker(parsed: Parsed, at: int, that: int | None) -> tuple[int, bool]:
    """Return where the speaker's words end, and whether عن, إلى or بأن follows them."""
    words = parsed.passage.words
    end = _end_of_source(parsed, at + 1, parsed.sentence.last)
    if that is not None and end > that > at + 1 and words[that].text not in ("عن", "الي"):
        end = that
    firsts = {t.first for t in parsed.triggers if t.verb is None}
    about = next((n for n in range(at + 2, end) if _leads_to_saying(words[n], firsts)), None)
    if words[at].rest in grammar_verbs("warning_verbs"):
        about = next((n for n in range(at + 2, end) if words[n].text == "من"), about)
    end = end if about is None else about
    for place in range(at + 2, end):
        if any(place in t.words and place != t.words[0] or place == t.first for t in parsed.triggers):
            return place, about is not None
    return end, about is not None


def _leads_to_saying(word: Word, events: Container[int]) -> bool:
    """Say whether what is said begins here: عن, إلى, بأن, or an event after ب ("أقر الجيش بمقتل")."""
    if word.preposition == "ب" and word.index in events:
        return True
    return word.text in ("عن", "الي", "ب") or word.preposition == "ب" and word.rest.startswith("ان")


def _speaker_before(parsed: Parsed, at: int, that: int | None) -> tuple[tuple[int, int], int] | None:
    number = next((n for n, chunk in enumerate(parsed.chunks) if at in chunk), -1)
    words = parsed.passage.words
    if number <= 0 or words[at].conjunction and number <= 1 or _hedges(parsed, at):
        return None
    for chunk in reversed(parsed.chunks[:number]):
        if chunk.kind == "np":
            if not _may_speak(parsed, chunk.first, chunk.last):
                return None
            reach = that if that is not None else at + 1
            return (
                ((chunk.first, chunk.last), reach)
                if that is not None or words[at].rest in word_set("stating")
                else None
            )
        if chunk.kind == "verb" or chunk.kind == "mark" and words[chunk.first].kind == "stop":
            return None
    return None


def _hedges(parsed: Parsed, at: int) -> bool:
    """Say whether the verb only doubts whose the noun before it is: "طيران حربي | يرجح أنه تركي"."""
    following = parsed.words[at + 1].text if at + 1 < parsed.sentence.last else ""
    return parsed.words[at].rest in grammar_verbs("hedge_verbs") and following in word_set("that_it")


def _may_speak(parsed: Parsed, first: int, last: int) -> bool:
    words = parsed.passage.words
    heads = [word for word in words[first:last] if word.kind == "word"][:3]
    nouns = slot_words("attribution", "nouns")
    if any(word.rest in nouns or word.bare in nouns for word in heads):
        return True
    named = {*parsed.passage.actor_at, *parsed.passage.place_at}
    return any(at in named for at in range(first, min(first + 2, last))) or any(
        "person" in word.classes or "doer" in word.classes for word in heads[:1]
    )


def _reach_end(parsed: Parsed, start: int) -> int:
    """What is said goes on to the end of the sentence, or to a clause that contrasts with it."""
    words = parsed.passage.words
    for at in range(start + 1, parsed.sentence.last):
        if words[at].text in folded(["فيما", "بينما", "لكن"]) and words[at - 1].kind == "comma":
            return at
    return parsed.sentence.last

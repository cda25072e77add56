"""Which named place of a report "the town" or "the camp" stands for."""

from dalil.coding.arabic.passage import Passage
from dalil.model import Span


def called_before(passage: Passage, kind: str, before: int) -> Span | None:
    """Return the last place called a `kind` before an offset: "مدينة تعز", for a later "المدينة"."""
    found = None
    for word in passage.words[:-1]:
        if word.span.start >= before:
            break
        following = passage.words[word.index + 1]
        if word.bare != kind or word.is_definite or following.kind != "word":
            continue
        mention = passage.place_at.get(following.index)
        if mention is not None:
            found = Span(word.own_span.start, mention.span.end)
        elif not following.is_separate and not following.classes and not following.is_definite:
            found = Span(word.own_span.start, following.span.end)
    return found

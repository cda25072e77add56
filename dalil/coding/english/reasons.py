"""Why, as the actor states it: the charge or justification given for a deed, one span a reason."""

import re
from collections.abc import Iterator

from dalil.coding.english.event import Event
from dalil.model import Span

_CHARGED = frozenset(
    "execution assassination killing detention torture abduction restriction property_seizure "
    "extortion protest sexual_violence "
    "forced_recruitment infighting raid displacement".split()
)
_OPENER = re.compile(
    r"\b(?:on|under|over|facing)\s+(?:the\s+)?(?:\w+\s+)?(?:charges?|accusations?|suspicion"
    r"|allegations?|counts?)\s+(?:of|that)\s+"
    r"|\b(?:on|under)\s+(?:the\s+)?(?:pretext|grounds|pretence|pretense|claim|excuse)s?\s+(?:of|that)\s+"
    r"|\b(?:accused|suspected|convicted|guilty)\s+(?:\w+\s+){0,3}?of\s+"
    r"|\b(?:accus\w+|charg\w+|convict\w+)\s+(?:\S+\s+){1,4}?(?:of|with)\s+"
    r"|\bcharged\s+with\s+"
    r"|\bfor\s+(?:having\s+|allegedly\s+|reportedly\s+)?(?=(?:having|[a-z]+ing)\b)"
    r"|\bfor\s+(?:alleged|suspected)\s+"
    r"|\bcaught\s+(?=\w+ing\b)"
    r"|\b(?:in protest (?:at|against|over)|to protest against)\s+"
    r"|\bin\s+(?:retaliation|revenge|reprisal|punishment)\s+for\s+"
    r"|\breasons?\b[^.]{0,80}?\b(?:include|includes|included|were|are|ranged from|was)\s+"
    r"|\baccusing\s+(?:\S+\s+){1,4}?of\s+",
    re.IGNORECASE,
)
_NOUN_FOR = re.compile(
    r"\b(?:for)\s+(?=“|\"|(?:treason|apostasy|blasphemy|adultery|witchcraft|sorcery|espionage|spying"
    r"|desertion|theft|homosexuality|sodomy|smoking|collaboration|collaborating)\b)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|over)\s+(?=the\b|their\b|a\b|“|\"|[a-z]+ing\b|[a-z]+)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:because|since)\s+(?=(?:they|he|she|it|the(?:ir)?|its|his|her)\b)", re.IGNORECASE
)
_END = re.compile(
    r"\s*(?:[.;:!?]|,\s+(?:according|local|the|a|an|who|which|where|said|in|after|he|she|they"
    r"|activists|medics|residents|\w+\s+(?:said|told|reported|added))\b"
    r"|,\s*$|\s+(?:according to|before|after|while|when|where|until|on (?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|in the (?:city|town|village))\b|\s+(?:is|are|was|were|has|have|had|will|would)\b"
    r"|\s+that\s|\s+by\s+\w+ing\b|\s+[-–—]\s|$)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_LIST = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s+|\s+(?:and|or)\s+)")


def find_reasons(event: Event) -> list[Span]:
    """Return the reasons given for `event`, [] where none is."""
    if event.type not in _CHARGED:
        return []
    sentence = event.sentence
    text, first, last = sentence.report.text, *_reach(event)
    for pattern in _patterns(event):
        for match in pattern.finditer(text, first, last):
            tokens = sentence.tokens(Span(match.start(), match.end()))
            if (
                any(token.i in event.others for token in tokens)
                or sentence.span_of(event.head).start >= match.end()
                and pattern is _OPENER
                and match[0].lower().startswith("accus")
            ):
                continue
            if pattern in (_BECAUSE, _AGAINST) and match.start() < sentence.span_of(event.head).start:
                continue
            if match[0].rstrip().lower().endswith(" that"):
                return [_clause(text, match.end(), last)]
            found = list(_listed(text, match.end(), last))
            if found and not _is_time(text[found[0].start : found[0].end]):
                return found
    return []


def _clause(text: str, start: int, last: int) -> Span:
    """Return the clause after "on the grounds that", up to its stop."""
    quoted = _QUOTED.match(text, start, min(last + 2, len(text)))
    if quoted:
        return Span(quoted.start(1), quoted.end(1))
    end = start
    inside = False
    while end < len(text) and end < last + 2:
        inside = text[end] == "“" or (inside and text[end] != "”")
        if not inside and text[end] in ".;,:":
            break
        end += 1
    return Span(start, max(end, start + 1))


def _patterns(event: Event) -> list[re.Pattern[str]]:
    patterns = [_OPENER, _NOUN_FOR]
    if event.type == "protest":
        patterns = [_OPENER, _AGAINST, _NOUN_FOR]
    if event.type in ("execution", "detention", "torture"):
        patterns.append(_BECAUSE)
    return patterns


def _reach(event: Event) -> tuple[int, int]:
    """Return the words in which reasons of the event may stand: from its first word to its last."""
    sentence = event.sentence
    spans = [sentence.span_of(token) for token in event.region]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    if last >= sentence.span.end - 2 and sentence.span.end < sentence.whole.end:
        last = sentence.whole.end
    return first, last


def _listed(text: str, start: int, last: int) -> Iterator[Span]:
    """Yield the members of the list that begins at `start`."""
    quoted = _QUOTED.match(text, start, min(last + 2, len(text)))
    if quoted:
        yield Span(quoted.start(1), quoted.end(1))
        following = _LIST.match(text, quoted.end(), last + 1)
        if following and _QUOTED.match(text, following.end(), min(last + 2, len(text))):
            yield from _listed(text, following.end(), last)
        return
    end_match = _END.search(text, start, last + 1)
    end = min(last, end_match.start()) if end_match else last
    rest = text[start:end]
    inner = _QUOTED.search(text, start, min(last + 2, len(text)))
    if inner and inner.start() < end < inner.end():
        end = inner.end()
        yield Span(start, end)
        return
    places = [0, *(m.start() for m in _LIST.finditer(rest)), len(rest)]
    starts = [0, *(m.end() for m in _LIST.finditer(rest))]
    parts = [(starts[n], places[n + 1]) for n in range(len(starts))]
    if len(parts) > 1 and not _is_list(rest, parts):
        parts = [(0, len(rest))]
    for one, other in parts:
        if other > one:
            yield Span(start + one, start + other)


def _is_list(rest: str, parts: list[tuple[int, int]]) -> bool:
    """Say whether the parts are one list of charges: all short, or all participles."""
    words = [rest[a:b].split() for a, b in parts]
    participles = [bool(w) and w[0].endswith("ing") for w in words]
    if participles[0]:
        return all(participles) or all(len(w) <= 2 for w in words[1:]) and len(words[0]) <= 2
    return all(0 < len(w) <= 4 for w in words)


def _is_time(words: str) -> bool:
    return bool(re.match(r"(?:\w+ ){0,2}(?:days?|weeks?|months?|years?|hours?|minutes?)\b", words))

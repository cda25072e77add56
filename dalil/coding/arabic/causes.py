"""What the report says led to what: markers, and the events or words at both ends."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.attribution import attribution_of, sources_of
from dalil.coding.arabic.cause_ends import End, Ends
from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import cause_words
from dalil.coding.arabic.words import Word
from dalil.language.arabic_verbs import verb_forms
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Certainty, Span

_REACH = 10
"""Words between a causal verb and the preposition that leads to its effect: an object with a number."""
_FOLLOW = 4
"""Words from that preposition to the event it leads to."""
_LONGEST = 3
_DAMMA = "\u064f"


class Row(NamedTuple):
    """A causal row; an end is a mention or words."""

    cause: End
    effect: End
    marker: Span
    attribution: Span | None
    certainty: Certainty


class _Marker(NamedTuple):
    """A marker in the text: words `first` to `last` (exclusive)."""

    kind: str
    first: int
    last: int


def find_causes(parsed: Parsed, found: Sequence[Found], before: Sequence[Found]) -> Iterator[Row]:
    """Yield the causal rows of a sentence; `before` are the mentions of earlier sentences."""
    ends = Ends(parsed, found, before)
    at = parsed.sentence.first
    while at < parsed.sentence.last:
        marker = _phrase_at(parsed, at) or _verb_at(parsed, at)
        if marker is None:
            at += 1
            continue
        for cause, effect in _pairs(parsed, ends, marker):
            if _is_row(cause, effect):
                yield _row(parsed, marker, cause, effect)
        at = marker.last
    yield from _attributed(parsed, ends)


def _pairs(parsed: Parsed, ends: Ends, marker: _Marker) -> Iterator[tuple[End, End]]:
    if marker.kind in ("leading_verbs", "pushing_verbs"):
        yield from _by_verb(parsed, ends, marker)
    elif marker.kind == "answers":
        cause, answer = _answered(ends), ends.effect_after(marker.first)
        if cause is not None and answer is not None:
            yield cause, answer
    else:
        yield from _by_phrase(parsed, ends, marker)


def _by_phrase(parsed: Parsed, ends: Ends, marker: _Marker) -> Iterator[tuple[End, End]]:
    """Read "X نتيجة Y" and "ونتيجة Y، X"."""
    causes = ends.after(marker.last, resolved=marker.kind != "before_fear")
    if marker.kind == "before_protest":
        causes = [cause for cause in causes if isinstance(cause, Found)]
    opens = _opens(parsed, marker.first)
    told = {id(cause) for cause in causes}
    effect = (
        ends.effect_after(_comma_after(parsed, marker.last)) if opens else ends.effect_before(marker.first)
    )
    if effect is None or id(effect) in told:
        return
    for cause in causes:
        if not (
            isinstance(effect, Found) and isinstance(cause, Span) and _is_manner(parsed, effect, cause)
        ):
            yield cause, effect


def _by_verb(parsed: Parsed, ends: Ends, marker: _Marker) -> Iterator[tuple[End, End]]:
    """Read "X ما أدى إلى Y", "أدى X إلى Y" and "X دفع الأهالي إلى Y"."""
    lead = _lead(parsed, marker)
    if lead is None:
        return
    cause = _cause_of_verb(parsed, ends, marker, lead)
    if (
        cause is None
        or marker.kind == "pushing_verbs"
        and isinstance(cause, Span)
        and _is_doer(parsed, cause)
    ):
        return
    for effect in _effects(parsed, ends, marker, lead):
        yield cause, effect


def _cause_of_verb(parsed: Parsed, ends: Ends, marker: _Marker, lead: int) -> End | None:
    """Return what led to it: the clause before "which", the subject after or before the verb."""
    verb = marker.last - 1
    if marker.last - marker.first > 1 or _points(parsed, verb):
        return ends.told_before(marker.first)
    form = _form(parsed.words[verb])
    has_object = form is not None and bool(form[2])
    subject = ends.subject_after(verb, lead) if not has_object and lead > verb + 1 else None
    return subject or ends.subject_before(parsed.segment(verb)[0], verb)


def _is_doer(parsed: Parsed, span: Span) -> bool:
    """Say whether somebody pushes, which is his own deed and no cause: "أجبرت المليشيا الأهالي"."""
    words = [word for word in parsed.words if word.span.overlaps(span)]
    first = words[0]
    someone = first.classes & {"doer", "person"} or first.index in parsed.passage.actor_at
    return (
        bool(someone)
        or first.index in parsed.passage.quantity_at
        or not first.classes
        and first.rest == "ان"
    )


def _effects(parsed: Parsed, ends: Ends, marker: _Marker, lead: int) -> Iterator[End]:
    """Yield what the verb led to; the victims and the damage of an event are no effect apart from it."""
    verb = marker.last - 1
    events = [f for f in ends.found if not _is_loss(f)]
    whole = next((f for f in events if verb in f.mention.trigger.words), None)
    event = whole or next((f for f in events if lead <= f.mention.trigger.first <= lead + _FOLLOW), None)
    if event is not None:
        yield event
        return
    first = lead if parsed.words[lead].preposition else lead + 1
    for end in ends.after(first, resolved=False):
        if isinstance(end, Span) and not _is_own_loss(parsed, end):
            yield end


def _is_loss(one: Found) -> bool:
    return one.draft.type == "killing" and bool(one.mention.harms) or one.is_rival


def _is_own_loss(parsed: Parsed, span: Span) -> bool:
    """Say whether the words begin with victims or damage: "مقتل", "تدميرها", "سبعة"."""
    first = next(word for word in parsed.words if word.span.overlaps(span))
    bare = {first.bare, first.bare.removeprefix("و")}
    stems = {word.removesuffix(pronoun) for word in bare for pronoun in ("", "ها", "ه", "هم")}
    return bool(stems & cause_words("own_losses")) or first.index in parsed.passage.quantity_at


def _lead(parsed: Parsed, marker: _Marker) -> int | None:
    """Return the word with the preposition that leads from the verb to its effect."""
    verb = marker.last - 1
    wanted = _leads(marker.kind)[_lemma(parsed, verb)]
    for at in range(verb + 1, min(verb + 1 + _REACH, parsed.sentence.last)):
        word = parsed.words[at]
        if word.kind == "stop" or parsed.chunker.is_clause_start(at) and word.rest not in wanted:
            return None
        if word.rest in wanted and word.is_separate or word.preposition in wanted:
            return at
    return None


def _points(parsed: Parsed, verb: int) -> bool:
    """Say whether "which" before the verb stands for what was told: "ما أدى", "الأمر الذي دفع"."""
    before = parsed.words[verb - 1] if verb > parsed.sentence.first else None
    return before is not None and before.text[len(before.conjunction) :] in cause_words("pointing")


def _opens(parsed: Parsed, at: int) -> bool:
    """Say whether the marker opens its sentence or clause, so that the effect follows."""
    return at == parsed.sentence.first or parsed.words[at - 1].kind in ("stop", "quote")


def _comma_after(parsed: Parsed, at: int) -> int:
    comma = (n for n in range(at, parsed.sentence.last) if parsed.words[n].kind == "comma")
    verb = (n for n in range(at + 1, parsed.sentence.last) if parsed.chunker.is_verb(n))
    return min(next(comma, parsed.sentence.last), next(verb, parsed.sentence.last))


def _answered(ends: Ends) -> Found | None:
    """Return the attack that an answer follows: the last one told, denials and plans left out."""
    told = [f for f in ends.before if f.draft.type in VIOLENT | {"abduction", "detention"}]
    told = [f for f in told if f.draft.certainty.value in ("stated", "uncertain")]
    near = [f for f in told if f.order[0] >= ends.parsed.sentence.number - 2]
    return near[-1] if near else None


def _is_row(cause: End, effect: End) -> bool:
    """Say whether one end at least is an event, and the two are not one."""
    return cause is not effect and (isinstance(cause, Found) or isinstance(effect, Found))


def _is_manner(parsed: Parsed, effect: Found, cause: Span) -> bool:
    """Say whether the words tell how somebody died, not why: "وفاة طفلين جراء الجوع"."""
    first = next(word for word in parsed.words if word.span.overlaps(cause))
    return (
        effect.draft.type in VIOLENT and {first.bare, first.rest} & cause_words("manners_of_death") != set()
    )


def _row(parsed: Parsed, marker: _Marker, cause: End, effect: End) -> Row:
    words = parsed.words
    opening = words[marker.first]
    start = opening.own_span.start if opening.conjunction else opening.span.start
    span = Span(start, words[marker.last - 1].span.end)
    certainty: Certainty = "uncertain" if marker.kind == "before_circumstance" else "stated"
    return Row(cause, effect, span, _said_by(parsed, (effect, cause)), certainty)


def _said_by(parsed: Parsed, ends: Sequence[End]) -> Span | None:
    told = next((end for end in ends if isinstance(end, Found)), None)
    source = None if told is None else attribution_of(parsed, told.mention, sources_of(parsed))
    return None if source is None else source.span


def _phrase_at(parsed: Parsed, at: int) -> _Marker | None:
    """Return the phrase that leads to a cause or answers the sentence before, where one begins at `at`."""
    for size in range(_LONGEST, 0, -1):
        run = parsed.words[at : at + size]
        if len(run) < size or any(w.kind != "word" for w in run) or at + size > parsed.sentence.last:
            continue
        plain = " ".join(w.text for w in run)[len(run[0].conjunction) :]
        short = " ".join([*(w.text for w in run[:-1]), run[-1].preposition])[len(run[0].conjunction) :]
        for kind in ("answers", "before_fear", "before_cause", "before_protest", "before_circumstance"):
            phrases = cause_words("answering_phrases" if kind == "answers" else kind)
            if plain in phrases:
                return _Marker(kind, at, at + size)
            if size > 1 and run[-1].preposition and short in phrases:
                return _Marker(kind, at, at + size - 1)
    return None


def _verb_at(parsed: Parsed, at: int) -> _Marker | None:
    """Return the causal verb at `at`, or after the "which" that begins there."""
    word = parsed.words[at]
    if word.text[len(word.conjunction) :] in cause_words("pointing") and at + 1 < parsed.sentence.last:
        kind = _verb_kind(parsed, at + 1)
        return None if kind in ("", "answers") else _Marker(kind, at, at + 2)
    kind = _verb_kind(parsed, at)
    if kind == "answers":
        return _Marker(kind, at, at + 1) if _answers(parsed, at) else None
    return _Marker(kind, at, at + 1) if kind else None


def _verb_kind(parsed: Parsed, at: int) -> str:
    word = parsed.words[at]
    form = _form(word)
    if form is None or word.kind != "word" or word.is_definite or _is_passive(parsed, at):
        return ""
    return form[0]


def _answers(parsed: Parsed, at: int) -> bool:
    """Say whether the sentence opens with "and answered", not with "and there came in"."""
    following = parsed.words[at + 1] if at + 1 < parsed.sentence.last else None
    opens = at - parsed.sentence.first <= 1
    return opens and following is not None and following.rest not in cause_words("incoming")


def _is_passive(parsed: Parsed, at: int) -> bool:
    """Say whether the text writes the vowels of a passive: أُجبر."""
    return _DAMMA in parsed.words[at].span.of(parsed.passage.report.text)[:4]


def _lemma(parsed: Parsed, at: int) -> str:
    form = _form(parsed.words[at])
    return "" if form is None else form[1]


def _form(word: Word) -> tuple[str, str, str] | None:
    """Return kind, lemma and pronoun of a causal verb; وردت may be و + ردت."""
    return _forms().get(word.rest) or (_forms().get(word.text[1:]) if word.text[0] == "و" else None)


@cache
def _forms() -> Mapping[str, tuple[str, str, str]]:
    """Return kind, lemma and pronoun of every form of the causal verbs."""
    forms: dict[str, tuple[str, str, str]] = {}
    table = language_table("arabic_causes")
    for kind in ("leading_verbs", "pushing_verbs", "answering_verbs"):
        for lemma in table[kind]:
            for text, form in verb_forms(lemma).items():
                name = "answers" if kind == "answering_verbs" else kind
                forms.setdefault(text, (name, lemma, form.suffix))
    return forms


@cache
def _leads(kind: str) -> Mapping[str, frozenset[str]]:
    table = language_table("arabic_causes")[kind]
    return {
        lemma: frozenset(fold(one).text for one in (leads if isinstance(leads, list) else [leads]))
        for lemma, leads in table.items()
    }


def _attributed(parsed: Parsed, ends: Ends) -> Iterator[Row]:
    """Yield rows of "يعزو ناشطون A إلى B وC"."""
    words = parsed.words
    for at in range(parsed.sentence.first, parsed.sentence.last):
        if words[at].rest not in _attributing() or not parsed.chunker.is_verb(at):
            continue
        leads = [n for n in range(at + 1, parsed.sentence.last) if words[n].rest == "الي"]
        effect = next((f for f in ends.found if leads and at < f.mention.trigger.first < leads[0]), None)
        if effect is None:
            continue
        marker = _Marker("attributing", at, at + 1)
        for lead in leads:
            for cause in ends.after(lead + 1):
                if _is_row(cause, effect):
                    yield _row(parsed, marker, cause, effect)


@cache
def _attributing() -> frozenset[str]:
    return frozenset(
        form for lemma in language_table("arabic_causes")["attributing_verbs"] for form in verb_forms(lemma)
    )

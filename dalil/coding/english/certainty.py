"""How sure a report is of an event: stated, uncertain, denied, announced, or only imagined."""

from collections.abc import Iterator
from typing import Literal

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.sentence import Token
from dalil.coding.english.speech import is_saying, speech_words
from dalil.coding.english.tree import is_verb, path_up
from dalil.model import Certainty, Derived, Span

Verdict = Derived[Certainty]
Mood = Literal["real", "if", "general"]
_NOUN_PLANS = frozenset(
    {
        "plan",
        "threat",
        "call",
        "demand",
        "vow",
        "promise",
        "order",
        "intention",
        "bid",
        "request",
        "proposal",
        "fear",
        "possibility",
        "risk",
        "prospect",
        "preparation",
        "decision",
    }
)
_REFERRING = frozenset("link relate connect associate tie follow precede coincide".split())
"""Verbs that set something beside an event taken as known."""
_NAMING = frozenset({"be", "prove", "turn", "call", "describe", "label", "brand", "dismiss"})
"""Verbs that say what an account is worth."""
_OBLIGED = frozenset({"be", "have", "need", "ought"})


def find_certainty(event: Event) -> Verdict:
    """Return how sure the report is of `event`, with the words that tell."""
    span = event.sentence.span_of(event.head)
    for judge in (_denial, _announcement, _hedge):
        found = judge(event)
        if found is not None:
            return found
    given = event.trigger.entry.gives.get("certainty")
    if given == "announced":
        return Derived("announced", (span,), f'"{event.head.lower_}" announces')
    return Derived("stated", (span,), "stated plainly")


def is_imagined(event: Event) -> bool:
    """Say whether the event stands in the if-half of a conditional, a question, or a wish."""
    for token in _verbs(event):
        for child in token.children:
            if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
                return True
    text = event.sentence.words(event.sentence.span).rstrip(" ”\"'")
    return text.endswith("?")


def _verbs(event: Event) -> Iterator[Token]:
    """Yield the event's verbs and those it depends on inside its own clause."""
    for trigger in event.triggers[:1]:
        start = trigger.head if is_verb(trigger.head) or trigger.roles.verb is None else trigger.roles.verb
        if trigger.is_noun and trigger.roles.verb is None:
            start = trigger.head
        for token in path_up(start):
            yield token
            if token.dep_ in ("relcl", "acl", "parataxis") or (is_saying(token) and token != start):
                return


def _denial(event: Event) -> Verdict | None:
    sentence = event.sentence
    for token in path_up(event.head):
        denies = is_verb(token) and lemma_of(token) in speech_words("deny") and token != event.head
        if denies and _reaches(token, event.head) and not _is_presupposed(event, token):
            return Derived("denied", (sentence.span_of(token),), f'"{token.lower_}" denies')
    called = _called_false(event.head)
    if called is not None:
        return Derived("denied", (sentence.span_of(called),), f'"{called.lower_}" denies')
    prevented = _preventing(event.head)
    if prevented is not None:
        return Derived(
            "denied", (sentence.span_of(prevented),), f'"{prevented.lower_}" kept it from happening'
        )
    for token in _clause(event):
        for child in token.children:
            if (child.dep_ == "neg" and not _is_bound(child)) or child.lower_ in ("never", "nobody"):
                return Derived("denied", (sentence.span_of(child),), "negation")
    for token in _negated(event):
        return Derived("denied", (sentence.span_of(token),), f'"{token.lower_}" before its noun')
    return None


def _called_false(head: Token) -> Token | None:
    """Return the word of "reports of clashes are false", "it is not true that", `None` without one."""
    for verb in path_up(head):
        if verb.lower_ in speech_words("untrue") and is_verb(verb) and verb != head:
            return verb
        if not is_verb(verb) or lemma_of(verb) not in _NAMING:
            continue
        negated = any(c.dep_ == "neg" for c in verb.children)
        for child in verb.children:
            words = [
                child,
                *(c for c in child.children if c.dep_ in ("acomp", "attr", "pobj", "oprd", "amod")),
            ]
            if child.dep_ not in ("acomp", "attr", "oprd", "xcomp", "prep", "ccomp"):
                continue
            for word in words:
                if word.lower_ in speech_words("untrue") and word != head:
                    return word
                if negated and word.lower_ in ("true", "correct", "accurate") and word != head:
                    return word
    return _ends_untrue(head)


def _ends_untrue(head: Token) -> Token | None:
    """Return the last word of "the information about a strike is not true", `None` for other ends."""
    words = [t for t in head.doc if not t.is_punct]
    if len(words) < 4 or words[-1] == head or not {t.lower_ for t in words} & speech_words("accounts"):
        return None
    last, before = words[-1], [t.lower_ for t in words[-4:-1]]
    untrue = last.lower_ in speech_words("untrue")
    return last if untrue or (last.lower_ == "true" and "not" in before) else None


def _preventing(head: Token) -> Token | None:
    """Return the verb of "prevented convoys from reaching the town", `None` without one."""
    if (
        head.dep_ == "pcomp"
        and head.head.lower_ == "from"
        and lemma_of(head.head.head) in ("prevent", "stop", "keep", "block", "bar", "deter")
    ):
        found: Token = head.head.head
        return found
    return None


def _reaches(deny: Token, head: Token) -> bool:
    """Say whether the denied part holds the event: the object or clause of the verb, not its subject."""
    for child in deny.children:
        if head == child or head in child.subtree:
            return child.dep_ in ("dobj", "ccomp", "xcomp", "pcomp", "advcl", "prep", "dep")
    return False


def _is_presupposed(event: Event, deny: Token) -> bool:
    """Say whether the event is a known one that the denied clause only refers to.

    "He denied that the delay is linked to the murder of the bishop": the murder is not denied.
    """
    if not event.trigger.is_noun or event.head.dep_ != "pobj":
        return False
    known = any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in event.head.children)
    above = next((t for t in path_up(event.head) if t != event.head and is_verb(t)), None)
    return known and above is not None and above != deny and lemma_of(above) in _REFERRING


def _clause(event: Event) -> Iterator[Token]:
    """Yield the event's verb, and the verbs it complements ("did not manage to take")."""
    head = event.head
    if event.trigger.is_noun:
        yield head
        verb = event.trigger.roles.verb
        if verb is None:
            return
        head = verb
    yield head
    while head.dep_ == "xcomp" and is_verb(head.head):
        head = head.head
        yield head


def _negated(event: Event) -> Iterator[Token]:
    """Yield the "no" of "no strike", "no civilian was killed"."""
    nouns = [event.head] if event.trigger.is_noun else []
    nouns += [
        t
        for trigger in event.triggers
        for t in (trigger.roles.patient, trigger.roles.doer)
        if t is not None
    ]
    for noun in nouns:
        for child in noun.children:
            if child.dep_ in ("det", "neg") and child.lower_ == "no" and not _is_bound(child):
                yield child
        if noun.lower_ in ("nobody", "none", "nothing"):
            yield noun


def _is_bound(no: Token) -> bool:
    """Say whether the word only bounds a number: "no fewer than 210", "not more than 60"."""
    behind = no.doc[no.i + 1].lower_ if no.i + 1 < len(no.doc) else ""
    return behind in ("fewer", "less", "more", "lower", "higher", "later", "earlier", "only")


def _announcement(event: Event) -> Verdict | None:
    sentence = event.sentence

    def found(token: Token, why: str) -> Verdict:
        return Derived("announced", (sentence.span_of(token),), f'"{token.lower_}" {why}')

    below: Token | None = None
    for token in _verbs(event):
        if is_verb(token):
            for child in token.children:
                if (
                    child.dep_ == "aux"
                    and child.lower_ in speech_words("future")
                    and not _is_past_modal(token, child)
                ):
                    return found(child, "puts it in the future")
            if below is not None and _plans(token, below):
                return found(token, "announces")
            if (
                below is not None
                and lemma_of(token) in ("be", "have", "need")
                and below.dep_ == "xcomp"
                and below.tag_ == "VB"
            ):
                return found(token, "obliges")
        elif (
            lemma_of(token) in _NOUN_PLANS and below is not None and below.dep_ in ("acl", "prep", "relcl")
        ):
            return found(token, "announces")
        below = token
    return _noun_announced(event)


def _is_past_modal(verb: Token, modal: Token) -> bool:
    """Say whether "may have killed", "would often raid" tell of the past."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _plans(verb: Token, below: Token) -> bool:
    lemma = lemma_of(verb)
    if lemma in ("expect", "believe") and not any(
        t.dep_ == "aux" and t.lower_ in speech_words("future") for t in below.children
    ):
        return lemma == "expect" and below.dep_ == "xcomp"
    if lemma not in speech_words("plan_verbs") and lemma != "fear":
        return False
    if below.dep_ in ("xcomp", "ccomp"):
        bare = below.tag_ == "VB" or (
            lemma in ("demand", "order", "insist", "require") and below.dep_ == "ccomp"
        )
        return bare or lemma in ("fear",)
    return below.dep_ == "prep" and lemma in ("call", "appeal", "prepare", "plan", "push", "ask")


def _noun_announced(event: Event) -> Verdict | None:
    if not event.trigger.is_noun:
        return None
    sentence = event.sentence
    token = event.head
    for above in path_up(event.head):
        if above != token and is_verb(above):
            direct = token.dep_ in ("dobj",) and lemma_of(above) in (
                "threaten",
                "plan",
                "demand",
                "propose",
                "order",
                "announce",
                "urge",
                "fear",
                "prepare",
                "declare",
            )
            called = (
                token.dep_ == "prep"
                and token.lower_ == "for"
                and lemma_of(above) in ("call", "appeal", "ask", "prepare", "plan", "press", "demand")
            )
            if (direct and lemma_of(above) not in ("announce", "declare", "order")) or called:
                return Derived("announced", (sentence.span_of(above),), f'"{above.lower_}" announces')
            return None
        token = above
    return None


def _hedge(event: Event) -> Verdict | None:
    sentence = event.sentence
    doer = event.trigger.roles.doer
    own = set() if doer is None else {t.i for t in doer.subtree if t.i != event.head.i}
    if doer is not None and event.head in doer.subtree:
        own = set()
    for token in _hedging(event):
        if token.i not in own:
            return Derived("uncertain", (sentence.span_of(token),), f'"{token.lower_}" hedges')
    return _phrase_hedge(event)


def _hedging(event: Event) -> Iterator[Token]:
    for token in event.region:
        hedges = token.lower_ in speech_words("hedges") and token.pos_ in ("ADV", "ADJ")
        own = is_verb(token.head) or token.head in [t.head for t in event.triggers]
        if hedges and own and token.dep_ in ("advmod", "amod"):
            yield token
    below = event.head
    for above in path_up(event.head):
        if above != event.head and is_verb(above):
            passive = any(c.dep_ == "auxpass" for c in above.children)
            if (
                lemma_of(above) in speech_words("hedge_verbs")
                and passive
                and below.dep_ in ("xcomp", "ccomp")
            ):
                yield above
            if lemma_of(above) == "accuse" and passive:
                yield above
            if lemma_of(above) in ("allege", "suspect") and below.dep_ in ("ccomp", "dobj"):
                yield above
            if lemma_of(above) in ("say", "report") and passive and below.dep_ == "xcomp":
                yield above
            for child in above.children:
                if (
                    child.dep_ == "aux"
                    and child.lower_ in ("may", "might", "could")
                    and _is_past_modal(above, child)
                ):
                    yield child
        below = above
    for child in event.head.children:
        if (
            child.dep_ == "aux"
            and child.lower_ in ("may", "might", "could")
            and _is_past_modal(event.head, child)
        ):
            yield child


def _phrase_hedge(event: Event) -> Verdict | None:
    sentence = event.sentence
    text = sentence.words(sentence.span)
    lowered = text.lower()
    for phrase in sorted(speech_words("hedge_phrases")):
        at = lowered.find(phrase)
        if at >= 0:
            span = Span(sentence.span.start + at, sentence.span.start + at + len(phrase))
            return Derived("uncertain", (span,), f'"{phrase}" hedges')
    return None

"""What kind of statement: one occurrence, a total over time or area, or a habit."""

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.phrases import is_plural
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Token
from dalil.coding.english.speech import speech_words
from dalil.coding.english.tree import SUBJECTS
from dalil.coding.english.when import dates_of, is_period
from dalil.language.dates import DateMention
from dalil.model import Certainty, Count, Derived, Scope

_TALLY_NOUNS = frozenset({"number", "toll", "total", "tally", "case", "figure", "statistic"})
_ONE_PROCESS = frozenset(
    {
        "siege",
        "agreement",
        "capture",
        "withdrawal",
        "clash",
        "forced_recruitment",
        "restriction",
        "extortion",
        "raid",
        "pledge",
    }
)
"""Types that are one bounded process though they last (Ruling 22)."""
_CASES = frozenset({"sexual_violence", "property_seizure"})
"""Types whose numbers have no row, so that "27 cases since May" must be looked for."""
_SOME_DAYS = 3
"""Days from which "between 26 and 30 January" is a span to count over, not the length of one event."""


def find_scope(event: Event, counts: list[Count], certainty: Certainty, reading: Reading) -> Derived[Scope]:
    """Return the scope of `event` with the words that tell."""
    span = event.sentence.span_of(event.head)
    given = event.trigger.entry.gives.get("scope")
    if given in ("tally", "pattern"):
        return Derived(
            "tally" if given == "tally" else "pattern", (span,), f'"{event.head.lower_}" gives it'
        )
    habit = _habit(event)
    people = [row for row in counts if row.harm != "strikes"]
    if certainty == "announced" and not counts:
        return Derived("incident", (span,), "announced act")
    if any(row.rule == "ordinal" for row in counts):
        return Derived("tally", (span,), "the last of several")
    if event.type == "decline":
        return Derived("pattern", (span,), "a trend")
    if any(
        row.rule == "vague" and (row.low or 0) >= 200 and row.harm != "strikes" for row in counts
    ) and not _is_dated(event):
        return Derived("tally", (span,), "a great number without a day")
    single = bool(people) and all(row.high == 1 for row in people)
    if (
        (counts or (event.type in _CASES and _is_numbered(event)))
        and not single
        and certainty != "announced"
        and (_is_total(event) or _over_period(event, reading) or (people and _in_many_places(event)))
    ):
        return Derived("tally", (span,), "a number over a period, an area or several acts")
    if habit is not None:
        return habit
    if not counts and certainty != "denied" and _is_ongoing(event):
        return Derived("pattern", (span,), "plural or progressive without a number")
    return Derived("incident", (span,), "one occurrence")


def _habit(event: Event) -> Derived[Scope] | None:
    for token in event.region:
        habitual = token.lower_ in speech_words("habit") and token.pos_ in ("ADV", "ADJ", "VERB", "NOUN")
        if habitual and token.dep_ in ("advmod", "amod", "npadvmod"):
            span = event.sentence.span_of(token)
            return Derived("pattern", (span,), f'"{token.lower_}" tells of a habit')
    return None


def _is_numbered(event: Event) -> bool:
    """Say whether what is done is counted though it has no row: "27 cases of rape", "35 shops"."""
    region = {token.i for token in event.region}
    return any(
        (quantity.low or 0) > 1 and any(t.i in region for t in event.sentence.tokens(quantity.number_span))
        for quantity in event.sentence.quantities
        if quantity.noun_span is not None
    )


def _is_total(event: Event) -> bool:
    if any(lemma_of(token) in _TALLY_NOUNS and not _is_quantifier(token) for token in event.region):
        return True
    verb = event.trigger.roles.verb
    return (
        verb is not None
        and event.trigger.is_noun
        and lemma_of(verb) in ("record", "document", "register", "verify")
        and (
            is_plural(event.head)
            or lemma_of(event.head) in ("death", "killing", "detention", "displacement")
        )
    )


def _is_quantifier(noun: Token) -> bool:
    """Say whether no total is told: "a number of others", "the toll may rise"."""
    if noun.lower_ == "number" and any(c.lower_ in ("a", "an") for c in noun.children):
        return True
    modal = {"may", "might", "could", "likely", "expected", "feared"}
    return noun.dep_ in SUBJECTS and any(c.lower_ in modal for c in (noun.head, *noun.head.children))


def _over_period(event: Event, reading: Reading) -> bool:
    mentions = [m for m in dates_of(event, reading) if not _is_age(event.sentence.tokens(m.span)[0])]
    if any(is_period(m) or _is_some_days(event, m) or _is_last_hours(event, m) for m in mentions):
        return True
    return any(
        token.lower_ == "since" and token.dep_ in ("mark", "prep") and not _is_of_today(token)
        for token in event.region
    ) or _for_months(event)


def _is_age(token: Token) -> bool:
    """Say whether "the sixties" are the age of somebody: "a couple in their sixties"."""
    return token.i > 0 and token.doc[token.i - 1].lower_ in ("his", "her", "their", "its")


def _is_some_days(event: Event, mention: DateMention) -> bool:
    """Say whether "between 26 and 30 January" adds up what happened; a flight is one flight."""
    if mention.range is None or event.type in ("displacement", *_ONE_PROCESS):
        return False
    between = event.sentence.words(mention.span).lower().startswith(("between", "from"))
    return between and (mention.range.last - mention.range.first).days >= _SOME_DAYS


def _is_last_hours(event: Event, mention: DateMention) -> bool:
    """Say whether "over the past 24 hours" adds up what happened; "in the past hour" is one time."""
    words = event.sentence.words(mention.span).lower().split()
    first = event.sentence.tokens(mention.span)[0]
    before = first.doc[max(first.i - 2, 0) : first.i]
    over = {"over", "during", "within", "in"} & {*words, *(t.lower_ for t in before)}
    last = {"past", "last", "previous", "preceding"} & set(words)
    return bool(over and last) and bool({"hours", "day", "days"} & set(words))


def _is_of_today(since: Token) -> bool:
    """Say whether "since this morning", "since dawn" tells of one day."""
    return any(
        c.dep_ == "pobj" and lemma_of(c) in ("morning", "dawn", "midnight", "noon", "yesterday", "hour")
        for c in since.children
    )


def _for_months(event: Event) -> bool:
    """Say whether the number is of "three months of fighting" or "in five weeks"."""
    for token in event.region:
        numbered = any(c.dep_ == "nummod" for c in token.children)
        if (
            lemma_of(token) in ("month", "week", "year")
            and numbered
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "over", "during")
        ):
            return True
    return False


def _in_many_places(event: Event) -> bool:
    """Say whether the number is spread over several named places."""
    places = [
        t
        for t in event.region
        if t.pos_ == "PROPN" and t.dep_ == "pobj" and t.head.lower_ in ("in", "near", "across")
    ]
    return any(len([c for c in place.conjuncts if c.pos_ == "PROPN"]) >= 2 for place in places) or any(
        t.lower_ in ("across", "throughout")
        and any(c.lower_ in ("country", "province", "region", "city", "area", "state") for c in t.children)
        for t in event.region
    )


def _is_ongoing(event: Event) -> bool:
    head = event.head
    verb = event.trigger.roles.verb
    if (
        event.trigger.is_noun
        and verb is not None
        and lemma_of(verb) == "be"
        and verb.tag_ in ("VBZ", "VBP")
    ):
        return True
    if event.trigger.is_noun and verb is not None and lemma_of(verb) in ("continue", "persist"):
        return not _is_dated(event)
    if event.trigger.is_noun:
        return (
            event.type not in _ONE_PROCESS
            and (is_plural(head) or head.lower_.endswith(("ing", "ment")))
            and not _is_dated(event)
            and not _is_one(head)
        )
    verb = head
    auxes = {child.lemma_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if event.sentence.is_title:
        return False
    if verb.tag_ in ("VBZ", "VBP") and not auxes:
        return True
    present = any(child.dep_ == "auxpass" and child.tag_ in ("VBZ", "VBP") for child in verb.children)
    if present and verb.tag_ == "VBN" and "have" not in auxes:
        return True
    return "have" in auxes and verb.tag_ == "VBG" and not _is_dated(event)


def _is_one(head: Token) -> bool:
    return any(child.lower_ in ("a", "an", "one", "another") for child in head.children)


def _is_dated(event: Event) -> bool:
    return any(
        t.lower_
        in (
            "yesterday",
            "today",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        )
        for t in event.region
    )

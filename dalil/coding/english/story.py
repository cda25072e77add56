"""One claim, many mentions: what the sentences of a report tell, put together into the claims it makes."""

import re
from collections.abc import Sequence

from dalil.coding.draft import Draft, Drafts
from dalil.coding.english.again import join_mentions
from dalil.coding.english.causes import find_causes
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.context import lend_context
from dalil.coding.english.event import DEADLY, VIOLENT
from dalil.coding.english.phrases import is_definite
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence
from dalil.coding.english.speech import is_saying
from dalil.coding.english.told import Told, last_told, same_words
from dalil.coding.english.tree import path_up
from dalil.coding.english.zeros import zeros_alone
from dalil.model import Derived, Issue, hull

_KIN = (
    DEADLY,
    frozenset({"detention", "abduction", "release", "raid", "torture"}),
    frozenset({"desertion", "embezzlement", "surrender", "withdrawal", "agreement"}),
    frozenset({"displacement", "withdrawal"}),
    frozenset({"forced_recruitment", "protest", "restriction", "indoctrination"}),
    frozenset({"aid", "siege"}),
    frozenset({"extortion", "restriction"}),
)
"""Types that a headline and its story may use for the same event."""
_NO_DEATHS = frozenset({"protest"})
_DEEDS = frozenset(
    "strike attack raid bombing shelling blast explosion ambush assault operation massacre clash "
    "bombardment incident".split()
)
_RIVAL_TOLL = frozenset("lower higher different smaller conflicting other another".split())
_STRUCK = frozenset({"strike", "hit", "target", "attack", "pound"})


def tell(told: list[Told], reading: Reading, issues: list[Issue]) -> Drafts:
    """Return the claims of a report: mentions joined, what is said once lent to all, causes."""
    kept = _without_retold_titles(told)
    kept = join_mentions(kept, reading)
    lend_context(kept, told, reading)
    return Drafts([one.draft for one in kept], find_causes(kept, reading), issues)


def _without_retold_titles(told: Sequence[Told]) -> list[Told]:
    """Drop what the headline tells where the story tells it too; it is read for context only."""
    body = [one for one in told if not one.event.sentence.is_title]
    if len(body) > 1:
        return body
    return [
        one
        for one in told
        if not one.event.sentence.is_title or not any(_is_kin(one, other) for other in body)
    ]


def _is_kin(one: Told, other: Told) -> bool:
    kinds = {one.draft.type, other.draft.type}
    return len(kinds) == 1 or any(kinds <= group for group in _KIN)


def take_in(one: Told, told: list[Told], reading: Reading, issues: list[Issue]) -> None:
    """Add an event to those told so far; deaths told on their own go to the deed told just before."""
    if _is_part_of_total(one, told):
        return
    _retype_bombs(one, told)
    _retype_strikes(one, told)
    if (
        _is_of_victims(one)
        and told
        and one.event.sentence.number - told[-1].event.sentence.number <= 1
        and told[-1].draft.type in DEADLY
    ):
        _add(told[-1], one)
        told[-1].draft.means = told[-1].draft.means or one.draft.means
        return
    deed = _deed_before(one, told, reading) if _is_outcome(one) else _landing_before(one, told)
    if deed is None and not one.is_only_injury:
        told.append(one)
    elif deed is None:
        issues.append(one.issue("no frame matched", "People were hurt, and no deed is told with it."))
    elif _is_rival(one, deed):
        told.append(_rival(one, deed))
    else:
        _add(deed, one)


def add_zeros(sentence: Sentence, told: Sequence[Told]) -> None:
    """Add "No casualties." to the deed told just before, where its own words count nobody."""
    deed = last_told(told, sentence, DEADLY | {"property_seizure"}, reach=1)
    if deed is None or any(row.harm in ("killed", "injured") for row in deed.draft.counts):
        return
    deed.draft.counts.extend(zeros_alone(sentence))


def _is_of_victims(one: Told) -> bool:
    """Say whether only the manner is told of victims named before: "They were shot in the square"."""
    patient = one.event.trigger.roles.patient
    pointing = patient is not None and patient.lower_ in ("they", "he", "she", "them", "him", "her")
    if one.draft.type != "killing" or one.draft.counts:
        return False
    objects = {c.lower_ for c in one.event.head.children if c.dep_ == "dobj"}
    manner = bool(objects & {"them", "him", "her"}) and bool(one.draft.means) and one.draft.date is None
    return manner or (pointing and one.draft.actor is None)


def _retype_strikes(one: Told, told: Sequence[Told]) -> None:
    """Read "killed in another strike", "the army said it had struck a post" like the strike told before."""
    if (
        one.draft.type == "clash"
        and not one.event.trigger.is_noun
        and "weak" in one.event.trigger.entry.gives
    ):
        before = [
            o for o in told if o.draft.type in ("air_strike", "shelling") and not o.event.sentence.is_title
        ]
        near_by = before and one.event.sentence.number - before[-1].event.sentence.number <= 2
        if near_by and lemma_of(one.event.head) in _STRUCK - {"attack"}:
            one.draft.type = one.event.type = before[-1].draft.type
            one.draft.means = list(before[-1].draft.means)
        return
    strikes = [
        t for t in one.event.region if lemma_of(t) in ("strike", "raid", "bombing") and t.dep_ == "pobj"
    ]
    if one.draft.type != "killing" or not strikes or strikes[0].head.lower_ not in ("in", "by"):
        return
    near = [o for o in told if o.draft.type == "air_strike" and not o.event.sentence.is_title]
    if near:
        one.draft.type = one.event.type = "air_strike"
        one.draft.means = list(near[-1].draft.means)


def _retype_bombs(one: Told, told: Sequence[Told]) -> None:
    """Read "two bombs hit the quarter" as the air strike told before, not as a planted device."""
    doer = one.event.trigger.roles.doer
    if (
        one.draft.type != "explosion"
        or doer is None
        or lemma_of(doer) != "bomb"
        or any(c.dep_ == "compound" for c in doer.children)
    ):
        return
    near = [
        o
        for o in told
        if one.event.sentence.number - o.event.sentence.number <= 4 and o.draft.type == "air_strike"
    ]
    if near:
        one.draft.type = one.event.type = "air_strike"
        one.draft.means = list(near[-1].draft.means)


def _is_outcome(one: Told) -> bool:
    """Say whether only deaths or injuries are told, without a deed, a doer or a manner."""
    draft = one.draft
    trigger = one.event.trigger
    bare = draft.actor is None and draft.place is None and bool(draft.counts)
    if trigger.is_noun and is_definite(trigger.head) and bare and draft.type in VIOLENT:
        return True
    if bare and draft.type in VIOLENT and draft.date is None and _is_of_the_deed(one):
        return True
    if draft.type != "killing" or draft.actor is not None or draft.scope.value == "pattern":
        return False
    if (
        one.event.trigger.entry.gives.get("means") == "gunshot"
        or draft.reasons
        or (draft.means and not one.is_only_injury)
    ):
        return False
    puts = "put" in [words.split()[0] for words in trigger.entry.words]
    return bool(draft.counts) and not (draft.scope.value == "tally" and not _is_zero(draft) and not puts)


def _is_of_the_deed(one: Told) -> bool:
    """Say whether "the shelling killed two people" goes on from the shelling told before."""
    doer = one.event.trigger.roles.doer
    return (
        doer is not None
        and lemma_of(one.event.head) in ("kill", "wound", "injure", "leave", "claim", "destroy", "damage")
        and lemma_of(doer) in _DEEDS
        and is_definite(doer)
        and not any(c.dep_ in ("prep", "amod", "compound") for c in doer.children)
    )


def _depth(one: Told) -> int:
    """Return how deep in its sentence an event stands: a deed named as a cause stands below."""
    return len(list(path_up(one.event.trigger.roles.verb or one.event.head))) + one.event.trigger.is_noun


def _are_known(one: Draft, other: Draft, reading: Reading) -> bool:
    """Say whether both places are names the gazetteer knows, so that they can differ."""
    return all(
        d.place is not None and any(m.span.overlaps(d.place) for m in reading.places) for d in (one, other)
    )


_THE_DEAD = re.compile(r"(?:the|among the) (?:dead|victims|fatalities)\b|those killed\b", re.IGNORECASE)


def _is_part_of_total(one: Told, told: list[Told]) -> bool:
    """Take in "the dead were 190 officers, shot at ..., and 42 ...": parts of the total before."""
    sentence = one.event.sentence
    if one.draft.type not in ("killing", "execution") or not _THE_DEAD.match(
        sentence.words(sentence.whole)
    ):
        return False
    total = next(
        (
            o
            for o in reversed(told)
            if o.event.sentence.number == sentence.number - 1 and o.draft.type in DEADLY
        ),
        None,
    )
    if total is None or one.draft.place is None or not one.draft.counts:
        return False
    for slot in ("type", "actor", "actor_id", "date", "attribution"):
        setattr(one.draft, slot, getattr(total.draft, slot))
    total.draft.scope = Derived("tally", (total.draft.trigger,), "a total, its parts told after it")
    told.append(one)
    return True


def _landing_before(one: Told, told: Sequence[Told]) -> Told | None:
    """Return the raid during which the arrests of `one` were made: told in the sentences before."""
    draft = one.draft
    if draft.type != "detention" or draft.place is not None or draft.date is not None:
        return None
    for other in reversed(told):
        if one.event.sentence.number - other.event.sentence.number > 3:
            return None
        if (
            other.draft.type == "raid"
            and other.draft.certainty.value == "stated"
            and one.event.sentence.paragraph == other.event.sentence.paragraph
        ):
            return other
    return None


def _is_zero(draft: Draft) -> bool:
    return bool(draft.counts) and all(row.high == 0 for row in draft.counts)


def _deed_before(one: Told, kept: Sequence[Told], reading: Reading) -> Told | None:
    for other in reversed(kept):
        gap = one.event.sentence.number - other.event.sentence.number
        puts = any(words.startswith("put ") for words in one.event.trigger.entry.words) or _points_at_deed(
            one
        )
        reach = 4 if puts else 3 if one.draft.certainty.value == "denied" else 2
        parted = not puts and gap > 1 and other.event.sentence.paragraph != one.event.sentence.paragraph
        if gap > reach or parted or other.event.sentence.is_title:
            return None
        if other.draft.type in DEADLY - _NO_DEATHS - {"discovery"} and _fits(
            one.draft, other.draft, one, reading
        ):
            beside = [
                o
                for o in kept
                if o.event.sentence is other.event.sentence and o.draft.type in DEADLY - _NO_DEATHS
            ]
            fitting = [o for o in beside if _fits(one.draft, o.draft, one, reading)]
            return min(fitting, key=_depth, default=other)
    return None


def _points_at_deed(one: Told) -> bool:
    """Say whether the deaths are of a deed named before: "said the strike killed nine", "a lower toll"."""
    if one.draft.attribution is None:
        return False
    for token in one.event.sentence.doc:
        lemma = lemma_of(token)
        if lemma in _DEEDS and is_definite(token) and not any(c.dep_ == "prep" for c in token.children):
            return True
        if lemma in ("toll", "figure", "count") and any(c.lower_ in _RIVAL_TOLL for c in token.children):
            return True
    return False


def _fits(outcome: Draft, deed: Draft, one: Told, reading: Reading) -> bool:
    """Say whether the deaths may be those of the deed: same place and day where both are said."""
    text = one.event.sentence.report.text
    if deed.scope.value == "pattern" or deed.certainty.value in ("announced", "denied"):
        return False
    if outcome.date is not None and deed.date is not None and outcome.date.value != deed.date.value:
        return False
    counted = (
        lemma_of(one.event.head) in ("put", "count", "dead", "body") and outcome.attribution is not None
    )
    if counted or outcome.place is None or deed.place is None or not _are_known(outcome, deed, reading):
        return True
    return same_words(outcome.place.of(text), deed.place.of(text)) or one.draft.certainty.value == "denied"


def _is_rival(one: Told, deed: Told) -> bool:
    """Say whether another source gives another figure, or denies."""
    if one.draft.certainty.value == "denied" and one.draft.attribution is not None:
        return not _is_aside(one, deed)
    if (
        one.draft.type == "detention"
        and one.draft.attribution is not None
        and one.draft.attribution != deed.draft.attribution
    ):
        return (
            deed.draft.attribution is not None or deed.event.sentence.number < one.event.sentence.number - 1
        )
    told = {row.harm for row in deed.draft.counts}
    known = {(row.harm, row.low, row.high) for row in deed.draft.counts}
    again = any(
        row.harm in told and row.high != 0 and (row.harm, row.low, row.high) not in known
        for row in one.draft.counts
    )
    return again and one.draft.attribution is not None


def _is_aside(one: Told, deed: Told) -> bool:
    """Say whether the same sentence adds that nobody was hurt, which denies nothing."""
    if one.event.sentence.whole != deed.event.sentence.whole or not _is_zero(one.draft):
        return False
    text = one.event.sentence.report.text
    nobody = any(row.span.of(text).lower() in ("nobody", "one", "none") for row in one.draft.counts)
    return nobody or not any(is_saying(t) for t in path_up(one.event.head) if t != one.event.head)


def _rival(one: Told, deed: Told) -> Told:
    draft = one.draft
    draft.type = deed.draft.type
    draft.scope = deed.draft.scope if draft.date is None else draft.scope
    draft.target = draft.target if draft.certainty.value == "denied" else deed.draft.target
    draft.target_class = (
        draft.target_class if draft.certainty.value == "denied" else deed.draft.target_class
    )
    if draft.certainty.value != "denied":
        draft.actor = deed.draft.actor
        draft.means = deed.draft.means
    else:
        draft.target = None
    for slot in ("place", "within", "date"):
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(deed.draft, slot))
    draft.rule += ", another account of the event before"
    return one


def _add(deed: Told, one: Told) -> None:
    """Add deaths, injuries and words of a later sentence to the deed."""
    draft, more = deed.draft, one.draft
    deed.again.append(one.event)
    known = {(row.harm, row.group) for row in draft.counts}
    draft.counts.extend(row for row in more.counts if (row.harm, row.group) not in known)
    if one.event.sentence.number - deed.event.sentence.number <= 1:
        draft.evidence = hull([draft.evidence, more.evidence])
    for slot in ("place", "within", "date", "attribution"):
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(more, slot))
    if draft.target is None and draft.type not in ("clash",):
        draft.target, draft.target_class = more.target, more.target_class
    if draft.certainty.value == "stated" and more.certainty.value == "uncertain" and not deed.draft.counts:
        draft.certainty = more.certainty

"""How sure the report is: stated, uncertain, denied or announced."""

from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.attribution import Source
from dalil.coding.arabic.mentions import Mention, is_negated
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import folded, grammar, grammar_part, grammar_verbs, word_set
from dalil.model import Certainty, Derived

_REACH = 9
"""Words between a verb of denial or intent and the event it governs, in news prose."""


class Sureness(NamedTuple):
    """Certainty of a mention and whether the hedge is on who did it."""

    certainty: Derived[Certainty]
    actor_uncertain: bool = False
    is_hypothetical: bool = False
    """True where the event stands in an if-clause: it is no claim."""


def sureness_of(parsed: Parsed, mention: Mention, source: Source | None) -> Sureness:
    """Return how sure the report is of the mention."""
    actor = _actor_hedge(parsed, mention)
    for check in (_denied, _hypothetical, _announced, _uncertain):
        found = check(parsed, mention)
        if found is not None:
            value, rule, hypothetical = found
            unsure = actor or (value == "uncertain" and rule == "hedge on all")
            return Sureness(Derived(value, (mention.trigger.span,), rule), unsure, hypothetical)
    return Sureness(Derived("stated", (mention.trigger.span,), "no denial, plan or hedge"), actor)


_Found = tuple[Certainty, str, bool] | None


def _denied(parsed: Parsed, mention: Mention) -> _Found:
    if _is_negated_event(parsed, mention):
        return "denied", "negation", False
    if _governed_by(parsed, mention, "denial_verbs") is not None:
        return "denied", "verb of denial", False
    return None


def _is_negated_event(parsed: Parsed, mention: Mention) -> bool:
    """Say whether the event itself is negated; a strike without victims is stated, with counts of 0."""
    told = [t for t in mention.triggers if t.verb is not None or not t.is_definite]
    asked = [trigger for trigger in told if not trigger.is_harm] or mention.all_triggers
    return any(is_negated(parsed, trigger) for trigger in asked)


def _hypothetical(parsed: Parsed, mention: Mention) -> _Found:
    first, _ = parsed.segment(mention.trigger.first)
    opening = _texts(parsed, max(parsed.sentence.first, first - 2), mention.trigger.first)
    if any(f" {phrase} " in opening for phrase in grammar("conditional")):
        return "uncertain", "if-clause", True
    before = parsed.words[mention.trigger.first - 1].text if mention.trigger.first else ""
    if mention.trigger.verb is None and before in grammar_part("negation", "any"):
        return "uncertain", "any event", True
    return None


def _announced(parsed: Parsed, mention: Mention) -> _Found:
    for check in (_is_planned_verb, _is_intended, _is_only_possible):
        rule = check(parsed, mention)
        if rule is not None:
            return "announced", rule, False
    return None


def _is_planned_verb(parsed: Parsed, mention: Mention) -> str | None:
    """Return the rule where the form of the event's own verb tells: سيقصف, ليقصف, a decree."""
    trigger = mention.trigger
    if mention.has_decree and mention.type != "restriction":
        return "decree"
    if trigger.verb is None:
        return None
    if trigger.verb.future:
        return "future"
    if len(trigger.words) > 1 and trigger.verb.lemma in _intent_lemmas():
        return "verb of intent"
    word = parsed.words[trigger.first]
    is_purpose = word.preposition == "ل" and trigger.verb.tense == "present"
    return "purpose" if is_purpose else None


def _is_intended(parsed: Parsed, mention: Mention) -> str | None:
    """Return the rule where a verb of intent or a court governs the event."""
    trigger = mention.trigger
    if _governed_by(parsed, mention, "intent_verbs") is not None:
        return "verb of intent"
    if len(trigger.words) == 1 and _is_sentence_of_court(parsed, trigger.first):
        return "sentence of a court"
    return None


def _is_only_possible(parsed: Parsed, mention: Mention) -> str | None:
    """Return the rule where words around the event make it a plan or a possibility."""
    trigger = mention.trigger
    if _may_happen(parsed, trigger.first):
        return "possible"
    first = max(parsed.segment(trigger.first)[0] - 3, parsed.sentence.first, trigger.first - 6)
    near = _texts(parsed, first, trigger.first + 1)
    if any(f" {phrase} " in near for phrase in grammar("planned") | grammar("possible")):
        return "plan or possibility"
    after = parsed.words[trigger.last + 1 : min(trigger.last + 3, parsed.sentence.last)]
    expected = trigger.verb is None and any(word.bare in word_set("expected") for word in after)
    return "plan or possibility" if expected else None


def _is_sentence_of_court(parsed: Parsed, at: int) -> bool:
    """Say whether the event is what a court ruled: "حكما بإعدام ثلاثين"."""
    before = parsed.words[max(parsed.sentence.first, at - 5) : at]
    return parsed.words[at].preposition == "ب" and any(word.rest in word_set("rulings") for word in before)


def _may_happen(parsed: Parsed, at: int) -> bool:
    """Say whether قد or ربما with an imperfect stands before the event in its clause."""
    first, _ = parsed.segment(at)
    for index in range(first, at):
        if parsed.words[index].rest in word_set("possible_verb"):
            form = parsed.passage.index.verb(parsed.words[index + 1].rest)
            if form is not None and form.tense == "present":
                return True
    return False


@cache
def _intent_lemmas() -> frozenset[str]:
    return frozenset(form.lemma for form in grammar_verbs("intent_verbs").values())


def _uncertain(parsed: Parsed, mention: Mention) -> _Found:
    first, last = mention.zone
    text = _texts(parsed, max(parsed.sentence.first, min(first, mention.trigger.first - 8)), last)
    hedges = grammar_part("hedges", "all") - grammar_part("hedges", "actor")
    if any(f" {phrase} " in text for phrase in hedges):
        return "uncertain", "hedge on all", False
    return None


def _actor_hedge(parsed: Parsed, mention: Mention) -> bool:
    text = _texts(parsed, *mention.zone)
    return any(f" {phrase} " in text for phrase in grammar_part("hedges", "actor"))


def _governed_by(parsed: Parsed, mention: Mention, section: str) -> int | None:
    """Return the verb of the section that governs the trigger: it stands before it, in reach."""
    words = parsed.passage.words
    trigger = mention.trigger
    forms = grammar_verbs(section)
    for at in range(trigger.first - 1, max(parsed.sentence.first - 1, trigger.first - 2 * _REACH), -1):
        word = words[at]
        if word.text in grammar("relatives") or word.text in word_set("saying_participles"):
            return None
        if (
            word.kind == "stop"
            or word.kind == "word"
            and word.text in folded(["فيما", "بينما", "لكن", "حيث", "كما"])
        ):
            return None
        if word.kind != "word" or at in trigger.words:
            continue
        form = forms.get(word.rest)
        known = parsed.passage.index.verb(word.rest)
        if form is None and known is not None and known.suffix:
            continue
        if form is not None and parsed.chunker.is_verb(at):
            return at if _in_reach(parsed, at, trigger.first) else None
        if (
            parsed.chunker.is_verb(at)
            and at not in {t.first for t in mention.all_triggers}
            and _is_other_clause(parsed, at)
        ):
            return None
    return None


def _is_other_clause(parsed: Parsed, at: int) -> bool:
    """Say whether the verb is of a clause of its own, not كان or a helper before the event."""
    word = parsed.passage.words[at]
    return (
        word.rest not in grammar("auxiliaries")
        and word.rest not in grammar_verbs("light_verbs")
        and word.rest not in grammar_verbs("passive_light")
    )


def _in_reach(parsed: Parsed, at: int, trigger: int) -> bool:
    words = parsed.passage.words
    commas = sum(words[n].kind == "comma" for n in range(at, trigger))
    return commas <= 2 and not any(
        words[n].conjunction and parsed.chunker.is_verb(n) and n != at for n in range(at + 1, trigger)
    )


def _texts(parsed: Parsed, first: int, last: int) -> str:
    words = [w for w in parsed.passage.words[first:last] if w.kind in ("word", "number")]
    return " " + " ".join(w.text[len(w.conjunction) :] for w in words) + " "

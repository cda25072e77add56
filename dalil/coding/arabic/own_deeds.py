"""Who speaks of what they did themselves: "أعلن الجيش أنه قصف", "كتائب القسام: استهدفنا", "نفى المجلس"."""

from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.attribution import Source, party_of
from dalil.coding.arabic.mentions import STRIKES, Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.tables import folded, grammar, grammar_verbs, word_set
from dalil.coding.arabic.words import Word, classes_of
from dalil.model import Certainty, Derived, Span

_NAME = 3
"""Words of a person's name between the speaker's office and the event."""
_DEEDS = frozenset({"raid", "capture", "detention", "abduction", "killing", "assassination", "withdrawal"})
"""Types besides strikes that an armed side announces of itself."""
_ITSELF = folded(["أنه", "أنها", "أنهم", "إنه", "إنها", "إنهم", "بأنه", "بأنها", "بأنهم", "أننا", "إننا"])
"""That, with a pronoun: who speaks is who the verb after it is of."""


class OwnDeed(NamedTuple):
    """The speaker as the one who acted."""

    actor: Span
    takes_over: bool
    """True where it is the actor whatever other words seem to name one."""


def own_deed(
    parsed: Parsed, mention: Mention, roles: Roles, source: Source | None, certainty: Derived[Certainty]
) -> OwnDeed | None:
    """Return the speaker where the words make them the one who acted, `None` where they do not."""
    if source is not None:
        denied = certainty.value == "denied"
        if not denied and (_claims(parsed, source) or _does_it(parsed, mention, source)):
            return OwnDeed(party_of(parsed, source), takes_over=True)
        if _is_own(parsed, roles):
            return OwnDeed(party_of(parsed, source), takes_over=True)
        ours = mention.trigger.entry.part == "phrase" and _is_ours(parsed, mention.trigger.first)
        if ours or _tells_own(parsed, mention, source):
            return OwnDeed(party_of(parsed, source), takes_over=False)
    if certainty.rule == "verb of denial":
        denier = _denier(parsed, mention.trigger.first, source)
        return None if denier is None else OwnDeed(denier, takes_over=False)
    return None


def _does_it(parsed: Parsed, mention: Mention, source: Source) -> bool:
    """Say whether "that it" leads from the speaker to the verb: "أعلن الجيش أنه شن غارات"."""
    first = mention.all_triggers[0].first
    between = range(source.words[1], first + 1)
    that = next((at for at in between if parsed.words[at].text in word_set("saying")), None)
    if that is None or parsed.words[that].rest not in _ITSELF or not _may_act(parsed, source):
        return False
    verb = next((at for at in range(that + 1, first + 1) if parsed.chunker.is_verb(at)), None)
    told = next((at for at in range(that + 1, first + 1) if parsed.words[at].kind == "stop"), None)
    if verb is None or told is not None or mention.trigger.is_marked_passive:
        return False
    light = grammar_verbs("light_verbs").get(parsed.words[verb].rest)
    acts = verb in mention.trigger.words or light is not None and light.lemma not in _NOT_DOING
    led = verb != first and parsed.words[first - 1].is_separate
    return (
        acts
        and not led
        and not any(parsed.chunks[parsed.chunk_at(at)].kind == "np" for at in range(that + 1, verb))
    )


def _may_act(parsed: Parsed, source: Source) -> bool:
    """Say whether the speaker is a party or speaks for one, no monitor and no witness."""
    first, last = source.words
    if not source.verb:
        return False
    if party_of(parsed, source) != source.span:
        return True
    head = parsed.words[first]
    acts = "doer" in head.classes or any(at in parsed.passage.actor_at for at in range(first, last))
    return acts and head.rest not in word_set("spokesmen") and head.bare not in word_set("spokesmen")


_NOT_DOING = frozenset({"تعرض", "خضع", "شهد", "وقع", "كان", "رد", "سجل", "تلقى", "أحبط", "صد", "تصدى"})
"""Verbs whose subject is not who did the event: "أعلن أنه تعرض لقصف", "أنه رد على القصف"."""


def _is_own(parsed: Parsed, roles: Roles) -> bool:
    """Say whether the actor is only "its forces": those of whoever speaks."""
    if roles.actor is None or roles.actor.last - roles.actor.first != 1:
        return False
    word = parsed.words[roles.actor.first]
    return word.rest in word_set("own_forces") or _is_possessed(parsed, word)


def _is_possessed(parsed: Parsed, word: Word) -> bool:
    """Say whether the noun is of people with a pronoun: "متطوعيه", "مقاتليها"."""
    if word.is_definite or word.span.of(parsed.passage.report.text).endswith("ة"):
        return False
    stem = next((word.rest[: -len(end)] for end in ("هم", "ها", "ه") if word.rest.endswith(end)), "")
    bases = (stem, f"{stem}ن") if len(stem) > 2 else ()
    return any(classes_of(base) & {"doer", "person"} for base in bases)


def _claims(parsed: Parsed, source: Source) -> bool:
    """Say whether the source claims what it tells: "أعلن التنظيم مسؤوليته عن التفجير"."""
    after = parsed.words[source.words[1] : source.words[1] + 2]
    return any(word.rest in word_set("responsibility") for word in after)


def _is_ours(parsed: Parsed, at: int) -> bool:
    """Say whether the speaker tells what "we" did: "كتائب القسام: استهدفنا دبابة"."""
    return parsed.words[at].text.endswith("نا") and parsed.words[at].rest not in grammar("prepositions")


def _tells_own(parsed: Parsed, mention: Mention, source: Source) -> bool:
    """Say whether a spokesman tells what his own side did: "أعلن المتحدث باسم القوات استهداف ..."."""
    trigger = mention.trigger
    is_noun = trigger.verb is None or parsed.chunker.is_verb(trigger.first - 1)
    if source.has_that or not is_noun or trigger.is_harm or source.verb not in _claiming():
        return False
    if mention.type not in STRIKES | _DEEDS:
        return False
    between = parsed.words[source.words[1] : trigger.first]
    name = all(not w.classes and not w.is_separate and w.kind == "word" for w in between)
    spoken = source.verb not in grammar_verbs("denial_verbs") and name and len(between) <= _NAME
    near = len(between) <= 1 or spoken
    named = any(at in parsed.passage.actor_at for at in range(*source.words))
    heads = {parsed.words[at].rest for at in range(*source.words)}
    return near and (
        named or bool(heads & word_set("spokesmen")) and party_of(parsed, source) != source.span
    )


@cache
def _claiming() -> frozenset[str]:
    return frozenset(grammar_verbs("claiming_verbs"))


def _denier(parsed: Parsed, at: int, source: Source | None) -> Span | None:
    """Return who denies as the one accused: "نفى المجلس فض الاعتصام", but not a spokesman or أن."""
    if source is None or not source.verb or source.has_that:
        return None
    first, last = source.words
    told = parsed.words[first : at + 4]
    if any(w.rest in word_set("occurring") for w in parsed.words[last:at]):
        return None
    if any(w.rest in word_set("circulating") or w.index > at and _is_possessed(parsed, w) for w in told):
        return None
    heads = [word for word in parsed.words[first:last] if word.kind == "word"][:1]
    if any(word.rest in word_set("spokesmen") for word in heads):
        own = party_of(parsed, source)
        return None if at < last or own == source.span else own
    return None if at < last else source.span

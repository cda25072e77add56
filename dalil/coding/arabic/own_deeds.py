"""Who speaks of what they did themselves: "أعلن الجيش أنه قصف", "كتائب القسام: استهدفنا", "نفى المجلس"."""

from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.attribution import Source, party_of
from dalil.coding.arabic.mentions import STRIKES, Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.tables import folded, grammar, grammar_verbs, word_set
from dalil.model import Certainty, Derived, Span

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
    acts = verb in mention.trigger.words or light is not None and light.lemma not in _SUFFERING
    return acts and not any(parsed.chunks[parsed.chunk_at(at)].kind == "np" for at in range(that + 1, verb))


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


_SUFFERING = frozenset({"تعرض", "خضع", "شهد", "وقع", "كان"})
"""Verbs whose subject does not act: "أعلن أنه تعرض لقصف"."""


def _is_own(parsed: Parsed, roles: Roles) -> bool:
    """Say whether the actor is only "its forces": those of whoever speaks."""
    if roles.actor is None or roles.actor.last - roles.actor.first != 1:
        return False
    return parsed.words[roles.actor.first].rest in word_set("own_forces")


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
    if source.has_that or trigger.verb is not None or trigger.is_harm or source.verb not in _claiming():
        return False
    if mention.type not in STRIKES | {"raid", "capture", "detention", "abduction"}:
        return False
    near = trigger.first - source.words[1] <= 1
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
    heads = [word for word in parsed.words[first:last] if word.kind == "word"][:1]
    if any(word.rest in word_set("spokesmen") for word in heads):
        own = party_of(parsed, source)
        return None if at < last or own == source.span else own
    return None if at < last else source.span

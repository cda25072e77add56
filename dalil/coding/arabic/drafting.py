"""Fills the slots of one mention: the way from a parsed sentence to a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.arabic.attribution import Source, attribution_of, sources_of
from dalil.coding.arabic.certainty import sureness_of
from dalil.coding.arabic.classes import target_class
from dalil.coding.arabic.counts import CountFinder
from dalil.coding.arabic.dates import date_of
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.means import means_of
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.needs import fits
from dalil.coding.arabic.own_deeds import own_deed
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.participants import RoleFinder
from dalil.coding.arabic.places import PlaceSlots
from dalil.coding.arabic.reasons import reasons_of
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.scope import scope_of
from dalil.coding.arabic.shapes import trimmed_span
from dalil.coding.arabic.tables import word_set
from dalil.coding.draft import Draft
from dalil.model import Derived, Span


@dataclass(slots=True, eq=False)
class Found:
    """A draft with what the merging of mentions needs to know of it."""

    draft: Draft
    mention: Mention
    parsed: Parsed
    roles: Roles
    is_reference: bool
    """True where the words only refer to an event told elsewhere ("the raids")."""
    is_hypothetical: bool
    fits: bool
    """False where the arguments are not of the classes the lexicon entry needs."""
    echo: bool = False
    """True where the words only point back at an event: "the army denied that"."""
    has_event: bool = False
    """True where the event an echo points at was found."""
    is_part: bool = False
    """True where the words tell of some of the victims of an event told before."""
    is_rival: bool = False
    """True where another source gives its own toll of an event told before."""

    @property
    def order(self) -> tuple[int, int]:
        """Place in the report: sentence and first trigger word."""
        return self.mention.sentence.number, self.mention.trigger.first


def draft_mentions(parsed: Parsed, mentions: Sequence[Mention]) -> list[Found]:
    """Return a draft for each mention of a sentence."""
    sources = sources_of(parsed)
    parsed.mask([source.words for source in sources if source.verb == "" or source.has_that])
    return [_draft(parsed, mention, sources, alone=len(mentions) == 1) for mention in mentions]


def _draft(parsed: Parsed, mention: Mention, sources: Sequence[Source], *, alone: bool) -> Found:
    source = attribution_of(parsed, mention, sources)
    finder = RoleFinder(parsed)
    roles = finder.roles(mention)
    sure = sureness_of(parsed, mention, source)
    announced = sure.certainty.value == "announced"
    date = date_of(parsed, mention, announced=announced)
    counts = CountFinder(parsed, denied=sure.certainty.value == "denied").counts(mention, roles)
    where = PlaceSlots(parsed).where(mention, roles)
    trigger = mention.trigger
    draft = Draft(
        type=mention.type,
        trigger=trigger.span,
        rule=f'{trigger.entry.part} "{trigger.entry.words[0]}"',
        evidence=evidence_of(parsed, mention, alone=alone),
        scope=scope_of(parsed, mention, counts, None if date is None else date.value),
        certainty=sure.certainty,
        actor=finder.span(roles.actor, is_actor=True),
        actor_id=_adjective_id(parsed, roles),
        actor_uncertain=sure.actor_uncertain,
        target=finder.span(roles.target),
        target_class=_target_class(parsed, roles),
        place=where.place,
        within=where.within,
        origin=where.origin,
        destination=where.destination,
        date=date,
        counts=counts,
        means=means_of(parsed, mention),
        reasons=reasons_of(parsed, mention),
        attribution=None if source is None else source.span,
    )
    own = own_deed(parsed, mention, roles, source, sure.certainty)
    if own is not None and (draft.actor is None or own.takes_over):
        draft.actor, draft.actor_id = own.actor, None
    if mention.type == "discovery" and _tells_killing(parsed, mention):
        fighter = draft.target_class is not None and draft.target_class.value == "fighters"
        draft.type = mention.type = "assassination" if fighter else "killing"
        draft.actor = None
    unknown = next((t for t in mention.all_triggers if t.entry.gives.get("actor") == "unknown"), None)
    if unknown is not None:
        draft.actor_id = Derived("unknown", (unknown.span,), "perpetrators nobody names")
        named = [at for at in unknown.words if "doer" in parsed.words[at].classes]
        if named and draft.actor is None:
            last = max(at for at in unknown.words if at <= named[-1] + 1)
            draft.actor = trimmed_span(parsed.passage, named[0], last + 1)
    return Found(
        draft,
        mention,
        parsed,
        roles,
        _is_reference(parsed, mention, draft),
        sure.is_hypothetical,
        fits(parsed, mention, roles, counts, has_place=draft.place is not None),
    )


def _tells_killing(parsed: Parsed, mention: Mention) -> bool:
    """Say whether the words for a body tell how its person was killed: "جثة شاب مقتولا طعنا"."""
    words = parsed.words[slice(*mention.zone)]
    return any(word.rest in word_set("found_killed") for word in words)


def _adjective_id(parsed: Parsed, roles: Roles) -> Derived[str] | None:
    """Return the actor that an adjective names: "غارات روسية" has no words for who, only whose."""
    if roles.actor_span is None:
        return None
    mention = next((m for m in parsed.passage.actors if m.span.overlaps(roles.actor_span)), None)
    return None if mention is None else Derived(mention.actor_id, (roles.actor_span,), mention.rule)


def _target_class(parsed: Parsed, roles: Roles) -> Derived[str] | None:
    chunk = roles.target
    if chunk is None:
        return None
    words = [w for w in parsed.passage.words[chunk.first : chunk.last] if w.kind == "word"]
    is_place = any(at in parsed.passage.place_at for at in range(chunk.head, chunk.last))
    found = target_class(words, chunk.head, is_place=is_place)
    if found is None:
        return None
    span = trimmed_span(parsed.passage, chunk.first, chunk.last)
    return Derived(found, (span,), "class of the noun")


def evidence_of(parsed: Parsed, mention: Mention, *, alone: bool) -> Span:
    """Return the whole sentence where it tells of one event, else the clause of the event."""
    if alone:
        return parsed.sentence.span
    words = parsed.passage.words
    first, last = mention.zone
    while first < last - 1 and words[first].kind not in ("word", "number", "quote"):
        first += 1
    while last > first + 1 and words[last - 1].kind in ("comma", "dash", "stop"):
        last -= 1
    return Span(words[first].span.start, max(words[last - 1].span.end, words[first].span.end))


def _is_reference(parsed: Parsed, mention: Mention, draft: Draft) -> bool:
    """Say whether the words name an event without telling it: definite, nothing of its own."""
    if draft.certainty.value in ("denied", "announced"):
        return False
    before = parsed.words[mention.trigger.first - 1].bare if mention.trigger.first else ""
    if before in word_set("cases"):
        return False
    if all(parsed.is_aside(trigger) for trigger in mention.triggers) and not mention.harms:
        return True
    if any(t.verb is not None or not t.is_definite or len(t.words) > 1 for t in mention.triggers):
        return False
    if mention.harms and (draft.counts or draft.target):
        return False
    dated = draft.date is not None and (draft.type not in VIOLENT or draft.place is not None)
    told = draft.actor or draft.actor_id or draft.counts or dated
    return not told and (draft.target is None or draft.place is None)

"""Events of one sentence: triggers that tell of the same thing are one event with one region of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.reading import Reading
from dalil.coding.english.references import has_number, is_reference
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import is_saying
from dalil.coding.english.tree import is_verb, own_subject, path_up, subject_of
from dalil.coding.english.triggers import Trigger, find_triggers

VIOLENT = frozenset(
    "air_strike shelling explosion chemical_attack clash infighting raid execution assassination "
    "torture protest".split()
)
"""Types whose claims carry their dead and wounded."""
DEADLY = VIOLENT | {"killing", "discovery"}
"""Types that deaths told on their own may belong to, or be."""
_MANY = frozenset(
    {
        "displacement",
        "desertion",
        "withdrawal",
        "capture",
        "release",
        "detention",
        "abduction",
        "air_strike",
        "shelling",
    }
)
"""Types of which joined verbs with objects of their own tell several events."""
_TOLLS = frozenset({"toll", "number", "figure", "count"})
_ON_THE_SPOT = frozenset(
    {"killing", "execution", "abduction", "detention", "property_seizure", "sexual_violence", "torture"}
)
_LANDING = frozenset(
    "helicopter helicopters landing airborne commandos airdrop paratroopers landed".split()
)


@dataclass(slots=True, eq=False)
class Event:
    """One event as a sentence tells it, before its slots are filled."""

    type: str
    trigger: Trigger
    sentence: Sentence
    also: list[Trigger] = field(default_factory=list)
    """Further words for the same event: "struck ..., killing 26"."""
    region: list[Token] = field(default_factory=list)
    """The words of its clause that belong to no other event."""
    others: set[int] = field(default_factory=set)
    """Indices of the words that belong to other events of the sentence."""

    @property
    def triggers(self) -> list[Trigger]:
        """Return every trigger, the main one first."""
        return [self.trigger, *self.also]

    @property
    def head(self) -> Token:
        """Return the token the event turns on."""
        return self.trigger.head


def find_events(sentence: Sentence, reading: Reading) -> list[Event]:
    """Return the events of a sentence, in order."""
    triggers = [t for t in find_triggers(sentence, reading) if not is_reference(t, sentence)]
    broken = {t.roles.patient.i for t in triggers if t.entry.type == "raid" and t.roles.patient is not None}
    triggers = [t for t in triggers if not (t.entry.type == "protest" and t.head.i in broken)]
    events: list[Event] = []
    for trigger in _by_strength(triggers):
        host = _host(trigger, events, sentence)
        if host is None:
            events.append(Event(trigger.entry.type, trigger, sentence))
        else:
            host.also.append(trigger)
    events = [event for event in events if not _is_way_in(event, events) and not _is_general(event)]
    events = _with_tolls(events)
    events.sort(key=lambda event: event.head.i)
    _share_words(events, sentence)
    return events


def _with_tolls(events: list[Event]) -> list[Event]:
    """Read "the toll from the air strike has risen to 44" as one event, of the strike's type."""
    kept = list(events)
    deeds = [event for event in events if event.type in VIOLENT and event.trigger.is_noun]
    for event in events:
        toll = next((t for t in event.head.doc if lemma_of(t) in _TOLLS and t.pos_ == "NOUN"), None)
        if event.type != "killing" or toll is None:
            continue
        for other in deeds:
            if other.head in toll.subtree and other in kept:
                event.type = other.type
                event.also.append(other.trigger)
                kept.remove(other)
    return kept


def _is_way_in(event: Event, events: Sequence[Event]) -> bool:
    """Say whether those who "entered" a village did so only to kill, loot or take people there."""
    if event.type != "capture" or lemma_of(event.head) not in ("enter", "reach", "break", "storm"):
        return False
    return any(
        other is not event and other.type in _ON_THE_SPOT and other.head in event.head.conjuncts
        for other in events
    )


def _is_general(event: Event) -> bool:
    """Say whether nobody in particular is meant: "release everyone who is arbitrarily detained"."""
    patient = event.trigger.roles.patient
    if patient is None or event.type not in ("detention", "abduction", "killing", "restriction"):
        return False
    whoever = patient.lower_ in ("everyone", "anyone", "those", "all", "whoever", "parties")
    return (
        whoever
        and event.head.dep_ == "relcl"
        and event.head.tag_ in ("VBZ", "VBP", "VBN")
        and any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in event.head.children)
    )


def _by_strength(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Put the triggers first that can take in others: exact before weak, deeds before deaths."""

    def rank(trigger: Trigger) -> tuple[bool, bool, bool, bool, bool, int]:
        entry = trigger.entry
        filled = trigger.roles.patient is None and trigger.roles.doer is None
        weak = "weak" in entry.gives
        return (not entry.own, entry.type == "killing", weak, filled, trigger.is_noun, trigger.head.i)

    return sorted(triggers, key=rank)


def _host(trigger: Trigger, events: list[Event], sentence: Sentence) -> Event | None:
    """Return the event that `trigger` tells of as well, `None` where it is one of its own."""
    near = sorted(events, key=lambda event: abs(event.head.i - trigger.head.i))
    for event in near:
        if _is_same(trigger, event, sentence):
            return event
    return None


def _is_same(trigger: Trigger, event: Event, sentence: Sentence) -> bool:
    kind, other = trigger.entry.type, event.type
    joined = any(are_linked(trigger.head, t.head) for t in event.triggers)
    if event.trigger.entry.own and not trigger.entry.own and event.trigger.roles.verb == trigger.head:
        return True
    if kind == other and "phrase" in (trigger.entry.part, event.trigger.entry.part):
        return True
    if kind == "killing" and other == "protest" and trigger.roles.doer is None and not trigger.is_noun:
        return True
    if (
        kind == other
        and trigger.is_noun
        and event.trigger.is_noun
        and lemma_of(trigger.head) == lemma_of(event.head)
    ):
        return has_number(trigger.head) or has_number(event.head) or joined
    held = {kind, other} <= {"abduction", "detention"} and joined and trigger.roles.patient is not None
    if held and kind != other and trigger.roles.patient == event.trigger.roles.patient:
        return True
    if {kind, other} == {"clash", "infighting"} and joined:
        event.type = "infighting"
        return True
    if kind == other == "decline":
        return True
    if (
        kind == other == "protest"
        and event.trigger.roles.verb is not None
        and event.trigger.roles.verb == trigger.roles.verb
    ):
        return True
    if kind == other:
        return joined and not _has_own_part(trigger, event)
    if kind == "assassination" and other in VIOLENT and joined and not trigger.is_noun:
        return other in ("clash", "air_strike", "shelling", "raid", "explosion")
    if kind == "killing" and _is_time_of(event.head, trigger.head):
        return False
    if kind == "killing" and other in VIOLENT and _is_which_left(trigger.head, event.head):
        return True
    if kind == "killing" and other in VIOLENT and trigger.is_noun and not _is_outcome_noun(trigger, event):
        return False
    if kind == "killing" and other in VIOLENT:
        return joined or not _stands_apart(trigger, event)
    if {kind, other} == {"raid", "detention"} and joined:
        event.type = "raid" if _LANDING & {t.lower_ for t in sentence.doc} else "detention"
        return True
    if "weak" in trigger.entry.gives and joined:
        if other == "release" and kind != "agreement":
            return trigger.roles.patient in (None, event.trigger.roles.patient)
        return _is_kin(kind, other) and not _has_other_object(trigger, event)
    above = trigger.head.head
    is_tool = trigger.is_noun and trigger.head.dep_ == "pobj" and above.lower_ == "with"
    return bool(is_tool and above.head == event.head)


def _is_time_of(inner: Token, outer: Token) -> bool:
    """Say whether the inner event only dates the outer one: "108 killed since troops broke up a sit-in"."""
    verb = inner if is_verb(inner) else inner.head
    return verb.head == outer and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children)


def _is_which_left(verb: Token, event: Token) -> bool:
    """Say whether the deaths stand in ", which left four dead" behind the word for the event."""
    return verb.i > event.i and any(
        c.lower_ == "which" and c.dep_ == "nsubj" and verb.doc[c.i - 1].text == "," for c in verb.children
    )


def _is_outcome_noun(trigger: Trigger, event: Event) -> bool:
    """Say whether "the death of five people" is what the event led to, and no other event beside it."""
    noun, verb = trigger.head, trigger.roles.verb
    if event.head in noun.subtree or any(t.head == verb for t in event.triggers):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "over", "before"):
        return False
    return verb is not None and lemma_of(verb) in (
        "lead",
        "cause",
        "result",
        "claim",
        "leave",
        "report",
        "record",
        "be",
        "include",
        "bring",
        "raise",
    )


def _is_kin(kind: str, other: str) -> bool:
    """Say whether a weak word of one type may only be another word for the other type's event."""
    groups = (
        VIOLENT | {"killing"},
        frozenset(
            {
                "detention",
                "abduction",
                "capture",
                "raid",
                "release",
                "forced_recruitment",
                "property_seizure",
            }
        ),
        frozenset({"capture", "clash", "raid", "withdrawal", "reinforcement"}),
        frozenset({"siege", "restriction", "extortion", "aid"}),
        frozenset({"displacement", "withdrawal", "desertion"}),
        frozenset({"agreement", "release", "withdrawal", "aid"}),
        frozenset({"extortion", "property_seizure", "restriction", "embezzlement", "forced_recruitment"}),
        frozenset({"restriction", "protest", "siege", "torture", "forced_recruitment", "indoctrination"}),
    )
    return any(kind in group and other in group for group in groups)


def _has_other_object(trigger: Trigger, event: Event) -> bool:
    """Say whether two joined verbs have objects of their own and are no deeds of fighting."""
    one, two = trigger.roles.patient, event.trigger.roles.patient
    joined = trigger.head in event.head.conjuncts and is_verb(trigger.head)
    fought = event.type in VIOLENT and trigger.entry.type in VIOLENT | {"killing"}
    return joined and not fought and one is not None and two is not None and one != two


def _has_own_part(trigger: Trigger, event: Event) -> bool:
    """Say whether two words of one type tell of two events: two doers, or two objects of joined verbs."""
    main = event.trigger
    one, two = trigger.roles, main.roles
    if trigger.entry.type == "capture" and ("weak" in trigger.entry.gives or "weak" in main.entry.gives):
        return False
    if (
        trigger.is_noun
        or main.is_noun
        or "harm" in trigger.entry.gives
        and trigger.entry.gives["harm"] == "verb"
    ):
        return False
    doers = (
        (own_subject(trigger.head), own_subject(main.head))
        if is_verb(main.head) and is_verb(trigger.head)
        else (None, None)
    )
    if doers[0] is not None and doers[1] is not None and doers[0] != doers[1] and doers[0].pos_ != "PRON":
        return trigger.roles.doer != two.doer
    joined = trigger.head in main.head.conjuncts and trigger.entry.type in _MANY
    if joined and one.patient is not None and two.patient is not None and one.patient != two.patient:
        return trigger.entry != main.entry or one.doer != two.doer
    return False


def _stands_apart(trigger: Trigger, event: Event) -> bool:
    """Say whether deaths told beside an event have a doer or a manner of their own."""
    if trigger.is_noun and event.trigger.is_noun:
        return True
    if trigger.roles.doer is not None and trigger.roles.doer != event.trigger.roles.doer:
        return trigger.roles.doer.pos_ != "PRON" and not trigger.is_noun
    if trigger.entry.gives.get("means") == "gunshot":
        return True
    return _told_by(trigger.head) != _told_by(event.head)


def _told_by(token: Token) -> Token | None:
    for above in path_up(token):
        if above != token and is_saying(above):
            return above
    return None


def are_linked(one: Token, two: Token) -> bool:
    """Say whether two event words stand in one clause, one below the other or joined under one subject."""
    if two in one.subtree or one in two.subtree:
        return not _crosses_speech(one, two)
    if one.head == two.head and not (is_verb(one) and is_verb(two)):
        verb = next((t for t in (one, two) if is_verb(t)), None)
        return verb is None or (verb.dep_ in ("advcl", "xcomp") and not _has_nominal_subject(verb))
    if is_verb(one) and is_verb(two):
        if two in one.conjuncts:
            return subject_of(one) == subject_of(two) or not _has_nominal_subject(
                max(one, two, key=lambda t: t.i)
            )
        return one.head == two.head and subject_of(one) == subject_of(two)
    noun, verb = (two, one) if is_verb(one) else (one, two)
    return (verb in noun.head.conjuncts or noun.head in verb.conjuncts) and not _has_nominal_subject(verb)


def _has_nominal_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "PRON" for child in verb.children)


def _crosses_speech(one: Token, two: Token) -> bool:
    low, high = (one, two) if one in two.subtree else (two, one)
    for token in path_up(low):
        if token == high:
            return False
        if token != low and is_saying(token):
            return True
    return False


def _share_words(events: Sequence[Event], sentence: Sentence) -> None:
    """Give every word to the event it hangs on; words above all events go to all but the sayings."""
    anchors: dict[int, list[Event]] = {}
    for event in events:
        for trigger in event.triggers:
            anchors.setdefault(trigger.head.i, []).append(event)
    for event in events:
        for trigger in event.triggers:
            verb = trigger.roles.verb
            if trigger.is_noun and verb is not None and verb.i not in anchors and not is_saying(verb):
                anchors.setdefault(verb.i, []).append(event)
    for token in sentence.doc:
        for event in _owners(token, anchors, events):
            event.region.append(token)
    for event in events:
        own = {token.i for token in event.region}
        event.others = {t.i for other in events if other is not event for t in other.region} - own


def _owners(token: Token, anchors: dict[int, list[Event]], events: Sequence[Event]) -> Iterator[Event]:
    for above in path_up(token):
        if above.i in anchors:
            yield from anchors[above.i]
            return
    if len(events) == 1 and not _is_under_speech(token, events[0].head):
        yield events[0]


def _is_under_speech(token: Token, head: Token) -> bool:
    """Say whether the word belongs to the verb of saying that the event stands below."""
    above = next((t for t in path_up(head) if t != head and is_saying(t)), None)
    return (
        above is not None
        and (token is above or above in path_up(token))
        and token not in _content(above, head)
    )


def _content(above: Token, head: Token) -> list[Token]:
    for child in above.children:
        if head == child or head in child.subtree:
            return list(child.subtree)
    return []

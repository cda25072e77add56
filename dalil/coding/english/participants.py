"""Who did it and to whom or to what: the actor and the target of an event as spans of the report."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dalil.coding.english.classes import has_class, is_person, lemma_of, phrase_has, phrase_words
from dalil.coding.english.event import Event
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import speech_words
from dalil.coding.english.tree import SUBJECTS, is_verb, own_subject, path_up, prep_objects
from dalil.coding.english.triggers import Trigger, counted_noun_of
from dalil.language.words import language_table
from dalil.model import Derived, Span

SELF_DONE = frozenset(
    {
        "pledge",
        "surrender",
        "desertion",
        "decline",
        "withdrawal",
        "embezzlement",
        "reinforcement",
        "protest",
    }
)
"""Types whose actor is the one who does it, whatever role the grammar gives (Ruling 24)."""
_LEARNING = frozenset("undergo attend complete take sit go follow receive join enrol enroll finish sign repent".split())
MOVED = frozenset({"displacement"})
_RIVALS = frozenset({"clash", "infighting"})
_TARGETED = frozenset(
    "air_strike shelling explosion chemical_attack clash raid capture execution assassination killing abduction detention torture "
    "sexual_violence property_seizure extortion restriction siege forced_recruitment indoctrination release displacement discovery "
    "infighting embezzlement pledge".split()
)


class Actor(NamedTuple):
    """The words for the doer."""

    span: Span | None
    uncertain: bool = False


@cache
def target_classes() -> dict[str, str]:
    """Return target class by lemma."""
    table = language_table("english_targets")
    return {str(word): name for name, words in reversed(table.items()) for word in words}


def find_actor(event: Event, reading: Reading) -> Actor:
    """Return who did it, `None` inside where the sentence does not say."""
    sentence = event.sentence
    if event.type == "assassination" and lemma_of(event.head) in ("survive", "escape"):
        return Actor(None)
    for token in _doers(event):
        found = _resolve(token, event, reading)
        if found is not None:
            return Actor(found, _is_hedged(token))
    return Actor(None)


def _doers(event: Event) -> Iterator[Token]:
    """Yield candidates for the doer, the main trigger's first."""
    for trigger in event.triggers:
        roles = trigger.roles
        if trigger is not event.trigger and trigger.entry.part == "phrase":
            continue
        if event.type == "capture" and lemma_of(trigger.head) in ("lose", "cede", "fall"):
            continue
        if event.type == "decline":
            yield from _losers(trigger)
            continue
        if event.type == "displacement":
            if roles.doer is not None and roles.patient is not None and roles.doer != roles.patient and is_person(roles.patient):
                yield roles.doer
            continue
        if trigger.entry.type == "killing" and lemma_of(trigger.head) in ("die", "perish", "lose"):
            continue
        absorbed = (
            trigger is not event.trigger and ("harm" in trigger.entry.gives) and event.type == "explosion"
        )
        if absorbed and roles.doer is not None and not has_class(roles.doer, "force"):
            continue
        if event.type == "indoctrination" and lemma_of(trigger.head) in _LEARNING:
            continue
        if event.type == "raid" and lemma_of(trigger.head) in ("land", "insert", "drop", "airdrop", "parachute") and roles.patient is not None:
            yield roles.patient
            continue
        if event.type == "release" and trigger.entry.part == "phrase":
            continue
        if event.type == "surrender" and roles.doer is None and roles.patient is not None:
            yield roles.patient
        if roles.doer is not None:
            yield roles.doer
        yield from roles.of("between")


def _losers(trigger: Trigger) -> Iterator[Token]:
    """Yield who grows weaker: the object of "cost", "drain", "weaken", else the subject."""
    roles = trigger.roles
    for token in (
        roles.patient,
        roles.doer,
        *roles.of("of"),
        *roles.of("in"),
        *roles.of("for"),
        *roles.of("on"),
    ):
        if token is not None and (
            has_class(token, "group") or has_class(token, "force") or token.pos_ == "PROPN"
        ):
            yield token
    for token in (roles.patient, roles.doer):
        if token is not None:
            yield token


def _resolve(token: Token, event: Event, reading: Reading) -> Span | None:
    """Return the words of the doer, `None` where `token` is none: a weapon, an event, a thing."""
    sentence = event.sentence
    if token.pos_ == "PRON":
        other = antecedent(token, event, reading)
        return None if other is None else phrase_span(sentence, other)
    if _is_weapon(token, sentence, reading) or _is_event(token, event):
        return _owner_of_weapon(token, sentence, reading)
    if event.type in SELF_DONE or _can_act(token, sentence, reading):
        if has_class(token, "strength") and not has_class(token, "force") and event.type == "decline":
            return _owner_of_weapon(token, sentence, reading)
        return phrase_span(sentence, token)
    return _owner_of_weapon(token, sentence, reading)


def _can_act(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(token, "force") or has_class(token, "aircraft") or is_person(token):
        return True
    return any(m.kind != "people" and m.span.overlaps(sentence.span_of(token)) for m in reading.actors)


def _is_weapon(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(token, "force") and lemma_of(token) not in ("bomber",):
        return False
    if any(m.span.contains(sentence.span_of(token)) for m in reading.actors):
        return False
    artillery = has_class(token, "artillery") or has_class(token, "device")
    return artillery and lemma_of(token) not in ("battery", "car", "vehicle", "bomber", "suicide")


def _is_event(token: Token, event: Event) -> bool:
    return lemma_of(token) in (
        "strike", "airstrike", "raid", "attack", "offensive", "battle", "fighting", "clash", "shelling", "bombing", "bombardment", "war",
        "explosion", "blast", "violence", "operation", "campaign", "assault", "decree", "defeat", "phosphorus", "massacre", "fire", "order", "practice",
        "siege", "quarrel", "arrest", "infighting", "hunger", "conflict", "insurgency", "advance", "factor", "death", "deal", "loss", "zakat", "tax",
    )  # fmt: skip


def _owner_of_weapon(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the actor inside "an ISIS mortar", "Russian strikes", "the coalition's bombing", `None` without one."""
    for child in token.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return phrase_span(sentence, child)
        if child.dep_ in ("compound", "amod", "nmod", "npadvmod"):
            for mention in reading.actors:
                if mention.span.overlaps(sentence.span_of(child)) and mention.kind != "people":
                    return mention.span
            if child.dep_ in ("amod", "compound") and _is_adjective_of_actor(child, reading):
                return sentence.span_of(child)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "of", "from"):
            for below in child.children:
                if (
                    below.dep_ == "pobj"
                    and _can_act(below, sentence, reading)
                    and not _is_weapon(below, sentence, reading)
                ):
                    if child.lower_ == "by" or reading.actor_at(phrase_span(sentence, below)) is not None:
                        return phrase_span(sentence, below)
    return None


def _is_adjective_of_actor(word: Token, reading: Reading) -> bool:
    """Say whether "Russian" in "a Russian missile" names whose it is."""
    if not word.text[:1].isupper():
        return False
    report = reading.report
    return reading.knowledge.actors.identify(f"{word.text} forces", "en", context=report.text, on=report.published) is not None


def antecedent(pronoun: Token, event: Event, reading: Reading) -> Token | None:
    """Return the nearest noun before a pronoun that can be meant: a subject before others."""
    if pronoun.lower_ in ("who", "which", "that", "i", "we", "you", "this", "there"):
        return None
    sentence = event.sentence
    before = [t for t in sentence.doc[: pronoun.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"]
    after = [t for t in sentence.doc[pronoun.i + 1 :] if t.dep_ in SUBJECTS and t.pos_ in ("NOUN", "PROPN")]
    fitting = [t for t in before if t.dep_ in SUBJECTS and _can_act(t, sentence, reading)]
    if pronoun.lower_ == "it":
        fitting = [t for t in before if t.dep_ in SUBJECTS and _is_group(t, sentence, reading)] or [
            t for t in after if _is_group(t, sentence, reading)
        ]
    return fitting[-1] if fitting else None


def _is_group(token: Token, sentence: Sentence, reading: Reading) -> bool:
    return has_class(token, "force") or reading.actor_at(sentence.span_of(token)) is not None


def _is_hedged(token: Token) -> bool:
    """Say whether the doubt is on who did it: "planes believed to be Russian"."""
    for child in token.children:
        if child.dep_ in ("acl", "relcl", "amod") and lemma_of(child) in speech_words("hedge_verbs"):
            return True
        if child.dep_ == "amod" and child.lower_ in ("suspected", "presumed", "alleged"):
            return True
        if child.dep_ == "relcl" and any(
            below.lower_ in ("believed", "thought", "suspected") for below in child.subtree
        ):
            return True
    return False


def find_target(event: Event, reading: Reading) -> Token | None:
    """Return the head word of what or whom it was done to, `None` where the sentence does not say."""
    if event.type not in _TARGETED:
        return None
    if event.type == "capture":
        taken = [
            p
            for t in event.triggers
            for p in (t.roles.patient or t.roles.doer, *t.roles.of("into"))
            if p is not None
        ]
        named = [
            p
            for p in taken
            if p.pos_ == "PROPN" or (has_class(p, "place_noun") and lemma_of(p) not in ("part", "half"))
        ]
        if named:
            return min(named, key=lambda t: t.i)
    for trigger in event.triggers:
        if trigger.entry.type == "killing" and event.type in (
            "air_strike",
            "shelling",
            "explosion",
            "clash",
            "raid",
        ):
            continue
        if (
            trigger.entry.gives.get("harm") == "verb"
            and event.type != "killing"
            and len(event.triggers) > 1
        ):
            continue
        token = _patient(event, trigger.roles.patient, trigger)
        if token is not None:
            return token
    for trigger in event.triggers:
        token = trigger.roles.patient
        if token is None and lemma_of(trigger.head) in (
            "die",
            "perish",
            "go",
            "disappear",
            "flee",
            "vanish",
        ):
            token = trigger.roles.doer
        if token is not None and token.pos_ != "PRON" and is_person(token):
            return token
    return None


def _patient(event: Event, patient: Token | None, trigger: object) -> Token | None:
    roles = event.trigger.roles
    if event.type == "assassination" and lemma_of(event.head) in ("survive", "escape"):
        return roles.doer
    if event.type == "embezzlement":
        patient = next(iter(roles.of("with")), None) or patient
    if event.type == "siege" and (patient is None or lemma_of(patient) in ("siege", "blockade")):
        patient = next(iter(roles.of("to") + roles.of("on") + roles.of("of")), None)
    if event.type == "pledge" and (
        patient is None or lemma_of(patient) in ("allegiance", "pledge", "loyalty", "oath")
    ):
        patient = next(iter(roles.of("to") + _below(patient, "to")), None)
    if event.type == "extortion" and (patient is None or has_class(patient, "levy")):
        patient = next(
            iter(roles.of("on") + roles.of("from") + _below(patient, "on") + _below(patient, "from")), None
        )
    if event.type == "displacement" and (patient is None or not is_person(patient)):
        patient = roles.doer if roles.doer is not None and is_person(roles.doer) else patient
    if event.type == "killing" and patient is None and lemma_of(event.head) in ("die", "perish", "lose"):
        patient = roles.doer
    if event.type == "abduction" and patient is None:
        patient = (
            roles.doer if lemma_of(event.head) in ("go", "disappear", "remain", "vanish", "be") else None
        )
    if (
        event.type == "indoctrination"
        and roles.doer is not None
        and is_person(roles.doer)
        and (patient is None or not is_person(patient))
    ):
        patient = roles.doer
    if event.type == "explosion" and (patient is None or _is_munition(patient)):
        patient = _passing(event)
    if patient is None and event.type in _RIVALS:
        rivals = [c for token in roles.of("between") for c in token.conjuncts if c.i > token.i]
        patient = next(iter(roles.of("with") or roles.of("against") or rivals), None)
    if patient is None and event.type in (
        "shelling",
        "air_strike",
        "clash",
        "explosion",
        "killing",
        "raid",
    ):
        for name in ("on", "at", "against", "into", "near"):
            for token in roles.preps.get(name, []):
                if (
                    not has_class(token, "time_label")
                    and (has_class(token, "site") or is_person(token))
                    and name != "near"
                ):
                    return token
    if patient is None or _is_munition(patient):
        return None
    return (
        None
        if patient.pos_ == "PRON" and patient.lower_ not in ("anyone", "everyone", "those", "many", "some")
        else patient
    )


def _passing(event: Event) -> Token | None:
    """Return who or what "drove by" or "was passing" when the device went off."""
    for token in event.sentence.doc:
        if (
            is_verb(token)
            and lemma_of(token) in ("pass", "drive", "travel", "cross", "walk")
            and token.dep_ == "advcl"
        ):
            return own_subject(token)
    return None


def _below(token: Token | None, name: str) -> list[Token]:
    """Return the objects of a preposition on the phrase of `token`."""
    return [] if token is None else [found for word, found in prep_objects(token) if word == name]


def _is_munition(token: Token) -> bool:
    """Say whether the phrase is of what is fired or planted, not of what is hit."""
    inner = counted_noun_of(token)
    token = token if inner is None else inner
    if has_class(token, "chemical") or lemma_of(token) in ("weapon", "attempt"):
        return True
    return has_class(token, "artillery") and lemma_of(token) not in ("tank", "battery") or lemma_of(token) in (
        "bomb", "fire", "massacre", "attack", "raid", "strike", "operation", "offensive", "life", "barrel", "canister", "explosive", "belt", "mine", "landmine", "ied",
    )  # fmt: skip


def classify_target(
    event: Event, token: Token, sentence: Sentence, reading: Reading
) -> Derived[str] | None:
    """Return the class of the target by its words, `None` where no class fits."""
    table = target_classes()
    span = sentence.span_of(token)
    for word in phrase_words(token):
        if word != token and is_person(token) and token.pos_ == "NOUN":
            break
        found = table.get(lemma_of(word)) or table.get(word.lower_)
        if found is not None and not (word != token and found == "fighters"):
            return Derived(
                _adapted(found, event, token, sentence, reading), (span,), f'target word "{word.lower_}"'
            )
    if has_class(token, "place_noun") or reading.is_place(span):
        return Derived("place", (span,), "place name")
    if is_person(token) and token.pos_ != "PROPN":
        return Derived("civilians", (span,), "persons")
    return None


def _adapted(found: str, event: Event, token: Token, sentence: Sentence, reading: Reading) -> str:
    if event.type == "release" and found in ("civilians", "fighters"):
        return "detainees"
    if found == "fighters" and event.type in ("execution", "infighting") and phrase_has(token, "fighter"):
        if any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in token.children) or any(
            t.lower_ == "own" for t in token.subtree
        ):
            return "members"
    return found


def verbs_above(token: Token) -> Iterator[Token]:
    """Yield the verbs that `token` hangs below, the nearest first."""
    return (above for above in path_up(token) if above != token and is_verb(above))

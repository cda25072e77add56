"""To whom or to what it was done: the target of an event and its class."""

from functools import cache

from dalil.coding.english.classes import has_class, is_person, lemma_of, phrase_has, phrase_words
from dalil.coding.english.event import Event
from dalil.coding.english.frames import counted_noun_of
from dalil.coding.english.places import PERSONAL
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_verb, own_subject, prep_objects
from dalil.language.words import language_table
from dalil.model import Derived

_RIVALS = frozenset({"clash", "infighting"})
_TARGETED = frozenset(
    "air_strike shelling explosion chemical_attack clash raid capture execution assassination "
    "killing abduction detention torture "
    "sexual_violence property_seizure extortion restriction siege forced_recruitment indoctrination "
    "release displacement discovery "
    "infighting embezzlement pledge".split()
)


@cache
def target_classes() -> dict[str, str]:
    """Return target class by lemma."""
    table = language_table("english_targets")
    return {str(word): name for name, words in reversed(list(table.items())) for word in words}


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
        thing = event.type == "detention" and token is not None and has_class(token, "site")
        if token is not None and not thing:
            return token
    for trigger in event.triggers:
        token = trigger.roles.patient
        if token is not None and _is_munition(token):
            continue
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
    fired = patient if patient is not None and _is_munition(patient) else None
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
    if event.type == "displacement" and (
        patient is None or not is_person(patient) or patient.pos_ == "PROPN"
    ):
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
    if (patient is None or fired is not None) and event.type in (
        "shelling",
        "air_strike",
        "clash",
        "explosion",
        "killing",
        "raid",
    ):
        for name in (
            "on",
            "at",
            "against",
            "into",
            "near",
            *(_BESIDE if event.type == "explosion" else ()),
        ):
            for token in (*roles.preps.get(name, []), *_below(fired, name)):
                if (
                    not has_class(token, "time_label")
                    and (has_class(token, "site") or is_person(token))
                    and (name != "near" or (event.type == "explosion" and _is_building(token)))
                    and (name not in _BESIDE or _is_building(token))
                    and not (event.type in _RIVALS and has_class(token, "place_noun"))
                ):
                    return token
    if patient is None or _is_munition(patient):
        return None
    return (
        None
        if patient.pos_ == "PRON" and patient.lower_ not in ("anyone", "everyone", "those", "many", "some")
        else patient
    )


_BESIDE = ("outside", "inside", "near", "under", "beside", "in")
_BUILDINGS = frozenset(
    "embassy consulate bank school hospital mosque church market station office house home hotel "
    "restaurant shop building headquarters car vehicle bus truck train residence newspaper court "
    "university courthouse factory cafe shrine temple checkpoint barracks convoy mall".split()
)


def _is_building(token: Token) -> bool:
    """Say whether a bomb beside it was meant for it: a building or a vehicle (Ruling 7)."""
    return lemma_of(token) in _BUILDINGS


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
    if has_class(token, "artillery") and lemma_of(token) not in ("tank", "battery"):
        return True
    return has_class(token, "no_target")


def classify_target(
    event: Event, token: Token, sentence: Sentence, reading: Reading
) -> Derived[str] | None:
    """Return the class of the target by its words, `None` where no class fits."""
    table = target_classes()
    span = sentence.span_of(token)
    token = counted_noun_of(token) or token
    for word in phrase_words(token):
        if word != token and is_person(token) and token.pos_ == "NOUN":
            break
        found = table.get(lemma_of(word)) or table.get(word.lower_)
        if found is not None and not (word != token and found == "fighters"):
            return Derived(
                _adapted(found, event, token, sentence, reading), (span,), f'target word "{word.lower_}"'
            )
    if event.type in PERSONAL and token.pos_ == "PROPN" and reading.actor_at(span) is None:
        return Derived("civilians", (span,), "a person's name")
    if has_class(token, "place_noun") or reading.is_place(span):
        return Derived("place", (span,), "place name")
    if is_person(token) and token.pos_ != "PROPN":
        return Derived("civilians", (span,), "persons")
    return None


def _adapted(found: str, event: Event, token: Token, sentence: Sentence, reading: Reading) -> str:
    if event.type == "release" and found in ("civilians", "fighters"):
        return "detainees"
    own = any(t.lower_ in ("its", "their", "own") for t in token.subtree)
    inside = found == "fighters" and event.type in ("execution", "infighting")
    if own and inside and phrase_has(token, "fighter"):
        return "members"
    return found

"""What happened to those a number counts: the harm the grammar ties to it, and to which event."""

from collections.abc import Mapping, Sequence
from functools import cache

from dalil.coding.english.classes import is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.frames import counted_noun_of
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_passive, is_verb, path_up
from dalil.coding.english.triggers import Trigger
from dalil.language.numbers import Quantity
from dalil.language.words import language_table

HARM_OF_TYPE = {
    "execution": "killed", "assassination": "killed", "killing": "killed", "abduction": "abducted",
    "detention": "detained",
    "displacement": "displaced", "forced_recruitment": "recruited", "indoctrination": "trained",
    "desertion": "deserted",
    "surrender": "surrendered", "release": "released", "discovery": "killed",
}  # fmt: skip
_SAID_AFTER = {"injured": "injured", "wounded": "injured", "hurt": "injured", "missing": "missing"}
"""Words right after a bare number: "8 killed and 15 injured"."""
_PLAIN = frozenset({"kill", "murder", "slay", "wound", "injure", "hurt", "maim"})
"""Verbs that kill and wound people in every frame: "jets killed a couple"."""
_RISING = frozenset({"rise", "climb", "increase", "raise", "grow", "jump", "go", "revise", "soar", "up"})
_DYING = frozenset({"die", "perish"})
_BECAME = {
    "dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "missing": "missing", "homeless": "displaced", "displaced": "displaced", "destroyed": "destroyed",
}  # fmt: skip
"""What became of the counted ones, by the word that says so: "left 14 dead", "5 soldiers dead"."""
_PATIENT = frozenset({"dobj", "nsubjpass", "obj", "attr", "oprd"})


@cache
def harm_words(part: str) -> Mapping[str, str]:
    """Return harm by lemma, for "verbs" or "nouns"."""
    table = language_table("english_harms")[part]
    return {str(word): harm for harm, words in reversed(table.items()) for word in words}


@cache
def harm_list(name: str) -> frozenset[str]:
    """Return a plain list of the table of harms."""
    return frozenset(str(word) for word in language_table("english_harms")[name])


def counted_token(sentence: Sentence, quantity: Quantity) -> Token | None:
    """Return the token that stands for what is counted: the noun, or the number alone."""
    span = quantity.noun_span or quantity.number_span
    tokens = sentence.tokens(span)
    if not tokens:
        return None
    token = tokens[-1]
    above = token.head
    if token.dep_ in ("compound", "amod") and harm_words("nouns").get(lemma_of(above)) in (
        "killed",
        "injured",
    ):
        return above
    if quantity.noun_span is None:
        while (
            token.dep_ in ("nummod", "quantmod", "compound")
            and token.head.i - token.i <= 3
            and not is_verb(token.head)
        ):
            token = token.head
    return token


def harm_of(
    token: Token, quantity: Quantity, event: Event, events: Sequence[Event]
) -> tuple[Event | None, str | None, bool]:
    """Return which event the number belongs to, its harm, and whether it is a part of another number."""
    heads = {t.head.i: e for e in events for t in e.triggers}
    own = lemma_of(token)
    if own in harm_list("munitions") and own != "mine":
        kinds = ("air_strike", "shelling", "chemical_attack", "explosion")
        return _nearest(token, events, kinds), "strikes", False
    if own == "time" and (quantity.low or 0) > 1:
        return _nearest(token, events, ("air_strike", "shelling")), "strikes", False
    if own in harm_list("acts"):
        return _act(token, events, heads)
    following = token.doc[token.i + 1].lower_ if token.tag_ == "CD" and token.i + 1 < len(token.doc) else ""
    said = _SAID_AFTER.get(token.lower_) or _SAID_AFTER.get(following)
    if said is not None:
        return _nearest(token, events, None), said, False
    became = _became(token)
    if became is not None:
        return _nearest(token, events, None), became, False
    direct = _by_role(token, [event, *(other for other in events if other is not event)])
    if direct is not None:
        return *direct, False
    dug_up = next((e for e in events if e.type == "discovery"), None)
    if dug_up is not None and own in ("body", "corpse", "skeleton", "remains", "victim"):
        return dug_up, "killed", False
    if harm_words("nouns").get(own) in ("killed", "injured") and own not in (
        "body",
        "corpse",
        "life",
        "loss",
    ):
        owner = heads.get(token.i) or _nearest(token, events, None)
        return owner, harm_words("nouns")[own], False
    part = False
    below = token
    for above in path_up(token):
        if above != token:
            if above.lower_ in ("including", "among", "amongst"):
                part = True
            harm = _harm_at(above, below, token, heads, part=part)
            if harm is not None:
                owner = heads.get(above.i) or _nearest(above, events, None)
                return owner, harm, part
            if is_verb(above) and not _passes(above, below):
                break
        below = above
    owner = heads.get(token.i)
    if owner is not None:
        return owner, HARM_OF_TYPE.get(owner.type), False
    if quantity.rule == "indefinite":
        return None, None, part
    return (*_in_total(token, events), part)


def _became(token: Token) -> str | None:
    """Return what the word behind says of those counted: "five soldiers dead", "one truck destroyed"."""
    if token.i + 1 >= len(token.doc) or not any(
        c.dep_ == "nummod" or c.tag_ == "CD" for c in token.children
    ):
        return None
    behind = token.doc[token.i + 1]
    acts = any(c.dep_ in ("dobj", "auxpass", "aux", "attr") for c in behind.children)
    last = behind.i + 1 == len(behind.doc) or behind.doc[behind.i + 1].pos_ not in ("NOUN", "PROPN", "NUM")
    return _BECAME.get(behind.lower_) if last and not acts else None


def _by_role(token: Token, events: Sequence[Event]) -> tuple[Event, str] | None:
    """Return event and harm where the counted word is whom a trigger is done to."""
    for one in events:
        for trigger in one.triggers:
            patient = trigger.roles.patient
            inner = None if patient is None else counted_noun_of(patient)
            goes = _goes_itself(one, trigger, token) or _dies(trigger, token)
            suffers = token in (patient, inner) or _is_victim(trigger, token) or goes
            harm = trigger_harm(one, trigger) if suffers else None
            if goes and harm is None and one.type in ("desertion", "surrender"):
                harm = HARM_OF_TYPE[one.type]
            if harm is not None:
                return one, harm
    return None


def _dies(trigger: Trigger, token: Token) -> bool:
    """Say whether the counted people are who "died", "perished"."""
    return token == trigger.roles.doer and lemma_of(trigger.head) in _DYING


def is_old_figure(token: Token) -> bool:
    """Say whether a toll rose from this figure: "from 30 to 44", "44, from 30 a day earlier"."""
    if token.i == 0 or token.doc[token.i - 1].lower_ != "from":
        return False
    rises = any(lemma_of(t) in _RISING for t in token.doc[: token.i])
    behind = {t.lower_ for t in token.doc[token.i + 1 : token.i + 5]}
    return rises and bool(behind & {"to", "earlier", "before", "previously", "reported", ",", ".", "the"})


def _in_total(token: Token, events: Sequence[Event]) -> tuple[Event | None, str | None]:
    """Return the event and harm of a running total: "the number of people killed ... rises to 115"."""
    verb = next((above for above in path_up(token) if is_verb(above)), None)
    if any(
        c.lower_ in ("earlier", "previous", "initial", "preliminary")
        for above in path_up(token)
        for c in above.children
        if c.dep_ == "amod" and above.i < token.i
    ):
        return None, None
    if verb is not None and any(
        c.dep_ == "aux" and c.lower_ in ("could", "may", "might", "will", "would") for c in verb.children
    ):
        return None, None
    if verb is None or lemma_of(verb) not in (
        "rise",
        "reach",
        "climb",
        "bring",
        "raise",
        "put",
        "stand",
        "exceed",
        "take",
        "push",
        "increase",
        "be",
    ):
        return None, None
    lemmas = {lemma_of(t) for t in verb.subtree}
    if not lemmas & {"number", "toll", "total", "dead", "count", "tally", "figure"}:
        return None, None
    owner = _nearest(token, events, None)
    if owner is None:
        return None, None
    injured = lemmas & {"wounded", "injured"} and not lemmas & {"dead", "killed", "kill"}
    return owner, "injured" if injured else HARM_OF_TYPE.get(owner.type, "killed")


def _is_victim(trigger: Trigger, token: Token) -> bool:
    """Say whether the word is one of several patients: "two women and three men were killed"."""
    patient = trigger.roles.patient
    return patient is not None and any(other == token for other in patient.conjuncts)


def _goes_itself(event: Event, trigger: Trigger, token: Token) -> bool:
    """Say whether the counted people are the subject of what they do: flee, desert, surrender."""
    if (
        event.type
        not in ("displacement", "desertion", "surrender", "indoctrination", "abduction", "release")
        or trigger.roles.doer is None
        or token not in (trigger.roles.doer, counted_noun_of(trigger.roles.doer))
    ):
        return False
    patient = trigger.roles.patient
    if event.type in ("desertion", "surrender"):
        return True
    return patient is None or patient == token or not is_person(patient) or patient.pos_ == "PROPN"


def trigger_harm(event: Event, trigger: Trigger) -> str | None:
    """Return what a trigger does to its patient."""
    given = trigger.entry.gives.get("harm")
    if given == "verb" or (given is None and lemma_of(trigger.head) in _PLAIN):
        return known_harm(lemma_of(trigger.head))
    if given in (
        "killed",
        "injured",
        "missing",
        "destroyed",
        "trained",
        "detained",
        "abducted",
        "released",
        "recruited",
        "displaced",
        "deserted",
        "surrendered",
    ):
        if given == "destroyed" and lemma_of(trigger.head) in (
            "loot",
            "plunder",
            "pillage",
            "ransack",
            "confiscate",
            "rob",
            "steal",
            "rustle",
        ):
            return None
        return given
    return None


def _passes(verb: Token, below: Token) -> bool:
    """Say whether a number may belong to a verb above this one."""
    if lemma_of(verb) == "include":
        return True
    if below.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
        return verb.dep_ in ("relcl", "acl") and False
    return lemma_of(verb) in ("include", "be", "have") or verb.dep_ in ("acl",)


def _harm_at(
    above: Token, below: Token, token: Token, heads: Mapping[int, Event], *, part: bool
) -> str | None:
    """Return the harm that `above` does to the counted `token` under `below`, `None` where it does none."""
    lemma = lemma_of(above)
    if is_verb(above):
        harm = _verb_harm(above, below, token, heads)
        if harm is None and part and below.dep_ in ("prep", "advcl", "pobj", "dep", "nsubj"):
            owner = heads.get(above.i)
            return known_harm(lemma) or (HARM_OF_TYPE.get(owner.type) if owner is not None else None)
        return harm
    noun = harm_words("nouns").get(lemma)
    if noun is not None and below.lower_ in ("of", "among", "including", "for"):
        return "killed" if noun == "both" else noun
    owner = heads.get(above.i)
    if owner is not None and below.lower_ in ("of", "against", "among", "including", "from"):
        return HARM_OF_TYPE.get(owner.type)
    return None


def _verb_harm(above: Token, below: Token, token: Token, heads: Mapping[int, Event]) -> str | None:
    lemma = lemma_of(above)
    owner = heads.get(above.i)
    patient = _is_patient(above, below, lemma)
    if lemma == "leave":
        return _left_as(above, token) if patient or below.dep_ in ("nsubj", "ccomp") else None
    if lemma == "shoot" and owner is not None and owner.type == "protest":
        return "injured" if patient else None
    if lemma in (
        "shoot",
        "hit",
        "burn",
        "stab",
        "claim",
        "lose",
        "miss",
        "drown",
        "hang",
        "stone",
        "throw",
        "treat",
    ) and (owner is None or owner.type not in ("execution", "assassination", "killing", "abduction")):
        harm = "injured" if lemma in ("treat", "shoot", "stab") and patient else None
        if lemma in ("claim", "lose") and patient and lemma_of(below) == "life":
            return "killed"
        return harm
    if owner is not None and patient and owner.type in HARM_OF_TYPE:
        harm = owner.trigger.entry.gives.get("harm") if owner.trigger.head is above else None
        if owner.type in ("desertion", "surrender"):
            return HARM_OF_TYPE[owner.type]
        return harm if harm in ("missing",) else known_harm(lemma) or HARM_OF_TYPE[owner.type]
    return known_harm(lemma) if patient else None


def known_harm(lemma: str) -> str | None:
    """Return the harm a verb does by itself, `None` for other verbs."""
    return harm_words("verbs").get(lemma)


def _is_patient(verb: Token, below: Token, lemma: str) -> bool:
    if lemma in harm_list("self_done"):
        return below.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "agent",
            "csubj",
            "attr",
            "dative",
        ) or below.lower_ in ("of", "among", "including")
    if below.lower_ == "between" and any(c.dep_ == "pobj" and c.tag_ == "NNS" for c in below.children):
        return True
    if below.dep_ in _PATIENT or below.lower_ in ("of", "including", "among"):
        return True
    if below.dep_ == "nsubj" and lemma in ("put", "count", "say", "bring", "raise", "take"):
        return False
    if below.dep_ == "nsubj":
        return is_passive(verb) or (
            verb.tag_ in ("VBN", "VBD") and not any(c.dep_ == "dobj" for c in verb.children)
        )
    if verb.dep_ in ("relcl", "acl") and below == verb:
        return True
    return below.dep_ in ("npadvmod", "dep", "appos") and not is_verb(below)


def _left_as(verb: Token, token: Token) -> str | None:
    """Return what "left ... dead and ... injured" did to those counted: the first such word behind them."""
    words = sorted((t for t in verb.subtree if t.lower_ in _BECAME), key=lambda t: t.i)
    behind = next((t for t in words if t.i > token.i), words[-1] if words else None)
    return None if behind is None else _BECAME[behind.lower_]


def _nearest(token: Token, events: Sequence[Event], types: tuple[str, ...] | None) -> Event | None:
    fitting = [e for e in events if types is None or e.type in types]
    inside = [e for e in fitting if any(t == token or token.i == t.i for t in e.region)]
    ranked = inside or fitting
    return min(ranked, key=lambda e: abs(e.head.i - token.i), default=None)


def _act(
    token: Token, events: Sequence[Event], heads: Mapping[int, Event]
) -> tuple[Event | None, str | None, bool]:
    """Return the harm of counted acts: executions kill, arrests detain, strikes are strikes."""
    owner = heads.get(token.i) or _nearest(token, events, None)
    if owner is None:
        return None, None, False
    if owner.type in ("air_strike", "shelling", "raid", "clash", "explosion", "chemical_attack"):
        return owner, "strikes", False
    return owner, HARM_OF_TYPE.get(owner.type), False

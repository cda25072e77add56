"""How many: quantities of a sentence, each with the harm the grammar ties it to."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_passive, is_verb, path_up
from dalil.coding.english.triggers import Trigger
from dalil.language.counted import counted_noun
from dalil.language.numbers import Quantity
from dalil.language.words import language_table
from dalil.model import Count, Span

HARM_OF_TYPE = {
    "execution": "killed", "assassination": "killed", "killing": "killed", "abduction": "abducted", "detention": "detained",
    "displacement": "displaced", "forced_recruitment": "recruited", "indoctrination": "trained", "desertion": "deserted",
    "surrender": "surrendered", "release": "released", "discovery": "killed",
}  # fmt: skip
UNCOUNTED = frozenset(
    {
        "sexual_violence",
        "pledge",
        "decline",
        "aid",
        "agreement",
        "extortion",
        "embezzlement",
        "siege",
        "reinforcement",
        "withdrawal",
        "restriction",
    }
)
"""Types whose people have no harm of the manual: their numbers are no count row."""
_PATIENT = frozenset({"dobj", "nsubjpass", "obj", "attr", "oprd"})
_PART_MARKS = frozenset({"including", "among", "amongst", "include", "of"})
_TRANSPARENT = frozenset(
    {
        "number",
        "toll",
        "total",
        "family",
        "case",
        "count",
        "rest",
        "dozen",
        "group",
        "list",
        "figure",
        "majority",
        "body",
    }
)


@cache
def harm_words(part: str) -> Mapping[str, str]:
    """Return harm by lemma, for "verbs" or "nouns"."""
    table = language_table("english_harms")[part]
    return {str(word): harm for harm, words in reversed(table.items()) for word in words}


@cache
def harm_list(name: str) -> frozenset[str]:
    """Return a plain list of the table of harms."""
    return frozenset(str(word) for word in language_table("english_harms")[name])


@cache
def _groups() -> Mapping[str, str]:
    table = language_table("english_harms")["groups"]
    return {
        str(word): group for group, words in reversed(table.items()) for word in words if group != "others"
    }


def find_counts(event: Event, events: Sequence[Event]) -> list[Count]:
    """Return the count rows of `event`."""
    sentence = event.sentence
    rows: list[Count] = []
    if event.type == "assassination" and is_attempt(event):
        return rows
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if token is None:
            continue
        owner, harm, part = _harm_of(token, quantity, event, events)
        if owner != event or harm is None:
            continue
        rows.extend(_rows(sentence, quantity, token, harm, part))
    rows.extend(_parts(event, events, rows))
    rows.extend(_ordinal(event))
    rows.extend(_zeros(event))
    if not any(
        row.unit == "people" and row.harm in ("killed", "detained", "abducted", "released") for row in rows
    ):
        rows.extend(_singles(event))
    return rows


def _parts(event: Event, events: Sequence[Event], rows: Sequence[Count]) -> Iterator[Count]:
    """Yield parts that the tree leaves loose: "among them 22 children", "four women among them"."""
    sentence = event.sentence
    used = {row.span for row in rows}
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if quantity.span in used or token is None or not _is_part(sentence, quantity, token):
            continue
        group = group_of(sentence, quantity, token)
        before = [row for row in rows if row.unit in ("people", "events") and row.span.start < quantity.span.start]
        if group is not None and before:
            harm = before[-1].harm
            yield Count(harm, quantity.low, quantity.high, group, "people", quantity.approx, quantity.span, quantity.rule)


def _is_part(sentence: Sentence, quantity: Quantity, token: Token) -> bool:
    tokens = sentence.tokens(quantity.span)
    if not tokens:
        return False
    before = [t.lower_ for t in sentence.doc[max(tokens[0].i - 3, 0) : tokens[0].i]]
    after = [t.lower_ for t in sentence.doc[token.i + 1 : token.i + 4]]
    chained = any(w in ("and", ",") for w in before[-1:]) and any(
        t.lower_ in ("including", "among") for t in sentence.doc[max(tokens[0].i - 7, 0) : tokens[0].i]
    )
    return "including" in before or before[-2:] in (["among", "them"], ["among", "whom"]) or after[-2:] == ["among", "them"] or after[:2] == ["among", "them"] or chained


_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}


def _ordinal(event: Event) -> Iterator[Count]:
    """Yield the row of "the third operation of the kind this month"."""
    if not event.trigger.is_noun or event.type not in ("raid", "air_strike", "shelling", "clash", "explosion"):
        return
    words = {t.lower_ for t in event.region}
    if not words & {"kind", "such", "month", "year", "week", "sort", "type"}:
        return
    for child in event.head.children:
        number = _ORDINALS.get(child.lower_)
        if number is not None and child.dep_ == "amod":
            yield Count("strikes", number, number, None, "events", False, event.sentence.span_of(child, event.head), "ordinal")


def is_attempt(event: Event) -> bool:
    """Say whether the killing failed: "survived", "escaped", "an attempt on"."""
    lemmas = {lemma_of(t) for t in event.region}
    return bool(lemmas & {"survive", "escape", "attempt", "unhurt", "unharmed"}) and "kill" not in lemmas


def counted_token(sentence: Sentence, quantity: Quantity) -> Token | None:
    """Return the token that stands for what is counted: the noun, or the number alone."""
    span = quantity.noun_span or quantity.number_span
    tokens = sentence.tokens(span)
    if not tokens:
        return None
    token = tokens[-1]
    if quantity.noun_span is None:
        while (
            token.dep_ in ("nummod", "quantmod", "compound")
            and token.head.i - token.i <= 3
            and not is_verb(token.head)
        ):
            token = token.head
    return token


def _harm_of(
    token: Token, quantity: Quantity, event: Event, events: Sequence[Event]
) -> tuple[Event | None, str | None, bool]:
    """Return which event the number belongs to, its harm, and whether it is a part of another number."""
    heads = {t.head.i: e for e in events for t in e.triggers}
    own = lemma_of(token)
    if own in harm_list("munitions") and own != "mine":
        owner = _nearest(token, events, ("air_strike", "shelling", "chemical_attack"))
        return owner, "strikes", False
    if own in harm_list("acts"):
        return _act(token, events, heads)
    for one in events:
        for trigger in one.triggers:
            if trigger.roles.patient == token or _is_victim(trigger, token) or _goes_itself(one, trigger, token):
                harm = _trigger_harm(one, trigger)
                if harm is not None:
                    return one, harm, False
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
            if lemma_of(above) in _PART_MARKS and above.lower_ in ("including", "among", "amongst"):
                part = True
            harm = _harm_at(above, below, heads, part=part)
            if harm is not None:
                owner = heads.get(above.i) or _nearest(above, events, None)
                return owner, harm, part
            if is_verb(above) and not _passes(above, below):
                break
        below = above
    owner = heads.get(token.i)
    if owner is not None:
        return owner, HARM_OF_TYPE.get(owner.type), False
    return (*_in_total(token, events), part)


def _in_total(token: Token, events: Sequence[Event]) -> tuple[Event | None, str | None]:
    """Return the event and harm of a running total: "the number of people killed ... rises to 115"."""
    verb = next((above for above in path_up(token) if is_verb(above)), None)
    if any(c.lower_ in ("earlier", "previous", "initial", "preliminary") for above in path_up(token) for c in above.children if c.dep_ == "amod" and above.i < token.i):
        return None, None
    if verb is not None and any(c.dep_ == "aux" and c.lower_ in ("could", "may", "might", "will", "would") for c in verb.children):
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
    """Say whether the counted people are the subject of what they do: flee, desert, surrender, sit through a course."""
    if event.type not in ("displacement", "desertion", "surrender", "indoctrination", "abduction", "release") or trigger.roles.doer != token:
        return False
    patient = trigger.roles.patient
    return patient is None or patient == token or not is_person(patient) or patient.pos_ == "PROPN"


def _trigger_harm(event: Event, trigger: Trigger) -> str | None:
    """Return what a trigger does to its patient."""
    given = trigger.entry.gives.get("harm")
    if given == "verb":
        return _known(lemma_of(trigger.head))
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


def _harm_at(above: Token, below: Token, heads: Mapping[int, Event], *, part: bool) -> str | None:
    """Return the harm that the word `above` does to what hangs below it, `None` where it does none."""
    lemma = lemma_of(above)
    if is_verb(above):
        harm = _verb_harm(above, below, lemma, heads)
        if harm is None and part and below.dep_ in ("prep", "advcl", "pobj", "dep", "nsubj"):
            owner = heads.get(above.i)
            return _known(lemma) or (HARM_OF_TYPE.get(owner.type) if owner is not None else None)
        return harm
    noun = harm_words("nouns").get(lemma)
    if noun is not None and below.lower_ in ("of", "among", "including", "for"):
        return "killed" if noun == "both" else noun
    owner = heads.get(above.i)
    if owner is not None and below.lower_ in ("of", "against", "among", "including", "from"):
        return HARM_OF_TYPE.get(owner.type)
    return None


def _verb_harm(above: Token, below: Token, lemma: str, heads: Mapping[int, Event]) -> str | None:
    owner = heads.get(above.i)
    patient = _is_patient(above, below, lemma)
    if lemma == "leave":
        return _left_as(above) if patient or below.dep_ in ("nsubj", "ccomp") else None
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
    ):
        if owner is None or owner.type not in ("execution", "assassination", "killing", "abduction"):
            harm = "injured" if lemma in ("treat", "shoot", "stab") and patient else None
            if lemma in ("claim", "lose") and patient and lemma_of(below) == "life":
                return "killed"
            return harm
    if owner is not None and patient and owner.type in HARM_OF_TYPE:
        harm = owner.trigger.entry.gives.get("harm") if owner.trigger.head is above else None
        return harm if harm in ("missing",) else _known(lemma) or HARM_OF_TYPE[owner.type]
    return _known(lemma) if patient else None


def _known(lemma: str) -> str | None:
    return harm_words("verbs").get(lemma)


def _is_patient(verb: Token, below: Token, lemma: str) -> bool:
    if lemma in ("die", "perish", "flee", "defect", "desert", "surrender", "vanish", "escape", "leave", "undergo", "attend", "disappear",
                 "succumb", "starve", "drown", "go", "sit", "set", "sleep", "complete", "run", "give", "lay", "make", "be", "turn", "move", "slip"):  # fmt: skip
        return below.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "agent",
            "csubj",
            "attr",
            "dative",
        ) or below.lower_ in ("of", "among", "including")
    if below.dep_ in _PATIENT or below.lower_ in ("of", "including", "among"):
        return True
    if below.dep_ == "nsubj":
        return is_passive(verb) or (
            verb.tag_ in ("VBN", "VBD") and not any(c.dep_ == "dobj" for c in verb.children)
        )
    if verb.dep_ in ("relcl", "acl") and below == verb:
        return True
    return below.dep_ in ("npadvmod", "dep", "appos") and not is_verb(below)


def _left_as(verb: Token) -> str | None:
    for token in verb.subtree:
        if token.lower_ in ("dead", "killed"):
            return "killed"
        if token.lower_ in ("wounded", "injured", "hurt"):
            return "injured"
        if token.lower_ in ("homeless", "displaced"):
            return "displaced"
    return None


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


def _rows(sentence: Sentence, quantity: Quantity, token: Token, harm: str, part: bool) -> Iterator[Count]:
    lemma = lemma_of(token)
    noun = counted_noun(token.lower_)
    group = group_of(sentence, quantity, token)
    if quantity.rule == "indefinite" and harm == "strikes":
        return
    if part and group is None:
        return
    unit = "people"
    if harm == "strikes":
        unit = "objects" if lemma in harm_list("munitions") else "events"
        group = None
    elif lemma in harm_list("acts") or _counts_acts(sentence, token):
        unit, group = "events", None
    elif noun is not None and noun.kind == "family":
        unit, group = "families", None
    elif harm == "destroyed":
        unit, group = "objects", None
    elif noun is not None and noun.kind in ("object",) and lemma not in ("body", "victim"):
        return
    yield Count(
        harm, quantity.low, quantity.high, group, unit, quantity.approx, quantity.span, quantity.rule
    )


def _counts_acts(sentence: Sentence, token: Token) -> bool:
    """Say whether a bare number counts acts: "the number of executions has reached 100"."""
    if token.tag_ != "CD":
        return False
    for other in sentence.doc:
        if other.lower_ == "of" and lemma_of(other.head) in ("number", "total", "toll"):
            return any(lemma_of(below) in harm_list("acts") for below in other.children)
    return False


def group_of(sentence: Sentence, quantity: Quantity, token: Token) -> str | None:
    """Return the group of people the counted noun names: its own words, not those of others."""
    words = [lemma_of(token)]
    words += [
        lemma_of(child)
        for child in token.children
        if child.dep_ in ("compound", "amod") or child.dep_ == "appos"
    ]
    for child in token.children:
        if (
            child.lower_ == "of"
            and child.i == token.i + 1
            and (
                token.tag_ == "CD"
                or lemma_of(token)
                in _TRANSPARENT | {"hundred", "thousand", "dozen", "ten", "score", "several"}
            )
        ):
            words += [lemma_of(below) for below in child.children if below.dep_ == "pobj"]
    for word in words:
        if word in _groups():
            return _groups()[word]
    return None


def _zeros(event: Event) -> Iterator[Count]:
    """Yield the zero rows of "no casualties" and "no civilian had been harmed"."""
    for token in event.region:
        if token.lower_ not in ("no", "any", "without") or token.head == token:
            continue
        noun = (
            token.head
            if token.lower_ != "without"
            else next((c for c in token.children if c.dep_ == "pobj"), token)
        )
        if token.lower_ == "any" and not any(
            t.lemma_ in ("deny", "refute", "dismiss", "reject") for t in path_up(token)
        ):
            continue
        harms = _zero_harms(noun)
        if lemma_of(noun) in harm_list("acts") and event.type in ("air_strike", "shelling", "raid"):
            yield Count("strikes", 0, 0, None, "events", False, event.sentence.span_of(token, noun), "zero")
        group = _groups().get(lemma_of(noun)) or next(
            (_groups()[lemma_of(c)] for c in noun.children if lemma_of(c) in _groups()), None
        )
        for harm in harms:
            yield Count(
                harm,
                0,
                0,
                group,
                "people",
                False,
                event.sentence.span_of(token, noun if noun.i > token.i else token),
                "zero",
            )


def _zero_harms(noun: Token) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    if lemma in ("casualty", "victim", "harm"):
        return ("killed", "injured")
    kind = harm_words("nouns").get(lemma)
    if kind in ("killed", "injured"):
        return (kind,)
    verb = noun.head
    if is_person(noun) and is_verb(verb):
        if lemma_of(verb) in ("harm", "hurt"):
            return ("killed", "injured")
        known = _known(lemma_of(verb))
        return (known,) if known in ("killed", "injured") else ()
    return ()


def _singles(event: Event) -> Iterator[Count]:
    """Yield the row of one definite person, or of an enumeration of single persons."""
    harm = HARM_OF_TYPE.get(event.type)
    for trigger in event.triggers:
        patient = trigger.roles.patient
        harm = _trigger_harm(event, trigger) or HARM_OF_TYPE.get(event.type)
        if trigger.entry.type == "killing" and lemma_of(trigger.head) in ("die", "perish"):
            patient = trigger.roles.doer
        if (
            patient is None
            or harm is None
            or event.type in UNCOUNTED
            or harm in ("recruited", "trained", "displaced")
        ):
            continue
        people = [patient, *(c for c in patient.conjuncts if c.i > patient.i)]
        if all(_is_single(person) for person in people):
            span = event.sentence.span_of(min(people, key=lambda t: t.i), max(people, key=lambda t: t.i))
            total = len(people)
            yield Count(
                harm, total, total, None, "people", False, span, "single" if total == 1 else "enumeration"
            )
            return


def _is_doing_noun(token: Token) -> bool:
    """Say whether the noun is made like those of persons: financier, hairdresser, beekeeper."""
    word = lemma_of(token)
    made = word.endswith(("ier", "keeper", "dresser", "maker", "monger", "ist", "ician", "man", "woman", "driver", "worker", "seller"))
    return made and not has_class(token, "site") and not has_class(token, "artillery")


def _is_single(token: Token) -> bool:
    if token.tag_ in ("NNS", "NNPS", "CD", "PRP") or any(c.dep_ == "nummod" for c in token.children):
        return False
    noun = counted_noun(token.lower_)
    if token.pos_ in ("NOUN", "PROPN") and any(c.lower_ in ("a", "an") for c in token.children) and has_class(token, "person"):
        return True
    counted = noun is not None and noun.kind == "person" and noun.form == "one"
    person = counted or has_class(token, "chosen") or _is_doing_noun(token)
    collective = lemma_of(token) in (
        "group",
        "family",
        "people",
        "convoy",
        "crowd",
        "number",
        "population",
        "staff",
        "team",
        "community",
        "police",
        "force",
    )
    return person and not collective and token.pos_ in ("NOUN",)


def strikes_span(event: Event) -> Span:
    """Return where the event word stands."""
    return event.sentence.span_of(event.trigger.head)

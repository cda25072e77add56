"""Grammar of one parsed sentence: who does what to whom around a verb or a noun of action."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dalil.coding.english.sentence import Token

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_VERBAL = frozenset({"VERB", "AUX"})
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "ccomp", "dep", "oprd", "acomp"})
CLAUSAL = frozenset({"advcl", "ccomp", "relcl", "acl", "parataxis", "csubj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_VERBS = "dalil verbs"
"""Where a sentence keeps what was worked out about its verbs."""


@dataclass(slots=True)
class Roles:
    """The parts of one clause; a role nobody fills is `None`."""

    verb: Token | None = None
    """The verb of the clause; `None` for a noun without one."""
    doer: Token | None = None
    patient: Token | None = None
    passive: bool = False
    preps: dict[str, list[Token]] = field(default_factory=dict)
    """Objects of prepositions, by preposition, in order."""
    text: str = ""
    """The words of the clause in lower case, a blank before and after each."""

    def of(self, name: str) -> list[Token]:
        """Return the tokens that fill a role by its name in the lexicon."""
        if name == "subject":
            return [] if self.doer is None else [self.doer]
        if name == "object":
            return [] if self.patient is None else [self.patient]
        return self.preps.get(name, [])


def is_verb(token: Token) -> bool:
    """Say whether the parser read `token` as a verb."""
    return token.pos_ in _VERBAL


def is_gerund_noun(token: Token) -> bool:
    """Say whether "the shelling", "their fleeing" are nouns that the tagger took for verbs."""
    if token.tag_ != "VBG":
        return False
    if any(c.dep_ in ("det", "poss") for c in token.children):
        return True
    named = any(c.dep_ == "amod" and c.i < token.i for c in token.children)  # "Ukrainian shelling of ..."
    return named and token.dep_ in (*SUBJECTS, "dobj", "pobj", "ROOT") and not _has_object(token)


def _has_object(token: Token) -> bool:
    return any(c.dep_ in ("dobj", "aux") for c in token.children)


def is_passive(verb: Token) -> bool:
    """Say whether the verb is passive, reduced passives ("civilians killed in ...") included."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if _real_subject(verb) is not None:
        return False
    if verb.dep_ == "conj" and verb.head.lemma_ == "leave" and not _has_object(verb):
        return verb.tag_ in ("VBD", "VBN")  # "left two dead and nine others wounded"
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.tag_ == "VBN" and is_passive(verb.head):
        return not any(child.dep_ in ("dobj", "aux", "nsubj") for child in verb.children)
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        return not any(child.dep_ in ("dobj", "nsubj") for child in verb.children)
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux" and child.lemma_ in ("have", "'ve") for child in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_passive(verb.head) and not any(child.dep_ in ("dobj", "aux") for child in verb.children)
    return not any(child.dep_ in ("dobj", "nsubj") for child in verb.children)


def own_subject(verb: Token) -> Token | None:
    """Return the subject written at the verb, a relative pronoun replaced by what it stands for."""
    real = _real_subject(verb)
    if real is not None:
        return real
    found = [c for c in verb.children if c.dep_ in SUBJECTS and (not is_verb(c) or is_gerund_noun(c))]
    if not found:
        return _joined_to_opening(verb)
    child = _behind_opening(found[0])
    if len(found) > 1 and child.i < found[-1].i < verb.i and verb.doc[child.i + 1].text == ",":
        return found[-1]  # "Fearing attacks, 2,000 people fled": what stands before the comma opens it
    return verb.head if child.lower_ in _RELATIVE and verb.dep_ in ("relcl", "acl") else child


def _real_subject(verb: Token) -> Token | None:
    """Return the noun that opens "rockets fired by insurgents landed in ...", read as a phrase."""
    acts = verb.tag_ in ("VBD", "VBN") and any(c.dep_ == "dobj" for c in verb.children)
    if not (acts or verb.tag_ == "VBD") or verb.dep_ not in ("acl", "relcl", "conj") or is_verb(verb.head):
        return None
    above = verb.head
    through = acts and above.dep_ == "pobj"  # "soldiers in 15 vehicles arrested four men"
    while above.head != above:
        through = through or (above.dep_ == "acl" and above.tag_ == "VBN")
        above = above.head
    plain = above.pos_ in ("NOUN", "PROPN") and above.i < verb.i
    return (
        above
        if through and plain and not any(is_verb(c) and c.dep_ == "conj" for c in above.children)
        else None
    )


def _behind_opening(subject: Token) -> Token:
    """Return the subject behind the place the sentence opens with: "In Idlib, the group released"."""
    before = subject.doc[subject.i - 1] if subject.i else None
    opens = before is not None and before.lower_ in ("in", "near", "at") and not list(before.children)
    if not opens:
        return subject
    return next(
        (c for c in subject.children if c.dep_ == "appos" and subject.doc[subject.i + 1].text == ","),
        subject,
    )


def _joined_to_opening(verb: Token) -> Token | None:
    """Return the subject that joined to the phrase before it: "In Gedo, soldiers and ... took"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not is_verb(verb) or verb.dep_ in ("conj", "acl", "relcl"):
        return None
    for child in verb.children:
        if child.dep_ != "prep" or child.i > verb.i:
            continue
        place = next((c for c in child.children if c.dep_ == "pobj"), None)
        if place is None:
            continue
        joined = [c for c in place.conjuncts if place.i < c.i < verb.i]
        if joined and joined[-1].i == verb.i - 1 and verb.doc[place.i + 1].text == ",":
            return joined[0]
    return None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Return the surface subject: its own, or that of the verb it is joined to or depends on."""
    found = own_subject(verb)
    if found is not None or depth > 5:
        return found
    head = verb.head
    if verb.dep_ in ("acl", "relcl"):
        return head if not is_verb(head) else subject_of(head, depth + 1)
    if verb.dep_ == "conj" and is_verb(head):
        return subject_of(head, depth + 1)
    if verb.dep_ in _CONTROLLED:
        return _controller(verb, depth)
    return None


def _controller(verb: Token, depth: int) -> Token | None:
    """Return who does a verb without subject that hangs on another verb, maybe over a preposition."""
    head = verb.head
    while head.dep_ in ("prep", "mark", "advmod") and head.head != head:
        head = head.head
    if head.lemma_ in (
        "accuse",
        "suspect",
        "convict",
        "blame",
        "prevent",
        "stop",
        "bar",
        "keep",
        "ban",
        "forbid",
    ) and is_verb(head):
        return direct_object(head) or subject_of(head, depth + 1)
    if not is_verb(head):
        return head if head.pos_ in ("NOUN", "PROPN") and verb.dep_ == "xcomp" else None
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB":
        target = direct_object(head)
        if target is not None and target.i < verb.i:
            return target
    return subject_of(head, depth + 1)


def direct_object(verb: Token) -> Token | None:
    """Return the object written at the verb, or shared with a verb joined to it."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj") or (child.dep_ == "attr" and verb.lemma_ not in ("be", "become")):
            if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return child
    for child in verb.rights:
        pointing = any(c.lower_ in ("that", "this", "the", "those", "these") for c in child.lefts)
        if (
            child.dep_ == "npadvmod"
            and child.i <= verb.i + 3
            and pointing
            and child.pos_ == "NOUN"
            and child.lemma_ not in ("day", "week", "month", "year", "night", "morning", "evening", "time")
        ):
            return child
    if verb.dep_ == "relcl" and own_subject(verb) != verb.head and not _has_prep_gap(verb):
        return verb.head
    return None


def _has_prep_gap(verb: Token) -> bool:
    """Say whether the relative clause takes its noun by a preposition or adverb ("where", "in which")."""
    if any(token.lower_ in ("where", "when", "why") for token in verb.children):
        return True
    return any(
        token.lower_ in _RELATIVE and token.dep_ == "pobj"
        for child in verb.children
        for token in child.children
    )


def shared_object(verb: Token) -> Token | None:
    """Return the object that a joined verb after this one has for both: "looted and burned homes"."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and own_subject(child) is None:
            return direct_object(child) or shared_object(child)
    return None


def agent_of(verb: Token) -> Token | None:
    """Return the doer of a passive: "by the group"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "at")):
            for below in child.children:
                if below.dep_ == "pobj" and child.lower_ == "by" and not _is_manner(below):
                    return below
    if verb.dep_ == "conj" and is_verb(verb.head):
        return None
    for child in verb.conjuncts:
        if is_verb(child) and child.i > verb.i:
            return agent_of(child)
    return None


def _is_manner(token: Token) -> bool:
    """Say whether "by force", "by gunshot" tell how and not who."""
    bare = not any(child.dep_ in ("det", "amod", "compound", "poss", "nummod") for child in token.children)
    return bare and token.lower_ in (
        "force",
        "gunshot",
        "gunfire",
        "hand",
        "bullet",
        "train",
        "telephone",
        "phone",
        "sea",
        "road",
        "night",
        "day",
        "dawn",
    )


def prep_objects(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases that hang on `token`."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") or child.tag_ == "IN":
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, below
                elif below.dep_ == "prep":
                    for deep in below.children:
                        if deep.dep_ == "pobj":
                            yield below.lower_, deep


def verb_roles(verb: Token) -> Roles:
    """Return who does what to whom in the clause of `verb`."""
    roles = Roles(verb=verb, passive=is_passive(verb))
    subject = subject_of(verb)
    had = verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ in ("have", "get")
    if had and direct_object(verb) is None:  # "he had five commanders put to death"
        roles.patient, roles.doer = own_subject(verb), subject_of(verb.head)
    elif roles.passive:
        roles.patient, roles.doer = subject, agent_of(verb)
    else:
        roles.doer = subject
        roles.patient = direct_object(verb) or shared_object(verb) or _made_to(verb)
    _collect_preps(roles, verb)
    if verb.dep_ == "conj" and is_verb(verb.head) and not roles.preps:
        _collect_preps(roles, verb.head)
    return roles


def _made_to(verb: Token) -> Token | None:
    """Return who is made to do something: the subject of the verb below "force", "order", "drive"."""
    if verb.lemma_ not in (
        "force",
        "compel",
        "push",
        "oblige",
        "order",
        "make",
        "drive",
        "frighten",
        "require",
        "allow",
        "cause",
        "lead",
        "let",
    ):
        return None
    for child in verb.children:
        if is_verb(child) and child.dep_ in ("ccomp", "xcomp"):
            return own_subject(child)
    return None


def _collect_preps(roles: Roles, token: Token) -> None:
    for name, found in prep_objects(token):
        roles.preps.setdefault(name, []).append(found)


def clause_text(head: Token, last: Token, verb: Token | None) -> str:
    """Return the words of the clause of an event word; clauses joined to it or below it stay out."""
    verbs = {t.i for t in head.doc[head.i : last.i + 1] if is_verb(t)} | (
        {verb.i} if verb is not None else set()
    )
    words = {t.i for t in head.subtree} if not is_verb(head) else set()
    words |= {i for i, above in enumerate(_verbs_of(head.doc)) if above in verbs}
    words |= set(range(head.i, last.i + 1))
    if verb is not None and verb.dep_ in ("relcl", "acl") and not is_verb(verb.head):
        words |= {t.i for t in verb.head.lefts} | {verb.head.i}
    return f" {' '.join(head.doc[i].lower_ for i in sorted(words))} "


def _verbs_of(doc: Any) -> list[int]:
    """Return what `_verb_of` gives for each word of a sentence, worked out once."""
    found: list[int] | None = doc.user_data.get(_VERBS)
    if found is None:
        found = doc.user_data[_VERBS] = [_verb_of(token) for token in doc]
    return found


def _verb_of(token: Token) -> int:
    """Return the index of the verb whose clause a word stands in, -1 without one."""
    for above in path_up(token):
        if is_verb(above) and above.dep_ not in ("aux", "auxpass", "amod"):
            return int(above.i)
    return -1


def governor(noun: Token) -> Token | None:
    """Return the verb whose subject, object or adverbial the noun is, `None` without one."""
    token = noun
    while (
        token.dep_ in ("conj", "compound", "appos", "pobj", "prep", "poss", "nmod", "agent")
        and token.head != token
    ):
        if token.dep_ == "pobj" and is_verb(token.head.head):
            return token.head.head
        token = token.head
        if is_verb(token):
            return token
    return token.head if is_verb(token.head) and token.head != token else None


def clause_head(token: Token) -> Token:
    """Return the verb or noun that heads the clause `token` stands in."""
    while token.head != token and not (token.dep_ in CLAUSAL or (token.dep_ == "conj" and is_verb(token))):
        token = token.head
    return token


def path_up(token: Token) -> Iterator[Token]:
    """Yield `token` and all it hangs on, up to the root."""
    while True:
        yield token
        if token.head == token:
            return
        token = token.head

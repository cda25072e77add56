"""According to whom: the source a report names for an event, as far as its words reach."""

from collections.abc import Iterator
from functools import cache

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_passive, is_verb, own_subject, path_up, subject_of
from dalil.language.words import language_table
from dalil.model import Span


@cache
def speech_words(section: str) -> frozenset[str]:
    """Return the words of one section of the table of speech."""
    return frozenset(str(word) for word in language_table("english_speech")[section])


def is_saying(token: Token) -> bool:
    """Say whether the verb gives somebody's words."""
    return is_verb(token) and lemma_of(token) in speech_words("say")


def find_source(sentence: Sentence, head: Token, last_source: Span | None) -> Span | None:
    """Return who the event at `head` is stated by, `None` where the report speaks in its own voice."""
    if lemma_of(head) in ("count", "put") and is_verb(head):
        counter = own_subject(head)
        if counter is not None and counter.pos_ != "PRON":
            return phrase_span(sentence, counter, number=True)
    if not is_verb(head):
        counting = next(
            (t for t in (head.head, head.head.head) if lemma_of(t) == "count" and is_verb(t)), None
        )
        counter = None if counting is None else own_subject(counting)
        if counter is not None and counter.pos_ != "PRON":
            return phrase_span(sentence, counter, number=True)
    pronoun = False
    for speaker in _speakers(sentence, head):
        if speaker.pos_ == "PRON":
            if speaker.lower_ in ("he", "she", "they", "it"):
                pronoun = True
            continue
        if _is_source(speaker):
            return phrase_span(sentence, speaker, number=True)
    if pronoun and last_source is not None:
        return last_source
    if sentence.speaker is not None:
        return last_source if sentence.speaker.is_pronoun else sentence.speaker.who
    return None


def is_zero(token: Token) -> bool:
    """Say whether "no casualties" stands here: nobody speaks."""
    return any(child.dep_ == "det" and child.lower_ == "no" for child in token.children)


def _is_source(token: Token) -> bool:
    if token.tag_ == "CD" or is_zero(token):
        return False
    return token.lower_ not in speech_words("not_sources") and lemma_of(token) not in speech_words(
        "not_sources"
    )


def _speakers(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Yield those named as source, the nearest to the event first."""
    below: Token | None = None
    for token in path_up(head):
        yield from _according(token, head)
        yield from _inserted(token, below)
        if below is not None and _reports(token, below):
            subject = subject_of(token)
            if subject is not None and not _does_itself(subject, head):
                yield subject
        below = token

    yield from _by_estimate(sentence, head)


def _does_itself(subject: Token, head: Token) -> bool:
    return subject == head or head in subject.subtree


def _reports(token: Token, below: Token) -> bool:
    """Say whether `below` is what the verb `token` says."""
    lemma = lemma_of(token)
    if not is_verb(token) or is_passive(token):
        return False
    if lemma in speech_words("say") and below.dep_ in (
        "ccomp",
        "xcomp",
        "advcl",
        "parataxis",
        "dep",
        "acl",
        "pcomp",
    ):
        return below.dep_ != "xcomp" or lemma in speech_words("deny") or lemma in ("claim", "say", "report")
    if lemma in speech_words("say") and below.dep_ == "conj" and _has_content_before(token):
        return True
    noun = not is_verb(below)
    if (
        noun
        and lemma in speech_words("record")
        and below.dep_ in ("dobj", "nsubj", "ccomp", "attr", "prep", "oprd")
    ):
        subject = own_subject(token)
        return subject is not None and below != subject
    return lemma in speech_words("deny") and below.dep_ in ("ccomp", "xcomp", "dobj")


def _has_content_before(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)


def _according(token: Token, head: Token) -> Iterator[Token]:
    for child in token.children:
        if child.lower_ in ("according", "per") or (child.lower_ == "quoting"):
            for to in child.children:
                if to.dep_ == "pobj" or to.dep_ == "dobj":
                    yield to
                for below in to.children:
                    if below.dep_ == "pobj":
                        yield below


def _inserted(token: Token, below: Token | None) -> Iterator[Token]:
    """Yield the speaker of ", he said," inside the clause of `token`."""
    for child in token.children:
        if child == below or child.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
            continue
        if not is_saying(child) or any(c.dep_ in ("ccomp", "xcomp") for c in child.children):
            continue
        if child.dep_ in ("ccomp", "advcl", "conj") and (
            child.i < token.i or child.lemma_ not in ("say", "report", "add", "tell")
        ):
            continue
        subject = own_subject(child)
        if subject is not None:
            yield subject


def _by_estimate(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Yield the owner of "by D24's count"."""
    for token in sentence.doc:
        if (
            (
                lemma_of(token) in ("estimate", "count", "tally", "figure", "calculation")
                and token.dep_ == "pobj"
            )
            and token.head.lower_ in ("by", "on")
            and token.i < head.i
        ):
            for child in token.children:
                if child.dep_ == "poss":
                    yield child

"""Where the words of the lexicon stand in a sentence, and which of them can tell of an event."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dalil.coding.arabic.conditions import may_stand
from dalil.coding.arabic.lexicon import Phrase
from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.tables import (
    common_verbs,
    folded,
    grammar,
    noun_list,
    word_set,
)
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.words import Word
from dalil.language.arabic_verbs import VerbForm
from dalil.language.arabic_words import splits
from dalil.model import hull

_GAP = 14
"""Words a gap of a phrase may cover: a subject with a date and a place in news prose stays below."""
_DAMMA = "\u064f"


def find_triggers(passage: Passage, sentence: Sentence) -> list[Trigger]:
    """Return the triggers of a sentence, longest first where they overlap, in order."""
    if sentence.is_quiet:
        return []
    found = [*_phrases(passage, sentence), *_single_words(passage, sentence)]
    found = [t for t in found if t.verb is not None or not _is_about_case(passage, passage.words[t.first])]
    barred = {(t.type, word) for t in found if _is_barred(sentence, t) for word in t.words}
    kept: list[Trigger] = []
    for trigger in sorted(found, key=_rank):
        taken = {word for other in kept for word in other.words}
        if not taken.isdisjoint(trigger.words) or any(
            (trigger.type, word) in barred for word in trigger.words
        ):
            continue
        if may_stand(passage, sentence, trigger):
            others = [t for t in found if t.words == trigger.words and t.type != trigger.type]
            fitting = [
                t for t in others if (t.type, t.first) not in barred and may_stand(passage, sentence, t)
            ]
            kept.append(replace(trigger, others=tuple(fitting)))
    return sorted(kept, key=lambda trigger: trigger.words)


def _is_barred(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the sentence holds words that cancel the reading; all entries of the type go with it."""
    words = folded(trigger.entry.unless)
    return bool(words) and sentence.has(words | {word + "ا" for word in words})


def _rank(trigger: Trigger) -> tuple[bool, int, int, int, int]:
    spread = trigger.last - trigger.first
    harm, nominal = int(trigger.is_harm), int(trigger.verb is None)
    return not trigger.entry.own, -len(trigger.words), harm, nominal, spread


def _single_words(passage: Passage, sentence: Sentence) -> Iterator[Trigger]:
    for at in range(sentence.first, sentence.last):
        word = passage.words[at]
        if word.kind != "word" or at in passage.date_at or at in passage.place_at:
            continue
        yield from _verb_here(passage, word)
        yield from _noun_here(passage, word)


def _verb_here(passage: Passage, word: Word) -> Iterator[Trigger]:
    if _needs_noun(passage, word):
        return
    for split in splits(word.text):
        if split.preposition not in ("", "ل") or split.rest not in passage.index.verbs:
            continue
        if split.conjunction and word.text in common_verbs():
            return
        readings = [
            Trigger(entry, (word.index,), word.span, form, False, _is_marked(passage, word, form))
            for entry, form in passage.index.verbs[split.rest]
            if not (split.preposition and form.tense != "present")
            and (not form.short or split.preposition or _is_negated(passage, word))
            and not _is_other_letter(passage, word, form)
        ]
        yield from readings
        return


def _is_negated(passage: Passage, word: Word) -> bool:
    """Say whether a word stands before that shortens a verb: لم يستعد, but تستعد without it prepares."""
    before = passage.words[word.index - 1].rest if word.index else ""
    return before in ("لم", "لا", "ولم", "ولا", "فلم")


def _is_other_letter(passage: Passage, word: Word, form: VerbForm) -> bool:
    """Say whether folding alone makes the word look like the verb: بائع is not بايع, فرناً is not فررنا."""
    written = word.span.of(passage.report.text)
    return written.endswith("ة") or "\u064b" in written or "ئ" in written and "ئ" not in form.lemma


def _noun_here(passage: Passage, word: Word) -> Iterator[Trigger]:
    if _is_in_name(passage, word):
        return
    for split in splits(word.text):
        key = split.rest if split.rest in passage.index.nouns else split.bare
        if key in passage.index.nouns:
            for entry in passage.index.nouns[key]:
                yield Trigger(entry, (word.index,), word.span, None, split.is_definite)
            return


def _is_about_case(passage: Passage, word: Word) -> bool:
    """Say whether the noun only names a case or an anniversary: "في قضية مقتل صحفي"."""
    before = passage.words[word.index - 1] if word.index else None
    return before is not None and before.bare in word_set("about")


def _is_in_name(passage: Passage, word: Word) -> bool:
    """Say whether the noun ends the name of a unit: "اللواء 444 قتال"."""
    if word.index < 2 or passage.words[word.index - 1].kind != "number":
        return False
    return passage.words[word.index - 2].bare in word_set("units")


def _needs_noun(passage: Passage, word: Word) -> bool:
    """Say whether only a noun can stand here: after a preposition, or with one written on it."""
    before = passage.words[word.index - 1] if word.index else None
    if before is None or word.conjunction:
        return False
    if before.text == "من" and word.text.endswith("وا"):
        return False
    return before.kind == "word" and before.is_separate and before.rest not in word_set("before_verbs")


def _is_marked(passage: Passage, word: Word, form: VerbForm) -> bool:
    written = word.own_span.of(passage.report.text)
    first_form = len(form.lemma.partition("/")[0]) == 3
    shown = _DAMMA in written[:5] if form.tense == "past" else first_form and written[1:2] == _DAMMA
    return form.voice == "passive" or shown


def _phrases(passage: Passage, sentence: Sentence) -> Iterator[Trigger]:
    for at in range(sentence.first, sentence.last):
        word = passage.words[at]
        if word.kind != "word":
            continue
        seen: set[int] = set()
        for reading in _readings(word):
            for phrase in passage.index.phrases.get(reading, ()):
                if id(phrase) not in seen:
                    seen.add(id(phrase))
                    found = _match(passage, sentence, phrase, at)
                    if found is not None:
                        yield found


def _readings(word: Word) -> list[str]:
    rests = {split.rest: None for split in splits(word.text)}
    bare = [rest[2:] for rest in rests if rest.startswith("ال") and len(rest) > 4]
    return [*rests, *bare, *(rest[:-1] for rest in rests if rest.endswith("ا") and len(rest) > 4)]


def _match(passage: Passage, sentence: Sentence, phrase: Phrase, at: int) -> Trigger | None:
    """Return the phrase as it stands from word `at` on."""
    positions: list[int] = []
    place, gap, verb = at, False, None
    for element in phrase.elements:
        if element.kind == "gap":
            gap = True
            continue
        found = _next(passage, sentence, element.forms, place, _GAP if gap else 0)
        if found is None:
            return None
        place, form = found[0] + 1, found[1]
        verb, gap = verb or form, False
        positions.append(found[0])
    spans = [passage.words[index].span for index in positions]
    first = passage.words[positions[0]]
    marked = verb is not None and _is_marked(passage, first, verb)
    span = hull(spans) if spans[-1].end - spans[0].start < 60 else spans[0]
    return Trigger(phrase.entry, tuple(positions), span, verb, first.is_definite, marked)


def _next(
    passage: Passage, sentence: Sentence, forms: Mapping[str, VerbForm | None], place: int, gap: int
) -> tuple[int, VerbForm | None] | None:
    """Return the first word from `place` on, `gap` words skipped at most, that is one of the forms."""
    skipped = 0
    while place < sentence.last:
        word = passage.words[place]
        if word.kind == "quote":
            place += 1
            continue
        if word.kind == "word":
            for reading in _readings(word):
                form = forms.get(reading)
                if reading not in forms:
                    continue
                if form is not None and _has_preposition(word, reading):
                    continue
                led = skipped > 0 and _is_led(passage, word)
                if (
                    not led
                    if form is None
                    else _may_be_verb(passage, word) and not _is_place_noun(word, form)
                ):
                    return place, form
        if not gap and place in passage.quantity_at and word.bare not in word_set("killed"):
            place += 1
            continue
        if skipped < gap and word.kind == "comma":
            after = _after_aside(passage, sentence, place)
            place, skipped = (after, skipped + 2) if after is not None else (place, skipped)
        if skipped >= gap or word.kind == "stop" or _closes_gap(passage, passage.words[place]):
            return None
        skipped += 1
        place += 1
    return None


def _has_preposition(word: Word, reading: str) -> bool:
    """Say whether the word is the reading only with a preposition taken off: كسبت is no سبت."""
    return all(split.preposition in ("ب", "ك") for split in splits(word.text) if split.rest == reading)


def _after_aside(passage: Passage, sentence: Sentence, comma: int) -> int | None:
    """Return the comma that ends an aside with a clause in it: "لغم، يقول السكان إن ...، بحياة"."""
    for place in range(comma + 1, min(comma + 10, sentence.last)):
        if passage.words[place].kind == "comma":
            inside = passage.words[comma + 1 : place]
            return place if any(_closes_gap(passage, word) for word in inside) else None
    return None


def _is_place_noun(word: Word, form: VerbForm) -> bool:
    """Say whether the word is rather a noun: سجن is a prison before it is "he jailed"."""
    return form.tense == "past" and not form.suffix and bool(word.classes & {"site", "place"})


def _is_led(passage: Passage, word: Word) -> bool:
    """Say whether a preposition leads to the word, so that it is not what the verb acts on."""
    before = passage.words[word.index - 1]
    if before.index in passage.quantity_at or before.kind == "number":
        before = passage.words[before.index - 1]
        return before.rest in word_set("leading_numbers")
    return before.is_separate and not before.preposition and not word.is_separate


def _may_be_verb(passage: Passage, word: Word) -> bool:
    written = word.span.of(passage.report.text)
    if word.text in noun_list("adverbs") or written.endswith("ة") or "\u064b" in written:
        return False
    return not word.is_definite and word.index not in passage.date_at


def _closes_gap(passage: Passage, word: Word) -> bool:
    """Say whether a new clause begins here, which a phrase does not cross."""
    if word.kind != "word" or word.index in passage.quantity_at:
        return False
    if word.text in grammar("clause_starts") or word.rest in ("حيث", "فيما", "بينما"):
        return True
    return bool(word.conjunction) and passage.index.verb(word.rest) is not None and not word.classes

"""Which chunks of a sentence are places, how exact they are, and the places inside other chunks."""

from functools import cache

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import STRIKES
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.shapes import is_adjective
from dalil.coding.arabic.tables import folded, noun_list, word_set
from dalil.coding.arabic.words import Word
from dalil.language.arabic_lemmas import is_listed, is_ordinary
from dalil.language.arabic_verbs import verb_forms
from dalil.language.counted import counted_noun
from dalil.language.words import language_table


@cache
def reaching_verbs() -> frozenset[str]:
    """Return every form of the verbs whose object is where it happened."""
    lemmas = language_table("arabic_places")["reaching"]
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


@cache
def starting_verbs() -> frozenset[str]:
    """Return every form of the verbs whose date is when the event begins: "بدورة تبدأ الشهر القادم"."""
    lemmas = language_table("arabic_places")["starting"]
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


@cache
def place_words(name: str) -> frozenset[str]:
    """Return the folded words of a section of `arabic_places.yml`."""
    return folded(language_table("arabic_places")[name])


class PlaceChunks:
    """Says of the chunks of one parsed sentence which are places."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passage = parsed.passage
        self.words = parsed.passage.words

    def tail(self, chunk: Chunk) -> Chunk | None:
        """Return the settlement a noun phrase runs into: "قصف تركي | قريتي مرعناز والمالكية"."""
        fired = chunk.kind == "pp" and self.words[chunk.head].bare in word_set("fired")
        for at in range(chunk.head + 1, chunk.last - 1):
            before, kinds = (
                self.words[at - 1],
                word_set("settled") | word_set("exact") | place_words("wider"),
            )
            if self.words[at].bare not in kinds or before.is_definite:
                continue
            if fired or chunk.kind == "np" and not before.classes and is_adjective(before):
                return Chunk("np", at, chunk.last, "", at)
        return None

    def is_settlement(self, chunk: Chunk) -> bool:
        """Say whether the chunk is a named town, quarter or camp, whatever stands before it."""
        head = self.words[chunk.head]
        kind = "place" in head.classes or head.bare in word_set("exact") and not self.is_unnamed(chunk)
        counted = any(at in self.passage.quantity_at for at in range(chunk.first, chunk.head))
        named = chunk.head in self.passage.place_at or kind and (counted or chunk.last - chunk.head > 1)
        if counted and kind:
            return not head.classes & {"person", "doer"}
        return named and not head.classes & {"person", "doer"} and self.is_place(chunk, bare=True)

    def inside(self, chunk: Chunk | None) -> Chunk | None:
        """Return the place inside the words for things that were hit or taken: "محاصيل | قرية التبيب"."""
        if chunk is None or self.words[chunk.head].classes & {"person", "doer"}:
            return None
        for at in range(chunk.head + 1, chunk.last - 1):
            if self.words[at].bare in word_set("settled") and not self.words[at].is_definite:
                return Chunk("np", at, chunk.last, "", at)
        return None

    def inner(self, chunk: Chunk | None) -> Chunk | None:
        """Return the place inside the words for people: "أهالي | حي النشوة"."""
        if chunk is None or not self.words[chunk.head].classes & {"person"}:
            return None
        for at in range(chunk.head + 1, chunk.last):
            bare = self.words[at].bare
            named = at in self.passage.place_at and at not in self.passage.actor_at
            if at == chunk.head + 1 and self.words[chunk.head].rest.endswith("ا"):
                named = False  # "مهندسا سوريا" is of that origin
            if named or at < chunk.last - 1 and bare in word_set("settled") | word_set("exact"):
                return Chunk("np", at, chunk.last, "", at)
            if self.words[at].rest in noun_list("general_places"):
                return Chunk("np", at, at + 1, "", at)
        return None

    def of_whose(self, chunk: Chunk) -> Chunk | None:
        """Return whose place closes the words: "منازل | البلدة", "مجلس | ذيبان", "سطح | مبنى البريد"."""
        if chunk.kind not in ("np", "pp"):
            return None
        for at in range(chunk.head + 1, chunk.last):
            word = self.words[at]
            if word.rest in noun_list("general_places") and self.words[chunk.head].classes & {"site"}:
                return Chunk("np", at, at + 1, "", at)
            site = word.bare in word_set("exact") and not word.is_definite and at + 1 < chunk.last
            if site and self.words[chunk.head].rest in place_words("tops"):
                return Chunk("np", at, chunk.last, "", at)
            if self.words[chunk.head].bare not in place_words("bodies"):
                continue
            if at == chunk.head + 1 and self._is_local(chunk):
                return Chunk("np", at, at + 1, "", at)
            named = at in self.passage.place_at and at not in self.passage.actor_at
            if named:
                last = at + 1
                while last < chunk.last and self.passage.place_at.get(last) is self.passage.place_at[at]:
                    last += 1
                return Chunk("np", at, last, "", at)
        return None

    def _is_local(self, chunk: Chunk) -> bool:
        """Say whether an unknown name stands before "local": "مجلس | ذيبان المحلي"."""
        if chunk.last - chunk.head != 3 or self.words[chunk.last - 1].bare not in place_words("local"):
            return False
        word = self.words[chunk.head + 1]
        return not (
            word.is_definite or word.classes or is_ordinary(word.own_span.of(self.passage.report.text))
        )

    def left(self, chunk: Chunk, acts: frozenset[str] | None = None) -> Chunk | None:
        """Return the place inside words of leaving or of `acts`: "إلى مغادرة | مدينة سنار"."""
        nouns = word_set("leaving") if acts is None else acts
        if chunk.kind not in ("pp", "np") or chunk.last - chunk.head < 2:
            return None
        if acts is None and chunk.kind == "np":
            return None
        reach = range(chunk.head, chunk.last - 1) if acts is not None else (chunk.head,)
        act = next((at for at in reach if self.words[at].rest in nouns), None)
        if act is None:
            return None
        place = Chunk("np", act + 1, chunk.last, "", act + 1)
        return place if self.is_place(place, bare=True) else None

    def with_site(self, chunk: Chunk | None) -> Chunk | None:
        """Return a site with the place it lies in: "معسكر تدريب في الشدادي"."""
        number = self.parsed.chunk_at(chunk.first) if chunk is not None else -1
        if (
            chunk is None
            or not self.words[chunk.head].classes & {"site"}
            or number + 1 >= len(self.parsed.chunks)
        ):
            return chunk
        following = self.parsed.chunks[number + 1]
        if (
            following.preposition == "ل"
            and following.first == chunk.last
            and not any(t.first == following.head and t.type in STRIKES for t in self.parsed.triggers)
            and number + 2 < len(self.parsed.chunks)
        ):
            chunk = Chunk(chunk.kind, chunk.first, following.last, chunk.preposition, chunk.head)
            following = self.parsed.chunks[number + 2]
        if (
            following.first == chunk.last
            and following.preposition in word_set("in")
            and self.is_place(following)
        ):
            return Chunk(chunk.kind, chunk.first, following.last, chunk.preposition, chunk.head)
        return chunk

    def stretched(self, chunk: Chunk) -> Chunk:
        """Return a bare plural with what tells which: "القرى المحيطة بالسد", "مناطق متفرقة من بغداد"."""
        number = self.parsed.chunk_at(chunk.first)
        head = self.words[chunk.head]
        near = self.parsed.chunks[number + 1 : number + 3] if number >= 0 else []
        if not near or chunk.kind not in ("np", "pp") or near[0].first != chunk.last:
            return chunk
        if head.bare in place_words("roads"):
            ways = [
                c
                for c in near
                if c.preposition == "بين" or self.words[c.first].bare in place_words("joining")
            ]
            return (
                Chunk(chunk.kind, chunk.first, ways[-1].last, chunk.preposition, chunk.head)
                if ways
                else chunk
            )
        if head.bare not in place_words("stretches"):
            return chunk
        last = chunk.last
        first = self.words[near[0].first]
        around = not first.classes or first.bare in place_words("around")
        if near[0].kind == "np" and head.is_definite and first.is_definite and around:
            last = near[0].last
            near = near[1:]
        places = any(at in self.passage.place_at for c in near[:1] for at in range(c.first, c.last))
        if near and near[0].first == last and near[0].kind in ("pp", "np"):
            led = near[0].preposition in ("من", "ل", "ب") or self.words[near[0].first].text.startswith("ب")
            last = near[0].last if led and (places or last > chunk.last) else last
        return Chunk(chunk.kind, chunk.first, last, chunk.preposition, chunk.head)

    def is_end_place(self, chunk: Chunk) -> bool:
        """An origin or destination may also be a site: "إلى معسكر تدريب"."""
        head = self.words[chunk.head]
        if self.is_place(chunk, bare=True) or bool(head.classes & {"site"}) and chunk.head > chunk.first:
            return True
        opens = (
            head.rest in word_set("name_prefixes") | place_words("openers") and chunk.last - chunk.head == 2
        )
        lone = (
            chunk.last - chunk.head == 1
            and not head.classes
            and len(head.bare) > 3
            and not head.is_definite
        )
        written = self.words[chunk.last - 1].own_span.of(self.passage.report.text)
        plain = self.words[chunk.last - 1].kind == "word" and not self.passage.index.is_known(head.rest)
        if opens:
            sure = head.rest in place_words("sure_openers") or not is_listed(written)
            return plain and sure
        return plain and lone and not is_ordinary(written)

    def is_place(self, chunk: Chunk, *, bare: bool = False) -> bool:
        """Say whether the chunk names a place after a preposition of place, or anywhere with `bare`."""
        if chunk.kind not in ("np", "pp") or (not bare and chunk.preposition not in word_set("at")):
            return False
        head = self.words[chunk.head]
        if chunk.head in self.passage.actor_at and chunk.head not in self.passage.place_at:
            return False
        if head.rest in noun_list("general_places"):
            return self.words[chunk.head - 1].kind != "quote"
        if head.bare in place_words("never") and chunk.head not in self.passage.place_at:
            return False
        named = any(at in self.passage.place_at for at in range(chunk.first, chunk.last))
        if self._is_site(chunk) or self._is_struck(chunk) or self._is_post(chunk):
            return True
        prefixed = head.rest in word_set("name_prefixes") and not head.classes
        if prefixed and chunk.preposition in word_set("in") and chunk.last - chunk.head > 1:
            return True
        if not named and self._is_named_before(chunk, bare=bare):
            return True
        if bare and head.bare in word_set("exact") and not self.is_unnamed(chunk):
            return True
        if bare and self._is_named_site(chunk):
            return True
        if not named and self._is_vague(chunk):
            return False
        if "place" in head.classes and (named or chunk.last - chunk.head > 1):
            return not (head.classes & {"person"} and not named)
        if head.classes & {"person", "doer"} and chunk.head not in self.passage.place_at:
            return False
        if not named and not head.classes and chunk.preposition in word_set("in"):
            return self._may_be_name(chunk)
        return named and not (head.classes & {"site"} and chunk.preposition in folded(["ل"]))

    def _is_site(self, chunk: Chunk) -> bool:
        """Say whether a name follows a word for a building: "في موقع المطلة", not "في موقع الجيش"."""
        head, last = self.words[chunk.head], self.words[chunk.last - 1]
        if chunk.preposition not in word_set("placed") or chunk.last - chunk.head < 2:
            return False
        if head.bare in word_set("exact") and last.is_definite:
            return True
        if self._is_owned(chunk):
            return False
        noun = counted_noun(head.bare)
        many = noun is not None and noun.form == "many"
        return "site" in head.classes and last.is_definite and not many and not is_adjective(last)

    def _is_named_site(self, chunk: Chunk) -> bool:
        """Say whether a name with the article closes the words for a building: "موقع رويسات العلم"."""
        head, last = self.words[chunk.head], self.words[chunk.last - 1]
        if head.bare not in place_words("buildings") or head.is_definite or chunk.last - chunk.head < 2:
            return False
        return last.is_definite and not (is_adjective(last) or last.classes or self._is_owned(chunk))

    def _is_owned(self, chunk: Chunk) -> bool:
        """Say whether somebody's force or people follow the noun: "موقع الجيش"."""
        owners = self.words[chunk.head + 1 : chunk.last]
        return any(w.classes & {"person", "doer"} or w.index in self.passage.actor_at for w in owners)

    def _is_post(self, chunk: Chunk) -> bool:
        """Say whether a name follows a word that may be a force too: "عند حاجز دير شرف"."""
        head = self.words[chunk.head]
        if chunk.preposition not in place_words("beside") or chunk.last - chunk.head < 2:
            return False
        if head.bare not in word_set("exact") | word_set("name_prefixes") or head.is_definite:
            return False
        owners = range(chunk.head + 1, chunk.last)
        owned = any(
            self.words[at].classes & {"person", "doer"} or at in self.passage.actor_at for at in owners
        )
        return not owned and not self.is_unnamed(chunk) and not is_adjective(self.words[chunk.head + 1])

    def _is_struck(self, chunk: Chunk) -> bool:
        """Say whether an unknown lone name follows على after a word of attack: "الغارة على عيتيت"."""
        word = self.words[chunk.head]
        alone = (
            chunk.last - chunk.head == 1 and word.kind == "word" and not word.classes and len(word.bare) > 3
        )
        led = any(t.last == chunk.first - 1 and t.verb is None for t in self.parsed.triggers)
        if not alone or not led or chunk.preposition != "علي" or word.is_definite:
            return False
        return not is_ordinary(word.own_span.of(self.passage.report.text))

    def _is_named_before(self, chunk: Chunk, *, bare: bool) -> bool:
        """Say whether a lone word after في was a place elsewhere: "مدينة الزاوية ... في الزاوية"."""
        alone = chunk.last - chunk.head == 1 and (bare or chunk.preposition in word_set("in"))
        rest = self.words[chunk.head].rest
        return alone and any(self.words[at].rest == rest for at in self.passage.place_at)

    def _is_vague(self, chunk: Chunk) -> bool:
        """Say whether only an adjective tells which place: "منطقة مجاورة"."""
        if chunk.last - chunk.head != 2 or self.words[chunk.head].rest in word_set("place_words"):
            return False
        word = self.words[chunk.last - 1]
        common = is_adjective(word) or word.bare in place_words("qualities") or bool(word.classes)
        return not word.is_definite and common and is_listed(word.span.of(self.passage.report.text))

    def _is_placed(self, chunk: Chunk) -> bool:
        """Say whether the words after a lone word tell where it lies: "في الحراك | شرقي درعا"."""
        number = self.parsed.chunk_at(chunk.first)
        following = self.parsed.chunks[number + 1 : number + 2] if number >= 0 else []
        if not following or following[0].first != chunk.last or following[0].kind != "pp":
            return False
        head = self.words[following[0].head]
        wide = following[0].preposition in word_set("wide") or head.bare in word_set("wide")
        named = any(at in self.passage.place_at for at in range(following[0].first, following[0].last))
        return wide and named and chunk.preposition == "في"

    def _is_under_building(self, chunk: Chunk) -> bool:
        """Say whether a lone word follows a building that nothing names: "سوقاً في | طويلة"."""
        number = self.parsed.chunk_at(chunk.first)
        before = self.parsed.chunks[number - 1] if number > 0 else None
        if before is None or before.last != chunk.first or chunk.preposition != "في":
            return False
        site = "site" in self.words[before.head].classes and before.kind in ("np", "pp")
        return site and self.is_unnamed(before) and not self.words[chunk.head].is_definite

    def _may_be_name(self, chunk: Chunk) -> bool:
        """A lone word after في that is no ordinary word may be a village no list knows."""
        word = self.words[chunk.head]
        lone = chunk.last - chunk.head == 1 and word.kind == "word" and not word.classes
        unknown = lone and not self._is_known(word)
        if unknown and (self._is_placed(chunk) or self._is_under_building(chunk)):
            return True
        if chunk.last - chunk.head > 2 or self._is_known(word) or word.kind != "word":
            return False
        if chunk.preposition == "ب":
            return False
        written = word.own_span.of(self.passage.report.text)
        if word.rest in noun_list("adverbs") or word.rest in word_set("utterances"):
            return False
        if word.rest.endswith(("هم", "ها", "هن", "نا", "كم")) and not written.endswith("ة"):
            return False
        return len(word.bare) > 2 and not is_ordinary(written)

    def _is_known(self, word: Word) -> bool:
        """Say whether the grammar knows the word as a noun: no verb follows a preposition."""
        return self.passage.index.is_known(word.rest) and self.passage.index.verb(word.rest) is None

    def width(self, chunk: Chunk) -> int:
        """Return how wide the place is: 0 a street or camp, 1 a town, 4 a province, 5 "the town"."""
        head = self.words[chunk.head]
        first = self.words[chunk.first]
        if self.is_unnamed(chunk):
            return 3
        if head.bare in word_set("exact") or head.rest in word_set("exact"):
            return 0
        if head.rest in noun_list("general_places"):
            return 5
        if first.rest in word_set("wide") or head.bare in word_set("wide") or head.rest in word_set("wide"):
            return 4
        return 1 if head.bare in word_set("settled") - place_words("regions") else 2

    def is_unnamed(self, chunk: Chunk) -> bool:
        """Say whether no word tells which place is meant: "مدخل سوق شعبي"."""
        words = range(chunk.head, chunk.last)
        kinds = self.words[chunk.head].classes & {"site", "place"}
        definite = self.words[chunk.head].is_definite and self.words[chunk.head].bare in word_set("exact")
        plain = definite and all(self._is_quality(self.words[at]) for at in words[1:])
        if plain and not any(at in self.passage.place_at for at in words):
            return True
        named = any(at in self.passage.place_at or self.words[at].is_definite for at in words)
        if not kinds or named or self.words[chunk.head].bare in word_set("wide"):
            return False
        return self._is_common(self.words[chunk.last - 1], self.words[chunk.head])

    def _is_quality(self, word: Word) -> bool:
        """Say whether the word only describes: "الساحة | العامة", "المشفى | الرئيسي"."""
        return word.bare in place_words("general_qualities")

    def _is_common(self, word: Word, head: Word) -> bool:
        """Say whether the word is an ordinary noun or adjective, no name: "شعبي", "عامة", "تفتيش".

        After a word that a name follows, an ordinary noun is the name: "مخيم بلاطة", "شارع جمال".
        """
        if word is head or word.classes or word.rest in place_words("qualities") or is_adjective(word):
            return True
        if head.bare in word_set("settled") | word_set("place_words") | word_set("exact") - {"مبني"}:
            return False
        return is_listed(word.span.of(self.passage.report.text))

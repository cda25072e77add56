"""How many: the numbers of an event, whom they count and what happened to them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.classes import count_group
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.participants import Roles
from dalil.coding.arabic.tables import folded, grammar_part, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.words import Word
from dalil.coding.counting import count_of
from dalil.language.counted import counted_noun
from dalil.language.quantities import Quantity
from dalil.model import Count

DEFAULT_HARM = {
    "execution": "killed",
    "assassination": "killed",
    "killing": "killed",
    "abduction": "abducted",
    "detention": "detained",
    "displacement": "displaced",
    "forced_recruitment": "recruited",
    "indoctrination": "trained",
    "desertion": "deserted",
    "surrender": "surrendered",
    "release": "released",
    "discovery": "killed",
    "property_seizure": "destroyed",
    "raid": "detained",
}
"""The harm a bare number of persons states for each type."""
_SUBJECT_COUNTS = frozenset({"surrender", "desertion", "displacement"})


_SINGLE = frozenset(
    {"discovery", "execution", "assassination", "killing", "abduction", "detention", "release"}
)
"""Types that one named person can suffer, and that count their victims."""


class CountFinder:
    """Finds the counts of mentions in one parsed sentence."""

    def __init__(self, parsed: Parsed, *, denied: bool = False) -> None:
        self.denied = denied
        self.parsed = parsed
        self.passage = parsed.passage
        self.words: Sequence[Word] = parsed.passage.words

    def counts(self, mention: Mention, roles: Roles) -> list[Count]:
        """Return the count rows of the mention."""
        rows: list[Count] = []
        last_harm: str | None = None
        for quantity, first, last in self._quantities(mention):
            row = self._row(mention, roles, quantity, (first, last), last_harm)
            if row is not None:
                last_harm = row.harm
                rows.append(row)
        rows.extend(self._companions(mention, rows))
        rows.extend(self._single(mention, roles, rows))
        return [*self._sums(rows), *self._zeros(mention, rows)]

    def _quantities(self, mention: Mention) -> Iterator[tuple[Quantity, int, int]]:
        """Yield the quantities in the words of the mention with their first and last word."""
        seen: set[int] = set()
        for at in range(*mention.zone):
            quantity = self.passage.quantity_at.get(at)
            if quantity is None or id(quantity) in seen:
                continue
            seen.add(id(quantity))
            last = at
            while last + 1 < mention.zone[1] and self.passage.quantity_at.get(last + 1) is quantity:
                last += 1
            yield quantity, at, last

    def _row(
        self,
        mention: Mention,
        roles: Roles,
        quantity: Quantity,
        place: tuple[int, int],
        last_harm: str | None,
    ) -> Count | None:
        noun = self._counted(quantity, place)
        if noun & word_set("other_things") and not noun & word_set("objects"):
            return None
        if self._is_thing(noun) and mention.type != "property_seizure":
            return None
        if (
            self._is_state(place)
            or self._is_partitive(quantity, place)
            or self._joins_counted(quantity, place)
        ):
            return None
        if quantity.rule == "indefinite" and not self._is_victim(mention, roles, place):
            return None
        if quantity.rule == "indefinite" and self._is_name(place):
            return None
        harm = self._harm(mention, roles, quantity, place, last_harm, noun)
        if harm is None:
            return None
        unit = self._unit(harm, noun, mention)
        words = [w for w in self.words[place[0] : place[1] + 5] if w.kind == "word"]
        group = self._group(words, noun) if unit == "people" else None
        return count_of(quantity, harm, group=group, unit=unit)

    def _is_name(self, place: tuple[int, int]) -> bool:
        """Say whether the noun is part of a name: "بنت جبيل", "طفل بين ..."."""
        between = self.words[max(place[0] - 2, 0)].text == "بين"
        return between or place[0] in self.passage.place_at

    def _is_thing(self, noun: frozenset[str]) -> bool:
        """Say whether houses, villages or acts are counted, not persons and not strikes."""
        kinds = {found.kind for word in noun if (found := counted_noun(word)) is not None}
        strikes = (
            word_set("events")
            | word_set("shells")
            | word_set("acts")
            | word_set("killed")
            | word_set("injured")
        )
        return bool(noun & word_set("objects")) or bool(kinds & {"object", "event"}) and not noun & strikes

    def _destroys(self, mention: Mention) -> bool:
        """Say whether things were burnt or pulled down, not only taken."""
        return any(trigger.entry.gives.get("destroys") == "true" for trigger in mention.triggers)

    def _is_partitive(self, quantity: Quantity, place: tuple[int, int]) -> bool:
        """Say whether the words only tell whom counted persons belong to: "11 شخصا من أسرة واحدة"."""
        before = [word.text for word in self.words[max(place[0] - 2, 0) : place[0]]]
        return quantity.low == 1 and place[0] >= 2 and "من" in before

    def _is_state(self, place: tuple[int, int]) -> bool:
        """Say whether the number tells how some of the victims fare: "جراح اثنين منهم خطرة"."""
        before = self.words[place[0] - 1].rest if place[0] else ""
        if before in word_set("one_of_them"):
            return True
        return before in word_set("states") and self._is_of_them(place) or before in word_set("ranks")

    def _joins_counted(self, quantity: Quantity, place: tuple[int, int]) -> bool:
        """Say whether و joins a singular to a counted noun, so that one number counts both."""
        if quantity.rule != "indefinite" or self.words[place[0]].conjunction != "و":
            return False
        word = self.words[place[0] - 1]
        for other in self.passage.quantities:
            counted = other.noun_span is not None and other.noun_span.overlaps(word.span)
            if (counted or other.span.overlaps(word.span)) and (other.low or 0) > 2:
                return True
        return False

    def _counted(self, quantity: Quantity, place: tuple[int, int]) -> frozenset[str]:
        """Return the counted noun, with and without article."""
        words = [w for w in self.words[place[0] : place[1] + 1] if w.kind == "word"]
        if quantity.noun_span is not None:
            words += [
                w for w in self.words[place[1] + 1 : place[1] + 3] if quantity.noun_span.overlaps(w.span)
            ]
            words = [w for w in words if quantity.noun_span.overlaps(w.span) and w.preposition != "ب"]
        return frozenset(text for w in words for text in (w.rest, w.bare))

    def _harm(
        self,
        mention: Mention,
        roles: Roles,
        quantity: Quantity,
        place: tuple[int, int],
        last_harm: str | None,
        noun: frozenset[str],
    ) -> str | None:
        if noun & word_set("killed"):
            return "killed"
        if noun & word_set("injured"):
            return "injured"
        if noun & (word_set("events") | word_set("shells")):
            return "strikes" if mention.type in ("air_strike", "shelling", "chemical_attack") else None
        if self._is_part(place) and last_harm is not None:
            return last_harm
        if noun & word_set("objects") and mention.type == "property_seizure":
            return self._default(mention, roles, place, noun)
        governing = self._governing(mention, place)
        if governing is not None:
            return governing
        return self._default(mention, roles, place, noun)

    def _is_of_them(self, place: tuple[int, int]) -> bool:
        return any(word.rest in word_set("of_them") for word in self.words[place[0] : place[1] + 3])

    def _is_part(self, place: tuple[int, int]) -> bool:
        before = [w.text[len(w.conjunction) :] for w in self.words[max(place[0] - 2, 0) : place[0]]]
        return any(word in word_set("part") for word in before) or self._joined_part(place)

    def _joined_part(self, place: tuple[int, int]) -> bool:
        """Say whether و joins the number to one before it: "85 مدنيا و50 من قوات النظام"."""
        word = self.words[place[0]]
        before = self.words[place[0] - 1] if place[0] else None
        return word.conjunction == "و" or (before is not None and before.text == "و")

    def _governing(self, mention: Mention, place: tuple[int, int]) -> str | None:
        """Return the harm of the nearest harm word whose victims the number counts."""
        harms = [trigger for trigger in mention.harms if trigger.harm is not None]
        if not harms and mention.type not in DEFAULT_HARM:
            harms = [trigger for trigger in mention.triggers if DEFAULT_HARM.get(trigger.type) == "killed"]
        before = [t for t in harms if t.first < place[0]]
        after = [t for t in harms if t.first > place[1]]
        nearest = before[-1] if before else None
        if nearest is not None and self._is_free(nearest.last + 1, place[0], mention):
            return nearest.harm or "killed"
        if after and after[0].first - place[1] <= 8 and self._verb_follows(after[0], place):
            return after[0].harm
        if nearest is not None and place[0] - nearest.last <= 10:
            return nearest.harm
        return None

    def _verb_follows(self, trigger: Trigger, place: tuple[int, int]) -> bool:
        return trigger.verb is not None and not any(
            self.words[at].kind in ("stop",) for at in range(place[1], trigger.first)
        )

    def _is_free(self, first: int, last: int, mention: Mention) -> bool:
        """Say whether no other event word stands between a harm word and a number."""
        others = {t.first for t in self.parsed.triggers if t not in mention.harms}
        return not any(at in others for at in range(first, last))

    def _default(
        self, mention: Mention, roles: Roles, place: tuple[int, int], noun: frozenset[str]
    ) -> str | None:
        harm = DEFAULT_HARM.get(mention.type) or next((t.harm for t in mention.triggers if t.harm), None)
        if mention.type == "property_seizure" and not self._destroys(mention):
            return None
        if noun & word_set("acts"):
            return harm
        if harm is None and mention.type in VIOLENT and self._is_of_them(place):
            return "killed"
        if harm is None or (noun & word_set("objects")) != noun & word_set("objects"):
            return None
        if noun & word_set("objects") and mention.type != "property_seizure":
            return None
        if mention.type == "property_seizure" and not noun & word_set("objects"):
            return None
        if self._inside(roles.actor, place) and mention.type not in _SUBJECT_COUNTS:
            return None
        if mention.type == "raid" and not any(
            t.type == "detention" or self._takes(t) for t in mention.triggers
        ):
            return "detained" if self._after_taking(mention, place) else None
        return harm

    def _takes(self, trigger: Trigger) -> bool:
        return False

    def _after_taking(self, mention: Mention, place: tuple[int, int]) -> bool:
        words = {w.rest for w in self.words[mention.zone[0] : place[0]]}
        return bool(
            words
            & folded(
                ["اقتادت", "اقتاد", "اقتادوا", "اعتقلت", "اعتقل", "اعتقلوا", "اعتقال", "أوقفت", "احتجزت"]
            )
        )

    def _is_victim(self, mention: Mention, roles: Roles, place: tuple[int, int]) -> bool:
        """Say whether a singular noun stands where the victim stands."""
        fallen = word_set("killed") | word_set("injured")
        if mention.type in VIOLENT and self.words[place[0]].rest in fallen:
            return True
        if self._inside(roles.target, place):
            return mention.type in DEFAULT_HARM or bool(mention.harms)
        after = [t for t in mention.all_triggers if t.last < place[0] and place[0] - t.last <= 3]
        near = any(t.is_harm or t.type in DEFAULT_HARM for t in after) and not self._inside(
            roles.actor, place
        )
        return near or self._is_part(place) and bool(mention.harms or mention.type in DEFAULT_HARM)

    def _inside(self, chunk: Chunk | None, place: tuple[int, int]) -> bool:
        return chunk is not None and chunk.first <= place[0] < chunk.last

    def _unit(self, harm: str, noun: frozenset[str], mention: Mention) -> str:
        if harm == "strikes":
            return "events" if noun & word_set("events") else "objects"
        if noun & word_set("families"):
            return "families"
        if noun & word_set("acts"):
            return "events"
        return "objects" if harm == "destroyed" else "people"

    def _group(self, words: Sequence[Word], noun: frozenset[str]) -> str | None:
        counted = [w for w in words if w.rest in noun or w.bare in noun]
        found = count_group(counted)
        if found is not None:
            return found
        after = words[words.index(counted[-1]) + 1 :] if counted else words
        partitive = [w for w in after if w.text != "من"]
        return count_group(partitive[:1]) if any(w.text == "من" for w in after[:1]) or not counted else None

    def _companions(self, mention: Mention, rows: Sequence[Count]) -> Iterator[Count]:
        """Yield rows of relatives joined by و: "رجل وزوجته", "امرأة وابنتها"."""
        for row in rows:
            if row.unit != "people" or row.low != 1 or row.rule not in ("indefinite", "exact"):
                continue
            for word in self.words[slice(*mention.zone)]:
                if word.conjunction == "و" and 0 <= word.span.start - row.span.end < 25:
                    for names, group in (
                        (word_set("woman_of"), "women"),
                        (word_set("child_of"), "children"),
                        (word_set("person_of"), None),
                    ):
                        if word.rest in names:
                            yield Count(row.harm, 1, 1, group, "people", False, word.own_span, "relative")

    def _single(self, mention: Mention, roles: Roles, rows: Sequence[Count]) -> Iterator[Count]:
        """Yield one victim for a single person told without a number: "اغتيال العميد ...", "الشاب ..."."""
        chunk = roles.target
        if rows or self.denied or chunk is None or mention.type not in _SINGLE:
            return
        head = self.words[chunk.head]
        noun = counted_noun(head.bare)
        is_one = noun is not None and noun.kind == "person" and noun.form == "one"
        joined = any(w.conjunction or w.text == "و" for w in self.words[chunk.first : chunk.last])
        if is_one and not joined and not self.parsed.is_aside(mention.trigger):
            harm = next((t.harm for t in mention.harms if t.harm), None) or DEFAULT_HARM[mention.type]
            yield Count(harm, 1, 1, count_group([head]), "people", False, head.own_span, "single person")

    def _sums(self, rows: list[Count]) -> list[Count]:
        """Add the sum where single persons of different groups are listed and one has no group."""
        singles = [r for r in rows if r.unit == "people" and r.low == r.high == 1]
        for harm in {row.harm for row in singles}:
            mine = [row for row in singles if row.harm == harm]
            close = len(mine) > 1 and all(
                b.span.start - a.span.end < 30 for a, b in pairwise(sorted(mine, key=lambda r: r.span))
            )
            if (
                close
                and any(row.group is None for row in mine)
                and len(mine) == sum(r.harm == harm for r in rows)
            ):
                total = len(mine)
                first = min(mine, key=lambda r: r.span)
                kept = [row for row in rows if row not in mine or row.group is not None]
                return [Count(harm, total, total, None, "people", False, first.span, "sum"), *kept]
        return rows

    def _zeros(self, mention: Mention, rows: Sequence[Count]) -> Iterator[Count]:
        """Yield zero rows: "لم يقتل أي مدني", "دون إصابات"."""
        if rows:
            return
        for at in range(*mention.zone):
            word = self.words[at]
            if self.denied and word.text in grammar_part("negation", "any") and at + 1 < mention.zone[1]:
                noun = self.words[at + 1]
                harm = next((t.harm for t in mention.harms if t.first < at), DEFAULT_HARM.get(mention.type))
                if harm is not None and mention.type != "agreement":
                    unit = "objects" if harm == "destroyed" else "people"
                    yield Count(harm, 0, 0, count_group([noun]), unit, False, noun.own_span, "none")
                    return
        if mention.type in VIOLENT and self._says_none(mention):
            first = mention.harms[0] if mention.harms else mention.trigger
            for harm in ("killed", "injured"):
                yield Count(harm, 0, 0, None, "people", False, first.span, "none")

    def _says_none(self, mention: Mention) -> bool:
        text = (
            " "
            + " ".join(
                w.text[len(w.conjunction) :] for w in self.words[slice(*mention.zone)] if w.kind == "word"
            )
            + " "
        )
        if any(f" {phrase} " in text for phrase in grammar_part("unknown_toll", "words")):
            return False
        victims = folded(["إصابات", "خسائر", "ضحايا", "قتلى", "خسائر بشرية", "إصابات بشرية"])
        return any(f" {phrase} " in text for phrase in grammar_part("zero", "words")) and any(
            f" {v} " in text for v in victims
        )

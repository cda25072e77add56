"""How many: the numbers of an event, whom they count and what happened to them."""

from collections.abc import Iterator, Sequence

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.classes import count_group
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.sums import UNNUMBERED, Told, with_sums
from dalil.coding.arabic.tables import folded, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.uncounted import LeftOut
from dalil.coding.arabic.victims import Item, is_joined, items_of, joined_rest, victim_words
from dalil.coding.arabic.words import Word
from dalil.coding.arabic.zeros import zero_rows
from dalil.coding.counting import count_of
from dalil.language.counted import counted_noun
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


_BESIDE = 7
"""Words between a victim and one joined to it."""
_NAME = 3
"""Words of a name, which may be spelled like verbs: "الشيخ حمد الصالح ونجله"."""
_OF_PEOPLE = frozenset({"killed", "injured", "abducted", "detained", "released", "missing"})


class CountFinder:
    """Finds the counts of mentions in one parsed sentence."""

    def __init__(self, parsed: Parsed, *, denied: bool = False) -> None:
        self.denied = denied
        self.parsed = parsed
        self.passage = parsed.passage
        self.words: Sequence[Word] = parsed.passage.words
        self.left_out = LeftOut(parsed)
        self.trigger_at = frozenset(t.first for t in parsed.triggers)

    def counts(self, mention: Mention, roles: Roles) -> list[Count]:
        """Return the count rows of the mention."""
        told: list[Told] = []
        for item in items_of(self.parsed, *mention.zone):
            row = self._row(mention, roles, item, told)
            if row is not None:
                told.append(row)
        rows = with_sums(self.parsed, told)
        rows.extend(self._named(mention, roles, rows))
        kills = mention.type != "killing" or any(t.harm for t in mention.all_triggers)
        default = DEFAULT_HARM.get(mention.type) if kills else None
        return [*rows, *zero_rows(self.parsed, mention, rows, default, denied=self.denied)]

    def _row(self, mention: Mention, roles: Roles, item: Item, told: Sequence[Told]) -> Told | None:
        quantity, place, noun = item.quantity, (item.first, item.last), item.noun
        if self._destroyed(mention, roles, item, told):
            return Told(count_of(quantity, "destroyed", unit="objects"), item)
        if self._flies(mention, item):
            return Told(count_of(quantity, "strikes", unit="objects"), item)
        if quantity.rule == "thing":
            return None
        if noun & word_set("other_things") and not noun & word_set("objects"):
            return None
        if self.left_out.is_thing(noun) and mention.type != "property_seizure":
            return None
        if self.left_out.counts_nothing(item, told):
            return None
        unnumbered = quantity.rule in UNNUMBERED
        if unnumbered and (self.left_out.is_name(place) or not self._is_victim(mention, roles, item, told)):
            return None
        harm = self._harm(mention, roles, item, told)
        if harm is None:
            return None
        unit = self._unit(harm, noun, mention)
        words = [w for w in self.words[place[0] : place[1] + 5] if w.kind == "word"]
        group = item.group if quantity.rule == "relative" else item.group or self._group(words, noun)
        group = group if unit == "people" else None
        return Told(count_of(quantity, harm, group=group, unit=unit), item, self.left_out.is_listed(place))

    def _flies(self, mention: Mention, item: Item) -> bool:
        """Say whether drones or salvos were the weapon: "هجوم بثماني طائرات مسيّرة"."""
        led = self.words[item.first].preposition == "ب" or self.words[item.first - 1].rest == "ب"
        flown = bool(item.noun & victim_words("flown"))
        return (
            led and flown and mention.type in ("air_strike", "shelling") and item.quantity.rule != "thing"
        )

    def _destroys(self, mention: Mention) -> bool:
        """Say whether things were burnt or pulled down, not only taken."""
        words = [joined_rest(self.words[at]) for trigger in mention.triggers for at in trigger.words]
        told = any(trigger.entry.gives.get("destroys") == "true" for trigger in mention.triggers)
        return told or any(word in victim_words("destroying") for word in words)

    def _destroyed(self, mention: Mention, roles: Roles, item: Item, told: Sequence[Told]) -> bool:
        """Say whether the words count things that were destroyed: "تدمير نفق وعجلة", "دمرت 40 منزلا"."""
        kinds = {found.kind for noun in item.noun if (found := counted_noun(noun)) is not None}
        pair = item.quantity.rule == "dual" and "object" in kinds
        if not pair and not item.noun & victim_words("things"):
            return False
        last = told[-1] if told else None
        before = [w for w in self.words[max(item.first - 4, 0) : item.first] if w.kind != "comma"]
        if (
            is_joined(self.words[item.first], item.noun)
            and last is not None
            and last.row.harm == "destroyed"
        ):
            return item.first - last.item.last <= _BESIDE
        inside = self._inside(roles.target, (item.first, item.last))
        if inside and mention.type == "property_seizure" and self._destroys(mention):
            return True
        size = 1 if item.quantity.rule == "thing" else 4
        return any(joined_rest(w) in victim_words("destroying") for w in before[-size:])

    def _harm(self, mention: Mention, roles: Roles, item: Item, told: Sequence[Told]) -> str | None:
        noun, place = item.noun, (item.first, item.last)
        last_harm = told[-1].row.harm if told else None
        if noun & word_set("killed"):
            return "killed"
        if noun & word_set("injured"):
            return "injured"
        if mention.type != "release" and (noun & victim_words("missing") or self._is_lost(place)):
            return "missing"
        if noun & (word_set("events") | word_set("shells")):
            return "strikes" if mention.type in ("air_strike", "shelling", "chemical_attack") else None
        rooted = any(text.startswith("و") for text in noun)
        part = self.left_out.is_listed(place) if rooted else self.left_out.is_part(place)
        if last_harm in _OF_PEOPLE and part and not self._is_governed(mention, place):
            return last_harm
        if noun & word_set("objects") and mention.type == "property_seizure":
            return self._default(mention, roles, place, noun)
        governing = self._governing(mention, place)
        if governing is not None:
            return governing
        return self._default(mention, roles, place, noun)

    def _is_lost(self, place: tuple[int, int]) -> bool:
        """Say whether the words around the number tell of missing persons: "ثلاثة في عداد المفقودين"."""
        before = self.words[place[0] - 1] if place[0] else None
        if before is not None and joined_rest(before) in victim_words("losing"):
            return True
        after = self.words[place[1] + 1 : place[1] + 6]
        stop = next((n for n, word in enumerate(after) if word.kind in ("stop", "comma")), len(after))
        return any(word.bare in victim_words("missing") for word in after[:stop])

    def _is_governed(self, mention: Mention, place: tuple[int, int]) -> bool:
        """Say whether a verb of harm after a joined number tells what became of it: "وخمسة أصيبوا"."""
        following = range(place[1] + 1, min(place[1] + 5, len(self.words)))
        verbs = {t.first for t in mention.harms if t.verb is not None and t.verb.suffix}
        return any(at in verbs for at in following)

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
        others = {t.first for t in self.parsed.triggers if t not in mention.all_triggers}
        return not any(at in others for at in range(first, last))

    def _default(
        self, mention: Mention, roles: Roles, place: tuple[int, int], noun: frozenset[str]
    ) -> str | None:
        harm = DEFAULT_HARM.get(mention.type) or next((t.harm for t in mention.triggers if t.harm), None)
        if mention.type == "property_seizure" and not self._destroys(mention):
            return None
        if noun & word_set("acts"):
            return harm
        if harm is None and mention.type in VIOLENT and self.left_out.is_of_them(place):
            return "killed"
        if harm is None or (noun & word_set("objects")) != noun & word_set("objects"):
            return None
        if noun & word_set("objects") and mention.type != "property_seizure":
            return None
        if mention.type == "property_seizure" and not noun & word_set("objects"):
            return None
        if self._inside(roles.actor, place) and mention.type not in _SUBJECT_COUNTS:
            return None
        if mention.type == "raid" and not any(t.type == "detention" for t in mention.triggers):
            return "detained" if self._after_taking(mention, place) else None
        return harm

    def _after_taking(self, mention: Mention, place: tuple[int, int]) -> bool:
        words = {w.rest for w in self.words[mention.zone[0] : place[0]]}
        return bool(
            words
            & folded(
                ["اقتادت", "اقتاد", "اقتادوا", "اعتقلت", "اعتقل", "اعتقلوا", "اعتقال", "أوقفت", "احتجزت"]
            )
        )

    def _is_victim(self, mention: Mention, roles: Roles, item: Item, told: Sequence[Told]) -> bool:
        """Say whether a noun without a number stands where the victim stands."""
        place, rule = (item.first, item.last), item.quantity.rule
        suffers = mention.type in DEFAULT_HARM or any(t.harm for t in mention.all_triggers)
        if rule == "dual":
            return True
        if rule == "ordinal":
            return self._follows_harm(mention, item.first, reach=1)
        if mention.type in VIOLENT and self.words[item.first].rest in word_set("killed") | word_set(
            "injured"
        ):
            return rule != "single person"
        if not suffers or self._inside(roles.actor, place) and mention.type not in _SUBJECT_COUNTS:
            return False
        if told and self._is_beside(told[-1], item):
            return True
        if rule in ("relative", "single person"):
            head = roles.target is not None and roles.target.head == item.first and mention.type in _SINGLE
            return head or self._follows_harm(mention, item.first, reach=1)
        if self._inside(roles.target, place):
            return True
        return self._follows_harm(mention, item.first, reach=3) or self.left_out.is_part(place)

    def _follows_harm(self, mention: Mention, at: int, *, reach: int) -> bool:
        """Say whether the word follows a word that tells of victims: "مقتل | سائقها", "وأصيب | رابع"."""
        before = [t for t in mention.all_triggers if t.last < at <= t.last + reach]
        return any(t.harm is not None or t.type in DEFAULT_HARM for t in before)

    def _is_beside(self, told: Told, item: Item) -> bool:
        """Say whether the noun is joined to a victim told before: "امرأة وطفليها", "القيادي مع مرافقه"."""
        between = self.words[told.item.last + 1 : item.first]
        if told.row.unit != "people" or len(between) > _BESIDE:
            return False
        if any(w.kind == "stop" or w.index in self.trigger_at for w in between):
            return False
        word = self.words[item.first]
        verbs = len(between) > _NAME and any(self.parsed.chunker.is_verb(w.index) for w in between)
        joined = is_joined(word, item.noun) and not verbs
        return joined or any(w.text in victim_words("together") for w in between[-2:])

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

    def _named(self, mention: Mention, roles: Roles, rows: Sequence[Count]) -> Iterator[Count]:
        """Yield the one victim of an assassination who is only named."""
        chunk = roles.target
        if rows or self.denied or chunk is None or mention.type != "assassination":
            return
        head = self.words[chunk.head]
        is_named = not head.classes - {"person", "civilians", "doer"} and counted_noun(head.bare) is None
        if (
            is_named
            and chunk.head not in self.passage.place_at
            and not self.parsed.is_aside(mention.trigger)
        ):
            yield Count("killed", 1, 1, None, "people", False, head.own_span, "single person")

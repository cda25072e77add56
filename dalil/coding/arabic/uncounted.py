"""Numbers that count no victims of their own: states, old tolls, families of four, two provinces."""

from collections.abc import Sequence

from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.sums import UNNUMBERED, Told
from dalil.coding.arabic.tables import word_set
from dalil.coding.arabic.victims import Item, is_joined, victim_words
from dalil.coding.arabic.words import Word, classes_of
from dalil.language.counted import counted_noun
from dalil.language.quantities import Quantity

_SINGULAR = 10
"""Up to ten the noun after a number is a plural, above it a singular that a second noun may join."""
_BESIDE = 7
"""Words between a number and the word before it that makes it an old toll."""


class LeftOut:
    """Says of the numbers of one parsed sentence which count nobody."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passage = parsed.passage
        self.words: Sequence[Word] = parsed.passage.words

    def counts_nothing(self, item: Item, told: Sequence[Told]) -> bool:
        """Say whether the number is of no new victims."""
        place = item.first, item.last
        if self._is_state(place) or self._is_family_of(item) or self._is_partitive(item.quantity, place):
            return True
        if self._joins_counted(item) or self._counts_places(item):
            return True
        return self._is_old(item) or self._is_likeness(item) or self._is_apposition(item, told)

    def _counts_places(self, item: Item) -> bool:
        """Say whether provinces or fronts are counted: "تفجيرات ضربت ست محافظات"."""
        kinds = frozenset(kind for noun in item.noun for kind in classes_of(noun))
        return item.quantity.rule not in UNNUMBERED and "place" in kinds and "person" not in kinds

    def is_name(self, place: tuple[int, int]) -> bool:
        """Say whether the noun is part of a name: "بنت جبيل", "طفل بين ..."."""
        between = self.words[max(place[0] - 2, 0)].text == "بين"
        return between or place[0] in self.passage.place_at

    def is_thing(self, noun: frozenset[str]) -> bool:
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

    def _is_partitive(self, quantity: Quantity, place: tuple[int, int]) -> bool:
        """Say whether the words only tell whom counted persons belong to: "11 شخصا من أسرة واحدة"."""
        before = [word.text for word in self.words[max(place[0] - 2, 0) : place[0]]]
        return quantity.low == 1 and place[0] >= 2 and "من" in before

    def _is_state(self, place: tuple[int, int]) -> bool:
        """Say whether the number tells how some of the victims fare: "جراح اثنين منهم خطرة"."""
        before = self.words[place[0] - 1].rest if place[0] else ""
        if before in word_set("one_of_them"):
            return True
        if before in word_set("states") and self.is_of_them(place) or before in word_set("ranks"):
            return True
        after = self.parsed.plain(place[1] + 1, place[1] + 4)
        faring = any(f" {phrase} " in after for phrase in victim_words("faring"))
        return faring and (self.is_of_them(place) or self.is_listed(place))

    def _is_family_of(self, item: Item) -> bool:
        """Say whether the number of its members follows a family: "أسرة من أربعة أفراد"."""
        if item.quantity.rule != "indefinite" or not item.noun & word_set("families"):
            return False
        near = range(item.last + 1, min(item.last + 4, len(self.words)))
        return any(self.words[at].text == "من" and at + 1 in self.passage.quantity_at for at in near)

    def _is_old(self, item: Item) -> bool:
        """Say whether the number is a toll that has been raised since: "كانت الحصيلة السابقة خمسة قتلى"."""
        before = self.words[max(item.first - _BESIDE, 0) : item.first]
        return any(word.rest in victim_words("former") for word in before)

    def _is_likeness(self, item: Item) -> bool:
        """Say whether ك is no "like" before a vague number: كميات is no كـ + مئات."""
        return item.quantity.rule == "vague" and self.words[item.first].preposition == "ك"

    def _is_apposition(self, item: Item, told: Sequence[Told]) -> bool:
        """Say whether the noun only says who was counted right before: "طفلان | شقيقان"."""
        last = told[-1].item if told else None
        beside = last is not None and last.last == item.first - 1
        return (
            beside and item.quantity.rule in UNNUMBERED and not is_joined(self.words[item.first], item.noun)
        )

    def _joins_counted(self, item: Item) -> bool:
        """Say whether one number counts both nouns: "29 طفلا ورضيعا", where "سبعة رجال وامرأة" is eight."""
        word = self.words[item.first]
        if item.quantity.rule != "indefinite" or word.conjunction != "و":
            return False
        before = self.words[item.first - 1]
        other = item.group == "women" or word.classes & {"women"}
        if other and before.bare not in victim_words("man"):
            return False
        nouns = [(q.low or 0, q.noun_span) for q in self.passage.quantities]
        return any(
            low > _SINGULAR and noun is not None and noun.overlaps(before.span) for low, noun in nouns
        )

    def is_of_them(self, place: tuple[int, int]) -> bool:
        """Say whether the number is of persons told before: "ثلاثة منهم"."""
        return any(word.rest in word_set("of_them") for word in self.words[place[0] : place[1] + 3])

    def is_part(self, place: tuple[int, int]) -> bool:
        """Say whether the number goes on with the one before it, or tells a part of it."""
        return self.is_listed(place) or self._joined_part(place)

    def is_listed(self, place: tuple[int, int]) -> bool:
        """Say whether the words say who some of the counted persons are: "بينهم طفلان", "هم رجل وامرأة"."""
        before = [w.text[len(w.conjunction) :] for w in self.words[max(place[0] - 2, 0) : place[0]]]
        return any(word in word_set("part") or word in victim_words("list") for word in before)

    def _joined_part(self, place: tuple[int, int]) -> bool:
        """Say whether و joins the number to one before it: "85 مدنيا و50 من قوات النظام"."""
        word = self.words[place[0]]
        before = self.words[place[0] - 1] if place[0] else None
        return word.conjunction == "و" or (before is not None and before.text == "و")

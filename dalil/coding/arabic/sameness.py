"""Which mentions of a report tell of one event, and what a mention takes from the one before it."""

from collections.abc import Sequence

from dalil.coding.arabic.carry import carry
from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.mentions import STRIKES
from dalil.coding.draft import Draft
from dalil.knowledge.load import Knowledge
from dalil.language.fold import fold
from dalil.model import Count, Span

_WEAK = frozenset("في من الي علي عن مدينه بلده قريه ريف محافظه حي تنظيم قوات عناصر".split())
_LOOSE = frozenset(
    {
        "killing",
        "air_strike",
        "shelling",
        "explosion",
        "clash",
        "chemical_attack",
        "raid",
        "assassination",
        "execution",
        "discovery",
        "torture",
    }
)


class Merger:
    """Joins the mentions of one report."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.text = text
        self.knowledge = knowledge

    def merge(self, found: Sequence[Found]) -> tuple[list[Found], dict[int, int]]:
        """Return the events that remain, and for each mention its event, by position in `found`.

        A mention that only refers to an event and finds none is left out of both.
        """
        kept: list[Found] = []
        home: dict[int, int] = {}
        titles = [f for f in found if f.mention.sentence.is_title]
        for position, one in enumerate(found):
            if one in titles:
                continue
            carry(one, kept)
            if one.echo and not one.has_event or self._denies_nothing(one, kept):
                continue
            match = next((k for k in reversed(kept) if self._same(k, one)), None)
            if match is not None:
                self._fill(match.draft, one.draft)
                home[position] = kept.index(match)
            elif not one.is_reference:
                kept.append(one)
                home[position] = len(kept) - 1
        self._place_titles(found, titles, kept, home)
        return kept, home

    def _denies_nothing(self, one: Found, kept: Sequence[Found]) -> bool:
        """Say whether "denied targeting X" has no strike before it that would tell what kind of attack."""
        bare = one.mention.is_default and "with_manner" in one.mention.trigger.entry.needs
        return (
            bare
            and one.draft.certainty.value == "denied"
            and not any(k.draft.type in STRIKES for k in kept)
        )

    def _place_titles(
        self, found: Sequence[Found], titles: Sequence[Found], kept: list[Found], home: dict[int, int]
    ) -> None:
        """A title states an event of the body; one that the body does not tell is kept."""
        for one in titles:
            match = next((k for k in kept if self._headlines(one, k)), None)
            position = next(n for n, f in enumerate(found) if f is one)
            if match is not None:
                self._fill(match.draft, one.draft, counts=False)
                if match.draft.type == "killing" and one.draft.type in VIOLENT:
                    match.draft.type = match.mention.type = one.draft.type
                home[position] = next(n for n, k in enumerate(kept) if k is match)
            elif not one.is_reference:
                kept.append(one)
                home[position] = len(kept) - 1
            elif one.mention.trigger.generic is not None:
                fought = [n for n, k in enumerate(kept) if k.draft.type in VIOLENT]
                home |= {position: fought[-1]} if fought else {}

    def _headlines(self, title: Found, body: Found) -> bool:
        one, two = title.draft, body.draft
        if title.mention.sentence.is_title and body.mention.sentence.is_title:
            return False
        decrees = title.mention.has_decree and body.mention.has_decree
        related = decrees or one.type == two.type or (one.type in _LOOSE and two.type in _LOOSE)
        if not related or {one.certainty.value, two.certainty.value} in ({"denied", "stated"},):
            return False
        if title.mention.has_decree and body.mention.has_decree:
            return True
        if one.type == two.type and one.target and two.target and not self._differ(one.target, two.target):
            return True
        if one.type != two.type and not (one.counts and two.counts):
            return one.type in ("killing", "clash", "shelling") and not self._differ(one.place, two.place)
        return not self._differ(one.actor, two.actor, actor=True) or bool(
            one.counts and self._counts_agree(one, two)
        )

    def _same(self, kept: Found, one: Found) -> bool:
        """Say whether `one` tells again of the event of `kept`."""
        a, b = kept.draft, one.draft
        if a.type != b.type or a.certainty.value != b.certainty.value:
            return False
        if one.echo or one.is_rival or kept.is_rival or kept.echo:
            return False
        if one.is_reference:
            return True
        if a.scope.value != b.scope.value and "pattern" in (a.scope.value, b.scope.value):
            return False
        if self._differ(a.place, b.place) or self._differ(a.actor, b.actor, actor=True):
            return False
        if a.date is not None and b.date is not None and a.date.value != b.date.value:
            return False
        if a.counts and b.counts and not self._counts_agree(a, b):
            return False
        again = all(t.verb is None and t.is_definite for t in one.mention.triggers)
        new = b.counts and a.scope.value != b.scope.value
        if again and not new and (not b.counts and b.date is None or not a.counts):
            return True
        if a.target is not None and b.target is not None and self._differ(a.target, b.target):
            return bool(a.counts and b.counts and self._counts_agree(a, b) and a.place and b.place)
        shared = (a.place and b.place) or (a.date and b.date) or (a.counts and b.counts)
        vague = b.place is None and b.date is None and not b.counts
        return bool(shared) or vague

    def _differ(self, one: Span | None, two: Span | None, *, actor: bool = False) -> bool:
        """Say whether two stated values share no word that tells."""
        if one is None or two is None:
            return False
        if actor:
            ids = [self._actor_id(span) for span in (one, two)]
            if ids[0] is not None and ids[1] is not None:
                return ids[0] != ids[1]
        return self._content(one).isdisjoint(self._content(two))

    def _actor_id(self, span: Span) -> str | None:
        match = self.knowledge.actors.identify(span.of(self.text), "ar", context=self.text)
        return None if match is None else match.actor_id

    def _content(self, span: Span) -> frozenset[str]:
        words = fold(span.of(self.text)).text.replace('"', " ").split()
        return frozenset(word.removeprefix("ال") for word in words) - _WEAK

    def _counts_agree(self, one: Draft, two: Draft) -> bool:
        """Say whether no number of one contradicts a number of the other."""
        for a in one.counts:
            for b in two.counts:
                if (a.harm, a.group) == (b.harm, b.group) and _ranges_meet(a, b):
                    return True
        pairs = [(a, b) for a in one.counts for b in two.counts if (a.harm, a.group) == (b.harm, b.group)]
        loose = any(a.harm == b.harm and _ranges_meet(a, b) for a in one.counts for b in two.counts)
        return not pairs and loose

    def _fill(self, draft: Draft, more: Draft, *, counts: bool = True) -> None:
        """Give `draft` what only the other mention states."""
        for slot in (
            "actor",
            "target",
            "place",
            "within",
            "origin",
            "destination",
            "date",
            "attribution",
            "target_class",
        ):
            if getattr(draft, slot) is None and getattr(more, slot) is not None and slot != "attribution":
                setattr(draft, slot, getattr(more, slot))
        if counts:
            known = {(c.harm, c.group) for c in draft.counts}
            draft.counts.extend(c for c in more.counts if (c.harm, c.group) not in known)
        draft.reasons.extend(span for span in more.reasons if not draft.reasons)
        if not draft.means:
            draft.means.extend(more.means)


def _ranges_meet(one: Count, two: Count) -> bool:
    low = max(one.low or 0, two.low or 0)
    high = min(one.high if one.high is not None else 10**9, two.high if two.high is not None else 10**9)
    return low <= high

"""What the claims of one incident say together: ranges and disagreements, never a resolution."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.merge.corrections import correction_of
from dalil.merge.profile import Profile
from dalil.merge.rules import Types
from dalil.model import Claim, Count, CountRange, DateRange, Location

STRONGEST_FIRST = ("stated", "uncertain", "announced", "denied")
EXACTEST_FIRST = ("point", "neighbourhood", "town", "district", "province", "country")


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an incident and the rule that gave them."""

    days: DateRange | None
    rule: str | None


def type_of(claims: Sequence[Claim], types: Types) -> str:
    """Return the type most claims give; where they differ evenly, the most exact one."""
    found = Counter(claim.type.value for claim in claims)
    return min(found, key=lambda code: (-found[code], types.exactness(code), code))


def certainty_of(claims: Sequence[Claim]) -> str:
    """Return the strongest certainty any claim gives."""
    return min((claim.certainty.value for claim in claims), key=STRONGEST_FIRST.index)


def is_disputed(claims: Sequence[Claim]) -> bool:
    """Say whether one claim denies what another one says happened."""
    found = {claim.certainty.value for claim in claims}
    return "denied" in found and bool(found & {"stated", "uncertain"})


def date_of(profiles: Sequence[Profile]) -> Dated:
    """Return the days all dated claims allow, or where they differ all days that any allows.

    Of reposts the first one counts: "yesterday" was said on the day the text first came out.
    """
    first_told: dict[tuple[object, ...], Profile] = {}
    for profile in sorted(profiles, key=_by_publication):
        first_told.setdefault(profile.copy_key, profile)
    ranges = [profile.days for profile in first_told.values() if profile.days is not None]
    if not ranges:
        return Dated(None, None)
    if len(ranges) == 1:
        return Dated(ranges[0], "the one claim that gives a date")
    first, last = max(r.first for r in ranges), min(r.last for r in ranges)
    if first <= last:
        return Dated(DateRange(first, last), f"the days that all {len(ranges)} dated claims allow")
    whole = DateRange(min(r.first for r in ranges), max(r.last for r in ranges))
    return Dated(whole, f"from the earliest to the latest day of {len(ranges)} dated claims that differ")


def place_of(claims: Sequence[Claim]) -> tuple[Location | None, str | None]:
    """Return location and name of the place: a person's, else the most exact, unambiguous first."""
    located = [(claim, claim.location.value) for claim in claims if claim.location is not None]
    if not located:
        return None, _place_words(claims)
    often = Counter(place.place_id for _, place in located)

    def rank(row: tuple[Claim, Location]) -> tuple[bool, int, bool, float, int, str, bool, str]:
        claim, place = row
        by_machine = correction_of(claim, "location") is None
        exactness = EXACTEST_FIRST.index(place.precision)
        named = claim.place_name is None
        return (by_machine, exactness, bool(place.alternatives), place.radius_km, -often[place.place_id],
                place.place_id, named, claim.id)  # fmt: skip

    best, location = min(located, key=rank)
    return location, best.place_name.value if best.place_name is not None else _place_words(claims)


def counts_of(profiles: Sequence[Profile]) -> tuple[CountRange, ...]:
    """Return one range a harm, group and unit: the lowest and the highest that any source gives.

    A figure that a denial rejects is nobody's figure; its "none" is one. A figure that one source has
    since raised stays in the range: which one holds is not for the program to say.
    """
    rows: dict[tuple[str, str, str], list[tuple[str, Count]]] = {}
    for profile in sorted(profiles, key=_by_publication):
        for count in profile.claim.counts:
            if profile.claim.certainty.value != "denied" or not (count.low or count.high):
                key = (count.harm, count.group or "", count.unit)
                rows.setdefault(key, []).append((profile.id, count))
    return tuple(_range(key, rows[key]) for key in sorted(rows))


def _range(key: tuple[str, str, str], rows: Sequence[tuple[str, Count]]) -> CountRange:
    lows = [count.low for _, count in rows if count.low is not None]
    highs = [count.high for _, count in rows if count.high is not None]
    return CountRange(
        harm=key[0],
        group=key[1] or None,
        unit=key[2],
        low=min(lows, default=None),
        high=max(highs) if len(highs) == len(rows) else None,
        claim_ids=tuple(dict.fromkeys(claim_id for claim_id, _ in rows)),
    )


def _by_publication(profile: Profile) -> tuple[bool, str, str]:
    published = profile.published
    return published is None, "" if published is None else published.isoformat(), profile.id


def _place_words(claims: Sequence[Claim]) -> str | None:
    """Return the words for the place that most claims use, `None` where none names one."""
    found = Counter(claim.place.value for claim in claims if claim.place is not None)
    return min(found, key=lambda words: (-found[words], words), default=None)

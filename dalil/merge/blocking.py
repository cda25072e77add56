"""Which claims are worth comparing: same kind, same time, and a place, a number or a day in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from dalil.merge.geometry import cell, cells_around
from dalil.merge.profile import Profile
from dalil.merge.rules import Rules

SMALLEST_COUNT = 3
"""A count of one or two stands in too many claims to look under."""
LONGEST_DAYS = 3
"""Only claims dated this exactly are looked up by day."""
CROWDED = 40
"""Claims of one kind and day, from which on a name or a place must be shared as well; a name that as many
share is no name."""
TOLD_DAYS = 2
"""An event without a date is looked up under the day of publication and so many days before."""

Pair = tuple[int, int]


class Window(NamedTuple):
    """Days, as ordinals, within which a claim's event can lie; for pairing only, never a date."""

    first: int
    last: int


def candidate_pairs(profiles: Sequence[Profile], rules: Rules) -> list[Pair]:
    """Return the pairs of indices, smaller first, that are worth comparing.

    Cost grows with the number of claims and with how many share a block within one window, not with
    the number of all pairs.
    """
    windows = [window_of(profile, rules) for profile in profiles]
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for key in _keys(profile, rules):
            blocks[key].append(index)
    found: set[Pair] = set()
    for members in blocks.values():
        found.update(_within_windows(members, windows))
    found.update(_beside(profiles, blocks, windows, rules))
    found.update(_on_one_day(profiles, windows, rules))
    return sorted(found)


def window_of(profile: Profile, rules: Rules) -> Window:
    """Return the days a claim's event can lie in: its date, else the days before publication."""
    slack = rules.weights.contradiction_days
    if profile.days is not None:
        return Window(profile.days.first.toordinal() - slack, profile.days.last.toordinal() + slack)
    if profile.published is not None:
        told = profile.published.toordinal()
        return Window(told - rules.weights.before_days, told + slack)
    return Window(date.min.toordinal(), date.max.toordinal())


def _keys(profile: Profile, rules: Rules) -> Iterator[object]:
    scope = profile.claim.scope.value
    for kind in rules.types.keys(profile.type):
        if profile.location is not None:
            yield (scope, kind, "cell", *cell(profile.location))
        if len(profile.place_key) >= SMALLEST_COUNT:
            yield (scope, kind, "name", profile.place_key)
        for count in profile.claim.counts:
            number = count.low if count.low is not None else count.high
            if number is not None and number >= SMALLEST_COUNT:
                yield (scope, kind, "count", number)
        for figure in profile.figures:
            yield (scope, kind, "figure", figure)


def _within_windows(members: Sequence[int], windows: Sequence[Window]) -> Iterator[Pair]:
    """Yield the pairs of one block whose windows meet."""
    open_ones: list[int] = []
    for index in sorted(members, key=lambda i: windows[i]):
        open_ones = [other for other in open_ones if windows[other].last >= windows[index].first]
        for other in open_ones:
            yield (other, index) if other < index else (index, other)
        open_ones.append(index)


def _beside(
    profiles: Sequence[Profile],
    blocks: dict[object, list[int]],
    windows: Sequence[Window],
    rules: Rules,
) -> Iterator[Pair]:
    """Yield the pairs that lie in neighbouring cells of the map."""
    for index, profile in enumerate(profiles):
        if profile.location is None:
            continue
        scope = profile.claim.scope.value
        for kind in rules.types.keys(profile.type):
            for around in cells_around(profile.location):
                for other in blocks.get((scope, kind, "cell", *around), ()):
                    if other > index and _meet(windows[index], windows[other]):
                        yield index, other


def _on_one_day(profiles: Sequence[Profile], windows: Sequence[Window], rules: Rules) -> Iterator[Pair]:
    """Yield the pairs of one kind and day of which at least one has no exact place."""
    days: dict[object, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for kind in rules.types.keys(profile.type):
            for day in _days(profile):
                days[(profile.claim.scope.value, kind, day)].append(index)
    for members in days.values():
        blocks = [members] if len(members) <= CROWDED else _told_alike(members, profiles)
        for block in blocks:
            for one, other in combinations(block, 2):
                exact = _has_exact_place(profiles[one]) and _has_exact_place(profiles[other])
                if not exact and _meet(windows[one], windows[other]):
                    yield one, other


def _told_alike(members: Sequence[int], profiles: Sequence[Profile]) -> Iterable[list[int]]:
    """Return the claims of a crowded day by the names and places told with them.

    On such a day the same kind of event alone says nothing, and two claims that share neither never join.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for index in members:
        profile = profiles[index]
        for key in {*profile.names, *(spot.place_id for spot in profile.setting)}:
            alike[key].append(index)
    return [block for block in alike.values() if len(block) <= CROWDED]


def _days(profile: Profile) -> Iterator[date]:
    """Yield the days a claim is looked up under, one more on each side for nights and time zones."""
    if profile.days is not None:
        first, last = profile.days.first, profile.days.last
        if (last - first).days >= LONGEST_DAYS:
            return
    elif profile.published is not None:
        first, last = profile.published - timedelta(days=TOLD_DAYS), profile.published
    else:
        return
    for step in range((last - first).days + 2):
        yield first + timedelta(days=step)


def _has_exact_place(profile: Profile) -> bool:
    return profile.location is not None and profile.location.precision in (
        "point",
        "neighbourhood",
        "town",
    )


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last

"""How many items tell of the same kind of event on the same days: the more, the less a likeness says."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dalil.merge.profile import Profile
from dalil.merge.rules import Types

DAYS = 3
"""Days before and after within which items of one event are told."""
LONGEST = 7
"""A longer date says little of when; the day of publication is taken instead."""


def with_crowds(profiles: Sequence[Profile], types: Types) -> list[Profile]:
    """Return the profiles with the number of texts around them, their own included.

    Counted are texts with a claim of a type told for the same events, of the same scope, within `DAYS`.
    Reposts of one text count once.
    """
    told: dict[tuple[str, str, int], set[object]] = defaultdict(set)
    for profile in profiles:
        day = _day(profile)
        if day is not None:
            told[(profile.claim.scope.value, profile.type, day.toordinal())].add(profile.copy_key[0])
    codes = sorted({profile.type for profile in profiles})
    related = {code: [c for c in codes if types.may_tell_one_event(code, c)] for code in codes}

    @cache
    def around(scope: str, code: str, day: int) -> int:
        days = range(day - DAYS, day + DAYS + 1)
        found = (told.get((scope, other, near), set()) for other in related[code] for near in days)
        return len(set().union(*found))

    return [
        profile
        if (day := _day(profile)) is None
        else replace(profile, crowd=around(profile.claim.scope.value, profile.type, day.toordinal()))
        for profile in profiles
    ]


def _day(profile: Profile) -> date | None:
    """Return the day a claim is counted under, `None` where nothing is known."""
    days = profile.days
    if days is not None and (days.last - days.first).days < LONGEST:
        return days.first
    return profile.published

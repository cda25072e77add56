"""What speaks for or against two claims telling of one event: small features, each with its sentence."""

from collections.abc import Callable
from datetime import date
from itertools import product
from math import log2, sqrt

from dalil.language.distance import distance_km
from dalil.merge.counts import Reading, compare_counts
from dalil.merge.names import KUNYA
from dalil.merge.profile import Profile
from dalil.merge.rules import Rules
from dalil.model import Location

Feature = Callable[[Profile, Profile, Rules], Reading | None]

LEAD = 350
"""Characters within which an item says what it is mainly about: the headline and the first sentence."""
WEEK = 7
"""Days; within a longer date anything may have happened."""
FAR_KM = 50.0
"""Further apart than this, two items are set in different parts of a country."""
FEWEST_WORDS = 4
"""A sentence with fewer words of its own, such as a short headline, is like too many others."""
SHARP_KM = 4.0
"""A place within this radius is exact; every doubling of the radius says less."""


def same_type(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for two claims of the same type; types told for each other say nothing."""
    return Reading(1.0, f"both {_spoken(one.type)}") if one.type == other.type else None


def seldom_type(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for types that seldom happen twice at one place within days, such as a capture."""
    if {one.type, other.type} <= rules.types.seldom and rules.types.may_tell_one_event(
        one.type, other.type
    ):
        return Reading(1.0, "a kind of event that seldom comes twice")
    return None


def same_days(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for the same day or for ranges that overlap, the more exact the more; against days apart.

    Where one report gives no day, nothing is said: the day of publication is no event's day.
    """
    if one.days is None or other.days is None:
        return None
    gap = days_apart(one, other)
    if gap > 0:
        value = 0.3 if gap <= rules.weights.slack_days else -0.6
        return Reading(value, f"{gap} day{'s' if gap > 1 else ''} apart")
    days = 1 + (min(one.days.last, other.days.last) - max(one.days.first, other.days.first)).days
    width = max(_width(one), _width(other))
    if width == 1:
        return Reading(1.0, "same day")
    if width <= 3:
        return Reading(0.8, "overlapping days")
    return Reading(max(0.1, 0.7 - 0.1 * log2(width)), f"ranges that share {days} of {width} days")


def same_place(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for one place, for a place inside another, and for neighbouring places; against distance."""
    if one.location is None or other.location is None:
        return _same_name(one, other)
    here, there = one.location, other.location
    if here.place_id == there.place_id:
        return Reading(_exactness(here), f"same place{_called(one, other)}")
    if _may_be_same(here, there):
        return Reading(0.5 * _exactness(here), f"places that may be the same{_called(one, other)}")
    wider = max(here, there, key=lambda place: place.radius_km)
    distance = distance_km(here, there)
    if distance <= wider.radius_km:
        value = 0.6 * (_exactness(wider) if wider.radius_km > 2 * rules.weights.near_km else 1.0)
        return Reading(value, f"one place lies within the other{_called(one, other)}")
    said = f"places {distance:.0f} km apart{_called(one, other)}"
    if distance <= rules.weights.near_km:
        return Reading(0.2, said)
    return Reading(-0.5 if wider.radius_km <= 2 * rules.weights.near_km else -0.3, said)


def same_setting(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for an exact place told with both events, where one of them is given no exact place itself.

    "The town" of one report is the town that the other names; against settings that lie far apart.
    """
    if one.place_is_exact and other.place_is_exact:
        return None
    if not one.setting or not other.setting or is_one_report(one, other):
        return None
    if {spot.place_id for spot in one.setting} & {spot.place_id for spot in other.setting}:
        return Reading(1.0, "the same place told with both")
    if not all(spot.sure for spot in one.setting | other.setting):
        return None
    if min(distance_km(here, there) for here, there in product(one.setting, other.setting)) > FAR_KM:
        return Reading(-0.5, "other places told with each")
    return None


def same_actor(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for the same actor, less for two sides of one fight; against two actors with nothing shared.

    Types told for each other have actors of their own (one leaves, the other takes): nothing is said.
    """
    if not one.actors or not other.actors:
        return None
    shared = one.actors & other.actors
    if shared:
        return Reading(1.0, f"same actor ({', '.join(sorted(shared))})")
    if one.sides & other.sides:
        return Reading(0.4, "the same two sides")
    if one.type != other.type:
        return None
    if one.claim.actor_uncertain or other.claim.actor_uncertain:
        return Reading(-0.3, "different actors, one of them unsure")
    return Reading(-1.0, "different actors")


def same_numbers(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for the same or overlapping numbers of one harm, larger ones more; against far ones.

    Totals are compared with totals; parts ("nine children") only where one report gives no total.
    """
    found = compare_counts(one.claim, other.claim)
    return None if found is None else Reading(found.value, found.sentence)


def same_target(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for the same class of target; against two different sites."""
    here, there = one.claim.target_class, other.claim.target_class
    if here is None or there is None or "place" in (here.value, there.value):
        return None
    if here.value == there.value:
        return Reading(1.0, f"same target ({here.value})")
    sites = here.value.startswith("site:") and there.value.startswith("site:")
    return Reading(-1.0, f"different targets ({here.value}, {there.value})") if sites else None


def same_means(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for means that both name; against means with nothing in common."""
    if not one.means or not other.means:
        return None
    shared = sorted(one.means & other.means)
    return Reading(1.0, f"same means ({', '.join(shared)})") if shared else Reading(-0.5, "different means")


def shared_names(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for names of people or things told with both, also across scripts.

    A name after "Abu" counts twice, and between two Arabic texts alone: there nothing else marks a name.
    """
    if is_one_report(one, other):
        return None
    names = one.names & other.names
    if "en" not in (one.language, other.language):
        names = frozenset(name for name in names if name.startswith(KUNYA))
    if not names:
        return None
    value = sum(0.5 * (1 + name.startswith(KUNYA)) for name in names)
    return Reading(min(1.0, value), f"{len(names)} shared name{'s' if len(names) > 1 else ''}")


def shared_words(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for sentences of one language that share many words, as reposts do."""
    if one.language != other.language or is_one_report(one, other):
        return None
    if min(len(one.words), len(other.words)) < FEWEST_WORDS:
        return None
    shared = len(one.words & other.words)
    share = shared / sqrt(len(one.words) * len(other.words))
    if share < 0.25:
        return None
    return Reading(min(1.0, (share - 0.15) / 0.5), f"{shared} word{'s' if shared > 1 else ''} shared")


def shared_figures(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for numbers that stand in both texts near the event, besides those counted in both."""
    counted = {count.low for count in one.claim.counts} & {count.low for count in other.claim.counts}
    shared = sorted((one.figures & other.figures) - counted)
    if not shared or is_one_report(one, other):
        return None
    listed = ", ".join(map(str, shared[:4]))
    return Reading(min(1.0, 0.4 * len(shared)), f"shared figure{'s' if len(shared) > 1 else ''} {listed}")


def uncrowded(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for the only items of their days that tell of such an event; against two of a crowd.

    Two items of one week on an arrest say much in a village's archive and little in a country's.
    """
    if one.crowd is None or other.crowd is None or is_one_report(one, other):
        return None
    if max(_width(one), _width(other)) > WEEK:
        return None
    others = max(0, max(one.crowd, other.crowd) - 2)
    value = max(-1.0, 1.0 - log2(1 + others) / 2)
    if others == 0:
        return Reading(value, "no other item of these days tells of such an event")
    return Reading(
        value, f"{others} other item{'s' if others > 1 else ''} of these days tell of such events"
    )


def both_lead(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for claims that are what both items are mainly about."""
    if max(one.claim.evidence.span.start, other.claim.evidence.span.start) > LEAD:
        return None
    return Reading(1.0, "what both items are mainly about")


def two_versions(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for rival versions in one report; `likeness` rules out all other claims of one report."""
    return Reading(1.0, "two versions in one report") if is_one_report(one, other) else None


def published_close(one: Profile, other: Profile, rules: Rules) -> Reading | None:
    """Speak for items of the same days where a day of the event is missing; against weeks between.

    Where one report gives neither a day nor its own date, that speaks against: anything could be meant.
    """
    if one.days is not None and other.days is not None:
        return None
    gap = _untold_gap(one, other)
    if gap is None:
        return Reading(-0.5, "when is not known")
    if gap <= 1 and max(_width(one), _width(other)) > WEEK:
        return Reading(0.1, "told within a long time")
    if gap <= 1:
        return Reading(0.7, "told on the same days")
    return Reading(0.35 if gap <= 3 else max(-1.0, -gap / 10), f"told {gap} days apart")


FEATURES: tuple[Feature, ...] = (
    same_type,
    seldom_type,
    same_place,
    same_setting,
    same_days,
    published_close,
    uncrowded,
    both_lead,
    two_versions,
    same_actor,
    same_numbers,
    same_target,
    same_means,
    shared_names,
    shared_words,
    shared_figures,
)
"""Every feature; its weight stands under its name in `data/merge/weights.yml`."""


def days_apart(one: Profile, other: Profile) -> int:
    """Return the days between two dated claims, 0 where their ranges touch or overlap."""
    if one.days is None or other.days is None:
        return 0
    return max(0, (max(one.days.first, other.days.first) - min(one.days.last, other.days.last)).days)


def is_one_report(one: Profile, other: Profile) -> bool:
    """Say whether both claims are of one report, whose names and figures are all alike anyway."""
    return one.claim.report_id == other.claim.report_id


def _untold_gap(one: Profile, other: Profile) -> int | None:
    """Return the days between what is known of when each was told or happened."""
    spans = [_told(one), _told(other)]
    if spans[0] is None or spans[1] is None:
        return None
    first, second = spans[0], spans[1]
    return max(0, (max(first[0], second[0]) - min(first[1], second[1])).days)


def _width(profile: Profile) -> int:
    """Return how many days the event's date spans, 1 where it has none."""
    return 1 if profile.days is None else (profile.days.last - profile.days.first).days + 1


def _told(profile: Profile) -> tuple[date, date] | None:
    if profile.days is not None:
        return profile.days.first, profile.days.last
    return None if profile.published is None else (profile.published, profile.published)


def _same_name(one: Profile, other: Profile) -> Reading | None:
    """Compare places by name where one of them is on no map."""
    if not one.place_key or not other.place_key:
        return None
    if one.place_key == other.place_key:
        value = 0.9 if len(one.place_key) > 2 else 0.5
        return Reading(value, f"places of the same name{_called(one, other)}")
    return None


def _called(one: Profile, other: Profile) -> str:
    names = [
        place.value
        for profile in (one, other)
        if (place := profile.claim.place_name or profile.claim.place) is not None
    ]
    return f" ({' and '.join(dict.fromkeys(names))})" if names else ""


def _spoken(type_code: str) -> str:
    return type_code.replace("_", " ")


def _exactness(place: Location) -> float:
    """Return how much it says that two events share a place: 1 for a town, a tenth for a province."""
    return min(1.0, max(0.0, 1.0 - 0.18 * log2(max(place.radius_km, SHARP_KM) / SHARP_KM)))


def _may_be_same(here: Location, there: Location) -> bool:
    """Say whether an ambiguous name leaves open that both are one place."""
    return bool({here.place_id, *here.alternatives} & {there.place_id, *there.alternatives})


def is_far(here: Location, there: Location, rules: Rules) -> bool:
    """Say whether two places are too far apart to be one; an ambiguous name never is."""
    if here.alternatives or there.alternatives:
        return False
    reach = here.radius_km + there.radius_km + rules.weights.apart_km
    return distance_km(here, there) > reach

"""How alike two claims are: the weighted sum of the features, or the contradiction that rules it out."""

from collections.abc import Mapping
from typing import NamedTuple

from dalil.language.distance import distance_km
from dalil.merge.counts import Reading, share_a_number
from dalil.merge.features import FEATURES, days_apart, is_far, is_one_report, same_numbers
from dalil.merge.profile import Profile
from dalil.merge.rules import Rules


class Likeness(NamedTuple):
    """What all features say of two claims."""

    score: float
    reasons: tuple[str, ...]
    """One phrase a feature, what speaks for first, strongest first."""
    contradiction: str | None = None
    """Why the two cannot be one event, whatever else speaks for it."""


COPIES = Likeness(2.0, ("the same words in reposts of one text",))
"""One text tells one event, though "yesterday" is another day where the repost bears a later date."""


MISREAD_KM = 600.0
"""A place this far from all others its item names is more often a misread word than a far event."""


def compare(one: Profile, other: Profile, rules: Rules) -> Likeness:
    """Return how alike two claims are; the same whichever comes first."""
    if one.copy_key == other.copy_key:
        return COPIES
    one, other = sorted((one, other), key=lambda profile: profile.id)
    wrong = contradiction(one, other, rules)
    if wrong is not None:
        return Likeness(0.0, (), wrong)
    readings = {
        feature.__name__: reading
        for feature in FEATURES
        if (reading := feature(one, other, rules)) is not None
    }
    points = {name: rules.weights.features[name] * reading.value for name, reading in readings.items()}
    score = sum(points.values()) - (0.0 if _is_anchored(readings, rules) else rules.weights.unanchored)
    ranked = sorted(readings, key=lambda name: (-points[name], readings[name].sentence))
    return Likeness(score, tuple(readings[name].sentence for name in ranked))


def _is_anchored(readings: Mapping[str, Reading], rules: Rules) -> bool:
    """Say whether a likeness rests on something particular: a place, a number, names or the text."""
    return any(
        name in readings and readings[name].value >= least for name, least in rules.weights.anchors.items()
    )


def contradiction(one: Profile, other: Profile, rules: Rules) -> str | None:
    """Return why two claims cannot tell of one event, `None` where they can."""
    if one.claim.scope.value != other.claim.scope.value:
        return f"one is told as {one.claim.scope.value}, the other as {other.claim.scope.value}"
    if not rules.types.may_tell_one_event(one.type, other.type):
        return f"{one.type} and {other.type} are never told for each other"
    return (
        _only_announced(one, other)
        or _apart_in_time(one, other, rules)
        or _apart_in_total(one, other)
        or _kept_apart(one, other, rules)
        or _apart_in_space(one, other, rules)
    )


def _only_announced(one: Profile, other: Profile) -> str | None:
    """Say whether one is a plan or threat whose day is not said: it is not known to be what happened."""
    announced = [profile.claim.certainty.value == "announced" for profile in (one, other)]
    if announced[0] == announced[1]:
        return None
    plan = one if announced[0] else other
    return "one is announced for no day, the other tells what happened" if plan.claim.date is None else None


def _apart_in_time(one: Profile, other: Profile, rules: Rules) -> str | None:
    days = days_apart(one, other)
    if days > rules.weights.contradiction_days:
        return f"{days} days apart"
    for told, dated in ((one, other), (other, one)):
        if told.days is None and told.published is not None:
            first = dated.days.first if dated.days is not None else dated.published
            last = dated.days.last if dated.days is not None else dated.published
            if last is not None and (told.published - last).days > rules.weights.before_days:
                return "told long after the other happened, without a date"
            if dated.days is not None and first is not None and _is_later(dated, told, rules):
                return "told before the other happened"
    return None


def _is_later(dated: Profile, told: Profile, rules: Rules) -> bool:
    """Say whether an event lies after the publication of a report that is to have told it."""
    if dated.days is None or told.published is None or told.claim.certainty.value == "announced":
        return False
    return (dated.days.first - told.published).days > rules.weights.slack_days


def _apart_in_space(one: Profile, other: Profile, rules: Rules) -> str | None:
    if one.location is None or other.location is None or not is_far(one.location, other.location, rules):
        return None
    return None if _may_be_misplaced(one, other) else "places too far apart"


def _may_be_misplaced(one: Profile, other: Profile) -> bool:
    """Say whether a place may be misread: both items name another in common, or it is far from all others.

    Asked only where kind and days agree: reading the names of places is the slowest part of merging.
    """
    if is_one_report(one, other) or one.type != other.type or days_apart(one, other) > 0:
        return False
    shared = {spot.place_id for spot in one.named()} & {spot.place_id for spot in other.named()}
    return bool(shared) or _is_far_off(one) or _is_far_off(other)


def _is_far_off(profile: Profile) -> bool:
    """Say whether an event's place lies far from every other place its item names."""
    here = profile.location
    if here is None:
        return False
    others = [spot for spot in profile.named() if spot.place_id != here.place_id]
    return bool(others) and min(distance_km(here, spot) for spot in others) > MISREAD_KM


def _apart_in_total(one: Profile, other: Profile) -> str | None:
    """Two totals are one only where a number says so: every monitor has its own running total."""
    if one.claim.scope.value != "tally":
        return None
    return None if share_a_number(one.claim, other.claim) else "totals that share no number"


def _kept_apart(one: Profile, other: Profile, rules: Rules) -> str | None:
    """Keep two claims of one report apart unless they are one event's rival versions or mentions."""
    if not is_one_report(one, other) or is_rival(one, other, rules):
        return None
    return "kept apart in one report"


def is_rival(one: Profile, other: Profile, rules: Rules) -> bool:
    """Say whether two claims of one report tell one event, as rival versions or as headline and body.

    Both need the same type, and the same days and place where both give them. What the coder kept apart
    though one source tells both is two events: two men shot in one town on one day.
    """
    if one.type != other.type or (one.days != other.days and None not in (one.days, other.days)):
        return False
    if not _in_one_place(one, other):
        return False
    numbers = same_numbers(one, other, rules)
    if _is_headline(one) != _is_headline(other):
        return numbers is None or numbers.value > 0
    denied = [profile.claim.certainty.value == "denied" for profile in (one, other)]
    return denied[0] != denied[1] or _teller(one) != _teller(other)


def _in_one_place(one: Profile, other: Profile) -> bool:
    """Say whether the places are one, or one lies within the other, or one is not given."""
    here, there = one.location, other.location
    if here is None or there is None:
        return not one.place_key or not other.place_key or one.place_key == other.place_key
    return here.place_id == there.place_id or distance_km(here, there) <= max(
        here.radius_km - there.radius_km, there.radius_km - here.radius_km
    )


def _is_headline(profile: Profile) -> bool:
    """Say whether the claim's evidence stands in the headline."""
    title = None if profile.report is None else profile.report.title
    return title is not None and profile.claim.evidence.span.end <= len(title)


def _teller(profile: Profile) -> str | None:
    """Return the words for whoever the claim is attributed to, `None` for the report's own voice."""
    return None if profile.claim.attribution is None else profile.claim.attribution.value

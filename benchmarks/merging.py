"""How long merging takes, in processor time: made-up claims, seeded, against comparing all pairs.

python benchmarks/merging.py            1,000 and 10,000 claims
python benchmarks/merging.py 3000       any other numbers
"""

import math
import random
import sys
import time
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dalil.knowledge.load import load_knowledge
from dalil.merge.blocking import candidate_pairs
from dalil.merge.likeness import compare
from dalil.merge.merge import merge
from dalil.merge.profile import Profile, make_profiles
from dalil.merge.rules import Rules, load_rules
from dalil.model import Claim, Count, DateRange, Derived, Location, Report, Span, stated

SEED = 11
ALL_PAIRS_AT = 1_000
TYPES = ("air_strike", "shelling", "execution", "killing", "detention", "capture", "clash", "displacement")
ACTORS = ("isis", "russia", "coalition", "syrian_government", "unknown")
PLACES = 400
REPORTS_AN_EVENT = 2.5
EVENTS_A_DAY = 3.0
"""More claims are more days of one war, as in a growing archive."""
WORDS = """mill bridge bakery market clinic orchard school convoy depot square river hill camp farm road
mosque family driver teacher baker doctor guard trader shepherd witness engineer widow porter""".split()


def make_corpus(size: int) -> tuple[list[Report], list[Claim]]:
    """Return about `size` claims of made-up events, each told by some reports that differ a little."""
    draw = random.Random(SEED)
    places = [(draw.uniform(33, 37), draw.uniform(36, 42)) for _ in range(PLACES)]
    reports: list[Report] = []
    claims: list[Claim] = []
    while len(claims) < size:
        event = len(claims) / REPORTS_AN_EVENT
        day = date(2014, 1, 1) + timedelta(days=int(event / EVENTS_A_DAY))
        kind, actor, killed = draw.choice(TYPES), draw.choice(ACTORS), draw.randint(1, 40)
        place = int(PLACES * draw.random() ** 2)  # some towns hear much more of the war than others
        for _ in range(max(1, round(draw.expovariate(1 / REPORTS_AN_EVENT)))):
            number = len(reports)
            told = killed if draw.random() < 0.7 else killed + draw.randint(1, 9)
            text = (
                f"{draw.choice(WORDS)} {draw.choice(WORDS)} {number} Town{place} {kind} left {told} dead "
                f"near the {draw.choice(WORDS)} and the {draw.choice(WORDS)} of Name{draw.randint(1, 999)}."
            )
            report = Report(
                f"r{number:06}",
                text,
                "en",
                published=day + timedelta(days=draw.randint(0, 2)),
                outlet=f"o{number % 40}",
            )
            reports.append(report)
            span = Span(0, len(text))
            dated = draw.random() < 0.7
            located = draw.random() < 0.8
            claims.append(
                Claim(
                    id=f"c{number:06}",
                    report_id=report.id,
                    type=Derived(kind, (span,), "made up"),
                    scope=Derived("incident", (), "made up"),
                    certainty=Derived("stated", (), "made up"),
                    evidence=stated(text, span),
                    actor_id=Derived(actor, (span,), "made up"),
                    date=Derived(DateRange(day, day), (span,), "made up") if dated else None,
                    location=Derived(
                        Location(*places[place], "town", 3.0, f"made:{place}"), (span,), "made up"
                    )
                    if located
                    else None,
                    counts=(Count("killed", told, told, None, "people", False, span, "made up"),),
                )
            )
    return reports, claims


def seconds_of(size: int) -> float:
    """Merge `size` claims, print what it took, and return the seconds."""
    reports, claims = make_corpus(size)
    start = time.process_time()
    incidents = merge(reports, claims, [], load_knowledge())
    took = time.process_time() - start
    joined = sum(len(i.claim_ids) > 1 for i in incidents)
    print(f"{len(claims):7,} claims  {took:8.2f} s  {len(incidents):6,} incidents, {joined:,} of several")
    return took


def ratio_against_all_pairs() -> None:
    """Print how much the blocks save at 1,000 claims: pairs and seconds, against comparing all."""
    reports, claims = make_corpus(ALL_PAIRS_AT)
    rules = load_rules()
    profiles = make_profiles(claims, {r.id: r for r in reports}, {}, load_knowledge(), rules)
    start = time.process_time()
    pairs = candidate_pairs(profiles, rules)
    likely = alike_of(pairs, profiles, rules)
    blocked = time.process_time() - start
    start = time.process_time()
    everything = list(combinations(range(len(profiles)), 2))
    alike = alike_of(everything, profiles, rules)
    whole = time.process_time() - start
    print(f"all pairs at {len(claims):,} claims: {len(everything):,} pairs, {whole:.2f} s")
    print(f"in blocks: {len(pairs):,} pairs, {blocked:.2f} s, {whole / blocked:.0f} times less")
    share = len(alike & likely) / max(1, len(alike))
    print(f"{share:.1%} of the {len(alike):,} pairs that are alike enough lie in a block")


def alike_of(pairs: list[tuple[int, int]], profiles: list[Profile], rules: Rules) -> set[tuple[int, int]]:
    """Return the pairs whose score reaches `join`."""
    return {
        (one, other)
        for one, other in pairs
        if compare(profiles[one], profiles[other], rules).score >= rules.weights.join
    }


def main() -> None:
    """Print the table."""
    load_knowledge().actors.find("warm up", "en")
    load_knowledge().gazetteer.find("warm up", "en")
    sizes = [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000]
    times = [seconds_of(size) for size in sizes]
    if len(sizes) > 1 and times[0] > 0:
        power = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        print(f"seconds grow with claims to the power {power:.2f} (n log n between these sizes: 1.13)")
    ratio_against_all_pairs()


if __name__ == "__main__":
    main()

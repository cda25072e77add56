"""Two items of a crowd say less than the only two of their days."""

import pytest
from made_claims import Corpus

from dalil.knowledge.load import load_knowledge
from dalil.merge.crowd import with_crowds
from dalil.merge.features import uncrowded
from dalil.merge.profile import make_profiles
from dalil.merge.reposts import find_reposts
from dalil.merge.rules import load_rules

RULES = load_rules()


def crowds(*rows):
    """Return the profiles of rows of text, type, scope and day of publication."""
    corpus = Corpus()
    for number, (text, kind, scope, published) in enumerate(rows):
        corpus.report(f"r{number}", text, published=published).claim(kind, text, scope=scope)
    reports = {report.id: report for report in corpus.reports}
    copies = find_reposts(corpus.reports)
    profiles = make_profiles(corpus.claims, reports, copies, load_knowledge(), RULES)
    return with_crowds(profiles, RULES.types)


def test_texts_of_such_events_on_the_same_days_are_counted():
    rows = [
        ("A raid on Monday.", "air_strike", "incident", "2017-04-06"),
        ("A raid on Monday.", "air_strike", "incident", "2017-04-07"),  # a repost
        ("Rockets fell on a camp.", "shelling", "incident", "2017-04-08"),
        ("Students marched.", "protest", "incident", "2017-04-06"),
        ("Raids have killed ten this year.", "air_strike", "tally", "2017-04-06"),
        ("Another raid.", "air_strike", "incident", "2017-05-06"),
        ("One day there was a raid.", "air_strike", "incident", None),
    ]
    assert [profile.crowd for profile in crowds(*rows)] == [2, 2, 2, 1, 1, 1, None]


@pytest.mark.parametrize(("others", "sign"), [(0, 1), (1, 1), (12, -1)])
def test_the_more_items_the_less_two_of_them_say(others, sign):
    rows = [
        (f"Raid number {n} of many.", "air_strike", "incident", "2017-04-06") for n in range(others + 2)
    ]
    one, other, *_ = crowds(*rows)
    reading = uncrowded(one, other, RULES)
    assert reading.value * sign > 0
    assert -1 <= reading.value <= 1

"""Only claims of one kind, time and place, number or day are compared; none that could join is missed."""

import pytest
from made_claims import Corpus

from dalil.knowledge.load import load_knowledge
from dalil.merge.blocking import candidate_pairs
from dalil.merge.profile import make_profiles
from dalil.merge.rules import load_rules

RULES = load_rules()


def is_compared(first, second, *, published=("2017-04-06", "2017-04-06")):
    corpus = Corpus()
    for name, slots, day in zip("ab", (first, second), published, strict=True):
        slots = dict(slots)
        corpus.report(name, "A raid.", published=day)
        corpus.claim(slots.pop("type", "air_strike"), "A raid.", **slots)
    profiles = make_profiles(corpus.claims, {r.id: r for r in corpus.reports}, {}, load_knowledge(), RULES)
    return candidate_pairs(profiles, RULES) == [(0, 1)]


@pytest.mark.parametrize(
    ("first", "second", "compared"),
    [
        ({"at": "Hajin"}, {"at": "Hajin"}, True),
        ({"at": "Mayadin"}, {"at": "Quriyah"}, True),  # neighbouring cells of the map
        ({"at": "Hajin"}, {"at": "Raqqa"}, False),
        ({"at": "Hajin"}, {"at": "Hajin", "type": "shelling"}, True),
        ({"at": "Hajin"}, {"at": "Hajin", "type": "protest"}, False),
        ({"at": "Hajin"}, {"at": "Hajin", "scope": "tally"}, False),
        ({"at": "Hajin", "on": "2017-04-05"}, {"at": "Hajin", "on": "2017-05-05"}, False),
        ({"at": "Hajin", "on": "2017-01-01..2017-12-31"}, {"at": "Hajin", "on": "2017-05-05"}, True),
        ({"counts": {"killed": 14}}, {"at": "Hajin", "counts": {"killed": "14+"}}, True),
        ({"on": "2017-04-05"}, {"at": "Hajin", "on": "2017-04-05"}, True),  # one has no place
        ({"on": "2017-04-04"}, {"at": "Hajin", "on": "2017-04-05"}, True),  # a night between two days
        ({"at": "Deir ez-Zor province", "on": "2017-04-05"}, {"at": "Hajin"}, True),
        ({"on": "2017-03-05"}, {"at": "Hajin", "on": "2017-04-05"}, False),
    ],
)
def test_what_is_worth_comparing(first, second, compared):
    assert is_compared(first, second) is compared


@pytest.mark.parametrize(
    ("published", "compared"),
    [
        (("2017-04-06", "2017-04-20"), True),
        (("2017-04-06", "2017-09-20"), False),
        (("2017-04-06", None), True),  # nothing is known of when
    ],
)
def test_publication_gives_a_window_where_a_claim_has_no_date(published, compared):
    assert is_compared({"at": "Hajin"}, {"at": "Hajin"}, published=published) is compared

import pytest

from evaluation.outside.telex import recase

TEXTS = [
    ("the mayor went to sudan on 4 may. he may return.", "Sudan on 4 May. He may return."),
    ("the talks with the united front (rqtx) began.", "(RQTX)"),
    ("the u.s. embassy was closed on monday.", "The U.S. embassy was closed on Monday."),
    ("sidra, 3 may -- the army -- even then -- left.", "Sidra, 3 May -- The army -- even then -- left."),
    ("it left in a week: one day.", "It left in a week: one day."),
    ("colonel zebrano left bogota.", "Zebrano left Bogota."),
]


@pytest.mark.parametrize(("told", "part"), TEXTS)
def test_capitals_come_back_where_english_has_them(told: str, part: str) -> None:
    assert part in recase(told)


@pytest.mark.parametrize("told", [told for told, _ in TEXTS])
def test_only_the_case_changes(told: str) -> None:
    assert recase(told).lower() == told
    assert recase(told.upper()) == recase(told)

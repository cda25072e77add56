"""Whom a pronoun on the verb stands for."""

import pytest
from made_drafts import counts, of_type, words

PERSONS = [
    ("خطفت الجماعة خمسة سائقين قبل أن تفرج عنهم.", "release", "خمسة سائقين", ("released", 5, 5, None)),
    (
        "اعتقلت الدورية تسعة شبان واقتادتهم إلى معسكر للتجنيد في الحسكة.",
        "forced_recruitment",
        "تسعة شبان",
        ("recruited", 9, 9, None),
    ),
]


@pytest.mark.parametrize(("text", "kind", "target", "count"), PERSONS)
def test_the_pronoun_stands_for_the_persons_before(
    text: str, kind: str, target: str, count: tuple[str, int, int, None]
) -> None:
    found = of_type(text, kind)
    assert words(text, found.target) == target
    assert counts(found) == [count]


def test_a_pronoun_without_persons_before_stands_for_nobody() -> None:
    text = "قصفت المدفعية بلدة ترملا ثم أفرجت الجماعة عنهم."
    assert of_type(text, "release").target is None

import re
import string

import pytest

from dalil.compare.sentences import counted, join, number, percent, read_nouns, read_sentences, say


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("key", sorted(read_sentences()))
def test_both_languages_take_the_same_values(key: str) -> None:
    entry = read_sentences()[key]
    assert fields(entry["en"]) == fields(entry["ar"])
    assert re.search(r"[\u0600-\u06ff]", entry["ar"]) and not re.search(r"[\u0600-\u06ff]", entry["en"])


@pytest.mark.parametrize(
    ("number_", "english", "arabic"),
    [
        (1, "1 week", "أسبوع واحد"),
        (2, "2 weeks", "أسبوعين"),
        (3, "3 weeks", "3 أسابيع"),
        (11, "11 weeks", "11 أسبوعًا"),
        (100, "100 weeks", "100 أسبوع"),
    ],
)
def test_counted_nouns(number_: int, english: str, arabic: str) -> None:
    assert counted("weeks", number_) == (english, arabic)


def test_every_noun_has_the_plurals_of_its_language() -> None:
    for forms in read_nouns().values():
        assert set(forms["en"]) == {"one", "other"}
        assert set(forms["ar"]) == {"one", "two", "few", "many", "other"}


def test_figures() -> None:
    assert [number(x) for x in (0, 0.5, 12.345, 1234.5)] == ["0", "0.500", "12.3", "1234"]
    assert [percent(x) for x in (0.5, 0.9996, 0.0001, 0.997)] == ["50", "99.9", "0.1", "99.7"]
    assert join(say("units.fell"), None, say("units.rose")).en == "fell rose"

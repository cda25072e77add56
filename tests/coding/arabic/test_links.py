"""Words of a sentence that lead back to an event told before."""

from datetime import date

import pytest
from made_drafts import of_type, words

RAID = "جولة في البلدات\nنفذت قوات قسد فجر اليوم حملة دهم في بلدة أبو حمام.\n"
BLAST = "عاجل\nانفجرت سيارة مفخخة أمام فندق السلام في مدينة بيدوا أمس الخميس.\n"
LED = [
    (RAID + "وأضاف المراسل أن عناصر الدورية صادروا ثلاث سيارات من منازل البلدة.", "property_seizure", 15),
    (RAID + "وعلى خلفية الحملة خرج العشرات في مظاهرة.", "protest", 15),
    (BLAST + "واقتحم مسلحون الفندق بعد ذلك.", "raid", 14),
    (BLAST + "وعقب ذلك اندلعت اشتباكات بين الشرطة والمهاجمين.", "clash", 14),
]


@pytest.mark.parametrize(("text", "kind", "day"), LED)
def test_the_sentence_takes_the_day_of_the_event_it_leads_back_to(text: str, kind: str, day: int) -> None:
    found = of_type(text, kind)
    assert found.date is not None
    assert found.date.value.first == date(2018, 6, day)


def test_the_force_that_is_named_again_is_the_one_before() -> None:
    text = (
        "أخبار\nأعدمت قوة من الدعم السريع ستة رجال في قرية ود النور أمس.\n"
        "ثم اقتادت القوة نفسها ثلاثة شبان إلى جهة غير معلومة."
    )
    found = of_type(text, "abduction")
    assert words(text, found.actor) == "القوة نفسها"
    assert words(text, found.place) == "قرية ود النور"


NOT_LED = [
    BLAST + "وبعد ذلك بأيام اعتقلت الشرطة ثلاثة شبان.",
    BLAST + "وكانت الشرطة اعتقلت ثلاثة شبان.",
    BLAST + "واعتقلت الشرطة ثلاثة شبان في مدينة كسمايو.",
]


@pytest.mark.parametrize("text", NOT_LED)
def test_a_sentence_that_leads_nowhere_stays_undated(text: str) -> None:
    assert of_type(text, "detention").date is None

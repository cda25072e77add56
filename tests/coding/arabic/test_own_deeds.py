"""Who tells of what they did themselves."""

import pytest
from made_drafts import of_type, words

OWN = [
    ("أعلن الجيش المالي أنه شن غارات على معسكر للجماعة في غابة سما.", "air_strike", "الجيش المالي"),
    ("قالت الجبهة الوطنية للتحرير إنها دكت معسكر جورين بالصواريخ.", "shelling", "الجبهة الوطنية للتحرير"),
    ("قال الهلال الأحمر السوداني إن متطوعيه انتشلوا جثتين.", "discovery", "الهلال الأحمر السوداني"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), OWN)
def test_who_speaks_of_their_own_deed_is_the_actor(text: str, kind: str, actor: str) -> None:
    assert words(text, of_type(text, kind).actor) == actor


OTHERS = [
    ("أعلن الجيش أنه تعرض لقصف مدفعي في بلدة ترملا.", "shelling"),
    ("قال ناشط إنه شاهد غارات على المدينة.", "air_strike"),
    ("ونفت الخلية ما تداولته صفحات عن نزوح عائلات من القرية.", "displacement"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_who_only_tells_of_an_event_is_not_its_actor(text: str, kind: str) -> None:
    assert of_type(text, kind).actor is None

"""Sentences of articles, posts and lists, in both languages."""

# ruff: noqa: E501 - a case is one row
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.sentences import split_sentences

CASES = [
    ("en", "Gunmen shot two men. They fled.", ["Gunmen shot two men.", "They fled."]),
    ("ar", "قتل رجلان. وفر المسلحون.", ["قتل رجلان.", "وفر المسلحون."]),
    ("ar", "من قصف المدينة؟ لا أحد يعلم! هكذا قال…", ["من قصف المدينة؟", "لا أحد يعلم!", "هكذا قال…"]),
    ("en", "Mr. Assad met Lt. Gen. J. P. Smith of the U.S. Army. He left.", ["Mr. Assad met Lt. Gen. J. P. Smith of the U.S. Army.", "He left."]),
    ("en", "They flew to the U.S. The raid failed.", ["They flew to the U.S.", "The raid failed."]),
    ("en", "It began at 5 p.m. The army left at 6 a.m. on Monday.", ["It began at 5 p.m.", "The army left at 6 a.m. on Monday."]),
    ("ar", "قال د. أحمد إن أ.د. سالم قُتل. وأكد م. خالد ذلك.", ["قال د. أحمد إن أ.د. سالم قُتل.", "وأكد م. خالد ذلك."]),
    ("en", "About 3.5 tons. No. 5 was hit.", ["About 3.5 tons.", "No. 5 was hit."]),
    ("ar", "نحو 3.5 طن. انتهى", ["نحو 3.5 طن.", "انتهى"]),
    ("en", "“Go!” he said. “We left.” Then they fled.", ["“Go!” he said.", "“We left.”", "Then they fled."]),
    ("ar", "وقال: \"انسحبنا.\" ثم غادر.", ["وقال: \"انسحبنا.\"", "ثم غادر."]),
    ("en", "Strike on Raqqa\n\nFive died there.", ["Strike on Raqqa", "Five died there."]),
    ("en", "ISIS executes two men in Raqqa\nOn Sunday, the group put two men to death in a square of the city, residents said, and tied them to crosses.", ["ISIS executes two men in Raqqa", "On Sunday, the group put two men to death in a square of the city, residents said, and tied them to crosses."]),
    ("en", "The planes struck the town in the early hours of the day and\nkilled five people in one house, among them three children who\nhad fled. Others were hurt.\n\nEnd", ["The planes struck the town in the early hours of the day and\nkilled five people in one house, among them three children who\nhad fled.", "Others were hurt.", "End"]),
    ("ar", "قصف على حلب\nقتلى وجرحى\nالطيران في الأجواء", ["قصف على حلب", "قتلى وجرحى", "الطيران في الأجواء"]),
    ("en", "Toll:\n- two men\n- a woman\n1. first\n2. second", ["Toll:", "- two men", "- a woman", "1. first", "2. second"]),
    ("ar", "انتهت المعركة.وقال ناشطون إنهم عادوا", ["انتهت المعركة.", "وقال ناشطون إنهم عادوا"]),
    ("en", "Five were killed.The army denied it. See deirezzor24.net for more", ["Five were killed.", "The army denied it.", "See deirezzor24.net for more"]),
    ("en", "A strike on Jan. 5 killed six... No one claimed it.", ["A strike on Jan. 5 killed six...", "No one claimed it."]),
    ("en", "", []),
    ("ar", " \n\u200f\n ", []),
]  # fmt: skip
MESSY = [
    ("en", 'ALEPPO, Syria (AP) — Two men were shot dead on Friday. Police gave no motive.', ['ALEPPO, Syria (AP) — Two men were shot dead on Friday.', 'Police gave no motive.']),
    ("en", 'BEIRUT, Dec. 13 (Reuters) - Planes struck Homs. Five died.', ['BEIRUT, Dec. 13 (Reuters) - Planes struck Homs.', 'Five died.']),
    ("ar", 'دمشق - سانا: قتل مدنيان. وأصيب ثلاثة.', ['دمشق - سانا: قتل مدنيان.', 'وأصيب ثلاثة.']),
    ("ar", 'حلب (رويترز) – قصف الطيران المدينة.\nوقتل خمسة', ['حلب (رويترز) – قصف الطيران المدينة.', 'وقتل خمسة']),
    ("en", 'Key points:\n• Two killed in Idlib\n• Five hurt in Homs\nThe army denied it.', ['Key points:', '• Two killed in Idlib', '• Five hurt in Homs', 'The army denied it.']),
    ("en", '1) Homs: two killed\n2) Hama: one hurt', ['1) Homs: two killed', '2) Hama: one hurt']),
    ("en", '1. Homs: two killed. 2. Hama: one hurt. 3. Idlib: none.', ['1. Homs: two killed.', '2. Hama: one hurt.', '3. Idlib: none.']),
    ("en", '(a) two killed\n(b) one hurt', ['(a) two killed', '(b) one hurt']),
    ("en", 'i. Air strikes on Homs\nii. Shelling of Hama', ['i. Air strikes on Homs', 'ii. Shelling of Hama']),
    ("ar", '١- مقتل شاب في درعا\n٢- إصابة طفل في حمص', ['١- مقتل شاب في درعا', '٢- إصابة طفل في حمص']),
    ("ar", 'أ. مقتل شاب\nب. إصابة طفل', ['أ. مقتل شاب', 'ب. إصابة طفل']),
    ("ar", 'أولاً: مقتل شاب في درعا\nثانياً: إصابة طفل', ['أولاً: مقتل شاب في درعا', 'ثانياً: إصابة طفل']),
    ("ar", '🔴عاجل | غارة على إدلب\n🔴 مقتل ثلاثة مدنيين\n#سوريا #إدلب', ['🔴عاجل | غارة على إدلب', '🔴 مقتل ثلاثة مدنيين', '#سوريا #إدلب']),
    ("en", '⚡️Strike on Kharkiv\n⚡️Two killed', ['⚡️Strike on Kharkiv', '⚡️Two killed']),
    ("en", 'BREAKING: Strike hits Idlib market 🚨 At least 5 killed 🚨 More to follow', ['BREAKING: Strike hits Idlib market', '🚨 At least 5 killed', '🚨 More to follow']),
    ("en", '"We heard planes. Then the house fell," she said. They fled.', ['"We heard planes.', 'Then the house fell," she said.', 'They fled.']),
    ("en", '“They came at dawn. They took my son,” he said.', ['“They came at dawn.', 'They took my son,” he said.']),
    ("en", 'He said: "They fled." Nobody followed.', ['He said: "They fled."', 'Nobody followed.']),
    ("ar", 'قال: «هربنا ليلاً. ثم قصفوا البيت». وأضاف أنه عاد.', ['قال: «هربنا ليلاً.', 'ثم قصفوا البيت».', 'وأضاف أنه عاد.']),
    ("en", 'He was killed (see p. 4). Others fled.', ['He was killed (see p. 4).', 'Others fled.']),
    ("en", 'Five died... and two were hurt.', ['Five died... and two were hurt.']),
    ("en", 'Five died … Two were hurt.', ['Five died …', 'Two were hurt.']),
    ("en", 'Who did it? "Not us," said the army.', ['Who did it?', '"Not us," said the army.']),
    ("en", '"Who shot him?" she asked. No answer came.', ['"Who shot him?" she asked.', 'No answer came.']),
    ("en", 'The U.N. Security Council met. The U.S. Army left.', ['The U.N. Security Council met.', 'The U.S. Army left.']),
    ("en", "He fled the U.S. in May. St. Mary's was hit.", ['He fled the U.S. in May.', "St. Mary's was hit."]),
    ("en", 'Brig. Gen. Ali Hassan and Col. Omar met at 6 p.m. Tuesday.', ['Brig. Gen. Ali Hassan and Col. Omar met at 6 p.m. Tuesday.']),
    ("en", 'The raid began at 6 a.m. Police closed the road.', ['The raid began at 6 a.m.', 'Police closed the road.']),
    ("en", 'It hit Mt. Sinjar on Aug. 3. Fighters fled.', ['It hit Mt. Sinjar on Aug. 3.', 'Fighters fled.']),
    ("en", 'No. 12 Brigade fled. The No. 2 was killed.', ['No. 12 Brigade fled.', 'The No. 2 was killed.']),
    ("en", 'killed at least 3.5 km away. 2 were hurt.', ['killed at least 3.5 km away.', '2 were hurt.']),
    ("en", 'Five were killed in 2016. 12 were hurt.', ['Five were killed in 2016.', '12 were hurt.']),
    ("en", 'The toll rose to 12. The army denied it.', ['The toll rose to 12.', 'The army denied it.']),
    ("en", 'Strike on market\nFive killed\nArmy denies', ['Strike on market', 'Five killed', 'Army denies']),
    ("en", 'Headline about a strike\n\nBy A. Reporter\n12 May 2016\n\nFive died.', ['Headline about a strike', 'By A. Reporter', '12 May 2016', 'Five died.']),
    ("en", 'Date | Place | Killed\n12 May | Homs | 3\n13 May | Hama | 2', ['Date | Place | Killed', '12 May | Homs | 3', '13 May | Hama | 2']),
    ("en", 'Place\tKilled\nHoms\t3\nHama\t2', ['Place\tKilled', 'Homs\t3', 'Hama\t2']),
    ("en", '12:30 Planes over Idlib\n12:45 Strike on Sarmin\n13:10 Two killed', ['12:30 Planes over Idlib', '12:45 Strike on Sarmin', '13:10 Two killed']),
    ("en", 'Two men were shot in Daraa; gunmen fled.', ['Two men were shot in Daraa; gunmen fled.']),
    ("en", 'Q: Who fired?\nA: The army.', ['Q: Who fired?', 'A: The army.']),
    ("ar", 'س: من أطلق النار؟\nج: الجيش.', ['س: من أطلق النار؟', 'ج: الجيش.']),
    ("ar", 'ونقل عن أ. ف. ب. أن خمسة قتلوا.', ['ونقل عن أ. ف. ب. أن خمسة قتلوا.']),
    ("ar", 'قال العميد م. ع. إن القوات انسحبت. ثم عادت.', ['قال العميد م. ع. إن القوات انسحبت.', 'ثم عادت.']),
    ("ar", 'وصل د. سالم وأ. خالد. وغادرا', ['وصل د. سالم وأ. خالد.', 'وغادرا']),
    ("ar", 'قتل 12 عنصراً ، وأصيب 5 .وفر الباقون .', ['قتل 12 عنصراً ، وأصيب 5 .', 'وفر الباقون .']),
    ("ar", 'هل قتلوا؟؟ نعم!! قتلوا', ['هل قتلوا؟؟', 'نعم!!', 'قتلوا']),
    ("ar", 'الساعة 5.30 مساء. قصف الطيران البلدة', ['الساعة 5.30 مساء.', 'قصف الطيران البلدة']),
    ("ar", 'في 3.5.2016. قتل اثنان.', ['في 3.5.2016.', 'قتل اثنان.']),
    ("en", 'The strike, which hit the town at dawn and\nkilled two, was the third this week.', ['The strike, which hit the town at dawn and\nkilled two, was the third this week.']),
    ("en", 'Two were shot.[1] One died.[2]', ['Two were shot.[1]', 'One died.[2]']),
    ("en", 'The group (ISIS.) fled. It came back.', ['The group (ISIS.) fled.', 'It came back.']),
    ("en", 'Sgt. John Smith Jr. was killed. He was 22.', ['Sgt. John Smith Jr. was killed.', 'He was 22.']),
    ("en", 'They met Mr. Smith, Ph.D. He left.', ['They met Mr. Smith, Ph.D.', 'He left.']),
    ("en", 'It was e.g. Homs. Or Hama.', ['It was e.g. Homs.', 'Or Hama.']),
    ("en", 'Goods from Acme Co. Ltd. were looted.', ['Goods from Acme Co. Ltd. were looted.']),
    ("en", 'He said "Go." She left.', ['He said "Go."', 'She left.']),
    ("en", 'Fighting in Sudan: what we know\nMore than 100 people have been killed since Saturday in the capital.', ['Fighting in Sudan: what we know', 'More than 100 people have been killed since Saturday in the capital.']),
    ("en", 'Source: SOHR\nDate: 5 May 2016\nText: Five were killed.', ['Source: SOHR', 'Date: 5 May 2016', 'Text: Five were killed.']),
    ("ar", 'وأكدت المصادر أن القصف طال:\n– سوق المدينة\n– المشفى الميداني', ['وأكدت المصادر أن القصف طال:', '– سوق المدينة', '– المشفى الميداني']),
    ("en", 'Army says:\n"We withdrew."', ['Army says:', '"We withdrew."']),
    ("en", 'ISIS claimed the attack.The group said so.A third man died.', ['ISIS claimed the attack.', 'The group said so.', 'A third man died.']),
    ("en", 'killed in the city.In a second raid two died', ['killed in the city.', 'In a second raid two died']),
    ("en", 'Gen. Kenneth F. McKenzie Jr. spoke in Washington D.C. on Monday. He left.', ['Gen. Kenneth F. McKenzie Jr. spoke in Washington D.C. on Monday.', 'He left.']),
    ("en", 'The talks began at 6 a.m. Damascus time. They failed at 7 p.m. GMT.', ['The talks began at 6 a.m. Damascus time.', 'They failed at 7 p.m. GMT.']),
    ("en", 'The raid began at 6 a.m. ISIS fighters fled.', ['The raid began at 6 a.m.', 'ISIS fighters fled.']),
    ("en", 'We ❤️ Idlib. A strike 💥 in the town.', ['We ❤️ Idlib.', 'A strike 💥 in the town.']),
    ("ar", 'قصف 💥 عنيف على البلدة', ['قصف 💥 عنيف على البلدة']),
    ("ar", '🔴 قصف على البلدة 🔴 مقتل مدنيين', ['🔴 قصف على البلدة', '🔴 مقتل مدنيين']),
    ("en", 'Lt.Gen. Omar left. Version 2.Two of it was lost.', ['Lt.Gen. Omar left.', 'Version 2.Two of it was lost.']),
]  # fmt: skip
"""Datelines, lists, posts, quotes, tables, hours, abbreviations, forgotten spaces."""


@pytest.mark.parametrize(("language", "text", "expected"), [*CASES, *MESSY])
def test_text_is_cut_into_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text, language)] == expected


def test_a_post_without_stops_is_cut_by_length() -> None:
    text = "قصف عنيف على الأحياء الشرقية " * 200
    lengths = [span.end - span.start for span in split_sentences(text, "ar")]
    assert len(lengths) > 1
    assert max(lengths) <= 1500


@given(st.text(alphabet='aB. ?؟…!\n\r-•1اب،"”)\u200f', max_size=200))
def test_sentences_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    spans = split_sentences(text, "en")
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


def processor_seconds(text: str) -> float:
    """Return the least of three runs: collection of garbage and other programs only add time."""

    def run() -> float:
        begin = time.process_time()
        split_sentences(text, "en")
        return time.process_time() - begin

    return min(run() for _ in range(3))


@pytest.mark.parametrize("piece", ["a", ". ", "قتل ", "\n", "A."])
def test_a_long_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short, long = processor_seconds(piece * 8_000), processor_seconds(piece * 64_000)
    assert long < 30 * max(
        short, 0.005
    )  # eight times the text; a quadratic rule would take 64 times as long

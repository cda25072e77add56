"""Fillers named around an incident's claim, where the claim itself holds them as a code or not at all.

Only the sentences and paragraphs in which a claim has its evidence are read, except for armed groups:
a report names its group once and then says "the guerrillas". The words follow the set's own instructions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dalil.model import Span

_SENTENCE = re.compile(r"(?<=[.!?\"])\s+|\n\n")
_PARAGRAPH = re.compile(r"\n\n")
_KIND = r"(?:unidentified|unknown|armed|heavily|hooded|masked|uniformed|young|urban|drug|paid|hired)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several)"
_FIGHTER = (
    r"(?:guerrillas?|terrorists?|gunm[ae]n|assailants?|attackers?|assassins?|murderers?|criminals?|rebels?|"
    r"subversives?|kidnappers?|traffickers?|extremists?|commandos?|insurgents?|hitm[ae]n|death squads?)"
)
_SOMEBODY = r"(?:persons?|individuals?|m[ae]n|people|subjects?|youths?)"
_NO_FIGHTER = (
    r"(?!\s+(?:groups?|organi[sz]ations?|attacks?|acts?|actions?|columns?|leaders?|movements?|fronts?|war|forces?|"
    r"offensive|units?|commands?|camps?|zones?|bases?|activit\w+|cells?|violence|plans?)\b)"
)
_PERPETRATORS = re.compile(
    rf"\b(?:(?:urban|drug|paid|hired)\s+)*{_FIGHTER}\b{_NO_FIGHTER}"
    rf"|\b(?:(?:{_KIND}|{_NUMBER})\s+)*(?:unidentified|unknown|armed|hooded|masked|uniformed)\s+(?:{_KIND}\s+)*{_SOMEBODY}\b"
    rf"|\b(?:{_NUMBER}\s+)?{_SOMEBODY}(?=\s+(?:wearing|dressed\s+in|in\s+uniform|armed\s+with|carrying)\b)",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"\b(?:car[- ]?bombs?|truck\s+bombs?|(?:explosive|dynamite)\s+(?:device|charge|stick)s?|bombs?|"
    r"dynamite|explosives?|(?:hand\s+)?grenades?|(?:sub)?machine-?\s?guns?|rifles?|rockets?|mortars?|pistols?|firearms?|machetes?|"
    r"molotov\s+cocktails?|automatic\s+weapons?)\b"
    r"(?!\s+(?:attack|explosion|threat|launcher|squad|blast|factory|device|charge|stick|bomb))",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:(?:[A-Z][\w.'-]*\s+)*(?i:private|public|power|electric(?:al)?|telephone|gas|oil|police|party|government|bank|shopping|radio|"
    r"television|transmission|patrol|embassy|business|military|office|labor|union|bus|train|grocery|district|company|[a-z]+n)\s+|(?:(?!The\s)[A-Z][\w.'-]*\s+)+)?"
    r"(?i:houses?|homes?|residences?|buildings?|offices?|headquarters|stores?|shops?|banks?|branch(?:es)?|hotels?|"
    r"restaurants?|embass(?:y|ies)|consulates?|pipelines?|towers?|pylons?|bridges?|stations?|vehicles?|cars?|"
    r"bus(?:es)?|trucks?|trains?|schools?|universit(?:y|ies)|church(?:es)?|plants?|substations?|transformers?|"
    r"facilit(?:y|ies)|factor(?:y|ies)|warehouses?|farms?|airports?|theaters?|establishments?|installations?)\b"
    r"(?!-?\s?bomb)"
)
_OWN_WORD = re.compile(r"\b(?:in|an|on|than|then|been|own|again|when|certain|seven|ten|million)\s+", re.I)
_PART = r"(?:[A-Z][\w'-]*|(?i:national|popular|people's|revolutionary|patriotic|armed|youth|workers))"
_GROUP = re.compile(
    rf"\b(?:(?:{_PART}\s+)*(?:(?i:liberation|revolutionary|patriotic|guerrilla|drug|death|youth|peasant)|[A-Z][\w'-]+)\s+"
    r"(?i:(?:national|armed|patriotic|liberation|revolutionary|popular)\s+)*"
    r"(?i:front|movement|army|forces|cartel|mafias?|squads?|unity)(?:\s+of\s+(?:(?i:national\s+)?(?i:liberation)|[A-Z]\w+))?"
    r"|(?i:(?:armed\s+forces|army)\s+of\s+(?:national\s+)?liberation))\b"
)
_SHORT = re.compile(r"\b[A-Z]{3,6}(?:-[A-Z]+)?\b")
_BAND = (
    r"(?:guerrillas?|rebels?|terrorists?|subversives?|commandos?|militants?|units?|fighters?|insurgents?|"
    r"cells?|column)"
)
_DID = r"(?:claimed|attacked|kidnapped|killed|bombed|murdered|assassinated|ambushed)"


def around(text: str, spans: Sequence[Span], *, by_paragraph: bool = False) -> list[str]:
    """Return the sentences, or paragraphs, that hold one of the spans, in their order."""
    found, start = [], 0
    for gap in [*(_PARAGRAPH if by_paragraph else _SENTENCE).finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        if any(span.start < end and span.end > start for span in spans):
            found.append(text[start:end])
        start = end if gap is None else gap.end()
    return found


def perpetrators(parts: Iterable[str]) -> Iterator[str]:
    """Yield those who can only be perpetrators: "urban guerrillas", "men wearing masks"."""
    return (match.group() for part in parts for match in _PERPETRATORS.finditer(part))


def weapons(parts: Iterable[str]) -> Iterator[str]:
    """Yield the nouns of weapons."""
    return (match.group() for part in parts for match in _WEAPONS.finditer(part))


def is_weapon(words: str) -> bool:
    """Say whether a phrase ends in a weapon: such a thing is thrown or planted, not attacked."""
    return any(match.end() == len(words) for match in _WEAPONS.finditer(words))


def sites(parts: Iterable[str]) -> Iterator[str]:
    """Yield buildings, vehicles and lines: "telephone office", "buses"."""
    for part in parts:
        for match in _SITE.finditer(part):
            yield _OWN_WORD.sub("", match.group())


def groups(text: str) -> Iterator[str]:
    """Yield the armed group that a report is about: by its name, else by the letters it goes by."""
    named = Counter(re.sub(r"^The ", "", " ".join(m.group().split())) for m in _GROUP.finditer(text))
    if named:
        yield named.most_common(1)[0][0]
        return
    short = Counter(name for name in _SHORT.findall(text) if _is_band(name, text))
    if short:
        yield short.most_common(1)[0][0]


def _is_band(name: str, text: str) -> bool:
    own = re.escape(name)
    owns = rf"\b{own} (?:\w+ )?{_BAND}\b|{_BAND} (?:of|from) (?:the )?{own}\b"
    return re.search(rf"{owns}|\b{own} (?:has |have |today )?{_DID}\b", text) is not None

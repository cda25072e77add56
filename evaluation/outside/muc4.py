"""MUC-4: reports on political violence in Latin America; who did what to whom, with which weapon.

A claim becomes an incident of the set by its type alone, its actor a perpetrator, its target a victim or a
physical target by its class, the words of its means a weapon. The set is about acts against people who do
not fight: fighting between armed sides, totals, habits, denials, and acts more than two months before the
report are left out, as its instructions ask. Where a claim holds a slot as a code or not at all, the words
of the sentences it has its evidence in are taken (`incident_words`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dalil.model import Claim, Report
from evaluation.outside.incident_words import around, groups, is_weapon, perpetrators, sites, weapons
from evaluation.outside.people import fullest, is_same_person, names_beside, person_names
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools
from evaluation.outside.telex import recase

TYPES = {
    "killing": "ATTACK",
    "assassination": "ATTACK",
    "execution": "ATTACK",
    "torture": "ATTACK",
    "sexual_violence": "ATTACK",
    "shelling": "ATTACK",
    "explosion": "BOMBING",
    "air_strike": "ATTACK",
    "abduction": "KIDNAPPING",
}
ARMED = frozenset({"clash", "raid", "capture"})
"""Attacks only where the target does not fight."""
PERSONS = frozenset(
    {"civilians", "children", "women", "medics", "journalists", "tribe", "detainees", "members"}
)
PERSONAL = frozenset({"killing", "assassination", "execution", "abduction", "torture", "sexual_violence"})
"""Done to persons, whatever class the target's words were given."""
OLD = timedelta(days=61)
BOMBS = frozenset({"ied", "car_bomb", "air_bomb", "suicide_belt", "landmine", "barrel_bomb", "cluster"})
_ORGANISATION = re.compile(
    r"(?:[A-Z][\w.'-]*\s+|of\s+|the\s+|national\s+|armed\s+|air\s+|death\s+|drug\s+|self-defense\s+)*"
    r"\b(?:army|forces?|navy|government|police|military|cartel|mafia|front|movement|party|squads?|organization|"
    r"battalion|regime|command|liberation|brigades?)\b(?:\s+of(?:\s+(?:the\s+)?[A-Za-z][\w'-]*){1,2})?",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:men|people|man|woman|women|persons?|individuals?|guerrillas?|terrorists?|gunm[ae]n|rebels?|soldiers?|"
    r"members?|group|column|commandos?|patrol|troops?|youths?|assassins?|students?|thieves|police(?:men|man)|"
    r"attackers?|assailants?|criminals?|murderers?|traffickers?|officers?|units?|elements?|militants?|fighters?|"
    r"extremists?|subversives?|kidnappers?|agents?|workers?|peasants?|civilians|insurgents?|hooded|sicarios?)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|his|her|their|its|this|that|these|those|some|several|alleged|presumed|suspected)\s+)+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s+(?:who|which|that|when|while|where|after|in|on|at|from|near|by|with|as|to)\b.*|[,;(].*", re.S
)
_PRONOUNS = frozenset("he she they it him her them who whom which that one others all we us you i".split())
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def predict(line: Line, tools: Tools) -> dict[str, object]:
    """Return roles and incidents of one report."""
    text = recase(re.sub(r" {3,}", "\n\n", line["text_lc"]))
    day = date.fromisoformat(line["dct"]) if line["dct"] else None
    report, coding = tools.code(
        {"id": line["id"], "text": text, "language": "en", "published": line["dct"]}
    )
    kept = [(kind, c) for c in coding.claims if (kind := incident_type(c)) and not is_old(c, day)]
    roles: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    everyone = person_names(text, tools.knowledge)
    for _, claim in kept:
        for role, words in fillers(claim, report, tools):
            add(roles[role], fullest(words, everyone) if role == "Victim" else words)
    for role, words in beside(kept, report, tools):
        if not any(_is_same_thing(words, entity[0]) for entity in roles[role]):
            add(roles[role], words)
    for name in groups(text) if kept else ():
        if not any(_is_its_short(short[0], name, text) for short in roles["PerpOrg"]):
            add(roles["PerpOrg"], name)
    templates = [{"type": kind, "date": _day(claim)} for kind, claim in kept]
    return {"relevant": bool(kept), "roles": roles, "templates": templates}


def beside(kept: Sequence[tuple[str, Claim]], report: Report, tools: Tools) -> Iterator[tuple[str, str]]:
    """Yield the roles named around the incidents' evidence, beside what the claims hold."""
    spans = [claim.evidence.span for _, claim in kept]
    struck = [claim.evidence.span for kind, claim in kept if kind in ("BOMBING", "ARSON")]
    personal = [claim.evidence.span for kind, claim in kept if kind in ("ATTACK", "KIDNAPPING")]
    text = report.text
    yield from (("PerpInd", words) for words in perpetrators(around(text, spans, by_paragraph=True)))
    yield from (("Weapon", words) for words in weapons(around(text, spans)))
    yield from (("Target", words) for words in sites(around(text, struck, by_paragraph=True)))
    for part in around(text, personal):
        yield from (("Victim", name) for name in person_names(part, tools.knowledge) if " " in name)


def _is_same_thing(one: str, other: str) -> bool:
    """Say whether two phrases end in the same noun, in whichever number."""
    first, second = (words.lower().split()[-1].rstrip("s") for words in (one, other))
    return first == second


def _is_its_short(short: str, name: str, text: str) -> bool:
    """Say whether `short` stands in brackets after `name`: "National Front (NF)"."""
    return re.search(rf"{re.escape(name)}\W{{1,3}}{re.escape(short)}\b", text) is not None


def incident_type(claim: Claim) -> str | None:
    """Return the set's type of a claim, `None` where it is no incident of the set."""
    if claim.scope.value != "incident" or claim.certainty.value not in ("stated", "uncertain"):
        return None
    if is_fighting(claim):
        return None
    kind = claim.type.value
    if kind == "property_seizure":
        return _against_property(claim)
    if kind in ARMED:
        return "ATTACK" if _class(claim) in PERSONS or _is_site(claim) else None
    if TYPES.get(kind) == "ATTACK" and claim.target is None:
        return None
    return TYPES.get(kind)


def _against_property(claim: Claim) -> str:
    means = {m.value for m in claim.means}
    if "burning" in means:
        return "ARSON"
    if means & BOMBS:
        return "BOMBING"
    return "ATTACK" if any(count.harm == "destroyed" for count in claim.counts) else "ROBBERY"


def is_fighting(claim: Claim) -> bool:
    """Say whether the target is armed: such acts are no incidents of the set."""
    return _class(claim) in ("fighters", "site:military")


def is_old(claim: Claim, published: date | None) -> bool:
    """Say whether the act lies more than two months before the report."""
    if published is None:
        return False
    return claim.date is not None and claim.date.value.last < published - OLD


def fillers(claim: Claim, report: Report, tools: Tools) -> Iterator[tuple[str, str]]:
    """Yield the roles that a claim fills, each with its words."""
    if claim.actor is not None:
        yield from _perpetrators(claim.actor.value, tools)
    if claim.target is not None:
        yield from _targets(claim, report, tools)
    for means in claim.means:
        for span in means.spans:
            if not any(span.overlaps(trigger) for trigger in claim.type.spans):
                yield "Weapon", plain(span.of(report.text))


def _perpetrators(words: str, tools: Tools) -> Iterator[tuple[str, str]]:
    """Yield organisations by their names, and persons by name or as a group ("armed men")."""
    core = plain(words)
    if core.lower() in _PRONOUNS or any(
        m.kind == "country" for m in tools.knowledge.actors.find(core, "en")
    ):
        return
    for match in re.finditer(r"\b[A-Z]{2,}(?:-[A-Z]+)*\b", words):
        yield "PerpOrg", match.group()
    people = _PEOPLE.search(core)
    if people is not None:
        yield "PerpInd", core
    organisation = _ORGANISATION.search(plain(core[: people.start()]) if people else core)
    if organisation is not None and not organisation.group().isupper():
        yield "PerpOrg", organisation.group()
    elif people is None and re.fullmatch(r"(?:[A-Z]\w+\s?)+s", core) and words.startswith(("the ", "The ")):
        yield "PerpOrg", core
    elif people is None:
        names = person_names(words, tools.knowledge)
        yield from (("PerpInd", name) for name in names)
        if not names and core.islower() and core.endswith("s"):
            yield "PerpInd", core


def _targets(claim: Claim, report: Report, tools: Tools) -> Iterator[tuple[str, str]]:
    """Yield physical targets, and persons where they are named: the set lists no others."""
    site = _struck_site(claim, tools)
    if site is not None:
        yield "Target", site
    if claim.target is None:
        return
    words, kind = claim.target.value, _class(claim)
    is_done_to_persons = claim.type.value in PERSONAL
    if _is_site(claim) and not is_done_to_persons:
        yield from (("Target", part) for part in conjuncts(words))
        return
    names = person_names(words, tools.knowledge)
    if kind in PERSONS or is_done_to_persons or (kind is None and names):
        names += names_beside(report.text, claim.target.span.end, tools.knowledge)
        yield from (("Victim", name) for name in names)
    elif kind is None and claim.type.value in ("explosion", "property_seizure", "shelling", "air_strike"):
        yield from (("Target", part) for part in conjuncts(words))


def _struck_site(claim: Claim, tools: Tools) -> str | None:
    """Return the building a bomb went off at, `None` where the place is a town or the like."""
    if claim.type.value != "explosion" or claim.place is None:
        return None
    words = claim.place.value
    return None if tools.knowledge.gazetteer.find(words, "en") else plain(words)


def conjuncts(words: str) -> list[str]:
    """Return "stores" and "banks" of "several stores and two banks", without what follows each noun."""
    parts = re.split(
        r",\s*(?:and\s+)?|\s+and\s+", re.sub(r",\s*wh(?:o|ich|ere)\b.*", "", words, flags=re.S)
    )
    cores = (plain(part) for part in parts)
    return [
        c for c in cores if any(map(str.isalpha, c)) and c.lower() not in _PRONOUNS and not is_weapon(c)
    ]


def plain(words: str) -> str:
    """Return a noun phrase without article and what follows the noun, "of" phrases kept."""
    return _CUT.sub("", _LEADING.sub("", words.strip())).strip(" \"'.,")


def add(entities: list[list[str]], words: str) -> None:
    """Add a filler; one that names an entity already there replaces it where it is the fuller."""
    if not words or words.lower() in _PRONOUNS:
        return
    for entity in entities:
        if is_same_person(entity[0], words):
            entity[0] = max(entity[0], words, key=len)
            return
    entities.append([words])


def _class(claim: Claim) -> str | None:
    return None if claim.target_class is None else claim.target_class.value


def _is_site(claim: Claim) -> bool:
    kind = _class(claim)
    return kind is not None and kind.startswith("site:") and kind != "site:military"


def _day(claim: Claim) -> str | None:
    if claim.date is None or claim.date.value.first != claim.date.value.last:
        return None
    return claim.date.value.first.isoformat()


def _f1(label: str) -> str:
    return rf"^{re.escape(label)} .*F1\s+([\d.]+)$"


def _measures(labels: Iterable[tuple[str, float | None, float | None]]) -> Sequence[Measure]:
    return [Measure(f"{label}, F1", _f1(label), True, wanted, trivial) for label, wanted, trivial in labels]


SET = OutsideSet(
    "muc4",
    "200 English reports on political violence; claims of types against people who do not fight become "
    "incidents, actors perpetrators, targets victims or physical targets, means weapons; perpetrators, "
    "weapons, buildings and names that stand around a claim's evidence, and the armed group "
    "named most, are added",
    [
        Part(
            "muc4/dev.jsonl",
            predict,
            _measures(
                [
                    ("CEAF-REE micro", 0.42, 0.25),
                    *((f"CEAF-REE {role}", None, None) for role in ROLES),
                    ("incident type (set)", 0.75, None),
                    ("relevance", None, None),
                    ("incident day", None, None),
                ]
            ),
        )
    ],
)

"""How many independent sources tell of one event: reposts and reports that cite one origin are one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dalil.knowledge.load import Knowledge
from dalil.language.fold import fold
from dalil.merge.reposts import find_reposts
from dalil.merge.rules import Words, load_rules
from dalil.model import Claim, Report

_WORD = re.compile(r"\w+(?:-\w+)*")
_CREDIT = re.compile(r"[(（]([^)）]+)[)）]")
_LISTED = re.compile(r"\s*(?:[,/;،؛]|\band\b)\s*")


def independent_groups(
    reports: Sequence[Report], claims: Sequence[Claim], knowledge: Knowledge
) -> list[tuple[str, ...]]:
    """Return the report ids that are one source for the event all `claims` tell of, group by group.

    Five reposts and their original are one group; so are two agencies that both cite one monitor.
    """
    return Sources(reports, find_reposts(reports), knowledge).groups(claims)


def text_groups(reports: Iterable[Report]) -> list[tuple[str, ...]]:
    """Return the report ids that carry one text, group by group: what counts once in reporting volume.

    Unlike `independent_groups` this asks nothing of origins: two reports of one monitor on two events are
    two reports.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for report_id, chief in find_reposts(reports).items():
        groups[chief].append(report_id)
    return sorted(tuple(sorted(group)) for group in groups.values())


class Sources:
    """The reports, with what is known of where each has its text from."""

    def __init__(self, reports: Sequence[Report], copies: Mapping[str, str], knowledge: Knowledge) -> None:
        """`copies` gives for each report one report that stands for its text (`find_reposts`)."""
        self._reports = {report.id: report for report in reports}
        self._copies = copies
        self._knowledge = knowledge
        self._words = load_rules().words

    def groups(self, claims: Sequence[Claim]) -> list[tuple[str, ...]]:
        """Return the groups of reports that are one source for the event of `claims`, in order of id.

        A report that cites two origins opens a source of its own only where one of them is cited by no
        simpler report; so the number of groups is never more than that of origins, nor of reports.
        """
        origins: dict[str, set[str]] = defaultdict(set)
        members: dict[str, set[str]] = defaultdict(set)
        for report_id, found in self._origins(claims).items():
            copy = self._copies.get(report_id, report_id)
            origins[copy] |= found
            members[copy].add(report_id)
        taken: dict[str, set[str]] = {}
        for copy in sorted(origins, key=lambda c: (len(origins[c]), c)):
            free = sorted(origins[copy] - set(taken))
            group = free[0] if free else min(origins[copy])
            taken.setdefault(group, set()).update(members[copy])
        return sorted(tuple(sorted(group)) for group in taken.values())

    def _origins(self, claims: Sequence[Claim]) -> dict[str, set[str]]:
        """Return for each report whose word its claims rest on: cited origins, else its outlet."""
        cited: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            words = None if claim.attribution is None else claim.attribution.value
            origin = None if words is None else self._named(words)
            cited[claim.report_id] |= set() if origin is None else {origin}
        return {key: found or {self._outlet(key)} for key, found in cited.items()}

    def _outlet(self, report_id: str) -> str:
        """Return the origin an outlet names for its item ("Daily Mail (Reuters)"), else the outlet."""
        report = self._reports.get(report_id)
        if report is None or report.outlet is None:
            return f"report {report_id}"
        known = self._knowledge.sources.origins(report.outlet)
        if known:
            return known[-1].id
        for words in reversed(_credits(fold(report.outlet).text, self._words)):
            origin = self._named(words)
            if origin is not None:
                return origin
        return f"report {report_id}"

    def _named(self, words: str) -> str | None:
        """Return the origin that words name, `None` where they name nobody ("local sources")."""
        known = self._knowledge.sources.find(words)
        if known is not None:
            return known.id
        left = [t for t in _WORD.findall(fold(words).text) if t not in self._words.unnamed]
        return " ".join(left) if left else None


def _credits(outlet: str, words: Words) -> list[str]:
    """Return the outlet and whoever it credits, the origin last: "Daily Mail", "Reuters"."""
    credited = _CREDIT.findall(outlet)
    names = [_CREDIT.sub("", outlet).strip(), *(n for c in credited for n in _LISTED.split(c))]
    for relay in words.relays:
        names = [part.strip() for name in names for part in re.split(rf"\b{relay}\b", name) if part.strip()]
    return [name for name in names if name]

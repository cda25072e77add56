"""The protocol every coder follows, and the default coder: rules over grammar and lexicon."""

from dataclasses import replace
from typing import Protocol

from dalil.coding.compose import compose
from dalil.coding.draft import Drafts
from dalil.coding.misses import unclaimed
from dalil.coding.triage import Triage
from dalil.knowledge.load import Knowledge
from dalil.model import Coding, Issue, Report, Span

RULES_VERSION = "4"
"""Raised whenever the grammar changes, so that stored codings are made anew."""
BROKEN = "rule broke"
"""Kind of the issue that stands for a whole report; tests hold that none of ours has one."""
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in a rule raises; what the machine raises (memory, disk, a missing model) goes through."""


class Coder(Protocol):
    """Reads one report and says what it states; the same report always gives the same coding."""

    @property
    def name(self) -> str:
        """What `Claim.coder` holds: "rules", "llm:<model>", ..."""

    @property
    def version(self) -> str:
        """Changes whenever the coder may give another coding for the same report."""

    def code(self, report: Report) -> Coding:
        """Return every claim, causal row and issue of `report`."""


class RulesCoder:
    """The default coder: transparent, offline, the same result every time."""

    name = "rules"

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        own = f"+{knowledge.added}" if knowledge.added else ""
        self.version = f"rules/{RULES_VERSION}{own}"

    def code(self, report: Report) -> Coding:
        """Return the coding of `report`; a language without a grammar gives one issue.

        A report on which a rule breaks gives an issue too, so that one odd text does not stop the rest.
        """
        try:
            coding = compose(report, self._drafts(report), self._knowledge)
            triage = self._triage(report.language)
            missed = [] if triage is None else unclaimed(report, coding, triage)
            return replace(coding, issues=(*coding.issues, *missed))
        except FAULTS as error:
            message = (
                f"A rule broke on this report ({type(error).__name__}: {error}); nothing of it is coded."
            )
            return Coding(report.id, (), (), (Issue(report.id, BROKEN, Span(0, 0), message),))

    def _drafts(self, report: Report) -> Drafts:
        triage = self._triage(report.language)
        if triage is None:
            message = f'Dalil codes English and Arabic; this report is in "{report.language}".'
            return Drafts(issues=[Issue(report.id, "language not coded", Span(0, 0), message)])
        if not triage.may_tell(report.text):
            return Drafts()
        if report.language == "en":
            from dalil.coding.english.code import draft as draft_english

            return draft_english(report, self._knowledge)
        from dalil.coding.arabic.code import draft as draft_arabic

        return draft_arabic(report, self._knowledge)

    def _triage(self, language: str) -> Triage | None:
        """Return what a language's words tell, `None` for a language without a grammar."""
        if language == "en":
            from dalil.coding.english.triage import triage_of as english_triage

            return english_triage(self._knowledge)
        if language == "ar":
            from dalil.coding.arabic.triage import triage_of as arabic_triage

            return arabic_triage(self._knowledge)
        return None

"""The names readers see for types of event, actors, places and outlets."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dalil.knowledge.ontology import EventType, read_ontology
from dalil.model import Incident, Report
from dalil.publish.content import BriefContent
from dalil.publish.words import Words


@cache
def event_types() -> dict[str, EventType]:
    """Return the types of event of the ontology that Dalil carries, by code."""
    return read_ontology(Path(__file__).parents[1] / "data" / "ontology.yml")


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; a code without a name is shown as the code, never left out."""

    content: BriefContent
    words: Words

    def kind(self, code: str) -> str:
        """Return the name of a type of event."""
        own = self.content.types.get(code)
        if own is not None:
            return own.of(self.words.language)
        found = event_types().get(code)
        if found is None:
            return code.replace("_", " ")
        return found.label_ar if self.words.language == "ar" else found.label_en

    def heading(self, code: str) -> str:
        """Return the name of a type of event as the start of a line."""
        name = self.kind(code)
        return name[:1].upper() + name[1:]

    def actor(self, actor_id: str) -> str:
        """Return the name of an actor."""
        name = self.content.actors.get(actor_id)
        return name.of(self.words.language) if name else self.words.code("actor", actor_id)

    def asked_actor(self) -> str:
        """Return the name of the actor of the question."""
        question = self.content.question
        return question.actor_name_ar if self.words.language == "ar" else question.actor_name_en

    def intervention(self) -> str:
        """Return the name of the intervention."""
        intervention = self.content.question.intervention
        return intervention.name_ar if self.words.language == "ar" else intervention.name_en

    def place(self, incident: Incident) -> str | None:
        """Return the name of an incident's place, `None` where it is not known."""
        for key in (incident.location.place_id if incident.location else None, incident.place_name):
            name = self.content.places.get(key) if key else None
            if name:
                return name.of(self.words.language)
        return incident.place_name

    def outlet(self, outlet: str | None) -> str:
        """Return the name of an outlet."""
        if outlet is None:
            return self.words.plain("page.unknown")
        label = self.content.sources.get(outlet)
        return label.name.of(self.words.language) if label else outlet

    def outlet_kind(self, outlet: str | None) -> str | None:
        """Return what kind of source an outlet is, `None` where not known."""
        label = self.content.sources.get(outlet) if outlet else None
        return self.words.code("kind", label.kind) if label and label.kind else None

    def title(self, report: Report) -> str:
        """Return the title of a report."""
        return report.title or self.words.plain("evidence.untitled")

"""The types of event that Dalil codes, with their labels and their bridges to other codebooks."""

from dataclasses import dataclass
from pathlib import Path

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event of the coding manual."""

    code: str
    label_en: str
    label_ar: str
    definition: str
    acled: str | None
    """ACLED sub-event type, `None` where ACLED has none."""
    ucdp: str | None
    """UCDP GED type of violence, `None` where UCDP has none."""


def read_ontology(path: Path) -> dict[str, EventType]:
    """Return the event types of `path` by code, in the order of the file."""
    entries = read_yaml(path)
    try:
        types = [EventType(**entry) for entry in entries]
    except TypeError as error:
        raise BadKnowledge(
            f'"{path}" holds an event type with wrong fields ({error}).',
            "Give each entry code, label_en, label_ar, definition, acled and ucdp.",
        ) from error
    return {event_type.code: event_type for event_type in types}

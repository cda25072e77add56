"""Understands a question: every word of it is resolved, or an error says which could not be."""

from collections.abc import Sequence

from dalil.compare.question_actor import find_actor
from dalil.compare.question_forms import Asked, take_apart
from dalil.compare.question_intervention import find_intervention
from dalil.compare.question_place import AskedPlace, place_in, place_note
from dalil.compare.question_window import QuestionOptions, find_window
from dalil.compare.sentences import Both, say
from dalil.errors import UnclearQuestion
from dalil.knowledge.load import Knowledge
from dalil.model import Incident, Question

__all__ = ["QuestionOptions", "check_words", "understand"]


def check_words(words: str, knowledge: Knowledge) -> None:
    """Raise `UnclearQuestion` or `UnknownActor` where no reports could help, before any is read."""
    asked, _ = _parts(words, knowledge)
    find_actor(asked, knowledge.actors, words)


def understand(
    words: str, knowledge: Knowledge, incidents: Sequence[Incident], options: QuestionOptions
) -> Question:
    """Return the question with its actor, intervention, place and window.

    `Question.notes` holds a sentence for each part, in the language of the question. Raises
    `UnclearQuestion`, `UnknownActor`, `UnknownIntervention` or `DateOutsideData`, each with what to
    do; nothing is guessed.
    """
    asked, where = _parts(words, knowledge)
    after = find_intervention(asked, words, knowledge, incidents)
    came = after.intervention
    actor = find_actor(asked, knowledge.actors, f"{words} {came.name_en} {came.place or ''}")
    place = options.place or (where.name if where is not None else after.place)
    window = find_window(after.intervention.date, options)
    name = Both(actor.actor.name_en, actor.actor.name_ar)
    notes = (
        say("question.actor", words=actor.words, name=name),
        *after.notes,
        place_note(place, knowledge.gazetteer),
        *window.notes,
    )
    return Question(
        words=words,
        language=asked.language,
        actor_id=actor.actor.id,
        actor_name_en=actor.actor.name_en,
        actor_name_ar=actor.actor.name_ar,
        intervention=after.intervention,
        place=place,
        first=window.first,
        last=window.last,
        by=window.by,
        notes_en=tuple(note.en for note in notes),
        notes_ar=tuple(note.ar for note in notes),
    )


def _parts(words: str, knowledge: Knowledge) -> tuple[Asked, AskedPlace | None]:
    """Return the parts of a question, a place beside the actor taken out of the actor's words."""
    asked = take_apart(words)
    taken = tuple(mention.span for mention in knowledge.actors.find(asked.actor, asked.language))
    where = place_in(asked.actor, asked.language, knowledge.gazetteer, taken)
    if where is not None:
        asked = asked._replace(actor=where.rest)
    _check_actor(asked, words, knowledge)
    return asked, where


def _check_actor(asked: Asked, words: str, knowledge: Knowledge) -> None:
    """Raise `UnclearQuestion` where a place stands in the actor's place: "What happened in Idlib?"."""
    places = knowledge.gazetteer.find(asked.actor, asked.language)
    if any(mention.span.of(asked.actor) == asked.actor for mention in places) and not knowledge.actors.find(
        asked.actor, asked.language
    ):
        raise UnclearQuestion(
            f'The question "{words}" names a place, "{asked.actor}", and no actor.',
            'Name the actor as well, as in "What happened to ISIS in Idlib after ...?".',
        )

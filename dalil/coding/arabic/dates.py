"""When: the date that belongs to the clause of an event."""

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.reasons import charge_words
from dalil.coding.arabic.tables import grammar_verbs, word_set
from dalil.language.dates import DateMention, find_dates
from dalil.model import DateRange, Derived

_OF_OTHER = 6
"""Words after another verb within which a date is of that verb."""
_NO_DATE = frozenset({"duration", "vague"})


def date_of(parsed: Parsed, mention: Mention, *, announced: bool = False) -> Derived[DateRange] | None:
    """Return the days of the event, `None` where its words do not tell.

    The date of the event's own clause comes first, then one elsewhere in the words of the event.
    """
    found = _dates(parsed, mention, announced=announced)
    if not found:
        return None
    first, last = parsed.segment(mention.trigger.first)
    words = parsed.passage.words
    low, high = words[first].span.start, words[last - 1].span.end
    own = [date for date in found if low <= date.span.start < high]
    best = _nearest(parsed, mention, own or found)
    assert best.range is not None  # noqa: S101  only resolved dates are in the list
    return Derived(best.range, (best.span,), best.rule)


def _dates(parsed: Parsed, mention: Mention, *, announced: bool) -> list[DateMention]:
    passage = parsed.passage
    first, last = mention.zone
    low, high = passage.words[first].span.start, passage.words[last - 1].span.end
    dates = passage.dates
    if announced:
        dates = find_dates(passage.report.text, "ar", passage.report.published, future=True)
    said = [*_days_of_saying(parsed, mention), *_days_of_others(parsed, mention)]
    dates = [date for date in dates if not any(start <= date.span.start < end for start, end in said)]
    charged = [parsed.words[at].span for at in charge_words(parsed.words[first:last])]
    dates = [date for date in dates if not any(date.span.overlaps(span) for span in charged)]
    return [
        d for d in dates if d.range is not None and d.kind not in _NO_DATE and low <= d.span.start < high
    ]


def _days_of_saying(parsed: Parsed, mention: Mention) -> list[tuple[int, int]]:
    """Return the stretches between a verb of saying and أن: their dates are of the saying."""
    words = parsed.words
    found = []
    for at in range(parsed.sentence.first, mention.trigger.first):
        if words[at].rest in grammar_verbs("speech") and parsed.chunker.is_verb(at):
            reach = range(at + 1, min(at + 16, mention.trigger.first + 1))
            that = next((n for n in reach if words[n].text in word_set("saying")), None)
            if that is not None:
                found.append((words[at].span.start, words[that].span.start))
    return found


def _days_of_others(parsed: Parsed, mention: Mention) -> list[tuple[int, int]]:
    """Return the stretch after another verb that follows the event: "نزح ألف ... يعيشون اليوم"."""
    own = {at for trigger in mention.all_triggers for at in trigger.words}
    end = parsed.words[parsed.sentence.last - 1].span.end
    for at in range(mention.all_triggers[-1].last + 1, mention.zone[1]):
        rest = parsed.words[at].rest
        form = parsed.passage.index.verb(rest)
        is_other = form is None or form.tense == "present" and not form.suffix
        if at not in own and parsed.chunker.is_verb(at) and is_other:
            beyond = min(at + _OF_OTHER, parsed.sentence.last) - 1
            return [(parsed.words[at].span.start, min(end, parsed.words[beyond].span.end))]
    return []


def _nearest(parsed: Parsed, mention: Mention, found: list[DateMention]) -> DateMention:
    at = mention.trigger.span.start
    return min(
        found,
        key=lambda date: (
            abs(date.span.start - at) if date.span.start > at else (at - date.span.start) * 1.5
        ),
    )

"""When: the date that belongs to the clause of an event."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.place_chunks import place_words, starting_verbs
from dalil.coding.arabic.reasons import charge_words
from dalil.coding.arabic.tables import grammar_verbs, word_set
from dalil.language.dates import DateMention, find_dates
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import DateRange, Derived, Span

_OF_OTHER = 6
"""Words after another verb within which a date is of that verb."""
_NO_DATE = frozenset({"duration", "vague"})


_WORD = 12
"""Letters before a date in which the word before it stands."""


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
        dates = [d for d in dates if not any(span.overlaps(d.span) for span in passage.numbered)]
    dates = [_shaped(parsed, date, announced=announced) for date in _with_pairs(parsed, dates)]
    said = [*_days_of_saying(parsed, mention), *_days_of_others(parsed, mention, announced=announced)]
    dates = [date for date in dates if not any(start <= date.span.start < end for start, end in said)]
    charged = [parsed.words[at].span for at in charge_words(parsed.words[first:last])]
    dates = [date for date in dates if not any(date.span.overlaps(span) for span in charged)]
    return [
        d for d in dates if d.range is not None and d.kind not in _NO_DATE and low <= d.span.start < high
    ]


def _with_pairs(parsed: Parsed, dates: Sequence[DateMention]) -> list[DateMention]:
    """Return the dates with listed days as one: "يومي الاثنين والثلاثاء"."""
    text = parsed.passage.report.text
    found: list[DateMention] = []
    for date in dates:
        last = found[-1] if found else None
        before = fold(text[max(0, date.span.start - _WORD) : date.span.start]).text.split()
        listed = bool(before) and before[-1] in place_words("days")
        if last is None or not _is_day(date):
            found.append(date)
            continue
        between = text[last.span.end : date.span.start].strip()
        opens = fold(last.span.of(text)).text.split()[-1] in place_words("days")
        if opens and between == "" and last.kind == "span":
            found[-1] = replace(date, span=Span(last.span.start, date.span.end), rule="days listed")
        elif between == "و" and last.rule == "days listed" and last.range is not None:
            found[-1] = _joined(last, date)
        elif listed:
            found.append(replace(date, rule="days listed"))
        else:
            found.append(date)
    return found


def _joined(last: DateMention, date: DateMention) -> DateMention:
    assert last.range is not None and date.range is not None  # noqa: S101  the caller checked
    first, end = min(last.range.first, date.range.first), max(last.range.last, date.range.last)
    return replace(last, span=Span(last.span.start, date.span.end), range=DateRange(first, end))


def _is_day(date: DateMention) -> bool:
    return date.range is not None and date.kind == "day" and date.range.first == date.range.last


def _shaped(parsed: Parsed, date: DateMention, *, announced: bool) -> DateMention:
    """Return the date as the words around it mean it: the night of a named day, a day of grace."""
    days, published = date.range, parsed.passage.report.published
    if days is None:
        return date
    words = fold(date.span.of(parsed.passage.report.text)).text.split()
    named = sum(word in _weekdays() for word in words)
    if words[0] in place_words("nights") and named == 1 and (days.last - days.first).days == 1:
        return replace(date, range=DateRange(days.first, days.first))
    before = parsed.passage.report.text[: date.span.start].split()[-1:]
    until = bool(before) and fold(before[0]).text in place_words("until")
    if announced and until and published is not None and days.last > published:
        return replace(
            date, range=DateRange(published, days.last), rule=f"{date.rule}, from publication on"
        )
    return date


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        fold(str(word)).text for words in language_table("dates")["weekday"].values() for word in words
    )


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


def _days_of_others(parsed: Parsed, mention: Mention, *, announced: bool) -> list[tuple[int, int]]:
    """Return the stretch after another verb that follows the event: "نزح ألف ... يعيشون اليوم"."""
    own = {at for trigger in mention.all_triggers for at in trigger.words}
    end = parsed.words[parsed.sentence.last - 1].span.end
    for at in range(mention.all_triggers[-1].last + 1, mention.zone[1]):
        rest = parsed.words[at].rest
        form = parsed.passage.index.verb(rest)
        is_other = form is None or form.tense == "present" and not form.suffix
        is_other = is_other and not announced and rest not in starting_verbs()
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
